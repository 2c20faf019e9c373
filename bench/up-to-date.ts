import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { runBundle, time } from "./action.ts";
import { type BenchOptions, type Figure, formatMs, median, repeat } from "./figure.ts";
import { drawPhoto } from "./pictures.ts";
import { measureNode } from "./start.ts";
import { cloneWith, git, makeFolder } from "./workspace.ts";

const FILES = 10_000;
const WANTED = 2;
const LOCK = ".github/retouch.lock.json";

/** A run that finds nothing to do among many tracked images, against `git status` in the same clone. */
export async function* measureUpToDate({ main, runs }: BenchOptions): AsyncGenerator<Figure> {
  await using folder = await makeFolder();
  const small = await drawPhoto({ width: 8, height: 8, grain: 40 }).png().toBuffer();
  // Bytes after the end of a PNG are ignored by readers, and make each file another one.
  const files = Array.from({ length: FILES }, (_, n): [string, Buffer] => [
    `images/${n % 100}/${n}.png`,
    Buffer.concat([small, Buffer.from(String(n))]),
  ]);
  const workspace = await cloneWith(folder.path, files);
  const inputs = { provider: "sandbox", images: "images/**/*.png", prompt: "Make it night", deliver: "none" };
  await writeFullLock(main, { workspace, inputs });
  await git(workspace, "status");

  const status = median((await repeat(runs, () => time("git", ["status"], { cwd: workspace }))).map(({ durationMs }) => durationMs));
  const node = await measureNode(runs);
  const whole = median(
    (
      await repeat(runs, async () => {
        const run = await runBundle({ main, workspace, inputs });
        if (run.exitCode !== 0 || !run.outputs.includes("up-to-date")) throw new Error(run.log);
        return run;
      })
    ).map(({ durationMs }) => durationMs),
  );
  const least = node + status;
  yield {
    name: `${FILES.toLocaleString("en")} tracked images, all up to date`,
    wanted: `≤ ${WANTED} × ${formatMs(least)} (\`node -e 0\` and \`git status\`)`,
    measured: `${(whole / least).toFixed(1)} × (${formatMs(whole)})`,
    ok: whole <= WANTED * least,
  };
}

/** One real edit gives a record; the other images get the same one with their own identities, as if all had been edited. */
export async function writeFullLock(
  main: string,
  { workspace, inputs }: { workspace: string; inputs: Record<string, string> },
): Promise<void> {
  const run = await runBundle({ main, workspace, inputs: { ...inputs, images: "images/0/0.png" } });
  if (run.exitCode !== 0) throw new Error(run.log);
  const path = join(workspace, LOCK);
  const lock: { outputs: Record<string, Record<string, unknown>> } = JSON.parse(await readFile(path, "utf8"));
  const [record] = Object.values(lock.outputs);
  await git(workspace, "reset", "--quiet", "--hard");
  const index = (await git(workspace, "ls-files", "-z", "--stage", "images")).split("\0").filter(Boolean);
  const lines = index.map((line) => {
    const [, blob = ""] = line.split(" ");
    const source = line.slice(line.indexOf("\t") + 1);
    return `    ${JSON.stringify(source)}: ${JSON.stringify({ ...record, source, outputBlob: blob })}`;
  });
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `{\n  "version": 1,\n  "outputs": {\n${lines.join(",\n")}\n  }\n}\n`);
  await git(workspace, "add", LOCK);
  await git(workspace, "commit", "--quiet", "--message", "lock");
}
