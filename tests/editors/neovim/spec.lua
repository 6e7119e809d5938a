-- Run in a real Neovim, headless: what a curator meets in a corpus, and that nothing is met elsewhere.

local helpers = dofile('tests/editors/neovim/helpers.lua')
local cases, it, until_ = helpers.cases, helpers.it, helpers.until_
local open, cursor_on, at_cursor = helpers.open, helpers.cursor_on, helpers.at_cursor
local hover, indexed_hover = helpers.hover, helpers.indexed_hover
local incomplete, reprint, witness = cases.incomplete, cases.reprint, cases.witness

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

it('variorum.toml is explained and completed, and no other TOML file is looked at', function()
  open(vim.env.CORPUS, 'variorum.toml')
  vim.api.nvim_buf_set_lines(0, 0, -1, false, { 'preset = "strict"', '[rules]', '' })
  vim.api.nvim_win_set_cursor(0, { 1, 2 })
  until_('what a preset is', function()
    return (hover() or ''):find('rules run', 1, true)
  end)
  vim.api.nvim_win_set_cursor(0, { 3, 0 })
  local params = vim.lsp.util.make_position_params(0, 'utf-16')
  local offered = until_('names of rules', function()
    local answer = vim.lsp.buf_request_sync(0, 'textDocument/completion', params, 5000)
    for _, one in pairs(answer or {}) do
      local items = one.result and (one.result.items or one.result) or {}
      for _, item in ipairs(items) do
        if item.label:find('metadata/missing-author', 1, true) then
          return item.label
        end
      end
    end
  end)
  assert(offered)
  vim.cmd('silent edit!')
  vim.fn.writefile({ 'a = 1' }, vim.env.CORPUS .. '/other.toml')
  vim.cmd('silent edit ' .. vim.fn.fnameescape(vim.env.CORPUS .. '/other.toml'))
  vim.wait(500)
  assert(#vim.lsp.get_clients({ bufnr = 0, name = 'variorum' }) == 0)
end)

it('checkhealth is content', function()
  open(vim.env.CORPUS, reprint.seed)
  vim.cmd('silent checkhealth variorum')
  local report = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
  assert(not report:find('ERROR', 1, true) and not report:find('WARNING', 1, true), report)
  assert(report:find('variorum %d+%.%d+%.%d+') and report:find('A server is running for', 1, true), report)
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
  end, helpers.notified)
  assert(#said == 0, vim.inspect(said))
end)

helpers.finish()
