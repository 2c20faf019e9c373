export const id = 988;
export const ids = [988];
export const modules = {

/***/ 20988:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runAction: () => (/* binding */ runAction)
/* harmony export */ });
/* harmony import */ var _gate_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(71583);
/* harmony import */ var _git_workspace_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(35634);
/* harmony import */ var _github_github_client_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(20363);
/* harmony import */ var _http_proxy_settings_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(99111);
/* harmony import */ var _inputs_load_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(23266);
/* harmony import */ var _inputs_text_reader_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7205);
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(36904);
/* harmony import */ var _pixels_pixel_processes_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(43788);
/* harmony import */ var _plan_prepare_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(52665);
/* harmony import */ var _report_outputs_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(19313);
/* harmony import */ var _report_progress_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(13372);
/* harmony import */ var _report_publish_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(95016);
/* harmony import */ var _report_report_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(36833);
/* harmony import */ var _runner_log_writer_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(92006);














/** The whole run, from the environment to what the user sees. @returns the exit code. */
async function runAction(environment, options) {
    (0,_gate_js__WEBPACK_IMPORTED_MODULE_0__/* .maskSecrets */ .QU)(environment);
    const [startedAt, { context }] = [Date.now(), options];
    const found = await (0,_report_publish_js__WEBPACK_IMPORTED_MODULE_11__/* .proceed */ .rj)({}, async () => {
        (0,_http_proxy_settings_js__WEBPACK_IMPORTED_MODULE_3__/* .settleProxies */ .y)(process.env);
        const skip = await (0,_gate_js__WEBPACK_IMPORTED_MODULE_0__/* .checkTrust */ .Rr)(context);
        if (skip)
            return { skip };
        const reader = (0,_inputs_text_reader_js__WEBPACK_IMPORTED_MODULE_5__.createTextReader)(options);
        const given = await (0,_inputs_load_js__WEBPACK_IMPORTED_MODULE_4__/* .loadInputs */ .I)(environment, context, reader);
        const github = (0,_github_github_client_js__WEBPACK_IMPORTED_MODULE_2__/* .deferGitHub */ .a)({ token: given.githubToken ?? "", context });
        const hearing = context.event.comment ? await hear({ context, inputs: given, github }) : {};
        const { inputs = given } = hearing;
        return (0,_report_publish_js__WEBPACK_IMPORTED_MODULE_11__/* .proceed */ .rj)({ ...hearing, inputs }, async () => {
            if (hearing.skip)
                return {};
            const settled = await (0,_gate_js__WEBPACK_IMPORTED_MODULE_0__/* .settleContext */ .P5)({ context, inputs, github });
            if (settled.skip)
                return settled;
            const next = inputs.isMerge ? (await Promise.all(/* import() */[__webpack_require__.e(807), __webpack_require__.e(918), __webpack_require__.e(177), __webpack_require__.e(745)]).then(__webpack_require__.bind(__webpack_require__, 22745))).merge : plan;
            return (0,_report_publish_js__WEBPACK_IMPORTED_MODULE_11__/* .proceed */ .rj)(settled, () => next({ ...options, ...settled, inputs, github, reader }));
        });
    });
    const report = (0,_report_report_js__WEBPACK_IMPORTED_MODULE_13__/* .createReport */ .LU)({ ...found, context: found.context ?? context, durationMs: Date.now() - startedAt });
    return (0,_report_publish_js__WEBPACK_IMPORTED_MODULE_11__/* .publish */ .mk)(report, { inputs: found.inputs, signal: options.signal });
}
/** Few runs are started by a comment. */
async function hear(options) {
    return (await Promise.all(/* import() */[__webpack_require__.e(22), __webpack_require__.e(123)]).then(__webpack_require__.bind(__webpack_require__, 85123))).hearCommands(options);
}
async function plan(run) {
    const { context, inputs } = run;
    const workspace = await (0,_git_workspace_js__WEBPACK_IMPORTED_MODULE_1__/* .openWorkspace */ .OH)(context.workspace, run.listing, (0,_gate_js__WEBPACK_IMPORTED_MODULE_0__/* .rightsOf */ .DY)(context, inputs));
    let finder;
    const findResult = async (task, entry) => {
        finder ??= Promise.all(/* import() */[__webpack_require__.e(807), __webpack_require__.e(641), __webpack_require__.e(918), __webpack_require__.e(177), __webpack_require__.e(742)]).then(__webpack_require__.bind(__webpack_require__, 41742)).then(({ openFinder }) => openFinder(run));
        return (await finder)(task, entry);
    };
    const prepared = await (0,_plan_prepare_js__WEBPACK_IMPORTED_MODULE_8__/* .prepare */ .i)({ ...run, workspace, findResult });
    (0,_report_progress_js__WEBPACK_IMPORTED_MODULE_10__/* .printSkipped */ .Ix)(prepared);
    const { tasks, idle, warnings: notices, whole } = prepared.plan;
    const settled = tasks.filter(({ action }) => action !== "edit" && action !== "take").map(_outcome_js__WEBPACK_IMPORTED_MODULE_6__/* .settledOutcome */ .c0);
    const known = { prepared, proposal: prepared.proposal, notices, outcomes: settled };
    if (settled.length === tasks.length) {
        const skip = tasks.length > 0 ? { reason: "up-to-date" } : (0,_gate_js__WEBPACK_IMPORTED_MODULE_0__/* .findNoMatch */ .KZ)(inputs, [...idle, ...notices], whole?.tasks);
        const found = { ...known, cost: 0, estimatedCost: 0, skip };
        return (0,_report_publish_js__WEBPACK_IMPORTED_MODULE_11__/* .proceed */ .rj)(found, async () => {
            if (!prepared.proposal && !inputs.shard)
                return {};
            const { renewProposal } = await Promise.all(/* import() */[__webpack_require__.e(807), __webpack_require__.e(918)]).then(__webpack_require__.bind(__webpack_require__, 4918));
            return renewProposal(settled, { ...run, ...prepared, renderResult: _report_outputs_js__WEBPACK_IMPORTED_MODULE_9__/* .renderResult */ .C8, facts: (0,_report_outputs_js__WEBPACK_IMPORTED_MODULE_9__/* .describeFacts */ .Lm)({ ...found, plan: prepared.plan }) });
        });
    }
    const due = tasks.filter(({ action }) => action === "edit");
    const late = inputs.frozen ? due.map(({ task }) => ({ task, result: (0,_outcome_js__WEBPACK_IMPORTED_MODULE_6__/* .emptyResult */ .$)(task) })) : [];
    if (due.length > 0 && !inputs.frozen && !inputs.dryRun)
        warmUp();
    // What speaks to providers takes a while to load; a run that has nothing to do goes without it.
    return (0,_report_publish_js__WEBPACK_IMPORTED_MODULE_11__/* .proceed */ .rj)({ ...known, outcomes: [...settled, ...late] }, async () => (await Promise.all(/* import() */[__webpack_require__.e(807), __webpack_require__.e(641), __webpack_require__.e(918), __webpack_require__.e(177), __webpack_require__.e(742)]).then(__webpack_require__.bind(__webpack_require__, 41742))).estimate({ ...run, ...prepared, workspace, settled }, due));
}
/** Starts the process that decodes, which takes a while, before the first source is to be decoded. */
function warmUp() {
    const report = (engine) => (0,_runner_log_writer_js__WEBPACK_IMPORTED_MODULE_12__/* .debug */ .Yz)(`Pictures are decoded by sharp, ${engine}.`);
    // Where it fails, the first image fails by it, and reports it.
    void _pixels_pixel_processes_js__WEBPACK_IMPORTED_MODULE_7__/* .pixelProcesses */ .I1.warmUp().then(report, (error) => (0,_runner_log_writer_js__WEBPACK_IMPORTED_MODULE_12__/* .debug */ .Yz)(String(error)));
}


/***/ }),

/***/ 72289:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FT: () => (/* binding */ listTickedCommands),
/* harmony export */   V$: () => (/* binding */ boxCommand),
/* harmony export */   q0: () => (/* binding */ decodePath)
/* harmony export */ });
/* harmony import */ var _text_plain_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93788);

/** What would end an HTML comment, or the quotation marks of a path. */
const UNFIT = /[%"<>]|-(?=-)/g;
/** The command of a box, which stands beside it in an HTML comment. Its path is read by {@link decodePath}. */
function boxCommand(word, path, options = "") {
    return `/retouch ${word} "${(0,_text_plain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .percentEncode */ .a)(path, UNFIT)}"${options}`;
}
function decodePath(path) {
    try {
        return decodeURIComponent(path);
    }
    catch {
        return path;
    }
}
/** A box of Retouch's own comment that somebody ticked. */
const TICKED = /^- \[x\] .*<!-- (\/retouch [^<>]*) -->$/i;
/** The commands of the boxes that are ticked in a comment of Retouch's own. */
function listTickedCommands(body) {
    return body.split(/\r?\n/).flatMap((line) => TICKED.exec(line)?.[1] ?? []);
}


/***/ }),

/***/ 97267:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $h: () => (/* binding */ IGNORED),
/* harmony export */   Lo: () => (/* binding */ COMMANDS),
/* harmony export */   _$: () => (/* binding */ HELP),
/* harmony export */   k5: () => (/* binding */ NEEDS_WHOLE_RUN),
/* harmony export */   mQ: () => (/* binding */ WORKING)
/* harmony export */ });
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52019);
/* harmony import */ var _text_suggest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(55900);


const WORDS = ["retry", "take", "keep", "edit", "help"];
/** What is wrong with a comment, as sentences. */
const COMMANDS = {
    unknown: (word) => `There is no command ${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(word)}.${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_0__/* .suggest */ .ZA)(word, WORDS)}`,
    noPath: (word) => `\`${word}\` needs the path of an image.`,
    noNumber: (path) => `\`take\` needs the number of a candidate after ${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(path)}.`,
    more: (word, given) => `\`${word}\` does not understand ${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(given)}.`,
    seed: (most) => `\`seed\` is a whole number from 0 to ${most}.`,
    tooMany: (count, most) => `The comment has ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(count, "command")}; at most ${most} are allowed.`,
    tooLong: (most) => `A command may have at most ${most} characters.`,
    promptTooLong: (most) => `A prompt may have at most ${most} characters.`,
    noImage: (path, paths) => `No image of the recipes matches ${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(path)}.${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_0__/* .suggest */ .ZA)(path, paths)}`,
    ambiguous: (path, paths) => `Several images end in ${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(path)}: ${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_0__/* .enumerate */ .HL)(paths)}. Write more of the path.`,
    noOriginal: (output) => `${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(output)} is generated, so it has no original to keep.`,
    noRecord: (output) => `\`keep\` needs the lockfile, which records that ${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(output)} stays as it is.`,
};
/** Why a comment is not obeyed. */
const IGNORED = {
    noAccess: (login) => `${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(login)} has no write access to the repository. Only people who have it may give commands.`,
    bot: "Bots give no commands.",
    issue: "The comment is on an issue. Commands work on pull requests only.",
    notOwn: "Retouch did not write this comment, so its boxes do nothing.",
    nothingNew: "The comment has no new command.",
    answered: "The comment was answered already. Write a new one to run its commands again.",
    wrong: "The comment has a command that is not understood. See the answer on the pull request.",
    help: "The comment asks for the list of commands. See the answer on the pull request.",
};
const NEEDS_WHOLE_RUN = "Commands in comments do not work with `shard`, `frozen`, `dry-run` or `mode: merge`. Remove them from the step that comments start.";
const WORKING = "Working on it.";
/** The answer to `/retouch help`, and to what is not understood. A path may be a glob, or the end of a path. */
const HELP = [
    ["/retouch retry PATH", "Edit the image again. This is a paid call."],
    ["/retouch retry PATH seed=7", "The same, with this seed."],
    ["/retouch retry PATH add: TEXT", "The same, with the text after the prompt."],
    ["/retouch retry PATH prompt: TEXT", "The same, with the text instead of the prompt."],
    ["/retouch take PATH 2", "Use candidate 2."],
    ["/retouch keep PATH", "Restore the original, and do not edit it again."],
    ["/retouch edit PATH", "Edit an image that was kept."],
];


/***/ }),

/***/ 8731:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ renderCommitMessage),
/* harmony export */   j: () => (/* binding */ fillPullTemplate)
/* harmony export */ });
/* harmony import */ var _inputs_placeholders_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4800);
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(52019);
/* harmony import */ var _text_plain_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93788);
/* harmony import */ var _text_template_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22906);




const MAX_PATHS = 50;
/** Characters. */
const MAX_PATH = 250;
/** More are counted: the subject is one line. */
const MAX_LOCALES = 6;
/** Of a line that says more than the paths. */
const MAX_PATHS_INLINE = 6;
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
    const values = { count: String(done.length), locales: listLocales(done).join(", ") };
    const lines = template.split("\n").map((line) => {
        const parsed = (0,_text_template_js__WEBPACK_IMPORTED_MODULE_1__/* .parseTemplate */ .Q)(line, _inputs_placeholders_js__WEBPACK_IMPORTED_MODULE_2__/* .COMMIT_MESSAGE_PLACEHOLDERS */ .B1);
        return typeof parsed === "string"
            ? undefined
            : (0,_text_template_js__WEBPACK_IMPORTED_MODULE_1__/* .fillTemplate */ .o)(parsed, { ...values, paths: listPaths(changes, line.trim() === "{paths}") });
    });
    return lines.includes(undefined) ? template : lines.join("\n");
}
/** Fills a template for a pull request that proposes these changes. */
function fillPullTemplate(template, changes) {
    return fill(template, changes, changes.filter(({ found }) => found !== "fallback"));
}
/** One on each line where the line is for them alone; else as a part of the sentence, since a subject is one line. */
function listPaths(changes, isAlone) {
    const outputs = changes.map(({ task }) => toInertPath(task.output)).sort();
    const shown = outputs.slice(0, isAlone ? MAX_PATHS : MAX_PATHS_INLINE);
    const rest = outputs.length - shown.length;
    if (isAlone)
        return [...shown, ...(rest > 0 ? [`and ${rest} more`] : [])].join("\n");
    return shown.join(", ") + (rest > 0 ? ` and ${rest} more` : "");
}
function describeCommit(changes, done) {
    if (changes.length === 0)
        return "chore(images): record what Retouch found";
    const fallbacks = (0,_text_format_js__WEBPACK_IMPORTED_MODULE_3__/* .plural */ .LS)(changes.length - done.length, "image");
    if (done.length === 0)
        return `chore(images): use the fallback for ${fallbacks}${nameLocales(changes)} with Retouch`;
    const subject = `chore(images): ${describeDone(done)} with Retouch`;
    return done.length === changes.length ? subject : `${subject}\n\nThe fallback is used for ${fallbacks} that failed.`;
}
function describeDone(done) {
    if (done.every(({ found }) => found === "candidate"))
        return `take ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_3__/* .plural */ .LS)(done.length, "candidate")}`;
    if (done.every(({ found }) => found === "original"))
        return `restore ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_3__/* .plural */ .LS)(done.length, "original")}`;
    const modes = [...new Set(done.map(({ task }) => task.recipe?.mode ?? "update"))];
    const [verb = "update"] = modes.length === 1 ? modes : [];
    return `${verb} ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_3__/* .plural */ .LS)(done.length, "image")}${verb === "localize" ? nameLocales(done) : ""}`;
}
/** ` (de, fr)`; empty where there are none. */
function nameLocales(changes) {
    const locales = listLocales(changes);
    const named = locales.length > MAX_LOCALES ? (0,_text_format_js__WEBPACK_IMPORTED_MODULE_3__/* .plural */ .LS)(locales.length, "locale") : locales.join(", ");
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
const ENCODED = new RegExp(String.raw `${_text_plain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .UNSEEN */ .PR.source}|[%:#<>\x60*@[]|(?<=\bgh)-(?=\d)`, "giu");
/**
 * A path as one line that is read as nothing else. A usual one stays as it is, `[slug]/icon@2x.png` too; of any other, all that may be read
 * as something is percent-encoded.
 */
function toInertPath(path) {
    const isUsual = (0,_text_plain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .toLine */ .S5)(path) === path && !READ_BY_OTHERS.test(path);
    return (0,_text_plain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cutMiddle */ .it)(isUsual ? path : (0,_text_plain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .percentEncode */ .a)(path.trim(), ENCODED), MAX_PATH);
}


/***/ }),

/***/ 71583:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Rr: () => (/* binding */ checkTrust),
  KZ: () => (/* binding */ findNoMatch),
  QU: () => (/* binding */ maskSecrets),
  DY: () => (/* binding */ rightsOf),
  P5: () => (/* binding */ settleContext)
});

// UNUSED EXPORTS: checkSkips

// EXTERNAL MODULE: ./out/build-dist/compiled/errors.js
var errors = __webpack_require__(82489);
// EXTERNAL MODULE: ./out/build-dist/compiled/git/checkout.js
var git_checkout = __webpack_require__(5079);
// EXTERNAL MODULE: ./out/build-dist/compiled/github/carried-pull.js
var carried_pull = __webpack_require__(37298);
// EXTERNAL MODULE: ./out/build-dist/compiled/github/github-errors.js
var github_errors = __webpack_require__(34919);
// EXTERNAL MODULE: ./out/build-dist/compiled/http/proxy-settings.js
var proxy_settings = __webpack_require__(99111);
// EXTERNAL MODULE: ./out/build-dist/compiled/inputs/parse-inputs.js
var parse_inputs = __webpack_require__(42489);
// EXTERNAL MODULE: ./out/build-dist/compiled/providers/registry.js + 15 modules
var registry = __webpack_require__(55872);
// EXTERNAL MODULE: ./out/build-dist/compiled/redact.js
var redact = __webpack_require__(28151);
// EXTERNAL MODULE: ./out/build-dist/compiled/runner/log-writer.js + 1 modules
var log_writer = __webpack_require__(92006);
// EXTERNAL MODULE: ./out/build-dist/compiled/context.js + 1 modules
var compiled_context = __webpack_require__(70150);
// EXTERNAL MODULE: ./out/build-dist/compiled/github/branches.js
var branches = __webpack_require__(20796);
// EXTERNAL MODULE: ./out/build-dist/compiled/inputs/load.js + 3 modules
var load = __webpack_require__(23266);
// EXTERNAL MODULE: ./out/build-dist/compiled/inputs/recipe.js
var inputs_recipe = __webpack_require__(34732);
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
    for (const checkout of await (0,git_checkout/* listCheckouts */.C$)(workspace, globs)) {
        if (checkout.folder !== "" && needsTop(options))
            throw new errors/* RetouchError */.tJ("invalid-input", NO_TARGET.folder(checkout.folder));
        branch = await judgeCheckout(checkout, options);
    }
    return branch;
}
const isCommitting = (inputs) => (0,load/* commitTarget */.F)(inputs) !== undefined;
/** Git's paths and the workspace's are the same only there. */
function needsTop({ context, inputs }) {
    return isCommitting(inputs) || inputs.recipes.some((recipe) => (0,inputs_recipe/* isChangedOnly */.Z6)(recipe, context.eventName));
}
/** @returns its branch, as {@link findTarget}. */
async function judgeCheckout(checkout, options) {
    const { context, inputs } = options;
    const { head, origin } = checkout;
    if (!(0,compiled_context/* isOwnRepository */.nc)(origin, context)) {
        if (isCommitting(inputs))
            throw new errors/* RetouchError */.tJ("invalid-input", NO_TARGET.repository(origin, repositoryOf(context), inputs.deliver));
        if (BY_WRITERS.has(context.eventName))
            return context.branch;
        throw new errors/* RetouchError */.tJ("forbidden", untrustedRepository(origin, context.eventName));
    }
    const pull = context.event.pull_request;
    if (pull && commitsOfPull(context).includes(head))
        return context.branch;
    if (!pull || pull.state === "closed")
        return findBranch(checkout, options);
    // The branch may have moved since the event. Where the event only carried the pull request, it was read just now.
    const isEvents = context.eventName.startsWith("pull_request");
    const read = (github) => (0,carried_pull/* readPull */.Es)(github, context, pull.number);
    const newest = isEvents ? await ask(options, { what: "the pull request", permission: "pull-requests: read" }, read) : pull;
    if (head === newest.head.sha || head === newest.merge_commit_sha)
        return context.branch;
    throw new errors/* RetouchError */.tJ("forbidden", notThePull(head, pull.number));
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
        throw new errors/* RetouchError */.tJ("forbidden", unknownCommit(head, repositoryOf(context), names));
    if (!isCommitting(inputs))
        return context.branch;
    // A commit without a branch stands for the run's own alone, so that it is never the default branch by accident.
    const targets = branch === undefined ? [checked, context.branch] : [branch];
    if (found !== undefined && targets.includes(found))
        return found;
    throw new errors/* RetouchError */.tJ("invalid-input", NO_TARGET.branch(head, branch, inputs.deliver));
}
/** The first of these branches that has the commit. */
async function findHolder(names, sha, options) {
    for (const branch of names) {
        const has = (github) => (0,branches/* hasCommit */.Q)(github, options.context, { branch, sha });
        if (await ask(options, { what: `the branch \`${branch}\``, permission: "contents: read" }, has))
            return branch;
    }
    return undefined;
}
const repositoryOf = ({ owner, repo }) => `${owner}/${repo}`;
/** A look-up that does not answer is a refusal. */
async function ask({ github }, { what, permission }, call) {
    try {
        return await call(await github());
    }
    catch (error) {
        const { code, message } = (0,github_errors/* explainGitHubError */.P)(error, { doing: `reading ${what}`, permission });
        throw new errors/* RetouchError */.tJ(code, notKnown(message), { cause: error });
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
        throw (0,errors/* invalidInputs */.Rg)([baseIsBranch(branch)]);
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













/** Masks keys and tokens before anything else is read or printed: also a run with invalid inputs must not print a key. */
function maskSecrets(environment) {
    const variables = Object.values(registry/* PROVIDERS */.x).flatMap((provider) => (provider.kind === "http" ? [provider.keyVariable] : []));
    for (const variable of [(0,parse_inputs/* variableOf */.Qn)("api-key"), (0,parse_inputs/* variableOf */.Qn)("github-token"), ...variables]) {
        const secret = environment[variable]?.trim();
        if (secret)
            (0,log_writer/* mask */.dK)(secret);
    }
    for (const password of (0,proxy_settings/* listProxyPasswords */.j)(environment))
        (0,redact/* addSecret */.Ck)(password);
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
            if (context.eventName !== "pull_request_target" && (await (0,git_checkout/* readCheckout */.b$)(context.workspace))?.head === context.sha)
                return { reason: "fork" };
            throw new errors/* RetouchError */.tJ("forbidden", forkWithSecrets(context.eventName));
        case "unknown":
            throw new errors/* RetouchError */.tJ("forbidden", UNKNOWN_EVENT);
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
        const { code, message } = (0,github_errors/* explainGitHubError */.P)(error, { doing: "reading the pull request", permission: "pull-requests: read" });
        throw new errors/* RetouchError */.tJ(code, notKnown(message), { cause: error });
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
/** Why the recipes gave nothing to do. @param notices those of the plan. @param ofAll number of tasks of all shards. */
function findNoMatch({ recipes, takeCandidate }, notices, ofAll = 0) {
    const reason = "no-match";
    if (ofAll > 0)
        return { reason, why: "empty-shard", tasks: ofAll };
    if (takeCandidate)
        return { reason, why: "no-candidates" };
    if (notices.length > 0)
        return { reason, why: "notices", notices };
    return { reason, why: "nothing-changed", patterns: recipes.flatMap(({ images }) => images) };
}


/***/ }),

/***/ 55619:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FM: () => (/* binding */ findBlob),
/* harmony export */   HH: () => (/* binding */ readRecorded),
/* harmony export */   P2: () => (/* binding */ readOrigin),
/* harmony export */   jX: () => (/* binding */ storeBlob)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(82489);
/* harmony import */ var _blob_identity_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(23555);
/* harmony import */ var _clean_filters_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(73944);
/* harmony import */ var _git_environment_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(547);
/* harmony import */ var _git_messages_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(93600);
/* harmony import */ var _git_process_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(89121);
/* harmony import */ var _open_file_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(67918);
/* harmony import */ var _repository_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(44159);










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
    const bytes = await (0,_open_file_js__WEBPACK_IMPORTED_MODULE_8__/* .readPlainFile */ .b$)(workspace.root, source.path);
    if (!bytes)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RetouchError */ .tJ("invalid-image", (0,_git_messages_js__WEBPACK_IMPORTED_MODULE_6__/* .fileGone */ .mE)(source.path));
    return { bytes, blob: source.blob, warnings: originBlob === source.blob ? [] : [{ code: "original-not-found", blob: originBlob }] };
}
/** What a work tree would have of a blob at a path, wherever it is kept; undefined where it cannot be had any more. */
async function readRecorded(workspace, { path, blob }, readBlob) {
    const bytes = await findBlob(workspace, blob, readBlob);
    return bytes && ((0,_blob_identity_js__WEBPACK_IMPORTED_MODULE_3__/* .isLfsPointer */ .NS)(bytes) ? smudgeLfs(workspace, bytes) : smudge(workspace, { path, blob: bytes }));
}
/** A blob of an earlier run: from the local clone, else from GitHub; undefined where neither has it any more, or has other bytes. */
async function findBlob({ root }, blob, readBlob) {
    const local = await (0,_git_process_js__WEBPACK_IMPORTED_MODULE_7__/* .openReader */ .cE)(root)?.read(["cat-file", "blob", blob]);
    const bytes = local ?? (await readBlob(blob));
    return bytes && (0,_blob_identity_js__WEBPACK_IMPORTED_MODULE_3__/* .blobIdLike */ .ac)(blob, bytes) === blob ? bytes : undefined;
}
/** Keeps a blob in the local clone, so that it need not come over the network again. */
async function storeBlob({ root }, bytes) {
    await (0,_git_process_js__WEBPACK_IMPORTED_MODULE_7__/* .openReader */ .cE)(root)?.read(["hash-object", "-w", "--stdin"], { input: bytes });
}
/** What a work tree would have of a blob at a path; undefined where it is filtered, and the filter may not be run or fails. */
async function smudge({ root, runsFilters }, { path, blob }) {
    const filter = (await (0,_clean_filters_js__WEBPACK_IMPORTED_MODULE_4__/* .findFilters */ .LF)(root, [path])).get(path);
    if (filter === undefined || filter === _clean_filters_js__WEBPACK_IMPORTED_MODULE_4__/* .LFS_FILTER */ .Zn)
        return blob;
    const repository = runsFilters ? (0,_repository_js__WEBPACK_IMPORTED_MODULE_9__/* .findRepository */ .W1)(root) : undefined;
    const id = await (0,_git_process_js__WEBPACK_IMPORTED_MODULE_7__/* .openReader */ .cE)(root)?.read(["hash-object", "-w", "--stdin"], { input: blob });
    return repository && id && (0,_git_process_js__WEBPACK_IMPORTED_MODULE_7__/* .openWriter */ .Kn)(repository).read(["cat-file", "--filters", `--path=${path}`, id.toString("latin1").trim()]);
}
/** The file that an LFS pointer stands for: from the local clone, else from the server; undefined where neither has it, or `git-lfs` is missing. */
async function smudgeLfs({ root, remote }, pointer) {
    const sha256 = /^oid sha256:([0-9a-f]{64})$/m.exec(pointer.toString("latin1"))?.[1];
    const repository = (0,_repository_js__WEBPACK_IMPORTED_MODULE_9__/* .findRepository */ .W1)(root);
    if (sha256 === undefined || !repository)
        return undefined;
    const local = await (0,_open_file_js__WEBPACK_IMPORTED_MODULE_8__/* .readPlainFile */ .b$)(repository.commonDir, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)("lfs/objects", sha256.slice(0, 2), sha256.slice(2, 4), sha256));
    if (local && (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(local).digest("hex") === sha256)
        return local;
    if (!remote)
        return undefined;
    const env = (0,_git_environment_js__WEBPACK_IMPORTED_MODULE_5__/* .withSettings */ .GY)({}, [["remote.origin.url", remote.url], ...(remote.token ? (0,_git_environment_js__WEBPACK_IMPORTED_MODULE_5__/* .authorize */ .Gq)(remote.url, remote.token) : [])]);
    const bytes = await (0,_git_process_js__WEBPACK_IMPORTED_MODULE_7__/* .openReader */ .cE)(root)?.readLfs(["smudge"], { input: pointer, env });
    return bytes?.equals(pointer) ? undefined : bytes;
}


/***/ }),

/***/ 5079:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C$: () => (/* binding */ listCheckouts),
/* harmony export */   b$: () => (/* binding */ readCheckout)
/* harmony export */ });
/* unused harmony export parseRemote */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _git_process_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(89121);
/* harmony import */ var _repository_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(44159);




/** How deep below the workspace a checkout is looked for, as of `path: src/github.com/owner/name`. */
const MAX_DEPTH = 5;
const SKIPPED = new Set([".git", "node_modules"]);
/** The workspace's own checkout; where it has no git, those in its folders that the globs of images can reach. */
async function listCheckouts(workspace, globs) {
    const bases = globs.filter((pattern) => !pattern.startsWith("!")).map(baseOf);
    const isReached = (folder) => bases.some((base) => contains(base, folder) || contains(folder, base));
    const folders = (0,_repository_js__WEBPACK_IMPORTED_MODULE_3__/* .findRepository */ .W1)(workspace) ? [""] : await findFolders({ workspace, isReached }, []);
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
    const entries = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(search.workspace, ...parts), { withFileTypes: true }).catch(() => []);
    if (parts.length > 0 && entries.some(({ name }) => name === ".git"))
        return [parts.join("/")];
    if (parts.length === MAX_DEPTH)
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
    const repository = (0,_repository_js__WEBPACK_IMPORTED_MODULE_3__/* .findRepository */ .W1)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(workspace, folder));
    const origin = repository && parseOrigin((await readText((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(repository.commonDir, "config"))) ?? "");
    if (!origin)
        return undefined;
    const { ref, head } = (await readHead(repository)) ?? (await askHead(repository));
    return head === undefined ? undefined : { folder, head, branch: /^refs\/heads\/(.+)$/.exec(ref ?? "")?.[1], origin };
}
const COMMIT = /^[0-9a-f]{40}([0-9a-f]{24})?$/;
async function readHead({ gitDir, commonDir }) {
    const text = (await readText((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(gitDir, "HEAD")))?.trim() ?? "";
    if (COMMIT.test(text))
        return { head: text };
    const [, ref] = /^ref: (refs\/\S+)$/.exec(text) ?? [];
    if (ref === undefined || ref.includes(".."))
        return undefined;
    const loose = (await readText((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(commonDir, ref)))?.trim();
    const packed = loose ?? (await readText((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(commonDir, "packed-refs")))?.split("\n").find((line) => line.endsWith(` ${ref}`));
    const head = packed?.split(" ")[0];
    return head !== undefined && COMMIT.test(head) ? { ref, head } : undefined;
}
/** Refs can be kept in other ways than in a file each. What git reads for this starts no program, whatever the settings name. */
async function askHead(repository) {
    const git = (0,_git_process_js__WEBPACK_IMPORTED_MODULE_2__/* .openWriter */ .Kn)(repository);
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
        return nameOf(path);
    const parsed = URL.canParse(url) ? new URL(url) : undefined;
    return parsed && /^(https?|ssh|git):$/.test(parsed.protocol) ? nameOf(parsed.pathname) : undefined;
}
const nameOf = (path) => path
    .replace(/(\.git)?\/*$/, "")
    .split("/")
    .slice(-2)
    .join("/");
async function readText(path) {
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, "utf8").catch(() => undefined);
}


/***/ }),

/***/ 42886:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ readObjects)
/* harmony export */ });
/* harmony import */ var _git_process_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(89121);

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
    const output = await (0,_git_process_js__WEBPACK_IMPORTED_MODULE_0__/* .openReader */ .cE)(root)?.read(["cat-file", "--batch"], { input: ids.map((id) => `${id}\n`).join("") });
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


/***/ }),

/***/ 155:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L7: () => (/* binding */ FOLDER),
/* harmony export */   WJ: () => (/* binding */ listParents),
/* harmony export */   cZ: () => (/* binding */ parseTree),
/* harmony export */   yh: () => (/* binding */ LIST_TREE)
/* harmony export */ });
/* harmony import */ var _blob_identity_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(23555);

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
        return [entry.slice(tab + 1), { mode, sha: (0,_blob_identity_js__WEBPACK_IMPORTED_MODULE_0__/* .toObjectId */ .kW)(sha) }];
    }));
}


/***/ }),

/***/ 53651:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ checkWritable),
/* harmony export */   d: () => (/* binding */ writeWorkspaceFile)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(57975);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(82489);
/* harmony import */ var _text_repository_path_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(14030);
/* harmony import */ var _git_messages_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(93600);
/* harmony import */ var _open_file_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(67918);
/* harmony import */ var _private_git_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(95449);
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









const sync = (0,node_util__WEBPACK_IMPORTED_MODULE_3__.promisify)(node_fs__WEBPACK_IMPORTED_MODULE_1__.fsync);
const FLAWS = { outside: _git_messages_js__WEBPACK_IMPORTED_MODULE_6__/* .UNWRITABLE */ .qd.outside, "in-git": _git_messages_js__WEBPACK_IMPORTED_MODULE_6__/* .UNWRITABLE */ .qd.inGit, unstorable: _git_messages_js__WEBPACK_IMPORTED_MODULE_6__/* .UNWRITABLE */ .qd.unstorable };
/**
 * The absolute path of a file that may be written: inside the workspace, not in `.git`, and no part of it a symbolic link,
 * which could lead anywhere.
 *
 * @param folders those that were looked at before, which many outputs share; more are added
 * @throws RetouchError `invalid-input`
 */
async function checkWritable(root, path, folders = new Set()) {
    const flaw = (0,_text_repository_path_js__WEBPACK_IMPORTED_MODULE_5__/* .findPathFlaw */ .rK)(path);
    if (flaw)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .RetouchError */ .tJ("invalid-input", FLAWS[flaw](path));
    const absolute = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, path);
    for (let end = path.indexOf("/");; end = path.indexOf("/", end + 1)) {
        const isFolder = end >= 0;
        const current = isFolder ? path.slice(0, end) : path;
        if (isFolder && folders.has(current))
            continue;
        const stat = look(path, isFolder ? (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, current) : absolute);
        if (!stat)
            return absolute;
        if (stat.isSymbolicLink())
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .RetouchError */ .tJ("invalid-input", _git_messages_js__WEBPACK_IMPORTED_MODULE_6__/* .UNWRITABLE */ .qd.throughLink(path));
        if (isFolder && !stat.isDirectory())
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .RetouchError */ .tJ("invalid-input", _git_messages_js__WEBPACK_IMPORTED_MODULE_6__/* .UNWRITABLE */ .qd.belowFile(path));
        if (!isFolder && !stat.isFile())
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .RetouchError */ .tJ("invalid-input", _git_messages_js__WEBPACK_IMPORTED_MODULE_6__/* .UNWRITABLE */ .qd.notAFile(path));
        if (!isFolder)
            return absolute;
        folders.add(current);
    }
}
/** Not by a thread: to wait for one takes ten times as long, and there may be thousands of outputs. */
function look(path, current) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.lstatSync)(current, { throwIfNoEntry: false });
    }
    catch (cause) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .RetouchError */ .tJ("invalid-input", _git_messages_js__WEBPACK_IMPORTED_MODULE_6__/* .UNWRITABLE */ .qd.inaccessible(path, (0,_open_file_js__WEBPACK_IMPORTED_MODULE_7__/* .codeOf */ .$N)(cause) ?? String(cause)), { cause });
    }
}
/**
 * Replaces a file as a whole: written elsewhere, synced, renamed. A crash leaves the old file or the new one, and no other file in the
 * workspace, which a later step might commit. The file's mode is kept. It is renamed in a folder that was opened without following a link,
 * so that one that appears meanwhile leads nowhere.
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
            const folder = __addDisposableResource(env_1, (0,_open_file_js__WEBPACK_IMPORTED_MODULE_7__/* .openFolder */ .NE)(root, names, { create: true, byHandle }), false);
            await replaceFile(folder, name, bytes, isDurable);
            folder.check();
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            __disposeResources(env_1);
        }
    }
    catch (cause) {
        if ((0,_open_file_js__WEBPACK_IMPORTED_MODULE_7__/* .codeOf */ .$N)(cause) !== "ELOOP" && (0,_open_file_js__WEBPACK_IMPORTED_MODULE_7__/* .codeOf */ .$N)(cause) !== "ENOTDIR")
            throw cause;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .RetouchError */ .tJ("invalid-input", _git_messages_js__WEBPACK_IMPORTED_MODULE_6__/* .UNWRITABLE */ .qd.throughLink(path), { cause });
    }
    return absolute;
}
/** The run's temporary folder is on another file system than the workspace: then files are written beside those that they replace. */
let isApart = false;
async function replaceFile(folder, name, bytes, isDurable) {
    const temporary = `.retouch-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}.tmp`;
    if (!isApart) {
        try {
            return await replaceBy((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,_private_git_js__WEBPACK_IMPORTED_MODULE_8__/* .openPrivateFolder */ .q6)(), temporary), { folder, name, bytes, isDurable });
        }
        catch (error) {
            // The temporary folder may be full, or not there; the workspace is asked before what was paid for is given up.
            isApart = (0,_open_file_js__WEBPACK_IMPORTED_MODULE_7__/* .codeOf */ .$N)(error) === "EXDEV";
        }
    }
    return replaceBy(folder.at(temporary), { folder, name, bytes, isDurable });
}
async function replaceBy(temporary, { folder, name, bytes, isDurable }) {
    const target = folder.at(name);
    const mode = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.lstatSync)(target, { throwIfNoEntry: false })?.mode;
    try {
        // But for the sync not by threads, which take longer to wait for than the calls themselves.
        const file = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.openSync)(temporary, "wx", 0o644);
        try {
            folder.check();
            writeWhole(file, bytes);
            // The process's umask cuts the mode given to `open`.
            if (mode !== undefined)
                (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.fchmodSync)(file, mode & 0o777);
            if (isDurable)
                await sync(file);
        }
        finally {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.closeSync)(file);
        }
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.renameSync)(temporary, target);
    }
    catch (error) {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.rmSync)(temporary, { force: true });
        throw error;
    }
}
function writeWhole(file, content) {
    for (const bytes of listParts(content))
        for (let written = 0; written < bytes.length;)
            written += (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.writeSync)(file, bytes, written);
}
/** Bytes below which parts are written as one. */
const SMALL = 1 << 20;
function listParts(content) {
    if (typeof content === "string")
        return [Buffer.from(content)];
    if (content instanceof Uint8Array)
        return [content];
    return content.reduce((sum, { length }) => sum + length, 0) < SMALL ? [Buffer.concat(content)] : content;
}


/***/ }),

/***/ 98687:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ createBlobReader)
/* harmony export */ });
/* harmony import */ var _git_blobs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(55619);
/* harmony import */ var _git_data_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76703);


/** Makes the reader of what a shallow clone lacks, from GitHub. */
function createBlobReader({ context, workspace, github, hasToken, stores }) {
    return async (blob) => {
        const bytes = hasToken && context.repo ? await (0,_git_data_js__WEBPACK_IMPORTED_MODULE_1__/* .findGitHubBlob */ .E2)(await github(), context, blob) : undefined;
        if (bytes && stores)
            await (0,_git_blobs_js__WEBPACK_IMPORTED_MODULE_0__/* .storeBlob */ .jX)(workspace, bytes);
        return bytes;
    };
}


/***/ }),

/***/ 81932:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AC: () => (/* binding */ listChangedFiles),
/* harmony export */   Au: () => (/* binding */ canListChanges)
/* harmony export */ });
/* unused harmony export compareTrees */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(27597);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(961);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82489);
/* harmony import */ var _git_tree_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(155);
/* harmony import */ var _carried_pull_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(37298);
/* harmony import */ var _explain_gone_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(86229);
/* harmony import */ var _git_data_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(76703);
/* harmony import */ var _github_errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(34919);
/* harmony import */ var _github_messages_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(68384);








/** https://docs.github.com/en/rest/pulls/pulls#list-pull-requests-files */
const MAX_PULL_FILES = 3000;
/** https://docs.github.com/en/rest/commits/commits#compare-two-commits */
const MAX_COMPARED_FILES = 300;
const NO_COMMIT = /^0+$/;
/** A file of the REST API's lists; its `sha` is the blob's. What is no such list is no list of nothing either. */
const filesSchema = zod__WEBPACK_IMPORTED_MODULE_7__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({
    filename: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(),
    status: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(),
    sha: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP().nullish(),
    changes: zod__WEBPACK_IMPORTED_MODULE_7__/* .number */ .aig().nullish(),
    previous_filename: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP().optional(),
}));
/** Whether the event has something to compare with; false for schedules, manual runs, tags and deleted branches. */
function canListChanges(context) {
    return context.event.pull_request !== undefined || (0,_carried_pull_js__WEBPACK_IMPORTED_MODULE_2__/* .carriesPull */ .PK)(context) || findComparison(context) !== undefined;
}
/**
 * What this pull request, push or merge group changed.
 *
 * @throws RetouchError `forbidden` or `unavailable` when the list is not complete: each image may cost money, so the run falls back
 * neither to all images nor to none.
 */
async function listChangedFiles(github, context) {
    const { pull_request: pull } = context.event;
    const comparison = findComparison(context);
    try {
        if (pull)
            return await listPullFiles(github, context, pull);
        if (!comparison)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RetouchError */ .tJ("invalid-input", _github_messages_js__WEBPACK_IMPORTED_MODULE_6__/* .CHANGES_UNKNOWN */ .F5.event(context.eventName));
        return await compare(github, context, comparison);
    }
    catch (error) {
        if (error instanceof zod__WEBPACK_IMPORTED_MODULE_8__/* .ZodError */ .G) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RetouchError */ .tJ("unavailable", `${_github_messages_js__WEBPACK_IMPORTED_MODULE_6__/* .CHANGES_UNKNOWN */ .F5.notAList} ${_github_messages_js__WEBPACK_IMPORTED_MODULE_6__/* .CHANGES_UNKNOWN */ .F5.consequence}`, { cause: error });
        }
        const doing = "the list of changed files";
        const permission = pull ? "pull-requests: read" : "contents: read";
        const named = listNamed(pull, comparison);
        const gone = await (0,_explain_gone_js__WEBPACK_IMPORTED_MODULE_3__/* .explainGone */ .n)(error, { github, context, doing, named, advice: _github_messages_js__WEBPACK_IMPORTED_MODULE_6__/* .CHANGES_UNKNOWN */ .F5.gone(pull !== undefined) });
        const { code, message } = gone ?? (0,_github_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .explainGitHubError */ .P)(error, { doing, permission });
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RetouchError */ .tJ(code, `${message} ${_github_messages_js__WEBPACK_IMPORTED_MODULE_6__/* .CHANGES_UNKNOWN */ .F5.consequence}`, { cause: error });
    }
}
function listNamed(pull, comparison) {
    if (pull)
        return [{ kind: "pull", number: pull.number }];
    if (!comparison)
        return [];
    const { base, head, isFirst } = comparison;
    return [isFirst ? { kind: "branch", name: base } : { kind: "commit", sha: base }, { kind: "commit", sha: head }];
}
function findComparison({ event, eventName, ref }) {
    if (event.merge_group)
        return { base: event.merge_group.base_sha, head: event.merge_group.head_sha };
    if (eventName !== "push" || !ref.startsWith("refs/heads/") || event.deleted || !event.before || !event.after)
        return undefined;
    if (!NO_COMMIT.test(event.before))
        return { base: event.before, head: event.after };
    const base = event.repository?.default_branch;
    return base ? { base, head: event.after, isFirst: true } : undefined;
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
        const count = zod__WEBPACK_IMPORTED_MODULE_7__/* .number */ .aig().parse(data.changed_files);
        if (count > files.length)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RetouchError */ .tJ("unavailable", _github_messages_js__WEBPACK_IMPORTED_MODULE_6__/* .CHANGES_UNKNOWN */ .F5.incomplete(files.length, count));
    }
    return dropRenames(files, async (paths) => {
        const { data } = await github.rest.repos.compareCommitsWithBasehead({
            owner,
            repo,
            per_page: 1,
            basehead: `${pull.base.sha}...${pull.head.sha}`,
        });
        return (0,_git_data_js__WEBPACK_IMPORTED_MODULE_4__/* .readTreeAt */ .An)({ github, context, sha: data.merge_base_commit?.sha ?? pull.base.sha, paths });
    });
}
async function compare(github, context, { base, head }) {
    if (base === head)
        return new Set();
    const { owner, repo } = context;
    // The files stand on the first page only, however few commits a page has.
    const asked = github.rest.repos.compareCommitsWithBasehead({ owner, repo, basehead: `${base}...${head}`, per_page: 1 });
    const { data } = await asked.catch((error) => {
        if (isUnrelated(error))
            return { data: undefined };
        throw error;
    });
    const files = filesSchema.parse(data ? data.files : []);
    // After a force push the common ancestor says nothing about what was there before.
    const isRewritten = !data || (context.event.before === base && data.status !== "ahead" && data.status !== "identical");
    const from = isRewritten ? base : (data.merge_base_commit?.sha ?? base);
    if (!isRewritten && files.length < MAX_COMPARED_FILES)
        return dropRenames(files, (paths) => (0,_git_data_js__WEBPACK_IMPORTED_MODULE_4__/* .readTreeAt */ .An)({ github, context, sha: from, paths }));
    const [before, after] = await Promise.all([from, head].map((sha) => (0,_git_data_js__WEBPACK_IMPORTED_MODULE_4__/* .readWholeTree */ .sV)({ github, context, sha })));
    if (!before || !after)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RetouchError */ .tJ("unavailable", _github_messages_js__WEBPACK_IMPORTED_MODULE_6__/* .CHANGES_UNKNOWN */ .F5.tooMany);
    return compareTrees(before, after);
}
/** GitHub compares no commits of two histories: an orphan branch, or one that was replaced as a whole. */
function isUnrelated(error) {
    const { status, reason } = (0,_github_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .readFailure */ .f)(error);
    return status === 404 && /^No common ancestor\b/i.test(reason);
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
    const changed = [...after].filter(([path, { mode, sha }]) => mode !== _git_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .FOLDER */ .L7 && before.get(path)?.sha !== sha && !(moved.has(sha) && !before.has(path)));
    return new Set(changed.map(([path]) => path));
}


/***/ }),

/***/ 76703:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   An: () => (/* binding */ readTreeAt),
/* harmony export */   E2: () => (/* binding */ findGitHubBlob),
/* harmony export */   WM: () => (/* binding */ writeTree),
/* harmony export */   Zh: () => (/* binding */ writeBlob),
/* harmony export */   gm: () => (/* binding */ readBlob),
/* harmony export */   sV: () => (/* binding */ readWholeTree),
/* harmony export */   w9: () => (/* binding */ readCommitTree),
/* harmony export */   xS: () => (/* binding */ MAX_API_FILE_BYTES),
/* harmony export */   zO: () => (/* binding */ readBranchHead)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82489);
/* harmony import */ var _git_blob_identity_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(23555);
/* harmony import */ var _git_tree_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(155);
/* harmony import */ var _github_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(34919);
/* harmony import */ var _github_messages_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(68384);





/** The largest file that GitHub's API takes. */
const MAX_API_FILE_BYTES = 37.5 * 1024 * 1024;
/** Larger trees time out. */
const MAX_TREE_ENTRIES = 100;
/** The newest commit of a branch; undefined where there is no such branch, or the token may not read it. */
async function readBranchHead(github, { owner, repo }, branch) {
    try {
        return (0,_git_blob_identity_js__WEBPACK_IMPORTED_MODULE_1__/* .toObjectId */ .kW)((await github.rest.git.getRef({ owner, repo, ref: `heads/${branch}` })).data.object.sha);
    }
    catch (error) {
        if ((0,_github_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .readFailure */ .f)(error).status === 404)
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
    return data.truncated ? undefined : new Map(data.tree.map(({ path, mode, sha }) => [path, { mode, sha: (0,_git_blob_identity_js__WEBPACK_IMPORTED_MODULE_1__/* .toObjectId */ .kW)(sha) }]));
}
/** The tree as far as these paths and the folders above them need it: whole where GitHub gives it, else folder by folder. */
async function readTreeAt({ paths, ...source }) {
    const whole = await readWholeTree(source);
    if (whole)
        return whole;
    const { github, context } = source;
    const folders = new Set(paths.flatMap(_git_tree_js__WEBPACK_IMPORTED_MODULE_2__/* .listParents */ .WJ));
    const entries = new Map();
    async function walk(sha, prefix) {
        const { data } = await github.rest.git.getTree({ owner: context.owner, repo: context.repo, tree_sha: sha });
        if (data.truncated)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RetouchError */ .tJ("unavailable", (0,_github_messages_js__WEBPACK_IMPORTED_MODULE_4__/* .folderTooLarge */ .Mt)(prefix || "/"));
        for (const entry of data.tree) {
            const path = `${prefix}${entry.path}`;
            entries.set(path, { mode: entry.mode, sha: (0,_git_blob_identity_js__WEBPACK_IMPORTED_MODULE_1__/* .toObjectId */ .kW)(entry.sha) });
            if (entry.mode === _git_tree_js__WEBPACK_IMPORTED_MODULE_2__/* .FOLDER */ .L7 && folders.has(path))
                await walk(entry.sha, `${path}/`);
        }
    }
    await walk(source.sha, "");
    return entries;
}
/** The tree of a commit as far as these paths need it. What is checked out need not be asked for. */
async function readCommitTree({ git, ...source }) {
    const local = await git?.read([..._git_tree_js__WEBPACK_IMPORTED_MODULE_2__/* .LIST_TREE */ .yh, source.sha]);
    return local ? (0,_git_tree_js__WEBPACK_IMPORTED_MODULE_2__/* .parseTree */ .cZ)(local.toString("utf8")) : readTreeAt(source);
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
    const sha = (0,_git_blob_identity_js__WEBPACK_IMPORTED_MODULE_1__/* .toObjectId */ .kW)(data.sha);
    if (sha !== (0,_git_blob_identity_js__WEBPACK_IMPORTED_MODULE_1__/* .blobIdLike */ .ac)(sha, bytes))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RetouchError */ .tJ("unexpected-reply", (0,_github_messages_js__WEBPACK_IMPORTED_MODULE_4__/* .otherBlob */ .up)((0,_git_blob_identity_js__WEBPACK_IMPORTED_MODULE_1__/* .blobId */ .zA)(bytes)));
    return sha;
}
/** An older blob, which a clone of depth 1 does not have. @throws RetouchError `unexpected-reply` when GitHub sends other bytes. */
async function readBlob(github, { owner, repo }, blob) {
    const { data } = await github.rest.git.getBlob({ owner, repo, file_sha: blob });
    const bytes = Buffer.from(data.content, "base64");
    if ((0,_git_blob_identity_js__WEBPACK_IMPORTED_MODULE_1__/* .blobIdLike */ .ac)(blob, bytes) !== blob)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RetouchError */ .tJ("unexpected-reply", (0,_github_messages_js__WEBPACK_IMPORTED_MODULE_4__/* .otherBlob */ .up)(blob));
    return bytes;
}
/** The same; undefined where GitHub does not have it or does not answer. */
function findGitHubBlob(github, context, blob) {
    return readBlob(github, context, blob).catch(() => undefined);
}


/***/ }),

/***/ 20363:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cl: () => (/* binding */ createGitHub),
/* harmony export */   a: () => (/* binding */ deferGitHub)
/* harmony export */ });
/* unused harmony exports limitSize, computeRetryDelay */
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);
/* harmony import */ var _actions_http_client_lib_proxy__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19783);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(82489);
/* harmony import */ var _http_retry_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(47563);
/* harmony import */ var _runner_log_writer_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(92006);
/* harmony import */ var _github_errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(34919);
/* harmony import */ var _github_messages_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(68384);







const RETRIES = 3;
/** A longer wait than this is not worth a runner's minutes; the error then says so. */
const MAX_WAIT_MS = 60_000;
/** One attempt. What is written may be a file of 37.5 MB. */
const READ_MS = 60_000;
const WRITE_MS = 300_000;
/** The largest reply that the documents know: a blob of 100 MB in base64. */
const MAX_REPLY_BYTES = 160 * 1024 * 1024;
/**
 * Octokit with this run's addresses and the runner's proxy. Loaded when first needed, since a run that is up to date talks to nobody.
 *
 * Reads are sent again after 5xx and broken connections; any request after a rate limit, which GitHub answers before it does anything.
 * https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#handle-rate-limit-errors-appropriately
 */
async function createGitHub({ token, context }) {
    if (token === "")
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RetouchError */ .tJ("forbidden", _github_messages_js__WEBPACK_IMPORTED_MODULE_6__/* .TOKEN_EMPTY */ .Sy);
    const { getOctokit } = await Promise.all(/* import() */[__webpack_require__.e(807), __webpack_require__.e(752), __webpack_require__.e(351)]).then(__webpack_require__.bind(__webpack_require__, 61351));
    // Octokit's own words (deprecations, rate limits) would reach the log unasked.
    const toDebug = (words) => (0,_runner_log_writer_js__WEBPACK_IMPORTED_MODULE_4__/* .debug */ .Yz)(String(words));
    const log = { debug: () => { }, info: () => { }, warn: toDebug, error: toDebug };
    const github = getOctokit(token, { baseUrl: context.apiUrl, log, request: { fetch: await makeFetch(context.apiUrl) } });
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
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .RetouchError */ .tJ("forbidden", _github_messages_js__WEBPACK_IMPORTED_MODULE_6__/* .FOREIGN_LINK */ .UT);
        const isRead = options.method === "GET" || (isGraphql && !/^\s*mutation\b/.test(String(options.query)));
        const own = options.request;
        const fetch = limitSize(own?.fetch);
        for (let attempt = 0;; attempt++) {
            try {
                options.request = { ...own, fetch, signal: AbortSignal.timeout(isRead ? READ_MS : WRITE_MS) };
                return await request(options);
            }
            catch (error) {
                const wait = attempt < RETRIES ? computeRetryDelay({ error, isRead, attempt, now: Date.now() }) : undefined;
                if (wait === undefined)
                    throw error;
                const { status, reason, isAnswered } = (0,_github_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .readFailure */ .f)(error);
                (0,_runner_log_writer_js__WEBPACK_IMPORTED_MODULE_4__/* .debug */ .Yz)(`GitHub ${isAnswered ? `answered ${status}` : `did not answer (${reason})`}; trying again in ${Math.round(wait / 1000)} s.`);
                await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(wait);
            }
        }
    });
    return github;
}
/** Goes through the runner's proxy, where one is set, as all requests of a run. */
async function makeFetch(url) {
    const { fetch } = await Promise.all(/* import() */[__webpack_require__.e(807), __webpack_require__.e(752)]).then(__webpack_require__.t.bind(__webpack_require__, 24371, 19));
    const dispatcher = (0,_actions_http_client_lib_proxy__WEBPACK_IMPORTED_MODULE_1__/* .getProxyUrl */ .s)(new URL(url)) && (await Promise.all(/* import() */[__webpack_require__.e(807), __webpack_require__.e(877)]).then(__webpack_require__.bind(__webpack_require__, 21877))).createDispatcher(url);
    return ((...[address, options]) => fetch(address, { ...options, dispatcher }));
}
/** The same, whose replies fail above {@link MAX_REPLY_BYTES}, decompressed. */
function limitSize(fetch, most = MAX_REPLY_BYTES) {
    return async (...request) => {
        const reply = await fetch(...request);
        if (!reply.body)
            return reply;
        let size = 0;
        const counter = new TransformStream({
            transform: (chunk, controller) => {
                size += chunk.length;
                if (size > most)
                    controller.error(new Error((0,_github_messages_js__WEBPACK_IMPORTED_MODULE_6__/* .replyTooLarge */ .Gb)(most)));
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
    const { status, headers, isRateLimit } = (0,_github_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .readFailure */ .f)(failed.error);
    const backoff = 1000 * 2 ** failed.attempt * (0.5 + Math.random() / 2);
    if (isRateLimit) {
        const after = (0,_http_retry_js__WEBPACK_IMPORTED_MODULE_3__/* .parseRetryAfter */ .mu)(String(headers["retry-after"] ?? ""), failed.now) ?? Number.NaN;
        const reset = headers["x-ratelimit-remaining"] === "0" ? Number(headers["x-ratelimit-reset"]) * 1000 - failed.now : Number.NaN;
        const wait = [after, reset].find(Number.isFinite) ?? backoff;
        return wait <= MAX_WAIT_MS ? Math.max(wait, 0) : undefined;
    }
    return failed.isRead && status !== undefined && status >= 500 ? backoff : undefined;
}


/***/ }),

/***/ 18986:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G7: () => (/* binding */ createPull),
/* harmony export */   bK: () => (/* binding */ listPulls),
/* harmony export */   ob: () => (/* binding */ moveBranch),
/* harmony export */   pZ: () => (/* binding */ updatePull)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27597);
/* harmony import */ var _context_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(70150);
/* harmony import */ var _git_blob_identity_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(23555);



const pullSchema = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    number: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig(),
    html_url: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    state: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    title: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    body: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().nullish(),
    merged_at: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().nullish(),
    user: zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ login: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() }).nullish(),
    head: zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ sha: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), repo: zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ full_name: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() }).nullish() }),
    base: zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ ref: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() }),
});
function toPull(data) {
    const { number, html_url: url, state, title, body, merged_at, user, head, base } = pullSchema.parse(data);
    const ended = merged_at ? "merged" : "closed";
    return {
        ...{ number, url, title, body: body?.replaceAll("\r\n", "\n") ?? "", author: user?.login ?? "" },
        ...{ state: state === "open" ? "open" : ended, head: (0,_git_blob_identity_js__WEBPACK_IMPORTED_MODULE_1__/* .toObjectId */ .kW)(head.sha), base: base.ref },
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
    const isOwn = (one) => (0,_context_js__WEBPACK_IMPORTED_MODULE_0__/* .isOwnRepository */ .nc)(pullSchema.parse(one).head.repo?.full_name ?? "", context);
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
const repositorySchema = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ repository: zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ id: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() }) });
const UPDATE_REFS = "mutation ($input: UpdateRefsInput!) { updateRefs(input: $input) { clientMutationId } }";
const NO_COMMIT = "0".repeat(40);
/**
 * Makes, moves or deletes a branch, by force, but only where it is still at the commit that was seen: nobody's push is lost.
 *
 * @param move.from the commit it is at; undefined where there is no such branch.
 * @param move.to undefined deletes it.
 * @see https://docs.github.com/en/graphql/reference/mutations#updaterefs
 */
async function moveBranch(github, { owner, repo }, { branch, from, to }) {
    const { repository } = repositorySchema.parse(await github.graphql(REPOSITORY, { owner, name: repo }));
    const update = { name: `refs/heads/${branch}`, beforeOid: from ?? NO_COMMIT, afterOid: to ?? NO_COMMIT, force: true };
    await github.graphql(UPDATE_REFS, { input: { repositoryId: repository.id, refUpdates: [update] } });
}


/***/ }),

/***/ 13319:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ makeMarker),
/* harmony export */   ad: () => (/* binding */ isAuthor),
/* harmony export */   lB: () => (/* binding */ upsertComment),
/* harmony export */   n: () => (/* binding */ readViewer)
/* harmony export */ });
/* unused harmony exports MAX_COMMENT_LENGTH, limitBody */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(27597);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82489);
/* harmony import */ var _explain_gone_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(86229);
/* harmony import */ var _github_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(34919);
/* harmony import */ var _github_messages_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(68384);





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
        const gone = await (0,_explain_gone_js__WEBPACK_IMPORTED_MODULE_1__/* .explainGone */ .n)(error, { github, context, doing, named: [{ kind: "pull", number: issue_number }] });
        throw gone ?? (0,_github_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .explainGitHubError */ .P)(error, { doing, permission: "pull-requests: write" });
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
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RetouchError */ .tJ("unavailable", (0,_github_messages_js__WEBPACK_IMPORTED_MODULE_3__/* .tooManyComments */ .OS)(MAX_PAGES * 100));
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
const viewerSchema = zod__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ viewer: zod__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ login: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP() }) });
/** Whom the token speaks for. A token that may not ask is a workflow's own. */
async function readViewer(github) {
    try {
        return viewerSchema.parse(await github.graphql("query { viewer { login } }")).viewer.login;
    }
    catch (error) {
        if ((0,_github_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .readFailure */ .f)(error).isTransient)
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
    const note = `\n\n${_github_messages_js__WEBPACK_IMPORTED_MODULE_3__/* .COMMENT_CUT */ .tq}`;
    const room = MAX_COMMENT_LENGTH - note.length;
    return `${body.slice(0, Math.max(body.lastIndexOf("\n", room), 0) || room).toWellFormed()}${note}`;
}
function ignoreDeleted(error) {
    const { status } = (0,_github_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .readFailure */ .f)(error);
    if (status === 404 || status === 410)
        return undefined;
    throw error;
}


/***/ }),

/***/ 82169:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i0: () => (/* binding */ isPublicAddress),
/* harmony export */   mJ: () => (/* binding */ isLocalHost),
/* harmony export */   w4: () => (/* binding */ hostOf)
/* harmony export */ });
/* harmony import */ var ipaddr_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48280);

/**
 * True for an address of the public internet. Loopback, private, link-local, carrier-grade NAT, multicast, documentation
 * and every other special range of the IANA registries are not. An IPv4 address inside IPv6 (mapped, NAT64) counts as itself.
 */
function isPublicAddress(address) {
    if (!ipaddr_js__WEBPACK_IMPORTED_MODULE_0__.isValid(address))
        return false;
    const parsed = ipaddr_js__WEBPACK_IMPORTED_MODULE_0__.parse(address);
    if (!(parsed instanceof ipaddr_js__WEBPACK_IMPORTED_MODULE_0__.IPv6))
        return parsed.range() === "unicast";
    if (parsed.isIPv4MappedAddress())
        return parsed.toIPv4Address().range() === "unicast";
    if (parsed.match(ipaddr_js__WEBPACK_IMPORTED_MODULE_0__.IPv6.parse("64:ff9b::"), 96))
        return ipaddr_js__WEBPACK_IMPORTED_MODULE_0__.fromByteArray(parsed.toByteArray().slice(12)).range() === "unicast";
    // IANA has given out nothing but 2000::/3, and what lies outside may be IPv4 in disguise (::127.0.0.1 and the like).
    return parsed.range() === "unicast" && parsed.match(ipaddr_js__WEBPACK_IMPORTED_MODULE_0__.IPv6.parse("2000::"), 3);
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
    if (ipaddr_js__WEBPACK_IMPORTED_MODULE_0__.isValid(host))
        return !isPublicAddress(host);
    const name = host.replace(/\.$/, "").toLowerCase();
    return !name.includes(".") || /\.(localhost|local|internal|lan|home\.arpa|localdomain)$/.test(name);
}


/***/ }),

/***/ 36642:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $0: () => (/* binding */ noImage),
/* harmony export */   $I: () => (/* binding */ lookup),
/* harmony export */   AZ: () => (/* binding */ events),
/* harmony export */   DI: () => (/* binding */ tooDeep),
/* harmony export */   F9: () => (/* binding */ RESULT_ADDRESS),
/* harmony export */   NV: () => (/* binding */ TOO_SLOW),
/* harmony export */   Xg: () => (/* binding */ UPLOAD_ADDRESS),
/* harmony export */   bp: () => (/* binding */ untrusted),
/* harmony export */   e0: () => (/* binding */ tooManyValues),
/* harmony export */   l$: () => (/* binding */ pauseTooLong),
/* harmony export */   mw: () => (/* binding */ broken),
/* harmony export */   vd: () => (/* binding */ proxyRefusal),
/* harmony export */   zN: () => (/* binding */ proxySetting),
/* harmony export */   zX: () => (/* binding */ tooManyBytes)
/* harmony export */ });
/** Sentences about requests, downloads and uploads that a user can read. */
const noImage = "The reply contains no image.";
/** What is wrong with a variable that names a proxy. Its value may hold a password. */
const proxySetting = {
    noUrl: (name) => `The variable \`${name}\` is not the address of a proxy. Write it as \`http://host:port\`.`,
    scheme: (name, scheme) => `The variable \`${name}\` names a proxy of the kind ${scheme}, which is not supported. Use an HTTP proxy, as \`http://host:port\`.`,
};
/** Why a proxy did not open a connection. */
const proxyRefusal = {
    credentials: "HTTP 407, check the user name and password in `HTTPS_PROXY`",
    status: (status) => `HTTP ${status}`,
    noAnswer: (seconds) => `no response within ${seconds} seconds`,
};
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
const events = {
    noAnswer: (seconds) => `no response within ${seconds} seconds`,
    ended: "it ended",
    tooMuch: "it sent more than Retouch reads",
};


/***/ }),

/***/ 99111:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ listProxyPasswords),
/* harmony export */   y: () => (/* binding */ settleProxies)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82489);
/* harmony import */ var _http_messages_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(36642);


/** The addresses of proxies in the environment, by variable, in the form that all programs read: with a scheme, and each `%` encoded. */
function readProxies(environment) {
    const found = new Map();
    for (const name of ["https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY"]) {
        const value = environment[name]?.trim();
        if (value)
            found.set(name, (value.includes("://") ? value : `http://${value}`).replace(/%(?![0-9a-f]{2})/gi, "%25"));
    }
    return found;
}
/** As they are sent, and as they may be written: with a plain `%`. */
function listProxyPasswords(environment) {
    const passwords = [...readProxies(environment).values()].flatMap((address) => URL.parse(address)?.password || []);
    return [...new Set(passwords.flatMap((password) => [password, password.replaceAll("%25", "%")]))];
}
/**
 * Writes the addresses of proxies as all programs read them. Several parts of a run read these variables (this program, the client of
 * artifacts, git), and they differ in what they take for an address: where git takes one without a scheme, or a plain `%` in a password,
 * the others would go past the proxy.
 *
 * @param environment is changed.
 * @throws RetouchError `invalid-input` that names the variable, and not its value.
 */
function settleProxies(environment) {
    for (const [name, address] of readProxies(environment)) {
        const url = URL.parse(address);
        if (!url)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RetouchError */ .tJ("invalid-input", _http_messages_js__WEBPACK_IMPORTED_MODULE_1__/* .proxySetting */ .zN.noUrl(name));
        if (url.protocol !== "http:" && url.protocol !== "https:")
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RetouchError */ .tJ("invalid-input", _http_messages_js__WEBPACK_IMPORTED_MODULE_1__/* .proxySetting */ .zN.scheme(name, url.protocol.slice(0, -1)));
        environment[name] = address;
    }
}


/***/ }),

/***/ 99648:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ parseReply),
/* harmony export */   i: () => (/* binding */ DATA_HEAD)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _large_buffer_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(75106);
/* harmony import */ var _http_messages_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(36642);



/** Levels of lists and objects. The replies that are documented have less than ten. */
const MAX_DEPTH = 64;
/** Values and names of one reply. */
const MAX_VALUES = 20_000;
/**
 * Bytes that are looked at one by one: all outside of texts, and the escaped quotes inside. Texts themselves may be large, as pictures in
 * base64 are, and are passed over as a whole.
 */
const MAX_STEPS = 1 << 20;
/** Bytes of a text that is decoded where it lies: as strings, several pictures at once take most of the memory of a run. */
const MIN_PICTURE = 1 << 16;
/** Characters that are decoded at a time; a multiple of four. */
const STEP = 1 << 16;
/** Head of a data URI in base64. */
const DATA_HEAD = /^\s*data:[^,]{0,200};\s*base64\s*,/i;
/** The mark of UTF-8, which some servers write before their JSON. */
const MARK = Buffer.from("\uFEFF");
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const PADDING = 0x3d;
/**
 * A text as JSON, where a large text in base64 is a Buffer. `problem` says why one with too much structure was not parsed; what is no JSON
 * has neither.
 */
function parseReply(reply) {
    const bytes = reply.subarray(0, MARK.length).equals(MARK) ? reply.subarray(MARK.length) : reply;
    const large = [];
    const problem = findExcess(bytes, large);
    if (problem !== undefined)
        return { json: undefined, problem };
    try {
        return { json: parseWith(bytes, large) };
    }
    catch {
        return { json: undefined };
    }
}
/** Parses JSON with a short name in place of each large text that is base64. Nobody outside knows what the names are. */
function parseWith(bytes, large) {
    const pictures = new Map();
    const parts = [];
    let from = 0;
    for (const { start, end } of large) {
        const picture = decodePicture(bytes.subarray(start + 1, end));
        if (!picture)
            continue;
        const name = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)();
        pictures.set(name, picture);
        parts.push(bytes.toString("utf8", from, start + 1), name);
        from = end;
    }
    const text = [...parts, bytes.toString("utf8", from)].join("");
    return pictures.size === 0 ? JSON.parse(text) : JSON.parse(text, (_, value) => pictures.get(value) ?? value);
}
/** @returns the bytes of a text in base64, with or without the head of a data URI; undefined where anything else is in it. */
function decodePicture(text) {
    const head = DATA_HEAD.exec(text.toString("latin1", 0, 256))?.[0].length ?? 0;
    let end = text.length;
    while (end > text.length - 2 && text[end - 1] === PADDING)
        end -= 1;
    const picture = (0,_large_buffer_js__WEBPACK_IMPORTED_MODULE_2__/* .allocateBuffer */ .A)(Math.floor(((end - head) * 3) / 4));
    for (let from = head, filled = 0; from < end; from += STEP) {
        const step = text.toString("latin1", from, Math.min(from + STEP, end));
        const written = picture.write(step, filled, "base64");
        // What is no base64 is passed over.
        if (written !== Math.floor((step.length * 3) / 4))
            return undefined;
        filled += written;
    }
    return picture;
}
/**
 * Measures the structure before anything is made of it, in linear time: a parsed value takes fifty times the memory of its brackets.
 *
 * @param large is given the large texts.
 * @returns what is too much.
 */
function findExcess(bytes, large) {
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
            if (text.end - index > MIN_PICTURE)
                large.push({ start: index, end: text.end });
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
            return (0,_http_messages_js__WEBPACK_IMPORTED_MODULE_1__/* .tooDeep */ .DI)(MAX_DEPTH);
        if (values > MAX_VALUES || steps > MAX_STEPS)
            return (0,_http_messages_js__WEBPACK_IMPORTED_MODULE_1__/* .tooManyValues */ .e0)(MAX_VALUES);
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


/***/ }),

/***/ 47563:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L5: () => (/* binding */ retry),
/* harmony export */   hH: () => (/* binding */ BACKOFF),
/* harmony export */   mu: () => (/* binding */ parseRetryAfter)
/* harmony export */ });
/* unused harmony export computeBackoff */
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);

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
            await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(waitMs, undefined, { signal });
        }
    }
}
/** A `Retry-After` header in milliseconds: seconds or an HTTP date. */
function parseRetryAfter(header, now = Date.now()) {
    const value = Array.isArray(header) ? header[0] : header;
    if (!value)
        return undefined;
    // A date has the name of a month; without one, the engine takes `-5` and the like for dates too.
    const isDate = /[a-z]{3}/i.test(value);
    const milliseconds = isDate ? Date.parse(value) - now : /^\s*\d+(\.\d+)?\s*$/.test(value) ? Number(value) * 1000 : Number.NaN;
    return Number.isFinite(milliseconds) ? Math.max(0, milliseconds) : undefined;
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
/* harmony export */   bL: () => (/* binding */ notToMerge),
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
/* harmony export */   mE: () => (/* binding */ repositoryRequired),
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
 * @param meant What the user may have meant, by wrong value.
 * @param hint Further advice: a sentence.
 */
function wrongValue(name, values, { meant, hint, allowed }) {
    const shown = values ? (0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_1__/* .enumerate */ .HL)(values.map((value) => JSON.stringify((0,_text_plain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cutEnd */ .ym)(value, 200)))) : "the value";
    return [
        `\`${name}\`: ${shown} ${values && values.length > 1 ? "are" : "is"} not allowed.`,
        ...[...meant].map(([value, right]) => values && values.length > 1 ? `${code(value)}: did you mean ${code(right)}?` : `Did you mean ${code(right)}?`),
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
const notAFile = (name, path) => `\`${name}\`: the workspace has no file ${JSON.stringify(path)}. Check the path, which is relative to the workspace, and that actions/checkout runs before this step.`;
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
const tokenRequired = (input) => `\`github-token\` is empty, but \`${input}\` needs it. Check that the secret exists, or remove the input to use the job's own token.`;
const repositoryRequired = (input) => `\`${input}\` needs a repository on GitHub, but GITHUB_REPOSITORY is not set.`;
const notToMerge = (name) => `\`${name}\` cannot be used with \`mode: merge\`. Remove it here, and set it in the jobs of the shards.`;
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
const wrongFallback = (locale) => `\`fallback-locale\` must be one of \`locales\` or the \`source-locale\`; ${locale} is neither.`;
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
const noMask = (model, able) => `\`mask\`: the model ${model} takes no mask.${able} Or set \`preserve: outside-change\`: then Retouch keeps to the mask afterwards.`;
const noReferences = (model, able) => `\`references\`: the model ${model} takes one image only.${able}`;
function untranslatable(model, from, locales, able) {
    const source = from === undefined ? "" : ` from ${from}`;
    return `\`locales\`: the model ${model} does not translate${source} into ${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_1__/* .enumerate */ .HL)(locales)}.${able}`;
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
const nestedItem = (name, given) => `\`${name}\` must be a list of strings; this item is a ${given}.${given === "mapping" ? " Put it in quotes if it contains a colon." : ""}`;
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

/***/ 23266:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  F: () => (/* binding */ commitTarget),
  I: () => (/* binding */ loadInputs)
});

// EXTERNAL MODULE: ./out/build-dist/compiled/errors.js
var errors = __webpack_require__(82489);
// EXTERNAL MODULE: ./out/build-dist/compiled/git/open-file.js
var open_file = __webpack_require__(67918);
// EXTERNAL MODULE: ./out/build-dist/compiled/text/decode.js
var decode = __webpack_require__(10174);
// EXTERNAL MODULE: ./out/build-dist/compiled/text/template.js
var text_template = __webpack_require__(22906);
// EXTERNAL MODULE: ./out/build-dist/compiled/github/changed-files.js
var changed_files = __webpack_require__(81932);
// EXTERNAL MODULE: ./out/build-dist/compiled/providers/registry.js + 15 modules
var registry = __webpack_require__(55872);
// EXTERNAL MODULE: ./out/build-dist/compiled/http/addresses.js
var addresses = __webpack_require__(82169);
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
/** How many images go in. A model that translates by itself takes one. */
function checkPictures({ provider, model, modelName }, { mode, values, isSet, reportProblem }) {
    const others = (condition) => input_messages/* modelsThatCan */.Ul(provider.name, modelsFor(provider, mode, condition));
    const translates = mode === "localize" && model.translate !== undefined;
    const isHonoured = model.takes.includes("mask") || values.preserve === "outside-change" || values.preserve === "outside-text";
    if (isSet("mask") && mode !== "generate" && !isHonoured)
        reportProblem(input_messages/* noMask */.gy(modelName, others(({ takes }) => takes.includes("mask"))));
    if (isSet("references") && mode !== "generate" && (!model.references || translates))
        reportProblem(input_messages/* noReferences */.iw(modelName, others(({ references = 0 }) => references > 0)));
}
function checkLanguages({ provider, modelName }, translation, { mode, values, reportProblem }) {
    const { sourceLocale, locales = [] } = values;
    const wanted = locales.filter((locale) => sourceLocale === undefined || !(0,localize_locales/* isSameLocale */.jD)(sourceLocale, locale));
    const unknown = wanted.filter((locale) => !translation.supports(sourceLocale, locale));
    if (unknown.length > 0) {
        const translatesAll = ({ translate, edit }) => translate ? unknown.every((locale) => translate.supports(sourceLocale, locale)) : edit !== undefined;
        const able = input_messages/* modelsThatCan */.Ul(provider.name, modelsFor(provider, mode, translatesAll));
        reportProblem(input_messages/* untranslatable */.rj(modelName, sourceLocale, unknown, able));
    }
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

// EXTERNAL MODULE: ./out/build-dist/compiled/inputs/table.js
var table = __webpack_require__(59276);
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
    return Object.values(registry/* PROVIDERS */.x).flatMap(({ name, defaultModels }) => (defaultModels[mode] === undefined ? [] : [name]));
}
/** Providers that know the model, except those that accept any name. */
function providersWith(modelName) {
    return Object.values(registry/* PROVIDERS */.x).flatMap((provider) => provider.modelNames.length > 0 && provider.findModel(modelName) ? [provider.name] : []);
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
        reportProblem(input_messages/* wrongAddress */.kq(shown, table/* INPUTS */.m["base-url"].allowed));
        return undefined;
    }
    if (url.protocol === "http:" && !(0,addresses/* isLocalHost */.mJ)((0,addresses/* hostOf */.w4)(url))) {
        reportProblem(input_messages/* unencryptedAddress */.Ao(given));
        return undefined;
    }
    return url.href.replace(/\/+$/, "");
}

// EXTERNAL MODULE: ./out/build-dist/compiled/inputs/placeholders.js
var placeholders = __webpack_require__(4800);
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
    const outputTemplate = readTemplate(checker, "output", output, (0,placeholders/* outputPlaceholders */.ke)(mode));
    const maskTemplate = readTemplate(checker, "mask", values.mask, placeholders/* MASK_PLACEHOLDERS */._4);
    const chosen = values.provider && checkProvider(registry/* PROVIDERS */.x[values.provider], checker);
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
    const { mode, values, isSet, isSetHere, reportProblem, steps } = checker;
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
    if (mode === "generate" && values.preserve !== "auto" && values.preserve !== "off" && isSetHere("preserve"))
        reportProblem(input_messages/* needsImages */.U9("preserve"));
    if (steps && mode !== "edit")
        reportProblem(input_messages/* STEPS_ONLY_EDIT */.We);
}
function checkPlaceholders({ mode, given, steps = [], reportProblem }) {
    const prompt = given.get("prompt");
    for (const { name, text, line } of [
        ...(prompt ? [{ name: "prompt", ...prompt }] : []),
        ...steps.map((step) => ({ name: "steps", ...step })),
    ]) {
        const template = (0,text_template/* parseTemplate */.Q)(text, (0,placeholders/* promptPlaceholders */.Px)(mode));
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
    if (!(0,changed_files/* canListChanges */.Au)(context))
        reportProblem(input_messages/* nothingToCompare */.Ol(context.eventName));
    if (!run.githubToken)
        reportProblem(input_messages/* tokenRequired */.pR("changed-only"));
    if (!context.repo)
        reportProblem(input_messages/* repositoryRequired */.mE("changed-only"));
}
function readTemplate({ reportProblem }, name, source, placeholders) {
    if (source === undefined)
        return undefined;
    const parsed = (0,text_template/* parseTemplate */.Q)(source, placeholders);
    if (typeof parsed !== "string")
        return parsed;
    reportProblem(input_messages/* wrongTemplate */.MZ(name, parsed));
    return undefined;
}

// EXTERNAL MODULE: ./out/build-dist/compiled/inputs/input-value.js
var input_value = __webpack_require__(43304);
// EXTERNAL MODULE: ./out/build-dist/compiled/inputs/parse-inputs.js
var parse_inputs = __webpack_require__(42489);
// EXTERNAL MODULE: ./out/build-dist/compiled/inputs/text-reader.js
var text_reader = __webpack_require__(7205);
;// CONCATENATED MODULE: ./out/build-dist/compiled/inputs/load.js










/**
 * Reads and checks all inputs, and the recipes of `config`.
 *
 * @throws RetouchError `invalid-input` that lists every problem: the input, what was given, what is allowed.
 */
async function loadInputs(environment, context, reader = (0,text_reader.createTextReader)()) {
    const workflow = (0,parse_inputs/* readWorkflowInputs */.Z2)(environment);
    if (workflow.given.get("mode")?.text === "merge")
        return loadMergeInputs(workflow, context);
    const run = (0,parse_inputs/* parseRunInputs */.Qd)(workflow.given);
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
        throw (0,errors/* invalidInputs */.Rg)(listProblems(problems, run.values.config));
    const { lockfile, recipes: selected, ...rest } = run.values;
    // All recipes have been checked: a mistake in one that is not selected is reported now, and not when it is its turn.
    const recipes = checked.flatMap(({ recipe }) => recipe ?? []).filter(({ name }) => selected?.includes(name) ?? true);
    const { shard } = rest;
    return {
        ...rest,
        recipes: shard ? recipes.map((recipe) => shareRate(recipe, shard)) : recipes,
        lockfile: lockfile === "none" ? undefined : lockfile,
    };
}
/** Shards ask at the same time, and the rate is that of the account. */
function shareRate(recipe, { count }) {
    const share = (rate) => rate && rate / count;
    const model = { ...recipe.model, requestsPerMinute: share(recipe.model.requestsPerMinute) };
    return { ...recipe, model, requestsPerMinute: share(recipe.requestsPerMinute) };
}
/** Inputs of the run that decide what is made, and not how it is delivered. */
const MAKING_INPUTS = [
    ...["config", "recipes", "take-candidate", "max-images", "max-cost", "dry-run", "force", "on-modified", "frozen", "shard"],
];
/** The inputs of `mode: merge`. What is delivered stands in the shards' artifacts. */
function loadMergeInputs({ given, problems }, context) {
    const run = (0,parse_inputs/* parseRunInputs */.Qd)(given);
    // A key does no harm: many workflows set one for all their steps.
    const isUnused = (name) => [...parse_inputs/* RECIPE_INPUTS */.BU, ...MAKING_INPUTS].includes(name) && name !== "mode" && name !== "api-key";
    const unused = [...given.keys()].filter(isUnused);
    const found = [
        ...problems,
        ...run.problems,
        ...checkRun(run.values, context),
        ...unused.map((name) => ({ text: input_messages/* notToMerge */.bL(name) })),
    ];
    if (found.length > 0)
        throw (0,errors/* invalidInputs */.Rg)(listProblems(found, undefined));
    const { lockfile, recipes: _recipes, ...rest } = run.values;
    return { ...rest, recipes: [], lockfile: lockfile === "none" ? undefined : lockfile, isMerge: true };
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
    const known = { recipeInputs: parse_inputs/* RECIPE_INPUTS */.BU, runInputs: parse_inputs/* RUN_INPUTS */.qT, listInputs: parse_inputs/* LIST_INPUTS */.ZZ };
    return reader.read(text_reader.RECIPE_FILE, { text, known }, { path, bytes: text.length });
}
function parseAndCheck(recipe, { workflow, ...surroundings }) {
    const isOtherProvider = !usesWorkflowProvider(recipe, workflow);
    const given = (0,input_value/* mergeInputs */.s)(recipe.given, workflow, { hasSteps: recipe.steps !== undefined, isOtherProvider });
    const parsed = (0,parse_inputs/* parseRecipeInputs */.bg)(given);
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
        needsToken && !run.githubToken && input_messages/* tokenRequired */.pR(`deliver: ${commits}`),
        needsToken && !context.repo && input_messages/* repositoryRequired */.mE(`deliver: ${commits}`),
        isPull && !hasLock && input_messages/* PULL_NEEDS_LOCK */.MI,
        ...(isPull ? [] : PULL_INPUTS.filter(([, isSet]) => isSet(run)).map(([name]) => input_messages/* needsPull */.l8(name))),
        ...TEMPLATES.map(([name, read]) => {
            const template = (0,text_template/* parseTemplate */.Q)(read(run) ?? "", placeholders/* COMMIT_MESSAGE_PLACEHOLDERS */.B1);
            return typeof template === "string" && input_messages/* wrongTemplate */.MZ(name, template);
        }),
    ];
    return problems.flatMap((text) => (typeof text === "string" ? [{ text }] : []));
}


/***/ }),

/***/ 42489:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BU: () => (/* binding */ RECIPE_INPUTS),
/* harmony export */   Qd: () => (/* binding */ parseRunInputs),
/* harmony export */   Qn: () => (/* binding */ variableOf),
/* harmony export */   Z2: () => (/* binding */ readWorkflowInputs),
/* harmony export */   ZZ: () => (/* binding */ LIST_INPUTS),
/* harmony export */   bg: () => (/* binding */ parseRecipeInputs),
/* harmony export */   qT: () => (/* binding */ RUN_INPUTS)
/* harmony export */ });
/* harmony import */ var fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(21916);
/* harmony import */ var _input_messages_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77017);
/* harmony import */ var _table_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(59276);



const NAMES = Object.keys(_table_js__WEBPACK_IMPORTED_MODULE_2__/* .INPUTS */ .m).filter(isInput);
const RUN_INPUTS = NAMES.filter((name) => "scope" in _table_js__WEBPACK_IMPORTED_MODULE_2__/* .INPUTS */ .m[name]);
const RECIPE_INPUTS = NAMES.filter((name) => !("scope" in _table_js__WEBPACK_IMPORTED_MODULE_2__/* .INPUTS */ .m[name]));
const LIST_INPUTS = RECIPE_INPUTS.filter((name) => "list" in _table_js__WEBPACK_IMPORTED_MODULE_2__/* .INPUTS */ .m[name]);
function isInput(name) {
    return Object.hasOwn(_table_js__WEBPACK_IMPORTED_MODULE_2__/* .INPUTS */ .m, name);
}
const PREFIX = "INPUT_";
/** The environment variable of an input. The runner keeps hyphens and converts to upper case: `INPUT_MAX-COST` for `max-cost`. */
function variableOf(name) {
    return PREFIX + name.replaceAll(" ", "_").toUpperCase();
}
/** Reads the inputs that the workflow sets from the environment. */
function readWorkflowInputs(environment) {
    const given = new Map();
    for (const [variable, value] of Object.entries(environment)) {
        const name = variable.slice(PREFIX.length).toLowerCase();
        const text = value?.trim();
        // An empty value means "not set", whatever its name. The runner also passes defaults, which nobody has set.
        if (variable.startsWith(PREFIX) && text && text !== defaultOf(name))
            given.set(name, { text });
    }
    const unknown = [...given.keys()].filter((name) => !isInput(name));
    return { given, problems: unknown.map((name) => ({ text: (0,_input_messages_js__WEBPACK_IMPORTED_MODULE_1__/* .unknownInput */ .pv)(name, (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__/* .closest */ .kp)(name, NAMES)) })) };
}
/** The text of an input that is not set. Expressions are evaluated by the runner, and so are no default here. */
function defaultOf(name) {
    const input = isInput(name) ? _table_js__WEBPACK_IMPORTED_MODULE_2__/* .INPUTS */ .m[name] : undefined;
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
        const parsed = _table_js__WEBPACK_IMPORTED_MODULE_2__/* .INPUTS */ .m[name].parse.safeParse(text);
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
    const input = _table_js__WEBPACK_IMPORTED_MODULE_2__/* .INPUTS */ .m[name];
    const items = "split" in input ? input.split(text) : [];
    const wrong = new Set(issues.flatMap(({ path: [index] }) => (typeof index === "number" && items[index]) || []));
    const values = wrong.size > 0 ? [...wrong] : [text];
    const hint = "hint" in input ? input.hint(text) : undefined;
    const meantBy = (value) => (hint === undefined && "meant" in input && input.meant(value)) || undefined;
    return (0,_input_messages_js__WEBPACK_IMPORTED_MODULE_1__/* .wrongValue */ .NT)(name, "secret" in input ? undefined : values, {
        // Of more, no message says so.
        meant: new Map(values.slice(0, 10).flatMap((value) => (meantBy(value) === undefined ? [] : [[value, meantBy(value) ?? ""]]))),
        hint,
        allowed: input.allowed,
    });
}


/***/ }),

/***/ 4800:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B1: () => (/* binding */ COMMIT_MESSAGE_PLACEHOLDERS),
/* harmony export */   Px: () => (/* binding */ promptPlaceholders),
/* harmony export */   _4: () => (/* binding */ MASK_PLACEHOLDERS),
/* harmony export */   ke: () => (/* binding */ outputPlaceholders)
/* harmony export */ });
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


/***/ }),

/***/ 34732:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Eo: () => (/* binding */ defaultPreserve),
/* harmony export */   TC: () => (/* binding */ recipeTitle),
/* harmony export */   Z6: () => (/* binding */ isChangedOnly),
/* harmony export */   dP: () => (/* binding */ recipePrefix),
/* harmony export */   vq: () => (/* binding */ resolvePreserve)
/* harmony export */ });
/** What `preserve: auto` means in a mode. */
function defaultPreserve(mode) {
    return mode === "localize" ? "outside-text" : "off";
}
/** What is restored from the source. */
function resolvePreserve({ mode, preserve }) {
    if (mode === "generate")
        return "off";
    return preserve === "auto" ? defaultPreserve(mode) : preserve;
}
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


/***/ }),

/***/ 59276:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ INPUTS)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(27597);
/* harmony import */ var _localize_locales_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11025);
/* harmony import */ var _providers_names_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(10677);
/* harmony import */ var _input_messages_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77017);
/* harmony import */ var _value_types_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(82733);





/** All inputs of the action, in the order of the documentation. The single source of `action.yml`, the tables of inputs and the parser. */
const INPUTS = {
    mode: {
        description: "The kind of task. `edit`: one image becomes one edited image. `localize`: one image and one locale become one image with its text in that language. `generate`: a prompt becomes one new image. `merge`: collect the results of all shards of this workflow run and deliver them together; takes only the inputs of the delivery, see [Scale](scale.md). Default: `localize` if `locales` is set, `generate` if `images` is not set, otherwise `edit`.",
        ...(0,_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .oneOf */ .yL)(_providers_names_js__WEBPACK_IMPORTED_MODULE_3__/* .MODES */ .F),
        allowed: "`edit`, `localize` or `generate`, or in the workflow itself `merge`",
    },
    images: {
        description: "Globs of the images to edit or localize, one per line. `!` excludes. Paths are relative to the workspace. Files that git ignores never match.",
        ...(0,_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .globs */ .gV)(),
    },
    "changed-only": {
        description: "`true`: only images that this pull request or push changed. `auto`: `true` on `pull_request*` events, otherwise `false`. If the list of changes is not available, the run fails. It never falls back to all images.",
        default: "auto",
        ...(0,_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .autoOrBoolean */ .rN)(),
    },
    prompt: {
        description: "The instruction for the model. `{path}`, `{name}`, `{width}`, `{height}` and, with `locales`, `{locale}` and `{language}` are replaced. `{{` is a literal brace. With `locales`, the prompt is added to Retouch's own instruction.",
        ...(0,_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)("an instruction"),
    },
    "prompt-file": { description: "A file in the workspace that contains the instruction. Use it instead of `prompt`.", ...(0,_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .path */ .Ae)() },
    "negative-prompt": { description: "What the result should not show. Only for models that support it.", ...(0,_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)("a text") },
    references: {
        description: "Globs of additional images to send with each image, for example a product, a person or a style sheet. They are sent in the order of the globs. Only for models that accept several images.",
        ...(0,_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .globs */ .gV)(),
    },
    provider: {
        description: "The image API to use. `sandbox` runs inside the action, without a key and without a network connection.",
        default: "sandbox",
        hint: _input_messages_js__WEBPACK_IMPORTED_MODULE_1__/* .hintAtProvider */ .sh,
        ...(0,_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .oneOf */ .yL)(_providers_names_js__WEBPACK_IMPORTED_MODULE_3__/* .PROVIDER_NAMES */ .x),
    },
    model: { description: "The provider's model. Default: depends on the provider, see [Providers](providers.md).", ...(0,_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)("a model name") },
    "api-key": {
        description: "The provider's API key, from a secret. Default: the environment variable `AIMLAPI_API_KEY`, `PIXAZO_API_KEY`, `DASHSCOPE_API_KEY`, `OXEN_API_KEY` or `OPENAI_API_KEY`. Always masked.",
        secret: true,
        // Header values cannot hold control characters; anything else is the provider's to judge.
        ...(0,_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)("a key without spaces or line breaks", zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().regex(/^[\x21-\x7e]+$/)),
    },
    "base-url": {
        description: "Origin and path prefix of the API, for another region, a gateway or a self-hosted server. `http:` is allowed only for loopback and private hosts. Required for `openai-compatible`, where it must end in `/v1`.",
        ...(0,_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)("an `https:` address without user, query or fragment; `http:` only to a loopback or private host"),
    },
    transport: {
        description: "How to call a provider that offers several ways (Oxen): `sync`, `queue` or `events`.",
        default: "auto",
        ...(0,_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .oneOf */ .yL)(["auto", "sync", "queue", "events"]),
    },
    "aspect-ratio": {
        description: "`source`: the result has exactly the pixel size of the source. `W:H`: the result has this aspect ratio.",
        default: "source",
        ...(0,_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .ratio */ .CG)(),
    },
    size: { description: "Exact size of the result, `WxH`. Cannot be combined with `aspect-ratio`.", ...(0,_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .size */ .Ej)() },
    fit: {
        description: "What to do if the model returns another aspect ratio than requested: `cover` crops, `contain` pads, `fill` stretches, `fail` fails the task.",
        default: "cover",
        ...(0,_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .oneOf */ .yL)(["cover", "contain", "fill", "fail"]),
    },
    "output-format": {
        description: "File format of the result: `source`, `png`, `jpeg` or `webp`.",
        default: "source",
        ...(0,_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .oneOf */ .yL)(["source", "png", "jpeg", "webp"]),
    },
    seed: { description: "Seed for the model. Only for models that support it.", ...(0,_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .number */ .ai)({ min: 0, max: 2_147_483_647, integer: true }) },
    watermark: { description: "Whether to request the provider's watermark. Only for models that support it.", ...(0,_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zM)() },
    "prompt-extend": {
        description: "Whether the provider may rewrite the prompt before it uses it. Only for models that support it. Default: depends on the model.",
        ...(0,_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zM)(),
    },
    "guidance-scale": {
        description: "How closely the model follows the prompt. Only for models that support it.",
        ...(0,_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .number */ .ai)({ min: 0, max: 50 }),
    },
    "safety-checker": { description: "Turns the provider's safety check on or off. Only for models that support it.", ...(0,_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zM)() },
    candidates: {
        description: "Number of results to make for each task, in as few paid calls as the model allows. The first one is delivered. The others go to the artifact and the comment.",
        default: "1",
        ...(0,_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .number */ .ai)({ min: 1, max: _value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .MAX_CANDIDATES */ .qy, integer: true }),
    },
    "take-candidate": {
        description: "Replaces a result with another candidate that an earlier run recorded in the lockfile, at no cost: a number for all selected images, or `path=number`, one per line. The run does nothing else.",
        scope: "run",
        ...(0,_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .choices */ .S9)(),
    },
    preserve: {
        description: "Which parts of the source replace the model's, pixel for pixel, after Retouch has aligned the two: `outside-change` (everything that the edit did not change), `outside-text` (everything but changed text) or `off`. `auto`: `outside-text` with `locales`, otherwise `off`. With `mask`, everything outside the mask. See [Preserving what did not change](recipes.md#preserving-what-did-not-change).",
        default: "auto",
        ...(0,_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .oneOf */ .yL)(["auto", "off", "outside-text", "outside-change"]),
    },
    mask: {
        description: "Path template of a mask of the same size as the source. White areas may change. `{dir}`, `{name}` and `{ext}` are replaced, as in `{dir}/{name}.mask.png`. Only for models that take a mask, or with `preserve`.",
        ...(0,_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .path */ .Ae)(),
    },
    "max-change": {
        description: "Largest share (0–1) of pixels outside the mask that may differ visibly. Without a mask, of the whole image. A task above it fails as `drift`.",
        ...(0,_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .number */ .ai)({ min: 0, max: 1 }),
    },
    locales: {
        description: "Languages to translate the text of the images into, as BCP 47 tags: `fr, de, pt-BR, zh-Hans`.",
        list: true,
        split: _value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .splitList */ .ry,
        meant: _localize_locales_js__WEBPACK_IMPORTED_MODULE_0__/* .fixUnderscores */ .Rk,
        allowed: _value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .LOCALE */ .ne,
        parse: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP()
            .transform(_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .splitList */ .ry)
            .refine(({ length }) => length <= _value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .MAX_LOCALES */ .l_, { abort: true })
            .pipe(zod__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg((0,_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .locale */ .Hg)()).min(1))
            .transform((tags) => [...new Set(tags)]),
    },
    "source-locale": {
        description: "Language of the text in the images. Images are not localized into this language. `auto`: the model detects it.",
        default: "auto",
        allowed: "`auto`, or a BCP 47 tag of a known language",
        meant: _localize_locales_js__WEBPACK_IMPORTED_MODULE_0__/* .fixUnderscores */ .Rk,
        parse: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP()
            .transform((value) => (value === "auto" ? undefined : ((0,_localize_locales_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalLocale */ .hn)(value) ?? "")))
            .refine((value) => value !== ""),
    },
    "fallback-locale": {
        description: "If a locale fails and has no image yet, use the image of this locale in its place: one of `locales`, or the `source-locale`.",
        allowed: "a BCP 47 tag of a known language",
        meant: _localize_locales_js__WEBPACK_IMPORTED_MODULE_0__/* .fixUnderscores */ .Rk,
        parse: (0,_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .locale */ .Hg)(),
    },
    glossary: {
        description: "JSON or YAML file with `terms` (source text and its translations), `keep` (text that is never translated) and `catalogues` (the app's own PO, `.strings`, `.xcstrings`, Android XML, ARB or JSON files). See [Glossary](localization.md#glossary).",
        ...(0,_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .path */ .Ae)(),
    },
    "keep-subject-text": { description: "Keep text on products, people and logos as it is. Only for models that support it.", ...(0,_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zM)() },
    verify: {
        description: "`decode`: decode the result completely and compare it with the source before a file is replaced. `text`: also read the text of a localized result with Tesseract and compare it with the glossary.",
        default: "decode",
        ...(0,_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .oneOf */ .yL)(["decode", "text"]),
    },
    output: {
        description: "Path template of the result. `{dir}`, `{subdir}` (the folder below the fixed part of the glob), `{name}`, `{ext}`, `{index}` and, with `locales`, `{locale}` and `{language}` are replaced. Default: `{dir}/{name}{ext}` (in place) to edit, `{dir}/{name}.{locale}{ext}` to localize. Required to generate.",
        ...(0,_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .path */ .Ae)(),
    },
    config: {
        description: "YAML file with several recipes, see [Several recipes in one file](recipes.md#several-recipes-in-one-file). Inputs of the workflow are defaults for each recipe. `base-url`, `api-key` and `github-token` are not allowed in it.",
        scope: "run",
        ...(0,_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .path */ .Ae)(),
    },
    recipes: {
        description: "Names of the recipes in `config` to run. Default: all.",
        scope: "run",
        list: true,
        allowed: "names of recipes, separated by commas or line breaks",
        // An empty list would be a run that does nothing.
        parse: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP()
            .transform(_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .splitList */ .ry)
            .refine((names) => names.length > 0),
    },
    deliver: {
        scope: "run",
        description: "Where the results go: `commit` (to the branch), `pull-request` (to a branch of its own, proposed for the branch), `artifact`, or `none` (files stay in the workspace). `artifact` can be combined with one of the others, separated by a comma.",
        default: "artifact",
        ...(0,_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .deliveries */ .$z)(),
    },
    "commit-message": {
        scope: "run",
        description: "Template of the commit message. `{count}`, `{paths}` and `{locales}` are replaced. A line with only `{paths}` becomes a list. Default: `chore(images): …`.",
        ...(0,_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)("a message"),
    },
    "commit-method": {
        scope: "run",
        description: "`api`: a verified commit through the GitHub API. `git`: the git command line. `auto`: `api`, or `git` if Git LFS tracks an output or the change is too large for the API.",
        default: "auto",
        ...(0,_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .oneOf */ .yL)(["auto", "api", "git"]),
    },
    branch: {
        scope: "run",
        description: "Branch of the pull request. Retouch makes it and keeps it up to date. Only with `deliver: pull-request`. Default: `retouch/` and the name of the workflow; if `base` is not the default branch, also its name.",
        ...(0,_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .branchName */ .at)(),
    },
    base: {
        scope: "run",
        description: "Branch that the pull request is for. Only with `deliver: pull-request`. Default: the branch that is checked out.",
        ...(0,_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .branchName */ .at)(),
    },
    "pr-title": {
        scope: "run",
        description: "Template of the title of the pull request. `{count}`, `{paths}` and `{locales}` are replaced. Only with `deliver: pull-request`. Default: the first line of the commit message.",
        ...(0,_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)("a title"),
    },
    "pr-body": {
        scope: "run",
        description: "Template of the text above Retouch's own part of a new pull request. `{count}`, `{paths}` and `{locales}` are replaced. Only with `deliver: pull-request`.",
        ...(0,_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)("a text"),
    },
    "pr-labels": {
        scope: "run",
        description: "Labels of a new pull request. Labels that do not exist are created. Only with `deliver: pull-request`.",
        ...(0,_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .names */ .Dy)("label names"),
    },
    "pr-draft": {
        scope: "run",
        description: "Open the pull request as a draft. Only with `deliver: pull-request`.",
        default: "false",
        ...(0,_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zM)(),
    },
    "pr-reviewers": {
        scope: "run",
        description: "Users, or teams as `org/team`, who are asked to review a new pull request. Only with `deliver: pull-request`. A team needs the token of a GitHub App.",
        ...(0,_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .names */ .Dy)("users, or teams as `org/team`", /^@?[\w-]+(\[bot\]|\/[\w.-]+)?$/),
    },
    "pr-assignees": {
        scope: "run",
        description: "Users to whom a new pull request is assigned. Only with `deliver: pull-request`.",
        ...(0,_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .names */ .Dy)("users", /^@?[\w-]+(\[bot\])?$/),
    },
    "artifact-name": {
        scope: "run",
        description: "Name of the artifact.",
        default: "retouch",
        // The characters that the artifact service refuses in a name.
        ...(0,_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)('a name without `" : < > | * ? \\ /` and line breaks', zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().regex(/^[^":<>|*?\\/\r\n]{1,200}$/)),
    },
    comment: { scope: "run", description: "Write a before/after comment on the pull request.", default: "true", ...(0,_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zM)() },
    "comment-key": {
        scope: "run",
        description: "Distinguishes several comments on one pull request. Default: workflow, job, step and the images that the step makes, so that each leg of a matrix has a comment of its own.",
        ...(0,_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)("a text of at most 100 characters", zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().max(100)),
    },
    "max-images": {
        scope: "run",
        description: "Maximum number of tasks, of all shards together. A run with more tasks fails before the first paid call.",
        default: "100",
        ...(0,_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .number */ .ai)({ min: 1, max: 100_000, integer: true }),
    },
    "max-cost": {
        scope: "run",
        description: "Maximum cost of the run in US dollars. A higher estimate fails before the first paid call. When the run reaches the limit, it makes no further calls.",
        ...(0,_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .number */ .ai)({ min: 0, max: 1_000_000 }),
    },
    "dry-run": {
        scope: "run",
        description: "Plan, estimate and report only. Makes no provider calls, writes and delivers nothing, and needs no key.",
        default: "false",
        ...(0,_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zM)(),
    },
    concurrency: {
        description: "Maximum number of calls in progress at the same time. Default: depends on the provider.",
        ...(0,_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .number */ .ai)({ min: 1, max: 64, integer: true }),
    },
    "requests-per-minute": {
        description: "Maximum number of paid requests per minute, spread evenly. Default: depends on the provider and the model.",
        ...(0,_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .number */ .ai)({ min: 0.1, max: 60_000 }),
    },
    timeout: {
        description: "Maximum time for one task in seconds, including the time in the provider's queue.",
        default: "300",
        ...(0,_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .number */ .ai)({ min: 1, max: 21_600, integer: true, unit: "seconds" }),
    },
    retries: {
        description: "Maximum retries for requests known not to be billed.",
        default: "3",
        ...(0,_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .number */ .ai)({ min: 0, max: 20, integer: true }),
    },
    "fail-on": {
        scope: "run",
        description: "Which failed tasks fail the step: `any`, `all` or `never`. Successful results are delivered in each case.",
        default: "any",
        ...(0,_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .oneOf */ .yL)(["any", "all", "never"]),
    },
    lockfile: {
        scope: "run",
        description: "Path of the file that records finished results, so that nothing is paid for twice, or `none`. A branch that is merged into another records in a file of its own in a folder beside it.",
        default: ".github/retouch.lock.json",
        ...(0,_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .path */ .Ae)(", or `none`"),
    },
    force: {
        scope: "run",
        description: "Edit again even if the lockfile says that an image is up to date, and overwrite files that a person changed: `true`, or globs of the sources or outputs that it applies to.",
        default: "false",
        ...(0,_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .booleanOrGlobs */ .N)(),
    },
    "on-modified": {
        scope: "run",
        description: "What to do with an output that differs from the recorded file: `keep` it, `edit` it again, or `auto`: look at it. Then a file that was only recompressed counts as the result, a new screenshot over an edited one is edited, and everything else is kept.",
        default: "auto",
        ...(0,_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .oneOf */ .yL)(["auto", "keep", "edit"]),
    },
    "result-cache": {
        scope: "run",
        description: "Where finished results are kept beyond the checkout, so that no run pays for them again: `git` (refs below `refs/retouch/results/`), `actions` (the Actions cache) or `none`. `auto`: `git` where the token may write contents, otherwise `actions`; `none` with `lockfile: none`. See [Costs](costs.md#results-of-earlier-runs).",
        default: "auto",
        ...(0,_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .oneOf */ .yL)(["auto", "git", "actions", "none"]),
    },
    previews: {
        scope: "run",
        description: "Pictures in the comment when nothing is committed. `auto`: small copies below `refs/retouch/previews/`, where the token may write contents; otherwise the comment links the gallery. `none`: always the link.",
        default: "auto",
        ...(0,_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .oneOf */ .yL)(["auto", "none"]),
    },
    frozen: { scope: "run", description: "Make no provider calls and fail if any task is out of date.", default: "false", ...(0,_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zM)() },
    shard: {
        scope: "run",
        description: "`i/n`: do only this share of the tasks, as one of n jobs of a matrix. The results go to an artifact, and a job with `mode: merge` delivers those of all shards. `max-cost` and `requests-per-minute` are divided among the shards. See [Scale](scale.md).",
        ...(0,_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .shard */ .B5)(),
    },
    "skip-labels": {
        scope: "run",
        description: "Do nothing on pull requests that have one of these labels.",
        ...(0,_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .names */ .Dy)("label names"),
    },
    "skip-drafts": { scope: "run", description: "Do nothing on draft pull requests.", default: "false", ...(0,_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zM)() },
    "github-token": {
        scope: "run",
        description: "Token for the GitHub API. See [Permissions](permissions.md).",
        default: "${{ github.token }}",
        secret: true,
        ...(0,_value_types_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)("a token without spaces or line breaks", zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().regex(/^[\x21-\x7e]+$/)),
    },
};


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

/***/ 82733:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $z: () => (/* binding */ deliveries),
/* harmony export */   Ae: () => (/* binding */ path),
/* harmony export */   B5: () => (/* binding */ shard),
/* harmony export */   CG: () => (/* binding */ ratio),
/* harmony export */   Dy: () => (/* binding */ names),
/* harmony export */   Ej: () => (/* binding */ size),
/* harmony export */   Hg: () => (/* binding */ locale),
/* harmony export */   N: () => (/* binding */ booleanOrGlobs),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   S9: () => (/* binding */ choices),
/* harmony export */   ai: () => (/* binding */ number),
/* harmony export */   at: () => (/* binding */ branchName),
/* harmony export */   gV: () => (/* binding */ globs),
/* harmony export */   hH: () => (/* binding */ MAX_SHARDS),
/* harmony export */   l_: () => (/* binding */ MAX_LOCALES),
/* harmony export */   ne: () => (/* binding */ LOCALE),
/* harmony export */   qy: () => (/* binding */ MAX_CANDIDATES),
/* harmony export */   rN: () => (/* binding */ autoOrBoolean),
/* harmony export */   ry: () => (/* binding */ splitList),
/* harmony export */   yL: () => (/* binding */ oneOf),
/* harmony export */   zM: () => (/* binding */ boolean)
/* harmony export */ });
/* unused harmony export splitLines */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(27597);
/* harmony import */ var _localize_locales_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11025);
/* harmony import */ var _localize_localize_messages_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(48828);
/* harmony import */ var _pixels_picture_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(99014);
/* harmony import */ var _text_glob_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(73389);
/* harmony import */ var _text_path_rules_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(42157);
/* harmony import */ var _text_repository_path_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(14030);
/* harmony import */ var _text_suggest_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(55900);









/** Kinds of inputs: each function returns the part of an entry of `INPUTS` that describes, splits and parses the text. */
// Single values
function text(allowed, parse = zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP()) {
    return { allowed, parse };
}
function oneOf(values) {
    const allowed = values.map((value) => `\`${value}\``).join(", ");
    return { allowed, values, meant: (value) => (0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_6__/* .nearest */ .pA)(value, values), parse: zod__WEBPACK_IMPORTED_MODULE_7__/* ["enum"] */ .k5n(values) };
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
function boolean() {
    return {
        allowed: "`true` or `false`",
        parse: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP()
            .refine((value) => BOOLEANS.has(value))
            .transform((value) => BOOLEANS.get(value) === true),
    };
}
function autoOrBoolean() {
    return {
        allowed: "`auto`, `true` or `false`",
        parse: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP()
            .refine((value) => value === "auto" || BOOLEANS.has(value))
            .transform((value) => (value === "auto" ? "auto" : BOOLEANS.get(value) === true)),
    };
}
function number({ min, max, integer = false, unit }) {
    const schema = zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP()
        .regex(integer ? /^\d+$/ : /^\d+(\.\d+)?$/)
        .transform(Number)
        .refine((value) => value >= min && value <= max);
    const kind = integer ? "a whole number" : "a number";
    return { allowed: `${kind} from ${min} to ${max}${unit ? ` (${unit})` : ""}`, parse: schema };
}
function path(extra = "") {
    return text(`the path of a file relative to the workspace, inside it and not in \`.git\`${extra}`, zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP()
        .refine((value) => !(0,_text_path_rules_js__WEBPACK_IMPORTED_MODULE_8__/* .leavesWorkspace */ .c)(value) && !/\p{Cc}/u.test(value) && (0,_text_repository_path_js__WEBPACK_IMPORTED_MODULE_5__/* .isRepositoryPath */ .og)(node_path__WEBPACK_IMPORTED_MODULE_0__.posix.normalize(value)))
        .transform((value) => node_path__WEBPACK_IMPORTED_MODULE_0__.posix.normalize(value)));
}
/** What git takes for the name of a branch. https://git-scm.com/docs/git-check-ref-format */
function branchName() {
    const isName = (value) => !/[\0-\x20\x7f~^:?*[\\]|\.\.|@\{|\/\/|\.lock(\/|$)|(^|\/)\.|^[-/]|[./]$|^@$|^refs\//.test(value) && value.length <= 200;
    return text("the name of a branch, without `refs/heads/`", zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP().refine(isName));
}
const MAX_SHARDS = 256;
function shard() {
    const schema = zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP()
        .regex(/^[1-9]\d{0,2}\/[1-9]\d{0,2}$/)
        .transform((value) => {
        const [index = 0, count = 0] = value.split("/").map(Number);
        return { index, count };
    })
        .refine(({ index, count }) => index <= count && count <= MAX_SHARDS);
    return { allowed: `\`i/n\`, such as \`1/4\`, with i from 1 to n and n at most ${MAX_SHARDS}`, parse: schema };
}
// Dimensions of images
/** The longest side of a WebP image. */
const MAX_SIDE = _pixels_picture_js__WEBPACK_IMPORTED_MODULE_3__/* .FORMATS */ .hR.webp.maxSide;
function size() {
    const schema = zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP()
        .regex(/^[1-9]\d{0,4}x[1-9]\d{0,4}$/)
        .transform((value) => {
        const [width = 0, height = 0] = value.split("x").map(Number);
        return { width, height };
    })
        .refine(({ width, height }) => width <= MAX_SIDE && height <= MAX_SIDE);
    return { allowed: `\`WxH\` in pixels, each at most ${MAX_SIDE}, such as \`1280x720\``, parse: schema };
}
/** The value is undefined for `source`. */
function ratio() {
    const schema = zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP()
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
        parse: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP()
            .transform(splitLines)
            .pipe(zod__WEBPACK_IMPORTED_MODULE_7__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP().refine((pattern) => !(0,_text_path_rules_js__WEBPACK_IMPORTED_MODULE_8__/* .leavesWorkspace */ .c)(pattern))))
            .refine((patterns) => patterns.some((pattern) => !pattern.startsWith("!")))
            .refine((patterns) => (0,_text_glob_js__WEBPACK_IMPORTED_MODULE_4__/* .findGlobProblem */ .RR)(patterns) === undefined),
        hint: (value) => (0,_text_glob_js__WEBPACK_IMPORTED_MODULE_4__/* .findGlobProblem */ .RR)(splitLines(value)),
    };
}
const DELIVERIES = ["commit", "pull-request", "artifact"];
/** Empty for `none`. */
function deliveries() {
    return {
        list: true,
        split: splitList,
        allowed: "`artifact`, `commit`, `pull-request`, `none`, or `artifact` with `commit` or `pull-request`, separated by a comma",
        parse: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP()
            .transform(splitList)
            .pipe(zod__WEBPACK_IMPORTED_MODULE_7__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_7__/* ["enum"] */ .k5n([...DELIVERIES, "none"])).min(1))
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
        parse: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP()
            .transform(splitList)
            .pipe(zod__WEBPACK_IMPORTED_MODULE_7__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP().regex(name ?? /^/)))
            .transform((names) => (name ? names.map((one) => one.replace(/^@/, "")) : names)),
    };
}
/** More than CLDR has names of languages for. */
const MAX_LOCALES = 1000;
/** `true`, or globs of what is meant. A word without any mark of a path is a mistaken truth value. */
function booleanOrGlobs() {
    const { parse, hint, ...rest } = globs();
    const marked = parse.refine((patterns) => patterns.every((pattern) => /[/.*?[{]/.test(pattern)));
    return { ...rest, hint, allowed: `\`true\`, \`false\`, or ${rest.allowed}`, parse: zod__WEBPACK_IMPORTED_MODULE_7__/* .union */ .KCZ([boolean().parse, marked]) };
}
const LOCALE = _localize_localize_messages_js__WEBPACK_IMPORTED_MODULE_2__/* .ALLOWED */ .p3.locale;
/** The canonical tag. */
function locale() {
    return zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP()
        .transform((value) => (0,_localize_locales_js__WEBPACK_IMPORTED_MODULE_1__/* .canonicalLocale */ .hn)(value) ?? "")
        .refine((value) => value !== "");
}
const MAX_CANDIDATES = 10;
function choices() {
    const line = /^(?:(.+)=\s*)?([1-9]\d?)$/;
    const choice = zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP()
        .regex(line)
        .transform((text) => {
        const [, path, candidate] = line.exec(text) ?? [];
        return { path: path === undefined ? undefined : node_path__WEBPACK_IMPORTED_MODULE_0__.posix.normalize(path.trim()), candidate: Number(candidate) };
    });
    return {
        list: true,
        split: splitLines,
        allowed: "a number from 1, or lines of `path=number`, each path once",
        parse: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP()
            .transform(splitLines)
            .pipe(zod__WEBPACK_IMPORTED_MODULE_7__/* .array */ .YOg(choice))
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

/***/ 39754:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ag: () => (/* binding */ findMergedBranch),
/* harmony export */   Xm: () => (/* binding */ isBranchFile),
/* harmony export */   cW: () => (/* binding */ isFileOfBranch),
/* harmony export */   dU: () => (/* binding */ branchFolder),
/* harmony export */   hd: () => (/* binding */ branchFile)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);

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
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(text).digest("hex").slice(0, 10);
}


/***/ }),

/***/ 5196:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Sj: () => (/* binding */ listCheckedOut),
/* harmony export */   Z7: () => (/* binding */ readTexts),
/* harmony export */   m0: () => (/* binding */ findNewerTip)
/* harmony export */ });
/* harmony import */ var p_limit__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(70370);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82489);
/* harmony import */ var _git_blob_identity_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(23555);
/* harmony import */ var _git_checkout_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5079);
/* harmony import */ var _git_git_process_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(89121);
/* harmony import */ var _git_read_objects_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(42886);
/* harmony import */ var _github_git_data_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(76703);
/* harmony import */ var _github_github_errors_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(34919);
/* harmony import */ var _branch_files_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(39754);
/* harmony import */ var _parse_lock_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(81629);










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
        return { tip: { ...tip, locks: (0,_parse_lock_js__WEBPACK_IMPORTED_MODULE_8__/* .parseLocks */ .W)(texts, force).locks }, notices: [] };
    }
    catch (error) {
        const { code, message } = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .toRetouchError */ .sK)(error, "unavailable");
        if (code === "invalid-input")
            throw error;
        return { notices: [{ code: "branch-not-read", branch, reason: message }] };
    }
}
async function readTip({ context, github: connect, branch, lockPath, known, paths }) {
    const doing = `reading the branch \`${branch}\``;
    try {
        const github = await connect();
        const [sha, checkedOut] = await Promise.all([(0,_github_git_data_js__WEBPACK_IMPORTED_MODULE_5__/* .readBranchHead */ .zO)(github, context, branch), listCheckedOut(context.workspace)]);
        if (sha === undefined || checkedOut.includes(sha))
            return undefined;
        const git = (0,_git_git_process_js__WEBPACK_IMPORTED_MODULE_3__/* .openReader */ .cE)(context.workspace);
        const wanted = [...paths, lockPath, `${(0,_branch_files_js__WEBPACK_IMPORTED_MODULE_7__/* .branchFolder */ .dU)(lockPath)}/`];
        const tree = await (0,_github_git_data_js__WEBPACK_IMPORTED_MODULE_5__/* .readCommitTree */ .w9)({ github, context, git, sha, paths: wanted });
        return { sha, tree, texts: await readTexts({ github, context, tree, lockPath, known }) };
    }
    catch (error) {
        throw (0,_github_github_errors_js__WEBPACK_IMPORTED_MODULE_6__/* .explainGitHubError */ .P)(error, { doing, permission: "contents: read", code: "unavailable" });
    }
}
/** The commit that is checked out, and the head of the pull request where that is a merge commit of GitHub's. */
async function listCheckedOut(root) {
    const head = (await (0,_git_checkout_js__WEBPACK_IMPORTED_MODULE_2__/* .readCheckout */ .b$)(root))?.head;
    if (head === undefined || !(0,_git_blob_identity_js__WEBPACK_IMPORTED_MODULE_1__/* .isObjectId */ .TS)(head))
        return [];
    // A shallow clone hides the parents from other commands.
    const [header = ""] = (await (0,_git_read_objects_js__WEBPACK_IMPORTED_MODULE_4__/* .readObjects */ .$)(root, [head])).get(head)?.bytes.toString("utf8").split("\n\n", 1) ?? [];
    const parents = [...header.matchAll(/^parent (\w+)$/gm)].map(([, parent = ""]) => parent);
    return [head, ...parents.slice(1)];
}
const READERS = 8;
/** Texts of the lock's files that were not read before: from the local clone, else from GitHub. */
async function readTexts({ github, context, tree, lockPath, known }) {
    const files = [...tree].filter(([path, { mode }]) => mode.startsWith("100") && (path === lockPath || ((0,_branch_files_js__WEBPACK_IMPORTED_MODULE_7__/* .isBranchFile */ .Xm)(lockPath, path) && !known.has(path))));
    const local = await (0,_git_read_objects_js__WEBPACK_IMPORTED_MODULE_4__/* .readObjects */ .$)(context.workspace, files.map(([, { sha }]) => sha));
    const limit = (0,p_limit__WEBPACK_IMPORTED_MODULE_9__/* ["default"] */ .A)(READERS);
    const read = ([path, { sha }]) => limit(async () => {
        const bytes = local.get(sha)?.bytes ?? (await (0,_github_git_data_js__WEBPACK_IMPORTED_MODULE_5__/* .readBlob */ .gm)(github, context, sha));
        return [path, bytes.toString("utf8")];
    });
    return new Map(await Promise.all(files.map(read)));
}


/***/ }),

/***/ 63844:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  u: () => (/* binding */ openLockFile)
});

// EXTERNAL MODULE: ./out/build-dist/compiled/git/write-file.js
var write_file = __webpack_require__(53651);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./out/build-dist/compiled/git/blob-identity.js
var blob_identity = __webpack_require__(23555);
// EXTERNAL MODULE: ./out/build-dist/compiled/git/git-process.js + 1 modules
var git_process = __webpack_require__(89121);
// EXTERNAL MODULE: ./out/build-dist/compiled/git/open-file.js
var open_file = __webpack_require__(67918);
// EXTERNAL MODULE: ./out/build-dist/compiled/git/read-objects.js
var read_objects = __webpack_require__(42886);
// EXTERNAL MODULE: ./out/build-dist/compiled/lock/branch-files.js
var branch_files = __webpack_require__(39754);
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
    const absent = [...tracked].filter((file) => (file === path || (0,branch_files/* isBranchFile */.Xm)(path, file)) && !texts.has(file));
    for (const [file, text] of await readHidden(root, absent))
        texts.set(file, text);
    return texts;
}
async function listBranchFiles(root, path) {
    const folder = (0,branch_files/* branchFolder */.dU)(path);
    await (0,write_file/* checkWritable */.Z)(root, `${folder}/any.json`);
    const entries = await (0,promises_.readdir)((0,external_node_path_.join)(root, folder), { withFileTypes: true }).catch(ignoreMissing);
    const files = (entries ?? []).filter((entry) => entry.isFile()).map(({ name }) => `${folder}/${name}`);
    return files.filter((file) => (0,branch_files/* isBranchFile */.Xm)(path, file)).sort();
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
    const objects = await (0,read_objects/* readObjects */.$)(root, hidden.map(([, blob]) => blob));
    return new Map(hidden.flatMap(([file, blob]) => {
        const object = objects.get(blob);
        return object ? [[file, object.bytes.toString("utf8")]] : [];
    }));
}

// EXTERNAL MODULE: ./out/build-dist/compiled/lock/lock.js
var lock = __webpack_require__(86791);
// EXTERNAL MODULE: ./out/build-dist/compiled/lock/parse-lock.js
var parse_lock = __webpack_require__(81629);
// EXTERNAL MODULE: ./out/build-dist/compiled/lock/unite-locks.js
var unite_locks = __webpack_require__(67290);
;// CONCATENATED MODULE: ./out/build-dist/compiled/lock/lock-file.js





/** @throws RetouchError `invalid-input` if the lockfile cannot be read or must not be written. */
async function openLockFile({ root, path, force, files = new Map() }) {
    if (path === undefined)
        return createNoLockFile();
    await (0,write_file/* checkWritable */.Z)(root, path);
    const { locks, repaired } = (0,parse_lock/* parseLocks */.W)(await readCheckoutLock({ root, path, tracked: files.keys() }), force);
    const entries = (0,unite_locks/* uniteLocks */.W)(locks.values(), (key) => files.get(key)?.indexBlob);
    return openEntries({ root, path, entries, known: new Map(locks), repaired });
}
function openEntries({ root, path, entries, known, repaired }) {
    let before = new Map(entries);
    const recorded = new Map();
    let text;
    const write = shareWrites(() => {
        text ??= (0,lock/* createLockText */.xY)(entries);
        return (0,write_file/* writeWorkspaceFile */.d)(root, path, text.format());
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
            const others = [...locks.values()].map((lock) => new Map([...lock].filter(([key, entry]) => without?.get(key)?.includes(entry) !== true)));
            for (const [key, entry] of (0,unite_locks/* uniteLocks */.W)([entries, ...others], blobOf))
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


/***/ }),

/***/ 86791:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RC: () => (/* binding */ candidateKey),
/* harmony export */   RU: () => (/* binding */ lockEntrySchema),
/* harmony export */   TN: () => (/* binding */ lockSchema),
/* harmony export */   Ug: () => (/* binding */ stepKey),
/* harmony export */   X5: () => (/* binding */ formatLock),
/* harmony export */   kf: () => (/* binding */ objectIdSchema),
/* harmony export */   xY: () => (/* binding */ createLockText)
/* harmony export */ });
/* unused harmony export lockJsonSchema */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27597);
/* harmony import */ var _git_blob_identity_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(23555);
/* harmony import */ var _text_dollars_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(85621);



const objectIdSchema = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(_git_blob_identity_js__WEBPACK_IMPORTED_MODULE_0__/* .OBJECT_ID */ .SN).brand();
const SHA256 = /^[0-9a-f]{64}$/;
/** What the lockfile records of one finished output. */
const lockEntrySchema = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    /** Path of the source image; empty for a generated image. */
    source: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    /** Git blob id of the bytes that were edited; empty for a generated image. */
    sourceBlob: objectIdSchema.or(zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz("")),
    /** SHA-256 of the recipe: prompt, model and every option that decides the result; empty for a result that is out of date. */
    recipe: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    /** Git blob id of the output file, or of its pointer if Git LFS tracks it. Equal to `sourceBlob` if there was nothing to do. */
    outputBlob: objectIdSchema.or(zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz("")),
    /** SHA-256 and length of the output file. */
    sha256: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(SHA256),
    bytes: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().nonnegative(),
    provider: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    model: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    /** US dollars; null if unknown. */
    cost: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().min(0).max(_text_dollars_js__WEBPACK_IMPORTED_MODULE_2__/* .MAX_DOLLARS */ .Ze).brand().nullable(),
    /** When the output was finished, ISO 8601. */
    at: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    /** A person wants the original there. Absent otherwise. */
    kept: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY().optional(),
});
/** The whole lockfile. */
const lockSchema = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ version: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz(1), outputs: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), lockEntrySchema) });
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
    return Buffer.concat(createLockText(lock).format()).toString();
}
const BLOCK = 256;
const SEPARATOR = Buffer.from(",\n");
/** Sorts the entries and makes lines of them once: with thousands of them, this takes longer than to write the file. */
function createLockText(lock) {
    const sorted = [...lock.keys()].sort();
    /** For what comes before all others. */
    const first = { keys: [], lines: [] };
    const others = Array.from({ length: Math.ceil(sorted.length / BLOCK) }, (_, index) => {
        const keys = sorted.slice(index * BLOCK, (index + 1) * BLOCK);
        return { keys, lines: keys.map((key) => formatLine(key, lock.get(key))) };
    });
    const blocks = [first, ...others];
    return {
        set: (key, entry) => {
            const block = blocks.findLast(({ keys: [least] }) => least !== undefined && least <= key) ?? first;
            const { keys, lines } = block;
            const place = findPlace(keys, key);
            const removed = keys[place] === key ? 1 : 0;
            keys.splice(place, removed, ...(entry ? [key] : []));
            lines.splice(place, removed, ...(entry ? [formatLine(key, entry)] : []));
            block.text = undefined;
            if (keys.length > 2 * BLOCK)
                blocks.splice(blocks.indexOf(block) + 1, 0, { keys: keys.splice(BLOCK), lines: lines.splice(BLOCK) });
        },
        format: () => {
            const head = `{\n  "$schema": ${JSON.stringify(LOCK_SCHEMA_URL)},\n  "version": 1,\n  "outputs": {\n`;
            const filled = blocks.filter(({ lines }) => lines.length > 0);
            const texts = filled.flatMap((block, index) => {
                block.text ??= Buffer.from(block.lines.join(",\n"));
                return index === 0 ? [block.text] : [SEPARATOR, block.text];
            });
            return [Buffer.from(head), ...texts, Buffer.from(`${texts.length > 0 ? "\n" : ""}  }\n}\n`)];
        },
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


/***/ }),

/***/ 81629:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ parseLock),
/* harmony export */   W: () => (/* binding */ parseLocks)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(961);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(37428);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(27597);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82489);
/* harmony import */ var _git_blob_identity_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(23555);
/* harmony import */ var _text_dollars_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(85621);
/* harmony import */ var _lock_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(86791);





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
function parse(written) {
    // Some editors begin a file with a byte order mark.
    const text = written.replace(/^\uFEFF/, "");
    if (text.trim() === "")
        return { lock: new Map(), repaired: false };
    if (CONFLICT.test(text))
        return { lock: repairLock(text), repaired: true };
    const json = JSON.parse(text);
    if (isObject(json) && typeof json.version === "number" && json.version > VERSION)
        throw new NewerLock(json.version);
    return { lock: checkEntries(json), repaired: false };
}
const VERSION = 1;
class NewerLock extends Error {
    constructor(version) {
        super(`it has version ${version}, and this version of Retouch reads version ${VERSION}`);
        this.name = "NewerLock";
    }
}
function unreadable(cause, path) {
    const update = cause instanceof NewerLock ? "Update the action. Otherwise restore" : "Restore";
    const reason = cause instanceof zod__WEBPACK_IMPORTED_MODULE_3__/* .ZodError */ .G
        ? zod__WEBPACK_IMPORTED_MODULE_4__/* .prettifyError */ .S1(cause).split("\n").slice(0, 2).join(" ")
        : cause instanceof Error
            ? cause.message
            : String(cause);
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RetouchError */ .tJ("invalid-input", `The lockfile ${path === undefined ? "" : `\`${path}\` `}cannot be read (${reason}). ${update} it from git, or set \`force: true\` to start a new one and pay for every image again.`, { cause });
}
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const { bytes: _bytes, cost: _cost, kept: _kept, ...TEXTS } = _lock_js__WEBPACK_IMPORTED_MODULE_2__/* .lockEntrySchema */ .RU.shape;
const TEXT_FIELDS = Object.keys(TEXTS);
function isPlainlyEntry(entry) {
    if (!isObject(entry))
        return false;
    const { bytes, cost, kept, sourceBlob, outputBlob, sha256 } = entry;
    return (TEXT_FIELDS.every((field) => typeof entry[field] === "string") &&
        [sourceBlob, outputBlob].every((id) => id === "" || (typeof id === "string" && (0,_git_blob_identity_js__WEBPACK_IMPORTED_MODULE_1__/* .isObjectId */ .TS)(id))) &&
        typeof sha256 === "string" &&
        (0,_git_blob_identity_js__WEBPACK_IMPORTED_MODULE_1__/* .isObjectId */ .TS)(sha256) &&
        sha256.length === 64 &&
        Number.isSafeInteger(bytes) &&
        Number(bytes) >= 0 &&
        (cost === null || (0,_text_dollars_js__WEBPACK_IMPORTED_MODULE_5__/* .isDollars */ .eS)(cost)) &&
        (kept === undefined || typeof kept === "boolean"));
}
/**
 * Checks the entries of a lock in a tenth of the time of the schema, which counts with thousands of them. An entry that fails here may
 * still be valid: the schema decides, and says what is wrong with the first that is not. What is wrong with all of them would take seconds.
 */
function checkEntries(json) {
    const outputs = isObject(json) && json.version === 1 && isObject(json.outputs) ? json.outputs : frameSchema.parse(json).outputs;
    return new Map(Object.entries(outputs).map(([key, entry]) => [key, isPlainlyEntry(entry) ? entry : checkEntry(key, entry)]));
}
const frameSchema = _lock_js__WEBPACK_IMPORTED_MODULE_2__/* .lockSchema */ .TN.extend({ outputs: zod__WEBPACK_IMPORTED_MODULE_6__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_6__/* .unknown */ .L5J()) });
function checkEntry(key, entry) {
    const { data, error } = _lock_js__WEBPACK_IMPORTED_MODULE_2__/* .lockEntrySchema */ .RU.safeParse(entry);
    if (error)
        throw new zod__WEBPACK_IMPORTED_MODULE_3__/* .ZodError */ .G(error.issues.map((issue) => ({ ...issue, path: ["outputs", key, ...issue.path] })));
    return data;
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
    return [zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP().parse(JSON.parse(key)), _lock_js__WEBPACK_IMPORTED_MODULE_2__/* .lockEntrySchema */ .RU.parse(JSON.parse(value))];
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


/***/ }),

/***/ 39106:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   An: () => (/* binding */ readOwnLock),
/* harmony export */   Vv: () => (/* binding */ readProposal),
/* harmony export */   lY: () => (/* binding */ isOutdated)
/* harmony export */ });
/* harmony import */ var node_path_posix__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(53916);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(27597);
/* harmony import */ var _git_blob_identity_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(23555);
/* harmony import */ var _git_git_process_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(89121);
/* harmony import */ var _git_tree_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(155);
/* harmony import */ var _github_git_data_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(76703);
/* harmony import */ var _github_pulls_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(18986);
/* harmony import */ var _branch_files_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(39754);
/* harmony import */ var _branch_tip_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5196);
/* harmony import */ var _parse_lock_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(81629);
/* harmony import */ var _unite_locks_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(67290);











/** Reads the branch, its base and its pull requests. @returns undefined where the base does not exist. */
async function readProposal(options) {
    const { context, github } = options;
    const { branch = "", base = "" } = context;
    const [head, baseSha, pulls] = await Promise.all([
        (0,_github_git_data_js__WEBPACK_IMPORTED_MODULE_4__/* .readBranchHead */ .zO)(github, context, branch),
        (0,_github_git_data_js__WEBPACK_IMPORTED_MODULE_4__/* .readBranchHead */ .zO)(github, context, base),
        (0,_github_pulls_js__WEBPACK_IMPORTED_MODULE_5__/* .listPulls */ .bK)(github, context, branch),
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
    const nothing = { isOwn: true, isEmpty: true, isBehind: false, delta: new Map(), proposed: new Set(), records: new Map() };
    return { ...known, ...nothing, tree, ownTree: tree, baseTree: tree, parents: [baseSha] };
}
/** Whether the branch or its pull request is to be changed although nothing new is made. */
function isOutdated({ isLive, isBehind, isEmpty, pull }) {
    return isLive && (isBehind || isEmpty || pull === undefined);
}
const comparisonSchema = zod__WEBPACK_IMPORTED_MODULE_9__/* .object */ .Ikc({
    behind_by: zod__WEBPACK_IMPORTED_MODULE_9__/* .number */ .aig(),
    total_commits: zod__WEBPACK_IMPORTED_MODULE_9__/* .number */ .aig(),
    merge_base_commit: zod__WEBPACK_IMPORTED_MODULE_9__/* .object */ .Ikc({ sha: zod__WEBPACK_IMPORTED_MODULE_9__/* .string */ .YjP() }),
    commits: zod__WEBPACK_IMPORTED_MODULE_9__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_9__/* .object */ .Ikc({
        author: zod__WEBPACK_IMPORTED_MODULE_9__/* .object */ .Ikc({ login: zod__WEBPACK_IMPORTED_MODULE_9__/* .string */ .YjP().optional(), type: zod__WEBPACK_IMPORTED_MODULE_9__/* .string */ .YjP().optional() }).nullish(),
        commit: zod__WEBPACK_IMPORTED_MODULE_9__/* .object */ .Ikc({ message: zod__WEBPACK_IMPORTED_MODULE_9__/* .string */ .YjP() }),
    })),
    files: zod__WEBPACK_IMPORTED_MODULE_9__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_9__/* .object */ .Ikc({ filename: zod__WEBPACK_IMPORTED_MODULE_9__/* .string */ .YjP() })).default([]),
});
async function readLive(options, { head, baseSha, pull }) {
    const { github, context, lockPath } = options;
    const { owner, repo } = context;
    const { data } = await github.rest.repos.compareCommitsWithBasehead({ owner, repo, basehead: `${baseSha}...${head}` });
    const { behind_by, commits, total_commits, merge_base_commit, files } = comparisonSchema.parse(data);
    const more = files.map(({ filename }) => filename);
    const [base, ours] = await Promise.all([readTree(options, baseSha, more), readTree(options, head, more)]);
    const { sha } = merge_base_commit;
    const start = sha === baseSha ? base : await readTree(options, (0,_git_blob_identity_js__WEBPACK_IMPORTED_MODULE_1__/* .toObjectId */ .kW)(sha), more);
    const lock = await readOwnLock(options, ours, base);
    // Retouch's are by the workflow's own token, or by the app that opened the pull request.
    const isOwn = commits.length === total_commits &&
        commits.every(({ author }) => author?.type === "Bot" && (author.login === "github-actions[bot]" || author.login === pull?.author));
    const trees = { start, base, head: ours, lock };
    const { delta, isWhole } = isOwn ? rebuild(trees) : mergeBase(trees);
    const isMerge = !isOwn && behind_by > 0 && isWhole;
    const tree = isOwn ? apply(base, delta) : isMerge ? apply(ours, delta) : ours;
    const isLock = (path) => lockPath !== undefined && (path === lockPath || (0,_branch_files_js__WEBPACK_IMPORTED_MODULE_6__/* .isBranchFile */ .Xm)(lockPath, path));
    const proposed = new Set([...listChanged(base, tree).keys()].filter((path) => !isLock(path)));
    // That a model found nothing to do is worth a pull request too, since it was paid for.
    const isEmpty = proposed.size === 0 && ![...lock.values()].some(({ sourceBlob, outputBlob }) => sourceBlob === outputBlob);
    return {
        ...{ isOwn, isEmpty, tree, ownTree: ours, baseTree: base, proposed, records: lock, message: commits.at(-1)?.commit.message },
        isBehind: !isEmpty && (isOwn ? behind_by > 0 || !isWhole : isMerge),
        parents: isOwn ? [baseSha] : isMerge ? [head, baseSha] : [head],
        delta: isOwn || isMerge ? delta : new Map(),
    };
}
function readTree({ context, github, paths, lockPath }, sha, more) {
    const lock = lockPath === undefined ? [] : [lockPath, `${(0,_branch_files_js__WEBPACK_IMPORTED_MODULE_6__/* .branchFolder */ .dU)(lockPath)}/`];
    return (0,_github_git_data_js__WEBPACK_IMPORTED_MODULE_4__/* .readCommitTree */ .w9)({ github, context, git: (0,_git_git_process_js__WEBPACK_IMPORTED_MODULE_2__/* .openReader */ .cE)(context.workspace), sha, paths: [...paths, ...more, ...lock] });
}
/** The records that a branch of Retouch's brings in its own files, and the base has not. */
async function readOwnLock(options, tree, base) {
    const { context, github, lockPath, known, force } = options;
    const { branch = "" } = context;
    if (lockPath === undefined)
        return new Map();
    const own = new Map([...tree].filter(([path]) => (0,_branch_files_js__WEBPACK_IMPORTED_MODULE_6__/* .isFileOfBranch */ .cW)(lockPath, branch, path) && !base.has(path)));
    const texts = await (0,_branch_tip_js__WEBPACK_IMPORTED_MODULE_7__/* .readTexts */ .Z7)({ github, context, tree: own, lockPath, known });
    const read = [...own.keys()].flatMap((path) => known.get(path) ?? []);
    return (0,_unite_locks_js__WEBPACK_IMPORTED_MODULE_10__/* .uniteLocks */ .W)([...read, ...(0,_parse_lock_js__WEBPACK_IMPORTED_MODULE_8__/* .parseLocks */ .W)(texts, force).locks.values()]);
}
/** Folders are left out: they follow from their files. */
function listChanged(from, to) {
    const changed = new Map();
    for (const path of new Set([...from.keys(), ...to.keys()])) {
        const [before, after] = [from.get(path), to.get(path)];
        if ([before?.mode, after?.mode].every((mode = _git_tree_js__WEBPACK_IMPORTED_MODULE_3__/* .FOLDER */ .L7) => mode === _git_tree_js__WEBPACK_IMPORTED_MODULE_3__/* .FOLDER */ .L7))
            continue;
        if (before?.sha !== after?.sha || before?.mode !== after?.mode)
            changed.set(path, after?.mode === _git_tree_js__WEBPACK_IMPORTED_MODULE_3__/* .FOLDER */ .L7 ? undefined : after);
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
    const parents = new Set([...tree.keys()].map((path) => (0,node_path_posix__WEBPACK_IMPORTED_MODULE_0__.dirname)(path)));
    return [...tree].every(([path, { mode }]) => mode !== _git_tree_js__WEBPACK_IMPORTED_MODULE_3__/* .FOLDER */ .L7 || parents.has(path));
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


/***/ }),

/***/ 79662:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ WITHDRAWN),
/* harmony export */   t: () => (/* binding */ findProposedTip)
/* harmony export */ });
/* harmony import */ var _github_git_data_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76703);
/* harmony import */ var _github_github_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34919);
/* harmony import */ var _branch_files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(39754);
/* harmony import */ var _branch_tip_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5196);
/* harmony import */ var _parse_lock_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(81629);
/* harmony import */ var _proposal_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(39106);






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
        if (!isDue && (await (0,_github_git_data_js__WEBPACK_IMPORTED_MODULE_0__/* .readBranchHead */ .zO)(options.github, context, context.branch ?? "")) === undefined)
            return undefined;
        const proposal = await (0,_proposal_js__WEBPACK_IMPORTED_MODULE_5__/* .readProposal */ .Vv)(options);
        if (!proposal)
            return undefined;
        const found = await readTip(proposal, options);
        const declined = isDue ? await readDeclined(proposal, options) : [];
        return { proposal, tip: found?.tip, declined: collect([...declined, ...(found?.reverted ?? [])]) };
    }
    catch (error) {
        throw (0,_github_github_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .explainGitHubError */ .P)(error, { doing: "reading the pull requests", permission: "pull-requests: write" });
    }
}
function collect(records) {
    const declined = new Map();
    for (const [key, entry] of records)
        declined.set(key, [...(declined.get(key) ?? []), entry]);
    return declined;
}
async function readTip(proposal, options) {
    const { isLive, baseSha, tree } = proposal;
    const { context, github, lockPath, known, force } = options;
    if (!isLive && (await (0,_branch_tip_js__WEBPACK_IMPORTED_MODULE_3__/* .listCheckedOut */ .Sj)(context.workspace)).includes(baseSha))
        return undefined;
    if (lockPath === undefined)
        return { tip: { tree, locks: new Map() }, reverted: [] };
    const { locks } = (0,_parse_lock_js__WEBPACK_IMPORTED_MODULE_4__/* .parseLocks */ .W)(await (0,_branch_tip_js__WEBPACK_IMPORTED_MODULE_3__/* .readTexts */ .Z7)({ github, context, tree, lockPath, known }), force);
    const kept = new Map();
    const reverted = [];
    for (const [file, lock] of locks) {
        const isOwn = (0,_branch_files_js__WEBPACK_IMPORTED_MODULE_2__/* .isFileOfBranch */ .cW)(lockPath, context.branch ?? "", file);
        const missing = isOwn ? [...lock].filter(([key, entry]) => !isThere(key, entry, tree)) : [];
        const takenOff = new Map(missing.filter(([, entry]) => isTakenOff(entry, proposal)));
        kept.set(file, new Map([...lock].filter(([key]) => !takenOff.has(key))));
        reverted.push(...missing.filter(([key]) => !takenOff.has(key)));
    }
    return { tip: { tree, locks: kept }, reverted };
}
/** Whether Retouch itself took a result off the branch, since its source was gone: nobody said no. */
function isTakenOff({ source }, { isLive, ownTree }) {
    return isLive && source !== "" && !ownTree.has(source);
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
        return [];
    const isNo = ({ state, body }) => state === "closed" && !body.includes(WITHDRAWN);
    const declined = [];
    for (const { head } of pulls.filter(isNo)) {
        const closed = await (0,_github_git_data_js__WEBPACK_IMPORTED_MODULE_0__/* .readTreeAt */ .An)({ github, context, sha: head, paths: [`${(0,_branch_files_js__WEBPACK_IMPORTED_MODULE_2__/* .branchFolder */ .dU)(lockPath)}/`] });
        declined.push(...(await (0,_proposal_js__WEBPACK_IMPORTED_MODULE_5__/* .readOwnLock */ .An)(options, closed, tree)));
    }
    return declined;
}


/***/ }),

/***/ 67290:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ uniteLocks)
/* harmony export */ });
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


/***/ }),

/***/ 92129:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ isPlacement)
/* harmony export */ });
/** Whether a notice says how the model's image lies in the result. */
function isPlacement(notice) {
    return notice.code === "cropped" || notice.code === "padded" || notice.code === "stretched";
}


/***/ }),

/***/ 36904:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ emptyResult),
/* harmony export */   Qb: () => (/* binding */ rejectedPath),
/* harmony export */   S1: () => (/* binding */ retainedPath),
/* harmony export */   YD: () => (/* binding */ keysOf),
/* harmony export */   c0: () => (/* binding */ settledOutcome),
/* harmony export */   iS: () => (/* binding */ failedOutcome),
/* harmony export */   kF: () => (/* binding */ sortOutcomes),
/* harmony export */   pV: () => (/* binding */ plannedOutcome)
/* harmony export */ });
/* harmony import */ var _plan_looks_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58902);
/* harmony import */ var _redact_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(28151);


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
    const error = { code, message: (0,_redact_js__WEBPACK_IMPORTED_MODULE_0__/* .toShown */ .bh)(message) };
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
    const { task, action, entry, hasNoText, isDeclined, removed } = planned;
    const status = action === "modified" || action === "stale" ? action : "unchanged";
    const known = status === "unchanged" && entry && !hasNoText && { sha256: entry.sha256, bytes: entry.bytes };
    const warnings = [
        ...(status === "unchanged" && hasNoText ? [{ code: "no-text-found" }] : []),
        ...(isDeclined ? [{ code: "declined" }] : []),
        ...(removed === undefined ? [] : [{ code: "removed-on-branch", path: removed }]),
        ...(status === "modified" && (0,_plan_looks_js__WEBPACK_IMPORTED_MODULE_1__/* .showsOldSource */ .xt)(planned) ? [{ code: "source-changed" }] : []),
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


/***/ }),

/***/ 80754:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Er: () => (/* binding */ buildProfile),
/* harmony export */   LC: () => (/* binding */ encodeSrgb),
/* harmony export */   NH: () => (/* binding */ GAMMA_OF_SRGB),
/* harmony export */   UI: () => (/* binding */ isSrgbProfile),
/* harmony export */   er: () => (/* binding */ readProfile)
/* harmony export */ });
const SPACES = { "RGB ": "rgb", GRAY: "grey" };
/** Red, green and blue of sRGB in X, Y and Z, adapted to the white of profiles (D50). */
const SRGB_PRIMARIES = {
    rXYZ: [0.43607, 0.22249, 0.01392],
    gXYZ: [0.38515, 0.71687, 0.09708],
    bXYZ: [0.14307, 0.06061, 0.7141],
};
/** Profiles round their numbers, and this much is half a step of 255. */
const PRIMARY_TOLERANCE = 0.002;
/** Steps of 255 by which a curve may be off, at any of so many places. */
const CURVE_TOLERANCE = 1.5;
const CURVE_PLACES = 64;
/**
 * Reads what a profile is by its numbers: its name says little, as that of "Display P3 Gamut with sRGB Transfer". One that is
 * damaged, or made of tables, counts as another one than sRGB. Layout: ICC.1:2022, sections 7.2, 7.3, 9.2 and 10.
 */
function readProfile(profile) {
    try {
        const space = SPACES[profile.toString("latin1", 16, 20)] ?? "other";
        const tags = listTags(profile);
        if (space === "other" || tags.has("A2B0"))
            return { space, isSrgb: false };
        if (space === "grey") {
            const curve = readCurve(profile, tags.get("kTRC"));
            return { space, curve, isSrgb: isSrgbCurve(curve) };
        }
        const hasPrimaries = Object.entries(SRGB_PRIMARIES).every(([tag, wanted]) => {
            const start = tags.get(tag) ?? Number.NaN;
            return wanted.every((value, index) => Math.abs(readFixed(profile, start + 8 + index * 4) - value) <= PRIMARY_TOLERANCE);
        });
        const isSrgb = hasPrimaries && ["rTRC", "gTRC", "bTRC"].every((tag) => isSrgbCurve(readCurve(profile, tags.get(tag))));
        return { space, isSrgb };
    }
    catch {
        return { space: "other", isSrgb: false };
    }
}
/** True when leaving the profile out changes nothing that is seen. */
function isSrgbProfile(profile) {
    return readProfile(profile).isSrgb;
}
/** Light as sRGB codes it, from 0 to 1. IEC 61966-2-1. */
function encodeSrgb(light) {
    return light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055;
}
function isSrgbCurve(curve) {
    const places = Array.from({ length: CURVE_PLACES + 1 }, (_, index) => index / CURVE_PLACES);
    return places.every((value) => Math.abs(encodeSrgb(Math.max(0, curve(value))) - value) * 255 <= CURVE_TOLERANCE);
}
/** Tag → offset of its data. */
function listTags(profile) {
    const count = Math.min(profile.readUInt32BE(128), 100);
    const entries = Array.from({ length: count }, (_, index) => 132 + index * 12);
    return new Map(entries.map((at) => [profile.toString("latin1", at, at + 4), profile.readUInt32BE(at + 4)]));
}
function readFixed(profile, at) {
    return profile.readInt32BE(at) / 65536;
}
/** Numbers of a parametric curve of each type, in the order g a b c d e f. */
const PARAMETERS = [1, 3, 4, 5, 7];
/** @throws RangeError when it is not there, or of a type that is not known. */
function readCurve(profile, start = Number.NaN) {
    const type = profile.readUInt32BE(start) === 0x70617261 ? "para" : "curv";
    if (type === "para") {
        const kind = profile.readUInt16BE(start + 8);
        const [g = 1, a = 1, b = 0, c = 0, d = 0, e = 0, f = 0] = Array.from({ length: PARAMETERS[kind] ?? 0 }, (_, index) => readFixed(profile, start + 12 + index * 4));
        if (kind === 0)
            return (value) => value ** g;
        // Below `d`, or where the sum would be negative, the curve is a line, or flat.
        if (kind <= 2)
            return (value) => (a * value + b >= 0 ? (a * value + b) ** g : 0) + c;
        return (value) => (value >= d ? (a * value + b) ** g + e : c * value + f);
    }
    const count = profile.readUInt32BE(start + 8);
    const read = (index) => profile.readUInt16BE(start + 12 + index * 2);
    if (count === 0)
        return (value) => value;
    if (count === 1)
        return (value) => value ** (read(0) / 256);
    return (value) => {
        const at = value * (count - 1);
        const below = Math.min(count - 2, Math.floor(at));
        return (read(below) + (read(below + 1) - read(below)) * (at - below)) / 65535;
    };
}
const GAMMA_OF_SRGB = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045];
/** The white of profiles, and what tells how bright eyes see the three kinds of light (Bradford). ICC.1:2022, annex E. */
const D50 = [0.9642, 1, 0.8249];
const BRADFORD = [
    [0.8951, 0.2664, -0.1614],
    [-0.7502, 1.7135, 0.0367],
    [0.0389, -0.0685, 1.0296],
];
/** A profile that says this. @returns undefined where there are no such colours. @param primaries absent for grey */
function buildProfile(curve, primaries) {
    const colours = primaries && adaptPrimaries(primaries);
    if (colours?.flat().some((value) => !(Math.abs(value) < 16)))
        return undefined;
    const tone = Buffer.concat([Buffer.from("para\0\0\0\0\0\0\0\0", "latin1"), ...curve.map(writeFixed)]);
    tone.writeUInt16BE(curve.length === 1 ? 0 : 3, 8);
    const light = (value) => Buffer.concat([Buffer.from("XYZ \0\0\0\0", "latin1"), ...value.map(writeFixed)]);
    const tags = colours
        ? [
            ...colours.map((value, index) => [`${"rgb"[index]}XYZ`, light(value)]),
            ...["r", "g", "b"].map((name) => [`${name}TRC`, tone]),
        ]
        : [["kTRC", tone]];
    tags.push(["wtpt", light(D50)]);
    const head = Buffer.alloc(128 + 4 + 12 * tags.length);
    head.write("\x02\x40", 8, "latin1");
    head.write(`mntr${colours ? "RGB " : "GRAY"}XYZ `, 12, "latin1");
    head.write("acsp", 36, "latin1");
    for (const [index, value] of D50.entries())
        writeFixed(value).copy(head, 68 + 4 * index);
    head.writeUInt32BE(tags.length, 128);
    let at = head.length;
    for (const [index, [name, data]] of tags.entries()) {
        const entry = 132 + 12 * index;
        head.write(name, entry, "latin1");
        head.writeUInt32BE(at, entry + 4);
        head.writeUInt32BE(data.length, entry + 8);
        at += data.length;
    }
    head.writeUInt32BE(at, 0);
    return Buffer.concat([head, ...tags.map(([, data]) => data)]);
}
function writeFixed(value) {
    const bytes = Buffer.alloc(4);
    bytes.writeInt32BE(Math.round(value * 65536));
    return bytes;
}
/** Red, green and blue in X, Y and Z under the white of profiles. */
function adaptPrimaries({ red, green, blue, white }) {
    const whole = toXyz(white);
    const lights = [toXyz(red), toXyz(green), toXyz(blue)];
    // As much of each as makes white together.
    const shares = solve(transpose(lights), whole);
    const [from, to] = [multiply(BRADFORD, whole), multiply(BRADFORD, D50)];
    const adapt = (light, share) => {
        const [l, m, s] = multiply(BRADFORD, light);
        return solve(BRADFORD, [(l * share * to[0]) / from[0], (m * share * to[1]) / from[1], (s * share * to[2]) / from[2]]);
    };
    return [adapt(lights[0], shares[0]), adapt(lights[1], shares[1]), adapt(lights[2], shares[2])];
}
const toXyz = ([x, y]) => [x / y, 1, (1 - x - y) / y];
const dot = (a, b) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const cross = (a, b) => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
const multiply = ([a, b, c], value) => [dot(a, value), dot(b, value), dot(c, value)];
const transpose = ([a, b, c]) => [
    [a[0], b[0], c[0]],
    [a[1], b[1], c[1]],
    [a[2], b[2], c[2]],
];
/** What the matrix makes the value of. */
function solve(matrix, value) {
    const [a, b, c] = transpose(matrix);
    const whole = dot(a, cross(b, c));
    return [dot(value, cross(b, c)) / whole, dot(a, cross(value, c)) / whole, dot(a, cross(b, value)) / whole];
}


/***/ }),

/***/ 96420:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ ONE_PASS),
/* harmony export */   _: () => (/* binding */ PASSES)
/* harmony export */ });
/** First pixel and step, across and down, of each pass of an interlaced picture. https://www.w3.org/TR/png-3/#8Interlace */
const PASSES = [
    [0, 0, 8, 8],
    [4, 0, 8, 8],
    [0, 4, 4, 8],
    [2, 0, 4, 4],
    [0, 2, 2, 4],
    [1, 0, 2, 2],
    [0, 1, 1, 2],
];
/** Of a picture that is not. */
const ONE_PASS = [[0, 0, 1, 1]];


/***/ }),

/***/ 58687:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  JK: () => (/* binding */ hasExactRatio),
  _G: () => (/* binding */ hasSameRatio),
  NR: () => (/* binding */ hasSimilarRatio),
  U7: () => (/* binding */ nearestRatio),
  yB: () => (/* binding */ placeAnswer),
  Jp: () => (/* binding */ ratioDistance),
  gf: () => (/* binding */ sizeOfRatio),
  Z0: () => (/* binding */ targetSize)
});

// EXTERNAL MODULE: ./out/build-dist/compiled/errors.js
var errors = __webpack_require__(82489);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/picture-messages.js
var picture_messages = __webpack_require__(37899);
;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/rounded-size.js
/** Models make pictures in whole blocks of so many pixels. */
const STEPS = [8, 16, 32, 64];
/** Where a side lies that becomes a whole block when it is rounded up, to the nearest, or down, in blocks from there. */
const ROUNDINGS = [
    [-0.999, 0],
    [-0.5, 0.5],
    [0, 0.999],
];
/** The blocks of a picture of a common ratio, at least. With fewer, a square would be as good as most pictures. */
const MIN_BLOCKS = 14 ** 2;
/** Longer pictures come from no list of ratios that a model has, but from what it was sent or asked for. */
const LONGEST_LISTED = 4;
/** Each side is that of the other size, rounded to whole blocks in the same way. */
function isRoundedSize(answer, exact) {
    return listScales(answer, exact).some(({ least, most }) => least <= 1 && 1 <= most);
}
/**
 * Each side is that of the ratio at some scale, rounded to whole blocks in the same way. Blocks must be small beside the picture, unless
 * it is so long that its ratio cannot be the model's own choice.
 */
function isRoundedRatio(answer, ratio) {
    const isLong = Math.max(answer.width, answer.height) > LONGEST_LISTED * Math.min(answer.width, answer.height);
    const largest = isLong ? Number.POSITIVE_INFINITY : Math.sqrt((answer.width * answer.height) / MIN_BLOCKS);
    return listScales(answer, ratio).some(({ step, least, most }) => step <= largest && least < most);
}
/** By step and way of rounding, the scales at which this answer is made of a size. There are none where the least is above the most. */
function listScales(answer, exact) {
    const steps = STEPS.filter((step) => answer.width % step === 0 && answer.height % step === 0);
    return steps.flatMap((step) => ROUNDINGS.map(([from, to]) => {
        // No side is less than one block.
        const least = (side) => (side === step ? 0 : side + from * step);
        return {
            step,
            least: Math.max(least(answer.width) / exact.width, least(answer.height) / exact.height),
            most: Math.min((answer.width + to * step) / exact.width, (answer.height + to * step) / exact.height),
        };
    }));
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/geometry.js



const METHODS = { cover: "crop", contain: "pad", fill: "stretch" };
/** Size to ask for where the user gives none: the one that most models know best. */
const NEW_SIZE = { width: 1024, height: 1024 };
/**
 * Where the pixels of an answer go, in a result of the wanted size, or of the wanted ratio at the answer's own resolution.
 * @param maxSide of a result for which no exact size is wanted
 * @param sent what the model answers: an answer of the ratio that was sent has that of the picture.
 * @throws {RetouchError} `invalid-image` with `fit: fail`, when the answer has another ratio.
 */
function placeAnswer(answer, { size, ratio, fit, maxSide, sent }) {
    const { width, height } = size ?? resultWithin(ratio ? resultOfRatio(answer, ratio, fit) : answer, maxSide);
    const across = width / answer.width;
    const down = height / answer.height;
    if (across === 1 && down === 1)
        return { width, height, method: "keep", scale: 1 };
    const isAsSent = sent !== undefined && isWhole(answer, sent.to) && hasSameRatio(sent.from, { width, height });
    if (isAsSent || isWhole(answer, { width, height }))
        return { width, height, method: "scale", scale: Math.max(across, down) };
    if (fit === "fail")
        throw new errors/* RetouchError */.tJ("invalid-image", (0,picture_messages/* answerRatio */.ck)(answer, { width, height }));
    return { width, height, method: METHODS[fit], scale: fit === "contain" ? Math.min(across, down) : Math.max(across, down) };
}
/** An answer of this ratio, up to what models round: to crop it would lose what was asked for. */
function isWhole(answer, size) {
    return hasSameRatio(answer, size) || isRoundedSize(answer, size) || isRoundedRatio(answer, size);
}
/** A result of the ratio at the answer's own resolution: the answer's size where it is off by rounding only. */
function resultOfRatio(answer, ratio, fit) {
    const size = sizeOfRatio(ratio, answer, fit === "contain" ? "around" : "within");
    return hasSimilarRatio(answer, size) ? answer : size;
}
/** A padded strip can become far longer than the answer. */
function resultWithin(size, maxSide = Number.POSITIVE_INFINITY) {
    return Math.max(size.width, size.height) <= maxSide ? size : sizeOfRatio(size, { width: maxSide, height: maxSide });
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
/** Factor between two ratios up to which nobody sees a picture squeezed: sizes in whole steps of a model differ by as much. */
const UNSEEN_FACTOR = 1.01;
/** True when a picture of one size is scaled to the other: to crop it would lose something, and be seen. */
function hasSameRatio(from, to) {
    return hasSimilarRatio(from, to) || ratioDistance(from, to) < Math.log(UNSEEN_FACTOR);
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

/***/ 26921:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  d6: () => (/* binding */ areaOf),
  sl: () => (/* binding */ lacksPixels),
  Hm: () => (/* binding */ markOpaque),
  ay: () => (/* binding */ readHeader),
  fu: () => (/* binding */ header_regularize),
  Ip: () => (/* binding */ repair),
  bj: () => (/* binding */ setDensity),
  qc: () => (/* binding */ stripMetadata)
});

// EXTERNAL MODULE: ./out/build-dist/compiled/git/blob-identity.js
var blob_identity = __webpack_require__(23555);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/picture-error.js
var picture_error = __webpack_require__(16417);
;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/foreign.js

/** Bytes of a file that are looked at. A comment may come before what tells. */
const START = 16_384;
/** Text at the start of a file → what to call it. The first that fits. */
const TEXTS = [
    { pattern: /^\s*<(!doctype html|html|head|body)/i, name: "an HTML page", image: false },
    { pattern: /^\s*<[\s\S]*?svg[\s>/]/i, name: "an SVG", image: true },
    { pattern: /^%PDF-/, name: "a PDF", image: true },
    { pattern: /^%!PS/, name: "a PostScript file", image: true },
    { pattern: /^\/\* XPM/, name: "an XPM image", image: true },
    { pattern: /^(\s*\/\*.*?\*\/)?\s*#define \S+_width/s, name: "an XBM image", image: true },
    { pattern: /^P[1-7]\s/, name: "a PNM image (PBM, PGM or PPM)", image: true },
    { pattern: /^\s*<\?xml/, name: "an XML document", image: false },
    { pattern: /^\s*[{[]/, name: "JSON or other text", image: false },
];
/** Image formats by the bytes that they begin with. */
const IMAGES = [
    { mark: "BM", type: "BMP" },
    { mark: "8BPS", type: "PSD" },
    { mark: "icns", type: "ICNS" },
    { mark: "DDS ", type: "DDS" },
    { mark: "\xabKTX", type: "KTX" },
    { mark: "\xff\x0a", type: "JXL" },
    { mark: "\0\0\0\x0cJXL ", type: "JXL" },
    { mark: "\0\0\0\x0cjP  ", type: "JP2" },
    { mark: "\xff\x4f\xff\x51", type: "J2C" },
    { mark: "II\xbc", type: "JPEG XR" },
    { mark: "\x8aMNG", type: "MNG" },
    { mark: "\x8bJNG", type: "JNG" },
    { mark: "qoif", type: "QOI" },
    { mark: "FLIF", type: "FLIF" },
    { mark: "BPG\xfb", type: "BPG" },
    { mark: "\x76\x2f\x31\x01", type: "OpenEXR" },
    { mark: "#?RADIANCE", type: "Radiance HDR" },
    { mark: "#?RGBE", type: "Radiance HDR" },
    { mark: "SIMPLE  =", type: "FITS" },
    { mark: "farbfeld", type: "farbfeld" },
    { mark: "gimp xcf", type: "XCF" },
    { mark: "\xd7\xcd\xc6\x9a", type: "WMF" },
    { mark: "\xc5\xd0\xd3\xc6", type: "EPS" },
    { mark: "\x0a\x05\x01", type: "PCX" },
    { mark: "\x01\xda", type: "SGI" },
    { mark: "\x59\xa6\x6a\x95", type: "Sun raster" },
    { mark: "AT&TFORM", type: "DjVu" },
    { mark: "FUJIFILMCCD-RAW", type: "camera raw" },
];
/** Other files, by what stands where in them. */
const OTHERS = [
    { marks: [[4, "ftyp"]], name: "an MP4 or another ISO media file" },
    { marks: [[0, "\x1aE\xdf\xa3"]], name: "a WebM or Matroska film" },
    { marks: [[8, "AVI "]], name: "an AVI film" },
    { marks: [[8, "WAVE"]], name: "a WAV sound" },
    { marks: [[0, "PK\x03\x04"]], name: "a ZIP archive" },
    { marks: [[0, "\x1f\x8b"]], name: "gzip data" },
];
/** Major brands of pictures in ISO media files. AVIF has a reader. */
const HEIF = ["mif1", "mif2", "msf1", "heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs"];
/** Pictures that a program took for text: their first marks are there to show it. */
const CONVERTED = /^((\x89|\xc2\x89|\xef\xbf\xbd)PNG|(\xef\xbf\xbd|\xc3\xbf)(\xef\xbf\xbd|\xc3\x98)(\xef\xbf\xbd|\xc3\xbf)|RIFF[\s\S]{4,12}WEBP)/;
/** What a file is that no reader knows. */
function explainForeign(buffer) {
    const start = decodeStart(buffer);
    const text = TEXTS.find(({ pattern }) => pattern.test(start));
    if (text)
        return new picture_error/* PictureError */.Z({ kind: text.image ? "not-editable" : "no-image", what: text.name });
    const type = IMAGES.find(({ mark }) => start.startsWith(mark))?.type ?? (start.startsWith(" EMF", 40) ? "EMF" : typeOfNumbers(buffer));
    if (type !== undefined)
        return new picture_error/* PictureError */.Z({ kind: "other-type", type });
    if (isText(start))
        return new picture_error/* PictureError */.Z({ kind: "no-image", what: "text" });
    if (start.startsWith("ftyp", 4) && HEIF.includes(start.slice(8, 12)))
        return new picture_error/* PictureError */.Z({ kind: "not-editable", what: "a HEIC" });
    const other = OTHERS.find(({ marks }) => marks.every(([at, mark]) => start.startsWith(mark, at)));
    if (other)
        return new picture_error/* PictureError */.Z({ kind: "no-image", what: other.name });
    return new picture_error/* PictureError */.Z({ kind: CONVERTED.test(start) ? "converted" : "unknown-type" });
}
/** Formats that begin with small numbers, as many other files do. */
function typeOfNumbers(buffer) {
    const [first, second, third] = [0, 2, 4].map((at) => (buffer.length > at + 1 ? buffer.readUInt16LE(at) : 0));
    // The number of pictures comes third.
    if (first === 0 && third !== 0 && second === 1)
        return "ICO";
    if (first === 0 && third !== 0 && second === 2)
        return "CUR";
    return isTarga(buffer) ? "TGA" : undefined;
}
/** By a table of colours or none, a kind, a size, and the bits of a pixel. */
function isTarga(buffer) {
    if (buffer.length < 18)
        return false;
    const [hasTable, kind, bits] = [buffer.readUInt8(1), buffer.readUInt8(2), buffer.readUInt8(16)];
    const isEmptyTable = buffer.readUIntLE(3, 5) === 0;
    const isKind = hasTable === 1 ? [1, 9].includes(kind) && !isEmptyTable : hasTable === 0 && [2, 3, 10, 11].includes(kind) && isEmptyTable;
    return isKind && [8, 15, 16, 24, 32].includes(bits) && buffer.readUInt16LE(12) > 0 && buffer.readUInt16LE(14) > 0;
}
/** A byte a character; of UTF-16, a character each. */
function decodeStart(buffer) {
    const start = buffer.subarray(0, START);
    const mark = start.toString("latin1", 0, 2);
    if (mark === "\xff\xfe")
        return start.toString("utf16le", 2);
    if (mark === "\xfe\xff")
        return Buffer.from(start.subarray(2, start.length & ~1))
            .swap16()
            .toString("utf16le");
    return start.toString("latin1").replace(/^\xef\xbb\xbf/, "");
}
/** Letters of any script and encoding, without the control characters that no text has. */
function isText(start) {
    for (let at = 0; at < start.length; at++) {
        const code = start.charCodeAt(at);
        if ((code < 32 && (code < 9 || code > 13) && code !== 27) || code === 127)
            return false;
    }
    // In encodings of one byte, most letters and all blanks are below 128.
    return start.replace(/[^\x20-\x7e\s]/g, "").length >= start.length / 2 || isUtf8(start);
}
function isUtf8(start) {
    try {
        new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(start, "latin1"), { stream: true });
        return true;
    }
    catch {
        return false;
    }
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

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/formats/av1-header.js

/** Reads numbers of so many bits, the highest first. */
class Bits {
    #bytes;
    #at = 0;
    constructor(bytes) {
        this.#bytes = bytes;
    }
    /** @throws {RangeError} behind the end */
    read(count) {
        let value = 0;
        for (let left = count; left > 0; left--, this.#at++) {
            value = value * 2 + ((this.#bytes.readUInt8(this.#at >> 3) >> (7 - (this.#at & 7))) & 1);
        }
        return value;
    }
    isSet() {
        return this.read(1) === 1;
    }
}
const [SEQUENCE, FRAME_HEADER, FRAME] = [1, 3, 6];
const EITHER = 2;
const MAX_TILE_WIDTH = 4096;
const MAX_TILE_AREA = 4096 * 2304;
const MAX_TILES = 64;
/**
 * How much the first picture of an AV1 stream was coarsened: `base_q_idx`, from 0 (nothing, so that it may be without loss) to 255.
 * Undefined where that is not read: layers, clocks, a cut file. AV1 specification, sections 5.5 and 5.9.
 */
function readQuantiser(data, steps) {
    try {
        let sequence;
        for (let at = 0; at < data.length;) {
            steps.take();
            const head = data.readUInt8(at);
            const type = (head >> 3) & 15;
            at += (head & 4) === 0 ? 1 : 2;
            let size = data.length - at;
            if ((head & 2) !== 0) {
                size = 0;
                let part = 0x80;
                for (let shift = 0; (part & 0x80) !== 0 && shift < 56; shift += 7) {
                    part = data.readUInt8(at++);
                    size += (part & 0x7f) * 2 ** shift;
                }
            }
            const bits = new Bits(data.subarray(at, at + size));
            if (type === SEQUENCE)
                sequence = readSequence(bits);
            if ((type === FRAME || type === FRAME_HEADER) && sequence)
                return readFrame(bits, sequence);
            at += size;
        }
    }
    catch (error) {
        if (!(error instanceof RangeError) || error instanceof TooManyParts)
            throw error;
    }
    return undefined;
}
/** @throws {RangeError} also where it has what pictures do not have. */
function readSequence(bits) {
    bits.read(4); // profile, still picture
    const isReduced = bits.isSet();
    if (isReduced)
        bits.read(5);
    else {
        if (bits.isSet())
            throw new RangeError("timing");
        const hasDelay = bits.isSet();
        for (let left = bits.read(5); left >= 0; left--) {
            bits.read(12);
            if (bits.read(5) > 7)
                bits.read(1);
            if (hasDelay && bits.isSet())
                bits.read(4);
        }
    }
    const [widthBits, heightBits] = [bits.read(4) + 1, bits.read(4) + 1];
    const [width, height] = [bits.read(widthBits) + 1, bits.read(heightBits) + 1];
    const idBits = !isReduced && bits.isSet() ? bits.read(4) + bits.read(3) + 3 : 0;
    const superblock = bits.isSet() ? 128 : 64;
    bits.read(2);
    let [screenContent, integerMotion, orderBits] = [EITHER, EITHER, 0];
    if (!isReduced) {
        bits.read(4);
        const hasOrder = bits.isSet();
        if (hasOrder)
            bits.read(2);
        screenContent = bits.isSet() ? EITHER : bits.read(1);
        if (screenContent > 0)
            integerMotion = bits.isSet() ? EITHER : bits.read(1);
        if (hasOrder)
            orderBits = bits.read(3) + 1;
    }
    const hasSuperres = bits.isSet();
    return { isReduced, widthBits, heightBits, width, height, idBits, superblock, screenContent, integerMotion, orderBits, hasSuperres };
}
function readFrame(bits, sequence) {
    const { isReduced, idBits, orderBits } = sequence;
    // A frame that is shown again, one that is not a whole picture, one that is not shown.
    if (!isReduced && (bits.isSet() || bits.read(2) !== 0 || !bits.isSet()))
        return undefined;
    const keepsOdds = bits.isSet();
    const hasScreenContent = (sequence.screenContent === EITHER ? bits.read(1) : sequence.screenContent) === 1;
    if (hasScreenContent && sequence.integerMotion === EITHER)
        bits.read(1);
    bits.read(idBits);
    const hasOwnSize = !isReduced && bits.isSet();
    bits.read(orderBits);
    const { widthBits, heightBits, superblock } = sequence;
    const size = hasOwnSize ? { width: bits.read(widthBits) + 1, height: bits.read(heightBits) + 1 } : sequence;
    // It is stored narrower than it is shown.
    if (sequence.hasSuperres && bits.isSet())
        return undefined;
    if (bits.isSet())
        bits.read(32);
    if (hasScreenContent)
        bits.read(1);
    if (!isReduced && !keepsOdds)
        bits.read(1);
    readTiles(bits, { width: size.width, height: size.height, superblock });
    return bits.read(8);
}
/** The smallest power of two by which `size` times makes `wanted`. */
function countDoublings(size, wanted) {
    return Math.max(0, Math.ceil(Math.log2(wanted / size)));
}
function readTiles(bits, { width, height, superblock }) {
    const [columns, rows] = [Math.ceil((Math.ceil(width / 8) * 8) / superblock), Math.ceil((Math.ceil(height / 8) * 8) / superblock)];
    const [widest, largest] = [MAX_TILE_WIDTH / superblock, MAX_TILE_AREA / superblock ** 2];
    const leastColumns = countDoublings(widest, columns);
    const least = Math.max(leastColumns, countDoublings(largest, columns * rows));
    const count = (from, most) => {
        let value = from;
        while (value < most && bits.isSet())
            value += 1;
        return value;
    };
    if (!bits.isSet())
        throw new RangeError("tiles of several sizes");
    const across = count(leastColumns, countDoublings(1, Math.min(columns, MAX_TILES)));
    const down = count(Math.max(least - across, 0), countDoublings(1, Math.min(rows, MAX_TILES)));
    if (across + down > 0)
        bits.read(across + down + 2);
}
/** What the encoder in use makes of qualities of 50 and more, and of those below, is nearly on two lines. */
const [MIDDLE, STEEP, FLAT] = [148, 2.96, 2.3];
/** The quality, from 1 to 100, at which the encoder in use coarsens as much. */
function qualityOfQuantiser(quantiser) {
    const quality = quantiser <= MIDDLE ? 100 - quantiser / STEEP : 50 - (quantiser - MIDDLE) / FLAT;
    return Math.max(1, Math.round(quality));
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/formats/format-reader.js
/** Facts that hold for most files, to be overridden by what is found. */
const PLAIN = {
    orientation: 1,
    alpha: false,
    animated: false,
    complete: true,
    lossless: true,
    conversion: [],
    encoding: { grey: false, palette: false, progressive: false },
    bytesPerPixel: 4,
};
/** Four characters at an offset, as PNG, RIFF and ISO media name their chunks. */
function readTag(bytes, offset) {
    return bytes.toString("latin1", offset, offset + 4);
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

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/formats/avif-items.js

/** @throws {RangeError} when a box that must be there is not. */
function readItems(bytes, top, steps) {
    const meta = findBox(top, "meta");
    const metaBoxes = listBoxes(bytes, { start: meta.start + 4, end: meta.end }, steps);
    const iprp = findBox(metaBoxes, "iprp");
    const parts = listBoxes(bytes, iprp, steps);
    const ipco = findBox(parts, "ipco");
    const properties = listBoxes(bytes, ipco, steps);
    const ipma = findBox(parts, "ipma");
    const associations = readAssociations(bytes, ipma, steps);
    const primary = readPrimary(bytes, findBox(metaBoxes, "pitm"));
    return { meta, metaBoxes, iprp, ipco, ipma, properties, primary, associations };
}
/** The properties of an item, in their order. */
function listProperties({ associations, properties }, item) {
    return (associations.get(item) ?? []).map((number) => properties[number - 1]).filter((box) => box !== undefined);
}
function readPrimary(bytes, { start }) {
    return bytes.readUInt8(start) === 0 ? bytes.readUInt16BE(start + 4) : bytes.readUInt32BE(start + 4);
}
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
/** Bytes of one item, of whatever is there of them; undefined where they are not in this file. */
function findData(bytes, { metaBoxes }, wanted, steps) {
    const { start } = findBox(metaBoxes, "iloc");
    const version = bytes.readUInt8(start);
    let at = start + 4;
    const read = (size) => {
        at += size;
        return size === 8 ? Number(bytes.readBigUInt64BE(at - 8)) : size === 0 ? 0 : bytes.readUIntBE(at - size, size);
    };
    const [sizes, more] = [read(1), read(1)];
    const [offsetSize, lengthSize, baseSize, indexSize] = [sizes >> 4, sizes & 15, more >> 4, version === 0 ? 0 : more & 15];
    for (let left = read(version < 2 ? 2 : 4); left > 0; left--) {
        const item = read(version < 2 ? 2 : 4);
        const method = version === 0 ? 0 : read(2) & 15;
        read(2);
        const base = read(baseSize);
        const extents = read(2);
        steps.take(1 + extents);
        // The first part of it holds the headers.
        read(extents > 0 ? indexSize : 0);
        const offset = base + read(extents > 0 ? offsetSize : 0);
        const length = read(extents > 0 ? lengthSize : 0);
        at += Math.max(0, extents - 1) * (indexSize + offsetSize + lengthSize);
        if (item !== wanted)
            continue;
        const from = method === 0 ? 0 : method === 1 ? metaBoxes.find(({ type }) => type === "idat")?.start : undefined;
        return from === undefined ? undefined : bytes.subarray(from + offset, length === 0 ? bytes.length : from + offset + length);
    }
    return undefined;
}
/** The file with another property of the shown item. */
function addProperty(bytes, top, { property, steps }) {
    const items = readItems(bytes, top, steps);
    const { meta, metaBoxes, iprp, ipco, ipma, properties, primary } = items;
    const ipmaData = Buffer.from(bytes.subarray(ipma.start, ipma.end));
    const number = properties.length + 1;
    const wide = (ipmaData.readUInt8(3) & 1) === 1;
    if (number > (wide ? 0x7fff : 0x7f))
        return bytes;
    const idSize = ipmaData.readUInt8(0) === 0 ? 2 : 4;
    let at = 8;
    while (ipmaData.readUIntBE(at, idSize) !== primary)
        at += idSize + 1 + ipmaData.readUInt8(at + idSize) * (wide ? 2 : 1);
    const count = ipmaData.readUInt8(at + idSize);
    ipmaData.writeUInt8(count + 1, at + idSize);
    const end = at + idSize + 1 + count * (wide ? 2 : 1);
    const associated = Buffer.concat([
        ipmaData.subarray(0, end),
        Buffer.from(wide ? [number >> 8, number & 255] : [number]),
        ipmaData.subarray(end),
    ]);
    const others = new Map([
        [ipco.start, Buffer.concat([bytes.subarray(ipco.start, ipco.end), property])],
        [ipma.start, associated],
    ]);
    const rewrite = (boxes) => boxes.map(({ type, start, end: last }) => writeBox(type, others.get(start) ?? bytes.subarray(start, last)));
    others.set(iprp.start, Buffer.concat(rewrite(listBoxes(bytes, iprp, steps))));
    const written = rewrite(metaBoxes);
    // It moves to the end, so that pixels stay where other boxes say that they are.
    const file = Buffer.concat([bytes, writeBox("meta", bytes.subarray(meta.start, meta.start + 4), ...written)]);
    file.write("free", meta.start - 4, "latin1");
    const last = top.at(-1);
    if (last && last.type === "mdat" && file.readUInt32BE(last.start - 8) === 0)
        file.writeUInt32BE(bytes.length - last.start + 8, last.start - 8);
    return file;
}
function writeBox(type, ...content) {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(content.reduce((sum, { length }) => sum + length, 8));
    head.write(type, 4, "latin1");
    return Buffer.concat([head, ...content]);
}

// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/formats/icc.js
var icc = __webpack_require__(80754);
;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/formats/cicp.js

const D65 = [0.3127, 0.329];
const SRGB = { red: [0.64, 0.33], green: [0.3, 0.6], blue: [0.15, 0.06], white: D65 };
/** By the numbers of ITU-T H.273, table 2. */
const PRIMARIES = {
    1: SRGB,
    9: { red: [0.708, 0.292], green: [0.17, 0.797], blue: [0.131, 0.046], white: D65 },
    11: { red: [0.68, 0.32], green: [0.265, 0.69], blue: [0.15, 0.06], white: [0.314, 0.351] },
    12: { red: [0.68, 0.32], green: [0.265, 0.69], blue: [0.15, 0.06], white: D65 },
};
const BT709 = [1 / 0.45, 1 / 1.099, 0.099 / 1.099, 1 / 4.5, 0.081];
/** By the numbers of H.273, table 3. PQ (16) and HLG (18) are not here: what they show depends on the screen. */
const CURVES = {
    1: BT709,
    4: [2.2],
    5: [2.8],
    6: BT709,
    8: [1],
    13: icc/* GAMMA_OF_SRGB */.NH,
    14: BT709,
    15: BT709,
};
/** Numbers that say nothing (2), or stand for television, in files of video coders: there, viewers show sRGB. */
const SHOWN_AS_SRGB = { primaries: [2, 5, 6, 7], transfer: [1, 2, 6, 14, 15] };
/** A profile that says the same. @returns undefined for a kind that is not read, and so passed over. */
function profileOfCodes({ primaries, transfer }, { grey = false, isVideo = false } = {}) {
    const space = isVideo && SHOWN_AS_SRGB.primaries.includes(primaries) ? SRGB : PRIMARIES[primaries];
    const curve = isVideo && SHOWN_AS_SRGB.transfer.includes(transfer) ? icc/* GAMMA_OF_SRGB */.NH : CURVES[transfer];
    return space && curve && (0,icc/* buildProfile */.Er)(curve, grey ? undefined : space);
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/formats/avif.js






const ALPHA = "urn:mpeg:mpegB:cicp:systems:auxiliary:alpha";
/** https://aomediacodec.github.io/av1-avif/, boxes by ISO/IEC 14496-12 and 23008-12. */
const AVIF = {
    format: "avif",
    // The brands' box is short, so that no file is one of another format too, whose marks come first.
    matches: (bytes) => bytes.readUInt16BE(0) === 0 && readTag(bytes, 4) === "ftyp" && listBrands(bytes).some((brand) => brand === "avif" || brand === "avis"),
    read(bytes, steps) {
        const top = listBoxes(bytes, { start: 0, end: bytes.length }, steps);
        const isSequence = listBrands(bytes).includes("avis") && (readTag(bytes, 8) === "avis" || top.some(({ type }) => type === "moov"));
        if (isSequence)
            return { ...PLAIN, width: 0, height: 0, animated: true };
        const items = readItems(bytes, top, steps);
        const all = items.properties;
        const primary = listProperties(items, items.primary);
        const profile = readColours(bytes, primary).profile;
        const alpha = all.some(({ type, start, end }) => type === "auxC" && bytes.subarray(start + 4, end).includes(ALPHA));
        const deep = all.some(({ type, start }) => type === "av1C" && (bytes.readUInt8(start + 2) & 0x40) !== 0);
        const { quantiser, isGrey, isCoarse } = readCoding(bytes, items, steps);
        return {
            ...PLAIN,
            // As displayed: the decoder crops and turns by itself, and viewers pass over an orientation in EXIF.
            ...readSize(bytes, primary),
            alpha,
            // What follows the boxes is nobody's.
            complete: top.every(({ end }) => end <= bytes.length),
            // Red, green and blue as they are, which the codes say, and nothing taken away.
            lossless: quantiser === 0 && readNumbers(bytes, primary)?.matrix === 0,
            encoding: {
                ...PLAIN.encoding,
                grey: isGrey,
                coarseColour: isCoarse,
                quality: quantiser === undefined ? undefined : qualityOfQuantiser(quantiser),
            },
            conversion: [...(deep ? ["16-bit"] : []), ...(profile && !(0,icc/* isSrgbProfile */.UI)(profile) ? ["profile"] : [])],
            // The planes, and the pixels made of them.
            bytesPerPixel: (3 + (alpha ? 4 : 3)) * (deep ? 2 : 1),
        };
    },
    regularize(bytes, steps) {
        const top = listBoxes(bytes, { start: 0, end: bytes.length }, steps);
        const items = readItems(bytes, top, steps);
        const { profile, isWritten } = readColours(bytes, listProperties(items, items.primary));
        if (!profile || !isWritten)
            return bytes;
        return addProperty(bytes, top, { property: writeBox("colr", Buffer.from("prof", "latin1"), profile), steps });
    },
};
/** How the shown item is coded, or the first of the tiles that it is made of. */
function readCoding(bytes, items, steps) {
    const flagsOf = (item) => {
        const config = listProperties(items, item).find(({ type }) => type === "av1C");
        return config && bytes.readUInt8(config.start + 2);
    };
    const isOwn = flagsOf(items.primary) !== undefined;
    const coded = isOwn ? items.primary : [...items.associations.keys()].find((item) => flagsOf(item) !== undefined);
    const flags = (coded !== undefined && flagsOf(coded)) || 0;
    const data = coded === undefined ? undefined : findData(bytes, items, coded, steps);
    return {
        quantiser: data && readQuantiser(data, steps),
        isGrey: (flags & 0x10) !== 0,
        isCoarse: (flags & 0x0c) === 0x0c,
    };
}
/** The codes of the colours, by the numbers of ITU-T H.273. */
function readNumbers(bytes, properties) {
    const box = properties.find(({ type, start }) => type === "colr" && readTag(bytes, start) === "nclx");
    const read = (at) => (box ? bytes.readUInt16BE(box.start + at) : 0);
    return box && { primaries: read(4), transfer: read(6), matrix: read(8) };
}
/** What the colours are. A profile comes before numbers, which are written as one: the decoder reads nothing else of them. */
function readColours(bytes, properties) {
    const own = properties.find(({ type, start }) => type === "colr" && ["prof", "rICC"].includes(readTag(bytes, start)));
    if (own)
        return { profile: bytes.subarray(own.start + 4, own.end), isWritten: false };
    const codes = readNumbers(bytes, properties);
    const profile = codes && profileOfCodes(codes, { isVideo: true });
    return { profile, isWritten: profile !== undefined && !(0,icc/* isSrgbProfile */.UI)(profile) };
}
/** The major brand at 8, then the compatible ones from 16 to the end of the box. */
function listBrands(bytes) {
    const end = Math.min(bytes.readUInt32BE(0), bytes.length, 256);
    const brands = [readTag(bytes, 8)];
    for (let offset = 16; offset + 4 <= end; offset += 4)
        brands.push(readTag(bytes, offset));
    return brands;
}
/** The size of an item's picture after what is done to it, in the order in which it is listed: a clean aperture, and quarter turns. */
function readSize(bytes, properties) {
    const extent = findBox(properties, "ispe");
    const fraction = (at) => Math.round(bytes.readUInt32BE(at) / bytes.readUInt32BE(at + 4));
    let [width, height] = [bytes.readUInt32BE(extent.start + 4), bytes.readUInt32BE(extent.start + 8)];
    for (const { type, start } of properties) {
        if (type === "clap")
            [width, height] = [Math.min(width, fraction(start)), Math.min(height, fraction(start + 8))];
        if (type === "irot" && bytes.readUInt8(start) % 2 === 1)
            [width, height] = [height, width];
    }
    return { width, height };
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
            encoding: { ...PLAIN.encoding, palette: true },
        };
        let frames = 0;
        for (const { mark, start } of walkBlocks(bytes, steps)) {
            if (mark === END)
                facts.complete = true;
            if (mark === EXTENSION && hasTransparentColour(bytes, start))
                facts.alpha = true;
            if (mark !== gif_FRAME)
                continue;
            frames += 1;
            const screen = readScreen(bytes, start);
            if (frames === 1)
                Object.assign(facts, screen.size);
            // Nothing is drawn beside the frame.
            facts.alpha ||= !screen.isFilled;
            facts.encoding.progressive ||= (bytes.readUInt8(start + 9) & 0x40) !== 0;
        }
        facts.animated = frames > 1;
        return facts;
    },
    regularize(bytes, steps) {
        const frame = [...walkBlocks(bytes, steps)].find(({ mark }) => mark === gif_FRAME);
        if (!frame || frame.end > bytes.length)
            return bytes;
        const { size, isFilled } = readScreen(bytes, frame.start);
        if (isFilled)
            return bytes;
        const head = startOfBlocks(bytes);
        return Buffer.concat([bytes.subarray(0, head), cornerFrame(size), bytes.subarray(head)]);
    },
    regularPage: 1,
    markOpaque(bytes, steps) {
        const copy = Buffer.from(bytes);
        for (const { mark, start } of walkBlocks(bytes, steps))
            if (mark === EXTENSION && hasTransparentColour(bytes, start))
                copy.writeUInt8(bytes.readUInt8(start + 3) & ~1, start + 3);
        return copy;
    },
};
const EXTENSION = 0x21;
const gif_FRAME = 0x2c;
const END = 0x3b;
/** After the screen, and the colours that frames share. */
function startOfBlocks(bytes) {
    return 13 + tableSize(bytes.readUInt8(10));
}
/** The blocks of a file up to its end, or to what is none. */
function* walkBlocks(bytes, steps) {
    let start = startOfBlocks(bytes);
    while (start < bytes.length) {
        const mark = bytes.readUInt8(start);
        steps.take();
        let end = start + 1;
        if (mark === EXTENSION)
            end = skipSubBlocks(bytes, start + 2, steps);
        else if (mark === gif_FRAME && start + 10 < bytes.length)
            end = skipSubBlocks(bytes, start + 11 + tableSize(bytes.readUInt8(start + 9)), steps);
        else if (mark !== END)
            return;
        yield { mark, start, end };
        if (mark === END)
            return;
        start = end;
    }
}
/** Of a graphic control, the first flag. */
function hasTransparentColour(bytes, extension) {
    return bytes[extension + 1] === 0xf9 && ((bytes[extension + 3] ?? 0) & 1) === 1;
}
/** The screen grows with a frame that is larger, or has no size without one: so browsers show it. */
function readScreen(bytes, frame) {
    const [left, top] = [bytes.readUInt16LE(frame + 1), bytes.readUInt16LE(frame + 3)];
    const [width, height] = [bytes.readUInt16LE(frame + 5), bytes.readUInt16LE(frame + 7)];
    const size = { width: Math.max(bytes.readUInt16LE(6), left + width), height: Math.max(bytes.readUInt16LE(8), top + height) };
    return { size, isFilled: width === size.width && height === size.height };
}
/**
 * A frame to come first, of the screen's last pixel, transparent. With it, the decoder has an alpha channel for what the picture's own
 * leaves free, and the size of the screen: it distrusts those of more than 2048 pixels or of usual monitors, and goes by the first frame.
 */
function cornerFrame({ width, height }) {
    const frame = Buffer.from([
        ...[EXTENSION, 0xf9, 4, 1, 0, 0, 0, 0],
        ...[gif_FRAME, 0, 0, 0, 0, 1, 0, 1, 0, 0x80],
        ...[0, 0, 0, 0, 0, 0],
        ...[2, 2, 0x44, 1, 0],
    ]);
    frame.writeUInt16LE(width - 1, 9);
    frame.writeUInt16LE(height - 1, 11);
    return frame;
}
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
    // It has no end.
    return bytes.length + 1;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/formats/exif.js

const RATIONAL = 5;
const TYPE_SIZES = { 1: 1, 3: 2, 4: 4, 7: 1, [RATIONAL]: 8 };
/** True for the header of a classic TIFF, which is also the header of an EXIF block. */
function isTiffHeader(bytes) {
    const head = bytes.toString("latin1", 0, 4);
    return head === "II*\0" || head === "MM\0*";
}
/** Numbers that are read of a tag that has more. */
const MOST_NUMBERS = 64;
/**
 * Reads the directory at `offset`, or the first one. Layout: TIFF 6.0, section 2.
 * @param whole tags of which all numbers are read
 */
function readDirectory(bytes, steps, { offset, whole = [] } = {}) {
    const little = bytes[0] === 0x49;
    const read = (at, size) => {
        if (size === 8)
            return read(at, 4) / read(at + 4, 4);
        return little ? bytes.readUIntLE(at, size) : bytes.readUIntBE(at, size);
    };
    const start = offset ?? read(4, 4);
    const count = read(start, 2);
    const tags = new Map();
    const offsets = new Map();
    for (let entry = start + 2; entry < start + 2 + count * 12; entry += 12) {
        const size = TYPE_SIZES[read(entry + 2, 2)];
        steps.take();
        if (size === undefined)
            continue;
        const tag = read(entry, 2);
        const length = Math.min(read(entry + 4, 4), whole.includes(tag) ? Number.POSITIVE_INFINITY : MOST_NUMBERS);
        steps.take(length);
        const values = size * length <= 4 ? entry + 8 : read(entry + 8, 4);
        if (values + size * length > bytes.length || tags.has(tag))
            continue;
        offsets.set(tag, values);
        tags.set(tag, Array.from({ length }, (_, index) => read(values + index * size, size)));
    }
    return { tags, offsets, next: read(start + 2 + count * 12, 4) };
}
/** What is no orientation counts as upright. */
function toOrientation(value) {
    return value >= 1 && value <= 8 ? value : 1;
}
/** What an EXIF block (with or without its `Exif\0\0` prefix) says of how its picture is shown; nothing where it is damaged. */
function readExif(block, steps) {
    const bytes = block.toString("latin1", 0, 6) === "Exif\0\0" ? block.subarray(6) : block;
    if (!isTiffHeader(bytes))
        return { orientation: 1 };
    try {
        const { tags } = readDirectory(bytes, steps);
        return { orientation: toOrientation(tags.get(0x0112)?.[0] ?? 1), density: densityOf(tags) };
    }
    catch (error) {
        if (error instanceof TooManyParts)
            throw error;
        return { orientation: 1 };
    }
}
/** EXIF orientation of an EXIF block: 1 to 8, and 1 when it is absent or damaged. */
function readOrientation(block, steps) {
    return readExif(block, steps).orientation;
}
/** The density that a directory gives: in inches, or in centimetres. */
function densityOf(tags) {
    const [across = 0] = tags.get(282) ?? [];
    const [down = across] = tags.get(283) ?? [];
    const unit = { 2: 1, 3: 2.54 }[tags.get(296)?.[0] ?? 2];
    return unit !== undefined && across > 0 && down > 0 && Number.isFinite(across + down)
        ? { across: across * unit, down: down * unit }
        : undefined;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/formats/jpeg-blocks.js
const CODES = 0xc4;
const START_OF_SCAN = 0xda;
const RESTART_INTERVAL = 0xdd;
/** Places of a block: the first is the mean. */
const PLACES = 64;
const LONGEST_CODE = 16;
/**
 * Whether pixels are missing or damaged, of which the decoder does not tell: it fills up rows at the end, takes nearly any data for pixels,
 * and warns of the last rows when nobody listens any more. ITU-T T.81, annexes F and G.
 */
function lacksBlocks(bytes, segments, { frame: frameSegment, isComplete }) {
    // Of arithmetic coding, nothing tells where it ends.
    if (frameSegment.marker > 0xc2)
        return !isComplete;
    const frame = jpeg_blocks_readFrame(bytes.subarray(frameSegment.start + 4, frameSegment.end));
    const scans = segments.filter(({ marker }) => marker === START_OF_SCAN).map((segment) => readScan(bytes, segment));
    // All of a progressive picture is read before any of it is shown, so that the decoder tells what is wrong in a scan.
    if (frameSegment.marker === 0xc2)
        return !isComplete && !isRefined(frame, scans);
    // Of several scans of a component, the last one counts.
    const shown = [...frame.components.keys()].map((number) => scans.findLast(({ components }) => components.some((each) => each.number === number)));
    return [...new Set(shown)].some((scan) => !scan || !holdsScan(bytes, { frame, scan, before: segments.filter(({ start }) => start < scan.data) }));
}
function jpeg_blocks_readFrame(data) {
    const components = Array.from({ length: data.readUInt8(5) }, (_, index) => {
        const factors = data.readUInt8(7 + index * 3);
        return [data.readUInt8(6 + index * 3), { across: factors >> 4, down: factors & 15 }];
    });
    return { height: data.readUInt16BE(1), width: data.readUInt16BE(3), components: new Map(components) };
}
function readScan(bytes, { start, end }) {
    const data = bytes.subarray(start + 4, end);
    const count = data.readUInt8(0);
    const components = Array.from({ length: count }, (_, index) => {
        const tables = data.readUInt8(2 + index * 2);
        return { number: data.readUInt8(1 + index * 2), mean: tables >> 4, rest: tables & 15 };
    });
    const [from, to, bits] = [1, 2, 3].map((at) => data.readUInt8(2 * count + at));
    return { components, from: from ?? 0, to: to ?? 0, low: (bits ?? 0) & 15, data: end };
}
/** Of a progressive picture, whether each place of each component has all its bits; whether the scans are whole, the decoder tells. */
function isRefined({ components }, scans) {
    return [...components.keys()].every((number) => {
        const own = scans.filter((scan) => scan.components.some((each) => each.number === number));
        return Array.from({ length: PLACES }, (_, place) => own.some(({ from, to, low }) => from <= place && place <= to && low === 0)).every(Boolean);
    });
}
function holdsScan(bytes, { frame, scan, before }) {
    const starts = findTables(bytes, before);
    const blocks = [];
    for (const { number, mean, rest } of scan.components) {
        const component = frame.components.get(number);
        const [own, its] = [starts.get(mean), starts.get(0x10 | rest)];
        if (!component || own === undefined || its === undefined)
            return false;
        const tables = { mean: tableAt(bytes, own, meanEntry), rest: tableAt(bytes, its, restEntry) };
        const count = scan.components.length === 1 ? 1 : component.across * component.down;
        for (let block = 0; block < count; block++)
            blocks.push(tables);
    }
    const interval = before.findLast(({ marker }) => marker === RESTART_INTERVAL);
    const most = (interval && bytes.readUInt16BE(interval.start + 4)) || Number.POSITIVE_INFINITY;
    const { columns, rows } = countUnits(frame, scan);
    let left = columns * rows;
    for (const part of listParts(bytes, scan.data)) {
        const units = Math.min(left, most);
        let at = 0;
        for (let unit = 0; unit < units && at >= 0; unit++)
            at = skipUnit(part, at, blocks);
        const isEnd = (more) => more % columns === 0 || units + more === most;
        if (at < 0 || !endsWell(part, at, { blocks, isEnd }))
            return false;
        left -= units;
        if (left === 0)
            return true;
    }
    return false;
}
/**
 * Whether nothing follows the blocks of a part but padding, or further rows, of which the header knows nothing. Where data were lost or
 * overwritten, something else does, since the blocks are not where they were.
 */
function endsWell(part, at, { blocks, isEnd }) {
    const first = (at + 7) >> 3;
    const rest = part.bytes.subarray(first, part.length);
    if (rest.every((value) => value === 0xff))
        return true;
    // Where a file was never written, zeros begin before the blocks end: ones fill the last byte, if there is room, and blocks take the others.
    if (rest.every((value) => value === 0))
        return at % 8 === 0 ? skipUnit(part, at, blocks) < 0 : part.bytes[first - 1] !== 0;
    let [end, units] = [at, 0];
    while (end >= 0 && (part.length * 8 - end >= 8 || !isEnd(units))) {
        end = skipUnit(part, end, blocks);
        units++;
    }
    return end >= 0;
}
/** Blocks, or groups of blocks where components take turns. */
function countUnits({ width, height, components }, scan) {
    const all = [...components.values()];
    const [across, down] = [Math.max(...all.map((each) => each.across)), Math.max(...all.map((each) => each.down))];
    const [first, ...others] = scan.components.map(({ number }) => components.get(number));
    if (!first || others.length > 0)
        return { columns: Math.ceil(width / (8 * across)), rows: Math.ceil(height / (8 * down)) };
    return {
        columns: Math.ceil(Math.ceil((width * first.across) / across) / 8),
        rows: Math.ceil(Math.ceil((height * first.down) / down) / 8),
    };
}
/** Zeros behind a part, so that what reads beyond its end finds something. */
const MARGIN = 4;
/** Each part is gone when the next one is asked for. */
function* listParts(bytes, start) {
    const copy = Buffer.alloc(bytes.length - start + MARGIN);
    let length = 0;
    const take = () => {
        copy.fill(0, length, length + MARGIN);
        const part = { bytes: copy, length };
        length = 0;
        return part;
    };
    for (let at = start; at < bytes.length;) {
        const mark = bytes.indexOf(0xff, at);
        const end = mark < 0 ? bytes.length : mark;
        length += bytes.copy(copy, length, at, end);
        const next = bytes[end + 1] ?? 0xd9;
        at = next === 0xff ? end + 1 : end + 2;
        if (next === 0)
            copy[length++] = 0xff;
        else if (next >= 0xd0 && next <= 0xd7)
            yield take();
        else if (next !== 0xff)
            break;
    }
    yield take();
}
/** More places than a block has: it ends here. */
const END_OF_BLOCK = 2 * PLACES;
/** @param value of the code: the bits of the number that follows it */
const meanEntry = (length, value) => length + (value & 15);
/** @param value of the code: places that are zero (4 bits), and the bits of the number that follows it */
const restEntry = (length, value) => {
    const [zeros, bits] = [value >> 4, value & 15];
    return length + bits + 32 * (bits === 0 && zeros < 15 ? END_OF_BLOCK : zeros + 1);
};
/** Where the tables begin, by class and number, as scans name them. A file may have any number of them, so that only those in use are made. */
function findTables(bytes, segments) {
    const starts = new Map();
    for (const { marker, start, end } of segments) {
        if (marker !== CODES)
            continue;
        for (let at = start + 4; at + 1 + LONGEST_CODE <= end;) {
            starts.set(bytes.readUInt8(at), at + 1);
            const counts = bytes.subarray(at + 1, at + 1 + LONGEST_CODE);
            at += 1 + LONGEST_CODE + counts.reduce((sum, count) => sum + count, 0);
        }
    }
    return starts;
}
/** The last tables, by how and of what they were made: components share them, and so do all the tiles of a TIFF. */
const recentTables = new Map();
const MOST_TABLES = 16;
function tableAt(bytes, start, write) {
    const values = start + LONGEST_CODE;
    const count = bytes.subarray(start, values).reduce((sum, one) => sum + one, 0);
    const key = (write === meanEntry ? "mean " : "rest ") + bytes.toString("latin1", start, values + count);
    const known = recentTables.get(key);
    if (known)
        return known;
    const [oldest] = recentTables.keys();
    if (oldest !== undefined && recentTables.size === MOST_TABLES)
        recentTables.delete(oldest);
    const table = readTable(bytes, start, write);
    recentTables.set(key, table);
    return table;
}
function readTable(bytes, start, write) {
    const table = new Uint16Array(1 << LONGEST_CODE);
    let [value, from] = [start + LONGEST_CODE, 0];
    for (let index = 0; index < LONGEST_CODE; index++) {
        const step = 1 << (LONGEST_CODE - index - 1);
        const count = bytes.readUInt8(start + index);
        for (let code = 0; code < count; code++, from += step)
            table.fill(write(index + 1, bytes[value++] ?? 0), from, from + step);
    }
    return table;
}
/** @returns the bit behind a unit that begins at one; -1 where it is not wholly there, or none */
function skipUnit({ bytes, length }, start, blocks) {
    let at = start;
    for (const { mean, rest } of blocks) {
        const first = mean[peek(bytes, at)] ?? 0;
        if (first === 0)
            return -1;
        at += first;
        let place = 1;
        while (place < PLACES) {
            const next = rest[peek(bytes, at)] ?? 0;
            if (next === 0)
                return -1;
            at += next & 31;
            place += next >> 5;
        }
        if (at > length * 8 || (place > PLACES && place < END_OF_BLOCK))
            return -1;
    }
    return at;
}
/** The 16 bits at a bit. */
function peek(bytes, at) {
    const byte = at >> 3;
    const next = ((bytes[byte] ?? 0) << 16) | ((bytes[byte + 1] ?? 0) << 8) | (bytes[byte + 2] ?? 0);
    return (next >> (8 - (at & 7))) & 0xffff;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/formats/jpeg-quality.js
/** Brightness at quality 50, in zigzag order. ITU-T T.81, table K.1. */
const STANDARD = [
    ...[16, 11, 12, 14, 12, 10, 16, 14, 13, 14, 18, 17, 16, 19, 24, 40, 26, 24, 22, 22, 24, 49, 35, 37, 29, 40, 58, 51, 61, 60, 57, 51],
    ...[56, 55, 64, 72, 92, 78, 64, 68, 87, 69, 55, 56, 80, 109, 81, 87, 95, 98, 103, 104, 103, 62, 77, 113, 121, 112, 100, 120, 92, 101],
    ...[103, 99],
];
/** What the values of the table add up to at each quality from 1 to 100, as libjpeg scales them. */
const SUMS = Array.from({ length: 100 }, (_, index) => {
    const quality = index + 1;
    const scale = quality < 50 ? Math.floor(5000 / quality) : 200 - 2 * quality;
    return STANDARD.reduce((sum, value) => sum + Math.min(255, Math.max(1, Math.floor((value * scale + 50) / 100))), 0);
});
/**
 * The quality, from 1 to 100, at which libjpeg takes away as much of the brightness. Exact where the file has the tables of the
 * standard, as most have; an estimate where an encoder has tables of its own.
 *
 * @param tables data of a segment of quantisation tables.
 * @returns undefined where the first table is not in it
 */
function estimateQuality(tables) {
    for (let at = 0; at < tables.length;) {
        const head = tables.readUInt8(at);
        const size = head >> 4 === 0 ? 1 : 2;
        if ((head & 15) === 0) {
            let sum = 0;
            for (let index = 0; index < 64; index++)
                sum += tables.readUIntBE(at + 1 + index * size, size);
            return 1 + SUMS.reduce((best, each, index) => (Math.abs(each - sum) <= Math.abs((SUMS[best] ?? 0) - sum) ? index : best), 0);
        }
        at += 1 + 64 * size;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/formats/jpeg.js






const END_OF_IMAGE = 0xd9;
const jpeg_START_OF_SCAN = 0xda;
const QUANTISATION_TABLES = 0xdb;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const APP14 = 0xee;
const COMMENT = 0xfe;
/** ITU-T T.81, annex B. */
const JPEG = {
    format: "jpeg",
    matches: (bytes) => bytes.toString("latin1", 0, 3) === "\xff\xd8\xff",
    read,
    strip(file, steps) {
        const bytes = regularize(file, steps);
        const segments = [...walkSegments(bytes, steps)];
        const scan = segments.find(({ marker }) => marker === jpeg_START_OF_SCAN)?.start ?? bytes.length;
        const last = segments.at(-1);
        const end = last?.marker === END_OF_IMAGE ? last.end : bytes.length;
        const kept = segments
            .filter(({ marker, start }) => start < scan && !isMetadata(marker))
            .map(({ start, end }) => bytes.subarray(start, end));
        const stripped = Buffer.concat([bytes.subarray(0, 2), ...kept, bytes.subarray(scan, end)]);
        return stripped.length === bytes.length ? bytes : stripped;
    },
    setDensity(bytes, density, steps) {
        const first = [...walkSegments(bytes, steps)].find(({ marker, start, end }) => isJfif(marker, bytes.subarray(start + 4, end)));
        const given = first && readDensity(bytes.subarray(first.start + 4, first.end));
        const [wanted, present] = [density, given].map((each) => each && `${Math.round(each.across)} ${Math.round(each.down)}`);
        if (wanted === present)
            return bytes;
        const head = writeJfif(density);
        // The segment comes first of all, where there is one.
        return Buffer.concat([bytes.subarray(0, 2), head, bytes.subarray(first?.start === 2 ? first.end : 2)]);
    },
    regularize,
    lacksPixels(bytes, steps) {
        const segments = [...walkSegments(bytes, steps)];
        const frame = segments.find(({ marker }) => isFrame(marker));
        return !frame || lacksBlocks(bytes, segments, { frame, isComplete: segments.at(-1)?.marker === END_OF_IMAGE });
    },
};
function isJfif(marker, data) {
    return marker === APP0 && data.length >= 12 && data.toString("latin1", 0, 5) === "JFIF\0";
}
/** Pixels for an inch (1) or a centimetre (2); other numbers say no more than that pixels are not square. */
function readDensity(jfif) {
    const unit = { 1: 1, 2: 2.54 }[jfif.readUInt8(7)];
    const [across, down] = [jfif.readUInt16BE(8), jfif.readUInt16BE(10)];
    return unit !== undefined && across > 0 && down > 0 ? { across: across * unit, down: down * unit } : undefined;
}
function writeJfif(density) {
    const segment = Buffer.from("\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0", "latin1");
    if (!density)
        return segment;
    segment.writeUInt8(1, 11);
    segment.writeUInt16BE(Math.min(65_535, Math.round(density.across)), 12);
    segment.writeUInt16BE(Math.min(65_535, Math.round(density.down)), 14);
    return segment;
}
/** What the header of a scan ends in where each has all coefficients: the first one, the last one, and no bits left for later. */
const WHOLE_SCAN = Buffer.from([0, 63, 0]);
/**
 * What the decoder warns of and viewers pass over is made regular, so that its other warnings tell of damage: bytes between segments,
 * numbers in them that leave but one choice, no end mark. Whether pixels are missing, the decoder tells.
 */
function regularize(bytes, steps) {
    const segments = [...walkSegments(bytes, steps)];
    const [frame, last] = [segments.find(({ marker }) => isFrame(marker)), segments.at(-1)];
    if (!frame || !last || !segments.some(({ marker }) => marker === jpeg_START_OF_SCAN))
        return bytes;
    const patches = segments.map((segment) => regularizeSegment(bytes, segment, frame));
    const isComplete = last.marker === END_OF_IMAGE;
    const isGapless = segments.every(({ start }, index) => start === (segments[index - 1]?.next ?? 2));
    if (isComplete && isGapless && patches.every((patch) => patch === undefined))
        return bytes;
    const parts = segments.map(({ start, next }, index) => {
        const patch = patches[index] ?? Buffer.alloc(0);
        return [patch, bytes.subarray(start + patch.length, next)];
    });
    // Behind the last whole segment without an end mark is damage, which the decoder is to see.
    const rest = isComplete ? [] : [bytes.subarray(last.next), Buffer.from([0xff, END_OF_IMAGE])];
    return Buffer.concat([bytes.subarray(0, 2), ...parts.flat(), ...rest]);
}
/** The segment, if it is to be another one. libjpeg does as if it were, with a warning. */
function regularizeSegment(bytes, { marker, start, end }, frame) {
    const write = (at, ...values) => {
        if (values.every((value, index) => bytes[at + index] === value))
            return undefined;
        const segment = Buffer.from(bytes.subarray(start, end));
        segment.set(values, at - start);
        return segment;
    };
    const data = bytes.subarray(start + 4, end);
    // Phones write other parameters into scans that have but one choice.
    if (marker === jpeg_START_OF_SCAN && isSequential(frame.marker) && data.length > 3)
        return write(end - 3, ...WHOLE_SCAN);
    if (isJfif(marker, data))
        return write(start + 9, 1);
    if (marker !== APP14 || data.length < 12 || data.toString("latin1", 0, 5) !== "Adobe")
        return undefined;
    // How colours are coded: as they are (0), or the one way that there is for so many components.
    const [components, transform] = [bytes.readUInt8(frame.start + 9), data.readUInt8(11)];
    return transform === 0 || components < 3 ? undefined : write(start + 15, components === 3 ? 1 : 2);
}
/** APP0 (JFIF) and APP14 (Adobe: how the components are coded) belong to the picture; the other application segments do not. */
function isMetadata(marker) {
    return marker === COMMENT || (marker > APP0 && marker <= 0xef && marker !== APP14);
}
function read(bytes, steps) {
    const conversion = [];
    const facts = { ...PLAIN, width: 0, height: 0, complete: false, lossless: false, conversion, encoding: { ...PLAIN.encoding } };
    const { encoding } = facts;
    const profile = [];
    let exif;
    let last;
    for (const { marker, start, end } of walkSegments(bytes, steps)) {
        const data = bytes.subarray(start + 4, end);
        if (last === jpeg_START_OF_SCAN) {
            facts.complete ||= marker === END_OF_IMAGE;
            continue;
        }
        last = marker;
        if (isFrame(marker)) {
            const components = data.readUInt8(5);
            facts.height = data.readUInt16BE(1);
            facts.width = data.readUInt16BE(3);
            facts.bytesPerPixel = isProgressive(marker) ? 2 * countSamples(data.subarray(6), components) : components;
            encoding.progressive = isProgressive(marker);
            encoding.grey = components === 1;
            encoding.coarseColour = components > 1 && countSamples(data.subarray(6), components) <= components / 2;
            if (components === 1)
                conversion.push("greyscale");
            if (components === 4)
                conversion.push("cmyk");
            if (data.readUInt8(0) !== 8)
                facts.unsupported = "a JPEG with more than 8 bits";
            if (marker % 4 === 3 || (marker & 4) !== 0)
                facts.unsupported = "a lossless or hierarchical JPEG";
        }
        else if (marker === APP1 && data.toString("latin1", 0, 6) === "Exif\0\0")
            exif ??= data;
        else if (isJfif(marker, data))
            encoding.density = readDensity(data);
        else if (marker === QUANTISATION_TABLES)
            encoding.quality ??= estimateQuality(data);
        else if (marker === APP2 && data.toString("latin1", 0, 12) === "ICC_PROFILE\0")
            profile.push(data.subarray(14));
    }
    // An orientation may stand anywhere before the first scan, and the frame header must.
    if (last !== jpeg_START_OF_SCAN || facts.width === 0)
        throw new RangeError("it ends inside its header");
    if (exif) {
        const { orientation, density } = readExif(exif, steps);
        facts.orientation = orientation;
        encoding.density ??= density;
    }
    if (profile.length > 0 && !(0,icc/* isSrgbProfile */.UI)(Buffer.concat(profile)))
        conversion.push("profile");
    return facts;
}
/** SOF0 to SOF15, without the tables DHT, JPG and DAC that share the range. */
function isFrame(marker) {
    return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}
/** SOF0 and 1: each scan has all coefficients of its components. */
function isSequential(marker) {
    return marker === 0xc0 || marker === 0xc1;
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
/**
 * The segments that are wholly there, with the end mark. What stands between them is nobody's. What follows the end mark belongs to
 * another picture or to nobody: cameras put previews there, with metadata of their own.
 */
function* walkSegments(bytes, steps) {
    let start = findMarker(bytes, 2, steps);
    while (start + 2 <= bytes.length) {
        steps.take(STEPS_PER_PART);
        const marker = bytes.readUInt8(start + 1);
        if (marker === END_OF_IMAGE) {
            yield { marker, start, end: start + 2, next: start + 2 };
            return;
        }
        if (start + 4 > bytes.length)
            return;
        const end = start + 2 + bytes.readUInt16BE(start + 2);
        if (end > bytes.length)
            return;
        const following = findMarker(bytes, end, steps);
        yield { marker, start, end, next: marker === jpeg_START_OF_SCAN ? following : end };
        start = following;
    }
}
/** Offset of the next marker that begins a segment, or is the end mark; of the file's end where there is none. */
function findMarker(bytes, start, steps) {
    let offset = bytes.indexOf(0xff, start);
    while (offset >= 0 && offset + 1 < bytes.length) {
        steps.take();
        const marker = bytes.readUInt8(offset + 1);
        // A byte of data, a fill byte, marks within a scan's data.
        const isAlone = marker <= 1 || marker === 0xff || (marker >= 0xd0 && marker <= 0xd7);
        if (!isAlone)
            return offset;
        offset = bytes.indexOf(0xff, offset + (marker === 0xff ? 1 : 2));
    }
    return bytes.length;
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/formats/png-colours.js


/** How far a gamma may be off that stands for sRGB's curve, as in libpng. */
const GAMMA_TOLERANCE = 0.05;
/** The profile of `cICP`, which comes before all else. Undefined where it is of a kind that is not read, and so passed over. */
function profileOfCoded({ cICP }, grey) {
    const [primaries = 0, transfer = 0, matrix, isFull] = cICP ?? [];
    return matrix === 0 && isFull === 1 ? profileOfCodes({ primaries, transfer }, { grey }) : undefined;
}
/** The profile of `gAMA` and `cHRM`, which count where there is nothing else. Undefined where they say nothing, or nothing possible. */
function profileOfNumbers({ sRGB, gAMA, cHRM }, grey) {
    if (sRGB)
        return undefined;
    const light = gAMA?.length === 4 ? gAMA.readUInt32BE() / 100_000 : Number.NaN;
    const gamma = light >= 0.1 && light <= 10 ? 1 / light : undefined;
    const space = cHRM?.length === 32 ? readPrimaries(cHRM) : undefined;
    if (gamma === undefined && space === undefined)
        return undefined;
    // A gamma of 1/2.2 is what those write that mean sRGB, as the specification asks of them.
    const standard = (0,icc/* buildProfile */.Er)(icc/* GAMMA_OF_SRGB */.NH, grey ? undefined : (space ?? SRGB));
    const isStandard = gamma === undefined || (Math.abs(gamma / 2.2 - 1) <= GAMMA_TOLERANCE && (!standard || (0,icc/* isSrgbProfile */.UI)(standard)));
    return isStandard ? standard : (0,icc/* buildProfile */.Er)([gamma], grey ? undefined : (space ?? SRGB));
}
function readPrimaries(chunk) {
    const at = (index) => [chunk.readUInt32BE(index * 8) / 100_000, chunk.readUInt32BE(index * 8 + 4) / 100_000];
    return { white: at(0), red: at(1), green: at(2), blue: at(3) };
}

// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/formats/png-passes.js
var png_passes = __webpack_require__(96420);
;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/formats/png-stream.js

/** Bytes behind the last row that a stream may have. */
const MAX_MORE = 1_000_000;
/** Sums of so many bytes are below 2^53. */
const ADLER_RUN = 5552;
const ADLER_BASE = 65_521;
/**
 * The stream with a right head and a right checksum, where it holds all rows and one of the two checksums says that they are what was
 * written: then the other one was computed wrongly. Undefined where it does not.
 */
async function repairStream({ data, isProven, length }) {
    const inflate = (0,external_node_zlib_.createInflateRaw)();
    inflate.end(data.subarray(2));
    let [low, high, found] = [1, 0, 0];
    try {
        for await (const part of inflate) {
            found += part.length;
            if (found > length + MAX_MORE)
                return undefined;
            for (let from = 0; from < part.length; from += ADLER_RUN) {
                for (const value of part.subarray(from, from + ADLER_RUN))
                    high += low += value;
                low %= ADLER_BASE;
                high %= ADLER_BASE;
            }
        }
    }
    catch {
        return undefined;
    }
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(high * 65_536 + low);
    const end = 2 + inflate.bytesWritten;
    const isWhole = found >= length && (isProven || data.subarray(end, end + 4).equals(sum));
    return isWhole ? Buffer.concat([Buffer.from([0x78, 0x9c]), data.subarray(2, end), sum]) : undefined;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/formats/png.js








/** What is needed to show the picture as meant: pixels, transparency, colour space, and the density that sets its size in print. */
const KEPT = new Set(["IHDR", "PLTE", "tRNS", "sRGB", "gAMA", "cHRM", "cICP", "sBIT", "pHYs", "IDAT", "IEND"]);
/** What says which colours the pixels are, in numbers. */
const NUMBERS = new Set(["gAMA", "cHRM", "cICP"]);
const COLOURS = new Set([...NUMBERS, "sRGB", "iCCP"]);
const PALETTE = 3;
/** Channels of each colour type; those of a palette are what its pixels become. */
const CHANNELS = { 0: 1, 2: 3, 3: 3, 4: 2, 6: 4 };
/** The last chunk, with its checksum. */
const png_END = Buffer.from("\0\0\0\0IEND\xae\x42\x60\x82", "latin1");
/** Bytes of a profile. The largest that are in use, for printing, have half of it. */
const MAX_PROFILE = 4 << 20;
/** https://www.w3.org/TR/png-3/ */
const PNG = {
    format: "png",
    matches: (bytes) => bytes.toString("latin1", 0, 8) === "\x89PNG\r\n\x1a\n",
    read: png_read,
    strip(bytes, steps) {
        const chunks = [...walkChunks(bytes, steps)];
        const last = chunks.at(-1);
        // Without the profile of sRGB, they would count.
        const hasProfile = chunks.some(({ tag }) => tag === "iCCP");
        const isKept = ({ tag }) => KEPT.has(tag) && !(hasProfile && NUMBERS.has(tag));
        if (last?.tag === "IEND" && last.end === bytes.length && chunks.every(isKept))
            return bytes;
        return Buffer.concat([
            bytes.subarray(0, 8),
            ...chunks.filter(isKept).map(({ start, end }) => bytes.subarray(start, end)),
            ...(last?.tag === "IEND" ? [] : [png_END]),
        ]);
    },
    regularize(bytes, steps) {
        const chunks = [...walkChunks(bytes, steps)];
        const colours = png_readColours(bytes, chunks);
        if (!colours.isWritten)
            return bytes;
        const [head, ...others] = chunks.filter(({ tag }) => !COLOURS.has(tag));
        if (!head)
            return bytes;
        const written = colours.profile && !(0,icc/* isSrgbProfile */.UI)(colours.profile) ? [profileChunk(colours.profile)] : [];
        // What comes after the last whole chunk is damage, which the decoder is to see.
        const rest = bytes.subarray(chunks.at(-1)?.end ?? bytes.length);
        const parts = [...others.map(({ start, end }) => bytes.subarray(start, end)), rest];
        return Buffer.concat([bytes.subarray(0, 8), bytes.subarray(head.start, head.end), ...written, ...parts]);
    },
    async repair(bytes, steps) {
        const chunks = [...walkChunks(bytes, steps)];
        const pixels = chunks.filter(({ tag }) => tag === "IDAT");
        const [first] = pixels;
        if (!first)
            return undefined;
        const data = Buffer.concat(pixels.map(({ start, end }) => bytes.subarray(start + 8, end - 4)));
        const isProven = pixels.every(({ start, end }) => (0,external_node_zlib_.crc32)(bytes.subarray(start + 4, end - 4)) === bytes.readUInt32BE(end - 4));
        const stream = await repairStream({ data, isProven, length: countBytes(bytes) });
        if (!stream || (isProven && stream.equals(data)))
            return undefined;
        const behind = chunks.filter(({ tag, start }) => tag !== "IDAT" && start > first.start);
        return Buffer.concat([
            bytes.subarray(0, first.start),
            writeChunk("IDAT", stream),
            ...behind.map(({ start, end }) => bytes.subarray(start, end)),
        ]);
    },
    setDensity(bytes, density, steps) {
        const wanted = density ? [densityChunk(density)] : [];
        const chunks = [...walkChunks(bytes, steps)].map(({ tag, start, end }) => ({ tag, data: bytes.subarray(start, end) }));
        const present = chunks.filter(({ tag }) => tag === "pHYs").map(({ data }) => data);
        if (present.length === wanted.length && present.every((data, index) => wanted[index]?.equals(data)))
            return bytes;
        const [head, ...others] = chunks.filter(({ tag }) => tag !== "pHYs").map(({ data }) => data);
        return Buffer.concat([bytes.subarray(0, 8), ...(head ? [head] : []), ...wanted, ...others]);
    },
};
const METRES_PER_INCH = 0.0254;
function densityChunk({ across, down }) {
    const data = Buffer.alloc(9);
    data.writeUInt32BE(Math.round(across / METRES_PER_INCH));
    data.writeUInt32BE(Math.round(down / METRES_PER_INCH), 4);
    data.writeUInt8(1, 8);
    return writeChunk("pHYs", data);
}
function profileChunk(profile) {
    return writeChunk("iCCP", Buffer.concat([Buffer.from("c\0\0", "latin1"), (0,external_node_zlib_.deflateSync)(profile)]));
}
function writeChunk(tag, data) {
    const body = Buffer.concat([Buffer.from(tag, "latin1"), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE((0,external_node_zlib_.crc32)(body));
    return Buffer.concat([length, body, sum]);
}
/** What the colours are. They are written as a profile where the decoder, which reads nothing but those, would get them wrong. */
function png_readColours(bytes, chunks) {
    const colour = bytes.readUInt8(25);
    const grey = colour === 0 || colour === 4;
    const found = {};
    let own;
    for (const { tag, start, end } of chunks) {
        const data = bytes.subarray(start + 8, end - 4);
        if (tag === "IDAT")
            break;
        if (tag === "iCCP")
            own ??= data;
        else if (tag === "cICP" || tag === "sRGB" || tag === "gAMA" || tag === "cHRM")
            found[tag] ??= data;
    }
    const coded = profileOfCoded(found, grey);
    if (coded)
        return { profile: coded, isWritten: own !== undefined || !(0,icc/* isSrgbProfile */.UI)(coded) };
    const numbered = own ? undefined : profileOfNumbers(found, grey);
    return { profile: numbered, isWritten: numbered !== undefined && !(0,icc/* isSrgbProfile */.UI)(numbered) };
}
/** Bytes of all rows: each has one more than its pixels take, which names its filter. */
function countBytes(bytes) {
    const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
    const colour = bytes.readUInt8(25);
    const bits = bytes.readUInt8(24) * (colour === PALETTE ? 1 : (CHANNELS[colour] ?? 4));
    const passes = bytes.readUInt8(28) === 1 ? png_passes/* PASSES */._ : png_passes/* ONE_PASS */.R;
    return passes.reduce((sum, [left, top, across, down]) => {
        const [columns, rows] = [Math.ceil((width - left) / across), Math.ceil((height - top) / down)];
        return columns > 0 && rows > 0 ? sum + rows * (1 + Math.ceil((columns * bits) / 8)) : sum;
    }, 0);
}
/** Undefined where the numbers say no more than that pixels are not square. */
function png_readDensity(data) {
    const [across, down] = [data.readUInt32BE(0) * METRES_PER_INCH, data.readUInt32BE(4) * METRES_PER_INCH];
    return data.readUInt8(8) === 1 && across > 0 && down > 0 ? { across, down } : undefined;
}
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
        encoding: {
            grey: colour === 0 || colour === 4,
            palette: colour === PALETTE || (colour === 0 && depth < 8),
            progressive: bytes.readUInt8(28) === 1,
        },
    };
    let channels = CHANNELS[colour] ?? 4;
    const chunks = [];
    let profile;
    let exif;
    let next = 8;
    let hasPixels = false;
    let hasFrames = false;
    for (const chunk of walkChunks(bytes, steps)) {
        const { tag, start, end } = chunk;
        const data = bytes.subarray(start + 8, end - 4);
        next = end;
        hasPixels ||= tag === "IDAT";
        if (COLOURS.has(tag) && !hasPixels)
            chunks.push(chunk);
        if (tag === "tRNS") {
            facts.alpha = true;
            channels = Math.min(4, channels + 1);
        }
        else if (tag === "acTL" && !hasPixels) {
            // After the pixels, nobody looks for it: the picture is a still one, whatever frames come with it.
            hasFrames = data.readUInt32BE(0) > 0;
            facts.animated ||= data.readUInt32BE(0) > 1;
        }
        // The frames after the first one, or a single one that is shown in place of the picture.
        else if (tag === "fdAT")
            facts.animated ||= hasFrames;
        else if (tag === "CgBI")
            facts.unsupported = "an iOS-optimised PNG";
        else if (tag === "pHYs" && data.length === 9)
            facts.encoding.density = png_readDensity(data);
        // After the pixels, a reader of the file's beginning would not see it.
        else if (tag === "eXIf" && !hasPixels)
            exif ??= data;
        else if (tag === "iCCP")
            profile ??= data;
        else if (tag === "IEND")
            facts.complete = true;
    }
    // An orientation may stand anywhere before the pixels.
    if (!hasPixels && !facts.complete && readTag(bytes, next + 4) !== "IDAT")
        throw new RangeError("it ends inside its header");
    if (exif)
        facts.orientation = readOrientation(exif, steps);
    // An interlaced picture is held whole beside its rows.
    facts.bytesPerPixel = channels * (depth === 16 ? 2 : 1) * (bytes.readUInt8(28) === 1 ? 2 : 1);
    const shown = png_readColours(bytes, chunks).profile ?? (profile && inflateProfile(profile, steps));
    if (shown && !(0,icc/* isSrgbProfile */.UI)(shown))
        conversion.push("profile");
    return facts;
}
/** The chunks that are wholly there; stops after IEND. */
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





/** Compressions that the decoder does not know, by their number. */
const COMPRESSIONS = {
    6: "old-style JPEG",
    32809: "ThunderScan",
    32909: "Pixar",
    34661: "JBIG",
    34676: "SGI",
    34677: "SGI",
    34712: "JPEG 2000",
    33003: "JPEG 2000",
    33004: "JPEG 2000",
    33005: "JPEG 2000",
    34887: "LERC",
    34925: "LZMA",
    50000: "Zstandard",
    // The WebAssembly build hands out whatever lies in memory.
    50001: "WebP",
    50002: "JPEG XL",
    52546: "JPEG XL",
};
const JPEG_IN_TIFF = 7;
/** Where the parts of the picture are, and how long. */
const STRIPS = [273, 279];
const TILES = [324, 325];
/** What all parts share. */
const JPEG_TABLES = 347;
/** Without anything to share: a start, and an end. */
const NO_TABLES = [0xff, 0xd8, 0xff, 0xd9];
/** None, LZW, deflate by its two numbers, PackBits. */
const NOT_JPEG = [1, 5, 8, 32946, 32773];
const tiff_QUANTISATION_TABLES = Buffer.from([0xff, 0xdb]);
/** Bytes of a JPEG in which they are looked for. */
const MAX_TABLES = 1000;
/** How channels lie: each in tiles of its own. */
const SEPARATE = 2;
/** Bits of a channel that the decoder knows. */
const DEPTHS = [1, 2, 4, 8, 16];
/** TIFF 6.0, sections 2 to 8 and 18. */
const TIFF = {
    format: "tiff",
    matches: (bytes) => isTiffHeader(bytes) || ["II+\0", "MM\0+"].includes(bytes.toString("latin1", 0, 4)),
    read(bytes, steps) {
        if (!isTiffHeader(bytes))
            return { ...PLAIN, width: 0, height: 0, unsupported: "BigTIFF" };
        const directory = readDirectory(bytes, steps);
        const { tags } = directory;
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
            orientation: toOrientation(first(274, 1)),
            alpha: tags.has(338),
            animated: false,
            lossless: first(259, 1) !== JPEG_IN_TIFF,
            conversion,
            encoding: {
                ...PLAIN.encoding,
                grey: photometric <= 1,
                palette: photometric === 3 || (photometric <= 1 && first(258, 1) < 8),
                compression: first(259, 1),
                quality: first(259, 1) === JPEG_IN_TIFF ? readQuality(bytes, directory) : undefined,
                density: densityOf(tags),
            },
            bytesPerPixel: (first(277, 1) * first(258, 1)) / 8,
            unsupported: namePages(bytes, directory, steps) ?? nameUnsupported(first, tags),
        };
    },
    lacksPixels(bytes, steps) {
        const { tags } = readDirectory(bytes, steps, { whole: [JPEG_TABLES, ...STRIPS, ...TILES] });
        if (tags.get(259)?.[0] !== JPEG_IN_TIFF)
            return false;
        // Less the mark of its end, and the next one's of its start.
        const tables = Buffer.from(tags.get(JPEG_TABLES) ?? NO_TABLES).subarray(0, -2);
        const [starts = [], lengths = []] = (tags.has(TILES[0]) ? TILES : STRIPS).map((tag) => tags.get(tag));
        // Parts that lie upon each other would be looked through again and again.
        if (lengths.reduce((sum, length) => sum + length, 0) > bytes.length)
            return false;
        return starts.some((start, index) => {
            const piece = bytes.subarray(start, start + (lengths[index] ?? 0));
            return JPEG.lacksPixels?.(Buffer.concat([tables, piece.subarray(2)]), steps) === true;
        });
    },
    setDensity(bytes, density, steps) {
        // The encoder writes one, but where it is given none it is of its own making.
        const unit = density ? undefined : readDirectory(bytes, steps).offsets.get(RESOLUTION_UNIT);
        if (unit === undefined)
            return bytes;
        const copy = Buffer.from(bytes);
        copy.set(bytes.readUInt8(0) === 0x49 ? [NO_UNIT, 0] : [0, NO_UNIT], unit);
        return copy;
    },
};
const RESOLUTION_UNIT = 296;
/** The numbers say no more than that pixels are square. */
const NO_UNIT = 1;
/** By the first quantisation tables, which stand in a tag of their own, or in the first strip or tile. */
function readQuality(bytes, { tags, offsets }) {
    const start = offsets.get(JPEG_TABLES) ?? tags.get(STRIPS[0])?.[0] ?? tags.get(TILES[0])?.[0] ?? bytes.length;
    const found = bytes.subarray(start, start + MAX_TABLES).indexOf(tiff_QUANTISATION_TABLES);
    return found < 0 ? undefined : estimateQuality(bytes.subarray(start + found + 4));
}
/** A smaller copy or a mask of another page, by either of two tags. */
function isPart(tags) {
    return ((tags.get(254)?.[0] ?? 0) & 5) !== 0 || tags.get(255)?.[0] === 2;
}
/** What keeps the first page from being the picture; thumbnails and the smaller copies of a pyramid do not. */
function namePages(bytes, first, steps) {
    if (isPart(first.tags))
        return "a TIFF that begins with a thumbnail";
    for (let { next } = first; next !== 0;) {
        steps.take(STEPS_PER_PART);
        const page = readDirectory(bytes, steps, { offset: next });
        if (!isPart(page.tags))
            return "a TIFF of several pages";
        next = page.next;
    }
    return undefined;
}
/** The kind of a file that the decoder does not know; undefined for one that it knows. */
function nameUnsupported(first, tags) {
    const [depth, photometric] = [first(258, 1), first(262, 2)];
    const compression = COMPRESSIONS[first(259, 1)];
    if (compression !== undefined)
        return `a TIFF with ${compression} compression`;
    if (tags.has(TILES[0]) && first(277, 1) > 1 && first(284, 1) === SEPARATE)
        return "a TIFF with tiles of separate channels";
    if (photometric >= 8 && photometric <= 10)
        return "a TIFF in Lab colours";
    // The decoder takes brightness and the two differences for red, green and blue.
    if (photometric === 6 && NOT_JPEG.includes(first(259, 1)))
        return "a TIFF in YCbCr colours without JPEG compression";
    if (photometric > 10)
        return "a TIFF of raw sensor or light data";
    if (!DEPTHS.includes(depth))
        return `a TIFF with ${depth} bits per channel`;
    return [1, 4].includes(first(339, 1)) ? undefined : "a TIFF with signed or floating-point values";
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/formats/webp.js




const ALPHA_FLAG = 0x10;
const ANIMATION_FLAG = 0x02;
const EXIF_FLAG = 0x08;
/** Bytes of a frame's place and time, before its chunks. */
const FRAME_HEAD = 16;
/** https://developers.google.com/speed/webp/docs/riff_container */
const WEBP = {
    format: "webp",
    matches: (bytes) => readTag(bytes, 0) === "RIFF" && readTag(bytes, 8) === "WEBP",
    read: webp_read,
    strip(file, steps) {
        const bytes = webp_regularize(file, steps);
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
    regularize: webp_regularize,
};
/** A file that says that it is longer shows what it has, as long as that is all of its pixels: those of a chunk that is cut, the decoder misses. */
function webp_regularize(bytes, steps) {
    if (bytes.readUInt32LE(4) + 8 <= bytes.length)
        return bytes;
    const end = [...webp_walkChunks(bytes, steps)].findLast((chunk) => chunk.end <= bytes.length + 1)?.end ?? 12;
    // The padding of the last chunk may be missing.
    const whole = Buffer.concat([bytes.subarray(0, end), Buffer.alloc(Math.max(0, end - bytes.length))]);
    whole.writeUInt32LE(end - 8, 4);
    return whole;
}
function webp_read(bytes, steps) {
    const conversion = [];
    const facts = { ...PLAIN, width: 0, height: 0, lossless: false, conversion };
    facts.complete = bytes.readUInt32LE(4) + 8 <= bytes.length;
    let awaitsExif = false;
    let isAnimation = false;
    let frames = 0;
    for (const { tag, start, end } of webp_walkChunks(bytes, steps)) {
        const data = bytes.subarray(start + 8, end);
        if (tag === "VP8X") {
            const flags = data.readUInt8(0);
            facts.width = data.readUIntLE(4, 3) + 1;
            facts.height = data.readUIntLE(7, 3) + 1;
            facts.alpha = (flags & ALPHA_FLAG) !== 0;
            isAnimation = (flags & ANIMATION_FLAG) !== 0;
            awaitsExif = (flags & EXIF_FLAG) !== 0;
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
        else if (tag === "ANMF") {
            frames += 1;
            // One that covers a part leaves the rest transparent.
            const [across, down] = [data.readUIntLE(6, 3) + 1, data.readUIntLE(9, 3) + 1];
            facts.alpha ||= across < facts.width || down < facts.height;
            facts.lossless = [...webp_walkChunks(bytes, steps, start + 8 + FRAME_HEAD)].find((part) => part.tag.startsWith("VP8"))?.tag === "VP8L";
        }
        else if (tag === "EXIF" && awaitsExif && end <= bytes.length + 1) {
            facts.orientation = readOrientation(data, steps);
            awaitsExif = false;
        }
        else if (tag === "ICCP" && !(0,icc/* isSrgbProfile */.UI)(data))
            conversion.push("profile");
    }
    if (facts.width === 0)
        throw new RangeError("it ends before its size");
    if (isAnimation) {
        // Where more may follow, nobody knows whether it is one.
        if (!facts.complete && frames < 2)
            throw new RangeError("it ends before its second frame");
        facts.animated = frames > 1;
        conversion.push("frame");
    }
    // It comes after the pixels.
    if (awaitsExif && !facts.complete)
        throw new RangeError("it ends before its orientation");
    return facts;
}
/** The chunks, `end` after the padding byte. The last one may reach beyond a file that was cut off: its header is read all the same. */
function* webp_walkChunks(bytes, steps, from = 12) {
    let start = from;
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
;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/header.js











const READERS = [PNG, JPEG, WEBP, GIF, AVIF, TIFF];
/**
 * Reads what a picture is, without decoding it. The type comes from the content, never from a name. However the file is made,
 * it takes no more than {@link Steps} allows.
 * @throws {PictureError} `lfs-pointer`; `invalid-image`: empty, cut off in its header, or no image (the message says what it is);
 *   `unsupported-image`: an image that is not edited here (SVG, HEIC, animations, pages, …).
 */
function readHeader(bytes, steps = new Steps()) {
    const buffer = toBuffer(bytes);
    if (buffer.length === 0)
        throw new picture_error/* PictureError */.Z({ kind: "empty" });
    if ((0,blob_identity/* isLfsPointer */.NS)(buffer))
        throw new picture_error/* PictureError */.Z({ kind: "lfs-pointer" });
    const reader = findReader(buffer);
    if (reader === undefined)
        throw explainForeign(buffer);
    const facts = readFacts(reader, buffer, steps);
    if (facts.unsupported !== undefined)
        throw new picture_error/* PictureError */.Z({ kind: "not-editable", what: facts.unsupported });
    if (facts.animated)
        throw new picture_error/* PictureError */.Z({ kind: "animated", format: reader.format });
    // Of what is not a number neither holds.
    if (!(facts.width >= 1 && facts.height >= 1))
        throw new picture_error/* PictureError */.Z({ kind: "without-pixels", format: reader.format });
    const turned = facts.orientation >= 5;
    return {
        mediaType: picture/* FORMATS */.hR[reader.format].mediaType,
        width: turned ? facts.height : facts.width,
        height: turned ? facts.width : facts.height,
        orientation: facts.orientation,
        alpha: facts.alpha,
        animated: facts.animated,
        complete: facts.complete,
        lossless: facts.lossless,
        encoding: turned ? { ...facts.encoding, density: turnDensity(facts.encoding.density) } : facts.encoding,
        decodedBytes: facts.width * facts.height * facts.bytesPerPixel,
        conversion: facts.orientation === 1 ? facts.conversion : ["orientation", ...facts.conversion],
    };
}
/** Bytes by which a format is known. */
const MARKS = 12;
/** A file that ends in its first mark is one of the format, too. */
function findReader(buffer) {
    const start = buffer.length >= MARKS ? buffer : Buffer.concat([buffer, Buffer.alloc(MARKS - buffer.length)]);
    return READERS.find(({ matches }) => matches(start));
}
function turnDensity(density) {
    return density && { across: density.down, down: density.across };
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
/** The bytes as the decoder is given them, and the page that it shows, see {@link FormatReader.regularize}. Its pixels are those of the file. */
function header_regularize(bytes, mediaType) {
    const made = walk(mediaType, (reader) => {
        const regular = reader.regularize?.(bytes, new Steps());
        return regular && regular !== bytes ? { regular, page: reader.regularPage ?? 0 } : undefined;
    });
    return made ?? { regular: bytes, page: 0 };
}
/** See {@link FormatReader.markOpaque}. */
function markOpaque(bytes, mediaType) {
    return walk(mediaType, (reader) => reader.markOpaque?.(bytes, new Steps())) ?? bytes;
}
/** See {@link FormatReader.lacksPixels}. */
function lacksPixels(bytes, mediaType) {
    return walk(mediaType, (reader) => reader.lacksPixels?.(bytes, new Steps())) ?? false;
}
/** Another file with the same pixels for one that the decoder refused, see {@link FormatReader.repair}. */
async function repair(bytes, mediaType) {
    return walk(mediaType, (reader) => reader.repair?.(bytes, new Steps()));
}
/** The bytes without metadata, losslessly; undefined for a format in which that is not done. For upright sRGB pictures only. */
function stripMetadata(bytes, mediaType) {
    return walk(mediaType, (reader) => reader.strip?.(bytes, new Steps()));
}
/** The bytes with another density, losslessly; the same where the format has none that is written here. For upright sRGB pictures only. */
function setDensity(bytes, mediaType, density) {
    return walk(mediaType, (reader) => reader.setDensity?.(bytes, density, new Steps())) ?? bytes;
}
/** Has the reader of a format look through a file. What it cannot make out is damaged. */
function walk(mediaType, look) {
    const format = (0,picture/* formatOfMediaType */.zv)(mediaType);
    const reader = READERS.find((one) => one.format === format);
    return reader && explainDamage(reader, () => look(reader));
}
function readFacts(reader, buffer, steps) {
    return explainDamage(reader, () => reader.read(buffer, steps));
}
function explainDamage(reader, look) {
    try {
        return look();
    }
    catch (cause) {
        const kind = cause instanceof TooManyParts ? "too-many-parts" : "damaged-header";
        throw new picture_error/* PictureError */.Z({ kind, format: reader.format }, { cause });
    }
}
function toBuffer(bytes) {
    return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}


/***/ }),

/***/ 16417:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ blameAnswer),
/* harmony export */   Z: () => (/* binding */ PictureError)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82489);
/* harmony import */ var _picture_messages_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(37899);


/** `invalid-image` where there is none. */
const CODES = {
    "lfs-pointer": "lfs-pointer",
    "not-editable": "unsupported-image",
    "other-type": "unsupported-image",
    animated: "unsupported-image",
    "odd-geometry": "unsupported-image",
    "too-many-bytes": "too-large",
    "too-many-pixels": "too-large",
    "too-many-decoded-bytes": "too-large",
    "too-slow": "too-large",
    "too-much-memory": "too-large",
};
/** A picture cannot be used. The message takes it for a file of the repository; of what a model returned, {@link blameAnswer} speaks. */
class PictureError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RetouchError */ .tJ {
    fault;
    constructor(fault, options = {}) {
        super(CODES[fault.kind] ?? "invalid-image", (0,_picture_messages_js__WEBPACK_IMPORTED_MODULE_1__/* .describeFile */ .CL)(fault), options);
        this.fault = fault;
    }
}
/**
 * Says of a picture that a model made (an answer, a candidate, a result of an earlier run) why it cannot be used. The user has no such file, and
 * cannot convert it, so that it is `invalid-image` where it is not `too-large`.
 *
 * @throws RetouchError always; what is no {@link PictureError} as it is.
 */
function blameAnswer(cause) {
    if (!(cause instanceof PictureError))
        throw cause;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RetouchError */ .tJ(cause.code === "too-large" ? "too-large" : "invalid-image", (0,_picture_messages_js__WEBPACK_IMPORTED_MODULE_1__/* .describeAnswer */ .O1)(cause.fault), { cause });
}


/***/ }),

/***/ 37899:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ai: () => (/* binding */ unusableMask),
/* harmony export */   CL: () => (/* binding */ describeFile),
/* harmony export */   I7: () => (/* binding */ outsideLimits),
/* harmony export */   O1: () => (/* binding */ describeAnswer),
/* harmony export */   Q4: () => (/* binding */ tooNarrow),
/* harmony export */   RS: () => (/* binding */ unnamedFile),
/* harmony export */   TG: () => (/* binding */ ANSWER_FLAT),
/* harmony export */   cL: () => (/* binding */ maskRatio),
/* harmony export */   ck: () => (/* binding */ answerRatio),
/* harmony export */   mm: () => (/* binding */ noCommonFormat)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(52019);
/* harmony import */ var _picture_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(99014);



/** For a file of the repository: a source, a reference or a mask. */
function describeFile(fault) {
    switch (fault.kind) {
        case "empty":
            return "The file is empty.";
        case "lfs-pointer":
            return "The file is a Git LFS pointer, not an image.";
        case "unknown-type":
            return "The file is not an image of a known type.";
        case "no-image":
            return `The file is ${fault.what}, not an image.`;
        case "not-editable":
            return `The file is ${fault.what}, which cannot be edited.`;
        case "other-type":
            return `The file is of type ${fault.type}, which cannot be edited.`;
        case "animated":
            return `The file is an animated ${_picture_js__WEBPACK_IMPORTED_MODULE_1__/* .FORMATS */ .hR[fault.format].label}. Only still images can be edited.`;
        case "without-pixels":
            return `The ${_picture_js__WEBPACK_IMPORTED_MODULE_1__/* .FORMATS */ .hR[fault.format].label} file has a width or height of 0.`;
        case "damaged-header":
            return `The ${_picture_js__WEBPACK_IMPORTED_MODULE_1__/* .FORMATS */ .hR[fault.format].label} file is damaged or incomplete. Restore the file, or exclude it with a \`!\` glob.`;
        case "too-many-parts":
            return `The ${_picture_js__WEBPACK_IMPORTED_MODULE_1__/* .FORMATS */ .hR[fault.format].label} file has far more parts than an image needs. Save it anew with an image editor.`;
        case "cut-off":
            return "The image is cut off: its end is missing. Restore the complete file, or exclude it with a `!` glob.";
        case "damaged":
            return "The image is damaged and cannot be decoded. Restore the file, or exclude it with a `!` glob.";
        case "converted":
            return "The image is damaged: its bytes were converted like those of a text. Restore the file, and mark its type as `binary` in `.gitattributes`.";
        case "odd-geometry":
            return "The image has an unusual size or orientation tag. Save it anew with an image editor.";
        case "too-many-bytes":
            return `The file has ${inMegabytes(fault.bytes)} MB. The limit is ${fault.maxBytes / 1e6} MB.`;
        case "too-many-pixels":
            return `The image has ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatSize */ .Xq)(fault.size)} pixels. The limit is 100 megapixels.`;
        case "too-many-decoded-bytes":
            return `The image (${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatSize */ .Xq)(fault.size)}) needs ${Math.ceil(fault.bytes / 1e6)} MB to be decoded. The limit is ${fault.maxBytes / 1e6} MB.`;
        case "too-slow":
            return "Decoding the image takes too long, so it was stopped.";
        case "too-much-memory":
            return "Decoding the image needs too much memory, so it was stopped.";
        case "crashed":
            return "The image cannot be decoded: the decoder crashed. Save the image again, or exclude it with a `!` glob.";
    }
}
/** For what a model returned. */
function describeAnswer(fault) {
    switch (fault.kind) {
        case "empty":
            return "The model returned an empty file.";
        case "lfs-pointer":
            return "The model returned a Git LFS pointer, not an image.";
        case "unknown-type":
            return `The model returned a file that is not an image of a known type. ${OTHER_MODEL}`;
        case "no-image":
            return `The model returned ${fault.what}, not an image. ${OTHER_MODEL}`;
        case "not-editable":
            return `The model returned ${fault.what}, which cannot be used. ${OTHER_MODEL}`;
        case "other-type":
            return `The model returned a file of type ${fault.type}, which cannot be used. ${OTHER_MODEL}`;
        case "animated":
            return `The model returned an animated ${_picture_js__WEBPACK_IMPORTED_MODULE_1__/* .FORMATS */ .hR[fault.format].label}. Only still images can be used. ${OTHER_MODEL}`;
        case "without-pixels":
            return `The model returned a ${_picture_js__WEBPACK_IMPORTED_MODULE_1__/* .FORMATS */ .hR[fault.format].label} file with a width or height of 0.`;
        case "damaged-header":
            return `The model returned a ${_picture_js__WEBPACK_IMPORTED_MODULE_1__/* .FORMATS */ .hR[fault.format].label} file that is damaged or incomplete.`;
        case "too-many-parts":
            return `The model returned a ${_picture_js__WEBPACK_IMPORTED_MODULE_1__/* .FORMATS */ .hR[fault.format].label} file with far more parts than an image needs.`;
        case "cut-off":
            return "The model returned an image that is cut off.";
        case "damaged":
            return "The model returned an image that is damaged and cannot be decoded.";
        case "converted":
            return "The model returned an image that is damaged: its bytes were converted like those of a text.";
        case "odd-geometry":
            return "The model returned an image with an unusual size or orientation tag.";
        case "too-many-bytes":
            return `The model returned a file of ${inMegabytes(fault.bytes)} MB. The limit is ${fault.maxBytes / 1e6} MB.`;
        case "too-many-pixels":
            return `The model returned an image of ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatSize */ .Xq)(fault.size)} pixels. The limit is 100 megapixels.`;
        case "too-many-decoded-bytes":
            return `The model returned an image (${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatSize */ .Xq)(fault.size)}) that needs ${Math.ceil(fault.bytes / 1e6)} MB to be decoded. The limit is ${fault.maxBytes / 1e6} MB.`;
        case "too-slow":
            return "Decoding the image that the model returned takes too long, so it was stopped.";
        case "too-much-memory":
            return "Decoding the image that the model returned needs too much memory, so it was stopped.";
        case "crashed":
            return "The image that the model returned cannot be decoded: the decoder crashed.";
    }
}
const OTHER_MODEL = "If it happens again, choose another model or provider.";
function inMegabytes(bytes) {
    return (bytes / 1e6).toFixed(1);
}
const ANSWER_FLAT = "The model returned an image of one flat colour.";
function answerRatio(answer, wanted) {
    return `The model returned ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatSize */ .Xq)(answer)}, a different aspect ratio than ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatSize */ .Xq)(wanted)}, and \`fit\` is \`fail\`.`;
}
// Source images, references and masks.
/** @param reason a sentence about the file. */
function unusableMask(reason) {
    return `The mask cannot be used. ${reason}`;
}
/** A file name with the extension of no image, or with none. */
function unnamedFile(path, format) {
    const extension = node_path__WEBPACK_IMPORTED_MODULE_0__.posix.extname(path);
    const name = extension === "" ? "the file name has no extension" : `the file is named ${extension}`;
    return `The file format is ${_picture_js__WEBPACK_IMPORTED_MODULE_1__/* .FORMATS */ .hR[format].label}, but ${name}. Rename the file.`;
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
/* harmony import */ var _large_buffer_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(75106);


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
        const bytes = (0,_large_buffer_js__WEBPACK_IMPORTED_MODULE_1__/* .allocateBuffer */ .A)(length);
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
/* harmony import */ var _picture_error_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(16417);
/* harmony import */ var _pixel_channel_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(40294);
/* harmony import */ var _size_limits_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(36632);









/** The file descriptor of the process by which it is sent requests, and answers. */
const PIXEL_CHANNEL_FD = 3;
/** A decoded picture is far larger than its file, so this, and not the number of tasks, bounds the memory. */
const MAX_PROCESSES = 2;
/**
 * Milliseconds that work waits before a second process is started for it: where the first one is soon free, that costs more than it
 * gains. With large pictures another process takes much memory, so that they wait longer, by their pixels.
 */
const PATIENCE_MS = 200;
const PATIENCE_PER_PIXEL = 0.001;
const MOST_PATIENCE_MS = 5000;
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
/** Little is on the heap, and much beside it: threads that collect it take more from the other processes than they save. */
const NODE_OPTIONS = ["--max-old-space-size=256", "--expose-gc", "--single-threaded-gc"];
/** For the C library of Linux: large pictures go back to the system when they are freed. There is one heap, not one for each thread. */
const MEMORY_SETTINGS = { MALLOC_ARENA_MAX: "1", MALLOC_MMAP_THRESHOLD_: "4194304", MALLOC_TRIM_THRESHOLD_: "16777216" };
/** @param baseMs milliseconds that any work may take */
function createPixelProcesses({ program = findProgram(), baseMs = BASE_MS } = {}) {
    const queue = [];
    const processes = new Set();
    /** The build to load, after the other one has crashed. */
    let engine;
    let patience;
    /** To wait for a process to start is no reason for another one. */
    let readyAt = 0;
    const dispatch = () => {
        if (processes.size === 0 && queue.length > 0)
            start();
        for (const idle of [...processes].filter(({ isBusy }) => !isBusy)) {
            const job = queue.shift();
            if (job)
                idle.run(job);
        }
        clearTimeout(patience);
        const [first] = queue;
        if (first && processes.size < MAX_PROCESSES && [...processes].every(({ isStarting }) => !isStarting))
            patience = setTimeout(grow, Math.max(0, Math.max(first.since, readyAt) + first.patience - performance.now()));
    };
    const grow = () => {
        start();
        dispatch();
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
        const stop = (kind) => end(({ reject }) => reject(new _picture_error_js__WEBPACK_IMPORTED_MODULE_6__/* .PictureError */ .Z({ kind })));
        const crash = () => {
            if (!processes.has(self))
                return;
            readiness.reject(new _picture_error_js__WEBPACK_IMPORTED_MODULE_6__/* .PictureError */ .Z({ kind: "crashed" }));
            // The other build has other faults; and what was killed for want of memory may have been innocent.
            engine = "wasm";
            end((crashed) => {
                if (crashed.isRetry)
                    crashed.reject(new _picture_error_js__WEBPACK_IMPORTED_MODULE_6__/* .PictureError */ .Z({ kind: "crashed" }));
                else
                    queue.unshift({ ...crashed, isRetry: true });
            });
        };
        const receive = (reply) => {
            self.isStarting = false;
            if (reply.kind === "ready") {
                readiness.resolve(reply.engine);
                readyAt = performance.now();
                return dispatch();
            }
            if (reply.kind === "excess")
                return stop("too-much-memory");
            // After a large picture a new process is smaller.
            const conclude = reply.resident > MAX_IDLE ? end : settle;
            if (reply.kind === "done")
                return conclude(({ resolve }) => resolve(reply.result));
            const error = toError(reply);
            readiness.reject(error);
            conclude(({ reject }) => reject(error));
        };
        const self = {
            ready,
            isStarting: true,
            isBusy: false,
            run: (next) => {
                self.isBusy = true;
                job = next;
                timer = setTimeout(() => stop("too-slow"), next.deadlineMs);
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
            const wait = { since: performance.now(), patience: Math.min(MOST_PATIENCE_MS, PATIENCE_MS + pixels * PATIENCE_PER_PIXEL) };
            queue.push({ request: { name, input, maxResident }, ...wait, deadlineMs, isRetry: false, resolve, reject });
            dispatch();
        }),
        warmUp: () => {
            const [first = start()] = processes;
            return first.ready;
        },
    };
}
function toError({ fault, code, message }) {
    if (fault)
        return new _picture_error_js__WEBPACK_IMPORTED_MODULE_6__/* .PictureError */ .Z(fault);
    return code ? new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .RetouchError */ .tJ(code, message) : new Error(message);
}
/** Beside the bundle, and for the sources one folder up. */
function findProgram() {
    const bundled = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(import.meta.dirname, "pixels.js");
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.existsSync)(bundled) ? bundled : (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(import.meta.dirname, "../pixel-process.ts");
}
function startProgram(program, engine) {
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(process.execPath, [...NODE_OPTIONS, program], {
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
/* harmony import */ var _picture_error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(16417);
/* harmony import */ var _pixel_channel_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(40294);
/* harmony import */ var _pixel_processes_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(43788);
/* harmony import */ var _sharp_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(70057);







/** Milliseconds between two looks at the process's memory. */
const WATCH_MS = 50;
/** Resident memory, in bytes, that came since the last collection and makes another one worth its time. */
const RECLAIM_ABOVE = 16e6;
const works = new Map();
let isPixelProcess = false;
/** Bytes of resident memory, once the image library is there and after each collection. */
let collected = 0;
/**
 * Declares work that decodes pictures or computes on their pixels. It runs in a process of its own, which has no keys, can be
 * killed, and takes nobody with it: what a picture does to its decoder stays there. Input and result are plain data.
 *
 * @param areaOf the pixels that there are to be read and written, for the time that it may take
 * @returns a function that has the work done, and rejects as the work does, or with PictureError `too-large` when it takes too
 *   long or too much memory, `invalid-image` when it crashes.
 */
function definePixelWork(name, work, areaOf) {
    // Both sides are this program: what comes out there went in here.
    works.set(name, (input) => work(input));
    return async (input) => (isPixelProcess ? work(input) : (await _pixel_processes_js__WEBPACK_IMPORTED_MODULE_5__/* .pixelProcesses */ .I1.run(name, input, areaOf(input))));
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
        const engine = startEngine();
        collected = process.memoryUsage.rss();
        return { kind: "ready", engine };
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
    // What came in parts is there as a whole as well.
    reclaim();
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
    const fault = error instanceof PictureError ? error.fault : undefined;
    const code = error instanceof RetouchError ? error.code : undefined;
    return { kind: "failed", fault, code, message: error instanceof Error ? error.message : String(error), resident: reclaim() };
}
/** V8 sees the handles of pictures only, and no reason to collect. @returns bytes of resident memory */
function reclaim() {
    const resident = process.memoryUsage.rss();
    if (resident <= collected + RECLAIM_ABOVE)
        return resident;
    globalThis.gc?.();
    collected = process.memoryUsage.rss();
    return collected;
}


/***/ }),

/***/ 70057:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Xo: () => (/* binding */ measurePicture),
  cT: () => (/* binding */ runPicture),
  Dm: () => (/* binding */ runPixels),
  Ym: () => (/* binding */ wasRepaired)
});

// UNUSED EXPORTS: startEngine

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:module"
var external_node_module_ = __webpack_require__(98995);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(70370);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/formats/icc.js
var formats_icc = __webpack_require__(80754);
;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/deep-picture.js

/** What sharp calls the colours of pictures with 16 bits a channel. */
const DEEP_SPACES = { rgb16: "rgb", grey16: "grey" };
/**
 * Looks how a picture with more than 8 bits a channel is to be read, so that it shows its own colours. The image library alone
 * gives wrong ones: where there is a profile, it turns red, green and blue into those of Display P3 and calls them sRGB, and it
 * ignores profiles of grey.
 *
 * @param open opens the picture
 * @returns the pixels, where a profile had to be applied; else how to open it.
 */
async function applyProfile(open) {
    const { space = "", icc } = await open().metadata();
    const own = DEEP_SPACES[space];
    if (own === undefined)
        return {};
    const profile = icc && (0,formats_icc/* readProfile */.er)(icc);
    if (profile?.space !== own || profile.isSrgb)
        return { ignoreIcc: true };
    if (own === "grey") {
        const picture = await read(open({ ignoreIcc: true }).toColourspace("grey16"));
        if (profile.curve)
            recode(picture, profile.curve);
        return picture;
    }
    return read(open().toColourspace("rgb16").withIccProfile("srgb", { attach: false }));
}
async function read(image) {
    const { data, info } = await image.raw({ depth: "ushort" }).toBuffer({ resolveWithObject: true });
    // A copy, which begins where 16 bits may, and is not in the memory of WebAssembly.
    const pixels = new Uint16Array(new Uint8Array(data).buffer);
    return { pixels, width: info.width, height: info.height, channels: info.channels };
}
/** Codes grey as sRGB does. */
function recode({ pixels, channels }, curve) {
    const table = Uint16Array.from({ length: 65536 }, (_, value) => Math.round(65535 * (0,formats_icc/* encodeSrgb */.LC)(clamp(curve(value / 65535)))));
    for (let index = 0; index < pixels.length; index += channels)
        pixels[index] = table[pixels[index] ?? 0] ?? 0;
}
function clamp(value) {
    return Math.min(1, Math.max(0, value));
}

// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/header.js + 18 modules
var pixels_header = __webpack_require__(26921);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/picture.js
var picture = __webpack_require__(99014);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/picture-error.js
var picture_error = __webpack_require__(16417);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/size-limits.js
var size_limits = __webpack_require__(36632);
;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/sharp.js









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
const slot = (0,p_limit/* default */.A)(1);
let factory;
/**
 * sharp out of `dist/vendor`, loaded at the first call: its native build where that can be loaded (see `scripts/vendor-sharp.mjs`),
 * else its WebAssembly build (about 80 ms). Both give the same bytes for all that is delivered but GIF, and PNG reduced to a
 * palette, where they differ by dithering. The bundle stands beside that directory; the sources use the same one, so that tests see the codec that users get.
 * The path is computed, and the package loaded by a `require` of its own, so that the bundler leaves both alone.
 */
function loadSharp() {
    if (factory !== undefined)
        return factory;
    const places = [(0,external_node_path_.join)(import.meta.dirname, "vendor"), (0,external_node_path_.join)(import.meta.dirname, "../../dist/vendor")];
    const vendor = places.find((place) => (0,external_node_fs_.existsSync)(place));
    if (vendor === undefined)
        throw new Error("dist/vendor is missing: run `npm run build`.");
    const load = (0,external_node_module_.createRequire)((0,external_node_path_.join)(vendor, "sharp.js"));
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
 * Decodes a picture and runs a pipeline on it: upright by our own reader, first page, in sRGB by its profile; damaged or cut-off data
 * fail. Mere warnings, such as for a profile with a wrong date, do not, unless a hole in the data is no more than a warning.
 *
 * This is the only way to the decoder. Our own reader has named the format, and the loader of that format is the only one that
 * runs, whatever the bytes look like to libvips: others read further files (SVG) or are seldom tested.
 *
 * @throws PictureError when it is no picture, or one that is too large or damaged.
 */
async function runPicture(bytes, build) {
    return decode(bytes, async (open, header) => {
        const image = header.conversion.includes("16-bit") ? await openDeep(open) : open();
        return run(build(await turn(image, header)));
    });
}
/**
 * The size of a picture as the decoder shows it, upright. Nothing is decoded.
 * @throws PictureError as {@link runPicture}
 */
async function measurePicture(bytes) {
    return decode(bytes, async (open, { orientation }) => {
        const { width, height } = await open().metadata();
        return orientation >= 5 ? { width: height, height: width } : { width, height };
    });
}
/** What makes pixels upright, by EXIF's number: a mirror image, and then a turn. */
const TURNS = {
    2: { flop: true, angle: 0 },
    3: { flop: false, angle: 180 },
    4: { flop: true, angle: 180 },
    5: { flop: true, angle: 270 },
    6: { flop: false, angle: 90 },
    7: { flop: true, angle: 90 },
    8: { flop: false, angle: 270 },
};
/** Makes a picture upright. Where the decoder has read the same orientation, it can still be reduced while it is decoded. */
async function turn(image, { orientation }) {
    const turns = TURNS[orientation];
    if (turns === undefined)
        return image;
    return (await image.metadata()).orientation === orientation ? image.autoOrient() : image.flop(turns.flop).rotate(turns.angle);
}
/** Files that the decoder does not take as they are. */
const repaired = new WeakSet();
/** The picture was decoded, but the file has wrong checksums, for which others may refuse it. */
function wasRepaired(bytes) {
    return repaired.has(bytes);
}
async function decode(bytes, use) {
    const header = (0,pixels_header/* readHeader */.ay)(bytes);
    (0,size_limits/* checkDecodable */.Kt)(header, bytes.length);
    const loader = { operation: [LOADERS[(0,picture/* formatOfMediaType */.zv)(header.mediaType)] ?? ""] };
    return slot(async () => {
        const sharp = loadSharp();
        sharp.unblock(loader);
        const attempt = async (file, page = 0) => {
            const input = own(file);
            const settings = { page, limitInputPixels: size_limits/* MAX_PIXELS */.jg, sequentialRead: true };
            const failOn = (await heedsWarnings(header, () => sharp(input, { ...settings, failOn: "warning" }))) ? "warning" : "error";
            return use((options) => sharp(input, { ...settings, failOn, ...options }), header);
        };
        try {
            const { regular, page } = (0,pixels_header/* regularize */.fu)(bytes, header.mediaType);
            return await attempt(regular, page).catch(async (reason) => {
                const other = await (0,pixels_header/* repair */.Ip)(regular, header.mediaType);
                if (!other)
                    throw reason;
                repaired.add(bytes);
                return attempt(other);
            });
        }
        catch (cause) {
            throw new picture_error/* PictureError */.Z({ kind: header.complete ? "damaged" : "cut-off" }, { cause });
        }
        finally {
            sharp.block(loader);
        }
    });
}
/** Formats in which a hole in the data is no more than a warning to their decoders. Those of the others are for profiles, checksums and the like. */
const WARNED = ["jpeg", "gif", "tiff"];
/** Whether a warning tells of damage. It does not where the first pixel comes with one: that is for the tags of a TIFF, which others pass over. */
async function heedsWarnings({ mediaType }, open) {
    const format = (0,picture/* formatOfMediaType */.zv)(mediaType);
    if (format !== "tiff")
        return WARNED.includes(format);
    return open()
        .extract({ left: 0, top: 0, width: 1, height: 1 })
        .raw()
        .toBuffer()
        .then(() => true, () => false);
}
/** A picture with more than 8 bits a channel, in the colours that it shows. */
async function openDeep(open) {
    const shown = await applyProfile(open);
    if (!("pixels" in shown))
        return open(shown);
    const { pixels, width, height, channels } = shown;
    return loadSharp()(pixels, { raw: { width, height, channels } });
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
/* harmony export */   Kt: () => (/* binding */ checkDecodable),
/* harmony export */   Nc: () => (/* binding */ fitInputSize),
/* harmony export */   _6: () => (/* binding */ scaleSize),
/* harmony export */   a1: () => (/* binding */ findOutputSize),
/* harmony export */   jg: () => (/* binding */ MAX_PIXELS)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82489);
/* harmony import */ var _geometry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58687);
/* harmony import */ var _picture_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(16417);
/* harmony import */ var _picture_messages_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(37899);




/** The contract's limit on decoded pixels: 100 megapixels. */
const MAX_PIXELS = 100_000_000;
/** Bytes of a decoded picture: 100 megapixels with 8 bits a channel, 75 with 16 bits and transparency. */
const MAX_DECODED_BYTES = 600e6;
/** Bytes of a picture's file. */
const MAX_FILE_BYTES = 100e6;
/** @throws {PictureError} `too-large`: the file is too large, or what it says of itself would take too much memory to decode. */
function checkDecodable(header, fileBytes = 0) {
    const { width, height, decodedBytes: bytes } = header;
    const size = { width, height };
    if (fileBytes > MAX_FILE_BYTES)
        throw new _picture_error_js__WEBPACK_IMPORTED_MODULE_2__/* .PictureError */ .Z({ kind: "too-many-bytes", bytes: fileBytes, maxBytes: MAX_FILE_BYTES });
    if (width * height > MAX_PIXELS)
        throw new _picture_error_js__WEBPACK_IMPORTED_MODULE_2__/* .PictureError */ .Z({ kind: "too-many-pixels", size });
    if (bytes > MAX_DECODED_BYTES)
        throw new _picture_error_js__WEBPACK_IMPORTED_MODULE_2__/* .PictureError */ .Z({ kind: "too-many-decoded-bytes", size, bytes, maxBytes: MAX_DECODED_BYTES });
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
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RetouchError */ .tJ("too-large", (0,_picture_messages_js__WEBPACK_IMPORTED_MODULE_3__/* .tooNarrow */ .Q4)(size, maxRatio));
    const most = Math.min(maxSide / long, Math.sqrt(maxPixels / (size.width * size.height)));
    const least = minSide / short;
    if (least > most)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RetouchError */ .tJ("too-large", (0,_picture_messages_js__WEBPACK_IMPORTED_MODULE_3__/* .outsideLimits */ .I7)(size, limits));
    return scaleSize(size, Math.min(most, Math.max(1, least)), least > 1 ? Math.ceil : Math.floor);
}
function scaleSize(size, scale, round) {
    if (scale === 1)
        return { width: size.width, height: size.height };
    // Against 1023.9999999, which is 1024.
    const side = (value) => Math.max(1, round(Number((value * scale).toFixed(6))));
    return { width: side(size.width), height: side(size.height) };
}
/** How far a ratio may be off, as the logarithm of a factor, for what half or twice the pixels cost. */
const OFF_BY_A_HALVING = 0.005;
/** What a ratio costs that counts as another one, in halvings: something would be cut off. */
const OTHER_RATIO = 10;
/** A ratio that is as good as the wanted one: less than a pixel in two thousand. */
const EXACT = 0.0005;
/**
 * The size to ask a model for: of about as many pixels as are wanted, or as the model makes at least or at most, and of a ratio as near to
 * the wanted one as its steps allow. What differs in ratio is stretched later, or cut off.
 */
function findOutputSize(wanted, limits) {
    const { step, minSide = step } = limits;
    const { minArea = minSide ** 2, maxArea = (limits.maxSide ?? 0) ** 2 } = limits;
    // A strip as thin as may be must not be longer than the area allows.
    const maxSide = Math.min(limits.maxSide ?? Number.POSITIVE_INFINITY, Math.floor(maxArea / minSide / step) * step);
    const bounds = { minArea, maxArea, minSide, maxSide, step };
    const fitted = scaleToBounds(wanted, bounds);
    if ((0,_geometry_js__WEBPACK_IMPORTED_MODULE_1__/* .ratioDistance */ .Jp)(fitted, wanted) < EXACT)
        return fitted;
    const area = fitted.width * fitted.height;
    const cost = (size) => (0,_geometry_js__WEBPACK_IMPORTED_MODULE_1__/* .ratioDistance */ .Jp)(size, wanted) / OFF_BY_A_HALVING +
        Math.abs(Math.log2((size.width * size.height) / area)) +
        ((0,_geometry_js__WEBPACK_IMPORTED_MODULE_1__/* .hasSameRatio */ ._G)(size, wanted) ? 0 : OTHER_RATIO);
    let best = fitted;
    const most = Math.min(maxSide, fitted.width * 4);
    for (let width = Math.max(minSide, Math.ceil(fitted.width / 4 / step) * step); width <= most; width += step) {
        const near = Math.round((width * wanted.height) / wanted.width / step) * step;
        const size = { width, height: Math.min(maxSide, Math.max(minSide, near)) };
        const own = size.width * size.height;
        if (own >= minArea && own <= maxArea && cost(size) < cost(best))
            best = size;
    }
    return best;
}
/** Scales a wanted size, ratio kept but for rounding. */
function scaleToBounds(wanted, { minArea, maxArea, minSide, maxSide, step }) {
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


/***/ }),

/***/ 63056:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ chooseCandidates),
/* harmony export */   j: () => (/* binding */ listCandidates)
/* harmony export */ });
/* harmony import */ var _inputs_value_types_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82733);
/* harmony import */ var _lock_lock_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(86791);
/* harmony import */ var _plan_messages_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(72468);



/** Plans `take-candidate`: only the tasks with a chosen candidate remain, so nothing is paid for. */
function chooseCandidates(planned, options) {
    const outputs = new Set(planned.map(({ task }) => task.output));
    const unknown = options.choices.flatMap(({ path }) => (path === undefined || outputs.has(path) ? [] : [path]));
    const chosen = planned.map((one) => chooseCandidate(one, options));
    return {
        tasks: chosen.flatMap((one) => one.planned ?? []),
        warnings: chosen.flatMap(({ warning }) => warning ?? []),
        problems: [...unknown.map(_plan_messages_js__WEBPACK_IMPORTED_MODULE_2__/* .CANDIDATES */ .Rb.noOutput), ...chosen.flatMap(({ problem }) => problem ?? [])],
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
        return isForAll && candidates.size === 0 ? {} : { problem: _plan_messages_js__WEBPACK_IMPORTED_MODULE_2__/* .CANDIDATES */ .Rb.noCandidate(output, number, [...candidates.keys()]) };
    // A path in the choice means this image, whoever changed it.
    if (action === "modified" && isForAll)
        return { planned, warning: { code: "modified-output-kept", output, candidate: number } };
    const isInPlace = record.outputBlob === entry?.outputBlob && record.outputBlob === blobOf(output);
    return { planned: isInPlace ? { ...planned, action: "unchanged" } : { ...planned, action: "take", candidate: { number, record } } };
}
/** The candidates of the run that made the output, by number. An older run with more candidates has left its own in the lockfile. */
function listCandidates(output, entry, lock) {
    const found = new Map();
    const first = lock.get((0,_lock_lock_js__WEBPACK_IMPORTED_MODULE_1__/* .candidateKey */ .RC)(output, 1));
    for (let number = 1; number <= _inputs_value_types_js__WEBPACK_IMPORTED_MODULE_0__/* .MAX_CANDIDATES */ .qy; number++) {
        const record = lock.get((0,_lock_lock_js__WEBPACK_IMPORTED_MODULE_1__/* .candidateKey */ .RC)(output, number));
        const isOfRecipe = record?.recipe === entry.recipe && record.sourceBlob === entry.sourceBlob;
        if (isOfRecipe && (!first || record.at >= first.at))
            found.set(number, record);
    }
    // The output is one of them.
    return [...found.values()].some(({ sha256 }) => sha256 === entry.sha256) ? found : new Map();
}


/***/ }),

/***/ 59630:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cn: () => (/* binding */ isOriginalKept),
/* harmony export */   TK: () => (/* binding */ isRejected),
/* harmony export */   ac: () => (/* binding */ isWithoutText),
/* harmony export */   md: () => (/* binding */ settleCommanded),
/* harmony export */   yb: () => (/* binding */ findCommanded)
/* harmony export */ });
/* harmony import */ var _commands_command_messages_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97267);
/* harmony import */ var _text_glob_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73389);
/* harmony import */ var _choose_candidates_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(63056);
/* harmony import */ var _looks_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(58902);




/**
 * Finds the images that commands mean: by a path, else by a glob, else by the end of a path. A path that is a result means this one, and
 * not what others are made from it: nobody asked to pay for those. Any other means all that is made from it.
 *
 * @throws GlobBudgetSpent
 */
function findCommanded(commands, claims) {
    const paths = [...new Set(claims.flatMap(({ source, output }) => (source === undefined ? [output] : [source, output])))].sort();
    const [known, budget] = [new Set(paths), (0,_text_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .createGlobBudget */ .QS)()];
    const outputs = new Set(claims.map(({ output }) => output));
    const found = new Map();
    const problems = [];
    for (const command of commands) {
        const { path, isExact = false } = command;
        const matches = isExact || known.has(path) ? (one) => one === path : (0,_text_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .compileGlobs */ .tI)([path], paths, budget);
        let meant = paths.filter(matches);
        if (meant.length === 0 && !isExact) {
            meant = paths.filter((one) => one.endsWith(`/${path}`));
            if (meant.length > 1)
                problems.push(_commands_command_messages_js__WEBPACK_IMPORTED_MODULE_0__/* .COMMANDS */ .Lo.ambiguous(path, meant));
        }
        if (meant.length === 0)
            problems.push(_commands_command_messages_js__WEBPACK_IMPORTED_MODULE_0__/* .COMMANDS */ .Lo.noImage(path, paths));
        const wanted = new Set(meant);
        const isMeant = (source) => source !== undefined && wanted.has(source) && !outputs.has(source);
        for (const { source, output } of claims)
            if (wanted.has(output) || isMeant(source))
                found.set(output, command);
    }
    const recipes = new Map();
    return {
        commandOf: (output) => found.get(output),
        recipeOf: (recipe, output) => {
            const command = found.get(output);
            if (command?.word !== "retry")
                return recipe;
            const changed = recipes.get(command) ?? new Map();
            recipes.set(command, changed);
            // Tasks of one recipe share its connections, so that it is one object.
            const own = changed.get(recipe) ?? changeRecipe(recipe, command);
            changed.set(recipe, own);
            return own;
        },
        problems,
    };
}
function changeRecipe(recipe, { seed, prompt, add, salt = 1 }) {
    // The same seed would make the same image again.
    const other = recipe.seed === undefined ? undefined : (recipe.seed + salt) % 2 ** 31;
    const last = recipe.prompts.at(-1) ?? "";
    const wanted = prompt === undefined ? [last, escapeBraces(add ?? "")].filter(Boolean).join(" ") : escapeBraces(prompt);
    return { ...recipe, seed: seed ?? other, prompts: [...recipe.prompts.slice(0, -1), wanted] };
}
/** What a comment says has no placeholders. */
const escapeBraces = (text) => text.replaceAll("{", "{{");
/** Plans what needs no model: candidates to take, and originals to keep. */
function settleCommanded(planned, { commandOf, problems: known }, { lock, hasLock, blobOf }) {
    const problems = [...known];
    const choices = planned.flatMap(({ task: { output } }) => {
        const command = commandOf(output);
        return command?.word === "take" ? [{ path: output, candidate: command.candidate }] : [];
    });
    const taken = (0,_choose_candidates_js__WEBPACK_IMPORTED_MODULE_2__/* .chooseCandidates */ .M)(planned, { choices, lock, blobOf });
    const byOutput = new Map(taken.tasks.map((one) => [one.task.output, one]));
    const tasks = planned.map((one) => {
        const { output, source } = one.task;
        if (commandOf(output)?.word !== "keep")
            return byOutput.get(output) ?? one;
        if (!source)
            problems.push(_commands_command_messages_js__WEBPACK_IMPORTED_MODULE_0__/* .COMMANDS */ .Lo.noOriginal(output));
        else if (!hasLock)
            problems.push(_commands_command_messages_js__WEBPACK_IMPORTED_MODULE_0__/* .COMMANDS */ .Lo.noRecord(output));
        return planKeeping(one);
    });
    return { tasks, warnings: taken.warnings, problems: [...problems, ...taken.problems] };
}
function planKeeping(planned) {
    const { task, entry, action } = planned;
    if (action === "stale")
        return planned;
    const recorded = action === "modified" && (0,_looks_js__WEBPACK_IMPORTED_MODULE_3__/* .isInPlace */ .RS)(task) ? entry?.sourceBlob : undefined;
    const blob = recorded || task.originBlob;
    const kept = { ...planned, task: { ...task, originBlob: blob }, action: "take", isOriginal: true };
    // A result that somebody reverted is kept as it is: the lock says by itself that it is not the recorded one.
    return isRejected(kept) && task.outputBlob === blob ? { ...planned, action: "modified" } : kept;
}
/** Whether the original is recorded as the result because the model found nothing to do. */
function isWithoutText({ sourceBlob, outputBlob, kept = false }) {
    return sourceBlob !== "" && sourceBlob === outputBlob && !kept;
}
/** Whether the original is where the result would be, because a person wants it there. */
function isOriginalKept({ task, entry, action, isOriginal = false }) {
    if (isOriginal)
        return true;
    if (entry === undefined || task.outputBlob !== entry.sourceBlob)
        return false;
    return action === "modified" ? isRejected({ task, entry }) : action === "unchanged" && entry.kept === true;
}
/** Whether the lock has a result of this very original in place, so that the original there is known for what a person wants. */
function isRejected({ task, entry }) {
    return (0,_looks_js__WEBPACK_IMPORTED_MODULE_3__/* .isInPlace */ .RS)(task) && entry?.sourceBlob === task.originBlob && entry.outputBlob !== entry.sourceBlob;
}


/***/ }),

/***/ 96585:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ compareWithTip),
/* harmony export */   _: () => (/* binding */ findRemoved)
/* harmony export */ });
/**
 * Decides what to do with a task of which the branch's newest commit has other files than the checkout. `unchanged`: the wanted result is
 * there. `edit`: an older result of Retouch is there, and is replaced. `stale`: somebody changed a file there, so that nothing can be
 * committed.
 *
 * @returns undefined if the branch has the files of the checkout.
 */
function compareWithTip({ tip, identityOf, claim, entry, recipe, force }) {
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
/** What a task began with and the branch no longer has: its source, or the file that its result would replace. */
function findRemoved({ source, output, outputIndexBlob }, tip) {
    if (source?.indexBlob !== undefined && !tip.has(source.path))
        return source.path;
    return outputIndexBlob !== undefined && !tip.has(output) ? output : undefined;
}


/***/ }),

/***/ 58902:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B4: () => (/* binding */ needsLook),
/* harmony export */   RS: () => (/* binding */ isInPlace),
/* harmony export */   ZS: () => (/* binding */ judgeOutput),
/* harmony export */   fx: () => (/* binding */ listKept),
/* harmony export */   jT: () => (/* binding */ lookKey),
/* harmony export */   xt: () => (/* binding */ showsOldSource)
/* harmony export */ });
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


/***/ }),

/***/ 24905:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kn: () => (/* binding */ hasSubdir),
/* harmony export */   RS: () => (/* binding */ isInPlace),
/* harmony export */   Vc: () => (/* binding */ stemOf),
/* harmony export */   dN: () => (/* binding */ fillPath),
/* harmony export */   t_: () => (/* binding */ fillNewPath),
/* harmony export */   v7: () => (/* binding */ createSubdirs)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _localize_locales_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11025);
/* harmony import */ var _pixels_picture_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(99014);
/* harmony import */ var _text_glob_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(73389);
/* harmony import */ var _text_template_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(22906);





/** A path without its extension. */
function stemOf(path) {
    return path.slice(0, path.length - node_path__WEBPACK_IMPORTED_MODULE_0__.posix.extname(path).length);
}
/** The template that names each source itself. */
const IN_PLACE = [{ placeholder: "dir" }, { text: "/" }, { placeholder: "name" }, { placeholder: "ext" }];
/** Whether a template surely names each source itself, so that thousands of paths need not be taken apart and joined again. */
function isInPlace(template) {
    return JSON.stringify(template) === JSON.stringify(IN_PLACE);
}
/**
 * Makes the function that finds the folder of a path below the fixed part of the first glob that matches it, so that trees are mirrored.
 * The fixed part are the folders before the first one with a mark of a glob: of `assets/**\/*.png` it is `assets`.
 *
 * @param paths all that the function is called with.
 */
function createSubdirs(globs, paths) {
    const budget = (0,_text_glob_js__WEBPACK_IMPORTED_MODULE_3__/* .createGlobBudget */ .QS)();
    const tidy = globs.filter((glob) => !glob.startsWith("!")).map((glob) => glob.replace(/^(\.\/)+/, ""));
    const compiled = tidy.map((glob) => ({ folder: (0,_text_glob_js__WEBPACK_IMPORTED_MODULE_3__/* .folderOf */ .yS)(glob), matches: (0,_text_glob_js__WEBPACK_IMPORTED_MODULE_3__/* .compileGlobs */ .tI)([glob], paths, budget) }));
    return (path) => {
        const { folder = "" } = compiled.find(({ matches }) => matches(path)) ?? {};
        return node_path__WEBPACK_IMPORTED_MODULE_0__.posix.relative(folder, node_path__WEBPACK_IMPORTED_MODULE_0__.posix.dirname(path));
    };
}
function hasSubdir(template) {
    return template.some((part) => "placeholder" in part && part.placeholder === "subdir");
}
/** `{dir}` is `.` at the top, and so is `{subdir}`; `{ext}` holds its dot, and follows `format` where the result has another than the source. */
function fillPath(template, source, { format = "source", locale, subdir } = {}) {
    const { dir, name, ext } = node_path__WEBPACK_IMPORTED_MODULE_0__.posix.parse(source);
    const written = format === "source" || (0,_pixels_picture_js__WEBPACK_IMPORTED_MODULE_2__/* .formatOfName */ .Qv)(source) === format ? ext : _pixels_picture_js__WEBPACK_IMPORTED_MODULE_2__/* .FORMATS */ .hR[format].extensions[0];
    const language = locale === undefined ? "" : (0,_localize_locales_js__WEBPACK_IMPORTED_MODULE_1__/* .languageOf */ .eX)(locale);
    const folders = { dir: dir || ".", subdir: subdir || "." };
    return node_path__WEBPACK_IMPORTED_MODULE_0__.posix.normalize((0,_text_template_js__WEBPACK_IMPORTED_MODULE_4__/* .fillTemplate */ .o)(template, { ...folders, name, ext: written, index: "1", locale: locale ?? "", language }));
}
/** The path of a picture that has no source: `{name}` is the recipe's. */
function fillNewPath(template, name, format) {
    return node_path__WEBPACK_IMPORTED_MODULE_0__.posix.normalize((0,_text_template_js__WEBPACK_IMPORTED_MODULE_4__/* .fillTemplate */ .o)(template, { name: name || "image", ext: _pixels_picture_js__WEBPACK_IMPORTED_MODULE_2__/* .FORMATS */ .hR[format === "source" ? "png" : format].extensions[0], index: "1" }));
}


/***/ }),

/***/ 72468:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BJ: () => (/* binding */ LOOKS),
/* harmony export */   KY: () => (/* binding */ DEPENDENCIES),
/* harmony export */   Rb: () => (/* binding */ CANDIDATES),
/* harmony export */   Zc: () => (/* binding */ OUTPUT_ADVICE),
/* harmony export */   ae: () => (/* binding */ PROMPTS),
/* harmony export */   b1: () => (/* binding */ LIMITS),
/* harmony export */   cn: () => (/* binding */ FILES),
/* harmony export */   nQ: () => (/* binding */ outputProblem),
/* harmony export */   no: () => (/* binding */ IMAGES),
/* harmony export */   py: () => (/* binding */ OUTPUTS)
/* harmony export */ });
/* harmony import */ var _inputs_recipe_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(34732);
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52019);
/* harmony import */ var _text_suggest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(55900);



/** What is wrong with the files that a recipe names. */
const FILES = {
    notText: (path) => `\`prompt-file\`: ${JSON.stringify(path)} is not UTF-8 text. Save it as UTF-8.`,
    promptTooLarge: (path) => `\`prompt-file\`: ${JSON.stringify(path)} is larger than 1 MB.`,
    cataloguesTooLarge: (path, megabytes) => `\`glossary\`: the files that ${JSON.stringify(path)} lists have more than ${megabytes} MB in all. List only those with texts that stand in images.`,
    empty: (path) => `\`prompt-file\`: ${JSON.stringify(path)} is empty.`,
    placeholder: (problem) => `\`prompt-file\`: ${problem}.`,
    noReference: (glob) => `\`references\`: ${glob} matches no files.${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_0__/* .hintAtComma */ ._Y)(glob)}`,
    tooManyReferences: (count, { modelName, limit }) => `\`references\`: ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(count, "file")}; the model ${modelName} accepts at most ${limit} in addition to the image.`,
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
    otherFormat: (output, format) => `${output} would contain ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .withArticle */ .vJ)(format)} image`,
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
    const prefix = recipe && !other ? (0,_inputs_recipe_js__WEBPACK_IMPORTED_MODULE_2__/* .recipePrefix */ .dP)(recipe) : "";
    const titles = other ? ` (${recipes.map(_inputs_recipe_js__WEBPACK_IMPORTED_MODULE_2__/* .recipeTitle */ .TC).join(", ")})` : "";
    return `${prefix}\`output\`: ${problem}${titles}${more > 0 ? `, and ${more} more like this` : ""}. ${advice}`;
}
/** What is wrong with recipes that use each other's results. */
const DEPENDENCIES = {
    /** @param input the input because of which every run changes `path` again. */
    always: (input, { path, producer, output }) => `${input}: the ${(0,_inputs_recipe_js__WEBPACK_IMPORTED_MODULE_2__/* .recipeTitle */ .TC)(producer)} changes ${path}, which is used to make ${output}. Run one recipe after the other with \`recipes\`.`,
    circle: (tasks) => {
        const titles = new Set(tasks.map(({ recipe }) => (0,_inputs_recipe_js__WEBPACK_IMPORTED_MODULE_2__/* .recipeTitle */ .TC)(recipe)));
        const outputs = tasks.slice(0, 3).map(({ output }) => output);
        return `${[...titles].join(", ")}: each uses results of another one (${outputs.join(", ")}), so every run would make them again.`;
    },
};
/** What is wrong with `take-candidate`, and with the same command of a comment. */
const CANDIDATES = {
    noOutput: (path) => `\`take-candidate\`: no recipe makes ${path} from the selected images.`,
    noCandidate: (output, number, recorded) => `${output} has no candidate ${number}; the lockfile records ${recorded.join(", ") || "none"}.`,
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
    pixels: (size) => `The result would have ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatSize */ .Xq)(size)} pixels. The limit is 100 megapixels. Set a smaller \`size\`.`,
    sides: (size, { label, maxSide }) => `The result would have ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatSize */ .Xq)(size)} pixels, but ${label} holds at most ${maxSide} a side. Set another \`output-format\`, or a \`size\`.`,
    bmp: "Retouch cannot write BMP. Set `output-format`.",
};
/** Why a run is not started. */
const LIMITS = {
    frozen: (count, examples) => `\`frozen\`: ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(count, "image")} out of date (${examples.join(", ")}${count > examples.length ? ", …" : ""}). Run without \`frozen\` and commit the result.`,
    tasks: (most) => `The globs select more than ${most} images, each counted once per locale and recipe. Use narrower globs, or fewer recipes.`,
    images: (count, maxImages) => `The run would make ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(count, "image")}, but \`max-images\` is ${maxImages}. Nothing was sent.`,
    wouldBeImages: (count, maxImages) => `It would make ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(count, "image")}, but \`max-images\` is ${maxImages}. Raise \`max-images\`, or select fewer images.`,
    /** @param estimate US dollars; a minimum if some prices are unknown. */
    cost: (estimate, { maxCost, isMinimum, isShard }) => {
        const amount = `${isMinimum ? "at least" : "about"} ${estimate.toFixed(4)}`;
        return isShard
            ? `The shard would cost ${amount} US dollars, but its part of \`max-cost\` is ${maxCost.toFixed(4)}.`
            : `The run would cost ${amount} US dollars, but \`max-cost\` is ${maxCost}.`;
    },
    unknownPrice: ({ modelName, provider }) => `\`max-cost\` cannot be enforced: the price of ${modelName} is not known, and ${provider.name} does not report it with the result. Nothing was sent. Remove \`max-cost\`, and limit the run with \`max-images\`.`,
};


/***/ }),

/***/ 52665:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  $: () => (/* binding */ lookAtBranch),
  i: () => (/* binding */ prepare)
});

// EXTERNAL MODULE: ./out/build-dist/compiled/errors.js
var errors = __webpack_require__(82489);
// EXTERNAL MODULE: ./out/build-dist/compiled/text/glob.js + 1 modules
var text_glob = __webpack_require__(73389);
// EXTERNAL MODULE: ./out/build-dist/compiled/text/path-rules.js
var path_rules = __webpack_require__(42157);
// EXTERNAL MODULE: ./out/build-dist/compiled/git/git-messages.js
var git_messages = __webpack_require__(93600);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
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
        for (const entry of await (0,promises_.readdir)((0,external_node_path_.join)(root, folder), { withFileTypes: true }).catch(() => [])) {
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

// EXTERNAL MODULE: ./out/build-dist/compiled/git/open-file.js
var open_file = __webpack_require__(67918);
// EXTERNAL MODULE: ./out/build-dist/compiled/git/workspace.js
var git_workspace = __webpack_require__(35634);
;// CONCATENATED MODULE: ./out/build-dist/compiled/git/discover.js







/** Paths that the globs select. Of a repository, they are compared with git's own list, so that no folder is walked. */
async function selectPaths(workspace, patterns, budget) {
    const { positive, negative } = splitGlobs(patterns);
    try {
        const paths = workspace.git ? [...workspace.files.keys()] : await listPaths(workspace.root, { positive, negative, budget });
        return matchPaths({ positive, negative, budget }, paths);
    }
    catch (cause) {
        if (cause instanceof text_glob/* GlobBudgetSpent */.wS)
            throw new errors/* RetouchError */.tJ("invalid-input", git_messages/* GLOBS_TOO_COSTLY */.Uj, { cause });
        throw cause;
    }
}
function splitGlobs(patterns) {
    const tidy = patterns.map((pattern) => pattern.replace(/^(!?)(\.\/)+/, "$1"));
    return {
        positive: tidy.filter((pattern) => !pattern.startsWith("!")),
        negative: tidy.filter((pattern) => pattern.startsWith("!")).map((pattern) => pattern.slice(1)),
    };
}
function matchPaths({ positive, negative, budget }, paths) {
    const isWanted = (0,text_glob/* compileGlobs */.tI)(positive, paths, budget);
    const isExcluded = (0,text_glob/* compileGlobs */.tI)(negative, paths, budget);
    return paths.filter((path) => isWanted(path) && !isExcluded(path));
}
/** What the globs may select in a folder without git. A path that a glob names as it is counts behind a link too, so that the log tells it. */
async function listPaths(root, { positive, negative, budget }) {
    const listed = await listFolder(root, makeFolderTest(positive, negative, budget));
    return [...new Set([...listed, ...positive.filter((path) => (0,open_file/* kindOfPath */.Bs)(root, path) === "symlink")])];
}
/** One for all recipes of a run. */
const budgets = new WeakMap();
function budgetOf(workspace) {
    const budget = budgets.get(workspace) ?? (0,text_glob/* createGlobBudget */.QS)();
    budgets.set(workspace, budget);
    return budget;
}
/** Makes the test whether a folder may hold a selected file: it lies in the fixed folder of a glob, or above one, and is not left out as a whole. */
function makeFolderTest(positive, negative, budget) {
    const fixed = [...new Set(positive.map((glob) => `${(0,text_glob/* folderOf */.yS)(glob)}/`.replace(/^\/$/, "")))];
    const isLeftOut = (0,text_glob/* compileGlobs */.tI)(negative.filter((glob) => glob.endsWith("/**")), [], budget);
    return (folder) => fixed.some((base) => `${folder}/`.startsWith(base) || base.startsWith(`${folder}/`)) && !isLeftOut(folder);
}
/** Those of some paths that globs select. */
function filterPaths(patterns, paths) {
    return matchPaths({ ...splitGlobs(patterns), budget: (0,text_glob/* createGlobBudget */.QS)() }, paths);
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

// EXTERNAL MODULE: ./out/build-dist/compiled/github/blob-reader.js
var blob_reader = __webpack_require__(98687);
// EXTERNAL MODULE: ./out/build-dist/compiled/github/changed-files.js
var changed_files = __webpack_require__(81932);
// EXTERNAL MODULE: ./out/build-dist/compiled/inputs/recipe.js
var inputs_recipe = __webpack_require__(34732);
// EXTERNAL MODULE: ./out/build-dist/compiled/inputs/text-reader.js
var text_reader = __webpack_require__(7205);
// EXTERNAL MODULE: ./out/build-dist/compiled/lock/branch-tip.js
var branch_tip = __webpack_require__(5196);
// EXTERNAL MODULE: ./out/build-dist/compiled/lock/lock-file.js + 1 modules
var lock_file = __webpack_require__(63844);
// EXTERNAL MODULE: ./out/build-dist/compiled/lock/proposed-tip.js
var proposed_tip = __webpack_require__(79662);
// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(70370);
// EXTERNAL MODULE: ./out/build-dist/compiled/git/blobs.js
var blobs = __webpack_require__(55619);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/geometry.js + 1 modules
var geometry = __webpack_require__(58687);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/header.js + 18 modules
var header = __webpack_require__(26921);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/sharp.js + 1 modules
var sharp = __webpack_require__(70057);
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
    const headers = [(0,header/* readHeader */.ay)(file), (0,header/* readHeader */.ay)(known)];
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
    const place = findPlace(greys.file, greys.result);
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
    const [own, its] = [(0,header/* readHeader */.ay)(file), (0,header/* readHeader */.ay)(result)];
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
function findPlace(own, its) {
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
const findVersion = (0,pixel_work/* definePixelWork */.$)("find-version", compare, ({ file, result, original }) => 
// Each is decoded up to three times.
(0,header/* areaOf */.d6)(file, result, original, file, result, original, file, result, original));
async function compare({ file, result, original }) {
    if (await haveSamePixels(file, result))
        return "result";
    if (!original)
        return "touched-up";
    if (await haveSamePixels(file, original))
        return "original";
    return (await carriesEdit({ file, result, original })) ? "touched-up" : "other";
}

// EXTERNAL MODULE: ./out/build-dist/compiled/plan/looks.js
var plan_looks = __webpack_require__(58902);
// EXTERNAL MODULE: ./out/build-dist/compiled/plan/plan-messages.js
var plan_messages = __webpack_require__(72468);
;// CONCATENATED MODULE: ./out/build-dist/compiled/plan/look-at-outputs.js






/** Files that are in memory at once, each with what it is compared with. */
const READERS = 2;
/**
 * Looks at the outputs that are not the recorded ones and that no look was taken at before.
 *
 * @returns the looks that were added.
 */
async function lookAtOutputs(planned, looks, options) {
    const limit = (0,p_limit/* default */.A)(READERS);
    const before = looks.size;
    const look = async ({ task, entry }) => {
        if (!entry || task.outputBlob === undefined)
            return;
        const key = (0,plan_looks/* lookKey */.jT)(task.output, task.outputBlob, entry);
        if (!looks.has(key))
            looks.set(key, await limit(() => look_at_outputs_compare(task, entry, options)));
    };
    await Promise.all(planned.filter(plan_looks/* needsLook */.B4).map(look));
    return { added: looks.size - before };
}
async function look_at_outputs_compare(task, entry, { workspace, readBlob, findResult }) {
    const { outputBlob, sourceBlob } = entry;
    const { output: path } = task;
    try {
        const file = await (0,open_file/* readPlainFile */.b$)(workspace.root, path);
        if (!file)
            return { unknown: plan_messages/* LOOKS */.BJ.notAFile };
        const read = async (blob) => (blob === "" ? undefined : (0,blobs/* readRecorded */.HH)(workspace, { path, blob }, readBlob));
        // A shallow clone lacks it, and GitHub too once it is in no commit any more.
        const result = (await read(outputBlob)) ?? (await findResult(task, entry));
        if (!result)
            return { unknown: plan_messages/* LOOKS */.BJ.resultGone };
        // A translation that was touched up stays as it is, whatever its source was.
        const original = (0,plan_looks/* isInPlace */.RS)(task) ? await read(sourceBlob) : undefined;
        const version = await findVersion({ file, result, original });
        if (!(0,plan_looks/* isInPlace */.RS)(task) || version === "result")
            return { version };
        if (!original)
            return { unknown: plan_messages/* LOOKS */.BJ.originalGone };
        // The model had found nothing to do in it: there is no edit that a file could carry.
        return { version: outputBlob === sourceBlob ? "other" : version };
    }
    catch (error) {
        return { unknown: error instanceof Error ? error.message : String(error) };
    }
}

// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/picture.js
var picture = __webpack_require__(99014);
// EXTERNAL MODULE: ./out/build-dist/compiled/text/suggest.js
var suggest = __webpack_require__(55900);
;// CONCATENATED MODULE: ./out/build-dist/compiled/plan/near-miss.js





/**
 * What a glob that selects no file may have been meant to be.
 *
 * @param files of the workspace, by path.
 */
function findNearMiss(glob, files) {
    if ((0,suggest/* hintAtComma */._Y)(glob) !== "")
        return { kind: "comma" };
    const paths = [...files.keys()];
    const submodule = paths.find((path) => files.get(path)?.kind === "submodule" && `${(0,text_glob/* folderOf */.yS)(glob)}/`.startsWith(`${path}/`));
    if (submodule !== undefined)
        return { kind: "submodule", path: submodule };
    const mark = findUnclosed(glob);
    if (mark !== undefined)
        return { kind: "unclosed", mark };
    const [example] = filterPaths([glob], paths);
    if (example !== undefined)
        return { kind: "excluded", example };
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
        const [found] = filterPaths([fold(glob)], [...folded.keys()]);
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
        const [example] = other === glob ? [] : filterPaths([other], paths);
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
    for (const { extensions } of Object.values(picture/* FORMATS */.hR))
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

// EXTERNAL MODULE: ./out/build-dist/compiled/lock/branch-files.js
var branch_files = __webpack_require__(39754);
// EXTERNAL MODULE: ./out/build-dist/compiled/plan/choose-candidates.js
var choose_candidates = __webpack_require__(63056);
// EXTERNAL MODULE: ./out/build-dist/compiled/plan/commanded.js
var plan_commanded = __webpack_require__(59630);
// EXTERNAL MODULE: ./out/build-dist/compiled/plan/output-path.js
var output_path = __webpack_require__(24905);
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
        problem: plan_messages/* OUTPUTS */.py.shared([holder.source, claim.source], claim.output),
        advice: first === second ? suggestPlaceholder(holder, claim) : plan_messages/* OUTPUT_ADVICE */.Zc.separate,
    };
}
/** Suggests a placeholder for the template with which a recipe writes two results to one path. */
function suggestPlaceholder(first, second) {
    const { outputTemplate, outputFormat } = second.selection.recipe;
    const has = (name) => outputTemplate.some((part) => "placeholder" in part && part.placeholder === name);
    const [a, b] = [first.source ?? "", second.source ?? ""];
    if (a === b)
        return plan_messages/* OUTPUT_ADVICE */.Zc.locale(has("language") ? [first.locale, second.locale] : undefined);
    if ((0,output_path/* stemOf */.Vc)(a) === (0,output_path/* stemOf */.Vc)(b) && outputFormat !== "source")
        return plan_messages/* OUTPUT_ADVICE */.Zc.exclude;
    // A template with a folder of its own is to mirror the tree.
    const folder = outputTemplate[0] && "text" in outputTemplate[0] && !has("subdir") ? "{subdir}" : "{dir}";
    const parts = ["dir", "name", "ext"].filter((part) => external_node_path_.posix.parse(a)[part] !== external_node_path_.posix.parse(b)[part] && !has(part));
    const helpful = parts
        .filter((part) => part !== "ext" || outputFormat === "source")
        .map((part) => (part === "dir" ? folder : `{${part}}`));
    return plan_messages/* OUTPUT_ADVICE */.Zc.placeholders(helpful.join(" and ") || "{dir}/{name}{ext}");
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
        return conflict(refusal, plan_messages/* OUTPUT_ADVICE */.Zc.otherPath);
    if (recipe.references.some(({ path }) => path === output))
        return conflict(plan_messages/* OUTPUTS */.py.reference(output), plan_messages/* OUTPUT_ADVICE */.Zc.otherPath);
    if (masks.has(output))
        return conflict(plan_messages/* OUTPUTS */.py.mask(output), plan_messages/* OUTPUT_ADVICE */.Zc.otherPath);
    const format = recipe.outputFormat === "source" ? source && (0,picture/* formatOfName */.Qv)(source) : recipe.outputFormat;
    const promised = (0,picture/* formatOfName */.Qv)(output);
    const writable = promised !== undefined && ["png", "jpeg", "webp"].includes(promised) ? promised : undefined;
    if (promised !== undefined && format !== undefined && promised !== format)
        return conflict(plan_messages/* OUTPUTS */.py.otherFormat(output, format), plan_messages/* OUTPUT_ADVICE */.Zc.format(writable));
    // A source whose name is that of no picture fails by itself, when its header is read.
    const isPicture = source === undefined || format !== undefined;
    if (isPicture && (promised === undefined || (source === undefined && writable === undefined)))
        return conflict(plan_messages/* OUTPUTS */.py.noFormat(output), plan_messages/* OUTPUT_ADVICE */.Zc.extension);
    return undefined;
}
/** One sentence for all conflicts of the same recipes and with the same advice, with the first one as an example. */
function describeConflicts(conflicts) {
    const groups = Map.groupBy(conflicts, ({ recipes, advice }) => JSON.stringify([recipes.map(({ name }) => name), advice]));
    return [...groups.values()].flatMap(([first, ...more]) => (first ? [(0,plan_messages/* outputProblem */.nQ)(first, more.length)] : []));
}

// EXTERNAL MODULE: ./out/build-dist/compiled/plan/targets.js
var targets = __webpack_require__(22160);
;// CONCATENATED MODULE: ./out/build-dist/compiled/plan/dependencies.js



/**
 * Postpones tasks that use a file which another recipe changes in this run, because the next run would have to make them again. With
 * inputs that make every run change the file again, it is a problem.
 */
function postponeDependents(planned, { inputs, filtered }) {
    const always = inputs.force === true ? "`force`" : inputs.lockfile === undefined ? "`lockfile: none`" : undefined;
    const dependents = findDependents(planned);
    const problems = always === undefined ? [] : [...dependents].map(([{ output }, use]) => plan_messages/* DEPENDENCIES */.KY.always(always, { ...use, output }));
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
/** The recipe that makes in this run what the globs of another one select, which match no file yet. */
function findProducer({ recipe, idle }, { planned, filtered }) {
    if (idle?.kind !== "no-file")
        return undefined;
    const made = new Map(planned.flatMap(({ task, action }) => (action === "edit" ? [[task.output, task.recipe.name]] : [])));
    const [path] = filterPaths(recipe.images, [...made.keys()]);
    if (path === undefined)
        return undefined;
    return { kind: "made-later", path, producer: made.get(path) ?? "", mayNotBeSelected: filtered.has(recipe) };
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
    const mask = source && (0,targets/* maskPath */.wy)(recipe, source.path);
    const used = [...(source ? [source.path] : []), ...(mask === undefined ? [] : [mask]), ...recipe.references.map(({ path }) => path)];
    return used.filter((path) => path !== output);
}
function checkCircle(planned) {
    const circle = findCircle(planned.filter(({ action }) => action !== "modified").map(({ task }) => task));
    return circle.length === 0 ? [] : [plan_messages/* DEPENDENCIES */.KY.circle(circle)];
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
function findForced(force, tasks, budget = (0,text_glob/* createGlobBudget */.QS)()) {
    if (typeof force === "boolean")
        return { isForced: () => force, warnings: [] };
    const paths = tasks.flatMap(forced_listPaths);
    const compile = (globs) => (0,text_glob/* compileGlobs */.tI)(globs, paths, budget);
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
                if (path === undefined || image || (0,picture/* formatOfName */.Qv)(path) !== undefined)
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
        const hasSameStem = result !== undefined && (0,output_path/* stemOf */.Vc)(result.source) === (0,output_path/* stemOf */.Vc)(path);
        const isOriginal = hasLock && hasSameStem && result.recipe === recipe && output === path;
        if (result && !isOriginal)
            return { kind: "result", source: result.source };
        return output === path && (recorded === "" || generated.has(path)) ? { kind: "generated" } : undefined;
    };
}

// EXTERNAL MODULE: ./out/build-dist/compiled/lock/lock.js
var lock_lock = __webpack_require__(86791);
// EXTERNAL MODULE: ./out/build-dist/compiled/plan/compare-tip.js
var compare_tip = __webpack_require__(96585);
// EXTERNAL MODULE: ./out/build-dist/compiled/plan/task.js
var plan_task = __webpack_require__(10153);
;// CONCATENATED MODULE: ./out/build-dist/compiled/plan/plan-task.js






/** Makes the task of a result, and decides by the lockfile and git's blob ids what to do with it. */
function planTask(claim, facts) {
    const planned = planWanted(claim, facts);
    const { task, action, entry } = planned;
    const isDeclined = action === "edit" && !task.isForced && !isOf(task, entry) && facts.declined?.get(task.output)?.some((one) => isOf(task, one)) === true;
    return isDeclined ? { task, action: "unchanged", isDeclined } : planned;
}
/** Whether a record is of this very result. */
function isOf(task, entry) {
    return entry?.recipe === (0,plan_task/* recipeHashOf */.sw)(task) && entry.sourceBlob === task.originBlob;
}
function planWanted({ selection, image: source, locale, output }, facts) {
    const { identityOf, lock, hasLock, isForced, tip, looks, commanded } = facts;
    const command = commanded?.commandOf(output)?.word;
    const recipe = commanded?.recipeOf(selection.recipe, output) ?? selection.recipe;
    const onModified = command === "edit" ? "edit" : facts.onModified;
    const mask = source && (0,targets/* maskPath */.wy)(recipe, source.path);
    const { recipeHashes, requestHash, words } = facts.hash({ maskBlob: mask === undefined ? undefined : identityOf(mask).blob, locale });
    const { blob, indexBlob } = identityOf(output);
    const isInPlace = output === source?.path;
    // Somebody may have moved or copied a result: it must not be edited once more, and is no work of theirs.
    const known = blob === undefined || lock.has(output) ? [] : facts.resultsOf(blob);
    const moved = known.find((one) => (isInPlace ? one.isInPlace : !one.isInPlace && one.entry.recipe === (0,plan_task/* recipeHashOf */.sw)({ recipeHashes })));
    const entry = lock.get(output) ?? (moved && { ...moved.entry, source: source?.path ?? "" });
    const claim = { source: source?.path, output };
    const force = command === "retry" || isForced(claim);
    const onTip = tip && (0,compare_tip/* compareWithTip */.Z)({ tip, identityOf, claim, entry, recipe: (0,plan_task/* recipeHashOf */.sw)({ recipeHashes }), force });
    const isOther = entry !== undefined && blob !== undefined && blob !== entry.outputBlob;
    const judgement = isOther ? (0,plan_looks/* judgeOutput */.ZS)(output, entry, { onModified, isInPlace, blob, looks }) : "recorded";
    const isRecorded = entry !== undefined && (judgement === "recorded" || onTip === "edit");
    const originBlob = isInPlace && isRecorded ? entry.sourceBlob : (source?.blob ?? "");
    // What a commit replaces.
    const replacedBlob = onTip === "edit" || onTip === "unchanged" ? entry?.outputBlob || undefined : indexBlob;
    const task = {
        ...{ recipe, output, locale, words, recipeHashes, requestHash, originBlob },
        source: isInPlace ? { ...source, indexBlob: replacedBlob } : source,
        outputBlob: blob,
        isForced: force,
        outputIndexBlob: replacedBlob,
        recordedStep: force ? undefined : findRecordedStep({ output, recipeHashes, originBlob }, lock),
        overwritesUnrecorded: hasLock && !isInPlace && !entry && blob !== undefined,
    };
    if (tip && onTip)
        return { task, entry, action: onTip, removed: onTip === "stale" ? (0,compare_tip/* findRemoved */._)(task, tip) : undefined };
    // Somebody may have translated the image before Retouch was set up.
    const isReplaced = force || onModified === "edit";
    if (!entry)
        return { task, action: task.overwritesUnrecorded && locale !== undefined && !isReplaced ? "modified" : "edit" };
    return {
        task,
        entry,
        ...(force || (command === "edit" && entry.kept)
            ? { action: "edit" }
            : compareWithEntry(task, entry, { ...facts, isInPlace, judgement, isMoved: moved !== undefined })),
    };
}
/** Records of results by the files' blobs, so that one is known under another path. The lock is read at the first question. */
function createResultLookup(locks) {
    let results;
    const read = () => {
        const found = new Map();
        for (const lock of locks) {
            for (const [path, entry] of lock) {
                const one = { entry, isInPlace: entry.source === path };
                // Of a model that found nothing to do, the file is the source; candidates and steps are no files.
                if (entry.kept || entry.outputBlob === entry.sourceBlob || (!one.isInPlace && path.includes("#")))
                    continue;
                const same = found.get(entry.outputBlob);
                if (same)
                    same.push(one);
                else
                    found.set(entry.outputBlob, [one]);
            }
        }
        return found;
    };
    return (blob) => {
        results ??= read();
        return results.get(blob) ?? [];
    };
}
/** Decides by what the lockfile records of the output. */
function compareWithEntry(task, entry, { isInPlace, judgement, isMoved, isReadOnly }) {
    const isSameSource = isInPlace || entry.sourceBlob === (task.source?.blob ?? "");
    const isUpToDate = isSameSource && entry.recipe === (0,plan_task/* recipeHashOf */.sw)(task);
    if (task.outputBlob === undefined) {
        // A result that equals its source: the model found no text, so no file was written.
        const hasNoText = (0,plan_commanded/* isWithoutText */.ac)(entry);
        return (hasNoText || entry.kept) && isUpToDate ? { action: "unchanged", hasNoText } : { action: "edit" };
    }
    if (judgement !== "recorded")
        return { action: judgement === "kept" ? "modified" : "edit" };
    if (!isUpToDate)
        return { action: "edit" };
    return { action: (task.outputBlob === entry.outputBlob && !isMoved) || isReadOnly ? "unchanged" : "take" };
}
/** Finds the last prompt with a recorded image: up to it, an edit with several prompts is paid for. */
function findRecordedStep({ output, recipeHashes, originBlob }, lock) {
    for (let number = recipeHashes.length - 1; number > 0; number--) {
        const record = lock.get((0,lock_lock/* stepKey */.Ug)(output, number));
        if (!record || record.recipe !== recipeHashes[number - 1] || record.sourceBlob !== originBlob)
            continue;
        if (record.outputBlob !== "")
            return { number, blob: record.outputBlob };
    }
    return undefined;
}

// EXTERNAL MODULE: ./out/build-dist/compiled/plan/protected-paths.js
var protected_paths = __webpack_require__(99621);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
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
    const preserve = (0,inputs_recipe/* resolvePreserve */.vq)(recipe);
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
        // What it is by default does not count, so that hashes from before there was such an input stay valid.
        preserve: preserve === (0,inputs_recipe/* defaultPreserve */.Eo)(mode) ? undefined : preserve,
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
    const told = tellLocale(recipe, locale);
    const hashUpTo = (count, named = locale) => {
        // The images between two prompts are stored without loss, whatever the output's format.
        const outputFormat = count < prompts.length ? "source" : recipe.outputFormat;
        return hashRecipe({ ...recipe, outputFormat }, { prompts: prompts.slice(0, count), maskBlob, references, locale: named, words });
    };
    const [first, ...rest] = prompts.map((_, index) => hashUpTo(index + 1));
    const requestHash = told === locale ? undefined : hashUpTo(prompts.length, told);
    return { recipeHashes: [first ?? hashUpTo(0), ...rest], requestHash, words };
}
/** How a request names a locale. One that translates by itself knows it by a code, which several regions may share. */
function tellLocale({ model, prompts }, locale) {
    const code = locale === undefined ? undefined : model.translate?.code(locale);
    // The user's own words may tell it more.
    return code === undefined || prompts.some((prompt) => /\{(?:locale|language)\}/.test(prompt)) ? locale : code;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/plan/twins.js

/** The tasks, each with its twins: those of the same source that ask a model which translates by itself for the very same. */
function linkTwins(planned) {
    const groups = new Map();
    for (const { task } of planned) {
        const key = twinKey(task);
        if (key !== undefined)
            groups.set(key, [...(groups.get(key) ?? []), task]);
    }
    return planned.map((one) => {
        const { task } = one;
        const twins = groups.get(twinKey(task) ?? "")?.filter((other) => other !== task) ?? [];
        return twins.length > 0 ? { ...one, task: { ...task, twins } } : one;
    });
}
function twinKey(task) {
    const { recipe, source, originBlob, locale } = task;
    if (!recipe.model.translate || locale === undefined)
        return undefined;
    // A command in a comment may ask for another prompt or seed, which the hash does not know.
    return JSON.stringify([source?.path, originBlob, (0,plan_task/* requestHashOf */.Vr)(task), recipe.prompts, recipe.seed]);
}
/** Locales that the model of a recipe with something to do does not tell apart. */
function listSameLanguages(planned) {
    const due = new Set(planned.flatMap(({ task, action }) => (action === "edit" ? [task.recipe] : [])));
    return [...due].flatMap((recipe) => compareLocales(recipe, planned));
}
function compareLocales(recipe, planned) {
    const { translate } = recipe.model;
    if (!translate)
        return [];
    /** By locale. */
    const hashes = new Map();
    for (const { task } of planned)
        if (task.recipe === recipe && task.locale !== undefined)
            hashes.set(task.locale, (0,plan_task/* requestHashOf */.Vr)(task));
    const languages = [...Map.groupBy(hashes.keys(), (locale) => translate.code(locale)).values()];
    return languages.flatMap((locales) => {
        const requests = [...Map.groupBy(locales, (locale) => hashes.get(locale)).values()];
        const named = { code: "same-language", recipe: recipe.name, model: recipe.modelName };
        const shared = requests.filter(({ length }) => length > 1).map((some) => ({ ...named, locales: some, isShared: true }));
        return requests.length > 1 ? [...shared, { ...named, locales, isShared: false }] : shared;
    });
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/plan/plan.js













/** Decides what to do with each selected image, by the lockfile, git's blob ids, and the looks that were taken. Pure. */
function planTasks({ selections, inputs, lock, known = new Map(), identities, looks, tip, declined }) {
    const hasLock = inputs.lockfile !== undefined;
    const listed = selections.map(targets/* listSelection */.N2);
    const lockFiles = inputs.lockfile === undefined ? [] : [inputs.lockfile, (0,branch_files/* branchFolder */.dU)(inputs.lockfile)];
    const recipeFiles = selections.flatMap(({ recipe }) => recipe.inputFiles);
    const paths = (0,protected_paths/* protectPaths */.C)([lockFiles, inputs.config ?? [], recipeFiles].flat());
    const sorted = findOriginals(listed, { lock, hasLock, paths });
    const { accepted, problems } = claimOutputs(sorted.flatMap(({ claims }) => claims), paths);
    const sources = new Map(listed.flatMap(({ selected }) => [...selected]));
    const identityOf = (path) => sources.get(path) ?? identities.get(path) ?? {};
    const { dryRun, frozen } = inputs;
    // A candidate is not put over what a person made, whatever that is.
    const onModified = inputs.takeCandidate ? "keep" : inputs.onModified;
    const { isForced, warnings: unmatched } = findForced(inputs.force, accepted);
    const commanded = inputs.commands && (0,plan_commanded/* findCommanded */.yb)(inputs.commands, accepted);
    const [wanted = accepted, others = []] = commanded ? partition(accepted, ({ output }) => commanded.commandOf(output) !== undefined) : [];
    const facts = {
        identityOf,
        lock,
        resultsOf: createResultLookup([...known.values(), lock]),
        hasLock,
        isForced,
        onModified,
        isReadOnly: dryRun || frozen,
        looks,
        tip,
        declined,
    };
    const planned = planClaims(wanted, { ...facts, commanded });
    const filtered = new Set(selections.flatMap(({ recipe, unfiltered }) => (unfiltered ? [recipe] : [])));
    const settled = settleTasks(planned, { selections, filtered, inputs, lock, identityOf, commanded, hasLock });
    const busy = new Set(accepted.map(({ selection }) => selection));
    const idle = sorted.flatMap((one) => (busy.has(one.selection) ? [] : explainIdle(one, { planned: settled.tasks, filtered })));
    // Globs that match no image may be wrong.
    const isUnmatched = ({ reason }) => reason.kind === "no-file" || reason.kind === "passed-over";
    return {
        tasks: settled.tasks,
        selected: [...(inputs.takeCandidate ? planned : settled.tasks), ...planClaims(others, facts)],
        skipped: sorted.flatMap(({ selection, skipped }) => [...(0,targets/* listSkippedLocales */.aT)(selection.recipe), ...skipped]),
        // Who wants to keep what was touched up knows of it.
        warnings: [
            ...idle.filter(isUnmatched),
            ...unmatched,
            ...settled.warnings,
            ...listSameLanguages(settled.tasks),
            ...(onModified === "keep" ? [] : (0,plan_looks/* listKept */.fx)(settled.tasks, looks)),
        ],
        problems: [...problems, ...settled.problems],
        idle: idle.filter((notice) => !isUnmatched(notice)),
    };
}
function partition(all, isFirst) {
    return [all.filter(isFirst), all.filter((one) => !isFirst(one))];
}
function planClaims(claims, facts) {
    const hashers = new Map();
    const planned = claims.map((claim) => {
        const hash = hashers.get(claim.selection) ?? createTaskHasher(claim.selection.recipe);
        hashers.set(claim.selection, hash);
        return planTask(claim, { ...facts, hash });
    });
    return linkTwins(planned);
}
/** Applies commands, or `take-candidate`, or the dependencies between recipes. */
function settleTasks(planned, { selections, filtered, inputs, lock, identityOf, commanded, hasLock }) {
    const { takeCandidate: choices } = inputs;
    const blobOf = (path) => identityOf(path).blob;
    if (commanded)
        return (0,plan_commanded/* settleCommanded */.md)(planned, commanded, { lock, hasLock, blobOf });
    if (choices)
        return (0,choose_candidates/* chooseCandidates */.M)(planned, { choices, lock, blobOf });
    if (selections.length === 1)
        return { tasks: planned, warnings: [], problems: [] };
    return postponeDependents(planned, { inputs, filtered });
}
/** Explains why a recipe has no task, if there is anything to say. */
function explainIdle({ selection, skipped }, { planned, filtered }) {
    const { recipe } = selection;
    const find = () => findProducer(selection, { planned, filtered }) ?? findIdleReason(selection, skipped[0]?.path);
    const reason = recipe.mode === "generate" ? undefined : find();
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

// EXTERNAL MODULE: ./out/build-dist/compiled/inputs/input-messages.js
var input_messages = __webpack_require__(77017);
// EXTERNAL MODULE: ./out/build-dist/compiled/inputs/placeholders.js
var placeholders = __webpack_require__(4800);
// EXTERNAL MODULE: ./out/build-dist/compiled/text/decode.js
var decode = __webpack_require__(10174);
// EXTERNAL MODULE: ./out/build-dist/compiled/text/template.js
var text_template = __webpack_require__(22906);
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
    const named = (problem) => `${(0,inputs_recipe/* recipePrefix */.dP)(inputs)}${problem}`;
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
        return { value: "", problems: [(0,input_messages/* notAFile */.$y)("prompt-file", path)] };
    if (bytes.length > MAX_PROMPT_BYTES)
        return { value: "", problems: [plan_messages/* FILES */.cn.promptTooLarge(path)] };
    // A checkout may have other ends of lines than the commit, and is not to be paid for again.
    const text = (0,decode/* decodeUnicode */.E)(bytes)?.replaceAll("\r\n", "\n").trim();
    if (text === undefined)
        return { value: "", problems: [plan_messages/* FILES */.cn.notText(path)] };
    if (text === "")
        return { value: text, problems: [plan_messages/* FILES */.cn.empty(path)] };
    const template = (0,text_template/* parseTemplate */.Q)(text, (0,placeholders/* promptPlaceholders */.Px)(mode));
    return { value: text, problems: typeof template === "string" ? [plan_messages/* FILES */.cn.placeholder(template)] : [] };
}
/** Of all files that a glossary lists. */
const MAX_MEGABYTES = 50;
async function loadGlossary({ glossary: path, sourceLocale, mode }, root, reader) {
    if (path === undefined || mode !== "localize")
        return { value: undefined, problems: [], files: [] };
    const fail = (...problems) => ({ value: undefined, problems, files: [path] });
    const bytes = await (0,open_file/* readPlainFile */.b$)(root, path, { maxBytes: MAX_TEXT_BYTES });
    if (!bytes)
        return fail((0,input_messages/* notAFile */.$y)("glossary", path));
    const content = await reader.read(text_reader.GLOSSARY, { path, bytes }, { path, bytes: bytes.length });
    const listed = new Set(content.catalogues.flatMap((entry) => (entry.source === undefined ? [entry.path] : [entry.path, entry.source])));
    const files = new Map();
    let total = 0;
    for (const name of listed) {
        const file = await (0,open_file/* readPlainFile */.b$)(root, name, { maxBytes: MAX_TEXT_BYTES });
        total += file?.length ?? 0;
        if (total > MAX_MEGABYTES * 1_000_000)
            return fail(plan_messages/* FILES */.cn.cataloguesTooLarge(path, MAX_MEGABYTES));
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
            problems.push(plan_messages/* FILES */.cn.noReference(glob));
        for (const source of sources)
            if (!found.has(source.path))
                found.set(source.path, source);
    }
    const limit = model.references ?? 0;
    if (found.size > limit)
        problems.push(plan_messages/* FILES */.cn.tooManyReferences(found.size, { modelName, limit }));
    return { value: [...found.values()], problems };
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/plan/shard.js


/** Leaves a plan the tasks of one shard. The shards of one plan have each task exactly once. */
function takeShard(plan, shard) {
    if (!shard)
        return plan;
    const shardOf = assignShards(plan.tasks.map(({ task }) => task), shard.count);
    const own = plan.tasks.filter(({ task }) => shardOf(task) === shard.index);
    const due = plan.tasks.filter(isDue);
    const ownDue = new Set(own.filter(isDue));
    const images = [...Map.groupBy(due, ({ task }) => task.recipe)].flatMap(([, [first, ...rest]]) => {
        if (!first)
            return [];
        const all = [first, ...rest];
        return [{ task: first.task, own: countImages(all.filter((planned) => ownDue.has(planned))), all: countImages(all) }];
    });
    const whole = { tasks: plan.tasks.length, otherDue: due.length - ownDue.size, images };
    return { ...plan, tasks: own, whole };
}
const isDue = ({ action }) => action === "edit";
function countImages(planned) {
    return planned.reduce((sum, { task: { recipe } }) => sum + recipe.prompts.length - 1 + recipe.candidates, 0);
}
/**
 * Gives each task to a shard by a hash of its output path, so that another run, and another machine, come to the same. Tasks that use each
 * other's results stay together, under the first of their paths: copies of one picture, which are paid for once, and the locales of a
 * source, one of which stands in for another.
 */
function assignShards(tasks, count) {
    const parents = new Map();
    const find = (key) => {
        const parent = parents.get(key) ?? key;
        if (parent === key)
            return key;
        const root = find(parent);
        parents.set(key, root);
        return root;
    };
    const first = new Map();
    for (const task of tasks)
        for (const key of listBonds(task))
            parents.set(find(key), find(task.output));
    for (const { output } of tasks) {
        const root = find(output);
        const before = first.get(root);
        if (before === undefined || output < before)
            first.set(root, output);
    }
    return ({ output }) => (hashPath(first.get(find(output)) ?? output) % count) + 1;
}
/** What a task has in common with those that it must not be parted from. No path has a line break at its start. */
function listBonds(task) {
    const { source, originBlob, recipe } = task;
    if (!source)
        return [];
    return [`\n${originBlob} ${(0,plan_task/* requestHashOf */.Vr)(task)}`, ...(recipe.fallbackLocale === undefined ? [] : [`\n${recipe.name}\n${source.path}`])];
}
function hashPath(path) {
    return (0,external_node_crypto_.createHash)("sha256").update(path).digest().readUIntBE(0, 6);
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
async function prepare({ context, inputs, workspace, github, ...more }) {
    const { reader = (0,text_reader.createTextReader)(), findResult = async () => undefined } = more;
    const options = { workspace, reader, glossaries: new Map() };
    const resolved = await Promise.all(inputs.recipes.map((recipe) => resolveRecipe(recipe, options)));
    const problems = resolved.flatMap((recipe) => recipe.problems);
    // Several recipes may name the same file.
    if (problems.length > 0)
        throw (0,errors/* invalidInputs */.Rg)([...new Set(problems)]);
    const recipes = resolved.map(({ value }) => value);
    const lockFile = await (0,lock_file/* openLockFile */.u)({ ...workspace, path: inputs.lockfile, force: inputs.force === true });
    const byChange = recipes.filter((recipe) => (0,inputs_recipe/* isChangedOnly */.Z6)(recipe, context.eventName));
    const changed = byChange.length > 0 ? await (0,changed_files/* listChangedFiles */.AC)(await github(), context) : undefined;
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
            throw new errors/* RetouchError */.tJ("invalid-input", plan_messages/* LIMITS */.b1.tasks(MAX_TASKS));
        for (const notice of notices)
            skipped.set(notice.path, notice);
    }
    const identities = await identifyPaths(workspace, (0,targets/* pathsToIdentify */.YK)(selections));
    const looks = new Map();
    const stores = !inputs.dryRun && !inputs.frozen;
    const readBlob = (0,blob_reader/* createBlobReader */.n)({ context, workspace, github, hasToken: inputs.githubToken !== undefined, stores });
    const planOn = async ({ tip, declined } = {}) => {
        const decide = () => planTasks({ selections, inputs, lock: lockFile.entries, known: lockFile.known, identities, looks, tip: tip?.tree, declined });
        const first = decide();
        if (first.problems.length > 0 || inputs.onModified !== "auto" || inputs.takeCandidate)
            return first;
        const { added } = await lookAtOutputs(first.tasks, looks, { workspace, readBlob, findResult });
        return added > 0 ? decide() : first;
    };
    let plan = await planOn();
    // Candidates may be recorded on the branch alone.
    if (plan.problems.length > 0 && !inputs.takeCandidate)
        throw (0,errors/* invalidInputs */.Rg)(plan.problems);
    const known = await lookAtBranch({ context, inputs, github, lockFile }, plan);
    const { tip, declined, proposal, notices } = known;
    if (tip)
        lockFile.learn(tip.locks, (path) => tip.tree.get(path)?.sha, declined);
    if (tip || declined)
        plan = await planOn(known);
    if (plan.problems.length > 0)
        throw (0,errors/* invalidInputs */.Rg)(plan.problems);
    const warnings = [...plan.warnings, ...notices];
    return { plan: takeShard({ ...plan, warnings }, inputs.shard), lockFile, proposal, skipped: [...skipped.values(), ...plan.skipped] };
}
/** Looks before anything is paid for whether the branch has more than the checkout. */
async function lookAtBranch({ context, inputs, github, lockFile }, { tasks }) {
    const { branch, base, owner } = context;
    const isDue = inputs.takeCandidate !== undefined || tasks.some(({ action }) => action === "edit" || action === "take");
    const paths = tasks.flatMap(({ task: { source, output } }) => (source ? [source.path, output] : output));
    const options = { context, github, lockPath: lockFile.path, known: lockFile.known, paths, force: inputs.force === true };
    // A dry run may have no token.
    if (base !== undefined && owner !== "" && inputs.githubToken) {
        const found = await (0,proposed_tip/* findProposedTip */.t)({ ...options, isDue });
        return { ...found, declined: inputs.force === true ? undefined : found?.declined, notices: [] };
    }
    const { lockPath } = options;
    if (!isDue || lockPath === undefined || branch === undefined || owner === "" || !inputs.deliver.includes("commit"))
        return { notices: [] };
    return (0,branch_tip/* findNewerTip */.m0)({ ...options, branch, lockPath });
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
    const globs = images.filter((glob) => !glob.startsWith("!")).map((glob) => ({ glob, hint: findNearMiss(glob, workspace.files) }));
    return { kind: "no-file", globs, noCheckout: !workspace.git && context.repo !== "" };
}
/** A file that a sparse checkout left out is what the index has of it: otherwise a result there would be missing, and be made in each run. */
async function identifyPaths(workspace, paths) {
    const blobs = await (0,git_workspace/* identify */.ls)(workspace, paths);
    const toIdentity = (path) => {
        const { indexBlob, isSparse } = workspace.files.get(path) ?? {};
        return { blob: blobs.get(path) ?? (isSparse ? indexBlob : undefined), indexBlob };
    };
    return new Map(paths.map((path) => [path, toIdentity(path)]));
}


/***/ }),

/***/ 99621:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ protectPaths)
/* harmony export */ });
/* harmony import */ var _text_repository_path_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(14030);
/* harmony import */ var _plan_messages_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(72468);


/** They decide which filters and hooks run, and from where submodules and large files come; in any folder. */
const GIT_FILES = new Set([".gitattributes", ".gitignore", ".gitmodules", ".lfsconfig"]);
/** They run, or decide who is asked. */
const GITHUB_FILES = /^\.github\/(workflows|actions)(\/|$)|(^|\/)codeowners$/;
const FLAWS = { outside: _plan_messages_js__WEBPACK_IMPORTED_MODULE_1__/* .OUTPUTS */ .py.outside, "in-git": _plan_messages_js__WEBPACK_IMPORTED_MODULE_1__/* .OUTPUTS */ .py.inGit, unstorable: _plan_messages_js__WEBPACK_IMPORTED_MODULE_1__/* .OUTPUTS */ .py.unstorable };
/**
 * The files that no result may take the place of, in all spellings that some file system takes for the same.
 *
 * @param files the lockfile, and what the recipes are read from.
 */
function protectPaths(files) {
    const inputs = new Set(files.map(_text_repository_path_js__WEBPACK_IMPORTED_MODULE_0__/* .foldPath */ .tu));
    const judge = (path) => {
        const flaw = (0,_text_repository_path_js__WEBPACK_IMPORTED_MODULE_0__/* .findPathFlaw */ .rK)(path);
        if (flaw)
            return FLAWS[flaw](path);
        const names = path.split("/").map(_text_repository_path_js__WEBPACK_IMPORTED_MODULE_0__/* .foldName */ .zN);
        if (names.some((name) => GIT_FILES.has(name)))
            return _plan_messages_js__WEBPACK_IMPORTED_MODULE_1__/* .OUTPUTS */ .py.gitFile(path);
        if (GITHUB_FILES.test(names.join("/")))
            return _plan_messages_js__WEBPACK_IMPORTED_MODULE_1__/* .OUTPUTS */ .py.gitHubFile(path);
        // Nor may it need a folder in such a file's place.
        return names.some((_, index) => inputs.has(names.slice(0, index + 1).join("/"))) ? _plan_messages_js__WEBPACK_IMPORTED_MODULE_1__/* .OUTPUTS */ .py.input(path) : undefined;
    };
    // Each of many thousands is asked for as a source, as an output and as what another recipe makes.
    const judged = new Map();
    const refuse = (path) => {
        if (!judged.has(path))
            judged.set(path, judge(path));
        return judged.get(path);
    };
    return { refuse, isOutput: (path) => (0,_text_repository_path_js__WEBPACK_IMPORTED_MODULE_0__/* .isRepositoryPath */ .og)(path) && refuse(path) === undefined };
}


/***/ }),

/***/ 27553:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K5: () => (/* binding */ imagesPerCall),
/* harmony export */   fU: () => (/* binding */ checkDuration),
/* harmony export */   kG: () => (/* binding */ scheduleTasks)
/* harmony export */ });
/* unused harmony export JOB_LIMIT_MS */
/* harmony import */ var _inputs_value_types_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82733);

/** After it a job ends, unless the workflow says otherwise. The action cannot see `timeout-minutes`. */
const JOB_LIMIT_MS = 6 * 3_600_000;
/** What one job may take before the work is split, and what a shard is to take. A job that is lost has this much to repeat at most. */
const ALONE_MS = 60 * 60_000;
const SHARD_MS = 30 * 60_000;
/** US dollars that a shard is to cost at most: what is lost with a job, where nothing keeps its results. */
const SHARD_DOLLARS = 100;
/** Milliseconds until the first request, and for a result that only has to be read. */
const START_MS = 2000;
const CACHED_MS = 200;
/** Images that one call makes. Where it makes one, more candidates take more calls. */
function imagesPerCall({ candidates, provider, transport, model }) {
    if (provider.kind === "local")
        return candidates;
    // A provider that has a queue makes several images of one request only there.
    const isSingle = provider.transports !== undefined && transport === "sync";
    return isSingle ? 1 : (model.perCall ?? model.candidates ?? 1);
}
/** Requests that a task sends: one for each step that is not done yet, and then those for the candidates. */
function countCalls({ task: { recipe }, stepsDone = 0, isCached }) {
    return isCached ? 0 : recipe.prompts.length - 1 - stepsDone + Math.ceil(recipe.candidates / imagesPerCall(recipe));
}
/** Recipes run one after another, the tasks of each at the same time as far as its concurrency and its rate allow. */
function scheduleTasks(tasks, { count = 1, cost } = {}) {
    let [workMs, rateMs, durationMs] = [0, 0, tasks.length === 0 ? 0 : START_MS];
    for (const [recipe, own] of Map.groupBy(tasks, ({ task }) => task.recipe)) {
        const { provider, model, concurrency = provider.concurrency, requestsPerMinute = model.requestsPerMinute } = recipe;
        const calls = own.reduce((sum, task) => sum + countCalls(task), 0);
        const cached = own.filter(({ isCached }) => isCached).length;
        const work = (calls * provider.secondsPerCall * 1000 + cached * CACHED_MS) / Math.min(concurrency, own.length);
        const rate = requestsPerMinute === undefined ? 0 : (calls / requestsPerMinute) * 60_000;
        workMs += work;
        rateMs += rate;
        durationMs += Math.max(work, rate);
    }
    // More shards than the rate keeps busy would only wait for it.
    const byTime = workMs <= ALONE_MS ? 1 : Math.ceil(workMs / Math.max(SHARD_MS, rateMs));
    const wanted = Math.min(Math.max(byTime, Math.ceil((cost ?? 0) / SHARD_DOLLARS)), tasks.length, Math.floor(_inputs_value_types_js__WEBPACK_IMPORTED_MODULE_0__/* .MAX_SHARDS */ .hH / count));
    const shardMs = wanted <= 1 ? durationMs : START_MS + Math.max(workMs / wanted, rateMs);
    return {
        durationMs,
        isRateBound: rateMs > Math.min(workMs, JOB_LIMIT_MS),
        shards: wanted * count,
        shardMs,
    };
}
/** A warning that the job will end before the run does. */
function checkDuration({ durationMs, isRateBound, shards }) {
    return durationMs > JOB_LIMIT_MS ? [{ code: "too-long", durationMs, isRateBound, shards }] : [];
}


/***/ }),

/***/ 22160:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N2: () => (/* binding */ listSelection),
/* harmony export */   YK: () => (/* binding */ pathsToIdentify),
/* harmony export */   aT: () => (/* binding */ listSkippedLocales),
/* harmony export */   wy: () => (/* binding */ maskPath)
/* harmony export */ });
/* harmony import */ var _localize_locales_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11025);
/* harmony import */ var _output_path_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(24905);


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
        return [{ output: (0,_output_path_js__WEBPACK_IMPORTED_MODULE_1__/* .fillNewPath */ .t_)(outputTemplate, recipe.name, format) }];
    const subdirOf = (0,_output_path_js__WEBPACK_IMPORTED_MODULE_1__/* .hasSubdir */ .Kn)(outputTemplate) ? (0,_output_path_js__WEBPACK_IMPORTED_MODULE_1__/* .createSubdirs */ .v7)(recipe.images, sources) : () => undefined;
    if (mode === "localize") {
        const wanted = locales.filter((locale) => sourceLocale === undefined || !(0,_localize_locales_js__WEBPACK_IMPORTED_MODULE_0__/* .isSameLocale */ .jD)(sourceLocale, locale));
        return sources.flatMap((source) => wanted.map((locale) => ({ source, locale, output: (0,_output_path_js__WEBPACK_IMPORTED_MODULE_1__/* .fillPath */ .dN)(outputTemplate, source, { format, locale, subdir: subdirOf(source) }) })));
    }
    const inPlace = format === "source" && (0,_output_path_js__WEBPACK_IMPORTED_MODULE_1__/* .isInPlace */ .RS)(outputTemplate);
    return sources.map((source) => ({
        source,
        output: inPlace ? source : (0,_output_path_js__WEBPACK_IMPORTED_MODULE_1__/* .fillPath */ .dN)(outputTemplate, source, { format, subdir: subdirOf(source) }),
    }));
}
/** Locales that have no task, because the images are already in this language. */
function listSkippedLocales({ locales, sourceLocale, name: recipe }) {
    if (sourceLocale === undefined)
        return [];
    return locales
        .filter((locale) => (0,_localize_locales_js__WEBPACK_IMPORTED_MODULE_0__/* .isSameLocale */ .jD)(sourceLocale, locale))
        .map((locale) => ({ code: "locale-is-source", recipe, locale, sourceLocale }));
}
/** The path of the mask of a source; undefined if the recipe has no `mask`. */
function maskPath({ maskTemplate }, source) {
    return maskTemplate && (0,_output_path_js__WEBPACK_IMPORTED_MODULE_1__/* .fillPath */ .dN)(maskTemplate, source);
}


/***/ }),

/***/ 10153:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Vr: () => (/* binding */ requestHashOf),
/* harmony export */   et: () => (/* binding */ subjectOf),
/* harmony export */   sw: () => (/* binding */ recipeHashOf)
/* harmony export */ });
/** The hash of the whole recipe of a task. */
function recipeHashOf({ recipeHashes }) {
    return recipeHashes.at(-1) ?? recipeHashes[0];
}
/** The hash by which a request is known: of a locale it holds what the model is told of it. The lock records that of the whole recipe. */
function requestHashOf(task) {
    return task.requestHash ?? recipeHashOf(task);
}
/** The path by which messages name a task: of its source, or of its output if there is no source. */
function subjectOf({ source, output }) {
    return source?.path ?? output;
}


/***/ }),

/***/ 10677:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ MODES),
/* harmony export */   x: () => (/* binding */ PROVIDER_NAMES)
/* harmony export */ });
/** Providers by the name that a workflow uses. */
const PROVIDER_NAMES = ["sandbox", "aimlapi", "pixazo", "dashscope", "oxen", "openai-compatible"];
/** The kinds of task, as the input `mode` has them. */
const MODES = ["edit", "localize", "generate"];


/***/ }),

/***/ 55872:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  x: () => (/* binding */ PROVIDERS)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(27597);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/geometry.js + 1 modules
var geometry = __webpack_require__(58687);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/size-limits.js
var size_limits = __webpack_require__(36632);
// EXTERNAL MODULE: ./out/build-dist/compiled/text/dollars.js
var dollars = __webpack_require__(85621);
;// CONCATENATED MODULE: ./out/build-dist/compiled/providers/error-body.js

/** Gateways put anything into any field; what is no text says nothing. */
const error_body_text = schemas/* string */.YjP().trim().min(1).optional().catch(undefined);
const error_body_name = schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig()]).transform(String).optional().catch(undefined);
const fields = { message: error_body_text, title: error_body_text, detail: error_body_text, code: error_body_name, type: error_body_name };
const inner = schemas/* object */.Ikc(fields).optional().catch(undefined);
/**
 * All shapes in which an API says what is wrong. They are read the same of every provider, since gateways pass on what stands behind them:
 * OpenAI and Oxen `{error: {message, code, type, title, detail}}`, stable-diffusion.cpp `{error, message}`, vLLM-Omni and SGLang `{detail}`,
 * AIML API `{message, statusCode}`, DashScope `{code, message, status_code}`, in its tasks `{output: {code, message}}`, Oxen `{status_message}`.
 */
const bodySchema = schemas/* object */.Ikc({
    ...fields,
    error: schemas/* union */.KCZ([schemas/* string */.YjP().trim().min(1), schemas/* object */.Ikc(fields)])
        .optional()
        .catch(undefined),
    output: inner,
    status_message: error_body_text,
    statusCode: error_body_name,
    status_code: error_body_name,
});
/** @returns undefined for what says nothing. */
function readErrorBody(json) {
    const body = bodySchema.safeParse(json).data;
    if (!body)
        return undefined;
    const { error, output } = body;
    const [object, string] = typeof error === "string" ? [undefined, error] : [error, undefined];
    const title = [object?.title, object?.detail].filter(Boolean).join(": ") || undefined;
    const message = object?.message ?? title ?? body.message ?? string ?? body.detail ?? body.status_message ?? output?.message ?? object?.code;
    if (message === undefined)
        return undefined;
    const names = [object?.code, object?.type, string, body.code, body.type, output?.code];
    const numbers = [body.statusCode, body.status_code, object?.code, body.code];
    return {
        message,
        words: [...names, message].filter((one) => one !== undefined).join(" "),
        status: numbers.map(Number).find((number) => number >= 400 && number < 600),
    };
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/providers/provider-messages.js
// Parts of sentences: they stand behind a code or another message.
const JOB_CANCELLED = "the job was cancelled at the provider";
const JOB_FAILED = "the provider reported a failure without a reason";
const RESULT_FLAGGED = "the provider's safety check flagged the result";
/** @param what without an article, such as `image`. */
function missingInReply(what) {
    return `the API response contains no ${what}`;
}
/** @param what part of a sentence. */
function saysInstead(what, message) {
    return `${what}; it says: ${message}`;
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

// EXTERNAL MODULE: ./out/build-dist/compiled/http/reply-json.js
var reply_json = __webpack_require__(99648);
;// CONCATENATED MODULE: ./out/build-dist/compiled/providers/replies.js




/** `data:<mime>;base64,…`. The media type is lower case, as the vendors ask, and comes from the content, not the file's name. */
function toDataUri(picture) {
    return { picture, toJSON: () => `data:${picture.mediaType};base64,${picture.bytes.toString("base64")}` };
}
/** A complete 2xx reply that is not understood, with what it says. It may have been billed. */
function unexpectedReply({ json }, what) {
    const said = readErrorBody(json);
    return { kind: "failed", code: "unexpected-reply", message: said ? saysInstead(what, said.message) : what };
}
/**
 * A complete 2xx reply without its result: some APIs and gateways report errors that way. Whatever it says, it may have been billed, and is
 * not sent again.
 *
 * @param what without an article, such as `image`.
 */
function withoutResult(reply, what) {
    const said = readErrorBody(reply.json);
    const verdict = said && judgeWords(said);
    return said && verdict
        ? { kind: "failed", message: said.message, ...verdict, maybeBilled: true }
        : unexpectedReply(reply, missingInReply(what));
}
/** OpenAI's codes and sentences, AIML API's and DashScope's. Gateways in front of a server pass on the words, and not always the code. */
const NO_CREDIT = /billing|payment required|exceeded your current quota|arrearage|\b(insufficient|out of|not enough|no more)[_ ]((user|account)[_ ])?(quota|credits?|balance|funds?)\b/i;
const REFUSED = /moderation|content[ _](policy|filter)|policy[ _]?violation|safety (system|check|filter)|nsfw|inappropriate content|flagged (as|by|for)|DataInspectionFailed|Green net check/i;
/** What the words of an error say for sure, whatever the HTTP status is; of a server in trouble they say nothing. */
function judgeWords({ words, status = 400 }) {
    if (status >= 500)
        return undefined;
    if (status === 402 || NO_CREDIT.test(words))
        return { code: "no-credit", fatal: true };
    return REFUSED.test(words) ? { code: "refused" } : undefined;
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
/** Large texts in base64 are decoded already. */
const textSchema = schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* instanceof */.Nlp(Buffer)]);
/** Image in the reply of many APIs (OpenAI: images reference). Gateways leave fields null or empty. */
const imageSchema = schemas/* object */.Ikc({ url: textSchema.nullish(), b64_json: textSchema.nullish() });
/**
 * Image references of a reply, in order, without the entries that name no image. Gateways put base64 with or without the head
 * of a data URI into either field.
 */
function readImageReferences(entries) {
    return (entries ?? []).flatMap(({ url, b64_json: base64 }) => {
        if (isThere(base64))
            return [decode(base64)];
        if (!isThere(url))
            return [];
        return typeof url !== "string" || reply_json/* DATA_HEAD */.i.test(url) ? [decode(url)] : [{ url }];
    });
}
function isThere(text) {
    return typeof text === "string" ? text.trim() !== "" : text != null;
}
function decode(text) {
    return typeof text === "string" ? { base64: text.replace(reply_json/* DATA_HEAD */.i, "") } : { bytes: text };
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/providers/aimlapi.js







/** docs.aimlapi.com/api-references/image-models: two reply shapes, `data[]` and `images[]`; every field may be null. */
const replySchema = schemas/* object */.Ikc({
    data: schemas/* array */.YOg(imageSchema).nullish(),
    images: schemas/* array */.YOg(imageSchema).nullish(),
    has_nsfw_concepts: schemas/* array */.YOg(schemas/* boolean */.zMY()).nullish(),
    meta: schemas/* object */.Ikc({ usage: schemas/* object */.Ikc({ usd_spent: schemas/* number */.aig().nullish() }).nullish() }).nullish(),
});
/** docs.aimlapi.com/errors-and-messages: what no gateway before the API adds. */
const ownErrorSchema = schemas/* object */.Ikc({
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
function readReply(reply) {
    if (!isSuccess(reply))
        return readFailure(reply);
    const parsed = replySchema.safeParse(reply.json);
    const images = parsed.data?.data ?? parsed.data?.images;
    if (!parsed.success || !images)
        return withoutResult(reply, "`data` or `images`");
    const flags = parsed.data.has_nsfw_concepts ?? [];
    // The upstream returns a black picture for what its safety check refused.
    const allowed = images.filter((_, index) => flags[index] !== true);
    if (images.length > 0 && allowed.length === 0)
        return { kind: "failed", code: "refused", message: RESULT_FLAGGED };
    const references = readImageReferences(allowed);
    if (references.length === 0)
        return withoutResult(reply, "image");
    const header = Number.parseFloat(String(reply.headers["x-aimlapi-usd-spent"]));
    const cost = (0,dollars/* toDollars */.Rv)(header) ?? (0,dollars/* toDollars */.Rv)(parsed.data.meta?.usage?.usd_spent);
    return { kind: "done", images: references, cost };
}
function readFailure(reply) {
    const failure = failureOf(reply, readErrorBody(reply.json)?.message);
    // "403: out of credits or forbidden": the message tells them apart, and both end the run.
    if (reply.status === 403 && /credit|balance|fund|billing|quota|top.?up|payment/i.test(failure.message))
        return { ...failure, code: "no-credit" };
    if (reply.status === 400 && /content|safety|moderat|policy|nsfw|inappropriate/i.test(failure.message))
        return { ...failure, code: "refused" };
    // Failed requests are not charged (service-endpoints/usage-logs); that holds for replies of the API itself, not of a gateway before it.
    const body = ownErrorSchema.safeParse(reply.json).data;
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
        read: readReply,
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
    image_size: (0,size_limits/* findOutputSize */.a1)(target, { ...sides, step: 32 }),
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
    secondsPerCall: 10,
    reportsCost: true,
    price: (name) => ({
        request: { method: "GET", path: `/v1/models?id=${encodeURIComponent(name)}&include=pricing` },
        read: (reply) => {
            const models = priceSchema.safeParse(reply.json).data?.data ?? [];
            const pricing = models.find(({ id, aliases }) => id === name || aliases?.includes(name))?.pricing;
            const unit = pricing?.kind === "fixed" ? pricing.units?.find(({ unit }) => /image/i.test(unit)) : undefined;
            return unit && unit.per > 0 ? (0,dollars/* toDollars */.Rv)(unit.price / unit.per) : undefined;
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
    return images.length > 0 ? { kind: "done", images } : withoutResult(reply, "image in `output.choices`");
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
/**
 * A failure by the vendor's `code`, else by HTTP status. `failuresAreFree`: the vendor bills successful images only. Where no document says
 * so, an error inside HTTP 200 may have been billed, and only a `code` that stands for a request that was not run has it sent again.
 */
function readMessagesFailure(reply, { failuresAreFree = false } = {}) {
    const body = message_api_replySchema.safeParse(reply.json).data;
    const code = body?.code || (typeof body?.error === "string" ? body.error : "");
    const status = isSuccess(reply) ? (body?.status_code ?? 400) : reply.status;
    const message = [code, body?.message].filter(Boolean).join(": ");
    const byStatus = failureOf({ ...reply, status }, message);
    const verdict = BY_CODE.find(([prefix]) => code.startsWith(prefix))?.[1];
    const maybeBilled = (isSuccess(reply) && !failuresAreFree) || undefined;
    // A gateway puts the words where the code is documented.
    if (!verdict) {
        const byWords = status === 400 ? judgeWords({ words: message }) : undefined;
        return { ...byStatus, ...byWords, free: maybeBilled ? undefined : byStatus.free, maybeBilled };
    }
    // `AccessDenied` of the wrong call style and the like are 4xx; a 5xx of the provider itself may be free by its document.
    return {
        kind: "failed",
        message: byStatus.message,
        maybeBilled,
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
                isQueued,
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
            return task ? waitFor(task) : unexpectedReply(reply, missingInReply("`task_id`"));
        case "SUCCEEDED":
            // An address may stand beside it: of the picture as it was.
            if (/no text detected/i.test(message ?? ""))
                return { kind: "unchanged", message: message ?? "" };
            if (url)
                return { kind: "done", images: readImageReferences([{ url }]) };
            // What is said about a record is no end of its task.
            return known === undefined ? withoutResult(reply, "`image_url`") : unexpectedReply(reply, missingInReply("`image_url`"));
        case "FAILED":
            return readMessagesFailure({ ...reply, status: 500, json: body?.output }, { failuresAreFree: true });
        case "CANCELED":
            return { kind: "failed", code: "cancelled", message: JOB_CANCELLED };
        default:
            // `UNKNOWN` among them: records are kept for a day.
            return unexpectedReply(reply, unknownStatus(status));
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
        return { ...unexpectedReply(reply, missingInReply("upload policy")), free: true };
    const failure = readMessagesFailure(reply, { failuresAreFree: true });
    return failure.code === "ambiguous" || failure.code === "unavailable" ? { ...failure, code: "unavailable", free: true } : failure;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/providers/dashscope/dashscope.js




const MEGAPIXEL_LIMITS = { minArea: 512 ** 2, maxArea: 2048 ** 2 };
const ALL = ["negative-prompt", "seed", "watermark", "prompt-extend"];
/** Sides 512–2048, which the service rounds to multiples of 16. */
const sizeBySide = (target) => (0,size_limits/* findOutputSize */.a1)(target, { ...MEGAPIXEL_LIMITS, minSide: 512, maxSide: 2048, step: 16 });
/** Any sides with a total of 512²–2048² pixels. */
const sizeByArea = (target) => (0,size_limits/* findOutputSize */.a1)(target, { ...MEGAPIXEL_LIMITS, step: 1 });
/** Ratio 1:8 to 8:1, a little less so that whole pixels stay within. */
const withinRatio = ({ width, height }) => ({
    width: Math.max(width, Math.ceil(height / 7.9)),
    height: Math.max(height, Math.ceil(width / 7.9)),
});
const sizeByAreaAndRatio = (target) => sizeByArea(withinRatio(target));
const sizeOfWan = (target) => (0,size_limits/* findOutputSize */.a1)(withinRatio(target), { ...MEGAPIXEL_LIMITS, minArea: 768 ** 2, step: 1 });
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
    secondsPerCall: 45,
    upload: dashscopeUpload,
};

// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/picture.js
var pixels_picture = __webpack_require__(99014);
;// CONCATENATED MODULE: ./out/build-dist/compiled/providers/openai-compatible.js






/** OpenAI's images reference; self-hosted servers answer with either field, and relative addresses. */
const openai_compatible_replySchema = schemas/* object */.Ikc({ data: schemas/* array */.YOg(imageSchema) });
/** vLLM-Omni and SGLang: each field that does not validate. */
const detailSchema = schemas/* object */.Ikc({ detail: schemas/* unknown */.L5J().optional() });
function openai_compatible_readReply(reply) {
    if (!isSuccess(reply))
        return openai_compatible_readFailure(reply);
    const images = readImageReferences(openai_compatible_replySchema.safeParse(reply.json).data?.data);
    return images.length > 0 ? { kind: "done", images } : withoutResult(reply, "image in `data`");
}
function openai_compatible_readFailure(reply) {
    const said = readErrorBody(reply.json);
    const detail = detailSchema.safeParse(reply.json).data?.detail;
    const fields = detail === undefined ? undefined : JSON.stringify(detail);
    const failure = failureOf(reply, said?.message ?? fields);
    const verdict = judgeWords({ words: said?.words ?? fields ?? "", status: reply.status });
    // Among them a 429 that never heals.
    return verdict ? { ...failure, fatal: false, ...verdict, free: false } : failure;
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
    const { width, height } = (0,size_limits/* findOutputSize */.a1)(target, { minArea: 512 ** 2, maxArea: 1328 ** 2, step: 16 });
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
    secondsPerCall: 30,
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
function oxen_replies_readFailure(reply) {
    return classify(failureOf(reply, readErrorBody(reply.json)?.message));
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
    return images.length > 0 ? { kind: "done", images } : withoutResult(reply, "image");
}
/** @param count jobs that were asked for; further ones are not followed. */
function readEnqueued(reply, count) {
    if (!isSuccess(reply))
        return oxen_replies_readFailure(reply);
    const named = enqueueSchema.safeParse(reply.json).data?.generations.map(({ generation_id: id }) => id);
    const ids = named && [...new Set(named)].slice(0, count);
    return ids ? follow({ all: ids, left: ids, images: [] }) : withoutResult(reply, "`generation_id`");
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
                : unexpectedReply(reply, missingInReply("`result_url`"));
        case "failed":
            return failed(classify({ kind: "failed", code: "unavailable", message: generation.error_message ?? JOB_FAILED }));
        case "cancelled":
            return failed({ kind: "failed", code: "cancelled", message: JOB_CANCELLED });
        default:
            return unexpectedReply(reply, unknownStatus(generation?.status));
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
            isQueued: true,
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
    secondsPerCall: 20,
    price: (name) => ({
        request: { method: "GET", path: `/ai/models/${encodeURIComponent(name)}` },
        read: (reply) => {
            const pricing = modelSchema.safeParse(reply.json).data?.pricing;
            return pricing?.method === "per_image" ? (0,dollars/* toDollars */.Rv)(pricing.cost_per_image) : undefined;
        },
    }),
    events: {
        path: "/events",
        readJob: ({ event, data }) => {
            if (event !== "media_generation_completed")
                return undefined;
            return eventSchema.safeParse((0,reply_json/* parseReply */.U)(Buffer.from(data)).json).data?.generation_id;
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
    secondsPerCall: 20,
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
            limits: { mediaTypes: MEDIA_TYPES, alpha: true, grey: true },
            takes: [],
            // Taken so that a workflow with references can be tried; they leave no trace in the result.
            references: 16,
            candidates: 1,
            price: () => 0,
        }
        : undefined,
    concurrency: 2,
    secondsPerCall: 0.2,
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


/***/ }),

/***/ 95219:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  lY: () => (/* binding */ isOutdated),
  wQ: () => (/* binding */ renderComment),
  Gc: () => (/* binding */ renderMarkdown)
});

// UNUSED EXPORTS: COMMENT_LIMIT, MARKDOWN_LIMIT

// EXTERNAL MODULE: ./out/build-dist/compiled/commands/box-commands.js
var box_commands = __webpack_require__(72289);
// EXTERNAL MODULE: ./out/build-dist/compiled/text/plain-text.js
var plain_text = __webpack_require__(93788);
// EXTERNAL MODULE: ./out/build-dist/compiled/report/html.js
var html = __webpack_require__(58026);
// EXTERNAL MODULE: ./out/build-dist/compiled/report/markdown.js
var markdown = __webpack_require__(25470);
// EXTERNAL MODULE: ./out/build-dist/compiled/report/wording.js
var wording = __webpack_require__(9723);
;// CONCATENATED MODULE: ./out/build-dist/compiled/report/boxes.js





/** Images that have boxes: more of them are hard to find one's way in. A command names the others. */
const MAX_IMAGES = 20;
/** Candidates of an image that have a box. */
const MAX_CANDIDATES = 6;
/** Whether a path means the same after it was read from a line of text. */
const isOneLine = (path) => (0,plain_text/* toLine */.S5)(path) === path && !/^\.?\//.test(path);
/** Boxes of a task list by which images are made again, candidates taken, originals restored and edited after all. Each has its command in it, unseen. */
function renderBoxes(report) {
    if (!report.hearsBoxes)
        return html/* NOTHING */.K$;
    const made = report.delivered?.commit ? report.outcomes.filter(({ result }) => result.status === "edited") : [];
    const failed = report.outcomes.filter(({ result }) => result.status === "failed");
    const { earlier = [], originals = [] } = report.pullImages ?? {};
    const images = [
        ...[...failed, ...made].map((outcome) => ({ task: outcome.task, boxes: listBoxes(outcome) })),
        ...originals.map((task) => ({ task, boxes: [box(task, wording/* BOXES */.Gj.edit(task.recipe), "edit")] })),
        ...earlier.map((outcome) => ({ task: outcome.task, boxes: listBoxes(outcome) })),
    ];
    const usable = images.filter(({ task }) => isOneLine(task.output));
    const lines = usable.slice(0, MAX_IMAGES).flatMap(({ boxes }) => boxes);
    if (lines.length === 0)
        return html/* NOTHING */.K$;
    return (0,html/* fold */.AU)((0,markdown/* prose */.CS)(wording/* BOXES */.Gj.title), (0,html/* html */.qy) `\n${(0,html/* join */.fj)(lines, (0,html/* html */.qy) `\n`)}\n\n<p>${(0,markdown/* prose */.CS)(wording/* BOXES */.Gj.more)}</p>`);
}
function listBoxes({ task, result, taken = 1 }) {
    const again = box(task, wording/* BOXES */.Gj.again(task.recipe), "retry");
    if (result.status === "failed")
        return [again];
    const numbers = Array.from({ length: Math.min(result.candidates ?? 1, MAX_CANDIDATES) }, (_, index) => index + 1);
    return [
        again,
        ...numbers
            .filter((number) => number !== taken && numbers.length > 1)
            .map((number) => box(task, wording/* BOXES */.Gj.take(number), "take", ` ${number}`)),
        ...(task.source ? [box(task, wording/* BOXES */.Gj.keep, "keep")] : []),
    ];
}
function box({ output }, what, word, options = "") {
    return (0,html/* html */.qy) `- [ ] ${(0,markdown/* wholePath */.nA)(output)}: ${(0,markdown/* prose */.CS)(what)} <!-- ${(0,box_commands/* boxCommand */.V$)(word, output, options)} -->`;
}

// EXTERNAL MODULE: ./out/build-dist/compiled/report/fit.js
var fit = __webpack_require__(2400);
// EXTERNAL MODULE: ./out/build-dist/compiled/report/gallery.js + 1 modules
var gallery = __webpack_require__(3080);
// EXTERNAL MODULE: ./out/build-dist/compiled/report/report.js
var report_report = __webpack_require__(36833);
// EXTERNAL MODULE: ./out/build-dist/compiled/report/sections.js
var sections = __webpack_require__(759);
// EXTERNAL MODULE: ./out/build-dist/compiled/report/tables.js
var report_tables = __webpack_require__(24506);
// EXTERNAL MODULE: ./out/build-dist/compiled/report/work-words.js
var work_words = __webpack_require__(91014);
;// CONCATENATED MODULE: ./out/build-dist/compiled/report/comment.js










/** Characters (UTF-16 code units). GitHub's limit is 65,536; the rest is for the marker that finds the comment again. */
const COMMENT_LIMIT = 65_000;
/** Bytes of UTF-8: a body with some words of its own keeps within GitHub's limit, and a variable of the environment within Linux's (128 KiB). */
const MARKDOWN_LIMIT = 60_000;
/** More rows than this are folded. */
const MANY = 12;
const rest = (0,markdown/* prose */.CS)(wording/* REST */.pX.comment);
/** Marks, unseen, a comment that reports failures, so that a later run without any updates it. */
const FAILURES = "<!-- retouch-state: failures -->";
/** Says, unseen, which images a comment shows, so that a later run that finds others updates it. */
const markImages = (digest) => `<!-- retouch-images: ${digest} -->`;
/** Whether a run that has nothing to report has something to change in a comment of {@link renderComment}. */
function isOutdated(body, { digest }) {
    return body.includes(FAILURES) || (digest !== undefined && !body.includes(markImages(digest)));
}
/** From all that is wanted to what always fits. */
const BUDGETS = [
    { pictures: 60, rows: 1000, failures: 50, text: 500, links: true, rest },
    { pictures: 36, rows: 1000, failures: 50, text: 300, links: true, rest },
    { pictures: 12, rows: 1000, failures: 30, text: 300, links: true, rest },
    { pictures: 12, rows: 1000, failures: 30, text: 300, rest },
    { pictures: 12, rows: 300, failures: 20, text: 300, rest },
    { pictures: 12, rows: 180, failures: 20, text: 300, rest },
    { pictures: 12, rows: 100, failures: 10, text: 200, rest },
    { pictures: 6, rows: 30, failures: 5, text: 200, rest },
    { pictures: 0, rows: 10, failures: 3, text: 100, rest },
    { pictures: 0, rows: 0, failures: 1, text: 60, rest },
];
/**
 * The sticky comment as Markdown, without its marker, in at most {@link COMMENT_LIMIT} characters. Pictures are shown when there is
 * a commit that holds them; else the artifact is linked.
 */
function renderComment(report) {
    const render = (budget) => renderBlocks(report, budget);
    const body = (0,fit/* renderToFit */.tX)({ budgets: BUDGETS, limit: COMMENT_LIMIT, measure: ({ length }) => length, render });
    const failed = (0,report_report/* tally */.N4)(report.outcomes).failed + (0,report_report/* listErrors */.Gr)(report).length > 0 ? [FAILURES] : [];
    const { digest } = report.pullImages ?? {};
    return [...(digest === undefined ? [] : [markImages(digest)]), body, ...failed].join("\n");
}
/**
 * The same for another step, which may put it into the body of an issue or a pull request: in at most {@link MARKDOWN_LIMIT} bytes, and
 * without what finds the comment again.
 */
function renderMarkdown(report) {
    const render = (budget) => renderBlocks(report, budget);
    return (0,fit/* renderToFit */.tX)({ budgets: BUDGETS, limit: MARKDOWN_LIMIT, measure: (text) => Buffer.byteLength(text), render });
}
function renderBlocks(report, given) {
    const budget = { ...given, common: (0,report_tables/* findCommonWarnings */.uZ)(report) };
    const head = [(0,sections/* renderGalleryLink */.rp)(report), (0,sections/* renderFacts */.Id)(report), (0,sections/* renderNotices */.WF)(report, budget)];
    const tables = [(0,report_tables/* renderRecipes */.e)(report, budget), (0,sections/* renderFailures */.SL)(report, budget)];
    const body = report.dryRun
        ? [...tables, ...(0,report_tables/* renderPlan */.EG)(report, budget)]
        : [(0,sections/* renderDelivery */.Dp)(report), ...tables, ...renderResults(report, budget)];
    const boxes = budget.pictures > 0 ? renderBoxes(report) : html/* NOTHING */.K$;
    return [(0,sections/* renderTitle */.zF)(report), ...head, ...body, boxes, renderFooter(report)];
}
/** The pictures, and tables of what has none. */
function renderResults(report, budget) {
    const items = (0,gallery/* takeGalleryItems */.oP)(report, (0,gallery/* listGalleryItems */.$I)(report), budget.pictures);
    const pictured = new Set(items.flatMap(({ outcomes }) => outcomes));
    const left = items.reduce((sum, item) => sum - (0,gallery/* countPictures */.PM)(report, item), budget.pictures);
    const earlier = (0,gallery/* takeGalleryItems */.oP)(report, (0,gallery/* listEarlierItems */.nn)(report), left);
    const standing = new Set(earlier.flatMap(({ outcomes }) => outcomes.map(({ task }) => task.output)));
    const rest = report.outcomes.filter((outcome) => !pictured.has(outcome));
    const edited = rest.filter(({ result }) => result.status === "edited");
    const { newer, removed } = (0,report_report/* splitStale */.OI)(rest);
    const untouched = rest.filter(({ task, result }) => (result.status === "unchanged" && !standing.has(task.output)) || result.status === "modified");
    const modified = untouched.filter(({ result }) => result.status === "modified");
    // Without any pictures the table of what was made is all there is to see, so that it is not folded.
    const isFolded = pictured.size > 0 || edited.length > MANY;
    return [
        ...(0,gallery/* renderGallery */.V)(report, items, budget),
        pictured.size === 0 && isFolded ? (0,report_tables/* renderSources */.DL)(report, budget) : html/* NOTHING */.K$,
        pictured.size > 0 ? (0,sections/* renderMoreInGallery */.je)(report, edited) : html/* NOTHING */.K$,
        (0,report_tables/* renderTasks */.FW)(report, edited, budget, isFolded ? (0,html/* html */.qy) `${(0,markdown/* prose */.CS)((0,work_words/* countImages */.AK)(edited))} without a preview` : undefined),
        ...renderEarlier(report, earlier, budget),
        (0,report_tables/* renderTasks */.FW)(report, newer, budget, (0,html/* html */.qy) `Not committed because the branch has a newer version`),
        (0,report_tables/* renderTasks */.FW)(report, removed, budget, (0,html/* html */.qy) `Not committed because the branch no longer has the image`),
        untouched.length - modified.length > report_tables/* LISTED_UNCHANGED */.K5
            ? (0,report_tables/* renderTasks */.FW)(report, modified, budget, (0,html/* html */.qy) `Edited by hand and kept`)
            : (0,report_tables/* renderTasks */.FW)(report, untouched, budget, (0,html/* html */.qy) `Unchanged images`),
    ];
}
/** What earlier runs made in the pull request. The title says so where there is nothing else. */
function renderEarlier(report, items, budget) {
    if (items.length === 0)
        return [];
    return [(0,html/* html */.qy) `<h4>${(0,markdown/* prose */.CS)(wording/* EARLIER */.P8)}</h4>`, ...(0,gallery/* renderGallery */.V)(report, items, budget)];
}
function renderFooter(report) {
    const { pullImages: pull, delivered, outcomes } = report;
    const made = delivered?.commit === undefined ? [] : outcomes.filter(({ result }) => result.status === "edited");
    const edited = [...made, ...(pull?.earlier ?? [])];
    const isCommitted = edited.length > 0;
    const replaced = edited.filter(isReplaced);
    const revert = (0,work_words/* doneWord */.XZ)(replaced) === "edited" ? wording/* COMMENT_HINTS */.VN.revertEdit : wording/* COMMENT_HINTS */.VN.revertOther;
    const hints = (0,html/* joinLines */.cT)([
        isCommitted && replaced.length > 0 ? (0,markdown/* prose */.CS)(revert) : html/* NOTHING */.K$,
        isCommitted && replaced.length < edited.length ? (0,markdown/* prose */.CS)(wording/* COMMENT_HINTS */.VN.newFile) : html/* NOTHING */.K$,
        isCommitted ? (0,markdown/* prose */.CS)(pull ? wording/* COMMENT_HINTS */.VN.fullSizeOrDiff : wording/* COMMENT_HINTS */.VN.fullSize) : html/* NOTHING */.K$,
        report.previews ? explainCopies(report) : html/* NOTHING */.K$,
        // Outside GitHub there is no run to link.
        report.context.runId === "" ? html/* NOTHING */.K$ : (0,markdown/* link */.nf)((0,markdown/* runUrl */.Vp)(report.context), (0,markdown/* prose */.CS)(wording/* COMMENT_HINTS */.VN.run)),
    ]);
    return hints.length === 0 ? html/* NOTHING */.K$ : (0,html/* html */.qy) `<p><sub>${hints}</sub></p>`;
}
/** Small copies, and where the images themselves are. */
function explainCopies({ gallery, delivered }) {
    const url = gallery?.url ?? delivered?.artifact?.url;
    const where = gallery?.url ? (0,html/* html */.qy) `gallery` : (0,html/* html */.qy) `artifact`;
    const full = url === undefined ? html/* NOTHING */.K$ : (0,html/* html */.qy) `The ${(0,markdown/* link */.nf)(url, where)} has the images at full size.`;
    return (0,html/* join */.fj)([(0,markdown/* prose */.CS)(wording/* COMMENT_HINTS */.VN.smallCopies), full], (0,html/* html */.qy) ` `);
}
/** Whether there was a file of that name before, so that reverting restores it. */
function isReplaced({ task }) {
    return task.output === task.source?.path || task.outputIndexBlob !== undefined;
}


/***/ }),

/***/ 2400:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   As: () => (/* binding */ renderWithin),
/* harmony export */   Rb: () => (/* binding */ HALF_COLUMN),
/* harmony export */   dv: () => (/* binding */ WHOLE_COLUMN),
/* harmony export */   tX: () => (/* binding */ renderToFit)
/* harmony export */ });
/* harmony import */ var _html_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58026);

/** Characters of a name that a phone shows on one line, in the whole column and in half of it. */
const WHOLE_COLUMN = 36;
const HALF_COLUMN = 16;
/** Renders a page with smaller and smaller budgets until it is within the limit; parts are cut as wholes, never in the middle. */
function renderToFit({ budgets, limit, measure, render }) {
    let title = (0,_html_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) ``;
    for (const budget of budgets) {
        const blocks = render({ ...budget, room: limit });
        const page = joinBlocks(blocks);
        if (measure(page) <= limit)
            return page;
        [title] = blocks;
    }
    return joinBlocks([title]);
}
/** A blank line ends an HTML block: one between any two, none within. */
function joinBlocks(blocks) {
    return `${(0,_html_js__WEBPACK_IMPORTED_MODULE_0__/* .join */ .fj)(blocks, (0,_html_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy) `\n\n`)}\n`;
}
/** Renders one after the other until they fill more than the page. */
function renderWithin(items, { room = Number.POSITIVE_INFINITY }, render) {
    const rendered = [];
    let length = 0;
    for (const item of items) {
        if (length > room)
            break;
        const one = render(item);
        length += one.length;
        rendered.push(one);
    }
    return rendered;
}


/***/ }),

/***/ 3080:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  PM: () => (/* binding */ countPictures),
  nn: () => (/* binding */ listEarlierItems),
  $I: () => (/* binding */ listGalleryItems),
  V: () => (/* binding */ renderGallery),
  oP: () => (/* binding */ takeGalleryItems)
});

// EXTERNAL MODULE: ./out/build-dist/compiled/text/format.js
var format = __webpack_require__(52019);
// EXTERNAL MODULE: ./out/build-dist/compiled/report/html.js
var html = __webpack_require__(58026);
// EXTERNAL MODULE: ./out/build-dist/compiled/report/markdown.js
var markdown = __webpack_require__(25470);
// EXTERNAL MODULE: ./out/build-dist/compiled/report/pictures.js
var pictures = __webpack_require__(60476);
// EXTERNAL MODULE: ./out/build-dist/compiled/report/report.js
var report_report = __webpack_require__(36833);
// EXTERNAL MODULE: ./out/build-dist/compiled/report/task-cells.js
var task_cells = __webpack_require__(16762);
// EXTERNAL MODULE: ./out/build-dist/compiled/report/wording.js
var wording = __webpack_require__(9723);
;// CONCATENATED MODULE: ./out/build-dist/compiled/report/gallery-items.js







/** CSS pixels of a picture that stands alone. */
const ALONE = 560;
/**
 * Before and after side by side, the facts below. A picture where there was none stands alone. Candidates have a table of their own: within
 * another one it would force its width.
 */
function renderPairs(report, outcomes, budget) {
    const end = outcomes.findIndex((outcome) => (0,pictures/* listCandidates */.jU)(report, outcome).length > 0);
    const pairs = end === -1 ? outcomes : outcomes.slice(0, end + 1);
    const first = (0,html/* table */.tp)(pairs.every((outcome) => (0,pictures/* isNew */.BS)(outcome) || (0,pictures/* isBanner */.Xs)(outcome.result)) ? [] : [(0,html/* html */.qy) `Before`, (0,html/* html */.qy) `After`], pairs.flatMap((outcome) => renderPair(report, outcome, budget)));
    const [last] = pairs.slice(-1);
    if (end === -1 || last === undefined)
        return outcomes.length === 0 ? [] : [first];
    return [first, (0,pictures/* renderCandidates */.Ts)(report, last), ...renderPairs(report, outcomes.slice(end + 1), budget)];
}
function renderPair(report, outcome, budget) {
    const others = (0,pictures/* listCandidates */.jU)(report, outcome).length > 0 ? html/* NOTHING */.K$ : (0,pictures/* describeCandidates */.aH)(report, outcome);
    const facts = (0,html/* joinLines */.cT)([describePair(report, outcome), ...(0,task_cells/* listNotes */.mn)(outcome, budget), others]);
    return [...renderPictures(report, outcome), wide(facts, 2)];
}
/** A row of one cell. */
function wide(content, columns) {
    return (0,html.tr)([(0,html/* html */.qy) `<td colspan="${columns}">${content}</td>`]);
}
function centered(content, columns) {
    return (0,html.tr)([(0,html/* html */.qy) `<td colspan="${columns}" align="center">${content}</td>`]);
}
function renderPictures(report, outcome) {
    if ((0,pictures/* isNew */.BS)(outcome))
        return [centered((0,pictures/* showAfter */.kS)(report, outcome, ALONE), 2)];
    const isWide = (0,pictures/* isBanner */.Xs)(outcome.result);
    const column = isWide ? 2 * pictures/* COLUMN */.vW : pictures/* COLUMN */.vW;
    const before = (0,pictures/* showBefore */.DK)(report, outcome, column);
    const after = (0,pictures/* showAfter */.kS)(report, outcome, column);
    const outlined = (0,pictures/* showOutlined */.Q_)(report, outcome);
    const changed = outlined.length === 0 ? [] : [(0,html/* html */.qy) `What changed`, outlined];
    if (isWide)
        return [wide((0,html/* joinLines */.cT)([(0,html/* html */.qy) `Before`, before, (0,html/* html */.qy) `After`, after, ...changed]), 2)];
    const pair = (0,html.tr)([before, after].map((side) => (0,html/* html */.qy) `<td width="50%" align="center">${side}</td>`));
    return changed.length === 0 ? [pair] : [pair, centered((0,html/* joinLines */.cT)(changed), 2)];
}
function describePair(report, outcome) {
    const { task, taken } = outcome;
    // The picture on the left is an earlier result, not what the model was given.
    const isOther = task.source && task.originBlob !== task.source.blob && report.pullImages?.places.get(outcome) === undefined;
    const isFromOriginal = isOther && taken === undefined;
    return (0,html/* joinFacts */.gN)([
        (0,html/* html */.qy) `<b>${(0,pictures/* linkDiff */.og)(report, outcome, (0,task_cells/* nameTask */.ze)(outcome))}</b>`,
        (0,pictures/* isNew */.BS)(outcome) ? (0,html/* html */.qy) `new` : html/* NOTHING */.K$,
        taken === undefined ? html/* NOTHING */.K$ : (0,markdown/* prose */.CS)((0,wording/* statusText */.qS)(outcome)),
        ...(0,task_cells/* describeFigures */.pU)(outcome),
        isFromOriginal ? (0,markdown/* prose */.CS)(wording/* EDITED_FROM_ORIGINAL */.L3) : html/* NOTHING */.K$,
    ]);
}
/** CSS pixels of a candidate in a row of them. */
const CANDIDATE = 120;
/** The picture of the source once, and beside it those of its locales. */
function renderLocales(report, locales, budget) {
    const [first] = locales.outcomes;
    if (!first)
        return html/* NOTHING */.K$;
    if (locales.outcomes.some((outcome) => (0,pictures/* showOlder */.Uy)(report, outcome, pictures/* COLUMN */.vW).length > 0))
        return renderReplaced(report, first, locales, budget);
    const grid = chooseGrid(first, locales.outcomes.length);
    return renderBlock(report, first, { locales, rows: renderGrid(report, first, locales.outcomes, grid), columns: grid.columns }, budget);
}
/** The table of one source: what it is, its rows, and its notes. */
function renderBlock(report, first, { locales, rows, columns }, budget) {
    const notes = renderNotes(report, locales, budget);
    const all = [wide(describeSource(first, locales), columns), ...rows, notes.length === 0 ? html/* NOTHING */.K$ : wide(notes, columns)];
    return (0,html/* join */.fj)([(0,html/* table */.tp)([], all), renderAllCandidates(report, locales.outcomes)], (0,html/* html */.qy) `\n`);
}
/** Each new translation beside the one that it replaced, and the source beside them all. */
function renderReplaced(report, first, locales, budget) {
    const { outcomes } = locales;
    const isStacked = (0,pictures/* isBanner */.Xs)(first.before ?? first.result);
    const columns = isStacked ? 2 : 3;
    const column = Math.floor((2 * pictures/* COLUMN */.vW) / (isStacked ? 1 : columns));
    const width = (0,html/* html */.qy) `width="${Math.floor(100 / columns)}%"`;
    const source = (0,html/* joinLines */.cT)([(0,pictures/* showBefore */.DK)(report, first, column), captionSource(first)]);
    const beside = (0,html/* html */.qy) `<td rowspan="${outcomes.length}" ${width} align="center" valign="top">${source}</td>`;
    const pairs = outcomes.map((outcome, index) => {
        const older = (0,pictures/* showOlder */.Uy)(report, outcome, column);
        const after = (0,pictures/* showAfter */.kS)(report, outcome, column);
        const name = describeLocale(report, outcome);
        if (isStacked)
            return wide((0,html/* joinLines */.cT)([name, ...(older.length > 0 ? [(0,html/* html */.qy) `Before`, older, (0,html/* html */.qy) `After`] : []), after]), columns);
        const before = older.length > 0 ? (0,html/* joinLines */.cT)([older, (0,html/* html */.qy) `before`]) : (0,html/* html */.qy) `<i>new</i>`;
        const cells = [before, (0,html/* joinLines */.cT)([after, name])].map((content) => (0,html/* html */.qy) `<td ${width} align="center">${content}</td>`);
        return (0,html.tr)(index === 0 ? [beside, ...cells] : cells);
    });
    return renderBlock(report, first, { locales, rows: isStacked ? [centered(source, columns), ...pairs] : pairs, columns }, budget);
}
function captionSource({ task: { recipe } }) {
    return recipe.sourceLocale === undefined ? (0,html/* html */.qy) `source` : (0,html/* html */.qy) `<b>${(0,markdown/* code */.aY)(recipe.sourceLocale, 40)}</b>, source`;
}
/** Upright pictures stand up to three in a row, others two; a banner is too low to be judged in a third of a comment. */
function chooseGrid({ result, before }, count) {
    const size = before ?? result;
    const isStacked = (0,pictures/* isBanner */.Xs)(size);
    const rows = Math.ceil(count / ((0,pictures/* isUpright */.Q6)(size) ? 3 : 2));
    // As even as can be: four upright ones stand two by two.
    const perRow = Math.ceil(count / rows);
    const columns = isStacked ? perRow : perRow + 1;
    return { columns, perRow, isStacked, column: Math.floor((2 * pictures/* COLUMN */.vW) / columns) };
}
function describeSource({ result, before }, { outcomes, isMore }) {
    const cost = (0,report_report/* sumCosts */.AM)(outcomes);
    return (0,html/* joinFacts */.gN)([
        (0,html/* html */.qy) `<b>${(0,task_cells/* pathCode */.N3)(result.source ?? result.output)}</b>`,
        before ? (0,markdown/* prose */.CS)((0,format/* formatSize */.Xq)(before)) : html/* NOTHING */.K$,
        (0,markdown/* prose */.CS)(isMore ? `${outcomes.length} more locales` : (0,format/* plural */.LS)(outcomes.length, "locale")),
        cost === null || cost === 0 ? html/* NOTHING */.K$ : (0,markdown/* prose */.CS)((0,format/* formatDollars */.nT)(cost)),
    ]);
}
function renderGrid(report, first, outcomes, grid) {
    const { columns, perRow, isStacked, column } = grid;
    const width = (0,html/* html */.qy) `width="${Math.floor(100 / columns)}%"`;
    const cells = outcomes.map((outcome) => (0,html/* html */.qy) `<td ${width} align="center">${(0,pictures/* showAfter */.kS)(report, outcome, column)}<br>\n${describeLocale(report, outcome)}</td>`);
    const rows = Array.from({ length: Math.ceil(cells.length / perRow) }, (_, index) => {
        const own = cells.slice(index * perRow, (index + 1) * perRow);
        return own.length === perRow ? own : [...own, (0,html/* html */.qy) `<td colspan="${perRow - own.length}"></td>`];
    });
    const source = (0,html/* joinLines */.cT)([(0,pictures/* showBefore */.DK)(report, first, isStacked ? 2 * pictures/* COLUMN */.vW : column), captionSource(first)]);
    if (isStacked)
        return [centered(source, columns), ...rows.map(html.tr)];
    const beside = (0,html/* html */.qy) `<td rowspan="${rows.length}" ${width} align="center" valign="top">${source}</td>`;
    return rows.map((own, index) => (0,html.tr)(index === 0 ? [beside, ...own] : own));
}
function describeLocale(report, outcome) {
    const { before, taken } = outcome;
    const size = (0,task_cells/* sizeOf */.$d)(outcome) ?? html/* NOTHING */.K$;
    return (0,html/* joinFacts */.gN)([
        (0,html/* html */.qy) `<b>${(0,pictures/* linkDiff */.og)(report, outcome, (0,task_cells/* localeCode */.og)(outcome))}</b>`,
        taken === undefined ? html/* NOTHING */.K$ : (0,html/* html */.qy) `candidate ${taken} taken`,
        (0,task_cells/* scoreOf */.uw)(outcome),
        before && size !== (0,markdown/* prose */.CS)((0,format/* formatSize */.Xq)(before)) ? size : html/* NOTHING */.K$,
        (0,task_cells/* costOf */.ho)(outcome),
    ]);
}
/** Notes below the pictures: those on single locales, each once where it holds for several, and the failures. */
function renderNotes(report, { outcomes, failed }, budget) {
    const notes = [
        ...outcomes.flatMap((outcome) => {
            // Those whose pictures are shown have a table of their own.
            const candidates = (0,pictures/* listCandidates */.jU)(report, outcome).length > 0 ? html/* NOTHING */.K$ : (0,pictures/* describeCandidates */.aH)(report, outcome);
            return [...(0,task_cells/* listNotes */.mn)(outcome, budget), candidates].map((note) => ({ outcome, note }));
        }),
        ...failed.map((outcome) => ({ outcome, note: describeFailure(outcome) })),
    ].filter(({ note }) => note.length > 0);
    const lines = [...Map.groupBy(notes, ({ note }) => note)].map(([note, about]) => {
        const names = about.map(({ outcome }) => (0,html/* html */.qy) `<b>${(0,task_cells/* localeCode */.og)(outcome)}</b>`);
        return (0,html/* html */.qy) `${(0,html/* join */.fj)(names, (0,html/* html */.qy) `, `)}: ${note}`;
    });
    return (0,html/* joinLines */.cT)(lines);
}
function describeFailure(outcome) {
    const { error } = outcome.result;
    const why = error && error.code !== "cancelled" ? (0,html/* html */.qy) ` (${(0,markdown/* code */.aY)(error.code)})` : html/* NOTHING */.K$;
    return (0,html/* joinFacts */.gN)([(0,html/* html */.qy) `<b>${(0,markdown/* prose */.CS)((0,wording/* failedWord */.kh)(outcome))}</b>${why}`, (0,task_cells/* scoreOf */.uw)(outcome), (0,markdown/* prose */.CS)((0,wording/* fallbackText */.KO)(outcome))]);
}
/** A row of pictures for each locale that has candidates. */
function renderAllCandidates(report, outcomes) {
    const found = outcomes
        .map((outcome) => ({ outcome, candidates: (0,pictures/* listCandidates */.jU)(report, outcome) }))
        .filter(({ candidates }) => candidates.length > 0);
    const [first] = found;
    if (!first)
        return html/* NOTHING */.K$;
    const rows = found.map(({ outcome, candidates }) => (0,html.tr)([(0,html/* html */.qy) `<td><b>${(0,task_cells/* localeCode */.og)(outcome)}</b></td>`, ...(0,pictures/* showCandidates */.Yu)(report, candidates, CANDIDATE)]));
    const other = (0,pictures/* otherThanDelivered */.iR)(first.candidates);
    const title = (0,html/* html */.qy) `Candidates of ${(0,markdown/* prose */.CS)((0,format/* plural */.LS)(found.length, "locale"))}`;
    return (0,html/* fold */.AU)(title, (0,html/* html */.qy) `${(0,pictures/* explainTaking */.GK)(report, first.outcome.task.output, other)}\n${(0,html/* table */.tp)([], rows)}`);
}

// EXTERNAL MODULE: ./out/build-dist/compiled/report/work-words.js
var work_words = __webpack_require__(91014);
;// CONCATENATED MODULE: ./out/build-dist/compiled/report/gallery.js






/** Pictures that are shown without a click; a reviewer's first look should not be a long scroll. */
const OPEN = 12;
/** Locales in one block; more of one source go into further blocks. */
const MAX_LOCALES = 9;
/** What the comment can show of the results, in the order of the plan. */
function listGalleryItems(report) {
    return groupImages(report, report.outcomes);
}
/** The images that earlier runs made in the pull request, the newest first. */
function listEarlierItems(report) {
    return groupImages(report, report.pullImages?.earlier ?? []);
}
function groupImages(report, outcomes) {
    const groups = Map.groupBy(outcomes, groupKey);
    return [...groups.values()].flatMap((group) => {
        const pictured = group.filter((outcome) => outcome.result.status === "edited" && (0,pictures/* isPictured */.TC)(report, outcome));
        const failed = group.filter(({ result }) => result.status === "failed");
        const [first] = pictured;
        if (!first)
            return [];
        const recipe = first.result.recipe ?? "";
        if (!isLocalized(first))
            return pictured.map((outcome) => ({ kind: "pair", recipe, outcomes: [outcome], failed: [], isMore: false }));
        return chunk(pictured).map((part, index) => ({ kind: "locales", recipe, outcomes: part, failed: index === 0 ? failed : [], isMore: index > 0 }));
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
function chunk(outcomes) {
    const count = Math.ceil(outcomes.length / MAX_LOCALES);
    return Array.from({ length: count }, (_, index) => outcomes.slice(index * MAX_LOCALES, (index + 1) * MAX_LOCALES));
}
/** That of the source is one; a picture that stands alone takes the room of two. */
function countPictures(report, { outcomes }) {
    const countBeside = (outcome) => (0,pictures/* listCandidates */.jU)(report, outcome).length + ((0,pictures/* showOutlined */.Q_)(report, outcome) === html/* NOTHING */.K$ ? 0 : 1);
    return outcomes.reduce((sum, outcome) => sum + 1 + countBeside(outcome), 1);
}
/** The first items, of no more than so many pictures; of a source with many locales the first of these. */
function takeGalleryItems(report, items, most) {
    const taken = [];
    let left = most;
    for (const item of items) {
        let { outcomes } = item;
        while (outcomes.length > 0 && countPictures(report, { outcomes }) > left)
            outcomes = outcomes.slice(0, -1);
        if (outcomes.length > 0)
            taken.push({ ...item, outcomes });
        if (outcomes.length < item.outcomes.length)
            break;
        left -= countPictures(report, item);
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
        open += shown.reduce((sum, item) => sum + countPictures(report, item), 0);
        const heading = (0,report_report/* hasRecipes */.ux)(report) ? [(0,html/* html */.qy) `<h4>Recipe ${(0,markdown/* code */.aY)(recipe, 80)}</h4>`] : [];
        const rest = folded.flatMap(({ outcomes }) => outcomes);
        const title = (0,markdown/* prose */.CS)((0,work_words/* countImages */.AK)(rest, shown.length > 0 ? "more" : ""));
        const more = folded.length > 0 ? [(0,html/* fold */.AU)(title, (0,html/* join */.fj)(renderItems(report, folded, budget), (0,html/* html */.qy) `\n`))] : [];
        return [...heading, ...renderItems(report, shown, budget), ...more];
    });
}
/** How many of a recipe's items are open: its share of pictures, and one in any case while there is room. */
function countOpened(report, items, { share, left }) {
    let pictures = 0;
    const end = items.findIndex((item, index) => {
        pictures += countPictures(report, item);
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


/***/ }),

/***/ 58026:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AU: () => (/* binding */ fold),
/* harmony export */   K$: () => (/* binding */ NOTHING),
/* harmony export */   cT: () => (/* binding */ joinLines),
/* harmony export */   fj: () => (/* binding */ join),
/* harmony export */   gN: () => (/* binding */ joinFacts),
/* harmony export */   nM: () => (/* binding */ row),
/* harmony export */   qy: () => (/* binding */ html),
/* harmony export */   tp: () => (/* binding */ table),
/* harmony export */   tr: () => (/* binding */ tr),
/* harmony export */   uQ: () => (/* binding */ describeChange)
/* harmony export */ });
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
function fold(title, content) {
    return html `<details><summary>${title}</summary>\n${content}\n</details>`;
}
/** `a → b`, or one of them where both are the same or the other is unknown. */
function describeChange(before, after) {
    if (before === undefined || after === undefined || before === after)
        return after ?? before ?? NOTHING;
    return html `${before} → ${after}`;
}


/***/ }),

/***/ 96745:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dx: () => (/* binding */ linesOf),
/* harmony export */   HN: () => (/* binding */ planLines),
/* harmony export */   Qc: () => (/* binding */ finalLines),
/* harmony export */   ZQ: () => (/* binding */ toLogText),
/* harmony export */   fz: () => (/* binding */ annotate),
/* harmony export */   is: () => (/* binding */ deliveryLines),
/* harmony export */   z6: () => (/* binding */ taskLines)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82489);
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(52019);
/* harmony import */ var _text_plain_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(93788);
/* harmony import */ var _reason_wording_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(63878);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(36833);
/* harmony import */ var _wording_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9723);
/* harmony import */ var _work_words_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(91014);







const MAX_TEXT = 1000;
/** Text that we did not write as a part of one line of the log. That it gives the runner no commands is up to the writer of the log. */
function toLogText(text) {
    return (0,_text_plain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cutEnd */ .ym)((0,_text_plain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .toLine */ .S5)(text), MAX_TEXT);
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
    const score = (0,_wording_js__WEBPACK_IMPORTED_MODULE_3__/* .formatScore */ .y)(text);
    const parts = [
        `[${String(n).padStart(String(m).length)}/${m}]`,
        recipe !== undefined && `${toLogText(recipe)}:`,
        result.status === "edited" || result.status === "failed" ? toLogText((0,_wording_js__WEBPACK_IMPORTED_MODULE_3__/* .statusText */ .qS)(outcome)) : `${(0,_wording_js__WEBPACK_IMPORTED_MODULE_3__/* .statusText */ .qS)(outcome)}:`,
        toLogText(name),
        result.locale !== null && toLogText(result.locale),
        width !== null && height !== null && `${width}×${height}`,
        bytes !== null && (0,_text_format_js__WEBPACK_IMPORTED_MODULE_5__/* .formatBytes */ .z3)(bytes),
        score !== "" && score,
        candidates > 1 && (0,_text_format_js__WEBPACK_IMPORTED_MODULE_5__/* .plural */ .LS)(candidates, "candidate"),
        cost !== null && (0,_text_format_js__WEBPACK_IMPORTED_MODULE_5__/* .formatDollars */ .nT)(cost),
        durationMs !== null && (0,_text_format_js__WEBPACK_IMPORTED_MODULE_5__/* .formatDuration */ .a3)(durationMs),
    ];
    const lines = [parts.filter((part) => typeof part === "string").join(" ")];
    if (error !== null)
        lines.push(`  ${error.code}: ${toLogText(error.message)}`);
    if (error !== null && _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ADVICE */ .hc[error.code] !== "")
        lines.push(`  advice: ${_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ADVICE */ .hc[error.code]}`);
    for (const warning of (0,_wording_js__WEBPACK_IMPORTED_MODULE_3__/* .warningsOf */ .nZ)(outcome))
        lines.push(`  warning: ${toLogText(warning)}`);
    // The error of a text that was refused has them.
    for (const { kind, words } of text && error?.code !== "verify" ? (0,_wording_js__WEBPACK_IMPORTED_MODULE_3__/* .listFaults */ .OC)(text) : [])
        lines.push(`  text ${kind}: ${toLogText(words.map((word) => JSON.stringify(word)).join(", "))}`);
    return lines;
}
/** The plan of a `dry-run`: one line a task, with several recipes one for each of them, and one for the sum. */
function planLines(report) {
    const { outcomes, estimatedCost } = report;
    const lines = outcomes.flatMap((outcome, index) => taskLines({ n: index + 1, m: outcomes.length, outcome }));
    const due = outcomes.filter(({ result }) => result.status === "planned");
    const recipes = (0,_report_js__WEBPACK_IMPORTED_MODULE_6__/* .hasRecipes */ .ux)(report) ? [...Map.groupBy(due, ({ result }) => result.recipe ?? "")] : [];
    const sums = recipes.map(([name, own]) => `plan of ${toLogText(name)}: ${toDo(own, own)}${describePrice(own)}`);
    // Nothing was planned where the inputs are wrong, or nothing is selected.
    if (outcomes.length === 0)
        return [];
    return [...lines, ...sums, `plan: ${toDo(due, outcomes)}, ${(0,_wording_js__WEBPACK_IMPORTED_MODULE_3__/* .describeEstimate */ .SD)(estimatedCost, report.schedule)}`];
}
/** `2 images to edit, 1 to generate`. @param all as for `describeToDo`. */
function toDo(due, all) {
    const [first, ...rest] = [...Map.groupBy(due, (outcome) => (0,_work_words_js__WEBPACK_IMPORTED_MODULE_4__/* .doWord */ .wf)([outcome])).values()];
    const others = rest.flatMap(_work_words_js__WEBPACK_IMPORTED_MODULE_4__/* .listToDo */ .DL).map(({ count, word }) => `${count} ${word}`);
    return [(0,_work_words_js__WEBPACK_IMPORTED_MODULE_4__/* .describeToDo */ .kr)(first ?? [], all), ...others].join(", ");
}
function describePrice(due) {
    const price = (0,_report_js__WEBPACK_IMPORTED_MODULE_6__/* .sumCosts */ .AM)(due);
    return price === null ? "" : `, about ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_5__/* .formatDollars */ .nT)(price)}`;
}
/** The last lines of a run. */
function finalLines(report) {
    const { models, durationMs, dryRun } = report;
    const cost = (0,_wording_js__WEBPACK_IMPORTED_MODULE_3__/* .describeRunCost */ .a4)(report);
    const parts = [
        `Retouch: ${(0,_wording_js__WEBPACK_IMPORTED_MODULE_3__/* .headline */ .Pl)(report)}`,
        ...models.map(({ provider, model }) => toLogText(model === provider ? provider : `${provider} ${model}`)),
        !dryRun && cost !== _wording_js__WEBPACK_IMPORTED_MODULE_3__/* .NO_COST */ .WR && cost,
        (0,_text_format_js__WEBPACK_IMPORTED_MODULE_5__/* .formatDuration */ .a3)(durationMs),
    ];
    const lines = [parts.filter((part) => typeof part === "string").join(", ")];
    const nothing = (0,_reason_wording_js__WEBPACK_IMPORTED_MODULE_2__/* .explainNothing */ .t8)(report);
    if (nothing !== "")
        lines.push(`Why: ${toLogText(nothing)}`);
    lines.push(...(0,_wording_js__WEBPACK_IMPORTED_MODULE_3__/* .listIdle */ .pr)(report, (0,_reason_wording_js__WEBPACK_IMPORTED_MODULE_2__/* .saidByReason */ .fp)(report)).map(toLogText));
    if ((0,_report_js__WEBPACK_IMPORTED_MODULE_6__/* .hasSandbox */ .U_)(report))
        lines.push(_wording_js__WEBPACK_IMPORTED_MODULE_3__/* .SANDBOX_NOTICE */ .hG);
    return lines;
}
/** Where the results are, one line each. */
function deliveryLines({ delivered, comment, outcomes, pull, gallery }) {
    const { commit, artifact } = delivered ?? {};
    const { newer, removed } = (0,_report_js__WEBPACK_IMPORTED_MODULE_6__/* .splitStale */ .OI)(outcomes);
    const replaced = outcomes.filter(({ fallback }) => fallback !== undefined);
    return [
        ...replaced.map((outcome) => `failed; ${toLogText((0,_wording_js__WEBPACK_IMPORTED_MODULE_3__/* .fallbackText */ .KO)(outcome))}: ${toLogText(outcome.result.output)}`),
        ...newer.map(({ result }) => `stale, not committed: ${toLogText(result.output)}`),
        ...removed.map(({ result }) => `deleted on the branch, not committed: ${toLogText(result.output)}`),
        ...(commit
            ? [
                `Commit ${commit.sha.slice(0, 12)} on ${toLogText(commit.branch)}${commit.verified ? " (verified)" : ""}: ${toLogText(commit.url)}`,
            ]
            : []),
        ...(pull ? [`Pull request #${pull.number}${pull.operation === "none" ? "" : ` ${pull.operation}`}: ${toLogText(pull.url)}`] : []),
        ...(artifact ? [`Artifact ${toLogText(artifact.name)}: ${toLogText(artifact.url)}`] : []),
        ...(gallery ? [`Gallery: ${toLogText(gallery.url ?? gallery.file)}`] : []),
        ...(comment ? [`Comment: ${toLogText(comment.url)}`] : []),
    ];
}
/** What the runner keeps of each kind in one step, and of one message (ExecutionContext.cs of actions/runner). */
const MAX_ANNOTATIONS = 10;
const MAX_MESSAGE = 4000;
/** At most ten errors, and at most ten warnings: first those of the whole run, then one for each failed task with its file. The rest is in the summary. */
function annotate(report) {
    const errors = [
        ...(0,_report_js__WEBPACK_IMPORTED_MODULE_6__/* .listErrors */ .Gr)(report).map((error) => ({
            ...describeError(error.code, linesOf(error)),
            file: error.place?.file,
            line: error.place?.line,
        })),
        ...report.outcomes.flatMap(({ result: { status, error, source, output, locale } }) => status === "failed" && error ? [{ ...describeError(error.code, linesOf(error), locale), file: source ?? output }] : []),
    ];
    const warnings = (0,_wording_js__WEBPACK_IMPORTED_MODULE_3__/* .listWarnings */ .EB)(report).map((warning) => ({ level: "warning", title: "Retouch", message: toMessage([warning]) }));
    return [...errors.slice(0, MAX_ANNOTATIONS), ...warnings.slice(0, MAX_ANNOTATIONS)];
}
/** The lines of a message. Those of a list of problems are known; what a program or a hook said has its own. */
function linesOf({ message, problems }) {
    return problems ? [(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .problemsTitle */ .Vg)(problems), ...problems.map((problem) => `- ${problem}`)] : message.split("\n");
}
function describeError(code, lines, locale = null) {
    const title = `Retouch: ${code}${locale === null ? "" : ` (${toLogText(locale)})`}`;
    const message = toMessage(lines);
    const sentence = `${message}${/[.!?…]$/.test(message) ? "" : "."}`;
    return { level: "error", title, message: _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ADVICE */ .hc[code] === "" ? sentence : `${sentence} ${_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ADVICE */ .hc[code]}` };
}
function toMessage(lines) {
    return (0,_text_plain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cutEnd */ .ym)(lines.map(toLogText).join("\n"), MAX_MESSAGE - 500);
}


/***/ }),

/***/ 25470:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CS: () => (/* binding */ prose),
/* harmony export */   D_: () => (/* binding */ unbroken),
/* harmony export */   Tk: () => (/* binding */ diffUrl),
/* harmony export */   Vp: () => (/* binding */ runUrl),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   b0: () => (/* binding */ blobUrl),
/* harmony export */   iU: () => (/* binding */ message),
/* harmony export */   li: () => (/* binding */ picture),
/* harmony export */   nA: () => (/* binding */ wholePath),
/* harmony export */   nf: () => (/* binding */ link),
/* harmony export */   ug: () => (/* binding */ encodeSegment)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _text_plain_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(93788);
/* harmony import */ var _html_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(58026);



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
    return (0,_text_plain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .toLine */ .S5)(text)
        .replace(PUNCTUATION, toEntity)
        // Inert in an HTML block, and so also where a Markdown renderer has another idea of where one ends.
        .replace(/(?<![a-z0-9])_|_(?![a-z0-9])/gi, toEntity)
        .replace(/(?<=www)\./gi, toEntity);
}
const DIRECTIONS = { auto: (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) ` dir="auto"`, ltr: (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) ` dir="ltr"` };
/**
 * Text that we did not write, shown as it is; cut to `max` characters. A line may end after `run` characters without a place where one may
 * end by itself. What is written from right to left stands apart: it would turn the figures beside it around.
 *
 * @param direction `ltr` for a path, so that its folders are read in their order.
 */
function code(text, max = Number.POSITIVE_INFINITY, run = Number.POSITIVE_INFINITY, direction = "auto") {
    const shown = (0,_text_plain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cutEnd */ .ym)((0,_text_plain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .toLine */ .S5)(text), max);
    return (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) `<code${(0,_text_plain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .hasRightToLeft */ .dx)(shown) ? DIRECTIONS[direction] : _html_js__WEBPACK_IMPORTED_MODULE_2__/* .NOTHING */ .K$}>${escapeRuns(shown, run)}</code>`;
}
/** A path that is not cut. */
function wholePath(path) {
    return code(path, undefined, undefined, "ltr");
}
function escapeRuns(text, run) {
    return (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .join */ .fj)(breakRuns(text, run).map(escapeText), (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) `<wbr>`);
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
/** A word of letters, or a short number also with decimals, with the punctuation of a sentence: nothing that GitHub makes a reference or an emoji of. */
const PLAIN_WORD = /^["'(]{0,2}(?:\p{L}+(?:[-'’]\p{L}+)*|\d{1,6}(?:\.\d{1,4})?)[.,;:!?%"')]{0,3}$/u;
/** The blank between a figure and its unit, where no line may end. */
const BEFORE_UNIT = /(?<=\d) (?=(?:%|[KM]?B|px|ms|s|min|h)(?![\p{L}\d]))/u;
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
 * Cut to `max` characters; a line may end after `width` characters of a word.
 */
function message(text, max = Number.POSITIVE_INFINITY, width = Number.POSITIVE_INFINITY) {
    const parts = [];
    let run = "";
    let gap = "";
    let last = "";
    const endRun = () => {
        if (run !== "")
            parts.push(code(run, Number.POSITIVE_INFINITY, width));
        run = "";
    };
    for (const [token, marked, blank] of (0,_text_plain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cutEnd */ .ym)((0,_text_plain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .toLine */ .S5)(text), max).matchAll(TOKEN)) {
        if (blank !== undefined) {
            gap = " ";
            continue;
        }
        const space = gap === "" ? _html_js__WEBPACK_IMPORTED_MODULE_2__/* .NOTHING */ .K$ : BEFORE_UNIT.test(`${last}${gap}${token}`) ? (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) `&nbsp;` : (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) ` `;
        last = token;
        const whole = marked !== undefined
            ? code(marked.slice(1, -1), Number.POSITIVE_INFINITY, width)
            : isPlain(token)
                ? escapeRuns(token, width)
                : undefined;
        if (whole !== undefined) {
            endRun();
            parts.push(space, whole);
        }
        else {
            const { before, core, after } = splitPunctuation(token);
            if (before !== "")
                endRun();
            if (run === "")
                parts.push(space, escapeText(before));
            run += run === "" ? core : gap + core;
            if (after !== "")
                endRun();
            parts.push(escapeText(after));
        }
        gap = "";
    }
    endRun();
    return (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .join */ .fj)(parts);
}
/** A bracket or a full stop that may belong to the name itself stays with it, such as that of `f(x)` or `..`. */
function splitPunctuation(token) {
    const [, before = "", core = "", after = ""] = WITHIN_SENTENCE.exec(token) ?? [];
    const closes = core.includes("(") && !core.includes(")") && after.startsWith(")") ? ")" : "";
    const isName = /[\p{L}\d]/u.test(core) && !/[.,;:!?)"']$/.test(core) && !after.includes("..");
    return isName ? { before, core: core + closes, after: after.slice(closes.length) } : { before: "", core: token, after: "" };
}
function isPlain(word) {
    return /^[.,:;!?%()"']{1,3}$/.test(word) || (PLAIN_WORD.test(word) && !COMMIT_LIKE.test(word) && !(0,_text_plain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .hasRightToLeft */ .dx)(word));
}
/** Our own prose, in which `` `name` `` is code. */
function prose(text) {
    return (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .join */ .fj)(text.split("`").map((part, index) => (index % 2 === 1 ? code(part) : keepUnits(escapeOwn(part)))));
}
function keepUnits(text) {
    return text.split(BEFORE_UNIT).join("&nbsp;");
}
/** A figure and its unit on one line also in a narrow column. */
function unbroken(figure) {
    return escapeOwn(figure).replaceAll(" ", "&nbsp;");
}
function escapeOwn(text) {
    return text.replace(/[&<>"]/g, toEntity);
}
/** A link around `content`; without an `http(s):` address, or with one too long to be meant, `content` alone. */
function link(url, content) {
    if (url.length > 2000 || !/^https?:\/\//.test(url))
        return content;
    return (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) `<a href="${escapeUrl(url)}">${content}</a>`;
}
/** An image in a link to itself at full size. `width` is in CSS pixels. */
function picture({ url, alt, width }) {
    return link(url, (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) `<img src="${escapeUrl(url)}" width="${width}" alt="${escapeText(alt)}">`);
}
/** What ends an attribute or is no part of an address, and what is not seen. */
const NOT_IN_URL = new RegExp(String.raw `[&<>"'\x60\s[\]\\]|${_text_plain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .UNSEEN */ .PR.source}`, "gu");
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
    const anchor = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(path).digest("hex");
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


/***/ }),

/***/ 90518:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GX: () => (/* binding */ wordRunNotice),
/* harmony export */   jp: () => (/* binding */ wordSkippedFile),
/* harmony export */   yu: () => (/* binding */ wordTaskNotice)
/* harmony export */ });
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(52019);

/** A sentence for a notice of one task. */
function wordTaskNotice(notice) {
    switch (notice.code) {
        case "cropped":
        case "padded":
        case "stretched":
            return `The model returned ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatSize */ .Xq)(notice.from)}, a different aspect ratio. The image was ${notice.code} to ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatSize */ .Xq)(notice.to)}.`;
        case "enlarged":
            return `The model returned ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatSize */ .Xq)(notice.from)}. The image was enlarged to ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatSize */ .Xq)(notice.to)} and may look soft.`;
        case "grown":
            return `The file grew from ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(notice.from)} to ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(notice.to)}, more than twice the size of its source.`;
        case "misnamed":
            return `${notice.path} contains ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_0__/* .withArticle */ .vJ)(notice.format)} image, which its extension does not say. It was edited as ${notice.format}, and its name was kept. Rename the file.`;
        case "transparency-lost":
            return `${notice.format.toUpperCase()} has no transparency, so the image now has a white background.`;
        case "transparency-restored":
            return "The model removed the transparency. It was restored from the source.";
        case "transparency-not-restored":
            return "The model removed the transparency. It could not be restored because the aspect ratios differ.";
        case "not-aligned":
            return notice.isMasked
                ? "The model's image does not line up with the source. Everything outside the mask is from the source, but the edited part may not fit."
                : "The model's image does not line up with the source, so `preserve` had no effect.";
        case "nothing-preserved":
            return notice.isAll
                ? "The model changed the whole image, so `preserve` had no effect."
                : "`preserve` found no edited region, so the model's image was used as it is.";
        case "nothing-edited":
            return "`preserve` found nothing that the model edited, so every pixel is from the source.";
        case "preserve-other-ratio":
            return "The result has a different aspect ratio than the source, so `preserve` had no effect.";
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
        case "removed-on-branch":
            return `${notice.path} no longer exists on the branch.`;
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
            return "No glossary term is a text of its own in the image, so its text was not checked.";
        case "candidate-outdated":
            return "This candidate was made with an earlier recipe or source. The next run makes the image again.";
        case "fallback-used":
            return `The ${notice.locale} image was used instead.`;
        case "fallback-missing":
            return `There is no ${notice.locale} image to use instead.`;
        case "fallback-failed":
            return `The fallback image could not be used: ${notice.reason}`;
        case "of-shard":
            return notice.text;
    }
}
const SKIPS_LATER = " `changed-only` may skip it then: run once with `changed-only: false`.";
/** A sentence for a notice of the whole run. */
function wordRunNotice(notice) {
    switch (notice.code) {
        case "failed-maybe-billed":
            return `${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(notice.count, "failed request")} may also have been billed. Check the provider's usage log.`;
        case "call-ended-early":
            return "A call for several images ended early. The missing images may still be billed.";
        case "extra-images-ignored":
            return `The model returned ${notice.made} images where ${notice.wanted} ${notice.wanted === 1 ? "was" : "were"} requested. The others were ignored and may have been billed.`;
        case "events-unavailable":
            return `The event stream is not available (${notice.reason}). Retouch polls for the results instead.`;
        case "recipe-idle":
            return `${recipePrefix(notice.recipe)}${wordIdle(notice.reason, notice.recipe !== "")}`;
        case "too-long":
            return wordTooLong(notice);
        case "shard-missing":
            return notice.reason;
        case "of-shard":
            return notice.text;
        case "branch-not-read":
            return `Retouch could not read the newest state of the branch \`${notice.branch}\`, so it may pay again for results that are only there. ${notice.reason}`;
        case "would-stop":
            return `A run would stop before it pays for anything. ${notice.reason}`;
        case "may-be-refused":
            return `GitHub may refuse the commit, and then the images are in the artifact. ${notice.reason}`;
        case "same-language": {
            const same = `${recipePrefix(notice.recipe)}${notice.locales.join(" and ")} are the same language for the model ${notice.model}.`;
            return notice.isShared
                ? `${same} Retouch asks for one image, pays for it once, and uses it for each of them.`
                : `${same} Only the words of the glossary or the prompt differ, so Retouch pays for more than one image.`;
        }
        case "task-postponed": {
            const what = `The recipe "${notice.producer}" changes ${notice.path} in this run, so ${notice.output} is left for the next run.`;
            return `${what}${notice.mayNotBeSelected ? SKIPS_LATER : ""}`;
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
            return `${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(notice.count, "candidate or step image")} could not be stored in the repository: the GitHub API accepts at most 37.5 MB per file.`;
        case "results-not-kept": {
            const [one, them] = notice.count === 1 ? ["result was", "it"] : ["results were", "them"];
            return `\`result-cache: git\`: ${notice.count} ${one} not kept in the repository, so a later run may pay for ${them} again. ${notice.reason} Fix that, or set \`result-cache: auto\`, which falls back to the Actions cache.`;
        }
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
    return `${paths.slice(0, MAX_LISTED).join(", ")}${more > 0 ? ` and ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(more, "more file")}` : ""}`;
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
        case "made-later":
            return `the recipe ${JSON.stringify(reason.producer)} makes ${reason.path} in this run, so it is left for the next run.${reason.mayNotBeSelected ? SKIPS_LATER : ""}`;
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
        case "submodule":
            return `\`${hint.path}\` is a submodule. Run Retouch in its own repository.`;
        case "excluded":
            return `A \`!\` glob excludes what it matches, for example ${hint.example}.`;
        case "case":
            return `Upper and lower case count: there is ${hint.example}.`;
        case "unicode":
            return `There is ${hint.example}, which encodes its accents differently in Unicode. Copy the name from \`git ls-files\`.`;
        case "folder":
            return `To select all images of a folder, write \`${hint.glob}\`.`;
        case "subfolders":
            return `To include subfolders, write \`${hint.glob}\`.`;
        case "similar":
        case "extension":
            return `Did you mean \`${hint.glob}\`? It matches ${hint.example}.`;
    }
}
function wordTooLong({ durationMs, isRateBound, shards }) {
    const hours = `about ${Math.round(durationMs / 3_600_000)} hours, and a job ends after 6 hours by default`;
    if (isRateBound)
        return `This run takes ${hours}. Shards share the rate limit, so they do not end in time either. Raise \`requests-per-minute\` if your account allows more, or run again after the job has ended: finished images are not paid for again.`;
    return `This run takes ${hours}. Split it into shards: ${shards} with \`shard: i/${shards}\`. Finished images are not paid for again.`;
}
const WORK = { edit: "edited", localize: "localized", generate: "generated" };
/** A line of the log for a selected file without a task. */
function wordSkippedFile(file) {
    switch (file.code) {
        case "symbolic-link":
            return `${file.path} is a symbolic link and is not read.`;
        case "no-pictures": {
            const more = file.count > 1 ? ` and ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(file.count - 1, "other file")} are` : " is";
            return `${file.path}${more} passed over: by the name, ${file.count > 1 ? "they are no images" : "it is no image"}.`;
        }
        case "not-in-workspace":
            return `${file.path} is in git but not in the workspace.`;
        case "unreadable":
            return `${file.path} is larger than 128 MiB, or was replaced while it was read.`;
        case "not-an-original":
            return `${file.path} is ${wordOwner(file.owner)} and is not ${WORK[file.mode]} itself.`;
        case "locale-is-source":
            return `${recipePrefix(file.recipe)}${file.locale} is skipped: the images are already in ${file.sourceLocale}.`;
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
function recipePrefix(name) {
    return name === "" ? "" : `recipe ${JSON.stringify(name)}: `;
}


/***/ }),

/***/ 54149:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ OUTLINED),
/* harmony export */   U: () => (/* binding */ findOutlined)
/* harmony export */ });
/** CSS pixels of the picture. */
const OUTLINED = { width: 320, height: 240 };
/** Shares of a picture. Where more was changed, or is within one outline, an outline says no more than the picture. */
const MOST_CHANGED = 0.6;
const MOST_WITHIN = 0.8;
/** Pixels: in a smaller picture the line would hide what it is about. */
const LEAST_SIDE = 96;
/** What is outlined in a picture of the result. There are regions only where source and result were found to show the same. */
function findOutlined({ task, result, outputBlob }) {
    const { fidelity, width, height } = result;
    const [largest] = fidelity?.regions ?? [];
    // A translation changes texts all over the picture.
    if (!fidelity || !largest || outputBlob === undefined || width === null || height === null || task.recipe.mode !== "edit")
        return undefined;
    const isWhole = largest.width * largest.height > MOST_WITHIN * width * height;
    if (fidelity.changed >= MOST_CHANGED || isWhole || Math.max(width, height) < LEAST_SIDE)
        return undefined;
    return { key: `${outputBlob}-${task.originBlob.slice(0, 16)}`, regions: fidelity.regions };
}


/***/ }),

/***/ 19313:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C8: () => (/* binding */ renderResult),
/* harmony export */   JZ: () => (/* binding */ buildOutputs),
/* harmony export */   Lm: () => (/* binding */ describeFacts),
/* harmony export */   tn: () => (/* binding */ renderResultsFile)
/* harmony export */ });
/* unused harmony exports RESULTS_LIMIT, OUTPUTS */
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(52019);
/* harmony import */ var _text_inert_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(569);
/* harmony import */ var _comment_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(95219);
/* harmony import */ var _notice_wording_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(90518);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(36833);





/**
 * UTF-16 code units of the `results` output. GitHub allows 1 MB for all outputs of a job and counts UTF-16, so that this is half of it:
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idoutputs
 */
const RESULTS_LIMIT = 250_000;
/** Every output of the action, for `action.yml` and `docs/outputs.md`. */
const OUTPUTS = {
    changed: "`true` if a file was created or changed, also if a fallback image was used for a task that failed, or an original was restored.",
    "skip-reason": "Why the run did nothing: `no-match` `up-to-date` `fork` `dependabot` `closed` `no-branch` `no-command` `label` `draft` `dry-run` `no-text`. Otherwise empty.",
    edited: "Number of tasks that made an image: edited, localized or generated.",
    unchanged: "Number of tasks that left their image as it was: up to date, changed by a person and kept, or stale.",
    failed: "Number of tasks that failed.",
    results: "JSON array with one object per task: `source` `output` `locale` `status` (`edited` `unchanged` `modified` `failed` `planned` `stale`) `cached` (the result was paid for in an earlier run) `provider` `model` `width` `height` `bytes` `sha256` `cost` `durationMs` `warnings` `error` (`{code, message}`). `source` is null for a generated image. If they apply: `sourceBytes` (size of the source that was edited), `recipe` (its name in `config`), `text` (`{score, missing, left}`, with `verify: text`, and `replaced`: the missing texts that other text stands in place of), `fidelity` (how far the result is its source, see [Preserving what did not change](recipes.md#preserving-what-did-not-change)), `candidates` (how many there are).",
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
    "report-file": "Path of the before/after gallery: an HTML file that opens in a browser without a network (pictures of more than 34 MB in all are files beside it). The same gallery is uploaded as the artifact `<artifact-name>-report`. Empty if no image came out of the run, in a shard, and if the run was cancelled.",
    markdown: "The report with before and after as Markdown, at most 60 KB, for the body of an issue or pull request that another step makes. It has pictures where something is committed, or on a pull request with [`previews`](permissions.md#permissions-of-the-workflow).",
    matrix: 'With `dry-run`: the shards to run the plan in, for `fromJSON` in a matrix, such as `{"shard":["1/4","2/4","3/4","4/4"]}`; `{"shard":[]}` if nothing is due. See [Scale](scale.md).',
};
/** Every output is always set; what there is nothing of is empty. */
function buildOutputs(report) {
    const { outcomes, delivered, comment, pull } = report;
    const counts = (0,_report_js__WEBPACK_IMPORTED_MODULE_3__/* .tally */ .N4)(outcomes);
    const { json, truncated } = cutResults(outcomes.map(({ result }) => result));
    return {
        // A stale result is not counted: no commit holds it, and its file on the branch is somebody else's newer one.
        changed: String(counts.edited > 0 || outcomes.some((outcome) => outcome.restored || isReplaced(outcome))),
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
        "estimated-cost": report.estimatedCost === null ? "" : (0,_text_format_js__WEBPACK_IMPORTED_MODULE_4__/* .formatDecimal */ .zJ)(report.estimatedCost),
        cost: report.cost === null ? "" : (0,_text_format_js__WEBPACK_IMPORTED_MODULE_4__/* .formatDecimal */ .zJ)(report.cost),
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
        "report-file": report.gallery?.file ?? "",
        markdown: (0,_comment_js__WEBPACK_IMPORTED_MODULE_1__/* .renderMarkdown */ .Gc)(report),
        matrix: renderMatrix(report),
    };
}
/** The shards for a matrix: those that the plan is to be run in. Empty where it was not planned for that. */
function renderMatrix({ dryRun, outcomes, schedule, errors, shard }) {
    if (!dryRun || shard || errors.length > 0)
        return "";
    // A file that no model can be given fails in a run, and is to be seen there.
    const { length: count } = outcomes.filter(({ result: { status } }) => status === "planned" || status === "failed");
    const shards = count === 0 ? 0 : Math.max(schedule?.shards ?? 0, 1);
    return JSON.stringify({ shard: Array.from({ length: shards }, (_, index) => `${index + 1}/${shards}`) });
}
/** What a shard tells the merge besides its tasks. */
function describeFacts({ notices, errors = [], estimatedCost, plan, }) {
    return {
        notices: notices.map(_notice_wording_js__WEBPACK_IMPORTED_MODULE_2__/* .wordRunNotice */ .GX),
        idle: plan.idle.map(_notice_wording_js__WEBPACK_IMPORTED_MODULE_2__/* .wordRunNotice */ .GX),
        errors: errors.map(({ code, message }) => ({ code, message })),
        estimatedCost,
    };
}
/** Whether another locale's image is used instead of a failed one. */
function isReplaced({ result, outputBlob }) {
    return result.status === "failed" && outputBlob !== undefined;
}
/** All results; where there is no room for all, without their measures; then as many as there is room for, from the first. */
function cutResults(results) {
    const whole = fillResults(results);
    return whole.truncated ? fillResults(results.map((result) => ({ ...result, fidelity: undefined }))) : whole;
}
function fillResults(results) {
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
        cost: cost === null ? null : Number((0,_text_format_js__WEBPACK_IMPORTED_MODULE_4__/* .formatDecimal */ .zJ)(cost)),
        warnings: warnings.map(_notice_wording_js__WEBPACK_IMPORTED_MODULE_2__/* .wordTaskNotice */ .yu),
        text: text && { ...text, score: text.score === null ? null : Number(text.score.toFixed(4)) },
    };
}
/** All results as a JSON file, one object a line. */
function renderResultsFile(outcomes) {
    return `[${outcomes.map(({ result }) => stringifyResult(result)).join(",\n")}]\n`;
}
function stringifyResult(result) {
    return (0,_text_inert_json_js__WEBPACK_IMPORTED_MODULE_0__/* .toInertJson */ .G)(renderResult(result));
}


/***/ }),

/***/ 62617:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kb: () => (/* binding */ findSourceFit),
/* harmony export */   Po: () => (/* binding */ listPageOutcomes),
/* harmony export */   d7: () => (/* binding */ toPageData),
/* harmony export */   yx: () => (/* binding */ toPageTask)
/* harmony export */ });
/* harmony import */ var node_path_posix__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(53916);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(82489);
/* harmony import */ var _notices_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(92129);
/* harmony import */ var _pixels_geometry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(58687);
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(52019);
/* harmony import */ var _text_plain_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(93788);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(25470);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(36833);
/* harmony import */ var _wording_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9723);









/** What was made, and what failed. Empty where no picture came out of the run. */
function listPageOutcomes({ outcomes }) {
    const hasPicture = ({ result, rejected = [] }) => ["edited", "stale"].includes(result.status) || rejected.length > 0;
    if (!outcomes.some(hasPicture))
        return [];
    return outcomes.filter(({ result }) => ["edited", "failed", "stale"].includes(result.status));
}
function toPageData(report, tasks) {
    const { context, delivered, durationMs } = report;
    const { commit, artifact } = delivered ?? {};
    return {
        title: `Retouch: ${(0,_wording_js__WEBPACK_IMPORTED_MODULE_5__/* .headline */ .Pl)(report)}`,
        headline: `Retouch: ${(0,_wording_js__WEBPACK_IMPORTED_MODULE_5__/* .headline */ .Pl)(report)}`,
        facts: [(0,_wording_js__WEBPACK_IMPORTED_MODULE_5__/* .describeRunCost */ .a4)(report), (0,_text_format_js__WEBPACK_IMPORTED_MODULE_6__/* .formatDuration */ .a3)(durationMs)].filter((fact) => fact !== ""),
        notice: (0,_report_js__WEBPACK_IMPORTED_MODULE_7__/* .hasSandbox */ .U_)(report) ? _wording_js__WEBPACK_IMPORTED_MODULE_5__/* .SANDBOX_NOTICE */ .hG : "",
        links: [
            ...(context.runId === "" ? [] : [{ text: "Run", url: (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .runUrl */ .Vp)(context) }]),
            ...(commit ? [{ text: `Commit ${commit.sha.slice(0, 7)}`, url: commit.url }] : []),
            ...(artifact ? [{ text: "Artifact", url: artifact.url }] : []),
        ],
        tasks,
    };
}
/** Characters of a path above the pictures, of which a phone has three lines. */
const MAX_TITLE = 80;
/** The texts and figures of one task; its pictures are added to them. */
function toPageTask(outcome) {
    const { task, result, changedShare } = outcome;
    const { error } = result;
    const folder = (0,node_path_posix__WEBPACK_IMPORTED_MODULE_0__.dirname)(result.output);
    const advice = error ? _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ADVICE */ .hc[error.code] : "";
    return {
        output: result.output,
        name: (0,_text_plain_text_js__WEBPACK_IMPORTED_MODULE_3__/* .toLine */ .S5)(result.output),
        title: (0,_text_plain_text_js__WEBPACK_IMPORTED_MODULE_3__/* .cutMiddle */ .it)((0,_text_plain_text_js__WEBPACK_IMPORTED_MODULE_3__/* .toLine */ .S5)(result.output), MAX_TITLE),
        source: result.source ?? "",
        locale: result.locale ?? "",
        recipe: result.recipe ?? "",
        folder: folder === "." ? "" : (0,_text_plain_text_js__WEBPACK_IMPORTED_MODULE_3__/* .toLine */ .S5)(folder),
        status: result.status,
        statusText: plainStatus(outcome),
        changed: changedShare ?? null,
        line: listFigures(outcome).join(" · "),
        facts: listFacts(outcome),
        prompts: task.recipe.prompts.filter((prompt) => prompt !== ""),
        warnings: (0,_wording_js__WEBPACK_IMPORTED_MODULE_5__/* .warningsOf */ .nZ)(outcome),
        error: error ? { code: error.code, message: [error.message, advice].filter(Boolean).join(" ") } : null,
        thumbs: { before: null, after: null },
        pictures: [],
        region: result.fidelity?.regions,
    };
}
const FITS = { cropped: "cover", padded: "contain", stretched: "fill" };
/**
 * How the source lies upon a result of another ratio: as Retouch laid the model's answer, where that had the ratio of the source. Where
 * the model itself gave the picture another ratio, nobody knows.
 *
 * @param notices of this result.
 */
function findSourceFit(source, result, notices) {
    if ((0,_pixels_geometry_js__WEBPACK_IMPORTED_MODULE_2__/* .hasSameRatio */ ._G)(source, result))
        return "same";
    const placement = notices.filter(_notices_js__WEBPACK_IMPORTED_MODULE_8__/* .isPlacement */ .w).find(({ from }) => (0,_pixels_geometry_js__WEBPACK_IMPORTED_MODULE_2__/* .hasSameRatio */ ._G)(source, from));
    return placement && FITS[placement.code];
}
function plainStatus(outcome) {
    return (0,_wording_js__WEBPACK_IMPORTED_MODULE_5__/* .statusText */ .qS)(outcome).replaceAll("`", "");
}
function listFigures({ changedShare, result }) {
    const { width, height, bytes, cost, cached } = result;
    return [
        width === null || height === null ? "" : (0,_text_format_js__WEBPACK_IMPORTED_MODULE_6__/* .formatSize */ .Xq)({ width, height }),
        bytes === null ? "" : (0,_text_format_js__WEBPACK_IMPORTED_MODULE_6__/* .formatBytes */ .z3)(bytes),
        changedShare === undefined ? "" : `${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_6__/* .formatShare */ .T1)(changedShare)} changed`,
        cached ? "from an earlier run" : cost ? (0,_text_format_js__WEBPACK_IMPORTED_MODULE_6__/* .formatDollars */ .nT)(cost) : "",
        (0,_wording_js__WEBPACK_IMPORTED_MODULE_5__/* .formatScore */ .y)(result.text),
    ].filter((text) => text !== "");
}
function listFacts(outcome) {
    const { before, changedShare, result } = outcome;
    const { source, output, width, height, bytes, cost, cached, durationMs, text, candidates, fidelity } = result;
    const size = width === null || height === null ? "" : (0,_text_format_js__WEBPACK_IMPORTED_MODULE_6__/* .formatSize */ .Xq)({ width, height });
    const weight = bytes === null ? "" : (0,_text_format_js__WEBPACK_IMPORTED_MODULE_6__/* .formatBytes */ .z3)(bytes);
    const facts = [
        ["Result", plainStatus(outcome)],
        ["Path", output.length > MAX_TITLE ? (0,_text_plain_text_js__WEBPACK_IMPORTED_MODULE_3__/* .toLine */ .S5)(output) : ""],
        ["Source", source === null || source === output ? "" : (0,_text_plain_text_js__WEBPACK_IMPORTED_MODULE_3__/* .toLine */ .S5)(source)],
        ["Locale", result.locale ?? ""],
        ["Recipe", result.recipe ?? ""],
        ["Pixels", change(before ? (0,_text_format_js__WEBPACK_IMPORTED_MODULE_6__/* .formatSize */ .Xq)(before) : "", size)],
        ["Size", change(before && before.bytes > 0 ? (0,_text_format_js__WEBPACK_IMPORTED_MODULE_6__/* .formatBytes */ .z3)(before.bytes) : "", weight)],
        ["Changed", changedShare === undefined ? "" : `${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_6__/* .formatShare */ .T1)(changedShare)} of pixels`],
        ...(fidelity ? listFidelity(fidelity) : []),
        ["Text", text === undefined || text.score === null ? "" : (0,_text_format_js__WEBPACK_IMPORTED_MODULE_6__/* .formatShare */ .T1)(text.score)],
        ...(text ? (0,_wording_js__WEBPACK_IMPORTED_MODULE_5__/* .listFaults */ .OC)(text).map(({ kind, words }) => [`Text ${kind}`, words.join(", ")]) : []),
        ["Candidates", candidates === undefined ? "" : (0,_text_format_js__WEBPACK_IMPORTED_MODULE_6__/* .plural */ .LS)(candidates, "result")],
        ["Model", result.model === result.provider ? result.provider : `${result.provider} ${result.model}`],
        ["Cost", cached ? "from an earlier run" : cost === null ? "not known" : (0,_text_format_js__WEBPACK_IMPORTED_MODULE_6__/* .formatDollars */ .nT)(cost)],
        ["Time", durationMs === null ? "" : (0,_text_format_js__WEBPACK_IMPORTED_MODULE_6__/* .formatDuration */ .a3)(durationMs)],
    ];
    return facts.filter(([, text]) => text !== "");
}
/** Below these, the model left the picture where and as it was. */
const LEAST = { pixels: 0.25, zoom: 0.001, tone: 1 };
function listFidelity({ confidence, preserved, shift, zoom, tone, ssimOutside, deltaEOutside }) {
    const moved = Math.hypot(shift.x, shift.y) >= LEAST.pixels;
    const zoomed = Math.max(Math.abs(zoom.x - 1), Math.abs(zoom.y - 1)) >= LEAST.zoom;
    const percent = (factor) => `${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_6__/* .formatSigned */ .Gp)((factor - 1) * 100, 1, "+")} %`;
    return [
        ["Confidence", `${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_6__/* .formatShare */ .T1)(confidence)} of the source found`],
        ["Preserved", preserved === null ? "" : `${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_6__/* .formatShare */ .T1)(preserved)} of pixels are the source's`],
        ["Model moved it by", moved ? `${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_6__/* .formatSigned */ .Gp)(shift.x, 1)}, ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_6__/* .formatSigned */ .Gp)(shift.y, 1)} px` : ""],
        ["Model scaled it by", zoomed ? `${percent(zoom.x)} × ${percent(zoom.y)}` : ""],
        ["Model toned it by", Math.abs(tone) >= LEAST.tone ? `${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_6__/* .formatSigned */ .Gp)(tone, 1)} of 255` : ""],
        ["Similarity elsewhere", ssimOutside === null ? "" : `SSIM ${ssimOutside.toFixed(3)}`],
        ["Colours elsewhere", deltaEOutside === null ? "" : `ΔE ${deltaEOutside.toFixed(2)}`],
    ];
}
/** `before → after`, or the one that is known or both are. */
function change(before, after) {
    return before === "" || after === "" || before === after ? after || before : `${before} → ${after}`;
}


/***/ }),

/***/ 60476:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BS: () => (/* binding */ isNew),
/* harmony export */   DK: () => (/* binding */ showBefore),
/* harmony export */   GK: () => (/* binding */ explainTaking),
/* harmony export */   Q6: () => (/* binding */ isUpright),
/* harmony export */   Q_: () => (/* binding */ showOutlined),
/* harmony export */   TC: () => (/* binding */ isPictured),
/* harmony export */   Ts: () => (/* binding */ renderCandidates),
/* harmony export */   Uy: () => (/* binding */ showOlder),
/* harmony export */   Xs: () => (/* binding */ isBanner),
/* harmony export */   Yu: () => (/* binding */ showCandidates),
/* harmony export */   aH: () => (/* binding */ describeCandidates),
/* harmony export */   aJ: () => (/* binding */ isShown),
/* harmony export */   iR: () => (/* binding */ otherThanDelivered),
/* harmony export */   jU: () => (/* binding */ listCandidates),
/* harmony export */   kS: () => (/* binding */ showAfter),
/* harmony export */   og: () => (/* binding */ linkDiff),
/* harmony export */   sX: () => (/* binding */ linkResult),
/* harmony export */   vW: () => (/* binding */ COLUMN)
/* harmony export */ });
/* harmony import */ var _text_plain_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93788);
/* harmony import */ var _fit_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2400);
/* harmony import */ var _html_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(58026);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(25470);
/* harmony import */ var _outline_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(54149);





/** CSS pixels. Two columns of this width fit into a comment on a desktop. */
const COLUMN = 400;
const MAX_HEIGHT = 480;
/** The box of a picture in a column of that many CSS pixels. */
const inColumn = (width) => ({ width, height: MAX_HEIGHT });
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
/** A picture in a box of CSS pixels, never enlarged. */
function showFile({ context }, { sha, path, alt, name = path, ...size }, box) {
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .picture */ .li)({ url: (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .blobUrl */ .b0)({ ...context, sha, path }), alt: `${(0,_text_plain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .toLine */ .S5)(name)} ${alt}`, width: displayWidth(size, box) });
}
/** The height follows from the width. */
function displayWidth({ width, height }, box) {
    if (width === null || height === null)
        return box.width;
    return Math.max(1, Math.round(Math.min(box.width, width, (box.height * width) / height)));
}
/** Whether there is neither a source nor an older picture where a generated one is now. */
function isNew({ task }) {
    return task.source === undefined && task.outputIndexBlob === undefined;
}
/** What was there before: the source, and where there is none an older picture at the same place. */
function showBefore(report, outcome, column) {
    const { task, result, before } = outcome;
    const place = findPlaces(report, outcome).before;
    // `before` of a picture that was never read has no size.
    const { width, height } = before ?? result;
    if (place)
        return showFile(report, { ...place, name: result.source ?? result.output, alt: "before", width, height }, inColumn(column));
    return isInRepository(task) ? (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) `<i>no preview</i>` : (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) `<i>not in the repository</i>`;
}
function showAfter(report, outcome, column) {
    const { output: name, width, height } = outcome.result;
    const place = findPlaces(report, outcome).after;
    return place === undefined ? _html_js__WEBPACK_IMPORTED_MODULE_2__/* .NOTHING */ .K$ : showFile(report, { ...place, name, alt: "after", width, height }, inColumn(column));
}
/** The result with what changed outlined; empty where there is no such copy. */
function showOutlined(report, outcome) {
    const { output: name, width, height } = outcome.result;
    const place = commitsOf(report, outcome) ? undefined : report.previews?.get((0,_outline_js__WEBPACK_IMPORTED_MODULE_4__/* .findOutlined */ .U)(outcome)?.key ?? "");
    return place === undefined
        ? _html_js__WEBPACK_IMPORTED_MODULE_2__/* .NOTHING */ .K$
        : showFile(report, { ...place, name, alt: "with outlines around what changed", width, height }, _outline_js__WEBPACK_IMPORTED_MODULE_4__/* .OUTLINED */ .L);
}
/** The translation that a new one replaced; empty where there was none. */
function showOlder(report, outcome, column) {
    const { task, result } = outcome;
    const { output: path, width, height } = result;
    // Without a commit the branch has it still.
    const sha = (commitsOf(report, outcome) ?? { older: report.context.event.pull_request?.head.sha }).older;
    const isReplaced = task.outputIndexBlob !== undefined && result.source !== path && isShown(path);
    return isReplaced && sha ? showFile(report, { sha, path, alt: "before", width, height }, inColumn(column)) : _html_js__WEBPACK_IMPORTED_MODULE_2__/* .NOTHING */ .K$;
}
/** Whether the result can be shown: a commit has it in a format that browsers know, or there is a small copy. */
function isPictured(report, outcome) {
    return findPlaces(report, outcome).after !== undefined;
}
/** A source that is not in the repository has no address. */
function isInRepository({ source, outputIndexBlob }) {
    return (source ? source.indexBlob : outputIndexBlob) !== undefined;
}
/** Where an image can be seen, as far as it can. */
function findPlaces(report, outcome) {
    const { task, result, outputBlob } = outcome;
    const commits = commitsOf(report, outcome);
    if (!commits)
        return { before: report.previews?.get(task.originBlob), after: report.previews?.get(outputBlob ?? "") };
    const placeOf = (sha, path) => (sha === undefined || !isShown(path) ? undefined : { sha, path });
    return {
        before: isInRepository(task) ? placeOf(commits.before, result.source ?? result.output) : undefined,
        after: placeOf(commits.after, result.output),
    };
}
/** The commits that show an image, where there are any. */
function commitsOf({ pullImages: pull, delivered }, outcome) {
    const { commit } = delivered ?? {};
    return pull?.places.get(outcome) ?? (commit && { before: commit.parent, older: commit.parent, after: commit.sha });
}
/** A name as a link to GitHub's own comparison of the two versions, in a pull request that has them. */
function linkDiff(report, outcome, name) {
    const { context, pullImages: pull } = report;
    if (pull === undefined || commitsOf(report, outcome) === undefined)
        return name;
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .link */ .nf)((0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .diffUrl */ .Tk)({ ...context, pull: pull.number, path: outcome.result.output }), name);
}
/** The name of a result as a link to where it can be seen: where it was committed, by this run or before in the pull request, else the gallery. */
function linkResult(report, one, name) {
    const { output, status } = one.result;
    const made = status === "edited" ? one : report.pullImages?.earlier.find(({ task }) => task.output === output);
    const after = made && commitsOf(report, made)?.after;
    const { gallery } = report;
    if (made === undefined || after === undefined)
        return status === "edited" && gallery?.url ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .link */ .nf)(`${gallery.url}#${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .encodeSegment */ .ug)(output)}`, name) : name;
    if (report.pullImages)
        return linkDiff(report, made, name);
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .link */ .nf)((0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .blobUrl */ .b0)({ ...report.context, sha: after, path: output }), name);
}
/** Candidates in one row, which a phone shows as large as can be told apart, and the width of each in CSS pixels. */
const CANDIDATES_IN_ROW = 3;
const CANDIDATE_COLUMN = 160;
/** A path that is to be copied is not cut before this. */
const MAX_PATH = 250;
/** The candidates whose pictures can be shown: those that the repository keeps in a format that browsers know, or small copies of them. */
function listCandidates({ delivered, pullImages, previews }, outcome) {
    const { task, kept = [] } = outcome;
    const earlier = pullImages?.candidates?.get(outcome);
    // All have the size of the output.
    const { width, height } = outcome.result;
    if (earlier)
        return earlier.map((one) => ({ ...one, ...namesOf(one.number, task), width, height }));
    return kept.flatMap(({ kind, number, blob, cacheKey = "", ...size }) => {
        const own = isShown(task.output) ? delivered?.kept?.get(cacheKey) : undefined;
        const place = own ?? previews?.get(blob);
        if (kind !== "candidate" || !place)
            return [];
        return { ...place, number, isDelivered: number === 1, ...namesOf(number, task), width: size.width, height: size.height };
    });
}
function namesOf(number, { output }) {
    return { alt: `candidate ${number}`, name: output };
}
/** Cells of a table with numbered pictures, the delivered one marked. */
function showCandidates(report, candidates, column, width = _html_js__WEBPACK_IMPORTED_MODULE_2__/* .NOTHING */ .K$) {
    return candidates.map((candidate) => {
        const { number, isDelivered } = candidate;
        const label = isDelivered ? (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) `<b>${number}</b>, delivered` : (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) `<b>${number}</b>`;
        return (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) `<td${width} align="center">${showFile(report, candidate, inColumn(column))}<br>\n${label}</td>`;
    });
}
/** The pictures of one task in rows as even as can be, and how to take another one. */
function renderCandidates(report, outcome) {
    const candidates = listCandidates(report, outcome);
    const count = Math.ceil(candidates.length / CANDIDATES_IN_ROW);
    const perRow = Math.ceil(candidates.length / count);
    const cells = showCandidates(report, candidates, CANDIDATE_COLUMN, (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) ` width="${Math.floor(100 / perRow)}%"`);
    const rows = Array.from({ length: count }, (_, index) => (0,_html_js__WEBPACK_IMPORTED_MODULE_2__.tr)(cells.slice(index * perRow, (index + 1) * perRow)));
    return (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .join */ .fj)([(0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) `<p>${describeCandidates(report, outcome)}</p>`, (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .table */ .tp)([], rows)], (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) `\n`);
}
/** How many there are, and where the others are or how one of them is taken; empty when there is one result alone. */
function describeCandidates(report, outcome) {
    const { task, result, kept = [] } = outcome;
    const earlier = report.pullImages?.candidates?.get(outcome);
    if (earlier)
        return (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) `${earlier.length} candidates. ${explainTaking(report, task.output, otherThanDelivered(earlier))}`;
    const { candidates = 1 } = result;
    if (candidates < 2)
        return _html_js__WEBPACK_IMPORTED_MODULE_2__/* .NOTHING */ .K$;
    const { artifact, kept: places } = report.delivered ?? {};
    const isKept = kept.some(({ kind, cacheKey = "" }) => kind === "candidate" && places?.has(cacheKey));
    const other = kept.find(({ kind, number }) => kind === "candidate" && number > 1)?.number ?? 2;
    if (isKept)
        return (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) `${candidates} candidates. ${explainTaking(report, task.output, other)}`;
    const where = artifact ? (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) `; the others are in the artifact ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .link */ .nf)(artifact.url, (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)(artifact.name, 80))}` : _html_js__WEBPACK_IMPORTED_MODULE_2__/* .NOTHING */ .K$;
    return (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) `${candidates} candidates${where}.`;
}
/** The number of a candidate that can be taken. */
function otherThanDelivered(candidates) {
    return candidates.find(({ isDelivered }) => !isDelivered)?.number ?? 2;
}
/** By a comment, where the workflow listens to them. */
function explainTaking({ hearsBoxes }, output, number) {
    const path = (0,_text_plain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cutMiddle */ .it)(output, MAX_PATH);
    const asCode = (text) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)(text, Number.POSITIVE_INFINITY, _fit_js__WEBPACK_IMPORTED_MODULE_1__/* .HALF_COLUMN */ .Rb);
    if (hearsBoxes)
        return (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) `To use another candidate at no cost, comment ${asCode(`/retouch take ${/\s/.test(path) ? `"${path}"` : path} ${number}`)}.`;
    return (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) `To use another candidate at no cost, run the workflow with ${asCode(`take-candidate: ${path}=${number}`)}.`;
}


/***/ }),

/***/ 13372:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ix: () => (/* binding */ printSkipped),
/* harmony export */   e0: () => (/* binding */ createProgressLog)
/* harmony export */ });
/* unused harmony export waitingLine */
/* harmony import */ var _plan_schedule_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27553);
/* harmony import */ var _runner_log_writer_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(92006);
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(52019);
/* harmony import */ var _log_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(96745);
/* harmony import */ var _notice_wording_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(90518);
/* harmony import */ var _wording_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9723);
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






/** Prints which selected files have no task, and that the lockfile was repaired. */
function printSkipped({ skipped, lockFile }) {
    const sentences = skipped.map(_notice_wording_js__WEBPACK_IMPORTED_MODULE_3__/* .wordSkippedFile */ .jp);
    if (sentences.length > 0) {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const _group = __addDisposableResource(env_1, _runner_log_writer_js__WEBPACK_IMPORTED_MODULE_1__/* .openGroup */ .Sg(`Skipped (${sentences.length})`), false);
            for (const sentence of sentences)
                _runner_log_writer_js__WEBPACK_IMPORTED_MODULE_1__/* .info */ .pq((0,_log_js__WEBPACK_IMPORTED_MODULE_2__/* .toLogText */ .ZQ)(sentence));
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            __disposeResources(env_1);
        }
    }
    if (lockFile.repaired)
        _runner_log_writer_js__WEBPACK_IMPORTED_MODULE_1__/* .info */ .pq(_wording_js__WEBPACK_IMPORTED_MODULE_4__/* .LOCK_REPAIRED */ .tN);
}
/** A person who watches the log wonders about silence longer than this. */
const HEARTBEAT_MS = 20_000;
/** And wants to know now and then how long it takes. */
const OVERVIEW_MS = 120_000;
/** Prints what is about to be paid for, a line for each finished task, and one from time to time while none finishes. */
function createProgressLog({ prepared, rejected, estimatedCost, schedule }, taken) {
    if (prepared.length > 0)
        _runner_log_writer_js__WEBPACK_IMPORTED_MODULE_1__/* .info */ .pq((0,_log_js__WEBPACK_IMPORTED_MODULE_2__/* .toLogText */ .ZQ)((0,_wording_js__WEBPACK_IMPORTED_MODULE_4__/* .announce */ .iP)(prepared, estimatedCost, schedule)));
    // Said again at the end, which such a run may not see.
    for (const notice of (0,_plan_schedule_js__WEBPACK_IMPORTED_MODULE_0__/* .checkDuration */ .fU)(schedule))
        _runner_log_writer_js__WEBPACK_IMPORTED_MODULE_1__/* .info */ .pq((0,_log_js__WEBPACK_IMPORTED_MODULE_2__/* .toLogText */ .ZQ)(`warning: ${(0,_notice_wording_js__WEBPACK_IMPORTED_MODULE_3__/* .wordRunNotice */ .GX)(notice)}`));
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
        _runner_log_writer_js__WEBPACK_IMPORTED_MODULE_1__/* .info */ .pq(waitingLine({ inProgress, done, total, cost, isHeld, leftMs }));
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
            for (const line of (0,_log_js__WEBPACK_IMPORTED_MODULE_2__/* .taskLines */ .z6)({ n: done, m: total, outcome }))
                _runner_log_writer_js__WEBPACK_IMPORTED_MODULE_1__/* .info */ .pq(line);
        },
        [Symbol.dispose]: () => [heartbeat, overview].forEach(clearInterval),
    };
}
/** Printed from time to time while nothing finishes, so that a person who watches sees that the job lives. */
function waitingLine({ inProgress, done, total, cost, isHeld, leftMs }) {
    const spent = cost === null ? "" : `, ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_5__/* .formatDollars */ .nT)(cost)} so far`;
    const left = leftMs === undefined ? "" : `, about ${Math.max(1, Math.round(leftMs / 60_000))} min left`;
    return `waiting for the ${isHeld ? "rate limit" : "provider"}: ${inProgress} in progress, ${done} of ${total} done${spent}${left}`;
}


/***/ }),

/***/ 95016:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  rj: () => (/* binding */ proceed),
  mk: () => (/* binding */ publish)
});

// UNUSED EXPORTS: toShownError

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./out/build-dist/compiled/cancel.js
var cancel = __webpack_require__(98976);
// EXTERNAL MODULE: ./out/build-dist/compiled/errors.js
var errors = __webpack_require__(82489);
// EXTERNAL MODULE: ./out/build-dist/compiled/redact.js
var redact = __webpack_require__(28151);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
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

// EXTERNAL MODULE: ./out/build-dist/compiled/runner/log-writer.js + 1 modules
var log_writer = __webpack_require__(92006);
// EXTERNAL MODULE: ./out/build-dist/compiled/report/log.js
var log = __webpack_require__(96745);
// EXTERNAL MODULE: ./out/build-dist/compiled/report/outputs.js
var outputs = __webpack_require__(19313);
// EXTERNAL MODULE: ./out/build-dist/compiled/report/page-data.js
var page_data = __webpack_require__(62617);
// EXTERNAL MODULE: ./out/build-dist/compiled/git/open-file.js
var open_file = __webpack_require__(67918);
;// CONCATENATED MODULE: ./out/build-dist/compiled/commands/hears-boxes.js


/** Bytes: no parser takes long for as many, whoever wrote them. */
const MAX_BYTES = 32_000;
/**
 * Whether boxes in a comment are of use: the workflow that runs also starts when a comment is changed. GitHub takes it from the default
 * branch then; here it is read as it is checked out.
 */
async function hearsBoxes({ workspace, workflowFile }) {
    try {
        const bytes = workflowFile && (await (0,open_file/* readPlainFile */.b$)(workspace, workflowFile, { maxBytes: MAX_BYTES }));
        if (!bytes)
            return false;
        const { parse } = await __webpack_require__.e(/* import() */ 815).then(__webpack_require__.t.bind(__webpack_require__, 38815, 19));
        const { on } = Object(parse(bytes.toString("utf8"), { maxAliasCount: 10 }));
        if (typeof on === "string" || Array.isArray(on))
            return [on].flat().includes("issue_comment");
        if (on === null || typeof on !== "object" || !("issue_comment" in on))
            return false;
        // Without types, all of them start it.
        const { types = ["edited"] } = Object(on.issue_comment);
        return [types].flat().includes("edited");
    }
    catch (error) {
        (0,log_writer/* debug */.Yz)(`The workflow's file could not be read: ${error instanceof Error ? error.message : String(error)}`);
        return false;
    }
}

// EXTERNAL MODULE: ./out/build-dist/compiled/github/carried-pull.js
var carried_pull = __webpack_require__(37298);
// EXTERNAL MODULE: ./out/build-dist/compiled/github/github-client.js
var github_client = __webpack_require__(20363);
// EXTERNAL MODULE: ./out/build-dist/compiled/github/sticky-comment.js
var sticky_comment = __webpack_require__(13319);
// EXTERNAL MODULE: ./out/build-dist/compiled/report/comment.js + 1 modules
var report_comment = __webpack_require__(95219);
;// CONCATENATED MODULE: ./out/build-dist/compiled/report/comment-key.js

/**
 * By default: workflow, job and what tells the steps and matrix legs of a job apart. The runner does not say which leg of a matrix it runs, so
 * a leg is known by the images that it makes. Prompt, model and everything else that may change while a pull request is open are left out.
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

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(27597);
// EXTERNAL MODULE: ./out/build-dist/compiled/git/blob-identity.js
var blob_identity = __webpack_require__(23555);
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
    const { repository } = replySchema.parse(reply);
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
const replySchema = schemas/* object */.Ikc({
    repository: schemas/* object */.Ikc({
        base: schemas/* object */.Ikc({ target: commitSchema }).nullable(),
        head: schemas/* object */.Ikc({ target: commitSchema.extend({ history: historySchema.optional() }) }).nullable(),
    }),
});

// EXTERNAL MODULE: ./out/build-dist/compiled/lock/branch-files.js
var branch_files = __webpack_require__(39754);
// EXTERNAL MODULE: ./out/build-dist/compiled/lock/branch-tip.js
var branch_tip = __webpack_require__(5196);
// EXTERNAL MODULE: ./out/build-dist/compiled/lock/lock.js
var lock_lock = __webpack_require__(86791);
// EXTERNAL MODULE: ./out/build-dist/compiled/outcome.js
var compiled_outcome = __webpack_require__(36904);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/header.js + 18 modules
var header = __webpack_require__(26921);
// EXTERNAL MODULE: ./out/build-dist/compiled/plan/commanded.js
var commanded = __webpack_require__(59630);
// EXTERNAL MODULE: ./out/build-dist/compiled/report/pictures.js
var pictures = __webpack_require__(60476);
;// CONCATENATED MODULE: ./out/build-dist/compiled/report/pull-images.js












/** Images of a pull request that the comment can show; of more it shows the newest. */
const MAX_IMAGES = 40;
/**
 * Finds the images that Retouch made in a pull request before this run, as far as the inputs of this run select them: the lock has their
 * records, the branch still has their bytes, and its base has others. One request, and none where nothing was made before; where the lock
 * records candidates of them, those for the results that runs keep; where the branch has other bytes, those for its newest lock.
 *
 * @param isNewest whether the lock is known to be that of the branch's newest commit.
 */
async function findPullImages(report, pull, github, isNewest = false) {
    const { number, base } = pull;
    const { context, delivered, prepared } = report;
    const recorded = listRecorded(report).slice(0, MAX_IMAGES);
    const made = new Map(listCommitted(report).map((outcome) => [outcome.task.output, outcome]));
    const before = recorded.filter(({ task }) => !made.has(task.output));
    const again = [...made.values()].filter(isMadeAgain).slice(0, MAX_IMAGES);
    const originals = (prepared?.plan.selected ?? []).filter(commanded/* isOriginalKept */.Cn).slice(0, MAX_IMAGES);
    const shown = [...before, ...again, ...originals];
    const paths = new Set(shown.flatMap(({ task: { source, output } }) => [...(source ? [source.path] : []), output]));
    const kept = recorded.filter(({ task }) => made.has(task.output));
    if (paths.size === 0)
        return { number, earlier: [], places: new Map(), digest: digest(kept, []) };
    try {
        const folder = (0,external_node_path_.dirname)(prepared?.lockFile.path ?? "");
        const history = await readFileHistory(github, context, {
            base: base.ref,
            head: delivered?.commit?.branch ?? context.branch ?? "",
            folder: folder === "." ? undefined : folder,
            paths: [...paths],
        });
        const isOther = ({ task: { output } }, blob) => history.head?.blobs.get(output) !== blob;
        const isMoved = before.some((one) => isOther(one, one.entry.outputBlob)) || originals.some((one) => isOther(one, one.task.originBlob));
        if (!isNewest && isMoved && (await learnNewest(report, [...paths], github)))
            return findPullImages(report, pull, github, true);
        const standing = before.filter((one) => isStanding(one, history));
        const places = new Map();
        const images = [];
        for (const one of standing) {
            const outcome = await toOutcome(one, history, context);
            images.push({ outcome, entry: one.entry });
            places.set(outcome, placesOf(one, history));
        }
        const earlier = [...places.keys()];
        const lock = prepared?.lockFile.entries ?? new Map();
        const candidates = await findCandidates(images, { lock, context, github });
        const { commit } = delivered ?? {};
        for (const outcome of commit ? again : []) {
            const original = findOriginal(outcome.task.source?.path ?? "", outcome.task.originBlob, history);
            if (commit && original !== undefined)
                places.set(outcome, { before: original, after: commit.sha });
        }
        const own = listOwn(report);
        const restored = originals.map(({ task }) => task).filter((task) => isOfPull(task, history, own));
        return { number, earlier, places, candidates, originals: restored, digest: digest([...kept, ...standing], restored) };
    }
    catch (error) {
        (0,log_writer/* debug */.Yz)(`The earlier images of the pull request could not be read: ${error instanceof Error ? error.message : String(error)}`);
        return { number, earlier: [], places: new Map() };
    }
}
/**
 * Another run may have committed results of its own while this one worked: then the lock that this run began with does not record them.
 *
 * @returns whether the branch has more than was known.
 */
async function learnNewest({ prepared, delivered, context }, paths, github) {
    const { path: lockPath, known, learn } = prepared?.lockFile ?? {};
    const branch = delivered?.commit?.branch ?? context.branch;
    if (lockPath === undefined || known === undefined || branch === undefined)
        return false;
    const { tip } = await (0,branch_tip/* findNewerTip */.m0)({ context, github: async () => github, branch, lockPath, known, paths, force: true });
    if (tip)
        learn?.(tip.locks, (path) => tip.tree.get(path)?.sha);
    return tip !== undefined;
}
/** Candidates of these images. What finds them takes a while to load, and most pull requests have none. */
async function findCandidates(images, { lock, context, github }) {
    if (!images.some(({ outcome }) => lock.has((0,lock_lock/* candidateKey */.RC)(outcome.task.output, 1))))
        return undefined;
    const [{ createGitResults }, { findEarlierCandidates }] = await Promise.all([
        __webpack_require__.e(/* import() */ 586).then(__webpack_require__.bind(__webpack_require__, 60586)),
        __webpack_require__.e(/* import() */ 946).then(__webpack_require__.bind(__webpack_require__, 90946)),
    ]);
    return findEarlierCandidates(images, { lock, store: createGitResults({ context, github: async () => github }) });
}
/** Selected images with a record of a result: those that this branch recorded first, then the newest. */
function listRecorded(report) {
    const { prepared } = report;
    if (!prepared || prepared.lockFile.path === undefined)
        return [];
    const { entries } = prepared.lockFile;
    const own = listOwn(report);
    const found = prepared.plan.selected.flatMap(({ task }) => {
        const entry = entries.get(task.output);
        // Neither the image of another source, nor the source itself, nor that of another locale.
        const isOf = entry?.source === (task.source?.path ?? "") && entry.outputBlob !== entry.sourceBlob && entry.recipe !== "";
        return entry && isOf && (0,pictures/* isShown */.aJ)(task.output) ? [{ task, entry }] : [];
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
/** The outputs of which this branch has records. */
function listOwn({ prepared, context: { branch } }) {
    const { path: lockPath, known, recorded } = prepared?.lockFile ?? {};
    if (lockPath === undefined || known === undefined || recorded === undefined)
        return new Set();
    const files = [...known].filter(([file]) => branch !== undefined && (0,branch_files/* isFileOfBranch */.cW)(lockPath, branch, file));
    return new Set([...recorded.keys(), ...files.flatMap(([, lock]) => [...lock.keys()])]);
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
/** Whether the branch has the original, and that is the pull request's doing. */
function isOfPull({ output, originBlob }, { base, head }, own) {
    return head?.blobs.get(output) === originBlob && (own.has(output) || base?.blobs.get(output) !== originBlob);
}
/** The commit that shows a file as it was edited. */
function findOriginal(path, blob, { head, previous, base }) {
    return [head, ...previous, base].find((commit) => commit?.blobs.get(path) === blob)?.sha;
}
function placesOf({ task: { source, output }, entry }, history) {
    const { base, head } = history;
    const older = base?.blobs.has(output) ? base.sha : undefined;
    return { before: source ? findOriginal(source.path, entry.sourceBlob, history) : older, older, after: head?.sha ?? "" };
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
        result: { ...(0,compiled_outcome/* emptyResult */.$)(task), status: "edited", provider, model, cost, sha256, bytes, ...size },
    };
}
async function readSize(root, path) {
    try {
        const bytes = await (0,open_file/* readPlainFile */.b$)(root, path);
        if (!bytes)
            return undefined;
        const { width, height } = (0,header/* readHeader */.ay)(bytes);
        return { width, height };
    }
    catch {
        return undefined;
    }
}
function digest(images, originals) {
    const lines = [
        ...images.map(({ task, entry }) => `${task.output}\0${entry.outputBlob}`),
        ...originals.map(({ output, originBlob }) => `${output}\0${originBlob}`),
    ].sort();
    return (0,external_node_crypto_.createHash)("sha256").update(lines.join("\n")).digest("hex").slice(0, 16);
}

// EXTERNAL MODULE: ./out/build-dist/compiled/report/report.js
var report_report = __webpack_require__(36833);
;// CONCATENATED MODULE: ./out/build-dist/compiled/report/post-comment.js










/** Why a run has nothing to do with its pull request. */
const LEFT_ALONE = new Set(["fork", "dependabot", "closed", "no-branch", "no-command", "label", "draft"]);
/**
 * Writes the comment of the pull request. A run that has no news leaves it as it is, but for what that one could not do and is over now, and
 * for images that are not there any more.
 *
 * @returns the comment that was written, or why that failed.
 */
async function postComment(report, inputs, signal) {
    const { context, dryRun, skip } = report;
    // Without inputs there is no token; a fork's token may not write, and a dry run writes nothing, and for a shard the merge does.
    if (!inputs?.comment || !inputs.githubToken || dryRun || inputs.shard)
        return {};
    if (skip && LEFT_ALONE.has(skip.reason))
        return {};
    // A mistake in a command concerns who wrote it.
    if (report.heard && report.outcomes.length === 0)
        return {};
    if (!context.event.pull_request && findChangedBranch(report) === undefined)
        return {};
    let known = {};
    try {
        const github = await (0,github_client/* createGitHub */.Cl)({ token: inputs.githubToken, context });
        const pull = context.event.pull_request ?? (await findRenewed(report, github));
        const { number } = pull ?? {};
        if (!pull || !number)
            return {};
        const isNews = hasNews(report);
        const comment = await (0,sticky_comment/* upsertComment */.lB)({
            ...{ github, context, number },
            ...makeCommentKey(inputs, context),
            compose: async (found) => {
                if (found === undefined && !(isNews && context.event.pull_request))
                    return undefined;
                const pullImages = await findPullImages(report, pull, github);
                known = { pullImages };
                if (!isNews && found !== undefined && !(0,report_comment/* isOutdated */.lY)(found, pullImages))
                    return undefined;
                if (inputs.previews === "auto")
                    known = { pullImages, previews: await findPreviews(report, { github, context, pull: number, signal }) };
                return (0,report_comment/* renderComment */.wQ)({ ...report, ...known, hearsBoxes: await hearsBoxes(context) });
            },
        });
        return { comment, ...known };
    }
    catch (error) {
        const reason = (0,redact/* redact */.E$)(error instanceof Error ? error.message : String(error));
        return { notices: [...report.notices, { code: "comment-failed", reason }], ...known };
    }
}
/** Where no commit shows what the run made. */
async function findPreviews(report, options) {
    if (report.delivered?.commit || (0,report_report/* tally */.N4)(report.outcomes).edited === 0 || options.signal.aborted)
        return undefined;
    const { publishPreviews } = await __webpack_require__.e(/* import() */ 434).then(__webpack_require__.bind(__webpack_require__, 38434));
    return publishPreviews(report, options);
}
function hasNews(report) {
    const { edited, failed, stale } = (0,report_report/* tally */.N4)(report.outcomes);
    return edited + failed + (report.skip ? 0 : stale) + (0,report_report/* listErrors */.Gr)(report).length > 0;
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

// EXTERNAL MODULE: ./out/build-dist/compiled/deliver/commit-message.js
var commit_message = __webpack_require__(8731);
// EXTERNAL MODULE: ./out/build-dist/compiled/github/git-data.js
var git_data = __webpack_require__(76703);
// EXTERNAL MODULE: ./out/build-dist/compiled/github/github-errors.js
var github_errors = __webpack_require__(34919);
// EXTERNAL MODULE: ./out/build-dist/compiled/github/pulls.js
var pulls = __webpack_require__(18986);
// EXTERNAL MODULE: ./out/build-dist/compiled/lock/proposed-tip.js
var proposed_tip = __webpack_require__(79662);
// EXTERNAL MODULE: ./out/build-dist/compiled/text/format.js
var format = __webpack_require__(52019);
// EXTERNAL MODULE: ./out/build-dist/compiled/text/plain-text.js
var plain_text = __webpack_require__(93788);
// EXTERNAL MODULE: ./out/build-dist/compiled/report/fit.js
var fit = __webpack_require__(2400);
// EXTERNAL MODULE: ./out/build-dist/compiled/report/gallery.js + 1 modules
var gallery = __webpack_require__(3080);
// EXTERNAL MODULE: ./out/build-dist/compiled/report/html.js
var html = __webpack_require__(58026);
// EXTERNAL MODULE: ./out/build-dist/compiled/report/markdown.js
var markdown = __webpack_require__(25470);
// EXTERNAL MODULE: ./out/build-dist/compiled/report/sections.js
var sections = __webpack_require__(759);
// EXTERNAL MODULE: ./out/build-dist/compiled/report/tables.js
var tables = __webpack_require__(24506);
// EXTERNAL MODULE: ./out/build-dist/compiled/report/task-cells.js
var task_cells = __webpack_require__(16762);
// EXTERNAL MODULE: ./out/build-dist/compiled/report/wording.js
var wording = __webpack_require__(9723);
// EXTERNAL MODULE: ./out/build-dist/compiled/report/work-words.js
var work_words = __webpack_require__(91014);
;// CONCATENATED MODULE: ./out/build-dist/compiled/report/pull-body.js















/** Characters of a pull request's text that GitHub takes, and some for the markers. */
const BODY_LIMIT = 65_000;
const END = "<!-- retouch:end -->";
const BEGIN = /<!-- retouch:begin(?: ([0-9a-f]+))? -->/;
const rest = (0,markdown/* prose */.CS)(wording/* REST */.pX.comment);
const BUDGETS = [
    { pictures: 60, rows: 500, failures: 0, text: 300, links: true, rest },
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
    const part = (0,fit/* renderToFit */.tX)({
        ...{ budgets: BUDGETS, limit, measure: (text) => text.length },
        render: (budget) => renderBlocks(shown, proposed, budget),
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
        return { ...outcome, result: { ...(0,compiled_outcome/* emptyResult */.$)(outcome.task), status: "edited", sha256, bytes, cost } };
    });
    // What the branch had there before is no picture of the base.
    const outcomes = [...made, ...earlier].map(({ task, ...outcome }) => {
        const outputIndexBlob = before.baseTree.get(task.output)?.sha;
        return { ...outcome, task: { ...task, outputIndexBlob: outputIndexBlob && (0,blob_identity/* toObjectId */.kW)(outputIndexBlob) } };
    });
    const url = `${context.serverUrl}/${context.owner}/${context.repo}/commit/${head}`;
    // Whatever the commit was made on, the base has what was there before.
    const commit = { ...(delivered?.commit ?? { sha: head, branch: before.branch, verified: false, url }), parent: before.baseSha };
    return {
        ...{ ...report, outcomes, cost: (0,report_report/* sumCosts */.AM)(outcomes), skip: undefined, notices: [], errors: [] },
        delivered: { stale: [], warnings: [], errors: [], commit, artifact: delivered?.artifact, kept: delivered?.kept },
    };
}
function renderBlocks(report, proposed, budget) {
    const items = (0,gallery/* takeGalleryItems */.oP)(report, (0,gallery/* listGalleryItems */.$I)(report), budget.pictures);
    const pictured = new Set(items.flatMap(({ outcomes }) => outcomes));
    const others = report.outcomes.filter((outcome) => !pictured.has(outcome));
    const isSandbox = report.models.some(({ provider }) => provider === "sandbox");
    return [
        (0,sections/* renderFacts */.Id)(report, false),
        isSandbox ? (0,html/* html */.qy) `<p><b>Sandbox.</b> ${(0,markdown/* prose */.CS)(wording/* SANDBOX_NOTICE */.hG)}</p>` : html/* NOTHING */.K$,
        ...(0,gallery/* renderGallery */.V)(report, items, budget),
        (0,tables/* renderTasks */.FW)(report, others, budget, pictured.size > 0 ? (0,html/* html */.qy) `${(0,markdown/* prose */.CS)((0,work_words/* countImages */.AK)(others))} without a preview` : undefined),
        renderOthers(report, proposed, { ...budget, pictures: budget.pictures - sum(items.map((item) => (0,gallery/* countPictures */.PM)(report, item))) }),
        renderHints(report),
    ];
}
/** What other runs have put on the branch: their text of the pull request is replaced by this one. */
function renderOthers({ context }, { others, before, head }, budget) {
    if (others.length === 0)
        return html/* NOTHING */.K$;
    const cost = others.reduce((sum, { entry }) => (sum === null || entry.cost === null ? null : sum + entry.cost), 0);
    const show = (sha, path, side) => sha === undefined || path === "" || !(0,pictures/* isShown */.aJ)(path)
        ? html/* NOTHING */.K$
        : (0,markdown/* picture */.li)({ url: (0,markdown/* blobUrl */.b0)({ ...context, sha, path }), alt: `${(0,plain_text/* toLine */.S5)(path)} ${side}`, width: pictures/* COLUMN */.vW });
    const rows = others.slice(0, budget.rows).map(({ output, entry: { source } }, index) => {
        const name = (0,html/* html */.qy) `<tr><td colspan="2"><b>${(0,task_cells/* nameFile */.iC)({ result: { source: source || null, output } })}</b></td></tr>`;
        if (2 * (index + 1) > budget.pictures)
            return name;
        const pair = [show(before.baseSha, source, "before"), show(head, output, "after")];
        return (0,html/* join */.fj)([(0,html.tr)(pair.map((side) => (0,html/* html */.qy) `<td width="50%" align="center">${side}</td>`)), name], (0,html/* html */.qy) `\n`);
    });
    const rest = others.length - rows.length;
    const title = (0,html/* joinFacts */.gN)([
        (0,html/* html */.qy) `<b>${others.length}</b> ${(0,markdown/* prose */.CS)(wording/* PULL_HINTS */.Nt.others)}`,
        cost === null || cost === 0 ? html/* NOTHING */.K$ : (0,markdown/* prose */.CS)((0,format/* formatDollars */.nT)(cost)),
    ]);
    return (0,html/* fold */.AU)(title, (0,html/* table */.tp)([(0,html/* html */.qy) `Before`, (0,html/* html */.qy) `After`], rows, rest > 0 ? (0,html/* html */.qy) `${rest} more: ${budget.rest}` : html/* NOTHING */.K$));
}
const sum = (numbers) => numbers.reduce((total, one) => total + one, 0);
function renderHints({ context, hearsBoxes }) {
    const lines = [
        (0,html/* html */.qy) `${(0,markdown/* prose */.CS)(wording/* PULL_HINTS */.Nt.edit)} ${(0,markdown/* code */.aY)(context.branch ?? "")}. ${(0,markdown/* prose */.CS)(wording/* PULL_HINTS */.Nt.keep)}`,
        (0,markdown/* prose */.CS)(wording/* PULL_HINTS */.Nt.revert),
        (0,markdown/* prose */.CS)(wording/* PULL_HINTS */.Nt.close),
        hearsBoxes ? (0,markdown/* prose */.CS)(wording/* PULL_HINTS */.Nt.commands) : html/* NOTHING */.K$,
        context.runId === "" ? html/* NOTHING */.K$ : (0,markdown/* link */.nf)((0,markdown/* runUrl */.Vp)(context), (0,markdown/* prose */.CS)(wording/* COMMENT_HINTS */.VN.run)),
    ];
    return (0,html/* html */.qy) `<p><sub>${(0,html/* joinLines */.cT)(lines)}</sub></p>`;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/report/post-pull.js











/** Opens, updates or closes the pull request of the run's own branch. */
async function postPull(report, inputs) {
    const { context, delivered } = report;
    const { proposed, commit } = delivered ?? {};
    const { pull, isLive } = proposed?.before ?? report.proposal ?? {};
    if (!proposed || !inputs?.githubToken)
        return { pull: pull && toPosted(pull, "none") };
    const github = await (0,github_client/* createGitHub */.Cl)({ token: inputs.githubToken, context });
    const post = { github, context, report: { ...report, hearsBoxes: await hearsBoxes(context) }, inputs, proposed };
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
    const title = inputs.prTitle === undefined ? proposed.subject : (0,commit_message/* fillPullTemplate */.j)(inputs.prTitle, proposed.changes);
    // GitHub takes 256 characters on one line.
    return Array.from(title.replace(/\s+/g, " ").trim()).slice(0, 250).join("") || proposed.subject;
}
async function update(post, pull) {
    const { github, context, report, proposed } = post;
    const title = makeTitle(post);
    const mark = readMark(pull.body);
    const isOurs = mark === markOf(pull.title);
    // Another leg of the matrix has put its results on top of these meanwhile, and its text shows both.
    if (await isOvertaken(post))
        return { pull: toPosted(pull, "updated") };
    const body = renderPullBody(report, { proposed, others: pull.body.replace(proposed_tip/* WITHDRAWN */.X, ""), mark: isOurs ? markOf(title) : (mark ?? "0") });
    try {
        const updated = await (0,pulls/* updatePull */.pZ)(github, context, {
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
/** Whether a run has committed to the branch after this one. */
async function isOvertaken({ github, context, proposed }) {
    const { owner, repo, branch = "" } = context;
    try {
        const head = await (0,git_data/* readBranchHead */.zO)(github, context, branch);
        if (head === undefined || head === proposed.head)
            return false;
        return (await github.rest.repos.getCommit({ owner, repo, ref: head })).data.author?.type === "Bot";
    }
    catch {
        return false;
    }
}
async function post_pull_open(post) {
    const { github, context, report, inputs, proposed } = post;
    const { branch = "", base = "" } = context;
    const title = makeTitle(post);
    const others = inputs.prBody === undefined ? "" : (0,commit_message/* fillPullTemplate */.j)(inputs.prBody, proposed.changes);
    const text = { branch, base, title, body: renderPullBody(report, { proposed, others, mark: markOf(title) }) };
    try {
        const { pull, notices } = await create(post, { ...text, draft: inputs.prDraft });
        const more = await complete(post, pull);
        return { pull: toPosted(pull, "created"), notices: [...report.notices, ...notices, ...more] };
    }
    catch (error) {
        const { status, reason } = (0,github_errors/* readFailure */.f)(error);
        // Somebody opened one meanwhile.
        if (status === 422 && /already exists/i.test(reason)) {
            const pull = (await (0,pulls/* listPulls */.bK)(github, context, branch)).find(({ state }) => state === "open");
            if (pull)
                return update(post, pull);
        }
        const isSetting = status === 403 && /not permitted to create/i.test(reason);
        const message = isSetting ? wording/* PULL_FAILED */.uz.notPermitted(reason) : explain(error, "the pull request").message;
        const place = wording/* PULL_FAILED */.uz.place(branch, compareUrl(context, base, branch));
        return { errors: [...report.errors, new errors/* RetouchError */.tJ("delivery", `${message} ${place}`, { cause: error })] };
    }
}
/** Where the repository has no drafts, an ordinary one will do. */
async function create({ github, context }, pull) {
    try {
        return { pull: await (0,pulls/* createPull */.G7)(github, context, pull), notices: [] };
    }
    catch (error) {
        const { status, reason } = (0,github_errors/* readFailure */.f)(error);
        if (!pull.draft || status !== 422 || !/draft/i.test(reason))
            throw error;
        const notice = { code: "pull-not-complete", reason: explain(error, "a draft").message };
        return { pull: await (0,pulls/* createPull */.G7)(github, context, { ...pull, draft: false }), notices: [notice] };
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
                return missing.length > 0 ? wording/* PULL_FAILED */.uz.missing(missing) : undefined;
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
            await (0,pulls/* updatePull */.pZ)(github, context, { number: pull.number, state: "closed", body: `${pull.body}\n\n${proposed_tip/* WITHDRAWN */.X}`.trim() });
            await github.rest.issues.createComment({ owner, repo, issue_number: pull.number, body: wording/* WITHDRAWN_COMMENT */.B });
        }
        if (isOwn)
            await (0,pulls/* moveBranch */.ob)(github, context, { branch, from: head, to: undefined });
        return pull ? { pull: toPosted(pull, "closed") } : {};
    }
    catch (error) {
        const { message: reason } = explain(error, "closing the pull request");
        return { notices: [...report.notices, { code: "pull-not-complete", reason }] };
    }
}
function explain(error, doing) {
    return (0,github_errors/* explainGitHubError */.P)(error, { doing, permission: "pull-requests: write", code: "delivery" });
}
/** The page that opens a pull request. */
function compareUrl({ serverUrl, owner, repo }, base, branch) {
    const encode = (name) => name.split("/").map(encodeURIComponent).join("/");
    return `${serverUrl}/${owner}/${repo}/compare/${encode(base)}...${encode(branch)}`;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/report/summary.js








/** Bytes of UTF-8. The runner drops a summary of more than 1 MiB as a whole. */
const SUMMARY_LIMIT = 1_000_000;
const summary_rest = (0,markdown/* prose */.CS)(wording/* REST */.pX.summary);
const summary_BUDGETS = [
    { pictures: 120, rows: 10_000, failures: 10_000, text: 2000, links: true, rest: summary_rest },
    { pictures: 60, rows: 4000, failures: 2000, text: 500, links: true, rest: summary_rest },
    { pictures: 60, rows: 2000, failures: 500, text: 300, rest: summary_rest },
    { pictures: 12, rows: 1000, failures: 100, text: 200, rest: summary_rest },
    { pictures: 12, rows: 200, failures: 20, text: 200, rest: summary_rest },
    { pictures: 0, rows: 10, failures: 3, text: 100, rest: summary_rest },
];
/** The step summary: what the comment says, and every task and every error, in at most {@link SUMMARY_LIMIT} bytes. */
function renderSummary(report) {
    const render = (budget) => summary_renderBlocks(report, budget);
    return (0,fit/* renderToFit */.tX)({ budgets: summary_BUDGETS, limit: SUMMARY_LIMIT, measure: (text) => Buffer.byteLength(text), render });
}
function summary_renderBlocks(report, given) {
    const budget = { ...given, common: (0,tables/* findCommonWarnings */.uZ)(report) };
    const head = [
        (0,sections/* renderGalleryLink */.rp)(report),
        (0,sections/* renderFacts */.Id)(report),
        (0,sections/* renderNotices */.WF)(report, budget),
        (0,sections/* renderIdle */.hp)(report, budget),
        (0,sections/* renderDelivery */.Dp)(report),
        (0,tables/* renderRecipes */.e)(report, budget),
    ];
    return [(0,sections/* renderTitle */.zF)(report), ...head, (0,sections/* renderFailures */.SL)(report, budget), ...renderResults(report, budget)];
}
function renderResults(report, budget) {
    if (report.dryRun)
        return (0,tables/* renderPlan */.EG)(report, budget);
    const items = (0,gallery/* takeGalleryItems */.oP)(report, (0,gallery/* listGalleryItems */.$I)(report), budget.pictures);
    const pictured = new Set(items.flatMap(({ outcomes }) => outcomes));
    const rest = report.outcomes.filter((outcome) => outcome.result.status === "edited" && !pictured.has(outcome));
    const more = pictured.size > 0 ? (0,sections/* renderMoreInGallery */.je)(report, rest) : html/* NOTHING */.K$;
    return [...(0,gallery/* renderGallery */.V)(report, items, budget), more, renderAll(report, { ...budget, common: undefined })];
}
function renderAll(report, budget) {
    const { outcomes } = report;
    const others = outcomes.filter(({ result }) => result.status !== "unchanged");
    const isCut = outcomes.length - others.length > tables/* LISTED_UNCHANGED */.K5;
    const listed = isCut ? others : outcomes;
    const { length } = listed;
    const title = isCut
        ? `${(0,format/* plural */.LS)(length, "task")}, not counting images that are up to date`
        : length === 1
            ? "The task"
            : `All ${length} tasks`;
    return length === 0 ? html/* NOTHING */.K$ : (0,html/* fold */.AU)((0,markdown/* prose */.CS)(title), (0,tables/* renderTasks */.FW)(report, listed, budget));
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
    // A run that is cancelled has seconds left for what cannot be made again.
    const gallery = signal.aborted
        ? undefined
        : await (0,cancel/* untilCancelled */.c8)(attempt("gallery", () => makeGallery(found, inputs)), signal, cancel/* CANCEL_MS */.iS.delivery);
    const pulled = await (0,cancel/* untilCancelled */.c8)(postPull({ ...found, gallery }, inputs).catch((error) => ({ errors: [...found.errors, toShownError(error)] })), signal, cancel/* CANCEL_MS */.iS.comment);
    const proposed = { ...found, gallery, ...pulled };
    const posted = await (0,cancel/* untilCancelled */.c8)(postComment(proposed, inputs, signal), signal, cancel/* CANCEL_MS */.iS.comment);
    const report = { ...proposed, resultsFile, ...posted };
    if (report.heard)
        await (0,cancel/* untilCancelled */.c8)(attempt("answer", () => answer(report, inputs)), signal, cancel/* CANCEL_MS */.iS.comment);
    await attempt("outputs", () => writeOutputs((0,outputs/* buildOutputs */.JZ)(report)));
    await attempt("summary", () => writeSummary(renderSummary(report)));
    printReport(report);
    return exitCode(report, inputs);
}
/** Loaded where somebody asked for something. */
async function answer(report, inputs) {
    const { postAnswer } = await __webpack_require__.e(/* import() */ 368).then(__webpack_require__.bind(__webpack_require__, 72368));
    await postAnswer(report, inputs);
}
/** Loaded where there is something to see. */
async function makeGallery(found, inputs) {
    // That of a shard is in the merge's.
    if ((0,page_data/* listPageOutcomes */.Po)(found).length === 0 || found.shard)
        return undefined;
    const { publishGallery } = await __webpack_require__.e(/* import() */ 79).then(__webpack_require__.bind(__webpack_require__, 73460));
    return publishGallery(found, inputs?.artifactName ?? "retouch");
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
    const annotations = (0,log/* annotate */.fz)(report);
    // An annotation holds only a part of a long list.
    const lists = (0,report_report/* listErrors */.Gr)(report)
        .map(log/* linesOf */.Dx)
        .filter(({ length }) => length > 1);
    if (report.dryRun)
        for (const line of (0,log/* planLines */.HN)(report))
            log_writer/* info */.pq(line);
    for (const { level, message, ...properties } of annotations)
        log_writer/* annotate */.fz(level, message, properties);
    for (const line of lists.flat())
        log_writer/* info */.pq((0,log/* toLogText */.ZQ)(line));
    for (const line of [...(0,log/* deliveryLines */.is)(report), ...(0,log/* finalLines */.Qc)(report)])
        log_writer/* info */.pq(line);
}
async function writeResults({ context, outcomes }) {
    await (0,promises_.mkdir)(context.tempDir, { recursive: true });
    const path = (0,external_node_path_.join)(await (0,promises_.mkdtemp)((0,external_node_path_.join)(context.tempDir, "retouch-")), "results.json");
    await (0,promises_.writeFile)(path, (0,outputs/* renderResultsFile */.tn)(outcomes), { flag: "wx" });
    return path;
}
function exitCode(report, inputs) {
    if ((0,report_report/* listErrors */.Gr)(report).length > 0)
        return 1;
    const { failed, edited, stale } = (0,report_report/* tally */.N4)(report.outcomes);
    if (failed === 0 || inputs?.failOn === "never")
        return 0;
    return inputs?.failOn === "all" && edited + stale > 0 ? 0 : 1;
}
/** An error as the user may see it. What only its stack explains goes to the debug log. */
function toShownError(error) {
    const { code, message, problems, place } = (0,errors/* toRetouchError */.sK)(error, "delivery");
    if (!(error instanceof errors/* RetouchError */.tJ))
        log_writer/* debug */.Yz(String(error instanceof Error ? error.stack : error));
    return new errors/* RetouchError */.tJ(code, (0,redact/* redact */.E$)(message), { problems: problems?.map(redact/* redact */.E$), place });
}


/***/ }),

/***/ 63878:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   fp: () => (/* binding */ saidByReason),
/* harmony export */   t8: () => (/* binding */ explainNothing),
/* harmony export */   wE: () => (/* binding */ countsUnchanged)
/* harmony export */ });
/* harmony import */ var _target_judge_event_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73106);
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(52019);
/* harmony import */ var _notice_wording_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90518);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(36833);
/* harmony import */ var _wording_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9723);





/** Why nothing was done, as a sentence; empty when something was. */
function explainNothing(report) {
    if (report.skip)
        return wordSkip(report.skip, report);
    const counts = (0,_report_js__WEBPACK_IMPORTED_MODULE_3__/* .tally */ .N4)(report.outcomes);
    if (report.dryRun || counts.edited + counts.failed + counts.stale + (0,_report_js__WEBPACK_IMPORTED_MODULE_3__/* .listErrors */ .Gr)(report).length > 0)
        return "";
    if (report.outcomes.some(({ restored }) => restored))
        return "";
    if (report.outcomes.some(_report_js__WEBPACK_IMPORTED_MODULE_3__/* .isFoundEmpty */ .q2))
        return "";
    return report.outcomes.length === 0 ? "No image was selected." : "All selected images are up to date.";
}
const NO_ACCESS = "so this run has no access to secrets and cannot write to the repository.";
const NO_TRUST = "so its images are not trusted with the secrets of this run.";
function wordSkip(skip, { outcomes, context, pull }) {
    const isPullChanged = pull !== undefined && pull.operation !== "none";
    const why = (0,_target_judge_event_js__WEBPACK_IMPORTED_MODULE_0__/* .hasSecrets */ .k)(context) ? NO_TRUST : NO_ACCESS;
    switch (skip.reason) {
        case "fork":
            return `Nothing was done: the pull request comes from a fork, ${why}`;
        case "dependabot":
            return `Nothing was done: the pull request was opened by Dependabot, ${why}`;
        case "closed":
            return "Nothing was done: the pull request is closed.";
        case "no-branch":
            return `Nothing was done: the branch \`${skip.branch}\` does not exist any more.`;
        case "no-command":
            return `Nothing was done: ${skip.why}`;
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
            return `${isPullChanged ? "No image was made" : "Nothing was done"}: ${wordUpToDate(outcomes)}`;
    }
}
function wordNoMatch(skip) {
    switch (skip.why) {
        case "no-candidates":
            return "the lockfile has no other candidates for the selected images.";
        case "notices":
            return skip.notices.map(_notice_wording_js__WEBPACK_IMPORTED_MODULE_1__/* .wordRunNotice */ .GX).join(" ");
        case "nothing-changed":
            return `no changed image matches ${listPatterns(skip.patterns)} (\`changed-only\`).`;
        case "empty-shard":
            return `this shard has no tasks. Other shards have ${skip.tasks === 1 ? "the only one" : `all ${skip.tasks}`}.`;
    }
}
function listPatterns(patterns) {
    return [...new Set(patterns)].map((pattern) => `\`${pattern}\``).join(", ");
}
function wordUpToDate(outcomes) {
    const { unchanged: all, modified } = (0,_report_js__WEBPACK_IMPORTED_MODULE_3__/* .tally */ .N4)(outcomes);
    const { newer, removed } = (0,_report_js__WEBPACK_IMPORTED_MODULE_3__/* .splitStale */ .OI)(outcomes);
    const { length: declined } = outcomes.filter(_wording_js__WEBPACK_IMPORTED_MODULE_2__/* .isDeclined */ .Pk);
    const unchanged = all - declined;
    const [was, it] = modified === 1 ? ["was", "it"] : ["were", "them"];
    const parts = [
        ...(unchanged > 0 ? [`${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_4__/* .plural */ .LS)(unchanged, "image")} ${unchanged === 1 ? "is" : "are"} up to date`] : []),
        ...(declined > 0
            ? [
                `${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_4__/* .plural */ .LS)(declined, "image")} ${declined === 1 ? "was" : "were"} declined in an earlier pull request. Set \`force\` to propose again`,
            ]
            : []),
        ...(newer.length > 0 ? [`${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_4__/* .plural */ .LS)(newer.length, "image")} ${newer.length === 1 ? "has" : "have"} a newer version on the branch`] : []),
        ...(removed.length > 0
            ? [`${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_4__/* .plural */ .LS)(removed.length, "image")} no longer ${removed.length === 1 ? "exists" : "exist"} on the branch`]
            : []),
        ...(modified > 0 ? [`${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_4__/* .plural */ .LS)(modified, "file")} ${was} edited by hand and kept. Set \`force: true\` to replace ${it}`] : []),
    ];
    return `${parts.join(". ")}.`;
}
/** Whether {@link explainNothing} counts what is up to date and what was edited by hand. */
function countsUnchanged({ skip }) {
    return skip?.reason === "up-to-date";
}
/** Notices that {@link explainNothing} says. */
function saidByReason({ skip }) {
    return skip?.reason === "no-match" && skip.why === "notices" ? skip.notices : [];
}


/***/ }),

/***/ 36833:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AM: () => (/* binding */ sumCosts),
/* harmony export */   CO: () => (/* binding */ isSandbox),
/* harmony export */   Gr: () => (/* binding */ listErrors),
/* harmony export */   LU: () => (/* binding */ createReport),
/* harmony export */   N4: () => (/* binding */ tally),
/* harmony export */   OI: () => (/* binding */ splitStale),
/* harmony export */   Sl: () => (/* binding */ listNotices),
/* harmony export */   UY: () => (/* binding */ isCostEstimated),
/* harmony export */   U_: () => (/* binding */ hasSandbox),
/* harmony export */   lj: () => (/* binding */ settleRun),
/* harmony export */   q2: () => (/* binding */ isFoundEmpty),
/* harmony export */   ux: () => (/* binding */ hasRecipes)
/* harmony export */ });
function createReport({ context, inputs, durationMs, ...found }) {
    const { recipes = [], dryRun = false, shard } = inputs ?? {};
    const models = recipes.map(({ provider, modelName: model }) => ({ provider: provider.name, model }));
    const byName = new Map(models.map((one) => [`${one.provider} ${one.model}`, one]));
    const nothing = { outcomes: [], notices: [], errors: [], estimatedCost: null, cost: null };
    return { ...nothing, ...found, context, models: [...byName.values()], dryRun, shard, durationMs };
}
function tally(outcomes) {
    const counts = { edited: 0, unchanged: 0, modified: 0, failed: 0, planned: 0, stale: 0 };
    for (const { result } of outcomes)
        counts[result.status] += 1;
    return counts;
}
/** What was not committed, by whether the branch has a newer version or no longer has the image. */
function splitStale(outcomes) {
    const isRemoved = ({ result }) => result.warnings.some(({ code }) => code === "removed-on-branch");
    const stale = outcomes.filter(({ result }) => result.status === "stale");
    return { newer: stale.filter((one) => !isRemoved(one)), removed: stale.filter(isRemoved) };
}
/**
 * US dollars for some of the tasks; null where the price of an image is not known. What failed at an unknown price may have been billed on
 * top of what is known; alone, it leaves nothing known.
 */
function sumCosts(outcomes) {
    const unknown = outcomes.filter((outcome) => outcome.result.cost === null);
    // An image in which nothing was found to do is billed like any other.
    const isMade = (outcome) => ["edited", "planned"].includes(outcome.result.status) || isFoundEmpty(outcome);
    if (unknown.some(isMade))
        return null;
    const sum = outcomes.reduce((total, { result }) => total + (result.cost ?? 0), 0);
    return sum === 0 && unknown.some(({ result }) => result.status === "failed") ? null : sum;
}
/** What is known when all tasks have ended. @param notices those of the plan and of the run. */
function settleRun(outcomes, notices, errors) {
    const results = outcomes.map(({ result }) => result);
    // Failures that may have been billed are reported, not guessed.
    const { length: count } = results.filter(({ status, cost }) => status === "failed" && cost === null);
    const maybeBilled = count === 0 ? [] : [{ code: "failed-maybe-billed", count }];
    // Models may have been called and have found nothing to do, or the lock alone was brought up to date.
    const isIdle = errors.length === 0 && outcomes.every(isLeft);
    const reason = outcomes.some(isFoundEmpty) ? "no-text" : "up-to-date";
    const skip = isIdle ? { reason } : undefined;
    return { skip, outcomes, errors, notices: [...notices, ...maybeBilled], cost: sumCosts(outcomes) };
}
/** Whether a task left its file as it was. */
function isLeft({ result: { status }, restored }) {
    return status === "unchanged" || (status === "modified" && !restored);
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


/***/ }),

/***/ 759:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dp: () => (/* binding */ renderDelivery),
/* harmony export */   Id: () => (/* binding */ renderFacts),
/* harmony export */   SL: () => (/* binding */ renderFailures),
/* harmony export */   WF: () => (/* binding */ renderNotices),
/* harmony export */   hp: () => (/* binding */ renderIdle),
/* harmony export */   je: () => (/* binding */ renderMoreInGallery),
/* harmony export */   rp: () => (/* binding */ renderGalleryLink),
/* harmony export */   zF: () => (/* binding */ renderTitle)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82489);
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(52019);
/* harmony import */ var _fit_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2400);
/* harmony import */ var _html_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(58026);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(25470);
/* harmony import */ var _pictures_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(60476);
/* harmony import */ var _reason_wording_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(63878);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(36833);
/* harmony import */ var _tables_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(24506);
/* harmony import */ var _task_cells_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(16762);
/* harmony import */ var _wording_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(9723);
/* harmony import */ var _work_words_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(91014);












/*
 * The parts that the comment and the step summary have in common. Each is one HTML block (no blank line in it) or empty.
 */
function renderTitle(report) {
    return (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) `### Retouch: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .prose */ .CS)((0,_wording_js__WEBPACK_IMPORTED_MODULE_8__/* .headline */ .Pl)(report))}`;
}
/** Cost, models and time in one paragraph, and what the title does not count. @param isTitled whether {@link renderTitle} stands above. */
function renderFacts(report, isTitled = true) {
    const counts = (0,_report_js__WEBPACK_IMPORTED_MODULE_10__/* .tally */ .N4)(report.outcomes);
    const { newer, removed } = (0,_report_js__WEBPACK_IMPORTED_MODULE_10__/* .splitStale */ .OI)(report.outcomes);
    const { length: empty } = report.outcomes.filter(_report_js__WEBPACK_IMPORTED_MODULE_10__/* .isFoundEmpty */ .q2);
    const isCounted = isTitled && (0,_reason_wording_js__WEBPACK_IMPORTED_MODULE_5__/* .countsUnchanged */ .wE)(report);
    const count = (number, word) => (number > 0 ? (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) `${number} ${word}` : _html_js__WEBPACK_IMPORTED_MODULE_2__/* .NOTHING */ .K$);
    const facts = [
        ...describeWork(report, isTitled),
        isTitled ? _html_js__WEBPACK_IMPORTED_MODULE_2__/* .NOTHING */ .K$ : count(empty, (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) `without text`),
        isCounted ? _html_js__WEBPACK_IMPORTED_MODULE_2__/* .NOTHING */ .K$ : count(counts.unchanged - empty, (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) `up to date`),
        isCounted ? _html_js__WEBPACK_IMPORTED_MODULE_2__/* .NOTHING */ .K$ : count(counts.modified, (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) `edited by hand and kept`),
        isTitled || counts.failed === 0 ? _html_js__WEBPACK_IMPORTED_MODULE_2__/* .NOTHING */ .K$ : (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) `<b>${counts.failed} failed</b>`,
        isTitled ? _html_js__WEBPACK_IMPORTED_MODULE_2__/* .NOTHING */ .K$ : count(newer.length, (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) `stale`),
        isTitled ? _html_js__WEBPACK_IMPORTED_MODULE_2__/* .NOTHING */ .K$ : count(removed.length, (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) `deleted on the branch`),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .prose */ .CS)((0,_wording_js__WEBPACK_IMPORTED_MODULE_8__/* .describeRunCost */ .a4)(report)),
        ...describeModels(report),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .unbroken */ .D_)((0,_text_format_js__WEBPACK_IMPORTED_MODULE_11__/* .formatDuration */ .a3)(report.durationMs)),
    ];
    return (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) `<p>${(0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .joinFacts */ .gN)(facts)}</p>`;
}
/** What was made, or will be, by kind. The title has the count of a single one. */
function describeWork({ outcomes, dryRun }, isTitled) {
    const wanted = outcomes.filter(({ result }) => result.status === (dryRun ? "planned" : "edited"));
    const counts = dryRun ? (0,_work_words_js__WEBPACK_IMPORTED_MODULE_9__/* .listToDo */ .DL)(wanted) : (0,_work_words_js__WEBPACK_IMPORTED_MODULE_9__/* .listDone */ .Jg)(wanted);
    if (isTitled && counts.length < 2)
        return [];
    return counts.map(({ count, word }) => (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) `<b>${count}</b> ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .prose */ .CS)(word)}`);
}
/** More models than this are counted: with several recipes each is named with its own. */
const MAX_MODELS = 3;
/** Models by provider: `aimlapi` `a`, `b`. */
function describeModels({ models }) {
    const shown = [...Map.groupBy(models.slice(0, MAX_MODELS), ({ provider }) => provider)];
    const parts = shown.map(([provider, own]) => {
        const names = own.filter(({ model }) => model !== provider).map(({ model }) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)(model, 120));
        return (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .join */ .fj)([(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)(provider, 80), (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .join */ .fj)(names, (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) `, `)], (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) ` `);
    });
    return models.length > MAX_MODELS ? [...parts, (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .prose */ .CS)((0,_text_format_js__WEBPACK_IMPORTED_MODULE_11__/* .plural */ .LS)(models.length - MAX_MODELS, "more model"))] : parts;
}
/** Why nothing was done, that no model was called, what went wrong with the whole run. */
function renderNotices(report, budget) {
    const { skip } = report;
    const nothing = (0,_reason_wording_js__WEBPACK_IMPORTED_MODULE_5__/* .explainNothing */ .t8)(report);
    const said = listSaid(report, budget);
    const reason = skip ? (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) ` (<b>${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)(skip.reason)}</b>)` : _html_js__WEBPACK_IMPORTED_MODULE_2__/* .NOTHING */ .K$;
    const lines = [
        nothing === "" ? _html_js__WEBPACK_IMPORTED_MODULE_2__/* .NOTHING */ .K$ : (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .message */ .iU)(nothing, budget.text)}${reason}`,
        describeTaking(report),
        (0,_report_js__WEBPACK_IMPORTED_MODULE_10__/* .hasSandbox */ .U_)(report) ? (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) `<b>Sandbox.</b> ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .prose */ .CS)(_wording_js__WEBPACK_IMPORTED_MODULE_8__/* .SANDBOX_NOTICE */ .hG)}` : _html_js__WEBPACK_IMPORTED_MODULE_2__/* .NOTHING */ .K$,
        ...(0,_report_js__WEBPACK_IMPORTED_MODULE_10__/* .listErrors */ .Gr)(report)
            .slice(0, budget.failures)
            .map((error) => renderError(error, budget)),
        ...(0,_wording_js__WEBPACK_IMPORTED_MODULE_8__/* .listWarnings */ .EB)(report, said)
            .slice(0, budget.failures)
            .map((warning) => (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) `⚠️ ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .message */ .iU)(warning, budget.text)}`),
        ...(0,_tables_js__WEBPACK_IMPORTED_MODULE_6__/* .renderCommonWarnings */ .Zm)(report, budget),
    ];
    const content = (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .joinLines */ .cT)(lines);
    return content.length === 0 ? _html_js__WEBPACK_IMPORTED_MODULE_2__/* .NOTHING */ .K$ : (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) `<p>${content}</p>`;
}
/** Why recipes have no task. */
function renderIdle(report, budget) {
    const lines = (0,_wording_js__WEBPACK_IMPORTED_MODULE_8__/* .listIdle */ .pr)(report, listSaid(report, budget)).slice(0, budget.failures);
    return lines.length === 0 ? _html_js__WEBPACK_IMPORTED_MODULE_2__/* .NOTHING */ .K$ : (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) `<p>${(0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .joinLines */ .cT)(lines.map((line) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .message */ .iU)(line, budget.text)))}</p>`;
}
/** What the reason says already, and is not cut from it, is not repeated. */
function listSaid(report, { text }) {
    return (0,_reason_wording_js__WEBPACK_IMPORTED_MODULE_5__/* .explainNothing */ .t8)(report).length <= text ? (0,_reason_wording_js__WEBPACK_IMPORTED_MODULE_5__/* .saidByReason */ .fp)(report) : [];
}
/** Several invalid inputs have a line each. */
function renderError({ code: name, message: said, problems = [] }, { text, failures }) {
    const title = (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) `<b>${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)(name)}</b>: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .message */ .iU)(problems.length > 0 ? (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .problemsTitle */ .Vg)(problems) : said, text)}`;
    return (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .joinLines */ .cT)([
        (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .join */ .fj)([title, (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .prose */ .CS)(_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ADVICE */ .hc[name])], (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) ` `),
        ...problems.slice(0, failures).map((problem) => (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) `• ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .message */ .iU)(problem, text)}`),
    ]);
}
/** How to take another candidate than the one that was; one image stands for all. */
function describeTaking(report) {
    const first = report.outcomes.find(({ taken, result }) => taken !== undefined && result.status === "edited");
    return first?.taken === undefined ? _html_js__WEBPACK_IMPORTED_MODULE_2__/* .NOTHING */ .K$ : (0,_pictures_js__WEBPACK_IMPORTED_MODULE_4__/* .explainTaking */ .GK)(report, first.result.output, first.taken === 1 ? 2 : 1);
}
const OPERATIONS = { created: (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) ` opened`, updated: (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) ` updated`, closed: (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) ` closed`, none: (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) `` };
/** Where before and after can be looked at, for a report that shows no pictures itself. */
function renderGalleryLink({ gallery, delivered, previews }) {
    if (gallery?.url === undefined || delivered?.commit || previews)
        return _html_js__WEBPACK_IMPORTED_MODULE_2__/* .NOTHING */ .K$;
    return (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) `<p><b>${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .link */ .nf)(gallery.url, (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .prose */ .CS)("See the images before and after"))}</b></p>`;
}
/** Where those can be looked at that a report with pictures has no room for. */
function renderMoreInGallery({ gallery }, outcomes) {
    if (gallery?.url === undefined || outcomes.length === 0)
        return _html_js__WEBPACK_IMPORTED_MODULE_2__/* .NOTHING */ .K$;
    return (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) `<p>${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .prose */ .CS)("See all images in")} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .link */ .nf)(gallery.url, (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) `the gallery`)}.</p>`;
}
/** Where the images are now. */
function renderDelivery({ delivered, pull, gallery, previews }) {
    const { commit, artifact } = delivered ?? {};
    const verified = commit?.verified ? (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) `verified` : (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) `not verified`;
    const places = (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .join */ .fj)([
        commit ? (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) `Committed to ${(0,_task_cells_js__WEBPACK_IMPORTED_MODULE_7__/* .pathCode */ .N3)(commit.branch)} as ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .link */ .nf)(commit.url, (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)(commit.sha.slice(0, 7)))}, ${verified}.` : _html_js__WEBPACK_IMPORTED_MODULE_2__/* .NOTHING */ .K$,
        pull ? (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) `Pull request ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .link */ .nf)(pull.url, (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .prose */ .CS)(`number ${pull.number}`))}${OPERATIONS[pull.operation]}.` : _html_js__WEBPACK_IMPORTED_MODULE_2__/* .NOTHING */ .K$,
        artifact ? (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) `Artifact: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .link */ .nf)(artifact.url, (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)(artifact.name, 80))}.` : _html_js__WEBPACK_IMPORTED_MODULE_2__/* .NOTHING */ .K$,
        (commit || previews) && gallery?.url ? (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .link */ .nf)(gallery.url, (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .prose */ .CS)("Gallery"))}.` : _html_js__WEBPACK_IMPORTED_MODULE_2__/* .NOTHING */ .K$,
    ], (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) ` `);
    return places.length === 0 ? _html_js__WEBPACK_IMPORTED_MODULE_2__/* .NOTHING */ .K$ : (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) `<p>${places}</p>`;
}
/** Failed tasks; those with the same code and message share a row. */
function renderFailures(report, budget) {
    const several = (0,_report_js__WEBPACK_IMPORTED_MODULE_10__/* .hasRecipes */ .ux)(report);
    const failed = report.outcomes.flatMap((outcome) => {
        const { status, error } = outcome.result;
        return status === "failed" && error ? [{ outcome, error }] : [];
    });
    const groups = [...Map.groupBy(failed, ({ error }) => `${error.code} ${error.message}`).values()];
    const rows = (0,_fit_js__WEBPACK_IMPORTED_MODULE_1__/* .renderWithin */ .As)(groups.slice(0, budget.failures), budget, (group) => {
        const shown = group.slice(0, budget.failures);
        const names = shown.map(({ outcome }) => nameFailure(outcome, several, _fit_js__WEBPACK_IMPORTED_MODULE_1__/* .HALF_COLUMN */ .Rb));
        const more = group.length > shown.length ? (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) `and ${group.length - shown.length} more` : _html_js__WEBPACK_IMPORTED_MODULE_2__/* .NOTHING */ .K$;
        return (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .join */ .fj)(group.slice(0, 1).map(({ error }) => renderFailure(error, [...names, more], budget)));
    });
    if (groups.length === 0)
        return _html_js__WEBPACK_IMPORTED_MODULE_2__/* .NOTHING */ .K$;
    const more = groups.length - rows.length;
    const title = titleFailures(failed.map(({ outcome }) => outcome));
    return (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .table */ .tp)([title, (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) `Why`], rows, more === 0 ? _html_js__WEBPACK_IMPORTED_MODULE_2__/* .NOTHING */ .K$ : (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) `and ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .prose */ .CS)((0,_text_format_js__WEBPACK_IMPORTED_MODULE_11__/* .plural */ .LS)(more, "other reason"))}: ${budget.rest}`);
}
function titleFailures(outcomes) {
    const words = new Set(outcomes.map(_wording_js__WEBPACK_IMPORTED_MODULE_8__/* .failedWord */ .kh));
    return words.size > 1 ? (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) `Failed or cancelled` : words.has("cancelled") ? (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) `Cancelled` : (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) `Failed`;
}
/** Two columns: a third would be beyond the edge of a phone. */
function renderFailure(error, names, budget) {
    const advice = _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ADVICE */ .hc[error.code];
    const why = [
        (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) `<b>${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)(error.code)}</b><br>\n${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .message */ .iU)(error.message, budget.text, _fit_js__WEBPACK_IMPORTED_MODULE_1__/* .HALF_COLUMN */ .Rb)}`,
        advice === "" ? _html_js__WEBPACK_IMPORTED_MODULE_2__/* .NOTHING */ .K$ : (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) `<b>What to do:</b> ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .prose */ .CS)(advice)}`,
    ];
    // Else a long reason would leave the names a column in which each is broken.
    return (0,_html_js__WEBPACK_IMPORTED_MODULE_2__.tr)([(0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) `<td width="50%">${(0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .joinLines */ .cT)(names)}</td>`, (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) `<td>${(0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .joinLines */ .cT)(why)}</td>`]);
}
function nameFailure(outcome, several, run) {
    const { fallback, result } = outcome;
    const recipe = several && result.recipe !== undefined ? (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy) `recipe ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)(result.recipe, 40)}` : _html_js__WEBPACK_IMPORTED_MODULE_2__/* .NOTHING */ .K$;
    const name = (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .joinFacts */ .gN)([(0,_task_cells_js__WEBPACK_IMPORTED_MODULE_7__/* .nameTask */ .ze)(outcome, run), recipe, (0,_task_cells_js__WEBPACK_IMPORTED_MODULE_7__/* .scoreOf */ .uw)(outcome)]);
    return fallback === undefined ? name : (0,_html_js__WEBPACK_IMPORTED_MODULE_2__/* .joinLines */ .cT)([name, (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .prose */ .CS)((0,_wording_js__WEBPACK_IMPORTED_MODULE_8__/* .statusText */ .qS)(outcome))]);
}


/***/ }),

/***/ 24506:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DL: () => (/* binding */ renderSources),
/* harmony export */   EG: () => (/* binding */ renderPlan),
/* harmony export */   FW: () => (/* binding */ renderTasks),
/* harmony export */   K5: () => (/* binding */ LISTED_UNCHANGED),
/* harmony export */   Zm: () => (/* binding */ renderCommonWarnings),
/* harmony export */   e: () => (/* binding */ renderRecipes),
/* harmony export */   uZ: () => (/* binding */ findCommonWarnings)
/* harmony export */ });
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(52019);
/* harmony import */ var _fit_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2400);
/* harmony import */ var _html_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58026);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(25470);
/* harmony import */ var _pictures_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(60476);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(36833);
/* harmony import */ var _task_cells_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(16762);
/* harmony import */ var _wording_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9723);
/* harmony import */ var _work_words_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(91014);









/** Where the rest of a cut table is; empty where nothing is cut. */
function renderMore(more, noun, { rest }) {
    return more === 0 ? _html_js__WEBPACK_IMPORTED_MODULE_1__/* .NOTHING */ .K$ : (0,_html_js__WEBPACK_IMPORTED_MODULE_1__/* .html */ .qy) `and ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .prose */ .CS)(noun === "" ? `${more} more` : (0,_text_format_js__WEBPACK_IMPORTED_MODULE_7__/* .plural */ .LS)(more, noun))}: ${rest}`;
}
function renderPrice(price) {
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .prose */ .CS)(price === null ? "not known" : (0,_text_format_js__WEBPACK_IMPORTED_MODULE_7__/* .formatDollars */ .nT)(price));
}
const RECIPE = [(0,_html_js__WEBPACK_IMPORTED_MODULE_1__/* .html */ .qy) `Recipe`, _task_cells_js__WEBPACK_IMPORTED_MODULE_4__/* .recipeCode */ .aF];
const STATUS = [
    [(0,_html_js__WEBPACK_IMPORTED_MODULE_1__/* .html */ .qy) `Result`, (outcome) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .prose */ .CS)(outcome.result.status === "failed" ? (0,_wording_js__WEBPACK_IMPORTED_MODULE_5__/* .failedWord */ .kh)(outcome) : (0,_wording_js__WEBPACK_IMPORTED_MODULE_5__/* .statusText */ .qS)(outcome))],
];
const PLAN = [
    [(0,_html_js__WEBPACK_IMPORTED_MODULE_1__/* .html */ .qy) `Plan`, (outcome) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .prose */ .CS)((0,_wording_js__WEBPACK_IMPORTED_MODULE_5__/* .statusText */ .qS)(outcome))],
    [(0,_html_js__WEBPACK_IMPORTED_MODULE_1__/* .html */ .qy) `Estimate`, ({ result: { status, cost } }) => (status === "planned" && cost !== null ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .prose */ .CS)((0,_text_format_js__WEBPACK_IMPORTED_MODULE_7__/* .formatDollars */ .nT)(cost)) : _html_js__WEBPACK_IMPORTED_MODULE_1__/* .NOTHING */ .K$)],
];
/** More images than this that are up to date are counted and not listed: rows that say nothing new would hide those that do. */
const LISTED_UNCHANGED = 200;
/** One line a task, without pictures. `folded` is the title of a `<details>` around it. */
function renderTasks(report, outcomes, budget, folded) {
    if (outcomes.length === 0)
        return _html_js__WEBPACK_IMPORTED_MODULE_1__/* .NOTHING */ .K$;
    const tasks = renderRows(report, outcomes, STATUS, budget, (outcome) => [(0,_task_cells_js__WEBPACK_IMPORTED_MODULE_4__/* .scoreOf */ .uw)(outcome), ...(0,_task_cells_js__WEBPACK_IMPORTED_MODULE_4__/* .describeFigures */ .pU)(outcome)]);
    return folded === undefined ? tasks : (0,_html_js__WEBPACK_IMPORTED_MODULE_1__/* .fold */ .AU)(folded, tasks);
}
/** A table of tasks with these columns after the one that names a task. What `describe` says is below the name. */
function renderRows(report, outcomes, figures, budget, describe = () => []) {
    const shown = outcomes.slice(0, budget.rows);
    const several = (0,_report_js__WEBPACK_IMPORTED_MODULE_8__/* .hasRecipes */ .ux)(report);
    const columns = [
        [
            (0,_html_js__WEBPACK_IMPORTED_MODULE_1__/* .html */ .qy) `Image`,
            (outcome) => {
                const facts = [several ? (0,_task_cells_js__WEBPACK_IMPORTED_MODULE_4__/* .recipeCode */ .aF)(outcome) : _html_js__WEBPACK_IMPORTED_MODULE_1__/* .NOTHING */ .K$, (0,_task_cells_js__WEBPACK_IMPORTED_MODULE_4__/* .localeCode */ .og)(outcome), ...describe(outcome)];
                const linked = (name) => (budget.links ? (0,_pictures_js__WEBPACK_IMPORTED_MODULE_3__/* .linkResult */ .sX)(report, outcome, name) : name);
                return (0,_html_js__WEBPACK_IMPORTED_MODULE_1__/* .joinLines */ .cT)([(0,_task_cells_js__WEBPACK_IMPORTED_MODULE_4__/* .nameFile */ .iC)(outcome, _fit_js__WEBPACK_IMPORTED_MODULE_0__/* .HALF_COLUMN */ .Rb, linked), ...renderNotes(report, outcome, budget), (0,_html_js__WEBPACK_IMPORTED_MODULE_1__/* .joinFacts */ .gN)(facts)]);
            },
        ],
        ...dropEmpty(figures, shown),
    ];
    const rows = (0,_fit_js__WEBPACK_IMPORTED_MODULE_0__/* .renderWithin */ .As)(shown, budget, (outcome) => (0,_html_js__WEBPACK_IMPORTED_MODULE_1__/* .row */ .nM)(columns.map(([, cell]) => cell(outcome))));
    return (0,_html_js__WEBPACK_IMPORTED_MODULE_1__/* .table */ .tp)(columns.map(([name]) => name), rows, renderMore(outcomes.length - rows.length, "", budget));
}
/** A column with nothing in it would only take room. */
function dropEmpty(columns, rows) {
    return columns.filter(([, cell]) => rows.some((one) => cell(one).length > 0));
}
/** Images that a warning names. */
const MAX_NAMED = 5;
/** Warnings that images of several sources have, each once. Nothing else shows these: see {@link findCommonWarnings}. */
function renderCommonWarnings(report, budget) {
    const common = [...(budget.common ?? [])].slice(0, budget.failures);
    return common.map(([warning, outcomes]) => {
        const shown = outcomes.slice(0, MAX_NAMED);
        const several = (0,_report_js__WEBPACK_IMPORTED_MODULE_8__/* .hasRecipes */ .ux)(report);
        const names = shown.map((outcome) => (0,_html_js__WEBPACK_IMPORTED_MODULE_1__/* .join */ .fj)([(0,_task_cells_js__WEBPACK_IMPORTED_MODULE_4__/* .nameTask */ .ze)(outcome), several ? (0,_task_cells_js__WEBPACK_IMPORTED_MODULE_4__/* .recipeCode */ .aF)(outcome) : _html_js__WEBPACK_IMPORTED_MODULE_1__/* .NOTHING */ .K$], (0,_html_js__WEBPACK_IMPORTED_MODULE_1__/* .html */ .qy) ` `));
        const more = outcomes.length - shown.length;
        return (0,_html_js__WEBPACK_IMPORTED_MODULE_1__/* .html */ .qy) `⚠️ ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .message */ .iU)(warning, budget.text)} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .prose */ .CS)((0,_text_format_js__WEBPACK_IMPORTED_MODULE_7__/* .plural */ .LS)(outcomes.length, "image"))}: ${(0,_html_js__WEBPACK_IMPORTED_MODULE_1__/* .join */ .fj)(names, (0,_html_js__WEBPACK_IMPORTED_MODULE_1__/* .html */ .qy) `, `)}${more > 0 ? (0,_html_js__WEBPACK_IMPORTED_MODULE_1__/* .html */ .qy) ` and ${more} more` : _html_js__WEBPACK_IMPORTED_MODULE_1__/* .NOTHING */ .K$}`;
    });
}
/** Warnings that images of several sources have, with these. */
function findCommonWarnings({ outcomes }) {
    const all = outcomes.flatMap((outcome) => [...new Set((0,_wording_js__WEBPACK_IMPORTED_MODULE_5__/* .warningsOf */ .nZ)(outcome))].map((warning) => ({ outcome, warning })));
    const groups = [...Map.groupBy(all, ({ warning }) => warning)].map(([warning, own]) => [
        warning,
        own.map(({ outcome }) => outcome),
    ]);
    return new Map(groups.filter(([, own]) => new Set(own.map(({ result: { source, output } }) => source ?? output)).size > 1));
}
function renderNotes(report, outcome, budget) {
    return [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .prose */ .CS)((0,_wording_js__WEBPACK_IMPORTED_MODULE_5__/* .fallbackText */ .KO)(outcome)), ...(0,_task_cells_js__WEBPACK_IMPORTED_MODULE_4__/* .listNotes */ .mn)(outcome, budget), (0,_pictures_js__WEBPACK_IMPORTED_MODULE_3__/* .describeCandidates */ .aH)(report, outcome)];
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
    return outcomes.length <= MANY ? [tasks] : [counts, (0,_html_js__WEBPACK_IMPORTED_MODULE_1__/* .fold */ .AU)((0,_html_js__WEBPACK_IMPORTED_MODULE_1__/* .html */ .qy) `All ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .prose */ .CS)((0,_text_format_js__WEBPACK_IMPORTED_MODULE_7__/* .plural */ .LS)(outcomes.length, "task"))}`, tasks)];
}
/** How many images there are of each recipe and locale; empty where the tasks can be read one by one. */
function renderCounts(report, budget) {
    const due = report.outcomes.filter(({ result }) => result.status === "planned");
    const groups = [...Map.groupBy(due, ({ result: { recipe, locale } }) => JSON.stringify([recipe, locale])).values()];
    if (due.length <= MANY || groups.length < 2)
        return _html_js__WEBPACK_IMPORTED_MODULE_1__/* .NOTHING */ .K$;
    const columns = [
        // In one column: four would be beyond the edge of a phone.
        ofFirst([
            (0,_report_js__WEBPACK_IMPORTED_MODULE_8__/* .hasRecipes */ .ux)(report) ? (0,_html_js__WEBPACK_IMPORTED_MODULE_1__/* .html */ .qy) `Recipe` : (0,_html_js__WEBPACK_IMPORTED_MODULE_1__/* .html */ .qy) `Locale`,
            (one) => (0,_html_js__WEBPACK_IMPORTED_MODULE_1__/* .join */ .fj)([(0,_report_js__WEBPACK_IMPORTED_MODULE_8__/* .hasRecipes */ .ux)(report) ? (0,_task_cells_js__WEBPACK_IMPORTED_MODULE_4__/* .recipeCode */ .aF)(one) : _html_js__WEBPACK_IMPORTED_MODULE_1__/* .NOTHING */ .K$, (0,_task_cells_js__WEBPACK_IMPORTED_MODULE_4__/* .localeCode */ .og)(one)], (0,_html_js__WEBPACK_IMPORTED_MODULE_1__/* .html */ .qy) ` `),
        ]),
        [(0,_html_js__WEBPACK_IMPORTED_MODULE_1__/* .html */ .qy) `Images`, ({ length }) => (0,_html_js__WEBPACK_IMPORTED_MODULE_1__/* .html */ .qy) `${length}`],
        [(0,_html_js__WEBPACK_IMPORTED_MODULE_1__/* .html */ .qy) `Estimate`, (group) => renderPrice((0,_report_js__WEBPACK_IMPORTED_MODULE_8__/* .sumCosts */ .AM)(group))],
    ];
    return renderGroups(groups, columns, "more row", budget);
}
/** The same column for a group that has it in common. */
function ofFirst([name, cell]) {
    return [name, ([first]) => (first ? cell(first) : _html_js__WEBPACK_IMPORTED_MODULE_1__/* .NOTHING */ .K$)];
}
function renderGroups(groups, columns, noun, budget) {
    const rows = groups.slice(0, budget.rows).map((group) => (0,_html_js__WEBPACK_IMPORTED_MODULE_1__/* .row */ .nM)(columns.map(([, cell]) => cell(group))));
    return (0,_html_js__WEBPACK_IMPORTED_MODULE_1__/* .table */ .tp)(columns.map(([name]) => name), rows, renderMore(groups.length - rows.length, noun, budget));
}
/** Locales that are named; more are counted. */
const MAX_LOCALES = 8;
/** Which recipe did what, one row each; empty where there is only one. */
function renderRecipes(report, budget) {
    if (!(0,_report_js__WEBPACK_IMPORTED_MODULE_8__/* .hasRecipes */ .ux)(report))
        return _html_js__WEBPACK_IMPORTED_MODULE_1__/* .NOTHING */ .K$;
    const groups = [...Map.groupBy(report.outcomes, ({ result }) => result.recipe ?? "").values()];
    const [name, cell] = ofFirst(RECIPE);
    const nameAll = (group) => (0,_html_js__WEBPACK_IMPORTED_MODULE_1__/* .joinLines */ .cT)([cell(group), describeLocales(group), describeModel(group)]);
    const columns = [
        [report.dryRun ? (0,_html_js__WEBPACK_IMPORTED_MODULE_1__/* .html */ .qy) `Plan` : (0,_html_js__WEBPACK_IMPORTED_MODULE_1__/* .html */ .qy) `Result`, describeCounts],
        [report.dryRun ? (0,_html_js__WEBPACK_IMPORTED_MODULE_1__/* .html */ .qy) `Estimate` : (0,_html_js__WEBPACK_IMPORTED_MODULE_1__/* .html */ .qy) `Cost`, describeCost],
    ];
    return renderGroups(groups, [[name, nameAll], ...dropEmpty(columns, groups)], "more recipe", budget);
}
function describeCounts(outcomes) {
    const of = (...wanted) => outcomes.filter(({ result }) => wanted.includes(result.status));
    const [failed, unchanged] = [Map.groupBy(of("failed"), _wording_js__WEBPACK_IMPORTED_MODULE_5__/* .failedWord */ .kh), of("unchanged", "modified")];
    const { newer, removed } = (0,_report_js__WEBPACK_IMPORTED_MODULE_8__/* .splitStale */ .OI)(outcomes);
    return (0,_html_js__WEBPACK_IMPORTED_MODULE_1__/* .join */ .fj)([
        ...[...(0,_work_words_js__WEBPACK_IMPORTED_MODULE_6__/* .listDone */ .Jg)(of("edited")), ...(0,_work_words_js__WEBPACK_IMPORTED_MODULE_6__/* .listToDo */ .DL)(of("planned"))].map(({ count, word }) => (0,_html_js__WEBPACK_IMPORTED_MODULE_1__/* .html */ .qy) `<b>${count}</b> ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .prose */ .CS)(word)}`),
        ...[...failed].map(([word, { length }]) => (0,_html_js__WEBPACK_IMPORTED_MODULE_1__/* .html */ .qy) `<b>${length} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .prose */ .CS)(word)}</b>`),
        newer.length > 0 ? (0,_html_js__WEBPACK_IMPORTED_MODULE_1__/* .html */ .qy) `${newer.length} stale` : _html_js__WEBPACK_IMPORTED_MODULE_1__/* .NOTHING */ .K$,
        removed.length > 0 ? (0,_html_js__WEBPACK_IMPORTED_MODULE_1__/* .html */ .qy) `${removed.length} deleted on the branch` : _html_js__WEBPACK_IMPORTED_MODULE_1__/* .NOTHING */ .K$,
        unchanged.length > 0 ? (0,_html_js__WEBPACK_IMPORTED_MODULE_1__/* .html */ .qy) `${unchanged.length} unchanged` : _html_js__WEBPACK_IMPORTED_MODULE_1__/* .NOTHING */ .K$,
    ], (0,_html_js__WEBPACK_IMPORTED_MODULE_1__/* .html */ .qy) `, `);
}
function describeLocales(outcomes) {
    const locales = [...new Set(outcomes.flatMap(({ result }) => result.locale ?? []))];
    if (locales.length > MAX_LOCALES)
        return (0,_html_js__WEBPACK_IMPORTED_MODULE_1__/* .html */ .qy) `${locales.length} locales`;
    return (0,_html_js__WEBPACK_IMPORTED_MODULE_1__/* .join */ .fj)(locales.map((locale) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(locale, 40)), (0,_html_js__WEBPACK_IMPORTED_MODULE_1__/* .html */ .qy) ` `);
}
function describeModel([first]) {
    if (!first)
        return _html_js__WEBPACK_IMPORTED_MODULE_1__/* .NOTHING */ .K$;
    const { provider, model } = first.result;
    return (0,_html_js__WEBPACK_IMPORTED_MODULE_1__/* .join */ .fj)([(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(provider, 80), model === provider ? _html_js__WEBPACK_IMPORTED_MODULE_1__/* .NOTHING */ .K$ : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(model, 120, _fit_js__WEBPACK_IMPORTED_MODULE_0__/* .HALF_COLUMN */ .Rb)], (0,_html_js__WEBPACK_IMPORTED_MODULE_1__/* .html */ .qy) ` `);
}
/** Empty where nothing was to be paid for. */
function describeCost(outcomes) {
    if (outcomes.every(({ result }) => result.status === "unchanged" || result.status === "modified"))
        return _html_js__WEBPACK_IMPORTED_MODULE_1__/* .NOTHING */ .K$;
    if (outcomes.every(({ result }) => result.provider === "sandbox"))
        return (0,_html_js__WEBPACK_IMPORTED_MODULE_1__/* .html */ .qy) `no cost`;
    return renderPrice((0,_report_js__WEBPACK_IMPORTED_MODULE_8__/* .sumCosts */ .AM)(outcomes));
}
/** Locales in one row. */
const LOCALES_IN_ROW = 40;
/** Where there are no pictures: what became of each source, its locales in one row. Empty where nothing was localized. */
function renderSources(report, budget) {
    const localized = report.outcomes.filter(({ result }) => result.locale !== null && (result.status === "edited" || result.status === "failed"));
    const groups = [...Map.groupBy(localized, ({ result: { recipe, source } }) => JSON.stringify([recipe, source])).values()];
    if (groups.length === 0)
        return _html_js__WEBPACK_IMPORTED_MODULE_1__/* .NOTHING */ .K$;
    const image = [(0,_html_js__WEBPACK_IMPORTED_MODULE_1__/* .html */ .qy) `Image`, ({ result: { source, output } }) => (0,_task_cells_js__WEBPACK_IMPORTED_MODULE_4__/* .pathCode */ .N3)(source ?? output, _fit_js__WEBPACK_IMPORTED_MODULE_0__/* .HALF_COLUMN */ .Rb)];
    const columns = [
        ofFirst(image),
        ...((0,_report_js__WEBPACK_IMPORTED_MODULE_8__/* .hasRecipes */ .ux)(report) ? [ofFirst(RECIPE)] : []),
        [(0,_html_js__WEBPACK_IMPORTED_MODULE_1__/* .html */ .qy) `Locales`, listLocales],
        [(0,_html_js__WEBPACK_IMPORTED_MODULE_1__/* .html */ .qy) `Cost`, (group) => renderPrice((0,_report_js__WEBPACK_IMPORTED_MODULE_8__/* .sumCosts */ .AM)(group))],
    ];
    return renderGroups(groups, columns, "", budget);
}
function listLocales(outcomes) {
    const shown = outcomes.slice(0, LOCALES_IN_ROW).map(describeLocale);
    return (0,_html_js__WEBPACK_IMPORTED_MODULE_1__/* .joinFacts */ .gN)([...shown, outcomes.length > shown.length ? (0,_html_js__WEBPACK_IMPORTED_MODULE_1__/* .html */ .qy) `and ${outcomes.length - shown.length} more` : _html_js__WEBPACK_IMPORTED_MODULE_1__/* .NOTHING */ .K$]);
}
function describeLocale(outcome) {
    const { status, text } = outcome.result;
    const failed = status === "failed" ? (0,_html_js__WEBPACK_IMPORTED_MODULE_1__/* .html */ .qy) `<b>${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .prose */ .CS)((0,_wording_js__WEBPACK_IMPORTED_MODULE_5__/* .failedWord */ .kh)(outcome))}</b>` : _html_js__WEBPACK_IMPORTED_MODULE_1__/* .NOTHING */ .K$;
    return (0,_html_js__WEBPACK_IMPORTED_MODULE_1__/* .join */ .fj)([(0,_task_cells_js__WEBPACK_IMPORTED_MODULE_4__/* .localeCode */ .og)(outcome), failed, text && text.score !== null ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .unbroken */ .D_)((0,_text_format_js__WEBPACK_IMPORTED_MODULE_7__/* .formatShare */ .T1)(text.score)) : _html_js__WEBPACK_IMPORTED_MODULE_1__/* .NOTHING */ .K$], (0,_html_js__WEBPACK_IMPORTED_MODULE_1__/* .html */ .qy) `&nbsp;`);
}


/***/ }),

/***/ 16762:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $d: () => (/* binding */ sizeOf),
/* harmony export */   N3: () => (/* binding */ pathCode),
/* harmony export */   aF: () => (/* binding */ recipeCode),
/* harmony export */   ho: () => (/* binding */ costOf),
/* harmony export */   iC: () => (/* binding */ nameFile),
/* harmony export */   mn: () => (/* binding */ listNotes),
/* harmony export */   og: () => (/* binding */ localeCode),
/* harmony export */   pU: () => (/* binding */ describeFigures),
/* harmony export */   uw: () => (/* binding */ scoreOf),
/* harmony export */   ze: () => (/* binding */ nameTask)
/* harmony export */ });
/* harmony import */ var node_path_posix__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(53916);
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(52019);
/* harmony import */ var _text_plain_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(93788);
/* harmony import */ var _fit_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2400);
/* harmony import */ var _html_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(58026);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(25470);
/* harmony import */ var _wording_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9723);







const PATH_LENGTH = 72;
function pathCode(path, run = _fit_js__WEBPACK_IMPORTED_MODULE_2__/* .WHOLE_COLUMN */ .dv) {
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .code */ .aY)((0,_text_plain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cutMiddle */ .it)(path, PATH_LENGTH), Number.POSITIVE_INFINITY, run, "ltr");
}
/**
 * `source`, or `source → output`; an output in the same folder by its name alone.
 *
 * @param linked makes a link of the output's name.
 */
function nameFile({ result: { source, output } }, run, linked = (name) => name) {
    if (source === null || source === output)
        return linked(pathCode(output, run));
    const name = pathCode((0,node_path_posix__WEBPACK_IMPORTED_MODULE_0__.dirname)(source) === (0,node_path_posix__WEBPACK_IMPORTED_MODULE_0__.dirname)(output) ? (0,node_path_posix__WEBPACK_IMPORTED_MODULE_0__.basename)(output) : output, run);
    return (0,_html_js__WEBPACK_IMPORTED_MODULE_3__/* .html */ .qy) `${pathCode(source, run)} → ${linked(name)}`;
}
/** The file and the locale of a task. */
function nameTask(outcome, run) {
    return (0,_html_js__WEBPACK_IMPORTED_MODULE_3__/* .join */ .fj)([nameFile(outcome, run), localeCode(outcome)], (0,_html_js__WEBPACK_IMPORTED_MODULE_3__/* .html */ .qy) ` `);
}
function localeCode({ result: { locale } }) {
    return locale === null ? _html_js__WEBPACK_IMPORTED_MODULE_3__/* .NOTHING */ .K$ : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .code */ .aY)(locale, 40);
}
function recipeCode({ result: { recipe } }) {
    return recipe === undefined ? _html_js__WEBPACK_IMPORTED_MODULE_3__/* .NOTHING */ .K$ : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .code */ .aY)(recipe, 80);
}
function sizeOf({ result: { width, height } }) {
    return width === null || height === null ? undefined : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .prose */ .CS)((0,_text_format_js__WEBPACK_IMPORTED_MODULE_6__/* .formatSize */ .Xq)({ width, height }));
}
/** `text 96 %`. */
function scoreOf({ result: { text } }) {
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .unbroken */ .D_)((0,_wording_js__WEBPACK_IMPORTED_MODULE_5__/* .formatScore */ .y)(text));
}
/** The cost of an image, or that an earlier run has paid for it; empty where nothing was paid. */
function costOf({ result: { cost, cached } }) {
    if (cached)
        return (0,_html_js__WEBPACK_IMPORTED_MODULE_3__/* .html */ .qy) `from an earlier run`;
    return cost === null || cost === 0 ? _html_js__WEBPACK_IMPORTED_MODULE_3__/* .NOTHING */ .K$ : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .prose */ .CS)((0,_text_format_js__WEBPACK_IMPORTED_MODULE_6__/* .formatDollars */ .nT)(cost));
}
/** Pixels, bytes, change, cost and time, as far as they are known. */
function describeFigures(outcome) {
    const { before, changedShare, result } = outcome;
    return [
        (0,_html_js__WEBPACK_IMPORTED_MODULE_3__/* .describeChange */ .uQ)(before && (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .prose */ .CS)((0,_text_format_js__WEBPACK_IMPORTED_MODULE_6__/* .formatSize */ .Xq)(before)), sizeOf(outcome)),
        (0,_html_js__WEBPACK_IMPORTED_MODULE_3__/* .describeChange */ .uQ)(before && (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .unbroken */ .D_)((0,_text_format_js__WEBPACK_IMPORTED_MODULE_6__/* .formatBytes */ .z3)(before.bytes)), result.bytes === null ? undefined : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .unbroken */ .D_)((0,_text_format_js__WEBPACK_IMPORTED_MODULE_6__/* .formatBytes */ .z3)(result.bytes))),
        changedShare === undefined ? _html_js__WEBPACK_IMPORTED_MODULE_3__/* .NOTHING */ .K$ : (0,_html_js__WEBPACK_IMPORTED_MODULE_3__/* .html */ .qy) `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .unbroken */ .D_)((0,_text_format_js__WEBPACK_IMPORTED_MODULE_6__/* .formatShare */ .T1)(changedShare))} of pixels changed`,
        costOf(outcome),
        result.durationMs === null ? _html_js__WEBPACK_IMPORTED_MODULE_3__/* .NOTHING */ .K$ : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .unbroken */ .D_)((0,_text_format_js__WEBPACK_IMPORTED_MODULE_6__/* .formatDuration */ .a3)(result.durationMs)),
    ];
}
/** What a reader should know of a task besides its figures: warnings, and what is wrong with its text. */
function listNotes(outcome, budget) {
    const warnings = (0,_wording_js__WEBPACK_IMPORTED_MODULE_5__/* .warningsOf */ .nZ)(outcome)
        .filter((warning) => !budget.common?.has(warning))
        .slice(0, budget.failures);
    const notes = [...warnings.map((warning) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .message */ .iU)(warning, budget.text, _fit_js__WEBPACK_IMPORTED_MODULE_2__/* .HALF_COLUMN */ .Rb)), renderFaults(outcome.result.text, budget)];
    return notes.filter((note) => note.length > 0).map((note) => (0,_html_js__WEBPACK_IMPORTED_MODULE_3__/* .html */ .qy) `⚠️ ${note}`);
}
/** Words in one list. */
const MAX_WORDS = 8;
const MAX_WORD = 60;
/** What is wrong with the text of a result in one line; empty where nothing is. */
function renderFaults(check, budget) {
    const faults = (check ? (0,_wording_js__WEBPACK_IMPORTED_MODULE_5__/* .listFaults */ .OC)(check) : []).map(({ kind, words }) => {
        const shown = words.slice(0, Math.min(MAX_WORDS, budget.failures)).map((word) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .code */ .aY)(word, Math.min(MAX_WORD, budget.text)));
        const more = words.length > shown.length ? (0,_html_js__WEBPACK_IMPORTED_MODULE_3__/* .html */ .qy) `${words.length - shown.length} more` : _html_js__WEBPACK_IMPORTED_MODULE_3__/* .NOTHING */ .K$;
        return (0,_html_js__WEBPACK_IMPORTED_MODULE_3__/* .html */ .qy) `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .prose */ .CS)(kind)}: ${(0,_html_js__WEBPACK_IMPORTED_MODULE_3__/* .join */ .fj)([...shown, more], (0,_html_js__WEBPACK_IMPORTED_MODULE_3__/* .html */ .qy) `, `)}`;
    });
    return faults.length === 0 ? _html_js__WEBPACK_IMPORTED_MODULE_3__/* .NOTHING */ .K$ : (0,_html_js__WEBPACK_IMPORTED_MODULE_3__/* .html */ .qy) `text ${(0,_html_js__WEBPACK_IMPORTED_MODULE_3__/* .join */ .fj)(faults, (0,_html_js__WEBPACK_IMPORTED_MODULE_3__/* .html */ .qy) `; `)}`;
}


/***/ }),

/***/ 9723:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ WITHDRAWN_COMMENT),
/* harmony export */   EB: () => (/* binding */ listWarnings),
/* harmony export */   Gj: () => (/* binding */ BOXES),
/* harmony export */   KO: () => (/* binding */ fallbackText),
/* harmony export */   L3: () => (/* binding */ EDITED_FROM_ORIGINAL),
/* harmony export */   Nt: () => (/* binding */ PULL_HINTS),
/* harmony export */   OC: () => (/* binding */ listFaults),
/* harmony export */   P8: () => (/* binding */ EARLIER),
/* harmony export */   Pk: () => (/* binding */ isDeclined),
/* harmony export */   Pl: () => (/* binding */ headline),
/* harmony export */   SD: () => (/* binding */ describeEstimate),
/* harmony export */   VN: () => (/* binding */ COMMENT_HINTS),
/* harmony export */   WR: () => (/* binding */ NO_COST),
/* harmony export */   a4: () => (/* binding */ describeRunCost),
/* harmony export */   cq: () => (/* binding */ galleryNotUploaded),
/* harmony export */   hG: () => (/* binding */ SANDBOX_NOTICE),
/* harmony export */   iP: () => (/* binding */ announce),
/* harmony export */   kh: () => (/* binding */ failedWord),
/* harmony export */   nZ: () => (/* binding */ warningsOf),
/* harmony export */   pX: () => (/* binding */ REST),
/* harmony export */   pr: () => (/* binding */ listIdle),
/* harmony export */   qS: () => (/* binding */ statusText),
/* harmony export */   tN: () => (/* binding */ LOCK_REPAIRED),
/* harmony export */   uz: () => (/* binding */ PULL_FAILED),
/* harmony export */   y: () => (/* binding */ formatScore)
/* harmony export */ });
/* unused harmony export describeTime */
/* harmony import */ var _providers_names_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(10677);
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(52019);
/* harmony import */ var _text_plain_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93788);
/* harmony import */ var _notice_wording_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90518);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(36833);
/* harmony import */ var _work_words_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(91014);






/*
 * The sentences of the comment, the summary and the log, as plain text in which backticks mark names. Those of notices are in
 * `notice-wording.ts`, why nothing was done is in `reason-wording.ts`, and what was counted in `work-words.ts`.
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
    smallCopies: "These are small copies.",
    run: "Log and summary of this run",
};
/** What a box of the comment does. */
const BOXES = {
    title: "Change an image",
    more: "To change the prompt, or an image without boxes, write a comment. `/retouch help` lists the commands.",
    again: ({ mode, provider }) => `${mode} it again${provider.kind === "http" ? " (a paid call)" : ""}`,
    take: (number) => `use candidate ${number}`,
    keep: "keep the original",
    edit: ({ mode, provider }) => `${mode} it after all${provider.kind === "http" ? " (a paid call, unless its result is in the result cache)" : ""}`,
};
/** How to take part in the run's own pull request. */
const PULL_HINTS = {
    commands: "To edit an image again or to use another candidate, write a comment. `/retouch help` lists the commands.",
    edit: "To change an image, edit its file on the branch",
    keep: "Retouch keeps your commits and adds to them.",
    revert: "To reject one image, revert its file on the branch.",
    others: "from other runs that share this branch",
    close: "To reject all of them, close the pull request. Retouch proposes an image again only if its source or the recipe changes, or with `force`.",
};
const galleryNotUploaded = (reason, file) => `The gallery was not uploaded: ${reason} It is in ${file}.`;
/** The last comment on a pull request that Retouch closes itself. */
const WITHDRAWN_COMMENT = "Nothing is left to propose: the target branch has these images already, or their sources are gone. Retouch closed this pull request.";
/** Where a pull request could not be opened. @param link opens one in the browser. */
const PULL_FAILED = {
    notPermitted: (said) => `GitHub did not let this workflow open the pull request (${said.replace(/\.$/, "")}). Turn on "Allow GitHub Actions to create and approve pull requests" under Settings → Actions → General.`,
    place: (branch, link) => `The images are on the branch \`${branch}\`. Open the pull request by hand: ${link}`,
    missing: (names) => `GitHub did not assign ${names.join(", ")}. Assignees need write access.`,
};
const EARLIER = "Earlier in this pull request";
const EDITED_FROM_ORIGINAL = "edited from the original, not from the previous result";
/** What became of a task, or will. */
function statusText(outcome) {
    const { task, result, taken } = outcome;
    const { candidates, mode } = task.recipe;
    switch (result.status) {
        case "edited":
            if (taken !== undefined)
                return `took candidate ${taken} of an earlier run`;
            return result.cached ? `${_work_words_js__WEBPACK_IMPORTED_MODULE_2__/* .DONE */ .DH[mode]}, from an earlier run` : _work_words_js__WEBPACK_IMPORTED_MODULE_2__/* .DONE */ .DH[mode];
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
            return outcome.restored ? "original restored" : "kept: edited by hand";
        case "failed":
            return [failedWord(outcome), fallbackText(outcome)].filter(Boolean).join("; ");
        case "stale":
            return (0,_report_js__WEBPACK_IMPORTED_MODULE_3__/* .splitStale */ .OI)([outcome]).removed.length > 0
                ? "not committed: the image no longer exists on the branch"
                : "not committed: the branch has a newer version";
    }
}
/** A task that somebody stopped has not failed. */
function failedWord({ result }) {
    return result.error?.code === "cancelled" ? "cancelled" : "failed";
}
function isDeclined({ result }) {
    return result.warnings.some(({ code }) => code === "declined");
}
/** Which image is used in the place of a failed one; empty where none is. */
function fallbackText({ fallback }) {
    return fallback === undefined ? "" : `the \`${(0,_text_plain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .toLine */ .S5)(fallback).replaceAll("`", "")}\` image was used instead`;
}
/** Sentences for a task's notices, without what {@link statusText} says. */
function warningsOf({ result }) {
    return result.warnings.filter(({ code }) => code !== "fallback-used" && code !== "removed-on-branch").map(_notice_wording_js__WEBPACK_IMPORTED_MODULE_1__/* .wordTaskNotice */ .yu);
}
/** Sentences for the notices of the whole run. @param without notices that are shown elsewhere. */
function listWarnings(report, without = []) {
    return [
        ...new Set((0,_report_js__WEBPACK_IMPORTED_MODULE_3__/* .listNotices */ .Sl)(report)
            .filter((notice) => !without.includes(notice))
            .map(_notice_wording_js__WEBPACK_IMPORTED_MODULE_1__/* .wordRunNotice */ .GX)),
    ];
}
/** Why recipes have no task, one sentence each. @param without notices that are shown elsewhere. */
function listIdle({ prepared }, without = []) {
    const idle = prepared?.plan.idle ?? [];
    return idle.filter((notice) => !without.includes(notice)).map((notice) => `No task: ${(0,_notice_wording_js__WEBPACK_IMPORTED_MODULE_1__/* .wordRunNotice */ .GX)(notice)}`);
}
/** `text 96 %`; empty where nothing was read, or no term of the glossary is in the image. */
function formatScore(check) {
    return check === undefined || check.score === null ? "" : `text ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_4__/* .formatShare */ .T1)(check.score)}`;
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
    const { shard } = report;
    const said = describeAll(report);
    return shard ? `${said} (shard ${shard.index} of ${shard.count})` : said;
}
function describeAll(report) {
    const { outcomes, pullImages } = report;
    const counts = (0,_report_js__WEBPACK_IMPORTED_MODULE_3__/* .tally */ .N4)(outcomes);
    const hasErrors = (0,_report_js__WEBPACK_IMPORTED_MODULE_3__/* .listErrors */ .Gr)(report).length > 0;
    if (report.dryRun && !hasErrors) {
        const due = outcomes.filter(({ result }) => result.status === "planned");
        return `dry run, ${outcomes.length === 0 ? "nothing to do" : (0,_work_words_js__WEBPACK_IMPORTED_MODULE_2__/* .describeToDo */ .kr)(due, outcomes)}`;
    }
    const { length: empty } = outcomes.filter(_report_js__WEBPACK_IMPORTED_MODULE_3__/* .isFoundEmpty */ .q2);
    const parts = [];
    if (counts.edited > 0)
        parts.push((0,_work_words_js__WEBPACK_IMPORTED_MODULE_2__/* .describeDone */ .AT)(outcomes.filter(({ result }) => result.status === "edited")));
    const { length: cancelled } = outcomes.filter(({ result }) => result.error?.code === "cancelled");
    const addCount = (count, what) => {
        if (count > 0)
            parts.push(`${parts.length === 0 ? (0,_text_format_js__WEBPACK_IMPORTED_MODULE_4__/* .plural */ .LS)(count, "image") : count} ${what}`);
    };
    addCount(counts.failed - cancelled, "failed");
    addCount(cancelled, "cancelled");
    if (empty > 0)
        parts.push(`no text found in ${parts.length === 0 ? (0,_text_format_js__WEBPACK_IMPORTED_MODULE_4__/* .plural */ .LS)(empty, "image") : empty}`);
    const { length: restored } = outcomes.filter((outcome) => outcome.restored);
    if (restored > 0)
        parts.push(`${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_4__/* .plural */ .LS)(restored, "original")} restored`);
    const { newer, removed } = (0,_report_js__WEBPACK_IMPORTED_MODULE_3__/* .splitStale */ .OI)(outcomes);
    addCount(newer.length, "superseded by a newer commit");
    addCount(removed.length, "deleted on the branch");
    if (report.missingShards)
        parts.push(`${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_4__/* .plural */ .LS)(report.missingShards, "shard")} missing`);
    if (hasErrors && !report.missingShards)
        parts.push(report.delivered === undefined ? "the run failed" : "delivery failed");
    else if (report.delivered && report.delivered.errors.length > 0)
        parts.push("delivery failed");
    if (parts.length > 0)
        return parts.join(", ");
    const { earlier = [] } = pullImages ?? {};
    return earlier.length > 0 ? `${(0,_work_words_js__WEBPACK_IMPORTED_MODULE_2__/* .describeDone */ .AT)(earlier)} in this pull request` : "nothing to do";
}
const NO_COST = "no cost";
/** `about $0.9`, `$0.9 (estimated)`, `cost not known`, `no cost`: of the whole run. */
function describeRunCost(report) {
    const { cost, estimatedCost, outcomes, dryRun } = report;
    if ((0,_report_js__WEBPACK_IMPORTED_MODULE_3__/* .isSandbox */ .CO)(report))
        return NO_COST;
    if (dryRun && outcomes.length > 0)
        return describeEstimate(estimatedCost, report.schedule);
    if (cost === null)
        return outcomes.some(isCalled) ? "cost not known" : NO_COST;
    return `${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_4__/* .formatDollars */ .nT)(cost)}${(0,_report_js__WEBPACK_IMPORTED_MODULE_3__/* .isCostEstimated */ .UY)(report) ? " (estimated)" : ""}`;
}
/** `about $0.9, about 12 min`. */
function describeEstimate(estimatedCost, schedule) {
    const price = estimatedCost === null ? "price not known" : `about ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_4__/* .formatDollars */ .nT)(estimatedCost)}`;
    if (schedule === undefined || schedule.durationMs === 0)
        return price;
    const { shards, shardMs } = schedule;
    const split = shards > 1 ? `, or ${shards} shards of ${describeTime({ durationMs: shardMs })}` : "";
    return `${price}, ${describeTime(schedule)}${split}`;
}
/** `about 12 min`: of an estimate, which knows no seconds. */
function describeTime({ durationMs }) {
    const minutes = Math.ceil(durationMs / 60_000);
    const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
    if (minutes <= 1)
        return "a minute at most";
    return `about ${[hours > 0 && `${hours} h`, rest > 0 && `${rest} min`].filter(Boolean).join(" ")}`;
}
/** Whether a model was called, or may have been. */
function isCalled(outcome) {
    const { status, cost } = outcome.result;
    // What failed before anything was sent has the cost 0.
    return status === "edited" || status === "stale" || (status === "failed" && cost === null) || (0,_report_js__WEBPACK_IMPORTED_MODULE_3__/* .isFoundEmpty */ .q2)(outcome);
}
/** What is about to be paid for, in one line of the log: `4 images to edit, 12 to localize with dashscope qwen-image-2.0-pro, about $0.9`. */
function announce(jobs, estimatedCost, schedule) {
    const recipes = [...new Set(jobs.map(({ task }) => task.recipe))];
    const counts = _providers_names_js__WEBPACK_IMPORTED_MODULE_5__/* .MODES */ .F.map((mode) => ({ mode, count: jobs.filter(({ task }) => task.recipe.mode === mode).length }));
    const work = counts
        .filter(({ count }) => count > 0)
        .map(({ mode, count }, index) => `${index === 0 ? (0,_text_format_js__WEBPACK_IMPORTED_MODULE_4__/* .plural */ .LS)(count, "image") : count} to ${mode}`);
    const models = recipes.map(({ provider, modelName }) => provider.kind === "local" ? "the sandbox, which calls no model" : `${provider.name} ${modelName}`);
    const isPaid = recipes.some(({ provider }) => provider.kind === "http");
    const { length: cached } = jobs.filter(({ isCached }) => isCached);
    return [
        `${work.join(", ")} with ${[...new Set(models)].join(" and ")}`,
        ...(cached > 0 ? [`${cached} of them from an earlier run`] : []),
        ...(isPaid ? [describeEstimate(estimatedCost, schedule)] : []),
    ].join(", ");
}


/***/ }),

/***/ 91014:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AK: () => (/* binding */ countImages),
/* harmony export */   AT: () => (/* binding */ describeDone),
/* harmony export */   DH: () => (/* binding */ DONE),
/* harmony export */   DL: () => (/* binding */ listToDo),
/* harmony export */   Jg: () => (/* binding */ listDone),
/* harmony export */   XZ: () => (/* binding */ doneWord),
/* harmony export */   kr: () => (/* binding */ describeToDo),
/* harmony export */   wf: () => (/* binding */ doWord)
/* harmony export */ });
/* harmony import */ var _providers_names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(10677);
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52019);


const WORKS = [..._providers_names_js__WEBPACK_IMPORTED_MODULE_0__/* .MODES */ .F, "take"];
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
function describeDone(outcomes) {
    return `${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(outcomes.length, nounOf(outcomes))} ${doneWord(outcomes)}`;
}
/** `3 images to localize`, `1 candidate to take`. @param all tells the kind of work where nothing is due. */
function describeToDo(due, all) {
    return `${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(due.length, nounOf(due))} to ${doWord(due.length > 0 ? due : all)}`;
}
/** `3 localized images`, or with a word before them `3 more localized images`. */
function countImages(outcomes, before = "") {
    const done = doneWord(outcomes);
    return (0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(outcomes.length, [before, done === "made" ? "" : done, nounOf(outcomes)].filter((word) => word !== "").join(" "));
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

/***/ 85621:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Rv: () => (/* binding */ toDollars),
/* harmony export */   Ze: () => (/* binding */ MAX_DOLLARS),
/* harmony export */   eS: () => (/* binding */ isDollars)
/* harmony export */ });
/** For one call, or one file. No picture costs nearly as much, so more is a mistake, or an attempt to stop or to mislead the run. */
const MAX_DOLLARS = 1000;
function isDollars(value) {
    return typeof value === "number" && value >= 0 && value <= MAX_DOLLARS;
}
/** Undefined, which is "not known", for what is no amount. */
function toDollars(value) {
    return isDollars(value) ? value : undefined;
}


/***/ }),

/***/ 52019:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gp: () => (/* binding */ formatSigned),
/* harmony export */   LS: () => (/* binding */ plural),
/* harmony export */   T1: () => (/* binding */ formatShare),
/* harmony export */   Vg: () => (/* binding */ formatExcess),
/* harmony export */   Xq: () => (/* binding */ formatSize),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   nT: () => (/* binding */ formatDollars),
/* harmony export */   vJ: () => (/* binding */ withArticle),
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
/** A share and the limit that it exceeds, with as many digits as tell them apart: `0.08 %` and `0.05 %`. The limit is exact. */
function formatExcess(share, limit) {
    const [found, most] = [share * 100, limit * 100];
    const exact = round(most, 0, (shown) => Math.abs(shown - most) < 1e-12);
    const isTrue = (shown) => shown > Number(exact) && (shown < 100 || found >= 100);
    const excess = round(found, Math.max(1, exact.split(".")[1]?.length ?? 0), isTrue);
    return { share: `${excess.replace(/\.0+$/, "")} %`, limit: `${exact} %` };
}
/** A number has no more digits after its point. */
const MAX_DIGITS = 15;
function round(value, least, isEnough) {
    let digits = least;
    while (digits < MAX_DIGITS && !isEnough(Number(value.toFixed(digits))))
        digits += 1;
    return value.toFixed(digits);
}
/** A figure that may be below 0, with the minus sign of print: `−1.7`, `0.4`; with `plus` also `+2.0`. 0 has no sign. */
function formatSigned(value, digits, plus = "") {
    const size = Math.abs(value).toFixed(digits);
    if (Number(size) === 0)
        return size;
    return `${value < 0 ? "−" : plus}${size}`;
}
/** Pixels: `1280×720`. */
function formatSize({ width, height }) {
    return `${width}×${height}`;
}
/** `1 image`, `2 images`. */
function plural(count, noun) {
    return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
/** `a PNG`, `an AVIF`, `an SVG`: by how the name of a format is spoken. */
function withArticle(name) {
    return `${/^([aeiou]|svg)/i.test(name) ? "an" : "a"} ${name}`;
}


/***/ }),

/***/ 73389:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  wS: () => (/* binding */ GlobBudgetSpent),
  tI: () => (/* binding */ compileGlobs),
  QS: () => (/* binding */ createGlobBudget),
  RR: () => (/* binding */ findGlobProblem),
  yS: () => (/* binding */ folderOf)
});

// EXTERNAL MODULE: ./out/build-dist/compiled/text/text-messages.js
var text_messages = __webpack_require__(8592);
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
const MAX_STEPS = 100_000_000;
const createGlobBudget = () => ({ left: MAX_STEPS });
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


/***/ }),

/***/ 569:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ toInertJson)
/* harmony export */ });
/* harmony import */ var _redact_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(28151);
/* harmony import */ var _plain_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(93788);


/** What is not seen, and the old mark of a command: a later step of the workflow may print the JSON. */
const MARKS = new RegExp(String.raw `(?!\n)(?:${_plain_text_js__WEBPACK_IMPORTED_MODULE_1__/* .UNSEEN */ .PR.source})|#(?=#\[)`, "gu");
const toEscape = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
/** JSON of the same value without secrets, in visible characters, and without anything that the runner takes for a command. */
function toInertJson(value, indent) {
    const plain = JSON.stringify(value, undefined, indent);
    // There may be thousands of results, in few of which there is anything to hide.
    const json = (0,_redact_js__WEBPACK_IMPORTED_MODULE_0__/* .isClean */ .AG)(plain)
        ? plain
        : JSON.stringify(value, (_, part) => (typeof part === "string" ? (0,_redact_js__WEBPACK_IMPORTED_MODULE_0__/* .redactDocument */ .rR)(part) : part), indent);
    return json.replace(MARKS, (mark) => mark.split("").map(toEscape).join(""));
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
/** The name that was surely meant: at most half of the longer one is another, since a model's vendor may be left out; or it has another case. */
function nearest(given, names) {
    // The time that it takes grows with both lengths.
    const name = given.slice(0, 60);
    const folded = name.toLowerCase();
    return findNear(name, names) ?? names.find((one) => one.toLowerCase() === folded);
}
function findNear(name, names) {
    const near = names.length > 0 ? (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__/* .closest */ .kp)(name, names) : undefined;
    return near !== undefined && (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__/* .distance */ .Io)(name, near) * 2 <= Math.max(name.length, near.length) ? near : undefined;
}
/** The same as a sentence after another one; empty where there is none. */
function suggest(given, names) {
    const name = nearest(given, names);
    return name === undefined ? "" : ` Did you mean \`${name}\`?`;
}


/***/ }),

/***/ 22906:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ parseTemplate),
/* harmony export */   o: () => (/* binding */ fillTemplate)
/* harmony export */ });
/* harmony import */ var _text_messages_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8592);

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
            return (0,_text_messages_js__WEBPACK_IMPORTED_MODULE_0__/* .unknownPlaceholder */ .mz)(token, placeholders);
        else
            parts.push({ text: token });
    }
    return parts;
}
/** Fills a template. Values are inserted as they are and are not searched for placeholders again. */
function fillTemplate(template, values) {
    return template.map((part) => ("text" in part ? part.text : (values[part.placeholder] ?? ""))).join("");
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
