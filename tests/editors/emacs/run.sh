#!/usr/bin/env bash
# run.sh PROGRAM WORK: drives the Emacs of Debian 13 with editors/emacs, by Eglot.
# PROGRAM is the `variorum` to test; WORK a folder for configuration and copies of the corpus.
set -euo pipefail
cd "$(dirname "$0")/../../.."
program=$(realpath "$1") work=$2

rm -rf "$work"
mkdir -p "$work"/{home,bin}
work=$(realpath "$work")
ln -s "$program" "$work/bin/variorum"
cp -r fixtures/corpus "$work/corpus"
cp -r fixtures/not-a-corpus "$work/not-a-corpus"
export HOME=$work/home XDG_CACHE_HOME=$work/home/cache LANG=C.UTF-8
export CORPUS=$work/corpus QUIET=$work/not-a-corpus CASES=$PWD/tests/editors/cases.json PATH=$work/bin:/usr/local/bin:/usr/bin:/bin
timeout 300 tests/editors/debian-13.sh emacs-nox --batch -Q --eval "(setq project-list-file \"$work/home/projects\")" \
    -L editors/emacs -l tests/editors/emacs/drive.el 2>"$work/messages.log" || { tail -20 "$work/messages.log" >&2; exit 1; }
