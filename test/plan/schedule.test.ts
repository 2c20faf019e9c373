import { expect, it } from "vitest";
import { checkDuration, scheduleTasks } from "../../src/plan/schedule.ts";
import type { PreparedTask } from "../../src/plan/task.ts";
import { paint } from "../pixels/pictures.ts";
import { preparedTaskOf } from "./prepared.ts";

const HOUR = 3_600_000;
const png = await paint({ width: 8, height: 8 }).png().toBuffer();

/** So many tasks of a recipe with these inputs. */
async function tasksOf(count: number, given: Record<string, string>, steps?: string[]): Promise<PreparedTask[]> {
  const task = await preparedTaskOf({ files: { "a.png": png }, given: { "api-key": "k", ...given }, steps });
  return Array.from({ length: count }, () => ({ ...task }));
}

const PIXAZO = { provider: "pixazo" };

it("a run takes as long as its calls at a time, or the rate, allow", async () => {
  // 20 seconds a call, 4 at a time.
  expect(scheduleTasks(await tasksOf(4, PIXAZO)).durationMs).toBeCloseTo(22_000);
  expect(scheduleTasks(await tasksOf(720, PIXAZO)).durationMs).toBeCloseTo(HOUR + 2000);
  expect(scheduleTasks(await tasksOf(720, { ...PIXAZO, concurrency: "8" })).durationMs).toBeCloseTo(HOUR / 2 + 2000);
  expect(scheduleTasks(await tasksOf(720, { ...PIXAZO, "requests-per-minute": "6" }))).toMatchObject({
    durationMs: 2 * HOUR + 2000,
    isRateBound: true,
  });
  // Each candidate is a call of its own here, and each step anywhere.
  expect(scheduleTasks(await tasksOf(720, { ...PIXAZO, candidates: "3" })).durationMs).toBeCloseTo(3 * HOUR + 2000);
  expect(scheduleTasks(await tasksOf(720, PIXAZO, ["x", "y"])).durationMs).toBeCloseTo(2 * HOUR + 2000);
  const cached = (await tasksOf(720, PIXAZO)).map((task) => ({ ...task, isCached: true }));
  expect(scheduleTasks(cached).durationMs).toBeLessThan(60_000);
  expect(scheduleTasks([])).toEqual({ durationMs: 0, isRateBound: false, shards: 0, shardMs: 0 });
});

it("is split where it takes more than an hour, into as many shards as the rate keeps busy", async () => {
  const shardsOf = async (count: number, more: Record<string, string> = {}) =>
    scheduleTasks(await tasksOf(count, { ...PIXAZO, ...more })).shards;
  expect(await shardsOf(1)).toBe(1);
  expect(await shardsOf(720)).toBe(1);
  // 2 h 47 min.
  expect(await shardsOf(2000)).toBe(6);
  expect(await shardsOf(200_000)).toBe(256);
  expect(await shardsOf(3, { timeout: "21600", concurrency: "1" })).toBe(1);
  // 12 a minute are what one job sends anyway; 24 keep two busy.
  expect(await shardsOf(2000, { "requests-per-minute": "12" })).toBe(1);
  expect(await shardsOf(2000, { "requests-per-minute": "24" })).toBe(2);
  expect(scheduleTasks(await tasksOf(2000, PIXAZO)).shardMs / 60_000).toBeCloseTo(27.8, 1);
});

it("is split where a job that is lost would cost more than 100 dollars", async () => {
  const shardsOf = async (count: number, cost: number | null) => scheduleTasks(await tasksOf(count, PIXAZO), { cost }).shards;
  expect(await shardsOf(400, 100)).toBe(1);
  expect(await shardsOf(400, 250)).toBe(3);
  expect(await shardsOf(400, null)).toBe(1);
  // Time asks for more.
  expect(await shardsOf(2000, 110)).toBe(6);
  expect(await shardsOf(2, 1000)).toBe(2);
});

it("warns of a run that a job does not last for, with what helps", async () => {
  const check = async (count: number, more: Record<string, string> = {}, shards?: number) =>
    checkDuration(scheduleTasks(await tasksOf(count, { ...PIXAZO, ...more }), { count: shards }));
  expect(await check(2000)).toEqual([]);
  expect(await check(5000)).toEqual([{ code: "too-long", durationMs: expect.any(Number), isRateBound: false, shards: 14 }]);
  // Each of two shards is split once more.
  expect(await check(5000, {}, 2)).toMatchObject([{ shards: 28 }]);
  expect(await check(2000, { "requests-per-minute": "2" })).toMatchObject([{ isRateBound: true, shards: 1 }]);
  // 11 hours one by one, which shards bring down to 8 hours and 20 minutes: still too long.
  expect(await check(2000, { "requests-per-minute": "4", concurrency: "1" })).toMatchObject([{ isRateBound: true }]);
});
