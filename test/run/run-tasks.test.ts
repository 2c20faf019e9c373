import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import type { PriceOf } from "../../src/plan/limits.ts";
import type { Answer } from "../http/servers.ts";
import { paint } from "../pixels/pictures.ts";
import { asPicture } from "../verify/pictured.ts";
import { run, statusesOf } from "./running.ts";

const png = await paint({ width: 64, height: 48 }).png().toBuffer();
const files = { "a.png": png, "b.png": png };
const AIMLAPI = { provider: "aimlapi", "api-key": "key-of-aimlapi" };
const edit = (name: string, more: Record<string, unknown> = {}) => ({
  name,
  images: `${name}.png`,
  prompt: "x",
  output: `${name}.new.png`,
  ...more,
});

/** AIML API, whose replies say what they cost. */
const aimlapi =
  (dollars: number): Answer =>
  (response, { method }) => {
    if (method === "POST") response.writeHead(200, { "x-aimlapi-usd-spent": String(dollars) }).end('{"data": [{"url": "/result.png"}]}');
    else response.end(png);
  };
const paidOf = (seen: readonly { method: string }[]) => seen.filter(({ method }) => method === "POST").length;

it("a result that weighs more than twice its source is told with both sizes, but not for a few bytes", async () => {
  const flat = sharp({ create: { width: 64, height: 48, channels: 3, background: "#dddddd" } });
  const noise = (width: number, height: number) =>
    sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } })
      .png()
      .toBuffer();
  const [light, heavy, spot] = await Promise.all([flat.png().toBuffer(), noise(64, 48), noise(16, 16)]);
  const grow = async (answer: Buffer) => {
    const reply: Answer = (response, { method }) => {
      response.end(method === "POST" ? '{"data": [{"url": "/result.png"}]}' : answer);
    };
    const { outcomes } = await run({ files: { "a.png": light }, recipes: [edit("a")], given: AIMLAPI, answer: reply });
    return outcomes[0]?.result;
  };
  const grown = await grow(heavy);
  expect(grown).toMatchObject({ status: "edited", sourceBytes: light.length });
  expect(grown?.bytes).toBeGreaterThan(9000);
  expect(grown?.warnings).toEqual([{ code: "grown", from: light.length, to: grown?.bytes }]);
  const little = await grow(
    await flat
      .composite([{ input: spot }])
      .png()
      .toBuffer(),
  );
  expect(little?.bytes).toBeGreaterThan(2 * light.length);
  expect(little?.warnings).toEqual([]);
});

describe("several recipes", () => {
  it("share one budget: what one recipe spent above its estimate is missing to the next", async () => {
    const recipes = ["a", "b"].map((name) => edit(name, { model: "alibaba/qwen-image-2-0" }));
    const dear = await run({ files, recipes, given: { ...AIMLAPI, "max-cost": "0.1" }, answer: aimlapi(0.09) });
    expect(statusesOf(dear)).toEqual({ "a.new.png": "edited", "b.new.png": "budget" });
    expect(paidOf(dear.seen)).toBe(1);
    const cheap = await run({ files, recipes, given: { ...AIMLAPI, "max-cost": "0.1" }, answer: aimlapi(0.0455) });
    expect(statusesOf(cheap)).toEqual({ "a.new.png": "edited", "b.new.png": "edited" });
    expect(cheap.outcomes.map(({ result }) => result.cost)).toEqual([0.0455, 0.0455]);
  });

  it.each([-5, 1e9, Number.NaN])("are billed by the price list where a reply claims that a call cost %d dollars", async (claimed) => {
    const recipes = ["a", "b"].map((name) => edit(name, { model: "alibaba/qwen-image-2-0" }));
    const done = await run({ files, recipes, given: { ...AIMLAPI, "max-cost": "0.06" }, answer: aimlapi(claimed) });
    expect(statusesOf(done)).toEqual({ "a.new.png": "edited", "b.new.png": "budget" });
    expect(done.outcomes[0]?.result.cost).toBe(0.0455);
    expect(done.lock.get("a.new.png")?.cost).toBe(0.0455);
  });

  it("share what a model without a price turned out to cost, and what another one costs is not known by it", async () => {
    const dear = { model: "alibaba/wan-2-7-image" };
    const recipes = [edit("a", dear), edit("b", dear), { ...edit("a", { model: "alibaba/qwen-image-2-0" }), name: "c", output: "c.png" }];
    const done = await run({ files, recipes, given: { ...AIMLAPI, "max-cost": "0.11" }, answer: aimlapi(0.06) });
    expect(statusesOf(done)).toEqual({ "a.new.png": "edited", "b.new.png": "budget", "c.png": "edited" });
    expect(paidOf(done.seen)).toBe(2);
  });

  it("of one account end together, also when it is refused for a further candidate of a picture that is there", async () => {
    const answer: Answer = (response, seen, count) => {
      if (seen.method === "POST" && count > 1) response.writeHead(401).end('{"message": "Invalid API key", "statusCode": 401}');
      else return aimlapi(0.01)(response, seen, count);
    };
    const done = await run({
      files,
      recipes: [edit("a", { candidates: 6, model: "alibaba/qwen-image-3-edit" }), edit("b")],
      given: AIMLAPI,
      answer,
    });
    expect(statusesOf(done)).toEqual({ "a.new.png": "edited", "b.new.png": "unauthorized" });
    expect(paidOf(done.seen)).toBe(2);
  });

  it("of one account end together when it is refused, and those of another go on", async () => {
    const recipes = [edit("a"), { ...edit("b"), provider: "sandbox" }, { ...edit("a"), name: "c", output: "c.new.png" }];
    const answer: Answer = (response) => void response.writeHead(401).end('{"message": "Invalid API key", "statusCode": 401}');
    const { seen, ...done } = await run({ files, recipes, given: AIMLAPI, answer });
    expect(statusesOf({ seen, ...done })).toEqual({ "a.new.png": "unauthorized", "b.new.png": "edited", "c.new.png": "unauthorized" });
    expect(paidOf(seen)).toBe(1);
    expect([...done.lock.keys()]).toEqual(["b.new.png"]);
    expect(done.written).toEqual(["b.new.png"]);
  });

  it("of one model end together when it is not to be had, and those of another model go on", async () => {
    const recipes = [
      edit("a", { model: "qwen-image-2.0" }),
      edit("b", { model: "qwen-image-3.0" }),
      { ...edit("a", { model: "qwen-image-2.0" }), name: "c", output: "c.new.png" },
    ];
    const answer: Answer = (response, { method, body }) => {
      if (method !== "POST") response.end(png);
      else if (String(body).includes("qwen-image-2.0")) response.writeHead(400).end('{"code": "ModelNotFound", "message": "why"}');
      else response.end('{"output": {"choices": [{"message": {"content": [{"image": "/result.png"}]}}]}}');
    };
    const done = await run({ files, recipes, given: { provider: "dashscope", "api-key": "k" }, answer });
    expect(statusesOf(done)).toEqual({ "a.new.png": "invalid-input", "b.new.png": "edited", "c.new.png": "invalid-input" });
    expect(paidOf(done.seen)).toBe(2);
  });

  it("take their turns in the order of the file, whatever each one asks for", async () => {
    const recipes = [
      edit("a", { candidates: 2, model: "alibaba/qwen-image-3-edit" }),
      { name: "hero", prompt: "A lighthouse", output: "hero.png", size: "64x64" },
      { ...edit("b"), provider: "sandbox" },
    ];
    const answer: Answer = (response, seen, count) => {
      const { num_images: number = 1 } = seen.method === "POST" ? (JSON.parse(String(seen.body)) as { num_images?: number }) : {};
      if (seen.method === "POST")
        response.end(JSON.stringify({ data: Array.from({ length: number }, (_, index) => ({ url: `/${index}.png` })) }));
      else return aimlapi(0)(response, seen, count);
    };
    const { outcomes, seen, lock } = await run({ files, recipes, given: AIMLAPI, answer });
    expect(outcomes.map(({ result }) => [result.recipe, result.output, result.status, result.candidates])).toEqual([
      ["a", "a.new.png", "edited", 2],
      ["hero", "hero.png", "edited", undefined],
      ["b", "b.new.png", "edited", undefined],
    ]);
    expect(paidOf(seen)).toBe(2);
    expect([...lock.keys()].toSorted()).toEqual(["a.new.png", "a.new.png#candidate-1", "a.new.png#candidate-2", "b.new.png", "hero.png"]);
    expect(lock.get("hero.png")).toMatchObject({ source: "", sourceBlob: "", provider: "aimlapi", model: "alibaba/qwen-image" });
  });
});

describe("outcomes", () => {
  it("come in the order of the plan, however long each task takes", async () => {
    const answer: Answer = async (response, seen, count) => {
      if (seen.method === "POST" && String(seen.body).includes("slow")) await sleep(300);
      return aimlapi(0)(response, seen, count);
    };
    const recipes = [{ name: "all", images: "*.png", prompt: "{name}", output: "{name}.new.png" }];
    const { outcomes } = await run({ files: { "a-slow.png": png, "b.png": png }, recipes, given: AIMLAPI, answer });
    expect(outcomes.map(({ task }) => task.output)).toEqual(["a-slow.new.png", "b.new.png"]);
  });

  it("of tasks that ended before an internal error are returned with it", async () => {
    const priceOf: PriceOf = ({ task }) => {
      if (task.source?.path === "b.png") throw new Error("a mistake of ours");
      return 0.01;
    };
    const done = await run({
      files,
      recipes: [edit("a"), edit("b")],
      given: { ...AIMLAPI, "max-cost": "9" },
      answer: aimlapi(0.01),
      priceOf,
    });
    expect(statusesOf(done)).toEqual({ "a.new.png": "edited" });
    expect(done.errors).toEqual(["RetouchError: a mistake of ours"]);
    expect([...done.lock.keys()]).toEqual(["a.new.png"]);
    expect(paidOf(done.seen)).toBe(1);
  });
});

describe("a run that is cancelled", () => {
  it("is left with what is finished, tells the rest once, and keeps aside what has come", async () => {
    const glossary = "terms: { Cart: { fr: Panier, de: Wagen, ja: カート } }\n";
    const localized = {
      images: "a.png",
      locales: ["fr", "de", "ja"],
      "source-locale": "en",
      glossary: "g.yml",
      verify: "text",
      concurrency: 1,
    };
    const recipes = [edit("b"), { name: "store", ...localized }, { ...edit("a"), name: "c", output: "c.png" }];
    const stop = new AbortController();
    let endReading = () => {};
    let readings = 0;
    /** Each is read before it is asked for; that of the first result takes too long. */
    const readText = async () => {
      readings += 1;
      if (readings <= 3) return asPicture("Cart");
      stop.abort();
      await new Promise<void>((resolve) => (endReading = resolve));
      return asPicture("");
    };
    const given = { ...AIMLAPI, "max-cost": "9" };
    const done = await run({
      files: { ...files, "g.yml": glossary },
      recipes,
      given,
      answer: aimlapi(0.05),
      readText,
      signal: stop.signal,
    });
    const told = () => done.outcomes.map(({ task, result }) => [task.output, result.error?.code ?? result.status, result.cost]);
    const wanted = [
      ["b.new.png", "edited", 0.05],
      ["a.fr.png", "cancelled", 0.05],
      ["a.de.png", "cancelled", 0],
      ["a.ja.png", "cancelled", 0],
      ["c.png", "cancelled", 0],
    ];
    expect(told()).toEqual(wanted);
    expect(done.aside).toEqual([png]);
    expect(done.written).toEqual(["b.new.png"]);
    expect(paidOf(done.seen)).toBe(2);
    endReading();
    await sleep(200);
    expect(told()).toEqual(wanted);
  }, 20_000);
});

describe("a run that is cancelled between the steps of an edit", () => {
  it("tells which one it was at, keeps what was made, and counts what is surely billed", async () => {
    const stop = new AbortController();
    const answer: Answer = (response, seen, count) => {
      // The second request is never answered.
      if (seen.method === "POST" && count > 1) stop.abort();
      else aimlapi(0.05)(response, seen, count);
    };
    const { prompt: _, ...recipe } = edit("a", { steps: ["x", "y", "z"] });
    const done = await run({ files, recipes: [recipe], given: AIMLAPI, answer, signal: stop.signal });
    const [outcome] = done.outcomes;
    expect(outcome?.result).toMatchObject({
      status: "failed",
      cost: 0.05,
      error: { code: "cancelled", message: expect.stringMatching(/^Step 2 of 3: /) },
      warnings: [{ code: "maybe-billed-on-top" }],
    });
    expect(outcome?.kept?.map(({ key }) => key)).toEqual(["a.new.png#step-1"]);
    expect([...done.lock.keys()]).toEqual(["a.new.png#step-1"]);
    expect(paidOf(done.seen)).toBe(2);
  });
});

describe("one picture in many languages", () => {
  const recipes = [{ name: "store", images: "a.png", locales: ["fr", "de", "ja", "ar"], "source-locale": "en" }];
  const DASHSCOPE = { provider: "dashscope", "api-key": "key-of-dashscope" };
  const policy = (host: string) => ({
    ...{ upload_host: host, upload_dir: "d", policy: "p", signature: "s", oss_access_key_id: "i" },
    ...{ x_oss_object_acl: "private", x_oss_forbid_overwrite: "true" },
  });

  it("is uploaded once, and each language is paid for once", async () => {
    const answer: Answer = (response, { method, path, headers }) => {
      if (path.startsWith("/uploads")) response.end(JSON.stringify({ data: policy(`http://${headers.host}/store`) }));
      else if (path === "/store") response.end();
      else if (method === "POST") response.end('{"output": {"image_url": "/result.png"}, "usage": {"image_count": 1}}');
      else response.end(png);
    };
    const done = await run({ files, recipes, given: DASHSCOPE, answer });
    expect(statusesOf(done)).toEqual({ "a.fr.png": "edited", "a.de.png": "edited", "a.ja.png": "edited", "a.ar.png": "edited" });
    const requests = done.seen.map(({ method, path }) => `${method} ${path}`);
    expect(requests.filter((request) => request === "POST /store")).toHaveLength(1);
    const asked = done.seen.filter(({ path }) => path.startsWith("/services")).map(({ body }): unknown => JSON.parse(String(body)));
    const targets = ["fr", "de", "ja", "ar"].map((target) =>
      expect.objectContaining({ input: { image_url: expect.stringMatching(/^oss:\/\/d\//), source_lang: "en", target_lang: target } }),
    );
    expect(asked).toEqual(expect.arrayContaining(targets));
    expect(asked).toHaveLength(4);
    expect(done.seen.filter(({ path, headers }) => path === "/store" && headers.authorization !== undefined)).toEqual([]);
  });

  it("that has no text is recorded, and no file is made of it", async () => {
    const message = `No text detected for translation in https://x.example/a.png?Signature=abc${" and so on".repeat(300)}`;
    const answer: Answer = (response, { path, headers }) => {
      if (path.startsWith("/uploads")) response.end(JSON.stringify({ data: policy(`http://${headers.host}/store`) }));
      else if (path === "/store") response.end();
      else response.end(JSON.stringify({ output: { image_url: "/same.png", message } }));
    };
    const done = await run({ files, recipes, given: DASHSCOPE, answer });
    expect(new Set(Object.values(statusesOf(done)))).toEqual(new Set(["unchanged"]));
    const [notice] = done.outcomes[0]?.result.warnings ?? [];
    if (notice?.code !== "no-text-found") throw new Error(`another notice: ${notice?.code}`);
    expect(notice.message).toMatch(/^No text detected for translation in https:\/\/x\.example\/a\.png\?\*\*\* and so on/);
    expect(notice.message?.length).toBeLessThan(2200);
    expect(done.written).toEqual([]);
    // The record says that the source itself is the result, so that it is not paid for again.
    for (const { sourceBlob, outputBlob } of done.lock.values()) expect(outputBlob).toBe(sourceBlob);
    expect(done.lock.size).toBe(4);
  });

  it("is not asked for where its upload is refused", async () => {
    const answer: Answer = (response) =>
      void response.writeHead(401).end('{"code": "InvalidApiKey", "message": "Invalid API-key provided."}');
    const done = await run({ files, recipes, given: DASHSCOPE, answer });
    expect(new Set(Object.values(statusesOf(done)))).toEqual(new Set(["unauthorized"]));
    expect(done.outcomes.every(({ result }) => result.cost === 0)).toBe(true);
    expect(paidOf(done.seen)).toBe(0);
  });
});
