import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { protectPaths } from "../../src/plan/protected-paths.ts";
import { imagesOf, plan, planOf, recipeOf, skippedAs } from "./facts.ts";

const outputs = async (output: string, source = "a.png") => plan({ given: { output }, sources: { [source]: "1" } });

describe("an output may not be", () => {
  it.each([
    [".gitattributes/{name}.png", "a file that decides what git does"],
    ["docs/.GitIgnore./{name}.png", "a file that decides what git does"],
    [".lfsconfig/{name}.png", "a file that decides what git does"],
    [".github/workflows/{name}.png", "among the workflows, actions and code owners"],
    [".GITHUB/Workflows/{name}.png", "among the workflows, actions and code owners"],
    [".github/actions/x/{name}.png", "among the workflows, actions and code owners"],
    ["lock.json/{name}.png", "the lockfile or another file that the recipes read"],
    ["LOCK.JSON./{name}.png", "the lockfile or another file that the recipes read"],
  ])("%s, and that is told before anything is spent", async (output, reason) => {
    const { tasks, problems } = await outputs(output);
    expect(tasks).toEqual([]);
    expect(problems).toEqual([expect.stringMatching(/^`output`: .*a\.png .* Choose another path\.$/)]);
    expect(problems[0]).toContain(reason);
  });

  it.each([
    ["lock.png", { lockfile: "lock.png" }],
    ["config.png", { config: "config.png" }],
    ["prompt.png", { prompt: "prompt.png" }],
    ["texts/app.png", { glossary: "TEXTS/App.png" }],
  ])("%s, where it is that of %j", async (output, { lockfile, config, ...read }: Record<string, string>) => {
    const recipe = { ...(await recipeOf({ given: { output } })), inputFiles: Object.values(read) };
    const { tasks, problems } = planOf([{ recipe, sources: imagesOf({ "a.png": "1" }) }], { lockfile, config });
    expect(tasks).toEqual([]);
    expect(problems).toEqual([`\`output\`: ${output} is the lockfile or another file that the recipes read. Choose another path.`]);
  });

  it("in .git by what a placeholder stands for", async () => {
    for (const [output, source] of [
      [".{name}/x.png", "GIT.png"],
      ["{name}~1/x.png", "git.png"],
      [".g{name}/x.png", "\u200cit.png"],
    ] as const)
      expect((await outputs(output, source)).problems).toEqual([expect.stringMatching(/is inside \.git\. Choose another path\.$/)]);
  });

  it("such a file by a name that an image has", async () => {
    // `{dir}` of an image that somebody puts there.
    const { tasks, problems } = await plan({
      given: { output: "{dir}/{name}.new{ext}" },
      sources: { "a.png": "1", ".github/workflows/x.png": "2" },
    });
    expect([tasks.map(({ task }) => task.output), problems]).toEqual([["a.new.png"], []]);
  });
});

it("an output may be any other image, also in the folder of the workflows' repository", async () => {
  for (const output of [
    ".github/{name}.png",
    ".github/workflows-{name}.png",
    "docs/.git-{name}.png",
    "lock.json.png",
    ".hidden/{name}.png",
  ])
    expect((await outputs(output)).problems, output).toEqual([]);
});

it("files of git and of the workflow are passed over, not edited", async () => {
  const sources = { ".gitattributes": "1", ".github/workflows/x.png": "2", "lock.json": "3", "a.png": "4" };
  const { tasks, skipped, problems } = await plan({ sources });
  expect([tasks.map(({ task }) => task.output), problems]).toEqual([["a.png"], []]);
  expect(skipped).toEqual(
    Object.keys(sources)
      .slice(0, 3)
      .map((path) => skippedAs("settings", path)),
  );
});

it("no spelling of a protected path is an output", () => {
  const paths = protectPaths(["config/retouch.yml"]);
  const mixed = (text: string) =>
    fc
      .array(fc.boolean(), { minLength: text.length, maxLength: text.length })
      .map((upper) => [...text].map((letter, index) => (upper[index] ? letter.toUpperCase() : letter)).join(""));
  const guarded = fc.constantFrom(
    ".github/workflows/x.png",
    ".github/actions/x/y.png",
    "a/.gitattributes",
    ".gitmodules",
    "config/retouch.yml",
  );
  const ends = fc.constantFrom("", ".", " ", "...", ":stream", "\u200c", "\ufeff");
  fc.assert(
    fc.property(guarded.chain(mixed), ends, fc.constantFrom("", "\u200d"), (path, end, ignored) => {
      const spelt = `${path.slice(0, 1)}${ignored}${path.slice(1)}${end}`;
      expect(paths.isOutput(spelt)).toBe(false);
    }),
    { numRuns: 500 },
  );
});
