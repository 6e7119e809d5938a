// The status bar item. It appears when the server shows that the folder is a corpus, and never before.

import {
  type DiagnosticChangeEvent,
  DiagnosticSeverity,
  Disposable,
  EventEmitter,
  l10n,
  languages,
  StatusBarAlignment,
  StatusBarItem,
  ThemeColor,
  type Uri,
  window,
} from "vscode";
import type { WorkDoneProgressBegin, WorkDoneProgressEnd, WorkDoneProgressReport } from "vscode-languageclient/node";
import type { Server } from "./client";
import type { StatusOfServer } from "./protocol";
import { errors, seeds } from "./words";

type Progress = WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd;

/** Waits so long before the seeds are counted again, in milliseconds. */
const SOON = 300;

export class Status {
  private readonly item: StatusBarItem;
  private readonly serving = new EventEmitter<boolean>();
  /** Whether the folder is known to be a corpus that is served. */
  readonly onDidServe = this.serving.event;
  /** What the server said of itself last. */
  known: StatusOfServer | undefined;
  private title = "";
  private working = false;
  private isServed = false;
  private readonly errors = new Map<string, number>();
  private timer: NodeJS.Timeout | undefined;

  constructor() {
    this.item = window.createStatusBarItem("variorum", StatusBarAlignment.Right, 100);
    this.item.name = "Variorum";
    this.item.command = "variorum.menu";
  }

  /** Keeps the numbers up to date. */
  follow(server: Server): Disposable[] {
    const soon = (): void => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.count(server), SOON);
    };
    return [
      server.onDidChange(soon),
      server.onDidChangeCorpus(soon),
      languages.onDidChangeDiagnostics((change: DiagnosticChangeEvent) => this.countErrors(change.uris)),
      new Disposable(() => clearTimeout(this.timer)),
    ];
  }

  /** Errors among what is shown under Problems. */
  get countOfErrors(): number {
    return [...this.errors.values()].reduce((sum, count) => sum + count, 0);
  }

  /** The server works on the corpus. */
  progress(progress: Progress): void {
    this.working = progress.kind !== "end";
    if (progress.kind === "begin") this.title = progress.title;
    if (progress.kind === "end") {
      this.served();
      return;
    }
    this.serves(true);
    const percent = progress.percentage === undefined ? "" : ` ${progress.percentage} %`;
    this.show(`$(sync~spin) Variorum${percent}`, [this.title, progress.message].filter(Boolean).join(": "));
  }

  /** The server has shown that it serves this folder. */
  served(): void {
    this.serves(true);
    if (this.working) return;
    const count = this.known?.corpora.reduce((sum, corpus) => sum + corpus.seeds, 0) ?? 0;
    const wrong = this.countOfErrors;
    const text = `$(book) ${count > 0 ? seeds(count) : "Variorum"}${wrong > 0 ? ` $(error) ${wrong}` : ""}`;
    const isPassing = this.known?.corpora.some(({ index }) => index?.lasting === false) ?? false;
    const facts = [count > 0 ? seeds(count) : "", wrong > 0 ? errors(wrong) : ""].filter(Boolean).join(" · ");
    const lines = [
      facts === "" ? l10n.t("Variorum is ready") : l10n.t("Variorum: {0}", facts),
      isPassing ? l10n.t("The index is not stored: the cache folder is not writable") : "",
      l10n.t("Click for commands"),
    ];
    this.show(text, lines.filter(Boolean).join("\n"));
  }

  /** The server is not running in a folder where a person waits for it. */
  failed(reason: string): void {
    this.show("$(error) Variorum", reason);
    this.item.backgroundColor = new ThemeColor("statusBarItem.errorBackground");
  }

  /** Nothing is known of the folder yet. */
  hide(): void {
    this.working = false;
    this.known = undefined;
    this.serves(false);
    this.item.hide();
  }

  dispose(): void {
    this.item.dispose();
    this.serving.dispose();
  }

  private serves(isServed: boolean): void {
    if (isServed === this.isServed) return;
    this.isServed = isServed;
    this.serving.fire(isServed);
  }

  private async count(server: Server): Promise<void> {
    this.known = (await server.ask<StatusOfServer>("status", undefined)) ?? undefined;
    if ((this.known?.corpora.length ?? 0) > 0) this.served();
  }

  private countErrors(uris: readonly Uri[]): void {
    const before = this.countOfErrors;
    for (const uri of uris) {
      const ours = languages.getDiagnostics(uri).filter((it) => it.source === "variorum" && it.severity === DiagnosticSeverity.Error);
      if (ours.length > 0) this.errors.set(uri.toString(), ours.length);
      else this.errors.delete(uri.toString());
    }
    if (this.isServed && this.countOfErrors !== before) this.served();
  }

  private show(text: string, tooltip: string): void {
    this.item.text = text;
    this.item.tooltip = tooltip;
    this.item.accessibilityInformation = { label: tooltip.replaceAll("\n", ", "), role: "button" };
    this.item.backgroundColor = undefined;
    this.item.show();
  }
}
