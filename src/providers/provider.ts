import type { ApiReply, ApiRequest, Call, Upload, UploadProtocol } from "../http/api-call.ts";
import type { EventStream } from "../http/job-events.ts";
import type { OutputFormat, Picture, Size } from "../pixels/picture.ts";
import type { PictureLimits } from "../pixels/prepare-picture.ts";
import type { Dollars } from "../text/dollars.ts";
import type { ModelInput, OptionValues } from "./model-options.ts";
import type { Mode, ProviderName } from "./names.ts";

/** Fields of every request for pictures. Options that the model does not take are absent. */
interface PictureRequest extends OptionValues {
  model: string;
  prompt: string;
  /** The size of the result. A provider asks for the nearest one that the model makes. Only its ratio counts where the user gave a ratio. */
  target: Size;
  /** Images wanted from this one call: 1 to the model's `candidates`. */
  count: number;
  transport: Transport;
}

/** Request for edits of one image. */
export interface EditRequest extends PictureRequest {
  image: Picture;
  /** Further pictures in the user's order: at most the model's `references`. */
  references: readonly Picture[];
  /** Size of the file in the repository, as displayed. `image` may be smaller. */
  source: Size;
  /** White may change (and is transparent, where the model wants that); the size of `image`. */
  mask?: Picture;
}

/** Request for an image from a prompt alone. */
export interface GenerateRequest extends PictureRequest {
  /** The wanted format. A provider asks for the nearest one that the model writes. */
  format: OutputFormat;
}

/** Request for the text of one image in another language. Languages are canonical BCP 47 tags. */
export interface TranslateRequest extends Pick<OptionValues, "keepSubjectText"> {
  model: string;
  /** Address of the picture for the model: the `address` of an {@link Upload}. */
  imageUrl: string;
  /** Absent: the model detects the language. */
  from?: string;
  to: string;
  terms: readonly { source: string; target: string }[];
  /** Words that stay as they are. */
  keep: readonly string[];
  /** The user's own words on the subject and the style. */
  hint?: string;
}

/** How results arrive: in the reply, by polling a job, or by polling a job that an event stream announces. */
export type Transport = "sync" | "queue" | "events";

/** Ability to translate the text of images without a prompt. */
export interface Translation {
  /** True for a pair of languages that the model knows. `from` undefined: any language in the image. */
  supports(from: string | undefined, to: string): boolean;
  /** The vendor's code of a language. Several regions can share one. */
  code(locale: string): string | undefined;
  /** A sentence about words that the model cannot take (too many, too long); undefined where there are none. */
  check?(request: Pick<TranslateRequest, "terms" | "keep" | "hint">): string | undefined;
  call(request: TranslateRequest): Call;
}

/** Facts about a model, with the calls that it understands. What it has no function for, it cannot do. */
export interface Model {
  limits: PictureLimits;
  /** Longest prompt, in characters. Some providers cut longer ones silently, so they are an error in the plan. */
  promptLimit?: number;
  /** Longest prompt, in tokens, for models with limits in tokens. */
  promptTokens?: number;
  /** Longest negative prompt, in characters. */
  negativePromptLimit?: number;
  takes: readonly ModelInput[];
  /** The mask marks what may change by transparency (OpenAI), and not by white alone. */
  transparentMask?: boolean;
  /** Number of further input images that an edit takes; absent: none. */
  references?: number;
  /** Number of images that one call can make; absent: one. */
  candidates?: number;
  /** Number of images to ask for in one call, where that is fewer than `candidates`. */
  perCall?: number;
  /** Lowest and highest value. Absent: not known. */
  guidanceScale?: readonly [number, number];
  /** Price of one image of this size with so many references, in US dollars; absent when not known. */
  price?: (target: Size, references?: number) => number;
  /** Documented rate. Kept to once 429s without `Retry-After` repeat, since accounts have other limits than the documents say. */
  requestsPerMinute?: number;
  edit?(request: EditRequest): Call;
  generate?(request: GenerateRequest): Call;
  translate?: Translation;
}

/** Free request for the price of a model. The reader returns US dollars per image, or undefined. */
export interface PriceCall {
  request: ApiRequest;
  read(reply: ApiReply): Dollars | undefined;
}

/** Provider behind an HTTP API: protocol only, nothing is sent here. */
export interface HttpProvider {
  kind: "http";
  name: ProviderName;
  /** Environment variable of the key, when the input is not set. */
  keyVariable: string;
  keyRequired: boolean;
  /** Absent where the user must give it. */
  baseUrl?: string;
  /** Absent where the user must name a model, or no model has the ability. */
  defaultModels: Partial<Record<Mode, string>>;
  /** Known names, for error messages; empty where any name is accepted. */
  modelNames: readonly string[];
  findModel(name: string): Model | undefined;
  /** The first one is used for `auto`. Absent where there is no choice. */
  transports?: readonly Transport[];
  authorize(key: string): Record<string, string>;
  /** Default number of calls at the same time. */
  concurrency: number;
  /** What a call takes, roughly; a guess where the vendor says nothing. See docs/providers.md. */
  secondsPerCall: number;
  upload?: UploadProtocol;
  price?(model: string): PriceCall;
  /** True where replies to paid calls hold the amount billed. */
  reportsCost?: boolean;
  /** Stream of events that wakes waiting polls. The poll stays the truth. */
  events?: EventStream;
}

/** Request to the sandbox: for a mark on the image, or for a picture of its own where there is none. */
export interface LocalRequest {
  image?: Picture;
  target: Size;
  prompt: string;
  locale?: string;
  /** From 1. */
  candidate: number;
}

/** Provider inside the action: no network, no key, nothing billed. */
export interface LocalProvider {
  kind: "local";
  name: ProviderName;
  defaultModels: Record<Mode, string>;
  modelNames: readonly string[];
  findModel(name: string): Omit<Model, "edit" | "generate" | "translate"> | undefined;
  concurrency: number;
  secondsPerCall: number;
  run(request: LocalRequest): Promise<Buffer>;
}

export type Provider = HttpProvider | LocalProvider;
