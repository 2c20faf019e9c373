/** Edges in pixels of the picture. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** A text of its own: of a button, a menu's entry, a label; or all lines of a paragraph. */
export interface TextLine {
  text: string;
  box: Box;
  /** It is broken into several lines of the picture: these, with a space between each two. Absent where it is not. */
  rows?: readonly TextRow[];
}

/** A line of the picture. */
export interface TextRow {
  text: string;
  box: Box;
}

/** Texts that stand below each other. */
export interface TextBlock {
  lines: readonly TextLine[];
  /** Something else was read better there. */
  isOther: boolean;
}

/** What was read in a picture. */
export interface PictureText {
  width: number;
  height: number;
  blocks: readonly TextBlock[];
}

export const NO_TEXT: PictureText = { width: 0, height: 0, blocks: [] };

export const heightOf = ({ top, bottom }: Box) => bottom - top;
export const widthOf = ({ left, right }: Box) => right - left;

export function joinBoxes(boxes: readonly Box[]): Box {
  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    top: Math.min(...boxes.map(({ top }) => top)),
    right: Math.max(...boxes.map(({ right }) => right)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  };
}

/** What two boxes have in common, as a share of the smaller one. */
export function shareOf(a: Box, b: Box): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return width <= 0 || height <= 0 ? 0 : (width * height) / Math.min(widthOf(a) * heightOf(a), widthOf(b) * heightOf(b));
}
