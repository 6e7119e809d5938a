-- Run in a real Neovim, headless, where there is no program `variorum`: said once, and only in a corpus.

local passed, failed = 0, 0
local notified = {}
vim.notify = function(message)
  table.insert(notified, message)
end

local function it(name, test)
  local ok, problem = pcall(test)
  passed, failed = passed + (ok and 1 or 0), failed + (ok and 0 or 1)
  print(ok and ('   ok      %s\n'):format(name) or ('   FAILED  %s: %s\n'):format(name, problem))
end

it('without the program, a folder that is no corpus gets no message', function()
  vim.cmd('silent edit ' .. vim.env.QUIET .. '/README.md')
  vim.wait(500)
  assert(#notified == 0, vim.inspect(notified))
end)

it('a corpus gets one, once', function()
  for _, file in ipairs(vim.fn.globpath(vim.env.CORPUS, '**/*.md', true, true)) do
    vim.cmd('silent edit ' .. vim.fn.fnameescape(file))
  end
  vim.wait(500)
  assert(#notified == 1 and notified[1]:find('“variorum” is not found', 1, true), vim.inspect(notified))
end)

it('checkhealth says what to do', function()
  vim.cmd('silent checkhealth variorum')
  local report = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
  assert(report:find('is not found', 1, true) and report:find('cargo install', 1, true), report)
end)

print(('%d passed, %d failed\n'):format(passed, failed))
vim.cmd(failed == 0 and 'qall!' or 'cquit!')
