export const id = 745;
export const ids = [745];
export const modules = {

/***/ 22745:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  merge: () => (/* binding */ merge)
});

// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(70370);
// EXTERNAL MODULE: ./out/build-dist/compiled/cache/result-cache.js + 1 modules
var result_cache = __webpack_require__(71241);
// EXTERNAL MODULE: ./out/build-dist/compiled/deliver/deliver-outcomes.js + 5 modules
var deliver_outcomes = __webpack_require__(4918);
// EXTERNAL MODULE: ./out/build-dist/compiled/deliver/delivery-messages.js
var delivery_messages = __webpack_require__(62313);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./out/build-dist/compiled/errors.js
var compiled_errors = __webpack_require__(82489);
// EXTERNAL MODULE: ./out/build-dist/compiled/redact.js
var redact = __webpack_require__(28151);
// EXTERNAL MODULE: ./out/build-dist/compiled/deliver/artifact.js
var artifact = __webpack_require__(38606);
// EXTERNAL MODULE: ./out/build-dist/compiled/deliver/shard-file.js
var shard_file = __webpack_require__(36817);
// EXTERNAL MODULE: ./out/build-dist/compiled/git/blob-identity.js
var blob_identity = __webpack_require__(23555);
// EXTERNAL MODULE: ./out/build-dist/compiled/git/open-file.js
var open_file = __webpack_require__(67918);
// EXTERNAL MODULE: ./out/build-dist/compiled/inputs/parse-inputs.js
var parse_inputs = __webpack_require__(42489);
// EXTERNAL MODULE: ./out/build-dist/compiled/lock/lock.js
var lock = __webpack_require__(86791);
// EXTERNAL MODULE: ./out/build-dist/compiled/outcome.js
var compiled_outcome = __webpack_require__(36904);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/picture.js
var pixels_picture = __webpack_require__(99014);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/picture-error.js
var picture_error = __webpack_require__(16417);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/prove-picture.js
var prove_picture = __webpack_require__(15417);
// EXTERNAL MODULE: ./out/build-dist/compiled/providers/registry.js + 15 modules
var registry = __webpack_require__(55872);
// EXTERNAL MODULE: ./out/build-dist/compiled/run/retained-images.js
var retained_images = __webpack_require__(65655);
// EXTERNAL MODULE: ./out/build-dist/compiled/run/write-output.js
var write_output = __webpack_require__(87803);
;// CONCATENATED MODULE: ./out/build-dist/compiled/deliver/take-shard.js














/** @throws where an output is none that results may be written to, or a model is not known. */
function readTasks(file, files, paths) {
    const recipes = file.recipes.map(toRecipe);
    const tasks = file.outcomes.map((said) => {
        const recipe = recipes[said.recipe];
        const { source, output, locale, originBlob, outputIndexBlob } = said;
        if (!recipe || !paths.isOutput(output))
            throw new Error(delivery_messages/* SHARDS */.Oq.notAnOutput(output));
        return { task: { recipe, source, output, locale, originBlob, outputIndexBlob, recipeHashes: [""] }, said, files };
    });
    return { recipes, tasks };
}
/**
 * The tasks of all shards: recipe by recipe, and there by source and locale. No two are of one output: of several attempts the newest
 * counts, but what one of them made counts before what another failed to make.
 *
 * @param shards the newest attempt of each first
 */
function uniteTasks(shards) {
    const recipes = new Map();
    for (const recipe of shards.flatMap((shard) => shard.recipes))
        if (!recipes.has(keyOf(recipe)))
            recipes.set(keyOf(recipe), recipe);
    const tasks = new Map();
    for (const one of shards.flatMap((shard) => shard.tasks)) {
        const { task, said } = one;
        const recipe = recipes.get(keyOf(task.recipe)) ?? task.recipe;
        const newer = tasks.get(task.output)?.said.result.status;
        if (newer === undefined || (newer === "failed" && said.result.status === "edited"))
            tasks.set(task.output, { ...one, task: { ...task, recipe } });
    }
    const order = [...recipes.keys()];
    const placeOf = ({ task: { recipe } }) => order.indexOf(keyOf(recipe));
    const nameOf = ({ task: { source, output } }) => source?.path ?? output;
    const localeOf = ({ task: { recipe, locale = "" } }) => recipe.locales.indexOf(locale);
    const sorted = [...tasks.values()].sort((a, b) => {
        const [name, other] = [nameOf(a), nameOf(b)];
        return placeOf(a) - placeOf(b) || Number(name > other) - Number(name < other) || localeOf(a) - localeOf(b);
    });
    return { recipes: [...recipes.values()], tasks: sorted };
}
/** Legs of a matrix may have recipes without a name. */
function keyOf({ name, provider, modelName }) {
    return JSON.stringify([name, provider.name, modelName]);
}
function toRecipe({ provider: providerName, model: modelName, ...said }) {
    const provider = registry/* PROVIDERS */.x[providerName];
    const model = provider.findModel(modelName);
    if (!model)
        throw new Error(delivery_messages/* SHARDS */.Oq.unknownModel(modelName));
    const { values } = (0,parse_inputs/* parseRecipeInputs */.bg)(new Map());
    const unknown = { prompts: [""], inputFiles: [], outputTemplate: [], transport: "sync" };
    return { ...values, ...unknown, glossary: undefined, references: [], ...said, provider, model, modelName };
}
/**
 * Puts what a shard made of a task where a run by itself would have: its image in the workspace, decoded to the end before, its record in
 * the lock. One that is not what it should be becomes a failed task.
 */
async function takeOutcome({ task, said, files }, options) {
    const { result, before, changedShare, taken } = said;
    try {
        const isMade = result.status === "edited" || (result.status === "failed" && said.fallback !== undefined);
        const picture = isMade ? await readPicture(files, (0,artifact/* encodeArtifactPath */.yL)(task.output), said.image) : undefined;
        const kept = await takeKept(task, { said, files, picture }, options);
        const rejected = await (0,retained_images/* saveRejected */.U)(options.context, task, readAll(files, said.rejected));
        const original = await findOriginal(task, options);
        // An image keeps the extension that its source has, whatever it holds.
        const written = picture && (await (0,write_output/* writeOutput */.z)(task, picture, { ...options, wanted: (0,pixels_picture/* formatOfMediaType */.zv)(picture.mediaType) }));
        const size = result.status === "edited" && picture && measure(picture);
        const outcome = {
            ...{ task, before, changedShare, taken, original, rejected, ...written },
            result: { ...(0,compiled_outcome/* emptyResult */.$)(task), ...result, ...size },
            kept: kept.length > 0 ? kept : undefined,
            fallback: picture ? said.fallback : undefined,
        };
        await record(outcome, { said, picture }, options.lockFile);
        return outcome;
    }
    catch (error) {
        const { cost, durationMs } = result;
        return (0,compiled_outcome/* failedOutcome */.iS)(task, (0,compiled_errors/* toRetouchError */.sK)(error, "invalid-image"), { cost, durationMs });
    }
}
/** The image that was edited, where the checkout has it, before the result takes its place. */
async function findOriginal({ source, output, originBlob }, options) {
    if (!source || originBlob === "")
        return undefined;
    const bytes = await (0,open_file/* readPlainFile */.b$)(options.workspace.root, source.path).catch(() => undefined);
    if (!bytes || !(0,blob_identity/* isIdOf */.d4)(originBlob, bytes))
        return undefined;
    return (0,retained_images/* keepOriginal */.PI)({ source, output }, { source: bytes, sourceBlob: originBlob }, options);
}
/** Bytes of one image; more is not read either where a result is downloaded. */
const MAX_IMAGE = 128 << 20;
async function readFile(files, name) {
    const bytes = await files.read(name, MAX_IMAGE);
    if (!bytes)
        throw new compiled_errors/* RetouchError */.tJ("invalid-image", delivery_messages/* SHARDS */.Oq.noImage);
    return bytes;
}
/** One in memory at a time; the same one only once. */
async function* readAll(files, names) {
    for (const name of new Set(names))
        yield await readFile(files, name);
}
/** @param sha256 what it must be, where that is known. */
async function readPicture(files, name, sha256) {
    const picture = await (0,prove_picture/* provePicture */.r7)(await readFile(files, name)).catch((cause) => {
        // A shard leaves whole images only.
        if (!(cause instanceof picture_error/* PictureError */.Z) || cause.code === "too-large")
            throw cause;
        throw new compiled_errors/* RetouchError */.tJ("invalid-image", delivery_messages/* SHARDS */.Oq.noImage, { cause });
    });
    if (sha256 !== undefined && picture.sha256 !== sha256)
        throw new compiled_errors/* RetouchError */.tJ("invalid-image", delivery_messages/* SHARDS */.Oq.otherBytes);
    return picture;
}
function measure({ width, height, bytes, sha256 }) {
    return { width, height, bytes: bytes.length, sha256 };
}
/** The candidates and steps that the artifact has. The first candidate is the output. */
async function takeKept(task, { said, files, picture }, options) {
    const { output } = task;
    const kept = [];
    for (const { kind, number, cacheKey, placement, file } of said.kept) {
        const isOutput = kind === "candidate" && number === 1;
        const image = file === undefined ? (isOutput ? picture : undefined) : await readPicture(files, file);
        const key = kind === "candidate" ? (0,lock/* candidateKey */.RC)(output, number) : (0,lock/* stepKey */.Ug)(output, number);
        if (image)
            kept.push(await (0,retained_images/* retainImage */.TD)(image, { output, key, kind, number, cacheKey, placement }, options));
    }
    return kept;
}
/** Records what is there now, whatever the shard says of its bytes. */
async function record(outcome, { said, picture }, lockFile) {
    const { task, kept = [], outputBlob } = outcome;
    const blobs = new Map(kept.map(({ key, blob }) => [key, blob]));
    const known = picture && outputBlob !== undefined && { outputBlob, sha256: picture.sha256, bytes: picture.bytes.length };
    for (const key of (0,compiled_outcome/* keysOf */.YD)(outcome)) {
        const entry = said.entries[key];
        if (!entry || entry.source !== (task.source?.path ?? ""))
            continue;
        const blob = blobs.get(key);
        await lockFile.record(key, { ...entry, ...(key === task.output ? known : blob !== undefined && { outputBlob: blob }) });
    }
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./out/build-dist/compiled/deliver/zip-reader.js


const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_BYTES = 22;
const MAX_COMMENT = 65_535;
const MAX_DIRECTORY_BYTES = 128 << 20;
const ENCRYPTED = 1;
/** Opens a zip by its directory. Zips of more than 4 GB are not read. PKWARE APPNOTE 6.3.10, §4.3. @throws where it is none. */
async function openZip(path) {
    const file = await (0,promises_.open)(path);
    try {
        const entries = await readDirectory(file);
        return {
            read: async (name, maxBytes) => {
                const entry = entries.get(name);
                return entry && readEntry(file, entry, maxBytes);
            },
            [Symbol.asyncDispose]: () => file.close(),
        };
    }
    catch (error) {
        await file.close();
        throw error;
    }
}
async function readDirectory(file) {
    const { size } = await file.stat();
    const tail = await readAt(file, Math.max(0, size - END_BYTES - MAX_COMMENT), Math.min(size, END_BYTES + MAX_COMMENT));
    let end = tail.length - END_BYTES;
    while (end >= 0 && tail.readUInt32LE(end) !== END)
        end -= 1;
    if (end < 0)
        throw new Error("it is no zip file");
    const [length, start] = [tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)];
    if (length > MAX_DIRECTORY_BYTES || start + length > size)
        throw new Error("its directory is damaged, or it is larger than 4 GB");
    const directory = await readAt(file, start, length);
    const entries = new Map();
    for (let at = 0; at + 46 <= length && directory.readUInt32LE(at) === ENTRY;) {
        const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => directory.readUInt16LE(at + offset));
        const name = directory.toString("utf8", at + 46, at + 46 + (nameLength ?? 0));
        entries.set(name, {
            at: directory.readUInt32LE(at + 42),
            method: directory.readUInt16LE(at + 8) & ENCRYPTED ? -1 : directory.readUInt16LE(at + 10),
            crc: directory.readUInt32LE(at + 16),
            packed: directory.readUInt32LE(at + 20),
            size: directory.readUInt32LE(at + 24),
        });
        at += 46 + (nameLength ?? 0) + (extraLength ?? 0) + (commentLength ?? 0);
    }
    return entries;
}
async function readEntry(file, { at, method, crc, packed, size }, maxBytes) {
    // What cannot be packed is a little larger packed.
    if (size > maxBytes || packed > 2 * maxBytes + 1024)
        throw new Error("a file in it is too large");
    const header = await readAt(file, at, 30);
    const data = await readAt(file, at + 30 + header.readUInt16LE(26) + header.readUInt16LE(28), packed);
    if (method !== 0 && method !== 8)
        throw new Error("a file in it is packed in an unknown way");
    const bytes = method === 0 ? data : size === 0 ? Buffer.alloc(0) : (0,external_node_zlib_.inflateRawSync)(data, { maxOutputLength: size });
    if (bytes.length !== size || (0,external_node_zlib_.crc32)(bytes) !== crc)
        throw new Error("a file in it is damaged");
    return bytes;
}
async function readAt(file, position, length) {
    const { buffer, bytesRead } = await file.read(Buffer.allocUnsafeSlow(length), 0, length, position);
    if (bytesRead < length)
        throw new Error("it is cut off");
    return buffer;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/deliver/shard-artifacts.js










/** Artifacts of one shard: attempts of its job, or legs of a matrix. */
const MAX_OF_ONE = 16;
/** Bytes of a description: of as many tasks as a run may have. */
const MAX_DESCRIPTION = 64 << 20;
/**
 * Lists what the shards of this very workflow run left. Of a run that was divided in two ways, the newest division counts.
 *
 * @throws RetouchError `delivery` where there is none, or they cannot be listed.
 */
async function findShards(artifactName, context) {
    (0,artifact/* checkArtifacts */.EQ)(context);
    const listed = await listArtifacts();
    // A name that was taken got a number.
    const suffix = /^-shard-([1-9]\d{0,2})-of-([1-9]\d{0,2})(?:-\d+)?$/;
    const found = listed
        .filter(({ name }) => name.startsWith(artifactName))
        .flatMap(({ id, name, digest }) => {
        const [, index, count] = (suffix.exec(name.slice(artifactName.length)) ?? []).map(Number);
        return index === undefined || count === undefined ? [] : [{ artifact: { index, id, name, digest }, count }];
    })
        .sort((a, b) => b.artifact.id - a.artifact.id);
    const [newest] = found;
    if (!newest)
        throw new compiled_errors/* RetouchError */.tJ("delivery", delivery_messages/* SHARDS */.Oq.none(`${artifactName}-shard-1-of-…`));
    const own = found.filter(({ artifact, count }) => count === newest.count && artifact.index <= count).map(({ artifact }) => artifact);
    const artifacts = [...Map.groupBy(own, ({ index }) => index).values()].flatMap((some) => some.slice(0, MAX_OF_ONE));
    return { count: newest.count, artifacts: artifacts.sort((a, b) => a.index - b.index || b.id - a.id) };
}
const parsing = (0,p_limit/* default */.A)(1);
async function createClient() {
    // Loaded late: it is by far the largest part of the program.
    const { DefaultArtifactClient } = await Promise.all(/* import() */[__webpack_require__.e(752), __webpack_require__.e(824), __webpack_require__.e(351), __webpack_require__.e(47)]).then(__webpack_require__.bind(__webpack_require__, 39047));
    return new DefaultArtifactClient();
}
async function listArtifacts() {
    try {
        return (await (await createClient()).listArtifacts()).artifacts;
    }
    catch (cause) {
        throw new compiled_errors/* RetouchError */.tJ("delivery", delivery_messages/* SHARDS */.Oq.notListed(describe(cause)), { cause });
    }
}
/**
 * Downloads the artifact of a shard, and checks what it says. It stays packed: what unpacks it writes wherever its names lead.
 *
 * @throws RetouchError `delivery`.
 */
async function openShard({ id, name, digest, index }, { context: { tempDir }, paths }) {
    try {
        await (0,promises_.mkdir)(tempDir, { recursive: true });
        const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(tempDir, "retouch-shard-"));
        const client = await createClient();
        const { digestMismatch } = await client.downloadArtifact(id, { path: folder, expectedHash: digest, skipDecompress: true });
        if (digestMismatch)
            throw new Error(delivery_messages/* SHARDS */.Oq.otherBytes);
        const [archive = ""] = await (0,promises_.readdir)(folder);
        const files = await openZip((0,external_node_path_.join)(folder, archive));
        try {
            // Parsed, it takes many times the memory.
            const file = await parsing(async () => (0,shard_file/* parseShardFile */.y9)((await files.read(shard_file/* SHARD_FILE */.aL, MAX_DESCRIPTION))?.toString("utf8") ?? ""));
            if (file.shard.index !== index)
                throw new Error(`it is of shard ${file.shard.index}`);
            const close = async () => {
                await files[Symbol.asyncDispose]();
                await (0,promises_.rm)(folder, { recursive: true, force: true });
            };
            return { file, ...readTasks(file, files, paths), [Symbol.asyncDispose]: close };
        }
        catch (error) {
            await files[Symbol.asyncDispose]();
            throw error;
        }
    }
    catch (cause) {
        throw new compiled_errors/* RetouchError */.tJ("delivery", delivery_messages/* SHARDS */.Oq.unreadable(name, describe(cause)), { cause });
    }
}
function describe(error) {
    const message = error instanceof Error ? error.message : String(error);
    return (0,redact/* redact */.E$)(message.replace(/\s+/g, " ").slice(0, 200)).replace(/\.$/, "");
}

// EXTERNAL MODULE: ./out/build-dist/compiled/gate.js + 3 modules
var gate = __webpack_require__(71583);
// EXTERNAL MODULE: ./out/build-dist/compiled/git/clean-filters.js
var clean_filters = __webpack_require__(73944);
// EXTERNAL MODULE: ./out/build-dist/compiled/git/workspace.js
var git_workspace = __webpack_require__(35634);
// EXTERNAL MODULE: ./out/build-dist/compiled/lock/branch-files.js
var branch_files = __webpack_require__(39754);
// EXTERNAL MODULE: ./out/build-dist/compiled/lock/lock-file.js + 1 modules
var lock_file = __webpack_require__(63844);
// EXTERNAL MODULE: ./out/build-dist/compiled/plan/prepare.js + 18 modules
var prepare = __webpack_require__(52665);
// EXTERNAL MODULE: ./out/build-dist/compiled/plan/protected-paths.js
var protected_paths = __webpack_require__(99621);
// EXTERNAL MODULE: ./out/build-dist/compiled/report/outputs.js
var outputs = __webpack_require__(19313);
// EXTERNAL MODULE: ./out/build-dist/compiled/report/publish.js + 9 modules
var publish = __webpack_require__(95016);
// EXTERNAL MODULE: ./out/build-dist/compiled/report/report.js
var report = __webpack_require__(36833);
// EXTERNAL MODULE: ./out/build-dist/compiled/runner/log-writer.js + 1 modules
var log_writer = __webpack_require__(92006);
;// CONCATENATED MODULE: ./out/build-dist/compiled/merge.js
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


















/** Downloads at a time, and images at a time. */
const DOWNLOADS = 8;
const IMAGES = 4;
/** `mode: merge`: takes what the shards of this workflow run left, and delivers it as one run would. */
async function merge(run) {
    const { context, inputs, github } = run;
    const workspace = await (0,git_workspace/* openWorkspace */.OH)(context.workspace, run.listing, (0,gate/* rightsOf */.DY)(context, inputs));
    const lockFile = await (0,lock_file/* openLockFile */.u)({ ...workspace, path: inputs.lockfile, force: false });
    const paths = (0,protected_paths/* protectPaths */.C)(inputs.lockfile === undefined ? [] : [inputs.lockfile, (0,branch_files/* branchFolder */.dU)(inputs.lockfile)]);
    const { shards, missing, reasons } = await openShards(await findShards(inputs.artifactName, context), { ...run, paths });
    try {
        const { recipes, tasks } = uniteTasks(shards);
        const last = listLast(shards);
        const plan = toPlan(tasks, last);
        const known = await (0,prepare/* lookAtBranch */.$)({ context, inputs, github, lockFile }, plan);
        const { tip, proposal } = known;
        if (tip)
            lockFile.learn(tip.locks, (path) => tip.tree.get(path)?.sha, known.declined);
        const filters = await (0,clean_filters/* findFilters */.LF)(workspace.root, tasks.map(({ task }) => task.output));
        const identify = (0,clean_filters/* createIdentify */.jb)(workspace, filters);
        const limit = (0,p_limit/* default */.A)(IMAGES);
        const outcomes = await Promise.all(tasks.map((task) => limit(() => takeOutcome(task, { context, workspace, lockFile, identify }))));
        const lost = judgeMissing(missing, { reasons, outcomes, inputs });
        const notices = [...known.notices, ...last.flatMap(listNotices), ...lost.notices];
        const settled = (0,report/* settleRun */.lj)(outcomes, notices, [...last.flatMap(listErrors), ...lost.errors]);
        const isEmpty = outcomes.length === 0 && settled.errors.length === 0;
        const estimatedCost = sum(last.map(({ file }) => file.estimatedCost));
        const facts = {
            ...settled,
            ...(isEmpty && { skip: (0,gate/* findNoMatch */.KZ)({ ...inputs, recipes }, [...plan.idle, ...notices]) }),
            inputs: { ...inputs, recipes },
            prepared: { plan, lockFile },
            proposal,
            estimatedCost,
            missingShards: missing.length,
        };
        const cache = await openKept(outcomes, run);
        return await (0,publish/* proceed */.rj)(facts, () => (0,deliver_outcomes/* deliverOutcomes */.l)(outcomes, { ...run, lockFile, proposal, renderResult: outputs/* renderResult */.C8, cache }));
    }
    finally {
        await Promise.all(shards.map((shard) => shard[Symbol.asyncDispose]()));
    }
}
async function openShards({ count, artifacts }, { context, signal, paths }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        // The client writes lines of its own.
        const _group = __addDisposableResource(env_1, log_writer/* openGroup */.Sg(`Artifact download (${artifacts.length})`), false);
        const limit = (0,p_limit/* default */.A)(DOWNLOADS);
        const opened = await Promise.all(artifacts.map((artifact) => limit(async () => {
            signal.throwIfAborted();
            return {
                index: artifact.index,
                shard: await openShard(artifact, { context, paths }).catch((error) => (0,compiled_errors/* toRetouchError */.sK)(error, "delivery")),
            };
        })));
        const shards = opened.flatMap(({ shard }) => (shard instanceof compiled_errors/* RetouchError */.tJ ? [] : shard));
        const found = new Set(opened.flatMap(({ index, shard }) => (shard instanceof compiled_errors/* RetouchError */.tJ ? [] : index)));
        return {
            shards,
            missing: Array.from({ length: count }, (_, at) => at + 1).flatMap((index) => (found.has(index) ? [] : `${index}/${count}`)),
            reasons: opened.flatMap(({ shard }) => (shard instanceof compiled_errors/* RetouchError */.tJ ? shard.message : [])),
        };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
/** Without the attempts of shards that were run again since. @param shards the newest attempt of each first */
function listLast(shards) {
    const known = new Map();
    return shards.filter(({ file: { shard }, tasks }) => {
        const outputs = known.get(shard.index);
        const isLast = outputs === undefined || tasks.some(({ task }) => !outputs.has(task.output));
        known.set(shard.index, new Set([...(outputs ?? []), ...tasks.map(({ task }) => task.output)]));
        return isLast;
    });
}
/** For the report: what the lock's records are looked up for. */
function toPlan(tasks, shards) {
    const planned = tasks.map(({ task, said }) => ({ task, action: said.result.status === "edited" ? "edit" : "unchanged" }));
    return {
        tasks: planned,
        selected: planned,
        skipped: [],
        warnings: [],
        problems: [],
        idle: toNotices(shards.flatMap(({ file }) => file.idle)),
    };
}
/** A shard without results is a failure like that of a task: `fail-on` decides. */
function judgeMissing(missing, { reasons, outcomes, inputs: { failOn } }) {
    if (missing.length === 0)
        return { notices: [], errors: [] };
    const reason = [delivery_messages/* SHARDS */.Oq.missing(missing), ...reasons].join(" ");
    const { edited, stale } = (0,report/* tally */.N4)(outcomes);
    const isHarmless = failOn === "never" || (failOn === "all" && edited + stale > 0);
    return isHarmless
        ? { notices: [{ code: "shard-missing", reason }], errors: [] }
        : { notices: [], errors: [new compiled_errors/* RetouchError */.tJ("delivery", reason)] };
}
const listNotices = ({ file }) => toNotices(file.notices);
/** What several shards say is said once. */
const toNotices = (texts) => [...new Set(texts)].map((text) => ({ code: "of-shard", text }));
const listErrors = ({ file: { errors, shard } }) => errors.map(({ code, message }) => new compiled_errors/* RetouchError */.tJ(code, delivery_messages/* SHARDS */.Oq.failed(`${shard.index}/${shard.count}`, message)));
function sum(costs) {
    return costs.reduce((total, cost) => (total === null || cost === null ? null : total + cost), 0);
}
/** The cache in which the repository shows candidates and steps. */
async function openKept(outcomes, { context, inputs, github, signal }) {
    const hasToken = inputs.githubToken !== undefined;
    const cache = (0,result_cache/* openResultCache */.Yg)({ choice: inputs.resultCache, context, github, hasToken, signal, environment: process.env });
    const keys = outcomes.flatMap(({ kept = [] }) => kept.flatMap(({ cacheKey }) => cacheKey ?? []));
    if (keys.length > 0)
        await cache.find(keys);
    return cache;
}


/***/ })

};
