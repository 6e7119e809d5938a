-- Run in a real Neovim, headless, with the picker that PICKER names, which lies in the folder PLUGINS.

local name = vim.env.PICKER
for _, plugin in ipairs({ name, name .. '.nvim', 'plenary.nvim' }) do
  vim.opt.runtimepath:append(vim.env.PLUGINS .. '/' .. plugin)
end

local helpers = dofile('tests/editors/neovim/helpers.lua')
local cases, it, until_ = helpers.cases, helpers.it, helpers.until_

-- A screen in which a picker has place.
vim.o.columns, vim.o.lines = 160, 50

--- How each picker shows what it offers, and takes the first of it.
local shown, take = {}, {}

function shown.telescope()
  local state = require('telescope.actions.state')
  local prompt = vim.bo.filetype == 'TelescopePrompt' and vim.api.nvim_get_current_buf()
  local picker = prompt and state.get_current_picker(prompt)
  return picker and picker.manager and picker.manager:num_results() > 0 and helpers.text(picker.results_bufnr)
end

function take.telescope()
  require('telescope.actions').select_default(vim.api.nvim_get_current_buf())
end

shown['fzf-lua'] = function()
  return vim.bo.filetype == 'fzf' and helpers.text():find('[1-9]%d*/%d+') and helpers.text()
end

take['fzf-lua'] = function()
  vim.api.nvim_chan_send(vim.bo.channel, '\r')
end

function shown.snacks()
  local picker = require('snacks.picker').get()[1]
  return picker and not picker:is_active() and #picker:items() > 0 and vim.iter(picker:items()):map(function(item)
    return item.text
  end):join('\n')
end

function take.snacks()
  require('snacks.picker').get()[1]:action('confirm')
end

if name == 'snacks' then
  require('snacks').setup({ picker = { enabled = true } })
end

it(name .. ' is found and offers the witnesses, the earliest first', function()
  helpers.at_passage()
  assert(require('variorum.pickers').choice() == name, require('variorum.pickers').choice())
  vim.cmd('Variorum pick')
  local text = until_('the picker', shown[name])
  assert(text:find(cases.witness.shown[3], 1, true) and text:find(cases.witness.seed, 1, true), text)
end)

it('the chosen one is gone to', function()
  take[name]()
  until_('the witness', function()
    return vim.endswith(helpers.name(), cases.witness.seed)
  end)
  assert(cases.reprint.begins:find(vim.fn.strcharpart(helpers.at_cursor(), 0, 1), 1, true), helpers.at_cursor())
end)

if name == 'telescope' then
  it('telescope has it as an extension', function()
    helpers.at_passage()
    require('telescope').load_extension('variorum')
    vim.cmd('runtime plugin/telescope.lua')
    vim.cmd('Telescope variorum witnesses')
    assert(until_('the picker', shown.telescope):find(cases.witness.seed, 1, true))
    require('telescope.actions').close(vim.api.nvim_get_current_buf())
  end)
end

helpers.finish()
