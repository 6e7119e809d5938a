// Bundles the extension into dist/extension.js, what speaks to the server, nine tenths of the code, into
// dist/languageclient.js, the pages into dist/web/, and the licences of what is in them into dist/LICENSES.txt.
import { build } from "esbuild";
import { readdir, readFile, writeFile } from "node:fs/promises";

const minify = process.argv.includes("--minify");
const shared = { bundle: true, minify, sourcemap: minify ? false : "linked", logLevel: "warning", metafile: true };

// Not Node's own `import()`: only VS Code's `require` knows the module "vscode".
const host = { ...shared, outdir: "dist", format: "cjs", platform: "node", target: "node20", supported: { "dynamic-import": false } };
// Read when the server is started, not before: VS Code reads the whole of a file before anything in it runs.
const client = "vscode-languageclient/node";

const bundles = await Promise.all([
  build({ ...host, entryPoints: ["src/extension.ts"], alias: { [client]: "./languageclient.js" }, external: ["vscode", "./languageclient.js"] }),
  build({ ...host, entryPoints: { languageclient: client }, external: ["vscode"] }),
  build({
    ...shared,
    entryPoints: ["web/map.ts", "web/map.css", "web/apparatus.ts", "web/apparatus.css"],
    outdir: "dist/web",
    format: "iife",
    platform: "browser",
    target: "chrome120",
  }),
]);

const inputs = bundles.flatMap(({ metafile }) => Object.keys(metafile.inputs));
const packages = new Set(inputs.flatMap((input) => input.match(/^node_modules\/(?:@[^/]+\/)?[^/]+/) ?? []));
const licences = await Promise.all([...packages].sort().map(async (folder) => {
  const { name, version, license } = JSON.parse(await readFile(`${folder}/package.json`, "utf8"));
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  if (file === undefined) throw new Error(`${name} comes without its licence`);
  return `${name} ${version} (${license})\n\n${(await readFile(`${folder}/${file}`, "utf8")).trim()}\n`;
}));
await writeFile("dist/LICENSES.txt", licences.join(`\n${"-".repeat(80)}\n\n`));
