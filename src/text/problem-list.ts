import { MORE_PROBLEMS } from "./text-messages.ts";

/** A mistake in a file; `text` is a sentence. */
export interface Problem {
  /** From 1. */
  line: number;
  text: string;
}

/** Nobody reads more of one file, and a file of a hostile hand has 60,000. */
const MAX_PROBLEMS = 100;

/** The problems of a file, each once: what several places refer to is looked at for each of them. Those after the first hundred are dropped. */
export class ProblemList {
  readonly #problems: Problem[] = [];
  #isOver = false;

  /** @param text A sentence, or what makes it where that takes time: the name that was surely meant is looked for among all. */
  add(line: number, text: string | (() => string)): void {
    if (this.#problems.length >= MAX_PROBLEMS) {
      this.#isOver = true;
      return;
    }
    const sentence = typeof text === "string" ? text : text();
    if (!this.#problems.some((known) => known.line === line && known.text === sentence)) this.#problems.push({ line, text: sentence });
  }

  /** In the order of lines. */
  list(): Problem[] {
    const sorted = this.#problems.toSorted((a, b) => a.line - b.line);
    return this.#isOver ? [...sorted, { line: sorted.at(-1)?.line ?? 1, text: MORE_PROBLEMS }] : sorted;
  }
}
