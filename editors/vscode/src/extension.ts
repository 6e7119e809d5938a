// Starts the server when a folder is opened and ties commands and settings to it.

import { commands, type ExtensionContext, version, window, workspace } from "vscode";
import { Server, type State } from "./client";
import type { Found } from "./binary";
import { Status } from "./status";
import { Comparisons, inSeed, showWitnesses } from "./witnesses";

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
    commands.registerCommand("variorum.reportProblem", () => reportProblem(running)),
    commands.registerCommand("variorum.goToWitness", () => inSeed("editor.action.revealDefinition")),
    commands.registerCommand("variorum.showWitnesses", showWitnesses),
    ...new Comparisons(running).register(),
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

/** Opens what whoever is told of a problem needs to know, to be read before it is sent; no word of a seed is in it. */
async function reportProblem(server: Server): Promise<void> {
  const report = await server.request<{ text: string }>("variorum/problemReport");
  // The server says which editor it is; without one, that is to be told too.
  const content = report?.text ?? `Editor: VS Code ${version}, ${process.platform} ${process.arch}\nServer: ${server.state}\n`;
  await window.showTextDocument(await workspace.openTextDocument({ content, language: "plaintext" }));
}

export function deactivate(): Promise<void> | undefined {
  return server?.stop();
}
