-- Run in a real Neovim, headless, with lazy.nvim, which lies in the folder PLUGINS, and the README's line for it (LAZY_SPEC).

vim.opt.runtimepath:prepend(vim.env.PLUGINS .. '/lazy.nvim')
local spec = assert(loadstring('return { ' .. vim.env.LAZY_SPEC .. '\n}'))()
require('lazy').setup(spec, { install = { missing = false }, change_detection = { enabled = false } })

local helpers = dofile('tests/editors/neovim/helpers.lua')

helpers.it('with the README\'s line for lazy.nvim, the server starts in a corpus, and :Variorum is there', function()
  assert(not vim.v.errmsg:find('%S'), vim.v.errmsg)
  helpers.at_passage()
  assert(vim.tbl_contains(vim.fn.getcompletion('Variorum ', 'cmdline'), 'map'))
end)

helpers.finish()
