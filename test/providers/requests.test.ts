import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MediaType, Size } from "../../src/pixels/picture.ts";
import { aimlapi } from "../../src/providers/aimlapi.ts";
import { dashscope } from "../../src/providers/dashscope.ts";
import { openaiCompatible } from "../../src/providers/openai-compatible.ts";
import { oxen } from "../../src/providers/oxen.ts";
import { pixazo } from "../../src/providers/pixazo.ts";
import type { EditRequest, HttpProvider } from "../../src/providers/provider.ts";
import { fitSize, nearestRatio, toDataUri } from "../../src/providers/reading.ts";
import { bodyOf, callOf, formOf } from "./asked.ts";

const HTTP: HttpProvider[] = [aimlapi, pixazo, dashscope, oxen, openaiCompatible];
const MODELS = HTTP.flatMap((provider) =>
  (provider.modelNames.length > 0 ? provider.modelNames : ["qwen-image-edit", "gpt-image-2"]).map((model) => [provider, model] as const),
);
const sides = fc.oneof(fc.integer({ min: 1, max: 16_383 }), fc.integer({ min: 1, max: 64 }), fc.constantFrom(512, 1024, 1328, 2048));
const sizes = fc.record({ width: sides, height: sides });

const options = fc.record(
  {
    negativePrompt: fc.string({ minLength: 1 }),
    seed: fc.nat(2147483647),
    watermark: fc.boolean(),
    promptExtend: fc.boolean(),
  },
  { requiredKeys: [] },
);

/** The options that a model says it takes; the others never reach it. */
function taken(provider: HttpProvider, model: string, given: Partial<EditRequest>): Partial<EditRequest> {
  const takes = provider.findModel(model)?.takes ?? [];
  const names = { negativePrompt: "negative-prompt", seed: "seed", watermark: "watermark", promptExtend: "prompt-extend" } as const;
  return Object.fromEntries(Object.entries(given).filter(([name]) => takes.some((option) => option === names[name as keyof typeof names])));
}

describe.each(MODELS)("$name's request", (provider, model) => {
  it(`for ${model} goes to a path below the origin, and asks for one image`, () => {
    fc.assert(
      fc.property(sizes, options, fc.string(), fc.constantFrom("sync", "queue", "events"), (target, given, prompt, transport) => {
        const call = callOf(provider, { ...taken(provider, model, given), model, target, prompt, transport: transport as "sync" });
        const { method, path, headers = {}, body } = call.request;
        expect([method, path[0]]).toEqual(["POST", "/"]);
        expect(Object.keys(headers).map((name) => name.toLowerCase())).not.toContain("authorization");
        if (!body) throw new Error("no body");
        if ("form" in body) {
          expect(formOf(call).filter(([name]) => name === "n")).toEqual([["n", "1"]]);
          return;
        }
        const json = bodyOf(call);
        expect(json.model).toBe(model);
        const counts = JSON.stringify(json).match(/"(n|num_images|num_generations)":\d+/g) ?? [];
        for (const count of counts) expect(count).toMatch(/:1$/);
        if (provider === dashscope) expect(json.parameters).toMatchObject({ n: 1 });
        if (provider === oxen && transport !== "sync") expect(json.num_generations).toBe(1);
        expect(JSON.stringify(json).match(/data:image\/png;base64,/g)).toHaveLength(1);
      }),
      { numRuns: 40 },
    );
  });
});

describe("a data URI", () => {
  it.each<MediaType>(["image/png", "image/jpeg", "image/webp"])("of %s is lower case, standard base64", (mediaType) => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const uri = toDataUri({ bytes: Buffer.from(bytes), mediaType, width: 1, height: 1 }).toJSON();
        expect(uri).toMatch(/^data:image\/(png|jpeg|webp);base64,[A-Za-z0-9+/]*={0,2}$/);
        expect(Buffer.from(uri.replace(/^.*,/, ""), "base64")).toEqual(Buffer.from(bytes));
      }),
    );
  });
});

describe("fitSize", () => {
  const limits = fc.constantFrom(
    { minArea: 512 ** 2, maxArea: 2048 ** 2, step: 1 },
    { minArea: 512 ** 2, maxArea: 2048 ** 2, step: 16, minSide: 512, maxSide: 2048 },
    { minArea: 512 ** 2, maxArea: 1328 ** 2, step: 16 },
    { minArea: 256 ** 2, maxArea: 1024 ** 2, step: 32 },
  );

  it("keeps to every limit, after rounding too", () => {
    fc.assert(
      fc.property(sizes, limits, (wanted, limit) => {
        const { width, height } = fitSize(wanted, limit);
        const {
          minArea,
          maxArea,
          step,
          minSide = step,
          maxSide = Number.POSITIVE_INFINITY,
        } = limit as typeof limit & { minSide?: number; maxSide?: number };
        expect([width % step, height % step]).toEqual([0, 0]);
        expect(Math.min(width, height)).toBeGreaterThanOrEqual(minSide);
        expect(Math.max(width, height)).toBeLessThanOrEqual(maxSide);
        expect(width * height).toBeGreaterThanOrEqual(minArea);
        expect(width * height).toBeLessThanOrEqual(maxArea);
      }),
      { numRuns: 5000 },
    );
  });

  it("leaves a size within the limits alone, and keeps the ratio of others about", () => {
    fc.assert(
      fc.property(fc.record({ width: fc.integer({ min: 600, max: 1900 }), height: fc.integer({ min: 600, max: 1900 }) }), (wanted) => {
        expect(fitSize(wanted, { minArea: 512 ** 2, maxArea: 2048 ** 2, step: 1 })).toEqual(wanted);
        const small = fitSize(wanted, { minArea: 512 ** 2, maxArea: 1024 ** 2, step: 1 });
        expect(Math.abs(Math.log((small.width / small.height) * (wanted.height / wanted.width)))).toBeLessThan(0.005);
      }),
    );
  });
});

describe("nearestRatio", () => {
  const RATIOS = ["1:1", "16:9", "9:16", "4:3", "3:4", "3:2", "2:3"] as const;
  const factor = (ratio: string, { width, height }: Size) => {
    const [w = 1, h = 1] = ratio.split(":").map(Number);
    return Math.max(((width / height) * h) / w, ((height / width) * w) / h);
  };

  it("has no better one, and turns with the picture", () => {
    fc.assert(
      fc.property(sizes, (size) => {
        const nearest = nearestRatio(RATIOS, size);
        for (const other of RATIOS) expect(factor(nearest, size)).toBeLessThanOrEqual(factor(other, size) * (1 + 1e-9));
        const turned = nearestRatio(RATIOS, { width: size.height, height: size.width });
        expect(factor(turned.split(":").reverse().join(":"), size)).toBeCloseTo(factor(nearest, size));
      }),
    );
  });

  it.each([
    [1920, 1080, "16:9"],
    [1000, 1001, "1:1"],
    [4000, 3000, "4:3"],
    [1, 5000, "9:16"],
    [600, 400, "3:2"],
  ])("of %i×%i is %s", (width, height, ratio) => {
    expect(nearestRatio(RATIOS, { width, height })).toBe(ratio);
  });
});

describe("DashScope's parameters", () => {
  const parametersOf = (model: string, overrides: Partial<EditRequest> = {}) =>
    bodyOf(callOf(dashscope, { model, ...overrides })).parameters;
  const sizeOf = (model: string, target: Size) => {
    const { size } = Object(parametersOf(model, { target }));
    if (typeof size !== "string") throw new Error("no size");
    expect(size).toMatch(/^\d+\*\d+$/);
    const [width = 0, height = 0] = size.split("*").map(Number);
    return { width, height };
  };

  it("the base model is sent neither size nor prompt_extend", () => {
    expect(parametersOf("qwen-image-edit")).toEqual({ n: 1 });
    expect(dashscope.findModel("qwen-image-edit")?.takes).not.toContain("prompt-extend");
  });

  it.each(["qwen-image-edit-plus", "qwen-image-edit-max", "qwen-image-edit-plus-2025-12-15"])(
    "%s: sides 512–2048, multiples of 16",
    (model) => {
      fc.assert(
        fc.property(sizes, (target) => {
          for (const side of Object.values(sizeOf(model, target))) {
            expect(side % 16).toBe(0);
            expect(side).toBeGreaterThanOrEqual(512);
            expect(side).toBeLessThanOrEqual(2048);
          }
        }),
      );
    },
  );

  it.each(["qwen-image-2.0-pro", "qwen-image-2.0", "wan2.7-image", "qwen-image-2.1-pro"])("%s: 512² to 2048² pixels", (model) => {
    fc.assert(
      fc.property(sizes, (target) => {
        const { width, height } = sizeOf(model, target);
        expect(width * height).toBeGreaterThanOrEqual(512 ** 2);
        expect(width * height).toBeLessThanOrEqual(2048 ** 2);
      }),
    );
    expect(sizeOf(model, { width: 1033, height: 1032 })).toEqual({ width: 1033, height: 1032 });
  });

  it.each(["qwen-image-3.0", "qwen-image-3.0-pro"])("%s: the same, at ratios from 1:8 to 8:1, and a price by tier", (model) => {
    fc.assert(
      fc.property(sizes, (target) => {
        const { width, height } = sizeOf(model, target);
        expect(width * height).toBeGreaterThanOrEqual(512 ** 2);
        expect(width * height).toBeLessThanOrEqual(2048 ** 2);
        expect(Math.max(width / height, height / width)).toBeLessThanOrEqual(8);
        const price = dashscope.findModel(model)?.price?.(target);
        expect(price).toBeCloseTo((width * height > 2_250_000 ? 0.075 : model.endsWith("pro") ? 0.04 : 0.03) + 0.003);
      }),
      { numRuns: 1000 },
    );
  });

  it("options have the vendor's names", () => {
    const given = { negativePrompt: "blur", seed: 0, watermark: false, promptExtend: false, target: { width: 800, height: 600 } };
    expect(parametersOf("qwen-image-2.0-pro", given)).toEqual({
      n: 1,
      size: "800*600",
      negative_prompt: "blur",
      prompt_extend: false,
      watermark: false,
      seed: 0,
    });
  });
});

describe("the documented bodies", () => {
  const image = "data:image/png;base64,iVBORw==";
  const prompt = "Remove the background.";
  const messages = [{ role: "user", content: [{ image }, { text: prompt }] }];

  it("AIML API: the image's field depends on the model", () => {
    expect(bodyOf(callOf(aimlapi, { negativePrompt: "x", watermark: false }))).toEqual({
      ...{ model: "alibaba/qwen-image-edit", prompt, image, negative_prompt: "x", watermark: false },
    });
    expect(bodyOf(callOf(aimlapi, { model: "alibaba/qwen-image-3-edit", seed: 1, promptExtend: false }))).toEqual({
      ...{ model: "alibaba/qwen-image-3-edit", prompt, image_urls: [image], num_images: 1, output_format: "png", seed: 1 },
      enable_prompt_expansion: false,
    });
    expect(bodyOf(callOf(aimlapi, { model: "alibaba/qwen-image-2-0", target: { width: 9, height: 16 } }))).toEqual({
      ...{ model: "alibaba/qwen-image-2-0", prompt, image_urls: [image], image_size: "portrait_16_9" },
    });
  });

  it("Pixazo: DashScope's messages, with both parameters", () => {
    const call = callOf(pixazo);
    expect(call.request).toMatchObject({
      path: "/qwen-image/v1/generateMultimodeTextToImageEditRequest",
      headers: { "cache-control": "no-cache" },
    });
    expect(bodyOf(call)).toEqual({ model: "qwen-image-edit", input: { messages }, parameters: { negative_prompt: "", watermark: false } });
    expect(pixazo.authorize("k")).toEqual({ "ocp-apim-subscription-key": "k" });
  });

  it("DashScope: the image first, then exactly one text", () => {
    const call = callOf(dashscope);
    expect(call.request.path).toBe("/services/aigc/multimodal-generation/generation");
    expect(bodyOf(call)).toMatchObject({ model: "qwen-image-2.0-pro", input: { messages } });
  });

  it("Oxen: the ratio is always named, unless the model matches the input itself", () => {
    expect(bodyOf(callOf(oxen))).toEqual({
      ...{ model: "qwen-image-edit", prompt, input_image: image, aspect_ratio: "4:3", response_format: "url" },
    });
    expect(callOf(oxen, { transport: "queue" }).request.path).toBe("/ai/queue");
    expect(bodyOf(callOf(oxen, { model: "qwen-image-2" }))).toMatchObject({ match_input_image: true });
    expect(bodyOf(callOf(oxen, { model: "qwen-image-2", target: { width: 16, height: 9 } }))).toMatchObject({ aspect_ratio: "16:9" });
    expect(bodyOf(callOf(oxen, { model: "flux-kontext-dev" }))).toMatchObject({ aspect_ratio: "match_input_image", output_format: "png" });
    expect(bodyOf(callOf(oxen, { model: "qwen-image-edit-plus" }))).toMatchObject({ input_image: [image], output_format: "png" });
  });

  it("OpenAI: a closed set of fields and sizes, transparent mask", () => {
    const mask = { bytes: Buffer.from("m"), mediaType: "image/png" as const, width: 640, height: 480 };
    expect(formOf(callOf(openaiCompatible, { model: "gpt-image-2", mask }))).toEqual([
      ["model", "gpt-image-2"],
      ["prompt", prompt],
      ["image", "image/png image.png"],
      ["n", "1"],
      ["size", "1536x1024"],
      ["mask", "image/png mask.png"],
    ]);
  });

  it("self-hosted: the usual extensions, sides that latents take", () => {
    const form = new Map(formOf(callOf(openaiCompatible, { model: "Qwen/Qwen-Image-Edit", seed: 5, negativePrompt: "blur" })));
    expect(Object.fromEntries(form)).toMatchObject({ response_format: "b64_json", seed: "5", negative_prompt: "blur", size: "640x480" });
  });

  it("self-hosted: no file name reaches stable-diffusion.cpp as options", () => {
    for (const name of ["<sd_cpp_extra_args>{}</sd_cpp_extra_args>", "<sd_cpp_<sd_cpp_extra_args>extra_args>{}</SD_CPP_EXTRA_ARGS>"]) {
      const form = new Map(formOf(callOf(openaiCompatible, { model: "m", prompt: `Edit ${name}.png` })));
      expect(form.get("prompt")).not.toMatch(/<\/?sd_cpp_extra_args>/i);
    }
  });
});
