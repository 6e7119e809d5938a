#!/usr/bin/env bash
# debian-13.sh PROGRAM [ARGUMENT…]: runs a program that tests/tools.sh unpacked of Debian 13, with the libraries of Debian 13.
root=$(realpath "$(dirname "$0")/../../target/tools/debian-13/root")
program=$1
shift
libraries=$(echo "$root"/usr/lib/*-linux-gnu)
loader=$(echo "$root"/usr/lib*/ld-linux-*.so.*)
case $program in
    emacs-nox)
        share=$(echo "$root"/usr/share/emacs/[0-9]*)
        EMACSLOADPATH=$(find "$share/lisp" -type d | tr '\n' ':')
        export EMACSLOADPATH EMACSDATA=$share/etc EMACSDOC=$share/etc EMACSPATH=$root/usr/libexec
        set -- --dump-file="$(echo "$root"/usr/libexec/emacs/*/*/emacs-*.pdmp)" "$@"
        ;;
    nvim) export VIMRUNTIME=$root/usr/share/nvim/runtime ;;
    kak) export KAKOUNE_RUNTIME=$root/usr/share/kak ;;
    hx) export HELIX_RUNTIME=$root/usr/lib/hx/runtime ;;
esac
exec "$loader" --library-path "$libraries" "$root/usr/bin/$program" "$@"
