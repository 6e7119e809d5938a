// Runs inside VS Code's extension host: one suite for each kind of folder, chosen by the folder's name.

const path = require("node:path");
const vscode = require("vscode");

const suites = { corpus: ["./corpus.js", "./navigation.js", "./tasks.js"], "not-a-corpus": ["./quiet.js"], "no-binary": ["./no-binary.js"] };

exports.run = async function run() {
  const folder = vscode.workspace.workspaceFolders[0].uri.fsPath;
  const tests = Object.assign({}, ...suites[path.basename(folder)].map(require));
  let failed = 0;
  for (const [name, test] of Object.entries(tests)) {
    try {
      await test(folder);
      console.log(`test: ok      ${name}`);
    } catch (error) {
      failed += 1;
      console.log(`test: FAILED  ${name}: ${error.stack}`);
    }
  }
  if (failed > 0) throw new Error(`${failed} failed`);
};
