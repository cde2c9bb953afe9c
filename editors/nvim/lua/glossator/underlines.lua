-- Underlines of the terms that are explained and that the reader has not marked as known.

local config = require('glossator.config')

local M = {}

local SPACE = vim.api.nvim_create_namespace('glossator.terms')
local GROUP = 'GlossatorTerm'

-- Dots in the colour of comments, so that they keep to the background in any theme. Yours, if you have defined the group.
local function define_highlight()
  local comment = vim.api.nvim_get_hl(0, { name = 'Comment', link = false })
  vim.api.nvim_set_hl(0, GROUP, { underdotted = true, sp = comment.fg, default = true })
end

define_highlight()
vim.api.nvim_create_autocmd('ColorScheme', {
  group = vim.api.nvim_create_augroup('glossator.underlines', {}),
  callback = define_highlight,
})

---@return boolean
function M.are_on() return config.options().underline ~= false end

---@param buffer integer
function M.clear(buffer)
  if vim.api.nvim_buf_is_loaded(buffer) then vim.api.nvim_buf_clear_namespace(buffer, SPACE, 0, -1) end
end

---@param buffer integer
---@param encoding string
---@param terms glossator.Term[]
function M.draw(buffer, encoding, terms)
  local column = require('glossator.places').column
  M.clear(buffer)
  for _, term in ipairs(terms) do
    for _, range in ipairs(term.known and {} or term.ranges or {}) do
      vim.api.nvim_buf_set_extmark(buffer, SPACE, range.start.line, column(buffer, range.start, encoding), {
        end_row = range['end'].line,
        end_col = column(buffer, range['end'], encoding),
        hl_group = GROUP,
        priority = vim.hl and vim.hl.priorities.syntax or 50,
        strict = false,
      })
    end
  end
end

return M
