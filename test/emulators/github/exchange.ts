import type { IncomingMessage, ServerResponse } from "node:http";
import type { Handler } from "../tls-proxy.ts";
import type { GithubEmulator } from "./github.ts";

/** One request, as recorded. `status` is set when it was answered; it stays undefined when the connection was dropped. */
export interface GithubRequest {
  service: Service;
  method: string;
  host: string;
  /** Path and query, as sent. */
  path: string;
  /** GitHub's operation id (`git/create-commit`), GraphQL root fields (`createCommitOnBranch`), or the RPC's name. */
  operation: string;
  headers: Record<string, string>;
  body: Buffer;
  /** The parsed body, when it is JSON. */
  json: unknown;
  status?: number;
}

export type Service = "rest" | "graphql" | "git" | "lfs" | "results" | "storage";

export interface Reply {
  status: number;
  headers?: Record<string, string>;
  /** A Buffer or string is sent as it is, anything else as JSON. */
  body?: unknown;
}

/** What goes wrong, and when; each fault is used `times` times (default 1), after `skip` matching requests went through. */
export interface Fault {
  match: { service?: Service; method?: string; path?: RegExp; operation?: string };
  times?: number;
  skip?: number;
  do:
    | { status: number; body?: unknown; headers?: Record<string, string> }
    /** The connection breaks before the request is carried out. */
    | { drop: true }
    /** The request is carried out, and the connection breaks before the answer. */
    | { dropReply: true }
    /** Runs first, for instance a racing commit; then the request is carried out. */
    | { before: (github: GithubEmulator) => Promise<void> | void };
}

export interface Exchange {
  requests: GithubRequest[];
  faults: Fault[];
  github(): GithubEmulator;
}

export interface Endpoint {
  service: Service;
  /** Tells what is asked for; may look at the body, so that faults and records can name it. */
  name(request: GithubRequest): string;
  answer(request: GithubRequest): Promise<Reply>;
}

/** Records the request, applies the faults, and sends what the endpoint answers. */
export function serve(exchange: Exchange, choose: (request: GithubRequest) => Endpoint): Handler {
  return async (incoming, outgoing) => {
    const request = await receive(incoming);
    const endpoint = choose(request);
    request.service = endpoint.service;
    request.operation = endpoint.name(request);
    exchange.requests.push(request);
    const fault = takeFault(exchange.faults, request);
    if (fault && "drop" in fault) return void incoming.socket.destroy();
    if (fault && "before" in fault) await fault.before(exchange.github());
    const reply = fault && "status" in fault ? fault : await endpoint.answer(request);
    if (fault && "dropReply" in fault) return void incoming.socket.destroy();
    request.status = reply.status;
    send(outgoing, reply);
  };
}

async function receive(incoming: IncomingMessage): Promise<GithubRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const headers = Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]));
  return {
    service: "rest",
    method: incoming.method ?? "GET",
    host: headers.host?.replace(/:\d+$/, "") ?? "",
    path: incoming.url ?? "/",
    operation: "",
    headers,
    body,
    json: headers["content-type"]?.includes("json") ? parseJson(body) : undefined,
  };
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
}

function takeFault(faults: Fault[], request: GithubRequest): Fault["do"] | undefined {
  const fault = faults.find(({ match, times = 1 }) => {
    if (times === 0) return false;
    if (match.service !== undefined && match.service !== request.service) return false;
    if (match.method !== undefined && match.method !== request.method) return false;
    if (match.operation !== undefined && !request.operation.split("+").includes(match.operation)) return false;
    return match.path === undefined || match.path.test(request.path);
  });
  if (!fault) return undefined;
  if (fault.skip) {
    fault.skip -= 1;
    return undefined;
  }
  fault.times = (fault.times ?? 1) - 1;
  return fault.do;
}

function send(outgoing: ServerResponse, reply: Reply): void {
  const raw = typeof reply.body === "string" || Buffer.isBuffer(reply.body) || reply.body === undefined;
  const body = raw ? ((reply.body as Buffer | string | undefined) ?? "") : JSON.stringify(reply.body);
  const headers: Record<string, string> = { ...(raw ? {} : { "content-type": "application/json; charset=utf-8" }), ...reply.headers };
  if (reply.status !== 204 && reply.status !== 304) headers["content-length"] = String(Buffer.byteLength(body));
  outgoing.writeHead(reply.status, headers).end(body);
}
