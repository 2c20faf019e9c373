import { describe, expect, it } from "vitest";
import { PROVIDER_NAMES } from "../../src/providers/names.ts";
import type { Model } from "../../src/providers/provider.ts";
import { PROVIDERS } from "../../src/providers/registry.ts";
import { loadRecipe, problemsOf } from "./given.ts";

const EDIT = {};
const LOCALIZE = { prompt: "", locales: "fr" };
const GENERATE = { images: "", output: "new.png" };
const keyed = (provider: string, given: Record<string, string> = {}) => ({ provider, "api-key": "k", ...given });

describe("each provider's own model", () => {
  // As in the contract's table of providers.
  it.each([
    ["sandbox", "sandbox", "sandbox", "sandbox"],
    ["aimlapi", "alibaba/qwen-image-edit", "alibaba/qwen-image-edit", "alibaba/qwen-image"],
    ["pixazo", "qwen-image-edit", "qwen-image-edit", undefined],
    ["dashscope", "qwen-image-2.0-pro", "qwen-mt-image-2.0", "qwen-image-2.0-pro"],
    ["oxen", "qwen-image-edit", "qwen-image-edit", undefined],
  ])("of %s edits, localizes and generates", async (provider, edits, localizes, generates) => {
    expect((await loadRecipe(keyed(provider, EDIT))).modelName).toBe(edits);
    expect((await loadRecipe(keyed(provider, LOCALIZE))).modelName).toBe(localizes);
    if (generates !== undefined) expect((await loadRecipe(keyed(provider, GENERATE))).modelName).toBe(generates);
    else
      expect(await problemsOf(keyed(provider, GENERATE))).toEqual([
        provider === "pixazo"
          ? "`provider: pixazo` has no model to generate. Providers that have one: `sandbox`, `aimlapi`, `dashscope`."
          : expect.stringMatching(/^`model` is required with `provider: oxen` to generate: `qwen-image-2`, .*`qwen-image-2512`\.$/),
      ]);
  });
});

describe("a model that cannot do what is asked for", () => {
  it.each([
    ["aimlapi", "alibaba/qwen-image", EDIT, "edit", "alibaba/qwen-image-edit"],
    ["aimlapi", "alibaba/qwen-image", LOCALIZE, "localize", "alibaba/qwen-image-3-edit"],
    ["aimlapi", "alibaba/qwen-image-edit", GENERATE, "generate", "alibaba/qwen-image"],
    ["dashscope", "qwen-mt-image-2.0", EDIT, "edit", "qwen-image-2.0-pro"],
    ["dashscope", "qwen-mt-image", GENERATE, "generate", "qwen-image-2.0"],
    ["dashscope", "qwen-image-edit", GENERATE, "generate", "qwen-image-2.0"],
  ])("of %s, %s, is told with those that can", async (provider, model, mode, verb, other) => {
    const [problem = "", ...others] = await problemsOf(keyed(provider, { ...mode, model }));
    expect(others).toEqual([]);
    expect(problem).toMatch(new RegExp(`^\`model\`: ${model} cannot ${verb}\\. Models of \`provider: ${provider}\` that can: `));
    expect(problem).toContain(`\`${other}\``);
    expect(problem).not.toContain(`\`${model}\``);
  });

  it("of a provider that has none at all is told without any", async () => {
    expect(await problemsOf(keyed("pixazo", { ...GENERATE, model: "qwen-image-edit" }))).toEqual([
      "`model`: qwen-image-edit cannot generate.",
    ]);
  });
});

/** Models by name, of all providers. */
const models = PROVIDER_NAMES.flatMap((name) =>
  PROVIDERS[name].modelNames.flatMap((modelName): [string, string, Model][] => {
    const model: Model | undefined = PROVIDERS[name].findModel(modelName);
    return model ? [[name, modelName, model]] : [];
  }),
);
const isLocal = (provider: string) => provider === "sandbox";

describe.each(models)("%s's %s", (provider, modelName, model) => {
  const problemsWith = (given: Record<string, string>) => problemsOf(keyed(provider, { ...given, model: modelName }));

  it("does the modes that it can, and no other", async () => {
    expect((await problemsWith(EDIT)).length).toBe(isLocal(provider) || model.edit ? 0 : 1);
    expect((await problemsWith(LOCALIZE)).length).toBe(isLocal(provider) || model.edit || model.translate ? 0 : 1);
    expect((await problemsWith(GENERATE)).length).toBe(isLocal(provider) || model.generate ? 0 : 1);
  });

  it("takes a guidance scale that its document allows", async () => {
    const given = isLocal(provider) || model.edit ? EDIT : model.translate ? LOCALIZE : GENERATE;
    const at = (scale: number) => problemsWith({ ...given, "guidance-scale": String(scale) });
    const [least, most] = model.guidanceScale ?? [0, 50];
    expect(await at(least)).toEqual([]);
    expect(await at(most)).toEqual([]);
    if (most < 50)
      expect(await at(most + 1)).toEqual([
        `\`guidance-scale\`: ${most + 1} is not allowed for the model ${modelName}. Allowed: ${least} to ${most}.`,
      ]);
  });

  it("leaves out other options with a warning, which is no problem", async () => {
    const options = { seed: "1", watermark: "true", "prompt-extend": "false", "guidance-scale": "4", "safety-checker": "false" };
    const given = isLocal(provider) || model.edit ? EDIT : model.translate ? LOCALIZE : GENERATE;
    expect(await problemsWith({ ...given, ...options, "negative-prompt": "blur" })).toEqual([]);
  });
});

describe.each(models.filter(([provider, , { edit }]) => isLocal(provider) || edit))("to edit, %s's %s", (provider, modelName, model) => {
  it("takes references and a mask, or says that it does not, and makes any number of candidates", async () => {
    const cases = [
      ["references", "style/*.png", (model.references ?? 0) > 0],
      ["mask", "{dir}/{name}.mask.png", model.takes.includes("mask")],
      ["candidates", "10", true],
    ] as const;
    for (const [name, value, takes] of cases) {
      const problems = await problemsOf(keyed(provider, { model: modelName, [name]: value }));
      if (takes) expect([name, problems]).toEqual([name, []]);
      else expect(problems).toEqual([expect.stringMatching(new RegExp(`^\`${name}\`: the model ${modelName} takes `))]);
    }
  });
});

describe("what a model takes", () => {
  it("is told of others of the same provider", async () => {
    expect(await problemsOf(keyed("aimlapi", { references: "a.png" }))).toEqual([
      "`references`: the model alibaba/qwen-image-edit takes one image only. Models of `provider: aimlapi` that can: `alibaba/qwen-image-3-edit`, `alibaba/qwen-image-2-0`, `alibaba/qwen-image-2-0-pro`, `alibaba/wan-2-7-image`.",
    ]);
    const [mask] = await problemsOf(keyed("oxen", { mask: "m.png" }));
    expect(mask).toBe(
      "`mask`: the model qwen-image-edit takes no mask. Models of `provider: oxen` that can: `gpt-image-2`. Or set `preserve: outside-change`: then Retouch keeps to the mask afterwards.",
    );
  });

  it("is one picture without a mask, where it translates by itself", async () => {
    const problems = await problemsOf(keyed("dashscope", { ...LOCALIZE, references: "a.png", mask: "m.png", candidates: "2" }));
    expect(problems.map((problem) => problem.slice(0, problem.indexOf(".0") + 2)).toSorted()).toEqual([
      "`mask`: the model qwen-mt-image-2.0",
      "`references`: the model qwen-mt-image-2.0",
    ]);
  });
});
