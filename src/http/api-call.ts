import type { ErrorCode } from "../errors.ts";
import type { Picture } from "../pixels/picture.ts";
import type { Dollars } from "../text/dollars.ts";

/** HTTP request to a provider. The path is relative to the configured `base-url`, so that a key cannot leave the origin by construction. */
export interface ApiRequest {
  method: "GET" | "POST" | "DELETE";
  /** Begins with `/`; may hold a query. */
  path: string;
  headers?: Record<string, string>;
  /** Pictures in JSON are {@link DataUri}s. */
  body?: { json: unknown } | { form: FormPart[] };
}

/** Part of a multipart form (RFC 7578): a text field, or a file. */
export type FormPart = { name: string; value: string } | { name: string; picture: Picture; filename: string };

/** Picture in a JSON body: `data:<media type>;base64,…`. The text is made only when it is written, since it takes four times the memory. */
export interface DataUri {
  picture: Picture;
  toJSON(): string;
}

export function isDataUri(value: unknown): value is DataUri {
  return typeof value === "object" && value !== null && "picture" in value && "toJSON" in value;
}

/** Complete HTTP reply of a provider. */
export interface ApiReply {
  status: number;
  /** Names in lower case. */
  headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The parsed body, where a large text in base64 is a Buffer; undefined when it is not JSON, or too large for an error, or has more structure than any reply needs. */
  json: unknown;
  /** Why a complete body was not parsed: a sentence. */
  problem?: string;
}

/** Request to a provider together with the reader of its reply. Pure: nothing is sent, nothing waits. */
export interface Call {
  request: ApiRequest;
  /** The reply comes at once and names the jobs, which can be cancelled by it. */
  isQueued?: boolean;
  read(reply: ApiReply): CallStep;
}

/**
 * Meaning of a reply, and what comes next. One shape for APIs that answer at once (OpenAI: images/edits), by jobs in a queue
 * (docs.oxen.ai: async_queue) and by tasks (Model Studio: "Qwen-MT-Image API reference").
 */
export type CallStep =
  | {
      kind: "done";
      /** At least one; fewer than were asked for where the provider made fewer, or its check refused some. */
      images: ImageReference[];
      /** US dollars for the whole call, when the reply says. */
      cost?: Dollars | undefined;
      /** Reads fresh addresses of the same result, in the same order; free. A call of several jobs answers `wait` for each further record. */
      refresh?: Call | undefined;
    }
  /** The model found nothing to do, for example no text to translate in the picture. The call is billed all the same. */
  | { kind: "unchanged"; message: string; cost?: Dollars }
  | {
      kind: "wait";
      /** The job that is polled. A call of several jobs goes on to the next one when this one has ended. */
      job: string;
      poll: Call;
      /** One for each job of the call that has not ended. */
      cancel?: readonly Call[];
      /** Pictures of the call that are there already: paid for, and taken whatever becomes of the rest. */
      images?: readonly ImageReference[] | undefined;
    }
  | Failure;

/** Place of a result: an address (absolute, or relative to the reply's own), or the bytes themselves. */
export type ImageReference = { url: string } | { base64: string } | { bytes: Buffer };

/** Request that a provider refused, or did not finish. */
export interface Failure {
  kind: "failed";
  code: ErrorCode;
  /** The provider's own words where it has any. */
  message: string;
  /**
   * The request may be sent again: the provider surely did not run it, or documents that such a failure is not billed
   * (docs.aimlapi.com: service-endpoints/usage-logs; Model Studio: "Only successful images are billed").
   */
  free?: boolean;
  /** The whole account or set-up is refused: no other task can succeed. */
  fatal?: boolean;
  /** It may have been billed, whatever its code says. */
  maybeBilled?: boolean;
}

/**
 * Temporary storage of a provider, for models that take addresses only (Model Studio: "Upload a local file to obtain a temporary
 * URL"). It is free. What the reply names is not trusted.
 */
export interface UploadProtocol {
  /** The request for permission to upload one picture for a model. */
  policy(model: string): ApiRequest;
  /** @param filename its extension tells the picture's type. */
  read(reply: ApiReply, filename: string): Upload | Failure;
}

/** Permission to upload one picture. */
export interface Upload {
  kind: "upload";
  /** Absolute address that takes the form, without any credential. */
  url: string;
  /** All fields but the file, which comes last under the name `file`. */
  fields: readonly { name: string; value: string }[];
  /** The picture's address for the model. */
  address: string;
}
