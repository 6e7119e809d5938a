// Starts the server when a folder is opened and ties commands and settings to it.

import { commands, type ExtensionContext, type TextEditor, window, workspace } from "vscode";
import { LANGUAGES, Server, type State } from "./client";
import type { Found } from "./binary";
import { Status } from "./status";

/** What other extensions, and the tests, may ask. */
export interface Api {
  state(): State;
  /** The program that runs, and how it was found. */
  found(): Found | undefined;
}

let server: Server | undefined;

export function activate(context: ExtensionContext): Api {
  const output = window.createOutputChannel("Variorum", { log: true });
  const status = new Status();
  const running = new Server(context, output, status);
  server = running;

  context.subscriptions.push(
    output,
    status,
    commands.registerCommand("variorum.restartServer", () => running.restart(true)),
    commands.registerCommand("variorum.showOutput", () => output.show()),
    commands.registerCommand("variorum.goToWitness", () => inSeed("editor.action.revealDefinition")),
    commands.registerCommand("variorum.showWitnesses", () => inSeed("editor.action.referenceSearch.trigger")),
    // What the code of a finding leads to.
    workspace.registerTextDocumentContentProvider("variorum-rule", {
      provideTextDocumentContent: async (uri) => (await running.rulePage(uri.path)) ?? "",
    }),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("variorum.server")) void running.restart();
    }),
    workspace.onDidGrantWorkspaceTrust(() => running.restart()),
    workspace.onDidChangeWorkspaceFolders(() => {
      if (running.state === "off") void running.restart();
    }),
  );

  void running.restart();
  return { state: () => running.state, found: () => running.found };
}

export function deactivate(): Promise<void> | undefined {
  return server?.stop();
}

/** Runs one of the editor's own commands at the cursor of a file that may be a seed. */
async function inSeed(command: string): Promise<void> {
  const editor: TextEditor | undefined = window.activeTextEditor;
  if (editor !== undefined && LANGUAGES.includes(editor.document.languageId)) await commands.executeCommand(command);
}
