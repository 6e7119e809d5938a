// What a person sees in the editor of VS Code's window, with pictures of it.

const assert = require("node:assert");
const fs = require("node:fs");
const path = require("node:path");
const { damaged, incomplete, markdown, witness } = require("../../cases.json");
const { until } = require("../workbench.js");
const { STATUS, EDITOR, show, messages, command, close, pictures, place, hoverUntil } = require("./steps.js");

exports.tests = {
  async "squiggles, the problems panel and the status bar item"(bench, made, shots) {
    const page = await show(bench, made.corpus, incomplete.seed);
    await page.waitForSelector(".squiggly-error, .squiggly-warning", { timeout: 60000 });
    await page.keyboard.press("Control+Shift+M");
    await page.waitForSelector(".markers-panel .monaco-list-row", { timeout: 20000 });
    await page.waitForSelector(STATUS, { timeout: 20000 });
    await until("the status bar item to say that all is done", 20, async () => !(await page.locator(STATUS).first().innerHTML()).includes("spin"));
    await page.waitForTimeout(1500);
    await page.screenshot({ path: path.join(shots, "vscode-problems.png") });
    await close(page);
  },

  async "a finding leads to the page of its rule, and its fix is on the menu"(bench, made, shots) {
    const page = await show(bench, made.corpus, damaged.seed);
    await page.waitForSelector(".squiggly-warning", { timeout: 60000 });
    const at = await place(page, damaged.before);
    await page.mouse.click(at.x, at.y);
    const peeked = page.locator(".marker-widget a.code-link");
    await until(`the finding ${damaged.finding}`, 30, async () => {
      await page.keyboard.press("F8");
      await page.waitForTimeout(500);
      return (await peeked.allInnerTexts()).includes(damaged.finding);
    });
    await page.screenshot({ path: path.join(shots, "vscode-finding.png"), clip: EDITOR });
    await peeked.click();
    await page.waitForSelector(`.tab.active[data-resource-name="${path.basename(damaged.finding)}.md"]`, { timeout: 20000 });
    const preview = page.frameLocator("iframe.webview").frameLocator("iframe");
    await preview.locator("h1", { hasText: damaged.finding }).waitFor({ timeout: 30000 });
    await page.screenshot({ path: path.join(shots, "vscode-rule-page.png"), clip: EDITOR });
    await page.locator(`.tab[data-resource-name="${path.basename(damaged.seed)}"]`).click();
    await page.waitForSelector(`.tab.active[data-resource-name="${path.basename(damaged.seed)}"]`, { timeout: 20000 });
    await page.keyboard.press("Control+.");
    const menu = page.locator(".action-widget .monaco-list-row.action");
    await menu.first().waitFor({ timeout: 20000 });
    await page.screenshot({ path: path.join(shots, "vscode-fixes.png"), clip: EDITOR });
    const fixes = await menu.allInnerTexts();
    assert.ok(fixes.length > 1, String(fixes));
    await page.keyboard.press("Enter");
    await until("the fix", 20, async () => {
      await page.keyboard.press("Control+s");
      await page.waitForTimeout(300);
      return !fs.readFileSync(path.join(made.corpus, damaged.seed), "utf8").includes(damaged.character);
    });
    const kept = fs.readFileSync(path.join(made.corpus, damaged.seed), "utf8");
    assert.ok(kept.includes(damaged.gone), "only the one finding is fixed");
    await close(page);
  },

  async "hover shows witnesses and variants; its link opens the witness at the place"(bench, made, shots) {
    const page = await show(bench, made.corpus, markdown.seed);
    await hoverUntil(page, markdown.sentence);
    const hover = page.locator(".monaco-hover:not(.hidden) .hover-contents");
    const strong = await hover.locator("strong").allInnerTexts();
    // The lemma in its sentence, then who reads what.
    const [here, there] = markdown.variant;
    assert.equal(strong.filter((text) => text === here).length, 2, String(strong));
    assert.ok(strong.includes(there), String(strong));
    await page.screenshot({ path: path.join(shots, "vscode-hover.png"), clip: EDITOR });
    await page.locator(".monaco-hover:not(.hidden) .hover-contents a[data-href^='file:'], .monaco-hover:not(.hidden) .hover-contents a[data-href^='vscode-remote:']").first().click();
    await page.waitForSelector(`.tab.active[data-resource-name="${path.basename(witness.seed)}"]`, { timeout: 20000 });
    const line = fs.readFileSync(path.join(made.corpus, witness.seed), "utf8").split("\n").findIndex((l) => l.includes(markdown.sentence)) + 1;
    await until(`the cursor on line ${line}`, 10, async () => (await page.locator("#status\\.editor\\.selection").innerText()).includes(`Ln ${line},`));
    await close(page);
  },

  async "references open in place"(bench, made, shots) {
    const page = await show(bench, made.corpus, markdown.seed);
    await hoverUntil(page, markdown.sentence);
    await page.keyboard.press("Escape");
    const at = await place(page, markdown.sentence);
    await page.mouse.click(at.x, at.y);
    await command(page, "Variorum: Show All Witnesses");
    await page.waitForSelector(".peekview-widget .ref-tree .monaco-list-row", { timeout: 20000 });
    await page.waitForTimeout(1500);
    // The picture is not of this machine's folders.
    await page.addStyleTag({ content: ".peekview-title .dirname { display: none }" });
    await page.screenshot({ path: path.join(shots, "vscode-references.png"), clip: EDITOR });
    assert.ok((await page.locator(".peekview-widget").innerText()).includes(path.basename(witness.seed)));
    await close(page);
  },

  async "a lens stands above the passage, and a comparison beside it"(bench, made, shots) {
    const page = await show(bench, made.corpus, markdown.seed, { width: 1400, height: 750 });
    await hoverUntil(page, markdown.sentence);
    await page.keyboard.press("Escape");
    await page.waitForSelector(".codelens-decoration a:visible", { timeout: 20000 });
    assert.match(await page.locator(".codelens-decoration a:visible").first().innerText(), /other seed/);
    await page.screenshot({ path: path.join(shots, "vscode-lens.png"), clip: EDITOR });
    const at = await place(page, markdown.sentence);
    await page.mouse.click(at.x, at.y);
    await command(page, "Variorum: Compare with a Witness");
    await page.waitForSelector(".quick-input-list .monaco-list-row", { timeout: 20000 });
    await page.waitForTimeout(500);
    await page.screenshot({ path: path.join(shots, "vscode-compare-which.png"), clip: EDITOR });
    await page.keyboard.press("Enter");
    await page.waitForSelector(".monaco-diff-editor .char-insert, .monaco-diff-editor .char-delete", { timeout: 20000 });
    await pictures(page, shots, "vscode-compare", { x: 352, y: 36, width: 1048, height: 640 });
    await close(page);
  },

  async "a folder that is no corpus shows nothing"(bench, made) {
    const page = await show(bench, made.quiet, "README.md");
    await page.waitForTimeout(6000);
    assert.deepEqual(await messages(page), []);
    assert.equal(await page.locator(STATUS).count(), 0);
    assert.equal(await page.locator(".squiggly-error, .squiggly-warning, .squiggly-info, .squiggly-hint").count(), 0);
    await close(page);
  },
};
