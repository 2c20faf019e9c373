import { createHash, randomUUID } from "node:crypto";
import type { z } from "zod";
import type { GithubRequest, Reply } from "./exchange.ts";
import {
  ARCHIVED,
  allows,
  findRepository,
  type Hub,
  type Identity,
  identify,
  type Level,
  type Permissions,
  type Repository,
} from "./hub.ts";

export interface Call {
  hub: Hub;
  request: GithubRequest;
  repository: Repository;
  who: Identity | undefined;
  params: Record<string, string>;
  query: URLSearchParams;
}

/** A permission of the token; several mean that one of them is enough. */
export type Need = [keyof Permissions, Level];

export interface Route {
  operation: string;
  method: string;
  pattern: RegExp;
  needs: Need[];
  handle(call: Call): Promise<Reply>;
}

/** An answer that is not a success, in GitHub's form. */
export class RestError extends Error {
  readonly status: number;
  readonly errors: unknown[] | undefined;
  constructor(status: number, message: string, errors?: unknown[]) {
    super(message);
    this.status = status;
    this.errors = errors;
  }
}

interface RouteSpec<Body> {
  operation: string;
  /** `GET /repos/:owner/:repo/git/ref/*ref`; `*` takes the rest of the path. */
  on: string;
  needs: Need[];
  /** Query parameters that GitHub documents. */
  query?: string[];
  body?: z.ZodType<Body>;
  run(call: Call, body: Body): Promise<Reply>;
}

export function defineRoute<Body = undefined>(spec: RouteSpec<Body>): Route {
  const [method = "", path = ""] = spec.on.split(" ");
  const pattern = path
    .replace(/[.]/g, "\\.")
    .replace(/:(\w+)/g, "(?<$1>[^/]+)")
    .replace(/\*(\w+)/g, "(?<$1>.*)");
  return {
    operation: spec.operation,
    method,
    pattern: new RegExp(`^${pattern}$`),
    needs: spec.needs,
    async handle(call) {
      checkQuery(call, spec.operation, spec.query ?? []);
      if (!spec.body) return spec.run(call, undefined as Body);
      const parsed = spec.body.safeParse(call.request.json);
      if (parsed.success) return spec.run(call, parsed.data);
      const problem = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ");
      call.hub.violations.push(`${spec.operation}: ${problem}`);
      throw new RestError(422, `Invalid request.\n\n${problem}`);
    },
  };
}

function checkQuery({ hub, query }: Call, operation: string, documented: string[]): void {
  for (const name of query.keys()) {
    if (!documented.includes(name)) hub.violations.push(`${operation}: query parameter ${name} is not documented`);
  }
  const perPage = query.get("per_page");
  if (perPage !== null && !/^([1-9]\d?|100)$/.test(perPage)) hub.violations.push(`${operation}: per_page=${perPage} is not within 1–100`);
}

export function nameRestOperation(routes: Route[], request: GithubRequest): string {
  const { pathname } = new URL(request.path, "https://api.github.com");
  return routes.find((route) => route.method === request.method && route.pattern.test(pathname))?.operation ?? "unknown";
}

let requestsLeft = 15_000;

/** Finds the route, checks the token, and dresses the answer with GitHub's usual headers. */
export async function answerRest(hub: Hub, routes: Route[], request: GithubRequest): Promise<Reply> {
  const reply = await dispatch(hub, routes, request).catch((error: unknown) => {
    if (!(error instanceof RestError)) throw error;
    const errors = error.errors ? { errors: error.errors } : {};
    const body = { message: error.message, ...errors, documentation_url: "https://docs.github.com/rest", status: String(error.status) };
    return { status: error.status, body } satisfies Reply;
  });
  requestsLeft -= 1;
  const headers: Record<string, string> = {
    "x-github-request-id": randomUUID().slice(0, 18).toUpperCase(),
    "x-github-api-version-selected": request.headers["x-github-api-version"] ?? "2022-11-28",
    "x-ratelimit-limit": "15000",
    "x-ratelimit-remaining": String(requestsLeft),
    "x-ratelimit-used": String(15_000 - requestsLeft),
    "x-ratelimit-reset": String(Math.ceil(Date.now() / 1000) + 3600),
    "x-ratelimit-resource": "core",
    ...("headers" in reply ? reply.headers : {}),
  };
  if (request.method === "GET" && reply.status === 200) {
    const digest = createHash("sha256").update(JSON.stringify(reply.body)).digest("hex");
    headers.etag = `W/"${digest}"`;
    if (request.headers["if-none-match"] === headers.etag) return { status: 304, headers };
  }
  return { ...reply, headers };
}

async function dispatch(hub: Hub, routes: Route[], request: GithubRequest): Promise<Reply> {
  if (!request.headers["user-agent"]) {
    hub.violations.push("a User-Agent header is required");
    throw new RestError(403, "Request forbidden by administrative rules. Please make sure your request has a User-Agent header.");
  }
  const version = request.headers["x-github-api-version"];
  if (version !== undefined && !["2022-11-28", "2026-03-10"].includes(version)) {
    throw new RestError(400, `API version "${version}" is not supported.`);
  }
  const who = identify(hub, request.headers.authorization);
  if (who === "bad") throw new RestError(401, "Bad credentials");
  const url = new URL(request.path, "https://api.github.com");
  const route = routes.find((candidate) => candidate.method === request.method && candidate.pattern.test(url.pathname));
  if (!route) {
    hub.violations.push(`no such operation: ${request.method} ${url.pathname}`);
    throw new RestError(404, "Not Found");
  }
  const params = Object.fromEntries(
    Object.entries(route.pattern.exec(url.pathname)?.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]),
  );
  const repository = params.owner === undefined ? hub.repository : findRepository(hub, params.owner, params.repo ?? "");
  if (!repository) throw new RestError(404, "Not Found");
  if (!who && (hub.private || request.method !== "GET")) {
    throw hub.private ? new RestError(404, "Not Found") : new RestError(401, "Requires authentication");
  }
  if (hub.archived && request.method !== "GET") throw new RestError(403, ARCHIVED);
  const allowed = route.needs.length === 0 || route.needs.some((need) => allows(hub, who, repository, need));
  if (!allowed) throw new RestError(403, "Resource not accessible by integration");
  return route.handle({ hub, request, repository, who, params, query: url.searchParams });
}

/** One page of a list, with GitHub's Link header. https://docs.github.com/rest/using-the-rest-api/using-pagination-in-the-rest-api */
export function paginate<T>({ request, query }: Call, items: T[]): { items: T[]; headers: Record<string, string> } {
  const perPage = Math.min(Number(query.get("per_page") ?? 30) || 30, 100);
  const page = Math.max(Number(query.get("page") ?? 1) || 1, 1);
  const last = Math.max(Math.ceil(items.length / perPage), 1);
  const link = (to: number, rel: string) => {
    const url = new URL(request.path, "https://api.github.com");
    url.searchParams.set("page", String(to));
    return `<${url.href}>; rel="${rel}"`;
  };
  const links = [
    ...(page > 1 ? [link(page - 1, "prev")] : []),
    ...(page < last ? [link(page + 1, "next"), link(last, "last")] : []),
    ...(page > 1 ? [link(1, "first")] : []),
  ];
  return { items: items.slice((page - 1) * perPage, page * perPage), headers: links.length > 0 ? { link: links.join(", ") } : {} };
}
