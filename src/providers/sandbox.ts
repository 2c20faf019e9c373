import type { LocalProvider } from "./provider.ts";

const MEDIA_TYPES = ["image/png", "image/jpeg", "image/webp"] as const;

/** Calls no model: draws a plain, deterministic mark, so that a workflow's wiring can be tried for nothing. */
export const sandbox: LocalProvider = {
  kind: "local",
  name: "sandbox",
  defaultModel: "sandbox",
  modelNames: ["sandbox"],
  findModel: (name) =>
    name === "sandbox"
      ? {
          limits: { mediaTypes: MEDIA_TYPES, alpha: true },
          takes: [],
          price: () => 0,
        }
      : undefined,
  concurrency: 2,
  run: async (picture, prompt) => {
    const { markPicture } = await import("../pixels/mark.ts");
    return markPicture(picture, prompt);
  },
};
