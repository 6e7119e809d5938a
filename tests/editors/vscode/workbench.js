// VS Code's own server on this machine, with an empty profile, and pages of it in Chromium.

const { spawn } = require("node:child_process");
const fs = require("node:fs");
const net = require("node:net");
const path = require("node:path");
const { chromium } = require("playwright-core");

const QUIET_SETTINGS = {
  "telemetry.telemetryLevel": "off", "update.mode": "none",
  "extensions.autoUpdate": false, "extensions.autoCheckUpdates": false, "workbench.startupEditor": "none",
  "workbench.tips.enabled": false, "workbench.enableExperiments": false, "chat.disableAIFeatures": true,
  "editor.minimap.enabled": false, "git.enabled": false, "files.autoSave": "off",
  "workbench.secondarySideBar.defaultVisibility": "hidden", "chat.commandCenter.enabled": false,
};

const CHROMIUM_FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];

/** A port that nobody listens on now. */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

async function until(what, seconds, test) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const got = await test();
    if (got) return got;
    if (Date.now() > end) throw new Error(`waited ${seconds} s for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

class Workbench {
  /** Starts `code` (a folder with `out/server-main.js`) with a profile in `profile` and the package `vsix` installed. */
  static async start({ node, code, profile, vsix, trust = false, path: programs = process.env.PATH }) {
    const bench = new Workbench();
    bench.port = await freePort();
    fs.mkdirSync(path.join(profile, "user/Machine"), { recursive: true });
    bench.machineSettings = path.join(profile, "user/Machine/settings.json");
    bench.settings({ "security.workspace.trust.enabled": trust, "security.workspace.trust.startupPrompt": "never", "security.workspace.trust.banner": "never" });
    const main = path.join(code, "out/server-main.js");
    const folders = ["--user-data-dir", `${profile}/user`, "--server-data-dir", `${profile}/server`, "--extensions-dir", `${profile}/extensions`];
    const env = { ...process.env, EXTENSIONS_GALLERY: "{}", PATH: programs };
    const log = fs.openSync(path.join(profile, "server.log"), "w");
    if (vsix) {
      const install = spawn(node, [main, ...folders, "--accept-server-license-terms", "--install-extension", vsix], { env, stdio: ["ignore", log, log] });
      const code = await new Promise((resolve) => install.on("exit", resolve));
      if (code !== 0) throw new Error(`the package ${vsix} does not install: see ${profile}/server.log`);
    }
    bench.process = spawn(node, [
      main, "--host", "127.0.0.1", "--port", String(bench.port), "--without-connection-token", "--accept-server-license-terms", "--force-disable-user-env",
      "--enable-smoke-test-driver", "--telemetry-level", "off", ...(trust ? [] : ["--disable-workspace-trust"]), ...folders,
    ], { env, stdio: ["ignore", log, log], detached: true });
    await until("VS Code's server", 60, () => new Promise((resolve) => {
      const socket = net.connect(bench.port, "127.0.0.1", () => { socket.destroy(); resolve(true); }).on("error", () => resolve(false));
    }));
    bench.browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", headless: true, args: CHROMIUM_FLAGS });
    return bench;
  }

  /** Replaces the settings of the machine. */
  settings(more) {
    fs.writeFileSync(this.machineSettings, JSON.stringify({ ...QUIET_SETTINGS, ...more }, null, 2));
  }

  uri(file) {
    return `vscode-remote://127.0.0.1:${this.port}${encodeURI(file)}`;
  }

  /** A person's window on `folder`; `payload` as the web workbench takes it. */
  async open(folder, payload = [], viewport = { width: 1200, height: 750 }) {
    const context = await this.browser.newContext({ viewport, deviceScaleFactor: 1 });
    const page = await context.newPage();
    const url = new URL(`http://127.0.0.1:${this.port}/`);
    url.searchParams.set("folder", folder);
    url.searchParams.set("payload", JSON.stringify([["skipWelcome", "true"], ...payload]));
    page.address = url.href;
    this.page = page;
    return page;
  }

  /** Runs the extension tests in `tests` (an extension folder whose index.js exports `run`) in the extension host. */
  async runTests(folder, tests, seconds = 180) {
    const page = await this.open(folder, [["extensionDevelopmentPath", this.uri(tests)], ["extensionTestsPath", this.uri(`${tests}/index.js`)]]);
    let finish;
    const finished = new Promise((resolve) => (finish = resolve));
    const lines = [];
    await page.exposeFunction("codeAutomationLog", (_type, args) => lines.push(...args.filter((a) => typeof a === "string" && a.startsWith("test: ")).map((a) => a.slice(6))));
    await page.exposeFunction("codeAutomationExit", (code) => finish(code));
    await page.goto(page.address);
    const timer = setTimeout(() => finish("timeout"), seconds * 1000);
    const code = await finished;
    clearTimeout(timer);
    if (code === "timeout") await page.screenshot({ path: "target/test-logs/vscode-timeout.png" });
    await page.context().close();
    return { code, lines };
  }

  async stop() {
    await this.browser?.close();
    try {
      process.kill(-this.process.pid, "SIGTERM");
    } catch {}
  }
}

module.exports = { Workbench, until };
