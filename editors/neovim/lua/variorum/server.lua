-- The server as a program: its log, its report, starting it anew; and what it does to many seeds at once.

local client = require('variorum.client')
local scratch = require('variorum.scratch')

local M = {}

--- Shows what whoever is told of a problem needs to know; no word of a seed is in it.
function M.report()
  client.ask('variorum/problemReport', nil, function(report)
    vim.cmd('botright new')
    scratch.fill(nil, vim.split(vim.trim(report.text), '\n', { plain = true }))
  end)
end

--- Shows the file that the server writes what it does into, at its end: the one its command names (`--log FILE`), else
--- Neovim's own of all language servers, where its complaints go.
function M.log()
  local cmd = require('variorum').config().cmd
  local file
  for number, argument in ipairs(type(cmd) == 'table' and cmd or {}) do
    file = argument:match('^%-%-log=(.+)') or (argument == '--log' and cmd[number + 1]) or file
  end
  file = file or (vim.lsp.log and vim.lsp.log.get_filename or vim.lsp.get_log_path)()
  if vim.fn.filereadable(file) == 0 then
    return client.say(('nothing has been logged yet (%s)'):format(file))
  end
  vim.cmd('botright split ' .. vim.fn.fnameescape(file))
  vim.bo.readonly, vim.bo.autoread = true, true
  vim.cmd('normal! G')
end

--- Waits, without blocking, until `done` is true or `times` tenths of a second are over.
local function wait(times, done, go_on)
  if times == 0 or done() then
    return go_on()
  end
  vim.defer_fn(function()
    wait(times - 1, done, go_on)
  end, 100)
end

--- Ends the server and starts it anew for the files that it served.
function M.restart()
  local served = {}
  local running = vim.lsp.get_clients({ name = 'variorum' })
  for _, one in ipairs(running) do
    for buffer in pairs(one.attached_buffers) do
      served[buffer] = true
    end
    vim.lsp.stop_client(one.id)
  end
  if #running == 0 then
    served[vim.api.nvim_get_current_buf()] = true
  end
  local function ended()
    return #vim.lsp.get_clients({ name = 'variorum' }) == 0
  end
  wait(50, ended, function()
    for _, one in ipairs(vim.lsp.get_clients({ name = 'variorum' })) do
      vim.lsp.stop_client(one.id, true)
    end
    for buffer in pairs(served) do
      if vim.api.nvim_buf_is_valid(buffer) then
        require('variorum').start(buffer)
      end
    end
  end)
end

--- Has the server carry out a command that it may be too old for.
local function execute(command, arguments)
  local asked = client.get()
  if asked and not client.offers(asked, command) then
    client.say(('this server does not support “%s”; install a newer one'):format(command), vim.log.levels.WARN)
  else
    client.execute(command, arguments)
  end
end

--- All safe fixes in all seeds.
function M.fix()
  execute('variorum.fixWorkspace')
end

--- Fields that reprints agree on: of this seed, or of all.
--- @param all boolean
function M.fill(all)
  execute('variorum.fillMetadata', all and {} or { vim.uri_from_bufnr(0) })
end

--- Reads every seed anew.
function M.reindex()
  execute('variorum.reindex')
end

--- The places that an edit of the server's changes.
--- @param edit table a workspace edit
--- @return { uri: string, range: table, text: string }[]
local function places(edit)
  local found = {}
  local function add(uri, edits)
    for _, one in ipairs(edits) do
      table.insert(found, { uri = uri, range = one.range, text = one.newText })
    end
  end
  for uri, edits in pairs(edit.changes or {}) do
    add(uri, edits)
  end
  for _, change in ipairs(edit.documentChanges or {}) do
    if change.edits then
      add(change.textDocument.uri, change.edits)
    end
  end
  return found
end

--- For `workspace/applyEdit`: Neovim does not show an edit before it makes it. One of several files is made, and its places are
--- listed, to be looked at before anything is written.
function M.apply(err, params, context, config)
  local found = places(params.edit)
  local files = {}
  for _, place in ipairs(found) do
    files[place.uri] = true
  end
  local answer = vim.lsp.handlers['workspace/applyEdit'](err, params, context, config)
  if vim.tbl_count(files) > 1 then
    local items = {}
    for _, place in ipairs(found) do
      table.insert(items, {
        bufnr = vim.uri_to_bufnr(place.uri),
        lnum = place.range.start.line + 1,
        col = place.range.start.character + 1,
        text = place.text == '' and '(taken out)' or vim.fn.strcharpart(place.text:gsub('%s+', ' '), 0, 60),
      })
    end
    table.sort(items, function(one, other)
      if one.bufnr ~= other.bufnr then
        return one.bufnr < other.bufnr
      end
      return one.lnum < other.lnum
    end)
    vim.fn.setqflist({}, ' ', { title = params.label or 'Changed by Variorum, not yet written', items = items })
    vim.cmd('botright copen')
    vim.cmd('wincmd p')
    client.say(('%d files are changed but not written: review them, then :wall'):format(vim.tbl_count(files)))
  end
  return answer
end

return M
