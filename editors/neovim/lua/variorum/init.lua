-- Starts the server, and says when it cannot. Whether a file is a seed of a corpus is the server's to say.

local M = {}

local root = require('variorum.root')

--- From 0.11 on, Neovim starts servers by itself.
local has_enable = vim.lsp.enable ~= nil

--- Whether it has been said in this session that the program is missing.
local said_missing = false

--- What can be set, with what it has to be: |variorum-options|.
M.known_options = {
  autostart = 'boolean',
  cmd = 'table',
  lens = 'boolean',
  list = 'string',
  picker = 'string',
  settings = 'table',
}

--- What `vim.g.variorum` says.
--- @return table
function M.options()
  return vim.g.variorum or {}
end

--- Sets options, for who prefers a call to `vim.g.variorum`; nothing has to be set.
--- @param options table?
function M.setup(options)
  vim.g.variorum = vim.tbl_deep_extend('force', M.options(), options or {})
  if has_enable then
    vim.lsp.config('variorum', { cmd = M.options().cmd, settings = M.options().settings })
  end
  require('variorum.lens').enable(M.options().lens == true)
end

--- The server's configuration, in the form that both `vim.lsp.enable` and `vim.lsp.start` take.
--- @return table
function M.config()
  if has_enable then
    return vim.lsp.config.variorum
  end
  return dofile(vim.api.nvim_get_runtime_file('lsp/variorum.lua', false)[1])
end

--- The program that the configuration names, if it cannot be run.
--- @return string?
function M.missing_program()
  local cmd = M.config().cmd
  if type(cmd) == 'table' and vim.fn.executable(cmd[1]) == 0 then
    return cmd[1]
  end
end

--- Starts the server for a file, or connects the file with the one that runs for its folder.
--- @param buffer integer
function M.start(buffer)
  local folder = root.of_buffer(buffer)
  if folder and not M.missing_program() then
    local config = vim.deepcopy(M.config())
    config.name, config.root_dir = 'variorum', folder
    vim.lsp.start(config, { bufnr = buffer })
  end
end

--- A file that may be a seed has been opened.
local function opened(buffer)
  local folder, declared = root.of_buffer(buffer)
  if not folder then
    return
  end
  local missing = M.missing_program()
  if missing then
    -- Only where a `variorum.toml` says that this is a corpus does anybody wait for the server.
    if declared and not said_missing then
      said_missing = true
      local message = 'Variorum: the program “%s” is not found; see :checkhealth variorum'
      vim.notify(message:format(missing), vim.log.levels.ERROR)
    end
  elseif not has_enable then
    M.start(buffer)
  end
end

--- Starts the server for every file that may be a seed, from now on.
function M.enable()
  vim.api.nvim_create_autocmd('FileType', {
    group = vim.api.nvim_create_augroup('variorum', {}),
    pattern = M.config().filetypes,
    callback = function(event)
      opened(event.buf)
    end,
  })
  require('variorum.state').watch()
  if M.options().lens then
    require('variorum.lens').enable(true)
  end
  if has_enable then
    vim.lsp.enable('variorum')
  end
end

--- For a status line: how far the server is, how many seeds there are, and how many errors and warnings the file has. Empty
--- where no server runs.
--- @param buffer integer? 0 or nil for the current one
--- @return string
function M.status(buffer)
  return require('variorum.state').text(buffer)
end

return M
