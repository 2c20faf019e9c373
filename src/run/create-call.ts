import type { Call } from "../http/api-call.ts";
import { createHttpClient, type HttpClient } from "../http/http-client.ts";
import type { Uploader } from "../http/upload.ts";
import type { Recipe } from "../inputs/recipe.ts";
import type { Picture, Size } from "../pixels/picture.ts";
import { pickOptions } from "../providers/model-options.ts";
import type { EditRequest, GenerateRequest, TranslateRequest } from "../providers/provider.ts";

interface CommonRequest {
  /** US dollars for one image; undefined where nobody knows. */
  price: number | undefined;
  /** Images wanted of this call. */
  count: number;
  /** Number of the first of them, from 1; only what runs in the process looks at it. */
  first: number;
  /** A seed instead of the recipe's. */
  seed?: number;
}

interface TranslateImage extends Omit<TranslateRequest, "model" | "imageUrl"> {
  kind: "translate";
  image: Picture;
  /** The picture's own size. */
  source: Size;
  /** Tells the image from others. */
  key: string;
}

/** One request to the model of a recipe. */
export type ImageRequest = CommonRequest &
  (
    | ({ kind: "edit"; locale?: string } & Pick<EditRequest, "prompt" | "source" | "target" | "image" | "references" | "mask">)
    | ({ kind: "generate" } & Pick<GenerateRequest, "prompt" | "target" | "format">)
    | TranslateImage
  );

/** A client with the provider's credential, for the configured origin. */
export function connect({ provider, baseUrl, apiKey }: Recipe): HttpClient {
  if (provider.kind !== "http" || !baseUrl) throw new Error("not a provider of the network");
  return createHttpClient({ baseUrl, headers: apiKey ? provider.authorize(apiKey) : {} });
}

interface CreateCallOptions {
  recipe: Recipe;
  uploader: Uploader | undefined;
  /** Starts the task's time. */
  start: () => void;
  signal: AbortSignal;
}

/** The provider's call for a request. The image of a translation is uploaded first. @throws UploadRefused */
export async function createCall(request: ImageRequest, { recipe, uploader, start, signal }: CreateCallOptions): Promise<Call> {
  const { model, modelName, transport } = recipe;
  const { price: _price, first: _first, seed = recipe.seed, ...wanted } = request;
  if (wanted.kind === "translate") {
    if (!model.translate || !uploader) throw new Error("the model does not translate by itself");
    const { kind: _kind, image, source: _source, key, ...words } = wanted;
    start();
    const imageUrl = await uploader.upload(image, key, signal);
    return model.translate.call({
      ...words,
      model: modelName,
      imageUrl,
      ...pickOptions(model, recipe),
    });
  }
  const common = { model: modelName, transport, ...pickOptions(model, { ...recipe, seed }) };
  const call = wanted.kind === "edit" ? model.edit?.({ ...wanted, ...common }) : model.generate?.({ ...wanted, ...common });
  if (!call) throw new Error(`the model cannot ${wanted.kind}`);
  return call;
}
