// node terminal-picture.js SCREEN PICTURE.png: draws a terminal's screen, as `tmux capture-pane -p -e` gives it, in Chromium.

const fs = require("node:fs");
const { chromium } = require("playwright-core");

const [screen, picture] = process.argv.slice(2);
const CELL = { width: 9, height: 20 };
const FOREGROUND = "#e0e2ea";
const BACKGROUND = "#14161b";

/** The sixteen colours and the cube of xterm. */
function indexed(n) {
  const base = ["#07080d", "#ffc0b9", "#b3f6c0", "#fce094", "#a6dbff", "#ffcaff", "#8cf8f7", "#eef1f8"];
  if (n < 16) return base[n % 8];
  if (n > 231) return `rgb(${Array(3).fill(8 + (n - 232) * 10)})`;
  const level = (k) => (k === 0 ? 0 : 55 + 40 * k);
  const cube = n - 16;
  return `rgb(${[Math.floor(cube / 36), Math.floor(cube / 6) % 6, cube % 6].map(level)})`;
}

/** Applies one “select graphic rendition” sequence to `style`. */
function render(style, codes) {
  for (let i = 0; i < codes.length; i += 1) {
    const code = codes[i];
    const colour = () => (codes[i + 1] === 2 ? `rgb(${codes.slice(i + 2, (i += 4) + 1)})` : indexed(codes[(i += 2)]));
    if (code === 0) Object.keys(style).forEach((key) => delete style[key]);
    else if (code === 1) style.bold = true;
    else if (code === 3) style.italic = true;
    else if (code === 4) style.underline = true;
    else if (code === 7) style.reverse = true;
    else if (code === 9) style.strike = true;
    else if (code === 22) delete style.bold;
    else if (code === 23) delete style.italic;
    else if (code === 24) delete style.underline;
    else if (code === 27) delete style.reverse;
    else if (code === 29) delete style.strike;
    else if (code === 38) style.fg = colour();
    else if (code === 39) delete style.fg;
    else if (code === 48) style.bg = colour();
    else if (code === 49) delete style.bg;
    else if (code === 58) colour(); // the underline's: not drawn
    else if (code >= 30 && code < 38) style.fg = indexed(code - 30);
    else if (code >= 40 && code < 48) style.bg = indexed(code - 40);
    else if (code >= 90 && code < 98) style.fg = indexed(code - 82);
    else if (code >= 100 && code < 108) style.bg = indexed(code - 92);
  }
}

const WIDE = /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

function cell(character, style, row, column, width) {
  let { fg = FOREGROUND, bg = "transparent" } = style;
  if (style.reverse) [fg, bg] = [bg === "transparent" ? BACKGROUND : bg, fg];
  const lines = [style.underline && "underline", style.strike && "line-through"].filter(Boolean).join(" ");
  const css = [
    `left:${column * CELL.width}px;top:${row * CELL.height}px;width:${width * CELL.width}px`, `color:${fg}`, `background:${bg}`,
    style.bold && "font-weight:bold", style.italic && "font-style:italic", lines && `text-decoration:${lines}`,
  ].filter(Boolean).join(";");
  const text = character.replace(/[&<]/g, (c) => (c === "&" ? "&amp;" : "&lt;"));
  return `<i style="${css}">${text}</i>`;
}

const lines = fs.readFileSync(screen, "utf8").replace(/\n$/, "").split("\n");
const cells = [];
let columns = 0;
const style = {};
lines.forEach((line, row) => {
  let column = 0;
  for (const [token, codes] of line.matchAll(/\x1b\[([\d;:]*)m|\x1b\][^\x1b\x07]*(?:\x07|\x1b\\)|\x1b\(.|[^\x1b]/gu)) {
    if (codes !== undefined) render(style, codes.split(";").map((code) => parseInt(code || "0", 10)));
    else if (!token.startsWith("\x1b")) {
      const width = WIDE.test(token) ? 2 : 1;
      if (token !== " " || style.bg || style.reverse) cells.push(cell(token, style, row, column, width));
      column += width;
    }
  }
  columns = Math.max(columns, column);
});

const size = { width: columns * CELL.width, height: lines.length * CELL.height };
const page = `<!doctype html><meta charset="utf-8"><style>
  body { margin: 0; background: ${BACKGROUND}; position: relative; width: ${size.width}px; height: ${size.height}px }
  i { position: absolute; height: ${CELL.height}px; line-height: ${CELL.height}px; white-space: pre; font: normal 16px/${CELL.height}px "DejaVu Sans Mono", "Noto Sans Mono CJK SC", monospace }
</style>${cells.join("")}`;

(async () => {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
  });
  const tab = await browser.newPage({ viewport: size });
  await tab.setContent(page);
  await tab.screenshot({ path: picture });
  await browser.close();
})();
