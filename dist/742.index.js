export const id = 742;
export const ids = [742];
export const modules = {

/***/ 41742:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  estimate: () => (/* binding */ estimate),
  openFinder: () => (/* binding */ openFinder)
});

// EXTERNAL MODULE: ./out/build-dist/compiled/deliver/deliver-outcomes.js + 5 modules
var deliver_outcomes = __webpack_require__(4918);
// EXTERNAL MODULE: ./out/build-dist/compiled/errors.js
var errors = __webpack_require__(82489);
// EXTERNAL MODULE: ./out/build-dist/compiled/git/clean-filters.js
var clean_filters = __webpack_require__(73944);
// EXTERNAL MODULE: ./out/build-dist/compiled/git/git-process.js + 1 modules
var git_process = __webpack_require__(89121);
// EXTERNAL MODULE: ./out/build-dist/compiled/git/repository.js
var git_repository = __webpack_require__(44159);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(27597);
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
    commit_author_email_pattern: patternSchema,
    committer_email_pattern: patternSchema,
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
    withParameters("commit_author_email_pattern"),
    withParameters("committer_email_pattern"),
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

// EXTERNAL MODULE: ./out/build-dist/compiled/github/branches.js
var branches = __webpack_require__(20796);
// EXTERNAL MODULE: ./out/build-dist/compiled/github/git-data.js
var git_data = __webpack_require__(76703);
// EXTERNAL MODULE: ./out/build-dist/compiled/github/github-errors.js
var github_errors = __webpack_require__(34919);
// EXTERNAL MODULE: ./out/build-dist/compiled/lock/branch-files.js
var branch_files = __webpack_require__(39754);
// EXTERNAL MODULE: ./out/build-dist/compiled/runner/log-writer.js + 1 modules
var log_writer = __webpack_require__(92006);
// EXTERNAL MODULE: ./out/build-dist/compiled/deliver/artifact.js
var artifact = __webpack_require__(38606);
// EXTERNAL MODULE: ./out/build-dist/compiled/deliver/commit.js + 3 modules
var deliver_commit = __webpack_require__(80250);
// EXTERNAL MODULE: ./out/build-dist/compiled/deliver/commit-git.js + 1 modules
var commit_git = __webpack_require__(42478);
// EXTERNAL MODULE: ./out/build-dist/compiled/deliver/commit-message.js
var commit_message = __webpack_require__(8731);
// EXTERNAL MODULE: ./out/build-dist/compiled/deliver/delivery-messages.js
var delivery_messages = __webpack_require__(62313);
// EXTERNAL MODULE: ./out/build-dist/compiled/deliver/git-remote.js
var git_remote = __webpack_require__(81613);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./out/build-dist/compiled/git/git-environment.js
var git_environment = __webpack_require__(547);
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
        return missing === undefined ? [] : [delivery_messages/* CANNOT_COMMIT */.Eg.hookFails(hook, missing)];
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
            return folder && delivery_messages/* CANNOT_DELIVER */.uq.submodule(output, folder);
        },
        (output) => {
            const twin = known.get(fold(output));
            return twin && delivery_messages/* CANNOT_DELIVER */.uq.twin(output, twin);
        },
        // Elsewhere it can be written and committed, and nobody may ever want it on Windows.
        (output) => platform === "win32" && output.split("/").some((name) => UNFIT_FOR_WINDOWS.test(name)) && delivery_messages/* CANNOT_DELIVER */.uq.windowsName(output),
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



/** Whether what a rule is about is known before the commit is made: by the API, its author is whoever the token belongs to. */
function isForeseen({ type }, { isByGit }) {
    return isByGit || type !== "commit_author_email_pattern";
}
/** Why a rule refuses a commit like this, as a sentence; undefined where it does not, or only the attempt can tell. */
function findBreach(rule, commit) {
    const { branch, paths } = commit;
    switch (rule.type) {
        case "pull_request":
        case "merge_queue":
            return delivery_messages/* BRANCH_RULES */.R8.pullRequest(commit);
        case "update":
            return delivery_messages/* BRANCH_RULES */.R8.update(commit);
        case "required_signatures":
            return commit.isByGit ? delivery_messages/* BRANCH_RULES */.R8.signature(branch) : undefined;
        // A commit that is new has no status yet.
        case "required_status_checks":
            return rule.parameters.required_status_checks.length > 0 ? delivery_messages/* BRANCH_RULES */.R8.statusChecks(commit) : undefined;
        case "required_deployments":
            return rule.parameters.required_deployment_environments.length > 0 ? delivery_messages/* BRANCH_RULES */.R8.deployments(commit) : undefined;
        case "commit_message_pattern":
            return breaksPattern(rule.parameters, commit.message) ? delivery_messages/* BRANCH_RULES */.R8.message(branch, rule.parameters) : undefined;
        case "commit_author_email_pattern":
            return checkEmail("author", rule.parameters, commit);
        case "committer_email_pattern":
            return checkEmail("committer", rule.parameters, commit);
        case "file_path_restriction": {
            const globs = rule.parameters.restricted_file_paths;
            const path = paths.find((one) => globs.some((glob) => (0,external_node_path_.matchesGlob)(one, glob)));
            return path && delivery_messages/* BRANCH_RULES */.R8.path(path);
        }
        case "file_extension_restriction": {
            const extensions = new Set(rule.parameters.restricted_file_extensions.map((text) => text.replace(/^\*?\.?/, ".").toLowerCase()));
            const path = paths.find((one) => extensions.has(external_node_path_.posix.extname(one).toLowerCase()));
            return path && delivery_messages/* BRANCH_RULES */.R8.path(path);
        }
        case "max_file_path_length": {
            const most = rule.parameters.max_file_path_length;
            const path = paths.find((one) => one.length > most);
            return path && delivery_messages/* BRANCH_RULES */.R8.pathLength(path, most);
        }
    }
}
function checkEmail(who, pattern, commit) {
    const email = commit[who];
    return breaksPattern(pattern, email) ? delivery_messages/* BRANCH_RULES */.R8.email(commit.branch, { who, email, ...pattern }) : undefined;
}
/**
 * Whether a text surely breaks a pattern. GitHub's regular expressions are those of RE2, and may be meant for the first line of a message or for all;
 * what no reading of them accepts is refused.
 */
function breaksPattern({ operator, pattern, negate }, text) {
    const [headline = ""] = text.split("\n", 1);
    const readings = [text, headline];
    const fits = (reading) => {
        switch (operator) {
            case "starts_with":
                return reading.startsWith(pattern);
            case "ends_with":
                return reading.endsWith(pattern);
            case "contains":
                return reading.includes(pattern);
            case "regex":
                return testRegex(pattern, reading);
        }
    };
    return readings.every((reading) => fits(reading) === (negate === true));
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
    if (options.inputs.shard && !options.inputs.dryRun)
        (0,artifact/* checkArtifacts */.EQ)(options.context);
    if (!options.inputs.deliver.some((target) => target !== "artifact") || tasks.length === 0)
        return { notices: [] };
    try {
        return await runChecks(tasks, options);
    }
    catch (error) {
        if (!options.inputs.dryRun || !(error instanceof errors/* RetouchError */.tJ))
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
        ? (0,git_remote/* openRemote */.d)({ git: (0,git_process/* openWriter */.Kn)(repository), context, branch, token: inputs.githubToken })
        : undefined;
    // Git has the credentials of the checkout, and may do without a token; so may a dry run.
    const isAsked = branch !== undefined && context.repo !== "" && Boolean(inputs.githubToken);
    const [gone, commit, hooks, rights, rules] = await Promise.allSettled([
        isAsked && isBranchGone(context, { branch: target ?? branch, github }),
        (0,deliver_commit/* checkCommit */.s)({ context, outputs, method }),
        repository ? checkHooks(repository) : [],
        // A dry run may have a token that only reads, and writes nothing.
        !inputs.dryRun && (remote ? checkPush(remote) : isAsked && checkRights(context, github)),
        isAsked ? checkRules(tasks, { ...options, branch, remote }) : [],
    ]);
    const problems = [...unwrap(commit), ...unwrap(hooks), ...checkPaths(outputs, workspace)];
    if (problems.length > 0)
        throw (0,errors/* invalidInputs */.Rg)(problems);
    if (unwrap(gone) && inputs.base !== undefined)
        throw (0,errors/* invalidInputs */.Rg)([delivery_messages/* CANNOT_COMMIT */.Eg.noBase(inputs.base)]);
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
        return (await (0,branches/* readBranchTip */.u)(await github(), context, branch)) === undefined;
    }
    catch (error) {
        throw (0,github_errors/* explainGitHubError */.P)(error, { doing: `reading the branch \`${branch}\``, permission: "contents: write" });
    }
}
async function checkPush(remote) {
    const refusal = await remote.findRefusal();
    if (refusal)
        throw new errors/* RetouchError */.tJ("forbidden", delivery_messages/* CANNOT_DELIVER */.uq.nothingSent(refusal.message), { cause: refusal });
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
        await (0,git_data/* writeBlob */.Zh)(await github(), context, PROBE);
    }
    catch (error) {
        const { status = 0, isRateLimit, reason } = (0,github_errors/* readFailure */.f)(error);
        if (!REFUSALS.includes(status) || isRateLimit)
            return (0,log_writer/* debug */.Yz)(`Whether the token may write is not known: ${reason}`);
        const { code, message } = (0,github_errors/* explainGitHubError */.P)(error, { doing: "writing to the repository", permission: "contents: write" });
        throw new errors/* RetouchError */.tJ(code, delivery_messages/* CANNOT_DELIVER */.uq.nothingSent(message), { cause: error });
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
        isOwn: context.base !== undefined,
        paths: [...tasks.map(({ task }) => task.output), ...foreseeLock(context, inputs)],
        message: foreseeMessage(tasks, inputs),
        isByGit: remote !== undefined,
        author: commit_git/* BOT */.W.email,
        committer: remote === undefined ? GITHUB_EMAIL : commit_git/* BOT */.W.email,
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
    const isBinding = ({ rule }) => {
        const isInForce = bound.get(rule.ruleset_id);
        return isInForce && !isForeseen(rule, commit) ? undefined : isInForce;
    };
    const sure = found.find((one) => isBinding(one) === true);
    if (sure)
        throw new errors/* RetouchError */.tJ("forbidden", delivery_messages/* CANNOT_DELIVER */.uq.nothingSent(sure.reason));
    return found.filter((one) => isBinding(one) === undefined).map(({ reason }) => ({ code: "may-be-refused", reason }));
}
function ignore(error) {
    (0,log_writer/* debug */.Yz)(`The rules of the branch are not known: ${(0,github_errors/* readFailure */.f)(error).reason}`);
}
/** Of whatever the API commits. */
const GITHUB_EMAIL = "noreply@github.com";
/** The file of the lock that the commit adds or changes. */
function foreseeLock(context, { lockfile }) {
    if (lockfile === undefined)
        return [];
    const branch = (0,branch_files/* findMergedBranch */.Ag)(context);
    return [branch === undefined ? lockfile : (0,branch_files/* branchFile */.hd)(lockfile, branch, "")];
}
/** The message, if all goes well. */
function foreseeMessage(tasks, { commitMessage: template }) {
    return (0,commit_message/* renderCommitMessage */.C)({ template, changes: tasks, isSandbox: tasks.some(({ task }) => task.recipe.provider.name === "sandbox") });
}

// EXTERNAL MODULE: ./out/build-dist/compiled/outcome.js
var compiled_outcome = __webpack_require__(36904);
// EXTERNAL MODULE: ./out/build-dist/compiled/plan/plan-messages.js
var plan_messages = __webpack_require__(72468);
// EXTERNAL MODULE: ./out/build-dist/compiled/plan/task.js
var plan_task = __webpack_require__(10153);
;// CONCATENATED MODULE: ./out/build-dist/compiled/plan/limits.js



/**
 * @returns for a dry run, that there are more tasks than `max-images`.
 * @throws RetouchError `invalid-input` for any task with `frozen`; `budget` for more tasks than `max-images`, those of other shards counted.
 */
function checkAmount(due, { frozen, maxImages, dryRun }, { whole } = {}) {
    const count = due.length + (whole?.otherDue ?? 0);
    if (frozen) {
        // A source alone does not tell several locales apart.
        const examples = due.slice(0, 5).map(({ task }) => (task.locale === undefined ? (0,plan_task/* subjectOf */.et)(task) : task.output));
        throw new errors/* RetouchError */.tJ("invalid-input", plan_messages/* LIMITS */.b1.frozen(due.length, examples));
    }
    if (count <= maxImages)
        return [];
    if (!dryRun)
        throw new errors/* RetouchError */.tJ("budget", plan_messages/* LIMITS */.b1.images(count, maxImages));
    return [{ code: "would-stop", reason: plan_messages/* LIMITS */.b1.wouldBeImages(count, maxImages) }];
}
/** Pixels of an image of which no header was read, for prices that go by the size. */
const TYPICAL = { width: 1024, height: 1024 };
/**
 * The limits of a shard: its part of what the whole run may cost. It goes by the prices, where all are known, else by the number of images,
 * so that each shard comes to the same parts.
 */
function shareLimits(inputs, { whole }, priceOf) {
    if (!whole || inputs.maxCost === undefined)
        return inputs;
    const priced = whole.images.map((images) => ({ ...images, price: priceOf({ task: images.task, target: TYPICAL }) }));
    const isKnown = priced.every(({ price }) => price !== undefined);
    let [own, all] = [0, 0];
    for (const { price = 1, ...images } of priced) {
        own += (isKnown ? price : 1) * images.own;
        all += (isKnown ? price : 1) * images.all;
    }
    return { ...inputs, maxCost: all === 0 ? 0 : (inputs.maxCost * own) / all };
}
/** Counts the images for which a task is billed: one for each step that is not done yet, and then the candidates. */
function countPictures({ task, stepsDone = 0, isCached, isShared, }) {
    return isCached || isShared ? 0 : task.recipe.prompts.length - 1 - stepsDone + task.recipe.candidates;
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
/**
 * @returns for a dry run, that the estimate is above `max-cost`.
 * @throws RetouchError `budget` if it is, or if nothing tells what a task costs.
 */
function checkCost(tasks, priceOf, { maxCost, dryRun, shard }) {
    if (maxCost === undefined)
        return [];
    const priced = tasks.filter((task) => priceTask(task, priceOf) !== undefined);
    const estimate = estimateCost(priced, priceOf) ?? 0;
    if (estimate > maxCost + TOLERANCE) {
        const reason = plan_messages/* LIMITS */.b1.cost(estimate, { maxCost, isMinimum: priced.length < tasks.length, isShard: shard !== undefined });
        if (!dryRun)
            throw new errors/* RetouchError */.tJ("budget", `${reason} Nothing was sent.`);
        return [{ code: "would-stop", reason }];
    }
    const unpriced = tasks.find((task) => priceTask(task, priceOf) === undefined && !reportsCost(task));
    if (unpriced && !dryRun)
        throw new errors/* RetouchError */.tJ("budget", plan_messages/* LIMITS */.b1.unknownPrice(unpriced.task.recipe));
    return [];
}
/** Whether the provider's reply says what was billed. */
function reportsCost({ task }) {
    const { provider } = task.recipe;
    return provider.kind === "http" && provider.reportsCost === true;
}

// EXTERNAL MODULE: ./out/build-dist/compiled/plan/schedule.js
var plan_schedule = __webpack_require__(27553);
// EXTERNAL MODULE: ./out/build-dist/compiled/report/outputs.js
var outputs = __webpack_require__(19313);
// EXTERNAL MODULE: ./out/build-dist/compiled/report/progress.js
var report_progress = __webpack_require__(13372);
// EXTERNAL MODULE: ./out/build-dist/compiled/report/publish.js + 9 modules
var publish = __webpack_require__(95016);
// EXTERNAL MODULE: ./out/build-dist/compiled/report/report.js
var report = __webpack_require__(36833);
// EXTERNAL MODULE: ./out/build-dist/compiled/run/earlier-results.js
var earlier_results = __webpack_require__(30765);
// EXTERNAL MODULE: ./out/build-dist/compiled/cache/result-cache.js + 1 modules
var result_cache = __webpack_require__(71241);
// EXTERNAL MODULE: ./out/build-dist/compiled/github/blob-reader.js
var blob_reader = __webpack_require__(98687);
// EXTERNAL MODULE: ./out/build-dist/compiled/git/blobs.js
var blobs = __webpack_require__(55619);
// EXTERNAL MODULE: ./out/build-dist/compiled/git/open-file.js
var open_file = __webpack_require__(67918);
// EXTERNAL MODULE: ./out/build-dist/compiled/git/write-file.js
var write_file = __webpack_require__(53651);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/geometry.js + 1 modules
var geometry = __webpack_require__(58687);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/header.js + 18 modules
var pixels_header = __webpack_require__(26921);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/picture.js
var pixels_picture = __webpack_require__(99014);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/size-limits.js
var size_limits = __webpack_require__(36632);
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

// EXTERNAL MODULE: ./out/build-dist/compiled/inputs/placeholders.js
var placeholders = __webpack_require__(4800);
// EXTERNAL MODULE: ./out/build-dist/compiled/inputs/recipe.js
var inputs_recipe = __webpack_require__(34732);
// EXTERNAL MODULE: ./out/build-dist/compiled/localize/locales.js
var locales = __webpack_require__(11025);
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
    const toRightToLeft = (0,locales/* isRightToLeft */.jr)(to);
    const changesDirection = toRightToLeft !== (from !== undefined && (0,locales/* isRightToLeft */.jr)(from));
    const kept = new Set(keep.map(quote));
    const targets = new Map();
    for (const { source, target } of terms) {
        const text = quote(source);
        // The first term of a text counts, as in the glossary.
        if (!targets.has(text) && !kept.has(text))
            targets.set(text, quote(target));
    }
    const pairs = [...targets].map(([source, target]) => `${source} → ${target}`);
    return [
        `Replace all ${from === undefined ? "" : `${(0,locales/* languageName */.cL)(from)} `}text in this image with its translation into natural ${(0,locales/* languageName */.cL)(to)}.`,
        `Keep each text's place, size, font, weight${changesDirection ? " and colour" : ", colour and alignment"}; change nothing else.`,
        pairs.length > 0 && `Use exactly: ${pairs.join("; ")}.`,
        `Leave unchanged: ${["numbers", "code", "URLs", "logos", ...kept].join(", ")}.`,
        "Fit long text by a smaller size or a line break, never cut or overflowing.",
        changesDirection && `Text runs ${toRightToLeft ? "right to left" : "left to right"}: mirror its alignment, never the picture.`,
        JOINED_SCRIPTS.includes((0,locales/* scriptOf */.Fl)(to)) && "Join the letters correctly.",
        SCRIPT_NOTES[(0,locales/* scriptOf */.Fl)(to)],
    ]
        .filter(Boolean)
        .join(" ");
}
/** Puts a text in double quotes that it cannot end: on one line, with typographic quotes for its own. */
function quote(text) {
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

// EXTERNAL MODULE: ./out/build-dist/compiled/text/template.js
var text_template = __webpack_require__(22906);
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
    const template = (0,text_template/* parseTemplate */.Q)(prompt, (0,placeholders/* promptPlaceholders */.Px)(recipe.mode));
    // Checked when the inputs and the prompt file were read.
    if (typeof template === "string")
        throw new errors/* RetouchError */.tJ("invalid-input", template);
    const path = (0,plan_task/* subjectOf */.et)(task);
    return (0,text_template/* fillTemplate */.o)(template, {
        path,
        name: external_node_path_.posix.parse(path).name,
        width: `${width}`,
        height: `${height}`,
        locale: locale ?? "",
        language: locale === undefined ? "" : (0,locales/* languageName */.cL)(locale),
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
    const facts = { subject: (0,plan_task/* subjectOf */.et)(task), locale, modelName, canCut: recipe.verify !== "text" };
    const translate = mode === "localize" ? model.translate : undefined;
    if (translate) {
        const problem = translate.check?.({ ...words, hint: prompts[0] || undefined });
        // The problem may be one of the prompt alone.
        const canCut = facts.canCut && translate.check?.(words) !== undefined;
        return problem && `${(0,inputs_recipe/* recipePrefix */.dP)(recipe)}${plan_messages/* PROMPTS */.ae.translation(problem, { modelName, canCut })}`;
    }
    const long = prompts.map((prompt) => measurePrompt(model, prompt)).find((measured) => measured?.fits === false);
    return long && `${(0,inputs_recipe/* recipePrefix */.dP)(recipe)}${(glossary ? plan_messages/* PROMPTS */.ae.glossaryTooLong : plan_messages/* PROMPTS */.ae.tooLong)(long, facts)}`;
}

// EXTERNAL MODULE: ./out/build-dist/compiled/git/git-messages.js
var git_messages = __webpack_require__(93600);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/file-header.js
var file_header = __webpack_require__(79292);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/picture-messages.js
var picture_messages = __webpack_require__(37899);
;// CONCATENATED MODULE: ./out/build-dist/compiled/plan/source-header.js
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
 * Reads the header of the bytes that a task edits.
 *
 * @throws RetouchError `invalid-image`, `unsupported-image` or `lfs-pointer` if they are no image that can be edited, or if the name of
 *   the file is that of no image: nothing would show the result; `too-large` if it takes too much memory to decode.
 */
async function readSourceHeader({ source, originBlob }, { workspace, files, readBlob }) {
    const start = originBlob === source.blob ? readFromStart(files, source.path) : undefined;
    if (start)
        return { header: start, warnings: checkHeader(source.path, start) };
    const { bytes, warnings } = await (0,blobs/* readOrigin */.P2)(workspace, { source, originBlob }, readBlob);
    const header = (0,pixels_header/* readHeader */.ay)(bytes);
    return { header, warnings: [...warnings, ...checkHeader(source.path, header)] };
}
/** Reads a header without the rest of the file; undefined if that is not enough. */
function readFromStart(files, path) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const file = __addDisposableResource(env_1, files.open(path), false);
        if (!file)
            throw new errors/* RetouchError */.tJ("invalid-image", (0,git_messages/* fileGone */.mE)(path));
        return (0,file_header/* readFileHeader */.q)(file);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
function checkHeader(path, header) {
    (0,size_limits/* checkDecodable */.Kt)(header);
    const promised = (0,pixels_picture/* formatOfName */.Qv)(path);
    const format = (0,pixels_picture/* formatOfMediaType */.zv)(header.mediaType);
    if (promised === undefined)
        throw new errors/* RetouchError */.tJ("unsupported-image", (0,picture_messages/* unnamedFile */.RS)(path, format));
    return promised === format ? [] : [{ code: "misnamed", path, format: pixels_picture/* FORMATS */.hR[format].label }];
}

// EXTERNAL MODULE: ./out/build-dist/compiled/plan/targets.js
var targets = __webpack_require__(22160);
;// CONCATENATED MODULE: ./out/build-dist/compiled/plan/prepare-task.js
var prepare_task_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var prepare_task_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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













/** Number of sources that are read at once, which is the number of threads with which Node reads files. */
const READERS = 4;
/**
 * Prepares tasks for the model: reads the headers of their sources, and writes their prompts. A task that cannot be done does not stop
 * the others.
 *
 * @throws RetouchError `invalid-input` if the model does not accept a prompt.
 */
async function prepareTasks(due, options) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const results = [];
        const files = prepare_task_addDisposableResource(env_1, (0,open_file/* createFileOpener */.qo)(options.workspace.root), false);
        const preparing = { ...options, files, folders: new Set() };
        // The first of each recipe: those of its other tasks differ only in the name of the image, and are not looked for.
        const problems = new Map();
        const queue = due.entries();
        const prepareNext = async () => {
            for (const [index, { task }] of queue) {
                if (problems.has(task.recipe))
                    continue;
                const result = await prepareTask(task, preparing);
                results[index] = result;
                const problem = result instanceof errors/* RetouchError */.tJ || problems.has(task.recipe) ? undefined : checkPrompts(result);
                if (problem !== undefined)
                    problems.set(task.recipe, problem);
            }
        };
        await Promise.all(Array.from({ length: READERS }, prepareNext));
        if (problems.size > 0)
            throw (0,errors/* invalidInputs */.Rg)([...problems.values()]);
        const prepared = results.filter((result) => !(result instanceof errors/* RetouchError */.tJ));
        const failed = due.flatMap(({ task }, index) => {
            const error = results[index];
            return error instanceof errors/* RetouchError */.tJ ? [{ task, error }] : [];
        });
        return { prepared, failed };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        prepare_task_disposeResources(env_1);
    }
}
/** Prepares a task. One that cannot be done is an error that is returned. */
async function prepareTask(task, options) {
    try {
        await (0,write_file/* checkWritable */.Z)(options.workspace.root, task.output, options.folders);
        const prepared = task.source ? await prepareEdit(task, task.source, options) : await prepareNew(task, options);
        return { ...prepared, stepsDone: await countStepsDone(task, options) };
    }
    catch (error) {
        return (0,errors/* toRetouchError */.sK)(error, "invalid-image");
    }
}
/** The image of a recorded step may be gone: it is stored in the repository only with `deliver: commit`. */
async function countStepsDone({ recordedStep }, { workspace, readBlob }) {
    const image = recordedStep && (await (0,blobs/* findBlob */.FM)(workspace, recordedStep.blob, readBlob).catch(() => undefined));
    return image && recordedStep?.number;
}
async function prepareEdit(task, source, options) {
    const { recipe, originBlob } = task;
    const { workspace, sourceText, dryRun } = options;
    const { header, warnings } = await readSourceHeader({ source, originBlob }, options);
    const wanted = checkSides(wantedOf(recipe, header));
    const mask = (0,targets/* maskPath */.wy)(recipe, source.path);
    if (mask !== undefined && (0,open_file/* kindOfPath */.Bs)(workspace.root, mask) !== "file")
        throw new errors/* RetouchError */.tJ("invalid-input", plan_messages/* IMAGES */.no.mask(mask));
    // Text that cannot be read now could not be compared once the result is paid for.
    if (recipe.verify === "text" && !dryRun)
        await sourceText.read(task);
    return {
        ...{ task, header, wanted, maskPath: mask },
        target: (0,geometry/* targetSize */.Z0)(wanted, header),
        ...(await chooseWording(task, { size: header, sourceText })),
        warnings: [...warnings, ...listNotices(task)],
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
        warnings: listNotices(task),
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
/** @throws RetouchError `too-large` if a file of the format cannot hold the result, or if it has too many pixels. */
function checkSides(wanted) {
    const facts = pixels_picture/* FORMATS */.hR[wanted.format];
    const { size } = wanted;
    if (size && size.width * size.height > size_limits/* MAX_PIXELS */.jg)
        throw new errors/* RetouchError */.tJ("too-large", plan_messages/* IMAGES */.no.pixels(size));
    if (size && facts.maxSide !== undefined && Math.max(size.width, size.height) > facts.maxSide)
        throw new errors/* RetouchError */.tJ("too-large", plan_messages/* IMAGES */.no.sides(size, { label: facts.label, maxSide: facts.maxSide }));
    return wanted;
}
function wantedOf({ size, aspectRatio: ratio, fit, outputFormat }, header) {
    const format = outputFormat === "source" ? (0,pixels_picture/* formatOfMediaType */.zv)(header.mediaType) : outputFormat;
    if (format === "bmp")
        throw new errors/* RetouchError */.tJ("unsupported-image", plan_messages/* IMAGES */.no.bmp);
    if (size || !ratio)
        return { size: size ?? { width: header.width, height: header.height }, fit, format };
    return { ratio, fit, format };
}
/** What the user should know of the task before its result. */
function listNotices({ recipe, output, overwritesUnrecorded }) {
    return [
        ...listIgnoredOptions(recipe.model, recipe.modelName, recipe),
        ...(overwritesUnrecorded ? [{ code: "overwrites-unrecorded", path: output }] : []),
    ];
}

// EXTERNAL MODULE: ./out/build-dist/compiled/text/text-places.js
var text_places = __webpack_require__(8640);
// EXTERNAL MODULE: ./node_modules/approx-string-match/build/src/index.js
var src = __webpack_require__(30589);
// EXTERNAL MODULE: ./node_modules/fastest-levenshtein/mod.js
var mod = __webpack_require__(21916);
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

;// CONCATENATED MODULE: ./out/build-dist/compiled/verify/own-texts.js



/** A text may be broken into so many lines, which are not always recognized as one. */
const MOST_LINES = 6;
/** Sentences, labels before their values, and steps of a path are texts of their own. */
const own_texts_EDGE = /(?<=[.!?:;؟][”"'»)]*)\s+|(?<=[。！？：；])|\s+[|•·›»>/\\→–—-]\s+/u;
/** A letter or a number beside a text: what an icon is read as, or a count. One that is a word of a language is none. */
const [BEFORE, AFTER] = [/^(?:\d+|[^\saeioyàèé])\s+(?=\S)/iu, /\s+(?:\d+|[^\saeioyàèé])$/iu];
const RIGHT_TO_LEFT = /\p{Script=Arabic}|\p{Script=Hebrew}/u;
/** Small letters that look like capitals. */
const LIKE_CAPITALS = /[cosuvwxz]/u;
function parseText({ blocks }) {
    let whole = " ";
    const own = [];
    const parts = [];
    for (const { lines, isOther } of blocks) {
        const placed = [];
        const pieces = lines.flatMap(splitLine);
        for (const { piece, rows, isBroken } of pieces) {
            const normalized = normalizeText(piece);
            if (normalized === "")
                continue;
            // What is broken between two ideographs is one text.
            if (placed.length > 0 && isSpaceless(whole.slice(-2)) && isSpaceless(normalized.slice(0, 1)))
                whole = whole.slice(0, -1);
            const start = whole.length;
            whole += `${normalized} `;
            const end = whole.length - 1;
            placed.push({ piece, start, end });
            parts.push({ start, end, box: (0,text_places/* joinBoxes */.kO)(rows.map(({ box }) => box)), rows, isBroken, isOther });
        }
        for (const [index, { start }] of placed.entries()) {
            const joined = [];
            for (const { piece, end } of placed.slice(index, index + MOST_LINES)) {
                joined.push(piece);
                for (const raw of listForms(joined.join(" "))) {
                    const text = normalizeText(raw);
                    // Without an icon that was read before it or after it.
                    const at = whole.slice(0, end).indexOf(text, start);
                    own.push({ isOther, ...(at < 0 ? { start, end } : { start: at, end: at + text.length }), text, isSmall: isSmall(raw) });
                }
            }
        }
    }
    return { whole, own, parts };
}
/** The sentences of a line, each with its places in it. */
function splitLine({ text, box, rows }) {
    let end = 0;
    return text.split(own_texts_EDGE).map((piece) => {
        const start = text.indexOf(piece, end);
        end = start + piece.length;
        return { piece, rows: cutRows(rows ?? [{ text, box }], { start, end }), isBroken: rows !== undefined };
    });
}
/** What a part of a text takes up of its lines. */
function cutRows(rows, part) {
    let from = 0;
    return rows.flatMap(({ text, box }) => {
        const [start, end] = [Math.max(0, part.start - from), Math.min(text.length, part.end - from)];
        from += text.length + 1;
        return start < end ? [{ text: text.slice(start, end), box: cutBox(box, text, { start, end }) }] : [];
    });
}
/** What a part of a line takes up of its box: letters are about as wide as each other. */
function cutBox(box, line, { start, end }) {
    const letter = (box.right - box.left) / line.length;
    return RIGHT_TO_LEFT.test(line)
        ? { ...box, left: box.right - end * letter, right: box.right - start * letter }
        : { ...box, left: box.left + start * letter, right: box.left + end * letter };
}
/** Where a part of what was read stands. */
const boxOf = (read, place) => (0,text_places/* joinBoxes */.kO)(listBoxes(read, place));
/** The same, line by line: lines that follow each other may stand far apart. */
function listBoxes({ parts }, { start, end }) {
    return parts
        .filter((part) => part.start < end && part.end > start)
        .flatMap(({ rows, ...part }) => {
        // To normalize a text changes its length a little, so that a letter may seem to stand between two lines.
        const letters = rows.reduce((sum, { text }) => sum + text.length + 1, -1) / (part.end - part.start);
        const cut = { start: (Math.max(start, part.start) - part.start) * letters, end: (Math.min(end, part.end) - part.start) * letters };
        const within = cutRows(rows, cut);
        return (within.length > 0 ? within : rows).map(({ box }) => box);
    });
}
function listForms(raw) {
    const text = raw.trim();
    return new Set([text, text.replace(BEFORE, ""), text.replace(AFTER, ""), text.replace(BEFORE, "").replace(AFTER, "")]);
}
function isSmall(text) {
    const [letter = ""] = /\p{L}/u.exec(text) ?? [];
    return /\p{Ll}/u.test(letter) && !LIKE_CAPITALS.test(letter);
}
const withoutSpaces = (text) => text.replaceAll(" ", "");
function indexPhrases(phrases) {
    const known = new Set(phrases);
    known.delete("");
    const entries = [...known].map((phrase) => ({ phrase, letters: lettersOf(phrase) }));
    const exact = new Map([...known].map((phrase) => [withoutSpaces(phrase), phrase]));
    for (const phrase of known)
        exact.set(phrase, phrase);
    return { byLength: Map.groupBy(entries, ({ phrase }) => phrase.length), exact };
}
/** The letters of a text as bits, several to a bit. One error changes two of them at most. */
function lettersOf(text) {
    let letters = 0;
    for (let index = 0; index < text.length; index++)
        letters |= 1 << (text.charCodeAt(index) % 32);
    return letters;
}
function countBits(bits) {
    let count = 0;
    for (let rest = bits; rest !== 0; rest &= rest - 1)
        count++;
    return count;
}
/** The whole number of errors that leaves a phrase at least so similar. */
function countErrors(phrase, similarity) {
    return Math.floor(phrase.length * (1 - similarity) + 1e-9);
}
/** Where phrases stand as texts of their own, at least so similar: the phrase itself, or else each that resembles what was read. */
function findOwn({ own }, { byLength, exact }, similarity) {
    return own.flatMap(({ text, ...place }) => {
        const phrase = exact.get(text) ?? exact.get(withoutSpaces(text));
        if (phrase !== undefined)
            return [{ ...place, phrase, similarity: 1 }];
        const letters = lettersOf(text);
        const places = [];
        const most = countErrors(text, similarity) + 1;
        for (let length = text.length - most; length <= text.length + most; length++) {
            for (const entry of byLength.get(length) ?? []) {
                const errors = countErrors(entry.phrase, similarity);
                if (errors === 0 || Math.abs(length - text.length) > errors || countBits(letters ^ entry.letters) > 2 * errors)
                    continue;
                const found = (0,mod/* distance */.Io)(text, entry.phrase);
                if (found <= errors)
                    places.push({ ...place, phrase: entry.phrase, similarity: 1 - found / length });
            }
        }
        return places;
    });
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/verify/find-phrases.js




/**
 * A text is found where at most one of five of its characters was read otherwise; one of less than five only as it is. Of 417
 * texts in rendered pictures (screens and banners; Latin, Chinese, Japanese, Arabic) all were found so. Other words are further
 * away: even `Settings` and `Savings` differ in three of eight characters.
 */
const FOUND = 0.8;
const pad = (text) => ` ${text} `;
/** What is searched for. A word ends where it ends: `Save` is not in `Saved`. In scripts without spaces nothing shows where it ends. */
const pattern = (phrase) => (isSpaceless(phrase) ? phrase : pad(phrase));
const contains = (text, phrase) => phrase !== "" && pad(text).includes(pattern(phrase));
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
/** Looks for a wanted phrase: as a whole, misread, or in parts. What stands where a source text was left is not it. */
function rate(phrase, { whole, own }, { settled, inSource }) {
    const others = settled.filter((place) => !contains(place.phrase, phrase));
    // `Se déconnecter` is not `Se connecter`, misread.
    const isOther = (place) => place.similarity < 1 && others.some((other) => other.similarity > place.similarity && overlap(place, other));
    const listAll = (text) => findPlaces(whole, text).filter((place) => !inSource.some((other) => overlap(place, other)) && !isOther(place));
    const places = listAll(phrase);
    if (places.length > 0) {
        const value = Math.max(...places.map(({ similarity }) => similarity));
        const longer = settled.filter((place) => place.phrase !== phrase && contains(place.phrase, phrase));
        const apart = places.filter((place) => !longer.some((other) => overlap(place, other)));
        return { value, isThere: true, places: apart, isSure: apart.some(({ similarity }) => similarity === 1) };
    }
    // In right pictures, `閉く` is read for `開く`, and `创建几户` for `创建账户`.
    const isOneOff = ({ text }) => (0,mod/* distance */.Io)(text, phrase) <= 1 && (phrase.length > 3 || text.length === phrase.length);
    const misread = own.filter((text) => isOneOff(text) && !others.some((other) => overlap(text, other)));
    if (misread.length > 0 && phrase.length > 1)
        return { value: 1 - 1 / phrase.length, isThere: true, places: misread, isSure: false };
    const value = rateParts(phrase, (text) => listAll(text).reduce((best, { similarity }) => Math.max(best, similarity), 0));
    return { value, isThere: value >= FOUND, places: [], isSure: true };
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
/** Whether reading errors could make one phrase the other. */
function areAlike(a, b) {
    return (0,mod/* distance */.Io)(a, b) <= Math.max(1, countErrors(b, FOUND));
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/verify/compare-text.js



/**
 * A source text counts as standing in the source picture, or as left in the result, only where it was read all but exactly. In the source,
 * `Template` must not demand what `Templates` is translated to. If it is left in the result, its translation is missing anyway, and a word
 * of the wanted language that merely resembles it must not fail a result.
 */
const CERTAIN = 0.9;
/** Where no text is certainly wrong, so much of all texts together must be found. */
const THRESHOLD = FOUND;
/**
 * Whether what was read is what the glossary wants. One translation that another text stands in place of is enough to fail. What is missing
 * alone is not: of 885 texts in right pictures of the bench, Tesseract read 13 not at all, as those on a light badge in a dark screen.
 * Where nothing was wanted, only what is left in the source language counts.
 */
function passes({ score, missing, left, replaced = [] }) {
    return left.length === 0 && replaced.length === 0 && (missing.length === 0 || score === null || score >= THRESHOLD);
}
/**
 * Of these, the terms that are texts of their own in what was read from the source picture (see {@link parseText}), since a word within a
 * sentence may be translated by another one; and the protected texts that stand anywhere in it. Each place counts for the text that fits
 * it best: where `Sign in` and `to continue` are lines of one text, neither counts.
 */
function findOccurring(sourceText, words) {
    const read = parseText(sourceText);
    const { terms, keep, index, targets } = normalizeWords(words);
    const places = findSources(read, index);
    const present = new Set(places.map(({ phrase }) => phrase));
    const inCapitals = new Set(places.filter(({ isSmall }) => !isSmall).map(({ phrase }) => phrase));
    return {
        terms: words.terms.filter(({ source }, at) => (startsWithCapital(source) ? inCapitals : present).has(terms[at] ?? "")),
        keep: words.keep.filter((_, at) => contains(read.whole, keep[at] ?? "")),
        sourceText,
        known: targets,
    };
}
/** Where terms stand in the source picture. */
function findSources(read, index) {
    return settle(findOwn(read, index, CERTAIN).filter(({ isOther }) => !isOther));
}
/** The same, with the terms that stand within sentences: what a model is to know. */
function findMentioned(sourceText, words) {
    const own = findOccurring(sourceText, words);
    const occurring = new Set(own.terms);
    const { whole } = parseText(sourceText);
    const { terms } = normalizeWords(words);
    return { ...own, terms: words.terms.filter((term, at) => occurring.has(term) || contains(whole, terms[at] ?? "")) };
}
/** `next` is no `Next`; what stands in capitals may be `next`. */
const startsWithCapital = (text) => /^[^\p{L}]*\p{Lu}/u.test(text);
const normalized = new WeakMap();
/** Once for all images of a locale: a catalogue has ten thousand. */
function normalizeWords(words) {
    const known = normalized.get(words);
    if (known)
        return known;
    const terms = words.terms.map(({ source }) => normalizeText(source));
    const targets = new Set(words.terms.map(({ target }) => normalizeText(target)));
    const phrases = { terms, keep: words.keep.map(normalizeText), index: indexPhrases(terms), targets };
    normalized.set(words, phrases);
    return phrases;
}
/** Compares what was read in a result with what a glossary wants of it, for the terms that {@link findOccurring} gives. */
function comparePicture(result, expected) {
    const read = parseText(result);
    const wanted = listWanted(expected);
    const sources = listLeavable(expected);
    // Of two that fit a place equally well, the wanted one comes first.
    const places = wanted.flatMap(({ phrases }) => phrases.flatMap((phrase) => findPlaces(read.whole, phrase)));
    places.push(...findOwn(read, indexPhrases(sources.keys()), CERTAIN));
    const settled = settle(places);
    const inSource = settled.filter(({ phrase }) => sources.has(phrase));
    const ratings = new Map(wanted.flatMap(({ phrases }) => phrases).map((phrase) => [phrase, rate(phrase, read, { settled, inSource })]));
    const rated = wanted.map((one) => {
        const all = one.phrases.flatMap((phrase) => ratings.get(phrase) ?? []);
        return {
            ...one,
            value: Math.max(...all.map(({ value }) => value)),
            isThere: all.some(({ isThere }) => isThere),
            isSure: all.some(({ isThere, isSure }) => isThere && isSure),
            places: all.flatMap((rating) => rating.places),
            weight: countLetters(one.phrases[0] ?? ""),
        };
    });
    const left = new Set();
    const absent = new Set(rated.filter(({ isThere }) => !isThere).map(({ source }) => source));
    for (const { phrase, similarity, isOther } of inSource) {
        const source = sources.get(phrase);
        // What a further reading alone has may be a misreading, unless the translation is nowhere.
        if (source === undefined || (isOther && !absent.has(phrase)))
            continue;
        // `Menü`, read as `Menu`.
        const misread = areAlike(phrase, source.target) && (ratings.get(source.target)?.value ?? 0) >= similarity;
        if (!misread)
            left.add(source.text);
    }
    const missing = rated.filter(({ isThere }) => !isThere).map(({ text }) => text);
    return { check: { score: average(rated), missing, left: [...left] }, read, wanted: rated, settled };
}
/** One without letters and digits cannot be looked for. */
function listWanted({ terms, keep }) {
    const pairs = [
        ...terms.map(({ source, target }) => [normalizeText(source), target]),
        ...keep.map((text) => ["", text]),
    ];
    const wanted = new Map();
    for (const [source, text] of pairs) {
        const phrase = normalizeText(text);
        if (phrase === "")
            continue;
        const key = source || ` ${phrase}`;
        const known = wanted.get(key) ?? { text, source, phrases: [] };
        wanted.set(key, known);
        if (!known.phrases.includes(phrase))
            known.phrases.push(phrase);
    }
    // Two terms of one translation want it once.
    return [...new Map([...wanted.values()].map((one) => [one.phrases.join("\n"), one])).values()];
}
/**
 * Source texts that must not be there any more, by what is looked for. One that stands in a wanted text may be there; and one of
 * two letters is found by chance (but not one of two ideographs).
 */
function listLeavable(expected) {
    const wanted = listWanted(expected).flatMap(({ phrases }) => phrases);
    const sources = expected.terms.map(({ source, target }) => [normalizeText(source), { text: source, target: normalizeText(target) }]);
    const isLeavable = (phrase) => phrase.length > (isSpaceless(phrase) ? 1 : 2) && !wanted.some((text) => contains(text, phrase));
    return new Map(sources.filter(([phrase]) => isLeavable(phrase)));
}
/** The mean, in which a phrase weighs as much as it has letters; null of nothing. */
function average(rated) {
    const weight = rated.reduce((sum, one) => sum + one.weight, 0);
    return weight === 0 ? null : rated.reduce((sum, one) => sum + one.value * one.weight, 0) / weight;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/verify/shifts.js

/** So many of the nearest texts show where another one must be. */
const NEAREST = 4;
/** A text that stands in one place before and after. */
function pairUp(before, after) {
    const [from, to] = [before[0], after[0]];
    return from && to && before.length === 1 && after.length === 1 ? [{ before: from, after: to }] : [];
}
const middleOf = ({ left, right }) => (left + right) / 2;
const centreOf = ({ top, bottom }) => (top + bottom) / 2;
/** Whether what stands left in the source stands right in the result. */
function runsOtherWay(anchors) {
    let same = 0;
    for (const [index, a] of anchors.entries()) {
        for (const b of anchors.slice(index + 1)) {
            const [before, after] = [middleOf(a.before) - middleOf(b.before), middleOf(a.after) - middleOf(b.after)];
            // What is centred or near says nothing.
            if (Math.min(Math.abs(before), Math.abs(after)) > 2 * (0,text_places/* heightOf */.r0)(a.before))
                same += Math.sign(before * after);
        }
    }
    return same < 0;
}
/** How far a label stands from where a text of the source must be, by what stands around both; in heights of a line. */
function measureDeviation(before, after, layout) {
    const { isMirrored, unit } = layout;
    const flip = (box) => (isMirrored ? { ...box, left: -box.right, right: -box.left } : box);
    const [from, to] = [flip(before), after];
    const near = listNearest(before, layout);
    const deviations = near.map((anchor) => {
        const [a, r] = [flip(anchor.before), anchor.after];
        const offsets = [
            to.left - r.left - (from.left - a.left),
            to.right - r.right - (from.right - a.right),
            middleOf(to) - middleOf(r) - (middleOf(from) - middleOf(a)),
            // Those beside each other move when one of them is longer.
            ...(a.right <= from.left ? [to.left - r.right - (from.left - a.right)] : []),
            ...(from.right <= a.left ? [r.left - to.right - (a.left - from.right)] : []),
        ];
        const x = Math.min(...offsets.map(Math.abs));
        const y = Math.abs(centreOf(to) - centreOf(r) - (centreOf(from) - centreOf(a)));
        return Math.hypot(0.5 * x, 2 * y) / unit + (0.03 * measureGap(before, anchor.before)) / unit;
    });
    return Math.min(...deviations, ...(near.length === 0 ? [Math.hypot(middleOf(from) - middleOf(to), centreOf(from) - centreOf(to)) / unit] : []));
}
/** How far two texts of the source are from each other; those in a row are nearer than those in a column. */
function measureGap(a, b) {
    return 2 * Math.abs(centreOf(a) - centreOf(b)) + Math.max(0, Math.max(a.left, b.left) - Math.min(a.right, b.right));
}
/** A translation may be so much wider than the text, in heights of a line. */
const ROOM = 5;
/** Where a text must stand, by what stands nearest, with room to both sides up to the next text. */
function predict(before, layout, explained) {
    const guesses = listNearest(before, layout).map((anchor) => shift(before, anchor, layout));
    const free = [...guesses, ...(guesses.length === 0 ? [before] : [])].find((box) => box.top >= 0 && !explained.some((other) => (0,text_places/* shareOf */.tC)(other, box) > 0.3));
    if (!free)
        return undefined;
    const height = (0,text_places/* heightOf */.r0)(before);
    const inRow = explained.filter((other) => other.top < free.bottom && other.bottom > free.top);
    const edges = {
        left: inRow.filter((one) => middleOf(one) < middleOf(free)),
        right: inRow.filter((one) => middleOf(one) > middleOf(free)),
    };
    const left = Math.max(0, free.left - ROOM * height, ...edges.left.map((one) => one.right + height / 2));
    const right = Math.min(free.right + ROOM * height, ...edges.right.map((one) => one.left - height / 2));
    return right - left > height / 2 ? { ...free, left, right } : undefined;
}
/** A box of the source, moved as a text near it was. */
function shift(before, anchor, { isMirrored }) {
    const flip = (box) => (isMirrored ? { ...box, left: -box.right, right: -box.left } : box);
    const [from, a, r] = [flip(before), flip(anchor.before), anchor.after];
    // What stands behind a text that is longer now has moved with its end.
    const x = a.right <= from.left ? r.right - a.right : r.left - a.left;
    const y = centreOf(r) - centreOf(a);
    return { left: from.left + x, right: from.right + x, top: from.top + y, bottom: from.bottom + y };
}
function listNearest(before, { anchors }) {
    return anchors
        .map((anchor) => ({ anchor, far: measureGap(before, anchor.before) }))
        .filter(({ far }) => far > 0)
        .sort((a, b) => a.far - b.far)
        .slice(0, NEAREST)
        .map(({ anchor }) => anchor);
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/verify/places.js







/** Labels have so many letters; what has fewer is an icon or an edge, what has more is of a paragraph. */
const LETTERS = { least: 2, most: 40 };
const IDEOGRAPHS = { least: 1, most: 14 };
/** What stands so far from where it must be is something else; in heights of a line. */
const FARTHEST = 5;
/** What stands so near is nothing else. */
const NEAR = 1.5;
/** Places of texts that were not found, may have been read for others, or were found only where they are no labels. */
function findCandidates({ read, wanted, settled }, expected, result) {
    const { sourceText: source } = expected;
    if (!source)
        return [];
    const before = readSource(source, expected, result);
    const phrases = new Set(wanted.flatMap((one) => one.phrases));
    const taken = settled.filter(({ phrase }) => phrases.has(phrase));
    const boxesOf = (one) => mergeBoxes(one.places.filter((place) => standsAlone(read, place, taken)).map((place) => boxOf(read, place)));
    const sure = wanted.filter(({ isThere, isSure }) => isThere && isSure);
    const unchanged = findUnchanged(before, read);
    const anchors = [...sure.flatMap((one) => pairUp(before.terms.get(one.source) ?? [], boxesOf(one))), ...unchanged.pairs];
    const layout = { anchors, isMirrored: runsOtherWay(anchors), unit: before.unit };
    const isInPlace = (one, box) => sure.includes(one) || (before.terms.get(one.source) ?? []).some((from) => measureDeviation(from, box, layout) <= FARTHEST);
    const asked = wanted
        .filter(({ source: term }) => term !== "")
        .map((one) => {
        const own = boxesOf(one).filter((box) => isInPlace(one, box));
        return { one, own, gone: listUnpaired(before.terms.get(one.source) ?? [], own, layout) };
    })
        .filter(({ one, own, gone }) => !sure.includes(one) || gone.length > 0 || (own.length === 0 && one.places.length > 0));
    if (asked.length === 0)
        return [];
    const explained = [...listTaken(taken, sure).flatMap((place) => listBoxes(read, place)), ...unchanged.boxes];
    const isExplained = (box) => explained.some((other) => coverOf(box, other) > COVERED);
    const pieces = listPieces(read, taken);
    const labels = listLabels(pieces, before.unit).filter((box) => !isExplained(box));
    const items = [
        ...asked.flatMap(({ one, gone }) => gone.map((box) => ({ one, box }))),
        ...before.otherParts
            .filter(({ isBroken }) => !isBroken)
            .map(({ box }) => ({ one: undefined, box: before.scaleBox(box) }))
            .filter(({ box }) => !unchanged.sources.some((other) => (0,text_places/* shareOf */.tC)(box, other) > 0.9)),
    ];
    const pairs = items.flatMap((item) => labels
        .filter((label) => areOfOneHeight(label, item.box))
        .map((label) => ({ item, label, far: measureDeviation(item.box, label, layout) }))
        // What was surely read elsewhere may be right there.
        .filter(({ far }) => far <= (item.one?.isThere && item.one.isSure ? NEAR : FARTHEST)));
    const candidates = [];
    const [given, near] = [new Set(), new Set()];
    for (const { item, label, far } of pairs.sort((a, b) => a.far - b.far)) {
        if (given.has(item) || given.has(label))
            continue;
        given.add(item);
        given.add(label);
        if (far <= NEAR)
            near.add(item);
        if (item.one)
            candidates.push({ wanted: item.one, box: fitTo(label, (0,text_places/* heightOf */.r0)(item.box)), texts: textsAt(label, pieces) });
    }
    for (const item of items) {
        const { one, box } = item;
        if (!one || near.has(item) || one.isThere)
            continue;
        const guess = predict(box, layout, explained);
        if (guess)
            candidates.push({ wanted: one, box: fitTo(guess, before.unit), texts: [] });
    }
    const whole = listPieces(read, []);
    for (const { one, own } of asked)
        if (one.isThere && !sure.includes(one))
            candidates.push(...own.map((box) => ({ wanted: one, box: fitTo(box, before.unit), texts: textsAt(box, whole) })));
    return candidates;
}
/** Of the places of a text in the source, those that have none in the result: two buttons may have one text. */
function listUnpaired(before, after, layout) {
    const unpaired = [...before];
    for (const box of after) {
        const deviations = unpaired.map((from) => measureDeviation(from, box, layout));
        if (deviations.length > 0)
            unpaired.splice(deviations.indexOf(Math.min(...deviations)), 1);
    }
    return unpaired;
}
function readSource(source, { terms }, result) {
    const read = parseText(source);
    const [x, y] = [result.width / source.width, result.height / source.height];
    const scaleBox = ({ left, top, right, bottom }) => ({ left: left * x, top: top * y, right: right * x, bottom: bottom * y });
    const places = findSources(read, indexPhrases(terms.map((term) => normalizeText(term.source))));
    const boxes = places.map((place) => ({ phrase: place.phrase, box: scaleBox(boxOf(read, place)) }));
    const otherParts = read.parts.filter((part) => !part.isOther && !places.some((place) => place.start < part.end && place.end > part.start));
    const heights = boxes.map(({ box }) => (0,text_places/* heightOf */.r0)(box)).sort((a, b) => a - b);
    const byPhrase = Map.groupBy(boxes, ({ phrase }) => phrase);
    return {
        read,
        terms: new Map([...byPhrase].map(([phrase, all]) => [phrase, all.map(({ box }) => box)])),
        otherParts,
        unit: heights[heights.length >> 1] ?? 1,
        scaleBox,
    };
}
/** Texts that are the same in source and result: names, numbers. */
function findUnchanged(before, read) {
    const textOf = ({ whole }, { start, end }) => whole.slice(start, end);
    const own = before.otherParts.map((part) => ({ text: textOf(before.read, part), box: before.scaleBox(part.box) }));
    const pairs = [];
    const boxes = [];
    const sources = [];
    const counts = Map.groupBy(read.parts.filter(({ isOther }) => !isOther), (part) => textOf(read, part));
    for (const part of read.parts) {
        const text = textOf(read, part);
        // A bad reading of a few letters may be of anything.
        if (part.isOther && text.length < 4)
            continue;
        const errors = part.isOther ? 0 : countErrors(text, FOUND);
        const same = own.filter((one) => (0,mod/* distance */.Io)(one.text, text) <= errors);
        if (same.length === 0)
            continue;
        boxes.push(part.box);
        sources.push(...same.map(({ box }) => box));
        const [{ box } = { box: undefined }] = same;
        if (box && same.length === 1 && counts.get(text)?.length === 1 && !part.isOther && text.length > 1)
            pairs.push({ before: box, after: part.box });
    }
    return { pairs, boxes, sources };
}
/** A label may have so many letters of something else beside it, as of keys to press. */
const BESIDE = 4;
/** Whether a place is not within a longer text. */
function standsAlone({ parts }, place, taken) {
    return parts
        .filter((part) => part.start < place.end && part.end > place.start)
        .every((part) => {
        const rest = subtract(part, [...taken, place]).reduce((sum, { start, end }) => sum + end - start, 0);
        return !part.isBroken && rest <= place.end - place.start + BESIDE;
    });
}
/** Places that are explained by what they are taken for. What resembles a text that was surely read elsewhere may be another text. */
function listTaken(taken, sure) {
    const phrases = new Set(sure.flatMap((one) => one.phrases));
    return taken.filter(({ phrase, similarity }) => similarity === 1 || !phrases.has(phrase));
}
/** Boxes of one text, of which several forms of the picture gave some twice. */
function mergeBoxes(boxes) {
    const merged = [];
    for (const box of boxes)
        if (!merged.some((other) => (0,text_places/* shareOf */.tC)(box, other) > 0.4))
            merged.push(box);
    return merged;
}
function listPieces(read, taken) {
    return read.parts
        .filter(({ isBroken }) => !isBroken)
        .flatMap((part) => subtract(part, taken).map((span) => ({ span, isOther: part.isOther })))
        .map(({ span, isOther }) => ({ text: read.whole.slice(span.start, span.end).trim(), box: boxOf(read, span), isOther }));
}
/** In usual heights of a line. */
const HIGHEST_LABEL = 3;
/** Pieces that may be labels. */
function listLabels(pieces, unit) {
    const labels = pieces.filter(({ text }) => {
        const { least, most } = isSpaceless(text) ? IDEOGRAPHS : LETTERS;
        return text.length <= most && text.replace(/[^\p{L}]/gu, "").length >= least;
    });
    const inOrder = [...labels.filter(({ isOther }) => !isOther), ...labels.filter(({ isOther }) => isOther)];
    const boxes = inOrder.map(({ box }) => box);
    // What most forms of the picture agree in: some have only a part of a text. What is high may be two texts as one.
    const count = (box) => ((0,text_places/* heightOf */.r0)(box) > HIGHEST_LABEL * unit ? 0 : boxes.filter((other) => areSame(box, other)).length);
    const counts = new Map(boxes.map((box) => [box, count(box)]));
    return mergeBoxes(boxes.toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0)));
}
/** What of a span is in none of the others. */
function subtract({ start, end }, others) {
    const left = [];
    let from = start;
    for (const other of [...others].sort((a, b) => a.start - b.start)) {
        if (other.end <= from || other.start >= end)
            continue;
        if (other.start > from)
            left.push({ start: from, end: other.start });
        from = other.end;
    }
    return from < end ? [...left, { start: from, end }] : left;
}
/** So much of a label is taken up by what it is: the rest is an icon beside it. */
const COVERED = 0.55;
/** How much of a box another one covers. */
function coverOf(box, by) {
    const smaller = Math.min(areaOf(box), areaOf(by));
    return ((0,text_places/* shareOf */.tC)(box, by) * smaller) / areaOf(box);
}
const areaOf = (box) => (0,text_places/* widthOf */.qz)(box) * (0,text_places/* heightOf */.r0)(box);
/** In heights of the source's line: a box that is higher holds the outline of a button, or another line. */
const HIGHEST = 2;
/** Letters without stems are less high than others. */
function fitTo(box, height) {
    const own = (0,text_places/* heightOf */.r0)(box);
    const more = own > HIGHEST * height ? (1.5 * height - own) / 2 : Math.max(0, height - own) / 2;
    return { ...box, top: box.top - more, bottom: box.bottom + more };
}
function textsAt(box, pieces) {
    return pieces.filter((piece) => areSame(piece.box, box)).map(({ text }) => text);
}
const areSame = (a, b) => coverOf(a, b) > 0.6 && coverOf(b, a) > 0.6;
const areOfOneHeight = (a, b) => (0,text_places/* heightOf */.r0)(a) >= 0.4 * (0,text_places/* heightOf */.r0)(b) && (0,text_places/* heightOf */.r0)(a) <= 4 * (0,text_places/* heightOf */.r0)(b);

;// CONCATENATED MODULE: ./out/build-dist/compiled/verify/second-look.js



const similarity = (a, b) => 1 - (0,mod/* distance */.Io)(a, b) / Math.max(a.length, b.length, 1);
const SURE = 60;
const FAIR = 40;
/** Readings that resemble a text no more than this are not of it. */
const FAR = 0.34;
const second_look_CERTAIN = 88;
/** Letters of a part of a text that shows that this is there. */
const second_look_LEAST_PART = 4;
/** What several readings of one line say of it. */
function judge(readings, { phrases, source }, { known, before, others = [] }) {
    const forms = readings.map(({ text, confidence }) => ({ looks: listLooks(text), confidence }));
    // What was read with the whole picture counts too.
    const all = [...forms, ...before.map((text) => ({ looks: listLooks(text), confidence: 0 }))];
    const isSome = (test) => forms.some(({ looks }) => looks.some(test));
    const isKnown = (text) => !phrases.includes(text) && (known.has(text) || text === source);
    // `Save as` is not `Save` with something beside it.
    if (isSome((text) => !isKnown(text) && phrases.some((phrase) => contains(text, phrase))))
        return "wanted";
    const nearest = Math.max(0, ...all.flatMap(({ looks }) => looks.flatMap((text) => phrases.map((phrase) => similarity(text, phrase)))));
    const asKnown = all.filter(({ looks }) => looks.some(isKnown));
    if (asKnown.length > 1 || asKnown.some(({ confidence }) => nearest <= FAR || confidence >= second_look_CERTAIN))
        return "other";
    if (isSome((text) => phrases.some((phrase) => findPlaces(` ${text} `, phrase).length > 0)))
        return "wanted";
    // One line of a text that goes over two.
    if (isSome((text) => text.length >= second_look_LEAST_PART && phrases.some((phrase) => contains(phrase, text))))
        return "unclear";
    if (isLoneIdeograph(forms, all, phrases))
        return "other";
    const isOwn = ({ looks }) => looks.some((text) => !isNoise(text, phrases)) && !looks.some((text) => others.some((other) => text !== other && contains(text, other)));
    return isAnother({ forms: forms.filter(isOwn), all: all.filter(isOwn), nearest, isShort: phrases.every((phrase) => phrase.length < 4) })
        ? "other"
        : "unclear";
}
/** One letter again and again is a line or a pattern; and letters that a text's script does not have are misread. */
function isNoise(text, phrases) {
    const isLatin = phrases.some((phrase) => /\p{Script=Latin}/u.test(phrase));
    return new Set(text).size === 1 || (!isLatin && /^[\p{Script=Latin}\p{N} ]*$/u.test(text));
}
/** What simple icons are read as. */
const LIKE_ICONS = /[一二三十口日曰目田白回土工王品四皿]/u;
/** Whether one ideograph stands in place of a text of several. */
function isLoneIdeograph(forms, all, phrases) {
    const isOther = (text) => !LIKE_ICONS.test(text) && phrases.every((phrase) => phrase.length > 1 && !phrase.includes(text));
    // With what an icon beside it is read as.
    const loneOf = ({ looks: [text = ""] }) => /^(?:[\p{Script=Latin}\p{N}] )?(\p{Script=Han})(?: [\p{Script=Latin}\p{N}])?$/u.exec(text)?.[1];
    return forms.some((form) => {
        const lone = form.confidence >= SURE ? loneOf(form) : undefined;
        return lone !== undefined && isOther(lone) && all.filter((one) => loneOf(one) === lone).length >= LEAST_ALIKE;
    });
}
/** Of readings of one ideograph. */
const LEAST_ALIKE = 3;
/** Two letters, one of which is the same, are alike by chance; not so two ideographs. */
const isTelling = (text) => text.length > (isSpaceless(text) ? 1 : 2);
/** Whether the readings agree in a text that is not the wanted one, misread. */
function isAnother({ forms, all, nearest, isShort, }) {
    const areAlike = (one, other, least) => one.looks.some((a) => a.length > 1 && other.looks.some((b) => a === b || (isTelling(a) && isTelling(b) && similarity(a, b) >= least)));
    const agreeing = forms.some((one) => one.confidence >= SURE && all.some((other) => other !== one && areAlike(one, other, FOUND)));
    const counts = Map.groupBy(all.flatMap(({ looks: [text = ""] }) => (text.length > 1 ? [text] : [])), (text) => text);
    const most = Math.max(0, ...[...counts.values()].map(({ length }) => length));
    const isCertain = most > 1 || forms.some(({ confidence, looks: [text = ""] }) => confidence >= second_look_CERTAIN && text.length > 1);
    const fair = forms.filter(({ confidence, looks: [text = ""] }) => confidence >= FAIR && text.length > 2);
    const areFair = fair.length > 2 && fair.every((one) => fair.every((other) => areAlike(one, other, 0.5)));
    const similar = all.map((one) => all.filter((other) => areAlike(one, other, 0.5)).length);
    return ((nearest === 0 && Math.max(...similar) > 2) ||
        (agreeing && nearest <= (isShort ? FAR : 0.5)) ||
        (isCertain && nearest <= FAR) ||
        (areFair && nearest <= 0.2) ||
        (agreeing && most > 2 && nearest <= (isShort ? FAR : 0.7)));
}
/** A text, and without what an icon beside it is read as. */
function listLooks(text) {
    const words = text.split(/\s+/).filter((word) => normalizeText(word) !== "");
    const isSmall = (word = "") => normalizeText(word).length <= 2;
    const looks = [words];
    if (words.length > 1 && isSmall(words[0]))
        looks.push(words.slice(1));
    if (words.length > 1 && isSmall(words.at(-1)))
        looks.push(words.slice(0, -1));
    return looks.map((look) => normalizeText(look.join(" "))).filter((look) => look !== "");
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
;// CONCATENATED MODULE: ./out/build-dist/compiled/verify/layout.js


/** Pieces of less confidence are stains, icons and edges. */
const LEAST_CONFIDENCE = 30;
/** Pieces of more confidence are as they were read. */
const layout_SURE = 80;
/** Larger gaps part texts, in heights of a line: a space is at most 0.7 of what capitals are high, and entries of a menu are further away. */
const GAP = 0.8;
/** The same between ideographs, whose places Tesseract gives less exactly. */
const GAP_OF_IDEOGRAPHS = 0.9;
/** The same after a comma or a full stop as wide as an ideograph, half of which is space. */
const GAP_AFTER_STOP = 1.3;
/** Larger gaps part lines of a text, in heights of a line. */
const LEADING = 1.1;
/** Edges so near stand below each other, in heights of a line. */
const ALIGNED = 0.6;
/** How much higher one line of a text may look than another: `Type` and `can use`. */
const MOST_GROWTH = 1.9;
/** In heights of a line, the width from which a line may have been broken for want of room. */
const WIDE = 12;
/**
 * Lines of words from Tesseract's table of a page.
 *
 * @param scale pixels of the page for one of the picture's.
 */
function parseWords(tsv, scale) {
    return [...Map.groupBy(parseTable(tsv, scale), ({ line }) => line).values()].map((rows) => rows.map(({ word }) => word));
}
/** The text of each page of Tesseract's table, by its number. */
function parseLines(tsv) {
    const pages = Map.groupBy(parseTable(tsv, 1), ({ page }) => Number(page));
    return new Map([...pages].map(([page, rows]) => {
        const words = rows.map(({ word }) => word);
        return [page, { text: words.map(({ text }) => text).join(" "), confidence: meanConfidence(words) }];
    }));
}
/** @param tsv columns: level, page, block, paragraph, line, word, left, top, width, height, confidence, text. */
function parseTable(tsv, scale) {
    return tsv.split(/\r?\n/).flatMap((row) => {
        const [level, page = "", block, paragraph, line, , left, top, width, height, confidence, text = ""] = row.split("\t");
        if (level !== "5" || text === "" || NO_WORD.test(text))
            return [];
        const [x, y] = [Number(left), Number(top)];
        const box = { left: x / scale, top: y / scale, right: (x + Number(width)) / scale, bottom: (y + Number(height)) / scale };
        return [{ page, line: [page, block, paragraph, line].join(" "), word: { ...box, text, confidence: Number(confidence) } }];
    });
}
/** What outlines of buttons and fields, and icons, are read as. */
const NO_WORD = /^[\s()[\]{}<>|\\/©®@•·=~_“”"'‘’«»]+$/u;
/**
 * What is written in a picture, from the lines that were read in several forms of it. Each line is a text of its own: of a button, a menu's
 * entry, a label; the lines of a paragraph are one. Where something else was read better, a piece is a block of its own.
 */
function layOut(forms) {
    const pieces = forms.map((lines) => lines.flatMap(layout_splitLine));
    const settled = settlePieces(pieces);
    const others = pieces.flat().filter((piece) => !settled.includes(piece));
    return [
        ...findColumns(settled).map((column) => ({ lines: joinLines(column), isOther: false })),
        ...others.map((piece) => ({ lines: [{ text: textOf(piece), box: layout_boxOf(piece) }], isOther: true })),
    ];
}
const layout_boxOf = ({ left, top, right, bottom }) => ({ left, top, right, bottom });
const textOf = ({ words }) => words.map(({ text }) => text).join(" ");
const gapBetween = (a, b) => Math.max(a.left, b.left) - Math.min(a.right, b.right);
const toPiece = (words) => ({ words, ...(0,text_places/* joinBoxes */.kO)(words) });
/** Entries of a menu bar, buttons in a row and cells of a table are read as one line. */
function layout_splitLine(line) {
    // `as soon as` is as high as small letters are; and boxes of single words are now and then too high.
    const heights = line.map(text_places/* heightOf */.r0).sort((a, b) => a - b);
    const height = Math.min(heights[Math.floor(0.8 * line.length)] ?? 0, 1.4 * (heights[line.length >> 1] ?? 0));
    const groups = [];
    for (const word of line) {
        const group = groups.at(-1);
        const last = group?.at(-1);
        if (group && last && gapBetween(last, word) <= height * longestGap(last, word))
            group.push(word);
        else
            groups.push([word]);
    }
    return groups.map(toPiece);
}
function longestGap(last, next) {
    if (/[、。，．：；！？]$/u.test(last.text))
        return GAP_AFTER_STOP;
    return isSpaceless(last.text) && isSpaceless(next.text) ? GAP_OF_IDEOGRAPHS : GAP;
}
/** Where several forms of the picture gave pieces in one place: the one of the first form if it is sure, or that with the most sure letters. */
function settlePieces(forms) {
    const sure = (forms[0] ?? []).filter((piece) => confidenceOf(piece) >= layout_SURE);
    const likely = forms.flat().filter((piece) => confidenceOf(piece) >= LEAST_CONFIDENCE);
    const worth = (piece) => textOf(piece).length * (confidenceOf(piece) - 50);
    const settled = [];
    for (const piece of [...sure, ...likely.sort((a, b) => worth(b) - worth(a))])
        if (!settled.some((other) => (0,text_places/* shareOf */.tC)(piece, other) > 0.3))
            settled.push(piece);
    return settled;
}
const confidenceOf = ({ words }) => meanConfidence(words);
/** Each letter counts alike. */
function meanConfidence(words) {
    const letters = words.reduce((sum, { text }) => sum + text.length, 0);
    return words.reduce((sum, { text, confidence }) => sum + text.length * confidence, 0) / letters;
}
/** Pieces that stand right below each other at a common edge or centre. */
function findColumns(pieces) {
    const columns = [];
    for (const piece of [...pieces].sort((a, b) => a.top - b.top || a.left - b.left)) {
        const above = columns.filter((column) => isBelow(piece, column.at(-1) ?? column[0]));
        const nearest = above.sort((a, b) => (b.at(-1)?.bottom ?? 0) - (a.at(-1)?.bottom ?? 0))[0];
        if (nearest)
            nearest.push(piece);
        else
            columns.push([piece]);
    }
    return columns;
}
function isBelow(piece, other) {
    const [small, large] = [(0,text_places/* heightOf */.r0)(piece), (0,text_places/* heightOf */.r0)(other)].sort((a, b) => a - b);
    const gap = piece.top - other.bottom;
    if (gap < -0.3 * large || gap > LEADING * large || large > MOST_GROWTH * small || gapBetween(piece, other) > 0)
        return false;
    const offsets = [piece.left - other.left, piece.right - other.right, (piece.left + piece.right - other.left - other.right) / 2];
    return offsets.some((offset) => Math.abs(offset) <= ALIGNED * large);
}
/** The texts of a column: a line that goes on where the one above was broken is one text with it. */
function joinLines(column) {
    const isRightToLeft = /\p{Script=Arabic}|\p{Script=Hebrew}/u.test(column.map(textOf).join(""));
    const room = toPiece([...column[0].words, ...column.slice(1).flatMap(({ words }) => words)]);
    const texts = [];
    for (const [index, piece] of column.entries()) {
        const [text, above, before] = [textOf(piece), column[index - 1], texts.at(-1)];
        const free = above && (isRightToLeft ? above.left - room.left : room.right - above.right);
        const isFull = above !== undefined && free !== undefined && isBroken(above, { free, next: piece });
        const row = { text, box: layout_boxOf(piece) };
        if (before !== undefined && goesOn(before.text, { next: text, isFull }))
            texts[texts.length - 1] = {
                text: `${before.text} ${text}`,
                box: (0,text_places/* joinBoxes */.kO)([before.box, piece]),
                rows: [...(before.rows ?? [{ text: before.text, box: before.box }]), row],
            };
        else
            texts.push(row);
    }
    return texts;
}
/** Whether a line is wide, and the first word of the next one had no room in it. */
function isBroken(line, { free, next }) {
    const height = (0,text_places/* heightOf */.r0)(line);
    return (0,text_places/* widthOf */.qz)(line) >= WIDE * height && free < (0,text_places/* widthOf */.qz)(next.words[0]) + height;
}
function goesOn(before, { next, isFull }) {
    if (/[.!?。！？؟]["'”’»」』)]*$/u.test(before))
        return false;
    // A list of words in lower case is no sentence.
    if (/^[^\p{L}\p{N}]*\p{Ll}/u.test(next))
        return isFull || /^[^\p{L}]*\p{Lu}/u.test(before) || before.split(" ").length > 2;
    return isFull;
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

// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(70370);
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
 * @throws RetouchError `verify` when it takes too long, `cancelled`.
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
            throw new errors/* RetouchError */.tJ("verify", tesseractTimedOut(READING_LIMIT));
        case "aborted":
            throw new errors/* RetouchError */.tJ("cancelled", READING_CANCELLED);
        case "failed":
            return { exitCode: null, stdout: "", stderr: result.reason };
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
    if (reply.exitCode === null)
        throw new errors/* RetouchError */.tJ("verify", tesseractFailed(summarize(reply.stderr)));
    // A headline, then one to a line. Old versions write to standard error.
    return new Set(`${reply.stdout}\n${reply.stderr}`.split(/\r?\n/).map((line) => line.trim()));
}
/**
 * In what sizes a picture is read, as shares of the enlarged one: small letters are read better in one size and headings in another. What
 * nothing was found of is looked for once more in others: each size finds a few words that the others do not.
 */
const FORMS = { usual: [1, 0.6], further: [0.8, 0.35, 0.25] };
/**
 * The text of a picture in any format that Retouch reads, as {@link layOut} sets it.
 *
 * @param locales BCP 47 tags; the first counts most.
 * @throws RetouchError `verify` when Tesseract fails or takes too long, `cancelled`, or what is wrong with the picture.
 */
async function readText(picture, locales, { tempDir, signal, forms = "usual" }) {
    const codes = findCodes(locales);
    const { makeLegible } = await __webpack_require__.e(/* import() */ 698).then(__webpack_require__.bind(__webpack_require__, 698));
    const { size, pages } = await makeLegible({ picture, shares: FORMS[forms] });
    const options = ["-l", codes.join("+"), "--psm", "11", ...OPTIONS];
    const readings = await inFolder(tempDir, signal, (folder, end) => pages.map(async ({ pgm, scale }, index) => {
        const file = (0,external_node_path_.join)(folder, `${index}.pgm`);
        await (0,promises_.writeFile)(file, pgm, { flag: "wx" });
        return parseWords(await readFiles([file, "stdout", ...options], codes, end), scale);
    }));
    return { ...size, blocks: layOut(readings) };
}
/**
 * Reads lines of text again, each by itself, enlarged and in several forms.
 *
 * @param boxes where they stand in the picture
 * @returns for each, what was read in each form
 */
async function readLines(picture, boxes, { locales, tempDir, signal }) {
    if (boxes.length === 0)
        return [];
    const codes = findCodes(locales);
    const { makeLinesLegible } = await __webpack_require__.e(/* import() */ 698).then(__webpack_require__.bind(__webpack_require__, 698));
    const lines = await makeLinesLegible({ picture, boxes });
    const options = ["stdout", "-l", codes.join("+"), "--psm", "7", ...OPTIONS];
    const [readings = []] = await inFolder(tempDir, signal, (folder, end) => [
        (async () => {
            const files = lines.flatMap((forms, line) => forms.map((pgm, form) => ({ pgm, file: (0,external_node_path_.join)(folder, `${line}-${form}.pgm`) })));
            for (const { pgm, file } of files)
                await (0,promises_.writeFile)(file, pgm, { flag: "wx" });
            const list = (0,external_node_path_.join)(folder, "lines.txt");
            await (0,promises_.writeFile)(list, files.map(({ file }) => `${file}\n`).join(""), { flag: "wx" });
            const read = async (file) => {
                const { isRead, text } = await tryFiles([file, ...options], codes, end);
                return isRead ? parseLines(text) : undefined;
            };
            const pages = await read(list);
            if (pages)
                return files.map((_, index) => pages.get(index + 1));
            // At some pictures without letters Tesseract ends with a floating point exception: those have no text, the others are read.
            return Promise.all(files.map(async ({ file }) => (await read(file))?.get(1)));
        })(),
    ]);
    let page = 0;
    return lines.map((forms) => forms.map(() => readings[page++] ?? { text: "", confidence: 0 }));
}
function findCodes(locales) {
    const codes = languageCodes(locales);
    if (codes.length === 0)
        throw new errors/* RetouchError */.tJ("verify", cannotReadLanguages(locales));
    return codes;
}
/** Readings in a folder of their own, which is removed. Where one fails, the others are of no use. */
async function inFolder(tempDir, signal, start) {
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(tempDir, "text-"));
    const failure = new AbortController();
    const readings = start(folder, AbortSignal.any([failure.signal, ...(signal ? [signal] : [])]));
    try {
        return await Promise.all(readings);
    }
    finally {
        failure.abort();
        // One that still writes its file would keep the folder from being removed.
        await Promise.allSettled(readings);
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
}
/** A table of words with their places; letters are black already, and need not be tried in white. */
const OPTIONS = ["-c", "tessedit_do_invert=0", "-c", "tessedit_create_tsv=1"];
async function readFiles(args, codes, signal) {
    const { isRead, text } = await tryFiles(args, codes, signal);
    if (!isRead)
        throw new errors/* RetouchError */.tJ("verify", tesseractFailed(summarize(text)));
    return text;
}
/** What was read; or, where Tesseract failed, what it said. */
async function tryFiles(args, codes, signal) {
    const reply = await runTesseract(args, signal);
    if (reply === undefined)
        throw new errors/* RetouchError */.tJ("verify", tesseractMissing(codes));
    return reply.exitCode === 0 ? { isRead: true, text: reply.stdout } : { isRead: false, text: reply.stderr };
}
/** What Tesseract said, on one line. */
function summarize(stderr) {
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
    const before = (await sourceText.read(task)) ?? text_places/* NO_TEXT */.gd;
    const languages = [...(locale === undefined ? [] : [locale]), ...sourceLanguages(task)];
    const expected = findOccurring(before, words);
    const check = await compareResult(result, { expected, languages, tempDir, signal });
    // Kept words alone say nothing of the translation.
    return expected.terms.length === 0 ? { ...check, score: null } : check;
}
function compareResult(result, { expected, languages, ...options }) {
    const reader = {
        read: (forms) => readText(result, languages, { ...options, forms }),
        readLines: (boxes) => readLines(result, boxes, { locales: languages, ...options }),
    };
    return checkReading(reader, expected);
}
/**
 * Compares a result with what is expected. Where something is missing, it is read once more in other forms; and the places where missing or
 * doubtful texts must stand are read by themselves.
 */
async function checkReading(reader, expected) {
    let text = await reader.read("usual");
    let comparison = comparePicture(text, expected);
    if (comparison.check.missing.length > 0) {
        const again = await reader.read("further");
        text = { ...text, blocks: [...text.blocks, ...again.blocks.map((block) => ({ ...block, isOther: true }))] };
        comparison = comparePicture(text, expected);
    }
    const { check } = comparison;
    // It fails anyway.
    if (!passes(check))
        return check;
    const candidates = findCandidates(comparison, expected, text).slice(0, MOST_CANDIDATES);
    const readings = await reader.readLines(candidates.map(({ box }) => box));
    const phrases = comparison.wanted.flatMap((one) => one.phrases);
    const verdicts = candidates.map(({ wanted, texts }, index) => {
        const others = phrases.filter((phrase) => !wanted.phrases.includes(phrase));
        const verdict = judge(readings[index] ?? [], wanted, { known: expected.known ?? new Set(), before: texts, others });
        return { wanted: wanted.text, verdict };
    });
    const right = new Set(verdicts.filter(({ verdict }) => verdict === "wanted").map(({ wanted }) => wanted));
    const others = new Set(verdicts.filter(({ verdict }) => verdict === "other").map(({ wanted }) => wanted));
    const replaced = [...others].filter((text) => !right.has(text));
    return { ...check, missing: [...new Set([...check.missing, ...replaced])], ...(replaced.length > 0 && { replaced }) };
}
/** Where more is missing, the share that was found decides. */
const MOST_CANDIDATES = 12;

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
            const { bytes } = await (0,blobs/* readOrigin */.P2)(workspace, { originBlob, source }, readBlob);
            return readText(bytes, languages, { tempDir, signal });
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
            return text === undefined ? undefined : findMentioned(text, words);
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
        throw (0,errors/* invalidInputs */.Rg)([`\`verify: text\`: ${missing}`]);
}

// EXTERNAL MODULE: ./out/build-dist/compiled/http/http-client.js
var http_client = __webpack_require__(21877);
;// CONCATENATED MODULE: ./out/build-dist/compiled/run/create-call.js


/** A client with the provider's credential, for the configured origin. */
function connect({ provider, baseUrl, apiKey }) {
    if (provider.kind !== "http" || !baseUrl)
        throw new Error("not a provider of the network");
    return (0,http_client.createHttpClient)({ baseUrl, headers: apiKey ? provider.authorize(apiKey) : {} });
}
/** The provider's call for a request. The image of a translation is uploaded first. @throws UploadRefused */
async function createCall(request, { recipe, uploader, start, signal }) {
    const { model, modelName, transport } = recipe;
    const { price: _price, first: _first, seed = recipe.seed, ...wanted } = request;
    if (wanted.kind === "translate") {
        if (!model.translate || !uploader)
            throw new Error("the model does not translate by itself");
        const { kind: _kind, image, source: _source, key, ...words } = wanted;
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










/** Opens the cache of a run. Nothing is asked of it yet. */
function openCache({ inputs, ...options }) {
    const { lockfile, githubToken, resultCache } = inputs;
    // Who wants no record of what was made wants it made again.
    const choice = resultCache === "auto" && lockfile === undefined ? "none" : resultCache;
    return (0,result_cache/* openResultCache */.Yg)({ ...options, choice, hasToken: githubToken !== undefined, environment: process.env });
}
/** Looks at the images that are due, and at the prices of their models. Nothing is paid for. */
async function estimateRun(due, options) {
    const { context, inputs, workspace, plan, signal } = options;
    const { dryRun } = inputs;
    await checkTesseract(due);
    const readBlob = (0,blob_reader/* createBlobReader */.n)({ ...options, hasToken: inputs.githubToken !== undefined, stores: !dryRun });
    const sourceText = createSourceTextReader({ workspace, readBlob, tempDir: context.tempDir, signal });
    const found = await prepareTasks(due, { workspace, readBlob, sourceText, dryRun });
    const cache = openCache(options);
    const prepared = await (0,earlier_results/* markCached */.U4)(found.prepared, { cache, lockFile: options.lockFile });
    const isPaid = prepared.some(({ isCached }) => !isCached);
    // All shards divide `max-cost` by the same prices.
    const others = inputs.maxCost === undefined ? [] : (plan.whole?.images ?? []);
    const priceOf = await lookUpPrices([...prepared, ...others], { mayCall: !dryRun && isPaid, signal, debug: log_writer/* debug */.Yz });
    const rejected = found.failed.map(({ task, error }) => (0,compiled_outcome/* failedOutcome */.iS)(task, error));
    const estimatedCost = estimateCost(prepared, priceOf);
    const schedule = (0,plan_schedule/* scheduleTasks */.kG)(prepared, { count: inputs.shard?.count, cost: estimatedCost });
    return { prepared, rejected, priceOf, estimatedCost, schedule, readBlob, sourceText, cache };
}
/** The outcomes of a dry run. */
function planOutcomes({ prepared, priceOf }, taken) {
    return [
        ...prepared.map((task) => (0,compiled_outcome/* plannedOutcome */.pV)(task, priceTask(task, priceOf))),
        ...taken.map(({ task, candidate }) => ({ task, result: { ...(0,compiled_outcome/* emptyResult */.$)(task), cost: 0 }, taken: candidate?.number })),
    ];
}

// EXTERNAL MODULE: ./out/build-dist/compiled/cancel.js
var compiled_cancel = __webpack_require__(98976);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./out/build-dist/compiled/http/http-messages.js
var http_messages = __webpack_require__(36642);
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
                throw new errors/* RetouchError */.tJ("rate-limited", (0,http_messages/* pauseTooLong */.l$)(Math.ceil(pause / 1000)));
            if (Date.now() + wait - due > patienceMs)
                throw new errors/* RetouchError */.tJ("rate-limited", http_messages/* TOO_SLOW */.NV);
            await (0,external_node_timers_promises_.setTimeout)(Math.min(wait, MAX_TIMER), undefined, { signal });
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

// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/prove-picture.js
var prove_picture = __webpack_require__(15417);
// EXTERNAL MODULE: ./out/build-dist/compiled/plan/output-path.js
var output_path = __webpack_require__(24905);
// EXTERNAL MODULE: ./out/build-dist/compiled/run/task-entry.js
var task_entry = __webpack_require__(32324);
// EXTERNAL MODULE: ./out/build-dist/compiled/run/write-output.js
var write_output = __webpack_require__(87803);
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
    const picture = await (0,prove_picture/* provePicture */.r7)(bytes);
    const written = await (0,write_output/* writeOutput */.z)(task, picture, options);
    // Without a record it would look like a person's work; without a recipe it is out of date.
    const sourceBlob = source?.blob ?? "";
    await lockFile.record(output, (0,task_entry/* toLockEntry */.p)(task, { ...picture, ...written, recipe: "", cost: 0, sourceBlob }));
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
    const isSource = sourceLocale !== undefined && (0,locales/* isSameLocale */.jD)(sourceLocale, fallbackLocale);
    if (isSource)
        return size || aspectRatio ? undefined : source.path;
    const subdir = (0,output_path/* hasSubdir */.Kn)(outputTemplate) ? (0,output_path/* createSubdirs */.v7)(recipe.images, [source.path])(source.path) : undefined;
    return (0,output_path/* fillPath */.dN)(outputTemplate, source.path, { format: outputFormat, locale: fallbackLocale, subdir });
}

// EXTERNAL MODULE: ./out/build-dist/compiled/http/retry.js
var retry = __webpack_require__(47563);
// EXTERNAL MODULE: ./out/build-dist/compiled/http/undici.js
var undici = __webpack_require__(81413);
// EXTERNAL MODULE: external "node:dns"
var external_node_dns_ = __webpack_require__(40610);
// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/proxy.js
var proxy = __webpack_require__(19783);
// EXTERNAL MODULE: ./out/build-dist/compiled/http/addresses.js
var http_addresses = __webpack_require__(82169);
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
        if (!(0,proxy/* getProxyUrl */.s)(api) || (0,http_addresses/* isLocalHost */.mJ)((0,http_addresses/* hostOf */.w4)(api)))
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
                throw refuse(http_messages/* untrusted */.bp.tooLong(what, MAX_ADDRESS));
            if (!URL.canParse(address, base))
                throw refuse(http_messages/* untrusted */.bp.noUrl(what));
            const url = new URL(address, base);
            if (url.origin === trusted)
                return url;
            if (url.protocol === "http:")
                url.protocol = "https:";
            if (url.protocol !== "https:")
                throw refuse(http_messages/* untrusted */.bp.scheme(what, url.protocol));
            if (url.username || url.password)
                throw refuse(http_messages/* untrusted */.bp.credential(what));
            return url;
        },
        connect: async (url) => {
            const isTrusted = url.origin === trusted;
            if (!isTrusted)
                await checkHost(url, { what, resolveHost, resolvesNothing });
            const kind = isTrusted ? "trusted" : (0,proxy/* getProxyUrl */.s)(url) ? "proxy" : "pinned";
            const known = dispatchers.get(kind);
            if (known)
                return known;
            const pinned = () => new undici/* Agent */.g6({ connect: { ...http_client.CONNECT_OPTIONS, lookup: createPublicLookup(what, resolveHost) } });
            const made = kind === "pinned" ? pinned() : (0,http_client.createDispatcher)(url.href);
            dispatchers.set(kind, made);
            return made;
        },
        close: async () => {
            await Promise.all([...dispatchers.values()].map((dispatcher) => dispatcher.destroy()));
        },
    };
}
function refuse(message) {
    return new errors/* RetouchError */.tJ("untrusted-url", message);
}
/**
 * Names and literal addresses are judged before a connection. Behind a proxy it is the proxy that resolves the name and decides what may
 * be reached. A name that resolves here to a private address is refused there too, and so is one that does not resolve here or not in time,
 * unless the names of the public internet do not resolve here at all.
 */
async function checkHost(url, { what, resolveHost, resolvesNothing }) {
    const host = (0,http_addresses/* hostOf */.w4)(url);
    if ((0,http_addresses/* isLocalHost */.mJ)(host))
        throw refuse(http_messages/* untrusted */.bp.notPublic(what, host));
    if (!(0,proxy/* getProxyUrl */.s)(url))
        return;
    const isProxyOnly = await resolvesNothing();
    const addresses = await resolveHost(host, isProxyOnly ? OWN_NAME_MS : undefined).catch(() => undefined);
    if (addresses)
        checkAddresses(addresses, host, what);
    else if (!isProxyOnly)
        throw refuse(http_messages/* untrusted */.bp.unresolved(what, host));
}
function checkAddresses(addresses, host, what) {
    const bad = addresses.find(({ address }) => !(0,http_addresses/* isPublicAddress */.i0)(address));
    if (bad)
        throw refuse(http_messages/* untrusted */.bp.resolvesPrivately(what, host, bad.address));
}
/** The `lookup` of a socket: what is checked here is what is connected to, so that a second answer of DNS cannot lead elsewhere. */
function createPublicLookup(what, resolveHost) {
    return (host, options, callback) => {
        resolveHost(host)
            .then((addresses) => {
            checkAddresses(addresses, host, what);
            const [first] = addresses;
            if (!first)
                throw new Error(http_messages/* lookup */.$I.empty(host));
            return { addresses, first };
        })
            .then(({ addresses, first }) => (options.all ? callback(null, addresses) : callback(null, first.address, first.family)), (error) => callback(error instanceof Error ? error : new Error(String(error)), []));
    };
}
/** The addresses of a host, within bounded time whatever the resolver does. */
function limitTime(host, lookUp, lookupMs) {
    return new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(http_messages/* lookup */.$I.noAnswer(host, lookupMs / 1000))), lookupMs);
        lookUp.then(resolve, reject).finally(() => clearTimeout(timer));
    });
}
function resolveAll(host) {
    return new Promise((resolve, reject) => (0,external_node_dns_.lookup)(host, { all: true }, (error, addresses) => (error ? reject(error) : resolve(addresses))));
}
/** The `RetouchError` that an error is, or that caused it. */
function findRefusal(error) {
    for (let current = error; current instanceof Error; current = current.cause) {
        if (current instanceof errors/* RetouchError */.tJ)
            return current;
        if (current instanceof AggregateError)
            return current.errors.map(findRefusal).find(Boolean);
    }
    return undefined;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/http/download.js






/** Most bytes of a result. */
const MAX_BYTES = 64 * 1024 * 1024;
const MAX_REDIRECTS = 3;
const ATTEMPT_MS = 60_000;
/** A result that is paid for is worth half a minute of attempts, each of which costs nothing. */
const POLICY = { ...retry/* BACKOFF */.hH, retries: Number.POSITIVE_INFINITY, maxMs: 5000, patienceMs: 30_000 };
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
    const hosts = createUntrustedHosts({ baseUrl, what: http_messages/* RESULT_ADDRESS */.F9 });
    return {
        fetch: async (reference, { replyUrl, signal, headers = {}, hasOtherWay = false }) => {
            if ("bytes" in reference)
                return checkSize(reference.bytes);
            if ("base64" in reference)
                return decodeBase64(reference.base64);
            const url = hosts.resolve(reference.url, replyUrl);
            const tryOnce = () => fetchOnce(url, { hosts, headers, signal: AbortSignal.any([signal, AbortSignal.timeout(ATTEMPT_MS)]) });
            try {
                return await (0,retry/* retry */.L5)(tryOnce, {
                    policy: { ...POLICY, patienceMs },
                    signal,
                    waitAfter: (error, { attempt, backoffMs }) => {
                        // A store that does not let its objects be listed says 403 for one that is not everywhere yet.
                        const isNotThereYet = error instanceof ExpiredAddress && (error.status === 404 || (error.status === 403 && !hasOtherWay));
                        const isExpired = error instanceof ExpiredAddress && !(isNotThereYet && attempt < NOT_FOUND_RETRIES);
                        const isFinal = signal.aborted || findRefusal(error) || isExpired;
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
                throw new errors/* RetouchError */.tJ("unavailable", http_messages/* broken */.mw.download(url.host, (0,http_client.describeNetworkError)(error)), { cause: error });
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
                throw new errors/* RetouchError */.tJ("untrusted-url", http_messages/* untrusted */.bp.redirects(http_messages/* RESULT_ADDRESS */.F9, MAX_REDIRECTS));
            url = hosts.resolve(location, url.href);
            continue;
        }
        if (statusCode === 200)
            return readResult(reply.body, reply.headers["content-length"]);
        await reply.body.dump();
        if ([401, 403, 404, 410].includes(statusCode))
            throw new ExpiredAddress(statusCode);
        throw new Error(`HTTP ${statusCode}`);
    }
}
function decodeBase64(base64) {
    // Some servers put a data URI where base64 is documented.
    const text = base64.replace(/^data:[^,]*,/, "");
    // An address may encode `+`, `/` and `=` by percent.
    const plain = text.replace(/%([\da-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
    return checkSize(Buffer.from(plain, "base64"));
}
function checkSize(bytes) {
    if (bytes.length > MAX_BYTES)
        throw new errors/* RetouchError */.tJ("too-large", (0,http_messages/* tooManyBytes */.zX)(MAX_BYTES));
    return bytes;
}
async function readResult(body, announced) {
    const bytes = Number(announced) > MAX_BYTES ? undefined : await (0,http_client.readBytes)(body, MAX_BYTES, announced);
    if (bytes)
        return bytes;
    // A body that nobody reads ends with an error, which nobody would hear.
    body.on("error", () => { }).destroy();
    throw new errors/* RetouchError */.tJ("too-large", (0,http_messages/* tooManyBytes */.zX)(MAX_BYTES));
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
        throw new errors/* RetouchError */.tJ("unexpected-reply", http_messages/* noImage */.$0);
    const fetched = await Promise.allSettled(done.images.map((image, index) => fetchOne(image, { done, index, ...options })));
    const images = fetched.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
    const [first] = fetched;
    if (images.length === 0 && first?.status === "rejected")
        throw first.reason;
    return images;
}
async function fetchOne(image, { done, index, client, downloader, signal, debug, credential }) {
    const fetch = (reference, options = {}) => downloader.fetch(reference, { replyUrl: done.replyUrl, signal, ...options });
    try {
        return {
            bytes: await fetch(image, { hasOtherWay: done.refresh !== undefined }),
            refetch: "url" in image ? () => fetch(image) : undefined,
        };
    }
    catch (error) {
        if (!(error instanceof ExpiredAddress) || !done.refresh)
            throw error;
        debug(`The result's address returned ${error.message}; its record is read again.`);
    }
    const again = (await readFresh(done.refresh, { client, signal }))?.[index] ?? image;
    try {
        return { bytes: await fetch(again, { hasOtherWay: credential !== undefined }) };
    }
    catch (error) {
        if (!(error instanceof ExpiredAddress) || error.status > 403 || !credential)
            throw error;
        return { bytes: await fetch(again, { headers: credential }) };
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
var parse = __webpack_require__(46085);
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
    const parser = (0,parse/* createParser */.C)({
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
                throw new Error(http_messages/* events */.AZ.tooMuch);
        },
    });
    const fail = (error) => {
        if (!signal.aborted)
            notify({ code: "events-unavailable", reason: error instanceof Error ? error.message : String(error) });
    };
    try {
        // A server that never answers must not hold up the run.
        const stop = new AbortController();
        const patience = setTimeout(() => stop.abort(new Error(http_messages/* events */.AZ.noAnswer(OPEN_MS / 1000))), OPEN_MS);
        const stream = await client.stream(events.path, AbortSignal.any([signal, stop.signal])).finally(() => clearTimeout(patience));
        void readStream(stream, (text) => parser.feed(text)).then(() => fail(new Error(http_messages/* events */.AZ.ended)), fail);
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
            throw new Error(http_messages/* events */.AZ.tooMuch);
        feed(decoder.decode(chunk, { stream: true }));
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: ./out/build-dist/compiled/http/request-body.js + 1 modules
var request_body = __webpack_require__(46327);
;// CONCATENATED MODULE: ./out/build-dist/compiled/http/upload.js










/** The reason that an image could not be uploaded. Nothing was billed. */
class UploadRefused extends errors/* RetouchError */.tJ {
    /** No other image can be uploaded either. */
    fatal;
    constructor({ code, message, fatal = false }) {
        super(code, http_messages/* broken */.mw.upload(message));
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
    const hosts = createUntrustedHosts({ baseUrl: options.client.baseUrl, what: http_messages/* UPLOAD_ADDRESS */.Xg });
    const uploaded = new Map();
    const uploadNew = (image, signal) => (0,retry/* retry */.L5)(() => uploadOnce(image, { ...options, hosts, signal }), {
        policy: { ...retry/* BACKOFF */.hH, retries: options.retries },
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
    const body = (0,request_body/* encodeForm */.Y)([...upload.fields, { name: "file", picture: image, filename }]);
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
    const failure = { kind: "failed", code: "unavailable", message: http_messages/* broken */.mw.store(url.host, statusCode) };
    throw statusCode >= 500 || statusCode === 429 ? new Passing(failure) : new UploadRefused(failure);
}
function toFailure(error) {
    if (error instanceof Passing)
        return error.failure;
    const refusal = findRefusal(error);
    return { kind: "failed", code: refusal?.code ?? "unavailable", message: refusal?.message ?? (0,http_client.describeNetworkError)(error) };
}

// EXTERNAL MODULE: ./out/build-dist/compiled/redact.js
var redact = __webpack_require__(28151);
// EXTERNAL MODULE: ./out/build-dist/compiled/run/run-messages.js
var run_messages = __webpack_require__(20460);
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
        return await (0,retry/* retry */.L5)(() => sendOnce(call, options), {
            policy: { ...retry/* BACKOFF */.hH, retries: options.retries },
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
        if (error instanceof errors/* RetouchError */.tJ && !stop.aborted)
            return { kind: "failed", code: error.code, message: error.message, maybeBilled: false };
        return endedEarly(options, { sent: false });
    }
    deadline.start();
    try {
        const reply = await client.send(call.request, deadline.signal, call.isQueued ? deadline.nameSignal : undefined);
        const next = readNext(call, reply);
        const isTooFast = next.kind === "failed" && next.code === "rate-limited";
        // Also a refusal says that the pace is right. A server in trouble says nothing about it.
        if (!isTooFast && reply.status < 500)
            rateLimiter.recover();
        if (next.kind === "failed")
            return readFailure(next, reply);
        if (next.kind === "wait")
            return await pollJob(next, options);
        return next.kind === "done" ? { ...next, replyUrl: reply.url } : next;
    }
    catch (error) {
        if (error instanceof NotRun)
            throw error;
        // Only what says that nothing was written may be sent again; an error of our own after the reply may not.
        const sent = !(error instanceof http_client.SendError) || error.sent;
        if (deadline.signal.aborted)
            return endedEarly(options, { sent });
        const reason = error instanceof Error ? error.message : String(error);
        if (!sent)
            throw new NotRun({ kind: "failed", code: "unavailable", message: run_messages/* call */.T.noConnection(reason) });
        return { kind: "failed", code: "ambiguous", message: run_messages/* call */.T.brokeOff(reason), maybeBilled: true };
    }
}
/** @throws NotRun for a failure that is free. */
function readFailure(failure, { status, headers }) {
    if (failure.free)
        throw new NotRun(failure, (0,retry/* parseRetryAfter */.mu)(headers["retry-after"]));
    // What is not documented as free may have been billed, also where the server itself failed.
    const maybeBilled = failure.maybeBilled ?? (failure.code === "ambiguous" || failure.code === "unexpected-reply" || status >= 500);
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
        return fail(run_messages/* call */.T.redirect(reply.status));
    return problem !== undefined && reply.status < 300 ? fail(problem) : call.read(reply);
}
/** The end of a request without a reply: the account was refused, the run was cancelled, or the time was up. */
function endedEarly({ deadline, stop }, { sent }) {
    const refusal = stop.reason;
    if (!sent && stop.aborted && refusal instanceof errors/* RetouchError */.tJ)
        return { kind: "failed", code: refusal.code, message: refusal.message, fatal: true, maybeBilled: false };
    const fail = (code, message) => ({ kind: "failed", code, message, maybeBilled: sent });
    if (!deadline.expired())
        return fail("cancelled", sent ? run_messages/* call */.T.cancelledSent : run_messages/* call */.T.cancelledUnsent);
    return sent ? fail("ambiguous", run_messages/* call */.T.timeoutSent) : fail("timeout", run_messages/* call */.T.timeoutUnsent);
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
                pauseMs = Math.min(LONGEST_PAUSE_MS, Math.max(pauseMs, (0,retry/* parseRetryAfter */.mu)(reply.headers["retry-after"]) ?? 0));
                continue;
            }
            // A job that was just accepted may not be known everywhere yet, and a gateway may answer in its own words: its 403 is not the account's.
            const isUnclear = next.code === "unexpected-reply" || reply.status === 404 || reply.json === undefined;
            if (!isUnclear)
                return takeFinished(waiting, client) ?? { ...next, maybeBilled: reply.status >= 300 };
            unclearPolls += 1;
            if (unclearPolls >= MAX_UNCLEAR_POLLS)
                return await giveUp(waiting, options, { code: "ambiguous", why: run_messages/* call */.T.unclearJob(next.message) });
        }
        catch (error) {
            if (deadline.signal.aborted) {
                const end = deadline.expired() ? { code: "timeout", why: run_messages/* call */.T.noResult } : { code: "cancelled", why: run_messages/* call */.T.cancelled };
                return giveUp(waiting, options, end);
            }
            debug(`Polling job ${waiting.job}: ${error instanceof Error ? error.message : String(error)}`);
        }
    }
}
/** Waits until the time is over or the event comes. @returns whether it was the event. @throws when the signal aborts. */
async function pause(milliseconds, event, signal) {
    const timer = new AbortController();
    const slept = (0,external_node_timers_promises_.setTimeout)(milliseconds, false, { signal: AbortSignal.any([signal, timer.signal]) });
    // Whichever comes second must not become an unhandled rejection.
    slept.catch(() => undefined);
    const woken = await Promise.race([slept, ...(event ? [event.then(() => true)] : [])]);
    timer.abort();
    return woken;
}
/** Between the last polls of a job that cannot be cancelled. */
const LAST_POLLS_MS = 300;
/** The jobs that one call may have. */
const MAX_JOBS = 16;
/**
 * Cancels what is no longer waited for. A job that cannot be cancelled has perhaps just ended, or ends in a moment: then its result is taken,
 * for it is paid, as are the images of its call that were there before.
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
    for (let jobs = 0; jobs < MAX_JOBS && !recordTime.aborted;) {
        const last = await send(waiting.poll, recordTime);
        if (last?.next.kind === "done")
            return { ...last.next, replyUrl: last.reply.url };
        if (last?.next.kind !== "wait")
            break;
        if (last.next.job !== waiting.job)
            jobs += 1;
        else if (isCancelled)
            break;
        // It is billed, and may end within the time that is left.
        else
            await (0,external_node_timers_promises_.setTimeout)(LAST_POLLS_MS, undefined, { signal: recordTime }).catch(() => undefined);
        waiting = last.next;
    }
    const finished = takeFinished(waiting, client);
    return finished ?? { kind: "failed", code, message: run_messages/* call */.T.givenUp(why, job, isCancelled), maybeBilled: true };
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
    return { kind: "failed", error: new errors/* RetouchError */.tJ(error.code, (0,redact/* toShown */.bh)(error.message), { cause: error }), cost };
}
function createLocalClient(provider, { signal }) {
    return {
        requestImages: async (request) => {
            if (signal.aborted)
                return failed(new errors/* RetouchError */.tJ("cancelled", run_messages/* call */.T.cancelledUnsent));
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
                return failed((0,errors/* toRetouchError */.sK)(error, "invalid-image"));
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
    return reason instanceof errors/* RetouchError */.tJ ? reason : undefined;
}
/** An account that answers so many tasks in a row with nothing but 429, retries included, has no room for the others either. */
const MAX_TOO_FAST = 8;
async function requestImages(request, deadline, connection) {
    const { recipe, budget, maxCost, uploader, signal, stop, tooFast } = connection;
    if (signal.aborted)
        return failed(new errors/* RetouchError */.tJ("cancelled", run_messages/* call */.T.cancelledUnsent));
    const { price, count } = request;
    const reservation = budget.reserve(price === undefined ? undefined : price * count);
    if (!reservation)
        return failed(new errors/* RetouchError */.tJ("budget", run_messages/* call */.T.overBudget(maxCost, budget.spent())));
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
        const failure = failed(new errors/* RetouchError */.tJ(code, message), maybeBilled ? null : 0);
        if (fatal || tooFast.count >= MAX_TOO_FAST)
            stop.abort(failure.error);
        return failure;
    }
    const cost = settleCost(result, { request, model: recipe.model, reservation, notify: connection.notify });
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
    const failure = failed(refusal ?? (0,errors/* toRetouchError */.sK)(error, codeOf(deadline, connection)));
    if (isRefused && error.fatal)
        connection.stop.abort(failure.error);
    return failure;
}
/** The code of an error that says nothing itself. */
function codeOf(deadline, { signal }) {
    return deadline.expired() ? "timeout" : signal.aborted ? "cancelled" : "unavailable";
}
/** The cost of a call that succeeded, by the reply, else by the price. */
function settleCost(result, { request: { price, count }, model, reservation, notify }) {
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
        const reason = error instanceof ExpiredAddress ? new errors/* RetouchError */.tJ("unavailable", run_messages/* call */.T.notDownloaded(error.message)) : error;
        return failed((0,errors/* toRetouchError */.sK)(reason, codeOf(deadline, connection)), cost);
    }
}

// EXTERNAL MODULE: ./out/build-dist/compiled/plan/commanded.js
var commanded = __webpack_require__(59630);
;// CONCATENATED MODULE: ./out/build-dist/compiled/run/restore-original.js











/**
 * Puts the original of a result in its place, bit for bit, and sees to it that it is not edited again. In place, a result that was
 * reverted says so by itself, whatever the recipe. Otherwise the original is recorded as the result, and as kept.
 */
async function restoreOriginal(planned, options) {
    try {
        return await restore(planned, options);
    }
    catch (error) {
        return (0,compiled_outcome/* failedOutcome */.iS)(planned.task, (0,errors/* toRetouchError */.sK)(error, "invalid-image"));
    }
}
async function restore(planned, { workspace, lockFile, identify, readBlob }) {
    const { task } = planned;
    const { source, output, originBlob: blob, outputBlob: before } = task;
    const bytes = source && blob !== "" ? await (0,blobs/* readRecorded */.HH)(workspace, { path: source.path, blob }, readBlob) : undefined;
    if (!bytes)
        throw new errors/* RetouchError */.tJ("invalid-input", run_messages/* failure */.V.originalGone(output));
    const picture = await (0,prove_picture/* provePicture */.r7)(bytes);
    const { width, height, sha256 } = picture;
    const isThere = before === blob;
    const format = (0,pixels_picture/* formatOfMediaType */.zv)((0,pixels_header/* readHeader */.ay)(bytes).mediaType);
    const written = isThere ? undefined : await (0,write_output/* writeOutput */.z)(task, picture, { workspace, identify, wanted: format });
    const record = { bytes, sha256, outputBlob: written?.outputBlob ?? blob, recipe: (0,plan_task/* recipeHashOf */.sw)(task), cost: 0, sourceBlob: blob };
    if (!(0,commanded/* isRejected */.TK)(planned))
        await lockFile.record(output, { ...(0,task_entry/* toLockEntry */.p)(task, record), kept: true });
    const result = { ...(0,compiled_outcome/* emptyResult */.$)(task), status: "modified", width, height, bytes: bytes.length, sha256, cost: 0 };
    return { task, result, ...written, restored: written ? true : undefined };
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/fidelity/axis-map.js
const chainAxis = (first, second) => ({
    scale: first.scale * second.scale,
    offset: second.scale * first.offset + second.offset,
});
const invertAxis = ({ scale, offset }) => ({ scale: 1 / scale, offset: -offset / scale });
/** From the first picture to the second, and on to the third. */
const chain = (first, second) => ({ x: chainAxis(first.x, second.x), y: chainAxis(first.y, second.y) });
const invertMapping = ({ x, y }) => ({ x: invertAxis(x), y: invertAxis(y) });
/** From a picture to a copy of it that is so many times as large. */
const scaleBy = (x, y = x) => ({ x: { scale: x, offset: 0 }, y: { scale: y, offset: 0 } });
/** From a picture to another one that shows the same. `inside`: the second has room to spare; `around`: it is cut. */
function layUpon(from, to, lie) {
    const [across, down] = [to.width / from.width, to.height / from.height];
    if (lie === "stretched")
        return scaleBy(across, down);
    const scale = lie === "inside" ? Math.min(across, down) : Math.max(across, down);
    const centre = (length, other) => ({ scale, offset: (other - scale * length) / 2 });
    return { x: centre(from.width, to.width), y: centre(from.height, to.height) };
}
/** The greatest distance, in pixels of the second picture, between where two mappings put the corners of a picture. */
function cornerDistance(one, other, { width, height }) {
    const along = (a, b, length) => Math.max(Math.abs(a.offset - b.offset), Math.abs((a.scale - b.scale) * length + a.offset - b.offset));
    return Math.max(along(one.x, other.x, width), along(one.y, other.y, height));
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/fidelity/move.js
const STANDING = { x: 0, y: 0, zoomX: 0, zoomY: 0 };
const isStanding = ({ x, y, zoomX, zoomY }) => x === 0 && y === 0 && zoomX === 0 && zoomY === 0;
function toMapping({ x, y, zoomX, zoomY }, { width, height }) {
    return {
        x: { scale: 1 + zoomX, offset: (x - zoomX / 2) * width },
        y: { scale: 1 + zoomY, offset: (y - zoomY / 2) * height },
    };
}
/** Between pixels, linearly; beyond the edge as at the edge. It is called for each pixel, again and again: pairs would be most of its cost. */
function sample({ values, width, height }, x, y) {
    const cx = Math.min(width - 1, Math.max(0, x));
    const cy = Math.min(height - 1, Math.max(0, y));
    const left = Math.min(width - 2, Math.floor(cx));
    const top = Math.min(height - 2, Math.floor(cy));
    const across = cx - left;
    const down = cy - top;
    const at = top * width + left;
    const upper = (values[at] ?? 0) * (1 - across) + (values[at + 1] ?? 0) * across;
    const lower = (values[at + width] ?? 0) * (1 - across) + (values[at + width + 1] ?? 0) * across;
    return upper * (1 - down) + lower * down;
}
function sampleAll(plane, move) {
    const { width, height } = plane;
    const { x, y } = toMapping(move, plane);
    const out = new Float32Array(width * height);
    for (let row = 0, at = 0; row < height; row++)
        for (let column = 0; column < width; column++, at++)
            out[at] = sample(plane, x.scale * (column + 0.5) + x.offset - 0.5, y.scale * (row + 0.5) + y.offset - 0.5);
    return out;
}
/** The contrast of what makes edges, which is 0 on average. */
function deviationOf(values) {
    let sum = 0;
    for (let at = 0; at < values.length; at++)
        sum += (values[at] ?? 0) ** 2;
    return Math.sqrt(sum / Math.max(1, values.length));
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/fidelity/plane.js
const mapColours = (colours, map) => [
    map(colours[0]),
    map(colours[1]),
    map(colours[2]),
];
const WHITE = [255, 255, 255];
/** The mean of each square of so many pixels, what is transparent on a background; what is left over at the right and at the bottom is not counted. */
function reduceRaster({ pixels, width, height }, factor, background = WHITE) {
    const size = { width: Math.floor(width / factor), height: Math.floor(height / factor) };
    const area = size.width * size.height;
    const [red, green, blue, alpha] = [new Float32Array(area), new Float32Array(area), new Float32Array(area), new Float32Array(area)];
    const [red0, green0, blue0] = background;
    let isOpaque = true;
    for (let y = 0; y < size.height * factor; y++) {
        const row = Math.floor(y / factor) * size.width;
        for (let x = 0, index = y * width * 4, at = row; x < size.width; x++, at++) {
            let r = 0;
            let g = 0;
            let b = 0;
            let all = 0;
            for (let part = 0; part < factor; part++, index += 4) {
                const a = pixels[index + 3] ?? 255;
                all += a;
                if (a === 255) {
                    r += pixels[index] ?? 0;
                    g += pixels[index + 1] ?? 0;
                    b += pixels[index + 2] ?? 0;
                    continue;
                }
                isOpaque = false;
                const share = a / 255;
                r += (pixels[index] ?? 0) * share + red0 * (1 - share);
                g += (pixels[index + 1] ?? 0) * share + green0 * (1 - share);
                b += (pixels[index + 2] ?? 0) * share + blue0 * (1 - share);
            }
            red[at] = (red[at] ?? 0) + r;
            green[at] = (green[at] ?? 0) + g;
            blue[at] = (blue[at] ?? 0) + b;
            alpha[at] = (alpha[at] ?? 0) + all;
        }
    }
    if (factor > 1)
        for (const values of [red, green, blue, alpha])
            for (let at = 0; at < area; at++)
                values[at] = (values[at] ?? 0) / factor ** 2;
    return { ...size, colours: [red, green, blue], ...(!isOpaque && { alpha }) };
}
/** Brightness as JPEG computes it. */
function toLuma({ colours: [red, green, blue], width, height }) {
    const values = new Float32Array(width * height);
    for (let at = 0; at < values.length; at++)
        values[at] = 0.299 * (red[at] ?? 0) + 0.587 * (green[at] ?? 0) + 0.114 * (blue[at] ?? 0);
    return { width, height, values };
}
/** Half as wide and high: the mean of four pixels each. */
function halve({ values, width, height }) {
    const size = { width: width >> 1, height: height >> 1 };
    const half = new Float32Array(size.width * size.height);
    for (let y = 0, at = 0; y < size.height; y++) {
        for (let x = 0, from = 2 * y * width; x < size.width; x++, at++, from += 2)
            half[at] = 0.25 * ((values[from] ?? 0) + (values[from + 1] ?? 0) + (values[from + width] ?? 0) + (values[from + width + 1] ?? 0));
    }
    return { ...size, values: half };
}
/** A Gaussian blur; a wide one is made of three means, which take the same time whatever the width. */
function plane_blur(values, size, sigma) {
    if (sigma <= 0)
        return values;
    if (sigma <= 2)
        return convolve(values, size, sigma);
    const radius = Math.max(1, Math.round((Math.sqrt(4 * sigma * sigma + 1) - 1) / 2));
    let out = values;
    for (let pass = 0; pass < 3; pass++)
        out = meanOfColumns(meanOfRows(out, size, radius), size, radius);
    return out;
}
/** Two taps to each side at a time, since to read and write a sum takes as long as to add a tap. */
function convolve(values, { width, height }, sigma) {
    const kernel = makeKernel(sigma);
    const reach = kernel.length - 1;
    const [middle = 1] = kernel;
    const rows = new Float32Array(values.length);
    const padded = new Float32Array(width + 2 * reach);
    for (let start = 0; start < values.length; start += width) {
        padded.set(values.subarray(start, start + width), reach);
        padded.fill(values[start] ?? 0, 0, reach);
        padded.fill(values[start + width - 1] ?? 0, reach + width);
        for (let x = 0; x < width; x++)
            rows[start + x] = middle * (padded[reach + x] ?? 0);
        for (let tap = 1; tap < reach; tap += 2) {
            const [near, far] = [kernel[tap] ?? 0, kernel[tap + 1] ?? 0];
            for (let at = start, x = reach; x < reach + width; at++, x++)
                rows[at] =
                    (rows[at] ?? 0) +
                        near * ((padded[x - tap] ?? 0) + (padded[x + tap] ?? 0)) +
                        far * ((padded[x - tap - 1] ?? 0) + (padded[x + tap + 1] ?? 0));
        }
    }
    const out = new Float32Array(values.length);
    const rowAt = (y) => Math.min(height - 1, Math.max(0, y)) * width;
    for (let y = 0; y < height; y++) {
        const start = y * width;
        for (let at = start; at < start + width; at++)
            out[at] = middle * (rows[at] ?? 0);
        for (let tap = 1; tap < reach; tap += 2) {
            const [near, far] = [kernel[tap] ?? 0, kernel[tap + 1] ?? 0];
            const [above, below, farAbove, farBelow] = [rowAt(y - tap), rowAt(y + tap), rowAt(y - tap - 1), rowAt(y + tap + 1)];
            for (let x = 0, at = start; x < width; x++, at++)
                out[at] =
                    (out[at] ?? 0) +
                        near * ((rows[above + x] ?? 0) + (rows[below + x] ?? 0)) +
                        far * ((rows[farAbove + x] ?? 0) + (rows[farBelow + x] ?? 0));
        }
    }
    return out;
}
/** The weights of a Gaussian from its middle on; of taps to each side there are as many as are taken at a time. */
function makeKernel(sigma) {
    const radius = Math.ceil(2.5 * sigma);
    const kernel = new Float32Array(2 * Math.ceil(radius / 2) + 1);
    for (let tap = 0; tap <= radius; tap++)
        kernel[tap] = Math.exp(-(tap ** 2) / (2 * sigma * sigma));
    const total = kernel.reduce((sum, weight, tap) => sum + (tap === 0 ? 1 : 2) * weight, 0);
    return kernel.map((weight) => weight / total);
}
function meanOfRows(values, { width, height }, radius) {
    const out = new Float32Array(values.length);
    const share = 1 / (2 * radius + 1);
    const last = width - 1;
    for (let y = 0; y < height; y++) {
        const row = y * width;
        let sum = 0;
        for (let x = -radius; x <= radius; x++)
            sum += values[row + Math.min(last, Math.max(0, x))] ?? 0;
        for (let x = 0; x <= last; x++) {
            out[row + x] = sum * share;
            sum += (values[row + Math.min(last, x + radius + 1)] ?? 0) - (values[row + Math.max(0, x - radius)] ?? 0);
        }
    }
    return out;
}
function meanOfColumns(values, { width, height }, radius) {
    const out = new Float32Array(values.length);
    const share = 1 / (2 * radius + 1);
    const last = height - 1;
    const sums = new Float64Array(width);
    for (let y = -radius; y <= radius; y++) {
        const from = Math.min(last, Math.max(0, y)) * width;
        for (let x = 0; x < width; x++)
            sums[x] = (sums[x] ?? 0) + (values[from + x] ?? 0);
    }
    for (let y = 0; y <= last; y++) {
        const [row, next, before] = [y * width, Math.min(last, y + radius + 1) * width, Math.max(0, y - radius) * width];
        for (let x = 0; x < width; x++) {
            const sum = sums[x] ?? 0;
            out[row + x] = sum * share;
            sums[x] = sum + (values[next + x] ?? 0) - (values[before + x] ?? 0);
        }
    }
    return out;
}
/** The greatest value of the square of `2 × radius + 1` pixels around each. Windows are made of windows half as wide. */
function greatest(values, { width, height }, radius) {
    const out = values.slice();
    const window = 2 * radius + 1;
    for (let length = 1; length < window;) {
        const more = Math.min(length, window - length);
        for (let y = 0; y < height; y++) {
            const end = (y + 1) * width - more;
            for (let at = y * width; at < end; at++) {
                const other = out[at + more] ?? 0;
                if (other > (out[at] ?? 0))
                    out[at] = other;
            }
        }
        const end = (height - more) * width;
        for (let at = 0, below = more * width; at < end; at++, below++) {
            const other = out[below] ?? 0;
            if (other > (out[at] ?? 0))
                out[at] = other;
        }
        length += more;
    }
    // Each window began at its pixel; it must lie around it.
    const moved = new Float32Array(values.length);
    for (let y = 0; y < height; y++) {
        const from = Math.max(0, y - radius) * width;
        for (let x = 0, at = y * width; x < width; x++, at++)
            moved[at] = out[from + Math.max(0, x - radius)] ?? 0;
    }
    return moved;
}
/** The least likewise. */
function least(values, size, radius) {
    return negate(greatest(negate(values), size, radius));
}
function negate(values) {
    const out = new Float32Array(values.length);
    for (let at = 0; at < out.length; at++)
        out[at] = -(values[at] ?? 0);
    return out;
}
/** 1 where there is a 1 in the square of `2 × radius + 1` pixels around. */
function grow(mask, size, radius) {
    return spreadValue(mask, size, radius, 1);
}
/** 1 where all of the square is 1. */
function shrink(mask, size, radius) {
    return spreadValue(mask, size, radius, 0);
}
function spreadValue(mask, { width, height }, radius, value) {
    const rows = new Uint8Array(mask.length).fill(1 - value);
    for (let y = 0; y < height; y++) {
        const start = y * width;
        let last = Number.NEGATIVE_INFINITY;
        for (let x = 0; x < width; x++) {
            if (mask[start + x] !== value)
                continue;
            rows.fill(value, start + Math.max(0, x - radius, last + 1), start + Math.min(width, x + radius + 1));
            last = x + radius;
        }
    }
    const out = rows.slice();
    // Rows since there was one, from above and from below: the radius does not count for the time that it takes.
    const since = new Int32Array(width);
    for (const step of [1, -1]) {
        since.fill(radius + 1);
        for (let y = step > 0 ? 0 : height - 1; y >= 0 && y < height; y += step) {
            for (let x = 0, at = y * width; x < width; x++, at++) {
                const apart = rows[at] === value ? 0 : (since[x] ?? 0) + 1;
                since[x] = apart;
                if (apart <= radius)
                    out[at] = value;
            }
        }
    }
    return out;
}
/** The middle of some values, of a sample where there are many. */
function median(values, most = 8192) {
    if (values.length === 0)
        return 0;
    const step = Math.max(1, Math.floor(values.length / most));
    const sample = new Float32Array(Math.floor((values.length - 1) / step) + 1);
    for (let at = 0; at < sample.length; at++)
        sample[at] = values[at * step] ?? 0;
    return plane_select(sample, sample.length >> 1);
}
/** The value that would stand at a place if they were sorted, which takes several times as long (Hoare's selection). */
function plane_select(values, place) {
    for (let [first, last] = [0, values.length - 1]; first < last;) {
        const pivot = values[(first + last) >> 1] ?? 0;
        let [low, high] = [first, last];
        while (low <= high) {
            while ((values[low] ?? 0) < pivot)
                low++;
            while ((values[high] ?? 0) > pivot)
                high--;
            if (low > high)
                break;
            const value = values[low] ?? 0;
            values[low++] = values[high] ?? 0;
            values[high--] = value;
        }
        if (place <= high)
            last = high;
        else if (place >= low)
            first = low;
        else
            break;
    }
    return values[place] ?? 0;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/fidelity/judge-move.js



/** Less the finest, of which resampling makes something else, and less the broadest, in which tones differ. */
function toEdges({ values, width, height }) {
    const size = { width, height };
    const fine = plane_blur(values, size, 1);
    const broad = plane_blur(fine, size, 6);
    for (let at = 0; at < fine.length; at++)
        fine[at] = (fine[at] ?? 0) - (broad[at] ?? 0);
    return { ...size, values: fine };
}
/** Side of the parts of a picture that are compared, in pixels. */
const PART = 24;
/** Deviation of brightness from which there is something in a part; and correlation from which both pictures show the same there. */
const TEXTURED = 2;
const SAME = 0.7;
/** Correlation from which it is surely the same; and share of all slopes that run across the others where there is more than a straight edge. */
const EXACT = 0.9;
const CORNERED = 0.15;
/** So many parts with something in them tell; with fewer, the plain ones count too. */
const ENOUGH = 6;
/** @param shown the answer, moved as it is thought to be */
function verify({ source, edges: own, counts }, shown) {
    const its = toEdges(shown);
    const limit = 1.5 * Math.max(0.25, deviationOf(own.values));
    let [cost, counted] = [0, 0];
    const { width, height } = source;
    const textured = { all: 0, same: 0 };
    const plain = { all: 0, same: 0 };
    const places = new Map();
    for (let top = 0; top < height; top += PART) {
        for (let left = 0; left < width; left += PART) {
            let [n, squaresA, squaresB, products, level] = [0, 0, 0, 0, 0];
            for (let y = top; y < Math.min(height, top + PART); y++) {
                for (let x = left, at = y * width + left; x < Math.min(width, left + PART); x++, at++) {
                    if (counts && !counts[at])
                        continue;
                    const a = own.values[at] ?? 0;
                    const b = its.values[at] ?? 0;
                    n++;
                    cost += Math.min(limit, Math.abs(a - b));
                    squaresA += a * a;
                    squaresB += b * b;
                    products += a * b;
                    level += (source.values[at] ?? 0) - (shown.values[at] ?? 0);
                }
            }
            counted += n;
            if (n < (PART * PART) / 4)
                continue;
            if (squaresA > n * TEXTURED ** 2) {
                const correlation = products / Math.sqrt(squaresA * squaresB);
                textured.all++;
                if (correlation > SAME)
                    textured.same++;
                if (hasCorners(own, left, top))
                    places.set(top * width + left, correlation);
            }
            else {
                plain.all++;
                if (squaresB < 2 * squaresA + n * TEXTURED ** 2 && Math.abs(level / n) < 24)
                    plain.same++;
            }
        }
    }
    cost /= Math.max(1, counted);
    if (textured.all >= ENOUGH)
        return { confidence: textured.same / textured.all, cost, places };
    const all = textured.all + plain.all;
    return { confidence: all === 0 ? 0 : (textured.same + plain.same) / all, cost, places };
}
/** Whether there is more in a part than edges of one direction, along which it could lie anywhere (the structure tensor). */
function hasCorners({ values, width, height }, left, top) {
    let [across, down, both] = [0, 0, 0];
    for (let y = Math.max(1, top); y < Math.min(height - 1, top + PART); y++) {
        for (let x = Math.max(1, left), at = y * width + x; x < Math.min(width - 1, left + PART); x++, at++) {
            const gx = (values[at + 1] ?? 0) - (values[at - 1] ?? 0);
            const gy = (values[at + width] ?? 0) - (values[at - width] ?? 0);
            across += gx * gx;
            down += gy * gy;
            both += gx * gy;
        }
    }
    const all = across + down;
    return all / 2 - Math.sqrt(Math.max(0, all ** 2 / 4 - across * down + both ** 2)) > CORNERED * all;
}
/** Share of the longest side by which a model hardly moves a corner; and confidence from which it did all the same. */
const judge_move_FAR = 0.02;
const judge_move_CERTAIN = 0.75;
/** So many places tell against a move, and so many of those that tell for it. */
const LEAST_AGAINST = 2;
const OF_THOSE_FOR = 0.2;
/**
 * Whether other words look like a move: large letters have strokes and whole letters in common. Then what stayed lies where it was, and
 * not where it would be moved to; or there is little else to see.
 */
function isMisled(plain, found, { guesses, source }) {
    let [against, all] = [0, 0];
    for (const [at, correlation] of found.places) {
        if (correlation >= EXACT)
            all++;
        else if (correlation < SAME && (plain.places.get(at) ?? 0) >= EXACT)
            against++;
    }
    if (against >= Math.max(LEAST_AGAINST, OF_THOSE_FOR * all))
        return true;
    const off = (guess) => cornerDistance(found.mapping, guess, source) / Math.max(guess.x.scale, guess.y.scale);
    return found.confidence < judge_move_CERTAIN && guesses.every((guess) => off(guess) > judge_move_FAR * Math.max(source.width, source.height));
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/fidelity/least-squares.js
/** Unknowns of each fit; one that nothing tells of stays 0. */
const UNKNOWNS = 5;
/** The upper half of the normal equations, row by row, and then their right side. */
const SUMS = 20;
function createLeastSquares() {
    const sums = new Float64Array(SUMS);
    return {
        add: (weight, row, missing) => {
            const a = row[0] ?? 0;
            const b = row[1] ?? 0;
            const c = row[2] ?? 0;
            const d = row[3] ?? 0;
            const e = row[4] ?? 0;
            const [wa, wb, wc, wd, we] = [weight * a, weight * b, weight * c, weight * d, weight * e];
            sums[0] = (sums[0] ?? 0) + wa * a;
            sums[1] = (sums[1] ?? 0) + wa * b;
            sums[2] = (sums[2] ?? 0) + wa * c;
            sums[3] = (sums[3] ?? 0) + wa * d;
            sums[4] = (sums[4] ?? 0) + wa * e;
            sums[5] = (sums[5] ?? 0) + wb * b;
            sums[6] = (sums[6] ?? 0) + wb * c;
            sums[7] = (sums[7] ?? 0) + wb * d;
            sums[8] = (sums[8] ?? 0) + wb * e;
            sums[9] = (sums[9] ?? 0) + wc * c;
            sums[10] = (sums[10] ?? 0) + wc * d;
            sums[11] = (sums[11] ?? 0) + wc * e;
            sums[12] = (sums[12] ?? 0) + wd * d;
            sums[13] = (sums[13] ?? 0) + wd * e;
            sums[14] = (sums[14] ?? 0) + we * e;
            sums[15] = (sums[15] ?? 0) + wa * missing;
            sums[16] = (sums[16] ?? 0) + wb * missing;
            sums[17] = (sums[17] ?? 0) + wc * missing;
            sums[18] = (sums[18] ?? 0) + wd * missing;
            sums[19] = (sums[19] ?? 0) + we * missing;
        },
        solve: (ridge) => solve(sums, ridge),
    };
}
/** Where in the upper half the factor of two unknowns stands. */
const placeOf = (i, j) => (i * (2 * UNKNOWNS - 1 - i)) / 2 + j;
/** By Gauss and Jordan. */
function solve(sums, ridge) {
    const rows = Array.from({ length: UNKNOWNS }, (_, i) => {
        const row = new Float64Array(UNKNOWNS + 1);
        for (let j = 0; j < UNKNOWNS; j++)
            row[j] = (sums[placeOf(Math.min(i, j), Math.max(i, j))] ?? 0) + (i === j ? ridge : 0);
        row[UNKNOWNS] = sums[SUMS - UNKNOWNS + i] ?? 0;
        return row;
    });
    for (let column = 0; column < UNKNOWNS; column++) {
        let pivot = column;
        for (let row = column + 1; row < UNKNOWNS; row++)
            if (Math.abs(rows[row]?.[column] ?? 0) > Math.abs(rows[pivot]?.[column] ?? 0))
                pivot = row;
        const [own, other] = [rows[pivot], rows[column]];
        const lead = own?.[column] ?? 0;
        if (!own || !other || Math.abs(lead) < 1e-12)
            return undefined;
        rows[pivot] = other;
        rows[column] = own;
        for (const row of rows) {
            if (row === own)
                continue;
            const factor = (row[column] ?? 0) / lead;
            if (factor !== 0)
                for (let at = column; at <= UNKNOWNS; at++)
                    row[at] = (row[at] ?? 0) - factor * (own[at] ?? 0);
        }
    }
    return Float64Array.from(rows, (row, index) => (row[UNKNOWNS] ?? 0) / (row[index] ?? 1));
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/fidelity/resample.js

/** Lobes of the kernel to each side. */
const LOBES = 3;
function lanczos(x) {
    if (x === 0)
        return 1;
    if (Math.abs(x) >= LOBES)
        return 0;
    const angle = Math.PI * x;
    return (LOBES * Math.sin(angle) * Math.sin(angle / LOBES)) / (angle * angle);
}
/** Lanczos, as wide as the pixels that become one. Beyond its edge, a picture goes on as it ends. */
function makeTaps({ scale, offset }, inLength, outLength) {
    const width = Math.max(1, Math.abs(scale));
    const count = Math.min(inLength, Math.ceil(2 * LOBES * width) + 1);
    const first = new Int32Array(outLength);
    const covered = new Uint8Array(outLength);
    const weights = new Float32Array(outLength * count);
    for (let out = 0; out < outLength; out++) {
        const middle = scale * (out + 0.5) + offset;
        covered[out] = middle >= 0 && middle <= inLength ? 1 : 0;
        const from = Math.ceil(middle - LOBES * width - 0.5);
        const start = Math.min(Math.max(0, from), inLength - count);
        first[out] = start;
        let total = 0;
        for (let tap = from; tap <= middle + LOBES * width - 0.5; tap++) {
            const weight = lanczos((tap + 0.5 - middle) / width);
            const at = out * count + Math.min(count - 1, Math.max(0, Math.min(inLength - 1, Math.max(0, tap)) - start));
            weights[at] = (weights[at] ?? 0) + weight;
            total += weight;
        }
        for (let at = out * count; at < (out + 1) * count; at++)
            weights[at] = (weights[at] ?? 0) / total;
    }
    return { count, first, weights, covered };
}
const resample_isStanding = ({ scale, offset }) => scale === 1 && offset === 0;
/** One channel as another picture shows it. @param mapping from that picture to this one */
function resample(values, from, mapping, to) {
    // Its own, since tones are changed in place.
    if (from.width === to.width && from.height === to.height && resample_isStanding(mapping.x) && resample_isStanding(mapping.y))
        return values.slice();
    const [across, down] = [makeTaps(mapping.x, from.width, to.width), makeTaps(mapping.y, from.height, to.height)];
    const narrow = new Float32Array(to.width * from.height);
    for (let y = 0; y < from.height; y++) {
        const row = y * from.width;
        for (let x = 0, at = y * to.width; x < to.width; x++, at++) {
            const start = row + (across.first[x] ?? 0);
            let sum = 0;
            for (let tap = 0, weight = x * across.count; tap < across.count; tap++, weight++)
                sum += (across.weights[weight] ?? 0) * (values[start + tap] ?? 0);
            narrow[at] = sum;
        }
    }
    const out = new Float32Array(to.width * to.height);
    for (let y = 0; y < to.height; y++) {
        const row = out.subarray(y * to.width, (y + 1) * to.width);
        for (let tap = 0; tap < down.count; tap++) {
            const weight = down.weights[y * down.count + tap] ?? 0;
            if (weight === 0)
                continue;
            const start = ((down.first[y] ?? 0) + tap) * to.width;
            for (let x = 0; x < to.width; x++)
                row[x] = (row[x] ?? 0) + weight * (narrow[start + x] ?? 0);
        }
    }
    return out;
}
/** All channels likewise. */
function resamplePlanes(planes, mapping, to) {
    const map = (values) => resample(values, planes, mapping, to);
    const { width, height } = to;
    return { width, height, colours: mapColours(planes.colours, map), ...(planes.alpha && { alpha: map(planes.alpha) }) };
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/fidelity/search-move.js

/** How far two pictures may be apart: share of the longest side; and factors between them. A zoom is about the centre, so that it moves little. */
const REACH = 0.1;
/** Pixels of either: long and narrow pictures are not small, however far they were reduced. */
const MOST_REACH = 500;
const MOST_POINTS = 96 ** 2;
const ZOOMS = [-0.02, 0.02, -0.04, 0.04, -0.06, 0.06];
const REACH_ZOOMED = 3;
/** Lays two small pictures upon each other. */
function searchMove(own, its) {
    const { width, height } = own;
    const reach = Math.min(MOST_REACH, Math.max(1, Math.round(REACH * Math.max(width, height))));
    // Beyond it, less than half would lie upon the other.
    const [reachX, reachY] = [Math.min(reach, width >> 1), Math.min(reach, height >> 1)];
    const spread = deviationOf(own.values);
    const gain = spread / Math.max(1e-6, deviationOf(its.values));
    if (spread < 0.25)
        return STANDING;
    const options = { own, its, gain, limit: 1.5 * spread, reach, reachX, reachY };
    let best = tryShifts(options, 0, [-reachX, reachX], [-reachY, reachY]);
    const { dx, dy } = best;
    for (const zoom of ZOOMS) {
        const found = tryShifts(options, zoom, [dx - REACH_ZOOMED, dx + REACH_ZOOMED], [dy - REACH_ZOOMED, dy + REACH_ZOOMED]);
        if (found.cost < best.cost)
            best = found;
    }
    return { x: best.dx / width, y: best.dy / height, zoomX: best.zoom, zoomY: best.zoom };
}
/** The best of some shifts under one zoom. */
function tryShifts(options, zoom, [fromX, toX], [fromY, toY]) {
    const { its, reach, reachX, reachY } = options;
    const zoomed = zoom === 0 ? its.values : sampleAll(its, { ...STANDING, zoomX: zoom, zoomY: zoom });
    let best = { cost: Number.POSITIVE_INFINITY, dx: 0, dy: 0, zoom };
    for (let dy = Math.max(-reachY, fromY); dy <= Math.min(reachY, toY); dy++) {
        for (let dx = Math.max(-reachX, fromX); dx <= Math.min(reachX, toX); dx++) {
            // What is nearer is likelier.
            const farness = 1 + 0.05 * (Math.hypot(dx, dy) / reach + Math.abs(zoom) * 10);
            const cost = farness * measureShift(options, zoomed, { dx, dy, most: best.cost / farness });
            if (cost < best.cost)
                best = { cost, dx, dy, zoom };
        }
    }
    return best;
}
/** The mean difference of two pictures, one of them shifted. @param most is given up where it is more: then infinite */
function measureShift({ own: { width, height, values }, gain, limit }, zoomed, { dx, dy, most }) {
    const [left, right] = [Math.max(0, -dx), Math.min(width, width - dx)];
    const [top, bottom] = [Math.max(0, -dy), Math.min(height, height - dy)];
    const step = Math.max(1, Math.floor((width * height) / MOST_POINTS));
    const [stepX, stepY] = width > height ? [2 * step, 1] : [2, step];
    const isLine = right - left === 1;
    const mostInAll = most * Math.ceil((bottom - top) / stepY) * Math.ceil((right - left) / stepX);
    let sum = 0;
    let count = 0;
    for (let y = top; y < bottom; y += stepY) {
        const there = (y + dy) * width + dx;
        const row = y * width;
        for (let x = left + (isLine ? 0 : y & 1); x < right; x += stepX) {
            const difference = Math.abs((values[row + x] ?? 0) - gain * (zoomed[there + x] ?? 0));
            sum += difference < limit ? difference : limit;
            count++;
        }
        if (sum > mostInAll)
            return Number.POSITIVE_INFINITY;
    }
    return sum / count;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/fidelity/align.js







/** Longest side, in pixels, of the reduced pictures that are laid upon each other in every way. */
const COARSE_SIDE = 96;
const ITERATIONS = 12;
/** Pixels at the corners: a step that is smaller is the last. */
const STILL = 0.004;
/**
 * Finds where a source's places are in an answer: a scale along each axis and a shift, though a part of the picture is another one.
 * Reduced pictures are laid upon each other in every way; then the difference of brightness around edges is made smaller at one
 * resolution after the other (Lucas and Kanade 1981), where what differs more than most counts for nothing (Tukey's biweight).
 *
 * @param guesses of the mapping; the first is the one that counts where nothing tells
 */
function align(source, answer, guesses, options) {
    const { counts } = options;
    const pyramid = makePyramid(source);
    const level = Math.min(1, pyramid.length - 1);
    const tried = guesses.flatMap((guess) => {
        const shown = makePyramid(show(answer, guess, source), level);
        const [own, its] = [pyramid[level], shown[level]];
        return listMoves(pyramid.at(-1), shown.at(-1)).map((start) => {
            const move = refine(pyramid, shown, start, { ...options, finest: level, source });
            return { mapping: chain(toMapping(move, source), guess), cost: own && its ? compare(own, its, move) : 1 };
        });
    });
    let [best] = tried;
    // What is further away must be clearly better.
    for (const one of tried.slice(1))
        if (best && one.cost < 0.9 * best.cost)
            best = one;
    const about = best?.mapping ?? guesses[0];
    const near = makePyramid(show(answer, about, source), 0, level);
    const rest = refine(pyramid, near, STANDING, { ...options, finest: 0, source, coarsest: level });
    const [edges = source] = pyramid;
    const judge = (mapping) => ({ mapping, ...verify({ source, edges, counts }, show(answer, mapping, source)) });
    const [plain, found] = [judge(guesses[0]), judge(chain(toMapping(rest, source), about))];
    const isAsGood = plain.confidence >= found.confidence - 0.03 && plain.cost <= 1.01 * found.cost;
    const isPlain = isAsGood || plain.confidence > found.confidence + 0.1 || isMisled(plain, found, { guesses, source });
    const { mapping, confidence } = isPlain ? plain : found;
    return { mapping, confidence };
}
/** From where a move is looked for. */
function listMoves(own, its) {
    const found = own && its && searchMove(own, its);
    return !found || isStanding(found) ? [STANDING] : [STANDING, found];
}
const show = (answer, mapping, { width, height }) => ({
    width,
    height,
    values: resample(answer.values, answer, mapping, { width, height }),
});
/** @param finest the first level that is needed. @param coarsest the last; absent: all there are */
function makePyramid(plane, finest = 0, coarsest) {
    const levels = [];
    for (let level = plane;; level = halve(level)) {
        levels.push(levels.length >= finest ? toEdges(level) : undefined);
        const isLast = Math.min(level.width, level.height) < 24 || Math.max(level.width, level.height) <= COARSE_SIDE;
        if (isLast || levels.length - 1 === coarsest)
            return levels;
    }
}
/** Betters a move at one level after the other. */
function refine(source, answer, start, options) {
    let move = start;
    const { finest, coarsest = source.length - 1 } = options;
    for (let level = Math.min(coarsest, source.length - 1); level >= finest; level--) {
        const [own, its] = [source[level], answer[level]];
        if (own && its && Math.min(own.width, own.height) >= 4)
            move = refineLevel(own, its, move, options);
    }
    return move;
}
/** Pixels at which there is something to see, by their numbers. */
function choosePoints({ values, width, height }, { counts, mostPoints, source }) {
    const strength = new Float32Array(width * height);
    let [sum, most] = [0, 0];
    for (let y = 1; y < height - 1; y++) {
        for (let x = 1, at = y * width + 1; x < width - 1; x++, at++) {
            const inSource = Math.floor(((y + 0.5) * source.height) / height) * source.width + Math.floor(((x + 0.5) * source.width) / width);
            if (counts && !counts[inSource])
                continue;
            const value = Math.abs((values[at + 1] ?? 0) - (values[at - 1] ?? 0)) + Math.abs((values[at + width] ?? 0) - (values[at - width] ?? 0));
            strength[at] = value;
            sum += value;
            if (value > most)
                most = value;
        }
    }
    const least = Math.max(0.5, Math.min(most / 2, (1.5 * sum) / Math.max(1, strength.length)));
    let count = 0;
    for (let at = 0; at < strength.length; at++)
        if ((strength[at] ?? 0) >= least)
            count++;
    const step = Math.max(1, count / mostPoints);
    const points = new Int32Array(Math.min(count, Math.ceil(count / step)));
    let [seen, taken] = [0, 0];
    for (let at = 0; at < strength.length && taken < points.length; at++)
        if ((strength[at] ?? 0) >= least && seen++ >= taken * step)
            points[taken++] = at;
    return points.subarray(0, taken);
}
/** Models zoom along both axes alike, but for the rounding of their sizes. Other words in large letters look like more. */
const MOST_UNEVEN = 0.03;
/** So few places tell of no shift and zoom along both axes, and of no gain. */
const LEAST_POINTS = 20;
function measureSlopes({ values, width }, points) {
    const make = () => new Float32Array(points.length);
    const slopes = { columns: make(), rows: make(), values: make(), across: make(), down: make() };
    for (let index = 0; index < points.length; index++) {
        const at = points[index] ?? 0;
        const row = Math.floor(at / width);
        slopes.columns[index] = at - row * width;
        slopes.rows[index] = row;
        slopes.values[index] = values[at] ?? 0;
        slopes.across[index] = ((values[at + 1] ?? 0) - (values[at - 1] ?? 0)) / 2;
        slopes.down[index] = ((values[at + width] ?? 0) - (values[at - width] ?? 0)) / 2;
    }
    return slopes;
}
function refineLevel(own, its, start, options) {
    const { width, height } = own;
    const points = choosePoints(own, options);
    if (points.length < LEAST_POINTS)
        return start;
    const { columns, rows, values, across, down } = measureSlopes(own, points);
    const [residuals, magnitudes] = [new Float32Array(points.length), new Float32Array(points.length)];
    const slope = new Float64Array(5);
    let move = start;
    let gain = 1;
    for (let iteration = 0; iteration < ITERATIONS; iteration++) {
        const { x: mapX, y: mapY } = toMapping(move, own);
        for (let index = 0; index < points.length; index++) {
            const x = mapX.scale * ((columns[index] ?? 0) + 0.5) + mapX.offset - 0.5;
            const y = mapY.scale * ((rows[index] ?? 0) + 0.5) + mapY.offset - 0.5;
            const residual = (values[index] ?? 0) - gain * sample(its, x, y);
            residuals[index] = residual;
            magnitudes[index] = Math.abs(residual);
        }
        const cutoff = 4.685 * Math.min(12, Math.max(0.7, 1.4826 * median(magnitudes, 1024)));
        const equations = createLeastSquares();
        for (let index = 0; index < points.length; index++) {
            const residual = residuals[index] ?? 0;
            const share = residual / cutoff;
            if (share >= 1 || share <= -1)
                continue;
            const gx = across[index] ?? 0;
            const gy = down[index] ?? 0;
            slope[0] = gx;
            slope[1] = gx * ((2 * (columns[index] ?? 0) + 1) / width - 1);
            slope[2] = gy;
            slope[3] = gy * ((2 * (rows[index] ?? 0) + 1) / height - 1);
            slope[4] = ((values[index] ?? 0) - residual) / gain;
            equations.add((1 - share * share) ** 2, slope, residual);
        }
        const step = equations.solve(points.length * 0.002);
        if (!step)
            return move;
        const [shiftX = 0, zoomX = 0, shiftY = 0, zoomY = 0, more = 0] = step;
        move = {
            x: move.x + shiftX / width,
            y: move.y + shiftY / height,
            zoomX: move.zoomX + (2 * zoomX) / width,
            zoomY: move.zoomY + (2 * zoomY) / height,
        };
        gain = Math.min(1.5, Math.max(0.67, gain + more));
        if (Math.abs(shiftX) + Math.abs(zoomX) < STILL && Math.abs(shiftY) + Math.abs(zoomY) < STILL)
            break;
    }
    const apart = (key) => Math.abs(move[key] - start[key]);
    const isFar = Math.max(apart("x"), apart("y"), apart("zoomX"), apart("zoomY")) > 0.1;
    return isFar || Math.abs(move.zoomX - move.zoomY) > MOST_UNEVEN ? start : move;
}
/** The mean difference of two levels after a move, of which none counts for more than the contrast. */
function compare(own, its, move) {
    const moved = sampleAll(its, move);
    const limit = 1.5 * Math.max(0.25, deviationOf(own.values));
    let sum = 0;
    for (let at = 0; at < moved.length; at++)
        sum += Math.min(limit, Math.abs((own.values[at] ?? 0) - (moved[at] ?? 0)));
    return sum / moved.length / limit;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/fidelity/align-reduced.js



/** Pictures are aligned at this size: finer detail tells nothing more of where they lie. */
const MOST_TO_ALIGN = 300_000;
/** Pixels by which they are aligned: where nothing is moved by it, a tenth of a pixel will do. */
const POINTS_TO_RESTORE = 40_000;
const POINTS_TO_MEASURE = 3000;
/** As {@link align}, by copies that are no larger than it takes. */
function alignReduced({ own, its, counts }, guesses, isMeasured) {
    let [source, answer] = [toLuma(own), toLuma(its)];
    const times = { source: 1, answer: 1 };
    while (source.width * source.height > MOST_TO_ALIGN) {
        source = halve(source);
        times.source *= 2;
    }
    const isLarge = ({ width, height }) => Math.min(width / source.width, height / source.height) >= 1.9;
    while (isLarge(answer)) {
        answer = halve(answer);
        times.answer *= 2;
    }
    const reduce = (mapping) => chain(chain(scaleBy(times.source), mapping), scaleBy(1 / times.answer));
    const [first, ...others] = guesses;
    const reduced = counts && (times.source === 1 ? counts : sampleMask(counts, own, source, times.source));
    const mostPoints = isMeasured ? POINTS_TO_MEASURE : POINTS_TO_RESTORE;
    const { mapping, confidence } = align(source, answer, [reduce(first), ...others.map(reduce)], { counts: reduced, mostPoints });
    return { mapping: chain(chain(scaleBy(1 / times.source), mapping), scaleBy(times.answer)), confidence };
}
function sampleMask(values, from, to, factor) {
    return Uint8Array.from({ length: to.width * to.height }, (_, at) => {
        const x = (at % to.width) * factor;
        const y = Math.floor(at / to.width) * factor;
        return values[y * from.width + x] ?? 0;
    });
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/fidelity/mask-parts.js
/** The connected parts of a value. Pixels are neighbours along the axes. */
function listParts(values, { width, height }, value) {
    const seen = new Uint8Array(values.length);
    const queue = new Int32Array(values.length);
    const parts = [];
    for (let start = 0; start < values.length; start++) {
        if (seen[start] || values[start] !== value)
            continue;
        const part = { left: width, top: height, right: 0, bottom: 0, touchesEdge: false };
        let [first, last] = [0, 0];
        const visit = (at) => {
            if (seen[at] || values[at] !== value)
                return;
            seen[at] = 1;
            queue[last++] = at;
        };
        visit(start);
        while (first < last) {
            const at = queue[first++] ?? 0;
            const x = at % width;
            const y = Math.floor(at / width);
            part.left = Math.min(part.left, x);
            part.right = Math.max(part.right, x);
            part.top = Math.min(part.top, y);
            part.bottom = Math.max(part.bottom, y);
            if (x > 0)
                visit(at - 1);
            else
                part.touchesEdge = true;
            if (x < width - 1)
                visit(at + 1);
            else
                part.touchesEdge = true;
            if (y > 0)
                visit(at - width);
            else
                part.touchesEdge = true;
            if (y < height - 1)
                visit(at + width);
            else
                part.touchesEdge = true;
        }
        parts.push({ ...part, pixels: queue.slice(0, last) });
    }
    return parts;
}
/** The rectangle around all ones, with some room where the picture has it; empty where there are none. */
function frameOf(mask, { width, height }, room) {
    let [left, top, right, bottom] = [width, height, -1, -1];
    for (let y = 0; y < height; y++) {
        const row = mask.subarray(y * width, (y + 1) * width);
        const first = row.indexOf(1);
        if (first < 0)
            continue;
        left = Math.min(left, first);
        right = Math.max(right, row.lastIndexOf(1));
        top = Math.min(top, y);
        bottom = y;
    }
    if (bottom < 0)
        return { left: 0, top: 0, width: 0, height: 0 };
    [left, top] = [Math.max(0, left - room), Math.max(0, top - room)];
    return { left, top, width: Math.min(width, right + 1 + room) - left, height: Math.min(height, bottom + 1 + room) - top };
}
function cutOut(values, { width }, frame) {
    const out = new Uint8Array(frame.width * frame.height);
    for (let y = 0; y < frame.height; y++) {
        const start = (frame.top + y) * width + frame.left;
        out.set(values.subarray(start, start + frame.width), y * frame.width);
    }
    return out;
}
function putIn(values, frame, { width, height }) {
    const out = new Uint8Array(width * height);
    for (let y = 0; y < frame.height; y++)
        out.set(values.subarray(y * frame.width, (y + 1) * frame.width), (frame.top + y) * width + frame.left);
    return out;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/fidelity/change-region.js


/** Pixels in a radius of the changed ones that count as changed too: soft edges of what changed. */
const CLOSE = 3;
/** A hole in what changed is filled up to this share of the picture. */
const LARGEST_HOLE = 0.004;
/** A change of fewer pixels is noise. */
const LEAST_PIXELS = 5;
/** Of brightness: half the side of the square in which JPEG spoils what is beside an edge. */
const BLOCK = 4;
/** The share of the contrast there that resampling and compression may make of it. */
const OF_CONTRAST = 0.13;
/** The same of colours, of which JPEG stores one for four pixels. */
const OF_COLOURS = 0.2;
/** Deviations, in pixels, of the Gaussians by which one of the two may have been softened. */
const SOFTENINGS = [0.45, 0.7, 1, 1.4, 2];
/** Half the width of the rim that a region may have about what changed, in pixels. */
const RIM = 4;
/**
 * Finds what an edit changed. Noise, softening, sharpening and compression do not count, and broad changes do though they are
 * faint.
 *
 * @param source as resampling alone would make it: to the answer's resolution and back
 * @param answer at the source's places, in its tone
 */
function findChange(source, answer) {
    const { width, height } = source;
    const size = { width, height };
    const half = { width: (width + 1) >> 1, height: (height + 1) >> 1 };
    const area = width * height;
    const pair = { source, answer, luma: toLuma(source).values, its: toLuma(answer).values };
    const { soft, shown, isSharper, isOfOtherFocus } = matchSoftness(pair.luma, pair.its, size);
    const bright = new Float32Array(area);
    for (let at = 0; at < area; at++)
        bright[at] = (soft[at] ?? 0) - (shown[at] ?? 0);
    const [blueness, redness] = [compareColour(pair, BLUENESS), compareColour(pair, REDNESS)];
    const fine = plane_blur(bright, size, 0.7);
    for (let y = 0, at = 0; y < height; y++) {
        const row = (y >> 1) * half.width;
        for (let x = 0; x < width; x++, at++)
            fine[at] = lengthOf(fine[at] ?? 0, blueness.fine[row + (x >> 1)] ?? 0, redness.fine[row + (x >> 1)] ?? 0);
    }
    addAlpha(fine, source, answer, size);
    const contrast = measureContrast(soft, size);
    const noise = 1.4826 * median(fine);
    const base = Math.min(16, Math.max(6, 3 + 3.5 * noise));
    // What is strong is cut, so that it does not spread.
    const spread = (values) => plane_blur(values, half, 2);
    const [blue, red] = [spread(clip(blueness.apart, 2 * base)), spread(clip(redness.apart, 2 * base))];
    const broad = spread(halveClipped(bright, size, 2 * base)).map((value, at) => lengthOf(value, blue[at] ?? 0, red[at] ?? 0));
    const broadBase = Math.min(8, Math.max(3, 1.5 + 3.5 * 1.4826 * median(broad)));
    const strength = new Float32Array(area);
    for (let y = 0, at = 0; y < height; y++) {
        const row = (y >> 1) * half.width;
        for (let x = 0; x < width; x++, at++) {
            const allowed = contrast[row + (x >> 1)] ?? 0;
            strength[at] = Math.max((fine[at] ?? 0) / (base + OF_CONTRAST * allowed), (broad[row + (x >> 1)] ?? 0) / (broadBase + 0.04 * allowed));
        }
    }
    const changed = follow(strength, size);
    // Most edits are small: nothing is looked for far from them.
    const frame = frameOf(changed, size, CLOSE + RIM + 1);
    const filled = fillHoles(cutOut(changed, size, frame), frame, LARGEST_HOLE * area);
    const [region, core] = [filled, shrink(filled, frame, RIM)].map((values) => putIn(values, frame, size));
    for (let y = frame.top; y < frame.top + frame.height; y++) {
        for (let x = frame.left, at = y * width + x; x < frame.left + frame.width; x++, at++) {
            if (!region[at] || core[at])
                continue;
            const raw = lengthOf(bright[at] ?? 0, differ(pair, at, BLUENESS), differ(pair, at, REDNESS));
            if (raw > 0.5 * (base + OF_CONTRAST * (contrast[(y >> 1) * half.width + (x >> 1)] ?? 0)))
                core[at] = 1;
        }
    }
    return { region, core, isSharper, isOfOtherFocus };
}
const BLUENESS = { channel: 2, factor: 0.564 };
const REDNESS = { channel: 0, factor: 0.713 };
/** By how much a colour of one pixel differs. */
const differ = ({ source, answer, luma, its }, at, { channel, factor }) => factor * ((source.colours[channel][at] ?? 0) - (luma[at] ?? 0) - (answer.colours[channel][at] ?? 0) + (its[at] ?? 0));
/**
 * By how much a colour differs; and `fine`, by how much more than compression may make of what is around. At half the size, at which JPEG
 * stores colours.
 */
function compareColour({ source, answer, luma, its }, { channel, factor }) {
    const { width, height } = source;
    const [own, shown] = [source.colours[channel], answer.colours[channel]];
    const half = { width: (width + 1) >> 1, height: (height + 1) >> 1 };
    const make = () => new Float32Array(half.width * half.height);
    const [apart, low, high] = [make(), make().fill(255), make().fill(-255)];
    for (let y = 0, at = 0; y < height; y++) {
        for (let x = 0, to = (y >> 1) * half.width; x < width; x++, at++) {
            const value = factor * ((own[at] ?? 0) - (luma[at] ?? 0));
            if (value < (low[to] ?? 0))
                low[to] = value;
            if (value > (high[to] ?? 0))
                high[to] = value;
            apart[to] = (apart[to] ?? 0) + 0.25 * (value - factor * ((shown[at] ?? 0) - (its[at] ?? 0)));
            to += x & 1;
        }
    }
    const fine = plane_blur(apart, half, 0.7);
    const [lowest, highest] = [least(low, half, BLOCK / 2), greatest(high, half, BLOCK / 2)];
    for (let at = 0; at < fine.length; at++) {
        const value = fine[at] ?? 0;
        const allowed = OF_COLOURS * ((highest[at] ?? 0) - (lowest[at] ?? 0));
        fine[at] = value > allowed ? value - allowed : value < -allowed ? value + allowed : 0;
    }
    return { apart, fine };
}
/** A softer answer must explain so much of the difference that a softer source leaves: noise is less in both. */
const SHARPER = 0.7;
/** Deviation, in pixels, of the Gaussian that a model does not reach by itself. */
const OUT_OF_FOCUS = 1;
/** What the edges of a sharper answer have more, as a factor of their squares. */
const CRISPER = 1.1;
/** The brightness of both, of which the sharper is softened as much as makes it most like the other. */
function matchSoftness(own, its, size) {
    const plain = judgeSoftness(own, its);
    const source = soften(own, its, size);
    // What is nearest when it is softened is no sharper than the answer.
    const answer = source.cost < plain ? undefined : soften(its, own, size);
    const isSharper = answer !== undefined && answer.cost < SHARPER * plain;
    const isOfOtherFocus = source.sigma >= OUT_OF_FOCUS || measureEdges(its) > CRISPER * measureEdges(own);
    return { soft: source.values, shown: isSharper ? answer.values : its, isSharper, isOfOtherFocus };
}
/** One, softened as much as makes it most like the other. */
function soften(one, other, size) {
    let best = { values: one, cost: judgeSoftness(one, other), sigma: 0 };
    for (const sigma of SOFTENINGS) {
        const values = plane_blur(one, size, sigma);
        const cost = judgeSoftness(values, other);
        if (cost >= best.cost)
            break;
        best = { values, cost, sigma };
    }
    return best;
}
function measureEdges(values) {
    let sum = 0;
    for (let at = 0; at < values.length - 1; at += 3)
        sum += ((values[at] ?? 0) - (values[at + 1] ?? 0)) ** 2;
    return sum;
}
function judgeSoftness(one, other) {
    let sum = 0;
    for (let at = 0; at < one.length; at += 3)
        sum += Math.min(16, Math.abs((one[at] ?? 0) - (other[at] ?? 0)));
    return sum;
}
/** Of a difference in brightness and in two colours, which are less seen. */
const lengthOf = (bright, blueness, redness) => Math.sqrt(bright ** 2 + 0.7 * (blueness ** 2 + redness ** 2));
const clip = (values, most) => values.map((value) => Math.min(most, Math.max(-most, value)));
/** The mean of four pixels each; of what is left over at the right and at the bottom, half or a quarter. */
function halveClipped(values, { width, height }, most) {
    const across = (width + 1) >> 1;
    const out = new Float32Array(across * ((height + 1) >> 1));
    for (let y = 0, at = 0; y < height; y++) {
        for (let x = 0, to = (y >> 1) * across; x < width; x++, at++) {
            const value = values[at] ?? 0;
            out[to] = (out[to] ?? 0) + 0.25 * (value > most ? most : value < -most ? -most : value);
            to += x & 1;
        }
    }
    return out;
}
/** What became transparent or opaque changed too, also where it is white. */
function addAlpha(differences, source, answer, size) {
    if (!source.alpha || !answer.alpha)
        return;
    const alpha = answer.alpha;
    const apart = plane_blur(source.alpha.map((value, at) => value - (alpha[at] ?? 255)), size, 0.7);
    for (let at = 0; at < differences.length; at++)
        differences[at] = Math.max(differences[at] ?? 0, Math.abs(apart[at] ?? 0));
}
/** Of the brightest to the darkest pixel in the square around each, at half the size. */
function measureContrast(values, { width, height }) {
    const half = { width: (width + 1) >> 1, height: (height + 1) >> 1 };
    const [low, high] = [new Float32Array(half.width * half.height).fill(255), new Float32Array(half.width * half.height).fill(-255)];
    for (let y = 0, at = 0; y < height; y++) {
        for (let x = 0, to = (y >> 1) * half.width; x < width; x++, at++) {
            const value = values[at] ?? 0;
            if (value < (low[to] ?? 0))
                low[to] = value;
            if (value > (high[to] ?? 0))
                high[to] = value;
            to += x & 1;
        }
    }
    const darkest = least(low, half, BLOCK / 2);
    return greatest(high, half, BLOCK / 2).map((value, at) => value - (darkest[at] ?? 0));
}
/** What is above 1, with what is connected to it and not far below. */
function follow(strength, { width, height }) {
    const WEAK = 0.45;
    const changed = new Uint8Array(strength.length);
    const queue = new Int32Array(strength.length);
    for (let start = 0; start < strength.length; start++) {
        if (changed[start] || (strength[start] ?? 0) <= 1)
            continue;
        let [first, last, seeds] = [0, 0, 0];
        changed[start] = 1;
        queue[last++] = start;
        while (first < last) {
            const at = queue[first++] ?? 0;
            if ((strength[at] ?? 0) > 1)
                seeds++;
            const x = at % width;
            const y = Math.floor(at / width);
            for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++) {
                for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++) {
                    const next = row * width + column;
                    if (changed[next] || (strength[next] ?? 0) <= WEAK)
                        continue;
                    changed[next] = 1;
                    queue[last++] = next;
                }
            }
        }
        if (seeds < LEAST_PIXELS)
            for (let index = 0; index < last; index++)
                changed[queue[index] ?? 0] = 0;
    }
    return changed;
}
/** Closes gaps, and holes that the edit left as they were by chance. @param most pixels of a hole */
function fillHoles(changed, size, most) {
    const filled = shrink(grow(changed, size, CLOSE), size, CLOSE);
    for (const { pixels, touchesEdge } of listParts(filled, size, 0))
        if (!touchesEdge && pixels.length <= most)
            for (const at of pixels)
                filled[at] = 1;
    return filled;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/fidelity/feather.js
/** Of each pixel, how much of the answer it shows, 0–1: all within `grow` pixels of the region, nothing from `grow + fade` on. */
function featherRegion(region, { width, height }, { grow, fade }) {
    const weights = new Float32Array(region.length);
    const stamp = makeStamp(grow, fade);
    const reach = Math.floor(grow + fade);
    const side = 2 * reach + 1;
    for (let y = 0, at = 0; y < height; y++) {
        for (let x = 0; x < width; x++, at++) {
            if (!region[at])
                continue;
            weights[at] = 1;
            // From within nothing reaches further than from the edge.
            const isWithin = x > 0 && x < width - 1 && y > 0 && y < height - 1;
            if (isWithin && region[at - 1] && region[at + 1] && region[at - width] && region[at + width])
                continue;
            for (let dy = Math.max(-reach, -y); dy <= Math.min(reach, height - 1 - y); dy++) {
                for (let dx = Math.max(-reach, -x); dx <= Math.min(reach, width - 1 - x); dx++) {
                    const weight = stamp[(dy + reach) * side + dx + reach] ?? 0;
                    const to = at + dy * width + dx;
                    if (weight > (weights[to] ?? 0))
                        weights[to] = weight;
                }
            }
        }
    }
    return weights;
}
/** Pixels within a mask over which the answer comes in. */
const FADE_INSIDE = 3;
/** The same within a mask, so that nothing outside of it is the answer's. */
function featherInside(mask, size) {
    const outside = featherRegion(mask.map((value) => 1 - value), size, { grow: 0, fade: FADE_INSIDE });
    return outside.map((value) => 1 - value);
}
/** What one pixel of a region adds around it. */
function makeStamp(grow, fade) {
    const reach = Math.floor(grow + fade);
    const side = 2 * reach + 1;
    const stamp = new Float32Array(side * side);
    for (let at = 0; at < stamp.length; at++) {
        const distance = Math.hypot((at % side) - reach, Math.floor(at / side) - reach);
        const t = Math.min(1, Math.max(0, (grow + fade - distance) / fade));
        stamp[at] = t * t * (3 - 2 * t);
    }
    return stamp;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/fidelity/source-alpha.js


/** Alpha, of 255, below which nothing is seen of a colour. */
const TRANSPARENT = 8;
/** Alpha, of 255, from which nothing is seen of what is behind. */
const OPAQUE = 250;
/** Alpha at which as much is seen of a colour as of its background: there, the two differ most. */
const MIDDLE = 128;
/** Colours of an answer where its source is transparent, channel by channel. */
function listShown(source, answer, { x, y }) {
    const STEP = 3;
    const shown = [[], [], []];
    for (let row = 0; row < source.height; row += STEP) {
        const below = Math.min(answer.height - 1, Math.max(0, Math.floor(y.scale * (row + 0.5) + y.offset)));
        for (let column = 0; column < source.width; column += STEP) {
            if ((source.pixels[(row * source.width + column) * 4 + 3] ?? 255) >= TRANSPARENT)
                continue;
            const across = Math.min(answer.width - 1, Math.max(0, Math.floor(x.scale * (column + 0.5) + x.offset)));
            for (const [channel, values] of shown.entries())
                values.push(answer.pixels[(below * answer.width + across) * 4 + channel] ?? 255);
        }
    }
    return shown;
}
/** The middle of such colours; white where there are none. On that of an answer, its source looks most like it. */
function source_alpha_middleOf(shown) {
    if (shown[0].length === 0)
        return WHITE;
    const middle = (values) => median(Float32Array.from(values));
    return [middle(shown[0]), middle(shown[1]), middle(shown[2])];
}
/**
 * The colour on which an opaque answer of the same size shows what its source lets through. Undefined where the model left the alpha
 * channel out, and shows the colours below it whole.
 */
function findMixedBackground(source, answer) {
    const background = source_alpha_middleOf(listShown(source, answer, scaleBy(1)));
    let [mixed, whole] = [0, 0];
    for (let at = 0; at < source.pixels.length; at += 4) {
        const alpha = source.pixels[at + 3] ?? 255;
        // Noise is all that the others tell.
        const weight = MIDDLE - Math.abs(alpha - MIDDLE);
        for (const [channel, behind] of background.entries()) {
            const [own, shown] = [source.pixels[at + channel] ?? 0, answer.pixels[at + channel] ?? 0];
            mixed += weight * Math.abs(shown - (own * alpha + behind * (255 - alpha)) / 255);
            whole += weight * Math.abs(shown - own);
        }
    }
    return mixed <= whole ? background : undefined;
}
/**
 * Gives opaque pixels the alpha of others, and takes the background out of them again: on it, they look as they did.
 *
 * @param alphaAt of each pixel, by its number
 * @param background see {@link findMixedBackground}
 */
function applyAlpha(pixels, alphaAt, background) {
    for (let at = 0, pixel = 0; at < pixels.length; at += 4, pixel++) {
        const alpha = alphaAt(pixel);
        pixels[at + 3] = alpha;
        if (!background || alpha === 0 || alpha === 255)
            continue;
        for (let channel = 0; channel < 3; channel++)
            pixels[at + channel] = Math.round(takeOut(background[channel] ?? 0, { shown: pixels[at + channel] ?? 0, alpha }));
    }
}
/** The colour that shows so on what is behind it, or the nearest one that there is. Below an alpha of 0, any colour does. */
function takeOut(behind, { shown, alpha }) {
    return alpha === 0 ? shown : Math.min(255, Math.max(0, behind + ((shown - behind) * 255) / alpha));
}
/** An opaque answer of the source's size, with the source's alpha. */
function withAlphaOf(source, answer) {
    const pixels = Uint8Array.from(answer.pixels);
    applyAlpha(pixels, (pixel) => source.pixels[pixel * 4 + 3] ?? 255, findMixedBackground(source, answer));
    return { width: answer.width, height: answer.height, pixels };
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/fidelity/tone-map.js

const AS_IT_IS = [
    [0, 1, 0, 0, 0],
    [0, 0, 1, 0, 0],
    [0, 0, 0, 1, 0],
];
const addRows = (a, b) => [a[0] + b[0], a[1] + b[1], a[2] + b[2], a[3] + b[3], a[4] + b[4]];
/** Nothing at black and white, half of 255 in the middle. */
const bend = (value) => value * (255 - value) * (2 / 255);
/** Brightness below which, and above which, a colour may have been cut off at black or white. */
const BLACK = 1.5;
const tone_map_WHITE = 253.5;
const isCutOff = (value) => value <= BLACK || value >= tone_map_WHITE;
/**
 * One channel of a source's colour as it would be had it been cut off at black and white as the answer was.
 *
 * @param value the answer's, 0–255
 * @param linear the same in the source's tone, but for the curve
 * @param factor of this channel in its own row of the map
 */
function cutOff(own, value, linear, factor) {
    const white = linear + factor * (255 - value);
    const black = linear - factor * value;
    return own > white ? white : own < black ? black : own;
}
/** How near to black or white, of 255, an answer's colour is drawn as the source's that was cut off there. */
const tone_map_NEAR = 32;
/**
 * A channel of an answer's colour in the source's tone, with what it lost at black or white where the source still has it.
 *
 * @param parts `own`: the source's colour; undefined where it shows none
 */
function toneColour(map, channel, { own, colour }) {
    const row = map[channel] ?? AS_IT_IS[0];
    const [red = 0, green = 0, blue = 0] = colour;
    const value = colour[channel] ?? 0;
    const linear = row[0] + row[1] * red + row[2] * green + row[3] * blue;
    const toned = linear + row[4] * bend(value);
    if (own === undefined)
        return toned;
    const near = Math.max(0, Math.abs(value - 127.5) - 127.5 + tone_map_NEAR) / tone_map_NEAR;
    return toned + Math.min(1, near) * (own - cutOff(own, value, linear, row[channel + 1] ?? 1));
}
/** An answer in the source's tone, and the source cut off at black and white as the answer is. */
function applyTone(answer, map, source) {
    const [red, green, blue] = answer.colours;
    const make = () => mapColours(source.colours, (values) => new Float32Array(values.length));
    const [cut, toned] = [make(), make()];
    for (const channel of [0, 1, 2]) {
        const [offset, ofRed, ofGreen, ofBlue, curve] = map[channel];
        const factor = [ofRed, ofGreen, ofBlue][channel] ?? 1;
        const [values, own, cutValues, tonedValues] = [answer.colours[channel], source.colours[channel], cut[channel], toned[channel]];
        for (let at = 0; at < values.length; at++) {
            const linear = offset + ofRed * (red[at] ?? 0) + ofGreen * (green[at] ?? 0) + ofBlue * (blue[at] ?? 0);
            const value = values[at] ?? 0;
            cutValues[at] = cutOff(own[at] ?? 0, value, linear, factor);
            tonedValues[at] = linear + curve * bend(value);
        }
    }
    return { source: { ...source, colours: cut }, answer: { ...answer, colours: toned } };
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/fidelity/ground.js




/** Levels by which a plain ground may differ, and the share of it that does not differ by more: new letters may stand on the rest. */
const OF_GROUND = 16;
const MOST_OF_GROUND = 0.6;
/** What an opaque answer shows where its source is transparent. */
function findGround(source, answer, mapping) {
    const shown = listShown(source, answer, mapping);
    const colour = source_alpha_middleOf(shown);
    let plain = 0;
    const all = shown[0].length;
    for (let at = 0; at < all; at++)
        if (shown.every((values, channel) => Math.abs((values[at] ?? 0) - (colour[channel] ?? 0)) <= OF_GROUND))
            plain++;
    return { colour, isPlain: plain >= MOST_OF_GROUND * all };
}
const GROUNDS = [WHITE, [0, 0, 0], [128, 128, 128]];
/** Levels of brightness from which a ground is far enough. */
const ground_FAR = 64;
/** For pictures that are both transparent: the ground on which most of the source is seen. */
function chooseGround({ pixels }) {
    const STEP = 4 * 7;
    const sums = GROUNDS.map(() => 0);
    for (let at = 0; at < pixels.length; at += STEP) {
        const luma = 0.299 * (pixels[at] ?? 0) + 0.587 * (pixels[at + 1] ?? 0) + 0.114 * (pixels[at + 2] ?? 0);
        for (const [index, [behind]] of GROUNDS.entries())
            sums[index] = (sums[index] ?? 0) + (pixels[at + 3] ?? 255) * Math.min(ground_FAR, Math.abs(luma - behind));
    }
    return { colour: GROUNDS[sums.indexOf(Math.max(...sums))] ?? WHITE, isPlain: true };
}
/** 1 for each pixel of which nothing is seen; undefined where all is opaque. */
function listHidden({ alpha }) {
    return alpha && Uint8Array.from(alpha, (value) => (value < TRANSPARENT ? 1 : 0));
}
/** The same picture on another ground. */
function layOnGround(planes, from, to) {
    const { alpha, colours } = planes;
    if (!alpha)
        return planes;
    let channel = 0;
    return {
        ...planes,
        colours: mapColours(colours, (values) => {
            const more = (to[channel] ?? 0) - (from[channel] ?? 0);
            channel++;
            return values.map((value, at) => value + more * (1 - (alpha[at] ?? 255) / 255));
        }),
    };
}
/** A ground in the source's tone. */
function toneGround(map, colour) {
    const tone = (channel) => toneColour(map, channel, { own: undefined, colour });
    return [tone(0), tone(1), tone(2)];
}
/** A 1 becomes 0 where another is 1. */
function exclude(values, other) {
    return other ? values.map((value, at) => (other[at] ? 0 : value)) : values;
}
/** 1 where one of the two is. */
const unite = (values, other) => values.map((value, at) => value | (other[at] ?? 0));
/** 1 where none of them is; undefined where there is none. */
function excludeAll(...masks) {
    const given = masks.filter((mask) => mask !== undefined);
    const [first] = given;
    return first?.map((_, at) => (given.some((mask) => mask[at]) ? 0 : 1));
}
/** Without what shows the ground, and what is beside it. */
function excludeGround(values, own) {
    return own.alpha
        ? exclude(values, grow(Uint8Array.from(own.alpha, (alpha) => (alpha < OPAQUE ? 1 : 0)), own, 1))
        : values;
}
/** What is not shown did not change. */
function hideUncovered(source, shown, covered) {
    for (let at = 0; at < covered.length; at++) {
        if (covered[at])
            continue;
        for (const [channel, values] of shown.colours.entries())
            values[at] = source.colours[channel]?.[at] ?? 0;
    }
}
/** Pixels at its edge in which an answer shows what is beyond, or nothing. */
const BORDER = 3;
/** Of some pixels, those at the picture's edge. */
function listAtEdge(values, { width, height }) {
    return values.map((value, at) => {
        const [x, y] = [at % width, Math.floor(at / width)];
        return x < BORDER || y < BORDER || x >= width - BORDER || y >= height - BORDER ? value : 0;
    });
}
/** What is drawn on the ground alone is no change: the result does not show it. */
function dropHidden({ region, core }, hidden, size) {
    for (let at = 0; at < core.length; at++)
        if (hidden[at])
            core[at] = 0;
    for (const { pixels } of listParts(region, size, 1))
        if (!pixels.some((at) => core[at]))
            for (const at of pixels)
                region[at] = 0;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/fidelity/in-place.js

/** Levels by which neighbours differ at an edge, and by which a pixel may differ that is the same. */
const in_place_EDGE = 4;
const in_place_SAME = 1;
/** Fewer edges tell nothing. */
const LEAST_EDGES = 64;
/** Whether an answer is as bright everywhere, or most edges of its source are as they were: it was neither moved nor toned. */
function isInPlace(source, answer) {
    if (source.width !== answer.width || source.height !== answer.height)
        return false;
    const [own, its] = [toLuma(source).values, toLuma(answer).values];
    let [edges, same, isOther] = [0, 0, false];
    for (let at = 1; at < own.length; at++) {
        const value = own[at] ?? 0;
        isOther ||= Math.abs(value - (its[at] ?? 0)) > in_place_SAME;
        if (Math.abs(value - (own[at - 1] ?? 0)) < in_place_EDGE)
            continue;
        edges++;
        if (Math.abs(value - (its[at] ?? 0)) <= in_place_SAME)
            same++;
    }
    return !isOther || (edges >= LEAST_EDGES && same >= edges / 2);
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/fidelity/margin.js

/** Share of a side that an answer may lack at each of its ends for what changed to go on there. Beyond, nothing tells what would be there. */
const WIDEST = 0.04;
/** Pixels at the edge of an answer in which it shows less than what changed. */
const margin_EDGE = 3;
/**
 * What an answer does not show, since the model enlarged or moved the picture, though what is beside it changed: there it goes on as it
 * ends. The source would be a frame around it.
 *
 * @param framed 1 for each pixel that the answer shows
 * @param changed 1 for each pixel
 */
function findMargin(framed, changed, size) {
    const { width, height } = size;
    const margin = new Uint8Array(framed.length);
    const frame = frameOf(framed, size, 0);
    const columns = margin_listNearest(width, frame.left, frame.width);
    const rows = margin_listNearest(height, frame.top, frame.height);
    for (let y = 0, at = 0; y < height; y++) {
        for (let x = 0; x < width; x++, at++) {
            const [column = -1, row = -1] = [columns[x], rows[y]];
            if (!framed[at] && column >= 0 && row >= 0 && changed[row * width + column])
                margin[at] = 1;
        }
    }
    return margin;
}
/** Along one axis, the place within the answer that is nearest to each; -1 where none is near. */
function margin_listNearest(length, from, shown) {
    const [first, last] = [from + margin_EDGE, from + shown - 1 - margin_EDGE];
    return Int32Array.from({ length }, (_, at) => {
        if (last < first)
            return -1;
        const nearest = Math.min(last, Math.max(first, at));
        return Math.abs(nearest - at) <= WIDEST * length + margin_EDGE ? nearest : -1;
    });
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/fidelity/matte.js

/** Levels, of 255, up to which a colour is that of what lies behind; compression makes as much of it. */
const matte_SAME = 10;
/** What is as far from what lies behind as an ink is that ink. */
const AS_FAR = 0.95;
/** Shares of that distance by which compression may move a mix of both, to the side and from what lies behind. */
const matte_BESIDE = 0.2;
const matte_BEFORE = 0.06;
/** Bits of each channel by which colours are told apart. */
const BITS = 4;
const COLOURS = 1 << (3 * BITS);
/**
 * Finds how transparent an opaque answer is meant to be where it changed. What lies behind a change is what its source shows nearest to it:
 * the ground, or a thing. A colour that differs from it is an ink, or a mix of both. The source's inks have the source's alpha, so that
 * shadows and watermarks stay what they are; others are opaque.
 *
 * @param changed 1 for each pixel
 */
function findMatte(changed, { source, answer, ground }) {
    const { alpha } = source;
    const nearest = alpha && findNearest(changed, source);
    if (!alpha || !nearest)
        return undefined;
    const behind = (at) => nearest[at] ?? at;
    const colourAt = ({ colours: [red, green, blue] }, at) => [red[at] ?? 0, green[at] ?? 0, blue[at] ?? 0];
    const own = createHistogram();
    const its = createHistogram();
    const kinds = new Int32Array(changed.length);
    for (let at = 0; at < changed.length; at++) {
        if (!changed[at])
            continue;
        const under = colourAt(source, behind(at));
        const [before, after] = [colourAt(source, at), colourAt(answer, at)];
        if (distance(before, under) > matte_SAME)
            own.add(before, { under, alpha: alpha[at] ?? 255, isSolid: true });
        const isInk = distance(after, under) > matte_SAME;
        if (isInk)
            kinds[at] = 1 + its.add(after, { under, alpha: alpha[behind(at)] ?? 255, isSolid: isSolid(answer, at) });
    }
    const inks = chooseInks(own.list(), its.list());
    return {
        ground,
        alphaAt: (at, colour) => {
            if (!changed[at])
                return undefined;
            const least = alpha[behind(at)] ?? 255;
            const ink = inks.get((kinds[at] ?? 0) - 1);
            const share = ink ? shareOf(ink.colour, colourAt(source, behind(at)), colour) : 0;
            return ink && share > matte_BEFORE ? least + share * (ink.alpha - least) : least;
        },
    };
}
const distance = (a, b) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
/** How much of an ink a colour shows on what lies behind, 0–1. */
function shareOf(ink, under, colour) {
    let [along, length] = [0, 0];
    for (const channel of [0, 1, 2]) {
        const way = ink[channel] - under[channel];
        along += way * ((colour[channel] ?? 0) - under[channel]);
        length += way * way;
    }
    return length === 0 ? 1 : Math.min(1, Math.max(0, along / length));
}
/** Levels by which the neighbours within a surface differ at most. */
const SMOOTH = 24;
/** Whether a pixel is within a surface of about one colour: no edge of something. */
function isSolid({ colours, width, height }, at) {
    const [x, y] = [at % width, Math.floor(at / width)];
    if (x === 0 || y === 0 || x === width - 1 || y === height - 1)
        return false;
    const isNear = (next) => colours.every((values) => Math.abs((values[next] ?? 0) - (values[at] ?? 0)) <= SMOOTH);
    return [-width - 1, -width, -width + 1, -1, 1, width - 1, width, width + 1].every((step) => isNear(at + step));
}
function createHistogram() {
    const sums = new Map();
    return {
        add(colour, { under, alpha, isSolid }) {
            const [red, green, blue] = colour.map((value) => Math.min(255, Math.max(0, value)) >> (8 - BITS));
            const class_ = alpha < TRANSPARENT ? 0 : alpha < OPAQUE ? 1 : 2;
            const number = class_ * COLOURS + ((red ?? 0) << (2 * BITS)) + ((green ?? 0) << BITS) + (blue ?? 0);
            const sum = sums.get(number) ?? new Float64Array(9);
            sums.set(number, sum);
            for (const [index, value] of [...colour, ...under, alpha, 1, isSolid ? 1 : 0].entries())
                sum[index] = (sum[index] ?? 0) + value;
            return number;
        },
        list: () => [...sums].map(([number, sum]) => {
            const [r = 0, g = 0, b = 0, ur = 0, ug = 0, ub = 0, alpha = 0, , solid = 0] = sum.map((value) => value / (sum[7] ?? 1));
            return { number, colour: [r, g, b], under: [ur, ug, ub], alpha, isSolid: solid > 0 };
        }),
    };
}
/**
 * The ink of each kind of the answer's pixels: of the source's on its way from what lies behind, the nearest; its own colour where there is
 * none, and it fills a surface; else the likeliest, or none, since compression spoils the colours of what is beside an edge.
 */
function chooseInks(own, its) {
    const known = [...own];
    const inks = new Map();
    // What is further away comes first: what is nearer may be a mix of it.
    for (const { number, colour, under, isSolid: isInk } of its.toSorted((a, b) => distance(b.colour, b.under) - distance(a.colour, a.under))) {
        const far = distance(colour, under);
        let best;
        let longest = 0;
        for (const ink of known) {
            const length = distance(ink.colour, under);
            longest = Math.max(longest, length);
            if (length < AS_FAR * far)
                continue;
            const share = shareOf(ink.colour, under, colour);
            const mix = (channel) => under[channel] + share * (ink.colour[channel] - under[channel]);
            const off = Math.max(matte_SAME, distance([mix(0), mix(1), mix(2)], colour));
            const isBetter = !best || off < best.off || (off === best.off && length < best.length);
            if (isBetter)
                best = { ink, length, off };
        }
        const isKnown = best !== undefined && best.off <= Math.max(matte_SAME, matte_BESIDE * best.length);
        if (!isKnown && far <= matte_BESIDE * longest)
            continue;
        const ink = best && (isKnown || !isInk) ? best.ink : { colour, alpha: 255 };
        if (!isKnown && isInk)
            known.push(ink);
        inks.set(number, ink);
    }
    return inks;
}
/** Of each pixel that changed, the number of one near by that did not; undefined where all changed. */
function findNearest(changed, { width, height }) {
    const nearest = new Int32Array(changed.length).fill(-1);
    const queue = new Int32Array(changed.length);
    let [first, last] = [0, 0];
    for (let at = 0; at < changed.length; at++) {
        if (changed[at])
            continue;
        nearest[at] = at;
        queue[last++] = at;
    }
    if (last === 0)
        return undefined;
    while (first < last) {
        const at = queue[first++] ?? 0;
        const x = at % width;
        const visit = (next) => {
            if (nearest[next] !== -1)
                return;
            nearest[next] = nearest[at] ?? at;
            queue[last++] = next;
        };
        if (x > 0)
            visit(at - 1);
        if (x < width - 1)
            visit(at + 1);
        if (at >= width)
            visit(at - width);
        if (at < width * (height - 1))
            visit(at + width);
    }
    return nearest;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/fidelity/measures.js

/** Side of a window in pixels. */
const WINDOW = 8;
/** Of Wang et al. 2004, for 8 bits. */
const C1 = (0.01 * 255) ** 2;
const C2 = (0.03 * 255) ** 2;
/** @param weights of each pixel, how much it belongs to the inside, 0–1 */
function measureLikeness(source, result, weights) {
    const ssim = measureStructure(toLuma(source).values, toLuma(result).values, weights, source);
    const colour = measureColour(source, result, weights);
    return { ssimInside: ssim.inside, ssimOutside: ssim.outside, deltaEInside: colour.inside, deltaEOutside: colour.outside };
}
function createSides() {
    const sums = { inside: 0, outside: 0 };
    const counts = { inside: 0, outside: 0 };
    return {
        add: (weight, value) => {
            // What is between belongs to neither.
            const side = weight === 0 ? "outside" : weight >= 0.5 ? "inside" : undefined;
            if (!side)
                return;
            sums[side] += value;
            counts[side]++;
        },
        means: () => ({
            inside: counts.inside > 0 ? sums.inside / counts.inside : null,
            outside: counts.outside > 0 ? sums.outside / counts.outside : null,
        }),
    };
}
function measureStructure(own, its, weights, { width, height }) {
    const sides = createSides();
    const [down, across] = [Math.min(WINDOW, height), Math.min(WINDOW, width)];
    const n = down * across;
    for (let top = 0; top + down <= height; top += WINDOW) {
        for (let left = 0; left + across <= width; left += WINDOW) {
            let [sumA, sumB, squares, products, weight] = [0, 0, 0, 0, 0];
            for (let y = top; y < top + down; y++) {
                for (let x = 0, at = y * width + left; x < across; x++, at++) {
                    const a = own[at] ?? 0;
                    const b = its[at] ?? 0;
                    sumA += a;
                    sumB += b;
                    squares += a * a + b * b;
                    products += a * b;
                    weight += weights[at] ?? 0;
                }
            }
            const [meanA, meanB] = [sumA / n, sumB / n];
            const variances = squares / n - meanA * meanA - meanB * meanB;
            const covariance = products / n - meanA * meanB;
            const value = ((2 * meanA * meanB + C1) * (2 * covariance + C2)) / ((meanA * meanA + meanB * meanB + C1) * (variances + C2));
            sides.add(weight / n, value);
        }
    }
    return sides.means();
}
function measureColour(source, result, weights) {
    const sides = createSides();
    // One of four pixels tells as much.
    for (let y = 0; y < source.height; y += 2)
        for (let x = 0; x < source.width; x += 2) {
            const at = y * source.width + x;
            sides.add(weights[at] ?? 0, measureDistance(source, result, at));
        }
    return sides.means();
}
function measureDistance({ colours: a }, { colours: b }, at) {
    if (a[0][at] === b[0][at] && a[1][at] === b[1][at] && a[2][at] === b[2][at])
        return 0;
    const one = toOklab(a[0][at] ?? 0, a[1][at] ?? 0, a[2][at] ?? 0);
    const other = toOklab(b[0][at] ?? 0, b[1][at] ?? 0, b[2][at] ?? 0);
    return 100 * Math.sqrt((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2 + (one[2] - other[2]) ** 2);
}
const LINEAR = Float32Array.from({ length: 256 }, (_, value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
});
const linear = (value) => LINEAR[Math.min(255, Math.max(0, Math.round(value)))] ?? 0;
/** https://bottosson.github.io/posts/oklab/ */
function toOklab(red, green, blue) {
    const r = linear(red);
    const g = linear(green);
    const b = linear(blue);
    const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    return [
        0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
        1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
        0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
    ];
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/fidelity/regions.js


/** More regions than this say no more than the picture. */
const MOST_REGIONS = 12;
/** Share of the width over which neighbours are one region: letters are a line. */
const NEIGHBOURS = 0.012;
/** The boxes around what changed, the largest part first: at most twelve, each as small as its pixels allow. */
function listRegions(changed, size) {
    const near = Math.max(1, Math.round(size.width * NEIGHBOURS));
    const frame = frameOf(changed, size, near);
    const own = cutOut(changed, size, frame);
    const parts = listParts(grow(own, frame, near), frame, 1).sort((a, b) => b.pixels.length - a.pixels.length);
    return parts.slice(0, MOST_REGIONS).map((part) => {
        const { left, top, right, bottom } = encloseChange(part, own, frame);
        return { left: left + frame.left, top: top + frame.top, right: right + frame.left, bottom: bottom + frame.top };
    });
}
/** A part was grown, and is cut off where it meets the picture's edge: its pixels tell where the change ends. */
function encloseChange({ pixels }, changed, { width, height }) {
    const box = { left: width, top: height, right: 0, bottom: 0 };
    for (const at of pixels) {
        if (!changed[at])
            continue;
        const x = at % width;
        const y = Math.floor(at / width);
        if (x < box.left)
            box.left = x;
        if (y < box.top)
            box.top = y;
        if (x >= box.right)
            box.right = x + 1;
        if (y >= box.bottom)
            box.bottom = y + 1;
    }
    return box;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/fidelity/letter-shapes.js
/** A letter's strokes are thin for its size. Discs, buttons and squares are not. */
const THINNEST_OBJECT = 0.26;
const THINNEST_SMALL_OBJECT = 0.31;
/** Side of a shape, in pixels, below which its edge is as much chance as form. */
const SMALL = 12;
/** Share of its box that a shape fills from which it is a bar, a disc or a box: a letter i is, and so is much else. */
const MOST_FILLED = 0.74;
/** Fewer pixels are no shape. */
const letter_shapes_LEAST_PIXELS = 5;
/** Share of its outline at which a shape ends. Elsewhere it goes on: it is a part of what is larger. */
const LEAST_OUTLINED = 0.7;
/** Levels, of 255, by which its ground differs from it; and so many pixels outside, where no soft edge is any more. */
const GROUND = 14;
const OUTSIDE = 2;
/**
 * Whether a connected shape may be a letter, or several that touch each other. `none`: it tells nothing.
 *
 * @param strokes 1 for each pixel of a shape
 * @param isLight they are lighter than their ground; else darker
 */
function kindOfShape({ pixels, left, top, right, bottom }, strokes, { values, width, height }, isLight) {
    if (pixels.length < letter_shapes_LEAST_PIXELS)
        return "none";
    let mean = 0;
    for (const at of pixels)
        mean += (values[at] ?? 0) / pixels.length;
    let [edges, outlined] = [0, 0];
    const look = (at, x, y, across, down) => {
        const [nextX, nextY] = [x + across, y + down];
        const isInside = nextX >= 0 && nextX < width && nextY >= 0 && nextY < height;
        if (isInside && strokes[at + down * width + across])
            return;
        edges++;
        const farX = Math.min(width - 1, Math.max(0, x + OUTSIDE * across));
        const farY = Math.min(height - 1, Math.max(0, y + OUTSIDE * down));
        const above = mean - (values[farY * width + farX] ?? 0);
        if (!isInside || (isLight ? above : -above) >= GROUND)
            outlined++;
    };
    for (const at of pixels) {
        const y = Math.floor(at / width);
        const x = at - y * width;
        look(at, x, y, 1, 0);
        look(at, x, y, -1, 0);
        look(at, x, y, 0, 1);
        look(at, x, y, 0, -1);
    }
    if (outlined < LEAST_OUTLINED * edges)
        return "none";
    const [across, down] = [right - left + 1, bottom - top + 1];
    const side = Math.max(across, down);
    const isThin = (2 * pixels.length) / edges < side * (side < SMALL ? THINNEST_SMALL_OBJECT : THINNEST_OBJECT);
    if (!isThin)
        return "objects";
    return pixels.length > MOST_FILLED * across * down ? "none" : "letters";
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/fidelity/text-region.js



/** Half the width of the thickest stroke, in pixels; and how much brighter or darker than its ground it must be, of 255. */
const STROKE_RADIUS = 10;
const STROKE_CONTRAST = 28;
/** Letters so near to each other are one part, in pixels: half of it. */
const JOIN = 5;
/** Share of a part that is letters before and after, from which it is taken for text; and the share that they are of all shapes in it. */
const OF_LETTERS = 0.04;
const OF_SHAPES = 0.25;
/** Share of the letters that another word leaves without one of the other picture so near by, in pixels. */
const OF_OTHER_WORDS = 0.04;
const text_region_NEAR = 1;
/** Share of a shape that must have changed for it to count. */
const OF_SHAPE = 0.2;
/** Half the width of a headline's thickest stroke, as a share of the picture's shorter side. What is larger is an object. */
const LARGEST_STROKE = 0.12;
/** Of what changed, the parts that show other letters than before: small ones, then larger ones in pictures of half the size. */
function keepText(changed, { source, answer }) {
    const { width, height } = source;
    const kept = new Uint8Array(changed.length);
    let [before, after, mask] = [toLuma(source), toLuma(answer), changed];
    for (let times = 1; times === 1 || STROKE_RADIUS * times <= LARGEST_STROKE * Math.min(width, height); times *= 2) {
        if (times > 1) {
            mask = halveMask(mask, before);
            [before, after] = [halve(before), halve(after)];
        }
        const found = findText(mask, before, after);
        for (let y = 0, at = 0; y < height; y++) {
            const row = Math.min(before.height - 1, Math.floor(y / times)) * before.width;
            for (let x = 0; x < width; x++, at++)
                if (changed[at] && found[row + Math.min(before.width - 1, Math.floor(x / times))])
                    kept[at] = 1;
        }
    }
    return kept;
}
function findText(changed, before, after) {
    const text = new Uint8Array(changed.length);
    const parts = listParts(grow(changed, before, JOIN), before, 1);
    if (parts.length === 0)
        return text;
    const [own, its] = [findShapes(before, changed), findShapes(after, changed)];
    const [nearOwn, nearIts] = [grow(own.letters, before, text_region_NEAR), grow(its.letters, before, text_region_NEAR)];
    for (const part of parts) {
        const sight = { letters: 0, objects: 0, other: 0 };
        let all = 0;
        for (const at of part.pixels) {
            if (own.objects[at])
                sight.objects++;
            if (its.objects[at])
                sight.objects++;
            if (own.letters[at])
                sight.letters++;
            if (its.letters[at])
                sight.letters++;
            if ((own.letters[at] && !nearIts[at]) || (its.letters[at] && !nearOwn[at]))
                sight.other++;
            if (changed[at])
                all++;
        }
        if (looksLikeText(sight, all))
            for (const at of part.pixels)
                if (changed[at])
                    text[at] = 1;
    }
    return text;
}
/** Where the letters are the same, it is what they stand on that changed. */
function looksLikeText({ letters, objects, other }, all) {
    return letters > OF_LETTERS * all && letters >= OF_SHAPES * (letters + objects) && other >= OF_OTHER_WORDS * letters;
}
/** 1 where any of four pixels is. */
function halveMask(mask, { width, height }) {
    const half = { width: width >> 1, height: height >> 1 };
    const out = new Uint8Array(half.width * half.height);
    for (let y = 0, at = 0; y < half.height; y++)
        for (let x = 0, from = 2 * y * width; x < half.width; x++, at++, from += 2)
            if (mask[from] || mask[from + 1] || mask[from + width] || mask[from + width + 1])
                out[at] = 1;
    return out;
}
/** 1 for each pixel of a shape that is a letter's, and of one that is none, of those that changed. */
function findShapes(luma, changed) {
    const found = { letters: new Uint8Array(changed.length), objects: new Uint8Array(changed.length) };
    const near = grow(changed, luma, 2 * STROKE_RADIUS);
    for (const [index, strokes] of findStrokes(luma, near).entries()) {
        for (const part of listParts(strokes, luma, 1)) {
            const kind = hasChanged(part, changed) ? kindOfShape(part, strokes, luma, index === 0) : "none";
            if (kind !== "none")
                for (const at of part.pixels)
                    found[kind][at] = 1;
        }
    }
    return found;
}
function hasChanged({ pixels }, changed) {
    let count = 0;
    for (const at of pixels)
        if (changed[at])
            count++;
    return count >= OF_SHAPE * pixels.length;
}
/** What is thin, and lighter than what is around it; and what is darker. (The top-hat transforms of mathematical morphology.) */
function findStrokes({ values: luma, ...size }, near) {
    const opened = greatest(least(luma, size, STROKE_RADIUS), size, STROKE_RADIUS);
    const closed = least(greatest(luma, size, STROKE_RADIUS), size, STROKE_RADIUS);
    const [light, dark] = [new Uint8Array(luma.length), new Uint8Array(luma.length)];
    for (let at = 0; at < luma.length; at++) {
        if (!near[at])
            continue;
        const value = luma[at] ?? 0;
        if (value - (opened[at] ?? 0) > STROKE_CONTRAST)
            light[at] = 1;
        if ((closed[at] ?? 0) - value > STROKE_CONTRAST)
            dark[at] = 1;
    }
    return [light, dark];
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/fidelity/tone-starts.js


/** Brightness is divided into so many ranges. */
const RANGES = 12;
/** Share of the squares that a range must have to tell something, and how many it must. */
const LEAST_SHARE = 0.006;
const LEAST_SQUARES = 8;
/** Brightness, of 255, by which two ranges must be apart to tell of the contrast. */
const LEAST_APART = 30;
/** A model changes the contrast by no more. */
const LEAST_GAIN = 0.8;
/**
 * From where the search for a tone begins, the likeliest first: as it is, an offset, and the contrast that explains most. The last is
 * found by pairs of a darker and a brighter range, since a fit that begins at what most squares say never sees a dark minority.
 *
 * @param explain the share of the squares that a map explains
 */
function listStarts(samples, explain) {
    const { own, its } = samples;
    const offsets = own.map((values, channel) => median(values.map((value, at) => value - (its[channel]?.[at] ?? 0))));
    const ranges = listRanges(samples);
    let best;
    for (const [index, dark] of ranges.entries()) {
        for (const bright of ranges.slice(index + 1)) {
            if (bright.luma - dark.luma < LEAST_APART)
                continue;
            const gain = (bright.luma - dark.luma) / (bright.itsLuma - dark.itsLuma);
            if (!(gain >= LEAST_GAIN && gain <= 1 / LEAST_GAIN))
                continue;
            const map = mapRows((row, channel) => {
                const at = ({ own: source, its: answer }) => (source[channel] ?? 0) - gain * (answer[channel] ?? 0);
                return [(at(dark) + at(bright)) / 2, gain * row[1], gain * row[2], gain * row[3], 0];
            });
            const explained = explain(map);
            if (!best || explained > best.explained)
                best = { map, explained };
        }
    }
    return [AS_IT_IS, mapRows((row, channel) => addRows(row, [offsets[channel] ?? 0, 0, 0, 0, 0])), ...(best ? [best.map] : [])];
}
/** The darkest first. */
function listRanges({ own, its }) {
    const lumas = toLumas(own);
    const members = Array.from({ length: RANGES }, () => []);
    for (let at = 0; at < lumas.length; at++) {
        if (its.some((values) => isCutOff(values[at] ?? 0)))
            continue;
        members[Math.min(RANGES - 1, Math.floor(((lumas[at] ?? 0) / 256) * RANGES))]?.push(at);
    }
    const least = Math.max(LEAST_SQUARES, LEAST_SHARE * lumas.length);
    const itsLumas = toLumas(its);
    return members
        .filter((range) => range.length >= least)
        .map((range) => {
        const picked = new Float32Array(range.length);
        const middle = (values) => {
            for (let index = 0; index < picked.length; index++)
                picked[index] = values[range[index] ?? 0] ?? 0;
            return median(picked);
        };
        return { luma: middle(lumas), itsLuma: middle(itsLumas), own: own.map(middle), its: its.map(middle) };
    });
}
const toLumas = ([red, green, blue]) => red.map((value, at) => 0.299 * value + 0.587 * (green[at] ?? 0) + 0.114 * (blue[at] ?? 0));
const mapRows = (make) => [
    make(AS_IT_IS[0], 0),
    make(AS_IT_IS[1], 1),
    make(AS_IT_IS[2], 2),
];

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/fidelity/tone.js




/** At most so many squares, each of so many pixels at least. */
const MOST_SAMPLES = 6000;
const tone_LEAST_PIXELS = 16;
const LEAST_SAMPLES = 16;
/** Rounds in which each channel is fitted by itself; and in which all three are. */
const ROUNDS = 4;
const ROUNDS_TOGETHER = 3;
/** A start of less likelihood must explain so much more of the squares. */
const MORE = 0.01;
/** What differs by less, of 255, is left. */
const tone_UNSEEN = 0.5;
/** What differs by more is no drift; and where most of the picture is as it was, so that the rest may have been toned by the edit. */
const TOO_FAR = 20;
const TOO_FAR_IN_PARTS = 10;
/** Share of the squares that must agree. */
const LEAST_AGREEING = 0.25;
/** A colour that is nearer than this, of 255, is the same. */
const tone_SAME = 1.5;
/**
 * Finds how the tone of an answer as a whole differs from the source's. What the edit changed does not count (Tukey's biweight), and
 * what was cut off at black or white only tells on which side it lies.
 *
 * @param counts of each pixel, whether it may be unchanged
 */
function matchTone(source, answer, counts) {
    const samples = takeSamples(source, answer, counts);
    const { length } = samples.own[0];
    if (length < LEAST_SAMPLES)
        return { map: undefined, strength: 0 };
    const apart = new Float32Array(length);
    const explain = (map) => {
        measureApart(samples, map, apart);
        return explainedShare(apart);
    };
    let best = { map: AS_IT_IS, explained: 0 };
    for (const start of listStarts(samples, explain)) {
        let map = start;
        for (let round = 0; round < ROUNDS; round++)
            ({ map } = tone_refine(samples, map, apart, { base: start, areTogether: false }));
        const explained = explain(map);
        if (explained > best.explained + MORE)
            best = { map, explained };
        // No other can explain so much more.
        if (explained > 1 - MORE)
            break;
    }
    let { map } = best;
    let agreeing = 0;
    for (let round = 0; round < ROUNDS_TOGETHER; round++)
        ({ map, agreeing } = tone_refine(samples, map, apart, { base: best.map, areTogether: true }));
    if (agreeing < LEAST_AGREEING)
        return { map: undefined, strength: 0 };
    measureApart(samples, AS_IT_IS, apart);
    const isInParts = apart.reduce((count, value) => count + (value <= tone_SAME ? 1 : 0), 0) >= length / 2;
    measureApart({ own: samples.its, its: samples.its }, map, apart);
    const strength = apart.reduce((sum, value) => sum + value, 0) / Math.sqrt(3) / length;
    const farthest = apart.reduce((most, value) => Math.max(most, value), 0) / Math.sqrt(3);
    const isDrift = strength >= tone_UNSEEN && strength <= TOO_FAR && !(isInParts && farthest > TOO_FAR_IN_PARTS);
    return { map: isDrift ? map : undefined, strength };
}
/** The share of the squares that a map brings to the source's colour, of which one that is nearer counts for more. */
function explainedShare(apart) {
    const FAR = 6;
    let sum = 0;
    for (let at = 0; at < apart.length; at++) {
        const share = (apart[at] ?? 0) / FAR;
        if (share < 1)
            sum += (1 - share * share) ** 2;
    }
    return sum / apart.length;
}
/**
 * Betters a map by the squares that it nearly explains already.
 *
 * @param base what nothing tells of stays as it is there
 * @param areTogether each channel is made of all three; else of itself alone
 * @returns `agreeing`: share (0–1) of the squares that were not cut off and count
 */
function tone_refine(samples, map, apart, { base, areTogether }) {
    measureApart(samples, map, apart);
    const cutoff = 4.685 * Math.min(8, Math.max(1, median(apart)));
    const { own, its } = samples;
    const [red, green, blue] = its;
    const sums = [0, 1, 2].map(() => ({ equations: createLeastSquares(), total: 0, known: 0 }));
    const row = Float64Array.of(1, 0, 0, 0, 0);
    for (let at = 0; at < apart.length; at++) {
        const share = (apart[at] ?? 0) / cutoff;
        const weight = share < 1 ? (1 - share * share) ** 2 : 0;
        const colour = [red[at] ?? 0, green[at] ?? 0, blue[at] ?? 0];
        const isAnyCut = isCutOff(colour[0]) || isCutOff(colour[1]) || isCutOff(colour[2]);
        for (let channel = 0; channel < 3; channel++) {
            const value = colour[channel] ?? 0;
            const sum = sums[channel];
            const from = base[channel];
            if (!sum || !from || (areTogether ? isAnyCut : isCutOff(value)))
                continue;
            sum.known++;
            if (weight === 0)
                continue;
            const expected = from[0] + from[1] * colour[0] + from[2] * colour[1] + from[3] * colour[2] + from[4] * bend(value);
            for (let i = 0; i < 3; i++)
                row[i + 1] = areTogether || i === channel ? (colour[i] ?? 0) / 255 : 0;
            row[4] = bend(value) / 255;
            sum.equations.add(weight, row, ((own[channel]?.[at] ?? 0) - expected) / 255);
            sum.total += weight;
        }
    }
    const rows = sums.map(({ equations, total }, channel) => {
        const [offset = 0, ofRed = 0, ofGreen = 0, ofBlue = 0, curve = 0] = equations.solve(0.002 * total + 1e-6) ?? [];
        return addRows(base[channel] ?? AS_IT_IS[0], [255 * offset, ofRed, ofGreen, ofBlue, curve]);
    });
    const [known, total] = [sums.reduce((all, sum) => all + sum.known, 0), sums.reduce((all, sum) => all + sum.total, 0)];
    return { map: rows, agreeing: known === 0 ? 0 : total / known };
}
/** The distance of each colour from one that a map makes. Written out: arrays of three would take most of the time. */
function measureApart({ own, its }, [r, g, b], apart) {
    const [reds, greens, blues] = its;
    const [ownReds, ownGreens, ownBlues] = own;
    for (let at = 0; at < apart.length; at++) {
        const red = reds[at] ?? 0;
        const green = greens[at] ?? 0;
        const blue = blues[at] ?? 0;
        const linearRed = r[0] + r[1] * red + r[2] * green + r[3] * blue;
        const x = cutOff(ownReds[at] ?? 0, red, linearRed, r[1]) - linearRed - r[4] * bend(red);
        const linearGreen = g[0] + g[1] * red + g[2] * green + g[3] * blue;
        const y = cutOff(ownGreens[at] ?? 0, green, linearGreen, g[2]) - linearGreen - g[4] * bend(green);
        const linearBlue = b[0] + b[1] * red + b[2] * green + b[3] * blue;
        const z = cutOff(ownBlues[at] ?? 0, blue, linearBlue, b[3]) - linearBlue - b[4] * bend(blue);
        apart[at] = Math.sqrt(x * x + y * y + z * z);
    }
}
/** Squares of which all pixels count. */
function takeSamples(source, answer, counts) {
    const { width, height } = source;
    const most = Math.min(MOST_SAMPLES, (width * height) / tone_LEAST_PIXELS);
    const side = Math.max(1, Math.ceil(Math.sqrt((width * height) / most)));
    const [columns, rows] = [Math.floor(width / side), Math.floor(height / side)];
    const kept = [];
    for (let row = 0; row < rows; row++) {
        for (let column = 0; column < columns; column++) {
            const start = row * side * width + column * side;
            let all = true;
            for (let y = 0; counts && all && y < side; y++)
                for (let x = 0; all && x < side; x++)
                    if (!counts[start + y * width + x])
                        all = false;
            if (all)
                kept.push(start);
        }
    }
    const means = (values) => {
        const out = new Float32Array(kept.length);
        for (let index = 0; index < out.length; index++) {
            const start = kept[index] ?? 0;
            let sum = 0;
            for (let y = 0; y < side; y++)
                for (let x = 0, at = start + y * width; x < side; x++, at++)
                    sum += values[at] ?? 0;
            out[index] = sum / side ** 2;
        }
        return out;
    };
    const meansOf = ({ colours: [red, green, blue] }) => [means(red), means(green), means(blue)];
    return { own: meansOf(source), its: meansOf(answer) };
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/fidelity/whole-edit.js


/** Side of the parts that are compared, in pixels. */
const whole_edit_PART = 24;
/** Share of the parts that must agree. */
const MOST_PARTS = 0.9;
/** Share of the parts that changed, below which an edit is one of a place. */
const LEAST_CHANGED = 0.05;
/** Levels, of 255, and the share of what changed, by which shade may differ from one that is found. */
const SAME_SHADE = 4;
const OF_SHADE = 0.2;
/** Levels that a model adds to a colour; what adds more is no light. */
const MOST_ADDED = 12;
const whole_edit_ROUNDS = 4;
/**
 * Whether light that grows or falls evenly across the picture (a gradient, a vignette) is all that changed. Then there is no place at
 * which it ends, and none from which the source can be restored.
 *
 * @param changed 1 for each pixel
 */
function isShaded({ source, answer }, changed) {
    const parts = whole_edit_listParts(source);
    const isChanged = parts.map((part) => meanOf(changed, part, source.width) >= 0.5);
    if (isChanged.filter(Boolean).length < LEAST_CHANGED * parts.length)
        return false;
    const agrees = parts.map(() => true);
    for (const channel of [0, 1, 2]) {
        const own = parts.map((part) => meanOf(source.colours[channel], part, source.width));
        const its = parts.map((part) => meanOf(answer.colours[channel], part, source.width));
        const rows = parts.map(({ left, top }, at) => makeRow(own[at] ?? 0, left / source.width, top / source.height));
        const apart = fitShade(rows, own, its);
        if (!apart)
            return false;
        for (let at = 0; at < parts.length; at++)
            if ((apart[at] ?? 0) > Math.max(SAME_SHADE, OF_SHADE * Math.abs((own[at] ?? 0) - (its[at] ?? 0))))
                agrees[at] = false;
    }
    const shareOf = (values) => values.filter(Boolean).length / values.length;
    return shareOf(agrees) >= MOST_PARTS && shareOf(agrees.filter((_, at) => isChanged[at])) >= MOST_PARTS;
}
/** Light that is even, falls across, falls down, and falls from the middle outwards; and what is added. */
function makeRow(own, across, down) {
    const [x, y, value] = [2 * across - 1, 2 * down - 1, own / 255];
    return Float64Array.of(value, value * x, value * y, value * (x * x + y * y), 1);
}
/** How far each part is from the shade that most of them have; undefined where it is no light. */
function fitShade(rows, own, its) {
    let apart = own.map(() => 0);
    let added = 0;
    for (let round = 0; round < whole_edit_ROUNDS; round++) {
        const equations = createLeastSquares();
        const cutoff = 4.685 * Math.max(2, 1.4826 * (apart.toSorted((a, b) => a - b)[apart.length >> 1] ?? 0));
        for (const [at, row] of rows.entries()) {
            const share = (apart[at] ?? 0) / cutoff;
            if (share < 1)
                equations.add((1 - share * share) ** 2, row, (its[at] ?? 0) - (own[at] ?? 0));
        }
        const found = equations.solve(1e-6);
        if (!found)
            return undefined;
        apart = rows.map((row, at) => Math.abs(row.reduce((sum, value, index) => sum + value * (found[index] ?? 0), (own[at] ?? 0) - (its[at] ?? 0))));
        added = found[4] ?? 0;
    }
    return Math.abs(added) <= MOST_ADDED ? apart : undefined;
}
/** Deviation of brightness from which there is detail in a part. */
const DETAILED = 1.5;
/** What is left of it after a blur, and the correlation with it; and the same of what was sharpened. A model keeps 0.9 to 1.05. */
const BLURRED = { most: 0.75, correlation: 0.5 };
const SHARPENED = { least: 1.15, correlation: 0.9 };
/** Share of the parts with detail that must be so; and of those in which something changed, the share that must show the same thing. */
const MOST_DETAILED = 0.5;
const MOST_CHANGED = 0.7;
/**
 * Whether all that changed is how sharp the picture is, by more than a model does it to each.
 *
 * @param changed 1 for each pixel
 * @param pixel of the answer, in pixels of the source
 */
function isRefocused({ source, answer }, changed, pixel) {
    const [own, its] = [toDetail(source, pixel), toDetail(answer, pixel)];
    const kinds = [
        { refocused: 0, same: 0, isOne: (gain) => gain < BLURRED.most, least: BLURRED.correlation },
        { refocused: 0, same: 0, isOne: (gain) => gain > SHARPENED.least, least: SHARPENED.correlation },
    ];
    let [all, touched] = [0, 0];
    for (const part of whole_edit_listParts(source)) {
        const sums = compareDetail(own, its, { changed, part, size: source });
        if (sums.own < DETAILED ** 2)
            continue;
        const [gain, correlation] = [Math.sqrt(sums.its / sums.own), sums.both / Math.sqrt(sums.own * sums.its)];
        all++;
        if (sums.hasChanged)
            touched++;
        for (const kind of kinds) {
            if (!(correlation > kind.least))
                continue;
            if (kind.isOne(gain))
                kind.refocused++;
            if (sums.hasChanged)
                kind.same++;
        }
    }
    return all > 0 && kinds.some(({ refocused, same }) => refocused >= MOST_DETAILED * all && same >= MOST_CHANGED * touched);
}
/** The mean squares and products of a part, and whether anything in it changed. */
function compareDetail(a, b, { changed, part: { left, top }, size: { width, height } }) {
    const sums = { own: 0, its: 0, both: 0, hasChanged: false };
    const [right, bottom] = [Math.min(width, left + whole_edit_PART), Math.min(height, top + whole_edit_PART)];
    const n = (right - left) * (bottom - top);
    for (let y = top; y < bottom; y++) {
        for (let x = left, at = y * width + x; x < right; x++, at++) {
            const [one, other] = [a[at] ?? 0, b[at] ?? 0];
            sums.own += (one * one) / n;
            sums.its += (other * other) / n;
            sums.both += (one * other) / n;
            sums.hasChanged ||= changed[at] === 1;
        }
    }
    return sums;
}
/** Edges, less what resampling makes of the finest. */
function toDetail(planes, pixel) {
    const size = Math.max(1, pixel);
    const { values } = toLuma(planes);
    const fine = plane_blur(values, planes, size);
    const broad = plane_blur(values, planes, 3 * size);
    return fine.map((value, at) => value - (broad[at] ?? 0));
}
function whole_edit_listParts({ width, height }) {
    const parts = [];
    for (let top = 0; top < height; top += whole_edit_PART)
        for (let left = 0; left < width; left += whole_edit_PART)
            parts.push({ left, top });
    return parts;
}
function meanOf(values, { left, top }, width) {
    let [sum, n] = [0, 0];
    for (let y = top; y < Math.min(values.length / width, top + whole_edit_PART); y++)
        for (let x = left, at = y * width + x; x < Math.min(width, left + whole_edit_PART); x++, at++) {
            sum += values[at] ?? 0;
            n++;
        }
    return sum / n;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/fidelity/examine.js
















const MOST_PIXELS = 1_500_000;
/** Below this confidence the pictures do not show the same. */
const examine_LEAST_CONFIDENCE = 0.2;
/** A picture that lies nearer to its place than this, in pixels of the source, is not resampled. */
const IN_PLACE = 0.12;
/** Pixels beside a mask or a text into which the soft edge of a change within may reach. */
const examine_BESIDE = 5;
/** A tone that differs by less, of 255, is no edit. */
const SEEN_TONE = 0.75;
/** Where more than this share of what the answer shows changed, there is nothing to restore. */
const examine_MOST_CHANGED = 0.95;
/** Finds how an answer lies upon its source, what the edit changed, and how alike they are elsewhere. */
function examine(parts) {
    const { source, answer, guesses, keepsAlpha = false, mostPixels = MOST_PIXELS } = parts;
    const [placed, ...others] = guesses;
    const factor = Math.max(1, Math.ceil(Math.sqrt((source.width * source.height) / mostPixels)));
    const ground = keepsAlpha ? findGround(source, answer, placed) : chooseGround(source);
    const own = reduceRaster(source, factor, ground.colour);
    const answerFactor = Math.max(1, Math.floor(Math.min(answer.width / own.width, answer.height / own.height)));
    const its = reduceRaster(answer, answerFactor, ground.colour);
    const mask = parts.mask && reduceMask(parts.mask, source, factor);
    const hidden = listHidden(own);
    const counts = excludeAll(mask, hidden);
    const toReduced = (mapping) => chain(chain(scaleBy(factor), mapping), scaleBy(1 / answerFactor));
    const toFull = (mapping) => chain(chain(scaleBy(1 / factor), mapping), scaleBy(answerFactor));
    // To find what moved takes most of the time.
    const isStill = isInPlace(own, its);
    const { mapping, confidence } = isStill
        ? { mapping: toReduced(placed), confidence: 1 }
        : // On one colour, the edges against it are all that many a picture has.
            alignReduced({ own, its, counts: ground.isPlain ? excludeAll(mask) : counts }, [toReduced(placed), ...others.map(toReduced)], parts.isMeasured === true);
    const isAligned = confidence >= examine_LEAST_CONFIDENCE;
    const off = cornerDistance(toFull(mapping), placed, source) / Math.max(placed.x.scale, placed.y.scale);
    const full = isAligned && off > IN_PLACE ? toFull(mapping) : placed;
    const pair = { own, its, mapping: toReduced(full), placed: toReduced(placed), mask, hidden, ground, counts, factor, isStill };
    return {
        mapping: full,
        confidence,
        ...describeMove(full, placed, source),
        ...(isAligned ? compareAligned(pair, parts) : compareApart(pair, parts)),
    };
}
function compareAligned(pair, { keep, keepsAlpha = false, isMeasured = false }) {
    const { its, mapping, mask, ground, factor, isStill } = pair;
    const moved = resamplePlanes(its, mapping, pair.own);
    const framed = findFramed(pair, mapping);
    const soften = (own) => isResampled(mapping) ? resamplePlanes(resamplePlanes(own, invertMapping(mapping), its), mapping, own) : own;
    const plain = soften(pair.own);
    const { map: toneMap, strength } = isStill ? { map: undefined, strength: 0 } : matchTone(plain, moved, pair.counts);
    // The ground is the answer's, and is toned as that is.
    const own = toneMap ? layOnGround(pair.own, ground.colour, toneGround(toneMap, ground.colour)) : pair.own;
    const unmoved = own === pair.own ? plain : soften(own);
    const { source: compared, answer: shown } = toneMap ? applyTone(moved, toneMap, unmoved) : { source: unmoved, answer: moved };
    hideUncovered(compared, shown, ground.isPlain ? framed : excludeGround(framed, own));
    const { region: changed, core, isSharper, isOfOtherFocus } = findChange(compared, shown);
    // What is drawn on a plain ground is seen in the result.
    if (pair.hidden)
        dropHidden({ region: changed, core }, ground.isPlain ? listAtEdge(pair.hidden, own) : pair.hidden, own);
    const hidden = pair.hidden && exclude(pair.hidden, core);
    const text = mask || keep !== "text" ? undefined : keepText(changed, { source: own, answer: shown });
    // What changed is what was paid for: where none of it looks like text, all of it is kept.
    const found = text?.includes(1) ? text : changed;
    const margin = findMargin(framed, found, own);
    const region = mask ?? unite(found, margin);
    const covered = exclude(unite(framed, margin), hidden);
    const share = examine_shareOf(core);
    // A tone alone may be what an edit asks for, and so may sharpness.
    const isEdited = region.includes(1) || (strength < SEEN_TONE && !isSharper);
    const isWhole = () => (mask ?? found) === changed &&
        (isShaded({ source: plain, answer: moved }, core) ||
            (isOfOtherFocus && isRefocused({ source: compared, answer: shown }, core, 1 / mapping.x.scale)));
    const isAll = examine_shareOf(core, excludeAll(framed)) > examine_MOST_CHANGED;
    const isKept = !isMeasured && keep !== "all" && (keep === "mask" || (!isAll && isEdited && !isWhole()));
    const weights = mask ? featherInside(mask, own) : featherRegion(region, own, { grow: 1 + Math.max(1, 1 / mapping.x.scale), fade: 3 });
    return {
        toneMap,
        tone: strength,
        changed: share,
        regions: listRegions(core, own).map((box) => scaleBox(box, factor)),
        drift: mask || keep === "text" ? examine_shareOf(core, grow(mask ?? text ?? changed, own, examine_BESIDE)) : share,
        ...measureResult({ ...pair, hidden, ...(isKept && { own }) }, { shown: isKept ? shown : undefined, weights, covered }),
        ...(isKept && {
            weights: { values: weights, size: sizeOf(own), factor },
            matte: keepsAlpha && ground.isPlain
                ? findMatte(changed, { source: own, answer: shown, ground: toneMap ? toneGround(toneMap, ground.colour) : ground.colour })
                : undefined,
        }),
    };
}
/** Of pictures that do not show the same: nothing is the model's own doing, and only the user's mask tells what is kept. */
function compareApart(pair, { keep, isMeasured = false }) {
    const { own, its, placed, mask, hidden, factor } = pair;
    const isKept = keep === "mask" && mask !== undefined && !isMeasured;
    const weights = mask ? featherInside(mask, own) : new Float32Array(own.width * own.height).fill(1);
    const shown = isKept ? resamplePlanes(its, placed, own) : undefined;
    return {
        ...{ toneMap: undefined, tone: 0, changed: 1, regions: [], drift: 1 },
        ...measureResult(pair, { shown, weights, covered: exclude(findFramed(pair, placed), hidden) }),
        ...(isKept && { weights: { values: weights, size: sizeOf(own), factor } }),
    };
}
const sizeOf = ({ width, height }) => ({ width, height });
function measureResult({ own, its, placed, hidden }, { shown, weights, covered }) {
    for (let at = 0; at < weights.length; at++)
        if (!covered[at])
            weights[at] = 0;
    const result = shown ? blend(own, shown, weights) : resamplePlanes(its, placed, own);
    if (hidden)
        hideUncovered(own, result, hidden.map((value) => 1 - value));
    return measureLikeness(own, result, weights);
}
/** 1 where all of a square may change. */
function reduceMask(mask, { width, height }, factor) {
    const size = { width: Math.floor(width / factor), height: Math.floor(height / factor) };
    const out = new Uint8Array(size.width * size.height).fill(1);
    for (let y = 0; y < size.height * factor; y++)
        for (let x = 0; x < size.width * factor; x++)
            if (!mask[y * width + x])
                out[Math.floor(y / factor) * size.width + Math.floor(x / factor)] = 0;
    return out;
}
/** Whether the answer has fewer pixels than the source, which makes it softer. */
const isResampled = ({ x, y }) => Math.min(x.scale, y.scale) < 0.98;
/** 1 for each pixel that the answer shows. */
function findFramed({ own: { width, height }, its }, mapping) {
    const [x, y] = [makeTaps(mapping.x, its.width, width).covered, makeTaps(mapping.y, its.height, height).covered];
    const framed = new Uint8Array(width * height);
    for (let row = 0; row < height; row++)
        if (y[row])
            framed.set(x, row * width);
    return framed;
}
function scaleBox({ left, top, right, bottom }, factor) {
    return { left: left * factor, top: top * factor, right: right * factor, bottom: bottom * factor };
}
/** The share that changed, of what is not in a region. */
function examine_shareOf(changed, region) {
    let [count, all] = [0, 0];
    for (let at = 0; at < changed.length; at++) {
        if (region?.[at])
            continue;
        all++;
        if (changed[at])
            count++;
    }
    return all === 0 ? 0 : count / all;
}
function blend(source, shown, weights) {
    const { width, height } = source;
    let channel = 0;
    const colours = mapColours(source.colours, (values) => {
        const its = shown.colours[channel++];
        const out = values.slice();
        for (let at = 0; at < out.length; at++) {
            const weight = weights[at] ?? 0;
            if (weight > 0)
                out[at] = (out[at] ?? 0) + weight * ((its?.[at] ?? 0) - (out[at] ?? 0));
        }
        return out;
    });
    return { width, height, colours };
}
/** Of the content in the result as it is without being moved. */
function describeMove(mapping, placed, { width, height }) {
    const there = chain(mapping, invertMapping(placed));
    return {
        shift: { x: there.x.scale * (width / 2) + there.x.offset - width / 2, y: there.y.scale * (height / 2) + there.y.offset - height / 2 },
        zoom: { x: there.x.scale, y: there.y.scale },
    };
}

// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/compare.js
var pixels_compare = __webpack_require__(48527);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/sharp.js + 1 modules
var sharp = __webpack_require__(70057);
;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/resize.js

function isLarger(to, from) {
    return to.width > from.width || to.height > from.height;
}
/**
 * The pixels of a picture at a size. libvips reduces exactly. What it enlarges lies half a pixel of the result too far to the right and to
 * the bottom, so that is done here, with the kernel that it uses itself, in the same time.
 */
async function drawAt(picture, { from, to, build, options }) {
    const width = Math.min(from.width, to.width);
    const height = Math.min(from.height, to.height);
    const draw = (image) => {
        if (width !== from.width || height !== from.height)
            image.resize(width, height, { fit: "fill", ...options });
        return build(image).raw();
    };
    const pixels = await (Buffer.isBuffer(picture) ? (0,sharp/* runPicture */.cT)(picture, draw) : (0,sharp/* runPixels */.Dm)(picture, draw));
    const channels = pixels.length / (width * height);
    if (channels !== 1 && channels !== 3 && channels !== 4)
        throw new Error(`pixels of ${channels} channels`);
    const drawn = { pixels, width, height, channels };
    return isLarger(to, drawn) ? enlarge(drawn, to) : drawn;
}
const COUNT = 4;
/** Cubic, after Catmull and Rom. */
function weigh(distance) {
    const x = Math.abs(distance);
    if (x >= 2)
        return 0;
    return x < 1 ? (1.5 * x - 2.5) * x * x + 1 : ((-0.5 * x + 2.5) * x - 4) * x + 2;
}
/** Beyond its edge, a picture goes on as it ends. */
function resize_makeTaps(inLength, outLength) {
    const from = new Int32Array(outLength * COUNT);
    const weights = new Float32Array(outLength * COUNT);
    for (let out = 0, at = 0; out < outLength; out++) {
        const middle = ((out + 0.5) * inLength) / outLength - 0.5;
        const first = Math.floor(middle) - 1;
        for (let tap = first; tap < first + COUNT; tap++, at++) {
            from[at] = Math.max(0, Math.min(inLength - 1, tap));
            weights[at] = weigh(tap - middle);
        }
    }
    return { from, weights };
}
function enlarge({ pixels, width, height, channels }, to) {
    const [across, down] = [resize_makeTaps(width, to.width), resize_makeTaps(height, to.height)];
    const length = to.width * channels;
    const out = new Uint8ClampedArray(length * to.height);
    const mixed = new Float32Array(length);
    // Each row of the picture is needed for a few rows of the result, one after another.
    const rows = Array.from({ length: COUNT }, () => ({ y: -1, values: new Float32Array(length) }));
    const widen = (y) => {
        const row = rows[y % COUNT] ?? { y: -1, values: new Float32Array(length) };
        if (row.y === y)
            return row.values;
        const own = pixels.subarray(y * width * channels, (y + 1) * width * channels);
        widenRow(channels === 4 ? multiplyByAlpha(own) : own, row.values, { across, channels });
        row.y = y;
        return row.values;
    };
    for (let y = 0; y < to.height; y++) {
        const at = y * COUNT;
        const [a = 0, b = 0, c = 0, d = 0] = down.from.subarray(at, at + COUNT);
        mixRows([widen(a), widen(b), widen(c), widen(d)], down.weights.subarray(at, at + COUNT), mixed);
        if (channels === 4)
            divideByAlpha(mixed);
        out.set(mixed, y * length);
    }
    return { pixels: Buffer.from(out.buffer), width: to.width, height: to.height, channels };
}
function widenRow(row, out, { across, channels }) {
    const { from, weights } = across;
    for (let at = 0, tap = 0; at < out.length; tap += COUNT) {
        const [p, q, r, s] = [weights[tap] ?? 0, weights[tap + 1] ?? 0, weights[tap + 2] ?? 0, weights[tap + 3] ?? 0];
        let a = (from[tap] ?? 0) * channels;
        let b = (from[tap + 1] ?? 0) * channels;
        let c = (from[tap + 2] ?? 0) * channels;
        let d = (from[tap + 3] ?? 0) * channels;
        for (let channel = 0; channel < channels; channel++, at++)
            out[at] = p * (row[a++] ?? 0) + q * (row[b++] ?? 0) + r * (row[c++] ?? 0) + s * (row[d++] ?? 0);
    }
}
function mixRows([a, b, c, d], [p = 0, q = 0, r = 0, s = 0], out) {
    for (let at = 0; at < out.length; at++)
        out[at] = p * (a[at] ?? 0) + q * (b[at] ?? 0) + r * (c[at] ?? 0) + s * (d[at] ?? 0);
}
/** What does not show has no colour that could spread. */
function multiplyByAlpha(row) {
    const out = Float32Array.from(row);
    for (let at = 0; at < out.length; at += 4)
        for (let channel = at; channel < at + 3; channel++)
            out[channel] = ((out[channel] ?? 0) * (row[at + 3] ?? 0)) / 255;
    return out;
}
function divideByAlpha(row) {
    for (let at = 0; at < row.length; at += 4) {
        const alpha = row[at + 3] ?? 0;
        for (let channel = at; channel < at + 3; channel++)
            row[channel] = alpha > 0 ? ((row[channel] ?? 0) * 255) / alpha : 0;
    }
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/fidelity/restore.js




/** Weights nearer to 0 and 1 than this are 0 and 1. */
const HARD = 1 / 510;
/** Levels, of 255, that compression may add beside an edge; of twice as many, none is noise. */
const NOISE = 16;
/** Levels of it that are shown where source and answer are mixed half and half. */
const SEEN_NOISE = 1;
/**
 * Writes into the source what is kept of the answer, moved to its place and in the source's tone. All other pixels stay as they are, bit
 * for bit.
 *
 * @returns the number of pixels that came from the answer, or in part
 */
function restore_restore(source, answer, parts) {
    const { mapping, toneMap, mask, matte, keepsAlpha } = parts;
    const { size, factor } = parts.weights;
    const background = parts.background && toneMap ? toneGround(toneMap, parts.background) : parts.background;
    const { width, height, pixels } = source;
    const showRow = createRowReader(answer, mapping, source);
    const row = new Float32Array(width);
    let count = 0;
    for (let y = 0; y < height; y++) {
        const span = readWeights(parts.weights, y, row);
        if (!span)
            continue;
        const shown = showRow(y, span);
        const reducedRow = Math.min(size.height - 1, Math.floor(y / factor)) * size.width;
        for (let x = span.from; x < span.to; x++) {
            const weight = row[x] ?? 0;
            if (weight <= HARD || (mask && !mask[y * width + x]))
                continue;
            count++;
            const at = reducedRow + Math.min(size.width - 1, Math.floor(x / factor));
            const options = { weight: weight >= 1 - HARD ? 1 : weight, toneMap, keepsAlpha, matte, background };
            paint(pixels, (y * width + x) * 4, shown, x * 4, at, options);
        }
    }
    return count;
}
/** @param shown colours on black and alpha, 0–255 */
function paint(pixels, to, shown, from, at, options) {
    const { weight, toneMap, keepsAlpha, matte, background } = options;
    const shownAlpha = Math.min(255, Math.max(0, shown[from + 3] ?? 0));
    const share = shownAlpha > 0 ? 255 / shownAlpha : 0;
    const colour = [(shown[from] ?? 0) * share, (shown[from + 1] ?? 0) * share, (shown[from + 2] ?? 0) * share];
    const ownAlpha = pixels[to + 3] ?? 255;
    const toned = toneMap
        ? [0, 1, 2].map((channel) => toneColour(toneMap, channel, { own: ownAlpha > 0 ? pixels[to + channel] : undefined, colour }))
        : colour;
    const matted = keepsAlpha ? matte?.alphaAt(at, toned) : undefined;
    const behind = matted === undefined ? background : matte?.ground;
    const alpha = keepsAlpha ? (matted ?? ownAlpha) : shownAlpha;
    const ofAnswer = weight * alpha;
    const total = ofAnswer + (1 - weight) * ownAlpha;
    pixels[to + 3] = clamp(total);
    if (pixels[to + 3] === 0)
        return;
    for (let channel = 0; channel < 3; channel++) {
        const own = pixels[to + channel] ?? 0;
        const its = toned[channel] ?? 0;
        pixels[to + channel] = clamp(own + fadeIn(clamp(behind ? takeOut(behind[channel] ?? 0, { shown: its, alpha }) : its) - own, ofAnswer / total));
    }
}
/**
 * What is added to the source's colour where the answer fades in. The noise of its compression fades in later than what it shows: beside
 * a letter it would be seen on a ground that has none.
 *
 * @param apart by how much the answer differs
 * @param share of the answer
 */
function fadeIn(apart, share) {
    if (share >= 1)
        return apart;
    const [plain, most] = [share * Math.abs(apart), (SEEN_NOISE * share) / (1 - share)];
    if (plain <= most)
        return share * apart;
    const isMore = Math.min(1, Math.max(0, Math.abs(apart) / NOISE - 1));
    return Math.sign(apart) * (most + isMore * (plain - most));
}
const clamp = (value) => (value <= 0 ? 0 : value >= 255 ? 255 : Math.round(value));
/** The weights of a row, between those of the reduced picture. @returns where there are any */
function readWeights({ values, size, factor }, y, row) {
    const at = Math.min(size.height - 1, Math.max(0, (y + 0.5) / factor - 0.5));
    const top = Math.min(size.height - 1, Math.floor(at));
    const bottom = Math.min(size.height - 1, top + 1);
    const down = at - top;
    let [from, to] = [row.length, 0];
    for (let x = 0; x < row.length; x++) {
        const across = Math.min(size.width - 1, Math.max(0, (x + 0.5) / factor - 0.5));
        const left = Math.floor(across);
        const right = Math.min(size.width - 1, left + 1);
        const part = across - left;
        const upper = (values[top * size.width + left] ?? 0) * (1 - part) + (values[top * size.width + right] ?? 0) * part;
        const lower = (values[bottom * size.width + left] ?? 0) * (1 - part) + (values[bottom * size.width + right] ?? 0) * part;
        const weight = upper * (1 - down) + lower * down;
        row[x] = weight;
        if (weight <= HARD)
            continue;
        if (x < from)
            from = x;
        to = x + 1;
    }
    return to > from ? { from, to } : undefined;
}
/** Reads the rows of the answer as the source has them, from top to bottom. What several need is made once. */
function createRowReader(answer, mapping, { width, height }) {
    const across = makeTaps(mapping.x, answer.width, width);
    const down = makeTaps(mapping.y, answer.height, height);
    const narrow = new Map();
    const out = new Float32Array(width * 4);
    return (y, { from, to }) => {
        const first = down.first[y] ?? 0;
        for (const made of narrow.keys())
            if (made < first)
                narrow.delete(made);
        out.fill(0, from * 4, to * 4);
        for (let tap = 0; tap < down.count; tap++) {
            const weight = down.weights[y * down.count + tap] ?? 0;
            if (weight === 0)
                continue;
            const line = narrow.get(first + tap) ?? narrowRow(answer, first + tap, across);
            narrow.set(first + tap, line);
            for (let at = from * 4; at < to * 4; at++)
                out[at] = (out[at] ?? 0) + weight * (line[at] ?? 0);
        }
        return out;
    };
}
/** Colours on black, so that what is transparent does not show. */
function narrowRow({ pixels, width }, y, { count, first, weights, covered }) {
    const line = new Float32Array(covered.length * 4);
    for (let x = 0; x < covered.length; x++) {
        let [red, green, blue, alpha] = [0, 0, 0, 0];
        for (let tap = 0, at = (y * width + (first[x] ?? 0)) * 4; tap < count; tap++, at += 4) {
            const weight = weights[x * count + tap] ?? 0;
            if (weight === 0)
                continue;
            const a = pixels[at + 3] ?? 255;
            const share = a === 255 ? weight : (weight * a) / 255;
            red += share * (pixels[at] ?? 0);
            green += share * (pixels[at + 1] ?? 0);
            blue += share * (pixels[at + 2] ?? 0);
            alpha += weight * a;
        }
        line[x * 4] = red;
        line[x * 4 + 1] = green;
        line[x * 4 + 2] = blue;
        line[x * 4 + 3] = alpha;
    }
    return line;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/fidelity/keep-source.js








/** Pixels at which pictures are compared that are only measured: of the copies that were reduced already. */
const FEW = 12_000;
const ALL = Number.POSITIVE_INFINITY;
/** Where less changed than these shares, it is measured by more pixels: all of the copies; and the pictures themselves. A word is small. */
const SMALL_CHANGE = 0.05;
const TINY_CHANGE = 0.005;
/** Pixels of source and answer up to which the pictures themselves are compared for a figure alone: no paid result is to fail for want of memory. */
const MOST_WHOLE = 50e6;
const keep_source_WHITE = 128;
/** Measures an answer against its source, and restores from the source what the edit did not change. Both have one ratio. */
async function keepSource(parts) {
    const { keep, isDone, isLimited } = parts.wish;
    if (keep !== "all" && !isDone)
        return restoreSource(parts);
    return { fidelity: isLimited ? await measureWhole(parts) : await measure(parts), notices: [] };
}
/** By reduced copies as long as they tell enough: to decode both pictures once more takes as long as all the rest. */
async function measure(parts) {
    const { width, height } = parts.reduced.source;
    const coarse = await measureReduced(parts, FEW);
    if (coarse.confidence < examine_LEAST_CONFIDENCE || coarse.changed >= SMALL_CHANGE)
        return coarse;
    const fine = width * height > FEW ? await measureReduced(parts, ALL) : coarse;
    const { placement, answer } = parts;
    const isWhole = width === placement.width && height === placement.height;
    const isLarge = keep_source_areaOf(placement) + keep_source_areaOf(answer.header) > MOST_WHOLE;
    return isWhole || isLarge || fine.changed >= TINY_CHANGE ? fine : measureWhole(parts);
}
const keep_source_areaOf = ({ width, height }) => width * height;
async function measureReduced(parts, mostPixels) {
    const { placement, wish, reduced } = parts;
    const { source, answer } = reduced;
    const [across, down] = [placement.width / source.width, placement.height / source.height];
    const [placed, ...others] = listGuesses({ ...parts, placement: { ...placement, width: source.width, height: source.height } });
    const asShown = (guess) => chain(guess, invertMapping(placed));
    const mask = await readMask(wish.mask, source);
    const found = examine({
        source,
        answer,
        guesses: [asShown(placed), ...others.map(asShown)],
        keep: wish.keep,
        mask,
        keepsAlpha: parts.keepsAlpha,
        isMeasured: true,
        mostPixels,
    });
    const shift = { x: found.shift.x * across, y: found.shift.y * down };
    const regions = found.regions.map(({ left, top, right, bottom }) => ({
        left: Math.floor(left * across),
        top: Math.floor(top * down),
        right: Math.min(placement.width, Math.ceil(right * across)),
        bottom: Math.min(placement.height, Math.ceil(bottom * down)),
    }));
    return describe({ ...found, shift, regions }, parts);
}
async function measureWhole(parts) {
    const { found } = await examineWhole(parts, true);
    return describe(found, parts);
}
/** The source in it may be written to. */
async function examineWhole(parts, isMeasured) {
    const { placement, wish, keepsAlpha } = parts;
    const source = await readRaster(parts.source, placement, parts.isFlat);
    const answer = await readRaster(parts.answer, parts.answer.header, parts.isFlat);
    const mask = await readMask(wish.mask, placement);
    const found = examine({ source, answer, guesses: listGuesses(parts), keep: wish.keep, mask, keepsAlpha, isMeasured });
    return { source, answer, mask, found };
}
async function restoreSource(parts) {
    const { placement, wish, keepsAlpha } = parts;
    const { width, height } = placement;
    const { keep } = wish;
    const { source, answer, mask, found } = await examineWhole(parts, false);
    const isAligned = found.confidence >= examine_LEAST_CONFIDENCE;
    const { weights } = found;
    // Where all may change, nothing tells where it lies.
    const isFree = mask !== undefined && !mask.includes(0);
    const notices = isAligned || isFree || wish.isExplicit !== true ? [] : [{ code: "not-aligned", isMasked: weights !== undefined }];
    if (!weights) {
        if (isAligned && wish.isExplicit)
            notices.push({ code: "nothing-preserved", isAll: found.changed > 0.5 });
        return { fidelity: await describe(found, parts), notices };
    }
    const background = keepsAlpha ? findMixedBackground(parts.reduced.source, parts.reduced.answer) : undefined;
    const count = restore_restore(source, answer, { ...found, weights, mask, keepsAlpha, background });
    const fidelity = await describe(found, parts, 1 - count / (width * height));
    const isAnswer = placement.method === "keep" && Buffer.compare(source.pixels, answer.pixels) === 0;
    if (count === 0 && keep !== "mask" && !isAnswer)
        notices.push({ code: "nothing-edited" });
    return { fidelity, notices, pixels: { width, height, pixels: source.pixels, channels: 4 }, isAnswer };
}
async function describe(found, parts, preserved = null) {
    const { source, answer } = parts;
    const { changed, changedOutside } = found.confidence >= examine_LEAST_CONFIDENCE ? { changed: found.changed, changedOutside: found.drift } : await compareAsShown(parts);
    const facts = ({ width, height, mediaType }) => ({ width, height, format: (0,pixels_picture/* formatOfMediaType */.zv)(mediaType) });
    const roundAll = ({ x, y }) => ({ x: round(x), y: round(y) });
    const roundKnown = (value) => (value === null ? null : round(value));
    return {
        changed: round(changed),
        changedOutside: round(changedOutside),
        ssimInside: roundKnown(found.ssimInside),
        ssimOutside: roundKnown(found.ssimOutside),
        deltaEInside: roundKnown(found.deltaEInside),
        deltaEOutside: roundKnown(found.deltaEOutside),
        regions: found.regions.map(({ left, top, right, bottom }) => ({ x: left, y: top, width: right - left, height: bottom - top })),
        shift: roundAll(found.shift),
        zoom: roundAll(found.zoom),
        tone: round(found.tone),
        confidence: round(found.confidence),
        preserved: roundKnown(preserved),
        source: facts(source.header),
        answer: facts(answer.header),
    };
}
/** What differs visibly, place by place: all that can be told of two pictures that do not show the same. */
async function compareAsShown({ reduced: { source, answer }, wish, keepsAlpha, }) {
    const mask = await readMask(wish.mask, source);
    const shown = keepsAlpha ? withAlphaOf(source, answer) : answer;
    const changed = (0,pixels_compare/* measureChange */.BX)(source, shown);
    return { changed, changedOutside: mask ? (0,pixels_compare/* measureChange */.BX)(source, shown, { counts: (at) => mask[at] === 0 }) : changed };
}
/** To four decimals. */
const round = (value) => Math.round(value * 1e4) / 1e4;
/** As the result shows the answer; and where that has another ratio, the other ways in which the model may have meant it. */
function listGuesses({ placement, answer: { header } }) {
    const lay = (lie) => layUpon(placement, header, lie);
    switch (placement.method) {
        case "crop":
            return [lay("inside"), lay("stretched"), lay("around")];
        case "pad":
            return [lay("around"), lay("stretched"), lay("inside")];
        case "stretch":
            return [lay("stretched"), lay("inside"), lay("around")];
        default:
            return [lay("stretched")];
    }
}
async function readRaster({ bytes, header }, to, isFlat) {
    // What a decoder reduces by itself is off by a part of a pixel where its blocks are not whole.
    const fastShrinkOnLoad = header.width % 8 === 0 && header.height % 8 === 0;
    return drawAt(bytes, {
        from: header,
        to,
        build: (image) => (isFlat ? image.flatten({ background: "white" }) : image).toColourspace("srgb").ensureAlpha(),
        options: { kernel: "linear", fastShrinkOnLoad },
    });
}
async function readMask(bytes, { width, height }) {
    if (!bytes)
        return undefined;
    const grey = await (0,sharp/* runPicture */.cT)(bytes, (image) => image.flatten({ background: "black" }).resize(width, height, { fit: "fill", kernel: "nearest" }).toColourspace("b-w").raw());
    return grey.map((value) => (value >= keep_source_WHITE ? 1 : 0));
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/formats/png-passes.js
var png_passes = __webpack_require__(96420);
;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/indexed-png.js


const MAX_COLOURS = 256;
/**
 * Writes a PNG of numbered colours, in as few bits as they take, without changing any. The image library's way moves colours,
 * chiefly transparent ones, and gives other bytes on another machine.
 *
 * @param pixels red, green, blue and alpha, row by row
 * @returns undefined where there are more than 256 colours
 */
function writeIndexedPng(pixels, { width, height }, { interlaced = false } = {}) {
    const colours = listColours(pixels);
    if (!colours)
        return undefined;
    const numbers = new Map(colours.map((colour, number) => [colour, number]));
    const bits = [1, 2, 4, 8].find((each) => colours.length <= 2 ** each) ?? 8;
    const rows = [];
    for (const [left, top, across, down] of interlaced ? png_passes/* PASSES */._ : png_passes/* ONE_PASS */.R) {
        if (left >= width)
            continue;
        for (let y = top; y < height; y += down) {
            // The first byte names the filter: none, since numbers of colours lie at no distance from each other.
            const row = Buffer.alloc(1 + Math.ceil((Math.ceil((width - left) / across) * bits) / 8));
            for (let x = left, at = 0; x < width; x += across, at += bits) {
                const number = numbers.get(readColour(pixels, (y * width + x) * 4)) ?? 0;
                row[1 + (at >> 3)] = (row[1 + (at >> 3)] ?? 0) | (number << (8 - bits - (at & 7)));
            }
            rows.push(row);
        }
    }
    const head = Buffer.alloc(13);
    head.writeUInt32BE(width, 0);
    head.writeUInt32BE(height, 4);
    head.set([bits, 3, 0, 0, interlaced ? 1 : 0], 8);
    // Transparent colours come first, and the list of their alphas ends with them.
    const alphas = colours.map((colour) => colour & 255).filter((alpha) => alpha < 255);
    return Buffer.concat([
        Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
        writeChunk("IHDR", head),
        writeChunk("PLTE", Buffer.from(colours.flatMap((colour) => [colour >>> 24, (colour >> 16) & 255, (colour >> 8) & 255]))),
        ...(alphas.length > 0 ? [writeChunk("tRNS", Buffer.from(alphas))] : []),
        writeChunk("IDAT", (0,external_node_zlib_.deflateSync)(Buffer.concat(rows), { level: 9 })),
        writeChunk("IEND", Buffer.alloc(0)),
    ]);
}
/** In one order, whatever the picture. Undefined where they are too many. */
function listColours(pixels) {
    const colours = new Set();
    let last = -1;
    for (let at = 0; at < pixels.length; at += 4) {
        const colour = readColour(pixels, at);
        if (colour === last)
            continue;
        last = colour;
        colours.add(colour);
        if (colours.size > MAX_COLOURS)
            return undefined;
    }
    const isOpaque = (colour) => Number((colour & 255) === 255);
    return [...colours].sort((a, b) => isOpaque(a) - isOpaque(b) || a - b);
}
/** All that is wholly transparent is one colour. */
function readColour(pixels, at) {
    return pixels[at + 3] === 0 ? 0 : pixels.readUInt32BE(at);
}
function writeChunk(name, data) {
    const chunk = Buffer.alloc(12 + data.length);
    chunk.writeUInt32BE(data.length);
    chunk.write(name, 4, "latin1");
    data.copy(chunk, 8);
    chunk.writeUInt32BE((0,external_node_zlib_.crc32)(chunk.subarray(4, 8 + data.length)), 8 + data.length);
    return chunk;
}

// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/picture-error.js
var picture_error = __webpack_require__(16417);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/pixel-work.js
var pixel_work = __webpack_require__(57772);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/preview.js
var preview = __webpack_require__(86360);
// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/encode.js
var pixels_encode = __webpack_require__(12328);
;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/result-encoding.js

/** Of results that follow no source in it. */
const QUALITY = { avif: 70 };
const USUAL_QUALITY = 90;
/** Of a weight in proportion: what is drawn anew weighs a little more, or less. */
const result_encoding_TOLERANCE = 1.3;
/** More than so many times the source's weight is much. */
const HEAVY = 2;
/** Formats whose alpha channel stays where it is opaque; the others leave it out by themselves. */
const STORES_OPAQUE = ["png", "tiff"];
const NOT_WEIGHED = { proportion: Number.POSITIVE_INFINITY, heavy: Number.POSITIVE_INFINITY };
const COMPRESSIONS = { 1: "none", 5: "lzw", 7: "jpeg", 32773: "packbits" };
/**
 * How the result is stored: as its source, where that has the same format; else by what suits the format, and grey, a palette and
 * an alpha channel as the source has them. Grey stays grey as long as the answer shows no other colour.
 */
function chooseEncoding({ source, answer, size, format, isWhole }) {
    const quality = QUALITY[format] ?? USUAL_QUALITY;
    const area = size.width * size.height;
    if (!source)
        return { quality, area, alpha: "as-answered", palette: false, ...NOT_WEIGHED };
    const { header, bytes } = source;
    const own = header.encoding;
    const isSame = header.mediaType === pixels_picture/* FORMATS */.hR[format].mediaType;
    const isWeighed = isSame && !header.lossless && own.quality === undefined;
    const weight = (bytes.length * area) / (header.width * header.height);
    const answered = isWhole && answer.header.mediaType === header.mediaType ? answer.header.encoding.quality : undefined;
    return {
        quality: isSame && own.quality !== undefined ? Math.min(own.quality, answered ?? 100) : quality,
        area,
        lossless: isSame && header.lossless,
        grey: own.grey && answer.shown.grey,
        palette: own.palette && format === "png",
        progressive: isSame && own.progressive,
        coarseColour: isSame && own.coarseColour,
        compression: isSame ? chooseCompression(header, answer.shown) : undefined,
        density: isSame || !isPlaceholder(own.density) ? own.density : undefined,
        alpha: chooseAlpha(header, answer, format),
        proportion: isWeighed ? result_encoding_TOLERANCE * weight : NOT_WEIGHED.proportion,
        heavy: isSame && format === "png" ? HEAVY * weight : NOT_WEIGHED.heavy,
    };
}
/** A JPEG inside a TIFF holds no transparency; and pixels in full weigh up to 24 times those of a palette or of one bit, unless they are deflated. */
function chooseCompression({ alpha, encoding }, shown) {
    const own = encoding.palette ? undefined : COMPRESSIONS[encoding.compression ?? 0];
    return own === "jpeg" && (alpha || shown.transparent) ? undefined : own;
}
/** The image library writes 1,000 pixels for a metre into each PNG that was given nothing else. */
function isPlaceholder(density) {
    return density !== undefined && Math.abs(density.across - 25.4) < 0.1;
}
function chooseAlpha(source, { header, shown }, format) {
    if (shown.transparent || source.alpha === header.alpha)
        return "as-answered";
    if (!source.alpha)
        return "drop";
    return STORES_OPAQUE.includes(format) && !source.encoding.palette ? "add" : "as-answered";
}
/** Steps of JPEG's quality that nobody sees or weighs. */
const SAME_QUALITY = 3;
/** Whether an answer in the wanted format is stored as the result is to be. */
function isStoredSo(header, length, wanted, source) {
    if (!source)
        return true;
    const { encoding, lossless, mediaType } = header;
    if (wanted.alpha !== "as-answered" || (wanted.grey && !encoding.grey) || (wanted.palette && !encoding.palette))
        return false;
    // In a format that the source does not have, the answer is as good as any.
    if (mediaType !== source.mediaType)
        return true;
    return (encoding.progressive === (wanted.progressive ?? false) &&
        (encoding.coarseColour ?? false) === (wanted.coarseColour ?? false) &&
        (encoding.quality ?? 0) <= wanted.quality + SAME_QUALITY &&
        (mediaType !== "image/webp" || (lossless === source.lossless && length <= wanted.proportion)));
}
/** Qualities to try, the best first, until the weight is in proportion, where a file does not say at which one it was made. */
function listQualities(format, { quality, lossless }) {
    if (format === "webp" && !lossless)
        return [quality, 80, 70];
    return format === "avif" && !lossless ? [quality, 50] : [quality];
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/render-result.js









/** Share of the pixels that a palette may change visibly. */
const MAX_CHANGED = 0.01;
/** Brings an answer, or pixels made of it, to its place, and encodes it. */
async function renderResult(answer, rendering) {
    const { format, encoding } = rendering;
    const drawn = await enlargeAnswer(answer, rendering);
    const draw = (finish) => {
        const build = (image) => finish(placePixels(image, rendering));
        return Buffer.isBuffer(drawn) ? (0,sharp/* runPicture */.cT)(drawn, build) : (0,sharp/* runPixels */.Dm)(drawn, build);
    };
    if (encoding.palette) {
        const indexed = await renderIndexed(draw, rendering);
        if (indexed)
            return indexed;
    }
    let bytes = Buffer.alloc(0);
    for (const quality of listQualities(format, encoding)) {
        bytes = await draw((image) => (0,pixels_encode/* encodePicture */.D)(image, format, { ...encoding, quality }));
        if (bytes.length <= encoding.proportion)
            break;
    }
    return format === "gif" && (await isOpaque(draw)) ? (0,pixels_header/* markOpaque */.Hm)(bytes, pixels_picture/* FORMATS */.hR.gif.mediaType) : bytes;
}
async function isOpaque(draw) {
    const alpha = await draw((image) => image.ensureAlpha().extractChannel("alpha").raw());
    return alpha.every((value) => value === 255);
}
/** An answer that is smaller than its place in the result, as large as that: then it is only cut or padded. */
async function enlargeAnswer(answer, rendering) {
    const { from, placement } = rendering;
    const { method } = placement;
    const to = method === "crop" || method === "pad" ? (0,geometry/* sizeOfRatio */.gf)(from, placement, method === "crop" ? "around" : "within") : placement;
    if (!isLarger(to, from))
        return answer;
    return drawAt(answer, { from, to, build: (image) => dropAlpha(image, rendering).toColourspace("srgb") });
}
/** Also an alpha channel that is opaque throughout. */
function dropAlpha(image, { format, encoding }) {
    return !pixels_picture/* FORMATS */.hR[format].alpha || encoding.alpha === "drop" ? image.flatten({ background: "white" }) : image;
}
function placePixels(image, rendering) {
    const { placement, format, encoding } = rendering;
    const { width, height, method } = placement;
    // Flattening comes first in sharp's order.
    dropAlpha(image, rendering);
    if (method !== "keep") {
        const background = pixels_picture/* FORMATS */.hR[format].alpha ? { r: 0, g: 0, b: 0, alpha: 0 } : "white";
        image.resize(width, height, { fit: pixels_compare/* FIT_OF */.ik[method], kernel: "lanczos3", background });
    }
    return encoding.alpha === "add" ? image.ensureAlpha() : image;
}
/** As a PNG of numbered colours: the very ones where they are few, else the nearest ones where that is not seen; undefined where it is. */
async function renderIndexed(draw, { placement, encoding }) {
    const { width, height } = placement;
    const progressive = encoding.progressive ?? false;
    const pixels = await draw((image) => image.toColourspace("srgb").ensureAlpha().raw());
    const exact = writeIndexedPng(pixels, { width, height }, { interlaced: progressive });
    if (exact)
        return exact;
    const nearest = await (0,sharp/* runPixels */.Dm)({ pixels, width, height, channels: 4 }, (image) => image.png({ palette: true, progressive }));
    const shown = await (0,sharp/* runPicture */.cT)(nearest, (image) => image.toColourspace("srgb").ensureAlpha().raw());
    return (0,pixels_compare/* measureChange */.BX)({ pixels }, { pixels: shown }) <= MAX_CHANGED ? nearest : undefined;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/finish-picture.js



















/** Pixels of the longest side of a strip, in formats that hold longer ones. */
const MAX_SIDE = 65_500;
/** An answer enlarged by more than this looks soft, and the user gets a notice. */
const ENLARGED = 1.5;
/**
 * Makes the file out of a model's answer: decoded for proof, brought to the wanted size and format, with the source's
 * transparency where the model lost it, and stored as the source is. An answer that needs no change of its pixels keeps them bit
 * for bit.
 *
 * @param parts `source` and its `header`: of the picture that was edited; absent for one that was generated.
 * @throws {RetouchError} `invalid-image`: no image, of a type that is not read, cut off, damaged, of one flat colour, or of another ratio
 *   with `fit: fail`; `too-large`: it takes too much memory or time to decode.
 */
async function finishPicture(parts) {
    // A source that cannot be decoded is passed over.
    const { bytes = parts.answer, ...finished } = await finish({ ...parts, copy: parts.source && (0,prove_picture/* reducedCopyOf */.Px)(parts.source) }).catch(picture_error/* blameAnswer */.U);
    return (0,prove_picture/* markProven */.Oi)({ bytes, ...finished });
}
const finish = (0,pixel_work/* definePixelWork */.$)("finish", makeResult, ({ answer, source, wanted: { size = { width: 0, height: 0 } } }) => (0,pixels_header/* areaOf */.d6)(answer, source) + size.width * size.height);
async function makeResult(parts) {
    const { answer, source, header, wanted, sent, copy } = parts;
    const { format, fit } = wanted;
    const original = source && header && { bytes: source, header, copy };
    const found = await readAnswer(answer);
    const { maxSide = MAX_SIDE } = pixels_picture/* FORMATS */.hR[format];
    const placement = (0,geometry/* placeAnswer */.yB)(found, { ...wanted, maxSide, sent });
    const [before, after] = await Promise.all([original && showOriginal(original, placement, fit), showAnswer(answer, found, placement)]);
    // An edit may rightly be flat where its source is; a picture that was asked for in words never is.
    if (after.flat && (original === undefined || before?.flat === false))
        throw new errors/* RetouchError */.tJ("invalid-image", picture_messages/* ANSWER_FLAT */.TG);
    const judged = judgeTransparency({ original, before, after, found, placement, format });
    const restored = judged?.code === "transparency-restored" ? original : undefined;
    // What is aligned lies upon the source, whatever its ratio.
    const keepsAlpha = restored !== undefined || (judged?.code === "transparency-not-restored" && parts.keep?.keep !== "all");
    const followed = wanted.isStep ? undefined : original;
    const shown = before && { placement, keepsAlpha, reduced: { source: before, answer: after } };
    const compared = shown && original && (await compareWithSource(original, parts, { found, ...shown }));
    const { pixels: preserved, fidelity, isAnswer = true } = compared ?? {};
    const transparency = preserved && keepsAlpha ? { code: "transparency-restored" } : judged;
    const background = restored && before && findMixedBackground(before, after);
    const pixels = preserved ?? (restored && (await restoreAlpha(restored, { answer, found, placement, background })));
    const isUntouched = preserved ? isAnswer : pixels === undefined;
    const encoding = chooseEncoding({
        source: followed,
        answer: { header: found, shown: after },
        size: placement,
        format,
        isWhole: placement.method === "keep" && isAnswer,
    });
    const kept = isUntouched ? keepBytes(answer, { found, placement, format, encoding, source: followed?.header }) : undefined;
    const isHeavy = kept !== undefined && kept.length > encoding.heavy;
    const drawn = kept && !isHeavy
        ? kept
        : await (preserved
            ? renderPreserved(preserved, { placement, format, encoding, hasAlpha: header?.alpha === true })
            : pixels
                ? renderResult(pixels, { from: placement, placement: { ...placement, method: "keep" }, format, encoding })
                : renderResult(answer, { from: found, placement, format, encoding }));
    const stored = kept && kept.length <= drawn.length ? kept : drawn;
    // Padding and what a format cannot hold are added to the result alone.
    const isAsCompared = isUntouched && placement.method !== "pad" && (pixels_picture/* FORMATS */.hR[format].alpha || !after.transparent);
    // A picture that follows from no other keeps what the model says of its size in print.
    const bytes = kept && !followed ? kept : (0,pixels_header/* setDensity */.bj)(stored, pixels_picture/* FORMATS */.hR[format].mediaType, encoding.density);
    return {
        bytes: bytes === answer ? undefined : bytes,
        mediaType: pixels_picture/* FORMATS */.hR[format].mediaType,
        width: placement.width,
        height: placement.height,
        sha256: (0,external_node_crypto_.createHash)("sha256").update(bytes).digest("hex"),
        warnings: [
            ...(isAnswer ? describePlacement(found, placement) : []),
            ...(transparency ? [transparency] : []),
            ...(compared?.notices ?? []),
        ],
        changedShare: fidelity?.changed ?? (before && (0,pixels_compare/* measureChange */.BX)(before, restored ? withAlphaOf(before, after) : after)),
        fidelity,
        thumbnails: {
            before: before && original && (0,geometry/* hasSameRatio */._G)(original.header, placement) ? await (0,preview/* drawThumbnail */.Vs)(before) : undefined,
            after: isAsCompared ? await (0,preview/* drawThumbnail */.Vs)(after) : undefined,
        },
    };
}
/** Its size is the one that the decoder shows. */
async function readAnswer(answer) {
    const found = (0,pixels_header/* readHeader */.ay)(answer);
    (0,size_limits/* checkDecodable */.Kt)(found, answer.length);
    return explainDamage(found, async () => {
        await (0,prove_picture/* checkEnd */.cF)(answer, found);
        return { ...found, ...(await (0,sharp/* measurePicture */.Xo)(answer)) };
    });
}
/** Pixels of a picture that is too small to tell how it lies upon another. */
const LEAST_TO_MEASURE = 2500;
/** Nothing is compared where the result has another ratio than the source, and of tiny pictures that are only measured. */
async function compareWithSource(source, { answer, wanted, keep: wish }, { found, ...shown }) {
    if (!wish)
        return { notices: [] };
    const { placement } = shown;
    if (wish.keep === "all" && placement.width * placement.height < LEAST_TO_MEASURE)
        return { notices: [] };
    if (!(0,geometry/* hasSameRatio */._G)(source.header, placement))
        return { notices: wish.keep !== "all" && wish.isExplicit ? [{ code: "preserve-other-ratio" }] : [] };
    return keepSource({ source, answer: { bytes: answer, header: found }, wish, isFlat: !pixels_picture/* FORMATS */.hR[wanted.format].alpha, ...shown });
}
/** Pixels of which most are the source's: without loss where the format allows it. */
async function renderPreserved(pixels, { placement, format, encoding, hasAlpha }) {
    const isOpaque = !hasAlpha && pixels.pixels.every((value, index) => index % 4 !== 3 || value === 255);
    // The nearest colours of a palette would not be the source's.
    const colours = Buffer.from(pixels.pixels.buffer, pixels.pixels.byteOffset, pixels.pixels.byteLength);
    const palette = encoding.palette && writeIndexedPng(colours, placement, { interlaced: false }) !== undefined;
    return renderResult(pixels, {
        from: placement,
        placement: { ...placement, method: "keep" },
        format,
        encoding: { ...encoding, palette, alpha: isOpaque ? "drop" : "as-answered" },
    });
}
async function showAnswer(answer, found, placement) {
    return explainDamage(found, () => (0,pixels_compare/* makeThumbnail */.Hf)(answer, (0,pixels_compare/* reduceSize */.mD)(placement), placement.method));
}
async function explainDamage({ complete }, decode) {
    return decode().catch((cause) => {
        throw new picture_error/* PictureError */.Z({ kind: complete ? "damaged" : "cut-off" }, { cause });
    });
}
/** The source as the result shows the answer: cut the same way when the result has another ratio. Undefined when it is damaged. */
async function showOriginal({ bytes, header, copy }, placement, fit) {
    const size = (0,pixels_compare/* reduceSize */.mD)(placement);
    const method = (0,geometry/* hasSameRatio */._G)(header, placement)
        ? "scale"
        : (0,geometry/* placeAnswer */.yB)(header, { size: placement, fit: fit === "fail" ? "fill" : fit }).method;
    if (copy?.width === size.width && copy.height === size.height && method === "scale")
        return copy;
    return (0,pixels_compare/* makeThumbnail */.Hf)(bytes, size, method).catch(() => undefined);
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
    const fits = (0,geometry/* hasSameRatio */._G)(original.header, placement) && (placement.method === "keep" || placement.method === "scale");
    return { code: fits ? "transparency-restored" : "transparency-not-restored" };
}
/** The answer at the result's size, with the source's alpha. */
async function restoreAlpha({ bytes, header }, { answer, found, placement, background }) {
    const alpha = (image) => image.toColourspace("srgb").ensureAlpha().extractChannel("alpha");
    const opaque = (image) => image.flatten({ background: "white" }).toColourspace("srgb").ensureAlpha();
    const own = await drawAt(bytes, { from: header, to: placement, build: alpha });
    const drawn = await drawAt(answer, { from: found, to: placement, build: opaque });
    applyAlpha(drawn.pixels, (pixel) => own.pixels[pixel] ?? 255, background);
    return drawn;
}
/** The answer's own bytes, less its metadata, when they already are what is wanted. */
function keepBytes(answer, at) {
    const { mediaType, conversion } = at.found;
    const isWanted = mediaType === pixels_picture/* FORMATS */.hR[at.format].mediaType && at.placement.method === "keep";
    const isPlain = conversion.every((reason) => reason === "palette" || reason === "greyscale");
    // Other decoders may refuse a file that ours took only after a repair.
    if (!isWanted || !isPlain || (0,sharp/* wasRepaired */.Ym)(answer) || !isStoredSo(at.found, answer.length, at.encoding, at.source))
        return undefined;
    return (0,pixels_header/* stripMetadata */.qc)(answer, mediaType);
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/mask.js







/** Brightness, of 255, from which a pixel of a mask counts as white. */
const mask_WHITE = 128;
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
            throw new errors/* RetouchError */.tJ("invalid-input", (0,picture_messages/* maskRatio */.cL)(header, size));
        const pixels = await (0,sharp/* runPicture */.cT)(mask, (image) => image
            .flatten({ background: "black" })
            .resize(width, height, { fit: "fill", kernel: "nearest" })
            .toColourspace("b-w")
            .threshold(mask_WHITE)
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
        if (!(cause instanceof errors/* RetouchError */.tJ) || cause.code === "invalid-input")
            throw cause;
        throw new errors/* RetouchError */.tJ("invalid-input", (0,picture_messages/* unusableMask */.Ai)(cause.message), { cause });
    }
}
/** Share (0–1) of the pixels outside a mask's white that differ visibly between source and result, see {@link measureChange}. */
const measureDrift = (0,pixel_work/* definePixelWork */.$)("drift", compareOutside, ({ source, result, mask }) => (0,pixels_header/* areaOf */.d6)(source, result, mask));
async function compareOutside({ source, result, size, mask }) {
    const small = (0,pixels_compare/* reduceSize */.mD)(size);
    const [before, after, region] = await Promise.all([source, result, mask].map((bytes) => (0,pixels_compare/* makeThumbnail */.Hf)(bytes, small, "scale")));
    if (!before || !after || !region)
        return 0;
    return (0,pixels_compare/* measureChange */.BX)(before, after, { counts: (pixel) => (region.pixels[pixel * 4] ?? 0) < mask_WHITE });
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/run/accept.js











/** Validates the images, and chooses the first; with `verify: text` the first with the right text. */
async function acceptImages(received, prepared, options) {
    const { valid, invalid } = await validateImages(received, prepared, options);
    const [first, ...others] = valid;
    const check = options.earlier?.check;
    if (!first) {
        const { error = new errors/* RetouchError */.tJ("unexpected-reply", http_messages/* noImage */.$0), measures } = invalid[0] ?? {};
        return { kind: "refused", error, measures, notices: [] };
    }
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
        let measures;
        try {
            const decoded = await decodeImage(image, prepared, inputs, earlier !== undefined);
            const finished = earlier ? await keepAsItIs(decoded, bytes) : decoded;
            measures = { fidelity: finished.fidelity, changedShare: finished.changedShare };
            await checkDrift(finished, prepared, inputs);
            valid.push({ finished, bytes });
        }
        catch (error) {
            invalid.push({ bytes, error: (0,errors/* toRetouchError */.sK)(error, "invalid-image"), measures });
        }
    }
    return { valid, invalid };
}
/** The same image in the bytes that it had. @throws RetouchError where it is of another size or format than is wanted. */
async function keepAsItIs(finished, bytes) {
    const picture = await (0,prove_picture/* provePicture */.r7)(bytes).catch(picture_error/* blameAnswer */.U);
    const { width, height, mediaType } = picture;
    if (width !== finished.width || height !== finished.height || mediaType !== finished.mediaType)
        throw new errors/* RetouchError */.tJ("invalid-image", run_messages/* failure */.V.earlierDiffers);
    return { ...finished, ...picture };
}
/**
 * Decodes an image completely, and puts back from the source what is to be preserved, unless it `isFinished`. One that is damaged is
 * downloaded once more, which costs nothing. @throws RetouchError
 */
async function decodeImage(image, { header, wanted, task }, { source, mask }, isFinished = false) {
    if (!image)
        throw new errors/* RetouchError */.tJ("unexpected-reply", http_messages/* noImage */.$0);
    const keep = chooseKeep(task.recipe, mask);
    const original = source && header ? { source, header, keep: { ...keep, isDone: isFinished } } : {};
    const finish = (answer) => finishPicture({ answer, ...original, wanted, sent: image.sent });
    return finish(image.bytes).catch(async (error) => {
        const again = await image.refetch?.().catch(() => undefined);
        if (!again || again.equals(image.bytes))
            throw error;
        return finish(again);
    });
}
function chooseKeep(recipe, mask) {
    const preserve = (0,inputs_recipe/* resolvePreserve */.vq)(recipe);
    const isLimited = recipe.maxChange !== undefined;
    if (preserve === "off")
        return { keep: "all", mask, isLimited };
    return { keep: mask ? "mask" : preserve === "outside-text" ? "text" : "change", mask, isLimited, isExplicit: recipe.preserve !== "auto" };
}
/** @throws RetouchError `drift` when an image differs from its source by more than `max-change`. */
async function checkDrift(finished, { task }, { source, mask }) {
    const { maxChange: max } = task.recipe;
    if (max === undefined || !source)
        return;
    const { fidelity } = finished;
    const plain = () => (mask ? measureDrift({ source, result: finished.bytes, size: finished, mask }) : finished.changedShare);
    const share = fidelity ? fidelity.changedOutside : await plain();
    if (share === undefined || share <= max)
        return;
    const isText = fidelity !== undefined && fidelity.confidence >= examine_LEAST_CONFIDENCE && (0,inputs_recipe/* resolvePreserve */.vq)(task.recipe) === "outside-text";
    const where = mask ? "outside the mask" : isText ? "outside the text" : "of the image";
    throw new errors/* RetouchError */.tJ("drift", run_messages/* failure */.V.drift({ share, max, where }));
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
    return { kind: "refused", error: new errors/* RetouchError */.tJ("verify", run_messages/* failure */.V.wrongText(check)), check, notices };
}
/** The check of an image's text; absent when it cannot be read: the image is paid for, and a person will look at it. */
async function accept_readText({ bytes }, { task }, { sourceText, context, signal }) {
    try {
        return { check: await checkText({ task, result: bytes, sourceText, tempDir: context.tempDir, signal }) };
    }
    catch (error) {
        const { code, message } = (0,errors/* toRetouchError */.sK)(error, "verify");
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
        get nameSignal() {
            return AbortSignal.any([time.signal, (0,compiled_cancel/* afterCancelled */.__)(cancelled, compiled_cancel/* CANCEL_MS */.iS.jobName)]);
        },
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

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/prepare-picture.js










/** Attempts at getting below `maxBytes`; each one aims at what is left to lose, so that a few are enough. */
const ATTEMPTS = 5;
/**
 * The picture as it is sent to the model: the same bytes but for metadata where it takes them, else an upright copy in 8-bit sRGB within
 * its limits. PNG is tried first, then JPEG where there is no transparency, then a smaller size. It is decoded in either case, so that
 * nothing is paid for a damaged one.
 * @throws {RetouchError} `invalid-image`: cut off, damaged; `too-large`: it cannot be brought within the limits, is too long for
 *   its width, or has more pixels than are decoded.
 */
async function preparePicture(bytes, header, limits) {
    (0,size_limits/* checkDecodable */.Kt)(header, bytes.length);
    const size = (0,size_limits/* fitInputSize */.Nc)(header, limits);
    const same = size.width === header.width && size.height === header.height;
    const flatten = limits.alpha === false && header.alpha;
    const isPlain = header.conversion.every((reason) => reason === "greyscale" && limits.grey);
    const taken = isPlain && limits.mediaTypes.includes(header.mediaType) && !flatten;
    if (same && taken && bytes.length <= (limits.maxBytes ?? Number.POSITIVE_INFINITY)) {
        const { isOdd } = await (0,prove_picture/* proveSource */.uk)(bytes);
        // Where and by whom a photograph was taken is nobody's business but the owner's.
        const clean = (0,pixels_header/* stripMetadata */.qc)(bytes, header.mediaType) ?? bytes;
        if (!isOdd)
            return { bytes: clean, mediaType: header.mediaType, width: header.width, height: header.height };
    }
    return convertPicture({ bytes, header, limits, size, flatten });
}
const convertPicture = (0,pixel_work/* definePixelWork */.$)("convert", convert, ({ bytes, size }) => (0,pixels_header/* areaOf */.d6)(bytes) + size.width * size.height);
async function convert({ bytes, header, limits, flatten, size: firstSize }) {
    const most = limits.maxBytes ?? Number.POSITIVE_INFINITY;
    const formats = chooseFormats(header, limits, flatten);
    await (0,prove_picture/* checkGeometry */.$0)(bytes, header);
    await (0,prove_picture/* checkPixels */.aD)(bytes, header);
    let size = firstSize;
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        let smallest = Number.POSITIVE_INFINITY;
        for (const format of formats) {
            const encoded = await encodeCopy(bytes, { size, header, format, flatten, grey: limits.grey });
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
    throw new errors/* RetouchError */.tJ("too-large", (0,picture_messages/* outsideLimits */.I7)(header, limits));
}
/** Formats to try, in order: no loss first, unless the source is a JPEG, whose losses are there already. */
function chooseFormats(header, limits, flatten) {
    const opaque = !header.alpha || flatten;
    const order = header.mediaType === "image/jpeg" ? ["jpeg", "png", "webp"] : ["png", "jpeg", "webp"];
    const formats = order.filter((format) => limits.mediaTypes.includes(pixels_picture/* FORMATS */.hR[format].mediaType) && (opaque || format !== "jpeg"));
    if (formats.length === 0) {
        throw new errors/* RetouchError */.tJ("unsupported-image", (0,picture_messages/* noCommonFormat */.mm)(limits.mediaTypes));
    }
    return header.mediaType === "image/jpeg" ? formats.slice(0, 1) : formats;
}
async function encodeCopy(bytes, { size, header, format, flatten, grey }) {
    const prepare = (image) => (flatten ? image.flatten({ background: "white" }) : image);
    const encode = (image) => (0,pixels_encode/* encodePicture */.D)(image, format, { quality: 92, grey: grey && header.encoding.grey });
    if (isLarger(size, header)) {
        const build = (image) => prepare(image).toColourspace("srgb");
        return (0,sharp/* runPixels */.Dm)(await drawAt(bytes, { from: header, to: size, build }), encode);
    }
    return (0,sharp/* runPicture */.cT)(bytes, (image) => {
        if (size.width !== header.width || size.height !== header.height)
            image.resize(size.width, size.height, { fit: "fill" });
        return encode(prepare(image));
    });
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/run/task-inputs.js








/** @throws RetouchError `invalid-input`, `invalid-image` */
async function loadTaskInputs({ task, maskPath }, { workspace, readBlob, references }) {
    if (!task.source)
        return { sourceBlob: "", references: [] };
    const { bytes: source, blob: sourceBlob } = await (0,blobs/* readOrigin */.P2)(workspace, { originBlob: task.originBlob, source: task.source }, readBlob);
    const mask = maskPath === undefined ? undefined : await task_inputs_readMask(workspace, maskPath);
    return { source, sourceBlob, mask, references: await references.prepare(task.recipe) };
}
async function task_inputs_readMask({ root }, path) {
    const mask = await (0,open_file/* readPlainFile */.b$)(root, path).catch((cause) => {
        throw new errors/* RetouchError */.tJ("invalid-input", run_messages/* failure */.V.mask(path), { cause });
    });
    if (!mask)
        throw new errors/* RetouchError */.tJ("invalid-input", run_messages/* failure */.V.mask(path));
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
    const own = { width: sourceHeader.width, height: sourceHeader.height };
    if (translate && locale !== undefined) {
        const hint = prompt === "" ? undefined : prompt;
        const translation = { image, source: own, key: inputs.sourceBlob, from: recipe.sourceLocale, to: locale, hint, ...words };
        return (part) => ({ kind: "translate", ...translation, price, ...part });
    }
    const { width, height } = image;
    // Where the model takes none, it is kept to afterwards.
    const isSent = recipe.provider.kind === "local" || recipe.model.takes.includes("mask");
    const mask = isSent && inputs.mask && (await prepareMask({ mask: inputs.mask, size: { width, height }, transparent: transparentMask === true }));
    const edit = {
        prompt,
        target,
        source: own,
        image,
        references: inputs.references,
        mask: mask || undefined,
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
                throw new errors/* RetouchError */.tJ("invalid-input", (0,git_messages/* fileGone */.mE)(path));
            return await preparePicture(bytes, (0,pixels_header/* readHeader */.ay)(bytes), model.limits);
        }
        catch (error) {
            const reason = error instanceof Error ? error.message : String(error);
            const code = error instanceof errors/* RetouchError */.tJ ? error.code : "invalid-input";
            throw new errors/* RetouchError */.tJ(code, run_messages/* failure */.V.reference(path, reason), { cause: error });
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

;// CONCATENATED MODULE: ./out/build-dist/compiled/run/request-candidates.js


/** Requests all candidates, in as few calls as the model allows. What is made is kept when a further call fails. */
async function requestCandidates(prepared, { send, ...parts }) {
    const { recipe } = prepared.task;
    const { candidates, seed, verify } = recipe;
    const createRequest = await prepareRequest(prepared, { ...parts, prompt: prepared.writePrompts().at(-1) ?? "" });
    const request = (part) => send(createRequest(part));
    const perCall = (0,plan_schedule/* imagesPerCall */.K5)(recipe);
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

// EXTERNAL MODULE: ./out/build-dist/compiled/run/retained-images.js
var retained_images = __webpack_require__(65655);
;// CONCATENATED MODULE: ./out/build-dist/compiled/run/task-calls.js

function createTaskCalls(task, { context, modelClient }) {
    let spending = { cost: 0, notices: [] };
    let isInFlight = false;
    let unstored = [];
    return {
        send: async (request, deadline) => {
            // What was paid for before is on disk before more is paid for.
            await (0,retained_images/* saveRejected */.U)(context, task, unstored);
            isInFlight = task.recipe.provider.kind === "http";
            const result = await modelClient.requestImages(request, deadline).finally(() => {
                isInFlight = false;
            });
            spending = addCost(spending, result);
            if (result.kind !== "images")
                return result;
            unstored.push(...result.images.map(({ bytes }) => bytes));
            const sent = request.kind === "generate" ? undefined : { from: request.source, to: task_calls_sizeOf(request.image) };
            return { ...result, images: result.images.map((image) => ({ ...image, sent })) };
        },
        spending: () => (isInFlight ? addUnknown(spending) : spending),
        isInFlight: () => isInFlight,
        unstored: () => unstored,
        markStored: () => {
            unstored = [];
        },
    };
}
const task_calls_sizeOf = ({ width, height }) => ({ width, height });
function addCost(spending, { kind, cost }) {
    if (kind === "failed" && cost === null)
        return addUnknown(spending);
    return { ...spending, cost: spending.cost === null || cost === null ? null : spending.cost + cost };
}
/** What is known to be billed stays known where the fate of a further request is not. */
function addUnknown({ cost, notices }) {
    return cost ? { cost, notices: [...notices, { code: "maybe-billed-on-top" }] } : { cost: null, notices };
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
    const left = new Map();
    return async (key) => {
        const before = last.get(key);
        const turn = Promise.withResolvers();
        last.set(key, turn.promise);
        await before;
        return { before: left.get(key), leave: (result) => left.set(key, result), [Symbol.dispose]: turn.resolve };
    };
}

// EXTERNAL MODULE: ./out/build-dist/compiled/lock/lock.js
var lock = __webpack_require__(86791);
;// CONCATENATED MODULE: ./out/build-dist/compiled/run/task-steps.js







/** The result of the last step that an earlier run made of the same source; `count` steps are done. */
async function resumeSteps({ task }, { source, sourceBlob }, options) {
    for (let count = task.isForced ? 0 : task.recipe.prompts.length - 1; count > 0; count--) {
        const recipe = task.recipeHashes[count - 1] ?? "";
        const record = options.lockFile.entries.get((0,lock/* stepKey */.Ug)(task.output, count));
        const isSame = record?.recipe === recipe && record.sourceBlob === sourceBlob;
        const recorded = isSame ? await (0,retained_images/* readRetained */.l6)(record, options) : undefined;
        const bytes = recorded ?? (await (0,earlier_results/* findEarlierStep */._c)(task, { number: count, sourceBlob, recipe }, options.cache));
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
        throw new errors/* RetouchError */.tJ("unexpected-reply", result.message);
    // Without loss, whatever the output's format: it is not the last time that it is encoded.
    const finished = await decodeImage(result.images[0], { ...prepared, wanted: { ...wanted, format: "png", isStep: true } }, inputs);
    const key = (0,lock/* stepKey */.Ug)(output, step);
    const recipe = task.recipeHashes[step - 1] ?? "";
    const { cost } = result;
    const { sourceBlob } = inputs;
    const part = { kind: "step", number: step };
    const cacheKey = (0,earlier_results/* keepImage */.zz)(task, finished, { ...part, sourceBlob, recipe, cost }, options);
    const image = await (0,retained_images/* retainImage */.TD)(finished, { key, ...part, output, cacheKey }, options);
    await options.lockFile.record(key, (0,task_entry/* toLockEntry */.p)(task, { ...finished, outputBlob: image.blob, recipe, cost, sourceBlob }));
    return { bytes: finished.bytes, image };
}

// EXTERNAL MODULE: ./out/build-dist/compiled/run/twin-results.js
var twin_results = __webpack_require__(47145);
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
        const fail = async (error, { check, measures, notices = [] } = {}) => {
            const { cost, notices: costNotices } = calls.spending();
            const message = prompts.length > 1 ? run_messages/* failure */.V.inStep(step, prompts.length, error.message) : error.message;
            const outcome = (0,compiled_outcome/* failedOutcome */.iS)(task, new errors/* RetouchError */.tJ(error.code, message), {
                cost,
                durationMs: Date.now() - (startedAt ?? Date.now()),
                warnings: [...costNotices, ...notices],
                text: check,
                fidelity: measures?.fidelity,
            });
            const rejected = await (0,retained_images/* saveRejected */.U)(context, task, calls.unstored());
            return {
                ...outcome,
                changedShare: measures?.changedShare,
                rejected,
                kept: retained.length > 0 ? [...retained] : undefined,
                ...answered,
            };
        };
        /** Writes and records an accepted result. */
        const finish = async ({ images, check, notices }, { inputs, ...made }) => {
            const [picture] = images;
            const { bytes, sha256, width, height, changedShare, fidelity, thumbnails, warnings } = picture;
            const { sourceBlob, paid } = made;
            const beforeWriting = () => {
                abandoned.throwIfAborted();
                deadline.over.throwIfAborted();
                // What has begun to be stored is not given up any more.
                deadline[Symbol.dispose]();
            };
            const original = answered?.original ?? (await (0,retained_images/* keepOriginal */.PI)(task, inputs, options));
            const written = await (0,write_output/* writeOutput */.z)(task, picture, { ...options, wanted: prepared.wanted.format, beforeWriting });
            await lockFile.record(output, (0,task_entry/* toLockEntry */.p)(task, { bytes, sha256, ...written, recipe: (0,plan_task/* recipeHashOf */.sw)(task), cost: paid, sourceBlob }));
            // An earlier run still had the original.
            const isFromOriginal = made.isEarlier && sourceBlob === task.originBlob;
            const known = prepared.warnings.filter(({ code }) => !(isFromOriginal && code === "original-not-found"));
            // The output is written and recorded: what fails from here on does not undo it.
            const candidates = await (0,retained_images/* retainCandidates */.q3)(task, images, { ...options, ...made, check });
            const kept = [...retained, ...candidates.images];
            return {
                task,
                result: {
                    ...(0,compiled_outcome/* emptyResult */.$)(task),
                    ...{ status: "edited", cached: made.isEarlier && !made.isNew, width, height, bytes: bytes.length, sha256, cost: made.cost },
                    durationMs: Date.now() - (startedAt ?? Date.now()),
                    warnings: [...known, ...notices, ...warnings, ...noticeGrowth(inputs, bytes), ...candidates.notices],
                    sourceBytes: inputs.source?.length,
                    text: check,
                    fidelity,
                    candidates: candidates.images.length > 0 ? candidates.images.length : undefined,
                },
                ...{
                    ...written,
                    changedShare,
                    thumbnails: await (0,retained_images/* keepThumbnails */.DJ)(context, thumbnails),
                    original,
                    before: run_task_measureBefore(prepared, inputs),
                },
                kept: kept.length > 0 ? kept : undefined,
            };
        };
        /** The result of an earlier run; undefined where it is not what is wanted now. */
        const reuse = async (earlier, inputs) => {
            const [{ record, isNew = false }] = earlier;
            const { sourceBlob, cost: paid } = record;
            const since = startedAt ?? Date.now();
            if (record.unchanged !== undefined) {
                const parts = { inputs: { ...inputs, sourceBlob }, answer: { message: record.unchanged }, startedAt: since };
                return recordUnchanged(prepared, { ...parts, cost: 0, isEarlier: true, isNew }, options);
            }
            const images = earlier.map(({ bytes }) => ({ bytes }));
            const accepted = await acceptImages(images, prepared, { ...options, inputs, earlier: { check: record.text } });
            if (accepted.kind === "accepted")
                return finish(accepted, { inputs, sourceBlob, paid, cost: 0, isEarlier: true, isNew });
            (0,log_writer/* debug */.Yz)(`The result of an earlier run for ${output} cannot be used: ${accepted.error.message}`);
            return undefined;
        };
        const run = async () => {
            const env_2 = { stack: [], error: void 0, hasError: false };
            try {
                const place = run_task_addDisposableResource(env_2, await takePlace(options.callLimit), false);
                await options.undecoded.waitForRoom();
                if (signal.aborted)
                    return notStarted(task);
                const twin = task.twins && (await (0,twin_results/* findTwinResult */.$)(task, options));
                const earlier = twin ? [twin] : task.isForced ? undefined : await (0,earlier_results/* findEarlier */._l)(prepared, options.cache);
                const refusal = modelClient.refusal();
                if (refusal && !earlier)
                    return (0,compiled_outcome/* failedOutcome */.iS)(task, refusal);
                options.onStart();
                startedAt = Date.now();
                const inputs = await loadTaskInputs(prepared, options);
                const reused = earlier && (await reuse(earlier, inputs));
                if (reused)
                    return reused;
                if (refusal)
                    return (0,compiled_outcome/* failedOutcome */.iS)(task, refusal);
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
                answered = { before: run_task_measureBefore(prepared, inputs), original: await (0,retained_images/* keepOriginal */.PI)(task, inputs, options) };
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
                return { ...outcome, rejected: await (0,retained_images/* saveRejected */.U)(context, task, accepted.rejected) };
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
            const withImages = calls.unstored().length > 0 ? run_messages/* failure */.V.cancelledWithImages : run_messages/* failure */.V.cancelled;
            return fail(new errors/* RetouchError */.tJ("cancelled", calls.isInFlight() ? run_messages/* failure */.V.cancelledInCall : withImages));
        };
        const giveUp = () => fail(new errors/* RetouchError */.tJ("timeout", calls.unstored().length > 0 ? run_messages/* failure */.V.timeoutWithImages : run_messages/* failure */.V.timeout));
        const failUnexpectedly = (error) => {
            const code = answered ? "delivery" : "invalid-image";
            return fail((0,errors/* toRetouchError */.sK)(error, code));
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
    return (0,compiled_outcome/* failedOutcome */.iS)(task, new errors/* RetouchError */.tJ("cancelled", run_messages/* failure */.V.notStarted));
}
/** The image that was edited, as it was read. */
function run_task_measureBefore({ header, before }, { source }) {
    return header && source ? { width: header.width, height: header.height, bytes: source.length } : before;
}
/** A result of more than so many times the bytes of its source is worth a word; of a few more bytes, it is not. */
const GROWN = { times: 2, bytes: 4096 };
function noticeGrowth({ source }, { length: to }) {
    const from = source?.length ?? to;
    return to > from * GROWN.times && to > from + GROWN.bytes ? [{ code: "grown", from, to }] : [];
}
function sum(numbers) {
    return numbers.reduce((total, number) => total + number, 0);
}
/** An image in which the model found nothing to do: no file is written, and the lock says so, since it would be billed again. */
async function recordUnchanged({ task, header, warnings }, { inputs, answer, cost, startedAt, isEarlier, isNew = false }, { lockFile, workspace, identify, cache }) {
    const { source = Buffer.alloc(0), sourceBlob } = inputs;
    const { output } = task;
    // An image of an earlier run stays; recorded as the result, it is not taken for a person's work.
    const older = output === task.source?.path ? undefined : await (0,open_file/* readPlainFile */.b$)(workspace.root, output).catch(() => undefined);
    const outputBlob = older ? await identify(output, older) : sourceBlob;
    const recipe = (0,plan_task/* recipeHashOf */.sw)(task);
    await lockFile.record(output, (0,task_entry/* toLockEntry */.p)(task, { bytes: older ?? source, outputBlob, recipe, cost, sourceBlob }));
    if (!isEarlier)
        (0,earlier_results/* keepUnchanged */.pg)(task, answer.message, { kind: "candidate", number: 1, sourceBlob, recipe: (0,plan_task/* requestHashOf */.Vr)(task), cost }, cache);
    const notices = [{ code: "no-text-found", message: answer.message }];
    if (older)
        notices.push({ code: "older-image-kept", path: output });
    return {
        task,
        result: {
            ...(0,compiled_outcome/* emptyResult */.$)(task),
            ...{ status: "unchanged", cached: isEarlier && !isNew, cost, durationMs: Date.now() - startedAt },
            warnings: [...warnings, ...notices],
        },
        before: header && { width: header.width, height: header.height, bytes: source.length },
    };
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/run/take-candidate.js













/** Puts a candidate of an earlier run in its output's place, at no cost. */
async function takeCandidate(task, choice, options) {
    try {
        return await take(task, choice, options).catch(picture_error/* blameAnswer */.U);
    }
    catch (error) {
        return (0,compiled_outcome/* failedOutcome */.iS)(task, (0,errors/* toRetouchError */.sK)(error, "invalid-image"));
    }
}
/** Records a file as the result that it is: somebody compressed it anew. */
async function recordFile(planned, { workspace, lockFile }) {
    const { task, entry } = planned;
    const { output, outputBlob } = task;
    try {
        const bytes = await (0,open_file/* readPlainFile */.b$)(workspace.root, output);
        if (!entry || outputBlob === undefined || !bytes)
            return (0,compiled_outcome/* settledOutcome */.c0)(planned);
        const known = { sha256: (0,external_node_crypto_.createHash)("sha256").update(bytes).digest("hex"), bytes: bytes.length };
        await lockFile.record(output, { ...entry, ...known, outputBlob, at: new Date().toISOString() });
        return (0,compiled_outcome/* settledOutcome */.c0)({ ...planned, entry: { ...entry, ...known } });
    }
    catch (error) {
        return (0,compiled_outcome/* failedOutcome */.iS)(task, (0,errors/* toRetouchError */.sK)(error, "delivery"));
    }
}
async function take(task, { number, record }, options) {
    const { workspace, lockFile, identify, cache } = options;
    const startedAt = Date.now();
    const retained = (await (0,retained_images/* readRetained */.l6)(record, options)) ?? (await (0,earlier_results/* findCandidate */.$6)(task, number, record, cache));
    if (!retained)
        throw new errors/* RetouchError */.tJ("invalid-input", run_messages/* failure */.V.candidateGone(record.outputBlob));
    // It was written in the output's own format, which need not be that of the name.
    const format = (0,pixels_picture/* formatOfMediaType */.zv)((0,pixels_header/* readHeader */.ay)(retained).mediaType);
    const picture = await finishPicture({ answer: retained, wanted: { fit: "fail", format } });
    const { width, height, bytes, sha256 } = picture;
    const written = await (0,write_output/* writeOutput */.z)(task, picture, { workspace, identify, wanted: format });
    // The output's record keeps the cost of all candidates.
    const { cost } = lockFile.entries.get(task.output) ?? record;
    const at = new Date().toISOString();
    await lockFile.record(task.output, { ...record, outputBlob: written.outputBlob, sha256, bytes: bytes.length, cost, at });
    const result = {
        ...(0,compiled_outcome/* emptyResult */.$)(task),
        status: "edited",
        ...{ width, height, bytes: bytes.length, sha256, cost: 0 },
        durationMs: Date.now() - startedAt,
        warnings: record.recipe === (0,plan_task/* recipeHashOf */.sw)(task) && record.sourceBlob === task.originBlob ? [] : [{ code: "candidate-outdated" }],
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
            const { task, candidate, isOriginal } = planned;
            const take = () => (candidate ? takeCandidate(task, candidate, { ...options, identify }) : recordFile(planned, options));
            const work = isOriginal ? restoreOriginal(planned, { ...options, identify }) : take();
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
    const made = new Set(outcomes.flatMap(compiled_outcome/* keysOf */.YD));
    const unmade = [...lockFile.recorded.keys()].filter((key) => !made.has(key));
    await lockFile.restore(unmade).catch((error) => errors.push(toInternalError(error)));
    return { outcomes: outcomes, notices: [...notices], errors };
}
function toInternalError(error) {
    // Only we can make sense of it.
    if (error instanceof Error && !(error instanceof errors/* RetouchError */.tJ))
        (0,log_writer/* debug */.Yz)(String(error.stack));
    return (0,errors/* toRetouchError */.sK)(error, "delivery");
}
/** Most bytes of sources and images that wait to be decoded before no further call is made. */
const MAX_UNDECODED_BYTES = 16 * 1024 * 1024;
async function runRecipes(prepared, options) {
    const { workspace, signal, progress, onOutcome, notify } = options;
    const { maxCost, deliver, shard } = options.inputs;
    // The merge of shards may commit.
    const keepsLocal = shard !== undefined || deliver.some((target) => target !== "artifact");
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
                ...{ modelClient, references, turns, abandoned, keepsLocal },
                callLimit: (0,p_limit/* default */.A)(countPlaces(recipe, tasks, options)),
                undecoded: createByteLimiter(MAX_UNDECODED_BYTES),
                onStart: progress.started,
            };
            await Promise.all(tasks.map(async (task) => onOutcome(await runInTurn(task, taskOptions))));
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
/**
 * Runs a task, after those before it that want the very same result. Copies of one picture are paid for once, where one finds the other's
 * result in the cache. Twins are paid for once in any case: one that comes later has the result of the first, or its failure, since the
 * same request may be billed again.
 */
async function runInTurn(prepared, { turns, ...options }) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const { task } = prepared;
        const isTwin = task.twins !== undefined;
        const isCopy = options.cache !== result_cache/* NO_CACHE */.DQ && !task.isForced;
        if (task.recipe.provider.kind !== "http" || !(isTwin || isCopy))
            return runTask(prepared, options);
        // A command may ask for another prompt or seed than the recipe, which the key does not know.
        const turn = run_tasks_addDisposableResource(env_2, await turns(JSON.stringify([(0,earlier_results/* resultKeyOf */.uv)(task), task.recipe.prompts, task.recipe.seed])), false);
        const before = isTwin ? turn.before : undefined;
        const failed = before?.result.error;
        // A cancellation, or a refusal of the whole account, holds for the task itself.
        const isItsOwn = options.signal.aborted || options.modelClient.refusal() !== undefined;
        if (before && failed && !isItsOwn)
            return (0,compiled_outcome/* failedOutcome */.iS)(task, new errors/* RetouchError */.tJ(failed.code, run_messages/* failure */.V.ofTwin(before.task.output, failed.message)));
        const outcome = await runTask(prepared, { ...options, before });
        turn.leave(before ?? outcome);
        return outcome;
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        run_tasks_disposeResources(env_2);
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

;// CONCATENATED MODULE: ./out/build-dist/compiled/edit.js
var edit_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var edit_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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












/** Looks for what the lock records in the result cache. */
function openFinder(run) {
    const cache = openCache(run);
    return (task, entry) => (0,earlier_results/* findRecorded */.OR)(task, entry, cache);
}
/** Looks before it pays, says what it will cost, and goes on where the inputs allow it. */
async function estimate(run, due) {
    const [{ settled }, amount] = [run, checkAmount(due, run.inputs, run.plan)];
    const taken = run.plan.tasks.filter(({ action }) => action === "take");
    const { skip, notices } = await checkDelivery([...due, ...taken], run);
    if (skip)
        return { skip };
    const found = await estimateRun(due, run);
    const { prepared, rejected, priceOf, estimatedCost, schedule } = found;
    const plan = { ...run.plan, warnings: [...run.plan.warnings, ...amount, ...notices, ...(0,plan_schedule/* checkDuration */.fU)(schedule)] };
    const known = { notices: plan.warnings, estimatedCost, schedule, outcomes: (0,compiled_outcome/* sortOutcomes */.kF)(plan.tasks, [...settled, ...rejected]) };
    const inputs = shareLimits(run.inputs, run.plan, priceOf);
    return (0,publish/* proceed */.rj)(known, async () => {
        const limit = checkCost(prepared, priceOf, inputs);
        if (!inputs.dryRun)
            return edit({ ...run, ...found, inputs, plan }, taken);
        const outcomes = (0,compiled_outcome/* sortOutcomes */.kF)(plan.tasks, [...settled, ...rejected, ...planOutcomes(found, taken)]);
        return { skip: { reason: "dry-run" }, notices: [...plan.warnings, ...limit], outcomes };
    });
}
async function edit(run, taken) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { prepared, settled, plan } = run;
        const progress = edit_addDisposableResource(env_1, (0,report_progress/* createProgressLog */.e0)(run, taken), false);
        const made = await runTasks(prepared, taken, { ...run, progress });
        const outcomes = (0,compiled_outcome/* sortOutcomes */.kF)(plan.tasks, [...settled, ...made.outcomes]);
        const known = (0,report/* settleRun */.lj)(outcomes, [...plan.warnings, ...made.notices], made.errors);
        const facts = (0,outputs/* describeFacts */.Lm)({ ...known, plan, estimatedCost: run.estimatedCost });
        return (0,publish/* proceed */.rj)(known, () => (0,deliver_outcomes/* deliverOutcomes */.l)(outcomes, { ...run, renderResult: outputs/* renderResult */.C8, facts }));
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        edit_disposeResources(env_1);
    }
}


/***/ }),

/***/ 12328:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ encodePicture)
/* harmony export */ });
/** Optimised coding saves a tenth or two, but holds all coefficients in memory: 100 MB of as many pixels. */
const MAX_OPTIMISED = 12e6;
const MILLIMETRES_PER_INCH = 25.4;
const ENCODERS = {
    // Adaptive filters halve photographs, and cost a tenth more time; a higher level costs twice the time for a twentieth.
    png: (image, { progressive }) => image.png({ compressionLevel: 6, adaptiveFiltering: true, progressive }),
    // Coarse colour smears coloured text, so that it is for files that have it already. mozjpeg takes four times the time.
    jpeg: (image, { quality, coarseColour, progressive, area = Number.POSITIVE_INFINITY }) => {
        const chromaSubsampling = coarseColour ? "4:2:0" : "4:4:4";
        return image.jpeg({ quality, chromaSubsampling, progressive, optimiseCoding: progressive || area <= MAX_OPTIMISED });
    },
    webp: (image, { quality, lossless }) => image.webp({ quality, lossless }),
    gif: (image, { progressive }) => image.gif({ effort: 3, progressive }),
    // A higher effort takes a minute for a photograph in WebAssembly. Of a low quality, one of 2 makes half as much again, in the same time.
    avif: (image, { quality, lossless, coarseColour }) => image.avif({ quality, lossless, effort: quality <= 60 ? 3 : 2, chromaSubsampling: coarseColour ? "4:2:0" : "4:4:4" }),
    tiff: (image, { quality, compression = "deflate", density }) => image.tiff({
        compression,
        quality,
        predictor: compression === "deflate" || compression === "lzw" ? "horizontal" : "none",
        ...(density && { xres: density.across / MILLIMETRES_PER_INCH, yres: density.down / MILLIMETRES_PER_INCH, resolutionUnit: "inch" }),
    }),
};
const HOLDS_GREY = ["png", "jpeg", "tiff"];
/**
 * Encodes as 8-bit sRGB without a profile, which every viewer shows as sRGB, and without metadata. Models answer in sRGB, so
 * to go back to the source's wider profile would gain no colour; and a profile names its device.
 */
function encodePicture(image, format, options) {
    const isGrey = options.grey === true && HOLDS_GREY.includes(format);
    return ENCODERS[format](isGrey ? image.greyscale().toColourspace("b-w") : image.toColourspace("srgb"), options);
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

/***/ 8640:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   gd: () => (/* binding */ NO_TEXT),
/* harmony export */   kO: () => (/* binding */ joinBoxes),
/* harmony export */   qz: () => (/* binding */ widthOf),
/* harmony export */   r0: () => (/* binding */ heightOf),
/* harmony export */   tC: () => (/* binding */ shareOf)
/* harmony export */ });
const NO_TEXT = { width: 0, height: 0, blocks: [] };
const heightOf = ({ top, bottom }) => bottom - top;
const widthOf = ({ left, right }) => right - left;
function joinBoxes(boxes) {
    return {
        left: Math.min(...boxes.map(({ left }) => left)),
        top: Math.min(...boxes.map(({ top }) => top)),
        right: Math.max(...boxes.map(({ right }) => right)),
        bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
    };
}
/** What two boxes have in common, as a share of the smaller one. */
function shareOf(a, b) {
    const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    return width <= 0 || height <= 0 ? 0 : (width * height) / Math.min(widthOf(a) * heightOf(a), widthOf(b) * heightOf(b));
}


/***/ })

};
