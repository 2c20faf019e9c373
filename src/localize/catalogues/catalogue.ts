/** One text of an app. */
export interface Message {
  /** Identifies the text within its file, and the same text in the files of the other locales. */
  key: string;
  /** The text in the app's source language, where the file itself contains it. */
  source?: string;
  text: string;
}

/** The texts of one locale. */
export interface Catalogue {
  /** As the file writes it; absent where it does not say. */
  locale?: string;
  messages: readonly Message[];
  /** Texts that the app never translates. */
  keep?: readonly string[];
}

export interface ReadOptions {
  /** The language of the pictures, for a file that holds several. Absent: the file's own source language. */
  sourceLocale?: string;
}

/** A file that is not what its name says. The message is a sentence for the user. */
export class UnreadableCatalogue extends Error {
  override readonly name = "UnreadableCatalogue";
  /** From 1. */
  readonly line: number;

  constructor(message: string, line = 1) {
    super(message);
    this.line = line;
  }
}
