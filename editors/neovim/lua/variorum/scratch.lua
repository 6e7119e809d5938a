-- Buffers that show something and hold no file.

local M = {}

--- Makes the current buffer one: read-only, gone with its window, closed by `q`.
--- @param name string?
--- @param lines string[]
function M.fill(name, lines)
  local buffer = vim.api.nvim_get_current_buf()
  if name then
    vim.api.nvim_buf_set_name(buffer, name)
  end
  vim.bo[buffer].buftype, vim.bo[buffer].bufhidden, vim.bo[buffer].swapfile = 'nofile', 'wipe', false
  M.set(buffer, lines)
  M.key(buffer, 'q', function()
    vim.cmd('close')
  end, 'Close this window')
  return buffer
end

--- Puts other lines into it.
--- @param buffer integer
--- @param lines string[]
function M.set(buffer, lines)
  vim.bo[buffer].modifiable = true
  vim.api.nvim_buf_set_lines(buffer, 0, -1, false, lines)
  vim.bo[buffer].modifiable, vim.bo[buffer].modified = false, false
end

--- @param buffer integer
--- @param keys string
--- @param action function
--- @param what string
function M.key(buffer, keys, action, what)
  vim.keymap.set('n', keys, action, { buffer = buffer, nowait = true, desc = what })
end

--- Shows `name` in a split: the window that has it already, or a new one with what `lines` gives.
--- @param name string
--- @param lines string[]
--- @return integer buffer
--- @return boolean new
function M.split(name, lines)
  local known = vim.fn.bufnr('^' .. vim.fn.escape(name, '[]*?.,{}\\') .. '$')
  if known ~= -1 then
    vim.cmd.sbuffer(known)
    M.set(known, lines)
    return known, false
  end
  vim.cmd('belowright new')
  return M.fill(name, lines), true
end

return M
