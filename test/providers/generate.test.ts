import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aimlapi } from "../../src/providers/aimlapi.ts";
import { openaiCompatible } from "../../src/providers/openai-compatible.ts";
import { oxen } from "../../src/providers/oxen.ts";
import type { GenerateRequest } from "../../src/providers/provider.ts";
import { bodyOf, generationOf } from "./asked.ts";

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
function takenBy(provider: typeof aimlapi, model: string): Partial<GenerateRequest> {
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
