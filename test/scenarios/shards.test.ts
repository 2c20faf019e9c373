import { expect, test, vi } from "vitest";
import { startAimlapi } from "../emulators/aimlapi.ts";
import { startGithub } from "../emulators/github/github.ts";
import { pullRequestEvent } from "../runner/events.ts";
import { readCached } from "./kept.ts";
import { drawPictures } from "./pictures.ts";
import { aimlapiInputs, countPaid, openPull, play, readLock, readResults, statusOf } from "./scene.ts";

const WAIT = { timeout: 60_000, interval: 100 };

/** Two pictures for each of three shards, by the hashes of their paths. */
const PATHS = { 1: ["b.png", "c.png"], 2: ["l.png", "m.png"], 3: ["a.png", "e.png"] };
const ALL = Object.values(PATHS).flat().sort();

test("three shards run at the same time, one is killed, and the merge delivers the others, then the rest, and pays nothing twice", async () => {
  await using api = await startAimlapi();
  await using github = await startGithub({ files: { "README.md": "# Pictures\n" } });
  const pictures = await drawPictures(ALL);
  const pull = await openPull(github, pictures);
  const event = await pullRequestEvent(github, pull);
  const [finished = "", last = ""] = PATHS[2];
  const isLast = ({ body }: { body?: unknown }) => JSON.stringify(body).includes(pictures[last]?.toString("base64") ?? "-");
  api.faults.push({ on: "paid", match: isLast, do: { kind: "hang" } });
  const inputs = { ...aimlapiInputs(api), deliver: "commit", concurrency: "1" };
  const shard = (number: number, killAfter?: Promise<unknown>) =>
    play(github, event, { inputs: { ...inputs, shard: `${number}/3` }, hidden: [api.key], killAfter });
  const merge = () => play(github, event, { job: "merge", inputs: { mode: "merge", images: "", prompt: "", deliver: "commit" } });

  const killAfter = vi.waitUntil(async () => countPaid(api) === 6 && (await readCached(github)).length === 5, WAIT);
  const [first, killed, third] = await Promise.all([shard(1), shard(2, killAfter), shard(3)]);
  expect(killed.signal).toBe("SIGKILL");
  for (const [run, number] of [[first, 1] as const, [third, 3] as const]) {
    expect(run, run.stdout).toMatchObject({ exitCode: 0, outputs: { edited: "2", "commit-sha": "", "comment-id": "" } });
    expect(Object.keys(statusOf(run))).toEqual(PATHS[number]);
  }
  expect([...github.artifacts.keys()].sort()).toEqual(["retouch-shard-1-of-3", "retouch-shard-3-of-3"]);
  expect(await github.log("topic")).toHaveLength(2);

  const half = await merge();
  const others = ALL.filter((path) => !PATHS[2].includes(path));
  expect(half, half.stdout).toMatchObject({ exitCode: 1, outputs: { edited: "4", failed: "0", "commit-sha": await github.tip("topic") } });
  expect(half.annotations.map(({ message }) => message).join()).toContain("The shard 2/3 left no results.");
  expect(Object.keys(statusOf(half))).toEqual(others);
  expect(Object.keys(await readLock(github, "topic"))).toEqual(others);
  expect(Number(half.outputs.cost)).toBeCloseTo(Number(first.outputs.cost) + Number(third.outputs.cost), 6);
  expect(half.stdout).toContain("Retouch: 4 images edited, 1 shard missing");
  expect(github.comments(pull.number).map(({ body }) => body)).toEqual([expect.stringContaining("4 images edited, 1 shard missing")]);

  const again = await shard(2);
  expect(again, again.stdout).toMatchObject({ exitCode: 0, outputs: { edited: "2" } });
  expect(readResults(again).map(({ source, cached }) => [source, cached])).toEqual([
    [finished, true],
    [last, false],
  ]);
  const whole = await merge();
  expect(whole, whole.stdout).toMatchObject({ exitCode: 0, annotations: [], outputs: { edited: "6", failed: "0" } });
  expect(Object.keys(statusOf(whole))).toEqual(ALL);
  expect(Object.keys(await readLock(github, "topic"))).toEqual(ALL);
  expect(await github.log("topic")).toHaveLength(4);
  const [comment, ...more] = github.comments(pull.number);
  expect(more).toEqual([]);
  expect(comment?.body).not.toContain("left no results");
  for (const path of ALL) expect(comment?.body).toContain(path);
  // The one that hung was not run.
  expect(api.ledger.runs).toBe(6);
});

test("a shard without tasks says that it has none, and so does the merge of shards that found no task at all", async () => {
  await using github = await startGithub({ files: { "README.md": "# Pictures\n" } });
  const [path] = PATHS[2];
  const pull = await openPull(github, await drawPictures([path ?? ""]));
  const event = await pullRequestEvent(github, pull);
  const shard = (number: number, inputs = {}) => play(github, event, { inputs: { ...inputs, shard: `${number}/3` } });
  const merge = (inputs = {}) => play(github, event, { job: "merge", inputs: { mode: "merge", images: "", prompt: "", ...inputs } });

  const first = await shard(1);
  expect(first, first.stdout).toMatchObject({ exitCode: 0, annotations: [], outputs: { "skip-reason": "no-match", changed: "false" } });
  expect(first.stdout).toContain("Nothing was done: this shard has no tasks. Other shards have the only one.");
  expect(first.summary).toContain("this shard has no tasks");
  await shard(2);
  await shard(3);
  expect(await merge()).toMatchObject({ exitCode: 0, annotations: [], outputs: { edited: "1" } });
  expect((await shard(2)).outputs["skip-reason"]).toBe("up-to-date");

  const other = { "artifact-name": "other" };
  for (const number of [1, 2, 3]) await shard(number, { ...other, images: "docs/*.jpg" });
  const nothing = await merge(other);
  expect(nothing, nothing.stdout).toMatchObject({ exitCode: 0, outputs: { "skip-reason": "no-match", edited: "0", unchanged: "0" } });
  expect(nothing.stdout).toContain("`images` match no files: `docs/*.jpg`");
});
