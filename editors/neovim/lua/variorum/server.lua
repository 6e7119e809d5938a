-- What is asked of the running server beside what Neovim asks by itself.

local M = {}

--- Asks the first server of this name that runs; says so if there is none.
--- @param method string
--- @param params table?
--- @param answered fun(result: any, client: vim.lsp.Client)
local function ask(method, params, answered)
  local client = (vim.lsp.get_clients or vim.lsp.get_active_clients)({ name = 'variorum' })[1]
  if not client then
    vim.notify('Variorum: the server does not run here; see :checkhealth variorum', vim.log.levels.WARN)
    return
  end
  local function handler(err, result)
    if err then
      vim.notify('Variorum: ' .. err.message, vim.log.levels.ERROR)
    else
      answered(result, client)
    end
  end
  if vim.fn.has('nvim-0.11') == 1 then
    client:request(method, params, handler)
  else
    client.request(method, params, handler)
  end
end

--- The rule of the diagnostic under the cursor, or else of the first in its line.
--- @return string?
local function rule_at_cursor()
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

--- Shows a rule's page in a split.
--- @param rule string
--- @param text string
local function show(rule, text)
  local name = 'variorum-rule:/' .. rule .. '.md'
  local known = vim.fn.bufnr('^' .. vim.fn.escape(name, '[]*?.') .. '$')
  if known ~= -1 then
    vim.cmd.sbuffer(known)
    return
  end
  vim.cmd.new()
  local buffer = vim.api.nvim_get_current_buf()
  vim.api.nvim_buf_set_name(buffer, name)
  vim.api.nvim_buf_set_lines(buffer, 0, -1, false, vim.split(vim.trim(text), '\n'))
  vim.bo[buffer].buftype = 'nofile'
  vim.bo[buffer].bufhidden = 'wipe'
  vim.bo[buffer].swapfile = false
  vim.bo[buffer].filetype = 'markdown'
  vim.bo[buffer].modifiable = false
end

--- `:VariorumRule [name]`: the page of a rule; without a name, of the one that found something at the cursor.
--- @param name string?
function M.rule(name)
  local rule = name and name ~= '' and name or rule_at_cursor()
  if not rule then
    vim.notify('Variorum: nothing was found in this line; name a rule', vim.log.levels.WARN)
    return
  end
  ask('variorum/ruleDocumentation', { rule = rule }, function(page)
    if page and page ~= vim.NIL then
      show(page.rule, page.text)
    else
      vim.notify(('Variorum: there is no rule “%s”'):format(rule), vim.log.levels.WARN)
    end
  end)
end

--- `:VariorumCompare`: this seed beside one of its witnesses, in diff mode: of those of the passage under the cursor, or
--- of all if there is none. `witness`, if it is given, is the URI of the one.
function M.compare(witness)
  local compare = require('variorum.compare')
  local document = { uri = vim.uri_from_bufnr(0) }
  local function with(chosen)
    ask('variorum/comparison', { textDocument = document, witness = chosen }, function(found, client)
      if found and found ~= vim.NIL then
        compare.show(found, client.offset_encoding)
      end
    end)
  end
  if witness then
    return with(witness)
  end
  local client = (vim.lsp.get_clients or vim.lsp.get_active_clients)({ name = 'variorum' })[1]
  local here = vim.lsp.util.make_position_params(0, client and client.offset_encoding or 'utf-16')
  ask('variorum/witnesses', here, function(found)
    if #found > 0 then
      return compare.pick(found, with)
    end
    ask('variorum/witnesses', { textDocument = document }, function(of_all)
      if #of_all > 0 then
        compare.pick(of_all, with)
      else
        vim.notify('Variorum: no other seed has anything of this one', vim.log.levels.INFO)
      end
    end)
  end)
end

--- What a lens does: the witnesses of its passage, as references.
function M.show_witnesses(command)
  local position = command.arguments[2]
  vim.api.nvim_win_set_cursor(0, { position.line + 1, 0 })
  local line = vim.api.nvim_get_current_line()
  local client = (vim.lsp.get_clients or vim.lsp.get_active_clients)({ name = 'variorum' })[1]
  local encoding = client and client.offset_encoding or 'utf-16'
  local column = position.character
  if encoding ~= 'utf-8' and vim.fn.has('nvim-0.11') == 1 then
    column = vim.str_byteindex(line, encoding, position.character, false)
  elseif encoding ~= 'utf-8' then
    column = vim.str_byteindex(line, position.character, encoding == 'utf-16')
  end
  vim.api.nvim_win_set_cursor(0, { position.line + 1, column })
  vim.lsp.buf.references({ includeDeclaration = false })
end

--- `:VariorumFixCorpus`: all safe fixes in all seeds; files stay unwritten until you write them.
function M.fix_corpus()
  ask('workspace/executeCommand', { command = 'variorum.fixWorkspace' }, function() end)
end

--- Shows what whoever is told of a problem needs to know; no word of a seed is in it.
function M.report()
  ask('variorum/problemReport', nil, function(report)
    local lines = vim.split(vim.trim(report.text), '\n', { plain = true })
    vim.cmd('botright new')
    vim.bo.buftype, vim.bo.bufhidden, vim.bo.swapfile = 'nofile', 'wipe', false
    vim.api.nvim_buf_set_lines(0, 0, -1, false, lines)
  end)
end

return M
