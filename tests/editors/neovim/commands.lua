-- :Glossator and what comes after it.

local d = require('driver')
local test, equal, contains = d.test, d.equal, d.contains

local FIRST_LINE = '# Each order goes through the reverse proxy, and é an order survives a failover.'

local shop = d.workspace('commands', {
  ['glossary.yml'] = 'language: en\nterms:\n  - name: order\n    definition: What a customer asked for.\n',
  ['compose.yaml'] = FIRST_LINE .. [[

services:
  proxy:
    image: nginx:1.29-alpine # the QZX stands behind the load balancer
  api:
    build: . # asks the WQJ
]],
})
local compose, glossary = shop('compose.yaml'), shop('glossary.yml')

d.start(compose)
d.attached()
d.explains('order', 'What a customer asked for.')

local function quickfix() return d.lua('return vim.fn.getqflist({ title = true, items = true })') end

test(':Glossator completes its commands, and terms after `explain`', function()
  local function completed(line) return d.lua('return vim.fn.getcompletion(..., "cmdline")', line) end
  equal(completed('Glossator re'), { 'restart' })
  contains(table.concat(completed('Glossator '), ' '), 'explain search define terms file next know forget restart log')
  -- On a slow machine the first answers come too late for Neovim, which waits two seconds.
  local function offers(line, term)
    d.until_true(line .. ': ' .. term, function() return vim.tbl_contains(completed(line), term) end)
  end
  offers('Glossator explain reverse pr', 'proxy')
  offers('Glossator search ord', 'order')
end)

test(':Glossator explain {term} shows a term that is not in the file, and <CR> opens its entry', function()
  d.command('Glossator explain deadlock')
  local card = d.until_true('a card', function() return d.float() end)
  contains(card, 'deadlock')
  d.keys('<CR>')
  d.until_true('the entry', function() return d.path():find('/databases.yml', 1, true) end)
  contains(d.line(), 'name: deadlock')
  d.open(compose)
end)

test(':Glossator explain {term} says so where no glossary has it', function()
  d.command('Glossator explain qzxwvj')
  d.noted('no glossary explains “qzxwvj”')
end)

test(':Glossator search lists what fits, and shows what is chosen', function()
  d.lua([[
    offered = nil
    vim.ui.select = function(items, options, choose)
      offered = vim.tbl_map(options.format_item, items)
      choose(items[1])
    end
  ]])
  d.command('Glossator search order')
  contains(d.until_true('a card', function() return d.float() end), 'What a customer asked for.')
  equal(d.lua('return offered[1]'), 'order – What a customer asked for.')
  d.no_floats()
end)

test(':Glossator terms lists each term at its first mention, and those that nobody explains', function()
  d.command('Glossator terms')
  local list = d.until_true('the list', function()
    local found = quickfix()
    return #found.items > 0 and found
  end)
  equal(list.title, 'Terms of compose.yaml')
  local first = list.items[1]
  equal({ first.lnum, first.col, first.text }, { 1, 8, 'order – What a customer asked for.' })
  local by_text = {}
  for _, item in ipairs(list.items) do
    by_text[item.text:match('^[^–]+') or item.text] = item
  end
  equal({ by_text['failover '].lnum, by_text['failover '].col }, { 1, (FIRST_LINE:find('failover')) }) -- in bytes
  local warnings = vim.tbl_filter(function(item) return item.type == 'W' end, list.items)
  equal(vim.tbl_map(function(item) return item.lnum end, warnings), { 4, 6 })
  contains(warnings[1].text, 'QZX')
  equal(d.lua('return vim.bo.buftype'), 'quickfix')
  equal(d.lua('return vim.fn.getline(1)'), 'order|1| What a customer asked for.')
  d.command('cclose')
end)

test(':Glossator next goes from one unexplained term to the next, and round', function()
  local seen = {}
  for step, line in ipairs({ 4, 6, 4 }) do
    if step == 1 then d.lua('vim.fn.cursor(1, 1)') end
    d.command('Glossator next')
    d.until_true('line ' .. line, function() return d.lua("return vim.fn.line('.')") == line end)
    seen[step] = d.lua("return vim.fn.expand('<cword>')")
  end
  equal(seen, { 'QZX', 'WQJ', 'QZX' })
end)

test(':Glossator define writes an entry, goes there, and the diagnostic goes', function()
  d.until_true('two diagnostics', function() return #d.diagnostics() == 2 end)
  d.go_to('QZX')
  d.command('Glossator define')
  d.until_true('the glossary', function() return d.path() == glossary end)
  d.command('write')
  contains(d.read(glossary), '- name: QZX')
  contains(d.line(), 'To be defined.')
  d.open(compose)
  d.until_true('one diagnostic', function() return #d.diagnostics() == 1 end)
  contains(d.diagnostics()[1].message, 'WQJ')
  d.explains('QZX', 'To be defined.')
end)

test(':Glossator define says so where there is nothing to define', function()
  d.go_to('stands')
  d.command('Glossator define')
  d.noted('nothing here is in want of a definition')
end)

test(':Glossator file opens a page of the file’s terms', function()
  d.command('Glossator file')
  d.until_true('the page', function() return d.path():find('%.md$') end)
  local page = d.lua("return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\\n')")
  contains(page, 'What a customer asked for.')
  contains(page, 'failover')
  d.open(compose)
end)

test(':Glossator log shows what the server has said', function()
  d.command('Glossator log')
  contains(d.lua("return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\\n')"), 'glossator 0.')
  d.command('close')
end)

test(':Glossator restart starts another process for the same files', function()
  local id = d.lua("return vim.lsp.get_clients({ name = 'glossator' })[1].id")
  d.command('Glossator restart')
  d.until_true('another client', function()
    local found =
      d.lua("return vim.tbl_map(function(one) return one.id end, vim.lsp.get_clients({ bufnr = 0, name = 'glossator' }))")
    return #found == 1 and found[1] ~= id
  end)
  d.attached()
  d.explains('order', 'What a customer asked for.')
end)

test('an unknown command names those that there are', function()
  d.command('Glossator explan')
  d.noted('there is no :Glossator explan. There are: explain, search')
end)

test('where there is no file, commands say that there is no server', function()
  d.command('enew')
  d.command('Glossator terms')
  d.noted('this is no file')
end)
