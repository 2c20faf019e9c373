import { createHash } from "node:crypto";
import { dirname } from "node:path";
import type { Context, PullRequest } from "../context.ts";
import { readPlainFile } from "../git/open-file.ts";
import { type FileHistory, readFileHistory } from "../github/file-history.ts";
import type { GitHub } from "../github/github-client.ts";
import { isFileOfBranch } from "../lock/branch-files.ts";
import { findNewerTip } from "../lock/branch-tip.ts";
import { candidateKey, type Lock, type LockEntry } from "../lock/lock.ts";
import { emptyResult, type Outcome } from "../outcome.ts";
import { readHeader } from "../pixels/header.ts";
import type { Size } from "../pixels/picture.ts";
import { isOriginalKept } from "../plan/commanded.ts";
import type { Task } from "../plan/task.ts";
import { debug } from "../runner/log-writer.ts";
import { isShown } from "./pictures.ts";
import type { Places, PullImages, Report } from "./report.ts";

/** Images of a pull request that the comment can show; of more it shows the newest. */
const MAX_IMAGES = 40;

interface Recorded {
  task: Task;
  entry: LockEntry;
}

/**
 * Finds the images that Retouch made in a pull request before this run, as far as the inputs of this run select them: the lock has their
 * records, the branch still has their bytes, and its base has others. One request, and none where nothing was made before; where the lock
 * records candidates of them, those for the results that runs keep; where the branch has other bytes, those for its newest lock.
 *
 * @param isNewest whether the lock is known to be that of the branch's newest commit.
 */
export async function findPullImages(report: Report, pull: PullRequest, github: GitHub, isNewest = false): Promise<PullImages> {
  const { number, base } = pull;
  const { context, delivered, prepared } = report;
  const recorded = listRecorded(report).slice(0, MAX_IMAGES);
  const made = new Map(listCommitted(report).map((outcome) => [outcome.task.output, outcome]));
  const before = recorded.filter(({ task }) => !made.has(task.output));
  const again = [...made.values()].filter(isMadeAgain).slice(0, MAX_IMAGES);
  const originals = (prepared?.plan.selected ?? []).filter(isOriginalKept).slice(0, MAX_IMAGES);
  const shown = [...before, ...again, ...originals];
  const paths = new Set(shown.flatMap(({ task: { source, output } }) => [...(source ? [source.path] : []), output]));
  const kept = recorded.filter(({ task }) => made.has(task.output));
  if (paths.size === 0) return { number, earlier: [], places: new Map(), digest: digest(kept, []) };
  try {
    const folder = dirname(prepared?.lockFile.path ?? "");
    const history = await readFileHistory(github, context, {
      base: base.ref,
      head: delivered?.commit?.branch ?? context.branch ?? "",
      folder: folder === "." ? undefined : folder,
      paths: [...paths],
    });
    const isOther = ({ task: { output } }: { task: Task }, blob: string) => history.head?.blobs.get(output) !== blob;
    const isMoved = before.some((one) => isOther(one, one.entry.outputBlob)) || originals.some((one) => isOther(one, one.task.originBlob));
    if (!isNewest && isMoved && (await learnNewest(report, [...paths], github))) return findPullImages(report, pull, github, true);
    const standing = before.filter((one) => isStanding(one, history));
    const places = new Map<Outcome, Places>();
    const images: { outcome: Outcome; entry: LockEntry }[] = [];
    for (const one of standing) {
      const outcome = await toOutcome(one, history, context);
      images.push({ outcome, entry: one.entry });
      places.set(outcome, placesOf(one, history));
    }
    const earlier = [...places.keys()];
    const lock = prepared?.lockFile.entries ?? new Map<string, LockEntry>();
    const candidates = await findCandidates(images, { lock, context, github });
    const { commit } = delivered ?? {};
    for (const outcome of commit ? again : []) {
      const original = findOriginal(outcome.task.source?.path ?? "", outcome.task.originBlob, history);
      if (commit && original !== undefined) places.set(outcome, { before: original, after: commit.sha });
    }
    const own = listOwn(report);
    const restored = originals.map(({ task }) => task).filter((task) => isOfPull(task, history, own));
    return { number, earlier, places, candidates, originals: restored, digest: digest([...kept, ...standing], restored) };
  } catch (error) {
    debug(`The earlier images of the pull request could not be read: ${error instanceof Error ? error.message : String(error)}`);
    return { number, earlier: [], places: new Map() };
  }
}

/**
 * Another run may have committed results of its own while this one worked: then the lock that this run began with does not record them.
 *
 * @returns whether the branch has more than was known.
 */
async function learnNewest({ prepared, delivered, context }: Report, paths: string[], github: GitHub): Promise<boolean> {
  const { path: lockPath, known, learn } = prepared?.lockFile ?? {};
  const branch = delivered?.commit?.branch ?? context.branch;
  if (lockPath === undefined || known === undefined || branch === undefined) return false;
  const { tip } = await findNewerTip({ context, github: async () => github, branch, lockPath, known, paths, force: true });
  if (tip) learn?.(tip.locks, (path) => tip.tree.get(path)?.sha);
  return tip !== undefined;
}

/** Candidates of these images. What finds them takes a while to load, and most pull requests have none. */
async function findCandidates(
  images: readonly { outcome: Outcome; entry: LockEntry }[],
  { lock, context, github }: { lock: Lock; context: Context; github: GitHub },
): Promise<PullImages["candidates"]> {
  if (!images.some(({ outcome }) => lock.has(candidateKey(outcome.task.output, 1)))) return undefined;
  const [{ createGitResults }, { findEarlierCandidates }] = await Promise.all([
    import("../cache/git-results.ts"),
    import("./earlier-candidates.ts"),
  ]);
  return findEarlierCandidates(images, { lock, store: createGitResults({ context, github: async () => github }) });
}

/** Selected images with a record of a result: those that this branch recorded first, then the newest. */
function listRecorded(report: Report): Recorded[] {
  const { prepared } = report;
  if (!prepared || prepared.lockFile.path === undefined) return [];
  const { entries } = prepared.lockFile;
  const own = listOwn(report);
  const found = prepared.plan.selected.flatMap(({ task }): Recorded[] => {
    const entry = entries.get(task.output);
    // Neither the image of another source, nor the source itself, nor that of another locale.
    const isOf = entry?.source === (task.source?.path ?? "") && entry.outputBlob !== entry.sourceBlob && entry.recipe !== "";
    return entry && isOf && isShown(task.output) ? [{ task, entry }] : [];
  });
  // The locales of a source are shown side by side, in the order of the plan.
  const groups = Map.groupBy(found, ({ task }) => (task.locale === undefined ? task.output : `${task.recipe.name}\0${task.source?.path}`));
  const ranked = [...groups.values()].map((group) => ({
    group,
    isOwn: group.some(({ task }) => own.has(task.output)),
    at: group.reduce((newest, { entry: { at } }) => (at > newest ? at : newest), ""),
  }));
  ranked.sort((a, b) => Number(b.isOwn) - Number(a.isOwn) || b.at.localeCompare(a.at));
  return ranked.flatMap(({ group }) => group);
}

/** The outputs of which this branch has records. */
function listOwn({ prepared, context: { branch } }: Report): ReadonlySet<string> {
  const { path: lockPath, known, recorded } = prepared?.lockFile ?? {};
  if (lockPath === undefined || known === undefined || recorded === undefined) return new Set();
  const files = [...known].filter(([file]) => branch !== undefined && isFileOfBranch(lockPath, branch, file));
  return new Set([...recorded.keys(), ...files.flatMap(([, lock]) => [...lock.keys()])]);
}

function listCommitted({ outcomes, delivered }: Report): Outcome[] {
  return delivered?.commit ? outcomes.filter(({ result }) => result.status === "edited") : [];
}

/** Whether the picture that the commit replaced was a result too. */
function isMadeAgain({ task: { source, output, originBlob } }: Outcome): boolean {
  return source !== undefined && source.path === output && originBlob !== source.blob;
}

/** Whether the branch has the recorded result, and has it not from its base. */
function isStanding({ task: { output }, entry }: Recorded, { base, head }: FileHistory): boolean {
  return head?.blobs.get(output) === entry.outputBlob && base?.blobs.get(output) !== entry.outputBlob;
}

/** Whether the branch has the original, and that is the pull request's doing. */
function isOfPull({ output, originBlob }: Task, { base, head }: FileHistory, own: ReadonlySet<string>): boolean {
  return head?.blobs.get(output) === originBlob && (own.has(output) || base?.blobs.get(output) !== originBlob);
}

/** The commit that shows a file as it was edited. */
function findOriginal(path: string, blob: string, { head, previous, base }: FileHistory): string | undefined {
  return [head, ...previous, base].find((commit) => commit?.blobs.get(path) === blob)?.sha;
}

function placesOf({ task: { source, output }, entry }: Recorded, history: FileHistory): Places {
  const { base, head } = history;
  const older = base?.blobs.has(output) ? base.sha : undefined;
  return { before: source ? findOriginal(source.path, entry.sourceBlob, history) : older, older, after: head?.sha ?? "" };
}

/** As the run that made the image reported it, as far as it is known. */
async function toOutcome({ task, entry }: Recorded, history: FileHistory, { workspace }: Context): Promise<Outcome> {
  const { source, output } = task;
  const { sourceBlob, provider, model, cost, sha256, bytes } = entry;
  const blob = sourceBlob === "" ? undefined : sourceBlob;
  const original = source && blob && { path: source.path, blob, indexBlob: findOriginal(source.path, blob, history) ? blob : undefined };
  // The size of a picture is that of its original by default, which the workspace may still have in its place.
  const size = await readSize(workspace, output);
  return {
    task: { ...task, source: original, originBlob: sourceBlob, outputIndexBlob: history.base?.blobs.get(output) },
    result: { ...emptyResult(task), status: "edited", provider, model, cost, sha256, bytes, ...size },
  };
}

async function readSize(root: string, path: string): Promise<Size | undefined> {
  try {
    const bytes = await readPlainFile(root, path);
    if (!bytes) return undefined;
    const { width, height } = readHeader(bytes);
    return { width, height };
  } catch {
    return undefined;
  }
}

function digest(images: readonly Recorded[], originals: readonly Task[]): string {
  const lines = [
    ...images.map(({ task, entry }) => `${task.output}\0${entry.outputBlob}`),
    ...originals.map(({ output, originBlob }) => `${output}\0${originBlob}`),
  ].sort();
  return createHash("sha256").update(lines.join("\n")).digest("hex").slice(0, 16);
}
