-- A seed beside one of its witnesses, in diff mode: what both say, a sentence a line.

local M = {}

--- @param uri string
local function name_of(uri)
  return vim.fn.fnamemodify(vim.uri_to_fname(uri), ':t')
end

--- A window with one side; `<CR>` and `gd` lead to where the line stands in its file.
--- @param side { uri: string, text: string, places: table }
--- @param number integer which of the two it is
--- @param encoding string in what the client counts columns
local function show(side, number, encoding)
  local buffer = vim.api.nvim_create_buf(false, true)
  local lines = vim.split(side.text, '\n', { plain = true })
  -- The text ends with a line end.
  lines[#lines] = nil
  vim.api.nvim_buf_set_lines(buffer, 0, -1, false, lines)
  vim.api.nvim_buf_set_name(buffer, ('variorum-compare:/%d/%d/%s'):format(buffer, number, name_of(side.uri)))
  vim.bo[buffer].bufhidden = 'wipe'
  vim.bo[buffer].modifiable = false
  vim.api.nvim_win_set_buf(0, buffer)
  vim.wo.wrap = true
  vim.cmd.diffthis()
  local function jump()
    local place = side.places[vim.api.nvim_win_get_cursor(0)[1]]
    if place then
      local location = { uri = side.uri, range = place }
      if vim.lsp.util.show_document then
        vim.lsp.util.show_document(location, encoding, { focus = true })
      else
        vim.lsp.util.jump_to_location(location, encoding, true)
      end
    end
  end
  for _, key in ipairs({ '<CR>', 'gd' }) do
    vim.keymap.set('n', key, jump, { buffer = buffer, desc = 'Go to this line in its file' })
  end
end

--- Shows two sides beside one another in a tab of their own.
--- @param comparison { seed: table, witness: table }
--- @param encoding string
function M.show(comparison, encoding)
  vim.cmd.tabnew()
  show(comparison.seed, 1, encoding)
  vim.cmd.vsplit({ mods = { split = 'belowright' } })
  show(comparison.witness, 2, encoding)
  vim.cmd.wincmd('p')
end

--- Has the user choose one of the witnesses, unless there is only one.
--- @param witnesses table[]
--- @param chosen fun(uri: string)
function M.pick(witnesses, chosen)
  if #witnesses == 1 then
    return chosen(witnesses[1].uri)
  end
  local function described(witness)
    local parts = {}
    for _, part in ipairs({ 'title', 'source', 'published' }) do
      if witness[part] and witness[part] ~= vim.NIL then
        table.insert(parts, witness[part])
      end
    end
    table.insert(parts, name_of(witness.uri))
    table.insert(parts, ('%d %%'):format(math.floor(witness.contains * 100 + 0.5)))
    return table.concat(parts, ' · ')
  end
  vim.ui.select(witnesses, { prompt = 'Compare with:', format_item = described }, function(witness)
    if witness then
      chosen(witness.uri)
    end
  end)
end

return M
