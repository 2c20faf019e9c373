import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Folder, makeFolder } from "./repository.ts";

/** Programs that leave a mark, and whatever may lead git to them. */
export interface Trap extends Disposable {
  /** Settings that each name such a program, for a `config` of git. */
  config: string;
  /** Writes a folder of hooks that each leave a mark. */
  writeHooks(folder: string): void;
  /** A folder of programs with the names of git's, which leave a mark. */
  writePrograms(folder: string): void;
  /** The names of those that ran. */
  marks(): string[];
  /** Forgets them. */
  clear(): void;
}

/** Every setting that names a program for something that git or Git LFS may do, or a server that it may ask. `*` stands for the program. */
const SETTINGS: Record<string, Record<string, string>> = {
  core: {
    fsmonitor: "*",
    sshCommand: "*",
    gitProxy: "*",
    editor: "*",
    pager: "*",
    askPass: "*",
    alternateRefsCommand: "*",
    untrackedCache: "true",
  },
  diff: { external: "*" },
  'diff "trap"': { command: "*", textconv: "*" },
  'merge "trap"': { driver: "*" },
  'filter "trap"': { clean: "*", smudge: "*", process: "*", required: "true" },
  'filter "lfs"': { clean: "*", smudge: "*", process: "*", required: "true" },
  pager: { "ls-files": "*", "cat-file": "*", "check-attr": "*", "ls-tree": "*", "hash-object": "*" },
  alias: { "ls-files": "!*", "cat-file": "!*", lfs: "!*", "hash-object": "!*" },
  credential: { helper: "!*" },
  gpg: { program: "*" },
  'gpg "ssh"': { program: "*", defaultKeyCommand: "*" },
  sequence: { editor: "*" },
  interactive: { diffFilter: "*" },
  uploadpack: { packObjectsHook: "*" },
  'trailer "trap"': { command: "*" },
  'submodule "trap"': { update: "!*", url: "ext::*" },
  protocol: { allow: "always" },
  'remote "origin"': { url: "ext::*", promisor: "true", partialclonefilter: "blob:none", uploadpack: "*", receivepack: "*", lfsurl: "*" },
  extensions: { partialClone: "origin" },
  lfs: { url: "ssh://trap.invalid/a", standalonetransferagent: "trap" },
  'lfs "customtransfer.trap"': { path: "*" },
  'lfs "extension.trap"': { clean: "*", smudge: "*", priority: "0" },
};

const HOOKS = [
  ...["fsmonitor-watchman", "post-checkout", "post-commit", "post-index-change", "post-merge", "pre-auto-gc", "pre-commit", "pre-push"],
  ...["prepare-commit-msg", "reference-transaction", "query-watchman", "commit-msg", "post-rewrite", "pre-rebase", "update"],
];

export function setTrap(): Trap {
  const folder: Folder = makeFolder();
  const log = join(folder.root, "marks");
  const program = (name: string) => {
    const file = join(folder.root, "programs", name.replace(/\W+/g, "-"));
    writeScript(file, `echo '${name}' >> '${log}'`);
    return file;
  };
  const sections = Object.entries(SETTINGS).map(([section, values]) => {
    const lines = Object.entries(values).map(([key, value]) => `\t${key} = ${value.replace("*", () => program(`${section} ${key}`))}`);
    return `[${section}]\n${lines.join("\n")}\n`;
  });
  const included = join(folder.root, "included");
  writeFileSync(included, `[core]\n\tfsmonitor = ${program("included fsmonitor")}\n`);
  const include = `[include]\n\tpath = ${included}\n[includeIf "gitdir/i:/**"]\n\tpath = ${included}\n`;
  const writeHooks = (hooks: string) => {
    for (const name of HOOKS) writeScript(join(hooks, name), `echo 'hook ${name}' >> '${log}'`);
  };
  writeHooks(join(folder.root, "hooks"));
  return {
    config: `${include}${sections.join("")}[core]\n\thooksPath = ${join(folder.root, "hooks")}\n`,
    writeHooks,
    writePrograms: (target) => {
      for (const name of ["git", "git-lfs", "git-ls-files", "ssh", "sh"])
        writeScript(join(target, name), `echo 'program ${name}' >> '${log}'`);
    },
    marks: () => (existsSync(log) ? [...new Set(readFileSync(log, "utf8").split("\n").filter(Boolean))].sort() : []),
    clear: () => rmSync(log, { force: true }),
    [Symbol.dispose]: () => folder[Symbol.dispose](),
  };
}

function writeScript(file: string, script: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
}
