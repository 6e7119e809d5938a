-- Documents that no file holds, which the server makes: an apparatus, a comparison on one page. Their addresses begin with
-- `variorum:`; a line of one leads to where it stands in its file.

local client = require('variorum.client')
local scratch = require('variorum.scratch')

local M = {}

local METHOD = 'workspace/textDocumentContent'

--- What such a document is shown with.
local function colour(buffer)
  vim.api.nvim_buf_call(buffer, function()
    vim.cmd([[
      syntax clear
      syntax match VariorumVariant /⟦[^⟧]*⟧/
      syntax match VariorumEntry /^ \{6}\S.*$/ contains=VariorumLemma
      syntax match VariorumLemma /^ \{6}.\{-}\]/ contained
      syntax match VariorumWitness /^ *\d\+  .*$/
      highlight default link VariorumVariant DiffText
      highlight default link VariorumEntry Comment
      highlight default link VariorumLemma Special
      highlight default link VariorumWitness Identifier
    ]])
  end)
end

--- Asks where a line stands in its file, and shows it there: in the window that was the current one before this.
local function jump()
  local row = vim.api.nvim_win_get_cursor(0)[1]
  local params = {
    textDocument = { uri = vim.api.nvim_buf_get_name(0) },
    position = { line = row - 1, character = 0 },
  }
  local here = vim.api.nvim_get_current_win()
  client.ask('textDocument/definition', params, function(found, from)
    local first = found and (found[1] or (found.uri or found.targetUri) and found)
    if not first then
      return client.say('this line belongs to no file')
    end
    vim.cmd('wincmd p')
    if vim.api.nvim_get_current_win() == here then
      vim.cmd('aboveleft split')
    end
    client.show({
      uri = first.targetUri or first.uri,
      range = first.targetSelectionRange or first.targetRange or first.range,
    }, from.offset_encoding)
  end)
end

--- Asks for the text of a document and puts it into its buffer.
--- @param buffer integer
function M.read(buffer)
  local uri = vim.api.nvim_buf_get_name(buffer)
  client.ask(METHOD, { uri = uri }, function(content)
    if content and vim.api.nvim_buf_is_valid(buffer) then
      local lines = vim.split(content.text, '\n', { plain = true })
      lines[#lines] = nil
      scratch.set(buffer, lines)
    end
  end)
end

--- For `BufReadCmd`: makes the buffer one of these documents.
--- @param buffer integer
function M.open(buffer)
  vim.bo[buffer].buftype, vim.bo[buffer].bufhidden, vim.bo[buffer].swapfile = 'nofile', 'wipe', false
  for _, key in ipairs({ '<CR>', 'gd', '<C-]>' }) do
    scratch.key(buffer, key, jump, 'Go to where this line stands')
  end
  scratch.key(buffer, 'q', function()
    vim.cmd('close')
  end, 'Close this window')
  colour(buffer)
  M.read(buffer)
end

--- The server's word that one of them reads otherwise now.
function M.refresh(_, params)
  local buffer = vim.fn.bufnr('^' .. vim.fn.escape(params.uri, '[]*?.,{}\\') .. '$')
  if buffer ~= -1 and vim.api.nvim_buf_is_loaded(buffer) then
    M.read(buffer)
  end
  return vim.NIL
end

--- The server's wish to show a document: one of these goes into a split, and any other where Neovim puts it.
function M.show(err, params, context, config)
  if vim.startswith(params.uri, 'variorum:') then
    vim.cmd('belowright split')
    vim.wo.wrap, vim.wo.linebreak = true, true
    -- The address is not for reading; the first part of its path says what it is, the second of what.
    local kind, of = params.uri:match('^variorum:/([^/?]+)/([^?]+)')
    if kind then
      vim.wo.statusline = ('%s: %s %%=%%l/%%L'):format(kind, vim.uri_decode(of):gsub('%%', '%%%%'))
    end
  end
  return vim.lsp.handlers['window/showDocument'](err, params, context, config)
end

--- What all witnesses read in the passage at the cursor.
function M.apparatus()
  local asked = client.get()
  local here = client.here(asked)
  client.ask('variorum/witnesses', here, function(witnesses)
    if not witnesses or #witnesses == 0 then
      client.say('no other seed has this passage')
    else
      client.execute('variorum.openApparatus', { here.textDocument.uri, here.position })
    end
  end)
end

return M
