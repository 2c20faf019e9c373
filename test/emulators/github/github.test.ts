import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pullRequestEvent } from "../../runner/events.ts";
import { runAction } from "../../runner/run-action.ts";
import { type GithubEmulator, type GithubOptions, startGithub } from "./github.ts";

const MODULES = pathToFileURL(join(import.meta.dirname, "../../../node_modules/")).href;
let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "retouch-github-test-"));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

const start = (options: GithubOptions = {}) => startGithub({ files: { "images/a.png": "one", "README.md": "# Pictures\n" }, ...options });

interface ApiOptions {
  token?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

/** Asks as a client behind the proxy would, in a process of its own: curl. */
function api(
  github: GithubEmulator,
  method: string,
  path: string,
  options: ApiOptions = {},
): Promise<{ status: number; headers: string; json: unknown }> {
  const url = path.startsWith("https:") ? path : `https://api.github.com${path}`;
  const headers = { authorization: `Bearer ${options.token ?? github.token}`, "content-type": "application/json", ...options.headers };
  const flags = Object.entries(headers).flatMap(([name, value]) => ["-H", `${name}: ${value}`]);
  const args = [
    "-sS",
    "-i",
    "--proxy",
    github.proxy.url,
    "--suppress-connect-headers",
    "--cacert",
    github.proxy.caFile,
    "-X",
    method,
    ...flags,
    url,
  ];
  return new Promise((resolve, reject) => {
    const child = execFile(
      "curl",
      [...args, ...(options.body === undefined ? [] : ["--data-binary", "@-"])],
      { maxBuffer: 1 << 28 },
      (error, stdout) => {
        if (error) return reject(error);
        const split = stdout.indexOf("\r\n\r\n");
        const text = stdout.slice(split + 4);
        resolve({
          status: Number(stdout.slice(9, 12)),
          headers: stdout.slice(0, split).toLowerCase(),
          json: text.startsWith("{") || text.startsWith("[") ? JSON.parse(text) : text,
        });
      },
    );
    child.stdin?.end(options.body === undefined ? "" : JSON.stringify(options.body));
  });
}

const REPO = "/repos/octo-org/pictures";

describe("git", () => {
  test("a checkout pushes with the credential that it left under RUNNER_TEMP", async () => {
    await using github = await start();
    const { workspace, runnerTemp, git } = await github.checkout();
    expect(await readFile(join(workspace, ".git/config"), "utf8")).not.toContain("extraheader");
    expect(await readFile(join(workspace, ".git/config"), "utf8")).toContain(join(runnerTemp, "git-credentials-"));
    expect((await git("rev-list", "--count", "HEAD")).stdout.trim()).toBe("1");
    expect((await git("symbolic-ref", "--short", "HEAD")).stdout.trim()).toBe("main");
    await writeFile(join(workspace, "images/a.png"), "two");
    expect((await git("-c", "user.name=n", "-c", "user.email=e@x", "commit", "-qam", "Edit")).code).toBe(0);
    expect(await git("push", "origin", "HEAD:main")).toMatchObject({ code: 0 });
    expect((await github.file("main", "images/a.png"))?.toString()).toBe("two");
    expect((await github.log("main")).map(({ message, verified }) => ({ message, verified }))).toEqual([
      { message: "Edit\n", verified: false },
      { message: "Start\n", verified: false },
    ]);
  });

  test("a commit of somebody else in between rejects the push", async () => {
    await using github = await start();
    const { workspace, git } = await github.checkout();
    await writeFile(join(workspace, "images/a.png"), "mine");
    await git("-c", "user.name=n", "-c", "user.email=e@x", "commit", "-qam", "Edit");
    github.faults.push({
      match: { service: "git", operation: "git-receive-pack" },
      do: { before: async (hosted) => void (await hosted.pushCommit({ files: { "images/a.png": "theirs" } })) },
    });
    const pushed = await git("push", "origin", "HEAD:main");
    expect(pushed.code).toBe(1);
    expect(pushed.stderr).toMatch(/rejected/);
    expect((await github.file("main", "images/a.png"))?.toString()).toBe("theirs");
  });

  test("a token that may read only is refused as by GitHub, a bad one is asked for a password", async () => {
    await using github = await start();
    const reader = await github.checkout({ token: github.readToken });
    expect((await reader.git("push", "origin", "HEAD:main")).stderr).toMatch(
      /remote: Permission to octo-org\/pictures\.git denied to github-actions\[bot\]\.\n.*403/,
    );
    const stranger = await github.checkout({ persistCredentials: false });
    expect(await stranger.git("push", "origin", "HEAD:main")).toMatchObject({
      code: 128,
      stderr: expect.stringContaining("could not read Username"),
    });
  });

  test("a pull request is checked out as its merge commit, detached", async () => {
    await using github = await start();
    await github.pushCommit({ branch: "topic", files: { "images/b.png": "b" } });
    await github.openPullRequest({ head: "topic" });
    const { workspace, git, sha } = await github.checkout({ ref: "refs/pull/1/merge" });
    expect((await git("rev-parse", "HEAD")).stdout.trim()).toBe(sha);
    expect((await git("symbolic-ref", "HEAD")).code).not.toBe(0);
    expect(await readFile(join(workspace, "images/b.png"), "utf8")).toBe("b");
  });

  test("a protected branch refuses git, REST and GraphQL; a large push to another one passes", async () => {
    await using github = await start();
    const { workspace, git, sha } = await github.checkout();
    await github.protect("main");
    await writeFile(join(workspace, "images/a.png"), randomBytes(3_000_000));
    await git("-c", "user.name=n", "-c", "user.email=e@x", "commit", "-qam", "Edit");
    expect((await git("push", "origin", "HEAD:main")).stderr).toContain("GH013: Repository rule violations found for refs/heads/main.");
    expect(await git("push", "origin", "HEAD:refs/heads/edit")).toMatchObject({ code: 0 });
    expect((await github.file("edit", "images/a.png"))?.length).toBe(3_000_000);
    const edit = await github.tip("edit");
    expect(await api(github, "PATCH", `${REPO}/git/refs/heads/main`, { body: { sha: edit } })).toMatchObject({ status: 422 });
    const query = `mutation { createCommitOnBranch(input: { branch: { repositoryNameWithOwner: "octo-org/pictures", branchName: "main" },
      expectedHeadOid: "${sha}", message: { headline: "x" } }) { commit { oid } } }`;
    expect((await api(github, "POST", "/graphql", { body: { query } })).json).toMatchObject({ errors: [{ type: "UNPROCESSABLE" }] });
  });

  test("a fork has refs of its own and takes no write", async () => {
    await using github = await start();
    const head = await github.pushCommit({ branch: "topic", fork: "mona", files: { "images/b.png": "b" } });
    await github.openPullRequest({ head: "topic", fork: "mona" });
    const { git } = await github.checkout();
    expect((await git("ls-remote", "https://github.com/mona/pictures")).stdout).toBe(`${head}\trefs/heads/topic\n`);
    expect((await git("ls-remote", "origin")).stdout).toMatch(
      /HEAD\n.*refs\/heads\/main\n.*refs\/pull\/1\/head\n.*refs\/pull\/1\/merge\n$/,
    );
    expect((await git("push", "https://github.com/mona/pictures", "HEAD:topic")).stderr).toContain(
      "Permission to mona/pictures.git denied",
    );
    expect(await api(github, "GET", "/repos/mona/pictures/git/ref/heads/topic")).toMatchObject({ json: { object: { sha: head } } });
    expect(await api(github, "GET", `${REPO}/compare/main...mona:topic`)).toMatchObject({
      json: { files: [{ filename: "images/b.png" }] },
    });
  });

  test("LFS objects travel both ways", async () => {
    await using github = await start({ files: { ".gitattributes": "*.png filter=lfs diff=lfs merge=lfs -text\n" } });
    const { workspace, git } = await github.checkout({ lfs: true });
    await writeFile(join(workspace, "a.png"), "picture");
    await git("add", "a.png");
    await git("-c", "user.name=n", "-c", "user.email=e@x", "commit", "-qm", "Add");
    expect(await git("push", "origin", "HEAD:main")).toMatchObject({ code: 0 });
    expect((await github.file("main", "a.png"))?.toString()).toMatch(/^version https:\/\/git-lfs/);
    const filled = await github.checkout({ lfs: true });
    expect(await readFile(join(filled.workspace, "a.png"), "utf8")).toBe("picture");
    const pointers = await github.checkout();
    expect(await readFile(join(pointers.workspace, "a.png"), "utf8")).toMatch(/^version/);
    expect(github.violations).toEqual([]);
  });
});

describe("REST", () => {
  test("blob, tree, commit and ref make a verified commit; a moved branch refuses it", async () => {
    await using github = await start();
    const tip = await github.tip("main");
    const post = (path: string, body: unknown) => api(github, "POST", `${REPO}${path}`, { body });
    const blob = await post("/git/blobs", { content: Buffer.from("new").toString("base64"), encoding: "base64" });
    const entry = { path: "images/a.png", mode: "100644", type: "blob", sha: (blob.json as { sha: string }).sha };
    const tree = await post("/git/trees", { base_tree: tip, tree: [entry] });
    const commit = await post("/git/commits", { message: "Edit", tree: (tree.json as { sha: string }).sha, parents: [tip] });
    expect(commit).toMatchObject({
      status: 201,
      json: { verification: { verified: true }, author: { name: "github-actions[bot]" }, committer: { name: "GitHub" } },
    });
    const { sha } = commit.json as { sha: string };
    github.faults.push({
      match: { operation: "git/update-ref" },
      do: { before: async (hosted) => void (await hosted.pushCommit({ files: { "other.txt": "x" } })) },
    });
    const move = () => api(github, "PATCH", `${REPO}/git/refs/heads%2Fmain`, { body: { sha, force: false } });
    expect(await move()).toMatchObject({ status: 422, json: { message: "Update is not a fast forward" } });
    expect(await api(github, "POST", `${REPO}/git/refs`, { body: { ref: "refs/heads/edit", sha } })).toMatchObject({ status: 201 });
    expect((await github.file("edit", "images/a.png"))?.toString()).toBe("new");
    expect([...(await github.tree("edit")).keys()]).toEqual(["README.md", "images/a.png"]);
    expect(github.violations).toEqual([]);
  });

  test("refuses as GitHub does, and notes what its documents do not allow", async () => {
    await using github = await start({ limits: { newTree: 1, blob: 3 } });
    const ask = (method: string, path: string, options?: ApiOptions) => api(github, method, path, options);
    expect(await ask("GET", REPO, { token: "nonsense" })).toMatchObject({ status: 401, json: { message: "Bad credentials" } });
    expect(await ask("GET", "/user")).toMatchObject({ status: 403, json: { message: "Resource not accessible by integration" } });
    expect(await ask("GET", "/repos/octo-org/none")).toMatchObject({ status: 404 });
    const blob = { content: "four" };
    expect(await ask("POST", `${REPO}/git/blobs`, { body: blob, token: github.readToken })).toMatchObject({ status: 403 });
    expect(await ask("POST", `${REPO}/git/blobs`, { body: blob })).toMatchObject({ status: 422 });
    expect(github.violations).toEqual([]);
    expect(await ask("POST", `${REPO}/git/blobs`, { body: { contents: "x" } })).toMatchObject({ status: 422 });
    expect(github.violations).toHaveLength(1);
  });

  test("lists a pull request's files, renames among them, and answers 304 to a known etag", async () => {
    const files = Object.fromEntries(Array.from({ length: 5 }, (_, i) => [`images/${i}.txt`, `${i}`.repeat(2000)]));
    await using github = await start({ files: { ...files, "old name.txt": "moved ".repeat(400) } });
    await github.pushCommit({
      branch: "topic",
      files: {
        "images/0.txt": null,
        "images/1.txt": "changed",
        "ä b.png": Buffer.from([0, 1]),
        "old name.txt": null,
        "new.txt": "moved ".repeat(400),
      },
    });
    const { number } = await github.openPullRequest({ head: "topic" });
    const all = await api(github, "GET", `${REPO}/pulls/${number}/files?per_page=100`);
    expect(
      (all.json as { filename: string; status: string; previous_filename?: string }[]).map((file) => [
        file.status,
        file.filename,
        file.previous_filename,
      ]),
    ).toEqual([
      ["removed", "images/0.txt", undefined],
      ["modified", "images/1.txt", undefined],
      ["renamed", "new.txt", "old name.txt"],
      ["added", "ä b.png", undefined],
    ]);
    const second = await api(github, "GET", `${REPO}/pulls/${number}/files?per_page=3&page=2`);
    expect(second.json).toHaveLength(1);
    expect(second.headers).toContain('rel="prev"');
    const etag = /etag: (.*)/.exec(all.headers)?.[1]?.trim().replace("w/", "W/") ?? "";
    expect(await api(github, "GET", `${REPO}/pulls/${number}/files?per_page=100`, { headers: { "if-none-match": etag } })).toMatchObject({
      status: 304,
    });
    expect(await api(github, "GET", `${REPO}/compare/main...topic`)).toMatchObject({
      json: { status: "ahead", ahead_by: 1, files: { length: 4 } },
    });
    expect(await api(github, "GET", `${REPO}/commits/${await github.tip("topic")}/pulls`)).toMatchObject({ json: [{ number }] });
    expect(await api(github, "GET", `${REPO}/pulls/${number}`)).toMatchObject({ json: { changed_files: 4, draft: false, merged: false } });
    expect(await api(github, "GET", `${REPO}/contents/images/1.txt?ref=topic`)).toMatchObject({
      json: { encoding: "base64", content: "Y2hhbmdlZA==" },
    });
    expect(github.violations).toEqual([]);
  });

  test("pages comments by the Link header, and changes them", async () => {
    await using github = await start();
    await github.pushCommit({ branch: "topic", files: { x: "x" } });
    const { number } = await github.openPullRequest({ head: "topic" });
    for (let i = 0; i < 7; i += 1) github.addComment(number, { body: `c${i}`, login: "mona" });
    const bodies: string[] = [];
    let next: string | undefined = `${REPO}/issues/${number}/comments?per_page=3`;
    while (next) {
      const page = await api(github, "GET", next);
      bodies.push(...(page.json as { body: string }[]).map(({ body }) => body));
      next = /<([^>]*)>; rel="next"/.exec(page.headers)?.[1];
    }
    expect(bodies).toEqual(["c0", "c1", "c2", "c3", "c4", "c5", "c6"]);
    const made = await api(github, "POST", `${REPO}/issues/${number}/comments`, { body: { body: "hello" } });
    expect(made).toMatchObject({ status: 201, json: { user: { login: "github-actions[bot]", type: "Bot" } } });
    const { url } = made.json as { url: string };
    expect(await api(github, "PATCH", url, { body: { body: "ä".repeat(65_536) } })).toMatchObject({ status: 200 });
    expect(await api(github, "PATCH", url, { body: { body: "ä".repeat(65_537) } })).toMatchObject({
      status: 422,
      json: { errors: [{ field: "data" }] },
    });
    expect(await api(github, "DELETE", url)).toMatchObject({ status: 204 });
    expect(github.comments(number)).toHaveLength(7);
    expect(github.violations).toEqual([]);
  });
});

describe("GraphQL", () => {
  const MUTATION =
    "mutation($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) { commit { oid url signature { isValid } } } }";
  const commit = (github: GithubEmulator, input: object, token = github.token) =>
    api(github, "POST", "/graphql", {
      token,
      body: { query: MUTATION, variables: { input: { message: { headline: "Edit" }, ...input } } },
    });
  const branch = { repositoryNameWithOwner: "octo-org/pictures", branchName: "main" };
  const fileChanges = {
    additions: [{ path: "images/a.png", contents: Buffer.from("new").toString("base64") }],
    deletions: [{ path: "README.md" }],
  };

  test("commits on the expected tip, verified, and says STALE_DATA on another", async () => {
    await using github = await start();
    const expectedHeadOid = await github.tip("main");
    const made = await commit(github, { branch, expectedHeadOid, fileChanges });
    const tip = await github.tip("main");
    expect(made.json).toEqual({
      data: {
        createCommitOnBranch: {
          commit: { oid: tip, url: `https://github.com/octo-org/pictures/commit/${tip}`, signature: { isValid: true } },
        },
      },
    });
    expect([...(await github.tree("main")).keys()]).toEqual(["images/a.png"]);
    expect((await github.log("main"))[0]).toMatchObject({
      verified: true,
      parents: [expectedHeadOid],
      message: "Edit",
      author: { name: "github-actions[bot]" },
    });
    expect((await commit(github, { branch, expectedHeadOid, fileChanges: {} })).json).toMatchObject({
      data: { createCommitOnBranch: null },
      errors: [
        {
          type: "STALE_DATA",
          path: ["createCommitOnBranch"],
          message: `Expected branch to point to "${expectedHeadOid}" but it did not.  Pull and try again.`,
        },
      ],
    });
    expect(github.violations).toEqual([]);
  });

  test("refuses a reader, a payload too large and a wrong input", async () => {
    await using github = await start({ limits: { graphqlPayload: 2_000 } });
    const expectedHeadOid = await github.tip("main");
    expect((await commit(github, { branch, expectedHeadOid }, github.readToken)).json).toMatchObject({ errors: [{ type: "FORBIDDEN" }] });
    const large = { additions: [{ path: "x", contents: "A".repeat(4_000) }] };
    expect(await commit(github, { branch, expectedHeadOid, fileChanges: large })).toMatchObject({ status: 502 });
    expect(github.violations).toEqual([]);
    expect((await commit(github, { branch })).json).toMatchObject({ errors: [{ message: expect.stringContaining("expectedHeadOid") }] });
    expect(github.violations).toHaveLength(1);
  });

  test("a broken answer leaves the commit done; the branch is found by its id too", async () => {
    await using github = await start();
    const query = `{ viewer { login } repository(owner: "octo-org", name: "pictures") { ref(qualifiedName: "refs/heads/main") { id target { oid } }
      object(expression: "main:README.md") { oid ... on Blob { byteSize } } } }`;
    const { data } = (await api(github, "POST", "/graphql", { body: { query } })).json as {
      data: { repository: { ref: { id: string; target: { oid: string } } } };
    };
    expect(data).toMatchObject({ viewer: { login: "github-actions[bot]" }, repository: { object: { byteSize: 11 } } });
    const { id, target } = data.repository.ref;
    github.faults.push({ match: { operation: "createCommitOnBranch" }, do: { dropReply: true } });
    await expect(commit(github, { branch: { id }, expectedHeadOid: target.oid, fileChanges })).rejects.toThrow();
    expect(await github.log("main")).toHaveLength(2);
    expect(github.requests.at(-1)).toMatchObject({ service: "graphql", operation: "createCommitOnBranch" });
    expect(github.requests.at(-1)?.status).toBeUndefined();
  });

  test("shows a pull request's comments with who wrote them and what is hidden", async () => {
    await using github = await start();
    await github.pushCommit({ branch: "topic", files: { x: "x" } });
    await github.openPullRequest({ head: "topic" });
    for (const [body, login] of [
      ["a", "github-actions[bot]"],
      ["b", "mona"],
    ] as const)
      github.addComment(1, { body, login, minimized: body === "b" });
    const query = `{ repository(owner: "octo-org", name: "pictures") { pullRequest(number: 1) { headRefOid comments(first: 1) {
      totalCount nodes { databaseId isMinimized viewerDidAuthor author { login __typename } } pageInfo { hasNextPage } } } } }`;
    const reply = await api(github, "POST", "/graphql", { body: { query } });
    const node = { isMinimized: false, viewerDidAuthor: true, author: { login: "github-actions", __typename: "Bot" } };
    expect(reply.json).toMatchObject({
      data: { repository: { pullRequest: { comments: { totalCount: 2, nodes: [node], pageInfo: { hasNextPage: true } } } } },
    });
    expect(github.violations).toEqual([]);
  });
});

describe("with the toolkit in an action", () => {
  async function action(name: string, source: string): Promise<string> {
    const main = join(dir, `${name}.mjs`);
    const imports = ["artifact/lib/artifact.js", "github/lib/github.js", "core/lib/core.js"].map(
      (file, index) => `const m${index} = await import("${MODULES}@actions/${file}");`,
    );
    await writeFile(main, `${imports.join("\n")}\nconst artifact = m0.default; const github = m1; const core = m2;\n${source}`);
    return main;
  }

  test("uploads and downloads an artifact, comments by Octokit, and reaches nobody else", async () => {
    await using github = await start();
    await github.pushCommit({ branch: "topic", files: { "images/b.png": "b" } });
    const pull = await github.openPullRequest({ head: "topic" });
    const checkout = await github.checkout({ ref: "topic" });
    const main = await action(
      "toolkit",
      `const { id } = await artifact.uploadArtifact("retouch", ["images/a.png", "images/b.png"], process.cwd());
      await artifact.downloadArtifact(id, { path: process.env.RUNNER_TEMP + "/down" }).catch((error) => core.warning(String(error)));
      await artifact.uploadArtifact("retouch", ["README.md"], ".").catch((error) => core.setOutput("twice", error.message));
      const octokit = github.getOctokit(core.getInput("github-token"));
      const { owner, repo } = github.context.repo;
      const made = await octokit.rest.issues.createComment({ owner, repo, issue_number: github.context.issue.number, body: "Hi" });
      const files = await octokit.paginate(octokit.rest.pulls.listFiles, { owner, repo, pull_number: 1, per_page: 1 });
      core.setOutput("comment", made.data.html_url); core.setOutput("files", files.length);`,
    );
    const event = await pullRequestEvent(github, pull);
    const result = await runAction({ main, ...checkout, ...event, github, token: github.token, inputs: { "github-token": github.token } });
    expect(result).toMatchObject({ conclusion: "success", outputs: { files: "1", twice: expect.stringContaining("409") } });
    expect(result.outputs.comment).toContain("/pull/1#issuecomment-");
    expect([...github.readArtifact("retouch")].map(([path, bytes]) => [path, bytes.toString()])).toEqual([
      ["images/a.png", "one"],
      ["images/b.png", "b"],
    ]);
    expect(github.comments(1).map(({ body }) => body)).toEqual(["Hi"]);
    expect(result.stdout).not.toContain(github.token);
    expect(github.proxy.egress).toEqual([]);
    expect(github.violations).toEqual([]);
  });

  test("an artifact service that is down, and a host that is not GitHub's, are refused", async () => {
    await using github = await start();
    github.faults.push({ match: { service: "results" }, times: 9, do: { status: 404, body: { code: "bad_route" } } });
    const main = await action(
      "down",
      `await artifact.uploadArtifact("retouch", ["README.md"], ".").catch((error) => core.setOutput("error", error.message));
      await github.getOctokit("x", { baseUrl: "https://elsewhere.example" }).request("GET /").catch((error) => core.setOutput("egress", String(error.status)));`,
    );
    const result = await runAction({ main, ...(await github.checkout()), github, token: github.token });
    expect(result.outputs.error).toContain("404");
    expect(github.proxy.egress).toEqual(["elsewhere.example"]);
    expect(github.artifacts.size).toBe(0);
  });
});
