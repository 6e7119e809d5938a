// The status bar item. It appears when the server shows that the folder is a corpus, and never before.

import { l10n, StatusBarAlignment, StatusBarItem, ThemeColor, window } from "vscode";
import type { WorkDoneProgressBegin, WorkDoneProgressEnd, WorkDoneProgressReport } from "vscode-languageclient/node";

type Progress = WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd;

export class Status {
  private readonly item: StatusBarItem;
  private title = "";
  private working = false;

  constructor() {
    this.item = window.createStatusBarItem("variorum", StatusBarAlignment.Right, 100);
    this.item.name = "Variorum";
    this.item.command = "variorum.showOutput";
  }

  /** The server works on the corpus. */
  progress(progress: Progress): void {
    this.working = progress.kind !== "end";
    if (progress.kind === "begin") this.title = progress.title;
    if (progress.kind === "end") {
      this.served();
      return;
    }
    const percent = progress.percentage === undefined ? "" : ` ${progress.percentage} %`;
    this.show(`$(sync~spin) Variorum${percent}`, [this.title, progress.message].filter(Boolean).join(": "));
  }

  /** The server has shown that it serves this folder. */
  served(): void {
    if (!this.working) this.show("$(book) Variorum", l10n.t("Variorum is ready; click for its output"));
  }

  /** The server is not running in a folder where a person waits for it. */
  failed(reason: string): void {
    this.show("$(error) Variorum", reason);
    this.item.backgroundColor = new ThemeColor("statusBarItem.errorBackground");
  }

  /** Nothing is known of the folder yet. */
  hide(): void {
    this.working = false;
    this.item.hide();
  }

  dispose(): void {
    this.item.dispose();
  }

  private show(text: string, tooltip: string): void {
    this.item.text = text;
    this.item.tooltip = tooltip;
    this.item.backgroundColor = undefined;
    this.item.show();
  }
}
