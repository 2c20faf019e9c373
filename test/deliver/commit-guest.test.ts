import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { checkCommit } from "../../src/deliver/commit.ts";
import { type DeliverOptions, deliver } from "../../src/deliver/deliver.ts";
import { blobId } from "../../src/git/blob-identity.ts";
import { readOrigin } from "../../src/git/blobs.ts";
import { identify, openWorkspace } from "../../src/git/workspace.ts";
import type { Checkout } from "../emulators/github/checkout.ts";
import { lfsFile } from "../emulators/github/lfs.ts";
import { wrapGit } from "../git/wrapper.ts";
import { lock, makeContext, openJob, openSite, uncancelled } from "./site.ts";

const COMMIT = {
  targets: ["commit"],
  commitMethod: "git",
  artifactName: "retouch",
  signal: uncancelled,
  lock,
} satisfies Partial<DeliverOptions>;
const ENVIRONMENT = { ...process.env };
const GONE = "/nowhere/program";

afterEach(() => {
  for (const name of Object.keys(process.env)) if (!(name in ENVIRONMENT)) delete process.env[name];
  Object.assign(process.env, ENVIRONMENT);
});

/** The settings of a self-hosted runner's user. */
function setUser({ runnerTemp }: Checkout, config: string): void {
  process.env.GIT_CONFIG_GLOBAL = join(runnerTemp, "user.gitconfig");
  writeFileSync(process.env.GIT_CONFIG_GLOBAL, config);
}

/** Each row would stop a commit, or change what it stores. */
const SETTINGS: Record<string, string> = {
  "signed commits and tags": `[commit]\n\tgpgSign = true\n[tag]\n\tgpgSign = true\n[gpg]\n\tprogram = ${GONE}\n`,
  "signed pushes": "[push]\n\tgpgSign = true\n",
  "checked line ends": "[core]\n\tautocrlf = true\n\tsafecrlf = true\n\teol = crlf\n[user]\n\tuseConfigOnly = true\n",
  "options for the server, and another encoding": `[push]\n\tpushOption = ci.skip\n\tnegotiate = true\n[i18n]\n\tcommitEncoding = ISO-8859-1\n`,
  "the habits of a person": `
    [pull]\n rebase = true
    [push]\n default = nothing\n followTags = true\n recurseSubmodules = check
    [fetch]\n prune = true\n pruneTags = true\n recurseSubmodules = true
    [merge]\n ff = only
    [status]\n showUntrackedFiles = no
    [color]\n ui = always
    [core]\n quotePath = true\n ignoreCase = true\n attributesFile = ~/attributes\n editor = ${GONE}\n pager = ${GONE}\n fsmonitor = ${GONE}\n askPass = ${GONE}
    [log]\n showSignature = true
    [submodule]\n recurse = true
    [rerere]\n enabled = true
    [rebase]\n autoStash = true
    [commit]\n verbose = true\n status = true\n template = ${GONE}\n cleanup = strip
    [init]\n templateDir = ${GONE}\n`,
};

describe.each(Object.entries(SETTINGS))("a machine with %s", (_what, config) => {
  it("gets the same commit by git", async () => {
    await using site = await openSite({ files: { "a.png": "a", "b.png": "1\r\n2\r\n", "README.md": "text\r\n" } });
    const job = await openJob(site, { "a.png": "A\r\nB\n", "neu/ä.png": "new\n" });
    process.env.HOME = job.context.tempDir;
    writeFileSync(join(job.context.tempDir, "attributes"), "*.png filter=gone text eol=lf ident\n");
    setUser(job.checkout, config);
    const delivered = await deliver({ ...COMMIT, ...job, commitMessage: "chore: ä {count}\n\n# {paths}" });
    expect(delivered).toMatchObject({ errors: [], warnings: [], stale: [], commit: { sha: await site.tip("main") } });
    const [commit] = await site.log("main");
    expect(commit?.message.trim().split("\n")).toEqual(["chore: ä 2 (sandbox)", "", "# a.png, neu/ä.png"]);
    expect(commit?.author.name).toBe("github-actions[bot]");
    expect((await site.hub.store.read("refs/heads/main"))?.content.toString()).not.toContain("\nencoding");
    const files = ["a.png", "b.png", "neu/ä.png", lock.path, "README.md"].map((path) => site.file("main", path));
    expect((await Promise.all(files)).map(String)).toEqual(["A\r\nB\n", "1\r\n2\r\n", "new\n", "a.png\nneu/ä.png\n", "text\r\n"]);
  });
});

describe("a commit by git", () => {
  it("reaches paths that a sparse checkout leaves out, and attributes do not damage what they call text", async () => {
    await using site = await openSite({
      files: { ".gitattributes": "*.png text eol=lf ident\n", "in/a.png": "a\r\n", "out/b.png": "b", "c.txt": "c" },
    });
    const job = await openJob(site, { "in/a.png": "A\r\n" });
    await job.checkout.git("sparse-checkout", "set", "in");
    const [outcome] = (await openJob(site, { "out/b.png": "B\r\n$Id$" })).outcomes;
    mkdirSync(join(job.checkout.workspace, "out"), { recursive: true });
    writeFileSync(join(job.checkout.workspace, "out/b.png"), "B\r\n$Id$");
    const outcomes = outcome ? [...job.outcomes, outcome] : [];
    expect(await deliver({ ...COMMIT, ...job, outcomes })).toMatchObject({ errors: [], stale: [] });
    expect([...(await site.tree("main")).keys()]).toEqual([".gitattributes", lock.path, "c.txt", "in/a.png", "out/b.png"]);
    expect(String(await site.file("main", "in/a.png"))).toBe("A\r\n");
    expect(String(await site.file("main", "out/b.png"))).toBe("B\r\n$Id$");
  });

  it("hands hooks an environment that is a list, and runs those of a commit and a push alone", async () => {
    await using site = await openSite({ files: { "a.png": "a" } });
    const job = await openJob(site, { "a.png": "A" });
    const log = join(job.context.tempDir, "log");
    for (const name of ["pre-commit", "commit-msg", "pre-push", "post-checkout", "post-index-change", "reference-transaction"])
      writeFileSync(join(job.checkout.workspace, ".git/hooks", name), `#!/bin/sh\necho "hook=${name}" >> '${log}'\nenv >> '${log}'\n`, {
        mode: 0o755,
      });
    Object.assign(process.env, { MY_PASSWORD: "sk-1", "INPUT_API-KEY": "sk-2", GITHUB_TOKEN: "sk-3", CI: "true", SSH_AUTH_SOCK: "/agent" });
    expect(await deliver({ ...COMMIT, ...job })).toMatchObject({ errors: [] });
    const lines = readFileSync(log, "utf8").split("\n");
    const names = [...new Set(lines.flatMap((line) => /^(\w+)=/.exec(line)?.[1] ?? []))];
    const hooks = lines.flatMap((line) => /^hook=(.*)$/.exec(line)?.[1] ?? []);
    expect(hooks.filter((name) => /^(post-checkout|pre-|commit-msg)/.test(name))).toEqual(["pre-commit", "commit-msg", "pre-push"]);
    expect(names).toEqual(expect.arrayContaining(["PATH", "HOME", "CI", "SSH_AUTH_SOCK"]));
    const known =
      /^(hook|PATH|HOME|PWD|OLDPWD|SHLVL|_|USER|LOGNAME|SHELL|TMPDIR|TZ|LANG|LC_\w+|CI|SSH_\w+|XDG_\w+|GIT_\w+|SSL_\w+|\w+_proxy|\w+_PROXY|RUNNER_TEMP|RUNNER_TRACKING_ID|GITHUB_ACTIONS|LD_LIBRARY_PATH)$/;
    expect(names.filter((name) => !known.test(name))).toEqual([]);
    expect(lines.join("\n")).not.toContain("sk-");
  });
});

describe("a checkout without credentials", () => {
  it.each([true, false])("is pushed from by `github-token`, which nobody else sees (private: %s)", async (isPrivate) => {
    await using site = await openSite({ private: isPrivate, files: { ".gitattributes": "*.webp filter=lfs\n", "a.png": "a" } });
    const job = await openJob(site, { "a.png": "A", "b.webp": "B" }, { persistCredentials: false });
    const { workspace, runnerTemp } = job.checkout;
    for (const name of readdirSync(runnerTemp)) if (name.startsWith("git-credentials")) await rm(join(runnerTemp, name));
    await site.pushCommit({ files: { "c.txt": "c" } });
    const log = join(runnerTemp, "calls");
    process.env.PATH = wrapGit(join(job.context.tempDir, "bin"), `echo "$@" >> '${log}'`);
    const delivered = await deliver({ ...COMMIT, ...job, githubToken: site.token });
    expect(delivered).toMatchObject({ errors: [], commit: { sha: await site.tip("main") } });
    expect(String(await site.file("main", "b.webp"))).toContain(`oid sha256:${createHash("sha256").update("B").digest("hex")}`);
    const basic = Buffer.from(`x-access-token:${site.token}`).toString("base64");
    const files = [workspace, runnerTemp].flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }));
    const texts = files.flatMap((file) => (file.isFile() ? readFileSync(join(file.parentPath, file.name), "latin1") : []));
    expect(texts.length).toBeGreaterThan(10);
    expect(texts.filter((text) => text.includes(site.token) || text.includes(basic))).toEqual([]);
    expect(readFileSync(log, "utf8")).toContain("push");
  });

  it("of another repository is not pushed from by it", async () => {
    await using site = await openSite({ files: { "a.png": "a" } });
    const job = await openJob(site, { "a.png": "A" }, { persistCredentials: false });
    const context = { ...job.context, repo: "other" };
    site.requests.length = 0;
    const { errors } = await deliver({ ...COMMIT, ...job, context, githubToken: site.token });
    expect(errors[0]?.message).toContain("neither the checkout's credentials nor `github-token`");
    expect(site.requests.some(({ headers, service }) => headers.authorization !== undefined && service === "git")).toBe(false);
  });
});

describe("Git LFS", () => {
  it("sends images to the repository's own server, whatever a file of the repository says", async () => {
    const lfsconfig =
      '[lfs]\n\turl = https://evil.example/a\n\tpushurl = https://evil.example/b\n[remote "origin"]\n\tlfsurl = https://evil.example/c\n';
    await using site = await openSite({ files: { ".gitattributes": "*.webp filter=lfs\n", ".lfsconfig": lfsconfig } });
    const job = await openJob(site, { "b.webp": "B" });
    const hook = join(job.checkout.workspace, ".git/hooks/pre-push");
    writeFileSync(hook, '#!/bin/sh\ngit lfs pre-push "$@"\n', { mode: 0o755 });
    expect(await deliver({ ...COMMIT, ...job })).toMatchObject({ errors: [], commit: { sha: await site.tip("main") } });
    expect(site.proxy.egress).toEqual([]);
    expect(String(readFileSync(lfsFile(site.hub, createHash("sha256").update("B").digest("hex"))))).toBe("B");
    expect(String(await site.file("main", ".lfsconfig"))).toBe(lfsconfig);
  });

  it("clears no file that `.lfsconfig` is a link to", async () => {
    await using site = await openSite({ files: { ".gitattributes": "*.webp filter=lfs\n" } });
    const job = await openJob(site, { "b.webp": "B" });
    const target = join(job.context.tempDir, "precious");
    writeFileSync(target, "precious");
    await site.pushCommit({ files: { ".lfsconfig": { content: target, mode: "120000" } } });
    expect(await deliver({ ...COMMIT, ...job })).toMatchObject({ errors: [] });
    expect(readFileSync(target, "utf8")).toBe("precious");
  });
});

/** A filter that keeps what is stored from being read, and finds its key where it was set up alone. */
const VAULT = `#!/bin/sh
test -f "$(git rev-parse --git-dir)/vault-key" || exit 1
case "$1" in
  clean) echo VAULT; base64 ;;
  smudge) tail -n +2 | base64 -d ;;
esac
`;
const seal = (text: string) => `VAULT\n${execFileSync("base64", { input: text, encoding: "utf8" })}`;

function unlock({ workspace, runnerTemp }: Checkout): void {
  writeFileSync(join(runnerTemp, "vault"), VAULT, { mode: 0o755 });
  writeFileSync(join(workspace, ".git/vault-key"), "");
  const command = join(runnerTemp, "vault");
  appendFileSync(
    join(workspace, ".git/config"),
    `[filter "vault"]\n\tclean = '${command}' clean\n\tsmudge = '${command}' smudge\n\trequired = true\n`,
  );
  execFileSync("git", ["rm", "--cached", "-rq", "."], { cwd: workspace });
  execFileSync("git", ["reset", "--hard", "-q"], { cwd: workspace });
}

describe("a path under a clean filter", () => {
  const FILES = { ".gitattributes": "secret/** filter=vault\n", "a.png": "a", "secret/b.png": seal("b") };

  it("is committed through it, and known by what is stored", async () => {
    await using site = await openSite({ files: FILES });
    const checkout = await site.checkout();
    unlock(checkout);
    const job = await openJob(site, { "secret/b.png": "B", "secret/new.png": "N", "a.png": "A" }, { checkout });
    expect(await deliver({ ...COMMIT, commitMethod: "auto", ...job })).toMatchObject({
      errors: [],
      stale: [],
      commit: { verified: false },
    });
    expect(String(await site.file("main", "secret/b.png"))).toBe(seal("B"));
    expect(String(await site.file("main", "secret/new.png"))).toBe(seal("N"));
    expect(String(await site.file("main", "a.png"))).toBe("A");
    // The branch has it all: the same once more makes no commit.
    expect((await deliver({ ...COMMIT, ...job })).commit).toBeUndefined();
    const rights = { runsFilters: true };
    const workspace = await openWorkspace(checkout.workspace, undefined, rights);
    const known = await identify(workspace, ["secret/b.png", "secret/new.png", "a.png"]);
    expect([...known.values()]).toEqual([blobId(seal("B")), blobId(seal("N")), blobId("A")]);
    const source = { path: "secret/b.png", blob: blobId(seal("B")) };
    const origin = await readOrigin(workspace, { originBlob: blobId(seal("b")), source }, async () => undefined);
    expect(origin).toEqual({ bytes: Buffer.from("b"), blob: blobId(seal("b")), warnings: [] });
  });

  it("is known by the index while nobody touched it, without running the filter", async () => {
    await using site = await openSite({ files: FILES });
    const checkout = await site.checkout();
    unlock(checkout);
    // It would be run from here on.
    writeFileSync(join(checkout.runnerTemp, "vault"), "#!/bin/sh\nexit 1\n");
    const ask = async () => (await identify(await openWorkspace(checkout.workspace), ["secret/b.png"])).get("secret/b.png");
    expect(await ask()).toBe(blobId(seal("b")));
    writeFileSync(join(checkout.workspace, "secret/b.png"), "c");
    expect(await ask()).toBe(blobId("c"));
  });

  it("is refused before anything is spent where the filter is missing or fails, and by the API", async () => {
    await using site = await openSite({ files: FILES });
    const checkout = await site.checkout();
    const context = makeContext({ github: site, checkout });
    const check = (method: "auto" | "api") => checkCommit({ context, outputs: ["a.png", "secret/b.png"], method });
    expect(await check("auto")).toEqual([expect.stringContaining("through the filter `vault`, which is not set up on this runner")]);
    unlock(checkout);
    expect(await check("auto")).toEqual([]);
    expect(await check("api")).toEqual([expect.stringContaining("cannot commit what a clean filter changes (`secret/b.png`)")]);
    await rm(join(checkout.workspace, ".git/vault-key"));
    expect(await check("auto")).toEqual([expect.stringContaining("The filter `vault` fails for `secret/b.png`")]);
  });

  it("is not pushed where the branch has another filter for it by now, or the filter stopped working", async () => {
    await using site = await openSite({ files: { "a.png": "a", "b.png": "b" } });
    const job = await openJob(site, { "a.png": "A" });
    const tip = await site.pushCommit({ files: { ".gitattributes": "*.png filter=vault\n" } });
    const { errors } = await deliver({ ...COMMIT, ...job });
    expect(errors[0]?.message).toContain("gives `a.png` another filter than in the checkout");
    expect(await site.tip("main")).toBe(tip);
  });
});
