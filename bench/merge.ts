import { startGithub } from "../test/emulators/github/github.ts";
import { scheduleEvent } from "../test/runner/events.ts";
import { runAction } from "../test/runner/run-action.ts";
import { type BenchOptions, type Figure, formatMs } from "./figure.ts";
import { drawPhoto } from "./pictures.ts";

const SHARDS = 256;
const IMAGES = 1024;
const WANTED_MS = 60_000;

/** The merge of many shards into one commit, by the bundle, over an emulated GitHub in this process. The shards are run from the sources. */
export async function* measureMerge({ main }: BenchOptions): AsyncGenerator<Figure> {
  const picture = await drawPhoto({ width: 64, height: 48, grain: 40 }).png().toBuffer();
  // Bytes after the end of a PNG make each file another one.
  const files = Object.fromEntries(
    Array.from({ length: IMAGES }, (_, n) => [`images/${n}.png`, Buffer.concat([picture, Buffer.from(String(n))])]),
  );
  await using github = await startGithub({ files });
  const event = await scheduleEvent(github);
  const run = async (inputs: Record<string, string>, job: string, warm: boolean) => {
    const checkout = await github.checkout({ ref: event.ref, token: github.token });
    return runAction({ main, warm, ...event, github, token: github.token, job, ...checkout, inputs: { ...inputs, deliver: "commit" } });
  };
  for (let index = 1; index <= SHARDS; index++) {
    const inputs = { images: "images/*.png", prompt: "Add a frame", provider: "sandbox", "max-images": String(IMAGES) };
    const { exitCode, stdout } = await run({ ...inputs, shard: `${index}/${SHARDS}` }, "edit", true);
    if (exitCode !== 0) throw new Error(stdout);
  }
  const { exitCode, durationMs, outputs, stdout } = await run({ mode: "merge" }, "merge", false);
  if (exitCode !== 0 || outputs.edited !== String(IMAGES)) throw new Error(stdout);
  yield {
    name: `${SHARDS} shards of ${IMAGES.toLocaleString("en")} images merged into one commit`,
    wanted: `≤ ${formatMs(WANTED_MS)}`,
    measured: formatMs(durationMs),
    ok: durationMs <= WANTED_MS,
  };
}
