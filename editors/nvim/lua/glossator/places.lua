-- Places of the protocol, in bytes and on the screen.

local M = {}

local is_0_11 = vim.fn.has('nvim-0.11') == 1

-- The byte column of `position`, from 0.
---@param buffer integer
---@param position lsp.Position
---@param encoding string
---@return integer
function M.column(buffer, position, encoding)
  if encoding == 'utf-8' then return position.character end
  local line = vim.api.nvim_buf_get_lines(buffer, position.line, position.line + 1, false)[1] or ''
  if is_0_11 then return vim.str_byteindex(line, encoding, position.character, false) end
  local is_in, byte = pcall(vim.str_byteindex, line, position.character, encoding == 'utf-16')
  return is_in and byte or #line
end

-- Whether the cursor of the current window is in `range`.
---@param range lsp.Range
---@param encoding string
---@return boolean
function M.is_at_cursor(range, encoding)
  local at = vim.api.nvim_win_get_cursor(0)
  local row, byte = at[1] - 1, at[2]
  local first, last = range.start, range['end']
  local is_after = row > first.line or (row == first.line and byte >= M.column(0, first, encoding))
  local is_before = row < last.line or (row == last.line and byte < M.column(0, last, encoding))
  return is_after and is_before
end

-- Whether `range` begins after the cursor.
---@param range lsp.Range
---@param encoding string
---@return boolean
function M.is_after_cursor(range, encoding)
  local at = vim.api.nvim_win_get_cursor(0)
  if range.start.line ~= at[1] - 1 then return range.start.line > at[1] - 1 end
  return M.column(0, range.start, encoding) > at[2]
end

return M
