import { describe, expect, it } from "vitest";
import { takeShard } from "../../src/plan/shard.ts";
import type { Plan } from "../../src/plan/task.ts";
import { imagesOf, planOf, recipeOf } from "./facts.ts";

const names = Array.from({ length: 200 }, (_, index) => `docs/${index}.png`);
const blobs = Object.fromEntries(names.map((name, index) => [name, `picture ${index}`]));

const outputsOf = ({ tasks }: Plan) => tasks.map(({ task }) => task.output);
const split = (plan: Plan, count: number) =>
  Array.from({ length: count }, (_, index) => outputsOf(takeShard(plan, { index: index + 1, count })));

describe("the shards of a plan", () => {
  it("have each task once, about as many each, by the output's path alone", async () => {
    const recipe = await recipeOf();
    const whole = planOf([{ recipe, sources: imagesOf(blobs) }]);
    const shards = split(whole, 8);
    expect(shards.flat().toSorted()).toEqual(names.toSorted());
    for (const { length } of shards) expect(length).toBeGreaterThan(12);
    expect(outputsOf(takeShard(whole, undefined))).toEqual(outputsOf(whole));
    // Whatever else is there, and whatever it shows by now.
    const [first = [], second = []] = shards;
    const fewer = Object.fromEntries([...first, ...second].map((name) => [name, `other ${name}`]));
    const [again, other, ...none] = split(planOf([{ recipe, sources: imagesOf(fewer) }]), 8);
    expect(again?.toSorted()).toEqual(first.toSorted());
    expect(other?.toSorted()).toEqual(second.toSorted());
    expect(none.flat()).toEqual([]);
  });

  it("keep copies of one picture together, and the locales of a source where one stands in for another", async () => {
    const copies = await recipeOf();
    const twins = Object.fromEntries(names.map((name, index) => [name, `picture ${index % 20}`]));
    const shardOf = new Map<string, number>(
      split(planOf([{ recipe: copies, sources: imagesOf(twins) }]), 16).flatMap((own, at) => own.map((output) => [output, at])),
    );
    for (const [index, name] of names.entries()) expect([name, shardOf.get(name)]).toEqual([name, shardOf.get(names[index % 20] ?? "")]);
    expect(new Set(shardOf.values()).size).toBeGreaterThan(5);

    const localize = async (more: Record<string, string>) => {
      const recipe = await recipeOf({ given: { locales: "fr, de, ja, es", ...more } });
      const shards = split(planOf([{ recipe, sources: imagesOf({ "a.png": "a", "b.png": "b", "c.png": "c" }) }]), 16);
      const used = (source: string) => shards.filter((own) => own.some((output) => output.startsWith(source))).length;
      return ["a", "b", "c"].map(used);
    };
    expect(await localize({ "fallback-locale": "fr" })).toEqual([1, 1, 1]);
    expect(Math.max(...(await localize({})))).toBeGreaterThan(1);
  });

  it("keep locales together that a model does not tell apart, since they are one request", async () => {
    const given = { provider: "dashscope", model: "qwen-mt-image-2.0", "api-key": "key", locales: "es-ES, es-MX" };
    const recipe = await recipeOf({ given });
    const sources = imagesOf(Object.fromEntries(names.slice(0, 20).map((name) => [name, name])));
    const shards = split(planOf([{ recipe, sources }]), 16);
    for (const name of names.slice(0, 20)) {
      const stem = name.replace(".png", ".");
      expect(shards.filter((own) => own.some((output) => output.startsWith(stem)))).toHaveLength(1);
    }
  });

  it("know how much of the whole is theirs", async () => {
    const [one, three] = [
      await recipeOf({ name: "one", given: { images: "a/*.png" } }),
      await recipeOf({ name: "three", given: { images: "b/*.png", candidates: "3" } }),
    ];
    const of = (folder: string) =>
      imagesOf(Object.fromEntries(names.slice(0, 20).map((name) => [name.replace("docs", folder), `${folder} ${name}`])));
    const whole = planOf([
      { recipe: one, sources: of("a") },
      { recipe: three, sources: of("b") },
    ]);
    const shards = [1, 2, 3].map((index) => takeShard(whole, { index, count: 3 }));
    for (const { tasks, whole } of shards) {
      const imagesOf = (name: string) =>
        tasks.filter(({ task }) => task.recipe.name === name).reduce((sum, { task }) => sum + task.recipe.candidates, 0);
      expect(whole).toMatchObject({
        ...{ tasks: 40, otherDue: 40 - tasks.length },
        images: [
          { task: { recipe: { name: "one" } }, own: imagesOf("one"), all: 20 },
          { task: { recipe: { name: "three" } }, own: imagesOf("three"), all: 60 },
        ],
      });
    }
  });
});
