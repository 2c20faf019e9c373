import { RetouchError } from "../errors.ts";
import type { Call, ImageReference } from "./api-call.ts";
import { type Downloader, ExpiredAddress } from "./download.ts";
import type { HttpClient } from "./http-client.ts";

/** One picture of an answer, as it came. */
export interface ReceivedImage {
  bytes: Buffer;
  /** Fetches it once more, where it came from an address. */
  refetch?: () => Promise<Buffer>;
}

export interface FetchOptions {
  client: HttpClient;
  downloader: Downloader;
  signal: AbortSignal;
  debug: (message: string) => void;
  /** Headers that the API's own origin may want for a result; absent without a key. */
  credential?: Record<string, string>;
}

/** A call that ended with images, before they are fetched. */
export interface FinishedCall {
  images: readonly ImageReference[];
  /** Relative addresses are relative to it. */
  replyUrl: string;
  /** Reads fresh addresses of the same images. */
  refresh?: Call | undefined;
}

/**
 * The pictures of a finished result, as many as can be had. Where an address is no longer good and the API keeps a record of the job, a fresh
 * one is read from it, at no cost; the credential goes along last of all, and to the API's own origin only.
 *
 * @throws RetouchError when not one can be had.
 */
export async function fetchImages(done: FinishedCall, options: FetchOptions): Promise<ReceivedImage[]> {
  if (done.images.length === 0) throw new RetouchError("unexpected-reply", "the reply holds no image");
  const fetched = await Promise.allSettled(done.images.map((image, index) => fetchOne(image, { done, index, ...options })));
  const pictures = fetched.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
  const [first] = fetched;
  if (pictures.length === 0 && first?.status === "rejected") throw first.reason;
  return pictures;
}

async function fetchOne(
  image: ImageReference,
  { done, index, client, downloader, signal, debug, credential }: FetchOptions & { done: FinishedCall; index: number },
): Promise<ReceivedImage> {
  const fetch = (reference: ImageReference, headers: Record<string, string> = {}) =>
    downloader.fetch(reference, { replyUrl: done.replyUrl, signal, headers });
  try {
    return { bytes: await fetch(image), ...("url" in image && { refetch: () => fetch(image) }) };
  } catch (error) {
    if (!(error instanceof ExpiredAddress) || !done.refresh) throw error;
    debug(`the result's address answered ${error.message}; its record is read again`);
  }
  const again = (await readFresh(done.refresh, { client, signal }))?.[index] ?? image;
  try {
    return { bytes: await fetch(again) };
  } catch (error) {
    if (!(error instanceof ExpiredAddress) || error.status > 403 || !credential) throw error;
    return { bytes: await fetch(again, credential) };
  }
}

/** Records of one call are read one after another: at most as many as it may have jobs. */
const MAX_RECORDS = 16;

async function readFresh(
  refresh: Call,
  { client, signal }: Pick<FetchOptions, "client" | "signal">,
): Promise<readonly ImageReference[] | undefined> {
  let call = refresh;
  for (let records = 0; records < MAX_RECORDS; records++) {
    const next = call.read(await client.send(call.request, signal));
    if (next.kind === "done") return next.images;
    if (next.kind !== "wait") return undefined;
    call = next.poll;
  }
  return undefined;
}
