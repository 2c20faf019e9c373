import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it, vi } from "vitest";
import type { CachedResult, ResultStore } from "../../src/cache/cached-result.ts";
import { createResultCache, NO_CACHE, openResultCache } from "../../src/cache/result-cache.ts";
import { Cancelled } from "../../src/cancel.ts";
import { loadContext } from "../../src/context.ts";
import { keyOf, resultOf } from "./results.ts";

interface Place extends ResultStore {
  held: Map<string, CachedResult>;
  /** Keys of each write, in order. */
  writes: string[][];
  /** What the next writes and look-ups end with. */
  failures: Error[];
}

/** A place in memory; each write takes a while. */
function makePlace({ name = "git", refuses = false, ms = 20 }: { name?: ResultStore["name"]; refuses?: boolean; ms?: number } = {}): Place {
  const place: Place = {
    ...{ name, held: new Map(), writes: [], failures: [] },
    find: async (keys) => {
      if (place.failures[0]) throw place.failures.shift();
      return new Set(keys.filter((key) => place.held.has(key)));
    },
    read: async (key) => place.held.get(key),
    write: async (results) => {
      place.writes.push(results.map(({ record }) => record.key));
      await sleep(ms);
      if (place.failures[0]) throw place.failures.shift();
      for (const one of results) place.held.set(one.record.key, one);
    },
    isRefusal: () => refuses,
    isLost: ({ message }: Error) => message === "refused",
  };
  return place;
}

const running = () => new AbortController().signal;
const keys = (...names: string[]) => names.map(keyOf);

describe("the result cache", () => {
  it("writes at once, and what comes meanwhile together", async () => {
    const place = makePlace();
    const cache = createResultCache([place], running());
    cache.add(resultOf("a"));
    await sleep(5);
    cache.add(resultOf("b"));
    cache.add(resultOf("c"));
    // It is there for this run before it is written.
    expect(await cache.find(keys("b", "x"))).toEqual(new Set(keys("b")));
    expect(await cache.read(keyOf("b"))).toEqual(resultOf("b"));
    const { left, reason } = await cache.finish();
    expect({ left: left.size, reason }).toEqual({ left: 0, reason: undefined });
    expect(place.writes).toEqual([keys("a"), keys("b", "c")]);
  });

  it("writes without waiting for the end of the run", async () => {
    const place = makePlace();
    const cache = createResultCache([place], running());
    cache.add(resultOf("a"));
    await sleep(50);
    cache.add(resultOf("b"));
    await vi.waitUntil(() => place.held.size === 2, { timeout: 20_000 });
    expect(place.writes).toEqual([keys("a"), keys("b")]);
  });

  it("goes on with the next place where one refuses, for all that follows", async () => {
    const [git, actions] = [makePlace({ refuses: true }), makePlace({ name: "actions" })];
    git.failures.push(new Error("Resource not accessible by integration"));
    const cache = createResultCache([git, actions], running());
    cache.add(resultOf("a"));
    await sleep(60);
    cache.add(resultOf("b"));
    expect((await cache.finish()).left.size).toBe(0);
    expect([...actions.held.keys()]).toEqual(keys("a", "b"));
    expect(git.writes).toHaveLength(1);
  });

  it("tries again at the end what a place could not take, and then says what is left and why", async () => {
    const place = makePlace();
    place.failures.push(new Error("busy"));
    const cache = createResultCache([place], running());
    cache.add(resultOf("a"));
    await sleep(5);
    cache.add(resultOf("b"));
    expect((await cache.finish()).left.size).toBe(0);
    expect([...place.held.keys()].sort()).toEqual(keys("a", "b").sort());

    const other = makePlace();
    other.failures.push(...Array.from({ length: 9 }, () => new Error("busy")));
    const lost = createResultCache([other], running());
    lost.add(resultOf("a"));
    const { left, reason } = await lost.finish();
    expect(left).toEqual(new Set(keys("a")));
    expect(reason).toContain("busy");
  });

  it("says of what is larger than GitHub takes that it is too large, and keeps the rest", async () => {
    const place = makePlace();
    const cache = createResultCache([place], running());
    cache.add(resultOf("a", "x".repeat(37.5 * 1024 * 1024 + 1)));
    cache.add(resultOf("b"));
    const { left, tooLarge } = await cache.finish();
    expect([left, tooLarge]).toEqual([new Set(keys("a")), new Set(keys("a"))]);
    expect([...place.held.keys()]).toEqual(keys("b"));
  });

  it("ends with a cancelled run, whatever the place is at", async () => {
    const place = makePlace({ ms: 60_000 });
    const cancelling = new AbortController();
    const cache = createResultCache([place], cancelling.signal);
    cache.add(resultOf("a"));
    const began = performance.now();
    cancelling.abort(new Cancelled("SIGINT"));
    const { left } = await cache.finish();
    expect(performance.now() - began).toBeLessThan(30_000);
    expect(left).toEqual(new Set(keys("a")));
  });

  it("asks each place for what those before it have not", async () => {
    const [git, actions] = [makePlace(), makePlace({ name: "actions" })];
    git.held.set(keyOf("a"), resultOf("a"));
    for (const name of ["a", "b"]) actions.held.set(keyOf(name), resultOf(name, "by actions"));
    const cache = createResultCache([git, actions], running());
    expect(await cache.find(keys("a", "b", "c"))).toEqual(new Set(keys("a", "b")));
    expect(await cache.read(keyOf("a"))).toEqual(resultOf("a"));
    expect(await cache.read(keyOf("b"))).toEqual(resultOf("b", "by actions"));
  });

  it("loses what a failed look-up was for, and asks a place no more that is down", async () => {
    const [git, actions] = [makePlace(), makePlace({ name: "actions" })];
    for (const name of ["a", "b", "c", "d"]) git.held.set(keyOf(name), resultOf(name));
    const cache = createResultCache([git, actions], running());
    const findAfter = async (name: string, ...failures: Error[]) => {
      git.failures.splice(0, Number.POSITIVE_INFINITY, ...failures);
      const found = await cache.find(keys(name));
      return { isFound: found.size === 1, isAsked: git.failures.length < failures.length };
    };
    const busy = new Error("503");
    // Two in a row, and never three.
    for (const name of ["a", "b"]) {
      for (let failures = 0; failures < 2; failures++) expect(await findAfter(name, busy)).toEqual({ isFound: false, isAsked: true });
      expect(await findAfter(name)).toMatchObject({ isFound: true });
    }
    for (let failures = 0; failures < 3; failures++) expect(await findAfter("c", busy)).toEqual({ isFound: false, isAsked: true });
    expect(await findAfter("c", busy)).toEqual({ isFound: false, isAsked: false });
    // What was found before still is; what another place has is looked up there.
    expect(await findAfter("a")).toMatchObject({ isFound: true });
    actions.held.set(keyOf("c"), resultOf("c", "by actions"));
    await cache.find(keys("c"));
    expect(await cache.read(keyOf("c"))).toEqual(resultOf("c", "by actions"));
  });

  it.each([
    ["refuses", new Error("refused")],
    ["fails for each of several keys", new AggregateError([new Error("500"), new Error("500"), new Error("500")])],
    ["refuses each of the keys", new AggregateError([new Error("refused"), new Error("refused")])],
  ])("asks a place no more that %s", async (_, failure) => {
    const place = makePlace();
    place.held.set(keyOf("a"), resultOf("a"));
    place.failures.push(failure, new Error("not asked"));
    const cache = createResultCache([place], running());
    for (let turn = 0; turn < 2; turn++) expect(await cache.find(keys("a"))).toEqual(new Set());
    expect(place.failures).toHaveLength(1);
  });

  it.each([
    ["`none`", "none", { GITHUB_REPOSITORY: "o/r" }, true],
    ["outside of GitHub", "auto", {}, true],
    ["without a token and a service", "auto", { GITHUB_REPOSITORY: "o/r" }, false],
  ] as const)("is none %s", (_, choice, environment, hasToken) => {
    const github = () => Promise.reject(new Error("GitHub was asked"));
    const context = loadContext(environment);
    expect(openResultCache({ choice, context, github, hasToken, signal: running(), environment })).toBe(NO_CACHE);
  });
});
