-- Starts the server, and says when it cannot. Whether a file is a seed of a corpus is the server's to say.

local M = {}

local root = require('variorum.root')

--- From 0.11 on, Neovim starts servers by itself.
local has_enable = vim.lsp.enable ~= nil

--- Whether it has been said in this session that the program is missing.
local said_missing = false

--- The server's configuration, in the form that both `vim.lsp.enable` and `vim.lsp.start` take.
--- Before 0.11 there is no `vim.lsp.config`; `vim.g.variorum = { cmd = … }` stands in for it.
--- @return table
function M.config()
  if has_enable then
    return vim.lsp.config.variorum
  end
  local file = vim.api.nvim_get_runtime_file('lsp/variorum.lua', false)[1]
  return vim.tbl_deep_extend('force', dofile(file), vim.g.variorum or {})
end

--- The program that the configuration names, if it cannot be run.
--- @return string?
function M.missing_program()
  local cmd = M.config().cmd
  if type(cmd) == 'table' and vim.fn.executable(cmd[1]) == 0 then
    return cmd[1]
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
    local config = M.config()
    config.name = 'variorum'
    config.root_dir = folder
    vim.lsp.start(config, { bufnr = buffer })
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
  if has_enable then
    vim.lsp.enable('variorum')
  end
end

return M
