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
    "too-large": "Make the image smaller or choose a model with a higher limit.",
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
    return length === 1 ? "An input is wrong:" : `${length} inputs are wrong:`;
}


/***/ }),

/***/ 840:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _pixels_finish_picture_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(966);
/* harmony import */ var _pixels_mask_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(366);
/* harmony import */ var _pixels_prove_picture_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(417);
/* harmony import */ var _pixels_prepare_picture_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(892);
/* harmony import */ var _pixels_versions_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(937);
/* harmony import */ var _providers_sandbox_mark_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(891);
/* harmony import */ var _providers_sandbox_scene_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(157);
/* harmony import */ var _verify_legible_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(217);
/* harmony import */ var _pixels_pixel_work_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(463);









// The process that decodes pictures: everything that `definePixelWork` declared is there.
await (0,_pixels_pixel_work_js__WEBPACK_IMPORTED_MODULE_8__/* .servePixelWork */ .l)();

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
/* harmony import */ var _sharp_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(62);

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
    for (let index = 0; index < pixels.length; index += 4) {
        for (let channel = 0; channel < 4; channel++) {
            const value = pixels[index + channel] ?? 0;
            if (value < (low[channel] ?? 0))
                low[channel] = value;
            if (value > (high[channel] ?? 0))
                high[channel] = value;
        }
    }
    const flat = high[3] === 0 || high.every((value, channel) => value - (low[channel] ?? 0) <= FLAT);
    return { transparent: (low[3] ?? 255) < 255, flat };
}
/**
 * Share (0–1) of the pixels of two thumbnails of one size that differ visibly: in red, green, blue (as they show on black) or
 * alpha by more than {@link VISIBLE}. The thumbnails are small so that noise and the grain of JPEG average out, and a figure
 * of a large picture costs no more than one of a small one.
 *
 * @param counts which pixels count, by their number; absent: all.
 */
function measureChange(before, after, counts) {
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
const ENCODERS = {
    // Adaptive filters halve photographs, and cost a tenth more time; a higher level costs twice the time for a twentieth.
    png: (image) => image.png({ compressionLevel: 6, adaptiveFiltering: true }),
    // Without chroma subsampling, which smears coloured text. Optimised coding would make it 6 % smaller, but hold all
    // coefficients in memory (100 MB for 12 megapixels); mozjpeg takes four times the time.
    jpeg: (image, { quality }) => image.jpeg({ quality, chromaSubsampling: "4:4:4", optimiseCoding: false }),
    webp: (image, { quality, lossless }) => image.webp({ quality, lossless }),
    gif: (image) => image.gif({ effort: 3 }),
    // A higher effort takes a minute for a photograph in WebAssembly.
    avif: (image) => image.avif({ quality: 70, effort: 2 }),
    tiff: (image) => image.tiff({ compression: "deflate", predictor: "horizontal" }),
};
/**
 * Encodes as 8-bit sRGB without a profile, which every viewer shows as sRGB, and without metadata. Models answer in sRGB, so
 * to go back to the source's wider profile would gain no colour; and a profile names its device.
 */
function encodePicture(image, format, options) {
    return ENCODERS[format](image.toColourspace("srgb"), options);
}


/***/ }),

/***/ 966:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* unused harmony export finishPicture */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(598);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(489);
/* harmony import */ var _compare_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(527);
/* harmony import */ var _encode_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(328);
/* harmony import */ var _geometry_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(950);
/* harmony import */ var _header_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(490);
/* harmony import */ var _picture_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(14);
/* harmony import */ var _picture_messages_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(626);
/* harmony import */ var _pixel_work_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(463);
/* harmony import */ var _prove_picture_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(417);
/* harmony import */ var _sharp_js__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(62);
/* harmony import */ var _size_limits_js__WEBPACK_IMPORTED_MODULE_11__ = __nccwpck_require__(632);












/** An answer enlarged by more than this looks soft, and the user gets a notice. */
const ENLARGED = 1.5;
/**
 * Makes the file out of a model's answer: decoded for proof, brought to the wanted size and format, with the source's
 * transparency where the model lost it. An answer that needs no change of its pixels keeps them bit for bit.
 *
 * @param parts `source` and its `header`: of the picture that was edited; absent for one that was generated.
 * @throws {RetouchError} `invalid-image`: no image, cut off, damaged, of one flat colour, or of another ratio
 *   with `fit: fail`; `too-large`: more than 100 megapixels; `unsupported-image`: of a type that is not read.
 */
async function finishPicture(parts) {
    const { bytes = parts.answer, ...finished } = await finish(parts);
    return markProven({ bytes, ...finished });
}
const finish = (0,_pixel_work_js__WEBPACK_IMPORTED_MODULE_8__/* .definePixelWork */ .$)("finish", makeResult, ({ answer, source, wanted: { size = { width: 0, height: 0 } } }) => (0,_header_js__WEBPACK_IMPORTED_MODULE_5__/* .areaOf */ .d6)(answer, source) + size.width * size.height);
async function makeResult(parts) {
    const { answer, source, header, wanted } = parts;
    const { format, fit } = wanted;
    const original = source && header && { bytes: source, header };
    const found = readAnswer(answer);
    const placement = (0,_geometry_js__WEBPACK_IMPORTED_MODULE_4__/* .placeAnswer */ .yB)(found, wanted);
    const [before, after] = await Promise.all([original && showOriginal(original, placement, fit), showAnswer(answer, placement)]);
    // An edit may rightly be flat where its source is; a picture that was asked for in words never is.
    if (after.flat && (original === undefined || before?.flat === false))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RetouchError */ .tJ("invalid-image", _picture_messages_js__WEBPACK_IMPORTED_MODULE_7__/* .ANSWER_FLAT */ .TG);
    const transparency = judgeTransparency({ original, before, after, found, placement, format });
    const restored = transparency?.code === "transparency-restored" ? original : undefined;
    const alpha = restored && (await readAlpha(restored, placement));
    const lossless = header?.mediaType === "image/webp" && header.lossless;
    const bytes = keepBytes(answer, { found, placement, format, alpha }) ?? (await renderPicture(answer, { placement, alpha, format, lossless }));
    return {
        bytes: bytes === answer ? undefined : bytes,
        mediaType: _picture_js__WEBPACK_IMPORTED_MODULE_6__/* .FORMATS */ .hR[format].mediaType,
        width: placement.width,
        height: placement.height,
        sha256: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(bytes).digest("hex"),
        warnings: [...describePlacement(found, placement), ...(transparency ? [transparency] : [])],
        changedShare: before && (0,_compare_js__WEBPACK_IMPORTED_MODULE_2__/* .measureChange */ .BX)(before, after),
    };
}
function readAnswer(answer) {
    const found = (0,_header_js__WEBPACK_IMPORTED_MODULE_5__/* .readHeader */ .ay)(answer);
    if (!found.complete)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RetouchError */ .tJ("invalid-image", _picture_messages_js__WEBPACK_IMPORTED_MODULE_7__/* .ANSWER_CUT_OFF */ .Ch);
    if (found.width * found.height > _size_limits_js__WEBPACK_IMPORTED_MODULE_11__/* .MAX_PIXELS */ .jg)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RetouchError */ .tJ("too-large", (0,_picture_messages_js__WEBPACK_IMPORTED_MODULE_7__/* .answerTooLarge */ .AU)(found));
    (0,_size_limits_js__WEBPACK_IMPORTED_MODULE_11__/* .checkDecodable */ .Kt)(found, answer.length);
    return found;
}
async function showAnswer(answer, placement) {
    return (0,_compare_js__WEBPACK_IMPORTED_MODULE_2__/* .makeThumbnail */ .Hf)(answer, (0,_compare_js__WEBPACK_IMPORTED_MODULE_2__/* .reduceSize */ .mD)(placement), placement.method).catch((cause) => {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RetouchError */ .tJ("invalid-image", (0,_picture_messages_js__WEBPACK_IMPORTED_MODULE_7__/* .answerDamaged */ .iJ)(firstLine(cause)), { cause });
    });
}
/** The source as the result shows the answer: cut the same way when the result has another ratio. Undefined when it is damaged. */
async function showOriginal({ bytes, header }, placement, fit) {
    const method = (0,_geometry_js__WEBPACK_IMPORTED_MODULE_4__/* .hasSimilarRatio */ .NR)(header, placement)
        ? "scale"
        : (0,_geometry_js__WEBPACK_IMPORTED_MODULE_4__/* .placeAnswer */ .yB)(header, { size: placement, fit: fit === "fail" ? "fill" : fit }).method;
    return (0,_compare_js__WEBPACK_IMPORTED_MODULE_2__/* .makeThumbnail */ .Hf)(bytes, (0,_compare_js__WEBPACK_IMPORTED_MODULE_2__/* .reduceSize */ .mD)(placement), method).catch(() => undefined);
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
    if (!_picture_js__WEBPACK_IMPORTED_MODULE_6__/* .FORMATS */ .hR[format].alpha)
        return isAnswered || isInSource ? { code: "transparency-lost", format } : undefined;
    if (isAnswered || !isInSource)
        return undefined;
    const fits = (0,_geometry_js__WEBPACK_IMPORTED_MODULE_4__/* .hasSimilarRatio */ .NR)(original.header, placement) && (placement.method === "keep" || placement.method === "scale");
    return { code: fits ? "transparency-restored" : "transparency-not-restored" };
}
/** The alpha channel at the result's size, one byte per pixel. */
async function readAlpha({ bytes, header }, size) {
    return (0,_sharp_js__WEBPACK_IMPORTED_MODULE_10__/* .runPicture */ .cT)(bytes, (image) => {
        if (header.width !== size.width || header.height !== size.height)
            image.resize(size.width, size.height, { fit: "fill" });
        return image.toColourspace("srgb").ensureAlpha().extractChannel("alpha").raw();
    });
}
/** The answer's own bytes, less its metadata, when they already are what is wanted. */
function keepBytes(answer, at) {
    const { mediaType, conversion } = at.found;
    const isWanted = mediaType === _picture_js__WEBPACK_IMPORTED_MODULE_6__/* .FORMATS */ .hR[at.format].mediaType && at.placement.method === "keep" && at.alpha === undefined;
    const isPlain = conversion.every((reason) => reason === "palette" || reason === "greyscale");
    return isWanted && isPlain ? (0,_header_js__WEBPACK_IMPORTED_MODULE_5__/* .stripMetadata */ .qc)(answer, mediaType) : undefined;
}
async function renderPicture(answer, at) {
    const { placement, alpha, format, lossless } = at;
    const { width, height, method } = placement;
    const holdsAlpha = _picture_js__WEBPACK_IMPORTED_MODULE_6__/* .FORMATS */ .hR[format].alpha;
    return (0,_sharp_js__WEBPACK_IMPORTED_MODULE_10__/* .runPicture */ .cT)(answer, (image) => {
        // Flattening comes first in sharp's order; it also takes away an alpha channel that is opaque throughout.
        if (!holdsAlpha || alpha !== undefined)
            image.flatten({ background: "white" });
        if (method !== "keep") {
            const background = holdsAlpha ? { r: 0, g: 0, b: 0, alpha: 0 } : "white";
            image.resize(width, height, { fit: _compare_js__WEBPACK_IMPORTED_MODULE_2__/* .FIT_OF */ .ik[method], kernel: "lanczos3", background });
        }
        if (alpha !== undefined)
            image.joinChannel(alpha, { raw: { width, height, channels: 1 } });
        return (0,_encode_js__WEBPACK_IMPORTED_MODULE_3__/* .encodePicture */ .D)(image, format, { quality: 90, lossless });
    });
}
function firstLine(cause) {
    return (cause instanceof Error ? cause.message : String(cause)).split("\n", 1)[0] ?? "";
}


/***/ }),

/***/ 950:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   JK: () => (/* binding */ hasExactRatio),
/* harmony export */   NR: () => (/* binding */ hasSimilarRatio),
/* harmony export */   yB: () => (/* binding */ placeAnswer)
/* harmony export */ });
/* unused harmony exports sizeOfRatio, targetSize, nearestRatio, ratioDistance */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(489);
/* harmony import */ var _picture_messages_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(626);


const METHODS = { cover: "crop", contain: "pad", fill: "stretch" };
/** Size to ask for where the user gives none: the one that most models know best. */
const NEW_SIZE = { width: 1024, height: 1024 };
/**
 * Where the pixels of an answer go, in a result of the wanted size, or of the wanted ratio at the answer's own resolution.
 * @throws {RetouchError} `invalid-image` with `fit: fail`, when the answer has another ratio.
 */
function placeAnswer(answer, { size, ratio, fit }) {
    const { width, height } = size ?? (ratio ? resultOfRatio(answer, ratio, fit) : answer);
    const across = width / answer.width;
    const down = height / answer.height;
    if (across === 1 && down === 1)
        return { width, height, method: "keep", scale: 1 };
    if (hasSimilarRatio(answer, { width, height }))
        return { width, height, method: "scale", scale: Math.max(across, down) };
    if (fit === "fail")
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RetouchError */ .tJ("invalid-image", (0,_picture_messages_js__WEBPACK_IMPORTED_MODULE_1__/* .answerRatio */ .ck)(answer, { width, height }));
    return { width, height, method: METHODS[fit], scale: fit === "contain" ? Math.min(across, down) : Math.max(across, down) };
}
/** A result of the ratio at the answer's own resolution: the answer's size where it is off by rounding only. */
function resultOfRatio(answer, ratio, fit) {
    const size = sizeOfRatio(ratio, answer, fit === "contain" ? "around" : "within");
    return hasSimilarRatio(answer, size) ? answer : size;
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

/***/ 490:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  d6: () => (/* binding */ areaOf),
  ay: () => (/* binding */ readHeader),
  qc: () => (/* binding */ stripMetadata)
});

// EXTERNAL MODULE: ./out/build-dist/compiled/errors.js
var errors = __nccwpck_require__(489);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(598);
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

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/formats/format-reader.js
/** Facts that hold for most files, to be overridden by what is found. */
const PLAIN = {
    orientation: 1,
    alpha: false,
    animated: false,
    complete: true,
    lossless: true,
    conversion: [],
    bytesPerPixel: 4,
};
/** Four characters at an offset, as PNG, RIFF and ISO media name their chunks. */
function readTag(bytes, offset) {
    return bytes.toString("latin1", offset, offset + 4);
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

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/formats/avif.js


const ALPHA = "urn:mpeg:mpegB:cicp:systems:auxiliary:alpha";
/** https://aomediacodec.github.io/av1-avif/, boxes by ISO/IEC 14496-12 and 23008-12. */
const AVIF = {
    format: "avif",
    // The brands' box is short, so that no file is one of another format too, whose marks come first.
    matches: (bytes) => bytes.readUInt16BE(0) === 0 && readTag(bytes, 4) === "ftyp" && listBrands(bytes).some((brand) => brand === "avif" || brand === "avis"),
    read(bytes, steps) {
        if (readTag(bytes, 8) === "avis")
            return { ...PLAIN, width: 0, height: 0, animated: true };
        const top = listBoxes(bytes, { start: 0, end: bytes.length }, steps);
        const meta = findBox(top, "meta");
        const metaBoxes = listBoxes(bytes, { start: meta.start + 4, end: meta.end }, steps);
        const properties = listBoxes(bytes, findBox(metaBoxes, "iprp"), steps);
        const all = listBoxes(bytes, findBox(properties, "ipco"), steps);
        const own = readAssociations(bytes, findBox(properties, "ipma"), steps).get(readPrimary(bytes, findBox(metaBoxes, "pitm"))) ?? [];
        const primary = own.map((index) => all[index - 1]).filter((box) => box !== undefined);
        const turns = primary.find(({ type }) => type === "irot");
        const alpha = all.some(({ type, start, end }) => type === "auxC" && bytes.subarray(start + 4, end).includes(ALPHA));
        const deep = all.some(({ type, start }) => type === "av1C" && (bytes.readUInt8(start + 2) & 0x40) !== 0);
        return {
            ...PLAIN,
            ...readSize(bytes, primary),
            // A quarter turn swaps the sides as an EXIF orientation of 6 or 8 does. The decoder applies it by itself, so no copy needs it.
            orientation: turns && bytes.readUInt8(turns.start) % 2 === 1 ? 6 : 1,
            alpha,
            complete: top.at(-1)?.end === bytes.length,
            lossless: false,
            // The planes, and the pixels made of them.
            bytesPerPixel: (3 + (alpha ? 4 : 3)) * (deep ? 2 : 1),
        };
    },
};
/** The major brand at 8, then the compatible ones from 16 to the end of the box. */
function listBrands(bytes) {
    const end = Math.min(bytes.readUInt32BE(0), bytes.length, 256);
    const brands = [readTag(bytes, 8)];
    for (let offset = 16; offset + 4 <= end; offset += 4)
        brands.push(readTag(bytes, offset));
    return brands;
}
/** The item that a viewer shows. */
function readPrimary(bytes, { start }) {
    return bytes.readUInt8(start) === 0 ? bytes.readUInt16BE(start + 4) : bytes.readUInt32BE(start + 4);
}
/** Item → numbers of its properties, from 1. */
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
/** The size of an item's picture, or of its clean aperture, which is all that viewers show of it. */
function readSize(bytes, properties) {
    const aperture = properties.find(({ type }) => type === "clap");
    const extent = findBox(properties, "ispe");
    const width = bytes.readUInt32BE(extent.start + 4);
    const height = bytes.readUInt32BE(extent.start + 8);
    if (!aperture)
        return { width, height };
    const fraction = (at) => Math.round(bytes.readUInt32BE(at) / bytes.readUInt32BE(at + 4));
    return { width: Math.min(width, fraction(aperture.start)), height: Math.min(height, fraction(aperture.start + 8)) };
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
        };
        let frames = 0;
        let offset = 13 + tableSize(bytes.readUInt8(10));
        while (offset < bytes.length) {
            const block = bytes[offset];
            steps.take();
            if (block === 0x3b) {
                facts.complete = true;
                break;
            }
            else if (block === 0x21) {
                // Graphic control: its first flag says that one colour is transparent.
                if (bytes[offset + 1] === 0xf9 && ((bytes[offset + 3] ?? 0) & 1) === 1)
                    facts.alpha = true;
                offset = skipSubBlocks(bytes, offset + 2, steps);
            }
            else if (block === 0x2c) {
                frames += 1;
                if (offset + 10 >= bytes.length)
                    break;
                offset = skipSubBlocks(bytes, offset + 11 + tableSize(bytes.readUInt8(offset + 9)), steps);
            }
            else
                break;
        }
        facts.animated = frames > 1;
        return facts;
    },
};
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
    return offset;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/formats/exif.js

const TYPE_SIZES = { 1: 1, 3: 2, 4: 4 };
/** True for the header of a classic TIFF, which is also the header of an EXIF block. */
function isTiffHeader(bytes) {
    const head = bytes.toString("latin1", 0, 4);
    return head === "II*\0" || head === "MM\0*";
}
/** Reads the directory at `offset`, or the first one. Layout: TIFF 6.0, section 2. */
function readDirectory(bytes, steps, offset) {
    const little = bytes[0] === 0x49;
    const read = (at, size) => (little ? bytes.readUIntLE(at, size) : bytes.readUIntBE(at, size));
    const start = offset ?? read(4, 4);
    const count = read(start, 2);
    const tags = new Map();
    for (let entry = start + 2; entry < start + 2 + count * 12; entry += 12) {
        const size = TYPE_SIZES[read(entry + 2, 2)];
        steps.take();
        if (size === undefined)
            continue;
        const length = Math.min(read(entry + 4, 4), 64);
        steps.take(length);
        const values = size * length <= 4 ? entry + 8 : read(entry + 8, 4);
        if (values + size * length > bytes.length)
            continue;
        tags.set(read(entry, 2), Array.from({ length }, (_, index) => read(values + index * size, size)));
    }
    return { tags, next: read(start + 2 + count * 12, 4) };
}
/** EXIF orientation of an EXIF block (with or without its `Exif\0\0` prefix): 1 to 8, and 1 when it is absent or damaged. */
function readOrientation(block, steps) {
    const bytes = block.toString("latin1", 0, 6) === "Exif\0\0" ? block.subarray(6) : block;
    if (!isTiffHeader(bytes))
        return 1;
    try {
        const value = readDirectory(bytes, steps).tags.get(0x0112)?.[0] ?? 1;
        return value >= 1 && value <= 8 ? value : 1;
    }
    catch (error) {
        if (error instanceof TooManyParts)
            throw error;
        return 1;
    }
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/formats/icc.js
/** Bytes of a description that are looked at. */
const MAX_DESCRIPTION = 4096;
/**
 * True when an ICC profile describes sRGB, so that leaving it out changes nothing. Told by its description, as the bytes of
 * the many sRGB profiles differ. Layout: ICC.1:2022, sections 7.2 and 7.3. A damaged profile counts as another one.
 */
function isSrgbProfile(profile) {
    try {
        const count = Math.min(profile.readUInt32BE(128), 100);
        for (let tag = 132; tag < 132 + count * 12; tag += 12) {
            if (profile.toString("latin1", tag, tag + 4) !== "desc")
                continue;
            const start = profile.readUInt32BE(tag + 4);
            const length = Math.min(profile.readUInt32BE(tag + 8), MAX_DESCRIPTION);
            // Version 2 profiles have ASCII here, version 4 UTF-16; without the zeros both read the same.
            const text = profile.toString("latin1", start, start + length).replaceAll("\0", "");
            return /sRGB|IEC ?61966-2[.-]1/i.test(text);
        }
        return false;
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/formats/jpeg.js




const END_OF_IMAGE = 0xd9;
const START_OF_SCAN = 0xda;
const APP1 = 0xe1;
const APP2 = 0xe2;
const COMMENT = 0xfe;
/** ITU-T T.81, annex B. */
const JPEG = {
    format: "jpeg",
    matches: (bytes) => bytes.toString("latin1", 0, 3) === "\xff\xd8\xff",
    read,
    strip(bytes, steps) {
        const segments = [...walkSegments(bytes, steps)];
        const scan = segments.at(-1)?.start ?? bytes.length;
        const end = findEnd(bytes, segments.at(-1)?.end ?? bytes.length, steps) ?? bytes.length;
        const kept = segments
            .filter(({ marker, start }) => start < scan && !isMetadata(marker))
            .map(({ start, end }) => bytes.subarray(start, end));
        const stripped = Buffer.concat([bytes.subarray(0, 2), ...kept, bytes.subarray(scan, end)]);
        return stripped.length === bytes.length ? bytes : stripped;
    },
};
/** APP0 (JFIF) and APP14 (Adobe: how the components are coded) belong to the picture; the other application segments do not. */
function isMetadata(marker) {
    return marker === COMMENT || (marker > 0xe0 && marker <= 0xef && marker !== 0xee);
}
function read(bytes, steps) {
    const conversion = [];
    const facts = { ...PLAIN, width: 0, height: 0, complete: false, lossless: false, conversion };
    const profile = [];
    for (const { marker, start, end } of walkSegments(bytes, steps)) {
        const data = bytes.subarray(start + 4, end);
        if (isFrame(marker)) {
            const components = data.readUInt8(5);
            facts.height = data.readUInt16BE(1);
            facts.width = data.readUInt16BE(3);
            facts.bytesPerPixel = isProgressive(marker) ? 2 * countSamples(data.subarray(6), components) : components;
            if (components === 1)
                conversion.push("greyscale");
            if (components === 4)
                conversion.push("cmyk");
            if (data.readUInt8(0) !== 8)
                facts.unsupported = "a JPEG with more than 8 bits";
        }
        else if (marker === APP1 && data.toString("latin1", 0, 6) === "Exif\0\0")
            facts.orientation = readOrientation(data, steps);
        else if (marker === APP2 && data.toString("latin1", 0, 12) === "ICC_PROFILE\0")
            profile.push(data.subarray(14));
        else if (marker === START_OF_SCAN)
            facts.complete = findEnd(bytes, end, steps) !== undefined;
    }
    if (profile.length > 0 && !isSrgbProfile(Buffer.concat(profile)))
        conversion.push("profile");
    // The frame header comes before the first scan: without it, the file ends inside its header.
    if (facts.width === 0)
        throw new RangeError("no frame header");
    return facts;
}
/** SOF0 to SOF15, without the tables DHT, JPG and DAC that share the range. */
function isFrame(marker) {
    return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
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
/** The segments up to the first scan's header, which is the last one given. */
function* walkSegments(bytes, steps) {
    let start = 2;
    while (start + 4 <= bytes.length) {
        steps.take();
        if (bytes[start] !== 0xff)
            throw new RangeError("no marker where one must be");
        const marker = bytes.readUInt8(start + 1);
        if (marker === 0xff) {
            start += 1; // fill byte
            continue;
        }
        const end = start + 2 + bytes.readUInt16BE(start + 2);
        if (end > bytes.length)
            return;
        steps.take(STEPS_PER_PART);
        yield { marker, start, end };
        if (marker === START_OF_SCAN)
            return;
        start = end;
    }
}
/**
 * Offset after the end mark of the picture whose first scan's data begin at `start`; undefined when it was cut off. What
 * follows belongs to another picture or to nobody: cameras put previews there, with metadata of their own.
 */
function findEnd(bytes, start, steps) {
    let offset = bytes.indexOf(0xff, start);
    while (offset >= 0 && offset + 1 < bytes.length) {
        steps.take();
        const marker = bytes.readUInt8(offset + 1);
        if (marker === END_OF_IMAGE)
            return offset + 2;
        const inScan = marker === 0 || marker === 0xff || (marker >= 0xd0 && marker <= 0xd7);
        // Between the scans of a progressive file are tables, which may hold any byte.
        if (!inScan && offset + 4 > bytes.length)
            return undefined;
        const next = inScan ? offset + (marker === 0xff ? 1 : 2) : offset + 2 + bytes.readUInt16BE(offset + 2);
        offset = bytes.indexOf(0xff, next);
    }
    return undefined;
}

;// CONCATENATED MODULE: external "node:zlib"
const external_node_zlib_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");
;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/formats/png.js





/** What is needed to show the picture as meant: pixels, transparency, colour space, and the density that sets its size in print. */
const KEPT = new Set(["IHDR", "PLTE", "tRNS", "sRGB", "gAMA", "cHRM", "cICP", "sBIT", "pHYs", "IDAT", "IEND"]);
const PALETTE = 3;
/** Channels of each colour type; those of a palette are what its pixels become. */
const CHANNELS = { 0: 1, 2: 3, 3: 3, 4: 2, 6: 4 };
/** Bytes of a profile. The largest that are in use, for printing, have half of it. */
const MAX_PROFILE = 4 << 20;
/** https://www.w3.org/TR/png-3/ */
const PNG = {
    format: "png",
    matches: (bytes) => bytes.toString("latin1", 0, 8) === "\x89PNG\r\n\x1a\n",
    read: png_read,
    strip(bytes, steps) {
        const chunks = [...walkChunks(bytes, steps)];
        const end = chunks.at(-1)?.end;
        if (end === bytes.length && chunks.every(({ tag }) => KEPT.has(tag)))
            return bytes;
        return Buffer.concat([
            bytes.subarray(0, 8),
            ...chunks.filter(({ tag }) => KEPT.has(tag)).map(({ start, end }) => bytes.subarray(start, end)),
        ]);
    },
};
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
    };
    let channels = CHANNELS[colour] ?? 4;
    let profile;
    for (const { tag, start, end } of walkChunks(bytes, steps)) {
        const data = bytes.subarray(start + 8, end - 4);
        if (tag === "tRNS") {
            facts.alpha = true;
            channels = Math.min(4, channels + 1);
        }
        else if (tag === "acTL")
            facts.animated = true;
        else if (tag === "CgBI")
            facts.unsupported = "an iOS-optimised PNG";
        else if (tag === "eXIf")
            facts.orientation = readOrientation(data, steps);
        else if (tag === "iCCP")
            profile ??= data;
        else if (tag === "IEND")
            facts.complete = true;
    }
    // An interlaced picture is held whole beside its rows.
    facts.bytesPerPixel = channels * (depth === 16 ? 2 : 1) * (bytes.readUInt8(28) === 1 ? 2 : 1);
    if (profile && !isSrgbProfile(inflateProfile(profile, steps)))
        conversion.push("profile");
    return facts;
}
/** The chunks that are wholly there, `end` after the checksum; stops after IEND. */
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
        const profile = (0,external_node_zlib_namespaceObject.inflateSync)(data.subarray(data.subarray(0, 80).indexOf(0) + 2, MAX_PROFILE), { maxOutputLength: MAX_PROFILE });
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


/** TIFF 6.0, sections 2 to 8 and 18. */
const TIFF = {
    format: "tiff",
    matches: (bytes) => isTiffHeader(bytes) || ["II+\0", "MM\0+"].includes(bytes.toString("latin1", 0, 4)),
    read(bytes, steps) {
        if (!isTiffHeader(bytes))
            return { ...PLAIN, width: 0, height: 0, unsupported: "BigTIFF" };
        const { tags, next } = readDirectory(bytes, steps);
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
            orientation: first(274, 1),
            alpha: tags.has(338),
            animated: false,
            conversion,
            bytesPerPixel: (first(277, 1) * first(258, 1)) / 8,
            unsupported: next === 0 ? undefined : "a TIFF of several pages",
        };
    },
};

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/formats/webp.js




const ALPHA_FLAG = 0x10;
const ANIMATION_FLAG = 0x02;
/** https://developers.google.com/speed/webp/docs/riff_container */
const WEBP = {
    format: "webp",
    matches: (bytes) => readTag(bytes, 0) === "RIFF" && readTag(bytes, 8) === "WEBP",
    read: webp_read,
    strip(bytes, steps) {
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
};
function webp_read(bytes, steps) {
    const conversion = [];
    const facts = { ...PLAIN, width: 0, height: 0, lossless: false, conversion };
    facts.complete = bytes.readUInt32LE(4) + 8 <= bytes.length;
    for (const { tag, start, end } of webp_walkChunks(bytes, steps)) {
        const data = bytes.subarray(start + 8, end);
        if (tag === "VP8X") {
            const flags = data.readUInt8(0);
            facts.width = data.readUIntLE(4, 3) + 1;
            facts.height = data.readUIntLE(7, 3) + 1;
            facts.alpha = (flags & ALPHA_FLAG) !== 0;
            facts.animated = (flags & ANIMATION_FLAG) !== 0;
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
        else if (tag === "EXIF")
            facts.orientation = readOrientation(data, steps);
        else if (tag === "ICCP" && !isSrgbProfile(data))
            conversion.push("profile");
    }
    return facts;
}
/** The chunks, `end` after the padding byte. The last one may reach beyond a file that was cut off: its header is read all the same. */
function* webp_walkChunks(bytes, steps) {
    let start = 12;
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
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/picture-messages.js + 1 modules
var picture_messages = __nccwpck_require__(626);
;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/header.js











const READERS = [PNG, JPEG, WEBP, GIF, AVIF, TIFF];
/**
 * Reads what a picture is, without decoding it. The type comes from the content, never from a name. However the file is made,
 * it takes no more than {@link Steps} allows.
 * @throws {RetouchError} `lfs-pointer`; `invalid-image`: empty, cut off in its header, or no image (the message says what it is);
 *   `unsupported-image`: an image that is not edited here (SVG, HEIC, animations, pages, …).
 */
function readHeader(bytes, steps = new Steps()) {
    const buffer = toBuffer(bytes);
    if (buffer.length === 0)
        throw new errors/* RetouchError */.tJ("invalid-image", picture_messages/* EMPTY_FILE */.xq);
    if (isLfsPointer(buffer))
        throw new errors/* RetouchError */.tJ("lfs-pointer", picture_messages/* LFS_POINTER */.gY);
    const reader = READERS.find(({ matches }) => buffer.length >= 12 && matches(buffer));
    if (reader === undefined)
        throw explainForeign(buffer);
    const facts = readFacts(reader, buffer, steps);
    if (facts.unsupported !== undefined)
        throw new errors/* RetouchError */.tJ("unsupported-image", (0,picture_messages/* notEditable */.WT)(facts.unsupported));
    if (facts.animated)
        throw new errors/* RetouchError */.tJ("unsupported-image", (0,picture_messages/* animatedImage */.Lj)(reader.format));
    if (facts.width < 1 || facts.height < 1)
        throw new errors/* RetouchError */.tJ("invalid-image", (0,picture_messages/* withoutPixels */.Sj)(reader.format));
    const turned = facts.orientation >= 5;
    const upright = facts.orientation === 1 || reader === AVIF;
    return {
        mediaType: picture/* FORMATS */.hR[reader.format].mediaType,
        width: turned ? facts.height : facts.width,
        height: turned ? facts.width : facts.height,
        alpha: facts.alpha,
        animated: facts.animated,
        complete: facts.complete,
        lossless: facts.lossless,
        decodedBytes: facts.width * facts.height * facts.bytesPerPixel,
        conversion: upright ? facts.conversion : ["orientation", ...facts.conversion],
    };
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
/** The bytes without metadata, losslessly; undefined for a format in which that is not done. For upright sRGB pictures only. */
function stripMetadata(bytes, mediaType) {
    const format = (0,picture/* formatOfMediaType */.zv)(mediaType);
    return READERS.find((reader) => reader.format === format)?.strip?.(bytes, new Steps());
}
function readFacts(reader, buffer, steps) {
    try {
        return reader.read(buffer, steps);
    }
    catch (cause) {
        if (cause instanceof TooManyParts)
            throw new errors/* RetouchError */.tJ("invalid-image", (0,picture_messages/* tooManyParts */.gv)(reader.format), { cause });
        throw new errors/* RetouchError */.tJ("invalid-image", (0,picture_messages/* damagedHeader */.rh)(reader.format), { cause });
    }
}
/** Text at the start of a file → what to call it. The first that fits. */
const FOREIGN = [
    { pattern: /^\s*<(!doctype html|html|head|body)/i, name: "an HTML page", image: false },
    { pattern: /^\s*<[\s\S]*?svg[\s>/]/i, name: "an SVG", image: true },
    { pattern: /^%PDF-/, name: "a PDF", image: true },
    { pattern: /^.{4}ftyp/s, name: "a HEIC or another ISO media file", image: true },
    { pattern: /^\s*<\?xml/, name: "an XML document", image: false },
    { pattern: /^\s*[{[]/, name: "JSON or other text", image: false },
];
/** Image formats by the bytes that they begin with. */
const RARER = [
    { mark: "BM", type: "BMP" },
    { mark: "8BPS", type: "PSD" },
    { mark: "\0\0\x01\0", type: "ICO" },
    { mark: "\0\0\x02\0", type: "CUR" },
    { mark: "icns", type: "ICNS" },
    { mark: "DDS ", type: "DDS" },
    { mark: "\xabKTX", type: "KTX" },
    { mark: "\xff\x0a", type: "JXL" },
    { mark: "\0\0\0\x0cJXL ", type: "JXL" },
    { mark: "\0\0\0\x0cjP  ", type: "JP2" },
    { mark: "\xff\x4f\xff\x51", type: "J2C" },
];
function explainForeign(buffer) {
    const start = buffer.toString("latin1", 0, 1024).replace(/^\xef\xbb\xbf/, "");
    const known = FOREIGN.find(({ pattern }) => pattern.test(start));
    if (known?.image)
        return new errors/* RetouchError */.tJ("unsupported-image", (0,picture_messages/* notEditable */.WT)(known.name));
    if (known)
        return new errors/* RetouchError */.tJ("invalid-image", (0,picture_messages/* notAnImage */.O9)(known.name));
    if (/^[\t\n\r\x20-\x7e\x80-\xff]*$/.test(start))
        return new errors/* RetouchError */.tJ("invalid-image", (0,picture_messages/* notAnImage */.O9)("text"));
    const rarer = RARER.find(({ mark }) => start.startsWith(mark));
    if (rarer)
        return new errors/* RetouchError */.tJ("unsupported-image", (0,picture_messages/* notEditable */.WT)(`of type ${rarer.type}`));
    return new errors/* RetouchError */.tJ("invalid-image", picture_messages/* UNKNOWN_TYPE */.qz);
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
/* harmony import */ var _geometry_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(950);
/* harmony import */ var _header_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(490);
/* harmony import */ var _picture_messages_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(626);
/* harmony import */ var _pixel_work_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(463);
/* harmony import */ var _sharp_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(62);







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
        if (cause instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RetouchError */ .tJ && cause.code === "invalid-input")
            throw cause;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RetouchError */ .tJ("invalid-input", cause instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RetouchError */ .tJ ? (0,_picture_messages_js__WEBPACK_IMPORTED_MODULE_4__/* .unusableMask */ .Ai)(cause.message) : _picture_messages_js__WEBPACK_IMPORTED_MODULE_4__/* .DAMAGED_MASK */ .Pz, { cause });
    }
}
/** Share (0–1) of the pixels outside a mask's white that differ visibly between source and result, see {@link measureChange}. */
const measureDrift = (0,_pixel_work_js__WEBPACK_IMPORTED_MODULE_5__/* .definePixelWork */ .$)("drift", compareOutside, ({ source, result, mask }) => (0,_header_js__WEBPACK_IMPORTED_MODULE_3__/* .areaOf */ .d6)(source, result, mask));
async function compareOutside({ source, result, size, mask }) {
    const small = (0,_compare_js__WEBPACK_IMPORTED_MODULE_1__/* .reduceSize */ .mD)(size);
    const [before, after, region] = await Promise.all([source, result, mask].map((bytes) => (0,_compare_js__WEBPACK_IMPORTED_MODULE_1__/* .makeThumbnail */ .Hf)(bytes, small, "scale")));
    if (!before || !after || !region)
        return 0;
    return (0,_compare_js__WEBPACK_IMPORTED_MODULE_1__/* .measureChange */ .BX)(before, after, (pixel) => (region.pixels[pixel * 4] ?? 0) < WHITE);
}


/***/ }),

/***/ 626:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Ch: () => (/* binding */ ANSWER_CUT_OFF),
  TG: () => (/* binding */ ANSWER_FLAT),
  Vk: () => (/* binding */ CUT_OFF),
  Ax: () => (/* binding */ DAMAGED),
  Pz: () => (/* binding */ DAMAGED_MASK),
  yr: () => (/* binding */ DECODER_CRASHED),
  hL: () => (/* binding */ DECODER_TOO_BIG),
  ow: () => (/* binding */ DECODER_TOO_SLOW),
  xq: () => (/* binding */ EMPTY_FILE),
  gY: () => (/* binding */ LFS_POINTER),
  qz: () => (/* binding */ UNKNOWN_TYPE),
  Lj: () => (/* binding */ animatedImage),
  iJ: () => (/* binding */ answerDamaged),
  ck: () => (/* binding */ answerRatio),
  AU: () => (/* binding */ answerTooLarge),
  rh: () => (/* binding */ damagedHeader),
  ME: () => (/* binding */ fileTooLarge),
  cL: () => (/* binding */ maskRatio),
  mm: () => (/* binding */ noCommonFormat),
  O9: () => (/* binding */ notAnImage),
  WT: () => (/* binding */ notEditable),
  I7: () => (/* binding */ outsideLimits),
  pr: () => (/* binding */ tooManyDecodedBytes),
  gv: () => (/* binding */ tooManyParts),
  Vd: () => (/* binding */ tooManyPixels),
  Ai: () => (/* binding */ unusableMask),
  Sj: () => (/* binding */ withoutPixels)
});

// UNUSED EXPORTS: misnamedFile, tooNarrow

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
/** Pixels: `1280×720`. */
function format_formatSize({ width, height }) {
    return `${width}×${height}`;
}
/** `1 image`, `2 images`. */
function plural(count, noun) {
    return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/picture.js
var picture = __nccwpck_require__(14);
;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/picture-messages.js



// Any file: a source, a reference or what a model returned.
const EMPTY_FILE = "The file is empty.";
const LFS_POINTER = "The file is a Git LFS pointer, not an image.";
const UNKNOWN_TYPE = "The file is not an image of a known type.";
/** @param what with its article, such as `an HTML page`. */
function notAnImage(what) {
    return `The file is ${what}, not an image.`;
}
/** @param what with its article, such as `an SVG`. */
function notEditable(what) {
    return `The file is ${what}, which cannot be edited.`;
}
function animatedImage(format) {
    return `The file is an animated ${picture/* FORMATS */.hR[format].label}. Only still images can be edited.`;
}
function withoutPixels(format) {
    return `The ${picture/* FORMATS */.hR[format].label} file has a width or height of 0.`;
}
function damagedHeader(format) {
    return `The ${picture/* FORMATS */.hR[format].label} file is damaged or incomplete.`;
}
function tooManyParts(format) {
    return `The ${picture/* FORMATS */.hR[format].label} file has far more parts than an image needs. Save it anew with an image editor.`;
}
/** @param size in pixels; `bytes`, `maxBytes`: of the decoded picture. */
function tooManyDecodedBytes(size, { bytes, maxBytes }) {
    return `The image (${format_formatSize(size)}) needs ${Math.ceil(bytes / 1e6)} MB to be decoded. The limit is ${maxBytes / 1e6} MB.`;
}
function fileTooLarge(bytes, maxBytes) {
    return `The file has ${(bytes / 1e6).toFixed(1)} MB. The limit is ${maxBytes / 1e6} MB.`;
}
const DECODER_TOO_SLOW = "Decoding the image takes too long, so it was stopped.";
const DECODER_TOO_BIG = "Decoding the image needs too much memory, so it was stopped.";
const DECODER_CRASHED = "The image cannot be decoded: the decoder crashed.";
// Source images, references and masks.
const CUT_OFF = "The image is cut off: its end is missing.";
const DAMAGED = "The image is damaged and cannot be decoded.";
/** @param reason a sentence about the file. */
function unusableMask(reason) {
    return `The mask cannot be used. ${reason}`;
}
const DAMAGED_MASK = "The mask cannot be decoded.";
/** A file name with another extension than its content, or with none. */
function misnamedFile(path, format) {
    const extension = posix.extname(path);
    const name = extension === "" ? "the file name has no extension" : `the file is named ${extension}`;
    return `The file format is ${FORMATS[format].label}, but ${name}. Rename the file.`;
}
function tooManyPixels(size) {
    return `The image has ${format_formatSize(size)} pixels. The limit is 100 megapixels.`;
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
// What a model returned.
const ANSWER_CUT_OFF = "The model returned an image that is cut off.";
const ANSWER_FLAT = "The model returned an image of one flat colour.";
function answerDamaged(reason) {
    return `The model returned an image that cannot be decoded: ${reason}`;
}
function answerTooLarge(size) {
    return `The model returned an image of ${format_formatSize(size)} pixels. The limit is 100 megapixels.`;
}
function answerRatio(answer, wanted) {
    return `The model returned ${format_formatSize(answer)}, a different aspect ratio than ${format_formatSize(wanted)}, and \`fit\` is \`fail\`.`;
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

/***/ 463:
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
;// CONCATENATED MODULE: external "node:v8"
const external_node_v8_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:v8");
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
        const bytes = Buffer.allocUnsafeSlow(length);
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
/** Runs a program without a shell and waits until it has ended. Everything that can happen is a result: it never rejects. */
async function runProcess(command, args, options) {
    if (options.signal?.aborted)
        return { status: "aborted" };
    const { env, cwd, input } = options;
    try {
        const child = spawn(command, args, { env, cwd, windowsHide: true });
        // A process that ends before it has read its input says why by its exit code.
        child.stdin.on("error", () => { }).end(input);
        return await waitFor(child, command, options);
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
/** Ends a process, by force if it does not end by itself. What it started may hold its output open, so its own end counts. */
async function stop(child) {
    if (child.exitCode !== null || child.signalCode !== null)
        return;
    const timer = setTimeout(() => child.kill("SIGKILL"), KILL_GRACE_MS);
    await new Promise((resolve) => {
        child.once("exit", resolve);
        child.kill("SIGTERM");
    });
    clearTimeout(timer);
}
/** The variables of this process that a program may have. */
function pickEnvironment(isAllowed) {
    const entries = Object.entries(process.env).flatMap(([name, value]) => (value !== undefined && isAllowed(name) ? [[name, value]] : []));
    return Object.fromEntries(entries);
}

// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/picture-messages.js + 1 modules
var picture_messages = __nccwpck_require__(626);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/size-limits.js
var size_limits = __nccwpck_require__(632);
;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/pixel-processes.js









/** The file descriptor of the process by which it is sent requests, and answers. */
const PIXEL_CHANNEL_FD = 3;
/** A decoded picture is far larger than its file, so this, and not the number of tasks, bounds the memory. */
const MAX_PROCESSES = 2;
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
/** For the C library of Linux: what is freed goes back to the system, and not to one of many heaps. */
const MEMORY_SETTINGS = { MALLOC_ARENA_MAX: "2", MALLOC_MMAP_THRESHOLD_: "262144", MALLOC_TRIM_THRESHOLD_: "262144" };
/** @param baseMs milliseconds that any work may take */
function createPixelProcesses({ program = findProgram(), baseMs = BASE_MS } = {}) {
    const queue = [];
    const processes = new Set();
    /** The build to load, after the other one has crashed. */
    let engine;
    const dispatch = () => {
        while (queue.length > 0) {
            const idle = [...processes].find(({ isBusy }) => !isBusy) ?? (processes.size < MAX_PROCESSES ? start() : undefined);
            if (!idle)
                return;
            const job = queue.shift();
            if (job)
                idle.run(job);
        }
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
        const stop = (message) => end(({ reject }) => reject(new errors/* RetouchError */.tJ("too-large", message)));
        const crash = () => {
            if (!processes.has(self))
                return;
            readiness.reject(new Error(picture_messages/* DECODER_CRASHED */.yr));
            // The other build has other faults; and what was killed for want of memory may have been innocent.
            engine = "wasm";
            end((crashed) => {
                if (crashed.isRetry)
                    crashed.reject(new errors/* RetouchError */.tJ("invalid-image", picture_messages/* DECODER_CRASHED */.yr));
                else
                    queue.unshift({ ...crashed, isRetry: true });
            });
        };
        const receive = (reply) => {
            if (reply.kind === "ready")
                return readiness.resolve(reply.engine);
            if (reply.kind === "excess")
                return stop(picture_messages/* DECODER_TOO_BIG */.hL);
            // After a large picture a new process is smaller.
            const conclude = reply.resident > MAX_IDLE ? end : settle;
            if (reply.kind === "done")
                return conclude(({ resolve }) => resolve(reply.result));
            const error = reply.code ? new errors/* RetouchError */.tJ(reply.code, reply.message) : new Error(reply.message);
            readiness.reject(error);
            conclude(({ reject }) => reject(error));
        };
        const self = {
            ready,
            isBusy: false,
            run: (next) => {
                self.isBusy = true;
                job = next;
                timer = setTimeout(() => stop(picture_messages/* DECODER_TOO_SLOW */.ow), next.deadlineMs);
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
            queue.push({ request: { name, input, maxResident }, deadlineMs, isRetry: false, resolve, reject });
            dispatch();
        }),
        warmUp: () => {
            const [first = start()] = processes;
            return first.ready;
        },
    };
}
/** Beside the bundle, and for the sources one folder up. */
function findProgram() {
    const bundled = (0,external_node_path_.join)(import.meta.dirname, "pixels.js");
    return (0,external_node_fs_.existsSync)(bundled) ? bundled : (0,external_node_path_.join)(import.meta.dirname, "../pixel-process.ts");
}
function startProgram(program, engine) {
    const child = (0,external_node_child_process_namespaceObject.spawn)(process.execPath, ["--max-old-space-size=256", "--expose-gc", program], {
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

// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/sharp.js + 3 modules
var sharp = __nccwpck_require__(62);
;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/pixel-work.js






/** Milliseconds between two looks at the process's memory. */
const WATCH_MS = 50;
/** Resident memory, in bytes, that makes a collection worth its time: about twice what the process has at its start. */
const RECLAIM_ABOVE = 120e6;
const works = new Map();
let isPixelProcess = false;
/**
 * Declares work that decodes pictures or computes on their pixels. It runs in a process of its own, which has no keys, can be
 * killed, and takes nobody with it: what a picture does to its decoder stays there. Input and result are plain data.
 *
 * @param areaOf the pixels that there are to be read and written, for the time that it may take
 * @returns a function that has the work done, and rejects as the work does, or with RetouchError `too-large` when it takes too
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
        return { kind: "ready", engine: (0,sharp/* startEngine */.ty)() };
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
    const code = error instanceof errors/* RetouchError */.tJ ? error.code : undefined;
    return { kind: "failed", code, message: error instanceof Error ? error.message : String(error), resident: reclaim() };
}
/** V8 sees the handles of pictures only, and no reason to collect. @returns bytes of resident memory */
function reclaim() {
    if (process.memoryUsage.rss() > RECLAIM_ABOVE)
        globalThis.gc?.();
    return process.memoryUsage.rss();
}


/***/ }),

/***/ 892:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* unused harmony export preparePicture */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(489);
/* harmony import */ var _encode_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(328);
/* harmony import */ var _header_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(490);
/* harmony import */ var _picture_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(14);
/* harmony import */ var _picture_messages_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(626);
/* harmony import */ var _pixel_work_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(463);
/* harmony import */ var _sharp_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(62);
/* harmony import */ var _size_limits_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(632);








/** Attempts at getting below `maxBytes`; each one aims at what is left to lose, so that a few are enough. */
const ATTEMPTS = 5;
/**
 * The picture as it is sent to the model: the same bytes but for metadata where it takes them (and then nothing is decoded), else an upright
 * copy in 8-bit sRGB within its limits. PNG is tried first, then JPEG where there is no transparency, then a smaller size.
 * @throws {RetouchError} `invalid-image`: cut off, damaged; `too-large`: it cannot be brought within the limits, is too long for
 *   its width, or has more pixels than are decoded.
 */
async function preparePicture(bytes, header, limits) {
    if (!header.complete)
        throw new RetouchError("invalid-image", CUT_OFF);
    checkDecodable(header, bytes.length);
    const size = fitInputSize(header, limits);
    const same = size.width === header.width && size.height === header.height;
    const flatten = limits.alpha === false && header.alpha;
    const taken = header.conversion.length === 0 && limits.mediaTypes.includes(header.mediaType) && !flatten;
    if (same && taken && bytes.length <= (limits.maxBytes ?? Number.POSITIVE_INFINITY)) {
        // Where and by whom a photograph was taken is nobody's business but the owner's.
        const clean = stripMetadata(bytes, header.mediaType) ?? bytes;
        return { bytes: clean, mediaType: header.mediaType, width: header.width, height: header.height };
    }
    return convertPicture({ bytes, header, limits, size, flatten });
}
const convertPicture = (0,_pixel_work_js__WEBPACK_IMPORTED_MODULE_5__/* .definePixelWork */ .$)("convert", convert, ({ bytes, size }) => (0,_header_js__WEBPACK_IMPORTED_MODULE_2__/* .areaOf */ .d6)(bytes) + size.width * size.height);
async function convert({ bytes, header, limits, flatten, size: firstSize }) {
    const most = limits.maxBytes ?? Number.POSITIVE_INFINITY;
    const formats = chooseFormats(header, limits, flatten);
    let size = firstSize;
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        let smallest = Number.POSITIVE_INFINITY;
        for (const format of formats) {
            const encoded = await encodeCopy(bytes, { size, header, format, flatten });
            if (encoded.length <= most) {
                const { mediaType, width, height } = (0,_header_js__WEBPACK_IMPORTED_MODULE_2__/* .readHeader */ .ay)(encoded);
                return { bytes: encoded, mediaType, width, height };
            }
            smallest = Math.min(smallest, encoded.length);
        }
        // Bytes go with the pixels; a little less, so that the next attempt is below the limit.
        size = (0,_size_limits_js__WEBPACK_IMPORTED_MODULE_7__/* .scaleSize */ ._6)(size, Math.min(0.9, Math.sqrt(most / smallest) * 0.95), Math.floor);
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
async function encodeCopy(bytes, at) {
    const { size, header, format, flatten } = at;
    try {
        return await (0,_sharp_js__WEBPACK_IMPORTED_MODULE_6__/* .runPicture */ .cT)(bytes, (image) => {
            if (flatten)
                image.flatten({ background: "white" });
            if (size.width !== header.width || size.height !== header.height)
                image.resize(size.width, size.height, { fit: "fill" });
            return (0,_encode_js__WEBPACK_IMPORTED_MODULE_1__/* .encodePicture */ .D)(image, format, { quality: 92, lossless: false });
        });
    }
    catch (cause) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RetouchError */ .tJ("invalid-image", _picture_messages_js__WEBPACK_IMPORTED_MODULE_4__/* .DAMAGED */ .Ax, { cause });
    }
}


/***/ }),

/***/ 417:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* unused harmony exports markProven, provePicture */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(598);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(489);
/* harmony import */ var _compare_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(527);
/* harmony import */ var _header_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(490);
/* harmony import */ var _picture_messages_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(626);
/* harmony import */ var _pixel_work_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(463);
/* harmony import */ var _size_limits_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(632);







const proven = Symbol("proven");
function markProven(picture) {
    return { ...picture, [proven]: true };
}
/**
 * Decodes a picture, which keeps its bytes.
 *
 * @throws {RetouchError} `invalid-image`: no picture, cut off or damaged; `unsupported-image`: not of a type that is read; `too-large`.
 */
async function provePicture(bytes) {
    return markProven({ bytes, ...(await prove({ bytes })) });
}
const prove = (0,_pixel_work_js__WEBPACK_IMPORTED_MODULE_5__/* .definePixelWork */ .$)("prove", decode, ({ bytes }) => (0,_header_js__WEBPACK_IMPORTED_MODULE_3__/* .areaOf */ .d6)(bytes));
async function decode({ bytes }) {
    const header = (0,_header_js__WEBPACK_IMPORTED_MODULE_3__/* .readHeader */ .ay)(bytes);
    const { mediaType, width, height } = header;
    if (!header.complete)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RetouchError */ .tJ("invalid-image", _picture_messages_js__WEBPACK_IMPORTED_MODULE_4__/* .CUT_OFF */ .Vk);
    (0,_size_limits_js__WEBPACK_IMPORTED_MODULE_6__/* .checkDecodable */ .Kt)(header, bytes.length);
    await (0,_compare_js__WEBPACK_IMPORTED_MODULE_2__/* .makeThumbnail */ .Hf)(bytes, (0,_compare_js__WEBPACK_IMPORTED_MODULE_2__/* .reduceSize */ .mD)(header), "scale").catch((cause) => {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RetouchError */ .tJ("invalid-image", _picture_messages_js__WEBPACK_IMPORTED_MODULE_4__/* .DAMAGED */ .Ax, { cause });
    });
    return { mediaType, width, height, sha256: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(bytes).digest("hex") };
}


/***/ }),

/***/ 62:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  cT: () => (/* binding */ runPicture),
  Dm: () => (/* binding */ runPixels),
  ty: () => (/* binding */ startEngine)
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

// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/header.js + 14 modules
var pixels_header = __nccwpck_require__(490);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/picture.js
var picture = __nccwpck_require__(14);
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
 * else its WebAssembly build (about 80 ms). Both give the same bytes for all that is delivered but GIF, where they differ by
 * dithering. The bundle stands beside that directory; the sources use the same one, so that tests see the codec that users get.
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
 * Decodes a picture and runs a pipeline on it: upright, first page; damaged or cut-off data fail. Mere warnings, such as for a
 * profile with a wrong date, do not; but of JPEG, where a hole in the data is no more than a warning.
 *
 * This is the only way to the decoder. Our own reader has named the format, and the loader of that format is the only one that
 * runs, whatever the bytes look like to libvips: others read further files (SVG) or are seldom tested.
 *
 * @throws RetouchError when it is no picture, or one that is too large; what the decoder says when it is damaged.
 */
async function runPicture(bytes, build) {
    const header = (0,pixels_header/* readHeader */.ay)(bytes);
    (0,size_limits/* checkDecodable */.Kt)(header, bytes.length);
    const loader = { operation: [LOADERS[(0,picture/* formatOfMediaType */.zv)(header.mediaType)] ?? ""] };
    const failOn = header.mediaType === "image/jpeg" ? "warning" : "error";
    return slot(async () => {
        const sharp = loadSharp();
        sharp.unblock(loader);
        try {
            return await run(build(sharp(own(bytes), { failOn, limitInputPixels: size_limits/* MAX_PIXELS */.jg, autoOrient: true, sequentialRead: true })));
        }
        finally {
            sharp.block(loader);
        }
    });
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
/* unused harmony exports fitInputSize, fitOutputSize, findNearestSize */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(489);
/* harmony import */ var _geometry_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(950);
/* harmony import */ var _picture_messages_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(626);



/** The contract's limit on decoded pixels: 100 megapixels. */
const MAX_PIXELS = 100_000_000;
/** Bytes of a decoded picture: 100 megapixels with 8 bits a channel, 75 with 16 bits and transparency. */
const MAX_DECODED_BYTES = 600e6;
/** Bytes of a picture's file. */
const MAX_FILE_BYTES = 100e6;
/** @throws {RetouchError} `too-large`: the file is too large, or what it says of itself would take too much memory to decode. */
function checkDecodable(header, fileBytes = 0) {
    const { width, height, decodedBytes: bytes } = header;
    if (fileBytes > MAX_FILE_BYTES)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RetouchError */ .tJ("too-large", (0,_picture_messages_js__WEBPACK_IMPORTED_MODULE_2__/* .fileTooLarge */ .ME)(fileBytes, MAX_FILE_BYTES));
    if (width * height > MAX_PIXELS)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RetouchError */ .tJ("too-large", (0,_picture_messages_js__WEBPACK_IMPORTED_MODULE_2__/* .tooManyPixels */ .Vd)(header));
    if (bytes > MAX_DECODED_BYTES)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RetouchError */ .tJ("too-large", (0,_picture_messages_js__WEBPACK_IMPORTED_MODULE_2__/* .tooManyDecodedBytes */ .pr)(header, { bytes, maxBytes: MAX_DECODED_BYTES }));
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
/** Scales a wanted size, ratio kept, to one that the model can be asked for. */
function fitOutputSize(wanted, limits) {
    const { minArea, maxArea, step, minSide = step } = limits;
    // A strip as thin as may be must not be longer than the area allows.
    const maxSide = Math.min(limits.maxSide ?? Number.POSITIVE_INFINITY, Math.floor(maxArea / minSide / step) * step);
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
/**
 * Finds the size of whole steps with the ratio nearest to the wanted one, among those of about as many pixels: what differs in
 * ratio is cut off or stretched later, and a few pixels more or less are not seen.
 */
function findNearestSize(wanted, limits) {
    const { minSide, maxSide, step } = limits;
    const fitted = fitOutputSize(wanted, { minArea: minSide ** 2, maxArea: maxSide ** 2, ...limits });
    let best = fitted;
    for (let width = minSide; width <= maxSide; width += step) {
        const near = Math.round((width * wanted.height) / wanted.width / step) * step;
        const size = { width, height: Math.min(maxSide, Math.max(minSide, near)) };
        const share = (size.width * size.height) / (fitted.width * fitted.height);
        if (share > 0.75 && share < 1.5 && ratioDistance(size, wanted) < ratioDistance(best, wanted))
            best = size;
    }
    return best;
}


/***/ }),

/***/ 937:
/***/ ((__unused_webpack___webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {


// UNUSED EXPORTS: findVersion

// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/geometry.js
var geometry = __nccwpck_require__(950);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/header.js + 14 modules
var header = __nccwpck_require__(490);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/sharp.js + 3 modules
var sharp = __nccwpck_require__(62);
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

// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/pixel-work.js + 7 modules
var pixel_work = __nccwpck_require__(463);
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
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/picture.js
var pixels_picture = __nccwpck_require__(14);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/pixel-work.js + 7 modules
var pixel_work = __nccwpck_require__(463);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/sharp.js + 3 modules
var sharp = __nccwpck_require__(62);
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
 * becomes PNG; transparency outside the band is kept.
 */
const markPicture = (0,pixel_work/* definePixelWork */.$)("mark", async ({ picture, mark }) => {
    const source = (0,pixels_picture/* formatOfMediaType */.zv)(picture.mediaType);
    const format = source === "jpeg" || source === "webp" ? source : "png";
    const overlay = drawMark(picture, mark);
    return (0,sharp/* runPicture */.cT)(picture.bytes, (image) => (0,encode/* encodePicture */.D)(image.composite([overlay]), format, { quality: 95, lossless: false }));
}, ({ picture }) => 2 * picture.width * picture.height);
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
/* harmony import */ var _pixels_pixel_work_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(463);
/* harmony import */ var _pixels_sharp_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(62);
/* harmony import */ var _mark_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(891);





/** More pixels than this show nothing more; larger pictures are enlarged afterwards, as a model's are. */
const MAX_PIXELS = 4_000_000;
/** Degrees between the hues of two candidates: the golden angle keeps any number of them apart. */
const HUE_STEP = 137.5;
const WHITE = [255, 255, 255];
/**
 * The sandbox's generated picture, as PNG: hills under a sun, whose colours and places follow from the prompt, with its mark. It
 * has the wanted size, or its ratio at 4 megapixels. The same input gives the same bytes.
 */
const drawScene = (0,_pixels_pixel_work_js__WEBPACK_IMPORTED_MODULE_2__/* .definePixelWork */ .$)("scene", async ({ target, mark }) => {
    const scale = Math.min(1, Math.sqrt(MAX_PIXELS / (target.width * target.height)));
    const size = { width: Math.max(1, Math.floor(target.width * scale)), height: Math.max(1, Math.floor(target.height * scale)) };
    return (0,_pixels_sharp_js__WEBPACK_IMPORTED_MODULE_3__/* .runPixels */ .Dm)({ pixels: paintScene(size, mark), ...size, channels: 3 }, (image) => (0,_pixels_encode_js__WEBPACK_IMPORTED_MODULE_1__/* .encodePicture */ .D)(image.composite([(0,_mark_js__WEBPACK_IMPORTED_MODULE_4__/* .drawMark */ .g)(size, mark)]).removeAlpha(), "png", { quality: 90, lossless: true }));
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

/***/ 217:
/***/ ((__unused_webpack___webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {


// UNUSED EXPORTS: makeLegible

// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/header.js + 14 modules
var header = __nccwpck_require__(490);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/pixel-work.js + 7 modules
var pixel_work = __nccwpck_require__(463);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/sharp.js + 3 modules
var sharp = __nccwpck_require__(62);
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
