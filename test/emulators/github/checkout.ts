import { randomUUID } from "node:crypto";
import { appendFile, mkdir, realpath, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { execute } from "./git-store.ts";
import { type Hub, resolveCommit } from "./hub.ts";

export interface CheckoutOptions {
  /** Branch name, full ref (`refs/pull/1/merge`), or commit. Default: the default branch. */
  ref?: string;
  /** Folder of the clone; default: a new one, laid out as on a hosted runner (`<root>/<repo>/<repo>` beside `<root>/_temp`). */
  dir?: string;
  /** 0 means the whole history. */
  depth?: number;
  lfs?: boolean;
  token?: string;
  /** `false`: no credential stays behind, as with `persist-credentials: false`. */
  persistCredentials?: boolean;
}

/** Spread it into `runAction`. */
export interface Checkout {
  workspace: string;
  runnerTemp: string;
  sha: string;
  ref: string;
  /** Runs git in the clone through the proxy, as a `run:` step would. */
  git(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }>;
}

interface Site {
  env: Record<string, string>;
  root: string;
  token: string;
}

/**
 * Leaves the state that actions/checkout v6 and later leave: a shallow clone, and the credential in a file under RUNNER_TEMP
 * which `.git/config` refers to. https://github.com/actions/checkout, src/git-auth-helper.ts
 */
export async function checkOut(hub: Hub, site: Site, options: CheckoutOptions): Promise<Checkout> {
  const { owner, name } = hub.repository;
  const given = options.dir ?? join(site.root, `work-${randomUUID().slice(0, 8)}`, name, name);
  await mkdir(given, { recursive: true });
  const workspace = await realpath(given);
  const runnerTemp = join(dirname(dirname(workspace)), "_temp");
  await mkdir(runnerTemp, { recursive: true });
  const target = await findTarget(hub, options.ref ?? hub.defaultBranch);

  const git = async (...args: string[]) => {
    const env = { ...site.env, GIT_TERMINAL_PROMPT: "0", ...(options.lfs ? {} : { GIT_LFS_SKIP_SMUDGE: "1" }) };
    const { code, stdout, stderr } = await execute(args, { cwd: workspace, env });
    return { code, stdout: stdout.toString("utf8"), stderr };
  };
  const must = async (...args: string[]) => {
    const { code, stderr } = await git(...args);
    if (code !== 0) throw new Error(`git ${args.join(" ")}: ${stderr}`);
  };

  await must("init", "--quiet", "--template=", workspace);
  for (const folder of ["hooks", "info"]) await mkdir(join(workspace, ".git", folder));
  const credentials = join(runnerTemp, `git-credentials-${randomUUID()}.config`);
  const basic = Buffer.from(`x-access-token:${options.token ?? site.token}`).toString("base64");
  await writeFile(credentials, `[http "https://github.com/"]\n\textraheader = AUTHORIZATION: basic ${basic}\n`);
  const inContainer = `/github/runner_temp/${credentials.slice(runnerTemp.length + 1)}`;
  const includes = [
    [join(workspace, ".git"), credentials],
    [join(workspace, ".git/worktrees/*"), credentials],
    ["/github/workspace/.git", inContainer],
    ["/github/workspace/.git/worktrees/*", inContainer],
  ];
  // By hand what six `git config` would write: processes are most of what a test costs.
  const remote = `[remote "origin"]\n\turl = https://github.com/${owner}/${name}\n\tfetch = +refs/heads/*:refs/remotes/origin/*\n`;
  const include = includes.map(([dir, file]) => `[includeIf "gitdir:${dir}"]\n\tpath = ${file}\n`).join("");
  await appendFile(join(workspace, ".git/config"), `${remote}[gc]\n\tauto = 0\n${include}`);

  if (options.lfs) await must("lfs", "install", "--local");
  const depth = options.depth ?? 1;
  const shallow = depth > 0 ? [`--depth=${depth}`] : ["+refs/heads/*:refs/remotes/origin/*", "+refs/tags/*:refs/tags/*"];
  const wanted = depth > 0 || !target.tracking.startsWith("refs/remotes/origin/") ? [`+${target.sha}:${target.tracking}`] : [];
  // From the folder itself: over TLS it is the same objects by four more programs, and no test is about how they came.
  const from = `file://${hub.store.dir}`;
  const order = depth > 0 ? [...shallow, from, ...wanted] : [from, ...shallow, ...wanted];
  await must("-c", "protocol.version=2", "fetch", "--quiet", "--no-tags", "--prune", "--no-recurse-submodules", ...order);
  if (options.lfs) await must("lfs", "fetch", "origin", target.tracking);
  await must("checkout", "--quiet", "--force", ...(target.branch ? ["-B", target.branch, target.tracking] : [target.tracking]));
  if (options.persistCredentials === false) {
    for (const [dir] of includes) await must("config", "--local", "--unset-all", `includeIf.gitdir:${dir}.path`);
  }
  return { workspace, runnerTemp, sha: target.sha, ref: target.ref, git };
}

async function findTarget(hub: Hub, ref: string): Promise<{ sha: string; ref: string; tracking: string; branch?: string }> {
  const sha = await resolveCommit(hub, hub.repository, ref);
  if (!sha) throw new Error(`there is no ${ref} to check out`);
  const pull = /^refs\/pull\/(.+)$/.exec(ref);
  if (pull) return { sha, ref, tracking: `refs/remotes/pull/${pull[1]}` };
  const tag = /^refs\/tags\/(.+)$/.exec(ref);
  if (tag) return { sha, ref, tracking: `refs/tags/${tag[1]}` };
  if (sha === ref) return { sha, ref: `refs/heads/${hub.defaultBranch}`, tracking: "refs/remotes/origin/detached" };
  const branch = ref.replace(/^refs\/heads\//, "");
  return { sha, ref: `refs/heads/${branch}`, tracking: `refs/remotes/origin/${branch}`, branch };
}
