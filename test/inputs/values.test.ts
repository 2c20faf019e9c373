import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { INPUTS } from "../../src/inputs/table.ts";
import type { InputName } from "../../src/inputs/values.ts";
import { makeFolder } from "../git/repository.ts";
import { load, loadRecipe, problemsOf } from "./given.ts";

const NUL = "\u0000";

const folder = makeFolder();
folder.write({ ".github/retouch.yml": "recipes:\n  - name: docs\n  - name: store front\n" });
afterAll(() => folder[Symbol.dispose]());
const options = { context: { workspace: folder.root } };

const CONFIG = { config: ".github/retouch.yml" };
const PULL = { deliver: "pull-request", "github-token": "t" };
const LOCALES = { locales: "fr, de" };

/** What each input takes and refuses. `needs` are other inputs without which the good values would be refused for another reason. */
const TABLE: Record<InputName, { good: string[]; bad: string[]; needs?: Record<string, string> }> = {
  mode: { good: ["edit"], bad: ["Edit", "translate", "constructor"] },
  images: {
    good: ["a.png", "**/*.{png,jpg}", "docs/**\n!docs/old/**", "./a.png", "a..b/*.png", "…/ü.png"],
    bad: ["!a.png", "../a.png", "a/../../b.png", "/etc/*.png", "~/a.png", "C:\\a.png", "{..,a}/b.png", "a.png\n!../b.png", "..\\a.png"],
  },
  "changed-only": { good: ["auto", "true", "False"], bad: ["yes", "1", "AUTO", "on"], needs: { "github-token": "t" } },
  prompt: { good: ["x", "{path} {name} {width}×{height}", "{{x}", "a\nb"], bad: ["{nonsense}", "{", "{dir}", "{a\nb}"] },
  "prompt-file": {
    good: ["prompt.txt", ".github/p.txt"],
    bad: ["../p.txt", "/p.txt", ".git/config", `a${NUL}b`, "folder/"],
    needs: { prompt: "" },
  },
  "negative-prompt": { good: ["blurry"], bad: [] },
  references: { good: ["style/*.png\n!style/old.png", "a.png"], bad: ["!a.png", "../a.png", "/a.png"] },
  provider: { good: ["sandbox"], bad: ["Sandbox", "openai", "constructor"] },
  model: { good: ["sandbox"], bad: ["qwen", "constructor", "__proto__"] },
  "api-key": { good: ["sk-ws-a.b.c", "x", "~!{}"], bad: ["a b", "a\nb", "schlüssel"] },
  "base-url": {
    good: ["https://example.com/v1", "http://127.0.0.1:9000"],
    bad: ["example.com", "ftp://example.com", "http://example.com"],
    needs: { provider: "aimlapi", "api-key": "k" },
  },
  transport: { good: ["auto", "sync", "queue", "events"], bad: ["sse", "Queue"], needs: { provider: "oxen", "api-key": "k" } },
  "aspect-ratio": { good: ["source", "16:9", "9999:1"], bad: ["16x9", "0:1", "1:0", "1.5:1", "10000:1", "Source", "16:9:1", "-1:1"] },
  size: { good: ["1x1", "16383x16383", "1280x720"], bad: ["1280", "0x1", "16384x1", "1280X720", "1280*720", "1e3x5", "-1x1", "01x1"] },
  preserve: { good: ["auto", "off", "outside-text", "outside-change"], bad: ["on", "outside"] },
  fit: { good: ["cover", "contain", "fill", "fail"], bad: ["inside", "Cover"] },
  "output-format": { good: ["source", "png", "jpeg", "webp"], bad: ["jpg", "PNG", "gif"] },
  seed: { good: ["0", "2147483647"], bad: ["-1", "1.5", "2147483648", "0x1", "1e3", "١"] },
  watermark: { good: ["true", "FALSE"], bad: ["no", "0"] },
  "prompt-extend": { good: ["True", "false"], bad: ["off", "tRUE"] },
  "guidance-scale": { good: ["0", "7.5", "50"], bad: ["-1", "51", "1e1", ".5"] },
  "safety-checker": { good: ["true", "FALSE"], bad: ["off"] },
  candidates: { good: ["1", "10"], bad: ["0", "11", "1.5", "two"] },
  "take-candidate": {
    good: ["2", "a.png=1", "a/b.fr.png = 3\nc=d.png=10", "1\na.png=2"],
    bad: ["0", "a.png", "=1", "a.png=0", "a.png=", "-1", "100", "1,2", "1\n2", "a.png=1\n./a.png=2"],
  },
  mask: {
    good: ["{dir}/{name}.mask.png"],
    bad: ["../{name}.png", "/m.png", "{index}.png", "{nonsense}"],
    needs: { provider: "openai-compatible", "base-url": "http://localhost:1/v1", model: "m" },
  },
  "max-change": { good: ["0", "1", "0.25"], bad: ["1.01", "-0.1", "10%", ".5", "NaN", "Infinity"] },
  locales: {
    good: ["fr", "fr, de,pt-BR\nzh-Hans", "FR", "sr-Latn-RS", "ca-valencia", "iw"],
    bad: [",", "english", "fr_FR", "xx", "fr; de", "en-EN", "und", "mul", "x-private", "fr, klingonish", "*", "constructor"],
  },
  "source-locale": { good: ["auto", "en", "zh-hant"], bad: ["Auto", "english", "en_US", "xx"], needs: LOCALES },
  "fallback-locale": { good: ["fr", "DE"], bad: ["auto", "es", "german", "xx"], needs: LOCALES },
  glossary: { good: ["glossary.yml", "i18n/app.po"], bad: ["../g.yml", "/g.yml", "i18n/", ".git/config"], needs: LOCALES },
  "keep-subject-text": { good: ["true", "false"], bad: ["1"], needs: LOCALES },
  verify: { good: ["decode", "text"], bad: ["none", "Text"], needs: { ...LOCALES, glossary: "g.yml" } },
  config: { good: [".github/retouch.yml"], bad: ["../r.yml", "/r.yml", "folder/", ".github", "missing.yml", ".git/config"] },
  recipes: { good: ["docs", "store front, docs", "docs\ndocs"], bad: [",", "doc", "docs store front"], needs: CONFIG },
  output: {
    good: ["{dir}/{name}{ext}", "out/{name}-{index}{ext}", "{{x}{name}"],
    bad: ["../{name}", "/{name}", "{dir}/../{name}", "{nonsense}", "out/{path}", "out/", "~/x.png", ".git/{name}", "a/.GIT/x.png"],
  },
  deliver: {
    good: ["artifact", "none", "artifact,commit", "commit\nartifact", "artifact,artifact", "pull-request", "artifact, pull-request"],
    bad: ["none,commit", "push", ",", "pull_request", "Commit"],
    needs: { "github-token": "t" },
  },
  "commit-message": { good: ["x", "{count}\n\n{paths}", "{locales}"], bad: ["{locale}", "{x}"] },
  "commit-method": { good: ["auto", "api", "git"], bad: ["API", "rest"] },
  branch: {
    good: ["retouch/images", "ü", "a-b/c.d"],
    bad: ["a b", "-a", "a..b", "a.lock", "/a", "a/", "a//b", "refs/heads/a", "a~1", "@", "a:b", ".a"],
    needs: PULL,
  },
  base: { good: ["develop", "release/1.x"], bad: ["a b", "release/"], needs: PULL },
  "pr-title": { good: ["x", "{count} images"], bad: ["{title}"], needs: PULL },
  "pr-body": { good: ["x", "{paths}\n\n{locales}"], bad: ["{body}"], needs: PULL },
  "pr-labels": { good: ["a, b", "needs review\nimages"], bad: [], needs: PULL },
  "pr-draft": { good: ["true", "false"], bad: ["yes"], needs: PULL },
  "pr-reviewers": { good: ["mona, @hubot", "org/design"], bad: ["a b", "org/", "a/b/c"], needs: PULL },
  "pr-assignees": { good: ["mona\n@hubot", "app[bot]"], bad: ["org/design", "a b"], needs: PULL },
  "artifact-name": { good: ["retouch", "ü (1)"], bad: ["a/b", "a\nb", "a*", '"', "x".repeat(201)] },
  comment: { good: ["true", "false"], bad: ["y"] },
  "comment-key": { good: ["key", "x".repeat(100)], bad: ["x".repeat(101)] },
  "max-images": { good: ["1", "100000"], bad: ["0", "100001", "1.5", "many"] },
  "max-cost": { good: ["0", "0.5", "1000000"], bad: ["$5", "-1", "1,5", "1000001"] },
  "dry-run": { good: ["true", "false"], bad: ["yes"] },
  concurrency: { good: ["1", "64"], bad: ["0", "65", "1.5"] },
  "requests-per-minute": { good: ["0.1", "60000"], bad: ["0", "60001", "0.05"] },
  timeout: { good: ["1", "21600"], bad: ["0", "21601", "1.5", "5m"] },
  retries: { good: ["0", "20"], bad: ["-1", "21"] },
  "fail-on": { good: ["any", "all", "never"], bad: ["none"] },
  lockfile: { good: ["none", "a/lock.json"], bad: ["../lock.json", "/lock.json", "locks/"] },
  force: { good: ["true", "false", "docs/**", "a.png\n!b.png"], bad: ["1", "yes", "!a.png", "../a.png"] },
  "on-modified": { good: ["auto", "keep", "edit"], bad: ["true"] },
  "result-cache": { good: ["auto", "git", "actions", "none"], bad: ["true"] },
  previews: { good: ["auto", "none"], bad: ["true"] },
  frozen: { good: ["true", "false"], bad: ["1"] },
  shard: { good: ["1/1", "2/4", "256/256"], bad: ["0/4", "5/4", "1/257", "1", "1/0", "01/4", "1 / 4", "-1/4", "a/b"] },
  "skip-labels": { good: ["a, b", "a\nb"], bad: [] },
  "skip-drafts": { good: ["true", "false"], bad: ["1"] },
  "github-token": { good: ["ghs_x.y"], bad: ["a b", "a\nb"] },
};

describe.each(Object.entries(TABLE))("%s", (name, { good, bad, needs = {} }) => {
  it.each(good)("takes %j", async (value) => {
    expect(await problemsOf({ ...needs, [name]: value }, options)).toEqual([]);
  });
  it.each(bad)("refuses %j", async (value) => {
    const problems = await problemsOf({ ...needs, [name]: value }, options);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`\`${name}\``);
  });
});

describe("a list", () => {
  it.each([
    ["images", "../a.png\na.png\n/b.png", '"../a.png", "/b.png" are'],
    ["references", "a.png\n~/b.png", '"~/b.png" is'],
    ["deliver", "push, commit, release", '"push", "release" are'],
    ["deliver", "none, commit", '"none, commit" is'],
    ["take-candidate", "a.png\nb.png=1\nc.png=0\nb.png=2", '"a.png", "c.png=0", "b.png=2" are'],
    ["take-candidate", "a.png=1\nb.png=1\n./a.png=2", '"./a.png=2" is'],
  ])("%s is told by all items that are wrong: %j", async (name, text, told) => {
    expect(await problemsOf({ [name]: text })).toEqual([expect.stringContaining(`\`${name}\`: ${told} not allowed. Allowed: `)]);
  });

  it("is told so in `config` too", async () => {
    using own = makeFolder();
    own.write({ "r.yml": "recipes:\n  - name: a\n    images: a.png\n    locales: [fr, xx, de_DE]\n" });
    expect(await problemsOf({ images: "", prompt: "", config: "r.yml" }, { context: { workspace: own.root } })).toEqual([
      expect.stringMatching(/^r\.yml:4: `locales`: "xx", "de_DE" are not allowed\. `de_DE`: did you mean `de-DE`\? Allowed: /),
    ]);
  });
});

describe("values", () => {
  it("are trimmed, and count as not set when nothing is left", async () => {
    const given = {
      prompt: "  x \n",
      model: " sandbox ",
      "api-key": "\tk\n",
      size: "  ",
      concurrency: " 3 ",
      "github-token": "",
      timeout: "",
    };
    const recipe = await loadRecipe(given);
    expect(recipe).toMatchObject({ prompt: "x", modelName: "sandbox", concurrency: 3, timeout: 300 });
    expect(recipe.size).toBeUndefined();
    expect((await load(given)).githubToken).toBeUndefined();
  });

  it("of the run become typed ones, with the documented defaults", async () => {
    const given = { "skip-labels": "no images, wip\n\nlater", "max-cost": "0.25", deliver: "none", lockfile: "none" };
    const inputs = await load(given);
    expect(inputs).toMatchObject({
      skipLabels: ["no images", "wip", "later"],
      ...{ maxCost: 0.25, deliver: [], maxImages: 100, comment: true, force: false },
    });
    expect(inputs.lockfile).toBeUndefined();
    expect((await load({})).lockfile).toBe(".github/retouch.lock.json");
    expect((await load({ "take-candidate": "./assets/hero.png=1" })).takeCandidate).toEqual([{ path: "assets/hero.png", candidate: 1 }]);
    expect((await load({ "take-candidate": "2\na=b.png = 3" })).takeCandidate).toEqual([
      { candidate: 2 },
      { path: "a=b.png", candidate: 3 },
    ]);
  });

  it("of a recipe become typed ones, with the documented defaults", async () => {
    const recipe = await loadRecipe({
      images: "a/*.png\r\n\r\n  !a/x.png  \n",
      "changed-only": "TRUE",
      "aspect-ratio": "16:9",
      "github-token": "t",
    });
    expect(recipe).toMatchObject({
      ...{ name: "", mode: "edit", images: ["a/*.png", "!a/x.png"], references: [], locales: [], candidates: 1 },
      ...{ changedOnly: true, aspectRatio: { width: 16, height: 9 }, fit: "cover", retries: 3, transport: "sync", verify: "decode" },
    });
    expect(recipe.steps).toBeUndefined();
  });

  it("are booleans of YAML 1.2's core schema and nothing else", async () => {
    const names = Object.entries(INPUTS).flatMap(([name, { allowed }]) => (allowed === "`true` or `false`" ? [name] : []));
    expect(names).toHaveLength(9);
    for (const name of names) {
      const problemsWith = (text: string) => problemsOf({ ...LOCALES, ...(name.startsWith("pr-") ? PULL : {}), [name]: text });
      for (const text of ["true", "True", "TRUE", "false", "False", "FALSE"]) expect(await problemsWith(text)).toEqual([]);
      for (const text of ["y", "yes", "on", "1", "0", "no", "off", "tRue", "null"])
        expect(await problemsWith(text)).toEqual([`\`${name}\`: "${text}" is not allowed. Allowed: \`true\` or \`false\`.`]);
    }
    expect((await load({ force: "TRUE" })).force).toBe(true);
    expect((await load({ comment: "False" })).comment).toBe(false);
  });
});

it("takes or refuses whatever text is given, and never fails in another way", async () => {
  const names = Object.keys(INPUTS).filter((name) => name !== "provider");
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...names), fc.oneof(fc.string(), fc.string({ unit: "grapheme" })), async (name, value) => {
      const problems = await problemsOf({ [name]: value }, options);
      expect(problems.every((problem) => problem.includes("`"))).toBe(true);
    }),
    { numRuns: 400 },
  );
});
