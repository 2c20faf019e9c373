import { type Box, findBox, listBoxes } from "./iso-boxes.ts";
import type { Steps } from "./steps.ts";

/** What an AVIF is made of. ISO/IEC 14496-12 and 23008-12. */
export interface AvifItems {
  meta: Box;
  metaBoxes: Box[];
  iprp: Box;
  ipco: Box;
  ipma: Box;
  /** Of all items, in the order of their numbers. */
  properties: Box[];
  /** The item that a viewer shows. */
  primary: number;
  /** Item → numbers of its properties, from 1. */
  associations: Map<number, number[]>;
}

/** @throws {RangeError} when a box that must be there is not. */
export function readItems(bytes: Buffer, top: readonly Box[], steps: Steps): AvifItems {
  const meta = findBox(top, "meta");
  const metaBoxes = listBoxes(bytes, { start: meta.start + 4, end: meta.end }, steps);
  const iprp = findBox(metaBoxes, "iprp");
  const parts = listBoxes(bytes, iprp, steps);
  const ipco = findBox(parts, "ipco");
  const properties = listBoxes(bytes, ipco, steps);
  const ipma = findBox(parts, "ipma");
  const associations = readAssociations(bytes, ipma, steps);
  const primary = readPrimary(bytes, findBox(metaBoxes, "pitm"));
  return { meta, metaBoxes, iprp, ipco, ipma, properties, primary, associations };
}

/** The properties of an item, in their order. */
export function listProperties({ associations, properties }: AvifItems, item: number): Box[] {
  return (associations.get(item) ?? []).map((number) => properties[number - 1]).filter((box) => box !== undefined);
}

function readPrimary(bytes: Buffer, { start }: Box): number {
  return bytes.readUInt8(start) === 0 ? bytes.readUInt16BE(start + 4) : bytes.readUInt32BE(start + 4);
}

function readAssociations(bytes: Buffer, { start }: Box, steps: Steps): Map<number, number[]> {
  const idSize = bytes.readUInt8(start) === 0 ? 2 : 4;
  const wide = (bytes.readUInt8(start + 3) & 1) === 1;
  const associations = new Map<number, number[]>();
  let at = start + 8;
  for (let left = bytes.readUInt32BE(start + 4); left > 0; left--) {
    const item = bytes.readUIntBE(at, idSize);
    const count = bytes.readUInt8(at + idSize);
    at += idSize + 1;
    steps.take(1 + count);
    const indices: number[] = [];
    for (let index = 0; index < count; index++, at += wide ? 2 : 1)
      indices.push(wide ? bytes.readUInt16BE(at) & 0x7fff : bytes.readUInt8(at) & 0x7f);
    associations.set(item, indices);
  }
  return associations;
}

/** Bytes of one item, of whatever is there of them; undefined where they are not in this file. */
export function findData(bytes: Buffer, { metaBoxes }: AvifItems, wanted: number, steps: Steps): Buffer | undefined {
  const { start } = findBox(metaBoxes, "iloc");
  const version = bytes.readUInt8(start);
  let at = start + 4;
  const read = (size: number) => {
    at += size;
    return size === 8 ? Number(bytes.readBigUInt64BE(at - 8)) : size === 0 ? 0 : bytes.readUIntBE(at - size, size);
  };
  const [sizes, more] = [read(1), read(1)];
  const [offsetSize, lengthSize, baseSize, indexSize] = [sizes >> 4, sizes & 15, more >> 4, version === 0 ? 0 : more & 15];
  for (let left = read(version < 2 ? 2 : 4); left > 0; left--) {
    const item = read(version < 2 ? 2 : 4);
    const method = version === 0 ? 0 : read(2) & 15;
    read(2);
    const base = read(baseSize);
    const extents = read(2);
    steps.take(1 + extents);
    // The first part of it holds the headers.
    read(extents > 0 ? indexSize : 0);
    const offset = base + read(extents > 0 ? offsetSize : 0);
    const length = read(extents > 0 ? lengthSize : 0);
    at += Math.max(0, extents - 1) * (indexSize + offsetSize + lengthSize);
    if (item !== wanted) continue;
    const from = method === 0 ? 0 : method === 1 ? metaBoxes.find(({ type }) => type === "idat")?.start : undefined;
    return from === undefined ? undefined : bytes.subarray(from + offset, length === 0 ? bytes.length : from + offset + length);
  }
  return undefined;
}

/** The file with another property of the shown item. */
export function addProperty(bytes: Buffer, top: readonly Box[], { property, steps }: { property: Buffer; steps: Steps }): Buffer {
  const items = readItems(bytes, top, steps);
  const { meta, metaBoxes, iprp, ipco, ipma, properties, primary } = items;
  const ipmaData = Buffer.from(bytes.subarray(ipma.start, ipma.end));
  const number = properties.length + 1;
  const wide = (ipmaData.readUInt8(3) & 1) === 1;
  if (number > (wide ? 0x7fff : 0x7f)) return bytes;
  const idSize = ipmaData.readUInt8(0) === 0 ? 2 : 4;
  let at = 8;
  while (ipmaData.readUIntBE(at, idSize) !== primary) at += idSize + 1 + ipmaData.readUInt8(at + idSize) * (wide ? 2 : 1);
  const count = ipmaData.readUInt8(at + idSize);
  ipmaData.writeUInt8(count + 1, at + idSize);
  const end = at + idSize + 1 + count * (wide ? 2 : 1);
  const associated = Buffer.concat([
    ipmaData.subarray(0, end),
    Buffer.from(wide ? [number >> 8, number & 255] : [number]),
    ipmaData.subarray(end),
  ]);
  const others = new Map([
    [ipco.start, Buffer.concat([bytes.subarray(ipco.start, ipco.end), property])],
    [ipma.start, associated],
  ]);
  const rewrite = (boxes: readonly Box[]) =>
    boxes.map(({ type, start, end: last }) => writeBox(type, others.get(start) ?? bytes.subarray(start, last)));
  others.set(iprp.start, Buffer.concat(rewrite(listBoxes(bytes, iprp, steps))));
  const written = rewrite(metaBoxes);
  // It moves to the end, so that pixels stay where other boxes say that they are.
  const file = Buffer.concat([bytes, writeBox("meta", bytes.subarray(meta.start, meta.start + 4), ...written)]);
  file.write("free", meta.start - 4, "latin1");
  const last = top.at(-1);
  if (last && last.type === "mdat" && file.readUInt32BE(last.start - 8) === 0)
    file.writeUInt32BE(bytes.length - last.start + 8, last.start - 8);
  return file;
}

export function writeBox(type: string, ...content: Buffer[]): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(content.reduce((sum, { length }) => sum + length, 8));
  head.write(type, 4, "latin1");
  return Buffer.concat([head, ...content]);
}
