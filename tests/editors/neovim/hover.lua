-- K and CTRL-] on terms of the packs and of the team's own glossary.

local d = require('driver')
local test, equal, contains = d.test, d.equal, d.contains

local shop = d.workspace('hover', {
  ['glossary.yml'] = [[
name: Our words
language: en
terms:
  - name: deployment window
    definition: The hours in which we put new versions into production.
  - name: order
    definition: What a customer asked for.
]],
  Dockerfile = [[
# Served behind the reverse proxy; nothing starts outside the deployment window.
FROM debian:13
HEALTHCHECK CMD curl -f http://localhost/
]],
  ['compose.yaml'] = [[
services:
  proxy:
    image: nginx:1.29-alpine # terminates TLS, dropped on failover
]],
  ['README.md'] = [[
# The shop

It runs in Kubernetes, and an order survives a failover.

é𝄞 A load balancer stands before it.

]],
})

d.start(shop('Dockerfile'))
d.attached()

test(
  'K explains a term of several words in a comment',
  function() contains(d.explains('verse proxy', 'passes them on to the backend servers'), 'reverse proxy') end
)

test(
  'K explains a term of the team’s own glossary',
  function() d.explains('deployment window', 'The hours in which we put new versions into production.') end
)

test('K explains an instruction', function() d.explains('HEALTHCHECK', 'whether the application still answers') end)

test('K says nothing on a plain word', function() equal(d.hover('nothing'), 'No information available') end)

test(
  'the hover’s own window has no server, and the session only one',
  function() equal(d.lua('return #vim.lsp.get_clients()'), 1) end
)

-- Goes to the definition as people do by default.
local function go_to_definition(words)
  d.go_to(words)
  local before = d.path()
  d.keys('<C-]>')
  return d.until_true('another file', function()
    local name = d.path()
    return name ~= before and name
  end)
end

test('CTRL-] opens the pack’s file, read-only, where the entry is', function()
  local path = go_to_definition('reverse proxy')
  contains(path, '/glossator/packs-')
  contains(path, '/backend.yml')
  contains(d.line(), 'name: reverse proxy')
  equal(d.lua("return vim.fn.expand('<cword>')"), 'reverse')
  equal(d.lua('return vim.bo.readonly'), true)
  equal(vim.fn.getfperm(path), 'r--r--r--')
end)

test('CTRL-] opens the team’s glossary where the entry is', function()
  d.open(shop('Dockerfile'))
  equal(go_to_definition('deployment window'), shop('glossary.yml'))
  equal(d.line(), '  - name: deployment window')
  equal(d.lua("return vim.fn.col('.')"), 11)
end)

test('CTRL-T comes back', function()
  d.keys('<C-t>')
  d.until_true('the Dockerfile', function() return d.path() == shop('Dockerfile') end)
end)

test('K explains keys, values and comments of a Compose file', function()
  d.open(shop('compose.yaml'))
  d.explains('services:', 'One part of an application in a Compose file')
  d.explains('nginx:1', 'Nginx')
  d.explains('failover', 'from a broken system to a standby')
  equal(d.hover('dropped'), 'No information available')
end)

test('in Markdown, columns are right after wide characters', function()
  d.open(shop('README.md'))
  d.explains('Kubernetes', 'Container orchestrator')
  d.explains('load balancer', 'load balancer')
  d.explains('order', 'What a customer asked for.')
  equal(d.hover('stands'), 'No information available')
end)

test('the term is marked while K’s window is open', function()
  if vim.fn.has('nvim-0.11') == 0 then return end
  d.go_to('balancer')
  d.keys('K')
  local mark = d.until_true(
    'a mark',
    function()
      return d.lua([[
      for name, space in pairs(vim.api.nvim_get_namespaces()) do
        for _, mark in ipairs(name:find('hover') and vim.api.nvim_buf_get_extmarks(0, space, 0, -1, { details = true }) or {}) do
          return { vim.api.nvim_buf_get_text(0, mark[2], mark[3], mark[4].end_row, mark[4].end_col, {})[1] }
        end
      end
    ]])
    end
  )
  d.no_floats()
  equal(mark, { 'load balancer' })
end)

test('grr lists the mentions of a term in the workspace', function()
  d.open(shop('compose.yaml'))
  d.go_to('failover')
  d.keys(vim.fn.has('nvim-0.11') == 1 and 'grr' or ':lua vim.lsp.buf.references()<CR>')
  local files = d.until_true('the list', function()
    local found = d.lua([[
      return vim.tbl_map(function(item) return vim.fs.basename(vim.fn.bufname(item.bufnr)) end, vim.fn.getqflist())
    ]])
    return #found > 0 and found
  end)
  assert(vim.tbl_contains(files, 'README.md') and vim.tbl_contains(files, 'compose.yaml'), vim.inspect(files))
end)
