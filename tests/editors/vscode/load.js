// node load.js EXTENSION.js: loads the extension without an editor and activates it, and prints what that costs, in
// milliseconds of the processor, and which modules of Node's it needs.

const Module = require("node:module");

/** Something that can be called, made, read and written, whatever it is taken for. */
function anything() {
  const read = (_, key) => (key === "then" ? undefined : key === Symbol.toPrimitive ? () => "" : anything());
  return new Proxy(function () {}, { get: read, set: () => true, apply: anything, construct: anything });
}

const needed = [];
const load = Module._load;
Module._load = (name, ...rest) => {
  if (name === "vscode") return anything();
  needed.push(name);
  return load(name, ...rest);
};

const begin = process.cpuUsage();
const extension = require(process.argv[2]);
extension.activate({ extensionPath: "", extensionUri: anything(), extension: { id: "" }, subscriptions: [], workspaceState: anything() });
const { user, system } = process.cpuUsage(begin);
console.log(JSON.stringify({ milliseconds: (user + system) / 1000, needed: needed.slice(1) }));
process.exit();
