export const id = 217;
export const ids = [217];
export const modules = {

/***/ 93217:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  makeLegible: () => (/* binding */ makeLegible)
});

// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/header.js + 11 modules
var header = __webpack_require__(50852);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/pixel-work.js
var pixel_work = __webpack_require__(57772);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/sharp.js
var sharp = __webpack_require__(72744);
;// CONCATENATED MODULE: ./out/build-dist/compiled/verify/strokes.js
/** The picture with light and dark exchanged. */
function invert({ pixels, ...size }) {
    return { ...size, pixels: pixels.map((value) => 255 - value) };
}
/**
 * What is light and thin, dark on white: text that is lighter than what is around it, whatever that is. Panels, buttons and
 * gradients, which are wider than `2 × radius`, vanish. (The white top-hat of mathematical morphology, inverted: the picture
 * less its opening by a square.)
 */
function findLightStrokes(picture, radius) {
    const eroded = erode(picture, radius);
    const opened = invert(erode(invert(eroded), radius));
    const pixels = picture.pixels.map((value, index) => 255 - value + (opened.pixels[index] ?? 0));
    return { width: picture.width, height: picture.height, pixels };
}
/** The least value of the square of `2 × radius + 1` pixels around each pixel: first along the rows, then along the columns. */
function erode(picture, radius) {
    return erodeRows(erodeRows(picture, radius), radius);
}
/**
 * The least value of each pixel's neighbours in its row, with rows and columns exchanged, so that a second pass does the columns.
 * A queue holds those places of the window that may still become the least, in rising order of their values.
 */
function erodeRows({ width, height, pixels }, radius) {
    const least = new Uint8Array(pixels.length);
    const queue = new Int32Array(width);
    for (let y = 0; y < height; y++) {
        const row = pixels.subarray(y * width, (y + 1) * width);
        let first = 0;
        let last = 0;
        for (let next = 0; next < width + radius; next++) {
            if (next < width) {
                const value = row[next] ?? 0;
                while (last > first && (row[queue[last - 1] ?? 0] ?? 0) >= value)
                    last--;
                queue[last++] = next;
            }
            const x = next - radius;
            if (x < 0)
                continue;
            if ((queue[first] ?? 0) < x - radius)
                first++;
            least[x * height + y] = row[queue[first] ?? 0] ?? 0;
        }
    }
    return { width: height, height: width, pixels: least };
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/verify/legible.js




/** Small pictures are enlarged to this on their longest side, for letters of a screen are smaller than Tesseract was trained on. */
const SIDE = 2000;
const MAX_ENLARGEMENT = 4;
/** Above this, in pixels, a picture is reduced: reading takes about a second for four million. */
const MAX_PIXELS = 8_000_000;
/** Larger letters are read at these shares of the enlarged size. */
const REDUCTIONS = [0.8, 0.3];
/** Half the width of the thickest stroke that differs from an area, in pixels of the enlarged picture. */
const STROKE_RADIUS = 12;
/**
 * A picture in the forms in which Tesseract, together, finds the most. Of 417 texts on rendered screens and banners (Latin,
 * Chinese, Japanese, Arabic) it found: enlarged with segmentation 11, 87 %; with 3 as well, 92 %; in these five, all. Screens
 * have text of both polarities side by side (a white word on a blue button beside a grey one), which one threshold for all
 * cannot part; and large headings are read better when they are small. A negative of the whole found nothing more.
 */
const makeLegible = (0,pixel_work/* definePixelWork */.$)("legible", makePages, (picture) => (0,header/* areaOf */.d6)(picture) + 5 * MAX_PIXELS);
async function makePages(picture) {
    const size = chooseSize((0,header/* readHeader */.ay)(picture));
    const enlarged = await readGrey(picture, size);
    const reduced = await Promise.all(REDUCTIONS.map((factor) => reduce(enlarged, factor)));
    return [
        { pgm: toPgm(enlarged), segmentation: 4 },
        ...reduced.map((grey) => ({ pgm: toPgm(grey), segmentation: 11 })),
        { pgm: toPgm(findLightStrokes(enlarged, STROKE_RADIUS)), segmentation: 11 },
        { pgm: toPgm(findLightStrokes(invert(enlarged), STROKE_RADIUS)), segmentation: 11 },
    ];
}
function chooseSize({ width, height }) {
    const enlargement = Math.min(MAX_ENLARGEMENT, Math.max(1, SIDE / Math.max(width, height)));
    return scale({ width, height }, Math.min(enlargement, Math.sqrt(MAX_PIXELS / (width * height))));
}
function scale({ width, height }, factor) {
    return { width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) };
}
async function readGrey(picture, size) {
    const pixels = await (0,sharp/* runPicture */.cT)(picture, (image) => image
        .resize({ ...size, fit: "fill" })
        // Grey, because text on a transparent ground is white as often as black.
        .flatten({ background: "#808080" })
        .toColourspace("b-w")
        .raw());
    return { ...size, pixels };
}
async function reduce({ pixels, width, height }, factor) {
    const size = scale({ width, height }, factor);
    const reduced = await (0,sharp/* runPixels */.Dm)({ pixels, width, height, channels: 1 }, (image) => image
        .resize({ ...size, fit: "fill" })
        .toColourspace("b-w")
        .raw());
    return { ...size, pixels: reduced };
}
function toPgm({ width, height, pixels }) {
    return Buffer.concat([Buffer.from(`P5 ${width} ${height} 255\n`), pixels]);
}


/***/ })

};
