import { basename, dirname } from "node:path";
import type { ResultPlace } from "../cache/cached-result.ts";
import type { Context } from "../context.ts";
import { readPlainFile } from "../git/open-file.ts";
import { type TreeEntryInput, writeBlob } from "../github/git-data.ts";
import type { GitHub } from "../github/github-client.ts";
import { readFailure } from "../github/github-errors.ts";
import { commitToRef, type HiddenRef, listHiddenFiles, listHiddenRefs } from "../github/hidden-ref.ts";
import type { Outcome } from "../outcome.ts";
import { makeOutlinedCopy } from "../pixels/outlined-copy.ts";
import { makeSmallCopy } from "../pixels/preview.ts";
import { debug } from "../runner/log-writer.ts";
import { findHidden } from "./hidden-pictures.ts";
import { findOutlined, OUTLINED, type Outlined } from "./outline.ts";
import type { Previews, Report } from "./report.ts";

/** Without the first `refs/`. One ref for each pull request. */
const PREFIX = "retouch/previews/";
const PULL = /^retouch\/previews\/pull-(\d+)$/;

/** What is looked at without a long scroll, and written in less than a minute. */
const MAX_TASKS = 30;
const MAX_PICTURES = 60;
const MAX_MS = 60_000;

/** Days after which a pull request's pictures are deleted: closed, and without any activity. */
const CLOSED_DAYS = 14;
const IDLE_DAYS = 90;
/** Pull requests that one run looks at for that. */
const LOOKS = 5;

export interface PreviewOptions {
  github: GitHub;
  context: Context;
  /** Number of the pull request. */
  pull: number;
  signal: AbortSignal;
}

/** A picture on the disk, known by the blob id of its bytes, and by what is outlined in its copy. */
interface Original {
  key: string;
  regions?: Outlined["regions"];
  /** Absolute path of the folder, and the path of the file in it. */
  root: string;
  path: string;
}

/**
 * Puts small copies of what a run made, and of what was there before, where the comment can show them: under a hidden ref of the pull
 * request. A copy is known by the blob id of its original, so that what an earlier run has put there is neither made nor written again.
 *
 * @returns undefined where the token may not write, or nothing is to be shown.
 */
export async function publishPreviews(report: Report, options: PreviewOptions): Promise<Previews | undefined> {
  const { github, context, pull } = options;
  try {
    const wanted = await listOriginals(report);
    if (wanted.length === 0) return undefined;
    const name = `${PREFIX}pull-${pull}`;
    const refs = await listHiddenRefs({ github, context }, PREFIX);
    let tip = refs.find((ref) => ref.name === name)?.sha;
    const known = tip === undefined ? new Map() : await listHiddenFiles({ github, context }, tip);
    const entries = await writeCopies(
      wanted.filter(({ key }) => !known.has(pathOf(key))),
      options,
    );
    const refresh = async () => {
      tip = (await listHiddenRefs({ github, context }, PREFIX)).find((ref) => ref.name === name)?.sha;
    };
    const message = `chore(images): previews of run ${context.runId}`;
    const sha = entries.length === 0 ? tip : await commitToRef(options, { name, entries, message, tipOf: () => tip, refresh });
    if (sha === undefined) return undefined;
    if (entries.length > 0 && !options.signal.aborted) await prune(refs, options);
    const paths = new Set([...known.keys(), ...entries.map(({ path }) => path)]);
    const shown = wanted.filter(({ key }) => paths.has(pathOf(key)));
    return shown.length === 0 ? undefined : new Map(shown.map(({ key }): [string, ResultPlace] => [key, { sha, path: pathOf(key) }]));
  } catch (error) {
    // The gallery is there without them.
    debug(`Small copies for the comment could not be stored: ${readFailure(error).reason}`);
    return undefined;
  }
}

function pathOf(key: string): string {
  return `${key}.webp`;
}

/**
 * The pictures of the first tasks, each once: before, after, and the candidates that the repository does not show. Then as many with what
 * changed outlined as there is room for.
 */
async function listOriginals({ outcomes, delivered, context }: Report): Promise<Original[]> {
  const made = outcomes.filter(({ result, outputBlob }) => result.status === "edited" && outputBlob !== undefined);
  const hidden = await findHidden(made, context.workspace);
  const open = made.filter((outcome) => !hidden.has(outcome));
  const found = new Map<string, Original>();
  const first = open.slice(0, MAX_TASKS);
  const lists = first.map((outcome) => listPictures(outcome, { delivered, context }));
  for (const pictures of [...lists, ...first.map((outcome) => listOutlined(outcome, context))]) {
    const missing = pictures.filter(({ key }) => !found.has(key));
    if (found.size + missing.length > MAX_PICTURES) break;
    for (const one of missing) found.set(one.key, one);
  }
  return [...found.values()];
}

function listPictures(outcome: Outcome, { delivered, context }: Pick<Report, "delivered" | "context">): Original[] {
  const { task, original, outputBlob, kept = [] } = outcome;
  const aside = (key: string, file: string): Original => ({ key, root: dirname(file), path: basename(file) });
  const candidates = kept.filter(({ kind, cacheKey = "" }) => kind === "candidate" && !delivered?.kept?.has(cacheKey));
  return [
    ...(original === undefined ? [] : [aside(task.originBlob, original)]),
    ...(outputBlob === undefined ? [] : [{ key: outputBlob, root: context.workspace, path: task.output }]),
    ...candidates.map(({ blob, file }) => aside(blob, file)),
  ];
}

function listOutlined(outcome: Outcome, { workspace }: Context): Original[] {
  const outlined = findOutlined(outcome);
  return outlined ? [{ ...outlined, root: workspace, path: outcome.task.output }] : [];
}

/** One after another, as GitHub asks of those who write: the first one shows whether the token may. What cannot be read is left out. */
async function writeCopies(originals: readonly Original[], { github, context, signal }: PreviewOptions): Promise<TreeEntryInput[]> {
  const entries: TreeEntryInput[] = [];
  const end = Date.now() + MAX_MS;
  for (const original of originals) {
    if (signal.aborted || Date.now() > end) break;
    const copy = await readCopy(original);
    if (!copy) continue;
    try {
      entries.push({ path: pathOf(original.key), type: "blob", mode: "100644", sha: await writeBlob(github, context, copy) });
    } catch (error) {
      if (entries.length === 0) throw error;
      debug(`Not all small copies could be stored: ${readFailure(error).reason}`);
      break;
    }
  }
  return entries;
}

async function readCopy({ root, path, regions }: Original): Promise<Buffer | undefined> {
  try {
    const bytes = await readPlainFile(root, path);
    return bytes && (await (regions ? makeOutlinedCopy({ bytes, regions, box: OUTLINED }) : makeSmallCopy(bytes)));
  } catch (error) {
    debug(`${path} has no small copy: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

/** Forgets the pictures of pull requests that are over. Each run looks at a few of them, and the next one at others. */
async function prune(refs: readonly HiddenRef[], options: PreviewOptions): Promise<void> {
  const { github, context, pull } = options;
  const others = refs.flatMap(({ name }) => {
    const number = Number(PULL.exec(name)?.[1] ?? pull);
    return number === pull ? [] : [{ ref: name, number }];
  });
  const start = others.length === 0 ? 0 : Number(context.runId.slice(-9)) % others.length || 0;
  const looked = [...others.slice(start), ...others.slice(0, start)].slice(0, LOOKS);
  for (const { ref, number } of looked) {
    try {
      if (await isOver(number, options)) await github.rest.git.deleteRef({ owner: context.owner, repo: context.repo, ref });
    } catch (error) {
      debug(`The small copies under ${ref} could not be deleted: ${readFailure(error).reason}`);
    }
  }
}

async function isOver(number: number, { github, context: { owner, repo } }: PreviewOptions): Promise<boolean> {
  const { data } = await github.rest.pulls.get({ owner, repo, pull_number: number });
  const ageOf = (date: string) => (Date.now() - Date.parse(date)) / 86_400_000;
  return data.closed_at === null ? ageOf(data.updated_at) > IDLE_DAYS : ageOf(data.closed_at) > CLOSED_DAYS;
}
