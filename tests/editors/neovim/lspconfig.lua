-- Run in a real Neovim 0.11, headless, without the plugin: what is meant for nvim-lspconfig is enough to start the server.

local folder = vim.fn.tempname()
vim.fn.mkdir(folder .. '/lsp', 'p')
vim.fn.writefile(vim.fn.readfile('editors/neovim/lspconfig/variorum.lua'), folder .. '/lsp/variorum.lua')
vim.opt.runtimepath:append(folder)
vim.lsp.enable('variorum')

local helpers = dofile('tests/editors/neovim/helpers.lua')
local cases = helpers.cases

helpers.it('the server starts in a corpus, and hover names the witness', function()
  assert(vim.fn.exists(':Variorum') == 0, 'the plugin is there, too')
  helpers.open(vim.env.CORPUS, cases.reprint.seed)
  helpers.cursor_on(cases.reprint.passage)
  helpers.until_('the witness', function()
    return (helpers.hover() or ''):find(cases.witness.shown[2], 1, true)
  end)
end)

helpers.it('it does not start where there is no variorum.toml', function()
  vim.cmd('silent edit! ' .. vim.env.QUIET .. '/README.md')
  vim.wait(1000)
  assert(#vim.lsp.get_clients({ bufnr = 0 }) == 0)
end)

helpers.finish()
