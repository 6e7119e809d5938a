-- What the server is about, for the status line.

local client = require('variorum.client')

local M = {}

--- By client: what it last said of its corpora, and its progress (by token: what and how far).
local corpora, progress = {}, {}

--- What the server says it is about, for all its corpora.
--- @param asked vim.lsp.Client
local function ask(asked)
  client.ask('variorum/status', nil, function(status)
    if status then
      corpora[asked.id] = status.corpora
      vim.cmd('redrawstatus')
    end
  end, { client = asked, quiet = true })
end

--- For `variorum/corpusChanged`: asks how much there is now, and tells whoever shows something of the corpus.
local told = false
function M.corpus_changed(_, _, context)
  if told then
    return
  end
  told = true
  vim.defer_fn(function()
    told = false
    local one = vim.lsp.get_client_by_id(context.client_id)
    if one then
      ask(one)
    end
    vim.api.nvim_exec_autocmds('User', { pattern = 'VariorumCorpusChanged', modeline = false })
  end, 500)
end

--- Begins to listen.
function M.watch()
  local group = vim.api.nvim_create_augroup('variorum-state', {})
  local function on(event, action)
    vim.api.nvim_create_autocmd(event, {
      group = group,
      callback = function(args)
        local one = vim.lsp.get_client_by_id(args.data.client_id)
        if one and one.name == 'variorum' then
          action(one, args.data)
        end
      end,
    })
  end
  on('LspAttach', ask)
  on('LspDetach', function(one)
    if vim.tbl_count(one.attached_buffers) <= 1 then
      corpora[one.id], progress[one.id] = nil, nil
    end
  end)
  on('LspProgress', function(one, data)
    local params = data.params or data.result
    local value = params.value
    local running = progress[one.id] or {}
    progress[one.id] = running
    if value.kind == 'end' then
      running[params.token] = nil
      ask(one)
    else
      local before = running[params.token] or {}
      running[params.token] = { title = value.title or before.title, percentage = value.percentage or before.percentage }
    end
    vim.cmd('redrawstatus')
  end)
end

--- What is known of the server of a buffer; nil if it has none.
--- @param buffer integer?
--- @return { seeds: integer?, progress: { title: string, percentage: integer? }?, errors: integer, warnings: integer }?
function M.of(buffer)
  buffer = (buffer == nil or buffer == 0) and vim.api.nvim_get_current_buf() or buffer
  local one = vim.lsp.get_clients({ bufnr = buffer, name = 'variorum' })[1]
  if not one then
    return nil
  end
  local seeds
  for _, corpus in ipairs(corpora[one.id] or {}) do
    seeds = (seeds or 0) + (corpus.seeds or 0)
  end
  local counts = { errors = 0, warnings = 0 }
  for _, found in ipairs(vim.diagnostic.get(buffer, { severity = { min = vim.diagnostic.severity.WARN } })) do
    if found.source == 'variorum' then
      local kind = found.severity == vim.diagnostic.severity.ERROR and 'errors' or 'warnings'
      counts[kind] = counts[kind] + 1
    end
  end
  local _, running = next(progress[one.id] or {})
  return { seeds = seeds, progress = running, errors = counts.errors, warnings = counts.warnings }
end

--- The same as a text: empty where no server runs.
--- @param buffer integer?
--- @return string
function M.text(buffer)
  local state = M.of(buffer)
  if not state then
    return ''
  end
  local parts = { 'Variorum' }
  if state.progress then
    table.insert(parts, state.progress.percentage and ('%d %%'):format(state.progress.percentage) or '…')
  elseif state.seeds then
    table.insert(parts, ('%d %s'):format(state.seeds, state.seeds == 1 and 'seed' or 'seeds'))
  end
  if state.errors > 0 then
    table.insert(parts, ('E%d'):format(state.errors))
  end
  if state.warnings > 0 then
    table.insert(parts, ('W%d'):format(state.warnings))
  end
  return table.concat(parts, ' ')
end

--- `:Variorum status`: says it, with what is kept on disk.
function M.say()
  local asked = client.get()
  client.ask('variorum/status', nil, function(status)
    local lines = { ('Variorum %s'):format(status.version) }
    for _, corpus in ipairs(status.corpora) do
      local parts = { ('%s: %d %s'):format(corpus.name, corpus.seeds, corpus.seeds == 1 and 'seed' or 'seeds') }
      if not corpus.complete then
        table.insert(parts, 'still being read')
      end
      if type(corpus.index) == 'table' then
        local place = corpus.index.lasting and '' or ', for the moment: the cache folder cannot be used'
        table.insert(parts, ('index %.1f MB%s'):format(corpus.index.bytes / 1e6, place))
      end
      table.insert(lines, table.concat(parts, ', '))
    end
    if #status.corpora == 0 then
      table.insert(lines, 'no corpus: the folder has no variorum.toml, and its files no headers of collected articles')
    end
    vim.notify(table.concat(lines, '\n'), vim.log.levels.INFO)
  end, { client = asked })
end

return M
