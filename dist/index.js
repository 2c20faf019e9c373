import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 42613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 20181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 35317:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");

/***/ }),

/***/ 49140:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("constants");

/***/ }),

/***/ 76982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 24434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 79896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 91943:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs/promises");

/***/ }),

/***/ 58611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 65692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 69278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 34589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 16698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 37540:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");

/***/ }),

/***/ 77598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 53053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 40610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 78474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 73024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 51455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 37067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 32467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 44708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 98995:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:module");

/***/ }),

/***/ 77030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 48161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 76760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 53916:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path/posix");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");

/***/ }),

/***/ 41792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 57075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 46466:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/promises");

/***/ }),

/***/ 46193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:string_decoder");

/***/ }),

/***/ 58500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 41692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 73136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 57975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 73429:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

/***/ }),

/***/ 78877:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:v8");

/***/ }),

/***/ 30714:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:vm");

/***/ }),

/***/ 75919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 38522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 70857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 16928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 2203:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("stream");

/***/ }),

/***/ 13193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 53557:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");

/***/ }),

/***/ 64756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 52018:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tty");

/***/ }),

/***/ 87016:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("url");

/***/ }),

/***/ 39023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 43106:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("zlib");

/***/ }),

/***/ 98976:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   __: () => (/* binding */ afterCancelled),
/* harmony export */   c8: () => (/* binding */ untilCancelled),
/* harmony export */   cJ: () => (/* binding */ Cancelled),
/* harmony export */   eG: () => (/* binding */ whenAborted),
/* harmony export */   iS: () => (/* binding */ CANCEL_MS)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(58500);

/**
 * How long each kind of work may go on after the runner's first signal, in milliseconds. The runner sends SIGTERM after 7.5 seconds, which
 * changes nothing, and SIGKILL after 10: by then the outputs and the summary are written.
 */
const CANCEL_MS = {
    /** One request that cancels a queued job at the provider, or reads it for the last time. */
    providerJob: 2000,
    /** Downloading results that are paid for. */
    paidResults: 3000,
    /** All tasks; one that is not finished then is reported as it stands. */
    tasks: 4000,
    /** The commit and the artifact. */
    delivery: 7000,
    /** The comment on the pull request. */
    comment: 8500,
};
/** The reason that the run is aborted for. */
class Cancelled extends Error {
    /** Milliseconds since the epoch. */
    at = Date.now();
    constructor(signal) {
        super(`the runner sent ${signal}`);
        this.name = "Cancelled";
    }
}
/** Resolves when the signal aborts, or at once when it has. */
function whenAborted(signal) {
    if (signal.aborted)
        return Promise.resolve();
    return new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}
/** A signal that aborts `graceMs` milliseconds after the run was cancelled, for the same reason. */
function afterCancelled(cancelled, graceMs) {
    const over = new AbortController();
    void whenAborted(cancelled).then(async () => {
        const since = cancelled.reason instanceof Cancelled ? cancelled.reason.at : Date.now();
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(Math.max(0, since + graceMs - Date.now()), undefined, { ref: false });
        over.abort(cancelled.reason);
    });
    return over.signal;
}
/** The work's result; undefined when the run was cancelled, and the work has not ended `graceMs` after that. */
async function untilCancelled(work, cancelled, graceMs) {
    return Promise.race([work, whenAborted(afterCancelled(cancelled, graceMs)).then(() => undefined)]);
}


/***/ }),

/***/ 82489:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Rg: () => (/* binding */ invalidInputs),
/* harmony export */   Vg: () => (/* binding */ problemsTitle),
/* harmony export */   hc: () => (/* binding */ ADVICE),
/* harmony export */   sK: () => (/* binding */ toRetouchError),
/* harmony export */   tJ: () => (/* binding */ RetouchError)
/* harmony export */ });
/**
 * The closed set of error codes, in the order of the contract, each with general advice where the message itself does not say what to do.
 * A code is part of the public interface: it is in the `results` output, in annotations and in the comment.
 */
const ADVICE = {
    "invalid-input": "",
    unauthorized: "Check the API key. It may be missing, wrong, or for a different region than `base-url`.",
    "no-credit": "Add credit to the provider account or raise its spending limit, then run again. Finished images are not billed again once they are committed with the lockfile.",
    forbidden: "",
    "rate-limited": "Lower `requests-per-minute` or `concurrency`, or run again later. Finished images are not billed again once they are committed with the lockfile.",
    refused: "Change the prompt or exclude the image.",
    unavailable: "Run again later. Finished images are not billed again once they are committed with the lockfile.",
    timeout: "Raise `timeout` or run again later.",
    ambiguous: "The request may have been billed, so it was not repeated. Check the provider's usage log, then run again.",
    "unexpected-reply": "Run again. If the error persists, open an issue.",
    "invalid-image": "",
    "unsupported-image": "Convert the file to PNG, JPEG or WebP, or exclude it with a `!` glob.",
    "lfs-pointer": "Set `lfs: true` on `actions/checkout` to download the images.",
    "too-large": "Make the image smaller or choose a model with a higher limit.",
    "untrusted-url": "Nothing was downloaded. Report the address to the provider.",
    budget: "Raise `max-cost` or `max-images`, or select fewer images.",
    cancelled: "Run again. Finished images are in the artifact, or in the workspace with `deliver: none`. They are not billed again once they are committed with the lockfile.",
    delivery: "",
    verify: "Check the image in the artifact, then change the prompt, the glossary or the model.",
    drift: "Check the image in the artifact, then change the prompt or raise `max-change`.",
};
/** The one error class: a code of the closed set, a message for the user without secrets, and the cause. */
class RetouchError extends Error {
    code;
    problems;
    constructor(code, message, { problems, ...options } = {}) {
        super(message, options);
        this.name = "RetouchError";
        this.code = code;
        this.problems = problems;
    }
}
/** Turns anything thrown into a {@link RetouchError}; what is not one already gets `code`. */
function toRetouchError(error, code) {
    if (error instanceof RetouchError)
        return error;
    return new RetouchError(code, error instanceof Error ? error.message : String(error), { cause: error });
}
/** One failure for all problems. */
function invalidInputs(problems) {
    const lines = [problemsTitle(problems), ...problems.map((problem) => `- ${problem}`)];
    return new RetouchError("invalid-input", lines.join("\n"), { problems });
}
/** The line over a list of problems. */
function problemsTitle({ length }) {
    return length === 1 ? "An input is wrong:" : `${length} inputs are wrong:`;
}


/***/ }),

/***/ 23555:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AF: () => (/* binding */ identifyBytes),
/* harmony export */   H9: () => (/* binding */ findLfsTracked),
/* harmony export */   NS: () => (/* binding */ isLfsPointer)
/* harmony export */ });
/* unused harmony exports blobId, lfsPointer */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(77598);
/* harmony import */ var _git_process_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(53599);


/** Git's id of a blob with these bytes. */
function blobId(bytes, algorithm = "sha1") {
    const content = typeof bytes === "string" ? Buffer.from(bytes) : bytes;
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(algorithm).update(`blob ${content.length}\0`).update(content).digest("hex");
}
/** Git's id of bytes that a path will have: of their pointer, where Git LFS tracks the path. */
function identifyBytes({ objectFormat }, bytes, isTracked) {
    // A pointer that was never replaced by its file stands for itself.
    if (!isTracked || isLfsPointer(bytes))
        return blobId(bytes, objectFormat);
    const sha256 = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(bytes).digest("hex");
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
/** The paths of these that Git LFS tracks, by `.gitattributes`; none in a folder without git. */
async function findLfsTracked(root, paths) {
    if (paths.length === 0)
        return new Set();
    const output = await (0,_git_process_js__WEBPACK_IMPORTED_MODULE_1__/* .openGit */ .z)(root).read(["check-attr", "-z", "--stdin", "filter"], { input: `${paths.join("\0")}\0` });
    const fields = output?.toString("utf8").split("\0") ?? [];
    // Path, attribute and value of each.
    return new Set(paths.filter((path, index) => fields[3 * index] === path && fields[3 * index + 2] === "lfs"));
}


/***/ }),

/***/ 93600:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Nb: () => (/* binding */ GIT_UNREADABLE),
/* harmony export */   gk: () => (/* binding */ gitFailed),
/* harmony export */   je: () => (/* binding */ NO_REASON),
/* harmony export */   qd: () => (/* binding */ UNWRITABLE)
/* harmony export */ });
/** What the user reads about the workspace and git. */
const GIT_UNREADABLE = "The workspace is a git repository, but git is not installed or cannot read it. Retouch needs git to know which files are ignored, so nothing was done.";
const NO_REASON = "it gave no reason.";
const gitFailed = (command, reason) => `\`git ${command}\` failed: ${reason}`;
/** Why a path cannot be written. */
const UNWRITABLE = {
    outside: (path) => `${path} is outside the workspace. Retouch writes only inside it.`,
    inGit: (path) => `${path} is inside .git. Retouch never writes there.`,
    inaccessible: (path, reason) => `${path} cannot be written (${reason}).`,
    throughLink: (path) => `${path} goes through a symbolic link. Retouch does not write through links.`,
    belowFile: (path) => `${path} needs a folder where there is a file.`,
    notAFile: (path) => `${path} is not a regular file, so it is not replaced.`,
};


/***/ }),

/***/ 53599:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ summarizeGit),
/* harmony export */   z: () => (/* binding */ openGit)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(82489);
/* harmony import */ var _process_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3871);
/* harmony import */ var _redact_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(28151);
/* harmony import */ var _git_messages_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(93600);




/** Secrets of the action, and what lets a program speak to the runner's services: hooks and filters get none of it. */
const KEPT_BACK = /^(INPUT_|ACTIONS_(RUNTIME|ID_TOKEN|RESULTS)|.*_API_KEY$)/i;
const SETTINGS = [
    // In a container job the checkout belongs to another user, whose repository git would refuse to read.
    "safe.directory=*",
    "gc.auto=0",
    "maintenance.auto=false",
    "core.quotePath=false",
    // Git would run the program that this names, whenever it looks at files.
    "core.fsmonitor=false",
    // A folder that merely looks like a repository is none.
    "safe.bareRepository=explicit",
];
/** No question to a person, no lock that only saves time, and messages in English. */
const ENVIRONMENT = { GIT_TERMINAL_PROMPT: "0", GIT_OPTIONAL_LOCKS: "0", LC_MESSAGES: "C" };
/**
 * The git command line in one folder, with the checkout's own credentials.
 *
 * @param config further `key=value` settings for these calls only.
 * @param env further variables for these calls only.
 */
function openGit(cwd, { config = [], env: own = {} } = {}) {
    const prefix = [...SETTINGS, ...config].flatMap((setting) => ["-c", setting]);
    const execute = (args, { input, env = {} } = {}) => (0,_process_js__WEBPACK_IMPORTED_MODULE_1__/* .runProcess */ .R)("git", [...prefix, ...args], {
        cwd,
        input,
        env: { ...(0,_process_js__WEBPACK_IMPORTED_MODULE_1__/* .pickEnvironment */ .$)((name) => !KEPT_BACK.test(name)), ...ENVIRONMENT, ...own, ...env },
    });
    const attempt = async (args, options) => {
        const result = await execute(args, options);
        if (result.status === "exited")
            return { exitCode: result.exitCode, stdout: result.stdout.toString("utf8"), stderr: result.stderr.toString("utf8") };
        return { exitCode: 127, stdout: "", stderr: result.status === "failed" ? result.reason : `git: ${result.status}` };
    };
    return {
        try: attempt,
        async run(args, options) {
            const reply = await attempt(args, options);
            if (reply.exitCode !== 0)
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RetouchError */ .tJ("delivery", (0,_git_messages_js__WEBPACK_IMPORTED_MODULE_3__/* .gitFailed */ .gk)(args[0] ?? "", summarizeGit(reply)));
            return reply.stdout;
        },
        async read(args, options) {
            const result = await execute(args, options);
            return result.status === "exited" && result.exitCode === 0 ? result.stdout : undefined;
        },
    };
}
/** The end of what git said, on one line and without credentials. */
function summarizeGit({ stdout, stderr }) {
    const lines = `${stderr}\n${stdout}`
        .split(/[\r\n]+/)
        .map((line) => line.replace(/^(remote|fatal|error): /, "").trim())
        .filter((line) => line !== "" && !line.startsWith("hint:"));
    return (0,_redact_js__WEBPACK_IMPORTED_MODULE_2__/* .redact */ .E$)(lines.slice(0, 12).join("; ")).slice(0, 600) || _git_messages_js__WEBPACK_IMPORTED_MODULE_3__/* .NO_REASON */ .je;
}


/***/ }),

/***/ 35634:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   CS: () => (/* binding */ listFiles),
/* harmony export */   OH: () => (/* binding */ openWorkspace),
/* harmony export */   ls: () => (/* binding */ identify)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(82489);
/* harmony import */ var _blob_identity_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(23555);
/* harmony import */ var _git_messages_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(93600);
/* harmony import */ var _git_process_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(53599);







/**
 * Git's list of everything under a folder: the index, what differs from it, and what is untracked and not ignored. Git compares time
 * stamps and sizes only, so no file is read. Undefined without git.
 */
function listFiles(root) {
    return (0,_git_process_js__WEBPACK_IMPORTED_MODULE_6__/* .openGit */ .z)(root).read(["ls-files", "-z", "-t", "--stage", "--cached", "--modified", "--others", "--exclude-standard"]);
}
/** Asks git once for everything under the workspace, unless `asked` holds its answer already. */
async function openWorkspace(root, asked = listFiles(root)) {
    const listing = await asked;
    if (listing)
        return { root, git: true, ...parseListing(listing.toString("utf8")) };
    if (isRepository(root))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .RetouchError */ .tJ("invalid-input", _git_messages_js__WEBPACK_IMPORTED_MODULE_5__/* .GIT_UNREADABLE */ .Nb);
    return { root, git: false, files: new Map(), objectFormat: "sha1" };
}
function parseListing(listing) {
    const files = new Map();
    let objectFormat = "sha1";
    for (const entry of listing.split("\0")) {
        const tag = entry[0];
        if (tag === "?")
            files.set(entry.slice(2), { kind: "file", dirty: true });
        else if (tag !== undefined) {
            // `<tag> <mode> <object> <stage>\t<path>`; a modified file is listed a second time with the tag C. One that a sparse checkout
            // left out has the tag S.
            const tab = entry.indexOf("\t");
            const mode = entry.slice(2, 8);
            const indexBlob = entry.slice(9, tab - 2);
            if (indexBlob.length === 64)
                objectFormat = "sha256";
            files.set(entry.slice(tab + 1), {
                kind: mode === "120000" ? "symlink" : mode === "160000" ? "submodule" : "file",
                indexBlob,
                dirty: tag === "C" || tag === "S" || entry[tab - 1] !== "0",
            });
        }
    }
    return { files, objectFormat };
}
function isFile(path) {
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
function isRepository(folder) {
    // A folder of that name alone is no repository; a file stands for one elsewhere.
    return ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, ".git", "HEAD")) ||
        isFile((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, ".git")) ||
        ((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(folder) !== folder && isRepository((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(folder))));
}
/**
 * Git's identity of the bytes that each path has now: its pointer's, where Git LFS tracks it. Only what differs from the index is read.
 * Paths without a regular file are left out.
 */
async function identify(workspace, paths) {
    const identities = new Map();
    const unknown = [];
    for (const path of paths) {
        const known = workspace.files.get(path);
        if (!known || known.dirty)
            unknown.push(path);
        else if (known.kind === "file" && known.indexBlob)
            identities.set(path, known.indexBlob);
    }
    const tracked = await (0,_blob_identity_js__WEBPACK_IMPORTED_MODULE_4__/* .findLfsTracked */ .H9)(workspace.root, unknown);
    for (const path of unknown) {
        const absolute = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(workspace.root, path);
        const stat = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(absolute).catch(() => undefined);
        if (stat?.isFile())
            identities.set(path, (0,_blob_identity_js__WEBPACK_IMPORTED_MODULE_4__/* .identifyBytes */ .AF)(workspace, await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(absolute), tracked.has(path)));
    }
    return identities;
}


/***/ }),

/***/ 3167:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(76760);
/* harmony import */ var _cancel_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(98976);
/* harmony import */ var _git_workspace_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(35634);
/* harmony import */ var _redact_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(28151);




const cancellation = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"])
    process.on(signal, () => cancellation.abort(new _cancel_js__WEBPACK_IMPORTED_MODULE_1__/* .Cancelled */ .cJ(signal)));
try {
    // Git looks through the workspace while the program is loaded: of a large repository either takes a while.
    const listing = (0,_git_workspace_js__WEBPACK_IMPORTED_MODULE_2__/* .listFiles */ .CS)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(process.env.GITHUB_WORKSPACE || "."));
    const { runAction } = await Promise.all(/* import() */[__nccwpck_require__.e(759), __nccwpck_require__.e(5)]).then(__nccwpck_require__.bind(__nccwpck_require__, 42005));
    process.exitCode = await runAction(process.env, { signal: cancellation.signal, listing });
}
catch (error) {
    // Only what comes before a report can be made ends here.
    const message = (0,_redact_js__WEBPACK_IMPORTED_MODULE_3__/* .redact */ .E$)(error instanceof Error ? error.message : String(error));
    console.log(`::error title=Retouch::${message.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A")}`);
    process.exitCode = 1;
}
// Threads of the image library and idle connections would keep the process alive; what was printed is written first.
process.stdout.write("", () => process.exit());

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 3871:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  $: () => (/* binding */ pickEnvironment),
  R: () => (/* binding */ runProcess)
});

;// CONCATENATED MODULE: external "node:child_process"
const external_node_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");
;// CONCATENATED MODULE: ./out/build-dist/compiled/process.js

const MAX_OUTPUT_BYTES = 1 << 30;
/** Milliseconds from SIGTERM to SIGKILL. */
const KILL_GRACE_MS = 2000;
/** Runs a program without a shell and waits until it has ended. Everything that can happen is a result: it never rejects. */
async function runProcess(command, args, options) {
    if (options.signal?.aborted)
        return { status: "aborted" };
    const { env, cwd, input } = options;
    try {
        const child = (0,external_node_child_process_namespaceObject.spawn)(command, args, { env, cwd, windowsHide: true });
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


/***/ }),

/***/ 28151:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ck: () => (/* binding */ addSecret),
/* harmony export */   E$: () => (/* binding */ redact),
/* harmony export */   bh: () => (/* binding */ toShown)
/* harmony export */ });
const secrets = new Set();
/** Characters that are searched. A reply may hold a whole image, which would take long to search and is not shown anyway. */
const MAX_SEARCHED = 20_000;
/** Characters of a provider's message. */
const MAX_MESSAGE = 2000;
/** Text of others as it may be shown: redacted and cut. */
function toShown(text) {
    return redact(text).slice(0, MAX_MESSAGE);
}
/** Registers a value that no message may hold, besides what `core.setSecret` masks in the log. */
function addSecret(secret) {
    if (secret)
        secrets.add(secret);
}
/**
 * Removes what must not be shown from a text: registered secrets, data URIs, bearer values, and the query of every address
 * (signed result addresses carry their credential there).
 */
function redact(text) {
    let clean = text;
    // The longest first, so that a secret which holds another one leaves no rest behind.
    const known = [...secrets].sort((a, b) => b.length - a.length);
    for (const secret of known)
        clean = clean.replaceAll(secret, "***").replaceAll(encodeURIComponent(secret), "***");
    return (clean
        .slice(0, MAX_SEARCHED)
        .replace(/data:([\w.+-]+\/[\w.+-]+)?(;[\w.+=-]+)*,[^\s"'<>]*/gi, "data:***")
        .replace(/\b(bearer|basic)\s+[\w.~+/=-]{8,}/gi, "$1 ***")
        .replace(/(\bhttps?:\/\/[^\s"'<>?#]*)\?[^\s"<>]*/gi, "$1?***")
        // Credentials in front of the host.
        .replace(/(\bhttps?:\/\/)[^\s"'<>/]+@/gi, "$1***@"));
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
/******/ 		id: moduleId,
/******/ 		loaded: false,
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Flag the module as loaded
/******/ 	module.loaded = true;
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
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
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
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
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/node module decorator */
/******/ (() => {
/******/ 	__nccwpck_require__.nmd = (module) => {
/******/ 		module.paths = [];
/******/ 		if (!module.children) module.children = [];
/******/ 		return module;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(3167);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
