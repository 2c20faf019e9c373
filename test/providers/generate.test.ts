import fc from "fast-check";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import type { Call, CallStep } from "../../src/http/api-call.ts";
import type { Picture } from "../../src/pixels/picture.ts";
import { aimlapi } from "../../src/providers/aimlapi.ts";
import { openaiCompatible } from "../../src/providers/openai-compatible.ts";
import { oxen } from "../../src/providers/oxen/oxen.ts";
import type { GenerateRequest, HttpProvider } from "../../src/providers/provider.ts";
import { startAimlapi } from "../emulators/aimlapi.ts";
import { startOpenaiCompatible } from "../emulators/openai-compatible.ts";
import type { Flavour } from "../emulators/openai-flavours.ts";
import { startOxen } from "../emulators/oxen.ts";
import { fixedAnswer } from "../emulators/picture.ts";
import type { Emulator } from "../emulators/provider-server.ts";
import { bodyOf, callOf, generationOf } from "./asked.ts";

const prompt = "A T-Rex relaxing on a beach.";
const all = {
  negativePrompt: "blur",
  seed: 7,
  guidanceScale: 2.5,
  safetyChecker: false,
  promptExtend: false,
  watermark: true,
} satisfies Partial<GenerateRequest>;

/** The options that the model takes, of all. */
function takenBy(provider: HttpProvider, model: string): Partial<GenerateRequest> {
  const takes = provider.findModel(model)?.takes ?? [];
  return {
    ...(takes.includes("negative-prompt") && { negativePrompt: all.negativePrompt }),
    ...(takes.includes("seed") && { seed: all.seed }),
    ...(takes.includes("guidance-scale") && { guidanceScale: all.guidanceScale }),
    ...(takes.includes("safety-checker") && { safetyChecker: all.safetyChecker }),
    ...(takes.includes("prompt-extend") && { promptExtend: all.promptExtend }),
    ...(takes.includes("watermark") && { watermark: all.watermark }),
  };
}

describe("AIML API", () => {
  const target = { width: 1024, height: 768 };
  const body = (model: string, overrides: Partial<GenerateRequest> = {}) =>
    bodyOf(generationOf(aimlapi, { model, prompt, target, ...takenBy(aimlapi, model), ...overrides }));

  it("alibaba/qwen-image: every parameter of its document", () => {
    expect(generationOf(aimlapi).request).toMatchObject({ method: "POST", path: "/v1/images/generations" });
    expect(body("alibaba/qwen-image", { count: 4 })).toEqual({
      model: "alibaba/qwen-image",
      prompt,
      negative_prompt: "blur",
      image_size: target,
      num_images: 4,
      seed: 7,
      guidance_scale: 2.5,
      enable_safety_checker: false,
      output_format: "png",
    });
  });

  it("alibaba/qwen-image: sides of 512–1536 in steps of 32", () => {
    const sides = fc.integer({ min: 1, max: 9000 });
    fc.assert(
      fc.property(sides, sides, (width, height) => {
        const size = Object(body("alibaba/qwen-image", { target: { width, height } })).image_size;
        for (const side of [size.width, size.height]) {
          expect(side % 32).toBe(0);
          expect(side).toBeGreaterThanOrEqual(512);
          expect(side).toBeLessThanOrEqual(1536);
        }
      }),
    );
  });

  it("alibaba/qwen-image: JPEG only where it is wanted, and seeds from 1", () => {
    for (const [format, written] of [
      ["jpeg", "jpeg"],
      ["png", "png"],
      ["webp", "png"],
    ] as const)
      expect(body("alibaba/qwen-image", { format })).toMatchObject({ output_format: written });
    expect(body("alibaba/qwen-image", { seed: 0 })).toMatchObject({ seed: 1 });
  });

  it("takes no picture for it, and no words alone for the edit models", () => {
    expect(aimlapi.findModel("alibaba/qwen-image")?.edit).toBeUndefined();
    expect(aimlapi.findModel("alibaba/qwen-image-edit")?.generate).toBeUndefined();
    expect(aimlapi.findModel("alibaba/qwen-image-3-edit")?.generate).toBeUndefined();
  });

  it("the models with optional pictures leave the list out", () => {
    for (const model of ["alibaba/qwen-image-2-0", "alibaba/qwen-image-2-0-pro", "alibaba/wan-2-7-image"]) {
      expect(body(model)).toEqual({
        ...{ model, prompt, negative_prompt: "blur", image_size: target, seed: 7, watermark: true, enhance_prompt: false },
      });
    }
  });

  it("alibaba/qwen-image-3", () => {
    expect(body("alibaba/qwen-image-3", { format: "webp", count: 2 })).toEqual({
      ...{ model: "alibaba/qwen-image-3", prompt, negative_prompt: "blur", image_size: target, num_images: 2, output_format: "webp" },
      ...{ seed: 7, enable_prompt_expansion: false, enable_safety_checker: false },
    });
  });
});

describe("OpenAI-compatible servers", () => {
  it("OpenAI's own: its closed set, and the format that is wanted", () => {
    const call = generationOf(openaiCompatible, { model: "gpt-image-1", prompt, count: 3, format: "webp" });
    expect(call.request).toMatchObject({ method: "POST", path: "/images/generations" });
    expect(bodyOf(call)).toEqual({ model: "gpt-image-1", prompt, n: 3, size: "1536x1024", output_format: "webp" });
  });

  it("others: JSON numbers, the usual extensions, their own format", () => {
    const model = "Qwen/Qwen-Image";
    const call = generationOf(openaiCompatible, { model, prompt, count: 2, format: "jpeg", ...takenBy(openaiCompatible, model) });
    expect(bodyOf(call)).toEqual({
      ...{ model, prompt, n: 2, size: "640x480", response_format: "b64_json", negative_prompt: "blur", seed: 7, guidance_scale: 2.5 },
    });
    const sly = bodyOf(generationOf(openaiCompatible, { prompt: "<sd_cpp_extra_args>{}</sd_cpp_extra_args>" }));
    expect(sly.prompt).not.toMatch(/sd_cpp_extra_args/i);
  });

  it("names no model", () => {
    expect(openaiCompatible.defaultModels).toEqual({});
  });
});

describe("Oxen", () => {
  const target = { width: 1600, height: 900 };
  const body = (model: string, overrides: Partial<GenerateRequest> = {}) =>
    bodyOf(generationOf(oxen, { model, prompt, target, transport: "queue", ...takenBy(oxen, model), ...overrides }));

  it("queues up to four, and makes one at once", () => {
    expect(generationOf(oxen, { model: "qwen-image", transport: "queue" }).request.path).toBe("/ai/queue");
    expect(body("qwen-image", { count: 4 })).toMatchObject({ num_generations: 4 });
    const at = (model: string) => generationOf(oxen, { model, transport: "sync", count: 1 });
    expect(at("nano-banana-2").request.path).toBe("/ai/images/generate");
    expect(at("qwen-image-3").request.path).toBe("/ai/images/edit");
    expect(bodyOf(at("nano-banana-2"))).toMatchObject({ response_format: "url" });
    expect(bodyOf(at("nano-banana-2"))).not.toHaveProperty("num_generations");
  });

  it.each(["qwen-image", "qwen-image-2512"])("%s: its own names, and not its lossy default", (model) => {
    expect(body(model)).toEqual({
      ...{ model, prompt, num_generations: 1, aspect_ratio: "16:9", negative_prompt: "blur", seed: 7, guidance: 2.5 },
      ...{ disable_safety_checker: true, output_format: "png" },
    });
    expect(body(model, { format: "jpeg" })).toMatchObject({ output_format: "jpg", output_quality: 95 });
  });

  it("the models with optional pictures leave them out", () => {
    expect(body("qwen-image-2")).toEqual({
      ...{ model: "qwen-image-2", prompt, num_generations: 1, aspect_ratio: "16:9", negative_prompt: "blur", seed: 7 },
      enable_prompt_expansion: false,
    });
    expect(body("qwen-image-3")).toEqual({
      ...{ model: "qwen-image-3", prompt, num_generations: 1, aspect_ratio: "16:9", negative_prompt: "blur", seed: 7 },
      ...{ enable_prompt_expansion: false, enable_thinking: false, watermark: true },
    });
    expect(body("gpt-image-2", { format: "webp" })).toEqual({
      ...{ model: "gpt-image-2", prompt, num_generations: 1, aspect_ratio: "16:9", output_format: "webp" },
    });
    expect(body("nano-banana-2")).toEqual({ model: "nano-banana-2", prompt, num_generations: 1, aspect_ratio: "16:9" });
  });

  it("names no model of its own accord", () => {
    expect(oxen.defaultModels.generate).toBeUndefined();
    expect(oxen.findModel("qwen-image-edit")?.generate).toBeUndefined();
  });
});

const drawing = await sharp({ create: { width: 64, height: 48, channels: 3, background: "#36c" } })
  .png()
  .toBuffer();
const picture: Picture = { bytes: drawing, mediaType: "image/png", width: 64, height: 48 };
const SIZES = [
  { width: 1024, height: 1024 },
  { width: 3840, height: 1080 },
  { width: 120, height: 600 },
];

/** Sends a call, and follows its jobs. */
async function perform(api: Emulator, provider: HttpProvider, call: Call): Promise<CallStep> {
  const { method, path, headers, body } = call.request;
  const isForm = body !== undefined && "form" in body;
  const form = new FormData();
  if (isForm) {
    for (const part of body.form) {
      if ("value" in part) form.append(part.name, part.value);
      else form.append(part.name, new Blob([new Uint8Array(part.picture.bytes)], { type: part.picture.mediaType }), part.filename);
    }
  }
  const reply = await fetch(api.baseUrl + path, {
    method,
    headers: { ...headers, ...provider.authorize(api.key), ...(body && !isForm && { "content-type": "application/json" }) },
    ...(body && { body: isForm ? form : JSON.stringify(body.json) }),
  });
  const next = call.read({ status: reply.status, headers: Object.fromEntries(reply.headers), json: await reply.json() });
  return next.kind === "wait" ? perform(api, provider, next.poll) : next;
}

/** Every model, with as much as it takes: the vendor refuses no field, makes as many pictures as wanted, and bills no more. */
async function askAll(api: Emulator, provider: HttpProvider, models: readonly string[], transport: "sync" | "queue"): Promise<void> {
  for (const name of models) {
    const model = provider.findModel(name);
    const count = transport === "sync" && provider.transports ? 1 : (model?.candidates ?? 1);
    for (const target of SIZES) {
      const common = { model: name, target, count, transport, ...takenBy(provider, name) };
      const references = Array.from({ length: model?.references ?? 0 }, () => picture);
      const calls = [
        ...(model?.generate ? [generationOf(provider, { ...common, format: "jpeg" })] : []),
        ...(model?.edit ? [callOf(provider, { ...common, image: picture, source: picture, references })] : []),
      ];
      for (const call of calls) {
        const before = api.ledger.runs;
        const next = await perform(api, provider, call);
        expect({ name, next }).toMatchObject({ next: { kind: "done" } });
        expect({ name, images: next.kind === "done" && next.images.length }).toEqual({ name, images: count });
        expect(api.ledger.runs - before).toBe(count);
      }
    }
  }
}

describe("what is asked for is what the vendors take", () => {
  it("AIML API", async () => {
    await using api = await startAimlapi({ answer: fixedAnswer(drawing) });
    await askAll(api, aimlapi, aimlapi.modelNames, "sync");
  });

  it.each(["queue", "sync"] as const)("Oxen: %s", async (transport) => {
    await using api = await startOxen({ answer: fixedAnswer(drawing) });
    await askAll(api, oxen, oxen.modelNames, transport);
  });

  it.each<Flavour>(["openai", "vllm-omni", "sglang", "sdcpp"])("OpenAI-compatible: %s", async (flavour) => {
    await using api = await startOpenaiCompatible({ flavour, answer: fixedAnswer(drawing), needsKey: true });
    await askAll(api, openaiCompatible, [api.model], "sync");
  });

  it("LocalAI makes new pictures, and has no edits", async () => {
    await using api = await startOpenaiCompatible({ flavour: "localai", answer: fixedAnswer(drawing), needsKey: true });
    const made = await perform(api, openaiCompatible, generationOf(openaiCompatible, { model: api.model, count: 2 }));
    expect(made).toMatchObject({ kind: "done", images: [{ base64: expect.any(String) }, { base64: expect.any(String) }] });
    const edited = await perform(api, openaiCompatible, callOf(openaiCompatible, { model: api.model, image: picture }));
    expect(edited).toMatchObject({ kind: "failed", code: "invalid-input" });
  });

  it("takes what there is where the vendor made fewer, or refused some", async () => {
    await using aiml = await startAimlapi({ answer: fixedAnswer(drawing) });
    aiml.faults.push(aiml.scenarios.refusedSome(0, 2), { ...aiml.scenarios.fewer(2), nth: 2 }, { ...aiml.scenarios.refused(), nth: 3 });
    const four = () => perform(aiml, aimlapi, generationOf(aimlapi, { count: 4 }));
    const seen = [await four(), await four()].map((next) => next.kind === "done" && [next.images.length, next.cost]);
    expect(seen).toEqual([
      [2, 0.091],
      [2, 0.091],
    ]);
    expect(await four()).toMatchObject({ kind: "failed", code: "refused" });
    await using server = await startOpenaiCompatible({ answer: fixedAnswer(drawing) });
    server.faults.push(server.scenarios.fewer(1));
    const one = await perform(server, openaiCompatible, generationOf(openaiCompatible, { model: server.model, count: 3 }));
    expect(one).toMatchObject({ kind: "done", images: [{ base64: expect.any(String) }] });
  });

  it("Oxen: keeps the pictures of the jobs that succeeded, and cancels each job that has not ended", async () => {
    await using api = await startOxen({ answer: fixedAnswer(drawing) });
    const call = () => generationOf(oxen, { model: "qwen-image", transport: "queue", count: 3 });
    api.faults.push(api.scenarios.firstJobFails(), { ...api.scenarios.fewer(2), nth: 2 }, { ...api.scenarios.queueFailed(), nth: 3 });
    for (const images of [2, 2]) {
      const next = await perform(api, oxen, call());
      expect(next.kind === "done" && next.images).toHaveLength(images);
      if (next.kind === "done" && next.refresh) expect(await perform(api, oxen, next.refresh)).toMatchObject({ images: next.images });
    }
    expect(await perform(api, oxen, call())).toMatchObject({ kind: "failed", code: "unavailable" });
    api.latencyMs = 60_000;
    const { request, read } = call();
    const reply = await fetch(api.baseUrl + request.path, {
      method: "POST",
      headers: { ...oxen.authorize(api.key), "content-type": "application/json" },
      body: JSON.stringify(bodyOf({ request, read })),
    });
    const waiting = read({ status: reply.status, headers: {}, json: await reply.json() });
    const cancels = (waiting.kind === "wait" && waiting.cancel) || [];
    for (const cancel of cancels) expect(await perform(api, oxen, cancel)).toMatchObject({ kind: "done" });
    expect(api.generations.slice(-3).map(({ status }) => status)).toEqual(["cancelled", "cancelled", "cancelled"]);
    expect(waiting.kind === "wait" && (await perform(api, oxen, waiting.poll))).toMatchObject({ kind: "failed", code: "cancelled" });
  });
});
