-- Run in a real Neovim, headless: passages and witnesses, and going from one to the next.

local helpers = dofile('tests/editors/neovim/helpers.lua')
local cases, it, until_ = helpers.cases, helpers.it, helpers.until_
local reprint, witness = cases.reprint, cases.witness

--- The witnesses that the three seeds of the case have in common with it, the earliest first.
local days = { '2019-03-02', '2019-03-20', '2019-06-01' }

local function in_witness(seed)
  until_(seed, function()
    return vim.endswith(helpers.name(), seed)
  end)
end

it('next and prev go from passage to passage, and say where there is no more', function()
  helpers.at_passage()
  vim.api.nvim_win_set_cursor(0, { 1, 0 })
  vim.cmd('Variorum next')
  until_('the passage', function()
    return vim.startswith(helpers.at_cursor(), reprint.begins)
  end)
  local first = vim.api.nvim_win_get_cursor(0)
  local count = 0
  repeat
    local before = vim.api.nvim_win_get_cursor(0)
    vim.cmd('Variorum next')
    local moved = vim.wait(700, function()
      return not vim.deep_equal(before, vim.api.nvim_win_get_cursor(0))
    end, 20)
    count = count + (moved and 1 or 0)
  until not moved
  assert(table.concat(helpers.notified, '\n'):find('no passage after this place', 1, true))
  assert(count > 0, 'there is only one passage')
  vim.cmd(count .. 'Variorum prev')
  until_('the first passage', function()
    return vim.deep_equal(first, vim.api.nvim_win_get_cursor(0))
  end)
end)

it('witness goes round the witnesses, always to the same characters, and back leads to where it began', function()
  helpers.at_passage()
  local origin, rest = vim.api.nvim_win_get_cursor(0), vim.fn.strcharpart(reprint.passage, 2)
  local seen = {}
  for number = 1, 3 do
    local before = helpers.name()
    vim.cmd('Variorum witness')
    until_('witness ' .. number, function()
      return helpers.name() ~= before
    end)
    -- The page has other characters: Traditional ones.
    assert(vim.startswith(helpers.at_cursor(), rest) or number == 3, helpers.at_cursor())
    table.insert(seen, helpers.name())
  end
  assert(vim.endswith(seen[1], witness.seed) and #vim.fn.uniq(vim.fn.sort(vim.deepcopy(seen))) == 3, vim.inspect(seen))
  vim.cmd('Variorum witness')
  in_witness(witness.seed)
  vim.cmd('Variorum back')
  in_witness(reprint.seed)
  assert(vim.deep_equal(origin, vim.api.nvim_win_get_cursor(0)), vim.inspect(vim.api.nvim_win_get_cursor(0)))
end)

it('witnesses lists day, source and similarity, and a line leads there', function()
  helpers.at_passage()
  local window = vim.api.nvim_get_current_win()
  vim.cmd('Variorum witnesses')
  until_('the list', function()
    return vim.bo.buftype == 'quickfix'
  end)
  local lines = vim.api.nvim_buf_get_lines(0, 0, -1, false)
  assert(#lines == 3, helpers.text())
  for number, day in ipairs(days) do
    assert(vim.startswith(lines[number], day) and lines[number]:find('%d+ %%'), lines[number])
  end
  assert(lines[1]:find(witness.shown[2], 1, true) and lines[1]:find(witness.seed, 1, true), lines[1])
  helpers.type('<CR>')
  in_witness(witness.seed)
  assert(vim.api.nvim_get_current_win() == window)
  helpers.tidy()
end)

it('witnesses all lists those of every passage', function()
  helpers.at_passage()
  vim.cmd('Variorum witnesses all')
  until_('the list', function()
    return vim.bo.buftype == 'quickfix'
  end)
  assert(vim.api.nvim_buf_line_count(0) > 3, helpers.text())
  helpers.tidy()
end)

it('apparatus shows what all read in the passage, and a line leads to where it stands', function()
  helpers.at_passage()
  vim.cmd('Variorum apparatus')
  local here, there = unpack(reprint.variant)
  local entry = ('%s] %s'):format(here, there)
  until_('the apparatus', function()
    return vim.startswith(helpers.name(), 'variorum:/apparatus') and helpers.text():find(entry, 1, true)
  end)
  assert(not vim.bo.modifiable)
  vim.fn.search(entry, 'w')
  helpers.type('<CR>')
  in_witness(reprint.seed)
  assert(vim.startswith(helpers.at_cursor(), here), helpers.at_cursor())
  helpers.tidy()
end)

local function map()
  helpers.at_passage()
  vim.cmd('Variorum map')
  until_('the map', function()
    return vim.startswith(helpers.name(), 'variorum-map:/') and helpers.text():find('█', 1, true)
  end)
  return vim.api.nvim_get_current_buf()
end

it('map draws a bar for each witness, the earliest first', function()
  map()
  local lines = vim.api.nvim_buf_get_lines(0, 0, -1, false)
  assert(lines[2]:find('▼', 1, true), lines[2])
  local before = ''
  local rows = vim.tbl_filter(function(line)
    return line:find('%d %%')
  end, lines)
  assert(#rows >= 3, helpers.text())
  for _, row in ipairs(rows) do
    assert(row:sub(1, 10) >= before and row:find('[█▏▎▍▌▋▊▉▐▕]'), row)
    before = row:sub(1, 10)
    assert(vim.fn.strdisplaywidth(row) <= vim.api.nvim_win_get_width(0), row)
  end
  assert(rows[1]:find(witness.shown[2], 1, true) and vim.startswith(rows[1], witness.shown[3]), rows[1])
  helpers.tidy()
end)

it('the map colours what is the same, and in it where a witness reads otherwise', function()
  local buffer = map()
  local groups, row = {}, 2
  for name, space in pairs(vim.api.nvim_get_namespaces()) do
    if name == 'variorum-map' then
      for _, mark in ipairs(vim.api.nvim_buf_get_extmarks(buffer, space, { row, 0 }, { row, -1 }, { details = true })) do
        groups[mark[4].hl_group] = (groups[mark[4].hl_group] or 0) + mark[4].end_col - mark[3]
      end
    end
  end
  local same, otherwise = groups.VariorumMapSame or 0, groups.VariorumMapOtherwise or 0
  assert(otherwise > 0 and same > otherwise, vim.inspect(groups))
  helpers.tidy()
end)

it('Enter in the map leads to that place of the witness, p looks at it, q closes', function()
  local buffer = map()
  local shown = #vim.api.nvim_tabpage_list_wins(0)
  -- Two characters behind the first cell, which is where the passage begins.
  vim.api.nvim_win_set_cursor(0, { 3, vim.fn.virtcol2col(0, 3, 35) - 1 })
  helpers.type('p')
  until_('the preview', function()
    local other = vim.fn.winbufnr(vim.fn.winnr('#'))
    return vim.endswith(vim.api.nvim_buf_get_name(other), witness.seed) and vim.api.nvim_get_current_buf() == buffer
  end)
  helpers.type('<CR>')
  in_witness(witness.seed)
  local rest = helpers.at_cursor()
  assert(vim.fn.matchstr(rest, '从东头的石牌坊') ~= '' and vim.fn.match(rest, '从东头的石牌坊') < 30, rest:sub(1, 200))
  assert(#vim.api.nvim_tabpage_list_wins(0) == shown)
  vim.cmd('wincmd p')
  assert(vim.api.nvim_get_current_buf() == buffer)
  helpers.type('q')
  assert(not vim.api.nvim_buf_is_valid(buffer))
end)

it('the map marks where the cursor stands in the text', function()
  local buffer = map()
  local function mark()
    return vim.api.nvim_buf_get_lines(buffer, 1, 2, false)[1]:find('▼', 1, true)
  end
  local first = mark()
  vim.cmd('wincmd p')
  vim.cmd('normal! G$')
  vim.api.nvim_exec_autocmds('CursorMoved', { buffer = vim.api.nvim_get_current_buf() })
  assert(mark() > first, mark() .. ' and before ' .. first)
  helpers.tidy()
end)

--- Opens the comparison with the witness of the case.
local function compare(argument)
  helpers.at_passage()
  local tabs = #vim.api.nvim_list_tabpages()
  vim.cmd('Variorum compare ' .. (argument or ''))
  until_('the comparison', function()
    return #vim.api.nvim_list_tabpages() > tabs
  end)
  return vim.api.nvim_tabpage_list_wins(0)
end

it('compare asks with whom, and shows the two beside one another under their names', function()
  local select = vim.ui.select
  vim.ui.select = function(items, options, chosen)
    for _, item in ipairs(items) do
      if vim.endswith(vim.uri_to_fname(item.uri), witness.seed) then
        assert(options.format_item(item):find(witness.shown[1], 1, true), options.format_item(item))
        return chosen(item)
      end
    end
    error('the witness is not offered')
  end
  local windows = compare()
  vim.ui.select = select
  assert(#windows == 2 and vim.wo[windows[1]].diff and vim.wo[windows[2]].diff)
  for _, part in ipairs(witness.shown) do
    assert(vim.wo[windows[2]].winbar:find(part, 1, true), vim.wo[windows[2]].winbar)
  end
  assert(vim.wo[windows[1]].winbar:find('2019-04-11', 1, true), vim.wo[windows[1]].winbar)
  helpers.tidy()
end)

it('in a comparison Enter leads to the line in its file, do changes nothing, q closes it', function()
  local seed = vim.api.nvim_get_current_win()
  local windows = compare(witness.seed)
  assert(#windows == 2)
  local before = helpers.text()
  local said = #helpers.notified
  vim.fn.search(reprint.variant[1] .. '夫', 'w')
  helpers.type('do')
  assert(helpers.text() == before and #helpers.notified == said + 1, vim.inspect(helpers.notified))
  vim.api.nvim_set_current_win(windows[2])
  helpers.cursor_on(reprint.passage)
  helpers.type('<CR>')
  in_witness(witness.seed)
  assert(vim.api.nvim_get_current_win() == seed and vim.api.nvim_win_is_valid(windows[1]))
  vim.api.nvim_set_current_win(windows[1])
  helpers.type('q')
  assert(vim.api.nvim_get_current_win() == seed and not vim.api.nvim_win_is_valid(windows[2]))
end)

it('a lens stands where the passage begins, and can be taken away', function()
  helpers.at_passage()
  local function lenses()
    local found = {}
    for name, space in pairs(vim.api.nvim_get_namespaces()) do
      if name == 'variorum-lens' then
        for _, mark in ipairs(vim.api.nvim_buf_get_extmarks(0, space, 0, -1, { details = true })) do
          local text = mark[4].virt_lines and mark[4].virt_lines[1][1][1] or mark[4].virt_text[1][1]
          table.insert(found, text)
        end
      end
    end
    return found
  end
  vim.cmd('Variorum lens on')
  until_('the lenses', function()
    return (lenses()[1] or ''):find('other seed', 1, true)
  end)
  vim.cmd('Variorum lens')
  assert(#lenses() == 0)
end)

it('pick witnesses offers them in the plain list, and goes to the chosen one', function()
  helpers.at_passage()
  local select, offered = vim.ui.select, {}
  vim.ui.select = function(items, options, chosen)
    for _, item in ipairs(items) do
      table.insert(offered, options.format_item(item))
    end
    chosen(items[1])
  end
  vim.cmd('Variorum pick witnesses')
  in_witness(witness.seed)
  vim.ui.select = select
  assert(#offered == 3 and vim.startswith(offered[1], days[1]), vim.inspect(offered))
end)

it('pick seeds offers all by their titles', function()
  helpers.at_passage()
  local select, offered = vim.ui.select, {}
  vim.ui.select = function(items, options, chosen)
    for _, item in ipairs(items) do
      table.insert(offered, options.format_item(item))
      if vim.endswith(item.file, cases.markdown.seed) then
        chosen(item)
      end
    end
  end
  vim.cmd('Variorum pick seeds')
  in_witness(cases.markdown.seed)
  vim.ui.select = select
  assert(#offered > 30 and table.concat(offered, '\n'):find(witness.shown[1], 1, true), vim.inspect(offered))
end)

it('the map is drawn anew when another seed changes', function()
  -- Of a file that is open, what the editor has counts.
  vim.cmd('silent! %bwipeout!')
  local buffer = map()
  local first = helpers.text(buffer)
  local file = vim.env.CORPUS .. '/' .. witness.seed
  local kept = vim.fn.readfile(file, 'b')
  local text = table.concat(vim.fn.readfile(file), '\n')
  vim.fn.writefile(vim.split(text:sub(1, math.floor(#text / 3)), '\n'), file)
  until_('another picture', function()
    return helpers.text(buffer) ~= first
  end)
  vim.fn.writefile(kept, file, 'b')
  until_('the picture as it was', function()
    return helpers.text(buffer) == first
  end)
  helpers.tidy()
end)

it('where nothing is shared, each says so', function()
  helpers.open(vim.env.CORPUS, cases.incomplete.seed)
  for _, command in ipairs({ 'map', 'witnesses', 'witness', 'apparatus', 'compare', 'pick' }) do
    local said = #helpers.notified
    vim.cmd('Variorum ' .. command)
    until_(command, function()
      return #helpers.notified > said
    end)
    assert(helpers.notified[#helpers.notified]:find('no other seed', 1, true), helpers.notified[#helpers.notified])
  end
end)

helpers.finish()
