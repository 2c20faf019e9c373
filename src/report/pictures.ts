import type { Outcome } from "../outcome.ts";
import { toLine } from "../text/plain-text.ts";
import { blobUrl, picture } from "./markdown.ts";
import type { Report } from "./report.ts";

/** CSS pixels. Two columns of this width fit into a comment on a desktop. */
export const COLUMN = 400;
const MAX_HEIGHT = 480;

/** Wider than this (width / height), a picture in half a comment is too low to be judged: before then goes above after. */
const BANNER = 2.6;

/** What browsers show; anything else is a row without pictures. */
const SHOWN = /\.(?:png|jpe?g|jfif|webp|gif|avif|bmp)$/i;

export function isShown(path: string): boolean {
  return SHOWN.test(path);
}

/** A size in pixels, where it is known. */
interface MaybeSize {
  width: number | null;
  height: number | null;
}

export function isBanner({ width, height }: MaybeSize): boolean {
  return width !== null && height !== null && width / height > BANNER && width > COLUMN;
}

export function isUpright({ width, height }: MaybeSize): boolean {
  return width !== null && height !== null && height > width;
}

/** A file of a commit as a picture. */
export interface Shown extends MaybeSize {
  sha: string;
  path: string;
  /** Besides the path. */
  alt: string;
}

/** A picture in a column of that many CSS pixels: never enlarged, and not higher than a screen. */
export function showFile({ context }: Report, { sha, path, alt, ...size }: Shown, column: number): string {
  return picture({ url: blobUrl({ ...context, sha, path }), alt: `${toLine(path)} ${alt}`, width: displayWidth(size, column) });
}

/** The height follows from the width. */
function displayWidth({ width, height }: MaybeSize, column: number): number {
  if (width === null || height === null) return column;
  return Math.max(1, Math.round(Math.min(column, width, (MAX_HEIGHT * width) / height)));
}

/** Whether an older picture lay where a generated one lies now, or whether there is a source at all. */
export function isNew({ task }: Outcome): boolean {
  return task.source === undefined && task.outputIndexBlob === undefined;
}

/** What was there before: the source, and where there is none an older picture at the same place. */
export function showBefore(report: Report, { task, result, before }: Outcome, column: number): string {
  const { commit } = report.delivered ?? {};
  const path = result.source ?? result.output;
  // A source that is not in the repository has no address.
  const isThere = (task.source ? task.source.indexBlob : task.outputIndexBlob) !== undefined;
  if (commit === undefined || !isThere || !isShown(path)) return `<i>${isThere ? "not shown here" : "not in the repository"}</i>`;
  // `before` of a picture that was never read has no size.
  const { width, height } = before ?? result;
  return showFile(report, { sha: commit.parent, path, alt: "before", width, height }, column);
}

export function showAfter(report: Report, { result: { output, width, height } }: Outcome, column: number): string {
  const { commit } = report.delivered ?? {};
  return commit === undefined ? "" : showFile(report, { sha: commit.sha, path: output, alt: "after", width, height }, column);
}
