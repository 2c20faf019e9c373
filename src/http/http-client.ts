import { Readable } from "node:stream";
import { getProxyUrl } from "@actions/http-client/lib/proxy";
import type { Dispatcher } from "undici";
import { allocateBuffer } from "../large-buffer.ts";
import type { ApiReply, ApiRequest } from "./api-call.ts";
import { broken, proxyRefusal } from "./http-messages.ts";
import { parseReply } from "./reply-json.ts";
import { encodeBody } from "./request-body.ts";
import { Agent, DecoratorHandler, Pool, ProxyAgent, request } from "./undici.ts";

/** A JSON reply with a base64 picture of 64 MiB in it. */
const MAX_REPLY_BYTES = 96 * 1024 * 1024;
/** The status says enough where the words of an error are longer. */
const MAX_ERROR_BYTES = 256 * 1024;
/** From here on, bytes have memory of their own: Node makes smaller buffers as parts of a larger one. */
const MIN_OWN_BYTES = 64 * 1024;

/** A request without a complete reply. Whether it was sent decides whether a paid one may be sent again. */
export class SendError extends Error {
  /** Whether the request began to be written: then the server may have run it. */
  readonly sent: boolean;
  constructor(message: string, { sent, cause }: { sent: boolean; cause: unknown }) {
    super(message, { cause });
    this.name = "SendError";
    this.sent = sent;
  }
}

/** Sends requests to one origin with its credential, over the runner's proxy where one is set. */
export interface HttpClient {
  /** Without a trailing slash. */
  baseUrl: string;
  /**
   * @param sentSignal aborts in place of `signal` what has begun to be written; it aborts no earlier.
   * @throws SendError
   */
  send(call: ApiRequest, signal: AbortSignal, sentSignal?: AbortSignal): Promise<ApiReply & { url: string }>;
  /** Opens an event stream. @throws SendError */
  stream(path: string, signal: AbortSignal): Promise<AsyncIterable<Buffer>>;
  close(): Promise<void>;
}

/**
 * A model may think for minutes before the first byte. Load balancers and address translation drop connections that are silent for as little
 * as four, so that TCP asks for a sign of life after one.
 */
const KEEP_ALIVE = { keepAlive: true, keepAliveInitialDelay: 60_000 } as const;

export const CONNECT_OPTIONS = { ...KEEP_ALIVE, timeout: 30_000 } as const;

/** Waiting is bounded by the caller's signal alone. */
const AGENT_OPTIONS = { headersTimeout: 0, bodyTimeout: 0, connect: CONNECT_OPTIONS } as const;

export function createDispatcher(url: string): Dispatcher {
  const proxy = getProxyUrl(new URL(url));
  if (!proxy) return new Agent(AGENT_OPTIONS);
  return new ProxyAgent({
    ...AGENT_OPTIONS,
    uri: proxy.href,
    proxyTls: KEEP_ALIVE,
    clientFactory: (origin, options) => new ProxyPool(origin, options),
  });
}

/**
 * The connection to a proxy. undici dials again without end when a proxy closes the connection instead of answering CONNECT, unless the
 * error is of another kind; it waits without end for a proxy that does not answer, and gives a refusal words that no user knows.
 */
class ProxyPool extends Pool {
  override connect(options: Dispatcher.ConnectOptions): Promise<Dispatcher.ConnectData>;
  override connect(options: Dispatcher.ConnectOptions, callback: (error: Error | null, data: Dispatcher.ConnectData) => void): void;
  override connect(
    options: Dispatcher.ConnectOptions,
    callback?: (error: Error | null, data: Dispatcher.ConnectData) => void,
  ): Promise<Dispatcher.ConnectData> | undefined {
    if (!callback) return this.#open(options);
    super.connect(options, callback);
    return undefined;
  }

  async #open(options: Dispatcher.ConnectOptions): Promise<Dispatcher.ConnectData> {
    const late = AbortSignal.timeout(CONNECT_OPTIONS.timeout);
    try {
      const data = await super.connect({ ...options, signal: late });
      if (data.statusCode === 200) return data;
      data.socket.on("error", () => {}).destroy();
      throw new Error(data.statusCode === 407 ? proxyRefusal.credentials : proxyRefusal.status(data.statusCode));
    } catch (cause) {
      const reason = late.aborted ? proxyRefusal.noAnswer(CONNECT_OPTIONS.timeout / 1000) : describeNetworkError(cause);
      throw new Error(broken.proxy(reason), { cause });
    }
  }
}

/** Tells when a request goes onto an established connection; until then, nothing of it can have reached the server. */
class WriteWatch extends DecoratorHandler {
  readonly #handler: Dispatcher.DispatchHandlers;
  readonly #onWrite: () => void;
  constructor(handler: Dispatcher.DispatchHandlers, onWrite: () => void) {
    super(handler);
    this.#handler = handler;
    this.#onWrite = onWrite;
  }
  onConnect(abort: (error?: Error) => void): void {
    // What was cancelled while the connection was made is aborted from within, and not written.
    let aborted = false;
    this.#handler.onConnect?.((error) => {
      aborted = true;
      abort(error);
    });
    if (!aborted) this.#onWrite();
  }
}

export function createHttpClient({ baseUrl, headers }: Pick<Origin, "baseUrl" | "headers">): HttpClient {
  const origin: Origin = { baseUrl, headers, dispatcher: createDispatcher(baseUrl) };
  return {
    baseUrl,
    send: async (call, signal, sentSignal) => {
      const reply = await open(call, origin, { signal, sentSignal, accept: "application/json" });
      try {
        const parsed = await readReply(reply);
        return { status: reply.statusCode, headers: reply.headers, ...parsed, url: baseUrl + call.path };
      } catch (cause) {
        throw new SendError(broken.answer(describeNetworkError(cause)), { sent: true, cause });
      }
    },
    stream: async (path, signal) => {
      const reply = await open({ method: "GET", path }, origin, { signal, accept: "text/event-stream" });
      if (reply.statusCode === 200) return reply.body;
      await reply.body.dump();
      throw new SendError(`HTTP ${reply.statusCode}`, { sent: true, cause: undefined });
    },
    // Connections that hang must not keep the action alive.
    close: () => origin.dispatcher.destroy(),
  };
}

interface Origin {
  baseUrl: string;
  /** The credential. */
  headers: Record<string, string>;
  dispatcher: Dispatcher;
}

/** Sends a request, and returns when the head of the reply is there. @throws SendError */
async function open(
  call: ApiRequest,
  { baseUrl, headers, dispatcher }: Origin,
  { signal, sentSignal = signal, accept }: { signal: AbortSignal; sentSignal?: AbortSignal; accept: string },
): Promise<Dispatcher.ResponseData> {
  let sent = false;
  const onWrite = () => {
    sent = true;
  };
  const abort = sentSignal === signal ? signal : AbortSignal.any([sentSignal, abortUnless(() => sent, signal)]);
  const body = encodeBody(call);
  try {
    return await request(baseUrl + call.path, {
      method: call.method,
      dispatcher: dispatcher.compose((dispatch) => (options, handler) => dispatch(options, new WriteWatch(handler, onWrite))),
      signal: abort,
      headers: {
        accept,
        "user-agent": "retouch-action",
        ...(body && { "content-type": body.type, "content-length": String(body.length) }),
        ...call.headers,
        ...headers,
      },
      body: body ? Readable.from(body.chunks()) : null,
    });
  } catch (cause) {
    throw new SendError(describeNetworkError(cause), { sent, cause });
  }
}

/** Aborts with a signal, unless something holds at that moment. */
function abortUnless(holds: () => boolean, signal: AbortSignal): AbortSignal {
  const controller = new AbortController();
  const abort = () => {
    if (!holds()) controller.abort(signal.reason);
  };
  if (signal.aborted) abort();
  else signal.addEventListener("abort", abort, { once: true });
  return controller.signal;
}

/** What is encoded (gzip, br) is not decoded, since nothing of the kind was asked for: it is not JSON. */
async function readReply({ statusCode, body, headers }: Dispatcher.ResponseData): Promise<ReturnType<typeof parseReply>> {
  const isError = statusCode >= 300;
  const bytes = await readBytes(body, isError ? MAX_ERROR_BYTES : MAX_REPLY_BYTES, headers["content-length"]);
  if (bytes) {
    const reply = parseReply(bytes);
    // Nothing of it is left in the reply. The next collection may be long in coming.
    if (bytes.length >= MIN_OWN_BYTES && bytes.buffer instanceof ArrayBuffer) bytes.buffer.transfer(0);
    return reply;
  }
  if (isError) return { json: undefined };
  throw new Error(`more than ${MAX_REPLY_BYTES} bytes`);
}

/**
 * @param announced its length, where the server has said it: the bytes are in memory once, and not in parts as well.
 * @returns undefined for a body of more than `limit` bytes, the rest of which is left.
 */
export async function readBytes(body: AsyncIterable<Buffer>, limit: number, announced?: unknown): Promise<Buffer | undefined> {
  const length = Number(announced);
  const whole = length >= MIN_OWN_BYTES && length <= limit ? allocateBuffer(length) : undefined;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    if (size + chunk.length > (whole?.length ?? limit)) return undefined;
    if (whole) chunk.copy(whole, size);
    else chunks.push(chunk);
    size += chunk.length;
  }
  return whole ? whole.subarray(0, size) : Buffer.concat(chunks);
}

/** A network error in words: undici wraps the system's error, and an aggregate holds one for each address that was tried. */
export function describeNetworkError(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return describeNetworkError(error.errors[0]);
  if (!(error instanceof Error)) return String(error);
  return "code" in error && typeof error.code === "string" && !error.message.includes(error.code)
    ? `${error.code}: ${error.message}`
    : error.message;
}
