const STYLE = `
:root { color-scheme: light dark; --page: #fff; --text: #1f2328; --soft: #59636e; --line: #d1d9e0; --check: #eef1f4; }
@media (prefers-color-scheme: dark) { :root { --page: #0d1117; --text: #f0f6fc; --soft: #9198a1; --line: #3d444d; --check: #1b222b; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 16px/1.5 system-ui, "Segoe UI", "DejaVu Sans", sans-serif; }
main { max-width: 1100px; margin: 0 auto; padding: 40px 24px 64px; }
h1 { font-size: 28px; line-height: 1.25; margin: 0 0 8px; }
p { margin: 0 0 8px; color: var(--soft); max-width: 70ch; }
section { border-top: 1px solid var(--line); margin-top: 32px; padding-top: 24px; }
h2 { font-size: 22px; line-height: 1.3; margin: 56px 0 8px; }
h3 { font: 600 15px/1.5 ui-monospace, "DejaVu Sans Mono", monospace; margin: 0; overflow-wrap: anywhere; }
.facts { font-size: 14px; margin: 0 0 16px; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 24px; }
.pair.wide { grid-template-columns: 1fr; }
.locales { display: grid; grid-template-columns: 1fr 1fr; gap: 24px; margin-top: 24px; }
.locales.wide { grid-template-columns: 1fr; }
figure { margin: 0; }
figcaption { font-size: 14px; color: var(--soft); margin-bottom: 6px; }
img { display: block; max-width: 100%; max-height: 520px; border-radius: 6px; outline: 1px solid var(--line);
  background: repeating-conic-gradient(var(--check) 0 25%, transparent 0 50%) 0 0 / 16px 16px; }
@media (max-width: 640px) { .pair { grid-template-columns: 1fr; } }
`;

const escapeHtml = (text) => String(text).replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
const kilobytes = (bytes) => `${Math.max(1, Math.round(bytes / 1024)).toLocaleString("en")} KB`;

function renderFigure(caption, picture) {
  const shown = picture ? `<img src="${picture.uri}" alt="${escapeHtml(picture.name)}, ${caption.toLowerCase()}">` : "<p>No result.</p>";
  return `<figure><figcaption>${caption}</figcaption>${shown}</figure>`;
}

function renderPair({ result, before, after }) {
  const size = result.width ? `${result.width} × ${result.height} pixels` : "";
  const bytes = before && after ? `${kilobytes(before.bytes)} → ${kilobytes(after.bytes)}` : "";
  const facts = [result.status, size, bytes, result.error?.message, ...result.warnings].filter(Boolean).map(escapeHtml);
  // Two banners beside each other would be too low to be judged.
  const isWide = result.width > result.height * 2.6;
  return `<section>
<h3>${escapeHtml(result.output)}</h3>
<p class="facts">${facts.join(" · ")}</p>
<div class="pair${isWide ? " wide" : ""}">
${renderFigure("Before", before)}
${renderFigure("After", after)}
</div>
</section>`;
}

/** One source, and its pictures in other languages. */
function renderLocales([first, ...rest]) {
  const isWide = first.result.width > first.result.height * 2.6;
  const all = [first, ...rest].map(({ result, after }) => renderFigure(escapeHtml(`${result.locale}: ${result.output}`), after));
  return `<section>
<h3>${escapeHtml(first.result.source)}</h3>
<p class="facts">${escapeHtml(first.result.recipe ?? "")}</p>
${renderFigure("Before", first.before)}
<div class="locales${isWide ? " wide" : ""}">
${all.join("\n")}
</div>
</section>`;
}

function renderJob({ title, pairs, again }) {
  const localized = Object.values(Object.groupBy(pairs, ({ result }) => (result.locale === null ? "" : result.source)));
  return `<h2>${escapeHtml(title)}</h2>
<p>A second run with the same inputs ended with <b>${escapeHtml(again)}</b>: it made no picture again.</p>
${localized.map((group) => (group[0].result.locale === null ? group.map(renderPair).join("\n") : renderLocales(group))).join("\n")}`;
}

/**
 * A self-contained page.
 * @param {{title: string, pairs: {result: object, before?: object, after?: object}[], again: string}[]} jobs `again`: the second run's
 *   `skip-reason`
 */
export function renderDemoPage(jobs) {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Retouch: before and after</title>
<style>${STYLE}</style>
<main>
<h1>Before and after</h1>
<p>The sandbox provider calls no model. It puts a mark on each picture, with colours that depend on the prompt, and with the language. Size, format and transparency stay the same, also with a real model.</p>
${jobs.map(renderJob).join("\n")}
</main>
</html>
`;
}
