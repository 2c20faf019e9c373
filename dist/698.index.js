export const id = 698;
export const ids = [698];
export const modules = {

/***/ 698:
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

;// CONCATENATED MODULE: ./out/build-dist/compiled/verify/isolate.js
/** What differs less from the ground of a text is ground too. */
const SAME = 32;
/** Values that count as one, where the most frequent one is sought. */
const isolate_STEP = 8;
/** An area belongs to the text where so much of it stands in the text's box. */
const OWN_SHARE = 0.5;
/**
 * A line of text with its ground as far as the picture goes, in place of what is around that: of white letters in a round button, Tesseract takes
 * the button for a part.
 *
 * @param box where text stands in the picture
 */
function isolate(picture, box) {
    const ground = isolate_findGround(picture, box);
    const isInk = Uint8Array.from(picture.pixels, (value) => (Math.abs(value - ground) > SAME ? 1 : 0));
    const pixels = new Uint8Array(picture.pixels);
    for (const area of listOutside(picture, isInk)) {
        if (area.filter((index) => isWithin(picture, index, box)).length < OWN_SHARE * area.length)
            for (const index of area)
                pixels[index] = ground;
    }
    return { ...picture, pixels };
}
/** The most frequent value in the middle of a box and right above and below: its ends may reach beyond a button, and letters cover half of it. */
function isolate_findGround({ width, height, pixels }, { left, top, right, bottom }) {
    const counts = new Uint32Array(256 / isolate_STEP + 1);
    const sums = new Uint32Array(256 / isolate_STEP + 1);
    const around = Math.max(1, Math.round((bottom - top) / 6));
    // Of a letter, the ground beside it is needed.
    const inset = right - left > 3 * (bottom - top) ? Math.round((right - left) / 4) : -around;
    for (let y = Math.max(0, top - around); y < Math.min(height, bottom + around); y++) {
        for (let x = Math.max(0, left + inset); x < Math.min(width, right - inset); x++) {
            const value = pixels[y * width + x] ?? 0;
            const bin = Math.floor(value / isolate_STEP);
            counts[bin] = (counts[bin] ?? 0) + 1;
            sums[bin] = (sums[bin] ?? 0) + value;
        }
    }
    const most = counts.indexOf(Math.max(...counts));
    return Math.round((sums[most] ?? 0) / (counts[most] ?? 1));
}
function isWithin({ width }, index, { left, top, right, bottom }) {
    const [x, y] = [index % width, Math.floor(index / width)];
    return x >= left && x < right && y >= top && y < bottom;
}
/** Areas of what is no ground that reach the picture's edge. */
function* listOutside({ width, height }, isInk) {
    const seen = new Uint8Array(isInk.length);
    const edge = [];
    for (let x = 0; x < width; x++)
        edge.push(x, (height - 1) * width + x);
    for (let y = 0; y < height; y++)
        edge.push(y * width, (y + 1) * width - 1);
    for (const start of edge) {
        const area = [];
        const visit = (index) => {
            if (!isInk[index] || seen[index])
                return;
            seen[index] = 1;
            area.push(index);
        };
        visit(start);
        for (let next = 0; next < area.length; next++) {
            const index = area[next] ?? 0;
            if (index % width > 0)
                visit(index - 1);
            if (index % width < width - 1)
                visit(index + 1);
            if (index >= width)
                visit(index - width);
            if (index < width * (height - 1))
                visit(index + width);
        }
        if (area.length > 0)
            yield area;
    }
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
/** The same of one letter. */
const LETTER_FORMS = [LINE_FORMS[0], LINE_FORMS[1], { lineHeight: 48, show: flatten }];
/** A letter is no wider than so many times its height. */
const LETTER = 1.4;
/** Around a line, in heights of it: less than there is between two lines. */
const MARGIN = { x: 0.7, y: 0.3 };
/** White around a page, in pixels: Tesseract misses letters at an edge. */
const PADDING = 12;
/** Single lines of a picture, each in several forms, black on white. */
const makeLinesLegible = (0,pixel_work/* definePixelWork */.$)("legible-lines", makeLinePages, ({ picture }) => 2 * (0,header/* areaOf */.d6)(picture));
async function makeLinePages({ picture, boxes }) {
    const { width, height } = (0,header/* readHeader */.ay)(picture);
    const whole = await readGrey(picture, { width, height });
    return Promise.all(boxes
        .map((box) => cutLine(whole, box))
        .map((line) => Promise.all((line.wide < LETTER * line.tall ? LETTER_FORMS : LINE_FORMS).map((form) => makeLine(line, form)))));
}
/** What is looked at around a line, to see where the ground of its text ends; in heights of it. */
const REACH = { x: 2, y: 1 };
/** A line alone, with a margin. */
function cutLine(whole, box) {
    const { picture, inside } = cut(whole, grow(box, REACH), box);
    const line = cut(isolate(picture, inside), grow(inside, MARGIN), inside).picture;
    return { line, tall: (0,text_places/* heightOf */.r0)(box), wide: (0,text_places/* widthOf */.qz)(box) };
}
function grow(box, { x, y }) {
    const tall = (0,text_places/* heightOf */.r0)(box);
    return { left: box.left - x * tall, top: box.top - y * tall, right: box.right + x * tall, bottom: box.bottom + y * tall };
}
/** What of a picture is in a box, in whole pixels; and where what is looked for stands in that. */
function cut(picture, box, wanted) {
    const clamp = (value, least, most) => Math.max(least, Math.min(most, Math.round(value)));
    const [left, top] = [clamp(box.left, 0, picture.width - 1), clamp(box.top, 0, picture.height - 1)];
    const width = clamp(box.right, left + 1, picture.width) - left;
    const height = clamp(box.bottom, top + 1, picture.height) - top;
    const pixels = new Uint8Array(width * height);
    for (let y = 0; y < height; y++) {
        const start = (top + y) * picture.width + left;
        pixels.set(picture.pixels.subarray(start, start + width), y * width);
    }
    const [x, y] = [clamp(wanted.left - left, 0, width - 1), clamp(wanted.top - top, 0, height - 1)];
    const inside = { left: x, top: y, right: clamp(wanted.right - left, x + 1, width), bottom: clamp(wanted.bottom - top, y + 1, height) };
    return { picture: { width, height, pixels }, inside };
}
async function makeLine({ line, tall, wide }, { lineHeight, show }) {
    const size = scale(line, Math.min(lineHeight / tall, MAX_LINE_WIDTH / wide));
    const pixels = await (0,sharp/* runPixels */.Dm)({ ...line, channels: 1 }, (image) => image
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
