import { describe, expect, it } from "vitest";
import type { Change } from "../../src/deliver/changes.ts";
import { fillPullTemplate, renderCommitMessage } from "../../src/deliver/commit-message.ts";
import type { Mode } from "../../src/providers/names.ts";
import { RECIPE, taskOf } from "../plan/tasks.ts";
import { idOf } from "../proven.ts";

interface Made {
  locale?: string;
  mode?: Mode;
  found?: Change["found"];
}
const change = (output: string, { locale, mode = "edit", found }: Made = {}): Change => ({
  task: taskOf({
    source: { path: "s", blob: idOf("0") },
    output,
    recipe: { ...RECIPE, mode, prompts: ["x"], references: [], inputFiles: [] },
    ...(locale && { locale }),
  }),
  blob: idOf("1"),
  bytes: 1,
  read: async () => Buffer.from("1"),
  keys: [output],
  ...(found && { found }),
});
const render = (template: string | undefined, changes: Change[], isSandbox = false) =>
  renderCommitMessage({ template, changes, isSandbox });
const localized = (...locales: string[]) => locales.map((locale) => change(`a.${locale}.png`, { locale, mode: "localize" }));

it("fills the template, and marks the sandbox in the subject", () => {
  const changes = [change("b.png", { locale: "fr" }), change("a.png", { locale: "de" }), change("c.png", { locale: "fr" })];
  expect(render("{count} for {locales}\n\n{paths}\n", changes, true)).toBe("3 for de, fr (sandbox)\n\na.png\nb.png\nc.png");
  expect(render("{{count} {nonsense}", changes)).toBe("{{count} {nonsense}");
});

it("without a template says what was done", () => {
  expect(render(undefined, [change("a.png"), change("b.png"), change("c.png")])).toBe("chore(images): edit 3 images with Retouch");
  expect(render(undefined, [change("a.png", { mode: "generate" })], true)).toBe("chore(images): generate 1 image with Retouch (sandbox)");
  expect(render(undefined, localized("pt-BR", "de", "fr", "de"))).toBe("chore(images): localize 4 images (de, fr, pt-BR) with Retouch");
  expect(render(undefined, localized("de", "fr", "it", "es", "ja", "ko", "zh-Hans"))).toBe(
    "chore(images): localize 7 images (7 locales) with Retouch",
  );
  expect(render(undefined, [...localized("de", "fr"), change("b.png")])).toBe("chore(images): update 3 images with Retouch");
});

describe("a fallback's picture", () => {
  const fallbacks = ["ja", "zh-Hans"].map((locale) => change(`a.${locale}.png`, { locale, mode: "localize", found: "fallback" }));

  it("is not counted with what was made", () => {
    expect(render(undefined, [...localized("de", "fr"), ...fallbacks], true)).toBe(
      "chore(images): localize 2 images (de, fr) with Retouch (sandbox)\n\nThe fallback is used for 2 images that failed.",
    );
    expect(render("{count} for {locales}\n\n{paths}", [...localized("de"), ...fallbacks])).toBe(
      "1 for de\n\na.de.png\na.ja.png\na.zh-Hans.png",
    );
  });

  it("alone is told as such, whatever the template", () => {
    for (const template of [undefined, "{count} images"])
      expect(render(template, fallbacks)).toBe("chore(images): use the fallback for 2 images (ja, zh-Hans) with Retouch");
  });
});

it("tells what was taken from what was made", () => {
  const taken = ["a.png", "b.png"].map((path) => change(path, { found: "candidate" }));
  expect(render(undefined, taken)).toBe("chore(images): take 2 candidates with Retouch");
  expect(render("{count} pictures", taken)).toBe("2 pictures");
});

it("of a commit of the lock alone speaks of no images, whatever the template", () => {
  expect(render(undefined, [])).toBe("chore(images): record what Retouch found");
  expect(render("{count} images", [], true)).toBe("chore(images): record what Retouch found (sandbox)");
});

it("lists at most 50 paths, each on one line", () => {
  const lines = render(
    "x\n{paths}",
    Array.from({ length: 60 }, (_, index) => change(`${String(index).padStart(2, "0")}.png`)),
  ).split("\n");
  expect(lines).toHaveLength(52);
  expect(lines.at(-1)).toBe("and 10 more");
});

it("lists paths in a line of other words on that line", () => {
  const changes = Array.from({ length: 8 }, (_, index) => change(`${index}.png`));
  expect(render("Edit {paths} ({count})\n\n{paths}", changes.slice(0, 2))).toBe("Edit 0.png, 1.png (2)\n\n0.png\n1.png");
  expect(render("Edit {paths}", changes)).toBe("Edit 0.png, 1.png, 2.png, 3.png, 4.png, 5.png and 2 more");
  expect(fillPullTemplate("Look at {paths}.", changes.slice(0, 2))).toBe("Look at 0.png, 1.png.");
});

it("names usual paths as they are, and others so that nobody reads more than a path", () => {
  const name = (path: string) => render("x\n\n{paths}", [change(path)]).slice("x\n\n".length);
  for (const usual of ["docs/a b/icon@2x.png", "app/[slug]/og-image (1).png", "Bilder/Größe_50%.png", "图/e\u0301&é.png", "skip/ci.png"])
    expect(name(usual)).toBe(usual);
  expect(name("a\nCo-authored-by: eve.png")).toBe("a%0ACo-authored-by%3A eve.png");
  expect(name("Signed-off-by: eve <eve@x.png")).toBe("Signed-off-by%3A eve %3Ceve%40x.png");
  expect(name("fixes #1.png")).toBe("fixes %231.png");
  expect(name("closes GH-12.png")).toBe("closes GH%2D12.png");
  expect(name("cc @octocat.png")).toBe("cc %40octocat.png");
  expect(name("docs/[skip ci].png")).toBe("docs/%5Bskip ci].png");
  expect(name("docs/[No-CI] 50%.png")).toBe("docs/%5BNo-CI] 50%25.png");
  expect(name("***NO_CI***.png")).toBe("%2A%2A%2ANO_CI%2A%2A%2A.png");
  expect(name("\u202egnp.exe\u2028.png")).toBe("%E2%80%AEgnp.exe%E2%80%A8.png");
  expect(name(`${"a/".repeat(2000)}b.png`)).toHaveLength(250);
});
