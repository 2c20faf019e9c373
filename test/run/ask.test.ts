import { describe, expect, it } from "vitest";
import { newRateState } from "../../src/http/rate-limiter.ts";
import { createBudget } from "../../src/run/budget.ts";
import { createDeadline } from "../../src/run/deadline.ts";
import { createModelClient, type ImageRequest } from "../../src/run/model-client.ts";
import { loadRecipe } from "../inputs/given.ts";
import { type Answer, startHttp } from "./servers.ts";

const PICTURE = Buffer.from("a picture");
const QUESTION: ImageRequest = {
  ...{ kind: "edit", prompt: "x", references: [], price: 0.02, count: 1, first: 1 },
  image: { bytes: PICTURE, mediaType: "image/png", width: 4, height: 3 },
  source: { width: 4, height: 3 },
  target: { width: 4, height: 3 },
};

/** Asks Oxen's queue, whose record gives a fresh address at no cost. */
async function ask(answer: Answer) {
  await using server = await startHttp((response, seen, count) => {
    if (seen.method === "POST") response.end('{"generations": [{"generation_id": "j", "status": "queued"}]}');
    else if (seen.path === "/ai/queue/j") response.end(JSON.stringify({ status: "succeeded", result_url: `/result?try=${count}` }));
    else return answer(response, seen, count);
  });
  const recipe = await loadRecipe({ provider: "oxen", "api-key": "secret-key", "base-url": server.url, retries: "0" });
  const { signal } = new AbortController();
  const budget = createBudget(undefined);
  await using asker = await createModelClient({
    recipe,
    budget,
    pace: newRateState(),
    maxCost: undefined,
    signal,
    debug: () => {},
    warn: () => {},
  });
  using deadline = createDeadline(10_000, signal);
  const told = await asker.requestImages(QUESTION, deadline);
  const results = server.seen.filter(({ path }) => path.startsWith("/result"));
  return {
    told,
    paid: server.seen.filter(({ method }) => method === "POST").length,
    results: results.map(({ path, headers }) => [path, headers.authorization]),
  };
}

describe.concurrent("a result whose address has expired", () => {
  it("is fetched by a fresh one, without the key and without paying again", async () => {
    const outcome = await ask((response, { path }) => {
      if (path.endsWith("1")) response.writeHead(403).end();
      else response.end(PICTURE);
    });
    expect(outcome).toEqual({
      told: { kind: "answer", pictures: [{ bytes: PICTURE }], cost: 0.02 },
      paid: 1,
      results: [
        ["/result?try=1", undefined],
        ["/result?try=2", undefined],
      ],
    });
  });

  it("gets the key only when the API's own origin refuses the fresh one too", async () => {
    const outcome = await ask((response, { headers }) => {
      if (headers.authorization) response.end(PICTURE);
      else response.writeHead(401).end();
    });
    expect(outcome.told).toMatchObject({ pictures: [{ bytes: PICTURE }] });
    expect(outcome.paid).toBe(1);
    expect(outcome.results.map(([, authorization]) => authorization)).toEqual([undefined, undefined, "Bearer secret-key"]);
  });

  it("and is gone for good is told with what it cost", async () => {
    const outcome = await ask((response) => void response.writeHead(404).end());
    expect(outcome.told).toMatchObject({ error: { code: "unavailable" }, cost: 0.02 });
    expect(outcome.results.every(([, authorization]) => authorization === undefined)).toBe(true);
  });
});
