import { RetouchError, toRetouchError } from "../errors.ts";
import type { Inputs } from "../inputs/load.ts";
import type { Picture } from "../pixels/picture.ts";
import type { EditRequest, HttpProvider, LocalProvider, Model } from "../providers/provider.ts";
import { createBudget } from "./budget.ts";
import { createDeadline } from "./deadline.ts";
import { createDownloader, ExpiredAddress } from "./download.ts";
import { createPacer } from "./pacer.ts";
import { type Performed, perform } from "./perform.ts";
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
  const downloader = createDownloader({ baseUrl: client.baseUrl, retries });
  const pacer = createPacer({ requestsPerMinute: inputs.requestsPerMinute, documentedRate: model.requestsPerMinute });
  const budget = createBudget(inputs.maxCost);
  const closing = new AbortController();
  const wake: Wake =
    transport === "events" && provider.events
      ? await subscribe({ client, events: provider.events, signal: AbortSignal.any([signal, closing.signal]), warn })
      : NO_WAKE;
  const grace = new AbortController();
  signal.addEventListener("abort", () => setTimeout(() => grace.abort(signal.reason), GRACE_MS).unref(), { once: true });

  const fetchAnswer = async (done: Extract<Performed, { kind: "done" }>, timeSignal: AbortSignal): Promise<Omit<Answer, "cost">> => {
    const fetchSignal = AbortSignal.any([timeSignal, grace.signal]);
    const [image] = done.images;
    if (!image) throw new RetouchError("unexpected-reply", "the reply holds no image");
    const fetch = (reference = image, headers: Record<string, string> = {}) =>
      downloader.fetch(reference, { replyUrl: done.replyUrl, signal: fetchSignal, headers });
    try {
      return { bytes: await fetch(), ...("url" in image && { refetch: () => fetch() }) };
    } catch (error) {
      if (!(error instanceof ExpiredAddress)) throw error;
      debug(`the result's address answered ${error.message}`);
      // The job's record gives a fresh address at no cost; one of the API's own origin may want the key.
      const fresh = done.refresh && (await client.send(done.refresh.request, fetchSignal).then(done.refresh.read));
      const again = (fresh?.kind === "done" && fresh.images[0]) || image;
      try {
        return { bytes: await fetch(again) };
      } catch (second) {
        if (!(second instanceof ExpiredAddress)) throw second;
        if (!apiKey || !done.refresh || second.status > 403)
          throw new RetouchError("unavailable", `the finished result could not be downloaded: ${second.message}`);
        return { bytes: await fetch(again, provider.authorize(apiKey)) };
      }
    }
  };

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
            `another call would go above \`max-cost\` (${inputs.maxCost} US dollars; ${budget.spent().toFixed(4)} spent)`,
          ),
          cost: 0,
          fatal: false,
        };
      }
      using deadline = createDeadline(timeout * 1000, signal);
      const call = model.edit({ ...question, model: modelName, transport, ...optionsFor(model, inputs) });
      const performed = await perform(call, { client, pacer, wake, deadline, retries, debug });
      if (performed.kind === "failed") {
        reservation.settle(performed.maybeBilled ? undefined : 0);
        const { code, message, maybeBilled, fatal = false } = performed;
        return { error: new RetouchError(code, message), cost: maybeBilled ? null : 0, fatal };
      }
      const cost = performed.cost ?? price ?? null;
      reservation.settle(cost ?? undefined);
      try {
        return { ...(await fetchAnswer(performed, deadline.timeSignal)), cost };
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
