import type { Workspace } from "../git/workspace.ts";
import { CANNOT_DELIVER } from "./delivery-messages.ts";

/** https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file */
const UNFIT_FOR_WINDOWS = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)|[<>:"|?*\\]|[. ]$/i;

/**
 * What would keep these outputs from being committed, or from being checked out afterwards: the first of each kind, as a sentence. Names
 * that are there already, as of an edit in place, are their owners' choice.
 */
export function checkPaths(outputs: readonly string[], { files }: Pick<Workspace, "files">, platform = process.platform): string[] {
  const submodules = [...files].flatMap(([path, { kind }]) => (kind === "submodule" ? [path] : []));
  const fresh = outputs.filter((output) => !files.has(output));
  const known = fresh.length > 0 ? new Map([...files.keys()].map((path) => [fold(path), path])) : new Map<string, string>();
  const checks = [
    (output: string) => {
      const folder = submodules.find((path) => output === path || output.startsWith(`${path}/`));
      return folder && CANNOT_DELIVER.submodule(output, folder);
    },
    (output: string) => {
      const twin = known.get(fold(output));
      return twin && CANNOT_DELIVER.twin(output, twin);
    },
    // Elsewhere it can be written and committed, and nobody may ever want it on Windows.
    (output: string) =>
      platform === "win32" && output.split("/").some((name) => UNFIT_FOR_WINDOWS.test(name)) && CANNOT_DELIVER.windowsName(output),
  ];
  return checks.flatMap((check) => firstOf(fresh, check) ?? []);
}

function firstOf(outputs: readonly string[], check: (output: string) => string | false | undefined): string | undefined {
  for (const output of outputs) {
    const problem = check(output);
    if (problem) return problem;
  }
  return undefined;
}

/** One spelling for what Windows and macOS take for the same. */
function fold(path: string): string {
  return path.normalize("NFC").toLowerCase();
}
