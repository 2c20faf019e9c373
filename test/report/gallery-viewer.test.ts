import type { Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, expect, it } from "vitest";
import { draw, type OpenPage, type Pages, startPages } from "./gallery-browser.ts";
import { freeText, sampleFailure, sampleOutcome, withCandidates } from "./sample-report.ts";

let pages: Pages;
let file: string;

const WIDE = { width: 2400, height: 1600 };

/** A dot of 24 pixels at three quarters of the width and a quarter of the height, which is lost where the place or the zoom is. */
async function drawDot(ground: string, dot: string): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="2400" height="1600"><rect width="2400" height="1600" fill="${ground}"/><rect x="1788" y="388" width="24" height="24" fill="${dot}"/></svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}

beforeAll(async () => {
  pages = await startPages();
  const original = await pages.place("originals/wide.png", await drawDot("#ffffff", "#ff0000"));
  await pages.place("workspace/wide.png", await drawDot("#ffffff", "#0000ff"));
  const candidate = await pages.place("candidates/2/wide.png", await drawDot("#ffffff", "#00ff00"));
  const wide = withCandidates(sampleOutcome("wide.png", WIDE, { original, changedShare: 0.5 }), 2);
  const kept = wide.kept?.map((image) => ({ ...image, file: image.number === 2 ? candidate : image.file }));
  const phone = await pages.place("originals/phone.png", await draw("#ff0000"));
  await pages.place("workspace/phone.png", await draw("#0000ff"));
  const warned = { width: 120, height: 80, warnings: [freeText("`a.png` has no room.")] };
  ({ file } = await pages.writePage([
    { ...wide, kept },
    sampleOutcome("phone.png", warned, { original: phone }),
    sampleFailure("broken.tif", "unsupported-image", "`broken.tif` is a TIFF with several pages."),
  ]));
});
afterAll(() => pages?.[Symbol.asyncDispose]());

const focused = (page: Page) =>
  page.evaluate<string>("(({ id, className, tagName }) => id || className || tagName)(document.activeElement)");
const scaleOf = (page: Page) =>
  page.evaluate<number>("new DOMMatrix(getComputedStyle(document.querySelector('#stage .layer')).transform).a");
/** The middle of what is seen, in pixels of the image; of the first pane. */
const middleOf = (page: Page) =>
  page.evaluate<[number, number]>(`(() => {
    const pane = document.querySelector("#stage .pane").getBoundingClientRect();
    const frame = document.querySelector("#stage .frame").getBoundingClientRect();
    const at = (start, side, from, whole, pixels) => Math.round(((start + side / 2 - from) / whole) * pixels);
    return [at(pane.x, pane.width, frame.x, frame.width, ${WIDE.width}), at(pane.y, pane.height, frame.y, frame.height, ${WIDE.height})];
  })()`);
const drawn = (page: Page) => page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");

async function openFirst(width?: number, options = {}): Promise<OpenPage> {
  const opened = await pages.openPage(file, width, options);
  await opened.page.keyboard.press("ArrowRight");
  await opened.page.keyboard.press("Enter");
  await drawn(opened.page);
  return opened;
}

it("Esc empties the filter and shows all images again; Enter goes to the first that was found", async () => {
  const { page, close } = await pages.openPage(file);
  const names = () => page.locator(".card .name").allTextContents();
  await page.keyboard.press("/");
  await page.keyboard.type("phone");
  expect(await names()).toEqual(["phone.png"]);
  await page.keyboard.press("Enter");
  expect(await focused(page)).toBe("card");
  expect(await names()).toEqual(["phone.png"]);
  await page.keyboard.press("/");
  await page.keyboard.press("Escape");
  expect(await page.locator("#search").inputValue()).toBe("");
  expect(await names()).toEqual(["wide.png", "phone.png", "broken.tif"]);
  expect(await page.locator("#count").innerText()).toBe("3 images");
  expect(await focused(page)).toBe("card");
  await close();
});

it("the address names the open image, and opens it", async () => {
  const { page, close, said } = await openFirst();
  await page.keyboard.press("ArrowRight");
  const address = () => page.evaluate<string>("location.href");
  expect(await address()).toBe(`file://${file}#phone.png`);
  await page.keyboard.press("Escape");
  await expect.poll(address).toBe(`file://${file}`);
  await close();
  const linked = await pages.openPage(`${file}#broken.tif`);
  expect(await linked.page.locator("#viewer-title").innerText()).toBe("broken.tif");
  await linked.page.evaluate("location.hash = '#wide.png'");
  await expect.poll(() => linked.page.locator("#viewer-title").innerText()).toBe("wide.png");
  await linked.close();
  const odd = await pages.openPage(`${file}#%E0%A4`);
  expect(await odd.page.locator(".card").count()).toBe(3);
  expect([...said, ...linked.said, ...odd.said]).toEqual([]);
  await odd.close();
});

it("the browser's way back closes the image, and the way forward opens it again", async () => {
  const { page, close, said } = await openFirst();
  const isOpen = () => page.evaluate<boolean>("document.querySelector('#viewer').open");
  // The images that were looked at one after the other are one step.
  await page.keyboard.press("ArrowRight");
  await page.goBack();
  await expect.poll(isOpen).toBe(false);
  await expect.poll(() => page.evaluate("location.href")).toBe(`file://${file}`);
  await page.goForward();
  // The title of the closed viewer is the same.
  await expect.poll(isOpen).toBe(true);
  expect(await page.locator("#viewer-title").innerText()).toBe("phone.png");
  await page.keyboard.press("Escape");
  await expect.poll(() => page.evaluate("location.href")).toBe(`file://${file}`);
  expect(await isOpen()).toBe(false);
  expect(said).toEqual([]);
  await close();
});

it("shows names that are written from right to left, or hold marks of the direction, in their order", async () => {
  await pages.place("workspace/docs/\u05e9\u05dc\u05d5\u05dd\u202e.png", await draw("#ffffff"));
  const cancelled = sampleFailure("stopped.png", "cancelled", "The run was cancelled before this image was started.");
  const written = await pages.writePage([sampleOutcome("docs/\u05e9\u05dc\u05d5\u05dd\u202e.png"), cancelled]);
  const { page, close } = await pages.openPage(written.file);
  expect(await page.locator(".card .name").allTextContents()).toEqual(["docs/\u05e9\u05dc\u05d5\u05dd.png", "stopped.png"]);
  const [first] = await page.locator(".card").all();
  await first?.click();
  expect(await page.locator("#viewer-title").textContent()).toBe("docs/\u05e9\u05dc\u05d5\u05dd.png");
  expect(await page.evaluate("decodeURIComponent(location.hash)")).toBe("#docs/\u05e9\u05dc\u05d5\u05dd\u202e.png");
  await page.keyboard.press("ArrowRight");
  expect(await page.locator("#details h3").first().innerText()).toBe("Cancelled");
  await close();
});

it.each([
  [390, 844],
  [844, 390],
  [700, 420],
])("leaves the pictures more than a third of a screen of %i × %i, whatever the name", async (width, height) => {
  const path = `${"very/long/".repeat(20)}name.png`;
  await pages.place(`workspace/${path}`, await draw("#ffffff"));
  const written = await pages.writePage([sampleOutcome(path)]);
  const { page, close } = await pages.openPage(written.file, width, { viewport: { width, height } });
  await page.locator(".card").first().click();
  const stage = await page.locator("#stage").boundingBox();
  expect((stage?.width ?? 0) * (stage?.height ?? 0)).toBeGreaterThan(0.35 * width * height);
  expect(await page.locator("#viewer-title").innerText()).toMatch(/^very\/long\/.*….*\/name\.png$/);
  expect(await page.locator("#details").innerText()).toContain(path);
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
  await close();
});

it("the focus stays on something that is there, from the first image to the last", async () => {
  const { page, close } = await openFirst();
  await expect.poll(() => focused(page)).toBe("stage");
  expect(await page.evaluate("document.activeElement.matches(':focus-visible')")).toBe(true);
  await page.locator("#next").focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => focused(page)).toBe("next");
  await page.keyboard.press("Enter");
  await expect.poll(() => page.locator("#position").innerText()).toBe("3 of 3");
  await expect.poll(() => focused(page)).toBe("stage");
  // The slider goes with its mode.
  await page.keyboard.press("ArrowLeft");
  await page.locator("#slider").focus();
  await page.keyboard.press("2");
  await expect.poll(() => focused(page)).toBe("stage");
  // A failed task has nothing to compare.
  await page.locator("#modes [data-mode='side']").focus();
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => focused(page)).toBe("stage");
  await page.keyboard.press("Escape");
  // Browsers say that a dialog closed a moment after it did.
  await expect.poll(() => page.evaluate("document.activeElement.textContent")).toContain("broken.tif");
  await close();
});

it("a result of another ratio lies upon its source as it was made from it; where nobody knows how, they are side by side only", async () => {
  const [from, to] = [
    { width: 800, height: 400 },
    { width: 400, height: 400 },
  ];
  const original = await pages.place("originals/banner.png", await draw("#ff0000", from));
  const outcomes = await Promise.all(
    [["cropped"], ["padded"], ["stretched"], []].map(async ([code = "unknown"]) => {
      await pages.place(`workspace/${code}.png`, await draw("#0000ff", to));
      const warnings = code === "unknown" ? [] : [{ code: code as "cropped" | "padded" | "stretched", from, to }];
      return sampleOutcome(`${code}.png`, { ...to, warnings }, { original });
    }),
  );
  // A candidate lies as it was made itself.
  const [first] = outcomes;
  const stretched = { code: "stretched" as const, from, to };
  const file = await pages.place("candidates/2/cropped.png", await draw("#00ff00", to));
  if (first) outcomes[0] = { ...first, kept: (withCandidates(first, 2).kept ?? []).map((one) => ({ ...one, file, placement: stretched })) };
  const written = await pages.writePage(outcomes);
  const { page, close, said } = await pages.openPage(written.file);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  const seen: unknown[] = [];
  const fitOf = "getComputedStyle(document.querySelector('#stage img')).objectFit";
  for (const _ of outcomes) {
    const ratios: number[] = [];
    await page.keyboard.press("2");
    await drawn(page);
    for (const frame of await page.locator("#stage .frame").all()) {
      const box = await frame.boundingBox();
      ratios.push(Math.round(((box?.width ?? 0) / (box?.height ?? 1)) * 10) / 10);
    }
    await page.keyboard.press("1");
    await drawn(page);
    const fit = await page.evaluate<string>(fitOf);
    seen.push([await page.locator("#stage").getAttribute("data-mode"), fit, ...ratios, await page.locator("#only-side").isVisible()]);
    if (seen.length === 1) {
      await page.keyboard.press("c");
      await drawn(page);
      seen.push([await page.locator("#stage").getAttribute("data-mode"), await page.evaluate(fitOf)]);
    }
    await page.keyboard.press("ArrowRight");
  }
  expect(seen).toEqual([
    ["slider", "cover", 2, 1, false],
    ["slider", "fill"],
    ["slider", "contain", 2, 1, false],
    ["slider", "fill", 2, 1, false],
    ["side", "fill", 2, 1, true],
  ]);
  expect(said).toEqual([]);
  await close();
});

it("Space pauses blinking and goes on, also after a click on its button", async () => {
  const { page, close } = await openFirst();
  const caption = () => page.locator("#stage figcaption").innerText();
  await page.locator("#modes [data-mode='blink']").click();
  expect(await page.evaluate("document.activeElement.dataset.mode")).toBe("blink");
  await page.keyboard.press(" ");
  const paused = await caption();
  await page.waitForTimeout(1600);
  expect(await caption()).toBe(paused);
  // The other one, by hand.
  await page.keyboard.press("3");
  const other = paused === "After" ? "Before" : "After";
  expect(await caption()).toBe(other);
  await page.waitForTimeout(1600);
  expect(await caption()).toBe(other);
  await page.keyboard.press(" ");
  await expect.poll(caption, { timeout: 5000 }).toBe(paused);
  // Other buttons are pressed.
  await page.locator("#modes [data-mode='side']").focus();
  await page.keyboard.press(" ");
  expect(await page.locator("#stage .pane").count()).toBe(2);
  await close();
});

it("keeps the zoom and the place in another mode and another candidate; the keyboard moves it", async () => {
  const { page, close } = await openFirst();
  await page.keyboard.press("9");
  await drawn(page);
  // One to one.
  const pixels = async () => (await page.locator("#stage .frame").first().boundingBox())?.width;
  expect(await pixels()).toBeCloseTo(WIDE.width, 0);
  for (let step = 0; step < 8; step++) await page.keyboard.press("Shift+ArrowRight");
  for (let step = 0; step < 5; step++) await page.keyboard.press("Shift+ArrowUp");
  await drawn(page);
  const middle = await middleOf(page);
  // Eight steps of 80 pixels, and five.
  expect(middle).toEqual([1200 + 640, 800 - 400]);
  const stays = async () => {
    await drawn(page);
    expect(await pixels()).toBeCloseTo(WIDE.width, 0);
    const [x, y] = await middleOf(page);
    expect(Math.hypot(x - middle[0], y - middle[1])).toBeLessThan(2);
  };
  for (const key of ["2", "3", "4", "1", "c", "c"]) {
    await page.keyboard.press(key);
    await stays();
  }
  await page.setViewportSize({ width: 1200, height: 800 });
  await stays();
  // The pictures do not leave their pane.
  for (let step = 0; step < 40; step++) await page.keyboard.press("Shift+ArrowLeft");
  await drawn(page);
  const [pane, frame] = await Promise.all([page.locator("#stage .pane").boundingBox(), page.locator("#stage .frame").boundingBox()]);
  expect(frame?.x).toBeGreaterThanOrEqual((pane?.x ?? 0) - 1);
  expect(frame?.x).toBeLessThan((pane?.x ?? 0) + (pane?.width ?? 0) / 2);
  await page.keyboard.press("ArrowRight");
  await drawn(page);
  expect(await scaleOf(page), "another image is seen as a whole").toBe(1);
  await page.keyboard.press("?");
  expect(await page.locator("#keys").innerText()).toMatch(/Shift ← ↑ ↓ →\s+move what is zoomed/);
  await close();
});

it("two fingers zoom in each mode, around the place between them", async () => {
  const { page, close } = await openFirst(390, { hasTouch: true, isMobile: true });
  const client = await page.context().newCDPSession(page);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", touchPoints: { x: number; y: number; id: number }[]) =>
    client.send("Input.dispatchTouchEvent", { type, touchPoints });
  for (const [mode, key] of [
    ["slider", "1"],
    ["blink", "3"],
    ["difference", "4"],
    ["side", "2"],
  ]) {
    await page.keyboard.press(key ?? "");
    await page.keyboard.press("0");
    await drawn(page);
    const frame = await page.locator("#stage .frame").first().boundingBox();
    if (!frame) throw new Error("no frame");
    const [x, y] = [frame.x + frame.width * 0.75, frame.y + frame.height * 0.25];
    const fingers = (apart: number) => [
      { x: x - apart, y, id: 1 },
      { x: x + apart, y, id: 2 },
    ];
    const boundary = await page.locator("#slider").inputValue();
    await touch("touchStart", fingers(15).slice(0, 1));
    await touch("touchStart", fingers(15));
    for (const apart of [20, 30, 45]) await touch("touchMove", fingers(apart));
    await touch("touchEnd", []);
    await drawn(page);
    expect(await scaleOf(page), mode).toBeCloseTo(3, 1);
    expect(await page.locator("#slider").inputValue(), mode).toBe(boundary);
    // What was between the fingers is there still.
    const zoomed = await page.locator("#stage .frame").first().boundingBox();
    expect(((x - (zoomed?.x ?? 0)) / (zoomed?.width ?? 1)).toFixed(2), mode).toBe("0.75");
    expect(((y - (zoomed?.y ?? 0)) / (zoomed?.height ?? 1)).toFixed(2), mode).toBe("0.25");
  }
  // One finger moves the boundary.
  await page.keyboard.press("1");
  await page.keyboard.press("0");
  await drawn(page);
  const frame = await page.locator("#stage .frame").boundingBox();
  if (!frame) throw new Error("no frame");
  await touch("touchStart", [{ x: frame.x + frame.width / 2, y: frame.y + 5, id: 1 }]);
  await touch("touchMove", [{ x: frame.x + frame.width / 4, y: frame.y + 5, id: 1 }]);
  await touch("touchEnd", []);
  expect(Number(await page.locator("#slider").inputValue())).toBeCloseTo(25, 0);
  await close();
});

it("names in errors and warnings are code, and figures stay with their units", async () => {
  const { page, close } = await openFirst();
  await page.keyboard.press("ArrowRight");
  expect(await page.locator("#details li code").allInnerTexts()).toEqual(["a.png"]);
  expect(await page.locator("#details .figure").allInnerTexts()).toEqual(["312 KB", "280 KB", "12 %", "4.2 s"]);
  await page.keyboard.press("ArrowRight");
  // The advice names the mark that excludes.
  expect(await page.locator("#details code").allInnerTexts()).toEqual(["broken.tif", "!"]);
  expect(await page.locator("#stage").innerText()).toBe("There is no image to show.");
  expect(await page.locator("#viewer").innerText()).not.toContain("`");
  await close();
});
