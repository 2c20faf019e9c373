import type { ServerResponse } from "node:http";
import type { FaultAction } from "./faults.ts";
import type { Cut } from "./reply.ts";

/** A server-sent event stream that all of one user's connections share. Nothing is kept: who is not connected misses it. */
export interface EventChannel {
  subscribe(res: ServerResponse, action: FaultAction | undefined, cut: Cut): void;
  publish(event: string, data: Record<string, unknown>): void;
  close(): void;
}

export function createEventChannel(keepAliveMs: number): EventChannel {
  const subscribers = new Set<{ res: ServerResponse; action: FaultAction | undefined; cut: Cut }>();
  const timer = setInterval(() => {
    for (const { res } of subscribers) res.write(": keep-alive\n\n");
  }, keepAliveMs);
  timer.unref();
  return {
    subscribe: (res, action, cut) => {
      const subscriber = { res, action, cut };
      subscribers.add(subscriber);
      res.once("close", () => subscribers.delete(subscriber));
    },
    publish: (event, data) => {
      for (const { res, action, cut } of [...subscribers]) {
        if (action?.kind === "variant" && action.name === "deaf") continue;
        if (action?.kind === "reset-mid-reply") cut("reset");
        else if (action?.kind === "truncate") cut("end");
        else {
          const body =
            action?.kind === "garbage"
              ? (action.body ?? "{not json")
              : action?.kind === "url" && "url" in data
                ? { ...data, url: action.url }
                : data;
          writeInPieces(res, `event: ${event}\ndata: ${typeof body === "string" ? body : JSON.stringify(body)}\n\n`);
        }
      }
    },
    close: () => clearInterval(timer),
  };
}

/** A network cuts an event anywhere. */
function writeInPieces(res: ServerResponse, text: string): void {
  const middle = Math.floor(text.length / 2);
  res.write(text.slice(0, middle));
  res.write(text.slice(middle));
}
