import { describe, expect, it } from "vitest";
import type { JobEvents } from "../../src/http/job-events.ts";
import { dashscope } from "../../src/providers/dashscope/dashscope.ts";
import { openaiCompatible } from "../../src/providers/openai-compatible.ts";
import { oxen } from "../../src/providers/oxen/oxen.ts";
import { pixazo } from "../../src/providers/pixazo.ts";
import type { HttpProvider } from "../../src/providers/provider.ts";
import { type Answer, CLOSED_PORT } from "../http/servers.ts";
import { callAt, callWith } from "./calling.ts";

const DONE = JSON.stringify({ output: { choices: [{ message: { content: [{ image: "https://example.com/a.png" }] } }] } });
const failure = (code: string) => JSON.stringify({ code, message: "why" });
/** A tenth of a second instead of one. */
const SOON = { "retry-after": "0" };

describe.concurrent("a paid request is sent again", () => {
  it.each([
    ["a rate limit", 429, "Throttling.RateQuota"],
    ["an unavailable model", 503, "ModelUnavailable"],
    ["a failure that the vendor does not bill", 500, "InternalError"],
  ])("after %s", async (_, status, code) => {
    const { result, seen } = await callWith(dashscope, (response, _seen, count) => {
      if (count < 3) response.writeHead(status, SOON).end(failure(code));
      else response.end(DONE);
    });
    expect(result).toMatchObject({ kind: "done", images: [{ url: "https://example.com/a.png" }] });
    expect(seen).toHaveLength(3);
    expect(new Set(seen.map(({ body }) => String(body))).size).toBe(1);
  });

  it("as often as `retries` says, and then given up unbilled", async () => {
    const { result, seen } = await callWith(dashscope, (response) => void response.writeHead(429, SOON).end(failure("Throttling")));
    expect(result).toMatchObject({ kind: "failed", code: "rate-limited", maybeBilled: false });
    expect(seen).toHaveLength(3);
  });

  it("after a refused connection", async () => {
    const started = Date.now();
    const result = await callAt(`http://127.0.0.1:${CLOSED_PORT}`, dashscope, { retries: 1 });
    expect(result).toMatchObject({
      code: "unavailable",
      maybeBilled: false,
      message: expect.stringContaining("Could not connect to the provider"),
    });
    expect(Date.now() - started).toBeGreaterThanOrEqual(800);
  });

  it("not when the wait would be longer than the time left", async () => {
    const { result, seen } = await callWith(
      dashscope,
      (response) => void response.writeHead(429, { "retry-after": "3600" }).end(failure("Throttling")),
    );
    expect(result).toMatchObject({ code: "rate-limited", maybeBilled: false });
    expect(seen).toHaveLength(1);
  });
});

describe.concurrent("a paid request is not sent again", () => {
  it.each<[string, HttpProvider, Answer, string, boolean]>([
    ["a closed connection", dashscope, (response) => void response.socket?.destroy(), "ambiguous", true],
    ["an answer that broke off", dashscope, (response) => void response.write("{", () => response.socket?.destroy()), "ambiguous", true],
    ["a gateway's timeout", dashscope, (response) => void response.writeHead(504).end("<html>"), "ambiguous", true],
    ["a gateway's bad reply", pixazo, (response) => void response.writeHead(502).end(), "ambiguous", true],
    ["RequestTimeOut", dashscope, (response) => void response.writeHead(408).end(failure("RequestTimeOut")), "ambiguous", true],
    ["a success without an image", dashscope, (response) => void response.end("{}"), "unexpected-reply", true],
    ["a success that is a refusal", openaiCompatible, (response) => void response.end('{"error": "our content policy"}'), "refused", true],
    ["a success without credit", openaiCompatible, (response) => void response.end('{"message": "out of credits"}'), "no-credit", true],
    [
      "a success that tells a rate limit",
      openaiCompatible,
      (response) => void response.end('{"code": 429, "message": "x"}'),
      "unexpected-reply",
      true,
    ],
    ["a success that is no JSON", pixazo, (response) => void response.end("OK"), "unexpected-reply", true],
    ["a redirect", dashscope, (response) => void response.writeHead(307, { location: "/x" }).end(), "unexpected-reply", true],
    [
      "a 500 of which nobody says that it is free",
      pixazo,
      (response) => void response.writeHead(500).end('{"error": "x"}'),
      "unavailable",
      true,
    ],
    ["a refusal", dashscope, (response) => void response.writeHead(400).end(failure("DataInspectionFailed")), "refused", false],
    ["a wrong key", dashscope, (response) => void response.writeHead(401).end(failure("InvalidApiKey")), "unauthorized", false],
    [
      "a bill that is due",
      dashscope,
      (response) => void response.writeHead(429, SOON).end(failure("PostpaidBillOverdue")),
      "no-credit",
      false,
    ],
  ])("after %s", async (_, provider, answer, code, maybeBilled) => {
    const { result, seen } = await callWith(provider, answer);
    expect(result).toMatchObject({ kind: "failed", code, maybeBilled });
    expect(seen).toHaveLength(1);
  });

  it("after its time has passed or the run was cancelled", async () => {
    const hang: Answer = () => {};
    const late = await callWith(dashscope, hang, { timeout: 100 });
    expect(late.result).toMatchObject({ code: "ambiguous", maybeBilled: true });
    expect(late.seen).toHaveLength(1);
    const cancelled = await callWith(dashscope, hang, { cancelled: AbortSignal.timeout(100) });
    expect(cancelled.result).toMatchObject({ code: "cancelled", maybeBilled: true });
    const before = await callWith(dashscope, hang, { cancelled: AbortSignal.abort() });
    expect(before).toMatchObject({ result: { code: "cancelled", maybeBilled: false }, seen: [] });
  });

  it("while it waits to be sent again when the run is cancelled", async () => {
    const busy: Answer = (response) => void response.writeHead(503).end(failure("ModelUnavailable"));
    const { result, seen } = await callWith(dashscope, busy, { cancelled: AbortSignal.timeout(150) });
    expect(result).toMatchObject({ code: "cancelled", maybeBilled: false });
    expect(seen).toHaveLength(1);
  });
});

describe.concurrent("a queued job", () => {
  const AT_ONCE: JobEvents = { whenNamed: () => Promise.resolve() };
  const queue =
    (poll: Answer, cancel: Answer = (response) => void response.end("{}")): Answer =>
    (response, seen, count) => {
      if (seen.method === "POST") response.end('{"generations": [{"generation_id": "a/b", "status": "queued"}]}');
      else if (seen.method === "DELETE") return cancel(response, seen, count);
      else return poll(response, seen, count);
    };
  const status = (fields: object) => JSON.stringify({ generation_id: "a/b", ...fields });

  it("is polled until it is done, through failures of the poll itself", async () => {
    const { result, seen } = await callWith(
      oxen,
      queue((response, _seen, count) => {
        if (count === 1) response.writeHead(502).end();
        else response.end(status({ status: "succeeded", result_url: "/a.png" }));
      }),
      { jobEvents: AT_ONCE },
    );
    expect(result).toMatchObject({ kind: "done", images: [{ url: "/a.png" }], replyUrl: expect.stringMatching(/\/ai\/queue\/a%2Fb$/) });
    expect(seen.map(({ method, path }) => `${method} ${path}`)).toEqual(["POST /ai/queue", "GET /ai/queue/a%2Fb", "GET /ai/queue/a%2Fb"]);
  });

  it.each([200, 302, 400, 401, 403, 404, 451])("is polled through the page of a gateway, with the status %s", async (gateway) => {
    const { result } = await callWith(
      oxen,
      queue((response, _seen, count) => {
        if (count === 1) response.writeHead(gateway, { "content-type": "text/html" }).end("<html>Please wait</html>");
        else response.end(status({ status: "succeeded", result_url: "/a.png" }));
      }),
      { jobEvents: AT_ONCE },
    );
    expect(result).toMatchObject({ kind: "done", images: [{ url: "/a.png" }] });
  });

  it("that failed was not billed", async () => {
    const { result } = await callWith(
      oxen,
      queue((response) => void response.end(status({ status: "failed", error_message: "flagged as sensitive" }))),
      { jobEvents: AT_ONCE },
    );
    expect(result).toMatchObject({ code: "refused", maybeBilled: false });
  });

  it("that cannot be cancelled is taken when it ends in the next moment, for it is paid", async () => {
    const stop = new AbortController();
    let polls = 0;
    const poll: Answer = (response) => {
      stop.abort();
      polls += 1;
      response.end(status(polls < 4 ? { status: "processing" } : { status: "succeeded", result_url: "/r.png" }));
    };
    const refuse: Answer = (response) => void response.writeHead(409).end("{}");
    const { result, seen } = await callWith(oxen, queue(poll, refuse), { jobEvents: AT_ONCE, cancelled: stop.signal, timeout: 60_000 });
    expect(result).toMatchObject({ kind: "done", images: [{ url: "/r.png" }] });
    expect(seen.filter(({ method }) => method === "POST")).toHaveLength(1);
  });

  it("is cancelled also where the run is cancelled before its name is known", async () => {
    const stop = new AbortController();
    let cancelled = false;
    const poll: Answer = (response) => void response.end(status({ status: cancelled ? "cancelled" : "processing" }));
    const cancel: Answer = (response) => {
      cancelled = true;
      response.end("{}");
    };
    const answer: Answer = async (response, seen, count) => {
      if (seen.method === "POST") {
        stop.abort();
        await new Promise((done) => setTimeout(done, 100));
      }
      return queue(poll, cancel)(response, seen, count);
    };
    const { result, seen } = await callWith(oxen, answer, { jobEvents: AT_ONCE, cancelled: stop.signal });
    expect(result).toMatchObject({ code: "cancelled", message: expect.stringContaining("was cancelled at the provider") });
    expect(seen.map(({ method }) => method)).toEqual(["POST", "DELETE", "GET"]);
  });

  it("is not waited for where its name does not come soon after that", async () => {
    const stop = new AbortController();
    const { result, seen } = await callWith(oxen, () => stop.abort(), { jobEvents: AT_ONCE, cancelled: stop.signal, timeout: 60_000 });
    expect(result).toMatchObject({ code: "cancelled", maybeBilled: true });
    expect(seen).toHaveLength(1);
  });

  it.each([
    ["was cancelled at the provider", 200],
    ["could not be cancelled and may be billed", 500],
  ])("that takes too long %s", async (message, cancelStatus) => {
    const { result, seen } = await callWith(
      oxen,
      queue(
        (response) => void response.end(status({ status: "processing" })),
        (response) => void response.writeHead(cancelStatus).end("{}"),
      ),
      { jobEvents: AT_ONCE, timeout: 300 },
    );
    expect(result).toMatchObject({ code: "timeout", maybeBilled: true, message: expect.stringContaining(message) });
    // It is asked for once more: perhaps it has just ended, whatever the answer to cancelling says.
    const methods = seen.map(({ method }) => method);
    expect(methods.slice(0, 4)).toEqual(["POST", "GET", "DELETE", "GET"]);
    expect(new Set(methods.slice(4))).toEqual(new Set(cancelStatus === 200 ? [] : ["GET"]));
  });

  it.each([200, 409])("that ended in the moment of the timeout is taken, for it is paid (%s)", async (cancelStatus) => {
    let cancelled = false;
    const { result } = await callWith(
      oxen,
      queue(
        (response) => void response.end(status(cancelled ? { status: "succeeded", result_url: "/r.png" } : { status: "processing" })),
        (response) => {
          cancelled = true;
          response.writeHead(cancelStatus).end("{}");
        },
      ),
      { jobEvents: AT_ONCE, timeout: 300 },
    );
    expect(result).toMatchObject({ kind: "done", images: [{ url: "/r.png" }] });
  });

  it("is cancelled with the run, also before its first poll", async () => {
    const { result, seen } = await callWith(
      oxen,
      queue((response) => void response.end()),
      { cancelled: AbortSignal.timeout(150) },
    );
    expect(result).toMatchObject({ code: "cancelled", maybeBilled: true });
    expect(seen.map(({ method }) => method)).toEqual(["POST", "DELETE", "GET"]);
  });
});
