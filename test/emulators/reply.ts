import type { ServerResponse } from "node:http";
import type { FaultAction } from "./faults.ts";

/** Breaks the connection off, in order (FIN) or not (RST). */
export type Cut = (how: "end" | "reset") => void;

/** A vendor's answer. A body that is no Buffer is sent as JSON. */
export interface Reply {
  status: number;
  headers?: Record<string, string>;
  body: unknown;
  /** What the vendor does when it accepts the request: bills, or enqueues. */
  commit?: () => void;
  /** Counted from the request's arrival. */
  takesMs?: number;
  /** An endless body in place of `body`. */
  stream?: (res: ServerResponse, action: FaultAction | undefined, cut: Cut) => void;
}

export interface Sending {
  res: ServerResponse;
  reply: Reply;
  action: FaultAction | undefined;
  cut: Cut;
  egress: { bytes: number };
}

/** Sends an answer, whole or as the fault has it. */
export function sendReply({ res, reply, action, cut, egress }: Sending): void {
  if (reply.stream !== undefined) {
    res.writeHead(reply.status, reply.headers);
    res.flushHeaders();
    reply.stream(res, action, cut);
    return;
  }
  const isRaw = Buffer.isBuffer(reply.body);
  const body = Buffer.isBuffer(reply.body) ? reply.body : Buffer.from(JSON.stringify(reply.body));
  res.writeHead(reply.status, {
    ...(isRaw ? {} : { "content-type": "application/json" }),
    ...reply.headers,
    "content-length": String(body.length),
  });
  if (action?.kind === "truncate" || action?.kind === "reset-mid-reply") {
    const half = body.subarray(0, Math.floor(body.length / 2));
    egress.bytes += half.length;
    // A reset discards what the client has not read yet, so it comes a little later.
    res.write(half, () => setTimeout(() => cut(action.kind === "truncate" ? "end" : "reset"), 10));
  } else if (action?.kind === "slow-drip") {
    drip(res, body, action, egress);
  } else {
    egress.bytes += body.length;
    res.end(body);
  }
}

function drip(
  res: ServerResponse,
  body: Buffer,
  { chunkBytes = 16, everyMs = 20 }: { chunkBytes?: number; everyMs?: number },
  egress: { bytes: number },
): void {
  let at = 0;
  const timer = setInterval(() => {
    const chunk = body.subarray(at, at + chunkBytes);
    at += chunkBytes;
    egress.bytes += chunk.length;
    if (at < body.length) res.write(chunk);
    else res.end(chunk);
  }, everyMs);
  res.once("close", () => clearInterval(timer));
  res.once("finish", () => clearInterval(timer));
}

/** A body that nobody could keep in memory; it starts as a PNG does, so that only counting stops it. */
export function sendHuge(res: ServerResponse, { bytes, declared }: { bytes: number; declared?: boolean }, egress: { bytes: number }): void {
  res.writeHead(200, { "content-type": "image/png", ...(declared ? { "content-length": String(bytes) } : {}) });
  const block = Buffer.alloc(256 * 1024);
  Buffer.from("89504e470d0a1a0a", "hex").copy(block);
  let left = bytes;
  const pump = () => {
    while (left > 0 && !res.destroyed) {
      const chunk = left < block.length ? block.subarray(0, left) : block;
      left -= chunk.length;
      egress.bytes += chunk.length;
      if (!res.write(chunk)) {
        res.once("drain", pump);
        return;
      }
    }
    res.end();
  };
  pump();
}
