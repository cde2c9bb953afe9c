-- The plugin does its work by being installed, keeps to itself beside other servers, and can be switched off.

local d = require('driver')
local test, equal, contains = d.test, d.equal, d.contains

local shop = d.workspace('installed', {
  ['compose.yaml'] = 'services:\n  proxy:\n    image: nginx # dropped on failover\n',
  ['tool.sh'] = '#!/bin/bash\n# Waits for the failover.\nexit 0\n',
})
local compose = shop('compose.yaml')

local function clients() return d.lua("return #vim.lsp.get_clients({ name = 'glossator' })") end

local function checkhealth()
  d.command('checkhealth glossator')
  local text = d.lua("return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\\n')")
  d.command('bwipeout')
  return text
end

test('installed and nothing else, it explains a Compose file', function()
  d.start(compose)
  d.attached()
  d.explains('failover', 'from a broken system to a standby')
  equal(d.notes(), {})
end)

test(
  'the server has the repository’s root',
  function() equal(d.lua("return vim.lsp.get_clients({ name = 'glossator' })[1].root_dir"), shop()) end
)

test(':checkhealth finds nothing wrong', function()
  local text = checkhealth()
  contains(text, 'glossator 0.')
  contains(text, 'open files: 1')
  assert(not text:find('WARNING') and not text:find('ERROR'), text)
end)

test('quitting Neovim ends the server', function()
  local pid = d.lua([[
    return vim.tbl_filter(
      function(pid) return vim.api.nvim_get_proc(pid).name:find('^glossator') end,
      vim.api.nvim_get_proc_children(vim.fn.getpid())
    )[1]
  ]])
  assert(type(pid) == 'number', 'no server among the processes that Neovim started')
  d.stop()
  d.until_true('the end of the server', function() return vim.api.nvim_get_proc(pid) == nil end)
end)

test('`enable = false` leaves it off, and it can be started by hand', function()
  d.start(compose, { init = 'vim.g.glossator = { enable = false }' })
  d.until_true('the file type', function() return d.lua("return vim.bo.filetype ~= ''") end)
  equal(clients(), 0)
  contains(checkhealth(), 'switched off')
  d.command('Glossator restart')
  d.attached()
end)

test('`cmd` names another program', function()
  vim.uv.fs_symlink(d.work .. '/bin/glossator', d.work .. '/another')
  d.start(compose, { init = ("vim.g.glossator = { cmd = '%s' }"):format(d.work .. '/another') })
  d.attached()
  equal(d.lua("return vim.lsp.get_clients({ name = 'glossator' })[1].config.cmd"), { d.work .. '/another', 'lsp' })
end)

-- Another server of the same buffer, inside Neovim itself.
local OTHER = [[
  vim.api.nvim_create_autocmd('FileType', { callback = function(event)
    if vim.bo[event.buf].buftype ~= '' then return end
    vim.lsp.start({ name = 'other', cmd = function()
      return {
        request = function(method, _, done)
          if method == 'initialize' then done(nil, { capabilities = { hoverProvider = true } }) end
          if method == 'textDocument/hover' then done(nil, { contents = { kind = 'markdown', value = 'What the other one says.' } }) end
          return true, 1
        end,
        notify = function() return true end,
        is_closing = function() return false end,
        terminate = function() end,
      }
    end }, { bufnr = event.buf })
  end })
]]

test('beside another server, K shows what both say, and :Glossator explain ours alone', function()
  d.start(compose, { init = OTHER })
  d.attached()
  d.until_true('the other server', function() return d.lua('return #vim.lsp.get_clients({ bufnr = 0 }) == 2') end)
  local card
  d.until_true('our card', function()
    card = d.shown('failover', ':Glossator explain<CR>')
    return card:find('from a broken system to a standby', 1, true)
  end)
  assert(not card:find('the other one', 1, true), card)
  if vim.fn.has('nvim-0.11') == 1 then
    contains(d.explains('failover', 'from a broken system to a standby'), 'What the other one says.')
  end
  contains(checkhealth(), 'other')
end)

test('a file type that gives K to another program has :Glossator explain', function()
  d.start(shop('tool.sh'))
  d.attached()
  d.until_true(
    'a card',
    function() return d.shown('failover', ':Glossator explain<CR>'):find('from a broken system to a standby', 1, true) end
  )
  contains(checkhealth(), 'K runs')
end)

test('the help is there under the names that the plugin gives', function()
  local folder = d.lua("return vim.fn.globpath(vim.o.packpath, 'pack/*/start/glossator/doc')")
  local copy = d.work .. '/help'
  vim.fn.mkdir(copy .. '/doc', 'p')
  vim.fn.writefile(vim.fn.readfile(folder .. '/glossator.txt'), copy .. '/doc/glossator.txt')
  d.lua('vim.opt.rtp:append(...)', copy)
  d.command('helptags ' .. copy .. '/doc')
  for _, tag in ipairs({ 'glossator', ':Glossator', 'glossator-options', 'glossator-commands' }) do
    d.command('help ' .. tag)
    contains(d.line(), ('*%s*'):format(tag))
  end
end)
d.stop()

test('the settings and commands of the help are those that there are', function()
  local root = vim.fs.root(debug.getinfo(1, 'S').source:sub(2), '.git')
  local help, types =
    d.read(root .. '/editors/nvim/doc/glossator.txt'), d.read(root .. '/editors/nvim/lua/glossator/config.lua')
  local answer = vim.system({ 'glossator', 'schema', '--settings' }, { text = true }):wait()
  local settings = vim.tbl_keys(vim.json.decode(answer.stdout).properties)
  assert(#settings > 10, answer.stderr)
  for _, setting in ipairs(settings) do
    contains(types, ('---@field %s? '):format(setting))
  end
  local _, fields = types:gsub('%-%-%-@field', '')
  equal(fields, #settings + 4) -- those of the plugin itself
  for name in d.read(root .. '/editors/nvim/lua/glossator/commands.lua'):gmatch('function commands%.(%l+)') do
    contains(help, (':Glossator %s'):format(name))
  end
end)
