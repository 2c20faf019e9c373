import { type Planes, toLuma } from "./plane.ts";

/** Levels by which neighbours differ at an edge, and by which a pixel may differ that is the same. */
const EDGE = 4;
const SAME = 1;
/** Fewer edges tell nothing. */
const LEAST_EDGES = 64;

/** Whether an answer is as bright everywhere, or most edges of its source are as they were: it was neither moved nor toned. */
export function isInPlace(source: Planes, answer: Planes): boolean {
  if (source.width !== answer.width || source.height !== answer.height) return false;
  const [own, its] = [toLuma(source).values, toLuma(answer).values];
  let [edges, same, isOther] = [0, 0, false];
  for (let at = 1; at < own.length; at++) {
    const value = own[at] ?? 0;
    isOther ||= Math.abs(value - (its[at] ?? 0)) > SAME;
    if (Math.abs(value - (own[at - 1] ?? 0)) < EDGE) continue;
    edges++;
    if (Math.abs(value - (its[at] ?? 0)) <= SAME) same++;
  }
  return !isOther || (edges >= LEAST_EDGES && same >= edges / 2);
}
