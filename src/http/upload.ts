import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { whenAborted } from "../cancel.ts";
import { RetouchError } from "../errors.ts";
import type { MediaType, Picture } from "../pixels/picture.ts";
import type { Failure, UploadProtocol } from "./api-call.ts";
import { describeNetworkError, type HttpClient } from "./http-client.ts";
import { broken, UPLOAD_ADDRESS } from "./http-messages.ts";
import { encodeForm } from "./request-body.ts";
import { BACKOFF, retry } from "./retry.ts";
import { request } from "./undici.ts";
import { createUntrustedHosts, findRefusal, type UntrustedHosts } from "./untrusted-hosts.ts";

export interface Uploader {
  /**
   * The address under which the model finds the image. An image of the same key is uploaded once.
   *
   * @throws UploadRefused
   */
  upload(image: Picture, key: string, signal: AbortSignal): Promise<string>;
  close(): Promise<void>;
}

export interface UploaderOptions {
  protocol: UploadProtocol;
  client: HttpClient;
  model: string;
  /** Retries of what failed; an upload costs nothing. */
  retries: number;
}

/** The reason that an image could not be uploaded. Nothing was billed. */
export class UploadRefused extends RetouchError {
  /** No other image can be uploaded either. */
  readonly fatal: boolean;
  constructor({ code, message, fatal = false }: Failure) {
    super(code, broken.upload(message));
    this.name = "UploadRefused";
    this.fatal = fatal;
  }
}

const EXTENSIONS: Readonly<Record<MediaType, string>> = {
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/webp": "webp",
  "image/gif": "gif",
  "image/avif": "avif",
  "image/tiff": "tiff",
  "image/bmp": "bmp",
};

/** A failure that may be over by the next attempt. */
class Passing extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

/** Uploads images to the provider's temporary store: a policy from the API, then a form to the host that it names, without any credential. */
export function createUploader(options: UploaderOptions): Uploader {
  const hosts = createUntrustedHosts({ baseUrl: options.client.baseUrl, what: UPLOAD_ADDRESS });
  const uploaded = new Map<string, Promise<string>>();

  const uploadNew = (image: Picture, signal: AbortSignal): Promise<string> =>
    retry(() => uploadOnce(image, { ...options, hosts, signal }), {
      policy: { ...BACKOFF, retries: options.retries },
      signal,
      waitAfter: (error, { backoffMs }) => (signal.aborted || findRefusal(error) ? undefined : backoffMs),
    }).catch((error: unknown) => {
      if (error instanceof UploadRefused || signal.aborted) throw error;
      throw new UploadRefused(toFailure(error));
    });

  return {
    upload: async (image, key, signal) => {
      const known = uploaded.get(key);
      try {
        // The other task's time may end later than that of this one.
        if (known) return await untilAborted(known, signal);
      } catch (error) {
        // The time of another task was up, not that of this one.
        if (error instanceof UploadRefused || signal.aborted) throw error;
      }
      const started = uploadNew(image, signal);
      uploaded.set(key, started);
      // The next one with this image tries for itself.
      started.catch(() => uploaded.delete(key));
      return started;
    },
    close: hosts.close,
  };
}

/** @throws the signal's reason when it aborts first. */
async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  await Promise.race([work, whenAborted(signal)]);
  signal.throwIfAborted();
  return work;
}

type UploadOnceOptions = UploaderOptions & { hosts: UntrustedHosts; signal: AbortSignal };

async function uploadOnce(image: Picture, { protocol, client, model, hosts, signal }: UploadOnceOptions): Promise<string> {
  // The store takes no name twice.
  const filename = `${randomUUID()}.${EXTENSIONS[image.mediaType]}`;
  const reply = await client.send(protocol.policy(model), signal);
  const upload = protocol.read(reply, filename);
  if (upload.kind === "failed") throw upload.free || reply.status >= 500 ? new Passing(upload) : new UploadRefused(upload);
  const url = hosts.resolve(upload.url, reply.url);
  const body = encodeForm([...upload.fields, { name: "file", picture: image, filename }]);
  const { statusCode, body: answer } = await request(url, {
    method: "POST",
    dispatcher: await hosts.connect(url),
    signal,
    headers: { "content-type": body.type, "content-length": String(body.length) },
    body: Readable.from(body.chunks()),
  });
  await answer.dump();
  if (statusCode >= 200 && statusCode < 300) return upload.address;
  const failure: Failure = { kind: "failed", code: "unavailable", message: broken.store(url.host, statusCode) };
  throw statusCode >= 500 || statusCode === 429 ? new Passing(failure) : new UploadRefused(failure);
}

function toFailure(error: unknown): Failure {
  if (error instanceof Passing) return error.failure;
  const refusal = findRefusal(error);
  return { kind: "failed", code: refusal?.code ?? "unavailable", message: refusal?.message ?? describeNetworkError(error) };
}
