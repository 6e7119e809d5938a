-- A seed beside one of its witnesses, in diff mode: what both say, a sentence a line.

local client = require('variorum.client')
local describe = require('variorum.describe')
local scratch = require('variorum.scratch')

local M = {}

--- Leaves the comparison, for the window that it was opened from if that is still there.
local function leave(origin)
  if origin and vim.api.nvim_win_is_valid(origin) then
    vim.api.nvim_set_current_win(origin)
  else
    vim.cmd('tabnew')
  end
end

--- A window with one side.
--- @param side { uri: string, text: string, places: table }
--- @param name string what its window bar says
--- @param number integer which of the two it is
--- @param encoding string in what the client counts columns
--- @param origin integer the window that it was opened from
local function show(side, name, number, encoding, origin)
  local buffer = vim.api.nvim_create_buf(false, true)
  vim.api.nvim_win_set_buf(0, buffer)
  local lines = vim.split(side.text, '\n', { plain = true })
  -- The text ends with a line end.
  lines[#lines] = nil
  scratch.fill(('variorum-compare:/%d/%d/%s'):format(buffer, number, describe.file(side.uri)), lines)
  vim.wo.wrap, vim.wo.linebreak, vim.wo.foldlevel = true, false, 0
  vim.wo.winbar = (number == 1 and ' ◂ ' or ' ▸ ') .. name:gsub('%%', '%%%%')
  vim.cmd.diffthis()
  for _, key in ipairs({ '<CR>', 'gd', '<C-]>' }) do
    scratch.key(buffer, key, function()
      local place = side.places[vim.api.nvim_win_get_cursor(0)[1]]
      if place then
        leave(origin)
        client.show({ uri = side.uri, range = place }, encoding)
      end
    end, 'Go to this line in its file')
  end
  scratch.key(buffer, 'q', function()
    vim.cmd('tabclose')
    if vim.api.nvim_win_is_valid(origin) then
      vim.api.nvim_set_current_win(origin)
    end
  end, 'Close the comparison')
  -- These are copies, made for reading: what is put into one would be lost.
  for _, key in ipairs({ 'do', 'dp' }) do
    scratch.key(buffer, key, function()
      client.say('this is a read-only copy; press Enter to edit the line in its file')
    end, 'Say where to change this line')
  end
end

--- Shows two sides beside one another in a tab of their own.
--- @param comparison { seed: table, witness: table }
--- @param names { seed: string, witness: string }
--- @param encoding string
function M.show(comparison, names, encoding)
  local origin = vim.api.nvim_get_current_win()
  vim.cmd.tabnew()
  local blank = vim.api.nvim_get_current_buf()
  show(comparison.seed, names.seed, 1, encoding, origin)
  vim.cmd.vsplit({ mods = { split = 'belowright' } })
  show(comparison.witness, names.witness, 2, encoding, origin)
  vim.cmd.wincmd('p')
  if vim.api.nvim_buf_is_valid(blank) and vim.api.nvim_buf_get_name(blank) == '' then
    vim.api.nvim_buf_delete(blank, {})
  end
end

--- Sets a seed beside a witness.
--- @param seed string its URI
--- @param witness string its URI
function M.with(seed, witness)
  local document = { uri = seed }
  -- Of a server that has not got this, the names are the files'.
  client.ask('variorum/reprints', { textDocument = document }, function(found)
    local names = { seed = describe.file(seed), witness = describe.file(witness) }
    if found then
      names.seed = describe.seed(found.seed)
      for _, other in ipairs(found.witnesses) do
        names.witness = other.uri == witness and describe.witness(other) or names.witness
      end
    end
    client.ask('variorum/comparison', { textDocument = document, witness = witness }, function(comparison, from)
      if comparison then
        M.show(comparison, names, from.offset_encoding)
      else
        client.say('one of the two is not a seed of this corpus', vim.log.levels.WARN)
      end
    end)
  end, { quiet = true })
end

--- Asks for the witnesses of the passage at the cursor, or of the whole seed if it has none there.
--- @param answered fun(witnesses: table[])
function M.witnesses(answered)
  local here = client.here()
  client.ask('variorum/witnesses', here, function(found)
    if found and #found > 0 then
      return answered(found)
    end
    client.ask('variorum/witnesses', { textDocument = here.textDocument }, function(of_all)
      if of_all and #of_all > 0 then
        answered(of_all)
      else
        client.say('no other seed shares a passage with this one')
      end
    end)
  end)
end

--- Has the user choose a witness, unless there is only one, and sets this seed beside it.
--- @param named string? a part of the path of the one that is meant
function M.choose(named)
  local seed = vim.uri_from_bufnr(0)
  M.witnesses(function(witnesses)
    local function meant(witness)
      return vim.uri_to_fname(witness.uri):find(named, 1, true) ~= nil
    end
    if named then
      local found = vim.tbl_filter(meant, witnesses)
      if #found == 0 then
        return client.say(('no witness is called “%s”'):format(named), vim.log.levels.WARN)
      end
      witnesses = found
    end
    if #witnesses == 1 then
      return M.with(seed, witnesses[1].uri)
    end
    vim.ui.select(witnesses, { prompt = 'Compare with:', format_item = describe.witness }, function(witness)
      if witness then
        M.with(seed, witness.uri)
      end
    end)
  end)
end

--- The names that complete `:Variorum compare`.
--- @return string[]
function M.names()
  local found = client.ask_now('variorum/witnesses', { textDocument = { uri = vim.uri_from_bufnr(0) } }, 1000)
  return vim.tbl_map(function(witness)
    return describe.file(witness.uri)
  end, found or {})
end

return M
