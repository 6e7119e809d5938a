// What the status bar item offers.

import { commands, env, l10n, type QuickPickItem, QuickPickItemKind, window } from "vscode";
import type { Server } from "./client";
import type { Status } from "./status";
import { errors, seeds } from "./words";

interface Offer extends QuickPickItem {
  readonly command?: string;
  readonly given?: unknown[];
}

/** Lets the user pick what to do; only what the server has is offered. */
export async function showMenu(server: Server, status: Status): Promise<void> {
  const picked = await window.showQuickPick(offers(server), { title: title(status), placeHolder: l10n.t("What would you like to do?") });
  if (picked?.command !== undefined) await commands.executeCommand(picked.command, ...(picked.given ?? []));
}

function offers(server: Server): Offer[] {
  const { has } = server;
  const shown: [string, Offer[]][] = [
    [
      l10n.t("View"),
      [
        ...(has.has("reprints") ? [{ label: `$(list-tree) ${l10n.t("Reprints of this seed")}`, command: "variorum.reprints.focus" }] : []),
        ...(has.has("reprints") ? [{ label: `$(graph) ${l10n.t("Reprint map")}`, command: "variorum.showMap" }] : []),
        ...(has.has("apparatus") ? [{ label: `$(references) ${l10n.t("Apparatus of this passage")}`, command: "variorum.showApparatus" }] : []),
        ...(has.has("corpus") ? [{ label: `$(library) ${l10n.t("The corpus")}`, command: "variorum.corpus.focus" }] : []),
        { label: `$(warning) ${l10n.t("Problems")}`, command: "workbench.actions.view.problems" },
      ],
    ],
    [
      l10n.t("Edit"),
      [
        ...(has.has("fixWorkspace") ? [{ label: `$(wand) ${l10n.t("Apply all safe fixes in the corpus…")}`, command: "variorum.fixWorkspace" }] : []),
        ...(has.has("fillMetadata") ? [{ label: `$(pencil) ${l10n.t("Fill in metadata from reprints…")}`, command: "variorum.fillMetadata" }] : []),
      ],
    ],
    [
      l10n.t("Server"),
      [
        { label: `$(output) ${l10n.t("Show Output")}`, command: "variorum.showOutput" },
        ...(has.has("reindex") ? [{ label: `$(refresh) ${l10n.t("Rebuild the index")}`, command: "variorum.reindex" }] : []),
        { label: `$(debug-restart) ${l10n.t("Restart the server")}`, command: "variorum.restartServer" },
        { label: `$(gear) ${l10n.t("Open Settings")}`, command: "workbench.action.openSettings", given: ["@ext:variorum.variorum"] },
        { label: `$(mortar-board) ${l10n.t("Getting started")}`, command: "variorum.gettingStarted" },
        { label: `$(report) ${l10n.t("Report a problem")}`, command: "variorum.reportProblem" },
      ],
    ],
  ];
  return shown.flatMap(([label, items]) => (items.length === 0 ? [] : [{ label, kind: QuickPickItemKind.Separator }, ...items]));
}

/** What is known of the corpora: how many seeds, how large the index is. */
function title(status: Status): string {
  const wrong = status.countOfErrors;
  const said = (status.known?.corpora ?? []).map(({ name, seeds: count, index }) => {
    const size = index === null ? [] : [l10n.t("index: {0} MB", (index.bytes / 1e6).toLocaleString(env.language, { maximumFractionDigits: 1 }))];
    return `${name}: ${[seeds(count), ...size].join(", ")}`;
  });
  return ["Variorum", ...said, ...(wrong > 0 ? [errors(wrong)] : [])].join(" · ");
}
