import pLimit from "p-limit";
import { RetouchError } from "../errors.ts";
import { type ProcessResult, pickEnvironment, runProcess } from "../process.ts";
import { READING_CANCELLED, tesseractTimedOut } from "./verify-messages.ts";

/** Processes at once: each keeps one core busy. */
const limit = pLimit(2);
/** Milliseconds for one reading, which takes about a second. */
const READING_LIMIT = 120_000;
/** All that Tesseract gets of the environment: the way to itself, its data and its libraries, and no secrets. */
const ENVIRONMENT =
  /^(PATH|PATHEXT|HOME|USERPROFILE|SYSTEMROOT|TEMP|TMP|TMPDIR|LANG|LC_\w+|TESSDATA_PREFIX|LD_LIBRARY_PATH|DYLD_\w*LIBRARY_PATH)$/i;

export interface TesseractReply {
  /** Null where it ended by itself in another way, as by a signal. */
  exitCode: number | null;
  stdout: string;
  stderr: string;
}

/**
 * Runs Tesseract; undefined where it is not installed.
 *
 * @param signal ends the process, or the waiting for its turn.
 * @throws RetouchError `verify` when it takes too long, `cancelled`.
 */
export async function runTesseract(args: readonly string[], signal?: AbortSignal): Promise<TesseractReply | undefined> {
  // Threads of one process that wait for one another make several processes very slow (https://github.com/tesseract-ocr/tesseract/issues/3109).
  const env = { ...pickEnvironment((name) => ENVIRONMENT.test(name)), OMP_THREAD_LIMIT: "1" };
  const result = await takeTurn(() => runProcess("tesseract", args, { env, signal, timeoutMs: READING_LIMIT }), signal);
  switch (result.status) {
    case "exited":
      return { exitCode: result.exitCode, stdout: result.stdout.toString("utf8"), stderr: result.stderr.toString("utf8") };
    case "not-installed":
      return undefined;
    case "timed-out":
      throw new RetouchError("verify", tesseractTimedOut(READING_LIMIT));
    case "aborted":
      throw new RetouchError("cancelled", READING_CANCELLED);
    case "failed":
      return { exitCode: null, stdout: "", stderr: result.reason };
  }
}

/** Who is cancelled while waiting need not wait for those before it. */
async function takeTurn(run: () => Promise<ProcessResult>, signal: AbortSignal | undefined): Promise<ProcessResult> {
  if (signal?.aborted) return { status: "aborted" };
  let hasBegun = false;
  const result = limit(() => {
    hasBegun = true;
    return run();
  });
  const left = new Promise<ProcessResult>((resolve) => {
    signal?.addEventListener("abort", () => !hasBegun && resolve({ status: "aborted" }), { once: true });
  });
  return Promise.race([result, left]);
}
