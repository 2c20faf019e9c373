import { link, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runBundle } from "./action.ts";
import { type BenchOptions, type Figure, formatMs } from "./figure.ts";
import { drawPhoto } from "./pictures.ts";
import { HTTP_PROVIDERS, startProvider } from "./provider.ts";
import { makeFolder } from "./workspace.ts";

const WANTED_MB = 300;
const SIZE = { width: 2000, height: 1400 };

/** The most memory of the action, and of its processes for pictures, over many large pictures, four at once: noise, which is the worst that a PNG can hold. */
export async function* measureMemory({ main }: BenchOptions): AsyncGenerator<Figure> {
  await using folder = await makeFolder();
  const [source, answerFile] = [join(folder.path, "source.png"), join(folder.path, "answer.png")];
  const bytes = await drawPhoto({ ...SIZE, grain: 255 })
    .png({ compressionLevel: 1 })
    .toBuffer();
  await writeFile(source, bytes);
  await writeFile(
    answerFile,
    await drawPhoto({ ...SIZE, grain: 255, seed: 2 })
      .png({ compressionLevel: 1 })
      .toBuffer(),
  );
  const workspace = join(folder.path, "workspace");
  for (const name of HTTP_PROVIDERS) {
    // That many more pictures make no difference is shown for a form, where they travel as they are, and for base64 in JSON.
    for (const count of name === "openai-compatible" || name === "aimlapi" ? [64, 256] : [64]) {
      await using provider = await startProvider({ name, answerFile, contentType: "image/png", latencyMs: 250 });
      await rm(workspace, { recursive: true, force: true });
      await mkdir(workspace);
      for (let n = 0; n < count; n++) await link(source, join(workspace, `${n}.png`));
      const inputs = {
        ...{ ...provider.inputs, images: "*.png", prompt: "Make it night", deliver: "none" },
        ...{ concurrency: "4", "max-images": String(count) },
      };
      const { exitCode, log, peakMb = Number.NaN, durationMs } = await runBundle({ main, workspace, inputs, watchMemory: true });
      const { paid } = await provider.look();
      if (exitCode !== 0 || paid !== count) throw new Error(log);
      yield {
        name: `peak memory, ${count} sources of ${(bytes.length / 1e6).toFixed(1)} MB, 4 at once, ${name} (${formatMs(durationMs)})`,
        wanted: `≤ ${WANTED_MB} MB`,
        measured: `${peakMb.toFixed(0)} MB`,
        ok: peakMb <= WANTED_MB,
      };
    }
  }
}
