import type { PictureText } from "../../src/text/text-places.ts";

/** Stands before what was read besides. */
export const OTHER_READINGS = "\f";

/** A picture in which this is written: an empty line stands between texts that do not stand below each other. */
export function asPicture(text: string): PictureText {
  const blocks = text
    .split(OTHER_READINGS)
    .flatMap((reading, index) => reading.split(/\n[^\S\n]*\n/).map((lines) => ({ lines: lines.split("\n"), isOther: index > 0 })));
  let row = 0;
  const boxOf = (line: string) => ({ left: 20, top: 40 * ++row, right: 20 + 9 * line.length, bottom: 40 * row + 15 });
  return {
    width: 1200,
    height: 100_000,
    blocks: blocks.map(({ lines, isOther }) => ({ lines: lines.map((line) => ({ text: line, box: boxOf(line) })), isOther })),
  };
}

/** What {@link asPicture} makes a picture of. */
export function asText({ blocks }: Pick<PictureText, "blocks">): string {
  const write = (isOther: boolean) =>
    blocks
      .filter((block) => block.isOther === isOther)
      .map(({ lines }) => lines.map(({ text }) => text).join("\n"))
      .join("\n\n");
  return [write(false), write(true)].join(OTHER_READINGS);
}
