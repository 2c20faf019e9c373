import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { inspect, isDeepStrictEqual } from "node:util";
import { describe, expect, it } from "vitest";
import { finishPicture } from "../../src/pixels/finish-picture.ts";
import { createPixelProcesses } from "../../src/pixels/pixel-processes.ts";
import { paint } from "./pictures.ts";

const program = join(import.meta.dirname, "misbehaving.ts");
const open = (baseMs = 60_000) => createPixelProcesses({ program, baseMs });

describe("the processes that work on pictures", () => {
  it("take and give back plain data with buffers in it", async () => {
    const input = {
      text: "é",
      none: undefined,
      list: [1, Number.POSITIVE_INFINITY, { bytes: Buffer.from("deep") }],
      large: Buffer.alloc(3 << 20, 7),
    };
    const processes = open();
    // More at once than there are processes.
    const answers = await Promise.all([1, 2, 3, 4].map((number) => processes.run("echo", { ...input, number }, 0)));
    // Of so many bytes the test runner's comparison takes seconds.
    for (const [index, answer] of answers.entries())
      expect(isDeepStrictEqual(answer, { ...input, number: index + 1 }), inspect(answer)).toBe(true);
  });

  it("are one as long as the work is short, and two when it is long", async () => {
    const processes = open();
    const idsOf = async (name: string, milliseconds: number, area = 0) =>
      new Set(await Promise.all([1, 2, 3, 4].map(() => processes.run(name, milliseconds, area))));
    expect((await idsOf("sleep", 0)).size).toBe(1);
    // Large pictures take their memory twice: theirs waits longer.
    expect((await idsOf("sleep", 700, 8_000_000)).size).toBe(1);
    expect((await idsOf("sleep", 1500)).size).toBe(2);
  });

  it("have nothing of the environment: no key, no token", async () => {
    process.env.AIMLAPI_API_KEY = "sk-very-secret";
    // libvips sets one that says where it lies.
    const found = await open().run("environment", {}, 0);
    delete process.env.AIMLAPI_API_KEY;
    expect(Object.keys(found ?? {}).filter((name) => !/^(MALLOC_|VIPSHOME$)/.test(name))).toEqual(
      process.env.RETOUCH_PIXELS ? ["RETOUCH_PIXELS"] : [],
    );
  });

  it("are stopped at the deadline, and what waits goes on", async () => {
    const processes = open(5000);
    const [first, second, third] = await Promise.allSettled([
      processes.run("hang", {}, 0),
      processes.run("hang", {}, 0),
      processes.run("echo", "fine", 0),
    ]);
    for (const hung of [first, second])
      expect(hung).toMatchObject({ status: "rejected", reason: { code: "too-large", message: expect.stringContaining("takes too long") } });
    expect(third).toEqual({ status: "fulfilled", value: "fine" });
  });

  it("are stopped when they take too much memory", async () => {
    const processes = open();
    await expect(processes.run("eat", {}, 0)).rejects.toMatchObject({
      code: "too-large",
      message: expect.stringContaining("too much memory"),
    });
    expect(await processes.run("echo", "fine", 0)).toBe("fine");
  });

  it("crash without taking the run with them, and what crashed is tried once more, in WebAssembly", async () => {
    const processes = open();
    await expect(processes.run("crash", {}, 0)).rejects.toMatchObject({
      code: "invalid-image",
      message: expect.stringContaining("crashed"),
    });
    expect(await processes.run("environment", {}, 0)).toMatchObject({ RETOUCH_PIXELS: "wasm" });
    await expect(processes.run("fail", {}, 0)).rejects.toThrow("as it says");
  });

  it("say which build of the image library they load", async () => {
    const isNative = process.platform === "linux" && process.arch === "x64";
    expect(await createPixelProcesses().warmUp()).toBe(process.env.RETOUCH_PIXELS ?? (isNative ? "native" : "wasm"));
  });

  it.runIf(process.platform === "linux")("decode, so that the run itself never loads the image library", async () => {
    const answer = await paint({ width: 60, height: 40 }).png().toBuffer();
    await finishPicture({ answer, wanted: { fit: "cover", format: "jpeg" } });
    expect(readFileSync("/proc/self/maps", "utf8")).not.toContain("dist/vendor");
    const children = readdirSync("/proc/self/task").flatMap((thread) =>
      readFileSync(`/proc/self/task/${thread}/children`, "utf8").trim().split(" "),
    );
    const maps = children.filter(Boolean).map((pid) => readFileSync(`/proc/${pid}/maps`, "utf8"));
    expect(maps.filter((map) => map.includes("dist/vendor"))).not.toEqual([]);
  });
});
