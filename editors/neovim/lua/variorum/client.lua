-- Asking the running server.

local M = {}

--- The server of `buffer`, or of the current one; if it has none, any that runs.
--- @param buffer integer?
--- @return vim.lsp.Client?
function M.get(buffer)
  return vim.lsp.get_clients({ bufnr = buffer or 0, name = 'variorum' })[1]
    or vim.lsp.get_clients({ name = 'variorum' })[1]
end

--- @param message string
--- @param level integer?
function M.say(message, level)
  vim.notify('Variorum: ' .. message, level or vim.log.levels.INFO)
end

--- Whether the server answered that it has no such request.
local function is_unknown(err)
  return err.code == vim.lsp.protocol.ErrorCodes.MethodNotFound
end

--- Asks a server. Without one, or if it refuses, says so, unless `quiet`; then `answered` gets nil.
--- @param method string
--- @param params table?
--- @param answered fun(result: any, client: vim.lsp.Client?)
--- @param options { buffer: integer?, client: vim.lsp.Client?, quiet: boolean? }?
function M.ask(method, params, answered, options)
  options = options or {}
  local client = options.client or M.get(options.buffer)
  if not client then
    if not options.quiet then
      M.say('the server is not running here; see :checkhealth variorum', vim.log.levels.WARN)
    else
      answered(nil, nil)
    end
    return
  end
  local function handler(err, result)
    if result == vim.NIL then
      result = nil
    end
    if not err then
      return answered(result, client)
    elseif options.quiet then
      return answered(nil, client)
    elseif is_unknown(err) then
      M.say(('this server does not support “%s”; install a newer one'):format(method), vim.log.levels.WARN)
    else
      M.say(err.message, vim.log.levels.ERROR)
    end
  end
  if vim.fn.has('nvim-0.11') == 1 then
    client:request(method, params, handler)
  else
    client.request(method, params, handler)
  end
end

--- The same, waiting for the answer: for what has to be there at once, as completion. nil if none comes in time.
--- @param method string
--- @param params table?
--- @param milliseconds integer
--- @return any result
--- @return table? err
function M.ask_now(method, params, milliseconds)
  local client = M.get()
  if not client then
    return nil
  end
  local answer
  if vim.fn.has('nvim-0.11') == 1 then
    answer = client:request_sync(method, params, milliseconds, 0)
  else
    answer = client.request_sync(method, params, milliseconds, 0)
  end
  if not answer then
    return nil
  end
  return answer.result ~= vim.NIL and answer.result or nil, answer.err
end

--- Has the server carry out a command.
--- @param command string
--- @param arguments table?
--- @param client vim.lsp.Client?
function M.execute(command, arguments, client)
  local params = { command = command, arguments = arguments }
  M.ask('workspace/executeCommand', params, function() end, { client = client })
end

--- Whether a running server offers a command.
--- @param client vim.lsp.Client?
--- @param command string
function M.offers(client, command)
  local offer = client and client.server_capabilities.executeCommandProvider
  return offer ~= nil and vim.tbl_contains(offer.commands or {}, command)
end

--- The document and the place of the cursor, as requests take them.
--- @param client vim.lsp.Client?
--- @return table
function M.here(client)
  client = client or M.get()
  return vim.lsp.util.make_position_params(0, client and client.offset_encoding or 'utf-16')
end

--- The byte column of a position in a buffer that is loaded.
--- @param buffer integer
--- @param position { line: integer, character: integer }
--- @param encoding string
--- @return integer
function M.column(buffer, position, encoding)
  local line = vim.api.nvim_buf_get_lines(buffer, position.line, position.line + 1, false)[1] or ''
  if encoding == 'utf-8' then
    return math.min(position.character, #line)
  elseif vim.fn.has('nvim-0.11') == 1 then
    return vim.str_byteindex(line, encoding, position.character, false)
  end
  local ok, column = pcall(vim.str_byteindex, line, position.character, encoding == 'utf-16')
  return ok and column or #line
end

--- The file and place of a location, as 1-based line and 0-based byte column; the buffer is loaded for it.
--- @param location { uri: string, range: table }
--- @param encoding string
--- @return integer buffer
--- @return { [1]: integer, [2]: integer } place
function M.place(location, encoding)
  local buffer = vim.uri_to_bufnr(location.uri)
  vim.fn.bufload(buffer)
  local start = location.range.start
  return buffer, { start.line + 1, M.column(buffer, start, encoding) }
end

--- Shows a location in the current window, and puts it on the jump list.
--- @param location { uri: string, range: table }
--- @param encoding string
function M.show(location, encoding)
  local buffer, place = M.place(location, encoding)
  vim.cmd("normal! m'")
  vim.bo[buffer].buflisted = true
  vim.api.nvim_set_current_buf(buffer)
  vim.api.nvim_win_set_cursor(0, { math.min(place[1], vim.api.nvim_buf_line_count(buffer)), place[2] })
  vim.cmd('normal! zv')
end

return M
