import { describe, expect, it } from "vitest";
import type { ApiReply, CallStep } from "../../src/http/api-call.ts";
import { createDownloader } from "../../src/http/download.ts";
import { aimlapi } from "../../src/providers/aimlapi.ts";
import { dashscope } from "../../src/providers/dashscope/dashscope.ts";
import { openaiCompatible } from "../../src/providers/openai-compatible.ts";
import { oxen } from "../../src/providers/oxen/oxen.ts";
import { pixazo } from "../../src/providers/pixazo.ts";
import type { HttpProvider } from "../../src/providers/provider.ts";
import { callOf, generationOf, readEdit, readFixture, replyOf } from "./asked.ts";

const read = (provider: HttpProvider, name: string, options = {}) => readEdit(provider, readFixture(provider.name, name), options);
const done = (images: object[], cost?: number) => ({ kind: "done", images, ...(cost !== undefined && { cost }) });

describe("AIML API", () => {
  const url = expect.stringMatching(/^https:\/\//);
  it("answers with `data` or `images`, by address or in base64", () => {
    expect(read(aimlapi, "data-url")).toEqual(done([{ url }]));
    expect(read(aimlapi, "data-usage")).toEqual(done([{ url }], 0.0455));
    expect(read(aimlapi, "data-base64")).toEqual(done([{ base64: "iVBORw0KGgo=" }]));
    expect(read(aimlapi, "images")).toEqual(done([{ url }]));
  });

  it("says the cost in a header first", () => {
    expect(read(aimlapi, "data-url", { headers: { "x-aimlapi-usd-spent": "0.0123" } })).toEqual(done([{ url }], 0.0123));
    expect(read(aimlapi, "data-usage", { headers: { "x-aimlapi-usd-spent": "n/a" } })).toEqual(done([{ url }], 0.0455));
  });

  it("answers a refused picture with a black one", () => {
    expect(read(aimlapi, "images-nsfw")).toMatchObject({ kind: "failed", code: "refused" });
    expect(read(aimlapi, "empty")).toMatchObject({ code: "unexpected-reply" });
  });

  it("refuses some of several pictures, and bills the call as a whole", () => {
    const images = ["a", "b", "c"].map((name) => ({ url: `https://cdn.aimlapi.com/${name}.png`, width: 1024, height: 768 }));
    const several = (flags: boolean[] | null) =>
      readEdit(aimlapi, { images, has_nsfw_concepts: flags }, { headers: { "x-aimlapi-usd-spent": "0.1365" } });
    const of = (...names: string[]) => names.map((name) => ({ url: `https://cdn.aimlapi.com/${name}.png` }));
    expect(several([false, true, false])).toEqual(done(of("a", "c"), 0.1365));
    expect(several([true])).toEqual(done(of("b", "c"), 0.1365));
    expect(several(null)).toEqual(done(of("a", "b", "c"), 0.1365));
    expect(several([true, true, true])).toMatchObject({ kind: "failed", code: "refused" });
  });

  it("may make fewer pictures than were asked for", () => {
    const reply = { data: [{ url: "https://cdn.aimlapi.com/a.png" }, { url: null, b64_json: null }] };
    const call = generationOf(aimlapi, { count: 4 });
    expect(call.read(replyOf(reply))).toEqual(done([{ url: "https://cdn.aimlapi.com/a.png" }]));
  });

  it("tells a price, at no cost", () => {
    const priceOf = (name: string, json: unknown) => aimlapi.price?.(name).read(replyOf(json));
    const models = readFixture("aimlapi", "models");
    expect(aimlapi.price?.("alibaba/qwen-image-edit").request).toEqual({
      method: "GET",
      path: "/v1/models?id=alibaba%2Fqwen-image-edit&include=pricing",
    });
    expect(priceOf("alibaba/qwen-image-edit", models)).toBe(0.0455);
    expect(priceOf("qwen-image-edit", models)).toBe(0.0455);
    for (const [name, json] of [
      ["other", models],
      ["alibaba/qwen-image-edit", {}],
      ["alibaba/qwen-image-edit", { data: [{ id: "alibaba/qwen-image-edit", pricing: { kind: "variants" } }] }],
    ] as const)
      expect(priceOf(name, json)).toBeUndefined();
  });
});

describe("DashScope and Pixazo", () => {
  const url = expect.stringMatching(/^https:\/\//);
  it("answer with messages; an empty code is success", () => {
    expect(read(pixazo, "edit")).toEqual(done([{ url }]));
    expect(read(dashscope, "edit")).toEqual(done([{ url }]));
    expect(read(dashscope, "edit", { model: "qwen-image-2.0-pro-2026-03-03" })).toEqual(done([{ url }]));
  });

  it("give several images in one choice or in several", () => {
    expect(read(dashscope, "two-items")).toEqual(done([{ url }, { url }]));
    expect(read(dashscope, "two-choices")).toEqual(done([{ url }, { url }]));
    expect(read(dashscope, "no-image")).toMatchObject({ code: "unexpected-reply" });
  });
});

describe("OpenAI-compatible servers", () => {
  it("answer in base64 or with an address, which may be relative", () => {
    expect(read(openaiCompatible, "base64")).toEqual(done([{ base64: "iVBORw0KGgo=" }]));
    expect(read(openaiCompatible, "url")).toEqual(done([{ url: "/v1/files/1/content" }]));
  });

  it("give several pictures in order, of an edit or not", () => {
    const reply = replyOf({ created: 1, data: [{ b64_json: "YQ==" }, { b64_json: "Yg==" }] });
    const both = done([{ base64: "YQ==" }, { base64: "Yg==" }]);
    expect(callOf(openaiCompatible, { count: 2 }).read(reply)).toEqual(both);
    expect(generationOf(openaiCompatible, { count: 2 }).read(reply)).toEqual(both);
  });
});

describe("a picture in another form than documented", () => {
  const png = Buffer.from("\x89PNG\r\n\x1a\n\0\xff\xfe\xfb\xef\xbe", "latin1");
  const base64 = png.toString("base64");
  const head = "data:image/png;base64,";
  const downloader = createDownloader({ baseUrl: "https://api.example.com" });
  const bytesOf = (next: CallStep) => {
    const [image] = next.kind === "done" ? next.images : [];
    if (!image) throw new Error(`no image: ${JSON.stringify(next)}`);
    return downloader.fetch(image, { replyUrl: "https://api.example.com/", signal: new AbortController().signal });
  };
  const FORMS = {
    "a data URI in `url`": { url: head + base64 },
    "a data URI beside an empty `b64_json`": { url: head + base64, b64_json: "" },
    "a data URI beside no `b64_json`": { url: `data:image/png;charset=utf-8;base64,${base64}`, b64_json: null },
    "a data URI in upper case": { url: `DATA:IMAGE/PNG;BASE64,${base64}` },
    "`b64_json` with the head of a data URI": { b64_json: head + base64 },
    "`b64_json` with blanks before its head": { b64_json: `\n ${head}${base64}` },
    "`b64_json` beside an empty `url`": { b64_json: base64, url: "" },
    "`b64_json` beside no `url`": { b64_json: base64, url: null },
    "`b64_json` in lines": { b64_json: `${base64.replace(/.{8}/g, "$&\r\n")}\n` },
    "`b64_json` in the URL-safe alphabet": { b64_json: png.toString("base64url") },
  };

  it.each(Object.entries(FORMS))("is taken: %s", async (_name, entry) => {
    expect(await bytesOf(readEdit(openaiCompatible, { data: [entry] }))).toEqual(png);
    expect(await bytesOf(readEdit(aimlapi, { images: [entry] }))).toEqual(png);
    expect(await bytesOf(readEdit(oxen, { images: [entry] }))).toEqual(png);
  });

  it("is taken from fields for an address alone", async () => {
    const content = [{ image: head + base64 }];
    expect(await bytesOf(readEdit(dashscope, { output: { choices: [{ message: { content } }] } }))).toEqual(png);
    const waiting = callOf(oxen, { transport: "queue" }).read(replyOf({ generations: [{ generation_id: "a" }] }));
    if (waiting.kind !== "wait") throw new Error("no job");
    expect(await bytesOf(waiting.poll.read(replyOf({ status: "succeeded", result_url: head + base64 })))).toEqual(png);
  });

  it.each([{}, { url: "" }, { b64_json: " \n" }, { url: null, b64_json: null }])("is none: %j", (entry) => {
    expect(readEdit(openaiCompatible, { data: [entry] })).toMatchObject({ kind: "failed", code: "unexpected-reply" });
  });
});

describe("Oxen", () => {
  it("answers at once", () => {
    expect(read(oxen, "edit-url")).toEqual(done([{ url: expect.stringContaining("X-Amz-Signature") }]));
    expect(read(oxen, "edit-base64")).toEqual(done([{ base64: "iVBORw0KGgo=" }]));
  });

  it("or by a job, which is polled, gives fresh addresses and can be cancelled", () => {
    const waiting = read(oxen, "enqueued", { transport: "queue" });
    if (waiting.kind !== "wait") throw new Error("no job");
    const path = "/ai/queue/6ba7b810-9dad";
    expect(waiting).toMatchObject({
      job: "6ba7b810-9dad",
      poll: { request: { method: "GET", path } },
      cancel: [{ request: { method: "DELETE", path } }],
    });
    expect(waiting.images).toBeUndefined();
    for (const status of ["queued", "processing"]) {
      const next = waiting.poll.read(replyOf(readFixture("oxen", status)));
      expect(next).toMatchObject({ kind: "wait", job: waiting.job, poll: { request: waiting.poll.request } });
      if (next.kind === "wait") expect(next.cancel?.[0]?.read(replyOf(undefined, 500))).toMatchObject({ kind: "failed" });
    }
    const finished = waiting.poll.read(replyOf(readFixture("oxen", "succeeded")));
    expect(finished).toMatchObject({ kind: "done", refresh: { request: { method: "GET", path } } });
    if (finished.kind === "done") expect(finished.refresh?.read(replyOf(readFixture("oxen", "succeeded")))).toMatchObject({ kind: "done" });
    expect(waiting.cancel?.[0]?.read(replyOf({ status: "success" }))).toMatchObject({ kind: "done" });
    expect(waiting.cancel?.[0]?.read(replyOf({}, 404))).toMatchObject({ kind: "failed" });
  });

  describe("of several jobs of one call", () => {
    const ids = ["one", "two", "three"];
    const generations = ids.map((generation_id) => ({ generation_id, status: "queued" }));
    const record = (change: object) => replyOf({ ...readFixture<object>("oxen", "queued"), ...change });
    const made = (name: string) => record({ status: "succeeded", result_url: `https://hub.oxen.ai/${name}.png` });
    const failed = (message: string) => record({ status: "failed", error_message: message });
    const url = (name: string) => ({ url: `https://hub.oxen.ai/${name}.png` });

    /** Reads the records in turn; each stands for one poll. */
    function readAll(replies: ApiReply[]): CallStep {
      const first = callOf(oxen, { transport: "queue", count: 3 }).read(replyOf({ generations }));
      return replies.reduce<CallStep>((next, reply) => {
        if (next.kind !== "wait") throw new Error(`${next.kind} before all replies were read`);
        return next.poll.read(reply);
      }, first);
    }

    it("follows one after the other, and cancels those that have not ended", () => {
      expect(readAll([])).toMatchObject({ job: "one", cancel: ids.map((id) => ({ request: { path: `/ai/queue/${id}` } })) });
      const second = readAll([made("a")]);
      expect(second).toMatchObject({ kind: "wait", job: "two", poll: { request: { path: "/ai/queue/two" } }, images: [url("a")] });
      if (second.kind === "wait") expect(second.cancel?.map(({ request }) => request.path)).toEqual(["/ai/queue/two", "/ai/queue/three"]);
      expect(readAll([made("a"), record({ status: "processing" })])).toMatchObject({ kind: "wait", job: "two", images: [url("a")] });
    });

    it("keeps the pictures in order", () => {
      expect(readAll([made("a"), made("b"), made("c")])).toMatchObject({ kind: "done", images: [url("a"), url("b"), url("c")] });
    });

    it("keeps what succeeded where others failed", () => {
      expect(readAll([failed("Worker error"), made("b"), record({ status: "cancelled" })])).toMatchObject({
        kind: "done",
        images: [url("b")],
      });
    });

    it("tells the first failure where all failed", () => {
      const next = readAll([failed("The input was flagged as sensitive"), failed("Insufficient credits"), record({ status: "cancelled" })]);
      expect(next).toMatchObject({ kind: "failed", code: "refused", message: "The input was flagged as sensitive" });
    });

    it("does not pass over a record that it could not read", () => {
      expect(readAll([made("a"), record({ status: "paused" })])).toMatchObject({ kind: "failed", code: "unexpected-reply" });
      expect(readAll([made("a"), replyOf({}, 404)])).toMatchObject({ kind: "failed" });
    });

    it("reads all records again for fresh addresses", () => {
      const end = readAll([made("a"), failed("Worker error"), made("c")]);
      if (end.kind !== "done") throw new Error("no result");
      expect(end.refresh?.request.path).toBe("/ai/queue/one");
      const replies = [made("a2"), failed("Worker error"), made("c2")];
      const fresh = replies.reduce<CallStep | undefined>(
        (next, reply) => (next === undefined ? end.refresh?.read(reply) : next.kind === "wait" ? next.poll.read(reply) : next),
        undefined,
      );
      expect(fresh).toMatchObject({ kind: "done", images: [url("a2"), url("c2")] });
    });
  });

  it("a job's name cannot lead to another path", () => {
    const next = callOf(oxen, { transport: "queue" }).read(replyOf({ generations: [{ generation_id: "../../user?x=#" }] }));
    expect(next).toMatchObject({ poll: { request: { path: "/ai/queue/..%2F..%2Fuser%3Fx%3D%23" } } });
  });

  it("tells of finished jobs by events", () => {
    const readJob = (event: string | undefined, data: string) => oxen.events?.readJob({ event, data });
    const data = JSON.stringify(readFixture("oxen", "event-completed"));
    expect(readJob("media_generation_completed", data)).toBe("6ba7b810-9dad");
    expect(readJob("media_generation_completed", JSON.stringify({ generation_id: "x", status: "failed", error: "why" }))).toBe("x");
    for (const [event, text] of [
      ["workspace_updated", data],
      [undefined, data],
      ["media_generation_completed", "{"],
      ["media_generation_completed", "null"],
    ] as const)
      expect(readJob(event, text)).toBeUndefined();
  });

  it("tells a price an image, and nothing of other kinds", () => {
    const priceOf = (json: unknown) => oxen.price?.("qwen-image-edit").read(replyOf(json));
    expect(priceOf(readFixture("oxen", "model"))).toBe(0.03);
    expect(priceOf({ pricing: { method: "per_image", cost_per_image: "0.05" } })).toBe(0.05);
    for (const json of [
      {},
      { pricing: null },
      { pricing: { method: "token", cost_per_image: 1 } },
      { pricing: { method: "per_image", cost_per_image: null } },
    ])
      expect(priceOf(json)).toBeUndefined();
  });
});
