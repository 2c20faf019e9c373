import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, describe, expect, test } from "vitest";
import { formatAnnotation, formatDebug, formatForeign, formatInfo } from "../../src/runner/commands.ts";
import { fitSummary, formatPairs, writeSummary } from "../../src/runner/file-commands.ts";
import { parsePairs } from "./file-commands.ts";
import { parseCommand } from "./workflow-commands.ts";

const SRC = resolve(import.meta.dirname, "../../src");
const dir = mkdtempSync(join(tmpdir(), "retouch-log-"));
afterAll(() => rmSync(dir, { recursive: true }));

describe("a line of the log", () => {
  test.each([
    ["::set-output name=changed::no", ": :set-output name=changed::no"],
    ["  \u00a0 ::error::x", "  : :error::x"],
    ["\u200d:\u2060:error::x", "\u200d: :error::x"],
    ["a ##[error]b ###[x", "a # #[error]b ## #[x"],
    ["#\u200d#\ufe0f[error]x", "# \u200d#\ufe0f[error]x"],
    ["a\n::error::b\r::error::c\u2028d\u0085e", "a ::error::b ::error::c d e"],
    ["\u001b[31mred\u001b[0m \u202egnp\u0007", "red gnp"],
    ["  advice: Run again.", "  advice: Run again."],
    ["a ::b:: c: #1 ##", "a ::b:: c: #1 ##"],
  ])("%j", (text, line) => {
    expect(formatInfo(text)).toBe(line);
    expect(parseCommand(line)).toBeUndefined();
  });

  test("keeps names that look like a credential, and no credential", () => {
    for (const name of ["edited Basic settings-of-2024.png", "a/basic 20240101-20241231.png", "bearer of news.png", "metadata:a,b.png"])
      expect(formatInfo(name)).toBe(name);
    expect(formatInfo("Authorization: Bearer abcdefgh12345678")).toBe("Authorization: Bearer ***");
    expect(formatInfo("see https://u:p@h.test/a?sig=x and data:image/png;base64,AAAA")).toBe("see https://***@h.test/a?*** and data:***");
  });
});

describe("an annotation", () => {
  test("is one command of the words it was given, and each of its lines is none", () => {
    const line = formatAnnotation("error", "100%\n::error::x\n##[x]y", { title: "Retouch: a,b", file: "a,b:%\n::.png", line: 7 });
    expect(parseCommand(line)).toEqual({
      name: "error",
      properties: { title: "Retouch: a,b", file: "a,b:%\n::.png", line: "7" },
      data: "100%\n: :error::x\n# #[x]y",
      isOld: false,
    });
    expect(line).not.toMatch(/[\r\n]/);
  });

  test("of no file has none", () => {
    expect(formatAnnotation("warning", "x", { title: "Retouch" })).toBe("::warning title=Retouch::x");
  });
});

test("what a library prints is shown, but commands that change anything are not given", () => {
  expect(formatForeign("::warning::No data was uploaded.")).toBe("warning: No data was uploaded.");
  expect(formatForeign("::debug::a%0A::error::b")).toBe(formatDebug("a\n::error::b"));
  expect(formatForeign("::add-mask::signature")).toBeUndefined();
  expect(formatForeign("::set-output name=a::b")).toBe(": :set-output name=a::b");
  expect(formatForeign("##[add-mask]e")).toBe("# #[add-mask]e");
  expect(formatForeign("GET https://h.test/?sig=abc")).toBe("GET https://h.test/?***");
});

describe("the streams of a guarded process", () => {
  const LINES = ["::set-output name=a::b", "##[add-path]x", "\u2028::error::x", "::stop-commands::x", "half"];

  /** @returns the lines of both streams, as the runner reads them. */
  async function play(script: string, exitCode = 0): Promise<string[]> {
    const file = join(dir, "main.ts");
    writeFileSync(file, `import * as log from ${JSON.stringify(join(SRC, "runner/log-writer.ts"))};\nlog.guardStreams();\n${script}`);
    const { stdout, stderr, code } = await promisify(execFile)(process.execPath, [file]).then(
      (said) => ({ ...said, code: 0 }),
      (error: { stdout: string; stderr: string; code: number }) => error,
    );
    expect(code).toBe(exitCode);
    return `${stdout}${stderr}`.split(/\r\n|\r|\n/).filter((line) => line !== "");
  }

  test("carry no command of a library, of a thread or of Node's own", async () => {
    const text = JSON.stringify(LINES.join("\n"));
    const lines = await play(`
      import { Worker } from "node:worker_threads";
      const text = ${text};
      console.log(text);
      console.error(Buffer.from(text).toString());
      process.stderr.write("::err");
      process.stdout.write(Buffer.from("::error::\\u00e9".slice(0, 9)));
      log.info("own");
      process.stderr.write("or::split\\r::notice::x\\n");
      process.stdout.write(Buffer.from([0xc3]));
      process.stdout.write(Buffer.from([0xa9, 10]));
      process.emitWarning(text);
      const worker = new Worker("console.log(require('node:worker_threads').workerData)", { eval: true, workerData: text });
      await new Promise((resolve) => worker.once("exit", resolve));
      await new Promise((resolve) => process.stdout.write("last", "utf8", resolve));
    `);
    const names = lines.map((line) => parseCommand(line)?.name).filter((name) => name !== undefined);
    expect(names).toEqual(["debug"]);
    expect(lines.filter((line) => line === ": :set-output name=a::b")).toHaveLength(3);
    expect(lines.filter((line) => line === "half")).toHaveLength(3);
    expect(lines).toEqual(expect.arrayContaining(["own", "error: é", "error: split", "notice: x", "last"]));
  });

  test("carry our own commands", async () => {
    const lines = await play(`
      log.mask("sk-12345678");
      { using group = log.openGroup("Skipped (1)"); log.info("::error::sk-12345678"); }
      log.annotate("warning", "a\\nsk-12345678", { title: "Retouch", file: "sk-12345678.png" });
      log.debug("b\\nc");
      await log.flush();
    `);
    expect(lines).toEqual([
      "::add-mask::sk-12345678",
      // What the runner does not derive by itself.
      ...["c2stMTIzNDU2Nz", "NrLTEyMzQ1Njc4", "zay0xMjM0NTY3O", "736b2d3132333435363738", "736B2D3132333435363738"].map(
        (form) => `::add-mask::${form}`,
      ),
      "::group::Skipped (1)",
      ": :error::***",
      "::endgroup::",
      "::warning title=Retouch,file=***.png::a%0A***",
      "::debug::b%0Ac",
    ]);
  });
});

test("an error that nobody catches is told in the last word, not by Node", async () => {
  const file = join(dir, "crash.mjs");
  writeFileSync(
    file,
    `process.env.GITHUB_WORKSPACE = ${JSON.stringify(dir)};
     setTimeout(() => { throw new Error("x\\n::set-output name=a::b"); });
     await import(${JSON.stringify(join(SRC, "main.ts"))});`,
  );
  const failed = await promisify(execFile)(process.execPath, [file], { env: { PATH: process.env.PATH ?? "" } }).then(
    () => undefined,
    (error: { stdout: string; stderr: string; code: number }) => error,
  );
  expect(failed).toMatchObject({ code: 1, stderr: "" });
  const commands = failed?.stdout.split("\n").flatMap((line) => parseCommand(line) ?? []);
  expect(commands?.map(({ name, data }) => (name === "debug" ? name : data))).toEqual(["x\n: :set-output name=a::b", "debug"]);
});

describe("files for the runner", () => {
  test("outputs keep their values, whatever these hold", () => {
    const values = { a: "x\nretouch_\na<<b\n\r\n", b: "", c: "::set-output name=a::b", d: "\ud800\0x" };
    expect(parsePairs(formatPairs(values)).values).toEqual({ ...values, d: "\ufffd\ufffdx" });
  });

  test("outputs end by a line that nobody can know", () => {
    const [first, second] = [formatPairs({ a: "x" }), formatPairs({ a: "x" })];
    expect(first).toMatch(/^a<<(retouch_[0-9a-f-]{36})\nx\n\1\n$/);
    expect(first).not.toBe(second);
  });

  test("outputs stay JSON where they are", () => {
    const message = 'See "https://h.test/a?sig=abc" and "data:image/png;base64,AA\\".';
    const { values } = parsePairs(formatPairs({ results: JSON.stringify([message]) }));
    expect(JSON.parse(values.results ?? "")).toEqual(['See "https://h.test/a?***" and "data:***\\".']);
  });

  test("the summary is never above what the runner takes, also with what is there", () => {
    const file = join(dir, "summary.md");
    writeFileSync(file, "x".repeat(900_000));
    process.env.GITHUB_STEP_SUMMARY = file;
    writeSummary(`${"é".repeat(100)}\n`.repeat(1000));
    delete process.env.GITHUB_STEP_SUMMARY;
    const written = readFileSync(file);
    expect(written.length).toBeLessThanOrEqual(1024 * 1024);
    expect(written.length).toBeGreaterThan(1024 * 1024 - 300);
    expect(written.toString()).toMatch(/é\n\n<p>The rest of this summary was cut off\.<\/p>\n$/);
    expect(fitSummary("é\n", 3)).toBe("é\n");
    expect(fitSummary("é\né\n", 5)).toBe("");
  });
});
