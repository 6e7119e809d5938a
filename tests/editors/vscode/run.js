// node run.js WORK CODE NODE BUNDLED.vsix UNIVERSAL.vsix PROGRAM: every test in one version of VS Code.
//
// WORK is a folder for profiles and corpora, CODE the version's folder, NODE what runs it. BUNDLED.vsix carries the
// server, UNIVERSAL.vsix does not; PROGRAM is the server itself.

const fs = require("node:fs");
const path = require("node:path");
const { Workbench } = require("./workbench.js");
const corpus = require("./ui/corpus.js");
const editor = require("./ui/editor.js");
const pages = require("./ui/pages.js");
const reprints = require("./ui/reprints.js");
const server = require("./ui/server.js");
const start = require("./ui/start.js");
const status = require("./ui/status.js");
const timeline = require("./ui/timeline.js");

const [work, code, node, bundled, universal, program] = process.argv.slice(2).map((a) => path.resolve(a));
const project = path.resolve(__dirname, "../../..");
const host = path.join(__dirname, "host");
const shots = path.join(project, "target/screenshots");

let passed = 0;
let failed = 0;
let photographs = 0;

function report(ok, line) {
  if (ok) passed += 1;
  else failed += 1;
  console.log(`   ${line}`);
}

/** Fresh folders for one profile: copies of the two fixtures, the corpus under the name `source`. */
function folders(name, source) {
  const base = path.join(work, name);
  fs.rmSync(base, { recursive: true, force: true });
  fs.mkdirSync(base, { recursive: true });
  const made = { base, profile: path.join(base, "profile"), corpus: path.join(base, source), quiet: path.join(base, "not-a-corpus") };
  copyFixtures(made);
  return made;
}

/** The fixtures as they are in the project, whatever a test has made of the copies. */
function copyFixtures({ corpus, quiet }) {
  fs.cpSync(path.join(project, "fixtures/corpus"), corpus, { recursive: true });
  fs.cpSync(path.join(project, "fixtures/not-a-corpus"), quiet, { recursive: true });
}

async function inHost(bench, folder) {
  const { code, lines } = await bench.runTests(folder, host);
  for (const line of lines) {
    if (line.startsWith("skipped")) console.log(`   ${line}`);
    else report(line.startsWith("ok"), line);
  }
  if (lines.length === 0 || (code !== 0 && !lines.some((line) => line.startsWith("FAILED")))) {
    report(false, `FAILED  the extension host on ${folder}: ended with ${code}`);
  }
}

/**
 * Each test in a window of its own. VS Code draws when it pleases, so a test that fails is tried once more, and it is said
 * what failed first: a fault of ours that shows now and then is to be seen, too.
 */
async function inWindow(tests, bench, made) {
  for (const [name, test] of Object.entries(tests)) {
    const first = await failure(test, bench, made);
    if (first === undefined) {
      report(true, `ok      ${name}`);
      continue;
    }
    await bench.page?.context().close().catch(() => {});
    copyFixtures(made);
    const second = await failure(test, bench, made);
    if (second === undefined) report(true, `ok      ${name}\n   only when tried again; at first ${first.stack}`);
    else report(false, `FAILED  ${name}: ${second.stack}`);
  }
}

/** What was wrong, if anything; the window is photographed then. */
async function failure(test, bench, made) {
  try {
    await test(bench, made, shots);
    return undefined;
  } catch (error) {
    photographs += 1;
    await bench.page?.screenshot({ path: path.join(project, "target/test-logs", `vscode-failed-${photographs}.png`) }).catch(() => {});
    return error;
  }
}

/** Starts a workbench, does `steps` with it, and stops it whatever happens. */
async function session(name, source, options, steps) {
  const made = folders(name, source);
  console.log(`  ${name}`);
  let bench;
  try {
    options.prepare?.(made);
    bench = await Workbench.start({ node, code, profile: made.profile, ...options });
    await steps(bench, made);
  } catch (error) {
    report(false, `FAILED  ${name}: ${error.stack}`);
  } finally {
    await bench?.stop();
  }
}

(async () => {
  fs.mkdirSync(shots, { recursive: true });
  // Only what the system has: no `variorum` of this machine's.
  const bare = "/usr/local/bin:/usr/bin:/bin";

  await session("the package with the server in it", "corpus", { vsix: bundled, path: bare }, async (bench, made) => {
    await inHost(bench, made.corpus);
    await inHost(bench, made.quiet);
  });
  await session("a person's window", "corpus", { vsix: bundled, path: bare }, (bench, made) => inWindow({ ...editor.tests, ...reprints.tests, ...pages.tests, ...timeline.tests, ...status.tests, ...corpus.tests, ...start.tests }, bench, made));
  await session("the package without the server", "no-binary", { vsix: universal, path: bare }, async (bench, made) => {
    await inHost(bench, made.corpus);
    await inWindow(server.missing, bench, made);
  });
  await session("the package without the server, one on PATH", "corpus", { vsix: universal, path: `${path.dirname(program)}:${bare}` }, (bench, made) => inWindow(server.onPath, bench, made));
  await session("a folder that is not trusted", "corpus", { vsix: bundled, path: bare, trust: true, prepare: server.bringOwnProgram }, (bench, made) => inWindow(server.untrusted, bench, made));

  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
})();
