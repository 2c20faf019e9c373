import { accessSync, constants, readFileSync } from "node:fs";
import { delimiter, isAbsolute, join, posix, resolve } from "node:path";
import { deliveryEnvironment } from "../git/git-environment.ts";
import { openWriter } from "../git/git-process.ts";
import type { Repository } from "../git/repository.ts";
import { CANNOT_COMMIT } from "./delivery-messages.ts";

/** Those that a commit and a push run, and that can stop them. */
const HOOKS = ["pre-commit", "prepare-commit-msg", "commit-msg", "pre-push"];

/** Hooks that cannot be started here, one sentence each: git would begin them, and fail, after everything is paid for. */
export async function checkHooks(repository: Repository): Promise<string[]> {
  // Git for Windows has interpreters of its own.
  if (process.platform === "win32") return [];
  const git = openWriter(repository, { hooks: true });
  const folder = (await git.try(["rev-parse", "--git-path", "hooks"])).stdout.trim();
  if (folder === "") return [];
  return HOOKS.flatMap((hook) => {
    const missing = findMissingProgram(join(resolve(repository.root, folder), hook));
    return missing === undefined ? [] : [CANNOT_COMMIT.hookFails(hook, missing)];
  });
}

/** The program that a hook is written for, where this machine does not have it. What is no executable script is not looked at. */
function findMissingProgram(file: string): string | undefined {
  const [, program, argument = ""] = /^#! *(\S+)(?: +([^\s-]\S*))?/.exec(readStart(file)) ?? [];
  if (program === undefined) return undefined;
  if (posix.basename(program) !== "env") return isExecutable(program) ? undefined : program;
  if (argument === "" || argument.includes("=")) return undefined;
  const folders = (deliveryEnvironment().PATH ?? "").split(delimiter);
  return folders.some((folder) => isExecutable(join(folder, argument))) ? undefined : argument;
}

function readStart(file: string): string {
  // Git passes over a hook that is not executable.
  if (!isExecutable(file)) return "";
  try {
    return readFileSync(file, "latin1").slice(0, 256);
  } catch {
    return "";
  }
}

function isExecutable(path: string): boolean {
  if (!isAbsolute(path)) return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
