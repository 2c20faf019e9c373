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
