// Who has which part of the seed that is looked at: asked once for each version of it, and shared by all that show it.

import { Disposable, EventEmitter, type TextDocument, type TextEditor, TextEditorSelectionChangeKind, window, workspace } from "vscode";
import { LANGUAGES, type Server } from "./client";
import { setContext } from "./contexts";
import { seedEditor, within } from "./places";
import type { Passage, Place, ReprintsOfSeed } from "./protocol";

/** Waits so long after an edit or a move of the cursor, in milliseconds: people do several in a row. */
const AFTER_EDIT = 400;
const AFTER_MOVE = 150;
/** Asks so often again when no answer came. */
const PATIENCE = 8;
/** Answers that are kept, of the seeds looked at last. */
const KEPT = 20;

interface Kept {
  readonly version: number;
  readonly answer: Promise<ReprintsOfSeed | null | undefined>;
}

export class Reprints {
  /** The seed that is looked at, and its reprints; undefined while there is none. */
  current: { readonly document: TextDocument; readonly reprints: ReprintsOfSeed } | undefined;
  private readonly kept = new Map<string, Kept>();
  private readonly changed = new EventEmitter<void>();
  private readonly moved = new EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  /** The cursor has moved in the current seed. */
  readonly onDidMove = this.moved.event;
  private timer: NodeJS.Timeout | undefined;
  private moving: NodeJS.Timeout | undefined;
  /** What was told last, as text. */
  private said = "";
  /** How many questions in a row had no answer. */
  private lost = 0;
  /** The number of the newest question, and that of the question whose answer is known now. */
  private asked = 0;
  private known = 0;
  /** Those who show it now; nobody else needs an answer after each edit. */
  private readonly watchers = new Set<object>();
  /** A file that was opened from a view only to be looked at: the views stay with the seed that they show. */
  private visited: string | undefined;

  constructor(private readonly server: Server) {}

  register(): Disposable[] {
    return [
      window.onDidChangeActiveTextEditor(() => this.later(0)),
      window.onDidChangeTextEditorSelection(({ textEditor, kind }) => {
        const isPersons = kind === TextEditorSelectionChangeKind.Keyboard || kind === TextEditorSelectionChangeKind.Mouse;
        if (isPersons && this.visited === textEditor.document.uri.toString()) {
          this.visited = undefined;
          this.later(0);
        }
        clearTimeout(this.moving);
        this.moving = setTimeout(() => this.moved.fire(), AFTER_MOVE);
      }),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        const isLookedAt = document === this.current?.document || document === window.activeTextEditor?.document;
        if (contentChanges.length > 0 && isLookedAt && this.watchers.size > 0) this.later(AFTER_EDIT);
      }),
      // Its language may be another now.
      workspace.onDidOpenTextDocument((document) => {
        if (document === window.activeTextEditor?.document) this.later(0);
      }),
      workspace.onDidCloseTextDocument((document) => {
        this.kept.delete(document.uri.toString());
        if (document === this.current?.document) this.later(0);
      }),
      this.server.onDidChange(() => this.forget()),
      this.server.onDidChangeCorpus(() => this.forget()),
      this.changed,
      this.moved,
      new Disposable(() => {
        clearTimeout(this.timer);
        clearTimeout(this.moving);
      }),
    ];
  }

  /** What is known of a document now; null: it is no seed; undefined: the server cannot say. */
  async of(document: TextDocument): Promise<ReprintsOfSeed | null | undefined> {
    const uri = document.uri.toString();
    const known = this.kept.get(uri);
    if (known?.version === document.version) return known.answer;
    const answer = this.server.ask<ReprintsOfSeed>("reprints", { textDocument: { uri } });
    const kept = { version: document.version, answer };
    this.kept.delete(uri);
    this.kept.set(uri, kept);
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= KEPT) break;
      this.kept.delete(oldest);
    }
    // What could not be said is asked again the next time.
    if ((await answer) === undefined && this.kept.get(uri) === kept) this.kept.delete(uri);
    return answer;
  }

  /** Somebody shows what is known, from now on or no more. */
  watch(who: object, isShown: boolean): void {
    if (!isShown) {
      this.watchers.delete(who);
    } else if (!this.watchers.has(who)) {
      this.watchers.add(who);
      this.later(0);
    }
  }

  /** The file is opened only to be looked at: the views do not follow, until the user moves the cursor there. */
  stayWhileVisiting(uri: string): void {
    if (uri !== this.current?.document.uri.toString()) this.visited = uri;
  }

  /** The cursor in the current seed, wherever the keyboard is. */
  cursor(): { editor: TextEditor; passage: Passage | undefined } | undefined {
    const { document, reprints } = this.current ?? {};
    const shown = window.visibleTextEditors.filter((editor) => editor.document === document);
    const editor = shown.find((it) => it === window.activeTextEditor) ?? shown[0];
    if (editor === undefined || reprints === undefined) return undefined;
    return { editor, passage: passageAt(reprints, editor.selection.active) };
  }

  private forget(): void {
    this.kept.clear();
    this.lost = 0;
    this.later(AFTER_EDIT);
  }

  private later(milliseconds: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.refresh(), milliseconds);
  }

  private async refresh(): Promise<void> {
    const number = ++this.asked;
    const active = seedEditor()?.document;
    const answer = active && (await this.of(active));
    // A view, a comparison or another file has the keyboard: what is shown stays, as long as its document is there.
    const last = this.current?.document;
    const isVisiting = active !== undefined && active.uri.toString() === this.visited;
    const document = answer && !isVisiting ? active : last !== undefined && isThere(last) ? last : undefined;
    const reprints = document === active ? answer : document && (await this.of(document));
    // What was asked later may have been answered earlier. Of another editor with the keyboard there is an event.
    if (number < this.known || active !== seedEditor()?.document) return;
    this.known = number;
    // The corpus was changing under the question: what is shown stays until it can be told.
    const isLost = (active !== undefined && answer === undefined) || (document !== undefined && reprints === undefined);
    if (isLost && this.server.has.has("reprints")) {
      this.lost += 1;
      if (this.lost <= PATIENCE) this.later(AFTER_EDIT * this.lost);
      return;
    }
    this.lost = 0;
    if (active !== undefined) void setContext("inSeed", Boolean(answer));
    if (!isVisiting && active !== undefined) this.visited = undefined;
    const said = `${document?.uri.toString() ?? ""} ${JSON.stringify({ ...reprints, version: null })}`;
    // Views that are drawn anew lose what is folded and focused in them.
    if (said === this.said) return;
    this.said = said;
    this.current = document !== undefined && reprints ? { document, reprints } : undefined;
    this.changed.fire();
  }
}

/** Whether a document is still open, as something that may be a seed. */
function isThere({ isClosed, languageId }: TextDocument): boolean {
  return !isClosed && LANGUAGES.includes(languageId);
}

/** The passage in which a place is; at the end of the last one it is in that one still. */
export function passageAt(reprints: ReprintsOfSeed, place: Place): Passage | undefined {
  return reprints.passages.find((passage) => within(passage.range, place));
}
