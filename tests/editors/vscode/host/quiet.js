// A folder that is no corpus stays quiet.

const assert = require("node:assert");
const vscode = require("vscode");
const { quiet } = require("../../cases.json");
const { until, open, find, findings, hover, api } = require("./helpers.js");

exports["a code repository's files show nothing"] = async (folder) => {
  const { state } = await api();
  await until("the server to run", () => state() === "running");
  for (const [file, text] of Object.entries(quiet)) {
    const { document } = await open(folder, file);
    const { inside } = find(document, text);
    // The server has seen the document once it has answered a request about it.
    assert.equal((await hover(document, inside)).trim(), "");
    await new Promise((resolve) => setTimeout(resolve, 1500));
    assert.deepEqual(findings(document), []);
    const references = await vscode.commands.executeCommand("vscode.executeReferenceProvider", document.uri, inside);
    assert.deepEqual(references ?? [], []);
  }
};
