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
    expect([...site.caches.keys()]).toEqual([`retouch-result-${keyOf("a")}`, `retouch-result-${keyOf("b")}`]);
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

  it("stay as they are when another run writes the same, which is no failure", async () => {
    await using site = await openSite();
    await open(site).write([resultOf("a")]);
    site.requests.length = 0;
    await open(site).write([resultOf("a", "another image")]);
    expect(calls(site)).toEqual(["CreateCacheEntry"]);
    const other = open(site);
    await other.find([keyOf("a")]);
    expect(await other.read(keyOf("a"))).toEqual(resultOf("a"));
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
      do: { before: () => new Promise((resolve) => setTimeout(resolve, 6000)) },
    });
    const began = performance.now();
    await expect(open(site).find([keyOf("a")])).rejects.toThrow();
    expect(performance.now() - began).toBeLessThan(4000);
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
