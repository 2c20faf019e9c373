import { RetouchError } from "../errors.ts";
import type { ImageReference } from "../providers/provider.ts";
import type { Answer } from "./ask.ts";
import { type Downloader, ExpiredAddress } from "./download.ts";
import type { Performed } from "./perform.ts";
import type { Client } from "./send.ts";

export interface FetchOptions {
  client: Client;
  downloader: Downloader;
  signal: AbortSignal;
  debug: (message: string) => void;
  /** Headers that the API's own origin may want for a result; absent without a key. */
  credential?: Record<string, string>;
}

type Done = Extract<Performed, { kind: "done" }>;

/**
 * The bytes of a finished result. Where its address is no longer good and the API keeps a record of the job, a fresh address is read from
 * it, at no cost; the credential goes along last of all, and to the API's own origin only.
 *
 * @throws RetouchError
 */
export async function fetchAnswer(
  done: Done,
  { client, downloader, signal, debug, credential }: FetchOptions,
): Promise<Omit<Answer, "cost">> {
  const [image] = done.images;
  if (!image) throw new RetouchError("unexpected-reply", "the reply holds no image");
  const fetch = (reference: ImageReference, headers: Record<string, string> = {}) =>
    downloader.fetch(reference, { replyUrl: done.replyUrl, signal, headers });
  try {
    return { bytes: await fetch(image), ...("url" in image && { refetch: () => fetch(image) }) };
  } catch (error) {
    if (!(error instanceof ExpiredAddress) || !done.refresh) throw error;
    debug(`the result's address answered ${error.message}; its record is read again`);
  }
  const fresh = done.refresh.read(await client.send(done.refresh.request, signal));
  const again = (fresh.kind === "done" && fresh.images[0]) || image;
  try {
    return { bytes: await fetch(again) };
  } catch (error) {
    if (!(error instanceof ExpiredAddress) || error.status > 403 || !credential) throw error;
    return { bytes: await fetch(again, credential) };
  }
}
