import { lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { openWorkspace } from "../../src/git/workspace.ts";
import { provePicture } from "../../src/pixels/prove-picture.ts";
import { retainImage, saveRejected } from "../../src/run/retained-images.ts";
import { makeFolder } from "../git/repository.ts";
import { pushContext } from "../inputs/given.ts";
import { paint } from "../pixels/pictures.ts";
import { taskOf } from "../plan/tasks.ts";

describe("pictures beside the workspace", () => {
  it("lie in a new folder of the run that is closed to others, and follow no link that was put there before", async () => {
    using temporary = makeFolder();
    using outside = makeFolder();
    // Names that could be guessed.
    for (const name of ["retouch", "retouch-1", "rejected"]) symlinkSync(outside.root, join(temporary.root, name));
    const context = pushContext({ tempDir: temporary.root });
    const workspace = await openWorkspace(temporary.root);
    const picture = await provePicture(await paint({ width: 8, height: 8 }).png().toBuffer());
    const files = (await saveRejected(context, taskOf({ output: "docs/a.png" }), [Buffer.from("one"), Buffer.from("two")])) ?? [];
    const retained = await retainImage(picture, { key: "k", kind: "step", number: 1, output: "docs/a.png" }, { context, workspace });
    const folder = dirname(dirname(dirname(dirname(files[0] ?? ""))));
    expect([...files, retained.file].map((file) => relative(folder, file))).toEqual([
      "rejected/1/docs/a.png",
      "rejected/2/docs/a.png",
      "steps/1/docs/a.png",
    ]);
    expect(files.map((file) => readFileSync(file, "utf8"))).toEqual(["one", "two"]);
    expect(readFileSync(retained.file)).toEqual(picture.bytes);
    expect([dirname(folder), lstatSync(folder).isDirectory(), lstatSync(folder).mode & 0o777]).toEqual([temporary.root, true, 0o700]);
    expect(readdirSync(outside.root)).toEqual([]);
  });

  it("are replaced, but go through no link that appeared meanwhile", async () => {
    using temporary = makeFolder();
    using outside = makeFolder();
    const context = pushContext({ tempDir: temporary.root });
    const save = (output: string, text: string) => saveRejected(context, taskOf({ output }), [Buffer.from(text)]);
    const [file = ""] = (await save("a.png", "one")) ?? [];
    await save("a.png", "two");
    expect(readFileSync(file, "utf8")).toBe("two");
    symlinkSync(outside.root, join(dirname(file), "docs"));
    mkdirSync(join(outside.root, "deep"));
    expect(await save("docs/deep/a.png", "three")).toBeUndefined();
    expect(readdirSync(join(outside.root, "deep"))).toEqual([]);
  });
});
