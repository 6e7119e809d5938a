// The requests of Variorum's own, as the server answers them. Places are LSP's: lines and UTF-16 columns from zero.

export interface Place {
  readonly line: number;
  readonly character: number;
}

export interface Span {
  readonly start: Place;
  readonly end: Place;
}

export interface Where {
  readonly uri: string;
  readonly range: Span;
}

/** What is known of a seed; null: not stated. */
export interface Seed {
  readonly uri: string;
  /** What the seed is called, who printed it, and when: ready to be shown. */
  readonly name: string;
  readonly outlet: string;
  readonly day: string;
  readonly title: string | null;
  readonly author: string | null;
  readonly source: string | null;
  /** A day, as in 2021-03-01 (or 2021-03, or 2021). */
  readonly published: string | null;
  readonly url: string | null;
}

export interface Witness extends Seed {
  /** The part of the seed's whole text that it has, 0 to 1. */
  readonly contains: number;
  /** The same, ready to be shown. */
  readonly containsText: string;
  readonly passages: number;
  /** Its first passage, there. */
  readonly location: Where;
}

/** A stretch of the seed that the same witnesses have. */
export interface Passage {
  readonly range: Span;
  /** Its beginning, in one line. */
  readonly excerpt: string;
  readonly characters: number;
  /** Half-open, in compared characters. */
  readonly at: readonly [number, number];
  /** At how many places some witness reads otherwise. */
  readonly variants: number;
  /** Who has it, the earliest first. */
  readonly witnesses: readonly Bearer[];
}

/** A witness that has a passage. */
export interface Bearer {
  /** Which of `ReprintsOfSeed.witnesses`. */
  readonly witness: number;
  /** What answers to the passage, there. */
  readonly location: Where;
  readonly similarity: number;
  /** The same, ready to be shown. */
  readonly similarityText: string;
  readonly variants: number;
}

/** What one witness has in one piece. */
export interface Shared {
  readonly witness: number;
  readonly range: Span;
  readonly location: Where;
  readonly at: readonly [number, number];
  readonly similarity: number;
  readonly variants: number;
  /** Where each variant stands, in compared characters. */
  readonly variantsAt?: readonly number[];
  readonly moved: boolean;
}

/** `variorum/reprints`: who has which part of a seed. */
export interface ReprintsOfSeed {
  readonly version: number | null;
  readonly seed: Seed;
  readonly characters: number;
  readonly witnesses: readonly Witness[];
  /** How many of the witnesses are earlier than the seed. */
  readonly earlier: number;
  readonly passages: readonly Passage[];
  readonly shared: readonly Shared[];
}

export interface Reading {
  /** Empty: nothing stands there. */
  readonly text: string;
  readonly here: boolean;
  readonly witnesses: readonly number[];
  /** Where each of them reads so. */
  readonly locations: readonly (Where | null)[];
}

export interface Sentence {
  readonly range: Span;
  /** The running text; what has an entry is its lemma. */
  readonly parts: readonly { readonly text: string; readonly entry?: number | null }[];
}

/** `variorum/apparatus`: what each witness reads in a passage. */
export interface ApparatusOfPassage {
  readonly seed: Seed;
  readonly range: Span;
  readonly witnesses: readonly (Seed & { readonly location: Where; readonly containsText: string })[];
  readonly sentences: readonly Sentence[];
  readonly entries: readonly { readonly range: Span; readonly readings: readonly Reading[] }[];
}

export interface Counts {
  readonly errors: number;
  readonly warnings: number;
  readonly information: number;
  readonly hints: number;
}

export interface SeedOfCorpus extends Seed {
  /** Names of required fields that it does not state. */
  readonly missing: readonly string[];
  readonly counts: Counts;
}

/** `variorum/corpus`: the seeds of a corpus. */
export interface Corpus {
  readonly uri: string;
  readonly name: string;
  readonly complete: boolean;
  readonly seeds: readonly SeedOfCorpus[];
}

/** `variorum/families`: who belongs together by reprints. */
export interface Families {
  readonly uri: string;
  readonly families: readonly (readonly string[])[];
}

/** `variorum/status`. */
export interface StatusOfServer {
  readonly version: string;
  readonly corpora: readonly {
    readonly uri: string;
    readonly name: string;
    readonly seeds: number;
    readonly complete: boolean;
    /** Not lasting: the user's cache could not be used. */
    readonly index: { readonly bytes: number; readonly lasting: boolean } | null;
  }[];
}

/** What the server can be asked for, by the last part of the method's name. */
export const REQUESTS = ["status", "reprints", "apparatus", "corpus", "families"] as const;
export type Request = (typeof REQUESTS)[number];

/** Commands that the server runs; some servers lack some. */
export const COMMANDS = ["fixWorkspace", "fillMetadata", "reindex"] as const;
export type Command = (typeof COMMANDS)[number];
