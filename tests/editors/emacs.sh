#!/usr/bin/env bash
# Eglot in the real Emacs 30, with the configuration from editors/emacs/README.md.
#
#   tests/editors/emacs.sh
#
# The binary is $GLOSSATOR_BIN, else the debug build. Emacs and its modes come from Debian's packages, unpacked into .cache/.
set -euo pipefail
# shellcheck source=tests/editors/shared.sh
source "$(dirname "${BASH_SOURCE[0]}")/shared.sh"
# shellcheck source=tests/editors/debian.sh
source "$(dirname "${BASH_SOURCE[0]}")/debian.sh"

unpack emacs /usr/bin/emacs-nox emacs-nox elpa-yaml-mode elpa-markdown-mode
fresh_home
shop
block "$root/editors/emacs/README.md" elisp >"$work/init.el"
modes=("$cache"/emacs/root/usr/share/emacs/site-lisp/elpa-src/{yaml,markdown}-mode-*)
timeout 300 "$cache/emacs/run" -Q --batch -L "${modes[0]}" -L "${modes[1]}" -l yaml-mode -l markdown-mode \
    -l "$work/init.el" -l "$here/emacs.el" </dev/null 2>"$work/messages" ||
    { tail -n 20 "$work/messages"; exit 1; }
