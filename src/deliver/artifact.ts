import { copyFile, mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { ArtifactClient, UploadArtifactResponse } from "@actions/artifact";
import { type Context, isEnterpriseServer } from "../context.ts";
import { RetouchError } from "../errors.ts";
import { redact } from "../redact.ts";
import * as log from "../runner/log-writer.ts";
import { percentEncode, UNSEEN } from "../text/plain-text.ts";
import type { UploadedArtifact } from "./delivered.ts";
import { ARTIFACT } from "./delivery-messages.ts";

export interface ArtifactOptions {
  name: string;
  /** Images, at their paths relative to the workspace. */
  entries: readonly { path: string; read(): Promise<Buffer> }[];
  /** Further files, made here. */
  extra: readonly { path: string; content: string | Buffer }[];
  context: Context;
}

/** More steps of one run with one artifact name are taken for a mistake of the service. */
const MAX_SUFFIX = 64;

const ENCODED = new RegExp(String.raw`${UNSEEN.source}|[%":<>|*?\\]|#(?=#\[)`, "gu");

/**
 * Uploads the files as one artifact of this run. A name that is taken gets a numbered suffix.
 *
 * @throws RetouchError `delivery`.
 */
export async function uploadArtifact({ name, entries, extra, context }: ArtifactOptions): Promise<UploadedArtifact> {
  return upload(context, async (root) => {
    const files = await stage(root, entries, extra);
    return uploadUnderFreeName(name, { context, upload: (client, free) => client.uploadArtifact(free, files, root) });
  });
}

export interface PageOptions {
  /** Of the artifact, without `.html`. */
  name: string;
  /** Absolute path. */
  file: string;
  /** Absolute paths of what it shows, in folders beside it. */
  beside: readonly string[];
  context: Context;
}

/**
 * Uploads a page as an artifact that opens in the browser, or as an archive where more belongs to it. It has a name of its own in the
 * run, as {@link uploadArtifact} gives it.
 *
 * @throws RetouchError `delivery`.
 */
export async function uploadPage({ name, file, beside, context }: PageOptions): Promise<UploadedArtifact> {
  return upload(context, async (root) =>
    uploadUnderFreeName(name, {
      context,
      async upload(client, free) {
        if (beside.length > 0) return client.uploadArtifact(free, [file, ...beside], dirname(file));
        // Of a file that is not packed, the service takes its own name.
        const copy = join(root, `${free}.html`);
        await copyFile(file, copy);
        return client.uploadArtifact(free, [copy], root, { skipArchive: true });
      },
    }),
  );
}

async function upload(context: Context, send: (root: string) => Promise<UploadedArtifact>): Promise<UploadedArtifact> {
  checkArtifacts(context);
  try {
    await mkdir(context.tempDir, { recursive: true });
    // Left for the runner to clear away: after a failed upload the client goes on reading for a while.
    const root = await mkdtemp(join(context.tempDir, "retouch-artifact-"));
    // The client writes lines of its own; folded, they do not drown ours.
    using _group = log.openGroup("Artifact upload");
    return await Promise.race([send(root), catchStray()]);
  } catch (error) {
    const reason = redact(error instanceof Error ? error.message : String(error));
    throw new RetouchError("delivery", ARTIFACT.failed(reason), { cause: error });
  }
}

/** Whether this run can have artifacts. */
export function hasArtifacts(context: Pick<Context, "serverUrl">): boolean {
  try {
    checkArtifacts(context);
    return true;
  } catch {
    return false;
  }
}

/** @throws RetouchError `delivery` where this run can have no artifacts. */
export function checkArtifacts({ serverUrl }: Pick<Context, "serverUrl">): void {
  if (isEnterpriseServer(serverUrl)) throw new RetouchError("delivery", ARTIFACT.enterprise);
  if (!process.env.ACTIONS_RUNTIME_TOKEN || !process.env.ACTIONS_RESULTS_URL) throw new RetouchError("delivery", ARTIFACT.noAccess);
}

/**
 * Rejects with an error that the client throws out of an event of its own, where nobody can catch it: it would end the process before
 * anything is reported. It stays on watch to the end, since such errors also come after the upload has failed; those are only logged.
 */
function catchStray(): Promise<never> {
  return new Promise((_, reject) => {
    const onStray = (error: unknown) => {
      log.debug(String(error instanceof Error ? error.stack : error));
      reject(error);
    };
    process.on("uncaughtException", onStray).on("unhandledRejection", onStray);
  });
}

interface Upload {
  context: Context;
  upload(client: ArtifactClient, name: string): Promise<UploadArtifactResponse>;
}

async function uploadUnderFreeName(name: string, { context, upload }: Upload): Promise<UploadedArtifact> {
  // Loaded late: it is by far the largest part of the program.
  const { DefaultArtifactClient } = await import("@actions/artifact");
  const client = new DefaultArtifactClient();
  for (let suffix = 1; suffix <= MAX_SUFFIX; suffix++) {
    const free = suffix === 1 ? name : `${name}-${suffix}`;
    try {
      const { id } = await upload(client, free);
      if (id === undefined) throw new Error(ARTIFACT.noId);
      return { id, name: free, url: `${context.serverUrl}/${context.owner}/${context.repo}/actions/runs/${context.runId}/artifacts/${id}` };
    } catch (error) {
      if (!isNameTaken(error)) throw error;
    }
  }
  throw new Error(ARTIFACT.namesTaken(name, `${name}-${MAX_SUFFIX}`));
}

/** The client says so only in its message. */
function isNameTaken(error: unknown): boolean {
  return error instanceof Error && /\(409\)|already exists/i.test(error.message);
}

async function stage(root: string, entries: ArtifactOptions["entries"], extra: ArtifactOptions["extra"]): Promise<string[]> {
  const place = async (path: string, content: string | Buffer) => {
    const target = join(root, encodeArtifactPath(path));
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, content, { flag: "wx" });
    return target;
  };
  const staged: string[] = [];
  // Copies: the client would follow a link that takes a file's place.
  for (const { path, read } of entries) staged.push(await place(path, await read()));
  for (const { path, content } of extra) staged.push(await place(path, content));
  return staged;
}

/**
 * The path of a file in the artifact: what the service refuses, and `%` itself, is percent-encoded; a backslash, which a zip may take
 * for a folder, too; and what is not seen, or is a command of the runner where a later step lists the files.
 * https://github.com/actions/toolkit/blob/main/packages/artifact/src/internal/upload/path-and-artifact-name-validation.ts
 */
export function encodeArtifactPath(path: string): string {
  return percentEncode(path, ENCODED);
}
