export const id = 177;
export const ids = [177];
export const modules = {

/***/ 43518:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ resultKey)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _plan_task_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(10153);



/** Changes when what a key stands for does: then nothing of before is found. */
const VERSION = "retouch-result-1";
/**
 * The key under which every run of the repository knows a result: what it was made from and how, but not where. So a file that was moved
 * or copied finds it, unless the prompt names the path. Two generated images with one prompt are meant to differ: there the path counts.
 */
function resultKey(task, { kind, number, sourceBlob, recipe }) {
    const prompts = task.recipe.prompts.join("\n");
    const subject = (0,_plan_task_js__WEBPACK_IMPORTED_MODULE_2__/* .subjectOf */ .et)(task);
    const named = [
        prompts.includes("{path}") ? subject : "",
        prompts.includes("{name}") ? node_path__WEBPACK_IMPORTED_MODULE_1__.posix.parse(subject).name : "",
        sourceBlob === "" ? task.output : "",
    ];
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256")
        .update(JSON.stringify([VERSION, sourceBlob, recipe, kind, number, named]))
        .digest("hex");
}


/***/ }),

/***/ 48527:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BX: () => (/* binding */ measureChange),
/* harmony export */   Hf: () => (/* binding */ makeThumbnail),
/* harmony export */   ik: () => (/* binding */ FIT_OF),
/* harmony export */   mD: () => (/* binding */ reduceSize)
/* harmony export */ });
/* harmony import */ var _sharp_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(70057);

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

/***/ 15417:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $0: () => (/* binding */ checkGeometry),
/* harmony export */   Oi: () => (/* binding */ markProven),
/* harmony export */   Px: () => (/* binding */ reducedCopyOf),
/* harmony export */   aD: () => (/* binding */ checkPixels),
/* harmony export */   cF: () => (/* binding */ checkEnd),
/* harmony export */   r7: () => (/* binding */ provePicture),
/* harmony export */   uk: () => (/* binding */ proveSource)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _compare_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48527);
/* harmony import */ var _header_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(26921);
/* harmony import */ var _picture_error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(16417);
/* harmony import */ var _pixel_work_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(57772);
/* harmony import */ var _sharp_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(70057);
/* harmony import */ var _size_limits_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(36632);







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

/***/ 30765:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $6: () => (/* binding */ findCandidate),
/* harmony export */   OR: () => (/* binding */ findRecorded),
/* harmony export */   QU: () => (/* binding */ candidateResultKey),
/* harmony export */   U4: () => (/* binding */ markCached),
/* harmony export */   _c: () => (/* binding */ findEarlierStep),
/* harmony export */   _l: () => (/* binding */ findEarlier),
/* harmony export */   pg: () => (/* binding */ keepUnchanged),
/* harmony export */   uv: () => (/* binding */ resultKeyOf),
/* harmony export */   zz: () => (/* binding */ keepImage)
/* harmony export */ });
/* harmony import */ var _cache_cached_result_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51705);
/* harmony import */ var _cache_result_key_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(43518);
/* harmony import */ var _git_clean_filters_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(73944);
/* harmony import */ var _pixels_picture_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(99014);
/* harmony import */ var _plan_task_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(10153);
/* harmony import */ var _redact_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(28151);
/* harmony import */ var _twin_results_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(47145);







/** What is made in the process costs nothing, so that it is made anew. */
function isPaid({ recipe }) {
    return recipe.provider.kind === "http";
}
/** Where the recorded original is gone, the file that is there may have been edited before. */
function listSourceBlobs({ task, warnings }) {
    const isGone = task.source !== undefined && warnings.some(({ code }) => code === "original-not-found");
    return isGone ? [task.originBlob, task.source?.blob ?? ""] : [task.originBlob];
}
/** The key of a task's result, as it is planned. */
function resultKeyOf(task) {
    return (0,_cache_result_key_js__WEBPACK_IMPORTED_MODULE_1__/* .resultKey */ .Z)(task, { kind: "candidate", number: 1, sourceBlob: task.originBlob, recipe: (0,_plan_task_js__WEBPACK_IMPORTED_MODULE_6__/* .requestHashOf */ .Vr)(task) });
}
function listParts(prepared) {
    const { recipeHashes } = prepared.task;
    // What earlier versions kept of a locale has the hash of the whole recipe.
    const recipes = new Set([(0,_plan_task_js__WEBPACK_IMPORTED_MODULE_6__/* .requestHashOf */ .Vr)(prepared.task), (0,_plan_task_js__WEBPACK_IMPORTED_MODULE_6__/* .recipeHashOf */ .sw)(prepared.task)]);
    const result = listSourceBlobs(prepared).flatMap((sourceBlob) => [...recipes].map((recipe) => ({ kind: "candidate", number: 1, sourceBlob, recipe })));
    const steps = recipeHashes
        .slice(0, -1)
        .map((recipe, index) => ({ kind: "step", number: index + 1, sourceBlob: prepared.task.originBlob, recipe }));
    return { result, steps };
}
/** The tasks, with those marked whose results need not be paid for again, or not all of their steps. */
async function markCached(prepared, { cache, lockFile }) {
    const keysOf = (one) => {
        const { result, steps } = listParts(one);
        const toKey = (part) => (0,_cache_result_key_js__WEBPACK_IMPORTED_MODULE_1__/* .resultKey */ .Z)(one.task, part);
        return { result: result.map(toKey), steps: steps.map(toKey) };
    };
    const keyed = prepared.map((one) => ({ one, keys: isPaid(one.task) && !one.task.isForced ? keysOf(one) : { result: [], steps: [] } }));
    const wanted = keyed.flatMap(({ keys }) => [...keys.result, ...keys.steps]);
    const found = wanted.length > 0 ? await cache.find(wanted) : new Set();
    const shared = new Set();
    return keyed.map(({ one, keys }) => {
        if (keys.result.some((key) => found.has(key)) || (0,_twin_results_js__WEBPACK_IMPORTED_MODULE_5__/* .hasTwin */ .V)(one.task, lockFile))
            return { ...one, isCached: true };
        const key = one.task.twins && resultKeyOf(one.task);
        if (key !== undefined && shared.has(key))
            return { ...one, isShared: true };
        if (key !== undefined)
            shared.add(key);
        const steps = keys.steps.findLastIndex((key) => found.has(key)) + 1;
        return steps > (one.stepsDone ?? 0) ? { ...one, stepsDone: steps } : one;
    });
}
/** Looks just before a task would be paid for. */
async function findEarlier(prepared, cache) {
    const { task } = prepared;
    if (!isPaid(task))
        return undefined;
    for (const part of listParts(prepared).result) {
        const first = await readPart(task, part, cache);
        if (!first)
            continue;
        const length = first.record.unchanged === undefined ? task.recipe.candidates - 1 : 0;
        const others = await Promise.all(Array.from({ length }, (_, index) => readPart(task, { ...part, number: index + 2 }, cache)));
        return [first, ...others.filter((one) => one !== undefined)];
    }
    return undefined;
}
/** The image after one of several prompts. */
async function findEarlierStep(task, part, cache) {
    return isPaid(task) ? (await readPart(task, { kind: "step", ...part }, cache))?.bytes : undefined;
}
/** A candidate that the lock records, as the cache knows it. */
function candidatePart(task, number, { sourceBlob, recipe }) {
    return { kind: "candidate", number, sourceBlob, recipe: recipe === (0,_plan_task_js__WEBPACK_IMPORTED_MODULE_6__/* .recipeHashOf */ .sw)(task) ? (0,_plan_task_js__WEBPACK_IMPORTED_MODULE_6__/* .requestHashOf */ .Vr)(task) : recipe };
}
/** The key of a candidate that the lock records. */
function candidateResultKey(task, number, record) {
    return (0,_cache_result_key_js__WEBPACK_IMPORTED_MODULE_1__/* .resultKey */ .Z)(task, candidatePart(task, number, record));
}
/** A candidate that the lock records. */
async function findCandidate(task, number, record, cache) {
    return (await readPart(task, candidatePart(task, number, record), cache))?.bytes;
}
/** The result that the lock records: one of the candidates, if somebody took another than the first. */
async function findRecorded(task, record, cache) {
    for (let number = 1; number <= task.recipe.candidates; number++) {
        const bytes = await findCandidate(task, number, record, cache);
        if (bytes && (0,_cache_cached_result_js__WEBPACK_IMPORTED_MODULE_0__/* .hashBytes */ .yi)(bytes) === record.sha256)
            return bytes;
    }
    return undefined;
}
async function readPart(task, part, cache) {
    const key = (0,_cache_result_key_js__WEBPACK_IMPORTED_MODULE_1__/* .resultKey */ .Z)(task, part);
    const found = await cache.find([key]);
    const result = found.has(key) ? await cache.read(key) : undefined;
    return result?.record.recipe === part.recipe && result.record.sourceBlob === part.sourceBlob ? result : undefined;
}
/** Keeps an image. @returns its key; undefined where it is not kept: git may store something else at that path, such as an encrypted file. */
function keepImage(task, image, { cost, text, ...part }, { cache, keepsLocal, filters }) {
    if (!isPaid(task) && !keepsLocal)
        return undefined;
    if ((0,_git_clean_filters_js__WEBPACK_IMPORTED_MODULE_2__/* .isFiltered */ .s4)(filters, task.output))
        return undefined;
    const { bytes, sha256, width, height } = image;
    const format = (0,_pixels_picture_js__WEBPACK_IMPORTED_MODULE_3__/* .formatOfMediaType */ .zv)(image.mediaType);
    const record = makeRecord(task, { ...part, cost, text, sha256, bytes: bytes.length, format, width, height });
    cache.add({ record, bytes });
    return record.key;
}
/** Keeps that the model found nothing to do. @param message the model's words. */
function keepUnchanged(task, message, facts, cache) {
    const none = Buffer.alloc(0);
    const image = { sha256: (0,_cache_cached_result_js__WEBPACK_IMPORTED_MODULE_0__/* .hashBytes */ .yi)(none), bytes: 0, format: "none", width: 0, height: 0 };
    cache.add({ record: makeRecord(task, { ...facts, ...image, unchanged: (0,_redact_js__WEBPACK_IMPORTED_MODULE_4__/* .toShown */ .bh)(message) }), bytes: none });
}
function makeRecord(task, { kind, number, ...parts }) {
    const { provider, modelName } = task.recipe;
    const key = (0,_cache_result_key_js__WEBPACK_IMPORTED_MODULE_1__/* .resultKey */ .Z)(task, { kind, number, ...parts });
    return { version: 1, key, ...parts, provider: provider.name, model: modelName, at: new Date().toISOString() };
}


/***/ }),

/***/ 65655:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DJ: () => (/* binding */ keepThumbnails),
/* harmony export */   PI: () => (/* binding */ keepOriginal),
/* harmony export */   TD: () => (/* binding */ retainImage),
/* harmony export */   U: () => (/* binding */ saveRejected),
/* harmony export */   l6: () => (/* binding */ readRetained),
/* harmony export */   q3: () => (/* binding */ retainCandidates)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _cache_result_key_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(43518);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(82489);
/* harmony import */ var _git_blob_identity_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(23555);
/* harmony import */ var _git_blobs_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(55619);
/* harmony import */ var _git_own_folder_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(22172);
/* harmony import */ var _git_write_file_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(53651);
/* harmony import */ var _lock_lock_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(86791);
/* harmony import */ var _notices_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(92129);
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(36904);
/* harmony import */ var _plan_task_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(10153);
/* harmony import */ var _earlier_results_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(30765);
/* harmony import */ var _task_entry_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(32324);













/** Stores a finished image that is no output outside the workspace, and in git's object store, where a later run finds it. */
async function retainImage({ bytes, width, height }, { output, ...place }, { context, workspace }) {
    const file = await (0,_git_write_file_js__WEBPACK_IMPORTED_MODULE_6__/* .writeWorkspaceFile */ .d)(await (0,_git_own_folder_js__WEBPACK_IMPORTED_MODULE_5__/* .openOwnFolder */ .NL)(context.tempDir), (0,_outcome_js__WEBPACK_IMPORTED_MODULE_8__/* .retainedPath */ .S1)(place, output), bytes);
    await (0,_git_blobs_js__WEBPACK_IMPORTED_MODULE_4__/* .storeBlob */ .jX)(workspace, bytes);
    return { ...place, file, blob: (0,_git_blob_identity_js__WEBPACK_IMPORTED_MODULE_3__/* .identifyBytes */ .AF)(workspace, bytes, false), width, height };
}
/** The bytes of a retained image: from the local clone, else from GitHub; undefined where neither has it any more. */
async function readRetained({ outputBlob }, { workspace, readBlob }) {
    return outputBlob === "" ? undefined : (0,_git_blobs_js__WEBPACK_IMPORTED_MODULE_4__/* .findBlob */ .FM)(workspace, outputBlob, readBlob).catch(() => undefined);
}
/**
 * Stores the model's own bytes, which are paid for, outside the workspace under the name of the output.
 *
 * @returns absolute paths; undefined where there are none.
 */
async function saveRejected({ tempDir }, task, images) {
    const saved = [];
    let index = 0;
    for await (const bytes of images) {
        try {
            saved.push(await (0,_git_write_file_js__WEBPACK_IMPORTED_MODULE_6__/* .writeWorkspaceFile */ .d)(await (0,_git_own_folder_js__WEBPACK_IMPORTED_MODULE_5__/* .openOwnFolder */ .NL)(tempDir), (0,_outcome_js__WEBPACK_IMPORTED_MODULE_8__/* .rejectedPath */ .Qb)(task.output, index++), bytes));
        }
        catch {
            // A full disk must not hide why the image was rejected.
        }
    }
    return saved.length > 0 ? saved : undefined;
}
/**
 * Keeps the image that was edited where the report finds it.
 *
 * @returns its absolute path: in the workspace, or in the run's own folder where the result takes its place.
 */
async function keepOriginal({ source, output }, { source: bytes, sourceBlob }, { context, workspace }) {
    if (!source || !bytes)
        return undefined;
    if (source.path !== output && source.blob === sourceBlob)
        return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(workspace.root, source.path);
    // Only the report misses it.
    const write = async () => (0,_git_write_file_js__WEBPACK_IMPORTED_MODULE_6__/* .writeWorkspaceFile */ .d)(await (0,_git_own_folder_js__WEBPACK_IMPORTED_MODULE_5__/* .openOwnFolder */ .NL)(context.tempDir), `originals/${source.path}`, bytes, { isDurable: false });
    return write().catch(() => undefined);
}
/** Keeps the small pictures of a task for the report, which makes what it misses. */
async function keepThumbnails({ tempDir }, { before, after }) {
    const keep = async (bytes) => bytes && (await (0,_git_own_folder_js__WEBPACK_IMPORTED_MODULE_5__/* .setAside */ .Fi)(tempDir, bytes).catch(() => undefined));
    return { before: await keep(before), after: await keep(after) };
}
/** Keeps the result, and stores all candidates where there are several, the first included. Where that fails, the output alone is delivered. */
async function retainCandidates(task, images, { sourceBlob, paid, isEarlier, check, ...options }) {
    const { output } = task;
    const recipe = (0,_plan_task_js__WEBPACK_IMPORTED_MODULE_11__/* .recipeHashOf */ .sw)(task);
    const retained = [];
    const isAlone = images.length === 1;
    try {
        for (const [index, finished] of images.entries()) {
            const part = { kind: "candidate", number: index + 1 };
            // The output's record has the cost of all.
            const facts = { ...part, sourceBlob, recipe: (0,_plan_task_js__WEBPACK_IMPORTED_MODULE_11__/* .requestHashOf */ .Vr)(task), ...(index === 0 ? { cost: paid, text: check } : { cost: 0 }) };
            // What costs nothing is kept only where there is something to choose from.
            const isKept = !isEarlier && (task.recipe.provider.kind === "http" || !isAlone);
            const cacheKey = isKept ? (0,_earlier_results_js__WEBPACK_IMPORTED_MODULE_9__/* .keepImage */ .zz)(task, finished, facts, options) : (0,_cache_result_key_js__WEBPACK_IMPORTED_MODULE_1__/* .resultKey */ .Z)(task, facts);
            if (isAlone)
                break;
            const key = (0,_lock_lock_js__WEBPACK_IMPORTED_MODULE_7__/* .candidateKey */ .RC)(output, part.number);
            const placement = finished.warnings.find(_notices_js__WEBPACK_IMPORTED_MODULE_12__/* .isPlacement */ .w);
            const image = await retainImage(finished, { key, ...part, output, cacheKey, placement }, options);
            await options.lockFile.record(key, (0,_task_entry_js__WEBPACK_IMPORTED_MODULE_10__/* .toLockEntry */ .p)(task, { ...finished, outputBlob: image.blob, recipe, cost: 0, sourceBlob }));
            retained.push(image);
        }
        return { images: retained, notices: [] };
    }
    catch (error) {
        const { code, message } = (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .toRetouchError */ .sK)(error, "delivery");
        return { images: [], notices: [{ code: "candidates-not-kept", cause: { code, message } }] };
    }
}


/***/ }),

/***/ 20460:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ call),
/* harmony export */   V: () => (/* binding */ failure)
/* harmony export */ });
/* harmony import */ var _pixels_picture_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(99014);
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52019);


/** Sentences about tasks and their calls that a user can read. */
/** The reason that a paid call failed. */
const call = {
    cancelledUnsent: "The run was cancelled before the request was sent.",
    cancelledSent: "The run was cancelled while the provider was working. The request may be billed.",
    timeoutUnsent: "The request could not be sent in time.",
    timeoutSent: "The provider did not respond in time. It may still have run the request.",
    brokeOff: (reason) => `The connection broke after the request was sent: ${reason}`,
    noConnection: (reason) => `Could not connect to the provider: ${reason}`,
    redirect: (status) => `The API returned a redirect (HTTP ${status}), which is not followed. Check \`base-url\`.`,
    noResult: "The provider returned no result in time.",
    cancelled: "The run was cancelled.",
    unclearJob: (reason) => `The provider accepted the job, but its state could not be read (${reason}).`,
    givenUp: (why, job, isCancelled) => `${why} Job ${job} ${isCancelled ? "was cancelled at the provider." : "could not be cancelled and may be billed."}`,
    overBudget: (maxCost, spent) => `Another call could exceed \`max-cost\` (${maxCost} US dollars). The run has spent ${spent.toFixed(4)} US dollars so far.`,
    notDownloaded: (reason) => `The finished image could not be downloaded: ${reason}`,
};
/** The reason that a task failed. */
const failure = {
    notStarted: "The run was cancelled before this image was started.",
    timeout: "The image was not finished in time.",
    timeoutWithImages: "The model returned an image, but Retouch could not finish processing it in time. The image is among the rejected images.",
    cancelledInCall: "The run was cancelled before the provider responded. The request may be billed.",
    cancelledWithImages: "The run was cancelled after the model returned an image but before Retouch finished processing it. The image is among the rejected images.",
    cancelled: "The run was cancelled before this image was finished.",
    ofTwin: (output, message) => `The same request, sent for ${output}, failed: ${message}`,
    inStep: (step, steps, message) => `Step ${step} of ${steps}: ${message}`,
    drift: ({ share, max, where }) => {
        const shown = (0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatExcess */ .Vg)(share, max);
        return `${shown.share} of the pixels ${where} differ. \`max-change\` allows ${shown.limit}.`;
    },
    earlierDiffers: "The result of an earlier run has a different size or format than requested.",
    mask: (path) => `The mask ${path} cannot be read.`,
    reference: (path, reason) => `The reference image ${path} cannot be used: ${reason}`,
    originalGone: (output) => `The original of ${output} was found neither in the clone nor on GitHub. Restore the file from an older commit.`,
    candidateGone: (blob) => `\`take-candidate\`: the candidate (blob ${blob.slice(0, 12)}) was found neither in the clone nor on GitHub. Take it from the artifact of the run that made it.`,
    otherFormat: (output, format) => `The image is a ${_pixels_picture_js__WEBPACK_IMPORTED_MODULE_0__/* .FORMATS */ .hR[format].label}, which the name of ${output} does not say. It was not written.`,
    wrongText: ({ score, missing, left }) => {
        const parts = [
            score === null ? "" : `${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatShare */ .T1)(score)} of the wanted text was found`,
            missing.length > 0 ? `missing: ${quote(missing)}` : "",
            left.length > 0 ? `still in the source language: ${quote(left)}` : "",
        ];
        return `The text of the result does not match the glossary: ${parts.filter((part) => part !== "").join("; ")}.`;
    },
};
function quote(texts) {
    return texts.map((text) => JSON.stringify(text)).join(", ");
}


/***/ }),

/***/ 32324:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ toLockEntry)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _text_dollars_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(85621);
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(52019);



/** The record of a task's result in the lockfile. */
function toLockEntry(task, { bytes, sha256 = hashOf(bytes), outputBlob, recipe, cost, sourceBlob }) {
    const { provider, modelName } = task.recipe;
    return {
        source: task.source?.path ?? "",
        sourceBlob,
        recipe,
        outputBlob,
        sha256,
        bytes: bytes.length,
        provider: provider.name,
        model: modelName,
        cost: (0,_text_dollars_js__WEBPACK_IMPORTED_MODULE_1__/* .toDollars */ .Rv)(cost === null ? null : Number((0,_text_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDecimal */ .zJ)(cost))) ?? null,
        at: new Date().toISOString(),
    };
}
function hashOf(bytes) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(bytes).digest("hex");
}


/***/ }),

/***/ 47145:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ findTwinResult),
/* harmony export */   V: () => (/* binding */ hasTwin)
/* harmony export */ });
/* harmony import */ var _cache_cached_result_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51705);
/* harmony import */ var _git_blobs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55619);
/* harmony import */ var _git_open_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(67918);
/* harmony import */ var _plan_commanded_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(59630);
/* harmony import */ var _plan_task_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(10153);





/** The result that a twin of a task has, from this run or as the lock records it. Its cost is in the twin's record. */
async function findTwinResult(task, { workspace, lockFile, readBlob, before }) {
    const found = before
        ? { path: before.task.output, entry: lockFile.recorded.get(before.task.output) }
        : findRecordedTwin(task, lockFile.entries);
    if (!found?.entry)
        return undefined;
    const { path, entry } = found;
    const { sourceBlob } = entry;
    const isNew = before && !before.result.cached;
    const toImage = (bytes, unchanged) => ({
        record: { sourceBlob, cost: 0, text: before?.result.text, unchanged },
        bytes,
        isNew,
    });
    if (before ? before.result.status === "unchanged" : (0,_plan_commanded_js__WEBPACK_IMPORTED_MODULE_3__/* .isWithoutText */ .ac)(entry)) {
        const notice = before?.result.warnings.find(({ code }) => code === "no-text-found");
        return toImage(Buffer.alloc(0), (notice?.code === "no-text-found" && notice.message) || "");
    }
    const isResult = (bytes) => bytes !== undefined && (0,_cache_cached_result_js__WEBPACK_IMPORTED_MODULE_0__/* .hashBytes */ .yi)(bytes) === entry.sha256;
    const file = await (0,_git_open_file_js__WEBPACK_IMPORTED_MODULE_2__/* .readPlainFile */ .b$)(workspace.root, path).catch(() => undefined);
    if (file && isResult(file))
        return toImage(file);
    // Somebody deleted or changed it since.
    const { outputBlob: blob } = entry;
    const recorded = blob === "" ? undefined : await (0,_git_blobs_js__WEBPACK_IMPORTED_MODULE_1__/* .readRecorded */ .HH)(workspace, { path, blob }, readBlob).catch(() => undefined);
    return recorded && isResult(recorded) ? toImage(recorded) : undefined;
}
/** Whether a twin of a task has the result in the workspace, as the plan saw it. */
function hasTwin(task, { entries }) {
    const { twin, entry } = findRecordedTwin(task, entries) ?? {};
    return entry !== undefined && ((0,_plan_commanded_js__WEBPACK_IMPORTED_MODULE_3__/* .isWithoutText */ .ac)(entry) || twin?.outputBlob === entry.outputBlob);
}
function findRecordedTwin({ twins = [], originBlob, isForced }, entries) {
    // What an earlier run made does not count.
    if (isForced)
        return undefined;
    for (const twin of twins) {
        const entry = entries.get(twin.output);
        // A person wants the original there, and said nothing of the other.
        if (entry?.kept)
            continue;
        if (entry?.recipe === (0,_plan_task_js__WEBPACK_IMPORTED_MODULE_4__/* .recipeHashOf */ .sw)(twin) && entry.sourceBlob === originBlob)
            return { twin, entry, path: twin.output };
    }
    return undefined;
}


/***/ }),

/***/ 87803:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ writeOutput)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82489);
/* harmony import */ var _git_write_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(53651);
/* harmony import */ var _pixels_picture_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(99014);
/* harmony import */ var _run_messages_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(20460);




/**
 * Writes a task's output: the only way in which pictures come into the workspace.
 *
 * @returns what git will store of it, and what the file holds.
 * @throws RetouchError `invalid-image` if the path is that of another kind of file, and the source's is not; `invalid-input` if it
 *   cannot be written.
 */
async function writeOutput({ output, source }, picture, { workspace, identify, wanted, beforeWriting }) {
    const promised = (0,_pixels_picture_js__WEBPACK_IMPORTED_MODULE_2__/* .formatOfName */ .Qv)(output);
    const format = (0,_pixels_picture_js__WEBPACK_IMPORTED_MODULE_2__/* .formatOfMediaType */ .zv)(picture.mediaType);
    const isLikeSource = source !== undefined && (output === source.path || (format === wanted && promised === (0,_pixels_picture_js__WEBPACK_IMPORTED_MODULE_2__/* .formatOfName */ .Qv)(source.path)));
    if (promised === undefined || (promised !== format && !isLikeSource))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RetouchError */ .tJ("invalid-image", _run_messages_js__WEBPACK_IMPORTED_MODULE_3__/* .failure */ .V.otherFormat(output, format));
    const outputBlob = await identify(output, picture.bytes);
    beforeWriting?.();
    await (0,_git_write_file_js__WEBPACK_IMPORTED_MODULE_1__/* .writeWorkspaceFile */ .d)(workspace.root, output, picture.bytes);
    return { outputBlob, outputSha256: picture.sha256 };
}


/***/ })

};
