// The page of the map: a row for each seed in order of time, with a dot where its date stands in time, a bar for each stretch
// that it has, and a tick for each variant.

import { axisTop } from "d3-axis";
import { scaleLinear, scaleThreshold } from "d3-scale";
import { select } from "d3-selection";
import { ALIKE, type MapOfSeed, type Mark, type Row } from "../src/webviews/messages";
import { element, listen, tell } from "./editor";
import { Timeline } from "./time";
import { hideTip, showTip } from "./tip";

const ROW = 26;
const BAR = 14;
const AXIS = 48;
const EDGE = 12;

const main = document.querySelector("main") ?? document.body;
const alike = scaleThreshold<number, string>(ALIKE, ["a0", "a1", "a2", "a3", "a4"]);

let shown: MapOfSeed | undefined;
let cursor: readonly [number, number] | null = null;

listen((message) => {
  if (message.kind === "nothing") {
    shown = undefined;
    main.replaceChildren(element("p", "nothing", message.why));
  } else if (message.kind === "map") {
    shown = message;
    draw(message);
  } else if (message.kind === "cursor") {
    cursor = message.at;
    point();
  }
});
window.addEventListener("resize", () => shown && draw(shown));

let x = scaleLinear();

function draw(map: MapOfSeed): void {
  hideTip();
  const width = Math.max(320, document.documentElement.clientWidth - 2 * EDGE);
  // From the left: who, when, what.
  const gutter = Math.round(Math.min(230, Math.max(132, width * 0.33)));
  const begin = gutter + Math.round(Math.min(140, Math.max(84, width * 0.21)));
  const height = AXIS + map.rows.length * ROW;
  x = scaleLinear([0, Math.max(1, map.characters)], [begin, width - 8]);
  const svg = select(document.createElementNS("http://www.w3.org/2000/svg", "svg"));
  svg.attr("width", width).attr("height", height).attr("role", "group").attr("aria-label", map.title);
  svg.append("rect").attr("class", "cursor").attr("y", AXIS).attr("height", map.rows.length * ROW);
  const axis = svg.append("g").attr("class", "axis").attr("transform", `translate(0,${AXIS - 6})`).attr("aria-hidden", "true");
  axis.call(axisTop<number>(x).ticks(Math.max(2, Math.round((width - begin) / 90))).tickSizeOuter(0));
  axis.append("text").attr("class", "name").attr("x", begin).attr("y", -28).text(map.words.axis);
  axis.append("text").attr("class", "name").attr("x", gutter).attr("y", -28).text(map.words.time);
  const time = new Timeline(map.rows, gutter, begin - 26, document.documentElement.lang);
  time.drawScale(axis, map.rows.length * ROW + 6);

  const rows = svg.selectAll<SVGGElement, Row>("g.row").data(map.rows).join("g");
  rows.attr("class", (row) => (row.isSeed ? "row seed" : "row")).attr("transform", (_, index) => `translate(0,${AXIS + index * ROW})`);
  rows.attr("role", "group").attr("aria-label", (row) => row.lines.join(", "));
  rows.append("line").attr("class", "base").attr("x1", begin).attr("x2", width - 8).attr("y1", ROW / 2).attr("y2", ROW / 2);
  rows.each(function (row) {
    label(this, row, gutter - 10, time);
    for (const mark of row.marks) bar(this, mark);
  });
  main.replaceChildren(element("h1", "", map.title), element("p", "summary", map.summary), svg.node() ?? "", legend(map));
  // One stop for the Tab key; arrows lead from mark to mark.
  main.querySelector("[data-go]")?.setAttribute("tabindex", "0");
  point();
}

/** The date and the name of a row, cut to the room that there is, and its dot; a click opens the seed. */
function label(parent: SVGGElement, row: Row, room: number, time: Timeline): void {
  const group = select(parent).append("g").attr("class", "label");
  time.drawDot(group, row, ROW / 2);
  const text = group.append("text").attr("y", ROW / 2).attr("dy", "0.35em");
  text.append("tspan").attr("class", "date").text(row.date);
  const name = text.append("tspan").attr("dx", 8).text(row.name);
  let characters = Array.from(row.name);
  // Before it is in the page a text has no length.
  requestAnimationFrame(() => {
    while ((text.node()?.getComputedTextLength() ?? 0) > room && characters.length > 1) {
      characters = characters.slice(0, -1);
      name.text(`${characters.join("")}…`);
    }
  });
  leadsTo(group.node(), row);
}

function bar(parent: SVGGElement, mark: Mark): void {
  const [left, right] = [x(mark.at[0]), x(mark.at[1])];
  const group = select(parent).append("g").attr("class", "mark");
  const rect = group.append("rect").attr("class", mark.similarity === null ? "own" : alike(mark.similarity));
  rect.attr("x", left + 0.5).attr("width", Math.max(2, right - left - 1)).attr("y", (ROW - BAR) / 2).attr("height", BAR).attr("rx", 2);
  for (const at of mark.variants) {
    group.append("line").attr("class", "variant").attr("x1", x(at)).attr("x2", x(at)).attr("y1", (ROW - BAR) / 2 - 3).attr("y2", (ROW + BAR) / 2 + 3);
  }
  leadsTo(group.node(), mark);
}

/** Makes a part of the picture a button, for the mouse, the keyboard and a screen reader. */
function leadsTo(part: SVGElement | null, { lines, where }: Pick<Mark, "lines" | "where">): void {
  if (part === null) return;
  const go = (): void => tell({ kind: "open", where });
  const made = select(part).attr("role", "button").attr("tabindex", "-1").attr("data-go", "").attr("aria-label", lines.join(", "));
  made.on("click", go).on("keydown", (event: KeyboardEvent) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    go();
  });
  made.on("mouseenter focus", () => showTip(part, lines)).on("mouseleave blur", hideTip);
}

main.addEventListener("keydown", (event) => {
  const from = document.activeElement;
  const row = from?.closest("g.row");
  if (!row || !from) return;
  const rows = [...main.querySelectorAll("g.row")];
  const inRow = (it: Element | undefined): SVGElement[] => [...(it?.querySelectorAll<SVGElement>("[data-go]") ?? [])];
  const [own, at] = [inRow(row), rows.indexOf(row)];
  const column = own.indexOf(from as SVGElement);
  const near = (others: SVGElement[]): SVGElement | undefined => others[Math.min(column, others.length - 1)];
  const to = {
    ArrowRight: own[column + 1],
    ArrowLeft: own[column - 1],
    ArrowDown: near(inRow(rows[at + 1])),
    ArrowUp: at > 0 ? near(inRow(rows[at - 1])) : undefined,
    Home: own[0],
    End: own.at(-1),
  }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  from.setAttribute("tabindex", "-1");
  to.setAttribute("tabindex", "0");
  to.focus();
});

/** Marks the stretch that the cursor is in. */
function point(): void {
  const [from, to] = cursor ?? [0, 0];
  select(main).select("rect.cursor").attr("x", x(from)).attr("width", Math.max(0, x(to) - x(from)));
}

function legend({ words, rows }: MapOfSeed): HTMLElement {
  const item = (swatch: string, text: string): HTMLElement => element("li", "", element("span", `swatch ${swatch}`), text);
  const items = words.alike.map((text, index) => item(`a${index}`, text));
  const undated = rows.some(({ day }) => day === null) ? [item("undated", words.undated)] : [];
  return element("ul", "legend", ...items, item("variant", words.variant), ...undated);
}
