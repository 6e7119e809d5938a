// First steps, and how long the extension takes to start.

const assert = require("node:assert");
const path = require("node:path");
const { markdown } = require("../../cases.json");
const { until } = require("../workbench.js");
const { close, command, hoverUntil, show } = require("./steps.js");

exports.tests = {
  async "the walkthrough leads through the views, with pictures"(bench, made, shots) {
    const page = await show(bench, made.corpus, markdown.seed, { width: 1500, height: 750 });
    await hoverUntil(page, markdown.sentence);
    await page.keyboard.press("Escape");
    await command(page, "Variorum: Getting Started");
    const steps = page.locator(".gettingStartedContainer .getting-started-step");
    await until("the steps", 20, async () => (await steps.count()) === 6);
    await steps.nth(3).click();
    const picture = page.locator(".gettingStartedContainer .getting-started-media img").first();
    await until("the picture", 20, async () => (await picture.evaluate((image) => image.naturalWidth).catch(() => 0)) > 300);
    await page.waitForTimeout(1000);
    await page.screenshot({ path: path.join(shots, "vscode-walkthrough.png") });
    await close(page);
  },

  async "the extension says how long it took to start"(bench, made) {
    const page = await show(bench, made.corpus, markdown.seed);
    await hoverUntil(page, markdown.sentence);
    await page.keyboard.press("Escape");
    await command(page, "Developer: Show Running Extensions");
    const list = page.locator(".runtime-extensions-editor .monaco-list");
    const row = list.locator(".monaco-list-row", { hasText: "Variorum" }).first();
    await list.locator(".monaco-list-row").first().waitFor({ timeout: 20000 });
    // Rows that are scrolled out of sight are not there.
    await list.hover();
    for (let step = 0; step < 20 && !(await row.isVisible()); step += 1) {
      await page.mouse.wheel(0, 200);
      await page.waitForTimeout(200);
    }
    await row.waitFor({ timeout: 20000 });
    const time = await row.locator(".activation-time").innerText();
    assert.match(time, /\d+ms/);
    console.log(`   ${time}`);
    await close(page);
  },
};
