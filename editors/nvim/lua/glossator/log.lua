-- What the server and this plugin have said, for `:Glossator log`. Neovim’s own log keeps neither by default.

local messages = require('glossator.messages')

local M = {}

local KEPT = 1000 -- lines
local BUFFER = 'glossator://log'

---@type string[]
local lines = {}

---@param text string
function M.add(text)
  for line in vim.gsplit(text, '\n', { trimempty = true }) do
    lines[#lines + 1] = os.date('%H:%M:%S ') .. line
  end
  if #lines > 2 * KEPT then lines = vim.list_slice(lines, #lines - KEPT + 1) end
end

---@return string
local function neovims_log()
  return vim.lsp.log and vim.lsp.log.get_filename and vim.lsp.log.get_filename() or vim.lsp.get_log_path()
end

-- What the program wrote on its standard error, which Neovim keeps for all servers in one file.
---@return string[]
local function standard_error()
  local path = neovims_log()
  local size = vim.fn.getfsize(path)
  local file = size > 0 and io.open(path) or nil
  if not file then return {} end
  file:seek('set', math.max(0, size - 65536))
  local found = {}
  for line in file:lines() do
    local program, text = line:match('"rpc"%s+"([^"]+)"%s+"stderr"%s+"(.*)"$')
    if program and vim.fs.basename(program):find('^glossator') then
      text = text:gsub('\\n', '\n'):gsub('\\(.)', '%1')
      vim.list_extend(found, vim.split(text, '\n', { trimempty = true }))
    end
  end
  file:close()
  return found
end

-- Opens a window with all of it, the newest at the end, where the cursor is.
function M.open()
  local text = vim.list_slice(lines, math.max(1, #lines - KEPT + 1))
  local errors = standard_error()
  if #errors > 0 then
    text[#text + 1] = ''
    text[#text + 1] = messages.text('standard_error', { path = neovims_log() })
    vim.list_extend(text, errors)
  end
  local buffer = vim.fn.bufadd(BUFFER)
  vim.fn.bufload(buffer)
  vim.bo[buffer].buftype = 'nofile'
  vim.bo[buffer].swapfile = false
  vim.bo[buffer].modifiable = true
  vim.api.nvim_buf_set_lines(buffer, 0, -1, false, #text > 0 and text or { messages.text('empty_log') })
  vim.bo[buffer].modifiable = false
  local window = vim.fn.bufwinid(buffer)
  if window ~= -1 then
    vim.api.nvim_set_current_win(window)
  else
    vim.cmd.sbuffer(buffer)
  end
  vim.cmd.normal({ 'G', bang = true })
end

return M
