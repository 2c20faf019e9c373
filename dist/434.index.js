export const id = 434;
export const ids = [434];
export const modules = {

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

/***/ 38434:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  publishPreviews: () => (/* binding */ publishPreviews)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./out/build-dist/compiled/git/open-file.js
var open_file = __webpack_require__(67918);
// EXTERNAL MODULE: ./out/build-dist/compiled/github/git-data.js
var git_data = __webpack_require__(76703);
// EXTERNAL MODULE: ./out/build-dist/compiled/github/github-errors.js
var github_errors = __webpack_require__(34919);
// EXTERNAL MODULE: ./out/build-dist/compiled/github/hidden-ref.js
var hidden_ref = __webpack_require__(92308);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/header.js + 18 modules
var header = __webpack_require__(26921);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/pixel-work.js
var pixel_work = __webpack_require__(57772);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/sharp.js + 1 modules
var sharp = __webpack_require__(70057);
;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/outlined-copy.js



/** Pixels of the copy to each CSS pixel, for sharp screens. */
const DENSITY = 2;
/** Red, green, blue, alpha. */
const LINE = Buffer.of(217, 0, 217, 255);
const RIM = Buffer.of(255, 255, 255, 255);
const NOTHING = Buffer.of(0, 0, 0, 0);
/** What is drawn around a region, from the outside in: how far from it each layer ends, in CSS pixels. The rim shows in dark pictures. */
const LAYERS = [
    [5, RIM],
    [4, LINE],
    [2, RIM],
    [1, NOTHING],
];
const THICKNESS = 5;
/** Makes a small WebP of a picture with outlines around parts of it. @throws RetouchError when it is no picture, or one that is too large. */
const makeOutlinedCopy = (0,pixel_work/* definePixelWork */.$)("outlined-copy", outline, ({ bytes }) => (0,header/* areaOf */.d6)(bytes, bytes));
async function outline({ bytes, regions, box }) {
    const size = (0,header/* readHeader */.ay)(bytes);
    const shown = Math.min(1, box.width / size.width, box.height / size.height);
    const scale = Math.min(1, DENSITY * shown);
    const copy = { width: toPixels(size.width * scale), height: toPixels(size.height * scale) };
    const input = drawOutlines(regions, copy, { x: copy.width / size.width, y: copy.height / size.height, dot: scale / shown });
    return (0,sharp/* runPicture */.cT)(bytes, (image) => image
        .resize({ ...copy, fit: "fill" })
        .composite([{ input, raw: { ...copy, channels: 4 } }])
        .webp({ quality: 78, effort: 2 }));
}
const toPixels = (length) => Math.max(1, Math.round(length));
/** Each layer is filled for all regions before the next, so that those which touch get one outline. */
function drawOutlines(regions, { width, height }, scale) {
    const pixels = Buffer.alloc(width * height * 4);
    const most = THICKNESS * scale.dot;
    const within = (value, length) => Math.min(Math.max(value, most), Math.max(most, length - most));
    for (const [distance, colour] of LAYERS) {
        for (const region of regions) {
            const by = distance * scale.dot;
            // Beside an edge the line is within the picture.
            const edges = (at, size, length) => [within(at, length) - by, within(at + size, length) + by].map((edge) => Math.min(length, Math.max(0, Math.round(edge))));
            const [left = 0, right = 0] = edges(region.x * scale.x, region.width * scale.x, width);
            const [top = 0, bottom = 0] = edges(region.y * scale.y, region.height * scale.y, height);
            for (let y = top; y < bottom; y++)
                pixels.fill(colour, (y * width + left) * 4, (y * width + right) * 4);
        }
    }
    return pixels;
}

// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/preview.js
var preview = __webpack_require__(86360);
// EXTERNAL MODULE: ./out/build-dist/compiled/runner/log-writer.js + 1 modules
var log_writer = __webpack_require__(92006);
// EXTERNAL MODULE: ./out/build-dist/compiled/report/hidden-pictures.js
var hidden_pictures = __webpack_require__(34675);
// EXTERNAL MODULE: ./out/build-dist/compiled/report/outline.js
var report_outline = __webpack_require__(54149);
;// CONCATENATED MODULE: ./out/build-dist/compiled/report/previews.js










/** Without the first `refs/`. One ref for each pull request. */
const PREFIX = "retouch/previews/";
const PULL = /^retouch\/previews\/pull-(\d+)$/;
/** What is looked at without a long scroll, and written in less than a minute. */
const MAX_TASKS = 30;
const MAX_PICTURES = 60;
const MAX_MS = 60_000;
/** Days after which a pull request's pictures are deleted: closed, and without any activity. */
const CLOSED_DAYS = 14;
const IDLE_DAYS = 90;
/** Pull requests that one run looks at for that. */
const LOOKS = 5;
/**
 * Puts small copies of what a run made, and of what was there before, where the comment can show them: under a hidden ref of the pull
 * request. A copy is known by the blob id of its original, so that what an earlier run has put there is neither made nor written again.
 *
 * @returns undefined where the token may not write, or nothing is to be shown.
 */
async function publishPreviews(report, options) {
    const { github, context, pull } = options;
    try {
        const wanted = await listOriginals(report);
        if (wanted.length === 0)
            return undefined;
        const name = `${PREFIX}pull-${pull}`;
        const refs = await (0,hidden_ref/* listHiddenRefs */.tj)({ github, context }, PREFIX);
        let tip = refs.find((ref) => ref.name === name)?.sha;
        const known = tip === undefined ? new Map() : await (0,hidden_ref/* listHiddenFiles */.OS)({ github, context }, tip);
        const entries = await writeCopies(wanted.filter(({ key }) => !known.has(pathOf(key))), options);
        const refresh = async () => {
            tip = (await (0,hidden_ref/* listHiddenRefs */.tj)({ github, context }, PREFIX)).find((ref) => ref.name === name)?.sha;
        };
        const message = `chore(images): previews of run ${context.runId}`;
        const sha = entries.length === 0 ? tip : await (0,hidden_ref/* commitToRef */.OD)(options, { name, entries, message, tipOf: () => tip, refresh });
        if (sha === undefined)
            return undefined;
        if (entries.length > 0 && !options.signal.aborted)
            await prune(refs, options);
        const paths = new Set([...known.keys(), ...entries.map(({ path }) => path)]);
        const shown = wanted.filter(({ key }) => paths.has(pathOf(key)));
        return shown.length === 0 ? undefined : new Map(shown.map(({ key }) => [key, { sha, path: pathOf(key) }]));
    }
    catch (error) {
        // The gallery is there without them.
        (0,log_writer/* debug */.Yz)(`Small copies for the comment could not be stored: ${(0,github_errors/* readFailure */.f)(error).reason}`);
        return undefined;
    }
}
function pathOf(key) {
    return `${key}.webp`;
}
/**
 * The pictures of the first tasks, each once: before, after, and the candidates that the repository does not show. Then as many with what
 * changed outlined as there is room for.
 */
async function listOriginals({ outcomes, delivered, context }) {
    const made = outcomes.filter(({ result, outputBlob }) => result.status === "edited" && outputBlob !== undefined);
    const hidden = await (0,hidden_pictures/* findHidden */.C)(made, context.workspace);
    const open = made.filter((outcome) => !hidden.has(outcome));
    const found = new Map();
    const first = open.slice(0, MAX_TASKS);
    const lists = first.map((outcome) => listPictures(outcome, { delivered, context }));
    for (const pictures of [...lists, ...first.map((outcome) => listOutlined(outcome, context))]) {
        const missing = pictures.filter(({ key }) => !found.has(key));
        if (found.size + missing.length > MAX_PICTURES)
            break;
        for (const one of missing)
            found.set(one.key, one);
    }
    return [...found.values()];
}
function listPictures(outcome, { delivered, context }) {
    const { task, original, outputBlob, kept = [] } = outcome;
    const aside = (key, file) => ({ key, root: (0,external_node_path_.dirname)(file), path: (0,external_node_path_.basename)(file) });
    const candidates = kept.filter(({ kind, cacheKey = "" }) => kind === "candidate" && !delivered?.kept?.has(cacheKey));
    return [
        ...(original === undefined ? [] : [aside(task.originBlob, original)]),
        ...(outputBlob === undefined ? [] : [{ key: outputBlob, root: context.workspace, path: task.output }]),
        ...candidates.map(({ blob, file }) => aside(blob, file)),
    ];
}
function listOutlined(outcome, { workspace }) {
    const outlined = (0,report_outline/* findOutlined */.U)(outcome);
    return outlined ? [{ ...outlined, root: workspace, path: outcome.task.output }] : [];
}
/** One after another, as GitHub asks of those who write: the first one shows whether the token may. What cannot be read is left out. */
async function writeCopies(originals, { github, context, signal }) {
    const entries = [];
    const end = Date.now() + MAX_MS;
    for (const original of originals) {
        if (signal.aborted || Date.now() > end)
            break;
        const copy = await readCopy(original);
        if (!copy)
            continue;
        try {
            entries.push({ path: pathOf(original.key), type: "blob", mode: "100644", sha: await (0,git_data/* writeBlob */.Zh)(github, context, copy) });
        }
        catch (error) {
            if (entries.length === 0)
                throw error;
            (0,log_writer/* debug */.Yz)(`Not all small copies could be stored: ${(0,github_errors/* readFailure */.f)(error).reason}`);
            break;
        }
    }
    return entries;
}
async function readCopy({ root, path, regions }) {
    try {
        const bytes = await (0,open_file/* readPlainFile */.b$)(root, path);
        return bytes && (await (regions ? makeOutlinedCopy({ bytes, regions, box: report_outline/* OUTLINED */.L }) : (0,preview/* makeSmallCopy */.X8)(bytes)));
    }
    catch (error) {
        (0,log_writer/* debug */.Yz)(`${path} has no small copy: ${error instanceof Error ? error.message : String(error)}`);
        return undefined;
    }
}
/** Forgets the pictures of pull requests that are over. Each run looks at a few of them, and the next one at others. */
async function prune(refs, options) {
    const { github, context, pull } = options;
    const others = refs.flatMap(({ name }) => {
        const number = Number(PULL.exec(name)?.[1] ?? pull);
        return number === pull ? [] : [{ ref: name, number }];
    });
    const start = others.length === 0 ? 0 : Number(context.runId.slice(-9)) % others.length || 0;
    const looked = [...others.slice(start), ...others.slice(0, start)].slice(0, LOOKS);
    for (const { ref, number } of looked) {
        try {
            if (await isOver(number, options))
                await github.rest.git.deleteRef({ owner: context.owner, repo: context.repo, ref });
        }
        catch (error) {
            (0,log_writer/* debug */.Yz)(`The small copies under ${ref} could not be deleted: ${(0,github_errors/* readFailure */.f)(error).reason}`);
        }
    }
}
async function isOver(number, { github, context: { owner, repo } }) {
    const { data } = await github.rest.pulls.get({ owner, repo, pull_number: number });
    const ageOf = (date) => (Date.now() - Date.parse(date)) / 86_400_000;
    return data.closed_at === null ? ageOf(data.updated_at) > IDLE_DAYS : ageOf(data.closed_at) > CLOSED_DAYS;
}


/***/ })

};
