-- CTRL-X CTRL-O offers terms.

local d = require('driver')
local test, equal = d.test, d.equal

local shop = d.workspace('completion', {
  ['glossary.yml'] = 'terms:\n  - name: deployment window\n    definition: The hours in which we put new versions into production.\n',
  ['README.md'] = '# The shop\n\nIt runs in Kubernetes.\n',
})

d.start(shop('README.md'), { before = "vim.o.completeopt = 'menuone,popup'" }) -- a menu for a single item too
d.attached()
d.explains('Kubernetes', 'Container orchestrator')

-- Types `text` on a new last line, asks for completion, takes `choice`, and gives the line that comes of it.
local function complete(text, choice)
  local function menu() return d.lua("return vim.fn.complete_info({ 'items', 'pum_visible', 'selected' })") end
  d.keys('Go' .. text .. '<C-x><C-o>')
  local offered = d.until_true('a completion menu for ' .. text, function()
    local found = menu()
    return found.pum_visible == 1 and vim.tbl_map(function(item) return item.abbr end, found.items)
  end)
  assert(vim.tbl_contains(offered, choice), choice .. ' is not in the menu: ' .. vim.inspect(offered))
  for _ = 0, #offered do
    local at = menu().selected + 1
    if offered[at] == choice then break end
    d.keys('<C-n>')
    d.until_true('the next choice', function() return menu().selected + 1 ~= at end)
  end
  d.keys('<C-y><Esc>')
  d.until_true('normal mode', function() return d.lua("return vim.fn.mode() == 'n'") end)
  local line = d.line()
  d.lua('vim.cmd.edit({ bang = true })')
  d.attached()
  return line
end

test('CTRL-X CTRL-O completes a term', function() equal(complete('the Kuberne', 'Kubernetes'), 'the Kubernetes') end)

test('CTRL-X CTRL-O offers terms of several words, the team’s too', function()
  local ours, pack = complete('in the deployment w', 'deployment window'), complete('the load bal', 'load balancer')
  -- Before 0.12, Neovim inserts the first word of what the server says alone (neovim/neovim#37949).
  if vim.fn.has('nvim-0.12') == 1 then equal({ ours, pack }, { 'in the deployment window', 'the load balancer' }) end
end)
