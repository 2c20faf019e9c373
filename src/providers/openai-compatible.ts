import { z } from "zod";
import type { EditRequest, Failure, FormPart, HttpProvider, ImageReference, Model, Next, Reply } from "./provider.ts";
import { failureOf, fitSize, isSuccess, nearestRatio, unexpectedReply } from "./reading.ts";

/** OpenAI's images reference; self-hosted servers answer with either field, and relative addresses. */
const replySchema = z.object({ data: z.array(z.object({ b64_json: z.string().nullish(), url: z.string().nullish() })) });
/** OpenAI `{error: {message, code, type}}`, stable-diffusion.cpp `{error, message}`, vLLM-Omni and SGLang `{detail}`. */
const errorSchema = z.object({
  error: z
    .union([
      z.string(),
      z.object({ message: z.string().nullish(), code: z.union([z.string(), z.number()]).nullish(), type: z.string().nullish() }),
    ])
    .nullish(),
  message: z.string().nullish(),
  detail: z.unknown().optional(),
});

function readReply(reply: Reply): Next {
  if (!isSuccess(reply)) return readFailure(reply);
  const images = replySchema
    .safeParse(reply.json)
    .data?.data.flatMap(({ b64_json: base64, url }): ImageReference[] => (base64 ? [{ base64 }] : url ? [{ url }] : []));
  return images?.length ? { kind: "done", images } : unexpectedReply("the server answered without an image in `data`");
}

function readFailure(reply: Reply): Failure {
  const body = errorSchema.safeParse(reply.json).data;
  const error = typeof body?.error === "object" ? body.error : undefined;
  const said =
    error?.message ??
    body?.message ??
    (typeof body?.error === "string" ? body.error : undefined) ??
    (body?.detail === undefined ? undefined : JSON.stringify(body.detail));
  const failure = failureOf(reply, said);
  // Gateways in front of a server pass on the words of a refusal, and not always its code.
  const words = `${error?.code ?? ""} ${error?.type ?? ""} ${said ?? ""}`;
  // A 429 that never heals.
  if (reply.status < 500 && /insufficient_quota|billing|exceeded your current quota|insufficient (credit|balance|fund)/i.test(words))
    return { ...failure, code: "no-credit", fatal: true, free: false };
  if (reply.status < 500 && /moderation_blocked|content_policy|content policy|safety system/i.test(words))
    return { ...failure, code: "refused", fatal: false };
  return failure;
}

/** OpenAI's own models know a closed set of parameters and sizes; other servers take Stable Diffusion's usual extensions. */
const isOpenAiModel = (model: string) => /(^|\/)(chatgpt-|gpt-)image/.test(model);

const OPENAI_SIZES = { "1:1": "1024x1024", "3:2": "1536x1024", "2:3": "1024x1536" } as const;

function sizeOf({ model, target }: EditRequest): string {
  if (isOpenAiModel(model)) return OPENAI_SIZES[nearestRatio(["1:1", "3:2", "2:3"], target)];
  // Qwen-Image's native area, so that a large source does not exhaust the server's memory; latents want multiples of 16.
  const { width, height } = fitSize(target, { minArea: 512 ** 2, maxArea: 1328 ** 2, step: 16 });
  return `${width}x${height}`;
}

function formOf(request: EditRequest): FormPart[] {
  const { model, image, mask, negativePrompt, seed } = request;
  const own = isOpenAiModel(model);
  const file = (name: string, picture: typeof image): FormPart => ({
    name,
    picture,
    filename: `${name}.${picture.mediaType.slice("image/".length)}`,
  });
  return [
    { name: "model", value: model },
    // stable-diffusion.cpp reads server options from a tag inside the prompt; a file name must not reach it that way.
    { name: "prompt", value: own ? request.prompt : request.prompt.replace(/sd_cpp_extra_args/gi, "sd-cpp-extra-args") },
    file("image", image),
    { name: "n", value: "1" },
    { name: "size", value: sizeOf(request) },
    // OpenAI's image models always answer in base64 and refuse the field.
    ...(own ? [] : [{ name: "response_format", value: "b64_json" }]),
    // OpenAI reads `mask` by its transparency, vLLM-Omni reads `mask_image` by its white.
    ...(mask ? [file("mask", mask), ...(own ? [] : [file("mask_image", mask)])] : []),
    ...(negativePrompt ? [{ name: "negative_prompt", value: negativePrompt }] : []),
    ...(seed === undefined ? [] : [{ name: "seed", value: String(seed) }]),
  ];
}

function toModel(name: string): Model {
  return {
    // stable-diffusion.cpp reads no WebP.
    limits: {
      mediaTypes: isOpenAiModel(name) ? ["image/png", "image/jpeg", "image/webp"] : ["image/png", "image/jpeg"],
      maxBytes: 50_000_000,
      alpha: true,
    },
    promptLimit: 32_000,
    takes: isOpenAiModel(name) ? ["mask"] : ["negative-prompt", "seed", "mask"],
    transparentMask: true,
    edit: (request) => ({ request: { method: "POST", path: "/images/edits", body: { form: formOf(request) } }, read: readReply }),
  };
}

/** Any server with OpenAI's `POST /v1/images/edits`: vLLM-Omni, SGLang, stable-diffusion.cpp, OpenAI itself. */
export const openaiCompatible: HttpProvider = {
  kind: "http",
  name: "openai-compatible",
  keyVariable: "OPENAI_API_KEY",
  keyRequired: false,
  modelNames: [],
  findModel: toModel,
  authorize: (key) => ({ authorization: `Bearer ${key}` }),
  concurrency: 2,
};
