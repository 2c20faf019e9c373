import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runBundle } from "./action.ts";
import { type BenchOptions, type Figure, formatMs, median, repeat } from "./figure.ts";
import { drawPhoto } from "./pictures.ts";
import { startProvider } from "./provider.ts";
import { cloneWith, makeFolder, restore } from "./workspace.ts";

const TASKS = 200;
const CONCURRENCY = 16;
const LATENCY_MS = 250;
const IDEAL_MS = Math.ceil(TASKS / CONCURRENCY) * LATENCY_MS;
const WANTED = 1.08;

/** The whole run of many tasks, start-up included, against what the provider's own time alone would take. */
export async function* measureThroughput({ main, runs }: BenchOptions): AsyncGenerator<Figure> {
  await using folder = await makeFolder();
  const shape = { width: 400, height: 300, grain: 10 };
  const answer = await drawPhoto({ ...shape, seed: 2 })
    .png()
    .toBuffer();
  const answerFile = join(folder.path, "answer.png");
  await writeFile(answerFile, answer);
  const source = await drawPhoto(shape).png().toBuffer();
  const workspace = await cloneWith(
    folder.path,
    Array.from({ length: TASKS }, (_, n): [string, Buffer] => [`images/${n}.png`, source]),
  );
  for (const name of ["openai-compatible", "aimlapi"] as const) {
    await using provider = await startProvider({ name, answerFile, contentType: "image/png", latencyMs: LATENCY_MS });
    const inputs = {
      ...{ ...provider.inputs, images: "images/*.png", prompt: "Make it night", deliver: "none" },
      ...{ concurrency: String(CONCURRENCY), "max-images": String(TASKS) },
    };
    const times = await repeat(runs, async () => {
      await restore(workspace);
      const { durationMs, exitCode, log } = await runBundle({ main, workspace, inputs });
      const { paid } = await provider.look();
      if (exitCode !== 0 || paid !== TASKS) throw new Error(log);
      return durationMs;
    });
    const taken = median(times);
    yield {
      name: `${TASKS} tasks, ${CONCURRENCY} at once, ${LATENCY_MS} ms each, PNGs of ${Math.round(answer.length / 1000)} KB, ${name}`,
      wanted: `≤ ${WANTED.toFixed(2)} × ${formatMs(IDEAL_MS)}`,
      measured: `${(taken / IDEAL_MS).toFixed(2)} × (${formatMs(taken)})`,
      ok: taken <= WANTED * IDEAL_MS,
    };
  }
}
