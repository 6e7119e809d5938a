// The status bar item and its menu.

const assert = require("node:assert");
const path = require("node:path");
const { incomplete } = require("../../cases.json");
const { until } = require("../workbench.js");
const { STATUS, close, show } = require("./steps.js");

exports.tests = {
  async "the status bar tells how many seeds there are, and its menu what can be done"(bench, made, shots) {
    const page = await show(bench, made.corpus, incomplete.seed);
    const item = page.locator(STATUS).first();
    await until("the number of seeds", 60, async () => (await item.count()) > 0 && /\d+ seeds/.test(await item.innerText()));
    await item.click();
    const list = page.locator(".quick-input-list .monaco-list-row");
    await list.first().waitFor({ timeout: 10000 });
    const offered = (await list.allInnerTexts()).join("\n");
    for (const offer of ["Reprints of this seed", "safe fixes", "Show Output", "Rebuild the index", "Restart", "Open Settings", "Report a problem"]) {
      assert.ok(offered.includes(offer), `${offer} in\n${offered}`);
    }
    assert.match(await page.locator(".quick-input-title").innerText(), /corpus: \d+ seeds, index: [\d.]+ MB/);
    await page.screenshot({ path: path.join(shots, "vscode-menu.png"), clip: { x: 0, y: 0, width: 1200, height: 750 } });
    await page.keyboard.type("Reprints of");
    await page.keyboard.press("Enter");
    await page.locator("[id='workbench.parts.sidebar'] .pane-header, [id='workbench.parts.sidebar'] .title-label", { hasText: /Reprints/ }).first().waitFor({ timeout: 10000 });
    await close(page);
  },
};
