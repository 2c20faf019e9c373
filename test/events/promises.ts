import assert from "node:assert/strict";
import type { GithubEmulator } from "../emulators/github/github.ts";
import type { Run, Site } from "./jobs.ts";
import { readNumbered } from "./numbered-pictures.ts";
import type { PaidCall } from "./paid-calls.ts";
import type { People } from "./people.ts";

/** Milliseconds after which a second run must know what the first one has finished. What is made is kept at once, and looked for each second. */
const SEEN_MS = 10_000;

/** A cache that does not answer for seconds is asked no more, as on a machine with too much to do. */
const TOO_SLOW = /^::debug::Results (were not|cannot be) .*(timeout|no answer)/m;

export interface Story extends Site {
  people: People;
  done: readonly Run[];
}

/** What holds at the end, whatever happened. @throws AssertionError */
export async function checkPromises(story: Story): Promise<void> {
  const { github, provider } = story;
  assert.deepEqual(github.violations, [], "requests that GitHub's documents do not allow");
  assert.deepEqual(github.proxy.egress, [], "requests to strangers");
  assert.equal(provider.api.ledger.runs, provider.calls.length);
  const kept = await listKept(github);
  await checkSent(story);
  await checkPaidOnce(story, kept);
  checkNothingLost(story, kept);
  await checkPeople(story);
  await checkCommits(story, kept);
}

/** Edits do not pile up: what is sent is no result that any lock of that time records. Who reverts the record and keeps the picture makes it his own. */
async function checkSent({ github, provider, people, done }: Story): Promise<void> {
  for (const { blob, run, number } of provider.calls) {
    if (people.originals.has(blob)) continue;
    const known = done.find(({ key }) => key === run)?.known ?? [];
    const records = await github.hub.store.text(["grep", "-l", `"outputBlob":"${blob}"`, ...known, "--", ".github"], { accept: [1] });
    assert.equal(records, "", `call ${number} of ${run} was sent a result that is recorded`);
  }
}

/** Numbers of the results that can be had. */
interface Kept {
  /** In the result cache. */
  cached: ReadonlySet<number>;
  /** Anywhere: there, in a branch, in a pull request, in an artifact. */
  all: ReadonlySet<number>;
  /** By git blob id. */
  numbers: ReadonlyMap<string, number>;
}

/** Where results are in the repository and beside it. */
export async function listKept(github: GithubEmulator): Promise<Kept> {
  const { store } = github.hub;
  const numbers = new Map<string, number>();
  const all = new Set<number>();
  const cached = new Set<number>();
  const read = async (bytes: Buffer, path: string, into: Set<number>[], oid?: string) => {
    if (!path.endsWith(".png")) return;
    const { kind, number } = await readNumbered(bytes);
    if (kind !== "result") return;
    for (const set of into) set.add(number);
    if (oid !== undefined) numbers.set(oid, number);
  };
  const listObjects = async (what: string[]) =>
    (await store.text(["rev-list", "--objects", ...what]))
      .split("\n")
      .flatMap((line): [string, string][] =>
        line.includes(" ") ? [[line.slice(0, line.indexOf(" ")), line.slice(line.indexOf(" ") + 1)]] : [],
      );
  const inCache = new Set((await listObjects(["--glob=refs/retouch/results/*"])).map(([oid]) => oid));
  for (const [oid, path] of await listObjects(["--all"])) {
    if (!path.endsWith(".png")) continue;
    await read((await store.read(oid))?.content ?? Buffer.alloc(0), path, inCache.has(oid) ? [all, cached] : [all], oid);
  }
  for (const name of github.artifacts.keys()) for (const [path, bytes] of github.readArtifact(name)) await read(bytes, path, [all]);
  for (const entry of github.caches.values()) await read(entry.subarray(entry.indexOf("\n") + 1), "entry.png", [all, cached]);
  return { cached, all, numbers };
}

/**
 * No call is made for what an earlier one has brought, but where nobody can have it: the call was broken off with the run, the run was lost
 * before the result was kept, or both runs were at it at the same time.
 */
async function checkPaidOnce({ github, provider, done }: Story, { cached, numbers }: Kept): Promise<void> {
  const runOf = (call: PaidCall) => done.find(({ key }) => key === call.run);
  const isIn = async (sha: string, number: number) =>
    (await github.hub.store.listTree(sha, { recursive: true })).some(({ oid }) => numbers.get(oid) === number);
  for (const [key, calls] of Map.groupBy(provider.calls, ({ blob, prompt }) => `${blob} ${prompt}`)) {
    for (const [index, call] of calls.entries()) {
      for (const earlier of calls.slice(0, index)) {
        const [first, second] = [runOf(earlier), runOf(call)];
        assert.ok(first && second, "a call of no run");
        if (earlier.seen.aborted) continue;
        const isOver = first === second || first.endedAt < second.startedAt || call.seen.at - earlier.seen.at > SEEN_MS;
        if (!isOver) continue;
        const isKnown =
          cached.has(earlier.number) || (await Promise.all(second.known.map((sha) => isIn(sha, earlier.number)))).includes(true);
        if (!isKnown && (first.isLost || TOO_SLOW.test(first.log))) continue;
        if (TOO_SLOW.test(second.log)) continue;
        const where = isKnown ? "could be known" : "was not kept";
        assert.fail(
          `${key}, paid for by ${earlier.run} (call ${earlier.number}), ${where}, and was paid for by ${call.run} (call ${call.number})`,
        );
      }
    }
  }
}

function checkNothingLost({ provider, done }: Story, { all }: Kept): void {
  for (const call of provider.calls) {
    const run = done.find(({ key }) => key === call.run);
    if (run?.isLost || call.seen.aborted) continue;
    assert.ok(all.has(call.number), `the result of call ${call.number} of ${call.run} is nowhere`);
  }
}

/** Each commit is on its branch, or in a pull request of it. */
async function checkPeople({ github, people }: Story): Promise<void> {
  const { store, pulls } = github.hub;
  const reachable = new Map<string, Set<string>>();
  for (const { sha, branch } of people.commits) {
    const known = reachable.get(branch) ?? (await listReachable(branch));
    reachable.set(branch, known);
    assert.ok(known.has(sha), `the commit ${sha} of a person is not on ${branch} any more`);
  }

  async function listReachable(branch: string): Promise<Set<string>> {
    const heads = [...pulls.values()].filter(({ head }) => head.branch === branch).map(({ number }) => `refs/pull/${number}/head`);
    const refs = [...((await github.tip(branch)) ? [`refs/heads/${branch}`] : []), ...heads];
    return new Set(refs.length > 0 ? (await store.text(["rev-list", ...refs])).split("\n") : []);
  }
}

const LOCK = /^\.github\/retouch\.lock(\.json|\.d\/[\w.-]+\.json)$/;

/** Retouch's commits bring results of the very pictures that they replace or belong to, and nothing else but records. */
async function checkCommits({ github, provider }: Story, { numbers }: Kept): Promise<void> {
  const { store } = github.hub;
  const originalOf = (oid: string) => provider.calls[(numbers.get(oid) ?? 0) - 1]?.blob;
  const refs = ["--branches", "--glob=refs/pull/*/head", "--no-merges", "--author=github-actions"];
  let commit = "";
  for (const line of (await store.text(["log", ...refs, "--raw", "--no-abbrev", "--no-renames", "--format=%H"])).split("\n")) {
    const [, before = "", after = "", status = "", path = ""] = /^:\d+ \d+ (\w+) (\w+) (\w)\t(.*)$/.exec(line) ?? [];
    if (path === "") commit = line || commit;
    if (path === "" || LOCK.test(path)) continue;
    const source = path.replace(/^edited\//, "pictures/");
    const found = source === path ? [before, originalOf(before)] : [(await store.read(`${commit}:${source}`))?.oid];
    assert.ok("AM".includes(status) && originalOf(after) !== undefined, `${commit} of Retouch: ${line}`);
    assert.ok(found.includes(originalOf(after)), `${commit} of Retouch has at ${path} a result of another picture`);
  }
}
