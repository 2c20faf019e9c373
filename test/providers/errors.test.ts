import { describe, expect, it } from "vitest";
import type { ApiReply, CallStep, Failure } from "../../src/http/api-call.ts";
import { aimlapi } from "../../src/providers/aimlapi.ts";
import { dashscope } from "../../src/providers/dashscope/dashscope.ts";
import { openaiCompatible } from "../../src/providers/openai-compatible.ts";
import { oxen } from "../../src/providers/oxen/oxen.ts";
import { pixazo } from "../../src/providers/pixazo.ts";
import type { HttpProvider } from "../../src/providers/provider.ts";
import { callOf, readFixture, replyOf } from "./asked.ts";

interface Row {
  name: string;
  status: number;
  body?: unknown;
  failure: Pick<Failure, "code"> & { free?: boolean; fatal?: boolean };
}

function check(next: CallStep, { failure: { code, free = false, fatal = false } }: Row): void {
  if (next.kind !== "failed") throw new Error(`read as ${next.kind}`);
  expect({ code: next.code, free: next.free ?? false, fatal: next.fatal ?? false }).toEqual({ code, free, fatal });
  expect(next.message).not.toBe("");
}

describe.each<HttpProvider>([aimlapi, pixazo, dashscope, oxen, openaiCompatible])("$name", (provider) => {
  it.each(readFixture<Row[]>(provider.name, "errors"))("$status: $name", (row) => {
    check(callOf(provider).read(replyOf(row.body, row.status)), row);
  });

  it("tells the vendor's own words", () => {
    for (const row of readFixture<Row[]>(provider.name, "errors")) {
      const next = callOf(provider).read(replyOf(row.body, row.status));
      const body = JSON.stringify(row.body ?? {});
      if (next.kind === "failed" && !/^HTTP \d+$/.test(next.message))
        for (const word of next.message.match(/\w{4,}/g) ?? []) expect(body).toContain(word);
      else expect(row.body).toBeUndefined();
    }
  });

  it("takes a success that it does not understand for one that may have been billed", () => {
    const strange: unknown[] = [
      undefined,
      null,
      {},
      [],
      "OK",
      { data: null },
      { data: [{}] },
      { images: "x" },
      { output: {} },
      { generations: [] },
    ];
    for (const json of strange) expect(callOf(provider).read(replyOf(json))).toMatchObject({ kind: "failed", code: "unexpected-reply" });
  });

  it.each<[said: unknown, code: string, message: string]>([
    [{ error: { message: "You exceeded your current quota", code: "insufficient_quota" } }, "no-credit", "You exceeded your current quota"],
    [{ message: "You have run out of credits.", statusCode: "403" }, "no-credit", "You have run out of credits."],
    [{ error: { code: 402, message: "Add some first" } }, "no-credit", "Add some first"],
    [
      { created: 1, data: null, error: { message: "Rejected by the safety system.", code: "x" } },
      "refused",
      "Rejected by the safety system.",
    ],
    [{ error: { message: "blocked", code: "content_policy_violation" } }, "refused", "blocked"],
    [{ error: "model overloaded" }, "unexpected-reply", "; it says: model overloaded"],
    [{ code: 429, message: "Too many requests" }, "unexpected-reply", "; it says: Too many requests"],
    [{ success: false, message: "billing is down", statusCode: 503 }, "unexpected-reply", "; it says: billing is down"],
    [{ error: "Failed. No credits were taken." }, "unexpected-reply", "; it says: Failed. No credits were taken."],
    [{ detail: "No workers" }, "unexpected-reply", "; it says: No workers"],
    [{ error: { title: "Sorry", detail: "full" } }, "unexpected-reply", "; it says: Sorry: full"],
    [{ error: { code: "E17", message: null } }, "unexpected-reply", "; it says: E17"],
  ])("tells what a 2xx reply without an image says, which may have been billed: %j", (json, code, message) => {
    const next = callOf(provider).read(replyOf(json));
    expect(next).toMatchObject({ kind: "failed", code, message: expect.stringMatching(`${message}$`) });
    // It is not sent again; what the code does not say already is said.
    expect(next).toMatchObject(code === "unexpected-reply" ? {} : { maybeBilled: true });
    expect(next.kind === "failed" && next.fatal === true).toBe(code === "no-credit");
    expect(next).not.toMatchObject({ free: true });
  });

  it("takes an image for a success, whatever stands beside it", () => {
    const image = { url: "https://example.com/a.png" };
    const content = [{ image: image.url }];
    const json = {
      data: [image],
      images: [image],
      output: { choices: [{ message: { content } }] },
      error: "a warning",
      message: "no credit",
    };
    expect(callOf(provider).read(replyOf(json))).toMatchObject({ kind: "done" });
  });

  it("reads whatever a failure has for a body", () => {
    const bodies: unknown[] = [
      undefined,
      null,
      [],
      "text",
      5,
      { error: null },
      { error: [] },
      { message: 5 },
      { code: {} },
      { detail: null },
    ];
    for (const json of bodies) {
      for (const status of [400, 401, 402, 403, 404, 408, 413, 415, 418, 422, 429, 500, 502, 503, 504, 529])
        expect(callOf(provider).read(replyOf(json, status))).toMatchObject({ kind: "failed" });
    }
  });
});

describe("oxen's queue", () => {
  const headers: ApiReply["headers"] = {};
  const enqueued = callOf(oxen, { transport: "queue" }).read(replyOf(readFixture("oxen", "enqueued"), 200, headers));

  it.each(readFixture<Row[]>("oxen", "failed-jobs"))("$name", (row) => {
    if (enqueued.kind !== "wait") throw new Error("the job was not understood");
    check(enqueued.poll.read(replyOf(row.body, row.status)), row);
  });
});
