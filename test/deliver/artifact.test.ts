import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeArtifactPath } from "../../src/deliver/artifact.ts";
import { deliver } from "../../src/deliver/deliver.ts";
import { openJob, openSite, uncancelled } from "./site.ts";

const ARTIFACT = { targets: ["artifact"], commitMethod: "auto", artifactName: "retouch", signal: uncancelled } as const;
const FILES = { "a.png": "a", "dir/b.png": "b" };

describe("the artifact", () => {
  it("holds the images at their paths, and takes a free name", async () => {
    await using site = await openSite({ files: FILES });
    const job = await openJob(site, { "a.png": "A", "dir/b.png": "B" });
    const first = await deliver({ ...ARTIFACT, ...job, artifactExtra: () => [{ path: "report.html", content: "<p>" }] });
    const second = await deliver({ ...ARTIFACT, ...job });
    expect([first.artifact?.name, second.artifact?.name]).toEqual(["retouch", "retouch-2"]);
    expect(first.artifact?.url).toBe(`https://github.com/octo-org/pictures/actions/runs/42/artifacts/${first.artifact?.id}`);
    expect(first).toMatchObject({ errors: [], warnings: [] });
    const files = site.readArtifact("retouch");
    expect([...files.keys()].sort()).toEqual(["a.png", "dir/b.png", "report.html", "results.json"]);
    expect(String(files.get("dir/b.png"))).toBe("B");
    expect(JSON.parse(String(files.get("results.json")))[1]).toMatchObject({ output: "dir/b.png", status: "edited", file: "dir/b.png" });
    expect(site.requests.every(({ service }) => service !== "rest")).toBe(true);
  });

  it("is all that a cancelled run delivers, and nothing without edits or targets", async () => {
    await using site = await openSite({ files: FILES });
    const job = await openJob(site, { "a.png": "A" });
    const tip = await site.tip("main");
    const cancelled = await deliver({ ...ARTIFACT, ...job, targets: ["commit"], signal: AbortSignal.abort() });
    expect(cancelled).toMatchObject({ artifact: { name: "retouch" }, errors: [] });
    expect(await site.tip("main")).toBe(tip);
    expect(await deliver({ ...ARTIFACT, ...job, targets: [] })).toEqual({ stale: [], warnings: [], errors: [] });
    expect(await deliver({ ...ARTIFACT, ...job, outcomes: [] })).toEqual({ stale: [], warnings: [], errors: [] });
  });

  it("holds refused pictures apart from the images, also when nothing was edited and only a commit was asked for", async () => {
    await using site = await openSite({ files: { ...FILES, "rejected/c.png": "c" } });
    const job = await openJob(site, { "a.png": "A", "rejected/c.png": "C" });
    const [edited, other] = job.outcomes;
    if (!edited || !other) throw new Error("two images were edited");
    const folder = join(job.context.tempDir, "own");
    const file = join(folder, "rejected/1/a.png");
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, "refused");
    const refused = { ...edited, result: { ...edited.result, status: "failed" as const }, rejected: [file] };
    const { outputBlob: _, ...failed } = refused;

    const alone = await deliver({
      ...ARTIFACT,
      ...job,
      outcomes: [failed],
      targets: ["commit"],
      artifactExtra: () => [{ path: "lock", content: "{}" }],
    });
    expect(alone).toMatchObject({ errors: [], warnings: [], artifact: { name: "retouch" } });
    expect(alone.commit).toBeUndefined();
    expect([...site.readArtifact("retouch")].map(([path, bytes]) => [path, path === "results.json" || String(bytes)])).toEqual([
      ["rejected/1/a.png", "refused"],
      ["results.json", true],
    ]);
    expect(JSON.parse(String(site.readArtifact("retouch").get("results.json")))[0]).toMatchObject({
      file: null,
      rejected: "rejected/1/a.png",
    });

    await deliver({ ...ARTIFACT, ...job, outcomes: [failed, other] });
    const both = site.readArtifact("retouch-2");
    expect([...both.keys()].sort()).toEqual(["_rejected/1/a.png", "rejected/c.png", "results.json"]);
    expect(String(both.get("rejected/c.png"))).toBe("C");

    expect(await deliver({ ...ARTIFACT, ...job, outcomes: [failed], targets: [] })).toEqual({
      stale: [],
      warnings: [{ code: "left-in-temp", folder, kinds: ["rejected"] }],
      errors: [],
    });
    const down = await deliver({
      ...ARTIFACT,
      ...job,
      outcomes: [failed],
      context: { ...job.context, serverUrl: "https://github.example.com" },
    });
    expect(down.errors).toEqual([]);
    expect(down.warnings).toEqual([
      { code: "artifact-failed", reason: "Artifacts are not available on GitHub Enterprise Server." },
      { code: "left-in-temp", folder, kinds: ["rejected"] },
    ]);
  });

  it("never writes over an image that has a name of its own files", async () => {
    await using site = await openSite({ files: { "results.json": "an image, by its template" } });
    const job = await openJob(site, { "results.json": "edited" });
    const { errors } = await deliver({ ...ARTIFACT, ...job });
    expect(errors).toHaveLength(1);
    expect(await readFile(join(job.context.workspace, "results.json"), "utf8")).toBe("edited");
  });

  it("is missed with a warning where the commit succeeded, else with an error", async () => {
    await using site = await openSite({ files: FILES });
    const job = await openJob(site, { "a.png": "A" });
    const context = { ...job.context, serverUrl: "https://github.example.com" };
    const alone = await deliver({ ...ARTIFACT, ...job, context });
    expect(alone.errors[0]?.message).toMatch(/^Artifacts are not available on GitHub Enterprise Server\..*left in the workspace\.$/);
    const both = await deliver({ ...ARTIFACT, ...job, context, targets: ["commit", "artifact"] });
    expect(both).toMatchObject({ errors: [], commit: { branch: "main" } });
    expect(both.warnings).toHaveLength(1);
  });
});

describe("encodeArtifactPath", () => {
  it("gives distinct paths that the service takes", () => {
    expect(encodeArtifactPath('a/50%: "x"?.png')).toBe("a/50%25%3A %22x%22%3F.png");
    expect(encodeArtifactPath("##[error]\u2028\u202e\u0085#[1].png")).toBe("%23#[error]%E2%80%A8%E2%80%AE%C2%85#[1].png");
    const path = fc.string({ unit: fc.constantFrom(...'ab%:3A"<>|*?\r\n\\/#[\u2028\u202e\u001b\u0085é') });
    fc.assert(
      fc.property(path, (given) => {
        const encoded = encodeArtifactPath(given);
        expect(decodeURIComponent(encoded)).toBe(given);
        expect(encoded).not.toMatch(/[":<>|*?\\]|##\[|[\p{Cc}\u2028\u202e]/u);
      }),
    );
  });
});
