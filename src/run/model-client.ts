import { RetouchError, toRetouchError } from "../errors.ts";
import type { Call } from "../http/api-call.ts";
import { createDownloader, ExpiredAddress } from "../http/download.ts";
import { fetchImages, type ReceivedImage } from "../http/fetch-images.ts";
import { createHttpClient, type HttpClient } from "../http/http-client.ts";
import { type JobEvents, NO_EVENTS, subscribe } from "../http/job-events.ts";
import { createRateLimiter, type RateState } from "../http/rate-limiter.ts";
import { createUploader, type Uploader, UploadRefused } from "../http/upload.ts";
import type { Recipe } from "../inputs/recipe.ts";
import type { RunNotice } from "../notices.ts";
import type { Picture } from "../pixels/picture.ts";
import { pickOptions } from "../providers/model-options.ts";
import type { EditRequest, GenerateRequest, HttpProvider, LocalProvider, TranslateRequest } from "../providers/provider.ts";
import { toShown } from "../redact.ts";
import type { Budget } from "./budget.ts";
import { executeCall } from "./call.ts";
import type { Deadline } from "./deadline.ts";

interface Common {
  /** US dollars for one picture; undefined where nobody knows. */
  price: number | undefined;
  /** Pictures wanted of this call. */
  count: number;
  /** Number of the first of them, from 1; only what runs in the process looks at it. */
  first: number;
  /** Instead of the recipe's. */
  seed?: number;
}

/** What is asked of the model, once. */
export type ImageRequest = Common &
  (
    | ({ kind: "edit"; locale?: string } & Pick<EditRequest, "prompt" | "source" | "target" | "image" | "references" | "mask">)
    | ({ kind: "generate" } & Pick<GenerateRequest, "prompt" | "target" | "format">)
    | ({ kind: "translate"; image: Picture /** Tells the picture from others. */; key: string } & Omit<
        TranslateRequest,
        "model" | "imageUrl"
      >)
  );

/** The model's pictures: at least one, perhaps fewer than were asked for. */
export interface ModelImages {
  kind: "answer";
  pictures: ReceivedImage[];
  /** US dollars; null where not known. */
  cost: number | null;
}

/** The model found nothing to do. */
export interface NothingToDo {
  kind: "unchanged";
  message: string;
  cost: number | null;
}

/** Why there is no answer, what it cost all the same, and whether no other task can succeed either. */
export interface ModelFailure {
  kind: "refusal";
  error: RetouchError;
  cost: number | null;
}

/** Asks the model of one recipe. Holds its connections and its rate. */
export interface ModelClient extends AsyncDisposable {
  /** @param deadline of the task, which may ask several times. */
  requestImages(question: ImageRequest, deadline: Deadline): Promise<ModelImages | NothingToDo | ModelFailure>;
  /** Why nothing more can be asked of the model or its account, where that is known. */
  refusal(): RetouchError | undefined;
}

export interface AskerOptions {
  recipe: Recipe;
  budget: Budget;
  /** Of all recipes that ask the same model. */
  pace: RateState;
  /** What an earlier recipe was refused for, and this one would be as well. */
  refused?: RetouchError | undefined;
  maxCost: number | undefined;
  signal: AbortSignal;
  debug: (message: string) => void;
  warn: (notice: RunNotice) => void;
}

/** How long a result that is paid for is still fetched after a cancellation: it is to be finished within the run's own grace. */
const GRACE_MS = 3000;
/** The same after the task's own time. */
const LATE_MS = 4000;

export async function createModelClient(options: AskerOptions): Promise<ModelClient> {
  const { provider } = options.recipe;
  return provider.kind === "local" ? createLocalAsker(provider, options) : createHttpAsker(provider, options);
}

/** Its words may be a provider's, which may echo the request. */
function refusal(error: RetouchError, cost: number | null = 0): ModelFailure {
  return { kind: "refusal", error: new RetouchError(error.code, toShown(error.message), { cause: error }), cost };
}

function createLocalAsker(provider: LocalProvider, { signal }: AskerOptions): ModelClient {
  return {
    requestImages: async (question) => {
      if (signal.aborted) return refusal(new RetouchError("cancelled", "cancelled before it was begun"));
      if (question.kind === "translate") throw new Error("a local provider has no model that translates by itself");
      const { prompt, target, first, count } = question;
      const given =
        question.kind === "edit" ? { image: question.image, ...(question.locale !== undefined && { locale: question.locale }) } : {};
      try {
        const pictures: ReceivedImage[] = [];
        for (let candidate = first; candidate < first + count; candidate++)
          pictures.push({ bytes: await provider.run({ ...given, prompt, target, candidate }) });
        return { kind: "answer", pictures, cost: 0 };
      } catch (error) {
        return refusal(toRetouchError(error, "invalid-image"));
      }
    },
    refusal: () => undefined,
    [Symbol.asyncDispose]: async () => {},
  };
}

/** A client with the provider's credential, for the configured origin. */
export function connect({ provider, baseUrl, apiKey }: Recipe): HttpClient {
  if (provider.kind !== "http" || !baseUrl) throw new Error("not a provider of the network");
  return createHttpClient({ baseUrl, headers: apiKey ? provider.authorize(apiKey) : {} });
}

async function createHttpAsker(provider: HttpProvider, options: AskerOptions): Promise<ModelClient> {
  const { recipe, budget, pace, refused: known, maxCost, signal, debug, warn } = options;
  const { model, modelName, transport, retries, apiKey } = recipe;
  const client = connect(recipe);
  const downloader = createDownloader({ baseUrl: client.baseUrl });
  const uploader = provider.upload && createUploader({ protocol: provider.upload, client, model: modelName, retries });
  const pacer = createRateLimiter({ requestsPerMinute: recipe.requestsPerMinute, documentedRate: model.requestsPerMinute }, pace);
  const closing = new AbortController();
  const wake: JobEvents =
    transport === "events" && provider.events
      ? await subscribe({ client, events: provider.events, signal: AbortSignal.any([signal, closing.signal]), warn })
      : NO_EVENTS;
  const grace = new AbortController();
  signal.addEventListener("abort", () => setTimeout(() => grace.abort(signal.reason), GRACE_MS).unref(), { once: true });

  /** The account was refused: what has not been sent yet never will be. */
  const stop = new AbortController();
  if (known) stop.abort(known);
  const stopped = () => (stop.signal.reason instanceof RetouchError ? stop.signal.reason : undefined);

  return {
    requestImages: async (question, deadline) => {
      if (signal.aborted) return refusal(new RetouchError("cancelled", "cancelled before it was sent"));
      const { price, count } = question;
      const reservation = budget.reserve(price === undefined ? undefined : price * count);
      if (!reservation) {
        const spent = budget.spent().toFixed(4);
        return refusal(
          new RetouchError("budget", `another call could go above \`max-cost\` (${maxCost} US dollars; ${spent} known to be spent)`),
        );
      }
      let call: Call;
      try {
        call = await makeCall(question, {
          recipe,
          uploader,
          start: deadline.start,
          signal: AbortSignal.any([deadline.signal, stop.signal]),
        });
      } catch (error) {
        reservation.settle(0);
        const code = deadline.expired() ? "timeout" : signal.aborted ? "cancelled" : "unavailable";
        const isRefused = error instanceof UploadRefused;
        // Another task's refusal by the account ends this one's upload.
        const refused = refusal((isRefused ? undefined : stopped()) ?? toRetouchError(error, code));
        if (isRefused && error.fatal) stop.abort(refused.error);
        return refused;
      }
      const performed = await executeCall(call, { client, pacer, wake, deadline, stop: stop.signal, retries, debug });
      if (performed.kind === "failed") {
        reservation.settle(performed.maybeBilled ? undefined : 0);
        const { code, message, maybeBilled, fatal } = performed;
        const refused = refusal(new RetouchError(code, message), maybeBilled ? null : 0);
        if (fatal) stop.abort(refused.error);
        return refused;
      }
      const made = performed.kind === "done" ? performed.images.length : 1;
      const cost = performed.cost ?? (price === undefined ? null : price * made);
      const isShort = performed.kind === "done" && performed.maybeBilled === true;
      if (isShort) warn({ code: "call-ended-early" });
      reservation.settle(isShort ? undefined : (cost ?? undefined));
      if (performed.kind === "unchanged") return { kind: "unchanged", message: toShown(performed.message), cost };
      try {
        // A job that ended in the very moment of the timeout is still fetched.
        const time = deadline.expired() ? AbortSignal.timeout(LATE_MS) : deadline.timeSignal;
        const fetching = { client, downloader, debug, signal: AbortSignal.any([time, grace.signal]) };
        const pictures = await fetchImages(performed, { ...fetching, ...(apiKey && { credential: provider.authorize(apiKey) }) });
        return { kind: "answer", pictures, cost };
      } catch (error) {
        const code = deadline.expired() ? "timeout" : signal.aborted ? "cancelled" : "unavailable";
        const why =
          error instanceof ExpiredAddress
            ? new RetouchError("unavailable", `the finished result could not be downloaded: ${error.message}`)
            : error;
        return refusal(toRetouchError(why, code), cost);
      }
    },
    refusal: stopped,
    [Symbol.asyncDispose]: async () => {
      closing.abort(new Error("done"));
      await Promise.all([client.close(), downloader.close(), uploader?.close()]);
    },
  };
}

interface CallOptions {
  recipe: Recipe;
  uploader: Uploader | undefined;
  /** Starts the task's time. */
  start: () => void;
  signal: AbortSignal;
}

async function makeCall(question: ImageRequest, { recipe, uploader, start, signal }: CallOptions): Promise<Call> {
  const { model, modelName, transport } = recipe;
  const { price: _price, first: _first, seed = recipe.seed, ...asked } = question;
  if (asked.kind === "translate") {
    if (!model.translate || !uploader) throw new Error("the model does not translate by itself");
    const { kind: _kind, image, key, ...words } = asked;
    start();
    const imageUrl = await uploader.upload(image, key, signal);
    return model.translate.call({
      ...words,
      model: modelName,
      imageUrl,
      ...pickOptions(model, recipe),
    });
  }
  const common = { model: modelName, transport, ...pickOptions(model, { ...recipe, seed }) };
  const call = asked.kind === "edit" ? model.edit?.({ ...asked, ...common }) : model.generate?.({ ...asked, ...common });
  if (!call) throw new Error(`the model cannot ${asked.kind}`);
  return call;
}
