#!/usr/bin/env bash
# The real Helix 25.01 in a terminal, with the configuration from editors/helix/README.md and the keys that people press.
#
#   tests/editors/helix.sh
#
# The binary is $GLOSSATOR_BIN, else the debug build. Helix comes from Debian's packages, unpacked into .cache/.
set -euo pipefail
# shellcheck source=tests/editors/shared.sh
source "$(dirname "${BASH_SOURCE[0]}")/shared.sh"
# shellcheck source=tests/editors/debian.sh
source "$(dirname "${BASH_SOURCE[0]}")/debian.sh"

unpack helix /usr/lib/hx/hx hx
fresh_home
shop
mkdir -p "$XDG_CONFIG_HOME/helix"
block "$root/editors/helix/README.md" toml >"$XDG_CONFIG_HOME/helix/languages.toml"
: >"$XDG_CONFIG_HOME/helix/config.toml"
in_terminal "$cache/helix/run" compose.yaml

seen 'image: nginx'
seen '●'
ok 'a diagnostic is marked, so the server runs'

press / failover Enter
seen 'sel' # the mode line: the search is done
press Space k
seen 'from a broken system to a standby'
ok 'Space k explains a term'
press Escape

press g g / QZX Enter
seen 'QZX` reads as an acronym'
ok 'the diagnostic is shown where the cursor is'

press Space a
seen 'Define “QZX” in glossary.yml'
press Enter
gone '●'
ok 'Space a defines it, and the diagnostic goes'
press : e ' glossary.yml' Enter
seen 'To be defined.'
press : w Enter
for _ in $(seq 300); do
    ! grep -qF 'name: QZX' glossary.yml || break
    sleep 0.1
done
grep -qF 'name: QZX' glossary.yml
ok 'the glossary is written'

press : e ' compose.yaml' Enter
seen 'image: nginx'
press / order Enter
press g d
seen 'What a customer asked for.'
ok 'g d opens the team’s glossary'
press : q a ! Enter
finish
