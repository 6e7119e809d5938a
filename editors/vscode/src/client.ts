// Runs the server: finds it, starts it, restarts it, and says clearly when that cannot be done.

import { stat } from "node:fs/promises";
import { join } from "node:path";
import { commands, type ExtensionContext, l10n, type LogOutputChannel, type SymbolInformation, window, workspace } from "vscode";
import { LanguageClient, RevealOutputChannelOn, State as ClientState, type StaticFeature } from "vscode-languageclient/node";
import { findBinary, type Found, type NotFound } from "./binary";
import type { Status } from "./status";

/** What a person may find the server in. */
export type State = "off" | "running" | "notFound" | "failed";

/** The languages of seeds; which files of them are seeds is the server's to say. */
export const LANGUAGES = ["markdown", "html", "plaintext"];

export class Server {
  state: State = "off";
  found: Found | undefined;
  private client: LanguageClient | undefined;
  /** Starts and stops run one after another, in the order in which they were asked for. */
  private queue: Promise<void> = Promise.resolve();

  constructor(
    private readonly context: ExtensionContext,
    private readonly output: LogOutputChannel,
    private readonly status: Status,
  ) {}

  /** Starts the server, or starts it anew; `asked`: a person asked for it and is told how it went. */
  restart(asked = false): Promise<void> {
    return this.then(async () => {
      await this.stopNow();
      await this.startNow(asked);
    });
  }

  stop(): Promise<void> {
    return this.then(() => this.stopNow());
  }

  /** The page of a rule, by its name or the path of its address, as Markdown; undefined if there is no such rule. */
  async rulePage(rule: string): Promise<string | undefined> {
    const page = await this.client?.sendRequest<{ text: string } | null>("variorum/ruleDocumentation", { rule });
    return page?.text;
  }

  /** What the server answers to a request of its own; undefined while it does not run. */
  async request<T>(method: string, params?: object): Promise<T | undefined> {
    return params === undefined ? this.client?.sendRequest<T>(method) : this.client?.sendRequest<T>(method, params);
  }

  private then(step: () => Promise<void>): Promise<void> {
    this.queue = this.queue.then(step).catch((error: unknown) => this.output.error(String(error)));
    return this.queue;
  }

  private async startNow(asked: boolean): Promise<void> {
    // Without a folder there is no corpus.
    const folder = workspace.workspaceFolders?.[0]?.uri;
    if (folder === undefined) return;
    const result = await findBinary({
      setting: workspace.getConfiguration("variorum").get("server.path", "").trim(),
      extensionFolder: this.context.extensionPath,
      trustedFolder: workspace.isTrusted ? folder.fsPath : undefined,
      path: process.env["PATH"] ?? "",
      platform: process.platform,
    });
    if ("reason" in result) {
      await this.sayNotFound(result, asked);
      return;
    }
    this.found = result;
    this.output.info(`Starting ${result.program} (found by: ${result.by})`);
    await this.run(result.program, asked);
  }

  private async run(program: string, asked: boolean): Promise<void> {
    // Documents that are open when the client starts are asked about before the server is told of them, unless this is
    // waited for; their findings would be missing until the next edit.
    const opening = new Map<string, Promise<void>>();
    const client = new LanguageClient(
      "variorum",
      "Variorum",
      { command: program, args: ["lsp"] },
      {
        documentSelector: [
          ...LANGUAGES.map((language) => ({ scheme: "file", language })),
          // What is wrong with the settings of a corpus is said in their file.
          { scheme: "file", pattern: "**/variorum.toml" },
          // Documents of the server's own making, whose lines lead back into their files.
          { scheme: "variorum" },
        ],
        outputChannel: this.output,
        revealOutputChannelOn: RevealOutputChannelOn.Never,
        synchronize: { configurationSection: "variorum" },
        middleware: {
          didOpen: (document, next) => {
            const sent = next(document);
            opening.set(document.uri.toString(), sent);
            return sent;
          },
          // Findings are the first that is seen of a small corpus; there are none outside of one.
          provideDiagnostics: async (document, previousResultId, token, next) => {
            await opening.get(("uri" in document ? document.uri : document).toString());
            const report = await next(document, previousResultId, token);
            if (report?.kind === "full" && report.items.length > 0) this.status.served();
            return report;
          },
          // Asked for every two seconds; many seeds, and many findings: only for who wants them.
          provideWorkspaceDiagnostics: async (resultIds, token, reporter, next) => {
            const wanted = workspace.getConfiguration("variorum").get("diagnostics.workspace", false);
            return wanted ? next(resultIds, token, reporter) : { items: [] };
          },
          handleDiagnostics: (uri, diagnostics, next) => {
            if (diagnostics.length > 0) this.status.served();
            next(uri, diagnostics);
          },
          provideWorkspaceSymbols: async (query, token, next) => withWhatWasTyped(query, await next(query, token)),
          // Shown in one place, the status bar item.
          handleWorkDoneProgress: (_token, params) => this.status.progress(params),
        },
      },
    );
    this.client = client;
    client.registerFeature(OWN_COMMANDS);
    client.onDidChangeState(({ newState }) => {
      if (client !== this.client) return;
      if (newState === ClientState.Running) this.state = "running";
      if (newState === ClientState.Stopped) this.state = "failed";
    });
    try {
      await client.start();
    } catch (error) {
      this.state = "failed";
      const why = error instanceof Error ? error.message : String(error);
      const reason = l10n.t("The server could not be started: {0}", why);
      this.output.error(reason);
      if (asked || (await isDeclaredCorpus())) {
        this.status.failed(reason);
        void this.sayWithWays(`${reason} (${program})`);
      }
    }
  }

  private async stopNow(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    this.found = undefined;
    this.state = "off";
    this.status.hide();
    if (client === undefined) return;
    try {
      await client.dispose();
    } catch (error) {
      // A server that had not come up has nothing to stop.
      this.output.debug(`While stopping: ${String(error)}`);
    }
  }

  private async sayNotFound(missing: NotFound, asked: boolean): Promise<void> {
    this.state = "notFound";
    const reason = whyNotFound(missing);
    this.output.error(reason);
    // In a folder that is no corpus nobody waits for the server, so nothing is said there.
    if (!asked && !missing.setting && !(await isDeclaredCorpus())) return;
    this.status.failed(reason);
    void this.sayWithWays(reason);
  }

  private async sayWithWays(message: string): Promise<void> {
    const settings = l10n.t("Open Settings");
    const install = l10n.t("How to Install");
    const log = l10n.t("Show Output");
    switch (await window.showErrorMessage(`Variorum: ${message}`, settings, install, log)) {
      case settings:
        await commands.executeCommand("workbench.action.openSettings", "variorum.server.path");
        break;
      case install:
        await commands.executeCommand("extension.open", this.context.extension.id);
        break;
      case log:
        this.output.show();
        break;
      default:
    }
  }
}

/**
 * VS Code leaves out symbols whose names do not have what was typed, letter for letter: what the server found by pinyin or
 * in the other script gets it behind its name.
 */
function withWhatWasTyped(query: string, found: SymbolInformation[] | null | undefined): SymbolInformation[] {
  const typed = Array.from(query.toLowerCase().replace(/\s/g, ""));
  for (const symbol of found ?? []) {
    const name = symbol.name.toLowerCase();
    let at = 0;
    const has = typed.every((letter) => (at = name.indexOf(letter, at) + 1) > 0);
    if (!has) symbol.name += ` (${query})`;
  }
  return found ?? [];
}

/** Tells the server which commands of the extension its lenses and actions can run. */
const OWN_COMMANDS: StaticFeature = {
  fillClientCapabilities: (capabilities) => {
    capabilities.experimental = { commands: { commands: ["variorum.showWitnesses", "variorum.compare"] } };
  },
  initialize: () => undefined,
  getState: () => ({ kind: "static" }),
  clear: () => undefined,
};

/** Why there is no program, for a person to read. */
function whyNotFound({ reason, written = "" }: NotFound): string {
  switch (reason) {
    case "nowhere":
      return l10n.t("The program “variorum” is neither bundled with the extension nor on PATH");
    case "untrusted":
      return l10n.t("“{0}” in variorum.server.path needs an open folder that you trust", written);
    case "relative":
      return l10n.t("“{0}” in variorum.server.path is not an absolute path", written);
    case "noProgram":
      return l10n.t("“{0}” in variorum.server.path is not a program that can be run", written);
  }
}

/** Whether a folder of the workspace says by a `variorum.toml` that it is a corpus. */
async function isDeclaredCorpus(): Promise<boolean> {
  for (const folder of workspace.workspaceFolders ?? []) {
    if (await stat(join(folder.uri.fsPath, "variorum.toml")).catch(() => undefined)) return true;
  }
  return false;
}
