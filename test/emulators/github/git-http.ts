import { runProgram } from "../spawner.ts";
import type { GithubRequest, Reply } from "./exchange.ts";
import { allows, findRepository, type Hub, identify, refreshPulls } from "./hub.ts";

const PATH = /^\/([^/]+)\/([^/]+?)(?:\.git)?\/(info\/refs|git-upload-pack|git-receive-pack)(?:\?(.*))?$/;

export function nameGitOperation(request: GithubRequest): string {
  const match = PATH.exec(request.path);
  if (!match) return "web";
  return match[3] === "info/refs" ? `info/refs?${match[4] ?? ""}` : (match[3] ?? "");
}

/**
 * Git over HTTP, by git's own CGI program on the bare repository.
 * https://git-scm.com/docs/git-http-backend, https://git-scm.com/docs/http-protocol
 */
export async function answerGit(hub: Hub, request: GithubRequest): Promise<Reply> {
  const [, owner = "", name = "", service = "", query = ""] = PATH.exec(request.path) ?? [];
  const repository = findRepository(hub, owner, name);
  const who = identify(hub, request.headers.authorization);
  const writes = service === "git-receive-pack" || query.includes("service=git-receive-pack");
  const unauthorized = { status: 401, headers: { "www-authenticate": 'Basic realm="GitHub"' } };
  if (who === "bad")
    return { ...unauthorized, body: "Invalid username or token. Password authentication is not supported for Git operations.\n" };
  if (!who && (writes || hub.private)) return { ...unauthorized, body: "No anonymous write access.\n" };
  if (!repository || !allows(hub, who, repository, ["contents", "read"])) return { status: 404, body: "Repository not found.\n" };
  // git shows the text of a refusal as `remote:` lines.
  const refuse = (reason: string) => ({ status: 403, headers: { "content-type": "text/plain; charset=utf-8" }, body: `${reason}\n` });
  if (writes && !allows(hub, who, repository, ["contents", "write"]))
    return refuse(`Permission to ${owner}/${name}.git denied to ${who?.login ?? "you"}.`);
  if (writes && hub.archived) return refuse("This repository was archived so it is read-only.");
  const reply = await runBackend(hub, request, {
    PATH_INFO: `/${service}`,
    QUERY_STRING: query,
    REMOTE_USER: who?.login ?? "",
    ...(repository.fork ? { GIT_NAMESPACE: repository.owner.toLowerCase() } : {}),
  });
  if (service === "git-receive-pack") await refreshPulls(hub);
  return reply;
}

async function runBackend(hub: Hub, request: GithubRequest, cgi: Record<string, string>): Promise<Reply> {
  const header = (name: string, variable: string) => (request.headers[name] ? { [variable]: request.headers[name] } : {});
  const { stdout } = await runProgram({
    program: "git",
    args: ["http-backend"],
    input: request.body,
    env: {
      PATH: process.env.PATH,
      GIT_CONFIG_NOSYSTEM: "1",
      GIT_PROJECT_ROOT: hub.store.dir,
      GIT_HTTP_EXPORT_ALL: "1",
      REQUEST_METHOD: request.method,
      CONTENT_LENGTH: String(request.body.length),
      ...header("content-type", "CONTENT_TYPE"),
      ...header("content-encoding", "HTTP_CONTENT_ENCODING"),
      ...header("git-protocol", "GIT_PROTOCOL"),
      ...cgi,
    },
  });
  return readCgi(stdout);
}

function readCgi(output: Buffer): Reply {
  const split = output.indexOf("\r\n\r\n");
  if (split < 0) return { status: 500, body: "git http-backend gave no header" };
  const headers: Record<string, string> = {};
  for (const line of output.toString("utf8", 0, split).split("\r\n")) {
    const colon = line.indexOf(":");
    headers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim();
  }
  const { status = "200", ...rest } = headers;
  return { status: Number.parseInt(status, 10), headers: rest, body: output.subarray(split + 4) };
}
