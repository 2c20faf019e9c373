import type { Duplex } from "node:stream";
import { deserialize, serialize } from "node:v8";
import { allocateBuffer } from "../large-buffer.ts";

/** Messages between two processes of this program: plain data with buffers in it, which are written as they are and read where they stay. */
export interface PixelChannel {
  send(message: unknown): void;
  /** Calls `onMessage` with each message, until the other side ends. */
  receive(onMessage: (message: unknown) => void): Promise<void>;
}

/** What stands for a buffer in the data of a message: its place among those that follow. */
interface Placeholder {
  isBuffer: true;
  index: number;
}

/** A message is the count of its parts, the length of each (32 bits each), and the parts: the data, and the buffers. */
export function openPixelChannel(stream: Duplex): PixelChannel {
  return {
    send: (message) => {
      const buffers: Uint8Array[] = [];
      const parts = [serialize(takeBuffers(message, buffers)), ...buffers];
      const head = Uint32Array.of(parts.length, ...parts.map(({ length }) => length));
      for (const part of [new Uint8Array(head.buffer), ...parts]) stream.write(part);
    },
    receive: async (onMessage) => {
      const take = createReader(stream);
      for (;;) {
        const count = await take(4);
        const lengths = count && (await take(4 * count.readUInt32LE()));
        if (!lengths) return;
        const parts: Buffer[] = [];
        for (let at = 0; at < lengths.length; at += 4) {
          const part = await take(lengths.readUInt32LE(at));
          if (!part) return;
          parts.push(part);
        }
        const [data, ...buffers] = parts;
        if (!data) return;
        onMessage(putBuffers(deserialize(data), buffers));
      }
    },
  };
}

/** @returns a function that reads so many bytes; undefined when the stream has ended before. */
function createReader(stream: Duplex): (length: number) => Promise<Buffer | undefined> {
  const chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let rest: Buffer = Buffer.alloc(0);
  return async (length) => {
    const bytes = allocateBuffer(length);
    for (let filled = 0; filled < length; ) {
      if (rest.length === 0) {
        const next = await chunks.next().catch(() => undefined);
        if (!next || next.done) return undefined;
        rest = next.value;
      }
      const copied = rest.copy(bytes, filled);
      filled += copied;
      rest = rest.subarray(copied);
    }
    return bytes;
  };
}

function takeBuffers(value: unknown, buffers: Uint8Array[]): unknown {
  if (value instanceof Uint8Array) return { isBuffer: true, index: buffers.push(value) - 1 } satisfies Placeholder;
  return mapParts(value, (part) => takeBuffers(part, buffers));
}

function putBuffers(value: unknown, buffers: readonly Buffer[]): unknown {
  return isPlaceholder(value) ? buffers[value.index] : mapParts(value, (part) => putBuffers(part, buffers));
}

function isPlaceholder(value: unknown): value is Placeholder {
  return typeof value === "object" && value !== null && "isBuffer" in value;
}

function mapParts(value: unknown, map: (part: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(map);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, map(part)]));
}
