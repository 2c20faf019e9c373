export const id = 157;
export const ids = [157,891];
export const modules = {

/***/ 12328:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
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
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/header.js + 18 modules
var header = __webpack_require__(26921);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/picture.js
var pixels_picture = __webpack_require__(99014);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/pixel-work.js
var pixel_work = __webpack_require__(57772);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/sharp.js + 1 modules
var sharp = __webpack_require__(70057);
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

/***/ 76157:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   drawScene: () => (/* binding */ drawScene)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _pixels_encode_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12328);
/* harmony import */ var _pixels_header_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(26921);
/* harmony import */ var _pixels_pixel_work_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(57772);
/* harmony import */ var _pixels_sharp_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(70057);
/* harmony import */ var _mark_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(13891);






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


/***/ })

};
