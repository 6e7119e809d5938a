// Packages the extension: node package.mjs [--target TARGET --program FILE] [--out FILE]
//
// With a target, the program for it is put inside, after a look at whether it is one for that system and processor. Without,
// the package is universal and uses the program on PATH.
import { createVSIX } from "@vscode/vsce";
import { chmod, copyFile, mkdir, open, rm } from "node:fs/promises";
import { parseArgs } from "node:util";

/** The kinds of programs by target, as their headers tell; see `kindOf`. */
const TARGETS = {
  "linux-x64": "elf 62",
  "linux-arm64": "elf 183",
  "linux-armhf": "elf 40",
  "alpine-x64": "elf 62",
  "alpine-arm64": "elf 183",
  "darwin-x64": "mach-o 16777223",
  "darwin-arm64": "mach-o 16777228",
  "win32-x64": "pe 34404",
  "win32-arm64": "pe 43620",
};

/** The format of a program and the number of its processor: ELF's e_machine, Mach-O's cputype, or PE's Machine. */
async function kindOf(file) {
  const head = Buffer.alloc(4096);
  const handle = await open(file);
  await handle.read(head, 0, head.length, 0);
  await handle.close();
  if (head.readUInt32BE(0) === 0x7f454c46) return `elf ${head.readUInt16LE(18)}`;
  if (head.readUInt32LE(0) === 0xfeedfacf) return `mach-o ${head.readUInt32LE(4)}`;
  const at = head.toString("latin1", 0, 2) === "MZ" ? head.readUInt32LE(60) : head.length;
  if (at < head.length - 6 && head.toString("latin1", at, at + 4) === "PE\0\0") return `pe ${head.readUInt16LE(at + 4)}`;
  return "no program";
}

const { values: { target, program, out } } = parseArgs({
  options: { target: { type: "string" }, program: { type: "string" }, out: { type: "string" } },
});
if ((target === undefined) !== (program === undefined)) throw new Error("--target and --program go together");
if (target !== undefined) {
  if (!(target in TARGETS)) throw new Error(`no target “${target}”: ${Object.keys(TARGETS).join(", ")}`);
  const kind = await kindOf(program);
  if (kind !== TARGETS[target]) throw new Error(`“${program}” is ${kind}, and ${target} needs ${TARGETS[target]}`);
}

await rm("server", { recursive: true, force: true });
try {
  if (target !== undefined) {
    const inside = `server/variorum${target.startsWith("win32") ? ".exe" : ""}`;
    await mkdir("server");
    await copyFile(program, inside);
    await chmod(inside, 0o755);
  }
  await createVSIX({
    ...(target === undefined ? {} : { target }),
    ...(out === undefined ? {} : { packagePath: out }),
    allowMissingRepository: true,
    dependencies: false,
    rewriteRelativeLinks: false,
  });
} finally {
  await rm("server", { recursive: true, force: true });
}
