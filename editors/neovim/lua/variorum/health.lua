-- `:checkhealth variorum`

local M = {}

local function version_of(program)
  local ok, result = pcall(function()
    return vim.system({ program, '--version' }, { text = true }):wait(5000)
  end)
  if ok and result.code == 0 then
    return vim.trim(result.stdout)
  end
end

--- What cannot be meant in `vim.g.variorum`.
local function check_options(health)
  local variorum = require('variorum')
  local wrong = false
  for name, value in pairs(variorum.options()) do
    local wanted = variorum.known_options[name]
    if not wanted then
      wrong = true
      health.warn(('`vim.g.variorum` has an unknown option “%s”'):format(name), { 'See :help variorum-options' })
    elseif type(value) ~= wanted then
      wrong = true
      health.warn(('`vim.g.variorum.%s` must be a %s'):format(name, wanted), { 'See :help variorum-options' })
    end
  end
  if not wrong then
    health.ok('`vim.g.variorum` has no unknown options')
  end
end

--- The program that is the server.
local function check_program(health)
  local variorum = require('variorum')
  local cmd = variorum.config().cmd
  if type(cmd) ~= 'table' then
    health.info('Your own function starts the server')
  elseif variorum.missing_program() then
    health.error(('The program “%s” is not found'):format(cmd[1]), {
      'Install it (`cargo install --path .` in the Variorum repository) and check that its folder is on PATH',
      "Or set its path: vim.g.variorum = { cmd = { '/path/to/variorum', 'lsp' } }",
    })
  else
    local version = version_of(cmd[1])
    if version then
      health.ok(('%s (%s)'):format(version, vim.fn.exepath(cmd[1])))
    else
      health.error(('“%s --version” does not answer'):format(cmd[1]), { 'Is it Variorum? Reinstall it' })
    end
  end
end

--- What `:Variorum` needs of the server: what it is asked with, and the subcommands that go without if it is not there.
local REQUESTS = {
  { 'variorum/reprints', 'next, prev, witnesses, map, pick' },
  { 'variorum/corpus', 'pick seeds' },
  { 'variorum/status', 'status' },
}
local COMMANDS = {
  { 'variorum.fixWorkspace', 'fix' },
  { 'variorum.openApparatus', 'apparatus' },
  { 'variorum.fillMetadata', 'fill' },
  { 'variorum.reindex', 'reindex' },
}

local function check_server(health)
  local client = require('variorum.client')
  local running = vim.lsp.get_clients({ name = 'variorum' })
  if #running == 0 then
    health.info('No server is running; it starts when you open a Markdown, HTML or text file')
    return
  end
  for _, one in ipairs(running) do
    local buffers = vim.tbl_count(one.attached_buffers or {})
    health.ok(('A server is running for %s, with %d open files'):format(one.config.root_dir or 'no folder', buffers))
  end
  local lacking = {}
  for _, request in ipairs(REQUESTS) do
    local params = { textDocument = { uri = 'file:///' } }
    local _, err = client.ask_now(request[1], params, 3000)
    if err and err.code == vim.lsp.protocol.ErrorCodes.MethodNotFound then
      table.insert(lacking, request[2])
    end
  end
  for _, command in ipairs(COMMANDS) do
    if not client.offers(client.get(), command[1]) then
      table.insert(lacking, command[2])
    end
  end
  if #lacking > 0 then
    local advice = { 'Install a server as new as this plugin' }
    health.warn('The server is too old for :Variorum ' .. table.concat(lacking, ', '), advice)
  else
    health.ok('The server supports everything :Variorum needs')
  end
end

local function check_pickers(health)
  local pickers = require('variorum.pickers')
  local wanted = require('variorum').options().picker
  if wanted and wanted ~= 'select' and not pickers.modules[wanted] then
    health.warn(('“%s” is not a picker'):format(wanted), { 'Name telescope, fzf-lua, snacks or select' })
  elseif wanted and wanted ~= 'select' and not pcall(require, pickers.modules[wanted]) then
    health.warn(('The picker “%s” is not installed'):format(wanted), { 'Install it, or name another in vim.g.variorum' })
  elseif pickers.choice() == 'select' then
    health.info('`:Variorum pick` uses `vim.ui.select`: none of telescope, fzf-lua and snacks is selected or installed')
  else
    health.ok('`:Variorum pick` uses ' .. pickers.choice())
  end
end

function M.check()
  local health = vim.health
  health.start('Variorum')
  if vim.fn.has('nvim-0.11') == 1 then
    health.ok('Neovim has `vim.lsp.enable`')
  elseif vim.fn.has('nvim-0.10') == 1 then
    health.ok('Neovim 0.10: the server is started with `vim.lsp.start`')
  else
    health.error('Neovim 0.10 or later is needed', { 'Install a newer Neovim' })
    return
  end
  check_options(health)
  check_program(health)
  check_server(health)
  check_pickers(health)
end

return M
