import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { runProgram } from "../spawner.ts";

export interface GitObject {
  oid: string;
  type: "blob" | "tree" | "commit" | "tag";
  content: Buffer;
}

export interface Person {
  name: string;
  email: string;
}

export interface TreeEdit {
  path: string;
  /** `null` removes the path. */
  oid: string | null;
  mode?: string;
}

export interface TreeEntry {
  path: string;
  mode: string;
  type: string;
  oid: string;
  /** Bytes; only of blobs. */
  size?: number;
}

export interface NewCommit {
  tree: string;
  parents: string[];
  message: string;
  author: Person;
  committer: Person;
  date?: Date;
  /** Adds a signature header, by which the emulator knows a commit as verified. */
  signed?: boolean;
}

interface RunOptions {
  input?: Buffer | string;
  env?: Record<string, string>;
  /** Exit codes that are an answer and not a failure; the output is then what was printed. */
  accept?: number[];
}

export interface GitStore {
  dir: string;
  run(args: string[], options?: RunOptions): Promise<Buffer>;
  text(args: string[], options?: RunOptions): Promise<string>;
  /** The object that a revision such as `main:images/a.png` names. */
  read(expression: string): Promise<GitObject | undefined>;
  writeBlob(content: Buffer): Promise<string>;
  /** Many at once, by one process. */
  writeBlobs(contents: Buffer[]): Promise<string[]>;
  editTree(base: string | undefined, edits: TreeEdit[]): Promise<string>;
  listTree(treeish: string, options?: { recursive?: boolean; trees?: boolean }): Promise<TreeEntry[]>;
  writeCommit(commit: NewCommit): Promise<string>;
  /** Compare and swap; `from` is 40 zeros when the ref must not exist. False when the ref is elsewhere. */
  updateRef(ref: string, to: string, from: string): Promise<boolean>;
  isAncestor(ancestor: string, descendant: string): Promise<boolean>;
  close(): void;
}

export const ZERO_OID = "0".repeat(40);

/** One start of a process by the tests, which are large, in place of three: it is what costs. */
const EDIT_TREE = 'git read-tree "$1" && git update-index -z --add --replace --index-info && git write-tree';

/** Commands whose answer never changes where all that they name are object ids. */
const PURE = new Set(["ls-tree", "merge-base", "diff", "merge-tree"]);
const OPTION_OR_OIDS = /^(?:-.*|[0-9a-f]{40}(?:\.\.\.[0-9a-f]{40})?)$/;

/** Plumbing over one bare repository: by git itself, but for writing objects and for what it has answered before. */
export function openGitStore(dir: string): GitStore {
  const reader = openReader(dir);
  const answers = new Map<string, Awaited<ReturnType<typeof execute>>>();

  async function ask(args: string[], options: RunOptions = {}): Promise<Awaited<ReturnType<typeof execute>>> {
    const [command = "", ...rest] = args;
    const isPure = PURE.has(command) && rest.every((arg) => OPTION_OR_OIDS.test(arg));
    const known = isPure ? answers.get(args.join(" ")) : undefined;
    const reply = known ?? (await execute(["--git-dir", dir, ...args], options));
    // Above 1, something is missing, and may come.
    if (isPure && reply.code <= 1) answers.set(args.join(" "), reply);
    return reply;
  }

  async function run(args: string[], options: RunOptions = {}): Promise<Buffer> {
    const reply = await ask(args, options);
    if (reply.code !== 0 && !options.accept?.includes(reply.code)) throw new Error(`git ${args.join(" ")}: ${reply.stderr}`);
    return reply.stdout;
  }
  const text = async (args: string[], options?: RunOptions) => (await run(args, options)).toString("utf8").trimEnd();

  async function editTree(base: string | undefined, edits: TreeEdit[]): Promise<string> {
    const index = join(dir, `index-${randomUUID()}`);
    const lines = edits.map(({ path, oid, mode }) => (oid === null ? `0 ${ZERO_OID}\t${path}\0` : `${mode ?? "100644"} ${oid}\t${path}\0`));
    try {
      const options = { env: { GIT_DIR: dir, GIT_INDEX_FILE: index }, input: lines.join("") };
      const { code, stdout, stderr } = await execute(["-c", EDIT_TREE, "sh", base ?? "--empty"], options, "sh");
      if (code !== 0) throw new Error(`a tree on ${base}: ${stderr}`);
      return stdout.toString("utf8").trimEnd();
    } finally {
      await rm(index, { force: true });
    }
  }

  /** A loose object, as `git hash-object -w` writes it. */
  async function writeObject(type: GitObject["type"], content: Buffer): Promise<string> {
    const object = Buffer.concat([Buffer.from(`${type} ${content.length}\0`), content]);
    const oid = createHash("sha1").update(object).digest("hex");
    const folder = join(dir, "objects", oid.slice(0, 2));
    const unfinished = join(folder, `tmp_${randomUUID()}`);
    await mkdir(folder, { recursive: true });
    await writeFile(unfinished, deflateSync(object, { level: 1 }), { mode: 0o444 });
    await rename(unfinished, join(folder, oid.slice(2)));
    return oid;
  }

  const writeBlob = (content: Buffer) => writeObject("blob", content);

  async function writeBlobs(contents: Buffer[]): Promise<string[]> {
    if (contents.length <= 20) return Promise.all(contents.map(writeBlob));
    const parts = contents.flatMap((content, index) => [
      Buffer.from(`blob\nmark :${index + 1}\ndata ${content.length}\n`),
      content,
      Buffer.from(`\nget-mark :${index + 1}\n`),
    ]);
    return (await text(["fast-import", "--quiet", "--cat-blob-fd=1"], { input: Buffer.concat(parts) })).split("\n");
  }

  async function listTree(treeish: string, options: { recursive?: boolean; trees?: boolean } = {}): Promise<TreeEntry[]> {
    const flags = [...(options.recursive ? ["-r"] : []), ...(options.trees ? ["-t"] : [])];
    const listing = await run(["ls-tree", "-z", "-l", ...flags, treeish]);
    return listing
      .toString("utf8")
      .split("\0")
      .filter(Boolean)
      .map((line) => {
        // A name may hold a tab too.
        const tab = line.indexOf("\t");
        const path = line.slice(tab + 1);
        const [mode = "", type = "", oid = "", size = "-"] = line.slice(0, tab).split(/ +/);
        return { path, mode, type, oid, ...(size === "-" ? {} : { size: Number(size) }) };
      });
  }

  async function writeCommit(commit: NewCommit): Promise<string> {
    const stamp = `${Math.floor((commit.date ?? new Date()).getTime() / 1000)} +0000`;
    const lines = [
      `tree ${commit.tree}`,
      ...commit.parents.map((parent) => `parent ${parent}`),
      `author ${commit.author.name} <${commit.author.email}> ${stamp}`,
      `committer ${commit.committer.name} <${commit.committer.email}> ${stamp}`,
      ...(commit.signed ? ["gpgsig -----BEGIN PGP SIGNATURE-----", " ", " emulated", " -----END PGP SIGNATURE-----"] : []),
      "",
      commit.message,
    ];
    return writeObject("commit", Buffer.from(lines.join("\n")));
  }

  return {
    dir,
    run,
    text,
    read: reader.read,
    writeBlob,
    writeBlobs,
    editTree,
    listTree,
    writeCommit,
    updateRef: async (ref, to, from) => (await execute(["--git-dir", dir, "update-ref", ref, to, from])).code === 0,
    isAncestor: async (ancestor, descendant) => (await ask(["merge-base", "--is-ancestor", ancestor, descendant])).code === 0,
    close: reader.close,
  };
}

/** Runs git, or a program that does, apart from the developer's own configuration. */
export async function execute(
  args: string[],
  options: RunOptions & { cwd?: string } = {},
  program = "git",
): Promise<{ code: number; stdout: Buffer; stderr: string }> {
  const env = { ...process.env, GIT_CONFIG_NOSYSTEM: "1", GIT_CONFIG_GLOBAL: "/dev/null", ...options.env };
  const { exitCode, stdout, stderr } = await runProgram({ program, args, env, cwd: options.cwd, input: options.input });
  return { code: exitCode ?? 1, stdout, stderr: stderr.toString("utf8") };
}

interface Reader {
  read(expression: string): Promise<GitObject | undefined>;
  close(): void;
}

/** One long-lived `git cat-file --batch`: reading objects is what the emulator does most. */
function openReader(dir: string): Reader {
  let child: ChildProcessWithoutNullStreams | undefined;
  let chunks: Buffer[] = [];
  let length = 0;
  let needed = 1;
  const waiting: ((object: GitObject | undefined) => void)[] = [];

  // Chunks are joined only when the object they belong to is complete, so that large blobs cost one copy.
  function drain(): void {
    while (length >= needed) {
      const buffered = Buffer.concat(chunks);
      chunks = [buffered];
      const lineEnd = buffered.indexOf(10);
      if (lineEnd < 0) return;
      const match = /^([0-9a-f]{40}) (blob|tree|commit|tag) (\d+)$/.exec(buffered.toString("utf8", 0, lineEnd));
      const size = match ? Number(match[3]) : 0;
      needed = lineEnd + 1 + (match ? size + 1 : 0);
      if (length < needed) return;
      const content = Buffer.from(buffered.subarray(lineEnd + 1, lineEnd + 1 + size));
      chunks = [buffered.subarray(needed)];
      length -= needed;
      needed = 1;
      waiting.shift()?.(match ? { oid: match[1] ?? "", type: match[2] as GitObject["type"], content } : undefined);
    }
  }

  function start(): ChildProcessWithoutNullStreams {
    const process = spawn("git", ["--git-dir", dir, "cat-file", "--batch"]);
    process.stdin.on("error", () => {});
    process.stdout.on("data", (chunk: Buffer) => {
      chunks.push(chunk);
      length += chunk.length;
      drain();
    });
    process.on("close", () => {
      child = undefined;
      for (const answer of waiting.splice(0)) answer(undefined);
    });
    return process;
  }

  return {
    read(expression) {
      if (expression.includes("\n")) return Promise.resolve(undefined);
      return new Promise((resolve) => {
        child ??= start();
        waiting.push(resolve);
        child.stdin.write(`${expression}\n`);
      });
    },
    close: () => child?.stdin.end(),
  };
}
