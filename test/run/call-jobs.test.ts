import { describe, expect, it } from "vitest";
import type { Call } from "../../src/http/api-call.ts";
import type { JobEvents } from "../../src/http/job-events.ts";
import { dashscope } from "../../src/providers/dashscope/dashscope.ts";
import { oxen } from "../../src/providers/oxen/oxen.ts";
import type { Answer, Seen } from "../http/servers.ts";
import { callOf, callWith } from "./calling.ts";

const AT_ONCE: JobEvents = { whenNamed: () => Promise.resolve() };
const THREE = callOf(oxen, { count: 3 });
const requestsOf = (seen: readonly Seen[]) => seen.map(({ method, path }) => `${method} ${path}`);

/** Oxen's queue with the jobs a, b and c: the status of each at its n-th poll, and what cancelling does. */
function jobs(states: Record<string, (count: number) => string>, cancel: (job: string) => number = () => 200): Answer {
  return (response, { method, path }, count) => {
    const job = path.split("/").at(-1) ?? "";
    if (method === "POST")
      response.end(JSON.stringify({ generations: ["a", "b", "c"].map((id) => ({ generation_id: id, status: "queued" })) }));
    else if (method === "DELETE") response.writeHead(cancel(job)).end("{}");
    else {
      const status = states[job]?.(count) ?? "processing";
      const fields =
        status === "succeeded" ? { result_url: `/${job}.png` } : status === "failed" ? { error_message: `${job} was flagged` } : {};
      response.end(JSON.stringify({ generation_id: job, status, ...fields }));
    }
  };
}

const done = () => "succeeded";
const failed = () => "failed";

describe.concurrent("a call of several jobs", () => {
  it("is followed one job after another, and gives the pictures in order", async () => {
    const { result, seen } = await callWith(oxen, jobs({ a: done, b: (count) => (count === 1 ? "processing" : "succeeded"), c: done }), {
      call: THREE,
      jobEvents: AT_ONCE,
    });
    expect(result).toMatchObject({ kind: "done", images: [{ url: "/a.png" }, { url: "/b.png" }, { url: "/c.png" }] });
    expect(requestsOf(seen)).toEqual(["POST /ai/queue", "GET /ai/queue/a", "GET /ai/queue/b", "GET /ai/queue/b", "GET /ai/queue/c"]);
    expect(JSON.parse(String(seen[0]?.body))).toMatchObject({ num_generations: 3 });
  });

  it("gives what was made where some jobs failed, and the first failure where all did", async () => {
    const some = await callWith(oxen, jobs({ a: failed, b: done, c: failed }), { call: THREE, jobEvents: AT_ONCE });
    expect(some.result).toMatchObject({ kind: "done", images: [{ url: "/b.png" }] });
    const none = await callWith(oxen, jobs({ a: failed, b: failed, c: failed }), { call: THREE, jobEvents: AT_ONCE });
    expect(none.result).toMatchObject({ kind: "failed", code: "refused", message: "a was flagged", maybeBilled: false });
  });

  it("that is given up is cancelled, and what was made before is taken, for it is paid", async () => {
    const stop = new AbortController();
    const cancelled = () => {
      stop.abort();
      return "processing";
    };
    const answer = jobs({ a: done, b: cancelled });
    const { result, seen } = await callWith(oxen, answer, { call: THREE, jobEvents: AT_ONCE, cancelled: stop.signal, timeout: 60_000 });
    expect(result).toMatchObject({ kind: "done", images: [{ url: "/a.png" }] });
    const deleted = requestsOf(seen).filter((request) => request.startsWith("DELETE"));
    expect(deleted.toSorted()).toEqual(["DELETE /ai/queue/b", "DELETE /ai/queue/c"]);
    expect(seen.filter(({ method }) => method === "POST")).toHaveLength(1);
  });

  it("that is given up gives also what had just ended", async () => {
    const stop = new AbortController();
    let isCancelled = false;
    const late = () => {
      stop.abort();
      return isCancelled ? "succeeded" : "processing";
    };
    const cancel = () => {
      isCancelled = true;
      return 409;
    };
    const { result } = await callWith(oxen, jobs({ a: done, b: late, c: late }, cancel), {
      ...{ call: THREE, jobEvents: AT_ONCE },
      ...{ cancelled: stop.signal, timeout: 60_000 },
    });
    expect(result).toMatchObject({ kind: "done", images: [{ url: "/a.png" }, { url: "/b.png" }, { url: "/c.png" }] });
  });

  it("of which nothing was made fails, and may be billed", async () => {
    const stop = new AbortController();
    const cancelled = () => {
      stop.abort();
      return "processing";
    };
    const { result, seen } = await callWith(oxen, jobs({ a: cancelled }), { call: THREE, jobEvents: AT_ONCE, cancelled: stop.signal });
    expect(result).toMatchObject({ kind: "failed", code: "cancelled", maybeBilled: true });
    expect(requestsOf(seen).filter((request) => request.startsWith("DELETE"))).toHaveLength(3);
  });
});

function translation(model: string): Call {
  const call = dashscope.findModel(model)?.translate?.call({ model, imageUrl: "oss://x/a.png", to: "fr", terms: [], keep: [] });
  if (!call) throw new Error(`${model} does not translate`);
  return call;
}

const NO_TEXT = { image_url: "https://example.com/same.jpg", message: "No text detected for translation" };
const outputOf = (output: object) => JSON.stringify({ request_id: "r", output });

describe.concurrent("a picture without text", () => {
  it("is an end of its own, at once", async () => {
    const { result, seen } = await callWith(dashscope, (response) => void response.end(outputOf(NO_TEXT)), {
      call: translation("qwen-mt-image-2.0"),
    });
    expect(result).toEqual({ kind: "unchanged", message: "No text detected for translation" });
    expect(seen).toHaveLength(1);
  });

  it("and at the end of a task", async () => {
    const answer: Answer = (response, { method }, count) => {
      if (method === "POST") response.end(outputOf({ task_id: "t", task_status: "PENDING" }));
      else response.end(outputOf({ task_id: "t", ...(count < 3 ? { task_status: "RUNNING" } : { task_status: "SUCCEEDED", ...NO_TEXT }) }));
    };
    const { result, seen } = await callWith(dashscope, answer, { call: translation("qwen-mt-image"), jobEvents: AT_ONCE });
    expect(result).toEqual({ kind: "unchanged", message: "No text detected for translation" });
    expect(requestsOf(seen)).toEqual(["POST /services/aigc/image2image/image-synthesis", "GET /tasks/t", "GET /tasks/t", "GET /tasks/t"]);
  });
});

describe.concurrent("a translation's task", () => {
  it("that failed is not sent again, and was not billed", async () => {
    const answer: Answer = (response, { method }) => {
      if (method === "POST") response.end(outputOf({ task_id: "t", task_status: "PENDING" }));
      else response.end(outputOf({ task_id: "t", task_status: "FAILED", code: "InternalError", message: "why" }));
    };
    const { result, seen } = await callWith(dashscope, answer, { call: translation("qwen-mt-image"), jobEvents: AT_ONCE });
    expect(result).toMatchObject({ kind: "failed", code: "unavailable", maybeBilled: false });
    expect(seen.filter(({ method }) => method === "POST")).toHaveLength(1);
  });

  it("that takes too long is cancelled while it waits", async () => {
    const answer: Answer = (response, { path }) => {
      if (path.endsWith("/cancel")) response.end('{"request_id": "r"}');
      else response.end(outputOf({ task_id: "t", task_status: "PENDING" }));
    };
    const { result, seen } = await callWith(dashscope, answer, { call: translation("qwen-mt-image"), timeout: 1000 });
    expect(result).toMatchObject({ kind: "failed", code: "timeout", message: expect.stringContaining("was cancelled at the provider") });
    expect(requestsOf(seen)).toContain("POST /tasks/t/cancel");
  });
});
