import type { SourceImage } from "../../src/git/discover.ts";
import type { RecipeInputs } from "../../src/inputs/recipe.ts";
import type { Choice, Command } from "../../src/inputs/value-types.ts";
import type { Glossary } from "../../src/localize/terms.ts";
import type { LockEntry } from "../../src/lock/lock.ts";
import type { FileOwner, RunNotice, SkippedFile } from "../../src/notices.ts";
import type { Version } from "../../src/pixels/versions.ts";
import type { Identity } from "../../src/plan/compare-tip.ts";
import { type Look, lookKey } from "../../src/plan/looks.ts";
import { planTasks } from "../../src/plan/plan.ts";
import { hashRecipe } from "../../src/plan/recipe-hash.ts";
import { pathsToIdentify, type Selection } from "../../src/plan/targets.ts";
import type { Plan, ResolvedRecipe } from "../../src/plan/task.ts";
import { loadRecipe } from "../inputs/given.ts";
import { dollars, idOf, idOrNone } from "../proven.ts";

export const PROMPT = "Remove the background.";

type EntryFacts = Omit<LockEntry, "sourceBlob" | "outputBlob" | "cost"> & { sourceBlob: string; outputBlob: string };

/** Blobs by nickname. */
export function entryOf({ sourceBlob = "original", outputBlob = "result", ...overrides }: Partial<EntryFacts> = {}): LockEntry {
  return {
    ...{ source: "a.png", sourceBlob: idOrNone(sourceBlob), recipe: "recipe", outputBlob: idOrNone(outputBlob) },
    ...{ sha256: "5".repeat(64), bytes: 1 },
    ...{ provider: "sandbox", model: "sandbox", cost: dollars(0), at: "2026-01-01T00:00:00.000Z" },
    ...overrides,
  };
}

/** `{ "Sign in": { fr: "Se connecter" } }` and what is kept. */
export function glossaryOf(terms: Record<string, Record<string, string>>, keep: readonly string[] = []): Glossary {
  return { terms: Object.entries(terms).map(([source, targets]) => ({ source, targets: new Map(Object.entries(targets)) })), keep };
}

/** @param blobs nicknames by path. */
export function imagesOf(blobs: Record<string, string>): SourceImage[] {
  return Object.entries(blobs).map(([path, blob]) => ({ path, blob: idOf(blob), indexBlob: idOf(blob) }));
}

export interface RecipeFacts {
  /** Inputs of the recipe. */
  given?: Record<string, string>;
  /** In `config`. */
  name?: string;
  steps?: readonly string[];
  glossary?: Glossary;
  /** Blobs by path. */
  references?: Record<string, string>;
}

export async function recipeOf({ given = {}, name = "", steps, glossary, references = {} }: RecipeFacts = {}): Promise<ResolvedRecipe> {
  const recipe: RecipeInputs = { ...(await loadRecipe({ prompt: PROMPT, ...given })), name, steps };
  const prompts = steps ?? [recipe.prompt ?? ""];
  return { ...recipe, prompts, references: imagesOf(references), glossary, inputFiles: [] };
}

export interface Facts {
  lock?: Record<string, LockEntry>;
  /** Blobs of files that no glob selects. */
  others?: Record<string, string>;
  force?: boolean | string[];
  onModified?: "auto" | "keep" | "edit";
  dryRun?: boolean;
  frozen?: boolean;
  /** What outputs show that are not the recorded ones, by path. */
  shown?: Record<string, Version>;
  take?: readonly Choice[];
  /** Of a comment. */
  commands?: readonly Command[];
  /** `lockfile: none`. */
  noLock?: boolean;
  /** Blobs of the branch's newest commit, if it is not checked out. */
  tip?: Record<string, string>;
  lockfile?: string;
  config?: string;
}

/** The plan of recipes, each with the images that it selects. */
export function planOf(selections: readonly Selection[], facts: Facts = {}): Plan {
  const { lock = {}, others = {}, force = false, take, commands, noLock, tip, lockfile = "lock.json", config } = facts;
  const { onModified = "auto", dryRun = false, frozen = false } = facts;
  const identities = new Map<string, Identity>();
  for (const path of pathsToIdentify(selections)) {
    const blob = others[path];
    identities.set(path, blob === undefined ? {} : { blob: idOf(blob), indexBlob: idOf(blob) });
  }
  return planTasks({
    selections,
    inputs: {
      force,
      lockfile: noLock ? undefined : lockfile,
      config,
      takeCandidate: take && [...take],
      commands,
      onModified,
      dryRun,
      frozen,
    },
    looks: looksOf(selections, facts),
    lock: new Map(Object.entries(lock)),
    identities,
    tip: tip && new Map(Object.entries(tip).map(([path, sha]) => [path, { mode: "100644", sha: idOf(sha) }])),
  });
}

function looksOf(selections: readonly Selection[], { lock = {}, others = {}, shown = {} }: Facts): Map<string, Look> {
  const sources = new Map(selections.flatMap((selection) => selection.sources.map(({ path, blob }): [string, string] => [path, blob])));
  return new Map(
    Object.entries(shown).flatMap(([path, version]): [string, Look][] => {
      const [entry, other] = [lock[path], others[path]];
      const blob = sources.get(path) ?? (other === undefined ? undefined : idOf(other));
      return entry && blob !== undefined ? [[lookKey(path, blob, entry), { version }]] : [];
    }),
  );
}

export interface SourceFacts {
  /** Blobs by path. */
  sources?: Record<string, string>;
  /** With `changed-only`: paths that the globs select, but that did not change here. */
  unchanged?: readonly string[];
}

/** The plan of one recipe. */
export async function plan({ sources = {}, unchanged, ...facts }: RecipeFacts & Facts & SourceFacts): Promise<Plan> {
  const unfiltered = unchanged && [...Object.keys(sources), ...unchanged].sort();
  return planOf([{ recipe: await recipeOf(facts), sources: imagesOf(sources), unfiltered }], facts);
}

/** What of a plan a test compares: what becomes of each output. */
export function actionsOf({ tasks }: Plan): Record<string, string> {
  return Object.fromEntries(tasks.map(({ task, action }) => [task.output, action]));
}

/** The hash of a recipe that edits. */
export async function hashOf(given: Record<string, string> = {}, maskBlob?: string): Promise<string> {
  return hashRecipe(await loadRecipe(given), { prompts: [PROMPT], maskBlob });
}

/** The lock that a run leaves which makes `results` of a plan: blobs by output. */
export function lockOf({ tasks }: Plan, results: Record<string, string>): Record<string, LockEntry> {
  return Object.fromEntries(
    tasks.flatMap(({ task }) => {
      const outputBlob = results[task.output];
      if (outputBlob === undefined) return [];
      const recipe = task.recipeHashes.at(-1) ?? "";
      return [[task.output, entryOf({ source: task.source?.path ?? "", sourceBlob: task.originBlob, recipe, outputBlob })]];
    }),
  );
}

/** A file of the log that has no task, because it is a mask, a reference or a generated image. */
export function skippedAs(kind: Exclude<FileOwner["kind"], "result">, path: string): SkippedFile {
  return { code: "not-an-original", path, owner: { kind }, mode: "edit" };
}

/** The same for the result of a source. */
export function skippedResult(path: string, source: string, mode: "edit" | "localize" = "edit"): SkippedFile {
  return { code: "not-an-original", path, owner: { kind: "result", source }, mode };
}

/** The warning that a task waits for another recipe's result. */
export function postponed(path: string, producer: string, output: string, mayNotBeSelected = false): RunNotice {
  return { code: "task-postponed", path, producer, output, mayNotBeSelected };
}
