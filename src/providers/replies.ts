import type { ErrorCode } from "../errors.ts";
import type { DataUri, Failure, Reply } from "../http/api-call.ts";
import type { Picture, Size } from "../pixels/picture.ts";

/** `data:<mime>;base64,…`. The media type is lower case, as the vendors ask, and comes from the content, not the file's name. */
export function toDataUri(picture: Picture): DataUri {
  return { picture, toJSON: () => `data:${picture.mediaType};base64,${picture.bytes.toString("base64")}` };
}

/** A complete 2xx reply that is not understood. It may have been billed. */
export function unexpectedReply(what: string): Failure {
  return { kind: "failed", code: "unexpected-reply", message: what };
}

/** What HTTP says of a failure where the vendor's document says nothing else. */
const BY_STATUS: Readonly<Record<number, { code: ErrorCode; free?: boolean; fatal?: boolean }>> = {
  401: { code: "unauthorized", fatal: true },
  402: { code: "no-credit", fatal: true },
  403: { code: "forbidden", fatal: true },
  404: { code: "invalid-input", fatal: true },
  // The server gave up waiting, or a gateway did: the model behind it may have run.
  408: { code: "ambiguous" },
  413: { code: "too-large" },
  415: { code: "unsupported-image" },
  429: { code: "rate-limited", free: true },
  502: { code: "ambiguous" },
  503: { code: "unavailable", free: true },
  504: { code: "ambiguous" },
};

/** The failure that a non-2xx reply stands for, with the vendor's own words. */
export function failureOf(reply: Reply, message: string | undefined): Failure {
  const known = BY_STATUS[reply.status] ?? { code: reply.status >= 500 ? ("unavailable" as const) : ("invalid-input" as const) };
  return { kind: "failed", message: message?.trim() || `HTTP ${reply.status}`, ...known };
}

export function isSuccess(reply: Reply): boolean {
  return reply.status >= 200 && reply.status < 300;
}

/** The entry of `ratios` that is nearest to the wanted one, by the factor between them. */
export function nearestRatio<const R extends string>(ratios: readonly [R, ...R[]], wanted: Size): R {
  const distance = (ratio: string) => {
    const [width = 1, height = 1] = ratio.split(":").map(Number);
    return Math.abs(Math.log((wanted.width / wanted.height) * (height / width)));
  };
  return ratios.reduce((best, ratio) => (distance(ratio) < distance(best) ? ratio : best));
}

/** Scales a size, ratio kept, so that its area and sides are within the limits; sides become multiples of `step`. */
export function fitSize(
  wanted: Size,
  limits: { minArea: number; maxArea: number; minSide?: number; maxSide?: number; step: number },
): Size {
  const { minArea, maxArea, step, minSide = step } = limits;
  // A strip as thin as may be must not be longer than the area allows.
  const maxSide = Math.min(limits.maxSide ?? Number.POSITIVE_INFINITY, Math.floor(maxArea / minSide / step) * step);
  const area = wanted.width * wanted.height;
  let scale = area < minArea ? Math.sqrt(minArea / area) : area > maxArea ? Math.sqrt(maxArea / area) : 1;
  const short = Math.min(wanted.width, wanted.height);
  const long = Math.max(wanted.width, wanted.height);
  scale = Math.max(scale, minSide / short);
  scale = Math.min(scale, maxSide / long);
  // A limit must hold after rounding too: down where the area would be too large, up where it would be too small.
  const exact = { width: wanted.width * scale, height: wanted.height * scale };
  const rounded = (round: (value: number) => number) => ({
    width: Math.min(maxSide, Math.max(minSide, round(exact.width / step) * step)),
    height: Math.min(maxSide, Math.max(minSide, round(exact.height / step) * step)),
  });
  const near = rounded(Math.round);
  const nearArea = near.width * near.height;
  return nearArea > maxArea ? rounded(Math.floor) : nearArea < minArea ? rounded(Math.ceil) : near;
}

/**
 * The size of whole steps whose ratio is nearest to the wanted one, among those of about as many pixels: what differs in ratio is cut off
 * or stretched later, and a few pixels more or less are not seen.
 */
export function nearestSize(wanted: Size, limits: { minSide: number; maxSide: number; step: number }): Size {
  const { minSide, maxSide, step } = limits;
  const fitted = fitSize(wanted, { minArea: minSide ** 2, maxArea: maxSide ** 2, ...limits });
  const departure = ({ width, height }: Size) => Math.abs(Math.log((width / height) * (wanted.height / wanted.width)));
  let best = fitted;
  for (let width = minSide; width <= maxSide; width += step) {
    const near = Math.round((width * wanted.height) / wanted.width / step) * step;
    const size = { width, height: Math.min(maxSide, Math.max(minSide, near)) };
    const share = (size.width * size.height) / (fitted.width * fitted.height);
    if (share > 0.75 && share < 1.5 && departure(size) < departure(best)) best = size;
  }
  return best;
}

/** Whether the wanted size has the ratio of the source, to the pixel. */
export function keepsRatio({ source, target }: { source: Size; target: Size }): boolean {
  return Math.abs(source.width * target.height - source.height * target.width) <= Math.max(target.width, target.height);
}
