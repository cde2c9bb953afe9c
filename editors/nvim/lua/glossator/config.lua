-- What the reader has set in `vim.g.glossator`.

---@class glossator.Options
---@field enable? boolean Whether the server starts by itself (default: true).
---@field cmd? string|string[] The program, where it is not on the PATH, or a whole command line.
---@field underline? boolean Whether explained terms are underlined (default: true).
---@field settings? glossator.Settings What the server is told.

-- The server's settings, in the order of `glossator schema --settings`, which a test holds this list against.
---@class glossator.Settings
---@field packs? string|string[]
---@field language? string
---@field glossaries? string[]
---@field exclude? string[]
---@field ignore? string[]
---@field rules? table<string, 'off'|'hint'|'information'|'warning'|'error'>
---@field requiredLanguages? string[]
---@field maxFileSize? integer
---@field hover? boolean
---@field definition? boolean
---@field documentLink? boolean
---@field references? boolean
---@field documentHighlight? boolean
---@field symbols? boolean
---@field completion? boolean
---@field diagnostics? boolean
---@field workspaceDiagnostics? boolean
---@field codeAction? boolean
---@field inlayHint? boolean

local M = {}

---@type table<string, string[]> The types that each option may have.
local TYPES = {
  enable = { 'boolean' },
  cmd = { 'string', 'table' },
  underline = { 'boolean' },
  settings = { 'table' },
}

---@return glossator.Options
function M.options()
  local options = vim.g.glossator
  return type(options) == 'table' and options or {}
end

-- The options that are misspelt or of a wrong type, each as it is written.
---@return string[]
function M.mistakes()
  local options = vim.g.glossator
  if options == nil then return {} end
  if type(options) ~= 'table' then return { 'vim.g.glossator' } end
  local mistakes = {}
  for name, value in pairs(options) do
    if not vim.list_contains(TYPES[name] or {}, type(value)) then mistakes[#mistakes + 1] = 'vim.g.glossator.' .. name end
  end
  table.sort(mistakes)
  return mistakes
end

-- The server's command line: what is set, else the program on the PATH, else where cargo puts it, which
-- a Neovim that was not started from a shell often does not have on its PATH.
---@return string[]
function M.command()
  local cmd = M.options().cmd
  if type(cmd) == 'table' and type(cmd[1]) == 'string' then return vim.list_extend({ vim.fs.normalize(cmd[1]) }, cmd, 2) end
  if type(cmd) == 'string' and cmd ~= '' then return { vim.fs.normalize(cmd), 'lsp' } end
  local cargo = vim.fs.normalize('~/.cargo/bin/glossator')
  local on_path = vim.fn.executable('glossator') == 1
  return { not on_path and vim.fn.executable(cargo) == 1 and cargo or 'glossator', 'lsp' }
end

return M
