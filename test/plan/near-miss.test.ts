import { describe, expect, it } from "vitest";
import { openWorkspace } from "../../src/git/workspace.ts";
import type { GlobHint } from "../../src/notices.ts";
import { findNearMiss } from "../../src/plan/near-miss.ts";
import { prepare } from "../../src/plan/prepare.ts";
import { wordRunNotice } from "../../src/report/notice-wording.ts";
import { makeFolder, makeRepository } from "../git/repository.ts";
import { load, pushContext } from "../inputs/given.ts";

const PATHS = [
  "README.md",
  "docs/flow.png",
  "docs/img/deep.png",
  "docs/caf\u0065\u0301.png",
  "assets/Hero.PNG",
  "assets/icons/home.jpeg",
  "app/(shop)/banner.png",
  "site/logo.png",
];

const FILES = new Map<string, { kind: "file" | "submodule" }>([
  ...PATHS.map((path) => [path, { kind: "file" }] as const),
  ["vendor/theme", { kind: "submodule" }],
]);

describe("the nearest miss of a glob", () => {
  it.each<[string, GlobHint | undefined]>([
    ["doc/*.png", { kind: "similar", glob: "docs/*.png", example: "docs/flow.png" }],
    ["asets/*.jpeg", { kind: "similar", glob: "assets/**/*.jpeg", example: "assets/icons/home.jpeg" }],
    ["assets/icon/*.jpeg", { kind: "similar", glob: "assets/icons/*.jpeg", example: "assets/icons/home.jpeg" }],
    ["site/logos.png", { kind: "similar", glob: "site/logo.png", example: "site/logo.png" }],
    ["docs/*.{png", { kind: "unclosed", mark: "{" }],
    ["docs/@(a|b.png", { kind: "unclosed", mark: "(" }],
    ["docs/*.png, site/*.png", { kind: "comma" }],
    ["Docs/*.png", { kind: "case", example: "docs/flow.png" }],
    ["assets/*.png", { kind: "case", example: "assets/Hero.PNG" }],
    ["docs/caf\u00e9.png", { kind: "unicode", example: "docs/caf\u0065\u0301.png" }],
    ["docs", { kind: "folder", glob: "docs/**", example: "docs/flow.png" }],
    ["docs/", { kind: "folder", glob: "docs/**", example: "docs/flow.png" }],
    ["*.png", { kind: "subfolders", glob: "**/*.png", example: "docs/flow.png" }],
    ["assets/*.jpeg", { kind: "subfolders", glob: "assets/**/*.jpeg", example: "assets/icons/home.jpeg" }],
    ["site/*.webp", { kind: "extension", glob: "site/*.png", example: "site/logo.png" }],
    ["site/*.png", { kind: "excluded", example: "site/logo.png" }],
    ["vendor/theme/*.png", { kind: "submodule", path: "vendor/theme" }],
    ["vendor/theme/img/a.png", { kind: "submodule", path: "vendor/theme" }],
    ["vendor/themes/*.png", undefined],
    ["nothing/like/**", undefined],
  ])("%s", (glob, hint) => {
    expect(findNearMiss(glob, FILES)).toEqual(hint);
  });
});

describe("globs that select nothing", () => {
  async function warningsOf(root: string, images: string, context = {}): Promise<string[]> {
    const github = () => Promise.reject(new Error("nobody is asked"));
    const [inputs, workspace] = await Promise.all([load({ images }), openWorkspace(root)]);
    const { plan } = await prepare({ context: pushContext({ workspace: root, ...context }), inputs, workspace, github });
    expect(plan.tasks).toEqual([]);
    return plan.warnings.map(wordRunNotice);
  }

  it("are a warning that names them and the miss", async () => {
    using folder = makeRepository({ "docs/a.png": "a", "docs/guide.md": "b", "docs/movie.mp4": "c" });
    expect(await warningsOf(folder.root, "doc/*.png\nx/*.gif\n!docs/b.png")).toEqual([
      "`images` match no files: `doc/*.png`, `x/*.gif`. Did you mean `docs/*.png`? It matches docs/a.png.",
    ]);
    expect(await warningsOf(folder.root, "x/*.gif")).toEqual([
      "`images` match no files: `x/*.gif`. Check that the files are in the repository, and that git does not ignore them.",
    ]);
    expect(await warningsOf(folder.root, "docs/*.png\n!docs/**")).toEqual([
      "`images` match no files: `docs/*.png`. A `!` glob excludes what it matches, for example docs/a.png.",
    ]);
    expect(await warningsOf(folder.root, "docs/*.m*")).toEqual([
      "`images` match nothing that can be edited. docs/guide.md and 1 other file are passed over: by the name, they are no images.",
    ]);
  });

  it("where there is no checkout, the warning says so", async () => {
    using folder = makeFolder();
    expect(await warningsOf(folder.root, "docs/*.png")).toEqual([
      "`images` match no files: `docs/*.png`. The workspace has no checkout: run actions/checkout before this step. If it has a `path`, begin the globs with that folder.",
    ]);
    expect(await warningsOf(folder.root, "docs/*.png", { owner: "", repo: "", eventName: "" })).toEqual([
      expect.stringContaining("Check that the files are in the repository"),
    ]);
  });
});
