#!/usr/bin/env bash
# Checks the spelling of the packs' definitions, in English and in French, with the dictionaries of hunspell.
#
#   tests/spelling.sh                       # all packs
#   tests/spelling.sh GLOSSARY.yml…         # these alone; words that only the others need then count as not needed
#
# A fault is printed as FILE: ENTRY: LANGUAGE: word (suggestion). Mend the definition; a word that is right although the dictionary
# lacks it goes to tests/spelling/en.txt or fr.txt, unless an entry's name has it: those are known. Code in `backticks` is not read.
#
# The binary is $GLOSSATOR_BIN, else the debug build. Without hunspell and its American and French dictionaries, those of
# Debian 13 are unpacked into .cache/.
set -euo pipefail
# shellcheck source=tests/editors/shared.sh
source "$(dirname "${BASH_SOURCE[0]}")/editors/shared.sh"
# shellcheck source=tests/editors/debian.sh
source "$here/editors/debian.sh"

has_dictionaries() {
    local dictionary
    for dictionary in en_US fr; do
        hunspell -d "$dictionary" -l </dev/null >/dev/null 2>&1 || return 1
    done
}

[ $# -gt 0 ] || set -- "$root"/glossary/*.yml
mapfile -t files < <(realpath --relative-to="$root" -- "$@")
fresh_home
if ! has_dictionaries; then
    unpack hunspell /usr/bin/hunspell hunspell hunspell-en-us hunspell-fr-classical
    ln -s "$cache/hunspell/run" "$work/bin/hunspell"
    export DICPATH=$cache/hunspell/root/usr/share/hunspell
fi
cd "$root"
python3 tests/spelling/check.py tests/spelling "${files[@]}"
