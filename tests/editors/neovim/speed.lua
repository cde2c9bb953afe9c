-- Measures, and asserts nothing: how long a reader waits.

local d = require('driver')

local RUNS = 10

local shop = d.workspace('speed', {
  ['glossary.yml'] = 'language: en\nterms:\n  - name: order\n    definition: What a customer asked for.\n',
  ['compose.yaml'] = 'services:\n  proxy:\n    image: nginx # dropped on failover\n  api:\n    build: . # asks for each order\n',
})

-- Both are measured inside Neovim, so that looking on takes no time. The clock is the machine's, the same for both processes.
local HOVER = [[
  local begun = %d
  local function look()
    local client = vim.lsp.get_clients({ name = 'glossator' })[1]
    if not client or not client.initialized then return vim.defer_fn(look, 1) end
    vim.fn.search('failover', 'cw')
    local params = vim.lsp.util.make_position_params(0, client.offset_encoding)
    client.request('textDocument/hover', params, function(_, hover)
      if not hover then return vim.defer_fn(look, 1) end
      first_hover = (vim.uv.hrtime() - begun) / 1e6
    end, 0)
  end
  look()
]]
local DIAGNOSTIC = [[
  vim.fn.search('order', 'cw')
  vim.api.nvim_buf_set_text(0, vim.fn.line('.') - 1, 0, vim.fn.line('.') - 1, 0, { '# the QZX' , '' })
  local typed = vim.uv.hrtime()
  vim.api.nvim_create_autocmd('DiagnosticChanged', { callback = function()
    if #vim.diagnostic.get(0) > 0 and not changed then changed = (vim.uv.hrtime() - typed) / 1e6 end
  end })
]]

local function spread(what, times)
  table.sort(times)
  d.say(
    ('%s: median %.0f ms, %.0f to %.0f ms, of %d'):format(
      what,
      times[math.ceil(#times / 2)],
      times[1],
      times[#times],
      #times
    )
  )
end

local hovers, changes = {}, {}
for run = 1, RUNS do
  d.start(shop('compose.yaml'), { before = HOVER:format(vim.uv.hrtime()) })
  hovers[run] = d.until_true('a hover', function() return d.lua('return first_hover') end)
  d.lua(DIAGNOSTIC)
  changes[run] = d.until_true('a diagnostic', function() return d.lua('return changed') end)
end
spread('from starting Neovim on a Compose file to the first right hover', hovers)
spread('from typing to the changed diagnostics', changes)
