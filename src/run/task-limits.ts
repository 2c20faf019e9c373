import type { LimitFunction } from "p-limit";

/** A place among the calls in flight; it is free again once released or disposed of. */
export interface Place extends Disposable {
  release(): void;
}

/** Waits for a place, in the order of asking. */
export function takePlace(limit: LimitFunction): Promise<Place> {
  return new Promise((resolve) => {
    void limit(() => new Promise<void>((release) => resolve({ release, [Symbol.dispose]: release })));
  });
}

/** Holds up new work while more bytes than a limit are in memory. What is added is never held up: it is there already. */
export interface ByteLimiter {
  /** Returns when the bytes in memory are within the limit. */
  waitForRoom(): Promise<void>;
  /** Counts bytes until the returned value is disposed of. */
  add(bytes: number): Disposable;
}

export function createByteLimiter(maxBytes: number): ByteLimiter {
  let bytesHeld = 0;
  let waiting: (() => void)[] = [];
  return {
    waitForRoom: async () => {
      while (bytesHeld > maxBytes) await new Promise<void>((resolve) => waiting.push(resolve));
    },
    add: (bytes) => {
      bytesHeld += bytes;
      return {
        [Symbol.dispose]: () => {
          bytesHeld -= bytes;
          const resume = waiting;
          waiting = [];
          for (const one of resume) one();
        },
      };
    },
  };
}

/** The turn of one of several who work on the same thing; it ends once disposed of. */
export interface Turn<T> extends Disposable {
  /** What the last one left. */
  before: T | undefined;
  /** Leaves something to those that follow. */
  leave(result: T): void;
}

/** Lets those who work on one and the same thing do so one after another. */
export type Turns<T> = (key: string) => Promise<Turn<T>>;

export function createTurns<T>(): Turns<T> {
  const last = new Map<string, Promise<unknown>>();
  const left = new Map<string, T>();
  return async (key) => {
    const before = last.get(key);
    const turn = Promise.withResolvers<void>();
    last.set(key, turn.promise);
    await before;
    return { before: left.get(key), leave: (result) => left.set(key, result), [Symbol.dispose]: turn.resolve };
  };
}
