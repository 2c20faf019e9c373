import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { Socket } from "node:net";
import { join } from "node:path";
import { type ErrorCode, RetouchError } from "../errors.ts";
import { pickEnvironment } from "../process.ts";
import { PictureError } from "./picture-error.ts";
import type { PictureFault } from "./picture-messages.ts";
import { openPixelChannel, type PixelChannel } from "./pixel-channel.ts";
import type { Engine } from "./sharp.ts";
import { MAX_PIXELS } from "./size-limits.ts";

/** What a process is sent. */
export interface PixelRequest {
  name: string;
  input: unknown;
  /** Bytes of resident memory that the process may have meanwhile. */
  maxResident: number;
}

/**
 * What it answers: once that it is ready, then to each request; `excess` at any time, when it needs too much memory.
 * `resident`: bytes of memory that it has afterwards.
 */
export type PixelReply =
  | { kind: "ready"; engine: Engine }
  | { kind: "done"; result: unknown; resident: number }
  | { kind: "failed"; fault: PictureFault | undefined; code: ErrorCode | undefined; message: string; resident: number }
  | { kind: "excess" };

/** The file descriptor of the process by which it is sent requests, and answers. */
export const PIXEL_CHANNEL_FD = 3;

/** A decoded picture is far larger than its file, so this, and not the number of tasks, bounds the memory. */
const MAX_PROCESSES = 2;
/**
 * Milliseconds that work waits before a second process is started for it: where the first one is soon free, that costs more than it
 * gains. With large pictures another process takes much memory, so that they wait longer, by their pixels.
 */
const PATIENCE_MS = 200;
const PATIENCE_PER_PIXEL = 0.001;
const MOST_PATIENCE_MS = 5000;
/** Milliseconds for any work, and for each pixel: several times what AVIF, the slowest, takes in WebAssembly. */
const BASE_MS = 30_000;
const MS_PER_PIXEL = 0.004;
/** Resident memory for any work, in bytes, and for each pixel, which AVIF needs; at most what a runner of GitHub's can spare. */
const BASE_RESIDENT = 600e6;
const RESIDENT_PER_PIXEL = 40;
const MAX_RESIDENT = 3e9;
/** Pixels that are counted: a header can claim any number, and is then refused. */
const MAX_AREA = 4 * MAX_PIXELS;
/** Variables without which Node does not start everywhere, and the choice of the engine. No key is among them. */
const ENVIRONMENT = ["LD_LIBRARY_PATH", "SystemRoot", "RETOUCH_PIXELS"];

/** Resident memory, in bytes, above which a process that has nothing to do is ended. */
const MAX_IDLE = 400e6;
/** Little is on the heap, and much beside it: threads that collect it take more from the other processes than they save. */
const NODE_OPTIONS = ["--max-old-space-size=256", "--expose-gc", "--single-threaded-gc"];
/** For the C library of Linux: large pictures go back to the system when they are freed. There is one heap, not one for each thread. */
const MEMORY_SETTINGS = { MALLOC_ARENA_MAX: "1", MALLOC_MMAP_THRESHOLD_: "4194304", MALLOC_TRIM_THRESHOLD_: "16777216" };

interface Job {
  request: PixelRequest;
  /** When it was asked for, by the clock of `performance`, and the milliseconds that it waits before another process is started. */
  since: number;
  patience: number;
  deadlineMs: number;
  isRetry: boolean;
  resolve: (result: unknown) => void;
  reject: (error: Error) => void;
}

interface PixelProcess {
  ready: Promise<Engine>;
  isStarting: boolean;
  isBusy: boolean;
  run(job: Job): void;
}

/** Processes that work on pictures, each on one at a time. They are started when there is work, and end with this one. */
export interface PixelProcesses {
  /**
   * @param area the pixels that are read and written, for the time that it may take
   * @throws PictureError `too-large` when it takes too long or too much memory, `invalid-image` when it crashes; what the work throws.
   */
  run(name: string, input: unknown, area: number): Promise<unknown>;
  /** Starts a process before there is work for it. @returns the image library's build */
  warmUp(): Promise<Engine>;
}

/** @param baseMs milliseconds that any work may take */
export function createPixelProcesses({ program = findProgram(), baseMs = BASE_MS } = {}): PixelProcesses {
  const queue: Job[] = [];
  const processes = new Set<PixelProcess>();
  /** The build to load, after the other one has crashed. */
  let engine: Engine | undefined;
  let patience: NodeJS.Timeout | undefined;
  /** To wait for a process to start is no reason for another one. */
  let readyAt = 0;

  const dispatch = (): void => {
    if (processes.size === 0 && queue.length > 0) start();
    for (const idle of [...processes].filter(({ isBusy }) => !isBusy)) {
      const job = queue.shift();
      if (job) idle.run(job);
    }
    clearTimeout(patience);
    const [first] = queue;
    if (first && processes.size < MAX_PROCESSES && [...processes].every(({ isStarting }) => !isStarting))
      patience = setTimeout(grow, Math.max(0, Math.max(first.since, readyAt) + first.patience - performance.now()));
  };

  const grow = () => {
    start();
    dispatch();
  };

  const start = (): PixelProcess => {
    const { child, channel } = startProgram(program, engine);
    const { promise: ready, ...readiness } = Promise.withResolvers<Engine>();
    ready.catch(() => {});
    let job: Job | undefined;
    let timer: NodeJS.Timeout | undefined;
    const settle = (conclude: (job: Job) => void) => {
      clearTimeout(timer);
      const settled = job;
      job = undefined;
      self.isBusy = false;
      if (settled) conclude(settled);
      dispatch();
    };
    const end = (conclude: (job: Job) => void) => {
      processes.delete(self);
      child.kill("SIGKILL");
      settle(conclude);
    };
    const stop = (kind: "too-slow" | "too-much-memory") => end(({ reject }) => reject(new PictureError({ kind })));
    const crash = () => {
      if (!processes.has(self)) return;
      readiness.reject(new PictureError({ kind: "crashed" }));
      // The other build has other faults; and what was killed for want of memory may have been innocent.
      engine = "wasm";
      end((crashed) => {
        if (crashed.isRetry) crashed.reject(new PictureError({ kind: "crashed" }));
        else queue.unshift({ ...crashed, isRetry: true });
      });
    };
    const receive = (reply: PixelReply) => {
      self.isStarting = false;
      if (reply.kind === "ready") {
        readiness.resolve(reply.engine);
        readyAt = performance.now();
        return dispatch();
      }
      if (reply.kind === "excess") return stop("too-much-memory");
      // After a large picture a new process is smaller.
      const conclude = reply.resident > MAX_IDLE ? end : settle;
      if (reply.kind === "done") return conclude(({ resolve }) => resolve(reply.result));
      const error = toError(reply);
      readiness.reject(error);
      conclude(({ reject }) => reject(error));
    };
    const self: PixelProcess = {
      ready,
      isStarting: true,
      isBusy: false,
      run: (next) => {
        self.isBusy = true;
        job = next;
        timer = setTimeout(() => stop("too-slow"), next.deadlineMs);
        channel.send(next.request);
      },
    };
    processes.add(self);
    child.on("error", crash);
    child.on("exit", crash);
    void channel.receive((reply) => receive(reply as PixelReply));
    return self;
  };

  return {
    run: (name, input, area) =>
      new Promise((resolve, reject) => {
        const pixels = Math.min(area, MAX_AREA);
        const maxResident = Math.min(MAX_RESIDENT, BASE_RESIDENT + pixels * RESIDENT_PER_PIXEL);
        const deadlineMs = baseMs + pixels * MS_PER_PIXEL;
        const wait = { since: performance.now(), patience: Math.min(MOST_PATIENCE_MS, PATIENCE_MS + pixels * PATIENCE_PER_PIXEL) };
        queue.push({ request: { name, input, maxResident }, ...wait, deadlineMs, isRetry: false, resolve, reject });
        dispatch();
      }),
    warmUp: () => {
      const [first = start()] = processes;
      return first.ready;
    },
  };
}

function toError({ fault, code, message }: Extract<PixelReply, { kind: "failed" }>): Error {
  if (fault) return new PictureError(fault);
  return code ? new RetouchError(code, message) : new Error(message);
}

/** Beside the bundle, and for the sources one folder up. */
function findProgram(): string {
  const bundled = join(import.meta.dirname, "pixels.js");
  return existsSync(bundled) ? bundled : join(import.meta.dirname, "../pixel-process.ts");
}

function startProgram(program: string, engine: Engine | undefined): { child: ChildProcess; channel: PixelChannel } {
  const child = spawn(process.execPath, [...NODE_OPTIONS, program], {
    env: { ...pickEnvironment((name) => ENVIRONMENT.includes(name)), ...MEMORY_SETTINGS, ...(engine && { RETOUCH_PIXELS: engine }) },
    // What its libraries print is nobody's to read, and must not become part of the log.
    stdio: ["ignore", "ignore", "ignore", "pipe"],
    windowsHide: true,
  });
  const stream = child.stdio[PIXEL_CHANNEL_FD];
  if (!(stream instanceof Socket)) throw new Error("the process of the image library has no channel");
  // It keeps nobody from ending; while it works, the deadline's timer does.
  child.unref();
  stream.unref();
  stream.on("error", () => {});
  return { child, channel: openPixelChannel(stream) };
}

/** The processes of this run. */
export const pixelProcesses = createPixelProcesses();
