// The view of the corpus, and what can be done from it with many seeds.

const assert = require("node:assert");
const fs = require("node:fs");
const path = require("node:path");
const { corpus, markdown } = require("../../cases.json");
const { until } = require("../workbench.js");
const { SIDE_BAR, close, command, openView, pictures, show } = require("./steps.js");

const rows = (page, text) => page.locator(`${SIDE_BAR} [id*='variorum'] .monaco-list-row, ${SIDE_BAR} .tree-explorer-viewlet-tree-view .monaco-list-row`, { hasText: text });

exports.tests = {
  async "the view of the corpus groups seeds by families, by source, and by what they lack"(bench, made, shots) {
    const page = await show(bench, made.corpus, markdown.seed);
    await openView(page, corpus.family);
    await rows(page, corpus.family).first().click();
    await rows(page, corpus.member).first().waitFor({ timeout: 10000 });
    await page.mouse.move(600, 300);
    await pictures(page, shots, "vscode-corpus", { x: 0, y: 36, width: 620, height: 690 });
    for (const [grouping, group] of Object.entries(corpus.groups)) {
      await command(page, "Variorum: Group Corpus By…");
      await page.locator(".quick-input-list .monaco-list-row", { hasText: grouping }).click();
      await rows(page, group).first().waitFor({ timeout: 20000 });
    }
    await close(page);
  },

  async "what reprints state is filled in by one edit, which is looked at before"(bench, made, shots) {
    const seed = path.join(made.corpus, corpus.poor.seed);
    const whole = fs.readFileSync(seed, "utf8");
    const poor = whole.split("\n").filter((line) => !line.includes(corpus.poor.label)).join("\n");
    assert.notEqual(poor, whole);
    fs.writeFileSync(seed, poor);
    const page = await show(bench, made.corpus, corpus.poor.seed);
    await openView(page, corpus.family);
    const preview = page.locator(".bulk-edit-panel");
    await until("the preview of the edit", 60, async () => {
      await command(page, "Variorum: Fill In Metadata From Reprints…");
      return preview.waitFor({ timeout: 8000 }).then(() => true, () => false);
    });
    await preview.locator(".monaco-list-row", { hasText: path.basename(corpus.poor.seed) }).first().waitFor({ timeout: 10000 });
    await page.mouse.move(600, 300);
    await pictures(page, shots, "vscode-fill", { x: 352, y: 36, width: 848, height: 690 });
    assert.match(await preview.innerText(), new RegExp(corpus.poor.value));
    // Nothing is chosen for the user; each is.
    const boxes = preview.locator(".monaco-list-row input[type=checkbox], .monaco-list-row .monaco-checkbox");
    for (let index = 0; index < (await boxes.count()); index += 1) await boxes.nth(index).setChecked(true);
    await preview.locator(".monaco-button", { hasText: "Apply" }).click();
    await until("the field", 20, async () => {
      await command(page, "File: Save All Files");
      await page.waitForTimeout(500);
      return fs.readFileSync(seed, "utf8").includes(corpus.poor.value);
    });
    fs.writeFileSync(seed, whole);
    await close(page);
  },
};
