import { type FileHandle, open } from "node:fs/promises";
import { crc32, inflateRawSync } from "node:zlib";

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_BYTES = 22;
const MAX_COMMENT = 65_535;
const MAX_DIRECTORY_BYTES = 128 << 20;
const ENCRYPTED = 1;

interface Entry {
  /** Of its own header. */
  at: number;
  method: number;
  crc: number;
  packed: number;
  size: number;
}

/** A zip of somebody else. A file of it is read into memory, and only as much as it may be: names lead nowhere. */
export interface ZipReader extends AsyncDisposable {
  /** @returns undefined where there is no such file. @throws where it is damaged, or larger than `maxBytes`. */
  read(name: string, maxBytes: number): Promise<Buffer | undefined>;
}

/** Opens a zip by its directory. Zips of more than 4 GB are not read. PKWARE APPNOTE 6.3.10, §4.3. @throws where it is none. */
export async function openZip(path: string): Promise<ZipReader> {
  const file = await open(path);
  try {
    const entries = await readDirectory(file);
    return {
      read: async (name, maxBytes) => {
        const entry = entries.get(name);
        return entry && readEntry(file, entry, maxBytes);
      },
      [Symbol.asyncDispose]: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function readDirectory(file: FileHandle): Promise<Map<string, Entry>> {
  const { size } = await file.stat();
  const tail = await readAt(file, Math.max(0, size - END_BYTES - MAX_COMMENT), Math.min(size, END_BYTES + MAX_COMMENT));
  let end = tail.length - END_BYTES;
  while (end >= 0 && tail.readUInt32LE(end) !== END) end -= 1;
  if (end < 0) throw new Error("it is no zip file");
  const [length, start] = [tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)];
  if (length > MAX_DIRECTORY_BYTES || start + length > size) throw new Error("its directory is damaged, or it is larger than 4 GB");
  const directory = await readAt(file, start, length);
  const entries = new Map<string, Entry>();
  for (let at = 0; at + 46 <= length && directory.readUInt32LE(at) === ENTRY; ) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => directory.readUInt16LE(at + offset));
    const name = directory.toString("utf8", at + 46, at + 46 + (nameLength ?? 0));
    entries.set(name, {
      at: directory.readUInt32LE(at + 42),
      method: directory.readUInt16LE(at + 8) & ENCRYPTED ? -1 : directory.readUInt16LE(at + 10),
      crc: directory.readUInt32LE(at + 16),
      packed: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
    });
    at += 46 + (nameLength ?? 0) + (extraLength ?? 0) + (commentLength ?? 0);
  }
  return entries;
}

async function readEntry(file: FileHandle, { at, method, crc, packed, size }: Entry, maxBytes: number): Promise<Buffer> {
  // What cannot be packed is a little larger packed.
  if (size > maxBytes || packed > 2 * maxBytes + 1024) throw new Error("a file in it is too large");
  const header = await readAt(file, at, 30);
  const data = await readAt(file, at + 30 + header.readUInt16LE(26) + header.readUInt16LE(28), packed);
  if (method !== 0 && method !== 8) throw new Error("a file in it is packed in an unknown way");
  const bytes = method === 0 ? data : size === 0 ? Buffer.alloc(0) : inflateRawSync(data, { maxOutputLength: size });
  if (bytes.length !== size || crc32(bytes) !== crc) throw new Error("a file in it is damaged");
  return bytes;
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.allocUnsafeSlow(length), 0, length, position);
  if (bytesRead < length) throw new Error("it is cut off");
  return buffer;
}
