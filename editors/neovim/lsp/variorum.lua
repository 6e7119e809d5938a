-- For `vim.lsp.enable('variorum')`, Neovim 0.11. To change something: `vim.lsp.config('variorum', { … })`.

-- Hovers as plain text: in a float, Neovim hides the addresses of Markdown links, but breaks the lines as if they were
-- there; and variants read `⟨here→there⟩`, which needs no strike-through of the terminal.
local capabilities = vim.lsp.protocol.make_client_capabilities()
capabilities.textDocument.hover.contentFormat = { 'plaintext' }
-- Documents that the server makes: `lua/variorum/documents.lua` shows them.
capabilities.workspace.textDocumentContent = { dynamicRegistration = false }
capabilities.experimental = {
  -- The commands of this plugin that the server's lenses and actions can run: `plugin/variorum.lua` has them.
  commands = { commands = { 'variorum.showWitnesses', 'variorum.compare' } },
  variorum = { corpusChanged = true },
}

-- Neovim does not tell a server which language it speaks.
local cmd = { 'variorum', 'lsp' }
if vim.v.lang:match('^zh') then
  vim.list_extend(cmd, { '--lang', vim.v.lang })
end

--- A handler of this plugin, loaded when the server first needs it.
local function handler(module, name)
  return function(...)
    return require('variorum.' .. module)[name](...)
  end
end

local own = vim.g.variorum or {}

return {
  cmd = own.cmd or cmd,
  settings = own.settings,
  capabilities = capabilities,
  -- Of TOML `variorum.toml` only: `lua/variorum/root.lua` sees to that.
  filetypes = { 'markdown', 'html', 'text', 'toml' },
  handlers = {
    ['window/showDocument'] = handler('documents', 'show'),
    ['workspace/textDocumentContent/refresh'] = handler('documents', 'refresh'),
    ['workspace/applyEdit'] = handler('server', 'apply'),
    ['variorum/corpusChanged'] = handler('state', 'corpus_changed'),
  },
  root_dir = function(buffer, start)
    local root = require('variorum.root').of_buffer(buffer)
    if root then
      start(root)
    end
  end,
}
