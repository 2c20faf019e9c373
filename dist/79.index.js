export const id = 79;
export const ids = [79];
export const modules = {

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

/***/ 79292:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ readFileHeader)
/* harmony export */ });
/* harmony import */ var _header_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26921);

/** Enough for the header of nearly every image. A JPEG with large metadata before its header is read as a whole. */
const HEADER_BYTES = 128 * 1024;
/** For one file after another: a new one for each of thousands takes longer than to read them. */
let buffer;
/**
 * Reads a header without the rest of the file; undefined if that is not enough.
 * @throws RetouchError as {@link readHeader}
 */
function readFileHeader(file) {
    buffer ??= Buffer.allocUnsafeSlow(HEADER_BYTES);
    const start = buffer.subarray(0, file.readStart(buffer));
    try {
        return (0,_header_js__WEBPACK_IMPORTED_MODULE_0__/* .readHeader */ .ay)(start);
    }
    catch (error) {
        if (start.length < HEADER_BYTES)
            throw error;
        return undefined;
    }
}


/***/ }),

/***/ 86360:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VC: () => (/* binding */ describeShown),
/* harmony export */   Vs: () => (/* binding */ drawThumbnail),
/* harmony export */   X8: () => (/* binding */ makeSmallCopy),
/* harmony export */   fP: () => (/* binding */ makePreview)
/* harmony export */ });
/* harmony import */ var _header_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26921);
/* harmony import */ var _pixel_work_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57772);
/* harmony import */ var _sharp_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(70057);



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

/***/ 34675:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ findHidden)
/* harmony export */ });
/* harmony import */ var _git_clean_filters_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73944);

/** The outcomes with a picture that a filter such as git-crypt hides in the repository: a copy elsewhere would show it. */
async function findHidden(outcomes, root) {
    const pathsOf = ({ task: { source, output } }) => [...(source ? [source.path] : []), output];
    const filters = await (0,_git_clean_filters_js__WEBPACK_IMPORTED_MODULE_0__/* .findFilters */ .LF)(root, [...new Set(outcomes.flatMap(pathsOf))]);
    return new Set(outcomes.filter((outcome) => pathsOf(outcome).some((path) => (0,_git_clean_filters_js__WEBPACK_IMPORTED_MODULE_0__/* .isFiltered */ .s4)(filters, path))));
}


/***/ }),

/***/ 73460:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  publishGallery: () => (/* binding */ publishGallery)
});

// UNUSED EXPORTS: writeReportFile

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(70370);
// EXTERNAL MODULE: ./out/build-dist/compiled/deliver/artifact.js
var artifact = __webpack_require__(38606);
// EXTERNAL MODULE: ./out/build-dist/compiled/errors.js
var errors = __webpack_require__(82489);
// EXTERNAL MODULE: ./out/build-dist/compiled/git/open-file.js
var open_file = __webpack_require__(67918);
// EXTERNAL MODULE: ./out/build-dist/compiled/git/own-folder.js
var own_folder = __webpack_require__(22172);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/file-header.js
var file_header = __webpack_require__(79292);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/preview.js
var pixels_preview = __webpack_require__(86360);
// EXTERNAL MODULE: ./out/build-dist/compiled/runner/log-writer.js + 1 modules
var log_writer = __webpack_require__(92006);
// EXTERNAL MODULE: ./out/build-dist/compiled/report/hidden-pictures.js
var hidden_pictures = __webpack_require__(34675);
// EXTERNAL MODULE: ./out/build-dist/compiled/report/page-data.js
var page_data = __webpack_require__(62617);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./out/build-dist/compiled/text/inert-json.js
var inert_json = __webpack_require__(569);
;// CONCATENATED MODULE: ./out/build-dist/compiled/report/render-page.js





/** The parts of the page, which the build puts beside the bundle. */
async function readPart(name) {
    const places = [(0,external_node_path_.join)(import.meta.dirname, "page"), (0,external_node_path_.join)(import.meta.dirname, "../../dist/page")];
    const folder = places.find((place) => (0,external_node_fs_.existsSync)(place));
    if (folder === undefined)
        throw new Error("dist/page is missing: run `npm run build`.");
    return (await (0,promises_.readFile)((0,external_node_path_.join)(folder, name), "utf8")).trim();
}
/**
 * One HTML file that asks for nothing: its policy lets no request out and runs no script but the two that are named by their hashes.
 * https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Content-Security-Policy
 */
async function renderPage(data) {
    const [page, style, ...scripts] = await Promise.all(["page.html", "page.css", "panzoom.js", "page.js"].map(readPart));
    if (page === undefined || style === undefined)
        throw new Error("dist/page is not whole.");
    const policy = [
        "default-src 'none'",
        // The last is for files beside the page that is opened from a disk.
        "img-src data: 'self' file:",
        `style-src ${hashOf(`\n${style}\n`)}`,
        `script-src ${scripts.map((script) => hashOf(`\n${script}\n`)).join(" ")}`,
        "base-uri 'none'",
        "form-action 'none'",
    ];
    const parts = new Map([
        ["policy", `<meta http-equiv="Content-Security-Policy" content="${policy.join("; ")}">`],
        ["style", `<style>\n${style}\n</style>`],
        ["data", `<script type="application/json" id="data">${toScriptText((0,inert_json/* toInertJson */.G)(data))}</script>`],
        ["script", scripts.map((script) => `<script>\n${script}\n</script>`).join("\n")],
    ]);
    const filled = page.replace(/<!-- (policy|style|data|script) -->/g, (_, name) => parts.get(name) ?? "");
    const [head = "", middle = "", tail = ""] = filled.split(/<!-- (?:thumbnails|pictures) -->/);
    return { head, middle, tail };
}
function hashOf(text) {
    return `'sha256-${(0,external_node_crypto_.createHash)("sha256").update(text).digest("base64")}'`;
}
/** Nothing in it ends the element that it stands in. */
function toScriptText(json) {
    return json.replaceAll("<", "\\u003c");
}
/** Bytes that are written at a time, a multiple of three: the whole text of each picture would stay in memory for long. */
const STEP = 3 * 64 * 1024;
/** A picture within the page, as text that no browser runs or shows. */
function* renderPicture(id, bytes) {
    yield `<script type="text/plain" id="${id}">`;
    for (let from = 0; from < bytes.length; from += STEP)
        yield bytes.toString("base64", from, from + STEP);
    yield "</script>\n";
}

// EXTERNAL MODULE: ./out/build-dist/compiled/report/wording.js
var wording = __webpack_require__(9723);
;// CONCATENATED MODULE: ./out/build-dist/compiled/report/report-file.js
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

















/** Bytes of the pictures within the page. Base64 makes a third more of them; a browser opens 50 MB within two seconds. */
const MAX_INLINE = 34e6;
/** Pictures that are read at the same time. */
const PARALLEL = 2;
/** Writes the gallery, and uploads it so that the comment can link it. @param name of the artifact that the run's own is named by. */
async function publishGallery(report, name) {
    const written = await writeReportFile(report);
    if (!written)
        return undefined;
    const { context } = report;
    if (!(0,artifact/* hasArtifacts */.C7)(context))
        return { file: written.file };
    try {
        const { url } = await (0,artifact/* uploadPage */.n0)({ name: `${name}-report`, ...written, context });
        return { file: written.file, url };
    }
    catch (error) {
        log_writer/* info */.pq((0,wording/* galleryNotUploaded */.cq)((0,errors/* toRetouchError */.sK)(error, "delivery").message, written.file));
        return { file: written.file };
    }
}
/**
 * Writes the before/after gallery of a run: one HTML file below `RUNNER_TEMP`, which needs nothing else. Pictures for which it has no room
 * are files beside it.
 *
 * @returns undefined where there is nothing to see.
 */
async function writeReportFile(report) {
    const outcomes = (0,page_data/* listPageOutcomes */.Po)(report);
    if (outcomes.length === 0)
        return undefined;
    const { tempDir } = report.context;
    await (0,promises_.mkdir)(tempDir, { recursive: true });
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(tempDir, "retouch-report-"));
    const hidden = await (0,hidden_pictures/* findHidden */.C)(outcomes, report.context.workspace);
    const contents = await readContents(report, { outcomes: outcomes.filter((outcome) => !hidden.has(outcome)), folder });
    const inline = chooseInline(contents);
    const tasks = outcomes.map((outcome) => hidden.has(outcome) ? (0,page_data/* toPageTask */.yx)(outcome) : describeTask(report, outcome, { contents, inline }));
    const { head, middle, tail } = await renderPage((0,page_data/* toPageData */.d7)(report, tasks));
    const file = (0,external_node_path_.join)(folder, "retouch-report.html");
    const parts = async function* () {
        yield head;
        for (const { id, thumbnail } of contents.values())
            yield* renderPicture(`thumbnail-${id}`, thumbnail.read());
        yield middle;
        for (const content of inline)
            yield* renderPicture(`picture-${content.id}`, await readContent(content));
        yield tail;
    };
    await (0,external_node_stream_promises_.pipeline)(external_node_stream_.Readable.from(parts()), (0,external_node_fs_.createWriteStream)(file, { flags: "wx" }));
    const beside = [];
    for (const content of contents.values()) {
        if (inline.has(content))
            continue;
        const path = (0,external_node_path_.join)(folder, addressOf(content));
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true });
        if (await (0,open_file/* copyPlainFile */.yp)(content.root, content.path, path))
            beside.push(path);
    }
    return { file, beside };
}
/** The pictures of a task: the image before, the result, and what else was made. */
function listSources({ context }, { result, original, thumbnails = {}, kept = [], rejected = [] }) {
    const aside = (label, file, notices = []) => ({
        ...{ label, side: "after", root: (0,external_node_path_.dirname)(file), path: (0,external_node_path_.basename)(file), notices },
    });
    const before = original
        ? [{ label: "Before", side: "before", root: (0,external_node_path_.dirname)(original), path: (0,external_node_path_.basename)(original), thumbnail: thumbnails.before }]
        : [];
    const candidates = kept.filter(({ kind, number }) => kind === "candidate" && number > 1);
    const isMade = result.status === "edited" || result.status === "stale";
    return [
        ...before,
        ...(isMade
            ? [{ ...aside("After", "", result.warnings), root: context.workspace, path: result.output, thumbnail: thumbnails.after }]
            : []),
        ...candidates.map(({ number, file, placement }) => aside(`Candidate ${number}`, file, placement && [placement])),
        ...rejected.map((file, index) => aside(`Rejected ${index + 1}`, file)),
    ];
}
const keyOf = ({ root, path }) => (0,external_node_path_.join)(root, path);
/** Each picture once: the source of many locales is one. What cannot be read is left out. */
async function readContents(report, { outcomes, folder }) {
    const sources = new Map();
    for (const source of outcomes.flatMap((outcome) => listSources(report, outcome))) {
        const known = sources.get(keyOf(source));
        if (known?.thumbnail === undefined)
            sources.set(keyOf(source), source);
    }
    const limit = (0,p_limit/* default */.A)(PARALLEL);
    const contents = new Map();
    const read = async ([key, source], id) => {
        const { root, path } = source;
        try {
            const known = describeKnown(source);
            if (known)
                return void contents.set(key, { id, ...known });
            const bytes = await (0,open_file/* readPlainFile */.b$)(root, path);
            if (!bytes)
                return;
            const { shown, thumbnail, ...preview } = await (0,pixels_preview/* makePreview */.fP)(bytes);
            let place = { root, path, bytes: bytes.length };
            if (shown) {
                place = { root: folder, path: `shown-${id}.webp`, bytes: shown.length };
                await (0,promises_.writeFile)((0,external_node_path_.join)(folder, place.path), shown, { flag: "wx" });
            }
            contents.set(key, { id, ...place, ...preview, thumbnail: await (0,own_folder/* setAside */.Fi)(report.context.tempDir, thumbnail) });
        }
        catch (error) {
            log_writer/* debug */.Yz(`${path} is not in the gallery: ${error instanceof Error ? error.message : String(error)}`);
        }
    };
    await Promise.all([...sources].map((entry, id) => limit(() => read(entry, id))));
    return new Map([...contents].sort(([, a], [, b]) => a.id - b.id));
}
/** What was drawn already is not read again, but for its header. */
function describeKnown({ root, path, thumbnail }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        if (!thumbnail)
            return undefined;
        const file = __addDisposableResource(env_1, (0,open_file/* openPlainFile */.rr)(root, path), false);
        const header = file && (0,file_header/* readFileHeader */.q)(file);
        const preview = header && (0,pixels_preview/* describeShown */.VC)(header);
        return preview && { root, path, bytes: file.size, ...preview, thumbnail };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
/** The first pictures that there is room for, beside the thumbnails of all. */
function chooseInline(contents) {
    const all = [...contents.values()];
    let room = MAX_INLINE - all.reduce((sum, { thumbnail }) => sum + thumbnail.length, 0);
    return new Set(all.filter((content) => {
        const size = content.bytes;
        if (size > room)
            return false;
        room -= size;
        return true;
    }));
}
async function readContent({ root, path }) {
    return (await (0,open_file/* readPlainFile */.b$)(root, path)) ?? Buffer.alloc(0);
}
/** Relative to the page. */
function addressOf({ id, mediaType }) {
    return `pictures/${id}.${mediaType.replace(/^image\//, "")}`;
}
function describeTask(report, outcome, { contents, inline }) {
    const found = listSources(report, outcome).flatMap((source) => {
        const content = contents.get(keyOf(source));
        return content ? [{ source, content }] : [];
    });
    const before = found.find(({ source }) => source.side === "before")?.content;
    const pictures = found.map(({ source: { label, side, notices = [] }, content }) => {
        const { id, mediaType, width, height } = content;
        const place = inline.has(content) ? { id } : { url: addressOf(content) };
        const fit = before && side === "after" ? (0,page_data/* findSourceFit */.Kb)(before, content, notices) : undefined;
        return { label, side, mediaType, width, height, fit, ...place };
    });
    const thumbOf = (wanted) => found.find(({ source }) => source.side === wanted)?.content.id ?? null;
    return { ...(0,page_data/* toPageTask */.yx)(outcome), thumbs: { before: thumbOf("before"), after: thumbOf("after") }, pictures };
}


/***/ })

};
