-- Underlines of explained terms: where they are, when they move, and what the reader knows.

local d = require('driver')
local test, equal = d.test, d.equal

local shop = d.workspace('underlines', {
  ['glossary.yml'] = 'terms:\n  - name: order\n    definition: What a customer asked for.\n',
  ['notes.md'] = '# Notes\n\nAn order survives the failover, é𝄞 an order too.\n',
})
local notes, glossary = shop('notes.md'), shop('glossary.yml')

-- The underlined words, from the top.
local function underlined()
  return d.lua([[
    local space, found = vim.api.nvim_get_namespaces()['glossator.terms'], {}
    for _, mark in ipairs(space and vim.api.nvim_buf_get_extmarks(0, space, 0, -1, { details = true }) or {}) do
      assert(mark[4].hl_group == 'GlossatorTerm', mark[4].hl_group)
      table.insert(found, vim.api.nvim_buf_get_text(0, mark[2], mark[3], mark[4].end_row, mark[4].end_col, {})[1])
    end
    return found
  ]])
end

local function until_underlined(wanted)
  local found
  local good = pcall(d.until_true, 'underlines', function()
    found = underlined()
    return vim.deep_equal(found, wanted)
  end)
  if not good then equal(found, wanted) end
end

test('explained terms are underlined, at the right columns', function()
  d.start(notes)
  d.attached()
  until_underlined({ 'order', 'failover', 'order' })
end)

test('what is typed is underlined', function()
  d.keys('GoIt runs in Kubernetes.<Esc>')
  until_underlined({ 'order', 'failover', 'order', 'Kubernetes' })
end)

test('what a glossary adds is underlined', function()
  d.write(glossary, d.read(glossary) .. '\n  - name: survives\n    definition: Goes on.\n')
  d.until_true('the new entry', function()
    d.hover('survives') -- any request makes the server look at its files
    return vim.tbl_contains(underlined(), 'survives')
  end)
end)

test('a term that the reader knows is not, in any session, until it is forgotten; K still explains it', function()
  d.go_to('failover')
  d.command('Glossator know')
  d.noted('“failover” is no longer underlined')
  until_underlined({ 'order', 'survives', 'order', 'Kubernetes' })
  d.explains('failover', 'from a broken system to a standby')
  d.start(notes)
  d.attached()
  until_underlined({ 'order', 'survives', 'order' })
  d.go_to('failover')
  d.command('Glossator forget')
  d.noted('“failover” is underlined again')
  until_underlined({ 'order', 'survives', 'failover', 'order' })
end)

test('`know` says so where there is no term', function()
  d.go_to('too')
  d.command('Glossator know')
  d.noted('there is no term here')
end)

test('a theme changes their colour, and a highlight of one’s own stays', function()
  local function highlight() return d.lua("return vim.api.nvim_get_hl(0, { name = 'GlossatorTerm' })") end
  local before = highlight()
  equal(before.underdotted, true)
  d.command('colorscheme desert')
  d.until_true('another colour', function() return highlight().sp ~= before.sp end)
  d.start(notes, { init = "vim.api.nvim_set_hl(0, 'GlossatorTerm', { underline = true })" })
  d.attached()
  until_underlined({ 'order', 'survives', 'failover', 'order' })
  equal({ highlight().underline, highlight().underdotted }, { true, nil })
end)

test('`underline = false` switches them off, and nothing is asked for', function()
  d.start(notes, { init = 'vim.g.glossator = { underline = false }' })
  d.attached()
  d.explains('order', 'What a customer asked for.')
  d.command('Glossator terms')
  d.until_true('the list', function() return d.lua('return #vim.fn.getqflist()') > 0 end)
  d.command('cclose')
  equal(underlined(), {})
end)

test('with `inlayHint`, abbreviations are followed by what they stand for', function()
  d.write(shop('abbreviations.md'), '# Notes\n\nThe RTO of the shop is one hour.\n')
  d.start(shop('abbreviations.md'), { init = 'vim.g.glossator = { settings = { inlayHint = true } }' })
  d.attached()
  local hint = d.until_true(
    'a hint',
    function()
      return d.lua([[
      local found = vim.lsp.inlay_hint.get({ bufnr = 0 })[1]
      return found and found.inlay_hint.label
    ]])
    end
  )
  hint = type(hint) == 'table' and hint[1].value or hint
  d.contains(hint:lower(), 'recovery time objective')
end)
