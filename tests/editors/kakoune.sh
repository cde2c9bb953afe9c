#!/usr/bin/env bash
# The real Kakoune 2024.05 with kak-lsp in a terminal, with the configuration from editors/kakoune/README.md.
#
#   tests/editors/kakoune.sh
#
# The binary is $GLOSSATOR_BIN, else the debug build. Kakoune comes from Debian's packages, unpacked into .cache/; kak-lsp is the one
# on the PATH, else it is built into .cache/, which takes some minutes.
set -euo pipefail
# shellcheck source=tests/editors/shared.sh
source "$(dirname "${BASH_SOURCE[0]}")/shared.sh"
# shellcheck source=tests/editors/debian.sh
source "$(dirname "${BASH_SOURCE[0]}")/debian.sh"

unpack kakoune /usr/bin/kak kakoune
if ! command -v kak-lsp >/dev/null; then
    [ -x "$cache/kak-lsp/bin/kak-lsp" ] ||
        cargo install --quiet --debug --locked --version 22.0.0 --root "$cache/kak-lsp" kak-lsp
    export PATH=$cache/kak-lsp/bin:$PATH
fi
fresh_home
shop
mkdir -p "$XDG_CONFIG_HOME/kak"
ln -s "$cache/kakoune/run" "$work/bin/kak" # kak-lsp talks to its session by the program
block "$root/editors/kakoune/README.md" kak >"$XDG_CONFIG_HOME/kak/kakrc"
in_terminal "$cache/kakoune/run" compose.yaml

seen 'image: nginx'
press /failover Enter
press_until_seen 'from a broken system to a standby' :lsp-hover Enter
ok ':lsp-hover explains a term'

# No Escape here: a key that follows at once would be taken for one with Alt. Any key closes what is shown.
press gg /QZX Enter
press_until_seen 'reads as an acronym' :lsp-hover Enter
ok 'the diagnostic is shown with the hover'

press_until_seen 'Define “QZX” in glossary.yml' :lsp-code-actions Enter
press Escape
gone 'Define “QZX”'
ok ':lsp-code-actions offers to define it'

press /order Enter
press_until_seen 'What a customer asked for.' :lsp-definition Enter
ok ':lsp-definition opens the team’s glossary'
press :quit! Enter
finish
