import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Call, EditRequest, HttpProvider, Next, Reply } from "../../src/providers/provider.ts";

/** A trimmed reply of a vendor's document. */
export function readFixture<T = unknown>(provider: string, name: string): T {
  return JSON.parse(readFileSync(join(import.meta.dirname, "fixtures", provider, `${name}.json`), "utf8")) as T;
}

export function replyOf(json: unknown, status = 200, headers: Reply["headers"] = {}): Reply {
  return { status, headers, json };
}

export function requestOf(overrides: Partial<EditRequest> = {}): EditRequest {
  return {
    model: "qwen-image-edit",
    prompt: "Remove the background.",
    image: { bytes: Buffer.from([137, 80, 78, 71]), mediaType: "image/png", width: 640, height: 480 },
    source: { width: 640, height: 480 },
    target: { width: 640, height: 480 },
    transport: "sync",
    ...overrides,
  };
}

export function callOf(provider: HttpProvider, overrides: Partial<EditRequest> = {}): Call {
  const request = requestOf({ model: provider.defaultModel ?? "qwen-image-edit", ...overrides });
  const model = provider.findModel(request.model);
  if (!model) throw new Error(`${provider.name} does not know ${request.model}`);
  return model.edit(request);
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
  { status = 200, headers = {} as Reply["headers"], ...overrides } = {},
): Next {
  return callOf(provider, overrides).read(replyOf(json, status, headers));
}
