// The time scale of the map: a narrow column with a dot for each row, where its date stands among the others.

import { scaleUtc, type ScaleTime } from "d3-scale";
import type { Selection } from "d3-selection";
import type { Row } from "../src/webviews/messages";

const DOT = 4;
const DAY = 24 * 60 * 60 * 1000;
/** Between two dates on the scale, in pixels; and so wide is each character of one, or if it is a Chinese one, twice that. */
const GAP = 6;
const CHARACTER = 5.6;

interface Tick {
  readonly at: number;
  readonly text: string;
  /** It is said of the whole column. */
  readonly isRange: boolean;
}

export class Timeline {
  private readonly scale: ScaleTime<number, number>;
  private readonly ticks: readonly Tick[];
  /** Where rows without a date have their ring: after all dates. */
  private readonly undated: number | undefined;

  /** For rows drawn in the column between two places, in pixels; `language`: of the dates. */
  constructor(rows: readonly Row[], left: number, right: number, language: string) {
    const days = rows.flatMap(({ day }) => (day === null ? [] : [Date.parse(day)])).sort((a, b) => a - b);
    const [first = 0, last = 0] = [days[0], days.at(-1)];
    this.undated = days.length === rows.length ? undefined : days.length === 0 ? left + DOT : right - DOT;
    const end = right - DOT - (this.undated === undefined ? 0 : 4 * DOT);
    this.scale = scaleUtc([new Date(first), new Date(last)], [left + DOT, end]);
    this.ticks = days.length === 0 ? [] : ticksOf(this.scale, language, left, right);
  }

  /** The dates over the column, and a thin line under each. */
  drawScale(into: Selection<SVGGElement, unknown, null, undefined>, height: number): void {
    for (const { at, text, isRange } of this.ticks) {
      if (!isRange) into.append("line").attr("class", "date").attr("x1", at).attr("x2", at).attr("y1", 0).attr("y2", height);
      into.append("text").attr("class", isRange ? "when range" : "when").attr("x", at).attr("y", -9).text(text);
    }
  }

  /** The dot of a row, or the ring of one without a date. */
  drawDot(into: Selection<SVGGElement, unknown, null, undefined>, { day, isSeed }: Row, y: number): void {
    const x = day === null ? this.undated : this.scale(new Date(day));
    if (x === undefined) return;
    into.append("circle").attr("class", day === null ? "dot undated" : "dot").attr("cx", x).attr("cy", y).attr("r", isSeed ? DOT + 1 : DOT);
  }
}

/** What stands over the column: round dates, or if there is no room for two of them, from when to when it goes. */
function ticksOf(scale: ScaleTime<number, number>, language: string, left: number, right: number): Tick[] {
  const [first, last] = scale.domain() as [Date, Date];
  for (const step of [1, 2, 3]) {
    const dates = scale.ticks(4).filter((date, index) => date.getTime() % DAY === 0 && index % step === 0);
    const format = new Intl.DateTimeFormat(language, { ...partsOf(dates), timeZone: "UTC" });
    const ticks = dates.map((date): Tick => ({ at: scale(date), text: format.format(date), isRange: false }));
    const ends = ticks.map(({ at, text }) => [at - widthOf(text) / 2, at + widthOf(text) / 2] as const);
    const fits = ends.every(([from, to], index) => from >= (ends[index - 1]?.[1] ?? left - 4 * GAP) + GAP && to <= right + 2 * GAP);
    if (ticks.length > 1 && fits) return ticks;
  }
  const ranges = ([{ year: "numeric", month: "short" }, { year: "numeric" }] as const).map((parts) =>
    new Intl.DateTimeFormat(language, { ...parts, timeZone: "UTC" }).formatRange(first, last),
  );
  const text = ranges.find((range) => widthOf(range) <= right - left + GAP) ?? ranges.at(-1) ?? "";
  return [{ at: left, text, isRange: true }];
}

/** What of these dates is to be said to tell them apart. */
function partsOf(dates: readonly Date[]): Intl.DateTimeFormatOptions {
  if (dates.some((date) => date.getUTCDate() !== 1)) return { month: "short", day: "numeric" };
  return dates.some((date) => date.getUTCMonth() !== 0) ? { year: "numeric", month: "short" } : { year: "numeric" };
}

/** About how wide a text is: before it is in the page, it is not known. */
function widthOf(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + (character > "\u{2e7f}" ? 2 * CHARACTER : CHARACTER), 0);
}
