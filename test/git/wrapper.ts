import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Puts a shell script before git. @param script has git's own path in `$GIT`, and goes on with `"$@"`. @returns the PATH that finds it. */
export function wrapGit(dir: string, script: string): string {
  const git = execFileSync("which", ["git"], { encoding: "utf8" }).trim();
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, "git"), `#!/bin/sh\nGIT='${git}'\n${script}\nexec "$GIT" "$@"\n`, { mode: 0o755 });
  return `${dir}${delimiter}${process.env.PATH}`;
}
