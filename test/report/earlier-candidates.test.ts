import { expect, it } from "vitest";
import { candidateKey, type LockEntry } from "../../src/lock/lock.ts";
import { recipeHashOf } from "../../src/plan/task.ts";
import { renderComment } from "../../src/report/comment.ts";
import { findEarlierCandidates } from "../../src/report/earlier-candidates.ts";
import { candidateResultKey } from "../../src/run/earlier-results.ts";
import { entryOf } from "../plan/facts.ts";
import { asEarlier, sampleOutcome, samplePull, sampleReport, sampleUntouched } from "./sample-report.ts";

const outcome = asEarlier(sampleOutcome("a.png", { width: 400, height: 300 }));
const { task } = outcome;
const made = { ...entryOf({ recipe: recipeHashOf(task) }), sourceBlob: task.originBlob };
const numbered = (number: number): LockEntry => ({ ...made, sha256: `${number}`.repeat(64) });
const records = [1, 2, 3].map((number): [string, LockEntry] => [candidateKey("a.png", number), numbered(number)]);
const lock = new Map([...records, ["a.png", numbered(2)] as const]);

/** A place that keeps the candidates with these numbers. */
function openStore(...kept: number[]) {
  const keys = new Set(kept.map((number) => candidateResultKey(task, number, numbered(number))));
  const store = {
    asked: 0,
    find: async (wanted: readonly string[]) => {
      store.asked++;
      return new Set(wanted.filter((key) => keys.has(key)));
    },
    placeOf: (key: string) => (keys.has(key) ? { sha: "7".repeat(40), path: `${key}.png` } : undefined),
  };
  return store;
}
const find = (store: ReturnType<typeof openStore>, entry = numbered(2), known = lock) =>
  findEarlierCandidates([{ outcome, entry }], { lock: known, store });

it("candidates of an earlier run are pictured as long as the repository has them, the delivered one marked", async () => {
  const candidates = await find(openStore(1, 2, 3));
  const pullImages = { ...samplePull([outcome]), candidates };
  const page = renderComment(sampleReport([sampleUntouched("a.png", "unchanged")], { pullImages }));
  const alts = [...page.matchAll(/ alt="([^"]*)"/g)].map(([, alt]) => alt);
  expect(alts).toEqual(["a.png before", "a.png after", ...[1, 2, 3].map((number) => `a.png candidate ${number}`)]);
  expect(page).toContain("<b>2</b>, delivered");
  expect(page).toContain("3 candidates. To use another candidate at no cost, run the workflow with <code>take-candidate: a.png=1</code>");
});

it("of what is gone nothing is said, and nothing is asked where nothing is recorded", async () => {
  expect(await find(openStore(2))).toEqual(new Map());
  expect([...(await find(openStore(2, 3))).values()]).toMatchObject([[{ number: 2 }, { number: 3 }]]);
  const broken = { ...openStore(), find: () => Promise.reject(new Error("no answer")) };
  expect(await find(broken)).toEqual(new Map());
  const store = openStore(1, 2, 3);
  // Another run has made the output since, or it never had candidates.
  expect(await find(store, numbered(9))).toEqual(new Map());
  expect(await find(store, numbered(2), new Map())).toEqual(new Map());
  expect(store.asked).toBe(0);
});
