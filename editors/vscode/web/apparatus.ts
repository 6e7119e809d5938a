// The page of the apparatus: the running text with its lemmata marked, and below each sentence who reads what.

import type { ApparatusOfSeed, Entry, Reading } from "../src/webviews/messages";
import { element, listen, tell } from "./editor";

const main = document.querySelector("main") ?? document.body;

listen((message) => {
  if (message.kind === "nothing") main.replaceChildren(element("p", "nothing", message.why));
  if (message.kind === "apparatus") draw(message);
});

function draw({ title, summary, sentences }: ApparatusOfSeed): void {
  const blocks = sentences.map(({ parts, entries }) => {
    const text = element("p", entries.length === 0 ? "plain" : "text");
    text.append(...parts.map(({ text, entry }) => (entry === null ? text : lemma(text, entries[entry], entry))));
    if (entries.length === 0) return text;
    const list = element("ol", "entries", ...entries.map((entry, index) => item(entry, index)));
    return element("section", "sentence", text, list);
  });
  main.replaceChildren(element("h1", "", title), element("p", "summary", summary), ...blocks);
  window.scrollTo(0, 0);
}

/** What stands here and is read otherwise elsewhere; an addition of others stands between two characters. */
function lemma(text: string, entry: Entry | undefined, index: number): HTMLElement {
  const made = element("mark", text === "" ? "between" : "", text === "" ? "‸" : text, element("sup", "", String(index + 1)));
  if (entry !== undefined) made.title = entry.readings.map((reading) => said(reading)).join(" · ");
  return made;
}

function item(entry: Entry, index: number): HTMLElement {
  const [here, ...others] = entry.readings;
  const line = element("li", "", element("span", "number", String(index + 1)));
  if (here !== undefined) line.append(reading(here, entry), element("span", "bracket", "]"));
  others.forEach((other, at) => {
    if (at > 0) line.append(element("span", "bracket", ";"));
    line.append(reading(other, entry));
  });
  return line;
}

function said({ text, note }: Reading): string {
  return note === "" ? text : note;
}

/** A reading with who has it; each of them leads to where it stands. */
function reading(it: Reading, entry: Entry): HTMLElement {
  const text = element("button", it.isHere ? "reading here" : "reading", element("span", it.note === "" ? "" : "note", said(it)));
  const first = it.isHere ? entry.where : it.witnesses.find(({ where }) => where !== null)?.where;
  text.addEventListener("click", () => first && tell({ kind: "open", where: first }));
  const who = it.witnesses.map(({ name, label, where }) => {
    const button = element("button", "witness", name);
    button.setAttribute("aria-label", label);
    button.disabled = where === null;
    button.addEventListener("click", () => where && tell({ kind: "open", where }));
    return button;
  });
  return element("span", "group", text, ...who);
}
