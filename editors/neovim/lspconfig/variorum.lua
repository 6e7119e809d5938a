---@brief
---
--- `variorum`, for people who curate collected texts: findings, and where each passage also stands in other texts.
---
--- This is all that Neovim needs to start it, in the form that nvim-lspconfig has (`lsp/variorum.lua` there, or in your own
--- configuration). The plugin beside this file has more: a map, an apparatus, comparisons, `:Variorum`.
---
--- It is started in folders with a `variorum.toml`, which may be empty.

---@type vim.lsp.Config
return {
  cmd = { 'variorum', 'lsp' },
  filetypes = { 'markdown', 'html', 'text' },
  root_markers = { 'variorum.toml' },
  workspace_required = true,
}
