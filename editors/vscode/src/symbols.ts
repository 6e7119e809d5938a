// Workspace symbols, as VS Code wants them.

import type { SymbolInformation } from "vscode";

/**
 * VS Code leaves out symbols whose names do not have what was typed, letter for letter: what the server found by pinyin or
 * in the other script gets it behind its name.
 */
export function withWhatWasTyped(query: string, found: SymbolInformation[] | null | undefined): SymbolInformation[] {
  const typed = Array.from(query.toLowerCase().replace(/\s/g, ""));
  for (const symbol of found ?? []) {
    const name = symbol.name.toLowerCase();
    let at = 0;
    const has = typed.every((letter) => (at = name.indexOf(letter, at) + 1) > 0);
    if (!has) symbol.name += ` (${query})`;
  }
  return found ?? [];
}
