// How the seeds of a corpus are put together in its view.

import { env, l10n } from "vscode";
import type { Corpus, SeedOfCorpus } from "../protocol";
import { fieldName } from "../words";

export const GROUPINGS = ["family", "source", "missing", "findings"] as const;
export type Grouping = (typeof GROUPINGS)[number];

export interface Group {
  /** The same whenever the group is the same, so that it stays unfolded. */
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly icon: string;
  readonly seeds: readonly SeedOfCorpus[];
}

/** The groups of a corpus; each seed is in one at least. */
export function grouped(grouping: Grouping, corpus: Corpus, families: readonly (readonly string[])[]): Group[] {
  switch (grouping) {
    case "family":
      return byFamily(corpus, families);
    case "source":
      return bySource(corpus);
    case "missing":
      return byMissing(corpus);
    case "findings":
      return byFindings(corpus);
  }
}

function byFamily(corpus: Corpus, families: readonly (readonly string[])[]): Group[] {
  const known = new Map(corpus.seeds.map((seed) => [seed.uri, seed]));
  const groups = families.flatMap((family): Group[] => {
    const members = family.flatMap((uri) => known.get(uri) ?? []);
    for (const uri of family) known.delete(uri);
    const [first] = members;
    if (first === undefined) return [];
    const years = members.flatMap(({ published }) => published?.slice(0, 4) ?? []).sort();
    const [from = "", to = ""] = [years[0], years.at(-1)];
    return [{ id: `${corpus.uri} family ${first.uri}`, label: first.name, description: from === to ? from : `${from}–${to}`, icon: "files", seeds: members }];
  });
  return [...groups, ...rest(corpus, l10n.t("Without reprints"), [...known.values()])];
}

function bySource(corpus: Corpus): Group[] {
  const sources = new Map<string, SeedOfCorpus[]>();
  const without: SeedOfCorpus[] = [];
  for (const seed of corpus.seeds) {
    const group = seed.source === null ? without : (sources.get(seed.source) ?? []);
    group.push(seed);
    if (seed.source !== null) sources.set(seed.source, group);
  }
  const inOrder = [...sources].sort(([a, those], [b, others]) => others.length - those.length || a.localeCompare(b, env.language));
  const groups = inOrder.map(([source, seeds]): Group => ({ id: `${corpus.uri} source ${source}`, label: source, description: "", icon: "rss", seeds }));
  return [...groups, ...rest(corpus, l10n.t("No source stated"), without)];
}

function byMissing(corpus: Corpus): Group[] {
  const fields = [...new Set(corpus.seeds.flatMap(({ missing }) => missing))];
  const groups = fields.map((field): Group => ({
    id: `${corpus.uri} missing ${field}`,
    label: l10n.t("No {0}", fieldName(field)),
    description: "",
    icon: "question",
    seeds: corpus.seeds.filter(({ missing }) => missing.includes(field)),
  }));
  groups.sort((a, b) => b.seeds.length - a.seeds.length);
  return [...groups, ...rest(corpus, l10n.t("Nothing missing"), corpus.seeds.filter(({ missing }) => missing.length === 0))];
}

/** A severity, with what shows it. */
interface Severity {
  readonly id: "errors" | "warnings" | "information" | "hints";
  readonly icon: string;
  readonly color: string;
}

const SEVERITIES: readonly Severity[] = [
  { id: "errors", icon: "error", color: "list.errorForeground" },
  { id: "warnings", icon: "warning", color: "list.warningForeground" },
  { id: "information", icon: "info", color: "problemsInfoIcon.foreground" },
];

/** The gravest of what was found in a seed; hints are not counted. */
export function worst({ counts }: SeedOfCorpus): Severity | undefined {
  return SEVERITIES.find(({ id }) => counts[id] > 0);
}

function byFindings(corpus: Corpus): Group[] {
  const labels = { errors: l10n.t("With errors"), warnings: l10n.t("With warnings"), information: l10n.t("With remarks"), hints: "" };
  const groups = SEVERITIES.map(({ id, icon }): Group => ({
    id: `${corpus.uri} findings ${id}`,
    label: labels[id],
    description: "",
    icon,
    seeds: corpus.seeds.filter((seed) => worst(seed)?.id === id),
  }));
  return [...groups.filter((group) => group.seeds.length > 0), ...rest(corpus, l10n.t("No findings"), corpus.seeds.filter((seed) => worst(seed) === undefined))];
}

/** What is in none of the groups; nothing if that is nothing. */
function rest(corpus: Corpus, label: string, seeds: readonly SeedOfCorpus[]): Group[] {
  return seeds.length === 0 ? [] : [{ id: `${corpus.uri} rest ${label}`, label, description: "", icon: "circle-large-outline", seeds }];
}
