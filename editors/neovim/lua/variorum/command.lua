-- `:Variorum`, its subcommands and their completion; and what `<Plug>(variorum-…)` does.

local M = {}

--- What a subcommand takes: `run` gets its arguments and the count; `complete` the candidates for its first argument.
--- @class variorum.Subcommand
--- @field what string
--- @field run fun(arguments: string[], count: integer)
--- @field complete (fun(): string[])?

--- A function of a module, which is loaded when it is needed.
local function of(module, name)
  return function(...)
    return require('variorum.' .. module)[name](...)
  end
end

local function list(...)
  local words = { ... }
  return function()
    return words
  end
end

--- @type table<string, variorum.Subcommand>
M.subcommands = {
  compare = {
    what = 'Compare this seed with a witness in diff mode',
    run = function(arguments)
      require('variorum.compare').choose(arguments[1] and table.concat(arguments, ' '))
    end,
    complete = of('compare', 'names'),
  },
  witnesses = {
    what = 'List the witnesses of the passage at the cursor, or all',
    run = function(arguments)
      require('variorum.witnesses').list(arguments[1] == 'all')
    end,
    complete = list('all'),
  },
  pick = {
    what = 'Choose a witness, or a seed by its title, in a picker',
    run = function(arguments)
      local source = arguments[1] or 'witnesses'
      if source == 'witnesses' or source == 'seeds' then
        require('variorum.pickers')[source]()
      else
        require('variorum.client').say('pick “witnesses” or “seeds”', vim.log.levels.WARN)
      end
    end,
    complete = list('witnesses', 'seeds'),
  },
  next = {
    what = 'Go to the next passage',
    run = function(_, count)
      require('variorum.reprints').go(count)
    end,
  },
  prev = {
    what = 'Go to the previous passage',
    run = function(_, count)
      require('variorum.reprints').go(-count)
    end,
  },
  witness = { what = 'Go to the same characters in the next witness', run = of('reprints', 'witness') },
  back = { what = 'Go back to where the last jump started', run = of('reprints', 'back') },
  apparatus = { what = 'Show what all witnesses read in this passage', run = of('documents', 'apparatus') },
  map = { what = 'Show which seeds have which part of this text', run = of('map', 'open') },
  fill = {
    what = 'Fill in the fields that reprints agree on',
    run = function(arguments)
      require('variorum.server').fill(arguments[1] == 'all')
    end,
    complete = list('all'),
  },
  fix = { what = 'Apply all safe fixes in the corpus', run = of('server', 'fix') },
  reindex = { what = 'Read every seed again', run = of('server', 'reindex') },
  rule = {
    what = 'Show the page of a rule',
    run = function(arguments)
      require('variorum.rule').show(arguments[1])
    end,
    complete = of('rule', 'names'),
  },
  lens = {
    what = 'Show or hide how many seeds have each passage',
    run = function(arguments)
      local lens = require('variorum.lens')
      lens.enable(arguments[1] == 'on' or (arguments[1] ~= 'off' and not lens.is_on()))
    end,
    complete = list('on', 'off'),
  },
  status = { what = 'Show the status of the server', run = of('state', 'say') },
  log = { what = 'Show the log of the server', run = of('server', 'log') },
  report = { what = 'Show what a bug report needs', run = of('server', 'report') },
  restart = { what = 'Restart the server', run = of('server', 'restart') },
}

--- Runs a subcommand.
--- @param name string
--- @param arguments string[]?
--- @param count integer?
function M.run(name, arguments, count)
  local subcommand = M.subcommands[name]
  if subcommand then
    subcommand.run(arguments or {}, count or 1)
  else
    require('variorum.client').say(
      ('there is no “:Variorum %s”; there are %s'):format(name, table.concat(M.names(), ', ')),
      vim.log.levels.ERROR
    )
  end
end

--- The names of the subcommands, in order.
--- @return string[]
function M.names()
  local names = vim.tbl_keys(M.subcommands)
  table.sort(names)
  return names
end

--- What can stand where the cursor of the command line is.
--- @param lead string what is written of it
--- @param line string the whole command line
--- @return string[]
function M.complete(lead, line)
  local before = vim.split(line:sub(1, #line - #lead), '%s+', { trimempty = true })
  local candidates = {}
  if #before == 1 then
    candidates = M.names()
  else
    local subcommand = M.subcommands[before[2]]
    if subcommand and subcommand.complete and #before == 2 then
      candidates = subcommand.complete()
    end
  end
  -- Of the names of files and rules any part may be written.
  return vim.tbl_filter(function(candidate)
    local at = candidate:find(lead, 1, true)
    return at == 1 or (at ~= nil and #before > 1)
  end, candidates)
end

--- Defines the command and the maps.
function M.define()
  vim.api.nvim_create_user_command('Variorum', function(command)
    M.run(command.fargs[1], vim.list_slice(command.fargs, 2), command.count > 0 and command.count or 1)
  end, {
    nargs = '+',
    count = 0,
    complete = M.complete,
    desc = 'Findings and reprints of collected texts',
  })
  for name, subcommand in pairs(M.subcommands) do
    vim.keymap.set('n', ('<Plug>(variorum-%s)'):format(name), function()
      M.run(name, {}, vim.v.count1)
    end, { desc = subcommand.what })
  end
  vim.keymap.set('n', '<Plug>(variorum-seeds)', function()
    M.run('pick', { 'seeds' })
  end, { desc = 'Choose a seed by its title' })
end

return M
