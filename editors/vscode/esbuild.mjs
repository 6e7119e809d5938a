// Bundles the extension into dist/extension.js, the one script that is shipped.
import { build } from "esbuild";

const minify = process.argv.includes("--minify");

await build({
  entryPoints: ["src/extension.ts"],
  outfile: "dist/extension.js",
  bundle: true,
  format: "cjs",
  platform: "node",
  target: "node20",
  external: ["vscode"],
  minify,
  sourcemap: minify ? false : "linked",
  logLevel: "warning",
});
