-- Choices in telescope.

local M = {}

--- @param title string
--- @param choices variorum.Choice[]
--- @param options table? telescope's own, as a theme
function M.show(title, choices, options)
  local actions, state = require('telescope.actions'), require('telescope.actions.state')
  local values = require('telescope.config').values
  local pickers = require('variorum.pickers')
  options = options or {}
  local function entry(one)
    local line, column = pickers.place(one)
    return {
      value = one,
      display = one.text,
      ordinal = one.text,
      filename = one.file,
      lnum = line,
      col = column + 1,
    }
  end
  require('telescope.pickers')
    .new(options, {
      prompt_title = title,
      finder = require('telescope.finders').new_table({ results = choices, entry_maker = entry }),
      sorter = values.generic_sorter(options),
      previewer = values.grep_previewer(options),
      attach_mappings = function(prompt)
        actions.select_default:replace(function()
          local chosen = state.get_selected_entry()
          actions.close(prompt)
          if chosen then
            pickers.go(chosen.value)
          end
        end)
        return true
      end,
    })
    :find()
end

return M
