import { describe, expect, test } from "vitest";
import type { Fault } from "../emulators/faults.ts";
import { fixedAnswer } from "../emulators/picture.ts";
import { answerSmall, drawSmall } from "./pictures.ts";
import { SUBJECTS, subjectOf } from "./subjects.ts";
import { openWorkbench } from "./workbench.ts";

const source = await drawSmall();
const answer = fixedAnswer(await answerSmall());
const named = (names: string) => Object.fromEntries([...names].map((name) => [`${name}.png`, source]));
const aimlapi = subjectOf("aimlapi, data[]");

/** The catalogue says another price than is billed. */
function listed(price: number): Fault {
  const units = [{ price, unit: "image", per: 1 }];
  return { on: "models", do: { kind: "garbage", body: { data: [{ id: "alibaba/qwen-image-edit", pricing: { kind: "fixed", units } }] } } };
}

describe.concurrent("max-cost", () => {
  test("stops the run when a picture costs more than the list says", async () => {
    await using bench = await openWorkbench(aimlapi, { files: named("abcdef"), answer });
    bench.api.faults.push(listed(0.01));
    const run = await bench.run({ images: "*.png", concurrency: "2", "max-cost": "0.1" });
    expect(run.outputs).toMatchObject({ "estimated-cost": "0.06", edited: "2", failed: "4", cost: "0.091" });
    expect(run.codes.filter((code) => code === "budget")).toHaveLength(4);
    expect(run.paid).toHaveLength(2);
    expect(run.billed).toBeLessThanOrEqual(0.1);
  });

  test("is kept to one call at a time where only the reply tells the price", async () => {
    await using bench = await openWorkbench(aimlapi, { files: named("abcdef"), answer, latencyMs: 100 });
    bench.api.faults.push({ on: "models", nth: "every", do: { kind: "status", status: 500 } });
    const run = await bench.run({ images: "*.png", concurrency: "4", "max-cost": "0.1" });
    expect(run.outputs).toMatchObject({ "estimated-cost": "", edited: "2", failed: "4", cost: "0.091" });
    expect(bench.api.load.peak).toBe(1);
  });

  test("counts what may have been billed", async () => {
    await using bench = await openWorkbench(aimlapi, { files: named("abcdef"), answer });
    bench.api.faults.push(listed(0.02), { on: "paid", nth: 2, do: { kind: "reset-before-reply", billed: true } });
    const run = await bench.run({ images: "*.png", concurrency: "1", "max-cost": "0.13" });
    expect(run.codes).toEqual([null, "ambiguous", ...Array(4).fill("budget")]);
    expect(run.outputs).toMatchObject({ cost: "0.0455", failed: "5" });
    // The second was billed as well, and a third would have gone above the limit.
    expect(run.billed).toBe(0.091);
  });

  test("lets exactly the estimate pass", async () => {
    await using bench = await openWorkbench(subjectOf("pixazo"), { files: named("abc"), answer, warm: true });
    const run = await bench.run({ images: "*.png", "max-cost": "0.165" });
    expect(run.codes).toEqual([null, null, null]);
  });
});

describe.concurrent("the price", () => {
  test.each(SUBJECTS.filter(({ looksUpPrice }) => looksUpPrice))("$name: is not needed to edit", async (subject) => {
    await using bench = await openWorkbench({ ...subject, ...{ price: undefined } }, { files: named("a"), answer, warm: true });
    bench.api.faults.push({ on: "models", nth: "every", do: { kind: "html" } });
    const run = await bench.run({ images: "*.png" });
    expect(run.codes).toEqual([null]);
    expect(run.outputs["estimated-cost"]).toBe("");
    // The AI/ML API tells it with the result.
    expect(run.outputs.cost).toBe(subject.inputs.provider === "aimlapi" ? "0.0455" : "");
  });
});
