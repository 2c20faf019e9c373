import { RetouchError, toRetouchError } from "../errors.ts";
import type { Inputs } from "../inputs/load.ts";
import type { Picture } from "../pixels/picture.ts";
import type { EditRequest, HttpProvider, LocalProvider, Model } from "../providers/provider.ts";
import { createBudget } from "./budget.ts";
import { createDeadline } from "./deadline.ts";
import { createDownloader, ExpiredAddress } from "./download.ts";
import { fetchAnswer } from "./fetch-answer.ts";
import { createPacer } from "./pacer.ts";
import { perform } from "./perform.ts";
import { type Client, createClient } from "./send.ts";
import { NO_WAKE, subscribe, type Wake } from "./wake.ts";

/** One image and what is asked of the model for it. */
export type Question = Pick<EditRequest, "prompt" | "source" | "target"> & { image: Picture; mask?: Picture };

/** The model's picture, as it came. */
export interface Answer {
  bytes: Buffer;
  /** US dollars; null where not known. */
  cost: number | null;
  /** Fetches the same result once more, where it came from an address. */
  refetch?: () => Promise<Buffer>;
}

/** Why there is no answer, what it cost all the same, and whether no other task can succeed either. */
export interface Refusal {
  error: RetouchError;
  cost: number | null;
  fatal: boolean;
}

/** Asks the model. Holds the connections, the rate and the budget of the whole run. */
export interface Asker extends AsyncDisposable {
  ask(question: Question): Promise<Answer | Refusal>;
  /** US dollars for an image of this size; undefined where not known. */
  priceOf(question: Pick<Question, "target">): number | undefined;
}

export interface AskerOptions {
  inputs: Inputs;
  priceOf: Asker["priceOf"];
  signal: AbortSignal;
  debug: (message: string) => void;
  warn: (message: string) => void;
}

/** How long a result that is paid for is still fetched after a cancellation: the runner kills after 7.5 + 2.5 seconds. */
const GRACE_MS = 4000;

export async function createAsker(options: AskerOptions): Promise<Asker> {
  const { provider } = options.inputs;
  return provider.kind === "local" ? createLocalAsker(provider, options) : createHttpAsker(provider, options);
}

function createLocalAsker(provider: LocalProvider, { priceOf, signal }: AskerOptions): Asker {
  return {
    priceOf,
    ask: async ({ image, prompt }) => {
      if (signal.aborted) return { error: new RetouchError("cancelled", "cancelled before it was begun"), cost: 0, fatal: false };
      try {
        return { bytes: await provider.run(image, prompt), cost: 0 };
      } catch (error) {
        return { error: toRetouchError(error, "invalid-image"), cost: 0, fatal: false };
      }
    },
    [Symbol.asyncDispose]: async () => {},
  };
}

/** A client with the provider's credential, for the configured origin. */
export function connect({ provider, baseUrl, apiKey }: Inputs): Client {
  if (provider.kind !== "http" || !baseUrl) throw new Error("not a provider of the network");
  return createClient({ baseUrl, headers: apiKey ? provider.authorize(apiKey) : {} });
}

async function createHttpAsker(provider: HttpProvider, { inputs, priceOf, signal, debug, warn }: AskerOptions): Promise<Asker> {
  const { model, modelName, transport, retries, timeout, apiKey } = inputs;
  const client = connect(inputs);
  const downloader = createDownloader({ baseUrl: client.baseUrl });
  const pacer = createPacer({ requestsPerMinute: inputs.requestsPerMinute, documentedRate: model.requestsPerMinute });
  const budget = createBudget(inputs.maxCost);
  const closing = new AbortController();
  const wake: Wake =
    transport === "events" && provider.events
      ? await subscribe({ client, events: provider.events, signal: AbortSignal.any([signal, closing.signal]), warn })
      : NO_WAKE;
  const grace = new AbortController();
  signal.addEventListener("abort", () => setTimeout(() => grace.abort(signal.reason), GRACE_MS).unref(), { once: true });

  /** The account was refused: what has not been sent yet never will be. */
  const stop = new AbortController();

  return {
    priceOf,
    ask: async (question) => {
      if (!model.edit) throw new Error("the model cannot edit");
      if (signal.aborted) return { error: new RetouchError("cancelled", "cancelled before it was sent"), cost: 0, fatal: false };
      const price = priceOf(question);
      const reservation = budget.reserve(price);
      if (!reservation) {
        return {
          error: new RetouchError(
            "budget",
            `another call could go above \`max-cost\` (${inputs.maxCost} US dollars; ${budget.spent().toFixed(4)} known to be spent)`,
          ),
          cost: 0,
          fatal: false,
        };
      }
      using deadline = createDeadline(timeout * 1000, signal);
      const call = model.edit({ ...question, model: modelName, transport, ...optionsFor(model, inputs) });
      const performed = await perform(call, { client, pacer, wake, deadline, stop: stop.signal, retries, debug });
      if (performed.kind === "failed") {
        reservation.settle(performed.maybeBilled ? undefined : 0);
        const { code, message, maybeBilled, fatal = false } = performed;
        const refusal = { error: new RetouchError(code, message), cost: maybeBilled ? null : 0, fatal };
        if (fatal) stop.abort(refusal.error);
        return refusal;
      }
      const cost = performed.cost ?? price ?? null;
      reservation.settle(cost ?? undefined);
      try {
        // A job that ended in the very moment of the timeout is still fetched.
        const time = deadline.expired() ? AbortSignal.timeout(GRACE_MS) : deadline.timeSignal;
        const fetching = { client, downloader, debug, signal: AbortSignal.any([time, grace.signal]) };
        return { ...(await fetchAnswer(performed, { ...fetching, ...(apiKey && { credential: provider.authorize(apiKey) }) })), cost };
      } catch (error) {
        const code = deadline.expired() ? "timeout" : signal.aborted ? "cancelled" : "unavailable";
        const why =
          error instanceof ExpiredAddress
            ? new RetouchError("unavailable", `the finished result could not be downloaded: ${error.message}`)
            : error;
        return { error: toRetouchError(why, code), cost, fatal: false };
      }
    },
    [Symbol.asyncDispose]: async () => {
      closing.abort(new Error("done"));
      await Promise.all([client.close(), downloader.close()]);
    },
  };
}

/** What the user set, as far as the model takes it. */
function optionsFor({ takes }: Pick<Model, "takes">, { negativePrompt, seed, watermark, promptExtend }: Inputs): Partial<EditRequest> {
  return {
    ...(negativePrompt !== undefined && takes.includes("negative-prompt") && { negativePrompt }),
    ...(seed !== undefined && takes.includes("seed") && { seed }),
    ...(watermark !== undefined && takes.includes("watermark") && { watermark }),
    ...(promptExtend !== undefined && takes.includes("prompt-extend") && { promptExtend }),
  };
}
