import { execFileSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { Cancelled } from "../../src/cancel.ts";
import { deliver } from "../../src/deliver/deliver.ts";
import { COMMIT, FILES, testCommit } from "./commit-cases.ts";
import { openJob, openSite } from "./site.ts";

describe("a commit by git", () => {
  testCommit("git");

  it("is chosen where Git LFS tracks an output, and stores the pointer", async () => {
    await using site = await openSite({ files: { ...FILES, ".gitattributes": "*.webp filter=lfs diff=lfs merge=lfs -text\n" } });
    const job = await openJob(site, { "new.webp": "picture", "a.png": "A" });
    const delivered = await deliver({ ...COMMIT, ...job });
    expect(delivered).toMatchObject({ errors: [], stale: [], commit: { verified: false } });
    expect(String(await site.file("main", "new.webp"))).toMatch(/^version https:\/\/git-lfs/);
    expect(String(await site.file("main", "a.png"))).toBe("A");
    expect(site.requests.some(({ operation }) => operation === "lfs-PUT")).toBe(true);
    // The same once more: the branch has the pointer already.
    expect((await deliver({ ...COMMIT, ...job })).commit).toBeUndefined();
  });

  it("runs the hooks, without the action's secrets, and tells why one refused", async () => {
    await using site = await openSite({ files: FILES });
    const job = await openJob(site, { "a.png": "A" });
    process.env["INPUT_API-KEY"] = "sk-secret";
    const hook = join(job.checkout.workspace, ".git/hooks/pre-commit");
    writeFileSync(hook, '#!/bin/sh\nenv | grep -c "sk-secret" >&2\necho "images are frozen" >&2\nexit 1\n', { mode: 0o755 });
    const { errors } = await deliver({ ...COMMIT, ...job, commitMethod: "git" });
    delete process.env["INPUT_API-KEY"];
    expect(errors[0]?.message).toContain("`git commit` failed: 0; images are frozen");
  });

  it("that hangs in a cancelled run leaves the images in the artifact", async () => {
    await using site = await openSite({ files: FILES });
    const job = await openJob(site, { "a.png": "A" });
    const [started, ended] = ["started", "ended"].map((name) => join(job.checkout.runnerTemp, name));
    const hook = `#!/bin/sh\ntouch '${started}'\nwhile [ ! -e '${ended}' ]; do sleep 0.1; done\nexit 1\n`;
    writeFileSync(join(job.checkout.workspace, ".git/hooks/pre-commit"), hook, { mode: 0o755 });
    const cancellation = new AbortController();
    const delivering = deliver({ ...COMMIT, ...job, commitMethod: "git", signal: cancellation.signal });
    await vi.waitUntil(() => existsSync(started ?? ""), { timeout: 60_000 });
    cancellation.abort(new Cancelled("SIGINT"));
    const { errors, artifact } = await delivering;
    writeFileSync(ended ?? "", "");
    expect(errors.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^The run was cancelled while it committed.* are in the artifact/),
    ]);
    expect(String(site.readArtifact(artifact?.name ?? "").get("a.png"))).toBe("A");
  });

  it("leaves a complete clone complete", async () => {
    await using site = await openSite({ files: FILES });
    const job = await openJob(site, { "a.png": "A" }, { depth: 0 });
    await site.pushCommit({ files: { "c.txt": "c" } });
    expect((await deliver({ ...COMMIT, ...job, commitMethod: "git" })).errors).toEqual([]);
    const shallow = execFileSync("git", ["rev-parse", "--is-shallow-repository"], { cwd: job.checkout.workspace, encoding: "utf8" });
    expect(shallow.trim()).toBe("false");
  });

  it("says what a checkout without credentials lacks", async () => {
    await using site = await openSite({ files: FILES });
    const job = await openJob(site, { "a.png": "A" }, { persistCredentials: false });
    const { errors } = await deliver({ ...COMMIT, ...job, commitMethod: "git" });
    expect(errors[0]?.message).toContain("persist-credentials");
  });
});
