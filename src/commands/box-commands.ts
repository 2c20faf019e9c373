import { percentEncode } from "../text/plain-text.ts";

/** What would end an HTML comment, or the quotation marks of a path. */
const UNFIT = /[%"<>]|-(?=-)/g;

/** The command of a box, which stands beside it in an HTML comment. Its path is read by {@link decodePath}. */
export function boxCommand(word: string, path: string, options = ""): string {
  return `/retouch ${word} "${percentEncode(path, UNFIT)}"${options}`;
}

export function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** A box of Retouch's own comment that somebody ticked. */
const TICKED = /^- \[x\] .*<!-- (\/retouch [^<>]*) -->$/i;

/** The commands of the boxes that are ticked in a comment of Retouch's own. */
export function listTickedCommands(body: string): string[] {
  return body.split(/\r?\n/).flatMap((line) => TICKED.exec(line)?.[1] ?? []);
}
