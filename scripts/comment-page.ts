import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium } from "playwright-core";

/** GitHub's colours, light and dark. */
const THEMES = {
  light: { page: "#ffffff", text: "#1f2328", soft: "#59636e", border: "#d1d9e0", stripe: "#f6f8fa", code: "#818b981f", link: "#0969da" },
  dark: { page: "#0d1117", text: "#f0f6fc", soft: "#9198a1", border: "#3d444d", stripe: "#151b23", code: "#656c7633", link: "#4493f8" },
};

export const THEME_NAMES = ["light", "dark"] as const;

const STYLE = `
body { margin: 0; font: 14px/1.5 -apple-system, "Segoe UI", "Noto Sans", "DejaVu Sans", Helvetica, Arial, sans-serif; }
main { padding: 24px; box-sizing: border-box; } main.phone { padding: 16px; }
.comment { border: 1px solid var(--border); border-radius: 6px; padding: 16px; overflow-wrap: break-word; }
main { background: var(--page); color: var(--text); }
h3 { font-size: 1.25em; margin: 0 0 16px; } h4 { font-size: 1em; margin: 24px 0 16px; } p, table, details { margin: 0 0 16px; } .comment > :last-child { margin-bottom: 0; }
a { color: var(--link); } sub { color: inherit; font-size: 75%; line-height: 1.5; vertical-align: baseline; }
code { font: 85% ui-monospace, "Liberation Mono", "DejaVu Sans Mono", monospace; padding: .2em .4em; border-radius: 6px; background: var(--code); white-space: break-spaces; }
table { display: block; width: max-content; max-width: 100%; overflow: auto; border-spacing: 0; border-collapse: collapse; }
td, th { padding: 6px 13px; border: 1px solid var(--border); } tr { background: var(--page); border-top: 1px solid var(--border); }
td > :last-child { margin-bottom: 0; } th { font-weight: 600; } tr:nth-child(2n) { background: var(--stripe); }
img { max-width: 100%; box-sizing: content-box; border-style: none; } summary { cursor: pointer; }
`;

/** Columns narrower than this have GitHub's margins of a phone, in CSS pixels: of 390, a comment has 324. */
const PHONE = 544;

/** A page that shows a comment's HTML as GitHub would, in an element `main` of so many CSS pixels that a picture can be taken of. */
export function renderPage(html: string, theme: keyof typeof THEMES, width = 860): string {
  const variables = Object.entries(THEMES[theme]).map(([name, value]) => `--${name}: ${value};`);
  return `<!doctype html><meta charset="utf-8"><style>:root { color-scheme: ${theme}; ${variables.join(" ")} }${STYLE}</style><main style="width: ${width}px"${width < PHONE ? ' class="phone"' : ""}><div class="comment">${html}</div></main>`;
}

/** The program of the browser: `CHROMIUM`, or what Debian and GitHub's images have. */
export function findBrowser(): string {
  const { CHROMIUM: given } = process.env;
  return given ?? ["/usr/bin/chromium", "/usr/bin/google-chrome"].find((path) => existsSync(path)) ?? "chromium";
}

/** A browser with a profile of its own. */
export async function withBrowser(use: (context: BrowserContext) => Promise<void>): Promise<void> {
  const profile = await mkdtemp(join(tmpdir(), "retouch-browser-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findBrowser(),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
    viewport: { width: 860, height: 400 },
  });
  try {
    await use(context);
  } finally {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  }
}
