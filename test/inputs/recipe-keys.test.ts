import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PROVIDERS } from "../../src/providers/registry.ts";
import { problemsOfFile, recipesOf } from "./recipe-file.ts";

const GATEWAY = "https://gateway.example.com/v1";
const KEY = "key-of-the-workflow";
/** A key for each provider in the environment, as many workflows have it. */
const environment = Object.fromEntries(
  Object.values(PROVIDERS).flatMap((provider) => (provider.kind === "http" ? [[provider.keyVariable, `key-of-${provider.name}`]] : [])),
);
const recipe = (name: string, provider?: string) => ({ name, images: "*.png", prompt: "x", ...(provider && { provider }) });

describe("the workflow's key and endpoint", () => {
  it("go to the workflow's provider, and never to another one", async () => {
    const names = fc.constantFrom(undefined, "sandbox", "aimlapi", "pixazo", "dashscope", "oxen");
    const facts = fc.record({
      workflow: names,
      defaults: names,
      recipes: fc.array(names, { minLength: 1, maxLength: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(facts, async ({ workflow, defaults, recipes }) => {
        const file = {
          ...(defaults && { defaults: { provider: defaults } }),
          recipes: recipes.map((name, index) => recipe(`r${index}`, name)),
        };
        // The runner hands over the default, so that `sandbox` is what a workflow says that names none.
        const named = workflow === "sandbox" ? undefined : workflow;
        const used = recipes.map((name) => name ?? defaults ?? workflow ?? "sandbox");
        // Whatever the file says: without a provider in the workflow, they are nobody's.
        const owner = named;
        const given = { "api-key": KEY, "base-url": GATEWAY, ...(workflow && { provider: workflow }) };
        const problems = await problemsOfFile(file, given, { environment });
        if (problems.length > 0) {
          // The one thing that can be wrong: an endpoint that no recipe has a use for.
          expect(problems.every((problem) => problem.includes("`base-url`"))).toBe(true);
          expect(owner === undefined || !used.includes(owner)).toBe(true);
          return;
        }
        for (const { provider, apiKey, baseUrl } of Object.values(await recipesOf(file, given, { environment }))) {
          if (provider.kind === "local") continue;
          const own = PROVIDERS[provider.name];
          expect([provider.name, apiKey]).toEqual([provider.name, provider.name === owner ? KEY : `key-of-${provider.name}`]);
          expect(baseUrl).toBe(provider.name === owner ? GATEWAY : own.kind === "http" && own.baseUrl);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("are not enough for the other provider, which is told by its variable", async () => {
    const file = { recipes: [recipe("a"), recipe("b", "aimlapi")] };
    expect(await problemsOfFile(file, { provider: "dashscope", "api-key": KEY })).toEqual([
      ".github/retouch.yml:5: `api-key` is required with `provider: aimlapi`. The workflow's `api-key` is only for the `provider` that the workflow itself names. If it is this one, set `provider` there; otherwise set AIMLAPI_API_KEY in `env`. Check that the secret exists and is not empty.",
    ]);
    expect(await problemsOfFile(file, { provider: "dashscope", "api-key": KEY }, { environment: { DASHSCOPE_API_KEY: "x" } })).toHaveLength(
      1,
    );
    const { a, b } = await recipesOf(file, { provider: "dashscope", "api-key": KEY }, { environment: { AIMLAPI_API_KEY: "own" } });
    expect([a?.apiKey, b?.apiKey]).toEqual([KEY, "own"]);
  });

  it("are for nobody where the workflow names no provider, also if the recipes name but one", async () => {
    const one = { defaults: { provider: "aimlapi" }, recipes: [recipe("a"), recipe("b", "aimlapi"), recipe("c", "sandbox")] };
    expect(await problemsOfFile(one, { "api-key": KEY })).toEqual([
      expect.stringContaining("AIMLAPI_API_KEY"),
      expect.stringContaining("AIMLAPI_API_KEY"),
    ]);
    const { a: first, b: second } = await recipesOf(one, { "api-key": KEY }, { environment });
    expect([first?.apiKey, second?.apiKey]).toEqual(["key-of-aimlapi", "key-of-aimlapi"]);
    const file = { recipes: [recipe("a", "dashscope"), recipe("b", "aimlapi")] };
    const problems = await problemsOfFile(file, { "api-key": KEY });
    expect(problems).toEqual([expect.stringContaining("DASHSCOPE_API_KEY"), expect.stringContaining("AIMLAPI_API_KEY")]);
    const { a, b } = await recipesOf(file, { "api-key": KEY }, { environment });
    expect([a?.apiKey, b?.apiKey]).toEqual(["key-of-dashscope", "key-of-aimlapi"]);
  });

  it("are told where no recipe would heed them", async () => {
    const told = (name: string) =>
      `\`${name}\` belongs to a provider that no recipe uses. Set \`provider\` to the provider that it is for.`;
    const file = { recipes: [recipe("a", "dashscope"), recipe("b", "aimlapi")] };
    expect(await problemsOfFile(file, { "base-url": GATEWAY, model: "x" }, { environment })).toEqual([told("base-url"), told("model")]);
    expect(await problemsOfFile(file, { "base-url": GATEWAY, provider: "pixazo" }, { environment })).toEqual([told("base-url")]);
    expect(await problemsOfFile(file, { "base-url": GATEWAY, provider: "aimlapi" }, { environment })).toEqual([]);
    // Somebody tries it for nothing.
    expect(await problemsOfFile({ recipes: [recipe("a", "sandbox")] }, { "base-url": GATEWAY, provider: "aimlapi" })).toEqual([]);
  });
});

describe("the workflow's model and transport", () => {
  it("go where its key goes", async () => {
    const given = { model: "qwen-image-edit-plus", transport: "events", "api-key": KEY };
    const named = await recipesOf({ recipes: [recipe("a"), recipe("b", "dashscope")] }, { ...given, provider: "oxen" }, { environment });
    expect(named.a).toMatchObject({ modelName: "qwen-image-edit-plus", transport: "events", apiKey: KEY });
    expect(named.b).toMatchObject({ modelName: "qwen-image-2.0-pro", transport: "sync", apiKey: "key-of-dashscope" });
    // A file that names another provider gets neither.
    const { "api-key": _key, ...others } = given;
    expect(await problemsOfFile({ recipes: [recipe("a", "oxen"), recipe("b", "sandbox")] }, others, { environment })).toEqual([
      expect.stringContaining("`model` belongs to a provider that no recipe uses"),
      expect.stringContaining("`transport` belongs to a provider that no recipe uses"),
    ]);
  });

  it("make a server of one's own complete, for the recipes that name it", async () => {
    const given = { provider: "openai-compatible", "base-url": "http://vllm:8000/v1", model: "m" };
    const { a, b } = await recipesOf(
      { defaults: { provider: "openai-compatible" }, recipes: [recipe("a"), { ...recipe("b"), model: "n" }] },
      given,
    );
    expect([a, b]).toMatchObject([
      { modelName: "m", baseUrl: "http://vllm:8000/v1" },
      { modelName: "n", baseUrl: "http://vllm:8000/v1" },
    ]);
  });
});
