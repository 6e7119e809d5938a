// Whether there is a server, and which: what a person sees of that.

const assert = require("node:assert");
const fs = require("node:fs");
const path = require("node:path");
const { incomplete, markdown } = require("../../cases.json");
const { until } = require("../workbench.js");
const { STATUS, show, messages, close, hoverUntil } = require("./steps.js");

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
