-- Explanations and notices in the reader's language.

local d = require('driver')
local test, equal, contains = d.test, d.equal, d.contains

local boutique = d.workspace('boutique', {
  ['compose.yaml'] = [[
services:
  proxy:
    image: nginx:1.29-alpine # termine le TLS ; l’autre prend la main au basculement
]],
})
local atelier = d.workspace('atelier', {
  ['glossator.toml'] = 'language = "fr"\n',
  Dockerfile = '# Behind a reverse proxy.\nFROM debian:13\n',
})
local compose = boutique('compose.yaml')

test('a reader whose system is in French reads French, without a setting', function()
  d.start(compose, { env = { LC_ALL = '', LANG = 'fr_FR.UTF-8' } })
  d.attached()
  contains(d.explains('basculement', 'Passage, en général automatique'), 'Voir aussi')
  d.explains('TLS', 'chiffre')
  equal(d.hover('prend la'), 'No information available') -- Neovim's own notices are its own matter
end)

test('notices and health are in French then', function()
  d.command('Glossator explan')
  d.noted('il n’y a pas de :Glossator explan. Il y a\u{a0}: explain, search')
  d.command('checkhealth glossator')
  contains(
    d.lua("return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\\n')"),
    'en marche, fichiers ouverts\u{a0}: 1'
  )
end)

local SETTINGS = {
  ['vim.g.glossator'] = "vim.g.glossator = { settings = { language = 'fr' } }",
  ['vim.lsp.config'] = "vim.lsp.config('glossator', { settings = { glossator = { language = 'fr' } } })",
}
for way, init in vim.spairs(SETTINGS) do
  test('the card is in French where `' .. way .. '` says so', function()
    if way == 'vim.lsp.config' and vim.fn.has('nvim-0.11') == 0 then return end
    d.start(compose, { init = init })
    d.attached()
    d.explains('basculement', 'Passage, en général automatique')
  end)
end

test('the card is in French where the team’s glossator.toml says so', function()
  d.start(atelier('Dockerfile'))
  d.attached()
  d.explains('reverse proxy', 'Serveur intermédiaire qui reçoit les requêtes')
end)
d.stop()

test('every message is in both languages, with the same values, and in French typography', function()
  package.path = vim.fs.root(debug.getinfo(1, 'S').source:sub(2), '.git') .. '/editors/nvim/lua/?.lua;' .. package.path
  for key, text in pairs(require('glossator.messages').texts) do
    local function values(message)
      local found = {}
      for value in message:gmatch('{%l+}') do
        found[#found + 1] = value
      end
      table.sort(found)
      return found
    end
    equal(values(text.fr), values(text.en))
    local prose = text.fr:gsub('`[^`]*`', '')
    -- No-break spaces end in the bytes \160 (U+00A0) and \175 (U+202F).
    for _, wrong in ipairs({ "%l'%l", '[^\175][;!?]', '[^\175]»', '«[^\226]', '[^\160]:%f[%s%z]', '"' }) do
      assert(not prose:find(wrong), ('%s: %q in %s'):format(key, wrong, text.fr))
    end
  end
end)
