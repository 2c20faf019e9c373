import { type PullRequest, startGithub } from "../emulators/github/github.ts";
import { startTlsProxy } from "../emulators/tls-proxy.ts";
import { pullRequestEvent, pushEvent, scheduleEvent } from "../runner/events.ts";
import { createDice, type Dice } from "./dice.ts";
import { createHost, type Host } from "./host.ts";
import { type Interruption, OWN_BRANCH, type Plan, type Run, runPlan } from "./jobs.ts";
import { startProvider } from "./paid-calls.ts";
import { createPeople, isMergeable } from "./people.ts";
import { checkPromises, type Story } from "./promises.ts";

/** What many sequences share, since it is dear to start. */
export interface Stage extends AsyncDisposable {
  play(seed: number, length: number): Promise<Story>;
}

/** Prepares the processes in which runs take place, two for runs at the same time. */
export async function openStage(): Promise<Stage> {
  const proxy = await startTlsProxy();
  const hosts = [createHost(proxy.env()), createHost(proxy.env())] as const;
  return {
    play: async (seed, length) => {
      await using github = await startGithub({ proxy, files: { "README.md": "# Pictures\n" } });
      await using provider = await startProvider();
      const dice = createDice(seed);
      const log: string[] = [];
      const done: Run[] = [];
      const people = createPeople(github, dice);
      const story: Story = { github, provider, people, done, runs: 0 };
      try {
        const play = createPlay({ story, done, dice, hosts, log });
        for (let index = 0; index < length; index++) await play();
        await checkPromises(story);
        return story;
      } catch (cause) {
        const text = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
        throw new Error(`seed ${seed}: ${text}\n${log.join("\n")}`, { cause });
      }
    },
    [Symbol.asyncDispose]: async () => {
      for (const host of hosts) await host[Symbol.asyncDispose]();
      await proxy.close();
    },
  };
}

interface PlayOptions {
  story: Story;
  done: Run[];
  dice: Dice;
  hosts: readonly [Host, Host];
  log: string[];
}

const WEIGHTS = {
  ...{ push: 7, artifact: 1.5, schedule: 3, again: 3, twice: 2, cancel: 2, kill: 1.5, trouble: 2 },
  ...{ branchOff: 2.5, merge: 3, close: 1, revert: 1 },
};

/** @returns what plays one event. */
function createPlay({ story, done, dice, hosts, log }: PlayOptions): () => Promise<void> {
  const { github, people } = story;
  const isInPlace = dice.chance(0.6);
  const shared: Record<string, string> = {
    images: "pictures/*.png",
    "result-cache": dice.weighted({ auto: 3, actions: 1 }),
    "commit-method": dice.weighted({ auto: 4, git: 1 }),
    ...(isInPlace ? {} : { output: "edited/{name}{ext}" }),
  };
  log.push(JSON.stringify(shared));

  const listBranches = async () =>
    (await github.hub.store.text(["for-each-ref", "--format=%(refname:lstrip=2)", "refs/heads"])).split("\n");
  const listOpen = () => [...github.hub.pulls.values()].filter(({ state }) => state === "open");

  const inputsOf = (deliver: string) => ({ ...shared, deliver, prompt: dice.chance(0.85) ? "Add a frame" : "Make it blue" });

  async function planPush(branch: string, before: string): Promise<Plan | undefined> {
    const pull = listOpen().find(({ head }) => head.branch === branch);
    const inputs = inputsOf("commit");
    if (pull && !(await isMergeable(github, pull))) return undefined;
    if (pull) return { inputs, event: await pullRequestEvent(github, pull) };
    return { inputs, event: await pushEvent(github, { branch, before }) };
  }

  const planMain = async (deliver: string): Promise<Plan> => ({ inputs: inputsOf(deliver), event: await scheduleEvent(github) });

  const run = async (plan: Plan, what: string, interruption?: Interruption, host: Host = hosts[0]) => {
    const one = await runPlan(plan, host, { site: story, interruption });
    done.push(one);
    const { deliver, prompt } = plan.inputs;
    const calls = story.provider.calls.filter(({ run }) => run === one.key).map(({ number }) => number);
    const { at, after, delayMs } = interruption ?? {};
    const broken = interruption ? `, ${interruption.kind} at ${at} ${after} + ${delayMs} ms${one.interrupted ? "" : " (not reached)"}` : "";
    log.push(
      `${done.length}. ${what}: ${one.key} ${plan.event.eventName} ${plan.event.ref} ${deliver} "${prompt}"${broken}, paid [${calls}], exit ${one.exitCode}, ${Math.round(one.endedAt - one.startedAt)} ms`,
    );
    return one;
  };

  /** A push, and what its run begins with. */
  async function push(): Promise<{ what: string; plan: Plan | undefined }> {
    const branches = (await listBranches()).filter((branch) => branch !== OWN_BRANCH || dice.chance(0.3));
    const branch = dice.one([...branches, "main"]) ?? "main";
    const before = (await github.tip(branch)) ?? "";
    const what = await people.push(branch);
    if (branch === OWN_BRANCH) return { what, plan: undefined };
    return { what, plan: await planPush(branch, before) };
  }

  const interrupt = (kind: Interruption["kind"], act?: () => Promise<void>): Interruption => {
    const at = kind === "drop" || kind === "drop-reply" || kind === "unavailable" || dice.chance(0.6) ? "github" : "paid";
    const delayMs = dice.chance(0.5) ? 0 : dice.pick(60);
    return { kind, at, after: dice.pick(at === "github" ? 24 : 2), delayMs, act };
  };

  const playInterrupted = async (kind: Interruption["kind"]) => {
    const { what, plan } = await push();
    const planned = dice.chance(0.7) ? plan : await planMain(dice.chance(0.7) ? "pull-request" : "artifact");
    if (planned) await run(planned, what, interrupt(kind));
    else log.push(what);
  };

  const tell = async (what: Promise<string>) => void log.push(await what);

  const acts: Record<keyof typeof WEIGHTS | "protection", () => Promise<void>> = {
    push: async () => {
      const { what, plan } = await push();
      if (plan) await run(plan, what);
      else log.push(what);
    },
    artifact: async () => void (await run(await planMain("artifact"), "by hand")),
    schedule: async () => void (await run(await planMain("pull-request"), "weekly")),
    again: async () => {
      const old = dice.one(done);
      if (old) await run(old.plan, `again ${old.key}`);
    },
    twice: async () => {
      const { what, plan } = await push();
      if (!plan) return void log.push(what);
      let second: Promise<Run> | undefined;
      const act = async () => {
        const pull = dice.one(listOpen());
        if (pull && dice.chance(0.35))
          return void log.push(`meanwhile ${await (dice.chance(0.7) ? people.merge(pull) : people.close(pull))}`);
        const next = await push();
        if (next.plan) second = run(next.plan, `meanwhile ${next.what}`, undefined, hosts[1]);
        else log.push(`meanwhile ${next.what}`);
      };
      await run(plan, what, interrupt("meanwhile", act));
      await second;
    },
    cancel: () => playInterrupted("cancel"),
    kill: () => playInterrupted("kill"),
    trouble: () => playInterrupted(dice.weighted({ drop: 1, "drop-reply": 1, unavailable: 1 })),
    branchOff: async () => {
      if ((await listBranches()).length > 4) return tell(people.push("main"));
      log.push(await people.branchOff());
    },
    merge: () => withPull(people.merge),
    close: () => withPull(people.close),
    revert: async () => tell(people.revert(dice.one(await listBranches()) ?? "main")),
    protection: () => tell(github.hub.protectedBranches.size > 0 ? people.unprotect() : people.protect("main")),
  };

  async function withPull(act: (pull: PullRequest) => Promise<string>): Promise<void> {
    const pull = dice.one(listOpen());
    return tell(pull ? act(pull) : people.push("main"));
  }

  return () => acts[dice.weighted({ ...WEIGHTS, protection: github.hub.protectedBranches.size > 0 ? 5 : 0.6 })]();
}
