import type { Inputs } from "../inputs/load.ts";
import type { Size } from "../pixels/picture.ts";
import { connect } from "./ask.ts";

const LOOKUP_MS = 10_000;

/** US dollars for an image of this size; undefined where nobody knows. */
export type PriceOf = (question: { target: Size }) => number | undefined;

/**
 * The model's price from our dated table, else from the provider's own catalogue, asked once and at no cost.
 *
 * @param mayAsk false on a dry run, which calls nobody.
 */
export async function lookUpPrice(
  inputs: Inputs,
  { mayAsk, signal, debug }: { mayAsk: boolean; signal: AbortSignal; debug: (message: string) => void },
): Promise<PriceOf> {
  const { model, modelName, provider } = inputs;
  const { price } = model;
  if (price) return ({ target }) => price(target);
  const call = provider.kind === "http" && mayAsk ? provider.price?.(modelName) : undefined;
  if (!call) return () => undefined;
  const client = connect(inputs);
  try {
    const reply = await client.send(call.request, AbortSignal.any([signal, AbortSignal.timeout(LOOKUP_MS)]));
    const found = reply.status === 200 ? call.read(reply) : undefined;
    debug(
      found === undefined
        ? `The price of ${modelName} was not found (HTTP ${reply.status}).`
        : `The price of ${modelName} is ${found} US dollars an image.`,
    );
    return () => found;
  } catch (error) {
    debug(`The price of ${modelName} was not found: ${error instanceof Error ? error.message : String(error)}`);
    return () => undefined;
  } finally {
    await client.close();
  }
}
