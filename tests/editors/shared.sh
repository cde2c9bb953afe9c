# shellcheck shell=bash
# What the sessions in real editors share: source it.
#
# GLOSSATOR_BIN names the binary that is tested; without it, the debug build is made and tested.

here=$(cd "$(dirname "${BASH_SOURCE[1]}")" && pwd)
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cache=$root/.cache/editors # what is installed for the tests, kept between runs

die() {
    printf '%s: %s\n' "${0##*/}" "$*" >&2
    exit 1
}

# Ends the test as passed, saying that nothing was tested.
skip() {
    printf 'skipped: %s\n' "$*"
    exit 0
}

find_server() {
    if [ -z "${GLOSSATOR_BIN:-}" ]; then
        cargo build --locked --quiet --manifest-path "$root/Cargo.toml" >&2
        GLOSSATOR_BIN=${CARGO_TARGET_DIR:-$root/target}/debug/glossator
    fi
    [ -x "$GLOSSATOR_BIN" ] || die "GLOSSATOR_BIN names no program: $GLOSSATOR_BIN"
    realpath "$GLOSSATOR_BIN"
}

# An empty home in $work, with the binary as `glossator` on the PATH: nothing of the user's own settings counts, nor their language.
fresh_home() {
    local server
    server=$(find_server)
    work=$(realpath "$(mktemp -d)")
    trap clean_up EXIT
    mkdir -p "$work/bin" "$work/home" "$work/run"
    chmod 700 "$work/run"
    ln -s "$server" "$work/bin/glossator"
    unset NVIM VIMINIT LANGUAGE LC_MESSAGES GLOSSATOR_BIN
    export WORK=$work HOME=$work/home XDG_CONFIG_HOME=$work/config XDG_DATA_HOME=$work/data XDG_STATE_HOME=$work/state
    export XDG_CACHE_HOME=$work/cache XDG_RUNTIME_DIR=$work/run LC_ALL=C.UTF-8 LANG=C.UTF-8 PATH=$work/bin:$PATH
    cd "$work"
}

clean_up() {
    [ -z "${terminal:-}" ] || tmux -L "$terminal" kill-server 2>/dev/null || true
    rm -rf "$work"
}

# The first fenced block in LANGUAGE of a Markdown file: the configuration that people are told to use.
block() {
    local file=$1 language=$2
    awk -v fence="\`\`\`$language" '$0 == fence && !done { inside = 1; next } /^```$/ { done = done || inside; inside = 0 } inside' "$file" |
        grep . || die "$file has no block in $language"
}

# A workspace with a Compose file that has a term, a term of the team's own, and a word that nobody explains.
shop() {
    mkdir -p "$work/shop/.git"
    cd "$work/shop"
    cat >compose.yaml <<'YAML'
services:
  proxy:
    image: nginx # dropped on failover
  api:
    build: . # asks the QZX for each order
YAML
    cat >glossary.yml <<'YAML'
language: en
terms:
  - name: order
    definition: What a customer asked for.
YAML
}

passed=0
ok() {
    passed=$((passed + 1))
    printf 'ok    %s\n' "$1"
}

finish() {
    printf '%d passed, 0 failed\n' "$passed"
}

# Runs a command in a terminal of its own, which the functions below look at.
in_terminal() {
    local tmux
    tmux=$(command -v tmux || true)
    if [ -z "$tmux" ]; then
        unpack tmux /usr/bin/tmux tmux
        tmux() { "$cache/tmux/run" "$@"; }
    fi
    terminal=glossator$$
    export TERM=xterm-256color
    tmux -L "$terminal" -f /dev/null new-session -d -s main -x 100 -y 30 "$@"
}

screen() {
    tmux -L "$terminal" capture-pane -p -t main
}

press() {
    tmux -L "$terminal" send-keys -t main "$@"
}

# Waits until the screen shows a text.
seen() {
    local _
    for _ in $(seq 300); do
        ! screen | grep -qF -- "$1" || return 0
        sleep 0.1
    done
    printf 'FAIL  not on the screen: %s\n' "$1"
    screen
    exit 1
}

# Presses keys until the screen shows a text: an editor may drop what it is asked before its server has begun, or while it
# waits for another answer.
press_until_seen() {
    local text=$1 _
    shift
    for _ in $(seq 10); do
        press "$@"
        for _ in $(seq 30); do
            ! screen | grep -qF -- "$text" || return 0
            sleep 0.1
        done
    done
    seen "$text"
}

# Waits until the screen shows it no more.
gone() {
    local _
    for _ in $(seq 300); do
        screen | grep -qF -- "$1" || return 0
        sleep 0.1
    done
    printf 'FAIL  still on the screen: %s\n' "$1"
    screen
    exit 1
}
