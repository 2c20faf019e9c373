import type { ErrorCode } from "../errors.ts";
import type { Picture } from "../pixels/picture.ts";

/** One part of a multipart form: a text field, or a file. */
export type FormPart = { name: string; value: string } | { name: string; picture: Picture; filename: string };

/** A picture in a JSON body: `data:<media type>;base64,…`, made only when it is written, since as a string it is four times in memory. */
export interface DataUri {
  picture: Picture;
  toJSON(): string;
}

export function isDataUri(value: unknown): value is DataUri {
  return typeof value === "object" && value !== null && "picture" in value && "toJSON" in value;
}

/** One HTTP request, relative to the configured `base-url`, so that a key cannot leave the origin by construction. */
export interface ProviderRequest {
  method: "GET" | "POST" | "DELETE";
  /** Begins with `/`; may hold a query. */
  path: string;
  headers?: Record<string, string>;
  /** Pictures in JSON are {@link DataUri}s. */
  body?: { json: unknown } | { form: FormPart[] };
}

/** A complete HTTP reply. */
export interface Reply {
  status: number;
  /** Names in lower case. */
  headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The parsed body; undefined when it is not JSON. */
  json: unknown;
}

/** The place of a result: an address (absolute, or relative to the reply's own), or the bytes themselves. */
export type ImageReference = { url: string } | { base64: string };

/** What a reply means, and what comes next. */
export type Next =
  | {
      kind: "done";
      /** At least one; fewer than were asked for where the provider made fewer, or its check refused some. */
      images: ImageReference[];
      /** US dollars for the whole call, when the reply says. */
      cost?: number;
      /** Reads fresh addresses of the same result, in the same order; free. A call of several jobs answers `wait` for each further record. */
      refresh?: Call;
    }
  /** The model looked and found nothing to do, such as a picture without text to translate; billed all the same. */
  | { kind: "unchanged"; message: string; cost?: number }
  | {
      kind: "wait";
      /** The job that is polled. A call of several jobs goes on to the next one when this one has ended. */
      job: string;
      poll: Call;
      /** One for each job of the call that has not ended. */
      cancel?: readonly Call[];
      /** Pictures of the call that are there already: paid for, and taken whatever becomes of the rest. */
      images?: readonly ImageReference[];
    }
  | Failure;

export interface Failure {
  kind: "failed";
  code: ErrorCode;
  message: string;
  /** The provider surely did not run the request, or documents that such a failure is not billed: it may be sent again. */
  free?: boolean;
  /** The whole account or set-up is refused: no other task can succeed. */
  fatal?: boolean;
}

/** A request and the reader of its reply. Pure: nothing is sent, nobody waits. */
export interface Call {
  request: ProviderRequest;
  read(reply: Reply): Next;
}

/** A place that keeps a picture for a while, for models that take addresses only. Free; what the reply names is not trusted. */
export interface UploadProtocol {
  policy(model: string): ProviderRequest;
  /** @param filename its extension tells the picture's type. */
  read(reply: Reply, filename: string): Upload | Failure;
}

export interface Upload {
  kind: "upload";
  /** Where to send the form, without any credential. Absolute. */
  url: string;
  /** All fields but the file, which comes last under the name `file`. */
  fields: readonly { name: string; value: string }[];
  /** What the model is given as the picture's address. */
  address: string;
}
