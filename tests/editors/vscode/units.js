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

/** Lets all that waits for answers go on. */
const settle = async () => { for (let i = 0; i < 50; i += 1) await Promise.resolve(); };

/** What shows the reprints of one open seed, the server's answers to be given one by one, and what was shown. */
function oneSeed() {
  const document = { uri: { scheme: "file", toString: () => "file:///a.md" }, languageId: "markdown", version: 1, isClosed: false };
  const quiet = () => ({ dispose() {} });
  const on = new Proxy({}, { get: () => quiet });
  const { Reprints } = part("reprints.ts", {
    Disposable: class {},
    TextEditorSelectionChangeKind: {},
    workspace: on,
    window: new Proxy({}, { get: (_, name) => (name === "activeTextEditor" ? { document } : quiet) }),
    commands: { executeCommand: async () => undefined },
  });
  const changed = new EventEmitter();
  const asked = [];
  const server = { has: new Set(["reprints"]), ask: () => new Promise((answer) => asked.push(answer)), onDidChange: quiet, onDidChangeCorpus: changed.event };
  const reprints = new Reprints(server);
  reprints.register();
  const shown = () => reprints.current?.reprints.passages;
  const passes = async (milliseconds) => { mock.timers.tick(milliseconds); await settle(); };
  /** So is answered what waits for an answer, and what is asked then at once. */
  const answers = async (answer) => {
    assert.ok(asked.length > 0, "nothing was asked");
    while (asked.length > 0) {
      asked.shift()(answer);
      await settle();
    }
  };
  return { changed, asked, shown, passes, answers };
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

  async "while the server cannot say who has a seed, what was shown stays"() {
    const { changed, shown, passes, answers } = oneSeed();
    changed.fire();
    await passes(1000);
    await answers({ passages: ["known"] });
    changed.fire();
    await passes(1000);
    await answers(undefined);
    assert.deepEqual(shown(), ["known"]);
    await passes(10000);
    await answers({ passages: ["new"] });
    assert.deepEqual(shown(), ["new"]);
  },

  async "after many questions without an answer, the next change of the corpus is as good as the first"() {
    const { changed, asked, shown, passes, answers } = oneSeed();
    changed.fire();
    await passes(1000);
    for (let times = 0; asked.length > 0; times += 1) {
      assert.ok(times < 50, "it does not ask for ever");
      await answers(undefined);
      await passes(10000);
    }
    changed.fire();
    await passes(1000);
    await answers(undefined);
    await passes(10000);
    await answers({ passages: ["known"] });
    assert.deepEqual(shown(), ["known"]);
  },

  async "an old answer that comes late does not take the place of a newer one"() {
    const { changed, asked, shown, passes } = oneSeed();
    changed.fire();
    await passes(1000);
    changed.fire();
    await passes(1000);
    asked[1]({ passages: ["new"] });
    await settle();
    asked[0]({ passages: ["old"] });
    await settle();
    assert.deepEqual(shown(), ["new"]);
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
