import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runBundle } from "./action.ts";
import { type BenchOptions, type Figure, formatMs } from "./figure.ts";
import { drawPhoto } from "./pictures.ts";
import { startProvider } from "./provider.ts";
import { writeFullLock } from "./up-to-date.ts";
import { cloneWith, makeFolder } from "./workspace.ts";

const TASKS = 2000;
const RECORDED = 20_000;
const FIRST = 100;
const WANTED = 1.1;

/** Many small tasks with a large lock, which each result is written to: the time of a task against that of the first ones. */
export async function* measureLock({ main }: BenchOptions): AsyncGenerator<Figure> {
  await using folder = await makeFolder();
  const small = await drawPhoto({ width: 64, height: 48, grain: 40 }).png().toBuffer();
  const answerFile = join(folder.path, "answer.png");
  await writeFile(answerFile, await drawPhoto({ width: 64, height: 48, grain: 40, seed: 2 }).png().toBuffer());
  // Bytes after the end of a PNG make each file another one.
  const file = (n: number, name: string): [string, Buffer] => [name, Buffer.concat([small, Buffer.from(String(n))])];
  const recorded = Array.from({ length: RECORDED }, (_, n) => file(n, `images/${n % 100}/${n}.png`));
  const due = Array.from({ length: TASKS }, (_, n) => file(n, `new/${n}.png`));
  const workspace = await cloneWith(folder.path, [...recorded, ...due]);
  const prompt = { prompt: "Make it night", deliver: "none" };
  await writeFullLock(main, { workspace, inputs: { provider: "sandbox", images: "images/**/*.png", ...prompt } });

  await using provider = await startProvider({ name: "openai-compatible", answerFile, contentType: "image/png", latencyMs: 0 });
  const inputs = { ...provider.inputs, ...prompt, images: "new/*.png", concurrency: "4", "max-images": String(TASKS) };
  const { exitCode, log } = await runBundle({ main, workspace, inputs });
  const { paidAt } = await provider.look();
  if (exitCode !== 0 || paidAt.length !== TASKS) throw new Error(log.slice(-2000));
  const timeOf = (from: number, to: number) => ((paidAt[to - 1] ?? Number.NaN) - (paidAt[from] ?? Number.NaN)) / (to - 1 - from);
  const [first, all] = [timeOf(0, FIRST), timeOf(0, TASKS)];
  yield {
    name: `${TASKS.toLocaleString("en")} small tasks with a lock of ${RECORDED.toLocaleString("en")}, 4 at once: time of a task`,
    wanted: `≤ ${WANTED} × ${formatMs(first)} (the first ${FIRST})`,
    measured: `${(all / first).toFixed(2)} × (${formatMs(all)})`,
    ok: all <= WANTED * first,
  };
}
