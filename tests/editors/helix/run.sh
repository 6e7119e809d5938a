#!/usr/bin/env bash
# run.sh PROGRAM WORK: drives the Helix of Debian 13, in a terminal (tmux), with editors/helix/languages.toml.
# PROGRAM is the `variorum` to test; WORK a folder for configuration and copies of the corpus.
set -euo pipefail
cd "$(dirname "$0")/../../.."
program=$(realpath "$1") work=$2
hx="'$PWD/tests/editors/debian-13.sh' hx"

rm -rf "$work"
mkdir -p "$work"/{home/.config/helix,bin}
work=$(realpath "$work")
ln -s "$program" "$work/bin/variorum"
cp editors/helix/languages.toml "$work/home/.config/helix/"
cp -r fixtures/corpus "$work/corpus"
export HOME=$work/home XDG_CONFIG_HOME=$work/home/.config XDG_CACHE_HOME=$work/home/.cache LANG=C.UTF-8
cases() { node -p "const c = require('./tests/editors/cases.json'); $1"; }

# A server of its own for each window: one that was just told to end takes no new one.
windows=0
terminal() { tmux -u -L "variorum-hx-$$-$windows" -f /dev/null "$@"; }
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

# on FILE: Helix in the corpus, with FILE open
on() {
    terminal new-session -d -x 140 -y 40 -c "$work/corpus" \
        "PATH='$work/bin:/usr/local/bin:/usr/bin:/bin' exec $hx '$1'"
    until_screen "${1##*/}"
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
    on "$(cases c.incomplete.seed)"
    until_screen "$(cases c.incomplete.finding)" Escape Space d
}

hover() {
    on "$(cases c.markdown.seed)"
    keys "/$(cases c.markdown.sentence)" Enter
    until_screen "$(cases c.witness.shown[0])" Escape Space k
    screen >target/screenshots/helix-hover.txt
    until_screen "$(cases c.witness.shown[1])"
}

definition() {
    on "$(cases c.reprint.seed)"
    keys "/$(cases c.reprint.passage)" Enter
    until_screen "$(cases 'c.witness.seed.split("/").pop()')" Escape g d
    until_screen "$(cases c.reprint.passage)"
}

references() {
    on "$(cases c.reprint.seed)"
    keys "/$(cases c.reprint.passage)" Enter
    until_screen "$(cases c.witness.seed)" Escape g r
}

fix() {
    local seed
    seed=$(cases c.damaged.seed)
    on "$seed"
    until_screen "$(cases c.damaged.finding)" Escape Space d
    # It is the second in the file.
    keys Escape ] d ] d
    until_screen "Remove" Space a
    keys Enter
    sleep 1
    keys :w Enter
    sleep 2
    ! grep -q $'\a' "$work/corpus/$seed"
    grep -q $'\u200b' "$work/corpus/$seed"
}

symbols() {
    on "$(cases c.markdown.seed)"
    until_screen "$(cases c.witness.shown[0])" Escape Space s
}

ends() {
    on "$(cases c.incomplete.seed)"
    until_screen "$(cases c.incomplete.finding)" Escape Space d
    keys Escape Escape :q! Enter
    for _ in $(seq 50); do
        pgrep -f "^variorum lsp|$work/bin/variorum" >/dev/null || return 0
        sleep 0.2
    done
    return 1
}

mkdir -p target/screenshots
it "findings are shown with their rules" findings
it "hover names the witness" hover
it "the definition is in the earliest witness" definition
it "references list the witnesses" references
it "a fix is offered and made" fix
it "the seed's parts are listed" symbols
it "the server ends with the editor" ends
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
