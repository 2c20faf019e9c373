/** Bytes as GitHub's own file view counts them (1 KB is 1,024 bytes): `312 KB`, `1.4 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  // 1023.5 KB would be rounded to `1024 KB`.
  if (bytes < 1023.5 * 1024) return `${threeDigits(bytes / 1024)} KB`;
  return `${threeDigits(bytes / 1024 / 1024)} MB`;
}

function threeDigits(value: number): string {
  return value < 9.95 ? value.toFixed(1).replace(/\.0$/, "") : value.toFixed(0);
}

/** US dollars for a reader: `$0.055`, `$1.20`, `<$0.0001`. */
export function formatDollars(dollars: number): string {
  if (dollars === 0) return "$0";
  if (dollars < 0.0001) return "<$0.0001";
  if (dollars >= 0.99995) return `$${dollars.toFixed(2)}`;
  // At least the two decimals of cents, at most four.
  return `$${dollars.toFixed(4).replace(/0{1,2}$/, "")}`;
}

/** US dollars for a program: at most six decimals, no exponent, no float noise (`0.165`, not `0.16500000000000001`). */
export function formatDecimal(dollars: number): string {
  const trimmed = dollars.toFixed(6).replace(/\.?0+$/, "");
  return trimmed === "-0" ? "0" : trimmed;
}

/** Milliseconds as `4.2 s`, `1 min 12 s`, `2 h 5 min`. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 59_950) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`;
}

/** A share of 0 to 1 as `12 %`, `1.4 %`, `<0.1 %`. 0 and 1 are shown only when they are exact. */
export function formatShare(share: number): string {
  const percent = share * 100;
  if (percent === 0 || percent === 100) return `${percent} %`;
  if (percent < 0.1) return "<0.1 %";
  if (percent > 99.9) return ">99.9 %";
  return percent < 9.95 || percent > 99 ? `${percent.toFixed(1)} %` : `${percent.toFixed(0)} %`;
}

/** A share and the limit that it exceeds, with as many digits as tell them apart: `0.08 %` and `0.05 %`. The limit is exact. */
export function formatExcess(share: number, limit: number): { share: string; limit: string } {
  const [found, most] = [share * 100, limit * 100];
  const exact = round(most, 0, (shown) => Math.abs(shown - most) < 1e-12);
  const isTrue = (shown: number) => shown > Number(exact) && (shown < 100 || found >= 100);
  const excess = round(found, Math.max(1, exact.split(".")[1]?.length ?? 0), isTrue);
  return { share: `${excess.replace(/\.0+$/, "")} %`, limit: `${exact} %` };
}

/** A number has no more digits after its point. */
const MAX_DIGITS = 15;

function round(value: number, least: number, isEnough: (shown: number) => boolean): string {
  let digits = least;
  while (digits < MAX_DIGITS && !isEnough(Number(value.toFixed(digits)))) digits += 1;
  return value.toFixed(digits);
}

/** A figure that may be below 0, with the minus sign of print: `−1.7`, `0.4`; with `plus` also `+2.0`. 0 has no sign. */
export function formatSigned(value: number, digits: number, plus = ""): string {
  const size = Math.abs(value).toFixed(digits);
  if (Number(size) === 0) return size;
  return `${value < 0 ? "−" : plus}${size}`;
}

/** Pixels: `1280×720`. */
export function formatSize({ width, height }: { width: number; height: number }): string {
  return `${width}×${height}`;
}

/** `1 image`, `2 images`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** `a PNG`, `an AVIF`, `an SVG`: by how the name of a format is spoken. */
export function withArticle(name: string): string {
  return `${/^([aeiou]|svg)/i.test(name) ? "an" : "a"} ${name}`;
}
