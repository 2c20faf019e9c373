import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve, sep } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { RetouchError } from "../../src/errors.ts";
import { checkWritable } from "../../src/git/write-file.ts";
import { formatOfName } from "../../src/pixels/picture.ts";
import { fillPath } from "../../src/plan/output-path.ts";
import { loadRecipe, problemsOf } from "../inputs/given.ts";

const root = mkdtempSync(join(tmpdir(), "retouch-paths-"));
symlinkSync(tmpdir(), join(root, "link"));
afterAll(() => rmSync(root, { recursive: true }));

/** What a repository may call a file: unicode, spaces, leading dots, dots in a row, quotes; git forbids `.`, `..` and `.git` parts. */
const part = fc
  .oneof(
    fc.string({ minLength: 1, maxLength: 12 }),
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }),
    fc.constantFrom("...", "..a", "a..", "-x", " a ", "é.png", "é", ".png", "~", "C:", "a\\b", "a\nb", "{name}", "link"),
  )
  .filter((name) => !/[/\0]/.test(name) && ![".", ".."].includes(name) && name.toLowerCase() !== ".git");
const sources = fc
  .tuple(fc.array(part, { maxLength: 3 }), part, fc.constantFrom(".png", ".JPG", ".webp", ""))
  .map(([folders, name, ext]) => [...folders, `${name}${ext}`].join("/"));
const templates = fc.constantFrom(
  "{dir}/{name}{ext}",
  "{dir}/{name}.edited{ext}",
  "out/{name}{ext}",
  "{name}",
  "{name}/{index}{ext}",
  "{dir}{name}{ext}",
  "{ext}/{dir}",
  "a/{dir}/b/{name}-{index}.png",
  ".{name}/{ext}",
  ".{name}",
  "{name}.git",
);

describe("an output path", () => {
  it.each([
    ["{dir}/{name}{ext}", "a/b.png", "a/b.png"],
    ["{dir}/{name}{ext}", "b.png", "b.png"],
    ["{dir}/{name}{ext}", ".png", ".png"],
    ["{dir}/{name}{ext}", "a/.hidden.png", "a/.hidden.png"],
    ["out/{dir}/{name}-{index}{ext}", "b.tar.png", "out/b.tar-1.png"],
    ["out/{name}", "a/b", "out/b"],
  ])("of %s for %s is %s", async (output, source, expected) => {
    expect(fillPath((await loadRecipe({ output })).outputTemplate, source)).toBe(expected);
  });

  it.each([
    ["a.png", "webp", "a.webp"],
    ["a.JPEG", "jpeg", "a.JPEG"],
    ["a.jpg", "jpeg", "a.jpg"],
    ["a.gif", "png", "a.png"],
    ["a", "jpeg", "a.jpg"],
    ["a.png", "source", "a.png"],
  ] as const)("of %s as %s is %s", async (source, format, expected) => {
    expect(fillPath((await loadRecipe({})).outputTemplate, source, { format })).toBe(expected);
  });

  it("in place is the source itself, whatever it is called", async () => {
    const { outputTemplate } = await loadRecipe({});
    fc.assert(
      fc.property(sources, (source) => {
        expect(fillPath(outputTemplate, source)).toBe(source);
      }),
    );
  });

  it("never leaves the workspace, or is refused", async () => {
    await fc.assert(
      fc.asyncProperty(sources, templates, async (source, output) => {
        if ((await problemsOf({ output })).length > 0) return;
        const path = fillPath((await loadRecipe({ output })).outputTemplate, source);
        const absolute = await checkWritable(root, path).catch((error: unknown) => {
          if (error instanceof RetouchError && error.code === "invalid-input") return undefined;
          throw error;
        });
        if (absolute === undefined) return;
        const parts = relative(root, absolute).split(sep);
        expect(absolute).toBe(resolve(root, path));
        expect(parts[0]).not.toBe("..");
        expect(parts[0]).not.toBe("link");
        expect(parts.map((name) => name.toLowerCase())).not.toContain(".git");
      }),
      { numRuns: 500 },
    );
  });
});

it("a name promises a format by its extension alone", () => {
  expect(["a.png", "a.APNG", "a.jpe", "a.JFIF", "a.tif", "a.avif", "a.bmp"].map(formatOfName)).toEqual([
    "png",
    "png",
    "jpeg",
    "jpeg",
    "tiff",
    "avif",
    "bmp",
  ]);
  expect(["png", ".png", "a.png.txt", "a.constructor", "a."].map(formatOfName)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
