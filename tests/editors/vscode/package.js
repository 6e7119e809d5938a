// node package.js BUNDLED.vsix UNIVERSAL.vsix: what is in the packages, and that packages for the wrong system are refused.

const assert = require("node:assert");
const { spawnSync } = require("node:child_process");
const path = require("node:path");
const extension = path.resolve(__dirname, "../../../editors/vscode");
const yauzl = require(path.join(extension, "node_modules/yauzl"));

/** The files of a package with their sizes in bytes. */
function contents(file) {
  return new Promise((resolve, reject) => {
    const files = new Map();
    yauzl.open(file, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      zip.on("entry", (entry) => {
        files.set(entry.fileName.replace(/^extension\//, ""), entry.uncompressedSize);
        zip.readEntry();
      });
      zip.on("end", () => resolve(files));
      zip.on("error", reject);
      return zip.readEntry();
    });
  });
}

const tests = {
  async "each package has all that is shipped, one of them the program"(bundled, universal) {
    const [with_, without] = [await contents(bundled), await contents(universal)];
    assert.ok(with_.get("server/variorum") > 1e6);
    assert.deepEqual([...with_.keys()].filter((name) => name !== "server/variorum").sort(), [...without.keys()].sort());
    for (const name of ["dist/extension.js", "dist/languageclient.js", "dist/web/map.js", "dist/web/apparatus.css", "dist/LICENSES.txt", "l10n/bundle.l10n.zh-cn.json", "package.nls.zh-tw.json"]) {
      assert.ok(without.has(name), name);
    }
    assert.ok(![...without.keys()].some((name) => /\.(ts|map|mjs)$|node_modules/.test(name)), [...without.keys()].join("\n"));
  },

  async "the code is less than a megabyte without the program and the plotting library"(_, universal) {
    const files = await contents(universal);
    const code = [...files].filter(([name]) => /\.(js|css)$/.test(name) && name !== "dist/web/map.js");
    const size = code.reduce((sum, [, bytes]) => sum + bytes, 0);
    console.log(`   ${Math.round(size / 1000)} kB of code; the map with its plotting library ${Math.round(files.get("dist/web/map.js") / 1000)} kB`);
    assert.ok(code.length >= 3 && size < 1_000_000, String(size));
  },

  // Processor time, because others may be at work on this machine.
  async "starting costs less than 100 ms, and what speaks to the server is not loaded before it is started"() {
    const { stdout, stderr } = spawnSync(process.execPath, [path.join(__dirname, "load.js"), path.join(extension, "dist/extension.js")], { encoding: "utf8" });
    assert.ok(stdout.startsWith("{"), stderr);
    const { milliseconds, needed } = JSON.parse(stdout);
    console.log(`   ${Math.round(milliseconds)} ms to load and activate`);
    assert.ok(milliseconds < 100, stdout);
    assert.ok(!needed.some((name) => /^(node:)?(child_process|net)$/.test(name)), stdout);
  },

  async "a program for another system is not packaged"() {
    const { status, stderr } = spawnSync(process.execPath, ["package.mjs", "--target", "win32-x64", "--program", process.execPath], { cwd: extension, encoding: "utf8" });
    assert.notEqual(status, 0);
    assert.match(stderr, /is elf \d+, and win32-x64 needs pe 34404/);
  },
};

(async () => {
  let failed = 0;
  for (const [name, test] of Object.entries(tests)) {
    try {
      await test(...process.argv.slice(2).map((file) => path.resolve(file)));
      console.log(`   ok      ${name}`);
    } catch (error) {
      failed += 1;
      console.log(`   FAILED  ${name}: ${error.stack}`);
    }
  }
  console.log(`${Object.keys(tests).length - failed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
})();
