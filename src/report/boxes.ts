import type { Outcome } from "../outcome.ts";
import { fold, type Html, html, join, NOTHING } from "./html.ts";
import { code, prose } from "./markdown.ts";
import type { Report } from "./report.ts";
import { BOXES } from "./wording.ts";

/** Images that have boxes: more of them are hard to find one's way in. A command names the others. */
const MAX_IMAGES = 20;
/** Candidates of an image that have a box. */
const MAX_CANDIDATES = 6;
/** A path that can stand in a command within an HTML comment, and is no glob. */
const PLAIN_PATH = /^(?!.*--)[\p{L}\p{N}_./@+=, -]+$/u;

/** Boxes of a task list by which images are made again, candidates taken and originals restored. Each has its command in it, unseen. */
export function renderBoxes(report: Report): Html {
  if (!report.hearsBoxes) return NOTHING;
  const made = report.delivered?.commit ? report.outcomes.filter(({ result }) => result.status === "edited") : [];
  const failed = report.outcomes.filter(({ result }) => result.status === "failed");
  const outcomes = [...failed, ...made, ...(report.pullImages?.earlier ?? [])].filter(({ task }) => PLAIN_PATH.test(task.output));
  const lines = outcomes.slice(0, MAX_IMAGES).flatMap(listBoxes);
  if (lines.length === 0) return NOTHING;
  return fold(prose(BOXES.title), html`\n${join(lines, html`\n`)}\n`);
}

function listBoxes({ task, result, taken = 1 }: Outcome): Html[] {
  const { output, source } = task;
  const name = code(output);
  const box = (what: Html, command: string) => html`- [ ] ${what} <!-- ${`/retouch ${command}` as Html} -->`;
  if (result.status === "failed") return [box(html`${name}: ${prose(BOXES.again)}`, `retry "${output}"`)];
  const numbers = Array.from({ length: Math.min(result.candidates ?? 1, MAX_CANDIDATES) }, (_, index) => index + 1);
  return [
    box(html`${name}: ${prose(BOXES.again)}`, `retry "${output}"`),
    ...numbers
      .filter((number) => number !== taken && numbers.length > 1)
      .map((number) => box(html`${name}: ${prose(BOXES.take(number))}`, `take "${output}" ${number}`)),
    ...(source ? [box(html`${name}: ${prose(BOXES.keep)}`, `keep "${output}"`)] : []),
  ];
}
