import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import pLimit from "p-limit";
import type { Context } from "../context.ts";
import { RetouchError } from "../errors.ts";
import type { ProtectedPaths } from "../plan/protected-paths.ts";
import { redact } from "../redact.ts";
import { checkArtifacts } from "./artifact.ts";
import { SHARDS } from "./delivery-messages.ts";
import { parseShardFile, SHARD_FILE, type ShardFile } from "./shard-file.ts";
import { readTasks, type ShardTasks } from "./take-shard.ts";
import { openZip } from "./zip-reader.ts";

/** The artifact of a shard. */
export interface ShardArtifact {
  /** Number of the shard. */
  index: number;
  id: number;
  name: string;
  digest?: string;
}

export interface FoundShards {
  /** Shards of the run, whether they left an artifact or not. */
  count: number;
  /** In the order of the shards, the newest of each first: it was run again, or it is one of several legs. */
  artifacts: ShardArtifact[];
}

/** Artifacts of one shard: attempts of its job, or legs of a matrix. */
const MAX_OF_ONE = 16;

/** Bytes of a description: of as many tasks as a run may have. */
const MAX_DESCRIPTION = 64 << 20;

/**
 * Lists what the shards of this very workflow run left. Of a run that was divided in two ways, the newest division counts.
 *
 * @throws RetouchError `delivery` where there is none, or they cannot be listed.
 */
export async function findShards(artifactName: string, context: Context): Promise<FoundShards> {
  checkArtifacts(context);
  const listed = await listArtifacts();
  // A name that was taken got a number.
  const suffix = /^-shard-([1-9]\d{0,2})-of-([1-9]\d{0,2})(?:-\d+)?$/;
  const found = listed
    .filter(({ name }) => name.startsWith(artifactName))
    .flatMap(({ id, name, digest }) => {
      const [, index, count] = (suffix.exec(name.slice(artifactName.length)) ?? []).map(Number);
      return index === undefined || count === undefined ? [] : [{ artifact: { index, id, name, digest }, count }];
    })
    .sort((a, b) => b.artifact.id - a.artifact.id);
  const [newest] = found;
  if (!newest) throw new RetouchError("delivery", SHARDS.none(`${artifactName}-shard-1-of-…`));
  const own = found.filter(({ artifact, count }) => count === newest.count && artifact.index <= count).map(({ artifact }) => artifact);
  const artifacts = [...Map.groupBy(own, ({ index }) => index).values()].flatMap((some) => some.slice(0, MAX_OF_ONE));
  return { count: newest.count, artifacts: artifacts.sort((a, b) => a.index - b.index || b.id - a.id) };
}

const parsing = pLimit(1);

async function createClient() {
  // Loaded late: it is by far the largest part of the program.
  const { DefaultArtifactClient } = await import("@actions/artifact");
  return new DefaultArtifactClient();
}

async function listArtifacts() {
  try {
    return (await (await createClient()).listArtifacts()).artifacts;
  } catch (cause) {
    throw new RetouchError("delivery", SHARDS.notListed(describe(cause)), { cause });
  }
}

/** What a shard left. Its images stay in the archive. */
export interface OpenShard extends AsyncDisposable, ShardTasks {
  file: ShardFile;
}

/**
 * Downloads the artifact of a shard, and checks what it says. It stays packed: what unpacks it writes wherever its names lead.
 *
 * @throws RetouchError `delivery`.
 */
export async function openShard(
  { id, name, digest, index }: ShardArtifact,
  { context: { tempDir }, paths }: { context: Context; paths: ProtectedPaths },
): Promise<OpenShard> {
  try {
    await mkdir(tempDir, { recursive: true });
    const folder = await mkdtemp(join(tempDir, "retouch-shard-"));
    const client = await createClient();
    const { digestMismatch } = await client.downloadArtifact(id, { path: folder, expectedHash: digest, skipDecompress: true });
    if (digestMismatch) throw new Error(SHARDS.otherBytes);
    const [archive = ""] = await readdir(folder);
    const files = await openZip(join(folder, archive));
    try {
      // Parsed, it takes many times the memory.
      const file = await parsing(async () => parseShardFile((await files.read(SHARD_FILE, MAX_DESCRIPTION))?.toString("utf8") ?? ""));
      if (file.shard.index !== index) throw new Error(`it is of shard ${file.shard.index}`);
      const close = async () => {
        await files[Symbol.asyncDispose]();
        await rm(folder, { recursive: true, force: true });
      };
      return { file, ...readTasks(file, files, paths), [Symbol.asyncDispose]: close };
    } catch (error) {
      await files[Symbol.asyncDispose]();
      throw error;
    }
  } catch (cause) {
    throw new RetouchError("delivery", SHARDS.unreadable(name, describe(cause)), { cause });
  }
}

function describe(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return redact(message.replace(/\s+/g, " ").slice(0, 200)).replace(/\.$/, "");
}
