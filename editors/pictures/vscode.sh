#!/usr/bin/env bash
# Makes the pictures of VS Code for the README of its extension, and its icon, anew: editors/vscode/media/*.png.
#
#   editors/pictures/vscode.sh
#
# The real VS Code runs in a headless Chromium, as in the tests: tests/editors/vscode/setup.sh says what that takes.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=tests/editors/vscode/setup.sh
source "$here/../../tests/editors/vscode/setup.sh"
exec timeout 600 node "$here/vscode.mjs" "$here/../vscode/media"
