-- The terms of each open file, as the server last gave them.

local server = require('glossator.server')
local underlines = require('glossator.underlines')

---@class glossator.Term
---@field id string The same between runs.
---@field name string
---@field translation? string
---@field category? string
---@field definition string
---@field expansion? string
---@field ranges? lsp.Range[] Mentions in the file; none in what a search finds.
---@field source lsp.Location
---@field known boolean

---@class glossator.Undefined
---@field text string
---@field message string
---@field range lsp.Range

---@class glossator.Terms
---@field version? integer
---@field terms glossator.Term[] By first mention.
---@field undefined glossator.Undefined[]

local M = {}

---@class glossator.Shown
---@field asked boolean Whether an answer is on its way.
---@field stale boolean Whether something has changed since it was asked for.
---@type table<integer, glossator.Shown>
local shown = {}

---@param buffer integer
---@param client vim.lsp.Client
---@param done fun(error?: lsp.ResponseError, terms?: glossator.Terms)
function M.ask(buffer, client, done)
  local params = { textDocument = { uri = vim.uri_from_bufnr(buffer) } }
  server.call(client, 'request', 'glossator/terms', params, done, buffer)
end

-- Draws the underlines of `buffer` anew. One request at a time: what changes meanwhile is asked for after it.
---@param buffer integer
function M.refresh(buffer)
  local state, client = shown[buffer], server.client(buffer)
  if not state or not client then return end
  if state.asked then
    state.stale = true
    return
  end
  state.asked, state.stale = true, false
  M.ask(buffer, client, function(_, terms)
    state.asked = false
    if not vim.api.nvim_buf_is_loaded(buffer) then return end
    if state.stale then return M.refresh(buffer) end
    -- The places of another version are not places of this one; a change is about to be told, and asks again.
    local is_now = terms
      and (terms.version == vim.NIL or terms.version == nil or terms.version == vim.lsp.util.buf_versions[buffer])
    if terms and is_now then underlines.draw(buffer, client.offset_encoding, terms.terms) end
  end)
end

---@param id integer the client’s
function M.refresh_all(id)
  for buffer in pairs(shown) do
    local client = server.client(buffer)
    if client and client.id == id then M.refresh(buffer) end
  end
end

---@param buffer integer
function M.attach(buffer)
  if not underlines.are_on() then return end
  shown[buffer] = { asked = false, stale = false }
  M.refresh(buffer)
end

local group = vim.api.nvim_create_augroup('glossator.terms', {})

-- Neovim tells the server of changes a little after they are made, and all servers at their own pace: this is the moment to ask.
vim.api.nvim_create_autocmd('LspNotify', {
  group = group,
  callback = function(event)
    if event.data.method ~= 'textDocument/didChange' then return end
    local buffer = vim.uri_to_bufnr(event.data.params.textDocument.uri)
    local client = server.client(buffer)
    if client and client.id == event.data.client_id then M.refresh(buffer) end
  end,
})

vim.api.nvim_create_autocmd('LspDetach', {
  group = group,
  callback = function(event)
    local client = vim.lsp.get_client_by_id(event.data.client_id)
    if client and client.name ~= server.NAME then return end
    shown[event.buf] = nil
    underlines.clear(event.buf)
  end,
})

return M
