#!/usr/bin/env bash
# terminal.sh NVIM FOLDER: opens a seed in Neovim in a real terminal (tmux), points at a passage, presses K, then asks for the map,
# and looks at the screen, which goes to files in FOLDER with its colours. The environment is that of run.sh.
set -euo pipefail
nvim=$1 shots=$2
read -r seed sentence ours theirs < <(node -p 'const { markdown: m } = require(process.env.CASES); [m.seed, m.sentence, ...m.variant].join(" ")')

terminal() { tmux -u -L "variorum-$$" -f /dev/null "$@"; }
screen() {
    terminal capture-pane -p 2>/dev/null && return
    echo "   FAILED  in a terminal, Neovim ended by itself" >&2
    exit 1
}
trap 'terminal kill-server 2>/dev/null || true' EXIT

terminal new-session -d -x 100 -y 30 -e COLORTERM=truecolor \
    "cd '$CORPUS' && '$nvim' -i NONE -n -c 'lua vim.diagnostic.config({ virtual_text = true })' '$seed'"

for _ in $(seq 100); do
    sleep 0.3
    shown=$(screen)
    [[ $shown == *title:* ]] && break
done
terminal send-keys "/$sentence" Enter
# Until the corpus is indexed, hover has nothing to say.
for _ in $(seq 40); do
    terminal send-keys K
    sleep 1
    shown=$(screen)
    if [[ $shown == *"$ours: 1 (here) · $theirs: 3"* ]]; then
        terminal capture-pane -p -e >"$shots/neovim-hover.screen"
        echo "   ok      in a terminal, K opens a float with the readings"
        hovered=1
        break
    fi
    terminal send-keys l h # the cursor's moving closes the float
done
if [ -z "${hovered:-}" ]; then
    echo "   FAILED  in a terminal, K opens no float with “$ours: 1 (here) · $theirs: 3”:"
    printf '%s\n' "$shown"
    exit 1
fi

terminal send-keys l ":Variorum map" Enter
for _ in $(seq 20); do
    sleep 0.5
    shown=$(screen)
    if [[ $shown == *"(here)"*"▼"*"█"*"Enter: go there"* ]]; then
        terminal capture-pane -p -e >"$shots/neovim-map.screen"
        echo "   ok      in a terminal, :Variorum map draws who has what"
        exit 0
    fi
done
echo "   FAILED  in a terminal, :Variorum map draws nothing:"
printf '%s\n' "$shown"
exit 1
