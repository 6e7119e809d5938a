-- This seed's passages and witnesses, and going from one to the next.

local client = require('variorum.client')

local M = {}

--- Asks for the reprints of a buffer.
--- @param buffer integer 0 for the current one
--- @param answered fun(reprints: table, client: vim.lsp.Client)
--- @param options { quiet: boolean? }?
function M.of(buffer, answered, options)
  buffer = buffer == 0 and vim.api.nvim_get_current_buf() or buffer
  local params = { textDocument = { uri = vim.uri_from_bufnr(buffer) } }
  local quiet = options and options.quiet
  client.ask('variorum/reprints', params, function(found, from)
    if found and from then
      answered(found, from)
    elseif not quiet then
      client.say('this file is not a seed of a corpus')
    end
  end, { buffer = buffer, quiet = quiet })
end

--- Whether a position lies in a range or at its end.
--- @param range table
--- @param at { line: integer, character: integer }
--- @return boolean
function M.touches(range, at)
  local from, to = range.start, range['end']
  local behind = at.line > from.line or (at.line == from.line and at.character >= from.character)
  local before = at.line < to.line or (at.line == to.line and at.character <= to.character)
  return behind and before
end

--- The cursor's position, as the server counts.
local function cursor(from)
  return client.here(from).position
end

--- Goes to the beginning of a passage: `step` passages on, or back if it is less than 0.
--- @param step integer
function M.go(step)
  local buffer = vim.api.nvim_get_current_buf()
  M.of(buffer, function(reprints, from)
    if vim.api.nvim_get_current_buf() ~= buffer then
      return
    end
    local at = vim.api.nvim_win_get_cursor(0)
    local before, behind = {}, {}
    for _, passage in ipairs(reprints.passages) do
      local start = passage.range.start
      local place = { start.line + 1, client.column(buffer, start, from.offset_encoding) }
      if place[1] > at[1] or (place[1] == at[1] and place[2] > at[2]) then
        table.insert(behind, place)
      elseif place[1] < at[1] or place[2] < at[2] then
        table.insert(before, 1, place)
      end
    end
    local ahead = step > 0 and behind or before
    local target = ahead[math.min(math.abs(step), #ahead)]
    if target then
      vim.cmd("normal! m'")
      vim.api.nvim_win_set_cursor(0, target)
      vim.cmd('normal! zv')
    elseif #reprints.passages == 0 then
      client.say('no other seed shares a passage with this one')
    else
      client.say(step > 0 and 'no passage after this place' or 'no passage before this place')
    end
  end)
end

--- The tour of the witnesses of one place: where they are, which one is shown, and where in it.
local tour

--- Whether the cursor still is where the tour led it.
local function on_tour()
  if not tour or vim.api.nvim_get_current_buf() ~= tour.buffer then
    return false
  end
  local row, column = unpack(vim.api.nvim_win_get_cursor(0))
  return row == tour.cursor[1] and column == tour.cursor[2]
end

--- Shows the next place of the tour. The first step is put on the tag stack, so `CTRL-T` and |:Variorum-back| lead back
--- from whichever witness to where the tour began.
local function step()
  tour.index = tour.index % #tour.locations + 1
  client.show(tour.locations[tour.index], tour.encoding)
  tour.buffer, tour.cursor = vim.api.nvim_get_current_buf(), vim.api.nvim_win_get_cursor(0)
  vim.api.nvim_echo({ { ('witness %d of %d'):format(tour.index, #tour.locations) } }, false, {})
end

--- Asks where the witnesses have what stands at a place: the same characters, of a server that tells them, else the sentence.
--- @param here table a document and a position
--- @param answered fun(locations: table[], from: vim.lsp.Client)
--- @param from vim.lsp.Client?
function M.places(here, answered, from)
  client.ask('variorum/witnesses', here, function(witnesses, asked)
    local locations = {}
    for _, witness in ipairs(witnesses or {}) do
      table.insert(locations, witness.location)
    end
    if #locations > 0 or #(witnesses or {}) == 0 then
      return answered(locations, asked)
    end
    local params = vim.tbl_extend('force', here, { context = { includeDeclaration = false } })
    client.ask('textDocument/references', params, function(found)
      answered(found or {}, asked)
    end, { client = asked })
  end, { client = from })
end

--- Goes to the same characters in the next witness, the earliest first; behind the last it begins anew.
function M.witness()
  if on_tour() then
    return step()
  end
  local window, buffer, at = vim.api.nvim_get_current_win(), vim.api.nvim_get_current_buf(), vim.fn.getpos('.')
  M.places(client.here(), function(locations, from)
    if #locations == 0 then
      return client.say('no other seed has this passage')
    elseif vim.api.nvim_get_current_buf() ~= buffer then
      return
    end
    at[1] = buffer
    vim.fn.settagstack(window, { items = { { tagname = 'witness', from = at } } }, 't')
    tour = { locations = locations, index = 0, encoding = from.offset_encoding }
    step()
  end)
end

--- Goes back to where the last jump came from.
function M.back()
  tour = nil
  if vim.fn.gettagstack().curidx <= 1 then
    return client.say('there is nothing to go back to')
  end
  vim.cmd('silent pop')
end

--- The passages at the cursor; all if it stands in none.
--- @param reprints table
--- @param from vim.lsp.Client
--- @return table<integer, boolean> numbers, from 1
--- @return boolean here whether they are those at the cursor
function M.at_cursor(reprints, from)
  local at, here, all = cursor(from), {}, {}
  for number, passage in ipairs(reprints.passages) do
    all[number] = true
    if M.touches(passage.range, at) then
      here[number] = true
    end
  end
  if next(here) then
    return here, true
  end
  return all, false
end

return M
