import { describe, expect, it } from "vitest";
import { createActionsResults } from "../../src/cache/actions-results.ts";
import { loadContext } from "../../src/context.ts";
import { openSite } from "../deliver/site.ts";
import type { GithubEmulator } from "../emulators/github/github.ts";
import { keyOf, resultOf } from "./results.ts";

const CONTEXT = loadContext({});

function open(site: GithubEmulator, change: Record<string, string> = {}) {
  const store = createActionsResults(CONTEXT, { ...site.env(), ...change });
  if (!store) throw new Error("there is no store");
  return store;
}

const calls = (site: GithubEmulator) => site.requests.map(({ operation }) => operation);

describe("results in the Actions cache", () => {
  it("are found and read by another run, one entry each", async () => {
    await using site = await openSite();
    const results = [resultOf("a", "line\nline"), resultOf("b", "", { unchanged: "No text." })];
    await open(site).write(results);
    expect([...site.caches.keys()]).toEqual(["a", "b"].map((name) => `retouch-result-${keyOf(name)}`));
    const other = open(site);
    expect(await other.find(["a", "b", "c"].map(keyOf))).toEqual(new Set([keyOf("a"), keyOf("b")]));
    expect(await Promise.all(["a", "b", "c"].map((name) => other.read(keyOf(name))))).toEqual([...results, undefined]);
    expect(site.violations).toEqual([]);
  });

  it("are asked for once in a moment, and are there once another run has written them", async () => {
    await using site = await openSite();
    const store = open(site);
    expect(await store.find([keyOf("a")])).toEqual(new Set());
    await store.find([keyOf("a")]);
    expect(calls(site)).toEqual(["GetCacheEntryDownloadURL"]);
    await store.write([resultOf("a")]);
    expect(await store.find([keyOf("a")])).toEqual(new Set([keyOf("a")]));
  });

  it("are kept beside those of another run, however often they are written", async () => {
    await using site = await openSite();
    await open(site).write([resultOf("a")]);
    for (let count = 0; count < 3; count++) await open(site).write([resultOf("a", "again")]);
    expect([...site.caches.keys()]).toEqual([expect.any(String), expect.stringMatching(/^retouch-result-\w+-[0-9a-f]{16}$/)]);
    expect(await open(site).read(keyOf("a"))).toEqual(resultOf("a", "again"));
  });

  it("are the newest of their key, for the run that made them anew and for all others", async () => {
    await using site = await openSite();
    const [first, again] = [resultOf("a"), resultOf("a", "made by force")];
    const store = open(site);
    await store.write([first, resultOf("b")]);
    await store.find([keyOf("a")]);
    await store.write([again]);
    for (const one of [store, open(site)]) {
      expect(await one.find(["a", "b", "c"].map(keyOf))).toEqual(new Set([keyOf("a"), keyOf("b")]));
      expect(await Promise.all(["a", "b"].map((name) => one.read(keyOf(name))))).toEqual([again, resultOf("b")]);
    }
    // What the model once found nothing to do for may become an image, and the other way round.
    await open(site).write([resultOf("a", "", { unchanged: "No text.", at: "2026-01-02T00:00:00.000Z" })]);
    expect((await open(site).read(keyOf("a")))?.record.unchanged).toBe("No text.");
    expect(site.violations).toEqual([]);
  });

  it("are found where nobody says whether there is a newer one: they would be paid for again", async () => {
    await using site = await openSite();
    await open(site).write([resultOf("a")]);
    site.faults.push({ match: { operation: "GetCacheEntryDownloadURL" }, skip: 1, times: 9, do: { status: 503 } });
    const store = open(site);
    expect(await store.find([keyOf("a")])).toEqual(new Set([keyOf("a")]));
    expect(await store.read(keyOf("a"))).toEqual(resultOf("a"));
  });

  it("are still found where one look-up fails, and each failure is told of where all do", async () => {
    await using site = await openSite();
    await open(site).write([resultOf("a"), resultOf("b")]);
    const fail = (times: number, status: number) =>
      site.faults.push({ match: { operation: "GetCacheEntryDownloadURL" }, times, do: { status } });
    // One, with all its attempts.
    fail(1, 400);
    expect((await open(site).find(["a", "b"].map(keyOf))).size).toBe(1);
    fail(3, 503);
    const store = open(site);
    const failed = await store.find([keyOf("a")]).catch((error: unknown) => error);
    expect(failed).toMatchObject({ errors: [expect.objectContaining({ message: expect.stringContaining("503") })] });
    expect(failed instanceof AggregateError && store.isLost(failed.errors[0])).toBe(false);
    expect(await store.find([keyOf("a")])).toEqual(new Set([keyOf("a")]));
    fail(2, 401);
    const refused = await open(site)
      .find(["a", "b"].map(keyOf))
      .catch((error: unknown) => error);
    expect(refused instanceof AggregateError && refused.errors.map(store.isLost)).toEqual([true, true]);
  });

  it("are passed over where the bytes are not those of the record", async () => {
    await using site = await openSite();
    const { record } = resultOf("a");
    await open(site).write([{ record, bytes: Buffer.from("other") }]);
    const store = open(site);
    await store.find([keyOf("a")]);
    expect(await store.read(keyOf("a"))).toBeUndefined();
  });

  it("are found, read and written although connections break", async () => {
    await using site = await openSite();
    const faults = (operation: string) => [
      { match: { operation }, do: { drop: true as const } },
      { match: { operation }, do: { status: 503 } },
    ];
    for (const operation of ["CreateCacheEntry", "FinalizeCacheEntryUpload", "GetCacheEntryDownloadURL"])
      site.faults.push(...faults(operation));
    site.faults.push(
      { match: { service: "storage" }, do: { drop: true } },
      { match: { service: "storage", method: "GET" }, do: { status: 500 } },
    );
    await open(site).write([resultOf("a")]);
    const other = open(site);
    expect(await other.find([keyOf("a")])).toEqual(new Set([keyOf("a")]));
    expect(await other.read(keyOf("a"))).toEqual(resultOf("a"));
    expect(site.faults.every(({ times }) => times === 0)).toBe(true);
  });

  it("are given up within seconds where the service does not answer", async () => {
    await using site = await openSite();
    site.faults.push({
      match: { operation: "GetCacheEntryDownloadURL" },
      times: 9,
      do: { before: () => new Promise((resolve) => setTimeout(resolve, 20_000)) },
    });
    const began = performance.now();
    await expect(open(site).find([keyOf("a")])).rejects.toThrow();
    expect(performance.now() - began).toBeLessThan(15_000);
  });

  it("keep to the mode that the job allows the cache", async () => {
    await using site = await openSite();
    await expect(open(site, { ACTIONS_CACHE_MODE: "read" }).write([resultOf("a")])).rejects.toThrow("the job's cache mode is read");
    expect(await open(site, { ACTIONS_CACHE_MODE: "write-only" }).find([keyOf("a")])).toEqual(new Set());
    expect(site.requests).toEqual([]);
  });

  it("are nowhere without the service", async () => {
    await using site = await openSite();
    const enterprise = { ...CONTEXT, serverUrl: "https://github.example.com" };
    expect(createActionsResults(enterprise, site.env())).toBeUndefined();
    expect(createActionsResults(CONTEXT, { ...site.env(), ACTIONS_RUNTIME_TOKEN: "" })).toBeUndefined();
  });
});
