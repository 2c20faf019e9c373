import { randomUUID } from "node:crypto";
import { z } from "zod";
import { describeProblem, ImageProblem, readInputImage, sizeByArea } from "./input-image.ts";
import { type Call, type Emulator, type EmulatorOptions, type Route, startProviderServer } from "./provider-server.ts";
import type { Reply } from "./reply.ts";
import { onPaid, retryAfterHeader, type Scenarios } from "./scenarios.ts";

export interface PixazoEmulator extends Emulator {
  scenarios: typeof pixazoScenarios;
}

/** US dollars, all resolutions, by the vendor's page. */
const PRICE = 0.055;
const PATH = "/qwen-image/v1/generateMultimodeTextToImageEditRequest";
/** The vendor names no limits of its own; these are DashScope's, which stands behind it. */
const IMAGES = { types: ["png", "jpg", "webp", "bmp", "tiff", "gif"], maxBytes: 10 * 1024 * 1024 };

const Body = z.strictObject({
  model: z.literal("qwen-image-edit"),
  input: z.strictObject({
    messages: z
      .array(
        z.strictObject({
          role: z.literal("user"),
          content: z.array(z.union([z.strictObject({ image: z.string() }), z.strictObject({ text: z.string().min(1) })])),
        }),
      )
      .length(1),
  }),
  parameters: z.strictObject({ negative_prompt: z.string().optional(), watermark: z.boolean().optional() }).optional(),
});

/** The Pixazo gateway's synchronous Qwen Image Edit. */
export async function startPixazo(options: EmulatorOptions = {}): Promise<PixazoEmulator> {
  const server = await startProviderServer(options, route, () => refuse(404, "Endpoint not found"));

  function route(method: string, path: string): Route | undefined {
    return method === "POST" && path === PATH ? { kind: "paid", handle: edit } : undefined;
  }

  async function edit({ seen, publish }: Call): Promise<Reply> {
    if (seen.headers["ocp-apim-subscription-key"] !== server.key) return refuse(401, "Invalid or missing authentication");
    if (!/^application\/json\b/.test(seen.headers["content-type"] ?? "")) return refuse(400, "Content-Type must be application/json");
    const parsed = Body.safeParse(seen.body);
    if (!parsed.success) return refuse(400, `Invalid request parameters: ${describeProblem(parsed.error)}`);
    const content = parsed.data.input.messages.flatMap((message) => message.content);
    const images = content.flatMap((item) => ("image" in item ? [item.image] : []));
    if (images.length !== 1 || content.length !== 2)
      return refuse(400, "Invalid request parameters: exactly one image and one text are required");
    try {
      const input = readInputImage(images[0] ?? "", IMAGES);
      const made = await server.make({ input: input.bytes, ...sizeByArea(input), alpha: false });
      const request_id = randomUUID();
      return {
        status: 200,
        body: {
          status_code: 200,
          request_id,
          code: "",
          message: "",
          output: {
            text: null,
            finish_reason: null,
            choices: [{ finish_reason: "stop", message: { role: "assistant", content: [{ image: publish(made) }] } }],
          },
          usage: { input_tokens: 0, output_tokens: 0, width: made.width, image_count: 1, height: made.height },
        },
        commit: () => server.bill(options.price ?? PRICE, 1),
        takesMs: server.latencyMs,
      };
    } catch (error) {
      if (error instanceof ImageProblem) return refuse(400, `Invalid request parameters: ${error.message}`);
      throw error;
    }
  }

  return Object.assign(server, { baseUrl: server.origin, scenarios: pixazoScenarios });
}

function refuse(status: number, error: string): Reply {
  return { status, body: { error } };
}

const fail = (status: number, body: unknown, headers: Record<string, string> = {}) => onPaid({ kind: "status", status, headers, body });

/** The words of the vendor's table; 402 stands in its queue pages only. `upstreamRefused` is DashScope's refusal passed on. */
export const pixazoScenarios = {
  rateLimited: (retryAfter?: number) => fail(429, { error: "Rate limit exceeded, please retry later" }, retryAfterHeader(retryAfter)),
  unauthorized: () => fail(401, { error: "Invalid or missing authentication" }),
  noCredit: () => fail(402, { error: "Insufficient Balance", message: "Your wallet balance is too low for this request" }),
  refused: () => fail(400, { error: "Input data may contain inappropriate content (DataInspectionFailed)" }),
  unavailable: () => fail(503, { error: "Service unavailable" }),
  serverError: () => fail(500, { error: "An unexpected error occurred, please try again later" }),
  forbidden: () => fail(403, { error: "Access denied for this operation" }),
  /** HTTP 200 with no more than a status in the body. */
  limitedInside: () => fail(200, { status_code: 429, message: "Too many requests" }),
  /** HTTP 200 with the upstream's failure in the body. */
  upstreamRefused: () =>
    fail(200, {
      status_code: 400,
      request_id: randomUUID(),
      code: "DataInspectionFailed",
      message: "Input data may contain inappropriate content.",
      output: null,
      usage: null,
    }),
} satisfies Scenarios & Record<string, unknown>;
