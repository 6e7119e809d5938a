// The view of reprints, as a person uses it.

const assert = require("node:assert");
const fs = require("node:fs");
const path = require("node:path");
const { markdown, passages, witness } = require("../../cases.json");
const { until } = require("../workbench.js");
const { close, openView, pictures, place, selected, show, SIDE_BAR } = require("./steps.js");

const rows = (page, text) => page.locator(`${SIDE_BAR} .monaco-list-row`, { hasText: text });

/** The row of the earliest witness of the first passage, which a click on the passage unfolds. */
async function unfolded(page) {
  await rows(page, passages.first).click();
  const row = rows(page, witness.shown[2]).first();
  await row.waitFor({ timeout: 20000 });
  return row;
}

exports.tests = {
  async "the view of reprints follows the cursor, and shows who has each passage"(bench, made, shots) {
    const page = await show(bench, made.corpus, markdown.seed);
    await openView(page, passages.count);
    const at = await place(page, markdown.sentence);
    await page.mouse.click(at.x, at.y);
    await rows(page, witness.shown[2]).first().waitFor({ timeout: 20000 });
    assert.match(await page.locator(`${SIDE_BAR} .monaco-list-row.selected`).innerText(), new RegExp(passages.first));
    await page.mouse.move(10, 400);
    await pictures(page, shots, "vscode-reprints", { x: 0, y: 36, width: 880, height: 480 });
    const other = await place(page, passages.second);
    await page.mouse.click(other.x, other.y);
    await page.locator(`${SIDE_BAR} .monaco-list-row.selected`, { hasText: passages.second.slice(0, 4) }).waitFor({ timeout: 10000 });
    await close(page);
  },

  async "a click on a witness previews it, Enter opens it at the place, and the view stays with the seed"(bench, made) {
    const page = await show(bench, made.corpus, markdown.seed);
    await openView(page, passages.count);
    await (await unfolded(page)).click();
    const title = path.basename(witness.seed);
    await page.waitForSelector(`.tab.active:has(.label-name[style*="italic"], .italic)[data-resource-name="${title}"]`, { timeout: 20000 });
    const keyboard = () => page.evaluate(() => Boolean(document.activeElement?.closest(".part.sidebar")));
    assert.ok(await keyboard(), "the keyboard stays in the view");
    await rows(page, passages.count).waitFor({ timeout: 5000 });
    await page.keyboard.press("Enter");
    await page.waitForSelector(`.tab.active:not(:has(.italic))[data-resource-name="${title}"]`, { timeout: 20000 });
    await until("the keyboard to be in the editor", 10, async () => !(await keyboard()));
    const text = fs.readFileSync(path.join(made.corpus, witness.seed), "utf8");
    assert.ok(text.includes(passages.first));
    await until("the passage to be selected", 10, async () => Number(await selected(page)) > 300);
    await close(page);
  },

  async "from the view a witness is compared with the seed"(bench, made) {
    const page = await show(bench, made.corpus, markdown.seed);
    await openView(page, passages.count);
    const row = await unfolded(page);
    await row.hover();
    await row.locator(".action-label[aria-label*='Compare']").click();
    await page.waitForSelector(".monaco-diff-editor .char-insert, .monaco-diff-editor .char-delete", { timeout: 20000 });
    await close(page);
  },

  async "the view says so when no other seed has anything of this one"(bench, made, shots) {
    const page = await show(bench, made.corpus, passages.alone);
    await page.locator(".activitybar .action-item a[aria-label^='Variorum']").click();
    await page.locator(`${SIDE_BAR} .welcome-view-content`, { hasText: "No other seed" }).first().waitFor({ timeout: 60000 });
    await page.screenshot({ path: path.join(shots, "vscode-no-reprints.png") });
    await close(page);
  },

  async "the views are in the language of the editor"(bench, made) {
    const uri = bench.uri(path.join(made.corpus, markdown.seed));
    for (const [language, words] of Object.entries(passages.languages)) {
      const page = await bench.open(made.corpus, [["openFile", uri]]);
      // Without a language pack only extensions speak another language.
      await page.addInitScript((chosen) => { globalThis._VSCODE_NLS_LANGUAGE = chosen; }, language);
      await page.goto(page.address);
      await openView(page, words.count);
      await page.locator(`${SIDE_BAR} .pane-header`, { hasText: words.corpus }).waitFor({ timeout: 20000 });
      await close(page);
    }
  },
};
