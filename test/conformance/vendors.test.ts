import { describe, expect, test } from "vitest";
import { aimlapiScenarios } from "../emulators/aimlapi.ts";
import { dashscopeScenarios } from "../emulators/dashscope.ts";
import type { Fault } from "../emulators/faults.ts";
import { openaiCompatibleScenarios } from "../emulators/openai-compatible.ts";
import { fixedAnswer } from "../emulators/picture.ts";
import { pixazoScenarios } from "../emulators/pixazo.ts";
import { onPaid } from "../emulators/scenarios.ts";
import { answerSmall, drawSmall } from "./pictures.ts";
import { SUBJECTS, subjectOf } from "./subjects.ts";
import { openWorkbench } from "./workbench.ts";

const source = await drawSmall();
const answer = fixedAnswer(await answerSmall());
const FILES = { "a.png": source, "b.png": source };
const openai = openaiCompatibleScenarios("openai");

interface Row {
  name: string;
  subject: string;
  fault: Fault;
  /** Of the picture that it strikes; null: sent again, and done. */
  code: string | null;
  /** The other picture is not tried any more. */
  fatal?: boolean;
  /** Paid requests for two pictures. */
  paid: number;
  /** Of the picture that it strikes; null: nobody knows. */
  cost?: null;
}

const ROWS: Row[] = [
  { name: "an error inside HTTP 200", subject: "dashscope", fault: dashscopeScenarios.ok200WithCode(), code: "unavailable", paid: 2 },
  {
    name: "a bill overdue, as a 429 that never heals",
    subject: "dashscope",
    fault: dashscopeScenarios.billOverdue(),
    code: "no-credit",
    fatal: true,
    paid: 1,
  },
  { name: "no access to the model", subject: "dashscope", fault: dashscopeScenarios.forbidden(), code: "forbidden", fatal: true, paid: 1 },
  {
    name: "a model that is gone",
    subject: "dashscope",
    fault: dashscopeScenarios.modelNotFound(),
    code: "invalid-input",
    fatal: true,
    paid: 1,
  },
  {
    name: "a 408 of which nobody knows whether it ran",
    subject: "dashscope",
    fault: dashscopeScenarios.requestTimeout(),
    code: "ambiguous",
    paid: 2,
  },
  { name: "the upstream's refusal inside HTTP 200", subject: "pixazo", fault: pixazoScenarios.upstreamRefused(), code: "refused", paid: 2 },
  {
    name: "a rate limit inside HTTP 200 of which nobody knows whether it ran",
    subject: "pixazo",
    fault: pixazoScenarios.limitedInside(),
    code: "rate-limited",
    paid: 2,
    cost: null,
  },
  { name: "no access", subject: "pixazo", fault: pixazoScenarios.forbidden(), code: "forbidden", fatal: true, paid: 1 },
  {
    name: "a generation that timed out, and is free",
    subject: "aimlapi, data[]",
    fault: aimlapiScenarios.generationTimeout(),
    code: null,
    paid: 3,
  },
  {
    name: "an organization that is not verified",
    subject: "openai-compatible, openai",
    fault: openai.forbidden(),
    code: "forbidden",
    fatal: true,
    paid: 1,
  },
];

describe.concurrent("in a vendor's own words", () => {
  test.each(ROWS)("$subject: $name", async ({ subject, fault, code, fatal, paid, cost }) => {
    await using bench = await openWorkbench(subjectOf(subject), { files: FILES, answer, warm: true });
    bench.api.faults.push(fault);
    const run = await bench.run({ images: "*.png", concurrency: "1", retries: "1" });
    expect(run.codes).toEqual([code, fatal ? code : null]);
    expect(run.paid).toHaveLength(paid);
    if (cost !== undefined) expect(run.results[0]?.cost).toBe(cost);
  });
});

describe.concurrent("an error that repeats what it was sent", () => {
  test.each(SUBJECTS)("$name", async (subject) => {
    await using bench = await openWorkbench(subject, { files: FILES, answer, warm: true });
    const picture = `data:image/png;base64,${source.toString("base64")}`;
    const said = `Bad key ${bench.api.key} (Bearer ${bench.api.key}) for ${picture} at https://x.example/r.png?Signature=abc123&Expires=1\n::error::injected\n@everyone <img src=x>`;
    const body = {
      error: { message: said, title: said, type: "invalid_request_error" },
      message: said,
      code: "InvalidParameter",
      detail: said,
    };
    bench.api.faults.push(onPaid({ kind: "status", status: 400, body: subject.inputs.provider === "pixazo" ? { error: said } : body }));
    const run = await bench.run({ images: "*.png", concurrency: "1" });
    expect(run.codes).toEqual(["invalid-input", null]);
    expect(run.results[0]?.error?.message).toMatch(/Bad key/);
    expect(run.annotations.filter(({ message }) => message.startsWith("injected"))).toEqual([]);
    expect(run.summary).not.toMatch(/<img src=x>|(?<!`[^`]*)@everyone/);
  });
});
