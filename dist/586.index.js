export const id = 586;
export const ids = [586];
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


/***/ })

};
