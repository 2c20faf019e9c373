import { z } from "zod";
import { parseReply } from "../../http/reply-json.ts";
import { toDollars } from "../../text/dollars.ts";
import type { HttpProvider } from "../provider.ts";
import { jobIdSchema } from "../replies.ts";
import { OXEN_MODELS } from "./oxen-models.ts";

/** docs.oxen.ai/inference-api/reference: models, events. */
const modelSchema = z.object({ pricing: z.object({ method: z.string(), cost_per_image: z.coerce.number().nullish() }).nullish() });
const eventSchema = z.object({ generation_id: jobIdSchema });

export const oxen: HttpProvider = {
  kind: "http",
  name: "oxen",
  keyVariable: "OXEN_API_KEY",
  keyRequired: true,
  baseUrl: "https://hub.oxen.ai/api",
  defaultModels: { edit: "qwen-image-edit", localize: "qwen-image-edit" },
  modelNames: [...OXEN_MODELS.keys()],
  findModel: (name) => OXEN_MODELS.get(name),
  // The queue first: a job outlives a broken connection, and can be cancelled.
  transports: ["queue", "sync", "events"],
  authorize: (key) => ({ authorization: `Bearer ${key}` }),
  concurrency: 8,
  secondsPerCall: 20,
  price: (name) => ({
    request: { method: "GET", path: `/ai/models/${encodeURIComponent(name)}` },
    read: (reply) => {
      const pricing = modelSchema.safeParse(reply.json).data?.pricing;
      return pricing?.method === "per_image" ? toDollars(pricing.cost_per_image) : undefined;
    },
  }),
  events: {
    path: "/events",
    readJob: ({ event, data }) => {
      if (event !== "media_generation_completed") return undefined;
      return eventSchema.safeParse(parseReply(Buffer.from(data)).json).data?.generation_id;
    },
  },
};
