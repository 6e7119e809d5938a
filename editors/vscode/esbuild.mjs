// Bundles the extension into dist/extension.js, its pages into dist/web/, and the licences of what is in them into
// dist/LICENSES.txt.
import { build } from "esbuild";
import { readdir, readFile, writeFile } from "node:fs/promises";

const minify = process.argv.includes("--minify");
const shared = { bundle: true, minify, sourcemap: minify ? false : "linked", logLevel: "warning", metafile: true };

const bundles = await Promise.all([
  build({
    ...shared,
    entryPoints: ["src/extension.ts"],
    outfile: "dist/extension.js",
    format: "cjs",
    platform: "node",
    target: "node20",
    external: ["vscode"],
  }),
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
