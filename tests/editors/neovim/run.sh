#!/usr/bin/env bash
# run.sh NVIM PROGRAM WORK: drives a real Neovim, and the 0.10 of Debian 13, with the plugin installed as a plain package.
# PROGRAM is the `variorum` to test; WORK a folder for configuration and copies of the corpus.
set -euo pipefail
cd "$(dirname "$0")/../../.."
nvim=$(realpath "$1") program=$(realpath "$2") work=$3

rm -rf "$work"
mkdir -p "$work"/{home,bin}
work=$(realpath "$work")
export HOME=$work/home XDG_CONFIG_HOME=$work/home/config XDG_DATA_HOME=$work/home/.local/share \
    XDG_STATE_HOME=$work/home/state XDG_CACHE_HOME=$work/home/cache
export CORPUS=$work/corpus QUIET=$work/not-a-corpus CASES=$PWD/tests/editors/cases.json LANG=C.UTF-8
# Of other people's plugins, those that are there are tried with it: no registry carries them.
export PLUGINS=${NEOVIM_PLUGINS:-$PWD/target/tools/neovim-plugins}
ln -s "$program" "$work/bin/variorum"
bare=/usr/local/bin:/usr/bin:/bin

fresh() {
    rm -rf "$CORPUS" "$QUIET"
    cp -r fixtures/corpus "$CORPUS"
    cp -r fixtures/not-a-corpus "$QUIET"
}

# readme LANGUAGE: the first example in that language of the plugin's README, as it stands there
readme() { awk -v want="$1" '$0 == "```" want { on = 1; next } $0 == "```" && on { exit } on' editors/neovim/README.md; }

# spec TITLE PATH FILE NVIM [ARGUMENT…]
spec() {
    local title=$1 path=$2 file=$3
    shift 3
    printf '  %s\n' "$title"
    fresh
    PATH=$path timeout 300 "$@" --headless -i NONE -n -c "luafile tests/editors/neovim/$file" -c cquit! 2>&1 | grep -v '^$' ||
        { status=1; echo "   ended with a failure"; }
}

status=0
eval "$(readme sh)"
for file in spec.lua views.lua command.lua doc.lua; do
    spec "Neovim 0.11, as a plain package: $file" "$work/bin:$bare" $file "$nvim"
    spec "Neovim 0.10: $file" "$work/bin:$bare" $file tests/editors/debian-13.sh nvim
done
spec "without the program" "$bare" missing.lua "$nvim"
for plugin in telescope fzf-lua snacks; do
    if [ -e "$PLUGINS/$plugin.nvim" ] || [ -e "$PLUGINS/$plugin" ]; then
        PICKER=$plugin spec "with $plugin" "$work/bin:$bare" picker.lua "$nvim"
    else
        printf '  with %s: skipped, it is not in %s\n' $plugin "$PLUGINS"
    fi
done
rm "$XDG_DATA_HOME/nvim/site/pack/variorum/start/variorum"
spec "without the plugin, as nvim-lspconfig does" "$work/bin:$bare" lspconfig.lua "$nvim"
if [ -e "$PLUGINS/lazy.nvim" ]; then
    mkdir -p "$HOME/src"
    ln -s "$PWD" "$HOME/src/variorum"
    LAZY_SPEC=$(readme lua) spec "with lazy.nvim" "$work/bin:$bare" lazy.lua "$nvim"
else
    printf '  with lazy.nvim: skipped, it is not in %s\n' "$PLUGINS"
fi
ln -s "$PWD/editors/neovim" "$XDG_DATA_HOME/nvim/site/pack/variorum/start/variorum"
printf '  in a terminal\n'
fresh
mkdir -p target/screenshots
if PATH=$work/bin:$bare tests/editors/neovim/terminal.sh "$nvim" "$PWD/target/screenshots"; then
    echo "2 passed, 0 failed"
else
    status=1
    echo "0 passed, 1 failed"
fi
exit $status
