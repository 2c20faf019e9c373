import { fillTemplate, parseTemplate } from "../plan/template.ts";
import { plural } from "../report/format.ts";
import type { Change } from "./change.ts";

export const COMMIT_MESSAGE_PLACEHOLDERS = ["count", "paths", "locales"] as const;

const MAX_PATHS = 50;
/** More are counted: the subject is one line. */
const MAX_LOCALES = 6;

/**
 * The commit message for what is committed; a template that cannot be read is taken as it stands.
 *
 * @param template of the user; not used for a commit of the lock alone, where it would speak of 0 images.
 */
export function renderCommitMessage({
  template,
  changes,
  isSandbox,
}: {
  template: string | undefined;
  changes: readonly Change[];
  isSandbox: boolean;
}): string {
  const message = template === undefined || changes.length === 0 ? describeCommit(changes) : fill(template, changes);
  const [subject = "", ...body] = message.trim().split(/\r?\n/);
  return [isSandbox ? `${subject} (sandbox)` : subject, ...body].join("\n");
}

function fill(template: string, changes: readonly Change[]): string {
  const parsed = parseTemplate(template, COMMIT_MESSAGE_PLACEHOLDERS);
  if (typeof parsed === "string") return template;
  const outputs = changes.map(({ task }) => toOneLine(task.output)).sort();
  const paths = outputs.length > MAX_PATHS ? [...outputs.slice(0, MAX_PATHS), `and ${outputs.length - MAX_PATHS} more`] : outputs;
  return fillTemplate(parsed, { count: String(changes.length), paths: paths.join("\n"), locales: listLocales(changes).join(", ") });
}

function describeCommit(changes: readonly Change[]): string {
  if (changes.length === 0) return "chore(images): record what Retouch found";
  const modes = [...new Set(changes.map(({ task }) => task.order.recipe.mode))];
  const verb = modes.length === 1 ? modes[0] : "update";
  const locales = verb === "localize" ? listLocales(changes) : [];
  const named = locales.length > MAX_LOCALES ? plural(locales.length, "locale") : locales.join(", ");
  return `chore(images): ${verb} ${plural(changes.length, "image")}${named && ` (${named})`} with Retouch`;
}

function listLocales(changes: readonly Change[]): string[] {
  return [...new Set(changes.flatMap(({ task }) => task.locale ?? []))].sort();
}

/** A line break in a file name could otherwise add a trailer to the message. */
function toOneLine(path: string): string {
  return path.replace(/\p{Cc}/gu, "�");
}
