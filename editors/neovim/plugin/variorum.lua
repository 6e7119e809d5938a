-- Starts the server for files that may be seeds. `vim.g.variorum_autostart = false` before this leaves it to you.
if vim.g.loaded_variorum then
  return
end
vim.g.loaded_variorum = true

if vim.g.variorum_autostart ~= false then
  require('variorum').enable()
end
