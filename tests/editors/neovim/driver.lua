-- This Neovim drives a second one over RPC: keys go in as if typed, and what a person would see is read back.

local M = { nvim = 'nvim', passed = 0, failed = 0 }

M.work = vim.env.WORK
local PATIENCE = 30000 -- milliseconds; nothing here takes a tenth of it

-- What a test needs to see, and no user has: notices are kept, and swap files are nobody's.
local HARNESS = [[
  vim.o.swapfile = false
  notes = {}
  vim.notify = function(message) table.insert(notes, message) end
]]

-- Files ----------------------------------------------------------------------------------------------------------------

function M.write(path, text)
  path = vim.startswith(path, '/') and path or M.work .. '/' .. path
  vim.fn.mkdir(vim.fs.dirname(path), 'p')
  local file = assert(io.open(path, 'w'))
  file:write(text)
  file:close()
  return path
end

function M.read(path) return table.concat(vim.fn.readfile(path), '\n') end

-- A workspace of its own, so that no subject depends on another: its files by name, and the way from a name to a path.
function M.workspace(name, files)
  local folder = ('%s/%s'):format(M.work, name)
  vim.fn.mkdir(folder .. '/.git', 'p')
  for path, text in pairs(files) do
    M.write(folder .. '/' .. path, text)
  end
  return function(path) return path and folder .. '/' .. path or folder end
end

-- The driven Neovim ----------------------------------------------------------------------------------------------------

local child -- its channel

-- Starts Neovim on `path` as people do. `options`: `init`, the lines of an init.lua, where there is one; `before`, Lua that
-- the test itself needs before plugins are loaded; `env`, variables.
function M.start(path, options)
  options = options or {}
  M.stop()
  local init = vim.env.XDG_CONFIG_HOME .. '/nvim/init.lua'
  vim.fn.delete(init)
  if options.init then M.write(init, options.init) end
  local harness = M.write('harness.lua', HARNESS .. (options.before or ''))
  local command = { M.nvim, '--embed', '--headless', '-i', 'NONE', '--cmd', 'luafile ' .. harness, path }
  child = vim.fn.jobstart(command, { rpc = true, env = options.env })
  assert(child > 0, 'Neovim does not start')
end

function M.stop()
  if not child then return end
  pcall(vim.rpcnotify, child, 'nvim_command', 'qall!')
  if vim.fn.jobwait({ child }, PATIENCE)[1] == -1 then vim.fn.jobstop(child) end
  child = nil
end

function M.lua(code, ...) return vim.rpcrequest(child, 'nvim_exec_lua', code, { ... }) end
function M.keys(text) vim.rpcrequest(child, 'nvim_input', text) end
function M.command(text) vim.rpcrequest(child, 'nvim_command', text) end

-- Waits until `check` gives something that counts as true, and gives it back.
function M.until_true(what, check)
  local found
  if not vim.wait(PATIENCE, function()
    found = check()
    return found and found ~= vim.NIL
  end, 20) then
    error('never came: ' .. what, 2)
  end
  return found
end

function M.attached()
  M.until_true(
    'the server',
    function()
      return M.lua([[
      local client = vim.lsp.get_clients({ bufnr = 0, name = 'glossator' })[1]
      return client ~= nil and client.initialized == true
    ]])
    end
  )
end

function M.open(path)
  M.lua('vim.cmd.edit(vim.fn.fnameescape(...))', path)
  M.attached()
end

function M.path() return M.lua('return vim.api.nvim_buf_get_name(0)') end
function M.line() return M.lua("return vim.fn.getline('.')") end
function M.notes() return M.lua('return notes') end

-- Waits for a notice that holds `part`, and forgets the notices so far.
function M.noted(part)
  M.until_true('the notice ' .. part, function()
    return vim.iter(M.notes()):any(function(note) return note:find(part, 1, true) ~= nil end)
  end)
  M.lua('notes = {}')
end

-- Puts the cursor on the first place of `words`.
function M.go_to(words)
  local found = M.lua([[vim.fn.cursor(1, 1) return vim.fn.search('\\V' .. ..., 'cW')]], words)
  assert(found > 0, 'not in the file: ' .. words)
end

function M.no_floats()
  M.lua([[
    notes = {}
    for _, window in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(window).relative ~= '' then vim.api.nvim_win_close(window, true) end
    end
  ]])
end

function M.float()
  return M.lua([[
    for _, window in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(window).relative ~= '' then
        return table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), '\n')
      end
    end
  ]])
end

-- What `keys` show on `words`: the text of the float, or what Neovim says instead.
function M.shown(words, keys)
  M.go_to(words)
  M.no_floats()
  M.keys(keys)
  local text = M.until_true(('an answer to %s on %s'):format(keys, words), function()
    local float = M.float()
    return float ~= vim.NIL and float or M.notes()[1]
  end)
  M.no_floats()
  return text
end

function M.hover(words) return M.shown(words, 'K') end

-- Waits until K on `words` shows `part`: the first time, glossaries may still be being read.
function M.explains(words, part)
  local card
  local shows = function()
    card = M.hover(words)
    return card:find(part, 1, true)
  end
  local good = pcall(M.until_true, part, shows)
  if not good then error(('K on %q does not show %q, but:\n%s'):format(words, part, card), 2) end
  return card
end

function M.diagnostics()
  return M.lua('return vim.tbl_map(function(one) return { line = one.lnum + 1, message = one.message } end, vim.diagnostic.get(0))')
end

-- Checks ---------------------------------------------------------------------------------------------------------------

function M.contains(text, part)
  if not text:find(part, 1, true) then error(('%q is not in:\n%s'):format(part, text), 2) end
end

function M.equal(found, wanted)
  if not vim.deep_equal(found, wanted) then
    error(('found %s\nwanted %s'):format(vim.inspect(found), vim.inspect(wanted)), 2)
  end
end

function M.say(text) io.stdout:write(text, '\n') end

function M.test(name, body)
  local good, trouble = xpcall(body, function(message) return debug.traceback(message, 2) end)
  if good then
    M.passed = M.passed + 1
    M.say('ok    ' .. name)
  else
    M.failed = M.failed + 1
    if child then pcall(M.keys, '<C-\\><C-n>') end -- so that the next one starts in normal mode
    M.say('FAIL  ' .. name .. '\n      ' .. trouble:gsub('\n', '\n      '))
  end
end

return M
