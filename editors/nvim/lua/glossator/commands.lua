-- `:Glossator` and what comes after it.

local messages = require('glossator.messages')
local places = require('glossator.places')
local server = require('glossator.server')
local terms = require('glossator.terms')

local M = {}

-- The server of the current buffer, or a message that says why there is none.
---@return vim.lsp.Client?
local function client_here()
  local client = server.client(0)
  if client and client.initialized then return client end
  local refusal, values = server.refusal(vim.api.nvim_get_current_buf())
  messages.warn(refusal or 'no_server', values)
end

-- The same for what older servers do not do.
---@param command string
---@return vim.lsp.Client?
local function current_client_here(command)
  local client = client_here()
  if not client or server.is_current(client) then return client end
  messages.warn('too_old', { version = server.version(client), command = command })
end

-- Sends a request for the current buffer, and tells the reader if it fails.
---@param client vim.lsp.Client
---@param method string
---@param params table
---@param done fun(result: any)
local function request(client, method, params, done)
  local buffer = vim.api.nvim_get_current_buf()
  server.call(client, 'request', method, params, function(error, result)
    if error then return messages.warn('failed', { text = error.message }) end
    done(result ~= vim.NIL and result or nil)
  end, buffer)
end

---@param client vim.lsp.Client
---@param command string
---@param argument string
---@param done? fun(result: any)
local function execute(client, command, argument, done)
  request(client, 'workspace/executeCommand', { command = command, arguments = { argument } }, done or function() end)
end

---@param client vim.lsp.Client
---@param done fun(terms: glossator.Terms)
local function with_terms(client, done)
  request(client, 'glossator/terms', { textDocument = { uri = vim.uri_from_bufnr(0) } }, done)
end

---@param markdown string[]
---@return integer window
local function float(markdown)
  local _, window = vim.lsp.util.open_floating_preview(markdown, 'markdown', { focus_id = 'glossator' })
  return window
end

-- A card of an entry that is not under the cursor. The cursor goes into it, since nothing else was being done.
---@param term glossator.Term
---@param encoding string
local function show(term, encoding)
  local head = term.translation and ('### %s · %s'):format(term.name, term.translation) or '### ' .. term.name
  local card = { head, '' }
  if term.expansion then vim.list_extend(card, { '*' .. term.expansion .. '*', '' }) end
  vim.list_extend(card, vim.split(term.definition, '\n'))
  vim.list_extend(card, { '', '*' .. messages.text('opens_entry'):gsub('<', '\\<') .. '*' })
  local window = float(card)
  vim.api.nvim_set_current_win(window)
  vim.keymap.set('n', '<CR>', function()
    vim.api.nvim_win_close(window, true)
    vim.lsp.util.show_document(term.source, encoding, { focus = true })
  end, { buffer = vim.api.nvim_win_get_buf(window), desc = messages.text('opens_entry') })
end

---@type table<string, fun(text: string)>
local commands = {}

function commands.explain(text)
  if text ~= '' then
    local client = current_client_here('explain ' .. text)
    if not client then return end
    return request(client, 'glossator/search', { query = text }, function(found)
      if not found or not found[1] then return messages.info('no_term', { text = text }) end
      show(found[1], client.offset_encoding)
    end)
  end
  local client = client_here()
  if not client then return end
  local word = vim.fn.expand('<cword>')
  local params = vim.lsp.util.make_position_params(0, client.offset_encoding)
  request(client, 'textDocument/hover', params, function(hover)
    local lines = hover and vim.lsp.util.convert_input_to_markdown_lines(hover.contents) or {}
    if #lines == 0 then return messages.info(word == '' and 'no_term_here' or 'no_term', { text = word }) end
    float(lines)
  end)
end

function commands.search(text)
  local client = current_client_here('search')
  if not client then return end
  local function search(query)
    if not query then return end
    request(client, 'glossator/search', { query = query }, function(found)
      if not found or not found[1] then return messages.info('no_term', { text = query }) end
      vim.ui.select(found, {
        prompt = messages.text('found', { text = query }),
        kind = 'glossator',
        format_item = function(term) return ('%s – %s'):format(term.name, (term.definition:gsub('\n', ' '))) end,
      }, function(term)
        if term then show(term, client.offset_encoding) end
      end)
    end)
  end
  if text ~= '' then return search(text) end
  vim.ui.input({ prompt = messages.text('search_for') }, search)
end

-- The fixes that end by showing a place are those that write an entry, there.
---@param action lsp.CodeAction
---@return boolean
local function is_definition(action)
  return action.edit ~= nil and action.command ~= nil and action.command.command == 'glossator.show'
end

function commands.define()
  local client = client_here()
  if not client then return end
  local params = vim.lsp.util.make_range_params(0, client.offset_encoding)
  params.context = { diagnostics = {}, only = { 'quickfix' } }
  request(client, 'textDocument/codeAction', params, function(actions)
    local found = vim.tbl_filter(is_definition, actions or {})
    if #found == 0 then return messages.info('nothing_to_define') end
    local function apply(action)
      if not action then return end
      vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding)
      request(client, 'workspace/executeCommand', action.command, function() end)
    end
    if #found == 1 then return apply(found[1]) end
    vim.ui.select(found, { prompt = 'glossator', format_item = function(action) return action.title end }, apply)
  end)
end

function commands.terms()
  local client = current_client_here('terms')
  if not client then return end
  local buffer = vim.api.nvim_get_current_buf()
  with_terms(client, function(found)
    local items = {}
    local function add(range, text, kind)
      items[#items + 1] = {
        bufnr = buffer,
        lnum = range.start.line + 1,
        col = places.column(buffer, range.start, client.offset_encoding) + 1,
        end_lnum = range['end'].line + 1,
        end_col = places.column(buffer, range['end'], client.offset_encoding) + 1,
        text = text,
        type = kind,
      }
    end
    for _, term in ipairs(found.terms) do
      if term.ranges[1] then add(term.ranges[1], ('%s – %s'):format(term.name, (term.definition:gsub('\n', ' ')))) end
    end
    for _, undefined in ipairs(found.undefined) do
      add(undefined.range, ('%s – %s'):format(undefined.text, undefined.message), 'W')
    end
    if #items == 0 then return messages.info('no_terms') end
    table.sort(items, function(a, b)
      if a.lnum ~= b.lnum then return a.lnum < b.lnum end
      return a.col < b.col
    end)
    local name = vim.fs.basename(vim.api.nvim_buf_get_name(buffer))
    vim.fn.setqflist({}, ' ', {
      title = messages.text('terms_of', { name = name }),
      items = items,
      quickfixtextfunc = "v:lua.require'glossator.commands'.lines",
    })
    vim.cmd('botright copen')
    vim.wo.wrap = false -- a term a line: the list is an overview, and the line is all there for who goes on in it
  end)
end

-- The list’s lines: the term stands where Neovim has the file, which the title names.
---@param list { id: integer, start_idx: integer, end_idx: integer }
---@return string[]
function M.lines(list)
  local items = vim.fn.getqflist({ id = list.id, items = true }).items
  local function line(item)
    local name, definition = item.text:match('^(.-) – (.*)$')
    return ('%s%s|%d| %s'):format(item.type == 'W' and '⚠ ' or '', name, item.lnum, definition)
  end
  return vim.tbl_map(line, vim.list_slice(items, list.start_idx, list.end_idx))
end

-- The server opens what it has written.
function commands.file()
  local client = current_client_here('file')
  if client then execute(client, 'glossator.explainFile', vim.uri_from_bufnr(0)) end
end

function commands.next()
  local client = current_client_here('next')
  if not client then return end
  local window = vim.api.nvim_get_current_win()
  with_terms(client, function(found)
    local undefined = found.undefined
    if #undefined == 0 then return messages.info('all_explained') end
    if vim.api.nvim_get_current_win() ~= window then return end
    local at = vim.iter(undefined):find(function(one) return places.is_after_cursor(one.range, client.offset_encoding) end)
    local one = at or undefined[1]
    vim.cmd("normal! m'")
    vim.api.nvim_win_set_cursor(0, { one.range.start.line + 1, places.column(0, one.range.start, client.offset_encoding) })
    vim.cmd('normal! zv')
    vim.api.nvim_echo({ { one.message } }, false, {})
  end)
end

---@param command 'know'|'forget'
---@param answer string
local function mark(command, answer)
  local client = current_client_here(command)
  if not client then return end
  with_terms(client, function(found)
    local function is_here(range) return places.is_at_cursor(range, client.offset_encoding) end
    local term = vim.iter(found.terms):find(function(one) return vim.iter(one.ranges):any(is_here) end)
    if not term then return messages.info('no_term_here') end
    execute(client, 'glossator.' .. command, term.id, function() messages.info(answer, { name = term.name }) end)
  end)
end

function commands.know() mark('know', 'known') end

function commands.forget() mark('forget', 'forgotten') end

function commands.restart() server.restart() end

function commands.log() require('glossator.log').open() end

local NAMES = { 'explain', 'search', 'define', 'terms', 'file', 'next', 'know', 'forget', 'restart', 'log' }

---@param arguments string[]
function M.run(arguments)
  local name = arguments[1] or 'explain'
  local command = commands[name]
  if not command then return messages.warn('no_command', { name = name, names = table.concat(NAMES, ', ') }) end
  command(table.concat(arguments, ' ', 2))
end

-- The names of entries that begin with `typed`, of which `lead` is the last word: what is offered takes its place.
---@param typed string
---@param lead string
---@return string[]
local function entries(typed, lead)
  local client = server.client(0)
  if not client or not server.is_current(client) then return {} end
  local answer = server.call(client, 'request_sync', 'glossator/search', { query = typed }, 2000, 0)
  local offered = {}
  for _, term in ipairs(answer and answer.result or {}) do
    if vim.startswith(term.name:lower(), typed:lower()) then offered[#offered + 1] = term.name:sub(#typed - #lead + 1) end
  end
  return offered
end

---@param lead string
---@param before string the command line up to the cursor
---@return string[]
function M.complete(lead, before)
  local name, typed = before:match('Glossator%s+(%l+)%s+(.*)$')
  if not name then
    return vim.tbl_filter(function(one) return vim.startswith(one, lead) end, NAMES)
  end
  return (name == 'explain' or name == 'search') and entries(typed, lead) or {}
end

return M
