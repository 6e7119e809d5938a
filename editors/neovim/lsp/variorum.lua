-- For `vim.lsp.enable('variorum')`, Neovim 0.11. To change something: `vim.lsp.config('variorum', { … })`.

-- Hovers as plain text: in a float, Neovim hides the addresses of Markdown links, but breaks the lines as if they were
-- there; and variants read `⟨here→there⟩`, which needs no strike-through of the terminal.
local capabilities = vim.lsp.protocol.make_client_capabilities()
capabilities.textDocument.hover.contentFormat = { 'plaintext' }

-- The commands of this plugin that the server's lenses and actions can run: `plugin/variorum.lua` has them.
capabilities.experimental = { commands = { commands = { 'variorum.showWitnesses', 'variorum.compare' } } }

-- Neovim does not tell a server which language it speaks.
local cmd = { 'variorum', 'lsp' }
if vim.v.lang:match('^zh') then
  vim.list_extend(cmd, { '--lang', vim.v.lang })
end

return {
  cmd = cmd,
  capabilities = capabilities,
  filetypes = { 'markdown', 'html', 'text' },
  root_dir = function(buffer, start)
    local root = require('variorum.root').of_buffer(buffer)
    if root then
      start(root)
    end
  end,
}
