-- The witnesses of a passage, or of the whole seed, as a location list.

local client = require('variorum.client')
local describe = require('variorum.describe')
local reprints = require('variorum.reprints')

local M = {}

--- What each line of the list shows: day, source, how much is the same, where; then how the passage begins.
local function line_of(item)
  local data = item.user_data
  if type(data) ~= 'table' or not data.day then
    return item.text
  end
  local file = vim.fn.fnamemodify(vim.api.nvim_buf_get_name(item.bufnr), ':h:t')
    .. '/'
    .. vim.fn.fnamemodify(vim.api.nvim_buf_get_name(item.bufnr), ':t')
  return ('%s  %s  %5s  %s:%d  %s'):format(
    data.day,
    describe.fitted(data.source, 20),
    data.similarity,
    file,
    item.lnum,
    data.excerpt
  )
end

--- For 'quickfixtextfunc'.
--- @param info table
--- @return string[]
function M.lines(info)
  local items
  if info.quickfix == 1 then
    items = vim.fn.getqflist({ id = info.id, items = 1 }).items
  else
    items = vim.fn.getloclist(info.winid, { id = info.id, items = 1 }).items
  end
  local lines = {}
  for number = info.start_idx, info.end_idx do
    table.insert(lines, line_of(items[number]))
  end
  return lines
end

--- The entries of the list, for what other lists show them too.
--- @param found table what `variorum/reprints` answers
--- @param wanted table<integer, boolean> the numbers of the passages, from 1
--- @param from vim.lsp.Client
--- @return table[] items in the form of setqflist()
function M.items(found, wanted, from)
  local items = {}
  for number, passage in ipairs(found.passages) do
    for _, shared in ipairs(wanted[number] and passage.witnesses or {}) do
      local witness = found.witnesses[shared.witness + 1]
      local buffer, place = client.place(shared.location, from.offset_encoding)
      local excerpt = passage.excerpt
      if shared.variants > 0 then
        excerpt = ('%s (%d %s)'):format(excerpt, shared.variants, shared.variants == 1 and 'variant' or 'variants')
      end
      table.insert(items, {
        bufnr = buffer,
        lnum = place[1],
        col = place[2] + 1,
        text = ('%s · %s · %s'):format(describe.seed(witness), shared.similarityText, excerpt),
        user_data = {
          day = describe.day(witness),
          source = witness.outlet,
          similarity = shared.similarityText,
          excerpt = excerpt,
        },
      })
    end
  end
  return items
end

--- Fills and opens the location list with the witnesses of the passage at the cursor; of all passages if it stands in none,
--- or if `all` is asked for. With `list = 'quickfix'` in |vim.g.variorum| the quickfix list.
--- @param all boolean?
function M.list(all)
  local window = vim.api.nvim_get_current_win()
  reprints.of(0, function(found, from)
    local wanted, here = reprints.at_cursor(found, from)
    if all then
      wanted, here = {}, false
      for number in ipairs(found.passages) do
        wanted[number] = true
      end
    end
    local items = M.items(found, wanted, from)
    if #items == 0 then
      return client.say('no other seed shares a passage with this one')
    end
    local list = {
      title = (here and 'Witnesses of this passage of ' or 'Witnesses of ') .. describe.seed(found.seed),
      items = items,
      quickfixtextfunc = "v:lua.require'variorum.witnesses'.lines",
    }
    if require('variorum').options().list == 'quickfix' then
      vim.fn.setqflist({}, ' ', list)
      vim.cmd('botright copen')
      vim.wo.wrap = false
    else
      vim.fn.setloclist(window, {}, ' ', list)
      vim.api.nvim_win_call(window, function()
        vim.cmd('lopen')
      end)
      vim.api.nvim_set_current_win(vim.fn.getloclist(window, { winid = 0 }).winid)
      vim.wo.wrap = false
    end
  end)
end

--- What a lens does: lists the witnesses of its passage.
--- @param command table its arguments are a URI and a position
--- @param context { client_id: integer }?
function M.references(command, context)
  local from = context and vim.lsp.get_client_by_id(context.client_id) or client.get()
  local position = command.arguments[2]
  local column = client.column(0, position, from and from.offset_encoding or 'utf-16')
  vim.api.nvim_win_set_cursor(0, { position.line + 1, column })
  vim.lsp.buf.references({ includeDeclaration = false })
end

return M
