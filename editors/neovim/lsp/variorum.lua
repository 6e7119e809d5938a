-- For `vim.lsp.enable('variorum')`, Neovim 0.11. To change something: `vim.lsp.config('variorum', { … })`.
return {
  cmd = { 'variorum', 'lsp' },
  filetypes = { 'markdown', 'html', 'text' },
  root_dir = function(buffer, start)
    local root = require('variorum.root').of_buffer(buffer)
    if root then
      start(root)
    end
  end,
}
