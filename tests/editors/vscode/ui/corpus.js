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
    await preview.locator(".monaco-list-row", { hasText: path.basename(corpus.poor.seed) }).first().waitFor({ timeout: 20000 });
    // The rows of a file are shown a moment later.
    await preview.locator(".monaco-list-row", { hasText: corpus.poor.value }).first().waitFor({ timeout: 20000 });
    await page.mouse.move(600, 300);
    await pictures(page, shots, "vscode-fill", { x: 352, y: 36, width: 848, height: 690 });
    // Nothing is chosen for the user; all is here. To choose a file chooses its changes, a moment later.
    const boxes = preview.locator(".monaco-list-row input[type=checkbox], .monaco-list-row .monaco-checkbox");
    await until("all to be chosen", 20, async () => {
      const chosen = await Promise.all((await boxes.all()).map((box) => box.isChecked().catch(() => false)));
      if (chosen.length > 0 && chosen.every(Boolean)) return true;
      await boxes.nth(Math.max(chosen.indexOf(false), 0)).click();
      return page.waitForTimeout(300);
    });
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
