-- The folder that a server is started for.

local M = {}

--- Whether `folder` is too wide to be read as one corpus: the home folder, or one that holds it.
local function too_wide(folder)
  local home = vim.fs.normalize(vim.uv and vim.uv.os_homedir() or vim.loop.os_homedir() or '/')
  return folder == home or vim.startswith(home, folder:gsub('/$', '') .. '/')
end

--- The root folder for `file`: where a `variorum.toml` is, else where a `.git` is, else the working folder if the file
--- is below it, else the file's own folder; nil where that would be the home folder or wider. A folder that says by
--- its `variorum.toml` that it is a corpus is taken as it is.
--- @param file string
--- @return string? root
--- @return boolean declared whether the root has a `variorum.toml`
function M.of(file)
  file = vim.fs.normalize(file)
  local function upward(name)
    local found = vim.fs.find(name, { upward = true, path = vim.fs.dirname(file) })[1]
    return found and vim.fs.dirname(found)
  end
  local declared = upward('variorum.toml')
  if declared then
    return declared, true
  end
  local working = vim.fs.normalize(vim.fn.getcwd())
  local below = vim.startswith(file, working:gsub('/$', '') .. '/') and working or nil
  for _, folder in ipairs({ upward('.git') or false, below or false, vim.fs.dirname(file) }) do
    if folder and not too_wide(folder) then
      return folder, false
    end
  end
  return nil, false
end

--- The same for the file in `buffer`; nil if it holds no file, or a TOML file that is no `variorum.toml`.
--- @param buffer integer
--- @return string? root
--- @return boolean declared
function M.of_buffer(buffer)
  local name = vim.api.nvim_buf_get_name(buffer)
  if name == '' or vim.bo[buffer].buftype ~= '' or name:match('^%a[%w+.-]*://') then
    return nil, false
  elseif vim.bo[buffer].filetype == 'toml' and vim.fs.basename(name) ~= 'variorum.toml' then
    return nil, false
  end
  return M.of(name)
end

return M
