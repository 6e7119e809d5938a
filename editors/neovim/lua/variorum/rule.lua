-- The page of a rule.

local client = require('variorum.client')
local scratch = require('variorum.scratch')

local M = {}

--- The rule of the diagnostic under the cursor, or else of the first in its line.
--- @return string?
local function at_cursor()
  local row, column = unpack(vim.api.nvim_win_get_cursor(0))
  local in_line
  for _, found in ipairs(vim.diagnostic.get(0, { lnum = row - 1 })) do
    if found.source == 'variorum' and found.code then
      local rule = tostring(found.code):match('^%S+')
      local behind = found.end_lnum > found.lnum or column < math.max(found.end_col, found.col + 1)
      if column >= found.col and behind then
        return rule
      end
      in_line = in_line or rule
    end
  end
  return in_line
end

--- Shows the page of a rule; without a name, of the one that found something at the cursor.
--- @param name string?
function M.show(name)
  local rule = name or at_cursor()
  if not rule then
    return client.say('there is no finding on this line; name a rule', vim.log.levels.WARN)
  end
  client.ask('variorum/ruleDocumentation', { rule = rule }, function(page)
    if page then
      local lines = vim.split(vim.trim(page.text), '\n')
      local buffer = scratch.split('variorum-rule:/' .. page.rule .. '.md', lines)
      vim.bo[buffer].filetype = 'markdown'
    else
      client.say(('there is no rule “%s”'):format(rule), vim.log.levels.WARN)
    end
  end)
end

--- The names of the rules that found something in this file: those that a name is most often asked of.
--- @return string[]
function M.names()
  local seen, names = {}, {}
  for _, found in ipairs(vim.diagnostic.get(0)) do
    local rule = found.source == 'variorum' and found.code and tostring(found.code):match('^%S+')
    if rule and not seen[rule] then
      seen[rule] = true
      table.insert(names, rule)
    end
  end
  table.sort(names)
  return names
end

return M
