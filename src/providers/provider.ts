import type { ErrorCode } from "../errors.ts";
import type { ProviderName } from "../inputs/table.ts";
import type { Picture, Size } from "../pixels/picture.ts";
import type { PictureLimits } from "../pixels/prepare.ts";

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

/** Where a result is: an address (absolute, or relative to the reply's own), or the bytes themselves. */
export type ImageReference = { url: string } | { base64: string };

/** What a reply means, and what comes next. */
export type Next =
  | {
      kind: "done";
      images: ImageReference[] /** US dollars, when the reply says. */;
      cost?: number /** Reads fresh addresses of the same result; free. */;
      refresh?: Call;
    }
  | { kind: "wait"; job: string; poll: Call; cancel?: Call }
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

/** Options that some models take and others do not. */
export type Option = "negative-prompt" | "seed" | "watermark" | "prompt-extend" | "mask";

/** What is asked of a model for one image. Options that the model does not take are absent. */
export interface EditRequest {
  model: string;
  prompt: string;
  image: Picture;
  /** Of the file in the repository, in pixels, as displayed. */
  source: Size;
  /** The size that is wanted in the end; the model's nearest is asked for. Only its ratio counts where the user gave a ratio. */
  target: Size;
  transport: Transport;
  negativePrompt?: string;
  seed?: number;
  watermark?: boolean;
  promptExtend?: boolean;
  /** White may change (and is transparent, where the model wants that); the size of `image`. */
  mask?: Picture;
}

export type Transport = "sync" | "queue" | "events";

/** A model's dated facts, and how it is asked. */
export interface Model {
  limits: PictureLimits;
  /** Characters. Longer prompts would be cut silently by some providers, and so are an error in the plan. */
  promptLimit?: number;
  negativePromptLimit?: number;
  takes: readonly Option[];
  /** The mask marks what may change by transparency (OpenAI), and not by white alone. */
  transparentMask?: boolean;
  /** US dollars an image of this size; absent when not known. */
  price?: (target: Size) => number;
  /** Documented rate. Kept to once 429s without `Retry-After` repeat, since accounts have other limits than the documents say. */
  requestsPerMinute?: number;
  edit(request: EditRequest): Call;
}

/** Asks what a model costs, at no cost. The reader gives US dollars an image, or undefined. */
export interface PriceCall {
  request: ProviderRequest;
  read(reply: Reply): number | undefined;
}

/** An API reached over HTTP: protocol only. */
export interface HttpProvider {
  kind: "http";
  name: ProviderName;
  /** Environment variable of the key, when the input is not set. */
  keyVariable: string;
  keyRequired: boolean;
  /** Absent where the user must give it. */
  baseUrl?: string;
  defaultModel?: string;
  /** Names for error messages; empty where any name is taken. */
  modelNames: readonly string[];
  findModel(name: string): Model | undefined;
  /** The first is what `auto` means; absent where there is no choice. */
  transports?: readonly Transport[];
  authorize(key: string): Record<string, string>;
  /** Calls in flight when the input is not set. */
  concurrency: number;
  price?(model: string): PriceCall;
  /** The replies to paid calls say what was billed. */
  reportsCost?: boolean;
  /** A stream of events that wakes waiting polls; the poll stays the truth. */
  events?: { path: string; readJob(event: { event?: string | undefined; data: string }): string | undefined };
}

/** Edits inside the action: no network, no key, nothing billed. */
export interface LocalProvider {
  kind: "local";
  name: ProviderName;
  defaultModel: string;
  modelNames: readonly string[];
  findModel(name: string): Omit<Model, "edit"> | undefined;
  concurrency: number;
  run(picture: Picture, prompt: string): Promise<Buffer>;
}

export type Provider = HttpProvider | LocalProvider;
