import type { IncomingMessage } from "node:http";

/** A file part of a multipart request; `field` is the form field's name, `name` the file's. */
export interface SentFile {
  field: string;
  name: string;
  type: string;
  bytes: Buffer;
}

/** A multipart body. Of a field that came twice the last value is kept, and its name stands in `repeated`. */
export interface SentForm {
  fields: Record<string, string>;
  files: SentFile[];
  repeated: string[];
}

const MAX_BODY = 256 * 1024 * 1024;

/** The whole body; undefined where the client broke off, or sent more than any vendor takes. */
export async function readBody(req: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of req) {
      size += chunk.length;
      if (size > MAX_BODY) return undefined;
      chunks.push(chunk);
    }
  } catch {
    return undefined;
  }
  return Buffer.concat(chunks);
}

/** JSON, a {@link SentForm}, or the text where it is neither. */
export async function parseBody(raw: Buffer, contentType: string): Promise<unknown> {
  if (raw.length === 0) return undefined;
  if (/^multipart\/form-data\b/i.test(contentType)) {
    try {
      return await readForm(raw, contentType);
    } catch {
      return raw.toString("latin1");
    }
  }
  const text = raw.toString("utf8");
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

async function readForm(raw: Buffer, contentType: string): Promise<SentForm> {
  const form = await new Response(new Uint8Array(raw), { headers: { "content-type": contentType } }).formData();
  const sent: SentForm = { fields: {}, files: [], repeated: [] };
  for (const [field, value] of form) {
    if (typeof value === "string") {
      if (field in sent.fields) sent.repeated.push(field);
      sent.fields[field] = value;
    } else {
      sent.files.push({ field, name: value.name, type: value.type, bytes: Buffer.from(await value.arrayBuffer()) });
    }
  }
  return sent;
}
