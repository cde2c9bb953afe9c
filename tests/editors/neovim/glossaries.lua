-- Glossaries that are edited, broken, changed by other programs, and added.

local d = require('driver')
local test, equal, contains = d.test, d.equal, d.contains

local GLOSSARY = [[
name: Our words
language: en
terms:
  - name: deployment window
    definition: The hours in which we put new versions into production.
  - name: order
    definition: What a customer asked for.
]]
local shop = d.workspace('glossaries', {
  ['glossary.yml'] = GLOSSARY,
  Dockerfile = '# Nothing starts outside the deployment window.\nFROM debian:13\n',
})
local dockerfile, glossary = shop('Dockerfile'), shop('glossary.yml')

d.start(dockerfile, { before = 'vim.o.hidden = true' })
d.attached()
d.explains('deployment window', 'The hours in which')

test('a glossary that is edited in Neovim counts before it is saved', function()
  d.open(glossary)
  d.lua("vim.fn.append('$', { '  - name: nothing', '    definition: What starts at night.' })")
  d.open(dockerfile)
  d.explains('Nothing', 'What starts at night')
  d.open(glossary)
  d.lua('vim.cmd.edit({ bang = true })')
  d.open(dockerfile)
  d.explains('Nothing', 'No information available')
end)

test('a broken glossary shows what is wrong with it, keeps its last good content, and can be mended', function()
  d.open(glossary)
  equal(d.diagnostics(), {})
  d.go_to('What a customer')
  d.keys('i"<Esc>') -- a quote that nothing closes
  local found = d.until_true('a diagnostic', function()
    local found = d.diagnostics()
    return #found > 0 and found
  end)
  equal(#found, 1)
  contains(found[1].message, 'This is not YAML')
  equal(found[1].line, 7)
  d.open(dockerfile)
  d.explains('deployment window', 'The hours in which')
  d.open(glossary)
  d.keys('u')
  d.until_true('no diagnostics', function() return #d.diagnostics() == 0 end)
end)

test('a glossary that is changed by another program is read again', function()
  d.open(dockerfile)
  d.lua('vim.cmd.bwipeout({ vim.fn.bufnr(...), bang = true })', glossary)
  d.write(glossary, (GLOSSARY:gsub('The hours in which', 'Working days from 9 to 15 h, when')))
  d.explains('deployment window', 'Working days')
end)

test('so it is where Neovim has it open, once Neovim has seen it', function()
  d.open(glossary)
  d.open(dockerfile)
  d.write(glossary, (GLOSSARY:gsub('The hours in which', 'Saturdays, when')))
  d.keys(':checktime ' .. glossary .. '<CR>') -- by itself, Neovim looks only at the buffers that are in a window
  d.explains('deployment window', 'Saturdays')
end)

test('a glossary that another program adds is found', function()
  d.write(shop('.glossary/night.yml'), 'terms:\n  - name: nothing\n    definition: What starts at night.\n')
  d.explains('Nothing', 'What starts at night')
end)
