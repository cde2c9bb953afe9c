-- `:checkhealth glossator`

local config = require('glossator.config')
local messages = require('glossator.messages')
local server = require('glossator.server')

local M = {}

local function neovim()
  local number = vim.version()
  local version = ('%d.%d.%d'):format(number.major, number.minor, number.patch)
  if vim.fn.has('nvim-0.11') == 1 then
    vim.health.ok(messages.text('health_neovim', { version = version }))
  else
    vim.health.ok(messages.text('health_neovim_old', { version = version }))
  end
end

local function options()
  local mistakes = config.mistakes()
  if #mistakes > 0 then
    vim.health.warn(messages.text('wrong_options', { names = table.concat(mistakes, ', ') }))
  elseif vim.g.glossator then
    vim.health.ok(
      messages.text('health_options', { options = vim.inspect(vim.g.glossator, { newline = ' ', indent = '' }) })
    )
  end
  local is_enabled = vim.lsp.is_enabled and vim.lsp.is_enabled(server.NAME)
  if config.options().enable == false and not is_enabled then vim.health.warn(messages.text('health_disabled')) end
end

---@return boolean
local function program()
  local name = server.program()
  if not name then
    vim.health.info(messages.text('health_own_cmd'))
    return true
  end
  local advice = { messages.text('health_install'), messages.text('health_other_cmd') }
  if vim.fn.executable(name) == 0 then
    vim.health.error(messages.text('no_program', { program = name }), advice)
    return false
  end
  local ran, answer = pcall(function() return vim.system({ name, '--version' }, { text = true, timeout = 5000 }):wait() end)
  local said = ran and vim.trim(answer.stdout .. answer.stderr):match('^[^\n]*') or tostring(answer)
  local version = said:match('^glossator [%d.]+%S*$')
  if not version then
    vim.health.error(messages.text('health_no_version', { program = name, text = said }), advice)
    return false
  end
  vim.health.ok(messages.text('health_program', { version = version, program = vim.fn.exepath(name) }))
  return true
end

-- What else answers to K, or takes it away.
---@param client vim.lsp.Client
local function beside(client)
  local names, keywords = {}, {}
  for buffer in pairs(client.attached_buffers) do
    for _, other in ipairs(vim.lsp.get_clients({ bufnr = buffer, method = 'textDocument/hover' })) do
      if other.name ~= server.NAME then names[other.name] = true end
    end
    local keyword = vim.bo[buffer].keywordprg
    if keyword ~= '' and keyword ~= vim.go.keywordprg then keywords[vim.bo[buffer].filetype] = keyword end
  end
  local others = vim.tbl_keys(names)
  table.sort(others)
  if #others > 0 then vim.health.info(messages.text('health_beside', { names = table.concat(others, ', ') })) end
  for filetype, keyword in vim.spairs(keywords) do
    vim.health.info(messages.text('health_keyword', { program = keyword, filetype = filetype }))
  end
end

local function clients()
  local running = vim.lsp.get_clients({ name = server.NAME })
  if #running == 0 then return vim.health.info(messages.text('health_idle')) end
  for _, client in ipairs(running) do
    if not server.is_current(client) then
      vim.health.warn(messages.text('health_old', { version = server.version(client) }))
    end
    vim.health.ok(messages.text('health_serves', {
      count = vim.tbl_count(client.attached_buffers),
      root = client.root_dir or client.config.root_dir or '–',
    }))
    beside(client)
  end
end

function M.check()
  vim.health.start('glossator')
  neovim()
  options()
  if program() then clients() end
end

return M
