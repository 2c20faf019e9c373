import type { ResultPlace, ResultStore } from "../cache/cached-result.ts";
import type { Lock, LockEntry } from "../lock/lock.ts";
import type { Outcome } from "../outcome.ts";
import { listCandidates } from "../plan/choose-candidates.ts";
import { candidateResultKey } from "../run/earlier-results.ts";
import { debug } from "../runner/log-writer.ts";

/** A candidate of an earlier run whose picture the repository still has. */
export interface EarlierCandidate extends ResultPlace {
  number: number;
  /** It is the output. */
  isDelivered: boolean;
}

export interface CandidateOptions {
  lock: Lock;
  /** Where runs keep results so that a comment can show them. */
  store: Pick<ResultStore, "find" | "placeOf">;
}

/**
 * Finds the candidates of earlier runs' images: the lock has their records, the store their pictures. Where one alone is left there is
 * nothing to choose from. Nothing is asked where the lock has none.
 *
 * @param images with the records of their outputs.
 */
export async function findEarlierCandidates(
  images: readonly { outcome: Outcome; entry: LockEntry }[],
  { lock, store }: CandidateOptions,
): Promise<Map<Outcome, EarlierCandidate[]>> {
  const wanted = images.flatMap(({ outcome, entry }) => {
    const recorded = [...listCandidates(outcome.task.output, entry, lock)];
    return recorded.map(([number, record]) => {
      const key = candidateResultKey(outcome.task, number, record);
      return { outcome, number, key, isDelivered: record.sha256 === entry.sha256 };
    });
  });
  if (wanted.length === 0) return new Map();
  try {
    await store.find(wanted.map(({ key }) => key));
  } catch (error) {
    debug(`Candidates of earlier runs could not be looked up: ${error instanceof Error ? error.message : String(error)}`);
    return new Map();
  }
  const found = wanted.flatMap(({ outcome, key, ...one }) => {
    const place = store.placeOf?.(key);
    return place ? [{ outcome, candidate: { ...place, ...one } }] : [];
  });
  const groups = Map.groupBy(found, ({ outcome }) => outcome);
  return new Map(
    [...groups].flatMap(([outcome, group]): [Outcome, EarlierCandidate[]][] =>
      group.length > 1 ? [[outcome, group.map(({ candidate }) => candidate)]] : [],
    ),
  );
}
