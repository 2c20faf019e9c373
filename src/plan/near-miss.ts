import { posix } from "node:path";
import { filterPaths } from "../git/discover.ts";
import type { WorkspaceFile } from "../git/workspace.ts";
import type { GlobHint } from "../notices.ts";
import { FORMATS } from "../pixels/picture.ts";
import { folderOf } from "../text/glob.ts";
import { hintAtComma, nearest } from "../text/suggest.ts";

/**
 * What a glob that selects no file may have been meant to be.
 *
 * @param files of the workspace, by path.
 */
export function findNearMiss(glob: string, files: ReadonlyMap<string, Pick<WorkspaceFile, "kind">>): GlobHint | undefined {
  if (hintAtComma(glob) !== "") return { kind: "comma" };
  const paths = [...files.keys()];
  const submodule = paths.find((path) => files.get(path)?.kind === "submodule" && `${folderOf(glob)}/`.startsWith(`${path}/`));
  if (submodule !== undefined) return { kind: "submodule", path: submodule };
  const mark = findUnclosed(glob);
  if (mark !== undefined) return { kind: "unclosed", mark };
  const [example] = filterPaths([glob], paths);
  if (example !== undefined) return { kind: "excluded", example };
  return findSpelling(glob, paths) ?? findOtherGlob(glob, paths);
}

const PAIRS = { "{": "}", "(": ")", "[": "]" } as const;

/** The first bracket that opens and does not close. */
function findUnclosed(glob: string): keyof typeof PAIRS | undefined {
  const open: (keyof typeof PAIRS)[] = [];
  for (const character of glob.replace(/\\./g, "")) {
    if (character === "{" || character === "(" || character === "[") open.push(character);
    const last = open.at(-1);
    if (last !== undefined && PAIRS[last] === character) open.pop();
  }
  return open[0];
}

/** Files that have the same name but for their spelling. */
function findSpelling(glob: string, paths: readonly string[]): GlobHint | undefined {
  const find = (fold: (text: string) => string) => {
    const folded = new Map(paths.map((path) => [fold(path), path]));
    const [found] = filterPaths([fold(glob)], [...folded.keys()]);
    return found === undefined ? undefined : folded.get(found);
  };
  const byForm = find((text) => text.normalize("NFC"));
  if (byForm !== undefined) return { kind: "unicode", example: byForm };
  const byCase = find((text) => text.normalize("NFC").toLowerCase());
  return byCase === undefined ? undefined : { kind: "case", example: byCase };
}

type Variant = Extract<GlobHint, { glob: string }>["kind"];

/** The first of several like it that selects something. */
function findOtherGlob(glob: string, paths: readonly string[]): GlobHint | undefined {
  for (const [kind, other] of listVariants(glob, paths)) {
    const [example] = other === glob ? [] : filterPaths([other], paths);
    if (example !== undefined) return { kind, glob: other, example };
  }
  return undefined;
}

function* listVariants(glob: string, paths: readonly string[]): Generator<[Variant, string]> {
  yield ["folder", `${glob.replace(/\/+$/, "")}/**`];
  yield ["subfolders", `${posix.dirname(glob)}/**/${posix.basename(glob)}`.replace(/^\.\//, "")];
  const similar = nameSimilarFolder(glob, paths);
  if (similar !== undefined) {
    yield ["similar", similar];
    yield ["similar", posix.join(posix.dirname(similar), "**", posix.basename(glob))];
  }
  for (const { extensions } of Object.values(FORMATS))
    for (const extension of extensions) yield ["extension", glob.replace(/\.\w+$/, extension)];
  if (isPlain(glob)) {
    const folder = posix.dirname(glob);
    const file = nearest(
      posix.basename(glob),
      paths.flatMap((path) => (posix.dirname(path) === folder ? posix.basename(path) : [])),
    );
    if (file !== undefined) yield ["similar", posix.join(folder, file)];
  }
}

const isPlain = (text: string) => !/[*?[\]{}()!+@|\\]/.test(text);

/** The glob with the first of its folders that is not there replaced by the one beside it with the nearest name. */
function nameSimilarFolder(glob: string, paths: readonly string[]): string | undefined {
  const folders = glob.replace(/^(\.\/)+/, "").split("/");
  const rest = folders.splice(-1);
  let above = "";
  for (const [index, folder] of folders.entries()) {
    if (!isPlain(folder)) return undefined;
    const inner = new Set(
      paths.flatMap((path) => (path.startsWith(above) ? (path.slice(above.length).match(/^([^/]+)\//)?.[1] ?? []) : [])),
    );
    if (!inner.has(folder)) {
      const name = nearest(folder, [...inner]);
      return name === undefined ? undefined : [...folders.slice(0, index), name, ...folders.slice(index + 1), ...rest].join("/");
    }
    above += `${folder}/`;
  }
  return undefined;
}
