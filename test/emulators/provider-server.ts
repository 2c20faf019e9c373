import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createFaultPicker, type Fault, type FaultAction, type RequestKind, vendorRuns } from "./faults.ts";
import { type Answer, editPicture, type Made } from "./picture.ts";
import { type Cut, type Reply, sendHuge, sendReply } from "./reply.ts";
import { parseBody, readBody } from "./request-body.ts";

/** One request as the vendor saw it, in order of arrival. */
export interface SeenRequest {
  method: string;
  /** With the query. */
  path: string;
  headers: Record<string, string>;
  /** Parsed JSON, a {@link SentForm}, the text where it is neither, undefined where there was none or it was cut off. */
  body: unknown;
  /** Milliseconds since the epoch, with fractions. */
  at: number;
  kind: RequestKind;
  /** The client closed the connection before it had the whole answer. The end of an event stream is always one. */
  aborted: boolean;
}

/** Options of every emulator; the defaults are a vendor in good health that answers at once. */
export interface EmulatorOptions {
  key?: string;
  faults?: Fault[];
  /** Time to make one picture, ms: of the answer where the API is synchronous, of the job where it queues. */
  latencyMs?: number;
  answer?: Answer;
  /** Origin in result URLs instead of the server's own; serve it with `handleResult`. */
  resultOrigin?: string;
  /** US dollars of one picture, where the vendor's page is to be replaced. */
  price?: number;
  /** False drops request bodies once they are answered, for runs with many large ones. */
  keepBodies?: boolean;
}

export interface Emulator extends AsyncDisposable {
  origin: string;
  /** What a user puts in `base-url`. */
  baseUrl: string;
  key: string;
  requests: SeenRequest[];
  /** What the vendor billed: dollars and pictures made, also when the client never saw the answer. */
  ledger: { dollars: number; runs: number };
  /** May be added to while the server runs. */
  faults: Fault[];
  latencyMs: number;
  /** Bytes of bodies given to sockets, for tests of download limits. */
  egress: { bytes: number };
  /** Paid work in flight at the vendor: calls, and queued jobs until they end. */
  load: { now: number; peak: number };
  /** Serves `/results/…`, and uploads, of this vendor from another server (a TLS proxy's host), with its faults and its record. */
  handleResult(req: IncomingMessage, res: ServerResponse): void;
}

/** What a route's handler has at hand. */
export interface Call {
  seen: SeenRequest;
  url: URL;
  /** The body's bytes, where what was parsed does not tell enough. */
  raw: Buffer;
  /** The variant fault of this request, if one struck. */
  variant: { name: string; detail?: string } | undefined;
  /** What a `url` fault puts in a result's place. */
  replacedUrl: string | undefined;
  /** Stores a picture and gives its URL (or what a `url` fault puts in its place). */
  publish(made: Made, options?: { query?: string; relative?: boolean; extension?: string }): string;
}

export interface Route {
  kind: RequestKind;
  handle(call: Call): Reply | Promise<Reply>;
  /** The work goes on after the answer; the emulator counts its load itself. */
  queued?: boolean;
}

/** What a vendor's emulator builds on. */
export interface ProviderServer extends Omit<Emulator, "baseUrl"> {
  make: Answer;
  bill(dollars: number, runs: number): void;
  enter(): () => void;
}

export const DEFAULT_KEY = "sk-emulator-0f3c9d1b7a";

/** Starts a real HTTP server on 127.0.0.1. `route` says what a request is, and who handles it. */
export async function startProviderServer(
  options: EmulatorOptions,
  route: (method: string, path: string, headers: Readonly<Record<string, string>>) => Route | undefined,
  notFound: (seen: SeenRequest) => Reply,
): Promise<ProviderServer> {
  const faults = options.faults ?? [];
  const pickFaults = createFaultPicker(faults);
  const results = new Map<string, Made>();
  let closing = false;

  const resultRoute: Route = {
    kind: "download",
    handle: ({ seen, url }) => {
      // Object stores refuse credentials that are not theirs, so a key that travels to them is seen twice: here and in `requests`.
      if (seen.headers.authorization !== undefined || seen.headers["ocp-apim-subscription-key"] !== undefined) {
        return {
          status: 401,
          headers: { "content-type": "application/xml" },
          body: Buffer.from("<Error><Code>InvalidAccessKeyId</Code></Error>"),
        };
      }
      const made = results.get(url.pathname);
      if (made === undefined)
        return { status: 404, headers: { "content-type": "application/xml" }, body: Buffer.from("<Error><Code>NoSuchKey</Code></Error>") };
      return { status: 200, headers: { "content-type": made.contentType }, body: made.bytes };
    },
  };

  const serve = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const method = req.method ?? "GET";
    const path = req.url ?? "/";
    const url = new URL(path, server.origin);
    const headers = Object.fromEntries(Object.entries(req.headers).map(([name, value]) => [name, String(value)]));
    const found = method === "GET" && url.pathname.startsWith("/results/") ? resultRoute : route(method, url.pathname, headers);
    const seen: SeenRequest = {
      method,
      path,
      headers,
      body: undefined,
      at: performance.timeOrigin + performance.now(),
      kind: found?.kind ?? "other",
      aborted: false,
    };
    server.requests.push(seen);
    const leave = seen.kind === "paid" && found?.queued !== true ? server.enter() : undefined;
    let cutByServer = false;
    res.once("close", () => {
      leave?.();
      if (!res.writableFinished && !cutByServer && !closing) seen.aborted = true;
      if (options.keepBodies === false) seen.body = undefined;
    });
    const cut: Cut = (how) => {
      cutByServer = true;
      if (how === "end") req.socket.end();
      else req.socket.resetAndDestroy();
    };

    const raw = await readBody(req);
    if (raw === undefined) return;
    seen.body = await parseBody(raw, req.headers["content-type"] ?? "");

    const struck = pickFaults(seen);
    const action = struck.find((one) => one.kind !== "delay");
    const delay = struck.reduce((sum, one) => sum + (one.kind === "delay" ? one.ms : 0), 0);
    const began = performance.now();
    let reply = replacement(action, seen.kind);
    if (vendorRuns(action, seen.kind)) {
      const own = await (found?.handle({
        seen,
        url,
        raw,
        variant: action?.kind === "variant" ? action : undefined,
        replacedUrl: action?.kind === "url" ? action.url : undefined,
        publish: publisher(action),
      }) ?? notFound(seen));
      // Money is spent before the answer leaves: a client that hangs up does not stop the run.
      own.commit?.();
      reply = reply ?? (action?.kind === "bytes" ? withBytes(own, action) : own);
    }
    const wait = delay + (reply?.takesMs ?? 0) - (performance.now() - began);
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    if (res.destroyed || action?.kind === "hang") return;
    if (action?.kind === "reset-before-reply") return cut("reset");
    if (action?.kind === "huge") return sendHuge(res, action, server.egress);
    if (reply !== undefined) sendReply({ res, reply, action, cut, egress: server.egress });
  };

  const publisher =
    (action: FaultAction | undefined): Call["publish"] =>
    (made, { query, relative, extension = "png" } = {}) => {
      const path = `/results/${randomUUID()}.${extension}`;
      results.set(path, made);
      if (action?.kind === "url") return action.url;
      return `${relative ? "" : (options.resultOrigin ?? server.origin)}${path}${query === undefined ? "" : `?${query}`}`;
    };

  const http = createServer({ keepAliveTimeout: 60_000 }, (req, res) => {
    serve(req, res).catch((error: unknown) => {
      // A fault of the emulator itself must not pass for one of the vendor.
      console.error(error);
      res.destroy();
    });
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const { port } = http.address() as AddressInfo;

  const server: ProviderServer = {
    origin: `http://127.0.0.1:${port}`,
    key: options.key ?? DEFAULT_KEY,
    requests: [],
    ledger: { dollars: 0, runs: 0 },
    faults,
    latencyMs: options.latencyMs ?? 0,
    egress: { bytes: 0 },
    load: { now: 0, peak: 0 },
    make: options.answer ?? editPicture,
    handleResult: (req, res) => void http.emit("request", req, res),
    bill: (dollars, runs) => {
      // Rounded to a ten-millionth of a dollar, so that sums compare as they are written.
      server.ledger.dollars = Math.round((server.ledger.dollars + dollars) * 1e7) / 1e7;
      server.ledger.runs += runs;
    },
    enter: () => {
      server.load.now += 1;
      server.load.peak = Math.max(server.load.peak, server.load.now);
      let inside = true;
      return () => {
        if (inside) server.load.now -= 1;
        inside = false;
      };
    },
    [Symbol.asyncDispose]: async () => {
      closing = true;
      const closed = new Promise((resolve) => http.close(resolve));
      http.closeAllConnections();
      await closed;
    },
  };
  return server;
}

/** The answer that a fault gives in place of the vendor's; undefined where the vendor's own is used. */
function replacement(action: FaultAction | undefined, kind: RequestKind): Reply | undefined {
  switch (action?.kind) {
    case "status":
      return { status: action.status, headers: action.headers ?? {}, body: action.body ?? {} };
    case "html":
      return {
        status: action.status ?? 200,
        headers: { "content-type": "text/html" },
        body: Buffer.from("<!doctype html><title>Bad gateway</title>"),
      };
    case "redirect":
      return { status: action.status ?? 302, headers: { location: action.to }, body: Buffer.alloc(0) };
    case "garbage":
      if (kind === "events") return undefined;
      return { status: 200, headers: { "content-type": "application/json" }, body: action.body ?? Buffer.from("{not json at all") };
    case "reset-mid-reply":
      return action.billed || kind !== "paid" ? undefined : { status: 200, body: { data: [] } };
    default:
      return undefined;
  }
}

function withBytes(own: Reply, action: { bytes: Uint8Array; contentType?: string }): Reply {
  const type = action.contentType ?? own.headers?.["content-type"] ?? "application/octet-stream";
  return { ...own, headers: { ...own.headers, "content-type": type }, body: Buffer.from(action.bytes) };
}
