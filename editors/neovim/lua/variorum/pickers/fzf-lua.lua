-- Choices in fzf-lua.

local M = {}

--- @param title string
--- @param choices variorum.Choice[]
function M.show(title, choices)
  local pickers = require('variorum.pickers')
  -- Each line begins with the place, as fzf-lua's previewer reads it, which is not shown, and ends with the text.
  local lines, by_line = {}, {}
  for number, one in ipairs(choices) do
    local line, column = pickers.place(one)
    lines[number] = ('%d\t%s:%d:%d:\t%s'):format(number, one.file, line, column + 1, one.text)
    by_line[number] = one
  end
  local previewer = require('fzf-lua.previewer.builtin').buffer_or_file:extend()
  function previewer:new(...)
    previewer.super.new(self, ...)
    return setmetatable(self, previewer)
  end
  function previewer:parse_entry(entry)
    local one = by_line[tonumber(entry:match('^%d+'))]
    local line, column = pickers.place(one)
    return { path = one.file, line = line, col = column + 1 }
  end
  require('fzf-lua').fzf_exec(lines, {
    prompt = title .. '> ',
    previewer = previewer,
    fzf_opts = { ['--delimiter'] = '\t', ['--with-nth'] = '3..' },
    actions = {
      default = function(selected)
        local one = selected[1] and by_line[tonumber(selected[1]:match('^%d+'))]
        if one then
          pickers.go(one)
        end
      end,
    },
  })
end

return M
