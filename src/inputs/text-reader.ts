import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type MessagePort, Worker } from "node:worker_threads";
import pLimit from "p-limit";
import { RetouchError } from "../errors.ts";
import type { CompleteOptions, GlossaryFile } from "../localize/glossary.ts";
import type { GlossaryContent } from "../localize/glossary-content.ts";
import type { Glossary } from "../localize/terms.ts";
import { READING } from "./input-messages.ts";
import type { KnownInputs, RecipeFile } from "./recipe-file.ts";

/** Work on the content of files of the repository. It takes and gives plain data, so that a thread can do it. */
export interface ReadJob<Input, Output> {
  name: string;
  run(input: Input): Promise<Output>;
}

/** The parsers take time to load. */
export const RECIPE_FILE: ReadJob<{ text: string; known: KnownInputs }, RecipeFile> = {
  name: "recipe-file",
  run: async ({ text, known }) => (await import("./recipe-file.ts")).readRecipeFile(text, known),
};

export const GLOSSARY: ReadJob<GlossaryFile, GlossaryContent> = {
  name: "glossary",
  run: async (file) => (await import("../localize/glossary.ts")).readGlossary(file),
};

export const CATALOGUES: ReadJob<CompleteOptions, Glossary | string[]> = {
  name: "catalogues",
  run: async (options) => (await import("../localize/glossary.ts")).completeGlossary(options),
};

const JOBS: readonly ReadJob<unknown, unknown>[] = [RECIPE_FILE, GLOSSARY, CATALOGUES];

export interface TextReader {
  /**
   * @param facts `path`: for messages. `bytes`: of all files.
   * @throws RetouchError `invalid-input` where it takes too long or too much memory; `cancelled`
   */
  read<Input, Output>(job: ReadJob<Input, Output>, input: Input, facts: { path: string; bytes: number }): Promise<Output>;
}

/** Bytes for which no parser takes long, not even one that takes time by the square: at most a second, of the worst files that were found. */
const SMALL = 64_000;

export interface TextReaderOptions {
  signal?: AbortSignal;
  /** For all large files of a run. */
  timeMs?: number;
  /** Of the thread. The largest files that are read take a third. */
  memoryMb?: number;
}

/**
 * Reads what somebody else wrote, who may have meant to stop the run: a large file in a thread that can be ended, one after another. The
 * readers take time in proportion to the file; the parsers that they use may not.
 */
export function createTextReader({ signal, timeMs = 60_000, memoryMb = 1024 }: TextReaderOptions = {}): TextReader {
  const slot = pLimit(1);
  let left = timeMs;
  return {
    read: (job, input, { path, bytes }) =>
      bytes <= SMALL
        ? job.run(input)
        : slot(async () => {
            const startedAt = performance.now();
            const time = AbortSignal.timeout(Math.max(0, Math.round(left)));
            try {
              return await runInThread(job, input, { memoryMb, signal: signal ? AbortSignal.any([signal, time]) : time });
            } catch (cause) {
              if (signal?.aborted) throw new RetouchError("cancelled", READING.CANCELLED, { cause });
              if (time.aborted) throw new RetouchError("invalid-input", READING.tooSlow(path, timeMs / 1000), { cause });
              if (isOutOfMemory(cause)) throw new RetouchError("invalid-input", READING.tooLarge(path), { cause });
              throw cause;
            } finally {
              left -= performance.now() - startedAt;
            }
          }),
  };
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
}

interface Reply<Output> {
  output: Output;
  /** What was thrown, instead. */
  error?: string;
}

async function runInThread<Input, Output>(
  { name }: ReadJob<Input, Output>,
  input: Input,
  { memoryMb, signal }: { memoryMb: number; signal: AbortSignal },
): Promise<Output> {
  // The bundle, beside which this file is a part of it; or the sources.
  const program = [join(import.meta.dirname, "index.js"), join(import.meta.dirname, "../main.ts")].find((file) => existsSync(file));
  if (program === undefined) throw new Error("dist/index.js is missing: run `npm run build`.");
  // It needs nothing of the environment, where keys are.
  const worker = new Worker(program, { env: {}, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: memoryMb } });
  try {
    worker.postMessage({ name, input });
    const [reply]: Reply<Output>[] = await once(worker, "message", { signal });
    if (!reply || reply.error !== undefined) throw new Error(reply?.error);
    return reply.output;
  } finally {
    await worker.terminate();
  }
}

/** In the thread: does what the main thread asks for, until that ends it. */
export async function serve(port: MessagePort): Promise<never> {
  port.on("message", async ({ name, input }: { name: string; input: unknown }) => {
    try {
      const job = JOBS.find((one) => one.name === name);
      if (!job) throw new Error(`no such job: ${name}`);
      port.postMessage({ output: await job.run(input) });
    } catch (error) {
      port.postMessage({ error: error instanceof Error ? error.message : String(error) });
    }
  });
  return new Promise(() => {});
}
