// Going from passage to passage and from witness to witness by the keyboard.

import { commands, type Disposable, l10n, type TextEditor, window } from "vscode";
import { back, moveTo, openAt, rangeOf, seedEditor, within } from "./places";
import type { Passage, ReprintsOfSeed, Where } from "./protocol";
import { passageAt, type Reprints } from "./reprints";
import { appearance, witnesses } from "./words";

/** So long a line about where one has come to stays, in milliseconds. */
const SAID = 5000;

interface Stop {
  readonly where: Where;
  readonly name: string;
}

export class Navigation {
  /** The witnesses of one passage in the order in which they are gone to, where it began first. */
  private round: readonly Stop[] = [];

  constructor(private readonly reprints: Reprints) {}

  register(): Disposable[] {
    return [
      commands.registerCommand("variorum.nextPassage", () => this.goToPassage(1)),
      commands.registerCommand("variorum.previousPassage", () => this.goToPassage(-1)),
      commands.registerCommand("variorum.nextWitness", () => this.goToWitness()),
      commands.registerCommand("variorum.back", back),
    ];
  }

  /** To the next passage of the seed, or the one before; after the last comes the first. */
  private async goToPassage(step: 1 | -1): Promise<void> {
    const editor = seedEditor();
    const reprints = editor && (await this.reprints.of(editor.document));
    if (!editor || !reprints) return;
    const { passages } = reprints;
    if (passages.length === 0) {
      say(l10n.t("No other seed shares a passage with this one"));
      return;
    }
    const index = nextIndex(passages, editor, step);
    const passage = passages[index];
    if (passage === undefined) return;
    moveTo(editor, rangeOf(passage.range));
    say(l10n.t("Passage {0} of {1} · {2}", index + 1, passages.length, witnesses(passage.witnesses.length)));
  }

  /** To the next witness of the passage under the cursor; from the last one back to where the round began. */
  private async goToWitness(): Promise<void> {
    const editor = seedEditor();
    if (editor === undefined) return;
    let at = this.stopUnder(editor);
    if (at < 0) {
      const reprints = await this.reprints.of(editor.document);
      const passage = reprints && passageAt(reprints, editor.selection.active);
      if (!reprints || !passage) {
        say(l10n.t("No other seed has the text at the cursor"));
        return;
      }
      this.round = roundOf(editor, reprints, passage);
      at = 0;
    }
    const next = (at + 1) % this.round.length;
    const stop = this.round[next];
    if (stop === undefined) return;
    await openAt(stop.where);
    say(next === 0 ? l10n.t("Back where you started · {0}", stop.name) : l10n.t("Witness {0} of {1} · {2}", next, this.round.length - 1, stop.name));
  }

  /** Which stop of the round the cursor is at. */
  private stopUnder(editor: TextEditor): number {
    const uri = editor.document.uri.toString();
    return this.round.findIndex(({ where }) => where.uri === uri && within(where.range, editor.selection.active));
  }
}

function nextIndex(passages: readonly Passage[], editor: TextEditor, step: 1 | -1): number {
  const cursor = editor.selection.active;
  const starts = passages.map(({ range }) => rangeOf(range).start);
  if (step > 0) {
    const found = starts.findIndex((start) => start.isAfter(cursor));
    return found < 0 ? 0 : found;
  }
  const before = passages.filter(({ range }) => rangeOf(range).start.isBefore(cursor) && !within(range, cursor));
  return (before.length === 0 ? passages.length : before.length) - 1;
}

/** The passage here, then in each of its witnesses. */
function roundOf(editor: TextEditor, reprints: ReprintsOfSeed, passage: Passage): Stop[] {
  const here: Stop = { where: { uri: editor.document.uri.toString(), range: passage.range }, name: appearance(reprints.seed) };
  const there = passage.witnesses.flatMap(({ witness, location }): Stop[] => {
    const seed = reprints.witnesses[witness];
    return seed === undefined ? [] : [{ where: location, name: appearance(seed) }];
  });
  return [here, ...there];
}

function say(message: string): void {
  window.setStatusBarMessage(message, SAID);
}
