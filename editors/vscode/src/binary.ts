// Finds the `variorum` program by named strategies, in order: the setting, the program bundled with the extension, PATH.

import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { delimiter, isAbsolute, join } from "node:path";

/** What the search depends on, so that it needs no editor to be tried. */
export interface Surroundings {
  /** The value of `variorum.server.path`; empty when not set. */
  readonly setting: string;
  /** The folder of the extension. */
  readonly extensionFolder: string;
  /** The first folder of the workspace, if it is open and trusted. */
  readonly trustedFolder: string | undefined;
  /** The value of `PATH`. */
  readonly path: string;
  readonly platform: NodeJS.Platform;
}

/** How a program was found. */
export type Strategy = "setting" | "bundled" | "PATH";

export interface Found {
  readonly program: string;
  readonly by: Strategy;
}

/** Says why there is no program. */
export interface NotFound {
  readonly reason: Reason;
  /** What the setting says. */
  readonly written?: string;
  /** Whether it is the setting that is wrong. */
  readonly setting: boolean;
}

export type Reason = "nowhere" | "untrusted" | "relative" | "noProgram";

/** The first program that a strategy yields. A setting that leads nowhere is an error, not passed over. */
export async function findBinary(around: Surroundings): Promise<Found | NotFound> {
  if (around.setting !== "") return fromSetting(around);
  return (
    (await fromBundle(around)) ??
    (await fromPath(around)) ?? { reason: "nowhere", setting: false }
  );
}

async function fromSetting(around: Surroundings): Promise<Found | NotFound> {
  const written = around.setting;
  const wrong = (reason: Reason): NotFound => ({ reason, written, setting: true });
  let program = written;
  if (written.startsWith("~/")) {
    program = join(homedir(), written.slice(2));
  } else if (written.startsWith("${workspaceFolder}/")) {
    if (around.trustedFolder === undefined) return wrong("untrusted");
    program = join(around.trustedFolder, written.slice("${workspaceFolder}/".length));
  }
  if (!isAbsolute(program)) return wrong("relative");
  return (await isProgram(program)) ? { program, by: "setting" } : wrong("noProgram");
}

async function fromBundle(around: Surroundings): Promise<Found | undefined> {
  const program = join(around.extensionFolder, "server", programName(around.platform));
  return (await isProgram(program)) ? { program, by: "bundled" } : undefined;
}

async function fromPath(around: Surroundings): Promise<Found | undefined> {
  for (const folder of around.path.split(delimiter)) {
    // A relative entry would let an opened folder bring its own program.
    if (!isAbsolute(folder)) continue;
    const program = join(folder, programName(around.platform));
    if (await isProgram(program)) return { program, by: "PATH" };
  }
  return undefined;
}

function programName(platform: NodeJS.Platform): string {
  return platform === "win32" ? "variorum.exe" : "variorum";
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
