-- What the reader is told when something is wrong: never a stack trace, never silence.

local d = require('driver')
local test, equal, contains = d.test, d.equal, d.contains

local shop = d.workspace('trouble', {
  ['compose.yaml'] = 'services:\n  proxy:\n    image: nginx # dropped on failover\n',
})
local compose = shop('compose.yaml')

local function log()
  d.command('Glossator log')
  local text = d.lua("return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\\n')")
  d.command('close')
  return text
end

local function checkhealth()
  d.command('checkhealth glossator')
  return d.lua("return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\\n')")
end

-- A program that is started in the server's place.
local function program(name, text)
  local path = d.write('programs/' .. name, '#!/bin/sh\n' .. text)
  vim.uv.fs_chmod(path, 493)
  return path
end

local function kill()
  return d.lua([[
    for _, pid in ipairs(vim.api.nvim_get_proc_children(vim.fn.getpid())) do
      local process = vim.api.nvim_get_proc(pid)
      if process and process.name:find('^glossator') then vim.uv.kill(pid, 9) end
    end
  ]])
end

test('without a program there is one notice, however many files are opened', function()
  d.start(compose, { env = { PATH = '/usr/bin:/bin' } })
  d.until_true('a notice', function() return #d.notes() > 0 end)
  d.lua('vim.cmd.edit(...)', shop('another.md'))
  contains(table.concat(d.notes(), '\n'), 'there is no program “glossator”')
  equal(#d.notes(), 1)
  d.lua('notes = {}')
  d.lua('vim.cmd.edit(...)', compose)
  d.command('Glossator explain')
  d.noted('no server is running')
  contains(checkhealth(), 'cargo install')
end)

test('a wrong path is named', function()
  d.start(compose, { init = "vim.g.glossator = { cmd = '/nowhere/glossator' }" })
  d.noted('there is no program “/nowhere/glossator”')
  contains(checkhealth(), '/nowhere/glossator')
end)

test('so is one that `vim.lsp.config` gives', function()
  if vim.fn.has('nvim-0.11') == 0 then return end
  d.start(compose, { init = "vim.lsp.config('glossator', { cmd = { '/nowhere/else', 'lsp' } })" })
  d.noted('there is no program “/nowhere/else”')
end)

test('a program that is no language server is not started for ever, and the log shows what it said', function()
  local other = program('glossator-other', 'echo "glossator: what is lsp?" >&2\nexit 2\n')
  d.start(compose, { init = ("vim.g.glossator = { cmd = '%s' }"):format(other) })
  d.noted('did not start as a language server (exit code 2)')
  contains(log(), 'what is lsp?')
  contains(checkhealth(), 'does not say which version it is')
end)

test('options that are misspelt or of a wrong type are named', function()
  d.start(compose, { init = "vim.g.glossator = { underlines = false, settings = 'fr' }" })
  d.noted('not understood: vim.g.glossator.settings, vim.g.glossator.underlines')
  d.attached() -- the others count
end)

test('a server that crashes is started again, with a notice', function()
  d.start(compose)
  d.attached()
  d.explains('failover', 'from a broken system to a standby')
  kill()
  d.noted('the server has stopped (signal 9) and was started again, 1 of 3 times')
  d.attached()
  d.explains('failover', 'from a broken system to a standby')
end)

test('at most three times, and :Glossator restart starts it once more', function()
  for count = 2, 3 do
    kill()
    d.noted(('was started again, %d of 3 times'):format(count))
    d.attached()
  end
  kill()
  d.noted('the server has stopped too often')
  equal(d.lua("return #vim.lsp.get_clients({ name = 'glossator' })"), 0)
  contains(log(), 'signal 9')
  d.command('Glossator restart')
  d.attached()
  d.explains('failover', 'from a broken system to a standby')
end)

test('an older server serves hovers, and commands that it lacks say so', function()
  d.start(compose, {
    init = [[
      vim.api.nvim_create_autocmd('LspAttach', { callback = function(event)
        vim.lsp.get_client_by_id(event.data.client_id).server_capabilities.executeCommandProvider = { commands = { 'glossator.show' } }
      end })
    ]],
  })
  d.attached()
  d.explains('failover', 'from a broken system to a standby')
  for _, command in ipairs({ 'terms', 'next', 'know', 'file', 'search proxy' }) do
    d.command('Glossator ' .. command)
    d.noted('is too old for :Glossator ' .. command:match('^%l+'))
  end
  contains(checkhealth(), 'older than this plugin')
end)

test('a file of 50 MB is left alone, with one notice', function()
  d.write(shop('huge.yaml'), ('# dropped on failover\n'):rep(2400000))
  d.start(shop('huge.yaml'))
  d.noted('huge.yaml has 53 MB and is left alone')
  d.command('Glossator explain')
  d.noted('huge.yaml has 53 MB')
  equal(d.lua("return #vim.lsp.get_clients({ bufnr = 0, name = 'glossator' })"), 0)
  vim.fn.delete(shop('huge.yaml'))
end)

test('so is one that is not on this machine', function()
  d.start(compose)
  d.attached()
  d.lua([[
    vim.cmd.enew()
    vim.api.nvim_buf_set_name(0, 'ssh://example.org/compose.yaml')
    vim.bo.filetype = 'yaml'
  ]])
  d.command('Glossator explain')
  d.noted('is not on this machine')
  equal(d.lua("return #vim.lsp.get_clients({ bufnr = 0, name = 'glossator' })"), 0)
end)

test('nothing went wrong in Neovim’s log of the servers', function()
  d.stop()
  for _, path in ipairs(vim.fn.glob(vim.env.XDG_STATE_HOME .. '/nvim/lsp.log*', true, true)) do
    for _, line in ipairs(vim.fn.readfile(path)) do
      local is_wanted = line:find('/nowhere/', 1, true)
        or line:find('programs/glossator-other', 1, true)
        or line:find('glossator is not executable', 1, true)
      if line:find('^%[ERROR%]') or line:find('^%[WARN%]') then assert(is_wanted, line) end
    end
  end
end)
