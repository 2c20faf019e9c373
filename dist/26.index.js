export const id = 26;
export const ids = [26];
export const modules = {

/***/ 73026:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   markPicture: () => (/* binding */ markPicture)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _encode_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6773);
/* harmony import */ var _sharp_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(10819);



/** Glyphs of 5 × 7 dots, a row a number; the WebAssembly build has no fonts. */
const GLYPHS = {
    A: [0b01110, 0b10001, 0b10001, 0b11111, 0b10001, 0b10001, 0b10001],
    B: [0b11110, 0b10001, 0b10001, 0b11110, 0b10001, 0b10001, 0b11110],
    D: [0b11110, 0b10001, 0b10001, 0b10001, 0b10001, 0b10001, 0b11110],
    N: [0b10001, 0b11001, 0b10101, 0b10101, 0b10011, 0b10001, 0b10001],
    O: [0b01110, 0b10001, 0b10001, 0b10001, 0b10001, 0b10001, 0b01110],
    S: [0b01111, 0b10000, 0b10000, 0b01110, 0b00001, 0b00001, 0b11110],
    X: [0b10001, 0b10001, 0b01010, 0b00100, 0b01010, 0b10001, 0b10001],
};
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
const BAND = { width: TEXT.length * 6 + 7, height: 19 };
const FORMATS = { "image/jpeg": "jpeg", "image/webp": "webp" };
/**
 * The sandbox's edit: the picture with a band in its lower left corner that says SANDBOX, over blocks whose colours follow
 * from the prompt, so that another prompt gives another picture. The same input gives the same bytes. JPEG and WebP stay what
 * they are, all else becomes PNG; transparency outside the band is kept.
 */
async function markPicture(picture, prompt) {
    const dot = Math.max(1, Math.round(Math.min(picture.width / 4 / BAND.width, picture.height / 6 / BAND.height)));
    const margin = Math.round(Math.min(picture.width, picture.height) / 40);
    const width = Math.min(BAND.width * dot, picture.width);
    const height = Math.min(BAND.height * dot, picture.height);
    const pixels = paintBand(drawBand(prompt), dot, { width, height });
    const top = Math.max(0, picture.height - height - margin);
    const left = Math.min(margin, picture.width - width);
    const overlay = { input: pixels, raw: { width, height, channels: 3 }, top, left };
    const format = FORMATS[picture.mediaType] ?? "png";
    return (0,_sharp_js__WEBPACK_IMPORTED_MODULE_2__/* .inLane */ .aU)(() => (0,_encode_js__WEBPACK_IMPORTED_MODULE_1__/* .encodePicture */ .D)((0,_sharp_js__WEBPACK_IMPORTED_MODULE_2__/* .openPicture */ .HX)(picture.bytes).composite([overlay]), format, { quality: 95, lossless: false }));
}
function drawBand(prompt) {
    const rows = Array.from({ length: BAND.height }, (_, y) => Array.from({ length: BAND.width }, (_, x) => (Math.min(x, y, BAND.width - 1 - x, BAND.height - 1 - y) === 0 ? LIGHT : DARK)));
    const put = (x, y, colour) => rows[y]?.splice(x, 1, colour);
    [...TEXT].forEach((letter, index) => {
        GLYPHS[letter]?.forEach((bits, y) => {
            for (let x = 0; x < 5; x++)
                if (bits & (0b10000 >> x))
                    put(4 + index * 6 + x, 4 + y, LIGHT);
        });
    });
    const digest = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(prompt).digest();
    for (let x = 0; x < TEXT.length * 6 - 1; x++) {
        const block = Math.floor(x / 3);
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


/***/ })

};
