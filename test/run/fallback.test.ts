import { readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { RetouchError } from "../../src/errors.ts";
import { createIdentify } from "../../src/git/clean-filters.ts";
import { openWorkspace } from "../../src/git/workspace.ts";
import { openLockFile } from "../../src/lock/lock-file.ts";
import { failedOutcome } from "../../src/outcome.ts";
import { provePicture } from "../../src/pixels/prove-picture.ts";
import { placeFallbacks } from "../../src/run/fallback.ts";
import { writeOutput } from "../../src/run/write-output.ts";
import { type Folder, makeFolder } from "../git/repository.ts";
import { paint } from "../pixels/pictures.ts";
import { imagesOf, planOf, recipeOf } from "../plan/facts.ts";
import { taskOf } from "../plan/tasks.ts";

const png = await paint({ width: 64, height: 48 }).png().toBuffer();
const jpeg = await paint({ width: 64, height: 48 }).jpeg().toBuffer();

/** What becomes of a German task that failed, where a French image may stand for it. */
async function fallBack({ root }: Folder) {
  const given = { prompt: "", locales: "de, fr", "source-locale": "en", "fallback-locale": "fr" };
  const { tasks } = planOf([{ recipe: await recipeOf({ given }), sources: imagesOf({ "a.png": "1" }) }]);
  const outcomes = tasks.slice(0, 1).map(({ task }) => failedOutcome(task, new RetouchError("refused", "No.")));
  const workspace = await openWorkspace(root);
  const lockFile = await openLockFile({ root, path: "lock.json", force: false });
  const [placed] = await placeFallbacks(outcomes, { workspace, lockFile, identify: createIdentify(workspace, new Map()) });
  const [notice] = placed?.result.warnings ?? [];
  return { code: notice?.code, reason: notice && "reason" in notice ? notice.reason : "", recorded: [...lockFile.entries.keys()], placed };
}

describe("an image that stands for one that failed", () => {
  it("is the very picture, proven and recorded", async () => {
    using folder = makeFolder();
    folder.write({ "a.png": png, "a.fr.png": png });
    const { code, recorded, placed } = await fallBack(folder);
    expect([code, recorded, placed?.fallback]).toEqual(["fallback-used", ["a.de.png"], "fr"]);
    expect(readFileSync(join(folder.root, "a.de.png"))).toEqual(png);
    expect(placed?.outputSha256).toBe((await provePicture(png)).sha256);
  });

  it.each([
    ["a script", Buffer.from("#!/bin/sh\nrm -rf /\n"), "not an image"],
    ["a page", Buffer.from("<html><script>alert(1)</script></html>"), "HTML"],
    ["an SVG", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>'), "SVG"],
    ["of another format", jpeg, "is a JPEG, which the name of a.de.png does not say"],
    ["cut off", png.subarray(0, png.length - 20), "cut off"],
    ["damaged", Buffer.concat([png.subarray(0, 60), Buffer.alloc(40, 7), png.subarray(100)]), "damaged"],
    ["empty", Buffer.alloc(0), "empty"],
  ])("is nothing that is %s", async (_, bytes, reason) => {
    using folder = makeFolder();
    folder.write({ "a.png": png, "a.fr.png": bytes });
    const found = await fallBack(folder);
    expect([found.code, found.recorded, found.placed?.fallback, found.placed?.outputBlob]).toEqual([
      "fallback-failed",
      [],
      undefined,
      undefined,
    ]);
    expect(found.reason).toContain(reason);
    expect(readdirSync(folder.root).toSorted()).toEqual(["a.fr.png", "a.png"]);
  });

  it("is no link's, and goes through none", async () => {
    using folder = makeFolder();
    using other = makeFolder();
    folder.write({ "a.png": png });
    other.write({ "a.png": png });
    symlinkSync(join(other.root, "a.png"), join(folder.root, "a.fr.png"));
    expect((await fallBack(folder)).code).toBe("fallback-missing");
    rmSync(join(folder.root, "a.fr.png"));
    writeFileSync(join(folder.root, "a.fr.png"), png);
    symlinkSync(join(other.root, "new.png"), join(folder.root, "a.de.png"));
    expect((await fallBack(folder)).placed?.fallback).toBeUndefined();
    expect(readdirSync(other.root)).toEqual(["a.png"]);
  });
});

describe("an output is written", () => {
  const write = async ({ root }: Folder, output: string, bytes: Buffer, source?: string, wanted?: "png" | "jpeg") => {
    const workspace = await openWorkspace(root);
    const task = taskOf({ output, source: source === undefined ? undefined : imagesOf({ [source]: "1" })[0] });
    return writeOutput(task, await provePicture(bytes), { workspace, identify: createIdentify(workspace, new Map()), wanted });
  };

  it("with the extension of what it holds", async () => {
    using folder = makeFolder();
    await write(folder, "a.png", png);
    await write(folder, "a.jpeg", jpeg);
    const refused = expect.objectContaining({ code: "invalid-image" });
    for (const [output, bytes] of [
      ["b.png", jpeg],
      ["b.jpg", png],
      ["b", png],
      ["b.html", png],
      ["b.yml", png],
      ["b.svg", png],
    ] as const)
      await expect(write(folder, output, bytes), output).rejects.toEqual(refused);
    expect(readdirSync(folder.root).toSorted()).toEqual(["a.jpeg", "a.png"]);
  });

  it("with a wrong one only where it is its source's, which is of that format too", async () => {
    using folder = makeFolder();
    await write(folder, "a.png", jpeg, "a.png");
    await write(folder, "a.fr.png", jpeg, "a.png", "jpeg");
    for (const [source, wanted] of [
      ["a.png", "png"],
      ["a.gif", "jpeg"],
    ] as const)
      await expect(write(folder, "b.png", jpeg, source, wanted)).rejects.toEqual(expect.objectContaining({ code: "invalid-image" }));
    await expect(write(folder, "README.md", png, "README.md")).rejects.toEqual(expect.objectContaining({ code: "invalid-image" }));
    expect(readdirSync(folder.root).toSorted()).toEqual(["a.fr.png", "a.png"]);
  });

  it("not any more when the task was abandoned meanwhile", async () => {
    using folder = makeFolder();
    const workspace = await openWorkspace(folder.root);
    const beforeWriting = () => AbortSignal.abort(new Error("over")).throwIfAborted();
    const writing = writeOutput(taskOf({ output: "a.png" }), await provePicture(png), {
      ...{ workspace, identify: createIdentify(workspace, new Map()), beforeWriting },
    });
    await expect(writing).rejects.toThrow("over");
    expect(readdirSync(folder.root)).toEqual([]);
  });
});
