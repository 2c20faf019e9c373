import type { Outcome } from "../outcome.ts";
import { listCandidates } from "./candidates.ts";
import { fold } from "./html.ts";
import { type Locales, renderLocales } from "./localized.ts";
import { code } from "./markdown.ts";
import { renderPairs } from "./pair.ts";
import { isShown } from "./pictures.ts";
import type { RenderBudget } from "./render-budget.ts";
import { hasRecipes, type Report } from "./report.ts";
import { countImages } from "./wording.ts";

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

/** What the comment can show of the results: those in a commit, in a format that browsers know. In the order of the plan. */
export function listGalleryItems({ outcomes, delivered }: Report): GalleryItem[] {
  if (delivered?.commit === undefined) return [];
  const groups = Map.groupBy(outcomes, groupKey);
  return [...groups.values()].flatMap((group) => {
    const pictured = group.filter(({ result }) => result.status === "edited" && isShown(result.output));
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
function countPictures(report: Report, { outcomes }: Pick<GalleryItem, "outcomes">): number {
  return outcomes.reduce((sum, outcome) => sum + 1 + listCandidates(report, outcome).length, 1);
}

/** The first exhibits, of no more than so many pictures; of a source with many locales the first of these. */
export function takeGalleryItems(report: Report, exhibits: readonly GalleryItem[], most: number): GalleryItem[] {
  const taken: GalleryItem[] = [];
  let left = most;
  for (const exhibit of exhibits) {
    let outcomes = exhibit.outcomes;
    while (outcomes.length > 0 && countPictures(report, { outcomes }) > left) outcomes = outcomes.slice(0, -1);
    if (outcomes.length > 0) taken.push({ ...exhibit, outcomes });
    if (outcomes.length < exhibit.outcomes.length) break;
    left -= countPictures(report, exhibit);
  }
  return taken;
}

/** The pictures, recipe by recipe: the first ones open, the rest folded. */
export function renderGallery(report: Report, exhibits: readonly GalleryItem[], extent: RenderBudget): string[] {
  const recipes = [...Map.groupBy(exhibits, ({ recipe }) => recipe)];
  let open = 0;
  return recipes.flatMap(([recipe, own]) => {
    const opened = countOpened(report, own, { share: OPEN / recipes.length, left: 2 * OPEN - open });
    const shown = own.slice(0, opened);
    const folded = own.slice(opened);
    open += shown.reduce((sum, exhibit) => sum + countPictures(report, exhibit), 0);
    const heading = hasRecipes(report) ? [`<h4>Recipe ${code(recipe, 80)}</h4>`] : [];
    const rest = folded.flatMap(({ outcomes }) => outcomes);
    const title = countImages(rest, shown.length > 0 ? "more" : "");
    return [
      ...heading,
      ...renderExhibits(report, shown, extent),
      ...(folded.length > 0 ? [fold(title, renderExhibits(report, folded, extent).join("\n"))] : []),
    ];
  });
}

/** How many of a recipe's exhibits are open: its share of pictures, and one in any case while there is room. */
function countOpened(report: Report, exhibits: readonly GalleryItem[], { share, left }: { share: number; left: number }): number {
  let pictures = 0;
  const end = exhibits.findIndex((exhibit, index) => {
    pictures += countPictures(report, exhibit);
    return index === 0 ? left <= 0 : pictures > share;
  });
  return end === -1 ? exhibits.length : end;
}

/** Pairs that follow each other share a table. */
function renderExhibits(report: Report, exhibits: readonly GalleryItem[], extent: RenderBudget): string[] {
  const html: string[] = [];
  let pairs: Outcome[] = [];
  const endPairs = () => {
    if (pairs.length > 0) html.push(renderPairs(report, pairs, extent));
    pairs = [];
  };
  for (const exhibit of exhibits) {
    if (exhibit.kind === "pair") {
      pairs.push(...exhibit.outcomes);
      continue;
    }
    endPairs();
    html.push(renderLocales(report, exhibit, extent));
  }
  endPairs();
  return html;
}
