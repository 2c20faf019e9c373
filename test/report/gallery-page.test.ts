import { readFile, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Outcome } from "../../src/outcome.ts";
import { toPageTask } from "../../src/report/page-data.ts";
import { writeReportFile } from "../../src/report/report-file.ts";
import { colourAt, draw, type Pages, startPages } from "./gallery-browser.ts";
import {
  SAMPLE_CONTEXT,
  sampleFailure,
  sampleFidelity,
  sampleLocalized,
  sampleOutcome,
  sampleReport,
  withCandidates,
} from "./sample-report.ts";

const HOSTILE = `docs/</script><img src=x onerror="document.title='owned'">.png`;

let pages: Pages;

beforeAll(async () => {
  pages = await startPages();
});
afterAll(() => pages?.[Symbol.asyncDispose]());

/** Also of cards that the browser has not drawn yet. */
const visible = (page: Page) => page.locator(".card .name").allTextContents();

it("the figures say what the results do, and leave out what is too little to see", () => {
  const region = { x: 1, y: 2, width: 3, height: 4 };
  const fidelity = {
    ...sampleFidelity([region], 0.12),
    shift: { x: 2.6, y: -1.7 },
    zoom: { x: 1.02, y: 0.99 },
    tone: 0.4,
    confidence: 0.87,
  };
  const { facts, region: outlined } = toPageTask(sampleOutcome("a.png", { fidelity }));
  expect(outlined).toEqual([region]);
  expect(facts.filter(([name]) => /Conf|Pres|Model .* by|elsewhere/.test(name))).toEqual([
    ["Confidence", "87 % of the source found"],
    ["Preserved", "88 % of pixels are the source's"],
    ["Model moved it by", "2.6, −1.7 px"],
    ["Model scaled it by", "+2.0 % × −1.0 %"],
    ["Similarity elsewhere", "SSIM 1.000"],
    ["Colours elsewhere", "ΔE 0.00"],
  ]);
});

describe("a gallery of several kinds of tasks", () => {
  let file: string;
  beforeAll(async () => {
    const red = await pages.place("originals/docs/one.png", await draw("#ff0000"));
    await pages.place("workspace/docs/one.png", await draw("#0000ff"));
    const candidate = await pages.place("candidates/2/docs/one.png", await draw("#00ff00"));
    const one = withCandidates(sampleOutcome("docs/one.png", { width: 120, height: 80 }, { original: red, changedShare: 0.5 }), 2);
    const kept = one.kept?.map((image) => ({ ...image, file: image.number === 2 ? candidate : image.file }));
    const source = await pages.place("workspace/shots/home.png", await draw("#808080"));
    for (const locale of ["fr", "ja"]) await pages.place(`workspace/shots/home.${locale}.png`, await draw("#ffff00"));
    await pages.place("workspace/scan.tif", await draw("#123456", { tiff: true }));
    await pages.place(`workspace/${HOSTILE}`, await draw("#ffffff"));
    ({ file } = await pages.writePage([
      { ...one, kept },
      ...["fr", "ja"].map((locale) => sampleLocalized("shots/home.png", locale, {}, { original: source, changedShare: 0.02 })),
      sampleOutcome("scan.tif", {}, { changedShare: 0.001 }),
      sampleOutcome(HOSTILE),
      sampleFailure("docs/bad.png", "refused", "The provider refused the image."),
    ]));
  });

  it("asks for nothing, and breaks no rule of its own policy", async () => {
    const { page, said, asked, close } = await pages.openPage(file);
    await page.locator(".card").first().click();
    await page.keyboard.press("4");
    expect(said).toEqual([]);
    expect(asked()).toEqual([`file://${file}`]);
    const policy = await page.locator("meta[http-equiv]").getAttribute("content");
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("unsafe");
    await close();
  });

  it("shows hostile names as text", async () => {
    const { page, close } = await pages.openPage(file);
    expect(await visible(page)).toContain(HOSTILE);
    expect(await page.title()).toBe("Retouch: 5 images made, 1 failed");
    await close();
  });

  it.each([390, 1400])("has no serious fault for assistive technology, and fits %i px", async (width) => {
    const { page, close } = await pages.openPage(file, width);
    const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
    const findFaults = async () => {
      // Evaluated by the browser's own tools, which its policy does not bind.
      await page.evaluate(axe);
      const { violations } = (await page.evaluate("axe.run()")) as {
        violations: { id: string; impact: string; nodes: { html: string }[] }[];
      };
      return violations
        .filter(({ impact }) => impact === "serious" || impact === "critical")
        .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
    };
    expect(await findFaults()).toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
    await page.locator(".card").first().click();
    expect(await findFaults()).toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
    await close();
  });

  it("filters by text, status, locale, folder and change, and says how many are left", async () => {
    const { page, close } = await pages.openPage(file);
    const count = page.locator("#count");
    expect(await count.innerText()).toBe("6 images");
    await page.keyboard.press("/");
    await page.keyboard.type("home");
    expect(await visible(page)).toEqual(["shots/home.fr.png", "shots/home.ja.png"]);
    expect(await count.innerText()).toBe("2 of 6 images");
    await page.locator("#locale").selectOption("ja");
    expect(await visible(page)).toEqual(["shots/home.ja.png"]);
    await page.locator("#search").fill("");
    await page.locator("#locale").selectOption("all");
    await page.locator("#status").selectOption("failed");
    expect(await visible(page)).toEqual(["docs/bad.png"]);
    await page.locator("#status").selectOption("all");
    await page.locator("#change").selectOption("over 10 %");
    expect(await visible(page)).toContain("docs/one.png");
    expect(await visible(page)).not.toContain("scan.tif");
    await page.locator("#search").fill("nothing like it");
    expect(await page.locator("#list").textContent()).toBe("No image fits the filter.");
    await close();
  });

  it("is driven by the keyboard alone", async () => {
    const { page, close } = await pages.openPage(file);
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    expect(await page.locator("#viewer-title").innerText()).toBe("docs/one.png");
    await page.keyboard.press("ArrowRight");
    expect(await page.locator("#viewer-title").innerText()).toBe("shots/home.fr.png");
    expect(await page.locator("#position").innerText()).toBe("2 of 6");
    await page.keyboard.press("k");
    await page.keyboard.press("2");
    expect(await page.locator("#stage figcaption").allInnerTexts()).toEqual(["Before", "After"]);
    await page.keyboard.press("Escape");
    expect(await page.locator("#viewer").isVisible()).toBe(false);
    // The focus is on the image that was open. Browsers say that a dialog closed a moment after it did.
    const focused = () => page.evaluate("document.activeElement.querySelector('.name')?.textContent");
    await expect.poll(focused).toBe("docs/one.png");
    await close();
  });

  it("compares by slider, by turns and by difference", async () => {
    const { page, close } = await pages.openPage(file);
    await page.locator(".card").first().click();
    const frame = await page.locator("#stage .frame").boundingBox();
    if (!frame) throw new Error("no frame");
    expect(frame).toMatchObject({ width: 120, height: 80 });
    const y = frame.y + 40;
    const colours = () => Promise.all([colourAt(page, frame.x + 10, y), colourAt(page, frame.x + 110, y)]);
    const [red, blue] = ["255,0,0", "0,0,255"];
    await expect.poll(colours).toEqual([red, blue]);
    await page.locator("#slider").fill("100");
    await expect.poll(colours).toEqual([red, red]);
    // The boundary follows the pointer.
    await page.mouse.move(frame.x + 5, y);
    await page.mouse.down();
    await page.mouse.move(frame.x + 2, y);
    await page.mouse.up();
    await expect.poll(colours).toEqual([blue, blue]);
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.keyboard.press("3");
    const middle = async () => {
      const box = await page.locator("#stage .frame").boundingBox();
      return box ? colourAt(page, box.x + 60, box.y + 40) : "";
    };
    await expect.poll(middle).toBe(blue);
    await page.locator("#stage").click({ position: { x: 5, y: 5 } });
    await page.keyboard.press(" ");
    await expect.poll(middle).toBe(red);
    await page.keyboard.press("4");
    await expect.poll(middle).toBe("255,0,255");
    await page.keyboard.press("1");
    await page.keyboard.press("c");
    await page.locator("#slider").fill("0");
    await expect.poll(middle).toBe("0,255,0");
    await close();
  });

  it("zooms both pictures as one, to single pixels", async () => {
    const { page, close } = await pages.openPage(file);
    await page.locator(".card").first().click();
    await page.keyboard.press("2");
    const scales = () =>
      page.evaluate<number[]>(
        "[...document.querySelectorAll('#stage .layer')].map((layer) => new DOMMatrix(getComputedStyle(layer).transform).a)",
      );
    expect(await scales()).toEqual([1, 1]);
    await page.keyboard.press("+");
    await page.keyboard.press("+");
    await expect.poll(scales).toEqual([2.25, 2.25]);
    const second = await page.locator("#stage .pane").nth(1).boundingBox();
    if (!second) throw new Error("no pane");
    await page.mouse.move(second.x + 100, second.y + 100);
    await page.mouse.wheel(0, -300);
    await expect.poll(async () => (await scales()).map((scale) => scale.toFixed(2))).toEqual(["6.12", "6.12"]);
    await page.keyboard.press("0");
    await expect.poll(scales).toEqual([1, 1]);
    await close();
  });

  it("tells the figures of each task, and why one failed", async () => {
    const { page, close } = await pages.openPage(file);
    await page.locator(".card").first().click();
    const details = page.locator("#details");
    expect(await details.innerText()).toMatch(/Changed\s+50 % of pixels/);
    expect(await details.innerText()).toMatch(/Cost\s+\$0\.055/);
    expect(await details.innerText()).toContain("Remove the text.");
    await page.keyboard.press("Escape");
    await page.locator(".card", { hasText: "docs/bad.png" }).click();
    expect(await details.innerText()).toContain("Failed: refused");
    expect(await details.innerText()).toContain("The provider refused the image.");
    await close();
  });

  it("shows formats that browsers do not know", async () => {
    const { page, close } = await pages.openPage(file);
    await page.locator(".card", { hasText: "scan.tif" }).click();
    await page.waitForFunction("document.querySelector('#stage img').naturalWidth === 120");
    await close();
  });
});

it("opens 300 tasks within 2 s, in less than 50 MB; what is more lies beside it", async () => {
  // Noise, which no format makes smaller.
  const noise = await sharp({
    create: { width: 700, height: 700, channels: 3, background: "#888888", noise: { type: "gaussian", mean: 128, sigma: 60 } },
  })
    .png()
    .toBuffer();
  const outcomes: Outcome[] = [];
  for (let index = 0; index < 300; index++) {
    const path = `many/${index}.png`;
    // Each has a file of its own, most of them small.
    await pages.place(`workspace/${path}`, index % 10 === 0 ? noise : await draw("#33aa66", { width: 16, height: 16 }));
    outcomes.push(sampleOutcome(path));
  }
  const { file, beside } = await pages.writePage(outcomes);
  expect((await stat(file)).size).toBeLessThan(50e6);
  expect((await stat(file)).size).toBeGreaterThan(30e6);
  expect(beside.length).toBeGreaterThan(0);
  const started = performance.now();
  const { page, said, close } = await pages.openPage(file);
  await page.locator(".card").first().click();
  const took = performance.now() - started;
  expect(await page.locator(".card").count()).toBe(300);
  // Four times what it takes on a quiet machine; the figure itself is the benchmark's.
  expect(took).toBeLessThan(20_000);
  await page.keyboard.press("Escape");
  const last = Number(/many.(\d+)/.exec(outcomes.findLast((_, index) => index % 10 === 0)?.task.output ?? "")?.[1]);
  await page.locator(".card").nth(last).click();
  await page.waitForFunction("document.querySelector('#stage img').naturalWidth === 700");
  expect(said).toEqual([]);
  await close();
});

it("writes nothing where there is nothing to see", async () => {
  const context = { ...SAMPLE_CONTEXT, workspace: pages.folder, tempDir: join(pages.folder, "temp") };
  expect(await writeReportFile(sampleReport([], { context }))).toBeUndefined();
});
