import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { runBundle } from "./action.ts";
import { type BenchOptions, type Figure, formatMs } from "./figure.ts";
import { drawPhoto } from "./pictures.ts";
import { git, makeFolder } from "./workspace.ts";

const FILES = 100_000;
const WANTED = { ms: 10_000, mb: 500 };

/** A dry run that plans a task for each of very many tracked images. */
export async function* measurePlan({ main }: BenchOptions): AsyncGenerator<Figure> {
  await using folder = await makeFolder();
  const workspace = join(folder.path, "workspace");
  await mkdir(workspace);
  await git(workspace, "init", "--quiet", "--initial-branch=main");
  await importFiles(workspace);
  await git(workspace, "reset", "--quiet", "--hard");
  const inputs = {
    ...{ provider: "sandbox", images: "images/**/*.png", prompt: "Make it night", deliver: "none" },
    ...{ "dry-run": "true", "max-images": String(FILES) },
  };
  const { exitCode, log, durationMs, peakMb = Number.NaN } = await runBundle({ main, workspace, inputs, watchMemory: true });
  if (exitCode !== 0) throw new Error(log.slice(-2000));
  yield {
    name: `${FILES.toLocaleString("en")} tracked images, as many tasks planned (dry run)`,
    wanted: `< ${formatMs(WANTED.ms)}, < ${WANTED.mb} MB`,
    measured: `${formatMs(durationMs)}, ${peakMb.toFixed(0)} MB`,
    ok: durationMs < WANTED.ms && peakMb < WANTED.mb,
  };
}

/** Commits the images in one go, each with bytes of its own: what comes after the end of a PNG is ignored. */
async function importFiles(workspace: string): Promise<void> {
  const small = await drawPhoto({ width: 8, height: 8, grain: 40 }).png().toBuffer();
  const child = spawn("git", ["fast-import", "--quiet"], { cwd: workspace, stdio: ["pipe", "ignore", "inherit"] });
  const ended = once(child, "exit");
  const commands = function* () {
    yield "commit refs/heads/main\ncommitter bench <bench@example.com> 0 +0000\ndata 6\nimages\n";
    for (let n = 0; n < FILES; n++) {
      const bytes = Buffer.concat([small, Buffer.from(String(n))]);
      yield Buffer.concat([Buffer.from(`M 100644 inline images/${n % 100}/${n}.png\ndata ${bytes.length}\n`), bytes, Buffer.from("\n")]);
    }
  };
  await pipeline(Readable.from(commands()), child.stdin);
  const [code] = await ended;
  if (code !== 0) throw new Error(`git fast-import: ${code}`);
}
