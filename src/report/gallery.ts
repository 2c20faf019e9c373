import type { Outcome } from "../outcome.ts";
import type { RenderBudget } from "./fit.ts";
import { type Locales, renderLocales, renderPairs } from "./gallery-items.ts";
import { fold, type Html, html, join, NOTHING } from "./html.ts";
import { code, prose } from "./markdown.ts";
import { isPictured, listCandidates, showOutlined } from "./pictures.ts";
import { hasRecipes, type Report } from "./report.ts";
import { countImages } from "./work-words.ts";

/** Pictures that are shown without a click; a reviewer's first look should not be a long scroll. */
const OPEN = 12;

/** Locales in one block; more of one source go into further blocks. */
const MAX_LOCALES = 9;

/** What is shown as one: a pair of pictures, or a source with its locales. */
export interface GalleryItem extends Locales {
  kind: "pair" | "locales";
  /** Empty without `config`. */
  recipe: string;
}

/** What the comment can show of the results, in the order of the plan. */
export function listGalleryItems(report: Report): GalleryItem[] {
  return groupImages(report, report.outcomes);
}

/** The images that earlier runs made in the pull request, the newest first. */
export function listEarlierItems(report: Report): GalleryItem[] {
  return groupImages(report, report.pullImages?.earlier ?? []);
}

function groupImages(report: Report, outcomes: readonly Outcome[]): GalleryItem[] {
  const groups = Map.groupBy(outcomes, groupKey);
  return [...groups.values()].flatMap((group) => {
    const pictured = group.filter((outcome) => outcome.result.status === "edited" && isPictured(report, outcome));
    const failed = group.filter(({ result }) => result.status === "failed");
    const [first] = pictured;
    if (!first) return [];
    const recipe = first.result.recipe ?? "";
    if (!isLocalized(first))
      return pictured.map((outcome): GalleryItem => ({ kind: "pair", recipe, outcomes: [outcome], failed: [], isMore: false }));
    return chunk(pictured).map(
      (part, index): GalleryItem => ({ kind: "locales", recipe, outcomes: part, failed: index === 0 ? failed : [], isMore: index > 0 }),
    );
  });
}

function isLocalized({ task, result }: Outcome): boolean {
  return task.recipe.mode === "localize" && result.source !== null;
}

/** The same for the locales of one source in one recipe, and for all else of one recipe. */
function groupKey(outcome: Outcome): string {
  const { recipe = "", source } = outcome.result;
  return JSON.stringify([recipe, ...(isLocalized(outcome) ? [source] : [])]);
}

function chunk(outcomes: readonly Outcome[]): Outcome[][] {
  const count = Math.ceil(outcomes.length / MAX_LOCALES);
  return Array.from({ length: count }, (_, index) => outcomes.slice(index * MAX_LOCALES, (index + 1) * MAX_LOCALES));
}

/** That of the source is one; a picture that stands alone takes the room of two. */
export function countPictures(report: Report, { outcomes }: Pick<GalleryItem, "outcomes">): number {
  const countBeside = (outcome: Outcome) => listCandidates(report, outcome).length + (showOutlined(report, outcome) === NOTHING ? 0 : 1);
  return outcomes.reduce((sum, outcome) => sum + 1 + countBeside(outcome), 1);
}

/** The first items, of no more than so many pictures; of a source with many locales the first of these. */
export function takeGalleryItems(report: Report, items: readonly GalleryItem[], most: number): GalleryItem[] {
  const taken: GalleryItem[] = [];
  let left = most;
  for (const item of items) {
    let { outcomes } = item;
    while (outcomes.length > 0 && countPictures(report, { outcomes }) > left) outcomes = outcomes.slice(0, -1);
    if (outcomes.length > 0) taken.push({ ...item, outcomes });
    if (outcomes.length < item.outcomes.length) break;
    left -= countPictures(report, item);
  }
  return taken;
}

/** The pictures, recipe by recipe: the first ones open, the rest folded. */
export function renderGallery(report: Report, items: readonly GalleryItem[], budget: RenderBudget): Html[] {
  const recipes = [...Map.groupBy(items, ({ recipe }) => recipe)];
  let open = 0;
  return recipes.flatMap(([recipe, own]) => {
    const opened = countOpened(report, own, { share: OPEN / recipes.length, left: 2 * OPEN - open });
    const shown = own.slice(0, opened);
    const folded = own.slice(opened);
    open += shown.reduce((sum, item) => sum + countPictures(report, item), 0);
    const heading = hasRecipes(report) ? [html`<h4>Recipe ${code(recipe, 80)}</h4>`] : [];
    const rest = folded.flatMap(({ outcomes }) => outcomes);
    const title = prose(countImages(rest, shown.length > 0 ? "more" : ""));
    const more = folded.length > 0 ? [fold(title, join(renderItems(report, folded, budget), html`\n`))] : [];
    return [...heading, ...renderItems(report, shown, budget), ...more];
  });
}

/** How many of a recipe's items are open: its share of pictures, and one in any case while there is room. */
function countOpened(report: Report, items: readonly GalleryItem[], { share, left }: { share: number; left: number }): number {
  let pictures = 0;
  const end = items.findIndex((item, index) => {
    pictures += countPictures(report, item);
    return index === 0 ? left <= 0 : pictures > share;
  });
  return end === -1 ? items.length : end;
}

/** Pairs that follow each other share a table. */
function renderItems(report: Report, items: readonly GalleryItem[], budget: RenderBudget): Html[] {
  return items.flatMap((item, index) => {
    if (item.kind === "locales") return renderLocales(report, item, budget);
    if (items[index - 1]?.kind === "pair") return [];
    const next = items.findIndex(({ kind }, other) => other > index && kind === "locales");
    const pairs = items.slice(index, next === -1 ? undefined : next);
    return renderPairs(
      report,
      pairs.flatMap(({ outcomes }) => outcomes),
      budget,
    );
  });
}
