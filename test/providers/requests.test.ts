import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Call } from "../../src/http/api-call.ts";
import type { MediaType, OutputFormat, Size } from "../../src/pixels/picture.ts";
import { aimlapi } from "../../src/providers/aimlapi.ts";
import { dashscope } from "../../src/providers/dashscope/dashscope.ts";
import type { ModelInput } from "../../src/providers/model-options.ts";
import { openaiCompatible } from "../../src/providers/openai-compatible.ts";
import { oxen } from "../../src/providers/oxen/oxen.ts";
import { pixazo } from "../../src/providers/pixazo.ts";
import type { EditRequest, HttpProvider, Transport } from "../../src/providers/provider.ts";
import { toDataUri } from "../../src/providers/replies.ts";
import { bodyOf, callOf, formOf, generationOf, pictureOf } from "./asked.ts";

const HTTP: HttpProvider[] = [aimlapi, pixazo, dashscope, oxen, openaiCompatible];
const MODELS = HTTP.flatMap((provider) =>
  (provider.modelNames.length > 0 ? provider.modelNames : ["qwen-image-edit", "gpt-image-2"]).map((model) => [provider, model] as const),
);
const EDITORS = MODELS.filter(([provider, model]) => provider.findModel(model)?.edit);
const GENERATORS = MODELS.filter(([provider, model]) => provider.findModel(model)?.generate);
const sides = fc.oneof(fc.integer({ min: 1, max: 16_383 }), fc.integer({ min: 1, max: 64 }), fc.constantFrom(512, 1024, 1328, 2048));
const sizes = fc.record({ width: sides, height: sides });
const transports = fc.constantFrom<Transport[]>("sync", "queue", "events");

const options = fc.record(
  {
    negativePrompt: fc.string({ minLength: 1 }),
    seed: fc.nat(2147483647),
    watermark: fc.boolean(),
    promptExtend: fc.boolean(),
    guidanceScale: fc.double({ min: 1, max: 20, noNaN: true }),
    safetyChecker: fc.boolean(),
  },
  { requiredKeys: [] },
);

const OPTION_NAMES: Record<string, ModelInput> = {
  negativePrompt: "negative-prompt",
  seed: "seed",
  watermark: "watermark",
  promptExtend: "prompt-extend",
  guidanceScale: "guidance-scale",
  safetyChecker: "safety-checker",
};

/** The options that a model says it takes; the others never reach it. */
function taken<T extends object>(provider: HttpProvider, model: string, given: T): Partial<T> {
  const takes = provider.findModel(model)?.takes ?? [];
  return Object.fromEntries(Object.entries(given).filter(([name]) => takes.some((option) => option === OPTION_NAMES[name]))) as Partial<T>;
}

/** Asks for the model's own most at most: what a call says of how many pictures it wants. */
function countsOf(call: Call): string[] {
  const { body } = call.request;
  if (body && "form" in body) return formOf(call).flatMap(([name, value]) => (name === "n" ? [value] : []));
  return [...JSON.stringify(bodyOf(call)).matchAll(/"(?:n|num_images|num_generations)":(\d+)/g)].map(([, count = ""]) => count);
}

describe.each(EDITORS)("$name's request", (provider, model) => {
  const { candidates = 1, references: most = 0 } = provider.findModel(model) ?? {};
  it(`for ${model} goes to a path below the origin, with every picture, and asks for as many as are wanted`, () => {
    const asked = fc.record({ count: fc.integer({ min: 1, max: candidates }), references: fc.nat(most) });
    fc.assert(
      fc.property(sizes, options, asked, fc.string(), transports, (target, given, { count, references }, prompt, transport) => {
        const pictures = Array.from({ length: references }, (_, index) => pictureOf(`ref ${index}`));
        const request = { ...taken(provider, model, given), model, target, prompt, transport, count, references: pictures };
        const call = callOf(provider, request);
        const { method, path, headers = {}, body } = call.request;
        expect([method, path[0]]).toEqual(["POST", "/"]);
        expect(Object.keys(headers).map((name) => name.toLowerCase())).not.toContain("authorization");
        // A synchronous call of Oxen makes one, and has no field for it.
        if (candidates > 1 && !path.startsWith("/ai/images/")) expect(countsOf(call)).toEqual([String(count)]);
        else for (const wanted of countsOf(call)) expect(wanted).toBe("1");
        if (!body) throw new Error("no body");
        if ("form" in body) {
          expect(formOf(call).filter(([, value]) => value.startsWith("image/png "))).toHaveLength(1 + references);
          return;
        }
        const json = bodyOf(call);
        expect(json.model).toBe(model);
        expect(JSON.stringify(json).match(/data:image\/png;base64,/g)).toHaveLength(1 + references);
      }),
      { numRuns: 40 },
    );
  });
});

describe.each(GENERATORS)("$name's request", (provider, model) => {
  const { candidates = 1 } = provider.findModel(model) ?? {};
  it(`for a new picture of ${model} is JSON with no picture in it`, () => {
    const formats = fc.constantFrom<OutputFormat[]>("png", "jpeg", "webp");
    fc.assert(
      fc.property(
        sizes,
        options,
        fc.integer({ min: 1, max: candidates }),
        transports,
        formats,
        (target, given, count, transport, format) => {
          const call = generationOf(provider, { ...taken(provider, model, given), model, target, count, transport, format });
          expect([call.request.method, call.request.path[0]]).toEqual(["POST", "/"]);
          const json = bodyOf(call);
          expect(json.model).toBe(model);
          expect(JSON.stringify(json)).not.toContain("data:");
          if (candidates > 1 && !call.request.path.startsWith("/ai/images/")) expect(countsOf(call)).toEqual([String(count)]);
          else for (const wanted of countsOf(call)) expect(wanted).toBe("1");
        },
      ),
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
      ...{ model: "alibaba/qwen-image-2-0", prompt, image_urls: [image], image_size: { width: 576, height: 1024 } },
    });
  });

  it("AIML API: the picture to edit stands before the references, and a size is named where its own is not wanted", () => {
    const references = [pictureOf("one"), pictureOf("two")];
    const request = {
      model: "alibaba/qwen-image-3-edit",
      references,
      count: 4,
      target: { width: 1600, height: 900 },
      safetyChecker: false,
    };
    expect(bodyOf(callOf(aimlapi, request))).toEqual({
      ...{ model: "alibaba/qwen-image-3-edit", prompt, num_images: 4, output_format: "png", enable_safety_checker: false },
      image_urls: [image, "data:image/png;base64,b25l", "data:image/png;base64,dHdv"],
      image_size: { width: 1536, height: 864 },
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
    const banner = { width: 2100, height: 900 };
    expect(bodyOf(callOf(oxen, { model: "gpt-image-2", target: banner }))).toMatchObject({ aspect_ratio: "21:9" });
    expect(bodyOf(callOf(oxen, { model: "nano-banana-2", target: { width: 4, height: 1 } }))).toMatchObject({ aspect_ratio: "4:1" });
  });

  it("Oxen: references follow the picture to edit, and several pictures are queued", () => {
    const references = [pictureOf("one")];
    const list = [image, "data:image/png;base64,b25l"];
    expect(bodyOf(callOf(oxen, { model: "qwen-image-edit-2511", references, count: 3, transport: "queue" }))).toEqual({
      ...{ model: "qwen-image-edit-2511", prompt, input_image: list, aspect_ratio: "4:3", output_format: "png", num_generations: 3 },
    });
    const alone = bodyOf(callOf(oxen, { model: "qwen-image-3" }));
    expect(alone).toEqual({ model: "qwen-image-3", prompt, input_images: [image], aspect_ratio: "auto", response_format: "url" });
    // `auto` would be the ratio of the last picture, and only the first of several `num_images` comes back.
    const several = bodyOf(callOf(oxen, { model: "qwen-image-3", references, count: 2, transport: "queue", promptExtend: false }));
    expect(several).toEqual({
      ...{ model: "qwen-image-3", prompt, input_images: list, aspect_ratio: "4:3", num_generations: 2 },
      ...{ enable_prompt_expansion: false, enable_thinking: false },
    });
    expect(oxen.findModel("qwen-image-edit")?.references).toBeUndefined();
  });

  it("OpenAI: a closed set of fields and sizes, transparent mask", () => {
    const mask = pictureOf("m");
    expect(formOf(callOf(openaiCompatible, { model: "gpt-image-2", mask }))).toEqual([
      ["model", "gpt-image-2"],
      ["prompt", prompt],
      ["n", "1"],
      ["size", "1536x1024"],
      ["image", "image/png image.png"],
      ["mask", "image/png mask.png"],
    ]);
  });

  it("OpenAI: several pictures are a list, the one to edit first", () => {
    const references = [pictureOf("one", { mediaType: "image/jpeg" })];
    const form = formOf(callOf(openaiCompatible, { model: "gpt-image-2", references, count: 10 }));
    expect(form.slice(2)).toEqual([
      ["n", "10"],
      ["size", "1536x1024"],
      ["image[]", "image/png image-1.png"],
      ["image[]", "image/jpeg image-2.jpeg"],
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
