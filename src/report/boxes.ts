import { boxCommand } from "../commands/box-commands.ts";
import type { Outcome } from "../outcome.ts";
import type { Task } from "../plan/task.ts";
import { toLine } from "../text/plain-text.ts";
import { fold, type Html, html, join, NOTHING } from "./html.ts";
import { prose, wholePath } from "./markdown.ts";
import type { Report } from "./report.ts";
import { BOXES } from "./wording.ts";

/** Images that have boxes: more of them are hard to find one's way in. A command names the others. */
const MAX_IMAGES = 20;
/** Candidates of an image that have a box. */
const MAX_CANDIDATES = 6;
/** Whether a path means the same after it was read from a line of text. */
const isOneLine = (path: string) => toLine(path) === path && !/^\.?\//.test(path);

/** Boxes of a task list by which images are made again, candidates taken, originals restored and edited after all. Each has its command in it, unseen. */
export function renderBoxes(report: Report): Html {
  if (!report.hearsBoxes) return NOTHING;
  const made = report.delivered?.commit ? report.outcomes.filter(({ result }) => result.status === "edited") : [];
  const failed = report.outcomes.filter(({ result }) => result.status === "failed");
  const { earlier = [], originals = [] } = report.pullImages ?? {};
  const images = [
    ...[...failed, ...made].map((outcome) => ({ task: outcome.task, boxes: listBoxes(outcome) })),
    ...originals.map((task) => ({ task, boxes: [box(task, BOXES.edit(task.recipe), "edit")] })),
    ...earlier.map((outcome) => ({ task: outcome.task, boxes: listBoxes(outcome) })),
  ];
  const usable = images.filter(({ task }) => isOneLine(task.output));
  const lines = usable.slice(0, MAX_IMAGES).flatMap(({ boxes }) => boxes);
  if (lines.length === 0) return NOTHING;
  return fold(prose(BOXES.title), html`\n${join(lines, html`\n`)}\n\n<p>${prose(BOXES.more)}</p>`);
}

function listBoxes({ task, result, taken = 1 }: Outcome): Html[] {
  const again = box(task, BOXES.again(task.recipe), "retry");
  if (result.status === "failed") return [again];
  const numbers = Array.from({ length: Math.min(result.candidates ?? 1, MAX_CANDIDATES) }, (_, index) => index + 1);
  return [
    again,
    ...numbers
      .filter((number) => number !== taken && numbers.length > 1)
      .map((number) => box(task, BOXES.take(number), "take", ` ${number}`)),
    ...(task.source ? [box(task, BOXES.keep, "keep")] : []),
  ];
}

function box({ output }: Task, what: string, word: string, options = ""): Html {
  return html`- [ ] ${wholePath(output)}: ${prose(what)} <!-- ${boxCommand(word, output, options) as Html} -->`;
}
