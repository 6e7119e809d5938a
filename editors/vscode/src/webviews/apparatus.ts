// The apparatus: what all witnesses of a passage read, below the text.

import {
  commands,
  type Disposable,
  l10n,
  type Uri,
  type WebviewView,
  type WebviewViewProvider,
  window,
} from "vscode";
import type { Server } from "../client";
import { openAt } from "../places";
import type { ApparatusOfPassage, Passage, Place, Where } from "../protocol";
import type { Reprints } from "../reprints";
import { appearance, witnesses } from "../words";
import type { ApparatusOfSeed, FromPage, Nothing, ToPage } from "./messages";
import { options, page } from "./page";

export class ApparatusView implements WebviewViewProvider {
  private view: WebviewView | undefined;
  /** The passage whose apparatus is shown or being asked for. */
  private passage: Passage | undefined;
  private isReady = false;

  constructor(
    private readonly server: Server,
    private readonly reprints: Reprints,
    private readonly extension: Uri,
  ) {}

  register(): Disposable[] {
    return [
      window.registerWebviewViewProvider("variorum.apparatus", this),
      commands.registerCommand("variorum.showApparatus", (uri?: string, at?: Place) => this.show(uri, at)),
      this.reprints.onDidChange(() => void this.follow(true)),
      this.reprints.onDidMove(() => void this.follow(false)),
    ];
  }

  resolveWebviewView(view: WebviewView): void {
    this.view = view;
    this.isReady = false;
    view.webview.options = options(this.extension);
    view.onDidDispose(() => {
      this.view = undefined;
      this.reprints.watch(this, false);
    });
    view.onDidChangeVisibility(() => {
      this.reprints.watch(this, view.visible);
      if (view.visible) void this.follow(true);
    });
    view.webview.onDidReceiveMessage((message: FromPage) => {
      if (message.kind === "open") {
        void this.open(message.where);
        return;
      }
      this.isReady = true;
      void this.follow(true);
    });
    this.reprints.watch(this, true);
    view.webview.html = page(view.webview, this.extension, "apparatus", l10n.t("Apparatus"));
  }

  private async show(uri?: string, at?: Place): Promise<void> {
    const current = this.reprints.cursor();
    if (at !== undefined && current !== undefined && current.editor.document.uri.toString() === uri) {
      await openAt({ uri: current.editor.document.uri.toString(), range: { start: at, end: at } }, { preview: true });
    }
    await commands.executeCommand("variorum.apparatus.focus");
    await this.follow(true);
  }

  /** Shows the apparatus of the passage under the cursor. */
  private async follow(isNew: boolean): Promise<void> {
    if (this.view?.visible !== true || !this.isReady) return;
    const { current } = this.reprints;
    const passage = this.reprints.cursor()?.passage;
    if (!isNew && (passage === undefined || passage === this.passage)) return;
    this.passage = passage;
    if (passage === undefined || current === undefined) {
      this.post(nothing());
      return;
    }
    const params = { textDocument: { uri: current.document.uri.toString() }, position: passage.range.start };
    const found = await this.server.ask<ApparatusOfPassage>("apparatus", params);
    if (this.passage === passage) this.post(found ? pageOf(found) : nothing());
  }

  private post(message: ToPage): void {
    void this.view?.webview.postMessage(message);
  }

  private async open(where: Where): Promise<void> {
    this.reprints.stayWhileVisiting(where.uri);
    await openAt(where);
  }
}

function nothing(): Nothing {
  return { kind: "nothing", why: l10n.t("Put the cursor in a passage that other seeds also have to see what each of them reads.") };
}

/** What the page shows. */
function pageOf(found: ApparatusOfPassage): ApparatusOfSeed {
  const entries = found.entries.map(({ range, readings }) => ({
    where: { uri: found.seed.uri, range },
    readings: readings.map((reading) => ({
      text: reading.text,
      isHere: reading.here,
      note: reading.text === "" ? l10n.t("omitted") : "",
      witnesses: reading.witnesses.flatMap((index, at) => {
        const witness = found.witnesses[index];
        if (witness === undefined) return [];
        const label = l10n.t("{0}: {1}", appearance(witness), reading.text === "" ? l10n.t("omitted") : reading.text);
        return [{ name: appearance(witness), label, where: reading.locations[at] ?? null }];
      }),
    })),
  }));
  const named = found.witnesses.map((it) => `${appearance(it)} (${it.containsText})`);
  return {
    kind: "apparatus",
    title: found.seed.name,
    summary: l10n.t("{0}: {1}", witnesses(found.witnesses.length), named.join(l10n.t(", "))),
    sentences: found.sentences.map(({ parts }) => {
      const own = [...new Set(parts.flatMap(({ entry }) => (entry === undefined || entry === null ? [] : [entry])))];
      return {
        parts: parts.map(({ text, entry }) => ({ text, entry: entry === undefined || entry === null ? null : own.indexOf(entry) })),
        entries: own.flatMap((index) => entries[index] ?? []),
      };
    }),
  };
}
