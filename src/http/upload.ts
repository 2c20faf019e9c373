import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { request } from "undici";
import { RetouchError, toRetouchError } from "../errors.ts";
import { FORMATS, formatOfMediaType, type Picture } from "../pixels/picture.ts";
import type { ApiReply, Failure, Upload, UploadProtocol } from "./api-call.ts";
import { describeNetworkError, type HttpClient, SendError } from "./http-client.ts";
import { encodeForm } from "./request-body.ts";
import { backoff } from "./retry.ts";
import { createUntrustedHosts, findRefusal } from "./untrusted-hosts.ts";

export interface Uploader {
  /**
   * The address under which the model finds the picture. A picture of the same key is brought there once.
   *
   * @throws UploadRefused
   */
  upload(picture: Picture, key: string, signal: AbortSignal): Promise<string>;
  close(): Promise<void>;
}

export interface UploaderOptions {
  protocol: UploadProtocol;
  client: HttpClient;
  model: string;
  /** How often what failed is tried again; nothing of it costs anything. */
  retries: number;
}

/** Why a picture could not be brought to where the model finds it. Nothing was billed. */
export class UploadRefused extends RetouchError {
  /** No other picture can be brought there either. */
  readonly fatal: boolean;
  constructor({ code, message, fatal = false }: Failure) {
    super(code, `the picture could not be uploaded for the model: ${message}`);
    this.name = "UploadRefused";
    this.fatal = fatal;
  }
}

/** A failure that may have gone by the next time. */
class Passing extends Error {}

/** Brings pictures to the provider's temporary store: a policy from the API, then a form to the host that it names, without any credential. */
export function createUploader({ protocol, client, model, retries }: UploaderOptions): Uploader {
  const outside = createUntrustedHosts({ baseUrl: client.baseUrl, what: "the upload's address" });
  const uploaded = new Map<string, Promise<string>>();

  const askPolicy = async (filename: string, signal: AbortSignal): Promise<{ upload: Upload; reply: ApiReply & { url: string } }> => {
    const reply = await client.send(protocol.policy(model), signal);
    const read = protocol.read(reply, filename);
    if (read.kind === "upload") return { upload: read, reply };
    if (read.free || reply.status >= 500) throw new Passing(read.message, { cause: read });
    throw new UploadRefused(read);
  };

  const attempt = async (picture: Picture, signal: AbortSignal): Promise<string> => {
    // The store takes no name twice.
    const filename = randomUUID() + FORMATS[formatOfMediaType(picture.mediaType)].extensions[0];
    const { upload, reply } = await askPolicy(filename, signal);
    const url = outside.resolve(upload.url, reply.url);
    const body = encodeForm([...upload.fields, { name: "file", picture, filename }]);
    const answer = await request(url, {
      method: "POST",
      dispatcher: await outside.connect(url),
      signal,
      headers: { "content-type": body.type, "content-length": String(body.length) },
      body: Readable.from(body.chunks()),
    });
    await answer.body.dump();
    if (answer.statusCode >= 200 && answer.statusCode < 300) return upload.address;
    const message = `${url.host} answered HTTP ${answer.statusCode}`;
    if (answer.statusCode >= 500 || answer.statusCode === 429) throw new Passing(message);
    throw new UploadRefused({ kind: "failed", code: "unavailable", message });
  };

  const tryAgain = async (picture: Picture, signal: AbortSignal): Promise<string> => {
    for (let tries = 0; ; tries++) {
      try {
        return await attempt(picture, signal);
      } catch (error) {
        if (error instanceof UploadRefused || signal.aborted) throw error;
        const refusal = findRefusal(error);
        if (refusal) throw new UploadRefused({ kind: "failed", code: refusal.code, message: refusal.message });
        if (tries >= retries) throw new UploadRefused(failureOf(error));
        await sleep(backoff(tries), undefined, { signal });
      }
    }
  };

  return {
    upload: async (picture, key, signal) => {
      const known = uploaded.get(key);
      try {
        if (known) return await known;
      } catch (error) {
        // The time of another task was up, not that of this one.
        if (error instanceof UploadRefused || signal.aborted) throw error;
      }
      const made = tryAgain(picture, signal);
      uploaded.set(key, made);
      // The next one with this picture tries for itself.
      made.catch(() => uploaded.delete(key));
      return made;
    },
    close: outside.close,
  };
}

function failureOf(error: unknown): Failure {
  if (error instanceof Passing && isFailure(error.cause)) return error.cause;
  const message = error instanceof SendError || error instanceof Passing ? error.message : describeNetworkError(error);
  return { kind: "failed", code: toRetouchError(error, "unavailable").code, message };
}

function isFailure(cause: unknown): cause is Failure {
  return typeof cause === "object" && cause !== null && "kind" in cause && cause.kind === "failed";
}
