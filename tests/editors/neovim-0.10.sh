#!/usr/bin/env bash
# The sessions of neovim.sh in Neovim 0.10, the oldest that the plugin works with: Debian's, unpacked into .cache/.
set -euo pipefail
# shellcheck source=tests/editors/shared.sh
source "$(dirname "${BASH_SOURCE[0]}")/shared.sh"
# shellcheck source=tests/editors/debian.sh
source "$(dirname "${BASH_SOURCE[0]}")/debian.sh"

unpack neovim-0.10 /usr/bin/nvim neovim
NVIM=$cache/neovim-0.10/run exec "$here/neovim.sh" "$@"
