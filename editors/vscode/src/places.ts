// Places of the protocol in the editor: converted, opened, and gone back from.

import { commands, Range, Selection, type TextEditor, TextEditorRevealType, Uri, ViewColumn, window } from "vscode";
import { LANGUAGES } from "./client";
import type { Place, Span, Where } from "./protocol";

export function rangeOf({ start, end }: Span): Range {
  return new Range(start.line, start.character, end.line, end.character);
}

/** Whether a place is in a span; its end is not, unless the span is empty. */
export function within(span: Span, { line, character }: Place): boolean {
  const range = rangeOf(span);
  const isAtEnd = range.end.line === line && range.end.character === character;
  return rangeOf({ start: { line, character }, end: { line, character } }).intersection(range) !== undefined && (!isAtEnd || range.isEmpty);
}

/** The editor with the cursor, if it shows a file that may be a seed. */
export function seedEditor(): TextEditor | undefined {
  const editor = window.activeTextEditor;
  return editor?.document.uri.scheme === "file" && LANGUAGES.includes(editor.document.languageId) ? editor : undefined;
}

export interface Opening {
  /** Only to be looked at: the keyboard stays where it is. */
  readonly preview?: boolean;
  readonly beside?: boolean;
  readonly column?: ViewColumn;
}

/** Where the user was before each jump, the latest last. */
const trail: Where[] = [];
const LONGEST_TRAIL = 50;

/** Opens a place: selects it, with the cursor at its beginning. */
export async function openAt({ uri, range }: Where, { preview = false, beside = false, column }: Opening = {}): Promise<TextEditor> {
  const from = seedEditor();
  if (from !== undefined && !preview) leave(from);
  const editor = await window.showTextDocument(Uri.parse(uri, true), {
    preview,
    preserveFocus: preview,
    viewColumn: beside ? ViewColumn.Beside : (column ?? ViewColumn.Active),
  });
  select(editor, rangeOf(range));
  return editor;
}

/** Selects a range and shows it from its beginning: a passage can be longer than the window. */
export function select(editor: TextEditor, range: Range): void {
  editor.selection = new Selection(range.end, range.start);
  editor.revealRange(new Range(range.start, range.start), TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Puts the cursor somewhere in the same file. */
export function moveTo(editor: TextEditor, range: Range): void {
  leave(editor);
  editor.selection = new Selection(range.start, range.start);
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
}

function leave(editor: TextEditor): void {
  const { start, end } = editor.selection;
  trail.push({ uri: editor.document.uri.toString(), range: { start, end } });
  if (trail.length > LONGEST_TRAIL) trail.shift();
}

/** Goes back to where the last jump began. */
export async function back(): Promise<void> {
  const last = trail.pop();
  if (last === undefined) {
    await commands.executeCommand("workbench.action.navigateBack");
    return;
  }
  const editor = await window.showTextDocument(Uri.parse(last.uri, true), { preview: false });
  select(editor, rangeOf(last.range));
}
