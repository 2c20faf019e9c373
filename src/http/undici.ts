import type { Dispatcher as AnyDispatcher } from "undici";
import connectApi from "undici/lib/api/api-connect.js";
import requestApi from "undici/lib/api/api-request.js";
import Agent from "undici/lib/dispatcher/agent.js";
import Dispatcher from "undici/lib/dispatcher/dispatcher.js";
import Pool from "undici/lib/dispatcher/pool.js";
import ProxyAgent from "undici/lib/dispatcher/proxy-agent.js";
import DecoratorHandler from "undici/lib/handler/decorator-handler.js";

// The parts of undici that this program uses. Its index loads `fetch`, WebSocket, mocks and more, which takes as long as all of zod at each start.

// So does the index; a proxy is asked by `connect`.
Object.assign(Dispatcher.prototype, { connect: connectApi, request: requestApi });

type RequestOptions = Omit<AnyDispatcher.RequestOptions, "origin" | "path" | "method"> & {
  dispatcher: AnyDispatcher;
  method?: AnyDispatcher.HttpMethod;
};

/**
 * Undici's `request`, for which there is no dispatcher of all. It ends when the signal aborts, also while the connection is made: by itself
 * undici would wait until it stands. What is written to it afterwards is nothing: undici looks at the signal first.
 */
async function request(url: string | URL, { dispatcher, method = "GET", ...options }: RequestOptions): Promise<AnyDispatcher.ResponseData> {
  const { origin, pathname, search } = new URL(url);
  const reply = dispatcher.request({ ...options, origin, path: pathname + search, method });
  const { signal } = options;
  if (!(signal instanceof AbortSignal)) return reply;
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const onAbort = () => reject(signal.reason);
  signal.addEventListener("abort", onAbort);
  try {
    return await Promise.race([reply, aborted]);
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}

export { Agent, DecoratorHandler, Pool, ProxyAgent, request };
