// What menus, keys and views are shown by: values under `variorum.`.

import { commands } from "vscode";

const known = new Map<string, unknown>();

/** Sets a value that `when` clauses can ask for. */
export async function setContext(name: string, value: boolean | string): Promise<void> {
  if (known.get(name) === value) return;
  known.set(name, value);
  await commands.executeCommand("setContext", `variorum.${name}`, value);
}
