import { addNeedles, decodings, findSecrets, isPlain, type Needles, newNeedles, type Reading } from "./secret-forms.ts";

/** For texts of others, and for documents. */
const all = newNeedles();
const long = newNeedles();
/** Secrets that are not among the needles yet: these are made when the first text is searched. */
const fresh = new Set<string>();
/** Characters below which a secret is a placeholder, such as of a server that asks for any key: hidden in names and figures, it would spoil them. */
const MIN_DOCUMENT_SECRET = 8;

/** Characters that are searched and shown. A reply may hold a whole image, which would take long to search and is not shown anyway. */
const MAX_SHOWN = 20_000;
/** Characters that are searched behind those, for what begins before the cut and ends after it. */
const BEYOND = 4096;

/** Characters of a provider's message. */
const MAX_MESSAGE = 2000;

/** As much of a text as is searched. A slice alone would keep the whole of it in memory. */
export function dropRest(text: string): string {
  const most = MAX_SHOWN + BEYOND;
  return text.length <= most ? text : Buffer.from(text.slice(0, most), "utf16le").toString("utf16le");
}

/** Text of others as it may be shown: redacted and cut. */
export function toShown(text: string): string {
  return redact(text).slice(0, MAX_MESSAGE);
}

/** Registers a value that no message may hold, besides what the runner masks in the log. */
export function addSecret(secret: string | undefined): void {
  if (secret) fresh.add(secret);
}

const NAME = "(?<![\\w-])[\\w-]{0,30}?";
/** Names of what is secret, in queries, forms, headers and JSON. */
const SENSITIVE =
  "(?:signature|secret|password|passwd|credential|security[_-]?token|access[_-]?token|auth[_-]?token|refresh[_-]?token|access[_-]?key[_-]?(?:id)?|api[_-]?key|subscription-key|authorization)";

/** Shapes of what must not be shown whatever its value is. The group `hide` goes. Each takes linear time. */
const SHAPES: readonly RegExp[] = [
  /data:(?<hide>(?:[\w.+-]+\/[\w.+-]+)?(?:;[\w.+=-]+)*,[^\s"'<>]*)/dgi,
  /\b(?:bearer|basic)\s+(?<hide>[\w.~+/=-]{8,})/dgi,
  /\bhttps?:\/\/[^\s"'<>?#]{0,4000}\?(?<hide>[^\s"<>]*)/dgi,
  // Tokens behind `#`.
  /\bhttps?:\/\/[^\s"'<>?#]{0,4000}#(?<hide>[^\s"<>=]{1,100}=[^\s"<>]*)/dgi,
  // Credentials in front of the host.
  /\bhttps?:\/\/(?<hide>[^\s"'<>/]{1,4000})@/dgi,
  // The query of an address without its host.
  /[\w/)\]]\?(?<hide>[\w.~-]{1,60}=[^\s"<>]*)/dgi,
  new RegExp(`${NAME}${SENSITIVE}=(?<hide>[^\\s"'<>&;]+)`, "dgi"),
  new RegExp(`${NAME}${SENSITIVE}["']?\\s{0,4}:\\s{0,4}["']?(?<hide>(?=[^\\s"'<>,;]*\\d)[^\\s"'<>,;]{12,})`, "dgi"),
  /\b(?:set-)?cookie["']?\s{0,4}[:=]\s{0,4}["']?(?<hide>[^\s=;,"']{1,100}=[^\r\n"']*)/dgi,
  // A picture without its head.
  /(?<hide>[\w+/-]{400,}={0,2})/dgi,
];

/**
 * Removes what must not be shown from a text: registered secrets and their parts in whatever encoding, data URIs, bearer values, cookies,
 * and the query of every address (signed result addresses carry their credential there). A text that is too long is cut.
 */
export function redact(text: string): string {
  const searched = text.slice(0, MAX_SHOWN + BEYOND);
  const hidden = findHidden(searched, all, (reading, hide) => findShapes(reading, SHAPES, hide));
  return render(searched.slice(0, MAX_SHOWN), hidden);
}

/** The same for what holds names and addresses of our own: nothing that only looks like a secret in a name, or `?raw=true`, is hidden. */
const DOCUMENT_SHAPES: readonly RegExp[] = [
  /\bdata:(?<hide>(?:[\w.+-]+\/[\w.+-]+)?(?:;[\w.+=-]+)*,[^\s"'<>\\]*)/dgi,
  /\b(?:bearer|basic)\s+(?=[\w.~+/=-]*\d)(?![\w.~+/=-]*\.[a-z]\w{1,4}(?![\w.~+/=-]))(?<hide>[\w.~+/=-]{16,})/dgi,
  // Bounded, so that many addresses in a row take no longer than their length.
  /\bhttps?:\/\/[^\s"'<>?#]{0,1000}\?(?!raw=true(?![^\s"'<>)]))(?<hide>[^\s"<>\\]*)/dgi,
  /\bhttps?:\/\/(?<hide>[^\s"'<>/\\]{1,1000})@/dgi,
];
/** Without any of these there is nothing to find: most texts are names and figures. */
const SUSPECT = /data:|bearer|basic|https?:\/\//i;

/**
 * As {@link redact}, for what holds names and addresses of our own beside the texts of others: of any length, and without taking the name of
 * a file ("basic settings.png") or the address of a picture (`?raw=true`) for what it looks for. JSON stays JSON.
 */
export function redactDocument(text: string): string {
  if (isClean(text)) return text;
  const hidden = findHidden(text, long, (reading, hide) => {
    if (reading.text === text && SUSPECT.test(text)) findShapes(reading, DOCUMENT_SHAPES, hide);
  });
  return render(text, hidden);
}

/** Whether {@link redactDocument} leaves a text as it is, by a look that takes a fraction of the time; false where that look cannot tell. */
export function isClean(text: string): boolean {
  addFresh();
  return !SUSPECT.test(text) && isPlain(text, long);
}

type Hide = (start: number, end: number) => void;

function findShapes({ text }: Reading, shapes: readonly RegExp[], hide: Hide): void {
  for (const shape of shapes) for (const { indices } of text.matchAll(shape)) if (indices?.groups?.hide) hide(...indices.groups.hide);
}

function addFresh(): void {
  for (const secret of fresh) {
    addNeedles(all, secret);
    if (secret.length >= MIN_DOCUMENT_SECRET) addNeedles(long, secret);
  }
  fresh.clear();
}

/** Marks what is hidden, by the places of the text. */
function findHidden(text: string, needles: Needles, findMore: (reading: Reading, hide: Hide) => void): Uint8Array {
  addFresh();
  const hidden = new Uint8Array(text.length);
  for (const reading of decodings(text)) {
    const hide: Hide = (start, end) => hidden.fill(1, reading.origin[start], reading.origin[end]);
    findSecrets(reading, needles, hide);
    findMore(reading, hide);
  }
  return hidden;
}

function render(text: string, hidden: Uint8Array): string {
  let clean = "";
  for (let start = 0, end = 0; start < text.length; start = end) {
    const isHidden = hidden[start];
    end = start;
    while (end < text.length && hidden[end] === isHidden) end++;
    // An escape of JSON goes as a whole, lest half of it makes another one of what is next to it.
    if (end < text.length && endsInEscape(text, end)) {
      if (isHidden) hidden[end++] = 1;
      else hidden[--end] = 1;
    }
    clean += isHidden ? "***" : text.slice(start, end);
  }
  return clean;
}

function endsInEscape(text: string, end: number): boolean {
  let first = end;
  while (text[first - 1] === "\\") first -= 1;
  return (end - first) % 2 === 1;
}
