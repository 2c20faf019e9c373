import { rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { blobId, type ObjectId, toObjectId } from "../../src/git/blob-identity.ts";
import { readOrigin } from "../../src/git/blobs.ts";
import { openWorkspace } from "../../src/git/workspace.ts";
import { type Folder, makeFolder, makeRepository } from "./repository.ts";

async function read({ root }: Folder, originBlob: ObjectId, { current = "now", remote = undefined as Buffer | undefined } = {}) {
  const asked: string[] = [];
  const task = { source: { path: "a.png", blob: blobId(current) }, originBlob };
  const readBlob = async (blob: string) => {
    asked.push(blob);
    return remote;
  };
  return { ...(await readOrigin(await openWorkspace(root), task, readBlob)), asked };
}

/** The first version is in the history alone. */
function makeHistory(first: string): Folder {
  const folder = makeRepository({ "a.png": first });
  folder.write({ "a.png": "now" });
  folder.commit();
  return folder;
}

describe("the bytes to edit", () => {
  it("are the file's, when it is the original", async () => {
    using folder = makeHistory("first");
    expect(await read(folder, blobId("now"))).toEqual({ bytes: Buffer.from("now"), blob: blobId("now"), warnings: [], asked: [] });
  });

  it("are the recorded original's, from the local clone", async () => {
    using folder = makeHistory("first");
    expect(await read(folder, blobId("first"))).toEqual({ bytes: Buffer.from("first"), blob: blobId("first"), warnings: [], asked: [] });
  });

  it("are GitHub's, where the clone is shallow", async () => {
    using folder = makeHistory("first");
    using shallow = makeFolder();
    shallow.git("clone", "-q", "--depth", "1", `file://${folder.root}`, ".");
    const found = await read(shallow, blobId("first"), { remote: Buffer.from("first") });
    expect(found).toEqual({ bytes: Buffer.from("first"), blob: blobId("first"), warnings: [], asked: [blobId("first")] });
  });

  it("are not what GitHub sends under another blob's name", async () => {
    using folder = makeFolder();
    folder.write({ "a.png": "now" });
    const { bytes, warnings } = await read(folder, blobId("first"), { remote: Buffer.from("something else") });
    expect([String(bytes), warnings]).toEqual(["now", [{ code: "original-not-found", blob: blobId("first") }]]);
  });

  it("are no link's, and none where the file is gone", async () => {
    using folder = makeFolder();
    symlinkSync("/etc/hostname", join(folder.root, "a.png"));
    const gone = expect.objectContaining({ code: "invalid-image", message: expect.stringContaining("a.png is gone") });
    await expect(read(folder, blobId("now"))).rejects.toEqual(gone);
    rmSync(join(folder.root, "a.png"));
    await expect(read(folder, blobId("now"))).rejects.toEqual(gone);
  });

  it("are the current file's with a warning, where the original is nowhere", async () => {
    using folder = makeHistory("first");
    const lost = blobId("lost");
    expect(await read(folder, lost)).toEqual({
      bytes: Buffer.from("now"),
      blob: blobId("now"),
      warnings: [{ code: "original-not-found", blob: lost }],
      asked: [lost],
    });
  });

  it("are read without git from GitHub alone", async () => {
    using folder = makeFolder();
    folder.write({ "a.png": "now" });
    expect((await read(folder, blobId("first"), { remote: Buffer.from("first") })).bytes).toEqual(Buffer.from("first"));
  });

  it("are the file that an LFS pointer of the history stands for", async () => {
    using folder = makeRepository();
    folder.git("lfs", "install", "--local");
    folder.write({ ".gitattributes": "*.png filter=lfs -text\n", "a.png": "first" });
    folder.commit();
    const pointer = toObjectId(folder.git("rev-parse", "HEAD:a.png"));
    folder.write({ "a.png": "now" });
    folder.commit();
    expect(await read(folder, pointer)).toMatchObject({ bytes: Buffer.from("first"), blob: pointer, warnings: [] });
  });
});
