export const id = 869;
export const ids = [869];
export const modules = {

/***/ 35869:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runAction: () => (/* binding */ runAction)
});

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 7 modules
var core = __webpack_require__(33838);
// EXTERNAL MODULE: ./out/bundle/cancel.js
var cancel = __webpack_require__(25127);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(27597);
;// CONCATENATED MODULE: ./out/bundle/context.js




const commitSchema = schemas/* object */.Ikc({ ref: schemas/* string */.YjP().default(""), sha: schemas/* string */.YjP().default("") });
/** The parts of a webhook event that Retouch reads; everything else is ignored, and what may be missing may be missing. */
const eventSchema = schemas/* object */.Ikc({
    number: schemas/* number */.aig().optional(),
    action: schemas/* string */.YjP().optional(),
    before: schemas/* string */.YjP().optional(),
    after: schemas/* string */.YjP().optional(),
    deleted: schemas/* boolean */.zMY().optional(),
    repository: schemas/* object */.Ikc({ default_branch: schemas/* string */.YjP().optional(), private: schemas/* boolean */.zMY().optional() }).optional(),
    pull_request: schemas/* object */.Ikc({
        number: schemas/* number */.aig().optional(),
        draft: schemas/* boolean */.zMY().optional(),
        changed_files: schemas/* number */.aig().optional(),
        labels: schemas/* array */.YOg(schemas/* object */.Ikc({ name: schemas/* string */.YjP() })).optional(),
        user: schemas/* object */.Ikc({ login: schemas/* string */.YjP() }).nullish(),
        base: commitSchema.prefault({}),
        // Null: the fork was deleted.
        head: commitSchema.extend({ repo: schemas/* object */.Ikc({ full_name: schemas/* string */.YjP() }).nullable().optional() }).prefault({}),
    })
        .optional(),
    merge_group: schemas/* object */.Ikc({ base_sha: schemas/* string */.YjP(), head_sha: schemas/* string */.YjP() }).optional(),
})
    .transform(({ number, pull_request: pull, ...event }) => ({
    ...event,
    ...(pull && { pull_request: { ...pull, number: pull.number ?? number ?? 0 } }),
}));
function loadContext(environment) {
    const read = (name, fallback = "") => environment[name] || fallback;
    const [owner = "", repo = ""] = read("GITHUB_REPOSITORY").split("/");
    const event = loadEvent(environment.GITHUB_EVENT_PATH);
    const branch = branchOf(event, read("GITHUB_REF"), environment.GITHUB_HEAD_REF);
    const apiUrl = read("GITHUB_API_URL", "https://api.github.com");
    return {
        workspace: (0,external_node_path_.resolve)(read("GITHUB_WORKSPACE", process.cwd())),
        tempDir: (0,external_node_path_.resolve)(read("RUNNER_TEMP", (0,external_node_os_.tmpdir)())),
        owner,
        repo,
        eventName: read("GITHUB_EVENT_NAME"),
        event,
        sha: read("GITHUB_SHA"),
        ref: read("GITHUB_REF"),
        ...(branch && { branch }),
        apiUrl,
        // https://docs.github.com/en/enterprise-server/graphql/guides/forming-calls-with-graphql#the-graphql-endpoint
        graphqlUrl: read("GITHUB_GRAPHQL_URL", `${apiUrl.replace(/\/v3\/?$/, "").replace(/\/$/, "")}/graphql`),
        serverUrl: read("GITHUB_SERVER_URL", "https://github.com"),
        runId: read("GITHUB_RUN_ID"),
        runAttempt: read("GITHUB_RUN_ATTEMPT", "1"),
        workflow: read("GITHUB_WORKFLOW"),
        job: read("GITHUB_JOB"),
    };
}
/** An event that cannot be read is as good as none; {@link judgeTrust} says where one is needed. */
function loadEvent(path) {
    try {
        return path ? eventSchema.parse(JSON.parse((0,external_node_fs_.readFileSync)(path, "utf8"))) : {};
    }
    catch {
        return {};
    }
}
function branchOf(event, ref, headRef) {
    if (event.pull_request)
        return headRef || event.pull_request.head.ref;
    return /^refs\/heads\/(?!gh-readonly-queue\/)(.+)$/.exec(ref)?.[1];
}
/**
 * A fork's pull request and one by Dependabot end neutral. `pull_request_target` has secrets, so with a fork's head it is refused.
 * Without the event nobody knows whose pull request it is.
 */
function judgeTrust({ event, eventName, owner, repo }) {
    const pull = event.pull_request;
    if (!pull)
        return eventName.startsWith("pull_request") ? "unknown" : "trusted";
    const isFork = pull.head.repo !== undefined && pull.head.repo?.full_name.toLowerCase() !== `${owner}/${repo}`.toLowerCase();
    if (isFork)
        return eventName === "pull_request_target" ? "untrusted-target" : "fork";
    return pull.user?.login === "dependabot[bot]" ? "dependabot" : "trusted";
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
;// CONCATENATED MODULE: ./out/bundle/errors.js
/**
 * The closed set of error codes, in the order of the contract. A code is part of the public interface: it stands in the
 * `results` output, in annotations and in the comment.
 */
const ADVICE = {
    "invalid-input": "Correct the input named in the message.",
    unauthorized: "Check the API key: it is missing, wrong, or belongs to another region than `base-url`.",
    "no-credit": "Top up the provider account or raise its spending limit, then run again; finished images are not paid for twice.",
    forbidden: "Give the key or the token the access that the message names.",
    "rate-limited": "Lower `requests-per-minute` or `concurrency`, or run again later; finished images are not paid for twice.",
    refused: "The provider's content check refused this image or prompt. Change the prompt, or exclude the image.",
    unavailable: "The service that the message names did not serve the request. Run again later; finished images are not paid for twice.",
    timeout: "Raise `timeout`, or run again later.",
    ambiguous: "The provider may have run and billed this request, so it was not sent again. Check the provider's usage log, then run again.",
    "unexpected-reply": "The provider answered in a form that is not documented. Run again, and report it if it stays.",
    "invalid-image": "Replace the file by a complete image. Where it is the model's answer, look at it in the artifact, and run again.",
    "unsupported-image": "Convert the file to PNG, JPEG or WebP, or exclude it with a `!` glob.",
    "lfs-pointer": "Set `lfs: true` on actions/checkout, so that the images are fetched.",
    "too-large": "Make the image smaller, or choose a model with a higher limit.",
    "untrusted-url": "The provider named a result address that must not be fetched. Nothing was downloaded; report it to the provider.",
    budget: "Raise `max-cost` or `max-images`, or select fewer images.",
    cancelled: "The run was cancelled. Run again; finished images are not paid for twice.",
    delivery: "Grant the permission, or mend the cause, that the message names.",
    verify: "Look at the picture in the artifact; change the prompt, the glossary or the model.",
    drift: "Look at the picture in the artifact; change the prompt, or raise `max-change`.",
};
/** The one error class: a code of the closed set, a message for the user without secrets, and the cause. */
class RetouchError extends Error {
    code;
    constructor(code, message, options) {
        super(message, options);
        this.name = "RetouchError";
        this.code = code;
    }
}
/** Turns anything thrown into a {@link RetouchError}; what is not one already gets `code`. */
function toRetouchError(error, code) {
    if (error instanceof RetouchError)
        return error;
    return new RetouchError(code, error instanceof Error ? error.message : String(error), { cause: error });
}

// EXTERNAL MODULE: ./out/bundle/workspace/git.js + 1 modules
var workspace_git = __webpack_require__(36045);
// EXTERNAL MODULE: ./out/bundle/redact.js
var redact = __webpack_require__(51132);
;// CONCATENATED MODULE: ./out/bundle/github/errors.js



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
    const reason = (0,redact/* redact */.E)((errors?.map((one) => one.message).join(" ") || message)
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
 * Says what GitHub did not do, and which permission to grant.
 *
 * @param doing as in "GitHub refused …".
 * @param code for a refusal; without it `forbidden`, and `unavailable` when GitHub could not be reached.
 */
function explainGitHubError(error, { doing, permission, code }) {
    if (error instanceof RetouchError)
        return error;
    const { status, types, reason, isRateLimit, isTransient } = readFailure(error);
    const make = (fallback, message) => new RetouchError(code ?? fallback, message, { cause: error });
    const said = `${status ? `${status}: ` : ""}${reason}`;
    if (isRateLimit)
        return make("unavailable", `GitHub's rate limit stopped ${doing} (${said}). Run again later.`);
    if (status === 401)
        return make("forbidden", `GitHub did not accept \`github-token\` for ${doing} (${said}).`);
    if (status === 403 || status === 404 || types?.includes("FORBIDDEN") || types?.includes("NOT_FOUND")) {
        return make("forbidden", `GitHub refused ${doing} (${said}). The token needs \`permissions: ${permission}\`.`);
    }
    if (isTransient || (status === undefined && !types))
        return make("unavailable", `GitHub could not be asked for ${doing} (${said}).`);
    return make("unavailable", `GitHub refused ${doing} (${said}).`);
}

;// CONCATENATED MODULE: ./out/bundle/github/tree.js

const FOLDER = "040000";
/**
 * The whole tree, in one request.
 *
 * @returns undefined when it is larger than GitHub lists (100,000 entries or 7 MB).
 * @see https://docs.github.com/en/rest/git/trees#get-a-tree
 */
async function readWholeTree({ github, context, sha }) {
    const { data } = await github.rest.git.getTree({ owner: context.owner, repo: context.repo, tree_sha: sha, recursive: "1" });
    return data.truncated ? undefined : new Map(data.tree.map(({ path, mode, sha }) => [path, { mode, sha }]));
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
            throw new RetouchError("unavailable", `GitHub does not list the folder ${prefix || "/"} completely: it has too many files.`);
        for (const entry of data.tree) {
            const path = `${prefix}${entry.path}`;
            entries.set(path, { mode: entry.mode, sha: entry.sha });
            if (entry.mode === FOLDER && folders.has(path))
                await walk(entry.sha, `${path}/`);
        }
    }
    await walk(source.sha, "");
    return entries;
}
/** The folders above a path, from the top: `a`, `a/b` for `a/b/c.png`. */
function listParents(path) {
    const names = path.split("/").slice(0, -1);
    return names.map((_, index) => names.slice(0, index + 1).join("/"));
}

// EXTERNAL MODULE: ./node_modules/@actions/exec/lib/exec.js + 3 modules
var exec = __webpack_require__(81260);
;// CONCATENATED MODULE: ./out/bundle/deliver/git.js




/**
 * The git command line in one folder, with the checkout's own credentials and never a question to a person.
 *
 * @param config further `key=value` settings, for these calls only.
 */
function openGit({ cwd, config = [] }) {
    // In a container the files belong to another user than the one who runs; git then refuses without this.
    const settings = [
        `safe.directory=${cwd.replaceAll("\\", "/")}`,
        "gc.auto=0",
        "maintenance.auto=false",
        "core.quotePath=false",
        ...config,
    ];
    const prefix = settings.flatMap((setting) => ["-c", setting]);
    const attempt = (args, env = {}) => execute([...prefix, ...args], {
        cwd,
        env: { ...(0,workspace_git/* gitEnvironment */._K)(), GIT_LFS_SKIP_SMUDGE: "1", LC_MESSAGES: "C", ...env },
    });
    return {
        try: attempt,
        async run(args, env) {
            const reply = await attempt(args, env);
            if (reply.exitCode !== 0)
                throw new RetouchError("delivery", `\`git ${args[0]}\` failed: ${summarizeGit(reply)}`);
            return reply.stdout;
        },
    };
}
/** Long lists go by files: with the toolkit's `input`, a git that ends before it read all of it brings the whole action down (EPIPE). */
async function execute(args, options) {
    try {
        return await (0,exec/* getExecOutput */.H)("git", [...args], { ...options, silent: true, ignoreReturnCode: true });
    }
    catch (error) {
        return { exitCode: 127, stdout: "", stderr: error instanceof Error ? error.message : String(error) };
    }
}
/** The end of what git said, on one line and without credentials. */
function summarizeGit({ stdout, stderr }) {
    const lines = `${stderr}\n${stdout}`
        .split(/[\r\n]+/)
        .map((line) => line.replace(/^(remote|fatal|error): /, "").trim())
        .filter((line) => line !== "" && !line.startsWith("hint:"));
    return (0,redact/* redact */.E)(lines.slice(0, 12).join("; ")).slice(0, 600) || "it gave no reason.";
}
/** Windows takes 32,767 characters in one command line. */
const MAX_ARGUMENTS = 16_000;
/** The paths in groups that fit into one command line each. */
function groupPaths(paths) {
    const groups = [];
    let room = 0;
    for (const path of paths) {
        room -= path.length + 1;
        if (room < 0) {
            groups.push([]);
            room = MAX_ARGUMENTS - path.length - 1;
        }
        groups.at(-1)?.push(path);
    }
    return groups;
}
/** All entries of a commit's tree, for {@link parseTree}. */
const LIST_TREE = ["ls-tree", "-z", "-r", "-t"];
function parseTree(listing) {
    const entries = listing.split("\0").filter(Boolean);
    return new Map(entries.map((entry) => {
        const tab = entry.indexOf("\t");
        const [mode = "", , sha = ""] = entry.slice(0, tab).split(" ");
        return [entry.slice(tab + 1), { mode, sha }];
    }));
}

;// CONCATENATED MODULE: ./out/bundle/deliver/commit-api.js






/** The largest file that GitHub's API takes. */
const MAX_API_FILE_BYTES = 37.5 * 1024 * 1024;
/** GraphQL takes about 40 MB in all; this leaves room for the paths and the message. */
const MAX_GRAPHQL_CONTENTS = 30_000_000;
/** Larger trees time out. */
const MAX_TREE_ENTRIES = 100;
const EXECUTABLE = "100755";
/**
 * Commits that GitHub signs for the token: no author is given, for with one they would not be verified.
 * https://docs.github.com/en/authentication/managing-commit-signature-verification/about-commit-signature-verification#signature-verification-for-bots
 */
function createApiCommitter({ github, context, branch, paths }) {
    const repository = { owner: context.owner, repo: context.repo };
    const explain = (error, doing) => explainGitHubError(error, { doing, permission: "contents: write", code: "delivery" });
    const git = openGit({ cwd: context.workspace });
    const attempt = async (doing, call) => {
        try {
            return await call();
        }
        catch (error) {
            throw explain(error, doing);
        }
    };
    const readHead = async () => {
        try {
            return (await github.rest.git.getRef({ ...repository, ref: `heads/${branch}` })).data.object.sha;
        }
        catch (error) {
            if (readFailure(error).status !== 404)
                throw error;
            throw new RetouchError("delivery", `The branch \`${branch}\` does not exist any more, or the token may not read it.`, {
                cause: error,
            });
        }
    };
    // GraphQL gives up on what takes it too long; REST does the same in small steps.
    let isGraphqlTired = false;
    return {
        readTip: () => attempt(`reading the branch \`${branch}\``, async () => {
            const sha = await readHead();
            // What is checked out need not be asked for.
            const local = await git.try([...LIST_TREE, sha]);
            return { sha, tree: local.exitCode === 0 ? parseTree(local.stdout) : await readTreeAt({ github, context, sha, paths }) };
        }),
        readText: (blob) => attempt("reading the lock file", async () => {
            const local = await git.try(["cat-file", "blob", blob]);
            if (local.exitCode === 0)
                return local.stdout;
            const { data } = await github.rest.git.getBlob({ ...repository, file_sha: blob });
            return Buffer.from(data.content, "base64").toString("utf8");
        }),
        readCommit: (sha) => attempt("reading a commit", async () => {
            const { data } = await github.rest.git.getCommit({ ...repository, commit_sha: sha });
            return { parents: data.parents.map((parent) => parent.sha), verified: data.verification.verified };
        }),
        async write(commit) {
            const doing = `the commit to \`${branch}\``;
            const additions = await attempt(doing, () => listAdditions(commit));
            try {
                // Base64 is a third larger.
                const isLarge = additions.reduce((sum, { size }) => sum + (size * 4) / 3, 0) > MAX_GRAPHQL_CONTENTS;
                // GraphQL knows no file modes and makes each file a plain one.
                const isExecutable = additions.some(({ path }) => commit.tip.tree.get(path)?.mode === EXECUTABLE);
                const request = { github, context, branch, tip: commit.tip, message: commit.message, additions };
                return isLarge || isExecutable || isGraphqlTired ? await writeByRest(request) : await writeByGraphql(request);
            }
            catch (error) {
                const { isTransient, types, reason } = readFailure(error);
                // A replica that lags behind may still show the old tip.
                if (types?.includes("STALE_DATA") || /is at [0-9a-f]+ but expected/.test(reason))
                    return undefined;
                if (isTransient) {
                    isGraphqlTired = true;
                    return undefined;
                }
                const head = await attempt(doing, readHead);
                if (head !== commit.tip.sha)
                    return undefined;
                throw explain(error, doing);
            }
        },
    };
}
async function listAdditions({ changes, lock }) {
    const additions = [];
    for (const { task, file } of changes) {
        const { size } = await (0,promises_.stat)(file);
        if (size > MAX_API_FILE_BYTES) {
            throw new RetouchError("delivery", `\`${task.output}\` is larger than the 37.5 MB that GitHub's API takes; set \`commit-method: git\`.`);
        }
        additions.push({ path: task.output, size, read: () => (0,promises_.readFile)(file, "base64") });
    }
    if (lock) {
        const text = Buffer.from(lock.text);
        additions.push({ path: lock.path, size: text.length, read: async () => text.toString("base64") });
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
async function writeByGraphql({ github, context, branch, tip, message, additions }) {
    const [headline = "", ...body] = message.split("\n");
    const input = {
        branch: { repositoryNameWithOwner: `${context.owner}/${context.repo}`, branchName: branch },
        message: { headline, ...(body.length > 0 && { body: body.join("\n").trim() }) },
        expectedHeadOid: tip.sha,
        fileChanges: { additions: await Promise.all(additions.map(async ({ path, read }) => ({ path, contents: await read() }))) },
    };
    const { commit } = createdSchema.parse(await github.graphql(MUTATION, { input })).createCommitOnBranch;
    return { sha: commit.oid, verified: commit.signature?.isValid ?? false };
}
/**
 * One request a file, so that only the single file's size is bounded.
 * https://docs.github.com/en/rest/git
 */
async function writeByRest({ github, context, branch, tip, message, additions }) {
    const repository = { owner: context.owner, repo: context.repo };
    const entries = [];
    // One after another, as GitHub asks of those who write.
    for (const { path, read } of additions) {
        const { data } = await github.rest.git.createBlob({ ...repository, content: await read(), encoding: "base64" });
        entries.push({ path, sha: data.sha, type: "blob", mode: readMode(tip.tree, path) });
    }
    let tree = (await github.rest.git.getCommit({ ...repository, commit_sha: tip.sha })).data.tree.sha;
    for (let start = 0; start < entries.length; start += MAX_TREE_ENTRIES) {
        const { data } = await github.rest.git.createTree({
            ...repository,
            base_tree: tree,
            tree: entries.slice(start, start + MAX_TREE_ENTRIES),
        });
        tree = data.sha;
    }
    const { data } = await github.rest.git.createCommit({ ...repository, message, tree, parents: [tip.sha] });
    await github.rest.git.updateRef({ ...repository, ref: `heads/${branch}`, sha: data.sha, force: false });
    return { sha: data.sha, verified: data.verification.verified };
}
function readMode(tree, path) {
    return tree.get(path)?.mode === EXECUTABLE ? EXECUTABLE : "100644";
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
;// CONCATENATED MODULE: ./out/bundle/deliver/commit-git.js







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
 * Commits by the git command line, with the checkout's own remote and credentials. It works in a worktree of its own at the tip of the
 * branch: on `pull_request` the checkout is the merge commit, and the user's index and files must stay as they are.
 */
function createGitCommitter({ context, branch, lfsTracked }) {
    const config = lfsTracked.size > 0 ? LFS_SETTINGS : [];
    const git = openGit({ cwd: context.workspace, config });
    const ref = `refs/heads/${branch}`;
    let worktree;
    const readHead = async () => {
        const reply = await git.try(["ls-remote", "origin", ref]);
        if (reply.exitCode !== 0)
            throw explainRemote(reply, `reading the branch \`${branch}\``);
        // The pattern also matches the end of longer names.
        const line = reply.stdout.split("\n").find((entry) => entry.endsWith(`\t${ref}`));
        const sha = line && /^[0-9a-f]{40,64}/.exec(line)?.[0];
        if (!sha)
            throw new RetouchError("delivery", `The branch \`${branch}\` does not exist any more.`);
        return sha;
    };
    /** The worktree at the tip, cleared of an earlier try. */
    async function checkOut(sha) {
        if (!worktree) {
            await (0,promises_.mkdir)(context.tempDir, { recursive: true });
            worktree = (0,external_node_path_.join)(await (0,promises_.mkdtemp)((0,external_node_path_.join)(context.tempDir, "retouch-commit-")), "worktree");
            await git.run(["worktree", "add", "--quiet", "--detach", worktree, sha]);
        }
        const inside = openGit({ cwd: worktree, config: [...config, `safe.directory=${context.workspace.replaceAll("\\", "/")}`] });
        await inside.run(["reset", "--quiet", "--hard", sha]);
        return { dir: worktree, git: inside };
    }
    return {
        async readTip() {
            const sha = await readHead();
            await fetchCommit({ git, sha, ref, branch });
            return { sha, tree: parseTree(await git.run([...LIST_TREE, sha])) };
        },
        readText: (blob) => git.run(["cat-file", "blob", blob]),
        async readCommit(sha) {
            const header = (await git.run(["cat-file", "commit", sha])).split("\n\n", 1)[0] ?? "";
            return { parents: [...header.matchAll(/^parent (\w+)$/gm)].map(([, parent = ""]) => parent), verified: false };
        },
        async clean(changes) {
            const filtered = changes.filter(({ task }) => lfsTracked.has(task.output));
            if (filtered.length === 0)
                return [...changes];
            const blobs = [];
            for (const paths of groupPaths(filtered.map(({ task }) => task.output)))
                blobs.push(...(await git.run(["hash-object", "--", ...paths])).trim().split("\n"));
            const cleaned = new Map(filtered.map(({ task }, index) => [task.output, blobs[index]]));
            return changes.map((change) => ({ ...change, blob: cleaned.get(change.task.output) ?? change.blob }));
        },
        async write(commit) {
            const { dir, git: inside } = await checkOut(commit.tip.sha);
            await placeFiles(dir, commit);
            const paths = [...commit.changes.map(({ task }) => task.output), ...(commit.lock ? [commit.lock.path] : [])];
            // An output may lie where git ignores files; the workflow named it.
            const [list, message] = [(0,external_node_path_.join)((0,external_node_path_.dirname)(dir), "paths"), (0,external_node_path_.join)((0,external_node_path_.dirname)(dir), "message")];
            await Promise.all([(0,promises_.writeFile)(list, paths.join("\0")), (0,promises_.writeFile)(message, commit.message)]);
            await inside.run(["--literal-pathspecs", "add", "--force", `--pathspec-from-file=${list}`, "--pathspec-file-nul"]);
            await inside.run(["commit", "--quiet", `--file=${message}`], BOT_ENVIRONMENT);
            const sha = (await inside.run(["rev-parse", "HEAD"])).trim();
            await pushLfsObjects(inside, commit.changes.filter(({ task }) => lfsTracked.has(task.output)));
            const pushed = await inside.try(["push", "--quiet", "origin", `HEAD:${ref}`]);
            if (pushed.exitCode === 0)
                return { sha, verified: false };
            const head = await readHead();
            if (head === sha)
                return { sha, verified: false };
            if (head !== commit.tip.sha)
                return undefined;
            throw explainRemote(pushed, `the push to \`${branch}\``);
        },
        async close() {
            if (!worktree)
                return;
            await git.try(["worktree", "remove", "--force", worktree]);
            await (0,promises_.rm)((0,external_node_path_.dirname)(worktree), { recursive: true, force: true });
            await git.try(["worktree", "prune"]);
        },
    };
}
/** Brings the commit into the checkout. A shallow one stays shallow, and a complete one is not made shallow. */
async function fetchCommit({ git, sha, ref, branch }) {
    const has = async () => (await git.try(["cat-file", "-e", `${sha}^{commit}`])).exitCode === 0;
    if (await has())
        return;
    const isShallow = (await git.run(["rev-parse", "--is-shallow-repository"])).trim() === "true";
    const depth = isShallow ? ["--depth=1"] : [];
    const reply = await git.try(["fetch", "--quiet", "--no-tags", "--no-recurse-submodules", ...depth, "origin", ref]);
    if (reply.exitCode !== 0)
        throw explainRemote(reply, `fetching the branch \`${branch}\``);
    // The branch moved between the two requests, and the shallow fetch brought only its newest commit.
    if (!(await has()))
        await git.run(["fetch", "--quiet", "--no-tags", "--no-recurse-submodules", ...depth, "origin", sha]);
}
async function placeFiles(dir, { changes, lock }) {
    for (const { task, file } of changes) {
        const target = (0,external_node_path_.join)(dir, task.output);
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(target), { recursive: true });
        // Copying into the file that is there keeps its executable bit.
        await (0,promises_.copyFile)(file, target);
    }
    if (!lock)
        return;
    await (0,promises_.mkdir)((0,external_node_path_.dirname)((0,external_node_path_.join)(dir, lock.path)), { recursive: true });
    await (0,promises_.writeFile)((0,external_node_path_.join)(dir, lock.path), lock.text);
}
/** The pre-push hook would do this where it is installed; objects that the server has are not sent again. */
async function pushLfsObjects(git, changes) {
    if (changes.length === 0)
        return;
    const ids = await Promise.all(changes.map(({ file }) => hashFile(file)));
    const reply = await git.try(["lfs", "push", "--object-id", "origin", ...ids]);
    if (reply.exitCode !== 0)
        throw explainRemote(reply, "sending the images to Git LFS");
}
/** The object id of Git LFS: SHA-256 of the file. https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md */
async function hashFile(file) {
    const hash = (0,external_node_crypto_.createHash)("sha256");
    await (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(file), hash);
    return hash.digest("hex");
}
function explainRemote(reply, doing) {
    const said = summarizeGit(reply);
    if (/could not read (Username|Password)|Authentication failed|terminal prompts disabled/i.test(said)) {
        return new RetouchError("delivery", `The remote refused ${doing}: the checkout has no credentials. Do not set \`persist-credentials: false\` on actions/checkout. (${said})`);
    }
    if (/\b403\b|denied to|Write access .* not granted/i.test(said)) {
        return new RetouchError("delivery", `The remote refused ${doing}: the token needs \`permissions: contents: write\`. (${said})`);
    }
    return new RetouchError("delivery", `git did not succeed in ${doing}: ${said}`);
}

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./out/bundle/deliver/branch-check.js

/** Compares what the task began with and what the tip of the branch has now. */
function checkChange({ task, blob }, tip) {
    const { source, output, outputIndexBlob } = task;
    if (isBlocked(output, tip))
        return "stale";
    if (tip.get(output)?.sha === blob)
        return "done";
    if (!isSame(tip.get(source.path)?.sha, source.indexBlob, source.blob))
        return "stale";
    const worktreeBlob = output === source.path ? source.blob : undefined;
    return isSame(tip.get(output)?.sha, outputIndexBlob, worktreeBlob) ? "apply" : "stale";
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

;// CONCATENATED MODULE: ./out/bundle/deliver/commit-on-tip.js



const TRIES = 5;
/**
 * Commits onto the tip of the branch, and again onto the new tip when the branch moved meanwhile: whole files, never a merge, never by
 * force. What changed there meanwhile is looked at anew each time.
 *
 * @param options.pauseMs mean pause before the second try; it doubles with each further one.
 */
async function commitOnTip(options) {
    const { committer, changes, lock, message, pauseMs = 500 } = options;
    let last;
    for (let attempt = 0; attempt < TRIES; attempt++) {
        if (attempt > 0)
            await (0,external_node_timers_promises_.setTimeout)(pauseMs * 2 ** (attempt - 1) * (0.5 + Math.random()));
        const tip = await committer.readTip();
        const verdicts = changes.map((change) => ({ change, verdict: checkChange(change, tip.tree) }));
        const stale = verdicts.flatMap(({ change, verdict }) => (verdict === "stale" ? change.task.output : []));
        const fresh = verdicts.flatMap(({ change, verdict }) => (verdict === "stale" ? [] : change));
        const applied = verdicts.flatMap(({ change, verdict }) => (verdict === "apply" ? change : []));
        const lockText = lock && fresh.length > 0 ? await mergeLock({ committer, lock, tip, fresh }) : undefined;
        if (applied.length === 0 && lockText === undefined) {
            // A commit whose answer was lost on the way is found here.
            const found = last && fresh.length > 0 ? await committer.readCommit(tip.sha) : undefined;
            if (!found || !last || found.parents.join() !== last.sha)
                return { stale };
            return { commit: { sha: tip.sha, parent: last.sha, verified: found.verified }, stale };
        }
        const written = await committer.write({
            ...{ tip, changes: applied, message: message(fresh) },
            ...(lock && lockText !== undefined && { lock: { path: lock.path, text: lockText } }),
        });
        if (written)
            return { commit: { ...written, parent: tip.sha }, stale };
        last = tip;
    }
    throw new RetouchError("delivery", `The commit did not succeed in ${TRIES} tries: each time the branch had moved, or GitHub gave no answer.`);
}
/** The lock's new text; undefined when the tip has it already. */
async function mergeLock({ committer, lock, tip, fresh }) {
    if (isBlocked(lock.path, tip.tree))
        throw new RetouchError("delivery", `On the branch \`${lock.path}\` is a link or a folder, or lies below a link.`);
    const blob = tip.tree.get(lock.path)?.sha;
    const tipText = blob === undefined ? undefined : await committer.readText(blob);
    const text = lock.merge(tipText, new Set(fresh.map(({ task }) => task.output)));
    return text === tipText ? undefined : text;
}

;// CONCATENATED MODULE: ./out/bundle/deliver/commit.js







/**
 * What would keep a commit of these outputs from being made, one sentence each; looked at before anything is spent.
 * A token's permissions cannot be asked for: whether it may write shows only when it does.
 */
async function checkCommit({ context, outputs, method, }) {
    const problems = [];
    if (context.branch === undefined) {
        const where = context.ref.startsWith("refs/tags/")
            ? `a tag (\`${context.ref.slice("refs/tags/".length)}\`)`
            : `\`${context.ref || "no branch"}\``;
        problems.push(`\`deliver: commit\` needs a branch, and this run is for ${where}. Use \`deliver: artifact\`, or run on a push to a branch or on a pull request.`);
    }
    const tracked = [...(await (0,workspace_git/* findLfsTracked */.H9)(context.workspace, outputs))];
    const examples = tracked
        .slice(0, 3)
        .map((path) => `\`${path}\``)
        .join(", ");
    if (tracked.length > 0 && method === "api") {
        problems.push(`\`commit-method: api\` cannot commit what Git LFS tracks (${examples}). Use \`auto\` or \`git\`.`);
    }
    const git = openGit({ cwd: context.workspace });
    if (tracked.length > 0 && method !== "api" && (await git.try(["lfs", "version"])).exitCode !== 0) {
        problems.push(`Git LFS tracks outputs (${examples}), but \`git-lfs\` is not installed on this runner.`);
    }
    const top = await git.try(["rev-parse", "--show-prefix"]);
    if (method === "git" && top.exitCode !== 0)
        problems.push("`commit-method: git` needs a git checkout in the workspace. Run actions/checkout before, without `path`.");
    if (top.exitCode === 0 && top.stdout.trim() !== "")
        problems.push("`deliver: commit` needs the repository's top folder as the workspace.");
    return problems;
}
/**
 * Commits the changes to the run's branch.
 *
 * @throws RetouchError `delivery`, whose message names the permission or the cause.
 */
async function deliverCommit(options) {
    const { context, changes, lock, method } = options;
    const { branch } = context;
    if (branch === undefined)
        throw new RetouchError("delivery", "This run has no branch to commit to.");
    const outputs = changes.map(({ task }) => task.output);
    const lfsTracked = await (0,workspace_git/* findLfsTracked */.H9)(context.workspace, outputs);
    const { commit, stale } = (await needsGit({ method, changes, lfsTracked }))
        ? await commitByGit({ ...options, branch, lfsTracked })
        : await commitOnTip({
            ...options,
            committer: createApiCommitter({
                ...{ github: await options.github(), context, branch },
                paths: [...changes.flatMap(({ task }) => [task.source.path, task.output]), ...(lock ? [lock.path] : [])],
            }),
        });
    if (!commit)
        return { stale };
    return { commit: { ...commit, branch, url: `${context.serverUrl}/${context.owner}/${context.repo}/commit/${commit.sha}` }, stale };
}
async function commitByGit({ branch, lfsTracked, ...options }) {
    const committer = createGitCommitter({ context: options.context, branch, lfsTracked });
    try {
        return await commitOnTip({ ...options, committer, changes: await committer.clean(options.changes) });
    }
    finally {
        await committer.close();
    }
}
async function needsGit({ method, changes, lfsTracked }) {
    if (method !== "auto")
        return method === "git";
    if (lfsTracked.size > 0)
        return true;
    const sizes = await Promise.all(changes.map(async ({ file }) => (await (0,promises_.stat)(file)).size));
    return sizes.some((size) => size > MAX_API_FILE_BYTES);
}

;// CONCATENATED MODULE: ./out/bundle/report/format.js
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

;// CONCATENATED MODULE: ./out/bundle/report/report.js

/** Of a run that nothing is known of yet. */
function emptyReport(context) {
    return {
        ...{ context, provider: "", model: "", sandbox: false, dryRun: false, skipReason: "", skipMessage: "" },
        ...{ outcomes: [], estimatedCost: null, cost: null, costIsEstimate: false, durationMs: 0, errors: [], warnings: [] },
    };
}
function tally(outcomes) {
    const counts = { edited: 0, unchanged: 0, modified: 0, failed: 0, planned: 0, stale: 0 };
    for (const { result } of outcomes)
        counts[result.status] += 1;
    return counts;
}
/** Of the whole run, the delivery's included. */
function listErrors(report) {
    return [...new Set([...report.errors, ...(report.delivered?.errors ?? [])])];
}
/** Of the whole run, the delivery's included; those of single tasks stand with their tasks. */
function listWarnings(report) {
    return [...new Set([...report.warnings, ...(report.delivered?.warnings ?? [])])];
}
const SANDBOX_NOTICE = "The sandbox provider calls no model: it puts a plain mark on each image, so that the workflow can be tried for nothing.";
/** What became of a task, in words that also say why nothing was done. */
const STATUS_TEXT = {
    edited: "edited",
    unchanged: "up to date",
    modified: "kept: changed by hand since",
    failed: "failed",
    planned: "to be edited",
    stale: "not committed: changed on the branch meanwhile",
};
/** The report in half a line, in our own words only. */
function headline(report) {
    const counts = tally(report.outcomes);
    if (report.dryRun && listErrors(report).length === 0)
        return `dry run, ${plural(counts.planned, "image")} to edit`;
    const parts = [];
    if (counts.edited > 0)
        parts.push(`${plural(counts.edited, "image")} edited`);
    if (counts.failed > 0)
        parts.push(parts.length === 0 ? `${plural(counts.failed, "image")} failed` : `${counts.failed} failed`);
    if (counts.stale > 0)
        parts.push(`${counts.stale} overtaken by a newer commit`);
    if (listErrors(report).length > 0)
        parts.push(report.delivered === undefined ? "the run failed" : "delivery failed");
    return parts.length === 0 ? "nothing to do" : parts.join(", ");
}
/** Why nothing was done, as a sentence; empty when something was. */
function explainNothing(report) {
    if (report.skipMessage !== "")
        return report.skipMessage;
    const counts = tally(report.outcomes);
    if (report.dryRun || counts.edited + counts.failed + counts.stale + listErrors(report).length > 0)
        return "";
    if (report.skipReason !== "")
        return `Nothing was done: ${report.skipReason}.`;
    return report.outcomes.length === 0 ? "No image was selected." : "Every selected image is up to date.";
}

;// CONCATENATED MODULE: ./out/bundle/report/outputs.js


/**
 * UTF-16 code units of the `results` output. GitHub allows 1 MB for all outputs of a job and counts UTF-16, so that this is half of it:
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idoutputs
 */
const RESULTS_LIMIT = 250_000;
/** Every output of the action, for `action.yml` and the README. */
const OUTPUTS = {
    changed: "`true` if a file was created or altered.",
    "skip-reason": "Why nothing was done: `no-match` `up-to-date` `fork` `dependabot` `label` `draft` `dry-run`; empty otherwise.",
    edited: "Count of tasks that were edited.",
    unchanged: "Count of tasks that left their image as it was: up to date, changed by a person and kept, or stale.",
    failed: "Count of tasks that failed.",
    results: "JSON array, one object a task: `source` `output` `locale` `status` (`edited` `unchanged` `modified` `failed` `planned` `stale`) `provider` `model` `width` `height` `bytes` `sha256` `cost` `durationMs` `warnings` `error` (`{code, message}`).",
    "results-file": "Path of a file with the same, complete.",
    "results-truncated": "`true` when `results` was cut to whole objects because it was too large for an output.",
    "estimated-cost": "US dollars, decimal; empty where the price is not known.",
    cost: "US dollars, decimal; empty where the price is not known.",
    "commit-sha": "The commit that was made.",
    "commit-verified": "Whether GitHub shows it as verified.",
    branch: "The branch that was committed to.",
    "comment-id": "The comment on the pull request.",
    "comment-url": "Its address.",
    "artifact-id": "The artifact that was uploaded.",
    "artifact-url": "Its address.",
};
/** Every output is always set; what there is nothing of is empty. */
function buildOutputs(report) {
    const { outcomes, delivered, comment } = report;
    const counts = tally(outcomes);
    const { json, truncated } = cutResults(outcomes.map(({ result }) => result));
    return {
        // A stale result is not counted: no commit holds it, and its file on the branch is somebody else's newer one.
        changed: String(counts.edited > 0),
        "skip-reason": report.skipReason,
        edited: String(counts.edited),
        // All tasks that left their image as it was. A stale one is among them, not among the failures: the source was pushed anew while
        // this run edited the old one, so there is nothing to mend, the newer push has a run of its own, and a workflow that alerts on
        // `failed` should not do so for a lost race. `results` tells it from the others, and the comment and a warning name it.
        unchanged: String(counts.unchanged + counts.modified + counts.stale),
        failed: String(counts.failed),
        results: json,
        "results-file": report.resultsFile ?? "",
        "results-truncated": String(truncated),
        "estimated-cost": report.estimatedCost === null ? "" : formatDecimal(report.estimatedCost),
        cost: report.cost === null ? "" : formatDecimal(report.cost),
        "commit-sha": delivered?.commit?.sha ?? "",
        "commit-verified": delivered?.commit === undefined ? "" : String(delivered.commit.verified),
        branch: delivered?.commit?.branch ?? "",
        "comment-id": comment === undefined ? "" : String(comment.id),
        "comment-url": comment?.url ?? "",
        "artifact-id": delivered?.artifact === undefined ? "" : String(delivered.artifact.id),
        "artifact-url": delivered?.artifact?.url ?? "",
    };
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
/** One object of `results`, also for the file and the artifact; the cost without float noise. */
function stringifyResult(result) {
    return JSON.stringify(roundCost(result));
}
/** The same without the noise of binary fractions in the cost. */
function roundCost(result) {
    return { ...result, cost: result.cost === null ? null : Number(formatDecimal(result.cost)) };
}

;// CONCATENATED MODULE: ./out/bundle/deliver/artifact.js






/** More steps of one run with one artifact name are taken for a mistake of the service. */
const MAX_SUFFIX = 64;
/**
 * Uploads the files as one artifact of this run. A name that is taken gets a numbered suffix.
 *
 * @throws RetouchError `delivery`.
 */
async function uploadArtifact({ name, entries, extra, context }) {
    if (isEnterpriseServer(context.serverUrl))
        throw new RetouchError("delivery", "Artifacts are not available here: GitHub Enterprise Server does not offer them to this version of the service.");
    if (!process.env.ACTIONS_RUNTIME_TOKEN || !process.env.ACTIONS_RESULTS_URL) {
        throw new RetouchError("delivery", "Artifacts are not available here: the runner gave no access to the artifact service.");
    }
    try {
        await (0,promises_.mkdir)(context.tempDir, { recursive: true });
        // Left for the runner to clear away: after a failed upload the client goes on reading for a while.
        const root = await (0,promises_.mkdtemp)((0,external_node_path_.join)(context.tempDir, "retouch-artifact-"));
        const files = await stage(root, entries, extra);
        // The client writes lines of its own; folded, they do not drown ours.
        return await core/* group */.Os("Artifact upload", () => Promise.race([uploadUnderFreeName({ name, files, root, context }), catchStray()]));
    }
    catch (error) {
        throw new RetouchError("delivery", `The artifact could not be uploaded: ${(0,redact/* redact */.E)(error instanceof Error ? error.message : String(error))}`, { cause: error });
    }
}
/**
 * Rejects with an error that the client throws out of an event of its own, where nobody can catch it: it would end the process before
 * anything is told. It stays on watch to the end, since such errors also come after the upload has failed; those are only logged.
 */
function catchStray() {
    return new Promise((_, reject) => {
        const onStray = (error) => {
            core/* debug */.Yz((0,redact/* redact */.E)(String(error instanceof Error ? error.stack : error)));
            reject(error);
        };
        process.on("uncaughtException", onStray).on("unhandledRejection", onStray);
    });
}
async function uploadUnderFreeName({ name, files, root, context, }) {
    // Loaded late: it is by far the largest part of the program.
    const { DefaultArtifactClient } = await Promise.all(/* import() */[__webpack_require__.e(351), __webpack_require__.e(645)]).then(__webpack_require__.bind(__webpack_require__, 9645));
    const client = new DefaultArtifactClient();
    for (let suffix = 1; suffix <= MAX_SUFFIX; suffix++) {
        const free = suffix === 1 ? name : `${name}-${suffix}`;
        try {
            const { id } = await client.uploadArtifact(free, files, root);
            if (id === undefined)
                throw new Error("the service gave no id");
            return { id, name: free, url: `${context.serverUrl}/${context.owner}/${context.repo}/actions/runs/${context.runId}/artifacts/${id}` };
        }
        catch (error) {
            if (!isNameTaken(error))
                throw error;
        }
    }
    throw new Error(`the names \`${name}\` to \`${name}-${MAX_SUFFIX}\` are taken`);
}
/** The client tells it in its message only. */
function isNameTaken(error) {
    return error instanceof Error && /\(409\)|already exists/i.test(error.message);
}
async function stage(root, entries, extra) {
    const place = async (path, write) => {
        const target = (0,external_node_path_.join)(root, encodeArtifactPath(path));
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(target), { recursive: true });
        await write(target);
        return target;
    };
    const staged = [];
    // A hard link costs no space; where there can be none, a copy does. Neither goes over what is there: it may be a link to the user's file.
    const copy = (file, target) => (0,promises_.copyFile)(file, target, external_node_fs_.constants.COPYFILE_EXCL);
    for (const { path, file } of entries)
        staged.push(await place(path, (target) => (0,promises_.link)(file, target).catch(() => copy(file, target))));
    for (const { path, content } of extra)
        staged.push(await place(path, (target) => (0,promises_.writeFile)(target, content, { flag: "wx" })));
    return staged;
}
/**
 * The path of a file in the artifact: what the service refuses, and `%` itself, is percent-encoded; a backslash, which a zip may take
 * for a folder, too.
 * https://github.com/actions/toolkit/blob/main/packages/artifact/src/internal/upload/path-and-artifact-name-validation.ts
 */
function encodeArtifactPath(path) {
    return path.replace(/[%":<>|*?\r\n\\]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`);
}
/** As the artifact client tells it; asked first, since the client is large and warns in its own words. */
function isEnterpriseServer(serverUrl) {
    return !/^(github\.com|.+\.ghe\.com|.+\.localhost)$/i.test(new URL(serverUrl).hostname);
}

;// CONCATENATED MODULE: ./out/bundle/plan/template.js
/**
 * Parses `{name}` placeholders; `{{` is a literal brace. A brace that opens no known placeholder is a mistake and is told,
 * since a typing error would otherwise reach the model or a path.
 *
 * @returns the template, or a sentence that says what is wrong.
 */
function parseTemplate(source, placeholders) {
    const parts = [];
    for (const match of source.matchAll(/\{\{|\{([^{}\n]*)\}|\{|[^{]+/g)) {
        const [token, placeholder] = match;
        if (token === "{{")
            parts.push({ text: "{" });
        else if (placeholder !== undefined && placeholders.includes(placeholder))
            parts.push({ placeholder });
        else if (token.startsWith("{")) {
            return `${JSON.stringify(token)} is not a placeholder; known: ${placeholders.map((name) => `{${name}}`).join(" ")}; for a literal brace write {{`;
        }
        else
            parts.push({ text: token });
    }
    return parts;
}
/** Fills a template. Values are inserted as they are and are not searched for placeholders again. */
function fillTemplate(template, values) {
    return template.map((part) => ("text" in part ? part.text : (values[part.placeholder] ?? ""))).join("");
}

;// CONCATENATED MODULE: ./out/bundle/deliver/commit-message.js

const COMMIT_MESSAGE_PLACEHOLDERS = ["count", "paths", "locales"];
const DEFAULT_COMMIT_MESSAGE = "chore(images): edit {count} image(s) with Retouch";
const MAX_PATHS = 50;
/** The commit message for what is committed; a template that cannot be read is taken as it stands. */
function renderCommitMessage({ template, changes, isSandbox, }) {
    const parsed = parseTemplate(template, COMMIT_MESSAGE_PLACEHOLDERS);
    const outputs = changes.map(({ task }) => toOneLine(task.output)).sort();
    const locales = [...new Set(changes.flatMap(({ task }) => task.locale ?? []))].sort();
    const paths = outputs.length > MAX_PATHS ? [...outputs.slice(0, MAX_PATHS), `and ${outputs.length - MAX_PATHS} more`] : outputs;
    const message = typeof parsed === "string"
        ? template
        : fillTemplate(parsed, { count: String(changes.length), paths: paths.join("\n"), locales: locales.join(", ") });
    const [subject = "", ...body] = message.trim().split(/\r?\n/);
    return [isSandbox ? `${subject} (sandbox)` : subject, ...body].join("\n");
}
/** A line break in a file name could otherwise add a trailer to the message. */
function toOneLine(path) {
    return path.replace(/\p{Cc}/gu, "�");
}

;// CONCATENATED MODULE: ./out/bundle/deliver/deliver.js






const REFUSED_KEPT = "The refused pictures are in `retouch/rejected` of the runner's temporary folder, until the job ends.";
/**
 * Brings the edited images to where they are wanted. What cannot be committed goes to the artifact, wanted there or not: it is paid for.
 * Failures are values, so that the report is written in each case.
 */
async function deliver(options) {
    const delivered = { stale: [], warnings: [], errors: [] };
    const changes = listChanges(options);
    const rejected = listRejected(options.outcomes);
    if (changes.length + rejected.length === 0)
        return delivered;
    if (options.targets.length === 0) {
        if (rejected.length > 0)
            delivered.warnings.push(REFUSED_KEPT);
        return delivered;
    }
    const wantsCommit = options.targets.includes("commit") && !options.isCancelled && changes.length > 0;
    const failure = wantsCommit ? await tryCommit(options, changes, delivered) : undefined;
    const isUndelivered = ({ task }) => !wantsCommit || failure !== undefined || delivered.stale.includes(task.output);
    const wantsArtifact = options.targets.includes("artifact") || options.isCancelled;
    const uploads = wantsArtifact ? changes : changes.filter(isUndelivered);
    // A picture that was refused has no other place, whatever was asked for.
    const hasFiles = uploads.length + rejected.length > 0;
    const artifactFailure = hasFiles ? await tryArtifact(options, { uploads, rejected }, delivered) : undefined;
    if (failure) {
        const { artifact } = delivered;
        const where = artifact
            ? `The images are in the artifact \`${artifact.name}\`: ${artifact.url}`
            : "The images are left in the workspace.";
        delivered.errors.push(new RetouchError("delivery", `${failure.message} ${where}`, { cause: failure }));
    }
    if (artifactFailure) {
        const refused = rejected.length > 0 ? ` ${REFUSED_KEPT}` : "";
        const message = `${artifactFailure.message}${refused}`;
        // Nothing that was asked for is missing when everything was committed but what the branch has overtaken. A failed commit fails the
        // step already, and a refused picture failed its task.
        if (failure || wantsCommit || changes.length === 0)
            delivered.warnings.push(message);
        else
            delivered.errors.push(new RetouchError("delivery", `${message} The images are left in the workspace.`, { cause: artifactFailure }));
    }
    return delivered;
}
function listChanges({ context, outcomes }) {
    return outcomes.flatMap(({ task, result, outputBlob }) => result.status === "edited" && outputBlob !== undefined ? { task, file: (0,external_node_path_.join)(context.workspace, result.output), blob: outputBlob } : []);
}
async function tryCommit(options, changes, delivered) {
    const { github, context, lock, commitMethod: method, commitMessage: template = DEFAULT_COMMIT_MESSAGE, outcomes } = options;
    const isSandbox = outcomes.some(({ result }) => result.provider === "sandbox");
    try {
        const { commit, stale } = await deliverCommit({
            ...{ github, context, changes, method },
            ...(lock && { lock }),
            message: (committed) => renderCommitMessage({ template, changes: committed, isSandbox }),
        });
        if (commit)
            delivered.commit = commit;
        delivered.stale.push(...stale);
        return undefined;
    }
    catch (error) {
        return toRetouchError(error, "delivery");
    }
}
function listRejected(outcomes) {
    return outcomes.flatMap(({ task, rejected: file }) => (file === undefined ? [] : { output: task.output, file }));
}
async function tryArtifact(options, { uploads, rejected }, delivered) {
    const { context, outcomes, artifactName: name, artifactExtra } = options;
    // A repository may have a folder of this name with images that were edited.
    let folder = "rejected";
    while (uploads.some(({ task }) => task.output.startsWith(`${folder}/`)))
        folder = `_${folder}`;
    const entries = [
        ...uploads.map(({ task, file }) => ({ path: task.output, file })),
        ...rejected.map(({ output, file }) => ({ path: `${folder}/${output}`, file })),
    ];
    const content = renderResults({
        results: outcomes.map(({ result }) => result),
        uploaded: new Set(uploads.map(({ task }) => task.output)),
        rejected: new Map(rejected.map(({ output }) => [output, `${folder}/${output}`])),
        stale: delivered.stale,
    });
    try {
        delivered.artifact = await uploadArtifact({
            ...{ name, context, entries },
            extra: [...((uploads.length > 0 && artifactExtra?.(delivered.stale)) || []), { path: "results.json", content }],
        });
        return undefined;
    }
    catch (error) {
        return toRetouchError(error, "delivery");
    }
}
/** The `results` output, each with where in the artifact the image is (`file`), or the one that was refused (`rejected`); else null. */
function renderResults({ results, uploaded, rejected, stale }) {
    const rows = results.map((result) => {
        const refused = rejected.get(result.output);
        return {
            ...roundCost(result),
            ...(stale.includes(result.output) && { status: "stale" }),
            file: uploaded.has(result.output) ? encodeArtifactPath(result.output) : null,
            rejected: refused === undefined ? null : encodeArtifactPath(refused),
        };
    });
    return `${JSON.stringify(rows, null, 2)}\n`;
}

// EXTERNAL MODULE: ./node_modules/fastest-levenshtein/mod.js
var mod = __webpack_require__(21916);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/errors.js
var errors = __webpack_require__(961);
;// CONCATENATED MODULE: ./out/bundle/github/changed-files.js




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
    return context.event.pull_request !== undefined || findComparison(context) !== undefined;
}
/**
 * What this pull request, push or merge group changed.
 *
 * @throws RetouchError `forbidden` or `unavailable` when the list cannot be had completely: each image may cost money, so there is no
 * falling back to all images, nor to none.
 */
async function listChangedFiles(github, context) {
    const permission = context.event.pull_request ? "pull-requests: read" : "contents: read";
    try {
        if (context.event.pull_request)
            return await listPullFiles(github, context, context.event.pull_request);
        const comparison = findComparison(context);
        if (!comparison)
            throw new RetouchError("invalid-input", `The event \`${context.eventName}\` has nothing to compare; set \`changed-only: false\`.`);
        return await compare(github, context, comparison);
    }
    catch (error) {
        if (error instanceof errors/* ZodError */.G) {
            throw new RetouchError("unavailable", "GitHub's answer is not a list of changed files. Nothing was edited.", { cause: error });
        }
        const { code, message } = explainGitHubError(error, { doing: "the list of changed files", permission });
        throw new RetouchError(code, `${message} Nothing was edited.`, { cause: error });
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
    const files = filesSchema.parse(await github.paginate(github.rest.pulls.listFiles, { owner, repo, pull_number: pull.number, per_page: 100 }));
    if (files.length >= MAX_PULL_FILES || files.length < (pull.changed_files ?? 1)) {
        // The event may be older than the list, so the count is asked for again.
        const { data } = await github.rest.pulls.get({ owner, repo, pull_number: pull.number });
        const count = schemas/* number */.aig().parse(data.changed_files);
        if (count > files.length) {
            throw new RetouchError("unavailable", `GitHub lists ${files.length} of the ${count} changed files of this pull request only.`);
        }
    }
    return dropRenames(files, async (paths) => {
        const { data } = await github.rest.repos.compareCommitsWithBasehead({
            ...{ owner, repo, per_page: 1 },
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
        throw new RetouchError("unavailable", "More files changed than GitHub compares, and the repository is too large to list.");
    return compareTrees(before, after);
}
/**
 * Binary files have no count of changed lines, so that a pure rename is told by its blob alone. Where the old blob cannot be had, a rename
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

;// CONCATENATED MODULE: ./out/bundle/providers/reading.js
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
/** The entry of `ratios` that is nearest to the wanted one, by the factor between them. */
function nearestRatio(ratios, wanted) {
    const distance = (ratio) => {
        const [width = 1, height = 1] = ratio.split(":").map(Number);
        return Math.abs(Math.log((wanted.width / wanted.height) * (height / width)));
    };
    return ratios.reduce((best, ratio) => (distance(ratio) < distance(best) ? ratio : best));
}
/** Scales a size, ratio kept, so that its area and sides are within the limits; sides become multiples of `step`. */
function fitSize(wanted, limits) {
    const { minArea, maxArea, step, minSide = step } = limits;
    // A strip as thin as may be must not be longer than the area allows.
    const maxSide = Math.min(limits.maxSide ?? Number.POSITIVE_INFINITY, Math.floor(maxArea / minSide / step) * step);
    const area = wanted.width * wanted.height;
    let scale = area < minArea ? Math.sqrt(minArea / area) : area > maxArea ? Math.sqrt(maxArea / area) : 1;
    const short = Math.min(wanted.width, wanted.height);
    const long = Math.max(wanted.width, wanted.height);
    scale = Math.max(scale, minSide / short);
    scale = Math.min(scale, maxSide / long);
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

;// CONCATENATED MODULE: ./out/bundle/providers/aimlapi.js


/** docs.aimlapi.com/api-references/image-models: two reply shapes, `data[]` and `images[]`; every field may be null. */
const imageSchema = schemas/* object */.Ikc({ url: schemas/* string */.YjP().nullish(), b64_json: schemas/* string */.YjP().nullish() });
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
function readReply(reply) {
    if (!isSuccess(reply))
        return aimlapi_readFailure(reply);
    const parsed = replySchema.safeParse(reply.json);
    const images = parsed.data?.data ?? parsed.data?.images;
    if (!parsed.success || !images)
        return unexpectedReply("AIML API answered without `data` or `images`");
    // The upstream returns a black picture for what its safety check refused.
    if (parsed.data.has_nsfw_concepts?.[0])
        return { kind: "failed", code: "refused", message: "the safety check flagged the result (has_nsfw_concepts)" };
    const references = images.flatMap(({ url, b64_json: base64 }) => (base64 ? [{ base64 }] : url ? [{ url }] : []));
    if (references.length === 0)
        return unexpectedReply("AIML API answered without an image");
    const header = Number.parseFloat(String(reply.headers["x-aimlapi-usd-spent"]));
    const cost = Number.isFinite(header) ? header : parsed.data.meta?.usage?.usd_spent;
    return { kind: "done", images: references, ...(cost != null && { cost }) };
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
const PRESETS = {
    "1:1": "square_hd",
    "4:3": "landscape_4_3",
    "16:9": "landscape_16_9",
    "3:4": "portrait_4_3",
    "9:16": "portrait_16_9",
};
function model({ takes, promptLimit, price, body }) {
    return {
        limits: LIMITS,
        promptLimit,
        negativePromptLimit: 500,
        takes,
        ...(price !== undefined && { price: () => price }),
        edit: (request) => ({
            request: {
                method: "POST",
                path: "/v1/images/generations",
                body: { json: { model: request.model, prompt: request.prompt, negative_prompt: request.negativePrompt, ...body(request) } },
            },
            read: readReply,
        }),
    };
}
/** Multi-image models: their default size is a preset landscape whatever the input is, so the nearest preset is always named. */
const presetBody = (request) => ({
    image_urls: [toDataUri(request.image)],
    image_size: PRESETS[nearestRatio(["1:1", "4:3", "16:9", "3:4", "9:16"], request.target)],
    seed: request.seed,
    watermark: request.watermark,
    enhance_prompt: request.promptExtend,
});
/** As of 2026-08-21. */
const MODELS = {
    "alibaba/qwen-image-edit": model({
        takes: ["negative-prompt", "watermark"],
        promptLimit: 800,
        body: ({ image, watermark }) => ({ image: toDataUri(image), watermark }),
    }),
    "alibaba/qwen-image-3-edit": model({
        takes: ["negative-prompt", "seed", "prompt-extend"],
        promptLimit: 800,
        // Without `image_size` the result has the size of the input; explicit sides must be multiples of 32.
        body: ({ image, seed, promptExtend }) => ({
            image_urls: [toDataUri(image)],
            num_images: 1,
            output_format: "png",
            seed,
            enable_prompt_expansion: promptExtend,
        }),
    }),
    "alibaba/qwen-image-2-0": model({ takes: ["seed", "watermark", "prompt-extend"], promptLimit: 2000, price: 0.0455, body: presetBody }),
    "alibaba/qwen-image-2-0-pro": model({
        takes: ["seed", "watermark", "prompt-extend"],
        promptLimit: 2000,
        price: 0.0975,
        body: presetBody,
    }),
};
const aimlapi = {
    kind: "http",
    name: "aimlapi",
    keyVariable: "AIMLAPI_API_KEY",
    keyRequired: true,
    baseUrl: "https://api.aimlapi.com",
    defaultModel: "alibaba/qwen-image-edit",
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
            return unit && unit.per > 0 ? unit.price / unit.per : undefined;
        },
    }),
};

;// CONCATENATED MODULE: ./out/bundle/providers/messages.js


/**
 * The message shape of DashScope's multimodal generation, which Pixazo's gateway speaks too. Results may stand in several
 * choices or in several items of one. `code` may be an error inside HTTP 200, and is an empty string on Pixazo's success.
 */
const messages_replySchema = schemas/* object */.Ikc({
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
/** One user message: the image first, then exactly one text. */
function messagesBody(model, request) {
    return { model, input: { messages: [{ role: "user", content: [{ image: toDataUri(request.image) }, { text: request.prompt }] }] } };
}
/** The images of a successful reply; undefined when the reply is a failure, also one that hides in HTTP 200. */
function readMessagesReply(reply) {
    const body = messages_replySchema.safeParse(reply.json).data;
    if (!isSuccess(reply) || body?.code || (body?.status_code != null && body.status_code >= 400))
        return undefined;
    const images = (body?.output?.choices ?? []).flatMap(({ message }) => message.content.flatMap(({ image }) => (image ? [{ url: image }] : [])));
    return images.length > 0 ? { kind: "done", images } : unexpectedReply("the reply holds no image in `output.choices`");
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
    const body = messages_replySchema.safeParse(reply.json).data;
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

;// CONCATENATED MODULE: ./out/bundle/providers/dashscope.js


const MEGAPIXEL_LIMITS = { minArea: 512 ** 2, maxArea: 2048 ** 2 };
const ALL = ["negative-prompt", "seed", "watermark", "prompt-extend"];
/** Sides 512–2048, which the service rounds to multiples of 16. */
const sizeBySide = (target) => fitSize(target, { ...MEGAPIXEL_LIMITS, minSide: 512, maxSide: 2048, step: 16 });
/** Any sides with a total of 512²–2048² pixels. */
const sizeByArea = (target) => fitSize(target, { ...MEGAPIXEL_LIMITS, step: 1 });
/** Ratio 1:8 to 8:1 on top of that, a little less so that whole pixels stay within. */
const sizeByAreaAndRatio = ({ width, height }) => sizeByArea({ width: Math.max(width, Math.ceil(height / 7.9)), height: Math.max(height, Math.ceil(width / 7.9)) });
/** Above this the 3.0 family bills its 2K tier. The prices hold the 0.003 of one input picture. */
const TWO_K_TIER = 2_250_000;
const tiered = (one, two) => (target) => {
    const { width, height } = sizeByAreaAndRatio(target);
    return width * height > TWO_K_TIER ? two : one;
};
/** Model Studio, "Qwen image editing" and "Qwen image generation and editing"; prices for Singapore. As of 2026-10-12. */
const FAMILIES = {
    "qwen-image-2.0-pro": { takes: ALL, promptLimit: 800, requestsPerMinute: 2, price: () => 0.075, size: sizeByArea },
    "qwen-image-2.0": { takes: ALL, promptLimit: 800, price: () => 0.035, size: sizeByArea },
    "qwen-image-edit-max": { takes: ALL, promptLimit: 800, price: () => 0.075, size: sizeBySide },
    "qwen-image-edit-plus": { takes: ALL, promptLimit: 800, price: () => 0.03, size: sizeBySide },
    // Neither `size` nor `prompt_extend` may be sent; the answer has about one megapixel in the input's ratio.
    "qwen-image-edit": { takes: ["negative-prompt", "seed", "watermark"], promptLimit: 800, price: () => 0.045 },
    "qwen-image-3.0": { takes: ALL, requestsPerMinute: 5, price: tiered(0.033, 0.078), maxSide: 2048, size: sizeByAreaAndRatio },
    "qwen-image-3.0-pro": { takes: ALL, requestsPerMinute: 5, price: tiered(0.043, 0.078), maxSide: 2048, size: sizeByAreaAndRatio },
    // Without `n` it makes four pictures, each of them billed.
    "wan2.7-image": { takes: ["seed", "watermark"], size: sizeByArea },
    // Clients of this family send neither `negative_prompt` nor a rewrite mode.
    "qwen-image-2.1-pro": { takes: ["seed", "watermark", "prompt-extend"], size: sizeByArea },
};
function toModel({ takes, promptLimit, requestsPerMinute, price, maxSide = 3072, size }) {
    return {
        // 10 MB for the encoded request's picture; base64 adds a third.
        limits: { mediaTypes: ["image/png", "image/jpeg", "image/webp"], maxBytes: 7_000_000, minSide: 384, maxSide },
        ...(promptLimit && { promptLimit }),
        negativePromptLimit: 500,
        takes,
        ...(price && { price }),
        ...(requestsPerMinute && { requestsPerMinute }),
        edit: (request) => ({
            request: {
                method: "POST",
                path: "/services/aigc/multimodal-generation/generation",
                body: { json: { ...messagesBody(request.model, request), parameters: parametersOf(request, size?.(request.target)) } },
            },
            // "Only successful images are billed": a failure of the service itself may be sent again.
            read: (reply) => readMessagesReply(reply) ?? readMessagesFailure(reply, { failuresAreFree: true }),
        }),
    };
}
/** `n` is always written: defaults differ by model, and each image is billed. The separator of `size` is an asterisk. */
function parametersOf(request, size) {
    return {
        n: 1,
        size: size && `${size.width}*${size.height}`,
        negative_prompt: request.negativePrompt,
        prompt_extend: request.promptExtend,
        watermark: request.watermark,
        seed: request.seed,
    };
}
const dashscope_MODELS = new Map(Object.entries(FAMILIES).map(([name, family]) => [name, toModel(family)]));
const dashscope = {
    kind: "http",
    name: "dashscope",
    keyVariable: "DASHSCOPE_API_KEY",
    keyRequired: true,
    baseUrl: "https://dashscope-intl.aliyuncs.com/api/v1",
    defaultModel: "qwen-image-2.0-pro",
    modelNames: [...dashscope_MODELS.keys()],
    // Dated snapshots have the rules of their family.
    findModel: (name) => dashscope_MODELS.get(name.replace(/-\d{4}-\d{2}-\d{2}$/, "")),
    authorize: (key) => ({ authorization: `Bearer ${key}` }),
    concurrency: 2,
};

;// CONCATENATED MODULE: ./out/bundle/providers/openai-compatible.js


/** OpenAI's images reference; self-hosted servers answer with either field, and relative addresses. */
const openai_compatible_replySchema = schemas/* object */.Ikc({ data: schemas/* array */.YOg(schemas/* object */.Ikc({ b64_json: schemas/* string */.YjP().nullish(), url: schemas/* string */.YjP().nullish() })) });
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
    const images = openai_compatible_replySchema
        .safeParse(reply.json)
        .data?.data.flatMap(({ b64_json: base64, url }) => (base64 ? [{ base64 }] : url ? [{ url }] : []));
    return images?.length ? { kind: "done", images } : unexpectedReply("the server answered without an image in `data`");
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
function sizeOf({ model, target }) {
    if (isOpenAiModel(model))
        return OPENAI_SIZES[nearestRatio(["1:1", "3:2", "2:3"], target)];
    // Qwen-Image's native area, so that a large source does not exhaust the server's memory; latents want multiples of 16.
    const { width, height } = fitSize(target, { minArea: 512 ** 2, maxArea: 1328 ** 2, step: 16 });
    return `${width}x${height}`;
}
function formOf(request) {
    const { model, image, mask, negativePrompt, seed } = request;
    const own = isOpenAiModel(model);
    const file = (name, picture) => ({
        name,
        picture,
        filename: `${name}.${picture.mediaType.slice("image/".length)}`,
    });
    return [
        { name: "model", value: model },
        // stable-diffusion.cpp reads server options from a tag inside the prompt; a file name must not reach it that way.
        { name: "prompt", value: own ? request.prompt : request.prompt.replace(/sd_cpp_extra_args/gi, "sd-cpp-extra-args") },
        file("image", image),
        { name: "n", value: "1" },
        { name: "size", value: sizeOf(request) },
        // OpenAI's image models always answer in base64 and refuse the field.
        ...(own ? [] : [{ name: "response_format", value: "b64_json" }]),
        // OpenAI reads `mask` by its transparency, vLLM-Omni reads `mask_image` by its white.
        ...(mask ? [file("mask", mask), ...(own ? [] : [file("mask_image", mask)])] : []),
        ...(negativePrompt ? [{ name: "negative_prompt", value: negativePrompt }] : []),
        ...(seed === undefined ? [] : [{ name: "seed", value: String(seed) }]),
    ];
}
function openai_compatible_toModel(name) {
    return {
        // stable-diffusion.cpp reads no WebP.
        limits: {
            mediaTypes: isOpenAiModel(name) ? ["image/png", "image/jpeg", "image/webp"] : ["image/png", "image/jpeg"],
            maxBytes: 50_000_000,
            alpha: true,
        },
        promptLimit: 32_000,
        takes: isOpenAiModel(name) ? ["mask"] : ["negative-prompt", "seed", "mask"],
        transparentMask: true,
        edit: (request) => ({ request: { method: "POST", path: "/images/edits", body: { form: formOf(request) } }, read: openai_compatible_readReply }),
    };
}
/** Any server with OpenAI's `POST /v1/images/edits`: vLLM-Omni, SGLang, stable-diffusion.cpp, OpenAI itself. */
const openaiCompatible = {
    kind: "http",
    name: "openai-compatible",
    keyVariable: "OPENAI_API_KEY",
    keyRequired: false,
    modelNames: [],
    findModel: openai_compatible_toModel,
    authorize: (key) => ({ authorization: `Bearer ${key}` }),
    concurrency: 2,
};

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/coerce.js
var coerce = __webpack_require__(49567);
;// CONCATENATED MODULE: ./out/bundle/providers/oxen.js


/** docs.oxen.ai/inference-api/reference: image_editing, async_queue, models. */
const editSchema = schemas/* object */.Ikc({ images: schemas/* array */.YOg(schemas/* object */.Ikc({ url: schemas/* string */.YjP().nullish(), b64_json: schemas/* string */.YjP().nullish() })) });
const enqueueSchema = schemas/* object */.Ikc({ generations: schemas/* array */.YOg(schemas/* object */.Ikc({ generation_id: schemas/* string */.YjP() })).min(1) });
const generationSchema = schemas/* object */.Ikc({
    status: schemas/* string */.YjP(),
    result_url: schemas/* string */.YjP().nullish(),
    error_message: schemas/* string */.YjP().nullish(),
});
const oxen_eventSchema = schemas/* object */.Ikc({ generation_id: schemas/* string */.YjP() });
/** Two shapes: `{error: {type, title, detail}, status_message}` and `{error: {message}}`. */
const oxen_errorSchema = schemas/* object */.Ikc({
    error: schemas/* union */.KCZ([
        schemas/* string */.YjP(),
        schemas/* object */.Ikc({ type: schemas/* string */.YjP().nullish(), title: schemas/* string */.YjP().nullish(), detail: schemas/* string */.YjP().nullish(), message: schemas/* string */.YjP().nullish() }),
    ])
        .nullish(),
    status_message: schemas/* string */.YjP().nullish(),
});
const modelSchema = schemas/* object */.Ikc({ pricing: schemas/* object */.Ikc({ method: schemas/* string */.YjP(), cost_per_image: coerce/* number */.ai().nullish() }).nullish() });
function oxen_readFailure(reply) {
    const body = oxen_errorSchema.safeParse(reply.json).data;
    const error = typeof body?.error === "string" ? { message: body.error } : body?.error;
    const message = error &&
        ("message" in error && error.message
            ? error.message
            : [("title" in error && error.title) || "", ("detail" in error && error.detail) || ""].filter(Boolean).join(": "));
    return classify(failureOf(reply, message || body?.status_message || undefined));
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
function readEdit(reply) {
    if (!isSuccess(reply))
        return oxen_readFailure(reply);
    const images = editSchema
        .safeParse(reply.json)
        .data?.images.flatMap(({ url, b64_json: base64 }) => (base64 ? [{ base64 }] : url ? [{ url }] : []));
    return images?.length ? { kind: "done", images } : unexpectedReply("Oxen answered without an image");
}
function readEnqueued(reply) {
    if (!isSuccess(reply))
        return oxen_readFailure(reply);
    const id = enqueueSchema.safeParse(reply.json).data?.generations[0]?.generation_id;
    if (!id)
        return unexpectedReply("Oxen answered without a `generation_id`");
    const path = `/ai/queue/${encodeURIComponent(id)}`;
    return {
        kind: "wait",
        job: id,
        poll: { request: { method: "GET", path }, read: (status) => readGeneration(status, path, id) },
        cancel: cancelOf(path),
    };
}
function cancelOf(path) {
    return {
        request: { method: "DELETE", path },
        read: (answer) => (isSuccess(answer) ? { kind: "done", images: [] } : oxen_readFailure(answer)),
    };
}
function readGeneration(reply, path, job) {
    if (!isSuccess(reply))
        return oxen_readFailure(reply);
    const generation = generationSchema.safeParse(reply.json).data;
    const again = { request: { method: "GET", path }, read: (next) => readGeneration(next, path, job) };
    switch (generation?.status) {
        case "queued":
        case "processing":
            return {
                kind: "wait",
                job,
                poll: again,
                cancel: cancelOf(path),
            };
        case "succeeded":
            return generation.result_url
                ? { kind: "done", images: [{ url: generation.result_url }], refresh: again }
                : unexpectedReply("Oxen reports success without a `result_url`");
        case "failed":
            return classify({ kind: "failed", code: "unavailable", message: generation.error_message ?? "the generation failed" });
        case "cancelled":
            return { kind: "failed", code: "cancelled", message: "the generation was cancelled at Oxen" };
        default:
            return unexpectedReply(`Oxen reports the status ${JSON.stringify(generation?.status ?? null)}`);
    }
}
const RATIOS = ["1:1", "16:9", "9:16", "4:3", "3:4", "3:2", "2:3"];
const single = (request) => ({ input_image: toDataUri(request.image) });
const listed = (request) => ({ input_image: [toDataUri(request.image)] });
const ratio = (request) => ({ aspect_ratio: nearestRatio(RATIOS, request.target) });
const isSourceRatio = ({ source, target }) => Math.abs(source.width * target.height - source.height * target.width) <= Math.max(target.width, target.height);
const PLUS = {
    takes: ["negative-prompt"],
    body: (request) => ({ ...listed(request), ...ratio(request), negative_prompt: request.negativePrompt, output_format: "png" }),
};
/** docs.oxen.ai/inference-api/reference/models, as of 2026-08-08. */
const SHAPES = {
    "qwen-image-edit": { body: (request) => ({ ...single(request), ...ratio(request) }) },
    "qwen-image-edit-plus": PLUS,
    "qwen-image-edit-2511": PLUS,
    "qwen-image-2": {
        takes: ["negative-prompt", "seed", "prompt-extend"],
        body: (request) => ({
            ...single(request),
            ...(isSourceRatio(request) ? { match_input_image: true } : ratio(request)),
            negative_prompt: request.negativePrompt,
            seed: request.seed,
            enable_prompt_expansion: request.promptExtend,
        }),
    },
    "gpt-image-2": {
        takes: ["mask"],
        body: (request) => ({ ...listed(request), ...ratio(request), mask_url: request.mask && toDataUri(request.mask), output_format: "png" }),
    },
    "nano-banana-2": { body: (request) => ({ ...listed(request), ...ratio(request) }) },
    "flux-kontext-dev": {
        takes: ["seed"],
        body: (request) => ({
            ...single(request),
            aspect_ratio: isSourceRatio(request) ? "match_input_image" : nearestRatio(RATIOS, request.target),
            seed: request.seed,
            output_format: "png",
        }),
    },
};
function oxen_toModel({ takes = [], body }) {
    return {
        limits: { mediaTypes: ["image/png", "image/jpeg", "image/webp"], maxBytes: 7_000_000 },
        takes,
        edit: (request) => {
            const json = { model: request.model, prompt: request.prompt, ...body(request) };
            return request.transport === "sync"
                ? { request: { method: "POST", path: "/ai/images/edit", body: { json: { ...json, response_format: "url" } } }, read: readEdit }
                : { request: { method: "POST", path: "/ai/queue", body: { json: { ...json, num_generations: 1 } } }, read: readEnqueued };
        },
    };
}
const oxen_MODELS = new Map(Object.entries(SHAPES).map(([name, shape]) => [name, oxen_toModel(shape)]));
const oxen = {
    kind: "http",
    name: "oxen",
    keyVariable: "OXEN_API_KEY",
    keyRequired: true,
    baseUrl: "https://hub.oxen.ai/api",
    defaultModel: "qwen-image-edit",
    modelNames: [...oxen_MODELS.keys()],
    findModel: (name) => oxen_MODELS.get(name),
    // The queue first: a job outlives a broken connection, and can be cancelled.
    transports: ["queue", "sync", "events"],
    authorize: (key) => ({ authorization: `Bearer ${key}` }),
    concurrency: 8,
    price: (name) => ({
        request: { method: "GET", path: `/ai/models/${encodeURIComponent(name)}` },
        read: (reply) => {
            const pricing = modelSchema.safeParse(reply.json).data?.pricing;
            return pricing?.method === "per_image" ? (pricing.cost_per_image ?? undefined) : undefined;
        },
    }),
    events: {
        path: "/events",
        readJob: ({ event, data }) => {
            if (event !== "media_generation_completed")
                return undefined;
            try {
                return oxen_eventSchema.safeParse(JSON.parse(data)).data?.generation_id;
            }
            catch {
                return undefined;
            }
        },
    },
};

;// CONCATENATED MODULE: ./out/bundle/providers/pixazo.js

/** pixazo.ai/models/qwen-image, as of 2026-08-20. The gateway speaks DashScope's message shape; input limits are DashScope's. */
const QWEN_IMAGE_EDIT = {
    limits: { mediaTypes: ["image/png", "image/jpeg", "image/webp"], maxBytes: 7_000_000, maxSide: 3072 },
    takes: ["negative-prompt", "watermark"],
    price: () => 0.055,
    edit: (request) => ({
        request: {
            method: "POST",
            path: "/qwen-image/v1/generateMultimodeTextToImageEditRequest",
            headers: { "cache-control": "no-cache" },
            body: {
                json: {
                    ...messagesBody("qwen-image-edit", request),
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
    defaultModel: "qwen-image-edit",
    modelNames: ["qwen-image-edit"],
    findModel: (name) => (name === "qwen-image-edit" ? QWEN_IMAGE_EDIT : undefined),
    authorize: (key) => ({ "ocp-apim-subscription-key": key }),
    concurrency: 4,
};

;// CONCATENATED MODULE: ./out/bundle/providers/sandbox.js
const MEDIA_TYPES = ["image/png", "image/jpeg", "image/webp"];
/** Calls no model: draws a plain, deterministic mark, so that a workflow's wiring can be tried for nothing. */
const sandbox = {
    kind: "local",
    name: "sandbox",
    defaultModel: "sandbox",
    modelNames: ["sandbox"],
    findModel: (name) => name === "sandbox"
        ? {
            limits: { mediaTypes: MEDIA_TYPES, alpha: true },
            takes: [],
            price: () => 0,
        }
        : undefined,
    concurrency: 2,
    run: async (picture, prompt) => {
        const { markPicture } = await __webpack_require__.e(/* import() */ 26).then(__webpack_require__.bind(__webpack_require__, 73026));
        return markPicture(picture, prompt);
    },
};

;// CONCATENATED MODULE: ./out/bundle/providers/registry.js






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
;// CONCATENATED MODULE: ./out/bundle/run/address.js

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

;// CONCATENATED MODULE: ./out/bundle/inputs/table.js

/** Providers by the name that a workflow uses. */
const PROVIDER_NAMES = ["sandbox", "aimlapi", "pixazo", "dashscope", "oxen", "openai-compatible"];
function table_text(allowed, parse = schemas/* string */.YjP()) {
    return { allowed, parse };
}
function oneOf(values) {
    return { allowed: values.map((value) => `\`${value}\``).join(", "), parse: schemas/* enum */.k5n(values) };
}
const BOOLEANS = new Map([
    ["true", true],
    ["True", true],
    ["TRUE", true],
    ["false", false],
    ["False", false],
    ["FALSE", false],
]);
/** YAML 1.2 core schema, as `core.getBooleanInput` reads it. */
function table_boolean() {
    return {
        allowed: "`true` or `false`",
        parse: schemas/* string */.YjP()
            .refine((value) => BOOLEANS.has(value))
            .transform((value) => BOOLEANS.get(value) === true),
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
function splitLines(value) {
    return value
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== "");
}
function splitList(value) {
    return value
        .split(/[\n,]/)
        .map((item) => item.trim())
        .filter((item) => item !== "");
}
/** Globs are one a line, since a comma is part of `{a,b}`. */
function globs() {
    return {
        allowed: "globs relative to the workspace, one a line, at least one of them without `!`; they may not leave the workspace",
        parse: schemas/* string */.YjP()
            .transform(splitLines)
            .refine((patterns) => patterns.some((pattern) => !pattern.startsWith("!")) && !patterns.some(leavesWorkspace)),
    };
}
/** True for an absolute path or one with a `..` segment, in a glob or a path. */
function leavesWorkspace(path) {
    const bare = path.replace(/^!/, "").replaceAll("\\", "/");
    return /^([/~]|[A-Za-z]:)/.test(bare) || bare.split(/[/{},]/).includes("..");
}
function path(extra = "") {
    return table_text(`the path of a file relative to the workspace, inside it${extra}`, schemas/* string */.YjP().refine((value) => !leavesWorkspace(value) && !value.includes("\0") && !/[\\/]$/.test(value)));
}
const DELIVERIES = ["commit", "artifact"];
function table_ratio() {
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
/** The longest side that WebP holds. */
const MAX_SIDE = 16_383;
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
/** Every input of the action, in the order of the documents. The single source of `action.yml`, the README's table and the parser. */
const INPUTS = {
    mode: { description: "What to do. Not set: `edit`.", ...oneOf(["edit"]) },
    images: {
        description: "Globs of the images to edit, one a line; `!` excludes. Relative to the workspace. What git ignores never matches.",
        ...globs(),
    },
    "changed-only": {
        description: "`true`: only images changed in this pull request or push. `auto`: true on `pull_request*` events, else false. If the list of changes cannot be had, the run fails; it never falls back to all images.",
        default: "auto",
        allowed: "`auto`, `true` or `false`",
        parse: schemas/* string */.YjP()
            .refine((value) => value === "auto" || BOOLEANS.has(value))
            .transform((value) => (value === "auto" ? "auto" : BOOLEANS.get(value) === true)),
    },
    prompt: {
        description: "The instruction for the model. `{path}` `{name}` `{width}` `{height}` are replaced; `{{` is a literal brace.",
        ...table_text("an instruction"),
    },
    "prompt-file": { description: "A file of the workspace that holds the instruction, instead of `prompt`.", ...path() },
    "negative-prompt": { description: "What the result should not show, where the model takes it.", ...table_text("a text") },
    provider: {
        description: "Whose model edits. `sandbox` runs inside the action, with no key and no network.",
        default: "sandbox",
        ...oneOf(PROVIDER_NAMES),
    },
    model: { description: "The provider's model. Not set: the provider's default, see [Providers](#providers).", ...table_text("a model name") },
    "api-key": {
        description: "The provider's API key, from a secret. Not set: `AIMLAPI_API_KEY`, `PIXAZO_API_KEY`, `DASHSCOPE_API_KEY`, `OXEN_API_KEY` or `OPENAI_API_KEY` of the environment. Always masked.",
        secret: true,
        // Header values cannot hold control characters; anything else is the provider's to judge.
        ...table_text("a key without spaces or line breaks", schemas/* string */.YjP().regex(/^[\x21-\x7e]+$/)),
    },
    "base-url": {
        description: "Origin and path prefix of the API: another region, a gateway, a self-hosted server. `http:` only to a loopback or private host. Required, and ends in `/v1`, for `openai-compatible`.",
        ...table_text("an `https:` address without user, query or fragment; `http:` only to a loopback or private host"),
    },
    transport: {
        description: "How to talk to a provider that has a choice (Oxen).",
        default: "auto",
        ...oneOf(["auto", "sync", "queue", "events"]),
    },
    "aspect-ratio": {
        description: "`source`: the result has exactly the source's pixel size. `W:H`: the result has this ratio.",
        default: "source",
        ...table_ratio(),
    },
    size: { description: "Exact size of the result, `WxH`. Excludes `aspect-ratio`.", ...size() },
    fit: {
        description: "When the model's answer has another ratio than wanted: `cover` crops, `contain` pads, `fill` stretches, `fail` fails the task.",
        default: "cover",
        ...oneOf(["cover", "contain", "fill", "fail"]),
    },
    "output-format": { description: "File format of the result.", default: "source", ...oneOf(["source", "png", "jpeg", "webp"]) },
    seed: { description: "Seed, where the model takes one.", ...number({ min: 0, max: 2_147_483_647, integer: true }) },
    watermark: { description: "Ask for the provider's watermark, or for none, where the model takes it.", ...table_boolean() },
    "prompt-extend": {
        description: "Let the provider rewrite the prompt before it is used, or not, where the model takes it. Not set: the model's own default.",
        ...table_boolean(),
    },
    mask: {
        description: "Path template of a mask of the source's size (white = may change), for models that take one: `{dir}` `{name}` `{ext}`, as in `{dir}/{name}.mask.png`.",
        ...path(),
    },
    "max-change": {
        description: "Share (0–1) of pixels outside the mask (without a mask: of the whole picture) that may differ visibly before the task fails as `drift`.",
        ...number({ min: 0, max: 1 }),
    },
    verify: {
        description: "`decode`: the result is decoded completely and compared with the source before it replaces a file.",
        default: "decode",
        ...oneOf(["decode"]),
    },
    output: {
        description: "Path template of the result: `{dir}` `{name}` `{ext}` `{index}`. Not set: `{dir}/{name}{ext}`, in place.",
        ...path(),
    },
    deliver: {
        description: "`commit`, `artifact`, both, or `none` (files stay in the workspace).",
        default: "artifact",
        allowed: "`commit`, `artifact`, both separated by a comma, or `none` alone",
        parse: schemas/* string */.YjP()
            .transform(splitList)
            .refine((items) => (items.length === 1 && items[0] === "none") ||
            (items.length > 0 && items.every((item) => DELIVERIES.some((known) => known === item))))
            .transform((items) => DELIVERIES.filter((known) => items.includes(known))),
    },
    "commit-message": {
        description: "Template of the commit message: `{count}` `{paths}`. Not set: `chore(images): …`.",
        ...table_text("a message"),
    },
    "commit-method": {
        description: "`api`: verified commit through the GitHub API. `git`: the git command line. `auto`: `api`, and `git` when Git LFS tracks an output or the change is too large for the API.",
        default: "auto",
        ...oneOf(["auto", "api", "git"]),
    },
    "artifact-name": {
        description: "Name of the artifact.",
        default: "retouch",
        // The characters that the artifact service refuses in a name.
        ...table_text('a name without `" : < > | * ? \\ /` and line breaks', schemas/* string */.YjP().regex(/^[^":<>|*?\\/\r\n]{1,200}$/)),
    },
    comment: { description: "Write the before/after comment on the pull request.", default: "true", ...table_boolean() },
    "comment-key": {
        description: "Tells several comments on one pull request apart. Not set: the workflow's and job's name.",
        ...table_text("a text of at most 100 characters", schemas/* string */.YjP().max(100)),
    },
    "max-images": {
        description: "More tasks than this: fail before the first paid call.",
        default: "100",
        ...number({ min: 1, max: 100_000, integer: true }),
    },
    "max-cost": {
        description: "US dollars. An estimate above it fails before the first paid call; reaching it during the run stops further calls.",
        ...number({ min: 0, max: 1_000_000 }),
    },
    "dry-run": {
        description: "Plan, estimate and report. No provider call; nothing is written or delivered; no key needed.",
        default: "false",
        ...table_boolean(),
    },
    concurrency: { description: "Calls in flight. Not set: per provider.", ...number({ min: 1, max: 64, integer: true }) },
    "requests-per-minute": {
        description: "Paid requests a minute, spread evenly. Not set: per provider and model.",
        ...number({ min: 0.1, max: 60_000 }),
    },
    timeout: {
        description: "Seconds for one task, queue time included.",
        default: "300",
        ...number({ min: 1, max: 21_600, integer: true, unit: "seconds" }),
    },
    retries: { description: "For what may be retried without paying twice.", default: "3", ...number({ min: 0, max: 20, integer: true }) },
    "fail-on": {
        description: "Which failed tasks fail the step: `any`, `all` or `never`. What succeeded is delivered in each case.",
        default: "any",
        ...oneOf(["any", "all", "never"]),
    },
    lockfile: {
        description: "Where the record of finished edits is kept, so that nothing is paid for twice; or `none`.",
        default: ".github/retouch.lock.json",
        ...path(", or `none`"),
    },
    force: {
        description: "Edit again although the lock says up to date, and replace files that a person changed.",
        default: "false",
        ...table_boolean(),
    },
    frozen: { description: "Call nobody; fail if any task is out of date.", default: "false", ...table_boolean() },
    "skip-labels": {
        description: "Do nothing on pull requests with one of these labels.",
        allowed: "label names, separated by commas or line breaks",
        parse: schemas/* string */.YjP().transform(splitList),
    },
    "skip-drafts": { description: "Do nothing on draft pull requests.", default: "false", ...table_boolean() },
    "github-token": {
        description: "Token for the GitHub API, see [Permissions](#permissions).",
        default: "${{ github.token }}",
        secret: true,
        ...table_text("a token without spaces or line breaks", schemas/* string */.YjP().regex(/^[\x21-\x7e]+$/)),
    },
};

;// CONCATENATED MODULE: ./out/bundle/inputs/load.js







const PROMPT_PLACEHOLDERS = ["path", "name", "width", "height"];
const OUTPUT_PLACEHOLDERS = ["dir", "name", "ext", "index"];
const MASK_PLACEHOLDERS = ["dir", "name", "ext"];
const MESSAGE_PLACEHOLDERS = ["count", "paths"];
const PREFIX = "INPUT_";
/** `max-cost` is `INPUT_MAX-COST`: the runner keeps hyphens and upper-cases. */
function variableOf(name) {
    return PREFIX + name.replaceAll(" ", "_").toUpperCase();
}
function camelCase(name) {
    return name.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());
}
/**
 * Reads and checks all inputs.
 *
 * @throws RetouchError `invalid-input` that lists every problem: the input, what was given, what is allowed.
 */
function loadInputs(environment, context) {
    const problems = [];
    const given = new Map();
    for (const [variable, value] of Object.entries(environment)) {
        // An empty value means "not set", whatever its name.
        if (variable.startsWith(PREFIX) && value?.trim())
            given.set(variable.slice(PREFIX.length).toLowerCase(), value.trim());
    }
    for (const name of given.keys()) {
        if (!Object.hasOwn(INPUTS, name))
            problems.push(`\`${name}\` is not an input of this action. Did you mean \`${nearest(name, Object.keys(INPUTS))}\`?`);
    }
    const values = {};
    for (const [name, input] of Object.entries(INPUTS)) {
        const fallback = "default" in input && !input.default.startsWith("${{") ? input.default : undefined;
        const text = given.get(name) || fallback;
        if (text === undefined)
            continue;
        const parsed = input.parse.safeParse(text);
        if (parsed.success)
            values[camelCase(name)] = parsed.data;
        else
            problems.push(`\`${name}\`: ${"secret" in input ? "the value" : JSON.stringify(text)} is not allowed. Allowed: ${input.allowed}.`);
    }
    const wellFormed = problems.length === 0;
    const checker = {
        values: values,
        problems,
        isSet: (name) => Boolean(given.get(name)),
        environment,
        context,
    };
    // Rules between inputs are checked also when single ones are wrong, so that one failure tells all of it.
    const inputs = checkTogether(checker);
    if (problems.length > 0 || !wellFormed || !inputs)
        throw invalidInputs(problems);
    return inputs;
}
/** One failure for all problems. */
function invalidInputs(problems) {
    const title = problems.length === 1 ? "An input is wrong:" : `${problems.length} inputs are wrong:`;
    return new RetouchError("invalid-input", [title, ...problems.map((problem) => `- ${problem}`)].join("\n"));
}
function nearest(name, known) {
    return known.reduce((best, candidate) => ((0,mod/* distance */.Io)(name, candidate) < (0,mod/* distance */.Io)(name, best) ? candidate : best), known[0] ?? "");
}
function checkTogether(checker) {
    const { values, problems, isSet } = checker;
    if (!isSet("images"))
        problems.push("`images` is required: globs of the images to edit, one a line.");
    if (!isSet("prompt") && !isSet("prompt-file"))
        problems.push("`prompt` or `prompt-file` is required: the instruction for the model.");
    if (isSet("prompt") && isSet("prompt-file"))
        problems.push("`prompt` and `prompt-file` exclude each other.");
    if (isSet("size") && values.aspectRatio !== undefined)
        problems.push("`size` and `aspect-ratio` exclude each other.");
    if (values.force && values.frozen)
        problems.push("`force` and `frozen` exclude each other.");
    const lockfile = values.lockfile === "none" ? undefined : values.lockfile;
    if (values.frozen && values.lockfile === "none")
        problems.push("`frozen` needs a `lockfile`: without a record every image is out of date.");
    checkGitHub(checker);
    if (values.prompt !== undefined) {
        const template = parseTemplate(values.prompt, PROMPT_PLACEHOLDERS);
        if (typeof template === "string")
            problems.push(`\`prompt\`: ${template}.`);
    }
    const template = (name, source, placeholders) => {
        if (source === undefined)
            return undefined;
        const parsed = parseTemplate(source, placeholders);
        if (typeof parsed !== "string")
            return parsed;
        problems.push(`\`${name}\`: ${parsed}.`);
        return undefined;
    };
    const outputTemplate = template("output", values.output ?? "{dir}/{name}{ext}", OUTPUT_PLACEHOLDERS);
    const maskTemplate = template("mask", values.mask, MASK_PLACEHOLDERS);
    template("commit-message", values.commitMessage, MESSAGE_PLACEHOLDERS);
    if (values.provider === undefined)
        return undefined;
    const chosen = checkProvider(PROVIDERS[values.provider], checker);
    if (!chosen || !values.images || !outputTemplate)
        return undefined;
    const { transport: _transport, mask: _mask, output: _output, lockfile: _lockfile, model: _model, baseUrl: _baseUrl, apiKey: _apiKey, ...rest } = values;
    return {
        ...rest,
        ...chosen,
        images: values.images,
        outputTemplate,
        ...(maskTemplate && { maskTemplate }),
        ...(lockfile && { lockfile }),
    };
}
/** What needs GitHub must have it: a branch, a repository, a token, an event that changed something. */
function checkGitHub({ values, problems, context }) {
    const wantsCommit = values.deliver?.includes("commit") && !values.dryRun;
    const wantsChanges = values.changedOnly === true || (values.changedOnly === "auto" && context.eventName.startsWith("pull_request"));
    if (wantsCommit && !context.branch) {
        const where = context.ref ? `this run is for \`${context.ref}\`` : "this run has no GITHUB_REF";
        problems.push(`\`deliver: commit\` needs a branch, but ${where}. Use \`deliver: artifact\`, or run on a pull request or a push to a branch.`);
    }
    if (wantsChanges && !canListChanges(context)) {
        problems.push(`\`changed-only: true\` has nothing to compare on the event \`${context.eventName || "none"}\`. Use \`auto\`, or run on a pull request or a push to a branch.`);
    }
    // The git command line has the checkout's own remote and credentials.
    const commitsByApi = wantsCommit && values.commitMethod !== "git";
    if ((commitsByApi || wantsChanges) && (!values.githubToken || !context.repo)) {
        problems.push(`\`github-token\` and GITHUB_REPOSITORY are required with \`${commitsByApi ? "deliver: commit" : "changed-only"}\`.`);
    }
}
function checkProvider(provider, checker) {
    const { values, problems, isSet } = checker;
    if (provider.kind === "local") {
        if (isSet("base-url"))
            problems.push(`\`base-url\` has no meaning with \`provider: ${provider.name}\`, which uses no network.`);
    }
    const transport = checkTransport(provider, values, problems);
    const http = provider.kind === "http" ? checkConnection(provider, checker) : {};
    const modelName = values.model ?? provider.defaultModel;
    if (!modelName) {
        problems.push(`\`model\` is required with \`provider: ${provider.name}\`.`);
        return undefined;
    }
    const model = provider.findModel(modelName);
    if (!model) {
        const known = provider.modelNames.map((name) => `\`${name}\``).join(", ");
        problems.push(`\`model\`: ${JSON.stringify(modelName)} is not known for \`provider: ${provider.name}\`. Did you mean \`${nearest(modelName, provider.modelNames)}\`? Known: ${known}.`);
        return undefined;
    }
    if (isSet("mask") && !model.takes.includes("mask"))
        problems.push(`\`mask\`: the model ${modelName} takes no mask.`);
    const negativeLimit = model.negativePromptLimit ?? Number.POSITIVE_INFINITY;
    if (values.negativePrompt && model.takes.includes("negative-prompt") && values.negativePrompt.length > negativeLimit) {
        problems.push(`\`negative-prompt\`: ${values.negativePrompt.length} characters; the model ${modelName} takes at most ${negativeLimit}.`);
    }
    return { provider, modelName, model, transport, ...http };
}
function checkTransport(provider, { transport }, problems) {
    const choice = provider.kind === "http" ? provider.transports : undefined;
    const automatic = choice?.[0] ?? "sync";
    if (transport === undefined || transport === "auto")
        return automatic;
    if (!choice?.includes(transport)) {
        problems.push(choice
            ? `\`transport\`: ${JSON.stringify(transport)} is not offered by \`provider: ${provider.name}\`. Allowed: ${choice.join(", ")}.`
            : `\`transport\`: \`provider: ${provider.name}\` has no choice; leave it at \`auto\`.`);
    }
    return transport;
}
function checkConnection(provider, { values, problems, environment }) {
    const apiKey = values.apiKey ?? (environment[provider.keyVariable]?.trim() || undefined);
    const callsNobody = values.dryRun || values.frozen;
    if (provider.keyRequired && !apiKey && !callsNobody) {
        problems.push(`\`api-key\` is required with \`provider: ${provider.name}\`; give the input, or ${provider.keyVariable} in \`env\`. Is the secret set, and not empty?`);
    }
    const given = values.baseUrl ?? provider.baseUrl;
    if (!given)
        problems.push(`\`base-url\` is required with \`provider: ${provider.name}\`: the server's address, ending in \`/v1\`.`);
    const baseUrl = given && checkBaseUrl(given, problems);
    if (baseUrl && provider.name === "openai-compatible" && !baseUrl.endsWith("/v1"))
        problems.push(`\`base-url\`: ${JSON.stringify(given)} does not end in \`/v1\`.`);
    return { ...(baseUrl && { baseUrl }), ...(apiKey && { apiKey }) };
}
function checkBaseUrl(given, problems) {
    const url = URL.canParse(given) ? new URL(given) : undefined;
    if (!url || !["https:", "http:"].includes(url.protocol) || url.username || url.password || url.search || url.hash) {
        // What stands before an `@` may be a password, so such an address is not repeated.
        const shown = given.includes("@") ? "the address" : JSON.stringify(given.replace(/[?#].*$/s, ""));
        problems.push(`\`base-url\`: ${shown} is not allowed. Allowed: ${INPUTS["base-url"].allowed}.`);
        return undefined;
    }
    if (url.protocol === "http:" && !isLocalHost(hostOf(url))) {
        problems.push(`\`base-url\`: ${JSON.stringify(given)} would send images and the key unencrypted. Use \`https:\`; \`http:\` is for loopback and private hosts.`);
        return undefined;
    }
    return url.href.replace(/\/+$/, "");
}

;// CONCATENATED MODULE: ./out/bundle/gate.js






/** A run that ends early, and well: nothing is to be done, and this is why. */
class Skip extends Error {
    /** The `skip-reason` output. */
    reason;
    constructor(reason, message) {
        super(message);
        this.name = "Skip";
        this.reason = reason;
    }
}
/** Before anything else is read or said: also a run whose inputs are wrong must not print a key. */
function maskSecrets(environment) {
    const variables = Object.values(PROVIDERS).flatMap((provider) => (provider.kind === "http" ? [provider.keyVariable] : []));
    for (const variable of [variableOf("api-key"), variableOf("github-token"), ...variables]) {
        const secret = environment[variable]?.trim();
        if (!secret)
            continue;
        core/* setSecret */.Pq(secret);
        (0,redact/* addSecret */.C)(secret);
    }
}
/** @throws Skip for a pull request without secrets; RetouchError `forbidden` for one that would have them and must not. */
function checkTrust(context) {
    switch (judgeTrust(context)) {
        case "fork":
            throw new Skip("fork", "Nothing was done: the pull request comes from a fork, so this run has no secrets and may not write.");
        case "dependabot":
            throw new Skip("dependabot", "Nothing was done: the pull request is by Dependabot, so this run has no secrets and may not write.");
        case "untrusted-target":
            throw new RetouchError("forbidden", "`pull_request_target` with the head of a fork is refused: it would spend your money on, and write with your token for, whoever opens a pull request. Use `pull_request`.");
        case "unknown":
            throw new RetouchError("invalid-input", "The event that GITHUB_EVENT_PATH names has no pull request that can be read, so nothing was done.");
        default:
    }
}
/** @throws Skip for what the workflow wants left alone. */
function checkSkips({ event: { pull_request: pull } }, { skipLabels = [], skipDrafts }) {
    const label = pull?.labels?.find(({ name }) => skipLabels.includes(name));
    if (label)
        throw new Skip("label", `Nothing was done: the pull request has the label "${label.name}", which \`skip-labels\` names.`);
    if (skipDrafts && pull?.draft)
        throw new Skip("draft", "Nothing was done: the pull request is a draft, and `skip-drafts` is set.");
}

;// CONCATENATED MODULE: ./out/bundle/github/client.js



const RETRIES = 3;
/** A longer wait than this is not worth a runner's minutes; the error then says so. */
const MAX_WAIT_MS = 60_000;
/**
 * Octokit with this run's addresses and the runner's proxy. Loaded when first needed, since a run that is up to date talks to nobody.
 *
 * Reads are sent again after 5xx and broken connections; any request after a rate limit, which GitHub answers before it does anything.
 * https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#handle-rate-limit-errors-appropriately
 */
async function createGitHub({ token, context }) {
    const { getOctokit } = await __webpack_require__.e(/* import() */ 351).then(__webpack_require__.bind(__webpack_require__, 61351));
    // Octokit's own words (deprecations, rate limits) would reach the log unasked.
    const log = { debug: () => { }, info: () => { }, warn: core/* debug */.Yz, error: core/* debug */.Yz };
    const github = getOctokit(token, { baseUrl: context.apiUrl, log });
    github.hook.wrap("request", async (request, options) => {
        const isGraphql = options.url === "/graphql";
        if (isGraphql)
            options.url = context.graphqlUrl;
        // Octokit encodes the slashes of a branch's name, where the documents have them plain.
        if (typeof options.ref === "string" && /\/git\/refs?\/\{ref\}$/.test(options.url)) {
            options.url = options.url.replace("{ref}", options.ref.split("/").map(encodeURIComponent).join("/"));
            options.ref = undefined;
        }
        const isRead = options.method === "GET" || (isGraphql && !/^\s*mutation\b/.test(String(options.query)));
        for (let attempt = 0;; attempt++) {
            try {
                return await request(options);
            }
            catch (error) {
                const wait = attempt < RETRIES ? computeRetryDelay({ error, isRead, attempt, now: Date.now() }) : undefined;
                if (wait === undefined)
                    throw error;
                core/* debug */.Yz(`GitHub answered ${readFailure(error).status ?? "nothing"}; trying again in ${Math.round(wait / 1000)} s.`);
                await (0,external_node_timers_promises_.setTimeout)(wait);
            }
        }
    });
    return github;
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

;// CONCATENATED MODULE: ./out/bundle/github/read-blob.js
/** An older blob, which a clone of depth 1 does not have; undefined where it is not to be had. */
async function readGitHubBlob(github, { owner, repo }, blob) {
    try {
        const { data } = await github.rest.git.getBlob({ owner, repo, file_sha: blob });
        return Buffer.from(data.content, "base64");
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./node_modules/zod/v4/core/errors.js
var core_errors = __webpack_require__(37428);
;// CONCATENATED MODULE: ./out/bundle/lock/lock.js


/** What the lock keeps of one finished output. */
const entrySchema = schemas/* object */.Ikc({
    /** Path of the source image. */
    source: schemas/* string */.YjP(),
    /** Git blob id of the bytes that were edited. */
    sourceBlob: schemas/* string */.YjP(),
    /** SHA-256 of the recipe: prompt, model and every option that decides the result. */
    recipe: schemas/* string */.YjP(),
    /** Git blob id of the output file, or of its pointer where Git LFS tracks it. */
    outputBlob: schemas/* string */.YjP(),
    /** SHA-256 and length of the output file. */
    sha256: schemas/* string */.YjP(),
    bytes: schemas/* number */.aig(),
    provider: schemas/* string */.YjP(),
    model: schemas/* string */.YjP(),
    /** US dollars; null where not known. */
    cost: schemas/* number */.aig().nullable(),
    /** When it was finished, ISO 8601. */
    at: schemas/* string */.YjP(),
});
const fileSchema = schemas/* object */.Ikc({ version: schemas/* literal */.euz(1), outputs: schemas/* record */.g1P(schemas/* string */.YjP(), entrySchema) });
const isString = (value) => typeof value === "string";
const isNumber = (value) => typeof value === "number";
/** The schema's rules once more. */
const ENTRY_RULES = {
    source: isString,
    sourceBlob: isString,
    recipe: isString,
    outputBlob: isString,
    sha256: isString,
    bytes: isNumber,
    provider: isString,
    model: isString,
    cost: (value) => value === null || isNumber(value),
    at: isString,
};
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
/**
 * Whether the schema surely accepts a file. For thousands of entries this takes a tenth of the schema's time; what is not plainly right is left to
 * the schema, which says what is wrong.
 */
function isPlainFile(json) {
    const rules = Object.entries(ENTRY_RULES);
    const isEntry = (entry) => isObject(entry) && rules.every(([field, accepts]) => accepts(entry[field]));
    return isObject(json) && json.version === 1 && isObject(json.outputs) && Object.values(json.outputs).every(isEntry);
}
const LOCK_SCHEMA_URL = "https://raw.githubusercontent.com/retouch-action/retouch/main/docs/retouch.lock.schema.json";
/** The JSON schema that is published for editors. */
function lockJsonSchema() {
    return z.toJSONSchema(fileSchema.extend({ $schema: z.string().optional() }));
}
/**
 * One line a file, sorted by path: two branches that finish different images merge without a conflict, and what a conflict
 * leaves behind can be read line by line.
 */
function formatLock(lock) {
    const lines = [...lock]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([path, entry]) => `    ${JSON.stringify(path)}: ${JSON.stringify(entry)}`);
    return `{\n  "$schema": ${JSON.stringify(LOCK_SCHEMA_URL)},\n  "version": 1,\n  "outputs": {\n${lines.join(",\n")}${lines.length > 0 ? "\n" : ""}  }\n}\n`;
}
const CONFLICT = /^(<{7}|\|{7}|={7}|>{7})( |$)/m;
/**
 * @returns the lock, and whether leftovers of a merge conflict were repaired.
 * @throws RetouchError `invalid-input` when it cannot be read: to guess would be to pay twice.
 */
function parseLock(text) {
    if (text.trim() === "")
        return { lock: new Map(), repaired: false };
    if (CONFLICT.test(text))
        return { lock: repairLock(text), repaired: true };
    try {
        const json = JSON.parse(text);
        return { lock: new Map(Object.entries((isPlainFile(json) ? json : fileSchema.parse(json)).outputs)), repaired: false };
    }
    catch (error) {
        throw unreadable(error);
    }
}
function unreadable(cause) {
    const reason = cause instanceof errors/* ZodError */.G
        ? core_errors/* prettifyError */.S1(cause).split("\n").slice(0, 2).join(" ")
        : cause instanceof Error
            ? cause.message
            : String(cause);
    return new RetouchError("invalid-input", `The lockfile cannot be read (${reason}). Restore it from git, or set \`force: true\` to start a new one and pay for every image again.`, { cause });
}
/** Both sides of each conflict count; of two records of one file the later one does. A line that is no record is lost work, so it is an error. */
function repairLock(text) {
    const lock = new Map();
    let base = false;
    for (const line of text.split(/\r?\n/)) {
        if (CONFLICT.test(line)) {
            // With `merge.conflictStyle: diff3` the common ancestor stands between ||||||| and =======. It may hold conflicts of its own.
            if (base && !line.startsWith("======="))
                throw unreadable("merge conflict: the line ======= is missing");
            base = line.startsWith("|||||||");
            continue;
        }
        if (base)
            continue;
        const record = /^\s*("(?:[^"\\]|\\.)*"): (\{.*\}),?$/.exec(line);
        if (!record && !/^\s*(\{|\}|\},|"outputs": \{\}?,?|"version": \d+,?|"\$schema": "[^"]*",?|)$/.test(line))
            throw unreadable(`merge conflict: ${line.trim().slice(0, 60)}`);
        if (!record?.[1] || !record[2])
            continue;
        try {
            const path = schemas/* string */.YjP().parse(JSON.parse(record[1]));
            const entry = entrySchema.parse(JSON.parse(record[2]));
            const other = lock.get(path);
            if (!other || other.at <= entry.at)
                lock.set(path, entry);
        }
        catch (error) {
            throw unreadable(error);
        }
    }
    if (base)
        throw unreadable("merge conflict: the line ======= is missing");
    return lock;
}

;// CONCATENATED MODULE: ./out/bundle/lock/merge-lock.js


/**
 * The branch's own lock, with our records of what is committed: entries that others wrote meanwhile stay. Where it says the same
 * already, but for the time and the cost, it is left as it is.
 *
 * @throws RetouchError `delivery` when the branch's lock cannot be read, but for `force`.
 */
function merge_lock_mergeLock(tip, { recorded, committed, force }) {
    let lock;
    let repaired = false;
    try {
        ({ lock, repaired } = parseLock(tip ?? ""));
    }
    catch (error) {
        // With `force` a new one is started; else what it holds would be paid for again.
        if (!force)
            throw new RetouchError("delivery", `On the branch: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
        lock = new Map();
    }
    const isKnown = (output, { sourceBlob, recipe, outputBlob }) => {
        const known = lock.get(output);
        return known?.sourceBlob === sourceBlob && known.recipe === recipe && known.outputBlob === outputBlob;
    };
    const news = [...recorded].filter(([output, entry]) => committed.has(output) && !isKnown(output, entry));
    if (news.length === 0 && !repaired && tip !== undefined)
        return tip;
    for (const [output, entry] of news)
        lock.set(output, entry);
    return formatLock(lock);
}

;// CONCATENATED MODULE: ./out/bundle/outcome.js

/** The result of a task that nothing is known of yet. */
function emptyResult(task, { provider, modelName }) {
    return {
        source: task.source.path,
        output: task.output,
        locale: task.locale ?? null,
        status: "planned",
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
    };
}
/** Characters of what a provider says. */
const MAX_MESSAGE = 2000;
/** A task that came to nothing. Cost 0: surely nothing was billed. */
function failed(task, inputs, error, spent = { cost: 0, durationMs: 0 }) {
    const { cost, durationMs } = spent;
    return {
        task,
        result: {
            ...emptyResult(task, inputs),
            status: "failed",
            cost,
            durationMs,
            error: { code: error.code, message: (0,redact/* redact */.E)(error.message).slice(0, MAX_MESSAGE) },
        },
    };
}
/** A task that needed nothing: up to date, or changed by a person and kept. */
function settled({ task, action, entry }, inputs) {
    const status = action === "modified" ? "modified" : "unchanged";
    const known = status === "unchanged" && entry && { sha256: entry.sha256, bytes: entry.bytes };
    return { task, result: { ...emptyResult(task, inputs), status, cost: 0, ...known } };
}
/** A task of a dry run. @param price US dollars. */
function planned({ task, warnings, header }, inputs, price) {
    const before = { width: header.width, height: header.height, bytes: 0 };
    return { task, before, result: { ...emptyResult(task, inputs), cost: price ?? null, warnings } };
}

;// CONCATENATED MODULE: ./out/bundle/plan/limits.js


/** @throws RetouchError when there is more to do than the workflow allows: anything at all with `frozen`, else more than `max-images`. */
function checkAmount(due, { frozen, maxImages }) {
    if (frozen) {
        const examples = due.slice(0, 5).map(({ task }) => task.source.path);
        const more = due.length > examples.length ? ", …" : "";
        throw new RetouchError("invalid-input", `\`frozen\`: ${plural(due.length, "image")} out of date (${examples.join(", ")}${more}). Run without \`frozen\` and commit the result.`);
    }
    if (due.length > maxImages) {
        throw new RetouchError("budget", `${plural(due.length, "image")} to edit, and \`max-images\` is ${maxImages}. Nothing was sent.`);
    }
}
/** US dollars for all jobs; null where the price of one is not known. */
function estimateCost(jobs, priceOf) {
    const prices = jobs.map(priceOf);
    return prices.reduce((sum, price) => (sum === null || price === undefined ? null : sum + price), 0);
}
/** @throws RetouchError `budget` when `max-cost` would not be kept, or cannot be. */
function checkCost(estimated, { maxCost, provider, modelName, dryRun }) {
    if (maxCost === undefined)
        return;
    if (estimated === null) {
        if (dryRun || (provider.kind === "http" && provider.reportsCost))
            return;
        throw new RetouchError("budget", `\`max-cost\` cannot be kept to: the price of ${modelName} is not known, and ${provider.name} does not tell it with the result. Nothing was sent. Leave \`max-cost\` out, and bound the run by \`max-images\`.`);
    }
    if (estimated > maxCost + 1e-9) {
        throw new RetouchError("budget", `The run would cost about ${estimated.toFixed(4)} US dollars, and \`max-cost\` is ${maxCost}. Nothing was sent.`);
    }
}

;// CONCATENATED MODULE: ./out/bundle/workspace/write-file.js




/**
 * The absolute path of a file that may be written: inside the workspace, not in `.git`, and no part of it a symbolic link,
 * which could lead anywhere.
 *
 * @throws RetouchError `invalid-input`
 */
async function checkWritable(root, path) {
    const absolute = (0,external_node_path_.resolve)(root, path);
    const parts = (0,external_node_path_.relative)(root, absolute).split(external_node_path_.sep);
    if (parts[0] === ".." || parts[0] === "" || absolute === root)
        throw new RetouchError("invalid-input", `${path} is outside the workspace, where nothing is written.`);
    if (parts.some((part) => isGitFolder(part)))
        throw new RetouchError("invalid-input", `${path} is inside .git, where nothing is written.`);
    let current = root;
    for (const part of parts) {
        current = (0,external_node_path_.join)(current, part);
        const stat = await (0,promises_.lstat)(current).catch((cause) => {
            if (cause.code === "ENOENT")
                return undefined;
            throw new RetouchError("invalid-input", `${path} cannot be written (${cause.code ?? cause.message}).`, { cause });
        });
        if (!stat)
            break;
        if (stat.isSymbolicLink())
            throw new RetouchError("invalid-input", `${path} goes through a symbolic link, which is not written through.`);
        if (current !== absolute && !stat.isDirectory())
            throw new RetouchError("invalid-input", `${path} needs a folder where there is a file.`);
        if (current === absolute && !stat.isFile())
            throw new RetouchError("invalid-input", `${path} is not a regular file, so it is not replaced.`);
    }
    return absolute;
}
/** Whether a path is a regular file of the workspace that no symbolic link leads to. */
async function write_file_isPlainFile(root, path) {
    let current = root;
    for (const part of path.split("/")) {
        current = (0,external_node_path_.join)(current, part);
        const stat = await (0,promises_.lstat)(current).catch(() => undefined);
        if (!stat || stat.isSymbolicLink())
            return false;
    }
    return (await (0,promises_.lstat)(current)).isFile();
}
/** Also in the spellings that Windows takes for the same. */
function isGitFolder(part) {
    return /^(\.git[. ]*|git~\d+)$/i.test(part);
}
/** Replaces a file as a whole: written beside it, synced, renamed. A crash leaves the old file or the new one. Its mode is kept. */
async function writeWorkspaceFile(root, path, bytes) {
    const absolute = await checkWritable(root, path);
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(absolute), { recursive: true });
    const mode = (await (0,promises_.lstat)(absolute).catch(() => undefined))?.mode;
    const temporary = (0,external_node_path_.join)((0,external_node_path_.dirname)(absolute), `.retouch-${(0,external_node_crypto_.randomUUID)()}.tmp`);
    try {
        const file = await (0,promises_.open)(temporary, "wx", 0o644);
        try {
            await file.writeFile(bytes);
            // What `open` was told is cut by the process's umask.
            if (mode !== undefined)
                await file.chmod(mode & 0o777);
            await file.sync();
        }
        finally {
            await file.close();
        }
        await (0,promises_.rename)(temporary, absolute);
    }
    catch (error) {
        await (0,promises_.rm)(temporary, { force: true });
        throw error;
    }
    return absolute;
}

;// CONCATENATED MODULE: ./out/bundle/lock/lock-file.js




/**
 * @param force a lock that cannot be read is replaced by a new one.
 * @throws RetouchError `invalid-input` when the lock cannot be read or may not be written.
 */
async function openLockFile({ root, path, force }) {
    const recorded = new Map();
    if (path === undefined)
        return {
            ...{ entries: new Map(), recorded, repaired: false },
            record: async (output, entry) => void recorded.set(output, entry),
            forget: async () => { },
        };
    await checkWritable(root, path);
    const { lock: entries, repaired } = await load((0,external_node_path_.join)(root, path), force);
    const before = new Map(entries);
    let pending;
    let writing = Promise.resolve();
    // Changes that come while the file is being written share the next write.
    const write = () => {
        pending ??= writing
            .catch(() => undefined)
            .then(async () => {
            pending = undefined;
            writing = writeWorkspaceFile(root, path, formatLock(entries)).then(() => undefined);
            await writing;
        });
        return pending;
    };
    const restore = (output) => {
        const entry = before.get(output);
        if (entry)
            entries.set(output, entry);
        else
            entries.delete(output);
        recorded.delete(output);
    };
    return {
        path,
        entries,
        recorded,
        repaired,
        record: async (output, entry) => {
            entries.set(output, entry);
            recorded.set(output, entry);
            try {
                await write();
            }
            catch (error) {
                // The task fails, so that no later write may say that it is done.
                restore(output);
                throw error;
            }
        },
        forget: async (outputs) => {
            for (const output of outputs)
                restore(output);
            if (outputs.length > 0)
                await write();
        },
    };
}
async function load(absolute, force) {
    try {
        return parseLock(await (0,promises_.readFile)(absolute, "utf8"));
    }
    catch (error) {
        const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
        if (missing || force)
            return { lock: new Map(), repaired: false };
        throw error;
    }
}

// EXTERNAL MODULE: ./node_modules/image-size/dist/esm/index.js + 25 modules
var esm = __webpack_require__(72013);
;// CONCATENATED MODULE: ./out/bundle/pixels/formats/format.js
/** Facts that hold for most files, to be overridden by what is found. */
const PLAIN = {
    orientation: 1,
    alpha: false,
    animated: false,
    complete: true,
    lossless: true,
    conversion: [],
};
/** Four characters at an offset, as PNG, RIFF and ISO media name their chunks. */
function readTag(bytes, offset) {
    return bytes.toString("latin1", offset, offset + 4);
}

;// CONCATENATED MODULE: ./out/bundle/pixels/formats/avif.js


/** https://aomediacodec.github.io/av1-avif/, boxes by ISO/IEC 14496-12 and 23008-12. */
const AVIF = {
    mediaType: "image/avif",
    matches: (bytes) => readTag(bytes, 4) === "ftyp" && listBrands(bytes).some((brand) => brand === "avif" || brand === "avis"),
    read(bytes) {
        const { width, height } = (0,esm/* imageSize */.R9)(bytes);
        const meta = bytes.subarray(0, findMetaEnd(bytes));
        const turns = meta.indexOf("irot");
        return {
            ...PLAIN,
            width,
            height,
            // A quarter turn swaps the sides as an EXIF orientation of 6 or 8 does. The decoder applies it by itself, so no copy needs it.
            orientation: turns > 0 && (meta[turns + 4] ?? 0) % 2 === 1 ? 6 : 1,
            alpha: meta.includes("urn:mpeg:mpegB:cicp:systems:auxiliary:alpha"),
            animated: readTag(bytes, 8) === "avis",
            complete: endsWithBox(bytes),
            lossless: false,
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
function findMetaEnd(bytes) {
    const meta = bytes.indexOf("meta");
    return meta < 4 ? bytes.length : meta - 4 + bytes.readUInt32BE(meta - 4);
}
function endsWithBox(bytes) {
    let offset = 0;
    while (offset + 8 <= bytes.length) {
        const size = bytes.readUInt32BE(offset);
        // 0: up to the end of the file; 1: a 64-bit size, which no picture needs and the decoder checks.
        if (size < 8)
            return size <= 1;
        offset += size;
    }
    return offset === bytes.length;
}

;// CONCATENATED MODULE: ./out/bundle/pixels/formats/gif.js

/** https://www.w3.org/Graphics/GIF/spec-gif89a.txt */
const GIF = {
    mediaType: "image/gif",
    matches: (bytes) => ["GIF87a", "GIF89a"].includes(bytes.toString("latin1", 0, 6)),
    read(bytes) {
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
            if (block === 0x3b) {
                facts.complete = true;
                break;
            }
            else if (block === 0x21) {
                // Graphic control: its first flag says that one colour is transparent.
                if (bytes[offset + 1] === 0xf9 && ((bytes[offset + 3] ?? 0) & 1) === 1)
                    facts.alpha = true;
                offset = skipSubBlocks(bytes, offset + 2);
            }
            else if (block === 0x2c) {
                frames += 1;
                if (offset + 10 >= bytes.length)
                    break;
                offset = skipSubBlocks(bytes, offset + 11 + tableSize(bytes.readUInt8(offset + 9)));
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
function skipSubBlocks(bytes, start) {
    let offset = start;
    while (offset < bytes.length) {
        const size = bytes.readUInt8(offset);
        offset += 1 + size;
        if (size === 0)
            return offset;
    }
    return offset;
}

;// CONCATENATED MODULE: ./out/bundle/pixels/formats/exif.js
const TYPE_SIZES = { 1: 1, 3: 2, 4: 4 };
/** True for the header of a classic TIFF, which is also the header of an EXIF block. */
function isTiffHeader(bytes) {
    const head = bytes.toString("latin1", 0, 4);
    return head === "II*\0" || head === "MM\0*";
}
/** Reads the directory at `offset`, or the first one. Layout: TIFF 6.0, section 2. */
function readDirectory(bytes, offset) {
    const little = bytes[0] === 0x49;
    const read = (at, size) => (little ? bytes.readUIntLE(at, size) : bytes.readUIntBE(at, size));
    const start = offset ?? read(4, 4);
    const count = read(start, 2);
    const tags = new Map();
    for (let entry = start + 2; entry < start + 2 + count * 12; entry += 12) {
        const size = TYPE_SIZES[read(entry + 2, 2)];
        if (size === undefined)
            continue;
        const length = Math.min(read(entry + 4, 4), 64);
        const values = size * length <= 4 ? entry + 8 : read(entry + 8, 4);
        if (values + size * length > bytes.length)
            continue;
        tags.set(read(entry, 2), Array.from({ length }, (_, index) => read(values + index * size, size)));
    }
    return { tags, next: read(start + 2 + count * 12, 4) };
}
/** EXIF orientation of an EXIF block (with or without its `Exif\0\0` prefix): 1 to 8, and 1 when it is absent or damaged. */
function readOrientation(block) {
    const bytes = block.toString("latin1", 0, 6) === "Exif\0\0" ? block.subarray(6) : block;
    if (!isTiffHeader(bytes))
        return 1;
    try {
        const value = readDirectory(bytes).tags.get(0x0112)?.[0] ?? 1;
        return value >= 1 && value <= 8 ? value : 1;
    }
    catch {
        return 1;
    }
}

;// CONCATENATED MODULE: ./out/bundle/pixels/formats/icc.js
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
            // Version 2 profiles have ASCII here, version 4 UTF-16; without the zeros both read the same.
            const text = profile.toString("latin1", start, start + profile.readUInt32BE(tag + 8)).replaceAll("\0", "");
            return /sRGB|IEC ?61966-2[.-]1/i.test(text);
        }
        return false;
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./out/bundle/pixels/formats/jpeg.js



const END_OF_IMAGE = 0xd9;
const START_OF_SCAN = 0xda;
const APP1 = 0xe1;
const APP2 = 0xe2;
const COMMENT = 0xfe;
/** ITU-T T.81, annex B. */
const JPEG = {
    mediaType: "image/jpeg",
    matches: (bytes) => bytes.toString("latin1", 0, 3) === "\xff\xd8\xff",
    read,
    strip(bytes) {
        const segments = [...walkSegments(bytes)];
        const scan = segments.at(-1)?.start ?? bytes.length;
        const end = findEnd(bytes, segments.at(-1)?.end ?? bytes.length) ?? bytes.length;
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
function read(bytes) {
    const conversion = [];
    const facts = { ...PLAIN, width: 0, height: 0, complete: false, lossless: false, conversion };
    const profile = [];
    for (const { marker, start, end } of walkSegments(bytes)) {
        const data = bytes.subarray(start + 4, end);
        if (isFrame(marker)) {
            const components = data.readUInt8(5);
            facts.height = data.readUInt16BE(1);
            facts.width = data.readUInt16BE(3);
            if (components === 1)
                conversion.push("greyscale");
            if (components === 4)
                conversion.push("cmyk");
            if (data.readUInt8(0) !== 8)
                facts.unsupported = "a JPEG with more than 8 bits";
        }
        else if (marker === APP1 && data.toString("latin1", 0, 6) === "Exif\0\0")
            facts.orientation = readOrientation(data);
        else if (marker === APP2 && data.toString("latin1", 0, 12) === "ICC_PROFILE\0")
            profile.push(data.subarray(14));
        else if (marker === START_OF_SCAN)
            facts.complete = findEnd(bytes, end) !== undefined;
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
/** The segments up to the first scan's header, which is the last one given. */
function* walkSegments(bytes) {
    let start = 2;
    while (start + 4 <= bytes.length) {
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
function findEnd(bytes, start) {
    let offset = bytes.indexOf(0xff, start);
    while (offset >= 0 && offset + 1 < bytes.length) {
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
;// CONCATENATED MODULE: ./out/bundle/pixels/formats/png.js




/** What is needed to show the picture as meant: pixels, transparency, colour space, and the density that sets its size in print. */
const KEPT = new Set(["IHDR", "PLTE", "tRNS", "sRGB", "gAMA", "cHRM", "cICP", "sBIT", "pHYs", "IDAT", "IEND"]);
const PALETTE = 3;
/** https://www.w3.org/TR/png-3/ */
const PNG = {
    mediaType: "image/png",
    matches: (bytes) => bytes.toString("latin1", 0, 8) === "\x89PNG\r\n\x1a\n",
    read: png_read,
    strip(bytes) {
        const chunks = [...walkChunks(bytes)];
        const end = chunks.at(-1)?.end;
        if (end === bytes.length && chunks.every(({ tag }) => KEPT.has(tag)))
            return bytes;
        return Buffer.concat([
            bytes.subarray(0, 8),
            ...chunks.filter(({ tag }) => KEPT.has(tag)).map(({ start, end }) => bytes.subarray(start, end)),
        ]);
    },
};
function png_read(bytes) {
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
    for (const { tag, start, end } of walkChunks(bytes)) {
        const data = bytes.subarray(start + 8, end - 4);
        if (tag === "tRNS")
            facts.alpha = true;
        else if (tag === "acTL")
            facts.animated = true;
        else if (tag === "CgBI")
            facts.unsupported = "an iOS-optimised PNG";
        else if (tag === "eXIf")
            facts.orientation = readOrientation(data);
        else if (tag === "iCCP" && !isSrgbProfile(inflateProfile(data)))
            conversion.push("profile");
        else if (tag === "IEND")
            facts.complete = true;
    }
    return facts;
}
/** The chunks that are wholly there, `end` after the checksum; stops after IEND. */
function* walkChunks(bytes) {
    let start = 8;
    while (start + 12 <= bytes.length) {
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
/** The chunk has a name, a zero, a method and the deflated profile. The cap keeps a small chunk from growing without end. */
function inflateProfile(data) {
    try {
        return (0,external_node_zlib_.inflateSync)(data.subarray(data.indexOf(0) + 2), { maxOutputLength: 8 << 20 });
    }
    catch {
        return Buffer.alloc(0);
    }
}

;// CONCATENATED MODULE: ./out/bundle/pixels/formats/tiff.js


/** TIFF 6.0, sections 2 to 8 and 18. */
const TIFF = {
    mediaType: "image/tiff",
    matches: (bytes) => isTiffHeader(bytes) || ["II+\0", "MM\0+"].includes(bytes.toString("latin1", 0, 4)),
    read(bytes) {
        if (!isTiffHeader(bytes))
            return { ...PLAIN, width: 0, height: 0, unsupported: "BigTIFF" };
        const { tags, next } = readDirectory(bytes);
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
            ...(next === 0 ? {} : { unsupported: "a TIFF of several pages" }),
        };
    },
};

;// CONCATENATED MODULE: ./out/bundle/pixels/formats/webp.js



const ALPHA_FLAG = 0x10;
const ANIMATION_FLAG = 0x02;
/** https://developers.google.com/speed/webp/docs/riff_container */
const WEBP = {
    mediaType: "image/webp",
    matches: (bytes) => readTag(bytes, 0) === "RIFF" && readTag(bytes, 8) === "WEBP",
    read: webp_read,
    strip(bytes) {
        const kept = [...webp_walkChunks(bytes)].filter(({ tag }) => ["VP8X", "ALPH", "VP8 ", "VP8L"].includes(tag));
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
function webp_read(bytes) {
    const conversion = [];
    const facts = { ...PLAIN, width: 0, height: 0, lossless: false, conversion };
    facts.complete = bytes.readUInt32LE(4) + 8 <= bytes.length;
    for (const { tag, start, end } of webp_walkChunks(bytes)) {
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
            facts.orientation = readOrientation(data);
        else if (tag === "ICCP" && !isSrgbProfile(data))
            conversion.push("profile");
    }
    return facts;
}
/** The chunks, `end` after the padding byte. The last one may reach beyond a file that was cut off: its header is read all the same. */
function* webp_walkChunks(bytes) {
    let start = 12;
    while (start + 8 <= bytes.length) {
        const size = bytes.readUInt32LE(start + 4);
        const end = start + 8 + size + (size % 2);
        yield { tag: readTag(bytes, start), start, end };
        start = end;
    }
}

;// CONCATENATED MODULE: ./out/bundle/pixels/header.js








const FORMATS = [PNG, JPEG, WEBP, GIF, AVIF, TIFF];
/** True for the text that Git LFS leaves in place of a file that was not fetched (https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md). */
function isLfsPointer(bytes) {
    return bytes.length < 1024 && toBuffer(bytes).toString("latin1", 0, 42) === "version https://git-lfs.github.com/spec/v1";
}
/**
 * Reads what a picture is, without decoding it. The type comes from the content, never from a name.
 * @throws {RetouchError} `lfs-pointer`; `invalid-image`: empty, cut off in its header, or no image (the message says what it is);
 *   `unsupported-image`: an image that is not edited here (SVG, HEIC, animations, pages, …).
 */
function readHeader(bytes) {
    const buffer = toBuffer(bytes);
    if (buffer.length === 0)
        throw new RetouchError("invalid-image", "The file is empty.");
    if (isLfsPointer(buffer))
        throw new RetouchError("lfs-pointer", "The file is a Git LFS pointer, not the image itself.");
    const format = FORMATS.find(({ matches }) => buffer.length >= 12 && matches(buffer));
    if (format === undefined)
        throw explainForeign(buffer);
    const facts = readFacts(format, buffer);
    const name = format.mediaType.slice("image/".length).toUpperCase();
    if (facts.unsupported !== undefined)
        throw new RetouchError("unsupported-image", `The file is ${facts.unsupported}, which cannot be edited.`);
    if (facts.animated)
        throw new RetouchError("unsupported-image", `The file is an animated ${name}; only still images are edited.`);
    if (facts.width < 1 || facts.height < 1)
        throw new RetouchError("invalid-image", `The ${name} file says that it has no pixels.`);
    const turned = facts.orientation >= 5;
    const upright = facts.orientation === 1 || format === AVIF;
    return {
        mediaType: format.mediaType,
        width: turned ? facts.height : facts.width,
        height: turned ? facts.width : facts.height,
        alpha: facts.alpha,
        animated: facts.animated,
        complete: facts.complete,
        lossless: facts.lossless,
        conversion: upright ? facts.conversion : ["orientation", ...facts.conversion],
    };
}
/** The bytes without metadata, losslessly; undefined for a format in which that is not done. For upright sRGB pictures only. */
function stripMetadata(bytes, mediaType) {
    return FORMATS.find((format) => format.mediaType === mediaType)?.strip?.(bytes);
}
function readFacts(format, buffer) {
    try {
        return format.read(buffer);
    }
    catch (cause) {
        const name = format.mediaType.slice("image/".length).toUpperCase();
        throw new RetouchError("invalid-image", `The ${name} file is damaged or cut off in its header.`, { cause });
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
function explainForeign(buffer) {
    const start = buffer.toString("latin1", 0, 1024).replace(/^\xef\xbb\xbf/, "");
    const known = FOREIGN.find(({ pattern }) => pattern.test(start));
    if (known !== undefined) {
        if (!known.image)
            return new RetouchError("invalid-image", `The file is ${known.name}, not an image.`);
        return new RetouchError("unsupported-image", `The file is ${known.name}, which cannot be edited.`);
    }
    if (/^[\t\n\r\x20-\x7e\x80-\xff]*$/.test(start))
        return new RetouchError("invalid-image", "The file is text, not an image.");
    const type = detectRarerType(buffer);
    if (type !== undefined)
        return new RetouchError("unsupported-image", `The file is of type ${type.toUpperCase()}, which cannot be edited.`);
    return new RetouchError("invalid-image", "The file is not an image of a known type.");
}
function detectRarerType(buffer) {
    try {
        return (0,esm/* imageSize */.R9)(buffer.subarray(0, 4096)).type;
    }
    catch {
        return undefined;
    }
}
function toBuffer(bytes) {
    return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

;// CONCATENATED MODULE: ./out/bundle/workspace/origin.js




/**
 * The bytes that a task edits: the file in the workspace, or the original that the lock recorded for an edit in place: from the local
 * clone, else (a clone of depth 1 has no older blobs) from GitHub, through Git LFS where it is a pointer.
 */
async function readOrigin(workspace, task, readBlob) {
    const { originBlob, source } = task;
    if (originBlob !== source.blob) {
        const blob = (await readLocalBlob(workspace, originBlob)) ?? (await readBlob(originBlob));
        const original = blob && isLfsPointer(blob) ? await (0,workspace_git/* smudgeLfs */.nU)(workspace.root, blob) : blob;
        if (original)
            return { bytes: original, blob: originBlob, warnings: [] };
    }
    const bytes = await (0,promises_.readFile)((0,external_node_path_.join)(workspace.root, source.path));
    const warnings = originBlob === source.blob
        ? []
        : [`the original (blob ${originBlob.slice(0, 12)}) was not found, so the current file was edited again`];
    return { bytes, blob: source.blob, warnings };
}
async function readLocalBlob({ git, root }, blob) {
    return git ? (0,workspace_git/* readGit */.lX)(root, ["cat-file", "blob", blob]) : undefined;
}
/** Keeps a blob in the local clone, so that it need not come over the network again. */
async function keepBlob({ git, root }, bytes) {
    if (git)
        await (0,workspace_git/* readGit */.lX)(root, ["hash-object", "-w", "--stdin"], bytes);
}

;// CONCATENATED MODULE: ./out/bundle/plan/paths.js


/** Image formats by extension. */
const paths_FORMATS = {
    ".png": "png",
    ".apng": "png",
    ".jpg": "jpeg",
    ".jpeg": "jpeg",
    ".jpe": "jpeg",
    ".jfif": "jpeg",
    ".webp": "webp",
    ".gif": "gif",
    ".avif": "avif",
    ".tiff": "tiff",
    ".tif": "tiff",
    ".bmp": "bmp",
};
/** Extensions of results that get another format than their source. */
const WRITTEN = { png: ".png", jpeg: ".jpg", webp: ".webp" };
/** The image format that a file name promises; undefined where it promises none. */
function formatOfName(path) {
    return paths_FORMATS[external_node_path_.posix.extname(path).toLowerCase()];
}
/** The template that names each source itself. */
const IN_PLACE = [{ placeholder: "dir" }, { text: "/" }, { placeholder: "name" }, { placeholder: "ext" }];
/** Whether a template surely names each source itself, so that thousands of paths need not be taken apart and joined again. */
function isInPlace(template) {
    return JSON.stringify(template) === JSON.stringify(IN_PLACE);
}
/** `{dir}` is `.` at the top; `{ext}` holds its dot, and follows `format` where the result has another than the source. */
function fillPath(template, source, format = "source") {
    const { dir, name, ext } = external_node_path_.posix.parse(source);
    const written = format === "source" || formatOfName(source) === format ? ext : WRITTEN[format];
    return external_node_path_.posix.normalize(fillTemplate(template, { dir: dir || ".", name, ext: written, index: "1" }));
}

;// CONCATENATED MODULE: ./out/bundle/plan/recipe.js

/**
 * SHA-256 over everything but the source that decides the result. How the request travels (`base-url`, `transport`, rates) and how the
 * result is delivered are left out: changing them pays for nothing again. The prompt counts as a template, so that no image need be read.
 */
function hashRecipe(inputs, prompt, maskBlob) {
    const { aspectRatio, size, fit, outputFormat, seed, watermark, promptExtend, negativePrompt, provider, modelName } = inputs;
    const recipe = {
        version: 1,
        mode: "edit",
        provider: provider.name,
        model: modelName,
        prompt,
        negativePrompt,
        aspectRatio,
        size,
        fit,
        outputFormat,
        seed,
        watermark,
        promptExtend,
        maskBlob,
    };
    return (0,external_node_crypto_.createHash)("sha256").update(JSON.stringify(recipe)).digest("hex");
}

;// CONCATENATED MODULE: ./out/bundle/plan/plan.js


/** Output paths that the plan will ask the identity of, besides the sources themselves. */
function pathsToIdentify(inputs, sources) {
    const known = new Set(sources.map(({ path }) => path));
    const outputs = nameOutputs(inputs, sources).values();
    const masks = inputs.maskTemplate ? sources.map(({ path }) => maskPath(inputs, path)) : [];
    return [...new Set([...outputs, ...masks])].filter((path) => path !== undefined && !known.has(path));
}
/** Output by source. */
function nameOutputs({ outputTemplate, outputFormat }, sources) {
    const inPlace = outputFormat === "source" && isInPlace(outputTemplate);
    return new Map(sources.map(({ path }) => [path, inPlace ? path : fillPath(outputTemplate, path, outputFormat)]));
}
function maskPath(inputs, source) {
    return inputs.maskTemplate && fillPath(inputs.maskTemplate, source);
}
/** Decides, from identities alone, what each source becomes. Pure. */
function planTasks({ inputs, prompt, sources, lock, identities }) {
    const notices = [];
    const problems = [];
    const outputOf = nameOutputs(inputs, sources);
    const masks = new Set(sources.map(({ path }) => maskPath(inputs, path)));
    const sourceBlobs = new Map(sources.map((source) => [source.path, source]));
    const madeFrom = new Map([...outputOf].filter(([source, output]) => source !== output).map(([source, output]) => [output, source]));
    const producers = new Map();
    const recipes = new Map();
    const recipeFor = (maskBlob) => {
        const recipe = recipes.get(maskBlob) ?? hashRecipe(inputs, prompt, maskBlob);
        recipes.set(maskBlob, recipe);
        return recipe;
    };
    const tasks = [];
    for (const source of sources) {
        const output = outputOf.get(source.path) ?? source.path;
        const owner = ownerOf(source.path, { madeFrom, lock, masks });
        if (owner !== undefined) {
            notices.push(`${source.path} is ${owner}, and is not edited itself.`);
            continue;
        }
        const other = producers.get(output);
        if (other !== undefined) {
            problems.push(`\`output\`: ${other} and ${source.path} would both be written to ${output}. Make the template tell them apart, as by {dir}, {name} or {ext}.`);
            continue;
        }
        producers.set(output, source.path);
        const format = inputs.outputFormat === "source" ? formatOfName(source.path) : inputs.outputFormat;
        const promised = formatOfName(output);
        if (promised !== undefined && format !== undefined && promised !== format) {
            problems.push(`\`output\`: ${output} would hold a ${format} picture. Use {ext} in the template, or set \`output-format\`.`);
            continue;
        }
        const existing = sourceBlobs.get(output) ?? identities.get(output) ?? {};
        const mask = maskPath(inputs, source.path);
        const maskBlob = mask && (sourceBlobs.get(mask) ?? identities.get(mask))?.blob;
        tasks.push(planTask({ source, output, existing, recipe: recipeFor(maskBlob), entry: lock.get(output), force: inputs.force }));
    }
    return { tasks, notices, problems };
}
/** Whose product a path is, so that results are not edited again when a glob matches them too. */
function ownerOf(path, { madeFrom, lock, masks }) {
    if (masks.has(path))
        return "a mask";
    const recorded = lock.get(path);
    const source = recorded && recorded.source !== path ? recorded.source : madeFrom.get(path);
    return source && `the result of ${source}`;
}
function planTask({ source, output, existing, recipe, entry, force }) {
    const inPlace = output === source.path;
    const isOurs = entry !== undefined && existing.blob === entry.outputBlob;
    // A result in place is edited again from the original that the lock recorded, so that edits do not pile up.
    const originBlob = inPlace && isOurs ? entry.sourceBlob : source.blob;
    const task = { source, output, recipe, originBlob, ...(existing.indexBlob && { outputIndexBlob: existing.indexBlob }) };
    const known = entry && { entry };
    if (force || !entry || existing.blob === undefined)
        return { task, action: "edit", ...known };
    if (!isOurs)
        return { task, action: "modified", ...known };
    const sameSource = inPlace || entry.sourceBlob === source.blob;
    return { task, action: sameSource && entry.recipe === recipe ? "unchanged" : "edit", ...known };
}

;// CONCATENATED MODULE: ./out/bundle/plan/inspect.js










/** Enough for the header of nearly every image; a JPEG with large metadata in front is read whole. */
const HEADER_BYTES = 128 * 1024;
async function readStart(path) {
    const file = await (0,promises_.open)(path);
    try {
        const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(HEADER_BYTES), 0, HEADER_BYTES, 0);
        return { start: buffer.subarray(0, bytesRead), complete: bytesRead < HEADER_BYTES };
    }
    finally {
        await file.close();
    }
}
async function readSourceHeader(workspace, task, readBlob) {
    if (task.originBlob !== task.source.blob) {
        const { bytes, warnings } = await readOrigin(workspace, task, readBlob);
        return { header: readHeader(bytes), warnings };
    }
    const { start, complete } = await readStart((0,external_node_path_.join)(workspace.root, task.source.path));
    try {
        return { header: readHeader(start), warnings: [] };
    }
    catch (error) {
        if (complete)
            throw error;
        const { bytes, warnings } = await readOrigin(workspace, task, readBlob);
        return { header: readHeader(bytes), warnings };
    }
}
/** Looks at a task's source before anything is paid for. A task that cannot be done is a value: the others go on. */
async function inspectTask(task, { workspace, inputs, prompt, readBlob }) {
    try {
        await checkWritable(workspace.root, task.output);
        const { header, warnings } = await readSourceHeader(workspace, task, readBlob);
        checkName(task.source.path, header);
        const wanted = wantedOf(inputs, header);
        const mask = maskPath(inputs, task.source.path);
        if (mask && !(await write_file_isPlainFile(workspace.root, mask)))
            throw new RetouchError("invalid-input", `The mask ${mask} is not a regular file of the workspace.`);
        return {
            task,
            header,
            wanted,
            target: targetOf(wanted, header),
            prompt: fillPrompt(prompt, task.source.path, header),
            ...(mask && { maskPath: mask }),
            warnings: [...warnings, ...ignoredOptions(inputs)],
        };
    }
    catch (error) {
        return toRetouchError(error, "invalid-image");
    }
}
/** A file that says one format and holds another would be read wrongly by whatever shows it; the owner should know. */
function checkName(path, header) {
    const promised = formatOfName(path);
    const format = formatOf(header);
    if (promised === undefined)
        throw new RetouchError("unsupported-image", `${path} has no image extension, but holds a ${format} picture. Rename it.`);
    if (promised !== format)
        throw new RetouchError("invalid-image", `${path} is named as ${promised}, but holds a ${format} picture. Rename it.`);
}
function formatOf({ mediaType }) {
    const subtype = mediaType.slice("image/".length);
    return subtype;
}
function wantedOf({ size, aspectRatio, fit, outputFormat }, header) {
    const source = formatOf(header);
    if (outputFormat === "source" && source === "bmp")
        throw new RetouchError("unsupported-image", "BMP is not written. Set `output-format`.");
    const format = outputFormat === "source" ? source : outputFormat;
    if (size)
        return { size, fit, format };
    if (aspectRatio)
        return { ratio: aspectRatio, fit, format };
    return { size: { width: header.width, height: header.height }, fit, format };
}
/** Where only a ratio is wanted: the largest size of that ratio within the source. */
function targetOf({ size, ratio }, { width, height }) {
    if (size || !ratio)
        return size ?? { width, height };
    const scale = Math.min(width / ratio.width, height / ratio.height);
    return { width: Math.max(1, Math.round(ratio.width * scale)), height: Math.max(1, Math.round(ratio.height * scale)) };
}
function fillPrompt(prompt, path, { width, height }) {
    const template = parseTemplate(prompt, PROMPT_PLACEHOLDERS);
    // Checked when the inputs were loaded; a prompt file is checked when it is read.
    if (typeof template === "string")
        throw new RetouchError("invalid-input", template);
    return fillTemplate(template, { path, name: external_node_path_.posix.parse(path).name, width: String(width), height: String(height) });
}
/** Options that are set and that the model does not take: the result is what was asked for but for these. */
function ignoredOptions({ model, modelName, negativePrompt, seed, watermark, promptExtend }) {
    const set = { "negative-prompt": negativePrompt, seed, watermark, "prompt-extend": promptExtend };
    return ["negative-prompt", "seed", "watermark", "prompt-extend"]
        .filter((option) => set[option] !== undefined && !model.takes.includes(option))
        .map((option) => `\`${option}\` was left out: the model ${modelName} does not take it`);
}

// EXTERNAL MODULE: ./node_modules/fast-glob/out/index.js
var out = __webpack_require__(25648);
// EXTERNAL MODULE: ./node_modules/micromatch/index.js
var micromatch = __webpack_require__(98785);
;// CONCATENATED MODULE: ./out/bundle/workspace/workspace.js







/** Asks git once for everything under the workspace, unless `asked` holds its answer already. */
async function openWorkspace(root, asked = (0,workspace_git/* listFiles */.CS)(root)) {
    const listing = await asked;
    if (!listing) {
        if (isRepository(root)) {
            throw new RetouchError("invalid-input", "The workspace is a git repository, but git is not installed here or cannot read it. What git ignores could not be told from what it does not, so nothing was done.");
        }
        return { root, git: false, files: new Map(), objectFormat: "sha1" };
    }
    const files = new Map();
    let objectFormat = "sha1";
    for (const entry of listing.toString("utf8").split("\0")) {
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
    return { root, git: true, files, objectFormat };
}
function isFile(path) {
    return (0,external_node_fs_.statSync)(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
function isRepository(folder) {
    // A folder of that name alone is no repository; a file stands for one elsewhere.
    return ((0,external_node_fs_.existsSync)((0,external_node_path_.join)(folder, ".git", "HEAD")) ||
        isFile((0,external_node_path_.join)(folder, ".git")) ||
        ((0,external_node_path_.dirname)(folder) !== folder && isRepository((0,external_node_path_.dirname)(folder))));
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
    const tracked = await findTracked(workspace, unknown);
    for (const path of unknown) {
        const absolute = (0,external_node_path_.join)(workspace.root, path);
        const stat = await (0,promises_.lstat)(absolute).catch(() => undefined);
        if (stat?.isFile())
            identities.set(path, identifyBytes(workspace, await (0,promises_.readFile)(absolute), tracked.has(path)));
    }
    return identities;
}
/** The paths of these that Git LFS tracks. */
async function findTracked(workspace, paths) {
    return workspace.git ? (0,workspace_git/* findLfsTracked */.H9)(workspace.root, paths) : new Set();
}
/** The same for bytes that a path will have. A pointer that was never replaced by its file stands for itself. */
function identifyBytes({ objectFormat }, bytes, isTracked) {
    if (!isTracked || isLfsPointer(bytes))
        return (0,workspace_git/* blobId */.zA)(bytes, objectFormat);
    const sha256 = (0,external_node_crypto_.createHash)("sha256").update(bytes).digest("hex");
    return (0,workspace_git/* blobId */.zA)((0,workspace_git/* lfsPointer */.FW)({ sha256, bytes: bytes.length }), objectFormat);
}

;// CONCATENATED MODULE: ./out/bundle/workspace/discover.js





const OPTIONS = { dot: true, nonegate: true };
/** Paths that the globs select, sorted. fast-glob's matcher runs over git's own list, so that no folder is walked. */
function selectPaths(workspace, patterns) {
    const tidy = patterns.map((pattern) => pattern.replace(/^(!?)(\.\/)+/, "$1"));
    const positive = tidy.filter((pattern) => !pattern.startsWith("!"));
    const negative = tidy.filter((pattern) => pattern.startsWith("!")).map((pattern) => pattern.slice(1));
    if (!workspace.git)
        return out(positive, {
            cwd: workspace.root,
            dot: true,
            ignore: [...negative, "**/.git/**"],
            followSymbolicLinks: false,
            onlyFiles: false,
        });
    const wanted = positive.map(makeMatcher);
    const unwanted = negative.map(makeMatcher);
    return [...workspace.files.keys()].filter((path) => wanted.some((match) => match(path)) && !unwanted.some((match) => match(path)));
}
/** A path that equals the pattern matches whatever its marks mean; a line break in a folder's name is a character like any other. */
function makeMatcher(pattern) {
    const regex = new RegExp(micromatch.makeRe(pattern, OPTIONS).source, "s");
    return (path) => path === pattern || regex.test(path);
}
/**
 * Finds the images that the globs select and identifies them by blob id, without reading those that are as git knows them.
 * Symbolic links are never read; folders and submodules are no images.
 *
 * @param changed only these paths count, when given.
 */
async function discoverSources(workspace, patterns, changed) {
    const notices = [];
    const paths = [];
    for (const path of (await selectPaths(workspace, patterns)).sort()) {
        if (changed && !changed.has(path))
            continue;
        const known = workspace.files.get(path);
        const kind = known?.kind === "file" && !known.dirty ? "file" : await kindOf(workspace.root, path, known?.kind);
        if (kind === "file")
            paths.push(path);
        else if (kind === "symlink")
            notices.push(`${path} is a symbolic link, and is not read.`);
        else if (kind === "missing" && workspace.git)
            notices.push(`${path} is in git, but not in the workspace.`);
    }
    const identities = await identify(workspace, paths);
    const sources = paths.flatMap((path) => {
        const blob = identities.get(path);
        const indexBlob = workspace.files.get(path)?.indexBlob;
        return blob ? [{ path, blob, ...(indexBlob && { indexBlob }) }] : [];
    });
    return { sources, notices };
}
async function kindOf(root, path, known) {
    if (known === "symlink")
        return "symlink";
    if (known === "submodule")
        return "other";
    const stat = await (0,promises_.lstat)((0,external_node_path_.join)(root, path)).catch(() => undefined);
    if (!stat)
        return "missing";
    return stat.isSymbolicLink() ? "symlink" : stat.isFile() ? "file" : "other";
}

;// CONCATENATED MODULE: ./out/bundle/prepare.js












/** Finds the images and decides what each needs, by git's identities and the lock alone: an image that is up to date is never read. */
async function prepare({ context, inputs, workspace, github }) {
    const prompt = await loadPrompt(inputs, workspace.root);
    const lockFile = await openLockFile({ root: workspace.root, path: inputs.lockfile, force: inputs.force });
    const isPullRequest = context.eventName.startsWith("pull_request");
    const changed = inputs.changedOnly === true || (inputs.changedOnly === "auto" && isPullRequest)
        ? await listChangedFiles(await github(), context)
        : undefined;
    const { sources, notices } = await discoverSources(workspace, inputs.images, changed);
    const others = pathsToIdentify(inputs, sources);
    const blobs = await identify(workspace, others);
    const identities = new Map(others.map((path) => {
        const blob = blobs.get(path);
        const indexBlob = workspace.files.get(path)?.indexBlob;
        return [path, { ...(blob && { blob }), ...(indexBlob && { indexBlob }) }];
    }));
    const plan = planTasks({ inputs, prompt, sources, lock: lockFile.entries, identities });
    if (plan.problems.length > 0)
        throw invalidInputs(plan.problems);
    return { plan, prompt, lockFile, notices: [...notices, ...plan.notices] };
}
async function loadPrompt({ prompt, promptFile }, root) {
    if (prompt !== undefined || promptFile === undefined)
        return prompt ?? "";
    const path = (0,external_node_path_.join)(root, promptFile);
    if (!(await write_file_isPlainFile(root, promptFile)))
        throw invalidInputs([
            `\`prompt-file\`: ${JSON.stringify(promptFile)} is not a regular file of the workspace. Is the repository checked out?`,
        ]);
    const text = (await (0,promises_.readFile)(path, "utf8")).trim();
    const template = parseTemplate(text, PROMPT_PLACEHOLDERS);
    if (text === "")
        throw invalidInputs([`\`prompt-file\`: ${JSON.stringify(promptFile)} is empty.`]);
    if (typeof template === "string")
        throw invalidInputs([`\`prompt-file\`: ${template}.`]);
    return text;
}
/** Sources that are looked at at a time: as many as Node reads files at once. */
const READERS = 4;
/** Looks at the sources of all tasks that are to be paid for. Tasks that cannot be done come back as errors; the others go on. */
async function inspectTasks(due, options) {
    const inspected = [];
    const queue = due.entries();
    const inspectNext = async () => {
        for (const [index, { task }] of queue)
            inspected[index] = await inspectTask(task, options);
    };
    await Promise.all(Array.from({ length: READERS }, inspectNext));
    const jobs = [];
    const rejected = [];
    for (const [index, { task }] of due.entries()) {
        const job = inspected[index];
        if (!job)
            continue;
        if (job instanceof RetouchError)
            rejected.push({ task, error: job });
        else
            jobs.push(job);
    }
    const { model, modelName } = options.inputs;
    const limit = model.promptLimit ?? Number.POSITIVE_INFINITY;
    const long = jobs.find(({ prompt }) => prompt.length > limit);
    if (long)
        throw invalidInputs([
            `\`prompt\`: ${long.prompt.length} characters for ${long.task.source.path}; the model ${modelName} takes at most ${limit}, and would cut it silently.`,
        ]);
    return { jobs, rejected };
}

;// CONCATENATED MODULE: ./out/bundle/github/comment.js


/** Above it GitHub answers 422. */
const MAX_COMMENT_LENGTH = 65_536;
/**
 * Writes the one comment of this key: the oldest that begins with its marker and is the token's own, wherever in the list it stands.
 * A comment that somebody minimized stays so.
 *
 * @returns undefined when there is no pull request, or no comment and none was to be made.
 * @throws RetouchError that names the permission to grant; the caller shows it as a warning.
 */
async function upsertComment({ github, context, key, body, createIfMissing, isOutdated, }) {
    const issue_number = context.event.pull_request?.number;
    if (!issue_number)
        return undefined;
    const { owner, repo } = context;
    const marker = makeMarker(key);
    const text = limitBody(`${marker}\n${body}`);
    try {
        const found = await findComment({ github, context, marker, issue_number });
        if (found && (found.body === text || !isOutdated(found.body)))
            return { id: found.id, url: found.url };
        if (found) {
            const updated = await github.rest.issues.updateComment({ owner, repo, comment_id: found.id, body: text }).catch(ignoreDeleted);
            if (updated)
                return { id: updated.data.id, url: updated.data.html_url };
        }
        if (!createIfMissing)
            return undefined;
        const { data } = await github.rest.issues.createComment({ owner, repo, issue_number, body: text });
        return { id: data.id, url: data.html_url };
    }
    catch (error) {
        throw explainGitHubError(error, { doing: "the comment on the pull request", permission: "pull-requests: write" });
    }
}
/** The first line of the comment. The key is encoded, so that it can neither end the HTML comment nor equal another key's marker. */
function makeMarker(key) {
    return `<!-- retouch:${encodeURIComponent(key.toWellFormed()).replaceAll("-", "%2D")} -->`;
}
async function findComment({ github, context, marker, issue_number, }) {
    const { owner, repo } = context;
    let viewer;
    // GitHub lists the oldest first.
    for await (const { data } of github.paginate.iterator(github.rest.issues.listComments, { owner, repo, issue_number, per_page: 100 })) {
        for (const comment of data) {
            if (!comment.body?.startsWith(marker))
                continue;
            viewer ??= await readViewer(github);
            if (!isAuthor(comment.user, viewer))
                continue;
            return { id: comment.id, url: comment.html_url, body: comment.body.replaceAll("\r\n", "\n") };
        }
    }
    return undefined;
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
    const note = "\n\n_The rest did not fit into a comment; see the summary of the run._";
    const room = MAX_COMMENT_LENGTH - note.length;
    return `${body.slice(0, Math.max(body.lastIndexOf("\n", room), 0) || room).toWellFormed()}${note}`;
}
function ignoreDeleted(error) {
    const { status } = readFailure(error);
    if (status === 404 || status === 410)
        return undefined;
    throw error;
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./out/bundle/report/plain-text.js

/** Everything that a terminal, a browser or Markdown may take for the end of a line. */
const LINE_BREAKS = /[\n\r\t\v\f\u0085\u2028\u2029]+/g;
/**
 * What is not seen but changes how the text around it is read: controls, marks and overrides of the writing direction, zero-width
 * characters and tag characters. The joiners U+200C and U+200D stay, since Persian, Indic scripts and emoji are written with them.
 */
const INVISIBLE = /[\p{Cc}\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
/** Text of a repository or a provider as one line of visible, well-formed text. Not yet escaped for any markup. */
function toLine(text) {
    return (0,external_node_util_.stripVTControlCharacters)(text).toWellFormed().replace(LINE_BREAKS, " ").replace(INVISIBLE, "").trim();
}
/** Cuts at the end, to at most `max` characters (code points) with the ellipsis. */
function cutEnd(text, max) {
    if (text.length <= max)
        return text;
    const characters = Array.from(text);
    return characters.length <= max ? text : `${characters.slice(0, max - 1).join("")}…`;
}
/** Cuts a path in its middle, so that both its top folder and its file name can be told. */
function cutMiddle(path, max) {
    if (path.length <= max)
        return path;
    const characters = Array.from(path);
    if (characters.length <= max)
        return path;
    // The end tells more than the start: it holds the name and the extension.
    const start = Math.floor((max - 1) / 3);
    return `${characters.slice(0, start).join("")}…${characters.slice(characters.length - (max - 1 - start)).join("")}`;
}

;// CONCATENATED MODULE: ./out/bundle/report/log.js




/*
 * The runner reads commands in what an action prints: `::name::` at the start of a line, blanks before it not counted, and the old
 * `##[name]` anywhere in a line. So each line here starts with our own words, and text that we did not write goes through
 * `toLogText`.
 */
const MAX_TEXT = 1000;
/** Text that we did not write as a part of one line of the log. */
function toLogText(text) {
    return cutEnd(toLine(text), MAX_TEXT).replace(/#(?=#\[)/g, "# ");
}
/**
 * One finished task: `[12/40] edited docs/a.png 1280×720 312 KB $0.055 4.2 s`. Failures and warnings follow on indented lines of
 * the same string. `n` counts finished tasks, not the order of the plan.
 */
function taskLine({ n, m, outcome }) {
    const { result } = outcome;
    const { width, height, bytes, cost, durationMs, error } = result;
    const name = result.output === result.source ? result.source : `${result.source} -> ${result.output}`;
    const parts = [
        `[${String(n).padStart(String(m).length)}/${m}]`,
        result.status === "edited" || result.status === "failed" ? result.status : `${STATUS_TEXT[result.status]}:`,
        toLogText(name),
        result.locale !== null && toLogText(result.locale),
        width !== null && height !== null && `${width}×${height}`,
        bytes !== null && formatBytes(bytes),
        cost !== null && formatDollars(cost),
        durationMs !== null && formatDuration(durationMs),
    ];
    const lines = [parts.filter((part) => typeof part === "string").join(" ")];
    if (error !== null)
        lines.push(`  ${error.code}: ${toLogText(error.message)}`, `  advice: ${ADVICE[error.code]}`);
    for (const warning of result.warnings)
        lines.push(`  warning: ${toLogText(warning)}`);
    return lines.join("\n");
}
/** Printed from time to time while nothing finishes, so that a person who watches sees that the job lives. */
function waitingLine({ inFlight, done, total, cost, }) {
    const spent = cost === null ? "" : `, ${formatDollars(cost)} so far`;
    return `waiting for the provider: ${inFlight} in flight, ${done} of ${total} done${spent}`;
}
/** The plan of a `dry-run`, one line a task and one for the sum. */
function planLines(report) {
    const { outcomes, estimatedCost } = report;
    const lines = outcomes.map((outcome, index) => taskLine({ n: index + 1, m: outcomes.length, outcome }));
    const sum = estimatedCost === null ? "price not known" : `about ${formatDollars(estimatedCost)}`;
    return [...lines, `plan: ${plural(tally(outcomes).planned, "image")} to edit, ${sum}`];
}
/** The last line, or lines, of a run. */
function finalLine(report) {
    const { provider, model, sandbox, cost, costIsEstimate, durationMs, dryRun } = report;
    const parts = [
        `Retouch: ${headline(report)}`,
        provider !== "" && toLogText(model === provider ? provider : `${provider} ${model}`),
        !sandbox && !dryRun && cost !== null && `${formatDollars(cost)}${costIsEstimate && cost > 0 ? " (estimated)" : ""}`,
        formatDuration(durationMs),
    ];
    const lines = [parts.filter((part) => typeof part === "string").join(", ")];
    const nothing = explainNothing(report);
    if (nothing !== "")
        lines.push(`Why: ${toLogText(nothing)}`);
    if (sandbox)
        lines.push(SANDBOX_NOTICE);
    return lines.join("\n");
}
/** Where the results are, one line each. */
function deliveryLines({ delivered, comment, outcomes }) {
    const { commit, artifact } = delivered ?? {};
    const stale = outcomes.filter(({ result }) => result.status === "stale");
    return [
        ...stale.map(({ result }) => `stale, not committed: ${toLogText(result.output)}`),
        ...(commit
            ? [
                `Commit ${commit.sha.slice(0, 12)} on ${toLogText(commit.branch)}${commit.verified ? " (verified)" : ""}: ${toLogText(commit.url)}`,
            ]
            : []),
        ...(artifact ? [`Artifact ${toLogText(artifact.name)}: ${toLogText(artifact.url)}`] : []),
        ...(comment ? [`Comment: ${toLogText(comment.url)}`] : []),
    ];
}

;// CONCATENATED MODULE: ./out/bundle/report/annotations.js



/** What the runner keeps of each kind in one step, and of one message (ExecutionContext.cs of actions/runner). */
const MAX_ANNOTATIONS = 10;
const annotations_MAX_MESSAGE = 4000;
/** At most ten errors, and at most ten warnings: first those of the whole run, then one for each failed task with its file. The rest is in the summary. */
function annotate({ outcomes, errors, warnings, }) {
    const all = [
        ...errors.map(describe),
        ...outcomes.flatMap(({ result: { status, error, source } }) => status === "failed" && error ? [{ ...describe(error), file: source }] : []),
    ];
    return [
        ...all.slice(0, MAX_ANNOTATIONS),
        ...warnings
            .slice(0, MAX_ANNOTATIONS)
            .map((warning) => ({ level: "warning", title: "Retouch", message: toMessage(warning) })),
    ];
}
function describe({ code, message }) {
    return { level: "error", title: `Retouch: ${code}`, message: `${toMessage(message)} ${ADVICE[code]}` };
}
/** Lists keep their lines; each line is made safe by itself. */
function toMessage(text) {
    return cutEnd(text.split("\n").map(toLogText).join("\n"), annotations_MAX_MESSAGE - 500);
}

;// CONCATENATED MODULE: ./out/bundle/report/markdown.js

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
    return (toLine(text)
        .replace(PUNCTUATION, toEntity)
        // Inert in an HTML block, and so also where a Markdown renderer has another idea of where one ends.
        .replace(/(?<![a-z0-9])_|_(?![a-z0-9])/gi, toEntity)
        .replace(/(?<=www)\./gi, toEntity));
}
/** Text that we did not write, shown as it is; cut to `max` characters. */
function code(text, max = Number.POSITIVE_INFINITY) {
    return `<code>${escapeText(cutEnd(toLine(text), max))}</code>`;
}
/** A word of letters, or a short number, with the punctuation of a sentence: nothing that GitHub makes a reference or an emoji of. */
const PLAIN_WORD = /^["'(]{0,2}(?:\p{L}+(?:[-'’]\p{L}+)*|\d{1,6})[.,;:!?%"')]{0,3}$/u;
/** What GitHub may take for a commit. */
const COMMIT_LIKE = /(?<![\p{L}\d])[0-9a-f]{7,40}(?![\p{L}\d])/iu;
/** A name that the message itself marks, blanks, and anything else up to the next of the two. */
const TOKEN = /(?<marked>`[^`]+`)|(?<blank>\s+)|[^\s`]+|`/g;
/**
 * A sentence that may hold text that we did not write: its plain words are text, everything else is {@link code}. Cut to `max`
 * characters.
 */
function message(text, max = Number.POSITIVE_INFINITY) {
    const parts = [];
    let run = "";
    let gap = "";
    const endRun = () => {
        if (run !== "")
            parts.push(code(run));
        run = "";
    };
    for (const [token, ...groups] of cutEnd(toLine(text), max).matchAll(TOKEN)) {
        const [marked, blank] = groups;
        if (blank !== undefined) {
            gap = " ";
            continue;
        }
        const html = marked !== undefined ? code(marked.slice(1, -1)) : isPlain(token) ? escapeText(token) : undefined;
        if (html !== undefined) {
            endRun();
            parts.push(gap, html);
        }
        else if (run !== "") {
            run += gap + token;
        }
        else {
            parts.push(gap);
            run = token;
        }
        gap = "";
    }
    endRun();
    return parts.join("");
}
function isPlain(word) {
    return /^[.,:;!?)"']{1,3}$/.test(word) || (PLAIN_WORD.test(word) && !COMMIT_LIKE.test(word));
}
/** Our own prose, in which `` `name` `` is code. */
function prose(text) {
    return text
        .split("`")
        .map((part, index) => (index % 2 === 1 ? code(part) : escapeOwn(part)))
        .join("");
}
function escapeOwn(text) {
    return text.replace(/[&<>"]/g, toEntity);
}
/** A link around `html`; without an `http(s):` address, or with one too long to be meant, `html` alone. */
function markdown_link(url, html) {
    if (url.length > 2000 || !/^https?:\/\//.test(url))
        return html;
    return `<a href="${escapeUrl(url)}">${html}</a>`;
}
/** A picture in a link to itself at full size. `width` is in CSS pixels. */
function picture({ url, alt, width }) {
    return markdown_link(url, `<img src="${escapeUrl(url)}" width="${width}" alt="${escapeText(alt)}">`);
}
function escapeUrl(url) {
    return url.replace(/[&<>"'`\s]/g, (character) => (character === "&" ? "&amp;" : encodeURIComponent(character).replace("'", "%27")));
}
/**
 * A file's bytes at one commit. Unlike `raw.githubusercontent.com` it works in private repositories for readers who are signed in,
 * and unlike a branch name it stays the same.
 */
function blobUrl({ serverUrl, owner, repo, sha, path }) {
    return `${serverUrl}/${[owner, repo, "blob", sha, ...path.split("/")].map(encodeSegment).join("/")}?raw=true`;
}
function runUrl({ serverUrl, owner, repo, runId, runAttempt }) {
    const attempt = runAttempt === "" || runAttempt === "1" ? [] : ["attempts", runAttempt];
    return `${serverUrl}/${[owner, repo, "actions", "runs", runId, ...attempt].map(encodeSegment).join("/")}`;
}
/** As `encodeURIComponent`, and the marks that it leaves although Markdown and HTML read them. */
function encodeSegment(segment) {
    return encodeURIComponent(segment.toWellFormed()).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}

;// CONCATENATED MODULE: ./out/bundle/report/sections.js





const PATH_LENGTH = 72;
function pathCode(path) {
    return code(cutMiddle(path, PATH_LENGTH));
}
/** `source`, or `source → output`, and the locale. */
function taskName({ result }) {
    const output = result.output === result.source ? "" : ` → ${pathCode(result.output)}`;
    return `${pathCode(result.source)}${output}${result.locale === null ? "" : ` ${code(result.locale)}`}`;
}
function renderTitle(report) {
    return `### Retouch: ${headline(report)}`;
}
/** Counts, cost, provider and time in one paragraph. */
function renderFacts(report) {
    const counts = tally(report.outcomes);
    const facts = [
        report.dryRun ? `<b>${counts.planned}</b> to edit` : `<b>${counts.edited}</b> edited`,
        counts.unchanged > 0 && `${counts.unchanged} up to date`,
        counts.modified > 0 && `${counts.modified} changed by hand and kept`,
        counts.failed > 0 && `<b>${counts.failed} failed</b>`,
        counts.stale > 0 && `${counts.stale} stale`,
        prose(describeCost(report)),
        report.provider !== "" && `${code(report.provider, 80)}${report.model === report.provider ? "" : ` ${code(report.model, 120)}`}`,
        formatDuration(report.durationMs),
    ];
    return `<p>${facts.filter((fact) => typeof fact === "string").join(" · ")}</p>`;
}
function describeCost(report) {
    if (report.sandbox)
        return "no cost";
    if (report.dryRun)
        return report.estimatedCost === null ? "price not known" : `about ${formatDollars(report.estimatedCost)}`;
    if (report.cost === null)
        return "cost not known";
    return `${formatDollars(report.cost)}${report.costIsEstimate && report.cost > 0 ? " (estimated)" : ""}`;
}
/** Why nothing was done, that no model was called, what went wrong with the whole run. */
function renderNotices(report, extent) {
    const nothing = explainNothing(report);
    const lines = [];
    if (nothing !== "")
        lines.push(`${message(nothing, extent.text)}${report.skipReason === "" ? "" : ` (<b>${code(report.skipReason, 40)}</b>)`}`);
    if (report.sandbox)
        lines.push(`<b>Sandbox.</b> ${SANDBOX_NOTICE}`);
    for (const error of listErrors(report).slice(0, extent.failures)) {
        lines.push(`<b>${code(error.code)}</b>: ${message(error.message, extent.text)} ${prose(ADVICE[error.code])}`);
    }
    for (const warning of listWarnings(report).slice(0, extent.failures))
        lines.push(`⚠️ ${message(warning, extent.text)}`);
    return lines.length === 0 ? "" : `<p>${lines.join("<br>\n")}</p>`;
}
/** Where the images are now. */
function renderDelivery({ delivered }) {
    const places = [];
    if (delivered?.commit !== undefined) {
        const { url, sha, branch, verified } = delivered.commit;
        places.push(`Committed to ${pathCode(branch)} as ${markdown_link(url, code(sha.slice(0, 7)))}, ${verified ? "verified" : "not verified"}.`);
    }
    if (delivered?.artifact !== undefined) {
        const { url, name } = delivered.artifact;
        places.push(`Artifact: ${markdown_link(url, code(name, 80))}.`);
    }
    return places.length === 0 ? "" : `<p>${places.join(" ")}</p>`;
}
/** Failed tasks; those with the same code and message share a row. */
function renderFailures(report, extent) {
    const groups = new Map();
    for (const outcome of report.outcomes) {
        const { status, error } = outcome.result;
        if (status !== "failed" || error === null)
            continue;
        const key = `${error.code} ${error.message}`;
        const group = groups.get(key) ?? { error, names: [] };
        group.names.push(taskName(outcome));
        groups.set(key, group);
    }
    if (groups.size === 0)
        return "";
    const rows = [...groups.values()].slice(0, extent.failures).map(({ error, names }) => {
        const shown = names.slice(0, extent.failures);
        const more = names.length > shown.length ? `<br>\nand ${names.length - shown.length} more` : "";
        return `<tr><td>${shown.join("<br>\n")}${more}</td><td><b>${code(error.code)}</b><br>${message(error.message, extent.text)}</td><td>${prose(ADVICE[error.code])}</td></tr>`;
    });
    const more = groups.size - rows.length;
    return table(["Failed", "Why", "What to do"], rows, more === 0 ? "" : `and ${plural(more, "other failure")}: ${extent.rest}`);
}
/** One line a task, without pictures. `folded`: within a `<details>` of that title. */
function renderTasks(outcomes, extent, folded) {
    if (outcomes.length === 0)
        return "";
    const shown = outcomes.slice(0, extent.rows);
    const columns = [
        ["Image", (outcome) => `${taskName(outcome)}${renderWarnings(outcome, extent)}`],
        // A column with nothing in it would only take room.
        ...COLUMNS.filter(([, cell]) => shown.some((outcome) => cell(outcome) !== "")),
    ];
    const rows = shown.map((outcome) => `<tr>${columns.map(([, cell]) => `<td>${cell(outcome)}</td>`).join("")}</tr>`);
    const more = outcomes.length - rows.length;
    const html = table(columns.map(([name]) => name), rows, more === 0 ? "" : `and ${more} more: ${extent.rest}`);
    return folded === undefined ? html : fold(folded, html);
}
const COLUMNS = [
    ["Result", ({ result }) => STATUS_TEXT[result.status]],
    ["Pixels", (outcome) => describeChange(outcome.before && formatSize(outcome.before), sections_sizeOf(outcome))],
    [
        "Size",
        ({ before, result: { bytes } }) => describeChange(before && unbroken(formatBytes(before.bytes)), bytes === null ? undefined : unbroken(formatBytes(bytes))),
    ],
    ["Changed", ({ changedShare }) => (changedShare === undefined ? "" : unbroken(formatShare(changedShare)))],
    ["Cost", ({ result }) => (result.cost === null ? "" : prose(formatDollars(result.cost)))],
    ["Time", ({ result }) => (result.durationMs === null ? "" : unbroken(formatDuration(result.durationMs)))],
];
/** A figure and its unit on one line also in a narrow column. */
function unbroken(figure) {
    return prose(figure).replaceAll(" ", "&nbsp;");
}
function renderWarnings({ result }, extent) {
    return result.warnings
        .slice(0, extent.failures)
        .map((warning) => `<br>\n⚠️ ${message(warning, extent.text)}`)
        .join("");
}
function sections_sizeOf({ result: { width, height } }) {
    return width === null || height === null ? undefined : formatSize({ width, height });
}
/** `a → b`, or one of them where both are the same or the other is not known. */
function describeChange(before, after) {
    if (before === undefined || after === undefined || before === after)
        return after ?? before ?? "";
    return `${before} → ${after}`;
}
function table(head, rows, more) {
    const last = more === "" ? [] : [`<tr><td colspan="${head.length}">${more}</td></tr>`];
    return ["<table>", `<tr>${head.map((cell) => `<th>${cell}</th>`).join("")}</tr>`, ...rows, ...last, "</table>"].join("\n");
}
/** A folded part; `title` is our own text. */
function fold(title, html) {
    return `<details><summary>${title}</summary>\n${html}\n</details>`;
}

;// CONCATENATED MODULE: ./out/bundle/report/gallery.js




/** Shown without a click; a reviewer's first look should not be a long scroll. */
const OPEN = 6;
/** CSS pixels. Two columns of this width fit into a comment on a desktop. */
const COLUMN = 400;
const MAX_HEIGHT = 480;
/** Wider than this (width / height), a picture in half a comment is too low to be judged: before then goes above after. */
const BANNER = 2.6;
/** What browsers show; anything else is a row without pictures. */
const SHOWN = /\.(?:png|jpe?g|jfif|webp|gif|avif|bmp)$/i;
/** Edited images of which the comment can show pictures: those in a commit, in a format that browsers know. */
function listPictured({ outcomes, delivered }) {
    if (delivered?.commit === undefined)
        return [];
    return outcomes.filter(({ result }) => result.status === "edited" && SHOWN.test(result.output));
}
/** Before and after side by side: the first ones open, the rest folded. */
function renderGallery(report, pictured, extent) {
    const open = pictured.slice(0, OPEN);
    const folded = pictured.slice(OPEN);
    const html = open.length === 0 ? [] : [renderPairs(report, open, extent)];
    if (folded.length > 0)
        html.push(fold(`${plural(folded.length, "more edited image")}`, renderPairs(report, folded, extent)));
    return html;
}
function renderPairs(report, outcomes, extent) {
    return table(["Before", "After"], outcomes.map((outcome) => renderPair(report, outcome, extent)), "");
}
function renderPair(report, outcome, extent) {
    const { task, result, before } = outcome;
    const { commit } = report.delivered ?? {};
    if (commit === undefined)
        return "";
    const { width, height } = result;
    const banner = width !== null && height !== null && width / height > BANNER && width > COLUMN;
    const show = (side, sha, path, size) => picture({
        url: blobUrl({ ...report.context, sha, path }),
        alt: `${toLine(path)} ${side}`,
        width: displayWidth(size, banner ? 2 * COLUMN : COLUMN),
    });
    // A source that is not in the repository has no address; `before` of a picture that was never read has no size.
    const shownBefore = task.source.indexBlob === undefined || !SHOWN.test(result.source)
        ? "<i>not in the repository</i>"
        : show("before", commit.parent, result.source, before ?? result);
    const shownAfter = show("after", commit.sha, result.output, result);
    const pictures = banner
        ? `<tr><td colspan="2">Before<br>\n${shownBefore}<br>\nAfter<br>\n${shownAfter}</td></tr>`
        : `<tr><td width="50%" align="center">${shownBefore}</td><td width="50%" align="center">${shownAfter}</td></tr>`;
    return `${pictures}\n<tr><td colspan="2">${describePair(outcome)}${renderWarnings(outcome, extent)}</td></tr>`;
}
function describePair(outcome) {
    const { task, result, before, changedShare } = outcome;
    const facts = [
        describeChange(before && `${before.width}×${before.height}`, sections_sizeOf(outcome)),
        describeChange(before && formatBytes(before.bytes), result.bytes === null ? undefined : formatBytes(result.bytes)),
        changedShare === undefined ? "" : prose(`${formatShare(changedShare)} of pixels changed`),
        result.cost === null || result.cost === 0 ? "" : prose(formatDollars(result.cost)),
        result.durationMs === null ? "" : formatDuration(result.durationMs),
        // The picture on the left is then an earlier result, not what the model was given.
        task.originBlob === task.source.blob ? "" : "edited anew from the original, not from the picture before",
    ];
    return [`<b>${taskName(outcome)}</b>`, ...facts.filter((fact) => fact !== "")].join(" · ");
}
/** Never enlarged, and not higher than a screen; the height follows from the width. */
function displayWidth({ width, height }, column) {
    if (width === null || height === null)
        return column;
    return Math.max(1, Math.round(Math.min(column, width, (MAX_HEIGHT * width) / height)));
}

;// CONCATENATED MODULE: ./out/bundle/report/plan.js




/** What a `dry-run` found: a table of what would be edited, with the price of each. */
function renderPlan(report, extent) {
    const outcomes = report.outcomes.filter(({ result }) => result.status !== "failed");
    if (outcomes.length === 0)
        return "";
    // What would be done, and paid for, comes first.
    const sorted = outcomes.toSorted((a, b) => Number(b.result.status === "planned") - Number(a.result.status === "planned"));
    const rows = sorted.slice(0, extent.rows).map((outcome) => {
        const { status, cost } = outcome.result;
        const price = status === "planned" && cost !== null ? prose(formatDollars(cost)) : "";
        return `<tr><td>${taskName(outcome)}${renderWarnings(outcome, extent)}</td><td>${STATUS_TEXT[status]}</td><td>${price}</td></tr>`;
    });
    const more = outcomes.length - rows.length;
    return table(["Image", "Plan", "Estimate"], rows, more === 0 ? "" : `and ${more} more: ${extent.rest}`);
}

;// CONCATENATED MODULE: ./out/bundle/report/within.js

/** Renders a page with less and less of the report until it is within the limit; parts are cut as wholes, never in the middle. */
function renderWithin(options) {
    for (const extent of options.extents) {
        const page = joinBlocks(options.render(options.report, extent));
        if (options.measure(page) <= options.limit)
            return page;
    }
    return joinBlocks([renderTitle(options.report)]);
}
/** A blank line ends an HTML block: one between any two, none within. */
function joinBlocks(blocks) {
    return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

;// CONCATENATED MODULE: ./out/bundle/report/comment.js






/** Characters (UTF-16 code units). GitHub's limit is 65,536; the rest is for the marker that finds the comment again. */
const COMMENT_LIMIT = 65_000;
const REST = "see the summary of the run";
/** Says, unseen, that the comment tells of failures, so that a later run without any brings it up to date. */
const FAILURES = "<!-- retouch-state: failures -->";
/** Whether a comment that {@link renderComment} made tells of failures. */
function hasFailures(body) {
    return body.includes(FAILURES);
}
/** From all that is wanted to what always fits. */
const EXTENTS = [
    { pictures: 30, rows: 1000, failures: 50, text: 500, rest: REST },
    { pictures: 18, rows: 1000, failures: 50, text: 300, rest: REST },
    { pictures: 6, rows: 1000, failures: 30, text: 300, rest: REST },
    { pictures: 6, rows: 300, failures: 20, text: 300, rest: REST },
    { pictures: 6, rows: 180, failures: 20, text: 300, rest: REST },
    { pictures: 6, rows: 100, failures: 10, text: 200, rest: REST },
    { pictures: 3, rows: 30, failures: 5, text: 200, rest: REST },
    { pictures: 0, rows: 10, failures: 3, text: 100, rest: REST },
    { pictures: 0, rows: 0, failures: 1, text: 60, rest: REST },
];
/**
 * The sticky comment as Markdown, without its marker, in at most {@link COMMENT_LIMIT} characters. Pictures are shown when there is
 * a commit that holds them; else the artifact is linked.
 */
function renderComment(report) {
    const body = renderWithin({ extents: EXTENTS, limit: COMMENT_LIMIT, measure: (text) => text.length, report, render });
    return tally(report.outcomes).failed + listErrors(report).length > 0 ? `${body}\n${FAILURES}` : body;
}
function render(report, extent) {
    const head = [renderTitle(report), renderFacts(report), renderNotices(report, extent)];
    if (report.dryRun)
        return [...head, renderFailures(report, extent), renderPlan(report, extent), renderFooter(report)];
    const pictured = listPictured(report).slice(0, extent.pictures);
    const rest = report.outcomes.filter((outcome) => !pictured.includes(outcome));
    const edited = rest.filter(({ result }) => result.status === "edited");
    const stale = rest.filter(({ result }) => result.status === "stale");
    const untouched = rest.filter(({ result }) => result.status === "unchanged" || result.status === "modified");
    return [
        ...head,
        renderDelivery(report),
        renderFailures(report, extent),
        ...renderGallery(report, pictured, extent),
        // Without any pictures the table of what was edited is all there is to see, so that it is not folded.
        renderTasks(edited, extent, pictured.length > 0 || edited.length > 12 ? `${edited.length} edited, without pictures here` : undefined),
        renderTasks(stale, extent, `${stale.length} not committed, because the branch changed meanwhile`),
        renderTasks(untouched, extent, `${untouched.length} left unchanged`),
        renderFooter(report),
    ];
}
function renderFooter(report) {
    const hints = [];
    if (report.delivered?.commit !== undefined && report.outcomes.some(({ result }) => result.status === "edited")) {
        hints.push("Revert a file to reject its edit, or touch it up: it is kept as you leave it, and not edited again by itself.");
        hints.push("Click a picture to see it in full size; here its transparent parts have the colour of the page.");
    }
    // Outside GitHub there is no run to link.
    if (report.context.runId !== "")
        hints.push(markdown_link(runUrl(report.context), "Log and summary of this run"));
    return hints.length === 0 ? "" : `<p><sub>${hints.join("<br>\n")}</sub></p>`;
}

;// CONCATENATED MODULE: ./out/bundle/report/summary.js





/** Bytes of UTF-8. The runner drops a summary of more than 1 MiB as a whole. */
const SUMMARY_LIMIT = 1_000_000;
const summary_REST = "the file that the output <code>results-file</code> names has them all, since a summary has at most 1 MiB";
const summary_EXTENTS = [
    { pictures: 60, rows: 10_000, failures: 10_000, text: 2000, rest: summary_REST },
    { pictures: 30, rows: 4000, failures: 2000, text: 500, rest: summary_REST },
    { pictures: 30, rows: 2000, failures: 500, text: 300, rest: summary_REST },
    { pictures: 6, rows: 1000, failures: 100, text: 200, rest: summary_REST },
    { pictures: 6, rows: 200, failures: 20, text: 200, rest: summary_REST },
    { pictures: 0, rows: 10, failures: 3, text: 100, rest: summary_REST },
];
/** More images than this that are up to date are counted and not listed: rows that say nothing new would hide those that do. */
const LISTED_UNCHANGED = 200;
/** The step summary: what the comment says, and every task and every error, in at most {@link SUMMARY_LIMIT} bytes. */
function renderSummary(report) {
    return renderWithin({ extents: summary_EXTENTS, limit: SUMMARY_LIMIT, measure: (text) => Buffer.byteLength(text), report, render: summary_render });
}
function summary_render(report, extent) {
    const head = [renderTitle(report), renderFacts(report), renderNotices(report, extent), renderDelivery(report)];
    const failures = renderFailures(report, extent);
    if (report.dryRun)
        return [...head, failures, renderPlan(report, extent)];
    return [...head, failures, ...renderGallery(report, listPictured(report).slice(0, extent.pictures), extent), renderAll(report, extent)];
}
function renderAll({ outcomes }, extent) {
    const others = outcomes.filter(({ result }) => result.status !== "unchanged");
    const isCut = outcomes.length - others.length > LISTED_UNCHANGED;
    const listed = isCut ? others : outcomes;
    if (listed.length === 0)
        return "";
    const title = isCut
        ? `${plural(listed.length, "task")}, without those up to date`
        : listed.length === 1
            ? "The task"
            : `All ${listed.length} tasks`;
    return fold(title, renderTasks(listed, extent));
}

;// CONCATENATED MODULE: ./out/bundle/publish.js













/** A cancelled run is killed after 10 seconds: then the outputs and the summary must be there. */
const COMMENT_GRACE_MS = 8500;
/** Tells the run: comment, log, annotations, outputs, summary. What one of them cannot do keeps none of the others back. @returns the exit code. */
async function publish(report, { inputs, signal }) {
    await attempt("The file of the results", async () => {
        report.resultsFile = await writeResults(report);
    });
    const written = await (0,cancel/* untilCancelled */.L)(tryComment(report, inputs), signal, COMMENT_GRACE_MS);
    if (written)
        report.comment = written;
    await attempt("The outputs", () => {
        if (process.env.GITHUB_OUTPUT)
            for (const [name, value] of Object.entries(buildOutputs(report)))
                core/* setOutput */.uH(name, value);
    });
    await attempt("The summary", async () => {
        if (process.env.GITHUB_STEP_SUMMARY)
            await core/* summary */.z.addRaw(renderSummary(report), true).write();
    });
    tell(report);
    return exitCode(report, inputs);
}
async function attempt(what, work) {
    try {
        await work();
    }
    catch (error) {
        core/* warning */.$e(`${what} could not be written: ${(0,redact/* redact */.E)(error instanceof Error ? error.message : String(error))}`, { title: "Retouch" });
    }
}
function tell(report) {
    if (report.dryRun)
        for (const line of planLines(report))
            core/* info */.pq(line);
    const errors = listErrors(report);
    for (const { level, message, title, file } of annotate({ outcomes: report.outcomes, errors, warnings: listWarnings(report) })) {
        const say = level === "error" ? core/* error */.z3 : core/* warning */.$e;
        say(message, { title, ...(file !== undefined && { file }) });
    }
    // An annotation holds a part of a long list only.
    for (const line of errors.flatMap(({ message }) => (message.includes("\n") ? message.split("\n") : [])))
        core/* info */.pq(toLogText(line));
    for (const line of [...deliveryLines(report), finalLine(report)])
        core/* info */.pq(line);
}
async function writeResults({ context, outcomes }) {
    await (0,promises_.mkdir)(context.tempDir, { recursive: true });
    const path = (0,external_node_path_.join)(await (0,promises_.mkdtemp)((0,external_node_path_.join)(context.tempDir, "retouch-")), "results.json");
    await (0,promises_.writeFile)(path, `[${outcomes.map(({ result }) => stringifyResult(result)).join(",\n")}]\n`);
    return path;
}
async function tryComment(report, inputs) {
    const { context } = report;
    // Without inputs there is no token; a fork's token may not write, and a dry run writes nothing.
    if (!inputs?.comment ||
        !inputs.githubToken ||
        !context.event.pull_request ||
        report.dryRun ||
        ["label", "draft"].includes(report.skipReason))
        return undefined;
    try {
        const github = await createGitHub({ token: inputs.githubToken, context });
        const { edited, failed, stale } = tally(report.outcomes);
        const isNews = edited + failed + stale + listErrors(report).length > 0;
        return await upsertComment({
            github,
            context,
            key: inputs.commentKey ?? [context.workflow, context.job].filter(Boolean).join(" / "),
            body: renderComment(report),
            createIfMissing: isNews,
            // A run with nothing to do leaves the pictures of the last one standing; what that one could not do is over now.
            isOutdated: (body) => isNews || hasFailures(body),
        });
    }
    catch (error) {
        report.warnings.push((0,redact/* redact */.E)(error instanceof Error ? error.message : String(error)));
        return undefined;
    }
}
function exitCode(report, inputs) {
    if (listErrors(report).length > 0)
        return 1;
    const { failed, edited, stale } = tally(report.outcomes);
    if (failed === 0 || inputs?.failOn === "never")
        return 0;
    return inputs?.failOn === "all" && edited + stale > 0 ? 0 : 1;
}

;// CONCATENATED MODULE: ./out/bundle/report/explain.js


/** Why the globs gave nothing to do. */
function explainNoMatch({ images, changedOnly }, { eventName }) {
    const patterns = images.map((pattern) => `\`${pattern}\``).join(", ");
    const changes = changedOnly === true || (changedOnly === "auto" && eventName.startsWith("pull_request"));
    return changes
        ? `Nothing was done: no image that ${patterns} selects was changed here (\`changed-only\`).`
        : `Nothing was done: ${patterns} selects no file. Is the repository checked out, and are the files not ignored by git?`;
}
/** Why none of the selected images is edited. */
function explainUpToDate(tasks) {
    const modified = tasks.filter(({ action }) => action === "modified").length;
    const kept = modified > 0
        ? ` ${plural(modified, "file")} changed by a person since ${modified === 1 ? "was" : "were"} kept; \`force: true\` edits again.`
        : "";
    return `Nothing was done: ${plural(tasks.length - modified, "image")} up to date by the lockfile.${kept}`;
}
/** What is about to be paid for, in one line of the log. */
function announce(count, estimatedCost, { provider, modelName }) {
    const cost = estimatedCost === null ? "price not known" : `about $${Number(estimatedCost.toFixed(6))}`;
    const how = provider.kind === "local" ? "the sandbox, which calls no model" : `${provider.name} ${toLogText(modelName)}, ${cost}`;
    return `${plural(count, "image")} to edit with ${how}`;
}

;// CONCATENATED MODULE: ./out/bundle/run/budget.js
function createBudget(limit) {
    let spent = 0;
    let held = 0;
    /** What a call turned out to cost, where that is more than the price list says, or the list says nothing. */
    let highest = 0;
    /** A call was billed, or may have been, and neither the list nor the reply says how much. */
    let isBlind = false;
    return {
        spent: () => spent,
        reserve: (price) => {
            const amount = Math.max(price ?? 0, highest);
            // A millionth of a dollar of tolerance for sums of decimal fractions.
            const isAbove = (limit ?? Number.POSITIVE_INFINITY) + 1e-6 < spent + held + amount;
            const isSpent = amount === 0 && price === undefined && limit !== undefined && spent >= limit;
            if (isAbove || isSpent || (isBlind && limit !== undefined))
                return undefined;
            held += amount;
            return {
                settle: (cost) => {
                    held -= amount;
                    const billed = cost ?? amount;
                    spent += billed;
                    highest = Math.max(highest, billed);
                    isBlind ||= cost === undefined && amount === 0 && price === undefined;
                },
            };
        },
    };
}

;// CONCATENATED MODULE: ./out/bundle/run/deadline.js
function createDeadline(milliseconds, cancelled) {
    const controller = new AbortController();
    const time = new AbortController();
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
        start: () => {
            if (end !== undefined)
                return;
            end = Date.now() + milliseconds;
            timer = setTimeout(() => {
                expired = true;
                const reason = new Error(`no result within ${milliseconds / 1000} seconds`);
                time.abort(reason);
                controller.abort(reason);
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

// EXTERNAL MODULE: external "node:dns"
var external_node_dns_ = __webpack_require__(40610);
// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/proxy.js
var lib_proxy = __webpack_require__(19783);
// EXTERNAL MODULE: ./node_modules/undici/index.js
var undici = __webpack_require__(46752);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
;// CONCATENATED MODULE: ./out/bundle/providers/provider.js
function isDataUri(value) {
    return typeof value === "object" && value !== null && "picture" in value && "toJSON" in value;
}

;// CONCATENATED MODULE: ./out/bundle/run/request-body.js


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

;// CONCATENATED MODULE: ./out/bundle/run/send.js




/** A JSON reply with a base64 picture of 64 MiB in it. */
const MAX_REPLY_BYTES = 96 * 1024 * 1024;
/** What is known of a request that got no complete reply; it decides whether a paid one may be sent again. */
class SendError extends Error {
    /** The request began to be written: the server may have run it. */
    sent;
    constructor(message, { sent, cause }) {
        super(message, { cause });
        this.name = "SendError";
        this.sent = sent;
    }
}
/** Waiting is bounded by the caller's signal alone: a model may think for minutes before the first byte. */
const AGENT_OPTIONS = { headersTimeout: 0, bodyTimeout: 0, connect: { timeout: 30_000 } };
function createDispatcher(url) {
    const proxy = (0,lib_proxy/* getProxyUrl */.s)(new URL(url));
    if (!proxy)
        return new undici/* Agent */.g6(AGENT_OPTIONS);
    return new undici/* ProxyAgent */.kT({ uri: proxy.href, ...AGENT_OPTIONS, clientFactory: (origin, options) => new ProxyPool(origin, options) });
}
/** undici dials again without end when a proxy closes the connection instead of answering CONNECT, unless the error is of another kind. */
class ProxyPool extends undici/* Pool */.bC {
    connect(options, callback) {
        if (callback) {
            super.connect(options, callback);
            return undefined;
        }
        return super.connect(options).catch((cause) => {
            throw new Error(`the proxy does not connect: ${send_describe(cause)}`, { cause });
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
function createClient({ baseUrl, headers }) {
    const dispatcher = createDispatcher(baseUrl);
    const open = async (call, signal, accept) => {
        let sent = false;
        const watched = dispatcher.compose((dispatch) => (options, handler) => dispatch(options, new WriteWatch(handler, () => {
            sent = true;
        })));
        const body = encodeBody(call);
        try {
            const reply = await (0,undici/* request */.Em)(baseUrl + call.path, {
                method: call.method,
                dispatcher: watched,
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
            return { reply, wasSent: () => sent };
        }
        catch (cause) {
            throw new SendError(send_describe(cause), { sent, cause });
        }
    };
    return {
        baseUrl,
        send: async (call, signal) => {
            const { reply } = await open(call, signal, "application/json");
            try {
                const text = await readText(reply.body, MAX_REPLY_BYTES);
                return { status: reply.statusCode, headers: reply.headers, json: parseJson(text), url: baseUrl + call.path };
            }
            catch (cause) {
                throw new SendError(`the answer broke off (${send_describe(cause)})`, { sent: true, cause });
            }
        },
        stream: async (path, signal) => {
            const { reply } = await open({ method: "GET", path }, signal, "text/event-stream");
            if (reply.statusCode === 200)
                return reply.body;
            await reply.body.dump();
            throw new SendError(`HTTP ${reply.statusCode}`, { sent: true, cause: undefined });
        },
        // Connections that hang must not keep the action alive.
        close: () => dispatcher.destroy(),
    };
}
async function readText(body, limit) {
    const chunks = [];
    let size = 0;
    for await (const chunk of body) {
        size += chunk.length;
        if (size > limit)
            throw new Error(`more than ${limit} bytes`);
        chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString("utf8");
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/** A network error in words: undici wraps the system's error, and an aggregate holds one for each address that was tried. */
function send_describe(error) {
    if (error instanceof AggregateError && error.errors.length > 0)
        return send_describe(error.errors[0]);
    if (!(error instanceof Error))
        return String(error);
    return "code" in error && typeof error.code === "string" && !error.message.includes(error.code)
        ? `${error.code}: ${error.message}`
        : error.message;
}

;// CONCATENATED MODULE: ./out/bundle/run/perform.js



/** Polls in a row whose answer is not understood before the job is given up; connections and servers are waited for to the end. */
const MAX_UNCLEAR_POLLS = 8;
const FIRST_POLL_MS = 1000;
const LONGEST_POLL_MS = 5000;
const LONGEST_PAUSE_MS = 30_000;
/** One poll that hangs must not cost the result: its reply holds the picture that was sent, so it may take a while. */
const POLL_MS = 20_000;
const CANCEL_MS = 2000;
/**
 * Sends one paid call and follows it to its end. The request is sent again only when the provider surely did not run it, or documents that
 * the failure is free; everything after it (polls, cancelling) is free and repeated as needed.
 */
async function perform(call, options) {
    const { client, pacer, deadline, stop, retries, debug } = options;
    const unsent = AbortSignal.any([deadline.signal, stop]);
    for (let attempt = 0;; attempt++) {
        const last = attempt >= retries;
        let failure;
        let wait = backoff(attempt);
        try {
            await pacer.turn(unsent, deadline.left());
        }
        catch (error) {
            if (error instanceof RetouchError && !stop.aborted)
                return { kind: "failed", code: error.code, message: error.message, maybeBilled: false };
            return endedEarly({ deadline, stop, sent: false });
        }
        deadline.start();
        try {
            const reply = await client.send(call.request, deadline.signal);
            const next = readNext(call, reply);
            if (next.kind === "done") {
                pacer.recover();
                return { ...next, replyUrl: reply.url };
            }
            if (next.kind === "wait") {
                pacer.recover();
                return await follow(next, options);
            }
            if (!next.free) {
                // What is not documented as free may have been billed, also where the server itself failed.
                const maybeBilled = next.code === "ambiguous" || next.code === "unexpected-reply" || reply.status >= 500;
                return { ...next, maybeBilled };
            }
            failure = next;
            const askedMs = retryAfter(reply.headers["retry-after"]);
            if (next.code === "rate-limited")
                wait = pacer.slowDown({ askedMs, backoffMs: wait, isFirst: attempt === 0 });
            else
                wait = askedMs ?? wait;
        }
        catch (error) {
            // Only what says that nothing was written may be sent again; an error of our own after the reply may not.
            const sent = !(error instanceof SendError) || error.sent;
            if (deadline.signal.aborted)
                return endedEarly({ deadline, stop, sent });
            const reason = error instanceof Error ? error.message : String(error);
            if (sent)
                return {
                    kind: "failed",
                    code: "ambiguous",
                    message: `the connection broke after the request was sent: ${reason}`,
                    maybeBilled: true,
                };
            failure = { kind: "failed", code: "unavailable", message: `no connection: ${reason}` };
        }
        if (last || wait > deadline.left())
            return { ...failure, maybeBilled: false };
        debug(`${failure.code} (${failure.message}); sent again in ${(wait / 1000).toFixed(1)} s`);
        try {
            // Tasks that were refused together do not come back in the same moment.
            await (0,external_node_timers_promises_.setTimeout)(wait + Math.random() * 100, undefined, { signal: unsent });
        }
        catch {
            return endedEarly({ deadline, stop, sent: false });
        }
    }
}
/** A credential is not sent to where a redirect points, and a paid POST is not repeated there. */
function readNext(call, reply) {
    if (reply.status < 300 || reply.status >= 400)
        return call.read(reply);
    return {
        kind: "failed",
        code: "unexpected-reply",
        message: `the API answered with a redirect (HTTP ${reply.status}), which is not followed; check \`base-url\``,
    };
}
/** Why a request came to no reply: the account was refused, the run was cancelled, or the time was up. */
function endedEarly({ deadline, stop, sent }) {
    const refusal = stop.reason;
    if (!sent && stop.aborted && refusal instanceof RetouchError) {
        return { kind: "failed", code: refusal.code, message: refusal.message, fatal: true, maybeBilled: false };
    }
    if (!deadline.expired()) {
        const message = sent ? "cancelled while the provider was working; it may be billed" : "cancelled before it was sent";
        return { kind: "failed", code: "cancelled", message, maybeBilled: sent };
    }
    return sent
        ? {
            kind: "failed",
            code: "ambiguous",
            message: "the provider did not answer in time; the request may have been run",
            maybeBilled: true,
        }
        : { kind: "failed", code: "timeout", message: "the request could not be sent in time", maybeBilled: false };
}
/** Waits for a job by polling, with growing pauses; an event wakes the poll early. The job is paid for, so a poll that fails is only repeated. */
async function follow(first, options) {
    const { client, wake, deadline, debug } = options;
    let waiting = first;
    let pause = FIRST_POLL_MS;
    let unclear = 0;
    let woken = wake.onJob(first.job);
    for (;;) {
        try {
            const timer = new AbortController();
            const slept = (0,external_node_timers_promises_.setTimeout)(pause, undefined, { signal: AbortSignal.any([deadline.signal, timer.signal]) });
            // Whichever comes second must not become an unhandled rejection.
            slept.catch(() => undefined);
            await Promise.race([slept, ...(woken ? [woken.then(() => (woken = undefined))] : [])]);
            timer.abort();
            pause = Math.min(LONGEST_POLL_MS, pause * 1.5);
            const reply = await client.send(waiting.poll.request, AbortSignal.any([deadline.signal, AbortSignal.timeout(POLL_MS)]));
            const next = readNext(waiting.poll, reply);
            if (next.kind === "done")
                return { ...next, replyUrl: reply.url };
            if (next.kind === "wait") {
                waiting = next;
                unclear = 0;
                continue;
            }
            if (reply.status === 408 || reply.status === 429 || reply.status >= 500) {
                pause = Math.min(LONGEST_PAUSE_MS, Math.max(pause, retryAfter(reply.headers["retry-after"]) ?? 0));
                debug(`polling job ${first.job}: HTTP ${reply.status}`);
                continue;
            }
            // A job that was just accepted may not be known everywhere yet, and a gateway may answer in its own words.
            const isUnclear = next.code === "unexpected-reply" || reply.status === 404;
            if (!isUnclear)
                return { ...next, maybeBilled: reply.status >= 300 };
            unclear += 1;
            debug(`polling job ${first.job}: ${next.message}`);
            if (unclear >= MAX_UNCLEAR_POLLS)
                return await giveUp(waiting, options, {
                    code: "ambiguous",
                    what: `the job was accepted, but its state could not be read: ${next.message}`,
                });
        }
        catch (error) {
            if (deadline.signal.aborted) {
                const [code, what] = deadline.expired()
                    ? ["timeout", "no result in time"]
                    : ["cancelled", "the run was cancelled"];
                return giveUp(waiting, options, { code, what });
            }
            debug(`polling job ${first.job}: ${error instanceof Error ? error.message : String(error)}`);
        }
    }
}
/** Cancels a job that is no longer waited for. One that cannot be cancelled has perhaps just ended: then its result is taken, for it is paid. */
async function giveUp({ cancel, poll, job }, { client }, { code, what }) {
    const ask = async ({ request, read }) => {
        const reply = await client.send(request, AbortSignal.timeout(CANCEL_MS)).catch(() => undefined);
        return reply && { reply, next: read(reply) };
    };
    const isCancelled = cancel && (await ask(cancel))?.next.kind === "done";
    if (isCancelled)
        return { kind: "failed", code, message: `${what}; job ${job} was cancelled at the provider`, maybeBilled: true };
    const last = await ask(poll);
    if (last?.next.kind === "done")
        return { ...last.next, replyUrl: last.reply.url };
    return { kind: "failed", code, message: `${what}; job ${job} could not be cancelled and may be billed`, maybeBilled: true };
}
/** 1 s, 2 s, 4 s … up to 30 s, ± 20 % so that tasks do not come back together. */
function backoff(attempt) {
    return Math.min(30_000, 1000 * 2 ** attempt) * (0.8 + Math.random() * 0.4);
}
/** `Retry-After` in milliseconds: seconds or an HTTP date. */
function retryAfter(header) {
    const value = Array.isArray(header) ? header[0] : header;
    if (!value)
        return undefined;
    const milliseconds = /^\d+(\.\d+)?$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - Date.now();
    return Number.isFinite(milliseconds) ? Math.max(0, milliseconds) : undefined;
}

;// CONCATENATED MODULE: ./out/bundle/run/download.js








/** A result may have this many bytes. */
const MAX_BYTES = 64 * 1024 * 1024;
const MAX_REDIRECTS = 3;
const ATTEMPT_MS = 60_000;
const LOOKUP_MS = 2_000;
/** How long a result that is paid for is asked for where its host fails; each attempt costs nothing. */
const PATIENCE_MS = 30_000;
const LATE_TRIES = 2;
/** A reply that says the address is no longer good, or never was for us. */
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
function createDownloader({ baseUrl, patienceMs = PATIENCE_MS }) {
    const trusted = new URL(baseUrl).origin;
    const dispatchers = new Map();
    const dispatcherFor = (url) => {
        const kind = url.origin === trusted ? "trusted" : (0,lib_proxy/* getProxyUrl */.s)(url) ? "proxy" : "pinned";
        const known = dispatchers.get(kind);
        if (known)
            return known;
        const made = kind === "pinned" ? new undici/* Agent */.g6({ connect: { lookup: lookupPublic, timeout: 30_000 } }) : createDispatcher(url.href);
        dispatchers.set(kind, made);
        return made;
    };
    const attempt = async (start, signal, headers) => {
        let url = start;
        for (let redirects = 0;; redirects++) {
            const isTrusted = url.origin === trusted;
            if (!isTrusted)
                await checkAddress(url);
            const reply = await (0,undici/* request */.Em)(url, {
                dispatcher: dispatcherFor(url),
                signal,
                headers: { accept: "image/*", ...(isTrusted && redirects === 0 ? headers : {}) },
            });
            const { statusCode } = reply;
            const location = reply.headers.location;
            if (statusCode >= 300 && statusCode < 400 && typeof location === "string") {
                await reply.body.dump();
                if (redirects >= MAX_REDIRECTS)
                    throw new RetouchError("untrusted-url", `the result's address redirects more than ${MAX_REDIRECTS} times`);
                url = resolveUrl(location, url.href, trusted);
                continue;
            }
            if (statusCode === 200)
                return await readBytes(reply.body, reply.headers["content-length"]);
            await reply.body.dump();
            if ([401, 403, 404, 410].includes(statusCode))
                throw new ExpiredAddress(statusCode);
            throw new Error(`HTTP ${statusCode}`);
        }
    };
    return {
        fetch: async (reference, { replyUrl, signal, headers = {} }) => {
            if ("base64" in reference)
                return decodeBase64(reference.base64);
            const url = resolveUrl(reference.url, replyUrl, trusted);
            const started = Date.now();
            for (let tries = 0;; tries++) {
                try {
                    return await attempt(url, AbortSignal.any([signal, AbortSignal.timeout(ATTEMPT_MS)]), headers);
                }
                catch (error) {
                    const refused = findRefusal(error);
                    if (refused)
                        throw refused;
                    // What was stored a moment ago may not be found everywhere at once.
                    const isLate = error instanceof ExpiredAddress && error.status === 404 && tries < LATE_TRIES;
                    if ((error instanceof ExpiredAddress && !isLate) || signal.aborted)
                        throw error;
                    if (Date.now() - started >= patienceMs)
                        throw new RetouchError("unavailable", `the finished result could not be downloaded from ${url.host}: ${send_describe(error)}`, {
                            cause: error,
                        });
                    await (0,external_node_timers_promises_.setTimeout)(Math.min(backoff(tries), 5000), undefined, { signal });
                }
            }
        },
        close: async () => {
            await Promise.all([...dispatchers.values()].map((dispatcher) => dispatcher.destroy()));
        },
    };
}
function decodeBase64(base64) {
    // Some servers put a data URI where base64 is documented.
    const bytes = Buffer.from(base64.replace(/^data:[^,]*,/, ""), "base64");
    if (bytes.length > MAX_BYTES)
        throw new RetouchError("too-large", `the result has ${bytes.length} bytes; at most ${MAX_BYTES} are accepted`);
    return bytes;
}
/** Relative addresses are the reply's own. `http:` of a public host is fetched by `https:`, since some vendors sign such addresses. */
function resolveUrl(address, base, trusted) {
    if (!URL.canParse(address, base))
        throw new RetouchError("untrusted-url", "the result's address is not a URL");
    const url = new URL(address, base);
    if (url.origin === trusted)
        return url;
    if (url.protocol === "http:")
        url.protocol = "https:";
    if (url.protocol !== "https:")
        throw new RetouchError("untrusted-url", `the result's address has the scheme ${url.protocol}, which is not fetched`);
    if (url.username || url.password)
        throw new RetouchError("untrusted-url", "the result's address holds a user name or password");
    return url;
}
/**
 * Names and literal addresses are judged before a connection. Behind a proxy it is the proxy that resolves the name and decides what may be
 * reached; a name that resolves here to a private address is refused there too.
 */
async function checkAddress(url) {
    const host = hostOf(url);
    if (isLocalHost(host))
        throw new RetouchError("untrusted-url", `the result's address is on ${host}, which is not on the public internet`);
    if (!(0,lib_proxy/* getProxyUrl */.s)(url))
        return;
    const addresses = await Promise.race([resolveAll(host).catch(() => []), (0,external_node_timers_promises_.setTimeout)(LOOKUP_MS, [], { ref: false })]);
    refusePrivate(host, addresses);
}
function resolveAll(host) {
    return new Promise((resolve, reject) => (0,external_node_dns_.lookup)(host, { all: true }, (error, addresses) => (error ? reject(error) : resolve(addresses))));
}
function refusePrivate(host, addresses) {
    const bad = addresses.find(({ address }) => !isPublicAddress(address));
    if (bad)
        throw new RetouchError("untrusted-url", `the result's address ${host} resolves to ${bad.address}, which is not on the public internet`);
}
/** The `lookup` of a socket: what is checked here is what is connected to, so that a second answer of DNS cannot lead elsewhere. */
function lookupPublic(host, options, callback) {
    resolveAll(host).then((addresses) => {
        const first = addresses[0];
        try {
            refusePrivate(host, addresses);
            if (!first)
                throw new Error(`${host} has no address`);
        }
        catch (error) {
            callback(error instanceof Error ? error : new Error(String(error)), []);
            return;
        }
        if (options.all)
            callback(null, addresses);
        else
            callback(null, first.address, first.family);
    }, (error) => callback(error, []));
}
function findRefusal(error) {
    for (let current = error; current instanceof Error; current = current.cause) {
        if (current instanceof RetouchError)
            return current;
        if (current instanceof AggregateError)
            return current.errors.map(findRefusal).find(Boolean);
    }
    return undefined;
}
async function readBytes(body, announced) {
    const refuse = () => new RetouchError("too-large", `the result has more than ${MAX_BYTES} bytes`);
    if (Number(announced) > MAX_BYTES) {
        // A body that nobody reads ends with an error, which nobody would hear.
        body.on("error", () => { }).destroy();
        throw refuse();
    }
    const chunks = [];
    let size = 0;
    for await (const chunk of body) {
        size += chunk.length;
        if (size > MAX_BYTES)
            throw refuse();
        chunks.push(chunk);
    }
    return Buffer.concat(chunks);
}

;// CONCATENATED MODULE: ./out/bundle/run/fetch-answer.js


/**
 * The bytes of a finished result. Where its address is no longer good and the API keeps a record of the job, a fresh address is read from
 * it, at no cost; the credential goes along last of all, and to the API's own origin only.
 *
 * @throws RetouchError
 */
async function fetchAnswer(done, { client, downloader, signal, debug, credential }) {
    const [image] = done.images;
    if (!image)
        throw new RetouchError("unexpected-reply", "the reply holds no image");
    const fetch = (reference, headers = {}) => downloader.fetch(reference, { replyUrl: done.replyUrl, signal, headers });
    try {
        return { bytes: await fetch(image), ...("url" in image && { refetch: () => fetch(image) }) };
    }
    catch (error) {
        if (!(error instanceof ExpiredAddress) || !done.refresh)
            throw error;
        debug(`the result's address answered ${error.message}; its record is read again`);
    }
    const fresh = done.refresh.read(await client.send(done.refresh.request, signal));
    const again = (fresh.kind === "done" && fresh.images[0]) || image;
    try {
        return { bytes: await fetch(again) };
    }
    catch (error) {
        if (!(error instanceof ExpiredAddress) || error.status > 403 || !credential)
            throw error;
        return { bytes: await fetch(again, credential) };
    }
}

;// CONCATENATED MODULE: ./out/bundle/run/pacer.js


/** Slowest rate that repeated 429s lead to: one request a minute. */
const MAX_INTERVAL = 60_000;
/** First step when a provider without a documented rate answers 429. */
const FIRST_INTERVAL = 500;
/** Node runs a longer timer at once. */
const MAX_TIMER = 2 ** 31 - 1;
/**
 * @param requestsPerMinute kept from the start.
 * @param documentedRate requests a minute, kept once 429s without `Retry-After` repeat: accounts have other limits than the documents say.
 */
function createPacer({ requestsPerMinute, documentedRate, }) {
    const base = requestsPerMinute ? 60_000 / requestsPerMinute : 0;
    const documented = documentedRate ? 60_000 / documentedRate : FIRST_INTERVAL;
    let interval = base;
    let earliest = 0;
    let pausedUntil = 0;
    let queue = Promise.resolve();
    const takeTurn = async (signal, patienceMs) => {
        // `earliest` moves while somebody waits, when another task is told to slow down.
        for (let wait = earliest - Date.now(); wait > 0; wait = earliest - Date.now()) {
            const pause = pausedUntil - Date.now();
            if (pause > patienceMs)
                throw new RetouchError("rate-limited", `the provider asked for a pause of ${Math.ceil(pause / 1000)} seconds, longer than \`timeout\``);
            await (0,external_node_timers_promises_.setTimeout)(Math.min(wait, MAX_TIMER), undefined, { signal });
        }
        signal.throwIfAborted();
        earliest = Date.now() + interval;
    };
    return {
        turn: (signal, patienceMs = Number.POSITIVE_INFINITY) => {
            const turn = queue.then(() => takeTurn(signal, patienceMs));
            // Who gave up waiting does not hold up those behind.
            queue = turn.catch(() => undefined);
            return turn;
        },
        slowDown: ({ askedMs, backoffMs, isFirst }) => {
            // Once is an accident. Who is told so again without being told how long keeps to what the vendor documents.
            const isGuess = askedMs === undefined && !isFirst;
            const wait = askedMs ?? Math.max(backoffMs, isGuess ? documented : 0);
            // The calls that were in flight together are all refused together: that is one reason to slow down, not many.
            if (Date.now() >= pausedUntil)
                interval = Math.min(Math.max(base, MAX_INTERVAL), Math.max(interval * 2, isGuess ? documented : FIRST_INTERVAL));
            pausedUntil = Math.max(pausedUntil, Date.now() + wait);
            earliest = Math.max(earliest, pausedUntil);
            return wait;
        },
        recover: () => {
            interval = interval * 0.8 < Math.max(base, FIRST_INTERVAL / 4) ? base : interval * 0.8;
        },
    };
}

// EXTERNAL MODULE: ./node_modules/eventsource-parser/dist/parse.js + 1 modules
var parse = __webpack_require__(46085);
;// CONCATENATED MODULE: ./out/bundle/run/wake.js

const OPEN_MS = 10_000;
/** Without events: polls wait their time. */
const NO_WAKE = { onJob: () => new Promise(() => { }) };
/**
 * Subscribes before anything is enqueued, since the stream keeps nothing for who comes late. Returns when the stream is open, or has failed.
 */
async function subscribe({ client, events, signal, warn, }) {
    const named = new Set();
    const waiting = new Map();
    const parser = (0,parse/* createParser */.C)({
        onEvent: (event) => {
            const job = events.readJob(event);
            if (job === undefined)
                return;
            named.add(job);
            waiting.get(job)?.();
        },
    });
    const fail = (error) => {
        if (!signal.aborted)
            warn(`The event stream is not available (${error instanceof Error ? error.message : String(error)}); results are polled for.`);
    };
    try {
        // A server that never answers must not hold up the run.
        const stop = new AbortController();
        const patience = setTimeout(() => stop.abort(new Error("no answer within 10 seconds")), OPEN_MS);
        const stream = await client.stream(events.path, AbortSignal.any([signal, stop.signal])).finally(() => clearTimeout(patience));
        void readStream(stream, (text) => parser.feed(text)).then(() => fail(new Error("it ended")), fail);
        return {
            onJob: (job) => (named.has(job) ? Promise.resolve() : new Promise((resolve) => waiting.set(job, resolve))),
        };
    }
    catch (error) {
        fail(error);
        return NO_WAKE;
    }
}
async function readStream(stream, feed) {
    const decoder = new TextDecoder();
    for await (const chunk of stream)
        feed(decoder.decode(chunk, { stream: true }));
}

;// CONCATENATED MODULE: ./out/bundle/run/ask.js
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









/** How long a result that is paid for is still fetched after a cancellation: the runner kills after 7.5 + 2.5 seconds. */
const GRACE_MS = 4000;
async function createAsker(options) {
    const { provider } = options.inputs;
    return provider.kind === "local" ? createLocalAsker(provider, options) : createHttpAsker(provider, options);
}
function createLocalAsker(provider, { priceOf, signal }) {
    return {
        priceOf,
        ask: async ({ image, prompt }) => {
            if (signal.aborted)
                return { error: new RetouchError("cancelled", "cancelled before it was begun"), cost: 0, fatal: false };
            try {
                return { bytes: await provider.run(image, prompt), cost: 0 };
            }
            catch (error) {
                return { error: toRetouchError(error, "invalid-image"), cost: 0, fatal: false };
            }
        },
        [Symbol.asyncDispose]: async () => { },
    };
}
/** A client with the provider's credential, for the configured origin. */
function connect({ provider, baseUrl, apiKey }) {
    if (provider.kind !== "http" || !baseUrl)
        throw new Error("not a provider of the network");
    return createClient({ baseUrl, headers: apiKey ? provider.authorize(apiKey) : {} });
}
async function createHttpAsker(provider, { inputs, priceOf, signal, debug, warn }) {
    const { model, modelName, transport, retries, timeout, apiKey } = inputs;
    const client = connect(inputs);
    const downloader = createDownloader({ baseUrl: client.baseUrl });
    const pacer = createPacer({ requestsPerMinute: inputs.requestsPerMinute, documentedRate: model.requestsPerMinute });
    const budget = createBudget(inputs.maxCost);
    const closing = new AbortController();
    const wake = transport === "events" && provider.events
        ? await subscribe({ client, events: provider.events, signal: AbortSignal.any([signal, closing.signal]), warn })
        : NO_WAKE;
    const grace = new AbortController();
    signal.addEventListener("abort", () => setTimeout(() => grace.abort(signal.reason), GRACE_MS).unref(), { once: true });
    /** The account was refused: what has not been sent yet never will be. */
    const stop = new AbortController();
    return {
        priceOf,
        ask: async (question) => {
            const env_1 = { stack: [], error: void 0, hasError: false };
            try {
                if (!model.edit)
                    throw new Error("the model cannot edit");
                if (signal.aborted)
                    return { error: new RetouchError("cancelled", "cancelled before it was sent"), cost: 0, fatal: false };
                const price = priceOf(question);
                const reservation = budget.reserve(price);
                if (!reservation) {
                    return {
                        error: new RetouchError("budget", `another call could go above \`max-cost\` (${inputs.maxCost} US dollars; ${budget.spent().toFixed(4)} known to be spent)`),
                        cost: 0,
                        fatal: false,
                    };
                }
                const deadline = __addDisposableResource(env_1, createDeadline(timeout * 1000, signal), false);
                const call = model.edit({ ...question, model: modelName, transport, ...optionsFor(model, inputs) });
                const performed = await perform(call, { client, pacer, wake, deadline, stop: stop.signal, retries, debug });
                if (performed.kind === "failed") {
                    reservation.settle(performed.maybeBilled ? undefined : 0);
                    const { code, message, maybeBilled, fatal = false } = performed;
                    const refusal = { error: new RetouchError(code, message), cost: maybeBilled ? null : 0, fatal };
                    if (fatal)
                        stop.abort(refusal.error);
                    return refusal;
                }
                const cost = performed.cost ?? price ?? null;
                reservation.settle(cost ?? undefined);
                try {
                    // A job that ended in the very moment of the timeout is still fetched.
                    const time = deadline.expired() ? AbortSignal.timeout(GRACE_MS) : deadline.timeSignal;
                    const fetching = { client, downloader, debug, signal: AbortSignal.any([time, grace.signal]) };
                    return { ...(await fetchAnswer(performed, { ...fetching, ...(apiKey && { credential: provider.authorize(apiKey) }) })), cost };
                }
                catch (error) {
                    const code = deadline.expired() ? "timeout" : signal.aborted ? "cancelled" : "unavailable";
                    const why = error instanceof ExpiredAddress
                        ? new RetouchError("unavailable", `the finished result could not be downloaded: ${error.message}`)
                        : error;
                    return { error: toRetouchError(why, code), cost, fatal: false };
                }
            }
            catch (e_1) {
                env_1.error = e_1;
                env_1.hasError = true;
            }
            finally {
                __disposeResources(env_1);
            }
        },
        [Symbol.asyncDispose]: async () => {
            closing.abort(new Error("done"));
            await Promise.all([client.close(), downloader.close()]);
        },
    };
}
/** What the user set, as far as the model takes it. */
function optionsFor({ takes }, { negativePrompt, seed, watermark, promptExtend }) {
    return {
        ...(negativePrompt !== undefined && takes.includes("negative-prompt") && { negativePrompt }),
        ...(seed !== undefined && takes.includes("seed") && { seed }),
        ...(watermark !== undefined && takes.includes("watermark") && { watermark }),
        ...(promptExtend !== undefined && takes.includes("prompt-extend") && { promptExtend }),
    };
}

;// CONCATENATED MODULE: ./out/bundle/run/price.js

const price_LOOKUP_MS = 10_000;
/**
 * The model's price from our dated table, else from the provider's own catalogue, asked once and at no cost.
 *
 * @param mayAsk false on a dry run, which calls nobody.
 */
async function lookUpPrice(inputs, { mayAsk, signal, debug }) {
    const { model, modelName, provider } = inputs;
    const { price } = model;
    if (price)
        return ({ target }) => price(target);
    const call = provider.kind === "http" && mayAsk ? provider.price?.(modelName) : undefined;
    if (!call)
        return () => undefined;
    const client = connect(inputs);
    try {
        const reply = await client.send(call.request, AbortSignal.any([signal, AbortSignal.timeout(price_LOOKUP_MS)]));
        const found = reply.status === 200 ? call.read(reply) : undefined;
        debug(found === undefined
            ? `The price of ${modelName} was not found (HTTP ${reply.status}).`
            : `The price of ${modelName} is ${found} US dollars an image.`);
        return () => found;
    }
    catch (error) {
        debug(`The price of ${modelName} was not found: ${error instanceof Error ? error.message : String(error)}`);
        return () => undefined;
    }
    finally {
        await client.close();
    }
}

// EXTERNAL MODULE: ./out/bundle/pixels/encode.js
var encode = __webpack_require__(6773);
;// CONCATENATED MODULE: ./out/bundle/pixels/geometry.js

const METHODS = { cover: "crop", contain: "pad", fill: "stretch" };
/**
 * Where the pixels of an answer go, in a result of the wanted size, or of the wanted ratio at the answer's own resolution.
 * @throws {RetouchError} `invalid-image` with `fit: fail`, when the answer has another ratio.
 */
function placeAnswer(answer, wanted) {
    const size = wanted.size ?? (wanted.ratio === undefined ? answer : sizeOfRatio(answer, wanted.ratio, wanted.fit));
    const across = size.width / answer.width;
    const down = size.height / answer.height;
    const place = (method, scale) => ({ width: size.width, height: size.height, method, scale });
    if (across === 1 && down === 1)
        return place("keep", 1);
    if (hasSameRatio(answer, size))
        return place("scale", Math.max(across, down));
    if (wanted.fit === "fail") {
        throw new RetouchError("invalid-image", `The model answered ${geometry_formatSize(answer)}, another ratio than ${geometry_formatSize(size)}, and \`fit\` is \`fail\`.`);
    }
    return place(METHODS[wanted.fit], wanted.fit === "contain" ? Math.min(across, down) : Math.max(across, down));
}
/**
 * True when one size scaled to the other is off by rounding only: up to 2 pixels in the second one, and 2 % (which is what
 * counts for icons). Such a difference is resized away; cropping it would move the picture for nothing.
 */
function hasSameRatio(from, to) {
    const across = to.width / from.width;
    const down = to.height / from.height;
    const scale = Math.max(across, down);
    const off = Math.max(Math.abs(from.width * scale - to.width), Math.abs(from.height * scale - to.height));
    return off <= 2 && Math.abs(across / down - 1) <= 0.02;
}
/** The largest size of the ratio within the answer (`contain`: the smallest around it); the answer's own when it is off by rounding only. */
function sizeOfRatio(answer, ratio, fit) {
    const unit = (fit === "contain" ? Math.max : Math.min)(answer.width / ratio.width, answer.height / ratio.height);
    const size = { width: Math.max(1, Math.round(ratio.width * unit)), height: Math.max(1, Math.round(ratio.height * unit)) };
    return hasSameRatio(answer, size) ? answer : size;
}
function geometry_formatSize(size) {
    return `${size.width}×${size.height}`;
}

// EXTERNAL MODULE: ./out/bundle/pixels/sharp.js
var sharp = __webpack_require__(10819);
;// CONCATENATED MODULE: ./out/bundle/pixels/thumbnail.js

/** Longest side of a thumbnail, in pixels. */
const SIDE = 360;
/** Differences up to this, of 255, come from coding and resizing, and are not seen side by side. */
const VISIBLE = 16;
/** Differences within a picture up to this, of 255, are still one colour: JPEG adds that much. */
const FLAT = 2;
const FIT_OF = { keep: "fill", scale: "fill", crop: "cover", pad: "contain", stretch: "fill" };
/** The size at which pictures of a size are compared: itself, or reduced to {@link SIDE} on its longest side. */
function reduceSize(size) {
    const scale = Math.min(1, SIDE / Math.max(size.width, size.height));
    return { width: Math.max(1, Math.round(size.width * scale)), height: Math.max(1, Math.round(size.height * scale)) };
}
/**
 * Decodes a picture to a thumbnail of exactly `size`. All its data are read, so this is the proof that it is complete; JPEG
 * and WebP are decoded at the reduced size, which costs a fraction of their pixels.
 * @throws what the decoder says, when the picture is damaged.
 */
async function makeThumbnail(bytes, size, method) {
    const pixels = await (0,sharp/* inLane */.aU)(() => (0,sharp/* runPipeline */.aI)((0,sharp/* openPicture */.HX)(bytes)
        // A kernel without ringing, and opaque padding: what is transparent or differs is so in the picture itself.
        .resize(size.width, size.height, { fit: FIT_OF[method], kernel: "linear", background: "white" })
        .toColourspace("srgb")
        .ensureAlpha()
        .raw()));
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
    const isVisible = (difference) => Math.abs(difference) > VISIBLE * 255;
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
        if (Math.abs(alphaA - alphaB) > VISIBLE || isVisible(red) || isVisible(green) || isVisible(blue))
            changed++;
    }
    return total === 0 ? 0 : changed / total;
}

;// CONCATENATED MODULE: ./out/bundle/pixels/finish.js







/** An answer enlarged by more than this looks soft, and the user is told. */
const ENLARGED = 1.5;
/**
 * Makes the file out of a model's answer: decoded for proof, brought to the wanted size and format, with the source's
 * transparency where the model lost it. An answer that needs no change of its pixels keeps them bit for bit.
 * @throws {RetouchError} `invalid-image`: no image, cut off, damaged, of one flat colour, or of another ratio
 *   with `fit: fail`; `too-large`: more than 100 megapixels; `unsupported-image`: of a type that is not read.
 */
async function finishPicture(parts) {
    const { answer, source, header, wanted } = parts;
    const found = readAnswer(answer);
    const placement = placeAnswer(found, wanted);
    const small = reduceSize(placement);
    // The source is shown as the result shows the answer: cut the same way when the result shall have another ratio.
    const method = hasSameRatio(header, placement)
        ? "scale"
        : placeAnswer(header, { size: placement, fit: wanted.fit === "fail" ? "fill" : wanted.fit }).method;
    const [before, after] = await Promise.all([
        makeThumbnail(source, small, method).catch(() => undefined),
        makeThumbnail(answer, small, placement.method).catch((cause) => {
            throw new RetouchError("invalid-image", `The model's image cannot be decoded: ${firstLine(cause)}`, { cause });
        }),
    ]);
    if (after.flat && before?.flat === false)
        throw new RetouchError("invalid-image", "The model answered an image of one flat colour.");
    const warnings = describePlacement(found, placement);
    const alpha = await settleAlpha({ source, header, placement, before, after, found, format: wanted.format, warnings });
    const bytes = keepBytes(answer, { found, placement, wanted, alpha }) ??
        (await (0,sharp/* inLane */.aU)(() => renderPicture(answer, { placement, alpha, header, wanted })));
    return {
        bytes,
        mediaType: encode/* ENCODERS */.O[wanted.format].mediaType,
        width: placement.width,
        height: placement.height,
        sha256: (0,external_node_crypto_.createHash)("sha256").update(bytes).digest("hex"),
        warnings,
        ...(before === undefined ? {} : { changedShare: measureChange(before, after) }),
    };
}
function readAnswer(answer) {
    const found = readHeader(answer);
    if (!found.complete)
        throw new RetouchError("invalid-image", "The model's image is cut off.");
    if (found.width * found.height > sharp/* MAX_PIXELS */.jg) {
        throw new RetouchError("too-large", `The model's image claims ${geometry_formatSize(found)} pixels, more than 100 megapixels.`);
    }
    return found;
}
function describePlacement(answer, placement) {
    const from = `The model answered ${geometry_formatSize(answer)}`;
    const to = geometry_formatSize(placement);
    const warnings = [];
    if (placement.method === "crop")
        warnings.push(`${from}, another ratio; it was cropped to ${to}.`);
    if (placement.method === "pad")
        warnings.push(`${from}, another ratio; it was padded to ${to}.`);
    if (placement.method === "stretch")
        warnings.push(`${from}, another ratio; it was stretched to ${to}.`);
    if (placement.scale > ENLARGED)
        warnings.push(`${from}; it was enlarged to ${to}.`);
    return warnings;
}
/** The source's transparency at the result's size, to be given back to an opaque answer; undefined when there is nothing to give back. Adds its warnings. */
async function settleAlpha(at) {
    const answered = at.found.alpha && at.after.transparent;
    const wanted = at.header.alpha && at.before?.transparent === true;
    if (!encode/* ENCODERS */.O[at.format].alpha) {
        if (answered || wanted)
            at.warnings.push(`Transparency is lost: ${at.format.toUpperCase()} has none, so a white background was laid under it.`);
        return undefined;
    }
    if (answered || !wanted)
        return undefined;
    const fits = hasSameRatio(at.header, at.placement) && (at.placement.method === "keep" || at.placement.method === "scale");
    if (!fits) {
        at.warnings.push("The model's image has no transparency, and the source's could not be put back: the ratios differ.");
        return undefined;
    }
    at.warnings.push("The model's image has no transparency; the source's was put back.");
    return (0,sharp/* inLane */.aU)(() => readAlpha(at.source, at.header, at.placement));
}
/** One byte a pixel. */
async function readAlpha(source, header, size) {
    const image = (0,sharp/* openPicture */.HX)(source);
    if (header.width !== size.width || header.height !== size.height)
        image.resize(size.width, size.height, { fit: "fill" });
    return (0,sharp/* runPipeline */.aI)(image.toColourspace("srgb").ensureAlpha().extractChannel("alpha").raw());
}
/** The answer's own bytes, less its metadata, when they already are what is wanted. */
function keepBytes(answer, at) {
    const asWanted = at.found.mediaType === encode/* ENCODERS */.O[at.wanted.format].mediaType && at.placement.method === "keep" && at.alpha === undefined;
    const plain = at.found.conversion.every((reason) => reason === "palette" || reason === "greyscale");
    return asWanted && plain ? stripMetadata(answer, at.found.mediaType) : undefined;
}
async function renderPicture(answer, at) {
    const { placement, alpha, header, wanted } = at;
    const { width, height, method } = placement;
    const image = (0,sharp/* openPicture */.HX)(answer);
    const holdsAlpha = encode/* ENCODERS */.O[wanted.format].alpha;
    // Flattening comes first in sharp's order; it also takes away an alpha channel that is opaque throughout.
    if (!holdsAlpha || alpha !== undefined)
        image.flatten({ background: "white" });
    if (method !== "keep") {
        const background = holdsAlpha ? { r: 0, g: 0, b: 0, alpha: 0 } : "white";
        image.resize(width, height, { fit: FIT_OF[method], kernel: "lanczos3", background });
    }
    if (alpha !== undefined)
        image.joinChannel(alpha, { raw: { width, height, channels: 1 } });
    const lossless = header.mediaType === "image/webp" && header.lossless;
    return (0,encode/* encodePicture */.D)(image, wanted.format, { quality: 90, lossless });
}
function firstLine(cause) {
    return (cause instanceof Error ? cause.message : String(cause)).split("\n", 1)[0] ?? "";
}

;// CONCATENATED MODULE: ./out/bundle/pixels/mask.js



/** Brightness, of 255, from which a pixel of a mask counts as white. */
const WHITE = 128;
/**
 * The mask as the model takes it, at the size of the picture that is sent: black and white, and with white made transparent where
 * the model goes by that.
 *
 * @throws {RetouchError} `invalid-input` when the mask is no image, or has another ratio than the picture.
 */
async function prepareMask(mask, { width, height }, { transparent }) {
    try {
        return await (0,sharp/* inLane */.aU)(async () => {
            const { autoOrient } = await (0,sharp/* openPicture */.HX)(mask).metadata();
            if (Math.abs(autoOrient.width * height - autoOrient.height * width) > Math.max(width, height)) {
                throw new RetouchError("invalid-input", `The mask has ${autoOrient.width}×${autoOrient.height} pixels, another ratio than the image.`);
            }
            const grey = (0,sharp/* openPicture */.HX)(mask)
                .flatten({ background: "black" })
                .resize(width, height, { fit: "fill", kernel: "nearest" })
                .toColourspace("b-w")
                .threshold(WHITE);
            const pixels = await grey.raw().toBuffer();
            const rgba = Buffer.alloc(width * height * 4);
            for (let pixel = 0; pixel < width * height; pixel++) {
                const value = pixels[pixel] ?? 0;
                rgba.fill(value, pixel * 4, pixel * 4 + 3);
                rgba[pixel * 4 + 3] = transparent ? 255 - value : 255;
            }
            const png = (0,sharp/* loadSharp */.Pq)()(rgba, { raw: { width, height, channels: 4 } });
            const bytes = await (transparent ? png : png.removeAlpha()).png().toBuffer();
            return { bytes, mediaType: "image/png", width, height };
        });
    }
    catch (error) {
        if (error instanceof RetouchError)
            throw error;
        throw new RetouchError("invalid-input", "The mask cannot be decoded.", { cause: error });
    }
}
/** Share (0–1) of the pixels outside a mask's white that differ visibly between source and result, see {@link measureChange}. */
async function measureDrift({ source, result, size, mask, }) {
    const small = reduceSize(size);
    const [before, after, region] = await Promise.all([source, result, mask].map((bytes) => makeThumbnail(bytes, small, "scale")));
    if (!before || !after || !region)
        return 0;
    return measureChange(before, after, (pixel) => (region.pixels[pixel * 4] ?? 0) < WHITE);
}

;// CONCATENATED MODULE: ./out/bundle/pixels/prepare.js





/** Attempts at getting below `maxBytes`; each one aims at what is left to lose, so that a few are enough. */
const ATTEMPTS = 5;
/**
 * The picture as it is sent to the model: the same bytes but for metadata where it takes them (and then nothing is decoded), else an upright
 * copy in 8-bit sRGB within its limits. PNG is tried first, then JPEG where there is no transparency, then a smaller size.
 * @throws {RetouchError} `invalid-image`: cut off, damaged; `too-large`: it cannot be brought within the limits, or has more than
 *   100 megapixels.
 */
async function preparePicture(bytes, header, limits) {
    if (!header.complete)
        throw new RetouchError("invalid-image", "The image is cut off: its end is missing.");
    if (header.width * header.height > sharp/* MAX_PIXELS */.jg) {
        throw new RetouchError("too-large", `The image has ${geometry_formatSize(header)} pixels, more than 100 megapixels.`);
    }
    const size = prepare_fitSize(header, limits);
    const same = size.width === header.width && size.height === header.height;
    const flatten = limits.alpha === false && header.alpha;
    const taken = header.conversion.length === 0 && limits.mediaTypes.includes(header.mediaType) && !flatten;
    if (same && taken && bytes.length <= (limits.maxBytes ?? Number.POSITIVE_INFINITY)) {
        // Where and by whom a photograph was taken is nobody's business but the owner's.
        const clean = stripMetadata(bytes, header.mediaType) ?? bytes;
        return { bytes: clean, mediaType: header.mediaType, width: header.width, height: header.height };
    }
    return convertPicture(bytes, { header, limits, size, flatten });
}
/** The nearest size that the model takes, in the same ratio. */
function prepare_fitSize(size, limits) {
    const { maxPixels = Number.POSITIVE_INFINITY, maxSide = Number.POSITIVE_INFINITY, minSide = 1 } = limits;
    const long = Math.max(size.width, size.height);
    const short = Math.min(size.width, size.height);
    const most = Math.min(maxSide / long, Math.sqrt(maxPixels / (size.width * size.height)));
    const least = minSide / short;
    if (least > most) {
        throw new RetouchError("too-large", `An image of ${geometry_formatSize(size)} cannot be brought within the model's limits (${describeLimits(limits)}).`);
    }
    return scaleSize(size, Math.min(most, Math.max(1, least)), least > 1 ? Math.ceil : Math.floor);
}
function scaleSize(size, scale, round) {
    if (scale === 1)
        return { width: size.width, height: size.height };
    // Against 1023.9999999, which is 1024.
    const side = (value) => Math.max(1, round(Number((value * scale).toFixed(6))));
    return { width: side(size.width), height: side(size.height) };
}
async function convertPicture(bytes, at) {
    const { header, limits, flatten } = at;
    const most = limits.maxBytes ?? Number.POSITIVE_INFINITY;
    const formats = chooseFormats(header, limits, flatten);
    let size = at.size;
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        let smallest = Number.POSITIVE_INFINITY;
        for (const format of formats) {
            const encoded = await encodeCopy(bytes, { size, header, format, flatten });
            if (encoded.length <= most) {
                const { mediaType, width, height } = readHeader(encoded);
                const scaled = width !== header.width || height !== header.height;
                return { bytes: encoded, mediaType, width, height, ...(scaled ? { scaled } : {}) };
            }
            smallest = Math.min(smallest, encoded.length);
        }
        // Bytes go with the pixels; a little less, so that the next attempt is below the limit.
        size = scaleSize(size, Math.min(0.9, Math.sqrt(most / smallest) * 0.95), Math.floor);
        if (Math.min(size.width, size.height) < (limits.minSide ?? 1))
            break;
    }
    throw new RetouchError("too-large", `The image cannot be brought within the model's limits (${describeLimits(limits)}).`);
}
/** Formats to try, in order: no loss first, unless the source is a JPEG, whose losses are there already. */
function chooseFormats(header, limits, flatten) {
    const opaque = !header.alpha || flatten;
    const order = header.mediaType === "image/jpeg" ? ["jpeg", "png", "webp"] : ["png", "jpeg", "webp"];
    const formats = order.filter((format) => limits.mediaTypes.includes(encode/* ENCODERS */.O[format].mediaType) && (opaque || format !== "jpeg"));
    if (formats.length === 0) {
        throw new RetouchError("unsupported-image", `The model takes ${limits.mediaTypes.join(", ")}, to none of which this image can be converted.`);
    }
    return header.mediaType === "image/jpeg" ? formats.slice(0, 1) : formats;
}
async function encodeCopy(bytes, at) {
    const { size, header, format, flatten } = at;
    try {
        return await (0,sharp/* inLane */.aU)(async () => {
            const image = (0,sharp/* openPicture */.HX)(bytes);
            if (flatten)
                image.flatten({ background: "white" });
            if (size.width !== header.width || size.height !== header.height)
                image.resize(size.width, size.height, { fit: "fill" });
            return (0,encode/* encodePicture */.D)(image, format, { quality: 92, lossless: false });
        });
    }
    catch (cause) {
        throw new RetouchError("invalid-image", "The image cannot be decoded: it is damaged.", { cause });
    }
}
function describeLimits(limits) {
    const { maxBytes, maxPixels, minSide, maxSide } = limits;
    return [
        maxBytes === undefined ? "" : `at most ${(maxBytes / 1e6).toFixed(1)} MB`,
        maxPixels === undefined ? "" : `at most ${(maxPixels / 1e6).toFixed(1)} megapixels`,
        minSide === undefined ? "" : `sides of at least ${minSide} pixels`,
        maxSide === undefined ? "" : `sides of at most ${maxSide} pixels`,
    ]
        .filter(Boolean)
        .join(", ");
}

;// CONCATENATED MODULE: ./out/bundle/run/edit.js











/** Source and answer of pictures that wait to be finished may take this much memory before no further call is made. */
const MAX_UNFINISHED_BYTES = 48 * 1024 * 1024;
/**
 * Asks the model for every job, at most `concurrency` at a time, and stores each answer as soon as it is there. A call's place is free
 * again once the answer has arrived: decoding and encoding go on beside the next call.
 */
async function editAll(jobs, options) {
    const { inputs, signal, asker } = options;
    const unfinished = new Set();
    const queue = jobs.values();
    let unfinishedBytes = 0;
    let fatal;
    const settle = options.onOutcome;
    const work = async () => {
        for (const job of queue) {
            const stopped = fatal ?? (signal.aborted ? new RetouchError("cancelled", "The run was cancelled before this image was begun.") : undefined);
            if (stopped) {
                settle(failed(job.task, inputs, stopped));
                continue;
            }
            options.onStart(job);
            const asked = await askFor(job, options);
            if (!("answer" in asked)) {
                if (asked.fatal)
                    fatal ??= asked.error;
                settle(failed(job.task, inputs, asked.error, asked));
                continue;
            }
            const weight = asked.source.length + asked.answer.bytes.length;
            unfinishedBytes += weight;
            const finishing = finish(job, asked, options)
                .then(settle)
                .finally(() => {
                unfinishedBytes -= weight;
                unfinished.delete(finishing);
            });
            unfinished.add(finishing);
            while (unfinishedBytes > MAX_UNFINISHED_BYTES && unfinished.size > 0)
                await Promise.race(unfinished);
        }
    };
    // With `max-cost` and a price that only the replies tell, one call at a time keeps what is in flight from going above it.
    const blind = inputs.maxCost !== undefined && jobs.some((job) => asker.priceOf(job) === undefined);
    const workers = Math.min(jobs.length, blind ? 1 : (inputs.concurrency ?? inputs.provider.concurrency));
    await Promise.all(Array.from({ length: workers }, work));
    await Promise.all(unfinished);
}
async function askFor({ task, prompt, target, maskPath }, { workspace, inputs, asker, readBlob }) {
    const startedAt = Date.now();
    try {
        const { bytes: source, blob: sourceBlob } = await readOrigin(workspace, task, readBlob);
        const header = readHeader(source);
        const image = await preparePicture(source, header, inputs.model.limits);
        const mask = maskPath === undefined ? undefined : await readMask(workspace, maskPath);
        const answer = await asker.ask({
            ...{ prompt, target, image, source: { width: header.width, height: header.height } },
            ...(mask && { mask: await prepareMask(mask, image, { transparent: inputs.model.transparentMask === true }) }),
        });
        if ("error" in answer)
            return { ...answer, durationMs: Date.now() - startedAt };
        return { answer, source, sourceBlob, startedAt, ...(mask && { mask }) };
    }
    catch (error) {
        return { error: toRetouchError(error, "invalid-image"), cost: 0, fatal: false, durationMs: Date.now() - startedAt };
    }
}
async function readMask(workspace, path) {
    try {
        return await (0,promises_.readFile)((0,external_node_path_.join)(workspace.root, path));
    }
    catch (cause) {
        throw new RetouchError("invalid-input", `The mask ${path} cannot be read.`, { cause });
    }
}
/** From the answer to the file in the workspace and the entry in the lock. What is refused here was paid for, and is kept aside. */
async function finish(job, asked, options) {
    const { task, header } = job;
    const { inputs, workspace, lockFile, context } = options;
    const { answer, source, sourceBlob, startedAt } = asked;
    const before = { width: header.width, height: header.height, bytes: source.length };
    try {
        const finished = await proveAnswer(job, asked, inputs);
        const outputBlob = identifyBytes(workspace, finished.bytes, options.lfsTracked.has(task.output));
        await writeWorkspaceFile(workspace.root, task.output, finished.bytes);
        await lockFile.record(task.output, {
            source: task.source.path,
            sourceBlob,
            recipe: task.recipe,
            outputBlob,
            sha256: finished.sha256,
            bytes: finished.bytes.length,
            provider: inputs.provider.name,
            model: inputs.modelName,
            cost: answer.cost,
            at: new Date().toISOString(),
        });
        const result = {
            ...emptyResult(task, inputs),
            status: "edited",
            width: finished.width,
            height: finished.height,
            bytes: finished.bytes.length,
            sha256: finished.sha256,
            cost: answer.cost,
            durationMs: Date.now() - startedAt,
            warnings: [...job.warnings, ...finished.warnings],
        };
        return { task, result, before, outputBlob, ...(finished.changedShare !== undefined && { changedShare: finished.changedShare }) };
    }
    catch (error) {
        const rejected = await keepAside(context, task, answer.bytes).catch(() => undefined);
        const outcome = failed(task, inputs, toRetouchError(error, "delivery"), { cost: answer.cost, durationMs: Date.now() - startedAt });
        return { ...outcome, before, ...(rejected && { rejected }) };
    }
}
/** Decodes the answer completely. One that is damaged is fetched once more, which costs nothing. */
async function proveAnswer({ header, wanted }, { answer, source, mask }, { maxChange }) {
    const finishOnce = (bytes) => finishPicture({ answer: bytes, source, header, wanted });
    const finished = await finishOnce(answer.bytes).catch(async (error) => {
        const again = await answer.refetch?.().catch(() => undefined);
        if (!again || again.equals(answer.bytes))
            throw error;
        return finishOnce(again);
    });
    if (maxChange !== undefined) {
        const drift = mask ? await measureDrift({ source, result: finished.bytes, size: finished, mask }) : finished.changedShare;
        if (drift !== undefined && drift > maxChange) {
            const where = mask ? "outside the mask" : "of the picture";
            throw new RetouchError("drift", `${(drift * 100).toFixed(1)} % of the pixels ${where} differ; \`max-change\` allows ${(maxChange * 100).toFixed(1)} %.`);
        }
    }
    return finished;
}
/** The model's own bytes, under the name of the output, outside the workspace. */
async function keepAside({ tempDir }, task, bytes) {
    const path = (0,external_node_path_.join)(tempDir, "retouch", "rejected", task.output);
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true });
    await (0,promises_.writeFile)(path, bytes);
    return path;
}

;// CONCATENATED MODULE: ./out/bundle/run/progress.js
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






/** Silence for longer than this makes a person who watches the log wonder. */
const HEARTBEAT_MS = 20_000;
/** Edits all jobs over connections of their own, and says in the log what is done and what is waited for. */
async function editJobs(jobs, { priceOf, warn, refused, ...options }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const total = refused.length + jobs.length;
        for (const [index, outcome] of refused.entries())
            core/* info */.pq(taskLine({ n: index + 1, m: total, outcome }));
        if (jobs.length === 0)
            return;
        const { inputs, signal, workspace, onOutcome } = options;
        const outputs = jobs.map(({ task }) => task.output);
        const lfsTracked = await findTracked(workspace, outputs);
        const asker = progress_addDisposableResource(env_1, await createAsker({ inputs, priceOf, signal, warn, debug: (message) => core/* debug */.Yz((0,redact/* redact */.E)(message)) }), true);
        let started = refused.length;
        let done = refused.length;
        let cost = 0;
        const heartbeat = setInterval(() => core/* info */.pq(waitingLine({ inFlight: started - done, done, total, cost })), HEARTBEAT_MS);
        const onStart = () => {
            started += 1;
        };
        const tell = (outcome) => {
            done += 1;
            started = Math.max(started, done);
            cost = cost === null || outcome.result.cost === null ? null : cost + outcome.result.cost;
            heartbeat.refresh();
            core/* info */.pq(taskLine({ n: done, m: total, outcome }));
            onOutcome(outcome);
        };
        try {
            await editAll(jobs, { ...options, lfsTracked, asker, onStart, onOutcome: tell });
        }
        finally {
            clearInterval(heartbeat);
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = progress_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}

;// CONCATENATED MODULE: ./out/bundle/action.js

























/** The whole run, from the environment to what the user sees. @returns the exit code. */
async function runAction(environment, { signal, listing }) {
    maskSecrets(environment);
    const startedAt = Date.now();
    const context = loadContext(environment);
    const report = emptyReport(context);
    let inputs;
    try {
        checkTrust(context);
        inputs = loadInputs(environment, context);
        await run(report, { context, inputs, signal, listing });
    }
    catch (error) {
        if (error instanceof Skip)
            Object.assign(report, { skipReason: error.reason, skipMessage: error.message });
        else
            report.errors.push(toReported(error));
    }
    report.durationMs = Date.now() - startedAt;
    return publish(report, { inputs, signal });
}
/** After a cancellation; then the outputs and the summary are written, before the runner kills the process. */
const DELIVERY_GRACE_MS = 7000;
const UNFINISHED_DELIVERY = {
    stale: [],
    warnings: [],
    errors: [new RetouchError("delivery", "The run was cancelled before the images were delivered. They are left in the workspace.")],
};
/** Discover, plan, edit, deliver. What is known is in the report at each step, so that it can be told whatever comes next. */
async function run(report, { context, inputs, signal, listing }) {
    const { provider, modelName: model, dryRun } = inputs;
    Object.assign(report, { provider: provider.name, model, sandbox: provider.kind === "local", dryRun });
    checkSkips(context, inputs);
    const github = once(() => createGitHub({ token: inputs.githubToken ?? "", context }));
    const workspace = await openWorkspace(context.workspace, listing);
    const { plan, prompt, lockFile, notices } = await prepare({ context, inputs, workspace, github });
    tellNotices(notices);
    if (lockFile.repaired)
        core/* info */.pq("The lockfile held leftovers of a merge conflict; both sides were kept.");
    if (plan.tasks.length === 0)
        throw new Skip("no-match", explainNoMatch(inputs, context));
    const due = plan.tasks.filter(({ action }) => action === "edit");
    report.outcomes = plan.tasks.filter(({ action }) => action !== "edit").map((task) => settled(task, inputs));
    if (due.length === 0) {
        Object.assign(report, { cost: 0, estimatedCost: 0 });
        throw new Skip("up-to-date", explainUpToDate(plan.tasks));
    }
    if (inputs.frozen)
        report.outcomes.push(...due.map(({ task }) => ({ task, result: emptyResult(task, inputs) })));
    checkAmount(due, inputs);
    const readBlob = async (blob) => {
        const bytes = inputs.githubToken && context.repo ? await readGitHubBlob(await github(), context, blob) : undefined;
        // A task is looked at before it is paid for, and read again then.
        if (bytes && !dryRun)
            await keepBlob(workspace, bytes);
        return bytes;
    };
    const { jobs, rejected } = await inspectTasks(due, { workspace, inputs, prompt, readBlob });
    const refused = rejected.map(({ task, error }) => failed(task, inputs, error));
    report.outcomes.push(...refused);
    const priceOf = await lookUpPrice(inputs, { mayAsk: !dryRun && jobs.length > 0, signal, debug: core/* debug */.Yz });
    report.estimatedCost = estimateCost(jobs, priceOf);
    checkCost(report.estimatedCost, inputs);
    if (dryRun) {
        report.outcomes.push(...jobs.map((job) => planned(job, inputs, priceOf(job))));
        throw new Skip("dry-run", "Nothing was done: `dry-run` is set.");
    }
    await checkDelivery(jobs, { context, inputs });
    if (jobs.length > 0)
        core/* info */.pq(announce(jobs.length, report.estimatedCost, inputs));
    const warn = (message) => void report.warnings.push(message);
    const onOutcome = (outcome) => void report.outcomes.push(outcome);
    try {
        await editJobs(jobs, { context, inputs, workspace, lockFile, refused, readBlob, priceOf, signal, warn, onOutcome });
    }
    catch (error) {
        // What was finished before is delivered all the same.
        report.errors.push(toReported(error));
    }
    // As planned, not as they happened to finish.
    const order = new Map(plan.tasks.map(({ task }, index) => [task, index]));
    report.outcomes.sort((a, b) => (order.get(a.task) ?? 0) - (order.get(b.task) ?? 0));
    settleCost(report, inputs);
    const delivery = deliverResults(report, { context, inputs, lockFile, github, signal });
    report.delivered = (await (0,cancel/* untilCancelled */.L)(delivery, signal, DELIVERY_GRACE_MS)) ?? UNFINISHED_DELIVERY;
    await lockFile.forget(report.delivered.stale);
    const stale = new Set(report.delivered.stale);
    for (const { result } of report.outcomes)
        if (stale.has(result.output))
            result.status = "stale";
}
/** An error as the user is told it; what only we can make sense of goes to the debug log. */
function toReported(error) {
    const { code, message } = toRetouchError(error, "delivery");
    if (!(error instanceof RetouchError))
        core/* debug */.Yz((0,redact/* redact */.E)(String(error instanceof Error ? error.stack : error)));
    return new RetouchError(code, (0,redact/* redact */.E)(message));
}
function tellNotices(notices) {
    if (notices.length === 0)
        return;
    core/* startGroup */.Oh(`${plural(notices.length, "file")} left out`);
    for (const notice of notices)
        core/* info */.pq(toLogText(notice));
    core/* endGroup */.N4();
}
/** What would keep the results from being delivered is told before they are paid for. */
async function checkDelivery(jobs, { context, inputs }) {
    if (!inputs.deliver.includes("commit"))
        return;
    const problems = await checkCommit({ context, outputs: jobs.map(({ task }) => task.output), method: inputs.commitMethod });
    if (problems.length > 0)
        throw invalidInputs(problems);
}
/** What is known to have been billed. Calls whose fate is not known are told of, not guessed. */
function settleCost(report, { provider }) {
    const costs = report.outcomes.map(({ result }) => result);
    const edited = costs.filter(({ status }) => status === "edited");
    const unknown = costs.filter(({ status, cost }) => status === "failed" && cost === null).length;
    report.cost = edited.some(({ cost }) => cost === null) ? null : costs.reduce((sum, { cost }) => sum + (cost ?? 0), 0);
    report.costIsEstimate = provider.kind === "http" && !provider.reportsCost;
    if (unknown > 0)
        report.warnings.push(`${plural(unknown, "failed request")} may have been billed on top of what is shown; see the provider's usage log.`);
}
async function deliverResults({ outcomes }, { context, inputs, lockFile, github, signal }) {
    const { path, recorded, entries } = lockFile;
    const merge = (tip, committed) => merge_lock_mergeLock(tip, { recorded, committed, force: inputs.force });
    const without = (stale) => formatLock(new Map([...entries].filter(([output]) => !stale.includes(output))));
    const { commitMessage, commitMethod, artifactName, deliver: targets } = inputs;
    return deliver({
        ...{ context, github, outcomes, targets, commitMessage, commitMethod, artifactName, isCancelled: signal.aborted },
        ...(path && { lock: { path, merge }, artifactExtra: (stale) => [{ path, content: without(stale) }] }),
    });
}
function once(make) {
    let made;
    return () => {
        made ??= make();
        return made;
    };
}


/***/ }),

/***/ 6773:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ encodePicture),
/* harmony export */   O: () => (/* binding */ ENCODERS)
/* harmony export */ });
/* harmony import */ var _sharp_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(10819);

/** What a format is written as; `alpha`: it can hold transparency. */
const ENCODERS = {
    // Adaptive filters halve photographs, and cost a tenth more time; a higher level costs twice the time for a twentieth.
    png: { mediaType: "image/png", alpha: true, encode: (image) => image.png({ compressionLevel: 6, adaptiveFiltering: true }) },
    // Without chroma subsampling, which smears coloured text. Optimised
    // coding would make it 6 % smaller, but hold all coefficients in memory (100 MB for 12 megapixels); mozjpeg takes four times the time.
    jpeg: {
        mediaType: "image/jpeg",
        alpha: false,
        encode: (image, { quality }) => image.jpeg({ quality, chromaSubsampling: "4:4:4", optimiseCoding: false }),
    },
    webp: { mediaType: "image/webp", alpha: true, encode: (image, { quality, lossless }) => image.webp({ quality, lossless }) },
    gif: { mediaType: "image/gif", alpha: true, encode: (image) => image.gif({ effort: 3 }) },
    // A higher effort takes a minute for a photograph in WebAssembly.
    avif: { mediaType: "image/avif", alpha: true, encode: (image) => image.avif({ quality: 70, effort: 2 }) },
    tiff: { mediaType: "image/tiff", alpha: true, encode: (image) => image.tiff({ compression: "deflate", predictor: "horizontal" }) },
};
/**
 * Encodes as 8-bit sRGB without a profile, which every viewer shows as sRGB, and without metadata. Models answer in sRGB, so
 * to go back to the source's wider profile would gain no colour; and a profile names its device.
 */
async function encodePicture(image, format, options) {
    return (0,_sharp_js__WEBPACK_IMPORTED_MODULE_0__/* .runPipeline */ .aI)(ENCODERS[format].encode(image.toColourspace("srgb"), options));
}


/***/ }),

/***/ 10819:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HX: () => (/* binding */ openPicture),
/* harmony export */   Pq: () => (/* binding */ loadSharp),
/* harmony export */   aI: () => (/* binding */ runPipeline),
/* harmony export */   aU: () => (/* binding */ inLane),
/* harmony export */   jg: () => (/* binding */ MAX_PIXELS)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_module__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(98995);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(58500);
/* harmony import */ var node_v8__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(78877);
/* harmony import */ var node_vm__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(30714);






/** The contract's limit on decoded pixels: 100 megapixels. */
const MAX_PIXELS = 100_000_000;
/** Pictures in work at once. A decoded picture is far larger than its file, so this, and not the number of tasks, bounds the memory. */
const LANES = 2;
/** Bytes that may lie in the WebAssembly heap for nothing, before they are collected. */
const RECLAIM_AT = 16 << 20;
let factory;
let busy = 0;
let idle = 0;
const waiting = [];
/**
 * sharp's WebAssembly build out of `dist/vendor`, loaded at the first call (about 80 ms). The bundle stands beside that
 * directory; the sources use the same one, so that tests see the codec that users get. The path is computed, and the package
 * loaded by a `require` of its own, so that the bundler leaves both alone: its threads start from their own script file.
 */
function loadSharp() {
    if (factory !== undefined)
        return factory;
    const places = [(0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(import.meta.dirname, "vendor"), (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(import.meta.dirname, "../../dist/vendor")];
    const vendor = places.find((place) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(place));
    if (vendor === undefined)
        throw new Error("dist/vendor is missing: run `npm run build`.");
    const load = (0,node_module__WEBPACK_IMPORTED_MODULE_1__.createRequire)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(vendor, "sharp.js"));
    factory = load("sharp");
    // Each picture is seen once: a cache would only hold memory. One thread a picture is what the lanes count on.
    factory.cache(false);
    factory.concurrency(1);
    return factory;
}
/**
 * A pipeline over an encoded picture: upright, first page, no more than {@link MAX_PIXELS}; damaged or cut-off data fail when
 * it runs. Mere warnings, such as for a profile with a wrong date, do not; but of JPEG, where a hole in the data is no more
 * than a warning.
 */
function openPicture(bytes) {
    idle += bytes.length;
    const failOn = bytes[0] === 0xff ? "warning" : "error";
    // The copy in the WebAssembly heap lives as long as the buffer it was made of: as long as the task, if it were the task's own.
    return loadSharp()(Buffer.from(bytes), { failOn, limitInputPixels: MAX_PIXELS, autoOrient: true, sequentialRead: true });
}
/** Runs a pipeline to its end. The bytes are copied out of the WebAssembly heap, whose memory is shared between threads, which `fetch` refuses. */
async function runPipeline(image) {
    const output = await image.toBuffer();
    idle += output.length;
    return Buffer.from(output);
}
/** Runs pixel work when a lane is free; first come, first served. */
async function inLane(work) {
    if (busy >= LANES)
        await new Promise((resolve) => waiting.push(resolve));
    else
        busy += 1;
    try {
        return await work();
    }
    finally {
        await reclaim();
        const next = waiting.shift();
        if (next === undefined)
            busy -= 1;
        else
            next();
    }
}
/**
 * Inputs and outputs are copied into the WebAssembly heap, and freed by finalizers. V8 counts only their handles, sees no
 * reason to collect, and the heap, which never shrinks, would grow by every picture of a run.
 */
async function reclaim() {
    if (idle < RECLAIM_AT)
        return;
    idle = 0;
    (0,node_v8__WEBPACK_IMPORTED_MODULE_4__.setFlagsFromString)("--expose-gc");
    const collect = (0,node_vm__WEBPACK_IMPORTED_MODULE_5__.runInNewContext)("gc");
    collect();
    // The finalizers run as tasks of their own.
    await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_3__.setImmediate)();
}


/***/ })

};
