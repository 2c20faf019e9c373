export const id = 946;
export const ids = [946];
export const modules = {

/***/ 51705:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hh: () => (/* binding */ parseRecord),
/* harmony export */   iJ: () => (/* binding */ checkResult),
/* harmony export */   k3: () => (/* binding */ FRESH_MS),
/* harmony export */   yi: () => (/* binding */ hashBytes)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27597);
/* harmony import */ var _lock_lock_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(86791);
/* harmony import */ var _text_dollars_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(85621);




const recordSchema = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    version: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz(1),
    /** See `resultKey`. */
    key: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    /** Git blob id of the bytes that were edited; empty for a generated image. */
    sourceBlob: _lock_lock_js__WEBPACK_IMPORTED_MODULE_1__/* .lockEntrySchema */ .RU.shape.sourceBlob,
    /** Hash of the recipe up to this image. */
    recipe: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    /** SHA-256 and length of the image; of no bytes where there is none. */
    sha256: _lock_lock_js__WEBPACK_IMPORTED_MODULE_1__/* .lockEntrySchema */ .RU.shape.sha256,
    bytes: _lock_lock_js__WEBPACK_IMPORTED_MODULE_1__/* .lockEntrySchema */ .RU.shape.bytes,
    /** The end of the file's name. */
    format: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().regex(/^[a-z]{1,8}$/),
    width: zod__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr().nonnegative(),
    height: zod__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr().nonnegative(),
    provider: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    model: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    /** US dollars that were paid for it; null if unknown. */
    cost: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig().min(0).max(_text_dollars_js__WEBPACK_IMPORTED_MODULE_3__/* .MAX_DOLLARS */ .Ze).nullable(),
    /** ISO 8601. */
    at: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    /** The text that was read in the image, compared with the glossary. */
    text: zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
        score: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig().nullable(),
        missing: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()),
        left: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()),
        replaced: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()).optional(),
    })
        .optional(),
    /** The model's words where it found nothing to do: there is no image, and it may have been billed all the same. */
    unchanged: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().optional(),
});
/** @returns undefined for what is not a record of this key. */
function parseRecord(text, key) {
    try {
        const record = recordSchema.parse(JSON.parse(text));
        return record.key === key ? record : undefined;
    }
    catch {
        return undefined;
    }
}
/** The result, where the bytes are those of its record. */
function checkResult(record, bytes) {
    return record.bytes === bytes.length && record.sha256 === hashBytes(bytes) ? { record, bytes } : undefined;
}
function hashBytes(bytes) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(bytes).digest("hex");
}
/** How long what a place said counts, in milliseconds. An image takes a model seconds. */
const FRESH_MS = 1000;


/***/ }),

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

/***/ 90946:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   findEarlierCandidates: () => (/* binding */ findEarlierCandidates)
/* harmony export */ });
/* harmony import */ var _plan_choose_candidates_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(63056);
/* harmony import */ var _run_earlier_results_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(30765);
/* harmony import */ var _runner_log_writer_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(92006);



/**
 * Finds the candidates of earlier runs' images: the lock has their records, the store their pictures. Where one alone is left there is
 * nothing to choose from. Nothing is asked where the lock has none.
 *
 * @param images with the records of their outputs.
 */
async function findEarlierCandidates(images, { lock, store }) {
    const wanted = images.flatMap(({ outcome, entry }) => {
        const recorded = [...(0,_plan_choose_candidates_js__WEBPACK_IMPORTED_MODULE_0__/* .listCandidates */ .j)(outcome.task.output, entry, lock)];
        return recorded.map(([number, record]) => {
            const key = (0,_run_earlier_results_js__WEBPACK_IMPORTED_MODULE_1__/* .candidateResultKey */ .QU)(outcome.task, number, record);
            return { outcome, number, key, isDelivered: record.sha256 === entry.sha256 };
        });
    });
    if (wanted.length === 0)
        return new Map();
    try {
        await store.find(wanted.map(({ key }) => key));
    }
    catch (error) {
        (0,_runner_log_writer_js__WEBPACK_IMPORTED_MODULE_2__/* .debug */ .Yz)(`Candidates of earlier runs could not be looked up: ${error instanceof Error ? error.message : String(error)}`);
        return new Map();
    }
    const found = wanted.flatMap(({ outcome, key, ...one }) => {
        const place = store.placeOf?.(key);
        return place ? [{ outcome, candidate: { ...place, ...one } }] : [];
    });
    const groups = Map.groupBy(found, ({ outcome }) => outcome);
    return new Map([...groups].flatMap(([outcome, group]) => group.length > 1 ? [[outcome, group.map(({ candidate }) => candidate)]] : []));
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


/***/ })

};
