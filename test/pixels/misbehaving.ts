import { definePixelWork, servePixelWork } from "../../src/pixels/pixel-work.ts";

/** The program of a pixel process whose work does what a picture, a hostile one too, might make a decoder do. */

const define = (name: string, work: (input: unknown) => Promise<unknown>) => definePixelWork(name, work, () => 0);

define("echo", async (input) => input);
define("sleep", async (milliseconds) => {
  await new Promise((resolve) => setTimeout(resolve, Number(milliseconds)));
  return process.pid;
});
define("environment", async () => process.env);
define("hang", async () => {
  for (;;);
});
define("crash", async () => process.abort());
define("eat", async () => {
  const eaten: Buffer[] = [];
  for (;;) {
    eaten.push(Buffer.alloc(64 << 20, 1));
    // The decoder's own threads leave this one free.
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
});

define("fail", async () => {
  throw new Error("as it says");
});

await servePixelWork();
