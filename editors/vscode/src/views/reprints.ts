// The view of reprints: this seed, its passages, and who has each.

import {
  commands,
  Disposable,
  env,
  l10n,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  type TreeView,
  Uri,
  window,
} from "vscode";
import { setContext } from "../contexts";
import { type Opening, openAt } from "../places";
import type { Bearer, Passage, ReprintsOfSeed, Where, Witness } from "../protocol";
import type { Reprints } from "../reprints";
import { appearance, characters, fileName, passages, shortened, variants, witnesses } from "../words";
import { Changes } from "./changes";

type Node =
  | { readonly kind: "seed"; readonly uri: string }
  | { readonly kind: "passage"; readonly passage: Passage }
  | { readonly kind: "witness"; readonly passage: Passage; readonly bearer: Bearer; readonly witness: Witness };

export const VIEW = "variorum.reprints";

export class ReprintsView implements TreeDataProvider<Node> {
  private readonly changes = new Changes();
  readonly onDidChangeTreeData = this.changes.event;
  private readonly view: TreeView<Node>;
  private root: Node & { kind: "seed" } = { kind: "seed", uri: "" };
  private nodes: { node: Node & { kind: "passage" }; witnesses: Node[] }[] = [];
  /** The passage that the view has shown by itself. */
  private followed: string | undefined;
  /** What a click has opened, so that Enter comes after it. */
  private opening: Promise<unknown> = Promise.resolve();

  constructor(private readonly reprints: Reprints) {
    this.view = window.createTreeView(VIEW, { treeDataProvider: this });
  }

  register(): Disposable[] {
    const of = (node?: Node): Node | undefined => node ?? this.view.selection[0];
    return [
      this.view,
      this.changes,
      // What is shown by itself is looked for among what is shown.
      this.changes.event(() => this.follow()),
      this.reprints.onDidChange(() => this.refresh()),
      this.reprints.onDidMove(() => this.follow()),
      this.view.onDidChangeVisibility(({ visible }) => {
        this.reprints.watch(this, visible);
        if (visible) this.follow();
      }),
      commands.registerCommand("variorum.reprints.preview", (node: Node) => this.open(node, { preview: true })),
      commands.registerCommand("variorum.reprints.open", (node?: Node) => this.open(of(node), {})),
      commands.registerCommand("variorum.reprints.openBeside", (node?: Node) => this.open(of(node), { beside: true })),
      commands.registerCommand("variorum.reprints.compare", (node?: Node) => this.compare(of(node))),
      commands.registerCommand("variorum.reprints.apparatus", (node?: Node) => this.apparatus(of(node))),
      commands.registerCommand("variorum.reprints.copyPath", (node?: Node) => copyPath(this.place(of(node)))),
    ];
  }

  getTreeItem(node: Node): TreeItem {
    const item = this.item(node);
    item.contextValue = node.kind;
    item.command = { command: "variorum.reprints.preview", title: l10n.t("Show"), arguments: [node] };
    return item;
  }

  getChildren(node?: Node): Node[] {
    if (node === undefined) this.changes.answer();
    if (this.nodes.length === 0) return [];
    if (node === undefined) return [this.root];
    if (node.kind === "seed") return this.nodes.map((it) => it.node);
    return this.nodes.find((it) => it.node === node)?.witnesses ?? [];
  }

  getParent(node: Node): Node | undefined {
    if (node.kind === "seed") return undefined;
    return node.kind === "passage" ? this.root : this.nodes.find((it) => it.witnesses.includes(node))?.node;
  }

  private item(node: Node): TreeItem {
    const current = this.reprints.current;
    if (node.kind === "passage") return passageItem(node.passage);
    if (node.kind === "witness") return witnessItem(node, current?.reprints);
    const item = new TreeItem(current === undefined ? "" : current.reprints.seed.name, TreeItemCollapsibleState.Expanded);
    item.id = node.uri;
    item.iconPath = new ThemeIcon("book");
    if (current !== undefined) {
      const { witnesses: all, passages: shared, seed } = current.reprints;
      item.description = `${witnesses(all.length)} · ${passages(shared.length)}`;
      const lines = all.map((it) => `${appearance(it)} · ${l10n.t("has {0} of this text", it.containsText)}`);
      item.tooltip = [seed.name, appearance(seed), "", ...lines].join("\n");
    }
    return item;
  }

  private refresh(): void {
    const { reprints, document } = this.reprints.current ?? {};
    this.root = { kind: "seed", uri: document?.uri.toString() ?? "" };
    this.nodes = (reprints?.passages ?? []).map((passage) => ({
      node: { kind: "passage", passage },
      witnesses: passage.witnesses.flatMap((bearer): Node[] => {
        const witness = reprints?.witnesses[bearer.witness];
        return witness === undefined ? [] : [{ kind: "witness", passage, bearer, witness }];
      }),
    }));
    void setContext("nothing", document === undefined ? "seed" : this.nodes.length === 0 ? "reprints" : "");
    this.changes.fire();
  }

  /** Shows the passage under the cursor. */
  private follow(): void {
    if (!this.view.visible) return;
    const passage = this.reprints.cursor()?.passage;
    // Once for each passage: whoever then folds it, or looks through its witnesses, is left alone.
    const key = passage && `${this.root.uri} ${passage.at.join(" ")}`;
    if (key === this.followed) return;
    this.followed = key;
    const node = this.nodes.find((it) => it.node.passage === passage)?.node;
    if (node !== undefined) this.reveal(node);
  }

  private reveal(node: Node & { kind: "passage" }): void {
    // The view may have been filled anew since.
    const now = this.nodes.find((it) => it.node.passage.at[0] === node.passage.at[0])?.node;
    if (now === undefined) return;
    void this.view.reveal(now, { select: true, focus: false, expand: true }).then(undefined, () => undefined);
  }

  private place(node: Node | undefined): Where | undefined {
    const { document, reprints } = this.reprints.current ?? {};
    if (node?.kind === "witness") return node.bearer.location;
    const range = node?.kind === "passage" ? node.passage.range : reprints?.passages[0]?.range;
    return document === undefined || range === undefined ? undefined : { uri: document.uri.toString(), range };
  }

  private async open(node: Node | undefined, how: Opening): Promise<void> {
    const place = this.place(node);
    if (place === undefined) return;
    this.reprints.stayWhileVisiting(place.uri);
    if (node?.kind === "passage") this.reveal(node);
    this.opening = this.opening.then(() => openAt(place, how)).catch((error: unknown) => window.showErrorMessage(String(error)));
    await this.opening;
  }

  private async compare(node: Node | undefined): Promise<void> {
    const seed = this.reprints.current?.document.uri.toString();
    const from = node === undefined || node.kind === "seed" ? undefined : node.passage.range.start;
    const [witness, there] = node?.kind === "witness" ? [node.witness.uri, node.bearer.location.range.start] : [];
    await commands.executeCommand("variorum.compare", witness, seed, from, there);
  }

  private async apparatus(node: Node | undefined): Promise<void> {
    const here = node === undefined || node.kind === "seed" ? undefined : node.passage.range.start;
    await commands.executeCommand("variorum.showApparatus", this.reprints.current?.document.uri.toString(), here);
  }
}

function passageItem(passage: Passage): TreeItem {
  const item = new TreeItem(shortened(passage.excerpt), TreeItemCollapsibleState.Collapsed);
  item.id = `passage ${passage.at.join(" ")}`;
  const differing = passage.variants === 0 ? [] : [variants(passage.variants)];
  item.description = [witnesses(passage.witnesses.length), ...differing].join(" · ");
  const length = [characters(passage.characters), witnesses(passage.witnesses.length), variants(passage.variants)].join(" · ");
  item.tooltip = `${passage.excerpt}…\n\n${length}`;
  item.accessibilityInformation = { label: `${passage.excerpt}, ${length}` };
  return item;
}

function witnessItem({ passage, bearer, witness }: Node & { kind: "witness" }, reprints: ReprintsOfSeed | undefined): TreeItem {
  const item = new TreeItem(appearance(witness), TreeItemCollapsibleState.None);
  const isMoved = reprints?.shared.some((it) => it.moved && it.witness === bearer.witness && it.at[0] < passage.at[1] && passage.at[0] < it.at[1]);
  item.iconPath = new ThemeIcon(isMoved ? "arrow-swap" : "file");
  const name = witness.title === null || witness.title === reprints?.seed.title ? fileName(witness.uri) : witness.title;
  const alike = l10n.t("{0} similar", bearer.similarityText);
  item.description = `${bearer.similarityText} · ${name}`;
  const byline = witness.author === null ? [] : [witness.author];
  const facts = [
    witness.name,
    [appearance(witness), ...byline].join(" · "),
    fileName(witness.uri),
    "",
    [alike, variants(bearer.variants)].join(" · "),
    ...(isMoved ? [l10n.t("In a different place among the passages")] : []),
    l10n.t("has {0} of this text", witness.containsText),
  ];
  item.tooltip = facts.join("\n");
  item.accessibilityInformation = { label: [appearance(witness), alike, witness.name].join(", ") };
  return item;
}

async function copyPath(place: Where | undefined): Promise<void> {
  if (place !== undefined) await env.clipboard.writeText(Uri.parse(place.uri, true).fsPath);
}
