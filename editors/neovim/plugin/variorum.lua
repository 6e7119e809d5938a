-- Starts the server for files that may be seeds, and defines `:Variorum`. `vim.g.variorum = { autostart = false }` before
-- this leaves the starting to you.
if vim.g.loaded_variorum then
  return
end
vim.g.loaded_variorum = true

if vim.fn.has('nvim-0.10') == 0 then
  vim.notify('Variorum needs Neovim 0.10 or later', vim.log.levels.ERROR)
  return
end

require('variorum.command').define()

vim.api.nvim_create_autocmd('BufReadCmd', {
  group = vim.api.nvim_create_augroup('variorum-documents', {}),
  pattern = 'variorum:/*',
  callback = function(event)
    require('variorum.documents').open(event.buf)
  end,
})

-- What the server's lenses and actions can run.
vim.lsp.commands['variorum.compare'] = function(command)
  require('variorum.compare').with(vim.uri_from_bufnr(0), command.arguments[1])
end

vim.lsp.commands['variorum.showWitnesses'] = function(command, context)
  require('variorum.witnesses').references(command, context)
end

if require('variorum').options().autostart ~= false then
  require('variorum').enable()
end
