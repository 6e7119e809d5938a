// node units.js: parts of the extension alone, at moments that no window can be made to come to.

const assert = require("node:assert");
const Module = require("node:module");
const path = require("node:path");
const { mock } = require("node:test");
const extension = path.resolve(__dirname, "../../../editors/vscode");
const { buildSync } = require(path.join(extension, "node_modules/esbuild"));

class EventEmitter {
  listeners = [];
  event = (listener) => { this.listeners.push(listener); return { dispose() {} }; };
  fire(what) { for (const listener of this.listeners) listener(what); }
  dispose() {}
}

/** One module of the extension, in an editor that has `vscode`. */
function part(file, vscode = {}) {
  const { outputFiles } = buildSync({
    entryPoints: [path.join(extension, "src", file)], bundle: true, write: false, platform: "node", format: "cjs",
    external: ["vscode", "vscode-languageclient"], logLevel: "error",
  });
  const module = new Module(file);
  module.require = (name) => (name === "vscode" ? { EventEmitter, ...vscode } : {});
  module._compile(outputFiles[0].text, path.join(extension, "dist", file));
  return module.exports;
}

const tests = {
  async "a change of a view does not leave in one message with what it was before"() {
    const { Changes } = part("views/changes.ts");
    const changes = new Changes();
    let heard = 0;
    changes.event(() => (heard += 1));
    changes.fire();
    assert.equal(heard, 1);
    changes.answer();
    changes.fire();
    changes.fire();
    assert.equal(heard, 1);
    mock.timers.tick(30);
    changes.answer();
    mock.timers.tick(30);
    assert.equal(heard, 1);
    mock.timers.tick(1000);
    assert.equal(heard, 2);
  },
};

(async () => {
  let failed = 0;
  for (const [name, test] of Object.entries(tests)) {
    mock.timers.enable({ apis: ["setTimeout", "Date"] });
    try {
      await test();
      console.log(`   ok      ${name}`);
    } catch (error) {
      failed += 1;
      console.log(`   FAILED  ${name}: ${error.stack}`);
    } finally {
      mock.timers.reset();
    }
  }
  console.log(`${Object.keys(tests).length - failed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
})();
