import { randomUUID } from "node:crypto";
import type { Picture } from "../pixels/picture.ts";
import { type ApiRequest, type DataUri, type FormPart, isDataUri } from "./api-call.ts";

/**
 * A body as it goes over the wire. Pictures are large and several are under way at once, so that the bytes are made while they are
 * written, and a picture is in memory once: as a string it would be four times, and a `Blob` that was streamed is never freed by Node.
 */
export interface RequestBody {
  type: string;
  /** Bytes. */
  length: number;
  /** May be called again for another attempt. */
  chunks(): Iterable<Uint8Array>;
}

/** A part of a body: bytes as they are, or a picture to be written in base64. */
type Part = Uint8Array | { base64: Uint8Array };

/** Bytes of a picture that are encoded at a time; a multiple of three, so that no padding comes between. */
const STEP = 3 * 64 * 1024;

export function encodeBody({ body }: ApiRequest): RequestBody | undefined {
  if (!body) return undefined;
  return "json" in body ? encodeJson(body.json) : encodeForm(body.form);
}

function encodeJson(json: unknown): RequestBody {
  const pictures: Picture[] = [];
  const placeholder = randomUUID();
  const texts = JSON.stringify(
    takePictures(json, ({ picture }) => {
      pictures.push(picture);
      return placeholder;
    }),
  ).split(placeholder);
  const parts = texts.flatMap((text, index): Part[] => {
    const picture = pictures[index];
    return [Buffer.from(picture ? `${text}data:${picture.mediaType};base64,` : text), ...(picture ? [{ base64: picture.bytes }] : [])];
  });
  return toBody("application/json", parts);
}

/** The same JSON with something else in place of its pictures, which are met in the order of the text. */
function takePictures(json: unknown, take: (uri: DataUri) => string): unknown {
  if (isDataUri(json)) return take(json);
  if (Array.isArray(json)) return json.map((item) => takePictures(item, take));
  if (typeof json !== "object" || json === null) return json;
  return Object.fromEntries(Object.entries(json).map(([name, value]) => [name, takePictures(value, take)]));
}

/** RFC 7578. Names of fields and files are our own, and need no escaping. */
export function encodeForm(form: readonly FormPart[]): RequestBody {
  const boundary = `retouch-${randomUUID()}`;
  const parts = form.flatMap((part): Part[] => {
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="${part.name}"`;
    if ("value" in part) return [Buffer.from(`${head}\r\n\r\n${part.value}\r\n`)];
    const { picture, filename } = part;
    return [
      Buffer.from(`${head}; filename="${filename}"\r\nContent-Type: ${picture.mediaType}\r\n\r\n`),
      picture.bytes,
      Buffer.from("\r\n"),
    ];
  });
  return toBody(`multipart/form-data; boundary=${boundary}`, [...parts, Buffer.from(`--${boundary}--\r\n`)]);
}

function toBody(type: string, parts: readonly Part[]): RequestBody {
  const lengths = parts.map((part) => ("base64" in part ? Math.ceil(part.base64.length / 3) * 4 : part.length));
  return {
    type,
    length: lengths.reduce((sum, length) => sum + length, 0),
    *chunks() {
      for (const part of parts) {
        if ("base64" in part) yield* encodeBase64(part.base64);
        else yield part;
      }
    },
  };
}

function* encodeBase64(bytes: Uint8Array): Iterable<Uint8Array> {
  const { buffer, byteOffset, length } = bytes;
  for (let start = 0; start < length; start += STEP) {
    const step = Buffer.from(buffer, byteOffset + start, Math.min(STEP, length - start));
    yield Buffer.from(step.toString("base64"), "latin1");
  }
}
