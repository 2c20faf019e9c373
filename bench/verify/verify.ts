import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { compareResult } from "../../src/verify/check-text.ts";
import { findOccurring, passes } from "../../src/verify/compare-text.ts";
import { readText } from "../../src/verify/tesseract.ts";
import type { BenchOptions, Figure } from "../figure.ts";
import { LABELS, LOCALES, type Locale } from "./phrases.ts";
import { createRandom, createScreen, SIZE, shoot, shuffle } from "./screens.ts";
import { OTHER_WORDS } from "./words.ts";

const WANTED_SHARE = 0.99;
const WANTED_SECONDS = 4;
/** Clock ticks of /proc: a hundred a second on every Linux that Node runs on. */
const TICKS = 100;

/** How often `verify: text` is right, and what it costs, on screens of an app. */
export async function* measureVerify({ runs }: BenchOptions): AsyncGenerator<Figure> {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
  const page = await browser.newPage({ viewport: SIZE });
  const tempDir = await mkdtemp(join(tmpdir(), "retouch-bench-"));
  const options = { tempDir, signal: AbortSignal.timeout(3_600_000) };
  const tallies = new Map<string, { right: number; all: number }>();
  const failures: string[] = [];
  const tally = (name: string, isRight: boolean, details: () => string) => {
    const known = tallies.get(name) ?? { right: 0, all: 0 };
    tallies.set(name, known);
    known.all++;
    if (isRight) known.right++;
    else failures.push(`${name}: ${details()}`);
  };
  const seconds: number[] = [];
  const clock = async <T>(work: () => Promise<T>): Promise<T> => {
    const before = cpuSeconds();
    const result = await work();
    seconds.push(cpuSeconds() - before);
    return result;
  };

  for (let seed = 1; seed <= runs * 4; seed++) {
    const screen = createScreen(seed);
    const otherScreen = createScreen(seed + 10_000);
    const source = await shoot(
      page,
      screen.toHtml(({ en }) => en, "en"),
    );
    const sourceText = await clock(() => readText(source, ["en"], options));
    for (const [index, locale] of LOCALES.entries()) {
      const words = { terms: LABELS.map((label) => ({ source: label.en, target: label[locale] })), keep: [] };
      const expected = findOccurring(sourceText, words);
      const names = screen.labels.map(({ en }) => en);
      const foreign = expected.terms.filter((term) => !names.includes(term.source));
      if (index === 0) {
        tally("no word of a sentence is demanded", foreign.length === 0, () => `${seed} ${foreign.map((term) => term.source)}`);
        for (const name of names)
          tally(
            "texts of their own are demanded",
            expected.terms.some((term) => term.source === name),
            () => `${seed} ${name}`,
          );
      }
      const check = async (name: string, passing: boolean, html: string) => {
        const picture = await shoot(page, html);
        const found = await clock(() => compareResult(picture, { expected, languages: [locale, "en"], ...options }));
        tally(name, passes(found) === passing, () => `${seed} ${locale} ${JSON.stringify(found)}`);
      };
      await check(
        `right translations pass (${locale})`,
        true,
        screen.toHtml((phrase) => phrase[locale], locale),
      );
      const random = createRandom(seed * 31 + index);
      const demanded = screen.labels.filter(({ en }) => expected.terms.some(({ source }) => source === en));
      const [wrong] = shuffle(demanded, random);
      const shown = new Set(screen.labels.map((label) => label[locale]));
      const others = [...LABELS.map((label) => label[locale]).filter((text) => !shown.has(text)), ...OTHER_WORDS[locale]];
      const [other] = shuffle(others, random);
      await check(
        "one text replaced by another word fails",
        false,
        screen.toHtml((phrase) => (phrase === wrong && other ? other : phrase[locale]), locale),
      );
      // One language a screen, for its time.
      if (index !== seed % LOCALES.length) continue;
      await check(
        "untranslated pictures fail",
        false,
        screen.toHtml(({ en }) => en, "en"),
      );
      await check(
        "other translations fail",
        false,
        otherScreen.toHtml((phrase) => phrase[locale], locale),
      );
      const left = screen.labels.at(seed % screen.labels.length);
      await check(
        "one text left in English fails",
        false,
        screen.toHtml((phrase) => phrase[phrase === left ? "en" : (locale satisfies Locale)], locale),
      );
    }
  }
  await browser.close();
  await rm(tempDir, { recursive: true });
  for (const [name, { right, all }] of tallies)
    yield {
      name,
      wanted: `≥ ${WANTED_SHARE * 100} %`,
      measured: `${((100 * right) / all).toFixed(1)} % of ${all}`,
      ok: right >= WANTED_SHARE * all,
    };
  const mean = seconds.reduce((sum, value) => sum + value, 0) / seconds.length;
  const most = Math.max(...seconds);
  yield {
    name: `CPU of a screenshot of ${SIZE.width} × ${SIZE.height}`,
    wanted: `≤ ${WANTED_SECONDS} s`,
    measured: `${mean.toFixed(2)} s, at most ${most.toFixed(2)} s`,
    ok: most <= WANTED_SECONDS,
  };
  if (process.env.DETAILS) for (const failure of failures) console.error(failure);
}

/** Of this process and all that it started, those that have ended included. Linux alone tells it. */
function cpuSeconds(): number {
  const ofProcess = (id: string): number => {
    const fields = readFileSync(`/proc/${id}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0);
  };
  const children = readdirSync("/proc/self/task").flatMap((task) =>
    readFileSync(`/proc/self/task/${task}/children`, "utf8").split(" ").filter(Boolean),
  );
  return ["self", ...children].reduce((sum, id) => sum + ofProcess(id), 0) / TICKS;
}
