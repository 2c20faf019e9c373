import { describe, expect, it } from "vitest";
import { checkAmount, checkCost, countPictures, estimateCost, shareLimits } from "../../src/plan/limits.ts";
import type { PreparedTask } from "../../src/plan/task.ts";
import { lookUpPrices } from "../../src/run/prices.ts";
import { load } from "../inputs/given.ts";
import { paint } from "../pixels/pictures.ts";
import { plan } from "./facts.ts";
import { type PreparedFacts, preparedTasksOf } from "./prepared.ts";

const png = await paint({ width: 8, height: 8 }).png().toBuffer();
const files = { "a.png": png, "b.png": png };
const NEVER = new AbortController().signal;

const DASHSCOPE = { provider: "dashscope", "api-key": "k" };
/** 0.035 dollars a picture. */
const CHEAP = { ...DASHSCOPE, model: "qwen-image-2.0" };
/** Its price only the reply tells. */
const TELLS = { provider: "aimlapi", "api-key": "k" };
/** Nobody tells its price. */
const BLIND = { ...DASHSCOPE, model: "wan2.7-image" };

const pricesOf = (tasks: readonly PreparedTask[]) => lookUpPrices(tasks, { mayCall: false, signal: NEVER, debug: () => {} });

describe("what a run costs", () => {
  const estimate = async (...recipes: PreparedFacts[]) => {
    const tasks = (await Promise.all(recipes.map((facts) => preparedTasksOf({ files, ...facts })))).flat();
    return estimateCost(tasks, await pricesOf(tasks));
  };

  it("is that of every picture: of each image, language, candidate and step", async () => {
    expect(await estimate({ given: CHEAP })).toBeCloseTo(2 * 0.035);
    expect(await estimate({ given: { ...CHEAP, candidates: "3" } })).toBeCloseTo(2 * 3 * 0.035);
    expect(await estimate({ given: CHEAP, steps: ["a", "b", "c"] })).toBeCloseTo(2 * 3 * 0.035);
    expect(await estimate({ given: { ...CHEAP, candidates: "2" }, steps: ["a", "b"] })).toBeCloseTo(2 * (1 + 2) * 0.035);
    expect(await estimate({ given: { ...CHEAP, prompt: "", locales: "fr, de, ja" } })).toBeCloseTo(2 * 3 * 0.035);
    // Model Studio, model card: qwen-mt-image-2.0 in Singapore.
    expect(await estimate({ given: { ...DASHSCOPE, prompt: "", locales: "fr, de, ja" } })).toBeCloseTo(2 * 3 * 0.0006);
    expect(await estimate({ given: { ...CHEAP, images: "", output: "hero.png", candidates: "4" }, files: {} })).toBeCloseTo(4 * 0.035);
  });

  it("is that of all recipes, and nothing for the sandbox", async () => {
    expect(await estimate({ given: CHEAP }, { given: {} }, { given: { ...DASHSCOPE, prompt: "", locales: "fr" } })).toBeCloseTo(2 * 0.0356);
  });

  it("is not known where that of one is not", async () => {
    expect(await estimate({ given: CHEAP }, { given: TELLS })).toBeNull();
  });

  it("is counted by task", async () => {
    const [task] = await preparedTasksOf({ files, given: { ...CHEAP, candidates: "3" }, steps: ["a", "b"] });
    expect(task && countPictures(task)).toBe(4);
  });
});

describe("`max-cost`", () => {
  const check = async (maxCost: string, recipes: readonly PreparedFacts[], more: Record<string, string> = {}) => {
    const tasks = (await Promise.all(recipes.map((facts) => preparedTasksOf({ files, ...facts })))).flat();
    checkCost(tasks, await pricesOf(tasks), await load({ "max-cost": maxCost, ...more }));
  };

  it("bounds the estimate of all recipes together", async () => {
    await check("0.14", [{ given: CHEAP }, { given: CHEAP }]);
    await expect(check("0.13", [{ given: CHEAP }, { given: CHEAP }])).rejects.toMatchObject({
      code: "budget",
      message: "The run would cost about 0.1400 US dollars, but `max-cost` is 0.13. Nothing was sent.",
    });
    await check("0", [{ given: {} }]);
  });

  it("bounds what is known of it, where the replies tell the rest", async () => {
    await check("0.08", [{ given: CHEAP }, { given: TELLS }]);
    await expect(check("0.06", [{ given: TELLS }, { given: CHEAP }])).rejects.toMatchObject({
      code: "budget",
      message: "The run would cost at least 0.0700 US dollars, but `max-cost` is 0.06. Nothing was sent.",
    });
  });

  it("cannot be kept where nobody tells a price, which a dry run does not mind", async () => {
    await expect(check("100", [{ given: CHEAP }, { given: BLIND }])).rejects.toMatchObject({
      code: "budget",
      message: expect.stringContaining("the price of wan2.7-image is not known, and dashscope does not report it with the result."),
    });
    await check("100", [{ given: BLIND }], { "dry-run": "true" });
  });
});

describe("the number of tasks", () => {
  const due = async () => (await plan({ given: { prompt: "", locales: "fr, de, ja" }, sources: { "a.png": "1", "b.png": "2" } })).tasks;
  const check = async (given: Record<string, string>) => checkAmount(await due(), await load(given));

  it("counts each language, and is bounded", async () => {
    expect(await check({ "max-images": "6" })).toEqual([]);
    await expect(check({ "max-images": "5" })).rejects.toMatchObject({
      code: "budget",
      message: "The run would make 6 images, but `max-images` is 5. Nothing was sent.",
    });
    expect(await check({ "max-images": "5", "dry-run": "true" })).toEqual([
      { code: "would-stop", reason: "It would make 6 images, but `max-images` is 5. Raise `max-images`, or select fewer images." },
    ]);
  });

  it("is none with `frozen`, which names what is out of date", async () => {
    await expect(check({ frozen: "true" })).rejects.toMatchObject({
      code: "invalid-input",
      message:
        "`frozen`: 6 images out of date (a.fr.png, a.de.png, a.ja.png, b.fr.png, b.de.png, …). Run without `frozen` and commit the result.",
    });
  });
});

describe("the limits of a shard", () => {
  it("are a part of `max-cost`, and all tasks of the run", async () => {
    const inputs = await load({ ...CHEAP, "max-cost": "0.28", "max-images": "77", shard: "1/4" });
    const tasks = await preparedTasksOf({ files, given: CHEAP });
    const [{ task }] = tasks as [PreparedTask];
    const priceOf = await pricesOf(tasks);
    const whole = { tasks: 400, otherDue: 75, images: [{ task, own: 2, all: 8 }] };
    expect(shareLimits(inputs, { whole }, priceOf).maxCost).toBeCloseTo(0.07);
    expect(shareLimits(inputs, {}, priceOf).maxCost).toBe(0.28);
    checkCost(tasks, priceOf, shareLimits(inputs, { whole }, priceOf));
    const less = shareLimits(inputs, { whole: { ...whole, images: [{ task, own: 2, all: 10 }] } }, priceOf);
    await expect(async () => checkCost(tasks, priceOf, less)).rejects.toMatchObject({
      message: "The shard would cost about 0.0700 US dollars, but its part of `max-cost` is 0.0560. Nothing was sent.",
    });
    const { tasks: due } = await plan({ sources: { "a.png": "1", "b.png": "2" } });
    expect(checkAmount(due, inputs, { whole })).toEqual([]);
    const message = "The run would make 78 images, but `max-images` is 77. Nothing was sent.";
    expect(() => checkAmount(due, inputs, { whole: { ...whole, otherDue: 76 } })).toThrow(expect.objectContaining({ message }));
  });

  it("divide `max-cost` by the prices of the images, or by their number where a price is not known", async () => {
    const inputs = await load({ ...CHEAP, "max-cost": "1", shard: "1/2" });
    const taskOf = async (given: Record<string, string>) => (await preparedTasksOf({ files, given }))[0] as PreparedTask;
    const [dear, cheap, blind] = [await taskOf({ ...CHEAP, model: "qwen-image-2.0-pro" }), await taskOf(CHEAP), await taskOf(BLIND)];
    const priceOf = await pricesOf([dear, cheap, blind]);
    const shareOf = (...images: { task: PreparedTask["task"]; own: number; all: number }[]) =>
      shareLimits(inputs, { whole: { tasks: 9, otherDue: 1, images } }, priceOf).maxCost;
    const [prices, own] = [[priceOf(dear), priceOf(cheap)] as [number, number], [6, 1] as const];
    const all = prices[0] * 8 + prices[1] * 10;
    expect(prices[0]).toBeGreaterThan(prices[1]);
    const parts = [
      { task: dear.task, own: own[0], all: 8 },
      { task: cheap.task, own: own[1], all: 10 },
    ];
    expect(shareOf(...parts)).toBeCloseTo((prices[0] * own[0] + prices[1] * own[1]) / all);
    // The other shard has the rest.
    expect(shareOf(...parts.map((part) => ({ ...part, own: part.all - part.own })))).toBeCloseTo(
      1 - (prices[0] * own[0] + prices[1] * own[1]) / all,
    );
    expect(shareOf(...parts, { task: blind.task, own: 1, all: 2 })).toBeCloseTo(8 / 20);
    expect(shareOf()).toBe(0);
  });

  it("are an equal part of the rate, given or documented", async () => {
    const rateOf = async (given: Record<string, string>) => {
      const [recipe] = (await load({ ...DASHSCOPE, ...given })).recipes;
      return [recipe?.requestsPerMinute, recipe?.model.requestsPerMinute];
    };
    expect(await rateOf({ "requests-per-minute": "6" })).toEqual([6, 2]);
    expect(await rateOf({ "requests-per-minute": "6", shard: "2/4" })).toEqual([1.5, 0.5]);
    expect(await rateOf({ shard: "2/4" })).toEqual([undefined, 0.5]);
  });
});
