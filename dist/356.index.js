export const id = 356;
export const ids = [356];
export const modules = {

/***/ 9356:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runAction: () => (/* binding */ runAction)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./out/build-dist/compiled/cancel.js
var compiled_cancel = __webpack_require__(98976);
// EXTERNAL MODULE: ./out/build-dist/compiled/errors.js
var compiled_errors = __webpack_require__(82489);
// EXTERNAL MODULE: ./out/build-dist/compiled/git/blob-identity.js
var blob_identity = __webpack_require__(23555);
;// CONCATENATED MODULE: ./out/build-dist/compiled/git/tree.js

const FOLDER = "040000";
/** The folders above a path, from the top: `a`, `a/b` for `a/b/c.png`. */
function listParents(path) {
    const names = path.split("/").slice(0, -1);
    return names.map((_, index) => names.slice(0, index + 1).join("/"));
}
/** All entries of a commit's tree, for {@link parseTree}. */
const LIST_TREE = ["ls-tree", "-z", "-r", "-t"];
function parseTree(listing) {
    const entries = listing.split("\0").filter(Boolean);
    return new Map(entries.map((entry) => {
        const tab = entry.indexOf("\t");
        const [mode = "", , sha = ""] = entry.slice(0, tab).split(" ");
        return [entry.slice(tab + 1), { mode, sha: (0,blob_identity/* toObjectId */.kW)(sha) }];
    }));
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(27597);
// EXTERNAL MODULE: ./out/build-dist/compiled/redact.js
var redact = __webpack_require__(28151);
;// CONCATENATED MODULE: ./out/build-dist/compiled/github/github-messages.js
/** What the user reads about requests to GitHub. `doing` fits into "GitHub refused …". */
const TOKEN_EMPTY = "`github-token` is empty.";
const FOREIGN_LINK = "GitHub's reply leads to another server, to which the token is not sent.";
const replyTooLarge = (most) => `GitHub's reply has more than ${most} bytes.`;
const tooManyComments = (most) => `The pull request has more than ${most} comments.`;
const REFUSED = {
    rateLimit: (doing, said) => `GitHub's rate limit stopped ${doing} (${said}). Run again later.`,
    token: (doing, said) => `GitHub did not accept \`github-token\` for ${doing} (${said}).`,
    permission: (doing, said, permission) => `GitHub refused ${doing} (${said}). The token needs \`permissions: ${permission}\`.`,
    other: (doing, said) => `GitHub refused ${doing} (${said}).`,
    incomplete: (doing, said) => `GitHub did not complete the request for ${doing} (${said}).`,
};
/** Why the list of changed files cannot be read. */
const CHANGES_UNKNOWN = {
    event: (name) => `The event \`${name}\` has nothing to compare. Set \`changed-only: false\`.`,
    notAList: "GitHub did not reply with a list of changed files.",
    incomplete: (listed, count) => `GitHub lists only ${listed} of the ${count} changed files of this pull request.`,
    tooMany: "More files changed than GitHub compares, and the repository is too large to list.",
    consequence: "Nothing was edited.",
};
const folderTooLarge = (folder) => `The folder ${folder} has more files than GitHub lists.`;
const otherBlob = (id) => `GitHub has other bytes under the blob ${id.slice(0, 12)} than Retouch computed it from.`;
const COMMENT_CUT = "_The rest did not fit into a comment. See the summary of the run._";

;// CONCATENATED MODULE: ./out/build-dist/compiled/github/github-errors.js




/** What octokit throws: its request error, or its GraphQL error. Octokit gives a broken connection the status 500, without a response. */
const failureSchema = schemas/* object */.Ikc({
    message: schemas/* string */.YjP().catch(""),
    status: schemas/* number */.aig().optional().catch(undefined),
    response: schemas/* object */.Ikc({ headers: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()).optional().catch(undefined), data: schemas/* unknown */.L5J() })
        .optional()
        .catch(undefined),
    errors: schemas/* array */.YOg(schemas/* object */.Ikc({ type: schemas/* string */.YjP().optional(), message: schemas/* string */.YjP().catch("") }))
        .optional()
        .catch(undefined),
});
function readFailure(error) {
    const { message, status, response, errors } = failureSchema.parse(error instanceof Object ? error : { message: String(error) });
    const headers = response?.headers ?? {};
    const reason = (0,redact/* redact */.E$)((errors?.map((one) => one.message).join(" ") || message)
        .replace(/\s+/g, " ")
        .replace(/ - https?:\S+$/, "")
        .trim()).slice(0, 300);
    const isRateLimit = status === 429 ||
        (status === 403 && (headers["retry-after"] !== undefined || headers["x-ratelimit-remaining"] === "0" || /rate limit/i.test(message)));
    return {
        status,
        headers,
        types: errors?.flatMap(({ type }) => type ?? []),
        reason,
        isRateLimit,
        isTransient: status !== undefined && status >= 500,
    };
}
/**
 * GitHub's words for a token without the permission; of what the token may not even see, GitHub says that it does not exist. Other
 * refusals (a locked conversation, an archived repository, a rule) are repeated without advice that would not help.
 */
const LACKS_PERMISSION = /^Resource not accessible by |\bmust have (admin|push|write|read)\b|not have the correct permissions|^Not Found$|^Could not resolve to a /i;
/**
 * Says what GitHub did not do and why, and which permission to grant where that is the cause.
 *
 * @param doing as in "GitHub refused …".
 * @param code for a refusal; without it `forbidden`, and `unavailable` when GitHub could not be reached.
 */
function explainGitHubError(error, { doing, permission, code }) {
    if (error instanceof compiled_errors/* RetouchError */.tJ)
        return error;
    const { status, types, reason, isRateLimit, isTransient } = readFailure(error);
    const make = (fallback, message) => new compiled_errors/* RetouchError */.tJ(code ?? fallback, message, { cause: error });
    const said = `${status ? `${status}: ` : ""}${reason}`;
    if (isRateLimit)
        return make("unavailable", REFUSED.rateLimit(doing, said));
    if (status === 401)
        return make("forbidden", REFUSED.token(doing, said));
    if (status === 403 || status === 404 || types?.includes("FORBIDDEN") || types?.includes("NOT_FOUND")) {
        return make("forbidden", LACKS_PERMISSION.test(reason) ? REFUSED.permission(doing, said, permission) : REFUSED.other(doing, said));
    }
    if (isTransient || (status === undefined && !types))
        return make("unavailable", REFUSED.incomplete(doing, said));
    return make("unavailable", REFUSED.other(doing, said));
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/github/git-data.js





/** The largest file that GitHub's API takes. */
const MAX_API_FILE_BYTES = 37.5 * 1024 * 1024;
/** Larger trees time out. */
const MAX_TREE_ENTRIES = 100;
/** The newest commit of a branch; undefined where there is no such branch, or the token may not read it. */
async function readBranchHead(github, { owner, repo }, branch) {
    try {
        return (0,blob_identity/* toObjectId */.kW)((await github.rest.git.getRef({ owner, repo, ref: `heads/${branch}` })).data.object.sha);
    }
    catch (error) {
        if (readFailure(error).status === 404)
            return undefined;
        throw error;
    }
}
/**
 * The whole tree, in one request.
 *
 * @returns undefined when it is larger than GitHub lists (100,000 entries or 7 MB).
 * @see https://docs.github.com/en/rest/git/trees#get-a-tree
 */
async function readWholeTree({ github, context, sha }) {
    const { data } = await github.rest.git.getTree({ owner: context.owner, repo: context.repo, tree_sha: sha, recursive: "1" });
    return data.truncated ? undefined : new Map(data.tree.map(({ path, mode, sha }) => [path, { mode, sha: (0,blob_identity/* toObjectId */.kW)(sha) }]));
}
/** The tree as far as these paths and the folders above them need it: whole where GitHub gives it, else folder by folder. */
async function readTreeAt({ paths, ...source }) {
    const whole = await readWholeTree(source);
    if (whole)
        return whole;
    const { github, context } = source;
    const folders = new Set(paths.flatMap(listParents));
    const entries = new Map();
    async function walk(sha, prefix) {
        const { data } = await github.rest.git.getTree({ owner: context.owner, repo: context.repo, tree_sha: sha });
        if (data.truncated)
            throw new compiled_errors/* RetouchError */.tJ("unavailable", folderTooLarge(prefix || "/"));
        for (const entry of data.tree) {
            const path = `${prefix}${entry.path}`;
            entries.set(path, { mode: entry.mode, sha: (0,blob_identity/* toObjectId */.kW)(entry.sha) });
            if (entry.mode === FOLDER && folders.has(path))
                await walk(entry.sha, `${path}/`);
        }
    }
    await walk(source.sha, "");
    return entries;
}
/** The tree of a commit as far as these paths need it. What is checked out need not be asked for. */
async function readCommitTree({ git, ...source }) {
    const local = await git?.read([...LIST_TREE, source.sha]);
    return local ? parseTree(local.toString("utf8")) : readTreeAt(source);
}
/**
 * Makes a tree, in as many requests as its entries need.
 *
 * @param base the tree that it starts from; absent for an empty one.
 * @returns the tree's id; undefined for an empty one.
 * @see https://docs.github.com/en/rest/git/trees#create-a-tree
 */
async function writeTree({ github, context: { owner, repo } }, entries, base) {
    let sha = base;
    for (let start = 0; start < entries.length; start += MAX_TREE_ENTRIES) {
        const tree = entries.slice(start, start + MAX_TREE_ENTRIES);
        const { data } = await github.rest.git.createTree({ owner, repo, tree, base_tree: sha });
        sha = data.sha;
    }
    return sha;
}
/** Stores a file and returns its blob id. @throws RetouchError `unexpected-reply` when GitHub stored other bytes. */
async function writeBlob(github, { owner, repo }, bytes) {
    const { data } = await github.rest.git.createBlob({ owner, repo, content: bytes.toString("base64"), encoding: "base64" });
    const sha = (0,blob_identity/* toObjectId */.kW)(data.sha);
    if (sha !== (0,blob_identity/* blobIdLike */.ac)(sha, bytes))
        throw new compiled_errors/* RetouchError */.tJ("unexpected-reply", otherBlob((0,blob_identity/* blobId */.zA)(bytes)));
    return sha;
}
/** An older blob, which a clone of depth 1 does not have. @throws RetouchError `unexpected-reply` when GitHub sends other bytes. */
async function readBlob(github, { owner, repo }, blob) {
    const { data } = await github.rest.git.getBlob({ owner, repo, file_sha: blob });
    const bytes = Buffer.from(data.content, "base64");
    if ((0,blob_identity/* blobIdLike */.ac)(blob, bytes) !== blob)
        throw new compiled_errors/* RetouchError */.tJ("unexpected-reply", otherBlob(blob));
    return bytes;
}
/** The same; undefined where GitHub does not have it or does not answer. */
function findGitHubBlob(github, context, blob) {
    return readBlob(github, context, blob).catch(() => undefined);
}

// EXTERNAL MODULE: ./out/build-dist/compiled/runner/log-writer.js + 1 modules
var log_writer = __webpack_require__(92006);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(70370);
// EXTERNAL MODULE: ./node_modules/undici/index.js
var undici = __webpack_require__(46752);
// EXTERNAL MODULE: ./out/build-dist/compiled/context.js
var compiled_context = __webpack_require__(11451);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/proxy.js
var lib_proxy = __webpack_require__(19783);
;// CONCATENATED MODULE: ./out/build-dist/compiled/http/http-messages.js
/** Sentences about requests, downloads and uploads that a user can read. */
const noImage = "The reply contains no image.";
const broken = {
    answer: (reason) => `The response broke off (${reason}).`,
    proxy: (reason) => `The proxy did not open a connection: ${reason}`,
    download: (host, reason) => `The finished image could not be downloaded from ${host}: ${reason}`,
    upload: (reason) => `The image could not be uploaded for the model: ${reason}`,
    store: (host, status) => `${host} returned HTTP ${status}`,
};
/** Why a complete reply was not read. */
const tooDeep = (most) => `The API response is nested more than ${most} levels deep.`;
const tooManyValues = (most) => `The API response has more than ${most} values.`;
/** What is wrong with an address that a reply named. */
const untrusted = {
    notPublic: (what, host) => `${what} is on ${host}, which is not on the public internet.`,
    resolvesPrivately: (what, host, address) => `${what} (${host}) resolves to ${address}, which is not on the public internet.`,
    noUrl: (what) => `${what} is not a URL.`,
    tooLong: (what, most) => `${what} has more than ${most} characters.`,
    unresolved: (what, host) => `${what} (${host}) does not resolve, so that it could not be checked.`,
    scheme: (what, scheme) => `${what} has the scheme ${scheme}, which is not supported.`,
    credential: (what) => `${what} contains a user name or password.`,
    redirects: (what, most) => `${what} redirects more than ${most} times.`,
};
/** How sentences name such an address. */
const RESULT_ADDRESS = "The result's address";
const UPLOAD_ADDRESS = "The upload's address";
function tooManyBytes(most) {
    return `The result has more than ${most} bytes, the most that is accepted.`;
}
function pauseTooLong(seconds) {
    return `The provider asked for a pause of ${seconds} seconds, which is longer than \`timeout\` allows.`;
}
const TOO_SLOW = "The provider limits the rate (HTTP 429), so that the request could not be sent within `timeout`.";
const lookup = {
    empty: (host) => `${host} has no address`,
    noAnswer: (host, seconds) => `${host} could not be resolved within ${seconds} seconds`,
};
const http_messages_events = {
    noAnswer: (seconds) => `no response within ${seconds} seconds`,
    ended: "it ended",
    tooMuch: "it sent more than Retouch reads",
};

;// CONCATENATED MODULE: ./out/build-dist/compiled/http/reply-json.js

/** Levels of lists and objects. The replies that are documented have less than ten. */
const MAX_DEPTH = 64;
/** Values and names of one reply. */
const MAX_VALUES = 20_000;
/**
 * Bytes that are looked at one by one: all outside of texts, and the escaped quotes inside. Texts themselves may be large, as pictures in
 * base64 are, and are passed over as a whole.
 */
const MAX_STEPS = 1 << 20;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
/** A text as JSON. `problem` says why one with too much structure was not parsed; what is no JSON has neither. */
function parseReply(bytes) {
    const problem = findExcess(bytes);
    if (problem !== undefined)
        return { json: undefined, problem };
    try {
        return { json: JSON.parse(bytes.toString("utf8")) };
    }
    catch {
        return { json: undefined };
    }
}
/**
 * Measures the structure before anything is made of it, in linear time: a parsed value takes fifty times the memory of its brackets.
 *
 * @returns what is too much.
 */
function findExcess(bytes) {
    let depth = 0;
    let values = 0;
    let steps = 0;
    for (let index = 0; index < bytes.length; index++) {
        steps += 1;
        const byte = bytes[index];
        // `[` and `{` differ by the bit that also tells `]` from `}`.
        const bracket = byte === undefined ? 0 : byte & ~0x20;
        if (byte === QUOTE) {
            const text = passText(bytes, index);
            index = text.end;
            steps += text.quotes;
        }
        else if (bracket === 0x5b) {
            depth += 1;
            values += 1;
        }
        else if (bracket === 0x5d)
            depth -= 1;
        else if (byte === COMMA || byte === COLON)
            values += 1;
        if (depth > MAX_DEPTH)
            return tooDeep(MAX_DEPTH);
        if (values > MAX_VALUES || steps > MAX_STEPS)
            return tooManyValues(MAX_VALUES);
    }
    return undefined;
}
/** @returns the place of the quote that ends the text, and how many quotes were looked at. */
function passText(bytes, start) {
    let end = start;
    for (let quotes = 1; quotes <= MAX_STEPS; quotes++) {
        end = bytes.indexOf(QUOTE, end + 1);
        // A text without an end is no JSON.
        if (end < 0)
            return { end: bytes.length, quotes };
        let first = end;
        while (bytes[first - 1] === BACKSLASH)
            first -= 1;
        // An odd number of backslashes escapes it.
        if ((end - first) % 2 === 0)
            return { end, quotes };
    }
    return { end: bytes.length, quotes: MAX_STEPS };
}

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

;// CONCATENATED MODULE: ./out/build-dist/compiled/http/http-client.js






/** A JSON reply with a base64 picture of 64 MiB in it. */
const MAX_REPLY_BYTES = 96 * 1024 * 1024;
/** The status says enough where the words of an error are longer. */
const MAX_ERROR_BYTES = 256 * 1024;
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
    const proxy = (0,lib_proxy/* getProxyUrl */.s)(new URL(url));
    if (!proxy)
        return new undici/* Agent */.g6(AGENT_OPTIONS);
    return new undici/* ProxyAgent */.kT({
        ...AGENT_OPTIONS,
        uri: proxy.href,
        proxyTls: KEEP_ALIVE,
        clientFactory: (origin, options) => new ProxyPool(origin, options),
    });
}
/** undici dials again without end when a proxy closes the connection instead of answering CONNECT, unless the error is of another kind. */
class ProxyPool extends undici/* Pool */.bC {
    connect(options, callback) {
        if (callback) {
            super.connect(options, callback);
            return undefined;
        }
        return super.connect(options).catch((cause) => {
            throw new Error(broken.proxy(describeNetworkError(cause)), { cause });
        });
    }
}
/** Tells when a request goes onto an established connection; until then, nothing of it can have reached the server. */
class WriteWatch extends undici/* DecoratorHandler */.s8 {
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
        send: async (call, signal) => {
            const reply = await http_client_open(call, origin, { signal, accept: "application/json" });
            try {
                const parsed = await readReply(reply);
                return { status: reply.statusCode, headers: reply.headers, ...parsed, url: baseUrl + call.path };
            }
            catch (cause) {
                throw new SendError(broken.answer(describeNetworkError(cause)), { sent: true, cause });
            }
        },
        stream: async (path, signal) => {
            const reply = await http_client_open({ method: "GET", path }, origin, { signal, accept: "text/event-stream" });
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
async function http_client_open(call, { baseUrl, headers, dispatcher }, { signal, accept }) {
    let sent = false;
    const onWrite = () => {
        sent = true;
    };
    const body = encodeBody(call);
    try {
        return await (0,undici/* request */.Em)(baseUrl + call.path, {
            method: call.method,
            dispatcher: dispatcher.compose((dispatch) => (options, handler) => dispatch(options, new WriteWatch(handler, onWrite))),
            signal,
            headers: {
                accept,
                "user-agent": "retouch-action",
                ...(body && { "content-type": body.type, "content-length": String(body.length) }),
                ...call.headers,
                ...headers,
            },
            body: body ? external_node_stream_.Readable.from(body.chunks()) : null,
        });
    }
    catch (cause) {
        throw new SendError(describeNetworkError(cause), { sent, cause });
    }
}
/** What is encoded (gzip, br) is not decoded, since nothing of the kind was asked for: it is not JSON. */
async function readReply({ statusCode, body }) {
    const isError = statusCode >= 300;
    const bytes = await readBytes(body, isError ? MAX_ERROR_BYTES : MAX_REPLY_BYTES);
    if (bytes)
        return parseReply(bytes);
    if (isError)
        return { json: undefined };
    throw new Error(`more than ${MAX_REPLY_BYTES} bytes`);
}
/** @returns undefined for a body of more than `limit` bytes, the rest of which is left. */
async function readBytes(body, limit) {
    const chunks = [];
    let size = 0;
    for await (const chunk of body) {
        size += chunk.length;
        if (size > limit)
            return undefined;
        chunks.push(chunk);
    }
    return Buffer.concat(chunks);
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

;// CONCATENATED MODULE: ./out/build-dist/compiled/text/dollars.js
/** For one call, or one file. No picture costs nearly as much, so more is a mistake, or an attempt to stop or to mislead the run. */
const MAX_DOLLARS = 1000;
function isDollars(value) {
    return typeof value === "number" && value >= 0 && value <= MAX_DOLLARS;
}
/** Undefined, which is "not known", for what is no amount. */
function toDollars(value) {
    return isDollars(value) ? value : undefined;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/lock/lock.js



const objectIdSchema = schemas/* string */.YjP().regex(blob_identity/* OBJECT_ID */.SN).brand();
const SHA256 = /^[0-9a-f]{64}$/;
/** What the lockfile records of one finished output. */
const lockEntrySchema = schemas/* object */.Ikc({
    /** Path of the source image; empty for a generated image. */
    source: schemas/* string */.YjP(),
    /** Git blob id of the bytes that were edited; empty for a generated image. */
    sourceBlob: objectIdSchema.or(schemas/* literal */.euz("")),
    /** SHA-256 of the recipe: prompt, model and every option that decides the result; empty for a result that is out of date. */
    recipe: schemas/* string */.YjP(),
    /** Git blob id of the output file, or of its pointer if Git LFS tracks it. Equal to `sourceBlob` if there was nothing to do. */
    outputBlob: objectIdSchema.or(schemas/* literal */.euz("")),
    /** SHA-256 and length of the output file. */
    sha256: schemas/* string */.YjP().regex(SHA256),
    bytes: schemas/* int */.Whr().nonnegative(),
    provider: schemas/* string */.YjP(),
    model: schemas/* string */.YjP(),
    /** US dollars; null if unknown. */
    cost: schemas/* number */.aig().min(0).max(MAX_DOLLARS).brand().nullable(),
    /** When the output was finished, ISO 8601. */
    at: schemas/* string */.YjP(),
});
/** The whole lockfile. */
const lockSchema = schemas/* object */.Ikc({ version: schemas/* literal */.euz(1), outputs: schemas/* record */.g1P(schemas/* string */.YjP(), lockEntrySchema) });
/** The key of a candidate of an output: an image among which a person may choose. Its bytes are in git's object store, not at this path. */
function candidateKey(output, number) {
    return `${output}#candidate-${number}`;
}
/** The key of the image after the first, second … of several prompts. Its bytes are in git's object store, not at this path. */
function stepKey(output, number) {
    return `${output}#step-${number}`;
}
const LOCK_SCHEMA_URL = "https://raw.githubusercontent.com/retouch-action/retouch/main/docs/retouch.lock.schema.json";
/** The JSON schema that is published for editors. */
function lockJsonSchema() {
    return z.toJSONSchema(lockSchema.extend({ $schema: z.string().optional() }));
}
/**
 * Writes a lock as text, one line per entry, sorted by path: branches that finish different images merge without a conflict, and a
 * conflict can be repaired line by line.
 */
function formatLock(lock) {
    return createLockText(lock).format();
}
/** Sorts the entries and makes lines of them once: with thousands of them, this takes longer than to write the file. */
function createLockText(lock) {
    const keys = [...lock.keys()].sort();
    const lines = keys.map((key) => formatLine(key, lock.get(key)));
    return {
        set: (key, entry) => {
            const index = findPlace(keys, key);
            const removed = keys[index] === key ? 1 : 0;
            keys.splice(index, removed, ...(entry ? [key] : []));
            lines.splice(index, removed, ...(entry ? [formatLine(key, entry)] : []));
        },
        format: () => `{\n  "$schema": ${JSON.stringify(LOCK_SCHEMA_URL)},\n  "version": 1,\n  "outputs": {\n${lines.join(",\n")}${lines.length > 0 ? "\n" : ""}  }\n}\n`,
    };
}
function formatLine(key, entry) {
    return `    ${JSON.stringify(key)}: ${JSON.stringify(entry)}`;
}
/** The index of the first of the sorted keys that does not come before this one. */
function findPlace(keys, key) {
    let [start, end] = [0, keys.length];
    while (start < end) {
        const middle = (start + end) >> 1;
        if ((keys[middle] ?? "") < key)
            start = middle + 1;
        else
            end = middle;
    }
    return start;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/cache/cached-result.js




const recordSchema = schemas/* object */.Ikc({
    version: schemas/* literal */.euz(1),
    /** See `resultKey`. */
    key: schemas/* string */.YjP(),
    /** Git blob id of the bytes that were edited; empty for a generated image. */
    sourceBlob: lockEntrySchema.shape.sourceBlob,
    /** Hash of the recipe up to this image. */
    recipe: schemas/* string */.YjP(),
    /** SHA-256 and length of the image; of no bytes where there is none. */
    sha256: lockEntrySchema.shape.sha256,
    bytes: lockEntrySchema.shape.bytes,
    /** The end of the file's name. */
    format: schemas/* string */.YjP().regex(/^[a-z]{1,8}$/),
    width: schemas/* int */.Whr().nonnegative(),
    height: schemas/* int */.Whr().nonnegative(),
    provider: schemas/* string */.YjP(),
    model: schemas/* string */.YjP(),
    /** US dollars that were paid for it; null if unknown. */
    cost: schemas/* number */.aig().min(0).max(MAX_DOLLARS).nullable(),
    /** ISO 8601. */
    at: schemas/* string */.YjP(),
    /** The text that was read in the image, compared with the glossary. */
    text: schemas/* object */.Ikc({ score: schemas/* number */.aig().nullable(), missing: schemas/* array */.YOg(schemas/* string */.YjP()), left: schemas/* array */.YOg(schemas/* string */.YjP()) }).optional(),
    /** The model's words where it found nothing to do: there is no image, and it may have been billed all the same. */
    unchanged: schemas/* string */.YjP().optional(),
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
    return (0,external_node_crypto_.createHash)("sha256").update(bytes).digest("hex");
}
/** How long what a place said counts, in milliseconds. An image takes a model seconds. */
const FRESH_MS = 1000;

;// CONCATENATED MODULE: ./out/build-dist/compiled/cache/actions-results.js







const SERVICE = "/twirp/github.actions.results.api.v1.CacheService/";
/** Whatever writes entries of another form takes another version. */
const VERSION = (0,external_node_crypto_.createHash)("sha256").update("retouch-result-1").digest("hex");
/** Look-ups of one run at a time, and keys of one look-up: of more, the rest is looked up when its turn comes. */
const READERS = 8;
const MAX_KEYS = 200;
/** Milliseconds for one answer of the service, and for one file. */
const CALL_MS = 2000;
const FILE_MS = 20_000;
const createdSchema = schemas/* object */.Ikc({ ok: schemas/* boolean */.zMY().default(false), signed_upload_url: schemas/* string */.YjP().default("") });
const foundSchema = schemas/* object */.Ikc({ ok: schemas/* boolean */.zMY().default(false), signed_download_url: schemas/* string */.YjP().default("") });
const finishedSchema = schemas/* object */.Ikc({ ok: schemas/* boolean */.zMY().default(false) });
/**
 * Keeps results in the Actions cache, for which a job needs no permission: one entry for each, which nobody can change afterwards. GitHub
 * gives a run the entries of its own branch, of its base and of the default branch; what a fork's pull request writes only that pull
 * request's runs can see.
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
    const twirp = createHttpClient({ baseUrl, headers: { authorization: `Bearer ${token}` } });
    const limit = (0,p_limit/* default */.A)(READERS);
    /** Where entries are downloaded from; undefined where there is none. */
    const known = new Map();
    async function call(name, body) {
        const reply = await twirp.send({ method: "POST", path: SERVICE + name, body: { json: body } }, AbortSignal.timeout(CALL_MS));
        if (reply.status !== 200 && reply.status !== 404 && reply.status !== 409)
            throw new Error(`${name}: HTTP ${reply.status}`);
        return reply;
    }
    async function look(key) {
        const { at, url: before } = known.get(key) ?? { at: Number.NEGATIVE_INFINITY };
        if (before !== undefined || Date.now() - at <= FRESH_MS)
            return before !== undefined;
        const { status, json } = await call("GetCacheEntryDownloadURL", { key: entryKey(key), restore_keys: [], version: VERSION });
        const found = status === 200 ? foundSchema.parse(json) : undefined;
        const address = found?.ok && found.signed_download_url !== "" ? found.signed_download_url : undefined;
        known.set(key, { at: Date.now(), url: address });
        return address !== undefined;
    }
    async function store({ record, bytes }) {
        const names = { key: entryKey(record.key), version: VERSION };
        const { status, json } = await call("CreateCacheEntry", names);
        const created = status === 200 ? createdSchema.parse(json) : undefined;
        // Another run has made it, or is making it.
        if (!created?.ok || created.signed_upload_url === "")
            return;
        const content = Buffer.concat([Buffer.from(`${JSON.stringify(record)}\n`), bytes]);
        await transfer(created.signed_upload_url, { method: "PUT", body: content, headers: { "x-ms-blob-type": "BlockBlob" } });
        const finished = await call("FinalizeCacheEntryUpload", { ...names, size_bytes: String(content.length) });
        if (finished.status !== 200 || !finishedSchema.parse(finished.json).ok)
            throw new Error("the entry was not accepted");
        known.delete(record.key);
    }
    return {
        name: "actions",
        find: async (keys) => {
            if (mode === "none" || mode === "write-only")
                return new Set();
            const found = await Promise.all(keys.slice(0, MAX_KEYS).map((key) => limit(() => look(key))));
            return new Set(keys.filter((_, index) => found[index]));
        },
        read: async (key) => {
            const address = known.get(key)?.url;
            if (address === undefined)
                return undefined;
            const content = await transfer(address, { method: "GET" });
            const end = content.indexOf("\n");
            const record = parseRecord(content.subarray(0, Math.max(end, 0)).toString("utf8"), key);
            return record && checkResult(record, content.subarray(end + 1));
        },
        write: async (results) => {
            if (mode === "none" || mode === "read")
                throw new Error(`the job's cache mode is ${mode}`);
            for (const result of results)
                await store(result);
        },
        // It is asked no more once it has failed: it is there to save money, and must not cost time.
        isRefusal: () => true,
    };
}
function entryKey(key) {
    return `retouch-result-${key}`;
}
/** Moves a file from or to the address that the service gave. The address is a secret. */
async function transfer(address, options) {
    const url = new URL(address);
    if (url.protocol !== "https:")
        throw new Error("the service gave an address that is not encrypted");
    const dispatcher = createDispatcher(url.origin);
    try {
        const reply = await (0,undici/* request */.Em)(url, { ...options, dispatcher, signal: AbortSignal.timeout(FILE_MS) });
        const content = Buffer.from(await reply.body.arrayBuffer());
        if (reply.statusCode >= 300)
            throw new Error(`${options.method}: HTTP ${reply.statusCode}`);
        return content;
    }
    finally {
        void dispatcher.destroy();
    }
}

// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/picture.js
var pixels_picture = __webpack_require__(99014);
;// CONCATENATED MODULE: ./out/build-dist/compiled/cache/git-results.js







/** Without the first `refs/`, as GitHub's API wants it. */
const PREFIX = "retouch/results/";
const MONTH = /^retouch\/results\/\d{4}-\d{2}$/;
/** Months that are kept, the current one included. */
const MAX_MONTHS = 3;
/** Bytes of all of them together. */
const MAX_BYTES = 1024 ** 3;
/** Tries to write when other runs write at the same time. */
const TRIES = 6;
/**
 * Keeps results in the repository without touching a branch: under one ref a month, one commit on another, two files for each result.
 * Whoever may commit can write there, and nobody else. To forget a month is to delete its ref, which rewrites and loses nothing else.
 *
 * @see https://docs.github.com/en/rest/git
 */
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
        const { data } = await github.rest.git.listMatchingRefs({ owner, repo, ref: PREFIX });
        const refs = data.map(({ ref, object: { sha } }) => ({ name: ref.replace(/^refs\//, ""), sha })).filter(({ name }) => MONTH.test(name));
        const found = await Promise.all(refs.map(async ({ name, sha }) => {
            const known = months.get(name);
            if (known?.sha === sha)
                return [name, known];
            return [name, { sha, files: isCurrent(name) ? await listFiles({ github, context, sha }) : new Map() }];
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
            add(pathOf(record.key, "json"), { sha: (0,blob_identity/* blobId */.zA)(content), bytes: Buffer.byteLength(content) }, { content });
            if (record.unchanged !== undefined)
                continue;
            const sha = stored.get(record.sha256) ?? (await writeBlob(github, context, bytes));
            stored.set(record.sha256, sha);
            add(pathOf(record.key, record.format), { sha, bytes: bytes.length }, { sha });
        }
        for (let left = TRIES - 1;; left--) {
            try {
                await commit(github, entries, written);
                break;
            }
            catch (error) {
                // Another run was faster.
                if (left === 0 || readFailure(error).status !== 422)
                    throw error;
                await (0,promises_.setTimeout)(Math.random() * 200 * (TRIES - left));
                await refresh();
            }
        }
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
        const tip = months.get(name);
        const base = tip && (await github.rest.git.getCommit({ owner, repo, commit_sha: tip.sha })).data.tree.sha;
        const tree = (await writeTree({ github, context }, entries, base)) ?? "";
        const message = `chore(images): keep results of run ${context.runId}`;
        const { data } = await github.rest.git.createCommit({ owner, repo, message, tree, parents: tip ? [tip.sha] : [] });
        if (tip)
            await github.rest.git.updateRef({ owner, repo, ref: name, sha: data.sha });
        else
            await github.rest.git.createRef({ owner, repo, ref: `refs/${name}`, sha: data.sha });
        for (const [path, file] of written)
            own.set(path, file);
        const files = new Map([...(tip?.files ?? []), ...written]);
        months = new Map([[name, { sha: data.sha, files }], ...[...months].filter(([other]) => other !== name)]);
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
                (0,log_writer/* debug */.Yz)(`The results under ${ref} could not be deleted: ${readFailure(error).reason}`);
            }
        }
    }
    return {
        name: "git",
        find: async (keys) => {
            if (Date.now() - readAt > FRESH_MS)
                await read();
            return new Set(keys.filter((key) => findFile(pathOf(key, "json")) !== undefined));
        },
        read: async (key) => {
            const github = await connect();
            const file = findFile(pathOf(key, "json"));
            const record = file && parseRecord((await readBlob(github, context, file.sha)).toString("utf8"), key);
            if (!record || record.unchanged !== undefined)
                return record && checkResult(record, Buffer.alloc(0));
            const image = findFile(pathOf(key, record.format));
            return image && checkResult(record, await readBlob(github, context, image.sha));
        },
        write,
        isRefusal: (error) => {
            const { status, isRateLimit, types } = readFailure(error);
            // Without a status it was not GitHub: there is no token.
            return (status === undefined && types === undefined) || (!isRateLimit && [401, 403, 404, 410].includes(status ?? 0));
        },
        placeOf: (key) => {
            for (const { sha, files } of months.values()) {
                const path = Object.keys(pixels_picture/* FORMATS */.hR)
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
/** All files of a month; folder by folder where GitHub does not list them at once. */
async function listFiles({ github, context: { owner, repo }, sha }) {
    const files = new Map();
    const { data } = await github.rest.git.getTree({ owner, repo, tree_sha: sha, recursive: "1" });
    const add = (tree, prefix = "") => {
        for (const { path, sha: blob, size = 0, type } of tree)
            if (type === "blob")
                files.set(`${prefix}${path}`, { sha: (0,blob_identity/* toObjectId */.kW)(blob), bytes: size });
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
    const git = choice !== "actions" && hasToken ? createGitResults({ context, github }) : undefined;
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
/** @param stores in the order in which they are asked and written to. */
function createResultCache(stores, signal) {
    const readers = new Set(stores);
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
    const giveUp = (store, doing, error) => {
        (0,log_writer/* debug */.Yz)(`Results cannot be ${doing} (${store.name}): ${(0,compiled_errors/* toRetouchError */.sK)(error, "unavailable").message}`);
        readers.delete(store);
    };
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
                const explained = explainGitHubError(error, { doing: "keeping results", permission: "contents: write", code: "delivery" });
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
    async function ask(store, ms, question) {
        try {
            return await Promise.race([question(), (0,promises_.setTimeout)(ms, undefined, { ref: false }).then(() => Promise.reject(new Error("no answer")))]);
        }
        catch (error) {
            giveUp(store, "looked up", error);
            return undefined;
        }
    }
    return {
        find: async (keys) => {
            const known = new Set(keys.filter((key) => waiting.has(key)));
            for (const store of readers) {
                const missing = keys.filter((key) => !known.has(key));
                if (missing.length === 0)
                    break;
                for (const key of (await ask(store, FIND_MS, () => store.find(missing))) ?? []) {
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
                (0,log_writer/* debug */.Yz)(`A result could not be read (${store.name}): ${(0,compiled_errors/* toRetouchError */.sK)(error, "unavailable").message}`);
                return undefined;
            }
        },
        add: (result) => {
            const { key } = result.record;
            const bytes = [...waiting.values()].reduce((sum, one) => sum + one.bytes.length, result.bytes.length);
            if (result.bytes.length > MAX_API_FILE_BYTES)
                tooLarge.add(key);
            if (result.bytes.length > MAX_API_FILE_BYTES || bytes > MAX_WAITING_BYTES)
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
            await (0,compiled_cancel/* untilCancelled */.c8)(Promise.race([last, (0,promises_.setTimeout)(FINISH_MS, undefined, { ref: false })]), signal, compiled_cancel/* CANCEL_MS */.iS.delivery);
            const placeOf = (key) => stores.map((store) => store.placeOf?.(key)).find((place) => place !== undefined);
            return { left: new Set([...left, ...waiting.keys()]), tooLarge, reason, placeOf };
        },
    };
}

// EXTERNAL MODULE: ./out/build-dist/compiled/git/open-file.js
var open_file = __webpack_require__(67918);
// EXTERNAL MODULE: ./out/build-dist/compiled/text/decode.js
var decode = __webpack_require__(10174);
// EXTERNAL MODULE: ./out/build-dist/compiled/text/text-messages.js
var text_messages = __webpack_require__(8592);
;// CONCATENATED MODULE: ./out/build-dist/compiled/text/template.js

/**
 * Parses `{name}` placeholders; `{{` is a literal brace. A brace that opens no known placeholder is an error, since a typing mistake
 * would otherwise reach the model or a path.
 *
 * @returns the template, or what is wrong: words for after a colon, without a full stop.
 */
function parseTemplate(source, placeholders) {
    const parts = [];
    for (const match of source.matchAll(/\{\{|\{([^{}\n]*)\}|\{|[^{]+/g)) {
        const [token, placeholder] = match;
        if (token === "{{")
            parts.push({ text: "{" });
        else if (placeholder !== undefined && placeholders.includes(placeholder))
            parts.push({ placeholder });
        else if (token.startsWith("{"))
            return (0,text_messages/* unknownPlaceholder */.mz)(token, placeholders);
        else
            parts.push({ text: token });
    }
    return parts;
}
/** Fills a template. Values are inserted as they are and are not searched for placeholders again. */
function fillTemplate(template, values) {
    return template.map((part) => ("text" in part ? part.text : (values[part.placeholder] ?? ""))).join("");
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/errors.js
var errors = __webpack_require__(961);
// EXTERNAL MODULE: ./out/build-dist/compiled/github/carried-pull.js
var carried_pull = __webpack_require__(37298);
;// CONCATENATED MODULE: ./out/build-dist/compiled/github/changed-files.js







/** https://docs.github.com/en/rest/pulls/pulls#list-pull-requests-files */
const MAX_PULL_FILES = 3000;
/** https://docs.github.com/en/rest/commits/commits#compare-two-commits */
const MAX_COMPARED_FILES = 300;
const NO_COMMIT = /^0+$/;
/** A file of the REST API's lists; its `sha` is the blob's. What is no such list is no list of nothing either. */
const filesSchema = schemas/* array */.YOg(schemas/* object */.Ikc({
    filename: schemas/* string */.YjP(),
    status: schemas/* string */.YjP(),
    sha: schemas/* string */.YjP().nullish(),
    changes: schemas/* number */.aig().nullish(),
    previous_filename: schemas/* string */.YjP().optional(),
}));
/** Whether the event has something to compare with; false for schedules, manual runs, tags and deleted branches. */
function canListChanges(context) {
    return context.event.pull_request !== undefined || (0,carried_pull/* carriesPull */.PK)(context) || findComparison(context) !== undefined;
}
/**
 * What this pull request, push or merge group changed.
 *
 * @throws RetouchError `forbidden` or `unavailable` when the list is not complete: each image may cost money, so the run falls back
 * neither to all images nor to none.
 */
async function listChangedFiles(github, context) {
    const permission = context.event.pull_request ? "pull-requests: read" : "contents: read";
    try {
        if (context.event.pull_request)
            return await listPullFiles(github, context, context.event.pull_request);
        const comparison = findComparison(context);
        if (!comparison)
            throw new compiled_errors/* RetouchError */.tJ("invalid-input", CHANGES_UNKNOWN.event(context.eventName));
        return await compare(github, context, comparison);
    }
    catch (error) {
        if (error instanceof errors/* ZodError */.G) {
            throw new compiled_errors/* RetouchError */.tJ("unavailable", `${CHANGES_UNKNOWN.notAList} ${CHANGES_UNKNOWN.consequence}`, { cause: error });
        }
        const { code, message } = explainGitHubError(error, { doing: "the list of changed files", permission });
        throw new compiled_errors/* RetouchError */.tJ(code, `${message} ${CHANGES_UNKNOWN.consequence}`, { cause: error });
    }
}
function findComparison({ event, eventName, ref }) {
    if (event.merge_group)
        return { base: event.merge_group.base_sha, head: event.merge_group.head_sha };
    if (eventName !== "push" || !ref.startsWith("refs/heads/") || event.deleted || !event.before || !event.after)
        return undefined;
    if (!NO_COMMIT.test(event.before))
        return { base: event.before, head: event.after };
    // The first push of a branch.
    const base = event.repository?.default_branch;
    return base ? { base, head: event.after } : undefined;
}
async function listPullFiles(github, context, pull) {
    const { owner, repo } = context;
    let listed = 0;
    const files = filesSchema.parse(await github.paginate(github.rest.pulls.listFiles, { owner, repo, pull_number: pull.number, per_page: 100 }, ({ data }, done) => {
        listed += data.length;
        if (listed >= MAX_PULL_FILES)
            done();
        return data;
    }));
    if (files.length >= MAX_PULL_FILES || files.length < (pull.changed_files ?? 1)) {
        // The event may be older than the list, so the count is asked for again.
        const { data } = await github.rest.pulls.get({ owner, repo, pull_number: pull.number });
        const count = schemas/* number */.aig().parse(data.changed_files);
        if (count > files.length)
            throw new compiled_errors/* RetouchError */.tJ("unavailable", CHANGES_UNKNOWN.incomplete(files.length, count));
    }
    return dropRenames(files, async (paths) => {
        const { data } = await github.rest.repos.compareCommitsWithBasehead({
            owner,
            repo,
            per_page: 1,
            basehead: `${pull.base.sha}...${pull.head.sha}`,
        });
        return readTreeAt({ github, context, sha: data.merge_base_commit?.sha ?? pull.base.sha, paths });
    });
}
async function compare(github, context, { base, head }) {
    if (base === head)
        return new Set();
    const { owner, repo } = context;
    // The files stand on the first page only, however few commits a page has.
    const { data } = await github.rest.repos.compareCommitsWithBasehead({ owner, repo, basehead: `${base}...${head}`, per_page: 1 });
    const files = filesSchema.parse(data.files);
    // After a force push the common ancestor says nothing about what was there before.
    const isRewritten = context.event.before === base && data.status !== "ahead" && data.status !== "identical";
    const from = isRewritten ? base : (data.merge_base_commit?.sha ?? base);
    if (!isRewritten && files.length < MAX_COMPARED_FILES)
        return dropRenames(files, (paths) => readTreeAt({ github, context, sha: from, paths }));
    const [before, after] = await Promise.all([from, head].map((sha) => readWholeTree({ github, context, sha })));
    if (!before || !after)
        throw new compiled_errors/* RetouchError */.tJ("unavailable", CHANGES_UNKNOWN.tooMany);
    return compareTrees(before, after);
}
/**
 * Binary files have no count of changed lines, so that a pure rename is recognized by its blob alone. Where the old blob is unknown, a rename
 * without changed lines counts as pure: to edit less is the smaller mistake.
 */
async function dropRenames(files, readBase) {
    const present = files.filter(({ status }) => status !== "removed" && status !== "unchanged");
    const renamed = present.flatMap(({ status, previous_filename }) => status === "renamed" && previous_filename ? [previous_filename] : []);
    const base = renamed.length > 0 ? await readBase(renamed).catch(() => undefined) : new Map();
    const isPureRename = ({ status, sha, changes, previous_filename: old = "" }) => status === "renamed" && (base ? sha != null && base.get(old)?.sha === sha : !changes);
    return new Set(present.filter((file) => !isPureRename(file)).map(({ filename }) => filename));
}
/** What `after` has that `before` had not, but for files that only moved. */
function compareTrees(before, after) {
    const moved = new Set([...before].filter(([path]) => !after.has(path)).map(([, { sha }]) => sha));
    const changed = [...after].filter(([path, { mode, sha }]) => mode !== FOLDER && before.get(path)?.sha !== sha && !(moved.has(sha) && !before.has(path)));
    return new Set(changed.map(([path]) => path));
}

// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/geometry.js
var geometry = __webpack_require__(17950);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/size-limits.js
var size_limits = __webpack_require__(36632);
;// CONCATENATED MODULE: ./out/build-dist/compiled/providers/provider-messages.js
// Parts of sentences: they stand behind a code or another message.
const JOB_CANCELLED = "the job was cancelled at the provider";
const JOB_FAILED = "the provider reported a failure without a reason";
const RESULT_FLAGGED = "the provider's safety check flagged the result";
/** @param what without an article, such as `image`. */
function missingInReply(what) {
    return `the API response contains no ${what}`;
}
function unknownStatus(status) {
    return `the API reported an unknown job status: ${JSON.stringify(status ?? null)}`;
}
// Sentences about words that a model translates by.
function tooManyKept(limit, count) {
    return `The model accepts at most ${limit} words under \`keep\`; the glossary has ${count}.`;
}
function tooLongHint(limit, count) {
    return `The model accepts a prompt of at most ${limit} words; this one has ${count}.`;
}
const ENGLISH_ONLY = "The model only understands English prompts; this one contains letters of another script.";

;// CONCATENATED MODULE: ./out/build-dist/compiled/providers/replies.js

/** `data:<mime>;base64,…`. The media type is lower case, as the vendors ask, and comes from the content, not the file's name. */
function toDataUri(picture) {
    return { picture, toJSON: () => `data:${picture.mediaType};base64,${picture.bytes.toString("base64")}` };
}
/** A complete 2xx reply that is not understood. It may have been billed. */
function unexpectedReply(what) {
    return { kind: "failed", code: "unexpected-reply", message: what };
}
/** What HTTP says of a failure where the vendor's document says nothing else. */
const BY_STATUS = {
    401: { code: "unauthorized", fatal: true },
    402: { code: "no-credit", fatal: true },
    403: { code: "forbidden", fatal: true },
    404: { code: "invalid-input", fatal: true },
    // The server gave up waiting, or a gateway did: the model behind it may have run.
    408: { code: "ambiguous" },
    413: { code: "too-large" },
    415: { code: "unsupported-image" },
    429: { code: "rate-limited", free: true },
    502: { code: "ambiguous" },
    503: { code: "unavailable", free: true },
    504: { code: "ambiguous" },
};
/** The failure that a non-2xx reply stands for, with the vendor's own words. */
function failureOf(reply, message) {
    const known = BY_STATUS[reply.status] ?? { code: reply.status >= 500 ? "unavailable" : "invalid-input" };
    return { kind: "failed", message: message?.trim() || `HTTP ${reply.status}`, ...known };
}
function isSuccess(reply) {
    return reply.status >= 200 && reply.status < 300;
}
/** Name of a job in the paths of its provider. What is no plain name cannot be one. */
const jobIdSchema = schemas/* string */.YjP().regex(/^(?!\.{1,2}$)[\x21-\x7e]{1,200}$/);
/** Image in the reply of many APIs (OpenAI: images reference). Gateways leave fields null or empty. */
const imageSchema = schemas/* object */.Ikc({ url: schemas/* string */.YjP().nullish(), b64_json: schemas/* string */.YjP().nullish() });
/** Head of a data URI in base64. */
const DATA_HEAD = /^\s*data:[^,]{0,200};\s*base64\s*,/i;
/**
 * Image references of a reply, in order, without the entries that name no image. Gateways put base64 with or without the head
 * of a data URI into either field.
 */
function readImageReferences(entries) {
    return (entries ?? []).flatMap(({ url, b64_json: base64 }) => {
        if (base64?.trim())
            return [{ base64: base64.replace(DATA_HEAD, "") }];
        if (!url?.trim())
            return [];
        return DATA_HEAD.test(url) ? [{ base64: url.replace(DATA_HEAD, "") }] : [{ url }];
    });
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/providers/aimlapi.js






/** docs.aimlapi.com/api-references/image-models: two reply shapes, `data[]` and `images[]`; every field may be null. */
const replySchema = schemas/* object */.Ikc({
    data: schemas/* array */.YOg(imageSchema).nullish(),
    images: schemas/* array */.YOg(imageSchema).nullish(),
    has_nsfw_concepts: schemas/* array */.YOg(schemas/* boolean */.zMY()).nullish(),
    meta: schemas/* object */.Ikc({ usage: schemas/* object */.Ikc({ usd_spent: schemas/* number */.aig().nullish() }).nullish() }).nullish(),
});
/** docs.aimlapi.com/errors-and-messages. */
const errorSchema = schemas/* object */.Ikc({
    message: schemas/* string */.YjP(),
    requestId: schemas/* string */.YjP().nullish(),
    statusCode: schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig()]).nullish(),
});
/** docs.aimlapi.com model catalogue: `GET /v1/models?id=…&include=pricing`. `price` is for `per` units. */
const priceSchema = schemas/* object */.Ikc({
    data: schemas/* array */.YOg(schemas/* object */.Ikc({
        id: schemas/* string */.YjP(),
        aliases: schemas/* array */.YOg(schemas/* string */.YjP()).nullish(),
        pricing: schemas/* object */.Ikc({ kind: schemas/* string */.YjP(), units: schemas/* array */.YOg(schemas/* object */.Ikc({ price: schemas/* number */.aig(), unit: schemas/* string */.YjP(), per: schemas/* number */.aig() })).nullish() })
            .nullish(),
    })),
});
function aimlapi_readReply(reply) {
    if (!isSuccess(reply))
        return aimlapi_readFailure(reply);
    const parsed = replySchema.safeParse(reply.json);
    const images = parsed.data?.data ?? parsed.data?.images;
    if (!parsed.success || !images)
        return unexpectedReply(missingInReply("`data` or `images`"));
    const flags = parsed.data.has_nsfw_concepts ?? [];
    // The upstream returns a black picture for what its safety check refused.
    const allowed = images.filter((_, index) => flags[index] !== true);
    if (images.length > 0 && allowed.length === 0)
        return { kind: "failed", code: "refused", message: RESULT_FLAGGED };
    const references = readImageReferences(allowed);
    if (references.length === 0)
        return unexpectedReply(missingInReply("image"));
    const header = Number.parseFloat(String(reply.headers["x-aimlapi-usd-spent"]));
    const cost = toDollars(header) ?? toDollars(parsed.data.meta?.usage?.usd_spent);
    return { kind: "done", images: references, cost };
}
function aimlapi_readFailure(reply) {
    const body = errorSchema.safeParse(reply.json).data;
    const failure = failureOf(reply, body?.message);
    // "403: out of credits or forbidden": the message tells them apart, and both end the run.
    if (reply.status === 403 && /credit|balance|fund|billing|quota|top.?up|payment/i.test(failure.message))
        return { ...failure, code: "no-credit" };
    if (reply.status === 400 && /content|safety|moderat|policy|nsfw|inappropriate/i.test(failure.message))
        return { ...failure, code: "refused" };
    // Failed requests are not charged (service-endpoints/usage-logs); that holds for replies of the API itself, not of a gateway before it.
    const isOwn = body?.requestId != null || body?.statusCode != null;
    if (reply.status >= 500 && isOwn)
        return { ...failure, code: "unavailable", free: true };
    return failure;
}
/** The upstream is DashScope (seen in the result's host): its 10 MB limit is kept with room for base64. */
const LIMITS = { mediaTypes: ["image/png", "image/jpeg", "image/webp"], maxBytes: 7_000_000, maxSide: 3072 };
function toModel({ price, edit, generate, ...facts }) {
    const call = (request, fields) => ({
        request: {
            method: "POST",
            path: "/v1/images/generations",
            body: { json: { model: request.model, prompt: request.prompt, negative_prompt: request.negativePrompt, ...fields } },
        },
        read: aimlapi_readReply,
    });
    return {
        limits: LIMITS,
        ...facts,
        price: price === undefined ? undefined : () => price,
        edit: edit && ((request) => call(request, edit(request))),
        generate: generate && ((request) => call(request, generate(request))),
    };
}
/** Up to three in the user's order, the picture to edit first. */
const imageUrls = ({ image, references }) => ({ image_urls: [image, ...references].map(toDataUri) });
/** `image_size` is always named: the default is a landscape whatever the input is. */
const sized = (sides, { target }) => ({
    image_size: (0,size_limits/* findNearestSize */.DB)(target, { ...sides, step: 32 }),
});
const secondFields = (request) => ({
    ...sized({ minSide: 512, maxSide: 1440 }, request),
    seed: request.seed,
    watermark: request.watermark,
    enhance_prompt: request.promptExtend,
});
/**
 * …/image-models/Alibaba-Cloud/{qwen-image-2-0,qwen-image-2-0-pro,wan2-7-image}.json: `image_urls` 0–3, sides 512–1440 in multiples of 32.
 * The schema has no number of images.
 */
const SECOND = {
    takes: ["negative-prompt", "seed", "watermark", "prompt-extend"],
    promptLimit: 2000,
    negativePromptLimit: 500,
    references: 2,
    edit: (request) => ({ ...imageUrls(request), ...secondFields(request) }),
    generate: secondFields,
};
/** …/image-models/Alibaba-Cloud/{qwen-image-3,qwen-image-3-edit}.json: sides 384–2048 in multiples of 32, 1–4 images. */
const THIRD = {
    takes: ["negative-prompt", "seed", "prompt-extend", "safety-checker"],
    promptLimit: 800,
    negativePromptLimit: 500,
    candidates: 4,
};
const thirdSides = { minSide: 384, maxSide: 2048 };
const thirdFields = (request) => ({
    num_images: request.count,
    seed: request.seed,
    enable_prompt_expansion: request.promptExtend,
    enable_safety_checker: request.safetyChecker,
});
/** docs.aimlapi.com/api-references/image-models/alibaba-cloud: parameters and limits by the page of each model, as of 2026-08-21. */
const MODELS = {
    "alibaba/qwen-image-edit": toModel({
        takes: ["negative-prompt", "watermark"],
        promptLimit: 800,
        negativePromptLimit: 500,
        edit: ({ image, watermark }) => ({ image: toDataUri(image), watermark }),
    }),
    "alibaba/qwen-image-3-edit": toModel({
        ...THIRD,
        references: 2,
        edit: (request) => ({
            ...imageUrls(request),
            // Without `image_size` the result has the size of the first picture, to the pixel.
            ...((0,geometry/* hasExactRatio */.JK)(request.source, request.target) ? {} : sized(thirdSides, request)),
            output_format: "png",
            ...thirdFields(request),
        }),
    }),
    "alibaba/qwen-image-2-0": toModel({ ...SECOND, price: 0.0455 }),
    "alibaba/qwen-image-2-0-pro": toModel({ ...SECOND, price: 0.0975 }),
    "alibaba/wan-2-7-image": toModel(SECOND),
    "alibaba/qwen-image": toModel({
        takes: ["negative-prompt", "seed", "guidance-scale", "safety-checker"],
        promptLimit: 4000,
        guidanceScale: [1, 20],
        candidates: 4,
        price: 0.0455,
        generate: (request) => ({
            ...sized({ minSide: 512, maxSide: 1536 }, request),
            num_images: request.count,
            // JPEG is the default, and WebP is not offered.
            output_format: request.format === "jpeg" ? "jpeg" : "png",
            // The page's seeds begin at 1.
            seed: request.seed === undefined ? undefined : Math.max(1, request.seed),
            guidance_scale: request.guidanceScale,
            enable_safety_checker: request.safetyChecker,
        }),
    }),
    "alibaba/qwen-image-3": toModel({
        ...THIRD,
        generate: (request) => ({ ...sized(thirdSides, request), output_format: request.format, ...thirdFields(request) }),
    }),
};
const aimlapi = {
    kind: "http",
    name: "aimlapi",
    keyVariable: "AIMLAPI_API_KEY",
    keyRequired: true,
    baseUrl: "https://api.aimlapi.com",
    defaultModels: { edit: "alibaba/qwen-image-edit", localize: "alibaba/qwen-image-edit", generate: "alibaba/qwen-image" },
    modelNames: Object.keys(MODELS),
    findModel: (name) => (Object.hasOwn(MODELS, name) ? MODELS[name] : undefined),
    authorize: (key) => ({ authorization: `Bearer ${key}` }),
    concurrency: 4,
    reportsCost: true,
    price: (name) => ({
        request: { method: "GET", path: `/v1/models?id=${encodeURIComponent(name)}&include=pricing` },
        read: (reply) => {
            const models = priceSchema.safeParse(reply.json).data?.data ?? [];
            const pricing = models.find(({ id, aliases }) => id === name || aliases?.includes(name))?.pricing;
            const unit = pricing?.kind === "fixed" ? pricing.units?.find(({ unit }) => /image/i.test(unit)) : undefined;
            return unit && unit.per > 0 ? toDollars(unit.price / unit.per) : undefined;
        },
    }),
};

;// CONCATENATED MODULE: ./out/build-dist/compiled/providers/dashscope/message-api.js



/**
 * The message shape of DashScope's multimodal generation, which Pixazo's gateway speaks too. Results may stand in several
 * choices or in several items of one. `code` may be an error inside HTTP 200, and is an empty string on Pixazo's success.
 */
const message_api_replySchema = schemas/* object */.Ikc({
    status_code: schemas/* number */.aig().nullish(),
    // A gateway's numeric code says no more than its HTTP status.
    code: schemas/* string */.YjP().nullish().catch(undefined),
    message: schemas/* string */.YjP().nullish(),
    error: schemas/* unknown */.L5J().optional(),
    output: schemas/* object */.Ikc({
        choices: schemas/* array */.YOg(schemas/* object */.Ikc({ message: schemas/* object */.Ikc({ content: schemas/* array */.YOg(schemas/* object */.Ikc({ image: schemas/* string */.YjP().nullish() })) }) })).nullish(),
    })
        .nullish(),
});
/** One user message: the pictures in order, which the prompt may number, then exactly one text. */
function messagesBody(model, { pictures, prompt }) {
    const content = [...pictures.map((picture) => ({ image: toDataUri(picture) })), { text: prompt }];
    return { model, input: { messages: [{ role: "user", content }] } };
}
/** The images of a successful reply; undefined when the reply is a failure, also one that hides in HTTP 200. */
function readMessagesReply(reply) {
    const body = message_api_replySchema.safeParse(reply.json).data;
    if (!isSuccess(reply) || body?.code || (body?.status_code != null && body.status_code >= 400))
        return undefined;
    const contents = (body?.output?.choices ?? []).flatMap(({ message }) => message.content);
    const images = readImageReferences(contents.map(({ image }) => ({ url: image })));
    return images.length > 0 ? { kind: "done", images } : unexpectedReply(missingInReply("image in `output.choices`"));
}
/** help: Model Studio, "Error codes". The first prefix that fits decides. A refusal that is no fault of the image ends the run. */
const BY_CODE = [
    ["DataInspectionFailed", { code: "refused" }],
    // The inspection could not load the picture in time; nothing was run.
    ["InvalidParameter.DataInspection", { code: "unavailable", free: true }],
    ["Arrearage", { code: "no-credit", fatal: true }],
    ["PrepaidBillOverdue", { code: "no-credit", fatal: true }],
    ["PostpaidBillOverdue", { code: "no-credit", fatal: true }],
    ["CommodityNotPurchased", { code: "no-credit", fatal: true }],
    ["AllocationQuota.FreeTierOnly", { code: "no-credit", fatal: true }],
    ["Insufficient Balance", { code: "no-credit", fatal: true }],
    ["InvalidApiKey", { code: "unauthorized", fatal: true }],
    ["AccessDenied", { code: "forbidden", fatal: true }],
    ["Workspace.AccessDenied", { code: "forbidden", fatal: true }],
    ["Model.AccessDenied", { code: "forbidden", fatal: true }],
    ["ModelNotFound", { code: "invalid-input", fatal: true }],
    ["WorkSpaceNotFound", { code: "invalid-input", fatal: true }],
    ["RequestTimeOut", { code: "ambiguous" }],
    ["BadRequest.TooLarge", { code: "too-large" }],
    ["BadRequest.InputDownloadFailed", { code: "unsupported-image" }],
    ["BadRequest.UnsupportedFileFormat", { code: "unsupported-image" }],
    ["UnsupportedFileFormat", { code: "unsupported-image" }],
    ["InvalidParameter", { code: "invalid-input" }],
    ["InvalidURL", { code: "invalid-input" }],
    ["BadRequest", { code: "invalid-input" }],
    // A quota that further requests cannot bring back: after the retries the run ends.
    ["Throttling.AllocationQuota", { code: "rate-limited", free: true, fatal: true }],
    ["Throttling", { code: "rate-limited", free: true }],
    ["LimitRequests", { code: "rate-limited", free: true }],
    ["ModelUnavailable", { code: "unavailable", free: true }],
    ["InternalError", { code: "unavailable" }],
    ["SystemError", { code: "unavailable" }],
    ["ModelServiceFailed", { code: "unavailable" }],
    ["RewriteFailed", { code: "unavailable" }],
];
/** A failure by the vendor's `code`, else by HTTP status. `failuresAreFree`: the vendor bills successful images only. */
function readMessagesFailure(reply, { failuresAreFree = false } = {}) {
    const body = message_api_replySchema.safeParse(reply.json).data;
    const code = body?.code || (typeof body?.error === "string" ? body.error : "");
    const status = isSuccess(reply) ? (body?.status_code ?? 400) : reply.status;
    const message = [code, body?.message].filter(Boolean).join(": ");
    const byStatus = failureOf({ ...reply, status }, message);
    const verdict = BY_CODE.find(([prefix]) => code.startsWith(prefix))?.[1];
    // A gateway puts the words where the code is documented.
    if (!verdict && status === 400 && /DataInspectionFailed|inappropriate content|Green net check/i.test(message))
        return { ...byStatus, code: "refused" };
    if (!verdict)
        return byStatus;
    // `AccessDenied` of the wrong call style and the like are 4xx; a 5xx of the provider itself may be free by its document.
    return {
        kind: "failed",
        message: byStatus.message,
        ...verdict,
        ...(failuresAreFree && status >= 500 && verdict.code === "unavailable" && { free: true }),
    };
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/providers/dashscope/language-codes.js
const BOTH_WAYS = ["zh", "en", "ko", "ja", "ru", "es", "fr", "pt", "it", "vi"];
/** Model Studio, "Qwen-MT-Image API reference", supported languages: between Chinese or English and the others. */
const FIRST = {
    sources: [...BOTH_WAYS, "de"],
    targets: [...BOTH_WAYS, "ms", "th", "id", "ar"],
    oneOf: ["zh", "en"],
};
/**
 * The second version translates any language into any other. Its documents disagree on how many: the API reference says 55, the model's card
 * 11, and neither list was to be had. These are the languages that the reference names for the first version, and the next ones of
 * the table that the text models of the series share. What the model does not take after all it refuses, and a refusal costs nothing.
 */
const ANY = [
    ...[...BOTH_WAYS, "de", "ms", "th", "id", "ar"],
    ...["zh_tw", "hi", "he", "my", "ta", "ur", "bn", "pl", "nl", "ro", "tr", "km", "lo", "cs", "el", "sv", "hu", "da", "fi", "uk", "bg"],
    ...["sr", "te", "fa", "sw", "tl", "sk", "hr", "sl", "et", "lv", "lt", "nb", "ca", "kk", "yue"],
];
/** Where CLDR's code is another. */
const CODES = { no: "nb", fil: "tl" };
/** As of 2026-10-12. */
const LANGUAGES = {
    "qwen-mt-image-2.0": { sources: ANY, targets: ANY },
    "qwen-mt-image": FIRST,
};
/** The vendor's code of a canonical BCP 47 tag. Regions are left out; Chinese has a code for each script. */
function languageCode(tag) {
    const { language, script } = new Intl.Locale(tag).maximize();
    if (language === "zh" && script === "Hant")
        return "zh_tw";
    // Another script than the usual one would be asked for in vain.
    return script === new Intl.Locale(language).maximize().script ? (CODES[language] ?? language) : undefined;
}
/** Whether the model knows the pair; `from` undefined: whatever the picture holds. */
function supportsPair({ sources, targets, oneOf }, from, to) {
    const target = languageCode(to);
    if (target === undefined || !targets.includes(target))
        return false;
    if (from === undefined)
        return true;
    const source = languageCode(from);
    if (source === undefined || !sources.includes(source) || source === target)
        return false;
    return oneOf === undefined || oneOf.includes(source) || oneOf.includes(target);
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/providers/dashscope/translation.js





/** help: Model Studio, "Qwen-MT-Image API reference". */
const translation_replySchema = schemas/* object */.Ikc({
    code: schemas/* string */.YjP().nullish().catch(undefined),
    output: schemas/* object */.Ikc({
        task_id: jobIdSchema.nullish().catch(undefined),
        // Absent in a synchronous reply.
        task_status: schemas/* string */.YjP().nullish(),
        image_url: schemas/* string */.YjP().nullish(),
        message: schemas/* string */.YjP().nullish(),
        code: schemas/* string */.YjP().nullish(),
    })
        .nullish(),
});
const MAX_KEPT = 50;
const MAX_HINT_WORDS = 200;
const OTHER_SCRIPT = /(?!\p{Script=Latin})\p{L}/u;
/** The vendor advises these bounds for the sake of the result; glossary pairs have none. */
const checkWords = ({ keep, hint = "" }) => {
    if (keep.length > MAX_KEPT)
        return tooManyKept(MAX_KEPT, keep.length);
    const words = hint.split(/\s+/).filter(Boolean).length;
    if (words > MAX_HINT_WORDS)
        return tooLongHint(MAX_HINT_WORDS, words);
    if (OTHER_SCRIPT.test(hint))
        return ENGLISH_ONLY;
    return undefined;
};
function translation_toModel({ languages, price, isQueued, ...facts }) {
    return {
        // The page says 100 MB, and said 10 before. Transparency is lost.
        limits: {
            mediaTypes: ["image/png", "image/jpeg", "image/webp", "image/tiff"],
            maxBytes: 10_000_000,
            minSide: 15,
            maxSide: 8192,
            maxRatio: 10,
            alpha: false,
        },
        takes: ["keep-subject-text"],
        price: () => price,
        ...facts,
        translate: {
            supports: (from, to) => supportsPair(languages, from, to),
            code: languageCode,
            check: checkWords,
            call: (request) => ({
                request: {
                    method: "POST",
                    path: "/services/aigc/image2image/image-synthesis",
                    headers: { "x-dashscope-ossresourceresolve": "enable", ...(isQueued && { "x-dashscope-async": "enable" }) },
                    body: { json: bodyOf(request) },
                },
                read: (reply) => readTranslation(reply),
            }),
        },
    };
}
function bodyOf({ model, imageUrl, from, to, terms, keep, hint, keepSubjectText }) {
    const ext = {
        ...(hint && { domainHint: hint }),
        ...(keep.length > 0 && { sensitives: keep }),
        ...(terms.length > 0 && { terminologies: terms.map(({ source, target }) => ({ src: source, tgt: target })) }),
        // Text on people, products and logos is left alone when the picture is cut into segments.
        ...(keepSubjectText !== undefined && { config: { imageSegment: keepSubjectText } }),
    };
    return {
        model,
        input: {
            image_url: imageUrl,
            source_lang: from === undefined ? "auto" : (languageCode(from) ?? from),
            target_lang: languageCode(to) ?? to,
            ...(Object.keys(ext).length > 0 && { ext }),
        },
    };
}
/**
 * A synchronous reply, a task that was accepted, or the record of one. Only what succeeded is billed.
 *
 * @param known the task whose record it is: its name does not change.
 */
function readTranslation(reply, known) {
    const body = translation_replySchema.safeParse(reply.json).data;
    if (!isSuccess(reply) || body?.code)
        return readMessagesFailure(reply, { failuresAreFree: true });
    const { task_id: named, task_status: status, image_url: url, message } = body?.output ?? {};
    const task = known ?? named;
    switch (status ?? "SUCCEEDED") {
        case "PENDING":
        case "RUNNING":
            return task ? waitFor(task) : unexpectedReply(missingInReply("`task_id`"));
        case "SUCCEEDED":
            // An address may stand beside it: of the picture as it was.
            if (/no text detected/i.test(message ?? ""))
                return { kind: "unchanged", message: message ?? "" };
            return url ? { kind: "done", images: readImageReferences([{ url }]) } : unexpectedReply(missingInReply("`image_url`"));
        case "FAILED":
            return readMessagesFailure({ ...reply, status: 500, json: body?.output }, { failuresAreFree: true });
        case "CANCELED":
            return { kind: "failed", code: "cancelled", message: JOB_CANCELLED };
        default:
            // `UNKNOWN` among them: records are kept for a day.
            return unexpectedReply(unknownStatus(status));
    }
}
function waitFor(task) {
    const path = `/tasks/${encodeURIComponent(task)}`;
    const cancel = {
        // Refused once the task runs.
        request: { method: "POST", path: `${path}/cancel` },
        read: (answer) => (isSuccess(answer) ? { kind: "done", images: [] } : readMessagesFailure(answer)),
    };
    const poll = { request: { method: "GET", path }, read: (reply) => readTranslation(reply, task) };
    return { kind: "wait", job: task, poll, cancel: [cancel] };
}
/** Prices in US dollars and rates: of the first for Beijing, where alone it is offered, of the second for Singapore. As of 2026-10-12. */
const TRANSLATION_MODELS = {
    // Its rate is 60 in Beijing.
    "qwen-mt-image-2.0": translation_toModel({ languages: LANGUAGES["qwen-mt-image-2.0"], price: 0.0006, isQueued: false, requestsPerMinute: 1 }),
    "qwen-mt-image": translation_toModel({ languages: LANGUAGES["qwen-mt-image"], price: 0.000431, isQueued: true, requestsPerMinute: 60 }),
};

;// CONCATENATED MODULE: ./out/build-dist/compiled/providers/dashscope/upload-policy.js




/** Goes into the form as it is. */
const fieldSchema = schemas/* string */.YjP().min(1).max(8192);
/** help: Model Studio, "Upload a local file to obtain a temporary URL". */
const policySchema = schemas/* object */.Ikc({
    data: schemas/* object */.Ikc({
        upload_host: schemas/* url */.OZ5({ protocol: /^https?$/ }),
        upload_dir: fieldSchema,
        policy: fieldSchema,
        signature: fieldSchema,
        oss_access_key_id: fieldSchema,
        x_oss_object_acl: fieldSchema,
        x_oss_forbid_overwrite: fieldSchema,
    }),
});
const codeSchema = schemas/* object */.Ikc({ code: schemas/* string */.YjP().nullish() });
/**
 * The vendor's free store in front of its models. A file is kept for 48 hours, bound to the account and to the model named; a policy is
 * good for minutes. A name is plain ASCII, and may be taken only once below one policy's folder.
 */
const dashscopeUpload = {
    policy: (model) => ({ method: "GET", path: `/uploads?action=getPolicy&model=${encodeURIComponent(model)}` }),
    read: (reply, filename) => readPolicy(reply, filename) ?? readRefusal(reply),
};
function readPolicy(reply, filename) {
    const data = isSuccess(reply) ? policySchema.safeParse(reply.json).data?.data : undefined;
    if (!data)
        return undefined;
    const key = `${data.upload_dir.replace(/\/$/, "")}/${filename}`;
    const fields = {
        OSSAccessKeyId: data.oss_access_key_id,
        Signature: data.signature,
        policy: data.policy,
        "x-oss-object-acl": data.x_oss_object_acl,
        "x-oss-forbid-overwrite": data.x_oss_forbid_overwrite,
        key,
        // Without it the answer is 204.
        success_action_status: "200",
    };
    return {
        kind: "upload",
        url: data.upload_host,
        fields: Object.entries(fields).map(([name, value]) => ({ name, value })),
        address: `oss://${key}`,
    };
}
/** Nothing is billed here: what leaves open whether a model ran may be asked again. */
function readRefusal(reply) {
    if (isSuccess(reply) && !codeSchema.safeParse(reply.json).data?.code)
        return { kind: "failed", code: "unexpected-reply", message: missingInReply("upload policy"), free: true };
    const failure = readMessagesFailure(reply, { failuresAreFree: true });
    return failure.code === "ambiguous" || failure.code === "unavailable" ? { ...failure, code: "unavailable", free: true } : failure;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/providers/dashscope/dashscope.js




const MEGAPIXEL_LIMITS = { minArea: 512 ** 2, maxArea: 2048 ** 2 };
const ALL = ["negative-prompt", "seed", "watermark", "prompt-extend"];
/** Sides 512–2048, which the service rounds to multiples of 16. */
const sizeBySide = (target) => (0,size_limits/* fitOutputSize */.c9)(target, { ...MEGAPIXEL_LIMITS, minSide: 512, maxSide: 2048, step: 16 });
/** Any sides with a total of 512²–2048² pixels. */
const sizeByArea = (target) => (0,size_limits/* fitOutputSize */.c9)(target, { ...MEGAPIXEL_LIMITS, step: 1 });
/** Ratio 1:8 to 8:1, a little less so that whole pixels stay within. */
const withinRatio = ({ width, height }) => ({
    width: Math.max(width, Math.ceil(height / 7.9)),
    height: Math.max(height, Math.ceil(width / 7.9)),
});
const sizeByAreaAndRatio = (target) => sizeByArea(withinRatio(target));
const sizeOfWan = (target) => (0,size_limits/* fitOutputSize */.c9)(withinRatio(target), { ...MEGAPIXEL_LIMITS, minArea: 768 ** 2, step: 1 });
/** Above this the 3.0 family bills its 2K tier; each input picture costs 0.003 on top. */
const TWO_K_TIER = 2_250_000;
const tiered = (one, two) => (target, inputs) => {
    const { width, height } = sizeByAreaAndRatio(target);
    return (width * height > TWO_K_TIER ? two : one) + 0.003 * inputs;
};
const EDIT = { takes: ALL, inputs: 3, candidates: 1, editsOnly: true, promptLimit: 800 };
const dashscope_SECOND = { takes: ALL, inputs: 3, candidates: 6, promptLimit: 800, size: sizeByArea };
const dashscope_THIRD = {
    ...{ takes: ALL, inputs: 3, candidates: 6, promptTokens: 4500, requestsPerMinute: 5, maxSide: 2048 },
    size: sizeByAreaAndRatio,
};
/**
 * Model Studio, "Qwen image generation and editing", "Qwen image editing", "Wan2.7 image generation and editing"; prices for Singapore. As
 * of 2026-10-12. The text-to-image models of fixed sizes (`qwen-image`, `-plus`, `-max`) were retired on 2026-10-10.
 */
const FAMILIES = {
    "qwen-image-2.0-pro": { ...dashscope_SECOND, requestsPerMinute: 2, price: () => 0.075 },
    "qwen-image-2.0": { ...dashscope_SECOND, price: () => 0.035 },
    "qwen-image-edit-max": { ...EDIT, candidates: 6, price: () => 0.075, size: sizeBySide },
    // An older sample of the vendor has `size` fail beside an `n` above 1. Several calls cost the same, and keep size and order.
    "qwen-image-edit-plus": { ...EDIT, candidates: 6, perCall: 1, price: () => 0.03, size: sizeBySide },
    // Neither `size` nor `prompt_extend` may be sent; the answer has about one megapixel in the last input's ratio.
    "qwen-image-edit": { ...EDIT, takes: ["negative-prompt", "seed", "watermark"], price: () => 0.045 },
    "qwen-image-3.0": { ...dashscope_THIRD, price: tiered(0.03, 0.075) },
    "qwen-image-3.0-pro": { ...dashscope_THIRD, price: tiered(0.04, 0.075) },
    // Without `n` it makes four pictures, each of them billed; more than four are for sequences.
    "wan2.7-image": { takes: ["seed", "watermark"], inputs: 9, candidates: 4, size: sizeOfWan },
    // Clients of this family send neither `negative_prompt` nor a rewrite mode.
    "qwen-image-2.1-pro": { takes: ["seed", "watermark", "prompt-extend"], inputs: 10, candidates: 6, size: sizeByArea },
};
function dashscope_toModel({ inputs, editsOnly, price, maxSide = 3072, size, ...facts }) {
    return {
        // 10 MB for the encoded request's picture; base64 adds a third.
        limits: { mediaTypes: ["image/png", "image/jpeg", "image/webp"], maxBytes: 7_000_000, minSide: 384, maxSide },
        ...facts,
        negativePromptLimit: 500,
        references: inputs - 1,
        // A generation has no input picture: where inputs cost, its price is a little less than told.
        price: price && ((target, references = 0) => price(target, references + 1)),
        edit: (request) => {
            const { image, references } = request;
            // Without a size the answer takes the ratio of the last picture.
            return ask(request, size ? [image, ...references] : [...references, image], size);
        },
        generate: editsOnly ? undefined : (request) => ask(request, [], size),
    };
}
function ask(request, pictures, size) {
    return {
        request: {
            method: "POST",
            path: "/services/aigc/multimodal-generation/generation",
            body: {
                json: {
                    ...messagesBody(request.model, { pictures, prompt: request.prompt }),
                    parameters: parametersOf(request, size?.(request.target)),
                },
            },
        },
        // "Only successful images are billed": a failure of the service itself may be sent again.
        read: (reply) => readMessagesReply(reply) ?? readMessagesFailure(reply, { failuresAreFree: true }),
    };
}
/** `n` is always written: defaults differ by model, and each image is billed. The separator of `size` is an asterisk. */
function parametersOf(request, size) {
    return {
        n: request.count,
        size: size && `${size.width}*${size.height}`,
        negative_prompt: request.negativePrompt,
        prompt_extend: request.promptExtend,
        watermark: request.watermark,
        seed: request.seed,
    };
}
const dashscope_MODELS = new Map([
    ...Object.entries(FAMILIES).map(([name, family]) => [name, dashscope_toModel(family)]),
    ...Object.entries(TRANSLATION_MODELS),
]);
const dashscope = {
    kind: "http",
    name: "dashscope",
    keyVariable: "DASHSCOPE_API_KEY",
    keyRequired: true,
    baseUrl: "https://dashscope-intl.aliyuncs.com/api/v1",
    defaultModels: { edit: "qwen-image-2.0-pro", localize: "qwen-mt-image-2.0", generate: "qwen-image-2.0-pro" },
    modelNames: [...dashscope_MODELS.keys()],
    // Dated snapshots have the rules of their family.
    findModel: (name) => dashscope_MODELS.get(name.replace(/-\d{4}-\d{2}-\d{2}$/, "")),
    authorize: (key) => ({ authorization: `Bearer ${key}` }),
    concurrency: 2,
    upload: dashscopeUpload,
};

;// CONCATENATED MODULE: ./out/build-dist/compiled/providers/openai-compatible.js






/** OpenAI's images reference; self-hosted servers answer with either field, and relative addresses. */
const openai_compatible_replySchema = schemas/* object */.Ikc({ data: schemas/* array */.YOg(imageSchema) });
/** OpenAI `{error: {message, code, type}}`, stable-diffusion.cpp `{error, message}`, vLLM-Omni and SGLang `{detail}`. */
const openai_compatible_errorSchema = schemas/* object */.Ikc({
    error: schemas/* union */.KCZ([
        schemas/* string */.YjP(),
        schemas/* object */.Ikc({ message: schemas/* string */.YjP().nullish(), code: schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig()]).nullish(), type: schemas/* string */.YjP().nullish() }),
    ])
        .nullish(),
    message: schemas/* string */.YjP().nullish(),
    detail: schemas/* unknown */.L5J().optional(),
});
function openai_compatible_readReply(reply) {
    if (!isSuccess(reply))
        return openai_compatible_readFailure(reply);
    const images = readImageReferences(openai_compatible_replySchema.safeParse(reply.json).data?.data);
    return images.length > 0 ? { kind: "done", images } : unexpectedReply(missingInReply("image in `data`"));
}
function openai_compatible_readFailure(reply) {
    const body = openai_compatible_errorSchema.safeParse(reply.json).data;
    const error = typeof body?.error === "object" ? body.error : undefined;
    const said = error?.message ??
        body?.message ??
        (typeof body?.error === "string" ? body.error : undefined) ??
        (body?.detail === undefined ? undefined : JSON.stringify(body.detail));
    const failure = failureOf(reply, said);
    // Gateways in front of a server pass on the words of a refusal, and not always its code.
    const words = `${error?.code ?? ""} ${error?.type ?? ""} ${said ?? ""}`;
    // A 429 that never heals.
    if (reply.status < 500 && /insufficient_quota|billing|exceeded your current quota|insufficient (credit|balance|fund)/i.test(words))
        return { ...failure, code: "no-credit", fatal: true, free: false };
    if (reply.status < 500 && /moderation_blocked|content_policy|content policy|safety system/i.test(words))
        return { ...failure, code: "refused", fatal: false };
    return failure;
}
/** OpenAI's own models know a closed set of parameters and sizes; other servers take Stable Diffusion's usual extensions. */
const isOpenAiModel = (model) => /(^|\/)(chatgpt-|gpt-)image/.test(model);
const OPENAI_SIZES = { "1:1": "1024x1024", "3:2": "1536x1024", "2:3": "1024x1536" };
/** What both endpoints take; absent fields are undefined. */
function commonFields(request) {
    const { model, prompt, count, target, negativePrompt, seed, guidanceScale } = request;
    if (isOpenAiModel(model))
        return { model, prompt, n: count, size: OPENAI_SIZES[(0,geometry/* nearestRatio */.U7)(["1:1", "3:2", "2:3"], target)] };
    // Qwen-Image's native area, so that a large source does not exhaust the server's memory; latents want multiples of 16.
    const { width, height } = (0,size_limits/* fitOutputSize */.c9)(target, { minArea: 512 ** 2, maxArea: 1328 ** 2, step: 16 });
    return {
        model,
        // stable-diffusion.cpp reads server options from a tag inside the prompt; a file name must not reach it that way.
        prompt: prompt.replace(/sd_cpp_extra_args/gi, "sd-cpp-extra-args"),
        n: count,
        size: `${width}x${height}`,
        // OpenAI's image models always answer in base64 and refuse the field.
        response_format: "b64_json",
        negative_prompt: negativePrompt,
        seed,
        guidance_scale: guidanceScale,
    };
}
/** The picture to edit comes first, and is what the mask is for. */
function formOf(request) {
    const { model, image, references, mask } = request;
    const file = (name, picture, filename = name) => ({
        name,
        picture,
        filename: `${filename}.${(0,pixels_picture/* formatOfMediaType */.zv)(picture.mediaType)}`,
    });
    const fields = Object.entries(commonFields(request)).flatMap(([name, value]) => value === undefined ? [] : [{ name, value: String(value) }]);
    return [
        ...fields,
        // All servers read one file as `image`, several as `image[]` (stable-diffusion.cpp keeps only one `image`).
        ...(references.length === 0
            ? [file("image", image)]
            : [image, ...references].map((picture, index) => file("image[]", picture, `image-${index + 1}`))),
        // OpenAI reads `mask` by its transparency, vLLM-Omni reads `mask_image` by its white.
        ...(mask ? [file("mask", mask), ...(isOpenAiModel(model) ? [] : [file("mask_image", mask)])] : []),
    ];
}
/** The others' own default is PNG, and not all of them write every format. */
function generationBody(request) {
    return { ...commonFields(request), ...(isOpenAiModel(request.model) && { output_format: request.format }) };
}
/**
 * By OpenAI's reference (openai-openapi, images/edits and images/generations, as read in 2026-11): at most 16 pictures of 50 MB, `n` 1–10. vLLM-Omni
 * (docs.vllm.ai, image_generation_api and image_edit_api) and SGLang (image_api.py) make up to 10 as well; an older stable-diffusion.cpp
 * makes 8 at most, and says nothing. How many pictures a self-hosted model can combine it alone knows, and it refuses the rest.
 */
function openai_compatible_toModel(name) {
    const own = isOpenAiModel(name);
    return {
        limits: {
            // stable-diffusion.cpp reads no WebP.
            mediaTypes: own ? ["image/png", "image/jpeg", "image/webp"] : ["image/png", "image/jpeg"],
            maxBytes: 50_000_000,
            alpha: true,
        },
        promptLimit: 32_000,
        takes: own ? ["mask"] : ["negative-prompt", "seed", "mask", "guidance-scale"],
        transparentMask: true,
        references: 15,
        candidates: 10,
        edit: (request) => ({ request: { method: "POST", path: "/images/edits", body: { form: formOf(request) } }, read: openai_compatible_readReply }),
        generate: (request) => ({
            request: { method: "POST", path: "/images/generations", body: { json: generationBody(request) } },
            read: openai_compatible_readReply,
        }),
    };
}
/**
 * Any server with OpenAI's `POST /v1/images/edits` and `/v1/images/generations`: vLLM-Omni, SGLang, stable-diffusion.cpp, OpenAI itself;
 * for new pictures also LocalAI, which has no edits.
 */
const openaiCompatible = {
    kind: "http",
    name: "openai-compatible",
    keyVariable: "OPENAI_API_KEY",
    keyRequired: false,
    defaultModels: {},
    modelNames: [],
    findModel: openai_compatible_toModel,
    authorize: (key) => ({ authorization: `Bearer ${key}` }),
    concurrency: 2,
};

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/coerce.js
var coerce = __webpack_require__(49567);
;// CONCATENATED MODULE: ./out/build-dist/compiled/providers/oxen/oxen-replies.js



/** docs.oxen.ai/inference-api/reference: image_editing, image_generation, async_queue. */
const imagesSchema = schemas/* object */.Ikc({ images: schemas/* array */.YOg(imageSchema) });
const enqueueSchema = schemas/* object */.Ikc({ generations: schemas/* array */.YOg(schemas/* object */.Ikc({ generation_id: jobIdSchema })).min(1) });
const generationSchema = schemas/* object */.Ikc({
    status: schemas/* string */.YjP(),
    result_url: schemas/* string */.YjP().nullish(),
    error_message: schemas/* string */.YjP().nullish(),
});
/** Several shapes: `{error: {type, title, detail}, status_message}`, `{error: {message}}` and `{error}`. */
const oxen_replies_errorSchema = schemas/* object */.Ikc({
    error: schemas/* union */.KCZ([
        schemas/* string */.YjP().transform((message) => ({ message, title: null, detail: null })),
        schemas/* object */.Ikc({ message: schemas/* string */.YjP().nullish(), title: schemas/* string */.YjP().nullish(), detail: schemas/* string */.YjP().nullish() }),
    ])
        .nullish(),
    status_message: schemas/* string */.YjP().nullish(),
});
function oxen_replies_readFailure(reply) {
    const { error, status_message: status } = oxen_replies_errorSchema.safeParse(reply.json).data ?? {};
    const message = error?.message || [error?.title, error?.detail].filter(Boolean).join(": ") || status;
    return classify(failureOf(reply, message ?? undefined));
}
/** Queue jobs report errors as text only, so the documented strings decide. */
function classify(failure) {
    if (/insufficient credits/i.test(failure.message))
        return { ...failure, code: "no-credit", fatal: true, free: false };
    if (/model not found/i.test(failure.message))
        return { ...failure, code: "invalid-input", fatal: true, free: false };
    // Fields are looked at only when a queued job runs.
    if (/^invalid (parameters|input)/i.test(failure.message))
        return { ...failure, code: "invalid-input" };
    if (/moderat|safety|content policy|nsfw|sensitive|inappropriate|flagged/i.test(failure.message))
        return { ...failure, code: "refused", free: false, fatal: false };
    return failure;
}
function readImages(reply) {
    if (!isSuccess(reply))
        return oxen_replies_readFailure(reply);
    const images = readImageReferences(imagesSchema.safeParse(reply.json).data?.images);
    return images.length > 0 ? { kind: "done", images } : unexpectedReply(missingInReply("image"));
}
/** @param count jobs that were asked for; further ones are not followed. */
function readEnqueued(reply, count) {
    if (!isSuccess(reply))
        return oxen_replies_readFailure(reply);
    const named = enqueueSchema.safeParse(reply.json).data?.generations.map(({ generation_id: id }) => id);
    const ids = named && [...new Set(named)].slice(0, count);
    return ids ? follow({ all: ids, left: ids, images: [] }) : unexpectedReply(missingInReply("`generation_id`"));
}
/** What comes next: a poll of the first job that is left; at the end all pictures, or where there is none, why. */
function follow(jobs) {
    const { all, left, images, failure } = jobs;
    const [job] = left;
    if (job !== undefined) {
        const poll = { request: { method: "GET", path: recordOf(job) }, read: (reply) => readGeneration(reply, jobs) };
        return { kind: "wait", job, poll, cancel: left.map(cancelOf), images: images.length > 0 ? images : undefined };
    }
    if (images.length === 0 && failure)
        return failure;
    const again = follow({ all, left: all, images: [] });
    return { kind: "done", images: [...images], refresh: again.kind === "wait" ? again.poll : undefined };
}
const recordOf = (job) => `/ai/queue/${encodeURIComponent(job)}`;
function cancelOf(job) {
    return {
        request: { method: "DELETE", path: recordOf(job) },
        read: (answer) => (isSuccess(answer) ? { kind: "done", images: [] } : oxen_replies_readFailure(answer)),
    };
}
/** Reads the record of the first job that is left. What is not understood is no end: the caller asks again. */
function readGeneration(reply, jobs) {
    if (!isSuccess(reply))
        return oxen_replies_readFailure(reply);
    const generation = generationSchema.safeParse(reply.json).data;
    const ended = { ...jobs, left: jobs.left.slice(1) };
    const failed = (failure) => follow({ ...ended, failure: jobs.failure ?? failure });
    switch (generation?.status) {
        case "queued":
        case "processing":
            return follow(jobs);
        case "succeeded":
            return generation.result_url
                ? follow({ ...ended, images: [...jobs.images, ...readImageReferences([{ url: generation.result_url }])] })
                : unexpectedReply(missingInReply("`result_url`"));
        case "failed":
            return failed(classify({ kind: "failed", code: "unavailable", message: generation.error_message ?? JOB_FAILED }));
        case "cancelled":
            return failed({ kind: "failed", code: "cancelled", message: JOB_CANCELLED });
        default:
            return unexpectedReply(unknownStatus(generation?.status));
    }
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/providers/oxen/oxen-models.js



const RATIOS = ["1:1", "16:9", "9:16", "4:3", "3:4", "3:2", "2:3"];
/** `aspect_ratio` is always named: its default is 16:9 whatever the input is. */
const ratio = (ratios, { target }) => ({ aspect_ratio: (0,geometry/* nearestRatio */.U7)(ratios, target) });
const single = ({ image }) => ({ input_image: toDataUri(image) });
/** The picture to edit is `@Image1`. */
const inputs = ({ image, references }) => [image, ...references].map(toDataUri);
/** models/{qwen-image-edit-plus,qwen-image-edit-2511}: up to three pictures. */
const EDIT_PLUS = {
    takes: ["negative-prompt"],
    references: 2,
    edit: (request) => ({
        input_image: inputs(request),
        ...ratio(RATIOS, request),
        negative_prompt: request.negativePrompt,
        output_format: "png",
    }),
};
/** models/{qwen-image,qwen-image-2512}. Their own formats are lossy, at a quality of 80. */
const TEXT_TO_IMAGE = {
    takes: ["negative-prompt", "seed", "guidance-scale", "safety-checker"],
    guidanceScale: [0, 10],
    generate: (request) => ({
        ...ratio(RATIOS, request),
        negative_prompt: request.negativePrompt,
        seed: request.seed,
        guidance: request.guidanceScale,
        disable_safety_checker: request.safetyChecker === undefined ? undefined : !request.safetyChecker,
        output_format: request.format === "jpeg" ? "jpg" : request.format,
        output_quality: request.format === "png" ? undefined : 95,
    }),
};
const qwen2 = (request) => ({
    negative_prompt: request.negativePrompt,
    seed: request.seed,
    enable_prompt_expansion: request.promptExtend,
});
const QWEN_2_RATIOS = [...RATIOS, "2:1", "1:2"];
/** `num_images` is never sent: only the first is returned, and all are billed. Thinking needs the expansion. */
const qwen3 = (request) => ({
    ...qwen2(request),
    enable_thinking: request.promptExtend === false ? false : undefined,
    watermark: request.watermark,
});
const QWEN_3_RATIOS = ["1:1", "16:9", "9:16", "4:3", "3:4"];
const GPT_RATIOS = [...RATIOS, "21:9", "9:21"];
const BANANA_RATIOS = [...RATIOS, "4:5", "5:4", "21:9", "4:1", "1:4", "8:1", "1:8"];
/**
 * docs.oxen.ai/inference-api/reference/models, as read in 2026-11. Of `gpt-image-2` and `nano-banana-2` the pages name no number of pictures:
 * it is OpenAI's own (16) and Google's own (14).
 */
const SHAPES = {
    "qwen-image-edit": { edit: (request) => ({ ...single(request), ...ratio(RATIOS, request) }) },
    "qwen-image-edit-plus": EDIT_PLUS,
    "qwen-image-edit-2511": EDIT_PLUS,
    "qwen-image-2": {
        takes: ["negative-prompt", "seed", "prompt-extend"],
        promptTokens: 1000,
        edit: (request) => ({
            ...single(request),
            ...((0,geometry/* hasExactRatio */.JK)(request.source, request.target) ? { match_input_image: true } : ratio(QWEN_2_RATIOS, request)),
            ...qwen2(request),
        }),
        generate: (request) => ({ ...ratio(QWEN_2_RATIOS, request), ...qwen2(request) }),
    },
    "qwen-image-3": {
        takes: ["negative-prompt", "seed", "prompt-extend", "watermark"],
        promptTokens: 4500,
        references: 2,
        edit: (request) => ({
            input_images: inputs(request),
            // `auto` is the ratio of the last picture.
            ...((0,geometry/* hasExactRatio */.JK)(request.source, request.target) && request.references.length === 0
                ? { aspect_ratio: "auto" }
                : ratio(QWEN_3_RATIOS, request)),
            ...qwen3(request),
        }),
        generate: (request) => ({ ...ratio(QWEN_3_RATIOS, request), ...qwen3(request) }),
        generateAt: "/ai/images/edit",
    },
    "gpt-image-2": {
        takes: ["mask"],
        references: 15,
        edit: (request) => ({
            input_image: inputs(request),
            ...ratio(GPT_RATIOS, request),
            mask_url: request.mask && toDataUri(request.mask),
            output_format: "png",
        }),
        generate: (request) => ({ ...ratio(GPT_RATIOS, request), output_format: request.format }),
    },
    "nano-banana-2": {
        references: 13,
        edit: (request) => ({ input_image: inputs(request), ...ratio(BANANA_RATIOS, request) }),
        generate: (request) => ratio(BANANA_RATIOS, request),
    },
    "flux-kontext-dev": {
        takes: ["seed"],
        edit: (request) => ({
            ...single(request),
            ...((0,geometry/* hasExactRatio */.JK)(request.source, request.target) ? { aspect_ratio: "match_input_image" } : ratio(RATIOS, request)),
            seed: request.seed,
            output_format: "png",
        }),
    },
    "qwen-image": TEXT_TO_IMAGE,
    "qwen-image-2512": TEXT_TO_IMAGE,
};
/** reference/{image_editing,image_generation,async_queue}: a synchronous call makes one picture, a queued one up to four. */
function oxen_models_toModel({ takes = [], edit, generate, generateAt = "/ai/images/generate", ...facts }) {
    const call = (path, request, fields) => {
        const json = { model: request.model, prompt: request.prompt, ...fields };
        if (request.transport === "sync")
            return { request: { method: "POST", path, body: { json: { ...json, response_format: "url" } } }, read: readImages };
        const { count } = request;
        return {
            request: { method: "POST", path: "/ai/queue", body: { json: { ...json, num_generations: count } } },
            read: (reply) => readEnqueued(reply, count),
        };
    };
    return {
        limits: { mediaTypes: ["image/png", "image/jpeg", "image/webp"], maxBytes: 7_000_000 },
        takes,
        ...facts,
        candidates: 4,
        edit: edit && ((request) => call("/ai/images/edit", request, edit(request))),
        generate: generate && ((request) => call(generateAt, request, generate(request))),
    };
}
const OXEN_MODELS = new Map(Object.entries(SHAPES).map(([name, shape]) => [name, oxen_models_toModel(shape)]));

;// CONCATENATED MODULE: ./out/build-dist/compiled/providers/oxen/oxen.js





/** docs.oxen.ai/inference-api/reference: models, events. */
const modelSchema = schemas/* object */.Ikc({ pricing: schemas/* object */.Ikc({ method: schemas/* string */.YjP(), cost_per_image: coerce/* number */.ai().nullish() }).nullish() });
const eventSchema = schemas/* object */.Ikc({ generation_id: jobIdSchema });
const oxen = {
    kind: "http",
    name: "oxen",
    keyVariable: "OXEN_API_KEY",
    keyRequired: true,
    baseUrl: "https://hub.oxen.ai/api",
    defaultModels: { edit: "qwen-image-edit", localize: "qwen-image-edit" },
    modelNames: [...OXEN_MODELS.keys()],
    findModel: (name) => OXEN_MODELS.get(name),
    // The queue first: a job outlives a broken connection, and can be cancelled.
    transports: ["queue", "sync", "events"],
    authorize: (key) => ({ authorization: `Bearer ${key}` }),
    concurrency: 8,
    price: (name) => ({
        request: { method: "GET", path: `/ai/models/${encodeURIComponent(name)}` },
        read: (reply) => {
            const pricing = modelSchema.safeParse(reply.json).data?.pricing;
            return pricing?.method === "per_image" ? toDollars(pricing.cost_per_image) : undefined;
        },
    }),
    events: {
        path: "/events",
        readJob: ({ event, data }) => {
            if (event !== "media_generation_completed")
                return undefined;
            return eventSchema.safeParse(parseReply(Buffer.from(data)).json).data?.generation_id;
        },
    },
};

;// CONCATENATED MODULE: ./out/build-dist/compiled/providers/pixazo.js

/** pixazo.ai/models/qwen-image, as of 2026-08-20. The gateway speaks DashScope's message shape; input limits are DashScope's. */
const QWEN_IMAGE_EDIT = {
    limits: { mediaTypes: ["image/png", "image/jpeg", "image/webp"], maxBytes: 7_000_000, maxSide: 3072 },
    promptLimit: 800,
    negativePromptLimit: 500,
    takes: ["negative-prompt", "watermark"],
    price: () => 0.055,
    edit: (request) => ({
        request: {
            method: "POST",
            path: "/qwen-image/v1/generateMultimodeTextToImageEditRequest",
            headers: { "cache-control": "no-cache" },
            body: {
                json: {
                    ...messagesBody("qwen-image-edit", { pictures: [request.image], prompt: request.prompt }),
                    parameters: { negative_prompt: request.negativePrompt ?? "", watermark: request.watermark ?? false },
                },
            },
        },
        // Unlike DashScope, no document says that failures are free: a 5xx is not sent again.
        read: (reply) => readMessagesReply(reply) ?? readMessagesFailure(reply),
    }),
};
const pixazo = {
    kind: "http",
    name: "pixazo",
    keyVariable: "PIXAZO_API_KEY",
    keyRequired: true,
    baseUrl: "https://gateway.pixazo.ai",
    defaultModels: { edit: "qwen-image-edit", localize: "qwen-image-edit" },
    modelNames: ["qwen-image-edit"],
    findModel: (name) => (name === "qwen-image-edit" ? QWEN_IMAGE_EDIT : undefined),
    authorize: (key) => ({ "ocp-apim-subscription-key": key }),
    concurrency: 4,
};

;// CONCATENATED MODULE: ./out/build-dist/compiled/providers/sandbox/sandbox.js
const MEDIA_TYPES = ["image/png", "image/jpeg", "image/webp"];
/** Calls no model: puts a plain, deterministic mark on a picture, or draws one, so that a workflow's wiring can be tested for nothing. */
const sandbox = {
    kind: "local",
    name: "sandbox",
    defaultModels: { edit: "sandbox", localize: "sandbox", generate: "sandbox" },
    modelNames: ["sandbox"],
    findModel: (name) => name === "sandbox"
        ? {
            limits: { mediaTypes: MEDIA_TYPES, alpha: true },
            takes: [],
            // Taken so that a workflow with references can be tried; they leave no trace in the result.
            references: 16,
            candidates: 1,
            price: () => 0,
        }
        : undefined,
    concurrency: 2,
    run: async ({ image, target, ...mark }) => {
        if (image) {
            const { markPicture } = await __webpack_require__.e(/* import() */ 891).then(__webpack_require__.bind(__webpack_require__, 13891));
            return markPicture({ picture: image, mark });
        }
        const { drawScene } = await __webpack_require__.e(/* import() */ 157).then(__webpack_require__.bind(__webpack_require__, 76157));
        return drawScene({ target, mark });
    },
};

;// CONCATENATED MODULE: ./out/build-dist/compiled/providers/registry.js






/** All providers. To add one, add its name in names.ts and its object here. */
const PROVIDERS = {
    sandbox: sandbox,
    aimlapi: aimlapi,
    pixazo: pixazo,
    dashscope: dashscope,
    oxen: oxen,
    "openai-compatible": openaiCompatible,
};

// EXTERNAL MODULE: ./node_modules/ipaddr.js/lib/ipaddr.js
var ipaddr = __webpack_require__(48280);
;// CONCATENATED MODULE: ./out/build-dist/compiled/http/addresses.js

/**
 * True for an address of the public internet. Loopback, private, link-local, carrier-grade NAT, multicast, documentation
 * and every other special range of the IANA registries are not. An IPv4 address inside IPv6 (mapped, NAT64) counts as itself.
 */
function isPublicAddress(address) {
    if (!ipaddr.isValid(address))
        return false;
    const parsed = ipaddr.parse(address);
    if (!(parsed instanceof ipaddr.IPv6))
        return parsed.range() === "unicast";
    if (parsed.isIPv4MappedAddress())
        return parsed.toIPv4Address().range() === "unicast";
    if (parsed.match(ipaddr.IPv6.parse("64:ff9b::"), 96))
        return ipaddr.fromByteArray(parsed.toByteArray().slice(12)).range() === "unicast";
    // IANA has given out nothing but 2000::/3, and what lies outside may be IPv4 in disguise (::127.0.0.1 and the like).
    return parsed.range() === "unicast" && parsed.match(ipaddr.IPv6.parse("2000::"), 3);
}
/** The host of a URL without the brackets of an IPv6 address. */
function hostOf(url) {
    return url.hostname.replace(/^\[(.*)\]$/, "$1");
}
/**
 * True when the host's name alone says that it is not on the public internet: a special-use domain, a single label such as
 * a service container's name, or a literal address of a special range.
 */
function isLocalHost(host) {
    if (ipaddr.isValid(host))
        return !isPublicAddress(host);
    const name = host.replace(/\.$/, "").toLowerCase();
    return !name.includes(".") || /\.(localhost|local|internal|lan|home\.arpa|localdomain)$/.test(name);
}

// EXTERNAL MODULE: ./out/build-dist/compiled/localize/locales.js
var localize_locales = __webpack_require__(11025);
// EXTERNAL MODULE: ./out/build-dist/compiled/inputs/input-messages.js
var input_messages = __webpack_require__(77017);
;// CONCATENATED MODULE: ./out/build-dist/compiled/inputs/check-model.js


/** The models of a provider that can do what the mode asks for, and also `condition`. */
function modelsFor(provider, mode, condition = () => true) {
    const able = provider.modelNames.flatMap((name) => {
        const model = provider.findModel(name);
        return model && canDo(provider, model, mode) && condition(model) ? [{ name, isTranslator: model.translate !== undefined }] : [];
    });
    // Models that are made for translation come first: they are better at it, and cheaper.
    return able.sort((a, b) => Number(b.isTranslator) - Number(a.isTranslator)).map(({ name }) => name);
}
/** Whether a model can do what the mode asks for. Local providers do everything. */
function canDo({ kind }, model, mode) {
    if (kind === "local")
        return true;
    if (mode === "generate")
        return model.generate !== undefined;
    return model.edit !== undefined || (mode === "localize" && model.translate !== undefined);
}
/** Reports what the model cannot do, if the result would be another than asked for. */
function checkModel(chosen, checker) {
    const { provider, model, modelName } = chosen;
    const { mode } = checker;
    if (!canDo(provider, model, mode)) {
        checker.reportProblem(input_messages/* modelCannot */.z3(modelName, mode, input_messages/* modelsThatCan */.Ul(provider.name, modelsFor(provider, mode))));
        return;
    }
    checkPictures(chosen, checker);
    if (mode === "localize" && model.translate)
        checkLanguages(chosen, model.translate, checker);
    checkLimits(chosen, checker);
}
/** How many images go in and come out. A model that translates by itself takes and makes one. */
function checkPictures({ provider, model, modelName }, { mode, values, isSet, reportProblem }) {
    const others = (condition) => input_messages/* modelsThatCan */.Ul(provider.name, modelsFor(provider, mode, condition));
    const translates = mode === "localize" && model.translate !== undefined;
    if (isSet("mask") && mode !== "generate" && !model.takes.includes("mask"))
        reportProblem(input_messages/* noMask */.gy(modelName, others(({ takes }) => takes.includes("mask"))));
    if (isSet("references") && mode !== "generate" && (!model.references || translates))
        reportProblem(input_messages/* noReferences */.iw(modelName, others(({ references = 0 }) => references > 0)));
    const makesSeveral = provider.kind === "local" || ((model.candidates ?? 1) > 1 && !translates);
    if ((values.candidates ?? 1) > 1 && !makesSeveral)
        reportProblem(input_messages/* noCandidates */.SY(modelName, others(({ candidates = 1 }) => candidates > 1)));
}
function checkLanguages({ provider, modelName }, translation, { mode, values, reportProblem }) {
    const { sourceLocale, locales = [] } = values;
    const wanted = locales.filter((locale) => sourceLocale === undefined || !(0,localize_locales/* isSameLocale */.jD)(sourceLocale, locale));
    const [known, unknown] = [true, false].map((is) => wanted.filter((locale) => translation.supports(sourceLocale, locale) === is));
    if (unknown?.length) {
        const translatesAll = ({ translate, edit }) => translate ? unknown.every((locale) => translate.supports(sourceLocale, locale)) : edit !== undefined;
        const able = input_messages/* modelsThatCan */.Ul(provider.name, modelsFor(provider, mode, translatesAll));
        reportProblem(input_messages/* untranslatable */.rj(modelName, sourceLocale, unknown, able));
    }
    const groups = [...Map.groupBy(known ?? [], (locale) => translation.code(locale)).values()].filter(({ length }) => length > 1);
    if (groups.length > 0)
        reportProblem(input_messages/* sameLanguage */.zf(modelName, groups));
}
function checkLimits({ model, modelName }, { values, reportProblem }) {
    const { guidanceScale, negativePrompt } = values;
    if (guidanceScale !== undefined && model.guidanceScale && model.takes.includes("guidance-scale")) {
        const [least, most] = model.guidanceScale;
        if (guidanceScale < least || guidanceScale > most)
            reportProblem(input_messages/* wrongGuidance */.Oq(guidanceScale, modelName, model.guidanceScale));
    }
    if (negativePrompt !== undefined && model.negativePromptLimit !== undefined && model.takes.includes("negative-prompt")) {
        const { length } = negativePrompt;
        if (length > model.negativePromptLimit)
            reportProblem(input_messages/* negativePromptTooLong */.Ql(length, modelName, model.negativePromptLimit));
    }
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/providers/names.js
/** Providers by the name that a workflow uses. */
const PROVIDER_NAMES = ["sandbox", "aimlapi", "pixazo", "dashscope", "oxen", "openai-compatible"];
/** The kinds of task, as the input `mode` has them. */
const MODES = ["edit", "localize", "generate"];

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./out/build-dist/compiled/localize/localize-messages.js
var localize_messages = __webpack_require__(48828);
;// CONCATENATED MODULE: ./out/build-dist/compiled/text/glob-parser.js

/** The message is words for after a colon, without a full stop. */
class GlobProblem extends Error {
    name = "GlobProblem";
}
const MAX_LENGTH = 10_000;
const MAX_NESTING = 5;
/** Of one glob. */
const MAX_ALTERNATIVES = 1000;
/** Characters in all alternatives of one glob. */
const MAX_ELEMENTS = 200_000;
/**
 * Parses a glob: `*`, `?`, `[a-z]`, `[!a-z]`, `**`, `{a,b}`, `{1..3}`, `(a|b)`, `@(a|b)`, `?(a|b)`, `+(a|b)`, `*(a|b)`, `!(a|b)`, and `\`
 * before a character that stands for itself. What opens and does not close stands for itself too, and so do parentheses without `|`.
 *
 * @returns each path that the braces allow, as a sequence of elements with slashes in it.
 * @throws GlobProblem where it stands for too many.
 */
function parseGlob(glob) {
    if (glob.length > MAX_LENGTH)
        throw new GlobProblem(text_messages/* GLOBS */._k.tooLong(MAX_LENGTH));
    return new GlobParser(glob).parse(0, glob.length, 0);
}
const CLASS = /\[([!^]?)(\]?(?:\\[^/]|[^\]\\/])*)\]/y;
class GlobParser {
    #glob;
    /** Where a bracket closes, by where it opens. */
    #ends;
    #elements = 0;
    constructor(glob) {
        this.#glob = glob;
        this.#ends = findBrackets(glob);
    }
    parse(start, end, depth) {
        if (depth > MAX_NESTING)
            throw new GlobProblem(text_messages/* GLOBS */._k.tooDeep(MAX_NESTING));
        let sequences = [[]];
        for (let at = start; at < end;) {
            const { choices, next } = this.#parseOne(at, depth);
            if (sequences.length * choices.length > MAX_ALTERNATIVES)
                throw new GlobProblem(text_messages/* GLOBS */._k.tooMany(MAX_ALTERNATIVES));
            this.#elements += sequences.length * choices.reduce((sum, { length }) => sum + length, choices.length > 1 ? 1 : 0);
            if (this.#elements > MAX_ELEMENTS)
                throw new GlobProblem(text_messages/* GLOBS */._k.tooMany(MAX_ALTERNATIVES));
            const [only] = choices;
            if (only && choices.length === 1)
                for (const sequence of sequences)
                    sequence.push(...only);
            else
                sequences = sequences.flatMap((sequence) => choices.map((choice) => [...sequence, ...choice]));
            at = next;
        }
        return sequences;
    }
    /** What stands at a place, and where the next thing begins. */
    #parseOne(at, depth) {
        const character = this.#glob.charAt(at);
        const end = this.#ends.get(at);
        const groupEnd = "@?+*!".includes(character) && this.#glob[at + 1] === "(" ? this.#ends.get(at + 1) : undefined;
        if (groupEnd !== undefined) {
            const choices = this.#parseChoices(at + 2, groupEnd, "|", depth);
            return { choices: toGroup(character, choices), next: groupEnd + 1 };
        }
        if (character === "\\" && at + 1 < this.#glob.length)
            return { choices: [[this.#glob.charAt(at + 1)]], next: at + 2 };
        if (character === "*") {
            let next = at + 1;
            // `**(a)` ends in a group.
            while (this.#glob[next] === "*" && !(this.#glob[next + 1] === "(" && this.#ends.has(next + 1)))
                next++;
            return { choices: [[{ kind: next - at > 1 ? "any-parts" : "any" }]], next };
        }
        if (character === "?")
            return { choices: [[{ kind: "one" }]], next: at + 1 };
        if (end === undefined)
            return { choices: [[character]], next: at + 1 };
        const inner = this.#parseBracket(at, end, depth);
        return inner ? { choices: inner, next: end + 1 } : { choices: [[character]], next: at + 1 };
    }
    /** Undefined for brackets that stand for themselves. */
    #parseBracket(start, end, depth) {
        const character = this.#glob[start];
        if (character === "[")
            return [[parseClass(this.#glob.slice(start, end + 1))]];
        const isBrace = character === "{";
        const range = isBrace ? expandRange(this.#glob.slice(start + 1, end)) : undefined;
        if (range)
            return range;
        const separator = isBrace ? "," : "|";
        return this.#listSeparators(start + 1, end, separator).length > 0 ? this.#parseChoices(start + 1, end, separator, depth) : undefined;
    }
    #parseChoices(start, end, separator, depth) {
        const cuts = [start - 1, ...this.#listSeparators(start, end, separator), end];
        return cuts.slice(1).flatMap((cut, index) => this.parse((cuts[index] ?? 0) + 1, cut, depth + 1));
    }
    #listSeparators(start, end, separator) {
        const found = [];
        for (let at = start; at < end; at++) {
            const character = this.#glob[at];
            if (character === "\\")
                at++;
            else if (character === separator)
                found.push(at);
            else
                at = this.#ends.get(at) ?? at;
        }
        return found;
    }
}
function findBrackets(glob) {
    const ends = new Map();
    const open = [];
    for (let at = 0; at < glob.length; at++) {
        const character = glob.charAt(at);
        if (character === "\\")
            at++;
        else if (character === "[") {
            CLASS.lastIndex = at;
            const [found] = CLASS.exec(glob) ?? [];
            if (found === undefined)
                continue;
            ends.set(at, at + found.length - 1);
            at += found.length - 1;
        }
        else if (character === "{" || character === "(")
            open.push(at);
        else if (character === "}" || character === ")") {
            const opening = character === "}" ? "{" : "(";
            const index = open.findLastIndex((start) => glob[start] === opening);
            const start = open[index];
            if (start === undefined)
                continue;
            ends.set(start, at);
            // What opened within and did not close stands for itself.
            open.length = index;
        }
    }
    return ends;
}
function toGroup(mark, choices) {
    if (mark === "@")
        return choices;
    if (mark === "?")
        return [[], ...choices];
    if (choices.some((choice) => choice.includes("/")))
        throw new GlobProblem(text_messages/* GLOBS */._k.slash(mark));
    return [[{ kind: mark === "!" ? "not" : "repeat", least: mark === "+" ? 1 : 0, choices }]];
}
function parseClass(text) {
    CLASS.lastIndex = 0;
    const [, mark, body = ""] = CLASS.exec(text) ?? [];
    const characters = [...body.matchAll(/\\(.)|(.)/gsu)].map(([, escaped, plain]) => ({ text: escaped ?? plain ?? "", plain }));
    const ranges = [];
    for (let at = 0; at < characters.length; at++) {
        const from = characters[at]?.text ?? "";
        const to = characters[at + 1]?.plain === "-" ? characters[at + 2]?.text : undefined;
        ranges.push([from, to ?? from]);
        if (to !== undefined)
            at += 2;
    }
    return { kind: "class", negated: mark !== "", ranges };
}
const RANGE = /^(?:(-?\d{1,9})\.\.(-?\d{1,9})|([A-Za-z])\.\.([A-Za-z]))(?:\.\.-?(\d{1,9}))?$/;
/** `1..3`, `01..10`, `a..e`, `0..100..10`; undefined for what is no range. */
function expandRange(text) {
    const [found, first, last, firstLetter, lastLetter, by = "1"] = RANGE.exec(text) ?? [];
    if (found === undefined)
        return undefined;
    const [from, to] = [first ?? firstLetter?.codePointAt(0), last ?? lastLetter?.codePointAt(0)].map(Number);
    if (from === undefined || to === undefined)
        return undefined;
    const step = Math.max(1, Number(by));
    const count = Math.floor(Math.abs(to - from) / step) + 1;
    if (count > MAX_ALTERNATIVES)
        throw new GlobProblem(text_messages/* GLOBS */._k.tooMany(MAX_ALTERNATIVES));
    const width = [first, last].some((end) => /^-?0\d/.test(end ?? "")) ? Math.max(first?.length ?? 0, last?.length ?? 0) : 0;
    return Array.from({ length: count }, (_, index) => {
        const value = from + Math.sign(to - from) * step * index;
        const shown = firstLetter === undefined ? pad(value, width) : String.fromCodePoint(value);
        return [...shown];
    });
}
function pad(value, width) {
    return value < 0 ? `-${String(-value).padStart(width - 1, "0")}` : String(value).padStart(width, "0");
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/text/glob.js


/** One to four seconds. 100 globs over 100,000 files take a tenth of it. */
const glob_MAX_STEPS = 100_000_000;
const createGlobBudget = () => ({ left: glob_MAX_STEPS });
class GlobBudgetSpent extends Error {
    name = "GlobBudgetSpent";
}
/** Alternatives of all globs of an input. */
const glob_MAX_ALTERNATIVES = 10_000;
/** What is wrong with globs, as a sentence; undefined for nothing. */
function findGlobProblem(globs) {
    let count = 0;
    for (const glob of globs) {
        try {
            if (isMagic(glob))
                count += toGlobs(glob.replace(/^!/, "")).length;
        }
        catch (error) {
            if (error instanceof GlobProblem)
                return text_messages/* GLOBS */._k.problem(glob, error.message);
            throw error;
        }
        if (count > glob_MAX_ALTERNATIVES)
            return text_messages/* GLOBS */._k.tooManyInAll(glob_MAX_ALTERNATIVES);
    }
    return undefined;
}
/**
 * Makes the test whether a path is one that globs mean. It takes steps in proportion to the lengths of glob and name, whatever they hold,
 * without regular expressions, which would try every way to divide a name among several `*`. What is left, many globs over many files, is
 * counted.
 *
 * @param globs Those that {@link findGlobProblem} accepts, without the `!` of exclusions.
 * @param paths All that may be matched.
 * @returns the test, which throws GlobBudgetSpent.
 */
function compileGlobs(globs, paths, budget) {
    // A path that equals a glob is meant whatever its marks mean, and a long list of plain paths takes no steps.
    const exact = new Set(globs);
    const magic = globs.filter(isMagic);
    const names = listBracketNames(magic, paths);
    const compiled = magic.flatMap((glob) => spellNames(glob, names).flatMap(toGlobs));
    const matcher = new Matcher(budget);
    return (path) => exact.has(path) || (compiled.length > 0 && matcher.matchesOne(compiled, path));
}
function isMagic(glob) {
    return /[*?[{(\\]/.test(glob);
}
/** The folder in which all paths of a glob lie; empty for the top. */
function folderOf(glob) {
    const [plain = ""] = glob.split(/[*?[{(\\]/, 1);
    return plain.slice(0, Math.max(0, plain.lastIndexOf("/")));
}
const BRACKET = /[[(]/;
/** Names of the workspace with brackets in them, such as the route folders `[lang]` and `(shop)`, where a glob has brackets too. */
function listBracketNames(globs, paths) {
    const names = new Set();
    if (!globs.some((glob) => BRACKET.test(glob)))
        return names;
    for (const path of paths) {
        if (BRACKET.test(path))
            for (const name of path.split("/"))
                if (BRACKET.test(name))
                    names.add(name);
    }
    return names;
}
/** A folder that really has a name with brackets is that folder. A file may be either: `[1].png` is itself, and `1.png`. */
function spellNames(glob, names) {
    const folders = glob.split("/");
    const file = folders.pop() ?? "";
    const spell = (name) => (names.has(name) ? name.replace(/[^\p{L}\p{N}]/gu, "\\$&") : name);
    return [...new Set([file, spell(file)])].map((last) => [...folders.map(spell), last].join("/"));
}
function toGlobs(glob) {
    return parseGlob(glob).map((sequence) => {
        const parts = splitAtSlashes(sequence).map(toPart);
        const { begin, middle, end } = findEnds(parts, ({ kind }) => kind === "any-parts");
        const wild = begin.findIndex(({ kind }) => kind === "wild");
        const names = (wild < 0 ? begin : begin.slice(0, wild)).map((part) => (part.kind === "name" ? part.name : ""));
        const isUsual = wild < 0 && middle.length === 1 && end.length === 1;
        return {
            // Of `docs/**`, also `docs` itself.
            base: isUsual ? names.map((name) => `${name}/`).join("") : names.join("/"),
            file: isUsual ? end[0] : undefined,
            parts: { begin, middle, end },
        };
    });
}
function findEnds(items, isOpen) {
    const first = items.findIndex(isOpen);
    if (first < 0)
        return { begin: [...items], middle: [], end: [] };
    const last = items.findLastIndex(isOpen) + 1;
    return { begin: items.slice(0, first), middle: items.slice(first, last), end: items.slice(last) };
}
function splitAtSlashes(sequence) {
    const parts = [[]];
    for (const element of sequence) {
        if (element === "/")
            parts.push([]);
        else
            parts.at(-1)?.push(element);
    }
    return parts;
}
function toPart(elements) {
    const [first] = elements;
    if (elements.length === 1 && typeof first === "object" && first.kind === "any-parts")
        return { kind: "any-parts" };
    const { begin, middle, end } = findEnds(elements, (element) => typeof element !== "string");
    if (middle.length === 0)
        return { kind: "name", name: begin.join("") };
    const hasGroups = middle.some((element) => typeof element === "object" && "choices" in element);
    return { kind: "wild", begin: begin.join(""), middle, end: end.join(""), isPlain: middle.length === 1 && middle.every(isAny), hasGroups };
}
class Matcher {
    #budget;
    constructor(budget) {
        this.#budget = budget;
    }
    matchesOne(globs, path) {
        this.#count(globs.length);
        let names;
        for (const { base, file, parts } of globs) {
            if (!path.startsWith(base))
                continue;
            if (file !== undefined) {
                // The usual glob, such as `docs/**/*.png`, needs no look at the folders.
                if (this.#matchPart(file, path.slice(path.lastIndexOf("/") + 1)))
                    return true;
                continue;
            }
            names ??= path.split("/");
            if (this.#matchParts(parts, names))
                return true;
        }
        return false;
    }
    #count(steps) {
        this.#budget.left -= steps;
        if (this.#budget.left < 0)
            throw new GlobBudgetSpent("too many steps");
    }
    #matchParts({ begin, middle, end }, names) {
        const rest = names.length - end.length;
        if (middle.length === 0 ? rest !== begin.length : rest < begin.length)
            return false;
        for (let at = 0; at < begin.length; at++)
            if (!this.#matchPart(begin[at], names[at]))
                return false;
        for (let at = 0; at < end.length; at++)
            if (!this.#matchPart(end[at], names[rest + at]))
                return false;
        return middle.length <= 1 || this.#matchInOrder(middle, names.slice(begin.length, rest), this.#matchPart);
    }
    /**
     * Matches a pattern with things in a row, of which those of the kind `any…` stand for any number. Where something does not fit, only the
     * last of these takes one more: what those before it took need never be tried again.
     */
    #matchInOrder(pattern, items, fits) {
        let [at, item, open, taken] = [0, 0, -1, 0];
        let steps = 0;
        while (item < items.length) {
            steps++;
            const part = pattern[at];
            if (part !== undefined && isAny(part)) {
                open = at++;
                taken = item;
            }
            else if (fits(part, items[item])) {
                at++;
                item++;
            }
            else if (open >= 0) {
                at = open + 1;
                item = ++taken;
            }
            else
                break;
        }
        this.#count(steps);
        while (at < pattern.length && isAny(pattern[at]))
            at++;
        return item === items.length && at === pattern.length;
    }
    #matchPart = (part, name = "") => {
        if (part?.kind !== "wild")
            return part?.kind === "name" && part.name === name;
        const { begin, middle, end } = part;
        if (name.length < begin.length + end.length || !name.startsWith(begin) || !name.endsWith(end))
            return false;
        if (part.isPlain)
            return true;
        const text = name.slice(begin.length, name.length - end.length);
        return part.hasGroups
            ? this.#findEnds(middle, text, [0]).includes(text.length)
            : this.#matchInOrder(middle, text, this.#matchCharacter);
    };
    #matchCharacter = (element, character = "") => {
        if (typeof element !== "object")
            return element === character;
        if (element.kind !== "class")
            return element.kind === "one";
        this.#count(element.ranges.length);
        return element.negated !== element.ranges.some(([from, to]) => from <= character && character <= to);
    };
    /** Where the elements may end that begin at one of some places. Each of them takes a place once, however often it is reached. */
    #findEnds(elements, text, starts) {
        let places = [...starts];
        for (const element of elements) {
            // They take longer than others.
            this.#count(5 * (places.length + 1));
            if (typeof element === "object" && element.kind === "repeat")
                places = this.#repeat(element, text, places);
            else if (typeof element === "object" && element.kind === "not")
                places = this.#findOther(element, text, places);
            else if (isAny(element))
                places = places.length === 0 ? [] : listFrom(Math.min(...places), text.length);
            else
                places = places.flatMap((at) => (at < text.length && this.#matchCharacter(element, text.charAt(at)) ? [at + 1] : []));
        }
        return places;
    }
    #findChoices({ choices }, text, starts) {
        return new Set(choices.flatMap((choice) => this.#findEnds(choice, text, starts)));
    }
    #repeat(group, text, starts) {
        const found = new Set(group.least === 0 ? starts : []);
        for (let fresh = starts; fresh.length > 0;) {
            fresh = [...this.#findChoices(group, text, fresh)].filter((end) => !found.has(end));
            for (const end of fresh)
                found.add(end);
        }
        return [...found];
    }
    #findOther(group, text, starts) {
        const found = new Set();
        for (const start of starts) {
            this.#count(text.length);
            const excluded = this.#findChoices(group, text, [start]);
            for (const end of listFrom(start, text.length))
                if (!excluded.has(end))
                    found.add(end);
        }
        return [...found];
    }
}
function isAny(part) {
    return typeof part === "object" && (part.kind === "any" || part.kind === "any-parts");
}
function listFrom(first, last) {
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

// EXTERNAL MODULE: ./out/build-dist/compiled/text/path-rules.js
var path_rules = __webpack_require__(42157);
// EXTERNAL MODULE: ./out/build-dist/compiled/text/repository-path.js
var repository_path = __webpack_require__(14030);
;// CONCATENATED MODULE: ./out/build-dist/compiled/inputs/value-types.js








/** Kinds of inputs: each function returns the part of an entry of `INPUTS` that describes, splits and parses the text. */
// Single values
function value_types_text(allowed, parse = schemas/* string */.YjP()) {
    return { allowed, parse };
}
function oneOf(values) {
    const allowed = values.map((value) => `\`${value}\``).join(", ");
    return { allowed, values, parse: schemas/* enum */.k5n(values) };
}
/** The YAML 1.2 core schema, which is also what `core.getBooleanInput` accepts. */
const BOOLEANS = new Map([
    ["true", true],
    ["True", true],
    ["TRUE", true],
    ["false", false],
    ["False", false],
    ["FALSE", false],
]);
function value_types_boolean() {
    return {
        allowed: "`true` or `false`",
        parse: schemas/* string */.YjP()
            .refine((value) => BOOLEANS.has(value))
            .transform((value) => BOOLEANS.get(value) === true),
    };
}
function autoOrBoolean() {
    return {
        allowed: "`auto`, `true` or `false`",
        parse: schemas/* string */.YjP()
            .refine((value) => value === "auto" || BOOLEANS.has(value))
            .transform((value) => (value === "auto" ? "auto" : BOOLEANS.get(value) === true)),
    };
}
function number({ min, max, integer = false, unit }) {
    const schema = schemas/* string */.YjP()
        .regex(integer ? /^\d+$/ : /^\d+(\.\d+)?$/)
        .transform(Number)
        .refine((value) => value >= min && value <= max);
    const kind = integer ? "a whole number" : "a number";
    return { allowed: `${kind} from ${min} to ${max}${unit ? ` (${unit})` : ""}`, parse: schema };
}
function path(extra = "") {
    return value_types_text(`the path of a file relative to the workspace, inside it and not in \`.git\`${extra}`, schemas/* string */.YjP()
        .refine((value) => !(0,path_rules/* leavesWorkspace */.c)(value) && !/\p{Cc}/u.test(value) && (0,repository_path/* isRepositoryPath */.og)(external_node_path_.posix.normalize(value)))
        .transform((value) => external_node_path_.posix.normalize(value)));
}
/** What git takes for the name of a branch. https://git-scm.com/docs/git-check-ref-format */
function branchName() {
    const isName = (value) => !/[\0-\x20\x7f~^:?*[\\]|\.\.|@\{|\/\/|\.lock(\/|$)|(^|\/)\.|^[-/]|[./]$|^@$|^refs\//.test(value) && value.length <= 200;
    return value_types_text("the name of a branch, without `refs/heads/`", schemas/* string */.YjP().refine(isName));
}
// Dimensions of images
/** The longest side of a WebP image. */
const MAX_SIDE = pixels_picture/* FORMATS */.hR.webp.maxSide;
function size() {
    const schema = schemas/* string */.YjP()
        .regex(/^[1-9]\d{0,4}x[1-9]\d{0,4}$/)
        .transform((value) => {
        const [width = 0, height = 0] = value.split("x").map(Number);
        return { width, height };
    })
        .refine(({ width, height }) => width <= MAX_SIDE && height <= MAX_SIDE);
    return { allowed: `\`WxH\` in pixels, each at most ${MAX_SIDE}, such as \`1280x720\``, parse: schema };
}
/** The value is undefined for `source`. */
function value_types_ratio() {
    const schema = schemas/* string */.YjP()
        .regex(/^(source|[1-9]\d{0,3}:[1-9]\d{0,3})$/)
        .transform((value) => {
        if (value === "source")
            return undefined;
        const [width = 1, height = 1] = value.split(":").map(Number);
        return { width, height };
    });
    return { allowed: "`source` or `W:H`, such as `16:9`", parse: schema };
}
// Lists
function splitLines(value) {
    return splitAt(/\n/, value);
}
function splitList(value) {
    return splitAt(/[\n,]/, value);
}
function splitAt(separator, value) {
    return value
        .split(separator)
        .map((item) => item.trim())
        .filter((item) => item !== "");
}
/** Globs are separated by lines only, since a comma is part of `{a,b}`. */
function globs() {
    return {
        list: true,
        split: splitLines,
        allowed: "globs relative to the workspace, one per line, at least one of them without `!`; they may not leave the workspace",
        parse: schemas/* string */.YjP()
            .transform(splitLines)
            .pipe(schemas/* array */.YOg(schemas/* string */.YjP().refine((pattern) => !(0,path_rules/* leavesWorkspace */.c)(pattern))))
            .refine((patterns) => patterns.some((pattern) => !pattern.startsWith("!")))
            .refine((patterns) => findGlobProblem(patterns) === undefined),
        hint: (value) => findGlobProblem(splitLines(value)),
    };
}
const DELIVERIES = ["commit", "pull-request", "artifact"];
/** Empty for `none`. */
function deliveries() {
    return {
        list: true,
        split: splitList,
        allowed: "`commit` or `pull-request`, `artifact`, two of them separated by a comma, or `none` alone",
        parse: schemas/* string */.YjP()
            .transform(splitList)
            .pipe(schemas/* array */.YOg(schemas/* enum */.k5n([...DELIVERIES, "none"])).min(1))
            .refine((items) => items.length === 1 || !items.includes("none"))
            .transform((items) => DELIVERIES.filter((known) => items.includes(known))),
    };
}
/** @param name of a person; the `@` of a mention is left out. */
function names(allowed, name) {
    return {
        list: true,
        split: splitList,
        allowed: `${allowed}, separated by commas or line breaks`,
        parse: schemas/* string */.YjP()
            .transform(splitList)
            .pipe(schemas/* array */.YOg(schemas/* string */.YjP().regex(name ?? /^/)))
            .transform((names) => (name ? names.map((one) => one.replace(/^@/, "")) : names)),
    };
}
/** More than CLDR has names of languages for. */
const MAX_LOCALES = 1000;
/** `true`, or globs of what is meant. A word without any mark of a path is a mistaken truth value. */
function booleanOrGlobs() {
    const { parse, hint, ...rest } = globs();
    const marked = parse.refine((patterns) => patterns.every((pattern) => /[/.*?[{]/.test(pattern)));
    return { ...rest, hint, allowed: `\`true\`, \`false\`, or ${rest.allowed}`, parse: schemas/* union */.KCZ([value_types_boolean().parse, marked]) };
}
const LOCALE = localize_messages/* ALLOWED */.p3.locale;
/** The canonical tag. */
function locale() {
    return schemas/* string */.YjP()
        .transform((value) => (0,localize_locales/* canonicalLocale */.hn)(value) ?? "")
        .refine((value) => value !== "");
}
const MAX_CANDIDATES = 10;
function choices() {
    const line = /^(?:(.+)=\s*)?([1-9]\d?)$/;
    const choice = schemas/* string */.YjP()
        .regex(line)
        .transform((text) => {
        const [, path, candidate] = line.exec(text) ?? [];
        return { path: path === undefined ? undefined : external_node_path_.posix.normalize(path.trim()), candidate: Number(candidate) };
    });
    return {
        list: true,
        split: splitLines,
        allowed: "a number from 1, or lines of `path=number`, each path once",
        parse: schemas/* string */.YjP()
            .transform(splitLines)
            .pipe(schemas/* array */.YOg(choice))
            .superRefine((choices, { addIssue }) => {
            const seen = new Set();
            for (const [index, { path }] of choices.entries()) {
                if (seen.has(path))
                    addIssue({ code: "custom", path: [index] });
                seen.add(path);
            }
        }),
    };
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/inputs/table.js





/** All inputs of the action, in the order of the documentation. The single source of `action.yml`, the tables of inputs and the parser. */
const INPUTS = {
    mode: {
        description: "The kind of task. `edit`: one image becomes one edited image. `localize`: one image and one locale become one image with its text in that language. `generate`: a prompt becomes one new image. Default: `localize` if `locales` is set, `generate` if `images` is not set, otherwise `edit`.",
        ...oneOf(MODES),
    },
    images: {
        description: "Globs of the images to edit or localize, one per line. `!` excludes. Paths are relative to the workspace. Files that git ignores never match.",
        ...globs(),
    },
    "changed-only": {
        description: "`true`: only images that this pull request or push changed. `auto`: `true` on `pull_request*` events, otherwise `false`. If the list of changes is not available, the run fails. It never falls back to all images.",
        default: "auto",
        ...autoOrBoolean(),
    },
    prompt: {
        description: "The instruction for the model. `{path}`, `{name}`, `{width}`, `{height}` and, with `locales`, `{locale}` and `{language}` are replaced. `{{` is a literal brace. With `locales`, the prompt is added to Retouch's own instruction.",
        ...value_types_text("an instruction"),
    },
    "prompt-file": { description: "A file in the workspace that contains the instruction. Use it instead of `prompt`.", ...path() },
    "negative-prompt": { description: "What the result should not show. Only for models that support it.", ...value_types_text("a text") },
    references: {
        description: "Globs of additional images to send with each image, for example a product, a person or a style sheet. They are sent in the order of the globs. Only for models that accept several images.",
        ...globs(),
    },
    provider: {
        description: "The image API to use. `sandbox` runs inside the action, without a key and without a network connection.",
        default: "sandbox",
        hint: input_messages/* hintAtProvider */.sh,
        ...oneOf(PROVIDER_NAMES),
    },
    model: { description: "The provider's model. Default: depends on the provider, see [Providers](providers.md).", ...value_types_text("a model name") },
    "api-key": {
        description: "The provider's API key, from a secret. Default: the environment variable `AIMLAPI_API_KEY`, `PIXAZO_API_KEY`, `DASHSCOPE_API_KEY`, `OXEN_API_KEY` or `OPENAI_API_KEY`. Always masked.",
        secret: true,
        // Header values cannot hold control characters; anything else is the provider's to judge.
        ...value_types_text("a key without spaces or line breaks", schemas/* string */.YjP().regex(/^[\x21-\x7e]+$/)),
    },
    "base-url": {
        description: "Origin and path prefix of the API, for another region, a gateway or a self-hosted server. `http:` is allowed only for loopback and private hosts. Required for `openai-compatible`, where it must end in `/v1`.",
        ...value_types_text("an `https:` address without user, query or fragment; `http:` only to a loopback or private host"),
    },
    transport: {
        description: "How to call a provider that offers several ways (Oxen): `sync`, `queue` or `events`.",
        default: "auto",
        ...oneOf(["auto", "sync", "queue", "events"]),
    },
    "aspect-ratio": {
        description: "`source`: the result has exactly the pixel size of the source. `W:H`: the result has this aspect ratio.",
        default: "source",
        ...value_types_ratio(),
    },
    size: { description: "Exact size of the result, `WxH`. Cannot be combined with `aspect-ratio`.", ...size() },
    fit: {
        description: "What to do if the model returns another aspect ratio than requested: `cover` crops, `contain` pads, `fill` stretches, `fail` fails the task.",
        default: "cover",
        ...oneOf(["cover", "contain", "fill", "fail"]),
    },
    "output-format": {
        description: "File format of the result: `source`, `png`, `jpeg` or `webp`.",
        default: "source",
        ...oneOf(["source", "png", "jpeg", "webp"]),
    },
    seed: { description: "Seed for the model. Only for models that support it.", ...number({ min: 0, max: 2_147_483_647, integer: true }) },
    watermark: { description: "Whether to request the provider's watermark. Only for models that support it.", ...value_types_boolean() },
    "prompt-extend": {
        description: "Whether the provider may rewrite the prompt before it uses it. Only for models that support it. Default: depends on the model.",
        ...value_types_boolean(),
    },
    "guidance-scale": {
        description: "How closely the model follows the prompt. Only for models that support it.",
        ...number({ min: 0, max: 50 }),
    },
    "safety-checker": { description: "Turns the provider's safety check on or off. Only for models that support it.", ...value_types_boolean() },
    candidates: {
        description: "Number of results to make for each task, in as few paid calls as the model allows. The first one is delivered. The others go to the artifact and the comment.",
        default: "1",
        ...number({ min: 1, max: MAX_CANDIDATES, integer: true }),
    },
    "take-candidate": {
        description: "Replaces a result with another candidate that an earlier run recorded in the lockfile, at no cost: a number for all selected images, or `path=number`, one per line. The run does nothing else.",
        scope: "run",
        ...choices(),
    },
    mask: {
        description: "Path template of a mask of the same size as the source. White areas may change. `{dir}`, `{name}` and `{ext}` are replaced, as in `{dir}/{name}.mask.png`. Only for models that take a mask.",
        ...path(),
    },
    "max-change": {
        description: "Largest share (0–1) of pixels outside the mask that may differ visibly. Without a mask, of the whole image. A task above it fails as `drift`.",
        ...number({ min: 0, max: 1 }),
    },
    locales: {
        description: "Languages to translate the text of the images into, as BCP 47 tags: `fr, de, pt-BR, zh-Hans`.",
        list: true,
        split: splitList,
        meant: localize_locales/* fixUnderscores */.Rk,
        allowed: LOCALE,
        parse: schemas/* string */.YjP()
            .transform(splitList)
            .refine(({ length }) => length <= MAX_LOCALES, { abort: true })
            .pipe(schemas/* array */.YOg(locale()).min(1))
            .transform((tags) => [...new Set(tags)]),
    },
    "source-locale": {
        description: "Language of the text in the images. Images are not localized into this language. `auto`: the model detects it.",
        default: "auto",
        allowed: "`auto`, or a BCP 47 tag of a known language",
        meant: localize_locales/* fixUnderscores */.Rk,
        parse: schemas/* string */.YjP()
            .transform((value) => (value === "auto" ? undefined : ((0,localize_locales/* canonicalLocale */.hn)(value) ?? "")))
            .refine((value) => value !== ""),
    },
    "fallback-locale": {
        description: "If a locale fails and has no image yet, use the image of this locale in its place: one of `locales`, or the `source-locale`.",
        allowed: "a BCP 47 tag of a known language",
        meant: localize_locales/* fixUnderscores */.Rk,
        parse: locale(),
    },
    glossary: {
        description: "JSON or YAML file with `terms` (source text and its translations), `keep` (text that is never translated) and `catalogues` (the app's own PO, `.strings`, `.xcstrings`, Android XML, ARB or JSON files). See [Glossary](localization.md#glossary).",
        ...path(),
    },
    "keep-subject-text": { description: "Keep text on products, people and logos as it is. Only for models that support it.", ...value_types_boolean() },
    verify: {
        description: "`decode`: decode the result completely and compare it with the source before a file is replaced. `text`: also read the text of a localized result with Tesseract and compare it with the glossary.",
        default: "decode",
        ...oneOf(["decode", "text"]),
    },
    output: {
        description: "Path template of the result. `{dir}`, `{subdir}` (the folder below the fixed part of the glob), `{name}`, `{ext}`, `{index}` and, with `locales`, `{locale}` and `{language}` are replaced. Default: `{dir}/{name}{ext}` (in place) to edit, `{dir}/{name}.{locale}{ext}` to localize. Required to generate.",
        ...path(),
    },
    config: {
        description: "YAML file with several recipes, see [Several recipes in one file](recipes.md#several-recipes-in-one-file). Inputs of the workflow are defaults for each recipe. `base-url`, `api-key` and `github-token` are not allowed in it.",
        scope: "run",
        ...path(),
    },
    recipes: {
        description: "Names of the recipes in `config` to run. Default: all.",
        scope: "run",
        list: true,
        allowed: "names of recipes, separated by commas or line breaks",
        // An empty list would be a run that does nothing.
        parse: schemas/* string */.YjP()
            .transform(splitList)
            .refine((names) => names.length > 0),
    },
    deliver: {
        scope: "run",
        description: "Where the results go: `commit` (to the branch), `pull-request` (to a branch of its own, proposed for the branch), `artifact`, or `none` (files stay in the workspace). `artifact` can be combined with one of the others, separated by a comma.",
        default: "artifact",
        ...deliveries(),
    },
    "commit-message": {
        scope: "run",
        description: "Template of the commit message. `{count}`, `{paths}` and `{locales}` are replaced. Default: `chore(images): …`.",
        ...value_types_text("a message"),
    },
    "commit-method": {
        scope: "run",
        description: "`api`: a verified commit through the GitHub API. `git`: the git command line. `auto`: `api`, or `git` if Git LFS tracks an output or the change is too large for the API.",
        default: "auto",
        ...oneOf(["auto", "api", "git"]),
    },
    branch: {
        scope: "run",
        description: "Branch of the pull request. Retouch makes it and keeps it up to date. Only with `deliver: pull-request`. Default: `retouch/` and the name of the workflow; if `base` is not the default branch, also its name.",
        ...branchName(),
    },
    base: {
        scope: "run",
        description: "Branch that the pull request is for. Only with `deliver: pull-request`. Default: the branch that is checked out.",
        ...branchName(),
    },
    "pr-title": {
        scope: "run",
        description: "Template of the title of the pull request. `{count}`, `{paths}` and `{locales}` are replaced. Only with `deliver: pull-request`. Default: the first line of the commit message.",
        ...value_types_text("a title"),
    },
    "pr-body": {
        scope: "run",
        description: "Template of the text above Retouch's own part of a new pull request. `{count}`, `{paths}` and `{locales}` are replaced. Only with `deliver: pull-request`.",
        ...value_types_text("a text"),
    },
    "pr-labels": {
        scope: "run",
        description: "Labels of a new pull request. Labels that do not exist are made. Only with `deliver: pull-request`.",
        ...names("label names"),
    },
    "pr-draft": {
        scope: "run",
        description: "Open the pull request as a draft. Only with `deliver: pull-request`.",
        default: "false",
        ...value_types_boolean(),
    },
    "pr-reviewers": {
        scope: "run",
        description: "Users, or teams as `org/team`, who are asked to review a new pull request. Only with `deliver: pull-request`. A team needs the token of a GitHub App.",
        ...names("users, or teams as `org/team`", /^@?[\w-]+(\[bot\]|\/[\w.-]+)?$/),
    },
    "pr-assignees": {
        scope: "run",
        description: "Users to whom a new pull request is assigned. Only with `deliver: pull-request`.",
        ...names("users", /^@?[\w-]+(\[bot\])?$/),
    },
    "artifact-name": {
        scope: "run",
        description: "Name of the artifact.",
        default: "retouch",
        // The characters that the artifact service refuses in a name.
        ...value_types_text('a name without `" : < > | * ? \\ /` and line breaks', schemas/* string */.YjP().regex(/^[^":<>|*?\\/\r\n]{1,200}$/)),
    },
    comment: { scope: "run", description: "Write a before/after comment on the pull request.", default: "true", ...value_types_boolean() },
    "comment-key": {
        scope: "run",
        description: "Distinguishes several comments on one pull request. Default: workflow, job, step and the images that the step makes, so that each leg of a matrix has a comment of its own.",
        ...value_types_text("a text of at most 100 characters", schemas/* string */.YjP().max(100)),
    },
    "max-images": {
        scope: "run",
        description: "Maximum number of tasks. A run with more tasks fails before the first paid call.",
        default: "100",
        ...number({ min: 1, max: 100_000, integer: true }),
    },
    "max-cost": {
        scope: "run",
        description: "Maximum cost of the run in US dollars. A higher estimate fails before the first paid call. When the run reaches the limit, it makes no further calls.",
        ...number({ min: 0, max: 1_000_000 }),
    },
    "dry-run": {
        scope: "run",
        description: "Plan, estimate and report only. Makes no provider calls, writes and delivers nothing, and needs no key.",
        default: "false",
        ...value_types_boolean(),
    },
    concurrency: {
        description: "Maximum number of calls in progress at the same time. Default: depends on the provider.",
        ...number({ min: 1, max: 64, integer: true }),
    },
    "requests-per-minute": {
        description: "Maximum number of paid requests per minute, spread evenly. Default: depends on the provider and the model.",
        ...number({ min: 0.1, max: 60_000 }),
    },
    timeout: {
        description: "Maximum time for one task in seconds, including the time in the provider's queue.",
        default: "300",
        ...number({ min: 1, max: 21_600, integer: true, unit: "seconds" }),
    },
    retries: {
        description: "Maximum retries for requests known not to be billed.",
        default: "3",
        ...number({ min: 0, max: 20, integer: true }),
    },
    "fail-on": {
        scope: "run",
        description: "Which failed tasks fail the step: `any`, `all` or `never`. Successful results are delivered in each case.",
        default: "any",
        ...oneOf(["any", "all", "never"]),
    },
    lockfile: {
        scope: "run",
        description: "Path of the file that records finished results, so that nothing is paid for twice, or `none`. A branch that is merged into another records in a file of its own in a folder beside it.",
        default: ".github/retouch.lock.json",
        ...path(", or `none`"),
    },
    force: {
        scope: "run",
        description: "Edit again even if the lockfile says that an image is up to date, and overwrite files that a person changed: `true`, or globs of the sources or outputs that are meant.",
        default: "false",
        ...booleanOrGlobs(),
    },
    "on-modified": {
        scope: "run",
        description: "What to do with an output that is not the recorded one: `keep` it, `edit` it anew, or `auto`: look at it. Then a file that was only recompressed counts as the result, a new screenshot over an edited one is edited, and everything else is kept.",
        default: "auto",
        ...oneOf(["auto", "keep", "edit"]),
    },
    "result-cache": {
        scope: "run",
        description: "Where finished results are kept beyond the checkout, so that no run pays for them again: `git` (refs below `refs/retouch/results/`), `actions` (the Actions cache) or `none`. `auto`: `git` where the token may write contents, otherwise `actions`; `none` with `lockfile: none`. See [Costs](costs.md#results-of-earlier-runs).",
        default: "auto",
        ...oneOf(["auto", "git", "actions", "none"]),
    },
    frozen: { scope: "run", description: "Make no provider calls and fail if any task is out of date.", default: "false", ...value_types_boolean() },
    "skip-labels": {
        scope: "run",
        description: "Do nothing on pull requests that have one of these labels.",
        ...names("label names"),
    },
    "skip-drafts": { scope: "run", description: "Do nothing on draft pull requests.", default: "false", ...value_types_boolean() },
    "github-token": {
        scope: "run",
        description: "Token for the GitHub API. See [Permissions](permissions.md).",
        default: "${{ github.token }}",
        secret: true,
        ...value_types_text("a token without spaces or line breaks", schemas/* string */.YjP().regex(/^[\x21-\x7e]+$/)),
    },
};

;// CONCATENATED MODULE: ./out/build-dist/compiled/inputs/check-provider.js





/** Checks the provider's connection and model. */
function checkProvider(provider, checker) {
    if (provider.kind === "local" && checker.isSet("base-url"))
        checker.reportProblem(input_messages/* addressUnused */.HZ(provider.name));
    const transport = checkTransport(provider, checker);
    const connection = provider.kind === "http" ? checkConnection(provider, checker) : {};
    const chosen = chooseModel(provider, checker);
    if (!chosen)
        return undefined;
    checkModel(chosen, checker);
    return { ...chosen, transport, ...connection };
}
function checkTransport(provider, { values: { transport }, reportProblem }) {
    const choice = provider.kind === "http" ? (provider.transports ?? []) : [];
    const [automatic = "sync"] = choice;
    if (transport === undefined || transport === "auto")
        return automatic;
    if (!choice.includes(transport))
        reportProblem(input_messages/* wrongTransport */.Jb(transport, provider.name, choice));
    return transport;
}
function chooseModel(provider, { values, mode, reportProblem }) {
    const modelName = values.model ?? provider.defaultModels[mode];
    if (!modelName) {
        const able = modelsFor(provider, mode);
        if (able.length > 0 || provider.modelNames.length === 0)
            reportProblem(input_messages/* modelRequired */.Tk(provider.name, mode, able));
        else
            reportProblem(input_messages/* providerCannot */.RP(provider.name, mode, providersFor(mode)));
        return undefined;
    }
    const model = provider.findModel(modelName);
    if (!model)
        reportProblem(input_messages/* unknownModel */.w2(modelName, provider.name, provider.modelNames, providersWith(modelName)));
    return model && { provider, modelName, model };
}
function providersFor(mode) {
    return Object.values(PROVIDERS).flatMap(({ name, defaultModels }) => (defaultModels[mode] === undefined ? [] : [name]));
}
/** Providers that know the model, except those that accept any name. */
function providersWith(modelName) {
    return Object.values(PROVIDERS).flatMap((provider) => provider.modelNames.length > 0 && provider.findModel(modelName) ? [provider.name] : []);
}
function checkConnection(provider, checker) {
    const { values, run, environment, willRun, isKeyForOther, reportProblem } = checker;
    const apiKey = values.apiKey ?? (environment[provider.keyVariable]?.trim() || undefined);
    const makesCalls = !run.dryRun && !run.frozen && !run.takeCandidate;
    if (provider.keyRequired && !apiKey && makesCalls && willRun)
        reportProblem(input_messages/* keyRequired */.xK(provider.name, provider.keyVariable, isKeyForOther));
    const given = values.baseUrl ?? provider.baseUrl;
    if (!given && willRun)
        reportProblem(input_messages/* addressRequired */.qF(provider.name));
    const baseUrl = given === undefined ? undefined : checkBaseUrl(given, reportProblem);
    if (given && baseUrl && provider.name === "openai-compatible" && !baseUrl.endsWith("/v1"))
        reportProblem(input_messages/* addressWithoutVersion */.bA(given));
    return { baseUrl, apiKey };
}
function checkBaseUrl(given, reportProblem) {
    const url = URL.canParse(given) ? new URL(given) : undefined;
    if (!url || !["https:", "http:"].includes(url.protocol) || url.username || url.password || url.search || url.hash) {
        // What is before an `@` may be a password, so that such an address is not repeated.
        const shown = given.includes("@") ? "the address" : JSON.stringify(given.replace(/[?#].*$/s, ""));
        reportProblem(input_messages/* wrongAddress */.kq(shown, INPUTS["base-url"].allowed));
        return undefined;
    }
    if (url.protocol === "http:" && !isLocalHost(hostOf(url))) {
        reportProblem(input_messages/* unencryptedAddress */.Ao(given));
        return undefined;
    }
    return url.href.replace(/\/+$/, "");
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/inputs/placeholders.js
function promptPlaceholders(mode) {
    const always = ["path", "name", "width", "height"];
    return mode === "localize" ? [...always, "locale", "language"] : always;
}
function outputPlaceholders(mode) {
    if (mode === "generate")
        return ["name", "ext", "index"];
    const always = ["dir", "subdir", "name", "ext", "index"];
    return mode === "localize" ? [...always, "locale", "language"] : always;
}
const MASK_PLACEHOLDERS = ["dir", "name", "ext"];
const COMMIT_MESSAGE_PLACEHOLDERS = ["count", "paths", "locales"];

;// CONCATENATED MODULE: ./out/build-dist/compiled/inputs/check-recipe.js






/**
 * Checks the rules between a recipe's inputs. They are checked even if single inputs are wrong, so that one failure lists all problems.
 *
 * @returns the recipe, unless it cannot be made for its problems.
 */
function checkRecipe(recipe) {
    const problems = [];
    const checker = makeChecker(recipe, problems);
    const { mode, values, reportProblem } = checker;
    checkMode(checker);
    checkPlaceholders(checker);
    checkLocalization(checker);
    checkChangedOnly(checker);
    if (checker.isSet("size") && values.aspectRatio !== undefined)
        reportProblem(input_messages/* excludeEachOther */.Y("size", "aspect-ratio"));
    const output = values.output ?? DEFAULT_OUTPUTS[mode];
    if (output === undefined && !checker.isSet("output"))
        reportProblem(input_messages/* OUTPUT_REQUIRED */.yI);
    const outputTemplate = readTemplate(checker, "output", output, outputPlaceholders(mode));
    const maskTemplate = readTemplate(checker, "mask", values.mask, MASK_PLACEHOLDERS);
    const chosen = values.provider && checkProvider(PROVIDERS[values.provider], checker);
    if (!chosen || !outputTemplate)
        return { problems };
    const { transport: _transport, mask: _mask, output: _output, model: _model, baseUrl: _baseUrl, apiKey: _apiKey, ...rest } = values;
    const checked = {
        ...rest,
        ...chosen,
        name: recipe.isFromFile ? recipe.name : "",
        mode,
        // Inherited inputs that this mode has no use for are dropped.
        images: mode === "generate" ? [] : (values.images ?? []),
        references: values.references ?? [],
        locales: mode === "localize" ? (values.locales ?? []) : [],
        verify: mode === "localize" ? values.verify : "decode",
        steps: recipe.steps?.map(({ text }) => text),
        outputTemplate,
        maskTemplate,
    };
    return { recipe: checked, problems };
}
const DEFAULT_OUTPUTS = {
    edit: "{dir}/{name}{ext}",
    localize: "{dir}/{name}.{locale}{ext}",
    generate: undefined,
};
function makeChecker(recipe, problems) {
    const { values, given, isFromFile } = recipe;
    const isSet = (name) => given.has(name);
    return {
        ...recipe,
        mode: values.mode ?? (isSet("locales") ? "localize" : isSet("images") || !hasPrompt(recipe) ? "edit" : "generate"),
        isSet,
        isSetHere: (name) => {
            const value = given.get(name);
            return value !== undefined && (!isFromFile || (value.line !== undefined && !value.isDefault));
        },
        reportProblem: (text, line = recipe.line) => void problems.push({ text, line }),
    };
}
function hasPrompt({ given, steps }) {
    return given.has("prompt") || given.has("prompt-file") || steps !== undefined;
}
/** Inputs that only make sense if there is an image to start from. */
const FOR_EXISTING_IMAGES = ["references", "mask", "max-change"];
function checkMode(checker) {
    const { mode, isSet, isSetHere, reportProblem, steps } = checker;
    if (mode !== "generate" && !isSet("images"))
        reportProblem(input_messages/* IMAGES_REQUIRED */.Zs);
    if (mode !== "localize" && !hasPrompt(checker))
        reportProblem(input_messages/* PROMPT_REQUIRED */.Jc);
    if (mode === "localize" && !isSet("locales"))
        reportProblem(input_messages/* LOCALES_REQUIRED */.oD);
    if (isSet("prompt") && isSet("prompt-file"))
        reportProblem(input_messages/* excludeEachOther */.Y("prompt", "prompt-file"));
    // These two can only be wrong if `mode` is set: otherwise, the mode follows from them.
    if (mode === "generate" && isSetHere("images"))
        reportProblem(input_messages/* IMAGES_TO_GENERATE */._6);
    if (mode !== "localize" && isSetHere("locales"))
        reportProblem(input_messages/* localesWithMode */.V5(mode));
    for (const name of FOR_EXISTING_IMAGES)
        if (mode === "generate" && isSetHere(name))
            reportProblem(input_messages/* needsImages */.U9(name));
    if (steps && mode !== "edit")
        reportProblem(input_messages/* STEPS_ONLY_EDIT */.We);
}
function checkPlaceholders({ mode, given, steps = [], reportProblem }) {
    const prompt = given.get("prompt");
    for (const { name, text, line } of [
        ...(prompt ? [{ name: "prompt", ...prompt }] : []),
        ...steps.map((step) => ({ name: "steps", ...step })),
    ]) {
        const template = parseTemplate(text, promptPlaceholders(mode));
        if (typeof template === "string")
            reportProblem(input_messages/* wrongTemplate */.MZ(name, template), line);
    }
}
/** Inputs that only make sense for the text of images. */
const FOR_TEXT = ["glossary", "source-locale", "fallback-locale", "keep-subject-text"];
function checkLocalization({ mode, values, isSet, isSetHere, reportProblem }) {
    if (mode !== "localize") {
        // With `locales`, there is a problem about these already.
        for (const name of FOR_TEXT)
            if (isSetHere(name) && !isSet("locales"))
                reportProblem(input_messages/* needsLocales */.n$(name));
        if (values.verify === "text" && isSetHere("verify"))
            reportProblem(input_messages/* READING_NEEDS_LOCALES */.zP);
        return;
    }
    if (values.verify === "text" && !isSet("glossary"))
        reportProblem(input_messages/* READING_NEEDS_GLOSSARY */.ki);
    const { fallbackLocale, locales = [], sourceLocale } = values;
    if (fallbackLocale !== undefined && ![...locales, sourceLocale].includes(fallbackLocale))
        reportProblem(input_messages/* wrongFallback */.Ww(fallbackLocale));
}
function checkChangedOnly({ values: { changedOnly }, mode, willRun, run, context, reportProblem }) {
    if (mode === "generate" || !willRun)
        return;
    if (changedOnly !== true && !(changedOnly === "auto" && context.eventName.startsWith("pull_request")))
        return;
    if (!canListChanges(context))
        reportProblem(input_messages/* nothingToCompare */.Ol(context.eventName));
    if (!run.githubToken || !context.repo)
        reportProblem(input_messages/* tokenRequired */.pR("changed-only"));
}
function readTemplate({ reportProblem }, name, source, placeholders) {
    if (source === undefined)
        return undefined;
    const parsed = parseTemplate(source, placeholders);
    if (typeof parsed !== "string")
        return parsed;
    reportProblem(input_messages/* wrongTemplate */.MZ(name, parsed));
    return undefined;
}

// EXTERNAL MODULE: ./out/build-dist/compiled/inputs/input-value.js
var input_value = __webpack_require__(43304);
// EXTERNAL MODULE: ./node_modules/fastest-levenshtein/mod.js
var mod = __webpack_require__(21916);
;// CONCATENATED MODULE: ./out/build-dist/compiled/inputs/parse-inputs.js



const NAMES = Object.keys(INPUTS).filter(isInput);
const RUN_INPUTS = NAMES.filter((name) => "scope" in INPUTS[name]);
const RECIPE_INPUTS = NAMES.filter((name) => !("scope" in INPUTS[name]));
const LIST_INPUTS = RECIPE_INPUTS.filter((name) => "list" in INPUTS[name]);
function isInput(name) {
    return Object.hasOwn(INPUTS, name);
}
const parse_inputs_PREFIX = "INPUT_";
/** The environment variable of an input. The runner keeps hyphens and converts to upper case: `INPUT_MAX-COST` for `max-cost`. */
function variableOf(name) {
    return parse_inputs_PREFIX + name.replaceAll(" ", "_").toUpperCase();
}
/** Reads the inputs that the workflow sets from the environment. */
function readWorkflowInputs(environment) {
    const given = new Map();
    for (const [variable, value] of Object.entries(environment)) {
        const name = variable.slice(parse_inputs_PREFIX.length).toLowerCase();
        const text = value?.trim();
        // An empty value means "not set", whatever its name. The runner also passes defaults, which nobody has set.
        if (variable.startsWith(parse_inputs_PREFIX) && text && text !== defaultOf(name))
            given.set(name, { text });
    }
    const unknown = [...given.keys()].filter((name) => !isInput(name));
    return { given, problems: unknown.map((name) => ({ text: (0,input_messages/* unknownInput */.pv)(name, (0,mod/* closest */.kp)(name, NAMES)) })) };
}
/** The text of an input that is not set. Expressions are evaluated by the runner, and so are no default here. */
function defaultOf(name) {
    const input = isInput(name) ? INPUTS[name] : undefined;
    return input && "default" in input && !input.default.startsWith("${{") ? input.default : undefined;
}
/** Parses the inputs of the run, each by its own rule. Wrong values are left out. */
function parseRunInputs(given) {
    const { values, problems } = parseInputs(RUN_INPUTS, given);
    return { values: values, problems };
}
/** Parses the inputs of a recipe, each by its own rule. Wrong values are left out. */
function parseRecipeInputs(given) {
    const { values, problems } = parseInputs(RECIPE_INPUTS, given);
    return { values: values, problems };
}
function parseInputs(names, given) {
    const values = {};
    const problems = [];
    for (const name of names) {
        const { text = defaultOf(name), line } = given.get(name) ?? {};
        if (text === undefined)
            continue;
        const parsed = INPUTS[name].parse.safeParse(text);
        if (parsed.success)
            values[camelCase(name)] = parsed.data;
        else
            problems.push({ text: describeError(name, text, parsed.error), line });
    }
    return { values, problems };
}
function camelCase(name) {
    return name.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());
}
/** Names the wrong value; of a list, all items that are wrong if the rule looks at each. */
function describeError(name, text, { issues }) {
    const input = INPUTS[name];
    const items = "split" in input ? input.split(text) : [];
    const wrong = new Set(issues.flatMap(({ path: [index] }) => (typeof index === "number" && items[index]) || []));
    const values = wrong.size > 0 ? [...wrong] : [text];
    return (0,input_messages/* wrongValue */.NT)(name, "secret" in input ? undefined : values, {
        // Of more, no message says so.
        meant: values.slice(0, 10).flatMap((value) => ("meant" in input && input.meant(value)) || []),
        hint: "hint" in input ? input.hint(text) : undefined,
        allowed: input.allowed,
    });
}

// EXTERNAL MODULE: ./out/build-dist/compiled/inputs/text-reader.js
var text_reader = __webpack_require__(7205);
;// CONCATENATED MODULE: ./out/build-dist/compiled/inputs/load.js










/**
 * Reads and checks all inputs, and the recipes of `config`.
 *
 * @throws RetouchError `invalid-input` that lists every problem: the input, what was given, what is allowed.
 */
async function loadInputs(environment, context, reader = (0,text_reader.createTextReader)()) {
    const workflow = readWorkflowInputs(environment);
    const run = parseRunInputs(workflow.given);
    const file = run.values.config === undefined ? undefined : await loadRecipeFile(run.values.config, context, reader);
    const raw = file?.recipes ?? [{ name: "", given: new Map() }];
    const surroundings = { run: run.values, context, environment, isFromFile: file !== undefined };
    const checked = raw.map((recipe) => parseAndCheck(recipe, { workflow: workflow.given, ...surroundings }));
    const problems = [
        ...workflow.problems,
        ...run.problems,
        ...checkRun(run.values, context),
        ...checkSelection(run.values.recipes, file?.recipes),
        ...checkProviderInputs(workflow.given, raw),
        ...(file?.problems ?? []),
        ...checked.flatMap((recipe) => recipe.problems),
    ];
    if (problems.length > 0)
        throw (0,compiled_errors/* invalidInputs */.Rg)(listProblems(problems, run.values.config));
    const { lockfile, recipes: selected, ...rest } = run.values;
    // All recipes have been checked: a mistake in one that is not selected is reported now, and not when it is its turn.
    const recipes = checked.flatMap(({ recipe }) => recipe ?? []).filter(({ name }) => selected?.includes(name) ?? true);
    return { ...rest, recipes, lockfile: lockfile === "none" ? undefined : lockfile };
}
/** Those about the workflow, then those about the file in the order of its lines. */
function listProblems(problems, file = "") {
    const sorted = problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
    return sorted.map(({ line, text }) => (line === undefined ? text : { file, line, text }));
}
/** A larger file is not read at all; the reader has a limit of its own. */
const MAX_CONFIG_BYTES = 16 << 20;
async function loadRecipeFile(path, { workspace }, reader) {
    const fail = (text) => ({ recipes: [], problems: [{ text }] });
    const bytes = await (0,open_file/* readPlainFile */.b$)(workspace, path, { maxBytes: MAX_CONFIG_BYTES });
    if (!bytes)
        return fail(input_messages/* notAFile */.$y("config", path));
    const text = (0,decode/* decodeUnicode */.E)(bytes);
    if (text === undefined)
        return fail(input_messages/* notUtf8 */.T3("config", path));
    const known = { recipeInputs: RECIPE_INPUTS, runInputs: RUN_INPUTS, listInputs: LIST_INPUTS };
    return reader.read(text_reader.RECIPE_FILE, { text, known }, { path, bytes: text.length });
}
function parseAndCheck(recipe, { workflow, ...surroundings }) {
    const isOtherProvider = !usesWorkflowProvider(recipe, workflow);
    const given = (0,input_value/* mergeInputs */.s)(recipe.given, workflow, { hasSteps: recipe.steps !== undefined, isOtherProvider });
    const parsed = parseRecipeInputs(given);
    const checked = checkRecipe({
        ...recipe,
        ...surroundings,
        given,
        values: parsed.values,
        willRun: surroundings.run.recipes?.includes(recipe.name) ?? true,
        isKeyForOther: workflow.has("api-key") && !given.has("api-key"),
    });
    return { recipe: checked.recipe, problems: [...parsed.problems, ...checked.problems] };
}
/**
 * Whether a recipe uses the provider that the workflow itself names: its key, address, model and transport are for that one alone, whatever
 * a file of the repository says. If it names none, they are for no recipe that names one.
 */
function usesWorkflowProvider({ given }, workflow) {
    const named = given.get("provider")?.text;
    return named === undefined || named === workflow.get("provider")?.text;
}
/** Reports what the workflow says of its provider if no recipe uses that provider. */
function checkProviderInputs(workflow, all) {
    const isTrial = all.every(({ given }) => (given.get("provider") ?? workflow.get("provider"))?.text === "sandbox");
    if (isTrial || all.some((recipe) => usesWorkflowProvider(recipe, workflow)))
        return [];
    // A key does no harm: many workflows set one for all their steps.
    const unused = input_value/* PROVIDER_INPUTS */.y.filter((name) => workflow.has(name) && name !== "api-key");
    return unused.map((name) => ({ text: input_messages/* providerInputUnused */.I_(name) }));
}
function checkSelection(names, recipes) {
    if (names === undefined)
        return [];
    if (recipes === undefined)
        return [{ text: input_messages/* RECIPES_NEED_CONFIG */.qU }];
    const known = recipes.map(({ name }) => name);
    // Without any recipe, the file itself has a problem.
    const unknown = known.length > 0 ? names.filter((name) => !known.includes(name)) : [];
    return unknown.map((name) => ({ text: input_messages/* noSuchRecipe */.X8(name, known) }));
}
/** What of `deliver` writes to a branch; undefined if nothing does. */
function commitTarget({ deliver, dryRun }) {
    if (dryRun)
        return undefined;
    return deliver?.includes("pull-request") ? "pull-request" : deliver?.includes("commit") ? "commit" : undefined;
}
const TEMPLATES = [
    ["commit-message", (run) => run.commitMessage],
    ["pr-title", (run) => run.prTitle],
    ["pr-body", (run) => run.prBody],
];
/** Inputs that mean nothing without a pull request. */
const PULL_INPUTS = [
    ["branch", ({ branch }) => branch !== undefined],
    ["base", ({ base }) => base !== undefined],
    ["pr-title", ({ prTitle }) => prTitle !== undefined],
    ["pr-body", ({ prBody }) => prBody !== undefined],
    ["pr-labels", ({ prLabels }) => prLabels !== undefined],
    ["pr-draft", ({ prDraft }) => prDraft],
    ["pr-reviewers", ({ prReviewers }) => prReviewers !== undefined],
    ["pr-assignees", ({ prAssignees }) => prAssignees !== undefined],
];
function checkRun(run, context) {
    const hasLock = run.lockfile !== "none";
    const commits = commitTarget(run);
    const isPull = run.deliver?.includes("pull-request") ?? false;
    // The git command line uses the remote and the credentials of the checkout; only the API opens pull requests.
    const needsToken = commits && (run.commitMethod !== "git" || isPull);
    const problems = [
        run.force && run.frozen && input_messages/* excludeEachOther */.Y("force", "frozen"),
        run.frozen && !hasLock && input_messages/* FROZEN_NEEDS_LOCK */.PH,
        run.takeCandidate && (!hasLock || run.force || run.frozen) && input_messages/* TAKING_NEEDS_LOCK */.TY,
        isPull && run.deliver?.includes("commit") && input_messages/* excludeEachOther */.Y("deliver: commit", "deliver: pull-request"),
        commits && !context.branch && !run.base && input_messages/* commitNeedsBranch */.PV(commits, context.ref),
        needsToken && (!run.githubToken || !context.repo) && input_messages/* tokenRequired */.pR(`deliver: ${commits}`),
        isPull && !hasLock && input_messages/* PULL_NEEDS_LOCK */.MI,
        ...(isPull ? [] : PULL_INPUTS.filter(([, isSet]) => isSet(run)).map(([name]) => input_messages/* needsPull */.l8(name))),
        ...TEMPLATES.map(([name, read]) => {
            const template = parseTemplate(read(run) ?? "", COMMIT_MESSAGE_PLACEHOLDERS);
            return typeof template === "string" && input_messages/* wrongTemplate */.MZ(name, template);
        }),
    ];
    return problems.flatMap((text) => (typeof text === "string" ? [{ text }] : []));
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/lock/branch-files.js

/**
 * The branch of a run whose commits reach the default branch by a merge; undefined for the default branch.
 *
 * Such a branch records in a file of its own, because Git cannot merge one file to which two branches add: without a common lockfile each
 * difference is a conflict, and with one each pair of neighbouring lines. The name of the file has the hash of its text, so that no branch
 * ever changes a file that another one has: also a branch that goes on after a squash merge, or that others are based on, merges cleanly.
 */
function findMergedBranch({ branch, base, event }) {
    const defaultBranch = event.repository?.default_branch;
    const isMerged = base !== undefined || event.pull_request !== undefined || defaultBranch !== undefined;
    return isMerged && branch !== defaultBranch ? branch : undefined;
}
/** The folder of the branches' files: `.github/retouch.lock.d` beside `.github/retouch.lock.json`. */
function branchFolder(lockPath) {
    return `${lockPath.replace(/\.json$/, "")}.d`;
}
/** Whether a path is a branch's file. */
function isBranchFile(lockPath, path) {
    const folder = `${branchFolder(lockPath)}/`;
    return path.startsWith(folder) && path.endsWith(".json") && !path.includes("/", folder.length);
}
/** Whether a path is the file of this branch, with whatever text. */
function isFileOfBranch(lockPath, branch, path) {
    return isBranchFile(lockPath, path) && path.startsWith(branchPrefix(lockPath, branch));
}
/** The path of a branch's file with this text. */
function branchFile(lockPath, branch, text) {
    return `${branchPrefix(lockPath, branch)}${hash(text)}.json`;
}
/** The readable part of a branch's name, and a hash that tells it from others with the same one. */
function branchPrefix(lockPath, branch) {
    const name = branch
        .replace(/[^\w.-]+/g, "-")
        .replace(/^[-.]+/, "")
        .slice(0, 40);
    return `${branchFolder(lockPath)}/${name || "branch"}-${hash(branch)}-`;
}
function hash(text) {
    return (0,external_node_crypto_.createHash)("sha256").update(text).digest("hex").slice(0, 10);
}

// EXTERNAL MODULE: ./node_modules/zod/v4/core/errors.js
var core_errors = __webpack_require__(37428);
;// CONCATENATED MODULE: ./out/build-dist/compiled/lock/parse-lock.js





/**
 * Parses the texts of several files of one lock, by path.
 *
 * @param force leaves out those that cannot be read.
 * @throws RetouchError `invalid-input` that names the file.
 */
function parseLocks(texts, force) {
    const locks = new Map();
    let repaired = false;
    for (const [path, text] of texts) {
        try {
            const parsed = parseLock(text, path);
            locks.set(path, parsed.lock);
            repaired ||= parsed.repaired;
        }
        catch (error) {
            if (!force)
                throw error;
        }
    }
    return { locks, repaired };
}
/**
 * Parses the text of a lockfile. An empty text is an empty lock; the two sides of a merge conflict are combined.
 *
 * @param path of the file, for the message.
 * @throws RetouchError `invalid-input` if the text cannot be read: every image that is missing in a lock is paid for again.
 */
function parseLock(text, path) {
    try {
        return parse(text);
    }
    catch (error) {
        throw unreadable(error, path);
    }
}
function parse(text) {
    if (text.trim() === "")
        return { lock: new Map(), repaired: false };
    if (CONFLICT.test(text))
        return { lock: repairLock(text), repaired: true };
    const json = JSON.parse(text);
    const { outputs } = isPlainlyValid(json) ? json : lockSchema.parse(json);
    return { lock: new Map(Object.entries(outputs)), repaired: false };
}
function unreadable(cause, path) {
    const reason = cause instanceof errors/* ZodError */.G
        ? core_errors/* prettifyError */.S1(cause).split("\n").slice(0, 2).join(" ")
        : cause instanceof Error
            ? cause.message
            : String(cause);
    return new compiled_errors/* RetouchError */.tJ("invalid-input", `The lockfile ${path === undefined ? "" : `\`${path}\` `}cannot be read (${reason}). Restore it from git, or set \`force: true\` to start a new one and pay for every image again.`, { cause });
}
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const { bytes: _bytes, cost: _cost, ...TEXTS } = lockEntrySchema.shape;
const TEXT_FIELDS = Object.keys(TEXTS);
function isPlainlyEntry(entry) {
    if (!isObject(entry))
        return false;
    const { bytes, cost, sourceBlob, outputBlob, sha256 } = entry;
    return (TEXT_FIELDS.every((field) => typeof entry[field] === "string") &&
        [sourceBlob, outputBlob, sha256].every((id) => typeof id === "string" && (0,blob_identity/* isObjectId */.TS)(id)) &&
        String(sha256).length === 64 &&
        Number.isSafeInteger(bytes) &&
        Number(bytes) >= 0 &&
        (cost === null || isDollars(cost)));
}
/**
 * Checks a lock in a tenth of the time of the schema, which counts with thousands of entries. A lock that fails here may still be
 * valid: the schema decides, and says what is wrong.
 */
function isPlainlyValid(json) {
    return isObject(json) && json.version === 1 && isObject(json.outputs) && Object.values(json.outputs).every(isPlainlyEntry);
}
/** Markers of a merge conflict. */
const CONFLICT = /^(<{7}|\|{7}|={7}|>{7})( |$)/m;
/** The line of an entry: its key and its value. */
const ENTRY = /^\s*("(?:[^"\\]|\\.)*"): (\{.*\}),?$/;
/** All other lines of a lockfile. */
const FRAME = /^\s*(\{|\}|\},|"outputs": \{\}?,?|"version": \d+,?|"\$schema": "[^"]*",?|)$/;
/**
 * Reads the entries of both sides of each conflict. If both sides have an entry of the same key, the later one counts. A line that is no
 * entry is an error, because work that was paid for may be lost with it.
 */
function repairLock(text) {
    const lock = new Map();
    for (const line of listSides(text)) {
        if (FRAME.test(line))
            continue;
        const [path, entry] = parseEntry(line);
        const other = lock.get(path);
        if (!other || other.at <= entry.at)
            lock.set(path, entry);
    }
    return lock;
}
function parseEntry(line) {
    const [, key, value] = ENTRY.exec(line) ?? [];
    if (key === undefined || value === undefined)
        throw new Error(`merge conflict: ${line.trim().slice(0, 60)}`);
    return [schemas/* string */.YjP().parse(JSON.parse(key)), lockEntrySchema.parse(JSON.parse(value))];
}
/**
 * Lists the lines outside of conflicts and those of both sides. With `merge.conflictStyle: diff3`, the lines between ||||||| and =======
 * are those of the common ancestor, which may contain conflicts itself.
 */
function listSides(text) {
    const lines = [];
    let isAncestor = false;
    for (const line of text.split(/\r?\n/)) {
        if (CONFLICT.test(line)) {
            if (isAncestor && !line.startsWith("======="))
                break;
            isAncestor = line.startsWith("|||||||");
        }
        else if (!isAncestor)
            lines.push(line);
    }
    if (isAncestor)
        throw new Error("merge conflict: the line ======= is missing");
    return lines;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/lock/unite-locks.js
/**
 * Unites locks of one repository, in whatever order. Of two records of one key, the one that describes the file counts: somebody may have
 * resolved a conflict of two branches by taking the older image. Otherwise the newer one counts.
 *
 * @param blobOf the files that the records are about.
 */
function uniteLocks(locks, blobOf = () => undefined) {
    const united = new Map();
    for (const lock of locks) {
        for (const [key, entry] of lock) {
            const other = united.get(key);
            if (!other || isBetter(entry, other, blobOf(key)))
                united.set(key, entry);
        }
    }
    return united;
}
function isBetter(entry, other, blob) {
    const [isMatch, isOtherMatch] = [entry.outputBlob === blob, other.outputBlob === blob];
    if (isMatch !== isOtherMatch)
        return isMatch;
    if (entry.at !== other.at)
        return entry.at > other.at;
    // Any order will do, as long as it is always the same one.
    return JSON.stringify(entry) > JSON.stringify(other);
}

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
    const united = uniteLocks(locks.values());
    const added = [...recorded].filter(([key, entry]) => keys.has(key) && !isSameResult(united.get(key), entry));
    const own = branch === undefined ? [path] : [...locks.keys()].filter((file) => isFileOfBranch(path, branch, file));
    const files = [];
    const removed = unreadable.filter((file) => file !== path);
    if (added.length > 0) {
        const text = formatLock(new Map([...uniteLocks(own.flatMap((file) => locks.get(file) ?? [])), ...added]));
        const target = branch === undefined ? path : branchFile(path, branch, text);
        files.push({ path: target, text });
        removed.push(...own.filter((file) => branch !== undefined && file !== target));
    }
    const needsRepair = repaired.has(path) || unreadable.includes(path);
    if (needsRepair && files[0]?.path !== path)
        files.push({ path, text: formatLock(locks.get(path) ?? new Map()) });
    return files.length + removed.length > 0 ? { files, removed } : undefined;
}
function parseTip(tip, { known, force }) {
    const found = { locks: new Map(), repaired: new Set(), unreadable: [] };
    for (const [file, text] of tip) {
        try {
            const { lock, repaired } = text === undefined ? { lock: known.get(file) ?? new Map(), repaired: false } : parseLock(text, file);
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

// EXTERNAL MODULE: external "node:path/posix"
var posix_ = __webpack_require__(53916);
// EXTERNAL MODULE: ./out/build-dist/compiled/git/git-process.js + 2 modules
var git_process = __webpack_require__(92251);
;// CONCATENATED MODULE: ./out/build-dist/compiled/github/pulls.js



const pullSchema = schemas/* object */.Ikc({
    number: schemas/* number */.aig(),
    html_url: schemas/* string */.YjP(),
    state: schemas/* string */.YjP(),
    title: schemas/* string */.YjP(),
    body: schemas/* string */.YjP().nullish(),
    merged_at: schemas/* string */.YjP().nullish(),
    user: schemas/* object */.Ikc({ login: schemas/* string */.YjP() }).nullish(),
    head: schemas/* object */.Ikc({ sha: schemas/* string */.YjP(), repo: schemas/* object */.Ikc({ full_name: schemas/* string */.YjP() }).nullish() }),
    base: schemas/* object */.Ikc({ ref: schemas/* string */.YjP() }),
});
function toPull(data) {
    const { number, html_url: url, state, title, body, merged_at, user, head, base } = pullSchema.parse(data);
    const ended = merged_at ? "merged" : "closed";
    return {
        ...{ number, url, title, body: body?.replaceAll("\r\n", "\n") ?? "", author: user?.login ?? "" },
        ...{ state: state === "open" ? "open" : ended, head: (0,blob_identity/* toObjectId */.kW)(head.sha), base: base.ref },
    };
}
/**
 * The last ones of a branch of this repository, the newest first.
 *
 * @see https://docs.github.com/en/rest/pulls/pulls#list-pull-requests
 */
async function listPulls(github, context, branch) {
    const { owner, repo } = context;
    const { data } = await github.rest.pulls.list({ owner, repo, head: `${owner}:${branch}`, state: "all", per_page: 30 });
    // A fork may have the same owner.
    const isOwn = (one) => (0,compiled_context/* isOwnRepository */.nc)(pullSchema.parse(one).head.repo?.full_name ?? "", context);
    return data.filter(isOwn).map(toPull);
}
/** @see https://docs.github.com/en/rest/pulls/pulls#create-a-pull-request */
async function createPull(github, { owner, repo }, { branch: head, ...pull }) {
    return toPull((await github.rest.pulls.create({ owner, repo, head, ...pull })).data);
}
/** @see https://docs.github.com/en/rest/pulls/pulls#update-a-pull-request */
async function updatePull(github, { owner, repo }, { number: pull_number, ...change }) {
    return toPull((await github.rest.pulls.update({ owner, repo, pull_number, ...change })).data);
}
const REPOSITORY = "query ($owner: String!, $name: String!) { repository(owner: $owner, name: $name) { id } }";
const repositorySchema = schemas/* object */.Ikc({ repository: schemas/* object */.Ikc({ id: schemas/* string */.YjP() }) });
const UPDATE_REFS = "mutation ($input: UpdateRefsInput!) { updateRefs(input: $input) { clientMutationId } }";
const pulls_NO_COMMIT = "0".repeat(40);
/**
 * Makes, moves or deletes a branch, by force, but only where it is still at the commit that was seen: nobody's push is lost.
 *
 * @param move.from the commit it is at; undefined where there is no such branch.
 * @param move.to undefined deletes it.
 * @see https://docs.github.com/en/graphql/reference/mutations#updaterefs
 */
async function moveBranch(github, { owner, repo }, { branch, from, to }) {
    const { repository } = repositorySchema.parse(await github.graphql(REPOSITORY, { owner, name: repo }));
    const update = { name: `refs/heads/${branch}`, beforeOid: from ?? pulls_NO_COMMIT, afterOid: to ?? pulls_NO_COMMIT, force: true };
    await github.graphql(UPDATE_REFS, { input: { repositoryId: repository.id, refUpdates: [update] } });
}

// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./out/build-dist/compiled/git/repository.js
var git_repository = __webpack_require__(44159);
;// CONCATENATED MODULE: ./out/build-dist/compiled/git/checkout.js




/** How deep below the workspace a checkout is looked for, as of `path: src/github.com/owner/name`. */
const checkout_MAX_DEPTH = 5;
const SKIPPED = new Set([".git", "node_modules"]);
/** The workspace's own checkout; where it has no git, those in its folders that the globs of images can reach. */
async function listCheckouts(workspace, globs) {
    const bases = globs.filter((pattern) => !pattern.startsWith("!")).map(baseOf);
    const isReached = (folder) => bases.some((base) => contains(base, folder) || contains(folder, base));
    const folders = (0,git_repository/* findRepository */.W1)(workspace) ? [""] : await findFolders({ workspace, isReached }, []);
    const found = await Promise.all(folders.map((folder) => readCheckout(workspace, folder)));
    return found.flatMap((checkout) => checkout ?? []);
}
/** The folders of a glob, up to the first that may be several. */
function baseOf(pattern) {
    const parts = pattern.replace(/^(\.\/)+/, "").split("/");
    const index = parts.findIndex((part) => /[*?[\]{}()!+@|\\]/.test(part));
    return (index < 0 ? parts : parts.slice(0, index)).join("/");
}
const contains = (folder, path) => folder === "" || path === folder || path.startsWith(`${folder}/`);
/** Folders with a git of their own; what is in them is theirs. */
async function findFolders(search, parts) {
    const entries = await (0,external_node_fs_promises_.readdir)((0,external_node_path_.join)(search.workspace, ...parts), { withFileTypes: true }).catch(() => []);
    if (parts.length > 0 && entries.some(({ name }) => name === ".git"))
        return [parts.join("/")];
    if (parts.length === checkout_MAX_DEPTH)
        return [];
    const inner = entries.flatMap((entry) => (entry.isDirectory() && !SKIPPED.has(entry.name) ? [[...parts, entry.name]] : []));
    const found = await Promise.all(inner.filter((one) => search.isReached(one.join("/"))).map((one) => findFolders(search, one)));
    return found.flat();
}
/**
 * What is checked out. Read from git's files, so that nothing is started in a workspace that nobody has judged yet; git is asked only
 * for what it keeps in another way.
 *
 * @returns undefined without git, without a commit, and without a remote on a server: files that do not come from one.
 * @throws RetouchError `invalid-input` for a repository that may not be used.
 */
async function readCheckout(workspace, folder = "") {
    const repository = (0,git_repository/* findRepository */.W1)((0,external_node_path_.join)(workspace, folder));
    const origin = repository && parseOrigin((await readText((0,external_node_path_.join)(repository.commonDir, "config"))) ?? "");
    if (!origin)
        return undefined;
    const { ref, head } = (await readHead(repository)) ?? (await askHead(repository));
    return head === undefined ? undefined : { folder, head, branch: /^refs\/heads\/(.+)$/.exec(ref ?? "")?.[1], origin };
}
const COMMIT = /^[0-9a-f]{40}([0-9a-f]{24})?$/;
async function readHead({ gitDir, commonDir }) {
    const text = (await readText((0,external_node_path_.join)(gitDir, "HEAD")))?.trim() ?? "";
    if (COMMIT.test(text))
        return { head: text };
    const [, ref] = /^ref: (refs\/\S+)$/.exec(text) ?? [];
    if (ref === undefined || ref.includes(".."))
        return undefined;
    const loose = (await readText((0,external_node_path_.join)(commonDir, ref)))?.trim();
    const packed = loose ?? (await readText((0,external_node_path_.join)(commonDir, "packed-refs")))?.split("\n").find((line) => line.endsWith(` ${ref}`));
    const head = packed?.split(" ")[0];
    return head !== undefined && COMMIT.test(head) ? { ref, head } : undefined;
}
/** Refs can be kept in other ways than in a file each. What git reads for this starts no program, whatever the settings name. */
async function askHead(repository) {
    const git = (0,git_process/* openWriter */.Kn)(repository);
    const [head, ref] = await Promise.all([
        git.read(["rev-parse", "--verify", "--quiet", "HEAD"]),
        git.read(["symbolic-ref", "--quiet", "HEAD"]),
    ]);
    return { head: head?.toString("utf8").trim(), ref: ref?.toString("utf8").trim() };
}
function parseOrigin(config) {
    let section = "";
    for (const line of config.split("\n")) {
        section = /^\s*(\[.*\])\s*$/.exec(line)?.[1] ?? section;
        const [, url] = /^\s*url\s*=\s*"?(.*?)"?\s*$/i.exec(line) ?? [];
        if (url !== undefined && /^\[remote "origin"\]$/i.test(section))
            return parseRemote(url);
    }
    return undefined;
}
/** @returns `owner/name`; undefined for a remote that is a folder. */
function parseRemote(url) {
    // `git@github.com:owner/name.git`; one letter before the colon is a drive of Windows.
    const [, path] = /^(?:[^/\\:]+@)?[^/\\:]{2,}:(?!\/\/)(.+)$/.exec(url) ?? [];
    if (path !== undefined)
        return checkout_nameOf(path);
    const parsed = URL.canParse(url) ? new URL(url) : undefined;
    return parsed && /^(https?|ssh|git):$/.test(parsed.protocol) ? checkout_nameOf(parsed.pathname) : undefined;
}
const checkout_nameOf = (path) => path
    .replace(/(\.git)?\/*$/, "")
    .split("/")
    .slice(-2)
    .join("/");
async function readText(path) {
    return (0,external_node_fs_promises_.readFile)(path, "utf8").catch(() => undefined);
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/git/read-objects.js

/**
 * Reads objects of the local clone in one process.
 *
 * @param ids of the objects.
 * @returns the objects by the ids; those that are missing are left out, and all of them without git.
 */
async function readObjects(root, ids) {
    const objects = new Map();
    if (ids.length === 0)
        return objects;
    const output = await (0,git_process/* openReader */.cE)(root)?.read(["cat-file", "--batch"], { input: ids.map((id) => `${id}\n`).join("") });
    let position = 0;
    for (const id of output ? ids : []) {
        const end = output?.indexOf("\n", position) ?? -1;
        // `<id> <type> <size>`, or `<id> missing`.
        const [sha = "", type = "", size] = output?.toString("utf8", position, end).split(" ") ?? [];
        position = end + 1;
        if (output === undefined || end < 0 || size === undefined)
            continue;
        objects.set(id, { sha, type, bytes: output.subarray(position, position + Number(size)) });
        position += Number(size) + 1;
    }
    return objects;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/lock/branch-tip.js










/**
 * Reads what a branch has and the checkout has not: a run may be repeated, or wait for another one, and begins with a commit that lacks the
 * newest results. One small request where the branch has not moved; else a few more.
 *
 * @throws RetouchError `invalid-input` if the lock of the branch cannot be read.
 */
async function findNewerTip(options) {
    const { branch, force } = options;
    try {
        const found = await readTip(options);
        if (!found)
            return { notices: [] };
        const { texts, ...tip } = found;
        return { tip: { ...tip, locks: parseLocks(texts, force).locks }, notices: [] };
    }
    catch (error) {
        const { code, message } = (0,compiled_errors/* toRetouchError */.sK)(error, "unavailable");
        if (code === "invalid-input")
            throw error;
        return { notices: [{ code: "branch-not-read", branch, reason: message }] };
    }
}
async function readTip({ context, github: connect, branch, lockPath, known, paths }) {
    const doing = `reading the branch \`${branch}\``;
    try {
        const github = await connect();
        const [sha, checkedOut] = await Promise.all([readBranchHead(github, context, branch), listCheckedOut(context.workspace)]);
        if (sha === undefined || checkedOut.includes(sha))
            return undefined;
        const git = (0,git_process/* openReader */.cE)(context.workspace);
        const wanted = [...paths, lockPath, `${branchFolder(lockPath)}/`];
        const tree = await readCommitTree({ github, context, git, sha, paths: wanted });
        return { sha, tree, texts: await readTexts({ github, context, tree, lockPath, known }) };
    }
    catch (error) {
        throw explainGitHubError(error, { doing, permission: "contents: read", code: "unavailable" });
    }
}
/** The commit that is checked out, and the head of the pull request where that is a merge commit of GitHub's. */
async function listCheckedOut(root) {
    const head = (await readCheckout(root))?.head;
    if (head === undefined || !(0,blob_identity/* isObjectId */.TS)(head))
        return [];
    // A shallow clone hides the parents from other commands.
    const [header = ""] = (await readObjects(root, [head])).get(head)?.bytes.toString("utf8").split("\n\n", 1) ?? [];
    const parents = [...header.matchAll(/^parent (\w+)$/gm)].map(([, parent = ""]) => parent);
    return [head, ...parents.slice(1)];
}
const branch_tip_READERS = 8;
/** Texts of the lock's files that were not read before: from the local clone, else from GitHub. */
async function readTexts({ github, context, tree, lockPath, known }) {
    const files = [...tree].filter(([path, { mode }]) => mode.startsWith("100") && (path === lockPath || (isBranchFile(lockPath, path) && !known.has(path))));
    const local = await readObjects(context.workspace, files.map(([, { sha }]) => sha));
    const limit = (0,p_limit/* default */.A)(branch_tip_READERS);
    const read = ([path, { sha }]) => limit(async () => {
        const bytes = local.get(sha)?.bytes ?? (await readBlob(github, context, sha));
        return [path, bytes.toString("utf8")];
    });
    return new Map(await Promise.all(files.map(read)));
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/lock/proposal.js











/** Reads the branch, its base and its pull requests. @returns undefined where the base does not exist. */
async function readProposal(options) {
    const { context, github } = options;
    const { branch = "", base = "" } = context;
    const [head, baseSha, pulls] = await Promise.all([
        readBranchHead(github, context, branch),
        readBranchHead(github, context, base),
        listPulls(github, context, branch),
    ]);
    if (baseSha === undefined)
        return undefined;
    const pull = pulls.find(({ state }) => state === "open");
    // GitHub keeps the commits of a pull request that was merged or closed, so that the branch may begin anew.
    const isLive = head !== undefined && (pull !== undefined || pulls.every((one) => one.head !== head));
    const known = { branch, base, baseSha, head, pull, pulls, isLive };
    if (isLive)
        return { ...known, ...(await readLive(options, { head, baseSha, pull })) };
    const tree = await readTree(options, baseSha, []);
    const nothing = { isOwn: true, isEmpty: true, isBehind: false, delta: new Map(), proposed: new Set() };
    return { ...known, ...nothing, tree, parents: [baseSha] };
}
/** Whether the branch or its pull request is to be changed although nothing new is made. */
function isOutdated({ isLive, isBehind, isEmpty, pull }) {
    return isLive && (isBehind || isEmpty || pull === undefined);
}
const comparisonSchema = schemas/* object */.Ikc({
    behind_by: schemas/* number */.aig(),
    total_commits: schemas/* number */.aig(),
    merge_base_commit: schemas/* object */.Ikc({ sha: schemas/* string */.YjP() }),
    commits: schemas/* array */.YOg(schemas/* object */.Ikc({
        author: schemas/* object */.Ikc({ login: schemas/* string */.YjP().optional(), type: schemas/* string */.YjP().optional() }).nullish(),
        commit: schemas/* object */.Ikc({ message: schemas/* string */.YjP() }),
    })),
    files: schemas/* array */.YOg(schemas/* object */.Ikc({ filename: schemas/* string */.YjP() })).default([]),
});
async function readLive(options, { head, baseSha, pull }) {
    const { github, context, lockPath } = options;
    const { owner, repo } = context;
    const { data } = await github.rest.repos.compareCommitsWithBasehead({ owner, repo, basehead: `${baseSha}...${head}` });
    const { behind_by, commits, total_commits, merge_base_commit, files } = comparisonSchema.parse(data);
    const more = files.map(({ filename }) => filename);
    const [base, ours] = await Promise.all([readTree(options, baseSha, more), readTree(options, head, more)]);
    const { sha } = merge_base_commit;
    const start = sha === baseSha ? base : await readTree(options, (0,blob_identity/* toObjectId */.kW)(sha), more);
    const lock = await readOwnLock(options, ours, base);
    // Retouch's are by the workflow's own token, or by the app that opened the pull request.
    const isOwn = commits.length === total_commits &&
        commits.every(({ author }) => author?.type === "Bot" && (author.login === "github-actions[bot]" || author.login === pull?.author));
    const trees = { start, base, head: ours, lock };
    const { delta, isWhole } = isOwn ? rebuild(trees) : mergeBase(trees);
    const isMerge = !isOwn && behind_by > 0 && isWhole;
    const tree = isOwn ? apply(base, delta) : isMerge ? apply(ours, delta) : ours;
    const isLock = (path) => lockPath !== undefined && (path === lockPath || isBranchFile(lockPath, path));
    const proposed = new Set([...listChanged(base, tree).keys()].filter((path) => !isLock(path)));
    // That a model found nothing to do is worth a pull request too, since it was paid for.
    const isEmpty = proposed.size === 0 && ![...lock.values()].some(({ sourceBlob, outputBlob }) => sourceBlob === outputBlob);
    return {
        ...{ isOwn, isEmpty, tree, proposed, message: commits.at(-1)?.commit.message },
        isBehind: !isEmpty && (isOwn ? behind_by > 0 || !isWhole : isMerge),
        parents: isOwn ? [baseSha] : isMerge ? [head, baseSha] : [head],
        delta: isOwn || isMerge ? delta : new Map(),
    };
}
function readTree({ context, github, paths, lockPath }, sha, more) {
    const lock = lockPath === undefined ? [] : [lockPath, `${branchFolder(lockPath)}/`];
    return readCommitTree({ github, context, git: (0,git_process/* openReader */.cE)(context.workspace), sha, paths: [...paths, ...more, ...lock] });
}
/** The records that a branch of Retouch's brings in its own files, and the base has not. */
async function readOwnLock(options, tree, base) {
    const { context, github, lockPath, known, force } = options;
    const { branch = "" } = context;
    if (lockPath === undefined)
        return new Map();
    const own = new Map([...tree].filter(([path]) => isFileOfBranch(lockPath, branch, path) && !base.has(path)));
    const texts = await readTexts({ github, context, tree: own, lockPath, known });
    const read = [...own.keys()].flatMap((path) => known.get(path) ?? []);
    return uniteLocks([...read, ...parseLocks(texts, force).locks.values()]);
}
/** Folders are left out: they follow from their files. */
function listChanged(from, to) {
    const changed = new Map();
    for (const path of new Set([...from.keys(), ...to.keys()])) {
        const [before, after] = [from.get(path), to.get(path)];
        if ([before?.mode, after?.mode].every((mode = FOLDER) => mode === FOLDER))
            continue;
        if (before?.sha !== after?.sha || before?.mode !== after?.mode)
            changed.set(path, after?.mode === FOLDER ? undefined : after);
    }
    return changed;
}
/** What the branch adds to the newest base: where the base changed the file, or has not the source any more, nothing. */
function rebuild({ start, base, head, lock }) {
    const [ours, theirs] = [listChanged(start, head), listChanged(start, base)];
    const isGone = (source = "") => start.has(source) && !base.has(source);
    const delta = new Map([...ours].filter(([path]) => !theirs.has(path) && !isGone(lock.get(path)?.source)));
    return { delta, isWhole: delta.size === ours.size };
}
/** What the newest base adds to the branch. Of results that nobody touched, the base's newer file counts; they are made again. */
function mergeBase({ start, base, head, lock }) {
    const [ours, theirs] = [listChanged(start, head), listChanged(start, base)];
    const isSame = (path) => ours.has(path) && ours.get(path)?.sha === theirs.get(path)?.sha;
    const isResult = (path) => lock.get(path)?.outputBlob === head.get(path)?.sha;
    const gone = [...lock].filter(([path, { source }]) => start.has(source) && !base.has(source) && isResult(path));
    const delta = new Map([...[...theirs].filter(([path]) => !isSame(path)), ...gone.map(([path]) => [path, undefined])]);
    // Any other conflict is left to people: GitHub shows it on the pull request. Without all files of the base, a merge would undo its changes.
    const isWhole = [...delta.keys()].every((path) => !ours.has(path) || isResult(path)) && [start, base, head].every(isListed);
    return { delta, isWhole };
}
/** Whether a tree has the files of all its folders. */
function isListed(tree) {
    const parents = new Set([...tree.keys()].map((path) => (0,posix_.dirname)(path)));
    return [...tree].every(([path, { mode }]) => mode !== FOLDER || parents.has(path));
}
function apply(tree, delta) {
    const applied = new Map(tree);
    for (const [path, entry] of delta) {
        if (entry)
            applied.set(path, entry);
        else
            applied.delete(path);
    }
    return applied;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/plan/looks.js
/** What was compared: another record, or another file, is another look. */
function lookKey(output, blob, { outputBlob, sourceBlob }) {
    return JSON.stringify([output, blob, outputBlob, sourceBlob]);
}
function judgeOutput(output, entry, { onModified, isInPlace, blob, looks }) {
    if (onModified !== "auto")
        return onModified === "edit" ? "original" : "kept";
    const look = looks.get(lookKey(output, blob, entry));
    if (look === undefined || "unknown" in look)
        return "kept";
    if (look.version === "result")
        return "recorded";
    return isInPlace && look.version === "other" ? "original" : "kept";
}
/** The files that a look may tell more about: not one that was reverted, which needs none. */
function needsLook({ task, action, entry }) {
    const { outputBlob, isForced } = task;
    if (entry === undefined || outputBlob === undefined || outputBlob === entry.outputBlob)
        return false;
    if (isInPlace(task) && outputBlob === entry.sourceBlob)
        return false;
    // Also what is forced starts from the original, where the file is the result.
    return action === "modified" || (action === "edit" && isForced === true && isInPlace(task));
}
function isInPlace({ source, output }) {
    return source?.path === output;
}
/** What the user should know of the files that are kept. */
function listKept(planned, looks) {
    const kept = planned.filter(({ action }) => action === "modified");
    const reasons = kept.flatMap(({ task, entry }) => {
        const look = entry && task.outputBlob !== undefined ? looks.get(lookKey(task.output, task.outputBlob, entry)) : undefined;
        return look && "unknown" in look ? [{ output: task.output, reason: look.unknown }] : [];
    });
    const outdated = kept.filter((one) => showsOldSource(one)).map(({ task }) => task.output);
    return [
        ...[...Map.groupBy(reasons, ({ reason }) => reason)].map(([reason, files]) => ({ code: "output-not-compared", outputs: files.map(({ output }) => output), reason })),
        ...(outdated.length > 0 ? [{ code: "old-source-shown", outputs: outdated }] : []),
    ];
}
/** Whether a picture that a person changed belongs to a source that is not there any more. */
function showsOldSource({ task, entry }) {
    return entry !== undefined && task.source !== undefined && !isInPlace(task) && entry.sourceBlob !== task.source.blob;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/outcome.js


/**
 * The place of a retained image: below the run's own folder, and in the artifact. Under the output's own name, so that no two meet
 * there; a step is a PNG all the same.
 */
function retainedPath({ kind, number }, output) {
    return `${kind === "candidate" ? "candidates" : "steps"}/${number}/${output}`;
}
/** The place of a rejected image: likewise. */
function rejectedPath(output, index) {
    return `rejected/${index + 1}/${output}`;
}
/** The result of a task before anything is done. */
function emptyResult(task) {
    const { provider, modelName, name } = task.recipe;
    return {
        source: task.source?.path ?? null,
        output: task.output,
        locale: task.locale ?? null,
        status: "planned",
        cached: false,
        provider: provider.name,
        model: modelName,
        width: null,
        height: null,
        bytes: null,
        sha256: null,
        cost: null,
        durationMs: null,
        warnings: [],
        error: null,
        recipe: name === "" ? undefined : name,
    };
}
/** A task that failed. By itself, nothing was billed for it. */
function failedOutcome(task, { code, message }, known = {}) {
    const error = { code, message: (0,redact/* toShown */.bh)(message) };
    return { task, result: { ...emptyResult(task), status: "failed", cost: 0, durationMs: 0, ...known, error } };
}
/** The keys of an outcome's records in the lock: of its output, where it came to be, and of its candidates and steps. */
function keysOf({ task, result, fallback, kept = [] }) {
    const beside = kept.map(({ key }) => key);
    // What stands at a failed task's output is not its result, but for a fallback's image, which is recorded as out of date.
    return result.status === "failed" && fallback === undefined ? beside : [task.output, ...beside];
}
/** A task that needed nothing: up to date, changed by a person and kept, or overtaken on the branch. */
function settledOutcome(planned) {
    const { task, action, entry, hasNoText, isDeclined } = planned;
    const status = action === "modified" || action === "stale" ? action : "unchanged";
    const known = status === "unchanged" && entry && !hasNoText && { sha256: entry.sha256, bytes: entry.bytes };
    const warnings = [
        ...(status === "unchanged" && hasNoText ? [{ code: "no-text-found" }] : []),
        ...(isDeclined ? [{ code: "declined" }] : []),
        ...(status === "modified" && showsOldSource(planned) ? [{ code: "source-changed" }] : []),
    ];
    return { task, result: { ...emptyResult(task), status, cost: 0, warnings, ...known } };
}
/** A task of a dry run. @param price US dollars. */
function plannedOutcome({ task, warnings, header, before, isCached = false }, price) {
    const known = header ? { width: header.width, height: header.height, bytes: 0 } : before;
    return { task, before: known, result: { ...emptyResult(task), cached: isCached, cost: price ?? null, warnings } };
}
/** The outcomes in the order of the plan's tasks. */
function sortOutcomes(tasks, outcomes) {
    const byTask = new Map(outcomes.map((outcome) => [outcome.task, outcome]));
    return tasks.flatMap(({ task }) => byTask.get(task) ?? []);
}

// EXTERNAL MODULE: ./out/build-dist/compiled/text/plain-text.js
var plain_text = __webpack_require__(93788);
;// CONCATENATED MODULE: ./out/build-dist/compiled/text/inert-json.js


/** What is not seen, and the old mark of a command: a later step of the workflow may print the JSON. */
const MARKS = new RegExp(String.raw `(?!\n)(?:${plain_text/* UNSEEN */.PR.source})|#(?=#\[)`, "gu");
const toEscape = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
/** JSON of the same value without secrets, in visible characters, and without anything that the runner takes for a command. */
function toInertJson(value, indent) {
    const json = JSON.stringify(value, (_, part) => (typeof part === "string" ? (0,redact/* redactDocument */.rR)(part) : part), indent);
    return json.replace(MARKS, (mark) => mark.split("").map(toEscape).join(""));
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/deliver/delivery-messages.js
/** What the user reads about the delivery. `doing` fits into "GitHub refused …". */
const ARTIFACT = {
    enterprise: "Artifacts are not available on GitHub Enterprise Server.",
    noAccess: "Artifacts are not available: the runner gave no access to the artifact service.",
    failed: (reason) => `The artifact could not be uploaded: ${reason}`,
    noId: "the service returned no artifact ID",
    namesTaken: (first, last) => `the names \`${first}\` to \`${last}\` are taken`,
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
const replacedSince = (path) => `\`${path}\` is not the result any more that was written there, so it was not delivered.`;
/** Why nothing is begun that could not be delivered. */
const CANNOT_DELIVER = {
    submodule: (path, folder) => `\`output\`: ${path} lies in the submodule \`${folder}\`, whose files belong to another repository. Choose another path.`,
    twin: (path, other) => `\`output\`: ${path} and the existing ${other} are one file on Windows and macOS. Choose another path, or use the same spelling.`,
    windowsName: (path) => `\`output\`: ${path} is not a name that Windows can store. Choose another path.`,
    nothingSent: (reason) => `${reason} Nothing was sent to the provider.`,
};
const ANOTHER_WAY = "Use `deliver: artifact`, commit to another branch, or let the owner of the token in `github-token` bypass the rule.";
/** Which rule of the branch refuses the commit. */
const BRANCH_RULES = {
    pullRequest: (branch) => `The rules of the branch \`${branch}\` let it change by pull request only. ${ANOTHER_WAY}`,
    update: (branch) => `The rules of the branch \`${branch}\` let only those who may bypass them change it. ${ANOTHER_WAY}`,
    statusChecks: (branch) => `The rules of the branch \`${branch}\` require status checks, which a new commit does not have yet. ${ANOTHER_WAY}`,
    deployments: (branch) => `The rules of the branch \`${branch}\` require deployments, which a new commit does not have yet. ${ANOTHER_WAY}`,
    signature: (branch) => `The rules of the branch \`${branch}\` require signed commits, and the git command line does not sign. Use \`commit-method: api\`, or \`deliver: artifact\`.`,
    message: (branch, { operator, pattern, negate }) => `The rules of the branch \`${branch}\` refuse the commit message: it must ${negate ? "not " : ""}${OPERATORS[operator] ?? operator} ${JSON.stringify(pattern)}. Set \`commit-message\`.`,
    path: (path) => `The rules of the repository do not let ${path} be pushed. Choose another \`output\`, or use \`deliver: artifact\`.`,
    pathLength: (path, most) => `The rules of the repository allow paths of at most ${most} characters, and ${path} is longer. Choose a shorter \`output\`.`,
};
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

;// CONCATENATED MODULE: ./out/build-dist/compiled/deliver/artifact.js
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
const ENCODED = new RegExp(String.raw `${plain_text/* UNSEEN */.PR.source}|[%":<>|*?\\]|#(?=#\[)`, "gu");
/**
 * Uploads the files as one artifact of this run. A name that is taken gets a numbered suffix.
 *
 * @throws RetouchError `delivery`.
 */
async function uploadArtifact({ name, entries, extra, context }) {
    if ((0,compiled_context/* isEnterpriseServer */.vh)(context.serverUrl))
        throw new compiled_errors/* RetouchError */.tJ("delivery", ARTIFACT.enterprise);
    if (!process.env.ACTIONS_RUNTIME_TOKEN || !process.env.ACTIONS_RESULTS_URL)
        throw new compiled_errors/* RetouchError */.tJ("delivery", ARTIFACT.noAccess);
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            await (0,external_node_fs_promises_.mkdir)(context.tempDir, { recursive: true });
            // Left for the runner to clear away: after a failed upload the client goes on reading for a while.
            const root = await (0,external_node_fs_promises_.mkdtemp)((0,external_node_path_.join)(context.tempDir, "retouch-artifact-"));
            const files = await stage(root, entries, extra);
            // The client writes lines of its own; folded, they do not drown ours.
            const _group = __addDisposableResource(env_1, log_writer/* openGroup */.Sg("Artifact upload"), false);
            return await Promise.race([uploadUnderFreeName({ name, files, root, context }), catchStray()]);
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
        const reason = (0,redact/* redact */.E$)(error instanceof Error ? error.message : String(error));
        throw new compiled_errors/* RetouchError */.tJ("delivery", ARTIFACT.failed(reason), { cause: error });
    }
}
/**
 * Rejects with an error that the client throws out of an event of its own, where nobody can catch it: it would end the process before
 * anything is reported. It stays on watch to the end, since such errors also come after the upload has failed; those are only logged.
 */
function catchStray() {
    return new Promise((_, reject) => {
        const onStray = (error) => {
            log_writer/* debug */.Yz(String(error instanceof Error ? error.stack : error));
            reject(error);
        };
        process.on("uncaughtException", onStray).on("unhandledRejection", onStray);
    });
}
async function uploadUnderFreeName({ name, files, root, context }) {
    // Loaded late: it is by far the largest part of the program.
    const { DefaultArtifactClient } = await Promise.all(/* import() */[__webpack_require__.e(824), __webpack_require__.e(351), __webpack_require__.e(47)]).then(__webpack_require__.bind(__webpack_require__, 39047));
    const client = new DefaultArtifactClient();
    for (let suffix = 1; suffix <= MAX_SUFFIX; suffix++) {
        const free = suffix === 1 ? name : `${name}-${suffix}`;
        try {
            const { id } = await client.uploadArtifact(free, files, root);
            if (id === undefined)
                throw new Error(ARTIFACT.noId);
            return { id, name: free, url: `${context.serverUrl}/${context.owner}/${context.repo}/actions/runs/${context.runId}/artifacts/${id}` };
        }
        catch (error) {
            if (!isNameTaken(error))
                throw error;
        }
    }
    throw new Error(ARTIFACT.namesTaken(name, `${name}-${MAX_SUFFIX}`));
}
/** The client says so only in its message. */
function isNameTaken(error) {
    return error instanceof Error && /\(409\)|already exists/i.test(error.message);
}
async function stage(root, entries, extra) {
    const place = async (path, content) => {
        const target = (0,external_node_path_.join)(root, encodeArtifactPath(path));
        await (0,external_node_fs_promises_.mkdir)((0,external_node_path_.dirname)(target), { recursive: true });
        await (0,external_node_fs_promises_.writeFile)(target, content, { flag: "wx" });
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
    return (0,plain_text/* percentEncode */.a)(path, ENCODED);
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/deliver/artifact-extras.js



/** What the workspace has no place for. */
const EXTRA_KINDS = ["rejected", "candidates", "steps"];
function listArtifactExtras(outcomes) {
    return outcomes.flatMap(({ task: { output }, result, rejected = [], kept = [] }) => [
        ...rejected.map((file, index) => ({ kind: "rejected", output, path: rejectedPath(output, index), file })),
        ...kept.flatMap((one) => {
            const place = { output, path: retainedPath(one, output), file: one.file };
            // The first candidate is the output.
            if (one.kind === "candidate")
                return one.number > 1 ? [{ kind: "candidates", ...place }] : [];
            return result.status === "failed" ? [{ kind: "steps", ...place }] : [];
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
    const rows = outcomes.map(({ result }) => {
        const pathsOf = (wanted) => extras.flatMap(({ kind, output, path }) => (kind === wanted && output === result.output ? encodeArtifactPath(path) : []));
        const [candidates, steps] = [pathsOf("candidates"), pathsOf("steps")];
        return {
            ...renderResult(result),
            status: statusOf(result, stale),
            file: uploaded.has(result.output) ? encodeArtifactPath(result.output) : null,
            rejected: pathsOf("rejected")[0] ?? null,
            candidates: candidates.length > 0 ? candidates : undefined,
            steps: steps.length > 0 ? steps : undefined,
        };
    });
    return `${toInertJson(rows, 2)}\n`;
}
/** An image that the branch has overtaken; a failed task stays failed. */
function statusOf({ output, status }, stale) {
    return status === "edited" && stale.includes(output) ? "stale" : status;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/deliver/changes.js





/** What is to be committed: results, and pictures of the fallback locale in the place of those that failed. */
function listChanges(outcomes, workspace, lock) {
    return outcomes.flatMap((outcome) => {
        const { task, outputBlob: blob, outputSha256: sha256, fallback, taken } = outcome;
        if (blob === undefined || sha256 === undefined || !isChange(outcome))
            return [];
        const found = fallback !== undefined ? "fallback" : taken !== undefined ? "candidate" : undefined;
        const read = () => readResult(workspace, task.output, sha256);
        return [{ task, blob, bytes: (0,open_file/* sizeOfFile */.JL)(workspace, task.output), read, keys: recordedOf(outcome, lock), found }];
    });
}
async function readResult(workspace, output, sha256) {
    const bytes = await (0,open_file/* readPlainFile */.b$)(workspace, output);
    if (!bytes || (0,external_node_crypto_.createHash)("sha256").update(bytes).digest("hex") !== sha256)
        throw new compiled_errors/* RetouchError */.tJ("delivery", replacedSince(output));
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
function isChange({ result, fallback }) {
    return result.status === "edited" || (result.status === "failed" && fallback !== undefined);
}
function recordedOf(outcome, lock) {
    return lock ? keysOf(outcome).filter((key) => lock.recorded.has(key)) : [];
}

// EXTERNAL MODULE: ./out/build-dist/compiled/git/git-messages.js
var git_messages = __webpack_require__(93600);
;// CONCATENATED MODULE: ./out/build-dist/compiled/git/own-folder.js





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
        await (0,external_node_fs_promises_.mkdir)(tempDir, { recursive: true });
        return await (0,external_node_fs_promises_.mkdtemp)((0,external_node_path_.join)(tempDir, "retouch-images-"));
    }
    catch (error) {
        folders.delete(tempDir);
        throw error;
    }
}
/** Reads a file of the run's own folder by its absolute path. @throws RetouchError `delivery` when it is gone. */
async function readOwnFile(file) {
    const bytes = await (0,open_file/* readPlainFile */.b$)((0,external_node_path_.dirname)(file), (0,external_node_path_.basename)(file));
    if (!bytes)
        throw new compiled_errors/* RetouchError */.tJ("delivery", (0,git_messages/* fileGone */.mE)(file));
    return bytes;
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./out/build-dist/compiled/git/clean-filters.js
var clean_filters = __webpack_require__(73944);
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
            const sha = await commit_api_readHead({ github, context, branch });
            return { sha, tree: await readCommitTree({ github, context, git, sha, paths }) };
        }),
        readText: (blob) => explained("reading the lockfile", async () => {
            const id = (0,blob_identity/* toObjectId */.kW)(blob);
            const local = await git?.read(["cat-file", "blob", id]);
            return (local ?? (await readBlob(github, context, id))).toString("utf8");
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
                const { isTransient, types, reason } = readFailure(error);
                isGraphqlTired ||= isTransient;
                // A replica that lags behind may still show the old tip.
                if (isTransient || types?.includes("STALE_DATA") || /is at [0-9a-f]+ but expected/.test(reason))
                    return undefined;
                return await explained(`the commit to \`${branch}\``, async () => {
                    if (tip.rebuild || (await commit_api_readHead({ github, context, branch })) === tip.sha)
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
        throw explainGitHubError(error, { doing, permission: "contents: write", code: "delivery" });
    }
}
async function commit_api_readHead({ github, context, branch }) {
    const sha = await readBranchHead(github, context, branch);
    if (sha === undefined)
        throw new compiled_errors/* RetouchError */.tJ("delivery", COMMIT_FAILED.branchGoneOrHidden(branch));
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
    const tooLarge = changes.find(({ bytes }) => bytes > MAX_API_FILE_BYTES);
    if (tooLarge)
        throw new compiled_errors/* RetouchError */.tJ("delivery", CANNOT_COMMIT.tooLarge(tooLarge.task.output));
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
const commit_api_createdSchema = schemas/* object */.Ikc({
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
    const { commit } = commit_api_createdSchema.parse(await github.graphql(MUTATION, { input })).createCommitOnBranch;
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
        const sha = await writeBlob(github, context, await read());
        entries.push({ path, sha, type: "blob", mode: readMode(tip.tree, path) });
    }
    const base = (await github.rest.git.getCommit({ owner, repo, commit_sha: tip.sha })).data.tree.sha;
    const tree = (await writeTree({ github, context }, entries, base)) ?? base;
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
        await moveBranch(github, context, { branch, from, to });
        return true;
    }
    catch (error) {
        const head = await readBranchHead(github, context, branch);
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

;// CONCATENATED MODULE: ./out/build-dist/compiled/git/write-file.js
var write_file_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var write_file_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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








const FLAWS = { outside: git_messages/* UNWRITABLE */.qd.outside, "in-git": git_messages/* UNWRITABLE */.qd.inGit, unstorable: git_messages/* UNWRITABLE */.qd.unstorable };
/**
 * The absolute path of a file that may be written: inside the workspace, not in `.git`, and no part of it a symbolic link,
 * which could lead anywhere.
 *
 * @throws RetouchError `invalid-input`
 */
async function checkWritable(root, path) {
    const flaw = (0,repository_path/* findPathFlaw */.rK)(path);
    if (flaw)
        throw new compiled_errors/* RetouchError */.tJ("invalid-input", FLAWS[flaw](path));
    const absolute = (0,external_node_path_.join)(root, path);
    let current = root;
    for (const part of path.split("/")) {
        current = (0,external_node_path_.join)(current, part);
        const stat = await (0,external_node_fs_promises_.lstat)(current).catch((cause) => {
            if (cause.code === "ENOENT")
                return undefined;
            throw new compiled_errors/* RetouchError */.tJ("invalid-input", git_messages/* UNWRITABLE */.qd.inaccessible(path, cause.code ?? cause.message), { cause });
        });
        if (!stat)
            break;
        if (stat.isSymbolicLink())
            throw new compiled_errors/* RetouchError */.tJ("invalid-input", git_messages/* UNWRITABLE */.qd.throughLink(path));
        if (current !== absolute && !stat.isDirectory())
            throw new compiled_errors/* RetouchError */.tJ("invalid-input", git_messages/* UNWRITABLE */.qd.belowFile(path));
        if (current === absolute && !stat.isFile())
            throw new compiled_errors/* RetouchError */.tJ("invalid-input", git_messages/* UNWRITABLE */.qd.notAFile(path));
    }
    return absolute;
}
/**
 * Replaces a file as a whole: written beside it, synced, renamed. A crash leaves the old file or the new one. Its mode is kept. All of it
 * happens in folders that were opened without following a link, so that one that appears meanwhile leads nowhere.
 *
 * @throws RetouchError `invalid-input`
 */
async function writeWorkspaceFile(root, path, bytes, { isDurable = true, byHandle } = {}) {
    const absolute = await checkWritable(root, path);
    const names = path.split("/");
    const name = names.pop() ?? "";
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const folder = write_file_addDisposableResource(env_1, (0,open_file/* openFolder */.NE)(root, names, { create: true, byHandle }), false);
            await replaceFile(folder, name, bytes, isDurable);
            folder.check();
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            write_file_disposeResources(env_1);
        }
    }
    catch (cause) {
        if ((0,open_file/* codeOf */.$N)(cause) !== "ELOOP" && (0,open_file/* codeOf */.$N)(cause) !== "ENOTDIR")
            throw cause;
        throw new compiled_errors/* RetouchError */.tJ("invalid-input", git_messages/* UNWRITABLE */.qd.throughLink(path), { cause });
    }
    return absolute;
}
async function replaceFile(folder, name, bytes, isDurable) {
    const target = folder.at(name);
    const mode = (0,external_node_fs_.lstatSync)(target, { throwIfNoEntry: false })?.mode;
    const temporary = folder.at(`.retouch-${(0,external_node_crypto_.randomUUID)()}.tmp`);
    try {
        const file = await (0,external_node_fs_promises_.open)(temporary, "wx", 0o644);
        try {
            folder.check();
            await file.writeFile(bytes);
            // The process's umask cuts the mode given to `open`.
            if (mode !== undefined)
                await file.chmod(mode & 0o777);
            if (isDurable)
                await file.sync();
        }
        finally {
            await file.close();
        }
        await (0,external_node_fs_promises_.rename)(temporary, target);
    }
    catch (error) {
        await (0,external_node_fs_promises_.rm)(temporary, { force: true });
        throw error;
    }
}

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
        throw new compiled_errors/* RetouchError */.tJ("delivery", NOT_PUSHED.others(others));
    for (const { path, blob } of files) {
        const before = tip.tree.get(path);
        const after = changed.get(path) ?? before;
        if (after?.sha !== blob)
            throw new compiled_errors/* RetouchError */.tJ("delivery", NOT_PUSHED.otherBytes(path));
        if (after.mode !== (before?.mode ?? "100644"))
            throw new compiled_errors/* RetouchError */.tJ("delivery", NOT_PUSHED.otherMode(path));
    }
    const kept = removed.find((path) => (changed.get(path)?.mode ?? ABSENT) !== ABSENT);
    if (kept !== undefined)
        throw new compiled_errors/* RetouchError */.tJ("delivery", NOT_PUSHED.otherBytes(kept));
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

// EXTERNAL MODULE: ./out/build-dist/compiled/git/git-environment.js
var git_environment = __webpack_require__(547);
;// CONCATENATED MODULE: ./out/build-dist/compiled/deliver/git-remote.js




/** GitHub's words for a token without the permission. Other refusals, as of an archived repository, come with the status 403 too. */
const git_remote_LACKS_PERMISSION = /denied to|Write access .* not granted|must have push access/i;
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
        return asking.try(makeArgs(url), { env: (0,git_environment/* withSettings */.GY)((0,git_environment/* deliveryEnvironment */.oq)(), (0,git_environment/* authorize */.Gq)(url, token)) });
    }
    /** The checkout may be of another repository, for which the token is not meant. */
    async function isOrigin() {
        const { stdout } = await git.try(["config", "--get", "remote.origin.url"]);
        const name = /[/:]([^/:]+\/[^/]+?)(\.git)?\/?$/.exec(stdout.trim())?.[1];
        return name?.toLowerCase() === `${owner}/${repo}`.toLowerCase();
    }
    const explain = (reply, doing) => {
        const said = (0,git_process/* summarizeGit */.WL)(reply);
        const message = LACKS_CREDENTIALS.test(said)
            ? REMOTE_REFUSED.credentials
            : git_remote_LACKS_PERMISSION.test(said)
                ? REMOTE_REFUSED.permission
                : REMOTE_REFUSED.other;
        return new compiled_errors/* RetouchError */.tJ("delivery", message(doing, said));
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
            const isRefused = [LACKS_CREDENTIALS, git_remote_LACKS_PERMISSION, REFUSED_BY_SERVER].some((words) => words.test(reply.stderr));
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
                throw new compiled_errors/* RetouchError */.tJ("delivery", COMMIT_FAILED.branchGone(branch));
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

;// CONCATENATED MODULE: ./out/build-dist/compiled/deliver/commit-git.js













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
        throw new compiled_errors/* RetouchError */.tJ("delivery", CANNOT_COMMIT.noCheckout);
    const usesLfs = [...filters.values()].includes(clean_filters/* LFS_FILTER */.Zn);
    const settings = { config: usesLfs ? LFS_SETTINGS : [], env: { ...BOT_ENVIRONMENT, GIT_LFS_SKIP_SMUDGE: "1" } };
    const git = (0,git_process/* openWriter */.Kn)(repository, settings);
    const remote = openRemote({ git, context, branch, token });
    let bench;
    return {
        async readTip() {
            const sha = await remote.readHead();
            await remote.fetch(sha);
            return { sha, tree: parseTree(await git.run([...LIST_TREE, sha])) };
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
            await (0,external_node_fs_promises_.rm)((0,external_node_path_.dirname)(bench.worktree.root), { recursive: true, force: true });
            await git.try(["worktree", "prune"]);
        },
    };
}
async function openWorkbench({ repository, git, tempDir, settings, sha }) {
    await (0,external_node_fs_promises_.mkdir)(tempDir, { recursive: true });
    const root = (0,external_node_path_.join)(await (0,external_node_fs_promises_.mkdtemp)((0,external_node_path_.join)(tempDir, "retouch-commit-")), "worktree");
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
        await writeWorkspaceFile(dir, path, await read(), { isDurable: false });
    for (const path of lock?.removed ?? [])
        await (0,external_node_fs_promises_.rm)((0,external_node_path_.join)(dir, path), { force: true });
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
            throw new compiled_errors/* RetouchError */.tJ("delivery", COMMIT_FAILED.otherFilter(path));
        const way = filter === undefined ? "--no-filters" : `--path=${path}`;
        const blob = (0,blob_identity/* toObjectId */.kW)((await main.run(["hash-object", "-w", way, "--stdin"], { input: await read() })).trim());
        if (recorded !== undefined && blob !== recorded)
            throw new compiled_errors/* RetouchError */.tJ("delivery", COMMIT_FAILED.otherBlob(path));
        stored.push({ path, blob, filter });
    }
    return stored;
}
/** A file of the repository does not decide where Git LFS sends images, nor how; settings of the checkout and the machine may. */
async function clearLfsConfig(root) {
    const file = (0,external_node_path_.join)(root, ".lfsconfig");
    await (0,external_node_fs_promises_.rm)(file, { recursive: true, force: true });
    await (0,external_node_fs_promises_.writeFile)(file, "", { flag: "wx" });
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

;// CONCATENATED MODULE: ./out/build-dist/compiled/deliver/commit-on-tip.js





const commit_on_tip_TRIES = 5;
/**
 * Commits onto the tip of the branch, and again onto the new tip when the branch moved meanwhile: whole files, never a merge, never by
 * force. What changed there meanwhile is looked at anew each time.
 *
 * @param options.pauseMs mean pause before the second try; it doubles with each further one.
 */
async function commitOnTip({ pauseMs = 500, ...job }) {
    const { committer, lock, message } = job;
    let last;
    for (let attempt = 0; attempt < commit_on_tip_TRIES; attempt++) {
        if (attempt > 0)
            await (0,promises_.setTimeout)(pauseMs * 2 ** (attempt - 1) * (0.5 + Math.random()));
        const tip = await committer.readTip();
        const { fresh, missing, recorded, stale } = compareWithTip(job, tip);
        const keys = new Set(recorded.flatMap((one) => one.keys));
        const lockEdit = lock && keys.size > 0 ? await commit_on_tip_mergeLock({ committer, lock, tip, keys }) : undefined;
        if (missing.length === 0 && lockEdit === undefined && !tip.rebuild?.isDue) {
            const lost = last && !tip.rebuild && recorded.length > 0 ? await findLostCommit(committer, { tip, last }) : undefined;
            return { commit: lost, stale };
        }
        const written = await committer.write({ tip, changes: missing, lock: lockEdit, message: message(fresh) });
        if (written)
            return { commit: { ...written, parent: tip.sha }, stale };
        last = tip;
    }
    throw new compiled_errors/* RetouchError */.tJ("delivery", COMMIT_FAILED.tries(commit_on_tip_TRIES));
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
        stale: [...changes, ...lockOnly].flatMap((one) => (recorded.has(one) ? [] : one.task.output)),
    };
}
/** A commit of the try before whose answer was lost on the way. */
async function findLostCommit(committer, { tip, last }) {
    const { parents, verified } = await committer.readCommit(tip.sha);
    return parents.join() === last.sha ? { sha: tip.sha, parent: last.sha, verified } : undefined;
}
/** What to commit of the lock; undefined when the tip has it already. */
async function commit_on_tip_mergeLock({ committer, lock, tip, keys }) {
    const texts = new Map();
    for (const [path, { mode, sha }] of tip.tree) {
        const isLock = (path === lock.path || isBranchFile(lock.path, path)) && mode.startsWith("100");
        if (isLock)
            texts.set(path, lock.isKnown(path) ? undefined : await committer.readText(sha, path));
    }
    const edit = lock.merge(texts, keys);
    const blocked = edit?.files.find(({ path }) => isBlocked(path, tip.tree));
    if (blocked)
        throw new compiled_errors/* RetouchError */.tJ("delivery", CANNOT_COMMIT.lockBlocked(blocked.path));
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
    return listParents(path).some((parent) => (tip.get(parent)?.mode ?? FOLDER) !== FOLDER);
}
/** A workspace without git has no index; then the bytes that were edited must be the tip's. */
function isSame(tipBlob, indexBlob, worktreeBlob) {
    return tipBlob === indexBlob || (tipBlob !== undefined && tipBlob === worktreeBlob);
}

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
                throw new compiled_errors/* RetouchError */.tJ("delivery", COMMIT_FAILED.branchGoneOrHidden(options.context.base ?? ""));
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
        return await readProposal(options);
    }
    catch (error) {
        const doing = `reading the branch \`${options.context.branch}\``;
        throw explainGitHubError(error, { doing, permission: "contents: write", code: "delivery" });
    }
}
function toTip({ parents: [sha, ...merged], head, tree, delta, isBehind }) {
    // A commit on top of what people did.
    if (sha === head && merged.length === 0)
        return { sha, tree };
    return { sha, tree, rebuild: { head, merged, delta, isDue: isBehind } };
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/deliver/commit.js
var commit_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var commit_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
        return method === "git" ? [CANNOT_COMMIT.noCheckout] : [];
    const filters = await (0,clean_filters/* findFilters */.LF)(workspace, outputs);
    const tracked = [...filters.keys()].filter((path) => filters.get(path) === clean_filters/* LFS_FILTER */.Zn);
    const filtered = [...filters.keys()].filter((path) => !tracked.includes(path));
    if (method === "api") {
        const problems = tracked.length > 0 ? [CANNOT_COMMIT.lfsByApi(tracked)] : [];
        return filtered.length > 0 ? [...problems, CANNOT_COMMIT.filteredByApi(filtered)] : problems;
    }
    const problems = await Promise.all([...Map.groupBy(filtered, (path) => filters.get(path) ?? "")].map(([filter, paths]) => checkFilter(repository, filter, paths)));
    const isLfsMissing = tracked.length > 0 && !(await (0,git_process/* openReader */.cE)(repository)?.readLfs(["version"]));
    return [...(isLfsMissing ? [CANNOT_COMMIT.lfsMissing(tracked)] : []), ...problems.flat()];
}
/** Git stores a file as it is where its filter is not set up, even one that should be encrypted. */
async function checkFilter(repository, filter, paths) {
    const git = (0,git_process/* openWriter */.Kn)(repository);
    const [path = ""] = paths;
    const read = async (key) => (await git.try(["config", "--get", `filter.${filter}.${key}`])).stdout.trim();
    const commands = await Promise.all(["clean", "smudge", "process"].map(read));
    if (commands.every((command) => command === ""))
        return [CANNOT_COMMIT.filterMissing(filter, path)];
    const sample = paths.find((one) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(repository.root, one)));
    const tried = sample === undefined ? undefined : await git.try(["hash-object", "--", sample]);
    return tried && tried.exitCode !== 0 ? [CANNOT_COMMIT.filterFails(filter, sample ?? path, (0,git_process/* summarizeGit */.WL)(tried))] : [];
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
            throw new compiled_errors/* RetouchError */.tJ("delivery", CANNOT_COMMIT.noBranch);
        const outputs = changes.map(({ task }) => task.output);
        const filters = await (0,clean_filters/* findFilters */.LF)(workspace, lock ? [...outputs, lock.path] : outputs);
        const tasks = [...changes, ...lockOnly].map(({ task }) => task);
        const lockPaths = lock ? [lock.path, `${branchFolder(lock.path)}/`] : [];
        const paths = [...tasks.flatMap(({ source, output }) => (source ? [source.path, output] : output)), ...lockPaths];
        const toCommit = (commit) => commit && { ...commit, branch, url: `${serverUrl}/${owner}/${repo}/commit/${commit.sha}` };
        const isByGit = needsGit({ ...options, filters });
        const byGit = () => createGitCommitter({ context, branch, filters, token: options.githubToken });
        const byApi = async () => createApiCommitter({ github: await options.github(), context, branch, paths });
        if (reading === undefined) {
            const env_2 = { stack: [], error: void 0, hasError: false };
            try {
                const committer = commit_addDisposableResource(env_2, isByGit ? byGit() : await byApi(), true);
                const { commit, stale } = await commitOnTip({ ...options, committer, message: (committed) => message(committed, undefined) });
                return { stale, commit: toCommit(commit) };
            }
            catch (e_1) {
                env_2.error = e_1;
                env_2.hasError = true;
            }
            finally {
                const result_1 = commit_disposeResources(env_2);
                if (result_1)
                    await result_1;
            }
        }
        const reader = await byApi();
        const read = { context, github: await options.github(), lockPath: lock?.path, paths, known: reading.known, force: reading.force };
        const committer = commit_addDisposableResource(env_1, createProposalCommitter({ ...read, reader, writer: isByGit ? byGit() : reader }), true);
        const { commit, stale } = await commitOnTip({ ...options, committer, message: (committed) => message(committed, committer.found) });
        return { stale, commit: toCommit(commit), proposal: committer.found };
    }
    catch (e_2) {
        env_1.error = e_2;
        env_1.hasError = true;
    }
    finally {
        const result_2 = commit_disposeResources(env_1);
        if (result_2)
            await result_2;
    }
}
function needsGit({ method, changes, filters }) {
    if (method !== "auto")
        return method === "git";
    return filters.size > 0 || changes.some(({ bytes }) => bytes > MAX_API_FILE_BYTES);
}

// EXTERNAL MODULE: ./out/build-dist/compiled/text/format.js
var format = __webpack_require__(52019);
;// CONCATENATED MODULE: ./out/build-dist/compiled/deliver/commit-message.js




const MAX_PATHS = 50;
/** Characters. */
const MAX_PATH = 250;
/** More are counted: the subject is one line. */
const commit_message_MAX_LOCALES = 6;
/**
 * The commit message for what is committed; a template that cannot be read is taken as it stands.
 *
 * @param template of the user; not used where nothing was made, as for a commit of the lock alone: it would speak of 0 images.
 */
function renderCommitMessage({ template, changes, isSandbox, }) {
    // A fallback's picture is committed, but nothing was made for its locale.
    const done = changes.filter(({ found }) => found !== "fallback");
    const message = template === undefined || done.length === 0 ? describeCommit(changes, done) : fill(template, changes, done);
    const [subject = "", ...body] = message.trim().split(/\r?\n/);
    return [isSandbox ? `${subject} (sandbox)` : subject, ...body].join("\n");
}
function fill(template, changes, done) {
    const parsed = parseTemplate(template, COMMIT_MESSAGE_PLACEHOLDERS);
    return typeof parsed === "string" ? template : fillTemplate(parsed, listValues(changes, done));
}
/** Fills a template for a pull request that proposes these changes. */
function fillPullTemplate(template, changes) {
    return fill(template, changes, changes.filter(({ found }) => found !== "fallback"));
}
function listValues(changes, done) {
    const outputs = changes.map(({ task }) => toInertPath(task.output)).sort();
    const paths = outputs.length > MAX_PATHS ? [...outputs.slice(0, MAX_PATHS), `and ${outputs.length - MAX_PATHS} more`] : outputs;
    return { count: String(done.length), paths: paths.join("\n"), locales: listLocales(done).join(", ") };
}
function describeCommit(changes, done) {
    if (changes.length === 0)
        return "chore(images): record what Retouch found";
    const fallbacks = (0,format/* plural */.LS)(changes.length - done.length, "image");
    if (done.length === 0)
        return `chore(images): use the fallback for ${fallbacks}${nameLocales(changes)} with Retouch`;
    const subject = `chore(images): ${describeDone(done)} with Retouch`;
    return done.length === changes.length ? subject : `${subject}\n\nThe fallback is used for ${fallbacks} that failed.`;
}
function describeDone(done) {
    if (done.every(({ found }) => found === "candidate"))
        return `take ${(0,format/* plural */.LS)(done.length, "candidate")}`;
    const modes = [...new Set(done.map(({ task }) => task.recipe.mode))];
    const verb = modes.length === 1 ? modes[0] : "update";
    return `${verb} ${(0,format/* plural */.LS)(done.length, "image")}${verb === "localize" ? nameLocales(done) : ""}`;
}
/** ` (de, fr)`; empty where there are none. */
function nameLocales(changes) {
    const locales = listLocales(changes);
    const named = locales.length > commit_message_MAX_LOCALES ? (0,format/* plural */.LS)(locales.length, "locale") : locales.join(", ");
    return named && ` (${named})`;
}
function listLocales(changes) {
    return [...new Set(changes.flatMap(({ task }) => task.locale ?? []))].sort();
}
/**
 * What GitHub, git or a CI service reads in a commit message: a trailer (`Co-authored-by:`), an emoji or a scope (`:`), an issue (`#1`,
 * `GH-1`), a mention, an instruction (`[skip ci]`, `***NO_CI***`), HTML and code.
 */
const READ_BY_OTHERS = /[:#<>`*]|(?<![a-z\d_])@|\bgh-\d|\[[^\]]*(?:skip|\b(?:no|ci)\b)/i;
const commit_message_ENCODED = new RegExp(String.raw `${plain_text/* UNSEEN */.PR.source}|[%:#<>\x60*@[]|(?<=\bgh)-(?=\d)`, "giu");
/**
 * A path as one line that is read as nothing else. A usual one stays as it is, `[slug]/icon@2x.png` too; of any other, all that may be read
 * as something is percent-encoded.
 */
function toInertPath(path) {
    const isUsual = (0,plain_text/* toLine */.S5)(path) === path && !READ_BY_OTHERS.test(path);
    return (0,plain_text/* cutMiddle */.it)(isUsual ? path : (0,plain_text/* percentEncode */.a)(path.trim(), commit_message_ENCODED), MAX_PATH);
}

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
        extras: listArtifactExtras(outcomes),
    };
    const { changes, lockOnly, extras } = cargo;
    if (targets.length === 0)
        return { stale: [], warnings: noteTempFolder(extras), errors: [] };
    const isCancelled = signal.aborted;
    const isDue = changes.length + lockOnly.length > 0 || (proposing?.proposal !== undefined && isOutdated(proposing.proposal));
    const wantsCommit = targets.some((target) => target !== "artifact") && !isCancelled && isDue;
    const committed = wantsCommit ? await commitChanges(options, cargo) : undefined;
    const uploaded = await uploadRest(options, cargo, { committed, wantsAll: targets.includes("artifact") || isCancelled });
    const proposed = committed?.proposal && describeProposed(options, cargo, { ...committed, proposal: committed.proposal });
    return { ...summarize(cargo, { committed, uploaded }), proposed };
}
async function commitChanges(options, { changes, lockOnly }) {
    const { github, githubToken, context, lock, proposing, commitMethod: method, outcomes } = options;
    const message = (committed, proposal) => {
        // One commit has it all, but for one on top of what people did.
        const kept = proposal?.isOwn ? deliver_listKept(outcomes, proposal) : [];
        if (committed.length === 0 && kept.length > 0 && proposal?.message !== undefined)
            return proposal.message;
        return renderMessage(options, [...kept, ...committed]);
    };
    try {
        return await deliverCommit({ github, githubToken, context, changes, lockOnly, lock, reading: proposing, method, message });
    }
    catch (error) {
        return { stale: [], error: (0,compiled_errors/* toRetouchError */.sK)(error, "delivery") };
    }
}
function renderMessage({ commitMessage: template, outcomes }, changes) {
    return renderCommitMessage({ template, changes, isSandbox: outcomes.some(({ result }) => result.provider === "sandbox") });
}
/** Results of earlier runs that the run's own branch has and its base has not. */
function deliver_listKept(outcomes, { proposed }) {
    return outcomes.filter(({ task, result }) => result.status === "unchanged" && proposed.has(task.output));
}
function describeProposed(options, { changes: made }, { commit, stale, proposal: before }) {
    const kept = deliver_listKept(options.outcomes, before);
    const changes = [...kept, ...made.filter(({ task }) => !stale.includes(task.output))];
    return {
        ...{ before, changes, head: commit?.sha ?? before.head },
        kept: kept.map((outcome) => ({ outcome, cost: options.proposing?.costOf(outcome.task.output) ?? null })),
        isEmpty: commit === undefined && before.isEmpty,
        subject: renderMessage(options, changes).split("\n", 1)[0] ?? "",
    };
}
async function uploadRest(options, cargo, { committed, wantsAll }) {
    const { context, outcomes, renderResult, artifactName: name, artifactExtra } = options;
    const { changes, lockOnly, extras } = cargo;
    const { stale = [], error: failure } = committed ?? {};
    const isUndelivered = ({ task }) => !committed || failure !== undefined || stale.includes(task.output);
    const uploads = wantsAll ? changes : changes.filter(isUndelivered);
    const wantsRecords = lockOnly.length > 0 && (wantsAll || failure !== undefined);
    // Extras have no other place, whatever was asked for.
    if (uploads.length + extras.length === 0 && !wantsRecords)
        return {};
    const placed = placeArtifactExtras(extras, uploads);
    const left = new Set([...changes, ...lockOnly].flatMap(({ task, keys }) => (stale.includes(task.output) ? keys : [])));
    // The lock says nothing of a picture that was refused.
    const needsLock = uploads.length + lockOnly.length > 0 || extras.some(({ kind }) => kind !== "rejected");
    const results = { path: "results.json", content: renderResults({ outcomes, renderResult, uploads, extras: placed, stale }) };
    try {
        const artifact = await uploadArtifact({
            name,
            context,
            entries: [
                ...uploads.map(({ task, read }) => ({ path: task.output, read })),
                ...placed.map(({ path, file }) => ({ path, read: () => readOwnFile(file) })),
            ],
            extra: [...((needsLock && artifactExtra?.(left)) || []), results],
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
        fail(committed.error, changes.length + lockOnly.length > 0 ? describePlace(what, artifact) : "");
    if (artifactError) {
        // Nothing that was asked for is missing when everything was committed but what the branch has overtaken. A failed commit fails the
        // step already, and a refused picture failed its task.
        if (committed || changes.length === 0)
            warnings.push({ code: "artifact-failed", reason: artifactError.message });
        else
            fail(artifactError, describePlace("images", undefined));
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
        (0,compiled_cancel/* untilCancelled */.c8)(deliverWithLock(intact, options), signal, compiled_cancel/* CANCEL_MS */.iS.delivery),
        options.cache.finish(),
    ]);
    const { stale, errors, warnings } = delivered;
    const keys = intact.filter(({ task }) => stale.includes(task.output)).flatMap(keysOf);
    failures.push(...(await restore(lockFile, keys)));
    return {
        delivered: {
            ...delivered,
            kept: listPlaces(intact, cached),
            warnings: [...warnings, ...noteLeft(intact, cached, delivered)],
            errors: [...errors, ...failures],
        },
        outcomes: intact.map((outcome) => ({ ...outcome, result: { ...outcome.result, status: statusOf(outcome.result, stale) } })),
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
/** Beside a commit, candidates and steps are expected to be there for later runs. */
function noteLeft(outcomes, { left, tooLarge, reason }, { commit, artifact, stale }) {
    if (!commit)
        return [];
    const kept = outcomes.flatMap((outcome) => (stale.includes(outcome.task.output) ? [] : (outcome.kept ?? [])));
    const lost = kept.flatMap(({ cacheKey }) => (cacheKey !== undefined && left.has(cacheKey) ? cacheKey : []));
    const { length: count } = lost.filter((key) => tooLarge.has(key));
    const tell = (why) => ({ code: "candidates-not-in-repository", reason: why, artifact: artifact?.name });
    return [
        ...(kept.some(({ cacheKey }) => cacheKey === undefined) ? [tell(FILTERED)] : []),
        ...(count > 0 ? [{ code: "too-large-to-keep", count }] : []),
        ...(lost.length > count && reason !== undefined ? [tell(reason)] : []),
    ];
}
/** Brings the run's own branch up to date where nothing is to be made. */
async function renewProposal(outcomes, options) {
    const { inputs, proposal } = options;
    if (!proposal || !isOutdated(proposal) || inputs.frozen || commitTarget(inputs) === undefined)
        return {};
    return deliverOutcomes(outcomes, { ...options, cache: NO_CACHE });
}
function deliverWithLock(outcomes, { context, inputs, lockFile, github, signal, proposal, renderResult }) {
    const { path, known } = lockFile;
    const costOf = (output) => entries.get(output)?.cost ?? null;
    const { force, commitMessage, commitMethod, artifactName, githubToken, deliver: targets } = inputs;
    // As they are now: what a cancelled run was at may still be recorded, and is not delivered.
    const [recorded, entries] = [new Map(lockFile.recorded), new Map(lockFile.entries)];
    const without = (left) => formatLock(new Map([...entries].filter(([key]) => !left.has(key))));
    const branch = findMergedBranch(context);
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
        proposing: targets.includes("pull-request") ? { proposal, costOf, known, force: force === true } : undefined,
        ...withLock,
    });
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/github/branch-rules.js

const patternSchema = schemas/* object */.Ikc({
    operator: schemas/* enum */.k5n(["starts_with", "ends_with", "contains", "regex"]),
    pattern: schemas/* string */.YjP(),
    negate: schemas/* boolean */.zMY().nullish(),
});
const parametersSchema = {
    required_status_checks: schemas/* object */.Ikc({ required_status_checks: schemas/* array */.YOg(schemas/* unknown */.L5J()) }),
    required_deployments: schemas/* object */.Ikc({ required_deployment_environments: schemas/* array */.YOg(schemas/* unknown */.L5J()) }),
    commit_message_pattern: patternSchema,
    file_path_restriction: schemas/* object */.Ikc({ restricted_file_paths: schemas/* array */.YOg(schemas/* string */.YjP()) }),
    file_extension_restriction: schemas/* object */.Ikc({ restricted_file_extensions: schemas/* array */.YOg(schemas/* string */.YjP()) }),
    max_file_path_length: schemas/* object */.Ikc({ max_file_path_length: schemas/* number */.aig() }),
};
const rulesetId = schemas/* number */.aig().optional().catch(undefined);
const withParameters = (type) => schemas/* object */.Ikc({ type: schemas/* literal */.euz(type), ruleset_id: rulesetId, parameters: parametersSchema[type] });
/** The rules that may stand in the way of a commit. Others, and those in a form that is not known, are passed over. */
const ruleSchema = schemas/* discriminatedUnion */.gMt("type", [
    schemas/* object */.Ikc({ type: schemas/* enum */.k5n(["pull_request", "merge_queue", "update", "required_signatures"]), ruleset_id: rulesetId }),
    withParameters("required_status_checks"),
    withParameters("required_deployments"),
    withParameters("commit_message_pattern"),
    withParameters("file_path_restriction"),
    withParameters("file_extension_restriction"),
    withParameters("max_file_path_length"),
]);
/**
 * The rules of rulesets that are in force for a branch, whoever writes to it. Classic protection is not among them: only administrators
 * may read it.
 *
 * @see https://docs.github.com/en/rest/repos/rules#get-rules-for-a-branch
 */
async function readBranchRules(github, { owner, repo }, branch) {
    const { data } = await github.rest.repos.getBranchRules({ owner, repo, branch, per_page: 100 });
    return schemas/* array */.YOg(schemas/* unknown */.L5J())
        .parse(data)
        .flatMap((rule) => ruleSchema.safeParse(rule).data ?? []);
}
const rulesetSchema = schemas/* object */.Ikc({ current_user_can_bypass: schemas/* enum */.k5n(["always", "pull_requests_only", "never", "exempt"]).optional() });
/**
 * Whether a ruleset is in force for the token's commits; undefined where GitHub does not say.
 *
 * @see https://docs.github.com/en/rest/repos/rules#get-a-repository-ruleset
 */
async function isBound(github, { owner, repo }, ruleset) {
    const { data } = await github.rest.repos.getRepoRuleset({ owner, repo, ruleset_id: ruleset });
    const bypass = rulesetSchema.safeParse(data).data?.current_user_can_bypass;
    return bypass && (bypass === "never" || bypass === "pull_requests_only");
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/github/branches.js


const branchSchema = schemas/* object */.Ikc({ commit: schemas/* object */.Ikc({ sha: schemas/* string */.YjP() }) });
/**
 * The tip of a branch of the run's own repository; undefined where it has no such branch. Of a repository that the token may not read
 * GitHub says something else, which is thrown.
 *
 * @see https://docs.github.com/en/rest/branches/branches#get-a-branch
 */
async function readBranchTip(github, { owner, repo }, branch) {
    try {
        return branchSchema.parse((await github.rest.repos.getBranch({ owner, repo, branch })).data).commit.sha;
    }
    catch (error) {
        const { status, reason } = readFailure(error);
        if (status === 404 && /^Branch not found/i.test(reason))
            return undefined;
        throw error;
    }
}
/**
 * Whether a branch of the run's own repository holds a commit. That the repository shows the commit says nothing: it shows those of its
 * forks too. So it is compared with the tip, by two ids, since a name could be read as something else.
 */
async function hasCommit(github, context, { branch, sha }) {
    const tip = await readBranchTip(github, context, branch);
    if (tip === undefined || tip === sha)
        return tip === sha;
    const { owner, repo } = context;
    try {
        const { data } = await github.rest.repos.compareCommitsWithBasehead({ owner, repo, basehead: `${tip}...${sha}`, per_page: 1 });
        return data.status === "behind" || data.status === "identical";
    }
    catch (error) {
        // A commit that was never pushed.
        if (readFailure(error).status === 404)
            return false;
        throw error;
    }
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/deliver/hook-checks.js





/** Those that a commit and a push run, and that can stop them. */
const HOOKS = ["pre-commit", "prepare-commit-msg", "commit-msg", "pre-push"];
/** Hooks that cannot be started here, one sentence each: git would begin them, and fail, after everything is paid for. */
async function checkHooks(repository) {
    // Git for Windows has interpreters of its own.
    if (process.platform === "win32")
        return [];
    const git = (0,git_process/* openWriter */.Kn)(repository, { hooks: true });
    const folder = (await git.try(["rev-parse", "--git-path", "hooks"])).stdout.trim();
    if (folder === "")
        return [];
    return HOOKS.flatMap((hook) => {
        const missing = findMissingProgram((0,external_node_path_.join)((0,external_node_path_.resolve)(repository.root, folder), hook));
        return missing === undefined ? [] : [CANNOT_COMMIT.hookFails(hook, missing)];
    });
}
/** The program that a hook is written for, where this machine does not have it. What is no executable script is not looked at. */
function findMissingProgram(file) {
    const [, program, argument = ""] = /^#! *(\S+)(?: +([^\s-]\S*))?/.exec(readStart(file)) ?? [];
    if (program === undefined)
        return undefined;
    if (external_node_path_.posix.basename(program) !== "env")
        return isExecutable(program) ? undefined : program;
    if (argument === "" || argument.includes("="))
        return undefined;
    const folders = ((0,git_environment/* deliveryEnvironment */.oq)().PATH ?? "").split(external_node_path_.delimiter);
    return folders.some((folder) => isExecutable((0,external_node_path_.join)(folder, argument))) ? undefined : argument;
}
function readStart(file) {
    // Git passes over a hook that is not executable.
    if (!isExecutable(file))
        return "";
    try {
        return (0,external_node_fs_.readFileSync)(file, "latin1").slice(0, 256);
    }
    catch {
        return "";
    }
}
function isExecutable(path) {
    if (!(0,external_node_path_.isAbsolute)(path))
        return false;
    try {
        (0,external_node_fs_.accessSync)(path, external_node_fs_.constants.X_OK);
        return true;
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/deliver/path-checks.js

/** https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file */
const UNFIT_FOR_WINDOWS = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)|[<>:"|?*\\]|[. ]$/i;
/**
 * What would keep these outputs from being committed, or from being checked out afterwards: the first of each kind, as a sentence. Names
 * that are there already, as of an edit in place, are their owners' choice.
 */
function checkPaths(outputs, { files }, platform = process.platform) {
    const submodules = [...files].flatMap(([path, { kind }]) => (kind === "submodule" ? [path] : []));
    const fresh = outputs.filter((output) => !files.has(output));
    const known = fresh.length > 0 ? new Map([...files.keys()].map((path) => [fold(path), path])) : new Map();
    const checks = [
        (output) => {
            const folder = submodules.find((path) => output === path || output.startsWith(`${path}/`));
            return folder && CANNOT_DELIVER.submodule(output, folder);
        },
        (output) => {
            const twin = known.get(fold(output));
            return twin && CANNOT_DELIVER.twin(output, twin);
        },
        // Elsewhere it can be written and committed, and nobody may ever want it on Windows.
        (output) => platform === "win32" && output.split("/").some((name) => UNFIT_FOR_WINDOWS.test(name)) && CANNOT_DELIVER.windowsName(output),
    ];
    return checks.flatMap((check) => firstOf(fresh, check) ?? []);
}
function firstOf(outputs, check) {
    for (const output of outputs) {
        const problem = check(output);
        if (problem)
            return problem;
    }
    return undefined;
}
/** One spelling for what Windows and macOS take for the same. */
function fold(path) {
    return path.normalize("NFC").toLowerCase();
}

// EXTERNAL MODULE: external "node:vm"
var external_node_vm_ = __webpack_require__(30714);
;// CONCATENATED MODULE: ./out/build-dist/compiled/deliver/rule-checks.js



/** Why a rule surely refuses a commit, as a sentence; undefined where it does not, or only the attempt can tell. */
function findBreach(rule, commit) {
    const { branch, paths } = commit;
    switch (rule.type) {
        case "pull_request":
        case "merge_queue":
            return BRANCH_RULES.pullRequest(branch);
        case "update":
            return BRANCH_RULES.update(branch);
        case "required_signatures":
            return commit.isByGit ? BRANCH_RULES.signature(branch) : undefined;
        // A commit that is new has no status yet.
        case "required_status_checks":
            return rule.parameters.required_status_checks.length > 0 ? BRANCH_RULES.statusChecks(branch) : undefined;
        case "required_deployments":
            return rule.parameters.required_deployment_environments.length > 0 ? BRANCH_RULES.deployments(branch) : undefined;
        case "commit_message_pattern":
            return breaksPattern(rule.parameters, commit.message) ? BRANCH_RULES.message(branch, rule.parameters) : undefined;
        case "file_path_restriction": {
            const globs = rule.parameters.restricted_file_paths;
            const path = paths.find((one) => globs.some((glob) => (0,external_node_path_.matchesGlob)(one, glob)));
            return path && BRANCH_RULES.path(path);
        }
        case "file_extension_restriction": {
            const extensions = new Set(rule.parameters.restricted_file_extensions.map((text) => text.replace(/^\*?\.?/, ".").toLowerCase()));
            const path = paths.find((one) => extensions.has(external_node_path_.posix.extname(one).toLowerCase()));
            return path && BRANCH_RULES.path(path);
        }
        case "max_file_path_length": {
            const most = rule.parameters.max_file_path_length;
            const path = paths.find((one) => one.length > most);
            return path && BRANCH_RULES.pathLength(path, most);
        }
    }
}
/**
 * Whether a message surely breaks a pattern. GitHub's regular expressions are those of RE2, and may be meant for the first line or for all;
 * what no reading of them accepts is refused.
 */
function breaksPattern({ operator, pattern, negate }, message) {
    const [headline = ""] = message.split("\n", 1);
    const readings = [message, headline];
    const fits = (text) => {
        switch (operator) {
            case "starts_with":
                return text.startsWith(pattern);
            case "ends_with":
                return text.endsWith(pattern);
            case "contains":
                return text.includes(pattern);
            case "regex":
                return testRegex(pattern, text);
        }
    };
    return readings.every((text) => fits(text) === (negate === true));
}
const REGEX_MS = 50;
/** Undefined where it is none of JavaScript's, or takes too long, as RE2's never do. */
function testRegex(pattern, text) {
    const [, flags = "", source = ""] = /^(?:\(\?([ims]+)\))?(.*)$/s.exec(pattern) ?? [];
    try {
        return (0,external_node_vm_.runInNewContext)("new RegExp(source, flags).test(text)", { source, flags, text }, { timeout: REGEX_MS }) === true;
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/deliver/preflight.js
















/**
 * Looks, before anything is paid for, at what would keep the results from being delivered. What is known to stop them stops the run; what
 * only the attempt can tell does not, since what was paid for is then in the artifact. GitHub not answering is no reason to stop either.
 *
 * @throws RetouchError `invalid-input` for what the workflow can change; otherwise GitHub's reason.
 */
async function checkDelivery(tasks, options) {
    if (!options.inputs.deliver.some((target) => target !== "artifact") || tasks.length === 0)
        return { notices: [] };
    try {
        return await runChecks(tasks, options);
    }
    catch (error) {
        if (!options.inputs.dryRun || !(error instanceof compiled_errors/* RetouchError */.tJ))
            throw error;
        return { notices: [{ code: "would-stop", reason: error.problems?.join(" ") ?? error.message }] };
    }
}
async function runChecks(tasks, options) {
    const { context, inputs, workspace, github } = options;
    const { branch, workspace: root } = context;
    // The branch that must be there: results are committed to it, or proposed for it.
    const target = context.base ?? branch;
    const outputs = tasks.map(({ task }) => task.output);
    const method = inputs.commitMethod;
    const isByGit = method === "git" || (method === "auto" && (await (0,clean_filters/* findFilters */.LF)(root, outputs)).size > 0);
    const repository = isByGit ? (0,git_repository/* findRepository */.W1)(root) : undefined;
    const remote = repository && branch !== undefined
        ? openRemote({ git: (0,git_process/* openWriter */.Kn)(repository), context, branch, token: inputs.githubToken })
        : undefined;
    // Git has the credentials of the checkout, and may do without a token; so may a dry run.
    const isAsked = branch !== undefined && context.repo !== "" && Boolean(inputs.githubToken);
    const [gone, commit, hooks, rights, rules] = await Promise.allSettled([
        isAsked && isBranchGone(context, { branch: target ?? branch, github }),
        checkCommit({ context, outputs, method }),
        repository ? checkHooks(repository) : [],
        // A dry run may have a token that only reads, and writes nothing.
        !inputs.dryRun && (remote ? checkPush(remote) : isAsked && checkRights(context, github)),
        isAsked ? checkRules(tasks, { ...options, branch, remote }) : [],
    ]);
    const problems = [...unwrap(commit), ...unwrap(hooks), ...checkPaths(outputs, workspace)];
    if (problems.length > 0)
        throw (0,compiled_errors/* invalidInputs */.Rg)(problems);
    if (unwrap(gone) && inputs.base !== undefined)
        throw (0,compiled_errors/* invalidInputs */.Rg)([CANNOT_COMMIT.noBase(inputs.base)]);
    if (unwrap(gone))
        return { skip: { reason: "no-branch", branch: target ?? "" }, notices: [] };
    unwrap(rights);
    return { notices: unwrap(rules) };
}
function unwrap(result) {
    if (result.status === "rejected")
        throw result.reason;
    return result.value;
}
async function isBranchGone(context, { branch, github }) {
    try {
        return (await readBranchTip(await github(), context, branch)) === undefined;
    }
    catch (error) {
        throw explainGitHubError(error, { doing: `reading the branch \`${branch}\``, permission: "contents: write" });
    }
}
async function checkPush(remote) {
    const refusal = await remote.findRefusal();
    if (refusal)
        throw new compiled_errors/* RetouchError */.tJ("forbidden", CANNOT_DELIVER.nothingSent(refusal.message), { cause: refusal });
}
/** Always the same few bytes, in a file that no commit names. */
const PROBE = Buffer.from("Retouch\n");
const REFUSALS = [401, 403, 404];
/**
 * A token's permissions cannot be asked for, and what GitHub says of a repository does not tell them either. So a file is stored that
 * nothing leads to: whoever may not do that may not commit.
 */
async function checkRights(context, github) {
    try {
        await writeBlob(await github(), context, PROBE);
    }
    catch (error) {
        const { status = 0, isRateLimit, reason } = readFailure(error);
        if (!REFUSALS.includes(status) || isRateLimit)
            return (0,log_writer/* debug */.Yz)(`Whether the token may write is not known: ${reason}`);
        const { code, message } = explainGitHubError(error, { doing: "writing to the repository", permission: "contents: write" });
        throw new compiled_errors/* RetouchError */.tJ(code, CANNOT_DELIVER.nothingSent(message), { cause: error });
    }
}
/**
 * GitHub lists the rules of a branch for whoever asks, those too that do not bind the token. Of a rule in the way it is therefore asked
 * whether the token may bypass it; where GitHub does not say, the commit is tried.
 *
 * @returns rules that may be in the way. @throws RetouchError `forbidden` for one that surely is.
 */
async function checkRules(tasks, options) {
    const { context, inputs, branch, remote } = options;
    const client = await options.github();
    const rules = await readBranchRules(client, context, branch).catch(ignore);
    const commit = {
        branch,
        paths: [...tasks.map(({ task }) => task.output), ...(inputs.lockfile === undefined ? [] : [inputs.lockfile])],
        message: foreseeMessage(tasks, inputs),
        isByGit: remote !== undefined,
    };
    const found = (rules ?? []).flatMap((rule) => {
        const reason = findBreach(rule, commit);
        return reason === undefined ? [] : [{ rule, reason }];
    });
    // The checkout's credentials may be those of somebody else.
    const isKnown = found.length > 0 && (remote === undefined || (await remote.usesToken()));
    const bound = new Map();
    for (const id of isKnown ? new Set(found.map(({ rule }) => rule.ruleset_id)) : [])
        bound.set(id, id === undefined ? undefined : await isBound(client, context, id).catch(ignore));
    const isBinding = ({ rule }) => bound.get(rule.ruleset_id);
    const sure = found.find((one) => isBinding(one) === true);
    if (sure)
        throw new compiled_errors/* RetouchError */.tJ("forbidden", CANNOT_DELIVER.nothingSent(sure.reason));
    return found.filter((one) => isBinding(one) === undefined).map(({ reason }) => ({ code: "may-be-refused", reason }));
}
function ignore(error) {
    (0,log_writer/* debug */.Yz)(`The rules of the branch are not known: ${readFailure(error).reason}`);
}
/** The message, if all goes well. */
function foreseeMessage(tasks, { commitMessage: template }) {
    return renderCommitMessage({ template, changes: tasks, isSandbox: tasks.some(({ task }) => task.recipe.provider.name === "sandbox") });
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/inputs/recipe.js
/** Whether a recipe works only on images that changed. */
function isChangedOnly({ mode, changedOnly }, eventName) {
    return mode !== "generate" && (changedOnly === true || (changedOnly === "auto" && eventName.startsWith("pull_request")));
}
/** The name of a recipe in messages. */
function recipeTitle({ name }) {
    return `recipe ${JSON.stringify(name)}`;
}
/** A prefix for sentences about a recipe; empty for the workflow's own. */
function recipePrefix(recipe) {
    return recipe.name === "" ? "" : `${recipeTitle(recipe)}: `;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/target/target-messages.js
/** What the user reads where a run is not trusted, or has no right target. */
const UNKNOWN_EVENT = "The event in `GITHUB_EVENT_PATH` does not say which repository the images come from. They could come from a fork, so nothing was done.";
/** @param reason A sentence. */
const notKnown = (reason) => `${reason} Retouch has to know whose commit is checked out, so nothing was done.`;
const forkWithSecrets = (eventName) => `\`${eventName}\` is not allowed for pull requests from forks: anyone who opens one could spend your money and use your token. Use \`pull_request\` instead.`;
const unknownCommit = (sha, repository, branches) => `The checkout is at the commit ${target_messages_short(sha)}, which no known branch of ${repository} contains${branches.length > 0 ? ` (${code(branches)})` : ""}. It could come from a fork, so nothing was done. Check out a branch of ${repository} by its name.`;
const notThePull = (sha, number) => `This run is for pull request #${number}, but the checkout is at another commit (${target_messages_short(sha)}). Nothing was done. Set \`ref: refs/pull/${number}/head\` on actions/checkout.`;
const untrustedRepository = (name, eventName) => `The checkout is of another repository, ${name}. On \`${eventName}\`, anyone could have chosen it, so nothing was done.`;
const baseIsBranch = (branch) => `\`branch\` and \`base\` are both \`${branch}\`. Give the pull request a branch of its own.`;
/** Why nothing can be committed. */
const NO_TARGET = {
    repository: (name, own, deliver) => `The checkout is of another repository, ${name}. ${delivery(deliver)} commits only to the repository of the workflow, ${own}. Use \`deliver: artifact\`.`,
    folder: (folder) => `The repository is checked out in \`${folder}\`, but Retouch commits, and compares with changed files, only if it is the workspace itself. Remove \`path\` from actions/checkout, and \`${folder}/\` from the globs.`,
    branch: (sha, branch, deliver) => `${delivery(deliver)} needs a branch, but the checkout is at the commit ${target_messages_short(sha)}, ${branch === undefined ? "without a branch" : `on \`${branch}\`, which GitHub does not know with this commit`}. Check out the branch by its name.`,
};
const delivery = (deliver) => `\`deliver: ${deliver.includes("pull-request") ? "pull-request" : "commit"}\``;
const target_messages_short = (sha) => sha.slice(0, 10);
const code = (names) => names.map((name) => `\`${name}\``).join(", ");

;// CONCATENATED MODULE: ./out/build-dist/compiled/target/find-target.js









/**
 * Which repository, branch and folder the checkout is, and whether its files may be used and its branch written. GitHub is asked only
 * where the runner does not name the commit that is checked out.
 *
 * @returns the branch that results belong to; undefined where there is none.
 * @throws RetouchError `forbidden` where the files are not, or not surely, of this repository; `invalid-input` where they are, and have no
 * branch that they could be committed to.
 */
async function findTarget(options) {
    const { context, inputs } = options;
    const { workspace, eventName, repo } = context;
    // Outside GitHub there is nobody to distrust, and nobody to ask.
    if (eventName === "" || repo === "")
        return context.branch;
    const globs = inputs.recipes.flatMap(({ images }) => images);
    let { branch } = context;
    for (const checkout of await listCheckouts(workspace, globs)) {
        if (checkout.folder !== "" && needsTop(options))
            throw new compiled_errors/* RetouchError */.tJ("invalid-input", NO_TARGET.folder(checkout.folder));
        branch = await judgeCheckout(checkout, options);
    }
    return branch;
}
const isCommitting = (inputs) => commitTarget(inputs) !== undefined;
/** Git's paths and the workspace's are the same only there. */
function needsTop({ context, inputs }) {
    return isCommitting(inputs) || inputs.recipes.some((recipe) => isChangedOnly(recipe, context.eventName));
}
/** @returns its branch, as {@link findTarget}. */
async function judgeCheckout(checkout, options) {
    const { context, inputs } = options;
    const { head, origin } = checkout;
    if (!(0,compiled_context/* isOwnRepository */.nc)(origin, context)) {
        if (isCommitting(inputs))
            throw new compiled_errors/* RetouchError */.tJ("invalid-input", NO_TARGET.repository(origin, repositoryOf(context), inputs.deliver));
        if (BY_WRITERS.has(context.eventName))
            return context.branch;
        throw new compiled_errors/* RetouchError */.tJ("forbidden", untrustedRepository(origin, context.eventName));
    }
    const pull = context.event.pull_request;
    if (pull && commitsOfPull(context).includes(head))
        return context.branch;
    if (!pull || pull.state === "closed")
        return findBranch(checkout, options);
    // The branch may have moved since the event. Where the event only carried the pull request, it was read just now.
    const isEvents = context.eventName.startsWith("pull_request");
    const read = (github) => (0,carried_pull/* readPull */.Es)(github, context, pull.number);
    const newest = isEvents ? await find_target_ask(options, { what: "the pull request", permission: "pull-requests: read" }, read) : pull;
    if (head === newest.head.sha || head === newest.merge_commit_sha)
        return context.branch;
    throw new compiled_errors/* RetouchError */.tJ("forbidden", notThePull(head, pull.number));
}
/** Events that only somebody with write access sets off, so that it is the owner who chose what is checked out. */
const BY_WRITERS = new Set(["push", "schedule", "workflow_dispatch", "repository_dispatch", "release", "create"]);
/** What the event says of the pull request's head and of its trial merge. */
function commitsOfPull(context) {
    const { head, merge_commit_sha } = context.event.pull_request ?? {};
    const merge = context.ref.startsWith("refs/pull/") ? context.sha : undefined;
    return [head?.sha, merge_commit_sha, merge, (0,carried_pull/* findChecked */.D_)(context)?.sha];
}
/** The branch of a commit that is not of a pull request. */
async function findBranch({ head, branch }, options) {
    const { context, inputs } = options;
    const { event, sha, ref } = context;
    // GITHUB_SHA is the commit of GITHUB_REF, a ref of this repository. Only a deployment may be of a commit without one.
    const isKnown = head === sha && /^refs\/(heads|tags)\//.test(ref);
    if (isKnown && (!isCommitting(inputs) || branch === undefined || branch === context.branch))
        return context.branch;
    const checked = (0,carried_pull/* findChecked */.D_)(context)?.branch;
    const others = [checked, context.branch, event.pull_request?.base.ref, event.repository?.default_branch];
    const names = [...new Set(isKnown ? [branch] : [branch, ...others])].flatMap((name) => name || []);
    const found = await findHolder(names, head, options);
    if (found === undefined && !isKnown)
        throw new compiled_errors/* RetouchError */.tJ("forbidden", unknownCommit(head, repositoryOf(context), names));
    if (!isCommitting(inputs))
        return context.branch;
    // A commit without a branch stands for the run's own alone, so that it is never the default branch by accident.
    const targets = branch === undefined ? [checked, context.branch] : [branch];
    if (found !== undefined && targets.includes(found))
        return found;
    throw new compiled_errors/* RetouchError */.tJ("invalid-input", NO_TARGET.branch(head, branch, inputs.deliver));
}
/** The first of these branches that has the commit. */
async function findHolder(names, sha, options) {
    for (const branch of names) {
        const has = (github) => hasCommit(github, options.context, { branch, sha });
        if (await find_target_ask(options, { what: `the branch \`${branch}\``, permission: "contents: read" }, has))
            return branch;
    }
    return undefined;
}
const repositoryOf = ({ owner, repo }) => `${owner}/${repo}`;
/** A look-up that does not answer is a refusal. */
async function find_target_ask({ github }, { what, permission }, call) {
    try {
        return await call(await github());
    }
    catch (error) {
        const { code, message } = explainGitHubError(error, { doing: `reading ${what}`, permission });
        throw new compiled_errors/* RetouchError */.tJ(code, notKnown(message), { cause: error });
    }
}

// EXTERNAL MODULE: ./out/build-dist/compiled/target/judge-event.js
var judge_event = __webpack_require__(73106);
;// CONCATENATED MODULE: ./out/build-dist/compiled/target/name-branches.js


/**
 * The branch that results are committed to. With `deliver: pull-request` it is a branch of Retouch's own, one for each workflow, and each
 * `base` other than the default branch: release branches and pull requests that share a workflow do not share a pull request.
 *
 * @param target the branch of what is checked out; undefined where there is none.
 * @throws RetouchError `invalid-input` for a pull request of a branch for itself.
 */
function nameBranches(target, { context, inputs }) {
    const base = inputs.base ?? target;
    if (!inputs.deliver.includes("pull-request") || base === undefined)
        return { branch: target };
    const branch = inputs.branch ?? nameBranch(context, base);
    if (branch === base)
        throw (0,compiled_errors/* invalidInputs */.Rg)([baseIsBranch(branch)]);
    return { branch, base };
}
function nameBranch({ workflow, event }, base) {
    const { default_branch = base } = event.repository ?? {};
    // A workflow without a name has its path for one.
    const name = toSlug(workflow.replace(/^.*\.github\/workflows\//, "").replace(/\.ya?ml$/, "")) || "images";
    return base === default_branch ? `retouch/${name}` : `retouch/${name}-for-${toSlug(base)}`;
}
/** Letters and digits, of whatever script, and single hyphens. */
function toSlug(text) {
    const words = text
        .normalize("NFC")
        .toLowerCase()
        .split(/[^\p{L}\p{M}\p{N}]+/u);
    return Array.from(words.filter((word) => word !== "").join("-"))
        .slice(0, 60)
        .join("")
        .replace(/-$/, "");
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/gate.js












const PROXIES = ["HTTPS_PROXY", "HTTP_PROXY", "https_proxy", "http_proxy"];
/** Masks keys and tokens before anything else is read or printed: also a run with invalid inputs must not print a key. */
function maskSecrets(environment) {
    const variables = Object.values(PROVIDERS).flatMap((provider) => (provider.kind === "http" ? [provider.keyVariable] : []));
    for (const variable of [variableOf("api-key"), variableOf("github-token"), ...variables]) {
        const secret = environment[variable]?.trim();
        if (secret)
            (0,log_writer/* mask */.dK)(secret);
    }
    for (const variable of PROXIES)
        (0,redact/* addSecret */.Ck)(URL.parse(environment[variable] ?? "")?.password);
}
/**
 * @returns why a pull request of somebody outside is left alone.
 * @throws RetouchError `forbidden` where it would be given secrets, and where nobody knows whose it is.
 */
async function checkTrust(context) {
    const verdict = (0,judge_event/* judgeEvent */.E)(context);
    switch (verdict) {
        case "trusted":
            return undefined;
        case "fork":
        case "dependabot":
            return { reason: verdict };
        case "fork-with-secrets":
            // A workflow that left the checkout at its own commit does no harm, and is run by every pull request of a fork.
            if (context.eventName !== "pull_request_target" && (await readCheckout(context.workspace))?.head === context.sha)
                return { reason: "fork" };
            throw new compiled_errors/* RetouchError */.tJ("forbidden", forkWithSecrets(context.eventName));
        case "unknown":
            throw new compiled_errors/* RetouchError */.tJ("forbidden", UNKNOWN_EVENT);
    }
}
/** What the run is for: its context with the pull request that the event only named, and with the branch that is checked out. */
async function settleContext(options) {
    const { context, inputs } = options;
    if (!(0,carried_pull/* carriesPull */.PK)(context))
        return settleTarget(options, checkSkips(context, inputs));
    const pull_request = await readPullOf(options);
    if (!pull_request)
        return { context, skip: { reason: "closed" } };
    const known = { ...context, event: { ...context.event, pull_request }, branch: pull_request.head.ref };
    return settleTarget({ ...options, context: known }, (await checkTrust(known)) ?? checkSkips(known, inputs));
}
async function settleTarget(options, skip) {
    const { context } = options;
    return skip ? { context, skip } : { context: { ...context, ...nameBranches(await findTarget(options), options) } };
}
async function readPullOf({ context, github }) {
    try {
        return await (0,carried_pull/* readCarriedPull */.ou)(await github(), context);
    }
    catch (error) {
        const { code, message } = explainGitHubError(error, { doing: "reading the pull request", permission: "pull-requests: read" });
        throw new compiled_errors/* RetouchError */.tJ(code, notKnown(message), { cause: error });
    }
}
/** Programs that the checkout's settings name are run for a workflow that commits by them anyway, and for no other. */
function rightsOf({ serverUrl, owner, repo }, { deliver, commitMethod, githubToken: token }) {
    return {
        runsFilters: commitMethod !== "api" && deliver.some((target) => target !== "artifact"),
        remote: repo === "" ? undefined : { url: `${serverUrl}/${owner}/${repo}`, token },
    };
}
/** @returns why the workflow wants this pull request left alone, or why nothing could be committed to it. */
function checkSkips({ event: { pull_request: pull } }, { skipLabels = [], skipDrafts, deliver }) {
    if (pull?.state === "closed" && deliver.some((target) => target !== "artifact"))
        return { reason: "closed" };
    // GitHub takes labels that differ in case alone for the same.
    const excluded = skipLabels.map((name) => name.toLowerCase());
    const label = pull?.labels?.find(({ name }) => excluded.includes(name.toLowerCase()));
    if (label)
        return { reason: "label", label: label.name };
    return skipDrafts && pull?.draft ? { reason: "draft" } : undefined;
}
/** Why the recipes gave nothing to do. @param notices those of the plan. */
function findNoMatch({ recipes, takeCandidate }, notices) {
    const reason = "no-match";
    if (takeCandidate)
        return { reason, why: "no-candidates" };
    if (notices.length > 0)
        return { reason, why: "notices", notices };
    return { reason, why: "nothing-changed", patterns: recipes.flatMap(({ images }) => images) };
}

// EXTERNAL MODULE: ./out/build-dist/compiled/git/workspace.js
var git_workspace = __webpack_require__(35634);
;// CONCATENATED MODULE: ./out/build-dist/compiled/github/github-client.js





const RETRIES = 3;
/** A longer wait than this is not worth a runner's minutes; the error then says so. */
const MAX_WAIT_MS = 60_000;
/** One attempt. What is written may be a file of 37.5 MB. */
const github_client_READ_MS = 60_000;
const WRITE_MS = 300_000;
/** The largest reply that the documents know: a blob of 100 MB in base64. */
const github_client_MAX_REPLY_BYTES = 160 * 1024 * 1024;
/**
 * Octokit with this run's addresses and the runner's proxy. Loaded when first needed, since a run that is up to date talks to nobody.
 *
 * Reads are sent again after 5xx and broken connections; any request after a rate limit, which GitHub answers before it does anything.
 * https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#handle-rate-limit-errors-appropriately
 */
async function createGitHub({ token, context }) {
    if (token === "")
        throw new compiled_errors/* RetouchError */.tJ("forbidden", TOKEN_EMPTY);
    const { getOctokit } = await __webpack_require__.e(/* import() */ 351).then(__webpack_require__.bind(__webpack_require__, 61351));
    // Octokit's own words (deprecations, rate limits) would reach the log unasked.
    const toDebug = (words) => (0,log_writer/* debug */.Yz)(String(words));
    const log = { debug: () => { }, info: () => { }, warn: toDebug, error: toDebug };
    const github = getOctokit(token, { baseUrl: context.apiUrl, log });
    const origins = [context.apiUrl, context.graphqlUrl].map((url) => new URL(url).origin);
    github.hook.wrap("request", async (request, options) => {
        const isGraphql = options.url === "/graphql";
        if (isGraphql)
            options.url = context.graphqlUrl;
        // Octokit encodes the slashes of a branch's name, where the documents have them plain.
        if (typeof options.ref === "string" && /\/git\/(?:matching-)?refs?\/\{ref\}$/.test(options.url)) {
            options.url = options.url.replace("{ref}", options.ref.split("/").map(encodeURIComponent).join("/"));
            options.ref = undefined;
        }
        // The link to a further page is a reply's.
        if (URL.canParse(options.url) && !origins.includes(new URL(options.url).origin))
            throw new compiled_errors/* RetouchError */.tJ("forbidden", FOREIGN_LINK);
        const isRead = options.method === "GET" || (isGraphql && !/^\s*mutation\b/.test(String(options.query)));
        const own = options.request;
        const fetch = limitSize(own?.fetch ?? globalThis.fetch);
        for (let attempt = 0;; attempt++) {
            try {
                options.request = { ...own, fetch, signal: AbortSignal.timeout(isRead ? github_client_READ_MS : WRITE_MS) };
                return await request(options);
            }
            catch (error) {
                const wait = attempt < RETRIES ? computeRetryDelay({ error, isRead, attempt, now: Date.now() }) : undefined;
                if (wait === undefined)
                    throw error;
                (0,log_writer/* debug */.Yz)(`GitHub answered ${readFailure(error).status ?? "nothing"}; trying again in ${Math.round(wait / 1000)} s.`);
                await (0,promises_.setTimeout)(wait);
            }
        }
    });
    return github;
}
/** The same, whose replies fail above {@link MAX_REPLY_BYTES}, decompressed. */
function limitSize(fetch, most = github_client_MAX_REPLY_BYTES) {
    return async (...request) => {
        const reply = await fetch(...request);
        if (!reply.body)
            return reply;
        let size = 0;
        const counter = new TransformStream({
            transform: (chunk, controller) => {
                size += chunk.length;
                if (size > most)
                    controller.error(new Error(replyTooLarge(most)));
                else
                    controller.enqueue(chunk);
            },
        });
        const limited = new Response(reply.body.pipeThrough(counter), reply);
        return Object.defineProperty(limited, "url", { value: reply.url });
    };
}
/** The client made when it is first used, and once. */
function deferGitHub(options) {
    let github;
    return () => {
        github ??= createGitHub(options);
        return github;
    };
}
/** Milliseconds until the request may be sent again; undefined when it must not be. */
function computeRetryDelay(failed) {
    const { status, headers, isRateLimit } = readFailure(failed.error);
    const backoff = 1000 * 2 ** failed.attempt * (0.5 + Math.random() / 2);
    if (isRateLimit) {
        const after = Number(headers["retry-after"] ?? Number.NaN) * 1000;
        const reset = headers["x-ratelimit-remaining"] === "0" ? Number(headers["x-ratelimit-reset"]) * 1000 - failed.now : Number.NaN;
        const wait = [after, reset].find(Number.isFinite) ?? backoff;
        return wait <= MAX_WAIT_MS ? Math.max(wait, 0) : undefined;
    }
    return failed.isRead && status !== undefined && status >= 500 ? backoff : undefined;
}

// EXTERNAL MODULE: ./out/build-dist/compiled/text/suggest.js
var suggest = __webpack_require__(55900);
;// CONCATENATED MODULE: ./out/build-dist/compiled/plan/plan-messages.js



/** What is wrong with the files that a recipe names. */
const FILES = {
    notAFile: (input, path) => `\`${input}\`: ${JSON.stringify(path)} is not a regular file in the workspace. Is the repository checked out?`,
    notText: (path) => `\`prompt-file\`: ${JSON.stringify(path)} is not UTF-8 text. Save it as UTF-8.`,
    promptTooLarge: (path) => `\`prompt-file\`: ${JSON.stringify(path)} is larger than 1 MB.`,
    cataloguesTooLarge: (path, megabytes) => `\`glossary\`: the files that ${JSON.stringify(path)} lists have more than ${megabytes} MB in all. List only those with texts that stand in images.`,
    empty: (path) => `\`prompt-file\`: ${JSON.stringify(path)} is empty.`,
    placeholder: (problem) => `\`prompt-file\`: ${problem}.`,
    noReference: (glob) => `\`references\`: ${glob} matches no files.${(0,suggest/* hintAtComma */._Y)(glob)}`,
    tooManyReferences: (count, { modelName, limit }) => `\`references\`: ${(0,format/* plural */.LS)(count, "file")}; the model ${modelName} accepts at most ${limit} in addition to the image.`,
};
/** What is wrong with an output path; without a full stop. */
const OUTPUTS = {
    /** @param sources paths of the two sources; undefined for a generated image. */
    shared: ([a, b], output) => {
        const nameOf = (path) => path ?? "a generated image";
        const same = a === undefined ? "two generated images" : `two results of ${a}`;
        return `${a === b ? same : `${nameOf(a)} and ${nameOf(b)}`} would both be written to ${output}`;
    },
    reference: (output) => `${output} is also one of the \`references\`, so every run would edit all images again`,
    mask: (output) => `${output} is also a mask of these images, so every run would edit all images again`,
    otherFormat: (output, format) => `${output} would contain a ${format} image`,
    outside: (output) => `${output} is outside the workspace`,
    inGit: (output) => `${output} is inside .git`,
    unstorable: (output) => `${JSON.stringify(output)} is not a name that git can store`,
    gitFile: (output) => `${output} would be a file that decides what git does`,
    gitHubFile: (output) => `${output} would be among the workflows, actions and code owners of the repository`,
    input: (output) => `${output} is the lockfile or another file that the recipes read`,
    noFormat: (output) => `${output} has no extension of a format that can be written`,
};
/** What to do about an output path; sentences. */
const OUTPUT_ADVICE = {
    separate: "Set a different `output` for each of the two recipes.",
    exclude: "Only their extensions differ, and `output-format` makes them the same. Exclude one of them in `images`. If one is the result of the other, commit the lockfile, which records this.",
    /** @param same two locales with one `{language}`, if the template uses that. */
    locale: (same) => `Use {locale} in the template${same ? `: ${same.join(" and ")} have the same {language}` : ""}.`,
    placeholders: (names) => `Use ${names} in the template to tell them apart.`,
    otherPath: "Choose another path.",
    /** @param format the format that the path names, if it can be written. */
    format: (format) => `End the template with {ext}${format === undefined ? "" : `, or set \`output-format: ${format}\``}.`,
    extension: "End the template with .png, .jpg, .webp or {ext}.",
};
/** @param more number of further outputs with the same problem. */
function outputProblem({ recipes, problem, advice }, more) {
    const [recipe, other] = recipes;
    const prefix = recipe && !other ? recipePrefix(recipe) : "";
    const titles = other ? ` (${recipes.map(recipeTitle).join(", ")})` : "";
    return `${prefix}\`output\`: ${problem}${titles}${more > 0 ? `, and ${more} more like this` : ""}. ${advice}`;
}
/** What is wrong with recipes that use each other's results. */
const DEPENDENCIES = {
    /** @param input the input because of which every run changes `path` again. */
    always: (input, { path, producer, output }) => `${input}: the ${recipeTitle(producer)} changes ${path}, which is used to make ${output}. Run one recipe after the other with \`recipes\`.`,
    circle: (tasks) => {
        const titles = new Set(tasks.map(({ recipe }) => recipeTitle(recipe)));
        const outputs = tasks.slice(0, 3).map(({ output }) => output);
        return `${[...titles].join(", ")}: each uses results of another one (${outputs.join(", ")}), so every run would make them again.`;
    },
};
/** What is wrong with `take-candidate`. */
const CANDIDATES = {
    noOutput: (path) => `\`take-candidate\`: no recipe makes ${path} from the selected images.`,
    noCandidate: (output, number, recorded) => `\`take-candidate\`: ${output} has no candidate ${number}; the lockfile records ${recorded.join(", ") || "none"}.`,
};
const TERMS_IN_IMAGE = " With `verify: text`, only the terms that appear in the image are sent.";
/** What a model does not accept. */
const PROMPTS = {
    tooLong: ({ length, limit }, { subject, modelName }) => `\`prompt\`: ${length} for ${subject}; the model ${modelName} accepts at most ${limit} and would ignore the rest.`,
    glossaryTooLong: ({ length, limit }, { subject, locale, modelName, canCut }) => `\`glossary\`: with its terms for ${locale}, the prompt for ${subject} has ${length}; the model ${modelName} accepts at most ${limit} and would ignore the rest.${canCut ? TERMS_IN_IMAGE : ""} Remove terms, or choose a model that translates by itself.`,
    translation: (problem, { modelName, canCut }) => `the model ${modelName}: ${problem}${canCut ? TERMS_IN_IMAGE : ""}`,
};
/** Why an output could not be compared with what was recorded. */
const LOOKS = {
    notAFile: "It is not a regular file.",
    resultGone: "The recorded result is neither in the clone nor on GitHub.",
    originalGone: "The recorded original is neither in the clone nor on GitHub.",
};
/** Why an image cannot be worked on. */
const IMAGES = {
    mask: (path) => `The mask ${path} is not a regular file in the workspace.`,
    sides: (size, { label, maxSide }) => `The result would have ${(0,format/* formatSize */.Xq)(size)} pixels, but ${label} holds at most ${maxSide} a side. Set another \`output-format\`, or a \`size\`.`,
    bmp: "Retouch cannot write BMP. Set `output-format`.",
};
/** Why a run is not started. */
const plan_messages_LIMITS = {
    frozen: (count, examples) => `\`frozen\`: ${(0,format/* plural */.LS)(count, "image")} out of date (${examples.join(", ")}${count > examples.length ? ", …" : ""}). Run without \`frozen\` and commit the result.`,
    tasks: (most) => `The globs select more than ${most} images, each counted once per locale and recipe. Use narrower globs, or fewer recipes.`,
    images: (count, maxImages) => `The run would make ${(0,format/* plural */.LS)(count, "image")}, but \`max-images\` is ${maxImages}. Nothing was sent.`,
    wouldBeImages: (count, maxImages) => `It would make ${(0,format/* plural */.LS)(count, "image")}, but \`max-images\` is ${maxImages}. Raise \`max-images\`, or select fewer images.`,
    /** @param estimate US dollars; a minimum if some prices are unknown. */
    cost: (estimate, { maxCost, isMinimum }) => `The run would cost ${isMinimum ? "at least" : "about"} ${estimate.toFixed(4)} US dollars, but \`max-cost\` is ${maxCost}. Nothing was sent.`,
    unknownPrice: ({ modelName, provider }) => `\`max-cost\` cannot be enforced: the price of ${modelName} is not known, and ${provider.name} does not report it with the result. Nothing was sent. Remove \`max-cost\`, and limit the run with \`max-images\`.`,
};

;// CONCATENATED MODULE: ./out/build-dist/compiled/plan/task.js
/** The hash of the whole recipe of a task. */
function recipeHashOf({ recipeHashes }) {
    return recipeHashes.at(-1) ?? recipeHashes[0];
}
/** The path by which messages name a task: of its source, or of its output if there is no source. */
function subjectOf({ source, output }) {
    return source?.path ?? output;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/plan/limits.js



/**
 * @returns for a dry run, that there are more tasks than `max-images`.
 * @throws RetouchError `invalid-input` for any task with `frozen`; `budget` for more tasks than `max-images`.
 */
function checkAmount(due, { frozen, maxImages, dryRun }) {
    if (frozen) {
        // A source alone does not tell several locales apart.
        const examples = due.slice(0, 5).map(({ task }) => (task.locale === undefined ? subjectOf(task) : task.output));
        throw new compiled_errors/* RetouchError */.tJ("invalid-input", plan_messages_LIMITS.frozen(due.length, examples));
    }
    if (due.length <= maxImages)
        return [];
    if (!dryRun)
        throw new compiled_errors/* RetouchError */.tJ("budget", plan_messages_LIMITS.images(due.length, maxImages));
    return [{ code: "would-stop", reason: plan_messages_LIMITS.wouldBeImages(due.length, maxImages) }];
}
/** Counts the images for which a task is billed: one for each step that is not done yet, and then the candidates. */
function countPictures({ task, stepsDone = 0, isCached }) {
    return isCached ? 0 : task.recipe.prompts.length - 1 - stepsDone + task.recipe.candidates;
}
/** US dollars for all images of a task; undefined if unknown. */
function priceTask(task, priceOf) {
    const count = countPictures(task);
    const price = count === 0 ? 0 : priceOf(task);
    return price === undefined ? undefined : price * count;
}
/** US dollars for all tasks; null if the price of one is unknown. */
function estimateCost(tasks, priceOf) {
    return tasks.reduce((sum, task) => {
        const price = priceTask(task, priceOf);
        return sum === null || price === undefined ? null : sum + price;
    }, 0);
}
/** Allows for the error of adding decimals. */
const TOLERANCE = 1e-9;
/** @throws RetouchError `budget` if the estimate is above `max-cost`, or if nothing tells what a task costs. */
function checkCost(tasks, priceOf, { maxCost, dryRun }) {
    if (maxCost === undefined)
        return;
    const priced = tasks.filter((task) => priceTask(task, priceOf) !== undefined);
    const estimate = estimateCost(priced, priceOf) ?? 0;
    if (estimate > maxCost + TOLERANCE)
        throw new compiled_errors/* RetouchError */.tJ("budget", plan_messages_LIMITS.cost(estimate, { maxCost, isMinimum: priced.length < tasks.length }));
    const unpriced = tasks.find((task) => priceTask(task, priceOf) === undefined && !reportsCost(task));
    if (unpriced && !dryRun)
        throw new compiled_errors/* RetouchError */.tJ("budget", plan_messages_LIMITS.unknownPrice(unpriced.task.recipe));
}
/** Whether the provider's reply says what was billed. */
function reportsCost({ task }) {
    const { provider } = task.recipe;
    return provider.kind === "http" && provider.reportsCost === true;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/git/list-folder.js


/**
 * Lists what lies in a folder without git, also symbolic links, which are not followed; never what is in `.git`.
 *
 * @param isWanted says of each folder whether anything in it counts.
 * @returns paths relative to the folder, with forward slashes.
 */
async function listFolder(root, isWanted) {
    const paths = [];
    const folders = [""];
    for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
        // What cannot be read holds no image.
        for (const entry of await (0,external_node_fs_promises_.readdir)((0,external_node_path_.join)(root, folder), { withFileTypes: true }).catch(() => [])) {
            const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
            if (entry.name.toLowerCase() === ".git")
                continue;
            if (!entry.isDirectory())
                paths.push(path);
            else if (isWanted(path))
                folders.push(path);
        }
    }
    return paths;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/git/discover.js







/** Paths that the globs select. Of a repository, they are compared with git's own list, so that no folder is walked. */
async function selectPaths(workspace, patterns, budget) {
    const tidy = patterns.map((pattern) => pattern.replace(/^(!?)(\.\/)+/, "$1"));
    const positive = tidy.filter((pattern) => !pattern.startsWith("!"));
    const negative = tidy.filter((pattern) => pattern.startsWith("!")).map((pattern) => pattern.slice(1));
    try {
        const paths = workspace.git ? [...workspace.files.keys()] : await listPaths(workspace.root, { positive, negative, budget });
        const isWanted = compileGlobs(positive, paths, budget);
        const isExcluded = compileGlobs(negative, paths, budget);
        return paths.filter((path) => isWanted(path) && !isExcluded(path));
    }
    catch (cause) {
        if (cause instanceof GlobBudgetSpent)
            throw new compiled_errors/* RetouchError */.tJ("invalid-input", git_messages/* GLOBS_TOO_COSTLY */.Uj, { cause });
        throw cause;
    }
}
/** What the globs may select in a folder without git. A path that a glob names as it is counts behind a link too, so that the log tells it. */
async function listPaths(root, { positive, negative, budget }) {
    const listed = await listFolder(root, makeFolderTest(positive, negative, budget));
    return [...new Set([...listed, ...positive.filter((path) => (0,open_file/* kindOfPath */.Bs)(root, path) === "symlink")])];
}
/** One for all recipes of a run. */
const budgets = new WeakMap();
function budgetOf(workspace) {
    const budget = budgets.get(workspace) ?? createGlobBudget();
    budgets.set(workspace, budget);
    return budget;
}
/** Makes the test whether a folder may hold a selected file: it lies in the fixed folder of a glob, or above one, and is not left out as a whole. */
function makeFolderTest(positive, negative, budget) {
    const fixed = [...new Set(positive.map((glob) => `${folderOf(glob)}/`.replace(/^\/$/, "")))];
    const isLeftOut = compileGlobs(negative.filter((glob) => glob.endsWith("/**")), [], budget);
    return (folder) => fixed.some((base) => `${folder}/`.startsWith(base) || base.startsWith(`${folder}/`)) && !isLeftOut(folder);
}
/** Those of some paths that a glob means. */
function filterPaths(pattern, paths) {
    return paths.filter(compileGlobs([pattern], paths, createGlobBudget()));
}
/**
 * Finds the images that the globs select and identifies them by blob id, without reading those that are as git knows them.
 * Symbolic links are never read; folders and submodules are no images, and neither are files that have the name of something else, unless
 * a pattern is that very name.
 *
 * @param changed only these paths count, when given.
 * @throws RetouchError `invalid-input` where the globs take too long to compare with all files.
 */
async function discoverSources(workspace, patterns, changed, budget = budgetOf(workspace)) {
    const notices = [];
    const paths = [];
    const matched = (await selectPaths(workspace, patterns, budget)).sort();
    const selected = matched.filter((path) => (0,path_rules/* isPictureName */.s)(path) || patterns.includes(path) || kindIn(workspace, path) !== "file");
    const isSelected = new Set(selected);
    const others = matched.filter((path) => !isSelected.has(path));
    const [other] = others;
    if (other !== undefined)
        notices.push({ code: "no-pictures", path: other, count: others.length });
    for (const path of selected) {
        if (changed && !changed.has(path))
            continue;
        const known = workspace.files.get(path);
        const kind = known?.kind === "file" && !known.dirty ? "file" : kindOf(workspace.root, path, known?.kind);
        if (kind === "file")
            paths.push(path);
        else if (kind === "symlink")
            notices.push({ code: "symbolic-link", path });
        else if (kind === "missing" && workspace.git)
            notices.push({ code: "not-in-workspace", path });
    }
    const identities = await (0,git_workspace/* identify */.ls)(workspace, paths);
    const sources = paths.flatMap((path) => {
        const blob = identities.get(path);
        const indexBlob = workspace.files.get(path)?.indexBlob;
        if (!blob)
            notices.push({ code: "unreadable", path });
        return blob ? [{ path, blob, indexBlob }] : [];
    });
    const unfiltered = changed && selected.filter((path) => kindIn(workspace, path) === "file");
    return { sources, notices, unfiltered };
}
/** What git knows of a path; without git, it may be anything. */
function kindIn(workspace, path) {
    return workspace.files.get(path)?.kind ?? "file";
}
function kindOf(root, path, known) {
    if (known === "symlink")
        return "symlink";
    return known === "submodule" ? "other" : (0,open_file/* kindOfPath */.Bs)(root, path);
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/git/blobs.js










/**
 * The bytes that a task edits: the file in the workspace, or the original that the lock recorded for an edit in place: from the local
 * clone, else (a clone of depth 1 has no older blobs) from GitHub, through the path's filter, and through Git LFS where it is a pointer.
 *
 * @throws RetouchError `invalid-image` when the file is gone; `too-large`
 */
async function readOrigin(workspace, { originBlob, source }, readBlob) {
    if (originBlob !== "" && originBlob !== source.blob) {
        const original = await readRecorded(workspace, { path: source.path, blob: originBlob }, readBlob);
        if (original)
            return { bytes: original, blob: originBlob, warnings: [] };
    }
    const bytes = await (0,open_file/* readPlainFile */.b$)(workspace.root, source.path);
    if (!bytes)
        throw new compiled_errors/* RetouchError */.tJ("invalid-image", (0,git_messages/* fileGone */.mE)(source.path));
    return { bytes, blob: source.blob, warnings: originBlob === source.blob ? [] : [{ code: "original-not-found", blob: originBlob }] };
}
/** What a work tree would have of a blob at a path, wherever it is kept; undefined where it cannot be had any more. */
async function readRecorded(workspace, { path, blob }, readBlob) {
    const bytes = await findBlob(workspace, blob, readBlob);
    return bytes && ((0,blob_identity/* isLfsPointer */.NS)(bytes) ? smudgeLfs(workspace, bytes) : smudge(workspace, { path, blob: bytes }));
}
/** A blob of an earlier run: from the local clone, else from GitHub; undefined where neither has it any more, or has other bytes. */
async function findBlob({ root }, blob, readBlob) {
    const local = await (0,git_process/* openReader */.cE)(root)?.read(["cat-file", "blob", blob]);
    const bytes = local ?? (await readBlob(blob));
    return bytes && (0,blob_identity/* blobIdLike */.ac)(blob, bytes) === blob ? bytes : undefined;
}
/** Keeps a blob in the local clone, so that it need not come over the network again. */
async function storeBlob({ root }, bytes) {
    await (0,git_process/* openReader */.cE)(root)?.read(["hash-object", "-w", "--stdin"], { input: bytes });
}
/** What a work tree would have of a blob at a path; undefined where it is filtered, and the filter may not be run or fails. */
async function smudge({ root, runsFilters }, { path, blob }) {
    const filter = (await (0,clean_filters/* findFilters */.LF)(root, [path])).get(path);
    if (filter === undefined || filter === clean_filters/* LFS_FILTER */.Zn)
        return blob;
    const repository = runsFilters ? (0,git_repository/* findRepository */.W1)(root) : undefined;
    const id = await (0,git_process/* openReader */.cE)(root)?.read(["hash-object", "-w", "--stdin"], { input: blob });
    return repository && id && (0,git_process/* openWriter */.Kn)(repository).read(["cat-file", "--filters", `--path=${path}`, id.toString("latin1").trim()]);
}
/** The file that an LFS pointer stands for: from the local clone, else from the server; undefined where neither has it, or `git-lfs` is missing. */
async function smudgeLfs({ root, remote }, pointer) {
    const sha256 = /^oid sha256:([0-9a-f]{64})$/m.exec(pointer.toString("latin1"))?.[1];
    const repository = (0,git_repository/* findRepository */.W1)(root);
    if (sha256 === undefined || !repository)
        return undefined;
    const local = await (0,open_file/* readPlainFile */.b$)(repository.commonDir, (0,external_node_path_.join)("lfs/objects", sha256.slice(0, 2), sha256.slice(2, 4), sha256));
    if (local && (0,external_node_crypto_.createHash)("sha256").update(local).digest("hex") === sha256)
        return local;
    if (!remote)
        return undefined;
    const env = (0,git_environment/* withSettings */.GY)({}, [["remote.origin.url", remote.url], ...(remote.token ? (0,git_environment/* authorize */.Gq)(remote.url, remote.token) : [])]);
    const bytes = await (0,git_process/* openReader */.cE)(root)?.readLfs(["smudge"], { input: pointer, env });
    return bytes?.equals(pointer) ? undefined : bytes;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/github/blob-reader.js


/** Makes the reader of what a shallow clone lacks, from GitHub. */
function createBlobReader({ context, workspace, github, hasToken, stores }) {
    return async (blob) => {
        const bytes = hasToken && context.repo ? await findGitHubBlob(await github(), context, blob) : undefined;
        if (bytes && stores)
            await storeBlob(workspace, bytes);
        return bytes;
    };
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/lock/checkout-lock.js








/**
 * Reads the lockfile and the branches' files of the checkout. What a sparse checkout leaves out of the workspace is read from the index.
 *
 * @returns texts by path.
 * @throws RetouchError `invalid-input` if one of them is behind a symbolic link.
 */
async function readCheckoutLock({ root, path, tracked }) {
    const texts = new Map();
    for (const file of [path, ...(await listBranchFiles(root, path))]) {
        const bytes = await (0,open_file/* readPlainFile */.b$)(root, file);
        if (bytes)
            texts.set(file, bytes.toString("utf8"));
    }
    const absent = [...tracked].filter((file) => (file === path || isBranchFile(path, file)) && !texts.has(file));
    for (const [file, text] of await readHidden(root, absent))
        texts.set(file, text);
    return texts;
}
async function listBranchFiles(root, path) {
    const folder = branchFolder(path);
    await checkWritable(root, `${folder}/any.json`);
    const entries = await (0,external_node_fs_promises_.readdir)((0,external_node_path_.join)(root, folder), { withFileTypes: true }).catch(ignoreMissing);
    const files = (entries ?? []).filter((entry) => entry.isFile()).map(({ name }) => `${folder}/${name}`);
    return files.filter((file) => isBranchFile(path, file)).sort();
}
function ignoreMissing(error) {
    if (error.code !== "ENOENT")
        throw error;
}
/** Those of the files that git leaves out of the workspace on purpose, and not those that somebody has deleted. */
async function readHidden(root, files) {
    if (files.length === 0)
        return new Map();
    const wanted = new Set(files);
    const listing = await (0,git_process/* openReader */.cE)(root)?.read(["ls-files", "-z", "-t", "--stage"]);
    // `<tag> <mode> <object> <stage>\t<path>`
    const hidden = (listing?.toString("utf8").split("\0") ?? []).flatMap((line) => {
        const file = line.slice(line.indexOf("\t") + 1);
        return line.startsWith("S ") && wanted.has(file) ? [[file, (0,blob_identity/* toObjectId */.kW)(line.split(" ", 3)[2] ?? "")]] : [];
    });
    const objects = await readObjects(root, hidden.map(([, blob]) => blob));
    return new Map(hidden.flatMap(([file, blob]) => {
        const object = objects.get(blob);
        return object ? [[file, object.bytes.toString("utf8")]] : [];
    }));
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/lock/lock-file.js





/** @throws RetouchError `invalid-input` if the lockfile cannot be read or must not be written. */
async function openLockFile({ root, path, force, files = new Map() }) {
    if (path === undefined)
        return createNoLockFile();
    await checkWritable(root, path);
    const { locks, repaired } = parseLocks(await readCheckoutLock({ root, path, tracked: files.keys() }), force);
    const entries = uniteLocks(locks.values(), (key) => files.get(key)?.indexBlob);
    return openEntries({ root, path, entries, known: new Map(locks), repaired });
}
function openEntries({ root, path, entries, known, repaired }) {
    let before = new Map(entries);
    const recorded = new Map();
    let text;
    const write = shareWrites(() => {
        text ??= createLockText(entries);
        return writeWorkspaceFile(root, path, text.format());
    });
    const set = (key, entry) => {
        if (entry)
            entries.set(key, entry);
        else
            entries.delete(key);
        text?.set(key, entry);
    };
    const restoreEntry = (key) => {
        set(key, before.get(key));
        recorded.delete(key);
    };
    return {
        ...{ path, entries, recorded, known, repaired },
        learn: (locks, blobOf, without) => {
            for (const [file, lock] of locks)
                known.set(file, lock);
            const others = [...locks.values()].map((lock) => new Map([...lock].filter(([key, entry]) => without?.get(key) !== entry)));
            for (const [key, entry] of uniteLocks([entries, ...others], blobOf))
                set(key, entry);
            before = new Map(entries);
        },
        record: async (key, entry) => {
            set(key, entry);
            recorded.set(key, entry);
            try {
                await write();
            }
            catch (error) {
                // The task fails, so no later write may record it as done.
                restoreEntry(key);
                throw error;
            }
        },
        restore: async (keys) => {
            for (const key of keys)
                restoreEntry(key);
            if (keys.length > 0)
                await write();
        },
    };
}
/** `lockfile: none`: what this run makes is known until it ends. */
function createNoLockFile() {
    const recorded = new Map();
    return {
        entries: new Map(),
        recorded,
        known: new Map(),
        repaired: false,
        learn: () => { },
        record: async (key, entry) => void recorded.set(key, entry),
        restore: async () => { },
    };
}
/** Makes a function that writes once at a time. Calls that come during a write share the next one. */
function shareWrites(write) {
    let pending;
    let current = Promise.resolve();
    return () => {
        pending ??= current
            .catch(() => undefined)
            .then(async () => {
            pending = undefined;
            current = write();
            await current;
        });
        return pending;
    };
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/lock/proposed-tip.js






/**
 * Reads what the pull request of this run has and the checkout has not. Without a branch and with nothing to make, that is one request.
 *
 * @returns undefined where there is nothing to know, or no base.
 * @throws RetouchError where GitHub does not answer: nothing could be delivered either.
 */
async function findProposedTip({ github: connect, isDue, ...rest }) {
    const { context } = rest;
    try {
        const options = { ...rest, github: await connect() };
        if (!isDue && (await readBranchHead(options.github, context, context.branch ?? "")) === undefined)
            return undefined;
        const proposal = await readProposal(options);
        if (!proposal)
            return undefined;
        const found = await proposed_tip_readTip(proposal, options);
        const declined = isDue ? await readDeclined(proposal, options) : [];
        return { proposal, tip: found?.tip, declined: new Map([...declined, ...(found?.reverted ?? [])]) };
    }
    catch (error) {
        throw explainGitHubError(error, { doing: "reading the pull requests", permission: "pull-requests: write" });
    }
}
async function proposed_tip_readTip({ isLive, baseSha, tree }, options) {
    const { context, github, lockPath, known, force } = options;
    if (!isLive && (await listCheckedOut(context.workspace)).includes(baseSha))
        return undefined;
    if (lockPath === undefined)
        return { tip: { tree, locks: new Map() }, reverted: new Map() };
    const { locks } = parseLocks(await readTexts({ github, context, tree, lockPath, known }), force);
    const own = [...locks].filter(([file]) => isFileOfBranch(lockPath, context.branch ?? "", file));
    const reverted = own.flatMap(([, lock]) => [...lock].filter(([key, entry]) => !isThere(key, entry, tree)));
    return { tip: { tree, locks }, reverted: new Map(reverted) };
}
/** Whether a record is of what the branch has; those of candidates and steps are of no file. */
function isThere(key, { sourceBlob, outputBlob }, tree) {
    const blob = tree.get(key)?.sha;
    return key.includes("#") || blob === outputBlob || (blob === undefined && sourceBlob === outputBlob);
}
/** Written into a pull request that Retouch closes, so that it is not taken for a "no". */
const WITHDRAWN = "<!-- retouch: withdrawn -->";
/** Results of pull requests that a person closed without a merge; GitHub keeps their commits. */
async function readDeclined({ pulls, tree }, options) {
    const { github, context, lockPath } = options;
    if (lockPath === undefined)
        return new Map();
    const isNo = ({ state, body }) => state === "closed" && !body.includes(WITHDRAWN);
    const declined = new Map();
    // The oldest first, so that of one output the newest counts.
    for (const { head } of pulls.filter(isNo).reverse()) {
        const closed = await readTreeAt({ github, context, sha: head, paths: [`${branchFolder(lockPath)}/`] });
        for (const [key, entry] of await readOwnLock(options, closed, tree))
            declined.set(key, entry);
    }
    return declined;
}

// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/header.js + 11 modules
var pixels_header = __webpack_require__(50852);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/sharp.js
var sharp = __webpack_require__(72744);
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
    const headers = [(0,pixels_header/* readHeader */.ay)(file), (0,pixels_header/* readHeader */.ay)(known)];
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
    const place = carries_edit_findPlace(greys.file, greys.result);
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
    const [own, its] = [(0,pixels_header/* readHeader */.ay)(file), (0,pixels_header/* readHeader */.ay)(result)];
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
function carries_edit_findPlace(own, its) {
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

// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/pixel-work.js
var pixel_work = __webpack_require__(57772);
;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/versions.js




/** @throws RetouchError when one of them is no picture, or one that is too large; what the decoder says when it is damaged. */
const findVersion = (0,pixel_work/* definePixelWork */.$)("find-version", versions_compare, ({ file, result, original }) => 
// Each is decoded up to three times.
(0,pixels_header/* areaOf */.d6)(file, result, original, file, result, original, file, result, original));
async function versions_compare({ file, result, original }) {
    if (await haveSamePixels(file, result))
        return "result";
    if (!original)
        return "touched-up";
    if (await haveSamePixels(file, original))
        return "original";
    return (await carriesEdit({ file, result, original })) ? "touched-up" : "other";
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/plan/look-at-outputs.js






/** Files that are in memory at once, each with what it is compared with. */
const look_at_outputs_READERS = 2;
/**
 * Looks at the outputs that are not the recorded ones and that no look was taken at before.
 *
 * @returns the looks that were added.
 */
async function lookAtOutputs(planned, looks, options) {
    const limit = (0,p_limit/* default */.A)(look_at_outputs_READERS);
    const before = looks.size;
    const look = async ({ task, entry }) => {
        if (!entry || task.outputBlob === undefined)
            return;
        const key = lookKey(task.output, task.outputBlob, entry);
        if (!looks.has(key))
            looks.set(key, await limit(() => look_at_outputs_compare(task, entry, options)));
    };
    await Promise.all(planned.filter(needsLook).map(look));
    return { added: looks.size - before };
}
async function look_at_outputs_compare(task, { outputBlob, sourceBlob }, { workspace, readBlob }) {
    const { output: path } = task;
    try {
        const file = await (0,open_file/* readPlainFile */.b$)(workspace.root, path);
        if (!file)
            return { unknown: LOOKS.notAFile };
        const read = async (blob) => (blob === "" ? undefined : readRecorded(workspace, { path, blob }, readBlob));
        const result = await read(outputBlob);
        if (!result)
            return { unknown: LOOKS.resultGone };
        // A translation that was touched up stays as it is, whatever its source was.
        const original = isInPlace(task) ? await read(sourceBlob) : undefined;
        const version = await findVersion({ file, result, original });
        if (!isInPlace(task) || version === "result")
            return { version };
        if (!original)
            return { unknown: LOOKS.originalGone };
        // The model had found nothing to do in it: there is no edit that a file could carry.
        return { version: outputBlob === sourceBlob ? "other" : version };
    }
    catch (error) {
        return { unknown: error instanceof Error ? error.message : String(error) };
    }
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/plan/near-miss.js




/**
 * What a glob that selects no file may have been meant to be.
 *
 * @param paths of all files of the workspace.
 */
function findNearMiss(glob, paths) {
    if ((0,suggest/* hintAtComma */._Y)(glob) !== "")
        return { kind: "comma" };
    const mark = findUnclosed(glob);
    if (mark !== undefined)
        return { kind: "unclosed", mark };
    return findSpelling(glob, paths) ?? findOtherGlob(glob, paths);
}
const PAIRS = { "{": "}", "(": ")", "[": "]" };
/** The first bracket that opens and does not close. */
function findUnclosed(glob) {
    const open = [];
    for (const character of glob.replace(/\\./g, "")) {
        if (character === "{" || character === "(" || character === "[")
            open.push(character);
        const last = open.at(-1);
        if (last !== undefined && PAIRS[last] === character)
            open.pop();
    }
    return open[0];
}
/** Files that have the same name but for their spelling. */
function findSpelling(glob, paths) {
    const find = (fold) => {
        const folded = new Map(paths.map((path) => [fold(path), path]));
        const [found] = filterPaths(fold(glob), [...folded.keys()]);
        return found === undefined ? undefined : folded.get(found);
    };
    const byForm = find((text) => text.normalize("NFC"));
    if (byForm !== undefined)
        return { kind: "unicode", example: byForm };
    const byCase = find((text) => text.normalize("NFC").toLowerCase());
    return byCase === undefined ? undefined : { kind: "case", example: byCase };
}
/** The first of several like it that selects something. */
function findOtherGlob(glob, paths) {
    for (const [kind, other] of listVariants(glob, paths)) {
        const [example] = other === glob ? [] : filterPaths(other, paths);
        if (example !== undefined)
            return { kind, glob: other, example };
    }
    return undefined;
}
function* listVariants(glob, paths) {
    yield ["folder", `${glob.replace(/\/+$/, "")}/**`];
    yield ["subfolders", `${external_node_path_.posix.dirname(glob)}/**/${external_node_path_.posix.basename(glob)}`.replace(/^\.\//, "")];
    const similar = nameSimilarFolder(glob, paths);
    if (similar !== undefined) {
        yield ["similar", similar];
        yield ["similar", external_node_path_.posix.join(external_node_path_.posix.dirname(similar), "**", external_node_path_.posix.basename(glob))];
    }
    for (const { extensions } of Object.values(pixels_picture/* FORMATS */.hR))
        for (const extension of extensions)
            yield ["extension", glob.replace(/\.\w+$/, extension)];
    if (isPlain(glob)) {
        const folder = external_node_path_.posix.dirname(glob);
        const file = (0,suggest/* nearest */.pA)(external_node_path_.posix.basename(glob), paths.flatMap((path) => (external_node_path_.posix.dirname(path) === folder ? external_node_path_.posix.basename(path) : [])));
        if (file !== undefined)
            yield ["similar", external_node_path_.posix.join(folder, file)];
    }
}
const isPlain = (text) => !/[*?[\]{}()!+@|\\]/.test(text);
/** The glob with the first of its folders that is not there replaced by the one beside it with the nearest name. */
function nameSimilarFolder(glob, paths) {
    const folders = glob.replace(/^(\.\/)+/, "").split("/");
    const rest = folders.splice(-1);
    let above = "";
    for (const [index, folder] of folders.entries()) {
        if (!isPlain(folder))
            return undefined;
        const inner = new Set(paths.flatMap((path) => (path.startsWith(above) ? (path.slice(above.length).match(/^([^/]+)\//)?.[1] ?? []) : [])));
        if (!inner.has(folder)) {
            const name = (0,suggest/* nearest */.pA)(folder, [...inner]);
            return name === undefined ? undefined : [...folders.slice(0, index), name, ...folders.slice(index + 1), ...rest].join("/");
        }
        above += `${folder}/`;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/plan/choose-candidates.js



/** Plans `take-candidate`: only the tasks with a chosen candidate remain, so nothing is paid for. */
function chooseCandidates(planned, options) {
    const outputs = new Set(planned.map(({ task }) => task.output));
    const unknown = options.choices.flatMap(({ path }) => (path === undefined || outputs.has(path) ? [] : [path]));
    const chosen = planned.map((one) => chooseCandidate(one, options));
    return {
        tasks: chosen.flatMap((one) => one.planned ?? []),
        warnings: chosen.flatMap(({ warning }) => warning ?? []),
        problems: [...unknown.map(CANDIDATES.noOutput), ...chosen.flatMap(({ problem }) => problem ?? [])],
    };
}
function chooseCandidate(planned, { choices, lock, blobOf }) {
    const { action, entry } = planned;
    const { output } = planned.task;
    const choice = choices.find(({ path }) => path === output) ?? choices.find(({ path }) => path === undefined);
    if (!choice)
        return {};
    const isForAll = choice.path === undefined;
    const number = choice.candidate;
    const candidates = entry ? listCandidates(output, entry, lock) : new Map();
    const record = candidates.get(number);
    // A number for all outputs concerns those that have candidates.
    if (!record)
        return isForAll && candidates.size === 0 ? {} : { problem: CANDIDATES.noCandidate(output, number, [...candidates.keys()]) };
    // A path in the choice means this image, whoever changed it.
    if (action === "modified" && isForAll)
        return { planned, warning: { code: "modified-output-kept", output, candidate: number } };
    const isInPlace = record.outputBlob === entry?.outputBlob && record.outputBlob === blobOf(output);
    return { planned: isInPlace ? { ...planned, action: "unchanged" } : { ...planned, action: "take", candidate: { number, record } } };
}
/** The candidates of the run that made the output, by number. An older run with more candidates has left its own in the lockfile. */
function listCandidates(output, entry, lock) {
    const found = new Map();
    const first = lock.get(candidateKey(output, 1));
    for (let number = 1; number <= MAX_CANDIDATES; number++) {
        const record = lock.get(candidateKey(output, number));
        const isOfRecipe = record?.recipe === entry.recipe && record.sourceBlob === entry.sourceBlob;
        if (isOfRecipe && (!first || record.at >= first.at))
            found.set(number, record);
    }
    // The output is one of them.
    return [...found.values()].some(({ sha256 }) => sha256 === entry.sha256) ? found : new Map();
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/plan/output-path.js





/** A path without its extension. */
function stemOf(path) {
    return path.slice(0, path.length - external_node_path_.posix.extname(path).length);
}
/** The template that names each source itself. */
const IN_PLACE = [{ placeholder: "dir" }, { text: "/" }, { placeholder: "name" }, { placeholder: "ext" }];
/** Whether a template surely names each source itself, so that thousands of paths need not be taken apart and joined again. */
function output_path_isInPlace(template) {
    return JSON.stringify(template) === JSON.stringify(IN_PLACE);
}
/**
 * Makes the function that finds the folder of a path below the fixed part of the first glob that matches it, so that trees are mirrored.
 * The fixed part are the folders before the first one with a mark of a glob: of `assets/**\/*.png` it is `assets`.
 *
 * @param paths all that the function is called with.
 */
function createSubdirs(globs, paths) {
    const budget = createGlobBudget();
    const tidy = globs.filter((glob) => !glob.startsWith("!")).map((glob) => glob.replace(/^(\.\/)+/, ""));
    const compiled = tidy.map((glob) => ({ folder: folderOf(glob), matches: compileGlobs([glob], paths, budget) }));
    return (path) => {
        const { folder = "" } = compiled.find(({ matches }) => matches(path)) ?? {};
        return external_node_path_.posix.relative(folder, external_node_path_.posix.dirname(path));
    };
}
function hasSubdir(template) {
    return template.some((part) => "placeholder" in part && part.placeholder === "subdir");
}
/** `{dir}` is `.` at the top, and so is `{subdir}`; `{ext}` holds its dot, and follows `format` where the result has another than the source. */
function fillPath(template, source, { format = "source", locale, subdir } = {}) {
    const { dir, name, ext } = external_node_path_.posix.parse(source);
    const written = format === "source" || (0,pixels_picture/* formatOfName */.Qv)(source) === format ? ext : pixels_picture/* FORMATS */.hR[format].extensions[0];
    const language = locale === undefined ? "" : (0,localize_locales/* languageOf */.eX)(locale);
    const folders = { dir: dir || ".", subdir: subdir || "." };
    return external_node_path_.posix.normalize(fillTemplate(template, { ...folders, name, ext: written, index: "1", locale: locale ?? "", language }));
}
/** The path of a picture that has no source: `{name}` is the recipe's. */
function fillNewPath(template, name, format) {
    return external_node_path_.posix.normalize(fillTemplate(template, { name: name || "image", ext: pixels_picture/* FORMATS */.hR[format === "source" ? "png" : format].extensions[0], index: "1" }));
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/plan/conflicts.js




/** Gives each output path to the first result that claims it. Only selected images are accepted, but the others keep their paths. */
function claimOutputs(claims, paths) {
    const holders = new Map();
    const accepted = [];
    const conflicts = [];
    for (const claim of claims) {
        const holder = holders.get(claim.output);
        if (!holder)
            holders.set(claim.output, claim);
        const conflict = holder ? checkHolder(holder, claim) : checkPath(claim, paths);
        const { output } = claim;
        if (conflict)
            conflicts.push(conflict);
        else if (isSelected(claim) && paths.isOutput(output))
            accepted.push({ ...claim, output });
    }
    return { accepted, problems: describeConflicts(conflicts) };
}
function isSelected({ source, image }) {
    return source === undefined || image !== undefined;
}
/** Checks a claim of a path that another result holds. Two images that are not worked on do no harm. */
function checkHolder(holder, claim) {
    if (!isSelected(holder) && !isSelected(claim))
        return undefined;
    const [first, second] = [holder.selection.recipe, claim.selection.recipe];
    return {
        recipes: first === second ? [first] : [first, second],
        problem: OUTPUTS.shared([holder.source, claim.source], claim.output),
        advice: first === second ? suggestPlaceholder(holder, claim) : OUTPUT_ADVICE.separate,
    };
}
/** Suggests a placeholder for the template with which a recipe writes two results to one path. */
function suggestPlaceholder(first, second) {
    const { outputTemplate, outputFormat } = second.selection.recipe;
    const has = (name) => outputTemplate.some((part) => "placeholder" in part && part.placeholder === name);
    const [a, b] = [first.source ?? "", second.source ?? ""];
    if (a === b)
        return OUTPUT_ADVICE.locale(has("language") ? [first.locale, second.locale] : undefined);
    if (stemOf(a) === stemOf(b) && outputFormat !== "source")
        return OUTPUT_ADVICE.exclude;
    // A template with a folder of its own is to mirror the tree.
    const folder = outputTemplate[0] && "text" in outputTemplate[0] && !has("subdir") ? "{subdir}" : "{dir}";
    const parts = ["dir", "name", "ext"].filter((part) => external_node_path_.posix.parse(a)[part] !== external_node_path_.posix.parse(b)[part] && !has(part));
    const helpful = parts
        .filter((part) => part !== "ext" || outputFormat === "source")
        .map((part) => (part === "dir" ? folder : `{${part}}`));
    return OUTPUT_ADVICE.placeholders(helpful.join(" and ") || "{dir}/{name}{ext}");
}
/** Checks an output path by itself: it must not be a file that is needed as it is, and its extension must be right. */
function checkPath(claim, paths) {
    if (!isSelected(claim))
        return undefined;
    const { output, source } = claim;
    const { recipe, masks } = claim.selection;
    const conflict = (problem, advice) => ({ recipes: [recipe], problem, advice });
    const refusal = paths.refuse(output);
    if (refusal !== undefined)
        return conflict(refusal, OUTPUT_ADVICE.otherPath);
    if (recipe.references.some(({ path }) => path === output))
        return conflict(OUTPUTS.reference(output), OUTPUT_ADVICE.otherPath);
    if (masks.has(output))
        return conflict(OUTPUTS.mask(output), OUTPUT_ADVICE.otherPath);
    const format = recipe.outputFormat === "source" ? source && (0,pixels_picture/* formatOfName */.Qv)(source) : recipe.outputFormat;
    const promised = (0,pixels_picture/* formatOfName */.Qv)(output);
    const writable = promised !== undefined && ["png", "jpeg", "webp"].includes(promised) ? promised : undefined;
    if (promised !== undefined && format !== undefined && promised !== format)
        return conflict(OUTPUTS.otherFormat(output, format), OUTPUT_ADVICE.format(writable));
    // A source whose name is that of no picture fails by itself, when its header is read.
    const isPicture = source === undefined || format !== undefined;
    if (isPicture && (promised === undefined || (source === undefined && writable === undefined)))
        return conflict(OUTPUTS.noFormat(output), OUTPUT_ADVICE.extension);
    return undefined;
}
/** One sentence for all conflicts of the same recipes and with the same advice, with the first one as an example. */
function describeConflicts(conflicts) {
    const groups = Map.groupBy(conflicts, ({ recipes, advice }) => JSON.stringify([recipes.map(({ name }) => name), advice]));
    return [...groups.values()].flatMap(([first, ...more]) => (first ? [outputProblem(first, more.length)] : []));
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/plan/targets.js


/** Lists also what did not change: whether a file is a result or a mask does not depend on that. */
function listSelection({ recipe, sources, unfiltered, idle }) {
    const paths = unfiltered ?? sources.map(({ path }) => path);
    return {
        recipe,
        idle,
        paths,
        selected: new Map(sources.map((source) => [source.path, source])),
        targets: listTargets(recipe, paths),
        masks: new Set(paths.flatMap((path) => maskPath(recipe, path) ?? [])),
    };
}
/** Paths of outputs and masks of which the plan needs the blob ids. Those of sources are known. */
function pathsToIdentify(selections) {
    const known = new Set(selections.flatMap(({ sources }) => sources.map(({ path }) => path)));
    const paths = selections.flatMap(({ recipe, sources }) => {
        const selected = sources.map(({ path }) => path);
        const outputs = listTargets(recipe, selected).map(({ output }) => output);
        return [...outputs, ...selected.flatMap((path) => maskPath(recipe, path) ?? [])];
    });
    return [...new Set(paths)].filter((path) => !known.has(path));
}
/** What a recipe makes of its sources, in their order. */
function listTargets(recipe, sources) {
    const { mode, outputTemplate, outputFormat: format, locales, sourceLocale } = recipe;
    if (mode === "generate")
        return [{ output: fillNewPath(outputTemplate, recipe.name, format) }];
    const subdirOf = hasSubdir(outputTemplate) ? createSubdirs(recipe.images, sources) : () => undefined;
    if (mode === "localize") {
        const wanted = locales.filter((locale) => sourceLocale === undefined || !(0,localize_locales/* isSameLocale */.jD)(sourceLocale, locale));
        return sources.flatMap((source) => wanted.map((locale) => ({ source, locale, output: fillPath(outputTemplate, source, { format, locale, subdir: subdirOf(source) }) })));
    }
    const inPlace = format === "source" && output_path_isInPlace(outputTemplate);
    return sources.map((source) => ({
        source,
        output: inPlace ? source : fillPath(outputTemplate, source, { format, subdir: subdirOf(source) }),
    }));
}
/** Locales that have no task, because the images are already in this language. */
function listSkippedLocales({ locales, sourceLocale, name: recipe }) {
    if (sourceLocale === undefined)
        return [];
    return locales
        .filter((locale) => (0,localize_locales/* isSameLocale */.jD)(sourceLocale, locale))
        .map((locale) => ({ code: "locale-is-source", recipe, locale, sourceLocale }));
}
/** The path of the mask of a source; undefined if the recipe has no `mask`. */
function maskPath({ maskTemplate }, source) {
    return maskTemplate && fillPath(maskTemplate, source);
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/plan/dependencies.js


/**
 * Postpones tasks that use a file which another recipe changes in this run, because the next run would have to make them again. With
 * inputs that make every run change the file again, it is a problem.
 */
function postponeDependents(planned, { inputs, filtered }) {
    const always = inputs.force === true ? "`force`" : inputs.lockfile === undefined ? "`lockfile: none`" : undefined;
    const dependents = findDependents(planned);
    const problems = always === undefined ? [] : [...dependents].map(([{ output }, use]) => DEPENDENCIES.always(always, { ...use, output }));
    const warnings = [...dependents].map(([{ recipe, output }, { path, producer }]) => ({
        code: "task-postponed",
        path,
        producer: producer.name,
        output,
        mayNotBeSelected: filtered.has(recipe),
    }));
    return {
        tasks: planned.filter(({ task }) => !dependents.has(task)),
        problems: [...checkCircle(planned), ...problems],
        warnings: always === undefined ? warnings : [],
    };
}
/** Tasks that use a file which this run changes, with the first such file and the recipe that changes it. */
function findDependents(planned) {
    const due = planned.filter(({ action }) => action === "edit").map(({ task }) => task);
    const producers = new Map(due.map(({ output, recipe }) => [output, recipe]));
    const dependents = new Map();
    for (const task of due) {
        const path = listUsed(task).find((used) => producers.has(used));
        const producer = path === undefined ? undefined : producers.get(path);
        if (path !== undefined && producer)
            dependents.set(task, { path, producer });
    }
    return dependents;
}
/** Files that a task uses, except one that it overwrites. */
function listUsed({ recipe, source, output }) {
    const mask = source && maskPath(recipe, source.path);
    const used = [...(source ? [source.path] : []), ...(mask === undefined ? [] : [mask]), ...recipe.references.map(({ path }) => path)];
    return used.filter((path) => path !== output);
}
function checkCircle(planned) {
    const circle = findCircle(planned.filter(({ action }) => action !== "modified").map(({ task }) => task));
    return circle.length === 0 ? [] : [DEPENDENCIES.circle(circle)];
}
/** Tasks that use each other's results: what is left when all that only use, or are only used, are gone. */
function findCircle(tasks) {
    const outputs = new Set(tasks.map(({ output }) => output));
    const used = new Set(tasks.flatMap(listUsed));
    const left = tasks.filter((task) => used.has(task.output) && listUsed(task).some((path) => outputs.has(path)));
    return left.length === tasks.length ? left : findCircle(left);
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/plan/forced.js

/** @throws GlobBudgetSpent */
function findForced(force, tasks, budget = createGlobBudget()) {
    if (typeof force === "boolean")
        return { isForced: () => force, warnings: [] };
    const paths = tasks.flatMap(forced_listPaths);
    const compile = (globs) => compileGlobs(globs, paths, budget);
    const wanted = force.filter((glob) => !glob.startsWith("!")).map((glob) => ({ glob, matches: compile([glob]) }));
    const isExcluded = compile(force.filter((glob) => glob.startsWith("!")).map((glob) => glob.slice(1)));
    const unmatched = wanted.filter(({ matches }) => !paths.some(matches)).map(({ glob }) => glob);
    return {
        isForced: (task) => {
            const own = forced_listPaths(task);
            return wanted.some(({ matches }) => own.some(matches)) && !own.some(isExcluded);
        },
        warnings: unmatched.length > 0 ? [{ code: "force-unmatched", globs: unmatched }] : [],
    };
}
function forced_listPaths({ source, output }) {
    return source === undefined || source === output ? [output] : [source, output];
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/plan/originals.js


/**
 * Finds the images to work on among the files that globs match: results, masks and references are not edited themselves. A generated
 * image is an original for other recipes, but not for one that would overwrite it.
 */
function findOriginals(listed, facts) {
    const roleOf = createRoleLookup(listed, facts);
    return listed.map((selection) => {
        const claims = [];
        const skipped = new Map();
        for (const target of selection.targets) {
            const { source: path, output } = target;
            const image = path === undefined ? undefined : selection.selected.get(path);
            const owner = path === undefined ? undefined : roleOf(path, output, selection.recipe);
            if (path === undefined || owner === undefined) {
                // A file that did not change and is no image claims no path.
                if (path === undefined || image || (0,pixels_picture/* formatOfName */.Qv)(path) !== undefined)
                    claims.push({ ...target, selection, image });
            }
            else if (image && !skipped.has(path))
                skipped.set(path, { code: "not-an-original", path, owner, mode: selection.recipe.mode });
        }
        return { selection, claims, skipped: [...skipped.values()] };
    });
}
function createRoleLookup(listed, { lock, hasLock, paths }) {
    const masks = new Set(listed.flatMap((selection) => [...selection.masks]));
    /** Results by path, but for those in place. */
    const results = new Map();
    const generated = new Set();
    for (const { recipe, targets } of listed) {
        for (const { source, output } of targets) {
            if (source === undefined)
                generated.add(output);
            else if (source !== output)
                results.set(output, { recipe, source });
        }
    }
    return (path, output, recipe) => {
        if (paths.refuse(path) !== undefined)
            return { kind: "settings" };
        if (masks.has(path))
            return { kind: "mask" };
        if (recipe.references.some((reference) => reference.path === path))
            return { kind: "reference" };
        const recorded = lock.get(path)?.source;
        if (recorded !== undefined && recorded !== "" && recorded !== path)
            return { kind: "result", source: recorded };
        const result = results.get(path);
        // `logo.jpg` and `logo.png` with `output-format: png`: without an entry in the lockfile, `logo.png` is an original too.
        const hasSameStem = result !== undefined && stemOf(result.source) === stemOf(path);
        const isOriginal = hasLock && hasSameStem && result.recipe === recipe && output === path;
        if (result && !isOriginal)
            return { kind: "result", source: result.source };
        return output === path && (recorded === "" || generated.has(path)) ? { kind: "generated" } : undefined;
    };
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/plan/compare-tip.js
/**
 * Decides what to do with a task of which the branch's newest commit has other files than the checkout. `unchanged`: the wanted result is
 * there. `edit`: an older result of Retouch is there, and is replaced. `stale`: somebody changed a file there, so that nothing can be
 * committed.
 *
 * @returns undefined if the branch has the files of the checkout.
 */
function compare_tip_compareWithTip({ tip, identityOf, claim, entry, recipe, force }) {
    const { source, output } = claim;
    const isNewer = (path) => {
        const { blob, indexBlob } = identityOf(path);
        const tipBlob = tip.get(path)?.sha;
        return tipBlob !== indexBlob && tipBlob !== blob;
    };
    const isSourceNewer = source !== undefined && isNewer(source);
    if (!isSourceNewer && !isNewer(output))
        return undefined;
    if (!entry || entry.outputBlob !== tip.get(output)?.sha)
        return "stale";
    const isUpToDate = entry.recipe === recipe && !force;
    if (source === output) {
        const { blob, indexBlob } = identityOf(output);
        // An image that this job has made, and that no commit has, is not what was edited there.
        if (blob !== indexBlob && blob !== entry.sourceBlob)
            return "stale";
        return isUpToDate ? "unchanged" : "edit";
    }
    const sourceBlob = source === undefined ? "" : isSourceNewer ? tip.get(source)?.sha : identityOf(source).blob;
    if (isUpToDate && entry.sourceBlob === sourceBlob)
        return "unchanged";
    return isSourceNewer ? "stale" : "edit";
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/plan/plan-task.js





/** Makes the task of a result, and decides by the lockfile and git's blob ids what to do with it. */
function planTask(claim, facts) {
    const planned = planWanted(claim, facts);
    const { task, action, entry } = planned;
    const isDeclined = action === "edit" && !task.isForced && !isOf(task, entry) && isOf(task, facts.declined?.get(task.output));
    return isDeclined ? { task, action: "unchanged", isDeclined } : planned;
}
/** Whether a record is of this very result. */
function isOf(task, entry) {
    return entry?.recipe === recipeHashOf(task) && entry.sourceBlob === task.originBlob;
}
function planWanted({ selection, image: source, locale, output }, facts) {
    const { recipe } = selection;
    const { identityOf, lock, hasLock, isForced, tip, onModified, looks } = facts;
    const mask = source && maskPath(recipe, source.path);
    const { recipeHashes, words } = facts.hash({ maskBlob: mask === undefined ? undefined : identityOf(mask).blob, locale });
    const { blob, indexBlob } = identityOf(output);
    const entry = lock.get(output);
    const isInPlace = output === source?.path;
    const claim = { source: source?.path, output };
    const force = isForced(claim);
    const onTip = tip && compare_tip_compareWithTip({ tip, identityOf, claim, entry, recipe: recipeHashOf({ recipeHashes }), force });
    const isOther = entry !== undefined && blob !== undefined && blob !== entry.outputBlob;
    const judgement = isOther ? judgeOutput(output, entry, { onModified, isInPlace, blob, looks }) : "recorded";
    const isRecorded = entry !== undefined && (judgement === "recorded" || onTip === "edit");
    const originBlob = isInPlace && isRecorded ? entry.sourceBlob : (source?.blob ?? "");
    // What a commit replaces.
    const replacedBlob = onTip === "edit" ? entry?.outputBlob || undefined : indexBlob;
    const task = {
        ...{ recipe, output, locale, words, recipeHashes, originBlob },
        source: isInPlace ? { ...source, indexBlob: replacedBlob } : source,
        outputBlob: blob,
        isForced: force,
        outputIndexBlob: replacedBlob,
        recordedStep: force ? undefined : findRecordedStep({ output, recipeHashes, originBlob }, lock),
        overwritesUnrecorded: hasLock && !isInPlace && !entry && blob !== undefined,
    };
    if (onTip)
        return { task, entry, action: onTip };
    // Somebody may have translated the image before Retouch was set up.
    const isReplaced = force || onModified === "edit";
    if (!entry)
        return { task, action: task.overwritesUnrecorded && locale !== undefined && !isReplaced ? "modified" : "edit" };
    return { task, entry, ...(force ? { action: "edit" } : compareWithEntry(task, entry, { ...facts, isInPlace, judgement })) };
}
/** Decides by what the lockfile records of the output. */
function compareWithEntry(task, entry, { isInPlace, judgement, isReadOnly }) {
    const isSameSource = isInPlace || entry.sourceBlob === (task.source?.blob ?? "");
    const isUpToDate = isSameSource && entry.recipe === recipeHashOf(task);
    if (task.outputBlob === undefined) {
        // A result that equals its source: the model found no text, so no file was written.
        const hasNoText = entry.sourceBlob !== "" && entry.sourceBlob === entry.outputBlob;
        return hasNoText && isUpToDate ? { action: "unchanged", hasNoText } : { action: "edit" };
    }
    if (judgement !== "recorded")
        return { action: judgement === "kept" ? "modified" : "edit" };
    if (!isUpToDate)
        return { action: "edit" };
    return { action: task.outputBlob === entry.outputBlob || isReadOnly ? "unchanged" : "take" };
}
/** Finds the last prompt with a recorded image: up to it, an edit with several prompts is paid for. */
function findRecordedStep({ output, recipeHashes, originBlob }, lock) {
    for (let number = recipeHashes.length - 1; number > 0; number--) {
        const record = lock.get(stepKey(output, number));
        if (!record || record.recipe !== recipeHashes[number - 1] || record.sourceBlob !== originBlob)
            continue;
        if (record.outputBlob !== "")
            return { number, blob: record.outputBlob };
    }
    return undefined;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/plan/protected-paths.js


/** They decide which filters and hooks run, and from where submodules and large files come; in any folder. */
const GIT_FILES = new Set([".gitattributes", ".gitignore", ".gitmodules", ".lfsconfig"]);
/** They run, or decide who is asked. */
const GITHUB_FILES = /^\.github\/(workflows|actions)(\/|$)|(^|\/)codeowners$/;
const protected_paths_FLAWS = { outside: OUTPUTS.outside, "in-git": OUTPUTS.inGit, unstorable: OUTPUTS.unstorable };
/**
 * The files that no result may take the place of, in all spellings that some file system takes for the same.
 *
 * @param files the lockfile, and what the recipes are read from.
 */
function protectPaths(files) {
    const inputs = new Set(files.map(repository_path/* foldPath */.tu));
    const refuse = (path) => {
        const flaw = (0,repository_path/* findPathFlaw */.rK)(path);
        if (flaw)
            return protected_paths_FLAWS[flaw](path);
        const names = path.split("/").map(repository_path/* foldName */.zN);
        if (names.some((name) => GIT_FILES.has(name)))
            return OUTPUTS.gitFile(path);
        if (GITHUB_FILES.test(names.join("/")))
            return OUTPUTS.gitHubFile(path);
        // Nor may it need a folder in such a file's place.
        return names.some((_, index) => inputs.has(names.slice(0, index + 1).join("/"))) ? OUTPUTS.input(path) : undefined;
    };
    return { refuse, isOutput: (path) => (0,repository_path/* isRepositoryPath */.og)(path) && refuse(path) === undefined };
}

// EXTERNAL MODULE: ./out/build-dist/compiled/localize/match-locale.js
var match_locale = __webpack_require__(57498);
;// CONCATENATED MODULE: ./out/build-dist/compiled/localize/terms.js

/** The terms for one locale, by {@link matchLocale}; those without a suitable translation are left out. */
function termsFor(glossary, locale) {
    const match = (0,match_locale/* matchLocale */.w)(locale);
    return glossary.terms.flatMap(({ source, targets }) => {
        const target = targets.get(match(targets.keys()) ?? "");
        return target === undefined ? [] : [{ source, target }];
    });
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/plan/recipe-hash.js


/**
 * SHA-256 over everything but the source that decides the result. An output with another hash is made again, so what does not change the
 * result is left out: how requests are sent (`base-url`, `transport`, rates), how results are delivered, and the number of candidates.
 * Absent values do not count, so that hashes of earlier versions stay valid.
 */
function hashRecipe(recipe, { prompts, maskBlob, references = [], locale, words }) {
    const { aspectRatio, size, fit, outputFormat, seed, watermark, promptExtend, negativePrompt, provider, modelName, mode } = recipe;
    const { guidanceScale, safetyChecker, sourceLocale, keepSubjectText } = recipe;
    const isPlain = prompts.length === 1;
    const parts = {
        version: 1,
        mode,
        provider: provider.name,
        model: modelName,
        prompt: isPlain ? prompts[0] : undefined,
        negativePrompt,
        aspectRatio,
        size,
        fit,
        outputFormat,
        seed,
        watermark,
        promptExtend,
        maskBlob,
        steps: isPlain ? undefined : prompts,
        references: references.length > 0 ? references : undefined,
        guidanceScale,
        safetyChecker,
        ...(mode === "localize" && { locale, sourceLocale, keepSubjectText, ...(words && sortWords(words)) }),
    };
    return (0,external_node_crypto_.createHash)("sha256").update(JSON.stringify(parts)).digest("hex");
}
/** Sorts the words, so that the order in a catalogue does not count. */
function sortWords({ terms, keep }) {
    const byText = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
    return { terms: terms.toSorted((a, b) => byText(a.source, b.source)), keep: keep.toSorted(byText) };
}
/** Hashes the recipe for each locale and mask once: thousands of tasks may share them. */
function createTaskHasher(recipe) {
    const known = new Map();
    return (task) => {
        const key = `${task.maskBlob} ${task.locale}`;
        const hashed = known.get(key) ?? hashTask(recipe, task);
        known.set(key, hashed);
        return hashed;
    };
}
function hashTask(recipe, { maskBlob, locale }) {
    const { prompts, glossary } = recipe;
    const references = recipe.references.map(({ blob }) => blob);
    const words = glossary && locale !== undefined ? { terms: termsFor(glossary, locale), keep: glossary.keep } : undefined;
    const hashUpTo = (count) => {
        // The images between two prompts are stored without loss, whatever the output's format.
        const outputFormat = count < prompts.length ? "source" : recipe.outputFormat;
        return hashRecipe({ ...recipe, outputFormat }, { prompts: prompts.slice(0, count), maskBlob, references, locale, words });
    };
    const [first, ...rest] = prompts.map((_, index) => hashUpTo(index + 1));
    return { recipeHashes: [first ?? hashUpTo(0), ...rest], words };
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/plan/plan.js











/** Decides what to do with each selected image, by the lockfile, git's blob ids, and the looks that were taken. Pure. */
function planTasks({ selections, inputs, lock, identities, looks, tip, declined }) {
    const hasLock = inputs.lockfile !== undefined;
    const listed = selections.map(listSelection);
    const lockFiles = inputs.lockfile === undefined ? [] : [inputs.lockfile, branchFolder(inputs.lockfile)];
    const recipeFiles = selections.flatMap(({ recipe }) => recipe.inputFiles);
    const paths = protectPaths([lockFiles, inputs.config ?? [], recipeFiles].flat());
    const sorted = findOriginals(listed, { lock, hasLock, paths });
    const { accepted, problems } = claimOutputs(sorted.flatMap(({ claims }) => claims), paths);
    const sources = new Map(listed.flatMap(({ selected }) => [...selected]));
    const identityOf = (path) => sources.get(path) ?? identities.get(path) ?? {};
    const { dryRun, frozen } = inputs;
    // A candidate is not put over what a person made, whatever that is.
    const onModified = inputs.takeCandidate ? "keep" : inputs.onModified;
    const { isForced, warnings: unmatched } = findForced(inputs.force, accepted);
    const planned = planClaims(accepted, {
        identityOf,
        lock,
        hasLock,
        isForced,
        onModified,
        isReadOnly: dryRun || frozen,
        looks,
        tip,
        declined,
    });
    const settled = settleTasks(planned, { selections, inputs, lock, identityOf });
    const busy = new Set(accepted.map(({ selection }) => selection));
    const idle = sorted.flatMap((one) => (busy.has(one.selection) ? [] : explainIdle(one)));
    // Globs that match no image may be wrong.
    const isUnmatched = ({ reason }) => reason.kind === "no-file" || reason.kind === "passed-over";
    return {
        tasks: settled.tasks,
        selected: inputs.takeCandidate ? planned : settled.tasks,
        skipped: sorted.flatMap(({ selection, skipped }) => [...listSkippedLocales(selection.recipe), ...skipped]),
        // Who wants to keep what was touched up knows of it.
        warnings: [
            ...idle.filter(isUnmatched),
            ...unmatched,
            ...settled.warnings,
            ...(onModified === "keep" ? [] : listKept(settled.tasks, looks)),
        ],
        problems: [...problems, ...settled.problems],
        idle: idle.filter((notice) => !isUnmatched(notice)),
    };
}
function planClaims(claims, facts) {
    const hashers = new Map();
    return claims.map((claim) => {
        const hash = hashers.get(claim.selection) ?? createTaskHasher(claim.selection.recipe);
        hashers.set(claim.selection, hash);
        return planTask(claim, { ...facts, hash });
    });
}
/** Applies `take-candidate`, or the dependencies between recipes. */
function settleTasks(planned, { selections, inputs, lock, identityOf }) {
    const { takeCandidate: choices } = inputs;
    if (choices)
        return chooseCandidates(planned, { choices, lock, blobOf: (path) => identityOf(path).blob });
    if (selections.length === 1)
        return { tasks: planned, warnings: [], problems: [] };
    const filtered = new Set(selections.flatMap(({ recipe, unfiltered }) => (unfiltered ? [recipe] : [])));
    return postponeDependents(planned, { inputs, filtered });
}
/** Explains why a recipe has no task, if there is anything to say. */
function explainIdle({ selection, skipped }) {
    const { recipe } = selection;
    const reason = recipe.mode === "generate" ? undefined : findIdleReason(selection, skipped[0]?.path);
    return reason ? [{ code: "recipe-idle", recipe: recipe.name, reason }] : [];
}
/** For the workflow's own inputs, the run says by itself that nothing changed. */
function findIdleReason({ recipe, paths, selected, targets, idle }, skippedPath) {
    if (paths.length === 0)
        return idle;
    if (selected.size === 0)
        return recipe.name === "" ? undefined : { kind: "nothing-changed" };
    if (targets.length === 0)
        return { kind: "source-language-only" };
    return skippedPath === undefined ? undefined : { kind: "not-originals", example: skippedPath };
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/plan/resolve-recipe.js








/** A larger file is not read at all. The readers of each kind of file have limits of their own. */
const MAX_TEXT_BYTES = 16 << 20;
/** Reads the files that a recipe names: its prompt, its glossary and the list of its references. */
async function resolveRecipe(inputs, { workspace, reader, glossaries }) {
    const prompt = await loadPrompt(inputs, workspace.root);
    const key = JSON.stringify([inputs.mode, inputs.glossary, inputs.sourceLocale]);
    const loading = glossaries.get(key) ?? loadGlossary(inputs, workspace.root, reader);
    glossaries.set(key, loading);
    const glossary = await loading;
    const references = await findReferences(inputs, workspace);
    const inputFiles = [...(inputs.promptFile === undefined ? [] : [inputs.promptFile]), ...glossary.files];
    const named = (problem) => `${recipePrefix(inputs)}${problem}`;
    return {
        value: { ...inputs, prompts: inputs.steps ?? [prompt.value], glossary: glossary.value, references: references.value, inputFiles },
        // Those of a glossary name the file and the line, and are the same for all recipes that use it.
        problems: [...prompt.problems.map(named), ...glossary.problems, ...references.problems.map(named)],
    };
}
/** More than any model takes. */
const MAX_PROMPT_BYTES = 1_000_000;
async function loadPrompt({ prompt, promptFile: path, steps, mode }, root) {
    if (steps || prompt !== undefined || path === undefined)
        return { value: prompt ?? "", problems: [] };
    const bytes = await (0,open_file/* readPlainFile */.b$)(root, path, { maxBytes: MAX_TEXT_BYTES });
    if (!bytes)
        return { value: "", problems: [FILES.notAFile("prompt-file", path)] };
    if (bytes.length > MAX_PROMPT_BYTES)
        return { value: "", problems: [FILES.promptTooLarge(path)] };
    const text = (0,decode/* decodeUnicode */.E)(bytes)?.trim();
    if (text === undefined)
        return { value: "", problems: [FILES.notText(path)] };
    if (text === "")
        return { value: text, problems: [FILES.empty(path)] };
    const template = parseTemplate(text, promptPlaceholders(mode));
    return { value: text, problems: typeof template === "string" ? [FILES.placeholder(template)] : [] };
}
/** Of all files that a glossary lists. */
const MAX_MEGABYTES = 50;
async function loadGlossary({ glossary: path, sourceLocale, mode }, root, reader) {
    if (path === undefined || mode !== "localize")
        return { value: undefined, problems: [], files: [] };
    const fail = (...problems) => ({ value: undefined, problems, files: [path] });
    const bytes = await (0,open_file/* readPlainFile */.b$)(root, path, { maxBytes: MAX_TEXT_BYTES });
    if (!bytes)
        return fail(FILES.notAFile("glossary", path));
    const content = await reader.read(text_reader.GLOSSARY, { path, bytes }, { path, bytes: bytes.length });
    const listed = new Set(content.catalogues.flatMap((entry) => (entry.source === undefined ? [entry.path] : [entry.path, entry.source])));
    const files = new Map();
    let total = 0;
    for (const name of listed) {
        const file = await (0,open_file/* readPlainFile */.b$)(root, name, { maxBytes: MAX_TEXT_BYTES });
        total += file?.length ?? 0;
        if (total > MAX_MEGABYTES * 1_000_000)
            return fail(FILES.cataloguesTooLarge(path, MAX_MEGABYTES));
        if (file)
            files.set(name, file);
    }
    const glossary = await reader.read(text_reader.CATALOGUES, { path, content, files, sourceLocale }, { path, bytes: total });
    if (Array.isArray(glossary))
        return fail(...glossary);
    return { value: glossary, problems: [], files: [path, ...listed] };
}
/** Lists the references in the order of their globs, and the files of each glob by name. */
async function findReferences({ references: globs, model, modelName, mode }, workspace) {
    if (globs.length === 0 || mode === "generate")
        return { value: [], problems: [] };
    const excluded = globs.filter((glob) => glob.startsWith("!"));
    const problems = [];
    const found = new Map();
    for (const glob of globs.filter((one) => !one.startsWith("!"))) {
        const { sources } = await discoverSources(workspace, [glob, ...excluded]);
        if (sources.length === 0)
            problems.push(FILES.noReference(glob));
        for (const source of sources)
            if (!found.has(source.path))
                found.set(source.path, source);
    }
    const limit = model.references ?? 0;
    if (found.size > limit)
        problems.push(FILES.tooManyReferences(found.size, { modelName, limit }));
    return { value: [...found.values()], problems };
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/plan/prepare.js
















/** Three times what `max-images` allows, so that most may be up to date. They take 1 GB. */
const MAX_TASKS = 300_000;
/**
 * Finds the images and plans what each of them needs. An image that is up to date is not read: git's blob ids and the lockfile tell. Only
 * an output that somebody changed is looked at.
 *
 * @throws RetouchError `invalid-input` for mistakes in the workflow or in the files that it names.
 */
async function prepare({ context, inputs, workspace, github, reader = (0,text_reader.createTextReader)() }) {
    const options = { workspace, reader, glossaries: new Map() };
    const resolved = await Promise.all(inputs.recipes.map((recipe) => resolveRecipe(recipe, options)));
    const problems = resolved.flatMap((recipe) => recipe.problems);
    // Several recipes may name the same file.
    if (problems.length > 0)
        throw (0,compiled_errors/* invalidInputs */.Rg)([...new Set(problems)]);
    const recipes = resolved.map(({ value }) => value);
    const lockFile = await openLockFile({ ...workspace, path: inputs.lockfile, force: inputs.force === true });
    const byChange = recipes.filter((recipe) => isChangedOnly(recipe, context.eventName));
    const changed = byChange.length > 0 ? await listChangedFiles(await github(), context) : undefined;
    const selections = [];
    let tasks = 0;
    const skipped = new Map();
    for (const recipe of recipes) {
        const { selection, notices } = await selectImages(recipe, {
            context,
            workspace,
            changed: byChange.includes(recipe) ? changed : undefined,
        });
        selections.push(selection);
        tasks += (selection.unfiltered ?? selection.sources).length * Math.max(1, recipe.locales.length);
        if (tasks > MAX_TASKS)
            throw new compiled_errors/* RetouchError */.tJ("invalid-input", plan_messages_LIMITS.tasks(MAX_TASKS));
        for (const notice of notices)
            skipped.set(notice.path, notice);
    }
    const identities = await identifyPaths(workspace, pathsToIdentify(selections));
    const looks = new Map();
    const stores = !inputs.dryRun && !inputs.frozen;
    const readBlob = createBlobReader({ context, workspace, github, hasToken: inputs.githubToken !== undefined, stores });
    const planOn = async ({ tip, declined } = {}) => {
        const decide = () => planTasks({ selections, inputs, lock: lockFile.entries, identities, looks, tip: tip?.tree, declined });
        const first = decide();
        if (first.problems.length > 0 || inputs.onModified !== "auto" || inputs.takeCandidate)
            return first;
        const { added } = await lookAtOutputs(first.tasks, looks, { workspace, readBlob });
        return added > 0 ? decide() : first;
    };
    let plan = await planOn();
    // Candidates may be recorded in the pull request alone.
    if (plan.problems.length > 0 && !(context.base && inputs.takeCandidate))
        throw (0,compiled_errors/* invalidInputs */.Rg)(plan.problems);
    const known = await lookAtBranch({ context, inputs, github, lockFile }, plan);
    const { tip, declined, proposal, notices } = known;
    if (tip)
        lockFile.learn(tip.locks, (path) => tip.tree.get(path)?.sha, declined);
    if (tip || declined)
        plan = await planOn(known);
    if (plan.problems.length > 0)
        throw (0,compiled_errors/* invalidInputs */.Rg)(plan.problems);
    const warnings = [...plan.warnings, ...notices];
    return { plan: { ...plan, warnings }, lockFile, proposal, skipped: [...skipped.values(), ...plan.skipped] };
}
/** Looks before anything is paid for whether the branch has more than the checkout. */
async function lookAtBranch({ context, inputs, github, lockFile }, { tasks }) {
    const { branch, base, owner } = context;
    const isDue = tasks.some(({ action }) => action === "edit" || action === "take");
    const paths = tasks.flatMap(({ task: { source, output } }) => (source ? [source.path, output] : output));
    const options = { context, github, lockPath: lockFile.path, known: lockFile.known, paths, force: inputs.force === true };
    // A dry run may have no token.
    if (base !== undefined && owner !== "" && inputs.githubToken) {
        const found = await findProposedTip({ ...options, isDue });
        return { ...found, declined: inputs.force === true ? undefined : found?.declined, notices: [] };
    }
    const { lockPath } = options;
    if (!isDue || lockPath === undefined || branch === undefined || owner === "" || !inputs.deliver.includes("commit"))
        return { notices: [] };
    return findNewerTip({ ...options, branch, lockPath });
}
async function selectImages(recipe, { context, workspace, changed }) {
    if (recipe.mode === "generate")
        return { selection: { recipe, sources: [] }, notices: [] };
    const { sources, unfiltered, notices } = await discoverSources(workspace, recipe.images, changed);
    const isIdle = (unfiltered ?? sources).length === 0;
    return {
        selection: { recipe, sources, unfiltered, idle: isIdle ? explainNone(recipe, { context, workspace, notices }) : undefined },
        notices,
    };
}
/** Why globs select nothing, with the nearest miss of each. */
function explainNone({ images }, { context, workspace, notices }) {
    const [example] = notices;
    if (example)
        return { kind: "passed-over", example };
    const paths = [...workspace.files.keys()];
    const globs = images.filter((glob) => !glob.startsWith("!")).map((glob) => ({ glob, hint: findNearMiss(glob, paths) }));
    return { kind: "no-file", globs, noCheckout: !workspace.git && context.repo !== "" };
}
async function identifyPaths(workspace, paths) {
    const blobs = await (0,git_workspace/* identify */.ls)(workspace, paths);
    return new Map(paths.map((path) => [path, { blob: blobs.get(path), indexBlob: workspace.files.get(path)?.indexBlob }]));
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/report/html.js
/** A template of HTML. Text goes through `code`, `message` or `prose` first. */
function html(strings, ...values) {
    return String.raw({ raw: strings }, ...values);
}
const NOTHING = html ``;
/** Parts in a row; empty ones are left out. */
function join(parts, separator = NOTHING) {
    return parts.filter((part) => part.length > 0).join(separator);
}
/** Facts in one line. */
function joinFacts(facts) {
    return join(facts, html ` · `);
}
function joinLines(lines) {
    return join(lines, html `<br>\n`);
}
/** A row of a table. */
function tr(cells) {
    return html `<tr>${join(cells)}</tr>`;
}
/** A row of plain cells. */
function row(cells) {
    return tr(cells.map((cell) => html `<td>${cell}</td>`));
}
/** A table as one HTML block, which has no blank line. `more` is a last row; empty for none. */
function table(head, rows, more = NOTHING) {
    const first = head.length === 0 ? NOTHING : tr(head.map((cell) => html `<th>${cell}</th>`));
    const last = more.length === 0 ? NOTHING : html `<tr><td colspan="${head.length}">${more}</td></tr>`;
    return join([html `<table>`, first, ...rows, last, html `</table>`], html `\n`);
}
function html_fold(title, content) {
    return html `<details><summary>${title}</summary>\n${content}\n</details>`;
}
/** `a → b`, or one of them where both are the same or the other is unknown. */
function describeChange(before, after) {
    if (before === undefined || after === undefined || before === after)
        return after ?? before ?? NOTHING;
    return html `${before} → ${after}`;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/report/fit.js

/** Renders a page with smaller and smaller budgets until it is within the limit; parts are cut as wholes, never in the middle. */
function renderToFit({ budgets, limit, measure, render }) {
    let title = html ``;
    for (const budget of budgets) {
        const blocks = render(budget);
        const page = joinBlocks(blocks);
        if (measure(page) <= limit)
            return page;
        [title] = blocks;
    }
    return joinBlocks([title]);
}
/** A blank line ends an HTML block: one between any two, none within. */
function joinBlocks(blocks) {
    return `${join(blocks, html `\n\n`)}\n`;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/report/markdown.js



/*
 * How text that we did not write (file names, prompts, model names, messages of providers) gets into Markdown:
 *
 * 1. within `<code>`, because GitHub looks for mentions, issue and commit references, emoji names and URLs only outside of it.
 *    An entity alone does not help: GitHub decodes `&#64;` first and looks for mentions after. Of a message, the plain words are
 *    left outside, so that it can be read (see `message`);
 * 2. with the punctuation that means something to HTML or Markdown as entities, so that it cannot end the `<code>`;
 * 3. on one line of an HTML block (a line that starts with `<p>`, `<table>`, `<details>` …, up to the next blank line), which
 *    CommonMark does not parse, so that the autolinks of `www.` and `name@host` do not apply: https://spec.commonmark.org/0.31.2/#html-blocks
 */
/** A path stays readable in the comment's source: what means nothing within an HTML block is left. */
const PUNCTUATION = /["#$&*<>@[\\\]^`{|}~]|:(?!\s|$)/g;
const toEntity = (character) => `&#${character.charCodeAt(0)};`;
/** Any text as the text of an HTML element or attribute. On its own it stops tags, not mentions: see {@link code}. */
function escapeText(text) {
    return (0,plain_text/* toLine */.S5)(text)
        .replace(PUNCTUATION, toEntity)
        // Inert in an HTML block, and so also where a Markdown renderer has another idea of where one ends.
        .replace(/(?<![a-z0-9])_|_(?![a-z0-9])/gi, toEntity)
        .replace(/(?<=www)\./gi, toEntity);
}
/**
 * Text that we did not write, shown as it is; cut to `max` characters. A line may end after `run` characters without a place where one may
 * end by itself.
 */
function markdown_code(text, max = Number.POSITIVE_INFINITY, run = Number.POSITIVE_INFINITY) {
    const shown = (0,plain_text/* cutEnd */.ym)((0,plain_text/* toLine */.S5)(text), max);
    return html `<code>${join(breakRuns(shown, run).map(escapeText), html `<wbr>`)}</code>`;
}
/** What browsers keep on one line: up to a blank, or a hyphen before anything but a digit. */
const UNBROKEN = /(?:[^\s-]|-(?=\d))*(?:[\s-]+|$)/gu;
function breakRuns(text, run) {
    if (text.length <= run)
        return [text];
    const parts = [""];
    for (const [whole] of text.matchAll(UNBROKEN)) {
        const folders = whole.length > run ? whole.split(/(?<=\/)/) : [whole];
        const [first = "", ...more] = folders.flatMap((folder) => chunk(folder, run));
        parts.push(`${parts.pop()}${first}`, ...more);
    }
    return parts;
}
/** Parts of at most so many characters, as even as can be. */
function chunk(text, most) {
    const characters = Array.from(text);
    const count = Math.max(1, Math.ceil(characters.length / most));
    const length = Math.ceil(characters.length / count);
    return Array.from({ length: count }, (_, index) => characters.slice(index * length, (index + 1) * length).join(""));
}
/** A word of letters, or a short number, with the punctuation of a sentence: nothing that GitHub makes a reference or an emoji of. */
const PLAIN_WORD = /^["'(]{0,2}(?:\p{L}+(?:[-'’]\p{L}+)*|\d{1,6})[.,;:!?%"')]{0,3}$/u;
/** What GitHub may take for a commit. */
const COMMIT_LIKE = /(?<![\p{L}\d])[0-9a-f]{7,40}(?![\p{L}\d])/iu;
/**
 * Something else, and the punctuation of the sentence around it. An entity, a reference or an emoji needs more than these characters, so
 * that they mean nothing beside a `<code>`.
 */
const WITHIN_SENTENCE = /^(["'(]{0,2})(.*?)([.,;:!?)"']{0,3})$/u;
/** A name that the message itself marks, blanks, and anything else up to the next of the two. */
const TOKEN = /(?<marked>`[^`]+`)|(?<blank>\s+)|[^\s`]+|`/g;
/**
 * A sentence that may hold text that we did not write: its plain words and its punctuation are text, everything else is {@link code}.
 * Cut to `max` characters.
 */
function message(text, max = Number.POSITIVE_INFINITY) {
    const parts = [];
    let run = "";
    let gap = "";
    const endRun = () => {
        if (run !== "")
            parts.push(markdown_code(run));
        run = "";
    };
    for (const [token, marked, blank] of (0,plain_text/* cutEnd */.ym)((0,plain_text/* toLine */.S5)(text), max).matchAll(TOKEN)) {
        if (blank !== undefined) {
            gap = " ";
            continue;
        }
        const whole = marked !== undefined ? markdown_code(marked.slice(1, -1)) : markdown_isPlain(token) ? escapeText(token) : undefined;
        if (whole !== undefined) {
            endRun();
            parts.push(gap === "" ? NOTHING : html ` `, whole);
        }
        else {
            const { before, core, after } = splitPunctuation(token);
            if (before !== "")
                endRun();
            if (run === "")
                parts.push(gap === "" ? NOTHING : html ` `, escapeText(before));
            run += run === "" ? core : gap + core;
            if (after !== "")
                endRun();
            parts.push(escapeText(after));
        }
        gap = "";
    }
    endRun();
    return join(parts);
}
/** A bracket or a full stop that may belong to the name itself stays with it, such as that of `f(x)` or `..`. */
function splitPunctuation(token) {
    const [, before = "", core = "", after = ""] = WITHIN_SENTENCE.exec(token) ?? [];
    const closes = core.includes("(") && !core.includes(")") && after.startsWith(")") ? ")" : "";
    const isName = /[\p{L}\d]/u.test(core) && !/[.,;:!?)"']$/.test(core) && !after.includes("..");
    return isName ? { before, core: core + closes, after: after.slice(closes.length) } : { before: "", core: token, after: "" };
}
function markdown_isPlain(word) {
    return /^[.,:;!?%)"']{1,3}$/.test(word) || (PLAIN_WORD.test(word) && !COMMIT_LIKE.test(word));
}
/** Our own prose, in which `` `name` `` is code. */
function prose(text) {
    return join(text.split("`").map((part, index) => (index % 2 === 1 ? markdown_code(part) : escapeOwn(part))));
}
/** A figure and its unit on one line also in a narrow column. */
function unbroken(figure) {
    return escapeOwn(figure).replaceAll(" ", "&nbsp;");
}
function escapeOwn(text) {
    return text.replace(/[&<>"]/g, toEntity);
}
/** A link around `content`; without an `http(s):` address, or with one too long to be meant, `content` alone. */
function markdown_link(url, content) {
    if (url.length > 2000 || !/^https?:\/\//.test(url))
        return content;
    return html `<a href="${escapeUrl(url)}">${content}</a>`;
}
/** An image in a link to itself at full size. `width` is in CSS pixels. */
function picture({ url, alt, width }) {
    return markdown_link(url, html `<img src="${escapeUrl(url)}" width="${width}" alt="${escapeText(alt)}">`);
}
/** What ends an attribute or is no part of an address, and what is not seen. */
const NOT_IN_URL = new RegExp(String.raw `[&<>"'\x60\s[\]\\]|${plain_text/* UNSEEN */.PR.source}`, "gu");
function escapeUrl(url) {
    const encode = (character) => (character === "&" ? "&amp;" : encodeURIComponent(character).replace("'", "%27"));
    return url.toWellFormed().replace(NOT_IN_URL, encode);
}
/**
 * A file's bytes at one commit. Unlike `raw.githubusercontent.com` it works in private repositories for readers who are signed in,
 * and unlike a branch name it stays the same.
 */
function blobUrl({ serverUrl, owner, repo, sha, path }) {
    return `${serverUrl}/${[owner, repo, "blob", sha, ...path.split("/")].map(encodeSegment).join("/")}?raw=true`;
}
/** A file in the list of a pull request's changes, where GitHub compares two pictures side by side, by swiping and by fading. */
function diffUrl({ serverUrl, owner, repo, pull, path }) {
    const anchor = (0,external_node_crypto_.createHash)("sha256").update(path).digest("hex");
    return `${serverUrl}/${[owner, repo].map(encodeSegment).join("/")}/pull/${pull}/files#diff-${anchor}`;
}
function runUrl({ serverUrl, owner, repo, runId, runAttempt }) {
    const attempt = runAttempt === "" || runAttempt === "1" ? [] : ["attempts", runAttempt];
    return `${serverUrl}/${[owner, repo, "actions", "runs", runId, ...attempt].map(encodeSegment).join("/")}`;
}
/** As `encodeURIComponent`, and the marks that it leaves although Markdown and HTML read them. */
function encodeSegment(segment) {
    return encodeURIComponent(segment.toWellFormed()).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/report/pictures.js



/** CSS pixels. Two columns of this width fit into a comment on a desktop. */
const COLUMN = 400;
const MAX_HEIGHT = 480;
/** Wider than this (width / height), a picture in half a comment is too low to be judged: before then goes above after. */
const BANNER = 2.6;
/** Formats that browsers show; anything else is a row without pictures. */
const SHOWN = /\.(?:png|jpe?g|jfif|webp|gif|avif|bmp)$/i;
function isShown(path) {
    return SHOWN.test(path);
}
function isBanner({ width, height }) {
    return width !== null && height !== null && width / height > BANNER && width > COLUMN;
}
function isUpright({ width, height }) {
    return width !== null && height !== null && height > width;
}
/** A picture in a column of that many CSS pixels: never enlarged, and not higher than a screen. */
function showFile({ context }, { sha, path, alt, name = path, ...size }, column) {
    return picture({ url: blobUrl({ ...context, sha, path }), alt: `${(0,plain_text/* toLine */.S5)(name)} ${alt}`, width: displayWidth(size, column) });
}
/** The height follows from the width. */
function displayWidth({ width, height }, column) {
    if (width === null || height === null)
        return column;
    return Math.max(1, Math.round(Math.min(column, width, (MAX_HEIGHT * width) / height)));
}
/** Whether there is neither a source nor an older picture where a generated one is now. */
function isNew({ task }) {
    return task.source === undefined && task.outputIndexBlob === undefined;
}
/** What was there before: the source, and where there is none an older picture at the same place. */
function showBefore(report, outcome, column) {
    const { task, result, before } = outcome;
    const sha = placesOf(report, outcome)?.before;
    const path = result.source ?? result.output;
    // A source that is not in the repository has no address.
    const isThere = (task.source ? task.source.indexBlob : task.outputIndexBlob) !== undefined;
    if (!isThere)
        return html `<i>not in the repository</i>`;
    if (sha === undefined || !isShown(path))
        return html `<i>no preview</i>`;
    // `before` of a picture that was never read has no size.
    const { width, height } = before ?? result;
    return showFile(report, { sha, path, alt: "before", width, height }, column);
}
function showAfter(report, outcome, column) {
    const { output: path, width, height } = outcome.result;
    const sha = placesOf(report, outcome)?.after;
    return sha === undefined ? NOTHING : showFile(report, { sha, path, alt: "after", width, height }, column);
}
/** The commits that show an image, where there are any. */
function placesOf({ pullImages: pull, delivered }, outcome) {
    const { commit } = delivered ?? {};
    return pull?.places.get(outcome) ?? (commit && { before: commit.parent, after: commit.sha });
}
/** A name as a link to GitHub's own comparison of the two versions, in a pull request that has them. */
function linkDiff(report, outcome, name) {
    const { context, pullImages: pull } = report;
    if (pull === undefined || placesOf(report, outcome) === undefined)
        return name;
    return markdown_link(diffUrl({ ...context, pull: pull.number, path: outcome.result.output }), name);
}
/** Candidates in one row, which a phone shows as large as can be told apart, and the width of each in CSS pixels. */
const CANDIDATES_IN_ROW = 3;
const CANDIDATE_COLUMN = 160;
/** A path that is to be copied is not cut before this. */
const pictures_MAX_PATH = 250;
/** The candidates whose pictures can be shown: those that the repository keeps, in a format that browsers know. */
function pictures_listCandidates({ delivered }, { task, kept = [] }) {
    if (!isShown(task.output))
        return [];
    return kept.flatMap(({ kind, number, width, height, cacheKey = "" }) => {
        const place = delivered?.kept?.get(cacheKey);
        if (kind !== "candidate" || !place)
            return [];
        return { ...place, number, width, height, alt: `candidate ${number}`, name: task.output };
    });
}
/** Cells of a table with numbered pictures, the delivered one marked. */
function showCandidates(report, candidates, column, width = NOTHING) {
    return candidates.map((candidate) => {
        const { number } = candidate;
        const label = number === 1 ? html `<b>1</b>, delivered` : html `<b>${number}</b>`;
        return html `<td${width} align="center">${showFile(report, candidate, column)}<br>\n${label}</td>`;
    });
}
/** The pictures of one task in rows as even as can be, and how to take another one. */
function renderCandidates(report, outcome) {
    const candidates = pictures_listCandidates(report, outcome);
    const count = Math.ceil(candidates.length / CANDIDATES_IN_ROW);
    const perRow = Math.ceil(candidates.length / count);
    const cells = showCandidates(report, candidates, CANDIDATE_COLUMN, html ` width="${Math.floor(100 / perRow)}%"`);
    const rows = Array.from({ length: count }, (_, index) => tr(cells.slice(index * perRow, (index + 1) * perRow)));
    return join([html `<p>${describeCandidates(report, outcome)}</p>`, table([], rows)], html `\n`);
}
/** How many there are, and where the others are or how one of them is taken; empty when there is one result alone. */
function describeCandidates(report, { task, result, kept = [] }) {
    const { candidates = 1 } = result;
    if (candidates < 2)
        return NOTHING;
    const { artifact, kept: places } = report.delivered ?? {};
    const isKept = kept.some(({ kind, cacheKey = "" }) => kind === "candidate" && places?.has(cacheKey));
    const other = kept.find(({ kind, number }) => kind === "candidate" && number > 1)?.number ?? 2;
    if (isKept)
        return html `${candidates} candidates. ${explainTaking(task.output, other)}`;
    const where = artifact ? html `; the others are in the artifact ${markdown_link(artifact.url, markdown_code(artifact.name, 80))}` : NOTHING;
    return html `${candidates} candidates${where}.`;
}
function explainTaking(output, number) {
    const input = markdown_code(`take-candidate: ${(0,plain_text/* cutMiddle */.it)(output, pictures_MAX_PATH)}=${number}`);
    return html `To use another candidate at no cost, run the workflow with ${input}.`;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/report/report.js
function createReport({ context, inputs, durationMs, ...found }) {
    const { recipes = [], dryRun = false } = inputs ?? {};
    const models = recipes.map(({ provider, modelName: model }) => ({ provider: provider.name, model }));
    const byName = new Map(models.map((one) => [`${one.provider} ${one.model}`, one]));
    const nothing = { outcomes: [], notices: [], errors: [], estimatedCost: null, cost: null };
    return { ...nothing, ...found, context, models: [...byName.values()], dryRun, durationMs };
}
function tally(outcomes) {
    const counts = { edited: 0, unchanged: 0, modified: 0, failed: 0, planned: 0, stale: 0 };
    for (const { result } of outcomes)
        counts[result.status] += 1;
    return counts;
}
/** US dollars for some of the tasks; null where the price of an image is unknown. What failed may have been billed on top of it. */
function sumCosts(outcomes) {
    const isKnown = ({ result: { status, cost } }) => cost !== null || (status !== "edited" && status !== "planned");
    return outcomes.every(isKnown) ? outcomes.reduce((sum, { result }) => sum + (result.cost ?? 0), 0) : null;
}
/** What is known when all tasks have ended. @param notices those of the plan and of the run. */
function settleRun(outcomes, notices, errors) {
    const results = outcomes.map(({ result }) => result);
    // Failures that may have been billed are reported, not guessed.
    const { length: count } = results.filter(({ status, cost }) => status === "failed" && cost === null);
    const maybeBilled = count === 0 ? [] : [{ code: "failed-maybe-billed", count }];
    // Models may have been called and have found nothing to do, or the lock alone was brought up to date.
    const isIdle = errors.length === 0 && results.every(({ status }) => status === "unchanged" || status === "modified");
    const reason = outcomes.some(isFoundEmpty) ? "no-text" : "up-to-date";
    const skip = isIdle ? { reason } : undefined;
    return { skip, outcomes, errors, notices: [...notices, ...maybeBilled], cost: settleCost(outcomes) };
}
/** US dollars that are known to have been billed; null where a finished image has no known price. */
function settleCost(outcomes) {
    // An image in which nothing was found to do is billed like any other.
    const isUnknown = (outcome) => outcome.result.cost === null && (outcome.result.status === "edited" || isFoundEmpty(outcome));
    return outcomes.some(isUnknown) ? null : outcomes.reduce((sum, { result }) => sum + (result.cost ?? 0), 0);
}
/** Whether the cost of a task was computed from list prices, not reported by the provider. */
function isEstimate({ task }) {
    const { provider } = task.recipe;
    return provider.kind === "http" && !provider.reportsCost;
}
/** Whether the cost of the run was computed from list prices. */
function isCostEstimated({ outcomes, cost }) {
    return cost !== null && cost > 0 && outcomes.some(isEstimate);
}
/** Errors of the whole run, those of the delivery included. */
function listErrors({ errors, delivered }) {
    return [...errors, ...(delivered?.errors ?? [])];
}
/** Notices of the whole run, those of the delivery included; those of single tasks are in their outcomes. */
function listNotices({ notices, delivered }) {
    return [...notices, ...(delivered?.warnings ?? [])];
}
/** Whether no model was called: the provider of all recipes is `sandbox`. */
function isSandbox({ models }) {
    return models.length > 0 && models.every(({ provider }) => provider === "sandbox");
}
/** Whether the report must say that no model was called, for all or for some of the images. */
function hasSandbox({ models }) {
    return models.some(({ provider }) => provider === "sandbox");
}
/** Whether there are several recipes, so that each image is named with its own. */
function hasRecipes({ outcomes }) {
    return outcomes.some(({ result }) => result.recipe !== outcomes[0]?.result.recipe);
}
/** Whether a model was called in this run and found nothing to do. */
function isFoundEmpty({ result }) {
    return result.status === "unchanged" && result.durationMs !== null;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/report/notice-wording.js

/** A sentence for a notice of one task. */
function wordTaskNotice(notice) {
    switch (notice.code) {
        case "cropped":
        case "padded":
        case "stretched":
            return `The model returned ${(0,format/* formatSize */.Xq)(notice.from)}, a different aspect ratio. The image was ${notice.code} to ${(0,format/* formatSize */.Xq)(notice.to)}.`;
        case "enlarged":
            return `The model returned ${(0,format/* formatSize */.Xq)(notice.from)}. The image was enlarged to ${(0,format/* formatSize */.Xq)(notice.to)} and may look soft.`;
        case "transparency-lost":
            return `${notice.format.toUpperCase()} has no transparency, so the image now has a white background.`;
        case "transparency-restored":
            return "The model removed the transparency. It was restored from the source.";
        case "transparency-not-restored":
            return "The model removed the transparency. It could not be restored because the aspect ratios differ.";
        case "original-not-found":
            return `The original (blob ${notice.blob.slice(0, 12)}) was not found, so the current file was edited again.`;
        case "option-ignored":
            return `\`${notice.option}\` was ignored: the model ${notice.model} does not support it.`;
        case "overwrites-unrecorded":
            return `${notice.path} is not in the lockfile and will be overwritten.`;
        case "no-text-found":
            return `The model found no text in the image, so there is no localized version.${notice.message ? ` (${notice.message})` : ""}`;
        case "older-image-kept":
            return `The existing image at ${notice.path} was kept.`;
        case "declined":
            return "It was proposed before, and closed or reverted without a merge, so it is not proposed again. Change the source or the recipe, or set `force`.";
        case "source-changed":
            return "The source has changed since this file was edited by hand. Set `force` to replace it.";
        case "maybe-billed-on-top":
            return "One more request may have been billed. Check the provider's usage log.";
        case "candidate-invalid":
            return `A candidate was rejected: ${notice.cause.message}`;
        case "candidates-not-kept":
            return `The other candidates could not be saved: ${notice.cause.message}`;
        case "fewer-candidates":
            return `The model returned ${notice.made} of ${notice.wanted} candidates.`;
        case "call-failed":
            return notice.purpose === "correct-text"
                ? `The second attempt produced no image (${notice.reason}).`
                : `An additional call produced no image (${notice.reason}).`;
        case "text-retried":
            return "The text in the first result was wrong, so the model was called a second time.";
        case "text-not-compared":
            return `The text in the result was not checked: ${notice.cause.message}`;
        case "no-term-in-image":
            return "No glossary term appears in the image, so its text was not checked.";
        case "candidate-outdated":
            return "This candidate was made with an earlier recipe or source. The next run makes the image again.";
        case "fallback-used":
            return `The ${notice.locale} image was used instead.`;
        case "fallback-missing":
            return `There is no ${notice.locale} image to use instead.`;
        case "fallback-failed":
            return `The fallback image could not be used: ${notice.reason}`;
    }
}
/** A sentence for a notice of the whole run. */
function wordRunNotice(notice) {
    switch (notice.code) {
        case "failed-maybe-billed":
            return `${(0,format/* plural */.LS)(notice.count, "failed request")} may also have been billed. Check the provider's usage log.`;
        case "call-ended-early":
            return "A call for several images ended early. The missing images may still be billed.";
        case "extra-images-ignored":
            return `The model returned ${notice.made} images where ${notice.wanted} ${notice.wanted === 1 ? "was" : "were"} requested. The others were ignored and may have been billed.`;
        case "events-unavailable":
            return `The event stream is not available (${notice.reason}). Retouch polls for the results instead.`;
        case "recipe-idle":
            return `${notice_wording_recipePrefix(notice.recipe)}${wordIdle(notice.reason, notice.recipe !== "")}`;
        case "branch-not-read":
            return `Retouch could not read the newest state of the branch \`${notice.branch}\`, so it may pay again for results that are only there. ${notice.reason}`;
        case "would-stop":
            return `A run would stop before it pays for anything. ${notice.reason}`;
        case "may-be-refused":
            return `GitHub may refuse the commit, and then the images are in the artifact. ${notice.reason}`;
        case "task-postponed": {
            const what = `The recipe "${notice.producer}" changes ${notice.path} in this run, so ${notice.output} is left for the next run.`;
            return notice.mayNotBeSelected ? `${what} \`changed-only\` may skip it then: run once with \`changed-only: false\`.` : what;
        }
        case "modified-output-kept":
            return `${notice.output} was edited by hand and is kept. To replace it, set \`take-candidate: ${notice.output}=${notice.candidate}\`.`;
        case "force-unmatched":
            return `\`force\`: ${notice.globs.join(", ")} ${notice.globs.length === 1 ? "matches" : "match"} none of the selected images or their outputs.`;
        case "output-not-compared": {
            const [one, it] = notice.outputs.length === 1 ? ["is not the recorded file", "it"] : ["are not the recorded files", "them"];
            return `${listSome(notice.outputs)} ${one}. Retouch kept ${it}, because it could not compare ${it} with the recorded result. ${notice.reason}`;
        }
        case "old-source-shown": {
            const [was, shows, it, its] = notice.outputs.length === 1 ? ["was", "shows", "it", "its"] : ["were", "show", "them", "their"];
            return `${listSome(notice.outputs)} ${was} edited by hand and ${shows} an old version of ${its} source. Retouch kept ${it}. To replace ${it}, delete the ${notice.outputs.length === 1 ? "file" : "files"} or set \`force\` to the path. If ${it === "it" ? "it is" : "they are"} right, set \`on-modified: keep\`.`;
        }
        case "left-in-temp":
            return notice.kinds.map((kind) => `The ${EXTRAS[kind] ?? kind} are in \`${notice.folder}/${kind}\` until the job ends.`).join(" ");
        case "artifact-failed":
        case "comment-failed":
        case "pull-not-complete":
            return notice.reason;
        case "too-large-to-keep":
            return `${(0,format/* plural */.LS)(notice.count, "candidate or step image")} could not be stored in the repository: the GitHub API accepts at most 37.5 MB per file.`;
        case "candidates-not-in-repository": {
            const where = notice.artifact === undefined ? "" : ` Candidates are only in the artifact \`${notice.artifact}\`.`;
            return `Candidates and steps were not stored in the repository: ${notice.reason}${where}`;
        }
    }
}
/** Paths shown of a list. */
const MAX_LISTED = 5;
function listSome(paths) {
    const more = paths.length - MAX_LISTED;
    return `${paths.slice(0, MAX_LISTED).join(", ")}${more > 0 ? ` and ${(0,format/* plural */.LS)(more, "more file")}` : ""}`;
}
const EXTRAS = {
    rejected: "rejected images",
    candidates: "other candidates",
    steps: "steps of failed edits",
};
function wordIdle(reason, isNamed) {
    const images = isNamed ? "its globs" : "`images`";
    switch (reason.kind) {
        case "source-language-only":
            return "`locales` contains only the source language.";
        case "nothing-changed":
            return `none of ${isNamed ? "its images" : "the selected images"} changed (\`changed-only\`).`;
        case "no-file":
            return `${images} match no files: ${reason.globs.map(({ glob }) => `\`${glob}\``).join(", ")}. ${adviseOn(reason)}`;
        case "passed-over":
            return `${images} match nothing that can be ${isNamed ? "used" : "edited"}. ${wordSkippedFile(reason.example)}`;
        case "not-originals":
            return `all matched files are results, masks or references, for example ${reason.example}.`;
    }
}
const CHECK_FILES = "Check that the files are in the repository, and that git does not ignore them.";
const NO_CHECKOUT = "The workspace has no checkout: run actions/checkout before this step. If it has a `path`, begin the globs with that folder.";
function adviseOn({ globs, noCheckout }) {
    const hints = [...new Set(globs.flatMap(({ hint }) => (hint ? wordHint(hint) : [])))];
    return [...hints, ...(noCheckout ? [NO_CHECKOUT] : hints.length === 0 ? [CHECK_FILES] : [])].join(" ");
}
function wordHint(hint) {
    switch (hint.kind) {
        case "comma":
            return "Write one glob per line; a comma does not separate globs.";
        case "unclosed":
            return `A \`${hint.mark}\` is not closed.`;
        case "case":
            return `Upper and lower case count: there is ${hint.example}.`;
        case "unicode":
            return `There is ${hint.example}, whose accents are in another Unicode form. Copy the name from \`git ls-files\`.`;
        case "folder":
            return `To select all images of a folder, write \`${hint.glob}\`.`;
        case "subfolders":
            return `To include subfolders, write \`${hint.glob}\`.`;
        case "similar":
        case "extension":
            return `Did you mean \`${hint.glob}\`? It matches ${hint.example}.`;
    }
}
const WORK = { edit: "edited", localize: "localized", generate: "generated" };
/** A line of the log for a selected file without a task. */
function wordSkippedFile(file) {
    switch (file.code) {
        case "symbolic-link":
            return `${file.path} is a symbolic link and is not read.`;
        case "no-pictures": {
            const more = file.count > 1 ? ` and ${(0,format/* plural */.LS)(file.count - 1, "other file")} are` : " is";
            return `${file.path}${more} passed over: by the name, ${file.count > 1 ? "they are no images" : "it is no image"}.`;
        }
        case "not-in-workspace":
            return `${file.path} is in git but not in the workspace.`;
        case "unreadable":
            return `${file.path} is larger than 128 MiB, or was replaced while it was read.`;
        case "not-an-original":
            return `${file.path} is ${wordOwner(file.owner)} and is not ${WORK[file.mode]} itself.`;
        case "locale-is-source":
            return `${notice_wording_recipePrefix(file.recipe)}${file.locale} is skipped: the images are already in ${file.sourceLocale}.`;
    }
}
function wordOwner(owner) {
    switch (owner.kind) {
        case "mask":
            return "a mask";
        case "reference":
            return "a reference";
        case "generated":
            return "a generated image";
        case "settings":
            return "a file of git or of the workflow";
        case "result":
            return `the result of ${owner.source}`;
    }
}
function notice_wording_recipePrefix(name) {
    return name === "" ? "" : `recipe ${JSON.stringify(name)}: `;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/report/wording.js






/*
 * The sentences of the comment, the summary and the log, as plain text in which backticks mark names. Those of notices are in
 * `notice-wording.ts`.
 */
const SANDBOX_NOTICE = "The sandbox provider calls no model. It puts a mark on each image so that you can test the workflow for free.";
const LOCK_REPAIRED = "The lockfile contained merge conflict markers. The entries of both sides were kept.";
const SEE_SUMMARY = "see the run summary";
const SEE_RESULTS_FILE = "the file in the `results-file` output has the full list";
const REST = { comment: SEE_SUMMARY, summary: SEE_RESULTS_FILE };
const COMMENT_HINTS = {
    revertEdit: "Revert a file to reject its edit, or change it by hand. Retouch keeps your version and does not edit it again.",
    revertOther: "Revert a file to restore the previous version, or change it by hand. Retouch keeps your version and does not replace it.",
    newFile: "You can change a new file by hand. Retouch keeps your version. A deleted file is made again.",
    fullSize: "Click an image to see it at full size. Transparent areas show the background of this page.",
    fullSizeOrDiff: "Click an image to see it at full size, or its name to compare both versions. Transparent areas show the background of this page.",
    run: "Log and summary of this run",
};
/** How to take part in the run's own pull request. */
const PULL_HINTS = {
    edit: "To change an image, edit its file on the branch",
    keep: "Retouch keeps your commits and adds to them.",
    revert: "To reject one image, revert its file on the branch.",
    close: "To reject all of them, close the pull request. Retouch proposes an image again only if its source or the recipe changes, or with `force`.",
};
/** The last comment on a pull request that is not needed any more. */
const WITHDRAWN_COMMENT = "Nothing is left to propose: the target branch has these images already, or their sources are gone. Retouch closed this pull request.";
/** Where a pull request could not be opened. @param link opens one in the browser. */
const PULL_FAILED = {
    notPermitted: (said) => `GitHub did not let this workflow open the pull request (${said.replace(/\.$/, "")}). Turn on "Allow GitHub Actions to create and approve pull requests" under Settings → Actions → General.`,
    place: (branch, link) => `The images are on the branch \`${branch}\`. Open the pull request by hand: ${link}`,
    missing: (names) => `GitHub assigned nobody of these names: ${names.join(", ")}. They need write access.`,
};
const EARLIER = "Earlier in this pull request";
const EDITED_FROM_ORIGINAL = "edited from the original, not from the previous result";
const WORKS = [...MODES, "take"];
const DONE = { edit: "edited", localize: "localized", generate: "generated", take: "taken" };
function workOf({ task, taken }) {
    return taken === undefined ? task.recipe.mode : "take";
}
/** How many outcomes there are of each kind of work that occurs. */
function countWorks(outcomes) {
    return WORKS.map((work) => [work, outcomes.filter((outcome) => workOf(outcome) === work).length]).filter(([, count]) => count > 0);
}
/** What is counted: no image was made where a candidate was taken. */
function nounOf(outcomes) {
    return outcomes.length > 0 && outcomes.every((outcome) => workOf(outcome) === "take") ? "candidate" : "image";
}
/** `edited`, `localized`, `generated` or `taken`; `made` where there are several of them. */
function doneWord(outcomes) {
    const works = countWorks(outcomes);
    const [work] = works[0] ?? ["edit"];
    return works.length > 1 ? "made" : DONE[work];
}
/** `edit`, `localize`, `generate` or `take`; `make` where there are several of them. */
function doWord(outcomes) {
    const works = countWorks(outcomes);
    const [work] = works[0] ?? ["edit"];
    return works.length > 1 ? "make" : work;
}
/** `4 edited`, `12 localized`, `1 candidate taken`: one part for each kind of work. */
function listDone(outcomes) {
    return listWorks(outcomes, (work) => DONE[work]);
}
/** `4 to edit`, `12 to localize`, `1 candidate to take`: one part for each kind of work. */
function listToDo(outcomes) {
    return listWorks(outcomes, (work) => `to ${work}`);
}
function listWorks(outcomes, wordOf) {
    return countWorks(outcomes).map(([work, count]) => {
        const noun = work === "take" ? `${count === 1 ? "candidate" : "candidates"} ` : "";
        return { count, word: `${noun}${wordOf(work)}` };
    });
}
/** `3 images localized`, `1 candidate taken`. */
function wording_describeDone(outcomes) {
    return `${(0,format/* plural */.LS)(outcomes.length, nounOf(outcomes))} ${doneWord(outcomes)}`;
}
/** `3 images to localize`, `1 candidate to take`. @param all tells the kind of work where nothing is due. */
function describeToDo(due, all) {
    return `${(0,format/* plural */.LS)(due.length, nounOf(due))} to ${doWord(due.length > 0 ? due : all)}`;
}
/** `3 localized images`, or with a word before them `3 more localized images`. */
function countImages(outcomes, before = "") {
    const done = doneWord(outcomes);
    return (0,format/* plural */.LS)(outcomes.length, [before, done === "made" ? "" : done, nounOf(outcomes)].filter((word) => word !== "").join(" "));
}
/** What became of a task, or will. */
function statusText(outcome) {
    const { task, result, fallback, taken } = outcome;
    const { candidates, mode } = task.recipe;
    switch (result.status) {
        case "edited":
            if (taken !== undefined)
                return `took candidate ${taken} of an earlier run`;
            return result.cached ? `${DONE[mode]}, from an earlier run` : DONE[mode];
        case "planned":
            if (taken !== undefined)
                return `take candidate ${taken} of an earlier run`;
            if (result.cached)
                return `${mode}, from an earlier run`;
            return candidates > 1 ? `${mode}, ${candidates} candidates` : mode;
        case "unchanged":
            if (isDeclined(outcome))
                return "declined before";
            return result.warnings.some(({ code }) => code === "no-text-found") ? "no text found" : "up to date";
        case "modified":
            return "kept: edited by hand";
        case "failed":
            return fallback === undefined ? "failed" : `failed; ${fallbackText(outcome)}`;
        case "stale":
            return "not committed: the branch has a newer version";
    }
}
function isDeclined({ result }) {
    return result.warnings.some(({ code }) => code === "declined");
}
/** Which image is used in the place of a failed one; empty where none is. */
function fallbackText({ fallback }) {
    return fallback === undefined ? "" : `the \`${(0,plain_text/* toLine */.S5)(fallback).replaceAll("`", "")}\` image was used instead`;
}
/** Sentences for a task's notices, without what {@link statusText} says. */
function warningsOf({ result }) {
    return result.warnings.filter(({ code }) => code !== "fallback-used").map(wordTaskNotice);
}
/** Sentences for the notices of the whole run. @param without notices that are shown elsewhere. */
function listWarnings(report, without = []) {
    return [
        ...new Set(listNotices(report)
            .filter((notice) => !without.includes(notice))
            .map(wordRunNotice)),
    ];
}
/** `text 96 %`; empty where nothing was read, or no term of the glossary is in the image. */
function formatScore(check) {
    return check === undefined || check.score === null ? "" : `text ${(0,format/* formatShare */.T1)(check.score)}`;
}
/** What is wrong with the text of a result, by kind, each with the words as they were read or wanted. */
function listFaults({ missing, left }) {
    return [
        { kind: "missing", words: missing },
        { kind: "still in the source language", words: left },
    ].filter(({ words }) => words.length > 0);
}
/** The report in half a line, in our own words only. */
function headline(report) {
    const { outcomes, pullImages } = report;
    const counts = tally(outcomes);
    const hasErrors = listErrors(report).length > 0;
    if (report.dryRun && !hasErrors) {
        const due = outcomes.filter(({ result }) => result.status === "planned");
        return `dry run, ${outcomes.length === 0 ? "nothing to do" : describeToDo(due, outcomes)}`;
    }
    const { length: empty } = outcomes.filter(isFoundEmpty);
    const parts = [];
    if (counts.edited > 0)
        parts.push(wording_describeDone(outcomes.filter(({ result }) => result.status === "edited")));
    if (counts.failed > 0)
        parts.push(parts.length === 0 ? `${(0,format/* plural */.LS)(counts.failed, "image")} failed` : `${counts.failed} failed`);
    if (empty > 0)
        parts.push(`no text found in ${parts.length === 0 ? (0,format/* plural */.LS)(empty, "image") : empty}`);
    if (counts.stale > 0)
        parts.push(`${counts.stale} superseded by a newer commit`);
    if (hasErrors)
        parts.push(report.delivered === undefined ? "the run failed" : "delivery failed");
    if (parts.length > 0)
        return parts.join(", ");
    const { earlier = [] } = pullImages ?? {};
    return earlier.length > 0 ? `${wording_describeDone(earlier)} in this pull request` : "nothing to do";
}
/** Why nothing was done, as a sentence; empty when something was. */
function explainNothing(report) {
    if (report.skip)
        return wordSkip(report.skip, report);
    const counts = tally(report.outcomes);
    if (report.dryRun || counts.edited + counts.failed + counts.stale + listErrors(report).length > 0)
        return "";
    if (report.outcomes.some(isFoundEmpty))
        return "";
    return report.outcomes.length === 0 ? "No image was selected." : "All selected images are up to date.";
}
const NO_ACCESS = "so this run has no access to secrets and cannot write to the repository.";
const NO_TRUST = "so its images are not trusted with the secrets of this run.";
function wordSkip(skip, { outcomes, context, pull }) {
    const isPullChanged = pull !== undefined && pull.operation !== "none";
    const why = (0,judge_event/* hasSecrets */.k)(context) ? NO_TRUST : NO_ACCESS;
    switch (skip.reason) {
        case "fork":
            return `Nothing was done: the pull request comes from a fork, ${why}`;
        case "dependabot":
            return `Nothing was done: the pull request was opened by Dependabot, ${why}`;
        case "closed":
            return "Nothing was done: the pull request is closed.";
        case "no-branch":
            return `Nothing was done: the branch \`${skip.branch}\` does not exist any more.`;
        case "label":
            return `Nothing was done: the pull request has the label "${skip.label}", which is listed in \`skip-labels\`.`;
        case "draft":
            return "Nothing was done: the pull request is a draft and `skip-drafts` is set.";
        case "dry-run":
            return "Nothing was done: `dry-run` is set.";
        case "no-text":
            return "Nothing was changed: the model found no text in the images.";
        case "no-match":
            return `Nothing was done: ${wordNoMatch(skip)}`;
        case "up-to-date":
            return `${isPullChanged ? "No image was made" : "Nothing was done"}: ${wordUpToDate(tally(outcomes), outcomes.filter(isDeclined).length)}`;
    }
}
function wordNoMatch(skip) {
    switch (skip.why) {
        case "no-candidates":
            return "the lockfile has no other candidates for the selected images.";
        case "notices":
            return skip.notices.map(wordRunNotice).join(" ");
        case "nothing-changed":
            return `no changed image matches ${listPatterns(skip.patterns)} (\`changed-only\`).`;
    }
}
function listPatterns(patterns) {
    return [...new Set(patterns)].map((pattern) => `\`${pattern}\``).join(", ");
}
function wordUpToDate({ unchanged: all, modified, stale }, declined) {
    const unchanged = all - declined;
    const [was, it] = modified === 1 ? ["was", "it"] : ["were", "them"];
    const parts = [
        ...(unchanged > 0 ? [`${(0,format/* plural */.LS)(unchanged, "image")} ${unchanged === 1 ? "is" : "are"} up to date`] : []),
        ...(declined > 0
            ? [
                `${(0,format/* plural */.LS)(declined, "image")} ${declined === 1 ? "was" : "were"} declined in an earlier pull request. Set \`force\` to propose again`,
            ]
            : []),
        ...(stale > 0 ? [`${(0,format/* plural */.LS)(stale, "image")} ${stale === 1 ? "has" : "have"} a newer version on the branch`] : []),
        ...(modified > 0 ? [`${(0,format/* plural */.LS)(modified, "file")} ${was} edited by hand and kept. Set \`force: true\` to replace ${it}`] : []),
    ];
    return `${parts.join(". ")}.`;
}
/** `about $0.9`, `$0.9 (estimated)`, `no cost`: of the whole run. */
function describeRunCost(report) {
    const { cost, estimatedCost, outcomes, dryRun } = report;
    if (isSandbox(report))
        return "no cost";
    if (dryRun && outcomes.length > 0)
        return describeEstimate(estimatedCost);
    if (cost === null)
        return outcomes.some(isCalled) ? "cost unknown" : "no cost";
    return `${(0,format/* formatDollars */.nT)(cost)}${isCostEstimated(report) ? " (estimated)" : ""}`;
}
function describeEstimate(estimatedCost) {
    return estimatedCost === null ? "price unknown" : `about ${(0,format/* formatDollars */.nT)(estimatedCost)}`;
}
/** Whether a model was called, or may have been. */
function isCalled(outcome) {
    const { status, cost } = outcome.result;
    // What failed before anything was sent has the cost 0.
    return status === "edited" || status === "stale" || (status === "failed" && cost === null) || isFoundEmpty(outcome);
}
/** What is about to be paid for, in one line of the log: `4 images to edit, 12 to localize with dashscope qwen-image-2.0-pro, about $0.9`. */
function announce(jobs, estimatedCost) {
    const recipes = [...new Set(jobs.map(({ task }) => task.recipe))];
    const counts = MODES.map((mode) => ({ mode, count: jobs.filter(({ task }) => task.recipe.mode === mode).length }));
    const work = counts
        .filter(({ count }) => count > 0)
        .map(({ mode, count }, index) => `${index === 0 ? (0,format/* plural */.LS)(count, "image") : count} to ${mode}`);
    const models = recipes.map(({ provider, modelName }) => provider.kind === "local" ? "the sandbox, which calls no model" : `${provider.name} ${modelName}`);
    const isPaid = recipes.some(({ provider }) => provider.kind === "http");
    const { length: cached } = jobs.filter(({ isCached }) => isCached);
    return [
        `${work.join(", ")} with ${[...new Set(models)].join(" and ")}`,
        ...(cached > 0 ? [`${cached} of them from an earlier run`] : []),
        ...(isPaid ? [describeEstimate(estimatedCost)] : []),
    ].join(", ");
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/report/tables.js








const PATH_LENGTH = 72;
/** Characters of a name that a phone shows on one line, in the whole column and in half of it. */
const WHOLE_COLUMN = 36;
const HALF_COLUMN = 16;
/** Characters on one line of a name that shares a row of a table. */
function columnOf({ isNarrow }) {
    return isNarrow ? HALF_COLUMN : WHOLE_COLUMN;
}
function pathCode(path, run = WHOLE_COLUMN) {
    return markdown_code((0,plain_text/* cutMiddle */.it)(path, PATH_LENGTH), Number.POSITIVE_INFINITY, run);
}
/** `source`, or `source → output`; an output in the same folder by its name alone. */
function nameFile({ result: { source, output } }, run) {
    if (source === null || source === output)
        return pathCode(output, run);
    return html `${pathCode(source, run)} → ${pathCode((0,posix_.dirname)(source) === (0,posix_.dirname)(output) ? (0,posix_.basename)(output) : output, run)}`;
}
/** The file and the locale of a task. */
function nameTask(outcome, run) {
    return join([nameFile(outcome, run), localeCode(outcome)], html ` `);
}
function localeCode({ result: { locale } }) {
    return locale === null ? NOTHING : markdown_code(locale, 40);
}
function recipeCode({ result: { recipe } }) {
    return recipe === undefined ? NOTHING : markdown_code(recipe, 80);
}
function sizeOf({ result: { width, height } }) {
    return width === null || height === null ? undefined : prose((0,format/* formatSize */.Xq)({ width, height }));
}
/** `text 96 %`. */
function scoreOf({ result: { text } }) {
    return unbroken(formatScore(text));
}
/** The cost of an image, or that an earlier run has paid for it; empty where nothing was paid. */
function costOf({ result: { cost, cached } }) {
    if (cached)
        return html `from an earlier run`;
    return cost === null || cost === 0 ? NOTHING : prose((0,format/* formatDollars */.nT)(cost));
}
/** Pixels, bytes, change, cost and time, as far as they are known. */
function describeFigures(outcome) {
    const { before, changedShare, result } = outcome;
    return [
        describeChange(before && prose((0,format/* formatSize */.Xq)(before)), sizeOf(outcome)),
        describeChange(before && unbroken((0,format/* formatBytes */.z3)(before.bytes)), result.bytes === null ? undefined : unbroken((0,format/* formatBytes */.z3)(result.bytes))),
        changedShare === undefined ? NOTHING : html `${unbroken((0,format/* formatShare */.T1)(changedShare))} of pixels changed`,
        costOf(outcome),
        result.durationMs === null ? NOTHING : unbroken((0,format/* formatDuration */.a3)(result.durationMs)),
    ];
}
/** Where the rest of a cut table is; empty where nothing is cut. */
function renderMore(more, noun, { rest }) {
    return more === 0 ? NOTHING : html `and ${prose(noun === "" ? `${more} more` : (0,format/* plural */.LS)(more, noun))}: ${rest}`;
}
function renderPrice(price) {
    return prose(price === null ? "unknown" : (0,format/* formatDollars */.nT)(price));
}
const RECIPE = [html `Recipe`, recipeCode];
const tables_LOCALE = [html `Locale`, localeCode];
const STATUS = [
    [html `Result`, (outcome) => (outcome.result.status === "failed" ? html `failed` : prose(statusText(outcome)))],
    [
        html `Text`,
        ({ result: { text } }) => (text === undefined ? NOTHING : text.score === null ? html `–` : unbroken((0,format/* formatShare */.T1)(text.score))),
    ],
];
const FIGURES = [
    [html `Pixels`, (outcome) => describeChange(outcome.before && prose((0,format/* formatSize */.Xq)(outcome.before)), sizeOf(outcome))],
    [
        html `Size`,
        ({ before, result: { bytes } }) => describeChange(before && unbroken((0,format/* formatBytes */.z3)(before.bytes)), bytes === null ? undefined : unbroken((0,format/* formatBytes */.z3)(bytes))),
    ],
    [html `Changed`, ({ changedShare }) => (changedShare === undefined ? NOTHING : unbroken((0,format/* formatShare */.T1)(changedShare)))],
    [html `Cost`, ({ result }) => (result.cost === null ? NOTHING : prose((0,format/* formatDollars */.nT)(result.cost)))],
    [html `Time`, ({ result }) => (result.durationMs === null ? NOTHING : unbroken((0,format/* formatDuration */.a3)(result.durationMs)))],
];
const PLAN = [
    tables_LOCALE,
    [html `Plan`, (outcome) => prose(statusText(outcome))],
    [html `Estimate`, ({ result: { status, cost } }) => (status === "planned" && cost !== null ? prose((0,format/* formatDollars */.nT)(cost)) : NOTHING)],
];
/** One line a task, without pictures. `folded` is the title of a `<details>` around it. */
function renderTasks(report, outcomes, budget, folded) {
    if (outcomes.length === 0)
        return NOTHING;
    const tasks = budget.isNarrow
        ? renderRows(report, outcomes, STATUS, budget, (outcome) => [localeCode(outcome), ...describeFigures(outcome)])
        : renderRows(report, outcomes, [tables_LOCALE, ...STATUS, ...FIGURES], budget);
    return folded === undefined ? tasks : html_fold(folded, tasks);
}
/** A table of tasks with these columns after those that name a task. What `describe` says is below the name. */
function renderRows(report, outcomes, figures, budget, describe = () => []) {
    const shown = outcomes.slice(0, budget.rows);
    const columns = [
        [
            html `Image`,
            (outcome) => joinLines([nameFile(outcome, columnOf(budget)), ...renderNotes(report, outcome, budget), joinFacts(describe(outcome))]),
        ],
        ...dropEmpty([...(hasRecipes(report) ? [RECIPE] : []), ...figures], shown),
    ];
    const rows = shown.map((outcome) => row(columns.map(([, cell]) => cell(outcome))));
    return table(columns.map(([name]) => name), rows, renderMore(outcomes.length - rows.length, "", budget));
}
/** A column with nothing in it would only take room. */
function dropEmpty(columns, rows) {
    return columns.filter(([, cell]) => rows.some((one) => cell(one).length > 0));
}
/** What a reader should know of a task besides its figures: warnings, and what is wrong with its text. */
function listNotes(outcome, budget) {
    const warnings = warningsOf(outcome).slice(0, budget.failures);
    const notes = [...warnings.map((warning) => message(warning, budget.text)), renderFaults(outcome.result.text, budget)];
    return notes.filter((note) => note.length > 0).map((note) => html `⚠️ ${note}`);
}
function renderNotes(report, outcome, budget) {
    return [prose(fallbackText(outcome)), ...listNotes(outcome, budget), describeCandidates(report, outcome)];
}
/** Words in one list. */
const MAX_WORDS = 8;
const MAX_WORD = 60;
/** What is wrong with the text of a result in one line; empty where nothing is. */
function renderFaults(check, budget) {
    const faults = (check ? listFaults(check) : []).map(({ kind, words }) => {
        const shown = words.slice(0, Math.min(MAX_WORDS, budget.failures)).map((word) => markdown_code(word, Math.min(MAX_WORD, budget.text)));
        const more = words.length > shown.length ? html `${words.length - shown.length} more` : NOTHING;
        return html `${prose(kind)}: ${join([...shown, more], html `, `)}`;
    });
    return faults.length === 0 ? NOTHING : html `text ${join(faults, html `; `)}`;
}
/** More tasks than this are counted first, and listed in a folded table. */
const MANY = 12;
/** What a `dry-run` found: what would be made, with the price of each. */
function renderPlan(report, budget) {
    const outcomes = report.outcomes.filter(({ result }) => result.status !== "failed");
    if (outcomes.length === 0)
        return [];
    // What would be done, and paid for, comes first.
    const sorted = outcomes.toSorted((a, b) => Number(b.result.status === "planned") - Number(a.result.status === "planned"));
    const tasks = renderRows(report, sorted, PLAN, budget);
    const counts = renderCounts(report, budget);
    return counts.length === 0 ? [tasks] : [counts, html_fold(html `All ${prose((0,format/* plural */.LS)(outcomes.length, "task"))}`, tasks)];
}
/** How many images there are of each recipe and locale; empty where the tasks can be read one by one. */
function renderCounts(report, budget) {
    const due = report.outcomes.filter(({ result }) => result.status === "planned");
    const groups = [...Map.groupBy(due, ({ result: { recipe, locale } }) => JSON.stringify([recipe, locale])).values()];
    if (due.length <= MANY || groups.length < 2)
        return NOTHING;
    const columns = [
        ...(hasRecipes(report) ? [ofFirst(RECIPE)] : []),
        ofFirst(tables_LOCALE),
        [html `Images`, ({ length }) => html `${length}`],
        [html `Estimate`, (group) => renderPrice(sumCosts(group))],
    ];
    return renderGroups(groups, columns, "more row", budget);
}
/** The same column for a group that has it in common. */
function ofFirst([name, cell]) {
    return [name, ([first]) => (first ? cell(first) : NOTHING)];
}
function renderGroups(groups, columns, noun, budget) {
    const rows = groups.slice(0, budget.rows).map((group) => row(columns.map(([, cell]) => cell(group))));
    return table(columns.map(([name]) => name), rows, renderMore(groups.length - rows.length, noun, budget));
}
/** Locales that are named; more are counted. */
const tables_MAX_LOCALES = 8;
/** Which recipe did what, one row each; empty where there is only one. */
function renderRecipes(report, budget) {
    if (!hasRecipes(report))
        return NOTHING;
    const groups = [...Map.groupBy(report.outcomes, ({ result }) => result.recipe ?? "").values()];
    const facts = [
        [html `Locales`, describeLocales],
        [html `Model`, describeModel],
    ];
    const [name, cell] = ofFirst(RECIPE);
    const nameAll = (group) => joinLines([cell(group), ...facts.map(([, describe]) => describe(group))]);
    const columns = [
        [report.dryRun ? html `Plan` : html `Result`, describeCounts],
        ...(budget.isNarrow ? [] : facts),
        [report.dryRun ? html `Estimate` : html `Cost`, describeCost],
    ];
    return renderGroups(groups, [[name, budget.isNarrow ? nameAll : cell], ...dropEmpty(columns, groups)], "more recipe", budget);
}
function describeCounts(outcomes) {
    const of = (...wanted) => outcomes.filter(({ result }) => wanted.includes(result.status));
    const [failed, stale, unchanged] = [of("failed"), of("stale"), of("unchanged", "modified")];
    return join([
        ...[...listDone(of("edited")), ...listToDo(of("planned"))].map(({ count, word }) => html `<b>${count}</b> ${prose(word)}`),
        failed.length > 0 ? html `<b>${failed.length} failed</b>` : NOTHING,
        stale.length > 0 ? html `${stale.length} stale` : NOTHING,
        unchanged.length > 0 ? html `${unchanged.length} unchanged` : NOTHING,
    ], html `, `);
}
function describeLocales(outcomes) {
    const locales = [...new Set(outcomes.flatMap(({ result }) => result.locale ?? []))];
    if (locales.length > tables_MAX_LOCALES)
        return html `${locales.length} locales`;
    return join(locales.map((locale) => markdown_code(locale, 40)), html ` `);
}
function describeModel([first]) {
    if (!first)
        return NOTHING;
    const { provider, model } = first.result;
    return join([markdown_code(provider, 80), model === provider ? NOTHING : markdown_code(model, 120, HALF_COLUMN)], html ` `);
}
/** Empty where nothing was to be paid for. */
function describeCost(outcomes) {
    if (outcomes.every(({ result }) => result.status === "unchanged" || result.status === "modified"))
        return NOTHING;
    if (outcomes.every(({ result }) => result.provider === "sandbox"))
        return html `no cost`;
    return renderPrice(sumCosts(outcomes));
}
/** Locales in one row. */
const LOCALES_IN_ROW = 40;
/** Where there are no pictures: what became of each source, its locales in one row. Empty where nothing was localized. */
function renderSources(report, budget) {
    const localized = report.outcomes.filter(({ result }) => result.locale !== null && (result.status === "edited" || result.status === "failed"));
    const groups = [...Map.groupBy(localized, ({ result: { recipe, source } }) => JSON.stringify([recipe, source])).values()];
    if (groups.length === 0)
        return NOTHING;
    const image = [html `Image`, ({ result: { source, output } }) => pathCode(source ?? output, columnOf(budget))];
    const columns = [
        ofFirst(image),
        ...(hasRecipes(report) ? [ofFirst(RECIPE)] : []),
        [html `Locales`, tables_listLocales],
        [html `Cost`, (group) => renderPrice(sumCosts(group))],
    ];
    return renderGroups(groups, columns, "", budget);
}
function tables_listLocales(outcomes) {
    const shown = outcomes.slice(0, LOCALES_IN_ROW).map(describeLocale);
    return joinFacts([...shown, outcomes.length > shown.length ? html `and ${outcomes.length - shown.length} more` : NOTHING]);
}
function describeLocale(outcome) {
    const { status, text } = outcome.result;
    const failed = status === "failed" ? html `<b>failed</b>` : NOTHING;
    return join([localeCode(outcome), failed, text && text.score !== null ? unbroken((0,format/* formatShare */.T1)(text.score)) : NOTHING], html `&nbsp;`);
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/report/gallery-items.js







/** CSS pixels of a picture that stands alone. */
const ALONE = 560;
/**
 * Before and after side by side, the facts below. A picture where there was none stands alone. Candidates have a table of their own: within
 * another one it would force its width.
 */
function renderPairs(report, outcomes, budget) {
    const end = outcomes.findIndex((outcome) => pictures_listCandidates(report, outcome).length > 0);
    const pairs = end === -1 ? outcomes : outcomes.slice(0, end + 1);
    const first = table(pairs.every((outcome) => isNew(outcome) || isBanner(outcome.result)) ? [] : [html `Before`, html `After`], pairs.flatMap((outcome) => renderPair(report, outcome, budget)));
    const [last] = pairs.slice(-1);
    if (end === -1 || last === undefined)
        return outcomes.length === 0 ? [] : [first];
    return [first, renderCandidates(report, last), ...renderPairs(report, outcomes.slice(end + 1), budget)];
}
function renderPair(report, outcome, budget) {
    const others = pictures_listCandidates(report, outcome).length > 0 ? NOTHING : describeCandidates(report, outcome);
    const facts = joinLines([describePair(report, outcome), ...listNotes(outcome, budget), others]);
    return [renderPictures(report, outcome), wide(facts, 2)];
}
/** A row of one cell. */
function wide(content, columns) {
    return tr([html `<td colspan="${columns}">${content}</td>`]);
}
function centered(content, columns) {
    return tr([html `<td colspan="${columns}" align="center">${content}</td>`]);
}
function renderPictures(report, outcome) {
    if (isNew(outcome))
        return centered(showAfter(report, outcome, ALONE), 2);
    const isWide = isBanner(outcome.result);
    const column = isWide ? 2 * COLUMN : COLUMN;
    const before = showBefore(report, outcome, column);
    const after = showAfter(report, outcome, column);
    if (isWide)
        return wide(joinLines([html `Before`, before, html `After`, after]), 2);
    return tr([before, after].map((side) => html `<td width="50%" align="center">${side}</td>`));
}
function describePair(report, outcome) {
    const { task, taken } = outcome;
    // The picture on the left is an earlier result, not what the model was given.
    const isOther = task.source && task.originBlob !== task.source.blob && report.pullImages?.places.get(outcome) === undefined;
    const isFromOriginal = isOther && taken === undefined;
    return joinFacts([
        html `<b>${linkDiff(report, outcome, nameTask(outcome))}</b>`,
        isNew(outcome) ? html `new` : NOTHING,
        taken === undefined ? NOTHING : prose(statusText(outcome)),
        ...describeFigures(outcome),
        isFromOriginal ? prose(EDITED_FROM_ORIGINAL) : NOTHING,
    ]);
}
/** CSS pixels of a candidate in a row of them. */
const CANDIDATE = 120;
/** The picture of the source once, and beside it those of its locales. */
function renderLocales(report, locales, budget) {
    const [first] = locales.outcomes;
    if (!first)
        return NOTHING;
    const grid = chooseGrid(first, locales.outcomes.length);
    const notes = gallery_items_renderNotes(report, locales, budget);
    const rows = [
        wide(describeSource(first, locales), grid.columns),
        ...renderGrid(report, first, locales.outcomes, grid),
        notes.length === 0 ? NOTHING : wide(notes, grid.columns),
    ];
    return join([table([], rows), renderAllCandidates(report, locales.outcomes)], html `\n`);
}
/** Upright pictures stand up to three in a row, others two; a banner is too low to be judged in a third of a comment. */
function chooseGrid({ result, before }, count) {
    const size = before ?? result;
    const isStacked = isBanner(size);
    const rows = Math.ceil(count / (isUpright(size) ? 3 : 2));
    // As even as can be: four upright ones stand two by two.
    const perRow = Math.ceil(count / rows);
    const columns = isStacked ? perRow : perRow + 1;
    return { columns, perRow, isStacked, column: Math.floor((2 * COLUMN) / columns) };
}
function describeSource({ result, before }, { outcomes, isMore }) {
    const cost = sumCosts(outcomes);
    return joinFacts([
        html `<b>${pathCode(result.source ?? result.output)}</b>`,
        before ? prose((0,format/* formatSize */.Xq)(before)) : NOTHING,
        prose(isMore ? `${outcomes.length} more locales` : (0,format/* plural */.LS)(outcomes.length, "locale")),
        cost === null || cost === 0 ? NOTHING : prose((0,format/* formatDollars */.nT)(cost)),
    ]);
}
function renderGrid(report, first, outcomes, grid) {
    const { columns, perRow, isStacked, column } = grid;
    const width = html `width="${Math.floor(100 / columns)}%"`;
    const cells = outcomes.map((outcome) => html `<td ${width} align="center">${showAfter(report, outcome, column)}<br>\n${gallery_items_describeLocale(report, outcome)}</td>`);
    const rows = Array.from({ length: Math.ceil(cells.length / perRow) }, (_, index) => {
        const own = cells.slice(index * perRow, (index + 1) * perRow);
        return own.length === perRow ? own : [...own, html `<td colspan="${perRow - own.length}"></td>`];
    });
    const { sourceLocale } = first.task.recipe;
    const caption = sourceLocale === undefined ? html `source` : html `<b>${markdown_code(sourceLocale, 40)}</b>, source`;
    const source = joinLines([showBefore(report, first, isStacked ? 2 * COLUMN : column), caption]);
    if (isStacked)
        return [centered(source, columns), ...rows.map(tr)];
    const beside = html `<td rowspan="${rows.length}" ${width} align="center">${source}</td>`;
    return rows.map((own, index) => tr(index === 0 ? [beside, ...own] : own));
}
function gallery_items_describeLocale(report, outcome) {
    const { before, taken } = outcome;
    const size = sizeOf(outcome) ?? NOTHING;
    return joinFacts([
        html `<b>${linkDiff(report, outcome, localeCode(outcome))}</b>`,
        taken === undefined ? NOTHING : html `candidate ${taken} taken`,
        scoreOf(outcome),
        before && size !== prose((0,format/* formatSize */.Xq)(before)) ? size : NOTHING,
        costOf(outcome),
    ]);
}
/** Notes below the pictures: those on single locales, each once where it holds for several, and the failures. */
function gallery_items_renderNotes(report, { outcomes, failed }, budget) {
    const notes = [
        ...outcomes.flatMap((outcome) => {
            // Those whose pictures are shown have a table of their own.
            const candidates = pictures_listCandidates(report, outcome).length > 0 ? NOTHING : describeCandidates(report, outcome);
            return [...listNotes(outcome, budget), candidates].map((note) => ({ outcome, note }));
        }),
        ...failed.map((outcome) => ({ outcome, note: describeFailure(outcome) })),
    ].filter(({ note }) => note.length > 0);
    const lines = [...Map.groupBy(notes, ({ note }) => note)].map(([note, about]) => {
        const names = about.map(({ outcome }) => html `<b>${localeCode(outcome)}</b>`);
        return html `${join(names, html `, `)}: ${note}`;
    });
    return joinLines(lines);
}
function describeFailure(outcome) {
    const { error } = outcome.result;
    const why = error ? html ` (${markdown_code(error.code)})` : NOTHING;
    return joinFacts([html `<b>failed</b>${why}`, scoreOf(outcome), prose(fallbackText(outcome))]);
}
/** A row of pictures for each locale that has candidates. */
function renderAllCandidates(report, outcomes) {
    const found = outcomes
        .map((outcome) => ({ outcome, candidates: pictures_listCandidates(report, outcome) }))
        .filter(({ candidates }) => candidates.length > 0);
    const [first] = found;
    if (!first)
        return NOTHING;
    const rows = found.map(({ outcome, candidates }) => tr([html `<td><b>${localeCode(outcome)}</b></td>`, ...showCandidates(report, candidates, CANDIDATE)]));
    const other = first.candidates[1]?.number ?? 2;
    const title = html `Candidates of ${prose((0,format/* plural */.LS)(found.length, "locale"))}`;
    return html_fold(title, html `${explainTaking(first.outcome.task.output, other)}\n${table([], rows)}`);
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/report/gallery.js






/** Pictures that are shown without a click; a reviewer's first look should not be a long scroll. */
const OPEN = 12;
/** Locales in one block; more of one source go into further blocks. */
const gallery_MAX_LOCALES = 9;
/** What the comment can show of the results: those in a commit, in a format that browsers know. In the order of the plan. */
function listGalleryItems({ outcomes, delivered }) {
    return delivered?.commit === undefined ? [] : groupImages(outcomes);
}
/** The images that earlier runs made in the pull request, the newest first. */
function listEarlierItems({ pullImages }) {
    return groupImages(pullImages?.earlier ?? []);
}
function groupImages(outcomes) {
    const groups = Map.groupBy(outcomes, groupKey);
    return [...groups.values()].flatMap((group) => {
        const pictured = group.filter(({ result }) => result.status === "edited" && isShown(result.output));
        const failed = group.filter(({ result }) => result.status === "failed");
        const [first] = pictured;
        if (!first)
            return [];
        const recipe = first.result.recipe ?? "";
        if (!isLocalized(first))
            return pictured.map((outcome) => ({ kind: "pair", recipe, outcomes: [outcome], failed: [], isMore: false }));
        return gallery_chunk(pictured).map((part, index) => ({ kind: "locales", recipe, outcomes: part, failed: index === 0 ? failed : [], isMore: index > 0 }));
    });
}
function isLocalized({ task, result }) {
    return task.recipe.mode === "localize" && result.source !== null;
}
/** The same for the locales of one source in one recipe, and for all else of one recipe. */
function groupKey(outcome) {
    const { recipe = "", source } = outcome.result;
    return JSON.stringify([recipe, ...(isLocalized(outcome) ? [source] : [])]);
}
function gallery_chunk(outcomes) {
    const count = Math.ceil(outcomes.length / gallery_MAX_LOCALES);
    return Array.from({ length: count }, (_, index) => outcomes.slice(index * gallery_MAX_LOCALES, (index + 1) * gallery_MAX_LOCALES));
}
/** That of the source is one; a picture that stands alone takes the room of two. */
function gallery_countPictures(report, { outcomes }) {
    return outcomes.reduce((sum, outcome) => sum + 1 + pictures_listCandidates(report, outcome).length, 1);
}
/** The first items, of no more than so many pictures; of a source with many locales the first of these. */
function takeGalleryItems(report, items, most) {
    const taken = [];
    let left = most;
    for (const item of items) {
        let { outcomes } = item;
        while (outcomes.length > 0 && gallery_countPictures(report, { outcomes }) > left)
            outcomes = outcomes.slice(0, -1);
        if (outcomes.length > 0)
            taken.push({ ...item, outcomes });
        if (outcomes.length < item.outcomes.length)
            break;
        left -= gallery_countPictures(report, item);
    }
    return taken;
}
/** The pictures, recipe by recipe: the first ones open, the rest folded. */
function renderGallery(report, items, budget) {
    const recipes = [...Map.groupBy(items, ({ recipe }) => recipe)];
    let open = 0;
    return recipes.flatMap(([recipe, own]) => {
        const opened = countOpened(report, own, { share: OPEN / recipes.length, left: 2 * OPEN - open });
        const shown = own.slice(0, opened);
        const folded = own.slice(opened);
        open += shown.reduce((sum, item) => sum + gallery_countPictures(report, item), 0);
        const heading = hasRecipes(report) ? [html `<h4>Recipe ${markdown_code(recipe, 80)}</h4>`] : [];
        const rest = folded.flatMap(({ outcomes }) => outcomes);
        const title = prose(countImages(rest, shown.length > 0 ? "more" : ""));
        const more = folded.length > 0 ? [html_fold(title, join(renderItems(report, folded, budget), html `\n`))] : [];
        return [...heading, ...renderItems(report, shown, budget), ...more];
    });
}
/** How many of a recipe's items are open: its share of pictures, and one in any case while there is room. */
function countOpened(report, items, { share, left }) {
    let pictures = 0;
    const end = items.findIndex((item, index) => {
        pictures += gallery_countPictures(report, item);
        return index === 0 ? left <= 0 : pictures > share;
    });
    return end === -1 ? items.length : end;
}
/** Pairs that follow each other share a table. */
function renderItems(report, items, budget) {
    return items.flatMap((item, index) => {
        if (item.kind === "locales")
            return renderLocales(report, item, budget);
        if (items[index - 1]?.kind === "pair")
            return [];
        const next = items.findIndex(({ kind }, other) => other > index && kind === "locales");
        const pairs = items.slice(index, next === -1 ? undefined : next);
        return renderPairs(report, pairs.flatMap(({ outcomes }) => outcomes), budget);
    });
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/report/sections.js








/*
 * The parts that the comment and the step summary have in common. Each is one HTML block (no blank line in it) or empty.
 */
function renderTitle(report) {
    return html `### Retouch: ${prose(headline(report))}`;
}
/** Counts, cost, models and time in one paragraph. */
function renderFacts(report) {
    const counts = tally(report.outcomes);
    const { length: empty } = report.outcomes.filter(isFoundEmpty);
    const count = (number, word) => (number > 0 ? html `${number} ${word}` : NOTHING);
    const facts = [
        ...describeWork(report),
        count(empty, html `without text`),
        count(counts.unchanged - empty, html `up to date`),
        count(counts.modified, html `edited by hand and kept`),
        counts.failed > 0 ? html `<b>${counts.failed} failed</b>` : NOTHING,
        count(counts.stale, html `stale`),
        prose(describeRunCost(report)),
        ...describeModels(report),
        unbroken((0,format/* formatDuration */.a3)(report.durationMs)),
    ];
    return html `<p>${joinFacts(facts)}</p>`;
}
/** What was made, or will be, by kind; also when it is nothing. */
function describeWork({ outcomes, dryRun }) {
    const wanted = outcomes.filter(({ result }) => result.status === (dryRun ? "planned" : "edited"));
    const counts = dryRun ? listToDo(wanted) : listDone(wanted);
    if (outcomes.length === 0)
        return [];
    if (counts.length === 0)
        return [html `<b>0</b> ${prose(dryRun ? `to ${doWord(outcomes)}` : doneWord(outcomes))}`];
    return counts.map(({ count, word }) => html `<b>${count}</b> ${prose(word)}`);
}
/** More models than this are counted: with several recipes each is named with its own. */
const MAX_MODELS = 3;
/** Models by provider: `aimlapi` `a`, `b`. */
function describeModels({ models }) {
    const shown = [...Map.groupBy(models.slice(0, MAX_MODELS), ({ provider }) => provider)];
    const parts = shown.map(([provider, own]) => {
        const names = own.filter(({ model }) => model !== provider).map(({ model }) => markdown_code(model, 120));
        return join([markdown_code(provider, 80), join(names, html `, `)], html ` `);
    });
    return models.length > MAX_MODELS ? [...parts, prose((0,format/* plural */.LS)(models.length - MAX_MODELS, "more model"))] : parts;
}
/** Why nothing was done, that no model was called, what went wrong with the whole run. */
function renderNotices(report, budget) {
    const { skip } = report;
    const nothing = explainNothing(report);
    // What the reason says already, and is not cut from it, is not repeated.
    const isWhole = nothing.length <= budget.text;
    const said = isWhole && skip?.reason === "no-match" && skip.why === "notices" ? skip.notices : [];
    const reason = skip ? html ` (<b>${markdown_code(skip.reason)}</b>)` : NOTHING;
    const lines = [
        nothing === "" ? NOTHING : html `${message(nothing, budget.text)}${reason}`,
        describeTaking(report),
        hasSandbox(report) ? html `<b>Sandbox.</b> ${prose(SANDBOX_NOTICE)}` : NOTHING,
        ...listErrors(report)
            .slice(0, budget.failures)
            .map((error) => renderError(error, budget)),
        ...listWarnings(report, said)
            .slice(0, budget.failures)
            .map((warning) => html `⚠️ ${message(warning, budget.text)}`),
    ];
    const content = joinLines(lines);
    return content.length === 0 ? NOTHING : html `<p>${content}</p>`;
}
/** Several invalid inputs have a line each. */
function renderError({ code: name, message: said, problems = [] }, { text, failures }) {
    const title = html `<b>${markdown_code(name)}</b>: ${message(problems.length > 0 ? (0,compiled_errors/* problemsTitle */.Vg)(problems) : said, text)}`;
    return joinLines([
        join([title, prose(compiled_errors/* ADVICE */.hc[name])], html ` `),
        ...problems.slice(0, failures).map((problem) => html `• ${message(problem, text)}`),
    ]);
}
/** How to take another candidate than the one that was; one image stands for all. */
function describeTaking({ outcomes }) {
    const first = outcomes.find(({ taken, result }) => taken !== undefined && result.status === "edited");
    return first?.taken === undefined ? NOTHING : explainTaking(first.result.output, first.taken === 1 ? 2 : 1);
}
const OPERATIONS = { created: html ` opened`, updated: html ` updated`, closed: html ` closed`, none: html `` };
/** Where the images are now. */
function renderDelivery({ delivered, pull }) {
    const { commit, artifact } = delivered ?? {};
    const verified = commit?.verified ? html `verified` : html `not verified`;
    const places = join([
        commit ? html `Committed to ${pathCode(commit.branch)} as ${markdown_link(commit.url, markdown_code(commit.sha.slice(0, 7)))}, ${verified}.` : NOTHING,
        pull ? html `Pull request ${markdown_link(pull.url, prose(`number ${pull.number}`))}${OPERATIONS[pull.operation]}.` : NOTHING,
        artifact ? html `Artifact: ${markdown_link(artifact.url, markdown_code(artifact.name, 80))}.` : NOTHING,
    ], html ` `);
    return places.length === 0 ? NOTHING : html `<p>${places}</p>`;
}
/** Failed tasks; those with the same code and message share a row. */
function renderFailures(report, budget) {
    const several = hasRecipes(report);
    const failed = report.outcomes.flatMap((outcome) => {
        const { status, error } = outcome.result;
        return status === "failed" && error ? [{ outcome, error }] : [];
    });
    const groups = [...Map.groupBy(failed, ({ error }) => `${error.code} ${error.message}`).values()];
    const rows = groups.slice(0, budget.failures).flatMap((group) => {
        const names = group.map(({ outcome }) => nameFailure(outcome, several, columnOf(budget)));
        return group.slice(0, 1).map(({ error }) => renderFailure(error, names, budget));
    });
    if (groups.length === 0)
        return NOTHING;
    const more = groups.length - rows.length;
    return table([html `Failed`, html `Why`], rows, more === 0 ? NOTHING : html `and ${prose((0,format/* plural */.LS)(more, "other failure"))}: ${budget.rest}`);
}
/** Two columns: a third would be beyond the edge of a phone. */
function renderFailure(error, names, budget) {
    const shown = names.slice(0, budget.failures);
    const more = names.length > shown.length ? html `and ${names.length - shown.length} more` : NOTHING;
    const advice = compiled_errors/* ADVICE */.hc[error.code];
    const why = [
        html `<b>${markdown_code(error.code)}</b><br>\n${message(error.message, budget.text)}`,
        advice === "" ? NOTHING : html `<b>What to do:</b> ${prose(advice)}`,
    ];
    return row([joinLines([...shown, more]), joinLines(why)]);
}
function nameFailure(outcome, several, run) {
    const { fallback, result } = outcome;
    const recipe = several && result.recipe !== undefined ? html `recipe ${markdown_code(result.recipe, 40)}` : NOTHING;
    const name = joinFacts([nameTask(outcome, run), recipe, scoreOf(outcome)]);
    return fallback === undefined ? name : joinLines([name, prose(statusText(outcome))]);
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/report/comment.js








/** Characters (UTF-16 code units). GitHub's limit is 65,536; the rest is for the marker that finds the comment again. */
const COMMENT_LIMIT = 65_000;
/** Bytes of UTF-8: a body with some words of its own keeps within GitHub's limit, and a variable of the environment within Linux's (128 KiB). */
const MARKDOWN_LIMIT = 60_000;
/** More rows than this are folded. */
const comment_MANY = 12;
const common = { isNarrow: true, rest: prose(REST.comment) };
/** Marks, unseen, a comment that reports failures, so that a later run without any updates it. */
const FAILURES = "<!-- retouch-state: failures -->";
/** Says, unseen, which images a comment shows, so that a later run that finds others updates it. */
const markImages = (digest) => `<!-- retouch-images: ${digest} -->`;
/** Whether a run that has nothing to report has something to change in a comment of {@link renderComment}. */
function comment_isOutdated(body, { digest }) {
    return body.includes(FAILURES) || (digest !== undefined && !body.includes(markImages(digest)));
}
/** From all that is wanted to what always fits. */
const BUDGETS = [
    { pictures: 60, rows: 1000, failures: 50, text: 500, ...common },
    { pictures: 36, rows: 1000, failures: 50, text: 300, ...common },
    { pictures: 12, rows: 1000, failures: 30, text: 300, ...common },
    { pictures: 12, rows: 300, failures: 20, text: 300, ...common },
    { pictures: 12, rows: 180, failures: 20, text: 300, ...common },
    { pictures: 12, rows: 100, failures: 10, text: 200, ...common },
    { pictures: 6, rows: 30, failures: 5, text: 200, ...common },
    { pictures: 0, rows: 10, failures: 3, text: 100, ...common },
    { pictures: 0, rows: 0, failures: 1, text: 60, ...common },
];
/**
 * The sticky comment as Markdown, without its marker, in at most {@link COMMENT_LIMIT} characters. Pictures are shown when there is
 * a commit that holds them; else the artifact is linked.
 */
function renderComment(report) {
    const render = (budget) => renderBlocks(report, budget);
    const body = renderToFit({ budgets: BUDGETS, limit: COMMENT_LIMIT, measure: ({ length }) => length, render });
    const failed = tally(report.outcomes).failed + listErrors(report).length > 0 ? [FAILURES] : [];
    const { digest } = report.pullImages ?? {};
    return [...(digest === undefined ? [] : [markImages(digest)]), body, ...failed].join("\n");
}
/**
 * The same for another step, which may put it into the body of an issue or a pull request: in at most {@link MARKDOWN_LIMIT} bytes, and
 * without what finds the comment again.
 */
function renderMarkdown(report) {
    const render = (budget) => renderBlocks(report, budget);
    return renderToFit({ budgets: BUDGETS, limit: MARKDOWN_LIMIT, measure: (text) => Buffer.byteLength(text), render });
}
function renderBlocks(report, budget) {
    const head = [renderFacts(report), renderNotices(report, budget)];
    const tables = [renderRecipes(report, budget), renderFailures(report, budget)];
    const body = report.dryRun
        ? [...tables, ...renderPlan(report, budget)]
        : [renderDelivery(report), ...tables, ...comment_renderResults(report, budget)];
    return [renderTitle(report), ...head, ...body, renderFooter(report)];
}
/** The pictures, and tables of what has none. */
function comment_renderResults(report, budget) {
    const items = takeGalleryItems(report, listGalleryItems(report), budget.pictures);
    const pictured = new Set(items.flatMap(({ outcomes }) => outcomes));
    const left = items.reduce((sum, item) => sum - gallery_countPictures(report, item), budget.pictures);
    const earlier = takeGalleryItems(report, listEarlierItems(report), left);
    const standing = new Set(earlier.flatMap(({ outcomes }) => outcomes.map(({ task }) => task.output)));
    const rest = report.outcomes.filter((outcome) => !pictured.has(outcome));
    const edited = rest.filter(({ result }) => result.status === "edited");
    const stale = rest.filter(({ result }) => result.status === "stale");
    const untouched = rest.filter(({ task, result }) => (result.status === "unchanged" && !standing.has(task.output)) || result.status === "modified");
    // Without any pictures the table of what was made is all there is to see, so that it is not folded.
    const isFolded = pictured.size > 0 || edited.length > comment_MANY;
    return [
        ...renderGallery(report, items, budget),
        pictured.size === 0 && isFolded ? renderSources(report, budget) : NOTHING,
        renderTasks(report, edited, budget, isFolded ? html `${prose(countImages(edited))} without a preview` : undefined),
        ...renderEarlier(report, earlier, budget),
        renderTasks(report, stale, budget, html `${stale.length} not committed because the branch has a newer version`),
        renderTasks(report, untouched, budget, html `${untouched.length} unchanged`),
    ];
}
/** What earlier runs made in the pull request. The title says so where there is nothing else. */
function renderEarlier(report, items, budget) {
    if (items.length === 0)
        return [];
    return [html `<h4>${prose(EARLIER)}</h4>`, ...renderGallery(report, items, budget)];
}
function renderFooter(report) {
    const { pullImages: pull, delivered, outcomes } = report;
    const made = delivered?.commit === undefined ? [] : outcomes.filter(({ result }) => result.status === "edited");
    const edited = [...made, ...(pull?.earlier ?? [])];
    const isCommitted = edited.length > 0;
    const replaced = edited.filter(isReplaced);
    const revert = doneWord(replaced) === "edited" ? COMMENT_HINTS.revertEdit : COMMENT_HINTS.revertOther;
    const hints = joinLines([
        isCommitted && replaced.length > 0 ? prose(revert) : NOTHING,
        isCommitted && replaced.length < edited.length ? prose(COMMENT_HINTS.newFile) : NOTHING,
        isCommitted ? prose(pull ? COMMENT_HINTS.fullSizeOrDiff : COMMENT_HINTS.fullSize) : NOTHING,
        // Outside GitHub there is no run to link.
        report.context.runId === "" ? NOTHING : markdown_link(runUrl(report.context), prose(COMMENT_HINTS.run)),
    ]);
    return hints.length === 0 ? NOTHING : html `<p><sub>${hints}</sub></p>`;
}
/** Whether there was a file of that name before, so that reverting restores it. */
function isReplaced({ task }) {
    return task.output === task.source?.path || task.outputIndexBlob !== undefined;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/report/outputs.js





/**
 * UTF-16 code units of the `results` output. GitHub allows 1 MB for all outputs of a job and counts UTF-16, so that this is half of it:
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idoutputs
 */
const RESULTS_LIMIT = 250_000;
/** Every output of the action, for `action.yml` and `docs/outputs.md`. */
const outputs_OUTPUTS = {
    changed: "`true` if a file was created or changed, also if a fallback image was used for a task that failed.",
    "skip-reason": "Why the run did nothing: `no-match` `up-to-date` `fork` `dependabot` `closed` `no-branch` `label` `draft` `dry-run` `no-text`. Otherwise empty.",
    edited: "Number of tasks that made an image: edited, localized or generated.",
    unchanged: "Number of tasks that left their image as it was: up to date, changed by a person and kept, or stale.",
    failed: "Number of tasks that failed.",
    results: "JSON array with one object per task: `source` `output` `locale` `status` (`edited` `unchanged` `modified` `failed` `planned` `stale`) `cached` (the result was paid for in an earlier run) `provider` `model` `width` `height` `bytes` `sha256` `cost` `durationMs` `warnings` `error` (`{code, message}`). `source` is null for a generated image. If they apply: `recipe` (its name in `config`), `text` (`{score, missing, left}`, with `verify: text`), `candidates` (how many there are).",
    "results-file": "Path of a file with the complete results.",
    "results-truncated": "`true` if `results` was too large for an output and contains only the first objects.",
    "estimated-cost": "Estimated cost in US dollars, as a decimal. Empty if the price is not known.",
    cost: "Cost in US dollars, as a decimal. Empty if the price is not known.",
    "commit-sha": "SHA of the commit.",
    "commit-verified": "`true` if GitHub shows the commit as verified.",
    branch: "Branch that received the commit, or that of the pull request.",
    "pull-request-number": "Number of the pull request, with `deliver: pull-request`.",
    "pull-request-url": "URL of the pull request.",
    "pull-request-operation": "What became of the pull request: `created` `updated` `closed`, or `none`. Empty without `deliver: pull-request`.",
    "comment-id": "ID of the comment on the pull request.",
    "comment-url": "URL of the comment.",
    "artifact-id": "ID of the artifact.",
    "artifact-url": "URL of the artifact.",
    markdown: "The report with before and after as Markdown, at most 60 KB, for the body of an issue or pull request that another step makes. Pictures need a commit: `deliver: commit`.",
};
/** Every output is always set; what there is nothing of is empty. */
function buildOutputs(report) {
    const { outcomes, delivered, comment, pull } = report;
    const counts = tally(outcomes);
    const { json, truncated } = cutResults(outcomes.map(({ result }) => result));
    return {
        // A stale result is not counted: no commit holds it, and its file on the branch is somebody else's newer one.
        changed: String(counts.edited > 0 || outcomes.some(outputs_isReplaced)),
        "skip-reason": report.skip?.reason ?? "",
        edited: String(counts.edited),
        // All tasks that left their image as it was. A stale one is among them, not among the failures: the source was pushed again while
        // this run edited the old one, so there is nothing to fix, the newer push has a run of its own, and a workflow that alerts on
        // `failed` should not do so for a lost race. `results` tells it from the others, and the comment and the log name it.
        unchanged: String(counts.unchanged + counts.modified + counts.stale),
        failed: String(counts.failed),
        results: json,
        "results-file": report.resultsFile ?? "",
        "results-truncated": String(truncated),
        "estimated-cost": report.estimatedCost === null ? "" : (0,format/* formatDecimal */.zJ)(report.estimatedCost),
        cost: report.cost === null ? "" : (0,format/* formatDecimal */.zJ)(report.cost),
        "commit-sha": delivered?.commit?.sha ?? "",
        "commit-verified": delivered?.commit === undefined ? "" : String(delivered.commit.verified),
        branch: delivered?.commit?.branch ?? (pull && report.context.branch) ?? "",
        "pull-request-number": pull === undefined ? "" : String(pull.number),
        "pull-request-url": pull?.url ?? "",
        "pull-request-operation": pull?.operation ?? (report.context.base === undefined ? "" : "none"),
        "comment-id": comment === undefined ? "" : String(comment.id),
        "comment-url": comment?.url ?? "",
        "artifact-id": delivered?.artifact === undefined ? "" : String(delivered.artifact.id),
        "artifact-url": delivered?.artifact?.url ?? "",
        markdown: renderMarkdown(report),
    };
}
/** Whether another locale's image is used instead of a failed one. */
function outputs_isReplaced({ result, outputBlob }) {
    return result.status === "failed" && outputBlob !== undefined;
}
/** As many whole objects as there is room for, from the first. */
function cutResults(results) {
    const kept = [];
    let length = "[]".length;
    for (const result of results) {
        const json = stringifyResult(result);
        length += json.length + (kept.length === 0 ? 0 : 1);
        if (length > RESULTS_LIMIT)
            return { json: `[${kept.join(",")}]`, truncated: true };
        kept.push(json);
    }
    return { json: `[${kept.join(",")}]`, truncated: false };
}
/** One object of `results` as JSON: notices as sentences, costs and scores without the noise of binary fractions. */
function renderResult(result) {
    const { cost, text, warnings } = result;
    return {
        ...result,
        cost: cost === null ? null : Number((0,format/* formatDecimal */.zJ)(cost)),
        warnings: warnings.map(wordTaskNotice),
        text: text && { ...text, score: text.score === null ? null : Number(text.score.toFixed(4)) },
    };
}
/** All results as a JSON file, one object a line. */
function renderResultsFile(outcomes) {
    return `[${outcomes.map(({ result }) => stringifyResult(result)).join(",\n")}]\n`;
}
function stringifyResult(result) {
    return toInertJson(renderResult(result));
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/report/log.js





const MAX_TEXT = 1000;
/** Text that we did not write as a part of one line of the log. That it gives the runner no commands is up to the writer of the log. */
function toLogText(text) {
    return (0,plain_text/* cutEnd */.ym)((0,plain_text/* toLine */.S5)(text), MAX_TEXT);
}
/**
 * One finished task: `[12/40] edited docs/a.png 1280×720 312 KB $0.055 4.2 s`, or with a recipe and a locale
 * `[12/40] screens: localized a.png -> a.fr.png fr 1280×720 312 KB text 96 % $0.03 4.2 s`. Failures and warnings follow on indented
 * lines. `n` counts finished tasks, not the order of the plan.
 */
function taskLines({ n, m, outcome }) {
    const { result } = outcome;
    const { width, height, bytes, cost, durationMs, error, text, recipe, candidates = 1 } = result;
    const name = result.source === null || result.output === result.source ? result.output : `${result.source} -> ${result.output}`;
    const score = formatScore(text);
    const parts = [
        `[${String(n).padStart(String(m).length)}/${m}]`,
        recipe !== undefined && `${toLogText(recipe)}:`,
        result.status === "edited" || result.status === "failed" ? toLogText(statusText(outcome)) : `${statusText(outcome)}:`,
        toLogText(name),
        result.locale !== null && toLogText(result.locale),
        width !== null && height !== null && `${width}×${height}`,
        bytes !== null && (0,format/* formatBytes */.z3)(bytes),
        score !== "" && score,
        candidates > 1 && (0,format/* plural */.LS)(candidates, "candidate"),
        cost !== null && (0,format/* formatDollars */.nT)(cost),
        durationMs !== null && (0,format/* formatDuration */.a3)(durationMs),
    ];
    const lines = [parts.filter((part) => typeof part === "string").join(" ")];
    if (error !== null)
        lines.push(`  ${error.code}: ${toLogText(error.message)}`);
    if (error !== null && compiled_errors/* ADVICE */.hc[error.code] !== "")
        lines.push(`  advice: ${compiled_errors/* ADVICE */.hc[error.code]}`);
    for (const warning of warningsOf(outcome))
        lines.push(`  warning: ${toLogText(warning)}`);
    // The error of a text that was refused has them.
    for (const { kind, words } of text && error?.code !== "verify" ? listFaults(text) : [])
        lines.push(`  text ${kind}: ${toLogText(words.map((word) => JSON.stringify(word)).join(", "))}`);
    return lines;
}
/** The plan of a `dry-run`: one line a task, with several recipes one for each of them, and one for the sum. */
function planLines(report) {
    const { outcomes, estimatedCost } = report;
    const lines = outcomes.flatMap((outcome, index) => taskLines({ n: index + 1, m: outcomes.length, outcome }));
    const due = outcomes.filter(({ result }) => result.status === "planned");
    const recipes = hasRecipes(report) ? [...Map.groupBy(due, ({ result }) => result.recipe ?? "")] : [];
    const sums = recipes.map(([name, own]) => `plan of ${toLogText(name)}: ${toDo(own, own)}${describePrice(own)}`);
    // Nothing was planned where the inputs are wrong, or nothing is selected.
    if (outcomes.length === 0)
        return [];
    return [...lines, ...sums, `plan: ${toDo(due, outcomes)}, ${describeEstimate(estimatedCost)}`];
}
/** `2 images to edit, 1 to generate`. @param all as for `describeToDo`. */
function toDo(due, all) {
    const [first, ...rest] = [...Map.groupBy(due, (outcome) => doWord([outcome])).values()];
    const others = rest.flatMap(listToDo).map(({ count, word }) => `${count} ${word}`);
    return [describeToDo(first ?? [], all), ...others].join(", ");
}
function describePrice(due) {
    const price = sumCosts(due);
    return price === null ? "" : `, about ${(0,format/* formatDollars */.nT)(price)}`;
}
/** The last lines of a run. */
function finalLines(report) {
    const { models, cost, durationMs, dryRun } = report;
    const parts = [
        `Retouch: ${headline(report)}`,
        ...models.map(({ provider, model }) => toLogText(model === provider ? provider : `${provider} ${model}`)),
        !isSandbox(report) && !dryRun && cost !== null && `${(0,format/* formatDollars */.nT)(cost)}${isCostEstimated(report) ? " (estimated)" : ""}`,
        (0,format/* formatDuration */.a3)(durationMs),
    ];
    const lines = [parts.filter((part) => typeof part === "string").join(", ")];
    const nothing = explainNothing(report);
    if (nothing !== "")
        lines.push(`Why: ${toLogText(nothing)}`);
    if (hasSandbox(report))
        lines.push(SANDBOX_NOTICE);
    return lines;
}
/** Where the results are, one line each. */
function deliveryLines({ delivered, comment, outcomes, pull }) {
    const { commit, artifact } = delivered ?? {};
    const stale = outcomes.filter(({ result }) => result.status === "stale");
    const replaced = outcomes.filter(({ fallback }) => fallback !== undefined);
    return [
        ...replaced.map((outcome) => `failed; ${toLogText(fallbackText(outcome))}: ${toLogText(outcome.result.output)}`),
        ...stale.map(({ result }) => `stale, not committed: ${toLogText(result.output)}`),
        ...(commit
            ? [
                `Commit ${commit.sha.slice(0, 12)} on ${toLogText(commit.branch)}${commit.verified ? " (verified)" : ""}: ${toLogText(commit.url)}`,
            ]
            : []),
        ...(pull ? [`Pull request #${pull.number}${pull.operation === "none" ? "" : ` ${pull.operation}`}: ${toLogText(pull.url)}`] : []),
        ...(artifact ? [`Artifact ${toLogText(artifact.name)}: ${toLogText(artifact.url)}`] : []),
        ...(comment ? [`Comment: ${toLogText(comment.url)}`] : []),
    ];
}
/** What the runner keeps of each kind in one step, and of one message (ExecutionContext.cs of actions/runner). */
const MAX_ANNOTATIONS = 10;
const MAX_MESSAGE = 4000;
/** At most ten errors, and at most ten warnings: first those of the whole run, then one for each failed task with its file. The rest is in the summary. */
function annotate(report) {
    const errors = [
        ...listErrors(report).map((error) => ({
            ...log_describeError(error.code, linesOf(error)),
            file: error.place?.file,
            line: error.place?.line,
        })),
        ...report.outcomes.flatMap(({ result: { status, error, source, output, locale } }) => status === "failed" && error ? [{ ...log_describeError(error.code, linesOf(error), locale), file: source ?? output }] : []),
    ];
    const warnings = listWarnings(report).map((warning) => ({ level: "warning", title: "Retouch", message: toMessage([warning]) }));
    return [...errors.slice(0, MAX_ANNOTATIONS), ...warnings.slice(0, MAX_ANNOTATIONS)];
}
/** The lines of a message. Those of a list of problems are known; what a program or a hook said has its own. */
function linesOf({ message, problems }) {
    return problems ? [(0,compiled_errors/* problemsTitle */.Vg)(problems), ...problems.map((problem) => `- ${problem}`)] : message.split("\n");
}
function log_describeError(code, lines, locale = null) {
    const title = `Retouch: ${code}${locale === null ? "" : ` (${toLogText(locale)})`}`;
    const message = toMessage(lines);
    const sentence = `${message}${/[.!?…]$/.test(message) ? "" : "."}`;
    return { level: "error", title, message: compiled_errors/* ADVICE */.hc[code] === "" ? sentence : `${sentence} ${compiled_errors/* ADVICE */.hc[code]}` };
}
function toMessage(lines) {
    return (0,plain_text/* cutEnd */.ym)(lines.map(toLogText).join("\n"), MAX_MESSAGE - 500);
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/report/progress.js
var progress_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var progress_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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





/** Prints which selected files and recipes have no task, and that the lockfile was repaired. */
function printSkipped({ plan, skipped, lockFile }) {
    const sentences = [...skipped.map(wordSkippedFile), ...plan.idle.map(wordRunNotice)];
    if (sentences.length > 0) {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const _group = progress_addDisposableResource(env_1, log_writer/* openGroup */.Sg(`Skipped (${sentences.length})`), false);
            for (const sentence of sentences)
                log_writer/* info */.pq(toLogText(sentence));
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            progress_disposeResources(env_1);
        }
    }
    if (lockFile.repaired)
        log_writer/* info */.pq(LOCK_REPAIRED);
}
/** A person who watches the log wonders about silence longer than this. */
const HEARTBEAT_MS = 20_000;
/** And wants to know now and then how long it takes. */
const OVERVIEW_MS = 120_000;
/** Prints what is about to be paid for, a line for each finished task, and one from time to time while none finishes. */
function createProgressLog({ prepared, rejected, estimatedCost }, taken) {
    if (prepared.length > 0)
        log_writer/* info */.pq(toLogText(announce(prepared, estimatedCost)));
    const total = rejected.length + prepared.length + taken.length;
    let started = 0;
    let done = 0;
    let cost = 0;
    let first;
    const rates = [];
    const tell = () => {
        const [now, inProgress] = [Date.now(), started - done];
        const isHeld = rates.some(({ waiting, pausedUntil }) => pausedUntil > now || (waiting > 0 && waiting >= inProgress));
        const leftMs = first && done > first.done ? ((now - first.at) * (total - done)) / (done - first.done) : undefined;
        log_writer/* info */.pq(waitingLine({ inProgress, done, total, cost, isHeld, leftMs }));
    };
    const heartbeat = setInterval(tell, HEARTBEAT_MS).unref();
    const overview = setInterval(tell, OVERVIEW_MS).unref();
    return {
        started: () => {
            // What failed before any request took no time.
            first ??= { at: Date.now(), done };
            started += 1;
        },
        paced: (rate) => void rates.push(rate),
        finished: (outcome) => {
            done += 1;
            started = Math.max(started, done);
            cost = cost === null || outcome.result.cost === null ? null : cost + outcome.result.cost;
            heartbeat.refresh();
            for (const line of taskLines({ n: done, m: total, outcome }))
                log_writer/* info */.pq(line);
        },
        [Symbol.dispose]: () => [heartbeat, overview].forEach(clearInterval),
    };
}
/** Printed from time to time while nothing finishes, so that a person who watches sees that the job lives. */
function waitingLine({ inProgress, done, total, cost, isHeld, leftMs }) {
    const spent = cost === null ? "" : `, ${(0,format/* formatDollars */.nT)(cost)} so far`;
    const left = leftMs === undefined ? "" : `, about ${Math.max(1, Math.round(leftMs / 60_000))} min left`;
    return `waiting for the ${isHeld ? "rate limit" : "provider"}: ${inProgress} in progress, ${done} of ${total} done${spent}${left}`;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/runner/file-commands.js



/*
 * All that this process hands to the runner by files: each has a variable with its path, and none where the program does not run in a job
 * (FileCommandManager.cs of actions/runner).
 */
/** Bytes. The runner drops a larger summary as a whole. */
const MAX_SUMMARY = 1024 * 1024;
const SUMMARY_CUT = "\n\n<p>The rest of this summary was cut off.</p>\n";
/** Sets outputs of the step. */
function writeOutputs(values) {
    const file = process.env.GITHUB_OUTPUT;
    if (file)
        (0,external_node_fs_.appendFileSync)(file, formatPairs(values));
}
/** Each value between two lines that do not occur in it. */
function formatPairs(values) {
    const blocks = Object.entries(values).map(([name, value]) => {
        const shown = (0,redact/* redactDocument */.rR)(toStorable(value));
        const end = freeDelimiter(shown);
        return `${name}<<${end}\n${shown}\n${end}\n`;
    });
    return blocks.join("");
}
function freeDelimiter(text) {
    const delimiter = `retouch_${(0,external_node_crypto_.randomUUID)()}`;
    return text.includes(delimiter) ? freeDelimiter(text) : delimiter;
}
/** Adds Markdown to the page of the run. */
function writeSummary(markdown) {
    const file = process.env.GITHUB_STEP_SUMMARY;
    if (!file)
        return;
    const used = (0,external_node_fs_.statSync)(file, { throwIfNoEntry: false })?.size ?? 0;
    (0,external_node_fs_.appendFileSync)(file, fitSummary(`${(0,redact/* redactDocument */.rR)(toStorable(markdown))}\n`, MAX_SUMMARY - used));
}
/** The last guard: whoever renders a summary keeps within the limit. Cut at the end of a line. @param room in bytes. */
function fitSummary(text, room) {
    if (Buffer.byteLength(text) <= room)
        return text;
    const kept = Buffer.from(text).subarray(0, Math.max(0, room - Buffer.byteLength(SUMMARY_CUT)));
    const end = kept.lastIndexOf("\n");
    return end <= 0 ? "" : `${kept.subarray(0, end).toString()}${SUMMARY_CUT}`;
}
/** Well-formed text without the character that no variable of an environment may hold. */
function toStorable(text) {
    return text.toWellFormed().replaceAll("\0", "\ufffd");
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/github/sticky-comment.js




/** Above it GitHub answers 422. */
const MAX_COMMENT_LENGTH = 65_536;
/** GitHub takes 2,500 comments on a pull request. */
const MAX_PAGES = 100;
/**
 * Writes the one comment of this key: the oldest that begins with its marker and is the token's own, wherever in the list it stands.
 * A comment that somebody minimized stays so.
 *
 * @returns undefined where there is none, and none was wanted.
 * @throws RetouchError that names the permission to grant; the caller shows it as a warning.
 */
async function upsertComment(options) {
    const { github, context, number: issue_number, key, compose } = options;
    const { owner, repo } = context;
    const doing = "the comment on the pull request";
    try {
        const found = await findComment(options);
        const body = await compose(found?.body);
        const text = body === undefined ? undefined : limitBody(`${makeMarker(found?.key ?? key)}\n${body}`);
        if (found && (text === undefined || found.body === text))
            return { id: found.id, url: found.url };
        if (text === undefined)
            return undefined;
        if (found) {
            const updated = await github.rest.issues.updateComment({ owner, repo, comment_id: found.id, body: text }).catch(ignoreDeleted);
            if (updated)
                return { id: updated.data.id, url: updated.data.html_url };
        }
        const { data } = await github.rest.issues.createComment({ owner, repo, issue_number, body: text });
        return { id: data.id, url: data.html_url };
    }
    catch (error) {
        throw explainGitHubError(error, { doing, permission: "pull-requests: write" });
    }
}
/** The first line of the comment. The key is encoded, so that it can neither end the HTML comment nor equal another key's marker. */
function makeMarker(key) {
    return `<!-- retouch:${encodeURIComponent(key.toWellFormed()).replaceAll("-", "%2D")} -->`;
}
const MARKER = /^<!-- retouch:([\w.!~*'()%]*) -->/;
/** The key of a comment that begins with a marker. */
function readMarker(body) {
    const [, encoded] = MARKER.exec(body) ?? [];
    try {
        return encoded === undefined ? undefined : decodeURIComponent(encoded);
    }
    catch {
        return undefined;
    }
}
async function findComment({ github, context, number, key, adopt }) {
    const { owner, repo } = context;
    let viewer;
    let adopted;
    let pages = 0;
    const options = { owner, repo, issue_number: number, per_page: 100 };
    // GitHub lists the oldest first.
    for await (const { data } of github.paginate.iterator(github.rest.issues.listComments, options)) {
        pages += 1;
        if (pages > MAX_PAGES)
            throw new compiled_errors/* RetouchError */.tJ("unavailable", tooManyComments(MAX_PAGES * 100));
        for (const { id, html_url: url, user, body = "" } of data) {
            const other = readMarker(body);
            const written = other === undefined || other === key ? other : adopted ? undefined : adopt(other);
            if (written === undefined)
                continue;
            viewer ??= await readViewer(github);
            if (!isAuthor(user, viewer))
                continue;
            const found = { id, url, body: body.replaceAll("\r\n", "\n"), key: written };
            if (other === key)
                return found;
            adopted = found;
        }
    }
    return adopted;
}
const viewerSchema = schemas/* object */.Ikc({ viewer: schemas/* object */.Ikc({ login: schemas/* string */.YjP() }) });
/** Whom the token speaks for. A token that may not ask is a workflow's own. */
async function readViewer(github) {
    try {
        return viewerSchema.parse(await github.graphql("query { viewer { login } }")).viewer.login;
    }
    catch (error) {
        if (readFailure(error).isTransient)
            throw error;
        return "github-actions[bot]";
    }
}
/** A bot's login ends in `[bot]`, which GraphQL leaves out at times; a person may have the bare name. */
function isAuthor(user, viewer) {
    if (!user)
        return false;
    const expected = user.type === "Bot" && !viewer.endsWith("[bot]") ? `${viewer}[bot]` : viewer;
    return user.login === expected;
}
/** Last guard: the renderer keeps within the limit by itself. Cuts at the end of a line, and says so. */
function limitBody(body) {
    if (body.length <= MAX_COMMENT_LENGTH)
        return body;
    const note = `\n\n${COMMENT_CUT}`;
    const room = MAX_COMMENT_LENGTH - note.length;
    return `${body.slice(0, Math.max(body.lastIndexOf("\n", room), 0) || room).toWellFormed()}${note}`;
}
function ignoreDeleted(error) {
    const { status } = readFailure(error);
    if (status === 404 || status === 410)
        return undefined;
    throw error;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/report/comment-key.js

/**
 * By default: workflow, job and what tells the steps and matrix legs of a job apart. The runner does not say which leg of a matrix it runs, so
 * it is told by which images the leg makes. Prompt, model and everything else that may change while a pull request is open are left out.
 */
function makeCommentKey({ commentKey, recipes }, context) {
    if (commentKey !== undefined)
        return { key: commentKey, adopt: () => undefined };
    const { workflow, job, step = "", event } = context;
    const results = recipes.map(({ name, mode, images, locales, outputTemplate }) => JSON.stringify([name, mode, images.toSorted(), locales.toSorted(), outputTemplate]));
    const leg = (0,external_node_crypto_.createHash)("sha256")
        .update(JSON.stringify([step, results.sort()]))
        .digest("hex")
        .slice(0, 8);
    const former = [workflow, job].filter(Boolean).join(" / ");
    // A run that somebody starts by hand may be of a workflow of its own: what it makes are the images of the other one.
    const isByHand = event.pull_request === undefined;
    const key = [workflow, job, leg].filter(Boolean).join(" / ");
    return { key, adopt: (other) => (other === former ? key : isByHand && other.endsWith(` / ${leg}`) ? other : undefined) };
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/github/file-history.js


/** GitHub gives up on a query after ten seconds, and looks up each path in each commit. */
const MAX_COMMITS = 20;
/** Reads what two branches have at some paths, and what one of them had there before. One request. */
async function readFileHistory(github, { owner, repo }, { base, head, folder, paths }) {
    const variables = Object.fromEntries(paths.map((path, index) => [`p${index}`, path]));
    const names = Object.keys(variables);
    const reply = await github.graphql(`query($owner: String!, $name: String!, $base: String!, $head: String!, $folder: String, ${names.map((name) => `$${name}: String!`).join(", ")}) {
      repository(owner: $owner, name: $name) {
        base: ref(qualifiedName: $base) { target { ...Files } }
        head: ref(qualifiedName: $head) { target { ...Files ...Previous } }
      }
    }
    fragment Files on Commit { oid ${names.map((name) => `${name}: file(path: $${name}) { oid }`).join(" ")} }
    fragment Previous on Commit { history(first: ${MAX_COMMITS}, path: $folder) { nodes { parents(first: 1) { nodes { ...Files } } } } }`, { owner, name: repo, base: `refs/heads/${base}`, head: `refs/heads/${head}`, folder, ...variables });
    const { repository } = file_history_replySchema.parse(reply);
    const toFiles = (commit) => ({
        sha: commit.oid,
        blobs: new Map(paths.flatMap((path, index) => {
            const file = fileSchema.parse(commit[`p${index}`]);
            return file ? [[path, (0,blob_identity/* toObjectId */.kW)(file.oid)]] : [];
        })),
    });
    const target = repository.head?.target;
    return {
        base: repository.base ? toFiles(repository.base.target) : undefined,
        head: target && toFiles(target),
        previous: (target?.history?.nodes ?? []).flatMap((node) => node.parents.nodes.map(toFiles)),
    };
}
const fileSchema = schemas/* object */.Ikc({ oid: schemas/* string */.YjP() }).nullish();
const commitSchema = schemas/* looseObject */._H3({ oid: schemas/* string */.YjP() });
const historySchema = schemas/* object */.Ikc({ nodes: schemas/* array */.YOg(schemas/* object */.Ikc({ parents: schemas/* object */.Ikc({ nodes: schemas/* array */.YOg(commitSchema) }) })) });
const file_history_replySchema = schemas/* object */.Ikc({
    repository: schemas/* object */.Ikc({
        base: schemas/* object */.Ikc({ target: commitSchema }).nullable(),
        head: schemas/* object */.Ikc({ target: commitSchema.extend({ history: historySchema.optional() }) }).nullable(),
    }),
});

;// CONCATENATED MODULE: ./out/build-dist/compiled/report/pull-images.js









/** Images of a pull request that the comment can show; of more it shows the newest. */
const MAX_IMAGES = 40;
/**
 * Finds the images that Retouch made in a pull request before this run, as far as the inputs of this run select them: the lock has their
 * records, the branch still has their bytes, and its base has others. One request, and none where nothing was made before.
 */
async function findPullImages(report, { number, base }, github) {
    const { context, delivered, prepared } = report;
    const recorded = listRecorded(report).slice(0, MAX_IMAGES);
    const made = new Map(listCommitted(report).map((outcome) => [outcome.task.output, outcome]));
    const before = recorded.filter(({ task }) => !made.has(task.output));
    const again = [...made.values()].filter(isMadeAgain).slice(0, MAX_IMAGES);
    const paths = new Set([...before, ...again].flatMap(({ task: { source, output } }) => [...(source ? [source.path] : []), output]));
    const kept = recorded.filter(({ task }) => made.has(task.output));
    if (paths.size === 0)
        return { number, earlier: [], places: new Map(), digest: digest(kept) };
    try {
        const folder = (0,external_node_path_.dirname)(prepared?.lockFile.path ?? "");
        const history = await readFileHistory(github, context, {
            base: base.ref,
            head: delivered?.commit?.branch ?? context.branch ?? "",
            folder: folder === "." ? undefined : folder,
            paths: [...paths],
        });
        const standing = before.filter((one) => isStanding(one, history));
        const places = new Map();
        for (const one of standing)
            places.set(await toOutcome(one, history, context), pull_images_placesOf(one, history));
        const earlier = [...places.keys()];
        const { commit } = delivered ?? {};
        for (const outcome of commit ? again : []) {
            const original = findOriginal(outcome.task.source?.path ?? "", outcome.task.originBlob, history);
            if (commit && original !== undefined)
                places.set(outcome, { before: original, after: commit.sha });
        }
        return { number, earlier, places, digest: digest([...kept, ...standing]) };
    }
    catch (error) {
        (0,log_writer/* debug */.Yz)(`The earlier images of the pull request could not be read: ${error instanceof Error ? error.message : String(error)}`);
        return { number, earlier: [], places: new Map() };
    }
}
/** Selected images with a record of a result: those that this branch recorded first, then the newest. */
function listRecorded({ prepared, context: { branch } }) {
    if (!prepared)
        return [];
    const { path: lockPath, entries, known, recorded } = prepared.lockFile;
    if (lockPath === undefined)
        return [];
    const files = [...known].filter(([file]) => branch !== undefined && isFileOfBranch(lockPath, branch, file));
    const own = new Set([...recorded.keys(), ...files.flatMap(([, lock]) => [...lock.keys()])]);
    const found = prepared.plan.selected.flatMap(({ task }) => {
        const entry = entries.get(task.output);
        // Neither the image of another source, nor the source itself, nor that of another locale.
        const isOf = entry?.source === (task.source?.path ?? "") && entry.outputBlob !== entry.sourceBlob && entry.recipe !== "";
        return entry && isOf && isShown(task.output) ? [{ task, entry }] : [];
    });
    // The locales of a source are shown side by side, in the order of the plan.
    const groups = Map.groupBy(found, ({ task }) => (task.locale === undefined ? task.output : `${task.recipe.name}\0${task.source?.path}`));
    const ranked = [...groups.values()].map((group) => ({
        group,
        isOwn: group.some(({ task }) => own.has(task.output)),
        at: group.reduce((newest, { entry: { at } }) => (at > newest ? at : newest), ""),
    }));
    ranked.sort((a, b) => Number(b.isOwn) - Number(a.isOwn) || b.at.localeCompare(a.at));
    return ranked.flatMap(({ group }) => group);
}
function listCommitted({ outcomes, delivered }) {
    return delivered?.commit ? outcomes.filter(({ result }) => result.status === "edited") : [];
}
/** Whether the picture that the commit replaced was a result too. */
function isMadeAgain({ task: { source, output, originBlob } }) {
    return source !== undefined && source.path === output && originBlob !== source.blob;
}
/** Whether the branch has the recorded result, and has it not from its base. */
function isStanding({ task: { output }, entry }, { base, head }) {
    return head?.blobs.get(output) === entry.outputBlob && base?.blobs.get(output) !== entry.outputBlob;
}
/** The commit that shows a file as it was edited. */
function findOriginal(path, blob, { head, previous, base }) {
    return [head, ...previous, base].find((commit) => commit?.blobs.get(path) === blob)?.sha;
}
function pull_images_placesOf({ task: { source, output }, entry }, history) {
    const { base, head } = history;
    const older = base?.blobs.has(output) ? base.sha : undefined;
    return { before: source ? findOriginal(source.path, entry.sourceBlob, history) : older, after: head?.sha ?? "" };
}
/** As the run that made the image reported it, as far as it is known. */
async function toOutcome({ task, entry }, history, { workspace }) {
    const { source, output } = task;
    const { sourceBlob, provider, model, cost, sha256, bytes } = entry;
    const blob = sourceBlob === "" ? undefined : sourceBlob;
    const original = source && blob && { path: source.path, blob, indexBlob: findOriginal(source.path, blob, history) ? blob : undefined };
    // The size of a picture is that of its original by default, which the workspace may still have in its place.
    const size = await readSize(workspace, output);
    return {
        task: { ...task, source: original, originBlob: sourceBlob, outputIndexBlob: history.base?.blobs.get(output) },
        result: { ...emptyResult(task), status: "edited", provider, model, cost, sha256, bytes, ...size },
    };
}
async function readSize(root, path) {
    try {
        const bytes = await (0,open_file/* readPlainFile */.b$)(root, path);
        if (!bytes)
            return undefined;
        const { width, height } = (0,pixels_header/* readHeader */.ay)(bytes);
        return { width, height };
    }
    catch {
        return undefined;
    }
}
function digest(images) {
    const lines = images.map(({ task, entry }) => `${task.output}\0${entry.outputBlob}`).sort();
    return (0,external_node_crypto_.createHash)("sha256").update(lines.join("\n")).digest("hex").slice(0, 16);
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/report/post-comment.js









/** Why a run has nothing to do with its pull request. */
const LEFT_ALONE = new Set(["fork", "dependabot", "closed", "no-branch", "label", "draft"]);
/**
 * Writes the comment of the pull request. A run that has no news leaves it as it is, but for what that one could not do and is over now, and
 * for images that are not there any more.
 *
 * @returns the comment that was written, or why that failed.
 */
async function postComment(report, inputs) {
    const { context, dryRun, skip } = report;
    // Without inputs there is no token; a fork's token may not write, and a dry run writes nothing.
    if (!inputs?.comment || !inputs.githubToken || dryRun)
        return {};
    if (skip && LEFT_ALONE.has(skip.reason))
        return {};
    if (!context.event.pull_request && findChangedBranch(report) === undefined)
        return {};
    let known;
    try {
        const github = await createGitHub({ token: inputs.githubToken, context });
        const pull = context.event.pull_request ?? (await findRenewed(report, github));
        if (!pull?.number)
            return {};
        const isNews = hasNews(report);
        const comment = await upsertComment({
            ...{ github, context, number: pull.number },
            ...makeCommentKey(inputs, context),
            compose: async (found) => {
                if (found === undefined && !(isNews && context.event.pull_request))
                    return undefined;
                known = await findPullImages(report, pull, github);
                return isNews || found === undefined || comment_isOutdated(found, known) ? renderComment({ ...report, pullImages: known }) : undefined;
            },
        });
        return { comment, pullImages: known };
    }
    catch (error) {
        const reason = (0,redact/* redact */.E$)(error instanceof Error ? error.message : String(error));
        return { notices: [...report.notices, { code: "comment-failed", reason }], pullImages: known };
    }
}
function hasNews(report) {
    const { edited, failed, stale } = tally(report.outcomes);
    return edited + failed + (report.skip ? 0 : stale) + listErrors(report).length > 0;
}
/** The pull request of a branch that a run for no pull request has changed, such as one by hand that took another candidate. */
async function findRenewed(report, github) {
    const branch = findChangedBranch(report);
    try {
        return branch === undefined ? undefined : await (0,carried_pull/* findPullOfBranch */.Ub)(github, report.context, branch);
    }
    catch (error) {
        // Nobody asked for a comment here.
        (0,log_writer/* debug */.Yz)(`The pull request of the branch could not be read: ${error instanceof Error ? error.message : String(error)}`);
        return undefined;
    }
}
/** The branch that a run for no pull request has changed, where another one may be its base. */
function findChangedBranch({ context, delivered }) {
    const { branch } = delivered?.commit ?? {};
    return branch === context.event.repository?.default_branch ? undefined : branch;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/report/pull-body.js









/** Characters of a pull request's text that GitHub takes, and some for the markers. */
const BODY_LIMIT = 65_000;
const END = "<!-- retouch:end -->";
const BEGIN = /<!-- retouch:begin(?: ([0-9a-f]+))? -->/;
const rest = prose(REST.comment);
const pull_body_BUDGETS = [
    { pictures: 60, rows: 500, failures: 0, text: 300, rest },
    { pictures: 24, rows: 200, failures: 0, text: 300, rest },
    { pictures: 12, rows: 60, failures: 0, text: 200, rest },
    { pictures: 6, rows: 20, failures: 0, text: 100, rest },
    { pictures: 0, rows: 0, failures: 0, text: 60, rest },
];
/**
 * The text of the run's pull request: Retouch's part stands between two markers, and what others wrote outside of them stays.
 *
 * @param others the text as it is on GitHub, or that of the workflow for a new one.
 * @param mark told again by {@link readMark}.
 */
function renderPullBody(report, { proposed, others, mark }) {
    const [before, after] = splitBody(others);
    const limit = Math.max(BODY_LIMIT - before.length - after.length, 0);
    const shown = showProposed(report, proposed);
    const part = renderToFit({
        ...{ budgets: pull_body_BUDGETS, limit, measure: (text) => text.length },
        render: (budget) => pull_body_renderBlocks(shown, budget),
    });
    return [before, `<!-- retouch:begin ${mark} -->\n\n${part}\n${END}`, after].filter((text) => text !== "").join("\n\n");
}
/** The mark of the last run; undefined where somebody removed Retouch's part. */
function readMark(body) {
    return BEGIN.exec(body)?.[1];
}
/** What stands before and after Retouch's part. */
function splitBody(body) {
    const begin = BEGIN.exec(body);
    const end = begin ? body.indexOf(END, begin.index) : -1;
    if (!begin || end < 0)
        return [body.trim(), ""];
    return [body.slice(0, begin.index).trim(), body.slice(end + END.length).trim()];
}
/** The report of all that is proposed, as if this run had made it. */
function showProposed(report, { kept, before, head = "" }) {
    const { delivered, context } = report;
    const made = report.outcomes.filter(({ result }) => result.status === "edited");
    const earlier = kept.map(({ outcome, cost }) => {
        const { sha256, bytes } = outcome.result;
        return { ...outcome, result: { ...emptyResult(outcome.task), status: "edited", sha256, bytes, cost } };
    });
    const outcomes = [...made, ...earlier];
    const url = `${context.serverUrl}/${context.owner}/${context.repo}/commit/${head}`;
    // Whatever the commit was made on, the base has what was there before.
    const commit = { ...(delivered?.commit ?? { sha: head, branch: before.branch, verified: false, url }), parent: before.baseSha };
    return {
        ...{ ...report, outcomes, cost: sumCosts(outcomes), skip: undefined, notices: [], errors: [] },
        delivered: { stale: [], warnings: [], errors: [], commit, artifact: delivered?.artifact, kept: delivered?.kept },
    };
}
function pull_body_renderBlocks(report, budget) {
    const items = takeGalleryItems(report, listGalleryItems(report), budget.pictures);
    const pictured = new Set(items.flatMap(({ outcomes }) => outcomes));
    const others = report.outcomes.filter((outcome) => !pictured.has(outcome));
    const isSandbox = report.models.some(({ provider }) => provider === "sandbox");
    return [
        renderFacts(report),
        isSandbox ? html `<p><b>Sandbox.</b> ${prose(SANDBOX_NOTICE)}</p>` : NOTHING,
        ...renderGallery(report, items, budget),
        renderTasks(report, others, budget, pictured.size > 0 ? html `${prose(countImages(others))} without a preview` : undefined),
        renderHints(report),
    ];
}
function renderHints({ context }) {
    const lines = [
        html `${prose(PULL_HINTS.edit)} ${markdown_code(context.branch ?? "")}. ${prose(PULL_HINTS.keep)}`,
        prose(PULL_HINTS.revert),
        prose(PULL_HINTS.close),
        context.runId === "" ? NOTHING : markdown_link(runUrl(context), prose(COMMENT_HINTS.run)),
    ];
    return html `<p><sub>${joinLines(lines)}</sub></p>`;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/report/post-pull.js









/** Opens, updates or closes the pull request of the run's own branch. */
async function postPull(report, inputs) {
    const { context, delivered } = report;
    const { proposed, commit } = delivered ?? {};
    const { pull, isLive } = proposed?.before ?? report.proposal ?? {};
    if (!proposed || !inputs?.githubToken)
        return { pull: pull && toPosted(pull, "none") };
    const github = await createGitHub({ token: inputs.githubToken, context });
    const post = { github, context, report, inputs, proposed };
    if (proposed.isEmpty)
        return isLive ? withdraw(post) : {};
    if (pull)
        return commit || pull.base !== context.base ? update(post, pull) : { pull: toPosted(pull, "none") };
    return commit || isLive ? post_pull_open(post) : {};
}
const toPosted = ({ number, url }, operation) => ({ number, url, operation });
/** Tells a title of Retouch's from one that somebody wrote. */
const markOf = (title) => (0,external_node_crypto_.createHash)("sha256").update(title).digest("hex").slice(0, 12);
function makeTitle({ inputs, proposed }) {
    const title = inputs.prTitle === undefined ? proposed.subject : fillPullTemplate(inputs.prTitle, proposed.changes);
    // GitHub takes 256 characters on one line.
    return Array.from(title.replace(/\s+/g, " ").trim()).slice(0, 250).join("") || proposed.subject;
}
async function update(post, pull) {
    const { github, context, report, proposed } = post;
    const title = makeTitle(post);
    const mark = readMark(pull.body);
    const isOurs = mark === markOf(pull.title);
    const body = renderPullBody(report, { proposed, others: pull.body.replace(WITHDRAWN, ""), mark: isOurs ? markOf(title) : (mark ?? "0") });
    try {
        const updated = await updatePull(github, context, {
            ...{ number: pull.number, body, title: isOurs ? title : undefined },
            base: pull.base === context.base ? undefined : context.base,
        });
        return { pull: toPosted(updated, "updated") };
    }
    catch (error) {
        const { message: reason } = explain(error, "the text of the pull request");
        // The branch is what counts, and it is there.
        return { pull: toPosted(pull, "updated"), notices: [...report.notices, { code: "pull-not-complete", reason }] };
    }
}
async function post_pull_open(post) {
    const { github, context, report, inputs, proposed } = post;
    const { branch = "", base = "" } = context;
    const title = makeTitle(post);
    const others = inputs.prBody === undefined ? "" : fillPullTemplate(inputs.prBody, proposed.changes);
    const text = { branch, base, title, body: renderPullBody(report, { proposed, others, mark: markOf(title) }) };
    try {
        const { pull, notices } = await create(post, { ...text, draft: inputs.prDraft });
        const more = await complete(post, pull);
        return { pull: toPosted(pull, "created"), notices: [...report.notices, ...notices, ...more] };
    }
    catch (error) {
        const { status, reason } = readFailure(error);
        // Somebody opened one meanwhile.
        if (status === 422 && /already exists/i.test(reason)) {
            const pull = (await listPulls(github, context, branch)).find(({ state }) => state === "open");
            if (pull)
                return update(post, pull);
        }
        const isSetting = status === 403 && /not permitted to create/i.test(reason);
        const message = isSetting ? PULL_FAILED.notPermitted(reason) : explain(error, "the pull request").message;
        const place = PULL_FAILED.place(branch, compareUrl(context, base, branch));
        return { errors: [...report.errors, new compiled_errors/* RetouchError */.tJ("delivery", `${message} ${place}`, { cause: error })] };
    }
}
/** Where the repository has no drafts, an ordinary one will do. */
async function create({ github, context }, pull) {
    try {
        return { pull: await createPull(github, context, pull), notices: [] };
    }
    catch (error) {
        const { status, reason } = readFailure(error);
        if (!pull.draft || status !== 422 || !/draft/i.test(reason))
            throw error;
        const notice = { code: "pull-not-complete", reason: explain(error, "a draft").message };
        return { pull: await createPull(github, context, { ...pull, draft: false }), notices: [notice] };
    }
}
/** Labels, reviewers and assignees of a new pull request; what people change there later is theirs. */
async function complete({ github, context, inputs }, { number }) {
    const { owner, repo } = context;
    const { prLabels: labels = [], prReviewers = [], prAssignees: assignees = [] } = inputs;
    const teams = prReviewers.filter((name) => name.includes("/")).map((name) => name.replace(/^.*\//, ""));
    const reviewers = prReviewers.filter((name) => !name.includes("/"));
    const pull = { owner, repo, pull_number: number };
    const issue = { owner, repo, issue_number: number };
    const steps = [
        ["the labels", labels.length > 0, async () => void (await github.rest.issues.addLabels({ ...issue, labels }))],
        ["the reviewers", reviewers.length > 0, async () => void (await github.rest.pulls.requestReviewers({ ...pull, reviewers }))],
        // Of both in one request, GitHub would take neither.
        [
            "the review by a team",
            teams.length > 0,
            async () => void (await github.rest.pulls.requestReviewers({ ...pull, team_reviewers: teams })),
        ],
        [
            "the assignees",
            assignees.length > 0,
            async () => {
                const { data } = await github.rest.issues.addAssignees({ ...issue, assignees });
                const there = new Set(data.assignees?.map(({ login }) => login.toLowerCase()));
                const missing = assignees.filter((name) => !there.has(name.toLowerCase()));
                return missing.length > 0 ? PULL_FAILED.missing(missing) : undefined;
            },
        ],
    ];
    const notices = [];
    for (const [doing, isWanted, call] of steps) {
        const reason = isWanted ? await call().catch((error) => explain(error, doing).message) : undefined;
        if (reason !== undefined)
            notices.push({ code: "pull-not-complete", reason });
    }
    return notices;
}
/** Closes what is not needed any more, and deletes the branch unless somebody else has commits there. */
async function withdraw({ github, context, report, proposed }) {
    const { owner, repo } = context;
    const { pull, isOwn, branch, head } = proposed.before;
    try {
        if (pull) {
            await updatePull(github, context, { number: pull.number, state: "closed", body: `${pull.body}\n\n${WITHDRAWN}`.trim() });
            await github.rest.issues.createComment({ owner, repo, issue_number: pull.number, body: WITHDRAWN_COMMENT });
        }
        if (isOwn)
            await moveBranch(github, context, { branch, from: head, to: undefined });
        return pull ? { pull: toPosted(pull, "closed") } : {};
    }
    catch (error) {
        const { message: reason } = explain(error, "closing the pull request");
        return { notices: [...report.notices, { code: "pull-not-complete", reason }] };
    }
}
function explain(error, doing) {
    return explainGitHubError(error, { doing, permission: "pull-requests: write", code: "delivery" });
}
/** The page that opens a pull request. */
function compareUrl({ serverUrl, owner, repo }, base, branch) {
    const encode = (name) => name.split("/").map(encodeURIComponent).join("/");
    return `${serverUrl}/${owner}/${repo}/compare/${encode(base)}...${encode(branch)}`;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/report/summary.js








/** Bytes of UTF-8. The runner drops a summary of more than 1 MiB as a whole. */
const SUMMARY_LIMIT = 1_000_000;
const summary_rest = prose(REST.summary);
const summary_BUDGETS = [
    { pictures: 120, rows: 10_000, failures: 10_000, text: 2000, rest: summary_rest },
    { pictures: 60, rows: 4000, failures: 2000, text: 500, rest: summary_rest },
    { pictures: 60, rows: 2000, failures: 500, text: 300, rest: summary_rest },
    { pictures: 12, rows: 1000, failures: 100, text: 200, rest: summary_rest },
    { pictures: 12, rows: 200, failures: 20, text: 200, rest: summary_rest },
    { pictures: 0, rows: 10, failures: 3, text: 100, rest: summary_rest },
];
/** More images than this that are up to date are counted and not listed: rows that say nothing new would hide those that do. */
const LISTED_UNCHANGED = 200;
/** The step summary: what the comment says, and every task and every error, in at most {@link SUMMARY_LIMIT} bytes. */
function renderSummary(report) {
    const render = (budget) => summary_renderBlocks(report, budget);
    return renderToFit({ budgets: summary_BUDGETS, limit: SUMMARY_LIMIT, measure: (text) => Buffer.byteLength(text), render });
}
function summary_renderBlocks(report, budget) {
    const head = [renderFacts(report), renderNotices(report, budget), renderDelivery(report), renderRecipes(report, budget)];
    return [renderTitle(report), ...head, renderFailures(report, budget), ...summary_renderResults(report, budget)];
}
function summary_renderResults(report, budget) {
    if (report.dryRun)
        return renderPlan(report, budget);
    const items = takeGalleryItems(report, listGalleryItems(report), budget.pictures);
    return [...renderGallery(report, items, budget), renderAll(report, budget)];
}
function renderAll(report, budget) {
    const { outcomes } = report;
    const others = outcomes.filter(({ result }) => result.status !== "unchanged");
    const isCut = outcomes.length - others.length > LISTED_UNCHANGED;
    const listed = isCut ? others : outcomes;
    const { length } = listed;
    const title = isCut
        ? `${(0,format/* plural */.LS)(length, "task")}, not counting images that are up to date`
        : length === 1
            ? "The task"
            : `All ${length} tasks`;
    return length === 0 ? NOTHING : html_fold(prose(title), renderTasks(report, listed, budget));
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/report/publish.js













/** What is known, and what the next stage finds or fails with. */
async function proceed(known, next) {
    try {
        return { ...known, ...(await next()) };
    }
    catch (error) {
        return { ...known, errors: [...(known.errors ?? []), toShownError(error)] };
    }
}
/** Writes the comment, the outputs, the summary, the annotations and the log. Each is written although another fails. @returns the exit code. */
async function publish(found, { inputs, signal }) {
    const resultsFile = await attempt("results file", () => writeResults(found));
    const pulled = await (0,compiled_cancel/* untilCancelled */.c8)(postPull(found, inputs).catch((error) => ({ errors: [...found.errors, toShownError(error)] })), signal, compiled_cancel/* CANCEL_MS */.iS.comment);
    const proposed = { ...found, ...pulled };
    const posted = await (0,compiled_cancel/* untilCancelled */.c8)(postComment(proposed, inputs), signal, compiled_cancel/* CANCEL_MS */.iS.comment);
    const report = { ...proposed, resultsFile, ...posted };
    await attempt("outputs", () => writeOutputs(buildOutputs(report)));
    await attempt("summary", () => writeSummary(renderSummary(report)));
    printReport(report);
    return exitCode(report, inputs);
}
async function attempt(what, work) {
    try {
        return await work();
    }
    catch (error) {
        log_writer/* annotate */.fz("warning", `The ${what} could not be written: ${describe(error)}`, { title: "Retouch" });
        return undefined;
    }
}
function describe(error) {
    return (0,redact/* redact */.E$)(error instanceof Error ? error.message : String(error));
}
function printReport(report) {
    const annotations = annotate(report);
    // An annotation holds only a part of a long list.
    const lists = listErrors(report)
        .map(linesOf)
        .filter(({ length }) => length > 1);
    if (report.dryRun)
        for (const line of planLines(report))
            log_writer/* info */.pq(line);
    for (const { level, message, ...properties } of annotations)
        log_writer/* annotate */.fz(level, message, properties);
    for (const line of lists.flat())
        log_writer/* info */.pq(toLogText(line));
    for (const line of [...deliveryLines(report), ...finalLines(report)])
        log_writer/* info */.pq(line);
}
async function writeResults({ context, outcomes }) {
    await (0,external_node_fs_promises_.mkdir)(context.tempDir, { recursive: true });
    const path = (0,external_node_path_.join)(await (0,external_node_fs_promises_.mkdtemp)((0,external_node_path_.join)(context.tempDir, "retouch-")), "results.json");
    await (0,external_node_fs_promises_.writeFile)(path, renderResultsFile(outcomes), { flag: "wx" });
    return path;
}
function exitCode(report, inputs) {
    if (listErrors(report).length > 0)
        return 1;
    const { failed, edited, stale } = tally(report.outcomes);
    if (failed === 0 || inputs?.failOn === "never")
        return 0;
    return inputs?.failOn === "all" && edited + stale > 0 ? 0 : 1;
}
/** An error as the user may see it. What only its stack explains goes to the debug log. */
function toShownError(error) {
    const { code, message, problems, place } = (0,compiled_errors/* toRetouchError */.sK)(error, "delivery");
    if (!(error instanceof compiled_errors/* RetouchError */.tJ))
        log_writer/* debug */.Yz(String(error instanceof Error ? error.stack : error));
    return new compiled_errors/* RetouchError */.tJ(code, (0,redact/* redact */.E$)(message), { problems: problems?.map(redact/* redact */.E$), place });
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/providers/model-options.js
/** Options that some models take and others do not, by the name of the input. */
const MODEL_OPTIONS = {
    "negative-prompt": { field: "negativePrompt", type: "string" },
    seed: { field: "seed", type: "number" },
    watermark: { field: "watermark", type: "boolean" },
    "prompt-extend": { field: "promptExtend", type: "boolean" },
    "guidance-scale": { field: "guidanceScale", type: "number" },
    "safety-checker": { field: "safetyChecker", type: "boolean" },
    "keep-subject-text": { field: "keepSubjectText", type: "boolean", inPrompt: true },
};
const ENTRIES = Object.entries(MODEL_OPTIONS);
/** The values that the model takes. */
function pickOptions({ takes }, values) {
    const taken = ENTRIES.filter(([name]) => takes.includes(name));
    return Object.fromEntries(taken.map(([, { field }]) => [field, values[field]]));
}
/** Notices about options that are set and that the model does not take. */
function listIgnoredOptions({ takes, translate }, modelName, values) {
    return ENTRIES.filter(([name, { field, inPrompt }]) => values[field] !== undefined && !takes.includes(name) && !(inPrompt && translate === undefined)).map(([option]) => ({ code: "option-ignored", option, model: modelName }));
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/localize/instruction.js

/** Scripts with joined letters (ISO 15924). Models tend to draw the letters apart, and in the wrong order. */
const JOINED_SCRIPTS = ["Adlm", "Arab", "Aran", "Mand", "Nkoo", "Rohg", "Syrc"];
/** Reminders of what models get wrong, by script (ISO 15924). */
const SCRIPT_NOTES = {
    Hans: "Use Simplified characters (not Traditional), Chinese punctuation and no spaces.",
    Hant: "Use Traditional characters (not Simplified), Chinese punctuation and no spaces.",
    Jpan: "Use Japanese punctuation and no spaces.",
};
/**
 * The prompt that makes an edit model translate the text of an image; the user's own goes after it. It is short because many models accept 800 characters in all:
 * each word here leaves less room for the glossary. Terms are in double quotes because Qwen's models render quoted text literally.
 */
function localizeInstruction({ from, to, terms, keep }) {
    const toRightToLeft = (0,localize_locales/* isRightToLeft */.jr)(to);
    const changesDirection = toRightToLeft !== (from !== undefined && (0,localize_locales/* isRightToLeft */.jr)(from));
    const kept = new Set(keep.map(instruction_quote));
    const targets = new Map();
    for (const { source, target } of terms) {
        const text = instruction_quote(source);
        // The first term of a text counts, as in the glossary.
        if (!targets.has(text) && !kept.has(text))
            targets.set(text, instruction_quote(target));
    }
    const pairs = [...targets].map(([source, target]) => `${source} → ${target}`);
    return [
        `Replace all ${from === undefined ? "" : `${(0,localize_locales/* languageName */.cL)(from)} `}text in this image with its translation into natural ${(0,localize_locales/* languageName */.cL)(to)}.`,
        `Keep each text's place, size, font, weight${changesDirection ? " and colour" : ", colour and alignment"}; change nothing else.`,
        pairs.length > 0 && `Use exactly: ${pairs.join("; ")}.`,
        `Leave unchanged: ${["numbers", "code", "URLs", "logos", ...kept].join(", ")}.`,
        "Fit long text by a smaller size or a line break, never cut or overflowing.",
        changesDirection && `Text runs ${toRightToLeft ? "right to left" : "left to right"}: mirror its alignment, never the picture.`,
        JOINED_SCRIPTS.includes((0,localize_locales/* scriptOf */.Fl)(to)) && "Join the letters correctly.",
        SCRIPT_NOTES[(0,localize_locales/* scriptOf */.Fl)(to)],
    ]
        .filter(Boolean)
        .join(" ");
}
/** Puts a text in double quotes that it cannot end: on one line, with typographic quotes for its own. */
function instruction_quote(text) {
    const line = text.replace(/[\s\p{Cc}]+/gu, " ").trim();
    return `"${line.replace(/(^|[\s(])"/g, "$1“").replaceAll('"', "”")}"`;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/providers/prompt-length.js
/** Letters that make up a token, at the least: about 4 in English. */
const LETTERS_A_TOKEN = 3;
/** Undefined where no limit is known. Tokens are estimated, since no model publishes its tokenizer: rather too many than too few. */
function measurePrompt({ promptLimit, promptTokens }, prompt) {
    if (promptLimit !== undefined)
        return { length: `${prompt.length} characters`, limit: promptLimit, fits: prompt.length <= promptLimit };
    if (promptTokens === undefined)
        return undefined;
    const tokens = estimateTokens(prompt);
    return { length: `about ${tokens} tokens`, limit: promptTokens, fits: tokens <= promptTokens };
}
/** Letters of other scripts than Latin may be a token each. */
function estimateTokens(text) {
    let latin = 0;
    for (let at = 0; at < text.length; at++)
        if (text.charCodeAt(at) < 0x250)
            latin++;
    return Math.ceil(latin / LETTERS_A_TOKEN) + (text.length - latin);
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/plan/prompts.js










/**
 * Chooses what the prompts of a task hold. To localize, they contain the translations of the glossary; a glossary that is too long for the
 * model is cut to the words that appear in the image, if `verify: text` allows to read them.
 *
 * @param size of the image that `{width}` and `{height}` stand for.
 */
async function chooseWording(task, { size, sourceText }) {
    const { locale, recipe, words = { terms: [], keep: [] } } = task;
    const fill = () => recipe.prompts.map((prompt) => fillPrompt(prompt, task, size));
    if (locale === undefined)
        return { writePrompts: fill, words };
    const wordingOf = (some) => ({
        writePrompts: recipe.model.translate ? fill : () => [writeInstruction(task, { locale, filled: fill(), words: some })],
        words: some,
    });
    const whole = wordingOf(words);
    if (words.terms.length + words.keep.length === 0 || isAccepted(task, whole))
        return whole;
    const present = await sourceText.selectWords(task, words);
    return present === undefined ? whole : wordingOf(present);
}
function fillPrompt(prompt, task, { width, height }) {
    const { recipe, locale } = task;
    const template = parseTemplate(prompt, promptPlaceholders(recipe.mode));
    // Checked when the inputs and the prompt file were read.
    if (typeof template === "string")
        throw new compiled_errors/* RetouchError */.tJ("invalid-input", template);
    const path = subjectOf(task);
    return fillTemplate(template, {
        path,
        name: external_node_path_.posix.parse(path).name,
        width: `${width}`,
        height: `${height}`,
        locale: locale ?? "",
        language: locale === undefined ? "" : (0,localize_locales/* languageName */.cL)(locale),
    });
}
/** Writes the instruction for a model that does not translate by itself. */
function writeInstruction({ recipe }, { locale, filled, words }) {
    const subjects = recipe.keepSubjectText ? "Leave text on products, people and logos as it is." : "";
    const prompt = [...filled, subjects].filter((text) => text !== "").join(" ");
    const instruction = findInstruction({ from: recipe.sourceLocale, to: locale, words });
    return prompt.trim() === "" ? instruction : `${instruction} ${prompt.trim()}`;
}
/** Instructions by the words that they hold, and by languages: they are the same for all images of a recipe. */
const instructions = new WeakMap();
function findInstruction({ from, to, words }) {
    const known = instructions.get(words) ?? new Map();
    instructions.set(words, known);
    const instruction = known.get(`${from} ${to}`) ?? localizeInstruction({ from, to, ...words });
    known.set(`${from} ${to}`, instruction);
    return instruction;
}
function isAccepted({ recipe: { model } }, { writePrompts, words }) {
    if (model.translate)
        return model.translate.check?.(words) === undefined;
    return writePrompts().every((prompt) => measurePrompt(model, prompt)?.fits !== false);
}
/** Checks that the model accepts the prompts as they are. @returns the problem, as a sentence. */
function checkPrompts({ task, writePrompts, words }) {
    const { recipe, locale } = task;
    const prompts = writePrompts();
    const { glossary, mode, model, modelName } = recipe;
    const facts = { subject: subjectOf(task), locale, modelName, canCut: recipe.verify !== "text" };
    const translate = mode === "localize" ? model.translate : undefined;
    if (translate) {
        const problem = translate.check?.({ ...words, hint: prompts[0] || undefined });
        // The problem may be one of the prompt alone.
        const canCut = facts.canCut && translate.check?.(words) !== undefined;
        return problem && `${recipePrefix(recipe)}${PROMPTS.translation(problem, { modelName, canCut })}`;
    }
    const long = prompts.map((prompt) => measurePrompt(model, prompt)).find((measured) => measured?.fits === false);
    return long && `${recipePrefix(recipe)}${(glossary ? PROMPTS.glossaryTooLong : PROMPTS.tooLong)(long, facts)}`;
}

// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/picture-messages.js
var picture_messages = __webpack_require__(37899);
;// CONCATENATED MODULE: ./out/build-dist/compiled/plan/source-header.js
var source_header_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var source_header_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
 * Reads the header of the bytes that a task edits.
 *
 * @throws RetouchError `invalid-image`, `unsupported-image` or `lfs-pointer` if they are no image that can be edited, or if the extension
 *   of the file is wrong: whatever shows the result would misread it; `too-large` if it takes too much memory to decode.
 */
async function readSourceHeader({ source, originBlob }, { workspace, readBlob }) {
    const start = originBlob === source.blob ? await readFromStart(workspace.root, source.path) : undefined;
    if (start)
        return { header: checkHeader(source.path, start), warnings: [] };
    const { bytes, warnings } = await readOrigin(workspace, { source, originBlob }, readBlob);
    return { header: checkHeader(source.path, (0,pixels_header/* readHeader */.ay)(bytes)), warnings };
}
/** Enough for the header of nearly every image. A JPEG with large metadata before its header is read as a whole. */
const HEADER_BYTES = 128 * 1024;
/** Reads a header without the rest of the file; undefined if that is not enough. */
async function readFromStart(root, path) {
    const { start, isComplete } = await source_header_readStart(root, path);
    try {
        return (0,pixels_header/* readHeader */.ay)(start);
    }
    catch (error) {
        if (isComplete)
            throw error;
        return undefined;
    }
}
async function source_header_readStart(root, path) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const file = source_header_addDisposableResource(env_1, await (0,open_file/* openPlainFile */.rr)(root, path), true);
        if (!file)
            throw new compiled_errors/* RetouchError */.tJ("invalid-image", (0,git_messages/* fileGone */.mE)(path));
        const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(HEADER_BYTES), 0, HEADER_BYTES, 0);
        return { start: buffer.subarray(0, bytesRead), isComplete: bytesRead < HEADER_BYTES };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = source_header_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
function checkHeader(path, header) {
    (0,size_limits/* checkDecodable */.Kt)(header);
    const promised = (0,pixels_picture/* formatOfName */.Qv)(path);
    const format = (0,pixels_picture/* formatOfMediaType */.zv)(header.mediaType);
    if (promised === format)
        return header;
    throw new compiled_errors/* RetouchError */.tJ(promised === undefined ? "unsupported-image" : "invalid-image", (0,picture_messages/* misnamedFile */.HK)(path, format));
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/plan/prepare-task.js












/** Number of sources that are read at once, which is the number of threads with which Node reads files. */
const prepare_task_READERS = 4;
/**
 * Prepares tasks for the model: reads the headers of their sources, and writes their prompts. A task that cannot be done does not stop
 * the others.
 *
 * @throws RetouchError `invalid-input` if the model does not accept a prompt.
 */
async function prepareTasks(due, options) {
    const results = [];
    // The first of each recipe: those of its other tasks differ only in the name of the image, and are not looked for.
    const problems = new Map();
    const queue = due.entries();
    const prepareNext = async () => {
        for (const [index, { task }] of queue) {
            if (problems.has(task.recipe))
                continue;
            const result = await prepareTask(task, options);
            results[index] = result;
            const problem = result instanceof compiled_errors/* RetouchError */.tJ || problems.has(task.recipe) ? undefined : checkPrompts(result);
            if (problem !== undefined)
                problems.set(task.recipe, problem);
        }
    };
    await Promise.all(Array.from({ length: prepare_task_READERS }, prepareNext));
    if (problems.size > 0)
        throw (0,compiled_errors/* invalidInputs */.Rg)([...problems.values()]);
    const prepared = results.filter((result) => !(result instanceof compiled_errors/* RetouchError */.tJ));
    const failed = due.flatMap(({ task }, index) => {
        const error = results[index];
        return error instanceof compiled_errors/* RetouchError */.tJ ? [{ task, error }] : [];
    });
    return { prepared, failed };
}
/** Prepares a task. One that cannot be done is an error that is returned. */
async function prepareTask(task, options) {
    try {
        await checkWritable(options.workspace.root, task.output);
        const prepared = task.source ? await prepareEdit(task, task.source, options) : await prepareNew(task, options);
        return { ...prepared, stepsDone: await countStepsDone(task, options) };
    }
    catch (error) {
        return (0,compiled_errors/* toRetouchError */.sK)(error, "invalid-image");
    }
}
/** The image of a recorded step may be gone: it is stored in the repository only with `deliver: commit`. */
async function countStepsDone({ recordedStep }, { workspace, readBlob }) {
    const image = recordedStep && (await findBlob(workspace, recordedStep.blob, readBlob).catch(() => undefined));
    return image && recordedStep?.number;
}
async function prepareEdit(task, source, options) {
    const { recipe, originBlob } = task;
    const { workspace, sourceText, dryRun } = options;
    const { header, warnings } = await readSourceHeader({ source, originBlob }, options);
    const wanted = checkSides(wantedOf(recipe, header));
    const mask = maskPath(recipe, source.path);
    if (mask !== undefined && (0,open_file/* kindOfPath */.Bs)(workspace.root, mask) !== "file")
        throw new compiled_errors/* RetouchError */.tJ("invalid-input", IMAGES.mask(mask));
    // Text that cannot be read now could not be compared once the result is paid for.
    if (recipe.verify === "text" && !dryRun)
        await sourceText.read(task);
    return {
        ...{ task, header, wanted, maskPath: mask },
        target: (0,geometry/* targetSize */.Z0)(wanted, header),
        ...(await chooseWording(task, { size: header, sourceText })),
        warnings: [...warnings, ...prepare_task_listNotices(task)],
    };
}
async function prepareNew(task, { workspace, sourceText }) {
    const { size, aspectRatio: ratio, fit, outputFormat } = task.recipe;
    // The plan has checked that the output path names a format that can be written.
    const format = (outputFormat === "source" ? (0,pixels_picture/* formatOfName */.Qv)(task.output) : outputFormat);
    const wanted = checkSides({ size, ratio: size ? undefined : ratio, fit, format });
    const target = (0,geometry/* targetSize */.Z0)(wanted);
    return {
        ...{ task, target, wanted },
        before: await measureBefore(task, workspace),
        ...(await chooseWording(task, { size: target, sourceText })),
        warnings: prepare_task_listNotices(task),
    };
}
/** Size of the image that a generated one replaces; undefined if there is none that can be read. */
async function measureBefore({ output }, { root }) {
    try {
        const bytes = await (0,open_file/* readPlainFile */.b$)(root, output);
        if (!bytes)
            return undefined;
        const { width, height } = (0,pixels_header/* readHeader */.ay)(bytes);
        return { width, height, bytes: bytes.length };
    }
    catch {
        return undefined;
    }
}
/** @throws RetouchError `too-large` if a file of the format cannot hold the result. */
function checkSides(wanted) {
    const facts = pixels_picture/* FORMATS */.hR[wanted.format];
    const { size } = wanted;
    if (size && facts.maxSide !== undefined && Math.max(size.width, size.height) > facts.maxSide)
        throw new compiled_errors/* RetouchError */.tJ("too-large", IMAGES.sides(size, { label: facts.label, maxSide: facts.maxSide }));
    return wanted;
}
function wantedOf({ size, aspectRatio: ratio, fit, outputFormat }, header) {
    const format = outputFormat === "source" ? (0,pixels_picture/* formatOfMediaType */.zv)(header.mediaType) : outputFormat;
    if (format === "bmp")
        throw new compiled_errors/* RetouchError */.tJ("unsupported-image", IMAGES.bmp);
    if (size || !ratio)
        return { size: size ?? { width: header.width, height: header.height }, fit, format };
    return { ratio, fit, format };
}
/** What the user should know of the task before its result. */
function prepare_task_listNotices({ recipe, output, overwritesUnrecorded }) {
    return [
        ...listIgnoredOptions(recipe.model, recipe.modelName, recipe),
        ...(overwritesUnrecorded ? [{ code: "overwrites-unrecorded", path: output }] : []),
    ];
}

// EXTERNAL MODULE: ./node_modules/approx-string-match/build/src/index.js
var src = __webpack_require__(30589);
;// CONCATENATED MODULE: ./out/build-dist/compiled/verify/normalize.js
/** Scripts written without spaces between words, or whose spaces Tesseract sets and drops at will. */
const SPACELESS = String.raw `[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]`;
const IS_SPACELESS = new RegExp(SPACELESS, "u");
const SPACE_WITHIN = new RegExp(`(?<=${SPACELESS}) (?=${SPACELESS})`, "gu");
const EDGE = new RegExp(`(?<=${SPACELESS})(?=(?!${SPACELESS})[^ ])|(?<=(?!${SPACELESS})[^ ])(?=${SPACELESS})`, "gu");
/** Controls of direction and joining, soft hyphens, tatweel, Arabic vowel signs and Hebrew points: text is set with or without them. */
const UNSEEN = /[\p{Cf}\u0640\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]/gu;
/** Within words: `e-mail` and `email`, `l’été` and `l'été` are one text, also where a line ends at the hyphen. */
const JOINER = /(?<=[\p{L}\p{M}\p{N}])[\p{Pd}'’‘‛`´ʼ׳״]\s*(?=[\p{L}\p{M}\p{N}])/gu;
const NOT_A_WORD = /[^\p{L}\p{M}\p{N}]+/gu;
/** Letters that are written for one another, or that Tesseract takes for one another. */
const VARIANTS = {
    ...{ آ: "ا", أ: "ا", إ: "ا", ٱ: "ا", ى: "ي", ی: "ي", ئ: "ي", ک: "ك", ة: "ه", ؤ: "و" },
    ...{ ς: "σ", ı: "i" },
};
const VARIANT = new RegExp(`[${Object.keys(VARIANTS).join("")}]`, "gu");
const DIGIT = /[\u0660-\u0669\u06f0-\u06f9]/gu;
/**
 * What two settings of one text have in common: letters and digits in lower case, words parted by one space, no space within
 * text of a script that needs none. Compatibility forms (full width, Arabic presentation forms) are the letters they stand for.
 */
function normalizeText(text) {
    return (text
        .normalize("NFKC")
        .replace(UNSEEN, "")
        // Upper case first, for letters such as ß that have two of them.
        .toUpperCase()
        .toLowerCase()
        .replace(/i\u0307/g, "i")
        .replace(VARIANT, (letter) => VARIANTS[letter] ?? letter)
        .replace(DIGIT, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
        .replace(JOINER, "")
        .replace(NOT_A_WORD, " ")
        .replace(SPACE_WITHIN, "")
        .replace(EDGE, " ")
        .trim());
}
/** Whether a text holds letters of a script that sets no spaces between words. */
function isSpaceless(text) {
    return IS_SPACELESS.test(text);
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/verify/compare-text.js



/**
 * A text is found where at most one of five of its characters was read otherwise; one of less than five only as it is. Of 417
 * texts in rendered pictures (screens and banners; Latin, Chinese, Japanese, Arabic) all were found so. Other words are further
 * away: even `Settings` and `Savings` differ in three of eight characters.
 */
const FOUND = 0.8;
/**
 * A source text counts as left only where it was read all but exactly. It was legible in the source picture, its translation is
 * missing anyway if it is left, and a word of the wanted language that merely resembles it must not fail a result.
 */
const LEFT = 0.9;
/**
 * The score from which a result passes: that of a single text, so that a result fails only where something is missing or left.
 * Of the sample, right pictures scored 0.95 and more, untranslated ones 0.35 and less, and pictures with other texts 0.
 */
const THRESHOLD = FOUND;
/** Whether what was read is what the glossary wants. Where nothing was wanted, only what is left in the source language counts. */
function passes({ score, left }) {
    return left.length === 0 && (score === null || score >= THRESHOLD);
}
/**
 * Of these, the terms and protected texts that stand in the text read from the source picture. Each place counts for the text
 * that fits it best: where `Sign in to continue` stands, `Sign in` does not.
 */
function findOccurring(sourceText, words) {
    const read = compare_text_pad(normalizeText(sourceText));
    const phrases = normalizeWords(words);
    const likely = createPhraseFilter(read);
    const counts = new Map();
    for (const { phrase } of settle([...new Set([...phrases.terms, ...phrases.keep])].filter(likely).flatMap((phrase) => findPlaces(read, phrase))))
        counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
    // A picture is read more than once: `Desk lamp`, of which one reading has the first word alone, is no `Desk`.
    const isFragment = (phrase, count) => [...counts].some(([other, often]) => often > 2 * count && (compare_text_contains(other, phrase) || areAlike(other, phrase)));
    const present = new Set([...counts].filter(([phrase, count]) => !isFragment(phrase, count)).map(([phrase]) => phrase));
    const occurs = (list) => (_, index) => present.has(list[index] ?? "");
    return { terms: words.terms.filter(occurs(phrases.terms)), keep: words.keep.filter(occurs(phrases.keep)) };
}
const normalized = new WeakMap();
/** Once for all images of a locale: a catalogue has ten thousand. */
function normalizeWords(words) {
    const known = normalized.get(words) ?? {
        terms: words.terms.map(({ source }) => normalizeText(source)),
        keep: words.keep.map(normalizeText),
    };
    normalized.set(words, known);
    return known;
}
/**
 * Makes the test whether a phrase may stand in what was read, as {@link findPlaces} finds it: of ten thousand terms, a hundred do. An error
 * spoils no more pieces of a phrase than a piece has letters, and moves what follows by one at most. So enough pieces must be there as they
 * are, at places that are as far from each other as in the phrase, but for the number of errors.
 */
function createPhraseFilter(read) {
    const pieces = new Map([2, 3].map((length) => [length, indexPieces(read, length)]));
    return (phrase) => {
        const wanted = pattern(phrase);
        const maxErrors = countErrors(phrase, FOUND);
        if (maxErrors === 0)
            return read.includes(wanted);
        const length = isSpaceless(phrase) ? 2 : 3;
        const least = wanted.length - length + 1 - maxErrors * length;
        if (least <= 0)
            return true;
        // By where the phrase would begin, in steps of which two hold all that belongs to one place.
        const counts = new Uint32Array(Math.ceil((read.length + wanted.length) / (maxErrors + 1)) + 2);
        for (let at = 0; at + length <= wanted.length; at++) {
            const places = pieces.get(length)?.get(wanted.slice(at, at + length)) ?? [];
            if (places.length > compare_text_MANY)
                return true;
            for (const place of places) {
                const step = 1 + Math.floor((place - at + wanted.length) / (maxErrors + 1));
                const count = (counts[step] ?? 0) + 1;
                counts[step] = count;
                if (count + Math.max(counts[step - 1] ?? 0, counts[step + 1] ?? 0) >= least)
                    return true;
            }
        }
        return false;
    };
}
/** Places of a piece that are too many to look at: `aaaa…`. */
const compare_text_MANY = 200;
function indexPieces(text, length) {
    const places = new Map();
    for (let at = 0; at + length <= text.length; at++) {
        const piece = text.slice(at, at + length);
        const known = places.get(piece);
        if (known)
            known.push(at);
        else
            places.set(piece, [at]);
    }
    return places;
}
/** Compares what was read in a result with what a glossary wants of it, for the terms that {@link findOccurring} gives. */
function compareText(resultText, expected) {
    const read = compare_text_pad(normalizeText(resultText));
    const wanted = listWanted(expected);
    const sources = listLeavable(expected);
    // Of two that fit a place equally well, the wanted one comes first.
    const places = [...wanted.keys(), ...sources.keys()].flatMap((phrase) => findPlaces(read, phrase));
    const inSource = settle(places).filter(({ phrase }) => sources.has(phrase));
    const rated = new Map([...wanted.keys()].map((phrase) => [phrase, rate(phrase, read, inSource)]));
    const left = new Set();
    for (const { phrase, similarity } of inSource) {
        const source = sources.get(phrase);
        if (source === undefined || similarity < LEFT)
            continue;
        // `Menü`, read as `Menu` for once: a picture is read more than once.
        const misread = areAlike(phrase, source.target) && (rated.get(source.target) ?? 0) >= similarity;
        if (!misread)
            left.add(source.text);
    }
    const missing = [...wanted].filter(([phrase]) => (rated.get(phrase) ?? 0) < FOUND).map(([, text]) => text);
    return { score: average(rated), missing, left: [...left] };
}
/** Wanted texts by what is looked for; one without letters and digits cannot be. */
function listWanted({ terms, keep }) {
    const wanted = [...terms.map(({ target }) => target), ...keep].map((text) => [normalizeText(text), text]);
    return new Map(wanted.filter(([phrase]) => phrase !== ""));
}
/**
 * Source texts that must not be there any more, by what is looked for. One that stands in a wanted text may be there; and one of
 * two letters is found by chance (but not one of two ideographs).
 */
function listLeavable(expected) {
    const wanted = [...listWanted(expected).keys()];
    const sources = expected.terms.map(({ source, target }) => [normalizeText(source), { text: source, target: normalizeText(target) }]);
    const isLeavable = (phrase) => phrase.length > (isSpaceless(phrase) ? 1 : 2) && !wanted.some((text) => compare_text_contains(text, phrase));
    return new Map(sources.filter(([phrase]) => isLeavable(phrase)));
}
const compare_text_pad = (text) => ` ${text} `;
/** What is searched for. A word ends where it ends: `Save` is not in `Saved`. In scripts without spaces nothing shows where it ends. */
const pattern = (phrase) => (isSpaceless(phrase) ? phrase : compare_text_pad(phrase));
const compare_text_contains = (text, phrase) => compare_text_pad(text).includes(pattern(phrase));
/** The places of a phrase in what was read: those that fit best, then those that fit best elsewhere, and so on. */
function findPlaces(read, phrase) {
    const maxErrors = countErrors(phrase, FOUND);
    const places = [];
    for (let rest = read, known = -1; known < places.length;) {
        known = places.length;
        for (const match of phrase === "" ? [] : (0,src/* default */.A)(rest, pattern(phrase), maxErrors)) {
            const found = rest.slice(match.start, match.end);
            // Of matches that overlap, the first counts.
            if (found.includes(TAKEN))
                continue;
            const start = match.start + found.length - found.trimStart().length;
            const end = start + found.trim().length;
            places.push({ phrase, start, end, similarity: 1 - match.errors / phrase.length });
            rest = rest.slice(0, start) + TAKEN.repeat(end - start) + rest.slice(end);
        }
    }
    return places;
}
/** Stands for each character of a place that was found: it is in no text. */
const TAKEN = "\0";
/** The whole number of errors that leaves a phrase at least so similar. */
function countErrors(phrase, similarity) {
    return Math.floor(phrase.length * (1 - similarity) + 1e-9);
}
/** Gives each part of what was read to the phrase that explains most of it; an error takes away as much as two letters explain. */
function settle(places) {
    const worth = ({ phrase, similarity }) => phrase.length * (1 - 2 * (1 - similarity));
    const settled = [];
    for (const place of [...places].sort((a, b) => worth(b) - worth(a))) {
        if (!settled.some((other) => overlap(place, other)))
            settled.push(place);
    }
    return settled;
}
/** Whether two places share at least half of the shorter one. A misread edge is no more than a letter or two. */
function overlap(a, b) {
    const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
    return 2 * shared >= Math.min(a.end - a.start, b.end - b.start);
}
/** How well a wanted phrase was found, 0–1: as a whole, or in parts. What stands where a source text was left is not it. */
function rate(phrase, read, inSource) {
    const find = (text) => findPlaces(read, text)
        .filter((place) => !inSource.some((other) => overlap(place, other)))
        .reduce((best, { similarity }) => Math.max(best, similarity), 0);
    return find(phrase) || rateParts(phrase, find);
}
/** Of text without spaces, fewer characters in a row are found by chance. */
const LEAST_PART = 3;
/**
 * Lines of a text that is broken are not always read one after the other, as of columns side by side. So its beginning counts as
 * far as it is found, then the rest as far as that is found elsewhere, and so on: whole words, or, of text without spaces, some
 * characters in a row.
 */
function rateParts(phrase, find) {
    const [units, glue, least] = isSpaceless(phrase) ? [[...phrase], "", LEAST_PART] : [phrase.split(" "), " ", 1];
    let found = 0;
    for (let start = 0; start + least <= units.length;) {
        let part = "";
        let similarity = 0;
        let end = start + least;
        for (; end <= units.length; end++) {
            const longer = units.slice(start, end).join(glue);
            const longerSimilarity = find(longer);
            if (longerSimilarity === 0)
                break;
            part = longer;
            similarity = longerSimilarity;
        }
        found += similarity * countLetters(part);
        start = part === "" ? start + 1 : end - 1;
    }
    return found / countLetters(phrase);
}
const countLetters = (phrase) => phrase.replaceAll(" ", "").length;
/** The mean, in which a phrase weighs as much as it has letters; null of nothing. */
function average(rated) {
    const weight = [...rated.keys()].reduce((sum, phrase) => sum + countLetters(phrase), 0);
    return weight === 0 ? null : [...rated].reduce((sum, [phrase, value]) => sum + value * countLetters(phrase), 0) / weight;
}
/** Whether reading errors could make one phrase the other. */
function areAlike(a, b) {
    return (0,mod/* distance */.Io)(a, b) <= Math.max(1, countErrors(b, FOUND));
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/verify/tesseract-languages.js
/**
 * Tesseract's language packs by language, or by language and script where that is not the language's usual one. These are the
 * packs that Debian 12 and Ubuntu have (tesseract-ocr-<code>, with `-` for `_`), without the historical, vertical and script
 * models. https://tesseract-ocr.github.io/tessdoc/Data-Files-in-different-versions.html
 */
const PACKS = {
    ...{ af: "afr", am: "amh", ar: "ara", as: "asm", az: "aze", "az-Cyrl": "aze_cyrl", be: "bel", bg: "bul", bn: "ben", bo: "bod" },
    ...{ br: "bre", bs: "bos", ca: "cat", ceb: "ceb", chr: "chr", co: "cos", cs: "ces", cy: "cym", da: "dan", de: "deu", dv: "div" },
    ...{ "de-Latf": "frk", dz: "dzo", el: "ell", en: "eng", eo: "epo", es: "spa", et: "est", eu: "eus", fa: "fas", fi: "fin" },
    ...{ fil: "fil", fo: "fao", fr: "fra", fy: "fry", ga: "gle", gd: "gla", gl: "glg", grc: "grc", gu: "guj", he: "heb", hi: "hin" },
    ...{ hr: "hrv", ht: "hat", hu: "hun", hy: "hye", id: "ind", is: "isl", it: "ita", iu: "iku", ja: "jpn", jv: "jav", ka: "kat" },
    ...{ kk: "kaz", km: "khm", kn: "kan", ko: "kor", ku: "kmr", ky: "kir", la: "lat", lb: "ltz", lo: "lao", lt: "lit", lv: "lav" },
    ...{ mi: "mri", mk: "mkd", ml: "mal", mn: "mon", mr: "mar", ms: "msa", mt: "mlt", my: "mya", nb: "nor", ne: "nep", nl: "nld" },
    ...{ nn: "nor", no: "nor", oc: "oci", or: "ori", pa: "pan", pl: "pol", ps: "pus", pt: "por", qu: "que", ro: "ron", ru: "rus" },
    ...{ sa: "san", sd: "snd", si: "sin", sk: "slk", sl: "slv", sq: "sqi", sr: "srp", "sr-Latn": "srp_latn", su: "sun", sv: "swe" },
    ...{ sw: "swa", syr: "syr", ta: "tam", te: "tel", tg: "tgk", th: "tha", ti: "tir", to: "ton", tr: "tur", tt: "tat", ug: "uig" },
    ...{ uk: "ukr", ur: "urd", uz: "uzb", "uz-Cyrl": "uzb_cyrl", vi: "vie", yi: "yid", yo: "yor", yue: "chi_tra" },
    ...{ zh: "chi_sim", "zh-Hant": "chi_tra" },
};
/** A language for each script, to read a picture of unknown language. Latin packs read one another's letters. */
const LANGUAGE_OF_SCRIPT = {
    ...{
        Latin: "en",
        Han: "zh-Hans",
        Hiragana: "ja",
        Katakana: "ja",
        Hangul: "ko",
        Arabic: "ar",
        Hebrew: "he",
        Cyrillic: "ru",
        Greek: "el",
        Armenian: "hy",
    },
    ...{ Georgian: "ka", Devanagari: "hi", Bengali: "bn", Gujarati: "gu", Gurmukhi: "pa", Kannada: "kn", Malayalam: "ml", Oriya: "or" },
    ...{ Sinhala: "si", Tamil: "ta", Telugu: "te", Thai: "th", Lao: "lo", Khmer: "km", Myanmar: "my", Tibetan: "bo", Ethiopic: "am" },
};
/**
 * Tesseract's code for a language as BCP 47 tag: fr → fra, zh-Hans → chi_sim, zh-TW → chi_tra, sr-Latn → srp_latn. Undefined
 * where it has none for the language in that script.
 */
function tesseractLanguage(locale) {
    const { language, script } = new Intl.Locale(locale).maximize();
    const usualScript = new Intl.Locale(language).maximize().script;
    return PACKS[script === usualScript ? language : `${language}-${script}`];
}
/** Scripts whose packs read English along, as Tesseract's data were trained. */
const WITH_ENGLISH = new Set(["Latn", "Hans", "Hant", "Jpan"]);
/**
 * Tesseract's codes for these languages. English is left out where another pack reads it anyway: of two packs, the wrong one is
 * taken now and then (`メニュー` becomes `P=`).
 */
function languageCodes(locales) {
    const packs = locales.map((locale) => ({ code: tesseractLanguage(locale), script: new Intl.Locale(locale).maximize().script ?? "" }));
    const withEnglish = packs.some(({ code, script }) => code !== "eng" && WITH_ENGLISH.has(script));
    const codes = packs.map(({ code }) => code).filter((code) => code !== undefined);
    return [...new Set(codes)].filter((code) => code !== "eng" || !withEnglish);
}
/** Share of the letters from which a script is read: an English catalogue that names 日本語 needs no Japanese. */
const SCRIPT_SHARE = 0.1;
/**
 * The languages, as BCP 47 tags, to read pictures in that these texts stand in, guessed by the scripts that the texts are
 * written in; the most frequent first.
 */
function guessLanguages(texts) {
    const letters = texts.join("").normalize("NFKC").match(/\p{L}/gu) ?? [];
    const counts = new Map();
    const languageOfLetter = new Map([...new Set(letters)].map((letter) => [letter, guessLanguage(letter)]));
    for (const letter of letters) {
        const language = languageOfLetter.get(letter);
        if (language !== undefined)
            counts.set(language, (counts.get(language) ?? 0) + 1);
    }
    const frequent = (language) => (counts.get(language) ?? 0) >= SCRIPT_SHARE * letters.length;
    // Ideographs beside kana are Japanese, and a rare kana among ideographs stands in Chinese.
    const [language, other] = frequent("ja") ? ["ja", "zh-Hans"] : ["zh-Hans", "ja"];
    counts.set(language, (counts.get(language) ?? 0) + (counts.get(other) ?? 0));
    counts.delete(other);
    const found = [...counts].filter(([tag, count]) => count > 0 && frequent(tag)).sort(([, a], [, b]) => b - a);
    return found.length === 0 ? ["en"] : found.map(([tag]) => tag);
}
const SCRIPTS = Object.entries(LANGUAGE_OF_SCRIPT).map(([script, language]) => ({
    matches: new RegExp(`\\p{Script=${script}}`, "u"),
    language,
}));
function guessLanguage(letter) {
    return SCRIPTS.find(({ matches }) => matches.test(letter))?.language;
}

// EXTERNAL MODULE: ./out/build-dist/compiled/process.js
var compiled_process = __webpack_require__(22589);
;// CONCATENATED MODULE: ./out/build-dist/compiled/verify/verify-messages.js
/** What the user reads about the text check. */
const READING_SOURCES = "Reading the text in the images with Tesseract before the first paid request.";
const READING_CANCELLED = "The run was cancelled while Tesseract was reading text.";
const quoteAll = (words) => words.map((word) => `\`${word}\``).join(", ");
const cannotReadLanguages = (locales) => `Tesseract cannot read ${locales.join(", ") || "an image without a language"}.`;
const noLanguagePack = (locales) => `Tesseract has no language pack for ${quoteAll(locales)}.`;
const tesseractTimedOut = (milliseconds) => `Tesseract took more than ${milliseconds / 1000} seconds.`;
const tesseractFailed = (reason) => `Tesseract could not read the image: ${reason}`;
/** @param codes Tesseract's codes of the languages to read. */
function tesseractMissing(codes) {
    // Debian's and Homebrew's packages of Tesseract itself bring English along.
    const others = codes.filter((code) => code !== "eng");
    const brew = `brew install tesseract${others.length > 0 ? " tesseract-lang" : ""}`;
    return `Tesseract is not installed: ${explainInstall(["tesseract-ocr", ...others.map(packageOf)], brew)}.`;
}
/** @param codes Tesseract's codes of the missing languages. */
function packsMissing(codes) {
    const packs = `${codes.length > 1 ? "packs" : "pack"} ${quoteAll(codes)}`;
    return `Tesseract lacks the language ${packs}: ${explainInstall(codes.map(packageOf), "brew install tesseract-lang")}.`;
}
/** https://tesseract-ocr.github.io/tessdoc/Installation.html; Chocolatey's package holds all languages, and leaves the PATH of a running job as it is. */
function explainInstall(packages, brew) {
    const ways = [
        `\`sudo apt-get update && sudo apt-get install -y ${packages.join(" ")}\` on Ubuntu and Debian`,
        `\`${brew}\` on macOS`,
        "`choco install tesseract` on Windows, with `C:\\Program Files\\Tesseract-OCR` added to the PATH",
    ];
    return `run, in a step before this one, ${ways.join("; ")}`;
}
const packageOf = (code) => `tesseract-ocr-${code.replaceAll("_", "-")}`;

;// CONCATENATED MODULE: ./out/build-dist/compiled/verify/tesseract-process.js




/** Processes at once: each keeps one core busy. */
const limit = (0,p_limit/* default */.A)(2);
/** Milliseconds for one reading, which takes about a second. */
const READING_LIMIT = 120_000;
/** All that Tesseract gets of the environment: the way to itself, its data and its libraries, and no secrets. */
const ENVIRONMENT = /^(PATH|PATHEXT|HOME|USERPROFILE|SYSTEMROOT|TEMP|TMP|TMPDIR|LANG|LC_\w+|TESSDATA_PREFIX|LD_LIBRARY_PATH|DYLD_\w*LIBRARY_PATH)$/i;
/**
 * Runs Tesseract; undefined where it is not installed.
 *
 * @param signal ends the process, or the waiting for its turn.
 * @throws RetouchError `verify` when it takes too long or cannot run, `cancelled`.
 */
async function runTesseract(args, signal) {
    // Threads of one process that wait for one another make several processes very slow (https://github.com/tesseract-ocr/tesseract/issues/3109).
    const env = { ...(0,compiled_process/* pickEnvironment */.$)((name) => ENVIRONMENT.test(name)), OMP_THREAD_LIMIT: "1" };
    const result = await takeTurn(() => (0,compiled_process/* runProcess */.R)("tesseract", args, { env, signal, timeoutMs: READING_LIMIT }), signal);
    switch (result.status) {
        case "exited":
            return { exitCode: result.exitCode, stdout: result.stdout.toString("utf8"), stderr: result.stderr.toString("utf8") };
        case "not-installed":
            return undefined;
        case "timed-out":
            throw new compiled_errors/* RetouchError */.tJ("verify", tesseractTimedOut(READING_LIMIT));
        case "aborted":
            throw new compiled_errors/* RetouchError */.tJ("cancelled", READING_CANCELLED);
        case "failed":
            throw new compiled_errors/* RetouchError */.tJ("verify", tesseractFailed(result.reason));
    }
}
/** Who is cancelled while waiting need not wait for those before it. */
async function takeTurn(run, signal) {
    if (signal?.aborted)
        return { status: "aborted" };
    let hasBegun = false;
    const result = limit(() => {
        hasBegun = true;
        return run();
    });
    const left = new Promise((resolve) => {
        signal?.addEventListener("abort", () => !hasBegun && resolve({ status: "aborted" }), { once: true });
    });
    return Promise.race([result, left]);
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/verify/tesseract.js






let listing;
/**
 * What of Tesseract is missing to read these languages, as one sentence that says how to install it; undefined where nothing is.
 * Tesseract is asked once in the process.
 */
async function findMissingTesseract(locales) {
    const unknown = locales.filter((locale) => tesseractLanguage(locale) === undefined);
    if (unknown.length > 0)
        return noLanguagePack(unknown);
    const codes = languageCodes(locales);
    listing ??= listLanguages();
    const installed = await listing;
    if (installed === undefined)
        return tesseractMissing(codes);
    const missing = codes.filter((code) => !installed.has(code));
    return missing.length === 0 ? undefined : packsMissing(missing);
}
/** The installed language packs; undefined where there is no Tesseract. */
async function listLanguages() {
    const reply = await runTesseract(["--list-langs"]);
    if (reply === undefined)
        return undefined;
    // A headline, then one to a line. Old versions write to standard error.
    return new Set(`${reply.stdout}\n${reply.stderr}`.split(/\r?\n/).map((line) => line.trim()));
}
/**
 * The text of a picture in any format that Retouch reads, as lines in no certain order; what Tesseract reads differently in the
 * picture's forms (see {@link makeLegible}) stands there more than once.
 *
 * @param locales BCP 47 tags; the first counts most.
 * @throws RetouchError `verify` when Tesseract fails or takes too long, `cancelled`, or what is wrong with the picture.
 */
async function tesseract_readText(picture, locales, { tempDir, signal }) {
    const codes = languageCodes(locales);
    if (codes.length === 0)
        throw new compiled_errors/* RetouchError */.tJ("verify", cannotReadLanguages(locales));
    const { makeLegible } = await __webpack_require__.e(/* import() */ 217).then(__webpack_require__.bind(__webpack_require__, 93217));
    const pages = await makeLegible(picture);
    const directory = await (0,external_node_fs_promises_.mkdtemp)((0,external_node_path_.join)(tempDir, "text-"));
    const failure = new AbortController();
    const end = AbortSignal.any([failure.signal, ...(signal ? [signal] : [])]);
    const readings = pages.map((page, index) => readPage(page, { file: (0,external_node_path_.join)(directory, `${index}.pgm`), codes, signal: end }));
    try {
        return (await Promise.all(readings)).join("\n");
    }
    finally {
        // Where one page could not be read, the others are of no use.
        failure.abort();
        // One that still writes its file would keep the folder from being removed.
        await Promise.allSettled(readings);
        await (0,external_node_fs_promises_.rm)(directory, { recursive: true, force: true });
    }
}
async function readPage({ pgm, segmentation }, { file, codes, signal }) {
    await (0,external_node_fs_promises_.writeFile)(file, pgm, { flag: "wx" });
    const reply = await runTesseract([file, "stdout", "-l", codes.join("+"), "--psm", String(segmentation)], signal);
    if (reply === undefined)
        throw new compiled_errors/* RetouchError */.tJ("verify", tesseractMissing(codes));
    if (reply.exitCode !== 0)
        throw new compiled_errors/* RetouchError */.tJ("verify", tesseractFailed(tesseract_summarize(reply.stderr)));
    return reply.stdout;
}
/** What Tesseract said, on one line. */
function tesseract_summarize(stderr) {
    const lines = stderr.split(/[\r\n]+/).filter((line) => line.trim() !== "");
    return lines.join("; ").slice(0, 400) || "it gave no reason.";
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/verify/check-text.js



/** Languages that the text of a task's source is read in. */
function sourceLanguages({ recipe, words }) {
    const { sourceLocale } = recipe;
    if (sourceLocale !== undefined)
        return [sourceLocale];
    const terms = words?.terms ?? [];
    const languages = guessed.get(terms) ?? guessLanguages(terms.map(({ source }) => source));
    guessed.set(terms, languages);
    return languages;
}
/** They are the same for all images of a locale. */
const guessed = new WeakMap();
/**
 * Reads source and result, and compares the result with what the glossary wants for the words that stand in the source.
 *
 * @throws RetouchError `verify`
 */
async function checkText({ task, result, sourceText, tempDir, signal }) {
    const { words = { terms: [], keep: [] }, locale } = task;
    const before = (await sourceText.read(task)) ?? "";
    const languages = [...(locale === undefined ? [] : [locale]), ...sourceLanguages(task)];
    const after = await tesseract_readText(result, languages, { tempDir, signal });
    const expected = findOccurring(before, words);
    const check = compareText(after, expected);
    // Kept words alone say nothing of the translation.
    return expected.terms.length === 0 ? { ...check, score: null } : check;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/verify/source-text.js







/** Reads the text of tasks' sources, each picture and language once, where `verify: text` allows it. */
function createSourceTextReader({ workspace, readBlob, tempDir, signal }) {
    const read = new Map();
    return createSourceText(async (task) => {
        const { source, originBlob, recipe } = task;
        if (!source || recipe.verify !== "text")
            return undefined;
        const languages = sourceLanguages(task);
        const start = async () => {
            if (read.size === 0)
                (0,log_writer/* info */.pq)(READING_SOURCES);
            const { bytes } = await readOrigin(workspace, { originBlob, source }, readBlob);
            return tesseract_readText(bytes, languages, { tempDir, signal });
        };
        const key = [originBlob, ...languages].join(" ");
        const known = read.get(key) ?? start();
        read.set(key, known);
        return known;
    });
}
function createSourceText(read) {
    return {
        read,
        selectWords: async (task, words) => {
            const text = await read(task);
            return text === undefined ? undefined : findOccurring(text, words);
        },
    };
}
/** @throws RetouchError `invalid-input` when `verify: text` is wanted and Tesseract, or one of its languages, is missing. */
async function checkTesseract(due) {
    const tasks = due.map(({ task }) => task).filter(({ recipe }) => recipe.verify === "text");
    if (tasks.length === 0)
        return;
    const locales = new Set(tasks.flatMap((task) => [...(task.locale === undefined ? [] : [task.locale]), ...sourceLanguages(task)]));
    const missing = await findMissingTesseract([...locales]);
    if (missing !== undefined)
        throw (0,compiled_errors/* invalidInputs */.Rg)([`\`verify: text\`: ${missing}`]);
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/cache/result-key.js



/** Changes when what a key stands for does: then nothing of before is found. */
const result_key_VERSION = "retouch-result-1";
/**
 * The key under which every run of the repository knows a result: what it was made from and how, but not where. So a file that was moved
 * or copied finds it, unless the prompt names the path. Two generated images with one prompt are meant to differ: there the path counts.
 */
function resultKey(task, { kind, number, sourceBlob, recipe }) {
    const prompts = task.recipe.prompts.join("\n");
    const subject = subjectOf(task);
    const named = [
        prompts.includes("{path}") ? subject : "",
        prompts.includes("{name}") ? external_node_path_.posix.parse(subject).name : "",
        sourceBlob === "" ? task.output : "",
    ];
    return (0,external_node_crypto_.createHash)("sha256")
        .update(JSON.stringify([result_key_VERSION, sourceBlob, recipe, kind, number, named]))
        .digest("hex");
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/run/earlier-results.js






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
    return resultKey(task, { kind: "candidate", number: 1, sourceBlob: task.originBlob, recipe: recipeHashOf(task) });
}
function listParts(prepared) {
    const { recipeHashes } = prepared.task;
    const result = listSourceBlobs(prepared).map((sourceBlob) => ({ kind: "candidate", number: 1, sourceBlob, recipe: recipeHashOf(prepared.task) }));
    const steps = recipeHashes
        .slice(0, -1)
        .map((recipe, index) => ({ kind: "step", number: index + 1, sourceBlob: prepared.task.originBlob, recipe }));
    return { result, steps };
}
/** The tasks, with those marked whose results need not be paid for again, or not all of their steps. */
async function markCached(prepared, cache) {
    const keysOf = (one) => {
        const { result, steps } = listParts(one);
        const toKey = (part) => resultKey(one.task, part);
        return { result: result.map(toKey), steps: steps.map(toKey) };
    };
    const keyed = prepared.map((one) => ({ one, keys: isPaid(one.task) && !one.task.isForced ? keysOf(one) : { result: [], steps: [] } }));
    const wanted = keyed.flatMap(({ keys }) => [...keys.result, ...keys.steps]);
    const found = wanted.length > 0 ? await cache.find(wanted) : new Set();
    return keyed.map(({ one, keys }) => {
        if (keys.result.some((key) => found.has(key)))
            return { ...one, isCached: true };
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
/** A candidate that the lock records. */
async function findCandidate(task, number, record, cache) {
    const { sourceBlob, recipe } = record;
    return (await readPart(task, { kind: "candidate", number, sourceBlob, recipe }, cache))?.bytes;
}
async function readPart(task, part, cache) {
    const key = resultKey(task, part);
    const found = await cache.find([key]);
    const result = found.has(key) ? await cache.read(key) : undefined;
    return result?.record.recipe === part.recipe && result.record.sourceBlob === part.sourceBlob ? result : undefined;
}
/** Keeps an image. @returns its key; undefined where it is not kept: git may store something else at that path, such as an encrypted file. */
function keepImage(task, image, { cost, text, ...part }, { cache, keepsLocal, filters }) {
    if (!isPaid(task) && !keepsLocal)
        return undefined;
    if ((filters.get(task.output) ?? clean_filters/* LFS_FILTER */.Zn) !== clean_filters/* LFS_FILTER */.Zn)
        return undefined;
    const { bytes, sha256, width, height } = image;
    const format = (0,pixels_picture/* formatOfMediaType */.zv)(image.mediaType);
    const record = makeRecord(task, { ...part, cost, text, sha256, bytes: bytes.length, format, width, height });
    cache.add({ record, bytes });
    return record.key;
}
/** Keeps that the model found nothing to do. @param message the model's words. */
function keepUnchanged(task, message, facts, cache) {
    const none = Buffer.alloc(0);
    const image = { sha256: hashBytes(none), bytes: 0, format: "none", width: 0, height: 0 };
    cache.add({ record: makeRecord(task, { ...facts, ...image, unchanged: (0,redact/* toShown */.bh)(message) }), bytes: none });
}
function makeRecord(task, { kind, number, ...parts }) {
    const { provider, modelName } = task.recipe;
    const key = resultKey(task, { kind, number, ...parts });
    return { version: 1, key, ...parts, provider: provider.name, model: modelName, at: new Date().toISOString() };
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/run/create-call.js


/** A client with the provider's credential, for the configured origin. */
function connect({ provider, baseUrl, apiKey }) {
    if (provider.kind !== "http" || !baseUrl)
        throw new Error("not a provider of the network");
    return createHttpClient({ baseUrl, headers: apiKey ? provider.authorize(apiKey) : {} });
}
/** The provider's call for a request. The image of a translation is uploaded first. @throws UploadRefused */
async function createCall(request, { recipe, uploader, start, signal }) {
    const { model, modelName, transport } = recipe;
    const { price: _price, first: _first, seed = recipe.seed, ...wanted } = request;
    if (wanted.kind === "translate") {
        if (!model.translate || !uploader)
            throw new Error("the model does not translate by itself");
        const { kind: _kind, image, key, ...words } = wanted;
        start();
        const imageUrl = await uploader.upload(image, key, signal);
        return model.translate.call({
            ...words,
            model: modelName,
            imageUrl,
            ...pickOptions(model, recipe),
        });
    }
    const common = { model: modelName, transport, ...pickOptions(model, { ...recipe, seed }) };
    const call = wanted.kind === "edit" ? model.edit?.({ ...wanted, ...common }) : model.generate?.({ ...wanted, ...common });
    if (!call)
        throw new Error(`the model cannot ${wanted.kind}`);
    return call;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/run/prices.js

const LOOKUP_MS = 10_000;
/** The models' prices by our dated tables, else by the providers' own catalogues, each read once and at no cost. */
async function lookUpPrices(tasks, options) {
    const known = new Map();
    const keyOf = ({ provider, modelName, baseUrl }) => JSON.stringify([provider.name, modelName, baseUrl]);
    const recipes = new Map(tasks.map(({ task: { recipe } }) => [keyOf(recipe), recipe]));
    // All at once: where none answers, the run waits for one of them.
    const lookUps = [...recipes].map(async ([key, recipe]) => {
        const { model, provider } = recipe;
        if (model.price || !options.mayCall || provider.kind !== "http" || !provider.price)
            return;
        known.set(key, await readPrice(recipe, provider.price, options));
    });
    await Promise.all(lookUps);
    return ({ task, target }) => {
        const { recipe } = task;
        return recipe.model.price ? recipe.model.price(target, recipe.references.length) : known.get(keyOf(recipe));
    };
}
async function readPrice(recipe, price, { signal, debug }) {
    const { modelName } = recipe;
    const call = price(modelName);
    const client = connect(recipe);
    try {
        const reply = await client.send(call.request, AbortSignal.any([signal, AbortSignal.timeout(LOOKUP_MS)]));
        const found = reply.status === 200 ? call.read(reply) : undefined;
        debug(found === undefined
            ? `The price of ${modelName} was not found (HTTP ${reply.status}).`
            : `The price of ${modelName} is ${found} US dollars an image.`);
        return found;
    }
    catch (error) {
        debug(`The price of ${modelName} was not found: ${error instanceof Error ? error.message : String(error)}`);
        return undefined;
    }
    finally {
        await client.close();
    }
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/run/estimate.js









/** Looks at the images that are due, and at the prices of their models. Nothing is paid for. */
async function estimateRun(due, options) {
    const { context, inputs, workspace, signal } = options;
    const { dryRun } = inputs;
    await checkTesseract(due);
    const readBlob = createBlobReader({ ...options, hasToken: inputs.githubToken !== undefined, stores: !dryRun });
    const sourceText = createSourceTextReader({ workspace, readBlob, tempDir: context.tempDir, signal });
    const found = await prepareTasks(due, { workspace, readBlob, sourceText, dryRun });
    const { lockfile, githubToken } = inputs;
    // Who wants no record of what was made wants it made again.
    const choice = inputs.resultCache === "auto" && lockfile === undefined ? "none" : inputs.resultCache;
    const cache = openResultCache({ ...options, choice, hasToken: githubToken !== undefined, environment: process.env });
    const prepared = await markCached(found.prepared, cache);
    const isPaid = prepared.some(({ isCached }) => !isCached);
    const priceOf = await lookUpPrices(prepared, { mayCall: !dryRun && isPaid, signal, debug: log_writer/* debug */.Yz });
    const rejected = found.failed.map(({ task, error }) => failedOutcome(task, error));
    return { prepared, rejected, priceOf, estimatedCost: estimateCost(prepared, priceOf), readBlob, sourceText, cache };
}
/** The outcomes of a dry run. */
function planOutcomes({ prepared, priceOf }, taken) {
    return [
        ...prepared.map((task) => plannedOutcome(task, priceTask(task, priceOf))),
        ...taken.map(({ task, candidate }) => ({ task, result: { ...emptyResult(task), cost: 0 }, taken: candidate?.number })),
    ];
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/http/rate-limiter.js



function newRateState() {
    return { interval: 0, sentAt: Number.NEGATIVE_INFINITY, pausedUntil: 0, waiting: 0, nextDue: 0, queue: Promise.resolve() };
}
/** Slowest rate that repeated 429s lead to: one request a minute. */
const MAX_INTERVAL = 60_000;
/** First step when a provider without a documented rate answers 429. */
const FIRST_INTERVAL = 500;
/** Node runs a longer timer at once. */
const MAX_TIMER = 2 ** 31 - 1;
/**
 * @param requestsPerMinute kept from the start.
 * @param documentedRate requests a minute, kept once 429s without `Retry-After` repeat: accounts have other limits than the documents say.
 * @param state of all who ask the same model; each keeps its own `requestsPerMinute`, counted from the last request of any of them.
 */
function createRateLimiter({ requestsPerMinute, documentedRate }, state = newRateState()) {
    const base = requestsPerMinute ? 60_000 / requestsPerMinute : 0;
    const documented = documentedRate ? 60_000 / documentedRate : FIRST_INTERVAL;
    const interval = () => Math.max(base, state.interval);
    const left = () => Math.max(state.sentAt + interval(), state.pausedUntil) - Date.now();
    const takeTurn = async (signal, patienceMs, due) => {
        // It grows while somebody waits, when another task gets a 429.
        for (let wait = left(); wait > 0; wait = left()) {
            const pause = state.pausedUntil - Date.now();
            if (pause > patienceMs)
                throw new compiled_errors/* RetouchError */.tJ("rate-limited", pauseTooLong(Math.ceil(pause / 1000)));
            if (Date.now() + wait - due > patienceMs)
                throw new compiled_errors/* RetouchError */.tJ("rate-limited", TOO_SLOW);
            await (0,promises_.setTimeout)(Math.min(wait, MAX_TIMER), undefined, { signal });
        }
        signal.throwIfAborted();
        state.sentAt = Date.now();
    };
    return {
        waitTurn: (signal, patienceMs = Number.POSITIVE_INFINITY) => {
            const due = Math.max(Date.now(), state.nextDue);
            state.nextDue = due + Math.max(base, documentedRate ? documented : 0);
            state.waiting += 1;
            const turn = state.queue
                .then(() => takeTurn(signal, patienceMs, due))
                .finally(() => {
                state.waiting -= 1;
            });
            // Who gave up waiting does not hold up those behind.
            state.queue = turn.catch(() => undefined);
            return turn;
        },
        slowDown: ({ retryAfterMs, backoffMs, isFirst }) => {
            // Once is an accident. From the second time on, without a `Retry-After`, the documented rate is kept.
            const isGuess = retryAfterMs === undefined && !isFirst;
            const wait = retryAfterMs ?? Math.max(backoffMs, isGuess ? documented : 0);
            // The calls that were in flight together are all refused together: that is one reason to slow down, not many.
            if (Date.now() >= state.pausedUntil)
                state.interval = Math.min(Math.max(base, MAX_INTERVAL), Math.max(interval() * 2, isGuess ? documented : FIRST_INTERVAL));
            state.pausedUntil = Math.max(state.pausedUntil, Date.now() + wait);
            return wait;
        },
        recover: () => {
            state.interval = state.interval * 0.8 < Math.max(base, FIRST_INTERVAL / 4) ? 0 : state.interval * 0.8;
        },
    };
}

// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/pixel-processes.js
var pixel_processes = __webpack_require__(43788);
;// CONCATENATED MODULE: ./out/build-dist/compiled/run/budget.js
function newLearnedPrice() {
    return { overrun: 1, highest: 0, isBlind: false };
}
/** The budget of one recipe. */
function createBudget(limit, run = { spent: 0, held: 0 }, learned = newLearnedPrice()) {
    return {
        spent: () => run.spent,
        reserve: (price) => {
            const amount = price === undefined ? learned.highest : price * learned.overrun;
            // A millionth of a dollar of tolerance for sums of decimal fractions.
            const isAbove = (limit ?? Number.POSITIVE_INFINITY) + 1e-6 < run.spent + run.held + amount;
            const isSpent = amount === 0 && price === undefined && limit !== undefined && run.spent >= limit;
            if (isAbove || isSpent || (learned.isBlind && limit !== undefined))
                return undefined;
            run.held += amount;
            return {
                settle: (cost) => {
                    run.held -= amount;
                    const billed = cost ?? amount;
                    run.spent += billed;
                    if (price === undefined)
                        learned.highest = Math.max(learned.highest, billed);
                    else if (price > 0)
                        learned.overrun = Math.max(learned.overrun, billed / price);
                    learned.isBlind ||= cost === undefined && amount === 0 && price === undefined;
                },
            };
        },
    };
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/compare.js

/** Longest side of a thumbnail, in pixels. */
const compare_SIDE = 360;
/** Differences up to this, of 255, come from coding and resizing, and are not seen side by side. */
const compare_VISIBLE = 16;
/** Differences within a picture up to this, of 255, are still one colour: JPEG adds that much. */
const FLAT = 2;
/** The way in which sharp resizes for each {@link Method}. */
const FIT_OF = { keep: "fill", scale: "fill", crop: "cover", pad: "contain", stretch: "fill" };
/** The size at which pictures of a size are compared: itself, or reduced to {@link SIDE} on its longest side. */
function reduceSize(size) {
    const scale = Math.min(1, compare_SIDE / Math.max(size.width, size.height));
    return { width: Math.max(1, Math.round(size.width * scale)), height: Math.max(1, Math.round(size.height * scale)) };
}
/**
 * Decodes a picture to a thumbnail of exactly `size`. All its data are read, so this is the proof that it is complete; JPEG
 * and WebP are decoded at the reduced size, which costs a fraction of their pixels.
 * @throws what the decoder says, when the picture is damaged.
 */
async function makeThumbnail(bytes, size, method) {
    const pixels = await (0,sharp/* runPicture */.cT)(bytes, (image) => image
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
    const isVisible = (difference) => Math.abs(difference) > compare_VISIBLE * 255;
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
        if (Math.abs(alphaA - alphaB) > compare_VISIBLE || isVisible(red) || isVisible(green) || isVisible(blue))
            changed++;
    }
    return total === 0 ? 0 : changed / total;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/prove-picture.js







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
const prove = (0,pixel_work/* definePixelWork */.$)("prove", prove_picture_decode, ({ bytes }) => (0,pixels_header/* areaOf */.d6)(bytes));
async function prove_picture_decode({ bytes }) {
    const header = (0,pixels_header/* readHeader */.ay)(bytes);
    const { mediaType, width, height } = header;
    if (!header.complete)
        throw new compiled_errors/* RetouchError */.tJ("invalid-image", picture_messages/* CUT_OFF */.Vk);
    (0,size_limits/* checkDecodable */.Kt)(header, bytes.length);
    await makeThumbnail(bytes, reduceSize(header), "scale").catch((cause) => {
        throw new compiled_errors/* RetouchError */.tJ("invalid-image", picture_messages/* DAMAGED */.Ax, { cause });
    });
    return { mediaType, width, height, sha256: (0,external_node_crypto_.createHash)("sha256").update(bytes).digest("hex") };
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/run/task-entry.js



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
        cost: toDollars(cost === null ? null : Number((0,format/* formatDecimal */.zJ)(cost))) ?? null,
        at: new Date().toISOString(),
    };
}
function hashOf(bytes) {
    return (0,external_node_crypto_.createHash)("sha256").update(bytes).digest("hex");
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/run/run-messages.js

/** Sentences about tasks and their calls that a user can read. */
/** The reason that a paid call failed. */
const run_messages_call = {
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
    inStep: (step, steps, message) => `Step ${step} of ${steps}: ${message}`,
    drift: ({ share, max, hasMask }) => `${percent(share)} of the pixels ${hasMask ? "outside the mask" : "of the image"} differ. \`max-change\` allows ${percent(max)}.`,
    earlierDiffers: "The result of an earlier run has another size or format than is wanted.",
    mask: (path) => `The mask ${path} cannot be read.`,
    reference: (path, reason) => `The reference image ${path} cannot be used: ${reason}`,
    candidateGone: (blob) => `\`take-candidate\`: the candidate (blob ${blob.slice(0, 12)}) was found neither in the clone nor on GitHub. Take it from the artifact of the run that made it.`,
    otherFormat: (output, format) => `The image is a ${pixels_picture/* FORMATS */.hR[format].label}, which the name of ${output} does not say. It was not written.`,
    wrongText: ({ score, missing, left }) => {
        const parts = [
            score === null ? "" : `${Math.round(score * 100)} % of the wanted text was found`,
            missing.length > 0 ? `missing: ${run_messages_quote(missing)}` : "",
            left.length > 0 ? `still in the source language: ${run_messages_quote(left)}` : "",
        ];
        return `The text of the result does not match the glossary: ${parts.filter((part) => part !== "").join("; ")}.`;
    },
};
function percent(share) {
    return `${(share * 100).toFixed(1)} %`;
}
function run_messages_quote(texts) {
    return texts.map((text) => JSON.stringify(text)).join(", ");
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/run/write-output.js




/**
 * Writes a task's output: the only way in which pictures come into the workspace.
 *
 * @returns what git will store of it, and what the file holds.
 * @throws RetouchError `invalid-image` if the path is that of another kind of file; `invalid-input` if it cannot be written.
 */
async function writeOutput({ output, source }, picture, { workspace, identify, beforeWriting }) {
    const promised = (0,pixels_picture/* formatOfName */.Qv)(output);
    const format = (0,pixels_picture/* formatOfMediaType */.zv)(picture.mediaType);
    // A picture with the extension of another format keeps it when it is edited in place.
    if (promised === undefined || (promised !== format && output !== source?.path))
        throw new compiled_errors/* RetouchError */.tJ("invalid-image", failure.otherFormat(output, format));
    const outputBlob = await identify(output, picture.bytes);
    beforeWriting?.();
    await writeWorkspaceFile(workspace.root, output, picture.bytes);
    return { outputBlob, outputSha256: picture.sha256 };
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/run/fallback.js







/**
 * Puts the image of the fallback locale in the place of each localized one that failed and has none yet. The task stays failed, and is not
 * recorded as done: the next run tries it again.
 */
async function placeFallbacks(outcomes, options) {
    const placed = [];
    for (const outcome of outcomes) {
        try {
            placed.push(await placeFallback(outcome, options));
        }
        catch (error) {
            const reason = error instanceof Error ? error.message : String(error);
            placed.push(addNotice(outcome, { code: "fallback-failed", reason }));
        }
    }
    return placed;
}
async function placeFallback(outcome, { lockFile, ...options }) {
    const { task, result } = outcome;
    const { output, source } = task;
    const { root } = options.workspace;
    const { fallbackLocale: locale } = task.recipe;
    if (result.status !== "failed" || locale === undefined)
        return outcome;
    const path = fallbackPath(task);
    if (path === undefined || path === output || (0,open_file/* kindOfPath */.Bs)(root, output) !== "missing")
        return outcome;
    // The source itself may have another format or size than is wanted of the results.
    const bytes = (0,pixels_picture/* formatOfName */.Qv)(path) === (0,pixels_picture/* formatOfName */.Qv)(output) ? await (0,open_file/* readPlainFile */.b$)(root, path) : undefined;
    if (!bytes)
        return addNotice(outcome, { code: "fallback-missing", locale });
    const picture = await provePicture(bytes);
    const written = await writeOutput(task, picture, options);
    // Without a record it would look like a person's work; without a recipe it is out of date.
    const sourceBlob = source?.blob ?? "";
    await lockFile.record(output, toLockEntry(task, { ...picture, ...written, recipe: "", cost: 0, sourceBlob }));
    return { ...addNotice(outcome, { code: "fallback-used", locale }), ...written, fallback: locale };
}
function addNotice(outcome, notice) {
    return { ...outcome, result: { ...outcome.result, warnings: [...outcome.result.warnings, notice] } };
}
/** The path of the image of a task's fallback locale. */
function fallbackPath({ recipe, source, locale }) {
    const { fallbackLocale, sourceLocale, outputTemplate, outputFormat, size, aspectRatio } = recipe;
    if (fallbackLocale === undefined || !source || locale === undefined || locale === fallbackLocale)
        return undefined;
    const isSource = sourceLocale !== undefined && (0,localize_locales/* isSameLocale */.jD)(sourceLocale, fallbackLocale);
    if (isSource)
        return size || aspectRatio ? undefined : source.path;
    const subdir = hasSubdir(outputTemplate) ? createSubdirs(recipe.images, [source.path])(source.path) : undefined;
    return fillPath(outputTemplate, source.path, { format: outputFormat, locale: fallbackLocale, subdir });
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/http/retry.js

/** 1 s, 2 s, 4 s … up to 30 s, ± 20 %. */
const BACKOFF = { baseMs: 1000, maxMs: 30_000, jitter: [0.8, 1.2] };
/** Milliseconds to wait after an attempt, counted from 0. */
function computeBackoff({ baseMs, maxMs, jitter: [least, greatest] }, attempt) {
    return Math.min(maxMs, baseMs * 2 ** attempt) * (least + Math.random() * (greatest - least));
}
/** The result of the first attempt that succeeds. @throws the error of the last one. */
async function retry(tryOnce, { policy, waitAfter, onRetry, signal }) {
    const { retries, patienceMs = Number.POSITIVE_INFINITY, maxWaitMs = Number.POSITIVE_INFINITY } = policy;
    const startedAt = Date.now();
    for (let attempt = 0;; attempt++) {
        try {
            return await tryOnce(attempt);
        }
        catch (error) {
            const waitMs = waitAfter(error, { attempt, backoffMs: computeBackoff(policy, attempt) });
            const isOver = attempt >= retries || Date.now() - startedAt >= patienceMs;
            if (waitMs === undefined || waitMs > maxWaitMs || isOver)
                throw error;
            onRetry?.(error, waitMs);
            await (0,promises_.setTimeout)(waitMs, undefined, { signal });
        }
    }
}
/** A `Retry-After` header in milliseconds: seconds or an HTTP date. */
function parseRetryAfter(header) {
    const value = Array.isArray(header) ? header[0] : header;
    if (!value)
        return undefined;
    // A date has the name of a month; without one, the engine takes `-5` and the like for dates too.
    const isDate = /[a-z]{3}/i.test(value);
    const milliseconds = isDate ? Date.parse(value) - Date.now() : /^\s*\d+(\.\d+)?\s*$/.test(value) ? Number(value) * 1000 : Number.NaN;
    return Number.isFinite(milliseconds) ? Math.max(0, milliseconds) : undefined;
}

// EXTERNAL MODULE: external "node:dns"
var external_node_dns_ = __webpack_require__(40610);
;// CONCATENATED MODULE: ./out/build-dist/compiled/http/untrusted-hosts.js








/** Characters of an address: signatures are long, and no server takes longer ones. */
const MAX_ADDRESS = 16_384;
/** A name that takes longer counts as one that does not resolve. */
const untrusted_hosts_LOOKUP_MS = 10_000;
/** Where the proxy resolves names, a network still knows its own, and at once. */
const OWN_NAME_MS = 2000;
/** Each look-up holds one of Node's four threads for as long as the system waits, and files need them too. */
const lookupLimit = (0,p_limit/* default */.A)(2);
/**
 * `https:` and public addresses only, also after DNS, with the connection pinned to the address that was checked. The configured origin is
 * trusted.
 */
function createUntrustedHosts({ baseUrl, what, ...resolver }) {
    const api = new URL(baseUrl);
    const { origin: trusted, hostname } = api;
    const { resolve: lookUp = resolveAll, lookupMs = untrusted_hosts_LOOKUP_MS } = resolver;
    const resolveHost = (host, most = lookupMs) => limitTime(host, lookupLimit(lookUp, host), Math.min(most, lookupMs));
    let isProxyOnly;
    /**
     * The API's own name is one that must exist: where it does not, names are the proxy's business. It waits for no name of a reply. A server of
     * one's own, beside the proxy, says nothing of public names.
     */
    const resolvesNothing = () => {
        if (!(0,lib_proxy/* getProxyUrl */.s)(api) || isLocalHost(hostOf(api)))
            return Promise.resolve(true);
        isProxyOnly ??= limitTime(hostname, lookUp(hostname), lookupMs).then(() => false, () => true);
        return isProxyOnly;
    };
    const dispatchers = new Map();
    return {
        isTrusted: (url) => url.origin === trusted,
        // Relative addresses are the reply's own. `http:` of a public host is reached by `https:`, since some vendors sign such addresses.
        resolve: (address, base) => {
            if (address.length > MAX_ADDRESS)
                throw refuse(untrusted.tooLong(what, MAX_ADDRESS));
            if (!URL.canParse(address, base))
                throw refuse(untrusted.noUrl(what));
            const url = new URL(address, base);
            if (url.origin === trusted)
                return url;
            if (url.protocol === "http:")
                url.protocol = "https:";
            if (url.protocol !== "https:")
                throw refuse(untrusted.scheme(what, url.protocol));
            if (url.username || url.password)
                throw refuse(untrusted.credential(what));
            return url;
        },
        connect: async (url) => {
            const isTrusted = url.origin === trusted;
            if (!isTrusted)
                await checkHost(url, { what, resolveHost, resolvesNothing });
            const kind = isTrusted ? "trusted" : (0,lib_proxy/* getProxyUrl */.s)(url) ? "proxy" : "pinned";
            const known = dispatchers.get(kind);
            if (known)
                return known;
            const pinned = () => new undici/* Agent */.g6({ connect: { ...CONNECT_OPTIONS, lookup: createPublicLookup(what, resolveHost) } });
            const made = kind === "pinned" ? pinned() : createDispatcher(url.href);
            dispatchers.set(kind, made);
            return made;
        },
        close: async () => {
            await Promise.all([...dispatchers.values()].map((dispatcher) => dispatcher.destroy()));
        },
    };
}
function refuse(message) {
    return new compiled_errors/* RetouchError */.tJ("untrusted-url", message);
}
/**
 * Names and literal addresses are judged before a connection. Behind a proxy it is the proxy that resolves the name and decides what may
 * be reached. A name that resolves here to a private address is refused there too, and so is one that does not resolve here or not in time,
 * unless the names of the public internet do not resolve here at all.
 */
async function checkHost(url, { what, resolveHost, resolvesNothing }) {
    const host = hostOf(url);
    if (isLocalHost(host))
        throw refuse(untrusted.notPublic(what, host));
    if (!(0,lib_proxy/* getProxyUrl */.s)(url))
        return;
    const isProxyOnly = await resolvesNothing();
    const addresses = await resolveHost(host, isProxyOnly ? OWN_NAME_MS : undefined).catch(() => undefined);
    if (addresses)
        checkAddresses(addresses, host, what);
    else if (!isProxyOnly)
        throw refuse(untrusted.unresolved(what, host));
}
function checkAddresses(addresses, host, what) {
    const bad = addresses.find(({ address }) => !isPublicAddress(address));
    if (bad)
        throw refuse(untrusted.resolvesPrivately(what, host, bad.address));
}
/** The `lookup` of a socket: what is checked here is what is connected to, so that a second answer of DNS cannot lead elsewhere. */
function createPublicLookup(what, resolveHost) {
    return (host, options, callback) => {
        resolveHost(host)
            .then((addresses) => {
            checkAddresses(addresses, host, what);
            const [first] = addresses;
            if (!first)
                throw new Error(lookup.empty(host));
            return { addresses, first };
        })
            .then(({ addresses, first }) => (options.all ? callback(null, addresses) : callback(null, first.address, first.family)), (error) => callback(error instanceof Error ? error : new Error(String(error)), []));
    };
}
/** The addresses of a host, within bounded time whatever the resolver does. */
function limitTime(host, lookUp, lookupMs) {
    return new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(lookup.noAnswer(host, lookupMs / 1000))), lookupMs);
        lookUp.then(resolve, reject).finally(() => clearTimeout(timer));
    });
}
function resolveAll(host) {
    return new Promise((resolve, reject) => (0,external_node_dns_.lookup)(host, { all: true }, (error, addresses) => (error ? reject(error) : resolve(addresses))));
}
/** The `RetouchError` that an error is, or that caused it. */
function findRefusal(error) {
    for (let current = error; current instanceof Error; current = current.cause) {
        if (current instanceof compiled_errors/* RetouchError */.tJ)
            return current;
        if (current instanceof AggregateError)
            return current.errors.map(findRefusal).find(Boolean);
    }
    return undefined;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/http/download.js






/** Most bytes of a result. */
const download_MAX_BYTES = 64 * 1024 * 1024;
const MAX_REDIRECTS = 3;
const ATTEMPT_MS = 60_000;
/** A result that is paid for is worth half a minute of attempts, each of which costs nothing. */
const POLICY = { ...BACKOFF, retries: Number.POSITIVE_INFINITY, maxMs: 5000, patienceMs: 30_000 };
/** What was stored a moment ago may not be found everywhere at once. */
const NOT_FOUND_RETRIES = 2;
/** A status that says that the address is no longer valid, or never was for us. */
class ExpiredAddress extends Error {
    status;
    constructor(status) {
        super(`HTTP ${status}`);
        this.name = "ExpiredAddress";
        this.status = status;
    }
}
/**
 * Fetches results from addresses that a reply named, which makes them untrusted: `https:` only, public addresses only (after DNS and after each
 * redirect, with the connection pinned to the address that was checked), bounded in bytes and time. The configured origin itself is trusted.
 */
function createDownloader({ baseUrl, patienceMs = POLICY.patienceMs }) {
    const hosts = createUntrustedHosts({ baseUrl, what: RESULT_ADDRESS });
    return {
        fetch: async (reference, { replyUrl, signal, headers = {} }) => {
            if ("base64" in reference)
                return decodeBase64(reference.base64);
            const url = hosts.resolve(reference.url, replyUrl);
            const tryOnce = () => fetchOnce(url, { hosts, headers, signal: AbortSignal.any([signal, AbortSignal.timeout(ATTEMPT_MS)]) });
            try {
                return await retry(tryOnce, {
                    policy: { ...POLICY, patienceMs },
                    signal,
                    waitAfter: (error, { attempt, backoffMs }) => {
                        const isNotFoundYet = error instanceof ExpiredAddress && error.status === 404 && attempt < NOT_FOUND_RETRIES;
                        const isFinal = signal.aborted || findRefusal(error) || (error instanceof ExpiredAddress && !isNotFoundYet);
                        return isFinal ? undefined : backoffMs;
                    },
                });
            }
            catch (error) {
                const refusal = findRefusal(error);
                if (refusal)
                    throw refusal;
                if (error instanceof ExpiredAddress || signal.aborted)
                    throw error;
                throw new compiled_errors/* RetouchError */.tJ("unavailable", broken.download(url.host, describeNetworkError(error)), { cause: error });
            }
        },
        close: hosts.close,
    };
}
async function fetchOnce(start, { hosts, signal, headers }) {
    let url = start;
    for (let redirects = 0;; redirects++) {
        const reply = await (0,undici/* request */.Em)(url, {
            dispatcher: await hosts.connect(url),
            signal,
            headers: { accept: "image/*", ...(hosts.isTrusted(url) && redirects === 0 ? headers : {}) },
        });
        const { statusCode } = reply;
        const location = reply.headers.location;
        if (statusCode >= 300 && statusCode < 400 && typeof location === "string") {
            await reply.body.dump();
            if (redirects >= MAX_REDIRECTS)
                throw new compiled_errors/* RetouchError */.tJ("untrusted-url", untrusted.redirects(RESULT_ADDRESS, MAX_REDIRECTS));
            url = hosts.resolve(location, url.href);
            continue;
        }
        if (statusCode === 200)
            return download_readResult(reply.body, reply.headers["content-length"]);
        await reply.body.dump();
        if ([401, 403, 404, 410].includes(statusCode))
            throw new ExpiredAddress(statusCode);
        throw new Error(`HTTP ${statusCode}`);
    }
}
function decodeBase64(base64) {
    // Some servers put a data URI where base64 is documented.
    const text = base64.replace(/^data:[^,]*,/, "");
    const bytes = Buffer.byteLength(text, "base64") > download_MAX_BYTES ? undefined : Buffer.from(text, "base64");
    if (!bytes)
        throw new compiled_errors/* RetouchError */.tJ("too-large", tooManyBytes(download_MAX_BYTES));
    return bytes;
}
async function download_readResult(body, announced) {
    const bytes = Number(announced) > download_MAX_BYTES ? undefined : await readBytes(body, download_MAX_BYTES);
    if (bytes)
        return bytes;
    // A body that nobody reads ends with an error, which nobody would hear.
    body.on("error", () => { }).destroy();
    throw new compiled_errors/* RetouchError */.tJ("too-large", tooManyBytes(download_MAX_BYTES));
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/http/fetch-images.js



/**
 * The images of a finished call, as many as can be downloaded. Where an address is no longer valid and the API keeps a record of the job, a fresh
 * one is read from it, at no cost; the credential goes along last of all, and to the API's own origin only.
 *
 * @throws RetouchError, or ExpiredAddress, when not one can be downloaded.
 */
async function fetchImages(done, options) {
    if (done.images.length === 0)
        throw new compiled_errors/* RetouchError */.tJ("unexpected-reply", noImage);
    const fetched = await Promise.allSettled(done.images.map((image, index) => fetchOne(image, { done, index, ...options })));
    const images = fetched.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
    const [first] = fetched;
    if (images.length === 0 && first?.status === "rejected")
        throw first.reason;
    return images;
}
async function fetchOne(image, { done, index, client, downloader, signal, debug, credential }) {
    const fetch = (reference, headers = {}) => downloader.fetch(reference, { replyUrl: done.replyUrl, signal, headers });
    try {
        return { bytes: await fetch(image), refetch: "url" in image ? () => fetch(image) : undefined };
    }
    catch (error) {
        if (!(error instanceof ExpiredAddress) || !done.refresh)
            throw error;
        debug(`The result's address returned ${error.message}; its record is read again.`);
    }
    const again = (await readFresh(done.refresh, { client, signal }))?.[index] ?? image;
    try {
        return { bytes: await fetch(again) };
    }
    catch (error) {
        if (!(error instanceof ExpiredAddress) || error.status > 403 || !credential)
            throw error;
        return { bytes: await fetch(again, credential) };
    }
}
/** Records of one call are read one after another: at most as many as it may have jobs. */
const MAX_RECORDS = 16;
async function readFresh(refresh, { client, signal }) {
    let call = refresh;
    for (let records = 0; records < MAX_RECORDS; records++) {
        const next = call.read(await client.send(call.request, signal));
        if (next.kind === "done")
            return next.images;
        if (next.kind !== "wait")
            return undefined;
        call = next.poll;
    }
    return undefined;
}

// EXTERNAL MODULE: ./node_modules/eventsource-parser/dist/parse.js + 1 modules
var dist_parse = __webpack_require__(46085);
;// CONCATENATED MODULE: ./out/build-dist/compiled/http/job-events.js


const OPEN_MS = 10_000;
/** Characters of one event. */
const MAX_EVENT = 1 << 20;
/** Bytes of a whole stream: an event for each job and a sign of life every few seconds are far less. */
const job_events_MAX_BYTES = 64 * 1024 * 1024;
/** Jobs that are remembered before somebody waits for them; the newest count. */
const MAX_NAMED = 1000;
/** No events: polls wait their time. */
const NO_EVENTS = { whenNamed: () => new Promise(() => { }) };
/**
 * Subscribes before anything is enqueued, since the stream keeps nothing for who comes late. Returns when the stream is open, or has failed.
 */
async function subscribe(events, { client, signal, notify }) {
    const named = new Set();
    const waiting = new Map();
    const parser = (0,dist_parse/* createParser */.C)({
        maxBufferSize: MAX_EVENT,
        onEvent: (event) => {
            const job = events.readJob(event);
            if (job === undefined)
                return;
            named.add(job);
            const [oldest] = named;
            if (oldest !== undefined && named.size > MAX_NAMED)
                named.delete(oldest);
            waiting.get(job)?.();
        },
        onError: ({ type }) => {
            if (type === "max-buffer-size-exceeded")
                throw new Error(http_messages_events.tooMuch);
        },
    });
    const fail = (error) => {
        if (!signal.aborted)
            notify({ code: "events-unavailable", reason: error instanceof Error ? error.message : String(error) });
    };
    try {
        // A server that never answers must not hold up the run.
        const stop = new AbortController();
        const patience = setTimeout(() => stop.abort(new Error(http_messages_events.noAnswer(OPEN_MS / 1000))), OPEN_MS);
        const stream = await client.stream(events.path, AbortSignal.any([signal, stop.signal])).finally(() => clearTimeout(patience));
        void readStream(stream, (text) => parser.feed(text)).then(() => fail(new Error(http_messages_events.ended)), fail);
        return {
            whenNamed: (job) => (named.has(job) ? Promise.resolve() : new Promise((resolve) => waiting.set(job, resolve))),
        };
    }
    catch (error) {
        fail(error);
        return NO_EVENTS;
    }
}
async function readStream(stream, feed) {
    const decoder = new TextDecoder();
    let size = 0;
    for await (const chunk of stream) {
        size += chunk.length;
        if (size > job_events_MAX_BYTES)
            throw new Error(http_messages_events.tooMuch);
        feed(decoder.decode(chunk, { stream: true }));
    }
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/http/upload.js










/** The reason that an image could not be uploaded. Nothing was billed. */
class UploadRefused extends compiled_errors/* RetouchError */.tJ {
    /** No other image can be uploaded either. */
    fatal;
    constructor({ code, message, fatal = false }) {
        super(code, broken.upload(message));
        this.name = "UploadRefused";
        this.fatal = fatal;
    }
}
const EXTENSIONS = {
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/webp": "webp",
    "image/gif": "gif",
    "image/avif": "avif",
    "image/tiff": "tiff",
    "image/bmp": "bmp",
};
/** A failure that may be over by the next attempt. */
class Passing extends Error {
    failure;
    constructor(failure) {
        super(failure.message);
        this.failure = failure;
    }
}
/** Uploads images to the provider's temporary store: a policy from the API, then a form to the host that it names, without any credential. */
function createUploader(options) {
    const hosts = createUntrustedHosts({ baseUrl: options.client.baseUrl, what: UPLOAD_ADDRESS });
    const uploaded = new Map();
    const uploadNew = (image, signal) => retry(() => uploadOnce(image, { ...options, hosts, signal }), {
        policy: { ...BACKOFF, retries: options.retries },
        signal,
        waitAfter: (error, { backoffMs }) => (signal.aborted || findRefusal(error) ? undefined : backoffMs),
    }).catch((error) => {
        if (error instanceof UploadRefused || signal.aborted)
            throw error;
        throw new UploadRefused(toFailure(error));
    });
    return {
        upload: async (image, key, signal) => {
            const known = uploaded.get(key);
            try {
                // The other task's time may end later than that of this one.
                if (known)
                    return await untilAborted(known, signal);
            }
            catch (error) {
                // The time of another task was up, not that of this one.
                if (error instanceof UploadRefused || signal.aborted)
                    throw error;
            }
            const started = uploadNew(image, signal);
            uploaded.set(key, started);
            // The next one with this image tries for itself.
            started.catch(() => uploaded.delete(key));
            return started;
        },
        close: hosts.close,
    };
}
/** @throws the signal's reason when it aborts first. */
async function untilAborted(work, signal) {
    await Promise.race([work, (0,compiled_cancel/* whenAborted */.eG)(signal)]);
    signal.throwIfAborted();
    return work;
}
async function uploadOnce(image, { protocol, client, model, hosts, signal }) {
    // The store takes no name twice.
    const filename = `${(0,external_node_crypto_.randomUUID)()}.${EXTENSIONS[image.mediaType]}`;
    const reply = await client.send(protocol.policy(model), signal);
    const upload = protocol.read(reply, filename);
    if (upload.kind === "failed")
        throw upload.free || reply.status >= 500 ? new Passing(upload) : new UploadRefused(upload);
    const url = hosts.resolve(upload.url, reply.url);
    const body = encodeForm([...upload.fields, { name: "file", picture: image, filename }]);
    const { statusCode, body: answer } = await (0,undici/* request */.Em)(url, {
        method: "POST",
        dispatcher: await hosts.connect(url),
        signal,
        headers: { "content-type": body.type, "content-length": String(body.length) },
        body: external_node_stream_.Readable.from(body.chunks()),
    });
    await answer.dump();
    if (statusCode >= 200 && statusCode < 300)
        return upload.address;
    const failure = { kind: "failed", code: "unavailable", message: broken.store(url.host, statusCode) };
    throw statusCode >= 500 || statusCode === 429 ? new Passing(failure) : new UploadRefused(failure);
}
function toFailure(error) {
    if (error instanceof Passing)
        return error.failure;
    const refusal = findRefusal(error);
    return { kind: "failed", code: refusal?.code ?? "unavailable", message: refusal?.message ?? describeNetworkError(error) };
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/run/call.js







/** A request that the provider surely did not run, or does not bill: it may be sent again. */
class NotRun extends Error {
    failure;
    retryAfterMs;
    constructor(failure, retryAfterMs) {
        super(`${failure.code}: ${failure.message}`);
        this.name = "NotRun";
        this.failure = failure;
        this.retryAfterMs = retryAfterMs;
    }
}
/** Tasks that were refused together do not come back in the same moment. */
const SPREAD_MS = 100;
/**
 * Sends one paid call and follows it to its end. The request is sent again only when the provider surely did not run it, or documents that
 * the failure is free; everything after it (polls, cancelling) is free and repeated as needed.
 */
async function executeCall(call, options) {
    const { rateLimiter, deadline, debug } = options;
    const unsent = AbortSignal.any([deadline.signal, options.stop]);
    try {
        return await retry(() => sendOnce(call, options), {
            policy: { ...BACKOFF, retries: options.retries },
            signal: unsent,
            waitAfter: (error, { attempt, backoffMs }) => {
                if (!(error instanceof NotRun))
                    return undefined;
                const { failure, retryAfterMs } = error;
                const waitMs = failure.code === "rate-limited"
                    ? rateLimiter.slowDown({ retryAfterMs, backoffMs, isFirst: attempt === 0 })
                    : (retryAfterMs ?? backoffMs);
                return waitMs > deadline.left() ? undefined : waitMs + Math.random() * SPREAD_MS;
            },
            onRetry: (error, waitMs) => debug(`${String(error)}; sent again in ${(waitMs / 1000).toFixed(1)} s`),
        });
    }
    catch (error) {
        if (error instanceof NotRun)
            return { ...error.failure, maybeBilled: false };
        if (!unsent.aborted)
            throw error;
        // It was waiting to be sent again.
        return endedEarly(options, { sent: false });
    }
}
/** @throws NotRun, and nothing else. */
async function sendOnce(call, options) {
    const { client, rateLimiter, deadline, stop } = options;
    try {
        await rateLimiter.waitTurn(AbortSignal.any([deadline.signal, stop]), deadline.left());
    }
    catch (error) {
        if (error instanceof compiled_errors/* RetouchError */.tJ && !stop.aborted)
            return { kind: "failed", code: error.code, message: error.message, maybeBilled: false };
        return endedEarly(options, { sent: false });
    }
    deadline.start();
    try {
        const reply = await client.send(call.request, deadline.signal);
        const next = readNext(call, reply);
        const isTooFast = next.kind === "failed" && next.code === "rate-limited";
        // Also a refusal says that the pace is right. A server in trouble says nothing about it.
        if (!isTooFast && reply.status < 500)
            rateLimiter.recover();
        if (next.kind === "failed")
            return call_readFailure(next, reply);
        if (next.kind === "wait")
            return await pollJob(next, options);
        return next.kind === "done" ? { ...next, replyUrl: reply.url } : next;
    }
    catch (error) {
        if (error instanceof NotRun)
            throw error;
        // Only what says that nothing was written may be sent again; an error of our own after the reply may not.
        const sent = !(error instanceof SendError) || error.sent;
        if (deadline.signal.aborted)
            return endedEarly(options, { sent });
        const reason = error instanceof Error ? error.message : String(error);
        if (!sent)
            throw new NotRun({ kind: "failed", code: "unavailable", message: run_messages_call.noConnection(reason) });
        return { kind: "failed", code: "ambiguous", message: run_messages_call.brokeOff(reason), maybeBilled: true };
    }
}
/** @throws NotRun for a failure that is free. */
function call_readFailure(failure, { status, headers }) {
    if (failure.free)
        throw new NotRun(failure, parseRetryAfter(headers["retry-after"]));
    // What is not documented as free may have been billed, also where the server itself failed.
    const maybeBilled = failure.code === "ambiguous" || failure.code === "unexpected-reply" || status >= 500;
    return { ...failure, maybeBilled };
}
/** The meaning of a reply, with as much of its words as is ever shown. */
function readNext(call, reply) {
    const next = readStep(call, reply);
    return next.kind === "failed" || next.kind === "unchanged" ? { ...next, message: (0,redact/* dropRest */.av)(next.message) } : next;
}
function readStep(call, { problem, ...reply }) {
    const fail = (message) => ({ kind: "failed", code: "unexpected-reply", message });
    // A credential is not sent to where a redirect points, and a paid POST is not repeated there.
    if (reply.status >= 300 && reply.status < 400)
        return fail(run_messages_call.redirect(reply.status));
    return problem !== undefined && reply.status < 300 ? fail(problem) : call.read(reply);
}
/** The end of a request without a reply: the account was refused, the run was cancelled, or the time was up. */
function endedEarly({ deadline, stop }, { sent }) {
    const refusal = stop.reason;
    if (!sent && stop.aborted && refusal instanceof compiled_errors/* RetouchError */.tJ)
        return { kind: "failed", code: refusal.code, message: refusal.message, fatal: true, maybeBilled: false };
    const fail = (code, message) => ({ kind: "failed", code, message, maybeBilled: sent });
    if (!deadline.expired())
        return fail("cancelled", sent ? run_messages_call.cancelledSent : run_messages_call.cancelledUnsent);
    return sent ? fail("ambiguous", run_messages_call.timeoutSent) : fail("timeout", run_messages_call.timeoutUnsent);
}
/** Polls in a row whose reply is not understood before the job is given up; connections and servers are waited for to the end. */
const MAX_UNCLEAR_POLLS = 8;
const FIRST_POLL_MS = 1000;
const LONGEST_POLL_MS = 5000;
const LONGEST_PAUSE_MS = 30_000;
/** One poll that hangs must not cost the result: its reply holds the image that was sent, so it may take a while. */
const POLL_MS = 20_000;
/** Waits for a job by polling, with growing pauses; an event ends a pause early. The job is paid for, so a poll that fails is only repeated. */
async function pollJob(first, options) {
    const { client, jobEvents, deadline, debug } = options;
    let waiting = first;
    let pauseMs = FIRST_POLL_MS;
    let unclearPolls = 0;
    let named = jobEvents.whenNamed(first.job);
    for (;;) {
        try {
            if (await pause(pauseMs, named, deadline.signal))
                named = undefined;
            pauseMs = Math.min(LONGEST_POLL_MS, pauseMs * 1.5);
            const reply = await client.send(waiting.poll.request, AbortSignal.any([deadline.signal, AbortSignal.timeout(POLL_MS)]));
            const next = readNext(waiting.poll, reply);
            if (next.kind === "done")
                return { ...next, replyUrl: reply.url };
            if (next.kind === "unchanged")
                return next;
            if (next.kind === "wait") {
                // A call of several jobs goes on to the next one.
                if (next.job !== waiting.job) {
                    pauseMs = FIRST_POLL_MS;
                    named = jobEvents.whenNamed(next.job);
                }
                waiting = next;
                unclearPolls = 0;
                continue;
            }
            debug(`Polling job ${waiting.job}: HTTP ${reply.status}, ${next.message}`);
            if (reply.status === 408 || reply.status === 429 || reply.status >= 500) {
                pauseMs = Math.min(LONGEST_PAUSE_MS, Math.max(pauseMs, parseRetryAfter(reply.headers["retry-after"]) ?? 0));
                continue;
            }
            // A job that was just accepted may not be known everywhere yet, and a gateway may answer in its own words.
            const isUnclear = next.code === "unexpected-reply" || reply.status === 404;
            if (!isUnclear)
                return takeFinished(waiting, client) ?? { ...next, maybeBilled: reply.status >= 300 };
            unclearPolls += 1;
            if (unclearPolls >= MAX_UNCLEAR_POLLS)
                return await giveUp(waiting, options, { code: "ambiguous", why: run_messages_call.unclearJob(next.message) });
        }
        catch (error) {
            if (deadline.signal.aborted) {
                const end = deadline.expired() ? { code: "timeout", why: run_messages_call.noResult } : { code: "cancelled", why: run_messages_call.cancelled };
                return giveUp(waiting, options, end);
            }
            debug(`Polling job ${waiting.job}: ${error instanceof Error ? error.message : String(error)}`);
        }
    }
}
/** Waits until the time is over or the event comes. @returns whether it was the event. @throws when the signal aborts. */
async function pause(milliseconds, event, signal) {
    const timer = new AbortController();
    const slept = (0,promises_.setTimeout)(milliseconds, false, { signal: AbortSignal.any([signal, timer.signal]) });
    // Whichever comes second must not become an unhandled rejection.
    slept.catch(() => undefined);
    const woken = await Promise.race([slept, ...(event ? [event.then(() => true)] : [])]);
    timer.abort();
    return woken;
}
/** The jobs that one call may have. */
const MAX_JOBS = 16;
/**
 * Cancels what is no longer waited for. A job that cannot be cancelled has perhaps just ended: then its result is taken, for it is paid, as
 * are the images of its call that were there before.
 */
async function giveUp({ cancel = [], poll, job, images = [] }, { client, deadline }, { code, why }) {
    const limitTime = () => AbortSignal.any([AbortSignal.timeout(compiled_cancel/* CANCEL_MS */.iS.providerJob), deadline.over]);
    const send = async ({ request, read }, signal) => {
        const reply = await client.send(request, signal).catch(() => undefined);
        return reply && { reply, next: read(reply) };
    };
    const cancelTime = limitTime();
    const replies = await Promise.all(cancel.map((one) => send(one, cancelTime)));
    const isCancelled = replies.length > 0 && replies.every((reply) => reply?.next.kind === "done");
    // Also a job that ended before may be said to be cancelled; what its record says is the truth.
    let waiting = { kind: "wait", job, poll, images };
    // One time for all records: a server that does not answer gets no more of it for having many jobs.
    const recordTime = limitTime();
    for (let records = 0; records < MAX_JOBS; records++) {
        const last = await send(waiting.poll, recordTime);
        if (last?.next.kind === "done")
            return { ...last.next, replyUrl: last.reply.url };
        if (last?.next.kind !== "wait" || last.next.job === waiting.job)
            break;
        waiting = last.next;
    }
    const finished = takeFinished(waiting, client);
    return finished ?? { kind: "failed", code, message: run_messages_call.givenUp(why, job, isCancelled), maybeBilled: true };
}
/** The images of a call that were there before the rest failed. */
function takeFinished({ images = [], poll }, { baseUrl }) {
    return images.length > 0 ? { kind: "done", images, replyUrl: `${baseUrl}${poll.request.path}`, maybeBilled: true } : undefined;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/run/model-client.js











async function createModelClient(options) {
    const { provider } = options.recipe;
    return provider.kind === "local" ? createLocalClient(provider, options) : createRemoteClient(provider, options);
}
/** The error's message may be a provider's, which may echo the request. */
function failed(error, cost = 0) {
    return { kind: "failed", error: new compiled_errors/* RetouchError */.tJ(error.code, (0,redact/* toShown */.bh)(error.message), { cause: error }), cost };
}
function createLocalClient(provider, { signal }) {
    return {
        requestImages: async (request) => {
            if (signal.aborted)
                return failed(new compiled_errors/* RetouchError */.tJ("cancelled", run_messages_call.cancelledUnsent));
            if (request.kind === "translate")
                throw new Error("a local provider has no model that translates by itself");
            const { prompt, target, first, count } = request;
            const source = request.kind === "edit" ? { image: request.image, locale: request.locale } : {};
            try {
                const images = [];
                for (let candidate = first; candidate < first + count; candidate++)
                    images.push({ bytes: await provider.run({ ...source, prompt, target, candidate }) });
                return { kind: "images", images, cost: 0 };
            }
            catch (error) {
                return failed((0,compiled_errors/* toRetouchError */.sK)(error, "invalid-image"));
            }
        },
        refusal: () => undefined,
        [Symbol.asyncDispose]: async () => { },
    };
}
async function createRemoteClient(provider, options) {
    const { recipe, rate, refused, signal, notify } = options;
    const { model, modelName, transport, retries, apiKey, requestsPerMinute } = recipe;
    const client = connect(recipe);
    const downloader = createDownloader({ baseUrl: client.baseUrl });
    const uploader = provider.upload && createUploader({ protocol: provider.upload, client, model: modelName, retries });
    const closing = new AbortController();
    const stop = new AbortController();
    if (refused)
        stop.abort(refused);
    const connection = {
        ...options,
        ...{ client, downloader, uploader, stop },
        rateLimiter: createRateLimiter({ requestsPerMinute, documentedRate: model.requestsPerMinute }, rate),
        jobEvents: transport === "events" && provider.events
            ? await subscribe(provider.events, { client, signal: AbortSignal.any([signal, closing.signal]), notify })
            : NO_EVENTS,
        credential: apiKey ? provider.authorize(apiKey) : undefined,
        tooFast: { count: 0 },
        fetchEnd: (0,compiled_cancel/* afterCancelled */.__)(signal, compiled_cancel/* CANCEL_MS */.iS.paidResults),
    };
    return {
        requestImages: (request, deadline) => requestImages(request, deadline, connection),
        refusal: () => refusalOf(connection),
        [Symbol.asyncDispose]: async () => {
            closing.abort(new Error("done"));
            await Promise.all([client.close(), downloader.close(), uploader?.close()]);
        },
    };
}
function refusalOf({ stop }) {
    const reason = stop.signal.reason;
    return reason instanceof compiled_errors/* RetouchError */.tJ ? reason : undefined;
}
/** An account that answers so many tasks in a row with nothing but 429, retries included, has no room for the others either. */
const MAX_TOO_FAST = 8;
async function requestImages(request, deadline, connection) {
    const { recipe, budget, maxCost, uploader, signal, stop, tooFast } = connection;
    if (signal.aborted)
        return failed(new compiled_errors/* RetouchError */.tJ("cancelled", run_messages_call.cancelledUnsent));
    const { price, count } = request;
    const reservation = budget.reserve(price === undefined ? undefined : price * count);
    if (!reservation)
        return failed(new compiled_errors/* RetouchError */.tJ("budget", run_messages_call.overBudget(maxCost, budget.spent())));
    let call;
    try {
        const unsent = AbortSignal.any([deadline.signal, stop.signal]);
        call = await createCall(request, { recipe, uploader, start: deadline.start, signal: unsent });
    }
    catch (error) {
        reservation.settle(0);
        return failUpload(error, deadline, connection);
    }
    const result = await executeCall(call, { ...connection, deadline, stop: stop.signal, retries: recipe.retries });
    tooFast.count = result.kind === "failed" && result.code === "rate-limited" ? tooFast.count + 1 : 0;
    if (result.kind === "failed") {
        const { code, message, maybeBilled, fatal } = result;
        reservation.settle(maybeBilled ? undefined : 0);
        const failure = failed(new compiled_errors/* RetouchError */.tJ(code, message), maybeBilled ? null : 0);
        if (fatal || tooFast.count >= MAX_TOO_FAST)
            stop.abort(failure.error);
        return failure;
    }
    const cost = model_client_settleCost(result, { request, model: recipe.model, reservation, notify: connection.notify });
    if (result.kind === "unchanged")
        return { kind: "unchanged", message: (0,redact/* toShown */.bh)(result.message), cost };
    if (result.images.length > count)
        connection.notify({ code: "extra-images-ignored", made: result.images.length, wanted: count });
    // What was asked for bounds what is fetched and decoded.
    return downloadImages({ ...result, images: result.images.slice(0, count) }, cost, { deadline, connection });
}
function failUpload(error, deadline, connection) {
    const isRefused = error instanceof UploadRefused;
    // Another task's refusal by the account ends this one's upload.
    const refusal = isRefused ? undefined : refusalOf(connection);
    const failure = failed(refusal ?? (0,compiled_errors/* toRetouchError */.sK)(error, codeOf(deadline, connection)));
    if (isRefused && error.fatal)
        connection.stop.abort(failure.error);
    return failure;
}
/** The code of an error that says nothing itself. */
function codeOf(deadline, { signal }) {
    return deadline.expired() ? "timeout" : signal.aborted ? "cancelled" : "unavailable";
}
/** The cost of a call that succeeded, by the reply, else by the price. */
function model_client_settleCost(result, { request: { price, count }, model, reservation, notify }) {
    // Some models ignore the number that was asked for, and bill what they make. None makes more than it can.
    const made = result.kind === "done" ? Math.min(result.images.length, Math.max(count, model.candidates ?? 1)) : 1;
    const cost = result.cost ?? (price === undefined ? null : price * made);
    const endedEarly = result.kind === "done" && result.maybeBilled === true;
    if (endedEarly)
        notify({ code: "call-ended-early" });
    reservation.settle(endedEarly ? undefined : (cost ?? undefined));
    return cost;
}
async function downloadImages(done, cost, { deadline, connection }) {
    try {
        // A job that ends in the moment of the timeout is still downloaded.
        const time = deadline.expired() ? deadline.over : deadline.timeSignal;
        const images = await fetchImages(done, { ...connection, signal: AbortSignal.any([time, connection.fetchEnd]) });
        return { kind: "images", images, cost };
    }
    catch (error) {
        const reason = error instanceof ExpiredAddress ? new compiled_errors/* RetouchError */.tJ("unavailable", run_messages_call.notDownloaded(error.message)) : error;
        return failed((0,compiled_errors/* toRetouchError */.sK)(reason, codeOf(deadline, connection)), cost);
    }
}

// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/encode.js
var encode = __webpack_require__(12328);
;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/finish-picture.js












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
const finish = (0,pixel_work/* definePixelWork */.$)("finish", makeResult, ({ answer, source, wanted: { size = { width: 0, height: 0 } } }) => (0,pixels_header/* areaOf */.d6)(answer, source) + size.width * size.height);
async function makeResult(parts) {
    const { answer, source, header, wanted } = parts;
    const { format, fit } = wanted;
    const original = source && header && { bytes: source, header };
    const found = readAnswer(answer);
    const placement = (0,geometry/* placeAnswer */.yB)(found, wanted);
    const [before, after] = await Promise.all([original && showOriginal(original, placement, fit), showAnswer(answer, placement)]);
    // An edit may rightly be flat where its source is; a picture that was asked for in words never is.
    if (after.flat && (original === undefined || before?.flat === false))
        throw new compiled_errors/* RetouchError */.tJ("invalid-image", picture_messages/* ANSWER_FLAT */.TG);
    const transparency = judgeTransparency({ original, before, after, found, placement, format });
    const restored = transparency?.code === "transparency-restored" ? original : undefined;
    const alpha = restored && (await readAlpha(restored, placement));
    const lossless = header?.mediaType === "image/webp" && header.lossless;
    const bytes = keepBytes(answer, { found, placement, format, alpha }) ?? (await renderPicture(answer, { placement, alpha, format, lossless }));
    return {
        bytes: bytes === answer ? undefined : bytes,
        mediaType: pixels_picture/* FORMATS */.hR[format].mediaType,
        width: placement.width,
        height: placement.height,
        sha256: (0,external_node_crypto_.createHash)("sha256").update(bytes).digest("hex"),
        warnings: [...describePlacement(found, placement), ...(transparency ? [transparency] : [])],
        changedShare: before && measureChange(before, after),
    };
}
function readAnswer(answer) {
    const found = (0,pixels_header/* readHeader */.ay)(answer);
    if (!found.complete)
        throw new compiled_errors/* RetouchError */.tJ("invalid-image", picture_messages/* ANSWER_CUT_OFF */.Ch);
    if (found.width * found.height > size_limits/* MAX_PIXELS */.jg)
        throw new compiled_errors/* RetouchError */.tJ("too-large", (0,picture_messages/* answerTooLarge */.AU)(found));
    (0,size_limits/* checkDecodable */.Kt)(found, answer.length);
    return found;
}
async function showAnswer(answer, placement) {
    return makeThumbnail(answer, reduceSize(placement), placement.method).catch((cause) => {
        throw new compiled_errors/* RetouchError */.tJ("invalid-image", (0,picture_messages/* answerDamaged */.iJ)(firstLine(cause)), { cause });
    });
}
/** The source as the result shows the answer: cut the same way when the result has another ratio. Undefined when it is damaged. */
async function showOriginal({ bytes, header }, placement, fit) {
    const method = (0,geometry/* hasSimilarRatio */.NR)(header, placement)
        ? "scale"
        : (0,geometry/* placeAnswer */.yB)(header, { size: placement, fit: fit === "fail" ? "fill" : fit }).method;
    return makeThumbnail(bytes, reduceSize(placement), method).catch(() => undefined);
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
    if (!pixels_picture/* FORMATS */.hR[format].alpha)
        return isAnswered || isInSource ? { code: "transparency-lost", format } : undefined;
    if (isAnswered || !isInSource)
        return undefined;
    const fits = (0,geometry/* hasSimilarRatio */.NR)(original.header, placement) && (placement.method === "keep" || placement.method === "scale");
    return { code: fits ? "transparency-restored" : "transparency-not-restored" };
}
/** The alpha channel at the result's size, one byte per pixel. */
async function readAlpha({ bytes, header }, size) {
    return (0,sharp/* runPicture */.cT)(bytes, (image) => {
        if (header.width !== size.width || header.height !== size.height)
            image.resize(size.width, size.height, { fit: "fill" });
        return image.toColourspace("srgb").ensureAlpha().extractChannel("alpha").raw();
    });
}
/** The answer's own bytes, less its metadata, when they already are what is wanted. */
function keepBytes(answer, at) {
    const { mediaType, conversion } = at.found;
    const isWanted = mediaType === pixels_picture/* FORMATS */.hR[at.format].mediaType && at.placement.method === "keep" && at.alpha === undefined;
    const isPlain = conversion.every((reason) => reason === "palette" || reason === "greyscale");
    return isWanted && isPlain ? (0,pixels_header/* stripMetadata */.qc)(answer, mediaType) : undefined;
}
async function renderPicture(answer, at) {
    const { placement, alpha, format, lossless } = at;
    const { width, height, method } = placement;
    const holdsAlpha = pixels_picture/* FORMATS */.hR[format].alpha;
    return (0,sharp/* runPicture */.cT)(answer, (image) => {
        // Flattening comes first in sharp's order; it also takes away an alpha channel that is opaque throughout.
        if (!holdsAlpha || alpha !== undefined)
            image.flatten({ background: "white" });
        if (method !== "keep") {
            const background = holdsAlpha ? { r: 0, g: 0, b: 0, alpha: 0 } : "white";
            image.resize(width, height, { fit: FIT_OF[method], kernel: "lanczos3", background });
        }
        if (alpha !== undefined)
            image.joinChannel(alpha, { raw: { width, height, channels: 1 } });
        return (0,encode/* encodePicture */.D)(image, format, { quality: 90, lossless });
    });
}
function firstLine(cause) {
    return (cause instanceof Error ? cause.message : String(cause)).split("\n", 1)[0] ?? "";
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/mask.js







/** Brightness, of 255, from which a pixel of a mask counts as white. */
const WHITE = 128;
/**
 * The mask as the model takes it: black and white, at the size of the picture that is sent.
 * @throws {RetouchError} `invalid-input` when the mask is no image that is read here, or has another ratio than the picture.
 */
const prepareMask = (0,pixel_work/* definePixelWork */.$)("mask", makeMask, ({ mask, size }) => (0,pixels_header/* areaOf */.d6)(mask) + size.width * size.height);
async function makeMask({ mask, size: { width, height }, transparent }) {
    const size = { width, height };
    try {
        const header = (0,pixels_header/* readHeader */.ay)(mask);
        if (!(0,geometry/* hasExactRatio */.JK)(header, size))
            throw new compiled_errors/* RetouchError */.tJ("invalid-input", (0,picture_messages/* maskRatio */.cL)(header, size));
        const pixels = await (0,sharp/* runPicture */.cT)(mask, (image) => image
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
        const bytes = await (0,sharp/* runPixels */.Dm)({ pixels: rgba, ...size, channels: 4 }, (png) => (transparent ? png : png.removeAlpha()).png());
        return { bytes, mediaType: "image/png", ...size };
    }
    catch (cause) {
        if (cause instanceof compiled_errors/* RetouchError */.tJ && cause.code === "invalid-input")
            throw cause;
        throw new compiled_errors/* RetouchError */.tJ("invalid-input", cause instanceof compiled_errors/* RetouchError */.tJ ? (0,picture_messages/* unusableMask */.Ai)(cause.message) : picture_messages/* DAMAGED_MASK */.Pz, { cause });
    }
}
/** Share (0–1) of the pixels outside a mask's white that differ visibly between source and result, see {@link measureChange}. */
const measureDrift = (0,pixel_work/* definePixelWork */.$)("drift", compareOutside, ({ source, result, mask }) => (0,pixels_header/* areaOf */.d6)(source, result, mask));
async function compareOutside({ source, result, size, mask }) {
    const small = reduceSize(size);
    const [before, after, region] = await Promise.all([source, result, mask].map((bytes) => makeThumbnail(bytes, small, "scale")));
    if (!before || !after || !region)
        return 0;
    return measureChange(before, after, (pixel) => (region.pixels[pixel * 4] ?? 0) < WHITE);
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/run/accept.js








/** Validates the images, and chooses the first; with `verify: text` the first with the right text. */
async function acceptImages(received, prepared, options) {
    const { valid, invalid } = await validateImages(received, prepared, options);
    const [first, ...others] = valid;
    const check = options.earlier?.check;
    if (!first)
        return { kind: "refused", error: invalid[0]?.error ?? new compiled_errors/* RetouchError */.tJ("unexpected-reply", noImage), notices: [] };
    const chosen = prepared.task.recipe.verify === "text" && !check
        ? await chooseByText([first, ...others], prepared, options)
        : { kind: "accepted", images: [first.finished, ...others.map(({ finished }) => finished)], rejected: [], check, notices: [] };
    const notices = [
        ...invalid.map(({ error: { code, message } }) => ({ code: "candidate-invalid", cause: { code, message } })),
        ...chosen.notices,
    ];
    if (chosen.kind === "refused")
        return { ...chosen, notices };
    return { ...chosen, notices, rejected: [...invalid.map(({ bytes }) => bytes), ...chosen.rejected] };
}
/** Sorts images, in their order, into those that can be used and those that cannot. */
async function validateImages(received, prepared, { inputs, earlier }) {
    const valid = [];
    const invalid = [];
    for (const image of received) {
        const { bytes } = image;
        try {
            const decoded = await decodeImage(image, prepared, inputs);
            const finished = earlier ? await keepAsItIs(decoded, bytes) : decoded;
            await checkDrift(finished, prepared, inputs);
            valid.push({ finished, bytes });
        }
        catch (error) {
            invalid.push({ bytes, error: (0,compiled_errors/* toRetouchError */.sK)(error, "invalid-image") });
        }
    }
    return { valid, invalid };
}
/** The same image in the bytes that it had. @throws RetouchError where it is of another size or format than is wanted. */
async function keepAsItIs(finished, bytes) {
    const picture = await provePicture(bytes);
    const { width, height, mediaType } = picture;
    if (width !== finished.width || height !== finished.height || mediaType !== finished.mediaType)
        throw new compiled_errors/* RetouchError */.tJ("invalid-image", failure.earlierDiffers);
    return { ...finished, ...picture };
}
/** Decodes an image completely. One that is damaged is downloaded once more, which costs nothing. @throws RetouchError */
async function decodeImage(image, { header, wanted }, { source }) {
    if (!image)
        throw new compiled_errors/* RetouchError */.tJ("unexpected-reply", noImage);
    const original = source && header ? { source, header } : {};
    const finish = (answer) => finishPicture({ answer, ...original, wanted });
    return finish(image.bytes).catch(async (error) => {
        const again = await image.refetch?.().catch(() => undefined);
        if (!again || again.equals(image.bytes))
            throw error;
        return finish(again);
    });
}
/** @throws RetouchError `drift` when an image differs from its source by more than `max-change`. */
async function checkDrift(finished, { task }, { source, mask }) {
    const { maxChange: max } = task.recipe;
    if (max === undefined || !source)
        return;
    const share = mask ? await measureDrift({ source, result: finished.bytes, size: finished, mask }) : finished.changedShare;
    if (share !== undefined && share > max)
        throw new compiled_errors/* RetouchError */.tJ("drift", failure.drift({ share, max, hasMask: mask !== undefined }));
}
/** Reads the texts of the images. Where none is right, the model is asked once more, where `max-cost` allows. */
async function chooseByText(valid, prepared, options) {
    const notices = [];
    let wrong;
    for (const { finished } of valid) {
        const { check, notice } = await accept_readText(finished, prepared, options);
        if (notice)
            notices.push(notice);
        if (check && !passes(check)) {
            wrong ??= check;
            continue;
        }
        if (check?.score === null)
            notices.push({ code: "no-term-in-image" });
        const others = valid.map((one) => one.finished).filter((one) => one !== finished);
        return { kind: "accepted", images: [finished, ...others], rejected: [], check, notices };
    }
    const refused = refuseText(wrong ?? { score: null, missing: [], left: [] }, notices);
    const { provider, model } = prepared.task.recipe;
    // What runs in the process, or translates by itself, makes the same again.
    if (provider.kind === "local" || model.translate || !options.requestAgain)
        return refused;
    const again = await options.requestAgain();
    if (again.kind !== "images") {
        const reason = again.kind === "failed" ? `${again.error.code}: ${again.error.message}` : again.message;
        return { ...refused, notices: [...notices, { code: "call-failed", purpose: "correct-text", reason }] };
    }
    notices.push({ code: "text-retried" });
    const [last] = (await validateImages(again.images, prepared, options)).valid;
    if (!last)
        return { ...refused, notices };
    const { check, notice } = await accept_readText(last.finished, prepared, options);
    if (notice)
        notices.push(notice);
    if (check && !passes(check))
        return refuseText(check, notices);
    return { kind: "accepted", images: [last.finished], rejected: valid.map(({ bytes }) => bytes), check, notices };
}
function refuseText(check, notices) {
    return { kind: "refused", error: new compiled_errors/* RetouchError */.tJ("verify", failure.wrongText(check)), check, notices };
}
/** The check of an image's text; absent when it cannot be read: the image is paid for, and a person will look at it. */
async function accept_readText({ bytes }, { task }, { sourceText, context, signal }) {
    try {
        return { check: await checkText({ task, result: bytes, sourceText, tempDir: context.tempDir, signal }) };
    }
    catch (error) {
        const { code, message } = (0,compiled_errors/* toRetouchError */.sK)(error, "verify");
        return { notice: { code: "text-not-compared", cause: { code, message } } };
    }
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/run/deadline.js
/** What a task may take beyond its time, as long as that itself, to cancel its jobs and to fetch and store what is paid for. */
const GRACE_MS = { least: 2000, most: 8000 };
function createDeadline(milliseconds, cancelled) {
    const controller = new AbortController();
    const time = new AbortController();
    const over = new AbortController();
    let timer;
    let end;
    let expired = false;
    const onCancel = () => controller.abort(cancelled.reason);
    if (cancelled.aborted)
        onCancel();
    cancelled.addEventListener("abort", onCancel, { once: true });
    return {
        signal: controller.signal,
        timeSignal: time.signal,
        over: over.signal,
        start: () => {
            if (end !== undefined)
                return;
            end = Date.now() + milliseconds;
            timer = setTimeout(() => {
                expired = true;
                const reason = new Error(`no result within ${milliseconds / 1000} seconds`);
                time.abort(reason);
                controller.abort(reason);
                timer = setTimeout(() => over.abort(reason), Math.min(GRACE_MS.most, Math.max(GRACE_MS.least, milliseconds)));
            }, milliseconds);
        },
        left: () => (end === undefined ? milliseconds : Math.max(0, end - Date.now())),
        expired: () => expired,
        [Symbol.dispose]: () => {
            clearTimeout(timer);
            cancelled.removeEventListener("abort", onCancel);
        },
    };
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/run/retained-images.js











/** Stores a finished image that is no output outside the workspace, and in git's object store, where a later run finds it. */
async function retainImage({ bytes, width, height }, { output, ...place }, { context, workspace }) {
    const file = await writeWorkspaceFile(await openOwnFolder(context.tempDir), retainedPath(place, output), bytes);
    await storeBlob(workspace, bytes);
    return { ...place, file, blob: (0,blob_identity/* identifyBytes */.AF)(workspace, bytes, false), width, height };
}
/** The bytes of a retained image: from the local clone, else from GitHub; undefined where neither has it any more. */
async function readRetained({ outputBlob }, { workspace, readBlob }) {
    return outputBlob === "" ? undefined : findBlob(workspace, outputBlob, readBlob).catch(() => undefined);
}
/**
 * Stores the model's own bytes, which are paid for, outside the workspace under the name of the output.
 *
 * @returns absolute paths; undefined where there are none.
 */
async function saveRejected({ tempDir }, task, images) {
    const saved = [];
    for (const [index, bytes] of images.entries()) {
        try {
            saved.push(await writeWorkspaceFile(await openOwnFolder(tempDir), rejectedPath(task.output, index), bytes));
        }
        catch {
            // A full disk must not hide why the image was rejected.
        }
    }
    return saved.length > 0 ? saved : undefined;
}
/** Keeps the result, and stores all candidates where there are several, the first included. Where that fails, the output alone is delivered. */
async function retainCandidates(task, images, { sourceBlob, paid, isEarlier, check, ...options }) {
    const { output } = task;
    const recipe = recipeHashOf(task);
    const retained = [];
    const isAlone = images.length === 1;
    try {
        for (const [index, finished] of images.entries()) {
            const part = { kind: "candidate", number: index + 1 };
            // The output's record has the cost of all.
            const facts = { ...part, sourceBlob, recipe, ...(index === 0 ? { cost: paid, text: check } : { cost: 0 }) };
            // What costs nothing is kept only where there is something to choose from.
            const isKept = !isEarlier && (task.recipe.provider.kind === "http" || !isAlone);
            const cacheKey = isKept ? keepImage(task, finished, facts, options) : resultKey(task, facts);
            if (isAlone)
                break;
            const key = candidateKey(output, part.number);
            const image = await retainImage(finished, { key, ...part, output, cacheKey }, options);
            await options.lockFile.record(key, toLockEntry(task, { ...finished, outputBlob: image.blob, recipe, cost: 0, sourceBlob }));
            retained.push(image);
        }
        return { images: retained, notices: [] };
    }
    catch (error) {
        const { code, message } = (0,compiled_errors/* toRetouchError */.sK)(error, "delivery");
        return { images: [], notices: [{ code: "candidates-not-kept", cause: { code, message } }] };
    }
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/run/task-calls.js

function createTaskCalls(task, { context, modelClient }) {
    let spending = { cost: 0, notices: [] };
    let isInFlight = false;
    let unstored = [];
    return {
        send: async (request, deadline) => {
            // What was paid for before is on disk before more is paid for.
            await saveRejected(context, task, unstored);
            isInFlight = task.recipe.provider.kind === "http";
            const result = await modelClient.requestImages(request, deadline).finally(() => {
                isInFlight = false;
            });
            if (result.kind === "images")
                unstored.push(...result.images.map(({ bytes }) => bytes));
            spending = addCost(spending, result);
            return result;
        },
        spending: () => (isInFlight ? addUnknown(spending) : spending),
        isInFlight: () => isInFlight,
        unstored: () => unstored,
        markStored: () => {
            unstored = [];
        },
    };
}
function addCost(spending, { kind, cost }) {
    if (kind === "failed" && cost === null)
        return addUnknown(spending);
    return { ...spending, cost: spending.cost === null || cost === null ? null : spending.cost + cost };
}
/** What is known to be billed stays known where the fate of a further request is not. */
function addUnknown({ cost, notices }) {
    return cost ? { cost, notices: [...notices, { code: "maybe-billed-on-top" }] } : { cost: null, notices };
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/prepare-picture.js








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
        throw new compiled_errors/* RetouchError */.tJ("invalid-image", picture_messages/* CUT_OFF */.Vk);
    (0,size_limits/* checkDecodable */.Kt)(header, bytes.length);
    const size = (0,size_limits/* fitInputSize */.Nc)(header, limits);
    const same = size.width === header.width && size.height === header.height;
    const flatten = limits.alpha === false && header.alpha;
    const taken = header.conversion.length === 0 && limits.mediaTypes.includes(header.mediaType) && !flatten;
    if (same && taken && bytes.length <= (limits.maxBytes ?? Number.POSITIVE_INFINITY)) {
        // Where and by whom a photograph was taken is nobody's business but the owner's.
        const clean = (0,pixels_header/* stripMetadata */.qc)(bytes, header.mediaType) ?? bytes;
        return { bytes: clean, mediaType: header.mediaType, width: header.width, height: header.height };
    }
    return convertPicture({ bytes, header, limits, size, flatten });
}
const convertPicture = (0,pixel_work/* definePixelWork */.$)("convert", convert, ({ bytes, size }) => (0,pixels_header/* areaOf */.d6)(bytes) + size.width * size.height);
async function convert({ bytes, header, limits, flatten, size: firstSize }) {
    const most = limits.maxBytes ?? Number.POSITIVE_INFINITY;
    const formats = chooseFormats(header, limits, flatten);
    let size = firstSize;
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        let smallest = Number.POSITIVE_INFINITY;
        for (const format of formats) {
            const encoded = await encodeCopy(bytes, { size, header, format, flatten });
            if (encoded.length <= most) {
                const { mediaType, width, height } = (0,pixels_header/* readHeader */.ay)(encoded);
                return { bytes: encoded, mediaType, width, height };
            }
            smallest = Math.min(smallest, encoded.length);
        }
        // Bytes go with the pixels; a little less, so that the next attempt is below the limit.
        size = (0,size_limits/* scaleSize */._6)(size, Math.min(0.9, Math.sqrt(most / smallest) * 0.95), Math.floor);
        if (Math.min(size.width, size.height) < (limits.minSide ?? 1))
            break;
    }
    throw new compiled_errors/* RetouchError */.tJ("too-large", (0,picture_messages/* outsideLimits */.I7)(header, limits));
}
/** Formats to try, in order: no loss first, unless the source is a JPEG, whose losses are there already. */
function chooseFormats(header, limits, flatten) {
    const opaque = !header.alpha || flatten;
    const order = header.mediaType === "image/jpeg" ? ["jpeg", "png", "webp"] : ["png", "jpeg", "webp"];
    const formats = order.filter((format) => limits.mediaTypes.includes(pixels_picture/* FORMATS */.hR[format].mediaType) && (opaque || format !== "jpeg"));
    if (formats.length === 0) {
        throw new compiled_errors/* RetouchError */.tJ("unsupported-image", (0,picture_messages/* noCommonFormat */.mm)(limits.mediaTypes));
    }
    return header.mediaType === "image/jpeg" ? formats.slice(0, 1) : formats;
}
async function encodeCopy(bytes, at) {
    const { size, header, format, flatten } = at;
    try {
        return await (0,sharp/* runPicture */.cT)(bytes, (image) => {
            if (flatten)
                image.flatten({ background: "white" });
            if (size.width !== header.width || size.height !== header.height)
                image.resize(size.width, size.height, { fit: "fill" });
            return (0,encode/* encodePicture */.D)(image, format, { quality: 92, lossless: false });
        });
    }
    catch (cause) {
        throw new compiled_errors/* RetouchError */.tJ("invalid-image", picture_messages/* DAMAGED */.Ax, { cause });
    }
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/run/task-inputs.js








/** @throws RetouchError `invalid-input`, `invalid-image` */
async function loadTaskInputs({ task, maskPath }, { workspace, readBlob, references }) {
    if (!task.source)
        return { sourceBlob: "", references: [] };
    const { bytes: source, blob: sourceBlob } = await readOrigin(workspace, { originBlob: task.originBlob, source: task.source }, readBlob);
    const mask = maskPath === undefined ? undefined : await readMask(workspace, maskPath);
    return { source, sourceBlob, mask, references: await references.prepare(task.recipe) };
}
async function readMask({ root }, path) {
    const mask = await (0,open_file/* readPlainFile */.b$)(root, path).catch((cause) => {
        throw new compiled_errors/* RetouchError */.tJ("invalid-input", failure.mask(path), { cause });
    });
    if (!mask)
        throw new compiled_errors/* RetouchError */.tJ("invalid-input", failure.mask(path));
    return mask;
}
/** Prepares the images as the model takes them. @returns a function that makes one request of them. */
async function prepareRequest({ task, target, header, words, wanted }, { inputs, source, prompt, price }) {
    const { recipe, locale } = task;
    const { format } = wanted;
    if (!source || !header)
        return (part) => ({ kind: "generate", prompt, target, format, price, ...part });
    const { limits, transparentMask, translate } = recipe.model;
    // After a step it may have another size than the file in the repository.
    const sourceHeader = (0,pixels_header/* readHeader */.ay)(source);
    const image = await preparePicture(source, sourceHeader, limits);
    if (translate && locale !== undefined) {
        const hint = prompt === "" ? undefined : prompt;
        const translation = { image, key: inputs.sourceBlob, from: recipe.sourceLocale, to: locale, hint, ...words };
        return (part) => ({ kind: "translate", ...translation, price, ...part });
    }
    const { width, height } = image;
    const mask = inputs.mask && (await prepareMask({ mask: inputs.mask, size: { width, height }, transparent: transparentMask === true }));
    const edit = {
        prompt,
        target,
        source: { width: sourceHeader.width, height: sourceHeader.height },
        image,
        references: inputs.references,
        mask,
        locale,
    };
    return (part) => ({ kind: "edit", ...edit, price, ...part });
}
function createReferenceImages(workspace) {
    const prepared = new Map();
    const prepareOne = async (path, { model }) => {
        try {
            const bytes = await (0,open_file/* readPlainFile */.b$)(workspace.root, path);
            if (!bytes)
                throw new compiled_errors/* RetouchError */.tJ("invalid-input", (0,git_messages/* fileGone */.mE)(path));
            return await preparePicture(bytes, (0,pixels_header/* readHeader */.ay)(bytes), model.limits);
        }
        catch (error) {
            const reason = error instanceof Error ? error.message : String(error);
            const code = error instanceof compiled_errors/* RetouchError */.tJ ? error.code : "invalid-input";
            throw new compiled_errors/* RetouchError */.tJ(code, failure.reference(path, reason), { cause: error });
        }
    };
    return {
        prepare: (recipe) => {
            const known = prepared.get(recipe) ?? Promise.all(recipe.references.map(({ path }) => prepareOne(path, recipe)));
            prepared.set(recipe, known);
            return known;
        },
    };
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/run/task-limits.js
/** Waits for a place, in the order of asking. */
function takePlace(limit) {
    return new Promise((resolve) => {
        void limit(() => new Promise((release) => resolve({ release, [Symbol.dispose]: release })));
    });
}
function createByteLimiter(maxBytes) {
    let bytesHeld = 0;
    let waiting = [];
    return {
        waitForRoom: async () => {
            while (bytesHeld > maxBytes)
                await new Promise((resolve) => waiting.push(resolve));
        },
        add: (bytes) => {
            bytesHeld += bytes;
            return {
                [Symbol.dispose]: () => {
                    bytesHeld -= bytes;
                    const resume = waiting;
                    waiting = [];
                    for (const one of resume)
                        one();
                },
            };
        },
    };
}
function createTurns() {
    const last = new Map();
    return async (key) => {
        const before = last.get(key);
        const turn = Promise.withResolvers();
        last.set(key, turn.promise);
        await before;
        return { [Symbol.dispose]: turn.resolve };
    };
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/run/run-task.js
var run_task_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var run_task_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
 * Makes one result, from the request to the file in the workspace and the entry in the lockfile.
 *
 * @returns the outcome, also of a task that fails. What a task is at when it is abandoned changes nothing any more.
 */
async function runTask(prepared, options) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { task } = prepared;
        const { recipe, output } = task;
        const { prompts } = recipe;
        const { context, lockFile, modelClient, signal, abandoned } = options;
        const calls = createTaskCalls(task, options);
        const retained = [];
        let startedAt;
        let step = 1;
        let answered;
        const deadline = run_task_addDisposableResource(env_1, createDeadline(recipe.timeout * 1000, signal), false);
        const fail = async (error, { check, notices = [] } = {}) => {
            const { cost, notices: costNotices } = calls.spending();
            const message = prompts.length > 1 ? failure.inStep(step, prompts.length, error.message) : error.message;
            const outcome = failedOutcome(task, new compiled_errors/* RetouchError */.tJ(error.code, message), {
                cost,
                durationMs: Date.now() - (startedAt ?? Date.now()),
                warnings: [...costNotices, ...notices],
                text: check,
            });
            const rejected = await saveRejected(context, task, calls.unstored());
            return { ...outcome, rejected, kept: retained.length > 0 ? [...retained] : undefined, before: answered?.before };
        };
        /** Writes and records an accepted result. */
        const finish = async ({ images, check, notices }, { inputs, ...made }) => {
            const [picture] = images;
            const { bytes, sha256, width, height, changedShare, warnings } = picture;
            const { sourceBlob, paid } = made;
            const beforeWriting = () => {
                abandoned.throwIfAborted();
                deadline.over.throwIfAborted();
                // What has begun to be stored is not given up any more.
                deadline[Symbol.dispose]();
            };
            const written = await writeOutput(task, picture, { ...options, beforeWriting });
            await lockFile.record(output, toLockEntry(task, { bytes, sha256, ...written, recipe: recipeHashOf(task), cost: paid, sourceBlob }));
            // An earlier run still had the original.
            const isFromOriginal = made.isEarlier && sourceBlob === task.originBlob;
            const known = prepared.warnings.filter(({ code }) => !(isFromOriginal && code === "original-not-found"));
            // The output is written and recorded: what fails from here on does not undo it.
            const candidates = await retainCandidates(task, images, { ...options, ...made, check });
            const kept = [...retained, ...candidates.images];
            return {
                task,
                result: {
                    ...emptyResult(task),
                    ...{ status: "edited", cached: made.isEarlier, width, height, bytes: bytes.length, sha256, cost: made.cost },
                    durationMs: Date.now() - (startedAt ?? Date.now()),
                    warnings: [...known, ...notices, ...warnings, ...candidates.notices],
                    text: check,
                    candidates: candidates.images.length > 0 ? candidates.images.length : undefined,
                },
                ...{ ...written, changedShare, before: run_task_measureBefore(prepared, inputs) },
                kept: kept.length > 0 ? kept : undefined,
            };
        };
        /** The result of an earlier run; undefined where it is not what is wanted now. */
        const reuse = async (earlier, inputs) => {
            const [{ record }] = earlier;
            const { sourceBlob, cost: paid } = record;
            const since = startedAt ?? Date.now();
            if (record.unchanged !== undefined) {
                const parts = { inputs: { ...inputs, sourceBlob }, answer: { message: record.unchanged }, startedAt: since };
                return recordUnchanged(prepared, { ...parts, cost: 0, isEarlier: true }, options);
            }
            const images = earlier.map(({ bytes }) => ({ bytes }));
            const accepted = await acceptImages(images, prepared, { ...options, inputs, earlier: { check: record.text } });
            if (accepted.kind === "accepted")
                return finish(accepted, { inputs, sourceBlob, paid, cost: 0, isEarlier: true });
            (0,log_writer/* debug */.Yz)(`The result of an earlier run for ${output} cannot be used: ${accepted.error.message}`);
            return undefined;
        };
        const run = async () => {
            const env_2 = { stack: [], error: void 0, hasError: false };
            try {
                const place = run_task_addDisposableResource(env_2, await takePlace(options.callLimit), false);
                await options.undecoded.waitForRoom();
                // Copies of one picture are paid for once, where one finds the other's result.
                const isShared = options.cache !== NO_CACHE && !task.isForced && recipe.provider.kind === "http";
                const _turn = run_task_addDisposableResource(env_2, isShared ? await options.turns(resultKeyOf(task)) : undefined, false);
                if (signal.aborted)
                    return notStarted(task);
                const earlier = task.isForced ? undefined : await findEarlier(prepared, options.cache);
                const refusal = modelClient.refusal();
                if (refusal && !earlier)
                    return failedOutcome(task, refusal);
                options.onStart();
                startedAt = Date.now();
                const inputs = await loadTaskInputs(prepared, options);
                const reused = earlier && (await reuse(earlier, inputs));
                if (reused)
                    return reused;
                if (refusal)
                    return failedOutcome(task, refusal);
                if (signal.aborted)
                    return notStarted(task);
                const send = (request) => calls.send(request, deadline);
                const price = options.priceOf(prepared);
                const { sourceBlob } = inputs;
                const resumed = await resumeSteps(prepared, inputs, options);
                let { source } = resumed;
                // All prompts but the last, each on the result of the one before.
                for (step = resumed.count + 1; step < prompts.length; step++) {
                    const made = await runStep(prepared, { step, inputs, source, price, send }, options);
                    calls.markStored();
                    retained.push(made.image);
                    source = made.bytes;
                }
                const answer = await requestCandidates(prepared, { inputs, source, price, send });
                if (answer.kind === "failed")
                    return fail(answer.error);
                if (answer.kind === "unchanged") {
                    const parts = { inputs, answer, cost: calls.spending().cost, startedAt };
                    return recordUnchanged(prepared, { ...parts, isEarlier: false }, options);
                }
                const { images, requestAgain } = answer;
                answered = { before: run_task_measureBefore(prepared, inputs) };
                const _decoding = run_task_addDisposableResource(env_2, options.undecoded.add(sum([inputs.source?.length ?? 0, ...images.map(({ bytes }) => bytes.length)])), false);
                // The next call goes on beside decoding. With `verify: text`, this one may have to be repeated.
                if (recipe.verify !== "text")
                    place.release();
                const accepted = await acceptImages(images, prepared, { ...options, inputs, requestAgain });
                if (accepted.kind === "refused")
                    return fail(accepted.error, { ...accepted, notices: [...answer.notices, ...accepted.notices] });
                const { cost, notices: costNotices } = calls.spending();
                const notices = [...costNotices, ...answer.notices, ...accepted.notices];
                const outcome = await finish({ ...accepted, notices }, { inputs, sourceBlob, paid: cost, cost, isEarlier: false });
                return { ...outcome, rejected: await saveRejected(context, task, accepted.rejected) };
            }
            catch (e_2) {
                env_2.error = e_2;
                env_2.hasError = true;
            }
            finally {
                run_task_disposeResources(env_2);
            }
        };
        const abandon = async () => {
            if (startedAt === undefined)
                return notStarted(task);
            const withImages = calls.unstored().length > 0 ? failure.cancelledWithImages : failure.cancelled;
            return fail(new compiled_errors/* RetouchError */.tJ("cancelled", calls.isInFlight() ? failure.cancelledInCall : withImages));
        };
        const giveUp = () => fail(new compiled_errors/* RetouchError */.tJ("timeout", calls.unstored().length > 0 ? failure.timeoutWithImages : failure.timeout));
        const failUnexpectedly = (error) => {
            const code = answered ? "delivery" : "invalid-image";
            return fail((0,compiled_errors/* toRetouchError */.sK)(error, code));
        };
        const outcome = Promise.race([
            run().catch(failUnexpectedly),
            (0,compiled_cancel/* whenAborted */.eG)(abandoned).then(abandon),
            (0,compiled_cancel/* whenAborted */.eG)(deadline.over).then(giveUp),
        ]);
        // The signal that abandons tasks lives as long as the run, and would keep each task's images.
        return await outcome.finally(calls.markStored);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        run_task_disposeResources(env_1);
    }
}
/** A task that a cancellation came before. */
function notStarted(task) {
    return failedOutcome(task, new compiled_errors/* RetouchError */.tJ("cancelled", failure.notStarted));
}
/** The image that was edited, as it was read. */
function run_task_measureBefore({ header, before }, { source }) {
    return header && source ? { width: header.width, height: header.height, bytes: source.length } : before;
}
function sum(numbers) {
    return numbers.reduce((total, number) => total + number, 0);
}
/** The result of the last step that an earlier run made of the same source; `count` steps are done. */
async function resumeSteps({ task }, { source, sourceBlob }, options) {
    for (let count = task.isForced ? 0 : task.recipe.prompts.length - 1; count > 0; count--) {
        const recipe = task.recipeHashes[count - 1] ?? "";
        const record = options.lockFile.entries.get(stepKey(task.output, count));
        const isSame = record?.recipe === recipe && record.sourceBlob === sourceBlob;
        const recorded = isSame ? await readRetained(record, options) : undefined;
        const bytes = recorded ?? (await findEarlierStep(task, { number: count, sourceBlob, recipe }, options.cache));
        if (bytes)
            return { source: bytes, count };
    }
    return { source, count: 0 };
}
/** Applies one prompt of several, and stores its result, from which a later run goes on. */
async function runStep(prepared, { step, inputs, send, ...parts }, options) {
    const { task, wanted } = prepared;
    const { output } = task;
    const createRequest = await prepareRequest(prepared, { inputs, prompt: prepared.writePrompts()[step - 1] ?? "", ...parts });
    const result = await send(createRequest({ count: 1, first: 1 }));
    if (result.kind === "failed")
        throw result.error;
    if (result.kind === "unchanged")
        throw new compiled_errors/* RetouchError */.tJ("unexpected-reply", result.message);
    // Without loss, whatever the output's format: it is not the last time that it is encoded.
    const finished = await decodeImage(result.images[0], { ...prepared, wanted: { ...wanted, format: "png" } }, inputs);
    const key = stepKey(output, step);
    const recipe = task.recipeHashes[step - 1] ?? "";
    const { cost } = result;
    const { sourceBlob } = inputs;
    const part = { kind: "step", number: step };
    const cacheKey = keepImage(task, finished, { ...part, sourceBlob, recipe, cost }, options);
    const image = await retainImage(finished, { key, ...part, output, cacheKey }, options);
    await options.lockFile.record(key, toLockEntry(task, { ...finished, outputBlob: image.blob, recipe, cost, sourceBlob }));
    return { bytes: finished.bytes, image };
}
/** Requests all candidates, in as few calls as the model allows. What is made is kept when a further call fails. */
async function requestCandidates(prepared, { send, ...parts }) {
    const { candidates, model, provider, transport, seed, verify } = prepared.task.recipe;
    const createRequest = await prepareRequest(prepared, { ...parts, prompt: prepared.writePrompts().at(-1) ?? "" });
    const request = (part) => send(createRequest(part));
    // A provider that has a queue makes several images of one request only there.
    const isSingle = provider.kind === "http" && provider.transports !== undefined && transport === "sync";
    const perCall = provider.kind === "local" ? candidates : isSingle ? 1 : (model.perCall ?? model.candidates ?? 1);
    const images = [];
    const notices = [];
    for (let sent = 0; sent < candidates; sent += perCall) {
        // The same seed would make the same images again.
        const other = seed !== undefined && sent > 0 ? { seed: otherSeed(seed, sent) } : {};
        const result = await request({ count: Math.min(perCall, candidates - sent), first: sent + 1, ...other });
        if (result.kind === "images") {
            images.push(...result.images);
            continue;
        }
        if (images.length === 0)
            return result;
        const reason = result.kind === "failed" ? `${result.error.code}: ${result.error.message}` : result.message;
        notices.push({ code: "call-failed", purpose: "more-candidates", reason });
        break;
    }
    if (images.length < candidates)
        notices.push({ code: "fewer-candidates", made: images.length, wanted: candidates });
    const requestAgain = () => request({ count: 1, first: 1, seed: otherSeed(seed ?? 0, candidates) });
    return { kind: "images", images, notices, requestAgain: verify === "text" ? requestAgain : undefined };
}
/** Another seed, within what every model takes. */
function otherSeed(seed, offset) {
    return (seed + offset) % 2 ** 31;
}
/** An image in which the model found nothing to do: no file is written, and the lock says so, since it would be billed again. */
async function recordUnchanged({ task, header, warnings }, { inputs, answer, cost, startedAt, isEarlier }, { lockFile, workspace, identify, cache }) {
    const { source = Buffer.alloc(0), sourceBlob } = inputs;
    const { output } = task;
    // An image of an earlier run stays; recorded as the result, it is not taken for a person's work.
    const older = output === task.source?.path ? undefined : await (0,open_file/* readPlainFile */.b$)(workspace.root, output).catch(() => undefined);
    const outputBlob = older ? await identify(output, older) : sourceBlob;
    const recipe = recipeHashOf(task);
    await lockFile.record(output, toLockEntry(task, { bytes: older ?? source, outputBlob, recipe, cost, sourceBlob }));
    if (!isEarlier)
        keepUnchanged(task, answer.message, { kind: "candidate", number: 1, sourceBlob, recipe, cost }, cache);
    const notices = [{ code: "no-text-found", message: answer.message }];
    if (older)
        notices.push({ code: "older-image-kept", path: output });
    return {
        task,
        result: {
            ...emptyResult(task),
            ...{ status: "unchanged", cached: isEarlier, cost, durationMs: Date.now() - startedAt },
            warnings: [...warnings, ...notices],
        },
        before: header && { width: header.width, height: header.height, bytes: source.length },
    };
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/run/take-candidate.js











/** Puts a candidate of an earlier run in its output's place, at no cost. */
async function takeCandidate(task, choice, options) {
    try {
        return await take(task, choice, options);
    }
    catch (error) {
        return failedOutcome(task, (0,compiled_errors/* toRetouchError */.sK)(error, "invalid-image"));
    }
}
/** Records a file as the result that it is: somebody compressed it anew. */
async function recordFile(planned, { workspace, lockFile }) {
    const { task, entry } = planned;
    const { output, outputBlob } = task;
    try {
        const bytes = await (0,open_file/* readPlainFile */.b$)(workspace.root, output);
        if (!entry || outputBlob === undefined || !bytes)
            return settledOutcome(planned);
        const known = { sha256: (0,external_node_crypto_.createHash)("sha256").update(bytes).digest("hex"), bytes: bytes.length };
        await lockFile.record(output, { ...entry, ...known, outputBlob, at: new Date().toISOString() });
        return settledOutcome({ ...planned, entry: { ...entry, ...known } });
    }
    catch (error) {
        return failedOutcome(task, (0,compiled_errors/* toRetouchError */.sK)(error, "delivery"));
    }
}
async function take(task, { number, record }, options) {
    const { workspace, lockFile, identify, cache } = options;
    const startedAt = Date.now();
    const retained = (await readRetained(record, options)) ?? (await findCandidate(task, number, record, cache));
    if (!retained)
        throw new compiled_errors/* RetouchError */.tJ("invalid-input", failure.candidateGone(record.outputBlob));
    // It was written in the output's own format.
    const format = (0,pixels_picture/* formatOfName */.Qv)(task.output);
    const picture = await finishPicture({ answer: retained, wanted: { fit: "fail", format } });
    const { width, height, bytes, sha256 } = picture;
    const written = await writeOutput(task, picture, { workspace, identify });
    // The output's record keeps the cost of all candidates.
    const { cost } = lockFile.entries.get(task.output) ?? record;
    const at = new Date().toISOString();
    await lockFile.record(task.output, { ...record, outputBlob: written.outputBlob, sha256, bytes: bytes.length, cost, at });
    const result = {
        ...emptyResult(task),
        status: "edited",
        ...{ width, height, bytes: bytes.length, sha256, cost: 0 },
        durationMs: Date.now() - startedAt,
        warnings: record.recipe === recipeHashOf(task) && record.sourceBlob === task.originBlob ? [] : [{ code: "candidate-outdated" }],
    };
    return { task, result, ...written, taken: number };
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/run/run-tasks.js
var run_tasks_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var run_tasks_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
 * Runs all tasks, recipe by recipe, each over connections of its own and with one budget for all of them. Soon after a cancellation it
 * returns, with an outcome for each task that says how far it came.
 */
async function runTasks(prepared, taken, options) {
    const { workspace, lockFile, rejected, progress, signal } = options;
    let outcomes = [];
    const notices = [];
    const errors = [];
    const onOutcome = (outcome) => {
        progress.finished(outcome);
        outcomes.push(outcome);
    };
    rejected.forEach(onOutcome);
    try {
        const outputs = [...rejected, ...prepared, ...taken].map(({ task }) => task.output);
        const filters = (await (0,compiled_cancel/* untilCancelled */.c8)((0,clean_filters/* findFilters */.LF)(workspace.root, outputs), signal, compiled_cancel/* CANCEL_MS */.iS.tasks)) ?? new Map();
        const identify = (0,clean_filters/* createIdentify */.jb)(workspace, filters);
        for (const planned of taken) {
            const { task, candidate } = planned;
            const work = candidate ? takeCandidate(task, candidate, { ...options, identify }) : recordFile(planned, options);
            onOutcome((await (0,compiled_cancel/* untilCancelled */.c8)(work, signal, compiled_cancel/* CANCEL_MS */.iS.tasks)) ?? notStarted(task));
        }
        await runRecipes(prepared, { ...options, identify, filters, onOutcome, notify: (notice) => notices.push(notice) });
        if (!signal.aborted)
            outcomes = await placeFallbacks(outcomes, { workspace, lockFile, identify });
    }
    catch (error) {
        errors.push(toInternalError(error));
    }
    // A record of a result that did not come to be would keep it from being made.
    const made = new Set(outcomes.flatMap(keysOf));
    const unmade = [...lockFile.recorded.keys()].filter((key) => !made.has(key));
    await lockFile.restore(unmade).catch((error) => errors.push(toInternalError(error)));
    return { outcomes: outcomes, notices: [...notices], errors };
}
function toInternalError(error) {
    // Only we can make sense of it.
    if (error instanceof Error && !(error instanceof compiled_errors/* RetouchError */.tJ))
        (0,log_writer/* debug */.Yz)(String(error.stack));
    return (0,compiled_errors/* toRetouchError */.sK)(error, "delivery");
}
/** Most bytes of sources and images that wait to be decoded before no further call is made. */
const MAX_UNDECODED_BYTES = 48 * 1024 * 1024;
async function runRecipes(prepared, options) {
    const { workspace, signal, progress, onOutcome, notify } = options;
    const { maxCost, deliver } = options.inputs;
    if (prepared.length > 0)
        warmUp();
    const spending = { spent: 0, held: 0 };
    const references = createReferenceImages(workspace);
    const turns = createTurns();
    const abandoned = (0,compiled_cancel/* afterCancelled */.__)(signal, compiled_cancel/* CANCEL_MS */.iS.tasks);
    /** Refusals by accounts, and of their models. */
    const refusals = new Map();
    const models = new Map();
    for (const [recipe, tasks] of Map.groupBy(prepared, ({ task }) => task.recipe)) {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const keys = accountKeys(recipe);
            const { rate, learned } = models.get(keys.model) ?? { rate: newRateState(), learned: newLearnedPrice() };
            if (!models.has(keys.model))
                progress.paced(rate);
            models.set(keys.model, { rate, learned });
            const budget = createBudget(maxCost, spending, learned);
            const refused = refusals.get(keys.account) ?? refusals.get(keys.model);
            const modelClient = run_tasks_addDisposableResource(env_1, await createModelClient({ recipe, budget, rate, refused, maxCost, signal, notify, debug: log_writer/* debug */.Yz }), true);
            const taskOptions = {
                ...options,
                ...{ modelClient, references, turns, abandoned, keepsLocal: deliver.includes("commit") },
                callLimit: (0,p_limit/* default */.A)(countPlaces(recipe, tasks, options)),
                undecoded: createByteLimiter(MAX_UNDECODED_BYTES),
                onStart: progress.started,
            };
            await Promise.all(tasks.map(async (task) => onOutcome(await runTask(task, taskOptions))));
            const refusal = modelClient.refusal();
            if (refusal)
                refusals.set(ACCOUNT_CODES.includes(refusal.code) ? keys.account : keys.model, refusal);
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            const result_1 = run_tasks_disposeResources(env_1);
            if (result_1)
                await result_1;
        }
    }
}
/** The number of calls that may be in flight. */
function countPlaces({ concurrency, provider }, tasks, { inputs, priceOf }) {
    // With `max-cost` and a price that only the replies tell, one call at a time keeps what is in flight from going above it.
    const isBlind = inputs.maxCost !== undefined && tasks.some((task) => priceOf(task) === undefined);
    return isBlind ? 1 : (concurrency ?? provider.concurrency);
}
/** Codes that hold for all models of an account. */
const ACCOUNT_CODES = ["unauthorized", "no-credit"];
function accountKeys({ provider, baseUrl, apiKey, modelName }) {
    const account = [provider.name, baseUrl, apiKey];
    return { account: JSON.stringify(account), model: JSON.stringify([...account, modelName]) };
}
const WARM_UP_MS = 50;
/** Starts the process that decodes while the first requests are in flight, and not when the first reply is there. */
function warmUp() {
    const report = (engine) => (0,log_writer/* debug */.Yz)(`Pictures are decoded by sharp, ${engine}.`);
    // Where it fails, the first image fails by it, and reports it.
    setTimeout(() => void pixel_processes/* pixelProcesses */.I1.warmUp().then(report, (error) => (0,log_writer/* debug */.Yz)(String(error))), WARM_UP_MS).unref();
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/action.js
var action_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var action_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
















/** The whole run, from the environment to what the user sees. @returns the exit code. */
async function runAction(environment, options) {
    maskSecrets(environment);
    const [startedAt, { context }] = [Date.now(), options];
    const found = await proceed({}, async () => {
        const skip = await checkTrust(context);
        if (skip)
            return { skip };
        const reader = (0,text_reader.createTextReader)(options);
        const inputs = await loadInputs(environment, context, reader);
        const github = deferGitHub({ token: inputs.githubToken ?? "", context });
        return proceed({ inputs }, async () => {
            const settled = await settleContext({ context, inputs, github });
            return settled.skip ? settled : proceed(settled, () => plan({ ...options, ...settled, inputs, github, reader }));
        });
    });
    const report = createReport({ ...found, context: found.context ?? context, durationMs: Date.now() - startedAt });
    return publish(report, { inputs: found.inputs, signal: options.signal });
}
async function plan(run) {
    const { context, inputs } = run;
    const workspace = await (0,git_workspace/* openWorkspace */.OH)(context.workspace, run.listing, rightsOf(context, inputs));
    const prepared = await prepare({ ...run, workspace });
    printSkipped(prepared);
    const { tasks, idle, warnings: notices } = prepared.plan;
    const settled = tasks.filter(({ action }) => action !== "edit" && action !== "take").map(settledOutcome);
    const known = { prepared, proposal: prepared.proposal, notices, outcomes: settled };
    if (settled.length === tasks.length) {
        const skip = tasks.length > 0 ? { reason: "up-to-date" } : findNoMatch(inputs, [...idle, ...notices]);
        return proceed({ ...known, cost: 0, estimatedCost: 0, skip }, () => renewProposal(settled, { ...run, ...prepared, renderResult: renderResult }));
    }
    const due = tasks.filter(({ action }) => action === "edit");
    const late = inputs.frozen ? due.map(({ task }) => ({ task, result: emptyResult(task) })) : [];
    return proceed({ ...known, outcomes: [...settled, ...late] }, () => estimate({ ...run, ...prepared, workspace, settled }, due));
}
async function estimate(run, due) {
    const [{ inputs, settled }, amount] = [run, checkAmount(due, run.inputs)];
    const taken = run.plan.tasks.filter(({ action }) => action === "take");
    const { skip, notices } = await checkDelivery([...due, ...taken], run);
    if (skip)
        return { skip };
    const plan = { ...run.plan, warnings: [...run.plan.warnings, ...amount, ...notices] };
    const found = await estimateRun(due, run);
    const { prepared, rejected, priceOf, estimatedCost } = found;
    const known = { notices: plan.warnings, estimatedCost, outcomes: sortOutcomes(plan.tasks, [...settled, ...rejected]) };
    return proceed(known, async () => {
        checkCost(prepared, priceOf, inputs);
        if (!inputs.dryRun)
            return edit({ ...run, ...found, plan }, taken);
        const outcomes = sortOutcomes(plan.tasks, [...settled, ...rejected, ...planOutcomes(found, taken)]);
        return { skip: { reason: "dry-run" }, outcomes };
    });
}
async function edit(run, taken) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { prepared, settled, plan } = run;
        const progress = action_addDisposableResource(env_1, createProgressLog(run, taken), false);
        const made = await runTasks(prepared, taken, { ...run, progress });
        const outcomes = sortOutcomes(plan.tasks, [...settled, ...made.outcomes]);
        const known = settleRun(outcomes, [...plan.warnings, ...made.notices], made.errors);
        return proceed(known, () => deliverOutcomes(outcomes, { ...run, renderResult: renderResult }));
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        action_disposeResources(env_1);
    }
}


/***/ }),

/***/ 77017:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $k: () => (/* binding */ REFUSED_IN_FILES),
/* harmony export */   $y: () => (/* binding */ notAFile),
/* harmony export */   Ao: () => (/* binding */ unencryptedAddress),
/* harmony export */   HJ: () => (/* binding */ BELONGS_AT_THE_TOP),
/* harmony export */   HZ: () => (/* binding */ addressUnused),
/* harmony export */   I_: () => (/* binding */ providerInputUnused),
/* harmony export */   Jb: () => (/* binding */ wrongTransport),
/* harmony export */   Jc: () => (/* binding */ PROMPT_REQUIRED),
/* harmony export */   MI: () => (/* binding */ PULL_NEEDS_LOCK),
/* harmony export */   MZ: () => (/* binding */ wrongTemplate),
/* harmony export */   NT: () => (/* binding */ wrongValue),
/* harmony export */   Ne: () => (/* binding */ wrongSteps),
/* harmony export */   OC: () => (/* binding */ repeatedName),
/* harmony export */   Ol: () => (/* binding */ nothingToCompare),
/* harmony export */   Oo: () => (/* binding */ NOT_A_RECIPE_FILE),
/* harmony export */   Oq: () => (/* binding */ wrongGuidance),
/* harmony export */   P3: () => (/* binding */ nestedItem),
/* harmony export */   PH: () => (/* binding */ FROZEN_NEEDS_LOCK),
/* harmony export */   PV: () => (/* binding */ commitNeedsBranch),
/* harmony export */   QW: () => (/* binding */ itemNeedsQuotes),
/* harmony export */   Ql: () => (/* binding */ negativePromptTooLong),
/* harmony export */   RP: () => (/* binding */ providerCannot),
/* harmony export */   SY: () => (/* binding */ noCandidates),
/* harmony export */   T3: () => (/* binding */ notUtf8),
/* harmony export */   TY: () => (/* binding */ TAKING_NEEDS_LOCK),
/* harmony export */   Th: () => (/* binding */ emptyItem),
/* harmony export */   Tk: () => (/* binding */ modelRequired),
/* harmony export */   U9: () => (/* binding */ needsImages),
/* harmony export */   Ul: () => (/* binding */ modelsThatCan),
/* harmony export */   V5: () => (/* binding */ localesWithMode),
/* harmony export */   Vm: () => (/* binding */ BELONGS_BELOW),
/* harmony export */   We: () => (/* binding */ STEPS_ONLY_EDIT),
/* harmony export */   Wh: () => (/* binding */ valueTooLong),
/* harmony export */   Ww: () => (/* binding */ wrongFallback),
/* harmony export */   X8: () => (/* binding */ noSuchRecipe),
/* harmony export */   Y: () => (/* binding */ excludeEachOther),
/* harmony export */   Y1: () => (/* binding */ WRONG_NAME),
/* harmony export */   Zg: () => (/* binding */ tooManyRecipes),
/* harmony export */   Zs: () => (/* binding */ IMAGES_REQUIRED),
/* harmony export */   _6: () => (/* binding */ IMAGES_TO_GENERATE),
/* harmony export */   _W: () => (/* binding */ RECIPES_REQUIRED),
/* harmony export */   a: () => (/* binding */ unknownKey),
/* harmony export */   bA: () => (/* binding */ addressWithoutVersion),
/* harmony export */   gy: () => (/* binding */ noMask),
/* harmony export */   hU: () => (/* binding */ WRONG_STEP),
/* harmony export */   iw: () => (/* binding */ noReferences),
/* harmony export */   j: () => (/* binding */ BELONGS_TO_THE_RUN),
/* harmony export */   ki: () => (/* binding */ READING_NEEDS_GLOSSARY),
/* harmony export */   ko: () => (/* binding */ refusedKey),
/* harmony export */   kq: () => (/* binding */ wrongAddress),
/* harmony export */   ku: () => (/* binding */ NAME_REQUIRED),
/* harmony export */   kv: () => (/* binding */ BELONGS_TO_A_RECIPE),
/* harmony export */   l8: () => (/* binding */ needsPull),
/* harmony export */   n$: () => (/* binding */ needsLocales),
/* harmony export */   oD: () => (/* binding */ LOCALES_REQUIRED),
/* harmony export */   oF: () => (/* binding */ wrongKind),
/* harmony export */   pR: () => (/* binding */ tokenRequired),
/* harmony export */   ps: () => (/* binding */ NOT_A_RECIPE),
/* harmony export */   pv: () => (/* binding */ unknownInput),
/* harmony export */   qF: () => (/* binding */ addressRequired),
/* harmony export */   qU: () => (/* binding */ RECIPES_NEED_CONFIG),
/* harmony export */   rj: () => (/* binding */ untranslatable),
/* harmony export */   rq: () => (/* binding */ READING),
/* harmony export */   sh: () => (/* binding */ hintAtProvider),
/* harmony export */   w2: () => (/* binding */ unknownModel),
/* harmony export */   xK: () => (/* binding */ keyRequired),
/* harmony export */   yI: () => (/* binding */ OUTPUT_REQUIRED),
/* harmony export */   z3: () => (/* binding */ modelCannot),
/* harmony export */   zP: () => (/* binding */ READING_NEEDS_LOCALES),
/* harmony export */   zf: () => (/* binding */ sameLanguage),
/* harmony export */   zn: () => (/* binding */ WRONG_DEFAULTS)
/* harmony export */ });
/* harmony import */ var _text_plain_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93788);
/* harmony import */ var _text_suggest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55900);


/** Sentences about wrong inputs. For those of the file of recipes, `<path>:<line>: ` goes before each. */
// Reading files
const READING = {
    CANCELLED: "The run was cancelled while it read files of the repository.",
    tooSlow: (path, seconds) => `${JSON.stringify(path)}: reading takes more than ${seconds} seconds for all files. Divide it into smaller files, or leave out what is not needed.`,
    tooLarge: (path) => `${JSON.stringify(path)}: reading takes too much memory. Divide it into smaller files, or leave out what is not needed.`,
};
// Single inputs
function unknownInput(name, nearest) {
    if (name === "steps")
        return "`steps` is not an input of this action. Use it in a recipe of `config`.";
    return `\`${name}\` is not an input of this action. Did you mean \`${nearest}\`?`;
}
/**
 * @param values The wrong value, or the wrong items of a list; undefined for a secret, which is never shown.
 * @param meant What the user may have meant by them.
 * @param hint Further advice: a sentence.
 */
function wrongValue(name, values, { meant, hint, allowed }) {
    const shown = values ? (0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_1__/* .enumerate */ .HL)(values.map((value) => JSON.stringify((0,_text_plain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cutEnd */ .ym)(value, 200)))) : "the value";
    return [
        `\`${name}\`: ${shown} ${values && values.length > 1 ? "are" : "is"} not allowed.`,
        ...(meant.length > 0 ? [`Did you mean ${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_1__/* .enumerate */ .HL)(meant.map(code))}?`] : []),
        ...(hint === undefined ? [] : [hint]),
        `Allowed: ${allowed}.`,
    ].join(" ");
}
/** Services and models that are not providers by that name, and how to use them. */
const OTHER_PROVIDERS = [
    { names: ["openai"], hint: "Use `provider: openai-compatible` with `base-url: https://api.openai.com/v1`." },
    { names: ["gpt-image", "gpt-image-2", "dall-e"], hint: "Use `provider: oxen` with `model: gpt-image-2`." },
    { names: ["gemini", "google", "nano-banana", "nano-banana-2"], hint: "Use `provider: oxen` with `model: nano-banana-2`." },
    { names: ["flux", "bfl", "black-forest-labs"], hint: "Use `provider: oxen` with `model: flux-kontext-dev`." },
    { names: ["qwen", "alibaba", "alibaba-cloud", "model-studio", "bailian"], hint: "Use `provider: dashscope`." },
    { names: ["vllm", "vllm-omni", "sglang", "localai", "stable-diffusion.cpp"], hint: "Use `provider: openai-compatible` with `base-url`." },
];
const hintAtProvider = (given) => OTHER_PROVIDERS.find(({ names }) => names.includes(given.toLowerCase()))?.hint;
/** @param reason From `parseTemplate`. */
const wrongTemplate = (name, reason) => `\`${name}\`: ${reason}.`;
const notAFile = (name, path) => `\`${name}\`: ${JSON.stringify(path)} is not a regular file of the workspace. Is the repository checked out?`;
const notUtf8 = (name, path) => `\`${name}\`: ${JSON.stringify(path)} is not text in UTF-8. Save it as UTF-8.`;
// The run as a whole
const excludeEachOther = (one, other) => `Set either \`${one}\` or \`${other}\`, not both.`;
const FROZEN_NEEDS_LOCK = "`frozen` needs a `lockfile`: without one, every image is out of date.";
const TAKING_NEEDS_LOCK = "`take-candidate` needs a `lockfile`, because it takes results that are recorded there. It cannot be used with `force` or `frozen`.";
function commitNeedsBranch(target, ref) {
    const run = ref ? `this run is for \`${ref}\`` : "this run has no GITHUB_REF";
    if (target === "pull-request")
        return `\`deliver: pull-request\` needs a branch to propose the results for, but ${run}. Set \`base\`.`;
    return `\`deliver: commit\` needs a branch, but ${run}. Use \`deliver: artifact\`, or run on a pull request or a push to a branch.`;
}
const PULL_NEEDS_LOCK = "`deliver: pull-request` needs a `lockfile`, which records what was proposed.";
const needsPull = (name) => `\`${name}\` needs \`deliver: pull-request\`.`;
const tokenRequired = (input) => `\`github-token\` and GITHUB_REPOSITORY are required with \`${input}\`.`;
const RECIPES_NEED_CONFIG = "`recipes` needs `config`: the file that contains the recipes.";
const noSuchRecipe = (name, known) => `\`recipes\`: there is no recipe ${JSON.stringify(name)}.${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_1__/* .suggest */ .ZA)(name, known) || ` The file has: ${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_1__/* .enumerate */ .HL)(known)}.`}`;
const providerInputUnused = (name) => `\`${name}\` belongs to a provider that no recipe uses. Set \`provider\` to the provider that it is for.`;
// A recipe
const IMAGES_REQUIRED = "`images` is required: globs of the images, one per line.";
const PROMPT_REQUIRED = "`prompt` or `prompt-file` is required: the instruction for the model.";
const LOCALES_REQUIRED = "`locales` is required to localize: the languages, as BCP 47 tags.";
const OUTPUT_REQUIRED = "`output` is required to generate: the path of the new image. (To edit images, set `images`.)";
const IMAGES_TO_GENERATE = "`images` cannot be used with `mode: generate`, which uses the prompt only.";
const STEPS_ONLY_EDIT = "`steps` can only be used to edit.";
const READING_NEEDS_LOCALES = "`verify: text` needs `locales`: it reads the text of localized images.";
const READING_NEEDS_GLOSSARY = "`verify: text` needs a `glossary`: the text to look for.";
const localesWithMode = (mode) => `\`locales\` cannot be used with \`mode: ${mode}\`. Remove \`mode\` to localize.`;
const needsImages = (name) => `\`${name}\` needs \`images\`. It cannot be used to generate.`;
const needsLocales = (name) => `\`${name}\` needs \`locales\`.`;
const wrongFallback = (locale) => `\`fallback-locale\`: ${locale} is not one of \`locales\`, and not the \`source-locale\`.`;
const nothingToCompare = (event) => `\`changed-only: true\` has nothing to compare on the event \`${event || "none"}\`. Use \`auto\`, or run on a pull request or a push to a branch.`;
// Provider and model
/** @param models Of the provider that can do the mode; empty where any name may be given. */
const modelRequired = (provider, mode, models) => `\`model\` is required with \`provider: ${provider}\`${models.length > 0 ? ` to ${mode}: ${codes(models)}` : ""}.`;
const providerCannot = (provider, mode, able) => `\`provider: ${provider}\` has no model to ${mode}. Providers that have one: ${codes(able)}.`;
/** @param elsewhere Other providers with a model of this name. */
function unknownModel(model, provider, known, elsewhere) {
    const others = elsewhere.length > 0 ? ` It is a model of ${codes(elsewhere.map((name) => `provider: ${name}`))}.` : "";
    return `\`model\`: ${JSON.stringify(model)} is not known for \`provider: ${provider}\`.${others}${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_1__/* .suggest */ .ZA)(model, known)} Known: ${codes(known)}.`;
}
/** Models of the provider that can do what the chosen one cannot; a sentence after another, or empty. */
const modelsThatCan = (provider, models) => models.length > 0 ? ` Models of \`provider: ${provider}\` that can: ${codes(models)}.` : "";
/** @param able From {@link modelsThatCan}, as in the functions below. */
const modelCannot = (model, mode, able) => `\`model\`: ${model} cannot ${mode}.${able}`;
const noMask = (model, able) => `\`mask\`: the model ${model} takes no mask.${able}`;
const noReferences = (model, able) => `\`references\`: the model ${model} takes one image only.${able}`;
const noCandidates = (model, able) => `\`candidates\`: the model ${model} makes one image only.${able}`;
function untranslatable(model, from, locales, able) {
    const source = from === undefined ? "" : ` from ${from}`;
    return `\`locales\`: the model ${model} does not translate${source} into ${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_1__/* .enumerate */ .HL)(locales)}.${able}`;
}
/** @param groups Locales that the model does not distinguish. */
function sameLanguage(model, groups) {
    const listed = (0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_1__/* .enumerate */ .HL)(groups.map((locales) => locales.join(" and ")));
    return `\`locales\`: ${listed} are the same language for the model ${model}. Keep one of each.`;
}
const wrongGuidance = (scale, model, [least, most]) => `\`guidance-scale\`: ${scale} is not allowed for the model ${model}. Allowed: ${least} to ${most}.`;
const negativePromptTooLong = (length, model, limit) => `\`negative-prompt\` has ${length} characters; the model ${model} takes at most ${limit}.`;
/** @param choice The transports of the provider; empty if it has one only. */
function wrongTransport(transport, provider, choice) {
    if (choice.length === 0)
        return `\`transport\` cannot be chosen with \`provider: ${provider}\`. Use \`auto\`.`;
    return `\`transport\`: ${JSON.stringify(transport)} is not available with \`provider: ${provider}\`. Allowed: ${choice.join(", ")}.`;
}
/** @param isForOther Whether the workflow sets `api-key`, but for another provider. */
function keyRequired(provider, variable, isForOther) {
    const how = isForOther
        ? `The workflow's \`api-key\` is only for the \`provider\` that the workflow itself names. If it is this one, set \`provider\` there; otherwise set ${variable} in \`env\`.`
        : `Set the input, or ${variable} in \`env\`.`;
    return `\`api-key\` is required with \`provider: ${provider}\`. ${how} Check that the secret exists and is not empty.`;
}
const addressUnused = (provider) => `\`base-url\` cannot be used with \`provider: ${provider}\`, which uses no network.`;
const addressRequired = (provider) => `\`base-url\` is required with \`provider: ${provider}\`: the address of the server, ending in \`/v1\`.`;
/** @param shown Without credentials. */
const wrongAddress = (shown, allowed) => `\`base-url\`: ${shown} is not allowed. Allowed: ${allowed}.`;
const addressWithoutVersion = (given) => `\`base-url\`: ${JSON.stringify(given)} must end in \`/v1\`.`;
const unencryptedAddress = (given) => `\`base-url\`: ${JSON.stringify(given)} would send images and the key unencrypted. Use \`https:\`; \`http:\` is for loopback and private hosts.`;
// The file of recipes
const NOT_A_RECIPE_FILE = "The file must be a mapping with the list `recipes`.";
const RECIPES_REQUIRED = "`recipes` is required: a list, each item with a `name` and inputs.";
const tooManyRecipes = (most) => `\`recipes\` has more than ${most} items. Divide them among several files and steps.`;
const valueTooLong = (name, most) => `\`${name}\` has more than ${most} characters.`;
const WRONG_DEFAULTS = "`defaults` must be a mapping of inputs.";
const NOT_A_RECIPE = "A recipe must be a mapping with a `name` and inputs.";
const NAME_REQUIRED = "`name` is required in a recipe.";
const WRONG_NAME = "`name` must be 1 to 60 letters, digits, spaces, `.`, `_` or `-`, and begin with a letter or digit.";
const WRONG_STEP = "A step must be a prompt: a string that is not empty.";
const wrongSteps = (most) => `\`steps\` must be a list of 1 to ${most} prompts, which are applied one after another.`;
const repeatedName = (name, firstLine) => `The name ${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(name)} is already used by the recipe on line ${firstLine}.`;
const wrongKind = (name, isList, given) => `\`${name}\` must be ${isList ? "a string or a list of strings" : "a single value"}, not a ${given}.`;
const nestedItem = (name, given) => `\`${name}\` must be a list of strings; this item is a ${given}.`;
const itemNeedsQuotes = (name, text) => `\`${name}\` must be a list of strings; put ${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(text)} in quotes.`;
const emptyItem = (name) => `\`${name}\` has an empty item.`;
/** @param hint A sentence that begins with a blank, or empty. */
const unknownKey = (name, hint) => `${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(name)} is not known here.${hint}`;
/** @param reason One of those below. */
const refusedKey = (name, reason) => `\`${name}\` ${reason}.`;
const REFUSED_IN_FILES = "is not allowed in a file of the repository, because anyone who can push could send the images and the key to another server; set it in the workflow";
const BELONGS_TO_THE_RUN = "applies to the whole run; set it in the workflow";
const BELONGS_TO_A_RECIPE = "belongs in a recipe";
const BELONGS_BELOW = "belongs in a recipe or in `defaults`";
const BELONGS_AT_THE_TOP = "belongs at the top of the file";
const code = (name) => `\`${name}\``;
const codes = (names) => names.map(code).join(", ");


/***/ }),

/***/ 43304:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ mergeInputs),
/* harmony export */   y: () => (/* binding */ PROVIDER_INPUTS)
/* harmony export */ });
/** Groups of inputs that replace each other: whoever sets one does not inherit the others. `steps` exists in recipes only. */
const ALTERNATIVES = [
    ["prompt", "prompt-file", "steps"],
    ["size", "aspect-ratio"],
];
/** Inputs that belong to one provider, and must not reach another. */
const PROVIDER_INPUTS = ["api-key", "base-url", "model", "transport"];
/**
 * Merges what a recipe sets with what it inherits.
 *
 * @param own Undefined for an input that is explicitly not set, and so is not inherited.
 */
function mergeInputs(own, inherited, { hasSteps, isOtherProvider }) {
    const isSet = (name) => (name === "steps" ? hasSteps : own.get(name) !== undefined);
    const alternatives = ALTERNATIVES.filter((group) => group.some(isSet)).flat();
    const hidden = new Set([...own.keys(), ...alternatives, ...(isOtherProvider ? PROVIDER_INPUTS : [])]);
    const merged = new Map([...inherited].filter(([name]) => !hidden.has(name)));
    for (const [name, value] of own)
        if (value !== undefined)
            merged.set(name, value);
    return merged;
}


/***/ }),

/***/ 7205:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CATALOGUES: () => (/* binding */ CATALOGUES),
/* harmony export */   GLOSSARY: () => (/* binding */ GLOSSARY),
/* harmony export */   RECIPE_FILE: () => (/* binding */ RECIPE_FILE),
/* harmony export */   createTextReader: () => (/* binding */ createTextReader),
/* harmony export */   serve: () => (/* binding */ serve)
/* harmony export */ });
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78474);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var node_worker_threads__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(75919);
/* harmony import */ var p_limit__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(70370);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(82489);
/* harmony import */ var _input_messages_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(77017);







/** The parsers take time to load. */
const RECIPE_FILE = {
    name: "recipe-file",
    run: async ({ text, known }) => (await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(763)]).then(__webpack_require__.bind(__webpack_require__, 47763))).readRecipeFile(text, known),
};
const GLOSSARY = {
    name: "glossary",
    run: async (file) => (await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(843)]).then(__webpack_require__.bind(__webpack_require__, 45843))).readGlossary(file),
};
const CATALOGUES = {
    name: "catalogues",
    run: async (options) => (await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(843)]).then(__webpack_require__.bind(__webpack_require__, 45843))).completeGlossary(options),
};
const JOBS = [RECIPE_FILE, GLOSSARY, CATALOGUES];
/** Bytes for which no parser takes long, not even one that takes time by the square: at most a second, of the worst files that were found. */
const SMALL = 64_000;
/**
 * Reads what somebody else wrote, who may have meant to stop the run: a large file in a thread that can be ended, one after another. The
 * readers take time in proportion to the file; the parsers that they use may not.
 */
function createTextReader({ signal, timeMs = 60_000, memoryMb = 1024 } = {}) {
    const slot = (0,p_limit__WEBPACK_IMPORTED_MODULE_6__/* ["default"] */ .A)(1);
    let left = timeMs;
    return {
        read: (job, input, { path, bytes }) => bytes <= SMALL
            ? job.run(input)
            : slot(async () => {
                const startedAt = performance.now();
                const time = AbortSignal.timeout(Math.max(0, Math.round(left)));
                try {
                    return await runInThread(job, input, { memoryMb, signal: signal ? AbortSignal.any([signal, time]) : time });
                }
                catch (cause) {
                    if (signal?.aborted)
                        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .RetouchError */ .tJ("cancelled", _input_messages_js__WEBPACK_IMPORTED_MODULE_5__/* .READING */ .rq.CANCELLED, { cause });
                    if (time.aborted)
                        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .RetouchError */ .tJ("invalid-input", _input_messages_js__WEBPACK_IMPORTED_MODULE_5__/* .READING */ .rq.tooSlow(path, timeMs / 1000), { cause });
                    if (isOutOfMemory(cause))
                        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .RetouchError */ .tJ("invalid-input", _input_messages_js__WEBPACK_IMPORTED_MODULE_5__/* .READING */ .rq.tooLarge(path), { cause });
                    throw cause;
                }
                finally {
                    left -= performance.now() - startedAt;
                }
            }),
    };
}
function isOutOfMemory(error) {
    return error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
}
async function runInThread({ name }, input, { memoryMb, signal }) {
    // The bundle, beside which this file is a part of it; or the sources.
    const program = [(0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(import.meta.dirname, "index.js"), (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(import.meta.dirname, "../main.ts")].find((file) => (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.existsSync)(file));
    if (program === undefined)
        throw new Error("dist/index.js is missing: run `npm run build`.");
    // It needs nothing of the environment, where keys are.
    const worker = new node_worker_threads__WEBPACK_IMPORTED_MODULE_3__.Worker(program, { env: {}, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: memoryMb } });
    try {
        worker.postMessage({ name, input });
        const [reply] = await (0,node_events__WEBPACK_IMPORTED_MODULE_0__.once)(worker, "message", { signal });
        if (!reply || reply.error !== undefined)
            throw new Error(reply?.error);
        return reply.output;
    }
    finally {
        await worker.terminate();
    }
}
/** In the thread: does what the main thread asks for, until that ends it. */
async function serve(port) {
    port.on("message", async ({ name, input }) => {
        try {
            const job = JOBS.find((one) => one.name === name);
            if (!job)
                throw new Error(`no such job: ${name}`);
            port.postMessage({ output: await job.run(input) });
        }
        catch (error) {
            port.postMessage({ error: error instanceof Error ? error.message : String(error) });
        }
    });
    return new Promise(() => { });
}


/***/ }),

/***/ 11025:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fl: () => (/* binding */ scriptOf),
/* harmony export */   Rk: () => (/* binding */ fixUnderscores),
/* harmony export */   c8: () => (/* binding */ unifyBokmal),
/* harmony export */   cL: () => (/* binding */ languageName),
/* harmony export */   eX: () => (/* binding */ languageOf),
/* harmony export */   hn: () => (/* binding */ canonicalLocale),
/* harmony export */   jD: () => (/* binding */ isSameLocale),
/* harmony export */   jr: () => (/* binding */ isRightToLeft),
/* harmony export */   kY: () => (/* binding */ remember)
/* harmony export */ });
let names;
/** The English name by CLDR; undefined if it has none. The names are loaded when first needed, since loading is a large part of start-up. */
function displayName(tag) {
    names ??= new Intl.DisplayNames("en", { type: "language", fallback: "none" });
    return names.of(tag);
}
/** Codes with a name in CLDR that are not languages: "multiple languages" and "no linguistic content". */
const NOT_LANGUAGES = ["mul", "zxx"];
/** Languages that are commonly written in several scripts, so that a prompt must name the script. */
const MULTI_SCRIPT_LANGUAGES = ["zh", "yue", "sr"];
/** Right-to-left scripts of living languages (ISO 15924). A table, because not every Node.js has `getTextInfo`. */
const RIGHT_TO_LEFT_SCRIPTS = ["Adlm", "Arab", "Aran", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi"];
/**
 * The canonical BCP 47 tag, such as `zh-Hans` for `ZH-hans` and `he` for `iw`; undefined for what is not BCP 47, for no
 * language at all (`und`, `x-…`), and where CLDR has no name for the language (`english`, `xx`) or for its region (`en-EN`).
 */
const canonicalLocale = remember((text) => {
    try {
        const locale = new Intl.Locale(text.trim());
        const known = !NOT_LANGUAGES.includes(locale.language) && displayName(locale.baseName) !== undefined;
        return known ? locale.toString() : undefined;
    }
    catch {
        return undefined;
    }
});
/** Results of a function of a tag, which takes a while: a catalogue of 1,000 texts in 50 locales repeats each tag a thousand times. */
function remember(compute) {
    const known = new Map();
    return (tag) => {
        const found = known.get(tag) ?? { result: compute(tag) };
        // A hostile file names any number.
        if (known.size >= 1000)
            known.clear();
        known.set(tag, found);
        return found.result;
    };
}
/** The tag that somebody meant by one with underscores: `pt-BR` for `pt_BR`. Undefined if that is not a known language either. */
function fixUnderscores(text) {
    return canonicalLocale(text.replaceAll("_", "-"));
}
/**
 * English name for prompts, such as `Brazilian Portuguese` or `French`. It includes the script if that is not the usual one of the
 * language, or the language has several: `Chinese (Traditional, Taiwan)` for `zh-TW`.
 */
function languageName(locale) {
    const { language, baseName } = new Intl.Locale(locale);
    const script = scriptOf(locale);
    const needsScript = MULTI_SCRIPT_LANGUAGES.includes(language) || script !== scriptOf(language);
    const tag = needsScript ? new Intl.Locale(baseName, { script }).baseName : baseName;
    return displayName(tag) ?? tag;
}
/** The language subtag alone: `zh` for `zh-Hans`. */
function languageOf(locale) {
    return new Intl.Locale(locale).language;
}
/** The script (ISO 15924) that the tag names, or the likely one: `Hant` for `zh-TW`. `Zzzz` if CLDR knows none. */
function scriptOf(locale) {
    return new Intl.Locale(locale).maximize().script ?? "Zzzz";
}
function isRightToLeft(locale) {
    return RIGHT_TO_LEFT_SCRIPTS.includes(scriptOf(locale));
}
/** Replaces `nb` by `no`. Apps use either for Bokmål, CLDR has its data under `no`, and Node.js does not treat the two as equal. */
function unifyBokmal(tag) {
    return tag.replace(/^nb\b/, "no");
}
/**
 * Whether an image in `source` needs no translation into `target`: language, script and variant are equal, and so are the regions if
 * both have one. `en` is the same as `en-US`, `zh-TW` as `zh-Hant`, and `no` as `nb`; `pt-PT` is not the same as `pt-BR`.
 */
function isSameLocale(source, target) {
    const [a, b] = [new Intl.Locale(unifyBokmal(source)), new Intl.Locale(unifyBokmal(target))];
    const sameRegion = a.region === undefined || b.region === undefined || a.region === b.region;
    return a.language === b.language && scriptOf(source) === scriptOf(target) && variantsOf(a) === variantsOf(b) && sameRegion;
}
/** Variant subtags, as in `ca-valencia` and `de-1996`: five characters or more, or four that begin with a digit (RFC 5646, 2.1). */
function variantsOf({ baseName }) {
    const subtags = baseName.split("-").slice(1);
    return subtags.filter((subtag) => subtag.length > 4 || /^\d\w{3}$/.test(subtag)).join("-");
}


/***/ }),

/***/ 48828:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $d: () => (/* binding */ BINARY_PROPERTY_LIST),
/* harmony export */   $s: () => (/* binding */ otherLanguage),
/* harmony export */   Bi: () => (/* binding */ missingFile),
/* harmony export */   ED: () => (/* binding */ secondTranslation),
/* harmony export */   Gl: () => (/* binding */ sourceOfOtherFormat),
/* harmony export */   H: () => (/* binding */ NOTHING_FOR_A_GLOSSARY),
/* harmony export */   Kx: () => (/* binding */ noCommonKey),
/* harmony export */   NT: () => (/* binding */ wrongValue),
/* harmony export */   NX: () => (/* binding */ TOO_DEEP_FOR_TEXTS),
/* harmony export */   PH: () => (/* binding */ TOO_LARGE),
/* harmony export */   PT: () => (/* binding */ wrongKey),
/* harmony export */   Pp: () => (/* binding */ PROPERTY_LIST),
/* harmony export */   Rl: () => (/* binding */ sourceNotAllowed),
/* harmony export */   T8: () => (/* binding */ KEYS_TOO_LONG),
/* harmony export */   Uq: () => (/* binding */ notACatalogue),
/* harmony export */   W4: () => (/* binding */ NOT_A_STRING_CATALOGUE),
/* harmony export */   XZ: () => (/* binding */ missingHere),
/* harmony export */   _O: () => (/* binding */ notValid),
/* harmony export */   a: () => (/* binding */ unknownKey),
/* harmony export */   eL: () => (/* binding */ sourceLocaleMissing),
/* harmony export */   fw: () => (/* binding */ NOT_TEXTS_BY_KEY),
/* harmony export */   iI: () => (/* binding */ keptAndTranslated),
/* harmony export */   j8: () => (/* binding */ NOT_A_GLOSSARY),
/* harmony export */   kl: () => (/* binding */ tooManyCatalogues),
/* harmony export */   oc: () => (/* binding */ COMMA_NEEDS_QUOTES),
/* harmony export */   p3: () => (/* binding */ ALLOWED),
/* harmony export */   rl: () => (/* binding */ NO_TEXTS),
/* harmony export */   td: () => (/* binding */ NOT_UTF_8),
/* harmony export */   uB: () => (/* binding */ localeRequired),
/* harmony export */   wr: () => (/* binding */ NOT_ANDROID_RESOURCES),
/* harmony export */   zN: () => (/* binding */ sourceRequired),
/* harmony export */   zS: () => (/* binding */ unknownLocale)
/* harmony export */ });
/* harmony import */ var _text_plain_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93788);
/* harmony import */ var _text_suggest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55900);


/** Sentences about a glossary and the catalogues that it lists. The place, `<path>:<line>: `, goes before each. */
// Whole files
const NOT_A_GLOSSARY = "A glossary is a `.yml`, `.yaml` or `.json` file, or the app's `.po` or `.xcstrings` file. List other catalogues of the app under `catalogues` of a glossary, with their `locale` and `source`.";
const NOTHING_FOR_A_GLOSSARY = "The file has none of `terms`, `keep` and `catalogues`. If it is a catalogue of the app, list it under `catalogues` of a glossary, with its `locale` and `source`.";
const TOO_LARGE = "The file is larger than 5 MB.";
const BINARY_PROPERTY_LIST = "This is a binary property list, as Xcode builds it into an app. Name the `.strings` file of the app's sources instead, which is text.";
const NOT_UTF_8 = "The file is not text in UTF-8. Save it as UTF-8.";
const tooManyCatalogues = (most) => `\`catalogues\` has more than ${most} items.`;
const missingFile = (path) => `${JSON.stringify(path)} does not exist.`;
// Values of a glossary
/** What each part of a glossary may be. */
const ALLOWED = {
    locale: "BCP 47 tags of known languages, such as `fr`, `pt-BR` or `zh-Hans`",
    text: "a string that is not empty; put it in quotes if it looks like a number",
    translations: "translations by locale, such as `{ fr: Se connecter, de: Anmelden }`",
    terms: "source texts, each with translations by locale, such as `{ fr: Se connecter, de: Anmelden }`",
    keep: "a list of texts that are never translated",
    path: "the path of a file, relative to the workspace and inside it",
    catalogues: "a list of the app's own files, each with `path`, and with `locale` and `source` where the format needs them",
    glossary: "a mapping with `terms`, `keep` or `catalogues`",
};
/** @param value As shown to the user; absent where it is missing. */
const wrongValue = (name, value, allowed) => value === undefined ? `${name} is required: ${allowed}.` : `${name}: ${value} is not allowed. Allowed: ${allowed}.`;
/** @param help What the user may have meant; empty, or a sentence that begins with a blank. */
const wrongKey = (name, key, help, allowed = "") => `${name}: ${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(key)} is not allowed.${help} Allowed: ${allowed}.`;
const COMMA_NEEDS_QUOTES = " Put a text that contains a comma in quotes.";
const unknownKey = (key, known) => `${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(key)} is not known here.${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_1__/* .suggest */ .ZA)(key, known)} Allowed: ${known.map((name) => `\`${name}\``).join(", ")}.`;
const secondTranslation = (source, locale) => `${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(source)} already has a translation for \`${locale}\`.`;
const keptAndTranslated = (text) => `${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(text)} is both in \`keep\` and in \`terms\`. Remove it from one of them.`;
// Entries of `catalogues`
const notACatalogue = (path) => `${JSON.stringify(path)} is not a catalogue. Allowed: gettext \`.po\`, Apple \`.strings\` and \`.xcstrings\`, Android \`.xml\`, \`.arb\`, and \`.json\` of i18next and others.`;
const sourceRequired = (path) => `${JSON.stringify(path)} needs \`source\`: the file of the same format that contains the texts of the source language under the same keys.`;
const sourceNotAllowed = (path) => `${JSON.stringify(path)} contains all locales and their source texts. Remove \`locale\` and \`source\`.`;
const sourceOfOtherFormat = (source, path) => `\`source\`: ${JSON.stringify(source)} does not have the same format as ${JSON.stringify(path)}.`;
const localeRequired = (path) => `${JSON.stringify(path)} needs \`locale\`, because the file does not name its language.`;
/** @param written What the file names as its language; absent where it names none. */
function unknownLocale(path, written) {
    const reason = written === undefined
        ? "does not name its language"
        : `names its language as ${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(written)}, which is not a BCP 47 tag of a known language`;
    return `${JSON.stringify(path)} ${reason}. Set its \`locale\` under \`catalogues\` of a glossary.`;
}
const otherLanguage = (path, inFile, inEntry) => `${JSON.stringify(path)} names its language as ${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(inFile)}, but its \`locale\` here is \`${inEntry}\`.`;
const noCommonKey = (path, source) => `${JSON.stringify(path)} and ${JSON.stringify(source)} have no key in common.`;
// Catalogues that cannot be read
const NOT_TEXTS_BY_KEY = "This is not a JSON object of texts by key.";
const KEYS_TOO_LONG = "The keys around the texts are too long.";
const TOO_DEEP_FOR_TEXTS = "This is nested too deeply.";
const NOT_A_STRING_CATALOGUE = "This is not a string catalogue: it has no `sourceLanguage`, or `strings` has another structure.";
const NOT_ANDROID_RESOURCES = "This is not a file of Android resources: it has no `<resources>`, or a `<string>` has another structure.";
const PROPERTY_LIST = 'This is a property list. Only lines of `"key" = "text";` are supported.';
/** @param reason Words of the parser. */
const notValid = (format, reason) => `This is not valid ${format}: ${(0,_text_plain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cutEnd */ .ym)(reason.replace(/\s+/g, " "), 200).replace(/\.$/, "")}.`;
const NO_TEXTS = "A text is missing after a keyword";
const missingHere = (expected) => `${expected} is missing here.`;
const sourceLocaleMissing = (sourceLanguage, sourceLocale) => `The texts are in ${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(sourceLanguage)}, and none is in \`${sourceLocale}\`, the \`source-locale\`.`;


/***/ }),

/***/ 57498:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ maximizeTag),
/* harmony export */   w: () => (/* binding */ matchLocale)
/* harmony export */ });
/* harmony import */ var _locales_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11025);

/**
 * Parents of locales that apps use and that do not follow from the tag: elsewhere, the parent is the tag without its last subtag.
 * https://github.com/unicode-org/cldr-json/blob/45.0.0/cldr-json/cldr-core/supplemental/parentLocales.json
 */
const PARENTS = new Map([
    ...childrenOf("es-419", "AR BO BR BZ CL CO CR CU DO EC GT HN JP MX NI PA PE PR PY SV US UY VE"),
    ...childrenOf("pt-PT", "AO CH CV FR GQ GW LU MO MZ ST TL"),
    ["nn", "no"],
    // CLDR has it the other way round. For Nynorsk, whose parent is `no`, both are the same.
    ["no", "nb"],
]);
function childrenOf(parent, regions) {
    const [language] = parent.split("-");
    return regions.split(" ").map((region) => [`${language}-${region}`, parent]);
}
/**
 * Makes a function that picks the tag whose text suits a locale: its own tag, else another tag with the same likely subtags (`zh-Hant`
 * for `zh-TW`, `de-DE` for `de`, `nb` for `no`), else its nearest parent (`fr` for `fr-CA`, `es-419` for `es-MX`). Parents in another
 * script do not count (`zh` for `zh-HK`), and neither do siblings (`pt-BR` for `pt-PT`): the text would be wrong.
 *
 * @param locale A canonical BCP 47 tag, like the tags to choose from.
 */
function matchLocale(locale) {
    const { baseName } = new Intl.Locale(locale);
    const maximized = maximizeTag(locale);
    const script = (0,_locales_js__WEBPACK_IMPORTED_MODULE_0__/* .scriptOf */ .Fl)(locale);
    const parents = [...parentsOf(baseName), ...parentsOf(maximized)].filter((parent) => (0,_locales_js__WEBPACK_IMPORTED_MODULE_0__/* .scriptOf */ .Fl)(parent) === script);
    return (available) => {
        const tags = [...available];
        const find = (wanted) => wanted.find((tag) => tags.includes(tag));
        return find([locale, baseName]) ?? tags.find((tag) => maximizeTag(tag) === maximized) ?? find(parents);
    };
}
/** Nearest first. */
function parentsOf(tag) {
    const parent = PARENTS.get(tag) ?? tag.split("-").slice(0, -1).join("-");
    return parent === "" ? [] : [parent, ...parentsOf(parent)];
}
/**
 * Adds the likely script and region to a tag, so that tags of one locale become equal: `zh-Hant-TW` for both `zh-TW` and `zh-Hant`,
 * `no-Latn-NO` for both `no` and `nb`. Text that is not a tag is returned as it is.
 */
const maximizeTag = (0,_locales_js__WEBPACK_IMPORTED_MODULE_0__/* .remember */ .kY)((tag) => {
    try {
        return new Intl.Locale((0,_locales_js__WEBPACK_IMPORTED_MODULE_0__/* .unifyBokmal */ .c8)(tag)).maximize().baseName;
    }
    catch {
        return tag;
    }
});


/***/ }),

/***/ 12328:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
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

/***/ 17950:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JK: () => (/* binding */ hasExactRatio),
/* harmony export */   Jp: () => (/* binding */ ratioDistance),
/* harmony export */   NR: () => (/* binding */ hasSimilarRatio),
/* harmony export */   U7: () => (/* binding */ nearestRatio),
/* harmony export */   Z0: () => (/* binding */ targetSize),
/* harmony export */   yB: () => (/* binding */ placeAnswer)
/* harmony export */ });
/* unused harmony export sizeOfRatio */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82489);
/* harmony import */ var _picture_messages_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(37899);


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

/***/ 50852:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  d6: () => (/* binding */ areaOf),
  ay: () => (/* binding */ readHeader),
  qc: () => (/* binding */ stripMetadata)
});

// EXTERNAL MODULE: ./out/build-dist/compiled/errors.js
var errors = __webpack_require__(82489);
// EXTERNAL MODULE: ./out/build-dist/compiled/git/blob-identity.js
var blob_identity = __webpack_require__(23555);
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

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
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
        const profile = (0,external_node_zlib_.inflateSync)(data.subarray(data.subarray(0, 80).indexOf(0) + 2, MAX_PROFILE), { maxOutputLength: MAX_PROFILE });
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
var picture = __webpack_require__(99014);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/picture-messages.js
var picture_messages = __webpack_require__(37899);
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
    if ((0,blob_identity/* isLfsPointer */.NS)(buffer))
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

/***/ 37899:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AU: () => (/* binding */ answerTooLarge),
/* harmony export */   Ai: () => (/* binding */ unusableMask),
/* harmony export */   Ax: () => (/* binding */ DAMAGED),
/* harmony export */   Ch: () => (/* binding */ ANSWER_CUT_OFF),
/* harmony export */   HK: () => (/* binding */ misnamedFile),
/* harmony export */   I7: () => (/* binding */ outsideLimits),
/* harmony export */   Lj: () => (/* binding */ animatedImage),
/* harmony export */   ME: () => (/* binding */ fileTooLarge),
/* harmony export */   O9: () => (/* binding */ notAnImage),
/* harmony export */   Pz: () => (/* binding */ DAMAGED_MASK),
/* harmony export */   Q4: () => (/* binding */ tooNarrow),
/* harmony export */   Sj: () => (/* binding */ withoutPixels),
/* harmony export */   TG: () => (/* binding */ ANSWER_FLAT),
/* harmony export */   Vd: () => (/* binding */ tooManyPixels),
/* harmony export */   Vk: () => (/* binding */ CUT_OFF),
/* harmony export */   WT: () => (/* binding */ notEditable),
/* harmony export */   cL: () => (/* binding */ maskRatio),
/* harmony export */   ck: () => (/* binding */ answerRatio),
/* harmony export */   gY: () => (/* binding */ LFS_POINTER),
/* harmony export */   gv: () => (/* binding */ tooManyParts),
/* harmony export */   hL: () => (/* binding */ DECODER_TOO_BIG),
/* harmony export */   iJ: () => (/* binding */ answerDamaged),
/* harmony export */   mm: () => (/* binding */ noCommonFormat),
/* harmony export */   ow: () => (/* binding */ DECODER_TOO_SLOW),
/* harmony export */   pr: () => (/* binding */ tooManyDecodedBytes),
/* harmony export */   qz: () => (/* binding */ UNKNOWN_TYPE),
/* harmony export */   rh: () => (/* binding */ damagedHeader),
/* harmony export */   xq: () => (/* binding */ EMPTY_FILE),
/* harmony export */   yr: () => (/* binding */ DECODER_CRASHED)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(52019);
/* harmony import */ var _picture_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(99014);



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
    return `The file is an animated ${_picture_js__WEBPACK_IMPORTED_MODULE_1__/* .FORMATS */ .hR[format].label}. Only still images can be edited.`;
}
function withoutPixels(format) {
    return `The ${_picture_js__WEBPACK_IMPORTED_MODULE_1__/* .FORMATS */ .hR[format].label} file has a width or height of 0.`;
}
function damagedHeader(format) {
    return `The ${_picture_js__WEBPACK_IMPORTED_MODULE_1__/* .FORMATS */ .hR[format].label} file is damaged or incomplete.`;
}
function tooManyParts(format) {
    return `The ${_picture_js__WEBPACK_IMPORTED_MODULE_1__/* .FORMATS */ .hR[format].label} file has far more parts than an image needs. Save it anew with an image editor.`;
}
/** @param size in pixels; `bytes`, `maxBytes`: of the decoded picture. */
function tooManyDecodedBytes(size, { bytes, maxBytes }) {
    return `The image (${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatSize */ .Xq)(size)}) needs ${Math.ceil(bytes / 1e6)} MB to be decoded. The limit is ${maxBytes / 1e6} MB.`;
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
    const extension = node_path__WEBPACK_IMPORTED_MODULE_0__.posix.extname(path);
    const name = extension === "" ? "the file name has no extension" : `the file is named ${extension}`;
    return `The file format is ${_picture_js__WEBPACK_IMPORTED_MODULE_1__/* .FORMATS */ .hR[format].label}, but ${name}. Rename the file.`;
}
function tooManyPixels(size) {
    return `The image has ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatSize */ .Xq)(size)} pixels. The limit is 100 megapixels.`;
}
function tooNarrow(size, maxRatio) {
    return `The image (${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatSize */ .Xq)(size)}) is too long and narrow: for this model, the longer side can be at most ${maxRatio} times the shorter one.`;
}
function outsideLimits(size, { maxBytes, maxPixels, minSide, maxSide }) {
    const limits = [
        maxBytes === undefined ? "" : `at most ${(maxBytes / 1e6).toFixed(1)} MB`,
        maxPixels === undefined ? "" : `at most ${(maxPixels / 1e6).toFixed(1)} megapixels`,
        minSide === undefined ? "" : `sides of at least ${minSide} pixels`,
        maxSide === undefined ? "" : `sides of at most ${maxSide} pixels`,
    ];
    return `The image (${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatSize */ .Xq)(size)}) cannot be scaled to the model's limits: ${limits.filter(Boolean).join(", ")}.`;
}
function noCommonFormat(mediaTypes) {
    const labels = mediaTypes.map((mediaType) => _picture_js__WEBPACK_IMPORTED_MODULE_1__/* .FORMATS */ .hR[(0,_picture_js__WEBPACK_IMPORTED_MODULE_1__/* .formatOfMediaType */ .zv)(mediaType)].label);
    return `The image cannot be converted to a format that the model accepts: ${labels.join(", ")}.`;
}
function maskRatio(mask, image) {
    return `The mask (${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatSize */ .Xq)(mask)}) has a different aspect ratio than the image (${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatSize */ .Xq)(image)}).`;
}
// What a model returned.
const ANSWER_CUT_OFF = "The model returned an image that is cut off.";
const ANSWER_FLAT = "The model returned an image of one flat colour.";
function answerDamaged(reason) {
    return `The model returned an image that cannot be decoded: ${reason}`;
}
function answerTooLarge(size) {
    return `The model returned an image of ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatSize */ .Xq)(size)} pixels. The limit is 100 megapixels.`;
}
function answerRatio(answer, wanted) {
    return `The model returned ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatSize */ .Xq)(answer)}, a different aspect ratio than ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatSize */ .Xq)(wanted)}, and \`fit\` is \`fail\`.`;
}


/***/ }),

/***/ 99014:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qv: () => (/* binding */ formatOfName),
/* harmony export */   hR: () => (/* binding */ FORMATS),
/* harmony export */   zv: () => (/* binding */ formatOfMediaType)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);

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
    return BY_EXTENSION.get(node_path__WEBPACK_IMPORTED_MODULE_0__.posix.extname(path).toLowerCase());
}
function formatOfMediaType(mediaType) {
    return BY_MEDIA_TYPE[mediaType];
}


/***/ }),

/***/ 40294:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ openPixelChannel)
/* harmony export */ });
/* harmony import */ var node_v8__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78877);

/** A message is the count of its parts, the length of each (32 bits each), and the parts: the data, and the buffers. */
function openPixelChannel(stream) {
    return {
        send: (message) => {
            const buffers = [];
            const parts = [(0,node_v8__WEBPACK_IMPORTED_MODULE_0__.serialize)(takeBuffers(message, buffers)), ...buffers];
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
                onMessage(putBuffers((0,node_v8__WEBPACK_IMPORTED_MODULE_0__.deserialize)(data), buffers));
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


/***/ }),

/***/ 43788:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I1: () => (/* binding */ pixelProcesses)
/* harmony export */ });
/* unused harmony exports PIXEL_CHANNEL_FD, createPixelProcesses */
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77030);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(82489);
/* harmony import */ var _process_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(22589);
/* harmony import */ var _picture_messages_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(37899);
/* harmony import */ var _pixel_channel_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(40294);
/* harmony import */ var _size_limits_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(36632);









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
const MAX_AREA = 4 * _size_limits_js__WEBPACK_IMPORTED_MODULE_8__/* .MAX_PIXELS */ .jg;
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
        const stop = (message) => end(({ reject }) => reject(new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .RetouchError */ .tJ("too-large", message)));
        const crash = () => {
            if (!processes.has(self))
                return;
            readiness.reject(new Error(_picture_messages_js__WEBPACK_IMPORTED_MODULE_6__/* .DECODER_CRASHED */ .yr));
            // The other build has other faults; and what was killed for want of memory may have been innocent.
            engine = "wasm";
            end((crashed) => {
                if (crashed.isRetry)
                    crashed.reject(new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .RetouchError */ .tJ("invalid-image", _picture_messages_js__WEBPACK_IMPORTED_MODULE_6__/* .DECODER_CRASHED */ .yr));
                else
                    queue.unshift({ ...crashed, isRetry: true });
            });
        };
        const receive = (reply) => {
            if (reply.kind === "ready")
                return readiness.resolve(reply.engine);
            if (reply.kind === "excess")
                return stop(_picture_messages_js__WEBPACK_IMPORTED_MODULE_6__/* .DECODER_TOO_BIG */ .hL);
            // After a large picture a new process is smaller.
            const conclude = reply.resident > MAX_IDLE ? end : settle;
            if (reply.kind === "done")
                return conclude(({ resolve }) => resolve(reply.result));
            const error = reply.code ? new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .RetouchError */ .tJ(reply.code, reply.message) : new Error(reply.message);
            readiness.reject(error);
            conclude(({ reject }) => reject(error));
        };
        const self = {
            ready,
            isBusy: false,
            run: (next) => {
                self.isBusy = true;
                job = next;
                timer = setTimeout(() => stop(_picture_messages_js__WEBPACK_IMPORTED_MODULE_6__/* .DECODER_TOO_SLOW */ .ow), next.deadlineMs);
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
    const bundled = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(import.meta.dirname, "pixels.js");
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.existsSync)(bundled) ? bundled : (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(import.meta.dirname, "../pixel-process.ts");
}
function startProgram(program, engine) {
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(process.execPath, ["--max-old-space-size=256", "--expose-gc", program], {
        env: { ...(0,_process_js__WEBPACK_IMPORTED_MODULE_5__/* .pickEnvironment */ .$)((name) => ENVIRONMENT.includes(name)), ...MEMORY_SETTINGS, ...(engine && { RETOUCH_PIXELS: engine }) },
        // What its libraries print is nobody's to read, and must not become part of the log.
        stdio: ["ignore", "ignore", "ignore", "pipe"],
        windowsHide: true,
    });
    const stream = child.stdio[PIXEL_CHANNEL_FD];
    if (!(stream instanceof node_net__WEBPACK_IMPORTED_MODULE_2__.Socket))
        throw new Error("the process of the image library has no channel");
    // It keeps nobody from ending; while it works, the deadline's timer does.
    child.unref();
    stream.unref();
    stream.on("error", () => { });
    return { child, channel: (0,_pixel_channel_js__WEBPACK_IMPORTED_MODULE_7__/* .openPixelChannel */ ._)(stream) };
}
/** The processes of this run. */
const pixelProcesses = createPixelProcesses();


/***/ }),

/***/ 57772:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ definePixelWork)
/* harmony export */ });
/* unused harmony export servePixelWork */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77030);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(82489);
/* harmony import */ var _pixel_channel_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(40294);
/* harmony import */ var _pixel_processes_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(43788);
/* harmony import */ var _sharp_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(72744);






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
    return async (input) => (isPixelProcess ? work(input) : (await _pixel_processes_js__WEBPACK_IMPORTED_MODULE_4__/* .pixelProcesses */ .I1.run(name, input, areaOf(input))));
}
/** Makes this process the one that does the work, until the one that started it ends. */
async function servePixelWork() {
    isPixelProcess = true;
    // A terminal sends these to all processes of a group; the one that started this one decides.
    for (const signal of ["SIGINT", "SIGTERM"])
        process.on(signal, () => { });
    const channel = openPixelChannel(new Socket({ fd: PIXEL_CHANNEL_FD }));
    const send = (reply) => channel.send(reply);
    // Where memory runs out, the kernel takes it from here, and not from the run.
    await writeFile("/proc/self/oom_score_adj", "500").catch(() => { });
    send(start());
    // Not waited for, so that the end of the other side is seen meanwhile.
    await channel.receive((request) => void serve(request, send).then(send));
    // An exit would wait for the threads of the image library.
    process.kill(process.pid, "SIGKILL");
}
function start() {
    try {
        return { kind: "ready", engine: startEngine() };
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
    const code = error instanceof RetouchError ? error.code : undefined;
    return { kind: "failed", code, message: error instanceof Error ? error.message : String(error), resident: reclaim() };
}
/** V8 sees the handles of pictures only, and no reason to collect. @returns bytes of resident memory */
function reclaim() {
    if (process.memoryUsage.rss() > RECLAIM_ABOVE)
        globalThis.gc?.();
    return process.memoryUsage.rss();
}


/***/ }),

/***/ 72744:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dm: () => (/* binding */ runPixels),
/* harmony export */   cT: () => (/* binding */ runPicture)
/* harmony export */ });
/* unused harmony export startEngine */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_module__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(98995);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var p_limit__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(70370);
/* harmony import */ var _header_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(50852);
/* harmony import */ var _picture_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(99014);
/* harmony import */ var _size_limits_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(36632);







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
const slot = (0,p_limit__WEBPACK_IMPORTED_MODULE_6__/* ["default"] */ .A)(1);
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
    const places = [(0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(import.meta.dirname, "vendor"), (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(import.meta.dirname, "../../dist/vendor")];
    const vendor = places.find((place) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(place));
    if (vendor === undefined)
        throw new Error("dist/vendor is missing: run `npm run build`.");
    const load = (0,node_module__WEBPACK_IMPORTED_MODULE_1__.createRequire)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(vendor, "sharp.js"));
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
    const header = (0,_header_js__WEBPACK_IMPORTED_MODULE_3__/* .readHeader */ .ay)(bytes);
    (0,_size_limits_js__WEBPACK_IMPORTED_MODULE_5__/* .checkDecodable */ .Kt)(header, bytes.length);
    const loader = { operation: [LOADERS[(0,_picture_js__WEBPACK_IMPORTED_MODULE_4__/* .formatOfMediaType */ .zv)(header.mediaType)] ?? ""] };
    const failOn = header.mediaType === "image/jpeg" ? "warning" : "error";
    return slot(async () => {
        const sharp = loadSharp();
        sharp.unblock(loader);
        try {
            return await run(build(sharp(own(bytes), { failOn, limitInputPixels: _size_limits_js__WEBPACK_IMPORTED_MODULE_5__/* .MAX_PIXELS */ .jg, autoOrient: true, sequentialRead: true })));
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

/***/ 36632:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DB: () => (/* binding */ findNearestSize),
/* harmony export */   Kt: () => (/* binding */ checkDecodable),
/* harmony export */   Nc: () => (/* binding */ fitInputSize),
/* harmony export */   _6: () => (/* binding */ scaleSize),
/* harmony export */   c9: () => (/* binding */ fitOutputSize),
/* harmony export */   jg: () => (/* binding */ MAX_PIXELS)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82489);
/* harmony import */ var _geometry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(17950);
/* harmony import */ var _picture_messages_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(37899);



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
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RetouchError */ .tJ("too-large", (0,_picture_messages_js__WEBPACK_IMPORTED_MODULE_2__/* .tooNarrow */ .Q4)(size, maxRatio));
    const most = Math.min(maxSide / long, Math.sqrt(maxPixels / (size.width * size.height)));
    const least = minSide / short;
    if (least > most)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RetouchError */ .tJ("too-large", (0,_picture_messages_js__WEBPACK_IMPORTED_MODULE_2__/* .outsideLimits */ .I7)(size, limits));
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
        if (share > 0.75 && share < 1.5 && (0,_geometry_js__WEBPACK_IMPORTED_MODULE_1__/* .ratioDistance */ .Jp)(size, wanted) < (0,_geometry_js__WEBPACK_IMPORTED_MODULE_1__/* .ratioDistance */ .Jp)(best, wanted))
            best = size;
    }
    return best;
}


/***/ }),

/***/ 10174:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ decodeUnicode),
/* harmony export */   g: () => (/* binding */ decodeText)
/* harmony export */ });
/**
 * Decodes a file that a person writes for this action: UTF-8, with or without a byte order mark, or UTF-16 with one. The mark is not
 * part of the text.
 *
 * @returns undefined for all other bytes, and for a NUL, which binary files and UTF-16 without a mark contain.
 */
function decodeUnicode(bytes) {
    const marked = MARKED.get(bytes.toString("latin1", 0, 2));
    if (marked !== undefined)
        return tryDecode(bytes, marked);
    return bytes.includes(0) ? undefined : tryDecode(bytes, "utf-8");
}
/** UTF-16 by its byte order mark. */
const MARKED = new Map([
    ["\xff\xfe", "utf-16le"],
    ["\xfe\xff", "utf-16be"],
]);
/**
 * Decodes a file that another program may have written: as {@link decodeUnicode}, and also UTF-16 without a mark, and the encoding that
 * the file declares.
 *
 * @returns undefined for bytes that are none of these.
 */
function decodeText(bytes) {
    return decodeUnicode(bytes) ?? tryDecode(bytes, guessEncoding(bytes));
}
/** The encoding that a gettext header or an XML declaration names. */
const DECLARED = /(?:charset=|encoding=["'])([\w-]+)/;
function guessEncoding(bytes) {
    const [first, second] = bytes;
    // Text that begins with an ASCII character. Xcode once wrote `.strings` this way.
    if (first && second === 0)
        return "utf-16le";
    if (first === 0 && second)
        return "utf-16be";
    return DECLARED.exec(bytes.toString("latin1", 0, 4096))?.[1] ?? "utf-8";
}
function tryDecode(bytes, encoding) {
    try {
        return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 52019:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LS: () => (/* binding */ plural),
/* harmony export */   T1: () => (/* binding */ formatShare),
/* harmony export */   Xq: () => (/* binding */ formatSize),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   nT: () => (/* binding */ formatDollars),
/* harmony export */   z3: () => (/* binding */ formatBytes),
/* harmony export */   zJ: () => (/* binding */ formatDecimal)
/* harmony export */ });
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
function formatSize({ width, height }) {
    return `${width}×${height}`;
}
/** `1 image`, `2 images`. */
function plural(count, noun) {
    return `${count} ${noun}${count === 1 ? "" : "s"}`;
}


/***/ }),

/***/ 42157:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ leavesWorkspace),
/* harmony export */   s: () => (/* binding */ isPictureName)
/* harmony export */ });
/** True for an absolute path or one with a `..` segment, in a glob or a path. */
function leavesWorkspace(path) {
    const bare = path.replace(/^!/, "").replaceAll("\\", "/");
    return /^([/~]|[A-Za-z]:)/.test(bare) || bare.split(/[/{},]/).includes("..");
}
const PICTURES = /\.(a?png|jpe?g?|jfif|webp|gif|avif|tiff?|bmp|svgz?|heic|heif|hif|jxl|jp2|j2k|jpx|psd|psb|xcf|kra|ico|cur|icns|tga|exr|hdr|dng|cr[23]|nef|arw|raf|orf|rw2|p[bgnp]m|pcx|dds|qoi|eps|ai)$/i;
/** Whether a file is a picture by its name, of whatever format. */
function isPictureName(path) {
    return PICTURES.test(path);
}


/***/ }),

/***/ 55900:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HL: () => (/* binding */ enumerate),
/* harmony export */   ZA: () => (/* binding */ suggest),
/* harmony export */   _Y: () => (/* binding */ hintAtComma),
/* harmony export */   hD: () => (/* binding */ quote),
/* harmony export */   pA: () => (/* binding */ nearest)
/* harmony export */ });
/* harmony import */ var fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(21916);

/** A text of a file in a message: on one line, and not long. */
function quote(text) {
    return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
/** What may be wrong with a glob that selects nothing; a sentence after another one, or empty. */
function hintAtComma(glob) {
    return /,\s/.test(glob.replace(/\{[^{}]*\}/g, "")) ? " A comma does not separate globs: write one glob a line." : "";
}
const MOST = 10;
/** Ten of several, and how many more there are. */
function enumerate(items) {
    const rest = items.length - MOST;
    return items.slice(0, MOST).join(", ") + (rest > 0 ? ` and ${rest} more` : "");
}
/** The name that was surely meant: at most half of the longer one is another, since a model's vendor may be left out. */
function nearest(given, names) {
    // The time that it takes grows with both lengths.
    const name = given.slice(0, 60);
    const near = names.length > 0 ? (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__/* .closest */ .kp)(name, names) : undefined;
    return near !== undefined && (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__/* .distance */ .Io)(name, near) * 2 <= Math.max(name.length, near.length) ? near : undefined;
}
/** The same as a sentence after another one; empty where there is none. */
function suggest(given, names) {
    const name = nearest(given, names);
    return name === undefined ? "" : ` Did you mean \`${name}\`?`;
}


/***/ }),

/***/ 8592:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AZ: () => (/* binding */ ENDLESS_ALIASES),
/* harmony export */   B2: () => (/* binding */ MORE_PROBLEMS),
/* harmony export */   EP: () => (/* binding */ lacksQuotes),
/* harmony export */   FZ: () => (/* binding */ jsonError),
/* harmony export */   K2: () => (/* binding */ yamlError),
/* harmony export */   V6: () => (/* binding */ WRONG_MERGE),
/* harmony export */   _k: () => (/* binding */ GLOBS),
/* harmony export */   ch: () => (/* binding */ TOO_LONG),
/* harmony export */   dV: () => (/* binding */ LARGE_JSON),
/* harmony export */   gZ: () => (/* binding */ TOO_DEEP),
/* harmony export */   m$: () => (/* binding */ repeatedKey),
/* harmony export */   mz: () => (/* binding */ unknownPlaceholder),
/* harmony export */   qB: () => (/* binding */ keyIsNoString)
/* harmony export */ });
/* harmony import */ var _suggest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(55900);

/** What is wrong with a brace of a template. Goes on after a colon, and has no full stop. */
function unknownPlaceholder(token, known) {
    const names = known.map((name) => `{${name}}`).join(" ");
    return `${JSON.stringify(token)} is not a placeholder. Use ${names}, or {{ for a literal brace`;
}
const QUOTES = "Put a value in quotes if it contains `: ` or quotation marks, or begins with `*`, `!`, `{`, `[`, `@`, `%`, `>`, `|` or a backquote.";
const TOO_DEEP = "The file is nested too deeply.";
/** Syntax errors by the code of the library `yaml`, for people who write globs, prompts and translations. */
const YAML_ERRORS = {
    BAD_SCALAR_START: QUOTES,
    BLOCK_AS_IMPLICIT_KEY: QUOTES,
    BLOCK_IN_FLOW: QUOTES,
    UNEXPECTED_TOKEN: `Unexpected text. ${QUOTES}`,
    TAB_AS_INDENT: "Indent with spaces, not with tabs.",
    MULTIPLE_DOCS: "A second document begins here; the file must contain only one.",
    RESOURCE_EXHAUSTION: TOO_DEEP,
};
const yamlError = (code, message) => YAML_ERRORS[code] ?? `${message}.`;
/** The same for an author who knows the file as JSON, and would not understand the terms of YAML. */
const jsonError = (code) => (code === "RESOURCE_EXHAUSTION" ? TOO_DEEP : "This is not valid JSON.");
/** For a value that is read as an alias (`*`) or a tag (`!`) of YAML. */
const lacksQuotes = (text) => `Put ${(0,_suggest_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(text)} in quotes. A value that begins with \`${text.charAt(0)}\` needs them.`;
/** @param written The key as it is in the file; absent for a list or mapping. */
const keyIsNoString = (written) => `${written === undefined ? "A key" : `The key \`${written.slice(0, 60)}\``} must be a string; put it in quotes.`;
const repeatedKey = (key, firstLine) => `The key ${(0,_suggest_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(key)} is already on line ${firstLine}.`;
const WRONG_MERGE = "`<<` must refer to a mapping, or to a list of mappings.";
const TOO_LONG = "The file is larger than 1 MB.";
const LARGE_JSON = "This is not valid JSON. A file of more than 1 MB may have no comments and no trailing commas either.";
const MORE_PROBLEMS = "There are more problems than these. Fix these first.";
const ENDLESS_ALIASES = "Aliases make this file endless or far too large. Write the values out instead.";
/** What is wrong with a glob: {@link GLOBS.problem} makes a sentence of the others. */
const GLOBS = {
    problem: (glob, reason) => `The glob ${(0,_suggest_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(glob)} ${reason}.`,
    tooLong: (most) => `has more than ${most} characters; write several globs`,
    tooMany: (most) => `stands for more than ${most} alternatives, by its braces or parentheses; use \`*\` instead`,
    tooDeep: (most) => `has braces or parentheses nested more than ${most} deep`,
    slash: (mark) => `has a \`/\` within \`${mark}(…)\`; write several globs`,
    tooManyInAll: (most) => `The globs stand for more than ${most} alternatives in all, by their braces. Use fewer globs, or \`*\` instead.`,
};


/***/ })

};
