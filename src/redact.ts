const secrets = new Set<string>();

/** The forms in which a secret may occur. The longest first, so that a secret which holds another one leaves no rest behind. */
let forms: readonly string[] = [];

/** Characters that are searched. A reply may hold a whole image, which would take long to search and is not shown anyway. */
const MAX_SEARCHED = 20_000;

/** Characters of a provider's message. */
const MAX_MESSAGE = 2000;

/** Text of others as it may be shown: redacted and cut. */
export function toShown(text: string): string {
  return redact(text).slice(0, MAX_MESSAGE);
}

/** Registers a value that no message may hold, besides what the runner masks in the log. */
export function addSecret(secret: string | undefined): void {
  if (!secret || secrets.has(secret)) return;
  secrets.add(secret);
  forms = [...secrets].flatMap((one) => [one, encodeURIComponent(one.toWellFormed())]).sort((a, b) => b.length - a.length);
}

/**
 * Removes what must not be shown from a text: registered secrets, data URIs, bearer values, and the query of every address
 * (signed result addresses carry their credential there).
 */
export function redact(text: string): string {
  return (
    hideSecrets(text, 1)
      .slice(0, MAX_SEARCHED)
      .replace(/data:([\w.+-]+\/[\w.+-]+)?(;[\w.+=-]+)*,[^\s"'<>]*/gi, "data:***")
      .replace(/\b(bearer|basic)\s+[\w.~+/=-]{8,}/gi, "$1 ***")
      .replace(/(\bhttps?:\/\/[^\s"'<>?#]*)\?[^\s"<>]*/gi, "$1?***")
      // Credentials in front of the host.
      .replace(/(\bhttps?:\/\/)[^\s"'<>/]+@/gi, "$1***@")
  );
}

/** Characters below which a secret is a placeholder, such as of a server that asks for any key: hidden in names and figures, it would spoil them. */
const MIN_DOCUMENT_SECRET = 8;

/** Without any of these there is nothing to find: most texts are names and figures. */
const SUSPECT = /data:|bearer|basic|https?:\/\//i;

/**
 * As {@link redact}, for what holds names and addresses of our own beside the texts of others: of any length, and without taking the name of
 * a file ("basic settings.png") or the address of a picture (`?raw=true`) for what it looks for. JSON stays JSON.
 */
export function redactDocument(text: string): string {
  const clean = hideSecrets(text, MIN_DOCUMENT_SECRET);
  if (!SUSPECT.test(clean)) return clean;
  return (
    clean
      .replace(/\bdata:([\w.+-]+\/[\w.+-]+)?(;[\w.+=-]+)*,[^\s"'<>\\]*/gi, "data:***")
      .replace(/\b(bearer|basic)\s+(?=[\w.~+/=-]*\d)(?![\w.~+/=-]*\.[a-z]\w{1,4}(?![\w.~+/=-]))[\w.~+/=-]{16,}/gi, "$1 ***")
      // Bounded, so that many addresses in a row take no longer than their length.
      .replace(/(\bhttps?:\/\/[^\s"'<>?#]{0,1000})\?(?!raw=true(?![^\s"'<>)]))[^\s"<>\\]*/gi, "$1?***")
      .replace(/(\bhttps?:\/\/)[^\s"'<>/\\]{1,1000}@/gi, "$1***@")
  );
}

/** @param minLength of the secrets that are hidden. */
function hideSecrets(text: string, minLength: number): string {
  return forms.reduce((clean, form) => (form.length < minLength ? clean : clean.replaceAll(form, "***")), text);
}
