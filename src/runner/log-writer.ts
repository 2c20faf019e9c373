import { StringDecoder } from "node:string_decoder";
import { addSecret } from "../redact.ts";
import { listMasks } from "../secret-forms.ts";
import { type AnnotationProperties, formatAnnotation, formatCommand, formatDebug, formatForeign, formatInfo } from "./commands.ts";

/*
 * All that this process prints goes through here. What is not one of the functions below cannot give the runner a command: not a text that
 * is handed to `info`, and not a library that prints by itself (see `guardStreams`).
 */

let print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** One line of the log. Whatever it holds, the runner does not take it for a command. */
export function info(text: string): void {
  print(formatInfo(text));
}

/** A line that is shown where the debug log is on. May have several lines. */
export function debug(text: string): void {
  print(formatDebug(text));
}

/** Shown at the top of the run's page, and at the file. The message may have several lines. */
export function annotate(level: "error" | "warning", message: string, properties: AnnotationProperties): void {
  print(formatAnnotation(level, message, properties));
}

/** Folds the lines that are printed until it is disposed of. */
export function openGroup(title: string): Disposable {
  print(formatCommand("group", formatInfo(title)));
  return { [Symbol.dispose]: () => print(formatCommand("endgroup", "")) };
}

/** Keeps a value out of all that is shown, by us and by the runner. */
export function mask(secret: string): void {
  for (const form of [secret, ...listMasks(secret)]) print(formatCommand("add-mask", form));
  addSecret(secret);
}

/**
 * From here on whatever else prints in this process (libraries, Node's own warnings, threads) is taken apart into lines, each of them
 * redacted and no command. To be called once, before anything is printed.
 */
export function guardStreams(): void {
  const write = process.stdout.write.bind(process.stdout);
  print = (line) => {
    write(`${line}\n`);
  };
  for (const stream of [process.stdout, process.stderr]) guard(stream);
  // Node prints these around the streams.
  process.removeAllListeners("warning").on("warning", ({ stack, message }) => debug(stack ?? message));
}

/** Resolves when all that was printed is written. */
export function flush(): Promise<void> {
  return new Promise((resolve) => process.stdout.write("", () => resolve()));
}

type Done = (error?: Error | null) => void;

/** Characters of an unfinished line that are kept until it ends. */
const MAX_UNFINISHED = 100_000;

function guard(stream: NodeJS.WriteStream): void {
  const write = stream.write.bind(stream);
  const decoder = new StringDecoder("utf8");
  let unfinished = "";
  const toText = (lines: readonly string[]) => lines.flatMap((line) => formatForeign(line) ?? []).map((line) => `${line}\n`);
  stream.write = (chunk: string | Uint8Array, second?: BufferEncoding | Done, third?: Done): boolean => {
    const encoding = typeof second === "string" ? second : undefined;
    const bytes = typeof chunk === "string" ? Buffer.from(chunk, encoding) : Buffer.from(chunk);
    const lines = (unfinished + decoder.write(bytes)).split(/\r\n|\r|\n/);
    unfinished = lines.pop() ?? "";
    if (unfinished.length > MAX_UNFINISHED) {
      lines.push(unfinished);
      unfinished = "";
    }
    return write(toText(lines).join(""), typeof second === "function" ? second : third);
  };
  process.once("exit", () => {
    if (unfinished !== "") write(toText([unfinished]).join(""));
  });
}
