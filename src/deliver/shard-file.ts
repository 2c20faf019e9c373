import { z } from "zod";
import { ADVICE, type ErrorCode } from "../errors.ts";
import type { Recipe } from "../inputs/recipe.ts";
import type { Shard } from "../inputs/value-types.ts";
import { type Lock, lockEntrySchema, objectIdSchema } from "../lock/lock.ts";
import { keysOf, type Outcome, type RenderedResult, type Result } from "../outcome.ts";
import { FORMATS, type ImageFormat } from "../pixels/picture.ts";
import { MODES, PROVIDER_NAMES } from "../providers/names.ts";
import { MAX_DOLLARS } from "../text/dollars.ts";
import { toInertJson } from "../text/inert-json.ts";
import { isRepositoryPath } from "../text/repository-path.ts";
import { encodeArtifactPath } from "./artifact.ts";
import type { ResultsContent } from "./artifact-extras.ts";

/*
 * What a shard leaves for the merge, beside its images: a file in its artifact. The merge takes it for what another job wrote, and so
 * checks it like a file from outside.
 */

export const SHARD_FILE = "shard.json";

export function nameShard(artifactName: string, { index, count }: Shard): string {
  return `${artifactName}-shard-${index}-of-${count}`;
}

const text = z.string();
const count = z.int().nonnegative();
const path = text.refine(isRepositoryPath);
const hash = text.regex(/^[0-9a-f]{64}$/);
const amount = z.number().min(0);
const error = z.object({ code: z.enum(Object.keys(ADVICE) as [ErrorCode, ...ErrorCode[]]), message: text });

const size = z.object({ width: count, height: count });
const placementSchema = z.object({ code: z.enum(["cropped", "padded", "stretched"]), from: size, to: size });

/** The notices that say what became of a task, or how its image lies upon its source, go as they are; the others as sentences. */
const noticeSchema = z.discriminatedUnion("code", [
  z.object({ code: z.literal("declined") }),
  z.object({ code: z.literal("removed-on-branch"), path: text }),
  z.object({ code: z.literal("no-text-found"), message: text.optional() }),
  z.object({ code: z.literal("fallback-used"), locale: text }),
  z.object({ code: z.literal("of-shard"), text }),
  placementSchema,
]);

/** Without what its task says. */
const share = z.number().min(0).max(1);
const pair = z.object({ x: z.number(), y: z.number() });
const shown = z.object({ width: count, height: count, format: z.enum(Object.keys(FORMATS) as [ImageFormat, ...ImageFormat[]]) });

const fidelitySchema = z.object({
  ...{ changed: share, changedOutside: share, confidence: share, preserved: share.nullable() },
  ...{ ssimInside: z.number().nullable(), ssimOutside: z.number().nullable() },
  ...{ deltaEInside: z.number().nullable(), deltaEOutside: z.number().nullable() },
  regions: z.array(z.object({ x: amount, y: amount, width: amount, height: amount })).max(64),
  ...{ shift: pair, zoom: pair, tone: z.number(), source: shown, answer: shown },
});

const resultSchema = z.object({
  status: z.enum(["edited", "unchanged", "modified", "failed", "planned", "stale"]),
  cached: z.boolean(),
  width: count.nullable(),
  height: count.nullable(),
  bytes: count.nullable(),
  sha256: hash.nullable(),
  cost: amount.max(MAX_DOLLARS).nullable(),
  durationMs: amount.nullable(),
  warnings: z.array(noticeSchema),
  error: error.nullable(),
  text: z
    .object({ score: z.number().nullable(), missing: z.array(text), left: z.array(text), replaced: z.array(text).optional() })
    .optional(),
  candidates: count.optional(),
  sourceBytes: amount.optional(),
  fidelity: fidelitySchema.optional(),
});

/** Images beside one output. */
const MAX_ASIDE = 64;

const keptSchema = z.object({
  kind: z.enum(["candidate", "step"]),
  number: z.int().min(1).max(1000),
  blob: objectIdSchema,
  width: count,
  height: count,
  placement: placementSchema.optional(),
  cacheKey: hash.optional(),
  /** Its path in the artifact; absent where the artifact does not have it, or has it as the output. */
  file: text.optional(),
});

const outcomeSchema = z.object({
  /** Index in `recipes`. */
  recipe: count,
  source: z.object({ path, blob: objectIdSchema, indexBlob: objectIdSchema.optional() }).optional(),
  output: path,
  locale: text.optional(),
  originBlob: objectIdSchema.or(z.literal("")),
  /** Of the file that the result replaces. */
  outputIndexBlob: objectIdSchema.optional(),
  result: resultSchema,
  before: z.object({ width: count, height: count, bytes: count }).optional(),
  changedShare: z.number().min(0).max(1).optional(),
  /** Hash of the image, which the artifact has at the output's path; absent where there is none. */
  image: hash.optional(),
  fallback: text.optional(),
  taken: count.optional(),
  kept: z.array(keptSchema).max(MAX_ASIDE),
  /** Paths in the artifact. */
  rejected: z.array(text).max(MAX_ASIDE),
  /** Records for the lock, by key. */
  entries: z.record(text, lockEntrySchema),
});

export type ShardOutcome = z.infer<typeof outcomeSchema>;

const recipeSchema = z.object({
  name: text,
  mode: z.enum(MODES),
  provider: z.enum(PROVIDER_NAMES),
  model: text,
  images: z.array(text),
  locales: z.array(text),
  sourceLocale: text.optional(),
  candidates: count,
});

export type ShardRecipe = z.infer<typeof recipeSchema>;

/** What a shard knows besides its tasks. */
const factsSchema = z.object({
  /** Sentences about the shard as a whole. */
  notices: z.array(text),
  /** Sentences about recipes without tasks. */
  idle: z.array(text),
  errors: z.array(error),
  /** US dollars; null where not known. */
  estimatedCost: amount.nullable(),
});

export type ShardFacts = z.infer<typeof factsSchema>;

const fileSchema = factsSchema.extend({
  version: z.literal(1),
  shard: z.object({ index: count, count }),
  recipes: z.array(recipeSchema),
  outcomes: z.array(outcomeSchema),
});

export type ShardFile = z.infer<typeof fileSchema>;

/** @throws where it is not what a shard writes. */
export function parseShardFile(content: string): ShardFile {
  return fileSchema.parse(JSON.parse(content));
}

interface Parts extends Pick<ResultsContent, "uploads" | "extras"> {
  shard: Shard;
  outcomes: readonly Outcome[];
  recorded: Lock;
  renderResult(result: Result): RenderedResult;
  recipes: readonly Recipe[];
  facts?: ShardFacts;
}

export function renderShardFile({ shard, outcomes, facts, ...parts }: Parts): string {
  const file: z.input<typeof fileSchema> = {
    version: 1,
    shard,
    ...{ notices: [], idle: [], errors: [], estimatedCost: null, ...facts },
    recipes: parts.recipes.map(describeRecipe),
    outcomes: outcomes.map((outcome) => describeOutcome(outcome, parts)),
  };
  return `${toInertJson(file)}\n`;
}

function describeRecipe({ name, mode, provider, modelName: model, candidates, sourceLocale, ...lists }: Recipe): ShardRecipe {
  return { name, mode, provider: provider.name, model, candidates, sourceLocale, images: [...lists.images], locales: [...lists.locales] };
}

type Describing = Omit<Parts, "shard" | "outcomes" | "facts">;

function describeOutcome(
  outcome: Outcome,
  { uploads, extras, recorded, renderResult, recipes }: Describing,
): z.input<typeof outcomeSchema> {
  const { task, result, before, changedShare, outputSha256, fallback, taken, kept = [], rejected = [] } = outcome;
  const { source, output, locale, originBlob, outputIndexBlob } = task;
  const files = new Map(extras.map(({ file, path }) => [file, encodeArtifactPath(path)]));
  const { source: _source, output: _output, locale: _locale, provider: _provider, model: _model, recipe: _recipe, ...own } = result;
  const sentences = renderResult(result).warnings;
  const warnings = result.warnings.map(
    (notice, index) => noticeSchema.safeParse(notice).data ?? { code: "of-shard" as const, text: sentences[index] ?? "" },
  );
  return {
    recipe: recipes.findIndex(({ name }) => name === task.recipe.name),
    source: source && { path: source.path, blob: source.blob, indexBlob: source.indexBlob },
    ...{ output, locale, originBlob, outputIndexBlob, before, changedShare, fallback, taken },
    result: { ...own, warnings },
    image: uploads.some((upload) => upload.task === task) ? outputSha256 : undefined,
    kept: kept.map(({ key: _key, file, ...one }) => ({ ...one, file: files.get(file) })),
    rejected: rejected.flatMap((file) => files.get(file) ?? []),
    entries: Object.fromEntries(
      keysOf(outcome).flatMap((key) => {
        const entry = recorded.get(key);
        return entry ? [[key, entry]] : [];
      }),
    ),
  };
}
