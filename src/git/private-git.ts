import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Variables } from "./git-environment.ts";
import { type Repository, readSetting } from "./repository.ts";

let folder: string | undefined;

/** No hook is found here: nothing ever is. */
export function noHooksPath(): string {
  return join(openPrivateFolder(), "no-hooks");
}

/** A folder of this run, which nobody else can write to. */
export function openPrivateFolder(): string {
  if (folder !== undefined) return folder;
  const parent = process.env.RUNNER_TEMP || tmpdir();
  mkdirSync(parent, { recursive: true });
  const made = mkdtempSync(join(parent, "retouch-git-"));
  process.once("exit", () => rmSync(made, { recursive: true, force: true }));
  folder = made;
  return made;
}

export interface GitView {
  /** Empty but for an empty `.lfsconfig`: Git LFS then reads that file nowhere else. */
  empty: string;
  /** A git directory of ours. */
  gitDir: string;
  env: Variables;
}

/**
 * A git directory of ours over the index, the objects, the ignore rules and the attributes of a repository: all that git reads of it is
 * data. None of its settings, hooks and refs are there for git to find, and neither are those of the user and the machine.
 */
export function makeGitView(repository: Repository): GitView {
  const { root, gitDir: original, commonDir } = repository;
  const gitDir = mkdtempSync(join(openPrivateFolder(), "view-"));
  const empty = join(gitDir, "empty");
  mkdirSync(join(gitDir, "refs"));
  mkdirSync(empty);
  writeFileSync(join(empty, ".lfsconfig"), "");
  writeFileSync(join(gitDir, "HEAD"), "ref: refs/heads/none\n");
  writeFileSync(join(gitDir, "config"), renderConfig(commonDir));
  const settings = join(gitDir, ".gitconfig");
  writeFileSync(settings, renderSafety(root));
  symlinkSync(join(commonDir, "info"), join(gitDir, "info"), "junction");
  // Parts of an index that is split lie beside it.
  for (const name of readdirSync(original)) if (name.startsWith("sharedindex.")) copyFileSync(join(original, name), join(gitDir, name));
  const env = {
    GIT_DIR: gitDir,
    GIT_WORK_TREE: root,
    GIT_INDEX_FILE: join(original, "index"),
    GIT_OBJECT_DIRECTORY: join(commonDir, "objects"),
    // Git before 2.32 knows the home alone.
    HOME: gitDir,
    GIT_CONFIG_GLOBAL: settings,
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_NO_REPLACE_OBJECTS: "1",
    // Of a partial clone, what is missing is not fetched.
    GIT_NO_LAZY_FETCH: "1",
    GIT_ALLOW_PROTOCOL: "",
  };
  return { gitDir, empty, env };
}

/** What git found out about the file system when it made the repository; only these values are taken over. */
const FACTS = ["filemode", "ignorecase", "precomposeunicode", "symlinks"];

function renderConfig(commonDir: string): string {
  const facts = FACTS.flatMap((name) => {
    const value = readSetting(commonDir, name)?.toLowerCase();
    return value === "true" || value === "false" ? [`${name} = ${value}`] : [];
  });
  const isSha256 = readSetting(commonDir, "objectformat")?.toLowerCase() === "sha256";
  const core = [`repositoryFormatVersion = ${isSha256 ? 1 : 0}`, "bare = false", "quotePath = false", ...facts];
  const nothing = ["fsmonitor = false", `hooksPath = ${quote(noHooksPath())}`];
  return `[core]\n${[...core, ...nothing].join("\n")}\n${isSha256 ? "[extensions]\nobjectFormat = sha256\n" : ""}`;
}

/** Git before 2.38 reads `safe.directory` from files of the user and the machine only. */
function renderSafety(root: string): string {
  const paths = new Set([root, realpathSync(root)]);
  return `[safe]\nbareRepository = explicit\n${[...paths].map((path) => `directory = ${quote(path)}\n`).join("")}`;
}

function quote(text: string): string {
  return `"${text.replace(/[\\"]/g, "\\$&").replace(/\n/g, "\\n")}"`;
}

/** The user's own settings, and that the work tree may be used. @returns a file for `GIT_CONFIG_GLOBAL`. */
export function writeUserSettings({ root }: Repository): string {
  const { GIT_CONFIG_GLOBAL: given, HOME: home = homedir(), XDG_CONFIG_HOME: xdg } = process.env;
  const files = given === undefined ? [join(xdg || join(home, ".config"), "git/config"), join(home, ".gitconfig")] : [given];
  const included = files.filter(Boolean).map((file) => `[include]\npath = ${quote(resolve(file))}\n`);
  const file = join(mkdtempSync(join(openPrivateFolder(), "user-")), "gitconfig");
  writeFileSync(file, `${included.join("")}${renderSafety(root)}`);
  return file;
}
