import { RetouchError } from "../errors.ts";
import type { Call, ImageReference } from "./api-call.ts";
import { type Downloader, ExpiredAddress } from "./download.ts";
import type { HttpClient } from "./http-client.ts";
import { noImage } from "./http-messages.ts";

/** One image of a reply, as it came. */
export interface ReceivedImage {
  bytes: Buffer;
  /** Fetches it once more; absent where it did not come from an address. */
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
  /** The base of relative addresses. */
  replyUrl: string;
  /** Reads fresh addresses of the same images. */
  refresh?: Call;
}

/**
 * The images of a finished call, as many as can be downloaded. Where an address is no longer valid and the API keeps a record of the job, a fresh
 * one is read from it, at no cost; the credential goes along last of all, and to the API's own origin only.
 *
 * @throws RetouchError, or ExpiredAddress, when not one can be downloaded.
 */
export async function fetchImages(done: FinishedCall, options: FetchOptions): Promise<ReceivedImage[]> {
  if (done.images.length === 0) throw new RetouchError("unexpected-reply", noImage);
  const fetched = await Promise.allSettled(done.images.map((image, index) => fetchOne(image, { done, index, ...options })));
  const images = fetched.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
  const [first] = fetched;
  if (images.length === 0 && first?.status === "rejected") throw first.reason;
  return images;
}

async function fetchOne(
  image: ImageReference,
  { done, index, client, downloader, signal, debug, credential }: FetchOptions & { done: FinishedCall; index: number },
): Promise<ReceivedImage> {
  const fetch = (reference: ImageReference, options: { headers?: Record<string, string>; hasOtherWay?: boolean } = {}) =>
    downloader.fetch(reference, { replyUrl: done.replyUrl, signal, ...options });
  try {
    return {
      bytes: await fetch(image, { hasOtherWay: done.refresh !== undefined }),
      refetch: "url" in image ? () => fetch(image) : undefined,
    };
  } catch (error) {
    if (!(error instanceof ExpiredAddress) || !done.refresh) throw error;
    debug(`The result's address returned ${error.message}; its record is read again.`);
  }
  const again = (await readFresh(done.refresh, { client, signal }))?.[index] ?? image;
  try {
    return { bytes: await fetch(again, { hasOtherWay: credential !== undefined }) };
  } catch (error) {
    if (!(error instanceof ExpiredAddress) || error.status > 403 || !credential) throw error;
    return { bytes: await fetch(again, { headers: credential }) };
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
