-- Starts the server for files that may be seeds. `vim.g.variorum_autostart = false` before this leaves it to you.
if vim.g.loaded_variorum then
  return
end
vim.g.loaded_variorum = true

if vim.g.variorum_autostart ~= false then
  require('variorum').enable()
end

vim.api.nvim_create_user_command('VariorumRule', function(command)
  require('variorum.server').rule(command.args)
end, { nargs = '?', desc = 'Show the page of a rule, of the finding under the cursor without a name' })

vim.api.nvim_create_user_command('VariorumFixCorpus', function()
  require('variorum.server').fix_corpus()
end, { desc = 'Apply all safe fixes in the corpus' })

vim.api.nvim_create_user_command('VariorumCompare', function()
  require('variorum.server').compare()
end, { desc = 'Show this seed beside one of its witnesses, in diff mode' })

vim.api.nvim_create_user_command('VariorumReport', function()
  require('variorum.server').report()
end, { desc = 'Show what belongs into the report of a problem' })

vim.lsp.commands['variorum.compare'] = function(command)
  require('variorum.server').compare(command.arguments[1])
end

vim.lsp.commands['variorum.showWitnesses'] = function(command)
  require('variorum.server').show_witnesses(command)
end
