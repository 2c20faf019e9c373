import { messagesBody, readMessagesFailure, readMessagesReply } from "./dashscope/message-api.ts";
import type { HttpProvider, Model } from "./provider.ts";

/** pixazo.ai/models/qwen-image, as of 2026-08-20. The gateway speaks DashScope's message shape; input limits are DashScope's. */
const QWEN_IMAGE_EDIT: Model = {
  limits: { mediaTypes: ["image/png", "image/jpeg", "image/webp"], maxBytes: 7_000_000, maxSide: 3072 },
  promptLimit: 800,
  negativePromptLimit: 500,
  takes: ["negative-prompt", "watermark"],
  price: () => 0.055,
  edit: (request) => ({
    request: {
      method: "POST",
      path: "/qwen-image/v1/generateMultimodeTextToImageEditRequest",
      headers: { "cache-control": "no-cache" },
      body: {
        json: {
          ...messagesBody("qwen-image-edit", { pictures: [request.image], prompt: request.prompt }),
          parameters: { negative_prompt: request.negativePrompt ?? "", watermark: request.watermark ?? false },
        },
      },
    },
    // Unlike DashScope, no document says that failures are free: a 5xx is not sent again.
    read: (reply) => readMessagesReply(reply) ?? readMessagesFailure(reply),
  }),
};

export const pixazo: HttpProvider = {
  kind: "http",
  name: "pixazo",
  keyVariable: "PIXAZO_API_KEY",
  keyRequired: true,
  baseUrl: "https://gateway.pixazo.ai",
  defaultModels: { edit: "qwen-image-edit", localize: "qwen-image-edit" },
  modelNames: ["qwen-image-edit"],
  findModel: (name) => (name === "qwen-image-edit" ? QWEN_IMAGE_EDIT : undefined),
  authorize: (key) => ({ "ocp-apim-subscription-key": key }),
  concurrency: 4,
  secondsPerCall: 20,
};
