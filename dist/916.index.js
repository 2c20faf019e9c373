export const id = 916;
export const ids = [916];
export const modules = {

/***/ 75916:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  makeLegible: () => (/* binding */ makeLegible),
  makeLinesLegible: () => (/* binding */ makeLinesLegible)
});

// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/header.js + 18 modules
var header = __webpack_require__(26921);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/pixel-work.js
var pixel_work = __webpack_require__(57772);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/sharp.js + 1 modules
var sharp = __webpack_require__(70057);
// EXTERNAL MODULE: ./out/build-dist/compiled/text/text-places.js
var text_places = __webpack_require__(8640);
;// CONCATENATED MODULE: ./out/build-dist/compiled/verify/flatten.js
/** Every so many pixels of a row and a column, the ground is sought. */
const STEP = 4;
/** Cells to each side whose median is the ground: more than a stroke of a letter is wide, less than a badge is high. */
const RADIUS = 4;
/** A difference that makes a letter black, where none near it is larger: fainter are outlines, shadows and noise. */
const LEAST_CONTRAST = 96;
/**
 * The picture's letters, black on white, whatever they and their grounds are: white on a blue button, grey on white, dark on a badge. What a
 * pixel differs from the ground around it is shown as a share of the most that any near it does.
 */
function flatten(picture) {
    const ground = findGround(picture);
    const { differences, strongest } = measureDifferences(picture, ground);
    const { width, height } = picture;
    for (let y = 0; y < height; y++) {
        const row = Math.floor(y / STEP) * strongest.width;
        for (let x = 0; x < width; x++) {
            const most = Math.max(LEAST_CONTRAST, strongest.pixels[row + Math.floor(x / STEP)] ?? 0);
            differences[y * width + x] = 255 - Math.round((255 * (differences[y * width + x] ?? 0)) / most);
        }
    }
    return { width, height, pixels: differences };
}
/** The same of a small picture with one ground, which its letters cover less than half of. */
function flattenEvenly({ width, height, pixels }) {
    const ground = pixels.toSorted()[pixels.length >> 1] ?? 0;
    const most = pixels.reduce((known, value) => Math.max(known, Math.abs(value - ground)), LEAST_CONTRAST);
    return { width, height, pixels: pixels.map((value) => 255 - Math.round((255 * Math.abs(value - ground)) / most)) };
}
/** How much each pixel differs from the ground of its cell and of those around it, the least of them: panels have no outline. */
function measureDifferences({ width, height, pixels }, ground) {
    const differences = new Uint8Array(pixels.length);
    const most = new Uint8Array(ground.pixels.length);
    const near = new Uint8Array(9);
    for (let row = 0; row < ground.height; row++) {
        for (let column = 0; column < ground.width; column++) {
            for (let index = 0; index < near.length; index++)
                near[index] = cellAt(ground, column - 1 + (index % 3), row - 1 + Math.floor(index / 3));
            let strongest = 0;
            for (let y = row * STEP; y < Math.min(height, (row + 1) * STEP); y++) {
                for (let x = column * STEP; x < Math.min(width, (column + 1) * STEP); x++) {
                    const value = pixels[y * width + x] ?? 0;
                    let least = Math.abs(value - (near[4] ?? 0));
                    // Most pixels are ground.
                    for (let index = 0; least > 0 && index < near.length; index++)
                        least = Math.min(least, Math.abs(value - (near[index] ?? 0)));
                    differences[y * width + x] = least;
                    strongest = Math.max(strongest, least);
                }
            }
            most[row * ground.width + column] = strongest;
        }
    }
    const cells = { width: ground.width, height: ground.height, pixels: most };
    return { differences, strongest: spread(spread(cells)) };
}
const clamp = (value, end) => Math.max(0, Math.min(end - 1, value));
const cellAt = ({ width, height, pixels }, column, row) => pixels[clamp(row, height) * width + clamp(column, width)] ?? 0;
/** The median of the cells around each, of which letters cover less than half. A pixel stands for its cell. */
function findGround({ width, height, pixels }) {
    const cells = { width: Math.ceil(width / STEP), height: Math.ceil(height / STEP) };
    const samples = new Uint8Array(cells.width * cells.height);
    for (let row = 0; row < cells.height; row++) {
        for (let column = 0; column < cells.width; column++)
            samples[row * cells.width + column] = pixels[clamp(row * STEP + 1, height) * width + clamp(column * STEP + 1, width)] ?? 0;
    }
    const medians = new Uint8Array(samples.length);
    const counts = new Uint16Array(256);
    for (let row = 0; row < cells.height; row++) {
        const [top, bottom] = [Math.max(0, row - RADIUS), Math.min(cells.height - 1, row + RADIUS)];
        counts.fill(0);
        let [total, median, below] = [0, 0, 0];
        const count = (column, change) => {
            if (column < 0 || column >= cells.width)
                return;
            for (let y = top; y <= bottom; y++) {
                const value = samples[y * cells.width + column] ?? 0;
                counts[value] = (counts[value] ?? 0) + change;
                total += change;
                if (value < median)
                    below += change;
            }
        };
        for (let column = 0; column < RADIUS; column++)
            count(column, 1);
        for (let column = 0; column < cells.width; column++) {
            count(column + RADIUS, 1);
            count(column - RADIUS - 1, -1);
            while (2 * below > total)
                below -= counts[--median] ?? 0;
            while (2 * (below + (counts[median] ?? 0)) <= total)
                below += counts[median++] ?? 0;
            medians[row * cells.width + column] = median;
        }
    }
    return { ...cells, pixels: medians };
}
/** The most of the cells around each in its row, with rows and columns exchanged, so that a second time does the columns. */
function spread({ width, height, pixels }) {
    const most = new Uint8Array(pixels.length);
    for (let y = 0; y < height; y++) {
        for (let x = 0; x < width; x++) {
            let value = 0;
            for (let near = Math.max(0, x - RADIUS); near <= Math.min(width - 1, x + RADIUS); near++)
                value = Math.max(value, pixels[y * width + near] ?? 0);
            most[x * height + y] = value;
        }
    }
    return { width: height, height: width, pixels: most };
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/verify/legible.js





/** Letters of a screen are smaller than Tesseract was trained on, and larger ones than this leave too little ground to see. */
const ENLARGEMENT = 1.7;
/** Pictures are enlarged to no more than this, in pixels: reading takes time for each. */
const MAX_ENLARGED = 5_000_000;
/** Above this, in pixels, a picture is reduced. */
const MAX_PIXELS = 8_000_000;
/** A picture's letters, black on white, in these sizes. */
const makeLegible = (0,pixel_work/* definePixelWork */.$)("legible", makePages, ({ picture }) => (0,header/* areaOf */.d6)(picture) + 5 * MAX_PIXELS);
async function makePages({ picture, shares }) {
    const { width, height } = (0,header/* readHeader */.ay)(picture);
    const enlarged = chooseSize({ width, height });
    const sized = await Promise.all(shares.map((share) => readGrey(picture, scale(enlarged, share))));
    return { size: { width, height }, pages: sized.map((grey) => ({ pgm: toPgm(flatten(grey)), scale: grey.width / width })) };
}
/**
 * How a line of text is read by itself: brought to a height in pixels, its letters shown against the ground near each or against one ground.
 * Of 205 short labels in Chinese, Japanese and Arabic these read 193 in one form or another; in larger sizes the ground near a letter is
 * its own strokes.
 */
const LINE_FORMS = [
    { lineHeight: 30, show: flatten },
    { lineHeight: 24, show: flattenEvenly },
    { lineHeight: 36, show: flattenEvenly },
];
/** Around a line, in heights of it: less than there is between two lines. */
const MARGIN = { x: 0.7, y: 0.3 };
/** White around a page, in pixels: Tesseract misses letters at an edge. */
const PADDING = 12;
/** Single lines of a picture, each in several forms, black on white. */
const makeLinesLegible = (0,pixel_work/* definePixelWork */.$)("legible-lines", makeLinePages, ({ picture }) => 2 * (0,header/* areaOf */.d6)(picture));
async function makeLinePages({ picture, boxes }) {
    const { width, height } = (0,header/* readHeader */.ay)(picture);
    const whole = await readGrey(picture, { width, height });
    return Promise.all(boxes.map((box) => Promise.all(LINE_FORMS.map((form) => makeLine(whole, box, form)))));
}
async function makeLine(whole, box, { lineHeight, show }) {
    const tall = (0,text_places/* heightOf */.r0)(box);
    const clamp = (value, most) => Math.max(0, Math.min(most, Math.round(value)));
    const left = clamp(box.left - MARGIN.x * tall, whole.width - 1);
    const top = clamp(box.top - MARGIN.y * tall, whole.height - 1);
    const width = Math.max(1, clamp(box.right + MARGIN.x * tall, whole.width) - left);
    const height = Math.max(1, clamp(box.bottom + MARGIN.y * tall, whole.height) - top);
    const size = scale({ width, height }, Math.min(lineHeight / tall, MAX_LINE_WIDTH / (0,text_places/* widthOf */.qz)(box)));
    const pixels = await (0,sharp/* runPixels */.Dm)({ ...whole, channels: 1 }, (image) => image
        .extract({ left, top, width, height })
        .resize({ ...size, fit: "fill" })
        .toColourspace("b-w")
        .raw());
    return toPgm(pad(show({ ...size, pixels })));
}
/** In pixels. */
const MAX_LINE_WIDTH = 3000;
function pad({ width, height, pixels }) {
    const size = { width: width + 2 * PADDING, height: height + 2 * PADDING };
    const padded = new Uint8Array(size.width * size.height).fill(255);
    for (let y = 0; y < height; y++)
        padded.set(pixels.subarray(y * width, (y + 1) * width), (y + PADDING) * size.width + PADDING);
    return { ...size, pixels: padded };
}
function chooseSize({ width, height }) {
    const fit = (most) => Math.sqrt(most / (width * height));
    return scale({ width, height }, Math.min(fit(MAX_PIXELS), Math.max(1, Math.min(ENLARGEMENT, fit(MAX_ENLARGED)))));
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
function toPgm({ width, height, pixels }) {
    return Buffer.concat([Buffer.from(`P5 ${width} ${height} 255\n`), pixels]);
}


/***/ })

};
