-- Enables the server and defines :Glossator. Nothing else is loaded until a file is opened.

if vim.g.loaded_glossator then return end
vim.g.loaded_glossator = true

if vim.fn.has('nvim-0.10') == 0 then
  vim.api.nvim_echo({ { 'glossator: Neovim 0.10 or later is needed', 'WarningMsg' } }, true, {})
  return
end

vim.api.nvim_create_user_command('Glossator', function(call) require('glossator.commands').run(call.fargs) end, {
  nargs = '*',
  complete = function(lead, line, at) return require('glossator.commands').complete(lead, line:sub(1, at)) end,
  desc = 'Explain the words of this file',
})

for _, name in ipairs({ 'explain', 'search', 'define', 'terms', 'file', 'next', 'know' }) do
  vim.keymap.set('n', ('<Plug>(glossator-%s)'):format(name), ('<Cmd>Glossator %s<CR>'):format(name))
end

local options = vim.g.glossator
if type(options) == 'table' and options.enable == false then return end

local group = vim.api.nvim_create_augroup('glossator', {})
vim.api.nvim_create_autocmd('FileType', {
  group = group,
  callback = function(event) require('glossator.server').offer(event.buf) end,
})
vim.api.nvim_create_autocmd('LspAttach', {
  group = group,
  callback = function(event) require('glossator.server').attached(event.buf, event.data.client_id) end,
})

if vim.lsp.enable then
  vim.lsp.enable('glossator')
elseif vim.v.vim_did_enter == 1 then -- loaded late, by a plugin manager: the files that are open have had their event
  for _, buffer in ipairs(vim.api.nvim_list_bufs()) do
    if vim.api.nvim_buf_is_loaded(buffer) then require('glossator.server').offer(buffer) end
  end
end
