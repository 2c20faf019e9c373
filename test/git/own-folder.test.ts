import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { setAside } from "../../src/git/own-folder.ts";

it("bytes that are set aside are there when they are asked for, in any order and again", async () => {
  const folder = await mkdtemp(join(tmpdir(), "retouch-aside-"));
  const all = [Buffer.from("one"), Buffer.alloc(0), Buffer.alloc(300_000, 7), Buffer.from("four")];
  const kept = await Promise.all(all.map((bytes) => setAside(folder, bytes)));
  for (const index of [3, 0, 2, 1, 3]) {
    expect(kept[index]?.read()).toEqual(all[index]);
    expect(kept[index]?.length).toBe(all[index]?.length);
  }
  const [own = ""] = await readdir(folder);
  expect(await readdir(join(folder, own))).toEqual(["set-aside"]);
  await rm(folder, { recursive: true });
});
