// The reprint map: who has which part of a seed, over time.

import { commands, Disposable, l10n, type Uri, ViewColumn, type WebviewPanel, window } from "vscode";
import { openAt } from "../places";
import type { ReprintsOfSeed, Seed, Where } from "../protocol";
import type { Reprints } from "../reprints";
import { appearance, characters, passages, variants, witnesses } from "../words";
import { ALIKE, type FromPage, type MapOfSeed, type Mark, type Row, type ToPage } from "./messages";
import { options, page } from "./page";

export class MapPanel {
  private panel: WebviewPanel | undefined;

  constructor(
    private readonly reprints: Reprints,
    private readonly extension: Uri,
  ) {}

  register(): Disposable[] {
    return [
      commands.registerCommand("variorum.showMap", () => this.show()),
      this.reprints.onDidChange(() => this.draw()),
      this.reprints.onDidMove(() => this.point()),
      new Disposable(() => this.panel?.dispose()),
    ];
  }

  private show(): void {
    if (this.panel !== undefined) {
      this.panel.reveal(undefined, false);
      return;
    }
    const name = l10n.t("Reprint map");
    const panel = window.createWebviewPanel("variorum.map", name, ViewColumn.Beside, options(this.extension));
    this.panel = panel;
    this.reprints.watch(this, true);
    panel.onDidDispose(() => {
      this.panel = undefined;
      this.reprints.watch(this, false);
    });
    panel.onDidChangeViewState(() => this.reprints.watch(this, panel.visible));
    panel.webview.onDidReceiveMessage((message: FromPage) => {
      if (message.kind === "ready") this.draw();
      else void this.open(message.where);
    });
    panel.webview.html = page(panel.webview, this.extension, "map", name);
  }

  private draw(): void {
    if (this.panel === undefined) return;
    const reprints = this.reprints.current?.reprints;
    this.panel.title = reprints === undefined ? l10n.t("Reprint map") : l10n.t("Reprint map: {0}", reprints.seed.name);
    if (reprints === undefined) this.post({ kind: "nothing", why: l10n.t("Open a seed to see which seeds have which part of it.") });
    else if (reprints.witnesses.length === 0) this.post({ kind: "nothing", why: l10n.t("No other seed shares a passage with this one") });
    else this.post(mapOf(reprints));
    this.point();
  }

  private point(): void {
    this.post({ kind: "cursor", at: this.reprints.cursor()?.passage?.at ?? null });
  }

  private post(message: ToPage): void {
    void this.panel?.webview.postMessage(message);
  }

  /** Opens a place beside the map, and leaves the map with its seed. */
  private async open(where: Where): Promise<void> {
    this.reprints.stayWhileVisiting(where.uri);
    const column = this.reprints.cursor()?.editor.viewColumn ?? ViewColumn.One;
    await openAt(where, { column });
  }
}

/** What the page draws. Rows come in order of time, the seed itself among them. */
function mapOf(reprints: ReprintsOfSeed): MapOfSeed {
  const { seed, witnesses: all, passages: shared, characters: length } = reprints;
  const rows = all.map((witness, index): Row => ({
    ...named(witness),
    lines: [witness.name, appearance(witness), l10n.t("has {0} of this text", witness.containsText)],
    isSeed: false,
    where: witness.location,
    marks: marksOf(reprints, index),
  }));
  const own: Row = {
    ...named(seed),
    lines: [seed.name, appearance(seed), l10n.t("this text")],
    isSeed: true,
    where: { uri: seed.uri, range: shared[0]?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } },
    marks: shared.map((passage) => ({
      at: passage.at,
      similarity: null,
      variants: [],
      lines: [`${passage.excerpt}…`, `${characters(passage.characters)} · ${witnesses(passage.witnesses.length)} · ${variants(passage.variants)}`],
      where: { uri: seed.uri, range: passage.range },
    })),
  };
  // Witnesses come in order, those without a date last.
  rows.splice(reprints.earlier, 0, own);
  const borders = ALIKE.map((part) => l10n.t("{0} %", part * 100));
  return {
    kind: "map",
    title: seed.name,
    summary: [characters(length), witnesses(all.length), passages(shared.length)].join(" · "),
    characters: length,
    rows,
    words: {
      axis: l10n.t("Characters of this text"),
      time: l10n.t("Published"),
      alike: [l10n.t("less than {0} similar", borders[0] ?? ""), ...borders.slice(0, -1).map((border) => l10n.t("from {0}", border)), l10n.t("identical")],
      variant: l10n.t("reads differently"),
      undated: l10n.t("undated"),
    },
  };
}

function named(seed: Seed): { day: string | null; date: string; name: string } {
  return { day: seed.published, date: seed.day, name: seed.outlet };
}

/** The stretches that a witness has, cut where others end: each leads to its very place. */
function marksOf(reprints: ReprintsOfSeed, index: number): Mark[] {
  const own = reprints.shared.filter((it) => it.witness === index);
  return reprints.passages.flatMap((passage) =>
    passage.witnesses
      .filter((it) => it.witness === index)
      .map((it): Mark => {
        const [from, to] = passage.at;
        const there = own.flatMap((shared) => shared.variantsAt ?? []).filter((at) => from <= at && at < to);
        const isMoved = own.some((shared) => shared.moved && shared.at[0] < to && from < shared.at[1]);
        const witness = reprints.witnesses[index];
        return {
          at: passage.at,
          similarity: it.similarity,
          variants: [...new Set(there)],
          lines: [
            ...(witness === undefined ? [] : [appearance(witness)]),
            `${passage.excerpt}…`,
            `${l10n.t("{0} similar", it.similarityText)} · ${variants(it.variants)}`,
            ...(isMoved ? [l10n.t("In a different place among the passages")] : []),
          ],
          where: it.location,
        };
      }),
  );
}
