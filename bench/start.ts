import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runBundle, time } from "./action.ts";
import { type BenchOptions, type Figure, formatMs, median, repeat } from "./figure.ts";
import { drawPhoto } from "./pictures.ts";
import { HTTP_PROVIDERS, startProvider } from "./provider.ts";
import { cloneWith, makeFolder, restore } from "./workspace.ts";

const WANTED_MS = 60;

/** The start of Node itself, in ms. */
export async function measureNode(runs: number): Promise<number> {
  return median((await repeat(runs, () => time(process.execPath, ["-e", "0"], { cwd: "." }))).map(({ durationMs }) => durationMs));
}

/** From the start of the process to the first request that reaches the provider, and to the first paid one, less Node's own start. */
export async function* measureStart({ main, runs }: BenchOptions): AsyncGenerator<Figure> {
  const node = await measureNode(runs * 2);
  await using folder = await makeFolder();
  const picture = await drawPhoto({ width: 512, height: 384, grain: 20 }).png().toBuffer();
  const answerFile = join(folder.path, "answer.png");
  await writeFile(answerFile, await drawPhoto({ width: 512, height: 384, grain: 20, seed: 2 }).png().toBuffer());
  const workspace = await cloneWith(folder.path, [["image.png", picture]]);
  for (const name of HTTP_PROVIDERS) {
    await using provider = await startProvider({ name, answerFile, contentType: "image/png", latencyMs: 0 });
    const inputs = { ...provider.inputs, images: "*.png", prompt: "Make it night", deliver: "none" };
    const seen = await repeat(runs, async () => {
      await restore(workspace);
      const { startedAt, exitCode, log } = await runBundle({ main, workspace, inputs });
      const { firstAt, firstPaidAt } = await provider.look();
      if (exitCode !== 0) throw new Error(log);
      return { first: firstAt - startedAt - node, paid: firstPaidAt - startedAt - node };
    });
    const first = median(seen.map((one) => one.first));
    const paid = median(seen.map((one) => one.paid));
    yield {
      name: `start to the first request of ${name}, less \`node -e 0\` (${formatMs(node)})`,
      wanted: `≤ ${WANTED_MS} ms`,
      measured: paid - first > 1 ? `${formatMs(first)} (paid: ${formatMs(paid)})` : formatMs(first),
      ok: first <= WANTED_MS,
    };
  }
}
