-- Choices in snacks.

local M = {}

--- @param title string
--- @param choices variorum.Choice[]
function M.show(title, choices)
  local pickers = require('variorum.pickers')
  local items = {}
  for number, one in ipairs(choices) do
    local line, column = pickers.place(one)
    items[number] = { idx = number, text = one.text, file = one.file, pos = { line, column }, choice = one }
  end
  require('snacks.picker').pick({
    source = 'variorum',
    title = title,
    items = items,
    preview = 'file',
    format = function(item)
      return { { item.text } }
    end,
    confirm = function(picker, item)
      picker:close()
      if item then
        pickers.go(item.choice)
      end
    end,
  })
end

return M
