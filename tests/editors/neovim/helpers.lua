-- What the specs share: tests in a real Neovim, headless, with waiting. The environment names CORPUS (a copy of the fixtures),
-- QUIET (a folder that is no corpus) and CASES (cases.json).

local M = { notified = {} }

M.cases = vim.json.decode(table.concat(vim.fn.readfile(vim.env.CASES), '\n'))

local passed, failed = 0, 0

vim.notify = function(message)
  table.insert(M.notified, message)
end

function M.it(name, test)
  local ok, problem = xpcall(test, debug.traceback)
  if ok then
    passed = passed + 1
    print('   ok      ' .. name .. '\n')
  else
    failed = failed + 1
    print('   FAILED  ' .. name .. ': ' .. problem .. '\n')
  end
end

--- Waits until `test` gives something true, and gives that.
function M.until_(what, test, seconds)
  local got
  vim.wait((seconds or 20) * 1000, function()
    got = test()
    return got
  end, 50)
  assert(got, 'waited for ' .. what)
  return got
end

function M.open(folder, file)
  vim.cmd('silent edit! ' .. vim.fn.fnameescape(folder .. '/' .. file))
  return M.until_('the server to attach', function()
    return vim.lsp.get_clients({ bufnr = 0, name = 'variorum' })[1]
  end)
end

--- Puts the cursor on the third character of where `text` first stands.
function M.cursor_on(text)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
    local at = line:find(text, 1, true)
    if at then
      local into = #vim.fn.strcharpart(text, 0, 2)
      vim.api.nvim_win_set_cursor(0, { number, at - 1 + into })
      return
    end
  end
  error('“' .. text .. '” is not in ' .. vim.api.nvim_buf_get_name(0))
end

--- The text from the cursor on.
function M.at_cursor()
  local column = vim.api.nvim_win_get_cursor(0)[2]
  return vim.api.nvim_get_current_line():sub(column + 1)
end

local function float()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then
      return window
    end
  end
end

--- The text of the hover window at the cursor, nil if none opens in half a second.
function M.hover()
  local old = float()
  if old then
    vim.api.nvim_win_close(old, true)
  end
  vim.lsp.buf.hover()
  vim.wait(500, float, 20)
  local window = float()
  return window and table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), '\n')
end

--- Waits until hover names the witness: until the corpus is indexed.
function M.indexed_hover()
  local shown
  local ok, problem = pcall(M.until_, 'a hover that names the witness', function()
    shown = M.hover()
    for _, part in ipairs(M.cases.witness.shown) do
      if not (shown and shown:find(part, 1, true)) then
        return nil
      end
    end
    return true
  end)
  assert(ok, ('%s; shown was:\n%s'):format(problem, shown))
  return shown
end

--- Opens the seed that the cases speak of, with the cursor on its passage, and waits until the corpus is read.
function M.at_passage()
  local client = M.open(vim.env.CORPUS, M.cases.reprint.seed)
  M.cursor_on(M.cases.reprint.passage)
  M.indexed_hover()
  return client
end

--- Types keys, as a person does.
function M.type(keys)
  vim.api.nvim_feedkeys(vim.api.nvim_replace_termcodes(keys, true, false, true), 'x', false)
end

--- The text of a buffer.
function M.text(buffer)
  return table.concat(vim.api.nvim_buf_get_lines(buffer or 0, 0, -1, false), '\n')
end

--- The name of the current buffer.
function M.name()
  return vim.api.nvim_buf_get_name(0)
end

--- Takes all windows away but one.
function M.tidy()
  vim.cmd('silent! tabonly')
  vim.cmd('silent! only')
end

--- Says how many passed, and ends.
function M.finish()
  print(('%d passed, %d failed\n'):format(passed, failed))
  vim.cmd(failed == 0 and 'qall!' or 'cquit!')
end

return M
