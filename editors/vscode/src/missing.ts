// What a person is told, and offered, when there is no server.

import { stat } from "node:fs/promises";
import { join } from "node:path";
import { commands, type ExtensionContext, l10n, type LogOutputChannel, window, workspace } from "vscode";
import type { NotFound } from "./binary";

/** Says what is wrong, with ways out. */
export async function sayWithWays(message: string, context: ExtensionContext, output: LogOutputChannel): Promise<void> {
  const settings = l10n.t("Open Settings");
  const install = l10n.t("How to Install");
  const log = l10n.t("Show Output");
  switch (await window.showErrorMessage(`Variorum: ${message}`, settings, install, log)) {
    case settings:
      await commands.executeCommand("workbench.action.openSettings", "variorum.server.path");
      break;
    case install:
      await commands.executeCommand("extension.open", context.extension.id);
      break;
    case log:
      output.show();
      break;
    default:
  }
}

/** Why there is no program, for a person to read. */
export function whyNotFound({ reason, written = "" }: NotFound): string {
  switch (reason) {
    case "nowhere":
      return l10n.t("The program “variorum” is neither bundled with the extension nor on PATH");
    case "untrusted":
      return l10n.t("“{0}” in variorum.server.path requires an open folder that you trust", written);
    case "relative":
      return l10n.t("“{0}” in variorum.server.path is not an absolute path", written);
    case "noProgram":
      return l10n.t("“{0}” in variorum.server.path is not an executable program", written);
  }
}

/** Whether a folder of the workspace says by a `variorum.toml` that it is a corpus. */
export async function isDeclaredCorpus(): Promise<boolean> {
  for (const folder of workspace.workspaceFolders ?? []) {
    if (await stat(join(folder.uri.fsPath, "variorum.toml")).catch(() => undefined)) return true;
  }
  return false;
}
