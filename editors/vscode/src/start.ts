// First steps: the walkthrough, and the file that makes a folder a corpus.

import { commands, type Disposable, l10n, Uri, window, workspace } from "vscode";

export function registerFirstSteps(extension: string): Disposable[] {
  return [
    commands.registerCommand("variorum.gettingStarted", () => commands.executeCommand("workbench.action.openWalkthrough", `${extension}#start`, false)),
    commands.registerCommand("variorum.createManifest", createManifest),
  ];
}

/** Opens the `variorum.toml` of the first folder, an empty one if there is none yet. */
async function createManifest(): Promise<void> {
  const [folder] = workspace.workspaceFolders ?? [];
  if (folder === undefined) {
    void window.showInformationMessage(l10n.t("Open a folder first"));
    return;
  }
  const file = Uri.joinPath(folder.uri, "variorum.toml");
  const isThere = await workspace.fs.stat(file).then(() => true, () => false);
  if (!isThere) await workspace.fs.writeFile(file, new Uint8Array());
  await window.showTextDocument(file);
}
