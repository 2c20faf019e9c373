import type { Recipe } from "../inputs/recipe.ts";
import type { PriceOf } from "../plan/limits.ts";
import type { PreparedTask } from "../plan/task.ts";
import type { HttpProvider } from "../providers/provider.ts";
import type { Dollars } from "../text/dollars.ts";
import { connect } from "./create-call.ts";

const LOOKUP_MS = 10_000;

export interface LookUpOptions {
  /** Whether a provider may be called; false on a dry run. */
  mayCall: boolean;
  signal: AbortSignal;
  debug: (message: string) => void;
}

/** The models' prices by our dated tables, else by the providers' own catalogues, each read once and at no cost. */
export async function lookUpPrices(tasks: readonly Pick<PreparedTask, "task">[], options: LookUpOptions): Promise<PriceOf> {
  const known = new Map<string, number | undefined>();
  const keyOf = ({ provider, modelName, baseUrl }: Recipe) => JSON.stringify([provider.name, modelName, baseUrl]);
  const recipes = new Map(tasks.map(({ task: { recipe } }) => [keyOf(recipe), recipe]));
  // All at once: where none answers, the run waits for one of them.
  const lookUps = [...recipes].map(async ([key, recipe]) => {
    const { model, provider } = recipe;
    if (model.price || !options.mayCall || provider.kind !== "http" || !provider.price) return;
    known.set(key, await readPrice(recipe, provider.price, options));
  });
  await Promise.all(lookUps);
  return ({ task, target }) => {
    const { recipe } = task;
    return recipe.model.price ? recipe.model.price(target, recipe.references.length) : known.get(keyOf(recipe));
  };
}

async function readPrice(
  recipe: Recipe,
  price: NonNullable<HttpProvider["price"]>,
  { signal, debug }: LookUpOptions,
): Promise<Dollars | undefined> {
  const { modelName } = recipe;
  const call = price(modelName);
  const client = connect(recipe);
  try {
    const reply = await client.send(call.request, AbortSignal.any([signal, AbortSignal.timeout(LOOKUP_MS)]));
    const found = reply.status === 200 ? call.read(reply) : undefined;
    debug(
      found === undefined
        ? `The price of ${modelName} was not found (HTTP ${reply.status}).`
        : `The price of ${modelName} is ${found} US dollars an image.`,
    );
    return found;
  } catch (error) {
    debug(`The price of ${modelName} was not found: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  } finally {
    await client.close();
  }
}
