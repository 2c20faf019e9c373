import { createHash } from "node:crypto";
import { cutEnd, hasRightToLeft, toLine, UNSEEN } from "../text/plain-text.ts";
import { type Html, html, join, NOTHING } from "./html.ts";

/*
 * How text that we did not write (file names, prompts, model names, messages of providers) gets into Markdown:
 *
 * 1. within `<code>`, because GitHub looks for mentions, issue and commit references, emoji names and URLs only outside of it.
 *    An entity alone does not help: GitHub decodes `&#64;` first and looks for mentions after. Of a message, the plain words are
 *    left outside, so that it can be read (see `message`);
 * 2. with the punctuation that means something to HTML or Markdown as entities, so that it cannot end the `<code>`;
 * 3. on one line of an HTML block (a line that starts with `<p>`, `<table>`, `<details>` …, up to the next blank line), which
 *    CommonMark does not parse, so that the autolinks of `www.` and `name@host` do not apply: https://spec.commonmark.org/0.31.2/#html-blocks
 */

/** A path stays readable in the comment's source: what means nothing within an HTML block is left. */
const PUNCTUATION = /["#$&*<>@[\\\]^`{|}~]|:(?!\s|$)/g;

const toEntity = (character: string) => `&#${character.charCodeAt(0)};`;

/** Any text as the text of an HTML element or attribute. On its own it stops tags, not mentions: see {@link code}. */
function escapeText(text: string): Html {
  return (
    toLine(text)
      .replace(PUNCTUATION, toEntity)
      // Inert in an HTML block, and so also where a Markdown renderer has another idea of where one ends.
      .replace(/(?<![a-z0-9])_|_(?![a-z0-9])/gi, toEntity)
      .replace(/(?<=www)\./gi, toEntity) as Html
  );
}

const DIRECTIONS = { auto: html` dir="auto"`, ltr: html` dir="ltr"` };

/**
 * Text that we did not write, shown as it is; cut to `max` characters. A line may end after `run` characters without a place where one may
 * end by itself. What is written from right to left stands apart: it would turn the figures beside it around.
 *
 * @param direction `ltr` for a path, so that its folders are read in their order.
 */
export function code(
  text: string,
  max = Number.POSITIVE_INFINITY,
  run = Number.POSITIVE_INFINITY,
  direction: keyof typeof DIRECTIONS = "auto",
): Html {
  const shown = cutEnd(toLine(text), max);
  return html`<code${hasRightToLeft(shown) ? DIRECTIONS[direction] : NOTHING}>${escapeRuns(shown, run)}</code>`;
}

/** A path that is not cut. */
export function wholePath(path: string): Html {
  return code(path, undefined, undefined, "ltr");
}

function escapeRuns(text: string, run: number): Html {
  return join(breakRuns(text, run).map(escapeText), html`<wbr>`);
}

/** What browsers keep on one line: up to a blank, or a hyphen before anything but a digit. */
const UNBROKEN = /(?:[^\s-]|-(?=\d))*(?:[\s-]+|$)/gu;

function breakRuns(text: string, run: number): string[] {
  if (text.length <= run) return [text];
  const parts = [""];
  for (const [whole] of text.matchAll(UNBROKEN)) {
    const folders = whole.length > run ? whole.split(/(?<=\/)/) : [whole];
    const [first = "", ...more] = folders.flatMap((folder) => chunk(folder, run));
    parts.push(`${parts.pop()}${first}`, ...more);
  }
  return parts;
}

/** Parts of at most so many characters, as even as can be. */
function chunk(text: string, most: number): string[] {
  const characters = Array.from(text);
  const count = Math.max(1, Math.ceil(characters.length / most));
  const length = Math.ceil(characters.length / count);
  return Array.from({ length: count }, (_, index) => characters.slice(index * length, (index + 1) * length).join(""));
}

/** A word of letters, or a short number also with decimals, with the punctuation of a sentence: nothing that GitHub makes a reference or an emoji of. */
const PLAIN_WORD = /^["'(]{0,2}(?:\p{L}+(?:[-'’]\p{L}+)*|\d{1,6}(?:\.\d{1,4})?)[.,;:!?%"')]{0,3}$/u;

/** The blank between a figure and its unit, where no line may end. */
const BEFORE_UNIT = /(?<=\d) (?=(?:%|[KM]?B|px|ms|s|min|h)(?![\p{L}\d]))/u;

/** What GitHub may take for a commit. */
const COMMIT_LIKE = /(?<![\p{L}\d])[0-9a-f]{7,40}(?![\p{L}\d])/iu;

/**
 * Something else, and the punctuation of the sentence around it. An entity, a reference or an emoji needs more than these characters, so
 * that they mean nothing beside a `<code>`.
 */
const WITHIN_SENTENCE = /^(["'(]{0,2})(.*?)([.,;:!?)"']{0,3})$/u;

/** A name that the message itself marks, blanks, and anything else up to the next of the two. */
const TOKEN = /(?<marked>`[^`]+`)|(?<blank>\s+)|[^\s`]+|`/g;

/**
 * A sentence that may hold text that we did not write: its plain words and its punctuation are text, everything else is {@link code}.
 * Cut to `max` characters; a line may end after `width` characters of a word.
 */
export function message(text: string, max = Number.POSITIVE_INFINITY, width = Number.POSITIVE_INFINITY): Html {
  const parts: Html[] = [];
  let run = "";
  let gap = "";
  let last = "";
  const endRun = () => {
    if (run !== "") parts.push(code(run, Number.POSITIVE_INFINITY, width));
    run = "";
  };
  for (const [token, marked, blank] of cutEnd(toLine(text), max).matchAll(TOKEN)) {
    if (blank !== undefined) {
      gap = " ";
      continue;
    }
    const space = gap === "" ? NOTHING : BEFORE_UNIT.test(`${last}${gap}${token}`) ? html`&nbsp;` : html` `;
    last = token;
    const whole =
      marked !== undefined
        ? code(marked.slice(1, -1), Number.POSITIVE_INFINITY, width)
        : isPlain(token)
          ? escapeRuns(token, width)
          : undefined;
    if (whole !== undefined) {
      endRun();
      parts.push(space, whole);
    } else {
      const { before, core, after } = splitPunctuation(token);
      if (before !== "") endRun();
      if (run === "") parts.push(space, escapeText(before));
      run += run === "" ? core : gap + core;
      if (after !== "") endRun();
      parts.push(escapeText(after));
    }
    gap = "";
  }
  endRun();
  return join(parts);
}

/** A bracket or a full stop that may belong to the name itself stays with it, such as that of `f(x)` or `..`. */
function splitPunctuation(token: string): { before: string; core: string; after: string } {
  const [, before = "", core = "", after = ""] = WITHIN_SENTENCE.exec(token) ?? [];
  const closes = core.includes("(") && !core.includes(")") && after.startsWith(")") ? ")" : "";
  const isName = /[\p{L}\d]/u.test(core) && !/[.,;:!?)"']$/.test(core) && !after.includes("..");
  return isName ? { before, core: core + closes, after: after.slice(closes.length) } : { before: "", core: token, after: "" };
}

function isPlain(word: string): boolean {
  return /^[.,:;!?%()"']{1,3}$/.test(word) || (PLAIN_WORD.test(word) && !COMMIT_LIKE.test(word) && !hasRightToLeft(word));
}

/** Our own prose, in which `` `name` `` is code. */
export function prose(text: string): Html {
  return join(text.split("`").map((part, index) => (index % 2 === 1 ? code(part) : keepUnits(escapeOwn(part)))));
}

function keepUnits(text: Html): Html {
  return text.split(BEFORE_UNIT).join("&nbsp;") as Html;
}

/** A figure and its unit on one line also in a narrow column. */
export function unbroken(figure: string): Html {
  return escapeOwn(figure).replaceAll(" ", "&nbsp;") as Html;
}

function escapeOwn(text: string): Html {
  return text.replace(/[&<>"]/g, toEntity) as Html;
}

/** A link around `content`; without an `http(s):` address, or with one too long to be meant, `content` alone. */
export function link(url: string, content: Html): Html {
  if (url.length > 2000 || !/^https?:\/\//.test(url)) return content;
  return html`<a href="${escapeUrl(url)}">${content}</a>`;
}

/** An image in a link to itself at full size. `width` is in CSS pixels. */
export function picture({ url, alt, width }: { url: string; alt: string; width: number }): Html {
  return link(url, html`<img src="${escapeUrl(url)}" width="${width}" alt="${escapeText(alt)}">`);
}

/** What ends an attribute or is no part of an address, and what is not seen. */
const NOT_IN_URL = new RegExp(String.raw`[&<>"'\x60\s[\]\\]|${UNSEEN.source}`, "gu");

function escapeUrl(url: string): Html {
  const encode = (character: string) => (character === "&" ? "&amp;" : encodeURIComponent(character).replace("'", "%27"));
  return url.toWellFormed().replace(NOT_IN_URL, encode) as Html;
}

/** The parts of {@link Context} that addresses on GitHub are made of. */
export interface Repository {
  serverUrl: string;
  owner: string;
  repo: string;
}

/**
 * A file's bytes at one commit. Unlike `raw.githubusercontent.com` it works in private repositories for readers who are signed in,
 * and unlike a branch name it stays the same.
 */
export function blobUrl({ serverUrl, owner, repo, sha, path }: Repository & { sha: string; path: string }): string {
  return `${serverUrl}/${[owner, repo, "blob", sha, ...path.split("/")].map(encodeSegment).join("/")}?raw=true`;
}

/** A file in the list of a pull request's changes, where GitHub compares two pictures side by side, by swiping and by fading. */
export function diffUrl({ serverUrl, owner, repo, pull, path }: Repository & { pull: number; path: string }): string {
  const anchor = createHash("sha256").update(path).digest("hex");
  return `${serverUrl}/${[owner, repo].map(encodeSegment).join("/")}/pull/${pull}/files#diff-${anchor}`;
}

export function runUrl({ serverUrl, owner, repo, runId, runAttempt }: Repository & { runId: string; runAttempt: string }): string {
  const attempt = runAttempt === "" || runAttempt === "1" ? [] : ["attempts", runAttempt];
  return `${serverUrl}/${[owner, repo, "actions", "runs", runId, ...attempt].map(encodeSegment).join("/")}`;
}

/** As `encodeURIComponent`, and the marks that it leaves although Markdown and HTML read them. */
export function encodeSegment(segment: string): string {
  return encodeURIComponent(segment.toWellFormed()).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}
