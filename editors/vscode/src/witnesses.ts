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
import { rangeOf, within } from "./places";
import type { Place, Seed, Span } from "./protocol";
import { appearance, fileName } from "./words";

/** The scheme of the two sides of a comparison: the file's path, with the file's address as the query. */
export const SCHEME = "variorum-compare";

interface Witness extends Seed {
  readonly containsText: string;
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
      commands.registerCommand("variorum.compare", (...given: [string?, string?, Place?, Place?]) => this.compare(...given)),
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
    return new Location(Uri.parse(side.uri, true), rangeOf(place));
  }

  /**
   * Sets a seed, that of the editor unless it is named, beside a witness, one that the user picks unless it is named;
   * `from` says of which place in the seed the witnesses are to be picked, `there` what of the witness is shown first.
   */
  private async compare(witness?: string, seed?: string, from?: Place, there?: Place): Promise<void> {
    const editor = window.activeTextEditor;
    const isHere = editor !== undefined && LANGUAGES.includes(editor.document.languageId);
    const uri = seed ?? (isHere ? editor.document.uri.toString() : undefined);
    if (uri === undefined) return;
    const textDocument = { uri };
    const at = from ?? (isHere && editor.document.uri.toString() === uri ? editor.selection.active : undefined);
    const chosen = witness ?? (await this.pick(textDocument, at));
    if (chosen === undefined) return;
    const found = await this.server.request<{ seed: Side; witness: Side } | null>("variorum/comparison", {
      textDocument,
      witness: chosen,
    });
    if (!found) return;
    const [left, right] = [this.keep(found.seed), this.keep(found.witness)];
    const title = `${fileName(found.seed.uri)} ↔ ${fileName(found.witness.uri)}`;
    await commands.executeCommand("vscode.diff", left, right, title, lineOf(found.witness, there));
  }

  private keep(side: Side): Uri {
    const uri = Uri.from({ scheme: SCHEME, path: `${Uri.parse(side.uri, true).path}.variorum-comparison`, query: String(Date.now()) });
    this.sides.set(uri.toString(), side);
    return uri;
  }

  /** The witnesses of the cursor's passage; where there is none, of the whole seed. */
  private async pick(textDocument: { uri: string }, at: Place | undefined): Promise<string | undefined> {
    const ask = (params: object): Promise<Witness[] | undefined> => this.server.request("variorum/witnesses", params);
    let found = at && (await ask({ textDocument, position: { line: at.line, character: at.character } }));
    if (!found?.length) found = await ask({ textDocument });
    if (!found?.length) {
      void window.showInformationMessage(l10n.t("No other seed shares a passage with this one"));
      return undefined;
    }
    if (found.length === 1) return found[0]?.uri;
    const items = found.map((witness): QuickPickItem & { uri: string } => ({
      label: appearance(witness),
      description: witness.name,
      detail: l10n.t("has {0} of this text · {1}", witness.containsText, fileName(witness.uri)),
      uri: witness.uri,
    }));
    const chosen = await window.showQuickPick(items, {
      placeHolder: l10n.t("Compare with which seed? (earliest first)"),
      matchOnDescription: true,
      matchOnDetail: true,
    });
    return chosen?.uri;
  }
}

/** Shows the line of a side where a place of its file stands. */
function lineOf(side: Side, at: Place | undefined): { selection: Range } | undefined {
  const line = at === undefined ? -1 : side.places.findIndex((span) => within(span, at));
  return line < 0 ? undefined : { selection: new Range(line, 0, line, 0) };
}
