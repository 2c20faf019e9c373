import { describe, expect, test, vi } from "vitest";
import type { Fault } from "../emulators/faults.ts";
import { fixedAnswer } from "../emulators/picture.ts";
import { onPaid } from "../emulators/scenarios.ts";
import { answerSmall, distance, drawSmall, look } from "./pictures.ts";
import { SUBJECTS } from "./subjects.ts";
import { openWorkbench } from "./workbench.ts";

// These wait more than they work.
vi.setConfig({ maxConcurrency: 6 });

const source = await drawSmall();
const edited = await answerSmall();
const MIB = 1024 * 1024;

const named = (names: string) => Object.fromEntries([...names].map((name) => [`${name}.png`, source]));
const ONE_BY_ONE = { images: "*.png", concurrency: "1" };
const picture = (nth: number): Fault => ({
  on: "download",
  nth,
  do: { kind: "status", status: 200, headers: { "content-type": "image/png" }, body: edited },
});

describe.concurrent.each(SUBJECTS.filter(({ byAddress }) => byAddress))("$name", (subject) => {
  test("fetches a result again and again, and never pays again for it", async () => {
    await using bench = await openWorkbench(subject, { files: named("abcde"), answer: fixedAnswer(edited) });
    bench.api.faults.push(
      { on: "download", nth: 1, do: { kind: "status", status: 500 } },
      { on: "download", nth: 3, do: { kind: "truncate" } },
      { on: "download", nth: 5, do: { kind: "reset-mid-reply" } },
      { on: "download", nth: 7, do: { kind: "html", status: 503 } },
      { on: "download", nth: 9, times: 9, do: { kind: "status", status: 404 } },
    );
    const run = await bench.run({ ...ONE_BY_ONE, retries: "1" });
    expect(run.codes).toEqual([null, null, null, null, "unavailable"]);
    expect(run.paid).toHaveLength(5);
    // Paid for, and not to be had.
    expect(run.results[4]?.cost).toBe(subject.price);
    expect(distance((await look(await bench.read("b.png"))).at(0.5, 0.5), (await look(edited)).at(0.5, 0.5))).toBe(0);
  });

  test("fetches nothing from where a reply must not send it", async () => {
    const addresses = [
      "https://127.0.0.1:8443/a.png",
      "https://localhost/a.png",
      "https://10.1.2.3/a.png",
      "https://169.254.169.254/latest/meta-data",
      "https://[::1]/a.png",
      "https://[::ffff:10.0.0.1]/a.png",
      "https://metadata.google.internal/a.png",
      "https://registry/a.png",
      "file:///etc/passwd",
      "ftp://example.com/a.png",
      "data:image/png;base64,AAAA",
      "https://user:pass@example.com/a.png",
      "https://",
    ];
    const names = "abcdefghijklm".slice(0, addresses.length);
    await using bench = await openWorkbench(subject, { files: named(names), answer: fixedAnswer(edited), warm: true });
    bench.api.faults.push(...addresses.map((url, index): Fault => ({ ...onPaid({ kind: "url", url }), nth: index + 1 })));
    const run = await bench.run({ ...ONE_BY_ONE, "requests-per-minute": "60000" });
    // The bytes of a data URI stand in the reply: nothing is fetched, and these are no image.
    expect(run.codes).toEqual(addresses.map((url) => (url.startsWith("data:") ? "invalid-image" : "untrusted-url")));
    expect(run.seenDownloads).toEqual([]);
    expect(run.raw).not.toContain("user:pass");
    // They were made, and billed.
    expect(run.paid).toHaveLength(addresses.length);
    expect(Number(run.outputs.cost)).toBeCloseTo(run.billed, 7);
  });

  test("follows three redirects, a relative address, and stops at 64 MiB", async () => {
    await using bench = await openWorkbench(subject, { files: named("abcdef"), answer: fixedAnswer(edited), warm: true });
    const redirect = (nth: number, to: string, times = 1): Fault => ({ on: "download", nth, times, do: { kind: "redirect", to } });
    bench.api.faults.push(
      redirect(1, "/results/next.png", 3),
      picture(4),
      redirect(5, "/results/next.png", 4),
      redirect(9, "https://10.0.0.1/a.png"),
      { ...onPaid({ kind: "url", url: "/results/relative.png" }), nth: 4 },
      picture(10),
      { on: "download", nth: 11, do: { kind: "huge", bytes: 65 * MIB, declared: true } },
      { on: "download", nth: 12, do: { kind: "huge", bytes: 80 * MIB } },
    );
    const run = await bench.run(ONE_BY_ONE);
    expect(run.codes).toEqual([null, "untrusted-url", "untrusted-url", null, "too-large", "too-large"]);
    expect(run.seenDownloads).toHaveLength(12);
    expect(run.paid).toHaveLength(6);
    expect(bench.api.egress.bytes).toBeLessThan(100 * MIB);
    expect(run.results.every(({ cost }) => cost === subject.price)).toBe(true);
  });
});

describe.concurrent.each(SUBJECTS)("$name", (subject) => {
  test("writes no result that is no picture, is cut off, or is blank", async () => {
    const answers = [Buffer.from("<html>"), edited.subarray(0, edited.length - 30), await blank(), edited];
    let asked = 0;
    await using bench = await openWorkbench(subject, {
      files: named("abcd"),
      warm: true,
      answer: () => ({ bytes: answers[asked++] ?? edited, contentType: "image/png", width: 96, height: 64 }),
    });
    const run = await bench.run(ONE_BY_ONE);
    expect(run.codes).toEqual(["invalid-image", "invalid-image", "invalid-image", null]);
    expect(run.paid).toHaveLength(4);
  });
});

async function blank(): Promise<Buffer> {
  const { default: sharp } = await import("sharp");
  return sharp({ create: { width: 96, height: 64, channels: 3, background: "black" } })
    .png()
    .toBuffer();
}
