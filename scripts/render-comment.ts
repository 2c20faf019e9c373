/**
 * Shows the comment and the summary as a reader would see them: renders sample reports to HTML with a stylesheet that resembles
 * GitHub's, in light and in dark, and takes pictures of them into `out/`. `CHROMIUM` names the browser.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { marked } from "marked";
import { renderComment } from "../src/report/comment.ts";
import { renderSummary } from "../src/report/summary.ts";
import { listSampleReports } from "../test/report/sample-report.ts";
import { renderPage, THEME_NAMES, withBrowser } from "./comment-page.ts";
import { inlinePictures } from "./sample-pictures.ts";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: "string", default: "out" },
    open: { type: "boolean", default: false },
    width: { type: "string", default: "860" },
  },
});
await mkdir(values.out, { recursive: true });
await withBrowser(async (browser) => {
  const page = await browser.newPage();
  for (const [name, report] of Object.entries(listSampleReports())) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    for (const [kind, markdown] of [
      ["comment", renderComment(report)],
      ["summary", renderSummary(report)],
    ] as const) {
      await writeFile(join(values.out, `${kind}-${name}.md`), markdown);
      const html = await inlinePictures(await marked.parse(markdown, { gfm: true }), report);
      for (const theme of THEME_NAMES) {
        const shown = values.open ? html.replaceAll("<details>", "<details open>") : html;
        await page.setContent(renderPage(shown, theme, Number(values.width)));
        const wide = await page.$$eval("table", (tables) =>
          tables.map((one) => one.scrollWidth - one.clientWidth).filter((over) => over > 0),
        );
        if (wide.length > 0) console.log(`Tables beyond the edge, by pixels: ${wide.join(", ")}`);
        const path = join(values.out, `${kind}-${name}-${theme}.png`);
        await page.locator("main").screenshot({ path });
        console.log(`${path} (${markdown.length} characters of Markdown)`);
      }
    }
  }
});
