-- Run in a real Neovim, headless: `:Variorum` itself, its completion, its maps, and what it says of the server.

local helpers = dofile('tests/editors/neovim/helpers.lua')
local cases, it, until_ = helpers.cases, helpers.it, helpers.until_
local incomplete = cases.incomplete

local function complete(line)
  return vim.fn.getcompletion(line, 'cmdline')
end

it('subcommands are completed, and what they take', function()
  helpers.at_passage()
  local all = complete('Variorum ')
  for _, name in ipairs({ 'compare', 'witnesses', 'next', 'prev', 'witness', 'back', 'apparatus', 'map', 'fill', 'fix',
    'reindex', 'rule', 'log', 'report', 'restart', 'status', 'pick', 'lens' }) do
    assert(vim.tbl_contains(all, name), name .. ' is not among ' .. table.concat(all, ' '))
  end
  assert(vim.deep_equal(complete('Variorum wit'), { 'witness', 'witnesses' }), vim.inspect(complete('Variorum wit')))
  assert(vim.deep_equal(complete('Variorum compare feed'), { cases.witness.seed }), vim.inspect(complete('Variorum compare ')))
  assert(vim.deep_equal(complete('Variorum lens o'), { 'on', 'off' }))
end)

it('an unknown subcommand is told with those that there are', function()
  vim.cmd('Variorum nonsense')
  local said = helpers.notified[#helpers.notified]
  assert(said:find('nonsense', 1, true) and said:find('witnesses', 1, true), said)
end)

it('each subcommand has a map', function()
  for _, name in ipairs(complete('Variorum ')) do
    assert(vim.fn.maparg(('<Plug>(variorum-%s)'):format(name), 'n', false, true).desc, name)
  end
  helpers.at_passage()
  vim.api.nvim_win_set_cursor(0, { 1, 0 })
  vim.keymap.set('n', ']p', '<Plug>(variorum-next)')
  vim.api.nvim_feedkeys(']p', 'mx', false)
  until_('the passage', function()
    return vim.api.nvim_win_get_cursor(0)[1] > 1
  end)
end)

local function finding()
  for _, one in ipairs(vim.diagnostic.get(0)) do
    if one.code == incomplete.finding then
      return one
    end
  end
end

it('rule explains the rule of the finding in the line, and one that is named', function()
  helpers.open(vim.env.CORPUS, incomplete.seed)
  local one = until_('the finding', finding)
  vim.api.nvim_win_set_cursor(0, { one.lnum + 1, 0 })
  assert(vim.tbl_contains(complete('Variorum rule '), incomplete.finding))
  for command, rule in pairs({ ['rule'] = incomplete.finding, ['rule text/cut-off'] = 'text/cut-off' }) do
    local from = vim.api.nvim_get_current_win()
    vim.cmd('Variorum ' .. command)
    until_('the page of ' .. rule, function()
      local first = vim.api.nvim_buf_get_lines(0, 0, 1, false)[1]
      return vim.api.nvim_get_current_win() ~= from and first and first:find(rule, 1, true)
    end)
    assert(not vim.bo.modifiable and vim.bo.filetype == 'markdown')
    helpers.type('q')
    assert(vim.api.nvim_get_current_win() == from)
  end
end)

it('report shows what is to be sent', function()
  helpers.open(vim.env.CORPUS, incomplete.seed)
  vim.cmd('Variorum report')
  until_('the report', function()
    return helpers.text():find('^Variorum: %d') and helpers.text():find('\nEditor: Neovim', 1, true)
  end)
  helpers.type('q')
end)

it('log shows a file, or says that there is none yet', function()
  local said = #helpers.notified
  vim.cmd('Variorum log')
  if #helpers.notified == said then
    assert(helpers.name():find('lsp.log', 1, true) and vim.bo.readonly, helpers.name())
    vim.cmd('bwipeout!')
  else
    assert(helpers.notified[#helpers.notified]:find('nothing has been logged', 1, true))
  end
end)

it('the status line says that a server runs and what it found, and nothing elsewhere', function()
  helpers.open(vim.env.CORPUS, incomplete.seed)
  until_('the finding', finding)
  local status = require('variorum').status()
  assert(status:find('^Variorum') and status:find('[EW]%d'), status)
  vim.cmd('enew')
  assert(require('variorum').status() == '', require('variorum').status())
end)

it('status says how many seeds there are, and so does the status line', function()
  helpers.at_passage()
  vim.cmd('Variorum status')
  local said = until_('the status', function()
    local last = helpers.notified[#helpers.notified] or ''
    return last:find('^Variorum %d') and last
  end)
  local seeds = tonumber(said:match('corpus: (%d+) seeds'))
  assert(seeds and seeds > 30 and said:find('index %d'), said)
  until_('the number', function()
    return require('variorum').status():find(seeds .. ' seeds', 1, true)
  end)
end)

it('reindex reads every seed anew', function()
  helpers.at_passage()
  local reading = false
  vim.api.nvim_create_autocmd('LspProgress', {
    callback = function()
      reading = true
    end,
  })
  vim.cmd('Variorum reindex')
  until_('the reading', function()
    return reading
  end)
  helpers.indexed_hover()
end)

it('fill fills in what reprints state, and writes nothing', function()
  for _, command in ipairs({ 'fill', 'fill all' }) do
    helpers.at_passage()
    helpers.open(vim.env.CORPUS, cases.fill.seed)
    vim.cmd('Variorum ' .. command)
    until_('what reprints state', function()
      return helpers.text():find(cases.fill.gets, 1, true)
    end)
    assert(vim.bo.modified)
    vim.cmd('silent edit!')
  end
end)

it('fix changes many seeds, lists what it changed, and writes nothing', function()
  helpers.at_passage()
  local said = #helpers.notified
  vim.cmd('Variorum fix')
  until_('the fixes', function()
    return #helpers.notified > said and helpers.notified[#helpers.notified]:find('but not written', 1, true)
  end)
  local list = vim.fn.getqflist()
  assert(#list > 5, vim.inspect(list))
  for _, item in ipairs(list) do
    assert(vim.bo[item.bufnr].modified, vim.api.nvim_buf_get_name(item.bufnr))
  end
  helpers.tidy()
  for _, item in ipairs(list) do
    vim.cmd('silent buffer! ' .. item.bufnr)
    vim.cmd('silent edit!')
  end
  vim.fn.setqflist({})
end)

it('restart ends the server and starts it anew for the files that it served', function()
  local before = helpers.open(vim.env.CORPUS, incomplete.seed)
  until_('the finding', finding)
  vim.cmd('Variorum restart')
  until_('another server', function()
    local now = vim.lsp.get_clients({ bufnr = 0, name = 'variorum' })[1]
    return now and now.id ~= before.id and before.is_stopped(before)
  end)
  until_('the finding to come again', finding)
end)

it('checkhealth names what is set and not known, and what is missing', function()
  vim.g.variorum = { pickers = 'telescope', picker = 'telescope', lens = 1 }
  vim.cmd('silent checkhealth variorum')
  local report = helpers.text()
  vim.g.variorum = nil
  for _, expected in ipairs({ 'unknown option “pickers”', 'lens` must be a boolean', 'is not installed' }) do
    assert(report:find(expected, 1, true), report)
  end
  vim.cmd('bwipeout')
end)

helpers.finish()
