import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { DashscopeOptions } from "../emulators/dashscope.ts";
import type { Fault } from "../emulators/faults.ts";
import { fixedAnswer } from "../emulators/picture.ts";
import { onPaid } from "../emulators/scenarios.ts";
import { startTlsProxy, type TlsProxy } from "../emulators/tls-proxy.ts";
import { blobId } from "./invariants.ts";
import { answerSmall, drawSmall, inTurn, look } from "./pictures.ts";
import { SANDBOX, type Subject, sentPictures, sentPrompt, subjectOf, withModel } from "./subjects.ts";
import { openWorkbench, type Run, snapshotOwn, type WorkbenchOptions } from "./workbench.ts";

vi.setConfig({ maxConcurrency: 6 });

const source = await drawSmall(40);
const answer = fixedAnswer(await answerSmall(200));
const CONFIG = ".github/retouch.yml";
/** What a workflow with recipes gives: no image and no prompt of its own. */
const INPUTS = { config: CONFIG, images: "", prompt: "" };

const HOSTS = {
  aimlapi: { api: "api.aimlapi.com", results: "cdn.aimlapi.com" },
  dashscope: {
    api: "dashscope-intl.aliyuncs.com",
    results: "dashscope-result-sgp.oss-ap-southeast-1.aliyuncs.com",
    store: "store.aliyuncs.com",
  },
};
const aimlapi = subjectOf("aimlapi, data[]");
const PRICES = { edit: 0.0455, translation: 0.0006 };
const LISTED_LOW: Fault = {
  on: "models",
  nth: "every",
  do: {
    kind: "garbage",
    body: { data: [{ id: "alibaba/qwen-image-edit", pricing: { kind: "fixed", units: [{ price: 0.01, unit: "image", per: 1 }] } }] },
  },
};

const TWO_VENDORS = `# Of two vendors.
defaults:
  source-locale: en
  glossary: glossary.yml
  requests-per-minute: 6000
recipes:
  - name: docs
    provider: aimlapi
    images: [docs/*.png, "!docs/logo.png"]
    prompt: Remove the mouse pointer.
    concurrency: 1
  - name: store
    provider: dashscope
    images: store/en/*.png
    locales: [en, fr, pt-BR]
    output: store/{locale}/{name}{ext}
  - name: hero
    provider: aimlapi
    prompt: A lighthouse at dawn.
    output: assets/{name}{ext}
    size: 96x64
`;
const FILES = {
  [CONFIG]: TWO_VENDORS,
  "glossary.yml": "terms:\n  Cart: { fr: Panier, pt-BR: Carrinho }\n",
  "docs/a.png": source,
  "docs/b.png": source,
  "docs/logo.png": source,
  "store/en/cart.png": source,
  "store/en/home.png": source,
};

/** Two vendors at their production hosts, each with a key of its own in the environment. */
async function openTwo({ files = FILES, ...options }: WorkbenchOptions = {}) {
  const proxy = await startTlsProxy();
  const dashscope: Subject = { ...subjectOf("dashscope"), price: PRICES.translation };
  const bench = await openWorkbench(aimlapi, {
    ...{ files, answer, key: "sk-of-aimlapi-0123456789", resultOrigin: `https://${HOSTS.aimlapi.results}` },
    ...options,
    also: [
      {
        subject: {
          ...dashscope,
          start: (settings) => dashscope.start({ ...settings, uploadOrigin: `https://${HOSTS.dashscope.store}` } as DashscopeOptions),
        },
        options: { answer, key: "sk-of-dashscope-9876543210", resultOrigin: `https://${HOSTS.dashscope.results}` },
      },
    ],
  });
  const [other] = bench.others;
  if (other === undefined) throw new Error("there are two");
  for (const [api, { api: host, ...others }] of [[bench.api, HOSTS.aimlapi] as const, [other, HOSTS.dashscope] as const]) {
    proxy.route(host, api.origin);
    for (const outside of Object.values(others)) proxy.route(outside, (request, response) => api.handleResult(request, response));
  }
  const keys = { AIMLAPI_API_KEY: bench.api.key, DASHSCOPE_API_KEY: other.key };
  let runs = 0;
  const run = (inputs: Record<string, string> = {}, env: Record<string, string> = keys) => {
    const settings = { warm: runs++ > 0, env: { ...proxy.env(), ...env } };
    return bench.run({ ...INPUTS, provider: "", "base-url": "", "api-key": "", ...inputs }, settings);
  };
  const close = async () => {
    await bench[Symbol.asyncDispose]();
    await proxy.close();
  };
  return { bench, dashscope: other, proxy, run, [Symbol.asyncDispose]: close };
}

const statuses = ({ results }: Run) => results.map(({ recipe, output, status, error }) => [recipe, output, error?.code ?? status]);
const paidBy = ({ shares }: Run) => shares.map(({ paid }) => paid.length);

const warmUp = { proxy: undefined as TlsProxy | undefined };
// The authority's keys are made once for all.
beforeAll(async () => {
  warmUp.proxy = await startTlsProxy();
});
afterAll(() => warmUp.proxy?.close());

describe.concurrent("recipes of two vendors", () => {
  test("are one run, with each key at its own vendor, and are paid for once", async () => {
    await using site = await openTwo();
    const run = await site.run();
    expect(statuses(run)).toEqual([
      ["docs", "docs/a.png", "edited"],
      ["docs", "docs/b.png", "edited"],
      ["store", "store/fr/cart.png", "edited"],
      ["store", "store/pt-BR/cart.png", "edited"],
      ["store", "store/fr/home.png", "edited"],
      ["store", "store/pt-BR/home.png", "edited"],
      ["hero", "assets/hero.png", "edited"],
    ]);
    expect(paidBy(run)).toEqual([3, 4]);
    // What checkRun has seen beside: no request of one held the other's key.
    const hosts = run.shares.map(({ requests }) => new Set(requests.map(({ headers }) => headers.host)));
    expect(hosts).toEqual(Object.values(HOSTS).map((names) => new Set(Object.values(names))));
    expect(site.proxy.egress).toEqual([]);
    expect(run.outputs.cost).toBe("0.1389");
    expect(run.outputs["estimated-cost"]).toBe("0.1389");
    for (const name of ["docs", "store", "hero"]) expect(run.summary).toContain(name);
    const lock = await site.bench.lock();
    expect(Object.keys(lock)).toHaveLength(7);

    const again = await site.run();
    expect(again.requests).toEqual([]);
    expect(again.outputs).toMatchObject({ unchanged: "7", "skip-reason": "up-to-date" });

    // Some by name; what one of them says anew is paid for in that one alone.
    await site.bench.write(CONFIG, TWO_VENDORS.replace("mouse pointer", "cursor").replace("lighthouse", "harbour"));
    const hero = await site.run({ recipes: "store, hero" });
    expect(statuses(hero).filter(([, , status]) => status !== "unchanged")).toEqual([["hero", "assets/hero.png", "edited"]]);
    expect(hero.paid.map(sentPrompt)).toEqual(["A harbour at dawn."]);
    expect(hero.results.map(({ recipe }) => recipe)).not.toContain("docs");
  });

  test("have one budget: exactly the estimate passes, and what one spends above it the next has not", async () => {
    await using site = await openTwo();
    const low = await site.run({ "max-cost": "0.1388" });
    expect(low.paid).toEqual([]);
    expect(low.annotations[0]?.message).toMatch(/would cost about 0\.1389 US dollars, but `max-cost` is 0\.1388/);

    await using exact = await openTwo();
    expect((await exact.run({ "max-cost": "0.1389" })).codes).toEqual(Array(7).fill(null));

    await using dear = await openTwo();
    dear.bench.api.faults.push(LISTED_LOW);
    const run = await dear.run({ "max-cost": "0.0921", recipes: "docs, store" });
    expect(run.outputs["estimated-cost"]).toBe("0.0224");
    // Which of those that wait comes next is chance.
    expect(
      statuses(run)
        .map(([, , status]) => status)
        .toSorted(),
    ).toEqual(["budget", "budget", "budget", "edited", "edited", "edited"]);
    expect(run.outputs.cost).toBe("0.0916");
    expect(run.billed).toBeLessThanOrEqual(0.0921);
  });

  test("end with the account of one, and go on with the other", async () => {
    await using site = await openTwo();
    site.bench.api.faults.push({ ...site.bench.api.scenarios.noCredit(), nth: 2 });
    const run = await site.run();
    expect(statuses(run).map(([, , status]) => status)).toEqual([
      "edited",
      "no-credit",
      "edited",
      "edited",
      "edited",
      "edited",
      "no-credit",
    ]);
    expect(paidBy(run)).toEqual([2, 4]);

    site.dashscope.faults.push({ ...site.dashscope.scenarios.unauthorized(), on: "policy", nth: "every" });
    await site.bench.write("store/en/more.png", await drawSmall(60));
    const next = await site.run();
    expect(statuses(next).filter(([, , status]) => status !== "unchanged")).toEqual([
      ["docs", "docs/b.png", "edited"],
      ["store", "store/fr/more.png", "unauthorized"],
      ["store", "store/pt-BR/more.png", "unauthorized"],
      ["hero", "assets/hero.png", "edited"],
    ]);
    expect(paidBy(next)).toEqual([2, 0]);
  });

  test("do not get the key that the workflow gave for one of them", async () => {
    await using site = await openTwo();
    const { key } = site.bench.api;
    const run = await site.run({ provider: "aimlapi", "api-key": key }, {});
    expect(run.requests).toEqual([]);
    expect(run.annotations[0]?.message).toMatch(/retouch\.yml:\d+: `api-key` is required with `provider: dashscope`/);
    // With the other one's in the environment both have theirs.
    const both = await site.run({ provider: "aimlapi", "api-key": key }, { DASHSCOPE_API_KEY: site.dashscope.key });
    expect(both.codes).toEqual(Array(7).fill(null));
  });
});

describe.concurrent("a file of recipes that is wrong", () => {
  test("is one failure with the line of each mistake, and nothing is asked", async () => {
    const text = `defaults:
  api-key: sk-secret-in-a-file
recipes:
  - name: docs
    provider: aimlapi
    images: docs/*.png
    promt: Remove the mouse pointer.
    base-url: https://evil.example
  - name: docs
    images: docs/*.png
    prompt: "{nam}"
    max-cost: 1
  - name: store
    images: store/en/*.png
    locales: [fr, english]
    steps: [One, Two]
    seed: -1
`;
    await using bench = await openWorkbench(aimlapi, { files: { ...FILES, [CONFIG]: text }, answer });
    const run = await bench.run(INPUTS);
    expect(run.requests).toEqual([]);
    expect(run.annotations).toHaveLength(1);
    expect(run.annotations[0]).toMatchObject({ file: CONFIG, line: 2 });
    const said = run.annotations[0]?.message ?? "";
    for (const words of [
      /retouch\.yml:2: `api-key` is not allowed in a file of the repository/,
      /retouch\.yml:7: "promt" is not known here\. Did you mean `prompt`\?/,
      /retouch\.yml:8: `base-url` is not allowed in a file of the repository/,
      /retouch\.yml:9: The name "docs" is already used by the recipe on line 4/,
      /retouch\.yml:11: `prompt`: "\{nam\}" is not a placeholder/,
      /retouch\.yml:12: `max-cost` applies to the whole run/,
      /retouch\.yml:15: `locales`: "english" is not allowed/,
      /retouch\.yml:17: `seed`: "-1" is not allowed/,
    ])
      expect(said).toMatch(words);
    expect(run.raw).not.toContain("sk-secret-in-a-file");
    expect(run.raw).not.toContain("evil.example");
    expect(await bench.lock()).toEqual({});
  });

  test.each([
    ["is not there", { config: "none.yml" }, /`config`: the workspace has no file "none\.yml"/],
    ["has no such recipe", { recipes: "docs, heros" }, /`recipes`: there is no recipe "heros"\. Did you mean `hero`\?/],
    ["leaves the workspace", { config: "../retouch.yml" }, /`config`: "\.\.\/retouch\.yml" is not allowed/],
  ])("%s: so is that", async (_, inputs, message) => {
    await using bench = await openWorkbench(aimlapi, {
      files: { ...FILES, [CONFIG]: TWO_VENDORS.replaceAll("dashscope", "aimlapi") },
      answer,
      warm: true,
    });
    const run = await bench.run({ ...INPUTS, ...inputs });
    expect(run.requests).toEqual([]);
    expect(run.annotations[0]?.message).toMatch(message);
  });

  test("two recipes that write one file, and one that edits what another makes, are told", async () => {
    const recipe = (name: string, more: string) => `  - { name: ${name}, images: "docs/a.png", prompt: x, ${more} }\n`;
    const same = `recipes:\n${recipe("one", "output: new.png")}${recipe("two", "output: new.png")}`;
    await using bench = await openWorkbench(aimlapi, { files: { ...FILES, [CONFIG]: same }, answer, warm: true });
    const run = await bench.run(INPUTS);
    expect(run.requests).toEqual([]);
    expect(run.annotations[0]?.message).toMatch(/would both be written to new\.png \(recipe "one", recipe "two"\)/);

    // What one makes anew the other takes once it is there, and pays for it once.
    const chained = `recipes:\n${recipe("one", "output: docs/a.png")}${recipe("two", "output: new.png")}`;
    await bench.write(CONFIG, chained);
    // Without a record there is no such run.
    const unrecorded = await bench.run({ ...INPUTS, lockfile: "none" });
    expect(unrecorded.requests).toEqual([]);
    expect(unrecorded.annotations[0]?.message).toMatch(/`lockfile: none`: the recipe ".*" changes docs\/a\.png, which is used/);
    const first = await bench.run(INPUTS);
    expect(statuses(first)).toEqual([["one", "docs/a.png", "edited"]]);
    expect(first.annotations.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^The recipe "one" changes docs\/a\.png in this run, so new\.png is left for the next run\./),
    ]);
    const second = await bench.run(INPUTS);
    expect(statuses(second)).toEqual([
      ["one", "docs/a.png", "unchanged"],
      ["two", "new.png", "edited"],
    ]);
    expect(sentPictures(second.paid[0] ?? never())[0]).toEqual(await bench.read("docs/a.png"));
    expect((await bench.run(INPUTS)).outputs["skip-reason"]).toBe("up-to-date");
  });
});

const stepsOf = (prompts: readonly string[], more = "output: shop/{name}{ext}") =>
  `recipes:\n  - name: shop\n    images: a.png\n    ${more}\n    steps: [${prompts.join(", ")}]\n`;

describe.concurrent.each([
  aimlapi,
  { ...subjectOf("dashscope"), looksUpPrice: true as const },
  withModel(subjectOf("oxen, queue"), "qwen-image-2", { price: 0.04 }),
  subjectOf("openai-compatible, openai"),
])("steps: $name", (subject) => {
  test("a failure at the third does not pay for the first and second again", async () => {
    const made = await Promise.all([60, 90, 120, 150, 180].map(drawSmall));
    const [first, second, third, fourth, fifth] = made as [Buffer, Buffer, Buffer, Buffer, Buffer];
    const files = { [CONFIG]: stepsOf(["cut out", "on a table", "in the sun"]), "a.png": source };
    await using bench = await openWorkbench(subject, { files, answer: inTurn(made) });
    const inputs = { ...INPUTS, "requests-per-minute": "6000" };
    /** What each request edits, by the picture's blue. */
    const edited = async ({ paid }: Run) => paid.map((seen) => sentPictures(seen)[0] ?? Buffer.alloc(0));
    const same = async (run: Run, wanted: Buffer[]) => {
      const sent = await edited(run);
      expect(sent.map(({ length }) => length > 0)).toEqual(wanted.map(() => true));
      // Small ones go along enlarged where a model wants more pixels.
      const blue = async (bytes: Buffer) => (await look(bytes)).at(0.5, 0.5)[2];
      expect(await Promise.all(sent.map(blue))).toEqual(await Promise.all(wanted.map(blue)));
    };
    bench.api.faults.push({ ...bench.api.scenarios.refused(), nth: 3 });
    const failed = await bench.run(inputs);
    expect(statuses(failed)).toEqual([["shop", "shop/a.png", "refused"]]);
    expect(failed.paid.map(sentPrompt)).toEqual(["cut out", "on a table", "in the sun"]);
    await same(failed, [source, first, second]);
    if (subject.price !== undefined) {
      expect(failed.outputs["estimated-cost"]).toBe(String(Number((subject.price * 3).toFixed(6))));
      expect(failed.outputs.cost).toBe(String(Number((subject.price * 2).toFixed(6))));
    }
    const record = await bench.lock();
    expect(Object.keys(record)).toEqual(["shop/a.png#step-1", "shop/a.png#step-2"]);
    expect(record["shop/a.png#step-2"]?.outputBlob).toBe(blobId(second));
    await expect(bench.read("shop/a.png")).rejects.toThrow();
    const kept = await snapshotOwn(bench, "steps");
    expect([...kept.keys()].toSorted()).toEqual(["1/shop/a.png", "2/shop/a.png"]);

    const resumed = await bench.run(inputs);
    expect(resumed.paid.map(sentPrompt)).toEqual(["in the sun"]);
    await same(resumed, [second]);
    expect(await bench.read("shop/a.png")).toEqual(third);
    expect((await bench.run(inputs)).outputs["skip-reason"]).toBe("up-to-date");

    // Another third step begins where the second ended; another first one begins anew.
    await bench.write(CONFIG, stepsOf(["cut out", "on a table", "at night"]));
    const night = await bench.run(inputs);
    expect(night.paid.map(sentPrompt)).toEqual(["at night"]);
    await same(night, [second]);
    expect(await bench.read("shop/a.png")).toEqual(fourth);
    await bench.write(CONFIG, stepsOf(["mirror", "at night"]));
    const mirrored = await bench.run(inputs);
    expect(mirrored.paid.map(sentPrompt)).toEqual(["mirror", "at night"]);
    await same(mirrored, [source, fifth]);
  });
});

describe.concurrent("steps", () => {
  const several = withModel(aimlapi, "alibaba/qwen-image-3-edit", { price: 0.0455 });

  test("in place begin from the source as it was, and end in candidates", async () => {
    const made = await Promise.all([60, 90, 120, 150, 180, 210].map(drawSmall));
    const files = { [CONFIG]: stepsOf(["cut out", "on a table"], "candidates: 2"), "a.png": source };
    await using bench = await openWorkbench(several, { files, answer: inTurn(made), warm: true });
    const run = await bench.run(INPUTS);
    expect(run.results[0]).toMatchObject({ status: "edited", candidates: 2 });
    expect(run.paid).toHaveLength(2);
    expect(run.outputs).toMatchObject({ "estimated-cost": "0.1365", cost: "0.1365" });
    expect(await bench.read("a.png")).toEqual(made[1]);
    expect((await bench.run(INPUTS)).outputs["skip-reason"]).toBe("up-to-date");

    await bench.write(CONFIG, stepsOf(["cut out", "at night"], "candidates: 2"));
    const night = await bench.run(INPUTS);
    expect(night.paid.map((seen) => sentPictures(seen)[0])).toEqual([made[0]]);
    await bench.write(CONFIG, stepsOf(["mirror", "at night"], "candidates: 2"));
    const mirrored = await bench.run(INPUTS);
    expect(mirrored.paid.map((seen) => sentPictures(seen)[0])).toEqual([source, made[5]]);
  });

  test("one that gives no picture is paid, and asked for again from where it was", async () => {
    const made = await Promise.all([60, 90, 120].map(drawSmall));
    const files = { [CONFIG]: stepsOf(["cut out", "on a table", "in the sun"]), "a.png": source };
    await using bench = await openWorkbench(several, { files, answer: inTurn(made, [2]), warm: true });
    const run = await bench.run(INPUTS);
    expect(run.codes).toEqual(["invalid-image"]);
    expect(run.outputs.cost).toBe("0.091");
    expect(Object.keys(await bench.lock())).toEqual(["shop/a.png#step-1"]);
    expect((await snapshotOwn(bench, "rejected")).get("1/shop/a.png")).toEqual(Buffer.from("no picture"));
    const next = await bench.run(INPUTS);
    expect(next.paid.map(sentPrompt)).toEqual(["on a table", "in the sun"]);
    expect(next.codes).toEqual([null]);
  });

  test("of a source that changed begin anew", async () => {
    const files = { [CONFIG]: stepsOf(["cut out", "on a table"]), "a.png": source };
    await using bench = await openWorkbench(several, { files, answer, warm: true });
    bench.api.faults.push({ ...bench.api.scenarios.unavailable(), nth: 2, times: 9 });
    expect((await bench.run({ ...INPUTS, retries: "0" })).codes).toEqual(["unavailable"]);
    bench.api.faults.length = 0;
    await bench.write("a.png", await drawSmall(70));
    expect((await bench.run(INPUTS)).paid.map(sentPrompt)).toEqual(["cut out", "on a table"]);
  });
});

describe.concurrent("the recipes of the README", () => {
  test("four over the example pictures into four languages work with the sandbox, and a second run makes nothing", async () => {
    const folder = resolve(import.meta.dirname, "../../examples");
    const names = await readdir(folder);
    const pictures = names.filter((name) => /\.(png|jpg)$/.test(name));
    const read = async (name: string, to: string) => [to, await readFile(join(folder, name))] as const;
    // Smaller: sixteen results of the whole ones take a core ten seconds.
    const reduce = async (name: string) => [`pictures/${name}`, await sharp(join(folder, name)).resize(240).toBuffer()] as const;
    const files = Object.fromEntries([
      ...(await Promise.all(pictures.map(reduce))),
      await read("retouch.yml", "recipes/retouch.yml"),
      await read("glossary.yml", "recipes/glossary.yml"),
    ]);
    await using bench = await openWorkbench(SANDBOX, { files });
    const run = await bench.run({ ...INPUTS, config: "recipes/retouch.yml" });
    expect(new Set(run.results.map(({ recipe }) => recipe)).size).toBe(4);
    expect(run.results).toHaveLength(16);
    expect(run.codes).toEqual(Array(16).fill(null));
    expect(new Set(run.results.map(({ locale }) => locale)).size).toBe(4);
    expect(bench.api.requests).toEqual([]);
    const again = await bench.run({ ...INPUTS, config: "recipes/retouch.yml" });
    expect(again.outputs).toMatchObject({ unchanged: "16", edited: "0", "skip-reason": "up-to-date" });
  });
});

describe.concurrent.each([withModel(aimlapi, "alibaba/qwen-image-3-edit", { price: 0.0455 }), subjectOf("oxen, queue")])(
  "what a vendor repeats of the request: $name",
  (subject) => {
    test("stands nowhere, also where it is the warning of a picture that is there", async () => {
      const files = { [CONFIG]: "recipes:\n  - { name: shop, images: a.png, prompt: x, candidates: 6 }\n", "a.png": source };
      await using bench = await openWorkbench(subject, { files, answer, warm: true });
      const picture = `data:image/png;base64,${source.toString("base64")}`;
      const said = `Bad key ${bench.api.key} for ${picture} at https://x.example/r.png?Signature=abc123&Expires=1 ${"and so on ".repeat(900)}`;
      const body = { error: { message: said, title: said, type: "invalid_request_error" }, message: said };
      bench.api.faults.push({ ...onPaid({ kind: "status", status: 400, body }), nth: 2 });
      const run = await bench.run(INPUTS);
      expect(run.results[0]).toMatchObject({ status: "edited", candidates: 4 });
      const [warning = ""] = run.results[0]?.warnings ?? [];
      expect(warning).toMatch(
        /^An additional call produced no image \(.*Bad key \*\*\* for data:\*\*\* at https:\/\/x\.example\/r\.png\?\*\*\*/,
      );
      expect(warning.length).toBeLessThan(2100);
    });
  },
);

function never(): never {
  throw new Error("there is a request");
}
