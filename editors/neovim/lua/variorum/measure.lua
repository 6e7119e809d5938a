-- Between places of a seed's file and places of its text, which is measured in compared characters. What the passages say is
-- exact at their ends, and in proportion between them.

local client = require('variorum.client')
local picture = require('variorum.picture')

local M = {}

--- A column as the server counts.
--- @param line string
--- @param column integer bytes
--- @param encoding string
--- @return integer
local function counted(line, column, encoding)
  if encoding == 'utf-8' then
    return column
  elseif vim.fn.has('nvim-0.11') == 1 then
    return vim.str_utfindex(line, encoding, column, false)
  end
  local in_utf32, in_utf16 = vim.str_utfindex(line, column)
  return encoding == 'utf-16' and in_utf16 or in_utf32
end

--- The line (from 0) that a byte of a buffer lies in.
local function line_of(buffer, byte)
  local low, high = 0, vim.api.nvim_buf_line_count(buffer) - 1
  while low < high do
    local middle = math.ceil((low + high) / 2)
    if vim.api.nvim_buf_get_offset(buffer, middle) <= byte then
      low = middle
    else
      high = middle - 1
    end
  end
  return low
end

--- @param buffer integer the seed, loaded
--- @param reprints table what `variorum/reprints` says of it
--- @param encoding string
--- @return { cursor: fun(): number?, position: fun(at: number): table }
function M.of(buffer, reprints, encoding)
  local function byte(position)
    return vim.api.nvim_buf_get_offset(buffer, position.line) + client.column(buffer, position, encoding)
  end
  local anchors = { { 0, 0 } }
  for _, passage in ipairs(reprints.passages) do
    table.insert(anchors, { byte(passage.range.start), passage.at[1] })
    table.insert(anchors, { byte(passage.range['end']), passage.at[2] })
  end
  local total = vim.api.nvim_buf_get_offset(buffer, vim.api.nvim_buf_line_count(buffer))
  table.insert(anchors, { math.max(total, 1), reprints.characters })
  local to_characters, to_bytes = picture.measures(anchors)

  local measure = {}

  --- Where the cursor stands, in compared characters; nil if no window shows the seed.
  function measure.cursor()
    local window = vim.fn.bufwinid(buffer)
    if window ~= -1 then
      local row, column = unpack(vim.api.nvim_win_get_cursor(window))
      return to_characters(vim.api.nvim_buf_get_offset(buffer, row - 1) + column)
    end
  end

  --- The position of a place in compared characters.
  function measure.position(at)
    local wanted = math.floor(to_bytes(at) + 0.5)
    local number = line_of(buffer, wanted)
    local line = vim.api.nvim_buf_get_lines(buffer, number, number + 1, false)[1] or ''
    local column = math.min(#line, wanted - vim.api.nvim_buf_get_offset(buffer, number))
    -- To the beginning of a character.
    while column > 0 and column < #line and line:byte(column + 1) >= 0x80 and line:byte(column + 1) < 0xC0 do
      column = column - 1
    end
    return { line = number, character = counted(line, column, encoding) }
  end

  return measure
end

return M
