-- Drawing who has which part of a text, in characters: knows no server and no window.

local M = {}

--- Parts of a cell that is filled from its left, in eighths.
local LEFT = { '▏', '▎', '▍', '▌', '▋', '▊', '▉', '█' }
local RIGHT_EIGHTH, RIGHT_HALF, FULL, NOTHING = '▕', '▐', '█', '·'

--- How many columns one of these characters takes: two with 'ambiwidth' set to "double".
function M.cell_width()
  return vim.fn.strdisplaywidth(FULL)
end

--- The character for a cell of which the stretches `inside` (from 0 to 1, in order, apart) are filled.
local function glyph(inside)
  local filled = 0
  for _, stretch in ipairs(inside) do
    filled = filled + stretch[2] - stretch[1]
  end
  if filled <= 0 then
    return NOTHING
  end
  local from_left = inside[1][1] <= 0.01
  local to_right = inside[#inside][2] >= 0.99
  if not from_left and to_right and filled < 0.75 then
    return filled < 0.3 and RIGHT_EIGHTH or RIGHT_HALF
  end
  return LEFT[math.max(1, math.min(8, math.floor(filled * 8 + 0.5)))]
end

--- A bar: for each of `cells` cells its character, and the greatest class among the stretches that touch it (nil: none).
--- @param stretches { from: number, to: number, class: integer }[] half-open, of a text that is `length` long; any order
--- @param length number
--- @param cells integer
--- @return { glyph: string, class: integer? }[]
function M.bar(stretches, length, cells)
  local sorted = vim.deepcopy(stretches)
  table.sort(sorted, function(one, other)
    return one.from < other.from
  end)
  local bar, size = {}, math.max(length, 1) / cells
  for number = 1, cells do
    local from, to = (number - 1) * size, number * size
    local inside, class = {}, nil
    for _, stretch in ipairs(sorted) do
      local begin, finish = math.max(stretch.from, from), math.min(stretch.to, to)
      if finish > begin then
        class = math.max(class or 0, stretch.class)
        local last = inside[#inside]
        local part = { (begin - from) / size, (finish - from) / size }
        if last and part[1] <= last[2] then
          last[2] = math.max(last[2], part[2])
        else
          table.insert(inside, part)
        end
      end
    end
    bar[number] = { glyph = glyph(inside), class = class }
  end
  return bar
end

--- The cell that a place of the text falls into.
--- @param at number
--- @param length number
--- @param cells integer
--- @return integer from 1
function M.cell_of(at, length, cells)
  return math.max(1, math.min(cells, math.floor(at / math.max(length, 1) * cells) + 1))
end

--- A line from one measure of a text to another, through places of which both are known: straight between them.
--- @param anchors { [1]: number, [2]: number }[]
--- @return fun(value: number): number there
--- @return fun(value: number): number back
function M.measures(anchors)
  local sorted = vim.deepcopy(anchors)
  table.sort(sorted, function(one, other)
    return one[1] < other[1] or (one[1] == other[1] and one[2] < other[2])
  end)
  local rising = {}
  for _, anchor in ipairs(sorted) do
    local last = rising[#rising]
    if not last or (anchor[1] > last[1] and anchor[2] >= last[2]) then
      table.insert(rising, anchor)
    end
  end
  local function through(from, to)
    return function(value)
      local before = rising[1]
      for _, behind in ipairs(rising) do
        if behind[from] >= value then
          local span = behind[from] - before[from]
          local share = span > 0 and (value - before[from]) / span or 0
          return before[to] + math.max(0, math.min(1, share)) * (behind[to] - before[to])
        end
        before = behind
      end
      return before and before[to] or 0
    end
  end
  return through(1, 2), through(2, 1)
end

return M
