// What a curator meets in a corpus.

const assert = require("node:assert");
const fs = require("node:fs");
const path = require("node:path");
const vscode = require("vscode");
const { incomplete, reprint, witness } = require("../../cases.json");
const { until, open, find, findings, codeOf, hover, locations, api } = require("./helpers.js");

const witnessUri = (folder) => vscode.Uri.file(path.join(folder, witness.seed)).toString();

/** A hover once the corpus is indexed. */
async function passageHover(document, text) {
  let shown;
  const named = async () => {
    shown = await hover(document, find(document, text).inside);
    return witness.shown.every((part) => shown.includes(part));
  };
  await until("a hover that names the witness", named).catch((error) => assert.fail(`${error.message}; shown was:\n${shown}`));
}

exports["the extension runs the program bundled with it"] = async () => {
  const { state, found } = await api();
  await until("the server to run", () => state() === "running");
  assert.equal(found().by, "bundled");
};

exports["a seed without an author gets a finding where the author should be"] = async (folder) => {
  const { document } = await open(folder, incomplete.seed);
  const finding = await until("the finding", () => findings(document).find((d) => codeOf(d) === incomplete.finding));
  assert.ok(finding.range.start.line <= find(document, incomplete.label).range.end.line, "it stands in the header part");
};

exports["hover on a passage names the witness and shows the variants"] = async (folder) => {
  const { document } = await open(folder, reprint.seed);
  await passageHover(document, reprint.passage);
  // With all three witnesses there is an apparatus: who reads what.
  const [here, there] = reprint.variant;
  const both = new RegExp(`\\*\\*${here}\\*\\*\\s*: 1.*\\*\\*${there}\\*\\*\\s*: 3`);
  await until("both readings", async () => both.test(await hover(document, find(document, reprint.sentence).inside)));
};

exports["definition leads to the same characters in the witness"] = async (folder) => {
  const { document } = await open(folder, reprint.seed);
  await passageHover(document, reprint.passage);
  const at = find(document, reprint.passage).inside;
  const answer = await vscode.commands.executeCommand("vscode.executeDefinitionProvider", document.uri, at);
  const target = locations(answer).find((l) => l.uri.toString() === witnessUri(folder));
  assert.ok(target, JSON.stringify(answer));
  const there = await vscode.workspace.openTextDocument(target.uri);
  const rest = reprint.passage.slice(2);
  const read = there.getText(new vscode.Range(target.range.start, target.range.start.translate(0, rest.length)));
  assert.equal(read, rest);
};

exports["the command “Go to Witness” moves the cursor there"] = async (folder) => {
  const editor = await open(folder, reprint.seed);
  await passageHover(editor.document, reprint.passage);
  const { inside } = find(editor.document, reprint.passage);
  editor.selection = new vscode.Selection(inside, inside);
  await vscode.commands.executeCommand("variorum.goToWitness");
  await until("the witness to open", () => vscode.window.activeTextEditor?.document.uri.toString() === witnessUri(folder));
  const there = vscode.window.activeTextEditor;
  const expected = find(there.document, reprint.passage).inside;
  await until("the cursor to stand there", () => there.selection.active.isEqual(expected));
};

exports["references list the witness"] = async (folder) => {
  const { document } = await open(folder, reprint.seed);
  await passageHover(document, reprint.passage);
  const at = find(document, reprint.passage).inside;
  const answer = await vscode.commands.executeCommand("vscode.executeReferenceProvider", document.uri, at);
  assert.ok(locations(answer).some((l) => l.uri.toString() === witnessUri(folder)), JSON.stringify(answer));
};

exports["seeds are found by their titles in pinyin, and shown although VS Code compares letters"] = async (folder) => {
  await open(folder, reprint.seed);
  await until("the seed of that title", async () => {
    const found = await vscode.commands.executeCommand("vscode.executeWorkspaceSymbolProvider", "hwcgj");
    return found?.find((symbol) => symbol.name === "河湾茶馆记 (hwcgj)");
  });
};

exports["“Compare with a Witness” shows the two beside one another, and a line leads back into its file"] = async (folder) => {
  const { document } = await open(folder, reprint.seed);
  await passageHover(document, reprint.passage);
  await vscode.commands.executeCommand("variorum.compare", witnessUri(folder));
  const diff = () => vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  await until("the comparison", () => diff() instanceof vscode.TabInputTextDiff);
  const { original, modified } = diff();
  const [left, right] = await Promise.all([original, modified].map((uri) => vscode.workspace.openTextDocument(uri)));
  assert.ok(left.getText().includes(reprint.passage) && right.getText().includes(reprint.passage));
  const at = find(right, reprint.passage).inside;
  const [place] = locations(await vscode.commands.executeCommand("vscode.executeDefinitionProvider", right.uri, at));
  assert.equal(place.uri.toString(), witnessUri(folder));
  const there = await vscode.workspace.openTextDocument(place.uri);
  assert.ok(there.getText(place.range).includes(reprint.passage));
  await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
};

exports["a lens above a passage says how many have it, and lists them"] = async (folder) => {
  const { document } = await open(folder, reprint.seed);
  await passageHover(document, reprint.passage);
  const lenses = await vscode.commands.executeCommand("vscode.executeCodeLensProvider", document.uri, 10);
  const lens = lenses.find((it) => it.command?.command === "variorum.showWitnesses");
  assert.match(lens.command.title, /other seed/);
  const found = await vscode.commands.executeCommand("vscode.executeReferenceProvider", document.uri, lens.range.start);
  assert.ok(locations(found).some((l) => l.uri.toString() === witnessUri(folder)));
  await vscode.commands.executeCommand(lens.command.command, ...lens.command.arguments);
};

exports["passages, variants and boilerplate have tokens of their own"] = async (folder) => {
  const { document } = await open(folder, reprint.seed);
  await passageHover(document, reprint.passage);
  const legend = await vscode.commands.executeCommand("vscode.provideDocumentSemanticTokensLegend", document.uri);
  assert.deepEqual(legend.tokenTypes, ["passage", "variant", "boilerplate"]);
  const tokens = await vscode.commands.executeCommand("vscode.provideDocumentSemanticTokens", document.uri);
  const kinds = new Set(Array.from(tokens.data).filter((_, index) => index % 5 === 3));
  assert.ok(kinds.has(0) && kinds.has(1), String([...kinds]));
};

exports["an edit makes the finding go, and undoing it brings it back"] = async (folder) => {
  const editor = await open(folder, incomplete.seed);
  const has = () => findings(editor.document).some((d) => codeOf(d) === incomplete.finding);
  await until("the finding", has);
  await editor.edit((edit) => edit.insert(find(editor.document, incomplete.label).range.end, incomplete.author));
  await until("the finding to go", () => !has());
  await vscode.commands.executeCommand("undo");
  await until("the finding to come back", has);
};

exports["“Report a Problem” opens what is to be sent"] = async () => {
  await vscode.commands.executeCommand("variorum.reportProblem");
  const text = vscode.window.activeTextEditor.document.getText();
  assert.match(text, /^Variorum: \d+\.\d+/);
  assert.match(text, /\nEditor: .+ 1\.\d+/);
  assert.ok(!text.includes(path.basename(incomplete.seed)));
  await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
};

exports["“Restart Server” brings everything back"] = async (folder) => {
  await vscode.commands.executeCommand("variorum.restartServer");
  const { state } = await api();
  assert.equal(state(), "running");
  const poor = await open(folder, incomplete.seed);
  await until("the finding", () => findings(poor.document).some((d) => codeOf(d) === incomplete.finding));
  const { document } = await open(folder, reprint.seed);
  await passageHover(document, reprint.passage);
};

exports["a change of the setting restarts the server with the program that it names"] = async (folder) => {
  const { state, found } = await api();
  const settings = vscode.workspace.getConfiguration("variorum");
  const bundled = found().program;
  const mine = path.join(folder, "..", "my-variorum");
  fs.writeFileSync(mine, `#!/bin/sh\nexec '${bundled}' "$@"\n`, { mode: 0o755 });
  await settings.update("server.path", mine, vscode.ConfigurationTarget.Workspace);
  await until("the program of the setting", () => state() === "running" && found()?.program === mine);
  assert.equal(found().by, "setting");
  const { document } = await open(folder, reprint.seed);
  await passageHover(document, reprint.passage);
  await settings.update("server.path", "/nowhere/variorum", vscode.ConfigurationTarget.Workspace);
  await until("the message state", () => state() === "notFound");
  await settings.update("server.path", undefined, vscode.ConfigurationTarget.Workspace);
  await until("the bundled program", () => state() === "running" && found()?.program === bundled);
};
