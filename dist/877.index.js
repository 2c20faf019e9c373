export const id = 877;
export const ids = [877];
export const modules = {

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
