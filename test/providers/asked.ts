import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ApiReply, Call, CallStep } from "../../src/http/api-call.ts";
import type { Picture, Size } from "../../src/pixels/picture.ts";
import { fitInputSize } from "../../src/pixels/size-limits.ts";
import type { EditRequest, GenerateRequest, HttpProvider, Model } from "../../src/providers/provider.ts";
import { PROVIDERS } from "../../src/providers/registry.ts";

/** A trimmed reply of a vendor's document. */
export function readFixture<T = unknown>(provider: string, name: string): T {
  return JSON.parse(readFileSync(join(import.meta.dirname, "fixtures", provider, `${name}.json`), "utf8")) as T;
}

export function replyOf(json: unknown, status = 200, headers: ApiReply["headers"] = {}): ApiReply {
  return { status, headers, json };
}

const asked = { prompt: "Remove the background.", target: { width: 640, height: 480 }, count: 1, transport: "sync" as const };

export function pictureOf(text = "\x89PNG", overrides: Partial<Picture> = {}): Picture {
  return { bytes: Buffer.from(text, "latin1"), mediaType: "image/png", width: 640, height: 480, ...overrides };
}

export function requestOf(overrides: Partial<EditRequest> = {}): EditRequest {
  return { ...asked, model: "qwen-image-edit", image: pictureOf(), references: [], source: { width: 640, height: 480 }, ...overrides };
}

function modelOf(provider: HttpProvider, name: string): Model {
  const model = provider.findModel(name);
  if (!model) throw new Error(`${provider.name} does not know ${name}`);
  return model;
}

export function callOf(provider: HttpProvider, overrides: Partial<EditRequest> = {}): Call {
  const request = requestOf({ model: provider.defaultModels.edit ?? "qwen-image-edit", ...overrides });
  const call = modelOf(provider, request.model).edit?.(request);
  if (!call) throw new Error(`${request.model} takes no picture`);
  return call;
}

/** A picture out of nothing but words. */
export function generationOf(provider: HttpProvider, overrides: Partial<GenerateRequest> = {}): Call {
  const model = overrides.model ?? provider.defaultModels.generate ?? "qwen-image";
  const call = modelOf(provider, model).generate?.({ ...asked, format: "png", ...overrides, model });
  if (!call) throw new Error(`${model} does not work without a picture`);
  return call;
}

/** The JSON body as it goes over the wire: without what is undefined. */
export function bodyOf({ request: { body } }: Call): Record<string, unknown> {
  if (!body || !("json" in body)) throw new Error("no JSON body");
  return JSON.parse(JSON.stringify(body.json)) as Record<string, unknown>;
}

/** A form's fields in order; files as `<media type> <name>`. */
export function formOf({ request: { body } }: Call): [string, string][] {
  if (!body || !("form" in body)) throw new Error("no form");
  return body.form.map((part) => [part.name, "value" in part ? part.value : `${part.picture.mediaType} ${part.filename}`]);
}

/** Reads a documented reply to an edit. */
export function readEdit(
  provider: HttpProvider,
  json: unknown,
  { status = 200, headers = {} as ApiReply["headers"], ...overrides } = {},
): CallStep {
  return callOf(provider, overrides).read(replyOf(json, status, headers));
}

/** A model that edits. */
export interface EditModel {
  name: string;
  model: string;
  edit: NonNullable<Model["edit"]>;
  limits: Model["limits"];
}

/** Every model that edits; of those that any name is accepted for, one of each kind. */
export const EDIT_MODELS: EditModel[] = Object.values(PROVIDERS).flatMap((provider) => {
  if (provider.kind === "local") return [];
  const names = provider.modelNames.length > 0 ? provider.modelNames : ["Qwen/Qwen-Image-Edit", "gpt-image-1"];
  return names.flatMap((model) => {
    const { edit, limits } = provider.findModel(model) ?? {};
    return edit && limits ? [{ name: provider.name, model, edit, limits }] : [];
  });
});

/** What the model is asked for: a size, a ratio of its list, or the ratio of the picture that it is sent. */
export type Asked = { kind: "size" | "ratio" | "input"; size: Size };

export function ask({ edit, limits, model }: EditModel, source: Size): Asked {
  const sent = fitInputSize(source, limits);
  const image = pictureOf(undefined, sent);
  const { body } = edit({ model, prompt: "", target: source, source, count: 1, transport: "sync", image, references: [] }).request;
  const fields: unknown =
    body && "form" in body
      ? Object.fromEntries(body.form.map((part) => [part.name, "value" in part && part.value]))
      : body && "json" in body && body.json;
  const text = JSON.stringify(fields);
  const [, ratio] = /"aspect_ratio":"(\d+:\d+)"/.exec(text) ?? [];
  if (ratio) return { kind: "ratio", size: parseSize(ratio, 100) };
  const [, width, height] = /"(?:image_)?size":(?:"|\{"width":)(\d+)(?:[x*]|,"height":)(\d+)/.exec(text) ?? [];
  return width && height ? { kind: "size", size: parseSize(`${width}x${height}`) } : { kind: "input", size: sent };
}

export function parseSize(text: string, unit = 1): Size {
  const [width = 0, height = 0] = text.split(/[x:]/).map((side) => Number(side) * unit);
  return { width, height };
}
