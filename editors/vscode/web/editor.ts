// The page's way to the extension.

import type { FromPage, ToPage } from "../src/webviews/messages";

declare function acquireVsCodeApi(): { postMessage(message: FromPage): void };

const editor = acquireVsCodeApi();

export function tell(message: FromPage): void {
  editor.postMessage(message);
}

/** Gives each message to `take`, from the first on. */
export function listen(take: (message: ToPage) => void): void {
  window.addEventListener("message", (event: MessageEvent<ToPage>) => take(event.data));
  tell({ kind: "ready" });
}

/** An element with its class, its text, and what is in it. */
export function element<K extends keyof HTMLElementTagNameMap>(name: K, kind: string, ...inside: (Node | string)[]): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  if (kind !== "") made.className = kind;
  made.append(...inside);
  return made;
}
