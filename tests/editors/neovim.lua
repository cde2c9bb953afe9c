-- Run by neovim.sh. This Neovim drives a second one over RPC: keys go in as if typed, and what a person would see is read back.

local nvim = arg[1]
local work = vim.env.WORK
local PATIENCE = 10000 -- milliseconds; nothing here takes a tenth of it

-- The files of the session ---------------------------------------------------------------------------------------------

local function write(path, text)
  path = work .. '/' .. path
  vim.fn.mkdir(vim.fs.dirname(path), 'p')
  local file = assert(io.open(path, 'w'))
  file:write(text)
  file:close()
  return path
end

local GLOSSARY = [[
name: Our words
language: en
terms:
  - name: deployment window
    definition: The hours in which we put new versions into production.
  - name: order
    definition: What a customer asked for.
]]

vim.fn.mkdir(work .. '/shop/.git', 'p')
local dockerfile = write('shop/Dockerfile', [[
# Served behind the reverse proxy; nothing starts outside the deployment window.
FROM debian:13
HEALTHCHECK CMD curl -f http://localhost/
]])
local compose = write('shop/compose.yaml', [[
services:
  proxy:
    image: nginx:1.29-alpine # terminates TLS, dropped on failover
]])
local markdown = write('shop/README.md', [[
# The shop

It runs in Kubernetes, and an order survives a failover.

é𝄞 A load balancer stands before it.

]])
local glossary = write('shop/glossary.yml', GLOSSARY)

vim.fn.mkdir(work .. '/boutique/.git', 'p')
local french = write('boutique/compose.yaml', [[
services:
  proxy:
    image: nginx:1.29-alpine # termine le TLS ; l’autre prend la main au basculement
]])

vim.fn.mkdir(work .. '/atelier/.git', 'p')
write('atelier/glossator.toml', 'language = "fr"\n')
local team_french = write('atelier/Dockerfile', '# Behind a reverse proxy.\nFROM debian:13\n')

-- The driven Neovim ----------------------------------------------------------------------------------------------------

local child -- its channel

-- Starts afresh with the README's configuration and `lua` after it, on `path`.
local function start(path, lua)
  local init = work .. '/session.lua'
  local text = table.concat(vim.fn.readfile(work .. '/init.lua'), '\n')
  local file = assert(io.open(init, 'w'))
  file:write(text .. '\n' .. (lua or '') .. [[

    vim.o.swapfile = false
    vim.o.completeopt = 'menuone,popup' -- a menu for a single item too
    notes = {} -- what Neovim says to the user
    vim.notify = function(message) table.insert(notes, message) end
  ]])
  file:close()
  child = vim.fn.jobstart({ nvim, '--embed', '--headless', '-i', 'NONE', '-u', init, path }, { rpc = true, width = 100, height = 40 })
  assert(child > 0, 'Neovim does not start')
end

local function stop()
  if not child then return end
  pcall(vim.rpcnotify, child, 'nvim_command', 'qall!')
  if vim.fn.jobwait({ child }, PATIENCE)[1] == -1 then vim.fn.jobstop(child) end
  child = nil
end

local function lua(code, ...) return vim.rpcrequest(child, 'nvim_exec_lua', code, { ... }) end
local function keys(text) vim.rpcrequest(child, 'nvim_input', text) end

-- Waits until `check` gives something that counts as true, and gives it back.
local function until_true(what, check)
  local found
  if not vim.wait(PATIENCE, function()
    found = check()
    return found and found ~= vim.NIL
  end, 20) then error('never came: ' .. what, 2) end
  return found
end

local function attached()
  until_true('the server', function()
    return lua [[
      local client = vim.lsp.get_clients({ bufnr = 0, name = 'glossator' })[1]
      return client ~= nil and client.initialized == true
    ]]
  end)
end

local function open(path)
  lua('vim.cmd.edit(vim.fn.fnameescape(...))', path)
  attached()
end

-- Puts the cursor on the first place of `words`.
local function go_to(words)
  local found = lua([[vim.fn.cursor(1, 1) return vim.fn.search('\\V' .. ..., 'cW')]], words)
  assert(found > 0, 'not in the file: ' .. words)
end

local function no_floats()
  lua [[
    notes = {}
    for _, window in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(window).relative ~= '' then vim.api.nvim_win_close(window, true) end
    end
  ]]
end

-- What K shows: the text of the float, or what Neovim says instead.
local function hover(words)
  go_to(words)
  no_floats()
  keys('K')
  local text = until_true('an answer to K on ' .. words, function()
    return lua [[
      for _, window in ipairs(vim.api.nvim_list_wins()) do
        if vim.api.nvim_win_get_config(window).relative ~= '' then
          return table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), '\n')
        end
      end
      return notes[1]
    ]]
  end)
  no_floats()
  return text
end

-- Goes to the definition as people do by default: CTRL-].
local function go_to_definition(words)
  go_to(words)
  local before = lua 'return vim.api.nvim_buf_get_name(0)'
  keys('<C-]>')
  return until_true('another file', function()
    local name = lua 'return vim.api.nvim_buf_get_name(0)'
    return name ~= before and name
  end)
end

-- Types `text` on a new last line, asks for completion, takes `choice`, and gives the line that comes of it.
local function complete(text, choice)
  keys('Go' .. text .. '<C-x><C-o>')
  local menu = until_true('a completion menu for ' .. text, function()
    return lua [[
      local found = vim.fn.complete_info({ 'items', 'pum_visible' })
      return found.pum_visible == 1 and vim.tbl_map(function(item) return item.abbr end, found.items)
    ]]
  end)
  local at
  for number, shown in ipairs(menu) do
    if shown == choice then at = at or number end
  end
  assert(at, choice .. ' is not in the menu: ' .. vim.inspect(menu))
  keys(('<C-p>'):rep(#menu + 1) .. ('<C-n>'):rep(at) .. '<C-y><Esc>')
  until_true('normal mode', function() return lua "return vim.fn.mode() == 'n'" end)
  local line = lua "return vim.fn.getline('.')"
  lua 'vim.cmd.edit({ bang = true })'
  attached()
  return line
end

local function diagnostics()
  return lua 'return vim.tbl_map(function(one) return { line = one.lnum + 1, message = one.message } end, vim.diagnostic.get(0))'
end

-- Checks ---------------------------------------------------------------------------------------------------------------

local function contains(text, part)
  if not text:find(part, 1, true) then error(('%q is not in:\n%s'):format(part, text), 2) end
end

local function equal(found, wanted)
  if not vim.deep_equal(found, wanted) then error(('found %s\nwanted %s'):format(vim.inspect(found), vim.inspect(wanted)), 2) end
end

local passed, failed = 0, 0

local function say(text) io.stdout:write(text, '\n') end

local function test(name, body)
  local good, trouble = xpcall(body, function(message) return debug.traceback(message, 2) end)
  if good then
    passed = passed + 1
    say('ok    ' .. name)
  else
    failed = failed + 1
    if child then pcall(keys, '<C-\\><C-n>') end -- so that the next one starts in normal mode
    say('FAIL  ' .. name .. '\n      ' .. trouble:gsub('\n', '\n      '))
  end
end

-- The session ----------------------------------------------------------------------------------------------------------

start(dockerfile)

test('the server attaches to a Dockerfile, at the root that the configuration names', function()
  attached()
  equal(lua "return vim.lsp.get_clients({ name = 'glossator' })[1].root_dir", vim.uv.fs_realpath(work .. '/shop'))
end)

test('K explains a term of several words in a comment', function()
  local card = hover('verse proxy')
  contains(card, 'reverse proxy')
  contains(card, 'passes them on to the backend servers')
end)

test('K explains a term of the team’s own glossary', function()
  contains(hover('deployment window'), 'The hours in which we put new versions into production.')
end)

test('K explains an instruction', function() contains(hover('HEALTHCHECK'), 'whether the application still answers') end)

test('K says nothing on a plain word', function() equal(hover('nothing'), 'No information available') end)

test('the hover’s own window has no server, and the session only one', function()
  equal(lua 'return #vim.lsp.get_clients()', 1)
end)

test('CTRL-] opens the pack’s file, read-only, where the entry is', function()
  open(dockerfile)
  local path = go_to_definition('reverse proxy')
  contains(path, '/glossator/packs-')
  contains(path, '/backend.yml')
  contains(lua "return vim.fn.getline('.')", 'name: reverse proxy')
  equal(lua "return vim.fn.expand('<cword>')", 'reverse')
  equal(lua 'return vim.bo.readonly', true)
  equal(vim.fn.getfperm(path), 'r--r--r--')
end)

test('CTRL-] opens the team’s glossary where the entry is', function()
  open(dockerfile)
  equal(go_to_definition('deployment window'), glossary)
  equal(lua "return vim.fn.getline('.')", '  - name: deployment window')
  equal(lua "return vim.fn.col('.')", 11)
end)

test('CTRL-T comes back', function()
  keys('<C-t>')
  until_true('the Dockerfile', function() return lua 'return vim.api.nvim_buf_get_name(0)' == dockerfile end)
end)

test('the server attaches to Compose, and K explains keys, values and comments', function()
  open(compose)
  contains(hover('services:'), 'One part of an application in a Compose file')
  contains(hover('nginx:1'), 'Nginx')
  contains(hover('failover'), 'from a broken system to a standby')
  equal(hover('terminates'), 'No information available')
end)

test('the server attaches to Markdown, and columns are right after wide characters', function()
  open(markdown)
  contains(hover('Kubernetes'), 'Container orchestrator')
  contains(hover('load balancer'), 'load balancer')
  contains(hover('order'), 'What a customer asked for.')
  equal(hover('stands'), 'No information available')
end)

test('the term is marked while K’s window is open', function()
  go_to('balancer')
  keys('K')
  local mark = until_true('a mark', function()
    return lua [[
      for name, space in pairs(vim.api.nvim_get_namespaces()) do
        for _, mark in ipairs(name:find('hover') and vim.api.nvim_buf_get_extmarks(0, space, 0, -1, { details = true }) or {}) do
          return { vim.api.nvim_buf_get_text(0, mark[2], mark[3], mark[4].end_row, mark[4].end_col, {})[1] }
        end
      end
    ]]
  end)
  no_floats()
  equal(mark, { 'load balancer' })
end)

test('CTRL-X CTRL-O completes a term', function()
  open(markdown)
  equal(complete('the Kuberne', 'Kubernetes'), 'the Kubernetes')
end)

test('CTRL-X CTRL-O offers terms of several words, the team’s too', function()
  local ours, pack = complete('in the deployment w', 'deployment window'), complete('the load bal', 'load balancer')
  -- Before 0.12, Neovim inserts the first word of what the server says alone (neovim/neovim#37949).
  if vim.fn.has('nvim-0.12') == 1 then
    equal({ ours, pack }, { 'in the deployment window', 'the load balancer' })
  end
end)

test('grr lists the mentions of a term in the workspace', function()
  open(compose)
  go_to('failover')
  keys('grr')
  local files = until_true('the list', function()
    local found = lua [[
      return vim.tbl_map(function(item) return vim.fs.basename(vim.fn.bufname(item.bufnr)) end, vim.fn.getqflist())
    ]]
    return #found > 0 and found
  end)
  assert(vim.tbl_contains(files, 'README.md') and vim.tbl_contains(files, 'compose.yaml'), vim.inspect(files))
  lua 'vim.cmd.cclose()'
end)

test('a glossary that is edited in Neovim counts before it is saved', function()
  open(glossary)
  lua "vim.fn.append('$', { '  - name: nothing', '    definition: What starts at night.' })"
  lua 'vim.o.hidden = true'
  open(dockerfile)
  until_true('the new entry', function() return hover('nothing'):find('What starts at night', 1, true) end)
  open(glossary)
  lua 'vim.cmd.edit({ bang = true })'
  open(dockerfile)
  until_true('the entry to go', function() return hover('nothing') == 'No information available' end)
end)

test('a broken glossary shows what is wrong with it, keeps its last good content, and can be mended', function()
  open(glossary)
  equal(diagnostics(), {})
  go_to('What a customer')
  keys('i"<Esc>') -- a quote that nothing closes
  local found = until_true('a diagnostic', function()
    local found = diagnostics()
    return #found > 0 and found
  end)
  equal(#found, 1)
  contains(found[1].message, 'This is not YAML')
  equal(found[1].line, 7)
  open(dockerfile)
  contains(hover('deployment window'), 'The hours in which')
  open(glossary)
  keys('u')
  until_true('no diagnostics', function() return #diagnostics() == 0 end)
end)

test('a glossary that is changed by another program is read again', function()
  open(dockerfile)
  lua('vim.cmd.bwipeout(vim.fn.bufnr(...))', glossary)
  write('shop/glossary.yml', (GLOSSARY:gsub('The hours in which', 'Working days from 9 to 15 h, when')))
  until_true('the new text', function() return hover('deployment window'):find('Working days', 1, true) end)
end)

test('so it is where Neovim has it open, once Neovim has seen it', function()
  open(glossary)
  open(dockerfile)
  write('shop/glossary.yml', (GLOSSARY:gsub('The hours in which', 'Saturdays, when')))
  keys(':checktime ' .. glossary .. '<CR>') -- by itself, Neovim looks only at the buffers that are in a window
  until_true('the new text', function() return hover('deployment window'):find('Saturdays', 1, true) end)
end)

test('a glossary that another program adds is found', function()
  write('shop/.glossary/night.yml', 'terms:\n  - name: nothing\n    definition: What starts at night.\n')
  until_true('the new entry', function() return hover('nothing'):find('What starts at night', 1, true) end)
end)

test('quitting Neovim ends the server', function()
  local pid = lua [[
    local client = vim.lsp.get_clients({ bufnr = 0, name = 'glossator' })[1]
    return vim.tbl_filter(function(pid) return vim.api.nvim_get_proc(pid).name == 'glossator' end, vim.api.nvim_get_proc_children(vim.fn.getpid()))[1]
  ]]
  assert(type(pid) == 'number', 'no server among the processes that Neovim started')
  stop()
  until_true('the end of the server', function() return vim.api.nvim_get_proc(pid) == nil end)
end)

local FRENCH = { name = 'init_options', lua = "vim.lsp.config('glossator', { init_options = { language = 'fr' } })" }
local SETTINGS = { name = 'settings', lua = "vim.lsp.config('glossator', { settings = { glossator = { language = 'fr' } } })" }
for _, way in ipairs({ FRENCH, SETTINGS }) do
  test('the card is in French where `' .. way.name .. '` says so', function()
    start(french, way.lua)
    attached()
    local card
    until_true('a card in French', function()
      card = hover('basculement')
      return card:find('Passage, en général automatique', 1, true)
    end)
    contains(card, 'Voir aussi')
    contains(hover('TLS'), 'chiffre')
    equal(hover('prend la'), 'No information available')
    stop()
  end)
end

test('the card is in French where the team’s glossator.toml says so', function()
  start(team_french)
  attached()
  contains(hover('reverse proxy'), 'Serveur intermédiaire qui reçoit les requêtes')
end)
stop()

test('nothing went wrong in Neovim’s log of the servers', function()
  for _, path in ipairs(vim.fn.glob(work .. '/state/nvim/lsp.log*', true, true)) do
    for _, line in ipairs(vim.fn.readfile(path)) do
      if line:find('^%[ERROR%]') or line:find('^%[WARN%]') then error(line) end
    end
  end
end)

say(('%d passed, %d failed'):format(passed, failed))
os.exit(failed == 0 and 0 or 1)
