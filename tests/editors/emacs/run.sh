#!/usr/bin/env bash
# run.sh PROGRAM WORK: drives the Emacs of Debian 13 with editors/emacs, by Eglot and by lsp-mode.
# PROGRAM is the `variorum` to test; WORK a folder for configuration and copies of the corpus.
set -euo pipefail
cd "$(dirname "$0")/../../.."
program=$(realpath "$1") work=$2

rm -rf "$work"
mkdir -p "$work"/{home,bin}
work=$(realpath "$work")
ln -s "$program" "$work/bin/variorum"
export HOME=$work/home XDG_CACHE_HOME=$work/home/cache LANG=C.UTF-8
export CORPUS=$work/corpus QUIET=$work/not-a-corpus CASES=$PWD/tests/editors/cases.json PATH=$work/bin:/usr/local/bin:/usr/bin:/bin

# drive FILE [OPTION…]: runs a file of tests in Emacs
status=0
drive() {
    local file=$1
    shift
    rm -rf "$CORPUS" "$QUIET"
    cp -r fixtures/corpus "$CORPUS"
    cp -r fixtures/not-a-corpus "$QUIET"
    timeout 300 tests/editors/debian-13.sh emacs-nox --batch -Q --eval "(setq project-list-file \"$work/home/projects\")" \
        --eval "(setq native-comp-enable-subr-trampolines nil native-comp-jit-compilation nil)" -L editors/emacs "$@" -l "tests/editors/emacs/$file" 2>"$work/$file.log" || { status=1; tail -20 "$work/$file.log" >&2; }
}

printf '  by Eglot\n'
drive drive.el
printf '  by lsp-mode\n'
packages=()
for package in "$PWD"/target/tools/debian-13/root/usr/share/emacs/site-lisp/elpa-src/*; do packages+=(-L "$package"); done
drive lsp-mode.el "${packages[@]}"
exit $status
