import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { startGithub } from "../emulators/github/github.ts";
import { pushEvent } from "../runner/events.ts";
import { drawPicture } from "./pictures.ts";
import { openPull, play, playPull, type ResultRow, readResults } from "./scene.ts";

describe.concurrent("failed tasks", () => {
  test.each([
    { failOn: "any", good: true, exitCode: 1 },
    { failOn: "all", good: true, exitCode: 0 },
    { failOn: "all", good: false, exitCode: 1 },
    { failOn: "never", good: false, exitCode: 0 },
  ])(
    "with `fail-on: $failOn` and a good image ($good) end with $exitCode; what succeeded is delivered",
    async ({ failOn, good, exitCode }) => {
      await using github = await startGithub({ files: { "README.md": "# Pictures\n" } });
      const files = { "bad.png": "no picture", ...(good && { "good.png": await drawPicture(1) }) };
      const pull = await openPull(github, files);
      const run = await playPull(github, pull, { inputs: { "fail-on": failOn } });
      expect(run).toMatchObject({ exitCode, outputs: { failed: "1", edited: good ? "1" : "0" } });
      expect(run.annotations).toMatchObject([{ level: "error", file: "bad.png" }]);
      expect(await github.log("topic")).toHaveLength(good ? 3 : 2);
      expect(await github.file("topic", "bad.png")).toEqual(Buffer.from("no picture"));
      expect(github.comments(pull.number)).toHaveLength(1);
    },
  );

  test("are annotated one by one, at most ten; the summary has all, within its limit, and the outputs are cut to whole objects", async () => {
    const name = (index: number) => `${"long-folder-name-&-more/".repeat(8)}${String(index).padStart(4, "0")}.png`;
    const paths = Array.from({ length: 2500 }, (_, index) => name(index));
    await using github = await startGithub({ files: { "README.md": "# Pictures\n" } });
    const before = (await github.tip("main")) ?? "";
    // Each fails with a message of its own: its result would lie below a file.
    const jpeg = await drawPicture(1, { format: "jpeg" });
    await github.pushCommit({ files: Object.fromEntries(paths.map((path) => [path, jpeg])) });
    const run = await play(github, await pushEvent(github, { before }), {
      inputs: { "max-images": "5000", deliver: "artifact", output: "README.md/{name}{ext}" },
    });
    expect(run).toMatchObject({ exitCode: 1, outputs: { failed: "2500", edited: "0", "results-truncated": "true" } });
    expect(run.annotations).toHaveLength(10);
    expect(run.annotations.every(({ level, file }) => level === "error" && paths.includes(file ?? ""))).toBe(true);
    const shown = readResults(run);
    expect(shown.length).toBeGreaterThan(100);
    expect(shown.length).toBeLessThan(2500);
    expect(run.outputs.results?.length).toBeLessThanOrEqual(250_000);
    const all = JSON.parse(await readFile(run.outputs["results-file"] ?? "", "utf8")) as ResultRow[];
    expect(all.map(({ source }) => source)).toEqual(paths);
    expect(all.slice(0, shown.length)).toEqual(shown);
    // The runner drops a summary above 1 MiB as a whole.
    expect(Buffer.byteLength(run.summary)).toBeLessThanOrEqual(1_000_000);
    expect(Buffer.byteLength(run.summary)).toBeGreaterThan(100_000);
    expect(run.summary).toContain("results-file");
    expect(github.archives()).toEqual([]);
  });
});

describe.concurrent("wrong inputs", () => {
  test("are told all at once, before anybody is asked", async () => {
    await using github = await startGithub({ files: { "README.md": "# Pictures\n" } });
    const pull = await openPull(github, { "a.png": await drawPicture(1) });
    const inputs = { images: "", prompt: "", "max-cost": "much", "fail-on": "sometimes", promt: "x" };
    const run = await playPull(github, pull, { inputs });
    expect(run).toMatchObject({ exitCode: 1, annotations: [{ title: "Retouch: invalid-input" }] });
    for (const name of Object.keys(inputs)) expect(run.annotations[0]?.message).toContain(`\`${name}\``);
    expect(run.outputs).toMatchObject({ changed: "false", results: "[]" });
    expect(run.summary).toContain("max-cost");
    expect(github.requests).toEqual([]);
  });
});
