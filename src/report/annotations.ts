import { ADVICE, type ErrorCode } from "../errors.ts";
import type { Outcome } from "../outcome.ts";
import { plural } from "./format.ts";
import { toLogText } from "./log.ts";
import { cutEnd } from "./plain-text.ts";

/** For `core.error` or `core.warning`, which escape all three properties. */
export interface Annotation {
  level: "error" | "warning";
  title: string;
  message: string;
  /** Relative to the workspace; absent when it is about the whole run. */
  file?: string;
}

/** What the runner keeps of each kind in one step, and of one message (ExecutionContext.cs of actions/runner). */
const MAX_ANNOTATIONS = 10;
const MAX_MESSAGE = 4000;

/** Codes that end the run for all images: a file's name would hide that the account, not the image, is the matter. */
const WHOLE_RUN: ReadonlySet<ErrorCode> = new Set<ErrorCode>(["unauthorized", "no-credit", "budget", "cancelled"]);

/**
 * At most ten errors, and at most ten warnings: first those of the whole run, then one for each failed task with its file, in the
 * order of the tasks. Tasks that failed for the same reason of the whole run are told once. The rest is in the summary.
 */
export function annotate({
  outcomes,
  errors,
  warnings,
}: {
  outcomes: Outcome[];
  errors: { code: ErrorCode; message: string }[];
  warnings: string[];
}): Annotation[] {
  const shared = new Map<string, { code: ErrorCode; message: string; count: number }>();
  const single: Annotation[] = [];
  for (const { result } of outcomes) {
    const { error } = result;
    if (result.status !== "failed" || error === null) continue;
    if (WHOLE_RUN.has(error.code)) {
      const key = `${error.code} ${error.message}`;
      shared.set(key, { ...error, count: (shared.get(key)?.count ?? 0) + 1 });
    } else {
      single.push({ ...describe(error), file: result.source });
    }
  }
  // A refusal that the run tells as a whole is not told again for its tasks.
  for (const { code, message } of errors) shared.delete(`${code} ${message}`);
  const all = [
    ...errors.map((error) => describe(error)),
    ...[...shared.values()].map(({ count, ...error }) => describe(error, plural(count, "image"))),
    ...single,
  ];
  return [
    ...all.slice(0, MAX_ANNOTATIONS),
    ...warnings
      .slice(0, MAX_ANNOTATIONS)
      .map((warning): Annotation => ({ level: "warning", title: "Retouch", message: toMessage(warning) })),
  ];
}

function describe({ code, message }: { code: ErrorCode; message: string }, what?: string): Annotation {
  const title = what === undefined ? `Retouch: ${code}` : `Retouch: ${code} (${what})`;
  return { level: "error", title, message: `${toMessage(message)} ${ADVICE[code]}` };
}

function toMessage(text: string): string {
  return cutEnd(toLogText(text), MAX_MESSAGE - 500);
}
