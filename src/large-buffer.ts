/** Bytes from which a buffer has memory of its own. */
const LARGE = 1 << 20;

/**
 * A buffer for a whole file. Node takes memory for a buffer from the C library, which keeps much of what large ones leave behind: after
 * some dozens of pictures as much again as is in use. V8 maps a resizable one by itself, and gives it back to the system as a whole.
 */
export function allocateBuffer(length: number): Buffer {
  return length < LARGE ? Buffer.allocUnsafeSlow(length) : Buffer.from(new ArrayBuffer(length, { maxByteLength: length }), 0, length);
}
