import { appendFile, cp, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ZERO_OID } from "../emulators/github/git-store.ts";
import { type GithubEmulator, startGithub } from "../emulators/github/github.ts";
import { setTrap, type Trap } from "../git/hostile.ts";
import { wrapGit } from "../git/wrapper.ts";
import { pullRequestEvent, pushEvent } from "../runner/events.ts";
import { drawPictures } from "./pictures.ts";
import { openPull, play, statusOf } from "./scene.ts";

const PUSH = { before: ZERO_OID };
const LOCAL = { deliver: "none" };
const FILES = { ".gitattributes": "* filter=trap diff=trap\n" };

/** What an artifact of somebody else's may unpack to: a repository with a trap in its settings. */
async function unpack(github: GithubEmulator, trap: Trap) {
  const checkout = await github.checkout();
  const { workspace } = checkout;
  await appendFile(join(workspace, ".git/config"), trap.config);
  trap.writeHooks(join(workspace, ".git/hooks"));
  // Git would look into it anew.
  await cp(join(workspace, "a.png"), join(workspace, "copy"));
  await rename(join(workspace, "copy"), join(workspace, "a.png"));
  return checkout;
}

/** Lets `git` write down how it was called, and with what. */
function watchGit(dir: string) {
  const log = join(dir, "git-calls");
  const path = wrapGit(join(dir, "bin"), `{ echo "$@"; env; } >> '${log}'`);
  return { env: { PATH: path }, read: () => readFile(log, "utf8").catch(() => "") };
}

describe.concurrent("a workspace that somebody else made", () => {
  test("runs nothing", async () => {
    using trap = setTrap();
    await using github = await startGithub({ files: { ...FILES, ...(await drawPictures(["a.png"])) } });
    const checkout = await unpack(github, trap);
    const run = await play(github, await pushEvent(github, PUSH), { checkout, inputs: LOCAL });
    expect(trap.marks()).toEqual([]);
    expect(run.exitCode).toBe(0);
    expect(statusOf(run)).toEqual({ "a.png": "edited" });
    await checkout.git("status");
    expect(trap.marks()).not.toEqual([]);
  });

  test("is not looked into for an event that is not trusted, and git is handed no secret for one that is", async () => {
    await using github = await startGithub({ files: await drawPictures(["a.png"]) });
    const pull = await openPull(github, await drawPictures(["b.png"]), { fork: "stranger" });
    const checkout = await github.checkout({ ref: `refs/pull/${pull.number}/merge` });
    const watch = watchGit(checkout.runnerTemp);
    const env = { ...watch.env, DASHSCOPE_API_KEY: "sk-dashscope-12345", MY_SECRET: "sk-mine-12345" };
    const options = {
      checkout,
      env,
      hidden: ["sk-dashscope-12345", "sk-mine-12345"],
      inputs: { ...LOCAL, "api-key": "sk-input-12345", provider: "sandbox" },
    };
    const refused = await play(github, await pullRequestEvent(github, pull), options);
    expect(refused.outputs["skip-reason"]).toBe("fork");
    expect(await watch.read()).toBe("");
    const own = await github.checkout();
    const seen = watchGit(own.runnerTemp);
    const trusted = { ...options, checkout: own, env: { ...env, ...seen.env }, inputs: LOCAL };
    expect(await play(github, await pushEvent(github, PUSH), trusted)).toMatchObject({ exitCode: 0 });
    const calls = await seen.read();
    expect(calls).toContain("ls-files");
    expect(calls).not.toMatch(/sk-|ghs_|INPUT_|ACTIONS_/);
  });
});
