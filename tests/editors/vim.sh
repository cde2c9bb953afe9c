#!/usr/bin/env bash
# The real Vim 9.1 with ALE 4.0 in a terminal, with the configuration from editors/vim/README.md.
#
#   tests/editors/vim.sh
#
# The binary is $GLOSSATOR_BIN, else the debug build. Vim and ALE come from Debian's packages, unpacked into .cache/.
set -euo pipefail
# shellcheck source=tests/editors/shared.sh
source "$(dirname "${BASH_SOURCE[0]}")/shared.sh"
# shellcheck source=tests/editors/debian.sh
source "$(dirname "${BASH_SOURCE[0]}")/debian.sh"

unpack vim /usr/bin/vim.basic vim vim-ale
fresh_home
shop
{
    cat <<VIM
set nocompatible noswapfile viminfo= hidden
filetype plugin on
let g:ale_hover_to_floating_preview = 1
let g:ale_linters_explicit = 1
let g:ale_linters = {'yaml': ['glossator']}
set runtimepath+=$cache/vim/root/usr/share/vim-ale
runtime plugin/ale.vim
VIM
    block "$root/editors/vim/README.md" vim
} >"$work/vimrc"
in_terminal "$cache/vim/run" -u "$work/vimrc" compose.yaml

seen 'image: nginx'
press /QZX Enter
seen 'QZX` reads as an acronym'
ok 'the diagnostic is shown where the cursor is'

press gg /failover Enter :ALEHover Enter
seen 'from a broken system to a standby'
ok ':ALEHover explains a term'
press Escape

press gg /order Enter :ALEGoToDefinition Enter
seen 'What a customer asked for.'
ok ':ALEGoToDefinition opens the team’s glossary'
press ':e compose.yaml' Enter
seen 'image: nginx'

press gg /QZX Enter :ALECodeAction Enter
seen 'Define “QZX” in glossary.yml'
choice=$(screen | sed -n 's/^ *\([0-9]*\)[^0-9]*Define “QZX”.*/\1/p')
press "$choice" Enter
gone 'Code Fixes:'
# ALE changes the glossary where Vim has it open, and tells the server of what is written.
press :wall Enter
for _ in $(seq 300); do
    ! grep -qF 'name: QZX' glossary.yml || break
    sleep 0.1
done
grep -qF 'name: QZX' glossary.yml
ok ':ALECodeAction defines it in the team’s glossary'
# ALE watches no files: the server looks for itself when it is next asked something.
press_until_seen 'To be defined.' Escape gg /QZX Enter :ALEHover Enter
gone 'reads as an acronym'
ok 'it is explained, and the diagnostic goes'
press :qall! Enter
finish
