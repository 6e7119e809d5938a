-- Run in a real Neovim, headless: what a curator meets in a corpus, and that nothing is met elsewhere.
-- The environment names CORPUS (a copy of the fixtures), QUIET (a folder that is no corpus) and CASES (cases.json).

local cases = vim.json.decode(table.concat(vim.fn.readfile(vim.env.CASES), '\n'))
local incomplete, reprint, witness = cases.incomplete, cases.reprint, cases.witness
local passed, failed = 0, 0

local notified = {}
vim.notify = function(message)
  table.insert(notified, message)
end

local function it(name, test)
  local ok, problem = xpcall(test, debug.traceback)
  if ok then
    passed = passed + 1
    print('   ok      ' .. name .. '\n')
  else
    failed = failed + 1
    print('   FAILED  ' .. name .. ': ' .. problem .. '\n')
  end
end

--- Waits until `test` gives something true, and gives that.
local function until_(what, test, seconds)
  local got
  vim.wait((seconds or 20) * 1000, function()
    got = test()
    return got
  end, 50)
  assert(got, 'waited for ' .. what)
  return got
end

local function open(folder, file)
  vim.cmd('silent edit! ' .. vim.fn.fnameescape(folder .. '/' .. file))
  return until_('the server to attach', function()
    return vim.lsp.get_clients({ bufnr = 0, name = 'variorum' })[1]
  end)
end

--- Puts the cursor on the third character of where `text` first stands.
local function cursor_on(text)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
    local at = line:find(text, 1, true)
    if at then
      local into = #vim.fn.strcharpart(text, 0, 2)
      vim.api.nvim_win_set_cursor(0, { number, at - 1 + into })
      return
    end
  end
  error('“' .. text .. '” is not in ' .. vim.api.nvim_buf_get_name(0))
end

--- The text from the cursor on.
local function at_cursor()
  local column = vim.api.nvim_win_get_cursor(0)[2]
  return vim.api.nvim_get_current_line():sub(column + 1)
end

local function float()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then
      return window
    end
  end
end

--- The text of the hover window at the cursor, nil if none opens in half a second.
local function hover()
  local old = float()
  if old then
    vim.api.nvim_win_close(old, true)
  end
  vim.lsp.buf.hover()
  vim.wait(500, float, 20)
  local window = float()
  return window and table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), '\n')
end

--- Waits until hover names the witness: until the corpus is indexed.
local function indexed_hover()
  local shown
  local ok, problem = pcall(until_, 'a hover that names the witness', function()
    shown = hover()
    for _, part in ipairs(witness.shown) do
      if not (shown and shown:find(part, 1, true)) then
        return nil
      end
    end
    return true
  end)
  assert(ok, ('%s; shown was:\n%s'):format(problem, shown))
  return shown
end

local function finding()
  for _, one in ipairs(vim.diagnostic.get(0)) do
    if one.code == incomplete.finding then
      return one
    end
  end
end

it('a seed without an author gets a finding in its header part', function()
  open(vim.env.CORPUS, incomplete.seed)
  local one = until_('the finding', finding)
  assert(one.lnum <= vim.fn.search(incomplete.label, 'nw'), vim.inspect(one))
end)

it('hover on a passage names the witness and shows the variants', function()
  open(vim.env.CORPUS, reprint.seed)
  cursor_on(reprint.sentence)
  indexed_hover()
  -- With all three witnesses there is an apparatus: who reads what.
  local here, there = unpack(reprint.variant)
  until_('both readings', function()
    local shown = hover() or ''
    return shown:find(('%s: 1 (here) · %s: 3'):format(here, there), 1, true)
  end)
end)

it('definition moves the cursor into the witness, to the same characters', function()
  open(vim.env.CORPUS, reprint.seed)
  cursor_on(reprint.passage)
  indexed_hover()
  vim.lsp.buf.definition()
  until_('the witness', function()
    return vim.endswith(vim.api.nvim_buf_get_name(0), witness.seed)
  end)
  local rest = vim.fn.strcharpart(reprint.passage, 2)
  assert(vim.startswith(at_cursor(), rest), at_cursor())
end)

it('references fill the list with the witness', function()
  open(vim.env.CORPUS, reprint.seed)
  cursor_on(reprint.passage)
  indexed_hover()
  vim.fn.setqflist({})
  vim.lsp.buf.references()
  until_('the list', function()
    for _, entry in ipairs(vim.fn.getqflist()) do
      if vim.endswith(vim.api.nvim_buf_get_name(entry.bufnr), witness.seed) then
        return true
      end
    end
  end)
  vim.cmd('cclose')
end)

it('seeds are found by their titles in pinyin', function()
  open(vim.env.CORPUS, reprint.seed)
  cursor_on(reprint.passage)
  indexed_hover()
  vim.fn.setqflist({})
  vim.lsp.buf.workspace_symbol('hwcgj')
  until_('the list', function()
    for _, entry in ipairs(vim.fn.getqflist()) do
      if entry.text:find('河湾茶馆记', 1, true) then
        return true
      end
    end
  end)
  vim.cmd('cclose')
end)

it('a code action sets the seed beside a witness', function()
  open(vim.env.CORPUS, reprint.seed)
  cursor_on(reprint.passage)
  indexed_hover()
  local tabs = #vim.api.nvim_list_tabpages()
  local function is_it(action)
    local chosen = action.command and action.command.arguments
    return action.command and action.command.command == 'variorum.compare' and vim.endswith(chosen[1], witness.seed)
  end
  vim.lsp.buf.code_action({ filter = is_it, apply = true })
  until_('the comparison', function()
    return #vim.api.nvim_list_tabpages() > tabs
  end)
  vim.cmd('silent! tabonly')
end)

it(':VariorumCompare shows the two beside one another, and a line leads back into its file', function()
  open(vim.env.CORPUS, reprint.seed)
  cursor_on(reprint.passage)
  indexed_hover()
  local tabs = #vim.api.nvim_list_tabpages()
  vim.ui.select = function(items, options, chosen)
    for _, item in ipairs(items) do
      if vim.endswith(vim.uri_to_fname(item.uri), witness.seed) then
        assert(options.format_item(item):find(witness.shown[1], 1, true), options.format_item(item))
        return chosen(item)
      end
    end
    error('the witness is not offered')
  end
  vim.cmd.VariorumCompare()
  until_('the comparison', function()
    return #vim.api.nvim_list_tabpages() > tabs
  end)
  local windows = vim.api.nvim_tabpage_list_wins(0)
  assert(#windows == 2 and vim.wo[windows[1]].diff and vim.wo[windows[2]].diff)
  vim.api.nvim_set_current_win(windows[2])
  cursor_on(reprint.passage)
  local key = vim.api.nvim_replace_termcodes('<CR>', true, false, true)
  vim.api.nvim_feedkeys(key, 'x', false)
  assert(vim.endswith(vim.api.nvim_buf_get_name(0), witness.seed), vim.api.nvim_buf_get_name(0))
  vim.cmd('silent! tabonly')
end)

it('a lens says how many have the passage, and lists them', function()
  local client = open(vim.env.CORPUS, reprint.seed)
  cursor_on(reprint.passage)
  indexed_hover()
  local params = { textDocument = { uri = vim.uri_from_bufnr(0) } }
  local function ask(method, asked)
    local answer
    if vim.fn.has('nvim-0.11') == 1 then
      answer = client:request_sync(method, asked, 20000, 0)
    else
      answer = client.request_sync(method, asked, 20000, 0)
    end
    assert(answer and not answer.err, vim.inspect(answer))
    return answer.result
  end
  local lens = ask('codeLens/resolve', ask('textDocument/codeLens', params)[1])
  assert(lens.command.title:find('other seed', 1, true), lens.command.title)
  vim.fn.setqflist({})
  vim.lsp.commands[lens.command.command](lens.command)
  until_('the list', function()
    return #vim.fn.getqflist() > 0
  end)
  vim.cmd('cclose')
end)

it('an edit makes the finding go, and undoing it brings it back', function()
  open(vim.env.CORPUS, incomplete.seed)
  until_('the finding', finding)
  local line = vim.fn.search(incomplete.label, 'nw')
  vim.api.nvim_buf_set_lines(0, line - 1, line, false, { incomplete.label .. incomplete.author })
  until_('the finding to go', function()
    return not finding()
  end)
  vim.cmd('silent undo')
  until_('the finding to come back', finding)
end)

it(':VariorumRule explains the rule of the finding in the line, and one that is named', function()
  open(vim.env.CORPUS, incomplete.seed)
  local one = until_('the finding', finding)
  vim.api.nvim_win_set_cursor(0, { one.lnum + 1, 0 })
  for command, rule in pairs({ VariorumRule = incomplete.finding, ['VariorumRule text/cut-off'] = 'text/cut-off' }) do
    local from = vim.api.nvim_get_current_win()
    vim.cmd(command)
    until_('the page of ' .. rule, function()
      local first = vim.api.nvim_buf_get_lines(0, 0, 1, false)[1]
      return vim.api.nvim_get_current_win() ~= from and first and first:find(rule, 1, true)
    end)
    assert(not vim.bo.modifiable and vim.bo.filetype == 'markdown')
    vim.cmd('bwipeout')
    vim.api.nvim_set_current_win(from)
  end
end)

it(':VariorumReport shows what is to be sent', function()
  open(vim.env.CORPUS, incomplete.seed)
  vim.cmd('VariorumReport')
  until_('the report', function()
    local text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
    return text:find('^Variorum: %d') and text:find('\nEditor: Neovim', 1, true)
  end)
  vim.cmd('bwipeout!')
end)

it('fixing everything is on the menu, and takes out what is certain', function()
  open(vim.env.CORPUS, cases.damaged.seed)
  until_('findings', function()
    return #vim.diagnostic.get(0) > 0
  end)
  local function damaged()
    return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n'):find(cases.damaged.gone, 1, true)
  end
  assert(damaged())
  vim.lsp.buf.code_action({ context = { only = { 'source.fixAll.variorum' }, diagnostics = {} }, apply = true })
  until_('the fixes', function()
    return not damaged()
  end)
  vim.cmd('silent edit!')
end)

it('checkhealth is content', function()
  open(vim.env.CORPUS, reprint.seed)
  vim.cmd('silent checkhealth variorum')
  local report = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
  assert(not report:find('ERROR', 1, true) and not report:find('WARNING', 1, true), report)
  assert(report:find('variorum %d+%.%d+%.%d+') and report:find('A server runs for', 1, true), report)
  vim.cmd('bwipeout')
end)

it('a folder that is no corpus shows nothing', function()
  for file, text in pairs(cases.quiet) do
    open(vim.env.QUIET, file)
    cursor_on(text)
    -- The server has seen the file once it has answered a request about it.
    assert(not hover(), file)
    vim.wait(1500)
    assert(#vim.diagnostic.get(0) == 0, vim.inspect(vim.diagnostic.get(0)))
  end
end)

it('nothing was said that nobody asked for', function()
  local said = vim.tbl_filter(function(message)
    return message ~= 'No information available'
  end, notified)
  assert(#said == 0, vim.inspect(said))
end)

print(('%d passed, %d failed\n'):format(passed, failed))
vim.cmd(failed == 0 and 'qall!' or 'cquit!')
