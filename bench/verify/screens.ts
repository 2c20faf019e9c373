import type { Page } from "playwright-core";
import { LABELS, type Locale, type Phrase, SENTENCES } from "./phrases.ts";

/** A screen of an app, as HTML in any of the languages, with what stands on it as texts of their own. */
export interface Screen {
  labels: readonly Phrase[];
  /** @param shown the text of a phrase, as it is to stand there. */
  toHtml(shown: (phrase: Phrase) => string, locale: Locale | "en"): string;
}

export const SIZE = { width: 1200, height: 750 };

/** Numbers that one seed gives, 0–1. (Mulberry32.) */
export function createRandom(seed: number): () => number {
  let state = (seed * 0x9e3779b9) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}

const FONTS = ["DejaVu Sans", "Liberation Sans", "Liberation Sans", "Liberation Serif", "DejaVu Serif"];
const THEMES = [
  { page: "#ffffff", side: "#f1f5f9", sideText: "#334155", text: "#1f2937", soft: "#64748b", main: "#2563eb", border: "#cbd5e1" },
  { page: "#f8fafc", side: "#14213d", sideText: "#e2e8f0", text: "#0f172a", soft: "#475569", main: "#059669", border: "#cbd5e1" },
  { page: "#0d1117", side: "#161b22", sideText: "#c9d1d9", text: "#e6edf3", soft: "#8b949e", main: "#8957e5", border: "#30363d" },
  { page: "#fffbeb", side: "#7c2d12", sideText: "#ffedd5", text: "#292524", soft: "#78716c", main: "#ea580c", border: "#d6d3d1" },
];

/** A screen with a bar of menus, a column, paragraphs, buttons, a form, a table and an open menu, or some of them. */
export function createScreen(seed: number): Screen {
  const random = createRandom(seed);
  const from = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const between = (least: number, most: number) => Math.round(least + random() * (most - least));
  const labels = shuffle(LABELS, random);
  const sentences = shuffle(SENTENCES, random);
  const taken: Phrase[] = [];
  const take = (least: number, most: number) => {
    const some = labels.splice(0, between(least, most));
    taken.push(...some);
    return some;
  };
  const [theme, font, size, gap] = [from(THEMES), from(FONTS), between(13, 16), between(14, 26)];
  const part = (share: number) => random() < share;
  const bar = part(0.6) ? take(3, 6) : [];
  const side = part(0.7) ? take(3, 6) : [];
  const title = take(1, 1);
  const columns = Array.from({ length: between(1, 2) }, () => sentences.splice(0, between(1, 3)));
  const width = between(260, 420);
  const buttons = take(2, 3);
  const form = part(0.5) ? take(2, 3) : [];
  const table = part(0.5) ? take(3, 4) : [];
  const menu = part(0.4) ? take(3, 5) : [];
  const badges = part(0.5) ? take(1, 2) : [];
  const [isRound, isBold, hasIcons] = [part(0.5), part(0.5), part(0.5)];
  const toHtml: Screen["toHtml"] = (shown, locale) => {
    const t = (phrase: Phrase) => shown(phrase).replaceAll("&", "&amp;").replaceAll("<", "&lt;");
    const icon = hasIcons ? `<i></i>` : "";
    const list = (phrases: readonly Phrase[], draw: (text: string, index: number) => string) =>
      phrases.map((phrase, index) => draw(t(phrase), index)).join("");
    return `<!doctype html><html lang="${locale}" dir="${locale === "ar" ? "rtl" : "ltr"}"><meta charset="utf-8"><style>
* { box-sizing: border-box } body { margin: 0; font: ${size}px/1.45 "${font}", "DejaVu Sans", "Droid Sans Fallback"; color: ${theme.text}; background: ${theme.page}; display: flex; flex-direction: column; height: 100vh }
.bar { display: flex; gap: ${gap}px; padding: 6px 12px; border-bottom: 1px solid ${theme.border} } .below { display: flex; flex: 1 }
aside { background: ${theme.side}; color: ${theme.sideText}; width: 220px; padding: 16px; display: flex; flex-direction: column; gap: ${gap - 6}px }
aside i { display: inline-block; width: 14px; height: 14px; border-radius: 4px; background: ${theme.main}; margin-inline-end: 10px; vertical-align: -2px }
main { flex: 1; padding: 24px 32px; position: relative } h1 { font-size: ${size * 1.9}px; margin: 0 0 12px } .columns { display: flex; gap: 40px } p { width: ${width}px; margin: 0 0 16px }
.buttons { display: flex; gap: 10px; margin: 12px 0 20px } .buttons span { padding: 7px 16px; border-radius: ${isRound ? 18 : 5}px; border: 1px solid ${theme.border}; font-weight: ${isBold ? 600 : 400} }
.buttons span:first-child { background: ${theme.main}; border-color: ${theme.main}; color: #fff } label { display: block; color: ${theme.soft}; font-size: ${size - 1}px; margin: 8px 0 4px }
.field { width: 280px; height: 34px; border: 1px solid ${theme.border}; border-radius: 5px } table { border-collapse: collapse; margin-top: 16px; min-width: 420px } td, th { text-align: start; padding: 6px 18px 6px 0; border-bottom: 1px solid ${theme.border} } th { color: ${theme.soft} }
.badge { padding: 2px 9px; border-radius: 10px; font-size: ${size - 2}px; font-weight: 600; background: #dcfce7; color: #166534 } .badge + .badge { background: #fef3c7; color: #92400e; margin-inline-start: 8px }
.menu { position: absolute; inset-block-start: 330px; inset-inline-end: 40px; width: 230px; border: 1px solid ${theme.border}; border-radius: 6px; padding: 6px 0; background: ${theme.page}; box-shadow: 0 6px 18px #0003 } .menu div { display: flex; justify-content: space-between; padding: 5px 14px } kbd { font: inherit; color: ${theme.soft} }
</style>${bar.length > 0 ? `<div class="bar">${list(bar, (text) => `<span>${text}</span>`)}</div>` : ""}<div class="below">${side.length > 0 ? `<aside>${list(side, (text) => `<div>${icon}${text}</div>`)}</aside>` : ""}<main>
<h1>${list(title, (text) => text)}</h1><div class="columns">${columns.map((some) => `<p>${some.map(t).join(locale === "ja" || locale === "zh-Hans" ? "" : " ")}</p>`).join("")}</div>
${badges.length > 0 ? `<div>${list(badges, (text) => `<span class="badge">${text}</span>`)}</div>` : ""}
<div class="buttons">${list(buttons, (text) => `<span>${text}</span>`)}</div>${list(form, (text) => `<label>${text}</label><div class="field"></div>`)}
${table.length > 0 ? `<table><tr>${list(table, (text) => `<th>${text}</th>`)}</tr>${[1, 2, 3].map((row) => `<tr>${table.map((_, index) => `<td>${row * 37 + index * 113}</td>`).join("")}</tr>`).join("")}</table>` : ""}
${menu.length > 0 ? `<div class="menu">${list(menu, (text, index) => `<div>${text}<kbd>Ctrl+${"NOSPX"[index]}</kbd></div>`)}</div>` : ""}</main></div></html>`;
  };
  return { labels: taken, toHtml };
}

export function shuffle<T>(list: readonly T[], random: () => number): T[] {
  return list
    .map((value) => ({ value, order: random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ value }) => value);
}

export async function shoot(page: Page, html: string): Promise<Buffer> {
  await page.setContent(html);
  return page.screenshot();
}
