import { z } from "zod";
import type { ApiReply, CallStep, Failure, FormPart } from "../http/api-call.ts";
import { nearestRatio } from "../pixels/geometry.ts";
import { formatOfMediaType, type Picture } from "../pixels/picture.ts";
import { findOutputSize } from "../pixels/size-limits.ts";
import { readErrorBody } from "./error-body.ts";
import type { EditRequest, GenerateRequest, HttpProvider, Model } from "./provider.ts";
import { failureOf, imageSchema, isSuccess, judgeWords, readImageReferences, withoutResult } from "./replies.ts";

/** OpenAI's images reference; self-hosted servers answer with either field, and relative addresses. */
const replySchema = z.object({ data: z.array(imageSchema) });
/** vLLM-Omni and SGLang: each field that does not validate. */
const detailSchema = z.object({ detail: z.unknown().optional() });

function readReply(reply: ApiReply): CallStep {
  if (!isSuccess(reply)) return readFailure(reply);
  const images = readImageReferences(replySchema.safeParse(reply.json).data?.data);
  return images.length > 0 ? { kind: "done", images } : withoutResult(reply, "image in `data`");
}

function readFailure(reply: ApiReply): Failure {
  const said = readErrorBody(reply.json);
  const detail = detailSchema.safeParse(reply.json).data?.detail;
  const fields = detail === undefined ? undefined : JSON.stringify(detail);
  const failure = failureOf(reply, said?.message ?? fields);
  const verdict = judgeWords({ words: said?.words ?? fields ?? "", status: reply.status });
  // Among them a 429 that never heals.
  return verdict ? { ...failure, fatal: false, ...verdict, free: false } : failure;
}

/** OpenAI's own models know a closed set of parameters and sizes; other servers take Stable Diffusion's usual extensions. */
const isOpenAiModel = (model: string) => /(^|\/)(chatgpt-|gpt-)image/.test(model);

const OPENAI_SIZES = { "1:1": "1024x1024", "3:2": "1536x1024", "2:3": "1024x1536" } as const;

/** What both endpoints take; absent fields are undefined. */
function commonFields(request: EditRequest | GenerateRequest) {
  const { model, prompt, count, target, negativePrompt, seed, guidanceScale } = request;
  if (isOpenAiModel(model)) return { model, prompt, n: count, size: OPENAI_SIZES[nearestRatio(["1:1", "3:2", "2:3"], target)] };
  // Qwen-Image's native area, so that a large source does not exhaust the server's memory; latents want multiples of 16.
  const { width, height } = findOutputSize(target, { minArea: 512 ** 2, maxArea: 1328 ** 2, step: 16 });
  return {
    model,
    // stable-diffusion.cpp reads server options from a tag inside the prompt; a file name must not reach it that way.
    prompt: prompt.replace(/sd_cpp_extra_args/gi, "sd-cpp-extra-args"),
    n: count,
    size: `${width}x${height}`,
    // OpenAI's image models always answer in base64 and refuse the field.
    response_format: "b64_json",
    negative_prompt: negativePrompt,
    seed,
    guidance_scale: guidanceScale,
  };
}

/** The picture to edit comes first, and is what the mask is for. */
function formOf(request: EditRequest): FormPart[] {
  const { model, image, references, mask } = request;
  const file = (name: string, picture: Picture, filename = name): FormPart => ({
    name,
    picture,
    filename: `${filename}.${formatOfMediaType(picture.mediaType)}`,
  });
  const fields = Object.entries(commonFields(request)).flatMap(([name, value]) =>
    value === undefined ? [] : [{ name, value: String(value) }],
  );
  return [
    ...fields,
    // All servers read one file as `image`, several as `image[]` (stable-diffusion.cpp keeps only one `image`).
    ...(references.length === 0
      ? [file("image", image)]
      : [image, ...references].map((picture, index) => file("image[]", picture, `image-${index + 1}`))),
    // OpenAI reads `mask` by its transparency, vLLM-Omni reads `mask_image` by its white.
    ...(mask ? [file("mask", mask), ...(isOpenAiModel(model) ? [] : [file("mask_image", mask)])] : []),
  ];
}

/** The others' own default is PNG, and not all of them write every format. */
function generationBody(request: GenerateRequest) {
  return { ...commonFields(request), ...(isOpenAiModel(request.model) && { output_format: request.format }) };
}

/**
 * By OpenAI's reference (openai-openapi, images/edits and images/generations, as read in 2026-11): at most 16 pictures of 50 MB, `n` 1–10. vLLM-Omni
 * (docs.vllm.ai, image_generation_api and image_edit_api) and SGLang (image_api.py) make up to 10 as well; an older stable-diffusion.cpp
 * makes 8 at most, and says nothing. How many pictures a self-hosted model can combine it alone knows, and it refuses the rest.
 */
function toModel(name: string): Model {
  const own = isOpenAiModel(name);
  return {
    limits: {
      // stable-diffusion.cpp reads no WebP.
      mediaTypes: own ? ["image/png", "image/jpeg", "image/webp"] : ["image/png", "image/jpeg"],
      maxBytes: 50_000_000,
      alpha: true,
    },
    promptLimit: 32_000,
    takes: own ? ["mask"] : ["negative-prompt", "seed", "mask", "guidance-scale"],
    transparentMask: true,
    references: 15,
    candidates: 10,
    edit: (request) => ({ request: { method: "POST", path: "/images/edits", body: { form: formOf(request) } }, read: readReply }),
    generate: (request) => ({
      request: { method: "POST", path: "/images/generations", body: { json: generationBody(request) } },
      read: readReply,
    }),
  };
}

/**
 * Any server with OpenAI's `POST /v1/images/edits` and `/v1/images/generations`: vLLM-Omni, SGLang, stable-diffusion.cpp, OpenAI itself;
 * for new pictures also LocalAI, which has no edits.
 */
export const openaiCompatible: HttpProvider = {
  kind: "http",
  name: "openai-compatible",
  keyVariable: "OPENAI_API_KEY",
  keyRequired: false,
  defaultModels: {},
  modelNames: [],
  findModel: toModel,
  authorize: (key) => ({ authorization: `Bearer ${key}` }),
  concurrency: 2,
  secondsPerCall: 30,
};
