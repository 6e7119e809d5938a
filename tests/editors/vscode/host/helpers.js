const assert = require("node:assert");
const path = require("node:path");
const vscode = require("vscode");

/** Waits until `test` gives something true, and gives that. */
async function until(what, test, seconds = 20) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const got = await test();
    if (got) return got;
    assert.ok(Date.now() < end, `waited ${seconds} s for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function open(folder, file) {
  const document = await vscode.workspace.openTextDocument(path.join(folder, file));
  return vscode.window.showTextDocument(document);
}

/** Where `text` first stands in `document`, with an `inside` for a cursor in its third character. */
function find(document, text) {
  const at = document.getText().indexOf(text);
  assert.ok(at >= 0, `“${text}” stands in ${document.fileName}`);
  const range = new vscode.Range(document.positionAt(at), document.positionAt(at + text.length));
  return { range, inside: document.positionAt(at + 2) };
}

/** The findings of Variorum in `document`. */
function findings(document) {
  return vscode.languages.getDiagnostics(document.uri).filter((d) => d.source === "variorum");
}

function codeOf(diagnostic) {
  return typeof diagnostic.code === "object" ? diagnostic.code.value : diagnostic.code;
}

/** The text of a hover at `position`, all providers together. */
async function hover(document, position) {
  const hovers = await vscode.commands.executeCommand("vscode.executeHoverProvider", document.uri, position);
  return hovers.flatMap((h) => h.contents).map((c) => (typeof c === "string" ? c : c.value)).join("\n");
}

/** Locations and location links alike, as locations. */
function locations(answer) {
  return answer.map((a) => (a.targetUri ? { uri: a.targetUri, range: a.targetSelectionRange ?? a.targetRange } : a));
}

async function api() {
  return vscode.extensions.getExtension("variorum.variorum").activate();
}

module.exports = { until, open, find, findings, codeOf, hover, locations, api };
