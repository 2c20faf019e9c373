import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

/**
 * A folder with a `tesseract` that reads a picture once, and says the same when it is asked for it in the same way again: it takes a second
 * of a core or more each time.
 *
 * @returns a `PATH` on which it comes first, and the folder, to be removed
 */
export function rememberReadings(): { path: string; folder: string } {
  const folder = mkdtempSync(join(tmpdir(), "retouch-readings-"));
  const real = execFileSync("which", ["tesseract"], { encoding: "utf8" }).trim();
  const script = `#!/bin/sh
[ -f "$1" ] || exec '${real}' "$@"
picture=$1
shift
kept='${folder}'/$({ cat "$picture"; echo "$*"; } | sha1sum | cut -c 1-40)
if [ ! -e "$kept" ]; then
  '${real}' "$picture" "$@" >"$kept.$$" || exit
  mv "$kept.$$" "$kept"
fi
exec cat "$kept"
`;
  writeFileSync(join(folder, "tesseract"), script, { mode: 0o755 });
  return { path: `${folder}${delimiter}${process.env.PATH}`, folder };
}
