import { describe, expect, it } from "vitest";
import { newRateState } from "../../src/http/rate-limiter.ts";
import { createBudget } from "../../src/run/budget.ts";
import type { ImageRequest } from "../../src/run/create-call.ts";
import { createDeadline } from "../../src/run/deadline.ts";
import { createModelClient } from "../../src/run/model-client.ts";
import { type Answer, startHttp } from "../http/servers.ts";
import { loadRecipe } from "../inputs/given.ts";

const IMAGE = Buffer.from("a picture");
const REQUEST: ImageRequest = {
  ...{ kind: "edit", prompt: "x", references: [], price: 0.02, count: 1, first: 1 },
  image: { bytes: IMAGE, mediaType: "image/png", width: 4, height: 3 },
  source: { width: 4, height: 3 },
  target: { width: 4, height: 3 },
};

/** Asks Oxen's queue, whose record gives a fresh address at no cost. */
async function request(answer: Answer) {
  await using server = await startHttp((response, seen, count) => {
    if (seen.method === "POST") response.end('{"generations": [{"generation_id": "j", "status": "queued"}]}');
    else if (seen.path === "/ai/queue/j") response.end(JSON.stringify({ status: "succeeded", result_url: `/result?try=${count}` }));
    else return answer(response, seen, count);
  });
  const recipe = await loadRecipe({ provider: "oxen", "api-key": "secret-key", "base-url": server.url, retries: "0" });
  const { signal } = new AbortController();
  const budget = createBudget(undefined);
  await using modelClient = await createModelClient({
    recipe,
    budget,
    rate: newRateState(),
    maxCost: undefined,
    signal,
    debug: () => {},
    notify: () => {},
  });
  using deadline = createDeadline(10_000, signal);
  const result = await modelClient.requestImages(REQUEST, deadline);
  const results = server.seen.filter(({ path }) => path.startsWith("/result"));
  return {
    result,
    paid: server.seen.filter(({ method }) => method === "POST").length,
    results: results.map(({ path, headers }) => [path, headers.authorization]),
  };
}

describe.concurrent("a result whose address has expired", () => {
  it("is fetched by a fresh one, without the key and without paying again", async () => {
    const outcome = await request((response, { path }) => {
      if (path.endsWith("1")) response.writeHead(403).end();
      else response.end(IMAGE);
    });
    expect(outcome).toEqual({
      result: { kind: "images", images: [{ bytes: IMAGE }], cost: 0.02 },
      paid: 1,
      results: [
        ["/result?try=1", undefined],
        ["/result?try=2", undefined],
      ],
    });
  });

  it("gets the key only when the API's own origin refuses the fresh one too", async () => {
    const outcome = await request((response, { headers }) => {
      if (headers.authorization) response.end(IMAGE);
      else response.writeHead(401).end();
    });
    expect(outcome.result).toMatchObject({ images: [{ bytes: IMAGE }] });
    expect(outcome.paid).toBe(1);
    expect(outcome.results.map(([, authorization]) => authorization)).toEqual([undefined, undefined, "Bearer secret-key"]);
  });

  it("and is gone for good fails with what it cost", async () => {
    const outcome = await request((response) => void response.writeHead(404).end());
    expect(outcome.result).toMatchObject({ error: { code: "unavailable" }, cost: 0.02 });
    expect(outcome.results.every(([, authorization]) => authorization === undefined)).toBe(true);
  });
});
