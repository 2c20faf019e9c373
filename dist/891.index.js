export const id = 891;
export const ids = [891];
export const modules = {

/***/ 13891:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  g: () => (/* binding */ drawMark),
  markPicture: () => (/* binding */ markPicture)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/encode.js
var encode = __webpack_require__(12328);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/picture.js
var pixels_picture = __webpack_require__(99014);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/pixel-work.js
var pixel_work = __webpack_require__(57772);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/sharp.js
var sharp = __webpack_require__(72744);
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


/***/ })

};
