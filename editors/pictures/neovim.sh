#!/usr/bin/env bash
# Makes the pictures of Neovim, beside this script: neovim-hover.png in English, neovim-hover-fr.png in French, and
# neovim-terms.png, the list of a file's terms.
#
#   editors/pictures/neovim.sh [GLOSSATOR]      # the binary; without it, the one on the PATH
#
# Neovim (0.11 or later: $NVIM, or nvim on the PATH) runs with the plugin in an xterm on a screen of its own, so nothing of
# your settings or your desktop gets into the picture. Debian has the rest:
#
#   apt-get install xvfb xterm imagemagick fonts-jetbrains-mono
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
font='JetBrains Mono,DejaVu Sans Mono'
font_size=17 # in points at 96 dpi; about twice what is read, for screens with small pixels
columns=100
rows=30
margin=28
background='#14161b' # as Neovim’s own colours have it
foreground='#e0e2ea'

die() {
    printf '%s: %s\n' "${0##*/}" "$*" >&2
    exit 1
}

server=${1:-$(command -v glossator || true)}
[ -x "$server" ] || die "no such program: ${server:-glossator}; name a glossator binary"
server=$(realpath "$server")
nvim=$(command -v "${NVIM:-nvim}") || die "Neovim is missing: set NVIM to a Neovim 0.11 or later"
for tool in Xvfb xterm convert import; do
    command -v "$tool" >/dev/null || die "$tool is missing: see the top of this script for what to install"
done

work=$(mktemp -d)
started=()
clean_up() {
    for process in "${started[@]}"; do kill "$process" 2>/dev/null || true; done
    rm -rf "$work"
}
trap clean_up EXIT

mkdir "$work/bin" "$work/shop" "$work/boutique"
mkdir "$work/shop/.git" "$work/boutique/.git" # what the plugin takes for a root
ln -s "$server" "$work/bin/glossator"
cp "$root/tests/samples/compose.yaml" "$work/shop/compose.yaml"
cat >"$work/boutique/compose.yaml" <<'YAML'
# Une boutique sur une seule machine ; en production, les mêmes images vont dans Kubernetes.
services:
  proxy:
    image: nginx:1.29-alpine # termine le TLS, proxy inverse devant l'API
    ports: ["443:443"]
    depends_on: [api]
  api:
    build: .
    healthcheck:
      test: ["CMD", "curl", "-f", "http://localhost:8000/ready"]
    environment:
      CACHE_TTL: 60s # cache de lecture, vidé à chaque basculement
YAML

cat >"$work/look.lua" <<'LUA'
vim.o.termguicolors = true
vim.o.background = 'dark'
vim.o.winborder = 'rounded'
vim.o.linebreak = true
vim.o.number = true
vim.o.laststatus = 0
vim.o.ruler = false
vim.o.showcmd = false
vim.opt.fillchars = { eob = ' ' }
vim.opt.shortmess:append('F')
vim.api.nvim_set_hl(0, 'NormalFloat', { link = 'Normal' })
vim.api.nvim_set_hl(0, 'FloatBorder', { fg = '#4f5258' })
vim.api.nvim_set_hl(0, 'LspReferenceTarget', { fg = '#eef1f8', bg = '#2c4a63' })
LUA

export XDG_CONFIG_HOME=$work/config XDG_DATA_HOME=$work/data XDG_STATE_HOME=$work/state XDG_CACHE_HOME=$work/cache
export PATH=$work/bin:$PATH LC_ALL=C.UTF-8
mkdir -p "$XDG_DATA_HOME/nvim/site/pack/glossator/start"
ln -s "$root/editors/nvim" "$XDG_DATA_HOME/nvim/site/pack/glossator/start/glossator"

Xvfb -displayfd 3 -screen 0 2400x1400x24 -dpi 96 -nolisten tcp 3>"$work/display" 2>/dev/null &
started+=($!)
for _ in $(seq 100); do [ -s "$work/display" ] && break || sleep 0.05; done
[ -s "$work/display" ] || die "Xvfb does not start"
DISPLAY=:$(cat "$work/display")
export DISPLAY

# picture NAME FOLDER LANGUAGE WORDS KEYS LUA: what is seen after KEYS on WORDS, once LUA is true, as NAME.png
picture() {
    local name=$1 folder=$2 language=$3 words=$4 keys=$5 is_there=$6
    local socket=$work/$name.socket init=$work/$name.lua
    {
        cat "$work/look.lua"
        printf "vim.g.glossator = { settings = { language = '%s' } }\n" "$language"
    } >"$init"
    cd "$work/$folder"
    xterm -fa "$font" -fs "$font_size" -geometry "${columns}x$rows+0+0" -b 0 -bg "$background" -fg "$foreground" -cr "$foreground" \
        -xrm 'XTerm*scrollBar: false' -xrm 'XTerm*cursorBlink: false' -xrm 'XTerm*borderWidth: 0' \
        -T "$name" -e "$nvim" --listen "$socket" -u "$init" compose.yaml &
    local terminal=$!
    started+=("$terminal")

    ask() { "$nvim" --server "$socket" --remote-expr "luaeval('$1')" 2>/dev/null || true; }
    until_true() {
        for _ in $(seq 100); do
            [ "$(ask "$1")" != true ] || return 0
            sleep 0.1
        done
        die "$name: never came true: $1"
    }
    until_true '#vim.api.nvim_buf_get_extmarks(0, vim.api.nvim_get_namespaces()["glossator.terms"], 0, -1, {}) > 5'
    "$nvim" --server "$socket" --remote-expr "search('$words', 'c')" >/dev/null
    "$nvim" --server "$socket" --remote-send "$keys"
    until_true "$is_there"
    sleep 0.5 # xterm draws after Neovim is done
    import -window "$(ask vim.env.WINDOWID)" "$work/$name.png"
    kill "$terminal"
    wait "$terminal" 2>/dev/null || true
    # An even margin; 64 colours are all that text and its edges need.
    convert "$work/$name.png" -bordercolor "$background" -border 1 -fuzz 1% -trim +repage -border "$margin" \
        -colors 64 -strip -define png:compression-level=9 "$here/$name.png"
    printf '%s: %s\n' "$name.png" "$(identify -format '%wx%h, %b' "$here/$name.png")"
}

float='vim.iter(vim.api.nvim_list_wins()):any(function(w) return vim.api.nvim_win_get_config(w).relative ~= "" end)'
list='vim.bo.buftype == "quickfix"'
picture neovim-hover shop en failover K "$float"
picture neovim-hover-fr boutique fr basculement K "$float"
picture neovim-terms shop en failover ':Glossator terms<CR>' "$list"
