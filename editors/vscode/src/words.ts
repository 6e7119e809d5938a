// How seeds, numbers and parts are named wherever the extension names them.

import { env, l10n, Uri } from "vscode";
import type { Seed } from "./protocol";

/** The last part of a file's path. */
export function fileName(uri: string): string {
  return Uri.parse(uri, true).path.split("/").pop() ?? uri;
}

/** By what reprints of one text are told apart: when they appeared, and where. */
export function appearance(seed: Seed): string {
  return `${seed.day} · ${seed.outlet}`;
}

/** So wide is the beginning of a text in a side bar that leaves room for what is said of it, in halves of a Chinese character. */
const WIDTH = 20;

/** The beginning of a text. */
export function shortened(text: string): string {
  let width = 0;
  let kept = "";
  for (const character of text) {
    width += (character.codePointAt(0) ?? 0) < 0x1100 ? 1 : 2;
    if (width > WIDTH) return `${kept}…`;
    kept += character;
  }
  return kept;
}

function number(count: number): string {
  return count.toLocaleString(env.language);
}

export function seeds(count: number): string {
  return count === 1 ? l10n.t("1 seed") : l10n.t("{0} seeds", number(count));
}

export function witnesses(count: number): string {
  return count === 1 ? l10n.t("1 witness") : l10n.t("{0} witnesses", number(count));
}

export function passages(count: number): string {
  return count === 1 ? l10n.t("1 passage") : l10n.t("{0} passages", number(count));
}

export function variants(count: number): string {
  return count === 1 ? l10n.t("1 variant") : l10n.t("{0} variants", number(count));
}

export function characters(count: number): string {
  return count === 1 ? l10n.t("1 character") : l10n.t("{0} characters", number(count));
}

export function errors(count: number): string {
  return count === 1 ? l10n.t("1 error") : l10n.t("{0} errors", number(count));
}

export function warnings(count: number): string {
  return count === 1 ? l10n.t("1 warning") : l10n.t("{0} warnings", number(count));
}

/** What a field is called. */
export function fieldName(field: string): string {
  const names: Record<string, string> = {
    title: l10n.t("title"),
    author: l10n.t("author"),
    date: l10n.t("date"),
    source: l10n.t("source"),
    url: l10n.t("URL"),
  };
  return names[field] ?? field;
}
