# shellcheck shell=bash
# Programs of Debian 13, newer than many systems' own: unpacked into .cache/, with the libraries that they need and their own
# libc, whose loader starts them. Nothing is installed, and nobody need be root. Source it after shared.sh.

suite=trixie

# unpack NAME PROGRAM PACKAGE…: writes $cache/NAME/run, which runs PROGRAM, a path as in the packages.
unpack() {
    local name=$1 program=$2
    shift 2
    local target=$cache/$name apt=$cache/apt mirror loader
    if [ -x "$target/run" ]; then return; fi
    for tool in apt-get dpkg-deb; do
        command -v "$tool" >/dev/null || skip "$name is not installed, and there is no $tool to get it with"
    done
    # The mirror that this machine uses, if it is a Debian itself.
    mirror=$(apt-get indextargets --format '$(REPO_URI)' | grep -m1 '/debian/\?$' || printf 'http://deb.debian.org/debian')
    mkdir -p "$apt/lists/partial" "$apt/archives/partial" "$target/root"
    : >"$apt/status"
    printf 'deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] %s %s main\n' \
        "$mirror" "$suite" >"$apt/sources.list"
    local options=(
        -qq -o Dir::Etc::sourcelist="$apt/sources.list" -o Dir::Etc::sourceparts=/dev/null -o Dir::State="$apt"
        -o Dir::State::status="$apt/status" -o Dir::Cache="$apt" -o APT::Sandbox::User=root -o Debug::NoLocking=1
    )
    printf 'Unpacking %s into %s\n' "$name" "$target" >&2
    apt-get "${options[@]}" update >&2 || skip "Debian’s package lists cannot be fetched"
    apt-get "${options[@]}" --download-only --no-install-recommends -y install "$@" >"$apt/log" 2>&1 ||
        { cat "$apt/log" >&2; skip "$* cannot be fetched from Debian"; }
    for package in "$apt"/archives/*.deb; do dpkg-deb -x "$package" "$target/root"; done
    rm -f "$apt"/archives/*.deb
    loader=$(find "$target/root/usr/lib" -name 'ld-linux*.so.*' | head -1)
    cat >"$target/run.new" <<RUN
#!/bin/sh
root=$target/root
$(environment "$name")
exec $loader --library-path ${loader%/*} \$root$program "\$@"
RUN
    chmod +x "$target/run.new"
    mv "$target/run.new" "$target/run"
}

# What a program needs to know since its files are not where it was built for.
environment() {
    case $1 in
    helix) printf 'export HELIX_RUNTIME=$root/usr/lib/hx/runtime\n' ;;
    neovim-*) printf 'export VIMRUNTIME=$root/usr/share/nvim/runtime\nset -- --cmd "set rtp+=$root/usr/lib/nvim" "$@"\n' ;;
    vim) printf 'export VIMRUNTIME=$(echo $root/usr/share/vim/vim[0-9]*)\n' ;;
    kakoune) printf 'export KAKOUNE_RUNTIME=$root/usr/share/kak\n' ;;
    emacs)
        cat <<'ENVIRONMENT'
share=$(echo $root/usr/share/emacs/[0-9]*)
export EMACSLOADPATH=$share/lisp EMACSDATA=$share/etc EMACSDOC=$share/etc
EMACSPATH=$(echo $root/usr/libexec/emacs/*/*)
export EMACSPATH
set -- --dump-file="$(echo $EMACSPATH/*.pdmp)" "$@"
ENVIRONMENT
        ;;
    esac
}
