import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, it, vi } from "vitest";
import { openWriter } from "../../src/git/git-process.ts";
import { findRepository } from "../../src/git/repository.ts";
import { makeRepository } from "./repository.ts";

afterEach(() => void vi.useRealTimers());

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};
const readPid = (file: string) => (existsSync(file) ? Number(readFileSync(file, "utf8")) : 0);

it.each([
  [
    "a hook",
    ["commit", "--quiet", "--allow-empty", "--message=x"],
    10,
    /^`git commit` did not end within 10 minutes.*A hook of the repository/,
  ],
  ["a filter", ["hash-object", "--path=a.png", "--stdin"], 10, /^`git hash-object` did not end within 10 minutes.*A filter that/],
  ["a server", ["fetch", "origin"], 5, /^`git fetch` did not end within 5 minutes.*The server/],
] as const)("%s that hangs is stopped, with what it started", async (_what, args, minutes, message) => {
  using folder = makeRepository({ "a.png": "a", ".gitattributes": "*.png filter=slow" });
  const pidFile = join(folder.root, ".git", "pid");
  // The program that hangs is started by another one, which git knows nothing of.
  const script = join(folder.root, ".git", "hang.sh");
  writeFileSync(script, `#!/bin/sh\nsh -c 'echo $$ > "${pidFile}"; trap "" TERM; for i in 1 2 3 4 5 6; do sleep 10; done'\necho\n`, {
    mode: 0o755,
  });
  writeFileSync(join(folder.root, ".git", "hooks", "pre-commit"), readFileSync(script), { mode: 0o755 });
  folder.git("config", "filter.slow.clean", script);
  folder.git("config", "remote.origin.url", `ext::${script}`);
  const repository = findRepository(folder.root);
  if (!repository) throw new Error("no repository");
  const git = openWriter(repository, { hooks: true, config: ["protocol.ext.allow=always", "user.name=t", "user.email=t@example.com"] });

  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const running = git.run(args, { input: "" }).then(String, (error: Error) => error.message);
  await vi.waitUntil(() => readPid(pidFile) > 0, { timeout: 20_000 });
  vi.advanceTimersByTime(minutes * 60_000 - 1);
  expect(isAlive(readPid(pidFile))).toBe(true);
  vi.advanceTimersByTime(1);
  // It does not listen to the first signal.
  vi.advanceTimersByTime(2000);
  expect(await running).toMatch(message);
  vi.useRealTimers();
  await vi.waitUntil(() => !isAlive(readPid(pidFile)), { timeout: 20_000 });
});
