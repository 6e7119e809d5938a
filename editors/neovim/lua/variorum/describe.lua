-- How witnesses are shown wherever they are listed. What they are called, their days and shares come from the server.

local M = {}

--- What a field says; nil where it is not stated.
local function stated(value)
  if value ~= nil and value ~= vim.NIL and value ~= '' then
    return value
  end
  return nil
end

--- The name of a seed's file, with the folder it lies in.
--- @param uri string
--- @return string
function M.file(uri)
  local path = vim.uri_to_fname(uri)
  return vim.fn.fnamemodify(path, ':h:t') .. '/' .. vim.fn.fnamemodify(path, ':t')
end

--- Title, source, day and file, as far as they are known: for one line.
--- @param seed table
--- @return string
function M.seed(seed)
  local file = M.file(seed.uri)
  local parts = { stated(seed.title) }
  -- A seed without a source has its file in its place, which is named at the end.
  if not vim.endswith(file, '/' .. seed.outlet) then
    table.insert(parts, seed.outlet)
  end
  parts[#parts + 1] = stated(seed.published)
  table.insert(parts, file)
  return table.concat(parts, ' · ')
end

--- The same with how much of this seed's text it has.
--- @param witness table
--- @return string
function M.witness(witness)
  return M.seed(witness) .. ' · ' .. witness.containsText
end

--- The day, ten columns wide.
--- @param seed table
--- @return string
function M.day(seed)
  return M.fitted(seed.day, 10)
end

--- A text cut or filled to a number of screen columns.
--- @param text string
--- @param width integer
--- @return string
function M.fitted(text, width)
  text = text:gsub('%s+', ' ')
  if vim.fn.strdisplaywidth(text) > width then
    while text ~= '' and vim.fn.strdisplaywidth(text) > width - 1 do
      text = vim.fn.strcharpart(text, 0, vim.fn.strchars(text) - 1)
    end
    text = text .. '…'
  end
  return text .. (' '):rep(width - vim.fn.strdisplaywidth(text))
end

return M
