-- How many other seeds have a passage, as virtual text where it begins. Neovim's own code lenses stand behind the end of the
-- line, which no window shows where an article is one line of many thousand characters.

local client = require('variorum.client')

local M = {}

local spaces = vim.api.nvim_create_namespace('variorum-lens')
local group

--- Puts the text of a lens where its passage begins: above the line if that is the line's beginning, else into it.
local function put(buffer, lens, from)
  local start = lens.range.start
  if not vim.api.nvim_buf_is_valid(buffer) or start.line >= vim.api.nvim_buf_line_count(buffer) then
    return
  end
  local column = client.column(buffer, start, from.offset_encoding)
  local title = lens.command.title
  if column == 0 then
    vim.api.nvim_buf_set_extmark(buffer, spaces, start.line, 0, {
      virt_lines = { { { title, 'LspCodeLens' } } },
      virt_lines_above = true,
    })
  else
    vim.api.nvim_buf_set_extmark(buffer, spaces, start.line, column, {
      virt_text = { { '⟦' .. title .. '⟧ ', 'LspCodeLens' } },
      virt_text_pos = 'inline',
    })
  end
end

--- Asks for the lenses of a buffer, and shows them in place of those before.
--- @param buffer integer
local function refresh(buffer)
  if not vim.lsp.get_clients({ bufnr = buffer, name = 'variorum' })[1] then
    return
  end
  local tick = vim.api.nvim_buf_get_changedtick(buffer)
  local params = { textDocument = { uri = vim.uri_from_bufnr(buffer) } }
  client.ask('textDocument/codeLens', params, function(lenses, from)
    local resolved, left = {}, #(lenses or {})
    local function finish()
      if left == 0 and group and vim.api.nvim_buf_is_valid(buffer) and vim.api.nvim_buf_get_changedtick(buffer) == tick then
        vim.api.nvim_buf_clear_namespace(buffer, spaces, 0, -1)
        for _, lens in ipairs(resolved) do
          put(buffer, lens, from)
        end
      end
    end
    for _, lens in ipairs(lenses or {}) do
      client.ask('codeLens/resolve', lens, function(one)
        left = left - 1
        if one and one.command then
          table.insert(resolved, one)
        end
        finish()
      end, { client = from, quiet = true })
    end
    finish()
  end, { buffer = buffer, quiet = true })
end

--- Refreshes every seed that a window shows.
local function refresh_shown()
  local seen = {}
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    local buffer = vim.api.nvim_win_get_buf(window)
    if not seen[buffer] then
      seen[buffer] = true
      refresh(buffer)
    end
  end
end

--- Whether lenses are shown.
function M.is_on()
  return group ~= nil
end

--- Shows lenses, or takes them away.
--- @param on boolean
function M.enable(on)
  if on == M.is_on() then
    return
  elseif on then
    group = vim.api.nvim_create_augroup('variorum-lens', {})
    vim.api.nvim_create_autocmd({ 'BufWinEnter', 'InsertLeave', 'TextChanged', 'LspAttach' }, {
      group = group,
      callback = function(event)
        vim.defer_fn(function()
          if M.is_on() and vim.api.nvim_buf_is_valid(event.buf) then
            refresh(event.buf)
          end
        end, 300)
      end,
    })
    vim.api.nvim_create_autocmd('User', { group = group, pattern = 'VariorumCorpusChanged', callback = refresh_shown })
    refresh_shown()
  else
    vim.api.nvim_del_augroup_by_id(group)
    group = nil
    for _, buffer in ipairs(vim.api.nvim_list_bufs()) do
      vim.api.nvim_buf_clear_namespace(buffer, spaces, 0, -1)
    end
  end
end

return M
