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

local function clients()
  return (vim.lsp.get_clients or vim.lsp.get_active_clients)({ name = 'variorum' })
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

  local variorum = require('variorum')
  local cmd = variorum.config().cmd
  if type(cmd) ~= 'table' then
    health.info('The server is started by a function of your own')
  elseif variorum.missing_program() then
    health.error(('The program “%s” is not found'):format(cmd[1]), {
      'Install it (`cargo install --path .` in the Variorum repository) and see that its folder is on PATH',
      "Or say where it is: vim.lsp.config('variorum', { cmd = { '/path/to/variorum', 'lsp' } })",
      "In Neovim 0.10: vim.g.variorum = { cmd = { '/path/to/variorum', 'lsp' } }",
    })
  else
    local version = version_of(cmd[1])
    if version then
      health.ok(('%s (%s)'):format(version, vim.fn.exepath(cmd[1])))
    else
      health.error(('“%s --version” does not answer'):format(cmd[1]), { 'Is it Variorum? Install it anew' })
    end
  end

  local running = clients()
  if #running == 0 then
    health.info('No server runs now; one is started when a Markdown, HTML or text file is opened')
  end
  for _, client in ipairs(running) do
    local buffers = vim.tbl_count(client.attached_buffers or {})
    health.ok(('A server runs for %s, with %d open files'):format(client.config.root_dir or 'no folder', buffers))
  end
end

return M
