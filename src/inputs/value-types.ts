import { posix } from "node:path";
import { z } from "zod";
import { canonicalLocale } from "../localize/locales.ts";
import { ALLOWED } from "../localize/localize-messages.ts";
import { FORMATS } from "../pixels/picture.ts";
import { findGlobProblem } from "../text/glob.ts";
import { leavesWorkspace } from "../text/path-rules.ts";
import { isRepositoryPath } from "../text/repository-path.ts";
import { nearest } from "../text/suggest.ts";

/**
 * One input: its documentation and how its text becomes a value. The text is trimmed; an empty one means "not set", so that `default`
 * applies, or the value stays undefined.
 */
export interface Input<T> {
  /** One sentence or two, for `action.yml` and `docs/inputs.md`; a link is relative to `docs`. */
  description: string;
  /** The default in `action.yml`; absent if no text can express what happens when the input is not set. */
  default?: string;
  /** The allowed values, for errors: "Allowed: …". */
  allowed: string;
  /** Errors never show the value. */
  secret?: true;
  /** The input applies to the run as a whole, and a recipe of `config` cannot set it. Absent: each recipe may set it. */
  scope?: "run";
  /** The input has several values, which may be a list in `config`. */
  list?: true;
  /** Splits a list into the items that `parse` checks one by one. The paths of its issues begin with the index of the item. */
  split?: (text: string) => string[];
  /** The value that somebody meant by a wrong one, if that is clear. */
  meant?: (value: string) => string | undefined;
  /** Further advice about a wrong value: a sentence. */
  hint?: (value: string) => string | undefined;
  /** All possible values, if there is a closed set. */
  values?: readonly string[];
  parse: z.ZodType<T, string>;
}

/** Kinds of inputs: each function returns the part of an entry of `INPUTS` that describes, splits and parses the text. */

// Single values

export function text(allowed: string, parse: z.ZodType<string, string> = z.string()) {
  return { allowed, parse };
}

export function oneOf<const V extends readonly [string, ...string[]]>(values: V) {
  const allowed = values.map((value) => `\`${value}\``).join(", ");
  return { allowed, values, meant: (value: string) => nearest(value, values), parse: z.enum(values) as z.ZodType<V[number], string> };
}

/** The YAML 1.2 core schema, which is also what `core.getBooleanInput` accepts. */
const BOOLEANS = new Map([
  ["true", true],
  ["True", true],
  ["TRUE", true],
  ["false", false],
  ["False", false],
  ["FALSE", false],
]);

export function boolean() {
  return {
    allowed: "`true` or `false`",
    parse: z
      .string()
      .refine((value) => BOOLEANS.has(value))
      .transform((value) => BOOLEANS.get(value) === true),
  };
}

export function autoOrBoolean() {
  return {
    allowed: "`auto`, `true` or `false`",
    parse: z
      .string()
      .refine((value) => value === "auto" || BOOLEANS.has(value))
      .transform((value) => (value === "auto" ? ("auto" as const) : BOOLEANS.get(value) === true)),
  };
}

export function number({ min, max, integer = false, unit }: { min: number; max: number; integer?: boolean; unit?: string }) {
  const schema = z
    .string()
    .regex(integer ? /^\d+$/ : /^\d+(\.\d+)?$/)
    .transform(Number)
    .refine((value) => value >= min && value <= max);
  const kind = integer ? "a whole number" : "a number";
  return { allowed: `${kind} from ${min} to ${max}${unit ? ` (${unit})` : ""}`, parse: schema };
}

export function path(extra = "") {
  return text(
    `the path of a file relative to the workspace, inside it and not in \`.git\`${extra}`,
    z
      .string()
      .refine((value) => !leavesWorkspace(value) && !/\p{Cc}/u.test(value) && isRepositoryPath(posix.normalize(value)))
      .transform((value) => posix.normalize(value)),
  );
}

/** What git takes for the name of a branch. https://git-scm.com/docs/git-check-ref-format */
export function branchName() {
  const isName = (value: string) =>
    !/[\0-\x20\x7f~^:?*[\\]|\.\.|@\{|\/\/|\.lock(\/|$)|(^|\/)\.|^[-/]|[./]$|^@$|^refs\//.test(value) && value.length <= 200;
  return text("the name of a branch, without `refs/heads/`", z.string().refine(isName));
}

export const MAX_SHARDS = 256;

/** One of several runs that share out the tasks. */
export interface Shard {
  /** From 1. */
  index: number;
  count: number;
}

export function shard() {
  const schema = z
    .string()
    .regex(/^[1-9]\d{0,2}\/[1-9]\d{0,2}$/)
    .transform((value): Shard => {
      const [index = 0, count = 0] = value.split("/").map(Number);
      return { index, count };
    })
    .refine(({ index, count }) => index <= count && count <= MAX_SHARDS);
  return { allowed: `\`i/n\`, such as \`1/4\`, with i from 1 to n and n at most ${MAX_SHARDS}`, parse: schema };
}

// Dimensions of images

/** The longest side of a WebP image. */
const MAX_SIDE = FORMATS.webp.maxSide;

export function size() {
  const schema = z
    .string()
    .regex(/^[1-9]\d{0,4}x[1-9]\d{0,4}$/)
    .transform((value) => {
      const [width = 0, height = 0] = value.split("x").map(Number);
      return { width, height };
    })
    .refine(({ width, height }) => width <= MAX_SIDE && height <= MAX_SIDE);
  return { allowed: `\`WxH\` in pixels, each at most ${MAX_SIDE}, such as \`1280x720\``, parse: schema };
}

/** The value is undefined for `source`. */
export function ratio() {
  const schema = z
    .string()
    .regex(/^(source|[1-9]\d{0,3}:[1-9]\d{0,3})$/)
    .transform((value) => {
      if (value === "source") return undefined;
      const [width = 1, height = 1] = value.split(":").map(Number);
      return { width, height };
    });
  return { allowed: "`source` or `W:H`, such as `16:9`", parse: schema };
}

// Lists

export function splitLines(value: string): string[] {
  return splitAt(/\n/, value);
}

export function splitList(value: string): string[] {
  return splitAt(/[\n,]/, value);
}

function splitAt(separator: RegExp, value: string): string[] {
  return value
    .split(separator)
    .map((item) => item.trim())
    .filter((item) => item !== "");
}

/** Globs are separated by lines only, since a comma is part of `{a,b}`. */
export function globs() {
  return {
    list: true as const,
    split: splitLines,
    allowed: "globs relative to the workspace, one per line, at least one of them without `!`; they may not leave the workspace",
    parse: z
      .string()
      .transform(splitLines)
      .pipe(z.array(z.string().refine((pattern) => !leavesWorkspace(pattern))))
      .refine((patterns) => patterns.some((pattern) => !pattern.startsWith("!")))
      .refine((patterns) => findGlobProblem(patterns) === undefined),
    hint: (value: string) => findGlobProblem(splitLines(value)),
  };
}

const DELIVERIES = ["commit", "pull-request", "artifact"] as const;

/** Empty for `none`. */
export function deliveries() {
  return {
    list: true as const,
    split: splitList,
    allowed: "`artifact`, `commit`, `pull-request`, `none`, or `artifact` with `commit` or `pull-request`, separated by a comma",
    parse: z
      .string()
      .transform(splitList)
      .pipe(z.array(z.enum([...DELIVERIES, "none"])).min(1))
      .refine((items) => items.length === 1 || !items.includes("none"))
      .transform((items) => DELIVERIES.filter((known) => items.includes(known))),
  };
}

/** @param name of a person; the `@` of a mention is left out. */
export function names(allowed: string, name?: RegExp) {
  return {
    list: true as const,
    split: splitList,
    allowed: `${allowed}, separated by commas or line breaks`,
    parse: z
      .string()
      .transform(splitList)
      .pipe(z.array(z.string().regex(name ?? /^/)))
      .transform((names) => (name ? names.map((one) => one.replace(/^@/, "")) : names)),
  };
}

/** More than CLDR has names of languages for. */
export const MAX_LOCALES = 1000;

/** `true`, or globs of what is meant. A word without any mark of a path is a mistaken truth value. */
export function booleanOrGlobs() {
  const { parse, hint, ...rest } = globs();
  const marked = parse.refine((patterns) => patterns.every((pattern) => /[/.*?[{]/.test(pattern)));
  return { ...rest, hint, allowed: `\`true\`, \`false\`, or ${rest.allowed}`, parse: z.union([boolean().parse, marked]) };
}

export const LOCALE = ALLOWED.locale;

/** The canonical tag. */
export function locale() {
  return z
    .string()
    .transform((value) => canonicalLocale(value) ?? "")
    .refine((value) => value !== "");
}

export const MAX_CANDIDATES = 10;

/** A candidate to deliver instead of the current result. */
export interface Choice {
  /** The output; absent for all selected outputs. */
  path?: string;
  /** From 1. */
  candidate: number;
}

/** What somebody asks for an image in a comment. */
export type Command = {
  /** A path, a glob, or the end of a path. */
  path: string;
  /** It is this very path. */
  isExact?: boolean;
} & (
  | /** Pay for another result. `salt`: makes another seed of the recipe's own. */
  { word: "retry"; seed?: number; prompt?: string; add?: string; salt?: number }
  | { word: "take"; candidate: number }
  /** Restore the original. */
  | { word: "keep" }
  /** Edit what a person has kept. */
  | { word: "edit" }
);

export function choices() {
  const line = /^(?:(.+)=\s*)?([1-9]\d?)$/;
  const choice = z
    .string()
    .regex(line)
    .transform((text): Choice => {
      const [, path, candidate] = line.exec(text) ?? [];
      return { path: path === undefined ? undefined : posix.normalize(path.trim()), candidate: Number(candidate) };
    });
  return {
    list: true as const,
    split: splitLines,
    allowed: "a number from 1, or lines of `path=number`, each path once",
    parse: z
      .string()
      .transform(splitLines)
      .pipe(z.array(choice))
      .superRefine((choices, { addIssue }) => {
        const seen = new Set<string | undefined>();
        for (const [index, { path }] of choices.entries()) {
          if (seen.has(path)) addIssue({ code: "custom", path: [index] });
          seen.add(path);
        }
      }),
  };
}
