-- What the reader is told, in English and in French.

local config = require('glossator.config')

local M = {}

---@type table<string, { en: string, fr: string }> `{name}` stands for a value.
M.texts = {
  -- Trouble with the program
  no_program = {
    en = 'there is no program “{program}”. Install it, or name it in vim.g.glossator.cmd; :checkhealth glossator says more.',
    fr = 'il n’y a pas de programme « {program} ». Installez-le, ou indiquez-le dans vim.g.glossator.cmd ; :checkhealth glossator en dit plus.',
  },
  not_started = {
    en = '“{program}” did not start as a language server ({how}). :Glossator log shows what it said.',
    fr = '« {program} » n’a pas démarré comme serveur de langage ({how}). :Glossator log montre ce qu’il a dit.',
  },
  started_again = {
    en = 'the server has stopped ({how}) and was started again, {count} of {limit} times. :Glossator log shows why.',
    fr = 'le serveur s’est arrêté ({how}) et a été relancé, {count} fois sur {limit}. :Glossator log montre pourquoi.',
  },
  stays_stopped = {
    en = 'the server has stopped too often ({how}) and is left so. :Glossator log shows why, :Glossator restart starts it again.',
    fr = 'le serveur s’est arrêté trop souvent ({how}) et le reste. :Glossator log montre pourquoi, :Glossator restart le relance.',
  },
  exit_code = { en = 'exit code {code}', fr = 'code de sortie {code}' },
  exit_signal = { en = 'signal {signal}', fr = 'signal {signal}' },
  too_old = {
    en = 'the server {version} is too old for :Glossator {command}. Install the one that this plugin came with.',
    fr = 'le serveur {version} est trop ancien pour :Glossator {command}. Installez celui qui va avec ce plugin.',
  },
  wrong_options = {
    en = 'not understood: {names}. See :help glossator-options.',
    fr = 'non compris : {names}. Voir :help glossator-options.',
  },
  -- Why a buffer has no server
  huge = {
    en = '{name} has {size} MB and is left alone: see maxFileSize under :help glossator-options.',
    fr = '{name} pèse {size} Mo et n’est pas lu : voir maxFileSize sous :help glossator-options.',
  },
  no_file = {
    en = 'there is no server here: this is no file.',
    fr = 'il n’y a pas de serveur ici : ce n’est pas un fichier.',
  },
  remote = {
    en = 'there is no server here: {name} is not on this machine.',
    fr = 'il n’y a pas de serveur ici : {name} n’est pas sur cette machine.',
  },
  no_server = {
    en = 'no server is running for this file. :Glossator restart starts it, :checkhealth glossator says what is wrong.',
    fr = 'aucun serveur ne tourne pour ce fichier. :Glossator restart le lance, :checkhealth glossator dit ce qui ne va pas.',
  },
  -- Commands
  no_command = {
    en = 'there is no :Glossator {name}. There are: {names}.',
    fr = 'il n’y a pas de :Glossator {name}. Il y a : {names}.',
  },
  failed = { en = 'the server says: {text}', fr = 'le serveur dit : {text}' },
  no_term = { en = 'no glossary explains “{text}”.', fr = 'aucun glossaire n’explique « {text} ».' },
  no_term_here = { en = 'there is no term here.', fr = 'il n’y a pas de terme ici.' },
  no_terms = { en = 'there are no terms in this file.', fr = 'il n’y a pas de termes dans ce fichier.' },
  nothing_to_define = {
    en = 'nothing here is in want of a definition. :Glossator next goes to what is.',
    fr = 'rien ici n’attend de définition. :Glossator next mène à ce qui en manque.',
  },
  all_explained = {
    en = 'every term of this file is explained.',
    fr = 'tous les termes de ce fichier sont expliqués.',
  },
  known = {
    en = '“{name}” is no longer underlined. :Glossator forget takes that back.',
    fr = '« {name} » n’est plus souligné. :Glossator forget revient en arrière.',
  },
  forgotten = { en = '“{name}” is underlined again.', fr = '« {name} » est de nouveau souligné.' },
  restarted = { en = 'the server is started again.', fr = 'le serveur est relancé.' },
  search_for = { en = 'Search the glossaries: ', fr = 'Chercher dans les glossaires : ' },
  found = { en = '“{text}” in the glossaries:', fr = '« {text} » dans les glossaires :' },
  terms_of = { en = 'Terms of {name}', fr = 'Termes de {name}' },
  opens_entry = { en = '<CR> opens the entry, q closes', fr = '<CR> ouvre l’entrée, q ferme' },
  standard_error = { en = 'On its standard error ({path}):', fr = 'Sur sa sortie d’erreur ({path}) :' },
  empty_log = { en = 'Nothing has been said yet.', fr = 'Rien n’a encore été dit.' },
  -- Health
  health_neovim = { en = 'Neovim {version}', fr = 'Neovim {version}' },
  health_neovim_old = {
    en = 'Neovim {version} works; from 0.11 on, the hovers of several servers are shown in one window',
    fr = 'Neovim {version} convient ; à partir de 0.11, les explications de plusieurs serveurs tiennent dans une fenêtre',
  },
  health_program = { en = '{version}: {program}', fr = '{version} : {program}' },
  health_no_version = {
    en = '“{program}” does not say which version it is: it is no glossator ({text})',
    fr = '« {program} » ne dit pas sa version : ce n’est pas glossator ({text})',
  },
  health_install = {
    en = 'Install it with `cargo install --locked --path .` in a clone of the repository, or put a release’s program on the PATH',
    fr = 'Installez-le par `cargo install --locked --path .` dans un clone du dépôt, ou mettez le programme d’une version publiée dans le PATH',
  },
  health_other_cmd = {
    en = 'Or say where it is: `vim.g.glossator = { cmd = "/path/to/glossator" }`',
    fr = 'Ou dites où il est : `vim.g.glossator = { cmd = "/chemin/de/glossator" }`',
  },
  health_own_cmd = {
    en = 'the server is started by a function of your own configuration',
    fr = 'le serveur est lancé par une fonction de votre propre configuration',
  },
  health_options = { en = 'options: {options}', fr = 'options : {options}' },
  health_disabled = {
    en = 'switched off by `vim.g.glossator = { enable = false }`: `vim.lsp.enable("glossator")` starts it',
    fr = 'désactivé par `vim.g.glossator = { enable = false }` : `vim.lsp.enable("glossator")` le lance',
  },
  health_serves = {
    en = 'running, open files: {count}, workspace: {root}',
    fr = 'en marche, fichiers ouverts : {count}, espace de travail : {root}',
  },
  health_idle = {
    en = 'not running: it starts with the first file that is opened',
    fr = 'pas encore lancé : il démarre au premier fichier ouvert',
  },
  health_old = {
    en = 'the server {version} is older than this plugin: no underlines, and some commands are missing',
    fr = 'le serveur {version} est plus ancien que ce plugin : pas de soulignements, et certaines commandes manquent',
  },
  health_beside = {
    en = 'hovers beside: {names}. K shows all of them, :Glossator explain ours alone',
    fr = 'explique aux côtés de : {names}. K les montre tous, :Glossator explain le nôtre seul',
  },
  health_keyword = {
    en = 'K runs “{program}” in {filetype} files, as their file type plugin says: use :Glossator explain',
    fr = 'K lance « {program} » dans les fichiers {filetype}, comme le veut leur plugin : employez :Glossator explain',
  },
}

-- The locale of the reader’s interface, as `fr_FR`, if it is known. Where the system lacks the data of a locale, Neovim
-- falls back to C, but the reader has still asked for it.
---@return string?
function M.locale()
  local function named(text) return text and (text:match('^%l%l_%u%u') or text:match('^%l%l%f[^%l]')) end
  local function set(variable) return vim.env[variable] ~= '' and vim.env[variable] or nil end
  return named(vim.v.lang) or named(set('LC_ALL') or set('LC_MESSAGES') or set('LANG'))
end

---@return 'en'|'fr'
local function language()
  local set = (config.options().settings or {}).language
  if type(set) ~= 'string' or set == 'auto' then set = M.locale() or 'en' end
  return set:match('^fr%f[^%l]') and 'fr' or 'en'
end

-- The message `key` in the reader’s language.
---@param key string
---@param values? table<string, string|integer>
---@return string
function M.text(key, values)
  local text = assert(M.texts[key], key)[language()]
  return (text:gsub('{(%l+)}', function(name) return tostring(assert((values or {})[name], name)) end))
end

---@param level integer
---@param key string
---@param values? table<string, string|integer>
local function notify(level, key, values)
  local text = M.text(key, values)
  require('glossator.log').add(text)
  vim.notify('glossator: ' .. text, level)
end

---@param key string
---@param values? table<string, string|integer>
function M.info(key, values) notify(vim.log.levels.INFO, key, values) end

---@param key string
---@param values? table<string, string|integer>
function M.warn(key, values) notify(vim.log.levels.WARN, key, values) end

return M
