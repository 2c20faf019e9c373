import type { Context } from "../context.ts";
import { blobId, type ObjectId } from "../git/blob-identity.ts";
import { readBlob, type TreeEntryInput, writeBlob } from "../github/git-data.ts";
import type { GitHub } from "../github/github-client.ts";
import { readFailure } from "../github/github-errors.ts";
import { commitToRef, type HiddenFile, listHiddenFiles, listHiddenRefs } from "../github/hidden-ref.ts";
import { FORMATS } from "../pixels/picture.ts";
import { debug } from "../runner/log-writer.ts";
import { type CachedResult, checkResult, FRESH_MS, parseRecord, type ResultStore } from "./cached-result.ts";

/** Without the first `refs/`, as GitHub's API wants it. */
const PREFIX = "retouch/results/";
const MONTH = /^retouch\/results\/\d{4}-\d{2}$/;

/** Months that are kept, the current one included. */
const MAX_MONTHS = 3;
/** Bytes of all of them together. */
const MAX_BYTES = 1024 ** 3;

/** The state of a month's ref, as it was last seen. */
interface Month {
  /** The newest commit. */
  sha: string;
  /** By path. */
  files: ReadonlyMap<string, HiddenFile>;
}

export interface GitResultsOptions {
  context: Context;
  github: () => Promise<GitHub>;
  maxBytes?: number;
}

/** Keeps results in the repository without touching a branch: under one hidden ref a month, two files for each result. */
export function createGitResults({ context, github: connect, maxBytes = MAX_BYTES }: GitResultsOptions): ResultStore {
  const { owner, repo } = context;
  let months = new Map<string, Month>();
  let readAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | undefined;
  let isPruned = false;
  /** What this run has written: a reading that began before does not show it. */
  const own = new Map<string, HiddenFile>();
  /** Blobs of images that a failed write has stored already. */
  const stored = new Map<string, ObjectId>();

  async function refresh(): Promise<void> {
    const github = await connect();
    const refs = (await listHiddenRefs({ github, context }, PREFIX)).filter(({ name }) => MONTH.test(name));
    const found = await Promise.all(
      refs.map(async ({ name, sha }): Promise<[string, Month]> => {
        const known = months.get(name);
        if (known?.sha === sha) return [name, known];
        return [name, { sha, files: isCurrent(name) ? await listHiddenFiles({ github, context }, sha) : new Map() }];
      }),
    );
    // The newest first: a result that was made anew is there.
    months = new Map(found.sort(([a], [b]) => (a < b ? 1 : -1)));
    readAt = Date.now();
  }

  const read = () => {
    reading ??= refresh().finally(() => {
      reading = undefined;
    });
    return reading;
  };

  const findFile = (path: string) => {
    const file = own.get(path);
    if (file) return file;
    for (const { files } of months.values()) {
      const file = files.get(path);
      if (file) return file;
    }
    return undefined;
  };

  async function write(results: readonly CachedResult[]): Promise<void> {
    const github = await connect();
    const written = new Map<string, HiddenFile>();
    const entries: TreeEntryInput[] = [];
    const add = (path: string, file: HiddenFile, part: { sha: string } | { content: string }) => {
      written.set(path, file);
      entries.push({ path, type: "blob", mode: "100644", ...part });
    };
    // One after another, as GitHub asks of those who write.
    for (const { record, bytes } of results) {
      const content = `${JSON.stringify(record)}\n`;
      add(pathOf(record.key, "json"), { sha: blobId(content), bytes: Buffer.byteLength(content) }, { content });
      if (record.unchanged !== undefined) continue;
      const sha = stored.get(record.sha256) ?? (await writeBlob(github, context, bytes));
      stored.set(record.sha256, sha);
      add(pathOf(record.key, record.format), { sha, bytes: bytes.length }, { sha });
    }
    await commit(github, entries, written);
    for (const { record } of results) stored.delete(record.sha256);
    if (!isPruned) await prune(github);
    isPruned = true;
  }

  async function commit(github: GitHub, entries: readonly TreeEntryInput[], written: ReadonlyMap<string, HiddenFile>): Promise<void> {
    const name = nameOf(new Date());
    if (readAt === Number.NEGATIVE_INFINITY) await read();
    const message = `chore(images): keep results of run ${context.runId}`;
    const tipOf = () => months.get(name)?.sha;
    const sha = await commitToRef({ github, context }, { name, entries, message, tipOf, refresh });
    for (const [path, file] of written) own.set(path, file);
    const files = new Map([...(months.get(name)?.files ?? []), ...written]);
    months = new Map([[name, { sha, files }], ...[...months].filter(([other]) => other !== name)]);
  }

  /** Forgets what is too old, and then the oldest months of what is too much. */
  async function prune(github: GitHub): Promise<void> {
    const current = [...months].filter(([name]) => isCurrent(name));
    let bytes = 0;
    const kept = new Set<string>();
    for (const [index, [name, { files }]] of current.entries()) {
      bytes += [...new Map([...files.values()].map((file) => [file.sha, file.bytes])).values()].reduce((sum, one) => sum + one, 0);
      if (index === 0 || bytes <= maxBytes) kept.add(name);
    }
    for (const ref of [...months.keys()].filter((name) => !kept.has(name))) {
      try {
        await github.rest.git.deleteRef({ owner, repo, ref });
        months.delete(ref);
      } catch (error) {
        debug(`The results under ${ref} could not be deleted: ${readFailure(error).reason}`);
      }
    }
  }

  return {
    name: "git",
    find: async (keys) => {
      if (Date.now() - readAt > FRESH_MS) await read();
      return new Set(keys.filter((key) => findFile(pathOf(key, "json")) !== undefined));
    },
    read: async (key) => {
      const github = await connect();
      const file = findFile(pathOf(key, "json"));
      const record = file && parseRecord((await readBlob(github, context, file.sha)).toString("utf8"), key);
      if (!record || record.unchanged !== undefined) return record && checkResult(record, Buffer.alloc(0));
      const image = findFile(pathOf(key, record.format));
      return image && checkResult(record, await readBlob(github, context, image.sha));
    },
    write,
    isRefusal,
    isLost: isRefusal,
    placeOf: (key) => {
      for (const { sha, files } of months.values()) {
        const path = Object.keys(FORMATS)
          .map((format) => pathOf(key, format))
          .find((one) => files.has(one));
        if (path !== undefined) return { sha, path };
      }
      return undefined;
    },
  };
}

function pathOf(key: string, extension: string): string {
  return `${key.slice(0, 2)}/${key}.${extension}`;
}

/** Whether a ref is of this month or of the few before it. */
function isCurrent(name: string): boolean {
  const now = new Date();
  const oldest = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - MAX_MONTHS + 1));
  return name >= nameOf(oldest);
}

function nameOf(date: Date): string {
  return `${PREFIX}${date.toISOString().slice(0, 7)}`;
}

function isRefusal(error: unknown): boolean {
  const { status, isRateLimit, types } = readFailure(error);
  // Without a status it was not GitHub: there is no token.
  return (status === undefined && types === undefined) || (!isRateLimit && [401, 403, 404, 410].includes(status ?? 0));
}
