import { once } from "node:events";
import { createServer } from "node:http";
import { imageSize } from "image-size";
import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import { startAimlapi } from "./aimlapi.ts";
import { startDashscope } from "./dashscope.ts";
import type { FaultAction } from "./faults.ts";
import { startOpenaiCompatible } from "./openai-compatible.ts";
import { startOxen } from "./oxen.ts";
import { answerWith, fixedAnswer } from "./picture.ts";
import { startPixazo } from "./pixazo.ts";

const SAMPLE_URL = "https://raw.githubusercontent.com/aimlapi/api-docs/main/reference-files/t-rex.png";
let png: Buffer;
let dataUri: string;
const quick = () => ({ answer: fixedAnswer(png) });

beforeAll(async () => {
  const square = await sharp({ create: { width: 40, height: 40, channels: 4, background: "#e33" } })
    .png()
    .toBuffer();
  png = await sharp({ create: { width: 96, height: 64, channels: 4, background: { r: 240, g: 240, b: 255, alpha: 0.5 } } })
    .composite([{ input: square, left: 10, top: 10 }])
    .png()
    .toBuffer();
  dataUri = `data:image/png;base64,${png.toString("base64")}`;
});

interface Answered {
  status: number;
  headers: Headers;
  body: unknown;
}

async function post(url: string, body: unknown, headers: Record<string, string>): Promise<Answered> {
  const isForm = body instanceof FormData;
  const reply = await fetch(url, {
    method: "POST",
    headers: { ...(isForm ? {} : { "content-type": "application/json" }), ...headers },
    body: isForm ? body : typeof body === "string" ? body : JSON.stringify(body),
  });
  return { status: reply.status, headers: reply.headers, body: await reply.json() };
}

/** The value at a path of a parsed reply, as text. */
function at(body: unknown, path: string): string {
  const found = path
    .split(".")
    .reduce<unknown>((value, name) => (value === null || value === undefined ? undefined : Reflect.get(Object(value), name)), body);
  if (typeof found !== "string") throw new Error(`no text at ${path}`);
  return found;
}

const bearer = (key: string) => ({ authorization: `Bearer ${key}` });

describe("aimlapi", () => {
  const path = "/v1/images/generations";
  const sample = { model: "alibaba/qwen-image-edit", prompt: "Make the dinosaur sit on a lounge chair.", image: SAMPLE_URL };

  test("answers the page's sample, bills it and serves the picture without a key", async () => {
    await using api = await startAimlapi();
    const { status, headers, body } = await post(
      api.baseUrl + path,
      { ...sample, image: dataUri },
      { ...bearer(api.key), "x-client-request-id": "task-1" },
    );
    expect(status).toBe(200);
    expect(Object.keys(Object(body))).toEqual(["created", "data", "meta"]);
    expect(headers.get("x-aimlapi-usd-spent")).toBe("0.0455");
    expect(headers.get("x-aimlapi-credits-used")).toBe("91000");
    expect(headers.get("x-inference-id")).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.get("x-client-request-id")).toBe("task-1");
    expect(api.ledger).toEqual({ dollars: 0.0455, runs: 1 });

    const url = at(body, "data.0.url");
    expect(url).toMatch(/\.png\?Expires=\d+&OSSAccessKeyId=.+&Signature=/);
    const picture = Buffer.from(await (await fetch(url)).arrayBuffer());
    const { width, height, hasAlpha } = await sharp(picture).metadata();
    expect({ width, height, hasAlpha }).toEqual({ width: 1248, height: 832, hasAlpha: false });
    expect((await sharp(picture).stats()).entropy).toBeGreaterThan(0.3);
    expect((await fetch(url, { headers: bearer(api.key) })).status).toBe(401);
    expect(api.requests.map(({ kind, method }) => `${method} ${kind}`)).toEqual(["POST paid", "GET download", "GET download"]);
    expect(api.requests[2]?.headers.authorization).toBe(`Bearer ${api.key}`);
    expect(api.egress.bytes).toBeGreaterThan(picture.length);
  });

  test("has the other shape, inline pictures, and another result host", async () => {
    await using api = await startAimlapi({ ...quick(), shape: "b", resultOrigin: "https://results.example" });
    const { body } = await post(api.baseUrl + path, { ...sample, watermark: true }, bearer(api.key));
    expect(body).toMatchObject({
      has_nsfw_concepts: [false],
      images: [{ url: expect.stringMatching(/^https:\/\/results\.example\/results\//), width: 96, height: 64 }],
    });
    await using inline = await startAimlapi({ ...quick(), inline: true });
    const answer = await post(inline.baseUrl + path, sample, bearer(inline.key));
    expect(Buffer.from(at(answer.body, "data.0.b64_json"), "base64").equals(png)).toBe(true);
  });

  test.each([
    ["an unknown field", { size: "1024x1024" }],
    ["a seed", { seed: 1 }],
    ["a prompt of 801 characters", { prompt: "x".repeat(801) }],
    ["a negative prompt of 501 characters", { negative_prompt: "x".repeat(501) }],
    ["raw base64", { image: "iVBORw0KGgo=" }],
    ["an uppercase media type", { image: "data:image/PNG;base64,iVBORw0KGgo=" }],
    ["a media type that is not the bytes'", () => ({ image: dataUri.replace("image/png", "image/jpeg") })],
    ["a file URL", { image: "file:///etc/passwd" }],
    ["an unknown model", { model: "alibaba/qwen-image-edit-plus" }],
  ])("refuses %s, unbilled", async (_, change) => {
    await using api = await startAimlapi(quick());
    const { status, body } = await post(
      api.baseUrl + path,
      { ...sample, ...(typeof change === "function" ? change() : change) },
      bearer(api.key),
    );
    expect(status).toBe(400);
    expect(body).toMatchObject({
      message: expect.stringContaining("Body validation error"),
      path,
      statusCode: "400",
      requestId: expect.any(String),
    });
    expect(api.ledger).toEqual({ dollars: 0, runs: 0 });
  });

  test("wants its key, JSON, and its path", async () => {
    await using api = await startAimlapi(quick());
    expect((await post(api.baseUrl + path, sample, {})).status).toBe(401);
    expect((await post(api.baseUrl + path, sample, { "ocp-apim-subscription-key": api.key })).status).toBe(401);
    expect((await post(api.baseUrl + path, sample, { ...bearer(api.key), "content-type": "text/plain" })).status).toBe(400);
    expect((await post(`${api.baseUrl}/v1/images/edits`, sample, bearer(api.key))).status).toBe(404);
    expect(api.requests.map((one) => one.kind)).toEqual(["paid", "paid", "paid", "other"]);
  });

  test("lists prices without a key, with an ETag", async () => {
    await using api = await startAimlapi();
    const url = `${api.baseUrl}/v1/models?id=alibaba/qwen-image-edit&include=pricing`;
    const reply = await fetch(url);
    expect(await reply.json()).toEqual({
      object: "list",
      data: [
        {
          id: "alibaba/qwen-image-edit",
          type: "image",
          info: { name: "qwen-image-edit", developer: "Alibaba Cloud" },
          tags: ["playground:image"],
          pricing: { kind: "fixed", units: [{ price: 0.0455, unit: "image", per: 1 }] },
        },
      ],
    });
    expect((await fetch(url, { headers: { "if-none-match": reply.headers.get("etag") ?? "" } })).status).toBe(304);
    expect(api.requests.every((one) => one.kind === "models")).toBe(true);
  });

  const drawing = { model: "alibaba/qwen-image", prompt: "A T-Rex relaxing on a beach." };

  test("makes pictures out of words, JPEG unless told, and bills each", async () => {
    await using api = await startAimlapi({ shape: "b" });
    const one = await post(api.baseUrl + path, drawing, bearer(api.key));
    expect(one.body).toMatchObject({ images: [{ width: 1024, height: 768, content_type: "image/jpeg" }], has_nsfw_concepts: [false] });
    const asked = { num_images: 3, image_size: { width: 544, height: 512 }, output_format: "png", seed: 1, guidance_scale: 20 };
    const three = await post(
      api.baseUrl + path,
      { ...drawing, ...asked, enable_safety_checker: false, negative_prompt: "" },
      bearer(api.key),
    );
    expect(three.headers.get("x-aimlapi-usd-spent")).toBe("0.1365");
    expect(new Set([0, 1, 2].map((index) => at(three.body, `images.${index}.url`))).size).toBe(3);
    expect(three.body).toMatchObject({ images: [{ width: 544, height: 512, content_type: "image/png" }, {}, {}] });
    expect(api.ledger).toEqual({ dollars: 0.182, runs: 4 });
  });

  test.each([
    ["alibaba/qwen-image", { image: SAMPLE_URL }],
    ["alibaba/qwen-image", { prompt: "x".repeat(4001) }],
    ["alibaba/qwen-image", { num_images: 5 }],
    ["alibaba/qwen-image", { seed: 0 }],
    ["alibaba/qwen-image", { guidance_scale: 21 }],
    ["alibaba/qwen-image", { guidance_scale: 0.5 }],
    ["alibaba/qwen-image", { image_size: { width: 1024, height: 1000 } }],
    ["alibaba/qwen-image", { image_size: { width: 1568, height: 1024 } }],
    ["alibaba/qwen-image", { output_format: "webp" }],
    ["alibaba/qwen-image", { watermark: true }],
    ["alibaba/qwen-image", { enable_prompt_expansion: true }],
    ["alibaba/qwen-image-2-0", { num_images: 1 }],
    ["alibaba/qwen-image-2-0", { image_size: { width: 1472, height: 1024 } }],
    ["alibaba/qwen-image-2-0", { image_urls: [] }],
    ["alibaba/qwen-image-3", { image_urls: [SAMPLE_URL] }],
    ["alibaba/qwen-image-3", { guidance_scale: 2 }],
    ["alibaba/qwen-image-3-edit", {}],
    ["alibaba/qwen-image-3-edit", { image_urls: [SAMPLE_URL], sede: 1 }],
    ["alibaba/qwen-image-3-edit", { image_urls: [SAMPLE_URL, SAMPLE_URL, SAMPLE_URL, SAMPLE_URL] }],
  ])("%s refuses %j", async (model, change) => {
    await using api = await startAimlapi(quick());
    expect(await post(api.baseUrl + path, { ...drawing, model, ...change }, bearer(api.key))).toMatchObject({ status: 400 });
    expect(api.ledger.runs).toBe(0);
  });

  test("makes fewer than asked for, or flags some of them", async () => {
    await using api = await startAimlapi({ ...quick(), price: 0.1 });
    api.faults.push(api.scenarios.fewer(1), { ...api.scenarios.refusedSome(1), nth: 2 });
    const body = { ...drawing, num_images: 3 };
    expect(Reflect.get(Object((await post(api.baseUrl + path, body, bearer(api.key))).body), "data")).toHaveLength(1);
    expect((await post(api.baseUrl + path, body, bearer(api.key))).body).toMatchObject({ has_nsfw_concepts: [false, true, false] });
    expect(api.ledger).toEqual({ dollars: 0.3, runs: 3 });
  });

  test("says what was refused with 200 and a flag", async () => {
    await using api = await startAimlapi();
    api.faults.push(api.scenarios.refused());
    const { status, body } = await post(api.baseUrl + path, sample, bearer(api.key));
    expect({ status, body, runs: api.ledger.runs }).toMatchObject({ status: 200, body: { has_nsfw_concepts: [true] }, runs: 0 });
  });
});

describe("pixazo", () => {
  const path = "/qwen-image/v1/generateMultimodeTextToImageEditRequest";
  const body = (change: object = {}, image = SAMPLE_URL) => ({
    model: "qwen-image-edit",
    input: { messages: [{ role: "user", content: [{ image }, { text: "Change the person to a walking position." }] }] },
    parameters: { negative_prompt: "", watermark: false },
    ...change,
  });

  test("answers the page's sample", async () => {
    await using api = await startPixazo(quick());
    const answer = await post(api.baseUrl + path, body(), { "ocp-apim-subscription-key": api.key, "cache-control": "no-cache" });
    expect(answer.body).toEqual({
      status_code: 200,
      request_id: expect.any(String),
      code: "",
      message: "",
      output: {
        text: null,
        finish_reason: null,
        choices: [{ finish_reason: "stop", message: { role: "assistant", content: [{ image: expect.stringMatching(/\.png$/) }] } }],
      },
      usage: { input_tokens: 0, output_tokens: 0, width: 96, image_count: 1, height: 64 },
    });
    expect(api.ledger).toEqual({ dollars: 0.055, runs: 1 });
  });

  test.each([
    ["size", { parameters: { size: "1024*1024" } }],
    ["n", { parameters: { n: 1 } }],
    ["seed", { parameters: { seed: 1 } }],
    ["another model", { model: "qwen-image-edit-plus" }],
    ["no text", { input: { messages: [{ role: "user", content: [{ image: SAMPLE_URL }] }] } }],
    ["two images", { input: { messages: [{ role: "user", content: [{ image: SAMPLE_URL }, { image: SAMPLE_URL }, { text: "x" }] }] } }],
  ])("refuses %s", async (_, change) => {
    await using api = await startPixazo(quick());
    const answer = await post(api.baseUrl + path, body(change), { "ocp-apim-subscription-key": api.key });
    expect(answer).toMatchObject({ status: 400, body: { error: expect.any(String) } });
    expect(api.ledger.runs).toBe(0);
  });

  test("does not take a bearer key", async () => {
    await using api = await startPixazo(quick());
    expect(await post(api.baseUrl + path, body(), bearer(api.key))).toMatchObject({ status: 401 });
  });
});

describe("dashscope", () => {
  const path = "/services/aigc/multimodal-generation/generation";
  const body = (model: string, parameters?: object, images = [dataUri], texts = ["Make it red."]) => ({
    model,
    input: { messages: [{ role: "user", content: [...images.map((image) => ({ image })), ...texts.map((text) => ({ text }))] }] },
    ...(parameters === undefined ? {} : { parameters }),
  });

  test("answers the page's sample: two items of one choice", async () => {
    await using api = await startDashscope();
    const parameters = { n: 2, negative_prompt: " ", prompt_extend: true, watermark: false, size: "1536*1024" };
    const answer = await post(api.baseUrl + path, body("qwen-image-2.0-pro", parameters), bearer(api.key));
    const image = { image: expect.stringMatching(/\.png\?Expires=/) };
    expect(answer.body).toEqual({
      output: { choices: [{ finish_reason: "stop", message: { content: [image, image], role: "assistant" } }] },
      usage: { width: 1536, image_count: 2, height: 1024 },
      request_id: expect.any(String),
    });
    expect(api.ledger).toEqual({ dollars: 0.15, runs: 2 });
    const bytes = Buffer.from(await (await fetch(at(answer.body, "output.choices.0.message.content.1.image"))).arrayBuffer());
    expect(imageSize(bytes)).toMatchObject({ width: 1536, height: 1024, type: "png" });
  });

  test.each([
    ["qwen-image-edit", { n: 1, seed: 3, negative_prompt: "", watermark: false }, [1248, 832]],
    ["qwen-image-edit-plus", { size: "1033*1032" }, [1040, 1024]],
    ["qwen-image-edit-max", {}, [1248, 832]],
    ["qwen-image-2.0", {}, [96, 64]],
    ["qwen-image-2.1-pro", { size: "600*600", prompt_extend: false }, [600, 600]],
    ["qwen-image-3.0-pro", { prompt_extend: true, prompt_extend_mode: "direct", enable_thinking: false }, [2496, 1664]],
  ])("%s takes %j", async (model, parameters, [width = 0, height = 0]) => {
    const sizes: number[][] = [];
    await using api = await startDashscope({
      answer: (order) => {
        sizes.push([order.width, order.height]);
        return { bytes: png, contentType: "image/png", width: order.width, height: order.height };
      },
    });
    const answer = await post(api.baseUrl + path, body(model, parameters), bearer(api.key));
    expect(answer.status).toBe(200);
    expect(sizes).toEqual([[width, height]]);
  });

  test.each([
    ["size on the base model", () => body("qwen-image-edit", { size: "1024*1024" })],
    ["n > 1 on the base model", () => body("qwen-image-edit", { n: 2 })],
    ["prompt_extend on the base model", () => body("qwen-image-edit", { prompt_extend: false })],
    ["the separator x", () => body("qwen-image-2.0-pro", { size: "1536x1024" })],
    ["1K", () => body("qwen-image-3.0", { size: "1K" })],
    ["a side below 512", () => body("qwen-image-edit-plus", { size: "511*1024" })],
    ["size with n > 1 on edit-plus", () => body("qwen-image-edit-plus", { size: "1024*1024", n: 2 })],
    ["too many pixels", () => body("qwen-image-2.0", { size: "2049*2048" })],
    ["a ratio beyond 1:8", () => body("qwen-image-3.0", { size: "4096*500" })],
    ["n of 7", () => body("qwen-image-2.0", { n: 7 })],
    ["an agent for an edit", () => body("qwen-image-3.0", { prompt_extend_mode: "agent" })],
    ["a negative prompt on 2.1", () => body("qwen-image-2.1-pro", { negative_prompt: "x" })],
    ["two texts", () => body("qwen-image-2.0", {}, [dataUri], ["a", "b"])],
    ["no text", () => body("qwen-image-2.0", {}, [dataUri], [])],
    ["four images", () => body("qwen-image-2.0", {}, [dataUri, dataUri, dataUri, dataUri])],
    ["no image on an edit model", () => body("qwen-image-edit-plus", {}, [])],
    ["an unknown field", () => ({ ...body("qwen-image-2.0"), n: 1 })],
  ])("refuses %s", async (_, make) => {
    await using api = await startDashscope(quick());
    const answer = await post(api.baseUrl + path, make(), bearer(api.key));
    expect(answer).toMatchObject({
      status: 400,
      body: { code: "InvalidParameter", message: expect.any(String), request_id: expect.any(String) },
    });
    expect(api.ledger.runs).toBe(0);
  });

  test("has its own codes for model, key, asynchronous calls and uploads", async () => {
    await using api = await startDashscope(quick());
    const url = api.baseUrl + path;
    expect(await post(url, body("qwen-image-9"), bearer(api.key))).toMatchObject({ status: 404, body: { code: "ModelNotFound" } });
    expect(await post(url, body("qwen-image-2.0"), {})).toMatchObject({ status: 401, body: { code: "InvalidApiKey" } });
    const async = { ...bearer(api.key), "x-dashscope-async": "enable" };
    expect(await post(url, body("qwen-image-2.0"), async)).toMatchObject({ status: 403, body: { code: "AccessDenied" } });
    const oss = body("qwen-image-2.0", {}, ["oss://dashscope-instant/x.png"]);
    expect(await post(url, oss, bearer(api.key))).toMatchObject({ status: 400, body: { code: "InvalidURL" } });
    const text = body("qwen-image-2.0", {}, [`data:image/png;base64,${Buffer.from("not a picture").toString("base64")}`]);
    expect(await post(url, text, bearer(api.key))).toMatchObject({ status: 415, body: { code: "UnsupportedFileFormat" } });
  });

  test("can put an error into a 200", async () => {
    await using api = await startDashscope(quick());
    api.faults.push(api.scenarios.ok200WithCode());
    expect(await post(api.baseUrl + path, body("qwen-image-2.0"), bearer(api.key))).toMatchObject({
      status: 200,
      body: { code: "InternalError.Algo" },
    });
    expect(api.ledger.runs).toBe(0);
  });
});

describe("oxen", () => {
  const body = (change: object = {}) => ({ model: "qwen-image-edit", prompt: "Add a funny hat", input_image: dataUri, ...change });
  const get = async (url: string, key: string): Promise<unknown> => (await fetch(url, { headers: bearer(key) })).json();

  test("edits at once, by ratio, as URL or base64", async () => {
    await using api = await startOxen();
    const answer = await post(`${api.baseUrl}/ai/images/edit`, body({ aspect_ratio: "1:1" }), bearer(api.key));
    expect(answer.body).toEqual({
      model: "qwen-image-edit",
      created: expect.any(Number),
      images: [{ url: expect.stringContaining("X-Amz-Signature=") }],
    });
    expect(imageSize(Buffer.from(await (await fetch(at(answer.body, "images.0.url"))).arrayBuffer()))).toMatchObject({
      width: 1328,
      height: 1328,
    });
    const inline = await post(`${api.baseUrl}/ai/images/edit`, body({ response_format: "b64_json" }), bearer(api.key));
    expect(imageSize(Buffer.from(at(inline.body, "images.0.b64_json"), "base64"))).toMatchObject({ width: 1664, height: 928 });
    expect(api.ledger).toEqual({ dollars: 0.08, runs: 2 });
  });

  test("queues, echoes what was submitted, and ends", async () => {
    await using api = await startOxen({ ...quick(), latencyMs: 1000 });
    const { body: queued } = await post(`${api.baseUrl}/ai/queue`, body({ num_generations: 1, aspect_ratio: "3:2" }), bearer(api.key));
    const id = at(queued, "generations.0.generation_id");
    expect(at(queued, "generations.0.status")).toBe("queued");
    expect(await get(`${api.baseUrl}/ai/queue`, api.key)).toMatchObject({ count: 1 });
    expect(api.ledger.runs).toBe(0);
    expect(api.load).toEqual({ now: 1, peak: 1 });
    await expect.poll(async () => at(await get(`${api.baseUrl}/ai/queue/${id}`, api.key), "status"), { interval: 10 }).toBe("succeeded");
    const record = await get(`${api.baseUrl}/ai/queue/${id}`, api.key);
    expect(record).toMatchObject({
      generation_id: id,
      model_name: "qwen-image-edit",
      media_type: "image",
      error_message: null,
      input_image: dataUri,
      aspect_ratio: "3:2",
    });
    expect(at(record, "result_url")).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/results\//);
    expect(await get(`${api.baseUrl}/ai/queue`, api.key)).toEqual({ count: 0, generations: [] });
    expect(api.ledger).toEqual({ dollars: 0.04, runs: 1 });
    expect(api.load).toEqual({ now: 0, peak: 1 });
  });

  test("checks a model's fields late in the queue, early in a synchronous call", async () => {
    await using api = await startOxen(quick());
    const wrong = body({ seed: 1 });
    expect(await post(`${api.baseUrl}/ai/images/edit`, wrong, bearer(api.key))).toMatchObject({
      status: 400,
      body: { error: { type: "invalid_params" }, status: "error" },
    });
    const { status, body: queued } = await post(`${api.baseUrl}/ai/queue`, wrong, bearer(api.key));
    expect(status).toBe(200);
    const url = `${api.baseUrl}/ai/queue/${at(queued, "generations.0.generation_id")}`;
    await expect
      .poll(() => get(url, api.key), { interval: 10 })
      .toMatchObject({ status: "failed", error_message: expect.stringContaining("seed"), result_url: null });
    expect(await post(`${api.baseUrl}/ai/queue`, body({ num_generations: 5 }), bearer(api.key))).toMatchObject({
      status: 400,
      body: { error: { title: "num_generations must be an integer between 1 and 4" } },
    });
    expect(await post(`${api.baseUrl}/ai/queue`, body({ model: "nope" }), bearer(api.key))).toMatchObject({
      status: 404,
      body: { error: { message: "Model not found: nope" } },
    });
    expect(api.ledger.runs).toBe(0);
  });

  test("cancels, unbilled", async () => {
    await using api = await startOxen({ ...quick(), latencyMs: 5_000 });
    const { body: queued } = await post(`${api.baseUrl}/ai/queue`, body(), bearer(api.key));
    const url = `${api.baseUrl}/ai/queue/${at(queued, "generations.0.generation_id")}`;
    const cancelled = await fetch(url, { method: "DELETE", headers: bearer(api.key) });
    expect(await cancelled.json()).toEqual({ status: "success", generation_id: at(queued, "generations.0.generation_id") });
    expect(await get(url, api.key)).toMatchObject({ status: "cancelled" });
    expect((await fetch(`${url}x`, { method: "DELETE", headers: bearer(api.key) })).status).toBe(404);
    expect(api.ledger.runs).toBe(0);
    expect(api.requests.map((one) => one.kind)).toEqual(["paid", "cancel", "poll", "cancel"]);
  });

  test("streams events to who listens, among others", async () => {
    await using api = await startOxen({ ...quick(), keepAliveMs: 15 });
    await post(`${api.baseUrl}/ai/queue`, body(), bearer(api.key));
    await expect.poll(() => api.generations[0]?.status, { interval: 5 }).toBe("succeeded");
    const stream = await fetch(`${api.baseUrl}/events`, { headers: bearer(api.key) });
    expect(stream.headers.get("content-type")).toBe("text/event-stream");
    const { body: queued } = await post(`${api.baseUrl}/ai/queue`, body(), bearer(api.key));
    const id = at(queued, "generations.0.generation_id");
    let text = "";
    for await (const chunk of stream.body ?? []) {
      text += Buffer.from(chunk).toString();
      if (text.includes(id) && text.endsWith("\n\n") && text.includes(": keep-alive")) break;
    }
    const events = text.split("\n\n").filter((one) => one.startsWith("event: "));
    // The first job's event came before the stream, and is not kept.
    expect(events.map((one) => one.split("\n")[0])).toEqual([
      "event: deployment_status_changed",
      "event: media_generation_completed",
      "event: media_generation_completed",
    ]);
    expect(JSON.parse(events[2]?.split("data: ")[1] ?? "")).toEqual({
      generation_id: id,
      status: "succeeded",
      media_type: "image",
      model: "qwen-image-edit",
      url: expect.stringContaining("/results/"),
    });
  });

  test("runs several jobs of one call side by side, and bills those that succeed", async () => {
    await using api = await startOxen({ ...quick(), latencyMs: 300 });
    api.faults.push(api.scenarios.firstJobFails("Internal worker error"), { ...api.scenarios.fewer(2), nth: 2 });
    const { body: queued } = await post(`${api.baseUrl}/ai/queue`, body({ num_generations: 3 }), bearer(api.key));
    expect(new Set([0, 1, 2].map((index) => at(queued, `generations.${index}.generation_id`))).size).toBe(3);
    expect(api.load.peak).toBe(3);
    await expect.poll(() => api.generations.map(({ status }) => status), { interval: 5 }).toEqual(["failed", "succeeded", "succeeded"]);
    expect(api.ledger.runs).toBe(2);
    const { body: fewer } = await post(`${api.baseUrl}/ai/queue`, body({ num_generations: 4 }), bearer(api.key));
    expect(Reflect.get(Object(fewer), "generations")).toHaveLength(2);
  });

  test.each([
    ["edit", body({ model: "qwen-image-edit-plus", input_image: [SAMPLE_URL, SAMPLE_URL, SAMPLE_URL] }), 200],
    ["edit", body({ model: "qwen-image-edit-plus", input_image: Array(4).fill(SAMPLE_URL) }), 400],
    ["edit", body({ model: "qwen-image-edit-plus", input_image: SAMPLE_URL }), 400],
    ["edit", body({ input_image: [SAMPLE_URL] }), 400],
    ["edit", { model: "qwen-image-3", prompt: "x", input_images: [SAMPLE_URL], watermark: true }, 200],
    ["edit", { model: "qwen-image-3", prompt: "x" }, 200],
    ["edit", { model: "qwen-image-3", prompt: "x", input_image: [SAMPLE_URL] }, 400],
    ["edit", { model: "qwen-image-3", prompt: "x", aspect_ratio: "3:2" }, 400],
    ["edit", { model: "qwen-image", prompt: "x" }, 400],
    ["edit", body({ num_generations: 1 }), 400],
    ["generate", body(), 400],
    ["generate", { model: "qwen-image", prompt: "x", guidance: 3, seed: 1, disable_safety_checker: false }, 200],
    ["generate", { model: "qwen-image", prompt: "x", input_image: SAMPLE_URL }, 400],
    ["generate", { model: "nano-banana-2", prompt: "x", aspect_ratio: "8:1" }, 200],
    ["generate", { model: "gpt-image-2", prompt: "x", aspect_ratio: "8:1" }, 400],
  ])("/ai/images/%s answers %j with %i", async (route, asked, status) => {
    await using api = await startOxen(quick());
    const answer = await post(`${api.baseUrl}/ai/images/${route}`, asked, bearer(api.key));
    expect({ status: answer.status, runs: api.ledger.runs }).toEqual({ status, runs: status === 200 ? 1 : 0 });
  });

  test("bills every one of num_images, and returns the first", async () => {
    await using api = await startOxen({ ...quick(), price: 0.1 });
    const answer = await post(`${api.baseUrl}/ai/images/edit`, { model: "qwen-image-3", prompt: "x", num_images: 3 }, bearer(api.key));
    expect(Reflect.get(Object(answer.body), "images")).toHaveLength(1);
    expect(api.ledger).toEqual({ dollars: 0.3, runs: 3 });
  });

  test("names the price of a model", async () => {
    await using api = await startOxen({ price: 0.07 });
    expect(await get(`${api.baseUrl}/ai/models/qwen-image-edit`, api.key)).toMatchObject({
      id: "qwen-image-edit",
      pricing: { method: "per_image", cost_per_image: 0.07 },
    });
    expect((await fetch(`${api.baseUrl}/ai/models/qwen-image-edit`)).status).toBe(401);
  });

  test.each([
    ["refused", "failed"],
    ["queueFailed", "failed"],
    ["lateNoCredit", "failed"],
    ["cancelled", "cancelled"],
  ] as const)("%s ends a job as %s", async (scenario, status) => {
    await using api = await startOxen(quick());
    api.faults.push(api.scenarios[scenario]());
    await post(`${api.baseUrl}/ai/queue`, body(), bearer(api.key));
    await expect.poll(() => api.generations[0]?.status, { interval: 5 }).toBe(status);
    expect(api.ledger.runs).toBe(0);
  });
});

describe("openai-compatible", () => {
  function form(fields: Record<string, string> = {}, image = "image", type = "image/png"): FormData {
    const data = new FormData();
    data.set("prompt", "Make it red.");
    for (const [name, value] of Object.entries(fields)) data.set(name, value);
    data.append(image, new Blob([new Uint8Array(png)], { type }), "banner.png");
    return data;
  }
  const OPENAI = { model: "gpt-image-1" };
  const QWEN = { model: "Qwen/Qwen-Image-Edit" };

  test("openai: base64, its sizes, its key", async () => {
    await using api = await startOpenaiCompatible();
    expect(api.baseUrl).toMatch(/\/v1$/);
    const answer = await post(`${api.baseUrl}/images/edits`, form({ ...OPENAI, size: "auto" }), bearer(api.key));
    expect(answer.body).toMatchObject({ created: expect.any(Number), size: "1536x1024", output_format: "png" });
    expect(imageSize(Buffer.from(at(answer.body, "data.0.b64_json"), "base64"))).toMatchObject({ width: 1536, height: 1024 });
    expect(api.requests[0]?.body).toMatchObject({
      fields: { ...OPENAI, size: "auto", prompt: "Make it red." },
      files: [{ field: "image", name: "banner.png", type: "image/png", bytes: png }],
    });
    expect(await post(`${api.baseUrl}/images/edits`, form(OPENAI), {})).toMatchObject({
      status: 401,
      body: { error: { code: "invalid_api_key" } },
    });
  });

  test.each([
    ["openai", "response_format", () => form({ ...OPENAI, response_format: "b64_json" })],
    ["openai", "a seed", () => form({ ...OPENAI, seed: "1" })],
    ["openai", "a size not of its list", () => form({ ...OPENAI, size: "96x64" })],
    ["openai", "the separator *", () => form({ ...OPENAI, size: "1024*1024" })],
    ["openai", "n of 11", () => form({ ...OPENAI, n: "11" })],
    ["openai", "another model", () => form({ model: "dall-e-9" })],
    ["openai", "a wrong media type", () => form(OPENAI, "image", "image/jpeg")],
    ["openai", "JSON", () => ({ model: "gpt-image-1" })],
    ["vllm-omni", "response_format url", () => form({ ...QWEN, response_format: "url" })],
    ["vllm-omni", "another model", () => form(OPENAI)],
    ["sdcpp", "a part that no such server reads", () => form({ ...QWEN, sede: "1" })],
    ["sdcpp", "webp", () => form({ ...QWEN, output_format: "webp" })],
  ] as const)("%s refuses %s", async (flavour, _, make) => {
    await using api = await startOpenaiCompatible({ ...quick(), flavour });
    const answer = await post(`${api.baseUrl}/images/edits`, make(), bearer(api.key));
    const body =
      flavour === "openai"
        ? { error: { message: expect.any(String), code: expect.any(String) } }
        : flavour === "sdcpp"
          ? { error: expect.any(String) }
          : { detail: expect.any(String) };
    expect(answer).toMatchObject({ status: 400, body });
    expect(api.ledger.runs).toBe(0);
  });

  test("vllm-omni, sglang and sdcpp answer without a key, in their ways", async () => {
    await using vllm = await startOpenaiCompatible({ flavour: "vllm-omni" });
    const seeded = await post(
      `${vllm.baseUrl}/images/edits`,
      form({ ...QWEN, response_format: "b64_json", seed: "7", negative_prompt: "x" }),
      {},
    );
    expect(imageSize(Buffer.from(at(seeded.body, "data.0.b64_json"), "base64"))).toMatchObject({ width: 96, height: 64 });
    await using sglang = await startOpenaiCompatible({ ...quick(), flavour: "sglang", reply: "relative-url" });
    const relative = await post(`${sglang.baseUrl}/images/edits`, form(QWEN, "image[]"), {});
    expect(at(relative.body, "data.0.url")).toMatch(/^\/results\//);
    expect((await fetch(new URL(at(relative.body, "data.0.url"), sglang.origin))).status).toBe(200);
    await using sdcpp = await startOpenaiCompatible({ ...quick(), flavour: "sdcpp" });
    const drawn = await post(`${sdcpp.baseUrl}/images/edits`, form({}, "image[]"), {});
    expect(at(drawn.body, "data.0.b64_json")).toBe(png.toString("base64"));
    expect(await (await fetch(`${vllm.baseUrl}/models`)).json()).toMatchObject({ data: [{ id: "Qwen/Qwen-Image-Edit" }] });
  });

  test("several pictures go in as a list, the mask with the first, and several come out", async () => {
    await using api = await startOpenaiCompatible({ ...quick(), price: 0.1 });
    const several = form({ ...OPENAI, n: "2" }, "image[]");
    several.append("image[]", new Blob([new Uint8Array(png)], { type: "image/png" }), "style.png");
    const answer = await post(`${api.baseUrl}/images/edits`, several, bearer(api.key));
    expect(answer.body).toMatchObject({ data: [{ b64_json: expect.any(String) }, { b64_json: expect.any(String) }] });
    expect(api.ledger).toEqual({ dollars: 0.2, runs: 2 });
    const twice = form(OPENAI);
    twice.append("image", new Blob([new Uint8Array(png)], { type: "image/png" }), "style.png");
    expect(await post(`${api.baseUrl}/images/edits`, twice, bearer(api.key))).toMatchObject({ status: 400 });
    const many = form(OPENAI, "image[]");
    for (let i = 0; i < 16; i++) many.append("image[]", new Blob([new Uint8Array(png)], { type: "image/png" }), `${i}.png`);
    expect(await post(`${api.baseUrl}/images/edits`, many, bearer(api.key))).toMatchObject({ status: 400 });
    expect(api.ledger.runs).toBe(2);
  });

  const words = (change: object = {}) => ({ ...QWEN, prompt: "A T-Rex relaxing on a beach.", ...change });

  test.each([
    ["openai", { ...OPENAI, output_format: "jpeg", n: 2 }, [1024, 1024]],
    ["vllm-omni", { response_format: "b64_json", seed: 7, negative_prompt: "x", guidance_scale: 2.5, size: "640x480" }, [640, 480]],
    ["sglang", { size: "800x608" }, [800, 608]],
    ["sdcpp", { response_format: "b64_json" }, [512, 512]],
    ["localai", { response_format: "b64_json", size: "256x256" }, [256, 256]],
  ] as const)("%s makes pictures out of words: %j", async (flavour, change, [width, height]) => {
    await using api = await startOpenaiCompatible({ flavour });
    const answer = await post(`${api.baseUrl}/images/generations`, words(change), bearer(api.key));
    expect(imageSize(Buffer.from(at(answer.body, "data.0.b64_json"), "base64"))).toMatchObject({ width, height });
    expect(api.ledger.runs).toBe("n" in change ? change.n : 1);
  });

  test.each([
    ["openai", words({ ...OPENAI, response_format: "b64_json" })],
    ["openai", words({ ...OPENAI, negative_prompt: "x" })],
    ["openai", words({ ...OPENAI, n: "2" })],
    ["openai", words({ ...OPENAI, size: "640x480" })],
    ["openai", words()],
    ["openai", form(OPENAI)],
    ["vllm-omni", words({ response_format: "url" })],
    ["vllm-omni", words({ n: 11 })],
    ["vllm-omni", words({ sede: 1 })],
    ["sdcpp", words({ output_format: "webp" })],
    ["localai", words({ seed: "7" })],
  ] as const)("%s refuses to make %j", async (flavour, body) => {
    await using api = await startOpenaiCompatible({ ...quick(), flavour });
    expect(await post(`${api.baseUrl}/images/generations`, body, bearer(api.key))).toMatchObject({ status: 400 });
    expect(api.ledger.runs).toBe(0);
  });

  test("localai has no edits", async () => {
    await using api = await startOpenaiCompatible({ ...quick(), flavour: "localai" });
    expect(await post(`${api.baseUrl}/images/edits`, form(QWEN), {})).toMatchObject({ status: 404, body: { error: {} } });
  });
});

describe("faults", () => {
  const send = (api: { baseUrl: string; key: string }, init: RequestInit = {}) =>
    fetch(`${api.baseUrl}/v1/images/generations`, {
      method: "POST",
      headers: { ...bearer(api.key), "content-type": "application/json" },
      body: JSON.stringify({ model: "alibaba/qwen-image-edit", prompt: "x", image: dataUri }),
      ...init,
    });

  test("strike the nth request, some times, or every one, where they match", async () => {
    await using api = await startAimlapi(quick());
    api.faults.push({ ...api.scenarios.unavailable(), nth: 2, times: 2 });
    const statuses = [];
    for (let i = 0; i < 4; i++) statuses.push((await send(api)).status);
    expect(statuses).toEqual([200, 503, 503, 200]);
    expect(api.ledger.runs).toBe(2);
    api.faults.push({ ...api.scenarios.rateLimited(3), nth: "every", match: (seen) => seen.path.includes("generations") });
    const limited = await send(api);
    expect([limited.status, limited.headers.get("retry-after"), (await send(api)).status]).toEqual([429, "3", 429]);
  });

  test.each([false, true])("break connections before and within an answer, billed: %s", async (billed) => {
    await using api = await startAimlapi(quick());
    api.faults.push(
      { on: "paid", do: { kind: "reset-before-reply", billed } },
      { on: "paid", nth: 2, do: { kind: "reset-mid-reply", billed } },
    );
    await expect(send(api)).rejects.toThrow();
    const cut = await send(api);
    expect(cut.status).toBe(200);
    await expect(cut.text()).rejects.toThrow();
    expect(api.ledger.runs).toBe(billed ? 2 : 0);
    expect(api.requests.map((one) => one.aborted)).toEqual([false, false]);
  });

  test("hang, and see the client leave; a slow run is billed all the same", async () => {
    await using api = await startAimlapi({ ...quick(), latencyMs: 5_000 });
    api.faults.push({ on: "paid", do: { kind: "hang" } });
    await expect(send(api, { signal: AbortSignal.timeout(30) })).rejects.toThrow();
    await expect(send(api, { signal: AbortSignal.timeout(60) })).rejects.toThrow();
    await expect.poll(() => api.requests.map((one) => one.aborted), { interval: 5 }).toEqual([true, true]);
    expect(api.ledger.runs).toBe(1);
    expect(api.load).toEqual({ now: 0, peak: 1 });
  });

  test("spoil answers", async () => {
    await using api = await startAimlapi(quick());
    const next = (action: FaultAction) => {
      api.faults.splice(0, api.faults.length, { on: "paid", do: action });
      return send(api, { redirect: "manual" });
    };
    await expect((await next({ kind: "garbage", billed: true })).json()).rejects.toThrow();
    expect(await (await next({ kind: "garbage", body: { ok: true } })).json()).toEqual({ ok: true });
    expect((await next({ kind: "html", status: 502 })).headers.get("content-type")).toBe("text/html");
    expect((await next({ kind: "redirect", to: "http://127.0.0.1:1/" })).headers.get("location")).toBe("http://127.0.0.1:1/");
    expect(at(await (await next({ kind: "url", url: "file:///etc/passwd" })).json(), "data.0.url")).toBe("file:///etc/passwd");
    await expect((await next({ kind: "truncate" })).text()).rejects.toThrow();
    const began = performance.now();
    expect(at(await (await next({ kind: "slow-drip", chunkBytes: 128, everyMs: 5 })).json(), "data.0.url")).toContain("/results/");
    expect((await next({ kind: "delay", ms: 50 })).status).toBe(200);
    expect(performance.now() - began).toBeGreaterThan(50);
    expect(api.ledger.runs).toBe(5);
  });

  test("another server can serve the results", async () => {
    await using api = await startAimlapi({ ...quick(), resultOrigin: "https://results.example" });
    const other = createServer(api.handleResult).listen(0, "127.0.0.1");
    await once(other, "listening");
    const address = other.address();
    const { pathname } = new URL(at(await (await send(api)).json(), "data.0.url"));
    const reply = await fetch(`http://127.0.0.1:${typeof address === "object" ? address?.port : 0}${pathname}`);
    expect(Buffer.from(await reply.arrayBuffer()).equals(png)).toBe(true);
    expect(api.requests.map((one) => one.kind)).toEqual(["paid", "download"]);
    other.closeAllConnections();
    other.close();
  });

  test("spoil downloads", async () => {
    await using api = await startAimlapi({ answer: answerWith({ format: "jpeg", size: { width: 30, height: 20 } }) });
    api.faults.push(
      { on: "download", do: { kind: "bytes", bytes: Buffer.from("<svg/>"), contentType: "image/svg+xml" } },
      { on: "download", nth: 2, do: { kind: "huge", bytes: 200 * 1024 * 1024 } },
    );
    const url = at(await (await send(api)).json(), "data.0.url");
    expect(await (await fetch(url)).text()).toBe("<svg/>");
    const huge = await fetch(url);
    let read = 0;
    for await (const chunk of huge.body ?? []) {
      read += chunk.length;
      if (read > 1024 * 1024) break;
    }
    await expect.poll(() => api.requests.at(-1)?.aborted, { interval: 5 }).toBe(true);
    expect(api.egress.bytes).toBeLessThan(100 * 1024 * 1024);
    const whole = await fetch(url);
    expect([whole.headers.get("content-type"), imageSize(Buffer.from(await whole.arrayBuffer())).type]).toEqual(["image/jpeg", "jpg"]);
  });
});
