// The command line as a task, and the manifest of a corpus.

const assert = require("node:assert");
const fs = require("node:fs");
const path = require("node:path");
const vscode = require("vscode");
const { damaged } = require("../../cases.json");
const { until, api } = require("./helpers.js");

/** A seed that no other test opens; the task comes to it later than to the one that is open. */
const CLOSED = { seed: "defects/impossible-date.md", finding: "metadata/impossible-date", line: 3 };

/** Whether this VS Code can run a task: it has terminals only with a module that some of its packages come without. */
function hasTerminals() {
  const builds = ["build/Release", `prebuilds/${process.platform}-${process.arch}`];
  return builds.some((build) => fs.existsSync(path.join(vscode.env.appRoot, "node_modules", "node-pty", build, "pty.node")));
}

/** What is under Problems for a file: rules and places, each as often as it is there. */
function listed(uri) {
  return vscode.languages.getDiagnostics(uri).map(({ code, range }) => `${code?.value ?? code} ${range.start.line}:${range.start.character}`);
}

/** Opens a file, until the server has said what is in it: what it says leads to the pages of the rules. */
async function opened(uri) {
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
  await until("what the server finds", () => vscode.languages.getDiagnostics(uri).some(({ code }) => code?.target !== undefined));
}

exports["the task “check” lists under Problems what the command line finds in files that are not open"] = async (folder) => {
  const { state } = await api();
  await until("the server to run", () => state() === "running");
  const offered = await vscode.tasks.fetchTasks({ type: "variorum" });
  assert.equal(offered.length, 2);
  if (!hasTerminals()) {
    console.log("test: skipped running a task: this VS Code comes without terminals");
    return;
  }
  const open = vscode.Uri.file(path.join(folder, damaged.seed));
  const closed = vscode.Uri.file(path.join(folder, CLOSED.seed));
  await opened(open);
  const before = listed(open);
  const ended = new Promise((resolve) => {
    const listening = vscode.tasks.onDidEndTaskProcess(({ exitCode }) => {
      listening.dispose();
      resolve(exitCode);
    });
  });
  await vscode.tasks.executeTask(offered[0]);
  assert.equal(await ended, 1, "there are errors in this corpus");
  const found = await until("the problems", () => {
    const all = vscode.languages.getDiagnostics(closed);
    return all.length > 0 && all;
  });
  const impossible = found.find(({ code }) => code === CLOSED.finding);
  assert.equal(impossible.severity, vscode.DiagnosticSeverity.Error);
  assert.equal(impossible.range.start.line, CLOSED.line);
  // What the server says of an open file is not said again; nor is, of a file that is opened then, what the task has said.
  assert.deepEqual(listed(open), before);
  await opened(closed);
  await until("each finding to be there once", () => new Set(listed(closed)).size === listed(closed).length);
  await vscode.commands.executeCommand("workbench.action.closeAllEditors");
};

exports["keys and values of a variorum.toml are offered as they are written"] = async (folder) => {
  const document = await vscode.workspace.openTextDocument(path.join(folder, "variorum.toml"));
  const editor = await vscode.window.showTextDocument(document);
  await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), "pre\n"));
  const offer = async (at) => (await vscode.commands.executeCommand("vscode.executeCompletionItemProvider", document.uri, at)).items.map(({ label }) => label.label ?? label);
  await until("the key", async () => (await offer(new vscode.Position(0, 3))).includes("preset"));
  await editor.edit((edit) => edit.replace(new vscode.Range(0, 0, 0, 3), 'preset = ""'));
  await until("the value", async () => (await offer(new vscode.Position(0, 10))).some((label) => label.includes("dataset")));
  await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
};
