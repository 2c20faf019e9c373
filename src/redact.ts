const secrets = new Set<string>();

/** Characters that are searched. A reply may hold a whole image, which would take long to search and is not shown anyway. */
const MAX_SEARCHED = 20_000;

/** Characters of a provider's message. */
const MAX_MESSAGE = 2000;

/** Text of others as it may be shown: redacted and cut. */
export function toShown(text: string): string {
  return redact(text).slice(0, MAX_MESSAGE);
}

/** Registers a value that no message may hold, besides what `core.setSecret` masks in the log. */
export function addSecret(secret: string | undefined): void {
  if (secret) secrets.add(secret);
}

/**
 * Removes what must not be shown from a text: registered secrets, data URIs, bearer values, and the query of every address
 * (signed result addresses carry their credential there).
 */
export function redact(text: string): string {
  let clean = text;
  // The longest first, so that a secret which holds another one leaves no rest behind.
  const known = [...secrets].sort((a, b) => b.length - a.length);
  for (const secret of known) clean = clean.replaceAll(secret, "***").replaceAll(encodeURIComponent(secret), "***");
  return (
    clean
      .slice(0, MAX_SEARCHED)
      .replace(/data:([\w.+-]+\/[\w.+-]+)?(;[\w.+=-]+)*,[^\s"'<>]*/gi, "data:***")
      .replace(/\b(bearer|basic)\s+[\w.~+/=-]{8,}/gi, "$1 ***")
      .replace(/(\bhttps?:\/\/[^\s"'<>?#]*)\?[^\s"<>]*/gi, "$1?***")
      // Credentials in front of the host.
      .replace(/(\bhttps?:\/\/)[^\s"'<>/]+@/gi, "$1***@")
  );
}
