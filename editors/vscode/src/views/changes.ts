// Tells VS Code that a view has changed, at a time when it listens.

import { EventEmitter } from "vscode";

/**
 * In milliseconds. When VS Code hears of a change in one message with the first answer that a view ever gave, which it does
 * if both leave within a millisecond or so, it takes the answer for what the change asks for: it asks no more, and the
 * view shows what it was before, or nothing. (`TreeView.refresh` forgets the children before the answer has set them.)
 */
const BREATH = 50;

export class Changes {
  private readonly changed = new EventEmitter<void>();
  /** For `onDidChangeTreeData`, and for what is to happen after it. */
  readonly event = this.changed.event;
  private answered = -Infinity;
  private timer: NodeJS.Timeout | undefined;

  /** What stands at the top of the view is told to VS Code now. */
  answer(): void {
    this.answered = Date.now();
  }

  /** It is otherwise now. */
  fire(): void {
    clearTimeout(this.timer);
    const wait = this.answered + BREATH - Date.now();
    if (wait <= 0) this.changed.fire();
    else this.timer = setTimeout(() => this.fire(), wait);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.changed.dispose();
  }
}
