// The map and the apparatus, as a person uses them.

const assert = require("node:assert");
const path = require("node:path");
const { markdown, passages, witness } = require("../../cases.json");
const { until } = require("../workbench.js");
const { close, command, pictures, place, show } = require("./steps.js");

/** What is in the page of a webview. */
const page = (window) => window.frameLocator("iframe.webview").frameLocator("iframe");

/** The seed with its cursor in the first passage; `contrast`: for a person whose system has a theme of high contrast. */
async function inPassage(bench, made, viewport, contrast = false) {
  const window = await show(bench, made.corpus, markdown.seed, viewport);
  if (contrast) {
    await window.emulateMedia({ forcedColors: "active", colorScheme: "dark" });
    // VS Code 1.100 looks at it when it starts.
    await window.reload();
    await window.waitForSelector(".monaco-workbench.hc-black", { timeout: 30000 });
  }
  // Of a lens that has changed, the old one can still be there, and hidden.
  await window.locator(".codelens-decoration a:visible").first().waitFor({ timeout: 60000 });
  const at = await place(window, markdown.sentence);
  await window.mouse.click(at.x, at.y);
  return window;
}

exports.tests = {
  async "the map draws who has which part, in order of time, and a bar opens the witness at its place"(bench, made, shots) {
    const window = await inPassage(bench, made, { width: 1400, height: 750 });
    await command(window, "Variorum: Show Reprint Map");
    const rows = page(window).locator("g.row");
    await rows.first().waitFor({ timeout: 30000 });
    const dates = await page(window).locator("g.row .date").allInnerTexts();
    assert.deepEqual(dates, [...dates].sort());
    assert.equal(dates.length, 5);
    assert.equal(await page(window).locator("g.row.seed").count(), 1);
    assert.ok((await page(window).locator("line.variant").count()) > 3);
    const places = await page(window).locator("g.row .dot").evaluateAll((dots) => dots.map((dot) => Number(dot.getAttribute("cx"))));
    assert.deepEqual(places, [...places].sort((a, b) => a - b));
    assert.equal(places.length, 5);
    await pictures(window, shots, "vscode-map", { x: 352, y: 36, width: 1048, height: 400 });
    const mark = rows.filter({ has: page(window).locator(`[aria-label*="${witness.shown[1]}"]`) }).first().locator("g.mark").first();
    await mark.hover();
    await page(window).locator(".tip", { hasText: passages.first }).waitFor({ timeout: 5000 });
    await mark.click();
    await window.waitForSelector(`.tab.active[data-resource-name="${path.basename(witness.seed)}"]`, { timeout: 20000 });
    await close(window);
  },

  async "the map is gone through by the keyboard"(bench, made) {
    const window = await inPassage(bench, made, { width: 1400, height: 750 });
    await command(window, "Variorum: Show Reprint Map");
    await page(window).locator("g.row").first().waitFor({ timeout: 30000 });
    await page(window).locator("[data-go][tabindex='0']").focus();
    const named = () => page(window).locator(":focus").getAttribute("aria-label");
    const [first] = [await named()];
    await window.keyboard.press("ArrowRight");
    assert.match(await named(), new RegExp(passages.first));
    await window.keyboard.press("ArrowDown");
    await window.keyboard.press("ArrowUp");
    await window.keyboard.press("ArrowLeft");
    assert.equal(await named(), first);
    await window.keyboard.press("Enter");
    await window.waitForSelector(`.tab.active[data-resource-name="${path.basename(witness.seed)}"]`, { timeout: 20000 });
    await close(window);
  },

  async "the apparatus tells what all witnesses read, and a witness leads to its reading"(bench, made, shots) {
    const window = await inPassage(bench, made);
    await command(window, "Variorum: Show Apparatus of This Passage");
    const entry = page(window).locator(".entries li", { hasText: markdown.variant[1] }).first();
    await entry.waitFor({ timeout: 30000 });
    assert.match(await entry.innerText(), new RegExp(`${markdown.variant[0]}\\s*\\]\\s*${markdown.variant[1]}`));
    await window.mouse.move(600, 300);
    await pictures(window, shots, "vscode-apparatus", { x: 352, y: 36, width: 848, height: 690 });
    await entry.locator(".witness", { hasText: witness.shown[1] }).click();
    await window.waitForSelector(`.tab.active[data-resource-name="${path.basename(witness.seed)}"]`, { timeout: 20000 });
    await until("the reading to be selected", 10, async () => (await window.locator("#status\\.editor\\.selection").innerText()).includes("(1 selected)"));
    await close(window);
  },

  async "in a theme of high contrast, variants are seen"(bench, made, shots) {
    const window = await inPassage(bench, made, { width: 1400, height: 750 }, true);
    await command(window, "Variorum: Show Reprint Map");
    const variant = page(window).locator("line.variant").first();
    await variant.waitFor({ timeout: 30000, state: "attached" });
    assert.equal(await variant.evaluate((element) => getComputedStyle(element).stroke), "rgb(255, 255, 255)");
    await window.screenshot({ path: path.join(shots, "vscode-high-contrast.png") });
    await close(window);
  },

  async "in a theme of high contrast, what is read otherwise has a frame and is legible"(bench, made) {
    const window = await inPassage(bench, made, undefined, true);
    await command(window, "Variorum: Show Apparatus of This Passage");
    const lemma = page(window).locator("mark").first();
    await lemma.waitFor({ timeout: 30000 });
    const [color, style] = await lemma.evaluate((element) => [getComputedStyle(element).color, getComputedStyle(element).outlineStyle]);
    assert.deepEqual([color, style], ["rgb(255, 255, 255)", "solid"]);
    await close(window);
  },
};
