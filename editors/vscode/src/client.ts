// Runs the server: finds it, starts it, restarts it, and asks it.

import {
  type CancellationToken,
  type Event,
  EventEmitter,
  type ExtensionContext,
  l10n,
  type LogOutputChannel,
  workspace,
} from "vscode";
// Loaded when the server is started, not before: it is most of the code.
import type * as Library from "vscode-languageclient/node";
import type { LanguageClient, LanguageClientOptions, StaticFeature } from "vscode-languageclient/node";
import { findBinary, type Found, type NotFound } from "./binary";
import { isDeclaredCorpus, sayWithWays, whyNotFound } from "./missing";
import { COMMANDS, type Command, type Request, REQUESTS } from "./protocol";
import type { Status } from "./status";
import { withWhatWasTyped } from "./symbols";

/** What a person may find the server in. */
export type State = "off" | "running" | "notFound" | "failed";

/** The languages of seeds; which files of them are seeds is the server's to say. */
export const LANGUAGES = ["markdown", "html", "plaintext"];

/** The server was told to leave a request, or what was asked about has changed (LSP). */
const GIVEN_UP = [-32800, -32801, -32802];

export class Server {
  state: State = "off";
  found: Found | undefined;
  /** What the running server can be asked for; known once it runs. */
  readonly has = new Set<Request | Command>();
  private client: LanguageClient | undefined;
  /** Starts and stops run one after another, in the order in which they were asked for. */
  private queue: Promise<void> = Promise.resolve();
  private readonly changed = new EventEmitter<void>();
  private readonly corpusChanged = new EventEmitter<void>();
  /** The server runs, with all that it has, or runs no more. */
  readonly onDidChange: Event<void> = this.changed.event;
  /** Seeds, or what they share, may be others than before. */
  readonly onDidChangeCorpus: Event<void> = this.corpusChanged.event;

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

  /** The same for what a view shows: undefined too when the server lacks it, or when the answer is no longer of any use. */
  async ask<T>(request: Request, params: object | undefined, token?: CancellationToken): Promise<T | null | undefined> {
    if (!this.has.has(request)) return undefined;
    try {
      // What is not given must not be an argument.
      const given = [params, token].filter((it) => it !== undefined);
      return await this.client?.sendRequest<T | null>(`variorum/${request}`, ...(given as [object]));
    } catch (error) {
      const { code } = error as { code?: unknown };
      if (typeof code !== "number" || !GIVEN_UP.includes(code)) this.output.warn(`variorum/${request}: ${String(error)}`);
      return undefined;
    }
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
    const library = await import("vscode-languageclient/node");
    const client = new library.LanguageClient("variorum", "Variorum", { command: program, args: ["lsp"] }, this.options(library));
    this.client = client;
    client.registerFeature(OWN_COMMANDS);
    client.onNotification("variorum/corpusChanged", () => this.corpusChanged.fire());
    client.onDidChangeState(({ newState }) => {
      if (client !== this.client) return;
      if (newState === library.State.Running) this.state = "running";
      if (newState !== library.State.Stopped) return;
      this.state = "failed";
      this.has.clear();
      this.changed.fire();
    });
    try {
      await client.start();
      if (client === this.client) this.learn(client);
    } catch (error) {
      this.state = "failed";
      const why = error instanceof Error ? error.message : String(error);
      const reason = l10n.t("The server could not be started: {0}", why);
      this.output.error(reason);
      if (asked || (await isDeclaredCorpus())) {
        this.status.failed(reason);
        void sayWithWays(`${reason} (${program})`, this.context, this.output);
      }
    }
  }

  /** Takes in what the server has: what an older one does not have is hidden. */
  private learn(client: LanguageClient): void {
    const offered = client.initializeResult?.capabilities.executeCommandProvider?.commands ?? [];
    for (const command of COMMANDS) if (offered.includes(`variorum.${command}`)) this.has.add(command);
    const experimental: unknown = client.initializeResult?.capabilities.experimental;
    const said = (experimental as { variorum?: { requests?: unknown } } | undefined)?.variorum?.requests;
    for (const request of REQUESTS) if (Array.isArray(said) && said.includes(`variorum/${request}`)) this.has.add(request);
    this.changed.fire();
  }

  private options(library: typeof Library): LanguageClientOptions {
    // Documents that are open when the client starts are asked about before the server is told of them, unless this is
    // waited for; their findings would be missing until the next edit.
    const opening = new Map<string, Promise<void>>();
    return {
      documentSelector: [
        ...LANGUAGES.map((language) => ({ scheme: "file", language })),
        // What is wrong with the settings of a corpus is said in their file.
        { scheme: "file", pattern: "**/variorum.toml" },
        // Documents of the server's own making, whose lines lead back into their files.
        { scheme: "variorum" },
      ],
      outputChannel: this.output,
      revealOutputChannelOn: library.RevealOutputChannelOn.Never,
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
        handleWorkDoneProgress: (_token, params) => {
          this.status.progress(params);
          if (params.kind === "end") this.corpusChanged.fire();
        },
      },
    };
  }

  private async stopNow(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    this.found = undefined;
    this.state = "off";
    this.has.clear();
    this.changed.fire();
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
    void sayWithWays(reason, this.context, this.output);
  }
}

/** Tells the server which commands of the extension its lenses and actions can run, and what it may tell. */
const OWN_COMMANDS: StaticFeature = {
  fillClientCapabilities: (capabilities) => {
    capabilities.experimental = {
      commands: { commands: ["variorum.showWitnesses", "variorum.compare"] },
      variorum: { corpusChanged: true },
    };
  },
  initialize: () => undefined,
  getState: () => ({ kind: "static" }),
  clear: () => undefined,
};
