import { describe, expect, it } from "vitest";
import { createGitResults } from "../../src/cache/git-results.ts";
import { loadContext } from "../../src/context.ts";
import { createGitHub } from "../../src/github/github-client.ts";
import { openSite } from "../deliver/site.ts";
import type { GithubEmulator } from "../emulators/github/github.ts";
import { readCached, readKeptRefs } from "../scenarios/kept.ts";
import { keyOf, resultOf } from "./results.ts";

const FILES = { "a.png": "a" };
const MONA = { name: "Mona Lisa", email: "mona@example.com" };

const contextOf = (site: GithubEmulator) => loadContext(site.env());

/** A store as a run has it; each knows only what it has read itself. */
function open(site: GithubEmulator, token = site.token, maxBytes?: number) {
  const context = contextOf(site);
  return createGitResults({ context, github: () => createGitHub({ token, context }), maxBytes });
}

/** A ref with one commit that has these files. */
async function putRef({ hub: { store } }: GithubEmulator, ref: string, files: Record<string, string>): Promise<void> {
  const edits = await Promise.all(
    Object.entries(files).map(async ([path, text]) => ({ path, oid: await store.writeBlob(Buffer.from(text)) })),
  );
  const tree = await store.editTree(undefined, edits);
  const sha = await store.writeCommit({ tree, parents: [], message: "x\n", author: MONA, committer: MONA });
  await store.updateRef(ref, sha, "0".repeat(40));
}

const refOf = (monthsAgo: number) => {
  const now = new Date();
  return `refs/retouch/results/${new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - monthsAgo)).toISOString().slice(0, 7)}`;
};

const count = (site: GithubEmulator, operation: string) => site.requests.filter((one) => one.operation === operation).length;

describe("results in the repository", () => {
  it("are found and read by another run, each with its record, and nothing else is", async () => {
    await using site = await openSite({ files: FILES });
    const main = await site.tip("main");
    const [a, b] = [resultOf("a"), resultOf("b", "", { unchanged: "No text." })];
    await open(site).write([a, b]);
    site.requests.length = 0;
    const other = open(site, site.readToken);
    const keys = ["a", "b", "c"].map(keyOf);
    expect(await other.find(keys)).toEqual(new Set([keyOf("a"), keyOf("b")]));
    // The refs, and the files of one month. A moment later nothing is asked.
    await other.find(keys);
    expect(site.requests.map(({ operation }) => operation)).toEqual(["git/list-matching-refs", "git/get-tree"]);
    expect(await other.read(keyOf("a"))).toEqual(a);
    expect(await other.read(keyOf("b"))).toEqual(b);
    expect(await other.read(keyOf("c"))).toBeUndefined();
    const place = other.placeOf?.(keyOf("a"));
    expect(String((await site.hub.store.read(`${place?.sha}:${place?.path}`))?.content)).toBe("image a");
    expect(other.placeOf?.(keyOf("b"))).toBeUndefined();
    expect(Object.keys(await readKeptRefs(site))).toEqual([refOf(0)]);
    expect(await site.tip("main")).toBe(main);
    expect(site.violations).toEqual([]);
  });

  it("of runs that write at the same time are all kept, and no image is uploaded twice", async () => {
    await using site = await openSite({ files: FILES });
    const names = ["a", "b", "c", "d"];
    await Promise.all(names.map((name) => open(site).write([resultOf(name), resultOf(`${name}2`)])));
    expect((await readCached(site)).map(({ key }) => key).sort()).toEqual(names.flatMap((name) => [keyOf(name), keyOf(`${name}2`)]).sort());
    expect(count(site, "git/create-blob")).toBe(8);
    expect(site.violations).toEqual([]);
  });

  it("are not written over another run's when the answer to a write is lost", async () => {
    await using site = await openSite({ files: FILES });
    const store = open(site);
    site.faults.push({ match: { operation: "git/create-ref" }, do: { dropReply: true } });
    await expect(store.write([resultOf("a")])).rejects.toThrow();
    await open(site).write([resultOf("b")]);
    await store.write([resultOf("a")]);
    expect((await readCached(site)).map(({ key }) => key).sort()).toEqual([keyOf("a"), keyOf("b")].sort());
    expect(count(site, "git/create-blob")).toBe(2);
  });

  it("that were made anew replace those of before", async () => {
    await using site = await openSite({ files: FILES });
    const store = open(site);
    await store.write([resultOf("a")]);
    const newer = resultOf("a", "another image");
    await store.write([newer]);
    const other = open(site);
    await other.find([keyOf("a")]);
    expect(await other.read(keyOf("a"))).toEqual(newer);
  });

  it.each([
    ["other bytes", (path: string) => (path.endsWith(".png") ? "forged" : undefined)],
    ["another key's record", (path: string) => (path.endsWith(".json") ? JSON.stringify(resultOf("b", "image a").record) : undefined)],
    ["no record", (path: string) => (path.endsWith(".json") ? "{" : undefined)],
  ])("are passed over where there are %s", async (_, change) => {
    await using site = await openSite({ files: FILES });
    const { record, bytes } = resultOf("a");
    const path = (extension: string) => `${record.key.slice(0, 2)}/${record.key}.${extension}`;
    const files = { [path("json")]: JSON.stringify(record), [path("png")]: String(bytes) };
    await putRef(site, refOf(1), Object.fromEntries(Object.entries(files).map(([name, text]) => [name, change(name) ?? text])));
    const store = open(site);
    expect(await store.find([record.key])).toEqual(new Set([record.key]));
    expect(await store.read(record.key)).toBeUndefined();
    // And the next result is the one that counts.
    await store.write([{ record, bytes }]);
    expect(await store.read(record.key)).toEqual({ record, bytes });
  });

  it("older than three months are forgotten, by whole refs, and no other ref is", async () => {
    await using site = await openSite({ files: FILES });
    for (const months of [1, 2, 3, 9]) await putRef(site, refOf(months), { "ab/x.json": "{}" });
    await putRef(site, "refs/retouch/results/by-hand", { x: "x" });
    await putRef(site, "refs/retouch/kept/1-1", { x: "x" });
    await open(site).write([resultOf("a")]);
    expect(Object.keys(await readKeptRefs(site, "")).sort()).toEqual(
      [...[2, 1, 0].map(refOf), "refs/retouch/results/by-hand", "refs/retouch/kept/1-1"].sort(),
    );
  });

  it("of the oldest months are forgotten where all are too large, and those of this month never", async () => {
    await using site = await openSite({ files: FILES });
    for (const months of [1, 2]) await putRef(site, refOf(months), { "ab/x.json": "{}", "ab/x.png": "x".repeat(1000) });
    await open(site, site.token, 2500).write([resultOf("a", "a".repeat(500))]);
    expect(Object.keys(await readKeptRefs(site)).sort()).toEqual([refOf(1), refOf(0)]);
    await open(site, site.token, 100).write([resultOf("b", "b".repeat(500))]);
    expect(Object.keys(await readKeptRefs(site))).toEqual([refOf(0)]);
    expect(await readCached(site)).toHaveLength(2);
  });

  it("are a refusal where the token may not write, and not where GitHub is busy", async () => {
    await using site = await openSite({ files: FILES });
    const store = open(site, site.readToken);
    const refused = await store.write([resultOf("a")]).catch((error: unknown) => error);
    expect(store.isRefusal(refused)).toBe(true);
    site.faults.push({ match: { operation: "git/create-tree" }, do: { status: 502 } });
    const busy = await open(site)
      .write([resultOf("a")])
      .catch((error: unknown) => error);
    expect(store.isRefusal(busy)).toBe(false);
    expect(await readKeptRefs(site)).toEqual({});
  });

  it("are found where a month has more files than GitHub lists at once", async () => {
    await using site = await openSite({ files: FILES, limits: { treeListing: 300 } });
    await open(site).write(Array.from({ length: 40 }, (_, index) => resultOf(`${index}`)));
    site.hub.limits.treeListing = 60;
    const keys = Array.from({ length: 40 }, (_, index) => keyOf(`${index}`));
    expect(await open(site).find(keys)).toEqual(new Set(keys));
  });
});
