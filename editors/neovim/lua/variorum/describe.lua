-- How witnesses are called wherever they are listed.

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

--- Title, source, day and file, as far as they are stated: for one line.
--- @param seed table
--- @return string
function M.seed(seed)
  local parts = {}
  for _, part in ipairs({ 'title', 'source', 'published' }) do
    parts[#parts + 1] = stated(seed[part])
  end
  table.insert(parts, M.file(seed.uri))
  return table.concat(parts, ' · ')
end

--- @param share number 0 to 1
--- @return string
function M.percent(share)
  return ('%d %%'):format(math.floor(share * 100 + 0.5))
end

--- The same with how much of this seed's text it has.
--- @param witness table
--- @return string
function M.witness(witness)
  return M.seed(witness) .. ' · ' .. M.percent(witness.contains)
end

--- The day, ten columns wide.
--- @param seed table
--- @return string
function M.day(seed)
  return stated(seed.published) or '    –     '
end

--- Who printed it, or else how it is called, or else its file.
--- @param seed table
--- @return string
function M.source(seed)
  return stated(seed.source) or stated(seed.title) or M.file(seed.uri)
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
