import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startGithub } from "../emulators/github/github.ts";
import { createDesign } from "./designed-commands.ts";
import { mergeGroupEvent, pullRequestEvent, pullRequestTargetEvent, pushEvent, scheduleEvent, workflowDispatchEvent } from "./events.ts";
import { parsePairs } from "./file-commands.ts";
import { type RunOptions, type RunResult, runAction } from "./run-action.ts";
import { parseCommand } from "./workflow-commands.ts";

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "retouch-run-action-"));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

let scripts = 0;
async function run(script: string, options: Partial<RunOptions> = {}): Promise<RunResult> {
  scripts += 1;
  const main = join(dir, `script-${scripts}.mjs`);
  await writeFile(main, `import { appendFileSync } from "node:fs";\n${script}`);
  return runAction({ main, workspace: dir, actionFile: join(dir, "action.yml"), ...options });
}

describe("inputs and environment", () => {
  test("passes every declared input, with its default, and undeclared ones too", async () => {
    const inputs = {
      mode: {},
      "max-images": { default: 100 },
      "github-token": { default: "$" + "{{ github.token }}" },
      "two words": { default: "x" },
    };
    await writeFile(join(dir, "action.yml"), JSON.stringify({ inputs }));
    const script = "console.log(JSON.stringify(Object.fromEntries(Object.entries(process.env).filter(([k]) => k.startsWith('INPUT_')))))";
    const { raw, stdout } = await run(script, { inputs: { mode: "edit", typo: "1" }, token: "ghs_secret" });
    expect(JSON.parse(raw)).toEqual({
      INPUT_MODE: "edit",
      "INPUT_MAX-IMAGES": "100",
      "INPUT_GITHUB-TOKEN": "ghs_secret",
      INPUT_TWO_WORDS: "x",
      INPUT_TYPO: "1",
    });
    expect(stdout).not.toContain("ghs_secret");
  });

  test("hands over nothing of the test's own environment, and closes stdin", async () => {
    process.env.LEAK = "1";
    const { raw } = await run("console.log(process.env.LEAK, process.cwd(), process.stdin.readableEnded, process.version.split('.')[0])");
    delete process.env.LEAK;
    expect(raw).toMatch(/^undefined .*retouch-run-action-\S+ \w+ v24$/);
  });
});

describe("file commands", () => {
  test("reads outputs, state and summary, also when the step fails", async () => {
    const script = `
      appendFileSync(process.env.GITHUB_OUTPUT, "a=1<<2\\n\\nb<<END\\nx\\r\\ny\\nEND\\na=2\\n");
      appendFileSync(process.env.GITHUB_STATE, "Key=v\\n");
      appendFileSync(process.env.GITHUB_STEP_SUMMARY, "# Hi secret-value");
      console.log("::add-mask::secret-value");
      process.exitCode = 1;`;
    const result = await run(script);
    expect(result).toMatchObject({
      conclusion: "failure",
      exitCode: 1,
      outputs: { a: "2", b: "x\r\ny" },
      state: { Key: "v" },
      summary: "# Hi ***",
    });
    expect(result.maxRssKb ?? 1).toBeGreaterThan(0);
  });

  test("fails the step on a block without its end", async () => {
    const result = await run(`appendFileSync(process.env.GITHUB_OUTPUT, "a<<END\\nx\\n")`);
    expect(result).toMatchObject({ conclusion: "failure", exitCode: 0 });
    expect(result.annotations[0]?.message).toContain("Matching delimiter not found 'END'");
  });

  test("drops a summary above 1 MiB and stays green", async () => {
    const result = await run(`appendFileSync(process.env.GITHUB_STEP_SUMMARY, "x".repeat(1024 * 1024 + 1))`);
    expect(result).toMatchObject({ conclusion: "success", summary: "" });
    expect(result.annotations[0]?.message).toContain("upload aborted");
  });

  test("tells heredocs from values", () => {
    expect(parsePairs("a<<X\n1\nX\nb=<<\n").values).toEqual({ a: "1", b: "<<" });
    expect(parsePairs("oops").error).toContain("Invalid format");
  });
});

describe("workflow commands", () => {
  test("collects annotations of both streams, ten of a level, and honours stop-commands", async () => {
    const script = `
      console.error("  ::warning file=a%2Cb.png,line=3,title=T%3A::50%25%0Adone");
      console.log("::stop-commands::tok");
      console.log("::error::not me");
      console.log("::tok::");
      for (let i = 0; i < 12; i++) console.log("::error::e" + i);
      console.log("::unknown::text");`;
    const { annotations, stdout } = await run(script);
    expect(annotations.find(({ level }) => level === "warning")).toEqual({
      level: "warning",
      message: "50%\ndone",
      file: "a,b.png",
      line: 3,
      title: "T:",
    });
    expect(annotations.filter(({ level }) => level === "error").map(({ message }) => message)).toEqual(
      Array.from({ length: 10 }, (_, i) => `e${i}`),
    );
    expect(stdout).toContain("::error::not me");
    expect(stdout).toContain("::unknown::text");
  });

  test("masks values, their lines and their encodings, and keeps the raw text apart", async () => {
    const script = `
      console.log("::add-mask::top-secret%0Asecond-line");
      console.log("a top-secret", Buffer.from("top-secret\\nsecond-line").toString("base64"));
      console.error("second-line");`;
    const { lines, raw, masks } = await run(script);
    expect(lines).toContain("a *** ***");
    expect(lines).toContain("***");
    expect(raw).toContain("a top-secret");
    expect(masks).toEqual(["top-secret\nsecond-line", "top-secret", "second-line"]);
  });
});

describe("what Retouch must not give the runner", () => {
  const play = async (script: string) => {
    const main = join(await mkdtemp(join(dir, "build-")), "index.js");
    await writeFile(main, `const { appendFileSync } = require("node:fs");\n${script}`);
    return runAction({ main, workspace: dir, actionFile: join(dir, "none.yml"), inputs: { "api-key": "sk-key" } });
  };

  test.each([
    "::set-output name=changed::true",
    "  ::save-state name=a::b",
    "::error::no title of ours",
    "::error title=Retouch,line=1::x",
    "::add-mask::the",
    "::group::Another",
    "::endgroup::",
    "::stop-commands::x",
    "::unknown:: ##[warning]x",
    "a ##[error]x",
    "\u00a0::NOTICE::x",
  ])("%j", (line) => {
    const command = parseCommand(line);
    expect(command && createDesign(new Set(["sk-key"]))(line, command)).toBe(false);
  });

  test("fails the run, from either stream and after a carriage return", async () => {
    await expect(play(`console.error("a ##[error]x")`)).rejects.toThrow("a ##[error]x");
    await expect(play(`process.stdout.write("a\\r::add-path::/tmp")`)).rejects.toThrow("::add-path::/tmp");
  });

  test("fails the run, from any file", async () => {
    const files = ["OUTPUT", "STATE", "ENV", "PATH"].map((name) => `appendFileSync(process.env.GITHUB_${name}, "${name}=b\\n");`);
    await expect(play(files.join("\n"))).rejects.toThrow("OUTPUT=b\nSTATE=b\nENV=b\nPATH=b");
  });

  test("is nothing that it gives by design, nor what only looks like it", async () => {
    const lines = ["::add-mask::sk-key", "::group::Skipped (2)", "x", "::endgroup::", "::debug::x", "a ::error::x", "::error"];
    lines.push("::error title=Retouch%3A timeout,file=a.png::x", "::warning title=Retouch::x", "# #[error]x", "\u2028", "::nothing::x");
    expect((await play(`console.log(${JSON.stringify(lines.join("\n"))})`)).annotations).toHaveLength(2);
  });
});

describe("cancellation", () => {
  const cancelWhen = (line: string) => line === "ready";
  const cancelDelays = { terminate: 200, kill: 200 };

  test("a handler of SIGINT may finish its work", async () => {
    const script = `process.on("SIGINT", () => { appendFileSync(process.env.GITHUB_OUTPUT, "kept=1\\n"); process.exit(1); });
      setInterval(() => {}, 1000); console.log("ready");`;
    const result = await run(script, { cancelWhen });
    expect(result).toMatchObject({ conclusion: "cancelled", exitCode: 1, outputs: { kept: "1" } });
  });

  test.each([
    ["SIGINT", "", 0],
    ["SIGTERM", `process.on("SIGINT", () => {});`, 200],
    ["SIGKILL", `process.on("SIGINT", () => {}); process.on("SIGTERM", () => {});`, 400],
  ])("ends by %s", async (signal, handlers, least) => {
    const result = await run(`${handlers} setInterval(() => {}, 1000); console.log("ready");`, { cancelWhen, cancelDelays });
    expect(result).toMatchObject({ conclusion: "cancelled", signal });
    expect(result.durationMs).toBeGreaterThanOrEqual(least);
  });

  test("an action that hangs is killed and reported", async () => {
    await expect(run("setInterval(() => {}, 1000)", { timeoutMs: 300 })).rejects.toThrow("did not end in time");
  });
});

test("events name the fixture's commits", async () => {
  await using github = await startGithub({ files: { "a.txt": "a" } });
  const before = (await github.tip("main")) ?? "";
  const head = await github.pushCommit({ branch: "topic", fork: "mona", files: { "b.txt": "b" } });
  const pull = await github.openPullRequest({ head: "topic", fork: "mona", draft: true, labels: ["images"] });
  const event = await pullRequestEvent(github, pull, { action: "opened" });
  expect(event).toMatchObject({
    ref: "refs/pull/1/merge",
    headRef: "topic",
    baseRef: "main",
    event: {
      number: 1,
      repository: { full_name: "octo-org/pictures" },
      pull_request: { draft: true, changed_files: 1, head: { sha: head, repo: { full_name: "mona/pictures" } }, base: { sha: before } },
    },
  });
  expect((await pullRequestTargetEvent(github, pull)).sha).toBe(before);
  expect(await pushEvent(github, { before: "0".repeat(40) })).toMatchObject({ sha: before, event: { created: true, after: before } });
  expect((await scheduleEvent(github)).event.schedule).toBe("0 3 * * *");
  expect((await workflowDispatchEvent(github)).event.ref).toBe("refs/heads/main");
  expect((await mergeGroupEvent(github, pull)).event.merge_group).toMatchObject({ base_sha: before });
});
