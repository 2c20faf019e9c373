import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { draw } from "./report/gallery-browser.ts";

/** Of each run, which writes into its folder `out`. */
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "retouch-demo-"));
  await mkdir(join(folder, "mine"));
  await writeFile(join(folder, "mine/one.png"), await draw("#3366cc", { width: 200, height: 120 }));
  await writeFile(join(folder, "mine/notes.txt"), "no picture");
  await mkdir(join(folder, "empty"));
  // What a desktop has: it notes what it is to open.
  await mkdir(join(folder, "bin"));
  await writeFile(join(folder, "bin/xdg-open"), `#!/bin/sh\nprintf '%s\\n' "$1" >> "$OPENED"\n`);
  await chmod(join(folder, "bin/xdg-open"), 0o755);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Ended {
  code: number;
  stdout: string;
  stderr: string;
  /** The paths that a browser was to open. */
  opened: string[];
}

async function runDemo(args: string[], out: string, environment: Record<string, string> = {}): Promise<Ended> {
  const { CI: _ci, DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...inherited } = process.env;
  const opened = join(folder, `${out}-opened`);
  const env = { ...inherited, PATH: `${join(folder, "bin")}${delimiter}${process.env.PATH}`, OPENED: opened, ...environment };
  const script = join(import.meta.dirname, "../scripts/demo.mjs");
  const ended = await new Promise<Omit<Ended, "opened">>((done) => {
    const options = { cwd: folder, env };
    const child = execFile(process.execPath, [script, ...args, "--out", out], options, (_error, stdout, stderr) =>
      done({ code: child.exitCode ?? -1, stdout, stderr }),
    );
  });
  const noted = await readFile(opened, "utf8").catch(() => "");
  return { ...ended, opened: noted.split("\n").filter(Boolean) };
}

describe.skipIf(process.platform === "win32").concurrent("the demo", () => {
  test("opens its gallery on a desktop, and names what is there afterwards", async () => {
    const { code, stdout, stderr, opened } = await runDemo(["mine"], "desktop", { DISPLAY: ":0" });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const gallery = resolve(folder, "desktop/edited/retouch-report.html");
    if (process.platform === "linux") expect(opened).toEqual([gallery]);
    expect(await readFile(gallery, "utf8")).toContain("edited/one.png");
    const paths = stdout.match(/\S*desktop\/\S*[^\s.]/g) ?? [];
    expect(paths).toContain("desktop/summary.md");
    expect(paths.filter((path) => !existsSync(resolve(folder, path)))).toEqual([]);
  });

  test.each([
    ["where there is no desktop", "plain", {}],
    ["in CI", "ci", { CI: "true", DISPLAY: ":0" }],
    ["where the desktop opens nothing", "broken", { DISPLAY: ":0", OPENED: "/nowhere/opened" }],
  ])("names its gallery %s", async (_, out, environment) => {
    const { code, stdout, opened } = await runDemo(["mine"], out, environment);
    expect({ code, opened }).toEqual({ code: 0, opened: [] });
    expect(stdout).toContain(`\nOpen ${out}/edited/retouch-report.html in a browser.\n`);
  });

  test("says in one line what is wrong with a folder, and deletes nothing", async () => {
    await mkdir(join(folder, "before/mine"), { recursive: true });
    await writeFile(join(folder, "before/mine/kept.png"), "earlier");
    for (const [name, said] of [
      ["missing", "There is no folder missing."],
      ["empty", "The folder empty contains no pictures (png, jpg, jpeg, webp)."],
      ["before/mine", "The folder before/mine is in the output of the demo, which is deleted first. Copy it elsewhere."],
    ] as const) {
      expect(await runDemo([name], "before")).toEqual({ code: 1, stdout: "", stderr: `${said}\n`, opened: [] });
      expect(await readFile(join(folder, "before/mine/kept.png"), "utf8")).toBe("earlier");
    }
  });
});
