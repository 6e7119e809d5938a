-- Choosing a witness, or a seed by its title, in the picker that is installed: telescope, fzf-lua or snacks; else in the
-- plain list of |vim.ui.select()|.

local client = require('variorum.client')
local describe = require('variorum.describe')
local reprints = require('variorum.reprints')

local M = {}

--- Whether a picker is installed: the module that it is known by.
M.modules = { telescope = 'telescope', ['fzf-lua'] = 'fzf-lua', snacks = 'snacks.picker' }

--- In which order they are looked for.
M.order = { 'telescope', 'fzf-lua', 'snacks' }

--- The picker to use: what |vim.g.variorum| names, else the first that is installed, else "select".
--- @return string
function M.choice()
  local wanted = require('variorum').options().picker
  if wanted then
    return wanted
  end
  for _, name in ipairs(M.order) do
    if pcall(require, M.modules[name]) then
      return name
    end
  end
  return 'select'
end

--- What can be chosen: `text` is shown and searched, `uri` and `range` are where it leads.
--- @class variorum.Choice
--- @field text string
--- @field uri string
--- @field range table
--- @field file string
--- @field encoding string

--- @return variorum.Choice
local function choice(text, location, from)
  return {
    text = text:gsub('%s+', ' '),
    uri = location.uri,
    range = location.range,
    file = vim.uri_to_fname(location.uri),
    encoding = from.offset_encoding,
  }
end

--- Offers the choices in a picker.
--- @param title string
--- @param choices variorum.Choice[]
--- @param picker string?
function M.show(title, choices, picker)
  picker = picker or M.choice()
  if picker == 'select' then
    local function text(one)
      return one.text
    end
    vim.ui.select(choices, { prompt = title .. ':', format_item = text, kind = 'variorum' }, function(one)
      if one then
        M.go(one)
      end
    end)
  else
    require('variorum.pickers.' .. picker).show(title, choices)
  end
end

--- Goes to what was chosen.
--- @param one variorum.Choice
function M.go(one)
  client.show({ uri = one.uri, range = one.range }, one.encoding)
end

--- Where it leads, as a line from 1 and a byte column from 0; the file is read for it.
--- @param one variorum.Choice
--- @return integer line
--- @return integer column
function M.place(one)
  local _, place = client.place({ uri = one.uri, range = one.range }, one.encoding)
  return place[1], place[2]
end

--- The witnesses of the passage at the cursor, or of the whole seed.
--- @param picker string?
function M.witnesses(picker)
  reprints.of(0, function(found, from)
    local wanted = reprints.at_cursor(found, from)
    local choices = {}
    for number, passage in ipairs(found.passages) do
      for _, shared in ipairs(wanted[number] and passage.witnesses or {}) do
        local witness = found.witnesses[shared.witness + 1]
        local text = ('%s  %s  %5s  %s  %s'):format(
          describe.day(witness),
          describe.fitted(witness.outlet, 16),
          shared.similarityText,
          describe.file(witness.uri),
          passage.excerpt
        )
        table.insert(choices, choice(text, shared.location, from))
      end
    end
    if #choices == 0 then
      return client.say('no other seed shares a passage with this one')
    end
    M.show('Witnesses', choices, picker)
  end)
end

--- The seeds of the corpora that are open.
--- @param picker string?
function M.seeds(picker)
  client.ask('variorum/corpus', vim.empty_dict(), function(found, from)
    local choices = {}
    for _, corpus in ipairs(found or {}) do
      for _, seed in ipairs(corpus.seeds) do
        local start = { line = 0, character = 0 }
        local text = ('%s  %s'):format(describe.day(seed), describe.seed(seed))
        table.insert(choices, choice(text, { uri = seed.uri, range = { start = start, ['end'] = start } }, from))
      end
    end
    if #choices == 0 then
      return client.say('no seed was found here')
    end
    M.show('Seeds', choices, picker)
  end)
end

return M
