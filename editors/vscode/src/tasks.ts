// Tasks that check a whole corpus on the command line, with the program that the server runs with; what they find is under
// Problems.

import {
  Disposable,
  env,
  l10n,
  ProcessExecution,
  Task,
  type TaskDefinition,
  TaskGroup,
  type TaskProvider,
  tasks,
  type WorkspaceFolder,
  workspace,
} from "vscode";
import type { Server } from "./client";

const TYPE = "variorum";

/**
 * What reads the output: `variorum` where it is English; the words for how grave a finding is differ in Chinese. They take in
 * what is said of closed files, in the name under which the server's findings stand (its diagnostics' identifier): what the
 * server says of a file that is opened then takes the place of it.
 */
const MATCHERS = ["$variorum", "$variorum-error", "$variorum-warning", "$variorum-info"];

interface Check extends TaskDefinition {
  /** A command of the program; `check` unless something else is said. */
  readonly command?: string;
  readonly args?: readonly string[];
}

/** Offers tasks while the server is there to say where the program is. */
export function registerTasks(server: Server): Disposable {
  const provider: TaskProvider = {
    provideTasks: () =>
      (workspace.workspaceFolders ?? []).flatMap((folder) => [
        taskOf(server, folder, { type: TYPE, command: "check", args: ["."] }, l10n.t("check all seeds")),
        taskOf(server, folder, { type: TYPE, command: "check", args: ["--reprints", "."] }, l10n.t("check all seeds and compare them with their reprints")),
      ]).filter((task) => task !== undefined),
    resolveTask: (task) => {
      const [first] = workspace.workspaceFolders ?? [];
      const folder = typeof task.scope === "object" ? task.scope : first;
      return folder === undefined ? undefined : taskOf(server, folder, task.definition as Check, task.name);
    },
  };
  return tasks.registerTaskProvider(TYPE, provider);
}

function taskOf(server: Server, folder: WorkspaceFolder, definition: Check, name: string): Task | undefined {
  const program = server.found?.program;
  if (program === undefined) return undefined;
  const { command = "check", args = ["."] } = definition;
  const language = command === "check" ? ["--lang", languageOfMessages()] : [];
  const run = new ProcessExecution(program, [command, ...language, ...args], { cwd: folder.uri.fsPath });
  const task = new Task(definition, folder, name, "variorum", run, MATCHERS);
  task.group = TaskGroup.Test;
  return task;
}

/** The language of the editor, as the program names it. */
function languageOfMessages(): string {
  const language = env.language.toLowerCase();
  if (!language.startsWith("zh")) return "en";
  return /^zh-(tw|hk|mo|hant)/.test(language) ? "zh-Hant" : "zh-Hans";
}
