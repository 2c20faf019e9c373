import { dirname } from "node:path/posix";
import { ADVICE } from "../errors.ts";
import { isPlacement, type TaskNotice } from "../notices.ts";
import type { Outcome } from "../outcome.ts";
import type { Fidelity } from "../pixels/fidelity/keep-source.ts";
import { hasSameRatio } from "../pixels/geometry.ts";
import type { Size } from "../pixels/picture.ts";
import { formatBytes, formatDollars, formatDuration, formatShare, formatSigned, formatSize, plural } from "../text/format.ts";
import { cutMiddle, toLine } from "../text/plain-text.ts";
import { runUrl } from "./markdown.ts";
import { hasSandbox, type Report } from "./report.ts";
import { describeRunCost, formatScore, headline, listFaults, SANDBOX_NOTICE, statusText, warningsOf } from "./wording.ts";

/** A picture of the page. Its bytes stand at the end of the page under `id`, or in a file beside it at `url`. */
export interface PagePicture {
  /** `Before`, `After`, `Candidate 2`, `Rejected 1`. */
  label: string;
  side: "before" | "after";
  mediaType: string;
  /** Pixels. */
  width: number;
  height: number;
  /** Of a result: how the image before is laid into its frame to show the same place; absent where that is not known. */
  fit?: SourceFit | undefined;
  id?: number;
  url?: string;
}

/** `same`: both have one ratio. Else as in CSS: the whole of it, stretched; as much as fills the frame; the whole of it, with edges. */
export type SourceFit = "same" | "fill" | "cover" | "contain";

/** What the page shows of one task. In `warnings` and in the message of `error`, backticks mark names; all other texts are plain. */
export interface PageTask {
  output: string;
  /** The same to be shown, in the list and above the pictures. */
  name: string;
  title: string;
  source: string;
  /** Empty where there is none, as are recipe and folder. */
  locale: string;
  recipe: string;
  folder: string;
  status: string;
  statusText: string;
  /** Share (0–1) of pixels that differ visibly; null where it is not known. */
  changed: number | null;
  /** The figures in one line. */
  line: string;
  facts: [name: string, text: string][];
  prompts: readonly string[];
  warnings: readonly string[];
  error: { code: string; message: string } | null;
  /** The `id` of each among the thumbnails of the page; null where there is no picture. */
  thumbs: { before: number | null; after: number | null };
  pictures: PagePicture[];
  /** Where the edit changed it, in pixels of the result. */
  region?: Fidelity["regions"] | undefined;
}

export interface PageData {
  title: string;
  headline: string;
  facts: readonly string[];
  notice: string;
  links: readonly { text: string; url: string }[];
  tasks: readonly PageTask[];
}

/** What was made, and what failed. Empty where no picture came out of the run. */
export function listPageOutcomes({ outcomes }: Report): Outcome[] {
  const hasPicture = ({ result, rejected = [] }: Outcome) => ["edited", "stale"].includes(result.status) || rejected.length > 0;
  if (!outcomes.some(hasPicture)) return [];
  return outcomes.filter(({ result }) => ["edited", "failed", "stale"].includes(result.status));
}

export function toPageData(report: Report, tasks: readonly PageTask[]): PageData {
  const { context, delivered, durationMs } = report;
  const { commit, artifact } = delivered ?? {};
  return {
    title: `Retouch: ${headline(report)}`,
    headline: `Retouch: ${headline(report)}`,
    facts: [describeRunCost(report), formatDuration(durationMs)].filter((fact) => fact !== ""),
    notice: hasSandbox(report) ? SANDBOX_NOTICE : "",
    links: [
      ...(context.runId === "" ? [] : [{ text: "Run", url: runUrl(context) }]),
      ...(commit ? [{ text: `Commit ${commit.sha.slice(0, 7)}`, url: commit.url }] : []),
      ...(artifact ? [{ text: "Artifact", url: artifact.url }] : []),
    ],
    tasks,
  };
}

/** Characters of a path above the pictures, of which a phone has three lines. */
const MAX_TITLE = 80;

/** The texts and figures of one task; its pictures are added to them. */
export function toPageTask(outcome: Outcome): PageTask {
  const { task, result, changedShare } = outcome;
  const { error } = result;
  const folder = dirname(result.output);
  const advice = error ? ADVICE[error.code] : "";
  return {
    output: result.output,
    name: toLine(result.output),
    title: cutMiddle(toLine(result.output), MAX_TITLE),
    source: result.source ?? "",
    locale: result.locale ?? "",
    recipe: result.recipe ?? "",
    folder: folder === "." ? "" : toLine(folder),
    status: result.status,
    statusText: plainStatus(outcome),
    changed: changedShare ?? null,
    line: listFigures(outcome).join(" · "),
    facts: listFacts(outcome),
    prompts: task.recipe.prompts.filter((prompt) => prompt !== ""),
    warnings: warningsOf(outcome),
    error: error ? { code: error.code, message: [error.message, advice].filter(Boolean).join(" ") } : null,
    thumbs: { before: null, after: null },
    pictures: [],
    region: result.fidelity?.regions,
  };
}

const FITS = { cropped: "cover", padded: "contain", stretched: "fill" } as const;

/**
 * How the source lies upon a result of another ratio: as Retouch laid the model's answer, where that had the ratio of the source. Where
 * the model itself gave the picture another ratio, nobody knows.
 *
 * @param notices of this result.
 */
export function findSourceFit(source: Size, result: Size, notices: readonly TaskNotice[]): SourceFit | undefined {
  if (hasSameRatio(source, result)) return "same";
  const placement = notices.filter(isPlacement).find(({ from }) => hasSameRatio(source, from));
  return placement && FITS[placement.code];
}

function plainStatus(outcome: Outcome): string {
  return statusText(outcome).replaceAll("`", "");
}

function listFigures({ changedShare, result }: Outcome): string[] {
  const { width, height, bytes, cost, cached } = result;
  return [
    width === null || height === null ? "" : formatSize({ width, height }),
    bytes === null ? "" : formatBytes(bytes),
    changedShare === undefined ? "" : `${formatShare(changedShare)} changed`,
    cached ? "from an earlier run" : cost ? formatDollars(cost) : "",
    formatScore(result.text),
  ].filter((text) => text !== "");
}

function listFacts(outcome: Outcome): [string, string][] {
  const { before, changedShare, result } = outcome;
  const { source, output, width, height, bytes, cost, cached, durationMs, text, candidates, fidelity } = result;
  const size = width === null || height === null ? "" : formatSize({ width, height });
  const weight = bytes === null ? "" : formatBytes(bytes);
  const facts: [string, string][] = [
    ["Result", plainStatus(outcome)],
    ["Path", output.length > MAX_TITLE ? toLine(output) : ""],
    ["Source", source === null || source === output ? "" : toLine(source)],
    ["Locale", result.locale ?? ""],
    ["Recipe", result.recipe ?? ""],
    ["Pixels", change(before ? formatSize(before) : "", size)],
    ["Size", change(before && before.bytes > 0 ? formatBytes(before.bytes) : "", weight)],
    ["Changed", changedShare === undefined ? "" : `${formatShare(changedShare)} of pixels`],
    ...(fidelity ? listFidelity(fidelity) : []),
    ["Text", text === undefined || text.score === null ? "" : formatShare(text.score)],
    ...(text ? listFaults(text).map(({ kind, words }): [string, string] => [`Text ${kind}`, words.join(", ")]) : []),
    ["Candidates", candidates === undefined ? "" : plural(candidates, "result")],
    ["Model", result.model === result.provider ? result.provider : `${result.provider} ${result.model}`],
    ["Cost", cached ? "from an earlier run" : cost === null ? "not known" : formatDollars(cost)],
    ["Time", durationMs === null ? "" : formatDuration(durationMs)],
  ];
  return facts.filter(([, text]) => text !== "");
}

/** Below these, the model left the picture where and as it was. */
const LEAST = { pixels: 0.25, zoom: 0.001, tone: 1 };

function listFidelity({ confidence, preserved, shift, zoom, tone, ssimOutside, deltaEOutside }: Fidelity): [string, string][] {
  const moved = Math.hypot(shift.x, shift.y) >= LEAST.pixels;
  const zoomed = Math.max(Math.abs(zoom.x - 1), Math.abs(zoom.y - 1)) >= LEAST.zoom;
  const percent = (factor: number) => `${formatSigned((factor - 1) * 100, 1, "+")} %`;
  return [
    ["Confidence", `${formatShare(confidence)} of the source found`],
    ["Preserved", preserved === null ? "" : `${formatShare(preserved)} of pixels are the source's`],
    ["Model moved it by", moved ? `${formatSigned(shift.x, 1)}, ${formatSigned(shift.y, 1)} px` : ""],
    ["Model scaled it by", zoomed ? `${percent(zoom.x)} × ${percent(zoom.y)}` : ""],
    ["Model toned it by", Math.abs(tone) >= LEAST.tone ? `${formatSigned(tone, 1)} of 255` : ""],
    ["Similarity elsewhere", ssimOutside === null ? "" : `SSIM ${ssimOutside.toFixed(3)}`],
    ["Colours elsewhere", deltaEOutside === null ? "" : `ΔE ${deltaEOutside.toFixed(2)}`],
  ];
}

/** `before → after`, or the one that is known or both are. */
function change(before: string, after: string): string {
  return before === "" || after === "" || before === after ? after || before : `${before} → ${after}`;
}
