import { writeFile } from "node:fs/promises";
import { Socket } from "node:net";
import { RetouchError } from "../errors.ts";
import { PictureError } from "./picture-error.ts";
import { openPixelChannel } from "./pixel-channel.ts";
import { PIXEL_CHANNEL_FD, type PixelReply, type PixelRequest, pixelProcesses } from "./pixel-processes.ts";
import { startEngine } from "./sharp.ts";

/** Milliseconds between two looks at the process's memory. */
const WATCH_MS = 50;
/** Resident memory, in bytes, that came since the last collection and makes another one worth its time. */
const RECLAIM_ABOVE = 16e6;

const works = new Map<string, (input: unknown) => Promise<unknown>>();
let isPixelProcess = false;
/** Bytes of resident memory, once the image library is there and after each collection. */
let collected = 0;

/**
 * Declares work that decodes pictures or computes on their pixels. It runs in a process of its own, which has no keys, can be
 * killed, and takes nobody with it: what a picture does to its decoder stays there. Input and result are plain data.
 *
 * @param areaOf the pixels that there are to be read and written, for the time that it may take
 * @returns a function that has the work done, and rejects as the work does, or with PictureError `too-large` when it takes too
 *   long or too much memory, `invalid-image` when it crashes.
 */
export function definePixelWork<Input, Result>(
  name: string,
  work: (input: Input) => Promise<Result>,
  areaOf: (input: Input) => number,
): (input: Input) => Promise<Result> {
  // Both sides are this program: what comes out there went in here.
  works.set(name, (input) => work(input as Input));
  return async (input) => (isPixelProcess ? work(input) : ((await pixelProcesses.run(name, input, areaOf(input))) as Result));
}

/** Makes this process the one that does the work, until the one that started it ends. */
export async function servePixelWork(): Promise<void> {
  isPixelProcess = true;
  // A terminal sends these to all processes of a group; the one that started this one decides.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => {});
  const channel = openPixelChannel(new Socket({ fd: PIXEL_CHANNEL_FD }));
  const send = (reply: PixelReply) => channel.send(reply);
  // Where memory runs out, the kernel takes it from here, and not from the run.
  await writeFile("/proc/self/oom_score_adj", "500").catch(() => {});
  send(start());
  // Not waited for, so that the end of the other side is seen meanwhile.
  await channel.receive((request) => void serve(request as PixelRequest, send).then(send));
  // An exit would wait for the threads of the image library.
  process.kill(process.pid, "SIGKILL");
}

function start(): PixelReply {
  try {
    const engine = startEngine();
    collected = process.memoryUsage.rss();
    return { kind: "ready", engine };
  } catch (error) {
    return describe(error);
  }
}

async function serve({ name, input, maxResident }: PixelRequest, send: (reply: PixelReply) => void): Promise<PixelReply> {
  const watch = setInterval(() => {
    if (process.memoryUsage.rss() > maxResident) send({ kind: "excess" });
  }, WATCH_MS);
  // What came in parts is there as a whole as well.
  reclaim();
  try {
    return { kind: "done", result: await works.get(name)?.(input), resident: reclaim() };
  } catch (error) {
    return describe(error);
  } finally {
    clearInterval(watch);
  }
}

function describe(error: unknown): PixelReply {
  const fault = error instanceof PictureError ? error.fault : undefined;
  const code = error instanceof RetouchError ? error.code : undefined;
  return { kind: "failed", fault, code, message: error instanceof Error ? error.message : String(error), resident: reclaim() };
}

/** V8 sees the handles of pictures only, and no reason to collect. @returns bytes of resident memory */
function reclaim(): number {
  const resident = process.memoryUsage.rss();
  if (resident <= collected + RECLAIM_ABOVE) return resident;
  globalThis.gc?.();
  collected = process.memoryUsage.rss();
  return collected;
}
