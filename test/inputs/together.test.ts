import fc from "fast-check";
import { closest } from "fastest-levenshtein";
import { describe, expect, it } from "vitest";
import { loadInputs } from "../../src/inputs/load.ts";
import { INPUTS } from "../../src/inputs/table.ts";
import { aimlapi } from "../../src/providers/aimlapi.ts";
import { loadRecipe, problemsOf, pushContext } from "./given.ts";

const ALLOWED_URL = "an `https:` address without user, query or fragment; `http:` only to a loopback or private host";

describe("one failure tells everything", () => {
  it("with the name, what was given and what is allowed", async () => {
    const known = aimlapi.modelNames.map((name) => `\`${name}\``).join(", ");
    const problems = await problemsOf({
      images: "",
      prompt: "{oops}",
      "prompt-file": "p.txt",
      comment: "yes",
      "max-images": "0",
      size: "5x5",
      "aspect-ratio": "1:1",
      provider: "aimlapi",
      model: "alibaba/qwen-image-edt",
      transport: "queue",
      promt: "x",
      frozen: "true",
      force: "true",
      lockfile: "none",
    });
    expect(problems.toSorted()).toEqual(
      [
        "`promt` is not an input of this action. Did you mean `prompt`?",
        '`comment`: "yes" is not allowed. Allowed: `true` or `false`.',
        '`max-images`: "0" is not allowed. Allowed: a whole number from 1 to 100000.',
        "`output` is required to generate: the path of the new image. (To edit images, set `images`.)",
        "Set either `prompt` or `prompt-file`, not both.",
        "Set either `size` or `aspect-ratio`, not both.",
        "Set either `force` or `frozen`, not both.",
        "`frozen` needs a `lockfile`: without one, every image is out of date.",
        '`prompt`: "{oops}" is not a placeholder. Use {path} {name} {width} {height}, or {{ for a literal brace.',
        "`transport` cannot be chosen with `provider: aimlapi`. Use `auto`.",
        `\`model\`: "alibaba/qwen-image-edt" is not known for \`provider: aimlapi\`. Did you mean \`alibaba/qwen-image-edit\`? Known: ${known}.`,
      ].toSorted(),
    );
  });

  it("names the provider that was meant, and the one that has the model", async () => {
    const allowed = "Allowed: `sandbox`, `aimlapi`, `pixazo`, `dashscope`, `oxen`, `openai-compatible`.";
    const hints = {
      openai: "Use `provider: openai-compatible` with `base-url: https://api.openai.com/v1`.",
      Gemini: "Use `provider: oxen` with `model: nano-banana-2`.",
      flux: "Use `provider: oxen` with `model: flux-kontext-dev`.",
      alibaba: "Use `provider: dashscope`.",
    };
    for (const [provider, hint] of Object.entries(hints))
      expect(await problemsOf({ provider })).toEqual([`\`provider\`: "${provider}" is not allowed. ${hint} ${allowed}`]);
    expect(await problemsOf({ provider: "midjourney" })).toEqual([`\`provider\`: "midjourney" is not allowed. ${allowed}`]);
    expect(await problemsOf({ provider: "aimlapi", "api-key": "k", model: "nano-banana-2" })).toEqual([
      expect.stringContaining(
        '`model`: "nano-banana-2" is not known for `provider: aimlapi`. It is a model of `provider: oxen`. Known: `alibaba/',
      ),
    ]);
    expect(await problemsOf({ model: "qwen-image-edit" })).toEqual([
      expect.stringContaining("It is a model of `provider: pixazo`, `provider: dashscope`, `provider: oxen`. Known: `sandbox`."),
    ]);
  });

  it("for a step without any input", async () => {
    await expect(loadInputs({}, pushContext())).rejects.toThrow(
      "2 problems in the inputs:\n- `images` is required: globs of the images, one per line.\n- `prompt` or `prompt-file` is required: the instruction for the model.",
    );
  });

  it("names the nearest input for one that it does not know", async () => {
    expect((await problemsOf({ "negative-promt": "x" }))[0]).toContain("Did you mean `negative-prompt`?");
    expect((await problemsOf({ max_cost: "1" }))[0]).toContain("Did you mean `max-cost`?");
    expect(await problemsOf({ x: "x", "something-else": "x" })).toEqual([
      "`x` is not an input of this action. Did you mean `fit`?",
      "`something-else` is not an input of this action. Did you mean `retries`?",
    ]);
    expect(await problemsOf({ steps: "x" })).toEqual(["`steps` is not an input of this action. Use it in a recipe of `config`."]);
    expect((await problemsOf({ provider: "aimlapi", "api-key": "k", model: "qwen-imge-edit" }))[0]).toContain(
      "Did you mean `alibaba/qwen-image-edit`?",
    );
    expect((await problemsOf({ constructor: "x" }))[0]).toContain("`constructor` is not an input");
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(INPUTS)), (name) => {
        expect(closest(name, Object.keys(INPUTS))).toBe(name);
      }),
    );
  });
});

describe("keys", () => {
  const broken = "sk-live-4eC39HqLyjWDarjtT1zdp7dc\nsecond-line";
  it("are never shown, whatever is wrong with them", async () => {
    const told = (await problemsOf({ provider: "aimlapi", "api-key": broken, "github-token": broken, comment: "?" })).join("\n");
    expect(told).toContain("`api-key`: the value is not allowed. Allowed: a key without spaces or line breaks.");
    expect(told).not.toContain("sk-live");
    expect(told).not.toContain("second-line");
  });

  it("come from the input or the provider's variable, trimmed", async () => {
    expect((await loadRecipe({ provider: "oxen", "api-key": " a " }, { environment: { OXEN_API_KEY: "b" } })).apiKey).toBe("a");
    expect((await loadRecipe({ provider: "oxen" }, { environment: { OXEN_API_KEY: " b\n" } })).apiKey).toBe("b");
  });

  it.each(["aimlapi", "pixazo", "dashscope", "oxen"])("are required for %s, but not on a dry run or a frozen one", async (provider) => {
    expect(await problemsOf({ provider })).toEqual([expect.stringContaining("`api-key` is required with")]);
    expect(await problemsOf({ provider }, { environment: { OPENAI_API_KEY: "x" } })).toHaveLength(1);
    expect(await problemsOf({ provider, "api-key": "   " })).toHaveLength(1);
    expect(await problemsOf({ provider, "dry-run": "true" })).toEqual([]);
    expect(await problemsOf({ provider, frozen: "true" })).toEqual([]);
  });

  it("are not required by a self-hosted server", async () => {
    const own = { provider: "openai-compatible", "base-url": "http://images.internal:8000/v1", model: "m" };
    expect((await loadRecipe(own)).apiKey).toBeUndefined();
    expect((await loadRecipe(own, { environment: { OPENAI_API_KEY: "k" } })).apiKey).toBe("k");
  });
});

describe("base-url", () => {
  const given = (url: string) => ({ provider: "aimlapi", "api-key": "k", "base-url": url });

  it.each([
    ["https://gateway.example.com", "https://gateway.example.com"],
    ["https://gateway.example.com/a/b//", "https://gateway.example.com/a/b"],
    ["HTTPS://Gateway.Example.com:443/x", "https://gateway.example.com/x"],
    ["http://localhost:8000", "http://localhost:8000"],
    ["http://127.0.0.1:1", "http://127.0.0.1:1"],
    ["http://[::1]:8000", "http://[::1]:8000"],
    ["http://10.1.2.3", "http://10.1.2.3"],
    ["http://192.168.0.7:80/v1", "http://192.168.0.7/v1"],
    ["http://[fd00::1]", "http://[fd00::1]"],
    ["http://vllm:8000/v1", "http://vllm:8000/v1"],
    ["http://api.mesh.internal", "http://api.mesh.internal"],
  ])("takes %s", async (url, expected) => {
    expect((await loadRecipe(given(url))).baseUrl).toBe(expected);
  });

  it.each(["http://example.com", "http://8.8.8.8", "http://[2606:4700::1111]", "http://localhost.example.com", "http://0x08080808"])(
    "refuses to send a key in the open to %s",
    async (url) => {
      expect(await problemsOf(given(url))).toEqual([
        `\`base-url\`: "${url}" would send images and the key unencrypted. Use \`https:\`; \`http:\` is for loopback and private hosts.`,
      ]);
    },
  );

  it.each([
    ["https://user:hunter2@example.com", "the address"],
    ["https://hunter2@example.com", "the address"],
    ["https:user:hunter2@example.com/%zz", "the address"],
    ["https://example.com/v1?key=hunter2", '"https://example.com/v1"'],
    ["https://example.com/v1#hunter2", '"https://example.com/v1"'],
    ["ftp://example.com", '"ftp://example.com"'],
    ["file:///etc/passwd", '"file:///etc/passwd"'],
    ["example.com/v1", '"example.com/v1"'],
    ["https://", '"https://"'],
  ])("refuses %s and repeats no credential", async (url, shown) => {
    expect(await problemsOf(given(url))).toEqual([`\`base-url\`: ${shown} is not allowed. Allowed: ${ALLOWED_URL}.`]);
  });

  it("is needed by a self-hosted server and ends in /v1, and is nothing to the sandbox", async () => {
    expect(await problemsOf({ provider: "openai-compatible" })).toEqual([
      "`base-url` is required with `provider: openai-compatible`: the address of the server, ending in `/v1`.",
      "`model` is required with `provider: openai-compatible`.",
    ]);
    expect((await problemsOf({ provider: "openai-compatible", model: "m", "base-url": "http://vllm:8000" }))[0]).toContain(
      "must end in `/v1`",
    );
    expect((await loadRecipe({ provider: "openai-compatible", model: "m", "base-url": "http://vllm:8000/v1/" })).baseUrl).toBe(
      "http://vllm:8000/v1",
    );
    expect((await problemsOf({ "base-url": "https://example.com" }))[0]).toContain("cannot be used with `provider: sandbox`");
  });
});

describe("rules between inputs", () => {
  it("size excludes aspect-ratio, unless that is the source's", async () => {
    expect(await problemsOf({ size: "5x5", "aspect-ratio": "16:9" })).toEqual(["Set either `size` or `aspect-ratio`, not both."]);
    expect(await problemsOf({ size: "5x5", "aspect-ratio": "source" })).toEqual([]);
  });

  it("prompt and prompt-file exclude each other; one is needed", async () => {
    expect(await problemsOf({ "prompt-file": "p.txt" })).toEqual(["Set either `prompt` or `prompt-file`, not both."]);
    expect(await problemsOf({ prompt: "" })).toEqual([expect.stringContaining("`prompt` or `prompt-file` is required")]);
    expect((await loadRecipe({ prompt: "", "prompt-file": "p.txt" })).promptFile).toBe("p.txt");
  });

  it("force and frozen exclude each other, and frozen needs a lock", async () => {
    expect(await problemsOf({ force: "true", frozen: "true" })).toEqual(["Set either `force` or `frozen`, not both."]);
    expect(await problemsOf({ frozen: "true", lockfile: "none" })).toEqual([expect.stringContaining("`frozen` needs a `lockfile`")]);
  });

  it("transport is a choice of Oxen alone, and auto is its queue", async () => {
    const oxen = { provider: "oxen", "api-key": "k" };
    expect((await loadRecipe(oxen)).transport).toBe("queue");
    for (const transport of ["sync", "queue", "events"]) expect((await loadRecipe({ ...oxen, transport })).transport).toBe(transport);
    for (const provider of ["sandbox", "aimlapi", "pixazo", "dashscope"])
      expect(await problemsOf({ provider, "api-key": "k", transport: "sync" })).toEqual([
        `\`transport\` cannot be chosen with \`provider: ${provider}\`. Use \`auto\`.`,
      ]);
  });

  it("mask is for models that take one", async () => {
    const mask = "{dir}/{name}.mask.png";
    for (const provider of ["sandbox", "aimlapi", "pixazo", "dashscope", "oxen"])
      expect(await problemsOf({ provider, "api-key": "k", mask })).toEqual([expect.stringContaining("takes no mask")]);
    expect(await problemsOf({ provider: "oxen", "api-key": "k", model: "gpt-image-2", mask })).toEqual([]);
  });

  it("negative-prompt is limited where the model takes it", async () => {
    const long = "x".repeat(501);
    expect(await problemsOf({ provider: "dashscope", "api-key": "k", "negative-prompt": long })).toEqual([
      "`negative-prompt` has 501 characters; the model qwen-image-2.0-pro takes at most 500.",
    ]);
    expect(await problemsOf({ provider: "oxen", "api-key": "k", "negative-prompt": long })).toEqual([]);
  });

  it("dated snapshots of a DashScope model are known", async () => {
    expect((await loadRecipe({ provider: "dashscope", "api-key": "k", model: "qwen-image-2.0-pro-2026-03-03" })).modelName).toBe(
      "qwen-image-2.0-pro-2026-03-03",
    );
  });

  it.each(["constructor", "toString", "__proto__", "hasOwnProperty"])("no model is called %s", async (model) => {
    for (const provider of ["sandbox", "aimlapi", "pixazo", "dashscope", "oxen"])
      expect(await problemsOf({ provider, "api-key": "k", model })).toEqual([expect.stringContaining("is not known for")]);
  });

  it("changed-only needs an event with something to compare", async () => {
    const on = { "changed-only": "true", "github-token": "t" };
    expect(await problemsOf(on)).toEqual([]);
    for (const context of [
      { eventName: "schedule", event: {} },
      { eventName: "workflow_dispatch", event: {} },
      { ref: "refs/tags/v1" },
      { event: { before: "a".repeat(40), after: "0".repeat(40), deleted: true } },
      { eventName: "", event: {} },
    ])
      expect(await problemsOf(on, { context })).toEqual([
        expect.stringContaining("`changed-only: true` has nothing to compare on the event"),
      ]);
    expect(await problemsOf({ "changed-only": "auto" }, { context: { eventName: "schedule", event: {} } })).toEqual([]);
    expect(await problemsOf({ "changed-only": "true" })).toEqual([
      expect.stringContaining("`github-token` is empty, but `changed-only` needs it"),
    ]);
  });

  it("commit needs a branch and a token", async () => {
    const { branch: _, ...context } = pushContext({ ref: "refs/tags/v1" });
    const tag = (given: Record<string, string>) => loadInputs(toVariables(given), context);
    const toVariables = (given: Record<string, string>) =>
      Object.fromEntries(
        Object.entries({ images: "*.png", prompt: "x", ...given }).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
      );
    await expect(tag({ deliver: "commit", "github-token": "t" })).rejects.toThrow(
      "`deliver: commit` needs a branch, but this run is for `refs/tags/v1`. Use `deliver: artifact`",
    );
    await expect(tag({ deliver: "commit", "github-token": "t", "dry-run": "true" })).resolves.toBeDefined();
    await expect(tag({ deliver: "artifact" })).resolves.toBeDefined();
    expect(await problemsOf({ deliver: "commit" })).toEqual([
      expect.stringContaining("`github-token` is empty, but `deliver: commit` needs it"),
    ]);
    expect(await problemsOf({ deliver: "commit", "github-token": "t" }, { context: { repo: "" } })).toHaveLength(1);
    expect(await problemsOf({ deliver: "commit", "github-token": "t" })).toEqual([]);
  });

  it("a pull request needs a base and a token, excludes a commit, and has inputs of its own", async () => {
    const { branch: _, ...tag } = pushContext({ ref: "refs/tags/v1" });
    const pull = { deliver: "pull-request", "github-token": "t" };
    expect(await problemsOf(pull, { context: { ...tag, branch: undefined } })).toEqual([
      "`deliver: pull-request` needs a branch to propose the results for, but this run is for `refs/tags/v1`. Set `base`.",
    ]);
    expect(await problemsOf({ ...pull, base: "main" }, { context: { ...tag, branch: undefined } })).toEqual([]);
    // Git alone opens no pull request.
    expect(await problemsOf({ deliver: "pull-request", "commit-method": "git" })).toEqual([
      expect.stringContaining("`github-token` is empty, but `deliver: pull-request` needs it"),
    ]);
    expect(await problemsOf({ deliver: "commit, pull-request", "github-token": "t" })).toEqual([
      "Set either `deliver: commit` or `deliver: pull-request`, not both.",
    ]);
    expect(await problemsOf({ ...pull, lockfile: "none" })).toEqual([
      "`deliver: pull-request` needs a `lockfile`, which records what was proposed.",
    ]);
    const own = { branch: "x", base: "main", "pr-title": "x", "pr-body": "x", "pr-labels": "x", "pr-draft": "true", "pr-reviewers": "x" };
    const others = Object.keys(own).map((name) => `\`${name}\` needs \`deliver: pull-request\`.`);
    expect((await problemsOf(own)).toSorted()).toEqual(others.toSorted());
  });
});
