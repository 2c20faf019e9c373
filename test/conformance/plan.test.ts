import { describe, expect, test } from "vitest";
import { fixedAnswer } from "../emulators/picture.ts";
import { answerSmall, drawSmall } from "./pictures.ts";
import { SUBJECTS } from "./subjects.ts";
import { openWorkbench, type Run } from "./workbench.ts";

const source = await drawSmall();
const answer = fixedAnswer(await answerSmall());
const FILES = { "a.png": source, "b.png": source, "c.png": source };
const ALL = { images: "*.png" };

/** Nothing was asked of anybody but the price, nothing was written, and one error says why. */
function expectNothingSpent(run: Run, problem: RegExp): void {
  expect(run.requests.filter(({ kind }) => kind !== "models")).toEqual([]);
  expect(run.outputs).toMatchObject({ edited: "0", changed: "false" });
  expect(run.exitCode).toBe(1);
  const errors = run.annotations.filter(({ level }) => level === "error");
  expect(errors).toHaveLength(1);
  expect(errors[0]?.message).toMatch(problem);
  expect(run.summary).toMatch(/Retouch/);
}

describe.concurrent.each(SUBJECTS)("$name", (subject) => {
  test("plans on a dry run, without a key and without a request", async () => {
    await using bench = await openWorkbench(subject, { files: FILES, answer });
    const run = await bench.run({ ...ALL, "dry-run": "true", "api-key": "", "max-cost": "100" });
    expect(run.requests).toEqual([]);
    expect(run.exitCode).toBe(0);
    expect(run.results.map(({ status }) => status)).toEqual(["planned", "planned", "planned"]);
    const price = subject.looksUpPrice ? undefined : subject.price;
    expect(run.outputs).toMatchObject({
      "skip-reason": "dry-run",
      "estimated-cost": price === undefined ? "" : String(Number((price * 3).toFixed(6))),
      failed: "0",
    });
    for (const path of Object.keys(FILES)) expect(run.stdout).toContain(path);
    expect(run.stdout).toContain("3 images to edit");
  });

  test("spends nothing above its limits, or with a prompt that would be cut", async () => {
    await using bench = await openWorkbench(subject, { files: FILES, answer, warm: true });
    expectNothingSpent(await bench.run({ ...ALL, "max-images": "2" }), /would make 3 images, but `max-images` is 2/);
    const cheap = await bench.run({ ...ALL, "max-cost": "0.01" });
    expectNothingSpent(
      cheap,
      subject.price === undefined ? /price of .* is not known/ : /would cost about 0\.\d+ US dollars, but `max-cost` is 0\.01/,
    );
    if (subject.promptLimit !== undefined)
      expectNothingSpent(
        await bench.run({ ...ALL, prompt: "x".repeat(subject.promptLimit + 1) }),
        /`prompt`: \d+ characters .* at most \d+/,
      );
    expectNothingSpent(await bench.run({ ...ALL, frozen: "true" }), /`frozen`: 3 images out of date/);
  });

  test("wants a key where the vendor does, and finds it in the environment", async () => {
    await using bench = await openWorkbench(subject, { files: { "a.png": source }, answer, warm: true });
    const without = await bench.run({ ...ALL, "api-key": "" });
    // A self-hosted server may want none; its refusal is told then.
    if (subject.inputs.provider === "openai-compatible") expect(without.codes).toEqual(["unauthorized"]);
    else expectNothingSpent(without, new RegExp(`\`api-key\` is required.*${subject.keyVariable}`));
    const wrong = await bench.run({ ...ALL, "api-key": "sk-wrong-0123456789abcdef" });
    expect(wrong.codes).toEqual(["unauthorized"]);
    expect(wrong.raw.replaceAll("::add-mask::sk-wrong-0123456789abcdef", "")).not.toContain("sk-wrong");
    const run = await bench.run({ ...ALL, "api-key": "" }, { warm: true, env: { [subject.keyVariable]: ` ${bench.api.key}\n` } });
    expect(run.codes).toEqual([null]);
  });
});

describe.concurrent("every provider", () => {
  test.each(SUBJECTS)("$name: says all that is wrong at once", async (subject) => {
    await using bench = await openWorkbench(subject, { files: FILES, answer, warm: true });
    const wrong = { images: "../*.png", seed: "-1", fit: "squeeze", tiemout: "3", "max-cost": "cheap", mask: "{dir}/{nam}.png" };
    const run = await bench.run(wrong);
    expectNothingSpent(run, /problems in the inputs/);
    const message = run.annotations[0]?.message ?? "";
    for (const name of ["images", "seed", "fit", "tiemout", "max-cost", "mask"]) expect(message).toContain(`\`${name}\``);
    expect(message).toContain("Did you mean `timeout`?");
  });
});
