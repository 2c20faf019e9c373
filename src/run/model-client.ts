import { afterCancelled, CANCEL_MS } from "../cancel.ts";
import { type ErrorCode, RetouchError, toRetouchError } from "../errors.ts";
import type { Call } from "../http/api-call.ts";
import { createDownloader, type Downloader, ExpiredAddress } from "../http/download.ts";
import { type FinishedCall, fetchImages, type ReceivedImage } from "../http/fetch-images.ts";
import type { HttpClient } from "../http/http-client.ts";
import { type JobEvents, NO_EVENTS, subscribe } from "../http/job-events.ts";
import { createRateLimiter, type RateLimiter, type RateState } from "../http/rate-limiter.ts";
import { createUploader, type Uploader, UploadRefused } from "../http/upload.ts";
import type { Recipe } from "../inputs/recipe.ts";
import type { RunNotice } from "../notices.ts";
import type { Resized } from "../pixels/geometry.ts";
import type { HttpProvider, LocalProvider } from "../providers/provider.ts";
import { toShown } from "../redact.ts";
import type { Budget, Reservation } from "./budget.ts";
import { type CallResult, executeCall } from "./call.ts";
import { connect, createCall, type ImageRequest } from "./create-call.ts";
import type { Deadline } from "./deadline.ts";
import { call as messages } from "./run-messages.ts";

/** An image that a model made. */
export interface ModelImage extends ReceivedImage {
  /** The picture that it was made of. */
  sent?: Resized | undefined;
}

/** The result of one request. Costs are in US dollars; null where not known. */
export type ModelResult =
  /** At least one image, perhaps fewer than were wanted. */
  | { kind: "images"; images: ModelImage[]; cost: number | null }
  /** The model found nothing to do. */
  | { kind: "unchanged"; message: string; cost: number | null }
  | ModelFailure;

/** The reason that there is no result, and what it cost all the same. */
export interface ModelFailure {
  kind: "failed";
  error: RetouchError;
  cost: number | null;
}

/** The model of one recipe. Holds its connections and its rate. */
export interface ModelClient extends AsyncDisposable {
  /** @param deadline of the task, which may send several requests. */
  requestImages(request: ImageRequest, deadline: Deadline): Promise<ModelResult>;
  /** The reason that the model or its account serves no request any more; undefined as long as it does. */
  refusal(): RetouchError | undefined;
}

export interface ModelClientOptions {
  recipe: Recipe;
  budget: Budget;
  /** The rate of all recipes that use the same model. */
  rate: RateState;
  /** A refusal of an earlier recipe that holds for this one as well. */
  refused?: RetouchError;
  maxCost: number | undefined;
  signal: AbortSignal;
  debug: (message: string) => void;
  notify: (notice: RunNotice) => void;
}

export async function createModelClient(options: ModelClientOptions): Promise<ModelClient> {
  const { provider } = options.recipe;
  return provider.kind === "local" ? createLocalClient(provider, options) : createRemoteClient(provider, options);
}

/** The error's message may be a provider's, which may echo the request. */
function failed(error: RetouchError, cost: number | null = 0): ModelFailure {
  return { kind: "failed", error: new RetouchError(error.code, toShown(error.message), { cause: error }), cost };
}

function createLocalClient(provider: LocalProvider, { signal }: ModelClientOptions): ModelClient {
  return {
    requestImages: async (request) => {
      if (signal.aborted) return failed(new RetouchError("cancelled", messages.cancelledUnsent));
      if (request.kind === "translate") throw new Error("a local provider has no model that translates by itself");
      const { prompt, target, first, count } = request;
      const source = request.kind === "edit" ? { image: request.image, locale: request.locale } : {};
      try {
        const images: ReceivedImage[] = [];
        for (let candidate = first; candidate < first + count; candidate++)
          images.push({ bytes: await provider.run({ ...source, prompt, target, candidate }) });
        return { kind: "images", images, cost: 0 };
      } catch (error) {
        return failed(toRetouchError(error, "invalid-image"));
      }
    },
    refusal: () => undefined,
    [Symbol.asyncDispose]: async () => {},
  };
}

interface Connection extends ModelClientOptions {
  client: HttpClient;
  downloader: Downloader;
  uploader: Uploader | undefined;
  rateLimiter: RateLimiter;
  jobEvents: JobEvents;
  /** Aborted with the refusal of the account: what has not been sent yet never will be. */
  stop: AbortController;
  /** The provider's credential, where there is one. */
  credential: Record<string, string> | undefined;
  /** Tasks in a row that the rate alone has failed. */
  tooFast: { count: number };
  /** Aborts when a cancelled run has no more time to download what is paid for. */
  fetchEnd: AbortSignal;
}

async function createRemoteClient(provider: HttpProvider, options: ModelClientOptions): Promise<ModelClient> {
  const { recipe, rate, refused, signal, notify } = options;
  const { model, modelName, transport, retries, apiKey, requestsPerMinute } = recipe;
  const client = connect(recipe);
  const downloader = createDownloader({ baseUrl: client.baseUrl });
  const uploader = provider.upload && createUploader({ protocol: provider.upload, client, model: modelName, retries });
  const closing = new AbortController();
  const stop = new AbortController();
  if (refused) stop.abort(refused);
  const connection: Connection = {
    ...options,
    ...{ client, downloader, uploader, stop },
    rateLimiter: createRateLimiter({ requestsPerMinute, documentedRate: model.requestsPerMinute }, rate),
    jobEvents:
      transport === "events" && provider.events
        ? await subscribe(provider.events, { client, signal: AbortSignal.any([signal, closing.signal]), notify })
        : NO_EVENTS,
    credential: apiKey ? provider.authorize(apiKey) : undefined,
    tooFast: { count: 0 },
    fetchEnd: afterCancelled(signal, CANCEL_MS.paidResults),
  };
  return {
    requestImages: (request, deadline) => requestImages(request, deadline, connection),
    refusal: () => refusalOf(connection),
    [Symbol.asyncDispose]: async () => {
      closing.abort(new Error("done"));
      await Promise.all([client.close(), downloader.close(), uploader?.close()]);
    },
  };
}

function refusalOf({ stop }: Pick<Connection, "stop">): RetouchError | undefined {
  const reason: unknown = stop.signal.reason;
  return reason instanceof RetouchError ? reason : undefined;
}

/** An account that answers so many tasks in a row with nothing but 429, retries included, has no room for the others either. */
const MAX_TOO_FAST = 8;

async function requestImages(request: ImageRequest, deadline: Deadline, connection: Connection): Promise<ModelResult> {
  const { recipe, budget, maxCost, uploader, signal, stop, tooFast } = connection;
  if (signal.aborted) return failed(new RetouchError("cancelled", messages.cancelledUnsent));
  const { price, count } = request;
  const reservation = budget.reserve(price === undefined ? undefined : price * count);
  if (!reservation) return failed(new RetouchError("budget", messages.overBudget(maxCost, budget.spent())));
  let call: Call;
  try {
    const unsent = AbortSignal.any([deadline.signal, stop.signal]);
    call = await createCall(request, { recipe, uploader, start: deadline.start, signal: unsent });
  } catch (error) {
    reservation.settle(0);
    return failUpload(error, deadline, connection);
  }
  const result = await executeCall(call, { ...connection, deadline, stop: stop.signal, retries: recipe.retries });
  tooFast.count = result.kind === "failed" && result.code === "rate-limited" ? tooFast.count + 1 : 0;
  if (result.kind === "failed") {
    const { code, message, maybeBilled, fatal } = result;
    reservation.settle(maybeBilled ? undefined : 0);
    const failure = failed(new RetouchError(code, message), maybeBilled ? null : 0);
    if (fatal || tooFast.count >= MAX_TOO_FAST) stop.abort(failure.error);
    return failure;
  }
  const cost = settleCost(result, { request, model: recipe.model, reservation, notify: connection.notify });
  if (result.kind === "unchanged") return { kind: "unchanged", message: toShown(result.message), cost };
  if (result.images.length > count) connection.notify({ code: "extra-images-ignored", made: result.images.length, wanted: count });
  // What was asked for bounds what is fetched and decoded.
  return downloadImages({ ...result, images: result.images.slice(0, count) }, cost, { deadline, connection });
}

function failUpload(error: unknown, deadline: Deadline, connection: Connection): ModelFailure {
  const isRefused = error instanceof UploadRefused;
  // Another task's refusal by the account ends this one's upload.
  const refusal = isRefused ? undefined : refusalOf(connection);
  const failure = failed(refusal ?? toRetouchError(error, codeOf(deadline, connection)));
  if (isRefused && error.fatal) connection.stop.abort(failure.error);
  return failure;
}

/** The code of an error that says nothing itself. */
function codeOf(deadline: Deadline, { signal }: Connection): ErrorCode {
  return deadline.expired() ? "timeout" : signal.aborted ? "cancelled" : "unavailable";
}

interface Settling {
  request: ImageRequest;
  model: Recipe["model"];
  reservation: Reservation;
  notify: (notice: RunNotice) => void;
}

/** The cost of a call that succeeded, by the reply, else by the price. */
function settleCost(
  result: Extract<CallResult, { kind: "done" | "unchanged" }>,
  { request: { price, count }, model, reservation, notify }: Settling,
): number | null {
  // Some models ignore the number that was asked for, and bill what they make. None makes more than it can.
  const made = result.kind === "done" ? Math.min(result.images.length, Math.max(count, model.candidates ?? 1)) : 1;
  const cost = result.cost ?? (price === undefined ? null : price * made);
  const endedEarly = result.kind === "done" && result.maybeBilled === true;
  if (endedEarly) notify({ code: "call-ended-early" });
  reservation.settle(endedEarly ? undefined : (cost ?? undefined));
  return cost;
}

async function downloadImages(
  done: FinishedCall,
  cost: number | null,
  { deadline, connection }: { deadline: Deadline; connection: Connection },
): Promise<ModelResult> {
  try {
    // A job that ends in the moment of the timeout is still downloaded.
    const time = deadline.expired() ? deadline.over : deadline.timeSignal;
    const images = await fetchImages(done, { ...connection, signal: AbortSignal.any([time, connection.fetchEnd]) });
    return { kind: "images", images, cost };
  } catch (error) {
    const reason = error instanceof ExpiredAddress ? new RetouchError("unavailable", messages.notDownloaded(error.message)) : error;
    return failed(toRetouchError(reason, codeOf(deadline, connection)), cost);
  }
}
