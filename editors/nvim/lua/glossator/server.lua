-- Which files have the server, how it is started, and what happens when it ends.

local config = require('glossator.config')
local messages = require('glossator.messages')

local M = {}

M.NAME = 'glossator'
local MARKERS = { 'glossator.toml', '.git' }
local MAX_FILE_SIZE = 4194304 -- bytes; the server’s own default
local MAX_STARTS = 3 -- after a crash, in so many milliseconds
local WITHIN = 180000

local is_0_11 = vim.fn.has('nvim-0.11') == 1

---@type table<integer, table<integer, true>> The buffers of each client, which Neovim forgets when it ends.
local buffers_of = {}
---@type integer[] When the server was started again after a crash, in milliseconds.
local starts = {}

-- Calls a client’s function, which 0.11 made a method.
---@param client vim.lsp.Client
---@param name string
---@return any
function M.call(client, name, ...)
  if is_0_11 then return client[name](client, ...) end
  return client[name](...)
end

---@type table<integer, true> The clients that were asked to stop, which 0.10 does not tell from others until they have.
local stopping = {}

---@param client vim.lsp.Client
---@return boolean
local function runs(client) return not stopping[client.id] and not M.call(client, 'is_stopped') end

-- The client for `buffer`, if it runs.
---@param buffer integer
---@return vim.lsp.Client?
function M.client(buffer) return vim.iter(vim.lsp.get_clients({ bufnr = buffer, name = M.NAME })):find(runs) end

-- Whether the server knows the requests that came with this plugin.
---@param client vim.lsp.Client
---@return boolean
function M.is_current(client)
  local provider = client.server_capabilities.executeCommandProvider or {}
  return vim.list_contains(provider.commands or {}, 'glossator.explainFile')
end

---@type table<integer, string> The version that each client’s server has given; Neovim 0.10 does not keep it.
local versions = {}

---@param client vim.lsp.Client
---@return string
function M.version(client) return versions[client.id] or '' end

-- Why `buffer` is not for the server, if it is not: a message and its values.
---@param buffer integer
---@return string?
---@return table<string, string|integer>?
function M.refusal(buffer)
  local name = vim.api.nvim_buf_get_name(buffer)
  if name:find('^%a[%w+.-]+://') then return 'remote', { name = name } end
  if vim.bo[buffer].buftype ~= '' or name == '' then return 'no_file' end
  local limit = (config.options().settings or {}).maxFileSize or MAX_FILE_SIZE
  local size = vim.api.nvim_buf_get_offset(buffer, vim.api.nvim_buf_line_count(buffer))
  if size > limit then return 'huge', { name = vim.fs.basename(name), size = math.ceil(size / 1e6) } end
end

-- The configuration in force: the reader’s own may differ from the one below.
---@return vim.lsp.Config
local function in_force()
  if vim.lsp.config then return vim.deepcopy(vim.lsp.config[M.NAME]) end
  return M.config()
end

-- The program that is started; nothing if the reader’s own configuration has a function for it.
---@return string?
function M.program()
  local cmd = in_force().cmd
  return type(cmd) == 'table' and cmd[1] or nil
end

---@return boolean
local function is_there()
  local program = M.program()
  return program == nil or vim.fn.executable(program) == 1
end

---@param buffer integer
---@param markers? string[]
---@return string?
local function root(buffer, markers) return vim.fs.root(buffer, markers or MARKERS) end

---@param code integer
---@param signal integer
---@return string
local function how(code, signal)
  if signal ~= 0 then return messages.text('exit_signal', { signal = signal }) end
  return messages.text('exit_code', { code = code })
end

-- Starts the server again after a crash, but not for ever.
---@param code integer
---@param signal integer
---@param id integer the client’s
local function ended(code, signal, id)
  local buffers = buffers_of[id]
  buffers_of[id] = nil
  local was_asked_to = signal == 15 or (code == 0 and signal == 0)
  if was_asked_to or vim.v.exiting ~= vim.NIL then return end
  if not buffers then return messages.warn('not_started', { program = M.program() or M.NAME, how = how(code, signal) }) end
  local now = vim.uv.now()
  starts = vim.tbl_filter(function(start) return now - start < WITHIN end, starts)
  if #starts == MAX_STARTS then return messages.warn('stays_stopped', { how = how(code, signal) }) end
  starts[#starts + 1] = now
  messages.warn('started_again', { how = how(code, signal), count = #starts, limit = MAX_STARTS })
  for buffer in pairs(buffers) do
    if vim.api.nvim_buf_is_loaded(buffer) then M.start(buffer) end
  end
end

-- Asks for the diagnostics of all files again: a glossary that has changed may explain what they leave open. Neovim does so
-- by itself only for the file that has changed.
---@param id integer the client’s
local function refresh_diagnostics(id)
  local client = vim.lsp.get_client_by_id(id)
  for buffer in pairs(buffers_of[id] or {}) do
    if client and vim.api.nvim_buf_is_loaded(buffer) then
      local params = { textDocument = { uri = vim.uri_from_bufnr(buffer) } }
      M.call(client, 'request', 'textDocument/diagnostic', params, nil, buffer)
    end
  end
end

-- What this client can do beside what Neovim says of itself, which 0.10 leaves out where anything is said.
---@return table
local function capabilities()
  local ours = {
    experimental = { glossatorChanged = true },
    workspace = { diagnostics = { refreshSupport = true } },
  }
  if is_0_11 then return ours end
  return vim.tbl_deep_extend('force', vim.lsp.protocol.make_client_capabilities(), ours)
end

-- The server’s configuration as `vim.lsp.config` takes it.
---@return vim.lsp.Config
function M.config()
  local settings = config.options().settings
  return {
    cmd = config.command(),
    root_markers = MARKERS,
    root_dir = function(buffer, on_dir)
      if M.refusal(buffer) == nil then on_dir(root(buffer, in_force().root_markers)) end
    end,
    settings = settings and { glossator = settings } or nil,
    capabilities = capabilities(),
    -- Neovim does not say what language its interface is in.
    before_init = function(params)
      local locale = messages.locale()
      params.locale = locale and locale:gsub('_', '-') or nil
    end,
    on_init = function(client, result) versions[client.id] = (result.serverInfo or {}).version end,
    handlers = {
      ['workspace/diagnostic/refresh'] = vim.lsp.handlers['workspace/diagnostic/refresh'] -- from 0.12 on
        or function(_, _, context)
          refresh_diagnostics(context.client_id)
          return vim.NIL
        end,
      ['glossator/changed'] = function(_, _, context) require('glossator.terms').refresh_all(context.client_id) end,
      ['window/logMessage'] = function(error, result, context)
        require('glossator.log').add(result.message)
        return vim.lsp.handlers['window/logMessage'](error, result, context)
      end,
    },
    on_exit = function(code, signal, id)
      vim.schedule(function() ended(code, signal, id) end)
    end,
  }
end

-- Starts the server for `buffer`, or shares the one that runs for its workspace.
---@param buffer integer
function M.start(buffer)
  if M.refusal(buffer) or not is_there() then return end
  local settings = in_force()
  settings.name = M.NAME
  settings.root_dir = root(buffer, settings.root_markers)
  vim.lsp.start(settings, {
    bufnr = buffer,
    reuse_client = function(client)
      return client.name == M.NAME and client.config.root_dir == settings.root_dir and runs(client)
    end,
  })
end

-- Stops the servers that run, and starts one for each file that is open.
function M.restart()
  starts = {}
  for _, client in ipairs(vim.lsp.get_clients({ name = M.NAME })) do
    stopping[client.id] = true
    M.call(client, 'stop')
  end
  if not is_there() then return messages.warn('no_program', { program = M.program() }) end
  for _, buffer in ipairs(vim.api.nvim_list_bufs()) do
    if vim.api.nvim_buf_is_loaded(buffer) and vim.bo[buffer].filetype ~= '' then M.start(buffer) end
  end
  messages.info('restarted')
end

---@type table<string, true> What has been said once.
local said = {}

---@param key string
---@param values table<string, string|integer>
---@param about? string
local function say_once(key, values, about)
  if said[key .. (about or '')] then return end
  said[key .. (about or '')] = true
  messages.warn(key, values)
end

-- A file was opened: says what keeps the server from it, if the reader cannot know. Neovim itself starts it, from 0.11 on.
---@param buffer integer
function M.offer(buffer)
  local mistakes = config.mistakes()
  if #mistakes > 0 then say_once('wrong_options', { names = table.concat(mistakes, ', ') }) end
  local refusal, values = M.refusal(buffer)
  if refusal then
    if refusal == 'huge' and values then say_once(refusal, values, vim.api.nvim_buf_get_name(buffer)) end
    return
  end
  if not is_there() then return say_once('no_program', { program = M.program() }) end
  if not is_0_11 then M.start(buffer) end
end

---@param buffer integer
---@param id integer the client’s
function M.attached(buffer, id)
  local client = vim.lsp.get_client_by_id(id)
  if not client or client.name ~= M.NAME then return end
  buffers_of[id] = buffers_of[id] or {}
  buffers_of[id][buffer] = true
  if M.is_current(client) then require('glossator.terms').attach(buffer) end
  if (config.options().settings or {}).inlayHint then vim.lsp.inlay_hint.enable(true, { bufnr = buffer }) end
end

return M
