-- What `vim.lsp.enable('glossator')` starts. `vim.lsp.config('glossator', { … })` in your configuration changes it.
return require('glossator.server').config()
