import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { openWriter } from "./git-process.ts";
import { findRepository, type Repository } from "./repository.ts";

/** A clone of a repository that lies on a server, with a commit checked out. */
export interface Checkout {
  /** Relative to the workspace; empty for the workspace itself. */
  folder: string;
  /** The commit's id. */
  head: string;
  /** Absent where no branch is checked out. */
  branch?: string;
  /** `owner/name` of the remote `origin`. Its server is of no account: it may have an alias, or a mirror of the same name. */
  origin: string;
}

/** How deep below the workspace a checkout is looked for, as of `path: src/github.com/owner/name`. */
const MAX_DEPTH = 5;
const SKIPPED: ReadonlySet<string> = new Set([".git", "node_modules"]);

/** The workspace's own checkout; where it has no git, those in its folders that the globs of images can reach. */
export async function listCheckouts(workspace: string, globs: readonly string[]): Promise<Checkout[]> {
  const bases = globs.filter((pattern) => !pattern.startsWith("!")).map(baseOf);
  const isReached = (folder: string) => bases.some((base) => contains(base, folder) || contains(folder, base));
  const folders = findRepository(workspace) ? [""] : await findFolders({ workspace, isReached }, []);
  const found = await Promise.all(folders.map((folder) => readCheckout(workspace, folder)));
  return found.flatMap((checkout) => checkout ?? []);
}

/** The folders of a glob, up to the first that may be several. */
function baseOf(pattern: string): string {
  const parts = pattern.replace(/^(\.\/)+/, "").split("/");
  const index = parts.findIndex((part) => /[*?[\]{}()!+@|\\]/.test(part));
  return (index < 0 ? parts : parts.slice(0, index)).join("/");
}

const contains = (folder: string, path: string) => folder === "" || path === folder || path.startsWith(`${folder}/`);

interface Search {
  workspace: string;
  isReached(folder: string): boolean;
}

/** Folders with a git of their own; what is in them is theirs. */
async function findFolders(search: Search, parts: readonly string[]): Promise<string[]> {
  const entries = await readdir(join(search.workspace, ...parts), { withFileTypes: true }).catch(() => []);
  if (parts.length > 0 && entries.some(({ name }) => name === ".git")) return [parts.join("/")];
  if (parts.length === MAX_DEPTH) return [];
  const inner = entries.flatMap((entry) => (entry.isDirectory() && !SKIPPED.has(entry.name) ? [[...parts, entry.name]] : []));
  const found = await Promise.all(inner.filter((one) => search.isReached(one.join("/"))).map((one) => findFolders(search, one)));
  return found.flat();
}

/**
 * What is checked out. Read from git's files, so that nothing is started in a workspace that nobody has judged yet; git is asked only
 * for what it keeps in another way.
 *
 * @returns undefined without git, without a commit, and without a remote on a server: files that do not come from one.
 * @throws RetouchError `invalid-input` for a repository that may not be used.
 */
export async function readCheckout(workspace: string, folder = ""): Promise<Checkout | undefined> {
  const repository = findRepository(join(workspace, folder));
  const origin = repository && parseOrigin((await readText(join(repository.commonDir, "config"))) ?? "");
  if (!origin) return undefined;
  const { ref, head } = (await readHead(repository)) ?? (await askHead(repository));
  return head === undefined ? undefined : { folder, head, branch: /^refs\/heads\/(.+)$/.exec(ref ?? "")?.[1], origin };
}

interface Head {
  /** The full name of what HEAD points to; absent where it is detached. */
  ref?: string;
  /** Absent where there is no commit yet. */
  head?: string;
}

const COMMIT = /^[0-9a-f]{40}([0-9a-f]{24})?$/;

async function readHead({ gitDir, commonDir }: Repository): Promise<Head | undefined> {
  const text = (await readText(join(gitDir, "HEAD")))?.trim() ?? "";
  if (COMMIT.test(text)) return { head: text };
  const [, ref] = /^ref: (refs\/\S+)$/.exec(text) ?? [];
  if (ref === undefined || ref.includes("..")) return undefined;
  const loose = (await readText(join(commonDir, ref)))?.trim();
  const packed = loose ?? (await readText(join(commonDir, "packed-refs")))?.split("\n").find((line) => line.endsWith(` ${ref}`));
  const head = packed?.split(" ")[0];
  return head !== undefined && COMMIT.test(head) ? { ref, head } : undefined;
}

/** Refs can be kept in other ways than in a file each. What git reads for this starts no program, whatever the settings name. */
async function askHead(repository: Repository): Promise<Head> {
  const git = openWriter(repository);
  const [head, ref] = await Promise.all([
    git.read(["rev-parse", "--verify", "--quiet", "HEAD"]),
    git.read(["symbolic-ref", "--quiet", "HEAD"]),
  ]);
  return { head: head?.toString("utf8").trim(), ref: ref?.toString("utf8").trim() };
}

function parseOrigin(config: string): string | undefined {
  let section = "";
  for (const line of config.split("\n")) {
    section = /^\s*(\[.*\])\s*$/.exec(line)?.[1] ?? section;
    const [, url] = /^\s*url\s*=\s*"?(.*?)"?\s*$/i.exec(line) ?? [];
    if (url !== undefined && /^\[remote "origin"\]$/i.test(section)) return parseRemote(url);
  }
  return undefined;
}

/** @returns `owner/name`; undefined for a remote that is a folder. */
export function parseRemote(url: string): string | undefined {
  // `git@github.com:owner/name.git`; one letter before the colon is a drive of Windows.
  const [, path] = /^(?:[^/\\:]+@)?[^/\\:]{2,}:(?!\/\/)(.+)$/.exec(url) ?? [];
  if (path !== undefined) return nameOf(path);
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  return parsed && /^(https?|ssh|git):$/.test(parsed.protocol) ? nameOf(parsed.pathname) : undefined;
}

const nameOf = (path: string) =>
  path
    .replace(/(\.git)?\/*$/, "")
    .split("/")
    .slice(-2)
    .join("/");

async function readText(path: string): Promise<string | undefined> {
  return readFile(path, "utf8").catch(() => undefined);
}
