import { COMMIT_MESSAGE_PLACEHOLDERS } from "../inputs/placeholders.ts";
import type { Recipe } from "../inputs/recipe.ts";
import type { Task } from "../plan/task.ts";
import { plural } from "../text/format.ts";
import { cutMiddle, percentEncode, toLine, UNSEEN } from "../text/plain-text.ts";
import { fillTemplate, parseTemplate } from "../text/template.ts";
import type { Change } from "./changes.ts";

const MAX_PATHS = 50;
/** Characters. */
const MAX_PATH = 250;
/** More are counted: the subject is one line. */
const MAX_LOCALES = 6;
/** Of a line that says more than the paths. */
const MAX_PATHS_INLINE = 6;

/** What a message needs to know of a change. */
export interface NamedChange extends Pick<Change, "found"> {
  /** Without a recipe, another run made it. */
  task: Pick<Task, "locale"> & { output: string; recipe?: Pick<Recipe, "mode"> };
}

/**
 * The commit message for what is committed; a template that cannot be read is taken as it stands.
 *
 * @param template of the user; not used where nothing was made, as for a commit of the lock alone: it would speak of 0 images.
 */
export function renderCommitMessage({
  template,
  changes,
  isSandbox,
}: {
  template: string | undefined;
  changes: readonly NamedChange[];
  isSandbox: boolean;
}): string {
  // A fallback's picture is committed, but nothing was made for its locale.
  const done = changes.filter(({ found }) => found !== "fallback");
  const message = template === undefined || done.length === 0 ? describeCommit(changes, done) : fill(template, changes, done);
  const [subject = "", ...body] = message.trim().split(/\r?\n/);
  return [isSandbox ? `${subject} (sandbox)` : subject, ...body].join("\n");
}

function fill(template: string, changes: readonly NamedChange[], done: readonly NamedChange[]): string {
  const values = { count: String(done.length), locales: listLocales(done).join(", ") };
  const lines = template.split("\n").map((line) => {
    const parsed = parseTemplate(line, COMMIT_MESSAGE_PLACEHOLDERS);
    return typeof parsed === "string"
      ? undefined
      : fillTemplate(parsed, { ...values, paths: listPaths(changes, line.trim() === "{paths}") });
  });
  return lines.includes(undefined) ? template : lines.join("\n");
}

/** Fills a template for a pull request that proposes these changes. */
export function fillPullTemplate(template: string, changes: readonly NamedChange[]): string {
  return fill(
    template,
    changes,
    changes.filter(({ found }) => found !== "fallback"),
  );
}

/** One on each line where the line is for them alone; else as a part of the sentence, since a subject is one line. */
function listPaths(changes: readonly NamedChange[], isAlone: boolean): string {
  const outputs = changes.map(({ task }) => toInertPath(task.output)).sort();
  const shown = outputs.slice(0, isAlone ? MAX_PATHS : MAX_PATHS_INLINE);
  const rest = outputs.length - shown.length;
  if (isAlone) return [...shown, ...(rest > 0 ? [`and ${rest} more`] : [])].join("\n");
  return shown.join(", ") + (rest > 0 ? ` and ${rest} more` : "");
}

function describeCommit(changes: readonly NamedChange[], done: readonly NamedChange[]): string {
  if (changes.length === 0) return "chore(images): record what Retouch found";
  const fallbacks = plural(changes.length - done.length, "image");
  if (done.length === 0) return `chore(images): use the fallback for ${fallbacks}${nameLocales(changes)} with Retouch`;
  const subject = `chore(images): ${describeDone(done)} with Retouch`;
  return done.length === changes.length ? subject : `${subject}\n\nThe fallback is used for ${fallbacks} that failed.`;
}

function describeDone(done: readonly NamedChange[]): string {
  if (done.every(({ found }) => found === "candidate")) return `take ${plural(done.length, "candidate")}`;
  if (done.every(({ found }) => found === "original")) return `restore ${plural(done.length, "original")}`;
  const modes = [...new Set(done.map(({ task }) => task.recipe?.mode ?? "update"))];
  const [verb = "update"] = modes.length === 1 ? modes : [];
  return `${verb} ${plural(done.length, "image")}${verb === "localize" ? nameLocales(done) : ""}`;
}

/** ` (de, fr)`; empty where there are none. */
function nameLocales(changes: readonly NamedChange[]): string {
  const locales = listLocales(changes);
  const named = locales.length > MAX_LOCALES ? plural(locales.length, "locale") : locales.join(", ");
  return named && ` (${named})`;
}

function listLocales(changes: readonly NamedChange[]): string[] {
  return [...new Set(changes.flatMap(({ task }) => task.locale ?? []))].sort();
}

/**
 * What GitHub, git or a CI service reads in a commit message: a trailer (`Co-authored-by:`), an emoji or a scope (`:`), an issue (`#1`,
 * `GH-1`), a mention, an instruction (`[skip ci]`, `***NO_CI***`), HTML and code.
 */
const READ_BY_OTHERS = /[:#<>`*]|(?<![a-z\d_])@|\bgh-\d|\[[^\]]*(?:skip|\b(?:no|ci)\b)/i;
const ENCODED = new RegExp(String.raw`${UNSEEN.source}|[%:#<>\x60*@[]|(?<=\bgh)-(?=\d)`, "giu");

/**
 * A path as one line that is read as nothing else. A usual one stays as it is, `[slug]/icon@2x.png` too; of any other, all that may be read
 * as something is percent-encoded.
 */
function toInertPath(path: string): string {
  const isUsual = toLine(path) === path && !READ_BY_OTHERS.test(path);
  return cutMiddle(isUsual ? path : percentEncode(path.trim(), ENCODED), MAX_PATH);
}
