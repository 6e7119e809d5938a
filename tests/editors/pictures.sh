#!/usr/bin/env bash
# Makes the pictures of docs/images, those that the README and docs/editors.md show, and those of the VS Code extension, in a light and in a dark
# theme, from what the last `VARIORUM_PICTURES=1 ./test neovim vscode` saw (target/screenshots).
set -euo pipefail
cd "$(dirname "$0")/../.."
logs=$PWD/target/test-logs
source tests/tools.sh
have_browser
have_wheel PIL/Image.py pillow==12.0.0

shots=target/screenshots
for shot in neovim-hover neovim-map; do
    [ ! -e "$shots/$shot.screen" ] || node tests/editors/terminal-picture.js "$shots/$shot.screen" "$shots/$shot.png"
done
mkdir -p docs/images
PYTHONPATH=$tools/python python3 - "$shots" docs/images <<'P'
import pathlib, sys
from PIL import Image

shots, images = map(pathlib.Path, sys.argv[1:])
pages = pathlib.Path("README.md").read_text() + pathlib.Path("docs/editors.md").read_text()

def keep(shot, small):
    picture = Image.open(shot).convert("RGB")
    picture.quantize(128, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(small, optimize=True)
    print(f"{small}: {picture.width} × {picture.height}, {small.stat().st_size // 1024} kB")

for shot in sorted(shot for shot in shots.glob("*.png") if f"images/{shot.name})" in pages):
    keep(shot, images / shot.name)
extension = pathlib.Path("editors/vscode/images")
extension.mkdir(exist_ok=True)
for shot in sorted([*shots.glob("vscode-*-light.png"), *shots.glob("vscode-*-dark.png")]):
    keep(shot, extension / shot.name.removeprefix("vscode-"))
P
