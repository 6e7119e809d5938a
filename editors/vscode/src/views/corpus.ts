// The view of the corpus: its seeds by families of reprints, by source, or by what they lack, with what was found in them.

import {
  commands,
  type Disposable,
  env,
  l10n,
  type Memento,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  type TreeView,
  Uri,
  window,
} from "vscode";
import type { Server } from "../client";
import { openAt } from "../places";
import type { Corpus, Families, SeedOfCorpus } from "../protocol";
import { appearance, errors, fieldName, fileName, seeds, warnings } from "../words";
import { Changes } from "./changes";
import { GROUPINGS, type Group, type Grouping, grouped, worst } from "./groups";

type Node =
  | { readonly kind: "corpus"; readonly corpus: Corpus }
  | { readonly kind: "group"; readonly corpus: Corpus; readonly group: Group }
  | { readonly kind: "seed"; readonly group: string; readonly seed: SeedOfCorpus };

const VIEW = "variorum.corpus";
/** Waits so long after the corpus has changed, in milliseconds. */
const LATER = 1000;
const CHOICE = "corpus.grouping";

export class CorpusView implements TreeDataProvider<Node> {
  private readonly changes = new Changes();
  readonly onDidChangeTreeData = this.changes.event;
  private readonly view: TreeView<Node>;
  private corpora: readonly Corpus[] = [];
  private families: readonly Families[] = [];
  /** What is shown is not what the server would say now. */
  private isStale = true;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly server: Server,
    private readonly memory: Memento,
  ) {
    this.view = window.createTreeView(VIEW, { treeDataProvider: this, showCollapseAll: true });
  }

  register(): Disposable[] {
    const uriOf = (node: Node): string => (node.kind === "seed" ? node.seed.uri : node.corpus.uri);
    return [
      this.view,
      this.changes,
      this.server.onDidChange(() => this.later()),
      this.server.onDidChangeCorpus(() => this.later()),
      this.view.onDidChangeVisibility(() => this.load()),
      commands.registerCommand("variorum.corpus.groupBy", () => this.choose()),
      commands.registerCommand("variorum.corpus.open", (node: Node) => openSeed(uriOf(node), false)),
      commands.registerCommand("variorum.corpus.openBeside", (node: Node) => openSeed(uriOf(node), true)),
      commands.registerCommand("variorum.corpus.fillMetadata", (node: Node) => commands.executeCommand("variorum.fillMetadata", uriOf(node))),
      commands.registerCommand("variorum.corpus.copyPath", (node: Node) => env.clipboard.writeText(Uri.parse(uriOf(node), true).fsPath)),
    ];
  }

  getChildren(node?: Node): Node[] {
    if (node === undefined) this.changes.answer();
    const [only] = this.corpora;
    if (node === undefined && only !== undefined && this.corpora.length === 1) return this.groups(only);
    if (node === undefined) return this.corpora.map((corpus) => ({ kind: "corpus", corpus }));
    if (node.kind === "corpus") return this.groups(node.corpus);
    return node.kind === "group" ? node.group.seeds.map((seed) => ({ kind: "seed", group: node.group.id, seed })) : [];
  }

  getTreeItem(node: Node): TreeItem {
    const item = node.kind === "seed" ? seedItem(node.seed) : node.kind === "group" ? groupItem(node.group) : corpusItem(node.corpus);
    item.contextValue = node.kind;
    if (node.kind === "seed") {
      item.id = `${node.group} ${node.seed.uri}`;
      item.command = { command: "variorum.corpus.open", title: l10n.t("Show"), arguments: [node] };
    }
    return item;
  }

  private groups(corpus: Corpus): Node[] {
    const families = this.families.find(({ uri }) => uri === corpus.uri)?.families ?? [];
    return grouped(this.grouping, corpus, families).map((group) => ({ kind: "group", corpus, group }));
  }

  /** How seeds are put together; families only where the server knows them. */
  private get grouping(): Grouping {
    const kept = this.memory.get<Grouping>(CHOICE, "family");
    return kept === "family" && !this.server.has.has("families") ? "source" : kept;
  }

  private async choose(): Promise<void> {
    const offered = GROUPINGS.filter((grouping) => grouping !== "family" || this.server.has.has("families"));
    const items = offered.map((grouping) => ({ label: nameOf(grouping), description: grouping === this.grouping ? l10n.t("shown now") : "", grouping }));
    const picked = await window.showQuickPick(items, { placeHolder: l10n.t("How should the corpus be grouped?") });
    if (picked === undefined) return;
    await this.memory.update(CHOICE, picked.grouping);
    this.isStale = true;
    await this.load();
  }

  private later(): void {
    this.isStale = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.load(), LATER);
  }

  /** Asks for what is to be shown, once somebody looks. */
  private async load(): Promise<void> {
    if (!this.view.visible || !this.isStale) return;
    this.isStale = false;
    await window.withProgress({ location: { viewId: VIEW } }, async () => {
      const corpora = await this.server.ask<Corpus[]>("corpus", {});
      const families = this.grouping === "family" ? await this.server.ask<Families[]>("families", {}) : this.families;
      // The corpus was changing: what is shown stays until it can be told.
      if (!corpora || !families) {
        if (this.server.has.has("corpus")) this.later();
        return;
      }
      this.corpora = corpora;
      this.families = families;
    });
    this.view.description = nameOf(this.grouping);
    const wrong = this.corpora.flatMap((corpus) => corpus.seeds).filter((seed) => seed.counts.errors > 0).length;
    this.view.badge = wrong === 0 ? undefined : { value: wrong, tooltip: l10n.t("Seeds with errors: {0}", wrong) };
    this.changes.fire();
  }
}

function nameOf(grouping: Grouping): string {
  switch (grouping) {
    case "family":
      return l10n.t("by families of reprints");
    case "source":
      return l10n.t("by source");
    case "missing":
      return l10n.t("by missing metadata");
    case "findings":
      return l10n.t("by findings");
  }
}

function corpusItem({ name, uri, seeds: all }: Corpus): TreeItem {
  const item = new TreeItem(name, TreeItemCollapsibleState.Expanded);
  item.id = uri;
  item.iconPath = new ThemeIcon("library");
  item.description = seeds(all.length);
  return item;
}

function groupItem({ id, label, description, icon, seeds: all }: Group): TreeItem {
  const item = new TreeItem(label, TreeItemCollapsibleState.Collapsed);
  item.id = id;
  item.iconPath = new ThemeIcon(icon);
  item.description = [seeds(all.length), ...(description === "" ? [] : [description])].join(" · ");
  item.tooltip = `${label}\n${item.description}`;
  return item;
}

function seedItem(seed: SeedOfCorpus): TreeItem {
  const item = new TreeItem(seed.name, TreeItemCollapsibleState.None);
  const severity = worst(seed);
  item.iconPath = severity === undefined ? new ThemeIcon("file") : new ThemeIcon(severity.icon, new ThemeColor(severity.color));
  const found = findings(seed);
  item.description = [...found, appearance(seed)].join(" · ");
  const lacks = seed.missing.length === 0 ? [] : [l10n.t("missing: {0}", seed.missing.map(fieldName).join(l10n.t(", ")))];
  item.tooltip = [seed.name, appearance(seed), fileName(seed.uri), ...found, ...lacks].join("\n");
  item.accessibilityInformation = { label: [seed.name, appearance(seed), ...found, ...lacks].join(", ") };
  return item;
}

function findings({ counts }: SeedOfCorpus): string[] {
  return [...(counts.errors > 0 ? [errors(counts.errors)] : []), ...(counts.warnings > 0 ? [warnings(counts.warnings)] : [])];
}

async function openSeed(uri: string, beside: boolean): Promise<void> {
  const top = { line: 0, character: 0 };
  await openAt({ uri, range: { start: top, end: top } }, beside ? { beside } : { preview: true });
}
