import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { hashRecipe } from "../../src/plan/recipe-hash.ts";
import type { Words } from "../../src/plan/task.ts";
import { loadRecipe } from "../inputs/given.ts";
import { hashOf, PROMPT } from "./facts.ts";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

describe("the recipe of an edit", () => {
  it("changes with everything that decides the result", async () => {
    const variants: Record<string, string>[] = [
      {},
      { "negative-prompt": "x" },
      { "aspect-ratio": "1:1" },
      { size: "5x5" },
      { fit: "fill" },
      { "output-format": "webp" },
      { seed: "1" },
      { watermark: "false" },
      { "prompt-extend": "false" },
      { "guidance-scale": "4" },
      { "safety-checker": "false" },
      { preserve: "outside-change" },
      { preserve: "outside-text" },
      { provider: "oxen", "api-key": "k" },
      { provider: "oxen", "api-key": "k", model: "qwen-image-2" },
    ];
    const hashes = new Set([...(await Promise.all(variants.map((given) => hashOf(given)))), await hashOf({}, "mask")]);
    expect(hashes.size).toBe(variants.length + 1);
  });

  it("changes with the prompts, their order and number, and the references and theirs", async () => {
    const recipe = await loadRecipe({});
    const variants = [
      { prompts: [PROMPT] },
      { prompts: ["another"] },
      { prompts: [PROMPT, "another"] },
      { prompts: ["another", PROMPT] },
      { prompts: [PROMPT, PROMPT] },
      { prompts: [PROMPT], references: ["1"] },
      { prompts: [PROMPT], references: ["1", "2"] },
      { prompts: [PROMPT], references: ["2", "1"] },
    ];
    expect(new Set(variants.map((parts) => hashRecipe(recipe, parts))).size).toBe(variants.length);
  });

  it("does not change with how a request travels or a result is delivered", async () => {
    const oxen = { provider: "oxen", "api-key": "k" };
    const plain = await hashOf(oxen);
    const others: Record<string, string>[] = [
      { transport: "sync" },
      { "base-url": "https://gateway.example.com" },
      { "api-key": "another" },
      { concurrency: "1", "requests-per-minute": "5", timeout: "9", retries: "0" },
      { deliver: "none", comment: "false", "artifact-name": "x" },
      { "max-cost": "5", "max-images": "5", force: "true" },
      { output: "{dir}/{name}.edited{ext}" },
      { images: "other/*.png" },
      { candidates: "3" },
      // What `auto` is.
      { preserve: "off" },
    ];
    for (const given of others) expect(await hashOf({ ...oxen, ...given })).toBe(plain);
    const recipe = await loadRecipe(oxen);
    expect(hashRecipe({ ...recipe, name: "in a file" }, { prompts: [PROMPT], references: [] })).toBe(plain);
  });

  // Lockfiles of earlier versions hold these: with others, everybody would pay for every image again.
  it.each<[string, Record<string, string>, string | undefined, object]>([
    ["plain", {}, undefined, { provider: "sandbox", model: "sandbox", prompt: PROMPT, fit: "cover", outputFormat: "source" }],
    [
      "with every option",
      {
        ...{ provider: "openai-compatible", "base-url": "http://localhost:1/v1", model: "m", "negative-prompt": "blur", fit: "contain" },
        ...{ size: "10x20", "output-format": "webp", seed: "7", watermark: "false", "prompt-extend": "true", mask: "{dir}/m.png" },
      },
      "mask",
      {
        ...{ provider: "openai-compatible", model: "m", prompt: PROMPT, negativePrompt: "blur", size: { width: 10, height: 20 } },
        ...{ fit: "contain", outputFormat: "webp", seed: 7, watermark: false, promptExtend: true, maskBlob: "mask" },
      },
    ],
    [
      "of a ratio",
      { "aspect-ratio": "16:9" },
      undefined,
      {
        ...{ provider: "sandbox", model: "sandbox", prompt: PROMPT, aspectRatio: { width: 16, height: 9 } },
        ...{ fit: "cover", outputFormat: "source" },
      },
    ],
  ])("is written as it always was: %s", async (_, given, maskBlob, recorded) => {
    expect(await hashOf(given, maskBlob)).toBe(sha256(JSON.stringify({ version: 1, mode: "edit", ...recorded })));
  });

  it("is written as it always was, to the byte", async () => {
    expect(await hashOf()).toBe("374e69871e43de68a2d65b168b1fd56281a321f11e68d22a2cba9f1ae26c26eb");
  });
});

describe("the recipe of a localization", () => {
  const LOCALIZE = { prompt: "", locales: "fr, de" };
  const words: Words = { terms: [{ source: "Save", target: "Enregistrer" }], keep: ["Retouch"] };
  const hash = async (given: Record<string, string>, parts: { locale?: string; words?: Words; prompt?: string } = {}) =>
    hashRecipe(await loadRecipe({ ...LOCALIZE, ...given }), { prompts: [parts.prompt ?? ""], locale: "fr", words, ...parts });

  it("changes with the language, the words and what is asked for besides", async () => {
    const hashes = [
      await hash({}),
      await hash({}, { locale: "fr-CA" }),
      await hash({}, { words: { ...words, keep: [] } }),
      await hash({}, { words: { ...words, terms: [{ source: "Save", target: "Sauver" }] } }),
      await hash({ "source-locale": "en" }),
      await hash({ "keep-subject-text": "true" }),
      await hash({}, { prompt: "Use a formal tone." }),
      await hash({ prompt: "x", locales: "", mode: "edit" }),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  it("does not change with the other languages, the check or the fallback", async () => {
    const plain = await hash({});
    const others: Record<string, string>[] = [
      { locales: "fr" },
      { locales: "fr, es, ja" },
      { verify: "text", glossary: "g.yml" },
      { "fallback-locale": "de" },
      { output: "{locale}/{name}{ext}" },
      { mode: "localize" },
      { candidates: "2" },
    ];
    for (const given of others) expect(await hash(given)).toBe(plain);
  });

  it("does not change with the order in which the words are listed", async () => {
    const terms = [
      { source: "Save", target: "Enregistrer" },
      { source: "Open", target: "Ouvrir" },
      { source: "open", target: "ouvrir" },
    ];
    const keep = ["Retouch", "GitHub"];
    expect(await hash({}, { words: { terms: terms.toReversed(), keep: keep.toReversed() } })).toBe(
      await hash({}, { words: { terms, keep } }),
    );
  });
});
