import type { LocalProvider } from "../provider.ts";

const MEDIA_TYPES = ["image/png", "image/jpeg", "image/webp"] as const;

/** Calls no model: puts a plain, deterministic mark on a picture, or draws one, so that a workflow's wiring can be tested for nothing. */
export const sandbox: LocalProvider = {
  kind: "local",
  name: "sandbox",
  defaultModels: { edit: "sandbox", localize: "sandbox", generate: "sandbox" },
  modelNames: ["sandbox"],
  findModel: (name) =>
    name === "sandbox"
      ? {
          limits: { mediaTypes: MEDIA_TYPES, alpha: true, grey: true },
          takes: [],
          // Taken so that a workflow with references can be tried; they leave no trace in the result.
          references: 16,
          candidates: 1,
          price: () => 0,
        }
      : undefined,
  concurrency: 2,
  secondsPerCall: 0.2,
  run: async ({ image, target, ...mark }) => {
    if (image) {
      const { markPicture } = await import("./mark.ts");
      return markPicture({ picture: image, mark });
    }
    const { drawScene } = await import("./scene.ts");
    return drawScene({ target, mark });
  },
};
