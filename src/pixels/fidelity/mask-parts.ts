import type { Size } from "../picture.ts";

export interface Part {
  /** Their numbers. */
  pixels: Int32Array;
  left: number;
  top: number;
  right: number;
  bottom: number;
  touchesEdge: boolean;
}

/** The connected parts of a value. Pixels are neighbours along the axes. */
export function listParts(values: Uint8Array, { width, height }: Size, value: number): Part[] {
  const seen = new Uint8Array(values.length);
  const queue = new Int32Array(values.length);
  const parts: Part[] = [];
  for (let start = 0; start < values.length; start++) {
    if (seen[start] || values[start] !== value) continue;
    const part = { left: width, top: height, right: 0, bottom: 0, touchesEdge: false };
    let [first, last] = [0, 0];
    const visit = (at: number) => {
      if (seen[at] || values[at] !== value) return;
      seen[at] = 1;
      queue[last++] = at;
    };
    visit(start);
    while (first < last) {
      const at = queue[first++] ?? 0;
      const x = at % width;
      const y = Math.floor(at / width);
      part.left = Math.min(part.left, x);
      part.right = Math.max(part.right, x);
      part.top = Math.min(part.top, y);
      part.bottom = Math.max(part.bottom, y);
      if (x > 0) visit(at - 1);
      else part.touchesEdge = true;
      if (x < width - 1) visit(at + 1);
      else part.touchesEdge = true;
      if (y > 0) visit(at - width);
      else part.touchesEdge = true;
      if (y < height - 1) visit(at + width);
      else part.touchesEdge = true;
    }
    parts.push({ ...part, pixels: queue.slice(0, last) });
  }
  return parts;
}

export interface Frame extends Size {
  left: number;
  top: number;
}

/** The rectangle around all ones, with some room where the picture has it; empty where there are none. */
export function frameOf(mask: Uint8Array, { width, height }: Size, room: number): Frame {
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0; y < height; y++) {
    const row = mask.subarray(y * width, (y + 1) * width);
    const first = row.indexOf(1);
    if (first < 0) continue;
    left = Math.min(left, first);
    right = Math.max(right, row.lastIndexOf(1));
    top = Math.min(top, y);
    bottom = y;
  }
  if (bottom < 0) return { left: 0, top: 0, width: 0, height: 0 };
  [left, top] = [Math.max(0, left - room), Math.max(0, top - room)];
  return { left, top, width: Math.min(width, right + 1 + room) - left, height: Math.min(height, bottom + 1 + room) - top };
}

export function cutOut(values: Uint8Array, { width }: Size, frame: Frame): Uint8Array {
  const out = new Uint8Array(frame.width * frame.height);
  for (let y = 0; y < frame.height; y++) {
    const start = (frame.top + y) * width + frame.left;
    out.set(values.subarray(start, start + frame.width), y * frame.width);
  }
  return out;
}

export function putIn(values: Uint8Array, frame: Frame, { width, height }: Size): Uint8Array {
  const out = new Uint8Array(width * height);
  for (let y = 0; y < frame.height; y++)
    out.set(values.subarray(y * frame.width, (y + 1) * frame.width), (frame.top + y) * width + frame.left);
  return out;
}
