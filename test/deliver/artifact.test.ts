import { readdirSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeArtifactPath } from "../../src/deliver/artifact.ts";
import { deliver } from "../../src/deliver/deliver.ts";
import { openJob, openSite } from "./site.ts";

const ARTIFACT = { targets: ["artifact"], commitMethod: "auto", artifactName: "retouch", isCancelled: false } as const;
const FILES = { "a.png": "a", "dir/b.png": "b" };

describe("the artifact", () => {
  it("holds the images at their paths, and takes a free name", async () => {
    await using site = await openSite({ files: FILES });
    const job = await openJob(site, { "a.png": "A", "dir/b.png": "B" });
    const first = await deliver({ ...ARTIFACT, ...job, artifactExtra: [{ path: "report.html", content: "<p>" }] });
    const second = await deliver({ ...ARTIFACT, ...job });
    expect([first.artifact?.name, second.artifact?.name]).toEqual(["retouch", "retouch-2"]);
    expect(first.artifact?.url).toBe(`https://github.com/octo-org/pictures/actions/runs/42/artifacts/${first.artifact?.id}`);
    expect(first).toMatchObject({ errors: [], warnings: [] });
    const files = site.readArtifact("retouch");
    expect([...files.keys()].sort()).toEqual(["a.png", "dir/b.png", "report.html", "results.json"]);
    expect(String(files.get("dir/b.png"))).toBe("B");
    expect(JSON.parse(String(files.get("results.json")))[1]).toMatchObject({ output: "dir/b.png", status: "edited", file: "dir/b.png" });
    expect(readdirSync(job.context.tempDir).filter((name) => name.startsWith("retouch"))).toEqual([]);
    expect(site.requests.every(({ service }) => service !== "rest")).toBe(true);
  });

  it("is all that a cancelled run delivers, and nothing without edits or targets", async () => {
    await using site = await openSite({ files: FILES });
    const job = await openJob(site, { "a.png": "A" });
    const tip = await site.tip("main");
    const cancelled = await deliver({ ...ARTIFACT, ...job, targets: ["commit"], isCancelled: true });
    expect(cancelled).toMatchObject({ artifact: { name: "retouch" }, errors: [] });
    expect(await site.tip("main")).toBe(tip);
    expect(await deliver({ ...ARTIFACT, ...job, targets: [] })).toEqual({ stale: [], warnings: [], errors: [] });
    expect(await deliver({ ...ARTIFACT, ...job, outcomes: [] })).toEqual({ stale: [], warnings: [], errors: [] });
  });

  it("is missed with a warning where the commit succeeded, else with an error", async () => {
    await using site = await openSite({ files: FILES });
    const job = await openJob(site, { "a.png": "A" });
    const context = { ...job.context, serverUrl: "https://github.example.com" };
    const alone = await deliver({ ...ARTIFACT, ...job, context });
    expect(alone.errors[0]?.message).toMatch(/^Artifacts are not available here.*left in the workspace\.$/);
    const both = await deliver({ ...ARTIFACT, ...job, context, targets: ["commit", "artifact"] });
    expect(both).toMatchObject({ errors: [], commit: { branch: "main" } });
    expect(both.warnings).toHaveLength(1);
  });
});

describe("encodeArtifactPath", () => {
  it("gives distinct paths that the service takes", () => {
    expect(encodeArtifactPath('a/50%: "x"?.png')).toBe("a/50%25%3A %22x%22%3F.png");
    const path = fc.string({ unit: fc.constantFrom(...'ab%:3A"<>|*?\r\n\\/') });
    fc.assert(
      fc.property(
        path,
        (given) => decodeURIComponent(encodeArtifactPath(given)) === given && !/[":<>|*?\r\n\\]/.test(encodeArtifactPath(given)),
      ),
    );
  });
});
