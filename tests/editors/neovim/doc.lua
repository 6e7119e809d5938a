-- Run in a real Neovim, headless: the help pages speak of all that there is, and lead nowhere that is not there.

local helpers = dofile('tests/editors/neovim/helpers.lua')
local it = helpers.it

local folder = vim.fn.fnamemodify(vim.api.nvim_get_runtime_file('doc/variorum.txt', false)[1], ':p:h')
local copy = vim.fn.tempname()
vim.fn.mkdir(copy, 'p')
local lines = vim.fn.readfile(folder .. '/variorum.txt')
vim.fn.writefile(lines, copy .. '/variorum.txt')

--- The tags of a folder with help pages.
local function tags_of(where)
  local tags = {}
  for _, line in ipairs(vim.fn.readfile(where .. '/tags')) do
    tags[line:match('^[^\t]+')] = true
  end
  return tags
end

vim.cmd('helptags ' .. vim.fn.fnameescape(copy))
local ours = tags_of(copy)

local function documented(tag)
  assert(ours[tag], ('there is no *%s*'):format(tag))
end

it('each subcommand and each map has its place in the help', function()
  for _, name in ipairs(vim.fn.getcompletion('Variorum ', 'cmdline')) do
    documented(':Variorum-' .. name)
  end
  local maps = 0
  for _, map in ipairs(vim.api.nvim_get_keymap('n')) do
    if map.lhs:find('^<Plug>%(variorum%-') then
      maps = maps + 1
      documented(map.lhs)
    end
  end
  assert(maps > 15, maps .. ' maps')
end)

it('each option has, and each colour', function()
  for name in pairs(require('variorum').known_options) do
    documented('variorum-' .. name)
  end
  for _, file in ipairs({ 'map', 'documents' }) do
    local source = vim.api.nvim_get_runtime_file('lua/variorum/' .. file .. '.lua', false)[1]
    for group in table.concat(vim.fn.readfile(source), '\n'):gmatch('Variorum%u%a+') do
      if group ~= 'VariorumCorpusChanged' then
        documented('hl-' .. group)
      end
    end
  end
end)

it('nothing is told of that is not there', function()
  local subcommands = vim.fn.getcompletion('Variorum ', 'cmdline')
  for tag in pairs(ours) do
    local subcommand, map = tag:match('^:Variorum%-(.+)'), tag:match('^<Plug>.+')
    assert(not subcommand or vim.tbl_contains(subcommands, subcommand), tag)
    assert(not map or vim.fn.maparg(map, 'n') ~= '', tag)
  end
end)

it('no link of it is dead', function()
  local theirs = tags_of(vim.env.VIMRUNTIME .. '/doc')
  local links, in_code = 0, false
  for number, line in ipairs(lines) do
    in_code = in_code and (line == '' or line:find('^%s') ~= nil)
    for link in (in_code and '' or line):gmatch('|([^|%s]+)|') do
      links = links + 1
      -- Of 0.11.
      local newer = link == 'lsp-defaults' or link == 'vim.lsp.config()'
      assert(ours[link] or theirs[link] or newer, ('line %d: |%s|'):format(number, link))
    end
    in_code = in_code or line:find('>%a*$') ~= nil
  end
  assert(links > 30, links .. ' links')
end)

it('no line is wider than a window', function()
  for number, line in ipairs(lines) do
    local width = vim.fn.strdisplaywidth(line)
    assert(width <= 78 or line:find('^    %S'), ('line %d has %d columns'):format(number, width))
  end
end)

it(':help variorum opens it', function()
  -- Beside the package as it is installed, whose help tags whoever installs it makes.
  vim.opt.runtimepath:prepend(vim.fn.fnamemodify(copy, ':h'))
  vim.fn.rename(copy, vim.fn.fnamemodify(copy, ':h') .. '/doc')
  vim.cmd('help variorum')
  assert(vim.bo.buftype == 'help' and helpers.name():find('variorum.txt', 1, true), helpers.name())
end)

helpers.finish()
