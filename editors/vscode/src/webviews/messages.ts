// What the extension and its pages say to one another. The pages draw; every word in them is made by the extension.

import type { Where } from "../protocol";

/** A stretch of a row in the map. */
export interface Mark {
  /** Half-open, in compared characters. */
  readonly at: readonly [number, number];
  /** 0 to 1; null: the seed itself. */
  readonly similarity: number | null;
  /** Where variants stand, in compared characters. */
  readonly variants: readonly number[];
  /** What is said of it, a line each. */
  readonly lines: readonly string[];
  readonly where: Where;
}

export interface Row {
  /** The day of the date, as in 2021-03-01; null: it has none. */
  readonly day: string | null;
  /** The same in words. */
  readonly date: string;
  readonly name: string;
  readonly lines: readonly string[];
  /** The seed itself. */
  readonly isSeed: boolean;
  readonly where: Where;
  readonly marks: readonly Mark[];
}

export interface MapOfSeed {
  readonly kind: "map";
  readonly title: string;
  readonly summary: string;
  readonly characters: number;
  readonly rows: readonly Row[];
  /** The names of the two axes, of the classes of similarity from the lowest, of a variant, and of having no date. */
  readonly words: {
    readonly axis: string;
    readonly time: string;
    readonly alike: readonly string[];
    readonly variant: string;
    readonly undated: string;
  };
}

/** Where the classes of similarity that the map colours begin, after the lowest. */
export const ALIKE = [0.8, 0.9, 0.95, 1];

export interface Reading {
  readonly text: string;
  /** What stands in the seed. */
  readonly isHere: boolean;
  /** Nothing stands there, or only here; in words. */
  readonly note: string;
  readonly witnesses: readonly { readonly name: string; readonly label: string; readonly where: Where | null }[];
}

export interface Entry {
  readonly where: Where;
  readonly readings: readonly Reading[];
}

export interface ApparatusOfSeed {
  readonly kind: "apparatus";
  readonly title: string;
  readonly summary: string;
  readonly sentences: readonly {
    readonly parts: readonly { readonly text: string; readonly entry: number | null }[];
    readonly entries: readonly Entry[];
  }[];
}

/** There is nothing to show, and why. */
export interface Nothing {
  readonly kind: "nothing";
  readonly why: string;
}

/** Which stretch the cursor is in; null: none. */
export interface Cursor {
  readonly kind: "cursor";
  readonly at: readonly [number, number] | null;
}

export type ToPage = MapOfSeed | ApparatusOfSeed | Nothing | Cursor;

/** A page is there, or the user wants to go somewhere. */
export type FromPage = { readonly kind: "ready" } | { readonly kind: "open"; readonly where: Where };
