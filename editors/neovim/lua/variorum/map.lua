-- Who has which part of this text: a row a witness, the earliest first, in a window of its own.

local client = require('variorum.client')
local describe = require('variorum.describe')
local measure = require('variorum.measure')
local picture = require('variorum.picture')
local reprints = require('variorum.reprints')
local scratch = require('variorum.scratch')

local M = {}

local spaces = vim.api.nvim_create_namespace('variorum-map')

--- Columns before the bar: a day, a source, and what keeps them apart.
local SOURCE = 20
local BEFORE = 10 + 2 + SOURCE + 2
--- And behind it: the share.
local BEHIND = 8
--- Lines above the first witness: the title, and this seed with the place of the cursor.
local ABOVE = 2

--- What the colour of a stretch says.
local SAME, MOVED, OTHERWISE = 1, 2, 3
local GROUPS = { 'VariorumMapSame', 'VariorumMapMoved', 'VariorumMapOtherwise' }

local function define_colours()
  for group, link in pairs({
    VariorumMapSame = 'String',
    VariorumMapOtherwise = 'DiagnosticWarn',
    VariorumMapMoved = 'Special',
    VariorumMapNothing = 'NonText',
    VariorumMapHere = 'Title',
  }) do
    vim.api.nvim_set_hl(0, group, { link = link, default = true })
  end
end

--- The maps that are shown, by their buffers.
local maps = {}

--- What a witness has, as stretches to draw: each in one piece, and in it the places that read otherwise.
local function stretches_of(found, number)
  local stretches = {}
  local function add(from, to, class)
    table.insert(stretches, { from = from, to = to, class = class })
  end
  for _, shared in ipairs(found.shared) do
    if shared.witness == number - 1 then
      local places = shared.variantsAt
      local whole = shared.variants > 0 and not places and OTHERWISE or SAME
      add(shared.at[1], shared.at[2], shared.moved and MOVED or whole)
      for _, at in ipairs(places or {}) do
        add(at, math.min(at + 1, shared.at[2]), OTHERWISE)
      end
    end
  end
  return stretches
end

--- One row: its text, and where which colour begins and ends (bytes).
local function row_of(label, bar, behind, colour_of)
  local text, marks = label, {}
  for _, cell in ipairs(bar) do
    local from = #text
    text = text .. cell.glyph
    local group, last = colour_of(cell), marks[#marks]
    if last and last[3] == group then
      last[2] = #text
    else
      table.insert(marks, { from, #text, group })
    end
  end
  return text .. behind, marks
end

--- Draws a map anew, as wide as its window.
local function draw(map)
  local found, window = map.reprints, vim.fn.bufwinid(map.buffer)
  local width = (window ~= -1 and vim.api.nvim_win_get_width(window) or vim.o.columns) - BEFORE - BEHIND
  map.cells = math.max(10, math.floor(width / picture.cell_width()))
  local title = ('%s · %d characters'):format(describe.seed(found.seed), found.characters)
  local lines, colours = { title }, { { { 0, #title, 'VariorumMapHere' } } }

  local at = map.measure.cursor()
  local here, pointed = {}, at and picture.cell_of(at, found.characters, map.cells)
  for number = 1, map.cells do
    here[number] = { glyph = number == pointed and '▼' or '─' }
  end
  local day = describe.day(found.seed) .. '  ' .. describe.fitted('(here)', SOURCE) .. '  '
  lines[2], colours[2] = row_of(day, here, '', function(cell)
    return cell.glyph == '▼' and 'VariorumMapHere' or 'VariorumMapNothing'
  end)

  for number, witness in ipairs(found.witnesses) do
    local label = describe.day(witness) .. '  ' .. describe.fitted(witness.outlet, SOURCE) .. '  '
    local share = ('  %5s'):format(witness.containsText)
    local bar = picture.bar(stretches_of(found, number), found.characters, map.cells)
    for _, cell in ipairs(bar) do
      -- Seen without colours, too.
      cell.glyph = cell.class == OTHERWISE and cell.glyph == '█' and '▓' or cell.glyph
    end
    lines[number + ABOVE], colours[number + ABOVE] = row_of(label, bar, share, function(cell)
      return cell.class and GROUPS[cell.class] or 'VariorumMapNothing'
    end)
  end
  vim.list_extend(lines, { '', 'Enter: go there · p: look there · c: compare · R: draw anew · q: close' })

  scratch.set(map.buffer, lines)
  vim.api.nvim_buf_clear_namespace(map.buffer, spaces, 0, -1)
  for row, marks in ipairs(colours) do
    for _, mark in ipairs(marks) do
      vim.api.nvim_buf_set_extmark(map.buffer, spaces, row - 1, mark[1], { end_col = mark[2], hl_group = mark[3] })
    end
  end
  local keys = vim.api.nvim_buf_line_count(map.buffer) - 1
  vim.api.nvim_buf_set_extmark(map.buffer, spaces, keys, 0, { end_col = #lines[keys + 1], hl_group = 'Comment' })
end

--- What the cursor of a map points at: the number of the witness (0: this seed) and a place of the text, in compared
--- characters; nil outside of the rows.
local function pointed_at(map)
  local number = vim.api.nvim_win_get_cursor(0)[1] - ABOVE
  if number < 0 or number > #map.reprints.witnesses then
    return nil
  end
  local cell = math.floor((vim.fn.virtcol('.') - 1 - BEFORE) / picture.cell_width())
  cell = math.max(0, math.min(map.cells - 1, cell))
  return number, (cell + 0.5) / map.cells * map.reprints.characters
end

--- The stretch that a witness has at a place, or else the one nearest to it; and the place, moved into it.
local function nearest(map, number, at)
  local best, distance
  for _, shared in ipairs(map.reprints.shared) do
    if shared.witness == number - 1 then
      local away = math.max(shared.at[1] - at, at - shared.at[2], 0)
      if not distance or away < distance then
        best, distance = shared, away
      end
    end
  end
  return best, best and math.max(best.at[1], math.min(best.at[2] - 1, at)), distance
end

--- Finds where the cursor points, and hands it over as a location.
local function resolve(map, done)
  local number, at = pointed_at(map)
  if not number then
    return
  end
  local seed = vim.uri_from_bufnr(map.source)
  local shared
  if number > 0 then
    shared, at = nearest(map, number, at)
    if not shared then
      return
    end
  end
  local position = map.measure.position(at)
  if number == 0 then
    return done({ uri = seed, range = { start = position, ['end'] = position } })
  end
  reprints.places({ textDocument = { uri = seed }, position = position }, function(locations)
    for _, location in ipairs(locations) do
      if location.uri == map.reprints.witnesses[number].uri then
        return done(location)
      end
    end
    done(shared.location)
  end, map.client)
end

--- Shows a location in the window that the map was opened from, or in a new one above it.
local function open(map, location, stay)
  local own = vim.api.nvim_get_current_win()
  if vim.api.nvim_win_is_valid(map.window) and map.window ~= own then
    vim.api.nvim_set_current_win(map.window)
  else
    vim.cmd('aboveleft split')
    map.window = vim.api.nvim_get_current_win()
  end
  client.show(location, map.encoding)
  vim.cmd('normal! zz')
  if stay then
    vim.api.nvim_set_current_win(own)
  end
end

--- Says what the cursor points at.
local function tell(map)
  local number, at = pointed_at(map)
  local said = ''
  if number and number > 0 then
    local witness = map.reprints.witnesses[number]
    local shared, _, distance = nearest(map, number, at)
    said = describe.seed(witness)
    if shared and distance <= map.reprints.characters / map.cells then
      said = ('%s: %s the same, %d %s%s'):format(
        said,
        shared.similarityText,
        shared.variants,
        shared.variants == 1 and 'variant' or 'variants',
        shared.moved and ', moved' or ''
      )
    else
      said = said .. ': does not have this part'
    end
  end
  vim.api.nvim_echo({ { vim.trim(describe.fitted(said, math.max(10, vim.o.columns - 14))) } }, false, {})
end

--- Asks anew and draws.
local function refresh(map)
  reprints.of(map.source, function(found, from)
    if vim.api.nvim_buf_is_valid(map.buffer) and vim.api.nvim_buf_is_valid(map.source) then
      map.reprints, map.client, map.encoding = found, from, from.offset_encoding
      map.measure = measure.of(map.source, found, from.offset_encoding)
      draw(map)
    end
  end, { quiet = true })
end

local function keys(map)
  local function key(lhs, what, action)
    scratch.key(map.buffer, lhs, action, what)
  end
  for _, lhs in ipairs({ '<CR>', '<2-LeftMouse>' }) do
    key(lhs, 'Go to this place of the witness', function()
      resolve(map, function(location)
        open(map, location, false)
      end)
    end)
  end
  key('p', 'Look at this place of the witness', function()
    resolve(map, function(location)
      open(map, location, true)
    end)
  end)
  key('c', 'Compare with this witness', function()
    local number = pointed_at(map)
    local witness = number and map.reprints.witnesses[number]
    if witness then
      require('variorum.compare').with(vim.uri_from_bufnr(map.source), witness.uri)
    end
  end)
  key('R', 'Draw the map anew', function()
    refresh(map)
  end)
end

local function events(map)
  local group = vim.api.nvim_create_augroup('variorum-map-' .. map.buffer, {})
  local function on(event, options, action)
    options.group, options.callback = group, action
    vim.api.nvim_create_autocmd(event, options)
  end
  on({ 'VimResized', 'WinResized' }, {}, function()
    draw(map)
  end)
  on('CursorMoved', { buffer = map.buffer }, function()
    tell(map)
  end)
  on('CursorMoved', { buffer = map.source }, function()
    draw(map)
  end)
  on('User', { pattern = 'VariorumCorpusChanged' }, function()
    refresh(map)
  end)
  on('BufWipeout', { buffer = map.buffer }, function()
    maps[map.buffer] = nil
    vim.api.nvim_del_augroup_by_id(group)
  end)
end

--- `:Variorum map`: opens the map of the current seed.
function M.open()
  local window, source = vim.api.nvim_get_current_win(), vim.api.nvim_get_current_buf()
  reprints.of(source, function(found, from)
    if #found.witnesses == 0 then
      return client.say('no other seed shares a passage with this one')
    end
    define_colours()
    local name = 'variorum-map:/' .. describe.file(found.seed.uri)
    local buffer, new = scratch.split(name, {})
    local map = maps[buffer] or { buffer = buffer, source = source }
    map.window, map.reprints, map.client, map.encoding = window, found, from, from.offset_encoding
    maps[buffer] = map
    vim.wo.wrap, vim.wo.number, vim.wo.relativenumber, vim.wo.signcolumn, vim.wo.foldcolumn = false, false, false, 'no', '0'
    vim.wo.cursorline, vim.wo.spell, vim.wo.list = true, false, false
    local height = math.min(#found.witnesses + ABOVE + 2, math.max(6, math.floor(vim.o.lines / 2)))
    vim.api.nvim_win_set_height(0, height)
    map.measure = measure.of(source, found, from.offset_encoding)
    draw(map)
    if new then
      keys(map)
      events(map)
    end
    vim.api.nvim_win_set_cursor(0, { ABOVE + 1, vim.fn.virtcol2col(0, ABOVE + 1, BEFORE + 1) - 1 })
  end)
end

return M
