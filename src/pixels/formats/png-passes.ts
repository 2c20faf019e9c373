/** First pixel and step, across and down, of each pass of an interlaced picture. https://www.w3.org/TR/png-3/#8Interlace */
export const PASSES = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;
/** Of a picture that is not. */
export const ONE_PASS = [[0, 0, 1, 1]] as const;
