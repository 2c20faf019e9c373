import { createWriteStream } from "node:fs";
import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import pLimit from "p-limit";
import { hasArtifacts, uploadPage } from "../deliver/artifact.ts";
import { toRetouchError } from "../errors.ts";
import { copyPlainFile, openPlainFile, readPlainFile } from "../git/open-file.ts";
import { type SetAside, setAside } from "../git/own-folder.ts";
import type { TaskNotice } from "../notices.ts";
import type { Outcome } from "../outcome.ts";
import { readFileHeader } from "../pixels/file-header.ts";
import { describeShown, makePreview, type Preview } from "../pixels/preview.ts";
import * as log from "../runner/log-writer.ts";
import { findHidden } from "./hidden-pictures.ts";
import { findSourceFit, listPageOutcomes, type PagePicture, type PageTask, toPageData, toPageTask } from "./page-data.ts";
import { renderPage, renderPicture } from "./render-page.ts";
import type { Gallery, Report } from "./report.ts";
import { galleryNotUploaded } from "./wording.ts";

/** Bytes of the pictures within the page. Base64 makes a third more of them; a browser opens 50 MB within two seconds. */
const MAX_INLINE = 34e6;

/** Pictures that are read at the same time. */
const PARALLEL = 2;

export interface ReportFile {
  /** Absolute path of the page. */
  file: string;
  /** Absolute paths of pictures beside it, for which it has no room. */
  beside: string[];
}

/** Writes the gallery, and uploads it so that the comment can link it. @param name of the artifact that the run's own is named by. */
export async function publishGallery(report: Report, name: string): Promise<Gallery | undefined> {
  const written = await writeReportFile(report);
  if (!written) return undefined;
  const { context } = report;
  if (!hasArtifacts(context)) return { file: written.file };
  try {
    const { url } = await uploadPage({ name: `${name}-report`, ...written, context });
    return { file: written.file, url };
  } catch (error) {
    log.info(galleryNotUploaded(toRetouchError(error, "delivery").message, written.file));
    return { file: written.file };
  }
}

/** A picture of a task, as it lies on the disk. */
interface Source {
  label: string;
  side: PagePicture["side"];
  /** Absolute path of the folder, and the path of the file in it. */
  root: string;
  path: string;
  /** Of a result: how it was made of the model's answer. */
  notices?: readonly TaskNotice[];
  /** WebP, where it was drawn already. */
  thumbnail?: SetAside | undefined;
}

interface Content extends Omit<Preview, "shown" | "thumbnail"> {
  id: number;
  thumbnail: SetAside;
  root: string;
  path: string;
  bytes: number;
}

/**
 * Writes the before/after gallery of a run: one HTML file below `RUNNER_TEMP`, which needs nothing else. Pictures for which it has no room
 * are files beside it.
 *
 * @returns undefined where there is nothing to see.
 */
export async function writeReportFile(report: Report): Promise<ReportFile | undefined> {
  const outcomes = listPageOutcomes(report);
  if (outcomes.length === 0) return undefined;
  const { tempDir } = report.context;
  await mkdir(tempDir, { recursive: true });
  const folder = await mkdtemp(join(tempDir, "retouch-report-"));
  const hidden = await findHidden(outcomes, report.context.workspace);
  const contents = await readContents(report, { outcomes: outcomes.filter((outcome) => !hidden.has(outcome)), folder });
  const inline = chooseInline(contents);
  const tasks = outcomes.map((outcome) =>
    hidden.has(outcome) ? toPageTask(outcome) : describeTask(report, outcome, { contents, inline }),
  );
  const { head, middle, tail } = await renderPage(toPageData(report, tasks));
  const file = join(folder, "retouch-report.html");
  const parts = async function* () {
    yield head;
    for (const { id, thumbnail } of contents.values()) yield* renderPicture(`thumbnail-${id}`, thumbnail.read());
    yield middle;
    for (const content of inline) yield* renderPicture(`picture-${content.id}`, await readContent(content));
    yield tail;
  };
  await pipeline(Readable.from(parts()), createWriteStream(file, { flags: "wx" }));
  const beside: string[] = [];
  for (const content of contents.values()) {
    if (inline.has(content)) continue;
    const path = join(folder, addressOf(content));
    await mkdir(dirname(path), { recursive: true });
    if (await copyPlainFile(content.root, content.path, path)) beside.push(path);
  }
  return { file, beside };
}

/** The pictures of a task: the image before, the result, and what else was made. */
function listSources({ context }: Report, { result, original, thumbnails = {}, kept = [], rejected = [] }: Outcome): Source[] {
  const aside = (label: string, file: string, notices: readonly TaskNotice[] = []): Source => ({
    ...{ label, side: "after", root: dirname(file), path: basename(file), notices },
  });
  const before: Source[] = original
    ? [{ label: "Before", side: "before", root: dirname(original), path: basename(original), thumbnail: thumbnails.before }]
    : [];
  const candidates = kept.filter(({ kind, number }) => kind === "candidate" && number > 1);
  const isMade = result.status === "edited" || result.status === "stale";
  return [
    ...before,
    ...(isMade
      ? [{ ...aside("After", "", result.warnings), root: context.workspace, path: result.output, thumbnail: thumbnails.after }]
      : []),
    ...candidates.map(({ number, file, placement }) => aside(`Candidate ${number}`, file, placement && [placement])),
    ...rejected.map((file, index) => aside(`Rejected ${index + 1}`, file)),
  ];
}

const keyOf = ({ root, path }: Pick<Source, "root" | "path">) => join(root, path);

/** Each picture once: the source of many locales is one. What cannot be read is left out. */
async function readContents(
  report: Report,
  { outcomes, folder }: { outcomes: readonly Outcome[]; folder: string },
): Promise<Map<string, Content>> {
  const sources = new Map<string, Source>();
  for (const source of outcomes.flatMap((outcome) => listSources(report, outcome))) {
    const known = sources.get(keyOf(source));
    if (known?.thumbnail === undefined) sources.set(keyOf(source), source);
  }
  const limit = pLimit(PARALLEL);
  const contents = new Map<string, Content>();
  const read = async ([key, source]: [string, Source], id: number) => {
    const { root, path } = source;
    try {
      const known = describeKnown(source);
      if (known) return void contents.set(key, { id, ...known });
      const bytes = await readPlainFile(root, path);
      if (!bytes) return;
      const { shown, thumbnail, ...preview } = await makePreview(bytes);
      let place = { root, path, bytes: bytes.length };
      if (shown) {
        place = { root: folder, path: `shown-${id}.webp`, bytes: shown.length };
        await writeFile(join(folder, place.path), shown, { flag: "wx" });
      }
      contents.set(key, { id, ...place, ...preview, thumbnail: await setAside(report.context.tempDir, thumbnail) });
    } catch (error) {
      log.debug(`${path} is not in the gallery: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  await Promise.all([...sources].map((entry, id) => limit(() => read(entry, id))));
  return new Map([...contents].sort(([, a], [, b]) => a.id - b.id));
}

/** What was drawn already is not read again, but for its header. */
function describeKnown({ root, path, thumbnail }: Source): Omit<Content, "id"> | undefined {
  if (!thumbnail) return undefined;
  using file = openPlainFile(root, path);
  const header = file && readFileHeader(file);
  const preview = header && describeShown(header);
  return preview && { root, path, bytes: file.size, ...preview, thumbnail };
}

/** The first pictures that there is room for, beside the thumbnails of all. */
function chooseInline(contents: ReadonlyMap<string, Content>): Set<Content> {
  const all = [...contents.values()];
  let room = MAX_INLINE - all.reduce((sum, { thumbnail }) => sum + thumbnail.length, 0);
  return new Set(
    all.filter((content) => {
      const size = content.bytes;
      if (size > room) return false;
      room -= size;
      return true;
    }),
  );
}

async function readContent({ root, path }: Content): Promise<Buffer> {
  return (await readPlainFile(root, path)) ?? Buffer.alloc(0);
}

/** Relative to the page. */
function addressOf({ id, mediaType }: Content): string {
  return `pictures/${id}.${mediaType.replace(/^image\//, "")}`;
}

interface Contents {
  contents: ReadonlyMap<string, Content>;
  inline: ReadonlySet<Content>;
}

function describeTask(report: Report, outcome: Outcome, { contents, inline }: Contents): PageTask {
  const found = listSources(report, outcome).flatMap((source) => {
    const content = contents.get(keyOf(source));
    return content ? [{ source, content }] : [];
  });
  const before = found.find(({ source }) => source.side === "before")?.content;
  const pictures = found.map(({ source: { label, side, notices = [] }, content }): PagePicture => {
    const { id, mediaType, width, height } = content;
    const place = inline.has(content) ? { id } : { url: addressOf(content) };
    const fit = before && side === "after" ? findSourceFit(before, content, notices) : undefined;
    return { label, side, mediaType, width, height, fit, ...place };
  });
  const thumbOf = (wanted: PagePicture["side"]) => found.find(({ source }) => source.side === wanted)?.content.id ?? null;
  return { ...toPageTask(outcome), thumbs: { before: thumbOf("before"), after: thumbOf("after") }, pictures };
}
