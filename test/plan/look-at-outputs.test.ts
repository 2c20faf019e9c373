import { expect, it } from "vitest";
import { openWorkspace } from "../../src/git/workspace.ts";
import { type FindResult, lookAtOutputs } from "../../src/plan/look-at-outputs.ts";
import type { Look } from "../../src/plan/looks.ts";
import { makeFolder } from "../git/repository.ts";
import { paint } from "../pixels/pictures.ts";
import { idOf } from "../proven.ts";
import { entryOf, imagesOf } from "./facts.ts";
import { taskOf } from "./tasks.ts";

const result = paint({ width: 24, height: 16 }, { edited: true });
const kept = await result.png().toBuffer();
const recompressed = await result.png({ compressionLevel: 0 }).toBuffer();

it("an output is compared with the result that runs keep, where git has it no more", async () => {
  using folder = makeFolder();
  folder.write({ "a.png": "source", "a.fr.png": recompressed });
  const workspace = await openWorkspace(folder.root);
  const [source] = imagesOf({ "a.png": "original" });
  const task = taskOf({ output: "a.fr.png", source, locale: "fr", outputBlob: idOf("recompressed") });
  const entry = entryOf({ outputBlob: "result" });
  const lookWith = async (findResult: FindResult) => {
    const looks = new Map<string, Look>();
    await lookAtOutputs([{ task, action: "modified", entry }], looks, { workspace, readBlob: async () => undefined, findResult });
    return [...looks.values()];
  };
  const asked: unknown[] = [];
  const found = await lookWith(async (...wanted) => {
    asked.push(wanted);
    return kept;
  });
  expect([found, asked]).toEqual([[{ version: "result" }], [[task, entry]]]);
  expect(await lookWith(async () => undefined)).toEqual([{ unknown: "The recorded result is neither in the clone nor on GitHub." }]);
});
