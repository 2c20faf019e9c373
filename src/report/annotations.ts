import { ADVICE, type ErrorCode } from "../errors.ts";
import type { Outcome } from "../outcome.ts";
import { cutEnd } from "../text/plain-text.ts";
import { toLogText } from "./log.ts";

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

/** At most ten errors, and at most ten warnings: first those of the whole run, then one for each failed task with its file. The rest is in the summary. */
export function annotate({
  outcomes,
  errors,
  warnings,
}: {
  outcomes: Outcome[];
  errors: { code: ErrorCode; message: string }[];
  warnings: string[];
}): Annotation[] {
  const all = [
    ...errors.map((error) => describe(error, null)),
    ...outcomes.flatMap(({ result: { status, error, source, output, locale } }) =>
      status === "failed" && error ? [{ ...describe(error, locale), file: source ?? output }] : [],
    ),
  ];
  return [
    ...all.slice(0, MAX_ANNOTATIONS),
    ...warnings
      .slice(0, MAX_ANNOTATIONS)
      .map((warning): Annotation => ({ level: "warning", title: "Retouch", message: toMessage(warning) })),
  ];
}

function describe({ code, message }: { code: ErrorCode; message: string }, locale: string | null): Annotation {
  const title = `Retouch: ${code}${locale === null ? "" : ` (${toLogText(locale)})`}`;
  const words = toMessage(message);
  return { level: "error", title, message: `${words}${/[.!?…]$/.test(words) ? "" : "."} ${ADVICE[code]}` };
}

/** Lists keep their lines; each line is made safe by itself. */
function toMessage(text: string): string {
  return cutEnd(text.split("\n").map(toLogText).join("\n"), MAX_MESSAGE - 500);
}
