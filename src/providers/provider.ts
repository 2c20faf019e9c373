import type { Call, ProviderRequest, Reply, UploadProtocol } from "../http/api-call.ts";
import type { EventStream } from "../http/job-events.ts";
import type { OutputFormat, Picture, Size } from "../pixels/picture.ts";
import type { PictureLimits } from "../pixels/prepare-picture.ts";
import type { ModelInput, OptionValues } from "./model-options.ts";
import type { Mode, ProviderName } from "./names.ts";

/** Fields of every request for pictures. Options that the model does not take are absent. */
interface PictureRequest extends OptionValues {
  model: string;
  prompt: string;
  /** The size that is wanted in the end; the model's nearest is asked for. Only its ratio counts where the user gave a ratio. */
  target: Size;
  /** Pictures wanted of this one call: 1 to the model's `candidates`. */
  count: number;
  transport: Transport;
}

/** What is asked of a model for one image. */
export interface EditRequest extends PictureRequest {
  image: Picture;
  /** Further pictures in the user's order: at most the model's `references`. */
  references: readonly Picture[];
  /** Of the file in the repository, in pixels, as displayed. */
  source: Size;
  /** White may change (and is transparent, where the model wants that); the size of `image`. */
  mask?: Picture;
}

/** A picture out of nothing but words. */
export interface GenerateRequest extends PictureRequest {
  /** The nearest that the model writes is asked for. */
  format: OutputFormat;
}

/** The text of one image in another language. Languages are canonical BCP 47 tags. */
export interface TranslateRequest extends Pick<OptionValues, "keepSubjectText"> {
  model: string;
  /** Where the model finds the picture, as {@link UploadProtocol} named it. */
  imageUrl: string;
  /** Absent: the model finds out. */
  from?: string;
  to: string;
  terms: readonly { source: string; target: string }[];
  /** Words that stay as they are. */
  keep: readonly string[];
  /** The user's own words on the subject and the style. */
  hint?: string;
}

export type Transport = "sync" | "queue" | "events";

/** A model that translates the text of pictures by itself. */
export interface Translation {
  /** Whether it knows the pair; `from` undefined: whatever the picture holds. */
  supports(from: string | undefined, to: string): boolean;
  /** What the vendor calls the language; regions may have the same. */
  code(locale: string): string | undefined;
  /** What is wrong with the words that go along (too many, too long), as a sentence; undefined where nothing is. */
  check?(request: Pick<TranslateRequest, "terms" | "keep" | "hint">): string | undefined;
  call(request: TranslateRequest): Call;
}

/** A model's dated facts, and how it is asked. What it has no function for, it cannot do. */
export interface Model {
  limits: PictureLimits;
  /** Characters. Longer prompts would be cut silently by some providers, and so are an error in the plan. */
  promptLimit?: number;
  /** Tokens, where the document counts in them. */
  promptTokens?: number;
  negativePromptLimit?: number;
  takes: readonly ModelInput[];
  /** The mask marks what may change by transparency (OpenAI), and not by white alone. */
  transparentMask?: boolean;
  /** Further input pictures that an edit takes; absent: none. */
  references?: number;
  /** Pictures that one call can make; absent: one. */
  candidates?: number;
  /** Pictures that it is asked for at a time, where that is fewer. */
  perCall?: number;
  /** Least and most. Absent: not known. */
  guidanceScale?: readonly [number, number];
  /** US dollars an image of this size, with so many references; absent when not known. */
  price?: (target: Size, references?: number) => number;
  /** Documented rate. Kept to once 429s without `Retry-After` repeat, since accounts have other limits than the documents say. */
  requestsPerMinute?: number;
  edit?(request: EditRequest): Call;
  generate?(request: GenerateRequest): Call;
  translate?: Translation;
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
  /** By what is to be done; absent where the user must name one, or nothing can do it. */
  defaultModels: Partial<Record<Mode, string>>;
  /** Names for error messages; empty where any name is taken. */
  modelNames: readonly string[];
  findModel(name: string): Model | undefined;
  /** The first is what `auto` means; absent where there is no choice. */
  transports?: readonly Transport[];
  authorize(key: string): Record<string, string>;
  /** Calls in flight when the input is not set. */
  concurrency: number;
  upload?: UploadProtocol;
  price?(model: string): PriceCall;
  /** The replies to paid calls say what was billed. */
  reportsCost?: boolean;
  /** A stream of events that wakes waiting polls; the poll stays the truth. */
  events?: EventStream;
}

/** What the sandbox is asked for: a mark on the image, or a picture of its own where there is none. */
export interface LocalRequest {
  image?: Picture;
  target: Size;
  prompt: string;
  locale?: string;
  /** From 1. */
  candidate: number;
}

/** Works inside the action: no network, no key, nothing billed. */
export interface LocalProvider {
  kind: "local";
  name: ProviderName;
  defaultModels: Record<Mode, string>;
  modelNames: readonly string[];
  findModel(name: string): Omit<Model, "edit" | "generate" | "translate"> | undefined;
  concurrency: number;
  run(request: LocalRequest): Promise<Buffer>;
}

export type Provider = HttpProvider | LocalProvider;
