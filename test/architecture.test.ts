import { globSync, readFileSync } from "node:fs";
import { basename, dirname, join, normalize } from "node:path/posix";
import ts from "typescript";
import { expect, it } from "vitest";

/** From the ground up: a file imports from its own layer and from those before it. */
const LAYERS = [
  ...[
    "errors",
    "notices",
    "large-buffer",
    "secret-forms",
    "redact",
    "cancel",
    "process",
    "context",
    "text",
    "runner",
    "git",
    "pixels",
    "http",
    "github",
  ],
  ...[
    "providers",
    "localize",
    "lock",
    "inputs",
    "target",
    "gate",
    "commands",
    "plan",
    "verify",
    "cache",
    "outcome",
    "run",
    "deliver",
    "report",
    "edit",
    "merge",
    "action",
    "pixel-process",
    "main",
  ],
];

const files = globSync("src/**/*.ts").map((path) => path.replaceAll("\\", "/"));
const imports = new Map(files.map((file) => [file, listImports(file)]));

/** Imports of types and those at run time too. */
function listImports(file: string): string[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(file, "utf8"), true, true);
  return importedFiles.filter(({ fileName }) => fileName.startsWith(".")).map(({ fileName }) => normalize(join(dirname(file), fileName)));
}

function layerOf(file: string): number {
  const [, top = ""] = file.split("/");
  const layer = LAYERS.indexOf(top.replace(/\.ts$/, ""));
  if (layer < 0) throw new Error(`${file} is in no layer: add it to LAYERS`);
  return layer;
}

it("imports run in one direction", () => {
  const upward = [...imports].flatMap(([file, used]) =>
    used.filter((one) => layerOf(one) > layerOf(file)).map((one) => `${file} -> ${one}`),
  );
  expect(upward).toEqual([]);
});

it("no files import each other in a circle", () => {
  const open = new Map(imports);
  // What imports only what is settled is settled too; a circle never is.
  for (let before = -1; before !== open.size; ) {
    before = open.size;
    for (const [file, used] of open) if (!used.some((one) => open.has(one))) open.delete(file);
  }
  expect([...open.keys()]).toEqual([]);
});

/** Files of the workspace are opened by `open-file.ts` and `write-file.ts` alone, which follow no link. */
it("few files reach the file system, and say for what", () => {
  const reasons: Record<string, string> = {
    "context.ts": "the runner's event",
    "deliver/artifact.ts": "a fresh folder of its own",
    "deliver/commit-git.ts": "a fresh worktree of its own",
    "deliver/commit.ts": "whether something is there",
    "deliver/hook-checks.ts": "git's own files",
    "deliver/shard-artifacts.ts": "a fresh folder of its own",
    "deliver/zip-reader.ts": "an archive in a fresh folder of its own",
    "git/list-folder.ts": "names of files in a folder without git",
    "git/own-folder.ts": "a fresh folder of its own",
    "git/open-file.ts": "the door for reading",
    "git/write-file.ts": "the door for writing",
    "inputs/text-reader.ts": "the program of its own thread",
    "lock/checkout-lock.ts": "names of files in the lock's folder",
    "pixels/pixel-work.ts": "the channel of its own process",
    "pixels/pixel-processes.ts": "the program of its own process",
    "pixels/sharp.ts": "the image library",
    "report/publish.ts": "a fresh folder of its own",
    "report/render-page.ts": "the parts of the gallery's page",
    "report/report-file.ts": "a fresh folder of its own",
    "runner/file-commands.ts": "the runner's files",
    "verify/tesseract.ts": "a fresh folder of its own",
    ...Object.fromEntries(["checkout", "clean-filters", "private-git", "repository"].map((name) => [`git/${name}.ts`, "git's own files"])),
  };
  const users = files.filter((file) => /from "node:fs(\/promises)?"/.test(readFileSync(file, "utf8")));
  expect(users.filter((file) => reasons[file.replace("src/", "")] === undefined)).toEqual([]);
});

it("only the decoder's folder says that a picture is proven, and outputs are written in one place", () => {
  const usersOf = (name: string) => files.filter((file) => new RegExp(`import .*\\b${name}\\b`).test(readFileSync(file, "utf8")));
  expect(usersOf("markProven").filter((file) => !file.startsWith("src/pixels/"))).toEqual([]);
  expect(
    usersOf("writeWorkspaceFile")
      .map((file) => file.replace("src/", ""))
      .toSorted(),
  ).toEqual(["deliver/commit-git.ts", "lock/lock-file.ts", "run/retained-images.ts", "run/write-output.ts"]);
});

it("no two files have one name", () => {
  const groups = Map.groupBy(files, (file) => basename(file));
  expect([...groups.values()].filter((group) => group.length > 1)).toEqual([]);
});

/** What prints, starts what prints to where we print, or hands something to the runner. */
const TO_RUNNER =
  /\bconsole\s*[.[]|\bprocess\.(?:stdout|stderr|_rawDebug|emitWarning|reallyExit)\b|"@actions\/core"|["']inherit["']|\/dev\/(?:std|fd|tty)|GITHUB_(?:OUTPUT|STATE|ENV|PATH|STEP_SUMMARY)\b/g;

it("nothing but `src/runner` gives anything to the runner", () => {
  const uses = files.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(TO_RUNNER)]
      .map(([use]) => `${file}: ${use}`)
      .filter(() => layerOf(file) !== layerOf("src/runner")),
  );
  expect(uses).toEqual([]);
  // The writer itself is found, so that the expression is no dead letter.
  const own = readFileSync("src/runner/log-writer.ts", "utf8") + readFileSync("src/runner/file-commands.ts", "utf8");
  expect(new Set(own.match(TO_RUNNER))).toEqual(new Set(["process.stdout", "process.stderr", "GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY"]));
});

it("each file is about one thing", () => {
  const long = files.map((file) => ({ file, lines: readFileSync(file, "utf8").split("\n").length })).filter(({ lines }) => lines > 400);
  expect(long).toEqual([]);
});
