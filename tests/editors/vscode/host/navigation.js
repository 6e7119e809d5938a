// Going through passages and witnesses by the keyboard.

const assert = require("node:assert");
const path = require("node:path");
const vscode = require("vscode");
const { markdown, passages } = require("../../cases.json");
const { until, open, find } = require("./helpers.js");

const pause = () => new Promise((resolve) => setTimeout(resolve, 300));

/** Runs a command, and waits until the window has told where the cursor is now: it tells of older places until then. */
async function run(command) {
  await pause();
  await vscode.commands.executeCommand(`variorum.${command}`);
  await pause();
}

const cursor = () => vscode.window.activeTextEditor.selection.active;
const file = () => path.basename(vscode.window.activeTextEditor.document.fileName);

/** The seed with its cursor at the top, once its passages are known. */
async function atTop(folder) {
  const editor = await open(folder, markdown.seed);
  const first = find(editor.document, passages.first).range.start;
  await until("the first passage", async () => {
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    await run("nextPassage");
    return cursor().isEqual(first);
  });
  return editor.document;
}

exports["the keyboard leads from passage to passage, around the end, and back"] = async (folder) => {
  const document = await atTop(folder);
  const [first, second] = [passages.first, passages.second].map((text) => find(document, text).range.start);
  await run("nextPassage");
  await until("the second passage", () => cursor().isEqual(second));
  await run("previousPassage");
  await until("the first passage", () => cursor().isEqual(first));
  await run("previousPassage");
  assert.ok(cursor().isAfter(second), "before the first comes the last");
  await run("nextPassage");
  await until("the first passage", () => cursor().isEqual(first));
  await run("back");
  assert.ok(cursor().isAfter(second), "where the last jump began");
};

exports["the keyboard leads through all witnesses of a passage and back to the seed"] = async (folder) => {
  const document = await atTop(folder);
  const first = cursor();
  const seen = [];
  for (let step = 0; step < 3; step += 1) {
    await run("nextWitness");
    const { document: there, selection } = vscode.window.activeTextEditor;
    const text = there.getText(selection).replace(/[^\p{L}]/gu, "");
    assert.match(text, /^河[湾灣][镇鎮]的老街不[长長]/u);
    seen.push(file());
  }
  assert.equal(new Set(seen).size, 3, String(seen));
  await run("nextWitness");
  assert.equal(vscode.window.activeTextEditor.document, document);
  assert.deepEqual(cursor(), first);
  await run("back");
  assert.equal(file(), seen[2]);
};

exports["no key of VS Code's own is taken"] = async () => {
  const { contributes } = vscode.extensions.getExtension("variorum.variorum").packageJSON;
  const keys = contributes.keybindings.filter(({ key }) => key.includes("+")).map(({ key, when }) => [key, when]);
  assert.ok(keys.length >= 4 && keys.every(([, when]) => when.includes("variorum.inSeed")));
  await vscode.commands.executeCommand("workbench.action.openDefaultKeybindingsFile");
  const own = await until("the default keys", () => {
    const text = vscode.window.activeTextEditor.document.getText();
    return text.includes('"f12"') && text;
  });
  const rows = own.split("\n{ ").filter((row) => !row.includes('"variorum.'));
  for (const [key] of keys) assert.ok(!rows.some((row) => row.includes(`"key": "${key}"`)), key);
  await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
};
