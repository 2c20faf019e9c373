import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { fixedAnswer } from "../emulators/picture.ts";
import { answerSmall, drawSmall } from "./pictures.ts";
import { subjectOf } from "./subjects.ts";
import { openWorkbench, type WorkbenchOptions } from "./workbench.ts";

/*
 * Texts of others that would be commands of the runner. Every run here fails by itself where one of them is given (see `runAction`), so
 * that these tests are about the places where such texts come from.
 */

const HOSTILE = [
  "::set-output name=changed::hacked",
  "##[set-output name=changed]hacked",
  "\u00a0 ::error::hacked",
  "\u2028::error::hacked",
  "\u0085::add-mask::true",
  "\u001b[31m::error::hacked",
  "\u202e::error::hacked",
  "\u200d:\u200d:error::hacked",
];
const LINES = ["x", ...HOSTILE, "y"].join("\n");

/** The same as the name of a file or of a folder; a name ends at 255 bytes. */
const FOLDERS = [HOSTILE.slice(0, 4), HOSTILE.slice(4)].map((lines) => `x\n${lines.join("\n")}`);

const source = await drawSmall();
const open = (options: WorkbenchOptions = {}) =>
  openWorkbench(subjectOf("aimlapi, base64"), { files: { "a.png": source }, answer: fixedAnswer(answer), ...options });
const answer = await answerSmall();

/** What the runner shows is one line for one text, and nothing that cannot be seen. */
function expectPlain(lines: readonly string[]): void {
  expect(lines.filter((line) => /[\p{Cc}\u2028\u2029\u202a-\u202e]/u.test(line))).toEqual([]);
  expect(lines.filter((line) => /^(?:hacked|x$|y)/.test(line))).toEqual([]);
}

describe.concurrent("what others wrote gives the runner no command", () => {
  test("as the names of folders under `frozen`", async () => {
    await using bench = await open({ files: Object.fromEntries(FOLDERS.map((folder) => [`${folder}/a.png`, source])) });
    const run = await bench.run({ frozen: "true" });
    expect(run).toMatchObject({
      exitCode: 1,
      outputs: { changed: "false" },
      annotations: [{ level: "error", title: "Retouch: invalid-input" }],
    });
  });

  test("as the names of links, which begin the lines that say why these are passed over", async () => {
    await using bench = await open({ git: false });
    // A glob's `*` begins with no line separator.
    const names = [...HOSTILE, ...FOLDERS].filter((name) => !name.startsWith("\u2028")).map((name) => `${name}.png`);
    await Promise.all(names.map((name) => symlink("a.png", join(bench.workspace, name))));
    const run = await bench.run();
    expect(run).toMatchObject({ exitCode: 0, outputs: { changed: "true", edited: "1" }, annotations: [] });
    expect(run.lines.filter((line) => line.endsWith(".png is a symbolic link and is not read."))).toHaveLength(names.length);
    expectPlain(run.lines);
  });

  test("as the words of a provider that refuses", async () => {
    await using bench = await open();
    const body = { message: LINES, error: { message: LINES } };
    bench.api.faults.push({ on: "paid", do: { kind: "status", status: 400, body } });
    const run = await bench.run();
    expect(run).toMatchObject({
      exitCode: 1,
      outputs: { changed: "false", failed: "1" },
      annotations: [{ level: "error", file: "a.png" }],
    });
    expect(run.results[0]?.error?.message).toContain("::set-output name=changed::hacked");
    expectPlain(run.lines.filter((line) => !line.startsWith("::error title=Retouch")));
  });

  test("as the content of a recipe file that is wrong", async () => {
    const quoted = JSON.stringify(LINES);
    const config = `recipes:\n  - name: ${quoted}\n    images: ${quoted}\n    ${quoted}: 1\n    prompt: ${JSON.stringify(`{${LINES}}`)}\n    fit: ${quoted}\n`;
    await using bench = await open({ files: { "a.png": source, "recipes.yml": config } });
    const run = await bench.run({ config: "recipes.yml", images: "", prompt: "" });
    expect(run).toMatchObject({ exitCode: 1, outputs: { changed: "false" } });
    expect(run.annotations[0]).toMatchObject({ level: "error", title: "Retouch: invalid-input" });
    expect(run.annotations[0]?.message).toContain(":set-output name=changed::hacked");
    expectPlain(run.lines.filter((line) => !line.startsWith("::error title=Retouch")));
  });
});
