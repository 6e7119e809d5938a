// What can be done with the witnesses of a passage: list them, and set one beside the seed in the diff editor.

import {
  type CancellationToken,
  type Definition,
  type DefinitionProvider,
  type Disposable,
  type Position,
  Range,
  Uri,
  type TextDocument,
  type TextDocumentContentProvider,
  commands,
  l10n,
  languages,
  Location,
  Position as At,
  type QuickPickItem,
  window,
  workspace,
} from "vscode";
import { LANGUAGES, type Server } from "./client";

/** The scheme of the two sides of a comparison: the file's path, with the file's address as the query. */
export const SCHEME = "variorum-compare";

interface Place {
  readonly line: number;
  readonly character: number;
}

interface Span {
  readonly start: Place;
  readonly end: Place;
}

interface Witness {
  readonly uri: string;
  readonly title: string | null;
  readonly source: string | null;
  readonly published: string | null;
  readonly contains: number;
  readonly passages: number;
}

interface Side {
  readonly uri: string;
  readonly text: string;
  readonly places: readonly Span[];
}

/** Lists the witnesses of a place: the one that a lens gives, or the cursor's. */
export async function showWitnesses(uri?: string, at?: Place): Promise<void> {
  if (uri === undefined || at === undefined) return inSeed("editor.action.referenceSearch.trigger");
  const [file, position] = [Uri.parse(uri, true), new At(at.line, at.character)];
  // A lens stands above its passage; the passage begins with the first thing that is printed there.
  const found = await commands.executeCommand<Location[]>("vscode.executeReferenceProvider", file, position);
  const here = found.filter((location) => location.uri.toString() !== file.toString());
  await commands.executeCommand("editor.action.peekLocations", file, position, here, "peek");
}

/** Runs one of the editor's own commands at the cursor of a file that may be a seed. */
export async function inSeed(command: string): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor !== undefined && LANGUAGES.includes(editor.document.languageId)) await commands.executeCommand(command);
}

/** The two sides of each comparison that is open, and the command that opens one. */
export class Comparisons implements TextDocumentContentProvider, DefinitionProvider {
  private readonly sides = new Map<string, Side>();

  constructor(private readonly server: Server) {}

  register(): Disposable[] {
    return [
      workspace.registerTextDocumentContentProvider(SCHEME, this),
      languages.registerDefinitionProvider({ scheme: SCHEME }, this),
      workspace.onDidCloseTextDocument((document) => this.sides.delete(document.uri.toString())),
      commands.registerCommand("variorum.compare", (witness?: string) => this.compare(witness)),
    ];
  }

  provideTextDocumentContent(uri: Uri): string {
    return this.sides.get(uri.toString())?.text ?? "";
  }

  /** A line leads back to where it stands in its file. */
  provideDefinition(document: TextDocument, position: Position, _token: CancellationToken): Definition | undefined {
    const side = this.sides.get(document.uri.toString());
    const place = side?.places[position.line];
    if (side === undefined || place === undefined) return undefined;
    const { start, end } = place;
    return new Location(Uri.parse(side.uri, true), new Range(start.line, start.character, end.line, end.character));
  }

  /** Sets the seed in the editor beside a witness: the one that is named, or one that the user picks. */
  private async compare(witness?: string): Promise<void> {
    const editor = window.activeTextEditor;
    if (editor === undefined || !LANGUAGES.includes(editor.document.languageId)) return;
    const textDocument = { uri: editor.document.uri.toString() };
    const chosen = witness ?? (await this.pick(textDocument, editor.selection.active));
    if (chosen === undefined) return;
    const found = await this.server.request<{ seed: Side; witness: Side } | null>("variorum/comparison", {
      textDocument,
      witness: chosen,
    });
    if (!found) return;
    const [left, right] = [this.keep(found.seed), this.keep(found.witness)];
    const title = `${name(found.seed.uri)} ↔ ${name(found.witness.uri)}`;
    await commands.executeCommand("vscode.diff", left, right, title);
  }

  private keep(side: Side): Uri {
    const uri = Uri.from({ scheme: SCHEME, path: `${Uri.parse(side.uri, true).path}.txt`, query: String(Date.now()) });
    this.sides.set(uri.toString(), side);
    return uri;
  }

  /** The witnesses of the cursor's passage; where there is none, of the whole seed. */
  private async pick(textDocument: { uri: string }, { line, character }: Position): Promise<string | undefined> {
    const ask = (params: object): Promise<Witness[] | undefined> => this.server.request("variorum/witnesses", params);
    let found = await ask({ textDocument, position: { line, character } });
    if (!found?.length) found = await ask({ textDocument });
    if (!found?.length) {
      void window.showInformationMessage(l10n.t("No other seed has anything of this one"));
      return undefined;
    }
    if (found.length === 1) return found[0]?.uri;
    const items = found.map((witness): QuickPickItem & { uri: string } => ({
      label: witness.title ?? name(witness.uri),
      description: [witness.source, witness.published].filter((it) => it !== null).join(" · "),
      detail: l10n.t("has {0} % of this seed · {1}", Math.round(witness.contains * 100), name(witness.uri)),
      uri: witness.uri,
    }));
    const chosen = await window.showQuickPick(items, {
      placeHolder: l10n.t("Compare with which seed? The earliest comes first"),
      matchOnDescription: true,
      matchOnDetail: true,
    });
    return chosen?.uri;
  }
}

/** The last part of a file's path. */
function name(uri: string): string {
  return Uri.parse(uri, true).path.split("/").pop() ?? uri;
}
