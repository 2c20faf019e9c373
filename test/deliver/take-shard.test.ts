import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { uploadArtifact } from "../../src/deliver/artifact.ts";
import { findShards, openShard } from "../../src/deliver/shard-artifacts.ts";
import { SHARD_FILE } from "../../src/deliver/shard-file.ts";
import { takeOutcome, uniteTasks } from "../../src/deliver/take-shard.ts";
import { openZip } from "../../src/deliver/zip-reader.ts";
import { blobId } from "../../src/git/blob-identity.ts";
import { createIdentify } from "../../src/git/clean-filters.ts";
import { openWorkspace } from "../../src/git/workspace.ts";
import { openLockFile } from "../../src/lock/lock-file.ts";
import { protectPaths } from "../../src/plan/protected-paths.ts";
import { entryOf } from "../plan/facts.ts";
import { drawPictures } from "../scenarios/pictures.ts";
import { openJob, openSite } from "./site.ts";

const LOCK = ".github/retouch.lock.json";
const before = await drawPictures(["a.png", "b.png"]);
const after = await drawPictures(["a.png", "b.png"], { from: 100 });
const hashOf = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
const NOTHING = Buffer.alloc(0);

const CROPPED = { code: "cropped", from: { width: 48, height: 48 }, to: { width: 48, height: 32 } };

/** What a shard says of an edit in place. */
function say(path: string) {
  const [source = NOTHING, image = NOTHING] = [before[path], after[path]];
  const blob = blobId(source);
  const sizes = { width: 48, height: 32, bytes: image.length, sha256: hashOf(image) };
  return {
    ...{ recipe: 0, source: { path, blob, indexBlob: blob }, output: path, originBlob: blob, outputIndexBlob: blob },
    result: {
      status: "edited",
      cached: false,
      ...sizes,
      cost: 0.03,
      durationMs: 900,
      warnings: [{ code: "of-shard", text: "A word." }, CROPPED],
      error: null,
    },
    ...{ image: hashOf(image), kept: [] as object[], rejected: [] as string[] },
    entries: { [path]: entryOf({ source: path, sourceBlob: blob, outputBlob: blobId(image), sha256: hashOf(image) }) },
  };
}

function describeShard() {
  const recipe = {
    name: "",
    mode: "edit",
    provider: "aimlapi",
    model: "alibaba/qwen-image-edit",
    images: ["*.png"],
    locales: [],
    candidates: 1,
  };
  const facts = { notices: [], idle: [], errors: [], estimatedCost: 0.06 };
  return { version: 1, shard: { index: 1, count: 2 }, recipes: [recipe], ...facts, outcomes: [say("a.png"), say("b.png")] };
}

type Description = ReturnType<typeof describeShard>;
type Site = Awaited<ReturnType<typeof openSite>>;

/** A run of its own, whose first of two shards left this. */
async function openScene(change: (said: Description) => unknown = (said) => said, images: Record<string, Buffer> = after) {
  const site: Site = await openSite({ files: before });
  const { checkout, context } = await openJob(site, {});
  const entries = Object.entries(images).map(([path, bytes]) => ({ path, read: async () => bytes }));
  const content = JSON.stringify(change(describeShard())) ?? "{";
  await uploadArtifact({ name: "retouch-shard-1-of-2", entries, extra: [{ path: SHARD_FILE, content }], context });
  const open = async () => {
    const { artifacts } = await findShards("retouch", context);
    return Promise.all(artifacts.map((artifact) => openShard(artifact, { context, paths: protectPaths([LOCK]) })));
  };
  const take = async () => {
    const workspace = await openWorkspace(checkout.workspace);
    const lockFile = await openLockFile({ ...workspace, path: LOCK, force: false });
    const shards = await open();
    const options = { context, workspace, lockFile, identify: createIdentify(workspace, new Map()) };
    const outcomes = await Promise.all(uniteTasks(shards).tasks.map((task) => takeOutcome(task, options)));
    for (const shard of shards) await shard[Symbol.asyncDispose]();
    return { outcomes, lockFile };
  };
  const read = (path: string) => readFileSync(join(checkout.workspace, path));
  return { site, context, open, take, read, [Symbol.asyncDispose]: () => site[Symbol.asyncDispose]() };
}

const folder = mkdtempSync(join(tmpdir(), "retouch-zip-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("what a shard left", () => {
  it("is in the workspace and the lock as if the merge had made it", async () => {
    await using scene = await openScene();
    const { outcomes, lockFile } = await scene.take();
    for (const [index, path] of ["a.png", "b.png"].entries()) {
      const image = after[path] ?? NOTHING;
      expect(scene.read(path)).toEqual(image);
      expect(outcomes[index]).toMatchObject({
        ...{ outputBlob: blobId(image), outputSha256: hashOf(image) },
        result: {
          source: path,
          output: path,
          status: "edited",
          provider: "aimlapi",
          cost: 0.03,
          width: 48,
          // The gallery lays the source upon the result by the second.
          warnings: [{ text: "A word." }, CROPPED],
        },
      });
      expect(lockFile.recorded.get(path)).toMatchObject({ outputBlob: blobId(image), sha256: hashOf(image), bytes: image.length });
    }
  });

  it("is not displaced by an attempt that failed, nor by another leg of the matrix", async () => {
    await using scene = await openScene();
    const { context } = scene;
    const leave = (outcomes: object[]) => {
      const content = JSON.stringify({ ...describeShard(), outcomes });
      return uploadArtifact({ name: "retouch-shard-1-of-2", entries: [], extra: [{ path: SHARD_FILE, content }], context });
    };
    const { image: _image, ...failed } = say("a.png");
    const error = { code: "unavailable", message: "Down." };
    await leave([
      {
        ...failed,
        result: { ...failed.result, status: "failed", width: null, height: null, bytes: null, sha256: null, error },
        entries: {},
      },
    ]);
    const { outcomes } = await scene.take();
    expect(outcomes.map(({ result }) => [result.output, result.status])).toEqual([
      ["a.png", "edited"],
      ["b.png", "edited"],
    ]);
    expect(scene.read("a.png")).toEqual(after["a.png"]);
  });

  it("is found among the newest division's artifacts, the newest of each first, and under no other name", async () => {
    await using scene = await openScene();
    const { context } = scene;
    const leave = (name: string) => uploadArtifact({ name, entries: [], extra: [{ path: "x", content: "x" }], context });
    for (const name of [
      "retouch-shard-3-of-4",
      "other-shard-1-of-2",
      "retouch-shard-2-of-2",
      "retouch-shard-1-of-2",
      "retouch-shard-9-of-2",
    ])
      await leave(name);
    const { count, artifacts } = await findShards("retouch", context);
    expect([count, artifacts.map(({ index, name }) => [index, name])]).toEqual([
      2,
      [
        [1, "retouch-shard-1-of-2-2"],
        [1, "retouch-shard-1-of-2"],
        [2, "retouch-shard-2-of-2"],
      ],
    ]);
    await expect(findShards("none", context)).rejects.toMatchObject({
      code: "delivery",
      message: expect.stringContaining("has no artifact"),
    });
  });

  const forgeries: [string, (said: Description) => unknown][] = [
    ["of another form", (said) => ({ ...said, version: 2 })],
    ["no JSON", () => undefined],
    ["of another shard", (said) => ({ ...said, shard: { index: 2, count: 2 } })],
    ["for a path outside", (said) => ({ ...said, outcomes: [{ ...say("a.png"), output: "../a.png" }] })],
    ["for a path in .git", (said) => ({ ...said, outcomes: [{ ...say("a.png"), output: ".git/a.png" }] })],
    ["for a workflow", (said) => ({ ...said, outcomes: [{ ...say("a.png"), output: ".github/workflows/a.png" }] })],
    ["for the lockfile", (said) => ({ ...said, outcomes: [{ ...say("a.png"), output: LOCK }] })],
    ["by an unknown model", (said) => ({ ...said, recipes: [{ ...said.recipes[0], model: "constructor" }] })],
    ["of no recipe", (said) => ({ ...said, outcomes: [{ ...say("a.png"), recipe: 7 }] })],
    ["at a cost below nothing", (said) => ({ ...said, outcomes: [{ ...say("a.png"), result: { ...say("a.png").result, cost: -1 } }] })],
  ];
  it.each(forgeries)("is refused as a whole where it is %s", async (_, change) => {
    await using scene = await openScene(change);
    await expect(scene.open()).rejects.toMatchObject({
      code: "delivery",
      message: expect.stringContaining("`retouch-shard-1-of-2` is not the result of a shard"),
    });
  });

  it("fails for one image alone that is damaged, another one, or not there, and never for the others", async () => {
    const [image = NOTHING, other = NOTHING] = [after["a.png"], after["b.png"]];
    const bad: (Buffer | undefined)[] = [
      Buffer.concat([image.subarray(0, 400), Buffer.alloc(200)]),
      other,
      Buffer.from("#!/bin/sh\n"),
      undefined,
    ];
    for (const bytes of bad) {
      const claim = (said: Description) => {
        const [first] = said.outcomes;
        if (first && bytes && bytes !== other) first.image = hashOf(bytes);
        return said;
      };
      await using scene = await openScene(claim, { ...(bytes && { "a.png": bytes }), "b.png": other });
      const { outcomes, lockFile } = await scene.take();
      expect(outcomes.map(({ result: { status, cost, error } }) => [status, cost, error?.code])).toEqual([
        ["failed", 0.03, "invalid-image"],
        ["edited", 0.03, undefined],
      ]);
      // Not the file of the user is at fault.
      expect(outcomes[0]?.result.error?.message).toMatch(/\bthe artifact\b/i);
      expect(scene.read("a.png")).toEqual(before["a.png"]);
      expect([...lockFile.recorded.keys()]).toEqual(["b.png"]);
    }
  });

  it("records nothing of other files, and no bytes that are not there", async () => {
    const forged = (said: Description) => {
      const [first, second] = said.outcomes;
      if (first)
        first.entries = { "a.png": entryOf({ source: "a.png", outputBlob: "forged", sha256: "0".repeat(64) }), "c.png": entryOf() };
      if (second) second.entries = { "b.png": entryOf({ source: "c.png" }) };
      return said;
    };
    await using scene = await openScene(forged);
    const { lockFile } = await scene.take();
    const image = after["a.png"] ?? NOTHING;
    expect([...lockFile.recorded]).toEqual([["a.png", expect.objectContaining({ outputBlob: blobId(image), sha256: hashOf(image) })]]);
  });

  it("takes candidates, steps and rejected images with it, as far as the artifact has them", async () => {
    const [image = NOTHING, other = NOTHING] = [after["a.png"], after["b.png"]];
    const file = "candidates/2/a.png";
    const placement = { code: "padded", from: { width: 64, height: 64 }, to: { width: 48, height: 32 } };
    const kept = (number: number, more: object) => ({ kind: "candidate", number, blob: blobId(other), width: 48, height: 32, ...more });
    const change = (said: Description) => {
      const [first] = said.outcomes;
      if (first) first.kept = [kept(1, {}), kept(2, { file, placement }), kept(3, {})];
      if (first) first.rejected = ["rejected/1/a.png"];
      for (const number of [1, 2, 3]) if (first) first.entries[`a.png#candidate-${number}`] = entryOf({ source: "a.png" });
      return said;
    };
    await using scene = await openScene(change, { ...after, [file]: other, "rejected/1/a.png": Buffer.from("no picture") });
    const { outcomes, lockFile } = await scene.take();
    expect(outcomes[0]?.kept?.map(({ key, blob }) => [key, blob])).toEqual([
      ["a.png#candidate-1", blobId(image)],
      ["a.png#candidate-2", blobId(other)],
    ]);
    expect(readFileSync(outcomes[0]?.kept?.[1]?.file ?? "")).toEqual(other);
    expect(outcomes[0]?.kept?.map((one) => one.placement)).toEqual([undefined, placement]);
    expect(outcomes[0]?.rejected?.map((path) => String(readFileSync(path)))).toEqual(["no picture"]);
    expect(lockFile.recorded.get("a.png#candidate-2")?.outputBlob).toBe(blobId(other));
    expect(lockFile.recorded.has("a.png#candidate-3")).toBe(false);
  });
});

describe("a zip of somebody else", () => {
  const put = (bytes: Buffer) => {
    const path = join(folder, "x.zip");
    writeFileSync(path, bytes);
    return path;
  };

  it("is read file by file, within a limit, and refused where it is damaged", async () => {
    await using scene = await openScene();
    const zip = scene.site.artifacts.get("retouch-shard-1-of-2") ?? NOTHING;
    const image = after["a.png"] ?? NOTHING;
    {
      await using files = await openZip(put(zip));
      expect(await files.read("a.png", image.length)).toEqual(image);
      expect(await files.read("missing.png", 1000)).toBeUndefined();
      await expect(files.read("a.png", image.length - 1)).rejects.toThrow("too large");
    }
    for (const cut of [0, 10, zip.length - 30]) await expect(openZip(put(zip.subarray(0, cut)))).rejects.toThrow();
    // Every length, offset and checksum in turn; what is still read is what was packed.
    for (let at = zip.length - 400; at < zip.length; at++) {
      const other = Buffer.from(zip);
      other[at] = (other[at] ?? 0) ^ 0x55;
      const read = async () => {
        await using files = await openZip(put(other));
        return await files.read("a.png", 1 << 20);
      };
      const bytes = await read().catch(() => undefined);
      if (bytes) expect(bytes).toEqual(image);
    }
  });
});
