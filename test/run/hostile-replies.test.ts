import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { JobEvents } from "../../src/http/job-events.ts";
import { newRateState, type RateLimiter, type RateState } from "../../src/http/rate-limiter.ts";
import type { RunNotice } from "../../src/notices.ts";
import { dashscope } from "../../src/providers/dashscope/dashscope.ts";
import { oxen } from "../../src/providers/oxen/oxen.ts";
import { createBudget } from "../../src/run/budget.ts";
import type { ImageRequest } from "../../src/run/create-call.ts";
import { createDeadline } from "../../src/run/deadline.ts";
import { createModelClient, type ModelResult } from "../../src/run/model-client.ts";
import { type Answer, type Seen, startHttp } from "../http/servers.ts";
import { loadRecipe } from "../inputs/given.ts";
import { paint } from "../pixels/pictures.ts";
import { asPicture } from "../verify/pictured.ts";
import { callOf, callWith } from "./calling.ts";
import { run, statusesOf } from "./running.ts";

const AT_ONCE: JobEvents = { whenNamed: () => Promise.resolve() };
const IMAGE = Buffer.from("a picture");
const PICTURE = { bytes: IMAGE, mediaType: "image/png", width: 4, height: 3 } as const;
const REQUEST: ImageRequest = {
  ...{ kind: "edit", prompt: "x", references: [], price: 0.02, count: 1, first: 1, image: PICTURE },
  ...{ source: { width: 4, height: 3 }, target: { width: 4, height: 3 } },
};

interface Asking {
  given?: Record<string, string>;
  request?: Partial<ImageRequest>;
  times?: number;
  timeout?: number;
  rate?: RateState;
}

/** Sends requests one after another, with one client. */
async function ask(answer: Answer, { given = {}, request = {}, times = 1, timeout = 5000, rate = newRateState() }: Asking = {}) {
  await using server = await startHttp(answer);
  const recipe = await loadRecipe({
    provider: "oxen",
    transport: "sync",
    "api-key": "secret-key",
    "base-url": server.url,
    retries: "0",
    ...given,
  });
  const { signal } = new AbortController();
  const notices: RunNotice[] = [];
  const spending = { spent: 0, held: 0 };
  const budget = createBudget(undefined, spending);
  const options = { recipe, budget, rate, maxCost: undefined, signal, debug: () => {} };
  await using modelClient = await createModelClient({ ...options, notify: (notice) => notices.push(notice) });
  const results: ModelResult[] = [];
  for (let time = 0; time < times; time++) {
    using deadline = createDeadline(timeout, signal);
    results.push(await modelClient.requestImages({ ...REQUEST, ...request } as ImageRequest, deadline));
  }
  return { results, notices, seen: server.seen, spent: spending.spent };
}

const countOf = (seen: readonly Seen[], method: string) => seen.filter((one) => one.method === method).length;

describe.concurrent("what was asked for bounds what is taken", () => {
  const many =
    (count: number): Answer =>
    (response, { method }) =>
      void (method === "POST"
        ? response.end(JSON.stringify({ images: Array.from({ length: count }, (_, index) => ({ url: `/${index}.png` })) }))
        : response.end(IMAGE));

  it("of the images: the first, as many as were requested, are fetched", async () => {
    const one = await ask(many(60));
    expect(one.results).toMatchObject([{ kind: "images", images: [{ bytes: IMAGE }] }]);
    expect(one.seen.map(({ path }) => path)).toEqual(["/ai/images/edit", "/0.png"]);
    expect(one.notices).toEqual([{ code: "extra-images-ignored", made: 60, wanted: 1 }]);
    // What the model can make at most in one call may have been billed.
    expect(one.spent).toBeCloseTo(0.08);
    const three = await ask(many(3), { request: { count: 3 } });
    expect([three.results[0]?.kind === "images" && three.results[0].images.length, three.notices, countOf(three.seen, "GET")]).toEqual([
      3,
      [],
      3,
    ]);
    expect(three.spent).toBeCloseTo(0.06);
  });

  it("of the jobs: the first, as many as were requested, are followed and cancelled", async () => {
    const answer: Answer = (response, { method, path }) => {
      if (method === "POST") {
        const ids = ["one", "one", ...Array.from({ length: 5000 }, (_, index) => `job-${index}`)];
        response.end(JSON.stringify({ generations: ids.map((generation_id) => ({ generation_id })) }));
      } else response.end(JSON.stringify({ status: path.endsWith("one") ? "succeeded" : "processing", result_url: "/a.png" }));
    };
    const one = await callWith(oxen, answer, { jobEvents: AT_ONCE });
    expect(one.result).toMatchObject({ kind: "done", images: [{ url: "/a.png" }] });
    expect(one.seen.map(({ path }) => path)).toEqual(["/ai/queue", "/ai/queue/one"]);
    const two = await callWith(oxen, answer, { call: callOf(oxen, { count: 2 }), jobEvents: AT_ONCE, timeout: 1500 });
    expect(two.seen.filter(({ method, path }) => method === "DELETE" && !path.endsWith("one")).map(({ path }) => path)).toEqual([
      "/ai/queue/job-0",
    ]);
    // Too many to be read at all.
    const all = await callWith(oxen, (response) => {
      response.end(JSON.stringify({ generations: Array.from({ length: 50_000 }, (_, index) => ({ generation_id: `job-${index}` })) }));
    });
    expect(all.result).toMatchObject({
      kind: "failed",
      code: "unexpected-reply",
      maybeBilled: true,
      message: expect.stringContaining("20000 values"),
    });
    expect(all.seen).toHaveLength(1);
  });

  it.each([".", "..", "", " ", "a b", "\ud800", "x".repeat(201)])("a job of the name %j is none", async (generation_id) => {
    const { result, seen } = await callWith(oxen, (response) => void response.end(JSON.stringify({ generations: [{ generation_id }] })));
    expect(result).toMatchObject({ kind: "failed", code: "unexpected-reply", maybeBilled: true });
    expect(seen).toHaveLength(1);
  });

  it("a task's record cannot lead to another task", async () => {
    const call = dashscope
      .findModel("qwen-mt-image")
      ?.translate?.call({ model: "qwen-mt-image", imageUrl: "oss://a", to: "fr", terms: [], keep: [] });
    let polls = 0;
    const answer: Answer = (response, { method, path }) => {
      polls += method === "GET" ? 1 : 0;
      const state = polls > 3 ? { task_status: "SUCCEEDED", image_url: "/a.png" } : { task_status: "RUNNING" };
      response.end(JSON.stringify({ output: { task_id: method === "POST" ? "mine" : `${path}-${polls}`, ...state } }));
    };
    const { result, seen } = await callWith(dashscope, answer, { call, jobEvents: AT_ONCE, timeout: 20_000 });
    expect(result).toMatchObject({ kind: "done", images: [{ url: "/a.png" }] });
    expect(new Set(seen.slice(1).map(({ path }) => path))).toEqual(new Set(["/tasks/mine"]));
  });

  it("of an error's words: what is long is not read, and its status counts", async () => {
    const words = (length: number) => JSON.stringify({ error: { message: "Insufficient credits", more: "x".repeat(length) } });
    const long = await ask((response) => void response.writeHead(402).end(words(300_000)));
    expect(long.results).toMatchObject([{ kind: "failed", error: { code: "no-credit", message: "HTTP 402" }, cost: 0 }]);
    const endless = await ask(async (response) => {
      response.writeHead(400);
      while (!response.destroyed) {
        response.write("x".repeat(65_536));
        await sleep(1);
      }
    });
    expect(endless.results).toMatchObject([{ error: { code: "invalid-input", message: "HTTP 400" }, cost: 0 }]);
  });

  it("of a message: as much as is shown is kept", async () => {
    const answer: Answer = (response) =>
      void response.end(JSON.stringify({ code: "DataInspectionFailed", message: "why ".repeat(1_000_000) }));
    const { result } = await callWith(dashscope, answer);
    expect(result).toMatchObject({ kind: "failed", code: "refused" });
    expect(result.kind === "failed" && result.message.length).toBeLessThan(30_000);
  });

  it("a body that was packed unasked is not unpacked", async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000, 32));
    const { result } = await callWith(dashscope, (response) => void response.writeHead(200, { "content-encoding": "gzip" }).end(bomb));
    expect(result).toMatchObject({ kind: "failed", code: "unexpected-reply", maybeBilled: true });
  });

  it("headers have an end", async () => {
    const { result, seen } = await callWith(dashscope, (response) => {
      response.on("error", () => {});
      const headers = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`x-${index}`, "1"]));
      response.writeHead(200, headers).end("{}");
    });
    expect(result).toMatchObject({ kind: "failed", code: "ambiguous", maybeBilled: true });
    expect(seen).toHaveLength(1);
  });
});

describe.concurrent("the time of a task ends", () => {
  /** A byte at a time, for ever. */
  const drip: Answer = async (response) => {
    response.writeHead(200);
    while (!response.destroyed) {
      response.write(" ");
      await sleep(20);
    }
  };

  it("a reply that never does", async () => {
    const started = Date.now();
    const { result } = await callWith(dashscope, drip, { timeout: 400 });
    expect(result).toMatchObject({ kind: "failed", code: "ambiguous", maybeBilled: true });
    expect(Date.now() - started).toBeLessThan(10_000);
  });

  it("a result that never does", async () => {
    const started = Date.now();
    const answer: Answer = (response, seen, count) =>
      seen.method === "POST" ? void response.end('{"images": [{"url": "/a.png"}]}') : drip(response, seen, count);
    const { results } = await ask(answer, { timeout: 2000 });
    expect(results).toMatchObject([{ kind: "failed", error: { code: "timeout" }, cost: 0.02 }]);
    expect(Date.now() - started).toBeLessThan(10_000);
  });

  it("a job that is never ready, however soon it says to ask again", async () => {
    const answer: Answer = (response, { method }) => {
      if (method === "POST") response.end('{"generations": [{"generation_id": "a"}]}');
      else if (method === "GET") response.writeHead(429, { "retry-after": "0" }).end("{}");
      else response.end("{}");
    };
    const { result, seen } = await callWith(oxen, answer, { timeout: 3500 });
    expect(result).toMatchObject({ kind: "failed", code: "timeout", maybeBilled: true });
    expect(countOf(seen, "GET")).toBeLessThanOrEqual(4);
  });

  it("jobs whose cancelling and records hang, all together", async () => {
    const answer: Answer = (response, { method }) => {
      if (method === "POST")
        response.end(JSON.stringify({ generations: ["a", "b", "c", "d"].map((generation_id) => ({ generation_id })) }));
    };
    const started = Date.now();
    const { result, seen } = await callWith(oxen, answer, { call: callOf(oxen, { count: 4 }), jobEvents: AT_ONCE, timeout: 1500 });
    expect(result).toMatchObject({ kind: "failed", code: "timeout", maybeBilled: true });
    expect(countOf(seen, "DELETE")).toBe(4);
    // Two seconds beyond the time, where that is shorter.
    expect(Date.now() - started).toBeLessThan(10_000);
  });

  it("whatever Retouch itself is at, and keeps what was paid for", async () => {
    const png = await paint({ width: 64, height: 48 }).png().toBuffer();
    let readings = 0;
    const done = await run({
      files: { "a.png": png, "g.yml": "terms: { Cart: { fr: Panier } }\n" },
      recipes: [{ name: "a", images: "a.png", locales: ["fr"], glossary: "g.yml", verify: "text", timeout: 4 }],
      given: { provider: "aimlapi", "api-key": "key-of-aimlapi" },
      answer: (response, { method }) => void (method === "POST" ? response.end('{"data": [{"url": "/a.png"}]}') : response.end(png)),
      readText: () => {
        readings += 1;
        return readings === 1 ? Promise.resolve(asPicture("Cart")) : new Promise(() => {});
      },
    });
    expect(statusesOf(done)).toEqual({ "a.fr.png": "timeout" });
    expect(done.outcomes[0]?.result.error?.message).toContain("could not finish processing it in time");
    expect(done.aside).toEqual([png]);
    expect([done.written, [...done.lock.keys()]]).toEqual([[], []]);
  });
});

describe.concurrent("429s", () => {
  it("slow down, and every other reply of a server that works lets the rate recover", async () => {
    const told: string[] = [];
    const rateLimiter: RateLimiter = {
      waitTurn: async () => {},
      slowDown: () => {
        told.push("slower");
        return 0;
      },
      recover: () => void told.push("faster"),
    };
    const replies: [number, string][] = [
      [200, "{}"],
      [400, '{"code": "DataInspectionFailed"}'],
      [200, '{"output": {"choices": [{"message": {"content": [{"image": "/a.png"}]}}]}}'],
      [302, ""],
      [429, '{"code": "Throttling"}'],
      [502, ""],
    ];
    for (const [status, body] of replies) {
      told.length = 0;
      await callWith(dashscope, (response) => void response.writeHead(status).end(body), { retries: 0, rateLimiter });
      expect([status, told]).toEqual([status, status === 429 ? ["slower"] : status >= 500 ? [] : ["faster"]]);
    }
  });

  it("in a row of tasks end the others of this model", async () => {
    const answer: Answer = (response) => void response.writeHead(429, { "retry-after": "0" }).end("{}");
    const { results, seen } = await ask(answer, { times: 20, timeout: 300 });
    expect(results.map((result) => result.kind === "failed" && result.error.code)).toEqual(
      Array.from({ length: 20 }, () => "rate-limited"),
    );
    expect(results.every(({ cost }) => cost === 0)).toBe(true);
    expect(seen.length).toBeLessThanOrEqual(8);
  });

  it("that are followed by another reply do not", async () => {
    const rate = newRateState();
    const answer: Answer = (response, { method }, count) => {
      if (method === "GET") response.end(IMAGE);
      else if (count % 5 === 0) response.end('{"images": [{"url": "/a.png"}]}');
      else response.writeHead(429, { "retry-after": "0" }).end("{}");
      // The pace is not what this is about.
      setTimeout(() => Object.assign(rate, { interval: 0, pausedUntil: 0 }), 20);
    };
    const { results } = await ask(answer, { times: 10, timeout: 20_000, rate });
    expect(results.filter(({ kind }) => kind === "images")).toHaveLength(2);
  });
});
