#!/usr/bin/env bash
# run.sh PROGRAM KAK_LSP WORK: drives the Kakoune of Debian 13, in a terminal (tmux), with editors/kakoune/variorum.kak.
# PROGRAM is the `variorum` to test; WORK a folder for configuration and copies of the corpus.
set -euo pipefail
cd "$(dirname "$0")/../../.."
program=$(realpath "$1") kak_lsp=$(realpath "$2") work=$3
kak="'$PWD/tests/editors/debian-13.sh' kak"

rm -rf "$work"
mkdir -p "$work"/{home/.config/kak,home/src,bin}
work=$(realpath "$work")
ln -s "$program" "$work/bin/variorum"
ln -s "$kak_lsp" "$work/bin/kak-lsp"
# kak-lsp speaks to the editor by the program of this name.
printf '#!/bin/sh\nexec %s "$@"\n' "$kak" >"$work/bin/kak"
chmod +x "$work/bin/kak"
ln -s "$PWD" "$work/home/src/variorum"
# The README's own lines.
sed -n '/^```kak$/,/^```$/{//!p;}' editors/kakoune/README.md >"$work/home/.config/kak/kakrc"
cp -r fixtures/corpus "$work/corpus"
cp -r fixtures/not-a-corpus "$work/not-a-corpus"
export HOME=$work/home XDG_CONFIG_HOME=$work/home/.config XDG_CACHE_HOME=$work/home/.cache XDG_RUNTIME_DIR=$work/run LANG=C.UTF-8
mkdir -p -m 700 "$XDG_RUNTIME_DIR"
cases() { node -p "const c = require('./tests/editors/cases.json'); $1"; }

# A server of its own for each window: one that was just told to end takes no new one.
windows=0
terminal() { tmux -u -L "variorum-kak-$$-$windows" -f /dev/null "$@"; }
trap 'terminal kill-server 2>/dev/null || true' EXIT
screen() { terminal capture-pane -p 2>/dev/null || true; }
# One by one: what follows an escape at once would be taken for the same key.
keys() { for key in "$@"; do terminal send-keys "$key"; sleep 0.2; done; }

# until_screen TEXT [KEYS…]: waits until TEXT is on the screen, after each second without it presses the keys again
until_screen() {
    local text=$1 shown
    shift
    for _ in $(seq 20); do
        [ $# = 0 ] || keys "$@"
        sleep 1
        shown=$(screen)
        [[ $shown == *"$text"* ]] && return
    done
    printf '   waited for “%s”; the screen was:\n%s\n' "$text" "$shown"
    return 1
}

# on FOLDER FILE: Kakoune in a folder, with FILE open
on() {
    terminal new-session -d -x 140 -y 40 -c "$work/$1" "PATH='$work/bin:/usr/local/bin:/usr/bin:/bin' exec $kak '$2'"
    until_screen "${2##*/}"
}

passed=0 failed=0
# it NAME FUNCTION
it() {
    terminal kill-server 2>/dev/null || true
    windows=$((windows + 1))
    # Called in a condition, a function goes on after a failure.
    set +e
    (set -e; "$2")
    local status=$?
    set -e
    if [ $status = 0 ]; then
        passed=$((passed + 1))
        printf '   ok      %s\n' "$1"
    else
        failed=$((failed + 1))
        printf '   FAILED  %s\n' "$1"
    fi
}

findings() {
    on corpus "$(cases c.incomplete.seed)"
    until_screen "$(cases c.incomplete.finding)" Escape : lsp-diagnostics Enter
}

hover() {
    on corpus "$(cases c.markdown.seed)"
    keys "/$(cases c.markdown.sentence)" Enter
    until_screen "$(cases c.witness.shown[0])" Escape : lsp-hover Enter
    until_screen "$(cases c.witness.shown[1])"
}

definition() {
    on corpus "$(cases c.reprint.seed)"
    keys "/$(cases c.reprint.passage)" Enter
    until_screen "$(cases 'c.witness.seed')" Escape : lsp-definition Enter
    until_screen "$(cases c.reprint.passage)"
}

references() {
    on corpus "$(cases c.reprint.seed)"
    keys "/$(cases c.reprint.passage)" Enter
    until_screen "$(cases c.witness.seed):" Escape : lsp-references Enter
}

fix() {
    on corpus "$(cases c.damaged.seed)"
    until_screen "$(cases c.damaged.finding)" Escape : lsp-diagnostics Enter
    # The damaged character itself cannot be typed; the selection ends at it.
    keys Escape : "buffer $(cases c.damaged.seed)" Enter gg "/$(cases c.damaged.before)[^。]*?\\x07" Enter
    until_screen "Remove" Escape : lsp-code-actions Enter
}

quiet() {
    on not-a-corpus README.md
    sleep 2
    ! pgrep -f "$work/bin/variorum" >/dev/null
}

it "findings are listed with their rules" findings
it "hover names the witness" hover
it "the definition is in the earliest witness" definition
it "references list the witnesses" references
it "a fix is offered" fix
it "a folder that is no corpus is left alone" quiet
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
