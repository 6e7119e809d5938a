// Starts the server when a folder is opened and ties commands, views and settings to it.

import { commands, Disposable, type ExtensionContext, version, window, workspace } from "vscode";
import { Server, type State } from "./client";
import type { Found } from "./binary";
import { setContext } from "./contexts";
import { showMenu } from "./menu";
import { Navigation } from "./navigation";
import { COMMANDS, REQUESTS } from "./protocol";
import { Reprints } from "./reprints";
import { Status } from "./status";
import { registerFirstSteps } from "./start";
import { registerTasks } from "./tasks";
import { CorpusView } from "./views/corpus";
import { ReprintsView } from "./views/reprints";
import { ApparatusView } from "./webviews/apparatus";
import { MapPanel } from "./webviews/map";
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
    ...status.follow(running),
    ...hideWhatIsMissing(running, status),
    ...views(running, context),
    commands.registerCommand("variorum.menu", () => showMenu(running, status)),
    commands.registerCommand("variorum.restartServer", () => running.restart(true)),
    commands.registerCommand("variorum.showOutput", () => output.show()),
    commands.registerCommand("variorum.reportProblem", () => reportProblem(running)),
    commands.registerCommand("variorum.goToWitness", () => inSeed("editor.action.revealDefinition")),
    commands.registerCommand("variorum.showWitnesses", showWitnesses),
    registerTasks(running),
    ...registerFirstSteps(context.extension.id),
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

/** The views, which share what is known of the seed that is looked at. */
function views(running: Server, { extensionUri, workspaceState }: ExtensionContext): Disposable[] {
  const reprints = new Reprints(running);
  return [
    ...reprints.register(),
    ...new Navigation(reprints).register(),
    ...new ReprintsView(reprints).register(),
    ...new CorpusView(running, workspaceState).register(),
    ...new ApparatusView(running, reprints, extensionUri).register(),
    ...new MapPanel(reprints, extensionUri).register(),
  ];
}

/** Shows in a corpus only, and of that only what the server has. */
function hideWhatIsMissing(running: Server, status: Status): Disposable[] {
  return [
    status.onDidServe((isServed) => setContext("corpus", isServed)),
    running.onDidChange(() => {
      for (const name of [...REQUESTS, ...COMMANDS]) void setContext(`has.${name}`, running.has.has(name));
    }),
  ];
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
