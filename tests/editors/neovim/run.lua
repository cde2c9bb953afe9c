-- Run by ../neovim.sh: runs the subjects that are named, or all, and tells how many tests passed.

local folder = vim.fs.dirname(vim.fn.fnamemodify(arg[0], ':p'))
package.path = folder .. '/?.lua;' .. package.path

local driver = require('driver')
driver.nvim = arg[1]

local subjects = vim.list_slice(arg, 2)
if #subjects == 0 then
  subjects = { 'installed', 'hover', 'completion', 'glossaries', 'commands', 'underlines', 'trouble', 'french' }
end

for _, subject in ipairs(subjects) do
  local started = vim.uv.hrtime()
  require(subject)
  driver.stop()
  driver.say(('      %s: %.1f s'):format(subject, (vim.uv.hrtime() - started) / 1e9))
end

driver.say(('%d passed, %d failed'):format(driver.passed, driver.failed))
os.exit(driver.failed == 0 and 0 or 1)
