#!/usr/bin/env bash
# run.sh NVIM PROGRAM WORK: drives a real Neovim, and the 0.10 of Debian 13, with the plugin installed as a plain package.
# PROGRAM is the `variorum` to test; WORK a folder for configuration and copies of the corpus.
set -euo pipefail
cd "$(dirname "$0")/../../.."
nvim=$(realpath "$1") program=$(realpath "$2") work=$3

rm -rf "$work"
mkdir -p "$work"/{home,bin}
work=$(realpath "$work")
export HOME=$work/home XDG_CONFIG_HOME=$work/home/config XDG_DATA_HOME=$work/home/data \
    XDG_STATE_HOME=$work/home/state XDG_CACHE_HOME=$work/home/cache
export CORPUS=$work/corpus QUIET=$work/not-a-corpus CASES=$PWD/tests/editors/cases.json LANG=C.UTF-8
packages=$XDG_DATA_HOME/nvim/site/pack/variorum/start
mkdir -p "$packages"
ln -s "$PWD/editors/neovim" "$packages/variorum"
ln -s "$program" "$work/bin/variorum"
bare=/usr/local/bin:/usr/bin:/bin

fresh() {
    rm -rf "$CORPUS" "$QUIET"
    cp -r fixtures/corpus "$CORPUS"
    cp -r fixtures/not-a-corpus "$QUIET"
}

# spec TITLE PATH FILE NVIM [ARGUMENT…]
spec() {
    local title=$1 path=$2 file=$3
    shift 3
    printf '  %s\n' "$title"
    fresh
    PATH=$path timeout 300 "$@" --headless -i NONE -n -c "luafile tests/editors/neovim/$file" 2>&1 | grep -v '^$' ||
        { status=1; echo "   ended with a failure"; }
}

status=0
spec "Neovim 0.11, as a plain package" "$work/bin:$bare" spec.lua "$nvim"
spec "Neovim 0.10" "$work/bin:$bare" spec.lua tests/editors/debian-13.sh nvim
spec "without the program" "$bare" missing.lua "$nvim"
printf '  in a terminal\n'
fresh
mkdir -p target/screenshots
if PATH=$work/bin:$bare tests/editors/neovim/terminal.sh "$nvim" "$PWD/target/screenshots/neovim-hover.screen"; then
    echo "1 passed, 0 failed"
else
    status=1
    echo "0 passed, 1 failed"
fi
exit $status
