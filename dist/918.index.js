export const id = 918;
export const ids = [918,877,586];
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

/***/ 60586:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createGitResults: () => (/* binding */ createGitResults)
/* harmony export */ });
/* harmony import */ var _git_blob_identity_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(23555);
/* harmony import */ var _github_git_data_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76703);
/* harmony import */ var _github_github_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(34919);
/* harmony import */ var _github_hidden_ref_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(92308);
/* harmony import */ var _pixels_picture_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(99014);
/* harmony import */ var _runner_log_writer_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(92006);
/* harmony import */ var _cached_result_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(51705);







/** Without the first `refs/`, as GitHub's API wants it. */
const PREFIX = "retouch/results/";
const MONTH = /^retouch\/results\/\d{4}-\d{2}$/;
/** Months that are kept, the current one included. */
const MAX_MONTHS = 3;
/** Bytes of all of them together. */
const MAX_BYTES = 1024 ** 3;
/** Keeps results in the repository without touching a branch: under one hidden ref a month, two files for each result. */
function createGitResults({ context, github: connect, maxBytes = MAX_BYTES }) {
    const { owner, repo } = context;
    let months = new Map();
    let readAt = Number.NEGATIVE_INFINITY;
    let reading;
    let isPruned = false;
    /** What this run has written: a reading that began before does not show it. */
    const own = new Map();
    /** Blobs of images that a failed write has stored already. */
    const stored = new Map();
    async function refresh() {
        const github = await connect();
        const refs = (await (0,_github_hidden_ref_js__WEBPACK_IMPORTED_MODULE_3__/* .listHiddenRefs */ .tj)({ github, context }, PREFIX)).filter(({ name }) => MONTH.test(name));
        const found = await Promise.all(refs.map(async ({ name, sha }) => {
            const known = months.get(name);
            if (known?.sha === sha)
                return [name, known];
            return [name, { sha, files: isCurrent(name) ? await (0,_github_hidden_ref_js__WEBPACK_IMPORTED_MODULE_3__/* .listHiddenFiles */ .OS)({ github, context }, sha) : new Map() }];
        }));
        // The newest first: a result that was made anew is there.
        months = new Map(found.sort(([a], [b]) => (a < b ? 1 : -1)));
        readAt = Date.now();
    }
    const read = () => {
        reading ??= refresh().finally(() => {
            reading = undefined;
        });
        return reading;
    };
    const findFile = (path) => {
        const file = own.get(path);
        if (file)
            return file;
        for (const { files } of months.values()) {
            const file = files.get(path);
            if (file)
                return file;
        }
        return undefined;
    };
    async function write(results) {
        const github = await connect();
        const written = new Map();
        const entries = [];
        const add = (path, file, part) => {
            written.set(path, file);
            entries.push({ path, type: "blob", mode: "100644", ...part });
        };
        // One after another, as GitHub asks of those who write.
        for (const { record, bytes } of results) {
            const content = `${JSON.stringify(record)}\n`;
            add(pathOf(record.key, "json"), { sha: (0,_git_blob_identity_js__WEBPACK_IMPORTED_MODULE_0__/* .blobId */ .zA)(content), bytes: Buffer.byteLength(content) }, { content });
            if (record.unchanged !== undefined)
                continue;
            const sha = stored.get(record.sha256) ?? (await (0,_github_git_data_js__WEBPACK_IMPORTED_MODULE_1__/* .writeBlob */ .Zh)(github, context, bytes));
            stored.set(record.sha256, sha);
            add(pathOf(record.key, record.format), { sha, bytes: bytes.length }, { sha });
        }
        await commit(github, entries, written);
        for (const { record } of results)
            stored.delete(record.sha256);
        if (!isPruned)
            await prune(github);
        isPruned = true;
    }
    async function commit(github, entries, written) {
        const name = nameOf(new Date());
        if (readAt === Number.NEGATIVE_INFINITY)
            await read();
        const message = `chore(images): keep results of run ${context.runId}`;
        const tipOf = () => months.get(name)?.sha;
        const sha = await (0,_github_hidden_ref_js__WEBPACK_IMPORTED_MODULE_3__/* .commitToRef */ .OD)({ github, context }, { name, entries, message, tipOf, refresh });
        for (const [path, file] of written)
            own.set(path, file);
        const files = new Map([...(months.get(name)?.files ?? []), ...written]);
        months = new Map([[name, { sha, files }], ...[...months].filter(([other]) => other !== name)]);
    }
    /** Forgets what is too old, and then the oldest months of what is too much. */
    async function prune(github) {
        const current = [...months].filter(([name]) => isCurrent(name));
        let bytes = 0;
        const kept = new Set();
        for (const [index, [name, { files }]] of current.entries()) {
            bytes += [...new Map([...files.values()].map((file) => [file.sha, file.bytes])).values()].reduce((sum, one) => sum + one, 0);
            if (index === 0 || bytes <= maxBytes)
                kept.add(name);
        }
        for (const ref of [...months.keys()].filter((name) => !kept.has(name))) {
            try {
                await github.rest.git.deleteRef({ owner, repo, ref });
                months.delete(ref);
            }
            catch (error) {
                (0,_runner_log_writer_js__WEBPACK_IMPORTED_MODULE_5__/* .debug */ .Yz)(`The results under ${ref} could not be deleted: ${(0,_github_github_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .readFailure */ .f)(error).reason}`);
            }
        }
    }
    return {
        name: "git",
        find: async (keys) => {
            if (Date.now() - readAt > _cached_result_js__WEBPACK_IMPORTED_MODULE_6__/* .FRESH_MS */ .k3)
                await read();
            return new Set(keys.filter((key) => findFile(pathOf(key, "json")) !== undefined));
        },
        read: async (key) => {
            const github = await connect();
            const file = findFile(pathOf(key, "json"));
            const record = file && (0,_cached_result_js__WEBPACK_IMPORTED_MODULE_6__/* .parseRecord */ .Hh)((await (0,_github_git_data_js__WEBPACK_IMPORTED_MODULE_1__/* .readBlob */ .gm)(github, context, file.sha)).toString("utf8"), key);
            if (!record || record.unchanged !== undefined)
                return record && (0,_cached_result_js__WEBPACK_IMPORTED_MODULE_6__/* .checkResult */ .iJ)(record, Buffer.alloc(0));
            const image = findFile(pathOf(key, record.format));
            return image && (0,_cached_result_js__WEBPACK_IMPORTED_MODULE_6__/* .checkResult */ .iJ)(record, await (0,_github_git_data_js__WEBPACK_IMPORTED_MODULE_1__/* .readBlob */ .gm)(github, context, image.sha));
        },
        write,
        isRefusal,
        isLost: isRefusal,
        placeOf: (key) => {
            for (const { sha, files } of months.values()) {
                const path = Object.keys(_pixels_picture_js__WEBPACK_IMPORTED_MODULE_4__/* .FORMATS */ .hR)
                    .map((format) => pathOf(key, format))
                    .find((one) => files.has(one));
                if (path !== undefined)
                    return { sha, path };
            }
            return undefined;
        },
    };
}
function pathOf(key, extension) {
    return `${key.slice(0, 2)}/${key}.${extension}`;
}
/** Whether a ref is of this month or of the few before it. */
function isCurrent(name) {
    const now = new Date();
    const oldest = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - MAX_MONTHS + 1));
    return name >= nameOf(oldest);
}
function nameOf(date) {
    return `${PREFIX}${date.toISOString().slice(0, 7)}`;
}
function isRefusal(error) {
    const { status, isRateLimit, types } = (0,_github_github_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .readFailure */ .f)(error);
    // Without a status it was not GitHub: there is no token.
    return (status === undefined && types === undefined) || (!isRateLimit && [401, 403, 404, 410].includes(status ?? 0));
}


/***/ }),

/***/ 71241:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  DQ: () => (/* binding */ NO_CACHE),
  Yg: () => (/* binding */ openResultCache)
});

// UNUSED EXPORTS: createResultCache

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./out/build-dist/compiled/cancel.js
var cancel = __webpack_require__(98976);
// EXTERNAL MODULE: ./out/build-dist/compiled/errors.js
var errors = __webpack_require__(82489);
// EXTERNAL MODULE: ./out/build-dist/compiled/github/git-data.js
var git_data = __webpack_require__(76703);
// EXTERNAL MODULE: ./out/build-dist/compiled/github/github-errors.js
var github_errors = __webpack_require__(34919);
// EXTERNAL MODULE: ./out/build-dist/compiled/runner/log-writer.js + 1 modules
var log_writer = __webpack_require__(92006);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(70370);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(27597);
// EXTERNAL MODULE: ./out/build-dist/compiled/context.js + 1 modules
var compiled_context = __webpack_require__(70150);
// EXTERNAL MODULE: ./out/build-dist/compiled/http/http-client.js
var http_client = __webpack_require__(21877);
// EXTERNAL MODULE: ./out/build-dist/compiled/http/retry.js
var retry = __webpack_require__(47563);
// EXTERNAL MODULE: ./out/build-dist/compiled/http/undici.js
var undici = __webpack_require__(81413);
// EXTERNAL MODULE: ./out/build-dist/compiled/cache/cached-result.js
var cached_result = __webpack_require__(51705);
;// CONCATENATED MODULE: ./out/build-dist/compiled/cache/actions-results.js








const SERVICE = "/twirp/github.actions.results.api.v1.CacheService/";
/** Whatever writes entries of another form takes another version. */
const VERSION = (0,external_node_crypto_.createHash)("sha256").update("retouch-result-1").digest("hex");
/** Look-ups of one run at a time, and keys of one look-up: of more, the rest is looked up when its turn comes. */
const READERS = 8;
const MAX_KEYS = 200;
/** Milliseconds for one answer of the service, and for one file. */
const CALL_MS = 5000;
/** How long a signed address is used. */
const ADDRESS_MS = 60_000;
const FILE_MS = 20_000;
/** A connection that breaks must not make a whole run pay again. What does not answer at all is not asked again. */
const RETRY = {
    policy: { retries: 2, baseMs: 200, maxMs: 400, jitter: [0.5, 1.5], patienceMs: 1500 },
    waitAfter: (_, { backoffMs }) => backoffMs,
};
const createdSchema = schemas/* object */.Ikc({ ok: schemas/* boolean */.zMY().default(false), signed_upload_url: schemas/* string */.YjP().default("") });
const foundSchema = schemas/* object */.Ikc({ ok: schemas/* boolean */.zMY().default(false), signed_download_url: schemas/* string */.YjP().default("") });
const finishedSchema = schemas/* object */.Ikc({ ok: schemas/* boolean */.zMY().default(false) });
/**
 * Keeps results in the Actions cache, for which a job needs no permission: one entry for each. Nobody can change an entry afterwards, so
 * a result that is made anew gets a further one, and the newest of these is the one that is found. GitHub gives a run the entries of its
 * own branch, of its base and of the default branch; what a fork's pull request writes only that pull request's runs can see.
 *
 * The service's three calls are made here, not by `@actions/cache`: that prints warnings of its own, asks again for half a minute where
 * the service does not answer, and starts `tar` for each entry.
 *
 * @returns undefined where the runner offers no such service.
 * @see https://github.com/actions/toolkit/tree/main/packages/cache
 */
function createActionsResults(context, environment) {
    const { ACTIONS_RESULTS_URL: url, ACTIONS_RUNTIME_TOKEN: token, ACTIONS_CACHE_MODE: mode = "" } = environment;
    if (!url || !token || (0,compiled_context/* isEnterpriseServer */.vh)(context.serverUrl))
        return undefined;
    const baseUrl = new URL(url).origin;
    const twirp = (0,http_client.createHttpClient)({ baseUrl, headers: { authorization: `Bearer ${token}` } });
    const limit = (0,p_limit/* default */.A)(READERS);
    /** Where entries are downloaded from; undefined where there is none. */
    const known = new Map();
    async function call(name, body) {
        const reply = await (0,retry/* retry */.L5)(async () => {
            const answer = await twirp.send({ method: "POST", path: SERVICE + name, body: { json: body } }, AbortSignal.timeout(CALL_MS));
            if (answer.status >= 500)
                throw new Error(`${name}: HTTP ${answer.status}`);
            return answer;
        }, RETRY);
        if (reply.status === 401 || reply.status === 403)
            throw new Refused(`${name}: HTTP ${reply.status}`);
        if (reply.status !== 200 && reply.status !== 404 && reply.status !== 409)
            throw new Error(`${name}: HTTP ${reply.status}`);
        return reply;
    }
    async function look(key) {
        const { at, url: before } = known.get(key) ?? { at: Number.NEGATIVE_INFINITY };
        if (Date.now() - at <= (before === undefined ? cached_result/* FRESH_MS */.k3 : ADDRESS_MS))
            return before !== undefined;
        const first = await findEntry(nameEntry(key));
        // Where none has the very name, the service takes the newest of those that begin so. Without an answer, the first is as good.
        const again = first && (await findEntry(nameEntry(key, "")).catch(() => undefined));
        const address = again ?? first;
        known.set(key, { at: Date.now(), url: address });
        return address !== undefined;
    }
    async function findEntry(name) {
        const { status, json } = await call("GetCacheEntryDownloadURL", { key: name, restore_keys: [], version: VERSION });
        const found = status === 200 ? foundSchema.parse(json) : undefined;
        return found?.ok && found.signed_download_url !== "" ? found.signed_download_url : undefined;
    }
    async function store({ record, bytes }) {
        const content = Buffer.concat([Buffer.from(`${JSON.stringify(record)}\n`), bytes]);
        const isMade = await storeAs(nameEntry(record.key), content);
        // Another run has made one, or this one was made anew by force.
        if (!isMade)
            await storeAs(nameEntry(record.key, (0,cached_result/* hashBytes */.yi)(content).slice(0, 16)), content);
        known.delete(record.key);
    }
    /** @returns false where there is one of that name. */
    async function storeAs(name, content) {
        const names = { key: name, version: VERSION };
        const { status, json } = await call("CreateCacheEntry", names);
        const created = status === 200 ? createdSchema.parse(json) : undefined;
        if (!created?.ok || created.signed_upload_url === "")
            return false;
        await transfer(created.signed_upload_url, { method: "PUT", body: content, headers: { "x-ms-blob-type": "BlockBlob" } });
        const finished = await call("FinalizeCacheEntryUpload", { ...names, size_bytes: String(content.length) });
        if (finished.status !== 200 || !finishedSchema.parse(finished.json).ok)
            throw new Error("the entry was not accepted");
        return true;
    }
    return {
        name: "actions",
        find: async (keys) => {
            if (mode === "none" || mode === "write-only")
                return new Set();
            const asked = await Promise.allSettled(keys.slice(0, MAX_KEYS).map((key) => limit(() => look(key))));
            // One that fails says nothing of the others.
            const failures = asked.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
            if (failures.length > 0 && failures.length === asked.length)
                throw new AggregateError(failures);
            return new Set(keys.filter((_, index) => {
                const one = asked[index];
                return one?.status === "fulfilled" && one.value;
            }));
        },
        read: async (key) => {
            // The address may be out of date, and what this run has written has none yet.
            if (!(await look(key)))
                return undefined;
            const address = known.get(key)?.url;
            if (address === undefined)
                return undefined;
            const content = await transfer(address, { method: "GET" });
            const end = content.indexOf("\n");
            const record = (0,cached_result/* parseRecord */.Hh)(content.subarray(0, Math.max(end, 0)).toString("utf8"), key);
            return record && (0,cached_result/* checkResult */.iJ)(record, content.subarray(end + 1));
        },
        write: async (results) => {
            if (mode === "none" || mode === "read")
                throw new Error(`the job's cache mode is ${mode}`);
            for (const result of results)
                await store(result);
        },
        // It is asked no more once it has failed: it is there to save money, and must not cost time.
        isRefusal: () => true,
        isLost: (error) => error instanceof Refused,
    };
}
/** The service refuses the job, whatever it asks for. */
class Refused extends Error {
}
/** @param again of a further result under the same key */
function nameEntry(key, again) {
    return again === undefined ? `retouch-result-${key}` : `retouch-result-${key}-${again}`;
}
/** Moves a file from or to the address that the service gave. The address is a secret. */
async function transfer(address, options) {
    const url = new URL(address);
    if (url.protocol !== "https:")
        throw new Error("the service gave an address that is not encrypted");
    const dispatcher = (0,http_client.createDispatcher)(url.origin);
    try {
        return await (0,retry/* retry */.L5)(async () => {
            const reply = await (0,undici/* request */.Em)(url, { ...options, dispatcher, signal: AbortSignal.timeout(FILE_MS) });
            const content = Buffer.from(await reply.body.arrayBuffer());
            if (reply.statusCode >= 300)
                throw new Error(`${options.method}: HTTP ${reply.statusCode}`);
            return content;
        }, RETRY);
    }
    finally {
        void dispatcher.destroy();
    }
}

// EXTERNAL MODULE: ./out/build-dist/compiled/cache/git-results.js
var git_results = __webpack_require__(60586);
;// CONCATENATED MODULE: ./out/build-dist/compiled/cache/result-cache.js








const NO_CACHE = {
    find: async () => new Set(),
    read: async () => undefined,
    add: () => { },
    finish: async () => ({ left: new Set(), tooLarge: new Set(), placeOf: () => undefined }),
};
/**
 * Opens the cache that this run can use. `auto`: the repository, and where the token may not write there the Actions cache, which shows at
 * the first write. Outside of GitHub there is none.
 */
function openResultCache({ choice, context, github, hasToken, signal, environment }) {
    if (choice === "none" || context.owner === "")
        return NO_CACHE;
    // Without a token, who asks for it gets to know what is missing.
    const git = choice === "git" || (choice === "auto" && hasToken) ? (0,git_results.createGitResults)({ context, github }) : undefined;
    const actions = choice === "git" ? undefined : createActionsResults(context, environment);
    const stores = [git, actions].filter((store) => store !== undefined);
    return stores.length === 0 ? NO_CACHE : createResultCache(stores, signal);
}
/** Milliseconds after a write in which results gather for the next one, and after a failed one. */
const PAUSE_MS = 1000;
const RETRY_MS = 10_000;
/** A batch fits into one tree. */
const BATCH = 50;
/** More than this waits for a place that does not answer; the rest is not kept. */
const MAX_WAITING_BYTES = 256 * 1024 * 1024;
/** Milliseconds for a look-up, for the bytes of a result, and for the last write. */
const FIND_MS = 10_000;
const READ_MS = 30_000;
const FINISH_MS = 30_000;
/** Look-ups that fail in a row until a place is asked no more. */
const MAX_FAILURES = 3;
/** @param stores in the order in which they are asked and written to. */
function createResultCache(stores, signal) {
    /** How many look-ups have failed in a row. */
    const readers = new Map(stores.map((store) => [store, 0]));
    const writers = [...stores];
    const waiting = new Map();
    const left = new Set();
    const tooLarge = new Set();
    /** Where a key was found. */
    const found = new Map();
    const hurry = new AbortController();
    const isUrgent = AbortSignal.any([signal, hurry.signal]);
    let writing;
    let reason;
    async function write() {
        for (let failures = 0; waiting.size > 0;) {
            const [store] = writers;
            if (!store)
                break;
            const batch = [...waiting.values()].slice(0, BATCH);
            try {
                await store.write(batch);
                failures = 0;
                for (const result of batch) {
                    found.set(result.record.key, store);
                    if (waiting.get(result.record.key) === result)
                        waiting.delete(result.record.key);
                }
            }
            catch (error) {
                const explained = (0,github_errors/* explainGitHubError */.P)(error, { doing: "keeping results", permission: "contents: write", code: "delivery" });
                reason = explained.message;
                (0,log_writer/* debug */.Yz)(`Results were not kept (${store.name}): ${reason}`);
                if (store.isRefusal(error))
                    writers.shift();
                else if (++failures > 2 || isUrgent.aborted)
                    break;
                else
                    await pause(RETRY_MS * failures);
                continue;
            }
            await pause(PAUSE_MS);
        }
    }
    const pause = (ms) => (0,promises_.setTimeout)(ms, undefined, { signal: isUrgent, ref: false }).catch(() => { });
    const startWriting = () => {
        writing ??= write().finally(() => {
            writing = undefined;
        });
        return writing;
    };
    /** A failure costs what was asked for; a place that is down costs no run the time to learn that again and again. */
    async function lookUp(store, keys) {
        const fail = (reason, failures) => {
            (0,log_writer/* debug */.Yz)(`Results cannot be looked up (${store.name}): ${reason}`);
            if (failures >= MAX_FAILURES)
                readers.delete(store);
            else if (readers.has(store))
                readers.set(store, failures);
            return [];
        };
        try {
            const answer = await Promise.race([store.find(keys), (0,promises_.setTimeout)(FIND_MS, undefined, { ref: false })]);
            if (!answer)
                return fail("no answer", MAX_FAILURES);
            if (readers.has(store))
                readers.set(store, 0);
            return answer;
        }
        catch (error) {
            const [first] = error instanceof AggregateError ? error.errors : [error];
            const failed = error instanceof AggregateError ? error.errors.length : 1;
            return fail((0,errors/* toRetouchError */.sK)(first, "unavailable").message, store.isLost(first) ? MAX_FAILURES : (readers.get(store) ?? 0) + failed);
        }
    }
    return {
        find: async (keys) => {
            const known = new Set(keys.filter((key) => waiting.has(key) || found.has(key)));
            for (const store of readers.keys()) {
                const missing = keys.filter((key) => !known.has(key));
                if (missing.length === 0)
                    break;
                for (const key of await lookUp(store, missing)) {
                    known.add(key);
                    found.set(key, store);
                }
            }
            return known;
        },
        read: async (key) => {
            const own = waiting.get(key);
            const store = found.get(key);
            if (own || !store)
                return own;
            try {
                return await Promise.race([store.read(key), (0,promises_.setTimeout)(READ_MS, undefined, { ref: false })]);
            }
            catch (error) {
                (0,log_writer/* debug */.Yz)(`A result could not be read (${store.name}): ${(0,errors/* toRetouchError */.sK)(error, "unavailable").message}`);
                return undefined;
            }
        },
        add: (result) => {
            const { key } = result.record;
            const bytes = [...waiting.values()].reduce((sum, one) => sum + one.bytes.length, result.bytes.length);
            if (result.bytes.length > git_data/* MAX_API_FILE_BYTES */.xS)
                tooLarge.add(key);
            if (result.bytes.length > git_data/* MAX_API_FILE_BYTES */.xS || bytes > MAX_WAITING_BYTES)
                left.add(key);
            else
                waiting.set(key, result);
            void startWriting();
        },
        finish: async () => {
            hurry.abort();
            const last = (async () => {
                await writing;
                await startWriting();
            })();
            await (0,cancel/* untilCancelled */.c8)(Promise.race([last, (0,promises_.setTimeout)(FINISH_MS, undefined, { ref: false })]), signal, cancel/* CANCEL_MS */.iS.delivery);
            const placeOf = (key) => stores.map((store) => store.placeOf?.(key)).find((place) => place !== undefined);
            return { left: new Set([...left, ...waiting.keys()]), tooLarge, reason, placeOf };
        },
    };
}


/***/ }),

/***/ 38606:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C7: () => (/* binding */ hasArtifacts),
/* harmony export */   EQ: () => (/* binding */ checkArtifacts),
/* harmony export */   mz: () => (/* binding */ uploadArtifact),
/* harmony export */   n0: () => (/* binding */ uploadPage),
/* harmony export */   yL: () => (/* binding */ encodeArtifactPath)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _context_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(70150);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(82489);
/* harmony import */ var _redact_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(28151);
/* harmony import */ var _runner_log_writer_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(92006);
/* harmony import */ var _text_plain_text_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(93788);
/* harmony import */ var _delivery_messages_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(62313);
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});








/** More steps of one run with one artifact name are taken for a mistake of the service. */
const MAX_SUFFIX = 64;
const ENCODED = new RegExp(String.raw `${_text_plain_text_js__WEBPACK_IMPORTED_MODULE_6__/* .UNSEEN */ .PR.source}|[%":<>|*?\\]|#(?=#\[)`, "gu");
/**
 * Uploads the files as one artifact of this run. A name that is taken gets a numbered suffix.
 *
 * @throws RetouchError `delivery`.
 */
async function uploadArtifact({ name, entries, extra, context }) {
    return upload(context, async (root) => {
        const files = await stage(root, entries, extra);
        return uploadUnderFreeName(name, { context, upload: (client, free) => client.uploadArtifact(free, files, root) });
    });
}
/**
 * Uploads a page as an artifact that opens in the browser, or as an archive where more belongs to it. It has a name of its own in the
 * run, as {@link uploadArtifact} gives it.
 *
 * @throws RetouchError `delivery`.
 */
async function uploadPage({ name, file, beside, context }) {
    return upload(context, async (root) => uploadUnderFreeName(name, {
        context,
        async upload(client, free) {
            if (beside.length > 0)
                return client.uploadArtifact(free, [file, ...beside], (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(file));
            // Of a file that is not packed, the service takes its own name.
            const copy = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, `${free}.html`);
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.copyFile)(file, copy);
            return client.uploadArtifact(free, [copy], root, { skipArchive: true });
        },
    }));
}
async function upload(context, send) {
    checkArtifacts(context);
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(context.tempDir, { recursive: true });
            // Left for the runner to clear away: after a failed upload the client goes on reading for a while.
            const root = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(context.tempDir, "retouch-artifact-"));
            // The client writes lines of its own; folded, they do not drown ours.
            const _group = __addDisposableResource(env_1, _runner_log_writer_js__WEBPACK_IMPORTED_MODULE_5__/* .openGroup */ .Sg("Artifact upload"), false);
            return await Promise.race([send(root), catchStray()]);
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            __disposeResources(env_1);
        }
    }
    catch (error) {
        const reason = (0,_redact_js__WEBPACK_IMPORTED_MODULE_4__/* .redact */ .E$)(error instanceof Error ? error.message : String(error));
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .RetouchError */ .tJ("delivery", _delivery_messages_js__WEBPACK_IMPORTED_MODULE_7__/* .ARTIFACT */ .tX.failed(reason), { cause: error });
    }
}
/** Whether this run can have artifacts. */
function hasArtifacts(context) {
    try {
        checkArtifacts(context);
        return true;
    }
    catch {
        return false;
    }
}
/** @throws RetouchError `delivery` where this run can have no artifacts. */
function checkArtifacts({ serverUrl }) {
    if ((0,_context_js__WEBPACK_IMPORTED_MODULE_2__/* .isEnterpriseServer */ .vh)(serverUrl))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .RetouchError */ .tJ("delivery", _delivery_messages_js__WEBPACK_IMPORTED_MODULE_7__/* .ARTIFACT */ .tX.enterprise);
    if (!process.env.ACTIONS_RUNTIME_TOKEN || !process.env.ACTIONS_RESULTS_URL)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .RetouchError */ .tJ("delivery", _delivery_messages_js__WEBPACK_IMPORTED_MODULE_7__/* .ARTIFACT */ .tX.noAccess);
}
/**
 * Rejects with an error that the client throws out of an event of its own, where nobody can catch it: it would end the process before
 * anything is reported. It stays on watch to the end, since such errors also come after the upload has failed; those are only logged.
 */
function catchStray() {
    return new Promise((_, reject) => {
        const onStray = (error) => {
            _runner_log_writer_js__WEBPACK_IMPORTED_MODULE_5__/* .debug */ .Yz(String(error instanceof Error ? error.stack : error));
            reject(error);
        };
        process.on("uncaughtException", onStray).on("unhandledRejection", onStray);
    });
}
async function uploadUnderFreeName(name, { context, upload }) {
    // Loaded late: it is by far the largest part of the program.
    const { DefaultArtifactClient } = await Promise.all(/* import() */[__webpack_require__.e(807), __webpack_require__.e(752), __webpack_require__.e(824), __webpack_require__.e(351), __webpack_require__.e(47)]).then(__webpack_require__.bind(__webpack_require__, 39047));
    const client = new DefaultArtifactClient();
    for (let suffix = 1; suffix <= MAX_SUFFIX; suffix++) {
        const free = suffix === 1 ? name : `${name}-${suffix}`;
        try {
            const { id } = await upload(client, free);
            if (id === undefined)
                throw new Error(_delivery_messages_js__WEBPACK_IMPORTED_MODULE_7__/* .ARTIFACT */ .tX.noId);
            return { id, name: free, url: `${context.serverUrl}/${context.owner}/${context.repo}/actions/runs/${context.runId}/artifacts/${id}` };
        }
        catch (error) {
            if (!isNameTaken(error))
                throw error;
        }
    }
    throw new Error(_delivery_messages_js__WEBPACK_IMPORTED_MODULE_7__/* .ARTIFACT */ .tX.namesTaken(name, `${name}-${MAX_SUFFIX}`));
}
/** The client says so only in its message. */
function isNameTaken(error) {
    return error instanceof Error && /\(409\)|already exists/i.test(error.message);
}
async function stage(root, entries, extra) {
    const place = async (path, content) => {
        const target = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, encodeArtifactPath(path));
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(target), { recursive: true });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(target, content, { flag: "wx" });
        return target;
    };
    const staged = [];
    // Copies: the client would follow a link that takes a file's place.
    for (const { path, read } of entries)
        staged.push(await place(path, await read()));
    for (const { path, content } of extra)
        staged.push(await place(path, content));
    return staged;
}
/**
 * The path of a file in the artifact: what the service refuses, and `%` itself, is percent-encoded; a backslash, which a zip may take
 * for a folder, too; and what is not seen, or is a command of the runner where a later step lists the files.
 * https://github.com/actions/toolkit/blob/main/packages/artifact/src/internal/upload/path-and-artifact-name-validation.ts
 */
function encodeArtifactPath(path) {
    return (0,_text_plain_text_js__WEBPACK_IMPORTED_MODULE_6__/* .percentEncode */ .a)(path, ENCODED);
}


/***/ }),

/***/ 42478:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  W: () => (/* binding */ BOT),
  L: () => (/* binding */ createGitCommitter)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./out/build-dist/compiled/errors.js
var errors = __webpack_require__(82489);
// EXTERNAL MODULE: ./out/build-dist/compiled/git/blob-identity.js
var blob_identity = __webpack_require__(23555);
// EXTERNAL MODULE: ./out/build-dist/compiled/git/clean-filters.js
var clean_filters = __webpack_require__(73944);
// EXTERNAL MODULE: ./out/build-dist/compiled/git/git-process.js + 1 modules
var git_process = __webpack_require__(89121);
// EXTERNAL MODULE: ./out/build-dist/compiled/git/repository.js
var git_repository = __webpack_require__(44159);
// EXTERNAL MODULE: ./out/build-dist/compiled/git/tree.js
var tree = __webpack_require__(155);
// EXTERNAL MODULE: ./out/build-dist/compiled/git/write-file.js
var write_file = __webpack_require__(53651);
// EXTERNAL MODULE: ./out/build-dist/compiled/deliver/delivery-messages.js
var delivery_messages = __webpack_require__(62313);
;// CONCATENATED MODULE: ./out/build-dist/compiled/deliver/check-stored.js


/**
 * Compares a commit with what was proven, before it is pushed: the hooks of the branch have had their say by then. It changes the paths
 * that are meant and no other, and leaves them plain files, of the same mode, with the blobs that were stored for them.
 *
 * @throws RetouchError `delivery`
 */
async function checkStored({ git, tip, commit }, { files, removed }) {
    const changed = readDiff(await git.run(["diff-tree", "-r", "-z", "--no-renames", tip.sha, commit]));
    const meant = new Set([...files.map(({ path }) => path), ...removed]);
    const others = [...changed.keys()].filter((path) => !meant.has(path));
    if (others.length > 0)
        throw new errors/* RetouchError */.tJ("delivery", delivery_messages/* NOT_PUSHED */.sA.others(others));
    for (const { path, blob } of files) {
        const before = tip.tree.get(path);
        const after = changed.get(path) ?? before;
        if (after?.sha !== blob)
            throw new errors/* RetouchError */.tJ("delivery", delivery_messages/* NOT_PUSHED */.sA.otherBytes(path));
        if (after.mode !== (before?.mode ?? "100644"))
            throw new errors/* RetouchError */.tJ("delivery", delivery_messages/* NOT_PUSHED */.sA.otherMode(path));
    }
    const kept = removed.find((path) => (changed.get(path)?.mode ?? ABSENT) !== ABSENT);
    if (kept !== undefined)
        throw new errors/* RetouchError */.tJ("delivery", delivery_messages/* NOT_PUSHED */.sA.otherBytes(kept));
}
/** The mode where a commit has nothing. */
const ABSENT = "000000";
/** What a commit has at each path that it changes. */
function readDiff(listing) {
    const fields = listing.split("\0");
    const changed = new Map();
    for (let index = 0; index + 1 < fields.length; index += 2) {
        // `:<old mode> <new mode> <old id> <new id> <status>`, and the path.
        const [, mode = "", , sha = ""] = (fields[index] ?? "").split(" ");
        changed.set(fields[index + 1] ?? "", { mode, sha });
    }
    return changed;
}

// EXTERNAL MODULE: ./out/build-dist/compiled/deliver/git-remote.js
var git_remote = __webpack_require__(81613);
;// CONCATENATED MODULE: ./out/build-dist/compiled/deliver/commit-git.js













/** Author and committer of what git commits. */
const BOT = { name: "github-actions[bot]", email: "41898282+github-actions[bot]@users.noreply.github.com" };
const BOT_ENVIRONMENT = {
    GIT_AUTHOR_NAME: BOT.name,
    GIT_AUTHOR_EMAIL: BOT.email,
    GIT_COMMITTER_NAME: BOT.name,
    GIT_COMMITTER_EMAIL: BOT.email,
};
/** What `git lfs install` sets; without it git would commit the image in place of its pointer. */
const LFS_SETTINGS = [
    "filter.lfs.clean=git-lfs clean -- %f",
    "filter.lfs.smudge=git-lfs smudge -- %f",
    "filter.lfs.process=git-lfs filter-process",
    "filter.lfs.required=true",
];
/**
 * Commits by the git command line, with the checkout's own remote. It works in a worktree of its own at the tip of the branch: on
 * `pull_request` the checkout is the merge commit, and the user's index and files must stay as they are.
 *
 * @throws RetouchError `delivery` where there is no checkout.
 */
function createGitCommitter({ context, branch, filters, token }) {
    const repository = (0,git_repository/* findRepository */.W1)(context.workspace);
    if (!repository)
        throw new errors/* RetouchError */.tJ("delivery", delivery_messages/* CANNOT_COMMIT */.Eg.noCheckout);
    const usesLfs = [...filters.values()].includes(clean_filters/* LFS_FILTER */.Zn);
    const settings = { config: usesLfs ? LFS_SETTINGS : [], env: { ...BOT_ENVIRONMENT, GIT_LFS_SKIP_SMUDGE: "1" } };
    const git = (0,git_process/* openWriter */.Kn)(repository, settings);
    const remote = (0,git_remote/* openRemote */.d)({ git, context, branch, token });
    let bench;
    return {
        async readTip() {
            const sha = await remote.readHead();
            await remote.fetch(sha);
            return { sha, tree: (0,tree/* parseTree */.cZ)(await git.run([...tree/* LIST_TREE */.yh, sha])) };
        },
        async readText(blob, path) {
            const isFiltered = (await (0,clean_filters/* findFilters */.LF)(repository, [path])).has(path);
            const id = (0,blob_identity/* toObjectId */.kW)(blob);
            return git.run(isFiltered ? ["cat-file", "--filters", `--path=${path}`, id] : ["cat-file", "blob", id]);
        },
        async readCommit(sha) {
            const header = (await git.run(["cat-file", "commit", sha])).split("\n\n", 1)[0] ?? "";
            return { parents: [...header.matchAll(/^parent (\w+)$/gm)].map(([, parent = ""]) => parent), verified: false };
        },
        async write(commit) {
            const { rebuild } = commit.tip;
            for (const sha of [commit.tip.sha, ...(rebuild?.merged ?? []), ...(rebuild?.head ? [rebuild.head] : [])])
                await remote.fetchCommit(sha);
            bench ??= await openWorkbench({ repository, git, tempDir: context.tempDir, settings, sha: commit.tip.sha });
            const sha = await commitFiles(commit, { ...bench, main: git, repository });
            await clearLfsConfig(bench.worktree.root);
            // The pre-push hook would do this where it is installed; objects that the server has are not sent again.
            const large = commit.changes.filter(({ task }) => filters.get(task.output) === clean_filters/* LFS_FILTER */.Zn);
            if (large.length > 0)
                await remote.pushLfs(bench.git, await listLfsIds(large));
            const pushed = await remote.push(bench.gitWithHooks, sha, rebuild);
            const head = pushed.exitCode === 0 ? sha : await remote.findHead();
            if (head === sha)
                return { sha, verified: false };
            if (head !== (rebuild ? rebuild.head : commit.tip.sha))
                return undefined;
            throw remote.explain(pushed, `the push to \`${branch}\``);
        },
        async [Symbol.asyncDispose]() {
            if (!bench)
                return;
            await git.try(["worktree", "remove", "--force", bench.worktree.root]);
            await (0,promises_.rm)((0,external_node_path_.dirname)(bench.worktree.root), { recursive: true, force: true });
            await git.try(["worktree", "prune"]);
        },
    };
}
async function openWorkbench({ repository, git, tempDir, settings, sha }) {
    await (0,promises_.mkdir)(tempDir, { recursive: true });
    const root = (0,external_node_path_.join)(await (0,promises_.mkdtemp)((0,external_node_path_.join)(tempDir, "retouch-commit-")), "worktree");
    // Files lie there as they are stored: a filter may look for its key in the git directory of the checkout, and find that of the worktree.
    const config = [...settings.config, ...(await listFiltersOff(git))];
    await (0,git_process/* openWriter */.Kn)(repository, { ...settings, config }).run(["worktree", "add", "--quiet", "--detach", root, sha]);
    const worktree = (0,git_repository/* toWorktree */.$z)(repository, root);
    const open = (hooks) => (0,git_process/* openWriter */.Kn)(worktree, { ...settings, config, hooks });
    return { worktree, git: open(false), gitWithHooks: open(true) };
}
/** Settings that turn off all filters but that of Git LFS. */
async function listFiltersOff(git) {
    const { stdout } = await git.try(["config", "-z", "--name-only", "--get-regexp", "^filter\\."]);
    const names = stdout.split("\0").flatMap((key) => /^filter\.(.+)\.\w+$/s.exec(key)?.[1] ?? []);
    return [...new Set(names)].flatMap((name) => name === clean_filters/* LFS_FILTER */.Zn
        ? []
        : [`filter.${name}.process=`, `filter.${name}.clean=`, `filter.${name}.smudge=`, `filter.${name}.required=false`]);
}
/** Commits in the worktree. @returns the commit's id. */
async function commitFiles(commit, { worktree, git, gitWithHooks, main, repository }) {
    // An earlier try may have left the worktree at an older tip.
    await git.run(["reset", "--quiet", "--hard", commit.tip.sha]);
    const { rebuild } = commit.tip;
    for (const parent of rebuild?.merged ?? [])
        await git.run(["merge", "--quiet", "--no-commit", "--no-ff", "--allow-unrelated-histories", "--strategy=ours", parent]);
    await placeFiles(worktree.root, commit);
    const entries = await storeFiles(commit, { worktree, main, repository });
    const added = entries.map(({ path, blob }) => `${commit.tip.tree.get(path)?.mode ?? "100644"} ${blob}\t${path}\0`);
    const removals = commit.lock?.removed ?? [];
    const written = new Set([...entries.map(({ path }) => path), ...removals]);
    const delta = [...(rebuild?.delta ?? [])].filter(([path]) => !written.has(path));
    const kept = delta.flatMap(([path, entry]) => (entry ? { path, blob: entry.sha, mode: entry.mode } : []));
    const brought = kept.map(({ path, blob, mode }) => `${mode} ${blob}\t${path}\0`);
    const toRemoval = (path) => `0 ${"0".repeat(commit.tip.sha.length)}\t${path}\0`;
    const dropped = delta.flatMap(([path, entry]) => (entry ? [] : path));
    const removed = [...removals, ...dropped].map(toRemoval);
    // Into the index by what is stored, so that neither ignore rules nor a sparse checkout nor conversions of text apply.
    await git.run(["update-index", "-z", "--add", "--replace", "--index-info"], {
        input: [...brought, ...added, ...removed].join(""),
    });
    const filtered = entries.filter(({ filter = clean_filters/* LFS_FILTER */.Zn }) => filter !== clean_filters/* LFS_FILTER */.Zn).map(({ path }) => path);
    if (filtered.length > 0)
        await git.run(["checkout-index", "--force", "-z", "--stdin"], { input: filtered.join("\0") });
    await gitWithHooks.run(["commit", "--quiet", "--cleanup=whitespace", "--file=-"], { input: commit.message });
    const sha = (0,blob_identity/* toObjectId */.kW)((await git.run(["rev-parse", "HEAD"])).trim());
    await checkStored({ git, tip: commit.tip, commit: sha }, { files: [...entries, ...kept], removed: [...removals, ...dropped] });
    return sha;
}
/** For hooks that look at files. */
async function placeFiles(dir, { changes, lock }) {
    const files = [...changes.map(({ task, read }) => ({ path: task.output, read })), ...listLockFiles(lock)];
    for (const { path, read } of files)
        await (0,write_file/* writeWorkspaceFile */.d)(dir, path, await read(), { isDurable: false });
    for (const path of lock?.removed ?? [])
        await (0,promises_.rm)((0,external_node_path_.join)(dir, path), { force: true });
}
function listLockFiles(lock) {
    return (lock?.files ?? []).map(({ path, text }) => ({ path, read: async () => Buffer.from(text) }));
}
/**
 * Puts the files into the objects of the checkout, each through its filter.
 *
 * @throws RetouchError `delivery` where that gives another blob than the one that was recorded, or where the branch has another filter.
 */
async function storeFiles({ changes, lock }, { worktree, main, repository }) {
    const files = [
        ...changes.map(({ task, read, blob }) => ({ path: task.output, blob, read })),
        ...listLockFiles(lock).map((file) => ({ ...file, blob: undefined })),
    ];
    const paths = files.map(({ path }) => path);
    // How the branches' files of the lock are called is known only now.
    const [inCheckout, onBranch] = await Promise.all([(0,clean_filters/* findFilters */.LF)(repository, paths), (0,clean_filters/* findFilters */.LF)(worktree, paths)]);
    const stored = [];
    for (const { path, blob: recorded, read } of files) {
        const filter = inCheckout.get(path);
        if (onBranch.get(path) !== filter)
            throw new errors/* RetouchError */.tJ("delivery", delivery_messages/* COMMIT_FAILED */.UF.otherFilter(path));
        const way = filter === undefined ? "--no-filters" : `--path=${path}`;
        const blob = (0,blob_identity/* toObjectId */.kW)((await main.run(["hash-object", "-w", way, "--stdin"], { input: await read() })).trim());
        if (recorded !== undefined && blob !== recorded)
            throw new errors/* RetouchError */.tJ("delivery", delivery_messages/* COMMIT_FAILED */.UF.otherBlob(path));
        stored.push({ path, blob, filter });
    }
    return stored;
}
/** A file of the repository does not decide where Git LFS sends images, nor how; settings of the checkout and the machine may. */
async function clearLfsConfig(root) {
    const file = (0,external_node_path_.join)(root, ".lfsconfig");
    await (0,promises_.rm)(file, { recursive: true, force: true });
    await (0,promises_.writeFile)(file, "", { flag: "wx" });
}
/** The object ids of Git LFS: SHA-256 of each file. https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md */
async function listLfsIds(changes) {
    const ids = [];
    for (const { read } of changes) {
        const bytes = await read();
        ids.push((0,external_node_crypto_.createHash)("sha256").update(bytes).digest("hex"));
    }
    return ids;
}


/***/ }),

/***/ 80250:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  s: () => (/* binding */ checkCommit),
  H: () => (/* binding */ deliverCommit)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./out/build-dist/compiled/errors.js
var errors = __webpack_require__(82489);
// EXTERNAL MODULE: ./out/build-dist/compiled/git/clean-filters.js
var clean_filters = __webpack_require__(73944);
// EXTERNAL MODULE: ./out/build-dist/compiled/git/git-process.js + 1 modules
var git_process = __webpack_require__(89121);
// EXTERNAL MODULE: ./out/build-dist/compiled/git/repository.js
var git_repository = __webpack_require__(44159);
// EXTERNAL MODULE: ./out/build-dist/compiled/github/git-data.js
var git_data = __webpack_require__(76703);
// EXTERNAL MODULE: ./out/build-dist/compiled/lock/branch-files.js
var branch_files = __webpack_require__(39754);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(27597);
// EXTERNAL MODULE: ./out/build-dist/compiled/git/blob-identity.js
var blob_identity = __webpack_require__(23555);
// EXTERNAL MODULE: ./out/build-dist/compiled/github/github-errors.js
var github_errors = __webpack_require__(34919);
// EXTERNAL MODULE: ./out/build-dist/compiled/github/pulls.js
var pulls = __webpack_require__(18986);
// EXTERNAL MODULE: ./out/build-dist/compiled/deliver/delivery-messages.js
var delivery_messages = __webpack_require__(62313);
;// CONCATENATED MODULE: ./out/build-dist/compiled/deliver/commit-api.js








/** GraphQL takes about 40 MB in all; this leaves room for the paths and the message. */
const MAX_GRAPHQL_CONTENTS = 30_000_000;
const EXECUTABLE = "100755";
/**
 * Commits that GitHub signs for the token: no author is given, for with one they would not be verified.
 * https://docs.github.com/en/authentication/managing-commit-signature-verification/about-commit-signature-verification#signature-verification-for-bots
 */
function createApiCommitter({ github, context, branch, paths }) {
    const git = (0,git_process/* openReader */.cE)(context.workspace);
    // GraphQL gives up on what takes it too long; REST does the same in small steps.
    let isGraphqlTired = false;
    return {
        readTip: () => explained(`reading the branch \`${branch}\``, async () => {
            const sha = await readHead({ github, context, branch });
            return { sha, tree: await (0,git_data/* readCommitTree */.w9)({ github, context, git, sha, paths }) };
        }),
        readText: (blob) => explained("reading the lockfile", async () => {
            const id = (0,blob_identity/* toObjectId */.kW)(blob);
            const local = await git?.read(["cat-file", "blob", id]);
            return (local ?? (await (0,git_data/* readBlob */.gm)(github, context, id))).toString("utf8");
        }),
        readCommit: (sha) => explained("reading a commit", async () => {
            const { data } = await github.rest.git.getCommit({ owner: context.owner, repo: context.repo, commit_sha: sha });
            return { parents: data.parents.map((parent) => parent.sha), verified: data.verification.verified };
        }),
        async write({ tip, message, ...content }) {
            const request = { github, context, branch, tip, message, additions: listAdditions(content), removed: content.lock?.removed ?? [] };
            try {
                return await (isGraphqlTired || needsRest(request) ? writeByRest(request) : writeByGraphql(request));
            }
            catch (error) {
                const { isTransient, types, reason } = (0,github_errors/* readFailure */.f)(error);
                isGraphqlTired ||= isTransient;
                // A replica that lags behind may still show the old tip.
                if (isTransient || types?.includes("STALE_DATA") || /is at [0-9a-f]+ but expected/.test(reason))
                    return undefined;
                return await explained(`the commit to \`${branch}\``, async () => {
                    if (tip.rebuild || (await readHead({ github, context, branch })) === tip.sha)
                        throw error;
                    return undefined;
                });
            }
        },
        async [Symbol.asyncDispose]() { },
    };
}
async function explained(doing, call) {
    try {
        return await call();
    }
    catch (error) {
        throw (0,github_errors/* explainGitHubError */.P)(error, { doing, permission: "contents: write", code: "delivery" });
    }
}
async function readHead({ github, context, branch }) {
    const sha = await (0,git_data/* readBranchHead */.zO)(github, context, branch);
    if (sha === undefined)
        throw new errors/* RetouchError */.tJ("delivery", delivery_messages/* COMMIT_FAILED */.UF.branchGoneOrHidden(branch));
    return sha;
}
function needsRest({ additions, tip }) {
    if (tip.rebuild)
        return true;
    // Base64 is a third larger.
    const isLarge = additions.reduce((sum, { size }) => sum + (size * 4) / 3, 0) > MAX_GRAPHQL_CONTENTS;
    // GraphQL knows no file modes and makes each file a plain one.
    return isLarge || additions.some(({ path }) => tip.tree.get(path)?.mode === EXECUTABLE);
}
function listAdditions({ changes, lock }) {
    const tooLarge = changes.find(({ bytes }) => bytes > git_data/* MAX_API_FILE_BYTES */.xS);
    if (tooLarge)
        throw new errors/* RetouchError */.tJ("delivery", delivery_messages/* CANNOT_COMMIT */.Eg.tooLarge(tooLarge.task.output));
    const additions = changes.map(({ task, bytes: size, read }) => ({ path: task.output, size, read }));
    for (const { path, text } of lock?.files ?? []) {
        const bytes = Buffer.from(text);
        additions.push({ path, size: bytes.length, read: async () => bytes });
    }
    return additions;
}
const MUTATION = `mutation ($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid signature { isValid } } }
}`;
const createdSchema = schemas/* object */.Ikc({
    createCommitOnBranch: schemas/* object */.Ikc({ commit: schemas/* object */.Ikc({ oid: schemas/* string */.YjP(), signature: schemas/* object */.Ikc({ isValid: schemas/* boolean */.zMY() }).nullish() }) }),
});
/** https://docs.github.com/en/graphql/reference/mutations#createcommitonbranch */
async function writeByGraphql({ github, context, branch, tip, message, additions, removed }) {
    const [headline = "", ...body] = message.split("\n");
    const input = {
        branch: { repositoryNameWithOwner: `${context.owner}/${context.repo}`, branchName: branch },
        message: { headline, body: body.join("\n").trim() || undefined },
        expectedHeadOid: tip.sha,
        fileChanges: {
            additions: await Promise.all(additions.map(async ({ path, read }) => ({ path, contents: (await read()).toString("base64") }))),
            deletions: removed.map((path) => ({ path })),
        },
    };
    const { commit } = createdSchema.parse(await github.graphql(MUTATION, { input })).createCommitOnBranch;
    return { sha: commit.oid, verified: commit.signature?.isValid ?? false };
}
/**
 * One request a file, so that only the single file's size is bounded.
 * https://docs.github.com/en/rest/git
 */
async function writeByRest(request) {
    const { github, context, branch, tip, message, additions, removed } = request;
    const { owner, repo } = context;
    const written = new Set([...removed, ...additions.map(({ path }) => path)]);
    const delta = [...(tip.rebuild?.delta ?? [])].filter(([path]) => !written.has(path));
    const entries = delta.map(([path, entry]) => entry ? { path, ...describeEntry(entry) } : { path, sha: null, type: "blob", mode: "100644" });
    // What the commit does not begin with is not removed, but left out.
    for (const path of removed.filter((one) => !tip.rebuild?.delta.has(one)))
        entries.push({ path, sha: null, type: "blob", mode: readMode(tip.tree, path) });
    // One after another, as GitHub asks of those who write.
    for (const { path, read } of additions) {
        const sha = await (0,git_data/* writeBlob */.Zh)(github, context, await read());
        entries.push({ path, sha, type: "blob", mode: readMode(tip.tree, path) });
    }
    const base = (await github.rest.git.getCommit({ owner, repo, commit_sha: tip.sha })).data.tree.sha;
    const tree = (await (0,git_data/* writeTree */.WM)({ github, context }, entries, base)) ?? base;
    const parents = [tip.sha, ...(tip.rebuild?.merged ?? [])];
    const { data } = await github.rest.git.createCommit({ owner, repo, message, tree, parents });
    const commit = { sha: data.sha, verified: data.verification.verified };
    if (tip.rebuild)
        return (await moveTo(request, tip.rebuild.head, data.sha)) ? commit : undefined;
    await github.rest.git.updateRef({ owner, repo, ref: `heads/${branch}`, sha: data.sha, force: false });
    return commit;
}
/** @returns false where somebody else moved the branch meanwhile. */
async function moveTo({ github, context, branch }, from, to) {
    try {
        await (0,pulls/* moveBranch */.ob)(github, context, { branch, from, to });
        return true;
    }
    catch (error) {
        const head = await (0,git_data/* readBranchHead */.zO)(github, context, branch);
        // The answer may have been lost on the way.
        if (head !== to && head === from)
            throw error;
        return head === to;
    }
}
function describeEntry({ mode, sha }) {
    if (mode === "160000")
        return { sha, type: "commit", mode };
    return { sha, type: "blob", mode: mode === EXECUTABLE || mode === "120000" ? mode : "100644" };
}
function readMode(tree, path) {
    return tree.get(path)?.mode === EXECUTABLE ? EXECUTABLE : "100644";
}

// EXTERNAL MODULE: ./out/build-dist/compiled/deliver/commit-git.js + 1 modules
var commit_git = __webpack_require__(42478);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./out/build-dist/compiled/git/tree.js
var tree = __webpack_require__(155);
// EXTERNAL MODULE: ./out/build-dist/compiled/plan/compare-tip.js
var compare_tip = __webpack_require__(96585);
;// CONCATENATED MODULE: ./out/build-dist/compiled/deliver/commit-on-tip.js






const TRIES = 5;
/**
 * Commits onto the tip of the branch, and again onto the new tip when the branch moved meanwhile: whole files, never a merge, never by
 * force. What changed there meanwhile is looked at anew each time.
 *
 * @param options.pauseMs mean pause before the second try; it doubles with each further one.
 */
async function commitOnTip({ pauseMs = 500, ...job }) {
    const { committer, lock, message } = job;
    let last;
    for (let attempt = 0; attempt < TRIES; attempt++) {
        if (attempt > 0)
            await (0,promises_.setTimeout)(pauseMs * 2 ** (attempt - 1) * (0.5 + Math.random()));
        const tip = await committer.readTip();
        const { fresh, missing, recorded, stale } = compareWithTip(job, tip);
        const keys = new Set(recorded.flatMap((one) => one.keys));
        const lockEdit = lock && keys.size > 0 ? await mergeLock({ committer, lock, tip, keys }) : undefined;
        if (missing.length === 0 && lockEdit === undefined && !tip.rebuild?.isDue) {
            const lost = last && !tip.rebuild && recorded.length > 0 ? await findLostCommit(committer, { tip, last }) : undefined;
            return { commit: lost, stale };
        }
        const written = await committer.write({ tip, changes: missing, lock: lockEdit, message: message(fresh) });
        if (written)
            return { commit: { ...written, parent: tip.sha }, stale };
        last = tip;
    }
    throw new errors/* RetouchError */.tJ("delivery", delivery_messages/* COMMIT_FAILED */.UF.tries(TRIES));
}
/** What of a job can still be committed. */
function compareWithTip({ changes, lockOnly }, { tree }) {
    const verdicts = changes.map((change) => ({ change, verdict: checkChange(change, tree) }));
    const fresh = verdicts.flatMap(({ change, verdict }) => (verdict === "stale" ? [] : change));
    const recorded = new Set([...fresh, ...lockOnly.filter(({ task }) => hasSource(task, tree))]);
    return {
        /** What the branch will have. */
        fresh,
        /** Of these, what the branch does not have yet. */
        missing: verdicts.flatMap(({ change, verdict }) => (verdict === "apply" ? change : [])),
        /** What the lock may hold. */
        recorded: [...recorded],
        stale: [...changes, ...lockOnly].flatMap((one) => (recorded.has(one) ? [] : describeStale(one.task, tree))),
    };
}
function describeStale(task, tree) {
    return { output: task.output, removed: (0,compare_tip/* findRemoved */._)(task, tree) };
}
/** A commit of the try before whose answer was lost on the way. */
async function findLostCommit(committer, { tip, last }) {
    const { parents, verified } = await committer.readCommit(tip.sha);
    return parents.join() === last.sha ? { sha: tip.sha, parent: last.sha, verified } : undefined;
}
/** What to commit of the lock; undefined when the tip has it already. */
async function mergeLock({ committer, lock, tip, keys }) {
    const texts = new Map();
    for (const [path, { mode, sha }] of tip.tree) {
        const isLock = (path === lock.path || (0,branch_files/* isBranchFile */.Xm)(lock.path, path)) && mode.startsWith("100");
        if (isLock)
            texts.set(path, lock.isKnown(path) ? undefined : await committer.readText(sha, path));
    }
    const edit = lock.merge(texts, keys);
    const blocked = edit?.files.find(({ path }) => isBlocked(path, tip.tree));
    if (blocked)
        throw new errors/* RetouchError */.tJ("delivery", delivery_messages/* CANNOT_COMMIT */.Eg.lockBlocked(blocked.path));
    return edit;
}
/** Compares what the task began with and what the tip of the branch has now. */
function checkChange({ task, blob }, tip) {
    const { source, output, outputIndexBlob } = task;
    if (isBlocked(output, tip))
        return "stale";
    if (tip.get(output)?.sha === blob)
        return "done";
    if (!hasSource(task, tip))
        return "stale";
    const worktreeBlob = output === source?.path ? source.blob : undefined;
    return isSame(tip.get(output)?.sha, outputIndexBlob, worktreeBlob) ? "apply" : "stale";
}
/** Whether the tip still has the source that the task began with. */
function hasSource({ source }, tip) {
    return !source || isSame(tip.get(source.path)?.sha, source.indexBlob, source.blob);
}
/** Where the tip has something that a file must not be written to or through: a symbolic link, a folder, a submodule. */
function isBlocked(path, tip) {
    const mode = tip.get(path)?.mode;
    if (mode !== undefined && !mode.startsWith("100"))
        return true;
    return (0,tree/* listParents */.WJ)(path).some((parent) => (tip.get(parent)?.mode ?? tree/* FOLDER */.L7) !== tree/* FOLDER */.L7);
}
/** A workspace without git has no index; then the bytes that were edited must be the tip's. */
function isSame(tipBlob, indexBlob, worktreeBlob) {
    return tipBlob === indexBlob || (tipBlob !== undefined && tipBlob === worktreeBlob);
}

// EXTERNAL MODULE: ./out/build-dist/compiled/lock/proposal.js
var proposal = __webpack_require__(39106);
;// CONCATENATED MODULE: ./out/build-dist/compiled/deliver/commit-proposal.js




function createProposalCommitter({ writer, reader, ...options }) {
    let found;
    return {
        get found() {
            return found;
        },
        async readTip() {
            found = await read(options);
            if (!found)
                throw new errors/* RetouchError */.tJ("delivery", delivery_messages/* COMMIT_FAILED */.UF.branchGoneOrHidden(options.context.base ?? ""));
            return toTip(found);
        },
        readText: reader.readText,
        readCommit: reader.readCommit,
        write: writer.write,
        async [Symbol.asyncDispose]() {
            await writer[Symbol.asyncDispose]();
        },
    };
}
async function read(options) {
    try {
        return await (0,proposal/* readProposal */.Vv)(options);
    }
    catch (error) {
        const doing = `reading the branch \`${options.context.branch}\``;
        throw (0,github_errors/* explainGitHubError */.P)(error, { doing, permission: "contents: write", code: "delivery" });
    }
}
function toTip({ parents: [sha, ...merged], head, tree, delta, isBehind }) {
    // A commit on top of what people did.
    if (sha === head && merged.length === 0)
        return { sha, tree };
    return { sha, tree, rebuild: { head, merged, delta, isDue: isBehind } };
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/deliver/commit.js
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});













/**
 * What would keep a commit of these outputs from being made, one sentence each; looked at before anything is spent.
 * A token's permissions cannot be asked for: whether it may write shows only when it does.
 */
async function checkCommit({ context, outputs, method }) {
    const { workspace } = context;
    const repository = (0,git_repository/* findRepository */.W1)(workspace);
    if (!repository)
        return method === "git" ? [delivery_messages/* CANNOT_COMMIT */.Eg.noCheckout] : [];
    const filters = await (0,clean_filters/* findFilters */.LF)(workspace, outputs);
    const tracked = [...filters.keys()].filter((path) => filters.get(path) === clean_filters/* LFS_FILTER */.Zn);
    const filtered = [...filters.keys()].filter((path) => !tracked.includes(path));
    if (method === "api") {
        const problems = tracked.length > 0 ? [delivery_messages/* CANNOT_COMMIT */.Eg.lfsByApi(tracked)] : [];
        return filtered.length > 0 ? [...problems, delivery_messages/* CANNOT_COMMIT */.Eg.filteredByApi(filtered)] : problems;
    }
    const problems = await Promise.all([...Map.groupBy(filtered, (path) => filters.get(path) ?? "")].map(([filter, paths]) => checkFilter(repository, filter, paths)));
    const isLfsMissing = tracked.length > 0 && !(await (0,git_process/* openReader */.cE)(repository)?.readLfs(["version"]));
    return [...(isLfsMissing ? [delivery_messages/* CANNOT_COMMIT */.Eg.lfsMissing(tracked)] : []), ...problems.flat()];
}
/** Git stores a file as it is where its filter is not set up, even one that should be encrypted. */
async function checkFilter(repository, filter, paths) {
    const git = (0,git_process/* openWriter */.Kn)(repository);
    const [path = ""] = paths;
    const read = async (key) => (await git.try(["config", "--get", `filter.${filter}.${key}`])).stdout.trim();
    const commands = await Promise.all(["clean", "smudge", "process"].map(read));
    if (commands.every((command) => command === ""))
        return [delivery_messages/* CANNOT_COMMIT */.Eg.filterMissing(filter, path)];
    const sample = paths.find((one) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(repository.root, one)));
    const tried = sample === undefined ? undefined : await git.try(["hash-object", "--", sample]);
    return tried && tried.exitCode !== 0 ? [delivery_messages/* CANNOT_COMMIT */.Eg.filterFails(filter, sample ?? path, (0,git_process/* summarizeGit */.WL)(tried))] : [];
}
/**
 * Commits the changes to the run's branch.
 *
 * @throws RetouchError `delivery` with the permission or the cause in its message.
 */
async function deliverCommit(options) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { context, changes, lockOnly, lock, message, reading } = options;
        const { branch, workspace, serverUrl, owner, repo } = context;
        if (branch === undefined)
            throw new errors/* RetouchError */.tJ("delivery", delivery_messages/* CANNOT_COMMIT */.Eg.noBranch);
        const outputs = changes.map(({ task }) => task.output);
        const filters = await (0,clean_filters/* findFilters */.LF)(workspace, lock ? [...outputs, lock.path] : outputs);
        const tasks = [...changes, ...lockOnly].map(({ task }) => task);
        const lockPaths = lock ? [lock.path, `${(0,branch_files/* branchFolder */.dU)(lock.path)}/`] : [];
        const paths = [...tasks.flatMap(({ source, output }) => (source ? [source.path, output] : output)), ...lockPaths];
        const toCommit = (commit) => commit && { ...commit, branch, url: `${serverUrl}/${owner}/${repo}/commit/${commit.sha}` };
        const isByGit = needsGit({ ...options, filters });
        const byGit = () => (0,commit_git/* createGitCommitter */.L)({ context, branch, filters, token: options.githubToken });
        const byApi = async () => createApiCommitter({ github: await options.github(), context, branch, paths });
        if (reading === undefined) {
            const env_2 = { stack: [], error: void 0, hasError: false };
            try {
                const committer = __addDisposableResource(env_2, isByGit ? byGit() : await byApi(), true);
                const { commit, stale } = await commitOnTip({ ...options, committer, message: (committed) => message(committed, undefined) });
                return { stale, commit: toCommit(commit) };
            }
            catch (e_1) {
                env_2.error = e_1;
                env_2.hasError = true;
            }
            finally {
                const result_1 = __disposeResources(env_2);
                if (result_1)
                    await result_1;
            }
        }
        const reader = await byApi();
        const read = { context, github: await options.github(), lockPath: lock?.path, paths, known: reading.known, force: reading.force };
        const committer = __addDisposableResource(env_1, createProposalCommitter({ ...read, reader, writer: isByGit ? byGit() : reader }), true);
        const { commit, stale } = await commitOnTip({ ...options, committer, message: (committed) => message(committed, committer.found) });
        return { stale, commit: toCommit(commit), proposal: committer.found };
    }
    catch (e_2) {
        env_1.error = e_2;
        env_1.hasError = true;
    }
    finally {
        const result_2 = __disposeResources(env_1);
        if (result_2)
            await result_2;
    }
}
function needsGit({ method, changes, filters }) {
    if (method !== "auto")
        return method === "git";
    return filters.size > 0 || changes.some(({ bytes }) => bytes > git_data/* MAX_API_FILE_BYTES */.xS);
}


/***/ }),

/***/ 4918:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  l: () => (/* binding */ deliverOutcomes),
  renewProposal: () => (/* binding */ renewProposal)
});

// EXTERNAL MODULE: ./out/build-dist/compiled/cache/result-cache.js + 1 modules
var result_cache = __webpack_require__(71241);
// EXTERNAL MODULE: ./out/build-dist/compiled/cancel.js
var cancel = __webpack_require__(98976);
// EXTERNAL MODULE: ./out/build-dist/compiled/errors.js
var compiled_errors = __webpack_require__(82489);
// EXTERNAL MODULE: ./out/build-dist/compiled/inputs/load.js + 3 modules
var load = __webpack_require__(23266);
// EXTERNAL MODULE: ./out/build-dist/compiled/lock/branch-files.js
var branch_files = __webpack_require__(39754);
// EXTERNAL MODULE: ./out/build-dist/compiled/lock/lock.js
var lock = __webpack_require__(86791);
// EXTERNAL MODULE: ./out/build-dist/compiled/lock/parse-lock.js
var parse_lock = __webpack_require__(81629);
// EXTERNAL MODULE: ./out/build-dist/compiled/lock/unite-locks.js
var unite_locks = __webpack_require__(67290);
;// CONCATENATED MODULE: ./out/build-dist/compiled/lock/merge-lock.js





/**
 * Adds entries of this run to the lock of the branch to which they are committed, and keeps the entries that others committed meanwhile. An
 * entry that differs from the branch's only in time and cost is not added, so that no commit is made for it.
 *
 * @param tip texts of the branch's lock files by path; undefined for those that are known.
 * @returns undefined if there is nothing to add.
 * @throws RetouchError `delivery` if a file of the branch cannot be read.
 */
function mergeLock(tip, options) {
    const { path, branch, recorded, keys } = options;
    const { locks, repaired, unreadable } = parseTip(tip, options);
    const united = (0,unite_locks/* uniteLocks */.W)(locks.values());
    const added = [...recorded].filter(([key, entry]) => keys.has(key) && !isSameResult(united.get(key), entry));
    const own = branch === undefined ? [path] : [...locks.keys()].filter((file) => (0,branch_files/* isFileOfBranch */.cW)(path, branch, file));
    const files = [];
    const removed = unreadable.filter((file) => file !== path);
    if (added.length > 0) {
        const text = (0,lock/* formatLock */.X5)(new Map([...(0,unite_locks/* uniteLocks */.W)(own.flatMap((file) => locks.get(file) ?? [])), ...added]));
        const target = branch === undefined ? path : (0,branch_files/* branchFile */.hd)(path, branch, text);
        files.push({ path: target, text });
        removed.push(...own.filter((file) => branch !== undefined && file !== target));
    }
    const needsRepair = repaired.has(path) || unreadable.includes(path);
    if (needsRepair && files[0]?.path !== path)
        files.push({ path, text: (0,lock/* formatLock */.X5)(locks.get(path) ?? new Map()) });
    return files.length + removed.length > 0 ? { files, removed } : undefined;
}
function parseTip(tip, { known, force }) {
    const found = { locks: new Map(), repaired: new Set(), unreadable: [] };
    for (const [file, text] of tip) {
        try {
            const { lock, repaired } = text === undefined ? { lock: known.get(file) ?? new Map(), repaired: false } : (0,parse_lock/* parseLock */.P)(text, file);
            found.locks.set(file, lock);
            if (repaired)
                found.repaired.add(file);
        }
        catch (cause) {
            if (!force)
                throw new compiled_errors/* RetouchError */.tJ("delivery", `On the branch: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
            found.unreadable.push(file);
        }
    }
    return found;
}
function isSameResult(known, { sourceBlob, recipe, outputBlob }) {
    return known?.sourceBlob === sourceBlob && known.recipe === recipe && known.outputBlob === outputBlob;
}

// EXTERNAL MODULE: ./out/build-dist/compiled/lock/proposal.js
var lock_proposal = __webpack_require__(39106);
// EXTERNAL MODULE: ./out/build-dist/compiled/outcome.js
var compiled_outcome = __webpack_require__(36904);
// EXTERNAL MODULE: ./out/build-dist/compiled/text/inert-json.js
var inert_json = __webpack_require__(569);
// EXTERNAL MODULE: ./out/build-dist/compiled/deliver/artifact.js
var deliver_artifact = __webpack_require__(38606);
;// CONCATENATED MODULE: ./out/build-dist/compiled/deliver/artifact-extras.js



/** What the workspace has no place for. */
const EXTRA_KINDS = ["rejected", "candidates", "steps"];
/** @param isShard its steps go with it, because the merge records them. */
function listArtifactExtras(outcomes, isShard) {
    return outcomes.flatMap(({ task: { output }, result, rejected = [], kept = [] }) => [
        ...rejected.map((file, index) => ({ kind: "rejected", output, path: (0,compiled_outcome/* rejectedPath */.Qb)(output, index), file })),
        ...kept.flatMap((one) => {
            const place = { output, path: (0,compiled_outcome/* retainedPath */.S1)(one, output), file: one.file };
            // The first candidate is the output.
            if (one.kind === "candidate")
                return one.number > 1 ? [{ kind: "candidates", ...place }] : [];
            return isShard || result.status === "failed" ? [{ kind: "steps", ...place }] : [];
        }),
    ]);
}
/** A notice that they are only in the run's own folder. Empty where there are none. @param extras with their paths in that folder. */
function noteTempFolder(extras) {
    const kinds = EXTRA_KINDS.filter((kind) => extras.some((one) => one.kind === kind));
    return extras.slice(0, 1).map(({ file, path }) => ({ code: "left-in-temp", folder: file.slice(0, -path.length - 1), kinds }));
}
/** The extras with their paths in the artifact: the repository may have a folder of such a name with images that were edited. */
function placeArtifactExtras(extras, uploads) {
    const tops = new Set(uploads.map(({ task }) => task.output.slice(0, task.output.indexOf("/") + 1)));
    const prefixes = new Map(EXTRA_KINDS.map((kind) => {
        let prefix = "";
        while (tops.has(`${prefix}${kind}/`))
            prefix += "_";
        return [kind, prefix];
    }));
    return extras.map((one) => ({ ...one, path: `${prefixes.get(one.kind) ?? ""}${one.path}` }));
}
/**
 * The `results` output, each with where in the artifact the image is (`file`), or the one that was refused (`rejected`), else null; and with
 * the paths of its further candidates and of its steps, where there are any.
 */
function renderResults({ outcomes, renderResult, uploads, extras, stale }) {
    const uploaded = new Set(uploads.map(({ task }) => task.output));
    const extrasOf = Map.groupBy(extras, ({ output }) => output);
    const markOne = createStaleMarker(stale);
    const rows = outcomes.map(({ result }) => {
        const own = extrasOf.get(result.output) ?? [];
        const pathsOf = (wanted) => own.flatMap(({ kind, path }) => (kind === wanted ? (0,deliver_artifact/* encodeArtifactPath */.yL)(path) : []));
        const [candidates, steps] = [pathsOf("candidates"), pathsOf("steps")];
        return {
            ...renderResult(markOne(result)),
            file: uploaded.has(result.output) ? (0,deliver_artifact/* encodeArtifactPath */.yL)(result.output) : null,
            rejected: pathsOf("rejected")[0] ?? null,
            candidates: candidates.length > 0 ? candidates : undefined,
            steps: steps.length > 0 ? steps : undefined,
        };
    });
    return `${(0,inert_json/* toInertJson */.G)(rows, 2)}\n`;
}
/** Marks images that the branch has overtaken; a failed task stays failed. */
function createStaleMarker(stale) {
    const byOutput = new Map(stale.map((one) => [one.output, one]));
    return (result) => {
        const found = result.status === "edited" ? byOutput.get(result.output) : undefined;
        if (!found)
            return result;
        const { removed } = found;
        const warnings = removed === undefined ? [] : [{ code: "removed-on-branch", path: removed }];
        return { ...result, status: "stale", warnings: [...result.warnings, ...warnings] };
    };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./out/build-dist/compiled/git/open-file.js
var open_file = __webpack_require__(67918);
// EXTERNAL MODULE: ./out/build-dist/compiled/deliver/delivery-messages.js
var delivery_messages = __webpack_require__(62313);
;// CONCATENATED MODULE: ./out/build-dist/compiled/deliver/changes.js





/** What is to be committed: results, and pictures of the fallback locale in the place of those that failed. */
function listChanges(outcomes, workspace, lock) {
    return outcomes.flatMap((outcome) => {
        const { task, outputBlob: blob, outputSha256: sha256, fallback, taken, restored } = outcome;
        if (blob === undefined || sha256 === undefined || !isChange(outcome))
            return [];
        const found = fallback !== undefined ? "fallback" : taken !== undefined ? "candidate" : restored ? "original" : undefined;
        const read = () => readResult(workspace, task.output, sha256);
        return [{ task, blob, bytes: (0,open_file/* sizeOfFile */.JL)(workspace, task.output), read, keys: recordedOf(outcome, lock), found }];
    });
}
async function readResult(workspace, output, sha256) {
    const bytes = await (0,open_file/* readPlainFile */.b$)(workspace, output);
    if (!bytes || (0,external_node_crypto_.createHash)("sha256").update(bytes).digest("hex") !== sha256)
        throw new compiled_errors/* RetouchError */.tJ("delivery", (0,delivery_messages/* replacedSince */.XP)(output));
    return bytes;
}
/**
 * Looks at each result before it is delivered. One that something else has taken the place of in the workspace becomes a failed task, so
 * that it does not keep the others from being delivered.
 */
async function failReplaced(outcomes, workspace) {
    const checked = [];
    for (const outcome of outcomes) {
        const { task, result, outputSha256 } = outcome;
        try {
            if (outputSha256 !== undefined && isChange(outcome))
                await readResult(workspace, task.output, outputSha256);
            checked.push(outcome);
        }
        catch (cause) {
            const { code, message } = (0,compiled_errors/* toRetouchError */.sK)(cause, "delivery");
            const error = result.error ?? { code, message };
            checked.push({ ...outcome, outputBlob: undefined, fallback: undefined, result: { ...result, status: "failed", error } });
        }
    }
    return checked;
}
/** What changes only the lock. */
function listLockOnlyChanges(outcomes, lock) {
    return outcomes.flatMap((outcome) => {
        const keys = isChange(outcome) ? [] : recordedOf(outcome, lock);
        return keys.length === 0 ? [] : [{ task: outcome.task, keys }];
    });
}
function isChange({ result, fallback, restored }) {
    return result.status === "edited" || restored === true || (result.status === "failed" && fallback !== undefined);
}
function recordedOf(outcome, lock) {
    return lock ? (0,compiled_outcome/* keysOf */.YD)(outcome).filter((key) => lock.recorded.has(key)) : [];
}

// EXTERNAL MODULE: ./out/build-dist/compiled/git/own-folder.js
var own_folder = __webpack_require__(22172);
// EXTERNAL MODULE: ./out/build-dist/compiled/deliver/commit.js + 3 modules
var commit = __webpack_require__(80250);
// EXTERNAL MODULE: ./out/build-dist/compiled/deliver/commit-message.js
var commit_message = __webpack_require__(8731);
;// CONCATENATED MODULE: ./out/build-dist/compiled/deliver/delivered.js
/** Makes the test whether a task is one of these. */
function createStaleTest(stale) {
    const outputs = new Set(stale.map(({ output }) => output));
    return ({ output }) => outputs.has(output);
}

// EXTERNAL MODULE: ./out/build-dist/compiled/deliver/shard-file.js
var shard_file = __webpack_require__(36817);
;// CONCATENATED MODULE: ./out/build-dist/compiled/deliver/deliver.js












/**
 * Brings the edited images to where they are wanted. What cannot be committed goes to the artifact, wanted there or not: it is paid for.
 * Failures are values, so that the report is written in each case.
 */
async function deliver(options) {
    const { context, outcomes, lock, targets, proposing, signal } = options;
    const cargo = {
        changes: listChanges(outcomes, context.workspace, lock),
        lockOnly: listLockOnlyChanges(outcomes, lock),
        extras: listArtifactExtras(outcomes, options.shardFile !== undefined),
    };
    const { changes, lockOnly, extras } = cargo;
    if (targets.length === 0)
        return { stale: [], warnings: noteTempFolder(extras), errors: [] };
    const isCancelled = signal.aborted;
    const isDue = changes.length + lockOnly.length > 0 || (proposing?.proposal !== undefined && (0,lock_proposal/* isOutdated */.lY)(proposing.proposal));
    const wantsCommit = targets.some((target) => target !== "artifact") && !isCancelled && isDue;
    const committed = wantsCommit ? await commitChanges(options, cargo) : undefined;
    const uploaded = await uploadRest(options, cargo, { committed, wantsAll: targets.includes("artifact") || isCancelled });
    const proposed = committed?.proposal && describeProposed(options, cargo, { ...committed, proposal: committed.proposal });
    return { ...summarize(cargo, { committed, uploaded }), proposed };
}
async function commitChanges(options, { changes, lockOnly }) {
    const { github, githubToken, context, lock, proposing, commitMethod: method, outcomes, signal } = options;
    const message = (committed, proposal) => {
        // One commit has it all, but for one on top of what people did.
        const kept = proposal?.isOwn ? listNamed(listKept(outcomes, proposal), listOthers(outcomes, proposal)) : [];
        if (committed.length === 0 && kept.length > 0 && proposal?.message !== undefined)
            return proposal.message;
        return renderMessage(options, [...kept, ...committed]);
    };
    try {
        const committing = (0,commit/* deliverCommit */.H)({ github, githubToken, context, changes, lockOnly, lock, reading: proposing, method, message });
        const committed = await (0,cancel/* untilCancelled */.c8)(committing, signal, cancel/* CANCEL_MS */.iS.commit);
        return committed ?? { stale: [], error: new compiled_errors/* RetouchError */.tJ("delivery", delivery_messages/* COMMIT_FAILED */.UF.cancelled) };
    }
    catch (error) {
        return { stale: [], error: (0,compiled_errors/* toRetouchError */.sK)(error, "delivery") };
    }
}
function renderMessage({ commitMessage: template, outcomes }, changes) {
    return (0,commit_message/* renderCommitMessage */.C)({ template, changes, isSandbox: outcomes.some(({ result }) => result.provider === "sandbox") });
}
const OWN_STATUSES = ["edited", "unchanged"];
/** Results of earlier runs that the run's own branch has and its base has not. */
function listKept(outcomes, { proposed }) {
    return outcomes.filter(({ task, result }) => result.status === "unchanged" && proposed.has(task.output));
}
/**
 * Results on the branch that this run neither made nor found up to date: all legs of a matrix share one branch, workflows may share one, and
 * what a recipe selects may change.
 */
function listOthers(outcomes, { proposed, records, tree }) {
    const own = new Set(outcomes.flatMap(({ task, result }) => (OWN_STATUSES.includes(result.status) ? task.output : [])));
    return [...records].flatMap(([output, entry]) => proposed.has(output) && !own.has(output) && tree.get(output)?.sha === entry.outputBlob ? [{ output, entry }] : []);
}
function listNamed(kept, others) {
    return [...kept, ...others.map(({ output }) => ({ task: { output } }))];
}
function describeProposed(options, { changes: made }, { commit, stale, proposal: before }) {
    const [kept, others] = [listKept(options.outcomes, before), listOthers(options.outcomes, before)];
    const isStale = createStaleTest(stale);
    const changes = [...listNamed(kept, others), ...made.filter(({ task }) => !isStale(task))];
    return {
        others,
        ...{ before, changes, head: commit?.sha ?? before.head },
        kept: kept.map((outcome) => ({ outcome, cost: options.proposing?.costOf(outcome.task.output) ?? null })),
        isEmpty: commit === undefined && before.isEmpty,
        subject: renderMessage(options, changes).split("\n", 1)[0] ?? "",
    };
}
async function uploadRest(options, cargo, { committed, wantsAll }) {
    const { context, outcomes, renderResult, artifactName: name, artifactExtra, shardFile } = options;
    const { changes, lockOnly, extras } = cargo;
    const { stale = [], error: failure } = committed ?? {};
    const isStale = createStaleTest(stale);
    const isUndelivered = ({ task }) => !committed || failure !== undefined || isStale(task);
    const uploads = wantsAll ? changes : changes.filter(isUndelivered);
    const wantsRecords = lockOnly.length > 0 && (wantsAll || failure !== undefined);
    // Extras have no other place, whatever was asked for.
    if (uploads.length + extras.length === 0 && !wantsRecords && !shardFile)
        return {};
    const placed = placeArtifactExtras(extras, uploads);
    const left = new Set([...changes, ...lockOnly].flatMap(({ task, keys }) => (isStale(task) ? keys : [])));
    // The lock says nothing of a picture that was refused.
    const needsLock = uploads.length + lockOnly.length > 0 || extras.some(({ kind }) => kind !== "rejected");
    const results = { path: "results.json", content: renderResults({ outcomes, renderResult, uploads, extras: placed, stale }) };
    try {
        const artifact = await (0,deliver_artifact/* uploadArtifact */.mz)({
            name,
            context,
            entries: [
                ...uploads.map(({ task, read }) => ({ path: task.output, read })),
                ...placed.map(({ path, file }) => ({ path, read: () => (0,own_folder/* readOwnFile */.zx)(file) })),
            ],
            extra: [
                ...((needsLock && artifactExtra?.(left)) || []),
                ...(shardFile ? [{ path: shard_file/* SHARD_FILE */.aL, content: shardFile({ uploads, extras: placed }) }] : []),
                results,
            ],
        });
        return { artifact };
    }
    catch (error) {
        return { error: (0,compiled_errors/* toRetouchError */.sK)(error, "delivery") };
    }
}
function summarize({ changes, lockOnly, extras }, { committed, uploaded }) {
    const { artifact, error: artifactError } = uploaded;
    const errors = [];
    const warnings = [];
    const fail = (cause, place) => errors.push(new compiled_errors/* RetouchError */.tJ("delivery", `${cause.message} ${place}`.trim(), { cause }));
    const what = changes.length > 0 ? "images" : "lockfile";
    if (committed?.error)
        fail(committed.error, changes.length + lockOnly.length > 0 ? (0,delivery_messages/* describePlace */.df)(what, artifact) : "");
    if (artifactError) {
        // Nothing that was asked for is missing when everything was committed but what the branch has overtaken. A failed commit fails the
        // step already, and a refused picture failed its task.
        if (committed || changes.length === 0)
            warnings.push({ code: "artifact-failed", reason: artifactError.message });
        else
            fail(artifactError, (0,delivery_messages/* describePlace */.df)("images", undefined));
        warnings.push(...noteTempFolder(extras));
    }
    return { commit: committed?.commit, artifact, stale: committed?.stale ?? [], warnings, errors };
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/deliver/deliver-outcomes.js















const UNFINISHED = "The run was cancelled before the images were delivered. They are still in the workspace.";
/** Delivers what was made with its lock records. @returns the outcomes as they are then: a newer commit makes some of them stale. */
async function deliverOutcomes(outcomes, options) {
    const { context, lockFile, signal } = options;
    const unfinished = { stale: [], warnings: [], errors: [new compiled_errors/* RetouchError */.tJ("delivery", UNFINISHED)] };
    const intact = await failReplaced(outcomes, context.workspace);
    const replaced = intact.filter((outcome) => !outcomes.includes(outcome)).map(({ task }) => task.output);
    const failures = await restore(lockFile, replaced);
    const [delivered = unfinished, cached] = await Promise.all([
        (0,cancel/* untilCancelled */.c8)(deliverWithLock(intact, options), signal, cancel/* CANCEL_MS */.iS.delivery),
        options.cache.finish(),
    ]);
    const { stale, errors, warnings } = delivered;
    const [isStale, markOne] = [createStaleTest(stale), createStaleMarker(stale)];
    const keys = intact.filter(({ task }) => isStale(task)).flatMap(compiled_outcome/* keysOf */.YD);
    failures.push(...(await restore(lockFile, keys)));
    return {
        delivered: {
            ...delivered,
            kept: listPlaces(intact, cached),
            warnings: [...warnings, ...noteLost(intact, cached, { delivered, inputs: options.inputs })],
            errors: [...errors, ...failures],
        },
        outcomes: intact.map((outcome) => ({ ...outcome, result: markOne(outcome.result) })),
    };
}
/** Takes records of this run out of the lock. @returns why that failed. */
function restore(lockFile, keys) {
    return lockFile.restore(keys).then(() => [], (error) => [(0,compiled_errors/* toRetouchError */.sK)(error, "delivery")]);
}
/** Where the repository shows candidates and steps. */
function listPlaces(outcomes, { placeOf }) {
    const keys = outcomes.flatMap(({ kept = [] }) => kept.flatMap(({ cacheKey }) => cacheKey ?? []));
    const places = new Map(keys.flatMap((key) => {
        const place = placeOf(key);
        return place ? [[key, place]] : [];
    }));
    return places.size > 0 ? places : undefined;
}
/** What was not kept, and why. Who asks for a place gets to know that it took nothing; `auto` promises none. */
function noteLost(outcomes, cached, { delivered, inputs }) {
    const { left, tooLarge, reason } = cached;
    const notes = noteLeft(outcomes, cached, delivered);
    const { length: count } = [...left].filter((key) => !tooLarge.has(key));
    const isSaid = notes.some((notice) => "reason" in notice && notice.reason === reason);
    if (inputs.resultCache !== "git" || reason === undefined || count === 0 || isSaid)
        return notes;
    return [...notes, { code: "results-not-kept", count, reason }];
}
/** Beside a commit, candidates and steps are expected to be there for later runs. */
function noteLeft(outcomes, { left, tooLarge, reason }, { commit, artifact, stale }) {
    if (!commit)
        return [];
    const isStale = createStaleTest(stale);
    const kept = outcomes.flatMap((outcome) => (isStale(outcome.task) ? [] : (outcome.kept ?? [])));
    const lost = kept.flatMap(({ cacheKey }) => (cacheKey !== undefined && left.has(cacheKey) ? cacheKey : []));
    const { length: count } = lost.filter((key) => tooLarge.has(key));
    const tell = (why) => ({ code: "candidates-not-in-repository", reason: why, artifact: artifact?.name });
    return [
        ...(kept.some(({ cacheKey }) => cacheKey === undefined) ? [tell(delivery_messages/* FILTERED */.Iy)] : []),
        ...(count > 0 ? [{ code: "too-large-to-keep", count }] : []),
        ...(lost.length > count && reason !== undefined ? [tell(reason)] : []),
    ];
}
/** Where nothing is to be made: brings the run's own branch up to date, or tells the merge so. */
async function renewProposal(outcomes, options) {
    const { inputs, proposal } = options;
    if (inputs.shard)
        return inputs.dryRun ? {} : deliverOutcomes(outcomes, { ...options, cache: result_cache/* NO_CACHE */.DQ });
    if (!proposal || !(0,lock_proposal/* isOutdated */.lY)(proposal) || inputs.frozen || (0,load/* commitTarget */.F)(inputs) === undefined)
        return {};
    return deliverOutcomes(outcomes, { ...options, cache: result_cache/* NO_CACHE */.DQ });
}
function deliverWithLock(outcomes, { context, inputs, lockFile, github, signal, proposal, renderResult, facts }) {
    const { path, known } = lockFile;
    const costOf = (output) => entries.get(output)?.cost ?? null;
    const { force, commitMessage, commitMethod, githubToken, shard } = inputs;
    const [targets, artifactName] = shard
        ? [["artifact"], (0,shard_file/* nameShard */.g0)(inputs.artifactName, shard)]
        : [inputs.deliver, inputs.artifactName];
    // As they are now: what a cancelled run was at may still be recorded, and is not delivered.
    const [recorded, entries] = [new Map(lockFile.recorded), new Map(lockFile.entries)];
    const without = (left) => (0,lock/* formatLock */.X5)(new Map([...entries].filter(([key]) => !left.has(key))));
    const branch = (0,branch_files/* findMergedBranch */.Ag)(context);
    const withLock = path !== undefined && {
        lock: {
            ...{ path, recorded },
            isKnown: (file) => file !== path && known.has(file),
            merge: (tip, keys) => mergeLock(tip, { path, branch, known, recorded, keys, force: force === true }),
        },
        artifactExtra: (left) => [{ path, content: without(left) }],
    };
    return deliver({
        ...{ context, github, githubToken, outcomes, renderResult, targets, commitMessage, commitMethod, artifactName, signal },
        shardFile: shard && ((parts) => (0,shard_file/* renderShardFile */.$7)({ ...parts, shard, outcomes, recorded, renderResult, facts, recipes: inputs.recipes })),
        proposing: targets.includes("pull-request") ? { proposal, costOf, known, force: force === true } : undefined,
        ...withLock,
    });
}


/***/ }),

/***/ 62313:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Eg: () => (/* binding */ CANNOT_COMMIT),
/* harmony export */   Gg: () => (/* binding */ REMOTE_REFUSED),
/* harmony export */   Iy: () => (/* binding */ FILTERED),
/* harmony export */   Oq: () => (/* binding */ SHARDS),
/* harmony export */   R8: () => (/* binding */ BRANCH_RULES),
/* harmony export */   UF: () => (/* binding */ COMMIT_FAILED),
/* harmony export */   XP: () => (/* binding */ replacedSince),
/* harmony export */   df: () => (/* binding */ describePlace),
/* harmony export */   sA: () => (/* binding */ NOT_PUSHED),
/* harmony export */   tX: () => (/* binding */ ARTIFACT),
/* harmony export */   uq: () => (/* binding */ CANNOT_DELIVER)
/* harmony export */ });
/** What the user reads about the delivery. `doing` fits into "GitHub refused …". */
const ARTIFACT = {
    enterprise: "Artifacts are not available on GitHub Enterprise Server.",
    noAccess: "Artifacts are not available: ACTIONS_RUNTIME_TOKEN or ACTIONS_RESULTS_URL is not set. GitHub sets them for actions; check whether something in the job clears them.",
    failed: (reason) => `The artifact could not be uploaded: ${reason}`,
    noId: "the service returned no artifact ID",
    namesTaken: (first, last) => `the names \`${first}\` to \`${last}\` are taken`,
};
/** What the merge says of the shards. */
const SHARDS = {
    notListed: (reason) => `The artifacts of this run could not be listed: ${reason}`,
    none: (name) => `This run has no artifact \`${name}\`. Run the shards before the merge, in the same workflow run and with the same \`artifact-name\`.`,
    missing: (shards) => {
        const [isOne, listed] = [shards.length === 1, shards.slice(0, 20).join(", ")];
        const what = isOne ? "The shard" : `${shards.length} shards`;
        return `${what} ${isOne ? listed : `(${listed}${shards.length > 20 ? ", …" : ""})`} left no results. Everything else was delivered. Re-run the failed jobs; finished images are not paid for again.`;
    },
    failed: (shard, message) => `Shard ${shard}: ${message}`,
    unknownModel: (model) => `A shard used the model ${model}, which this version does not know.`,
    unreadable: (name, reason) => `The artifact \`${name}\` is not the result of a shard: ${reason}.`,
    otherBytes: "the artifact has changed since it was uploaded",
    noImage: "The artifact of the shard does not have this image.",
    notAnOutput: (path) => `Results may not be written to ${path}.`,
};
/** Where the images, or the lockfile alone, are after a failed commit. */
function describePlace(what, artifact) {
    const subject = `The ${what} ${what === "images" ? "are" : "is"}`;
    return artifact ? `${subject} in the artifact \`${artifact.name}\`: ${artifact.url}` : `${subject} left in the workspace.`;
}
/** What would keep a commit from being made. */
const CANNOT_COMMIT = {
    lfsByApi: (paths) => `\`commit-method: api\` cannot commit what Git LFS tracks (${quote(paths)}). Use \`auto\` or \`git\`.`,
    lfsMissing: (paths) => `Git LFS tracks outputs (${quote(paths)}), but \`git-lfs\` is not installed on this runner.`,
    filteredByApi: (paths) => `\`commit-method: api\` cannot commit what a clean filter changes (${quote(paths)}). Use \`auto\` or \`git\`.`,
    filterMissing: (filter, path) => `\`.gitattributes\` sends \`${path}\` through the filter \`${filter}\`, which is not set up on this runner. Set it up before this step, or the file would be stored without it.`,
    filterFails: (filter, path, reason) => `The filter \`${filter}\` fails for \`${path}\`: ${reason}`,
    hookFails: (hook, program) => `The hook \`${hook}\` of the repository needs \`${program}\`, which is not on this runner. Install it in a step before Retouch.`,
    noCheckout: "`commit-method: git` needs a git checkout in the workspace. Run actions/checkout first, without `path`.",
    noBase: (base) => `\`base\`: there is no branch \`${base}\`.`,
    noBranch: "This run has no branch to commit to.",
    tooLarge: (path) => `\`${path}\` is larger than the 37.5 MB that the GitHub API accepts. Set \`commit-method: git\`.`,
    lockBlocked: (path) => `On the branch, \`${path}\` is a link or a folder, or is below a link.`,
};
const quote = (paths) => paths
    .slice(0, 3)
    .map((path) => `\`${path}\``)
    .join(", ");
/** Why a commit that was made is not pushed. */
const NOT_PUSHED = {
    others: (paths) => `The commit changes more than the results (${quote(paths)}), so it was not pushed. A hook of the repository may have added files.`,
    otherMode: (path) => `The commit changes the mode of \`${path}\`, so it was not pushed. A hook of the repository may have done that.`,
    otherBytes: (path) => `The commit has something else at \`${path}\` than the result, so it was not pushed. A hook of the repository may have changed it.`,
};
const replacedSince = (path) => `\`${path}\` changed after Retouch wrote it, so it was not delivered.`;
/** Why nothing is begun that could not be delivered. */
const CANNOT_DELIVER = {
    submodule: (path, folder) => `\`output\`: ${path} is inside the submodule \`${folder}\`, which is another repository. Choose another path.`,
    twin: (path, other) => `\`output\`: ${path} and the existing ${other} are one file on Windows and macOS. Choose another path, or use the same spelling.`,
    windowsName: (path) => `\`output\`: ${path} is not a name that Windows can store. Choose another path.`,
    nothingSent: (reason) => `${reason} Nothing was sent to the provider.`,
};
const ANOTHER_WAY = "Use `deliver: artifact`, commit to another branch, or let the owner of the token in `github-token` bypass the rule.";
const wayAround = ({ isOwn }) => isOwn
    ? "Exclude this branch from the rule, use `deliver: artifact`, or let the owner of the token in `github-token` bypass the rule."
    : "Use `deliver: pull-request` or `deliver: artifact`, commit to another branch, or let the owner of the token in `github-token` bypass the rule.";
/** Which rule of the branch refuses the commit. */
const BRANCH_RULES = {
    pullRequest: (to) => `The rules of the branch \`${to.branch}\` let it change by pull request only. ${wayAround(to)}`,
    update: (to) => `The rules of the branch \`${to.branch}\` let only those who may bypass them change it. ${wayAround(to)}`,
    statusChecks: (to) => `The rules of the branch \`${to.branch}\` require status checks, which a new commit does not have yet. ${wayAround(to)}`,
    deployments: (to) => `The rules of the branch \`${to.branch}\` require deployments, which a new commit does not have yet. ${wayAround(to)}`,
    signature: (branch) => `The rules of the branch \`${branch}\` require signed commits, and the git command line does not sign. Use \`commit-method: api\`, or \`deliver: artifact\`.`,
    message: (branch, pattern) => `The rules of the branch \`${branch}\` refuse the commit message: ${describePattern(pattern)}. Set \`commit-message\`.`,
    email: (branch, { who, email, ...pattern }) => `The rules of the branch \`${branch}\` refuse the ${who} ${email}: ${describePattern(pattern)}. ${ANOTHER_WAY}`,
    path: (path) => `The rules of the repository do not let ${path} be pushed. Choose another \`output\`, or use \`deliver: artifact\`.`,
    pathLength: (path, most) => `The rules of the repository allow paths of at most ${most} characters, and ${path} is longer. Choose a shorter \`output\`.`,
};
function describePattern({ operator, pattern, negate }) {
    return `it must ${negate ? "not " : ""}${OPERATORS[operator] ?? operator} ${JSON.stringify(pattern)}`;
}
const OPERATORS = {
    starts_with: "start with",
    ends_with: "end with",
    contains: "contain",
    regex: "match",
};
const COMMIT_FAILED = {
    branchGone: (branch) => `The branch \`${branch}\` no longer exists.`,
    branchGoneOrHidden: (branch) => `The branch \`${branch}\` no longer exists, or the token may not read it.`,
    otherFilter: (path) => `On the branch, \`.gitattributes\` gives \`${path}\` another filter than in the checkout. Run again.`,
    otherBlob: (path) => `Git would store \`${path}\` as something else than Retouch made: its clean filter gives another result each time.`,
    cancelled: "The run was cancelled while it committed, and the commit was not confirmed in time. Check the branch.",
    tries: (count) => `The commit failed in ${count} tries: each time, the branch had moved or GitHub did not answer.`,
};
/** Why the remote did not do what git asked. */
const REMOTE_REFUSED = {
    credentials: (doing, said) => `The remote refused ${doing}: neither the checkout's credentials nor \`github-token\` may do this. Leave \`persist-credentials\` of actions/checkout at its default. (${said})`,
    permission: (doing, said) => `The remote refused ${doing}: the token needs \`permissions: contents: write\`. (${said})`,
    other: (doing, said) => `Git could not complete ${doing}: ${said}`,
};
/** Why candidates are not in the repository. */
const FILTERED = "a clean filter decides what the repository stores at these paths.";


/***/ }),

/***/ 81613:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ openRemote)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82489);
/* harmony import */ var _git_git_environment_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(547);
/* harmony import */ var _git_git_process_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(89121);
/* harmony import */ var _delivery_messages_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(62313);




/** GitHub's words for a token without the permission. Other refusals, as of an archived repository, come with the status 403 too. */
const LACKS_PERMISSION = /denied to|Write access .* not granted|must have push access/i;
/** How a server refuses that is asked for what a push begins with. */
const REFUSED_BY_SERVER = /returned error: 40[134]\b|read-only|ERROR: /;
/** Of git, Git LFS and SSH. */
const LACKS_CREDENTIALS = /could not read (Username|Password)|Authentication (failed|required)|terminal prompts disabled|credentials for .* not found|Permission denied \(publickey|Host key verification failed/i;
/**
 * The checkout's own credentials come first: they may be a token by which a commit starts other workflows. Where it has none
 * (`persist-credentials: false`), `github-token` is used, in the environment of git alone, for this repository's address alone.
 */
function openRemote({ git, context, branch, token }) {
    const { serverUrl, owner, repo } = context;
    const url = `${serverUrl}/${owner}/${repo}`;
    const ref = `refs/heads/${branch}`;
    let usesToken = false;
    async function ask(asking, makeArgs) {
        if (!usesToken || token === undefined) {
            const reply = await asking.try(makeArgs("origin"));
            if (reply.exitCode === 0 || !token || !LACKS_CREDENTIALS.test(reply.stderr) || !(await isOrigin()))
                return reply;
        }
        usesToken = true;
        return asking.try(makeArgs(url), { env: (0,_git_git_environment_js__WEBPACK_IMPORTED_MODULE_1__/* .withSettings */ .GY)((0,_git_git_environment_js__WEBPACK_IMPORTED_MODULE_1__/* .deliveryEnvironment */ .oq)(), (0,_git_git_environment_js__WEBPACK_IMPORTED_MODULE_1__/* .authorize */ .Gq)(url, token)) });
    }
    /** The checkout may be of another repository, for which the token is not meant. */
    async function isOrigin() {
        const { stdout } = await git.try(["config", "--get", "remote.origin.url"]);
        const name = /[/:]([^/:]+\/[^/]+?)(\.git)?\/?$/.exec(stdout.trim())?.[1];
        return name?.toLowerCase() === `${owner}/${repo}`.toLowerCase();
    }
    const explain = (reply, doing) => {
        const said = (0,_git_git_process_js__WEBPACK_IMPORTED_MODULE_2__/* .summarizeGit */ .WL)(reply);
        const message = LACKS_CREDENTIALS.test(said)
            ? _delivery_messages_js__WEBPACK_IMPORTED_MODULE_3__/* .REMOTE_REFUSED */ .Gg.credentials
            : LACKS_PERMISSION.test(said)
                ? _delivery_messages_js__WEBPACK_IMPORTED_MODULE_3__/* .REMOTE_REFUSED */ .Gg.permission
                : _delivery_messages_js__WEBPACK_IMPORTED_MODULE_3__/* .REMOTE_REFUSED */ .Gg.other;
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RetouchError */ .tJ("delivery", message(doing, said));
    };
    async function findHead() {
        const reply = await ask(git, (remote) => ["ls-remote", remote, ref]);
        if (reply.exitCode !== 0)
            throw explain(reply, `reading the branch \`${branch}\``);
        // The pattern also matches the end of longer names.
        const line = reply.stdout.split("\n").find((entry) => entry.endsWith(`\t${ref}`));
        return line && /^[0-9a-f]{40,64}/.exec(line)?.[0];
    }
    const has = async (sha) => (await git.try(["cat-file", "-e", `${sha}^{commit}`])).exitCode === 0;
    const fetch = (wanted, depth) => ask(git, (remote) => ["fetch", "--quiet", "--no-tags", "--no-prune", "--no-recurse-submodules", ...depth, remote, wanted]);
    const findDepth = async () => ((await git.run(["rev-parse", "--is-shallow-repository"])).trim() === "true" ? ["--depth=1"] : []);
    async function fetchCommit(sha) {
        const reply = (await has(sha)) ? undefined : await fetch(sha, await findDepth());
        if (reply && reply.exitCode !== 0)
            throw explain(reply, `fetching the branch \`${branch}\``);
    }
    return {
        explain,
        findHead,
        fetchCommit,
        async findRefusal() {
            // Of a ref that is not there, only whether it could be made is asked.
            const reply = await ask(git, (remote) => ["push", "--dry-run", "--quiet", "--no-verify", remote, "HEAD:refs/retouch/probe"]);
            const isRefused = [LACKS_CREDENTIALS, LACKS_PERMISSION, REFUSED_BY_SERVER].some((words) => words.test(reply.stderr));
            return reply.exitCode !== 0 && isRefused ? explain(reply, "a push to the repository") : undefined;
        },
        async usesToken() {
            const { stdout } = await git.try(["config", "--get-regexp", "^http\\..*\\.extraheader$"]);
            const headers = stdout.split("\n").flatMap((line) => /AUTHORIZATION: basic (\S+)/i.exec(line)?.[1] ?? []);
            const own = Buffer.from(`x-access-token:${token}`).toString("base64");
            return headers.length > 0 && headers.every((header) => header === own);
        },
        async readHead() {
            const sha = await findHead();
            if (!sha)
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RetouchError */ .tJ("delivery", _delivery_messages_js__WEBPACK_IMPORTED_MODULE_3__/* .COMMIT_FAILED */ .UF.branchGone(branch));
            return sha;
        },
        async fetch(sha) {
            if (await has(sha))
                return;
            const reply = await fetch(ref, await findDepth());
            if (reply.exitCode !== 0)
                throw explain(reply, `fetching the branch \`${branch}\``);
            // The branch moved between the two requests, and the shallow fetch brought only its newest commit.
            await fetchCommit(sha);
        },
        push: (asking, sha, replaced) => {
            const force = replaced ? [`--force-with-lease=${ref}:${replaced.head ?? ""}`] : [];
            return ask(asking, (remote) => ["push", "--quiet", ...force, remote, `${sha}:${ref}`]);
        },
        async pushLfs(asking, ids) {
            const reply = await ask(asking, (remote) => ["lfs", "push", "--object-id", remote, ...ids]);
            if (reply.exitCode !== 0)
                throw explain(reply, "sending the images to Git LFS");
        },
    };
}


/***/ }),

/***/ 36817:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $7: () => (/* binding */ renderShardFile),
/* harmony export */   aL: () => (/* binding */ SHARD_FILE),
/* harmony export */   g0: () => (/* binding */ nameShard),
/* harmony export */   y9: () => (/* binding */ parseShardFile)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(27597);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82489);
/* harmony import */ var _lock_lock_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(86791);
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(36904);
/* harmony import */ var _pixels_picture_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(99014);
/* harmony import */ var _providers_names_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(10677);
/* harmony import */ var _text_dollars_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(85621);
/* harmony import */ var _text_inert_json_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(569);
/* harmony import */ var _text_repository_path_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(14030);
/* harmony import */ var _artifact_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(38606);










/*
 * What a shard leaves for the merge, beside its images: a file in its artifact. The merge takes it for what another job wrote, and so
 * checks it like a file from outside.
 */
const SHARD_FILE = "shard.json";
function nameShard(artifactName, { index, count }) {
    return `${artifactName}-shard-${index}-of-${count}`;
}
const text = zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP();
const count = zod__WEBPACK_IMPORTED_MODULE_7__/* .int */ .Whr().nonnegative();
const path = text.refine(_text_repository_path_js__WEBPACK_IMPORTED_MODULE_5__/* .isRepositoryPath */ .og);
const hash = text.regex(/^[0-9a-f]{64}$/);
const amount = zod__WEBPACK_IMPORTED_MODULE_7__/* .number */ .aig().min(0);
const error = zod__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({ code: zod__WEBPACK_IMPORTED_MODULE_7__/* ["enum"] */ .k5n(Object.keys(_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ADVICE */ .hc)), message: text });
const size = zod__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({ width: count, height: count });
const placementSchema = zod__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({ code: zod__WEBPACK_IMPORTED_MODULE_7__/* ["enum"] */ .k5n(["cropped", "padded", "stretched"]), from: size, to: size });
/** The notices that say what became of a task, or how its image lies upon its source, go as they are; the others as sentences. */
const noticeSchema = zod__WEBPACK_IMPORTED_MODULE_7__/* .discriminatedUnion */ .gMt("code", [
    zod__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({ code: zod__WEBPACK_IMPORTED_MODULE_7__/* .literal */ .euz("declined") }),
    zod__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({ code: zod__WEBPACK_IMPORTED_MODULE_7__/* .literal */ .euz("removed-on-branch"), path: text }),
    zod__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({ code: zod__WEBPACK_IMPORTED_MODULE_7__/* .literal */ .euz("no-text-found"), message: text.optional() }),
    zod__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({ code: zod__WEBPACK_IMPORTED_MODULE_7__/* .literal */ .euz("fallback-used"), locale: text }),
    zod__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({ code: zod__WEBPACK_IMPORTED_MODULE_7__/* .literal */ .euz("of-shard"), text }),
    placementSchema,
]);
/** Without what its task says. */
const share = zod__WEBPACK_IMPORTED_MODULE_7__/* .number */ .aig().min(0).max(1);
const pair = zod__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({ x: zod__WEBPACK_IMPORTED_MODULE_7__/* .number */ .aig(), y: zod__WEBPACK_IMPORTED_MODULE_7__/* .number */ .aig() });
const shown = zod__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({ width: count, height: count, format: zod__WEBPACK_IMPORTED_MODULE_7__/* ["enum"] */ .k5n(Object.keys(_pixels_picture_js__WEBPACK_IMPORTED_MODULE_3__/* .FORMATS */ .hR)) });
const fidelitySchema = zod__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({
    ...{ changed: share, changedOutside: share, confidence: share, preserved: share.nullable() },
    ...{ ssimInside: zod__WEBPACK_IMPORTED_MODULE_7__/* .number */ .aig().nullable(), ssimOutside: zod__WEBPACK_IMPORTED_MODULE_7__/* .number */ .aig().nullable() },
    ...{ deltaEInside: zod__WEBPACK_IMPORTED_MODULE_7__/* .number */ .aig().nullable(), deltaEOutside: zod__WEBPACK_IMPORTED_MODULE_7__/* .number */ .aig().nullable() },
    regions: zod__WEBPACK_IMPORTED_MODULE_7__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({ x: amount, y: amount, width: amount, height: amount })).max(64),
    ...{ shift: pair, zoom: pair, tone: zod__WEBPACK_IMPORTED_MODULE_7__/* .number */ .aig(), source: shown, answer: shown },
});
const resultSchema = zod__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({
    status: zod__WEBPACK_IMPORTED_MODULE_7__/* ["enum"] */ .k5n(["edited", "unchanged", "modified", "failed", "planned", "stale"]),
    cached: zod__WEBPACK_IMPORTED_MODULE_7__/* .boolean */ .zMY(),
    width: count.nullable(),
    height: count.nullable(),
    bytes: count.nullable(),
    sha256: hash.nullable(),
    cost: amount.max(_text_dollars_js__WEBPACK_IMPORTED_MODULE_8__/* .MAX_DOLLARS */ .Ze).nullable(),
    durationMs: amount.nullable(),
    warnings: zod__WEBPACK_IMPORTED_MODULE_7__/* .array */ .YOg(noticeSchema),
    error: error.nullable(),
    text: zod__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({ score: zod__WEBPACK_IMPORTED_MODULE_7__/* .number */ .aig().nullable(), missing: zod__WEBPACK_IMPORTED_MODULE_7__/* .array */ .YOg(text), left: zod__WEBPACK_IMPORTED_MODULE_7__/* .array */ .YOg(text), replaced: zod__WEBPACK_IMPORTED_MODULE_7__/* .array */ .YOg(text).optional() })
        .optional(),
    candidates: count.optional(),
    sourceBytes: amount.optional(),
    fidelity: fidelitySchema.optional(),
});
/** Images beside one output. */
const MAX_ASIDE = 64;
const keptSchema = zod__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({
    kind: zod__WEBPACK_IMPORTED_MODULE_7__/* ["enum"] */ .k5n(["candidate", "step"]),
    number: zod__WEBPACK_IMPORTED_MODULE_7__/* .int */ .Whr().min(1).max(1000),
    blob: _lock_lock_js__WEBPACK_IMPORTED_MODULE_1__/* .objectIdSchema */ .kf,
    width: count,
    height: count,
    placement: placementSchema.optional(),
    cacheKey: hash.optional(),
    /** Its path in the artifact; absent where the artifact does not have it, or has it as the output. */
    file: text.optional(),
});
const outcomeSchema = zod__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({
    /** Index in `recipes`. */
    recipe: count,
    source: zod__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({ path, blob: _lock_lock_js__WEBPACK_IMPORTED_MODULE_1__/* .objectIdSchema */ .kf, indexBlob: _lock_lock_js__WEBPACK_IMPORTED_MODULE_1__/* .objectIdSchema */ .kf.optional() }).optional(),
    output: path,
    locale: text.optional(),
    originBlob: _lock_lock_js__WEBPACK_IMPORTED_MODULE_1__/* .objectIdSchema */ .kf.or(zod__WEBPACK_IMPORTED_MODULE_7__/* .literal */ .euz("")),
    /** Of the file that the result replaces. */
    outputIndexBlob: _lock_lock_js__WEBPACK_IMPORTED_MODULE_1__/* .objectIdSchema */ .kf.optional(),
    result: resultSchema,
    before: zod__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({ width: count, height: count, bytes: count }).optional(),
    changedShare: zod__WEBPACK_IMPORTED_MODULE_7__/* .number */ .aig().min(0).max(1).optional(),
    /** Hash of the image, which the artifact has at the output's path; absent where there is none. */
    image: hash.optional(),
    fallback: text.optional(),
    taken: count.optional(),
    kept: zod__WEBPACK_IMPORTED_MODULE_7__/* .array */ .YOg(keptSchema).max(MAX_ASIDE),
    /** Paths in the artifact. */
    rejected: zod__WEBPACK_IMPORTED_MODULE_7__/* .array */ .YOg(text).max(MAX_ASIDE),
    /** Records for the lock, by key. */
    entries: zod__WEBPACK_IMPORTED_MODULE_7__/* .record */ .g1P(text, _lock_lock_js__WEBPACK_IMPORTED_MODULE_1__/* .lockEntrySchema */ .RU),
});
const recipeSchema = zod__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({
    name: text,
    mode: zod__WEBPACK_IMPORTED_MODULE_7__/* ["enum"] */ .k5n(_providers_names_js__WEBPACK_IMPORTED_MODULE_9__/* .MODES */ .F),
    provider: zod__WEBPACK_IMPORTED_MODULE_7__/* ["enum"] */ .k5n(_providers_names_js__WEBPACK_IMPORTED_MODULE_9__/* .PROVIDER_NAMES */ .x),
    model: text,
    images: zod__WEBPACK_IMPORTED_MODULE_7__/* .array */ .YOg(text),
    locales: zod__WEBPACK_IMPORTED_MODULE_7__/* .array */ .YOg(text),
    sourceLocale: text.optional(),
    candidates: count,
});
/** What a shard knows besides its tasks. */
const factsSchema = zod__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({
    /** Sentences about the shard as a whole. */
    notices: zod__WEBPACK_IMPORTED_MODULE_7__/* .array */ .YOg(text),
    /** Sentences about recipes without tasks. */
    idle: zod__WEBPACK_IMPORTED_MODULE_7__/* .array */ .YOg(text),
    errors: zod__WEBPACK_IMPORTED_MODULE_7__/* .array */ .YOg(error),
    /** US dollars; null where not known. */
    estimatedCost: amount.nullable(),
});
const fileSchema = factsSchema.extend({
    version: zod__WEBPACK_IMPORTED_MODULE_7__/* .literal */ .euz(1),
    shard: zod__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({ index: count, count }),
    recipes: zod__WEBPACK_IMPORTED_MODULE_7__/* .array */ .YOg(recipeSchema),
    outcomes: zod__WEBPACK_IMPORTED_MODULE_7__/* .array */ .YOg(outcomeSchema),
});
/** @throws where it is not what a shard writes. */
function parseShardFile(content) {
    return fileSchema.parse(JSON.parse(content));
}
function renderShardFile({ shard, outcomes, facts, ...parts }) {
    const file = {
        version: 1,
        shard,
        ...{ notices: [], idle: [], errors: [], estimatedCost: null, ...facts },
        recipes: parts.recipes.map(describeRecipe),
        outcomes: outcomes.map((outcome) => describeOutcome(outcome, parts)),
    };
    return `${(0,_text_inert_json_js__WEBPACK_IMPORTED_MODULE_4__/* .toInertJson */ .G)(file)}\n`;
}
function describeRecipe({ name, mode, provider, modelName: model, candidates, sourceLocale, ...lists }) {
    return { name, mode, provider: provider.name, model, candidates, sourceLocale, images: [...lists.images], locales: [...lists.locales] };
}
function describeOutcome(outcome, { uploads, extras, recorded, renderResult, recipes }) {
    const { task, result, before, changedShare, outputSha256, fallback, taken, kept = [], rejected = [] } = outcome;
    const { source, output, locale, originBlob, outputIndexBlob } = task;
    const files = new Map(extras.map(({ file, path }) => [file, (0,_artifact_js__WEBPACK_IMPORTED_MODULE_6__/* .encodeArtifactPath */ .yL)(path)]));
    const { source: _source, output: _output, locale: _locale, provider: _provider, model: _model, recipe: _recipe, ...own } = result;
    const sentences = renderResult(result).warnings;
    const warnings = result.warnings.map((notice, index) => noticeSchema.safeParse(notice).data ?? { code: "of-shard", text: sentences[index] ?? "" });
    return {
        recipe: recipes.findIndex(({ name }) => name === task.recipe.name),
        source: source && { path: source.path, blob: source.blob, indexBlob: source.indexBlob },
        ...{ output, locale, originBlob, outputIndexBlob, before, changedShare, fallback, taken },
        result: { ...own, warnings },
        image: uploads.some((upload) => upload.task === task) ? outputSha256 : undefined,
        kept: kept.map(({ key: _key, file, ...one }) => ({ ...one, file: files.get(file) })),
        rejected: rejected.flatMap((file) => files.get(file) ?? []),
        entries: Object.fromEntries((0,_outcome_js__WEBPACK_IMPORTED_MODULE_2__/* .keysOf */ .YD)(outcome).flatMap((key) => {
            const entry = recorded.get(key);
            return entry ? [[key, entry]] : [];
        })),
    };
}


/***/ }),

/***/ 22172:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fi: () => (/* binding */ setAside),
/* harmony export */   NL: () => (/* binding */ openOwnFolder),
/* harmony export */   zx: () => (/* binding */ readOwnFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(82489);
/* harmony import */ var _git_messages_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(93600);
/* harmony import */ var _open_file_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(67918);






const folders = new Map();
/**
 * The run's own folder for pictures that the workspace has no place for, below the runner's temporary one: fresh, under a name that nobody
 * can know before, and closed to other users.
 */
function openOwnFolder(tempDir) {
    const folder = folders.get(tempDir) ?? makeFolder(tempDir);
    folders.set(tempDir, folder);
    return folder;
}
async function makeFolder(tempDir) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(tempDir, { recursive: true });
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(tempDir, "retouch-images-"));
    }
    catch (error) {
        folders.delete(tempDir);
        throw error;
    }
}
const files = new Map();
/** Puts bytes at the end of the run's file for them, so that memory does not grow with the number of images. */
async function setAside(tempDir, bytes) {
    const folder = await openOwnFolder(tempDir);
    const file = files.get(folder) ?? { fd: (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, "set-aside"), "wx+", 0o600), end: 0 };
    files.set(folder, file);
    const [{ length }, start] = [bytes, file.end];
    file.end += length;
    for (let written = 0; written < length;)
        written += (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeSync)(file.fd, bytes, written, length - written, start + written);
    return {
        length,
        read: () => {
            const copy = Buffer.allocUnsafeSlow(length);
            return copy.subarray(0, (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readSync)(file.fd, copy, 0, length, start));
        },
    };
}
/** Reads a file of the run's own folder by its absolute path. @throws RetouchError `delivery` when it is gone. */
async function readOwnFile(file) {
    const bytes = await (0,_open_file_js__WEBPACK_IMPORTED_MODULE_5__/* .readPlainFile */ .b$)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(file), (0,node_path__WEBPACK_IMPORTED_MODULE_2__.basename)(file));
    if (!bytes)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .RetouchError */ .tJ("delivery", (0,_git_messages_js__WEBPACK_IMPORTED_MODULE_4__/* .fileGone */ .mE)(file));
    return bytes;
}


/***/ }),

/***/ 92308:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OD: () => (/* binding */ commitToRef),
/* harmony export */   OS: () => (/* binding */ listHiddenFiles),
/* harmony export */   tj: () => (/* binding */ listHiddenRefs)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);
/* harmony import */ var _git_blob_identity_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(23555);
/* harmony import */ var _git_data_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76703);
/* harmony import */ var _github_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(34919);




async function listHiddenRefs({ github, context: { owner, repo } }, prefix) {
    const { data } = await github.rest.git.listMatchingRefs({ owner, repo, ref: prefix });
    return data.map(({ ref, object: { sha } }) => ({ name: ref.replace(/^refs\//, ""), sha }));
}
/** All files of a commit by path; folder by folder where GitHub does not list them at once. */
async function listHiddenFiles({ github, context: { owner, repo } }, sha) {
    const files = new Map();
    const { data } = await github.rest.git.getTree({ owner, repo, tree_sha: sha, recursive: "1" });
    const add = (tree, prefix = "") => {
        for (const { path, sha: blob, size = 0, type } of tree)
            if (type === "blob")
                files.set(`${prefix}${path}`, { sha: (0,_git_blob_identity_js__WEBPACK_IMPORTED_MODULE_1__/* .toObjectId */ .kW)(blob), bytes: size });
    };
    if (!data.truncated) {
        add(data.tree);
        return files;
    }
    const { data: root } = await github.rest.git.getTree({ owner, repo, tree_sha: sha });
    for (const folder of root.tree.filter(({ type }) => type === "tree"))
        add((await github.rest.git.getTree({ owner, repo, tree_sha: folder.sha })).data.tree, `${folder.path}/`);
    return files;
}
/** Tries to write when other runs write at the same time. */
const TRIES = 6;
/** Adds files to a ref, on top of what other runs add meanwhile. @returns the new commit. */
async function commitToRef({ github, context }, { name, entries, message, tipOf, refresh }) {
    const { owner, repo } = context;
    const commit = async (tip) => {
        const base = tip && (await github.rest.git.getCommit({ owner, repo, commit_sha: tip })).data.tree.sha;
        const tree = (await (0,_git_data_js__WEBPACK_IMPORTED_MODULE_2__/* .writeTree */ .WM)({ github, context }, entries, base)) ?? "";
        const { data } = await github.rest.git.createCommit({ owner, repo, message, tree, parents: tip ? [tip] : [] });
        if (tip)
            await github.rest.git.updateRef({ owner, repo, ref: name, sha: data.sha });
        else
            await github.rest.git.createRef({ owner, repo, ref: `refs/${name}`, sha: data.sha });
        return data.sha;
    };
    for (let left = TRIES - 1;; left--) {
        try {
            return await commit(tipOf());
        }
        catch (error) {
            // Another run was faster.
            if (left === 0 || (0,_github_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .readFailure */ .f)(error).status !== 422)
                throw error;
            await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(Math.random() * 200 * (TRIES - left));
            await refresh();
        }
    }
}


/***/ }),

/***/ 21877:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CONNECT_OPTIONS: () => (/* binding */ CONNECT_OPTIONS),
/* harmony export */   SendError: () => (/* binding */ SendError),
/* harmony export */   createDispatcher: () => (/* binding */ createDispatcher),
/* harmony export */   createHttpClient: () => (/* binding */ createHttpClient),
/* harmony export */   describeNetworkError: () => (/* binding */ describeNetworkError),
/* harmony export */   readBytes: () => (/* binding */ readBytes)
/* harmony export */ });
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57075);
/* harmony import */ var _actions_http_client_lib_proxy__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19783);
/* harmony import */ var _large_buffer_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(75106);
/* harmony import */ var _http_messages_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(36642);
/* harmony import */ var _reply_json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(99648);
/* harmony import */ var _request_body_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(46327);
/* harmony import */ var _undici_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(81413);







/** A JSON reply with a base64 picture of 64 MiB in it. */
const MAX_REPLY_BYTES = 96 * 1024 * 1024;
/** The status says enough where the words of an error are longer. */
const MAX_ERROR_BYTES = 256 * 1024;
/** From here on, bytes have memory of their own: Node makes smaller buffers as parts of a larger one. */
const MIN_OWN_BYTES = 64 * 1024;
/** A request without a complete reply. Whether it was sent decides whether a paid one may be sent again. */
class SendError extends Error {
    /** Whether the request began to be written: then the server may have run it. */
    sent;
    constructor(message, { sent, cause }) {
        super(message, { cause });
        this.name = "SendError";
        this.sent = sent;
    }
}
/**
 * A model may think for minutes before the first byte. Load balancers and address translation drop connections that are silent for as little
 * as four, so that TCP asks for a sign of life after one.
 */
const KEEP_ALIVE = { keepAlive: true, keepAliveInitialDelay: 60_000 };
const CONNECT_OPTIONS = { ...KEEP_ALIVE, timeout: 30_000 };
/** Waiting is bounded by the caller's signal alone. */
const AGENT_OPTIONS = { headersTimeout: 0, bodyTimeout: 0, connect: CONNECT_OPTIONS };
function createDispatcher(url) {
    const proxy = (0,_actions_http_client_lib_proxy__WEBPACK_IMPORTED_MODULE_1__/* .getProxyUrl */ .s)(new URL(url));
    if (!proxy)
        return new _undici_js__WEBPACK_IMPORTED_MODULE_5__/* .Agent */ .g6(AGENT_OPTIONS);
    return new _undici_js__WEBPACK_IMPORTED_MODULE_5__/* .ProxyAgent */ .kT({
        ...AGENT_OPTIONS,
        uri: proxy.href,
        proxyTls: KEEP_ALIVE,
        clientFactory: (origin, options) => new ProxyPool(origin, options),
    });
}
/**
 * The connection to a proxy. undici dials again without end when a proxy closes the connection instead of answering CONNECT, unless the
 * error is of another kind; it waits without end for a proxy that does not answer, and gives a refusal words that no user knows.
 */
class ProxyPool extends _undici_js__WEBPACK_IMPORTED_MODULE_5__/* .Pool */ .bC {
    connect(options, callback) {
        if (!callback)
            return this.#open(options);
        super.connect(options, callback);
        return undefined;
    }
    async #open(options) {
        const late = AbortSignal.timeout(CONNECT_OPTIONS.timeout);
        try {
            const data = await super.connect({ ...options, signal: late });
            if (data.statusCode === 200)
                return data;
            data.socket.on("error", () => { }).destroy();
            throw new Error(data.statusCode === 407 ? _http_messages_js__WEBPACK_IMPORTED_MODULE_2__/* .proxyRefusal */ .vd.credentials : _http_messages_js__WEBPACK_IMPORTED_MODULE_2__/* .proxyRefusal */ .vd.status(data.statusCode));
        }
        catch (cause) {
            const reason = late.aborted ? _http_messages_js__WEBPACK_IMPORTED_MODULE_2__/* .proxyRefusal */ .vd.noAnswer(CONNECT_OPTIONS.timeout / 1000) : describeNetworkError(cause);
            throw new Error(_http_messages_js__WEBPACK_IMPORTED_MODULE_2__/* .broken */ .mw.proxy(reason), { cause });
        }
    }
}
/** Tells when a request goes onto an established connection; until then, nothing of it can have reached the server. */
class WriteWatch extends _undici_js__WEBPACK_IMPORTED_MODULE_5__/* .DecoratorHandler */ .s8 {
    #handler;
    #onWrite;
    constructor(handler, onWrite) {
        super(handler);
        this.#handler = handler;
        this.#onWrite = onWrite;
    }
    onConnect(abort) {
        // What was cancelled while the connection was made is aborted from within, and not written.
        let aborted = false;
        this.#handler.onConnect?.((error) => {
            aborted = true;
            abort(error);
        });
        if (!aborted)
            this.#onWrite();
    }
}
function createHttpClient({ baseUrl, headers }) {
    const origin = { baseUrl, headers, dispatcher: createDispatcher(baseUrl) };
    return {
        baseUrl,
        send: async (call, signal, sentSignal) => {
            const reply = await open(call, origin, { signal, sentSignal, accept: "application/json" });
            try {
                const parsed = await readReply(reply);
                return { status: reply.statusCode, headers: reply.headers, ...parsed, url: baseUrl + call.path };
            }
            catch (cause) {
                throw new SendError(_http_messages_js__WEBPACK_IMPORTED_MODULE_2__/* .broken */ .mw.answer(describeNetworkError(cause)), { sent: true, cause });
            }
        },
        stream: async (path, signal) => {
            const reply = await open({ method: "GET", path }, origin, { signal, accept: "text/event-stream" });
            if (reply.statusCode === 200)
                return reply.body;
            await reply.body.dump();
            throw new SendError(`HTTP ${reply.statusCode}`, { sent: true, cause: undefined });
        },
        // Connections that hang must not keep the action alive.
        close: () => origin.dispatcher.destroy(),
    };
}
/** Sends a request, and returns when the head of the reply is there. @throws SendError */
async function open(call, { baseUrl, headers, dispatcher }, { signal, sentSignal = signal, accept }) {
    let sent = false;
    const onWrite = () => {
        sent = true;
    };
    const abort = sentSignal === signal ? signal : AbortSignal.any([sentSignal, abortUnless(() => sent, signal)]);
    const body = (0,_request_body_js__WEBPACK_IMPORTED_MODULE_4__/* .encodeBody */ .F)(call);
    try {
        return await (0,_undici_js__WEBPACK_IMPORTED_MODULE_5__/* .request */ .Em)(baseUrl + call.path, {
            method: call.method,
            dispatcher: dispatcher.compose((dispatch) => (options, handler) => dispatch(options, new WriteWatch(handler, onWrite))),
            signal: abort,
            headers: {
                accept,
                "user-agent": "retouch-action",
                ...(body && { "content-type": body.type, "content-length": String(body.length) }),
                ...call.headers,
                ...headers,
            },
            body: body ? node_stream__WEBPACK_IMPORTED_MODULE_0__.Readable.from(body.chunks()) : null,
        });
    }
    catch (cause) {
        throw new SendError(describeNetworkError(cause), { sent, cause });
    }
}
/** Aborts with a signal, unless something holds at that moment. */
function abortUnless(holds, signal) {
    const controller = new AbortController();
    const abort = () => {
        if (!holds())
            controller.abort(signal.reason);
    };
    if (signal.aborted)
        abort();
    else
        signal.addEventListener("abort", abort, { once: true });
    return controller.signal;
}
/** What is encoded (gzip, br) is not decoded, since nothing of the kind was asked for: it is not JSON. */
async function readReply({ statusCode, body, headers }) {
    const isError = statusCode >= 300;
    const bytes = await readBytes(body, isError ? MAX_ERROR_BYTES : MAX_REPLY_BYTES, headers["content-length"]);
    if (bytes) {
        const reply = (0,_reply_json_js__WEBPACK_IMPORTED_MODULE_3__/* .parseReply */ .U)(bytes);
        // Nothing of it is left in the reply. The next collection may be long in coming.
        if (bytes.length >= MIN_OWN_BYTES && bytes.buffer instanceof ArrayBuffer)
            bytes.buffer.transfer(0);
        return reply;
    }
    if (isError)
        return { json: undefined };
    throw new Error(`more than ${MAX_REPLY_BYTES} bytes`);
}
/**
 * @param announced its length, where the server has said it: the bytes are in memory once, and not in parts as well.
 * @returns undefined for a body of more than `limit` bytes, the rest of which is left.
 */
async function readBytes(body, limit, announced) {
    const length = Number(announced);
    const whole = length >= MIN_OWN_BYTES && length <= limit ? (0,_large_buffer_js__WEBPACK_IMPORTED_MODULE_6__/* .allocateBuffer */ .A)(length) : undefined;
    const chunks = [];
    let size = 0;
    for await (const chunk of body) {
        if (size + chunk.length > (whole?.length ?? limit))
            return undefined;
        if (whole)
            chunk.copy(whole, size);
        else
            chunks.push(chunk);
        size += chunk.length;
    }
    return whole ? whole.subarray(0, size) : Buffer.concat(chunks);
}
/** A network error in words: undici wraps the system's error, and an aggregate holds one for each address that was tried. */
function describeNetworkError(error) {
    if (error instanceof AggregateError && error.errors.length > 0)
        return describeNetworkError(error.errors[0]);
    if (!(error instanceof Error))
        return String(error);
    return "code" in error && typeof error.code === "string" && !error.message.includes(error.code)
        ? `${error.code}: ${error.message}`
        : error.message;
}


/***/ }),

/***/ 46327:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  F: () => (/* binding */ encodeBody),
  Y: () => (/* binding */ encodeForm)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./out/build-dist/compiled/http/api-call.js
function isDataUri(value) {
    return typeof value === "object" && value !== null && "picture" in value && "toJSON" in value;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/http/request-body.js


/** Bytes of a picture that are encoded at a time; a multiple of three, so that no padding comes between. */
const STEP = 3 * 64 * 1024;
function encodeBody({ body }) {
    if (!body)
        return undefined;
    return "json" in body ? encodeJson(body.json) : encodeForm(body.form);
}
function encodeJson(json) {
    const pictures = [];
    const placeholder = (0,external_node_crypto_.randomUUID)();
    const texts = JSON.stringify(takePictures(json, ({ picture }) => {
        pictures.push(picture);
        return placeholder;
    })).split(placeholder);
    const parts = texts.flatMap((text, index) => {
        const picture = pictures[index];
        return [Buffer.from(picture ? `${text}data:${picture.mediaType};base64,` : text), ...(picture ? [{ base64: picture.bytes }] : [])];
    });
    return toBody("application/json", parts);
}
/** The same JSON with something else in place of its pictures, which are met in the order of the text. */
function takePictures(json, take) {
    if (isDataUri(json))
        return take(json);
    if (Array.isArray(json))
        return json.map((item) => takePictures(item, take));
    if (typeof json !== "object" || json === null)
        return json;
    return Object.fromEntries(Object.entries(json).map(([name, value]) => [name, takePictures(value, take)]));
}
/** RFC 7578. Names of fields and files are our own, and need no escaping. */
function encodeForm(form) {
    const boundary = `retouch-${(0,external_node_crypto_.randomUUID)()}`;
    const parts = form.flatMap((part) => {
        const head = `--${boundary}\r\nContent-Disposition: form-data; name="${part.name}"`;
        if ("value" in part)
            return [Buffer.from(`${head}\r\n\r\n${part.value}\r\n`)];
        const { picture, filename } = part;
        return [
            Buffer.from(`${head}; filename="${filename}"\r\nContent-Type: ${picture.mediaType}\r\n\r\n`),
            picture.bytes,
            Buffer.from("\r\n"),
        ];
    });
    return toBody(`multipart/form-data; boundary=${boundary}`, [...parts, Buffer.from(`--${boundary}--\r\n`)]);
}
function toBody(type, parts) {
    const lengths = parts.map((part) => ("base64" in part ? Math.ceil(part.base64.length / 3) * 4 : part.length));
    return {
        type,
        length: lengths.reduce((sum, length) => sum + length, 0),
        *chunks() {
            for (const part of parts) {
                if ("base64" in part)
                    yield* encodeBase64(part.base64);
                else
                    yield part;
            }
        },
    };
}
function* encodeBase64(bytes) {
    const { buffer, byteOffset, length } = bytes;
    for (let start = 0; start < length; start += STEP) {
        const step = Buffer.from(buffer, byteOffset + start, Math.min(STEP, length - start));
        yield Buffer.from(step.toString("base64"), "latin1");
    }
}


/***/ }),

/***/ 81413:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Em: () => (/* binding */ request),
/* harmony export */   bC: () => (/* reexport default export from named module */ undici_lib_dispatcher_pool_js__WEBPACK_IMPORTED_MODULE_4__),
/* harmony export */   g6: () => (/* reexport default export from named module */ undici_lib_dispatcher_agent_js__WEBPACK_IMPORTED_MODULE_2__),
/* harmony export */   kT: () => (/* reexport default export from named module */ undici_lib_dispatcher_proxy_agent_js__WEBPACK_IMPORTED_MODULE_5__),
/* harmony export */   s8: () => (/* reexport default export from named module */ undici_lib_handler_decorator_handler_js__WEBPACK_IMPORTED_MODULE_6__)
/* harmony export */ });
/* harmony import */ var undici_lib_api_api_connect_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34660);
/* harmony import */ var undici_lib_api_api_request_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(14043);
/* harmony import */ var undici_lib_dispatcher_agent_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57405);
/* harmony import */ var undici_lib_dispatcher_dispatcher_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(30883);
/* harmony import */ var undici_lib_dispatcher_pool_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(30628);
/* harmony import */ var undici_lib_dispatcher_proxy_agent_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(76672);
/* harmony import */ var undici_lib_handler_decorator_handler_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(58155);







// The parts of undici that this program uses. Its index loads `fetch`, WebSocket, mocks and more, which takes as long as all of zod at each start.
// So does the index; a proxy is asked by `connect`.
Object.assign(undici_lib_dispatcher_dispatcher_js__WEBPACK_IMPORTED_MODULE_3__.prototype, { connect: undici_lib_api_api_connect_js__WEBPACK_IMPORTED_MODULE_0__, request: undici_lib_api_api_request_js__WEBPACK_IMPORTED_MODULE_1__ });
/**
 * Undici's `request`, for which there is no dispatcher of all. It ends when the signal aborts, also while the connection is made: by itself
 * undici would wait until it stands. What is written to it afterwards is nothing: undici looks at the signal first.
 */
async function request(url, { dispatcher, method = "GET", ...options }) {
    const { origin, pathname, search } = new URL(url);
    const reply = dispatcher.request({ ...options, origin, path: pathname + search, method });
    const { signal } = options;
    if (!(signal instanceof AbortSignal))
        return reply;
    const { promise: aborted, reject } = Promise.withResolvers();
    const onAbort = () => reject(signal.reason);
    signal.addEventListener("abort", onAbort);
    try {
        return await Promise.race([reply, aborted]);
    }
    finally {
        signal.removeEventListener("abort", onAbort);
    }
}



/***/ })

};
