import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadRecipe, problemsOf } from "./given.ts";

const ALLOWED = "Allowed: BCP 47 tags of known languages, such as `fr`, `pt-BR` or `zh-Hans`.";
const localesOf = async (locales: string) => (await loadRecipe({ locales })).locales;

describe("locales", () => {
  it("are written in the one canonical way, in the user's order, each once", async () => {
    expect(await localesOf("FR, pt-br\nZH-hans,  iw ,ca-VALENCIA")).toEqual(["fr", "pt-BR", "zh-Hans", "he", "ca-valencia"]);
    expect(await localesOf("de, fr, DE, fr-FR, Fr")).toEqual(["de", "fr", "fr-FR"]);
    expect(await localesOf("iw, he")).toEqual(["he"]);
  });

  it("mean the same in whatever case and however they are separated", async () => {
    const tags = fc.constantFrom("fr", "pt-BR", "zh-Hant", "sr-Latn", "es-419", "de-CH-1996", "ar");
    const cases = fc.constantFrom(
      (tag: string) => tag,
      (tag: string) => tag.toLowerCase(),
      (tag: string) => tag.toUpperCase(),
    );
    const written = fc.record({ tag: tags, spell: cases, separator: fc.constantFrom(",", "\n", " , ", "\r\n", ",\n,") });
    await fc.assert(
      fc.asyncProperty(fc.array(written, { minLength: 1, maxLength: 9 }), async (items) => {
        const text = items.map(({ tag, spell, separator }) => spell(tag) + separator).join("");
        expect(await localesOf(text)).toEqual([...new Set(items.map(({ tag }) => tag))]);
      }),
    );
  });

  it.each(["english", "xx", "en-EN", "und", "zxx", "x-pirate", "f", "fr-", "fr-Latn-FR-FR", "*"])(
    "refuse %s by its name",
    async (wrong) => {
      expect(await problemsOf({ locales: `fr, ${wrong}, de` })).toEqual([`\`locales\`: "${wrong}" is not allowed. ${ALLOWED}`]);
    },
  );
});

it("that are wrong are told all, with what is meant by underscores", async () => {
  expect(await problemsOf({ locales: "fr_FR, deutsch-, xx, english, FR, en, zh-Hans-TW, pt_BR, xx" })).toEqual([
    `\`locales\`: "fr_FR", "deutsch-", "xx", "english", "pt_BR" are not allowed. \`fr_FR\`: did you mean \`fr-FR\`? \`pt_BR\`: did you mean \`pt-BR\`? ${ALLOWED}`,
  ]);
  const many = Array.from({ length: 12 }, (_, index) => `x${index}`);
  const shown = many.slice(0, 10).map((tag) => `"${tag}"`);
  expect(await problemsOf({ locales: many.join("\n") })).toEqual([
    `\`locales\`: ${shown.join(", ")} and 2 more are not allowed. ${ALLOWED}`,
  ]);
  expect(await problemsOf({ locales: "fr", "source-locale": "en_GB" })).toEqual([
    '`source-locale`: "en_GB" is not allowed. Did you mean `en-GB`? Allowed: `auto`, or a BCP 47 tag of a known language.',
  ]);
});

describe("the source's locale", () => {
  it("is found out by the model, or canonical", async () => {
    expect((await loadRecipe({ locales: "fr" })).sourceLocale).toBeUndefined();
    expect((await loadRecipe({ locales: "fr", "source-locale": "auto" })).sourceLocale).toBeUndefined();
    expect((await loadRecipe({ locales: "fr", "source-locale": "EN-gb" })).sourceLocale).toBe("en-GB");
  });

  it("may be among the locales, which are the same list for all images", async () => {
    expect((await loadRecipe({ locales: "en, fr", "source-locale": "en" })).locales).toEqual(["en", "fr"]);
  });
});

describe("the fallback", () => {
  it("is one of the locales, or the source's", async () => {
    const given = { locales: "fr, fr-CA", "source-locale": "en" };
    for (const fallback of ["fr", "FR-ca", "en"]) expect(await problemsOf({ ...given, "fallback-locale": fallback })).toEqual([]);
    expect(await problemsOf({ ...given, "fallback-locale": "de" })).toEqual([
      "`fallback-locale` must be one of `locales` or the `source-locale`; de is neither.",
    ]);
    expect(await problemsOf({ locales: "fr", "fallback-locale": "en" })).toHaveLength(1);
  });
});

it("reading the result needs words to look for", async () => {
  expect(await problemsOf({ locales: "fr", verify: "text" })).toEqual(["`verify: text` needs a `glossary`: the text to look for."]);
  expect(await problemsOf({ locales: "fr", verify: "text", glossary: "g.yml" })).toEqual([]);
});

describe("languages that a model does not translate", () => {
  const dashscope = { provider: "dashscope", "api-key": "k", prompt: "" };

  it("are named in one sentence, with the models that know them all", async () => {
    const able = "Models of `provider: dashscope` that can: `qwen-image-";
    expect(await problemsOf({ ...dashscope, locales: "fr, cy, gd, ja" })).toEqual([
      expect.stringContaining(`\`locales\`: the model qwen-mt-image-2.0 does not translate into cy, gd. ${able}`),
    ]);
    // The first version translates into Chinese, English and a few others.
    const [problem, ...others] = await problemsOf({ ...dashscope, model: "qwen-mt-image", "source-locale": "fr", locales: "cy, en, de" });
    expect(others).toEqual([]);
    expect(problem).toContain("does not translate from fr into cy, de. Models of `provider: dashscope` that can: `qwen-image-");
    const many = ["cy", "gd", "ga", "br", "fo", "fy", "mt", "gv", "kw", "yi", "ti"].join(", ");
    const [listed, ...more] = await problemsOf({ ...dashscope, locales: many, model: "qwen-mt-image" });
    expect(more).toEqual([]);
    expect(listed).toContain(" and 1 more. Models of");
  });

  it("depend on the source's, of the first version", async () => {
    const first = { ...dashscope, model: "qwen-mt-image" };
    // Model Studio: one side is Chinese or English, and German is not among its targets.
    for (const [from, to] of [
      ["en", "fr"],
      ["zh-Hans", "ja"],
      ["fr", "en"],
      ["de", "zh"],
      ["auto", "ko"],
    ] as const)
      expect([from, to, await problemsOf({ ...first, "source-locale": from, locales: to })]).toEqual([from, to, []]);
    for (const [from, to] of [
      ["fr", "ja"],
      ["en", "de"],
      ["zh-Hant", "en"],
      ["ar", "en"],
      ["auto", "zh-TW"],
    ] as const) {
      const problems = await problemsOf({ ...first, "source-locale": from, locales: to });
      const [problem = ""] = problems;
      expect([from, to, problems.length]).toEqual([from, to, 1]);
      expect(problem).toContain(`does not translate${from === "auto" ? "" : ` from ${from}`} into ${to}.`);
      expect(problem).toContain("Models of `provider: dashscope` that can: `qwen-mt-image-2.0`, ");
    }
  });

  it("do not count the source's own, which is left out", async () => {
    const first = { ...dashscope, model: "qwen-mt-image", "source-locale": "de-DE" };
    expect(await problemsOf({ ...first, locales: "de, de-DE, en" })).toEqual([]);
    expect(await problemsOf({ ...first, locales: "de-AT, en" })).toHaveLength(1);
  });

  it("may be several for which the model has one name", async () => {
    expect(await problemsOf({ ...dashscope, locales: "pt-BR, fr, pt-PT, zh-TW, zh-Hant-HK" })).toEqual([]);
  });

  it("are none for models that are told in words", async () => {
    for (const given of [
      { ...dashscope, model: "qwen-image-2.0" },
      { provider: "aimlapi", "api-key": "k", prompt: "" },
    ])
      expect(await problemsOf({ ...given, locales: "cy, gd, yue-Hant-HK" })).toEqual([]);
  });
});

it("49 languages at once, of which a model lacks some, are one sentence with one list of models", async () => {
  const given =
    "af am ar az be bg bn ca cs da de el en-AU es et fa fi fil fr gu he hi hr hu id is it ja ka kk km kn ko lo lt lv mk ml mn mr ms my nb ne nl pa pl pt ro";
  const locales = given.replaceAll(" ", ", ");
  expect(locales.split(", ")).toHaveLength(49);
  const problems = await problemsOf({ provider: "dashscope", "api-key": "k", prompt: "", locales });
  expect(problems).toEqual([
    expect.stringMatching(
      /^`locales`: the model qwen-mt-image-2\.0 does not translate into af, am, .* and \d+ more\. Models of [^.]+ that can: /,
    ),
  ]);
  expect(problems.join().match(/that can: /g)).toHaveLength(1);
});
