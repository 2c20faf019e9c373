import type { RunNotice, TaskNotice } from "../notices.ts";
import { type Outcome, type RenderedResult, type Result, rejectedPath, retainedPath } from "../outcome.ts";
import { toInertJson } from "../text/inert-json.ts";
import { encodeArtifactPath } from "./artifact.ts";
import type { Change } from "./changes.ts";
import type { StaleOutput } from "./delivered.ts";

/** What the workspace has no place for. */
export const EXTRA_KINDS = ["rejected", "candidates", "steps"] as const;
export type ExtraKind = (typeof EXTRA_KINDS)[number];

/** A picture that goes to the artifact, whatever was asked for: one that was refused, another candidate, a step of an edit that failed. */
export interface ArtifactExtra {
  kind: ExtraKind;
  output: string;
  /** In the run's own folder; in the artifact too, where no image has such a path. */
  path: string;
  /** Absolute path. */
  file: string;
}

/** @param isShard its steps go with it, because the merge records them. */
export function listArtifactExtras(outcomes: readonly Outcome[], isShard: boolean): ArtifactExtra[] {
  return outcomes.flatMap(({ task: { output }, result, rejected = [], kept = [] }): ArtifactExtra[] => [
    ...rejected.map((file, index): ArtifactExtra => ({ kind: "rejected", output, path: rejectedPath(output, index), file })),
    ...kept.flatMap((one): ArtifactExtra[] => {
      const place = { output, path: retainedPath(one, output), file: one.file };
      // The first candidate is the output.
      if (one.kind === "candidate") return one.number > 1 ? [{ kind: "candidates", ...place }] : [];
      return isShard || result.status === "failed" ? [{ kind: "steps", ...place }] : [];
    }),
  ]);
}

/** A notice that they are only in the run's own folder. Empty where there are none. @param extras with their paths in that folder. */
export function noteTempFolder(extras: readonly ArtifactExtra[]): RunNotice[] {
  const kinds = EXTRA_KINDS.filter((kind) => extras.some((one) => one.kind === kind));
  return extras.slice(0, 1).map(({ file, path }) => ({ code: "left-in-temp", folder: file.slice(0, -path.length - 1), kinds }));
}

/** The extras with their paths in the artifact: the repository may have a folder of such a name with images that were edited. */
export function placeArtifactExtras(extras: readonly ArtifactExtra[], uploads: readonly Change[]): ArtifactExtra[] {
  const tops = new Set(uploads.map(({ task }) => task.output.slice(0, task.output.indexOf("/") + 1)));
  const prefixes = new Map(
    EXTRA_KINDS.map((kind) => {
      let prefix = "";
      while (tops.has(`${prefix}${kind}/`)) prefix += "_";
      return [kind, prefix];
    }),
  );
  return extras.map((one) => ({ ...one, path: `${prefixes.get(one.kind) ?? ""}${one.path}` }));
}

export interface ResultsContent {
  outcomes: readonly Outcome[];
  renderResult(result: Result): RenderedResult;
  uploads: readonly Change[];
  /** With their paths in the artifact. */
  extras: readonly ArtifactExtra[];
  stale: readonly StaleOutput[];
}

/**
 * The `results` output, each with where in the artifact the image is (`file`), or the one that was refused (`rejected`), else null; and with
 * the paths of its further candidates and of its steps, where there are any.
 */
export function renderResults({ outcomes, renderResult, uploads, extras, stale }: ResultsContent): string {
  const uploaded = new Set<string>(uploads.map(({ task }) => task.output));
  const extrasOf = Map.groupBy(extras, ({ output }) => output);
  const markOne = createStaleMarker(stale);
  const rows = outcomes.map(({ result }) => {
    const own = extrasOf.get(result.output) ?? [];
    const pathsOf = (wanted: ExtraKind) => own.flatMap(({ kind, path }) => (kind === wanted ? encodeArtifactPath(path) : []));
    const [candidates, steps] = [pathsOf("candidates"), pathsOf("steps")];
    return {
      ...renderResult(markOne(result)),
      file: uploaded.has(result.output) ? encodeArtifactPath(result.output) : null,
      rejected: pathsOf("rejected")[0] ?? null,
      candidates: candidates.length > 0 ? candidates : undefined,
      steps: steps.length > 0 ? steps : undefined,
    };
  });
  return `${toInertJson(rows, 2)}\n`;
}

/** Marks images that the branch has overtaken; a failed task stays failed. */
export function createStaleMarker(stale: readonly StaleOutput[]): (result: Result) => Result {
  const byOutput = new Map(stale.map((one) => [one.output, one]));
  return (result) => {
    const found = result.status === "edited" ? byOutput.get(result.output) : undefined;
    if (!found) return result;
    const { removed } = found;
    const warnings: TaskNotice[] = removed === undefined ? [] : [{ code: "removed-on-branch", path: removed }];
    return { ...result, status: "stale", warnings: [...result.warnings, ...warnings] };
  };
}
