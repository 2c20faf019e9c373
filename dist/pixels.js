import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 24:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 489:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   tJ: () => (/* binding */ RetouchError)
/* harmony export */ });
/* unused harmony exports ADVICE, toRetouchError, invalidInputs, problemsTitle */
/**
 * The closed set of error codes, in the order of the contract, each with general advice where the message itself does not say what to do.
 * A code is part of the public interface: it is in the `results` output, in annotations and in the comment.
 */
const ADVICE = {
    "invalid-input": "",
    unauthorized: "Check the API key. It may be missing, wrong, or for a different region than `base-url`.",
    "no-credit": "Add credit to the provider account or raise its spending limit, then run again. Finished images are not billed again if they are committed with the lockfile or kept in the result cache.",
    forbidden: "",
    "rate-limited": "Lower `requests-per-minute` or `concurrency`, or run again later. Finished images are not billed again if they are committed with the lockfile or kept in the result cache.",
    refused: "Change the prompt or exclude the image.",
    unavailable: "Run again later. Finished images are not billed again if they are committed with the lockfile or kept in the result cache.",
    timeout: "Raise `timeout` or run again later.",
    ambiguous: "The request may have been billed, so it was not repeated. Check the provider's usage log, then run again.",
    "unexpected-reply": "Run again. If the error persists, open an issue.",
    "invalid-image": "",
    "unsupported-image": "Convert the file to PNG, JPEG or WebP, or exclude it with a `!` glob.",
    "lfs-pointer": "Set `lfs: true` on `actions/checkout` to download the images.",
    "too-large": "Use a smaller image or another model.",
    "untrusted-url": "Nothing was downloaded. Report the address to the provider.",
    budget: "Raise `max-cost` or `max-images`, or select fewer images.",
    cancelled: "Run again. Finished images are in the artifact, or in the workspace with `deliver: none`. They are not billed again if they are committed with the lockfile or kept in the result cache.",
    delivery: "",
    verify: "Check the image in the artifact, then change the prompt, the glossary or the model.",
    drift: "Check the image in the artifact, then change the prompt or raise `max-change`.",
};
/** The one error class: a code of the closed set, a message for the user without secrets, and the cause. */
class RetouchError extends Error {
    code;
    problems;
    place;
    constructor(code, message, { problems, place, ...options } = {}) {
        super(message, options);
        this.name = "RetouchError";
        this.code = code;
        this.problems = problems;
        this.place = place;
    }
}
/** Turns anything thrown into a {@link RetouchError}; what is not one already gets `code`. */
function toRetouchError(error, code) {
    if (error instanceof RetouchError)
        return error;
    return new RetouchError(code, error instanceof Error ? error.message : String(error), { cause: error });
}
/** One failure for all problems. */
function invalidInputs(found) {
    const problems = [...new Set(found.map((problem) => (typeof problem === "string" ? problem : placeProblem(problem))))];
    const lines = [problemsTitle(problems), ...problems.map((problem) => `- ${problem}`)];
    return new RetouchError("invalid-input", lines.join("\n"), { problems, place: found.find((problem) => typeof problem !== "string") });
}
function placeProblem({ file, line, text }) {
    return `${file}:${line}: ${text}`;
}
/** The line over a list of problems. */
function problemsTitle({ length }) {
    return length === 1 ? "An input is wrong:" : `${length} problems in the inputs:`;
}


/***/ }),

/***/ 840:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _pixels_finish_picture_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(968);
/* harmony import */ var _pixels_mask_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(366);
/* harmony import */ var _pixels_outlined_copy_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(16);
/* harmony import */ var _pixels_prove_picture_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(798);
/* harmony import */ var _pixels_prepare_picture_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(892);
/* harmony import */ var _pixels_preview_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(360);
/* harmony import */ var _pixels_versions_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(937);
/* harmony import */ var _providers_sandbox_mark_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(891);
/* harmony import */ var _providers_sandbox_scene_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(157);
/* harmony import */ var _verify_legible_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(335);
/* harmony import */ var _pixels_pixel_work_js__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(747);











// The process that decodes pictures: everything that `definePixelWork` declared is there.
await (0,_pixels_pixel_work_js__WEBPACK_IMPORTED_MODULE_10__/* .servePixelWork */ .l)();

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 527:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   BX: () => (/* binding */ measureChange),
/* harmony export */   Hf: () => (/* binding */ makeThumbnail),
/* harmony export */   ik: () => (/* binding */ FIT_OF),
/* harmony export */   mD: () => (/* binding */ reduceSize)
/* harmony export */ });
/* harmony import */ var _sharp_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(94);

/** Longest side of a thumbnail, in pixels. */
const SIDE = 360;
/** Differences up to this, of 255, come from coding and resizing, and are not seen side by side. */
const VISIBLE = 16;
/** Differences within a picture up to this, of 255, are still one colour: JPEG adds that much. */
const FLAT = 2;
/** The way in which sharp resizes for each {@link Method}. */
const FIT_OF = { keep: "fill", scale: "fill", crop: "cover", pad: "contain", stretch: "fill" };
/** The size at which pictures of a size are compared: itself, or reduced to {@link SIDE} on its longest side. */
function reduceSize(size) {
    const scale = Math.min(1, SIDE / Math.max(size.width, size.height));
    return { width: Math.max(1, Math.round(size.width * scale)), height: Math.max(1, Math.round(size.height * scale)) };
}
/**
 * Decodes a picture to a thumbnail of exactly `size`. All its data are read, so this is the proof that it is complete; JPEG
 * and WebP are decoded at the reduced size, which costs a fraction of their pixels.
 * @throws what the decoder says, when the picture is damaged.
 */
async function makeThumbnail(bytes, size, method) {
    const pixels = await (0,_sharp_js__WEBPACK_IMPORTED_MODULE_0__/* .runPicture */ .cT)(bytes, (image) => image
        // A kernel without ringing, and opaque padding: what is transparent or differs is so in the picture itself.
        .resize(size.width, size.height, { fit: FIT_OF[method], kernel: "linear", background: "white" })
        .toColourspace("srgb")
        .ensureAlpha()
        .raw());
    return { ...size, pixels, ...inspect(pixels) };
}
function inspect(pixels) {
    const low = [255, 255, 255, 255];
    const high = [0, 0, 0, 0];
    let grey = true;
    for (let index = 0; index < pixels.length; index += 4) {
        for (let channel = 0; channel < 4; channel++) {
            const value = pixels[index + channel] ?? 0;
            if (value < (low[channel] ?? 0))
                low[channel] = value;
            if (value > (high[channel] ?? 0))
                high[channel] = value;
        }
        grey &&= isGrey(pixels, index);
    }
    const flat = high[3] === 0 || high.every((value, channel) => value - (low[channel] ?? 0) <= FLAT);
    return { transparent: (low[3] ?? 255) < 255, flat, grey };
}
function isGrey(pixels, index) {
    const red = pixels[index] ?? 0;
    const green = pixels[index + 1] ?? 0;
    const blue = pixels[index + 2] ?? 0;
    const alpha = pixels[index + 3] ?? 0;
    return (Math.max(red, green, blue) - Math.min(red, green, blue)) * alpha <= VISIBLE * 255;
}
/**
 * Share (0–1) of the pixels of two thumbnails of one size that differ visibly: in red, green, blue (as they show on black) or
 * alpha by more than {@link VISIBLE}. Thumbnails are small so that noise and the grain of JPEG average out, and a figure
 * of a large picture costs no more than one of a small one.
 *
 * @param counts which pixels count, by their number; absent: all.
 */
function measureChange(before, after, { counts } = {}) {
    const isVisible = (difference) => Math.abs(difference) > VISIBLE * 255;
    const a = before.pixels;
    const b = after.pixels;
    let changed = 0;
    let total = 0;
    for (let index = 0; index < a.length; index += 4) {
        if (counts && !counts(index / 4))
            continue;
        total++;
        const alphaA = a[index + 3] ?? 0;
        const alphaB = b[index + 3] ?? 0;
        // Written out, because a loop over the channels takes five times as long.
        const red = (a[index] ?? 0) * alphaA - (b[index] ?? 0) * alphaB;
        const green = (a[index + 1] ?? 0) * alphaA - (b[index + 1] ?? 0) * alphaB;
        const blue = (a[index + 2] ?? 0) * alphaA - (b[index + 2] ?? 0) * alphaB;
        if (Math.abs(alphaA - alphaB) > VISIBLE || isVisible(red) || isVisible(green) || isVisible(blue))
            changed++;
    }
    return total === 0 ? 0 : changed / total;
}


/***/ }),

/***/ 328:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ encodePicture)
/* harmony export */ });
/** Optimised coding saves a tenth or two, but holds all coefficients in memory: 100 MB of as many pixels. */
const MAX_OPTIMISED = 12e6;
const MILLIMETRES_PER_INCH = 25.4;
const ENCODERS = {
    // Adaptive filters halve photographs, and cost a tenth more time; a higher level costs twice the time for a twentieth.
    png: (image, { progressive }) => image.png({ compressionLevel: 6, adaptiveFiltering: true, progressive }),
    // Coarse colour smears coloured text, so that it is for files that have it already. mozjpeg takes four times the time.
    jpeg: (image, { quality, coarseColour, progressive, area = Number.POSITIVE_INFINITY }) => {
        const chromaSubsampling = coarseColour ? "4:2:0" : "4:4:4";
        return image.jpeg({ quality, chromaSubsampling, progressive, optimiseCoding: progressive || area <= MAX_OPTIMISED });
    },
    webp: (image, { quality, lossless }) => image.webp({ quality, lossless }),
    gif: (image, { progressive }) => image.gif({ effort: 3, progressive }),
    // A higher effort takes a minute for a photograph in WebAssembly. Of a low quality, one of 2 makes half as much again, in the same time.
    avif: (image, { quality, lossless, coarseColour }) => image.avif({ quality, lossless, effort: quality <= 60 ? 3 : 2, chromaSubsampling: coarseColour ? "4:2:0" : "4:4:4" }),
    tiff: (image, { quality, compression = "deflate", density }) => image.tiff({
        compression,
        quality,
        predictor: compression === "deflate" || compression === "lzw" ? "horizontal" : "none",
        ...(density && { xres: density.across / MILLIMETRES_PER_INCH, yres: density.down / MILLIMETRES_PER_INCH, resolutionUnit: "inch" }),
    }),
};
const HOLDS_GREY = ["png", "jpeg", "tiff"];
/**
 * Encodes as 8-bit sRGB without a profile, which every viewer shows as sRGB, and without metadata. Models answer in sRGB, so
 * to go back to the source's wider profile would gain no colour; and a profile names its device.
 */
function encodePicture(image, format, options) {
    const isGrey = options.grey === true && HOLDS_GREY.includes(format);
    return ENCODERS[format](isGrey ? image.greyscale().toColourspace("b-w") : image.toColourspace("srgb"), options);
}


/***/ }),

/***/ 968:
/***/ ((__unused_webpack___webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {


// UNUSED EXPORTS: finishPicture

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(598);
// EXTERNAL MODULE: ./out/build-dist/compiled/errors.js
var errors = __nccwpck_require__(489);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/compare.js
var compare = __nccwpck_require__(527);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/picture.js
var picture = __nccwpck_require__(14);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/resize.js
var resize = __nccwpck_require__(942);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/sharp.js + 4 modules
var sharp = __nccwpck_require__(94);
;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/fidelity/axis-map.js
const chainAxis = (first, second) => ({
    scale: first.scale * second.scale,
    offset: second.scale * first.offset + second.offset,
});
const invertAxis = ({ scale, offset }) => ({ scale: 1 / scale, offset: -offset / scale });
/** From the first picture to the second, and on to the third. */
const chain = (first, second) => ({ x: chainAxis(first.x, second.x), y: chainAxis(first.y, second.y) });
const invertMapping = ({ x, y }) => ({ x: invertAxis(x), y: invertAxis(y) });
/** From a picture to a copy of it that is so many times as large. */
const scaleBy = (x, y = x) => ({ x: { scale: x, offset: 0 }, y: { scale: y, offset: 0 } });
/** From a picture to another one that shows the same. `inside`: the second has room to spare; `around`: it is cut. */
function layUpon(from, to, lie) {
    const [across, down] = [to.width / from.width, to.height / from.height];
    if (lie === "stretched")
        return scaleBy(across, down);
    const scale = lie === "inside" ? Math.min(across, down) : Math.max(across, down);
    const centre = (length, other) => ({ scale, offset: (other - scale * length) / 2 });
    return { x: centre(from.width, to.width), y: centre(from.height, to.height) };
}
/** The greatest distance, in pixels of the second picture, between where two mappings put the corners of a picture. */
function cornerDistance(one, other, { width, height }) {
    const along = (a, b, length) => Math.max(Math.abs(a.offset - b.offset), Math.abs((a.scale - b.scale) * length + a.offset - b.offset));
    return Math.max(along(one.x, other.x, width), along(one.y, other.y, height));
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/fidelity/move.js
const STANDING = { x: 0, y: 0, zoomX: 0, zoomY: 0 };
const isStanding = ({ x, y, zoomX, zoomY }) => x === 0 && y === 0 && zoomX === 0 && zoomY === 0;
function toMapping({ x, y, zoomX, zoomY }, { width, height }) {
    return {
        x: { scale: 1 + zoomX, offset: (x - zoomX / 2) * width },
        y: { scale: 1 + zoomY, offset: (y - zoomY / 2) * height },
    };
}
/** Between pixels, linearly; beyond the edge as at the edge. It is called for each pixel, again and again: pairs would be most of its cost. */
function sample({ values, width, height }, x, y) {
    const cx = Math.min(width - 1, Math.max(0, x));
    const cy = Math.min(height - 1, Math.max(0, y));
    const left = Math.min(width - 2, Math.floor(cx));
    const top = Math.min(height - 2, Math.floor(cy));
    const across = cx - left;
    const down = cy - top;
    const at = top * width + left;
    const upper = (values[at] ?? 0) * (1 - across) + (values[at + 1] ?? 0) * across;
    const lower = (values[at + width] ?? 0) * (1 - across) + (values[at + width + 1] ?? 0) * across;
    return upper * (1 - down) + lower * down;
}
function sampleAll(plane, move) {
    const { width, height } = plane;
    const { x, y } = toMapping(move, plane);
    const out = new Float32Array(width * height);
    for (let row = 0, at = 0; row < height; row++)
        for (let column = 0; column < width; column++, at++)
            out[at] = sample(plane, x.scale * (column + 0.5) + x.offset - 0.5, y.scale * (row + 0.5) + y.offset - 0.5);
    return out;
}
/** The contrast of what makes edges, which is 0 on average. */
function deviationOf(values) {
    let sum = 0;
    for (let at = 0; at < values.length; at++)
        sum += (values[at] ?? 0) ** 2;
    return Math.sqrt(sum / Math.max(1, values.length));
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/fidelity/plane.js
const mapColours = (colours, map) => [
    map(colours[0]),
    map(colours[1]),
    map(colours[2]),
];
const WHITE = [255, 255, 255];
/** The mean of each square of so many pixels, what is transparent on a background; what is left over at the right and at the bottom is not counted. */
function reduceRaster({ pixels, width, height }, factor, background = WHITE) {
    const size = { width: Math.floor(width / factor), height: Math.floor(height / factor) };
    const area = size.width * size.height;
    const [red, green, blue, alpha] = [new Float32Array(area), new Float32Array(area), new Float32Array(area), new Float32Array(area)];
    const [red0, green0, blue0] = background;
    let isOpaque = true;
    for (let y = 0; y < size.height * factor; y++) {
        const row = Math.floor(y / factor) * size.width;
        for (let x = 0, index = y * width * 4, at = row; x < size.width; x++, at++) {
            let r = 0;
            let g = 0;
            let b = 0;
            let all = 0;
            for (let part = 0; part < factor; part++, index += 4) {
                const a = pixels[index + 3] ?? 255;
                all += a;
                if (a === 255) {
                    r += pixels[index] ?? 0;
                    g += pixels[index + 1] ?? 0;
                    b += pixels[index + 2] ?? 0;
                    continue;
                }
                isOpaque = false;
                const share = a / 255;
                r += (pixels[index] ?? 0) * share + red0 * (1 - share);
                g += (pixels[index + 1] ?? 0) * share + green0 * (1 - share);
                b += (pixels[index + 2] ?? 0) * share + blue0 * (1 - share);
            }
            red[at] = (red[at] ?? 0) + r;
            green[at] = (green[at] ?? 0) + g;
            blue[at] = (blue[at] ?? 0) + b;
            alpha[at] = (alpha[at] ?? 0) + all;
        }
    }
    if (factor > 1)
        for (const values of [red, green, blue, alpha])
            for (let at = 0; at < area; at++)
                values[at] = (values[at] ?? 0) / factor ** 2;
    return { ...size, colours: [red, green, blue], ...(!isOpaque && { alpha }) };
}
/** Brightness as JPEG computes it. */
function toLuma({ colours: [red, green, blue], width, height }) {
    const values = new Float32Array(width * height);
    for (let at = 0; at < values.length; at++)
        values[at] = 0.299 * (red[at] ?? 0) + 0.587 * (green[at] ?? 0) + 0.114 * (blue[at] ?? 0);
    return { width, height, values };
}
/** Half as wide and high: the mean of four pixels each. */
function halve({ values, width, height }) {
    const size = { width: width >> 1, height: height >> 1 };
    const half = new Float32Array(size.width * size.height);
    for (let y = 0, at = 0; y < size.height; y++) {
        for (let x = 0, from = 2 * y * width; x < size.width; x++, at++, from += 2)
            half[at] = 0.25 * ((values[from] ?? 0) + (values[from + 1] ?? 0) + (values[from + width] ?? 0) + (values[from + width + 1] ?? 0));
    }
    return { ...size, values: half };
}
/** A Gaussian blur; a wide one is made of three means, which take the same time whatever the width. */
function plane_blur(values, size, sigma) {
    if (sigma <= 0)
        return values;
    if (sigma <= 2)
        return convolve(values, size, sigma);
    const radius = Math.max(1, Math.round((Math.sqrt(4 * sigma * sigma + 1) - 1) / 2));
    let out = values;
    for (let pass = 0; pass < 3; pass++)
        out = meanOfColumns(meanOfRows(out, size, radius), size, radius);
    return out;
}
/** Two taps to each side at a time, since to read and write a sum takes as long as to add a tap. */
function convolve(values, { width, height }, sigma) {
    const kernel = makeKernel(sigma);
    const reach = kernel.length - 1;
    const [middle = 1] = kernel;
    const rows = new Float32Array(values.length);
    const padded = new Float32Array(width + 2 * reach);
    for (let start = 0; start < values.length; start += width) {
        padded.set(values.subarray(start, start + width), reach);
        padded.fill(values[start] ?? 0, 0, reach);
        padded.fill(values[start + width - 1] ?? 0, reach + width);
        for (let x = 0; x < width; x++)
            rows[start + x] = middle * (padded[reach + x] ?? 0);
        for (let tap = 1; tap < reach; tap += 2) {
            const [near, far] = [kernel[tap] ?? 0, kernel[tap + 1] ?? 0];
            for (let at = start, x = reach; x < reach + width; at++, x++)
                rows[at] =
                    (rows[at] ?? 0) +
                        near * ((padded[x - tap] ?? 0) + (padded[x + tap] ?? 0)) +
                        far * ((padded[x - tap - 1] ?? 0) + (padded[x + tap + 1] ?? 0));
        }
    }
    const out = new Float32Array(values.length);
    const rowAt = (y) => Math.min(height - 1, Math.max(0, y)) * width;
    for (let y = 0; y < height; y++) {
        const start = y * width;
        for (let at = start; at < start + width; at++)
            out[at] = middle * (rows[at] ?? 0);
        for (let tap = 1; tap < reach; tap += 2) {
            const [near, far] = [kernel[tap] ?? 0, kernel[tap + 1] ?? 0];
            const [above, below, farAbove, farBelow] = [rowAt(y - tap), rowAt(y + tap), rowAt(y - tap - 1), rowAt(y + tap + 1)];
            for (let x = 0, at = start; x < width; x++, at++)
                out[at] =
                    (out[at] ?? 0) +
                        near * ((rows[above + x] ?? 0) + (rows[below + x] ?? 0)) +
                        far * ((rows[farAbove + x] ?? 0) + (rows[farBelow + x] ?? 0));
        }
    }
    return out;
}
/** The weights of a Gaussian from its middle on; of taps to each side there are as many as are taken at a time. */
function makeKernel(sigma) {
    const radius = Math.ceil(2.5 * sigma);
    const kernel = new Float32Array(2 * Math.ceil(radius / 2) + 1);
    for (let tap = 0; tap <= radius; tap++)
        kernel[tap] = Math.exp(-(tap ** 2) / (2 * sigma * sigma));
    const total = kernel.reduce((sum, weight, tap) => sum + (tap === 0 ? 1 : 2) * weight, 0);
    return kernel.map((weight) => weight / total);
}
function meanOfRows(values, { width, height }, radius) {
    const out = new Float32Array(values.length);
    const share = 1 / (2 * radius + 1);
    const last = width - 1;
    for (let y = 0; y < height; y++) {
        const row = y * width;
        let sum = 0;
        for (let x = -radius; x <= radius; x++)
            sum += values[row + Math.min(last, Math.max(0, x))] ?? 0;
        for (let x = 0; x <= last; x++) {
            out[row + x] = sum * share;
            sum += (values[row + Math.min(last, x + radius + 1)] ?? 0) - (values[row + Math.max(0, x - radius)] ?? 0);
        }
    }
    return out;
}
function meanOfColumns(values, { width, height }, radius) {
    const out = new Float32Array(values.length);
    const share = 1 / (2 * radius + 1);
    const last = height - 1;
    const sums = new Float64Array(width);
    for (let y = -radius; y <= radius; y++) {
        const from = Math.min(last, Math.max(0, y)) * width;
        for (let x = 0; x < width; x++)
            sums[x] = (sums[x] ?? 0) + (values[from + x] ?? 0);
    }
    for (let y = 0; y <= last; y++) {
        const [row, next, before] = [y * width, Math.min(last, y + radius + 1) * width, Math.max(0, y - radius) * width];
        for (let x = 0; x < width; x++) {
            const sum = sums[x] ?? 0;
            out[row + x] = sum * share;
            sums[x] = sum + (values[next + x] ?? 0) - (values[before + x] ?? 0);
        }
    }
    return out;
}
/** The greatest value of the square of `2 × radius + 1` pixels around each. Windows are made of windows half as wide. */
function greatest(values, { width, height }, radius) {
    const out = values.slice();
    const window = 2 * radius + 1;
    for (let length = 1; length < window;) {
        const more = Math.min(length, window - length);
        for (let y = 0; y < height; y++) {
            const end = (y + 1) * width - more;
            for (let at = y * width; at < end; at++) {
                const other = out[at + more] ?? 0;
                if (other > (out[at] ?? 0))
                    out[at] = other;
            }
        }
        const end = (height - more) * width;
        for (let at = 0, below = more * width; at < end; at++, below++) {
            const other = out[below] ?? 0;
            if (other > (out[at] ?? 0))
                out[at] = other;
        }
        length += more;
    }
    // Each window began at its pixel; it must lie around it.
    const moved = new Float32Array(values.length);
    for (let y = 0; y < height; y++) {
        const from = Math.max(0, y - radius) * width;
        for (let x = 0, at = y * width; x < width; x++, at++)
            moved[at] = out[from + Math.max(0, x - radius)] ?? 0;
    }
    return moved;
}
/** The least likewise. */
function least(values, size, radius) {
    return negate(greatest(negate(values), size, radius));
}
function negate(values) {
    const out = new Float32Array(values.length);
    for (let at = 0; at < out.length; at++)
        out[at] = -(values[at] ?? 0);
    return out;
}
/** 1 where there is a 1 in the square of `2 × radius + 1` pixels around. */
function grow(mask, size, radius) {
    return spreadValue(mask, size, radius, 1);
}
/** 1 where all of the square is 1. */
function shrink(mask, size, radius) {
    return spreadValue(mask, size, radius, 0);
}
function spreadValue(mask, { width, height }, radius, value) {
    const rows = new Uint8Array(mask.length).fill(1 - value);
    for (let y = 0; y < height; y++) {
        const start = y * width;
        let last = Number.NEGATIVE_INFINITY;
        for (let x = 0; x < width; x++) {
            if (mask[start + x] !== value)
                continue;
            rows.fill(value, start + Math.max(0, x - radius, last + 1), start + Math.min(width, x + radius + 1));
            last = x + radius;
        }
    }
    const out = rows.slice();
    // Rows since there was one, from above and from below: the radius does not count for the time that it takes.
    const since = new Int32Array(width);
    for (const step of [1, -1]) {
        since.fill(radius + 1);
        for (let y = step > 0 ? 0 : height - 1; y >= 0 && y < height; y += step) {
            for (let x = 0, at = y * width; x < width; x++, at++) {
                const apart = rows[at] === value ? 0 : (since[x] ?? 0) + 1;
                since[x] = apart;
                if (apart <= radius)
                    out[at] = value;
            }
        }
    }
    return out;
}
/** The middle of some values, of a sample where there are many. */
function median(values, most = 8192) {
    if (values.length === 0)
        return 0;
    const step = Math.max(1, Math.floor(values.length / most));
    const sample = new Float32Array(Math.floor((values.length - 1) / step) + 1);
    for (let at = 0; at < sample.length; at++)
        sample[at] = values[at * step] ?? 0;
    return plane_select(sample, sample.length >> 1);
}
/** The value that would stand at a place if they were sorted, which takes several times as long (Hoare's selection). */
function plane_select(values, place) {
    for (let [first, last] = [0, values.length - 1]; first < last;) {
        const pivot = values[(first + last) >> 1] ?? 0;
        let [low, high] = [first, last];
        while (low <= high) {
            while ((values[low] ?? 0) < pivot)
                low++;
            while ((values[high] ?? 0) > pivot)
                high--;
            if (low > high)
                break;
            const value = values[low] ?? 0;
            values[low++] = values[high] ?? 0;
            values[high--] = value;
        }
        if (place <= high)
            last = high;
        else if (place >= low)
            first = low;
        else
            break;
    }
    return values[place] ?? 0;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/fidelity/judge-move.js



/** Less the finest, of which resampling makes something else, and less the broadest, in which tones differ. */
function toEdges({ values, width, height }) {
    const size = { width, height };
    const fine = plane_blur(values, size, 1);
    const broad = plane_blur(fine, size, 6);
    for (let at = 0; at < fine.length; at++)
        fine[at] = (fine[at] ?? 0) - (broad[at] ?? 0);
    return { ...size, values: fine };
}
/** Side of the parts of a picture that are compared, in pixels. */
const PART = 24;
/** Deviation of brightness from which there is something in a part; and correlation from which both pictures show the same there. */
const TEXTURED = 2;
const SAME = 0.7;
/** Correlation from which it is surely the same; and share of all slopes that run across the others where there is more than a straight edge. */
const EXACT = 0.9;
const CORNERED = 0.15;
/** So many parts with something in them tell; with fewer, the plain ones count too. */
const ENOUGH = 6;
/** @param shown the answer, moved as it is thought to be */
function verify({ source, edges: own, counts }, shown) {
    const its = toEdges(shown);
    const limit = 1.5 * Math.max(0.25, deviationOf(own.values));
    let [cost, counted] = [0, 0];
    const { width, height } = source;
    const textured = { all: 0, same: 0 };
    const plain = { all: 0, same: 0 };
    const places = new Map();
    for (let top = 0; top < height; top += PART) {
        for (let left = 0; left < width; left += PART) {
            let [n, squaresA, squaresB, products, level] = [0, 0, 0, 0, 0];
            for (let y = top; y < Math.min(height, top + PART); y++) {
                for (let x = left, at = y * width + left; x < Math.min(width, left + PART); x++, at++) {
                    if (counts && !counts[at])
                        continue;
                    const a = own.values[at] ?? 0;
                    const b = its.values[at] ?? 0;
                    n++;
                    cost += Math.min(limit, Math.abs(a - b));
                    squaresA += a * a;
                    squaresB += b * b;
                    products += a * b;
                    level += (source.values[at] ?? 0) - (shown.values[at] ?? 0);
                }
            }
            counted += n;
            if (n < (PART * PART) / 4)
                continue;
            if (squaresA > n * TEXTURED ** 2) {
                const correlation = products / Math.sqrt(squaresA * squaresB);
                textured.all++;
                if (correlation > SAME)
                    textured.same++;
                if (hasCorners(own, left, top))
                    places.set(top * width + left, correlation);
            }
            else {
                plain.all++;
                if (squaresB < 2 * squaresA + n * TEXTURED ** 2 && Math.abs(level / n) < 24)
                    plain.same++;
            }
        }
    }
    cost /= Math.max(1, counted);
    if (textured.all >= ENOUGH)
        return { confidence: textured.same / textured.all, cost, places };
    const all = textured.all + plain.all;
    return { confidence: all === 0 ? 0 : (textured.same + plain.same) / all, cost, places };
}
/** Whether there is more in a part than edges of one direction, along which it could lie anywhere (the structure tensor). */
function hasCorners({ values, width, height }, left, top) {
    let [across, down, both] = [0, 0, 0];
    for (let y = Math.max(1, top); y < Math.min(height - 1, top + PART); y++) {
        for (let x = Math.max(1, left), at = y * width + x; x < Math.min(width - 1, left + PART); x++, at++) {
            const gx = (values[at + 1] ?? 0) - (values[at - 1] ?? 0);
            const gy = (values[at + width] ?? 0) - (values[at - width] ?? 0);
            across += gx * gx;
            down += gy * gy;
            both += gx * gy;
        }
    }
    const all = across + down;
    return all / 2 - Math.sqrt(Math.max(0, all ** 2 / 4 - across * down + both ** 2)) > CORNERED * all;
}
/** Share of the longest side by which a model hardly moves a corner; and confidence from which it did all the same. */
const FAR = 0.02;
const CERTAIN = 0.75;
/** So many places tell against a move, and so many of those that tell for it. */
const LEAST_AGAINST = 2;
const OF_THOSE_FOR = 0.2;
/**
 * Whether other words look like a move: large letters have strokes and whole letters in common. Then what stayed lies where it was, and
 * not where it would be moved to; or there is little else to see.
 */
function isMisled(plain, found, { guesses, source }) {
    let [against, all] = [0, 0];
    for (const [at, correlation] of found.places) {
        if (correlation >= EXACT)
            all++;
        else if (correlation < SAME && (plain.places.get(at) ?? 0) >= EXACT)
            against++;
    }
    if (against >= Math.max(LEAST_AGAINST, OF_THOSE_FOR * all))
        return true;
    const off = (guess) => cornerDistance(found.mapping, guess, source) / Math.max(guess.x.scale, guess.y.scale);
    return found.confidence < CERTAIN && guesses.every((guess) => off(guess) > FAR * Math.max(source.width, source.height));
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/fidelity/least-squares.js
/** Unknowns of each fit; one that nothing tells of stays 0. */
const UNKNOWNS = 5;
/** The upper half of the normal equations, row by row, and then their right side. */
const SUMS = 20;
function createLeastSquares() {
    const sums = new Float64Array(SUMS);
    return {
        add: (weight, row, missing) => {
            const a = row[0] ?? 0;
            const b = row[1] ?? 0;
            const c = row[2] ?? 0;
            const d = row[3] ?? 0;
            const e = row[4] ?? 0;
            const [wa, wb, wc, wd, we] = [weight * a, weight * b, weight * c, weight * d, weight * e];
            sums[0] = (sums[0] ?? 0) + wa * a;
            sums[1] = (sums[1] ?? 0) + wa * b;
            sums[2] = (sums[2] ?? 0) + wa * c;
            sums[3] = (sums[3] ?? 0) + wa * d;
            sums[4] = (sums[4] ?? 0) + wa * e;
            sums[5] = (sums[5] ?? 0) + wb * b;
            sums[6] = (sums[6] ?? 0) + wb * c;
            sums[7] = (sums[7] ?? 0) + wb * d;
            sums[8] = (sums[8] ?? 0) + wb * e;
            sums[9] = (sums[9] ?? 0) + wc * c;
            sums[10] = (sums[10] ?? 0) + wc * d;
            sums[11] = (sums[11] ?? 0) + wc * e;
            sums[12] = (sums[12] ?? 0) + wd * d;
            sums[13] = (sums[13] ?? 0) + wd * e;
            sums[14] = (sums[14] ?? 0) + we * e;
            sums[15] = (sums[15] ?? 0) + wa * missing;
            sums[16] = (sums[16] ?? 0) + wb * missing;
            sums[17] = (sums[17] ?? 0) + wc * missing;
            sums[18] = (sums[18] ?? 0) + wd * missing;
            sums[19] = (sums[19] ?? 0) + we * missing;
        },
        solve: (ridge) => solve(sums, ridge),
    };
}
/** Where in the upper half the factor of two unknowns stands. */
const placeOf = (i, j) => (i * (2 * UNKNOWNS - 1 - i)) / 2 + j;
/** By Gauss and Jordan. */
function solve(sums, ridge) {
    const rows = Array.from({ length: UNKNOWNS }, (_, i) => {
        const row = new Float64Array(UNKNOWNS + 1);
        for (let j = 0; j < UNKNOWNS; j++)
            row[j] = (sums[placeOf(Math.min(i, j), Math.max(i, j))] ?? 0) + (i === j ? ridge : 0);
        row[UNKNOWNS] = sums[SUMS - UNKNOWNS + i] ?? 0;
        return row;
    });
    for (let column = 0; column < UNKNOWNS; column++) {
        let pivot = column;
        for (let row = column + 1; row < UNKNOWNS; row++)
            if (Math.abs(rows[row]?.[column] ?? 0) > Math.abs(rows[pivot]?.[column] ?? 0))
                pivot = row;
        const [own, other] = [rows[pivot], rows[column]];
        const lead = own?.[column] ?? 0;
        if (!own || !other || Math.abs(lead) < 1e-12)
            return undefined;
        rows[pivot] = other;
        rows[column] = own;
        for (const row of rows) {
            if (row === own)
                continue;
            const factor = (row[column] ?? 0) / lead;
            if (factor !== 0)
                for (let at = column; at <= UNKNOWNS; at++)
                    row[at] = (row[at] ?? 0) - factor * (own[at] ?? 0);
        }
    }
    return Float64Array.from(rows, (row, index) => (row[UNKNOWNS] ?? 0) / (row[index] ?? 1));
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/fidelity/resample.js

/** Lobes of the kernel to each side. */
const LOBES = 3;
function lanczos(x) {
    if (x === 0)
        return 1;
    if (Math.abs(x) >= LOBES)
        return 0;
    const angle = Math.PI * x;
    return (LOBES * Math.sin(angle) * Math.sin(angle / LOBES)) / (angle * angle);
}
/** Lanczos, as wide as the pixels that become one. Beyond its edge, a picture goes on as it ends. */
function makeTaps({ scale, offset }, inLength, outLength) {
    const width = Math.max(1, Math.abs(scale));
    const count = Math.min(inLength, Math.ceil(2 * LOBES * width) + 1);
    const first = new Int32Array(outLength);
    const covered = new Uint8Array(outLength);
    const weights = new Float32Array(outLength * count);
    for (let out = 0; out < outLength; out++) {
        const middle = scale * (out + 0.5) + offset;
        covered[out] = middle >= 0 && middle <= inLength ? 1 : 0;
        const from = Math.ceil(middle - LOBES * width - 0.5);
        const start = Math.min(Math.max(0, from), inLength - count);
        first[out] = start;
        let total = 0;
        for (let tap = from; tap <= middle + LOBES * width - 0.5; tap++) {
            const weight = lanczos((tap + 0.5 - middle) / width);
            const at = out * count + Math.min(count - 1, Math.max(0, Math.min(inLength - 1, Math.max(0, tap)) - start));
            weights[at] = (weights[at] ?? 0) + weight;
            total += weight;
        }
        for (let at = out * count; at < (out + 1) * count; at++)
            weights[at] = (weights[at] ?? 0) / total;
    }
    return { count, first, weights, covered };
}
const resample_isStanding = ({ scale, offset }) => scale === 1 && offset === 0;
/** One channel as another picture shows it. @param mapping from that picture to this one */
function resample(values, from, mapping, to) {
    // Its own, since tones are changed in place.
    if (from.width === to.width && from.height === to.height && resample_isStanding(mapping.x) && resample_isStanding(mapping.y))
        return values.slice();
    const [across, down] = [makeTaps(mapping.x, from.width, to.width), makeTaps(mapping.y, from.height, to.height)];
    const narrow = new Float32Array(to.width * from.height);
    for (let y = 0; y < from.height; y++) {
        const row = y * from.width;
        for (let x = 0, at = y * to.width; x < to.width; x++, at++) {
            const start = row + (across.first[x] ?? 0);
            let sum = 0;
            for (let tap = 0, weight = x * across.count; tap < across.count; tap++, weight++)
                sum += (across.weights[weight] ?? 0) * (values[start + tap] ?? 0);
            narrow[at] = sum;
        }
    }
    const out = new Float32Array(to.width * to.height);
    for (let y = 0; y < to.height; y++) {
        const row = out.subarray(y * to.width, (y + 1) * to.width);
        for (let tap = 0; tap < down.count; tap++) {
            const weight = down.weights[y * down.count + tap] ?? 0;
            if (weight === 0)
                continue;
            const start = ((down.first[y] ?? 0) + tap) * to.width;
            for (let x = 0; x < to.width; x++)
                row[x] = (row[x] ?? 0) + weight * (narrow[start + x] ?? 0);
        }
    }
    return out;
}
/** All channels likewise. */
function resamplePlanes(planes, mapping, to) {
    const map = (values) => resample(values, planes, mapping, to);
    const { width, height } = to;
    return { width, height, colours: mapColours(planes.colours, map), ...(planes.alpha && { alpha: map(planes.alpha) }) };
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/fidelity/search-move.js

/** How far two pictures may be apart: share of the longest side; and factors between them. A zoom is about the centre, so that it moves little. */
const REACH = 0.1;
/** Pixels of either: long and narrow pictures are not small, however far they were reduced. */
const MOST_REACH = 500;
const MOST_POINTS = 96 ** 2;
const ZOOMS = [-0.02, 0.02, -0.04, 0.04, -0.06, 0.06];
const REACH_ZOOMED = 3;
/** Lays two small pictures upon each other. */
function searchMove(own, its) {
    const { width, height } = own;
    const reach = Math.min(MOST_REACH, Math.max(1, Math.round(REACH * Math.max(width, height))));
    // Beyond it, less than half would lie upon the other.
    const [reachX, reachY] = [Math.min(reach, width >> 1), Math.min(reach, height >> 1)];
    const spread = deviationOf(own.values);
    const gain = spread / Math.max(1e-6, deviationOf(its.values));
    if (spread < 0.25)
        return STANDING;
    const options = { own, its, gain, limit: 1.5 * spread, reach, reachX, reachY };
    let best = tryShifts(options, 0, [-reachX, reachX], [-reachY, reachY]);
    const { dx, dy } = best;
    for (const zoom of ZOOMS) {
        const found = tryShifts(options, zoom, [dx - REACH_ZOOMED, dx + REACH_ZOOMED], [dy - REACH_ZOOMED, dy + REACH_ZOOMED]);
        if (found.cost < best.cost)
            best = found;
    }
    return { x: best.dx / width, y: best.dy / height, zoomX: best.zoom, zoomY: best.zoom };
}
/** The best of some shifts under one zoom. */
function tryShifts(options, zoom, [fromX, toX], [fromY, toY]) {
    const { its, reach, reachX, reachY } = options;
    const zoomed = zoom === 0 ? its.values : sampleAll(its, { ...STANDING, zoomX: zoom, zoomY: zoom });
    let best = { cost: Number.POSITIVE_INFINITY, dx: 0, dy: 0, zoom };
    for (let dy = Math.max(-reachY, fromY); dy <= Math.min(reachY, toY); dy++) {
        for (let dx = Math.max(-reachX, fromX); dx <= Math.min(reachX, toX); dx++) {
            // What is nearer is likelier.
            const farness = 1 + 0.05 * (Math.hypot(dx, dy) / reach + Math.abs(zoom) * 10);
            const cost = farness * measureShift(options, zoomed, { dx, dy, most: best.cost / farness });
            if (cost < best.cost)
                best = { cost, dx, dy, zoom };
        }
    }
    return best;
}
/** The mean difference of two pictures, one of them shifted. @param most is given up where it is more: then infinite */
function measureShift({ own: { width, height, values }, gain, limit }, zoomed, { dx, dy, most }) {
    const [left, right] = [Math.max(0, -dx), Math.min(width, width - dx)];
    const [top, bottom] = [Math.max(0, -dy), Math.min(height, height - dy)];
    const step = Math.max(1, Math.floor((width * height) / MOST_POINTS));
    const [stepX, stepY] = width > height ? [2 * step, 1] : [2, step];
    const isLine = right - left === 1;
    const mostInAll = most * Math.ceil((bottom - top) / stepY) * Math.ceil((right - left) / stepX);
    let sum = 0;
    let count = 0;
    for (let y = top; y < bottom; y += stepY) {
        const there = (y + dy) * width + dx;
        const row = y * width;
        for (let x = left + (isLine ? 0 : y & 1); x < right; x += stepX) {
            const difference = Math.abs((values[row + x] ?? 0) - gain * (zoomed[there + x] ?? 0));
            sum += difference < limit ? difference : limit;
            count++;
        }
        if (sum > mostInAll)
            return Number.POSITIVE_INFINITY;
    }
    return sum / count;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/fidelity/align.js







/** Longest side, in pixels, of the reduced pictures that are laid upon each other in every way. */
const COARSE_SIDE = 96;
const ITERATIONS = 12;
/** Pixels at the corners: a step that is smaller is the last. */
const STILL = 0.004;
/**
 * Finds where a source's places are in an answer: a scale along each axis and a shift, though a part of the picture is another one.
 * Reduced pictures are laid upon each other in every way; then the difference of brightness around edges is made smaller at one
 * resolution after the other (Lucas and Kanade 1981), where what differs more than most counts for nothing (Tukey's biweight).
 *
 * @param guesses of the mapping; the first is the one that counts where nothing tells
 */
function align(source, answer, guesses, options) {
    const { counts } = options;
    const pyramid = makePyramid(source);
    const level = Math.min(1, pyramid.length - 1);
    const tried = guesses.flatMap((guess) => {
        const shown = makePyramid(show(answer, guess, source), level);
        const [own, its] = [pyramid[level], shown[level]];
        return listMoves(pyramid.at(-1), shown.at(-1)).map((start) => {
            const move = refine(pyramid, shown, start, { ...options, finest: level, source });
            return { mapping: chain(toMapping(move, source), guess), cost: own && its ? align_compare(own, its, move) : 1 };
        });
    });
    let [best] = tried;
    // What is further away must be clearly better.
    for (const one of tried.slice(1))
        if (best && one.cost < 0.9 * best.cost)
            best = one;
    const about = best?.mapping ?? guesses[0];
    const near = makePyramid(show(answer, about, source), 0, level);
    const rest = refine(pyramid, near, STANDING, { ...options, finest: 0, source, coarsest: level });
    const [edges = source] = pyramid;
    const judge = (mapping) => ({ mapping, ...verify({ source, edges, counts }, show(answer, mapping, source)) });
    const [plain, found] = [judge(guesses[0]), judge(chain(toMapping(rest, source), about))];
    const isAsGood = plain.confidence >= found.confidence - 0.03 && plain.cost <= 1.01 * found.cost;
    const isPlain = isAsGood || plain.confidence > found.confidence + 0.1 || isMisled(plain, found, { guesses, source });
    const { mapping, confidence } = isPlain ? plain : found;
    return { mapping, confidence };
}
/** From where a move is looked for. */
function listMoves(own, its) {
    const found = own && its && searchMove(own, its);
    return !found || isStanding(found) ? [STANDING] : [STANDING, found];
}
const show = (answer, mapping, { width, height }) => ({
    width,
    height,
    values: resample(answer.values, answer, mapping, { width, height }),
});
/** @param finest the first level that is needed. @param coarsest the last; absent: all there are */
function makePyramid(plane, finest = 0, coarsest) {
    const levels = [];
    for (let level = plane;; level = halve(level)) {
        levels.push(levels.length >= finest ? toEdges(level) : undefined);
        const isLast = Math.min(level.width, level.height) < 24 || Math.max(level.width, level.height) <= COARSE_SIDE;
        if (isLast || levels.length - 1 === coarsest)
            return levels;
    }
}
/** Betters a move at one level after the other. */
function refine(source, answer, start, options) {
    let move = start;
    const { finest, coarsest = source.length - 1 } = options;
    for (let level = Math.min(coarsest, source.length - 1); level >= finest; level--) {
        const [own, its] = [source[level], answer[level]];
        if (own && its && Math.min(own.width, own.height) >= 4)
            move = refineLevel(own, its, move, options);
    }
    return move;
}
/** Pixels at which there is something to see, by their numbers. */
function choosePoints({ values, width, height }, { counts, mostPoints, source }) {
    const strength = new Float32Array(width * height);
    let [sum, most] = [0, 0];
    for (let y = 1; y < height - 1; y++) {
        for (let x = 1, at = y * width + 1; x < width - 1; x++, at++) {
            const inSource = Math.floor(((y + 0.5) * source.height) / height) * source.width + Math.floor(((x + 0.5) * source.width) / width);
            if (counts && !counts[inSource])
                continue;
            const value = Math.abs((values[at + 1] ?? 0) - (values[at - 1] ?? 0)) + Math.abs((values[at + width] ?? 0) - (values[at - width] ?? 0));
            strength[at] = value;
            sum += value;
            if (value > most)
                most = value;
        }
    }
    const least = Math.max(0.5, Math.min(most / 2, (1.5 * sum) / Math.max(1, strength.length)));
    let count = 0;
    for (let at = 0; at < strength.length; at++)
        if ((strength[at] ?? 0) >= least)
            count++;
    const step = Math.max(1, count / mostPoints);
    const points = new Int32Array(Math.min(count, Math.ceil(count / step)));
    let [seen, taken] = [0, 0];
    for (let at = 0; at < strength.length && taken < points.length; at++)
        if ((strength[at] ?? 0) >= least && seen++ >= taken * step)
            points[taken++] = at;
    return points.subarray(0, taken);
}
/** Models zoom along both axes alike, but for the rounding of their sizes. Other words in large letters look like more. */
const MOST_UNEVEN = 0.03;
/** So few places tell of no shift and zoom along both axes, and of no gain. */
const LEAST_POINTS = 20;
function measureSlopes({ values, width }, points) {
    const make = () => new Float32Array(points.length);
    const slopes = { columns: make(), rows: make(), values: make(), across: make(), down: make() };
    for (let index = 0; index < points.length; index++) {
        const at = points[index] ?? 0;
        const row = Math.floor(at / width);
        slopes.columns[index] = at - row * width;
        slopes.rows[index] = row;
        slopes.values[index] = values[at] ?? 0;
        slopes.across[index] = ((values[at + 1] ?? 0) - (values[at - 1] ?? 0)) / 2;
        slopes.down[index] = ((values[at + width] ?? 0) - (values[at - width] ?? 0)) / 2;
    }
    return slopes;
}
function refineLevel(own, its, start, options) {
    const { width, height } = own;
    const points = choosePoints(own, options);
    if (points.length < LEAST_POINTS)
        return start;
    const { columns, rows, values, across, down } = measureSlopes(own, points);
    const [residuals, magnitudes] = [new Float32Array(points.length), new Float32Array(points.length)];
    const slope = new Float64Array(5);
    let move = start;
    let gain = 1;
    for (let iteration = 0; iteration < ITERATIONS; iteration++) {
        const { x: mapX, y: mapY } = toMapping(move, own);
        for (let index = 0; index < points.length; index++) {
            const x = mapX.scale * ((columns[index] ?? 0) + 0.5) + mapX.offset - 0.5;
            const y = mapY.scale * ((rows[index] ?? 0) + 0.5) + mapY.offset - 0.5;
            const residual = (values[index] ?? 0) - gain * sample(its, x, y);
            residuals[index] = residual;
            magnitudes[index] = Math.abs(residual);
        }
        const cutoff = 4.685 * Math.min(12, Math.max(0.7, 1.4826 * median(magnitudes, 1024)));
        const equations = createLeastSquares();
        for (let index = 0; index < points.length; index++) {
            const residual = residuals[index] ?? 0;
            const share = residual / cutoff;
            if (share >= 1 || share <= -1)
                continue;
            const gx = across[index] ?? 0;
            const gy = down[index] ?? 0;
            slope[0] = gx;
            slope[1] = gx * ((2 * (columns[index] ?? 0) + 1) / width - 1);
            slope[2] = gy;
            slope[3] = gy * ((2 * (rows[index] ?? 0) + 1) / height - 1);
            slope[4] = ((values[index] ?? 0) - residual) / gain;
            equations.add((1 - share * share) ** 2, slope, residual);
        }
        const step = equations.solve(points.length * 0.002);
        if (!step)
            return move;
        const [shiftX = 0, zoomX = 0, shiftY = 0, zoomY = 0, more = 0] = step;
        move = {
            x: move.x + shiftX / width,
            y: move.y + shiftY / height,
            zoomX: move.zoomX + (2 * zoomX) / width,
            zoomY: move.zoomY + (2 * zoomY) / height,
        };
        gain = Math.min(1.5, Math.max(0.67, gain + more));
        if (Math.abs(shiftX) + Math.abs(zoomX) < STILL && Math.abs(shiftY) + Math.abs(zoomY) < STILL)
            break;
    }
    const apart = (key) => Math.abs(move[key] - start[key]);
    const isFar = Math.max(apart("x"), apart("y"), apart("zoomX"), apart("zoomY")) > 0.1;
    return isFar || Math.abs(move.zoomX - move.zoomY) > MOST_UNEVEN ? start : move;
}
/** The mean difference of two levels after a move, of which none counts for more than the contrast. */
function align_compare(own, its, move) {
    const moved = sampleAll(its, move);
    const limit = 1.5 * Math.max(0.25, deviationOf(own.values));
    let sum = 0;
    for (let at = 0; at < moved.length; at++)
        sum += Math.min(limit, Math.abs((own.values[at] ?? 0) - (moved[at] ?? 0)));
    return sum / moved.length / limit;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/fidelity/align-reduced.js



/** Pictures are aligned at this size: finer detail tells nothing more of where they lie. */
const MOST_TO_ALIGN = 300_000;
/** Pixels by which they are aligned: where nothing is moved by it, a tenth of a pixel will do. */
const POINTS_TO_RESTORE = 40_000;
const POINTS_TO_MEASURE = 3000;
/** As {@link align}, by copies that are no larger than it takes. */
function alignReduced({ own, its, counts }, guesses, isMeasured) {
    let [source, answer] = [toLuma(own), toLuma(its)];
    const times = { source: 1, answer: 1 };
    while (source.width * source.height > MOST_TO_ALIGN) {
        source = halve(source);
        times.source *= 2;
    }
    const isLarge = ({ width, height }) => Math.min(width / source.width, height / source.height) >= 1.9;
    while (isLarge(answer)) {
        answer = halve(answer);
        times.answer *= 2;
    }
    const reduce = (mapping) => chain(chain(scaleBy(times.source), mapping), scaleBy(1 / times.answer));
    const [first, ...others] = guesses;
    const reduced = counts && (times.source === 1 ? counts : sampleMask(counts, own, source, times.source));
    const mostPoints = isMeasured ? POINTS_TO_MEASURE : POINTS_TO_RESTORE;
    const { mapping, confidence } = align(source, answer, [reduce(first), ...others.map(reduce)], { counts: reduced, mostPoints });
    return { mapping: chain(chain(scaleBy(1 / times.source), mapping), scaleBy(times.answer)), confidence };
}
function sampleMask(values, from, to, factor) {
    return Uint8Array.from({ length: to.width * to.height }, (_, at) => {
        const x = (at % to.width) * factor;
        const y = Math.floor(at / to.width) * factor;
        return values[y * from.width + x] ?? 0;
    });
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/fidelity/mask-parts.js
/** The connected parts of a value. Pixels are neighbours along the axes. */
function listParts(values, { width, height }, value) {
    const seen = new Uint8Array(values.length);
    const queue = new Int32Array(values.length);
    const parts = [];
    for (let start = 0; start < values.length; start++) {
        if (seen[start] || values[start] !== value)
            continue;
        const part = { left: width, top: height, right: 0, bottom: 0, touchesEdge: false };
        let [first, last] = [0, 0];
        const visit = (at) => {
            if (seen[at] || values[at] !== value)
                return;
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
            if (x > 0)
                visit(at - 1);
            else
                part.touchesEdge = true;
            if (x < width - 1)
                visit(at + 1);
            else
                part.touchesEdge = true;
            if (y > 0)
                visit(at - width);
            else
                part.touchesEdge = true;
            if (y < height - 1)
                visit(at + width);
            else
                part.touchesEdge = true;
        }
        parts.push({ ...part, pixels: queue.slice(0, last) });
    }
    return parts;
}
/** The rectangle around all ones, with some room where the picture has it; empty where there are none. */
function frameOf(mask, { width, height }, room) {
    let [left, top, right, bottom] = [width, height, -1, -1];
    for (let y = 0; y < height; y++) {
        const row = mask.subarray(y * width, (y + 1) * width);
        const first = row.indexOf(1);
        if (first < 0)
            continue;
        left = Math.min(left, first);
        right = Math.max(right, row.lastIndexOf(1));
        top = Math.min(top, y);
        bottom = y;
    }
    if (bottom < 0)
        return { left: 0, top: 0, width: 0, height: 0 };
    [left, top] = [Math.max(0, left - room), Math.max(0, top - room)];
    return { left, top, width: Math.min(width, right + 1 + room) - left, height: Math.min(height, bottom + 1 + room) - top };
}
function cutOut(values, { width }, frame) {
    const out = new Uint8Array(frame.width * frame.height);
    for (let y = 0; y < frame.height; y++) {
        const start = (frame.top + y) * width + frame.left;
        out.set(values.subarray(start, start + frame.width), y * frame.width);
    }
    return out;
}
function putIn(values, frame, { width, height }) {
    const out = new Uint8Array(width * height);
    for (let y = 0; y < frame.height; y++)
        out.set(values.subarray(y * frame.width, (y + 1) * frame.width), (frame.top + y) * width + frame.left);
    return out;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/fidelity/change-region.js


/** Pixels in a radius of the changed ones that count as changed too: soft edges of what changed. */
const CLOSE = 3;
/** A hole in what changed is filled up to this share of the picture. */
const LARGEST_HOLE = 0.004;
/** A change of fewer pixels is noise. */
const LEAST_PIXELS = 5;
/** Of brightness: half the side of the square in which JPEG spoils what is beside an edge. */
const BLOCK = 4;
/** The share of the contrast there that resampling and compression may make of it. */
const OF_CONTRAST = 0.13;
/** The same of colours, of which JPEG stores one for four pixels. */
const OF_COLOURS = 0.2;
/** Deviations, in pixels, of the Gaussians by which one of the two may have been softened. */
const SOFTENINGS = [0.45, 0.7, 1, 1.4, 2];
/** Half the width of the rim that a region may have about what changed, in pixels. */
const RIM = 4;
/**
 * Finds what an edit changed. Noise, softening, sharpening and compression do not count, and broad changes do though they are
 * faint.
 *
 * @param source as resampling alone would make it: to the answer's resolution and back
 * @param answer at the source's places, in its tone
 */
function findChange(source, answer) {
    const { width, height } = source;
    const size = { width, height };
    const half = { width: (width + 1) >> 1, height: (height + 1) >> 1 };
    const area = width * height;
    const pair = { source, answer, luma: toLuma(source).values, its: toLuma(answer).values };
    const { soft, shown, isSharper, isOfOtherFocus } = matchSoftness(pair.luma, pair.its, size);
    const bright = new Float32Array(area);
    for (let at = 0; at < area; at++)
        bright[at] = (soft[at] ?? 0) - (shown[at] ?? 0);
    const [blueness, redness] = [compareColour(pair, BLUENESS), compareColour(pair, REDNESS)];
    const fine = plane_blur(bright, size, 0.7);
    for (let y = 0, at = 0; y < height; y++) {
        const row = (y >> 1) * half.width;
        for (let x = 0; x < width; x++, at++)
            fine[at] = lengthOf(fine[at] ?? 0, blueness.fine[row + (x >> 1)] ?? 0, redness.fine[row + (x >> 1)] ?? 0);
    }
    addAlpha(fine, source, answer, size);
    const contrast = measureContrast(soft, size);
    const noise = 1.4826 * median(fine);
    const base = Math.min(16, Math.max(6, 3 + 3.5 * noise));
    // What is strong is cut, so that it does not spread.
    const spread = (values) => plane_blur(values, half, 2);
    const [blue, red] = [spread(clip(blueness.apart, 2 * base)), spread(clip(redness.apart, 2 * base))];
    const broad = spread(halveClipped(bright, size, 2 * base)).map((value, at) => lengthOf(value, blue[at] ?? 0, red[at] ?? 0));
    const broadBase = Math.min(8, Math.max(3, 1.5 + 3.5 * 1.4826 * median(broad)));
    const strength = new Float32Array(area);
    for (let y = 0, at = 0; y < height; y++) {
        const row = (y >> 1) * half.width;
        for (let x = 0; x < width; x++, at++) {
            const allowed = contrast[row + (x >> 1)] ?? 0;
            strength[at] = Math.max((fine[at] ?? 0) / (base + OF_CONTRAST * allowed), (broad[row + (x >> 1)] ?? 0) / (broadBase + 0.04 * allowed));
        }
    }
    const changed = follow(strength, size);
    // Most edits are small: nothing is looked for far from them.
    const frame = frameOf(changed, size, CLOSE + RIM + 1);
    const filled = fillHoles(cutOut(changed, size, frame), frame, LARGEST_HOLE * area);
    const [region, core] = [filled, shrink(filled, frame, RIM)].map((values) => putIn(values, frame, size));
    for (let y = frame.top; y < frame.top + frame.height; y++) {
        for (let x = frame.left, at = y * width + x; x < frame.left + frame.width; x++, at++) {
            if (!region[at] || core[at])
                continue;
            const raw = lengthOf(bright[at] ?? 0, differ(pair, at, BLUENESS), differ(pair, at, REDNESS));
            if (raw > 0.5 * (base + OF_CONTRAST * (contrast[(y >> 1) * half.width + (x >> 1)] ?? 0)))
                core[at] = 1;
        }
    }
    return { region, core, isSharper, isOfOtherFocus };
}
const BLUENESS = { channel: 2, factor: 0.564 };
const REDNESS = { channel: 0, factor: 0.713 };
/** By how much a colour of one pixel differs. */
const differ = ({ source, answer, luma, its }, at, { channel, factor }) => factor * ((source.colours[channel][at] ?? 0) - (luma[at] ?? 0) - (answer.colours[channel][at] ?? 0) + (its[at] ?? 0));
/**
 * By how much a colour differs; and `fine`, by how much more than compression may make of what is around. At half the size, at which JPEG
 * stores colours.
 */
function compareColour({ source, answer, luma, its }, { channel, factor }) {
    const { width, height } = source;
    const [own, shown] = [source.colours[channel], answer.colours[channel]];
    const half = { width: (width + 1) >> 1, height: (height + 1) >> 1 };
    const make = () => new Float32Array(half.width * half.height);
    const [apart, low, high] = [make(), make().fill(255), make().fill(-255)];
    for (let y = 0, at = 0; y < height; y++) {
        for (let x = 0, to = (y >> 1) * half.width; x < width; x++, at++) {
            const value = factor * ((own[at] ?? 0) - (luma[at] ?? 0));
            if (value < (low[to] ?? 0))
                low[to] = value;
            if (value > (high[to] ?? 0))
                high[to] = value;
            apart[to] = (apart[to] ?? 0) + 0.25 * (value - factor * ((shown[at] ?? 0) - (its[at] ?? 0)));
            to += x & 1;
        }
    }
    const fine = plane_blur(apart, half, 0.7);
    const [lowest, highest] = [least(low, half, BLOCK / 2), greatest(high, half, BLOCK / 2)];
    for (let at = 0; at < fine.length; at++) {
        const value = fine[at] ?? 0;
        const allowed = OF_COLOURS * ((highest[at] ?? 0) - (lowest[at] ?? 0));
        fine[at] = value > allowed ? value - allowed : value < -allowed ? value + allowed : 0;
    }
    return { apart, fine };
}
/** A softer answer must explain so much of the difference that a softer source leaves: noise is less in both. */
const SHARPER = 0.7;
/** Deviation, in pixels, of the Gaussian that a model does not reach by itself. */
const OUT_OF_FOCUS = 1;
/** What the edges of a sharper answer have more, as a factor of their squares. */
const CRISPER = 1.1;
/** The brightness of both, of which the sharper is softened as much as makes it most like the other. */
function matchSoftness(own, its, size) {
    const plain = judgeSoftness(own, its);
    const source = soften(own, its, size);
    // What is nearest when it is softened is no sharper than the answer.
    const answer = source.cost < plain ? undefined : soften(its, own, size);
    const isSharper = answer !== undefined && answer.cost < SHARPER * plain;
    const isOfOtherFocus = source.sigma >= OUT_OF_FOCUS || measureEdges(its) > CRISPER * measureEdges(own);
    return { soft: source.values, shown: isSharper ? answer.values : its, isSharper, isOfOtherFocus };
}
/** One, softened as much as makes it most like the other. */
function soften(one, other, size) {
    let best = { values: one, cost: judgeSoftness(one, other), sigma: 0 };
    for (const sigma of SOFTENINGS) {
        const values = plane_blur(one, size, sigma);
        const cost = judgeSoftness(values, other);
        if (cost >= best.cost)
            break;
        best = { values, cost, sigma };
    }
    return best;
}
function measureEdges(values) {
    let sum = 0;
    for (let at = 0; at < values.length - 1; at += 3)
        sum += ((values[at] ?? 0) - (values[at + 1] ?? 0)) ** 2;
    return sum;
}
function judgeSoftness(one, other) {
    let sum = 0;
    for (let at = 0; at < one.length; at += 3)
        sum += Math.min(16, Math.abs((one[at] ?? 0) - (other[at] ?? 0)));
    return sum;
}
/** Of a difference in brightness and in two colours, which are less seen. */
const lengthOf = (bright, blueness, redness) => Math.sqrt(bright ** 2 + 0.7 * (blueness ** 2 + redness ** 2));
const clip = (values, most) => values.map((value) => Math.min(most, Math.max(-most, value)));
/** The mean of four pixels each; of what is left over at the right and at the bottom, half or a quarter. */
function halveClipped(values, { width, height }, most) {
    const across = (width + 1) >> 1;
    const out = new Float32Array(across * ((height + 1) >> 1));
    for (let y = 0, at = 0; y < height; y++) {
        for (let x = 0, to = (y >> 1) * across; x < width; x++, at++) {
            const value = values[at] ?? 0;
            out[to] = (out[to] ?? 0) + 0.25 * (value > most ? most : value < -most ? -most : value);
            to += x & 1;
        }
    }
    return out;
}
/** What became transparent or opaque changed too, also where it is white. */
function addAlpha(differences, source, answer, size) {
    if (!source.alpha || !answer.alpha)
        return;
    const alpha = answer.alpha;
    const apart = plane_blur(source.alpha.map((value, at) => value - (alpha[at] ?? 255)), size, 0.7);
    for (let at = 0; at < differences.length; at++)
        differences[at] = Math.max(differences[at] ?? 0, Math.abs(apart[at] ?? 0));
}
/** Of the brightest to the darkest pixel in the square around each, at half the size. */
function measureContrast(values, { width, height }) {
    const half = { width: (width + 1) >> 1, height: (height + 1) >> 1 };
    const [low, high] = [new Float32Array(half.width * half.height).fill(255), new Float32Array(half.width * half.height).fill(-255)];
    for (let y = 0, at = 0; y < height; y++) {
        for (let x = 0, to = (y >> 1) * half.width; x < width; x++, at++) {
            const value = values[at] ?? 0;
            if (value < (low[to] ?? 0))
                low[to] = value;
            if (value > (high[to] ?? 0))
                high[to] = value;
            to += x & 1;
        }
    }
    const darkest = least(low, half, BLOCK / 2);
    return greatest(high, half, BLOCK / 2).map((value, at) => value - (darkest[at] ?? 0));
}
/** What is above 1, with what is connected to it and not far below. */
function follow(strength, { width, height }) {
    const WEAK = 0.45;
    const changed = new Uint8Array(strength.length);
    const queue = new Int32Array(strength.length);
    for (let start = 0; start < strength.length; start++) {
        if (changed[start] || (strength[start] ?? 0) <= 1)
            continue;
        let [first, last, seeds] = [0, 0, 0];
        changed[start] = 1;
        queue[last++] = start;
        while (first < last) {
            const at = queue[first++] ?? 0;
            if ((strength[at] ?? 0) > 1)
                seeds++;
            const x = at % width;
            const y = Math.floor(at / width);
            for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++) {
                for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++) {
                    const next = row * width + column;
                    if (changed[next] || (strength[next] ?? 0) <= WEAK)
                        continue;
                    changed[next] = 1;
                    queue[last++] = next;
                }
            }
        }
        if (seeds < LEAST_PIXELS)
            for (let index = 0; index < last; index++)
                changed[queue[index] ?? 0] = 0;
    }
    return changed;
}
/** Closes gaps, and holes that the edit left as they were by chance. @param most pixels of a hole */
function fillHoles(changed, size, most) {
    const filled = shrink(grow(changed, size, CLOSE), size, CLOSE);
    for (const { pixels, touchesEdge } of listParts(filled, size, 0))
        if (!touchesEdge && pixels.length <= most)
            for (const at of pixels)
                filled[at] = 1;
    return filled;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/fidelity/feather.js
/** Of each pixel, how much of the answer it shows, 0–1: all within `grow` pixels of the region, nothing from `grow + fade` on. */
function featherRegion(region, { width, height }, { grow, fade }) {
    const weights = new Float32Array(region.length);
    const stamp = makeStamp(grow, fade);
    const reach = Math.floor(grow + fade);
    const side = 2 * reach + 1;
    for (let y = 0, at = 0; y < height; y++) {
        for (let x = 0; x < width; x++, at++) {
            if (!region[at])
                continue;
            weights[at] = 1;
            // From within nothing reaches further than from the edge.
            const isWithin = x > 0 && x < width - 1 && y > 0 && y < height - 1;
            if (isWithin && region[at - 1] && region[at + 1] && region[at - width] && region[at + width])
                continue;
            for (let dy = Math.max(-reach, -y); dy <= Math.min(reach, height - 1 - y); dy++) {
                for (let dx = Math.max(-reach, -x); dx <= Math.min(reach, width - 1 - x); dx++) {
                    const weight = stamp[(dy + reach) * side + dx + reach] ?? 0;
                    const to = at + dy * width + dx;
                    if (weight > (weights[to] ?? 0))
                        weights[to] = weight;
                }
            }
        }
    }
    return weights;
}
/** Pixels within a mask over which the answer comes in. */
const FADE_INSIDE = 3;
/** The same within a mask, so that nothing outside of it is the answer's. */
function featherInside(mask, size) {
    const outside = featherRegion(mask.map((value) => 1 - value), size, { grow: 0, fade: FADE_INSIDE });
    return outside.map((value) => 1 - value);
}
/** What one pixel of a region adds around it. */
function makeStamp(grow, fade) {
    const reach = Math.floor(grow + fade);
    const side = 2 * reach + 1;
    const stamp = new Float32Array(side * side);
    for (let at = 0; at < stamp.length; at++) {
        const distance = Math.hypot((at % side) - reach, Math.floor(at / side) - reach);
        const t = Math.min(1, Math.max(0, (grow + fade - distance) / fade));
        stamp[at] = t * t * (3 - 2 * t);
    }
    return stamp;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/fidelity/source-alpha.js


/** Alpha, of 255, below which nothing is seen of a colour. */
const TRANSPARENT = 8;
/** Alpha, of 255, from which nothing is seen of what is behind. */
const OPAQUE = 250;
/** Alpha at which as much is seen of a colour as of its background: there, the two differ most. */
const MIDDLE = 128;
/** Colours of an answer where its source is transparent, channel by channel. */
function listShown(source, answer, { x, y }) {
    const STEP = 3;
    const shown = [[], [], []];
    for (let row = 0; row < source.height; row += STEP) {
        const below = Math.min(answer.height - 1, Math.max(0, Math.floor(y.scale * (row + 0.5) + y.offset)));
        for (let column = 0; column < source.width; column += STEP) {
            if ((source.pixels[(row * source.width + column) * 4 + 3] ?? 255) >= TRANSPARENT)
                continue;
            const across = Math.min(answer.width - 1, Math.max(0, Math.floor(x.scale * (column + 0.5) + x.offset)));
            for (const [channel, values] of shown.entries())
                values.push(answer.pixels[(below * answer.width + across) * 4 + channel] ?? 255);
        }
    }
    return shown;
}
/** The middle of such colours; white where there are none. On that of an answer, its source looks most like it. */
function middleOf(shown) {
    if (shown[0].length === 0)
        return WHITE;
    const middle = (values) => median(Float32Array.from(values));
    return [middle(shown[0]), middle(shown[1]), middle(shown[2])];
}
/**
 * The colour on which an opaque answer of the same size shows what its source lets through. Undefined where the model left the alpha
 * channel out, and shows the colours below it whole.
 */
function findMixedBackground(source, answer) {
    const background = middleOf(listShown(source, answer, scaleBy(1)));
    let [mixed, whole] = [0, 0];
    for (let at = 0; at < source.pixels.length; at += 4) {
        const alpha = source.pixels[at + 3] ?? 255;
        // Noise is all that the others tell.
        const weight = MIDDLE - Math.abs(alpha - MIDDLE);
        for (const [channel, behind] of background.entries()) {
            const [own, shown] = [source.pixels[at + channel] ?? 0, answer.pixels[at + channel] ?? 0];
            mixed += weight * Math.abs(shown - (own * alpha + behind * (255 - alpha)) / 255);
            whole += weight * Math.abs(shown - own);
        }
    }
    return mixed <= whole ? background : undefined;
}
/**
 * Gives opaque pixels the alpha of others, and takes the background out of them again: on it, they look as they did.
 *
 * @param alphaAt of each pixel, by its number
 * @param background see {@link findMixedBackground}
 */
function applyAlpha(pixels, alphaAt, background) {
    for (let at = 0, pixel = 0; at < pixels.length; at += 4, pixel++) {
        const alpha = alphaAt(pixel);
        pixels[at + 3] = alpha;
        if (!background || alpha === 0 || alpha === 255)
            continue;
        for (let channel = 0; channel < 3; channel++)
            pixels[at + channel] = Math.round(takeOut(background[channel] ?? 0, { shown: pixels[at + channel] ?? 0, alpha }));
    }
}
/** The colour that shows so on what is behind it, or the nearest one that there is. Below an alpha of 0, any colour does. */
function takeOut(behind, { shown, alpha }) {
    return alpha === 0 ? shown : Math.min(255, Math.max(0, behind + ((shown - behind) * 255) / alpha));
}
/** An opaque answer of the source's size, with the source's alpha. */
function withAlphaOf(source, answer) {
    const pixels = Uint8Array.from(answer.pixels);
    applyAlpha(pixels, (pixel) => source.pixels[pixel * 4 + 3] ?? 255, findMixedBackground(source, answer));
    return { width: answer.width, height: answer.height, pixels };
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/fidelity/tone-map.js

const AS_IT_IS = [
    [0, 1, 0, 0, 0],
    [0, 0, 1, 0, 0],
    [0, 0, 0, 1, 0],
];
const addRows = (a, b) => [a[0] + b[0], a[1] + b[1], a[2] + b[2], a[3] + b[3], a[4] + b[4]];
/** Nothing at black and white, half of 255 in the middle. */
const bend = (value) => value * (255 - value) * (2 / 255);
/** Brightness below which, and above which, a colour may have been cut off at black or white. */
const BLACK = 1.5;
const tone_map_WHITE = 253.5;
const isCutOff = (value) => value <= BLACK || value >= tone_map_WHITE;
/**
 * One channel of a source's colour as it would be had it been cut off at black and white as the answer was.
 *
 * @param value the answer's, 0–255
 * @param linear the same in the source's tone, but for the curve
 * @param factor of this channel in its own row of the map
 */
function cutOff(own, value, linear, factor) {
    const white = linear + factor * (255 - value);
    const black = linear - factor * value;
    return own > white ? white : own < black ? black : own;
}
/** How near to black or white, of 255, an answer's colour is drawn as the source's that was cut off there. */
const NEAR = 32;
/**
 * A channel of an answer's colour in the source's tone, with what it lost at black or white where the source still has it.
 *
 * @param parts `own`: the source's colour; undefined where it shows none
 */
function toneColour(map, channel, { own, colour }) {
    const row = map[channel] ?? AS_IT_IS[0];
    const [red = 0, green = 0, blue = 0] = colour;
    const value = colour[channel] ?? 0;
    const linear = row[0] + row[1] * red + row[2] * green + row[3] * blue;
    const toned = linear + row[4] * bend(value);
    if (own === undefined)
        return toned;
    const near = Math.max(0, Math.abs(value - 127.5) - 127.5 + NEAR) / NEAR;
    return toned + Math.min(1, near) * (own - cutOff(own, value, linear, row[channel + 1] ?? 1));
}
/** An answer in the source's tone, and the source cut off at black and white as the answer is. */
function applyTone(answer, map, source) {
    const [red, green, blue] = answer.colours;
    const make = () => mapColours(source.colours, (values) => new Float32Array(values.length));
    const [cut, toned] = [make(), make()];
    for (const channel of [0, 1, 2]) {
        const [offset, ofRed, ofGreen, ofBlue, curve] = map[channel];
        const factor = [ofRed, ofGreen, ofBlue][channel] ?? 1;
        const [values, own, cutValues, tonedValues] = [answer.colours[channel], source.colours[channel], cut[channel], toned[channel]];
        for (let at = 0; at < values.length; at++) {
            const linear = offset + ofRed * (red[at] ?? 0) + ofGreen * (green[at] ?? 0) + ofBlue * (blue[at] ?? 0);
            const value = values[at] ?? 0;
            cutValues[at] = cutOff(own[at] ?? 0, value, linear, factor);
            tonedValues[at] = linear + curve * bend(value);
        }
    }
    return { source: { ...source, colours: cut }, answer: { ...answer, colours: toned } };
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/fidelity/ground.js




/** Levels by which a plain ground may differ, and the share of it that does not differ by more: new letters may stand on the rest. */
const OF_GROUND = 16;
const MOST_OF_GROUND = 0.6;
/** What an opaque answer shows where its source is transparent. */
function findGround(source, answer, mapping) {
    const shown = listShown(source, answer, mapping);
    const colour = middleOf(shown);
    let plain = 0;
    const all = shown[0].length;
    for (let at = 0; at < all; at++)
        if (shown.every((values, channel) => Math.abs((values[at] ?? 0) - (colour[channel] ?? 0)) <= OF_GROUND))
            plain++;
    return { colour, isPlain: plain >= MOST_OF_GROUND * all };
}
const GROUNDS = [WHITE, [0, 0, 0], [128, 128, 128]];
/** Levels of brightness from which a ground is far enough. */
const ground_FAR = 64;
/** For pictures that are both transparent: the ground on which most of the source is seen. */
function chooseGround({ pixels }) {
    const STEP = 4 * 7;
    const sums = GROUNDS.map(() => 0);
    for (let at = 0; at < pixels.length; at += STEP) {
        const luma = 0.299 * (pixels[at] ?? 0) + 0.587 * (pixels[at + 1] ?? 0) + 0.114 * (pixels[at + 2] ?? 0);
        for (const [index, [behind]] of GROUNDS.entries())
            sums[index] = (sums[index] ?? 0) + (pixels[at + 3] ?? 255) * Math.min(ground_FAR, Math.abs(luma - behind));
    }
    return { colour: GROUNDS[sums.indexOf(Math.max(...sums))] ?? WHITE, isPlain: true };
}
/** 1 for each pixel of which nothing is seen; undefined where all is opaque. */
function listHidden({ alpha }) {
    return alpha && Uint8Array.from(alpha, (value) => (value < TRANSPARENT ? 1 : 0));
}
/** The same picture on another ground. */
function layOnGround(planes, from, to) {
    const { alpha, colours } = planes;
    if (!alpha)
        return planes;
    let channel = 0;
    return {
        ...planes,
        colours: mapColours(colours, (values) => {
            const more = (to[channel] ?? 0) - (from[channel] ?? 0);
            channel++;
            return values.map((value, at) => value + more * (1 - (alpha[at] ?? 255) / 255));
        }),
    };
}
/** A ground in the source's tone. */
function toneGround(map, colour) {
    const tone = (channel) => toneColour(map, channel, { own: undefined, colour });
    return [tone(0), tone(1), tone(2)];
}
/** A 1 becomes 0 where another is 1. */
function exclude(values, other) {
    return other ? values.map((value, at) => (other[at] ? 0 : value)) : values;
}
/** 1 where one of the two is. */
const unite = (values, other) => values.map((value, at) => value | (other[at] ?? 0));
/** 1 where none of them is; undefined where there is none. */
function excludeAll(...masks) {
    const given = masks.filter((mask) => mask !== undefined);
    const [first] = given;
    return first?.map((_, at) => (given.some((mask) => mask[at]) ? 0 : 1));
}
/** Without what shows the ground, and what is beside it. */
function excludeGround(values, own) {
    return own.alpha
        ? exclude(values, grow(Uint8Array.from(own.alpha, (alpha) => (alpha < OPAQUE ? 1 : 0)), own, 1))
        : values;
}
/** What is not shown did not change. */
function hideUncovered(source, shown, covered) {
    for (let at = 0; at < covered.length; at++) {
        if (covered[at])
            continue;
        for (const [channel, values] of shown.colours.entries())
            values[at] = source.colours[channel]?.[at] ?? 0;
    }
}
/** Pixels at its edge in which an answer shows what is beyond, or nothing. */
const BORDER = 3;
/** Of some pixels, those at the picture's edge. */
function listAtEdge(values, { width, height }) {
    return values.map((value, at) => {
        const [x, y] = [at % width, Math.floor(at / width)];
        return x < BORDER || y < BORDER || x >= width - BORDER || y >= height - BORDER ? value : 0;
    });
}
/** What is drawn on the ground alone is no change: the result does not show it. */
function dropHidden({ region, core }, hidden, size) {
    for (let at = 0; at < core.length; at++)
        if (hidden[at])
            core[at] = 0;
    for (const { pixels } of listParts(region, size, 1))
        if (!pixels.some((at) => core[at]))
            for (const at of pixels)
                region[at] = 0;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/fidelity/in-place.js

/** Levels by which neighbours differ at an edge, and by which a pixel may differ that is the same. */
const EDGE = 4;
const in_place_SAME = 1;
/** Fewer edges tell nothing. */
const LEAST_EDGES = 64;
/** Whether an answer is as bright everywhere, or most edges of its source are as they were: it was neither moved nor toned. */
function isInPlace(source, answer) {
    if (source.width !== answer.width || source.height !== answer.height)
        return false;
    const [own, its] = [toLuma(source).values, toLuma(answer).values];
    let [edges, same, isOther] = [0, 0, false];
    for (let at = 1; at < own.length; at++) {
        const value = own[at] ?? 0;
        isOther ||= Math.abs(value - (its[at] ?? 0)) > in_place_SAME;
        if (Math.abs(value - (own[at - 1] ?? 0)) < EDGE)
            continue;
        edges++;
        if (Math.abs(value - (its[at] ?? 0)) <= in_place_SAME)
            same++;
    }
    return !isOther || (edges >= LEAST_EDGES && same >= edges / 2);
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/fidelity/margin.js

/** Share of a side that an answer may lack at each of its ends for what changed to go on there. Beyond, nothing tells what would be there. */
const WIDEST = 0.04;
/** Pixels at the edge of an answer in which it shows less than what changed. */
const margin_EDGE = 3;
/**
 * What an answer does not show, since the model enlarged or moved the picture, though what is beside it changed: there it goes on as it
 * ends. The source would be a frame around it.
 *
 * @param framed 1 for each pixel that the answer shows
 * @param changed 1 for each pixel
 */
function findMargin(framed, changed, size) {
    const { width, height } = size;
    const margin = new Uint8Array(framed.length);
    const frame = frameOf(framed, size, 0);
    const columns = listNearest(width, frame.left, frame.width);
    const rows = listNearest(height, frame.top, frame.height);
    for (let y = 0, at = 0; y < height; y++) {
        for (let x = 0; x < width; x++, at++) {
            const [column = -1, row = -1] = [columns[x], rows[y]];
            if (!framed[at] && column >= 0 && row >= 0 && changed[row * width + column])
                margin[at] = 1;
        }
    }
    return margin;
}
/** Along one axis, the place within the answer that is nearest to each; -1 where none is near. */
function listNearest(length, from, shown) {
    const [first, last] = [from + margin_EDGE, from + shown - 1 - margin_EDGE];
    return Int32Array.from({ length }, (_, at) => {
        if (last < first)
            return -1;
        const nearest = Math.min(last, Math.max(first, at));
        return Math.abs(nearest - at) <= WIDEST * length + margin_EDGE ? nearest : -1;
    });
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/fidelity/matte.js

/** Levels, of 255, up to which a colour is that of what lies behind; compression makes as much of it. */
const matte_SAME = 10;
/** What is as far from what lies behind as an ink is that ink. */
const AS_FAR = 0.95;
/** Shares of that distance by which compression may move a mix of both, to the side and from what lies behind. */
const BESIDE = 0.2;
const BEFORE = 0.06;
/** Bits of each channel by which colours are told apart. */
const BITS = 4;
const COLOURS = 1 << (3 * BITS);
/**
 * Finds how transparent an opaque answer is meant to be where it changed. What lies behind a change is what its source shows nearest to it:
 * the ground, or a thing. A colour that differs from it is an ink, or a mix of both. The source's inks have the source's alpha, so that
 * shadows and watermarks stay what they are; others are opaque.
 *
 * @param changed 1 for each pixel
 */
function findMatte(changed, { source, answer, ground }) {
    const { alpha } = source;
    const nearest = alpha && findNearest(changed, source);
    if (!alpha || !nearest)
        return undefined;
    const behind = (at) => nearest[at] ?? at;
    const colourAt = ({ colours: [red, green, blue] }, at) => [red[at] ?? 0, green[at] ?? 0, blue[at] ?? 0];
    const own = createHistogram();
    const its = createHistogram();
    const kinds = new Int32Array(changed.length);
    for (let at = 0; at < changed.length; at++) {
        if (!changed[at])
            continue;
        const under = colourAt(source, behind(at));
        const [before, after] = [colourAt(source, at), colourAt(answer, at)];
        if (distance(before, under) > matte_SAME)
            own.add(before, { under, alpha: alpha[at] ?? 255, isSolid: true });
        const isInk = distance(after, under) > matte_SAME;
        if (isInk)
            kinds[at] = 1 + its.add(after, { under, alpha: alpha[behind(at)] ?? 255, isSolid: isSolid(answer, at) });
    }
    const inks = chooseInks(own.list(), its.list());
    return {
        ground,
        alphaAt: (at, colour) => {
            if (!changed[at])
                return undefined;
            const least = alpha[behind(at)] ?? 255;
            const ink = inks.get((kinds[at] ?? 0) - 1);
            const share = ink ? shareOf(ink.colour, colourAt(source, behind(at)), colour) : 0;
            return ink && share > BEFORE ? least + share * (ink.alpha - least) : least;
        },
    };
}
const distance = (a, b) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
/** How much of an ink a colour shows on what lies behind, 0–1. */
function shareOf(ink, under, colour) {
    let [along, length] = [0, 0];
    for (const channel of [0, 1, 2]) {
        const way = ink[channel] - under[channel];
        along += way * ((colour[channel] ?? 0) - under[channel]);
        length += way * way;
    }
    return length === 0 ? 1 : Math.min(1, Math.max(0, along / length));
}
/** Levels by which the neighbours within a surface differ at most. */
const SMOOTH = 24;
/** Whether a pixel is within a surface of about one colour: no edge of something. */
function isSolid({ colours, width, height }, at) {
    const [x, y] = [at % width, Math.floor(at / width)];
    if (x === 0 || y === 0 || x === width - 1 || y === height - 1)
        return false;
    const isNear = (next) => colours.every((values) => Math.abs((values[next] ?? 0) - (values[at] ?? 0)) <= SMOOTH);
    return [-width - 1, -width, -width + 1, -1, 1, width - 1, width, width + 1].every((step) => isNear(at + step));
}
function createHistogram() {
    const sums = new Map();
    return {
        add(colour, { under, alpha, isSolid }) {
            const [red, green, blue] = colour.map((value) => Math.min(255, Math.max(0, value)) >> (8 - BITS));
            const class_ = alpha < TRANSPARENT ? 0 : alpha < OPAQUE ? 1 : 2;
            const number = class_ * COLOURS + ((red ?? 0) << (2 * BITS)) + ((green ?? 0) << BITS) + (blue ?? 0);
            const sum = sums.get(number) ?? new Float64Array(9);
            sums.set(number, sum);
            for (const [index, value] of [...colour, ...under, alpha, 1, isSolid ? 1 : 0].entries())
                sum[index] = (sum[index] ?? 0) + value;
            return number;
        },
        list: () => [...sums].map(([number, sum]) => {
            const [r = 0, g = 0, b = 0, ur = 0, ug = 0, ub = 0, alpha = 0, , solid = 0] = sum.map((value) => value / (sum[7] ?? 1));
            return { number, colour: [r, g, b], under: [ur, ug, ub], alpha, isSolid: solid > 0 };
        }),
    };
}
/**
 * The ink of each kind of the answer's pixels: of the source's on its way from what lies behind, the nearest; its own colour where there is
 * none, and it fills a surface; else the likeliest, or none, since compression spoils the colours of what is beside an edge.
 */
function chooseInks(own, its) {
    const known = [...own];
    const inks = new Map();
    // What is further away comes first: what is nearer may be a mix of it.
    for (const { number, colour, under, isSolid: isInk } of its.toSorted((a, b) => distance(b.colour, b.under) - distance(a.colour, a.under))) {
        const far = distance(colour, under);
        let best;
        let longest = 0;
        for (const ink of known) {
            const length = distance(ink.colour, under);
            longest = Math.max(longest, length);
            if (length < AS_FAR * far)
                continue;
            const share = shareOf(ink.colour, under, colour);
            const mix = (channel) => under[channel] + share * (ink.colour[channel] - under[channel]);
            const off = Math.max(matte_SAME, distance([mix(0), mix(1), mix(2)], colour));
            const isBetter = !best || off < best.off || (off === best.off && length < best.length);
            if (isBetter)
                best = { ink, length, off };
        }
        const isKnown = best !== undefined && best.off <= Math.max(matte_SAME, BESIDE * best.length);
        if (!isKnown && far <= BESIDE * longest)
            continue;
        const ink = best && (isKnown || !isInk) ? best.ink : { colour, alpha: 255 };
        if (!isKnown && isInk)
            known.push(ink);
        inks.set(number, ink);
    }
    return inks;
}
/** Of each pixel that changed, the number of one near by that did not; undefined where all changed. */
function findNearest(changed, { width, height }) {
    const nearest = new Int32Array(changed.length).fill(-1);
    const queue = new Int32Array(changed.length);
    let [first, last] = [0, 0];
    for (let at = 0; at < changed.length; at++) {
        if (changed[at])
            continue;
        nearest[at] = at;
        queue[last++] = at;
    }
    if (last === 0)
        return undefined;
    while (first < last) {
        const at = queue[first++] ?? 0;
        const x = at % width;
        const visit = (next) => {
            if (nearest[next] !== -1)
                return;
            nearest[next] = nearest[at] ?? at;
            queue[last++] = next;
        };
        if (x > 0)
            visit(at - 1);
        if (x < width - 1)
            visit(at + 1);
        if (at >= width)
            visit(at - width);
        if (at < width * (height - 1))
            visit(at + width);
    }
    return nearest;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/fidelity/measures.js

/** Side of a window in pixels. */
const WINDOW = 8;
/** Of Wang et al. 2004, for 8 bits. */
const C1 = (0.01 * 255) ** 2;
const C2 = (0.03 * 255) ** 2;
/** @param weights of each pixel, how much it belongs to the inside, 0–1 */
function measureLikeness(source, result, weights) {
    const ssim = measureStructure(toLuma(source).values, toLuma(result).values, weights, source);
    const colour = measureColour(source, result, weights);
    return { ssimInside: ssim.inside, ssimOutside: ssim.outside, deltaEInside: colour.inside, deltaEOutside: colour.outside };
}
function createSides() {
    const sums = { inside: 0, outside: 0 };
    const counts = { inside: 0, outside: 0 };
    return {
        add: (weight, value) => {
            // What is between belongs to neither.
            const side = weight === 0 ? "outside" : weight >= 0.5 ? "inside" : undefined;
            if (!side)
                return;
            sums[side] += value;
            counts[side]++;
        },
        means: () => ({
            inside: counts.inside > 0 ? sums.inside / counts.inside : null,
            outside: counts.outside > 0 ? sums.outside / counts.outside : null,
        }),
    };
}
function measureStructure(own, its, weights, { width, height }) {
    const sides = createSides();
    const [down, across] = [Math.min(WINDOW, height), Math.min(WINDOW, width)];
    const n = down * across;
    for (let top = 0; top + down <= height; top += WINDOW) {
        for (let left = 0; left + across <= width; left += WINDOW) {
            let [sumA, sumB, squares, products, weight] = [0, 0, 0, 0, 0];
            for (let y = top; y < top + down; y++) {
                for (let x = 0, at = y * width + left; x < across; x++, at++) {
                    const a = own[at] ?? 0;
                    const b = its[at] ?? 0;
                    sumA += a;
                    sumB += b;
                    squares += a * a + b * b;
                    products += a * b;
                    weight += weights[at] ?? 0;
                }
            }
            const [meanA, meanB] = [sumA / n, sumB / n];
            const variances = squares / n - meanA * meanA - meanB * meanB;
            const covariance = products / n - meanA * meanB;
            const value = ((2 * meanA * meanB + C1) * (2 * covariance + C2)) / ((meanA * meanA + meanB * meanB + C1) * (variances + C2));
            sides.add(weight / n, value);
        }
    }
    return sides.means();
}
function measureColour(source, result, weights) {
    const sides = createSides();
    // One of four pixels tells as much.
    for (let y = 0; y < source.height; y += 2)
        for (let x = 0; x < source.width; x += 2) {
            const at = y * source.width + x;
            sides.add(weights[at] ?? 0, measureDistance(source, result, at));
        }
    return sides.means();
}
function measureDistance({ colours: a }, { colours: b }, at) {
    if (a[0][at] === b[0][at] && a[1][at] === b[1][at] && a[2][at] === b[2][at])
        return 0;
    const one = toOklab(a[0][at] ?? 0, a[1][at] ?? 0, a[2][at] ?? 0);
    const other = toOklab(b[0][at] ?? 0, b[1][at] ?? 0, b[2][at] ?? 0);
    return 100 * Math.sqrt((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2 + (one[2] - other[2]) ** 2);
}
const LINEAR = Float32Array.from({ length: 256 }, (_, value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
});
const linear = (value) => LINEAR[Math.min(255, Math.max(0, Math.round(value)))] ?? 0;
/** https://bottosson.github.io/posts/oklab/ */
function toOklab(red, green, blue) {
    const r = linear(red);
    const g = linear(green);
    const b = linear(blue);
    const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    return [
        0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
        1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
        0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
    ];
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/fidelity/regions.js


/** More regions than this say no more than the picture. */
const MOST_REGIONS = 12;
/** Share of the width over which neighbours are one region: letters are a line. */
const NEIGHBOURS = 0.012;
/** The boxes around what changed, the largest part first: at most twelve, each as small as its pixels allow. */
function listRegions(changed, size) {
    const near = Math.max(1, Math.round(size.width * NEIGHBOURS));
    const frame = frameOf(changed, size, near);
    const own = cutOut(changed, size, frame);
    const parts = listParts(grow(own, frame, near), frame, 1).sort((a, b) => b.pixels.length - a.pixels.length);
    return parts.slice(0, MOST_REGIONS).map((part) => {
        const { left, top, right, bottom } = encloseChange(part, own, frame);
        return { left: left + frame.left, top: top + frame.top, right: right + frame.left, bottom: bottom + frame.top };
    });
}
/** A part was grown, and is cut off where it meets the picture's edge: its pixels tell where the change ends. */
function encloseChange({ pixels }, changed, { width, height }) {
    const box = { left: width, top: height, right: 0, bottom: 0 };
    for (const at of pixels) {
        if (!changed[at])
            continue;
        const x = at % width;
        const y = Math.floor(at / width);
        if (x < box.left)
            box.left = x;
        if (y < box.top)
            box.top = y;
        if (x >= box.right)
            box.right = x + 1;
        if (y >= box.bottom)
            box.bottom = y + 1;
    }
    return box;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/fidelity/letter-shapes.js
/** A letter's strokes are thin for its size. Discs, buttons and squares are not. */
const THINNEST_OBJECT = 0.26;
const THINNEST_SMALL_OBJECT = 0.31;
/** Side of a shape, in pixels, below which its edge is as much chance as form. */
const SMALL = 12;
/** Share of its box that a shape fills from which it is a bar, a disc or a box: a letter i is, and so is much else. */
const MOST_FILLED = 0.74;
/** Fewer pixels are no shape. */
const letter_shapes_LEAST_PIXELS = 5;
/** Share of its outline at which a shape ends. Elsewhere it goes on: it is a part of what is larger. */
const LEAST_OUTLINED = 0.7;
/** Levels, of 255, by which its ground differs from it; and so many pixels outside, where no soft edge is any more. */
const GROUND = 14;
const OUTSIDE = 2;
/**
 * Whether a connected shape may be a letter, or several that touch each other. `none`: it tells nothing.
 *
 * @param strokes 1 for each pixel of a shape
 * @param isLight they are lighter than their ground; else darker
 */
function kindOfShape({ pixels, left, top, right, bottom }, strokes, { values, width, height }, isLight) {
    if (pixels.length < letter_shapes_LEAST_PIXELS)
        return "none";
    let mean = 0;
    for (const at of pixels)
        mean += (values[at] ?? 0) / pixels.length;
    let [edges, outlined] = [0, 0];
    const look = (at, x, y, across, down) => {
        const [nextX, nextY] = [x + across, y + down];
        const isInside = nextX >= 0 && nextX < width && nextY >= 0 && nextY < height;
        if (isInside && strokes[at + down * width + across])
            return;
        edges++;
        const farX = Math.min(width - 1, Math.max(0, x + OUTSIDE * across));
        const farY = Math.min(height - 1, Math.max(0, y + OUTSIDE * down));
        const above = mean - (values[farY * width + farX] ?? 0);
        if (!isInside || (isLight ? above : -above) >= GROUND)
            outlined++;
    };
    for (const at of pixels) {
        const y = Math.floor(at / width);
        const x = at - y * width;
        look(at, x, y, 1, 0);
        look(at, x, y, -1, 0);
        look(at, x, y, 0, 1);
        look(at, x, y, 0, -1);
    }
    if (outlined < LEAST_OUTLINED * edges)
        return "none";
    const [across, down] = [right - left + 1, bottom - top + 1];
    const side = Math.max(across, down);
    const isThin = (2 * pixels.length) / edges < side * (side < SMALL ? THINNEST_SMALL_OBJECT : THINNEST_OBJECT);
    if (!isThin)
        return "objects";
    return pixels.length > MOST_FILLED * across * down ? "none" : "letters";
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/fidelity/text-region.js



/** Half the width of the thickest stroke, in pixels; and how much brighter or darker than its ground it must be, of 255. */
const STROKE_RADIUS = 10;
const STROKE_CONTRAST = 28;
/** Letters so near to each other are one part, in pixels: half of it. */
const JOIN = 5;
/** Share of a part that is letters before and after, from which it is taken for text; and the share that they are of all shapes in it. */
const OF_LETTERS = 0.04;
const OF_SHAPES = 0.25;
/** Share of the letters that another word leaves without one of the other picture so near by, in pixels. */
const OF_OTHER_WORDS = 0.04;
const text_region_NEAR = 1;
/** Share of a shape that must have changed for it to count. */
const OF_SHAPE = 0.2;
/** Half the width of a headline's thickest stroke, as a share of the picture's shorter side. What is larger is an object. */
const LARGEST_STROKE = 0.12;
/** Of what changed, the parts that show other letters than before: small ones, then larger ones in pictures of half the size. */
function keepText(changed, { source, answer }) {
    const { width, height } = source;
    const kept = new Uint8Array(changed.length);
    let [before, after, mask] = [toLuma(source), toLuma(answer), changed];
    for (let times = 1; times === 1 || STROKE_RADIUS * times <= LARGEST_STROKE * Math.min(width, height); times *= 2) {
        if (times > 1) {
            mask = halveMask(mask, before);
            [before, after] = [halve(before), halve(after)];
        }
        const found = findText(mask, before, after);
        for (let y = 0, at = 0; y < height; y++) {
            const row = Math.min(before.height - 1, Math.floor(y / times)) * before.width;
            for (let x = 0; x < width; x++, at++)
                if (changed[at] && found[row + Math.min(before.width - 1, Math.floor(x / times))])
                    kept[at] = 1;
        }
    }
    return kept;
}
function findText(changed, before, after) {
    const text = new Uint8Array(changed.length);
    const parts = listParts(grow(changed, before, JOIN), before, 1);
    if (parts.length === 0)
        return text;
    const [own, its] = [findShapes(before, changed), findShapes(after, changed)];
    const [nearOwn, nearIts] = [grow(own.letters, before, text_region_NEAR), grow(its.letters, before, text_region_NEAR)];
    for (const part of parts) {
        const sight = { letters: 0, objects: 0, other: 0 };
        let all = 0;
        for (const at of part.pixels) {
            if (own.objects[at])
                sight.objects++;
            if (its.objects[at])
                sight.objects++;
            if (own.letters[at])
                sight.letters++;
            if (its.letters[at])
                sight.letters++;
            if ((own.letters[at] && !nearIts[at]) || (its.letters[at] && !nearOwn[at]))
                sight.other++;
            if (changed[at])
                all++;
        }
        if (looksLikeText(sight, all))
            for (const at of part.pixels)
                if (changed[at])
                    text[at] = 1;
    }
    return text;
}
/** Where the letters are the same, it is what they stand on that changed. */
function looksLikeText({ letters, objects, other }, all) {
    return letters > OF_LETTERS * all && letters >= OF_SHAPES * (letters + objects) && other >= OF_OTHER_WORDS * letters;
}
/** 1 where any of four pixels is. */
function halveMask(mask, { width, height }) {
    const half = { width: width >> 1, height: height >> 1 };
    const out = new Uint8Array(half.width * half.height);
    for (let y = 0, at = 0; y < half.height; y++)
        for (let x = 0, from = 2 * y * width; x < half.width; x++, at++, from += 2)
            if (mask[from] || mask[from + 1] || mask[from + width] || mask[from + width + 1])
                out[at] = 1;
    return out;
}
/** 1 for each pixel of a shape that is a letter's, and of one that is none, of those that changed. */
function findShapes(luma, changed) {
    const found = { letters: new Uint8Array(changed.length), objects: new Uint8Array(changed.length) };
    const near = grow(changed, luma, 2 * STROKE_RADIUS);
    for (const [index, strokes] of findStrokes(luma, near).entries()) {
        for (const part of listParts(strokes, luma, 1)) {
            const kind = hasChanged(part, changed) ? kindOfShape(part, strokes, luma, index === 0) : "none";
            if (kind !== "none")
                for (const at of part.pixels)
                    found[kind][at] = 1;
        }
    }
    return found;
}
function hasChanged({ pixels }, changed) {
    let count = 0;
    for (const at of pixels)
        if (changed[at])
            count++;
    return count >= OF_SHAPE * pixels.length;
}
/** What is thin, and lighter than what is around it; and what is darker. (The top-hat transforms of mathematical morphology.) */
function findStrokes({ values: luma, ...size }, near) {
    const opened = greatest(least(luma, size, STROKE_RADIUS), size, STROKE_RADIUS);
    const closed = least(greatest(luma, size, STROKE_RADIUS), size, STROKE_RADIUS);
    const [light, dark] = [new Uint8Array(luma.length), new Uint8Array(luma.length)];
    for (let at = 0; at < luma.length; at++) {
        if (!near[at])
            continue;
        const value = luma[at] ?? 0;
        if (value - (opened[at] ?? 0) > STROKE_CONTRAST)
            light[at] = 1;
        if ((closed[at] ?? 0) - value > STROKE_CONTRAST)
            dark[at] = 1;
    }
    return [light, dark];
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/fidelity/tone-starts.js


/** Brightness is divided into so many ranges. */
const RANGES = 12;
/** Share of the squares that a range must have to tell something, and how many it must. */
const LEAST_SHARE = 0.006;
const LEAST_SQUARES = 8;
/** Brightness, of 255, by which two ranges must be apart to tell of the contrast. */
const LEAST_APART = 30;
/** A model changes the contrast by no more. */
const LEAST_GAIN = 0.8;
/**
 * From where the search for a tone begins, the likeliest first: as it is, an offset, and the contrast that explains most. The last is
 * found by pairs of a darker and a brighter range, since a fit that begins at what most squares say never sees a dark minority.
 *
 * @param explain the share of the squares that a map explains
 */
function listStarts(samples, explain) {
    const { own, its } = samples;
    const offsets = own.map((values, channel) => median(values.map((value, at) => value - (its[channel]?.[at] ?? 0))));
    const ranges = listRanges(samples);
    let best;
    for (const [index, dark] of ranges.entries()) {
        for (const bright of ranges.slice(index + 1)) {
            if (bright.luma - dark.luma < LEAST_APART)
                continue;
            const gain = (bright.luma - dark.luma) / (bright.itsLuma - dark.itsLuma);
            if (!(gain >= LEAST_GAIN && gain <= 1 / LEAST_GAIN))
                continue;
            const map = mapRows((row, channel) => {
                const at = ({ own: source, its: answer }) => (source[channel] ?? 0) - gain * (answer[channel] ?? 0);
                return [(at(dark) + at(bright)) / 2, gain * row[1], gain * row[2], gain * row[3], 0];
            });
            const explained = explain(map);
            if (!best || explained > best.explained)
                best = { map, explained };
        }
    }
    return [AS_IT_IS, mapRows((row, channel) => addRows(row, [offsets[channel] ?? 0, 0, 0, 0, 0])), ...(best ? [best.map] : [])];
}
/** The darkest first. */
function listRanges({ own, its }) {
    const lumas = toLumas(own);
    const members = Array.from({ length: RANGES }, () => []);
    for (let at = 0; at < lumas.length; at++) {
        if (its.some((values) => isCutOff(values[at] ?? 0)))
            continue;
        members[Math.min(RANGES - 1, Math.floor(((lumas[at] ?? 0) / 256) * RANGES))]?.push(at);
    }
    const least = Math.max(LEAST_SQUARES, LEAST_SHARE * lumas.length);
    const itsLumas = toLumas(its);
    return members
        .filter((range) => range.length >= least)
        .map((range) => {
        const picked = new Float32Array(range.length);
        const middle = (values) => {
            for (let index = 0; index < picked.length; index++)
                picked[index] = values[range[index] ?? 0] ?? 0;
            return median(picked);
        };
        return { luma: middle(lumas), itsLuma: middle(itsLumas), own: own.map(middle), its: its.map(middle) };
    });
}
const toLumas = ([red, green, blue]) => red.map((value, at) => 0.299 * value + 0.587 * (green[at] ?? 0) + 0.114 * (blue[at] ?? 0));
const mapRows = (make) => [
    make(AS_IT_IS[0], 0),
    make(AS_IT_IS[1], 1),
    make(AS_IT_IS[2], 2),
];

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/fidelity/tone.js




/** At most so many squares, each of so many pixels at least. */
const MOST_SAMPLES = 6000;
const tone_LEAST_PIXELS = 16;
const LEAST_SAMPLES = 16;
/** Rounds in which each channel is fitted by itself; and in which all three are. */
const ROUNDS = 4;
const ROUNDS_TOGETHER = 3;
/** A start of less likelihood must explain so much more of the squares. */
const MORE = 0.01;
/** What differs by less, of 255, is left. */
const UNSEEN = 0.5;
/** What differs by more is no drift; and where most of the picture is as it was, so that the rest may have been toned by the edit. */
const TOO_FAR = 20;
const TOO_FAR_IN_PARTS = 10;
/** Share of the squares that must agree. */
const LEAST_AGREEING = 0.25;
/** A colour that is nearer than this, of 255, is the same. */
const tone_SAME = 1.5;
/**
 * Finds how the tone of an answer as a whole differs from the source's. What the edit changed does not count (Tukey's biweight), and
 * what was cut off at black or white only tells on which side it lies.
 *
 * @param counts of each pixel, whether it may be unchanged
 */
function matchTone(source, answer, counts) {
    const samples = takeSamples(source, answer, counts);
    const { length } = samples.own[0];
    if (length < LEAST_SAMPLES)
        return { map: undefined, strength: 0 };
    const apart = new Float32Array(length);
    const explain = (map) => {
        measureApart(samples, map, apart);
        return explainedShare(apart);
    };
    let best = { map: AS_IT_IS, explained: 0 };
    for (const start of listStarts(samples, explain)) {
        let map = start;
        for (let round = 0; round < ROUNDS; round++)
            ({ map } = tone_refine(samples, map, apart, { base: start, areTogether: false }));
        const explained = explain(map);
        if (explained > best.explained + MORE)
            best = { map, explained };
        // No other can explain so much more.
        if (explained > 1 - MORE)
            break;
    }
    let { map } = best;
    let agreeing = 0;
    for (let round = 0; round < ROUNDS_TOGETHER; round++)
        ({ map, agreeing } = tone_refine(samples, map, apart, { base: best.map, areTogether: true }));
    if (agreeing < LEAST_AGREEING)
        return { map: undefined, strength: 0 };
    measureApart(samples, AS_IT_IS, apart);
    const isInParts = apart.reduce((count, value) => count + (value <= tone_SAME ? 1 : 0), 0) >= length / 2;
    measureApart({ own: samples.its, its: samples.its }, map, apart);
    const strength = apart.reduce((sum, value) => sum + value, 0) / Math.sqrt(3) / length;
    const farthest = apart.reduce((most, value) => Math.max(most, value), 0) / Math.sqrt(3);
    const isDrift = strength >= UNSEEN && strength <= TOO_FAR && !(isInParts && farthest > TOO_FAR_IN_PARTS);
    return { map: isDrift ? map : undefined, strength };
}
/** The share of the squares that a map brings to the source's colour, of which one that is nearer counts for more. */
function explainedShare(apart) {
    const FAR = 6;
    let sum = 0;
    for (let at = 0; at < apart.length; at++) {
        const share = (apart[at] ?? 0) / FAR;
        if (share < 1)
            sum += (1 - share * share) ** 2;
    }
    return sum / apart.length;
}
/**
 * Betters a map by the squares that it nearly explains already.
 *
 * @param base what nothing tells of stays as it is there
 * @param areTogether each channel is made of all three; else of itself alone
 * @returns `agreeing`: share (0–1) of the squares that were not cut off and count
 */
function tone_refine(samples, map, apart, { base, areTogether }) {
    measureApart(samples, map, apart);
    const cutoff = 4.685 * Math.min(8, Math.max(1, median(apart)));
    const { own, its } = samples;
    const [red, green, blue] = its;
    const sums = [0, 1, 2].map(() => ({ equations: createLeastSquares(), total: 0, known: 0 }));
    const row = Float64Array.of(1, 0, 0, 0, 0);
    for (let at = 0; at < apart.length; at++) {
        const share = (apart[at] ?? 0) / cutoff;
        const weight = share < 1 ? (1 - share * share) ** 2 : 0;
        const colour = [red[at] ?? 0, green[at] ?? 0, blue[at] ?? 0];
        const isAnyCut = isCutOff(colour[0]) || isCutOff(colour[1]) || isCutOff(colour[2]);
        for (let channel = 0; channel < 3; channel++) {
            const value = colour[channel] ?? 0;
            const sum = sums[channel];
            const from = base[channel];
            if (!sum || !from || (areTogether ? isAnyCut : isCutOff(value)))
                continue;
            sum.known++;
            if (weight === 0)
                continue;
            const expected = from[0] + from[1] * colour[0] + from[2] * colour[1] + from[3] * colour[2] + from[4] * bend(value);
            for (let i = 0; i < 3; i++)
                row[i + 1] = areTogether || i === channel ? (colour[i] ?? 0) / 255 : 0;
            row[4] = bend(value) / 255;
            sum.equations.add(weight, row, ((own[channel]?.[at] ?? 0) - expected) / 255);
            sum.total += weight;
        }
    }
    const rows = sums.map(({ equations, total }, channel) => {
        const [offset = 0, ofRed = 0, ofGreen = 0, ofBlue = 0, curve = 0] = equations.solve(0.002 * total + 1e-6) ?? [];
        return addRows(base[channel] ?? AS_IT_IS[0], [255 * offset, ofRed, ofGreen, ofBlue, curve]);
    });
    const [known, total] = [sums.reduce((all, sum) => all + sum.known, 0), sums.reduce((all, sum) => all + sum.total, 0)];
    return { map: rows, agreeing: known === 0 ? 0 : total / known };
}
/** The distance of each colour from one that a map makes. Written out: arrays of three would take most of the time. */
function measureApart({ own, its }, [r, g, b], apart) {
    const [reds, greens, blues] = its;
    const [ownReds, ownGreens, ownBlues] = own;
    for (let at = 0; at < apart.length; at++) {
        const red = reds[at] ?? 0;
        const green = greens[at] ?? 0;
        const blue = blues[at] ?? 0;
        const linearRed = r[0] + r[1] * red + r[2] * green + r[3] * blue;
        const x = cutOff(ownReds[at] ?? 0, red, linearRed, r[1]) - linearRed - r[4] * bend(red);
        const linearGreen = g[0] + g[1] * red + g[2] * green + g[3] * blue;
        const y = cutOff(ownGreens[at] ?? 0, green, linearGreen, g[2]) - linearGreen - g[4] * bend(green);
        const linearBlue = b[0] + b[1] * red + b[2] * green + b[3] * blue;
        const z = cutOff(ownBlues[at] ?? 0, blue, linearBlue, b[3]) - linearBlue - b[4] * bend(blue);
        apart[at] = Math.sqrt(x * x + y * y + z * z);
    }
}
/** Squares of which all pixels count. */
function takeSamples(source, answer, counts) {
    const { width, height } = source;
    const most = Math.min(MOST_SAMPLES, (width * height) / tone_LEAST_PIXELS);
    const side = Math.max(1, Math.ceil(Math.sqrt((width * height) / most)));
    const [columns, rows] = [Math.floor(width / side), Math.floor(height / side)];
    const kept = [];
    for (let row = 0; row < rows; row++) {
        for (let column = 0; column < columns; column++) {
            const start = row * side * width + column * side;
            let all = true;
            for (let y = 0; counts && all && y < side; y++)
                for (let x = 0; all && x < side; x++)
                    if (!counts[start + y * width + x])
                        all = false;
            if (all)
                kept.push(start);
        }
    }
    const means = (values) => {
        const out = new Float32Array(kept.length);
        for (let index = 0; index < out.length; index++) {
            const start = kept[index] ?? 0;
            let sum = 0;
            for (let y = 0; y < side; y++)
                for (let x = 0, at = start + y * width; x < side; x++, at++)
                    sum += values[at] ?? 0;
            out[index] = sum / side ** 2;
        }
        return out;
    };
    const meansOf = ({ colours: [red, green, blue] }) => [means(red), means(green), means(blue)];
    return { own: meansOf(source), its: meansOf(answer) };
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/fidelity/whole-edit.js


/** Side of the parts that are compared, in pixels. */
const whole_edit_PART = 24;
/** Share of the parts that must agree. */
const MOST_PARTS = 0.9;
/** Share of the parts that changed, below which an edit is one of a place. */
const LEAST_CHANGED = 0.05;
/** Levels, of 255, and the share of what changed, by which shade may differ from one that is found. */
const SAME_SHADE = 4;
const OF_SHADE = 0.2;
/** Levels that a model adds to a colour; what adds more is no light. */
const MOST_ADDED = 12;
const whole_edit_ROUNDS = 4;
/**
 * Whether light that grows or falls evenly across the picture (a gradient, a vignette) is all that changed. Then there is no place at
 * which it ends, and none from which the source can be restored.
 *
 * @param changed 1 for each pixel
 */
function isShaded({ source, answer }, changed) {
    const parts = whole_edit_listParts(source);
    const isChanged = parts.map((part) => meanOf(changed, part, source.width) >= 0.5);
    if (isChanged.filter(Boolean).length < LEAST_CHANGED * parts.length)
        return false;
    const agrees = parts.map(() => true);
    for (const channel of [0, 1, 2]) {
        const own = parts.map((part) => meanOf(source.colours[channel], part, source.width));
        const its = parts.map((part) => meanOf(answer.colours[channel], part, source.width));
        const rows = parts.map(({ left, top }, at) => makeRow(own[at] ?? 0, left / source.width, top / source.height));
        const apart = fitShade(rows, own, its);
        if (!apart)
            return false;
        for (let at = 0; at < parts.length; at++)
            if ((apart[at] ?? 0) > Math.max(SAME_SHADE, OF_SHADE * Math.abs((own[at] ?? 0) - (its[at] ?? 0))))
                agrees[at] = false;
    }
    const shareOf = (values) => values.filter(Boolean).length / values.length;
    return shareOf(agrees) >= MOST_PARTS && shareOf(agrees.filter((_, at) => isChanged[at])) >= MOST_PARTS;
}
/** Light that is even, falls across, falls down, and falls from the middle outwards; and what is added. */
function makeRow(own, across, down) {
    const [x, y, value] = [2 * across - 1, 2 * down - 1, own / 255];
    return Float64Array.of(value, value * x, value * y, value * (x * x + y * y), 1);
}
/** How far each part is from the shade that most of them have; undefined where it is no light. */
function fitShade(rows, own, its) {
    let apart = own.map(() => 0);
    let added = 0;
    for (let round = 0; round < whole_edit_ROUNDS; round++) {
        const equations = createLeastSquares();
        const cutoff = 4.685 * Math.max(2, 1.4826 * (apart.toSorted((a, b) => a - b)[apart.length >> 1] ?? 0));
        for (const [at, row] of rows.entries()) {
            const share = (apart[at] ?? 0) / cutoff;
            if (share < 1)
                equations.add((1 - share * share) ** 2, row, (its[at] ?? 0) - (own[at] ?? 0));
        }
        const found = equations.solve(1e-6);
        if (!found)
            return undefined;
        apart = rows.map((row, at) => Math.abs(row.reduce((sum, value, index) => sum + value * (found[index] ?? 0), (own[at] ?? 0) - (its[at] ?? 0))));
        added = found[4] ?? 0;
    }
    return Math.abs(added) <= MOST_ADDED ? apart : undefined;
}
/** Deviation of brightness from which there is detail in a part. */
const DETAILED = 1.5;
/** What is left of it after a blur, and the correlation with it; and the same of what was sharpened. A model keeps 0.9 to 1.05. */
const BLURRED = { most: 0.75, correlation: 0.5 };
const SHARPENED = { least: 1.15, correlation: 0.9 };
/** Share of the parts with detail that must be so; and of those in which something changed, the share that must show the same thing. */
const MOST_DETAILED = 0.5;
const MOST_CHANGED = 0.7;
/**
 * Whether all that changed is how sharp the picture is, by more than a model does it to each.
 *
 * @param changed 1 for each pixel
 * @param pixel of the answer, in pixels of the source
 */
function isRefocused({ source, answer }, changed, pixel) {
    const [own, its] = [toDetail(source, pixel), toDetail(answer, pixel)];
    const kinds = [
        { refocused: 0, same: 0, isOne: (gain) => gain < BLURRED.most, least: BLURRED.correlation },
        { refocused: 0, same: 0, isOne: (gain) => gain > SHARPENED.least, least: SHARPENED.correlation },
    ];
    let [all, touched] = [0, 0];
    for (const part of whole_edit_listParts(source)) {
        const sums = compareDetail(own, its, { changed, part, size: source });
        if (sums.own < DETAILED ** 2)
            continue;
        const [gain, correlation] = [Math.sqrt(sums.its / sums.own), sums.both / Math.sqrt(sums.own * sums.its)];
        all++;
        if (sums.hasChanged)
            touched++;
        for (const kind of kinds) {
            if (!(correlation > kind.least))
                continue;
            if (kind.isOne(gain))
                kind.refocused++;
            if (sums.hasChanged)
                kind.same++;
        }
    }
    return all > 0 && kinds.some(({ refocused, same }) => refocused >= MOST_DETAILED * all && same >= MOST_CHANGED * touched);
}
/** The mean squares and products of a part, and whether anything in it changed. */
function compareDetail(a, b, { changed, part: { left, top }, size: { width, height } }) {
    const sums = { own: 0, its: 0, both: 0, hasChanged: false };
    const [right, bottom] = [Math.min(width, left + whole_edit_PART), Math.min(height, top + whole_edit_PART)];
    const n = (right - left) * (bottom - top);
    for (let y = top; y < bottom; y++) {
        for (let x = left, at = y * width + x; x < right; x++, at++) {
            const [one, other] = [a[at] ?? 0, b[at] ?? 0];
            sums.own += (one * one) / n;
            sums.its += (other * other) / n;
            sums.both += (one * other) / n;
            sums.hasChanged ||= changed[at] === 1;
        }
    }
    return sums;
}
/** Edges, less what resampling makes of the finest. */
function toDetail(planes, pixel) {
    const size = Math.max(1, pixel);
    const { values } = toLuma(planes);
    const fine = plane_blur(values, planes, size);
    const broad = plane_blur(values, planes, 3 * size);
    return fine.map((value, at) => value - (broad[at] ?? 0));
}
function whole_edit_listParts({ width, height }) {
    const parts = [];
    for (let top = 0; top < height; top += whole_edit_PART)
        for (let left = 0; left < width; left += whole_edit_PART)
            parts.push({ left, top });
    return parts;
}
function meanOf(values, { left, top }, width) {
    let [sum, n] = [0, 0];
    for (let y = top; y < Math.min(values.length / width, top + whole_edit_PART); y++)
        for (let x = left, at = y * width + x; x < Math.min(width, left + whole_edit_PART); x++, at++) {
            sum += values[at] ?? 0;
            n++;
        }
    return sum / n;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/fidelity/examine.js
















const MOST_PIXELS = 1_500_000;
/** Below this confidence the pictures do not show the same. */
const LEAST_CONFIDENCE = 0.2;
/** A picture that lies nearer to its place than this, in pixels of the source, is not resampled. */
const IN_PLACE = 0.12;
/** Pixels beside a mask or a text into which the soft edge of a change within may reach. */
const examine_BESIDE = 5;
/** A tone that differs by less, of 255, is no edit. */
const SEEN_TONE = 0.75;
/** Where more than this share of what the answer shows changed, there is nothing to restore. */
const examine_MOST_CHANGED = 0.95;
/** Finds how an answer lies upon its source, what the edit changed, and how alike they are elsewhere. */
function examine(parts) {
    const { source, answer, guesses, keepsAlpha = false, mostPixels = MOST_PIXELS } = parts;
    const [placed, ...others] = guesses;
    const factor = Math.max(1, Math.ceil(Math.sqrt((source.width * source.height) / mostPixels)));
    const ground = keepsAlpha ? findGround(source, answer, placed) : chooseGround(source);
    const own = reduceRaster(source, factor, ground.colour);
    const answerFactor = Math.max(1, Math.floor(Math.min(answer.width / own.width, answer.height / own.height)));
    const its = reduceRaster(answer, answerFactor, ground.colour);
    const mask = parts.mask && reduceMask(parts.mask, source, factor);
    const hidden = listHidden(own);
    const counts = excludeAll(mask, hidden);
    const toReduced = (mapping) => chain(chain(scaleBy(factor), mapping), scaleBy(1 / answerFactor));
    const toFull = (mapping) => chain(chain(scaleBy(1 / factor), mapping), scaleBy(answerFactor));
    // To find what moved takes most of the time.
    const isStill = isInPlace(own, its);
    const { mapping, confidence } = isStill
        ? { mapping: toReduced(placed), confidence: 1 }
        : // On one colour, the edges against it are all that many a picture has.
            alignReduced({ own, its, counts: ground.isPlain ? excludeAll(mask) : counts }, [toReduced(placed), ...others.map(toReduced)], parts.isMeasured === true);
    const isAligned = confidence >= LEAST_CONFIDENCE;
    const off = cornerDistance(toFull(mapping), placed, source) / Math.max(placed.x.scale, placed.y.scale);
    const full = isAligned && off > IN_PLACE ? toFull(mapping) : placed;
    const pair = { own, its, mapping: toReduced(full), placed: toReduced(placed), mask, hidden, ground, counts, factor, isStill };
    return {
        mapping: full,
        confidence,
        ...describeMove(full, placed, source),
        ...(isAligned ? compareAligned(pair, parts) : compareApart(pair, parts)),
    };
}
function compareAligned(pair, { keep, keepsAlpha = false, isMeasured = false }) {
    const { its, mapping, mask, ground, factor, isStill } = pair;
    const moved = resamplePlanes(its, mapping, pair.own);
    const framed = findFramed(pair, mapping);
    const soften = (own) => isResampled(mapping) ? resamplePlanes(resamplePlanes(own, invertMapping(mapping), its), mapping, own) : own;
    const plain = soften(pair.own);
    const { map: toneMap, strength } = isStill ? { map: undefined, strength: 0 } : matchTone(plain, moved, pair.counts);
    // The ground is the answer's, and is toned as that is.
    const own = toneMap ? layOnGround(pair.own, ground.colour, toneGround(toneMap, ground.colour)) : pair.own;
    const unmoved = own === pair.own ? plain : soften(own);
    const { source: compared, answer: shown } = toneMap ? applyTone(moved, toneMap, unmoved) : { source: unmoved, answer: moved };
    hideUncovered(compared, shown, ground.isPlain ? framed : excludeGround(framed, own));
    const { region: changed, core, isSharper, isOfOtherFocus } = findChange(compared, shown);
    // What is drawn on a plain ground is seen in the result.
    if (pair.hidden)
        dropHidden({ region: changed, core }, ground.isPlain ? listAtEdge(pair.hidden, own) : pair.hidden, own);
    const hidden = pair.hidden && exclude(pair.hidden, core);
    const text = mask || keep !== "text" ? undefined : keepText(changed, { source: own, answer: shown });
    // What changed is what was paid for: where none of it looks like text, all of it is kept.
    const found = text?.includes(1) ? text : changed;
    const margin = findMargin(framed, found, own);
    const region = mask ?? unite(found, margin);
    const covered = exclude(unite(framed, margin), hidden);
    const share = examine_shareOf(core);
    // A tone alone may be what an edit asks for, and so may sharpness.
    const isEdited = region.includes(1) || (strength < SEEN_TONE && !isSharper);
    const isWhole = () => (mask ?? found) === changed &&
        (isShaded({ source: plain, answer: moved }, core) ||
            (isOfOtherFocus && isRefocused({ source: compared, answer: shown }, core, 1 / mapping.x.scale)));
    const isAll = examine_shareOf(core, excludeAll(framed)) > examine_MOST_CHANGED;
    const isKept = !isMeasured && keep !== "all" && (keep === "mask" || (!isAll && isEdited && !isWhole()));
    const weights = mask ? featherInside(mask, own) : featherRegion(region, own, { grow: 1 + Math.max(1, 1 / mapping.x.scale), fade: 3 });
    return {
        toneMap,
        tone: strength,
        changed: share,
        regions: listRegions(core, own).map((box) => scaleBox(box, factor)),
        drift: mask || keep === "text" ? examine_shareOf(core, grow(mask ?? text ?? changed, own, examine_BESIDE)) : share,
        ...measureResult({ ...pair, hidden, ...(isKept && { own }) }, { shown: isKept ? shown : undefined, weights, covered }),
        ...(isKept && {
            weights: { values: weights, size: sizeOf(own), factor },
            matte: keepsAlpha && ground.isPlain
                ? findMatte(changed, { source: own, answer: shown, ground: toneMap ? toneGround(toneMap, ground.colour) : ground.colour })
                : undefined,
        }),
    };
}
/** Of pictures that do not show the same: nothing is the model's own doing, and only the user's mask tells what is kept. */
function compareApart(pair, { keep, isMeasured = false }) {
    const { own, its, placed, mask, hidden, factor } = pair;
    const isKept = keep === "mask" && mask !== undefined && !isMeasured;
    const weights = mask ? featherInside(mask, own) : new Float32Array(own.width * own.height).fill(1);
    const shown = isKept ? resamplePlanes(its, placed, own) : undefined;
    return {
        ...{ toneMap: undefined, tone: 0, changed: 1, regions: [], drift: 1 },
        ...measureResult(pair, { shown, weights, covered: exclude(findFramed(pair, placed), hidden) }),
        ...(isKept && { weights: { values: weights, size: sizeOf(own), factor } }),
    };
}
const sizeOf = ({ width, height }) => ({ width, height });
function measureResult({ own, its, placed, hidden }, { shown, weights, covered }) {
    for (let at = 0; at < weights.length; at++)
        if (!covered[at])
            weights[at] = 0;
    const result = shown ? blend(own, shown, weights) : resamplePlanes(its, placed, own);
    if (hidden)
        hideUncovered(own, result, hidden.map((value) => 1 - value));
    return measureLikeness(own, result, weights);
}
/** 1 where all of a square may change. */
function reduceMask(mask, { width, height }, factor) {
    const size = { width: Math.floor(width / factor), height: Math.floor(height / factor) };
    const out = new Uint8Array(size.width * size.height).fill(1);
    for (let y = 0; y < size.height * factor; y++)
        for (let x = 0; x < size.width * factor; x++)
            if (!mask[y * width + x])
                out[Math.floor(y / factor) * size.width + Math.floor(x / factor)] = 0;
    return out;
}
/** Whether the answer has fewer pixels than the source, which makes it softer. */
const isResampled = ({ x, y }) => Math.min(x.scale, y.scale) < 0.98;
/** 1 for each pixel that the answer shows. */
function findFramed({ own: { width, height }, its }, mapping) {
    const [x, y] = [makeTaps(mapping.x, its.width, width).covered, makeTaps(mapping.y, its.height, height).covered];
    const framed = new Uint8Array(width * height);
    for (let row = 0; row < height; row++)
        if (y[row])
            framed.set(x, row * width);
    return framed;
}
function scaleBox({ left, top, right, bottom }, factor) {
    return { left: left * factor, top: top * factor, right: right * factor, bottom: bottom * factor };
}
/** The share that changed, of what is not in a region. */
function examine_shareOf(changed, region) {
    let [count, all] = [0, 0];
    for (let at = 0; at < changed.length; at++) {
        if (region?.[at])
            continue;
        all++;
        if (changed[at])
            count++;
    }
    return all === 0 ? 0 : count / all;
}
function blend(source, shown, weights) {
    const { width, height } = source;
    let channel = 0;
    const colours = mapColours(source.colours, (values) => {
        const its = shown.colours[channel++];
        const out = values.slice();
        for (let at = 0; at < out.length; at++) {
            const weight = weights[at] ?? 0;
            if (weight > 0)
                out[at] = (out[at] ?? 0) + weight * ((its?.[at] ?? 0) - (out[at] ?? 0));
        }
        return out;
    });
    return { width, height, colours };
}
/** Of the content in the result as it is without being moved. */
function describeMove(mapping, placed, { width, height }) {
    const there = chain(mapping, invertMapping(placed));
    return {
        shift: { x: there.x.scale * (width / 2) + there.x.offset - width / 2, y: there.y.scale * (height / 2) + there.y.offset - height / 2 },
        zoom: { x: there.x.scale, y: there.y.scale },
    };
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/fidelity/restore.js




/** Weights nearer to 0 and 1 than this are 0 and 1. */
const HARD = 1 / 510;
/** Levels, of 255, that compression may add beside an edge; of twice as many, none is noise. */
const NOISE = 16;
/** Levels of it that are shown where source and answer are mixed half and half. */
const SEEN_NOISE = 1;
/**
 * Writes into the source what is kept of the answer, moved to its place and in the source's tone. All other pixels stay as they are, bit
 * for bit.
 *
 * @returns the number of pixels that came from the answer, or in part
 */
function restore(source, answer, parts) {
    const { mapping, toneMap, mask, matte, keepsAlpha } = parts;
    const { size, factor } = parts.weights;
    const background = parts.background && toneMap ? toneGround(toneMap, parts.background) : parts.background;
    const { width, height, pixels } = source;
    const showRow = createRowReader(answer, mapping, source);
    const row = new Float32Array(width);
    let count = 0;
    for (let y = 0; y < height; y++) {
        const span = readWeights(parts.weights, y, row);
        if (!span)
            continue;
        const shown = showRow(y, span);
        const reducedRow = Math.min(size.height - 1, Math.floor(y / factor)) * size.width;
        for (let x = span.from; x < span.to; x++) {
            const weight = row[x] ?? 0;
            if (weight <= HARD || (mask && !mask[y * width + x]))
                continue;
            count++;
            const at = reducedRow + Math.min(size.width - 1, Math.floor(x / factor));
            const options = { weight: weight >= 1 - HARD ? 1 : weight, toneMap, keepsAlpha, matte, background };
            paint(pixels, (y * width + x) * 4, shown, x * 4, at, options);
        }
    }
    return count;
}
/** @param shown colours on black and alpha, 0–255 */
function paint(pixels, to, shown, from, at, options) {
    const { weight, toneMap, keepsAlpha, matte, background } = options;
    const shownAlpha = Math.min(255, Math.max(0, shown[from + 3] ?? 0));
    const share = shownAlpha > 0 ? 255 / shownAlpha : 0;
    const colour = [(shown[from] ?? 0) * share, (shown[from + 1] ?? 0) * share, (shown[from + 2] ?? 0) * share];
    const ownAlpha = pixels[to + 3] ?? 255;
    const toned = toneMap
        ? [0, 1, 2].map((channel) => toneColour(toneMap, channel, { own: ownAlpha > 0 ? pixels[to + channel] : undefined, colour }))
        : colour;
    const matted = keepsAlpha ? matte?.alphaAt(at, toned) : undefined;
    const behind = matted === undefined ? background : matte?.ground;
    const alpha = keepsAlpha ? (matted ?? ownAlpha) : shownAlpha;
    const ofAnswer = weight * alpha;
    const total = ofAnswer + (1 - weight) * ownAlpha;
    pixels[to + 3] = clamp(total);
    if (pixels[to + 3] === 0)
        return;
    for (let channel = 0; channel < 3; channel++) {
        const own = pixels[to + channel] ?? 0;
        const its = toned[channel] ?? 0;
        pixels[to + channel] = clamp(own + fadeIn(clamp(behind ? takeOut(behind[channel] ?? 0, { shown: its, alpha }) : its) - own, ofAnswer / total));
    }
}
/**
 * What is added to the source's colour where the answer fades in. The noise of its compression fades in later than what it shows: beside
 * a letter it would be seen on a ground that has none.
 *
 * @param apart by how much the answer differs
 * @param share of the answer
 */
function fadeIn(apart, share) {
    if (share >= 1)
        return apart;
    const [plain, most] = [share * Math.abs(apart), (SEEN_NOISE * share) / (1 - share)];
    if (plain <= most)
        return share * apart;
    const isMore = Math.min(1, Math.max(0, Math.abs(apart) / NOISE - 1));
    return Math.sign(apart) * (most + isMore * (plain - most));
}
const clamp = (value) => (value <= 0 ? 0 : value >= 255 ? 255 : Math.round(value));
/** The weights of a row, between those of the reduced picture. @returns where there are any */
function readWeights({ values, size, factor }, y, row) {
    const at = Math.min(size.height - 1, Math.max(0, (y + 0.5) / factor - 0.5));
    const top = Math.min(size.height - 1, Math.floor(at));
    const bottom = Math.min(size.height - 1, top + 1);
    const down = at - top;
    let [from, to] = [row.length, 0];
    for (let x = 0; x < row.length; x++) {
        const across = Math.min(size.width - 1, Math.max(0, (x + 0.5) / factor - 0.5));
        const left = Math.floor(across);
        const right = Math.min(size.width - 1, left + 1);
        const part = across - left;
        const upper = (values[top * size.width + left] ?? 0) * (1 - part) + (values[top * size.width + right] ?? 0) * part;
        const lower = (values[bottom * size.width + left] ?? 0) * (1 - part) + (values[bottom * size.width + right] ?? 0) * part;
        const weight = upper * (1 - down) + lower * down;
        row[x] = weight;
        if (weight <= HARD)
            continue;
        if (x < from)
            from = x;
        to = x + 1;
    }
    return to > from ? { from, to } : undefined;
}
/** Reads the rows of the answer as the source has them, from top to bottom. What several need is made once. */
function createRowReader(answer, mapping, { width, height }) {
    const across = makeTaps(mapping.x, answer.width, width);
    const down = makeTaps(mapping.y, answer.height, height);
    const narrow = new Map();
    const out = new Float32Array(width * 4);
    return (y, { from, to }) => {
        const first = down.first[y] ?? 0;
        for (const made of narrow.keys())
            if (made < first)
                narrow.delete(made);
        out.fill(0, from * 4, to * 4);
        for (let tap = 0; tap < down.count; tap++) {
            const weight = down.weights[y * down.count + tap] ?? 0;
            if (weight === 0)
                continue;
            const line = narrow.get(first + tap) ?? narrowRow(answer, first + tap, across);
            narrow.set(first + tap, line);
            for (let at = from * 4; at < to * 4; at++)
                out[at] = (out[at] ?? 0) + weight * (line[at] ?? 0);
        }
        return out;
    };
}
/** Colours on black, so that what is transparent does not show. */
function narrowRow({ pixels, width }, y, { count, first, weights, covered }) {
    const line = new Float32Array(covered.length * 4);
    for (let x = 0; x < covered.length; x++) {
        let [red, green, blue, alpha] = [0, 0, 0, 0];
        for (let tap = 0, at = (y * width + (first[x] ?? 0)) * 4; tap < count; tap++, at += 4) {
            const weight = weights[x * count + tap] ?? 0;
            if (weight === 0)
                continue;
            const a = pixels[at + 3] ?? 255;
            const share = a === 255 ? weight : (weight * a) / 255;
            red += share * (pixels[at] ?? 0);
            green += share * (pixels[at + 1] ?? 0);
            blue += share * (pixels[at + 2] ?? 0);
            alpha += weight * a;
        }
        line[x * 4] = red;
        line[x * 4 + 1] = green;
        line[x * 4 + 2] = blue;
        line[x * 4 + 3] = alpha;
    }
    return line;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/fidelity/keep-source.js








/** Pixels at which pictures are compared that are only measured: of the copies that were reduced already. */
const FEW = 12_000;
const ALL = Number.POSITIVE_INFINITY;
/** Where less changed than these shares, it is measured by more pixels: all of the copies; and the pictures themselves. A word is small. */
const SMALL_CHANGE = 0.05;
const TINY_CHANGE = 0.005;
/** Pixels of source and answer up to which the pictures themselves are compared for a figure alone: no paid result is to fail for want of memory. */
const MOST_WHOLE = 50e6;
const keep_source_WHITE = 128;
/** Measures an answer against its source, and restores from the source what the edit did not change. Both have one ratio. */
async function keepSource(parts) {
    const { keep, isDone, isLimited } = parts.wish;
    if (keep !== "all" && !isDone)
        return restoreSource(parts);
    return { fidelity: isLimited ? await measureWhole(parts) : await measure(parts), notices: [] };
}
/** By reduced copies as long as they tell enough: to decode both pictures once more takes as long as all the rest. */
async function measure(parts) {
    const { width, height } = parts.reduced.source;
    const coarse = await measureReduced(parts, FEW);
    if (coarse.confidence < LEAST_CONFIDENCE || coarse.changed >= SMALL_CHANGE)
        return coarse;
    const fine = width * height > FEW ? await measureReduced(parts, ALL) : coarse;
    const { placement, answer } = parts;
    const isWhole = width === placement.width && height === placement.height;
    const isLarge = areaOf(placement) + areaOf(answer.header) > MOST_WHOLE;
    return isWhole || isLarge || fine.changed >= TINY_CHANGE ? fine : measureWhole(parts);
}
const areaOf = ({ width, height }) => width * height;
async function measureReduced(parts, mostPixels) {
    const { placement, wish, reduced } = parts;
    const { source, answer } = reduced;
    const [across, down] = [placement.width / source.width, placement.height / source.height];
    const [placed, ...others] = listGuesses({ ...parts, placement: { ...placement, width: source.width, height: source.height } });
    const asShown = (guess) => chain(guess, invertMapping(placed));
    const mask = await readMask(wish.mask, source);
    const found = examine({
        source,
        answer,
        guesses: [asShown(placed), ...others.map(asShown)],
        keep: wish.keep,
        mask,
        keepsAlpha: parts.keepsAlpha,
        isMeasured: true,
        mostPixels,
    });
    const shift = { x: found.shift.x * across, y: found.shift.y * down };
    const regions = found.regions.map(({ left, top, right, bottom }) => ({
        left: Math.floor(left * across),
        top: Math.floor(top * down),
        right: Math.min(placement.width, Math.ceil(right * across)),
        bottom: Math.min(placement.height, Math.ceil(bottom * down)),
    }));
    return describe({ ...found, shift, regions }, parts);
}
async function measureWhole(parts) {
    const { found } = await examineWhole(parts, true);
    return describe(found, parts);
}
/** The source in it may be written to. */
async function examineWhole(parts, isMeasured) {
    const { placement, wish, keepsAlpha } = parts;
    const source = await readRaster(parts.source, placement, parts.isFlat);
    const answer = await readRaster(parts.answer, parts.answer.header, parts.isFlat);
    const mask = await readMask(wish.mask, placement);
    const found = examine({ source, answer, guesses: listGuesses(parts), keep: wish.keep, mask, keepsAlpha, isMeasured });
    return { source, answer, mask, found };
}
async function restoreSource(parts) {
    const { placement, wish, keepsAlpha } = parts;
    const { width, height } = placement;
    const { keep } = wish;
    const { source, answer, mask, found } = await examineWhole(parts, false);
    const isAligned = found.confidence >= LEAST_CONFIDENCE;
    const { weights } = found;
    // Where all may change, nothing tells where it lies.
    const isFree = mask !== undefined && !mask.includes(0);
    const notices = isAligned || isFree || wish.isExplicit !== true ? [] : [{ code: "not-aligned", isMasked: weights !== undefined }];
    if (!weights) {
        if (isAligned && wish.isExplicit)
            notices.push({ code: "nothing-preserved", isAll: found.changed > 0.5 });
        return { fidelity: await describe(found, parts), notices };
    }
    const background = keepsAlpha ? findMixedBackground(parts.reduced.source, parts.reduced.answer) : undefined;
    const count = restore(source, answer, { ...found, weights, mask, keepsAlpha, background });
    const fidelity = await describe(found, parts, 1 - count / (width * height));
    const isAnswer = placement.method === "keep" && Buffer.compare(source.pixels, answer.pixels) === 0;
    if (count === 0 && keep !== "mask" && !isAnswer)
        notices.push({ code: "nothing-edited" });
    return { fidelity, notices, pixels: { width, height, pixels: source.pixels, channels: 4 }, isAnswer };
}
async function describe(found, parts, preserved = null) {
    const { source, answer } = parts;
    const { changed, changedOutside } = found.confidence >= LEAST_CONFIDENCE ? { changed: found.changed, changedOutside: found.drift } : await compareAsShown(parts);
    const facts = ({ width, height, mediaType }) => ({ width, height, format: (0,picture/* formatOfMediaType */.zv)(mediaType) });
    const roundAll = ({ x, y }) => ({ x: round(x), y: round(y) });
    const roundKnown = (value) => (value === null ? null : round(value));
    return {
        changed: round(changed),
        changedOutside: round(changedOutside),
        ssimInside: roundKnown(found.ssimInside),
        ssimOutside: roundKnown(found.ssimOutside),
        deltaEInside: roundKnown(found.deltaEInside),
        deltaEOutside: roundKnown(found.deltaEOutside),
        regions: found.regions.map(({ left, top, right, bottom }) => ({ x: left, y: top, width: right - left, height: bottom - top })),
        shift: roundAll(found.shift),
        zoom: roundAll(found.zoom),
        tone: round(found.tone),
        confidence: round(found.confidence),
        preserved: roundKnown(preserved),
        source: facts(source.header),
        answer: facts(answer.header),
    };
}
/** What differs visibly, place by place: all that can be told of two pictures that do not show the same. */
async function compareAsShown({ reduced: { source, answer }, wish, keepsAlpha, }) {
    const mask = await readMask(wish.mask, source);
    const shown = keepsAlpha ? withAlphaOf(source, answer) : answer;
    const changed = (0,compare/* measureChange */.BX)(source, shown);
    return { changed, changedOutside: mask ? (0,compare/* measureChange */.BX)(source, shown, { counts: (at) => mask[at] === 0 }) : changed };
}
/** To four decimals. */
const round = (value) => Math.round(value * 1e4) / 1e4;
/** As the result shows the answer; and where that has another ratio, the other ways in which the model may have meant it. */
function listGuesses({ placement, answer: { header } }) {
    const lay = (lie) => layUpon(placement, header, lie);
    switch (placement.method) {
        case "crop":
            return [lay("inside"), lay("stretched"), lay("around")];
        case "pad":
            return [lay("around"), lay("stretched"), lay("inside")];
        case "stretch":
            return [lay("stretched"), lay("inside"), lay("around")];
        default:
            return [lay("stretched")];
    }
}
async function readRaster({ bytes, header }, to, isFlat) {
    // What a decoder reduces by itself is off by a part of a pixel where its blocks are not whole.
    const fastShrinkOnLoad = header.width % 8 === 0 && header.height % 8 === 0;
    return (0,resize/* drawAt */.U)(bytes, {
        from: header,
        to,
        build: (image) => (isFlat ? image.flatten({ background: "white" }) : image).toColourspace("srgb").ensureAlpha(),
        options: { kernel: "linear", fastShrinkOnLoad },
    });
}
async function readMask(bytes, { width, height }) {
    if (!bytes)
        return undefined;
    const grey = await (0,sharp/* runPicture */.cT)(bytes, (image) => image.flatten({ background: "black" }).resize(width, height, { fit: "fill", kernel: "nearest" }).toColourspace("b-w").raw());
    return grey.map((value) => (value >= keep_source_WHITE ? 1 : 0));
}

// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/geometry.js + 1 modules
var geometry = __nccwpck_require__(687);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/header.js + 20 modules
var pixels_header = __nccwpck_require__(594);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __nccwpck_require__(522);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/formats/png-passes.js
var png_passes = __nccwpck_require__(420);
;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/indexed-png.js


const MAX_COLOURS = 256;
/**
 * Writes a PNG of numbered colours, in as few bits as they take, without changing any. The image library's way moves colours,
 * chiefly transparent ones, and gives other bytes on another machine.
 *
 * @param pixels red, green, blue and alpha, row by row
 * @returns undefined where there are more than 256 colours
 */
function writeIndexedPng(pixels, { width, height }, { interlaced = false } = {}) {
    const colours = listColours(pixels);
    if (!colours)
        return undefined;
    const numbers = new Map(colours.map((colour, number) => [colour, number]));
    const bits = [1, 2, 4, 8].find((each) => colours.length <= 2 ** each) ?? 8;
    const rows = [];
    for (const [left, top, across, down] of interlaced ? png_passes/* PASSES */._ : png_passes/* ONE_PASS */.R) {
        if (left >= width)
            continue;
        for (let y = top; y < height; y += down) {
            // The first byte names the filter: none, since numbers of colours lie at no distance from each other.
            const row = Buffer.alloc(1 + Math.ceil((Math.ceil((width - left) / across) * bits) / 8));
            for (let x = left, at = 0; x < width; x += across, at += bits) {
                const number = numbers.get(readColour(pixels, (y * width + x) * 4)) ?? 0;
                row[1 + (at >> 3)] = (row[1 + (at >> 3)] ?? 0) | (number << (8 - bits - (at & 7)));
            }
            rows.push(row);
        }
    }
    const head = Buffer.alloc(13);
    head.writeUInt32BE(width, 0);
    head.writeUInt32BE(height, 4);
    head.set([bits, 3, 0, 0, interlaced ? 1 : 0], 8);
    // Transparent colours come first, and the list of their alphas ends with them.
    const alphas = colours.map((colour) => colour & 255).filter((alpha) => alpha < 255);
    return Buffer.concat([
        Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
        writeChunk("IHDR", head),
        writeChunk("PLTE", Buffer.from(colours.flatMap((colour) => [colour >>> 24, (colour >> 16) & 255, (colour >> 8) & 255]))),
        ...(alphas.length > 0 ? [writeChunk("tRNS", Buffer.from(alphas))] : []),
        writeChunk("IDAT", (0,external_node_zlib_.deflateSync)(Buffer.concat(rows), { level: 9 })),
        writeChunk("IEND", Buffer.alloc(0)),
    ]);
}
/** In one order, whatever the picture. Undefined where they are too many. */
function listColours(pixels) {
    const colours = new Set();
    let last = -1;
    for (let at = 0; at < pixels.length; at += 4) {
        const colour = readColour(pixels, at);
        if (colour === last)
            continue;
        last = colour;
        colours.add(colour);
        if (colours.size > MAX_COLOURS)
            return undefined;
    }
    const isOpaque = (colour) => Number((colour & 255) === 255);
    return [...colours].sort((a, b) => isOpaque(a) - isOpaque(b) || a - b);
}
/** All that is wholly transparent is one colour. */
function readColour(pixels, at) {
    return pixels[at + 3] === 0 ? 0 : pixels.readUInt32BE(at);
}
function writeChunk(name, data) {
    const chunk = Buffer.alloc(12 + data.length);
    chunk.writeUInt32BE(data.length);
    chunk.write(name, 4, "latin1");
    data.copy(chunk, 8);
    chunk.writeUInt32BE((0,external_node_zlib_.crc32)(chunk.subarray(4, 8 + data.length)), 8 + data.length);
    return chunk;
}

// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/picture-error.js
var picture_error = __nccwpck_require__(417);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/picture-messages.js + 1 modules
var picture_messages = __nccwpck_require__(626);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/pixel-work.js + 8 modules
var pixel_work = __nccwpck_require__(747);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/preview.js
var preview = __nccwpck_require__(360);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/prove-picture.js
var prove_picture = __nccwpck_require__(798);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/encode.js
var encode = __nccwpck_require__(328);
;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/result-encoding.js

/** Of results that follow no source in it. */
const QUALITY = { avif: 70 };
const USUAL_QUALITY = 90;
/** Of a weight in proportion: what is drawn anew weighs a little more, or less. */
const TOLERANCE = 1.3;
/** More than so many times the source's weight is much. */
const HEAVY = 2;
/** Formats whose alpha channel stays where it is opaque; the others leave it out by themselves. */
const STORES_OPAQUE = ["png", "tiff"];
const NOT_WEIGHED = { proportion: Number.POSITIVE_INFINITY, heavy: Number.POSITIVE_INFINITY };
const COMPRESSIONS = { 1: "none", 5: "lzw", 7: "jpeg", 32773: "packbits" };
/**
 * How the result is stored: as its source, where that has the same format; else by what suits the format, and grey, a palette and
 * an alpha channel as the source has them. Grey stays grey as long as the answer shows no other colour.
 */
function chooseEncoding({ source, answer, size, format, isWhole }) {
    const quality = QUALITY[format] ?? USUAL_QUALITY;
    const area = size.width * size.height;
    if (!source)
        return { quality, area, alpha: "as-answered", palette: false, ...NOT_WEIGHED };
    const { header, bytes } = source;
    const own = header.encoding;
    const isSame = header.mediaType === picture/* FORMATS */.hR[format].mediaType;
    const isWeighed = isSame && !header.lossless && own.quality === undefined;
    const weight = (bytes.length * area) / (header.width * header.height);
    const answered = isWhole && answer.header.mediaType === header.mediaType ? answer.header.encoding.quality : undefined;
    return {
        quality: isSame && own.quality !== undefined ? Math.min(own.quality, answered ?? 100) : quality,
        area,
        lossless: isSame && header.lossless,
        grey: own.grey && answer.shown.grey,
        palette: own.palette && format === "png",
        progressive: isSame && own.progressive,
        coarseColour: isSame && own.coarseColour,
        compression: isSame ? chooseCompression(header, answer.shown) : undefined,
        density: isSame || !isPlaceholder(own.density) ? own.density : undefined,
        alpha: chooseAlpha(header, answer, format),
        proportion: isWeighed ? TOLERANCE * weight : NOT_WEIGHED.proportion,
        heavy: isSame && format === "png" ? HEAVY * weight : NOT_WEIGHED.heavy,
    };
}
/** A JPEG inside a TIFF holds no transparency; and pixels in full weigh up to 24 times those of a palette or of one bit, unless they are deflated. */
function chooseCompression({ alpha, encoding }, shown) {
    const own = encoding.palette ? undefined : COMPRESSIONS[encoding.compression ?? 0];
    return own === "jpeg" && (alpha || shown.transparent) ? undefined : own;
}
/** The image library writes 1,000 pixels for a metre into each PNG that was given nothing else. */
function isPlaceholder(density) {
    return density !== undefined && Math.abs(density.across - 25.4) < 0.1;
}
function chooseAlpha(source, { header, shown }, format) {
    if (shown.transparent || source.alpha === header.alpha)
        return "as-answered";
    if (!source.alpha)
        return "drop";
    return STORES_OPAQUE.includes(format) && !source.encoding.palette ? "add" : "as-answered";
}
/** Steps of JPEG's quality that nobody sees or weighs. */
const SAME_QUALITY = 3;
/** Whether an answer in the wanted format is stored as the result is to be. */
function isStoredSo(header, length, wanted, source) {
    if (!source)
        return true;
    const { encoding, lossless, mediaType } = header;
    if (wanted.alpha !== "as-answered" || (wanted.grey && !encoding.grey) || (wanted.palette && !encoding.palette))
        return false;
    // In a format that the source does not have, the answer is as good as any.
    if (mediaType !== source.mediaType)
        return true;
    return (encoding.progressive === (wanted.progressive ?? false) &&
        (encoding.coarseColour ?? false) === (wanted.coarseColour ?? false) &&
        (encoding.quality ?? 0) <= wanted.quality + SAME_QUALITY &&
        (mediaType !== "image/webp" || (lossless === source.lossless && length <= wanted.proportion)));
}
/** Qualities to try, the best first, until the weight is in proportion, where a file does not say at which one it was made. */
function listQualities(format, { quality, lossless }) {
    if (format === "webp" && !lossless)
        return [quality, 80, 70];
    return format === "avif" && !lossless ? [quality, 50] : [quality];
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/render-result.js









/** Share of the pixels that a palette may change visibly. */
const MAX_CHANGED = 0.01;
/** Brings an answer, or pixels made of it, to its place, and encodes it. */
async function renderResult(answer, rendering) {
    const { format, encoding } = rendering;
    const drawn = await enlargeAnswer(answer, rendering);
    const draw = (finish) => {
        const build = (image) => finish(placePixels(image, rendering));
        return Buffer.isBuffer(drawn) ? (0,sharp/* runPicture */.cT)(drawn, build) : (0,sharp/* runPixels */.Dm)(drawn, build);
    };
    if (encoding.palette) {
        const indexed = await renderIndexed(draw, rendering);
        if (indexed)
            return indexed;
    }
    let bytes = Buffer.alloc(0);
    for (const quality of listQualities(format, encoding)) {
        bytes = await draw((image) => (0,encode/* encodePicture */.D)(image, format, { ...encoding, quality }));
        if (bytes.length <= encoding.proportion)
            break;
    }
    return format === "gif" && (await isOpaque(draw)) ? (0,pixels_header/* markOpaque */.Hm)(bytes, picture/* FORMATS */.hR.gif.mediaType) : bytes;
}
async function isOpaque(draw) {
    const alpha = await draw((image) => image.ensureAlpha().extractChannel("alpha").raw());
    return alpha.every((value) => value === 255);
}
/** An answer that is smaller than its place in the result, as large as that: then it is only cut or padded. */
async function enlargeAnswer(answer, rendering) {
    const { from, placement } = rendering;
    const { method } = placement;
    const to = method === "crop" || method === "pad" ? (0,geometry/* sizeOfRatio */.gf)(from, placement, method === "crop" ? "around" : "within") : placement;
    if (!(0,resize/* isLarger */.E)(to, from))
        return answer;
    return (0,resize/* drawAt */.U)(answer, { from, to, build: (image) => dropAlpha(image, rendering).toColourspace("srgb") });
}
/** Also an alpha channel that is opaque throughout. */
function dropAlpha(image, { format, encoding }) {
    return !picture/* FORMATS */.hR[format].alpha || encoding.alpha === "drop" ? image.flatten({ background: "white" }) : image;
}
function placePixels(image, rendering) {
    const { placement, format, encoding } = rendering;
    const { width, height, method } = placement;
    // Flattening comes first in sharp's order.
    dropAlpha(image, rendering);
    if (method !== "keep") {
        const background = picture/* FORMATS */.hR[format].alpha ? { r: 0, g: 0, b: 0, alpha: 0 } : "white";
        image.resize(width, height, { fit: compare/* FIT_OF */.ik[method], kernel: "lanczos3", background });
    }
    return encoding.alpha === "add" ? image.ensureAlpha() : image;
}
/** As a PNG of numbered colours: the very ones where they are few, else the nearest ones where that is not seen; undefined where it is. */
async function renderIndexed(draw, { placement, encoding }) {
    const { width, height } = placement;
    const progressive = encoding.progressive ?? false;
    const pixels = await draw((image) => image.toColourspace("srgb").ensureAlpha().raw());
    const exact = writeIndexedPng(pixels, { width, height }, { interlaced: progressive });
    if (exact)
        return exact;
    const nearest = await (0,sharp/* runPixels */.Dm)({ pixels, width, height, channels: 4 }, (image) => image.png({ palette: true, progressive }));
    const shown = await (0,sharp/* runPicture */.cT)(nearest, (image) => image.toColourspace("srgb").ensureAlpha().raw());
    return (0,compare/* measureChange */.BX)({ pixels }, { pixels: shown }) <= MAX_CHANGED ? nearest : undefined;
}

// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/size-limits.js
var size_limits = __nccwpck_require__(632);
;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/finish-picture.js



















/** Pixels of the longest side of a strip, in formats that hold longer ones. */
const MAX_SIDE = 65_500;
/** An answer enlarged by more than this looks soft, and the user gets a notice. */
const ENLARGED = 1.5;
/**
 * Makes the file out of a model's answer: decoded for proof, brought to the wanted size and format, with the source's
 * transparency where the model lost it, and stored as the source is. An answer that needs no change of its pixels keeps them bit
 * for bit.
 *
 * @param parts `source` and its `header`: of the picture that was edited; absent for one that was generated.
 * @throws {RetouchError} `invalid-image`: no image, of a type that is not read, cut off, damaged, of one flat colour, or of another ratio
 *   with `fit: fail`; `too-large`: it takes too much memory or time to decode.
 */
async function finishPicture(parts) {
    // A source that cannot be decoded is passed over.
    const { bytes = parts.answer, ...finished } = await finish({ ...parts, copy: parts.source && reducedCopyOf(parts.source) }).catch(blameAnswer);
    return markProven({ bytes, ...finished });
}
const finish = (0,pixel_work/* definePixelWork */.$)("finish", makeResult, ({ answer, source, wanted: { size = { width: 0, height: 0 } } }) => (0,pixels_header/* areaOf */.d6)(answer, source) + size.width * size.height);
async function makeResult(parts) {
    const { answer, source, header, wanted, sent, copy } = parts;
    const { format, fit } = wanted;
    const original = source && header && { bytes: source, header, copy };
    const found = await readAnswer(answer);
    const { maxSide = MAX_SIDE } = picture/* FORMATS */.hR[format];
    const placement = (0,geometry/* placeAnswer */.yB)(found, { ...wanted, maxSide, sent });
    const [before, after] = await Promise.all([original && showOriginal(original, placement, fit), showAnswer(answer, found, placement)]);
    // An edit may rightly be flat where its source is; a picture that was asked for in words never is.
    if (after.flat && (original === undefined || before?.flat === false))
        throw new errors/* RetouchError */.tJ("invalid-image", picture_messages/* ANSWER_FLAT */.TG);
    const judged = judgeTransparency({ original, before, after, found, placement, format });
    const restored = judged?.code === "transparency-restored" ? original : undefined;
    // What is aligned lies upon the source, whatever its ratio.
    const keepsAlpha = restored !== undefined || (judged?.code === "transparency-not-restored" && parts.keep?.keep !== "all");
    const followed = wanted.isStep ? undefined : original;
    const shown = before && { placement, keepsAlpha, reduced: { source: before, answer: after } };
    const compared = shown && original && (await compareWithSource(original, parts, { found, ...shown }));
    const { pixels: preserved, fidelity, isAnswer = true } = compared ?? {};
    const transparency = preserved && keepsAlpha ? { code: "transparency-restored" } : judged;
    const background = restored && before && findMixedBackground(before, after);
    const pixels = preserved ?? (restored && (await restoreAlpha(restored, { answer, found, placement, background })));
    const isUntouched = preserved ? isAnswer : pixels === undefined;
    const encoding = chooseEncoding({
        source: followed,
        answer: { header: found, shown: after },
        size: placement,
        format,
        isWhole: placement.method === "keep" && isAnswer,
    });
    const kept = isUntouched ? keepBytes(answer, { found, placement, format, encoding, source: followed?.header }) : undefined;
    const isHeavy = kept !== undefined && kept.length > encoding.heavy;
    const drawn = kept && !isHeavy
        ? kept
        : await (preserved
            ? renderPreserved(preserved, { placement, format, encoding, hasAlpha: header?.alpha === true })
            : pixels
                ? renderResult(pixels, { from: placement, placement: { ...placement, method: "keep" }, format, encoding })
                : renderResult(answer, { from: found, placement, format, encoding }));
    const stored = kept && kept.length <= drawn.length ? kept : drawn;
    // Padding and what a format cannot hold are added to the result alone.
    const isAsCompared = isUntouched && placement.method !== "pad" && (picture/* FORMATS */.hR[format].alpha || !after.transparent);
    // A picture that follows from no other keeps what the model says of its size in print.
    const bytes = kept && !followed ? kept : (0,pixels_header/* setDensity */.bj)(stored, picture/* FORMATS */.hR[format].mediaType, encoding.density);
    return {
        bytes: bytes === answer ? undefined : bytes,
        mediaType: picture/* FORMATS */.hR[format].mediaType,
        width: placement.width,
        height: placement.height,
        sha256: (0,external_node_crypto_.createHash)("sha256").update(bytes).digest("hex"),
        warnings: [
            ...(isAnswer ? describePlacement(found, placement) : []),
            ...(transparency ? [transparency] : []),
            ...(compared?.notices ?? []),
        ],
        changedShare: fidelity?.changed ?? (before && (0,compare/* measureChange */.BX)(before, restored ? withAlphaOf(before, after) : after)),
        fidelity,
        thumbnails: {
            before: before && original && (0,geometry/* hasSameRatio */._G)(original.header, placement) ? await (0,preview/* drawThumbnail */.Vs)(before) : undefined,
            after: isAsCompared ? await (0,preview/* drawThumbnail */.Vs)(after) : undefined,
        },
    };
}
/** Its size is the one that the decoder shows. */
async function readAnswer(answer) {
    const found = (0,pixels_header/* readHeader */.ay)(answer);
    (0,size_limits/* checkDecodable */.Kt)(found, answer.length);
    return explainDamage(found, async () => {
        await (0,prove_picture/* checkEnd */.cF)(answer, found);
        return { ...found, ...(await (0,sharp/* measurePicture */.Xo)(answer)) };
    });
}
/** Pixels of a picture that is too small to tell how it lies upon another. */
const LEAST_TO_MEASURE = 2500;
/** Nothing is compared where the result has another ratio than the source, and of tiny pictures that are only measured. */
async function compareWithSource(source, { answer, wanted, keep: wish }, { found, ...shown }) {
    if (!wish)
        return { notices: [] };
    const { placement } = shown;
    if (wish.keep === "all" && placement.width * placement.height < LEAST_TO_MEASURE)
        return { notices: [] };
    if (!(0,geometry/* hasSameRatio */._G)(source.header, placement))
        return { notices: wish.keep !== "all" && wish.isExplicit ? [{ code: "preserve-other-ratio" }] : [] };
    return keepSource({ source, answer: { bytes: answer, header: found }, wish, isFlat: !picture/* FORMATS */.hR[wanted.format].alpha, ...shown });
}
/** Pixels of which most are the source's: without loss where the format allows it. */
async function renderPreserved(pixels, { placement, format, encoding, hasAlpha }) {
    const isOpaque = !hasAlpha && pixels.pixels.every((value, index) => index % 4 !== 3 || value === 255);
    // The nearest colours of a palette would not be the source's.
    const colours = Buffer.from(pixels.pixels.buffer, pixels.pixels.byteOffset, pixels.pixels.byteLength);
    const palette = encoding.palette && writeIndexedPng(colours, placement, { interlaced: false }) !== undefined;
    return renderResult(pixels, {
        from: placement,
        placement: { ...placement, method: "keep" },
        format,
        encoding: { ...encoding, palette, alpha: isOpaque ? "drop" : "as-answered" },
    });
}
async function showAnswer(answer, found, placement) {
    return explainDamage(found, () => (0,compare/* makeThumbnail */.Hf)(answer, (0,compare/* reduceSize */.mD)(placement), placement.method));
}
async function explainDamage({ complete }, decode) {
    return decode().catch((cause) => {
        throw new picture_error/* PictureError */.Z({ kind: complete ? "damaged" : "cut-off" }, { cause });
    });
}
/** The source as the result shows the answer: cut the same way when the result has another ratio. Undefined when it is damaged. */
async function showOriginal({ bytes, header, copy }, placement, fit) {
    const size = (0,compare/* reduceSize */.mD)(placement);
    const method = (0,geometry/* hasSameRatio */._G)(header, placement)
        ? "scale"
        : (0,geometry/* placeAnswer */.yB)(header, { size: placement, fit: fit === "fail" ? "fill" : fit }).method;
    if (copy?.width === size.width && copy.height === size.height && method === "scale")
        return copy;
    return (0,compare/* makeThumbnail */.Hf)(bytes, size, method).catch(() => undefined);
}
const PLACED = { crop: "cropped", pad: "padded", stretch: "stretched", keep: undefined, scale: undefined };
function describePlacement({ width, height }, placement) {
    const from = { width, height };
    const to = { width: placement.width, height: placement.height };
    const how = PLACED[placement.method];
    return [...(how ? [{ code: how, from, to }] : []), ...(placement.scale > ENLARGED ? [{ code: "enlarged", from, to }] : [])];
}
/** What becomes of transparency in source and answer; undefined where it stays as the model returned it. */
function judgeTransparency(at) {
    const { original, placement, format } = at;
    const isAnswered = at.found.alpha && at.after.transparent;
    const isInSource = original?.header.alpha === true && at.before?.transparent === true;
    if (!picture/* FORMATS */.hR[format].alpha)
        return isAnswered || isInSource ? { code: "transparency-lost", format } : undefined;
    if (isAnswered || !isInSource)
        return undefined;
    const fits = (0,geometry/* hasSameRatio */._G)(original.header, placement) && (placement.method === "keep" || placement.method === "scale");
    return { code: fits ? "transparency-restored" : "transparency-not-restored" };
}
/** The answer at the result's size, with the source's alpha. */
async function restoreAlpha({ bytes, header }, { answer, found, placement, background }) {
    const alpha = (image) => image.toColourspace("srgb").ensureAlpha().extractChannel("alpha");
    const opaque = (image) => image.flatten({ background: "white" }).toColourspace("srgb").ensureAlpha();
    const own = await (0,resize/* drawAt */.U)(bytes, { from: header, to: placement, build: alpha });
    const drawn = await (0,resize/* drawAt */.U)(answer, { from: found, to: placement, build: opaque });
    applyAlpha(drawn.pixels, (pixel) => own.pixels[pixel] ?? 255, background);
    return drawn;
}
/** The answer's own bytes, less its metadata, when they already are what is wanted. */
function keepBytes(answer, at) {
    const { mediaType, conversion } = at.found;
    const isWanted = mediaType === picture/* FORMATS */.hR[at.format].mediaType && at.placement.method === "keep";
    const isPlain = conversion.every((reason) => reason === "palette" || reason === "greyscale");
    // Other decoders may refuse a file that ours took only after a repair.
    if (!isWanted || !isPlain || (0,sharp/* wasRepaired */.Ym)(answer) || !isStoredSo(at.found, answer.length, at.encoding, at.source))
        return undefined;
    return (0,pixels_header/* stripMetadata */.qc)(answer, mediaType);
}


/***/ }),

/***/ 754:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Er: () => (/* binding */ buildProfile),
/* harmony export */   LC: () => (/* binding */ encodeSrgb),
/* harmony export */   NH: () => (/* binding */ GAMMA_OF_SRGB),
/* harmony export */   UI: () => (/* binding */ isSrgbProfile),
/* harmony export */   er: () => (/* binding */ readProfile)
/* harmony export */ });
const SPACES = { "RGB ": "rgb", GRAY: "grey" };
/** Red, green and blue of sRGB in X, Y and Z, adapted to the white of profiles (D50). */
const SRGB_PRIMARIES = {
    rXYZ: [0.43607, 0.22249, 0.01392],
    gXYZ: [0.38515, 0.71687, 0.09708],
    bXYZ: [0.14307, 0.06061, 0.7141],
};
/** Profiles round their numbers, and this much is half a step of 255. */
const PRIMARY_TOLERANCE = 0.002;
/** Steps of 255 by which a curve may be off, at any of so many places. */
const CURVE_TOLERANCE = 1.5;
const CURVE_PLACES = 64;
/**
 * Reads what a profile is by its numbers: its name says little, as that of "Display P3 Gamut with sRGB Transfer". One that is
 * damaged, or made of tables, counts as another one than sRGB. Layout: ICC.1:2022, sections 7.2, 7.3, 9.2 and 10.
 */
function readProfile(profile) {
    try {
        const space = SPACES[profile.toString("latin1", 16, 20)] ?? "other";
        const tags = listTags(profile);
        if (space === "other" || tags.has("A2B0"))
            return { space, isSrgb: false };
        if (space === "grey") {
            const curve = readCurve(profile, tags.get("kTRC"));
            return { space, curve, isSrgb: isSrgbCurve(curve) };
        }
        const hasPrimaries = Object.entries(SRGB_PRIMARIES).every(([tag, wanted]) => {
            const start = tags.get(tag) ?? Number.NaN;
            return wanted.every((value, index) => Math.abs(readFixed(profile, start + 8 + index * 4) - value) <= PRIMARY_TOLERANCE);
        });
        const isSrgb = hasPrimaries && ["rTRC", "gTRC", "bTRC"].every((tag) => isSrgbCurve(readCurve(profile, tags.get(tag))));
        return { space, isSrgb };
    }
    catch {
        return { space: "other", isSrgb: false };
    }
}
/** True when leaving the profile out changes nothing that is seen. */
function isSrgbProfile(profile) {
    return readProfile(profile).isSrgb;
}
/** Light as sRGB codes it, from 0 to 1. IEC 61966-2-1. */
function encodeSrgb(light) {
    return light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055;
}
function isSrgbCurve(curve) {
    const places = Array.from({ length: CURVE_PLACES + 1 }, (_, index) => index / CURVE_PLACES);
    return places.every((value) => Math.abs(encodeSrgb(Math.max(0, curve(value))) - value) * 255 <= CURVE_TOLERANCE);
}
/** Tag → offset of its data. */
function listTags(profile) {
    const count = Math.min(profile.readUInt32BE(128), 100);
    const entries = Array.from({ length: count }, (_, index) => 132 + index * 12);
    return new Map(entries.map((at) => [profile.toString("latin1", at, at + 4), profile.readUInt32BE(at + 4)]));
}
function readFixed(profile, at) {
    return profile.readInt32BE(at) / 65536;
}
/** Numbers of a parametric curve of each type, in the order g a b c d e f. */
const PARAMETERS = [1, 3, 4, 5, 7];
/** @throws RangeError when it is not there, or of a type that is not known. */
function readCurve(profile, start = Number.NaN) {
    const type = profile.readUInt32BE(start) === 0x70617261 ? "para" : "curv";
    if (type === "para") {
        const kind = profile.readUInt16BE(start + 8);
        const [g = 1, a = 1, b = 0, c = 0, d = 0, e = 0, f = 0] = Array.from({ length: PARAMETERS[kind] ?? 0 }, (_, index) => readFixed(profile, start + 12 + index * 4));
        if (kind === 0)
            return (value) => value ** g;
        // Below `d`, or where the sum would be negative, the curve is a line, or flat.
        if (kind <= 2)
            return (value) => (a * value + b >= 0 ? (a * value + b) ** g : 0) + c;
        return (value) => (value >= d ? (a * value + b) ** g + e : c * value + f);
    }
    const count = profile.readUInt32BE(start + 8);
    const read = (index) => profile.readUInt16BE(start + 12 + index * 2);
    if (count === 0)
        return (value) => value;
    if (count === 1)
        return (value) => value ** (read(0) / 256);
    return (value) => {
        const at = value * (count - 1);
        const below = Math.min(count - 2, Math.floor(at));
        return (read(below) + (read(below + 1) - read(below)) * (at - below)) / 65535;
    };
}
const GAMMA_OF_SRGB = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045];
/** The white of profiles, and what tells how bright eyes see the three kinds of light (Bradford). ICC.1:2022, annex E. */
const D50 = [0.9642, 1, 0.8249];
const BRADFORD = [
    [0.8951, 0.2664, -0.1614],
    [-0.7502, 1.7135, 0.0367],
    [0.0389, -0.0685, 1.0296],
];
/** A profile that says this. @returns undefined where there are no such colours. @param primaries absent for grey */
function buildProfile(curve, primaries) {
    const colours = primaries && adaptPrimaries(primaries);
    if (colours?.flat().some((value) => !(Math.abs(value) < 16)))
        return undefined;
    const tone = Buffer.concat([Buffer.from("para\0\0\0\0\0\0\0\0", "latin1"), ...curve.map(writeFixed)]);
    tone.writeUInt16BE(curve.length === 1 ? 0 : 3, 8);
    const light = (value) => Buffer.concat([Buffer.from("XYZ \0\0\0\0", "latin1"), ...value.map(writeFixed)]);
    const tags = colours
        ? [
            ...colours.map((value, index) => [`${"rgb"[index]}XYZ`, light(value)]),
            ...["r", "g", "b"].map((name) => [`${name}TRC`, tone]),
        ]
        : [["kTRC", tone]];
    tags.push(["wtpt", light(D50)]);
    const head = Buffer.alloc(128 + 4 + 12 * tags.length);
    head.write("\x02\x40", 8, "latin1");
    head.write(`mntr${colours ? "RGB " : "GRAY"}XYZ `, 12, "latin1");
    head.write("acsp", 36, "latin1");
    for (const [index, value] of D50.entries())
        writeFixed(value).copy(head, 68 + 4 * index);
    head.writeUInt32BE(tags.length, 128);
    let at = head.length;
    for (const [index, [name, data]] of tags.entries()) {
        const entry = 132 + 12 * index;
        head.write(name, entry, "latin1");
        head.writeUInt32BE(at, entry + 4);
        head.writeUInt32BE(data.length, entry + 8);
        at += data.length;
    }
    head.writeUInt32BE(at, 0);
    return Buffer.concat([head, ...tags.map(([, data]) => data)]);
}
function writeFixed(value) {
    const bytes = Buffer.alloc(4);
    bytes.writeInt32BE(Math.round(value * 65536));
    return bytes;
}
/** Red, green and blue in X, Y and Z under the white of profiles. */
function adaptPrimaries({ red, green, blue, white }) {
    const whole = toXyz(white);
    const lights = [toXyz(red), toXyz(green), toXyz(blue)];
    // As much of each as makes white together.
    const shares = solve(transpose(lights), whole);
    const [from, to] = [multiply(BRADFORD, whole), multiply(BRADFORD, D50)];
    const adapt = (light, share) => {
        const [l, m, s] = multiply(BRADFORD, light);
        return solve(BRADFORD, [(l * share * to[0]) / from[0], (m * share * to[1]) / from[1], (s * share * to[2]) / from[2]]);
    };
    return [adapt(lights[0], shares[0]), adapt(lights[1], shares[1]), adapt(lights[2], shares[2])];
}
const toXyz = ([x, y]) => [x / y, 1, (1 - x - y) / y];
const dot = (a, b) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const cross = (a, b) => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
const multiply = ([a, b, c], value) => [dot(a, value), dot(b, value), dot(c, value)];
const transpose = ([a, b, c]) => [
    [a[0], b[0], c[0]],
    [a[1], b[1], c[1]],
    [a[2], b[2], c[2]],
];
/** What the matrix makes the value of. */
function solve(matrix, value) {
    const [a, b, c] = transpose(matrix);
    const whole = dot(a, cross(b, c));
    return [dot(value, cross(b, c)) / whole, dot(a, cross(value, c)) / whole, dot(a, cross(b, value)) / whole];
}


/***/ }),

/***/ 420:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ ONE_PASS),
/* harmony export */   _: () => (/* binding */ PASSES)
/* harmony export */ });
/** First pixel and step, across and down, of each pass of an interlaced picture. https://www.w3.org/TR/png-3/#8Interlace */
const PASSES = [
    [0, 0, 8, 8],
    [4, 0, 8, 8],
    [0, 4, 4, 8],
    [2, 0, 4, 4],
    [0, 2, 2, 4],
    [1, 0, 2, 2],
    [0, 1, 1, 2],
];
/** Of a picture that is not. */
const ONE_PASS = [[0, 0, 1, 1]];


/***/ }),

/***/ 687:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  JK: () => (/* binding */ hasExactRatio),
  _G: () => (/* binding */ hasSameRatio),
  NR: () => (/* binding */ hasSimilarRatio),
  yB: () => (/* binding */ placeAnswer),
  gf: () => (/* binding */ sizeOfRatio)
});

// UNUSED EXPORTS: nearestRatio, ratioDistance, targetSize

// EXTERNAL MODULE: ./out/build-dist/compiled/errors.js
var errors = __nccwpck_require__(489);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/picture-messages.js + 1 modules
var picture_messages = __nccwpck_require__(626);
;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/rounded-size.js
/** Models make pictures in whole blocks of so many pixels. */
const STEPS = [8, 16, 32, 64];
/** Where a side lies that becomes a whole block when it is rounded up, to the nearest, or down, in blocks from there. */
const ROUNDINGS = [
    [-0.999, 0],
    [-0.5, 0.5],
    [0, 0.999],
];
/** The blocks of a picture of a common ratio, at least. With fewer, a square would be as good as most pictures. */
const MIN_BLOCKS = 14 ** 2;
/** Longer pictures come from no list of ratios that a model has, but from what it was sent or asked for. */
const LONGEST_LISTED = 4;
/** Each side is that of the other size, rounded to whole blocks in the same way. */
function isRoundedSize(answer, exact) {
    return listScales(answer, exact).some(({ least, most }) => least <= 1 && 1 <= most);
}
/**
 * Each side is that of the ratio at some scale, rounded to whole blocks in the same way. Blocks must be small beside the picture, unless
 * it is so long that its ratio cannot be the model's own choice.
 */
function isRoundedRatio(answer, ratio) {
    const isLong = Math.max(answer.width, answer.height) > LONGEST_LISTED * Math.min(answer.width, answer.height);
    const largest = isLong ? Number.POSITIVE_INFINITY : Math.sqrt((answer.width * answer.height) / MIN_BLOCKS);
    return listScales(answer, ratio).some(({ step, least, most }) => step <= largest && least < most);
}
/** By step and way of rounding, the scales at which this answer is made of a size. There are none where the least is above the most. */
function listScales(answer, exact) {
    const steps = STEPS.filter((step) => answer.width % step === 0 && answer.height % step === 0);
    return steps.flatMap((step) => ROUNDINGS.map(([from, to]) => {
        // No side is less than one block.
        const least = (side) => (side === step ? 0 : side + from * step);
        return {
            step,
            least: Math.max(least(answer.width) / exact.width, least(answer.height) / exact.height),
            most: Math.min((answer.width + to * step) / exact.width, (answer.height + to * step) / exact.height),
        };
    }));
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/geometry.js



const METHODS = { cover: "crop", contain: "pad", fill: "stretch" };
/** Size to ask for where the user gives none: the one that most models know best. */
const NEW_SIZE = { width: 1024, height: 1024 };
/**
 * Where the pixels of an answer go, in a result of the wanted size, or of the wanted ratio at the answer's own resolution.
 * @param maxSide of a result for which no exact size is wanted
 * @param sent what the model answers: an answer of the ratio that was sent has that of the picture.
 * @throws {RetouchError} `invalid-image` with `fit: fail`, when the answer has another ratio.
 */
function placeAnswer(answer, { size, ratio, fit, maxSide, sent }) {
    const { width, height } = size ?? resultWithin(ratio ? resultOfRatio(answer, ratio, fit) : answer, maxSide);
    const across = width / answer.width;
    const down = height / answer.height;
    if (across === 1 && down === 1)
        return { width, height, method: "keep", scale: 1 };
    const isAsSent = sent !== undefined && isWhole(answer, sent.to) && hasSameRatio(sent.from, { width, height });
    if (isAsSent || isWhole(answer, { width, height }))
        return { width, height, method: "scale", scale: Math.max(across, down) };
    if (fit === "fail")
        throw new errors/* RetouchError */.tJ("invalid-image", (0,picture_messages/* answerRatio */.ck)(answer, { width, height }));
    return { width, height, method: METHODS[fit], scale: fit === "contain" ? Math.min(across, down) : Math.max(across, down) };
}
/** An answer of this ratio, up to what models round: to crop it would lose what was asked for. */
function isWhole(answer, size) {
    return hasSameRatio(answer, size) || isRoundedSize(answer, size) || isRoundedRatio(answer, size);
}
/** A result of the ratio at the answer's own resolution: the answer's size where it is off by rounding only. */
function resultOfRatio(answer, ratio, fit) {
    const size = sizeOfRatio(ratio, answer, fit === "contain" ? "around" : "within");
    return hasSimilarRatio(answer, size) ? answer : size;
}
/** A padded strip can become far longer than the answer. */
function resultWithin(size, maxSide = Number.POSITIVE_INFINITY) {
    return Math.max(size.width, size.height) <= maxSide ? size : sizeOfRatio(size, { width: maxSide, height: maxSide });
}
/** The largest size of the ratio within the bounds, or the smallest around them. */
function sizeOfRatio(ratio, bounds, where = "within") {
    const units = [bounds.width / ratio.width, bounds.height / ratio.height];
    return multiply(ratio, where === "around" ? Math.max(...units) : Math.min(...units));
}
/**
 * The size to ask a model for. With a ratio alone: the largest within the source; without a source, one with as many pixels as
 * {@link NEW_SIZE}.
 */
function targetSize({ size, ratio }, source) {
    if (size)
        return size;
    if (!ratio)
        return source ? { width: source.width, height: source.height } : NEW_SIZE;
    if (source)
        return sizeOfRatio(ratio, source);
    return multiply(ratio, Math.sqrt((NEW_SIZE.width * NEW_SIZE.height) / (ratio.width * ratio.height)));
}
function multiply(ratio, unit) {
    return { width: Math.max(1, Math.round(ratio.width * unit)), height: Math.max(1, Math.round(ratio.height * unit)) };
}
/**
 * True when one size scaled to the other is off by rounding only: up to 2 pixels in the second one, and 2 % (which is what
 * counts for icons). Such a difference is resized away; cropping it would move the picture for nothing.
 */
function hasSimilarRatio(from, to) {
    const across = to.width / from.width;
    const down = to.height / from.height;
    const scale = Math.max(across, down);
    const off = Math.max(Math.abs(from.width * scale - to.width), Math.abs(from.height * scale - to.height));
    return off <= 2 && Math.abs(across / down - 1) <= 0.02;
}
/** Factor between two ratios up to which nobody sees a picture squeezed: sizes in whole steps of a model differ by as much. */
const UNSEEN_FACTOR = 1.01;
/** True when a picture of one size is scaled to the other: to crop it would lose something, and be seen. */
function hasSameRatio(from, to) {
    return hasSimilarRatio(from, to) || ratioDistance(from, to) < Math.log(UNSEEN_FACTOR);
}
/** True when one size scaled to the other is off by less than one pixel in the second one. */
function hasExactRatio(from, to) {
    return Math.abs(from.width * to.height - from.height * to.width) <= Math.max(to.width, to.height);
}
/** The entry of `ratios` that is nearest to the wanted one, by the factor between them. */
function nearestRatio(ratios, wanted) {
    const distance = (ratio) => {
        const [width = 1, height = 1] = ratio.split(":").map(Number);
        return ratioDistance(wanted, { width, height });
    };
    return ratios.reduce((best, ratio) => (distance(ratio) < distance(best) ? ratio : best));
}
/** Logarithm of the factor between two ratios: 0 when they are the same, equally large in both directions. */
function ratioDistance(one, other) {
    return Math.abs(Math.log((one.width / one.height) * (other.height / other.width)));
}


/***/ }),

/***/ 594:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  d6: () => (/* binding */ areaOf),
  sl: () => (/* binding */ lacksPixels),
  Hm: () => (/* binding */ markOpaque),
  ay: () => (/* binding */ readHeader),
  fu: () => (/* binding */ header_regularize),
  Ip: () => (/* binding */ repair),
  bj: () => (/* binding */ setDensity),
  qc: () => (/* binding */ stripMetadata)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(598);
// EXTERNAL MODULE: ./out/build-dist/compiled/errors.js
var errors = __nccwpck_require__(489);
;// CONCATENATED MODULE: ./out/build-dist/compiled/git/git-messages.js
/** What the user reads about the workspace and git. */
const GIT_UNREADABLE = "The workspace is a git repository, but git is not installed or cannot read it. Retouch needs git to know which files are ignored, so nothing was done.";
/** Why a `.git` is not used. */
const REPOSITORY_REFUSED = {
    link: "`.git` in the workspace is a symbolic link, so Retouch does not use it. Check the repository out with actions/checkout.",
    elsewhere: "`.git` in the workspace points to a repository that does not belong to this folder, so Retouch does not use it. Check the repository out with actions/checkout.",
    owner: (path, uid) => `${path} belongs to another user (${uid}), who could make git run programs, so Retouch does not use it. Change its owner to that of the workspace.`,
};
const GLOBS_TOO_COSTLY = "Comparing the globs of `images` and `references` with the files of the workspace takes too long. Use fewer globs, or simpler ones.";
const NO_REASON = "it gave no reason.";
const gitFailed = (command, reason) => `\`git ${command}\` failed: ${reason}`;
const ADVICE = {
    hook: "A hook of the repository may wait for input or for a server. Make the hook end, or set `commit-method: api`, which runs no hooks.",
    filter: "A filter that `.gitattributes` names may wait for input or for a server. Run the command on the runner to see.",
    server: "The server, a credential helper or the `pre-push` hook does not answer. Check them, then run again.",
};
const gitTimedOut = (command, { minutes, waitsFor }) => `\`git ${command}\` did not end within ${minutes} minutes, so Retouch stopped it. ${ADVICE[waitsFor]}`;
const git_messages_notAnObjectId = (text) => `${JSON.stringify(text.slice(0, 80))} is not the ID of a git object.`;
const fileTooLarge = (path, maxBytes) => `${path} is larger than ${Math.floor(maxBytes / (1 << 20))} MiB.`;
const fileGone = (path) => `${path} is gone, or is no file any more.`;
/** Why a path cannot be written. */
const UNWRITABLE = {
    outside: (path) => `${path} is outside the workspace. Retouch writes only inside it.`,
    inGit: (path) => `${path} is inside .git. Retouch never writes there.`,
    unstorable: (path) => `${JSON.stringify(path)} is not a name that git can store.`,
    inaccessible: (path, reason) => `${path} cannot be written (${reason}).`,
    throughLink: (path) => `${path} goes through a symbolic link. Retouch does not write through links.`,
    belowFile: (path) => `${path} needs a folder where there is a file.`,
    notAFile: (path) => `${path} is not a regular file, so it is not replaced.`,
};

;// CONCATENATED MODULE: ./out/build-dist/compiled/git/blob-identity.js



const OBJECT_ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
function isObjectId(text) {
    return OBJECT_ID.test(text);
}
/** @throws RetouchError `unexpected-reply` */
function toObjectId(text) {
    if (isObjectId(text))
        return text;
    throw new RetouchError("unexpected-reply", notAnObjectId(text));
}
function formatOf(id) {
    return id.length === 64 ? "sha256" : "sha1";
}
/** Git's id of a blob with these bytes. */
function blobId(bytes, algorithm = "sha1") {
    const content = typeof bytes === "string" ? Buffer.from(bytes) : bytes;
    return toObjectId(createHash(algorithm).update(`blob ${content.length}\0`).update(content).digest("hex"));
}
/** Git's id of a blob with these bytes, by the algorithm of another id. */
function blobIdLike(id, bytes) {
    return blobId(bytes, formatOf(id));
}
/** Whether an id is that of these bytes, or of their Git LFS pointer. */
function isIdOf(id, bytes) {
    const objectFormat = formatOf(id);
    return id === blobId(bytes, objectFormat) || id === identifyBytes({ objectFormat }, bytes, true);
}
/** Git's id of bytes that a path will have: of their pointer, where Git LFS tracks the path. */
function identifyBytes({ objectFormat }, bytes, isTracked) {
    // A pointer that was never replaced by its file stands for itself.
    if (!isTracked || isLfsPointer(bytes))
        return blobId(bytes, objectFormat);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    return blobId(lfsPointer({ sha256, bytes: bytes.length }), objectFormat);
}
const POINTER_START = "version https://git-lfs.github.com/spec/v1";
/** The pointer that Git LFS keeps in place of a file. https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md */
function lfsPointer(file) {
    return `${POINTER_START}\noid sha256:${file.sha256}\nsize ${file.bytes}\n`;
}
/** True for the text that Git LFS leaves in place of a file that was not fetched. */
function isLfsPointer(bytes) {
    if (bytes.length >= 1024)
        return false;
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1", 0, POINTER_START.length) === POINTER_START;
}

// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/picture-error.js
var picture_error = __nccwpck_require__(417);
;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/foreign.js

/** Bytes of a file that are looked at. A comment may come before what tells. */
const START = 16_384;
/** Text at the start of a file → what to call it. The first that fits. */
const TEXTS = [
    { pattern: /^\s*<(!doctype html|html|head|body)/i, name: "an HTML page", image: false },
    { pattern: /^\s*<[\s\S]*?svg[\s>/]/i, name: "an SVG", image: true },
    { pattern: /^%PDF-/, name: "a PDF", image: true },
    { pattern: /^%!PS/, name: "a PostScript file", image: true },
    { pattern: /^\/\* XPM/, name: "an XPM image", image: true },
    { pattern: /^(\s*\/\*.*?\*\/)?\s*#define \S+_width/s, name: "an XBM image", image: true },
    { pattern: /^P[1-7]\s/, name: "a PNM image (PBM, PGM or PPM)", image: true },
    { pattern: /^\s*<\?xml/, name: "an XML document", image: false },
    { pattern: /^\s*[{[]/, name: "JSON or other text", image: false },
];
/** Image formats by the bytes that they begin with. */
const IMAGES = [
    { mark: "BM", type: "BMP" },
    { mark: "8BPS", type: "PSD" },
    { mark: "icns", type: "ICNS" },
    { mark: "DDS ", type: "DDS" },
    { mark: "\xabKTX", type: "KTX" },
    { mark: "\xff\x0a", type: "JXL" },
    { mark: "\0\0\0\x0cJXL ", type: "JXL" },
    { mark: "\0\0\0\x0cjP  ", type: "JP2" },
    { mark: "\xff\x4f\xff\x51", type: "J2C" },
    { mark: "II\xbc", type: "JPEG XR" },
    { mark: "\x8aMNG", type: "MNG" },
    { mark: "\x8bJNG", type: "JNG" },
    { mark: "qoif", type: "QOI" },
    { mark: "FLIF", type: "FLIF" },
    { mark: "BPG\xfb", type: "BPG" },
    { mark: "\x76\x2f\x31\x01", type: "OpenEXR" },
    { mark: "#?RADIANCE", type: "Radiance HDR" },
    { mark: "#?RGBE", type: "Radiance HDR" },
    { mark: "SIMPLE  =", type: "FITS" },
    { mark: "farbfeld", type: "farbfeld" },
    { mark: "gimp xcf", type: "XCF" },
    { mark: "\xd7\xcd\xc6\x9a", type: "WMF" },
    { mark: "\xc5\xd0\xd3\xc6", type: "EPS" },
    { mark: "\x0a\x05\x01", type: "PCX" },
    { mark: "\x01\xda", type: "SGI" },
    { mark: "\x59\xa6\x6a\x95", type: "Sun raster" },
    { mark: "AT&TFORM", type: "DjVu" },
    { mark: "FUJIFILMCCD-RAW", type: "camera raw" },
];
/** Other files, by what stands where in them. */
const OTHERS = [
    { marks: [[4, "ftyp"]], name: "an MP4 or another ISO media file" },
    { marks: [[0, "\x1aE\xdf\xa3"]], name: "a WebM or Matroska film" },
    { marks: [[8, "AVI "]], name: "an AVI film" },
    { marks: [[8, "WAVE"]], name: "a WAV sound" },
    { marks: [[0, "PK\x03\x04"]], name: "a ZIP archive" },
    { marks: [[0, "\x1f\x8b"]], name: "gzip data" },
];
/** Major brands of pictures in ISO media files. AVIF has a reader. */
const HEIF = ["mif1", "mif2", "msf1", "heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs"];
/** Pictures that a program took for text: their first marks are there to show it. */
const CONVERTED = /^((\x89|\xc2\x89|\xef\xbf\xbd)PNG|(\xef\xbf\xbd|\xc3\xbf)(\xef\xbf\xbd|\xc3\x98)(\xef\xbf\xbd|\xc3\xbf)|RIFF[\s\S]{4,12}WEBP)/;
/** What a file is that no reader knows. */
function explainForeign(buffer) {
    const start = decodeStart(buffer);
    const text = TEXTS.find(({ pattern }) => pattern.test(start));
    if (text)
        return new picture_error/* PictureError */.Z({ kind: text.image ? "not-editable" : "no-image", what: text.name });
    const type = IMAGES.find(({ mark }) => start.startsWith(mark))?.type ?? (start.startsWith(" EMF", 40) ? "EMF" : typeOfNumbers(buffer));
    if (type !== undefined)
        return new picture_error/* PictureError */.Z({ kind: "other-type", type });
    if (isText(start))
        return new picture_error/* PictureError */.Z({ kind: "no-image", what: "text" });
    if (start.startsWith("ftyp", 4) && HEIF.includes(start.slice(8, 12)))
        return new picture_error/* PictureError */.Z({ kind: "not-editable", what: "a HEIC" });
    const other = OTHERS.find(({ marks }) => marks.every(([at, mark]) => start.startsWith(mark, at)));
    if (other)
        return new picture_error/* PictureError */.Z({ kind: "no-image", what: other.name });
    return new picture_error/* PictureError */.Z({ kind: CONVERTED.test(start) ? "converted" : "unknown-type" });
}
/** Formats that begin with small numbers, as many other files do. */
function typeOfNumbers(buffer) {
    const [first, second, third] = [0, 2, 4].map((at) => (buffer.length > at + 1 ? buffer.readUInt16LE(at) : 0));
    // The number of pictures comes third.
    if (first === 0 && third !== 0 && second === 1)
        return "ICO";
    if (first === 0 && third !== 0 && second === 2)
        return "CUR";
    return isTarga(buffer) ? "TGA" : undefined;
}
/** By a table of colours or none, a kind, a size, and the bits of a pixel. */
function isTarga(buffer) {
    if (buffer.length < 18)
        return false;
    const [hasTable, kind, bits] = [buffer.readUInt8(1), buffer.readUInt8(2), buffer.readUInt8(16)];
    const isEmptyTable = buffer.readUIntLE(3, 5) === 0;
    const isKind = hasTable === 1 ? [1, 9].includes(kind) && !isEmptyTable : hasTable === 0 && [2, 3, 10, 11].includes(kind) && isEmptyTable;
    return isKind && [8, 15, 16, 24, 32].includes(bits) && buffer.readUInt16LE(12) > 0 && buffer.readUInt16LE(14) > 0;
}
/** A byte a character; of UTF-16, a character each. */
function decodeStart(buffer) {
    const start = buffer.subarray(0, START);
    const mark = start.toString("latin1", 0, 2);
    if (mark === "\xff\xfe")
        return start.toString("utf16le", 2);
    if (mark === "\xfe\xff")
        return Buffer.from(start.subarray(2, start.length & ~1))
            .swap16()
            .toString("utf16le");
    return start.toString("latin1").replace(/^\xef\xbb\xbf/, "");
}
/** Letters of any script and encoding, without the control characters that no text has. */
function isText(start) {
    for (let at = 0; at < start.length; at++) {
        const code = start.charCodeAt(at);
        if ((code < 32 && (code < 9 || code > 13) && code !== 27) || code === 127)
            return false;
    }
    // In encodings of one byte, most letters and all blanks are below 128.
    return start.replace(/[^\x20-\x7e\s]/g, "").length >= start.length / 2 || isUtf8(start);
}
function isUtf8(start) {
    try {
        new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(start, "latin1"), { stream: true });
        return true;
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/formats/steps.js
/** A file has more parts than any image needs. */
class TooManyParts extends RangeError {
}
/** Thirty times what a JPEG of 100 megapixels needs; takes about 50 ms. */
const MAX_STEPS = 1_000_000;
/** For a part that leaves something in memory; and the bytes of inflated data that cost one step. */
const STEPS_PER_PART = 16;
/**
 * What reading one header may cost, in parts of the file looked at. Each loop over a file takes a step for each turn, so that no
 * file, however it is made, keeps the process busy: headers are read where signals are served.
 */
class Steps {
    used = 0;
    /** @throws {TooManyParts} */
    take(count = 1) {
        this.used += count;
        if (this.used > MAX_STEPS)
            throw new TooManyParts("too many parts");
    }
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/formats/av1-header.js

/** Reads numbers of so many bits, the highest first. */
class Bits {
    #bytes;
    #at = 0;
    constructor(bytes) {
        this.#bytes = bytes;
    }
    /** @throws {RangeError} behind the end */
    read(count) {
        let value = 0;
        for (let left = count; left > 0; left--, this.#at++) {
            value = value * 2 + ((this.#bytes.readUInt8(this.#at >> 3) >> (7 - (this.#at & 7))) & 1);
        }
        return value;
    }
    isSet() {
        return this.read(1) === 1;
    }
}
const [SEQUENCE, FRAME_HEADER, FRAME] = [1, 3, 6];
const EITHER = 2;
const MAX_TILE_WIDTH = 4096;
const MAX_TILE_AREA = 4096 * 2304;
const MAX_TILES = 64;
/**
 * How much the first picture of an AV1 stream was coarsened: `base_q_idx`, from 0 (nothing, so that it may be without loss) to 255.
 * Undefined where that is not read: layers, clocks, a cut file. AV1 specification, sections 5.5 and 5.9.
 */
function readQuantiser(data, steps) {
    try {
        let sequence;
        for (let at = 0; at < data.length;) {
            steps.take();
            const head = data.readUInt8(at);
            const type = (head >> 3) & 15;
            at += (head & 4) === 0 ? 1 : 2;
            let size = data.length - at;
            if ((head & 2) !== 0) {
                size = 0;
                let part = 0x80;
                for (let shift = 0; (part & 0x80) !== 0 && shift < 56; shift += 7) {
                    part = data.readUInt8(at++);
                    size += (part & 0x7f) * 2 ** shift;
                }
            }
            const bits = new Bits(data.subarray(at, at + size));
            if (type === SEQUENCE)
                sequence = readSequence(bits);
            if ((type === FRAME || type === FRAME_HEADER) && sequence)
                return readFrame(bits, sequence);
            at += size;
        }
    }
    catch (error) {
        if (!(error instanceof RangeError) || error instanceof TooManyParts)
            throw error;
    }
    return undefined;
}
/** @throws {RangeError} also where it has what pictures do not have. */
function readSequence(bits) {
    bits.read(4); // profile, still picture
    const isReduced = bits.isSet();
    if (isReduced)
        bits.read(5);
    else {
        if (bits.isSet())
            throw new RangeError("timing");
        const hasDelay = bits.isSet();
        for (let left = bits.read(5); left >= 0; left--) {
            bits.read(12);
            if (bits.read(5) > 7)
                bits.read(1);
            if (hasDelay && bits.isSet())
                bits.read(4);
        }
    }
    const [widthBits, heightBits] = [bits.read(4) + 1, bits.read(4) + 1];
    const [width, height] = [bits.read(widthBits) + 1, bits.read(heightBits) + 1];
    const idBits = !isReduced && bits.isSet() ? bits.read(4) + bits.read(3) + 3 : 0;
    const superblock = bits.isSet() ? 128 : 64;
    bits.read(2);
    let [screenContent, integerMotion, orderBits] = [EITHER, EITHER, 0];
    if (!isReduced) {
        bits.read(4);
        const hasOrder = bits.isSet();
        if (hasOrder)
            bits.read(2);
        screenContent = bits.isSet() ? EITHER : bits.read(1);
        if (screenContent > 0)
            integerMotion = bits.isSet() ? EITHER : bits.read(1);
        if (hasOrder)
            orderBits = bits.read(3) + 1;
    }
    const hasSuperres = bits.isSet();
    return { isReduced, widthBits, heightBits, width, height, idBits, superblock, screenContent, integerMotion, orderBits, hasSuperres };
}
function readFrame(bits, sequence) {
    const { isReduced, idBits, orderBits } = sequence;
    // A frame that is shown again, one that is not a whole picture, one that is not shown.
    if (!isReduced && (bits.isSet() || bits.read(2) !== 0 || !bits.isSet()))
        return undefined;
    const keepsOdds = bits.isSet();
    const hasScreenContent = (sequence.screenContent === EITHER ? bits.read(1) : sequence.screenContent) === 1;
    if (hasScreenContent && sequence.integerMotion === EITHER)
        bits.read(1);
    bits.read(idBits);
    const hasOwnSize = !isReduced && bits.isSet();
    bits.read(orderBits);
    const { widthBits, heightBits, superblock } = sequence;
    const size = hasOwnSize ? { width: bits.read(widthBits) + 1, height: bits.read(heightBits) + 1 } : sequence;
    // It is stored narrower than it is shown.
    if (sequence.hasSuperres && bits.isSet())
        return undefined;
    if (bits.isSet())
        bits.read(32);
    if (hasScreenContent)
        bits.read(1);
    if (!isReduced && !keepsOdds)
        bits.read(1);
    readTiles(bits, { width: size.width, height: size.height, superblock });
    return bits.read(8);
}
/** The smallest power of two by which `size` times makes `wanted`. */
function countDoublings(size, wanted) {
    return Math.max(0, Math.ceil(Math.log2(wanted / size)));
}
function readTiles(bits, { width, height, superblock }) {
    const [columns, rows] = [Math.ceil((Math.ceil(width / 8) * 8) / superblock), Math.ceil((Math.ceil(height / 8) * 8) / superblock)];
    const [widest, largest] = [MAX_TILE_WIDTH / superblock, MAX_TILE_AREA / superblock ** 2];
    const leastColumns = countDoublings(widest, columns);
    const least = Math.max(leastColumns, countDoublings(largest, columns * rows));
    const count = (from, most) => {
        let value = from;
        while (value < most && bits.isSet())
            value += 1;
        return value;
    };
    if (!bits.isSet())
        throw new RangeError("tiles of several sizes");
    const across = count(leastColumns, countDoublings(1, Math.min(columns, MAX_TILES)));
    const down = count(Math.max(least - across, 0), countDoublings(1, Math.min(rows, MAX_TILES)));
    if (across + down > 0)
        bits.read(across + down + 2);
}
/** What the encoder in use makes of qualities of 50 and more, and of those below, is nearly on two lines. */
const [MIDDLE, STEEP, FLAT] = [148, 2.96, 2.3];
/** The quality, from 1 to 100, at which the encoder in use coarsens as much. */
function qualityOfQuantiser(quantiser) {
    const quality = quantiser <= MIDDLE ? 100 - quantiser / STEEP : 50 - (quantiser - MIDDLE) / FLAT;
    return Math.max(1, Math.round(quality));
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/formats/format-reader.js
/** Facts that hold for most files, to be overridden by what is found. */
const PLAIN = {
    orientation: 1,
    alpha: false,
    animated: false,
    complete: true,
    lossless: true,
    conversion: [],
    encoding: { grey: false, palette: false, progressive: false },
    bytesPerPixel: 4,
};
/** Four characters at an offset, as PNG, RIFF and ISO media name their chunks. */
function readTag(bytes, offset) {
    return bytes.toString("latin1", offset, offset + 4);
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/formats/iso-boxes.js


/** The boxes side by side between two offsets. What is no box ends the list. ISO/IEC 14496-12, section 4.2. */
function listBoxes(bytes, { start, end }, steps) {
    const boxes = [];
    const limit = Math.min(end, bytes.length);
    for (let at = start; at + 8 <= limit;) {
        steps.take(STEPS_PER_PART);
        const short = bytes.readUInt32BE(at);
        // 0: up to the end; 1: a size of 64 bits follows, which only pixels could need.
        const header = short === 1 ? 16 : 8;
        const size = short === 0 ? limit - at : short === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : short;
        if (size < header)
            return boxes;
        boxes.push({ type: readTag(bytes, at + 4), start: at + header, end: at + size });
        at += size;
    }
    return boxes;
}
/** @throws {RangeError} when it is not there. */
function findBox(boxes, type) {
    const found = boxes.find((box) => box.type === type);
    if (!found)
        throw new RangeError(`no box ${type}`);
    return found;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/formats/avif-items.js

/** @throws {RangeError} when a box that must be there is not. */
function readItems(bytes, top, steps) {
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
function listProperties({ associations, properties }, item) {
    return (associations.get(item) ?? []).map((number) => properties[number - 1]).filter((box) => box !== undefined);
}
function readPrimary(bytes, { start }) {
    return bytes.readUInt8(start) === 0 ? bytes.readUInt16BE(start + 4) : bytes.readUInt32BE(start + 4);
}
function readAssociations(bytes, { start }, steps) {
    const idSize = bytes.readUInt8(start) === 0 ? 2 : 4;
    const wide = (bytes.readUInt8(start + 3) & 1) === 1;
    const associations = new Map();
    let at = start + 8;
    for (let left = bytes.readUInt32BE(start + 4); left > 0; left--) {
        const item = bytes.readUIntBE(at, idSize);
        const count = bytes.readUInt8(at + idSize);
        at += idSize + 1;
        steps.take(1 + count);
        const indices = [];
        for (let index = 0; index < count; index++, at += wide ? 2 : 1)
            indices.push(wide ? bytes.readUInt16BE(at) & 0x7fff : bytes.readUInt8(at) & 0x7f);
        associations.set(item, indices);
    }
    return associations;
}
/** Bytes of one item, of whatever is there of them; undefined where they are not in this file. */
function findData(bytes, { metaBoxes }, wanted, steps) {
    const { start } = findBox(metaBoxes, "iloc");
    const version = bytes.readUInt8(start);
    let at = start + 4;
    const read = (size) => {
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
        if (item !== wanted)
            continue;
        const from = method === 0 ? 0 : method === 1 ? metaBoxes.find(({ type }) => type === "idat")?.start : undefined;
        return from === undefined ? undefined : bytes.subarray(from + offset, length === 0 ? bytes.length : from + offset + length);
    }
    return undefined;
}
/** The file with another property of the shown item. */
function addProperty(bytes, top, { property, steps }) {
    const items = readItems(bytes, top, steps);
    const { meta, metaBoxes, iprp, ipco, ipma, properties, primary } = items;
    const ipmaData = Buffer.from(bytes.subarray(ipma.start, ipma.end));
    const number = properties.length + 1;
    const wide = (ipmaData.readUInt8(3) & 1) === 1;
    if (number > (wide ? 0x7fff : 0x7f))
        return bytes;
    const idSize = ipmaData.readUInt8(0) === 0 ? 2 : 4;
    let at = 8;
    while (ipmaData.readUIntBE(at, idSize) !== primary)
        at += idSize + 1 + ipmaData.readUInt8(at + idSize) * (wide ? 2 : 1);
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
    const rewrite = (boxes) => boxes.map(({ type, start, end: last }) => writeBox(type, others.get(start) ?? bytes.subarray(start, last)));
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
function writeBox(type, ...content) {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(content.reduce((sum, { length }) => sum + length, 8));
    head.write(type, 4, "latin1");
    return Buffer.concat([head, ...content]);
}

// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/formats/icc.js
var icc = __nccwpck_require__(754);
;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/formats/cicp.js

const D65 = [0.3127, 0.329];
const SRGB = { red: [0.64, 0.33], green: [0.3, 0.6], blue: [0.15, 0.06], white: D65 };
/** By the numbers of ITU-T H.273, table 2. */
const PRIMARIES = {
    1: SRGB,
    9: { red: [0.708, 0.292], green: [0.17, 0.797], blue: [0.131, 0.046], white: D65 },
    11: { red: [0.68, 0.32], green: [0.265, 0.69], blue: [0.15, 0.06], white: [0.314, 0.351] },
    12: { red: [0.68, 0.32], green: [0.265, 0.69], blue: [0.15, 0.06], white: D65 },
};
const BT709 = [1 / 0.45, 1 / 1.099, 0.099 / 1.099, 1 / 4.5, 0.081];
/** By the numbers of H.273, table 3. PQ (16) and HLG (18) are not here: what they show depends on the screen. */
const CURVES = {
    1: BT709,
    4: [2.2],
    5: [2.8],
    6: BT709,
    8: [1],
    13: icc/* GAMMA_OF_SRGB */.NH,
    14: BT709,
    15: BT709,
};
/** Numbers that say nothing (2), or stand for television, in files of video coders: there, viewers show sRGB. */
const SHOWN_AS_SRGB = { primaries: [2, 5, 6, 7], transfer: [1, 2, 6, 14, 15] };
/** A profile that says the same. @returns undefined for a kind that is not read, and so passed over. */
function profileOfCodes({ primaries, transfer }, { grey = false, isVideo = false } = {}) {
    const space = isVideo && SHOWN_AS_SRGB.primaries.includes(primaries) ? SRGB : PRIMARIES[primaries];
    const curve = isVideo && SHOWN_AS_SRGB.transfer.includes(transfer) ? icc/* GAMMA_OF_SRGB */.NH : CURVES[transfer];
    return space && curve && (0,icc/* buildProfile */.Er)(curve, grey ? undefined : space);
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/formats/avif.js






const ALPHA = "urn:mpeg:mpegB:cicp:systems:auxiliary:alpha";
/** https://aomediacodec.github.io/av1-avif/, boxes by ISO/IEC 14496-12 and 23008-12. */
const AVIF = {
    format: "avif",
    // The brands' box is short, so that no file is one of another format too, whose marks come first.
    matches: (bytes) => bytes.readUInt16BE(0) === 0 && readTag(bytes, 4) === "ftyp" && listBrands(bytes).some((brand) => brand === "avif" || brand === "avis"),
    read(bytes, steps) {
        const top = listBoxes(bytes, { start: 0, end: bytes.length }, steps);
        const isSequence = listBrands(bytes).includes("avis") && (readTag(bytes, 8) === "avis" || top.some(({ type }) => type === "moov"));
        if (isSequence)
            return { ...PLAIN, width: 0, height: 0, animated: true };
        const items = readItems(bytes, top, steps);
        const all = items.properties;
        const primary = listProperties(items, items.primary);
        const profile = readColours(bytes, primary).profile;
        const alpha = all.some(({ type, start, end }) => type === "auxC" && bytes.subarray(start + 4, end).includes(ALPHA));
        const deep = all.some(({ type, start }) => type === "av1C" && (bytes.readUInt8(start + 2) & 0x40) !== 0);
        const { quantiser, isGrey, isCoarse } = readCoding(bytes, items, steps);
        return {
            ...PLAIN,
            // As displayed: the decoder crops and turns by itself, and viewers pass over an orientation in EXIF.
            ...readSize(bytes, primary),
            alpha,
            // What follows the boxes is nobody's.
            complete: top.every(({ end }) => end <= bytes.length),
            // Red, green and blue as they are, which the codes say, and nothing taken away.
            lossless: quantiser === 0 && readNumbers(bytes, primary)?.matrix === 0,
            encoding: {
                ...PLAIN.encoding,
                grey: isGrey,
                coarseColour: isCoarse,
                quality: quantiser === undefined ? undefined : qualityOfQuantiser(quantiser),
            },
            conversion: [...(deep ? ["16-bit"] : []), ...(profile && !(0,icc/* isSrgbProfile */.UI)(profile) ? ["profile"] : [])],
            // The planes, and the pixels made of them.
            bytesPerPixel: (3 + (alpha ? 4 : 3)) * (deep ? 2 : 1),
        };
    },
    regularize(bytes, steps) {
        const top = listBoxes(bytes, { start: 0, end: bytes.length }, steps);
        const items = readItems(bytes, top, steps);
        const { profile, isWritten } = readColours(bytes, listProperties(items, items.primary));
        if (!profile || !isWritten)
            return bytes;
        return addProperty(bytes, top, { property: writeBox("colr", Buffer.from("prof", "latin1"), profile), steps });
    },
};
/** How the shown item is coded, or the first of the tiles that it is made of. */
function readCoding(bytes, items, steps) {
    const flagsOf = (item) => {
        const config = listProperties(items, item).find(({ type }) => type === "av1C");
        return config && bytes.readUInt8(config.start + 2);
    };
    const isOwn = flagsOf(items.primary) !== undefined;
    const coded = isOwn ? items.primary : [...items.associations.keys()].find((item) => flagsOf(item) !== undefined);
    const flags = (coded !== undefined && flagsOf(coded)) || 0;
    const data = coded === undefined ? undefined : findData(bytes, items, coded, steps);
    return {
        quantiser: data && readQuantiser(data, steps),
        isGrey: (flags & 0x10) !== 0,
        isCoarse: (flags & 0x0c) === 0x0c,
    };
}
/** The codes of the colours, by the numbers of ITU-T H.273. */
function readNumbers(bytes, properties) {
    const box = properties.find(({ type, start }) => type === "colr" && readTag(bytes, start) === "nclx");
    const read = (at) => (box ? bytes.readUInt16BE(box.start + at) : 0);
    return box && { primaries: read(4), transfer: read(6), matrix: read(8) };
}
/** What the colours are. A profile comes before numbers, which are written as one: the decoder reads nothing else of them. */
function readColours(bytes, properties) {
    const own = properties.find(({ type, start }) => type === "colr" && ["prof", "rICC"].includes(readTag(bytes, start)));
    if (own)
        return { profile: bytes.subarray(own.start + 4, own.end), isWritten: false };
    const codes = readNumbers(bytes, properties);
    const profile = codes && profileOfCodes(codes, { isVideo: true });
    return { profile, isWritten: profile !== undefined && !(0,icc/* isSrgbProfile */.UI)(profile) };
}
/** The major brand at 8, then the compatible ones from 16 to the end of the box. */
function listBrands(bytes) {
    const end = Math.min(bytes.readUInt32BE(0), bytes.length, 256);
    const brands = [readTag(bytes, 8)];
    for (let offset = 16; offset + 4 <= end; offset += 4)
        brands.push(readTag(bytes, offset));
    return brands;
}
/** The size of an item's picture after what is done to it, in the order in which it is listed: a clean aperture, and quarter turns. */
function readSize(bytes, properties) {
    const extent = findBox(properties, "ispe");
    const fraction = (at) => Math.round(bytes.readUInt32BE(at) / bytes.readUInt32BE(at + 4));
    let [width, height] = [bytes.readUInt32BE(extent.start + 4), bytes.readUInt32BE(extent.start + 8)];
    for (const { type, start } of properties) {
        if (type === "clap")
            [width, height] = [Math.min(width, fraction(start)), Math.min(height, fraction(start + 8))];
        if (type === "irot" && bytes.readUInt8(start) % 2 === 1)
            [width, height] = [height, width];
    }
    return { width, height };
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/formats/gif.js

/** https://www.w3.org/Graphics/GIF/spec-gif89a.txt */
const GIF = {
    format: "gif",
    matches: (bytes) => ["GIF87a", "GIF89a"].includes(bytes.toString("latin1", 0, 6)),
    read(bytes, steps) {
        const facts = {
            ...PLAIN,
            width: bytes.readUInt16LE(6),
            height: bytes.readUInt16LE(8),
            complete: false,
            conversion: ["palette"],
            encoding: { ...PLAIN.encoding, palette: true },
        };
        let frames = 0;
        for (const { mark, start } of walkBlocks(bytes, steps)) {
            if (mark === END)
                facts.complete = true;
            if (mark === EXTENSION && hasTransparentColour(bytes, start))
                facts.alpha = true;
            if (mark !== gif_FRAME)
                continue;
            frames += 1;
            const screen = readScreen(bytes, start);
            if (frames === 1)
                Object.assign(facts, screen.size);
            // Nothing is drawn beside the frame.
            facts.alpha ||= !screen.isFilled;
            facts.encoding.progressive ||= (bytes.readUInt8(start + 9) & 0x40) !== 0;
        }
        facts.animated = frames > 1;
        return facts;
    },
    regularize(bytes, steps) {
        const frame = [...walkBlocks(bytes, steps)].find(({ mark }) => mark === gif_FRAME);
        if (!frame || frame.end > bytes.length)
            return bytes;
        const { size, isFilled } = readScreen(bytes, frame.start);
        if (isFilled)
            return bytes;
        const head = startOfBlocks(bytes);
        return Buffer.concat([bytes.subarray(0, head), cornerFrame(size), bytes.subarray(head)]);
    },
    regularPage: 1,
    markOpaque(bytes, steps) {
        const copy = Buffer.from(bytes);
        for (const { mark, start } of walkBlocks(bytes, steps))
            if (mark === EXTENSION && hasTransparentColour(bytes, start))
                copy.writeUInt8(bytes.readUInt8(start + 3) & ~1, start + 3);
        return copy;
    },
};
const EXTENSION = 0x21;
const gif_FRAME = 0x2c;
const END = 0x3b;
/** After the screen, and the colours that frames share. */
function startOfBlocks(bytes) {
    return 13 + tableSize(bytes.readUInt8(10));
}
/** The blocks of a file up to its end, or to what is none. */
function* walkBlocks(bytes, steps) {
    let start = startOfBlocks(bytes);
    while (start < bytes.length) {
        const mark = bytes.readUInt8(start);
        steps.take();
        let end = start + 1;
        if (mark === EXTENSION)
            end = skipSubBlocks(bytes, start + 2, steps);
        else if (mark === gif_FRAME && start + 10 < bytes.length)
            end = skipSubBlocks(bytes, start + 11 + tableSize(bytes.readUInt8(start + 9)), steps);
        else if (mark !== END)
            return;
        yield { mark, start, end };
        if (mark === END)
            return;
        start = end;
    }
}
/** Of a graphic control, the first flag. */
function hasTransparentColour(bytes, extension) {
    return bytes[extension + 1] === 0xf9 && ((bytes[extension + 3] ?? 0) & 1) === 1;
}
/** The screen grows with a frame that is larger, or has no size without one: so browsers show it. */
function readScreen(bytes, frame) {
    const [left, top] = [bytes.readUInt16LE(frame + 1), bytes.readUInt16LE(frame + 3)];
    const [width, height] = [bytes.readUInt16LE(frame + 5), bytes.readUInt16LE(frame + 7)];
    const size = { width: Math.max(bytes.readUInt16LE(6), left + width), height: Math.max(bytes.readUInt16LE(8), top + height) };
    return { size, isFilled: width === size.width && height === size.height };
}
/**
 * A frame to come first, of the screen's last pixel, transparent. With it, the decoder has an alpha channel for what the picture's own
 * leaves free, and the size of the screen: it distrusts those of more than 2048 pixels or of usual monitors, and goes by the first frame.
 */
function cornerFrame({ width, height }) {
    const frame = Buffer.from([
        ...[EXTENSION, 0xf9, 4, 1, 0, 0, 0, 0],
        ...[gif_FRAME, 0, 0, 0, 0, 1, 0, 1, 0, 0x80],
        ...[0, 0, 0, 0, 0, 0],
        ...[2, 2, 0x44, 1, 0],
    ]);
    frame.writeUInt16LE(width - 1, 9);
    frame.writeUInt16LE(height - 1, 11);
    return frame;
}
function tableSize(packed) {
    return packed & 0x80 ? 3 << ((packed & 7) + 1) : 0;
}
function skipSubBlocks(bytes, start, steps) {
    let offset = start;
    while (offset < bytes.length) {
        steps.take();
        const size = bytes.readUInt8(offset);
        offset += 1 + size;
        if (size === 0)
            return offset;
    }
    // It has no end.
    return bytes.length + 1;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/formats/exif.js

const RATIONAL = 5;
const TYPE_SIZES = { 1: 1, 3: 2, 4: 4, 7: 1, [RATIONAL]: 8 };
/** True for the header of a classic TIFF, which is also the header of an EXIF block. */
function isTiffHeader(bytes) {
    const head = bytes.toString("latin1", 0, 4);
    return head === "II*\0" || head === "MM\0*";
}
/** Numbers that are read of a tag that has more. */
const MOST_NUMBERS = 64;
/**
 * Reads the directory at `offset`, or the first one. Layout: TIFF 6.0, section 2.
 * @param whole tags of which all numbers are read
 */
function readDirectory(bytes, steps, { offset, whole = [] } = {}) {
    const little = bytes[0] === 0x49;
    const read = (at, size) => {
        if (size === 8)
            return read(at, 4) / read(at + 4, 4);
        return little ? bytes.readUIntLE(at, size) : bytes.readUIntBE(at, size);
    };
    const start = offset ?? read(4, 4);
    const count = read(start, 2);
    const tags = new Map();
    const offsets = new Map();
    for (let entry = start + 2; entry < start + 2 + count * 12; entry += 12) {
        const size = TYPE_SIZES[read(entry + 2, 2)];
        steps.take();
        if (size === undefined)
            continue;
        const tag = read(entry, 2);
        const length = Math.min(read(entry + 4, 4), whole.includes(tag) ? Number.POSITIVE_INFINITY : MOST_NUMBERS);
        steps.take(length);
        const values = size * length <= 4 ? entry + 8 : read(entry + 8, 4);
        if (values + size * length > bytes.length || tags.has(tag))
            continue;
        offsets.set(tag, values);
        tags.set(tag, Array.from({ length }, (_, index) => read(values + index * size, size)));
    }
    return { tags, offsets, next: read(start + 2 + count * 12, 4) };
}
/** What is no orientation counts as upright. */
function toOrientation(value) {
    return value >= 1 && value <= 8 ? value : 1;
}
/** What an EXIF block (with or without its `Exif\0\0` prefix) says of how its picture is shown; nothing where it is damaged. */
function readExif(block, steps) {
    const bytes = block.toString("latin1", 0, 6) === "Exif\0\0" ? block.subarray(6) : block;
    if (!isTiffHeader(bytes))
        return { orientation: 1 };
    try {
        const { tags } = readDirectory(bytes, steps);
        return { orientation: toOrientation(tags.get(0x0112)?.[0] ?? 1), density: densityOf(tags) };
    }
    catch (error) {
        if (error instanceof TooManyParts)
            throw error;
        return { orientation: 1 };
    }
}
/** EXIF orientation of an EXIF block: 1 to 8, and 1 when it is absent or damaged. */
function readOrientation(block, steps) {
    return readExif(block, steps).orientation;
}
/** The density that a directory gives: in inches, or in centimetres. */
function densityOf(tags) {
    const [across = 0] = tags.get(282) ?? [];
    const [down = across] = tags.get(283) ?? [];
    const unit = { 2: 1, 3: 2.54 }[tags.get(296)?.[0] ?? 2];
    return unit !== undefined && across > 0 && down > 0 && Number.isFinite(across + down)
        ? { across: across * unit, down: down * unit }
        : undefined;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/formats/jpeg-blocks.js
const CODES = 0xc4;
const START_OF_SCAN = 0xda;
const RESTART_INTERVAL = 0xdd;
/** Places of a block: the first is the mean. */
const PLACES = 64;
const LONGEST_CODE = 16;
/**
 * Whether pixels are missing or damaged, of which the decoder does not tell: it fills up rows at the end, takes nearly any data for pixels,
 * and warns of the last rows when nobody listens any more. ITU-T T.81, annexes F and G.
 */
function lacksBlocks(bytes, segments, { frame: frameSegment, isComplete }) {
    // Of arithmetic coding, nothing tells where it ends.
    if (frameSegment.marker > 0xc2)
        return !isComplete;
    const frame = jpeg_blocks_readFrame(bytes.subarray(frameSegment.start + 4, frameSegment.end));
    const scans = segments.filter(({ marker }) => marker === START_OF_SCAN).map((segment) => readScan(bytes, segment));
    // All of a progressive picture is read before any of it is shown, so that the decoder tells what is wrong in a scan.
    if (frameSegment.marker === 0xc2)
        return !isComplete && !isRefined(frame, scans);
    // Of several scans of a component, the last one counts.
    const shown = [...frame.components.keys()].map((number) => scans.findLast(({ components }) => components.some((each) => each.number === number)));
    return [...new Set(shown)].some((scan) => !scan || !holdsScan(bytes, { frame, scan, before: segments.filter(({ start }) => start < scan.data) }));
}
function jpeg_blocks_readFrame(data) {
    const components = Array.from({ length: data.readUInt8(5) }, (_, index) => {
        const factors = data.readUInt8(7 + index * 3);
        return [data.readUInt8(6 + index * 3), { across: factors >> 4, down: factors & 15 }];
    });
    return { height: data.readUInt16BE(1), width: data.readUInt16BE(3), components: new Map(components) };
}
function readScan(bytes, { start, end }) {
    const data = bytes.subarray(start + 4, end);
    const count = data.readUInt8(0);
    const components = Array.from({ length: count }, (_, index) => {
        const tables = data.readUInt8(2 + index * 2);
        return { number: data.readUInt8(1 + index * 2), mean: tables >> 4, rest: tables & 15 };
    });
    const [from, to, bits] = [1, 2, 3].map((at) => data.readUInt8(2 * count + at));
    return { components, from: from ?? 0, to: to ?? 0, low: (bits ?? 0) & 15, data: end };
}
/** Of a progressive picture, whether each place of each component has all its bits; whether the scans are whole, the decoder tells. */
function isRefined({ components }, scans) {
    return [...components.keys()].every((number) => {
        const own = scans.filter((scan) => scan.components.some((each) => each.number === number));
        return Array.from({ length: PLACES }, (_, place) => own.some(({ from, to, low }) => from <= place && place <= to && low === 0)).every(Boolean);
    });
}
function holdsScan(bytes, { frame, scan, before }) {
    const starts = findTables(bytes, before);
    const blocks = [];
    for (const { number, mean, rest } of scan.components) {
        const component = frame.components.get(number);
        const [own, its] = [starts.get(mean), starts.get(0x10 | rest)];
        if (!component || own === undefined || its === undefined)
            return false;
        const tables = { mean: tableAt(bytes, own, meanEntry), rest: tableAt(bytes, its, restEntry) };
        const count = scan.components.length === 1 ? 1 : component.across * component.down;
        for (let block = 0; block < count; block++)
            blocks.push(tables);
    }
    const interval = before.findLast(({ marker }) => marker === RESTART_INTERVAL);
    const most = (interval && bytes.readUInt16BE(interval.start + 4)) || Number.POSITIVE_INFINITY;
    const { columns, rows } = countUnits(frame, scan);
    let left = columns * rows;
    for (const part of listParts(bytes, scan.data)) {
        const units = Math.min(left, most);
        let at = 0;
        for (let unit = 0; unit < units && at >= 0; unit++)
            at = skipUnit(part, at, blocks);
        const isEnd = (more) => more % columns === 0 || units + more === most;
        if (at < 0 || !endsWell(part, at, { blocks, isEnd }))
            return false;
        left -= units;
        if (left === 0)
            return true;
    }
    return false;
}
/**
 * Whether nothing follows the blocks of a part but padding, or further rows, of which the header knows nothing. Where data were lost or
 * overwritten, something else does, since the blocks are not where they were.
 */
function endsWell(part, at, { blocks, isEnd }) {
    const first = (at + 7) >> 3;
    const rest = part.bytes.subarray(first, part.length);
    if (rest.every((value) => value === 0xff))
        return true;
    // Where a file was never written, zeros begin before the blocks end: ones fill the last byte, if there is room, and blocks take the others.
    if (rest.every((value) => value === 0))
        return at % 8 === 0 ? skipUnit(part, at, blocks) < 0 : part.bytes[first - 1] !== 0;
    let [end, units] = [at, 0];
    while (end >= 0 && (part.length * 8 - end >= 8 || !isEnd(units))) {
        end = skipUnit(part, end, blocks);
        units++;
    }
    return end >= 0;
}
/** Blocks, or groups of blocks where components take turns. */
function countUnits({ width, height, components }, scan) {
    const all = [...components.values()];
    const [across, down] = [Math.max(...all.map((each) => each.across)), Math.max(...all.map((each) => each.down))];
    const [first, ...others] = scan.components.map(({ number }) => components.get(number));
    if (!first || others.length > 0)
        return { columns: Math.ceil(width / (8 * across)), rows: Math.ceil(height / (8 * down)) };
    return {
        columns: Math.ceil(Math.ceil((width * first.across) / across) / 8),
        rows: Math.ceil(Math.ceil((height * first.down) / down) / 8),
    };
}
/** Zeros behind a part, so that what reads beyond its end finds something. */
const MARGIN = 4;
/** Each part is gone when the next one is asked for. */
function* listParts(bytes, start) {
    const copy = Buffer.alloc(bytes.length - start + MARGIN);
    let length = 0;
    const take = () => {
        copy.fill(0, length, length + MARGIN);
        const part = { bytes: copy, length };
        length = 0;
        return part;
    };
    for (let at = start; at < bytes.length;) {
        const mark = bytes.indexOf(0xff, at);
        const end = mark < 0 ? bytes.length : mark;
        length += bytes.copy(copy, length, at, end);
        const next = bytes[end + 1] ?? 0xd9;
        at = next === 0xff ? end + 1 : end + 2;
        if (next === 0)
            copy[length++] = 0xff;
        else if (next >= 0xd0 && next <= 0xd7)
            yield take();
        else if (next !== 0xff)
            break;
    }
    yield take();
}
/** More places than a block has: it ends here. */
const END_OF_BLOCK = 2 * PLACES;
/** @param value of the code: the bits of the number that follows it */
const meanEntry = (length, value) => length + (value & 15);
/** @param value of the code: places that are zero (4 bits), and the bits of the number that follows it */
const restEntry = (length, value) => {
    const [zeros, bits] = [value >> 4, value & 15];
    return length + bits + 32 * (bits === 0 && zeros < 15 ? END_OF_BLOCK : zeros + 1);
};
/** Where the tables begin, by class and number, as scans name them. A file may have any number of them, so that only those in use are made. */
function findTables(bytes, segments) {
    const starts = new Map();
    for (const { marker, start, end } of segments) {
        if (marker !== CODES)
            continue;
        for (let at = start + 4; at + 1 + LONGEST_CODE <= end;) {
            starts.set(bytes.readUInt8(at), at + 1);
            const counts = bytes.subarray(at + 1, at + 1 + LONGEST_CODE);
            at += 1 + LONGEST_CODE + counts.reduce((sum, count) => sum + count, 0);
        }
    }
    return starts;
}
/** The last tables, by how and of what they were made: components share them, and so do all the tiles of a TIFF. */
const recentTables = new Map();
const MOST_TABLES = 16;
function tableAt(bytes, start, write) {
    const values = start + LONGEST_CODE;
    const count = bytes.subarray(start, values).reduce((sum, one) => sum + one, 0);
    const key = (write === meanEntry ? "mean " : "rest ") + bytes.toString("latin1", start, values + count);
    const known = recentTables.get(key);
    if (known)
        return known;
    const [oldest] = recentTables.keys();
    if (oldest !== undefined && recentTables.size === MOST_TABLES)
        recentTables.delete(oldest);
    const table = readTable(bytes, start, write);
    recentTables.set(key, table);
    return table;
}
function readTable(bytes, start, write) {
    const table = new Uint16Array(1 << LONGEST_CODE);
    let [value, from] = [start + LONGEST_CODE, 0];
    for (let index = 0; index < LONGEST_CODE; index++) {
        const step = 1 << (LONGEST_CODE - index - 1);
        const count = bytes.readUInt8(start + index);
        for (let code = 0; code < count; code++, from += step)
            table.fill(write(index + 1, bytes[value++] ?? 0), from, from + step);
    }
    return table;
}
/** @returns the bit behind a unit that begins at one; -1 where it is not wholly there, or none */
function skipUnit({ bytes, length }, start, blocks) {
    let at = start;
    for (const { mean, rest } of blocks) {
        const first = mean[peek(bytes, at)] ?? 0;
        if (first === 0)
            return -1;
        at += first;
        let place = 1;
        while (place < PLACES) {
            const next = rest[peek(bytes, at)] ?? 0;
            if (next === 0)
                return -1;
            at += next & 31;
            place += next >> 5;
        }
        if (at > length * 8 || (place > PLACES && place < END_OF_BLOCK))
            return -1;
    }
    return at;
}
/** The 16 bits at a bit. */
function peek(bytes, at) {
    const byte = at >> 3;
    const next = ((bytes[byte] ?? 0) << 16) | ((bytes[byte + 1] ?? 0) << 8) | (bytes[byte + 2] ?? 0);
    return (next >> (8 - (at & 7))) & 0xffff;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/formats/jpeg-quality.js
/** Brightness at quality 50, in zigzag order. ITU-T T.81, table K.1. */
const STANDARD = [
    ...[16, 11, 12, 14, 12, 10, 16, 14, 13, 14, 18, 17, 16, 19, 24, 40, 26, 24, 22, 22, 24, 49, 35, 37, 29, 40, 58, 51, 61, 60, 57, 51],
    ...[56, 55, 64, 72, 92, 78, 64, 68, 87, 69, 55, 56, 80, 109, 81, 87, 95, 98, 103, 104, 103, 62, 77, 113, 121, 112, 100, 120, 92, 101],
    ...[103, 99],
];
/** What the values of the table add up to at each quality from 1 to 100, as libjpeg scales them. */
const SUMS = Array.from({ length: 100 }, (_, index) => {
    const quality = index + 1;
    const scale = quality < 50 ? Math.floor(5000 / quality) : 200 - 2 * quality;
    return STANDARD.reduce((sum, value) => sum + Math.min(255, Math.max(1, Math.floor((value * scale + 50) / 100))), 0);
});
/**
 * The quality, from 1 to 100, at which libjpeg takes away as much of the brightness. Exact where the file has the tables of the
 * standard, as most have; an estimate where an encoder has tables of its own.
 *
 * @param tables data of a segment of quantisation tables.
 * @returns undefined where the first table is not in it
 */
function estimateQuality(tables) {
    for (let at = 0; at < tables.length;) {
        const head = tables.readUInt8(at);
        const size = head >> 4 === 0 ? 1 : 2;
        if ((head & 15) === 0) {
            let sum = 0;
            for (let index = 0; index < 64; index++)
                sum += tables.readUIntBE(at + 1 + index * size, size);
            return 1 + SUMS.reduce((best, each, index) => (Math.abs(each - sum) <= Math.abs((SUMS[best] ?? 0) - sum) ? index : best), 0);
        }
        at += 1 + 64 * size;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/formats/jpeg.js






const END_OF_IMAGE = 0xd9;
const jpeg_START_OF_SCAN = 0xda;
const QUANTISATION_TABLES = 0xdb;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const APP14 = 0xee;
const COMMENT = 0xfe;
/** ITU-T T.81, annex B. */
const JPEG = {
    format: "jpeg",
    matches: (bytes) => bytes.toString("latin1", 0, 3) === "\xff\xd8\xff",
    read,
    strip(file, steps) {
        const bytes = regularize(file, steps);
        const segments = [...walkSegments(bytes, steps)];
        const scan = segments.find(({ marker }) => marker === jpeg_START_OF_SCAN)?.start ?? bytes.length;
        const last = segments.at(-1);
        const end = last?.marker === END_OF_IMAGE ? last.end : bytes.length;
        const kept = segments
            .filter(({ marker, start }) => start < scan && !isMetadata(marker))
            .map(({ start, end }) => bytes.subarray(start, end));
        const stripped = Buffer.concat([bytes.subarray(0, 2), ...kept, bytes.subarray(scan, end)]);
        return stripped.length === bytes.length ? bytes : stripped;
    },
    setDensity(bytes, density, steps) {
        const first = [...walkSegments(bytes, steps)].find(({ marker, start, end }) => isJfif(marker, bytes.subarray(start + 4, end)));
        const given = first && readDensity(bytes.subarray(first.start + 4, first.end));
        const [wanted, present] = [density, given].map((each) => each && `${Math.round(each.across)} ${Math.round(each.down)}`);
        if (wanted === present)
            return bytes;
        const head = writeJfif(density);
        // The segment comes first of all, where there is one.
        return Buffer.concat([bytes.subarray(0, 2), head, bytes.subarray(first?.start === 2 ? first.end : 2)]);
    },
    regularize,
    lacksPixels(bytes, steps) {
        const segments = [...walkSegments(bytes, steps)];
        const frame = segments.find(({ marker }) => isFrame(marker));
        return !frame || lacksBlocks(bytes, segments, { frame, isComplete: segments.at(-1)?.marker === END_OF_IMAGE });
    },
};
function isJfif(marker, data) {
    return marker === APP0 && data.length >= 12 && data.toString("latin1", 0, 5) === "JFIF\0";
}
/** Pixels for an inch (1) or a centimetre (2); other numbers say no more than that pixels are not square. */
function readDensity(jfif) {
    const unit = { 1: 1, 2: 2.54 }[jfif.readUInt8(7)];
    const [across, down] = [jfif.readUInt16BE(8), jfif.readUInt16BE(10)];
    return unit !== undefined && across > 0 && down > 0 ? { across: across * unit, down: down * unit } : undefined;
}
function writeJfif(density) {
    const segment = Buffer.from("\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0", "latin1");
    if (!density)
        return segment;
    segment.writeUInt8(1, 11);
    segment.writeUInt16BE(Math.min(65_535, Math.round(density.across)), 12);
    segment.writeUInt16BE(Math.min(65_535, Math.round(density.down)), 14);
    return segment;
}
/** What the header of a scan ends in where each has all coefficients: the first one, the last one, and no bits left for later. */
const WHOLE_SCAN = Buffer.from([0, 63, 0]);
/**
 * What the decoder warns of and viewers pass over is made regular, so that its other warnings tell of damage: bytes between segments,
 * numbers in them that leave but one choice, no end mark. Whether pixels are missing, the decoder tells.
 */
function regularize(bytes, steps) {
    const segments = [...walkSegments(bytes, steps)];
    const [frame, last] = [segments.find(({ marker }) => isFrame(marker)), segments.at(-1)];
    if (!frame || !last || !segments.some(({ marker }) => marker === jpeg_START_OF_SCAN))
        return bytes;
    const patches = segments.map((segment) => regularizeSegment(bytes, segment, frame));
    const isComplete = last.marker === END_OF_IMAGE;
    const isGapless = segments.every(({ start }, index) => start === (segments[index - 1]?.next ?? 2));
    if (isComplete && isGapless && patches.every((patch) => patch === undefined))
        return bytes;
    const parts = segments.map(({ start, next }, index) => {
        const patch = patches[index] ?? Buffer.alloc(0);
        return [patch, bytes.subarray(start + patch.length, next)];
    });
    // Behind the last whole segment without an end mark is damage, which the decoder is to see.
    const rest = isComplete ? [] : [bytes.subarray(last.next), Buffer.from([0xff, END_OF_IMAGE])];
    return Buffer.concat([bytes.subarray(0, 2), ...parts.flat(), ...rest]);
}
/** The segment, if it is to be another one. libjpeg does as if it were, with a warning. */
function regularizeSegment(bytes, { marker, start, end }, frame) {
    const write = (at, ...values) => {
        if (values.every((value, index) => bytes[at + index] === value))
            return undefined;
        const segment = Buffer.from(bytes.subarray(start, end));
        segment.set(values, at - start);
        return segment;
    };
    const data = bytes.subarray(start + 4, end);
    // Phones write other parameters into scans that have but one choice.
    if (marker === jpeg_START_OF_SCAN && isSequential(frame.marker) && data.length > 3)
        return write(end - 3, ...WHOLE_SCAN);
    if (isJfif(marker, data))
        return write(start + 9, 1);
    if (marker !== APP14 || data.length < 12 || data.toString("latin1", 0, 5) !== "Adobe")
        return undefined;
    // How colours are coded: as they are (0), or the one way that there is for so many components.
    const [components, transform] = [bytes.readUInt8(frame.start + 9), data.readUInt8(11)];
    return transform === 0 || components < 3 ? undefined : write(start + 15, components === 3 ? 1 : 2);
}
/** APP0 (JFIF) and APP14 (Adobe: how the components are coded) belong to the picture; the other application segments do not. */
function isMetadata(marker) {
    return marker === COMMENT || (marker > APP0 && marker <= 0xef && marker !== APP14);
}
function read(bytes, steps) {
    const conversion = [];
    const facts = { ...PLAIN, width: 0, height: 0, complete: false, lossless: false, conversion, encoding: { ...PLAIN.encoding } };
    const { encoding } = facts;
    const profile = [];
    let exif;
    let last;
    for (const { marker, start, end } of walkSegments(bytes, steps)) {
        const data = bytes.subarray(start + 4, end);
        if (last === jpeg_START_OF_SCAN) {
            facts.complete ||= marker === END_OF_IMAGE;
            continue;
        }
        last = marker;
        if (isFrame(marker)) {
            const components = data.readUInt8(5);
            facts.height = data.readUInt16BE(1);
            facts.width = data.readUInt16BE(3);
            facts.bytesPerPixel = isProgressive(marker) ? 2 * countSamples(data.subarray(6), components) : components;
            encoding.progressive = isProgressive(marker);
            encoding.grey = components === 1;
            encoding.coarseColour = components > 1 && countSamples(data.subarray(6), components) <= components / 2;
            if (components === 1)
                conversion.push("greyscale");
            if (components === 4)
                conversion.push("cmyk");
            if (data.readUInt8(0) !== 8)
                facts.unsupported = "a JPEG with more than 8 bits";
            if (marker % 4 === 3 || (marker & 4) !== 0)
                facts.unsupported = "a lossless or hierarchical JPEG";
        }
        else if (marker === APP1 && data.toString("latin1", 0, 6) === "Exif\0\0")
            exif ??= data;
        else if (isJfif(marker, data))
            encoding.density = readDensity(data);
        else if (marker === QUANTISATION_TABLES)
            encoding.quality ??= estimateQuality(data);
        else if (marker === APP2 && data.toString("latin1", 0, 12) === "ICC_PROFILE\0")
            profile.push(data.subarray(14));
    }
    // An orientation may stand anywhere before the first scan, and the frame header must.
    if (last !== jpeg_START_OF_SCAN || facts.width === 0)
        throw new RangeError("it ends inside its header");
    if (exif) {
        const { orientation, density } = readExif(exif, steps);
        facts.orientation = orientation;
        encoding.density ??= density;
    }
    if (profile.length > 0 && !(0,icc/* isSrgbProfile */.UI)(Buffer.concat(profile)))
        conversion.push("profile");
    return facts;
}
/** SOF0 to SOF15, without the tables DHT, JPG and DAC that share the range. */
function isFrame(marker) {
    return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}
/** SOF0 and 1: each scan has all coefficients of its components. */
function isSequential(marker) {
    return marker === 0xc0 || marker === 0xc1;
}
/** SOF2, 6, 10 and 14. */
function isProgressive(marker) {
    return marker % 4 === 2;
}
/** Samples for each pixel, of which a progressive picture holds all until the last scan: fewer than its components where colour is coarse. */
function countSamples(components, count) {
    const factors = Array.from({ length: count }, (_, index) => components.readUInt8(index * 3 + 1));
    const [across, down] = [factors.map((factor) => factor >> 4), factors.map((factor) => factor & 15)];
    const most = Math.max(...across) * Math.max(...down);
    return most === 0 ? count : across.reduce((sum, factor, index) => sum + factor * (down[index] ?? 0), 0) / most;
}
/**
 * The segments that are wholly there, with the end mark. What stands between them is nobody's. What follows the end mark belongs to
 * another picture or to nobody: cameras put previews there, with metadata of their own.
 */
function* walkSegments(bytes, steps) {
    let start = findMarker(bytes, 2, steps);
    while (start + 2 <= bytes.length) {
        steps.take(STEPS_PER_PART);
        const marker = bytes.readUInt8(start + 1);
        if (marker === END_OF_IMAGE) {
            yield { marker, start, end: start + 2, next: start + 2 };
            return;
        }
        if (start + 4 > bytes.length)
            return;
        const end = start + 2 + bytes.readUInt16BE(start + 2);
        if (end > bytes.length)
            return;
        const following = findMarker(bytes, end, steps);
        yield { marker, start, end, next: marker === jpeg_START_OF_SCAN ? following : end };
        start = following;
    }
}
/** Offset of the next marker that begins a segment, or is the end mark; of the file's end where there is none. */
function findMarker(bytes, start, steps) {
    let offset = bytes.indexOf(0xff, start);
    while (offset >= 0 && offset + 1 < bytes.length) {
        steps.take();
        const marker = bytes.readUInt8(offset + 1);
        // A byte of data, a fill byte, marks within a scan's data.
        const isAlone = marker <= 1 || marker === 0xff || (marker >= 0xd0 && marker <= 0xd7);
        if (!isAlone)
            return offset;
        offset = bytes.indexOf(0xff, offset + (marker === 0xff ? 1 : 2));
    }
    return bytes.length;
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __nccwpck_require__(522);
;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/formats/png-colours.js


/** How far a gamma may be off that stands for sRGB's curve, as in libpng. */
const GAMMA_TOLERANCE = 0.05;
/** The profile of `cICP`, which comes before all else. Undefined where it is of a kind that is not read, and so passed over. */
function profileOfCoded({ cICP }, grey) {
    const [primaries = 0, transfer = 0, matrix, isFull] = cICP ?? [];
    return matrix === 0 && isFull === 1 ? profileOfCodes({ primaries, transfer }, { grey }) : undefined;
}
/** The profile of `gAMA` and `cHRM`, which count where there is nothing else. Undefined where they say nothing, or nothing possible. */
function profileOfNumbers({ sRGB, gAMA, cHRM }, grey) {
    if (sRGB)
        return undefined;
    const light = gAMA?.length === 4 ? gAMA.readUInt32BE() / 100_000 : Number.NaN;
    const gamma = light >= 0.1 && light <= 10 ? 1 / light : undefined;
    const space = cHRM?.length === 32 ? readPrimaries(cHRM) : undefined;
    if (gamma === undefined && space === undefined)
        return undefined;
    // A gamma of 1/2.2 is what those write that mean sRGB, as the specification asks of them.
    const standard = (0,icc/* buildProfile */.Er)(icc/* GAMMA_OF_SRGB */.NH, grey ? undefined : (space ?? SRGB));
    const isStandard = gamma === undefined || (Math.abs(gamma / 2.2 - 1) <= GAMMA_TOLERANCE && (!standard || (0,icc/* isSrgbProfile */.UI)(standard)));
    return isStandard ? standard : (0,icc/* buildProfile */.Er)([gamma], grey ? undefined : (space ?? SRGB));
}
function readPrimaries(chunk) {
    const at = (index) => [chunk.readUInt32BE(index * 8) / 100_000, chunk.readUInt32BE(index * 8 + 4) / 100_000];
    return { white: at(0), red: at(1), green: at(2), blue: at(3) };
}

// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/formats/png-passes.js
var png_passes = __nccwpck_require__(420);
;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/formats/png-stream.js

/** Bytes behind the last row that a stream may have. */
const MAX_MORE = 1_000_000;
/** Sums of so many bytes are below 2^53. */
const ADLER_RUN = 5552;
const ADLER_BASE = 65_521;
/**
 * The stream with a right head and a right checksum, where it holds all rows and one of the two checksums says that they are what was
 * written: then the other one was computed wrongly. Undefined where it does not.
 */
async function repairStream({ data, isProven, length }) {
    const inflate = (0,external_node_zlib_.createInflateRaw)();
    inflate.end(data.subarray(2));
    let [low, high, found] = [1, 0, 0];
    try {
        for await (const part of inflate) {
            found += part.length;
            if (found > length + MAX_MORE)
                return undefined;
            for (let from = 0; from < part.length; from += ADLER_RUN) {
                for (const value of part.subarray(from, from + ADLER_RUN))
                    high += low += value;
                low %= ADLER_BASE;
                high %= ADLER_BASE;
            }
        }
    }
    catch {
        return undefined;
    }
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(high * 65_536 + low);
    const end = 2 + inflate.bytesWritten;
    const isWhole = found >= length && (isProven || data.subarray(end, end + 4).equals(sum));
    return isWhole ? Buffer.concat([Buffer.from([0x78, 0x9c]), data.subarray(2, end), sum]) : undefined;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/formats/png.js








/** What is needed to show the picture as meant: pixels, transparency, colour space, and the density that sets its size in print. */
const KEPT = new Set(["IHDR", "PLTE", "tRNS", "sRGB", "gAMA", "cHRM", "cICP", "sBIT", "pHYs", "IDAT", "IEND"]);
/** What says which colours the pixels are, in numbers. */
const NUMBERS = new Set(["gAMA", "cHRM", "cICP"]);
const COLOURS = new Set([...NUMBERS, "sRGB", "iCCP"]);
const PALETTE = 3;
/** Channels of each colour type; those of a palette are what its pixels become. */
const CHANNELS = { 0: 1, 2: 3, 3: 3, 4: 2, 6: 4 };
/** The last chunk, with its checksum. */
const png_END = Buffer.from("\0\0\0\0IEND\xae\x42\x60\x82", "latin1");
/** Bytes of a profile. The largest that are in use, for printing, have half of it. */
const MAX_PROFILE = 4 << 20;
/** https://www.w3.org/TR/png-3/ */
const PNG = {
    format: "png",
    matches: (bytes) => bytes.toString("latin1", 0, 8) === "\x89PNG\r\n\x1a\n",
    read: png_read,
    strip(bytes, steps) {
        const chunks = [...walkChunks(bytes, steps)];
        const last = chunks.at(-1);
        // Without the profile of sRGB, they would count.
        const hasProfile = chunks.some(({ tag }) => tag === "iCCP");
        const isKept = ({ tag }) => KEPT.has(tag) && !(hasProfile && NUMBERS.has(tag));
        if (last?.tag === "IEND" && last.end === bytes.length && chunks.every(isKept))
            return bytes;
        return Buffer.concat([
            bytes.subarray(0, 8),
            ...chunks.filter(isKept).map(({ start, end }) => bytes.subarray(start, end)),
            ...(last?.tag === "IEND" ? [] : [png_END]),
        ]);
    },
    regularize(bytes, steps) {
        const chunks = [...walkChunks(bytes, steps)];
        const colours = png_readColours(bytes, chunks);
        if (!colours.isWritten)
            return bytes;
        const [head, ...others] = chunks.filter(({ tag }) => !COLOURS.has(tag));
        if (!head)
            return bytes;
        const written = colours.profile && !(0,icc/* isSrgbProfile */.UI)(colours.profile) ? [profileChunk(colours.profile)] : [];
        // What comes after the last whole chunk is damage, which the decoder is to see.
        const rest = bytes.subarray(chunks.at(-1)?.end ?? bytes.length);
        const parts = [...others.map(({ start, end }) => bytes.subarray(start, end)), rest];
        return Buffer.concat([bytes.subarray(0, 8), bytes.subarray(head.start, head.end), ...written, ...parts]);
    },
    async repair(bytes, steps) {
        const chunks = [...walkChunks(bytes, steps)];
        const pixels = chunks.filter(({ tag }) => tag === "IDAT");
        const [first] = pixels;
        if (!first)
            return undefined;
        const data = Buffer.concat(pixels.map(({ start, end }) => bytes.subarray(start + 8, end - 4)));
        const isProven = pixels.every(({ start, end }) => (0,external_node_zlib_.crc32)(bytes.subarray(start + 4, end - 4)) === bytes.readUInt32BE(end - 4));
        const stream = await repairStream({ data, isProven, length: countBytes(bytes) });
        if (!stream || (isProven && stream.equals(data)))
            return undefined;
        const behind = chunks.filter(({ tag, start }) => tag !== "IDAT" && start > first.start);
        return Buffer.concat([
            bytes.subarray(0, first.start),
            writeChunk("IDAT", stream),
            ...behind.map(({ start, end }) => bytes.subarray(start, end)),
        ]);
    },
    setDensity(bytes, density, steps) {
        const wanted = density ? [densityChunk(density)] : [];
        const chunks = [...walkChunks(bytes, steps)].map(({ tag, start, end }) => ({ tag, data: bytes.subarray(start, end) }));
        const present = chunks.filter(({ tag }) => tag === "pHYs").map(({ data }) => data);
        if (present.length === wanted.length && present.every((data, index) => wanted[index]?.equals(data)))
            return bytes;
        const [head, ...others] = chunks.filter(({ tag }) => tag !== "pHYs").map(({ data }) => data);
        return Buffer.concat([bytes.subarray(0, 8), ...(head ? [head] : []), ...wanted, ...others]);
    },
};
const METRES_PER_INCH = 0.0254;
function densityChunk({ across, down }) {
    const data = Buffer.alloc(9);
    data.writeUInt32BE(Math.round(across / METRES_PER_INCH));
    data.writeUInt32BE(Math.round(down / METRES_PER_INCH), 4);
    data.writeUInt8(1, 8);
    return writeChunk("pHYs", data);
}
function profileChunk(profile) {
    return writeChunk("iCCP", Buffer.concat([Buffer.from("c\0\0", "latin1"), (0,external_node_zlib_.deflateSync)(profile)]));
}
function writeChunk(tag, data) {
    const body = Buffer.concat([Buffer.from(tag, "latin1"), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE((0,external_node_zlib_.crc32)(body));
    return Buffer.concat([length, body, sum]);
}
/** What the colours are. They are written as a profile where the decoder, which reads nothing but those, would get them wrong. */
function png_readColours(bytes, chunks) {
    const colour = bytes.readUInt8(25);
    const grey = colour === 0 || colour === 4;
    const found = {};
    let own;
    for (const { tag, start, end } of chunks) {
        const data = bytes.subarray(start + 8, end - 4);
        if (tag === "IDAT")
            break;
        if (tag === "iCCP")
            own ??= data;
        else if (tag === "cICP" || tag === "sRGB" || tag === "gAMA" || tag === "cHRM")
            found[tag] ??= data;
    }
    const coded = profileOfCoded(found, grey);
    if (coded)
        return { profile: coded, isWritten: own !== undefined || !(0,icc/* isSrgbProfile */.UI)(coded) };
    const numbered = own ? undefined : profileOfNumbers(found, grey);
    return { profile: numbered, isWritten: numbered !== undefined && !(0,icc/* isSrgbProfile */.UI)(numbered) };
}
/** Bytes of all rows: each has one more than its pixels take, which names its filter. */
function countBytes(bytes) {
    const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
    const colour = bytes.readUInt8(25);
    const bits = bytes.readUInt8(24) * (colour === PALETTE ? 1 : (CHANNELS[colour] ?? 4));
    const passes = bytes.readUInt8(28) === 1 ? png_passes/* PASSES */._ : png_passes/* ONE_PASS */.R;
    return passes.reduce((sum, [left, top, across, down]) => {
        const [columns, rows] = [Math.ceil((width - left) / across), Math.ceil((height - top) / down)];
        return columns > 0 && rows > 0 ? sum + rows * (1 + Math.ceil((columns * bits) / 8)) : sum;
    }, 0);
}
/** Undefined where the numbers say no more than that pixels are not square. */
function png_readDensity(data) {
    const [across, down] = [data.readUInt32BE(0) * METRES_PER_INCH, data.readUInt32BE(4) * METRES_PER_INCH];
    return data.readUInt8(8) === 1 && across > 0 && down > 0 ? { across, down } : undefined;
}
function png_read(bytes, steps) {
    const depth = bytes.readUInt8(24);
    const colour = bytes.readUInt8(25);
    const conversion = [];
    if (colour === PALETTE)
        conversion.push("palette");
    if (colour === 0 || colour === 4)
        conversion.push("greyscale");
    if (depth === 16)
        conversion.push("16-bit");
    const facts = {
        ...PLAIN,
        width: bytes.readUInt32BE(16),
        height: bytes.readUInt32BE(20),
        alpha: colour === 4 || colour === 6,
        complete: false,
        conversion,
        encoding: {
            grey: colour === 0 || colour === 4,
            palette: colour === PALETTE || (colour === 0 && depth < 8),
            progressive: bytes.readUInt8(28) === 1,
        },
    };
    let channels = CHANNELS[colour] ?? 4;
    const chunks = [];
    let profile;
    let exif;
    let next = 8;
    let hasPixels = false;
    let hasFrames = false;
    for (const chunk of walkChunks(bytes, steps)) {
        const { tag, start, end } = chunk;
        const data = bytes.subarray(start + 8, end - 4);
        next = end;
        hasPixels ||= tag === "IDAT";
        if (COLOURS.has(tag) && !hasPixels)
            chunks.push(chunk);
        if (tag === "tRNS") {
            facts.alpha = true;
            channels = Math.min(4, channels + 1);
        }
        else if (tag === "acTL" && !hasPixels) {
            // After the pixels, nobody looks for it: the picture is a still one, whatever frames come with it.
            hasFrames = data.readUInt32BE(0) > 0;
            facts.animated ||= data.readUInt32BE(0) > 1;
        }
        // The frames after the first one, or a single one that is shown in place of the picture.
        else if (tag === "fdAT")
            facts.animated ||= hasFrames;
        else if (tag === "CgBI")
            facts.unsupported = "an iOS-optimised PNG";
        else if (tag === "pHYs" && data.length === 9)
            facts.encoding.density = png_readDensity(data);
        // After the pixels, a reader of the file's beginning would not see it.
        else if (tag === "eXIf" && !hasPixels)
            exif ??= data;
        else if (tag === "iCCP")
            profile ??= data;
        else if (tag === "IEND")
            facts.complete = true;
    }
    // An orientation may stand anywhere before the pixels.
    if (!hasPixels && !facts.complete && readTag(bytes, next + 4) !== "IDAT")
        throw new RangeError("it ends inside its header");
    if (exif)
        facts.orientation = readOrientation(exif, steps);
    // An interlaced picture is held whole beside its rows.
    facts.bytesPerPixel = channels * (depth === 16 ? 2 : 1) * (bytes.readUInt8(28) === 1 ? 2 : 1);
    const shown = png_readColours(bytes, chunks).profile ?? (profile && inflateProfile(profile, steps));
    if (shown && !(0,icc/* isSrgbProfile */.UI)(shown))
        conversion.push("profile");
    return facts;
}
/** The chunks that are wholly there; stops after IEND. */
function* walkChunks(bytes, steps) {
    let start = 8;
    while (start + 12 <= bytes.length) {
        steps.take(STEPS_PER_PART);
        const tag = readTag(bytes, start + 4);
        const end = start + 12 + bytes.readUInt32BE(start);
        if (end > bytes.length)
            return;
        yield { tag, start, end };
        if (tag === "IEND")
            return;
        start = end;
    }
}
/** The chunk has a name of up to 79 bytes, a zero, a method and the deflated profile. The caps keep it from growing without end. */
function inflateProfile(data, steps) {
    try {
        const profile = (0,external_node_zlib_.inflateSync)(data.subarray(data.subarray(0, 80).indexOf(0) + 2, MAX_PROFILE), { maxOutputLength: MAX_PROFILE });
        steps.take(profile.length / STEPS_PER_PART);
        return profile;
    }
    catch (error) {
        if (error instanceof TooManyParts)
            throw error;
        return Buffer.alloc(0);
    }
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/formats/tiff.js





/** Compressions that the decoder does not know, by their number. */
const COMPRESSIONS = {
    6: "old-style JPEG",
    32809: "ThunderScan",
    32909: "Pixar",
    34661: "JBIG",
    34676: "SGI",
    34677: "SGI",
    34712: "JPEG 2000",
    33003: "JPEG 2000",
    33004: "JPEG 2000",
    33005: "JPEG 2000",
    34887: "LERC",
    34925: "LZMA",
    50000: "Zstandard",
    // The WebAssembly build hands out whatever lies in memory.
    50001: "WebP",
    50002: "JPEG XL",
    52546: "JPEG XL",
};
const JPEG_IN_TIFF = 7;
/** Where the parts of the picture are, and how long. */
const STRIPS = [273, 279];
const TILES = [324, 325];
/** What all parts share. */
const JPEG_TABLES = 347;
/** Without anything to share: a start, and an end. */
const NO_TABLES = [0xff, 0xd8, 0xff, 0xd9];
/** None, LZW, deflate by its two numbers, PackBits. */
const NOT_JPEG = [1, 5, 8, 32946, 32773];
const tiff_QUANTISATION_TABLES = Buffer.from([0xff, 0xdb]);
/** Bytes of a JPEG in which they are looked for. */
const MAX_TABLES = 1000;
/** How channels lie: each in tiles of its own. */
const SEPARATE = 2;
/** Bits of a channel that the decoder knows. */
const DEPTHS = [1, 2, 4, 8, 16];
/** TIFF 6.0, sections 2 to 8 and 18. */
const TIFF = {
    format: "tiff",
    matches: (bytes) => isTiffHeader(bytes) || ["II+\0", "MM\0+"].includes(bytes.toString("latin1", 0, 4)),
    read(bytes, steps) {
        if (!isTiffHeader(bytes))
            return { ...PLAIN, width: 0, height: 0, unsupported: "BigTIFF" };
        const directory = readDirectory(bytes, steps);
        const { tags } = directory;
        const first = (tag, otherwise) => tags.get(tag)?.[0] ?? otherwise;
        const conversion = [];
        const photometric = first(262, 2);
        if (photometric <= 1)
            conversion.push("greyscale");
        if (photometric === 3)
            conversion.push("palette");
        if (photometric === 5)
            conversion.push("cmyk");
        if (first(258, 8) > 8)
            conversion.push("16-bit");
        // Whether an embedded profile is sRGB is not looked at: no model takes TIFF, so the copy is converted in any case.
        return {
            ...PLAIN,
            width: first(256, 0),
            height: first(257, 0),
            orientation: toOrientation(first(274, 1)),
            alpha: tags.has(338),
            animated: false,
            lossless: first(259, 1) !== JPEG_IN_TIFF,
            conversion,
            encoding: {
                ...PLAIN.encoding,
                grey: photometric <= 1,
                palette: photometric === 3 || (photometric <= 1 && first(258, 1) < 8),
                compression: first(259, 1),
                quality: first(259, 1) === JPEG_IN_TIFF ? readQuality(bytes, directory) : undefined,
                density: densityOf(tags),
            },
            bytesPerPixel: (first(277, 1) * first(258, 1)) / 8,
            unsupported: namePages(bytes, directory, steps) ?? nameUnsupported(first, tags),
        };
    },
    lacksPixels(bytes, steps) {
        const { tags } = readDirectory(bytes, steps, { whole: [JPEG_TABLES, ...STRIPS, ...TILES] });
        if (tags.get(259)?.[0] !== JPEG_IN_TIFF)
            return false;
        // Less the mark of its end, and the next one's of its start.
        const tables = Buffer.from(tags.get(JPEG_TABLES) ?? NO_TABLES).subarray(0, -2);
        const [starts = [], lengths = []] = (tags.has(TILES[0]) ? TILES : STRIPS).map((tag) => tags.get(tag));
        // Parts that lie upon each other would be looked through again and again.
        if (lengths.reduce((sum, length) => sum + length, 0) > bytes.length)
            return false;
        return starts.some((start, index) => {
            const piece = bytes.subarray(start, start + (lengths[index] ?? 0));
            return JPEG.lacksPixels?.(Buffer.concat([tables, piece.subarray(2)]), steps) === true;
        });
    },
    setDensity(bytes, density, steps) {
        // The encoder writes one, but where it is given none it is of its own making.
        const unit = density ? undefined : readDirectory(bytes, steps).offsets.get(RESOLUTION_UNIT);
        if (unit === undefined)
            return bytes;
        const copy = Buffer.from(bytes);
        copy.set(bytes.readUInt8(0) === 0x49 ? [NO_UNIT, 0] : [0, NO_UNIT], unit);
        return copy;
    },
};
const RESOLUTION_UNIT = 296;
/** The numbers say no more than that pixels are square. */
const NO_UNIT = 1;
/** By the first quantisation tables, which stand in a tag of their own, or in the first strip or tile. */
function readQuality(bytes, { tags, offsets }) {
    const start = offsets.get(JPEG_TABLES) ?? tags.get(STRIPS[0])?.[0] ?? tags.get(TILES[0])?.[0] ?? bytes.length;
    const found = bytes.subarray(start, start + MAX_TABLES).indexOf(tiff_QUANTISATION_TABLES);
    return found < 0 ? undefined : estimateQuality(bytes.subarray(start + found + 4));
}
/** A smaller copy or a mask of another page, by either of two tags. */
function isPart(tags) {
    return ((tags.get(254)?.[0] ?? 0) & 5) !== 0 || tags.get(255)?.[0] === 2;
}
/** What keeps the first page from being the picture; thumbnails and the smaller copies of a pyramid do not. */
function namePages(bytes, first, steps) {
    if (isPart(first.tags))
        return "a TIFF that begins with a thumbnail";
    for (let { next } = first; next !== 0;) {
        steps.take(STEPS_PER_PART);
        const page = readDirectory(bytes, steps, { offset: next });
        if (!isPart(page.tags))
            return "a TIFF of several pages";
        next = page.next;
    }
    return undefined;
}
/** The kind of a file that the decoder does not know; undefined for one that it knows. */
function nameUnsupported(first, tags) {
    const [depth, photometric] = [first(258, 1), first(262, 2)];
    const compression = COMPRESSIONS[first(259, 1)];
    if (compression !== undefined)
        return `a TIFF with ${compression} compression`;
    if (tags.has(TILES[0]) && first(277, 1) > 1 && first(284, 1) === SEPARATE)
        return "a TIFF with tiles of separate channels";
    if (photometric >= 8 && photometric <= 10)
        return "a TIFF in Lab colours";
    // The decoder takes brightness and the two differences for red, green and blue.
    if (photometric === 6 && NOT_JPEG.includes(first(259, 1)))
        return "a TIFF in YCbCr colours without JPEG compression";
    if (photometric > 10)
        return "a TIFF of raw sensor or light data";
    if (!DEPTHS.includes(depth))
        return `a TIFF with ${depth} bits per channel`;
    return [1, 4].includes(first(339, 1)) ? undefined : "a TIFF with signed or floating-point values";
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/formats/webp.js




const ALPHA_FLAG = 0x10;
const ANIMATION_FLAG = 0x02;
const EXIF_FLAG = 0x08;
/** Bytes of a frame's place and time, before its chunks. */
const FRAME_HEAD = 16;
/** https://developers.google.com/speed/webp/docs/riff_container */
const WEBP = {
    format: "webp",
    matches: (bytes) => readTag(bytes, 0) === "RIFF" && readTag(bytes, 8) === "WEBP",
    read: webp_read,
    strip(file, steps) {
        const bytes = webp_regularize(file, steps);
        const kept = [...webp_walkChunks(bytes, steps)].filter(({ tag }) => ["VP8X", "ALPH", "VP8 ", "VP8L"].includes(tag));
        if (kept.at(-1)?.end === bytes.length &&
            kept[0]?.start === 12 &&
            kept.every((chunk, index) => chunk.start === (kept[index - 1]?.end ?? 12)))
            return bytes;
        const stripped = Buffer.concat([bytes.subarray(0, 12), ...kept.map(({ start, end }) => bytes.subarray(start, end))]);
        stripped.writeUInt32LE(stripped.length - 8, 4);
        // The extended header announces what was taken out.
        if (kept[0]?.tag === "VP8X")
            stripped[20] = stripped.readUInt8(20) & ALPHA_FLAG;
        return stripped;
    },
    regularize: webp_regularize,
};
/** A file that says that it is longer shows what it has, as long as that is all of its pixels: those of a chunk that is cut, the decoder misses. */
function webp_regularize(bytes, steps) {
    if (bytes.readUInt32LE(4) + 8 <= bytes.length)
        return bytes;
    const end = [...webp_walkChunks(bytes, steps)].findLast((chunk) => chunk.end <= bytes.length + 1)?.end ?? 12;
    // The padding of the last chunk may be missing.
    const whole = Buffer.concat([bytes.subarray(0, end), Buffer.alloc(Math.max(0, end - bytes.length))]);
    whole.writeUInt32LE(end - 8, 4);
    return whole;
}
function webp_read(bytes, steps) {
    const conversion = [];
    const facts = { ...PLAIN, width: 0, height: 0, lossless: false, conversion };
    facts.complete = bytes.readUInt32LE(4) + 8 <= bytes.length;
    let awaitsExif = false;
    let isAnimation = false;
    let frames = 0;
    for (const { tag, start, end } of webp_walkChunks(bytes, steps)) {
        const data = bytes.subarray(start + 8, end);
        if (tag === "VP8X") {
            const flags = data.readUInt8(0);
            facts.width = data.readUIntLE(4, 3) + 1;
            facts.height = data.readUIntLE(7, 3) + 1;
            facts.alpha = (flags & ALPHA_FLAG) !== 0;
            isAnimation = (flags & ANIMATION_FLAG) !== 0;
            awaitsExif = (flags & EXIF_FLAG) !== 0;
        }
        else if (tag === "VP8 ") {
            facts.width ||= data.readUInt16LE(6) & 0x3fff;
            facts.height ||= data.readUInt16LE(8) & 0x3fff;
        }
        else if (tag === "VP8L") {
            const packed = data.readUInt32LE(1);
            facts.width ||= (packed & 0x3fff) + 1;
            facts.height ||= ((packed >>> 14) & 0x3fff) + 1;
            facts.alpha ||= (packed & (1 << 28)) !== 0;
            facts.lossless = true;
        }
        else if (tag === "ANMF") {
            frames += 1;
            // One that covers a part leaves the rest transparent.
            const [across, down] = [data.readUIntLE(6, 3) + 1, data.readUIntLE(9, 3) + 1];
            facts.alpha ||= across < facts.width || down < facts.height;
            facts.lossless = [...webp_walkChunks(bytes, steps, start + 8 + FRAME_HEAD)].find((part) => part.tag.startsWith("VP8"))?.tag === "VP8L";
        }
        else if (tag === "EXIF" && awaitsExif && end <= bytes.length + 1) {
            facts.orientation = readOrientation(data, steps);
            awaitsExif = false;
        }
        else if (tag === "ICCP" && !(0,icc/* isSrgbProfile */.UI)(data))
            conversion.push("profile");
    }
    if (facts.width === 0)
        throw new RangeError("it ends before its size");
    if (isAnimation) {
        // Where more may follow, nobody knows whether it is one.
        if (!facts.complete && frames < 2)
            throw new RangeError("it ends before its second frame");
        facts.animated = frames > 1;
        conversion.push("frame");
    }
    // It comes after the pixels.
    if (awaitsExif && !facts.complete)
        throw new RangeError("it ends before its orientation");
    return facts;
}
/** The chunks, `end` after the padding byte. The last one may reach beyond a file that was cut off: its header is read all the same. */
function* webp_walkChunks(bytes, steps, from = 12) {
    let start = from;
    while (start + 8 <= bytes.length) {
        steps.take(STEPS_PER_PART);
        const size = bytes.readUInt32LE(start + 4);
        const end = start + 8 + size + (size % 2);
        yield { tag: readTag(bytes, start), start, end };
        start = end;
    }
}

// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/picture.js
var picture = __nccwpck_require__(14);
;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/header.js











const READERS = [PNG, JPEG, WEBP, GIF, AVIF, TIFF];
/**
 * Reads what a picture is, without decoding it. The type comes from the content, never from a name. However the file is made,
 * it takes no more than {@link Steps} allows.
 * @throws {PictureError} `lfs-pointer`; `invalid-image`: empty, cut off in its header, or no image (the message says what it is);
 *   `unsupported-image`: an image that is not edited here (SVG, HEIC, animations, pages, …).
 */
function readHeader(bytes, steps = new Steps()) {
    const buffer = toBuffer(bytes);
    if (buffer.length === 0)
        throw new picture_error/* PictureError */.Z({ kind: "empty" });
    if (isLfsPointer(buffer))
        throw new picture_error/* PictureError */.Z({ kind: "lfs-pointer" });
    const reader = findReader(buffer);
    if (reader === undefined)
        throw explainForeign(buffer);
    const facts = readFacts(reader, buffer, steps);
    if (facts.unsupported !== undefined)
        throw new picture_error/* PictureError */.Z({ kind: "not-editable", what: facts.unsupported });
    if (facts.animated)
        throw new picture_error/* PictureError */.Z({ kind: "animated", format: reader.format });
    // Of what is not a number neither holds.
    if (!(facts.width >= 1 && facts.height >= 1))
        throw new picture_error/* PictureError */.Z({ kind: "without-pixels", format: reader.format });
    const turned = facts.orientation >= 5;
    return {
        mediaType: picture/* FORMATS */.hR[reader.format].mediaType,
        width: turned ? facts.height : facts.width,
        height: turned ? facts.width : facts.height,
        orientation: facts.orientation,
        alpha: facts.alpha,
        animated: facts.animated,
        complete: facts.complete,
        lossless: facts.lossless,
        encoding: turned ? { ...facts.encoding, density: turnDensity(facts.encoding.density) } : facts.encoding,
        decodedBytes: facts.width * facts.height * facts.bytesPerPixel,
        conversion: facts.orientation === 1 ? facts.conversion : ["orientation", ...facts.conversion],
    };
}
/** Bytes by which a format is known. */
const MARKS = 12;
/** A file that ends in its first mark is one of the format, too. */
function findReader(buffer) {
    const start = buffer.length >= MARKS ? buffer : Buffer.concat([buffer, Buffer.alloc(MARKS - buffer.length)]);
    return READERS.find(({ matches }) => matches(start));
}
function turnDensity(density) {
    return density && { across: density.down, down: density.across };
}
/** The pixels of pictures, as far as they are any. */
function areaOf(...pictures) {
    const areas = pictures.map((bytes) => {
        try {
            if (bytes === undefined)
                return 0;
            const { width, height } = readHeader(bytes);
            return width * height;
        }
        catch {
            return 0;
        }
    });
    return areas.reduce((sum, area) => sum + area, 0);
}
/** The bytes as the decoder is given them, and the page that it shows, see {@link FormatReader.regularize}. Its pixels are those of the file. */
function header_regularize(bytes, mediaType) {
    const made = walk(mediaType, (reader) => {
        const regular = reader.regularize?.(bytes, new Steps());
        return regular && regular !== bytes ? { regular, page: reader.regularPage ?? 0 } : undefined;
    });
    return made ?? { regular: bytes, page: 0 };
}
/** See {@link FormatReader.markOpaque}. */
function markOpaque(bytes, mediaType) {
    return walk(mediaType, (reader) => reader.markOpaque?.(bytes, new Steps())) ?? bytes;
}
/** See {@link FormatReader.lacksPixels}. */
function lacksPixels(bytes, mediaType) {
    return walk(mediaType, (reader) => reader.lacksPixels?.(bytes, new Steps())) ?? false;
}
/** Another file with the same pixels for one that the decoder refused, see {@link FormatReader.repair}. */
async function repair(bytes, mediaType) {
    return walk(mediaType, (reader) => reader.repair?.(bytes, new Steps()));
}
/** The bytes without metadata, losslessly; undefined for a format in which that is not done. For upright sRGB pictures only. */
function stripMetadata(bytes, mediaType) {
    return walk(mediaType, (reader) => reader.strip?.(bytes, new Steps()));
}
/** The bytes with another density, losslessly; the same where the format has none that is written here. For upright sRGB pictures only. */
function setDensity(bytes, mediaType, density) {
    return walk(mediaType, (reader) => reader.setDensity?.(bytes, density, new Steps())) ?? bytes;
}
/** Has the reader of a format look through a file. What it cannot make out is damaged. */
function walk(mediaType, look) {
    const format = (0,picture/* formatOfMediaType */.zv)(mediaType);
    const reader = READERS.find((one) => one.format === format);
    return reader && explainDamage(reader, () => look(reader));
}
function readFacts(reader, buffer, steps) {
    return explainDamage(reader, () => reader.read(buffer, steps));
}
function explainDamage(reader, look) {
    try {
        return look();
    }
    catch (cause) {
        const kind = cause instanceof TooManyParts ? "too-many-parts" : "damaged-header";
        throw new picture_error/* PictureError */.Z({ kind, format: reader.format }, { cause });
    }
}
function toBuffer(bytes) {
    return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}


/***/ }),

/***/ 366:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* unused harmony exports prepareMask, measureDrift */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(489);
/* harmony import */ var _compare_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(527);
/* harmony import */ var _geometry_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(687);
/* harmony import */ var _header_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(594);
/* harmony import */ var _picture_messages_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(626);
/* harmony import */ var _pixel_work_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(747);
/* harmony import */ var _sharp_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(94);







/** Brightness, of 255, from which a pixel of a mask counts as white. */
const WHITE = 128;
/**
 * The mask as the model takes it: black and white, at the size of the picture that is sent.
 * @throws {RetouchError} `invalid-input` when the mask is no image that is read here, or has another ratio than the picture.
 */
const prepareMask = (0,_pixel_work_js__WEBPACK_IMPORTED_MODULE_5__/* .definePixelWork */ .$)("mask", makeMask, ({ mask, size }) => (0,_header_js__WEBPACK_IMPORTED_MODULE_3__/* .areaOf */ .d6)(mask) + size.width * size.height);
async function makeMask({ mask, size: { width, height }, transparent }) {
    const size = { width, height };
    try {
        const header = (0,_header_js__WEBPACK_IMPORTED_MODULE_3__/* .readHeader */ .ay)(mask);
        if (!(0,_geometry_js__WEBPACK_IMPORTED_MODULE_2__/* .hasExactRatio */ .JK)(header, size))
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RetouchError */ .tJ("invalid-input", (0,_picture_messages_js__WEBPACK_IMPORTED_MODULE_4__/* .maskRatio */ .cL)(header, size));
        const pixels = await (0,_sharp_js__WEBPACK_IMPORTED_MODULE_6__/* .runPicture */ .cT)(mask, (image) => image
            .flatten({ background: "black" })
            .resize(width, height, { fit: "fill", kernel: "nearest" })
            .toColourspace("b-w")
            .threshold(WHITE)
            .raw());
        const rgba = Buffer.alloc(width * height * 4);
        for (let pixel = 0; pixel < width * height; pixel++) {
            const value = pixels[pixel] ?? 0;
            rgba.fill(value, pixel * 4, pixel * 4 + 3);
            rgba[pixel * 4 + 3] = transparent ? 255 - value : 255;
        }
        const bytes = await (0,_sharp_js__WEBPACK_IMPORTED_MODULE_6__/* .runPixels */ .Dm)({ pixels: rgba, ...size, channels: 4 }, (png) => (transparent ? png : png.removeAlpha()).png());
        return { bytes, mediaType: "image/png", ...size };
    }
    catch (cause) {
        if (!(cause instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RetouchError */ .tJ) || cause.code === "invalid-input")
            throw cause;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RetouchError */ .tJ("invalid-input", (0,_picture_messages_js__WEBPACK_IMPORTED_MODULE_4__/* .unusableMask */ .Ai)(cause.message), { cause });
    }
}
/** Share (0–1) of the pixels outside a mask's white that differ visibly between source and result, see {@link measureChange}. */
const measureDrift = (0,_pixel_work_js__WEBPACK_IMPORTED_MODULE_5__/* .definePixelWork */ .$)("drift", compareOutside, ({ source, result, mask }) => (0,_header_js__WEBPACK_IMPORTED_MODULE_3__/* .areaOf */ .d6)(source, result, mask));
async function compareOutside({ source, result, size, mask }) {
    const small = (0,_compare_js__WEBPACK_IMPORTED_MODULE_1__/* .reduceSize */ .mD)(size);
    const [before, after, region] = await Promise.all([source, result, mask].map((bytes) => (0,_compare_js__WEBPACK_IMPORTED_MODULE_1__/* .makeThumbnail */ .Hf)(bytes, small, "scale")));
    if (!before || !after || !region)
        return 0;
    return (0,_compare_js__WEBPACK_IMPORTED_MODULE_1__/* .measureChange */ .BX)(before, after, { counts: (pixel) => (region.pixels[pixel * 4] ?? 0) < WHITE });
}


/***/ }),

/***/ 16:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* unused harmony export makeOutlinedCopy */
/* harmony import */ var _header_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(594);
/* harmony import */ var _pixel_work_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(747);
/* harmony import */ var _sharp_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(94);



/** Pixels of the copy to each CSS pixel, for sharp screens. */
const DENSITY = 2;
/** Red, green, blue, alpha. */
const LINE = Buffer.of(217, 0, 217, 255);
const RIM = Buffer.of(255, 255, 255, 255);
const NOTHING = Buffer.of(0, 0, 0, 0);
/** What is drawn around a region, from the outside in: how far from it each layer ends, in CSS pixels. The rim shows in dark pictures. */
const LAYERS = [
    [5, RIM],
    [4, LINE],
    [2, RIM],
    [1, NOTHING],
];
const THICKNESS = 5;
/** Makes a small WebP of a picture with outlines around parts of it. @throws RetouchError when it is no picture, or one that is too large. */
const makeOutlinedCopy = (0,_pixel_work_js__WEBPACK_IMPORTED_MODULE_1__/* .definePixelWork */ .$)("outlined-copy", outline, ({ bytes }) => (0,_header_js__WEBPACK_IMPORTED_MODULE_0__/* .areaOf */ .d6)(bytes, bytes));
async function outline({ bytes, regions, box }) {
    const size = (0,_header_js__WEBPACK_IMPORTED_MODULE_0__/* .readHeader */ .ay)(bytes);
    const shown = Math.min(1, box.width / size.width, box.height / size.height);
    const scale = Math.min(1, DENSITY * shown);
    const copy = { width: toPixels(size.width * scale), height: toPixels(size.height * scale) };
    const input = drawOutlines(regions, copy, { x: copy.width / size.width, y: copy.height / size.height, dot: scale / shown });
    return (0,_sharp_js__WEBPACK_IMPORTED_MODULE_2__/* .runPicture */ .cT)(bytes, (image) => image
        .resize({ ...copy, fit: "fill" })
        .composite([{ input, raw: { ...copy, channels: 4 } }])
        .webp({ quality: 78, effort: 2 }));
}
const toPixels = (length) => Math.max(1, Math.round(length));
/** Each layer is filled for all regions before the next, so that those which touch get one outline. */
function drawOutlines(regions, { width, height }, scale) {
    const pixels = Buffer.alloc(width * height * 4);
    const most = THICKNESS * scale.dot;
    const within = (value, length) => Math.min(Math.max(value, most), Math.max(most, length - most));
    for (const [distance, colour] of LAYERS) {
        for (const region of regions) {
            const by = distance * scale.dot;
            // Beside an edge the line is within the picture.
            const edges = (at, size, length) => [within(at, length) - by, within(at + size, length) + by].map((edge) => Math.min(length, Math.max(0, Math.round(edge))));
            const [left = 0, right = 0] = edges(region.x * scale.x, region.width * scale.x, width);
            const [top = 0, bottom = 0] = edges(region.y * scale.y, region.height * scale.y, height);
            for (let y = top; y < bottom; y++)
                pixels.fill(colour, (y * width + left) * 4, (y * width + right) * 4);
        }
    }
    return pixels;
}


/***/ }),

/***/ 417:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ PictureError)
/* harmony export */ });
/* unused harmony export blameAnswer */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(489);
/* harmony import */ var _picture_messages_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(626);


/** `invalid-image` where there is none. */
const CODES = {
    "lfs-pointer": "lfs-pointer",
    "not-editable": "unsupported-image",
    "other-type": "unsupported-image",
    animated: "unsupported-image",
    "odd-geometry": "unsupported-image",
    "too-many-bytes": "too-large",
    "too-many-pixels": "too-large",
    "too-many-decoded-bytes": "too-large",
    "too-slow": "too-large",
    "too-much-memory": "too-large",
};
/** A picture cannot be used. The message takes it for a file of the repository; of what a model returned, {@link blameAnswer} speaks. */
class PictureError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RetouchError */ .tJ {
    fault;
    constructor(fault, options = {}) {
        super(CODES[fault.kind] ?? "invalid-image", (0,_picture_messages_js__WEBPACK_IMPORTED_MODULE_1__/* .describeFile */ .CL)(fault), options);
        this.fault = fault;
    }
}
/**
 * Says of a picture that a model made (an answer, a candidate, a result of an earlier run) why it cannot be used. The user has no such file, and
 * cannot convert it, so that it is `invalid-image` where it is not `too-large`.
 *
 * @throws RetouchError always; what is no {@link PictureError} as it is.
 */
function blameAnswer(cause) {
    if (!(cause instanceof PictureError))
        throw cause;
    throw new RetouchError(cause.code === "too-large" ? "too-large" : "invalid-image", describeAnswer(cause.fault), { cause });
}


/***/ }),

/***/ 626:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  TG: () => (/* binding */ ANSWER_FLAT),
  ck: () => (/* binding */ answerRatio),
  CL: () => (/* binding */ describeFile),
  cL: () => (/* binding */ maskRatio),
  mm: () => (/* binding */ noCommonFormat),
  I7: () => (/* binding */ outsideLimits),
  Ai: () => (/* binding */ unusableMask)
});

// UNUSED EXPORTS: describeAnswer, tooNarrow, unnamedFile

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(760);
;// CONCATENATED MODULE: ./out/build-dist/compiled/text/format.js
/** Bytes as GitHub's own file view counts them (1 KB is 1,024 bytes): `312 KB`, `1.4 MB`. */
function formatBytes(bytes) {
    if (bytes < 1024)
        return `${bytes} B`;
    // 1023.5 KB would be rounded to `1024 KB`.
    if (bytes < 1023.5 * 1024)
        return `${threeDigits(bytes / 1024)} KB`;
    return `${threeDigits(bytes / 1024 / 1024)} MB`;
}
function threeDigits(value) {
    return value < 9.95 ? value.toFixed(1).replace(/\.0$/, "") : value.toFixed(0);
}
/** US dollars for a reader: `$0.055`, `$1.20`, `<$0.0001`. */
function formatDollars(dollars) {
    if (dollars === 0)
        return "$0";
    if (dollars < 0.0001)
        return "<$0.0001";
    if (dollars >= 0.99995)
        return `$${dollars.toFixed(2)}`;
    // At least the two decimals of cents, at most four.
    return `$${dollars.toFixed(4).replace(/0{1,2}$/, "")}`;
}
/** US dollars for a program: at most six decimals, no exponent, no float noise (`0.165`, not `0.16500000000000001`). */
function formatDecimal(dollars) {
    const trimmed = dollars.toFixed(6).replace(/\.?0+$/, "");
    return trimmed === "-0" ? "0" : trimmed;
}
/** Milliseconds as `4.2 s`, `1 min 12 s`, `2 h 5 min`. */
function formatDuration(milliseconds) {
    if (milliseconds < 59_950)
        return `${(milliseconds / 1000).toFixed(1)} s`;
    const seconds = Math.round(milliseconds / 1000);
    if (seconds < 3600)
        return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
    return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`;
}
/** A share of 0 to 1 as `12 %`, `1.4 %`, `<0.1 %`. 0 and 1 are shown only when they are exact. */
function formatShare(share) {
    const percent = share * 100;
    if (percent === 0 || percent === 100)
        return `${percent} %`;
    if (percent < 0.1)
        return "<0.1 %";
    if (percent > 99.9)
        return ">99.9 %";
    return percent < 9.95 || percent > 99 ? `${percent.toFixed(1)} %` : `${percent.toFixed(0)} %`;
}
/** A share and the limit that it exceeds, with as many digits as tell them apart: `0.08 %` and `0.05 %`. The limit is exact. */
function formatExcess(share, limit) {
    const [found, most] = [share * 100, limit * 100];
    const exact = round(most, 0, (shown) => Math.abs(shown - most) < 1e-12);
    const isTrue = (shown) => shown > Number(exact) && (shown < 100 || found >= 100);
    const excess = round(found, Math.max(1, exact.split(".")[1]?.length ?? 0), isTrue);
    return { share: `${excess.replace(/\.0+$/, "")} %`, limit: `${exact} %` };
}
/** A number has no more digits after its point. */
const MAX_DIGITS = 15;
function round(value, least, isEnough) {
    let digits = least;
    while (digits < MAX_DIGITS && !isEnough(Number(value.toFixed(digits))))
        digits += 1;
    return value.toFixed(digits);
}
/** A figure that may be below 0, with the minus sign of print: `−1.7`, `0.4`; with `plus` also `+2.0`. 0 has no sign. */
function formatSigned(value, digits, plus = "") {
    const size = Math.abs(value).toFixed(digits);
    if (Number(size) === 0)
        return size;
    return `${value < 0 ? "−" : plus}${size}`;
}
/** Pixels: `1280×720`. */
function format_formatSize({ width, height }) {
    return `${width}×${height}`;
}
/** `1 image`, `2 images`. */
function plural(count, noun) {
    return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
/** `a PNG`, `an AVIF`, `an SVG`: by how the name of a format is spoken. */
function withArticle(name) {
    return `${/^([aeiou]|svg)/i.test(name) ? "an" : "a"} ${name}`;
}

// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/picture.js
var picture = __nccwpck_require__(14);
;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/picture-messages.js



/** For a file of the repository: a source, a reference or a mask. */
function describeFile(fault) {
    switch (fault.kind) {
        case "empty":
            return "The file is empty.";
        case "lfs-pointer":
            return "The file is a Git LFS pointer, not an image.";
        case "unknown-type":
            return "The file is not an image of a known type.";
        case "no-image":
            return `The file is ${fault.what}, not an image.`;
        case "not-editable":
            return `The file is ${fault.what}, which cannot be edited.`;
        case "other-type":
            return `The file is of type ${fault.type}, which cannot be edited.`;
        case "animated":
            return `The file is an animated ${picture/* FORMATS */.hR[fault.format].label}. Only still images can be edited.`;
        case "without-pixels":
            return `The ${picture/* FORMATS */.hR[fault.format].label} file has a width or height of 0.`;
        case "damaged-header":
            return `The ${picture/* FORMATS */.hR[fault.format].label} file is damaged or incomplete. Restore the file, or exclude it with a \`!\` glob.`;
        case "too-many-parts":
            return `The ${picture/* FORMATS */.hR[fault.format].label} file has far more parts than an image needs. Save it anew with an image editor.`;
        case "cut-off":
            return "The image is cut off: its end is missing. Restore the complete file, or exclude it with a `!` glob.";
        case "damaged":
            return "The image is damaged and cannot be decoded. Restore the file, or exclude it with a `!` glob.";
        case "converted":
            return "The image is damaged: its bytes were converted like those of a text. Restore the file, and mark its type as `binary` in `.gitattributes`.";
        case "odd-geometry":
            return "The image has an unusual size or orientation tag. Save it anew with an image editor.";
        case "too-many-bytes":
            return `The file has ${inMegabytes(fault.bytes)} MB. The limit is ${fault.maxBytes / 1e6} MB.`;
        case "too-many-pixels":
            return `The image has ${format_formatSize(fault.size)} pixels. The limit is 100 megapixels.`;
        case "too-many-decoded-bytes":
            return `The image (${format_formatSize(fault.size)}) needs ${Math.ceil(fault.bytes / 1e6)} MB to be decoded. The limit is ${fault.maxBytes / 1e6} MB.`;
        case "too-slow":
            return "Decoding the image takes too long, so it was stopped.";
        case "too-much-memory":
            return "Decoding the image needs too much memory, so it was stopped.";
        case "crashed":
            return "The image cannot be decoded: the decoder crashed. Save the image again, or exclude it with a `!` glob.";
    }
}
/** For what a model returned. */
function describeAnswer(fault) {
    switch (fault.kind) {
        case "empty":
            return "The model returned an empty file.";
        case "lfs-pointer":
            return "The model returned a Git LFS pointer, not an image.";
        case "unknown-type":
            return `The model returned a file that is not an image of a known type. ${OTHER_MODEL}`;
        case "no-image":
            return `The model returned ${fault.what}, not an image. ${OTHER_MODEL}`;
        case "not-editable":
            return `The model returned ${fault.what}, which cannot be used. ${OTHER_MODEL}`;
        case "other-type":
            return `The model returned a file of type ${fault.type}, which cannot be used. ${OTHER_MODEL}`;
        case "animated":
            return `The model returned an animated ${FORMATS[fault.format].label}. Only still images can be used. ${OTHER_MODEL}`;
        case "without-pixels":
            return `The model returned a ${FORMATS[fault.format].label} file with a width or height of 0.`;
        case "damaged-header":
            return `The model returned a ${FORMATS[fault.format].label} file that is damaged or incomplete.`;
        case "too-many-parts":
            return `The model returned a ${FORMATS[fault.format].label} file with far more parts than an image needs.`;
        case "cut-off":
            return "The model returned an image that is cut off.";
        case "damaged":
            return "The model returned an image that is damaged and cannot be decoded.";
        case "converted":
            return "The model returned an image that is damaged: its bytes were converted like those of a text.";
        case "odd-geometry":
            return "The model returned an image with an unusual size or orientation tag.";
        case "too-many-bytes":
            return `The model returned a file of ${inMegabytes(fault.bytes)} MB. The limit is ${fault.maxBytes / 1e6} MB.`;
        case "too-many-pixels":
            return `The model returned an image of ${formatSize(fault.size)} pixels. The limit is 100 megapixels.`;
        case "too-many-decoded-bytes":
            return `The model returned an image (${formatSize(fault.size)}) that needs ${Math.ceil(fault.bytes / 1e6)} MB to be decoded. The limit is ${fault.maxBytes / 1e6} MB.`;
        case "too-slow":
            return "Decoding the image that the model returned takes too long, so it was stopped.";
        case "too-much-memory":
            return "Decoding the image that the model returned needs too much memory, so it was stopped.";
        case "crashed":
            return "The image that the model returned cannot be decoded: the decoder crashed.";
    }
}
const OTHER_MODEL = "If it happens again, choose another model or provider.";
function inMegabytes(bytes) {
    return (bytes / 1e6).toFixed(1);
}
const ANSWER_FLAT = "The model returned an image of one flat colour.";
function answerRatio(answer, wanted) {
    return `The model returned ${format_formatSize(answer)}, a different aspect ratio than ${format_formatSize(wanted)}, and \`fit\` is \`fail\`.`;
}
// Source images, references and masks.
/** @param reason a sentence about the file. */
function unusableMask(reason) {
    return `The mask cannot be used. ${reason}`;
}
/** A file name with the extension of no image, or with none. */
function unnamedFile(path, format) {
    const extension = posix.extname(path);
    const name = extension === "" ? "the file name has no extension" : `the file is named ${extension}`;
    return `The file format is ${FORMATS[format].label}, but ${name}. Rename the file.`;
}
function tooNarrow(size, maxRatio) {
    return `The image (${formatSize(size)}) is too long and narrow: for this model, the longer side can be at most ${maxRatio} times the shorter one.`;
}
function outsideLimits(size, { maxBytes, maxPixels, minSide, maxSide }) {
    const limits = [
        maxBytes === undefined ? "" : `at most ${(maxBytes / 1e6).toFixed(1)} MB`,
        maxPixels === undefined ? "" : `at most ${(maxPixels / 1e6).toFixed(1)} megapixels`,
        minSide === undefined ? "" : `sides of at least ${minSide} pixels`,
        maxSide === undefined ? "" : `sides of at most ${maxSide} pixels`,
    ];
    return `The image (${format_formatSize(size)}) cannot be scaled to the model's limits: ${limits.filter(Boolean).join(", ")}.`;
}
function noCommonFormat(mediaTypes) {
    const labels = mediaTypes.map((mediaType) => picture/* FORMATS */.hR[(0,picture/* formatOfMediaType */.zv)(mediaType)].label);
    return `The image cannot be converted to a format that the model accepts: ${labels.join(", ")}.`;
}
function maskRatio(mask, image) {
    return `The mask (${format_formatSize(mask)}) has a different aspect ratio than the image (${format_formatSize(image)}).`;
}


/***/ }),

/***/ 14:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   hR: () => (/* binding */ FORMATS),
/* harmony export */   zv: () => (/* binding */ formatOfMediaType)
/* harmony export */ });
/* unused harmony export formatOfName */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(760);

/** The image formats that Retouch knows. */
const FORMATS = {
    png: { mediaType: "image/png", label: "PNG", extensions: [".png", ".apng"], alpha: true, isWritten: true },
    jpeg: {
        mediaType: "image/jpeg",
        label: "JPEG",
        extensions: [".jpg", ".jpeg", ".jpe", ".jfif"],
        alpha: false,
        isWritten: true,
        maxSide: 65_500,
    },
    webp: { mediaType: "image/webp", label: "WebP", extensions: [".webp"], alpha: true, isWritten: true, maxSide: 16_383 },
    gif: { mediaType: "image/gif", label: "GIF", extensions: [".gif"], alpha: true, isWritten: true, maxSide: 65_535 },
    avif: { mediaType: "image/avif", label: "AVIF", extensions: [".avif"], alpha: true, isWritten: true, maxSide: 16_384 },
    tiff: { mediaType: "image/tiff", label: "TIFF", extensions: [".tiff", ".tif"], alpha: true, isWritten: true },
    bmp: { mediaType: "image/bmp", label: "BMP", extensions: [".bmp"], alpha: false, isWritten: false },
};
const ENTRIES = Object.entries(FORMATS);
const BY_EXTENSION = new Map(ENTRIES.flatMap(([format, { extensions }]) => extensions.map((extension) => [extension, format])));
const BY_MEDIA_TYPE = Object.fromEntries(ENTRIES.map(([format, { mediaType }]) => [mediaType, format]));
/** The image format that a file name promises; undefined where it promises none. */
function formatOfName(path) {
    return BY_EXTENSION.get(posix.extname(path).toLowerCase());
}
function formatOfMediaType(mediaType) {
    return BY_MEDIA_TYPE[mediaType];
}


/***/ }),

/***/ 747:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  $: () => (/* binding */ definePixelWork),
  l: () => (/* binding */ servePixelWork)
});

;// CONCATENATED MODULE: external "node:fs/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");
;// CONCATENATED MODULE: external "node:net"
const external_node_net_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");
// EXTERNAL MODULE: ./out/build-dist/compiled/errors.js
var errors = __nccwpck_require__(489);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/picture-error.js
var picture_error = __nccwpck_require__(417);
;// CONCATENATED MODULE: external "node:v8"
const external_node_v8_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:v8");
;// CONCATENATED MODULE: ./out/build-dist/compiled/large-buffer.js
/** Bytes from which a buffer has memory of its own. */
const LARGE = 1 << 20;
/**
 * A buffer for a whole file. Node takes memory for a buffer from the C library, which keeps much of what large ones leave behind: after
 * some dozens of pictures as much again as is in use. V8 maps a resizable one by itself, and gives it back to the system as a whole.
 */
function allocateBuffer(length) {
    return length < LARGE ? Buffer.allocUnsafeSlow(length) : Buffer.from(new ArrayBuffer(length, { maxByteLength: length }), 0, length);
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/pixel-channel.js


/** A message is the count of its parts, the length of each (32 bits each), and the parts: the data, and the buffers. */
function openPixelChannel(stream) {
    return {
        send: (message) => {
            const buffers = [];
            const parts = [(0,external_node_v8_namespaceObject.serialize)(takeBuffers(message, buffers)), ...buffers];
            const head = Uint32Array.of(parts.length, ...parts.map(({ length }) => length));
            for (const part of [new Uint8Array(head.buffer), ...parts])
                stream.write(part);
        },
        receive: async (onMessage) => {
            const take = createReader(stream);
            for (;;) {
                const count = await take(4);
                const lengths = count && (await take(4 * count.readUInt32LE()));
                if (!lengths)
                    return;
                const parts = [];
                for (let at = 0; at < lengths.length; at += 4) {
                    const part = await take(lengths.readUInt32LE(at));
                    if (!part)
                        return;
                    parts.push(part);
                }
                const [data, ...buffers] = parts;
                if (!data)
                    return;
                onMessage(putBuffers((0,external_node_v8_namespaceObject.deserialize)(data), buffers));
            }
        },
    };
}
/** @returns a function that reads so many bytes; undefined when the stream has ended before. */
function createReader(stream) {
    const chunks = stream[Symbol.asyncIterator]();
    let rest = Buffer.alloc(0);
    return async (length) => {
        const bytes = allocateBuffer(length);
        for (let filled = 0; filled < length;) {
            if (rest.length === 0) {
                const next = await chunks.next().catch(() => undefined);
                if (!next || next.done)
                    return undefined;
                rest = next.value;
            }
            const copied = rest.copy(bytes, filled);
            filled += copied;
            rest = rest.subarray(copied);
        }
        return bytes;
    };
}
function takeBuffers(value, buffers) {
    if (value instanceof Uint8Array)
        return { isBuffer: true, index: buffers.push(value) - 1 };
    return mapParts(value, (part) => takeBuffers(part, buffers));
}
function putBuffers(value, buffers) {
    return isPlaceholder(value) ? buffers[value.index] : mapParts(value, (part) => putBuffers(part, buffers));
}
function isPlaceholder(value) {
    return typeof value === "object" && value !== null && "isBuffer" in value;
}
function mapParts(value, map) {
    if (Array.isArray(value))
        return value.map(map);
    if (typeof value !== "object" || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, map(part)]));
}

;// CONCATENATED MODULE: external "node:child_process"
const external_node_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(24);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(760);
;// CONCATENATED MODULE: ./out/build-dist/compiled/process.js

const MAX_OUTPUT_BYTES = (/* unused pure expression or super */ null && (1 << 30));
/** Milliseconds from SIGTERM to SIGKILL. */
const KILL_GRACE_MS = 2000;
/** A process leads a group of its own, so that all of it can be ended: a hook of git runs programs, which git does not end. */
const HAS_GROUPS = process.platform !== "win32";
/** What runs now. */
const running = new Set();
// A run that is cancelled has no time to wait for a program that hangs: what it began must not go on without it, as a push would.
process.once("exit", () => {
    for (const child of running)
        signalAll(child, "SIGKILL");
});
/** Runs a program without a shell and waits until it has ended. Everything that can happen is a result: it never rejects. */
async function runProcess(command, args, options) {
    if (options.signal?.aborted)
        return { status: "aborted" };
    const { env, cwd, input } = options;
    try {
        const child = spawn(command, args, { env, cwd, windowsHide: true, detached: HAS_GROUPS });
        // A process that ends before it has read its input says why by its exit code.
        child.stdin.on("error", () => { }).end(input);
        running.add(child);
        return await waitFor(child, command, options).finally(() => running.delete(child));
    }
    catch (error) {
        const { code, message } = error;
        return code === "ENOENT" ? { status: "not-installed" } : { status: "failed", reason: message };
    }
}
/** @throws when the process could not be started. */
function waitFor(child, command, { signal, timeoutMs, maxOutputBytes = MAX_OUTPUT_BYTES }) {
    const { promise, resolve, reject } = Promise.withResolvers();
    let isKilled = false;
    const kill = (result) => {
        if (isKilled)
            return;
        isKilled = true;
        void stop(child).then(() => resolve(result));
    };
    const onExcess = () => kill({ status: "failed", reason: `${command} printed more than ${maxOutputBytes} bytes.` });
    const [stdout, stderr] = [child.stdout, child.stderr].map((stream) => collect(stream, maxOutputBytes, onExcess));
    const onAbort = () => kill({ status: "aborted" });
    signal?.addEventListener("abort", onAbort);
    const timer = timeoutMs === undefined ? undefined : setTimeout(() => kill({ status: "timed-out" }), timeoutMs);
    child.on("error", reject);
    child.on("close", (exitCode, exitSignal) => {
        if (isKilled)
            return;
        if (exitCode === null)
            resolve({ status: "failed", reason: `${command} was killed by ${exitSignal}.` });
        else
            resolve({ status: "exited", exitCode, stdout: Buffer.concat(stdout ?? []), stderr: Buffer.concat(stderr ?? []) });
    });
    return promise.finally(() => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", onAbort);
        child.stdout.destroy();
        child.stderr.destroy();
    });
}
function collect(stream, maxBytes, onExcess) {
    const chunks = [];
    let bytes = 0;
    stream.on("data", (chunk) => {
        bytes += chunk.length;
        if (bytes <= maxBytes)
            chunks.push(chunk);
        else
            onExcess();
    });
    return chunks;
}
/** Ends a process and its group, by force if it does not end by itself. What it started may hold its output open, so its own end counts. */
async function stop(child) {
    const hasEnded = child.exitCode !== null || child.signalCode !== null;
    const ended = hasEnded ? Promise.resolve() : new Promise((resolve) => child.once("exit", resolve));
    signalAll(child, "SIGTERM");
    const timer = setTimeout(() => signalAll(child, "SIGKILL"), KILL_GRACE_MS);
    await ended;
    clearTimeout(timer);
    signalAll(child, "SIGKILL");
}
function signalAll(child, signal) {
    if (!HAS_GROUPS || child.pid === undefined)
        return void child.kill(signal);
    try {
        process.kill(-child.pid, signal);
    }
    catch {
        // Nobody is left of it.
    }
}
/** The variables of this process that a program may have. */
function pickEnvironment(isAllowed) {
    const entries = Object.entries(process.env).flatMap(([name, value]) => (value !== undefined && isAllowed(name) ? [[name, value]] : []));
    return Object.fromEntries(entries);
}

// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/size-limits.js
var size_limits = __nccwpck_require__(632);
;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/pixel-processes.js









/** The file descriptor of the process by which it is sent requests, and answers. */
const PIXEL_CHANNEL_FD = 3;
/** A decoded picture is far larger than its file, so this, and not the number of tasks, bounds the memory. */
const MAX_PROCESSES = 2;
/**
 * Milliseconds that work waits before a second process is started for it: where the first one is soon free, that costs more than it
 * gains. With large pictures another process takes much memory, so that they wait longer, by their pixels.
 */
const PATIENCE_MS = 200;
const PATIENCE_PER_PIXEL = 0.001;
const MOST_PATIENCE_MS = 5000;
/** Milliseconds for any work, and for each pixel: several times what AVIF, the slowest, takes in WebAssembly. */
const BASE_MS = 30_000;
const MS_PER_PIXEL = 0.004;
/** Resident memory for any work, in bytes, and for each pixel, which AVIF needs; at most what a runner of GitHub's can spare. */
const BASE_RESIDENT = 600e6;
const RESIDENT_PER_PIXEL = 40;
const MAX_RESIDENT = 3e9;
/** Pixels that are counted: a header can claim any number, and is then refused. */
const MAX_AREA = 4 * size_limits/* MAX_PIXELS */.jg;
/** Variables without which Node does not start everywhere, and the choice of the engine. No key is among them. */
const ENVIRONMENT = ["LD_LIBRARY_PATH", "SystemRoot", "RETOUCH_PIXELS"];
/** Resident memory, in bytes, above which a process that has nothing to do is ended. */
const MAX_IDLE = 400e6;
/** Little is on the heap, and much beside it: threads that collect it take more from the other processes than they save. */
const NODE_OPTIONS = ["--max-old-space-size=256", "--expose-gc", "--single-threaded-gc"];
/** For the C library of Linux: large pictures go back to the system when they are freed. There is one heap, not one for each thread. */
const MEMORY_SETTINGS = { MALLOC_ARENA_MAX: "1", MALLOC_MMAP_THRESHOLD_: "4194304", MALLOC_TRIM_THRESHOLD_: "16777216" };
/** @param baseMs milliseconds that any work may take */
function createPixelProcesses({ program = findProgram(), baseMs = BASE_MS } = {}) {
    const queue = [];
    const processes = new Set();
    /** The build to load, after the other one has crashed. */
    let engine;
    let patience;
    /** To wait for a process to start is no reason for another one. */
    let readyAt = 0;
    const dispatch = () => {
        if (processes.size === 0 && queue.length > 0)
            start();
        for (const idle of [...processes].filter(({ isBusy }) => !isBusy)) {
            const job = queue.shift();
            if (job)
                idle.run(job);
        }
        clearTimeout(patience);
        const [first] = queue;
        if (first && processes.size < MAX_PROCESSES && [...processes].every(({ isStarting }) => !isStarting))
            patience = setTimeout(grow, Math.max(0, Math.max(first.since, readyAt) + first.patience - performance.now()));
    };
    const grow = () => {
        start();
        dispatch();
    };
    const start = () => {
        const { child, channel } = startProgram(program, engine);
        const { promise: ready, ...readiness } = Promise.withResolvers();
        ready.catch(() => { });
        let job;
        let timer;
        const settle = (conclude) => {
            clearTimeout(timer);
            const settled = job;
            job = undefined;
            self.isBusy = false;
            if (settled)
                conclude(settled);
            dispatch();
        };
        const end = (conclude) => {
            processes.delete(self);
            child.kill("SIGKILL");
            settle(conclude);
        };
        const stop = (kind) => end(({ reject }) => reject(new picture_error/* PictureError */.Z({ kind })));
        const crash = () => {
            if (!processes.has(self))
                return;
            readiness.reject(new picture_error/* PictureError */.Z({ kind: "crashed" }));
            // The other build has other faults; and what was killed for want of memory may have been innocent.
            engine = "wasm";
            end((crashed) => {
                if (crashed.isRetry)
                    crashed.reject(new picture_error/* PictureError */.Z({ kind: "crashed" }));
                else
                    queue.unshift({ ...crashed, isRetry: true });
            });
        };
        const receive = (reply) => {
            self.isStarting = false;
            if (reply.kind === "ready") {
                readiness.resolve(reply.engine);
                readyAt = performance.now();
                return dispatch();
            }
            if (reply.kind === "excess")
                return stop("too-much-memory");
            // After a large picture a new process is smaller.
            const conclude = reply.resident > MAX_IDLE ? end : settle;
            if (reply.kind === "done")
                return conclude(({ resolve }) => resolve(reply.result));
            const error = toError(reply);
            readiness.reject(error);
            conclude(({ reject }) => reject(error));
        };
        const self = {
            ready,
            isStarting: true,
            isBusy: false,
            run: (next) => {
                self.isBusy = true;
                job = next;
                timer = setTimeout(() => stop("too-slow"), next.deadlineMs);
                channel.send(next.request);
            },
        };
        processes.add(self);
        child.on("error", crash);
        child.on("exit", crash);
        void channel.receive((reply) => receive(reply));
        return self;
    };
    return {
        run: (name, input, area) => new Promise((resolve, reject) => {
            const pixels = Math.min(area, MAX_AREA);
            const maxResident = Math.min(MAX_RESIDENT, BASE_RESIDENT + pixels * RESIDENT_PER_PIXEL);
            const deadlineMs = baseMs + pixels * MS_PER_PIXEL;
            const wait = { since: performance.now(), patience: Math.min(MOST_PATIENCE_MS, PATIENCE_MS + pixels * PATIENCE_PER_PIXEL) };
            queue.push({ request: { name, input, maxResident }, ...wait, deadlineMs, isRetry: false, resolve, reject });
            dispatch();
        }),
        warmUp: () => {
            const [first = start()] = processes;
            return first.ready;
        },
    };
}
function toError({ fault, code, message }) {
    if (fault)
        return new picture_error/* PictureError */.Z(fault);
    return code ? new errors/* RetouchError */.tJ(code, message) : new Error(message);
}
/** Beside the bundle, and for the sources one folder up. */
function findProgram() {
    const bundled = (0,external_node_path_.join)(import.meta.dirname, "pixels.js");
    return (0,external_node_fs_.existsSync)(bundled) ? bundled : (0,external_node_path_.join)(import.meta.dirname, "../pixel-process.ts");
}
function startProgram(program, engine) {
    const child = (0,external_node_child_process_namespaceObject.spawn)(process.execPath, [...NODE_OPTIONS, program], {
        env: { ...pickEnvironment((name) => ENVIRONMENT.includes(name)), ...MEMORY_SETTINGS, ...(engine && { RETOUCH_PIXELS: engine }) },
        // What its libraries print is nobody's to read, and must not become part of the log.
        stdio: ["ignore", "ignore", "ignore", "pipe"],
        windowsHide: true,
    });
    const stream = child.stdio[PIXEL_CHANNEL_FD];
    if (!(stream instanceof external_node_net_namespaceObject.Socket))
        throw new Error("the process of the image library has no channel");
    // It keeps nobody from ending; while it works, the deadline's timer does.
    child.unref();
    stream.unref();
    stream.on("error", () => { });
    return { child, channel: openPixelChannel(stream) };
}
/** The processes of this run. */
const pixelProcesses = createPixelProcesses();

// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/sharp.js + 4 modules
var sharp = __nccwpck_require__(94);
;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/pixel-work.js







/** Milliseconds between two looks at the process's memory. */
const WATCH_MS = 50;
/** Resident memory, in bytes, that came since the last collection and makes another one worth its time. */
const RECLAIM_ABOVE = 16e6;
const works = new Map();
let isPixelProcess = false;
/** Bytes of resident memory, once the image library is there and after each collection. */
let collected = 0;
/**
 * Declares work that decodes pictures or computes on their pixels. It runs in a process of its own, which has no keys, can be
 * killed, and takes nobody with it: what a picture does to its decoder stays there. Input and result are plain data.
 *
 * @param areaOf the pixels that there are to be read and written, for the time that it may take
 * @returns a function that has the work done, and rejects as the work does, or with PictureError `too-large` when it takes too
 *   long or too much memory, `invalid-image` when it crashes.
 */
function definePixelWork(name, work, areaOf) {
    // Both sides are this program: what comes out there went in here.
    works.set(name, (input) => work(input));
    return async (input) => (isPixelProcess ? work(input) : (await pixelProcesses.run(name, input, areaOf(input))));
}
/** Makes this process the one that does the work, until the one that started it ends. */
async function servePixelWork() {
    isPixelProcess = true;
    // A terminal sends these to all processes of a group; the one that started this one decides.
    for (const signal of ["SIGINT", "SIGTERM"])
        process.on(signal, () => { });
    const channel = openPixelChannel(new external_node_net_namespaceObject.Socket({ fd: PIXEL_CHANNEL_FD }));
    const send = (reply) => channel.send(reply);
    // Where memory runs out, the kernel takes it from here, and not from the run.
    await (0,promises_namespaceObject.writeFile)("/proc/self/oom_score_adj", "500").catch(() => { });
    send(start());
    // Not waited for, so that the end of the other side is seen meanwhile.
    await channel.receive((request) => void serve(request, send).then(send));
    // An exit would wait for the threads of the image library.
    process.kill(process.pid, "SIGKILL");
}
function start() {
    try {
        const engine = (0,sharp/* startEngine */.ty)();
        collected = process.memoryUsage.rss();
        return { kind: "ready", engine };
    }
    catch (error) {
        return describe(error);
    }
}
async function serve({ name, input, maxResident }, send) {
    const watch = setInterval(() => {
        if (process.memoryUsage.rss() > maxResident)
            send({ kind: "excess" });
    }, WATCH_MS);
    // What came in parts is there as a whole as well.
    reclaim();
    try {
        return { kind: "done", result: await works.get(name)?.(input), resident: reclaim() };
    }
    catch (error) {
        return describe(error);
    }
    finally {
        clearInterval(watch);
    }
}
function describe(error) {
    const fault = error instanceof picture_error/* PictureError */.Z ? error.fault : undefined;
    const code = error instanceof errors/* RetouchError */.tJ ? error.code : undefined;
    return { kind: "failed", fault, code, message: error instanceof Error ? error.message : String(error), resident: reclaim() };
}
/** V8 sees the handles of pictures only, and no reason to collect. @returns bytes of resident memory */
function reclaim() {
    const resident = process.memoryUsage.rss();
    if (resident <= collected + RECLAIM_ABOVE)
        return resident;
    globalThis.gc?.();
    collected = process.memoryUsage.rss();
    return collected;
}


/***/ }),

/***/ 892:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* unused harmony export preparePicture */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(489);
/* harmony import */ var _encode_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(328);
/* harmony import */ var _header_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(594);
/* harmony import */ var _picture_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(14);
/* harmony import */ var _picture_messages_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(626);
/* harmony import */ var _pixel_work_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(747);
/* harmony import */ var _prove_picture_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(798);
/* harmony import */ var _resize_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(942);
/* harmony import */ var _sharp_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(94);
/* harmony import */ var _size_limits_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(632);










/** Attempts at getting below `maxBytes`; each one aims at what is left to lose, so that a few are enough. */
const ATTEMPTS = 5;
/**
 * The picture as it is sent to the model: the same bytes but for metadata where it takes them, else an upright copy in 8-bit sRGB within
 * its limits. PNG is tried first, then JPEG where there is no transparency, then a smaller size. It is decoded in either case, so that
 * nothing is paid for a damaged one.
 * @throws {RetouchError} `invalid-image`: cut off, damaged; `too-large`: it cannot be brought within the limits, is too long for
 *   its width, or has more pixels than are decoded.
 */
async function preparePicture(bytes, header, limits) {
    checkDecodable(header, bytes.length);
    const size = fitInputSize(header, limits);
    const same = size.width === header.width && size.height === header.height;
    const flatten = limits.alpha === false && header.alpha;
    const isPlain = header.conversion.every((reason) => reason === "greyscale" && limits.grey);
    const taken = isPlain && limits.mediaTypes.includes(header.mediaType) && !flatten;
    if (same && taken && bytes.length <= (limits.maxBytes ?? Number.POSITIVE_INFINITY)) {
        const { isOdd } = await proveSource(bytes);
        // Where and by whom a photograph was taken is nobody's business but the owner's.
        const clean = stripMetadata(bytes, header.mediaType) ?? bytes;
        if (!isOdd)
            return { bytes: clean, mediaType: header.mediaType, width: header.width, height: header.height };
    }
    return convertPicture({ bytes, header, limits, size, flatten });
}
const convertPicture = (0,_pixel_work_js__WEBPACK_IMPORTED_MODULE_5__/* .definePixelWork */ .$)("convert", convert, ({ bytes, size }) => (0,_header_js__WEBPACK_IMPORTED_MODULE_2__/* .areaOf */ .d6)(bytes) + size.width * size.height);
async function convert({ bytes, header, limits, flatten, size: firstSize }) {
    const most = limits.maxBytes ?? Number.POSITIVE_INFINITY;
    const formats = chooseFormats(header, limits, flatten);
    await (0,_prove_picture_js__WEBPACK_IMPORTED_MODULE_6__/* .checkGeometry */ .$0)(bytes, header);
    await (0,_prove_picture_js__WEBPACK_IMPORTED_MODULE_6__/* .checkPixels */ .aD)(bytes, header);
    let size = firstSize;
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        let smallest = Number.POSITIVE_INFINITY;
        for (const format of formats) {
            const encoded = await encodeCopy(bytes, { size, header, format, flatten, grey: limits.grey });
            if (encoded.length <= most) {
                const { mediaType, width, height } = (0,_header_js__WEBPACK_IMPORTED_MODULE_2__/* .readHeader */ .ay)(encoded);
                return { bytes: encoded, mediaType, width, height };
            }
            smallest = Math.min(smallest, encoded.length);
        }
        // Bytes go with the pixels; a little less, so that the next attempt is below the limit.
        size = (0,_size_limits_js__WEBPACK_IMPORTED_MODULE_9__/* .scaleSize */ ._6)(size, Math.min(0.9, Math.sqrt(most / smallest) * 0.95), Math.floor);
        if (Math.min(size.width, size.height) < (limits.minSide ?? 1))
            break;
    }
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RetouchError */ .tJ("too-large", (0,_picture_messages_js__WEBPACK_IMPORTED_MODULE_4__/* .outsideLimits */ .I7)(header, limits));
}
/** Formats to try, in order: no loss first, unless the source is a JPEG, whose losses are there already. */
function chooseFormats(header, limits, flatten) {
    const opaque = !header.alpha || flatten;
    const order = header.mediaType === "image/jpeg" ? ["jpeg", "png", "webp"] : ["png", "jpeg", "webp"];
    const formats = order.filter((format) => limits.mediaTypes.includes(_picture_js__WEBPACK_IMPORTED_MODULE_3__/* .FORMATS */ .hR[format].mediaType) && (opaque || format !== "jpeg"));
    if (formats.length === 0) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RetouchError */ .tJ("unsupported-image", (0,_picture_messages_js__WEBPACK_IMPORTED_MODULE_4__/* .noCommonFormat */ .mm)(limits.mediaTypes));
    }
    return header.mediaType === "image/jpeg" ? formats.slice(0, 1) : formats;
}
async function encodeCopy(bytes, { size, header, format, flatten, grey }) {
    const prepare = (image) => (flatten ? image.flatten({ background: "white" }) : image);
    const encode = (image) => (0,_encode_js__WEBPACK_IMPORTED_MODULE_1__/* .encodePicture */ .D)(image, format, { quality: 92, grey: grey && header.encoding.grey });
    if ((0,_resize_js__WEBPACK_IMPORTED_MODULE_7__/* .isLarger */ .E)(size, header)) {
        const build = (image) => prepare(image).toColourspace("srgb");
        return (0,_sharp_js__WEBPACK_IMPORTED_MODULE_8__/* .runPixels */ .Dm)(await (0,_resize_js__WEBPACK_IMPORTED_MODULE_7__/* .drawAt */ .U)(bytes, { from: header, to: size, build }), encode);
    }
    return (0,_sharp_js__WEBPACK_IMPORTED_MODULE_8__/* .runPicture */ .cT)(bytes, (image) => {
        if (size.width !== header.width || size.height !== header.height)
            image.resize(size.width, size.height, { fit: "fill" });
        return encode(prepare(image));
    });
}


/***/ }),

/***/ 360:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Vs: () => (/* binding */ drawThumbnail)
/* harmony export */ });
/* unused harmony exports describeShown, makePreview, makeSmallCopy */
/* harmony import */ var _header_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(594);
/* harmony import */ var _pixel_work_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(747);
/* harmony import */ var _sharp_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(94);



/** CSS pixels: a thumbnail is shown at half of this on a screen with two pixels to each. */
const THUMBNAIL = { width: 360, height: 300 };
/** For a comment, which shows pictures at half of this at most, or alone in the whole column. */
const SMALL_COPY = { width: 800, height: 960 };
const COARSE = { quality: 78, effort: 2 };
/** What every browser shows as it is. */
const BROWSER = new Set(["image/png", "image/jpeg", "image/webp", "image/gif", "image/avif"]);
/** A picture that was reduced already, as WebP: as quickly as it goes, since each task makes two, and they are in the artifact only. */
function drawThumbnail({ pixels, width, height }) {
    return (0,_sharp_js__WEBPACK_IMPORTED_MODULE_2__/* .runPixels */ .Dm)({ pixels, width, height, channels: 4 }, (image) => image.webp({ ...COARSE, effort: 0 }));
}
/** What a browser shows of a picture: its own bytes. Undefined where browsers do not show its format. */
function describeShown({ width, height, mediaType }) {
    return BROWSER.has(mediaType) ? { width, height, mediaType } : undefined;
}
/** Makes what a web page shows of a picture. @throws RetouchError when it is no picture, or one that is too large. */
const makePreview = (0,_pixel_work_js__WEBPACK_IMPORTED_MODULE_1__/* .definePixelWork */ .$)("preview", preview, (bytes) => (0,_header_js__WEBPACK_IMPORTED_MODULE_0__/* .areaOf */ .d6)(bytes, bytes));
/** Makes a WebP of a picture of at most {@link SMALL_COPY}, upright. @throws RetouchError as {@link makePreview}. */
const makeSmallCopy = (0,_pixel_work_js__WEBPACK_IMPORTED_MODULE_1__/* .definePixelWork */ .$)("small-copy", (bytes) => shrink(bytes, SMALL_COPY), (bytes) => (0,_header_js__WEBPACK_IMPORTED_MODULE_0__/* .areaOf */ .d6)(bytes, bytes));
function shrink(bytes, box) {
    return (0,_sharp_js__WEBPACK_IMPORTED_MODULE_2__/* .runPicture */ .cT)(bytes, (image) => image.resize({ ...box, fit: "inside", withoutEnlargement: true }).webp(COARSE));
}
async function preview(bytes) {
    const header = (0,_header_js__WEBPACK_IMPORTED_MODULE_0__/* .readHeader */ .ay)(bytes);
    const { width, height } = header;
    const thumbnail = await shrink(bytes, THUMBNAIL);
    const own = describeShown(header);
    if (own)
        return { thumbnail, ...own };
    const shown = await (0,_sharp_js__WEBPACK_IMPORTED_MODULE_2__/* .runPicture */ .cT)(bytes, (image) => image.webp({ lossless: true, effort: 1 }));
    return { thumbnail, width, height, mediaType: "image/webp", shown };
}


/***/ }),

/***/ 798:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $0: () => (/* binding */ checkGeometry),
/* harmony export */   aD: () => (/* binding */ checkPixels),
/* harmony export */   cF: () => (/* binding */ checkEnd)
/* harmony export */ });
/* unused harmony exports markProven, provePicture, proveSource, reducedCopyOf */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(598);
/* harmony import */ var _compare_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(527);
/* harmony import */ var _header_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(594);
/* harmony import */ var _picture_error_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(417);
/* harmony import */ var _pixel_work_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(747);
/* harmony import */ var _sharp_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(94);
/* harmony import */ var _size_limits_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(632);







const proven = Symbol("proven");
function markProven(picture) {
    return { ...picture, [proven]: true };
}
/**
 * Decodes a picture, which keeps its bytes.
 *
 * @throws {PictureError} `invalid-image`: no picture, cut off or damaged; `unsupported-image`: not of a type that is read; `too-large`.
 */
async function provePicture(bytes) {
    return markProven({ bytes, ...(await prove({ bytes })) });
}
const prove = (0,_pixel_work_js__WEBPACK_IMPORTED_MODULE_4__/* .definePixelWork */ .$)("prove", decode, ({ bytes }) => (0,_header_js__WEBPACK_IMPORTED_MODULE_2__/* .areaOf */ .d6)(bytes));
async function decode({ bytes }) {
    const { mediaType, width, height } = (await reduce(bytes, checkEnd)).header;
    return { mediaType, width, height, sha256: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(bytes).digest("hex") };
}
/** Reduced copies of sources that were decoded for proof. The result is compared with its source, which need not be decoded again. */
const reducedCopies = new WeakMap();
/**
 * Decodes a picture that is to be edited, and keeps a reduced copy as long as the bytes live.
 *
 * @returns `isOdd`: other decoders may refuse the file, see {@link wasRepaired}.
 * @throws PictureError as {@link provePicture}
 */
async function proveSource(bytes) {
    const { copy, isOdd } = await reduceSource({ bytes });
    reducedCopies.set(bytes, copy);
    return { isOdd };
}
/** As it is shown, upright; absent where {@link proveSource} has not decoded these very bytes. */
const reducedCopyOf = (bytes) => reducedCopies.get(bytes);
const reduceSource = (0,_pixel_work_js__WEBPACK_IMPORTED_MODULE_4__/* .definePixelWork */ .$)("prove-source", ({ bytes }) => reduce(bytes, checkPixels), ({ bytes }) => (0,_header_js__WEBPACK_IMPORTED_MODULE_2__/* .areaOf */ .d6)(bytes));
async function reduce(bytes, check) {
    const header = (0,_header_js__WEBPACK_IMPORTED_MODULE_2__/* .readHeader */ .ay)(bytes);
    (0,_size_limits_js__WEBPACK_IMPORTED_MODULE_6__/* .checkDecodable */ .Kt)(header, bytes.length);
    await checkGeometry(bytes, header);
    await check(bytes, header);
    const copy = await (0,_compare_js__WEBPACK_IMPORTED_MODULE_1__/* .makeThumbnail */ .Hf)(bytes, (0,_compare_js__WEBPACK_IMPORTED_MODULE_1__/* .reduceSize */ .mD)(header), "scale");
    return { header, copy, isOdd: (0,_sharp_js__WEBPACK_IMPORTED_MODULE_5__/* .wasRepaired */ .Ym)(bytes) };
}
/**
 * Compares what our reader says of a picture with what the decoder makes of it: a result of another size would be cropped or squeezed.
 * @throws {PictureError} `unsupported-image`: they differ; `invalid-image`: the decoder cannot read it.
 */
async function checkGeometry(bytes, { width, height }) {
    const seen = await (0,_sharp_js__WEBPACK_IMPORTED_MODULE_5__/* .measurePicture */ .Xo)(bytes);
    if (seen.width !== width || seen.height !== height)
        throw new _picture_error_js__WEBPACK_IMPORTED_MODULE_3__/* .PictureError */ .Z({ kind: "odd-geometry" });
}
/**
 * Looks for damage that the decoder does not tell of, before a source is paid for.
 * @throws {PictureError} `invalid-image`: it is damaged or cut off.
 */
async function checkPixels(bytes, { complete, mediaType }) {
    if ((0,_header_js__WEBPACK_IMPORTED_MODULE_2__/* .lacksPixels */ .sl)(bytes, mediaType))
        throw new _picture_error_js__WEBPACK_IMPORTED_MODULE_3__/* .PictureError */ .Z({ kind: complete ? "damaged" : "cut-off" });
    // Where the decoder may reduce a picture, it passes over rows that are missing at the end.
    if (!complete)
        await (0,_sharp_js__WEBPACK_IMPORTED_MODULE_5__/* .runPicture */ .cT)(bytes, (image) => image.extractChannel(0).raw());
}
/**
 * The same of a file without an end mark alone. A result is paid for, and an encoder has just made it: the few whole files that
 * {@link checkPixels} takes for damaged must not be among them, and a look at all of its data takes a while.
 */
async function checkEnd(bytes, header) {
    if (!header.complete)
        await checkPixels(bytes, header);
}


/***/ }),

/***/ 942:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ isLarger),
/* harmony export */   U: () => (/* binding */ drawAt)
/* harmony export */ });
/* harmony import */ var _sharp_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(94);

function isLarger(to, from) {
    return to.width > from.width || to.height > from.height;
}
/**
 * The pixels of a picture at a size. libvips reduces exactly. What it enlarges lies half a pixel of the result too far to the right and to
 * the bottom, so that is done here, with the kernel that it uses itself, in the same time.
 */
async function drawAt(picture, { from, to, build, options }) {
    const width = Math.min(from.width, to.width);
    const height = Math.min(from.height, to.height);
    const draw = (image) => {
        if (width !== from.width || height !== from.height)
            image.resize(width, height, { fit: "fill", ...options });
        return build(image).raw();
    };
    const pixels = await (Buffer.isBuffer(picture) ? (0,_sharp_js__WEBPACK_IMPORTED_MODULE_0__/* .runPicture */ .cT)(picture, draw) : (0,_sharp_js__WEBPACK_IMPORTED_MODULE_0__/* .runPixels */ .Dm)(picture, draw));
    const channels = pixels.length / (width * height);
    if (channels !== 1 && channels !== 3 && channels !== 4)
        throw new Error(`pixels of ${channels} channels`);
    const drawn = { pixels, width, height, channels };
    return isLarger(to, drawn) ? enlarge(drawn, to) : drawn;
}
const COUNT = 4;
/** Cubic, after Catmull and Rom. */
function weigh(distance) {
    const x = Math.abs(distance);
    if (x >= 2)
        return 0;
    return x < 1 ? (1.5 * x - 2.5) * x * x + 1 : ((-0.5 * x + 2.5) * x - 4) * x + 2;
}
/** Beyond its edge, a picture goes on as it ends. */
function makeTaps(inLength, outLength) {
    const from = new Int32Array(outLength * COUNT);
    const weights = new Float32Array(outLength * COUNT);
    for (let out = 0, at = 0; out < outLength; out++) {
        const middle = ((out + 0.5) * inLength) / outLength - 0.5;
        const first = Math.floor(middle) - 1;
        for (let tap = first; tap < first + COUNT; tap++, at++) {
            from[at] = Math.max(0, Math.min(inLength - 1, tap));
            weights[at] = weigh(tap - middle);
        }
    }
    return { from, weights };
}
function enlarge({ pixels, width, height, channels }, to) {
    const [across, down] = [makeTaps(width, to.width), makeTaps(height, to.height)];
    const length = to.width * channels;
    const out = new Uint8ClampedArray(length * to.height);
    const mixed = new Float32Array(length);
    // Each row of the picture is needed for a few rows of the result, one after another.
    const rows = Array.from({ length: COUNT }, () => ({ y: -1, values: new Float32Array(length) }));
    const widen = (y) => {
        const row = rows[y % COUNT] ?? { y: -1, values: new Float32Array(length) };
        if (row.y === y)
            return row.values;
        const own = pixels.subarray(y * width * channels, (y + 1) * width * channels);
        widenRow(channels === 4 ? multiplyByAlpha(own) : own, row.values, { across, channels });
        row.y = y;
        return row.values;
    };
    for (let y = 0; y < to.height; y++) {
        const at = y * COUNT;
        const [a = 0, b = 0, c = 0, d = 0] = down.from.subarray(at, at + COUNT);
        mixRows([widen(a), widen(b), widen(c), widen(d)], down.weights.subarray(at, at + COUNT), mixed);
        if (channels === 4)
            divideByAlpha(mixed);
        out.set(mixed, y * length);
    }
    return { pixels: Buffer.from(out.buffer), width: to.width, height: to.height, channels };
}
function widenRow(row, out, { across, channels }) {
    const { from, weights } = across;
    for (let at = 0, tap = 0; at < out.length; tap += COUNT) {
        const [p, q, r, s] = [weights[tap] ?? 0, weights[tap + 1] ?? 0, weights[tap + 2] ?? 0, weights[tap + 3] ?? 0];
        let a = (from[tap] ?? 0) * channels;
        let b = (from[tap + 1] ?? 0) * channels;
        let c = (from[tap + 2] ?? 0) * channels;
        let d = (from[tap + 3] ?? 0) * channels;
        for (let channel = 0; channel < channels; channel++, at++)
            out[at] = p * (row[a++] ?? 0) + q * (row[b++] ?? 0) + r * (row[c++] ?? 0) + s * (row[d++] ?? 0);
    }
}
function mixRows([a, b, c, d], [p = 0, q = 0, r = 0, s = 0], out) {
    for (let at = 0; at < out.length; at++)
        out[at] = p * (a[at] ?? 0) + q * (b[at] ?? 0) + r * (c[at] ?? 0) + s * (d[at] ?? 0);
}
/** What does not show has no colour that could spread. */
function multiplyByAlpha(row) {
    const out = Float32Array.from(row);
    for (let at = 0; at < out.length; at += 4)
        for (let channel = at; channel < at + 3; channel++)
            out[channel] = ((out[channel] ?? 0) * (row[at + 3] ?? 0)) / 255;
    return out;
}
function divideByAlpha(row) {
    for (let at = 0; at < row.length; at += 4) {
        const alpha = row[at + 3] ?? 0;
        for (let channel = at; channel < at + 3; channel++)
            row[channel] = alpha > 0 ? ((row[channel] ?? 0) * 255) / alpha : 0;
    }
}


/***/ }),

/***/ 94:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Xo: () => (/* binding */ measurePicture),
  cT: () => (/* binding */ runPicture),
  Dm: () => (/* binding */ runPixels),
  ty: () => (/* binding */ startEngine),
  Ym: () => (/* binding */ wasRepaired)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(24);
;// CONCATENATED MODULE: external "node:module"
const external_node_module_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:module");
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(760);
;// CONCATENATED MODULE: ./node_modules/yocto-queue/index.js
/*
How it works:
`this.#head` is an instance of `Node` which keeps track of its current value and nests another instance of `Node` that keeps the value that comes after it. When a value is provided to `.enqueue()`, the code needs to iterate through `this.#head`, going deeper and deeper to find the last value. However, iterating through every single item is slow. This problem is solved by saving a reference to the last value as `this.#tail` so that it can reference it to add a new value.
*/

class Node {
	value;
	next;

	constructor(value) {
		this.value = value;
	}
}

class Queue {
	#head;
	#tail;
	#size;

	constructor() {
		this.clear();
	}

	enqueue(value) {
		const node = new Node(value);

		if (this.#head) {
			this.#tail.next = node;
			this.#tail = node;
		} else {
			this.#head = node;
			this.#tail = node;
		}

		this.#size++;
	}

	dequeue() {
		const current = this.#head;
		if (!current) {
			return;
		}

		this.#head = this.#head.next;
		this.#size--;

		// Clean up tail reference when queue becomes empty
		if (!this.#head) {
			this.#tail = undefined;
		}

		return current.value;
	}

	peek() {
		if (!this.#head) {
			return;
		}

		return this.#head.value;

		// TODO: Node.js 18.
		// return this.#head?.value;
	}

	clear() {
		this.#head = undefined;
		this.#tail = undefined;
		this.#size = 0;
	}

	get size() {
		return this.#size;
	}

	* [Symbol.iterator]() {
		let current = this.#head;

		while (current) {
			yield current.value;
			current = current.next;
		}
	}

	* drain() {
		while (this.#head) {
			yield this.dequeue();
		}
	}
}

;// CONCATENATED MODULE: ./node_modules/p-limit/index.js


function pLimit(concurrency) {
	let rejectOnClear = false;

	if (typeof concurrency === 'object') {
		({concurrency, rejectOnClear = false} = concurrency);
	}

	validateConcurrency(concurrency);

	if (typeof rejectOnClear !== 'boolean') {
		throw new TypeError('Expected `rejectOnClear` to be a boolean');
	}

	const queue = new Queue();
	let activeCount = 0;

	const resumeNext = () => {
		// Process the next queued function if we're under the concurrency limit
		if (activeCount < concurrency && queue.size > 0) {
			activeCount++;
			queue.dequeue().run();
		}
	};

	const next = () => {
		activeCount--;
		resumeNext();
	};

	const run = async (function_, resolve, arguments_) => {
		// Execute the function and capture the result promise
		const result = (async () => function_(...arguments_))();

		// Resolve immediately with the promise (don't wait for completion)
		resolve(result);

		// Wait for the function to complete (success or failure)
		// We catch errors here to prevent unhandled rejections,
		// but the original promise rejection is preserved for the caller
		try {
			await result;
		} catch {}

		// Decrement active count and process next queued function
		next();
	};

	const enqueue = (function_, resolve, reject, arguments_) => {
		const queueItem = {reject};

		// Queue the internal resolve function instead of the run function
		// to preserve the asynchronous execution context.
		new Promise(internalResolve => { // eslint-disable-line promise/param-names
			queueItem.run = internalResolve;
			queue.enqueue(queueItem);
		}).then(run.bind(undefined, function_, resolve, arguments_)); // eslint-disable-line promise/prefer-await-to-then

		// Start processing immediately if we haven't reached the concurrency limit
		if (activeCount < concurrency) {
			resumeNext();
		}
	};

	const generator = (function_, ...arguments_) => new Promise((resolve, reject) => {
		enqueue(function_, resolve, reject, arguments_);
	});

	Object.defineProperties(generator, {
		activeCount: {
			get: () => activeCount,
		},
		pendingCount: {
			get: () => queue.size,
		},
		clearQueue: {
			value() {
				if (!rejectOnClear) {
					queue.clear();
					return;
				}

				const abortError = AbortSignal.abort().reason;

				while (queue.size > 0) {
					queue.dequeue().reject(abortError);
				}
			},
		},
		concurrency: {
			get: () => concurrency,

			set(newConcurrency) {
				validateConcurrency(newConcurrency);
				concurrency = newConcurrency;

				queueMicrotask(() => {
					// eslint-disable-next-line no-unmodified-loop-condition
					while (activeCount < concurrency && queue.size > 0) {
						resumeNext();
					}
				});
			},
		},
		map: {
			async value(iterable, function_) {
				const promises = [];

				try {
					Array.from(iterable, (value, index) => {
						const promise = generator(function_, value, index);
						promises.push(promise);
						return promise;
					});
				} catch (error) {
					// The iterable threw, so `Promise.all` never observes the already scheduled promises. Observe them here to avoid unhandled rejections.
					for (const promise of promises) {
						promise.catch(() => {}); // eslint-disable-line promise/prefer-await-to-then
					}

					throw error;
				}

				return Promise.all(promises);
			},
		},
	});

	return generator;
}

function limitFunction(function_, options) {
	const limit = pLimit(options);

	const limitedFunction = (...arguments_) => limit(() => function_(...arguments_));
	Object.defineProperty(limitedFunction, 'clearQueue', {
		value: limit.clearQueue,
	});

	return limitedFunction;
}

function validateConcurrency(concurrency) {
	if (!((Number.isInteger(concurrency) || concurrency === Number.POSITIVE_INFINITY) && concurrency > 0)) {
		throw new TypeError('Expected `concurrency` to be a number from 1 and up');
	}
}

// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/formats/icc.js
var formats_icc = __nccwpck_require__(754);
;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/deep-picture.js

/** What sharp calls the colours of pictures with 16 bits a channel. */
const DEEP_SPACES = { rgb16: "rgb", grey16: "grey" };
/**
 * Looks how a picture with more than 8 bits a channel is to be read, so that it shows its own colours. The image library alone
 * gives wrong ones: where there is a profile, it turns red, green and blue into those of Display P3 and calls them sRGB, and it
 * ignores profiles of grey.
 *
 * @param open opens the picture
 * @returns the pixels, where a profile had to be applied; else how to open it.
 */
async function applyProfile(open) {
    const { space = "", icc } = await open().metadata();
    const own = DEEP_SPACES[space];
    if (own === undefined)
        return {};
    const profile = icc && (0,formats_icc/* readProfile */.er)(icc);
    if (profile?.space !== own || profile.isSrgb)
        return { ignoreIcc: true };
    if (own === "grey") {
        const picture = await read(open({ ignoreIcc: true }).toColourspace("grey16"));
        if (profile.curve)
            recode(picture, profile.curve);
        return picture;
    }
    return read(open().toColourspace("rgb16").withIccProfile("srgb", { attach: false }));
}
async function read(image) {
    const { data, info } = await image.raw({ depth: "ushort" }).toBuffer({ resolveWithObject: true });
    // A copy, which begins where 16 bits may, and is not in the memory of WebAssembly.
    const pixels = new Uint16Array(new Uint8Array(data).buffer);
    return { pixels, width: info.width, height: info.height, channels: info.channels };
}
/** Codes grey as sRGB does. */
function recode({ pixels, channels }, curve) {
    const table = Uint16Array.from({ length: 65536 }, (_, value) => Math.round(65535 * (0,formats_icc/* encodeSrgb */.LC)(clamp(curve(value / 65535)))));
    for (let index = 0; index < pixels.length; index += channels)
        pixels[index] = table[pixels[index] ?? 0] ?? 0;
}
function clamp(value) {
    return Math.min(1, Math.max(0, value));
}

// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/header.js + 20 modules
var pixels_header = __nccwpck_require__(594);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/picture.js
var picture = __nccwpck_require__(14);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/picture-error.js
var picture_error = __nccwpck_require__(417);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/size-limits.js
var size_limits = __nccwpck_require__(632);
;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/sharp.js









/** What libvips calls its loaders. */
const LOADERS = {
    png: "VipsForeignLoadPngBuffer",
    jpeg: "VipsForeignLoadJpegBuffer",
    webp: "VipsForeignLoadWebpBuffer",
    gif: "VipsForeignLoadNsgifBuffer",
    avif: "VipsForeignLoadHeifBuffer",
    tiff: "VipsForeignLoadTiffBuffer",
};
/** All of them, and those of SVG, PDF and whatever else a build has. */
const ALL_LOADERS = "VipsForeignLoad";
/** One picture at a time, for which one loader is let through. */
const slot = pLimit(1);
let factory;
/**
 * sharp out of `dist/vendor`, loaded at the first call: its native build where that can be loaded (see `scripts/vendor-sharp.mjs`),
 * else its WebAssembly build (about 80 ms). Both give the same bytes for all that is delivered but GIF, and PNG reduced to a
 * palette, where they differ by dithering. The bundle stands beside that directory; the sources use the same one, so that tests see the codec that users get.
 * The path is computed, and the package loaded by a `require` of its own, so that the bundler leaves both alone.
 */
function loadSharp() {
    if (factory !== undefined)
        return factory;
    const places = [(0,external_node_path_.join)(import.meta.dirname, "vendor"), (0,external_node_path_.join)(import.meta.dirname, "../../dist/vendor")];
    const vendor = places.find((place) => (0,external_node_fs_.existsSync)(place));
    if (vendor === undefined)
        throw new Error("dist/vendor is missing: run `npm run build`.");
    const load = (0,external_node_module_namespaceObject.createRequire)((0,external_node_path_.join)(vendor, "sharp.js"));
    const sharp = load("sharp");
    const forced = process.env.RETOUCH_PIXELS;
    if (forced && forced !== nameBuild(sharp))
        throw new Error(`RETOUCH_PIXELS is ${forced}, which cannot be loaded here.`);
    // Each picture is seen once: a cache would only hold memory. One thread per picture.
    sharp.cache(false);
    sharp.concurrency(1);
    sharp.block({ operation: [ALL_LOADERS] });
    factory = sharp;
    return sharp;
}
function nameBuild(sharp) {
    return "emscripten" in sharp.versions ? "wasm" : "native";
}
/** Loads the image library. @returns its build */
function startEngine() {
    return nameBuild(loadSharp());
}
/**
 * Decodes a picture and runs a pipeline on it: upright by our own reader, first page, in sRGB by its profile; damaged or cut-off data
 * fail. Mere warnings, such as for a profile with a wrong date, do not, unless a hole in the data is no more than a warning.
 *
 * This is the only way to the decoder. Our own reader has named the format, and the loader of that format is the only one that
 * runs, whatever the bytes look like to libvips: others read further files (SVG) or are seldom tested.
 *
 * @throws PictureError when it is no picture, or one that is too large or damaged.
 */
async function runPicture(bytes, build) {
    return decode(bytes, async (open, header) => {
        const image = header.conversion.includes("16-bit") ? await openDeep(open) : open();
        return run(build(await turn(image, header)));
    });
}
/**
 * The size of a picture as the decoder shows it, upright. Nothing is decoded.
 * @throws PictureError as {@link runPicture}
 */
async function measurePicture(bytes) {
    return decode(bytes, async (open, { orientation }) => {
        const { width, height } = await open().metadata();
        return orientation >= 5 ? { width: height, height: width } : { width, height };
    });
}
/** What makes pixels upright, by EXIF's number: a mirror image, and then a turn. */
const TURNS = {
    2: { flop: true, angle: 0 },
    3: { flop: false, angle: 180 },
    4: { flop: true, angle: 180 },
    5: { flop: true, angle: 270 },
    6: { flop: false, angle: 90 },
    7: { flop: true, angle: 90 },
    8: { flop: false, angle: 270 },
};
/** Makes a picture upright. Where the decoder has read the same orientation, it can still be reduced while it is decoded. */
async function turn(image, { orientation }) {
    const turns = TURNS[orientation];
    if (turns === undefined)
        return image;
    return (await image.metadata()).orientation === orientation ? image.autoOrient() : image.flop(turns.flop).rotate(turns.angle);
}
/** Files that the decoder does not take as they are. */
const repaired = new WeakSet();
/** The picture was decoded, but the file has wrong checksums, for which others may refuse it. */
function wasRepaired(bytes) {
    return repaired.has(bytes);
}
async function decode(bytes, use) {
    const header = (0,pixels_header/* readHeader */.ay)(bytes);
    (0,size_limits/* checkDecodable */.Kt)(header, bytes.length);
    const loader = { operation: [LOADERS[(0,picture/* formatOfMediaType */.zv)(header.mediaType)] ?? ""] };
    return slot(async () => {
        const sharp = loadSharp();
        sharp.unblock(loader);
        const attempt = async (file, page = 0) => {
            const input = own(file);
            const settings = { page, limitInputPixels: size_limits/* MAX_PIXELS */.jg, sequentialRead: true };
            const failOn = (await heedsWarnings(header, () => sharp(input, { ...settings, failOn: "warning" }))) ? "warning" : "error";
            return use((options) => sharp(input, { ...settings, failOn, ...options }), header);
        };
        try {
            const { regular, page } = (0,pixels_header/* regularize */.fu)(bytes, header.mediaType);
            return await attempt(regular, page).catch(async (reason) => {
                const other = await (0,pixels_header/* repair */.Ip)(regular, header.mediaType);
                if (!other)
                    throw reason;
                repaired.add(bytes);
                return attempt(other);
            });
        }
        catch (cause) {
            throw new picture_error/* PictureError */.Z({ kind: header.complete ? "damaged" : "cut-off" }, { cause });
        }
        finally {
            sharp.block(loader);
        }
    });
}
/** Formats in which a hole in the data is no more than a warning to their decoders. Those of the others are for profiles, checksums and the like. */
const WARNED = ["jpeg", "gif", "tiff"];
/** Whether a warning tells of damage. It does not where the first pixel comes with one: that is for the tags of a TIFF, which others pass over. */
async function heedsWarnings({ mediaType }, open) {
    const format = (0,picture/* formatOfMediaType */.zv)(mediaType);
    if (format !== "tiff")
        return WARNED.includes(format);
    return open()
        .extract({ left: 0, top: 0, width: 1, height: 1 })
        .raw()
        .toBuffer()
        .then(() => true, () => false);
}
/** A picture with more than 8 bits a channel, in the colours that it shows. */
async function openDeep(open) {
    const shown = await applyProfile(open);
    if (!("pixels" in shown))
        return open(shown);
    const { pixels, width, height, channels } = shown;
    return loadSharp()(pixels, { raw: { width, height, channels } });
}
/** Runs a pipeline on pixels. */
async function runPixels({ pixels, width, height, channels }, build) {
    return slot(() => run(build(loadSharp()(own(pixels), { raw: { width, height, channels } }))));
}
/** A copy for the library. What WebAssembly copies into its heap lives as long as the buffer that it was made of: not as long as the task. */
function own(bytes) {
    return startEngine() === "wasm" ? Buffer.from(bytes) : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
/** The bytes are copied out of the WebAssembly heap, whose memory is shared between threads, which other processes are not sent. */
async function run(image) {
    const output = await image.toBuffer();
    return startEngine() === "wasm" ? Buffer.from(output) : output;
}


/***/ }),

/***/ 632:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Kt: () => (/* binding */ checkDecodable),
/* harmony export */   _6: () => (/* binding */ scaleSize),
/* harmony export */   jg: () => (/* binding */ MAX_PIXELS)
/* harmony export */ });
/* unused harmony exports fitInputSize, findOutputSize */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(489);
/* harmony import */ var _geometry_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(687);
/* harmony import */ var _picture_error_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(417);
/* harmony import */ var _picture_messages_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(626);




/** The contract's limit on decoded pixels: 100 megapixels. */
const MAX_PIXELS = 100_000_000;
/** Bytes of a decoded picture: 100 megapixels with 8 bits a channel, 75 with 16 bits and transparency. */
const MAX_DECODED_BYTES = 600e6;
/** Bytes of a picture's file. */
const MAX_FILE_BYTES = 100e6;
/** @throws {PictureError} `too-large`: the file is too large, or what it says of itself would take too much memory to decode. */
function checkDecodable(header, fileBytes = 0) {
    const { width, height, decodedBytes: bytes } = header;
    const size = { width, height };
    if (fileBytes > MAX_FILE_BYTES)
        throw new _picture_error_js__WEBPACK_IMPORTED_MODULE_2__/* .PictureError */ .Z({ kind: "too-many-bytes", bytes: fileBytes, maxBytes: MAX_FILE_BYTES });
    if (width * height > MAX_PIXELS)
        throw new _picture_error_js__WEBPACK_IMPORTED_MODULE_2__/* .PictureError */ .Z({ kind: "too-many-pixels", size });
    if (bytes > MAX_DECODED_BYTES)
        throw new _picture_error_js__WEBPACK_IMPORTED_MODULE_2__/* .PictureError */ .Z({ kind: "too-many-decoded-bytes", size, bytes, maxBytes: MAX_DECODED_BYTES });
}
/**
 * Scales an input image to the nearest size that the model takes, ratio kept.
 * @throws {RetouchError} `too-large`: no size of this ratio is within the limits.
 */
function fitInputSize(size, limits) {
    const { maxPixels = Number.POSITIVE_INFINITY, maxSide = Number.POSITIVE_INFINITY, minSide = 1, maxRatio } = limits;
    const long = Math.max(size.width, size.height);
    const short = Math.min(size.width, size.height);
    if (maxRatio !== undefined && long > short * maxRatio)
        throw new RetouchError("too-large", tooNarrow(size, maxRatio));
    const most = Math.min(maxSide / long, Math.sqrt(maxPixels / (size.width * size.height)));
    const least = minSide / short;
    if (least > most)
        throw new RetouchError("too-large", outsideLimits(size, limits));
    return scaleSize(size, Math.min(most, Math.max(1, least)), least > 1 ? Math.ceil : Math.floor);
}
function scaleSize(size, scale, round) {
    if (scale === 1)
        return { width: size.width, height: size.height };
    // Against 1023.9999999, which is 1024.
    const side = (value) => Math.max(1, round(Number((value * scale).toFixed(6))));
    return { width: side(size.width), height: side(size.height) };
}
/** How far a ratio may be off, as the logarithm of a factor, for what half or twice the pixels cost. */
const OFF_BY_A_HALVING = 0.005;
/** What a ratio costs that counts as another one, in halvings: something would be cut off. */
const OTHER_RATIO = 10;
/** A ratio that is as good as the wanted one: less than a pixel in two thousand. */
const EXACT = 0.0005;
/**
 * The size to ask a model for: of about as many pixels as are wanted, or as the model makes at least or at most, and of a ratio as near to
 * the wanted one as its steps allow. What differs in ratio is stretched later, or cut off.
 */
function findOutputSize(wanted, limits) {
    const { step, minSide = step } = limits;
    const { minArea = minSide ** 2, maxArea = (limits.maxSide ?? 0) ** 2 } = limits;
    // A strip as thin as may be must not be longer than the area allows.
    const maxSide = Math.min(limits.maxSide ?? Number.POSITIVE_INFINITY, Math.floor(maxArea / minSide / step) * step);
    const bounds = { minArea, maxArea, minSide, maxSide, step };
    const fitted = scaleToBounds(wanted, bounds);
    if (ratioDistance(fitted, wanted) < EXACT)
        return fitted;
    const area = fitted.width * fitted.height;
    const cost = (size) => ratioDistance(size, wanted) / OFF_BY_A_HALVING +
        Math.abs(Math.log2((size.width * size.height) / area)) +
        (hasSameRatio(size, wanted) ? 0 : OTHER_RATIO);
    let best = fitted;
    const most = Math.min(maxSide, fitted.width * 4);
    for (let width = Math.max(minSide, Math.ceil(fitted.width / 4 / step) * step); width <= most; width += step) {
        const near = Math.round((width * wanted.height) / wanted.width / step) * step;
        const size = { width, height: Math.min(maxSide, Math.max(minSide, near)) };
        const own = size.width * size.height;
        if (own >= minArea && own <= maxArea && cost(size) < cost(best))
            best = size;
    }
    return best;
}
/** Scales a wanted size, ratio kept but for rounding. */
function scaleToBounds(wanted, { minArea, maxArea, minSide, maxSide, step }) {
    const area = wanted.width * wanted.height;
    const byArea = Math.sqrt(Math.min(maxArea, Math.max(minArea, area)) / area);
    const short = Math.min(wanted.width, wanted.height);
    const long = Math.max(wanted.width, wanted.height);
    const scale = Math.min(maxSide / long, Math.max(minSide / short, byArea));
    // A limit must hold after rounding too: down where the area would be too large, up where it would be too small.
    const exact = { width: wanted.width * scale, height: wanted.height * scale };
    const rounded = (round) => ({
        width: Math.min(maxSide, Math.max(minSide, round(exact.width / step) * step)),
        height: Math.min(maxSide, Math.max(minSide, round(exact.height / step) * step)),
    });
    const near = rounded(Math.round);
    const nearArea = near.width * near.height;
    return nearArea > maxArea ? rounded(Math.floor) : nearArea < minArea ? rounded(Math.ceil) : near;
}


/***/ }),

/***/ 937:
/***/ ((__unused_webpack___webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {


// UNUSED EXPORTS: findVersion

// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/geometry.js + 1 modules
var geometry = __nccwpck_require__(687);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/header.js + 20 modules
var header = __nccwpck_require__(594);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/sharp.js + 4 modules
var sharp = __nccwpck_require__(94);
;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/same-pixels.js


/** Decodes a picture to a size. */
async function readFrame(bytes, { width, height }, fit = "fill") {
    const pixels = await (0,sharp/* runPicture */.cT)(bytes, (image) => image.resize(width, height, { fit, kernel: "linear" }).toColourspace("srgb").ensureAlpha().raw());
    // What is transparent has a colour too, which an optimizer may change.
    for (let index = 0; index < pixels.length; index += 4) {
        const alpha = pixels[index + 3] ?? 255;
        if (alpha === 255)
            continue;
        for (let channel = 0; channel < 3; channel++)
            pixels[index + channel] = Math.round(((pixels[index + channel] ?? 0) * alpha) / 255);
    }
    return { width, height, pixels };
}
function scaleSize({ width, height }, scale) {
    return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
/** A palette is dithered. */
const OF_LOSSLESS = { block: 4, base: 8 };
/** JPEG and WebP encode blocks of this size, and lose little of those in which nothing is. */
const OF_LOSSY = { block: 16, base: 2.5 };
/** For each step of brightness that there is in a block and around it: what is lost is lost at edges. */
const PER_CONTRAST = 0.04;
/** How far the mean of the whole picture may move. */
const OF_PICTURE = 1.5;
/** Longest side at which a small change is looked for, in pixels. */
const SIDE = 2048;
/** Whether a file is a known picture in another compression. */
async function haveSamePixels(file, known) {
    const headers = [(0,header/* readHeader */.ay)(file), (0,header/* readHeader */.ay)(known)];
    const [{ width, height }, other] = headers;
    if (width !== other.width || height !== other.height)
        return false;
    const size = scaleSize(other, Math.min(1, SIDE / Math.max(width, height)));
    const tolerance = headers.every(({ lossless }) => lossless) ? OF_LOSSLESS : OF_LOSSY;
    return areWithin(await readFrame(file, size), await readFrame(known, size), tolerance);
}
function areWithin(file, known, { block, base }) {
    const { width, height } = file;
    const total = [0, 0, 0, 0];
    for (let top = 0; top < height; top += block) {
        for (let left = 0; left < width; left += block) {
            const area = { top, left, bottom: Math.min(top + block, height), right: Math.min(left + block, width) };
            const sums = sumDifferences(file, known, area);
            // A block that the edge cuts off counts like a whole one, so that noise does not weigh more there.
            const largest = Math.max(...sums.map(Math.abs)) / block ** 2;
            if (largest > base && largest > base + PER_CONTRAST * measureContrast(known, area, block / 2))
                return false;
            for (const [channel, sum] of sums.entries())
                total[channel] = (total[channel] ?? 0) + sum;
        }
    }
    return total.every((sum) => Math.abs(sum) <= OF_PICTURE * width * height);
}
/** Sums of the differences in brightness, in blue and red against it, and in alpha. */
function sumDifferences({ pixels: a, width }, { pixels: b }, { top, left, bottom, right }) {
    let [red, green, blue, alpha] = [0, 0, 0, 0];
    for (let y = top; y < bottom; y++) {
        for (let index = (y * width + left) * 4; index < (y * width + right) * 4; index += 4) {
            red += (a[index] ?? 0) - (b[index] ?? 0);
            green += (a[index + 1] ?? 0) - (b[index + 1] ?? 0);
            blue += (a[index + 2] ?? 0) - (b[index + 2] ?? 0);
            alpha += (a[index + 3] ?? 0) - (b[index + 3] ?? 0);
        }
    }
    const brightness = toBrightness(red, green, blue);
    return [brightness, 0.564 * (blue - brightness), 0.713 * (red - brightness), alpha];
}
/** As JPEG computes it. */
function toBrightness(red, green, blue) {
    return 0.299 * red + 0.587 * green + 0.114 * blue;
}
/** Of the brightest to the darkest pixel of an area, and of so many around it. */
function measureContrast({ pixels, width, height }, { top, left, bottom, right }, around) {
    let [lowest, highest] = [255, 0];
    for (let y = Math.max(0, top - around); y < Math.min(height, bottom + around); y++) {
        for (let x = Math.max(0, left - around); x < Math.min(width, right + around); x++) {
            const index = (y * width + x) * 4;
            const value = toBrightness(pixels[index] ?? 0, pixels[index + 1] ?? 0, pixels[index + 2] ?? 0);
            lowest = Math.min(lowest, value);
            highest = Math.max(highest, value);
        }
    }
    return highest - lowest;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/carries-edit.js



/** Differences up to this, of 255, come from coding and resizing. */
const VISIBLE = 16;
/** Correlation of brightness from which on two pictures show the same, also where one was made brighter as a whole. */
const ALIKE = 0.6;
/**
 * Whether a file shows the result of an edit, and is nearer to it than to the original in most of the places where these two differ. It may
 * have been resized or cropped since.
 */
async function carriesEdit(pictures) {
    const { file, result, original } = await readFrames(pictures);
    const greys = { file: toGrey(file), result: toGrey(result) };
    const place = findPlace(greys.file, greys.result);
    if (correlate(greys, place) < ALIKE)
        return false;
    let [toResult, toOriginal] = [0, 0];
    forEachShared(file, result, place, (own, its) => {
        if (distance(original, its, result, its) <= VISIBLE)
            return;
        const [fromResult, fromOriginal] = [distance(file, own, result, its), distance(file, own, original, its)];
        if (fromResult < fromOriginal)
            toResult++;
        else if (fromOriginal < fromResult)
            toOriginal++;
    });
    // An edit that cannot be seen at this size may be there.
    return toResult >= toOriginal;
}
/** Longest side at which pictures are compared, in pixels. */
const carries_edit_SIDE = 768;
/** The three at one scale. A file that was resized gets the size of the result again, one that was cropped does not. */
async function readFrames({ file, result, original }) {
    const [own, its] = [(0,header/* readHeader */.ay)(file), (0,header/* readHeader */.ay)(result)];
    const [ownSide, side] = [Math.max(own.width, own.height), Math.max(its.width, its.height)];
    const isWhole = (0,geometry/* hasSimilarRatio */.NR)(own, its);
    const scale = isWhole ? Math.min(ownSide, side, carries_edit_SIDE) / side : Math.min(1, carries_edit_SIDE / Math.max(ownSide, side));
    const size = scaleSize(its, scale);
    return {
        file: await readFrame(file, isWhole ? size : scaleSize(own, scale)),
        result: await readFrame(result, size),
        // What `fit` makes by default of a picture of another ratio.
        original: await readFrame(original, size, "cover"),
    };
}
function toGrey({ width, height, pixels }) {
    const values = new Float32Array(width * height);
    for (let index = 0; index < values.length; index++)
        values[index] = toBrightness(pixels[index * 4] ?? 0, pixels[index * 4 + 1] ?? 0, pixels[index * 4 + 2] ?? 0);
    return { width, height, values };
}
/** Side of the reduced pictures that are laid upon each other in every way, in pixels. */
const COARSE_SIDE = 96;
/** Where two pictures of one scale are most alike. Along each axis, the shorter one lies within the longer one. */
function findPlace(own, its) {
    const factor = Math.ceil(Math.max(own.width, own.height, its.width, its.height) / COARSE_SIDE);
    const coarse = findBest(reduce(own, factor), reduce(its, factor), { step: 1 });
    const about = { x: coarse.x * factor, y: coarse.y * factor };
    return factor === 1 ? coarse : findBest(own, its, { step: factor, about });
}
/** @param about the place near which the best one is, by less than a step. */
function findBest(own, its, { step, about }) {
    const listPlaces = (length, other, middle) => {
        const [first, last] = [Math.min(0, other - length), Math.max(0, other - length)];
        const [from, to] = middle === undefined ? [first, last] : [Math.max(first, middle - step), Math.min(last, middle + step)];
        return Array.from({ length: Math.max(1, to - from + 1) }, (_, index) => Math.min(from + index, last));
    };
    let best = { x: 0, y: 0, difference: Number.POSITIVE_INFINITY };
    for (const y of listPlaces(own.height, its.height, about?.y)) {
        for (const x of listPlaces(own.width, its.width, about?.x)) {
            let [sum, count] = [0, 0];
            forEachShared(own, its, { x, y }, (mine, theirs) => {
                sum += Math.abs((own.values[mine] ?? 0) - (its.values[theirs] ?? 0));
                count++;
            }, step);
            if (sum / count < best.difference)
                best = { x, y, difference: sum / count };
        }
    }
    return best;
}
function reduce({ width, height, values }, factor) {
    const size = { width: Math.max(1, Math.floor(width / factor)), height: Math.max(1, Math.floor(height / factor)) };
    const reduced = new Float32Array(size.width * size.height);
    for (let y = 0; y < size.height * factor && y < height; y++) {
        for (let x = 0; x < size.width * factor && x < width; x++) {
            const index = Math.floor(y / factor) * size.width + Math.floor(x / factor);
            reduced[index] = (reduced[index] ?? 0) + (values[y * width + x] ?? 0) / factor ** 2;
        }
    }
    return { ...size, values: reduced };
}
/** Visits the pixels that two pictures share, or every so many of them, by their numbers in both. */
function forEachShared(own, its, { x, y }, visit, step = 1) {
    const [right, bottom] = [Math.min(its.width, x + own.width), Math.min(its.height, y + own.height)];
    for (let row = Math.max(0, y); row < bottom; row += step)
        for (let column = Math.max(0, x); column < right; column += step)
            visit((row - y) * own.width + column - x, row * its.width + column);
}
/** Correlation of the brightness of two pictures, from -1 to 1; 1 where one of them has but one. */
function correlate({ file, result }, place) {
    let [count, sumA, sumB, squaresA, squaresB, products] = [0, 0, 0, 0, 0, 0];
    forEachShared(file, result, place, (own, its) => {
        const [a, b] = [file.values[own] ?? 0, result.values[its] ?? 0];
        count++;
        sumA += a;
        sumB += b;
        squaresA += a * a;
        squaresB += b * b;
        products += a * b;
    });
    const spread = (squaresA - sumA ** 2 / count) * (squaresB - sumB ** 2 / count);
    return spread < 1 ? 1 : (products - (sumA * sumB) / count) / Math.sqrt(spread);
}
/** The largest difference of two pixels in one of their channels. */
function distance({ pixels: a }, first, { pixels: b }, second) {
    let largest = 0;
    for (let channel = 0; channel < 4; channel++)
        largest = Math.max(largest, Math.abs((a[first * 4 + channel] ?? 0) - (b[second * 4 + channel] ?? 0)));
    return largest;
}

// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/pixel-work.js + 8 modules
var pixel_work = __nccwpck_require__(747);
;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/versions.js




/** @throws RetouchError when one of them is no picture, or one that is too large; what the decoder says when it is damaged. */
const findVersion = (0,pixel_work/* definePixelWork */.$)("find-version", compare, ({ file, result, original }) => 
// Each is decoded up to three times.
(0,header/* areaOf */.d6)(file, result, original, file, result, original, file, result, original));
async function compare({ file, result, original }) {
    if (await haveSamePixels(file, result))
        return "result";
    if (!original)
        return "touched-up";
    if (await haveSamePixels(file, original))
        return "original";
    return (await carriesEdit({ file, result, original })) ? "touched-up" : "other";
}


/***/ }),

/***/ 891:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  g: () => (/* binding */ drawMark)
});

// UNUSED EXPORTS: markPicture

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(598);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/encode.js
var encode = __nccwpck_require__(328);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/header.js + 20 modules
var header = __nccwpck_require__(594);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/picture.js
var pixels_picture = __nccwpck_require__(14);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/pixel-work.js + 8 modules
var pixel_work = __nccwpck_require__(747);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/sharp.js + 4 modules
var sharp = __nccwpck_require__(94);
;// CONCATENATED MODULE: ./out/build-dist/compiled/providers/sandbox/dot-font.js
/** Glyphs of 5 × 7 dots by their rows, since the WebAssembly build has no fonts. What is not here, such as a space, is left blank. */
const GLYPHS = {
    A: ".###. #...# #...# ##### #...# #...# #...#",
    B: "####. #...# #...# ####. #...# #...# ####.",
    C: ".###. #...# #.... #.... #.... #...# .###.",
    D: "####. #...# #...# #...# #...# #...# ####.",
    E: "##### #.... #.... ####. #.... #.... #####",
    F: "##### #.... #.... ####. #.... #.... #....",
    G: ".###. #...# #.... #.### #...# #...# .####",
    H: "#...# #...# #...# ##### #...# #...# #...#",
    I: ".###. ..#.. ..#.. ..#.. ..#.. ..#.. .###.",
    J: "..### ...#. ...#. ...#. ...#. #..#. .##..",
    K: "#...# #..#. #.#.. ##... #.#.. #..#. #...#",
    L: "#.... #.... #.... #.... #.... #.... #####",
    M: "#...# ##.## #.#.# #.#.# #...# #...# #...#",
    N: "#...# ##..# #.#.# #.#.# #..## #...# #...#",
    O: ".###. #...# #...# #...# #...# #...# .###.",
    P: "####. #...# #...# ####. #.... #.... #....",
    Q: ".###. #...# #...# #...# #.#.# #..#. .##.#",
    R: "####. #...# #...# ####. #.#.. #..#. #...#",
    S: ".#### #.... #.... .###. ....# ....# ####.",
    T: "##### ..#.. ..#.. ..#.. ..#.. ..#.. ..#..",
    U: "#...# #...# #...# #...# #...# #...# .###.",
    V: "#...# #...# #...# #...# #...# .#.#. ..#..",
    W: "#...# #...# #...# #.#.# #.#.# #.#.# .#.#.",
    X: "#...# #...# .#.#. ..#.. .#.#. #...# #...#",
    Y: "#...# #...# .#.#. ..#.. ..#.. ..#.. ..#..",
    Z: "##### ....# ...#. ..#.. .#... #.... #####",
    0: ".###. #...# #..## #.#.# ##..# #...# .###.",
    1: "..#.. .##.. ..#.. ..#.. ..#.. ..#.. .###.",
    2: ".###. #...# ....# ...#. ..#.. .#... #####",
    3: "##### ...#. ..#.. ...#. ....# #...# .###.",
    4: "...#. ..##. .#.#. #..#. ##### ...#. ...#.",
    5: "##### #.... ####. ....# ....# #...# .###.",
    6: "..##. .#... #.... ####. #...# #...# .###.",
    7: "##### ....# ...#. ..#.. .#... .#... .#...",
    8: ".###. #...# #...# .###. #...# #...# .###.",
    9: ".###. #...# #...# .#### ....# ...#. .##..",
    "-": "..... ..... ..... ##### ..... ..... .....",
};

;// CONCATENATED MODULE: ./out/build-dist/compiled/providers/sandbox/mark.js







const TEXT = "SANDBOX";
const LIGHT = [255, 255, 255];
const DARK = [17, 24, 39];
const HUES = [
    [239, 68, 68],
    [245, 158, 11],
    [34, 197, 94],
    [59, 130, 246],
];
/** Dots: a light frame, a dark one within, then the text, and under it a row of coloured blocks. */
const HEIGHT = 19;
const widthOf = (text) => text.length * 6 + 7;
/**
 * The sandbox's edit: the picture with a band in a corner that says SANDBOX, over blocks whose colours follow from the prompt, so
 * that another prompt gives another picture. The same input gives the same bytes. JPEG and WebP stay what they are, all else
 * becomes PNG; transparency outside the band is kept, and so is the way in which the picture is stored.
 */
const markPicture = (0,pixel_work/* definePixelWork */.$)("mark", async ({ picture, mark }) => {
    const source = (0,pixels_picture/* formatOfMediaType */.zv)(picture.mediaType);
    const format = source === "jpeg" || source === "webp" ? source : "png";
    const { alpha, lossless, encoding } = (0,header/* readHeader */.ay)(picture.bytes);
    const overlay = Math.min(picture.width, picture.height) === 1 ? drawNegative(picture, mark) : drawMark(picture, mark);
    const area = picture.width * picture.height;
    const marked = await (0,sharp/* runPicture */.cT)(picture.bytes, (image) => {
        image.composite([overlay]);
        // Which adds an alpha channel.
        if (!alpha)
            image.removeAlpha();
        return (0,encode/* encodePicture */.D)(image, format, { ...encoding, compression: undefined, quality: encoding.quality ?? 90, lossless, area });
    });
    return (0,header/* setDensity */.bj)(marked, pixels_picture/* FORMATS */.hR[format].mediaType, encoding.density);
}, ({ picture }) => 2 * picture.width * picture.height);
/** On a strip of one pixel, a band would hide all: some of its colours are negated, so that what differed differs. */
function drawNegative({ width, height }, { prompt, locale = "", candidate }) {
    const [hash = 0] = (0,external_node_crypto_.createHash)("sha256").update(`${prompt}${locale}${candidate}`).digest();
    const channels = 1 + (hash % 7);
    const [r = 0, g = 0, b = 0] = [1, 2, 4].map((bit) => (channels & bit ? 255 : 0));
    return { input: { create: { width, height, channels: 3, background: { r, g, b } } }, blend: "difference" };
}
/** The band for a picture of this size. It names the locale and the further candidates, each of which has a corner of its own. */
function drawMark(picture, { prompt, locale = "", candidate }) {
    const dot = Math.max(1, Math.round(Math.min(picture.width / 4 / widthOf(TEXT), picture.height / 6 / HEIGHT)));
    const margin = Math.round(Math.min(picture.width, picture.height) / 40);
    const tags = `${locale.toUpperCase()}${candidate > 1 ? ` ${candidate}` : ""}`.trim();
    const whole = `${TEXT} ${tags}`.trim();
    const text = tags !== "" && widthOf(whole) * dot > picture.width ? tags : whole;
    const width = Math.min(widthOf(text) * dot, picture.width);
    const height = Math.min(HEIGHT * dot, picture.height);
    const corner = (candidate - 1) % 4;
    const right = corner === 1 || corner === 2;
    const upper = corner >= 2;
    return {
        input: paintBand(drawBand(text, prompt + tags), dot, { width, height }),
        raw: { width, height, channels: 3 },
        left: right ? Math.max(0, picture.width - width - margin) : Math.min(margin, picture.width - width),
        top: upper ? Math.min(margin, picture.height - height) : Math.max(0, picture.height - height - margin),
    };
}
function drawBand(text, seed) {
    const width = widthOf(text);
    const rows = Array.from({ length: HEIGHT }, (_, y) => Array.from({ length: width }, (_, x) => (Math.min(x, y, width - 1 - x, HEIGHT - 1 - y) === 0 ? LIGHT : DARK)));
    const put = (x, y, colour) => rows[y]?.splice(x, 1, colour);
    [...text].forEach((letter, index) => {
        GLYPHS[letter]?.split(" ").forEach((row, y) => {
            for (let x = 0; x < 5; x++)
                if (row[x] === "#")
                    put(4 + index * 6 + x, 4 + y, LIGHT);
        });
    });
    const digest = (0,external_node_crypto_.createHash)("sha256").update(seed).digest();
    for (let x = 0; x < text.length * 6 - 1; x++) {
        const block = Math.floor(x / 3) % digest.length;
        const hue = HUES[(digest[block] ?? 0) % HUES.length] ?? LIGHT;
        for (let y = 0; y < 3; y++)
            put(4 + x, 13 + y, hue);
    }
    return rows;
}
function paintBand(rows, dot, size) {
    const pixels = Buffer.alloc(size.width * size.height * 3);
    for (let y = 0; y < size.height; y++) {
        for (let x = 0; x < size.width; x++) {
            pixels.set(rows[Math.floor(y / dot)]?.[Math.floor(x / dot)] ?? DARK, (y * size.width + x) * 3);
        }
    }
    return pixels;
}


/***/ }),

/***/ 157:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* unused harmony export drawScene */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(598);
/* harmony import */ var _pixels_encode_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(328);
/* harmony import */ var _pixels_header_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(594);
/* harmony import */ var _pixels_pixel_work_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(747);
/* harmony import */ var _pixels_sharp_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(94);
/* harmony import */ var _mark_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(891);






/** More pixels than this show nothing more; larger pictures are enlarged afterwards, as a model's are. */
const MAX_PIXELS = 4_000_000;
/** Degrees between the hues of two candidates: the golden angle keeps any number of them apart. */
const HUE_STEP = 137.5;
const WHITE = [255, 255, 255];
/**
 * The sandbox's generated picture, as PNG: hills under a sun, whose colours and places follow from the prompt, with its mark. It
 * has the wanted size, or its ratio at 4 megapixels. The same input gives the same bytes.
 */
const drawScene = (0,_pixels_pixel_work_js__WEBPACK_IMPORTED_MODULE_3__/* .definePixelWork */ .$)("scene", async ({ target, mark }) => {
    const scale = Math.min(1, Math.sqrt(MAX_PIXELS / (target.width * target.height)));
    const size = { width: Math.max(1, Math.floor(target.width * scale)), height: Math.max(1, Math.floor(target.height * scale)) };
    const scene = await (0,_pixels_sharp_js__WEBPACK_IMPORTED_MODULE_4__/* .runPixels */ .Dm)({ pixels: paintScene(size, mark), ...size, channels: 3 }, (image) => (0,_pixels_encode_js__WEBPACK_IMPORTED_MODULE_1__/* .encodePicture */ .D)(image.composite([(0,_mark_js__WEBPACK_IMPORTED_MODULE_5__/* .drawMark */ .g)(size, mark)]).removeAlpha(), "png", { quality: 90 }));
    // By itself, the image library says one of its own.
    return (0,_pixels_header_js__WEBPACK_IMPORTED_MODULE_2__/* .setDensity */ .bj)(scene, "image/png", undefined);
}, () => MAX_PIXELS);
/** Red, green and blue, row by row. Drawn here, so that no reader of drawings has to be let through to the decoder. */
function paintScene({ width, height }, { prompt, candidate }) {
    const [hueByte = 0] = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(prompt).digest();
    const places = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(`${candidate} ${prompt}`).digest();
    /** From 0 to 1. */
    const place = (index) => (places[index] ?? 0) / 255;
    const hue = (hueByte / 256) * 360 + (candidate - 1) * HUE_STEP;
    const [zenith, horizon] = [toRgb(hue, 0.6, 0.62), toRgb(hue + 45, 0.8, 0.88)];
    const centre = { x: (0.25 + place(0) * 0.5) * width, y: (0.22 + place(1) * 0.15) * height };
    const suns = [3, 2, 1].map((radius) => ({ radius: radius * 0.07 * Math.min(width, height), opacity: 0.9 / radius ** 2 }));
    const hills = [0, 1, 2].map((layer) => {
        const top = 0.55 + layer * 0.14;
        const swing = (place(2 + layer) - 0.5) * 0.4;
        const bend = (place(5 + layer) - 0.5) * 0.2;
        return {
            colour: toRgb(hue + 30 + layer * 15, 0.38, 0.62 - layer * 0.15),
            crest: Float64Array.from({ length: width }, (_, x) => height * bow((x + 0.5) / width, [top + bend, top - swing, top + swing, top - bend])),
        };
    });
    const pixels = Buffer.alloc(width * height * 3);
    for (let y = 0, at = 0; y < height; y++) {
        const sky = blend(zenith, horizon, Math.min(1, (y + 0.5) / height / 0.8));
        for (let x = 0; x < width; x++, at += 3) {
            let colour = sky;
            const distance = Math.hypot(x + 0.5 - centre.x, y + 0.5 - centre.y);
            for (const { radius, opacity } of suns)
                colour = blend(colour, WHITE, opacity * toShare(radius - distance + 0.5));
            for (const hill of hills)
                colour = blend(colour, hill.colour, toShare(y + 1 - (hill.crest[x] ?? 0)));
            pixels.set(colour, at);
        }
    }
    return pixels;
}
/** The height of a Bézier curve of four control points, evenly spaced. */
function bow(x, [a, b, c, d]) {
    const rest = 1 - x;
    return rest ** 3 * a + 3 * rest ** 2 * x * b + 3 * rest * x ** 2 * c + x ** 3 * d;
}
function toShare(value) {
    return Math.min(1, Math.max(0, value));
}
function blend(under, over, share) {
    if (share === 0)
        return under;
    if (share === 1)
        return over;
    const [red, green, blue] = [0, 1, 2].map((channel) => (under[channel] ?? 0) * (1 - share) + (over[channel] ?? 0) * share);
    return [red ?? 0, green ?? 0, blue ?? 0];
}
/** https://www.w3.org/TR/css-color-4/#hsl-to-rgb */
function toRgb(hue, saturation, lightness) {
    const reach = saturation * Math.min(lightness, 1 - lightness);
    const channel = (offset) => {
        const turn = (offset + hue / 30) % 12;
        return 255 * (lightness - reach * Math.max(-1, Math.min(turn - 3, 9 - turn, 1)));
    };
    return [channel(0), channel(8), channel(4)];
}


/***/ }),

/***/ 335:
/***/ ((__unused_webpack___webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {


// UNUSED EXPORTS: makeLegible, makeLinesLegible

// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/header.js + 20 modules
var header = __nccwpck_require__(594);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/pixel-work.js + 8 modules
var pixel_work = __nccwpck_require__(747);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/sharp.js + 4 modules
var sharp = __nccwpck_require__(94);
;// CONCATENATED MODULE: ./out/build-dist/compiled/text/text-places.js
const NO_TEXT = { width: 0, height: 0, blocks: [] };
const heightOf = ({ top, bottom }) => bottom - top;
const widthOf = ({ left, right }) => right - left;
function joinBoxes(boxes) {
    return {
        left: Math.min(...boxes.map(({ left }) => left)),
        top: Math.min(...boxes.map(({ top }) => top)),
        right: Math.max(...boxes.map(({ right }) => right)),
        bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
    };
}
/** What two boxes have in common, as a share of the smaller one. */
function shareOf(a, b) {
    const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    return width <= 0 || height <= 0 ? 0 : (width * height) / Math.min(widthOf(a) * heightOf(a), widthOf(b) * heightOf(b));
}

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
    return { line, tall: heightOf(box), wide: widthOf(box) };
}
function grow(box, { x, y }) {
    const tall = heightOf(box);
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

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(840);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
