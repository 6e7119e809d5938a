// What a person does in VS Code's window, step by step.

const path = require("node:path");
const { witness } = require("../../cases.json");
const { until } = require("../workbench.js");

const STATUS = "[id='variorum.variorum.variorum']";

/** The part of the window where the text is. */
const EDITOR = { x: 352, y: 36, width: 848, height: 640 };

/** A window on `folder` with `file` open. */
async function show(bench, folder, file, viewport) {
  const page = await bench.open(folder, [["openFile", bench.uri(path.join(folder, file))]], viewport);
  await page.goto(page.address);
  await page.waitForSelector(".view-lines .view-line", { timeout: 60000 });
  return page;
}

/** Opens the list of messages and gives their texts. (Under the test driver, newer versions show no toasts.) */
async function messages(page) {
  await page.locator("[id='status.notifications']").click();
  await page.waitForSelector(".notifications-center.visible", { timeout: 10000 });
  return page.locator(".notifications-center .notification-list-item-message").allInnerTexts();
}

/** Runs a command by its name, as a person does. */
async function command(page, name) {
  await page.keyboard.press("F1");
  await page.locator(".quick-input-widget input").fill(`>${name}`);
  await page.locator(".quick-input-list .monaco-list-row", { hasText: name }).first().waitFor({ timeout: 10000 });
  await page.keyboard.press("Enter");
}

async function close(page) {
  await page.context().close();
}

/** Puts the mouse where `text` stands in the editor and gives the place; `into`: how far into it, in characters. */
async function place(page, text, into = 2) {
  return until(`“${text}” in the editor`, 20, () => page.evaluate(([wanted, into]) => {
    for (const line of document.querySelectorAll(".editor-instance .view-lines .view-line")) {
      const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.data.indexOf(wanted);
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(node, at + into);
        range.setEnd(node, at + into + 1);
        const box = range.getBoundingClientRect();
        return { x: box.x + 2, y: box.y + box.height / 2 };
      }
    }
    return null;
  }, [text, into]));
}

/** Hovers over `text` until the hover names the witness. */
async function hoverUntil(page, text) {
  return until("the hover with the witness", 40, async () => {
    // Each time anew: the lines are laid out once more when the highlighting arrives.
    const at = await place(page, text);
    // Out of the editor: the hover of another place would lie over this one and stay.
    await page.mouse.move(EDITOR.x / 2, EDITOR.y + EDITOR.height - 30);
    await page.waitForTimeout(300);
    await page.mouse.move(at.x, at.y);
    await page.waitForTimeout(1200);
    const shown = (await page.locator(".monaco-hover:not(.hidden) .hover-contents").allInnerTexts()).join("\n");
    // Of this sentence, and not of the one that the mouse came from.
    return shown.includes(text) && witness.shown.every((part) => shown.includes(part)) && shown;
  });
}

/** The list of what the side bar shows. */
const SIDE_BAR = "[id='workbench.parts.sidebar']";

/** Shows Variorum's side bar, until it has a row with `text`. */
async function openView(page, text) {
  await page.locator(".activitybar .action-item a[aria-label^='Variorum']").click({ timeout: 60000 });
  await page.locator(`${SIDE_BAR} .monaco-list-row`, { hasText: text }).first().waitFor({ timeout: 60000 });
}

/** How many characters are selected, as the status bar says. */
async function selected(page) {
  const said = await page.locator("#status\\.editor\\.selection").innerText();
  return said.match(/\((\d+) selected\)/)?.[1] ?? "0";
}

/**
 * Takes a picture of a part of the window; for the README of the extension, with `VARIORUM_PICTURES` set, in a light and in a
 * dark theme, which takes a while.
 */
async function pictures(page, shots, name, clip) {
  const take = (theme) => page.screenshot({ path: path.join(shots, `${name}-${theme}.png`), clip });
  if (!process.env.VARIORUM_PICTURES) {
    await take("light");
    return;
  }
  for (const theme of ["light", "dark"]) {
    await page.waitForTimeout(1000);
    await take(theme);
    await command(page, "Preferences: Toggle between Light/Dark Themes");
  }
  await page.waitForTimeout(500);
}

module.exports = { EDITOR, SIDE_BAR, STATUS, close, command, hoverUntil, messages, openView, pictures, place, selected, show };
