// What a person sees in VS Code's window, with pictures of it.

const assert = require("node:assert");
const fs = require("node:fs");
const path = require("node:path");
const { damaged, incomplete, markdown, witness } = require("../cases.json");
const { until } = require("./workbench.js");

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

exports.person = {
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
    assert.ok(kept.includes(damaged.gone), "only the one finding is mended");
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
    const page = await show(bench, made.corpus, markdown.seed);
    await hoverUntil(page, markdown.sentence);
    await page.keyboard.press("Escape");
    await page.waitForSelector(".codelens-decoration a", { timeout: 20000 });
    assert.match(await page.locator(".codelens-decoration a").first().innerText(), /other seed/);
    await page.screenshot({ path: path.join(shots, "vscode-lens.png"), clip: EDITOR });
    const at = await place(page, markdown.sentence);
    await page.mouse.click(at.x, at.y);
    await command(page, "Variorum: Compare with a Witness");
    await page.waitForSelector(".quick-input-list .monaco-list-row", { timeout: 20000 });
    await page.waitForTimeout(500);
    await page.screenshot({ path: path.join(shots, "vscode-compare-which.png"), clip: EDITOR });
    await page.keyboard.press("Enter");
    await page.waitForSelector(".monaco-diff-editor .char-insert, .monaco-diff-editor .char-delete", { timeout: 20000 });
    await page.waitForTimeout(1000);
    await page.screenshot({ path: path.join(shots, "vscode-compare.png"), clip: EDITOR });
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

exports.missing = {
  async "a corpus whose server is missing gets a message that says what to do"(bench, made) {
    const page = await show(bench, made.corpus, incomplete.seed);
    await page.waitForSelector(STATUS, { timeout: 40000 });
    const shown = await messages(page);
    assert.equal(shown.length, 1);
    assert.match(shown[0], /“variorum” is neither bundled .* nor on PATH/);
    const buttons = await page.locator(".notifications-center .monaco-button").allInnerTexts();
    assert.deepEqual(buttons, ["Open Settings", "How to Install", "Show Output"]);
    await page.locator(".notifications-center .monaco-button", { hasText: "How to Install" }).click();
    await page.waitForSelector(".extension-editor", { timeout: 20000 });
    await close(page);
  },

  async "a folder that is no corpus gets none"(bench, made) {
    const page = await show(bench, made.quiet, "README.md");
    await page.waitForTimeout(6000);
    assert.deepEqual(await messages(page), []);
    await close(page);
  },
};

exports.onPath = {
  async "the program on PATH is used"(bench, made) {
    const page = await show(bench, made.corpus, incomplete.seed);
    await page.waitForSelector(".squiggly-error, .squiggly-warning", { timeout: 60000 });
    await close(page);
  },
};

/** A corpus that names its own program in its settings, one that leaves a trace when it runs. */
exports.bringOwnProgram = (made) => {
  const program = path.join(made.corpus, "evil");
  fs.writeFileSync(program, `#!/bin/sh\ntouch '${made.base}/it-ran'\n`, { mode: 0o755 });
  fs.mkdirSync(path.join(made.corpus, ".vscode"));
  fs.writeFileSync(path.join(made.corpus, ".vscode/settings.json"), JSON.stringify({ "variorum.server.path": program }));
};

exports.untrusted = {
  async "the program that the folder's settings name is not run; the bundled one is"(bench, made) {
    const page = await show(bench, made.corpus, incomplete.seed);
    await page.waitForSelector(".squiggly-error, .squiggly-warning", { timeout: 60000 });
    assert.ok(!fs.existsSync(path.join(made.base, "it-ran")), "the folder's program ran");
    await close(page);
  },

  async "it is run once the folder is trusted"(bench, made) {
    const page = await show(bench, made.corpus, incomplete.seed);
    await page.locator(".statusbar-item", { hasText: "Restricted Mode" }).click();
    await page.locator(".workspace-trust-editor .monaco-button", { hasText: /^Trust$/ }).first().click();
    await until("the folder's program to run", 30, () => fs.existsSync(path.join(made.base, "it-ran")));
    await close(page);
  },
};
