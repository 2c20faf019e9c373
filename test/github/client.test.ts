import { gzipSync } from "node:zlib";
import { expect, it, vi } from "vitest";
import { listChangedFiles } from "../../src/github/changed-files.ts";
import { computeRetryDelay, createGitHub, limitSize } from "../../src/github/github-client.ts";
import { explainGitHubError } from "../../src/github/github-errors.ts";
import { startHttp, startTcp } from "../http/servers.ts";
import { pushContext } from "../inputs/given.ts";

const failure = (status: number, headers: Record<string, string> = {}, message = "") =>
  Object.assign(new Error(message), { status, response: { headers, data: {} } });
const delay = (error: unknown, isRead = true, attempt = 0) => computeRetryDelay({ error, isRead, attempt, now: 1_000_000 });

it("sends reads again after 5xx, and anything after a rate limit that ends soon", () => {
  expect(delay(failure(502))).toBeGreaterThanOrEqual(500);
  expect(delay(failure(502), true, 2)).toBeLessThanOrEqual(4000);
  expect(delay(failure(502), false)).toBeUndefined();
  expect(delay(failure(404))).toBeUndefined();
  expect(delay(failure(403))).toBeUndefined();
  expect(delay(failure(429, { "retry-after": "7" }), false)).toBe(7000);
  expect(delay(failure(403, { "retry-after": "61" }))).toBeUndefined();
  // A proxy in between may write a date.
  expect(delay(failure(429, { "retry-after": "Thu, 01 Jan 1970 00:17:00 GMT" }), false)).toBe(20_000);
  expect(delay(failure(429, { "retry-after": "Thu, 01 Jan 1970 01:00:00 GMT" }), false)).toBeUndefined();
  expect(delay(failure(403, { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "1030" }), false)).toBe(30_000);
  expect(delay(failure(403, { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "4600" }))).toBeUndefined();
  expect(delay(failure(403, {}, "You have exceeded a secondary rate limit"), false)).toBeGreaterThan(0);
});

it("explains refusals by what to grant", () => {
  const explain = (error: unknown) => explainGitHubError(error, { doing: "the commit", permission: "contents: write" });
  const integration = failure(403, {}, "Resource not accessible by integration - https://docs.github.com/rest");
  expect(explain(integration)).toMatchObject({
    code: "forbidden",
    message: "GitHub refused the commit (403: Resource not accessible by integration). The token needs `permissions: contents: write`.",
  });
  expect(explain({ errors: [{ type: "FORBIDDEN", message: "Resource not accessible by integration" }] }).message).toContain(
    "contents: write",
  );
  expect(explain(failure(404, {}, "Not Found")).message).toContain("contents: write");
  expect(explain(failure(401, {}, "Bad credentials")).message).toContain("`github-token`");
  expect(explain(failure(500, {}, "connect ECONNREFUSED")).code).toBe("unavailable");
  expect(explain(failure(429)).message).toContain("rate limit");
  expect(explain(failure(422, {}, "Repository rule violations found"))).toMatchObject({
    message: "GitHub refused the commit (422: Repository rule violations found).",
  });
});

it.each([
  "Unable to create comment because issue is locked.",
  "Repository was archived so is read-only.",
  "Repository rule violations found\n\nChanges must be made through a pull request.",
  "Resource protected by organization SAML enforcement. You must grant your token access to this organization.",
  "Branch not found",
])("repeats %j without advice on permissions", (reason) => {
  const said = reason.replace(/\s+/g, " ");
  for (const [error, status] of [
    [failure(403, {}, reason), "403: "],
    [{ errors: [{ type: "FORBIDDEN", message: reason }] }, ""],
  ] as const)
    expect(explainGitHubError(error, { doing: "the comment", permission: "pull-requests: write" })).toMatchObject({
      code: "forbidden",
      message: `GitHub refused the comment (${status}${said}).`,
    });
});

it("reads replies up to a size, also of what is unpacked", async () => {
  await using server = await startHttp((response, { path }) => {
    if (path === "/packed") response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(Buffer.alloc(100_000)));
    else response.writeHead(path === "/empty" ? 204 : 200, { "x-a": "1" }).end(path === "/empty" ? undefined : "x".repeat(1000));
  });
  const limited = limitSize(fetch, 1000);
  const taken = await limited(`${server.url}/a`);
  expect([taken.url, taken.status, taken.headers.get("x-a"), (await taken.text()).length]).toEqual([`${server.url}/a`, 200, "1", 1000]);
  expect((await limited(`${server.url}/empty`)).status).toBe(204);
  await expect(limited(`${server.url}/packed`).then((reply) => reply.text())).rejects.toThrow("more than 1000 bytes");
});

it("follows no link to another server, and ends where a list of files does", async () => {
  await using other = await startHttp((response) => void response.end("[]"));
  let pages = 0;
  await using server = await startHttp((response, { path }) => {
    pages += 1;
    const next = path.includes("/files") ? `${server.url}/repos/octo/pictures/pulls/1/files?page=${pages + 1}` : `${other.url}/steal`;
    const files = Array.from({ length: 100 }, (_, index) => ({ filename: `${pages}-${index}.png`, status: "added", sha: "a" }));
    response
      .writeHead(200, { "content-type": "application/json", link: `<${next}>; rel="next"` })
      .end(JSON.stringify(path.includes("/files") ? files : path.endsWith("/1") ? { changed_files: 3000 } : []));
  });
  const context = pushContext({
    apiUrl: server.url,
    graphqlUrl: `${server.url}/graphql`,
    event: { pull_request: { number: 1, base: { ref: "main", sha: "" }, head: { ref: "x", sha: "" } } },
  });
  const github = await createGitHub({ token: "the-token", context });
  await expect(github.paginate(github.rest.issues.listComments, { owner: "octo", repo: "pictures", issue_number: 1 })).rejects.toThrow(
    "another server",
  );
  expect(other.seen).toEqual([]);
  pages = 0;
  expect((await listChangedFiles(github, context)).size).toBe(3000);
  expect(pages).toBe(31);
});

it("says that a proxy refused, and dials it as often as it asks GitHub", async () => {
  let dialled = 0;
  await using proxy = await startTcp((socket) => {
    dialled += 1;
    socket.once("data", () => socket.destroy());
  });
  vi.stubEnv("https_proxy", proxy.url);
  try {
    const github = await createGitHub({ token: "the-token", context: pushContext({ apiUrl: "https://api.github.example" }) });
    const failed = await github.rest.issues.createComment({ owner: "o", repo: "r", issue_number: 1, body: "b" }).catch((error) => error);
    expect(explainGitHubError(failed, { doing: "the comment", permission: "pull-requests: write" })).toMatchObject({
      code: "unavailable",
      message: expect.stringMatching(/\(The proxy did not open a connection: /),
    });
    expect(dialled).toBe(1);
  } finally {
    vi.unstubAllEnvs();
  }
});
