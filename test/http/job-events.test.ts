import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { createHttpClient } from "../../src/http/http-client.ts";
import { type JobEvents, subscribe } from "../../src/http/job-events.ts";
import type { RunNotice } from "../../src/notices.ts";
import { oxen } from "../../src/providers/oxen/oxen.ts";
import { type Answer, startHttp } from "./servers.ts";

const eventOf = (job: string) => `event: media_generation_completed\ndata: ${JSON.stringify({ generation_id: job })}\n\n`;

/** Subscribes to what a server streams. */
async function listen<T>(answer: Answer, use: (jobs: JobEvents, notices: RunNotice[]) => Promise<T>): Promise<T> {
  if (!oxen.events) throw new Error("no stream");
  await using server = await startHttp(answer);
  const client = createHttpClient({ baseUrl: server.url, headers: {} });
  const stop = new AbortController();
  const notices: RunNotice[] = [];
  try {
    const jobs = await subscribe(oxen.events, { client, signal: stop.signal, notify: (notice) => notices.push(notice) });
    return await use(jobs, notices);
  } finally {
    stop.abort();
    await client.close();
  }
}

async function until(condition: () => boolean): Promise<void> {
  for (let waits = 0; waits < 400 && !condition(); waits++) await sleep(10);
}

describe.concurrent("an event stream", () => {
  it("wakes whom it names, before or after they ask", async () => {
    const send = { more: (_: string) => {} };
    await listen(
      (response) => {
        response.writeHead(200).write(eventOf("a"));
        send.more = (text) => void response.write(text);
      },
      async (jobs) => {
        await jobs.whenNamed("a");
        const woken = jobs.whenNamed("b");
        send.more(eventOf("b"));
        await woken;
      },
    );
  });

  it.each([
    ["a line without an end", () => "data: ".padEnd(1 << 20, "x")],
    ["an event without an end", () => `data: ${"x".repeat(1000)}\n`.repeat(1100)],
    ["events without an end", () => ":\n".repeat(500_000)],
  ])("with %s is closed, and polls go on without it", async (_, block) => {
    let closed = false;
    const notices = await listen(
      async (response) => {
        response.on("close", () => {
          closed = true;
        });
        response.writeHead(200).write(block());
        for (let blocks = 0; blocks < 80 && !response.destroyed; blocks++) {
          if (!response.write(block())) await Promise.race([new Promise((resolve) => response.once("drain", resolve)), sleep(200)]);
        }
      },
      async (_jobs, told) => {
        await until(() => closed && told.length > 0);
        return told;
      },
    );
    expect(notices).toEqual([{ code: "events-unavailable", reason: "it sent more than Retouch reads" }]);
    expect(closed).toBe(true);
  });

  it("remembers the newest thousand jobs, with plain names", async () => {
    await listen(
      (response) => {
        response.writeHead(200);
        response.write(eventOf(".."));
        response.write(Array.from({ length: 1500 }, (_, index) => eventOf(`job-${index}`)).join(""));
      },
      async (jobs) => {
        await jobs.whenNamed("job-1499");
        await jobs.whenNamed("job-600");
        for (const job of ["..", "job-400"])
          expect(await Promise.race([jobs.whenNamed(job).then(() => "named"), sleep(20, "unknown")])).toBe("unknown");
      },
    );
  });
});
