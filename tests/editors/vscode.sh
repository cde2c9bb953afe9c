#!/usr/bin/env bash
# Sessions in the real VS Code: the packaged extension in code-server, driven in a headless Chromium.
#
#   tests/editors/vscode.sh [TEST…]      # files of tests/editors/vscode/; without any, all of them and the unit tests
#
# The server is $GLOSSATOR_BIN, else the newest binary in target/. What else is needed is installed: see vscode/setup.sh.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=tests/editors/vscode/setup.sh
source "$here/vscode/setup.sh"

if [ $# -eq 0 ]; then
    npm test --silent --prefix "$extension"
    set -- "$here"/vscode/*.test.mjs
fi
exec timeout 1800 node --test --test-concurrency=1 --test-reporter=spec "$@"
