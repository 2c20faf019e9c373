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

/** Undici's `request`, for which there is no dispatcher of all. */
function request(url: string | URL, { dispatcher, method = "GET", ...options }: RequestOptions): Promise<AnyDispatcher.ResponseData> {
  const { origin, pathname, search } = new URL(url);
  return dispatcher.request({ ...options, origin, path: pathname + search, method });
}

export { Agent, DecoratorHandler, Pool, ProxyAgent, request };
