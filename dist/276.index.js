export const id = 276;
export const ids = [276];
export const modules = {

/***/ 88276:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runAction: () => (/* binding */ runAction)
});

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 7 modules
var core = __webpack_require__(33838);
// EXTERNAL MODULE: ./out/build-dist/compiled/cancel.js
var cancel = __webpack_require__(98976);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(27597);
;// CONCATENATED MODULE: ./out/build-dist/compiled/context.js




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

;// CONCATENATED MODULE: ./out/build-dist/compiled/deliver/change.js

/** Keys in the lock that a run may have recorded for a task. */
function keysOf({ task, result, fallback, kept = [] }) {
    const beside = kept.map(({ key }) => key);
    // What stands at a failed task's output is not its result, but for a fallback's picture, which is recorded as out of date.
    return result.status === "failed" && fallback === undefined ? beside : [task.output, ...beside];
}
/** What is to be committed: results, and pictures of the fallback locale in the place of those that failed. */
function listChanges(outcomes, workspace, lock) {
    return outcomes.flatMap((outcome) => {
        const { task, outputBlob: blob, fallback, taken } = outcome;
        if (blob === undefined || !isChange(outcome))
            return [];
        const found = fallback !== undefined ? "fallback" : taken !== undefined ? "candidate" : undefined;
        return [{ task, file: (0,external_node_path_.join)(workspace, task.output), blob, keys: recordedOf(outcome, lock), ...(found && { found }) }];
    });
}
/** What only the lock tells of. */
function listFindings(outcomes, lock) {
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

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./out/build-dist/compiled/errors.js
var errors = __webpack_require__(82489);
// EXTERNAL MODULE: ./out/build-dist/compiled/workspace/git.js + 1 modules
var workspace_git = __webpack_require__(78816);
// EXTERNAL MODULE: ./out/build-dist/compiled/redact.js
var redact = __webpack_require__(28151);
;// CONCATENATED MODULE: ./out/build-dist/compiled/github/errors.js



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
 * Says what GitHub did not do, and which permission to grant.
 *
 * @param doing as in "GitHub refused …".
 * @param code for a refusal; without it `forbidden`, and `unavailable` when GitHub could not be reached.
 */
function explainGitHubError(error, { doing, permission, code }) {
    if (error instanceof errors/* RetouchError */.tJ)
        return error;
    const { status, types, reason, isRateLimit, isTransient } = readFailure(error);
    const make = (fallback, message) => new errors/* RetouchError */.tJ(code ?? fallback, message, { cause: error });
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

;// CONCATENATED MODULE: ./out/build-dist/compiled/github/tree.js

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
            throw new errors/* RetouchError */.tJ("unavailable", `GitHub does not list the folder ${prefix || "/"} completely: it has too many files.`);
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
;// CONCATENATED MODULE: ./out/build-dist/compiled/deliver/git.js




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
                throw new errors/* RetouchError */.tJ("delivery", `\`git ${args[0]}\` failed: ${summarizeGit(reply)}`);
            return reply.stdout;
        },
    };
}
/** Long lists go by files: with the toolkit's `input`, a git that ends before it read all of it brings the whole action down (EPIPE). */
async function execute(args, options) {
    try {
        return await (0,exec.getExecOutput)("git", [...args], { ...options, silent: true, ignoreReturnCode: true });
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
    return (0,redact/* redact */.E$)(lines.slice(0, 12).join("; ")).slice(0, 600) || "it gave no reason.";
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

;// CONCATENATED MODULE: ./out/build-dist/compiled/deliver/git-data.js
/** The largest file that GitHub's API takes. */
const MAX_API_FILE_BYTES = 37.5 * 1024 * 1024;
/** Larger trees time out. */
const MAX_TREE_ENTRIES = 100;
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
        const { data } = await github.rest.git.createTree({ owner, repo, tree, ...(sha !== undefined && { base_tree: sha }) });
        sha = data.sha;
    }
    return sha;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/deliver/commit-api.js







/** GraphQL takes about 40 MB in all; this leaves room for the paths and the message. */
const MAX_GRAPHQL_CONTENTS = 30_000_000;
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
            throw new errors/* RetouchError */.tJ("delivery", `The branch \`${branch}\` does not exist any more, or the token may not read it.`, {
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
            throw new errors/* RetouchError */.tJ("delivery", `\`${task.output}\` is larger than the 37.5 MB that GitHub's API takes; set \`commit-method: git\`.`);
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
    const base = (await github.rest.git.getCommit({ ...repository, commit_sha: tip.sha })).data.tree.sha;
    const tree = (await writeTree({ github, context }, entries, base)) ?? base;
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
            throw new errors/* RetouchError */.tJ("delivery", `The branch \`${branch}\` does not exist any more.`);
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
        return new errors/* RetouchError */.tJ("delivery", `The remote refused ${doing}: the checkout has no credentials. Do not set \`persist-credentials: false\` on actions/checkout. (${said})`);
    }
    if (/\b403\b|denied to|Write access .* not granted/i.test(said)) {
        return new errors/* RetouchError */.tJ("delivery", `The remote refused ${doing}: the token needs \`permissions: contents: write\`. (${said})`);
    }
    return new errors/* RetouchError */.tJ("delivery", `git did not succeed in ${doing}: ${said}`);
}

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./out/build-dist/compiled/deliver/branch-check.js

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

;// CONCATENATED MODULE: ./out/build-dist/compiled/deliver/commit-on-tip.js



const TRIES = 5;
/**
 * Commits onto the tip of the branch, and again onto the new tip when the branch moved meanwhile: whole files, never a merge, never by
 * force. What changed there meanwhile is looked at anew each time.
 *
 * @param options.pauseMs mean pause before the second try; it doubles with each further one.
 */
async function commitOnTip(options) {
    const { committer, changes, findings, lock, message, pauseMs = 500 } = options;
    let last;
    for (let attempt = 0; attempt < TRIES; attempt++) {
        if (attempt > 0)
            await (0,external_node_timers_promises_.setTimeout)(pauseMs * 2 ** (attempt - 1) * (0.5 + Math.random()));
        const tip = await committer.readTip();
        const verdicts = changes.map((change) => ({ change, verdict: checkChange(change, tip.tree) }));
        const fresh = verdicts.flatMap(({ change, verdict }) => (verdict === "stale" ? [] : change));
        const applied = verdicts.flatMap(({ change, verdict }) => (verdict === "apply" ? change : []));
        const told = new Set([...fresh, ...findings.filter(({ task }) => hasSource(task, tip.tree))]);
        const stale = [...changes, ...findings].flatMap((one) => (told.has(one) ? [] : one.task.output));
        const keys = new Set([...told].flatMap((one) => one.keys));
        const lockText = lock && keys.size > 0 ? await mergeLock({ committer, lock, tip, keys }) : undefined;
        if (applied.length === 0 && lockText === undefined) {
            // A commit whose answer was lost on the way is found here.
            const found = last && told.size > 0 ? await committer.readCommit(tip.sha) : undefined;
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
    throw new errors/* RetouchError */.tJ("delivery", `The commit did not succeed in ${TRIES} tries: each time the branch had moved, or GitHub gave no answer.`);
}
/** The lock's new text; undefined when the tip has it already. */
async function mergeLock({ committer, lock, tip, keys }) {
    if (isBlocked(lock.path, tip.tree))
        throw new errors/* RetouchError */.tJ("delivery", `On the branch \`${lock.path}\` is a link or a folder, or lies below a link.`);
    const blob = tip.tree.get(lock.path)?.sha;
    const tipText = blob === undefined ? undefined : await committer.readText(blob);
    const text = lock.merge(tipText, keys);
    return text === tipText ? undefined : text;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/deliver/commit.js








/**
 * What would keep a commit of these outputs from being made, one sentence each; looked at before anything is spent.
 * A token's permissions cannot be asked for: whether it may write shows only when it does.
 */
async function checkCommit({ context, outputs, method, }) {
    const problems = [];
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
    const { context, changes, findings, lock, method } = options;
    const { branch } = context;
    if (branch === undefined)
        throw new errors/* RetouchError */.tJ("delivery", "This run has no branch to commit to.");
    const outputs = changes.map(({ task }) => task.output);
    const lfsTracked = await (0,workspace_git/* findLfsTracked */.H9)(context.workspace, outputs);
    const { commit, stale } = (await needsGit({ method, changes, lfsTracked }))
        ? await commitByGit({ ...options, branch, lfsTracked })
        : await commitOnTip({
            ...options,
            committer: createApiCommitter({
                ...{ github: await options.github(), context, branch },
                paths: [
                    ...[...changes, ...findings].flatMap(({ task }) => [...(task.source ? [task.source.path] : []), task.output]),
                    ...(lock ? [lock.path] : []),
                ],
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

;// CONCATENATED MODULE: ./out/build-dist/compiled/deliver/artifact.js






/** More steps of one run with one artifact name are taken for a mistake of the service. */
const MAX_SUFFIX = 64;
/**
 * Uploads the files as one artifact of this run. A name that is taken gets a numbered suffix.
 *
 * @throws RetouchError `delivery`.
 */
async function uploadArtifact({ name, entries, extra, context }) {
    if (isEnterpriseServer(context.serverUrl))
        throw new errors/* RetouchError */.tJ("delivery", "Artifacts are not available here: GitHub Enterprise Server does not offer them to this version of the service.");
    if (!process.env.ACTIONS_RUNTIME_TOKEN || !process.env.ACTIONS_RESULTS_URL) {
        throw new errors/* RetouchError */.tJ("delivery", "Artifacts are not available here: the runner gave no access to the artifact service.");
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
        throw new errors/* RetouchError */.tJ("delivery", `The artifact could not be uploaded: ${(0,redact/* redact */.E$)(error instanceof Error ? error.message : String(error))}`, { cause: error });
    }
}
/**
 * Rejects with an error that the client throws out of an event of its own, where nobody can catch it: it would end the process before
 * anything is told. It stays on watch to the end, since such errors also come after the upload has failed; those are only logged.
 */
function catchStray() {
    return new Promise((_, reject) => {
        const onStray = (error) => {
            core/* debug */.Yz((0,redact/* redact */.E$)(String(error instanceof Error ? error.stack : error)));
            reject(error);
        };
        process.on("uncaughtException", onStray).on("unhandledRejection", onStray);
    });
}
async function uploadUnderFreeName({ name, files, root, context, }) {
    // Loaded late: it is by far the largest part of the program.
    const { DefaultArtifactClient } = await Promise.all(/* import() */[__webpack_require__.e(824), __webpack_require__.e(351), __webpack_require__.e(787)]).then(__webpack_require__.bind(__webpack_require__, 48787));
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

;// CONCATENATED MODULE: ./out/build-dist/compiled/plan/template.js
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

;// CONCATENATED MODULE: ./out/build-dist/compiled/report/format.js
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

;// CONCATENATED MODULE: ./out/build-dist/compiled/deliver/commit-message.js


const COMMIT_MESSAGE_PLACEHOLDERS = ["count", "paths", "locales"];
const MAX_PATHS = 50;
/** More are counted: the subject is one line. */
const MAX_LOCALES = 6;
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
    if (typeof parsed === "string")
        return template;
    const outputs = changes.map(({ task }) => toOneLine(task.output)).sort();
    const paths = outputs.length > MAX_PATHS ? [...outputs.slice(0, MAX_PATHS), `and ${outputs.length - MAX_PATHS} more`] : outputs;
    return fillTemplate(parsed, { count: String(done.length), paths: paths.join("\n"), locales: listLocales(done).join(", ") });
}
function describeCommit(changes, done) {
    if (changes.length === 0)
        return "chore(images): record what Retouch found";
    const fallbacks = plural(changes.length - done.length, "image");
    if (done.length === 0)
        return `chore(images): use the fallback for ${fallbacks}${nameLocales(changes)} with Retouch`;
    const subject = `chore(images): ${describeDone(done)} with Retouch`;
    return done.length === changes.length ? subject : `${subject}\n\nThe fallback is used for ${fallbacks} that failed.`;
}
function describeDone(done) {
    if (done.every(({ found }) => found === "candidate"))
        return `take ${plural(done.length, "candidate")}`;
    const modes = [...new Set(done.map(({ task }) => task.order.recipe.mode))];
    const verb = modes.length === 1 ? modes[0] : "update";
    return `${verb} ${plural(done.length, "image")}${verb === "localize" ? nameLocales(done) : ""}`;
}
/** ` (de, fr)`; empty where there are none. */
function nameLocales(changes) {
    const locales = listLocales(changes);
    const named = locales.length > MAX_LOCALES ? plural(locales.length, "locale") : locales.join(", ");
    return named && ` (${named})`;
}
function listLocales(changes) {
    return [...new Set(changes.flatMap(({ task }) => task.locale ?? []))].sort();
}
/** A line break in a file name could otherwise add a trailer to the message. */
function toOneLine(path) {
    return path.replace(/\p{Cc}/gu, "�");
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/outcome.js

/**
 * Where a kept picture lies: below `retouch` in the runner's temporary folder, in the artifact, and in the commit that keeps it in the
 * repository. Under the output's own name, so that no two meet there; a step is a PNG all the same.
 */
function keptPath({ kind, number }, output) {
    return `${kind === "candidate" ? "candidates" : "steps"}/${number}/${output}`;
}
/** Where a refused picture lies, likewise. */
function rejectedPath(output, index) {
    return `rejected/${index + 1}/${output}`;
}
/** The result of a task that nothing is known of yet. */
function emptyResult(task) {
    const { provider, modelName, name } = task.order.recipe;
    return {
        source: task.source?.path ?? null,
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
        ...(name !== "" && { recipe: name }),
    };
}
/** A task that came to nothing. Cost 0: surely nothing was billed. */
function failed(task, error, spent = { cost: 0, durationMs: 0 }) {
    const { cost, durationMs } = spent;
    return {
        task,
        result: {
            ...emptyResult(task),
            status: "failed",
            cost,
            durationMs,
            error: { code: error.code, message: (0,redact/* toShown */.bh)(error.message) },
        },
    };
}
/** A task that needed nothing: up to date, or changed by a person and kept. */
function settled({ task, action, entry, isEmpty }) {
    const status = action === "modified" ? "modified" : "unchanged";
    const known = status === "unchanged" && entry && !isEmpty && { sha256: entry.sha256, bytes: entry.bytes };
    const warnings = [
        ...(status === "unchanged" && isEmpty ? [NOTHING_FOUND] : []),
        ...(status === "modified" && hasNewSource(task, entry) ? ["Its source has changed since. `force` makes it anew."] : []),
    ];
    return { task, result: { ...emptyResult(task), status, cost: 0, warnings, ...known } };
}
/** Whether a picture that a person changed belongs to a source that is not there any more. */
function hasNewSource({ source, output }, entry) {
    return entry !== undefined && source !== undefined && source.path !== output && entry.sourceBlob !== source.blob;
}
/** Said again by each run that leaves such a picture alone. */
const NOTHING_FOUND = "The model found no text in the image, so there is no localized one.";
/** A task of a dry run. @param price US dollars. */
function planned({ task, warnings, header, before }, price) {
    const known = header ? { width: header.width, height: header.height, bytes: 0 } : before;
    return { task, ...(known && { before: known }), result: { ...emptyResult(task), cost: price ?? null, warnings } };
}

// EXTERNAL MODULE: ./out/build-dist/compiled/inputs/table.js
var table = __webpack_require__(59276);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./out/build-dist/compiled/report/plain-text.js

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

;// CONCATENATED MODULE: ./out/build-dist/compiled/report/words.js




const WORKS = [...table/* MODES */.FN, "take"];
const DONE = { edit: "edited", localize: "localized", generate: "generated", take: "taken" };
function workOf({ task, taken }) {
    return taken === undefined ? task.order.recipe.mode : "take";
}
/** How many outcomes there are of each kind of work that occurs. */
function countWorks(outcomes) {
    return WORKS.map((work) => [work, outcomes.filter((outcome) => workOf(outcome) === work).length]).filter(([, count]) => count > 0);
}
/** What is counted: nobody made an image where a candidate was taken. */
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
function words_describeDone(outcomes) {
    return `${plural(outcomes.length, nounOf(outcomes))} ${doneWord(outcomes)}`;
}
/** `3 images to localize`, `1 candidate to take`. @param all where nothing is due, what was looked at tells the kind of work. */
function describeToDo(due, all) {
    return `${plural(due.length, nounOf(due))} to ${doWord(due.length > 0 ? due : all)}`;
}
/** `3 localized images`, or with a word before them `3 more localized images`. */
function countImages(outcomes, before = "") {
    const done = doneWord(outcomes);
    return plural(outcomes.length, [before, done === "made" ? "" : done, nounOf(outcomes)].filter((word) => word !== "").join(" "));
}
/** Whether a model was asked in this run, and found nothing to do. */
function isFoundEmpty({ result }) {
    return result.status === "unchanged" && result.durationMs !== null;
}
/** What became of a task, in words that also say why nothing was done. Names are marked with backticks. */
function statusText(outcome) {
    const { task, result, fallback, taken } = outcome;
    const { candidates, mode } = task.order.recipe;
    switch (result.status) {
        case "edited":
            return taken === undefined ? DONE[mode] : `candidate ${taken} of an earlier run taken`;
        case "planned":
            if (taken !== undefined)
                return `candidate ${taken} of an earlier run to be taken`;
            return `to be ${DONE[mode]}${candidates > 1 ? `, ${candidates} candidates` : ""}`;
        case "unchanged":
            return result.warnings.some((warning) => warning.startsWith(NOTHING_FOUND)) ? "no text found" : "up to date";
        case "modified":
            return "kept: changed by hand since";
        case "failed":
            return fallback === undefined ? "failed" : `failed; ${fallbackText(outcome)}`;
        case "stale":
            return "not committed: changed on the branch meanwhile";
    }
}
/** What stands in the place of a failed task's image; empty where nothing does. */
function fallbackText({ fallback }) {
    return fallback === undefined ? "" : `the image of \`${toLine(fallback).replaceAll("`", "")}\` was put in its place`;
}
/** A task's warnings, without what {@link statusText} says. */
function warningsOf({ result, fallback }) {
    return result.warnings.filter((warning) => warning !== `The image of ${fallback} was put in its place.`);
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/report/report.js


/** Of a run that nothing is known of yet. */
function emptyReport(context) {
    return {
        ...{ context, models: [], sandbox: false, dryRun: false, skipReason: "", skipMessage: "" },
        ...{ outcomes: [], estimatedCost: null, cost: null, costIsEstimate: false, durationMs: 0, errors: [], warnings: [] },
    };
}
function tally(outcomes) {
    const counts = { edited: 0, unchanged: 0, modified: 0, failed: 0, planned: 0, stale: 0 };
    for (const { result } of outcomes)
        counts[result.status] += 1;
    return counts;
}
/** US dollars for some of the tasks; null where the price of an image is not known. What failed may have been billed on top of it. */
function sumCosts(outcomes) {
    const isKnown = ({ result: { status, cost } }) => cost !== null || (status !== "edited" && status !== "planned");
    return outcomes.every(isKnown) ? outcomes.reduce((sum, { result }) => sum + (result.cost ?? 0), 0) : null;
}
/** Of the whole run, the delivery's included. */
function listErrors(report) {
    return [...new Set([...report.errors, ...(report.delivered?.errors ?? [])])];
}
/** Of the whole run, the delivery's included; those of single tasks stand with their tasks. */
function listWarnings(report) {
    return [...new Set([...report.warnings, ...(report.delivered?.warnings ?? [])])];
}
const SANDBOX_NOTICE = "The sandbox provider calls no model: it puts a plain mark on each image that it is given, so that the workflow can be tried for nothing.";
/** Whether the report must say that no model was called, for all or for some of the images. */
function tellsOfSandbox({ sandbox, models }) {
    return sandbox || models.some(({ provider }) => provider === "sandbox");
}
/** Whether several recipes are told of, so that each image is named with its own. */
function hasRecipes({ outcomes }) {
    return outcomes.some(({ result }) => result.recipe !== outcomes[0]?.result.recipe);
}
/** The report in half a line, in our own words only. */
function headline(report) {
    const { outcomes } = report;
    const counts = tally(outcomes);
    if (report.dryRun && listErrors(report).length === 0) {
        const due = outcomes.filter(({ result }) => result.status === "planned");
        return `dry run, ${outcomes.length === 0 ? "nothing to do" : describeToDo(due, outcomes)}`;
    }
    const empty = outcomes.filter(isFoundEmpty);
    const parts = [];
    if (counts.edited > 0)
        parts.push(words_describeDone(outcomes.filter(({ result }) => result.status === "edited")));
    if (counts.failed > 0)
        parts.push(parts.length === 0 ? `${plural(counts.failed, "image")} failed` : `${counts.failed} failed`);
    if (empty.length > 0)
        parts.push(`no text found in ${parts.length === 0 ? plural(empty.length, "image") : empty.length}`);
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
    if (report.outcomes.some(isFoundEmpty))
        return "";
    return report.outcomes.length === 0 ? "No image was selected." : "Every selected image is up to date.";
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/report/outputs.js


/**
 * UTF-16 code units of the `results` output. GitHub allows 1 MB for all outputs of a job and counts UTF-16, so that this is half of it:
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idoutputs
 */
const RESULTS_LIMIT = 250_000;
/** Every output of the action, for `action.yml` and the README. */
const OUTPUTS = {
    changed: "`true` if a file was created or altered, also where a fallback's image was put in the place of one that failed.",
    "skip-reason": "Why nothing was done: `no-match` `up-to-date` `fork` `dependabot` `label` `draft` `dry-run` `no-text`; empty otherwise.",
    edited: "Count of tasks that made an image: edited, localized or generated.",
    unchanged: "Count of tasks that left their image as it was: up to date, changed by a person and kept, or stale.",
    failed: "Count of tasks that failed.",
    results: "JSON array, one object a task: `source` `output` `locale` `status` (`edited` `unchanged` `modified` `failed` `planned` `stale`) `provider` `model` `width` `height` `bytes` `sha256` `cost` `durationMs` `warnings` `error` (`{code, message}`). `source` is null for a generated image. Where they are used: `recipe` (its name in `config`), `text` (`{score, missing, left}`, with `verify: text`), `candidates` (how many there are).",
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
        changed: String(counts.edited > 0 || outcomes.some(isReplaced)),
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
/** A failed task in whose place another locale's image was put. */
function isReplaced({ result, outputBlob }) {
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
/** One object of `results`, also for the file and the artifact; without float noise. */
function stringifyResult(result) {
    return JSON.stringify(roundCost(result));
}
/** The same without the noise of binary fractions, in the cost and in the text's score. */
function roundCost(result) {
    const { cost, text } = result;
    return {
        ...result,
        cost: cost === null ? null : Number(formatDecimal(cost)),
        ...(text && { text: { ...text, score: text.score === null ? null : Number(text.score.toFixed(4)) } }),
    };
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/deliver/extras.js



/** What the workspace has no place for. */
const EXTRA_KINDS = ["rejected", "candidates", "steps"];
function listExtras(outcomes) {
    return outcomes.flatMap(({ task: { output }, result, rejected = [], kept = [] }) => [
        ...rejected.map((file, index) => ({ kind: "rejected", output, path: rejectedPath(output, index), file })),
        ...kept.flatMap((one) => {
            const place = { output, path: keptPath(one, output), file: one.file };
            // The first candidate is the output.
            if (one.kind === "candidate")
                return one.number > 1 ? [{ kind: "candidates", ...place }] : [];
            return result.status === "failed" ? [{ kind: "steps", ...place }] : [];
        }),
    ]);
}
const NAMES = {
    rejected: "refused pictures",
    candidates: "further candidates",
    steps: "steps of failed edits",
};
/** Where they are when there is no artifact, a sentence each. */
function tellWhere(extras) {
    const kinds = EXTRA_KINDS.filter((kind) => extras.some((one) => one.kind === kind));
    return kinds
        .map((kind) => `The ${NAMES[kind]} are in \`retouch/${kind}\` of the runner's temporary folder, until the job ends.`)
        .join(" ");
}
/** The extras as they are called in the artifact: a repository may have a folder of such a name with images that were edited. */
function placeExtras(extras, uploads) {
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
function renderResults({ outcomes, uploads, extras, stale }) {
    const uploaded = new Set(uploads.map(({ task }) => task.output));
    const rows = outcomes.map(({ result }) => {
        const pathsOf = (wanted) => extras.flatMap(({ kind, output, path }) => (kind === wanted && output === result.output ? encodeArtifactPath(path) : []));
        const [candidates, steps] = [pathsOf("candidates"), pathsOf("steps")];
        return {
            ...roundCost(result),
            status: statusOf(result, stale),
            file: uploaded.has(result.output) ? encodeArtifactPath(result.output) : null,
            rejected: pathsOf("rejected")[0] ?? null,
            ...(candidates.length > 0 && { candidates }),
            ...(steps.length > 0 && { steps }),
        };
    });
    return `${JSON.stringify(rows, null, 2)}\n`;
}
/** An image that the branch has overtaken; a failed task stays failed. */
function statusOf({ output, status }, stale) {
    return status === "edited" && stale.includes(output) ? "stale" : status;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/deliver/keep.js





/**
 * Puts candidates and steps into the repository without touching a branch: a commit without parents, under a ref of its own. So their blobs
 * outlive git's garbage collection, a later run reads them by the ids in the lock, and the comment can show them by the commit.
 *
 * @returns undefined when there is nothing to keep.
 * @throws RetouchError that names the cause, or the permission.
 * @see https://docs.github.com/en/rest/git
 */
async function keepPictures({ github: connect, context, outcomes, known, warn }) {
    const pictures = await dropLarge(listPictures(outcomes), warn);
    if (pictures.length === 0)
        return undefined;
    const repository = { owner: context.owner, repo: context.repo };
    const present = new Set(known);
    try {
        const github = await connect();
        // One after another, as GitHub asks of those who write.
        for (const { file, blob } of pictures) {
            if (present.has(blob))
                continue;
            const { data } = await github.rest.git.createBlob({ ...repository, content: await (0,promises_.readFile)(file, "base64"), encoding: "base64" });
            if (data.sha !== blob)
                throw new errors/* RetouchError */.tJ("delivery", `GitHub knows a picture as ${data.sha.slice(0, 12)}, this checkout (SHA-256?) as ${blob.slice(0, 12)}: by the lock's record it could not be found.`);
            present.add(blob);
        }
        const entries = pictures.map(({ path, blob }) => ({ path, sha: blob, type: "blob", mode: "100644" }));
        const tree = (await writeTree({ github, context }, entries)) ?? "";
        const message = `chore(images): keep candidates and steps of run ${context.runId}`;
        const { data } = await github.rest.git.createCommit({ ...repository, message, tree, parents: [] });
        return { sha: data.sha, ref: await createFreeRef({ github, context, sha: data.sha }) };
    }
    catch (error) {
        throw explainGitHubError(error, { doing: "the commit that keeps them", permission: "contents: write", code: "delivery" });
    }
}
function listPictures(outcomes) {
    return outcomes.flatMap(({ task, kept = [] }) => kept.map((one) => ({ ...one, path: keptPath(one, task.output) })));
}
async function dropLarge(pictures, warn) {
    const sizes = await Promise.all(pictures.map(async ({ file }) => (await (0,promises_.stat)(file)).size));
    const kept = pictures.filter((_, index) => (sizes[index] ?? 0) <= MAX_API_FILE_BYTES);
    if (kept.length < pictures.length) {
        const dropped = pictures.length - kept.length;
        warn(`${dropped} of the candidates and steps exceed the 37.5 MB that GitHub's API takes, and were not kept in the repository.`);
    }
    return kept;
}
/** More steps of one run with candidates are taken for a mistake of the service. */
const keep_MAX_SUFFIX = 64;
/** A run with several steps that keep pictures has a ref for each. */
async function createFreeRef({ github, context, sha }) {
    const { owner, repo, runId, runAttempt } = context;
    const name = `refs/retouch/kept/${runId}-${runAttempt}`;
    for (let suffix = 1; suffix <= keep_MAX_SUFFIX; suffix++) {
        const ref = suffix === 1 ? name : `${name}-${suffix}`;
        try {
            await github.rest.git.createRef({ owner, repo, ref, sha });
            return ref;
        }
        catch (error) {
            const { status, reason } = readFailure(error);
            if (status !== 422 || !/already exists/i.test(reason))
                throw error;
        }
    }
    throw new errors/* RetouchError */.tJ("delivery", `the refs \`${name}\` to \`${name}-${keep_MAX_SUFFIX}\` are taken`);
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/deliver/deliver.js








/**
 * Brings the edited images to where they are wanted. What cannot be committed goes to the artifact, wanted there or not: it is paid for.
 * Failures are values, so that the report is written in each case.
 */
async function deliver(options) {
    const { context, outcomes, lock, targets } = options;
    const delivered = { stale: [], warnings: [], errors: [] };
    const changes = listChanges(outcomes, context.workspace, lock);
    const findings = listFindings(outcomes, lock);
    const extras = listExtras(outcomes);
    if (changes.length + findings.length + extras.length === 0)
        return delivered;
    if (targets.length === 0) {
        if (extras.length > 0)
            delivered.warnings.push(tellWhere(extras));
        return delivered;
    }
    const isCancelled = options.signal.aborted;
    const wantsCommit = targets.includes("commit") && !isCancelled && changes.length + findings.length > 0;
    const failure = wantsCommit ? await tryCommit(options, { changes, findings }, delivered) : undefined;
    const isUndelivered = ({ task }) => !wantsCommit || failure !== undefined || delivered.stale.includes(task.output);
    const wantsArtifact = targets.includes("artifact") || isCancelled;
    const uploads = wantsArtifact ? changes : changes.filter(isUndelivered);
    const wantsRecords = findings.length > 0 && (wantsArtifact || failure !== undefined);
    // Extras have no other place, whatever was asked for.
    const hasFiles = uploads.length + extras.length > 0 || wantsRecords;
    const artifactFailure = hasFiles ? await tryArtifact(options, { changes, findings, uploads, extras }, delivered) : undefined;
    if (failure) {
        const { artifact } = delivered;
        const [what, verb] = changes.length > 0 ? ["images", "are"] : ["lockfile", "is"];
        const where = artifact ? `in the artifact \`${artifact.name}\`: ${artifact.url}` : "left in the workspace.";
        delivered.errors.push(new errors/* RetouchError */.tJ("delivery", `${failure.message} The ${what} ${verb} ${where}`, { cause: failure }));
    }
    if (artifactFailure) {
        const message = [artifactFailure.message, tellWhere(extras)].filter((text) => text !== "").join(" ");
        // Nothing that was asked for is missing when everything was committed but what the branch has overtaken. A failed commit fails the
        // step already, and a refused picture failed its task.
        if (failure || wantsCommit || changes.length === 0)
            delivered.warnings.push(message);
        else
            delivered.errors.push(new errors/* RetouchError */.tJ("delivery", `${message} The images are left in the workspace.`, { cause: artifactFailure }));
    }
    // Last, so that neither the images nor the artifact wait for it.
    if (wantsCommit && !failure)
        await (0,cancel/* untilCancelled */.L)(tryKeep(options, changes, delivered), options.signal, 0);
    return delivered;
}
async function tryCommit(options, { changes, findings }, delivered) {
    const { github, context, lock, commitMethod: method, commitMessage: template, outcomes } = options;
    const isSandbox = outcomes.some(({ result }) => result.provider === "sandbox");
    try {
        const { commit, stale } = await deliverCommit({
            ...{ github, context, changes, findings, method },
            ...(lock && { lock }),
            message: (committed) => renderCommitMessage({ template, changes: committed, isSandbox }),
        });
        if (commit)
            delivered.commit = commit;
        delivered.stale.push(...stale);
        return undefined;
    }
    catch (error) {
        return (0,errors/* toRetouchError */.sK)(error, "delivery");
    }
}
async function tryArtifact({ context, outcomes, artifactName: name, artifactExtra }, { changes, findings, uploads, extras }, delivered) {
    const { stale } = delivered;
    const placed = placeExtras(extras, uploads);
    const entries = [...uploads.map(({ task, file }) => ({ path: task.output, file })), ...placed];
    const left = new Set([...changes, ...findings].flatMap(({ task, keys }) => (stale.includes(task.output) ? keys : [])));
    // Beside a picture that was refused there is nothing that it could tell.
    const isOfUse = uploads.length + findings.length > 0 || extras.some(({ kind }) => kind !== "rejected");
    const content = renderResults({ outcomes, uploads, extras: placed, stale });
    try {
        delivered.artifact = await uploadArtifact({
            ...{ name, context, entries },
            extra: [...((isOfUse && artifactExtra?.(left)) || []), { path: "results.json", content }],
        });
        return undefined;
    }
    catch (error) {
        return (0,errors/* toRetouchError */.sK)(error, "delivery");
    }
}
/** Candidates and steps, for later runs and for the comment. Without them everything that was asked for is there all the same. */
async function tryKeep(options, changes, delivered) {
    const { github, context, outcomes } = options;
    const isStale = (output) => delivered.stale.includes(output);
    const known = new Set(changes.flatMap(({ task, blob }) => (isStale(task.output) ? [] : blob)));
    const warn = (message) => void delivered.warnings.push(message);
    try {
        const kept = await keepPictures({ github, context, known, warn, outcomes: outcomes.filter(({ task }) => !isStale(task.output)) });
        if (kept)
            delivered.kept = kept;
    }
    catch (error) {
        const { artifact } = delivered;
        const where = artifact ? ` Candidates are in the artifact \`${artifact.name}\` only.` : "";
        warn(`Candidates and steps were not kept in the repository: ${(0,errors/* toRetouchError */.sK)(error, "delivery").message}${where}`);
    }
}

// EXTERNAL MODULE: ./node_modules/fastest-levenshtein/mod.js
var mod = __webpack_require__(21916);
;// CONCATENATED MODULE: ./out/build-dist/compiled/workspace/write-file.js




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
        throw new errors/* RetouchError */.tJ("invalid-input", `${path} is outside the workspace, where nothing is written.`);
    if (parts.some((part) => isGitFolder(part)))
        throw new errors/* RetouchError */.tJ("invalid-input", `${path} is inside .git, where nothing is written.`);
    let current = root;
    for (const part of parts) {
        current = (0,external_node_path_.join)(current, part);
        const stat = await (0,promises_.lstat)(current).catch((cause) => {
            if (cause.code === "ENOENT")
                return undefined;
            throw new errors/* RetouchError */.tJ("invalid-input", `${path} cannot be written (${cause.code ?? cause.message}).`, { cause });
        });
        if (!stat)
            break;
        if (stat.isSymbolicLink())
            throw new errors/* RetouchError */.tJ("invalid-input", `${path} goes through a symbolic link, which is not written through.`);
        if (current !== absolute && !stat.isDirectory())
            throw new errors/* RetouchError */.tJ("invalid-input", `${path} needs a folder where there is a file.`);
        if (current === absolute && !stat.isFile())
            throw new errors/* RetouchError */.tJ("invalid-input", `${path} is not a regular file, so it is not replaced.`);
    }
    return absolute;
}
/** Whether a path is a regular file of the workspace that no symbolic link leads to. */
async function isPlainFile(root, path) {
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

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/errors.js
var classic_errors = __webpack_require__(961);
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
            throw new errors/* RetouchError */.tJ("invalid-input", `The event \`${context.eventName}\` has nothing to compare; set \`changed-only: false\`.`);
        return await compare(github, context, comparison);
    }
    catch (error) {
        if (error instanceof classic_errors/* ZodError */.G) {
            throw new errors/* RetouchError */.tJ("unavailable", "GitHub's answer is not a list of changed files. Nothing was edited.", { cause: error });
        }
        const { code, message } = explainGitHubError(error, { doing: "the list of changed files", permission });
        throw new errors/* RetouchError */.tJ(code, `${message} Nothing was edited.`, { cause: error });
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
            throw new errors/* RetouchError */.tJ("unavailable", `GitHub lists ${files.length} of the ${count} changed files of this pull request only.`);
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
        throw new errors/* RetouchError */.tJ("unavailable", "More files changed than GitHub compares, and the repository is too large to list.");
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

;// CONCATENATED MODULE: ./out/build-dist/compiled/providers/reading.js
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
/**
 * The size of whole steps whose ratio is nearest to the wanted one, among those of about as many pixels: what differs in ratio is cut off
 * or stretched later, and a few pixels more or less are not seen.
 */
function nearestSize(wanted, limits) {
    const { minSide, maxSide, step } = limits;
    const fitted = fitSize(wanted, { minArea: minSide ** 2, maxArea: maxSide ** 2, ...limits });
    const departure = ({ width, height }) => Math.abs(Math.log((width / height) * (wanted.height / wanted.width)));
    let best = fitted;
    for (let width = minSide; width <= maxSide; width += step) {
        const near = Math.round((width * wanted.height) / wanted.width / step) * step;
        const size = { width, height: Math.min(maxSide, Math.max(minSide, near)) };
        const share = (size.width * size.height) / (fitted.width * fitted.height);
        if (share > 0.75 && share < 1.5 && departure(size) < departure(best))
            best = size;
    }
    return best;
}
/** Whether the wanted size has the ratio of the source, to the pixel. */
function keepsRatio({ source, target }) {
    return Math.abs(source.width * target.height - source.height * target.width) <= Math.max(target.width, target.height);
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/providers/aimlapi.js


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
    const flags = parsed.data.has_nsfw_concepts ?? [];
    // The upstream returns a black picture for what its safety check refused.
    const allowed = images.filter((_, index) => flags[index] !== true);
    if (images.length > 0 && allowed.length === 0)
        return { kind: "failed", code: "refused", message: "the safety check flagged the result (has_nsfw_concepts)" };
    const references = allowed.flatMap(({ url, b64_json: base64 }) => (base64 ? [{ base64 }] : url ? [{ url }] : []));
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
        ...(price !== undefined && { price: () => price }),
        ...(edit && { edit: (request) => call(request, edit(request)) }),
        ...(generate && { generate: (request) => call(request, generate(request)) }),
    };
}
/** Up to three in the user's order, the picture to edit first. */
const imageUrls = ({ image, references }) => ({ image_urls: [image, ...references].map(toDataUri) });
/** `image_size` is always named: the default is a landscape whatever the input is. */
const sized = (sides, { target }) => ({
    image_size: nearestSize(target, { ...sides, step: 32 }),
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
            ...(keepsRatio(request) ? {} : sized(thirdSides, request)),
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
            return unit && unit.per > 0 ? unit.price / unit.per : undefined;
        },
    }),
};

;// CONCATENATED MODULE: ./out/build-dist/compiled/providers/dashscope-languages.js
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

;// CONCATENATED MODULE: ./out/build-dist/compiled/providers/messages.js


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
/** One user message: the pictures in order, which the prompt may number, then exactly one text. */
function messagesBody(model, { pictures, prompt }) {
    const content = [...pictures.map((picture) => ({ image: toDataUri(picture) })), { text: prompt }];
    return { model, input: { messages: [{ role: "user", content }] } };
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

;// CONCATENATED MODULE: ./out/build-dist/compiled/providers/dashscope-translation.js




/** help: Model Studio, "Qwen-MT-Image API reference". */
const dashscope_translation_replySchema = schemas/* object */.Ikc({
    code: schemas/* string */.YjP().nullish().catch(undefined),
    output: schemas/* object */.Ikc({
        task_id: schemas/* string */.YjP().nullish(),
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
        return `The model takes at most ${MAX_KEPT} words that are kept, and there are ${keep.length}.`;
    const words = hint.split(/\s+/).filter(Boolean).length;
    if (words > MAX_HINT_WORDS)
        return `The model takes a prompt of at most ${MAX_HINT_WORDS} words beside the picture; this one has ${words}.`;
    if (OTHER_SCRIPT.test(hint))
        return "The model understands a prompt in English only, and this one has letters of another script.";
    return undefined;
};
function dashscope_translation_toModel({ languages, price, isQueued, ...facts }) {
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
                read: readTranslation,
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
/** A synchronous reply, a task that was accepted, or the record of one. Only what succeeded is billed. */
function readTranslation(reply) {
    const body = dashscope_translation_replySchema.safeParse(reply.json).data;
    if (!isSuccess(reply) || body?.code)
        return readMessagesFailure(reply, { failuresAreFree: true });
    const { task_id: task, task_status: status, image_url: url, message } = body?.output ?? {};
    switch (status ?? "SUCCEEDED") {
        case "PENDING":
        case "RUNNING":
            return task ? waitFor(task) : unexpectedReply("the task has no `task_id`");
        case "SUCCEEDED":
            // An address may stand beside it: of the picture as it was.
            if (/no text detected/i.test(message ?? ""))
                return { kind: "unchanged", message: message ?? "" };
            return url ? { kind: "done", images: [{ url }] } : unexpectedReply("the reply holds no `image_url`");
        case "FAILED":
            return readMessagesFailure({ ...reply, status: 500, json: body?.output }, { failuresAreFree: true });
        case "CANCELED":
            return { kind: "failed", code: "cancelled", message: "the task was cancelled at the provider" };
        default:
            // `UNKNOWN` among them: records are kept for a day.
            return unexpectedReply(`the task has the status ${JSON.stringify(status)}`);
    }
}
function waitFor(task) {
    const path = `/tasks/${encodeURIComponent(task)}`;
    const cancel = {
        // Refused once the task runs.
        request: { method: "POST", path: `${path}/cancel` },
        read: (answer) => (isSuccess(answer) ? { kind: "done", images: [] } : readMessagesFailure(answer)),
    };
    return { kind: "wait", job: task, poll: { request: { method: "GET", path }, read: readTranslation }, cancel: [cancel] };
}
/** Prices in US dollars and rates: of the first for Beijing, where alone it is offered, of the second for Singapore. As of 2026-10-12. */
const TRANSLATION_MODELS = {
    // Its rate is 60 in Beijing.
    "qwen-mt-image-2.0": dashscope_translation_toModel({ languages: LANGUAGES["qwen-mt-image-2.0"], price: 0.0006, isQueued: false, requestsPerMinute: 1 }),
    "qwen-mt-image": dashscope_translation_toModel({ languages: LANGUAGES["qwen-mt-image"], price: 0.000431, isQueued: true, requestsPerMinute: 60 }),
};

;// CONCATENATED MODULE: ./out/build-dist/compiled/providers/dashscope-upload.js



/** help: Model Studio, "Upload a local file to obtain a temporary URL". */
const policySchema = schemas/* object */.Ikc({
    data: schemas/* object */.Ikc({
        upload_host: schemas/* url */.OZ5({ protocol: /^https?$/ }),
        upload_dir: schemas/* string */.YjP().min(1),
        policy: schemas/* string */.YjP().min(1),
        signature: schemas/* string */.YjP().min(1),
        oss_access_key_id: schemas/* string */.YjP().min(1),
        x_oss_object_acl: schemas/* string */.YjP().min(1),
        x_oss_forbid_overwrite: schemas/* string */.YjP().min(1),
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
        return { kind: "failed", code: "unexpected-reply", message: "the upload policy is not understood", free: true };
    const failure = readMessagesFailure(reply, { failuresAreFree: true });
    return failure.code === "ambiguous" || failure.code === "unavailable" ? { ...failure, code: "unavailable", free: true } : failure;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/providers/dashscope.js




const MEGAPIXEL_LIMITS = { minArea: 512 ** 2, maxArea: 2048 ** 2 };
const ALL = ["negative-prompt", "seed", "watermark", "prompt-extend"];
/** Sides 512–2048, which the service rounds to multiples of 16. */
const sizeBySide = (target) => fitSize(target, { ...MEGAPIXEL_LIMITS, minSide: 512, maxSide: 2048, step: 16 });
/** Any sides with a total of 512²–2048² pixels. */
const sizeByArea = (target) => fitSize(target, { ...MEGAPIXEL_LIMITS, step: 1 });
/** Ratio 1:8 to 8:1, a little less so that whole pixels stay within. */
const withinRatio = ({ width, height }) => ({
    width: Math.max(width, Math.ceil(height / 7.9)),
    height: Math.max(height, Math.ceil(width / 7.9)),
});
const sizeByAreaAndRatio = (target) => sizeByArea(withinRatio(target));
const sizeOfWan = (target) => fitSize(withinRatio(target), { ...MEGAPIXEL_LIMITS, minArea: 768 ** 2, step: 1 });
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
        ...(price && { price: (target, references = 0) => price(target, references + 1) }),
        edit: (request) => {
            const { image, references } = request;
            // Without a size the answer takes the ratio of the last picture.
            return ask(request, size ? [image, ...references] : [...references, image], size);
        },
        ...(!editsOnly && { generate: (request) => ask(request, [], size) }),
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
/** What both endpoints take; absent fields are undefined. */
function commonFields(request) {
    const { model, prompt, count, target, negativePrompt, seed, guidanceScale } = request;
    if (isOpenAiModel(model))
        return { model, prompt, n: count, size: OPENAI_SIZES[nearestRatio(["1:1", "3:2", "2:3"], target)] };
    // Qwen-Image's native area, so that a large source does not exhaust the server's memory; latents want multiples of 16.
    const { width, height } = fitSize(target, { minArea: 512 ** 2, maxArea: 1328 ** 2, step: 16 });
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
        filename: `${filename}.${picture.mediaType.slice("image/".length)}`,
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
;// CONCATENATED MODULE: ./out/build-dist/compiled/providers/oxen.js


/** docs.oxen.ai/inference-api/reference: image_editing, image_generation, async_queue, models. */
const imagesSchema = schemas/* object */.Ikc({ images: schemas/* array */.YOg(schemas/* object */.Ikc({ url: schemas/* string */.YjP().nullish(), b64_json: schemas/* string */.YjP().nullish() })) });
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
function readImages(reply) {
    if (!isSuccess(reply))
        return oxen_readFailure(reply);
    const images = imagesSchema
        .safeParse(reply.json)
        .data?.images.flatMap(({ url, b64_json: base64 }) => (base64 ? [{ base64 }] : url ? [{ url }] : []));
    return images?.length ? { kind: "done", images } : unexpectedReply("Oxen answered without an image");
}
function readEnqueued(reply) {
    if (!isSuccess(reply))
        return oxen_readFailure(reply);
    const ids = enqueueSchema.safeParse(reply.json).data?.generations.map(({ generation_id: id }) => id);
    return ids ? follow({ all: ids, left: ids, images: [] }) : unexpectedReply("Oxen answered without a `generation_id`");
}
/** What comes next: a poll of the first job that is left; at the end all pictures, or where there is none, why. */
function follow(jobs) {
    const { all, left, images, failure } = jobs;
    const [job] = left;
    if (job !== undefined) {
        const poll = { request: { method: "GET", path: recordOf(job) }, read: (reply) => readGeneration(reply, jobs) };
        return { kind: "wait", job, poll, cancel: left.map(cancelOf), ...(images.length > 0 && { images }) };
    }
    if (images.length === 0 && failure)
        return failure;
    const again = follow({ all, left: all, images: [] });
    return { kind: "done", images: [...images], ...(again.kind === "wait" && { refresh: again.poll }) };
}
const recordOf = (job) => `/ai/queue/${encodeURIComponent(job)}`;
function cancelOf(job) {
    return {
        request: { method: "DELETE", path: recordOf(job) },
        read: (answer) => (isSuccess(answer) ? { kind: "done", images: [] } : oxen_readFailure(answer)),
    };
}
/** Reads the record of the first job that is left. What is not understood is no end: the caller asks again. */
function readGeneration(reply, jobs) {
    if (!isSuccess(reply))
        return oxen_readFailure(reply);
    const generation = generationSchema.safeParse(reply.json).data;
    const ended = { ...jobs, left: jobs.left.slice(1) };
    const failed = (failure) => follow({ ...ended, failure: jobs.failure ?? failure });
    switch (generation?.status) {
        case "queued":
        case "processing":
            return follow(jobs);
        case "succeeded":
            return generation.result_url
                ? follow({ ...ended, images: [...jobs.images, { url: generation.result_url }] })
                : unexpectedReply("Oxen reports success without a `result_url`");
        case "failed":
            return failed(classify({ kind: "failed", code: "unavailable", message: generation.error_message ?? "the generation failed" }));
        case "cancelled":
            return failed({ kind: "failed", code: "cancelled", message: "the generation was cancelled at Oxen" });
        default:
            return unexpectedReply(`Oxen reports the status ${JSON.stringify(generation?.status ?? null)}`);
    }
}
const RATIOS = ["1:1", "16:9", "9:16", "4:3", "3:4", "3:2", "2:3"];
/** `aspect_ratio` is always named: its default is 16:9 whatever the input is. */
const ratio = (ratios, { target }) => ({ aspect_ratio: nearestRatio(ratios, target) });
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
            ...(keepsRatio(request) ? { match_input_image: true } : ratio(QWEN_2_RATIOS, request)),
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
            ...(keepsRatio(request) && request.references.length === 0 ? { aspect_ratio: "auto" } : ratio(QWEN_3_RATIOS, request)),
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
            ...(keepsRatio(request) ? { aspect_ratio: "match_input_image" } : ratio(RATIOS, request)),
            seed: request.seed,
            output_format: "png",
        }),
    },
    "qwen-image": TEXT_TO_IMAGE,
    "qwen-image-2512": TEXT_TO_IMAGE,
};
/** reference/{image_editing,image_generation,async_queue}: a synchronous call makes one picture, a queued one up to four. */
function oxen_toModel({ takes = [], edit, generate, generateAt = "/ai/images/generate", ...facts }) {
    const call = (path, request, fields) => {
        const json = { model: request.model, prompt: request.prompt, ...fields };
        return request.transport === "sync"
            ? { request: { method: "POST", path, body: { json: { ...json, response_format: "url" } } }, read: readImages }
            : { request: { method: "POST", path: "/ai/queue", body: { json: { ...json, num_generations: request.count } } }, read: readEnqueued };
    };
    return {
        limits: { mediaTypes: ["image/png", "image/jpeg", "image/webp"], maxBytes: 7_000_000 },
        takes,
        ...facts,
        candidates: 4,
        ...(edit && { edit: (request) => call("/ai/images/edit", request, edit(request)) }),
        ...(generate && { generate: (request) => call(generateAt, request, generate(request)) }),
    };
}
const oxen_MODELS = new Map(Object.entries(SHAPES).map(([name, shape]) => [name, oxen_toModel(shape)]));
const oxen = {
    kind: "http",
    name: "oxen",
    keyVariable: "OXEN_API_KEY",
    keyRequired: true,
    baseUrl: "https://hub.oxen.ai/api",
    defaultModels: { edit: "qwen-image-edit", localize: "qwen-image-edit" },
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

;// CONCATENATED MODULE: ./out/build-dist/compiled/providers/sandbox.js
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
            const { markPicture } = await __webpack_require__.e(/* import() */ 152).then(__webpack_require__.bind(__webpack_require__, 88152));
            return markPicture(image, mark);
        }
        const { drawScene } = await __webpack_require__.e(/* import() */ 204).then(__webpack_require__.bind(__webpack_require__, 32204));
        return drawScene(target, mark);
    },
};

;// CONCATENATED MODULE: ./out/build-dist/compiled/providers/registry.js






const PROVIDERS = {
    sandbox: sandbox,
    aimlapi: aimlapi,
    pixazo: pixazo,
    dashscope: dashscope,
    oxen: oxen,
    "openai-compatible": openaiCompatible,
};

// EXTERNAL MODULE: ./out/build-dist/compiled/localize/locales.js
var localize_locales = __webpack_require__(11025);
// EXTERNAL MODULE: ./node_modules/ipaddr.js/lib/ipaddr.js
var ipaddr = __webpack_require__(48280);
;// CONCATENATED MODULE: ./out/build-dist/compiled/run/address.js

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

// EXTERNAL MODULE: ./out/build-dist/compiled/inputs/problems.js
var inputs_problems = __webpack_require__(31998);
;// CONCATENATED MODULE: ./out/build-dist/compiled/inputs/check-provider.js





/** Whether a model can do what the mode asks for. Local providers do everything. */
function canDo({ kind }, model, mode) {
    if (kind === "local")
        return true;
    if (mode === "generate")
        return model.generate !== undefined;
    return model.edit !== undefined || (mode === "localize" && model.translate !== undefined);
}
/** Who does the work, and whether it can: the model, the way to it, the key. */
function checkProvider(provider, checker) {
    const { values, mode, tell, isSet } = checker;
    if (provider.kind === "local" && isSet("base-url"))
        tell(`\`base-url\` has no meaning with \`provider: ${provider.name}\`, which uses no network.`);
    const transport = checkTransport(provider, checker);
    const http = provider.kind === "http" ? checkConnection(provider, checker) : {};
    const modelName = values.model ?? provider.defaultModels[mode];
    if (!modelName) {
        const able = Object.values(PROVIDERS).filter(({ defaultModels }) => defaultModels[mode] !== undefined);
        const own = provider.modelNames.filter((name) => canDo(provider, provider.findModel(name) ?? NO_MODEL, mode));
        tell(provider.modelNames.length === 0 || own.length > 0
            ? `\`model\` is required with \`provider: ${provider.name}\`${own.length > 0 ? ` to ${mode}: ${list(own)}` : ""}.`
            : `\`provider: ${provider.name}\` has no model to ${mode}. Providers that have: ${list(able.map(({ name }) => name))}.`);
        return undefined;
    }
    const model = provider.findModel(modelName);
    if (!model) {
        tell(`\`model\`: ${JSON.stringify(modelName)} is not known for \`provider: ${provider.name}\`.${(0,inputs_problems/* suggest */.ZA)(modelName, provider.modelNames)} Known: ${list(provider.modelNames)}.`);
        return undefined;
    }
    checkModel({ provider, model, modelName }, checker);
    return { provider, modelName, model, transport, ...http };
}
/** One that can do nothing. */
const NO_MODEL = { limits: { mediaTypes: [] }, takes: [] };
function list(names) {
    return names.map((name) => `\`${name}\``).join(", ");
}
/** What the model cannot do, where the result would be another than asked for. */
function checkModel({ provider, model, modelName }, { values, mode, tell, isSet }) {
    const others = (can) => {
        const able = provider.modelNames.flatMap((name) => {
            const other = provider.findModel(name);
            return other !== undefined && canDo(provider, other, mode) && can(other)
                ? [{ name, isTranslator: other.translate !== undefined }]
                : [];
        });
        // What translates by itself is named first: it is made for the work, and cheaper.
        const names = able.sort((a, b) => Number(b.isTranslator) - Number(a.isTranslator)).map(({ name }) => name);
        return able.length > 0 ? ` Models of \`provider: ${provider.name}\` that can: ${list(names)}.` : "";
    };
    if (!canDo(provider, model, mode)) {
        tell(`\`model\`: ${modelName} cannot ${mode}.${others(() => true)}`);
        return;
    }
    const translation = mode === "localize" ? model.translate : undefined;
    if (isSet("mask") && mode !== "generate" && !model.takes.includes("mask"))
        tell(`\`mask\`: the model ${modelName} takes no mask.${others(({ takes }) => takes.includes("mask"))}`);
    if (isSet("references") && mode !== "generate" && (!model.references || translation))
        tell(`\`references\`: the model ${modelName} takes one picture only.${others(({ references = 0 }) => references > 0)}`);
    if ((values.candidates ?? 1) > 1 && provider.kind === "http" && (!model.candidates || model.candidates < 2 || translation))
        tell(`\`candidates\`: the model ${modelName} makes one picture only.${others(({ candidates = 1 }) => candidates > 1)}`);
    if (translation) {
        const { sourceLocale } = values;
        const byCode = new Map();
        for (const locale of values.locales ?? []) {
            if (sourceLocale !== undefined && (0,localize_locales/* isSameLocale */.jD)(sourceLocale, locale))
                continue;
            if (translation.supports(sourceLocale, locale)) {
                const other = byCode.get(translation.code(locale));
                if (other !== undefined)
                    tell(`\`locales\`: ${other} and ${locale} are one language for the model ${modelName}; name one of them.`);
                byCode.set(translation.code(locale), locale);
                continue;
            }
            const from = sourceLocale === undefined ? "" : ` from ${sourceLocale}`;
            const able = others((other) => (other.translate ? other.translate.supports(sourceLocale, locale) : other.edit !== undefined));
            tell(`\`locales\`: the model ${modelName} does not translate${from} into ${locale}.${able}`);
        }
    }
    const [least, most] = model.guidanceScale ?? [0, Number.POSITIVE_INFINITY];
    const { guidanceScale = least } = values;
    if (model.takes.includes("guidance-scale") && (guidanceScale < least || guidanceScale > most))
        tell(`\`guidance-scale\`: ${guidanceScale} is not allowed for the model ${modelName}. Allowed: ${least} to ${most}.`);
    const negativeLimit = model.negativePromptLimit ?? Number.POSITIVE_INFINITY;
    if (values.negativePrompt && model.takes.includes("negative-prompt") && values.negativePrompt.length > negativeLimit)
        tell(`\`negative-prompt\`: ${values.negativePrompt.length} characters; the model ${modelName} takes at most ${negativeLimit}.`);
}
function checkTransport(provider, { values: { transport }, tell }) {
    const choice = provider.kind === "http" ? provider.transports : undefined;
    const automatic = choice?.[0] ?? "sync";
    if (transport === undefined || transport === "auto")
        return automatic;
    if (!choice?.includes(transport)) {
        tell(choice
            ? `\`transport\`: ${JSON.stringify(transport)} is not offered by \`provider: ${provider.name}\`. Allowed: ${choice.join(", ")}.`
            : `\`transport\`: \`provider: ${provider.name}\` has no choice; leave it at \`auto\`.`);
    }
    return transport;
}
function checkConnection(provider, { values, run, tell, environment, isChosen, isKeyAnothers }) {
    const apiKey = values.apiKey ?? (environment[provider.keyVariable]?.trim() || undefined);
    const callsNobody = run.dryRun || run.frozen || run.takeCandidate;
    if (provider.keyRequired && !apiKey && !callsNobody && isChosen) {
        const how = isKeyAnothers
            ? `the input belongs to the workflow's own \`provider\`, so give ${provider.keyVariable} in \`env\``
            : `give the input, or ${provider.keyVariable} in \`env\``;
        tell(`\`api-key\` is required with \`provider: ${provider.name}\`; ${how}. Is the secret set, and not empty?`);
    }
    const given = values.baseUrl ?? provider.baseUrl;
    if (!given && isChosen)
        tell(`\`base-url\` is required with \`provider: ${provider.name}\`: the server's address, ending in \`/v1\`.`);
    const baseUrl = given && checkBaseUrl(given, tell);
    if (baseUrl && provider.name === "openai-compatible" && !baseUrl.endsWith("/v1"))
        tell(`\`base-url\`: ${JSON.stringify(given)} does not end in \`/v1\`.`);
    return { ...(baseUrl && { baseUrl }), ...(apiKey && { apiKey }) };
}
function checkBaseUrl(given, tell) {
    const url = URL.canParse(given) ? new URL(given) : undefined;
    if (!url || !["https:", "http:"].includes(url.protocol) || url.username || url.password || url.search || url.hash) {
        // What stands before an `@` may be a password, so such an address is not repeated.
        const shown = given.includes("@") ? "the address" : JSON.stringify(given.replace(/[?#].*$/s, ""));
        tell(`\`base-url\`: ${shown} is not allowed. Allowed: ${table/* INPUTS */.mc["base-url"].allowed}.`);
        return undefined;
    }
    if (url.protocol === "http:" && !isLocalHost(hostOf(url))) {
        tell(`\`base-url\`: ${JSON.stringify(given)} would send images and the key unencrypted. Use \`https:\`; \`http:\` is for loopback and private hosts.`);
        return undefined;
    }
    return url.href.replace(/\/+$/, "");
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/inputs/recipe.js
/** A recipe as messages name it. */
function titleOf({ name }) {
    return `recipe ${JSON.stringify(name)}`;
}
/** The same before a sentence; empty for the workflow's own. */
function nameOf(recipe) {
    return recipe.name === "" ? "" : `${titleOf(recipe)}: `;
}
function promptPlaceholders(mode) {
    const always = ["path", "name", "width", "height"];
    return mode === "localize" ? [...always, "locale", "language"] : always;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/inputs/check-recipe.js





function outputPlaceholders(mode) {
    if (mode === "generate")
        return ["name", "ext", "index"];
    const always = ["dir", "name", "ext", "index"];
    return mode === "localize" ? [...always, "locale", "language"] : always;
}
const MASK_PLACEHOLDERS = ["dir", "name", "ext"];
const DEFAULT_OUTPUTS = {
    edit: "{dir}/{name}{ext}",
    localize: "{dir}/{name}.{locale}{ext}",
    generate: undefined,
};
/** Rules between a recipe's inputs, told also when single ones are wrong, so that one failure tells all of it. */
function checkRecipe(options) {
    const { values, given, at, name, steps, problems, isFromFile } = options;
    const isSet = (input) => given.has(input);
    const isOwn = (input) => {
        const value = given.get(input);
        return value !== undefined && (!isFromFile || (value.at !== "" && !value.isShared));
    };
    const mode = values.mode ?? (isSet("locales") ? "localize" : isSet("images") || !isPrompted(options) ? "edit" : "generate");
    const tell = (problem) => void problems.add(at ? `${at}: ${problem}` : problem);
    const checker = { ...options, mode, isSet, isOwn, tell };
    checkMode(checker);
    check_recipe_checkWords(checker);
    checkChanges(checker);
    if (isSet("size") && values.aspectRatio !== undefined)
        tell("`size` and `aspect-ratio` exclude each other.");
    const output = values.output ?? DEFAULT_OUTPUTS[mode];
    if (output === undefined && !isSet("output"))
        tell("`output` is required to generate: the path of the new image. (To edit images, name them with `images`.)");
    const outputTemplate = readTemplate(checker, "output", output, outputPlaceholders(mode));
    const maskTemplate = readTemplate(checker, "mask", values.mask, MASK_PLACEHOLDERS);
    if (values.provider === undefined)
        return undefined;
    const chosen = checkProvider(PROVIDERS[values.provider], checker);
    if (!chosen || !outputTemplate)
        return undefined;
    const { transport: _transport, mask: _mask, output: _output, model: _model, baseUrl: _baseUrl, apiKey: _apiKey, ...rest } = values;
    return {
        ...rest,
        ...chosen,
        name: isFromFile ? name : "",
        mode,
        // What the workflow gives as a default for other recipes is of no concern to this one.
        images: mode === "generate" ? [] : (values.images ?? []),
        references: values.references ?? [],
        locales: mode === "localize" ? (values.locales ?? []) : [],
        verify: mode === "localize" ? values.verify : "decode",
        ...(steps && { steps: steps.map(({ text }) => text) }),
        outputTemplate,
        ...(maskTemplate && { maskTemplate }),
    };
}
function isPrompted({ given, steps }) {
    return given.has("prompt") || given.has("prompt-file") || steps !== undefined;
}
/** What is only for images that there are. */
const WITH_IMAGES = ["references", "mask", "max-change"];
function checkMode(checker) {
    const { mode, isSet, isOwn, tell, given, steps, values } = checker;
    const isWritten = isPrompted(checker);
    if (mode !== "generate" && !isSet("images"))
        tell("`images` is required: globs of the images, one a line.");
    if (mode !== "localize" && !isWritten)
        tell("`prompt` or `prompt-file` is required: the instruction for the model.");
    if (mode === "localize" && !isSet("locales"))
        tell("`locales` is required to localize: the languages, as BCP 47 tags.");
    if (isSet("prompt") && isSet("prompt-file"))
        tell("`prompt` and `prompt-file` exclude each other.");
    // With `mode` set; else the mode follows from them.
    if (mode === "generate" && isOwn("images"))
        tell("`images` has no meaning with `mode: generate`, which starts from the prompt alone.");
    if (mode !== "localize" && isOwn("locales"))
        tell(`\`locales\` has no meaning with \`mode: ${mode}\`; leave \`mode\` out to localize.`);
    for (const name of WITH_IMAGES)
        if (mode === "generate" && isOwn(name))
            tell(`\`${name}\` goes along with \`images\`; to generate there are none.`);
    if (steps && mode !== "edit")
        tell("`steps` are for edits; they have no meaning here.");
    const placeholders = promptPlaceholders(mode);
    for (const { text, at } of [
        ...(given.has("prompt") ? [{ text: values.prompt ?? "", at: given.get("prompt")?.at ?? "" }] : []),
        ...(steps ?? []),
    ]) {
        const template = parseTemplate(text, placeholders);
        if (typeof template === "string")
            checker.problems.add(`${at && `${at}: `}\`${given.has("prompt") ? "prompt" : "steps"}\`: ${template}.`);
    }
}
/** What is only for images with text. */
const FOR_WORDS = ["glossary", "source-locale", "fallback-locale", "keep-subject-text"];
function check_recipe_checkWords({ mode, values, isSet, isOwn, tell }) {
    if (mode !== "localize") {
        // That `locales` itself has no meaning here is told already.
        for (const name of FOR_WORDS)
            if (isOwn(name) && !isSet("locales"))
                tell(`\`${name}\` needs \`locales\`.`);
        if (values.verify === "text" && isOwn("verify"))
            tell("`verify: text` needs `locales`: it is the text of localized images that is read.");
        return;
    }
    if (values.verify === "text" && !isSet("glossary"))
        tell("`verify: text` needs a `glossary`: the text that is looked for.");
    const { fallbackLocale, locales = [], sourceLocale } = values;
    if (fallbackLocale !== undefined && ![...locales, sourceLocale].includes(fallbackLocale))
        tell(`\`fallback-locale\`: ${fallbackLocale} is neither one of \`locales\` nor the \`source-locale\`.`);
}
/** Whether only images that changed are wanted, and whether the event says which those are. */
function checkChanges({ values: { changedOnly }, mode, isChosen, run, context, tell }) {
    if (mode === "generate" || !isChosen)
        return;
    if (changedOnly !== true && !(changedOnly === "auto" && context.eventName.startsWith("pull_request")))
        return;
    if (!canListChanges(context)) {
        tell(`\`changed-only: true\` has nothing to compare on the event \`${context.eventName || "none"}\`. Use \`auto\`, or run on a pull request or a push to a branch.`);
    }
    if (!run.githubToken || !context.repo)
        tell("`github-token` and GITHUB_REPOSITORY are required with `changed-only`.");
}
function readTemplate({ tell }, name, source, placeholders) {
    if (source === undefined)
        return undefined;
    const parsed = parseTemplate(source, placeholders);
    if (typeof parsed !== "string")
        return parsed;
    tell(`\`${name}\`: ${parsed}.`);
    return undefined;
}

// EXTERNAL MODULE: ./out/build-dist/compiled/inputs/given.js
var inputs_given = __webpack_require__(24793);
;// CONCATENATED MODULE: ./out/build-dist/compiled/inputs/load.js










const PREFIX = "INPUT_";
const load_NAMES = Object.keys(table/* INPUTS */.mc).filter(isInput);
const RUN_INPUTS = load_NAMES.filter((name) => "scope" in table/* INPUTS */.mc[name]);
const RECIPE_INPUTS = load_NAMES.filter((name) => !("scope" in table/* INPUTS */.mc[name]));
const LIST_INPUTS = RECIPE_INPUTS.filter((name) => "list" in table/* INPUTS */.mc[name]);
function isInput(name) {
    return Object.hasOwn(table/* INPUTS */.mc, name);
}
/** `max-cost` is `INPUT_MAX-COST`: the runner keeps hyphens and upper-cases. */
function variableOf(name) {
    return PREFIX + name.replaceAll(" ", "_").toUpperCase();
}
function camelCase(name) {
    return name.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());
}
/**
 * Reads and checks all inputs, and the recipes of `config`.
 *
 * @throws RetouchError `invalid-input` that lists every problem: the input, what was given, what is allowed.
 */
async function loadInputs(environment, context) {
    const problems = new Set();
    const given = readEnvironment(environment, problems);
    const run = readValues(RUN_INPUTS, given, problems);
    checkRun(run, { problems, context });
    const raw = run.config === undefined ? undefined : await loadConfig(run.config, context, problems);
    const own = { name: "", at: "", given: new Map() };
    const recipes = (raw ?? [own]).flatMap((recipe) => {
        const isOtherProvider = !isMeant(given, recipe, raw ?? []);
        const merged = (0,inputs_given/* overlay */.L)(recipe.given, given, { hasSteps: recipe.steps !== undefined, isOtherProvider });
        const values = readValues(RECIPE_INPUTS, merged, problems);
        return (checkRecipe({
            ...recipe,
            values: values,
            given: merged,
            isFromFile: raw !== undefined,
            isChosen: run.recipes?.includes(recipe.name) ?? true,
            isKeyAnothers: given.has("api-key") && !merged.has("api-key"),
            run,
            problems,
            context,
            environment,
        }) ?? []);
    });
    checkMeant(given, raw ?? [], problems);
    const chosen = chooseRecipes(recipes, run, problems, raw);
    if (problems.size > 0)
        throw (0,inputs_problems/* invalidInputs */.Rg)((0,inputs_problems/* sortByLine */.eF)([...problems], run.config ?? ""));
    const { lockfile, recipes: _recipes, config: _config, ...rest } = run;
    return { ...rest, recipes: chosen, ...(lockfile !== "none" && { lockfile }) };
}
function readEnvironment(environment, problems) {
    const given = new Map();
    for (const [variable, value] of Object.entries(environment)) {
        const name = variable.slice(PREFIX.length).toLowerCase();
        const text = value?.trim();
        // An empty value means "not set", whatever its name; and the runner gives every default, which then nobody has set.
        if (variable.startsWith(PREFIX) && text && text !== defaultOf(name))
            given.set(name, { text, at: "" });
    }
    for (const name of given.keys()) {
        if (name === "steps")
            problems.add("`steps` is not an input of this action; it belongs to a recipe of `config`.");
        else if (!isInput(name))
            problems.add(`\`${name}\` is not an input of this action. Did you mean \`${(0,mod/* closest */.kp)(name, load_NAMES)}\`?`);
    }
    return given;
}
/** The text that stands for an input that is not set; an expression is evaluated by the runner alone. */
function defaultOf(name) {
    const input = isInput(name) ? table/* INPUTS */.mc[name] : undefined;
    return input && "default" in input && !input.default.startsWith("${{") ? input.default : undefined;
}
/** Each input by its own rule, under its camel-case name. What is wrong is told, and left out. */
function readValues(names, given, problems) {
    const values = {};
    for (const name of names) {
        const input = table/* INPUTS */.mc[name];
        const { text = defaultOf(name), at = "" } = given.get(name) ?? {};
        if (text === undefined)
            continue;
        const parsed = input.parse.safeParse(text);
        if (parsed.success)
            values[camelCase(name)] = parsed.data;
        else
            problems.add(`${at && `${at}: `}\`${name}\`: ${refuse(name, text, parsed.error)} Allowed: ${input.allowed}.`);
    }
    return values;
}
/** What is not allowed of an input's text, and what may be meant: of a list all items that are wrong, where the rule looks at each. */
function refuse(name, text, { issues }) {
    const input = table/* INPUTS */.mc[name];
    if ("secret" in input)
        return "the value is not allowed.";
    const items = "split" in input ? input.split(text) : [];
    const wrong = [...new Set(issues.flatMap(({ path: [index] }) => (typeof index === "number" && items[index]) || []))];
    const shown = wrong.length > 0 ? wrong : [text];
    const meant = shown.flatMap((value) => ("meant" in input && input.meant(value)) || []);
    return [
        `${(0,inputs_problems/* enumerate */.HL)(shown.map((value) => JSON.stringify(value)))} ${shown.length > 1 ? "are" : "is"} not allowed.`,
        ...(meant.length > 0 ? [`Did you mean ${(0,inputs_problems/* enumerate */.HL)(meant.map((value) => `\`${value}\``))}?`] : []),
    ].join(" ");
}
/**
 * Whether what the workflow says of its provider is meant for a recipe's. Where it names none, it can only be meant for the one that the
 * recipes name.
 */
function isMeant(workflow, recipe, all) {
    const own = workflow.get("provider")?.text;
    const provider = recipe.given.get("provider")?.text ?? own;
    if (own !== undefined)
        return provider === own;
    const named = new Set(all.map(({ given }) => given.get("provider")?.text).filter((name) => name !== undefined && name !== "sandbox"));
    return named.size === 0 || (named.size === 1 && named.has(provider));
}
/** What the workflow says of its provider, and no recipe would heed. */
function checkMeant(workflow, all, problems) {
    const isTrial = all.every(({ given }) => (given.get("provider") ?? workflow.get("provider"))?.text === "sandbox");
    if (isTrial || all.some((recipe) => isMeant(workflow, recipe, all)))
        return;
    for (const name of inputs_given/* OF_THE_PROVIDER */.A) {
        if (workflow.has(name) && name !== "api-key")
            problems.add(`\`${name}\` is for one provider, and the recipes name others. Set \`provider\` to the one that is meant.`);
    }
}
async function loadConfig(path, { workspace }, problems) {
    if (!(await isPlainFile(workspace, path))) {
        problems.add(`\`config\`: ${JSON.stringify(path)} is not a regular file of the workspace. Is the repository checked out?`);
        return [];
    }
    const { readConfig } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(856)]).then(__webpack_require__.bind(__webpack_require__, 96856));
    const text = await (0,promises_.readFile)((0,external_node_path_.join)(workspace, path), "utf8");
    const { recipes, problems: found } = readConfig({
        path,
        text,
        recipeInputs: RECIPE_INPUTS,
        runInputs: RUN_INPUTS,
        listInputs: LIST_INPUTS,
    });
    for (const problem of found)
        problems.add(problem);
    return recipes;
}
/** The recipes that `recipes` names. All of them have been checked: a mistake in another one is told now, not when it is its turn. */
function chooseRecipes(recipes, { recipes: names }, problems, raw) {
    if (names === undefined)
        return recipes;
    if (!raw)
        problems.add("`recipes` needs `config`: the file that the recipes stand in.");
    const known = (raw ?? []).map(({ name }) => name);
    for (const name of names) {
        if (known.length > 0 && !known.includes(name))
            problems.add(`\`recipes\`: there is no recipe ${JSON.stringify(name)}.${(0,inputs_problems/* suggest */.ZA)(name, known) || ` There are: ${(0,inputs_problems/* enumerate */.HL)(known)}.`}`);
    }
    return recipes.filter(({ name }) => names.includes(name));
}
function checkRun(run, { problems, context }) {
    if (run.force && run.frozen)
        problems.add("`force` and `frozen` exclude each other.");
    if (run.frozen && run.lockfile === "none")
        problems.add("`frozen` needs a `lockfile`: without a record every image is out of date.");
    if (run.takeCandidate && (run.lockfile === "none" || run.force || run.frozen))
        problems.add("`take-candidate` takes from the lock's record: it needs a `lockfile`, and excludes `force` and `frozen`.");
    if (run.commitMessage !== undefined) {
        const template = parseTemplate(run.commitMessage, COMMIT_MESSAGE_PLACEHOLDERS);
        if (typeof template === "string")
            problems.add(`\`commit-message\`: ${template}.`);
    }
    const wantsCommit = run.deliver?.includes("commit") && !run.dryRun;
    if (wantsCommit && !context.branch) {
        const where = context.ref ? `this run is for \`${context.ref}\`` : "this run has no GITHUB_REF";
        problems.add(`\`deliver: commit\` needs a branch, but ${where}. Use \`deliver: artifact\`, or run on a pull request or a push to a branch.`);
    }
    // The git command line has the checkout's own remote and credentials.
    if (wantsCommit && run.commitMethod !== "git" && (!run.githubToken || !context.repo))
        problems.add("`github-token` and GITHUB_REPOSITORY are required with `deliver: commit`.");
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/gate.js






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
        (0,redact/* addSecret */.Ck)(secret);
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
            throw new errors/* RetouchError */.tJ("forbidden", "`pull_request_target` with the head of a fork is refused: it would spend your money on, and write with your token for, whoever opens a pull request. Use `pull_request`.");
        case "unknown":
            throw new errors/* RetouchError */.tJ("invalid-input", "The event that GITHUB_EVENT_PATH names has no pull request that can be read, so nothing was done.");
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

;// CONCATENATED MODULE: ./out/build-dist/compiled/github/client.js




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
    if (token === "")
        throw new errors/* RetouchError */.tJ("forbidden", "`github-token` is empty.");
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

;// CONCATENATED MODULE: ./out/build-dist/compiled/github/read-blob.js
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
;// CONCATENATED MODULE: ./out/build-dist/compiled/lock/lock.js


/** What the lock keeps of one finished output. */
const entrySchema = schemas/* object */.Ikc({
    /** Path of the source image; empty for a picture that was generated. */
    source: schemas/* string */.YjP(),
    /** Git blob id of the bytes that were edited; empty for a picture that was generated. */
    sourceBlob: schemas/* string */.YjP(),
    /** SHA-256 of the recipe: prompt, model and every option that decides the result. */
    recipe: schemas/* string */.YjP(),
    /** Git blob id of the output file, or of its pointer where Git LFS tracks it. That of the source: there was nothing to do. */
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
/** A record beside an output's own: nothing lies at such a path, and the bytes are in git's object store. */
const numbered = (word) => (output, number) => `${output}#${word}-${number}`;
/** A result that was not chosen, or was at first: from 1. */
const candidateKey = numbered("candidate");
/** The picture after one of several prompts: from 1. */
const stepKey = numbered("step");
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
function lock_isPlainFile(json) {
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
        return { lock: new Map(Object.entries((lock_isPlainFile(json) ? json : fileSchema.parse(json)).outputs)), repaired: false };
    }
    catch (error) {
        throw unreadable(error);
    }
}
function unreadable(cause) {
    const reason = cause instanceof classic_errors/* ZodError */.G
        ? core_errors/* prettifyError */.S1(cause).split("\n").slice(0, 2).join(" ")
        : cause instanceof Error
            ? cause.message
            : String(cause);
    return new errors/* RetouchError */.tJ("invalid-input", `The lockfile cannot be read (${reason}). Restore it from git, or set \`force: true\` to start a new one and pay for every image again.`, { cause });
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

;// CONCATENATED MODULE: ./out/build-dist/compiled/lock/merge-lock.js


/**
 * The branch's own lock, with those of our records that `keys` names: entries that others wrote meanwhile stay. Where it says the same
 * already, but for the time and the cost, it is left as it is.
 *
 * @throws RetouchError `delivery` when the branch's lock cannot be read, but for `force`.
 */
function merge_lock_mergeLock(tip, { recorded, keys, force }) {
    let lock;
    let repaired = false;
    try {
        ({ lock, repaired } = parseLock(tip ?? ""));
    }
    catch (error) {
        // With `force` a new one is started; else what it holds would be paid for again.
        if (!force)
            throw new errors/* RetouchError */.tJ("delivery", `On the branch: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
        lock = new Map();
    }
    const isKnown = (output, { sourceBlob, recipe, outputBlob }) => {
        const known = lock.get(output);
        return known?.sourceBlob === sourceBlob && known.recipe === recipe && known.outputBlob === outputBlob;
    };
    const news = [...recorded].filter(([output, entry]) => keys.has(output) && !isKnown(output, entry));
    if (news.length === 0 && !repaired && tip !== undefined)
        return tip;
    for (const [output, entry] of news)
        lock.set(output, entry);
    return formatLock(lock);
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/plan/task.js
/** The hash of a task's whole recipe. */
function recipeOf({ recipes }) {
    return recipes.at(-1) ?? recipes[0];
}
/** What a task is made from, for people. */
function subjectOf({ source, output }) {
    return source?.path ?? output;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/plan/limits.js



/** @throws RetouchError when there is more to do than the workflow allows: anything at all with `frozen`, else more than `max-images`. */
function checkAmount(due, { frozen, maxImages }) {
    if (frozen) {
        // Of one source there are several results in other languages.
        const examples = due.slice(0, 5).map(({ task }) => (task.locale === undefined ? subjectOf(task) : task.output));
        const more = due.length > examples.length ? ", …" : "";
        throw new errors/* RetouchError */.tJ("invalid-input", `\`frozen\`: ${plural(due.length, "image")} out of date (${examples.join(", ")}${more}). Run without \`frozen\` and commit the result.`);
    }
    if (due.length > maxImages) {
        throw new errors/* RetouchError */.tJ("budget", `${plural(due.length, "image")} to make, and \`max-images\` is ${maxImages}. Nothing was sent.`);
    }
}
/** Pictures that a job is billed for: its candidates, after one of each earlier step that is not there yet. */
function countPictures({ task: { order }, prompts, stepsDone = 0 }) {
    return prompts.length - 1 - stepsDone + order.recipe.candidates;
}
/** US dollars for all jobs; null where the price of one is not known. */
function estimateCost(jobs, priceOf) {
    return jobs.reduce((sum, job) => {
        const price = priceOf(job);
        return sum === null || price === undefined ? null : sum + price * countPictures(job);
    }, 0);
}
/** @throws RetouchError `budget` when `max-cost` would not be kept, or cannot be. */
function checkCost(jobs, priceOf, { maxCost, dryRun }) {
    if (maxCost === undefined)
        return;
    const known = jobs.filter((job) => priceOf(job) !== undefined);
    const estimated = estimateCost(known, priceOf) ?? 0;
    if (estimated > maxCost + 1e-9) {
        const atLeast = known.length < jobs.length ? "at least" : "about";
        throw new errors/* RetouchError */.tJ("budget", `The run would cost ${atLeast} ${estimated.toFixed(4)} US dollars, and \`max-cost\` is ${maxCost}. Nothing was sent.`);
    }
    const blind = jobs.find((job) => priceOf(job) === undefined && !tellsCost(job));
    if (dryRun || !blind)
        return;
    const { modelName, provider } = blind.task.order.recipe;
    throw new errors/* RetouchError */.tJ("budget", `\`max-cost\` cannot be kept to: the price of ${modelName} is not known, and ${provider.name} does not tell it with the result. Nothing was sent. Leave \`max-cost\` out, and bound the run by \`max-images\`.`);
}
function tellsCost({ task }) {
    const { provider } = task.order.recipe;
    return provider.kind === "http" && provider.reportsCost === true;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/localize/decode-text.js
/** The encoding that a gettext header or an XML declaration names. */
const DECLARED = /(?:charset=|encoding=["'])([\w-]+)/;
/**
 * The text of a file of unknown encoding: UTF-8 or UTF-16 with a byte order mark, UTF-16 without one that begins with an ASCII
 * character (Xcode once wrote such `.strings`), UTF-8, else what the first kilobytes declare. The mark is not part of the text.
 * Where nothing fits, U+FFFD stands for what cannot be read.
 */
function decodeText(bytes) {
    const [first, second] = bytes;
    if (first === 0xff && second === 0xfe)
        return decode(bytes, "utf-16le");
    if (first === 0xfe && second === 0xff)
        return decode(bytes, "utf-16be");
    if (first && second === 0)
        return decode(bytes, "utf-16le");
    if (first === 0 && second)
        return decode(bytes, "utf-16be");
    const text = decode(bytes, "utf-8");
    if (!text.includes("\uFFFD"))
        return text;
    const [, declared] = DECLARED.exec(bytes.toString("latin1", 0, 4096)) ?? [];
    try {
        return declared ? decode(bytes, declared) : text;
    }
    catch {
        return text;
    }
}
function decode(bytes, encoding) {
    return new TextDecoder(encoding).decode(bytes);
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/lock/lock-file.js




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

;// CONCATENATED MODULE: ./out/build-dist/compiled/localize/instruction.js

/** Scripts whose letters are joined; models tend to set them apart, and in the wrong order. */
const JOINED = ["Adlm", "Arab", "Aran", "Mand", "Nkoo", "Rohg", "Syrc"];
/** What a model gets wrong in a script, by ISO 15924. */
const SCRIPT_NOTES = {
    Hans: "Use Simplified characters (not Traditional), Chinese punctuation and no spaces.",
    Hant: "Use Traditional characters (not Simplified), Chinese punctuation and no spaces.",
    Jpan: "Use Japanese punctuation and no spaces.",
};
/**
 * What an edit model is told, so that the text comes out as a native speaker would have set it. Many models take 800 characters
 * in all, so that every word of ours is one less for the glossary. Text in double quotes is what Qwen's models render literally.
 */
function localizeInstruction({ from, to, terms, keep, prompt }) {
    const right = (0,localize_locales/* isRightToLeft */.jr)(to);
    const turned = right !== (from !== undefined && (0,localize_locales/* isRightToLeft */.jr)(from));
    const kept = [...new Set(keep.map(quote))];
    const targets = new Map();
    for (const { source, target } of terms) {
        const text = quote(source);
        if (!targets.has(text) && !kept.includes(text))
            targets.set(text, quote(target));
    }
    const pairs = [...targets].map(([source, target]) => `${source} → ${target}`);
    return [
        `Replace all ${from === undefined ? "" : `${(0,localize_locales/* languageName */.cL)(from)} `}text in this image with its translation into natural ${(0,localize_locales/* languageName */.cL)(to)}.`,
        `Keep each text's place, size, font, weight${turned ? " and colour" : ", colour and alignment"}; change nothing else.`,
        pairs.length > 0 && `Use exactly: ${pairs.join("; ")}.`,
        `Leave unchanged: ${["numbers", "code", "URLs", "logos", ...kept].join(", ")}.`,
        "Fit long text by a smaller size or a line break, never cut or overflowing.",
        turned && `Text runs ${right ? "right to left" : "left to right"}: mirror its alignment, never the picture.`,
        JOINED.includes((0,localize_locales/* scriptOf */.Fl)(to)) && "Join the letters correctly.",
        SCRIPT_NOTES[(0,localize_locales/* scriptOf */.Fl)(to)],
        prompt?.trim(),
    ]
        .filter(Boolean)
        .join(" ");
}
/** In double quotes that the text cannot break out of: on one line, its own double quotes made typographic. */
function quote(text) {
    const line = text.replace(/[\s\p{Cc}]+/gu, " ").trim();
    return `"${line.replace(/(^|[\s(])"/g, "$1“").replaceAll('"', "”")}"`;
}

// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/header.js + 9 modules
var pixels_header = __webpack_require__(90308);
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
    const latin = text.match(/[^\u0250-\uffff]/g)?.length ?? 0;
    return Math.ceil(latin / LETTERS_A_TOKEN) + (text.length - latin);
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
/** Whether a text holds letters of a script whose words are not told by spaces. */
function isSpaceless(text) {
    return IS_SPACELESS.test(text);
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/verify/compare.js



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
function occurring(sourceText, { terms, keep }) {
    const read = pad(normalizeText(sourceText));
    const phrases = new Set([...terms.map(({ source }) => source), ...keep].map(normalizeText));
    const counts = new Map();
    for (const { phrase } of settle([...phrases].flatMap((phrase) => findPlaces(read, phrase))))
        counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
    // A picture is read more than once: `Desk lamp`, of which one reading has the first word alone, is no `Desk`.
    const isFragment = (phrase, count) => [...counts].some(([other, often]) => often > 2 * count && (contains(other, phrase) || areAlike(other, phrase)));
    const present = new Set([...counts].filter(([phrase, count]) => !isFragment(phrase, count)).map(([phrase]) => phrase));
    const occurs = (text) => present.has(normalizeText(text));
    return { terms: terms.filter(({ source }) => occurs(source)), keep: keep.filter(occurs) };
}
/** Compares what was read in a result with what a glossary wants of it, for the terms that {@link occurring} gives. */
function compareText(resultText, expected) {
    const read = pad(normalizeText(resultText));
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
    const isLeavable = (phrase) => phrase.length > (isSpaceless(phrase) ? 1 : 2) && !wanted.some((text) => contains(text, phrase));
    return new Map(sources.filter(([phrase]) => isLeavable(phrase)));
}
const pad = (text) => ` ${text} `;
/** What is searched for. A word ends where it ends: `Save` is not in `Saved`. In scripts without spaces that cannot be told. */
const pattern = (phrase) => (isSpaceless(phrase) ? phrase : pad(phrase));
const contains = (text, phrase) => pad(text).includes(pattern(phrase));
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

;// CONCATENATED MODULE: ./out/build-dist/compiled/workspace/origin.js




/**
 * The bytes that a task edits: the file in the workspace, or the original that the lock recorded for an edit in place: from the local
 * clone, else (a clone of depth 1 has no older blobs) from GitHub, through Git LFS where it is a pointer.
 */
async function readOrigin(workspace, { originBlob, source }, readBlob) {
    if (originBlob !== source.blob) {
        const blob = await findBlob(workspace, originBlob, readBlob);
        const original = blob && (0,pixels_header/* isLfsPointer */.NS)(blob) ? await (0,workspace_git/* smudgeLfs */.nU)(workspace.root, blob) : blob;
        if (original)
            return { bytes: original, blob: originBlob, warnings: [] };
    }
    const bytes = await (0,promises_.readFile)((0,external_node_path_.join)(workspace.root, source.path));
    const warnings = originBlob === source.blob
        ? []
        : [`the original (blob ${originBlob.slice(0, 12)}) was not found, so the current file was edited again`];
    return { bytes, blob: source.blob, warnings };
}
/** A blob of an earlier run: from the local clone, else from GitHub; undefined where it is not to be had any more. */
async function findBlob(workspace, blob, readBlob) {
    return (await readLocalBlob(workspace, blob)) ?? (await readBlob(blob));
}
async function readLocalBlob({ git, root }, blob) {
    return git ? (0,workspace_git/* readGit */.lX)(root, ["cat-file", "blob", blob]) : undefined;
}
/** Keeps a blob in the local clone, so that it need not come over the network again. */
async function keepBlob({ git, root }, bytes) {
    if (git)
        await (0,workspace_git/* readGit */.lX)(root, ["hash-object", "-w", "--stdin"], bytes);
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/plan/paths.js



/** Image formats by extension. */
const FORMATS = {
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
    return FORMATS[external_node_path_.posix.extname(path).toLowerCase()];
}
/** A path without its extension. */
function stemOf(path) {
    return path.slice(0, path.length - external_node_path_.posix.extname(path).length);
}
/** The template that names each source itself. */
const IN_PLACE = [{ placeholder: "dir" }, { text: "/" }, { placeholder: "name" }, { placeholder: "ext" }];
/** Whether a template surely names each source itself, so that thousands of paths need not be taken apart and joined again. */
function isInPlace(template) {
    return JSON.stringify(template) === JSON.stringify(IN_PLACE);
}
/** `{dir}` is `.` at the top; `{ext}` holds its dot, and follows `format` where the result has another than the source. */
function fillPath(template, source, { format = "source", locale } = {}) {
    const { dir, name, ext } = external_node_path_.posix.parse(source);
    const written = format === "source" || formatOfName(source) === format ? ext : WRITTEN[format];
    const language = locale === undefined ? "" : (0,localize_locales/* languageOf */.eX)(locale);
    return external_node_path_.posix.normalize(fillTemplate(template, { dir: dir || ".", name, ext: written, index: "1", locale: locale ?? "", language }));
}
/** The path of a picture that has no source: `{name}` is the recipe's. */
function fillNewPath(template, name, format) {
    return external_node_path_.posix.normalize(fillTemplate(template, { name: name || "image", ext: WRITTEN[format === "source" ? "png" : format], index: "1" }));
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/plan/targets.js



/** Output paths that the plan will ask the identity of, besides the sources themselves. */
function pathsToIdentify(selections) {
    const known = new Set(selections.flatMap(({ sources }) => sources.map(({ path }) => path)));
    const paths = selections.flatMap(({ order, sources }) => {
        const selected = sources.map(({ path }) => path);
        return [...listTargets(order, selected).map(({ output }) => output), ...selected.map((path) => maskPath(order, path))];
    });
    return [...new Set(paths)].filter((path) => path !== undefined && !known.has(path));
}
/** What a recipe makes, in the order of its sources' paths. */
function listTargets({ recipe }, sources) {
    const { mode, outputTemplate, outputFormat: format, locales, sourceLocale } = recipe;
    if (mode === "generate")
        return [{ output: fillNewPath(outputTemplate, recipe.name, format) }];
    if (mode === "localize") {
        const wanted = locales.filter((locale) => sourceLocale === undefined || !(0,localize_locales/* isSameLocale */.jD)(sourceLocale, locale));
        return sources.flatMap((source) => wanted.map((locale) => ({ source, locale, output: fillPath(outputTemplate, source, { format, locale }) })));
    }
    const inPlace = format === "source" && isInPlace(outputTemplate);
    return sources.map((source) => ({ source, output: inPlace ? source : fillPath(outputTemplate, source, { format }) }));
}
/** Locales that are left out although they are named. */
function tellSkipped({ locales, sourceLocale, ...recipe }) {
    const skipped = locales.filter((locale) => sourceLocale !== undefined && (0,localize_locales/* isSameLocale */.jD)(sourceLocale, locale));
    return skipped.map((locale) => `${nameOf(recipe)}the images are in ${sourceLocale} already, so that ${locale} is left out.`);
}
function maskPath({ recipe: { maskTemplate } }, source) {
    return maskTemplate && fillPath(maskTemplate, source);
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/plan/inspect.js














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
async function readSourceHeader(workspace, source, task, readBlob) {
    if (task.originBlob !== source.blob) {
        const { bytes, warnings } = await readOrigin(workspace, { ...task, source }, readBlob);
        return { header: (0,pixels_header/* readHeader */.ay)(bytes), warnings };
    }
    const { start, complete } = await readStart((0,external_node_path_.join)(workspace.root, source.path));
    try {
        return { header: (0,pixels_header/* readHeader */.ay)(start), warnings: [] };
    }
    catch (error) {
        if (complete)
            throw error;
        const { bytes, warnings } = await readOrigin(workspace, { ...task, source }, readBlob);
        return { header: (0,pixels_header/* readHeader */.ay)(bytes), warnings };
    }
}
/** Looks at what a task is made from before anything is paid for. A task that cannot be done is a value: the others go on. */
async function inspectTask(task, options) {
    try {
        await checkWritable(options.workspace.root, task.output);
        const job = task.source ? await inspectSource(task, task.source, options) : await inspectNew(task, options.workspace);
        return { ...job, ...(await findStepDone(task, options)) };
    }
    catch (error) {
        return (0,errors/* toRetouchError */.sK)(error, "invalid-image");
    }
}
/** With another delivery than a commit, what a step has made ends with the run. */
async function findStepDone({ stepDone }, { workspace, readBlob }) {
    const picture = stepDone && (await findBlob(workspace, stepDone.blob, readBlob).catch(() => undefined));
    return picture ? { stepsDone: stepDone.number } : {};
}
async function inspectSource(task, source, options) {
    const { recipe } = task.order;
    const { workspace, readBlob } = options;
    const { header, warnings } = await readSourceHeader(workspace, source, task, readBlob);
    checkName(source.path, header);
    const wanted = wantedOf(recipe, header);
    const mask = maskPath(task.order, source.path);
    if (mask && !(await isPlainFile(workspace.root, mask)))
        throw new errors/* RetouchError */.tJ("invalid-input", `The mask ${mask} is not a regular file of the workspace.`);
    const target = targetOf(wanted, header);
    // What cannot be read now could not be compared once it is paid for.
    if (recipe.verify === "text" && !options.dryRun)
        await options.readText(task);
    const filled = task.order.prompts.map((prompt) => fillPrompt(prompt, { recipe, path: source.path, size: header, locale: task.locale }));
    const { prompts, words } = await wordPrompts(task, filled, options);
    return {
        ...{ task, header, wanted, target, prompts, words },
        ...(mask && { maskPath: mask }),
        warnings: [...warnings, ...ignoredOptions(recipe), ...replaced(task)],
    };
}
/** Where no size is given: the models' common one. */
const NEW_SIZE = { width: 1024, height: 1024 };
async function inspectNew(task, workspace) {
    const { recipe, prompts } = task.order;
    const { size, aspectRatio: ratio, fit, outputFormat } = recipe;
    const format = (outputFormat === "source" ? formatOfName(task.output) : outputFormat);
    const wanted = { ...(size ? { size } : ratio && { ratio }), fit, format };
    const target = size ?? (ratio ? sizeOfRatio(ratio) : NEW_SIZE);
    const before = await (0,promises_.readFile)((0,external_node_path_.join)(workspace.root, task.output))
        .then((bytes) => ({ ...sizeOf((0,pixels_header/* readHeader */.ay)(bytes)), bytes: bytes.length }))
        .catch(() => undefined);
    const filled = prompts.map((prompt) => fillPrompt(prompt, { recipe, path: task.output, size: target, locale: undefined }));
    return {
        ...{ task, wanted, target, prompts: filled, words: { terms: [], keep: [] } },
        ...(before && { before }),
        warnings: [...ignoredOptions(recipe), ...replaced(task)],
    };
}
function sizeOf({ width, height }) {
    return { width, height };
}
/** A size of the ratio that has the area of the common one. */
function sizeOfRatio(ratio) {
    const scale = Math.sqrt((NEW_SIZE.width * NEW_SIZE.height) / (ratio.width * ratio.height));
    return { width: Math.max(1, Math.round(ratio.width * scale)), height: Math.max(1, Math.round(ratio.height * scale)) };
}
/** What the model is told of the wanted language; a glossary that is too long for it is cut to the words that stand in the picture. */
async function wordPrompts(task, filled, { readText }) {
    const { recipe } = task.order;
    const { model } = recipe;
    const { locale: to, words = { terms: [], keep: [] } } = task;
    if (to === undefined)
        return { prompts: filled, words };
    const keepSubjects = recipe.keepSubjectText ? "Leave text on products, people and logos as it is." : "";
    const prompt = [...filled, keepSubjects].filter((text) => text !== "").join(" ");
    const instruct = ({ terms, keep }) => localizeInstruction({
        ...(recipe.sourceLocale !== undefined && { from: recipe.sourceLocale }),
        ...{ to, terms, keep },
        ...(prompt !== "" && { prompt }),
    });
    const word = (words) => ({ prompts: model.translate ? filled : [instruct(words)], words });
    const fits = ({ prompts, words }) => model.translate ? model.translate.check?.(words) === undefined : prompts.every((text) => measurePrompt(model, text)?.fits !== false);
    const whole = word(words);
    if (fits(whole) || words.terms.length + words.keep.length === 0)
        return whole;
    const text = await readText(task);
    return text === undefined ? whole : word(occurring(text, words));
}
/** A file that says one format and holds another would be read wrongly by whatever shows it; the owner should know. */
function checkName(path, header) {
    const promised = formatOfName(path);
    const format = formatOf(header);
    if (promised === undefined)
        throw new errors/* RetouchError */.tJ("unsupported-image", `${path} has no image extension, but holds a ${format} picture. Rename it.`);
    if (promised !== format)
        throw new errors/* RetouchError */.tJ("invalid-image", `${path} is named as ${promised}, but holds a ${format} picture. Rename it.`);
}
function formatOf({ mediaType }) {
    const subtype = mediaType.slice("image/".length);
    return subtype;
}
function wantedOf({ size, aspectRatio, fit, outputFormat }, header) {
    const source = formatOf(header);
    if (outputFormat === "source" && source === "bmp")
        throw new errors/* RetouchError */.tJ("unsupported-image", "BMP is not written. Set `output-format`.");
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
function fillPrompt(prompt, { recipe, path, size, locale }) {
    const template = parseTemplate(prompt, promptPlaceholders(recipe.mode));
    // Checked when the inputs were loaded; a prompt file is checked when it is read.
    if (typeof template === "string")
        throw new errors/* RetouchError */.tJ("invalid-input", template);
    const language = locale === undefined ? "" : (0,localize_locales/* languageName */.cL)(locale);
    const { width, height } = size;
    return fillTemplate(template, {
        path,
        name: external_node_path_.posix.parse(path).name,
        width: `${width}`,
        height: `${height}`,
        locale: locale ?? "",
        language,
    });
}
function replaced({ replaces, output }) {
    return replaces ? [`A picture without a record lies at ${output}, and is replaced.`] : [];
}
/** Options that are set and that the model does not take: the result is what was asked for but for these. */
function ignoredOptions(recipe) {
    const { model, modelName, mode, negativePrompt, seed, watermark, promptExtend, guidanceScale, safetyChecker, keepSubjectText } = recipe;
    const isTranslated = mode === "localize" && model.translate !== undefined;
    const set = {
        "negative-prompt": negativePrompt,
        seed,
        watermark,
        "prompt-extend": promptExtend,
        "guidance-scale": guidanceScale,
        "safety-checker": safetyChecker,
        // Other models are told so in words.
        "keep-subject-text": isTranslated ? keepSubjectText : undefined,
    };
    const names = Object.keys(set);
    return names
        .filter((option) => set[option] !== undefined && !model.takes.includes(option))
        .map((option) => `\`${option}\` was left out: the model ${modelName} does not take it`);
}

// EXTERNAL MODULE: ./out/build-dist/compiled/localize/match-locale.js
var match_locale = __webpack_require__(57498);
;// CONCATENATED MODULE: ./out/build-dist/compiled/localize/terms.js

/** The pairs for one locale: of its own tag, else of its nearest parent in the same script. */
function termsFor(glossary, locale) {
    const match = (0,match_locale/* matchLocale */.w)(locale);
    return glossary.terms.flatMap(({ source, targets }) => {
        const target = targets.get(match(targets.keys()) ?? "");
        return target === undefined ? [] : [{ source, target }];
    });
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/plan/outputs.js



/** Puts a producer down for its output. @returns what is wrong when another one has it already. */
function claimOutput(producer, producers) {
    const { order, source, output, isSelected } = producer;
    const other = producers.get(output);
    if (other === undefined) {
        producers.set(output, producer);
        return undefined;
    }
    if (!isSelected && !other.isSelected)
        return undefined;
    const of = (path) => path ?? "a generated image";
    const both = other.source !== source
        ? `${of(other.source)} and ${of(source)}`
        : source === undefined
            ? "two generated images"
            : `two results of ${source}`;
    const advice = other.order === order ? tellApart(other, producer) : "Give each of the two an `output` of its own.";
    return { orders: other.order === order ? [order] : [other.order, order], what: `${both} would both be written to ${output}`, advice };
}
/** Which placeholder helps where a recipe makes one file of two. */
function tellApart(first, second) {
    const { outputTemplate, outputFormat } = second.order.recipe;
    const has = (name) => outputTemplate.some((part) => "placeholder" in part && part.placeholder === name);
    const [a, b] = [first.source ?? "", second.source ?? ""];
    if (a === b) {
        const why = has("language") ? `: ${first.locale} and ${second.locale} have the same {language}` : "";
        return `Use {locale} in the template${why}.`;
    }
    if (stemOf(a) === stemOf(b) && outputFormat !== "source")
        return "Only their extensions differ, and `output-format` makes them one. Exclude one of them in `images`; if one is the result of the other, commit the lockfile, which tells so.";
    const parts = ["dir", "name", "ext"].filter((part) => external_node_path_.posix.parse(a)[part] !== external_node_path_.posix.parse(b)[part] && !has(part));
    const helpful = parts.filter((part) => part !== "ext" || outputFormat === "source").map((part) => `{${part}}`);
    return `Use ${helpful.join(" and ") || "{dir}/{name}{ext}"} in the template to tell them apart.`;
}
/**
 * What is wrong with an output's own path.
 *
 * @param masks paths of the masks of all that the recipe selects.
 */
function checkOutput(order, { source, output }, masks) {
    const { recipe, references } = order;
    const tell = (what, advice) => ({ orders: [order], what: `${output} ${what}`, advice });
    const again = "so that each run would make all results anew";
    if (references.some(({ path }) => path === output))
        return tell(`is one of the \`references\` too, ${again}`, "Name another path.");
    if (masks.has(output))
        return tell(`is a mask of these images too, ${again}`, "Name another path.");
    const { outputFormat } = recipe;
    const format = outputFormat === "source" ? source && formatOfName(source) : outputFormat;
    const promised = formatOfName(output);
    const isWritten = ["png", "jpeg", "webp"].includes(promised ?? "");
    if (promised !== undefined && format !== undefined && promised !== format)
        return tell(`would hold a ${format} picture`, `End the template in {ext}${isWritten ? `, or set \`output-format: ${promised}\`` : ""}.`);
    if (source === undefined && !isWritten)
        return tell("names no format that can be written", "End it in .png, .jpg or .webp, or use {ext}.");
    return undefined;
}
/** A sentence for what several outputs of the same recipes have in common, with the first as an example. */
function tellOutputs(problems) {
    const groups = Map.groupBy(problems, ({ orders, advice }) => JSON.stringify([orders.map((order) => order?.recipe.name), advice]));
    return [...groups.values()].flatMap(([first, ...more]) => {
        if (!first)
            return [];
        const { orders, what, advice } = first;
        const [one, other] = orders;
        const where = other ? ` (${titleOf(one.recipe)}, ${titleOf(other.recipe)})` : "";
        const rest = more.length > 0 ? `, and ${more.length} more likewise` : "";
        return [`${other ? "" : nameOf(one.recipe)}\`output\`: ${what}${where}${rest}. ${advice}`];
    });
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/plan/owners.js


/**
 * Tells whose product a path is, so that results, masks and references are not edited again when a glob matches them too. A generated
 * picture is an original: other recipes may start from it, but not take its place.
 */
function createOwners(listed, { lock, hasLock }) {
    const masks = new Set(listed.flatMap(({ order, paths }) => paths.map((path) => maskPath(order, path))));
    /** By output, for outputs that are not in place. */
    const madeFrom = new Map();
    const generated = new Set();
    for (const { order, targets } of listed) {
        for (const { source, output } of targets) {
            if (source === undefined)
                generated.add(output);
            else if (source !== output)
                madeFrom.set(output, { order, source });
        }
    }
    return (path, output, order) => {
        if (masks.has(path))
            return "a mask";
        if (order.references.some((reference) => reference.path === path))
            return "a reference";
        const recorded = lock.get(path)?.source;
        if (recorded !== undefined && recorded !== "" && recorded !== path)
            return `the result of ${recorded}`;
        const maker = madeFrom.get(path);
        // `logo.png` beside `logo.jpg`, of which the lock knows nothing, is an original: the recipe edits it in place as well.
        const isTwin = hasLock && maker?.order === order && output === path && stemOf(maker.source) === stemOf(path);
        if (maker && !isTwin)
            return `the result of ${maker.source}`;
        return output === path && (recorded === "" || generated.has(path)) ? "a generated image" : undefined;
    };
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/plan/postpone.js


/**
 * Takes out of the plan what would be made from a file that another recipe makes anew in this run: it would be paid for twice. Where a
 * next run could not do better, that is a problem.
 */
function postpone(plan, { inputs: { force, lockfile }, filtered }) {
    const written = new Map(plan.tasks.flatMap(({ task, action }) => (action === "edit" ? [[task.output, task.order]] : [])));
    const circle = findCircle(plan.tasks.flatMap(({ task, action }) => (action === "modified" ? [] : [task])));
    if (circle.length > 0)
        plan.problems.push(tellCircle(circle));
    // Each run makes anew what it selects.
    const always = force ? "`force`" : lockfile === undefined ? "`lockfile: none`" : undefined;
    plan.tasks = plan.tasks.filter(({ task, action }) => {
        const path = listUsed(task).find((one) => written.has(one));
        const producer = path === undefined ? undefined : written.get(path);
        if (action !== "edit" || !producer)
            return true;
        const what = `${path} is made anew by another recipe (${titleOf(producer.recipe)})`;
        if (always)
            plan.problems.push(`${always}: ${what}, and used for ${task.output}. Run one after the other, by \`recipes\`.`);
        else
            plan.warnings.push(`${what}; ${task.output} is left to the next run.${filtered.has(task.order) ? CATCH_UP : ""}`);
        return false;
    });
}
const CATCH_UP = " With `changed-only` that may not select its image: to catch up, run once with `changed-only: false`.";
/** Files that a task is made from, besides one that it takes the place of. */
function listUsed({ order, source, output }) {
    const mask = source && maskPath(order, source.path);
    const used = [...(source ? [source.path] : []), ...(mask === undefined ? [] : [mask]), ...order.references.map(({ path }) => path)];
    return used.filter((path) => path !== output);
}
/** Tasks that are made from each other's results. */
function findCircle(tasks) {
    const outputs = new Set(tasks.map(({ output }) => output));
    const used = new Set(tasks.flatMap(listUsed));
    const left = tasks.filter((task) => used.has(task.output) && listUsed(task).some((path) => outputs.has(path)));
    return left.length === tasks.length ? left : findCircle(left);
}
function tellCircle(circle) {
    const recipes = new Set(circle.map(({ order }) => titleOf(order.recipe)));
    const outputs = circle.slice(0, 3).map(({ output }) => output);
    return `${[...recipes].join(", ")}: each uses what another one makes (${outputs.join(", ")}), so that each run would make it anew.`;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/plan/recipe.js

/**
 * SHA-256 over everything but the source that decides the result. How the request travels (`base-url`, `transport`, rates) and how the
 * result is delivered are left out, as is how many candidates there are: changing them pays for nothing again. What is absent does not count, so that a record of an earlier
 * version stays good.
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
/** In an order of their own: a catalogue that lists its texts in another order is the same. */
function sortWords({ terms, keep }) {
    const byText = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
    return { terms: terms.toSorted((a, b) => byText(a.source, b.source)), keep: keep.toSorted(byText) };
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/plan/take.js


/** Only what is taken is left in the plan: nothing is paid for. */
function takeCandidates(plan, { choices, lock, blobOf }) {
    const outputs = new Set(plan.tasks.map(({ task }) => task.output));
    for (const { path } of choices) {
        if (path !== undefined && !outputs.has(path))
            plan.problems.push(`\`take-candidate\`: no recipe makes ${path} from the selected images.`);
    }
    plan.tasks = plan.tasks.flatMap((planned) => {
        const { task, action, entry } = planned;
        const choice = choices.find(({ path }) => path === task.output) ?? choices.find(({ path }) => path === undefined);
        if (!choice)
            return [];
        const candidates = entry ? listCandidates(task.output, entry, lock) : new Map();
        const record = candidates.get(choice.candidate);
        if (!record) {
            // One number for all concerns those that have candidates.
            if (choice.path === undefined && candidates.size === 0)
                return [];
            const known = candidates.size === 0 ? "the lockfile records none" : `the lockfile records ${[...candidates.keys()].join(", ")}`;
            plan.problems.push(`\`take-candidate\`: there is no candidate ${choice.candidate} of ${task.output}; ${known}.`);
            return [];
        }
        // Who names the path means this very picture.
        if (action === "modified" && choice.path === undefined) {
            const all = `\`take-candidate: ${task.output}=${choice.candidate}\` takes the candidate all the same.`;
            plan.warnings.push(`${task.output} was changed by a person and is kept; ${all}`);
            return [planned];
        }
        if (record.outputBlob === entry?.outputBlob && record.outputBlob === blobOf(task.output))
            return [{ ...planned, action: "unchanged" }];
        return [{ ...planned, action: "take", taken: { candidate: choice.candidate, record } }];
    });
}
/** Those of the run that made the output, by their numbers. An older run, of which there were more, has left its own. */
function listCandidates(output, entry, lock) {
    const found = new Map();
    const first = lock.get(candidateKey(output, 1));
    for (let number = 1; number <= table/* MAX_CANDIDATES */.qy; number++) {
        const record = lock.get(candidateKey(output, number));
        const isOfRecipe = record?.recipe === entry.recipe && record.sourceBlob === entry.sourceBlob;
        if (isOfRecipe && (!first || record.at >= first.at))
            found.set(number, record);
    }
    // The output is one of them.
    return [...found.values()].some(({ sha256 }) => sha256 === entry.sha256) ? found : new Map();
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/plan/plan.js












/** Decides, from identities alone, what each source becomes. Pure. */
function planTasks({ selections, inputs, lock, identities }) {
    const plan = { tasks: [], notices: [], warnings: [], problems: [], idle: [] };
    // What did not change here is listed too: what is a result or a mask does not depend on it.
    const listed = selections.map(({ order, sources, unfiltered }) => {
        const paths = unfiltered ?? sources.map(({ path }) => path);
        return { order, paths, targets: listTargets(order, paths), own: new Map(sources.map((source) => [source.path, source])) };
    });
    const sources = new Map(listed.flatMap(({ own }) => [...own]));
    const hasLock = inputs.lockfile !== undefined;
    const ownerOf = createOwners(listed, { lock, hasLock });
    const producers = new Map();
    const wrong = [];
    const identityOf = (path) => sources.get(path) ?? identities.get(path) ?? {};
    for (const { order, paths, targets, own } of listed) {
        const idle = explainIdle(order.recipe, { selected: own.size, all: paths.length, targets: targets.length });
        // Without any file its globs may be wrong.
        if (idle !== undefined)
            (paths.length === 0 ? plan.warnings : plan.idle).push(`${nameOf(order.recipe)}${idle}`);
        plan.notices.push(...tellSkipped(order.recipe));
        const before = plan.tasks.length;
        const hashesOf = createHasher(order);
        const masks = new Set(paths.map((path) => maskPath(order, path)));
        const owned = new Set();
        for (const target of targets) {
            const { source: path, locale, output } = target;
            const source = path === undefined ? undefined : own.get(path);
            const isSelected = path === undefined || source !== undefined;
            const owner = path === undefined ? undefined : ownerOf(path, output, order);
            if (path !== undefined && owner !== undefined) {
                if (isSelected && !owned.has(path))
                    plan.notices.push(`${path} is ${owner}, and is not ${WORK[order.recipe.mode]} itself.`);
                if (isSelected)
                    owned.add(path);
                continue;
            }
            // Of an unchanged file that is no picture nothing is made.
            if (!isSelected && formatOfName(path) === undefined)
                continue;
            const collision = claimOutput({ ...target, order, isSelected }, producers);
            const problem = collision ?? (isSelected ? checkOutput(order, target, masks) : undefined);
            if (problem !== undefined)
                wrong.push(problem);
            if (problem !== undefined || !isSelected)
                continue;
            const mask = source && maskPath(order, source.path);
            const { recipes, words } = hashesOf({ maskBlob: mask && identityOf(mask).blob, locale });
            const facts = { order, source, locale, words, output, recipes, existing: identityOf(output), entry: lock.get(output), lock };
            plan.tasks.push(planTask(facts, { force: inputs.force, hasLock }));
        }
        if (owned.size > 0 && plan.tasks.length === before)
            plan.idle.push(`${nameOf(order.recipe)}all selected files are results, masks or references, such as ${[...owned][0]}.`);
    }
    plan.problems.push(...tellOutputs(wrong));
    if (inputs.takeCandidate)
        takeCandidates(plan, { choices: inputs.takeCandidate, lock, blobOf: (path) => identityOf(path).blob });
    else if (selections.length > 1) {
        const filtered = new Set(selections.flatMap(({ order, unfiltered }) => (unfiltered ? [order] : [])));
        postpone(plan, { inputs, filtered });
    }
    return plan;
}
/** Why a recipe has nothing to do, by the numbers of its images and targets alone. */
function explainIdle({ mode, name, images }, count) {
    if (mode === "generate")
        return undefined;
    if (count.selected > 0)
        return count.targets === 0 ? "`locales` names only the language that the images are in already." : undefined;
    const hint = images.map(inputs_problems/* hintAtComma */._Y).find((text) => text !== "") ?? "";
    // For the workflow's own inputs that is told with their globs.
    if (name === "")
        return count.all > 0 || hint === "" ? undefined : `\`images\` select no file.${hint}`;
    return count.all > 0 ? "none of its images was changed here (`changed-only`)." : `its globs select no file.${hint}`;
}
const WORK = { edit: "edited", localize: "localized", generate: "generated" };
/** The hashes that tasks of an order have: the same for all of one locale and one mask. */
function createHasher(order) {
    const { recipe, prompts, glossary } = order;
    const references = order.references.map(({ blob }) => blob);
    const known = new Map();
    return ({ maskBlob, locale }) => {
        const key = `${maskBlob} ${locale}`;
        const found = known.get(key);
        if (found)
            return found;
        const words = glossary && locale !== undefined ? { terms: termsFor(glossary, locale), keep: glossary.keep } : undefined;
        // A step on the way is made without loss, whatever the output's format.
        const hashOf = (count) => {
            const upTo = count < prompts.length ? { ...recipe, outputFormat: "source" } : recipe;
            return hashRecipe(upTo, { prompts: prompts.slice(0, count), maskBlob, references, locale, words });
        };
        const [first, ...rest] = prompts.map((_, index) => hashOf(index + 1));
        const made = { recipes: [first ?? hashOf(0), ...rest], words };
        known.set(key, made);
        return made;
    };
}
/** The last of several prompts that has been applied already, and is paid for. */
function findStep({ output, recipes, lock }, originBlob) {
    for (let number = recipes.length - 1; number > 0; number--) {
        const record = lock.get(stepKey(output, number));
        if (record?.recipe === recipes[number - 1] && record?.sourceBlob === originBlob)
            return { number, blob: record.outputBlob };
    }
    return undefined;
}
function planTask({ order, source, locale, words, output, existing, recipes, entry, lock }, { force, hasLock }) {
    const inPlace = output === source?.path;
    const isOurs = entry !== undefined && existing.blob === entry.outputBlob;
    // A result in place is edited again from the original that the lock recorded, so that edits do not pile up.
    const originBlob = inPlace && isOurs ? entry.sourceBlob : (source?.blob ?? "");
    const stepDone = force ? undefined : findStep({ output, recipes, lock }, originBlob);
    const task = {
        ...{ order, output, recipes, originBlob },
        ...(source && { source }),
        ...(locale !== undefined && { locale }),
        ...(words && { words }),
        ...(existing.indexBlob && { outputIndexBlob: existing.indexBlob }),
        ...(!entry && !inPlace && existing.blob !== undefined && hasLock && { replaces: true }),
        ...(stepDone && { stepDone }),
    };
    const known = entry && { entry };
    // A translation that somebody made before Retouch came.
    const isKept = !force && hasLock && locale !== undefined && !inPlace && existing.blob !== undefined;
    if (!entry)
        return { task, action: isKept ? "modified" : "edit" };
    if (force)
        return { task, action: "edit", ...known };
    const isSame = (inPlace || entry.sourceBlob === (source?.blob ?? "")) && entry.recipe === recipeOf(task);
    // A result that is the source itself: there was nothing to do, and no file of its own is wanted.
    const isEmpty = existing.blob === undefined && entry.sourceBlob !== "" && entry.sourceBlob === entry.outputBlob;
    if (isEmpty && isSame)
        return { task, action: "unchanged", isEmpty, ...known };
    if (existing.blob === undefined)
        return { task, action: "edit", ...known };
    if (!isOurs)
        return { task, action: "modified", ...known };
    return { task, action: isSame ? "unchanged" : "edit", ...known };
}

// EXTERNAL MODULE: ./node_modules/fast-glob/out/index.js
var out = __webpack_require__(25648);
// EXTERNAL MODULE: ./node_modules/micromatch/index.js
var micromatch = __webpack_require__(98785);
;// CONCATENATED MODULE: ./out/build-dist/compiled/workspace/workspace.js







/** Asks git once for everything under the workspace, unless `asked` holds its answer already. */
async function openWorkspace(root, asked = (0,workspace_git/* listFiles */.CS)(root)) {
    const listing = await asked;
    if (!listing) {
        if (isRepository(root)) {
            throw new errors/* RetouchError */.tJ("invalid-input", "The workspace is a git repository, but git is not installed here or cannot read it. What git ignores could not be told from what it does not, so nothing was done.");
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
    if (!isTracked || (0,pixels_header/* isLfsPointer */.NS)(bytes))
        return (0,workspace_git/* blobId */.zA)(bytes, objectFormat);
    const sha256 = (0,external_node_crypto_.createHash)("sha256").update(bytes).digest("hex");
    return (0,workspace_git/* blobId */.zA)((0,workspace_git/* lfsPointer */.FW)({ sha256, bytes: bytes.length }), objectFormat);
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/workspace/discover.js





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
    const selected = (await selectPaths(workspace, patterns)).sort();
    for (const path of selected) {
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
    const unfiltered = changed && selected.filter((path) => (workspace.files.get(path)?.kind ?? "file") === "file");
    return { sources, notices, ...(unfiltered && { unfiltered }) };
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

;// CONCATENATED MODULE: ./out/build-dist/compiled/prepare.js

















/** Finds the images and decides what each needs, by git's identities and the lock alone: an image that is up to date is never read. */
async function prepare({ context, inputs, workspace, github }) {
    const problems = [];
    const orders = [];
    for (const recipe of inputs.recipes)
        orders.push(await loadOrder(recipe, workspace, problems));
    // Recipes may name the same file.
    if (problems.length > 0)
        throw (0,inputs_problems/* invalidInputs */.Rg)([...new Set(problems)]);
    const lockFile = await openLockFile({ root: workspace.root, path: inputs.lockfile, force: inputs.force });
    const isPullRequest = context.eventName.startsWith("pull_request");
    const wantsChanged = ({ mode, changedOnly }) => mode !== "generate" && (changedOnly === true || (changedOnly === "auto" && isPullRequest));
    const changed = inputs.recipes.some(wantsChanged) ? await listChangedFiles(await github(), context) : undefined;
    const notices = new Set();
    const selections = [];
    for (const order of orders) {
        const { images, mode } = order.recipe;
        const filter = wantsChanged(order.recipe) ? changed : undefined;
        const found = mode === "generate" ? { sources: [], notices: [] } : await discoverSources(workspace, images, filter);
        for (const notice of found.notices)
            notices.add(notice);
        selections.push({ order, ...found });
    }
    const identities = await identifyPaths(workspace, pathsToIdentify(selections));
    const plan = planTasks({ selections, inputs, lock: lockFile.entries, identities });
    if (plan.problems.length > 0)
        throw (0,inputs_problems/* invalidInputs */.Rg)(plan.problems);
    return { plan, lockFile, notices: [...notices, ...plan.notices] };
}
async function identifyPaths(workspace, paths) {
    const blobs = await identify(workspace, paths);
    return new Map(paths.map((path) => {
        const blob = blobs.get(path);
        const indexBlob = workspace.files.get(path)?.indexBlob;
        return [path, { ...(blob && { blob }), ...(indexBlob && { indexBlob }) }];
    }));
}
/** Reads the files that a recipe names. What is wrong with them is added to the problems. */
async function loadOrder(recipe, workspace, problems) {
    const tell = (problem) => void problems.push(`${nameOf(recipe)}${problem}`);
    const prompts = recipe.steps ?? [await loadPrompt(recipe, workspace.root, tell)];
    const glossary = recipe.glossary === undefined || recipe.mode !== "localize"
        ? undefined
        : await loadGlossary(recipe.glossary, recipe, workspace.root, problems);
    const references = await findReferences(recipe, workspace, tell);
    return { recipe, prompts, references, ...(glossary && { glossary }) };
}
async function loadPrompt({ prompt, promptFile, mode }, root, tell) {
    if (prompt !== undefined || promptFile === undefined)
        return prompt ?? "";
    if (!(await isPlainFile(root, promptFile))) {
        tell(`\`prompt-file\`: ${JSON.stringify(promptFile)} is not a regular file of the workspace. Is the repository checked out?`);
        return "";
    }
    const text = (await (0,promises_.readFile)((0,external_node_path_.join)(root, promptFile), "utf8")).trim();
    const template = parseTemplate(text, promptPlaceholders(mode));
    if (text === "")
        tell(`\`prompt-file\`: ${JSON.stringify(promptFile)} is empty.`);
    if (typeof template === "string")
        tell(`\`prompt-file\`: ${template}.`);
    return text;
}
async function loadGlossary(path, { sourceLocale }, root, problems) {
    // Its parsers are loaded only where there is one.
    const { readGlossary } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(376)]).then(__webpack_require__.bind(__webpack_require__, 18376));
    const read = async (name) => ((await isPlainFile(root, name)) ? decodeText(await (0,promises_.readFile)((0,external_node_path_.join)(root, name))) : undefined);
    const text = await read(path);
    if (text === undefined) {
        problems.push(`\`glossary\`: ${JSON.stringify(path)} is not a regular file of the workspace. Is the repository checked out?`);
        return undefined;
    }
    const glossary = await readGlossary({ path, text }, { ...(sourceLocale !== undefined && { sourceLocale }), readCatalogue: read });
    if (!Array.isArray(glossary))
        return glossary;
    problems.push(...glossary);
    return undefined;
}
/** In the order of the globs, each one's files sorted. */
async function findReferences(recipe, workspace, tell) {
    const { references: patterns, model, modelName, mode } = recipe;
    if (patterns.length === 0 || mode === "generate")
        return [];
    const excluded = patterns.filter((pattern) => pattern.startsWith("!"));
    const found = new Map();
    for (const pattern of patterns.filter((one) => !one.startsWith("!"))) {
        const { sources } = await discoverSources(workspace, [pattern, ...excluded]);
        if (sources.length === 0)
            tell(`\`references\`: ${pattern} selects no file.${(0,inputs_problems/* hintAtComma */._Y)(pattern)}`);
        for (const source of sources)
            if (!found.has(source.path))
                found.set(source.path, source);
    }
    const most = model.references ?? 0;
    if (found.size > most)
        tell(`\`references\`: ${found.size} files; the model ${modelName} takes at most ${most} besides the image.`);
    return [...found.values()];
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
        if (job instanceof errors/* RetouchError */.tJ)
            rejected.push({ task, error: job });
        else
            jobs.push(job);
    }
    // One stands for all of a recipe: they differ by the image's name alone.
    const problems = new Map();
    for (const job of jobs) {
        const { recipe } = job.task.order;
        const problem = problems.has(recipe) ? undefined : checkPrompts(job);
        if (problem !== undefined)
            problems.set(recipe, problem);
    }
    if (problems.size > 0)
        throw (0,inputs_problems/* invalidInputs */.Rg)([...problems.values()]);
    return { jobs, rejected };
}
const WITH_TEXT = " With `verify: text` the glossary is cut to the terms that stand in the image.";
/** What is wrong with the words that the model would be given, as a sentence. */
function checkPrompts({ task, prompts, words }) {
    const { recipe, glossary } = task.order;
    const { model, modelName } = recipe;
    const translation = recipe.mode === "localize" ? model.translate : undefined;
    if (translation) {
        const [hint] = prompts;
        const problem = translation.check?.({ ...words, ...(hint && { hint }) });
        // The prompt may be at fault.
        const isOfGlossary = translation.check?.(words) !== undefined;
        return problem && `${nameOf(recipe)}the model ${modelName}: ${problem}${isOfGlossary && recipe.verify !== "text" ? WITH_TEXT : ""}`;
    }
    const long = prompts.map((prompt) => measurePrompt(model, prompt)).find((measured) => measured && !measured.fits);
    if (!long)
        return undefined;
    const name = subjectOf(task);
    if (!glossary)
        return `${nameOf(recipe)}\`prompt\`: ${long.length} for ${name}; the model ${modelName} takes at most ${long.limit}, and would cut it silently.`;
    const advice = recipe.verify === "text" ? "" : WITH_TEXT;
    return `${nameOf(recipe)}\`glossary\`: with its terms for ${task.locale} the instruction for ${name} has ${long.length}; the model ${modelName} takes at most ${long.limit}, and would cut it silently.${advice} Leave terms out, or choose a model that translates by itself.`;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/github/comment.js


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
        else {
            const { before, core, after } = splitPunctuation(token);
            if (before !== "")
                endRun();
            if (run === "")
                parts.push(gap, escapeText(before));
            run += run === "" ? core : gap + core;
            if (after !== "")
                endRun();
            parts.push(escapeText(after));
        }
        gap = "";
    }
    endRun();
    return parts.join("");
}
/** A bracket or a full stop that may belong to the name itself stays with it, such as that of `f(x)` or `..`. */
function splitPunctuation(token) {
    const [, before = "", core = "", after = ""] = WITHIN_SENTENCE.exec(token) ?? [];
    const closes = core.includes("(") && !core.includes(")") && after.startsWith(")") ? ")" : "";
    const isName = /[\p{L}\d]/u.test(core) && !/[.,;:!?)"']$/.test(core) && !after.includes("..");
    return isName ? { before, core: core + closes, after: after.slice(closes.length) } : { before: "", core: token, after: "" };
}
function isPlain(word) {
    return /^[.,:;!?%)"']{1,3}$/.test(word) || (PLAIN_WORD.test(word) && !COMMIT_LIKE.test(word));
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

;// CONCATENATED MODULE: ./out/build-dist/compiled/report/text-check.js


/** Words of one list. */
const MAX_WORDS = 8;
const MAX_WORD = 60;
/** `text 96 %`; empty where nothing was read, or nothing of the glossary stands in the picture. */
function formatScore(check) {
    return check === undefined || check.score === null ? "" : `text ${formatShare(check.score)}`;
}
/** What is wrong with the text of a result, by kind, each with the words as they were read or wanted. */
function listFaults({ missing, left }) {
    return [
        { kind: "missing", words: missing },
        { kind: "left in the source language", words: left },
    ].filter(({ words }) => words.length > 0);
}
/** The same as one line of HTML; empty where nothing is wrong. */
function renderFaults(check, extent) {
    const faults = (check ? listFaults(check) : []).map(({ kind, words }) => {
        const shown = words.slice(0, Math.min(MAX_WORDS, extent.failures)).map((word) => code(word, Math.min(MAX_WORD, extent.text)));
        const more = words.length > shown.length ? [`${words.length - shown.length} more`] : [];
        return `${kind}: ${[...shown, ...more].join(", ")}`;
    });
    return faults.length === 0 ? "" : `text ${faults.join("; ")}`;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/report/log.js






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
 * One finished task: `[12/40] edited docs/a.png 1280×720 312 KB $0.055 4.2 s`, or with a recipe and a locale
 * `[12/40] screens: localized a.png -> a.fr.png fr 1280×720 312 KB text 96 % $0.03 4.2 s`. Failures and warnings follow on indented
 * lines of the same string. `n` counts finished tasks, not the order of the plan.
 */
function taskLine({ n, m, outcome }) {
    const { result } = outcome;
    const { width, height, bytes, cost, durationMs, error, text, recipe, candidates = 1 } = result;
    const name = result.source === null || result.output === result.source ? result.output : `${result.source} -> ${result.output}`;
    const parts = [
        `[${String(n).padStart(String(m).length)}/${m}]`,
        recipe !== undefined && `${toLogText(recipe)}:`,
        result.status === "edited" || result.status === "failed" ? toLogText(statusText(outcome)) : `${statusText(outcome)}:`,
        toLogText(name),
        result.locale !== null && toLogText(result.locale),
        width !== null && height !== null && `${width}×${height}`,
        bytes !== null && formatBytes(bytes),
        formatScore(text) !== "" && formatScore(text),
        candidates > 1 && plural(candidates, "candidate"),
        cost !== null && formatDollars(cost),
        durationMs !== null && formatDuration(durationMs),
    ];
    const lines = [parts.filter((part) => typeof part === "string").join(" ")];
    if (error !== null)
        lines.push(`  ${error.code}: ${toLogText(error.message)}`, `  advice: ${errors/* ADVICE */.hc[error.code]}`);
    for (const warning of warningsOf(outcome))
        lines.push(`  warning: ${toLogText(warning)}`);
    // The error of a text that was refused has them.
    for (const { kind, words } of text && error?.code !== "verify" ? listFaults(text) : [])
        lines.push(`  text ${kind}: ${toLogText(words.map((word) => JSON.stringify(word)).join(", "))}`);
    return lines.join("\n");
}
/** Printed from time to time while nothing finishes, so that a person who watches sees that the job lives. */
function waitingLine({ inFlight, done, total, cost, }) {
    const spent = cost === null ? "" : `, ${formatDollars(cost)} so far`;
    return `waiting for the provider: ${inFlight} in flight, ${done} of ${total} done${spent}`;
}
/** The plan of a `dry-run`: one line a task, with several recipes one for each of them, and one for the sum. */
function planLines(report) {
    const { outcomes, estimatedCost } = report;
    const lines = outcomes.map((outcome, index) => taskLine({ n: index + 1, m: outcomes.length, outcome }));
    const due = outcomes.filter(({ result }) => result.status === "planned");
    const recipes = hasRecipes(report) ? [...Map.groupBy(due, ({ result }) => result.recipe ?? "")] : [];
    const sums = recipes.map(([name, own]) => `plan of ${toLogText(name)}: ${toDo(own, own)}${describePrice(own)}`);
    // Nothing was planned where the inputs are wrong, or nothing is selected.
    if (outcomes.length === 0)
        return [];
    const sum = estimatedCost === null ? "price not known" : `about ${formatDollars(estimatedCost)}`;
    return [...lines, ...sums, `plan: ${toDo(due, outcomes)}, ${sum}`];
}
/** `2 images to edit, 1 to generate`. @param all as for `describeToDo`. */
function toDo(due, all) {
    const [first, ...rest] = [...Map.groupBy(due, (outcome) => doWord([outcome])).values()];
    const others = rest.flatMap(listToDo).map(({ count, word }) => `${count} ${word}`);
    return [describeToDo(first ?? [], all), ...others].join(", ");
}
function describePrice(due) {
    const price = sumCosts(due);
    return price === null ? "" : `, about ${formatDollars(price)}`;
}
/** The last line, or lines, of a run. */
function finalLine(report) {
    const { models, sandbox, cost, costIsEstimate, durationMs, dryRun } = report;
    const parts = [
        `Retouch: ${headline(report)}`,
        ...models.map(({ provider, model }) => toLogText(model === provider ? provider : `${provider} ${model}`)),
        !sandbox && !dryRun && cost !== null && `${formatDollars(cost)}${costIsEstimate && cost > 0 ? " (estimated)" : ""}`,
        formatDuration(durationMs),
    ];
    const lines = [parts.filter((part) => typeof part === "string").join(", ")];
    const nothing = explainNothing(report);
    if (nothing !== "")
        lines.push(`Why: ${toLogText(nothing)}`);
    if (tellsOfSandbox(report))
        lines.push(SANDBOX_NOTICE);
    return lines.join("\n");
}
/** Where the results are, one line each. */
function deliveryLines({ delivered, comment, outcomes }) {
    const { commit, artifact } = delivered ?? {};
    const stale = outcomes.filter(({ result }) => result.status === "stale");
    const replaced = outcomes.flatMap(({ result, fallback }) => (fallback === undefined ? [] : { output: result.output, fallback }));
    return [
        ...replaced.map(({ output, fallback }) => `failed, with the image of ${toLogText(fallback)} in its place: ${toLogText(output)}`),
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

;// CONCATENATED MODULE: ./out/build-dist/compiled/report/annotations.js



/** What the runner keeps of each kind in one step, and of one message (ExecutionContext.cs of actions/runner). */
const MAX_ANNOTATIONS = 10;
const MAX_MESSAGE = 4000;
/** At most ten errors, and at most ten warnings: first those of the whole run, then one for each failed task with its file. The rest is in the summary. */
function annotate({ outcomes, errors, warnings, }) {
    const all = [
        ...errors.map((error) => describe(error, null)),
        ...outcomes.flatMap(({ result: { status, error, source, output, locale } }) => status === "failed" && error ? [{ ...describe(error, locale), file: source ?? output }] : []),
    ];
    return [
        ...all.slice(0, MAX_ANNOTATIONS),
        ...warnings
            .slice(0, MAX_ANNOTATIONS)
            .map((warning) => ({ level: "warning", title: "Retouch", message: toMessage(warning) })),
    ];
}
function describe({ code, message }, locale) {
    const title = `Retouch: ${code}${locale === null ? "" : ` (${toLogText(locale)})`}`;
    const words = toMessage(message);
    return { level: "error", title, message: `${words}${/[.!?…]$/.test(words) ? "" : "."} ${errors/* ADVICE */.hc[code]}` };
}
/** Lists keep their lines; each line is made safe by itself. */
function toMessage(text) {
    return cutEnd(text.split("\n").map(toLogText).join("\n"), MAX_MESSAGE - 500);
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/report/html.js

/** A table, as one HTML block: no blank line in it. `more` is a last row; empty for none. */
function html_table(head, rows, more = "") {
    const first = head.length === 0 ? [] : [`<tr>${head.map((cell) => `<th>${cell}</th>`).join("")}</tr>`];
    const last = more === "" ? [] : [`<tr><td colspan="${head.length}">${more}</td></tr>`];
    return ["<table>", ...first, ...rows, ...last, "</table>"].join("\n");
}
/** A folded part; `title` is our own text. */
function fold(title, html) {
    return `<details><summary>${title}</summary>\n${html}\n</details>`;
}
/** Parts of one line; empty ones are left out. */
function joinFacts(facts) {
    return facts.filter((fact) => fact !== "").join(" · ");
}
/** A figure and its unit on one line also in a narrow column. */
function unbroken(figure) {
    return prose(figure).replaceAll(" ", "&nbsp;");
}
/** `a → b`, or one of them where both are the same or the other is not known. */
function describeChange(before, after) {
    if (before === undefined || after === undefined || before === after)
        return after ?? before ?? "";
    return `${before} → ${after}`;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/report/pictures.js


/** CSS pixels. Two columns of this width fit into a comment on a desktop. */
const COLUMN = 400;
const MAX_HEIGHT = 480;
/** Wider than this (width / height), a picture in half a comment is too low to be judged: before then goes above after. */
const BANNER = 2.6;
/** What browsers show; anything else is a row without pictures. */
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
function showFile({ context }, { sha, path, alt, ...size }, column) {
    return picture({ url: blobUrl({ ...context, sha, path }), alt: `${toLine(path)} ${alt}`, width: displayWidth(size, column) });
}
/** The height follows from the width. */
function displayWidth({ width, height }, column) {
    if (width === null || height === null)
        return column;
    return Math.max(1, Math.round(Math.min(column, width, (MAX_HEIGHT * width) / height)));
}
/** Whether an older picture lay where a generated one lies now, or whether there is a source at all. */
function isNew({ task }) {
    return task.source === undefined && task.outputIndexBlob === undefined;
}
/** What was there before: the source, and where there is none an older picture at the same place. */
function showBefore(report, { task, result, before }, column) {
    const { commit } = report.delivered ?? {};
    const path = result.source ?? result.output;
    // A source that is not in the repository has no address.
    const isThere = (task.source ? task.source.indexBlob : task.outputIndexBlob) !== undefined;
    if (commit === undefined || !isThere || !isShown(path))
        return `<i>${isThere ? "not shown here" : "not in the repository"}</i>`;
    // `before` of a picture that was never read has no size.
    const { width, height } = before ?? result;
    return showFile(report, { sha: commit.parent, path, alt: "before", width, height }, column);
}
function showAfter(report, { result: { output, width, height } }, column) {
    const { commit } = report.delivered ?? {};
    return commit === undefined ? "" : showFile(report, { sha: commit.sha, path: output, alt: "after", width, height }, column);
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/report/candidates.js





/** Pictures in one row, and the width of each in CSS pixels. */
const PER_ROW = 4;
const candidates_COLUMN = 160;
/** A path that is to be copied is not cut before this. */
const MAX_PATH = 250;
/** The candidates whose pictures can be shown: those in the commit that keeps them, in a format that browsers know. */
function candidates_listCandidates({ delivered }, { task, kept = [] }) {
    const { kept: place } = delivered ?? {};
    if (place === undefined || !isShown(task.output))
        return [];
    return kept.flatMap((one) => {
        const { kind, number, width, height } = one;
        if (kind !== "candidate")
            return [];
        return { number, sha: place.sha, path: keptPath(one, task.output), width, height, alt: `candidate ${number}` };
    });
}
/** Numbered, the delivered one marked. @returns cells of a table. */
function showCandidates(report, candidates, column = candidates_COLUMN) {
    return candidates.map((candidate) => {
        const { number } = candidate;
        const label = number === 1 ? "<b>1</b>, delivered" : `<b>${number}</b>`;
        return `<td align="center">${showFile(report, candidate, column)}<br>\n${label}</td>`;
    });
}
/** The pictures of one task in rows, and how to take another one. Empty when there is one result alone. */
function renderCandidates(report, outcome) {
    const candidates = candidates_listCandidates(report, outcome);
    if (candidates.length === 0)
        return describeCandidates(report, outcome);
    const cells = showCandidates(report, candidates);
    const rows = [];
    for (let start = 0; start < cells.length; start += PER_ROW)
        rows.push(`<tr>${cells.slice(start, start + PER_ROW).join("")}</tr>`);
    return `${describeCandidates(report, outcome)}\n${html_table([], rows)}`;
}
/** How many there are, and where the others are or how one of them is taken; empty when there is one result alone. */
function describeCandidates(report, { task, result, kept = [] }) {
    const { candidates = 1 } = result;
    if (candidates < 2)
        return "";
    const { artifact, kept: place } = report.delivered ?? {};
    const other = kept.find(({ kind, number }) => kind === "candidate" && number > 1)?.number ?? 2;
    if (place)
        return `${candidates} candidates. ${explainTaking(task.output, other)}`;
    const where = artifact ? `; the others are in the artifact ${markdown_link(artifact.url, code(artifact.name, 80))}` : "";
    return `${candidates} candidates${where}.`;
}
function explainTaking(output, number) {
    const input = code(`take-candidate: ${cutMiddle(output, MAX_PATH)}=${number}`);
    return `To take another, run the workflow with ${input}; it costs nothing.`;
}

// EXTERNAL MODULE: external "node:path/posix"
var posix_ = __webpack_require__(53916);
;// CONCATENATED MODULE: ./out/build-dist/compiled/report/tasks.js









const PATH_LENGTH = 72;
function pathCode(path) {
    return code(cutMiddle(path, PATH_LENGTH));
}
/** `source`, or `source → output`; an output in the same folder by its name alone. */
function fileName({ result: { source, output } }) {
    if (source === null || source === output)
        return pathCode(output);
    return `${pathCode(source)} → ${pathCode((0,posix_.dirname)(source) === (0,posix_.dirname)(output) ? (0,posix_.basename)(output) : output)}`;
}
/** The same, and the locale. */
function taskName(outcome) {
    return `${fileName(outcome)}${outcome.result.locale === null ? "" : ` ${localeCode(outcome)}`}`;
}
function localeCode({ result: { locale } }) {
    return locale === null ? "" : code(locale, 40);
}
const RECIPE = ["Recipe", ({ result: { recipe } }) => (recipe === undefined ? "" : code(recipe, 40))];
const LOCALE = ["Locale", localeCode];
const FIGURES = [
    ["Result", (outcome) => (outcome.result.status === "failed" ? "failed" : prose(statusText(outcome)))],
    ["Text", ({ result: { text } }) => (text === undefined ? "" : text.score === null ? "–" : unbroken(formatShare(text.score)))],
    ["Pixels", (outcome) => describeChange(outcome.before && formatSize(outcome.before), tasks_sizeOf(outcome))],
    [
        "Size",
        ({ before, result: { bytes } }) => describeChange(before && unbroken(formatBytes(before.bytes)), bytes === null ? undefined : unbroken(formatBytes(bytes))),
    ],
    ["Changed", ({ changedShare }) => (changedShare === undefined ? "" : unbroken(formatShare(changedShare)))],
    ["Cost", ({ result }) => (result.cost === null ? "" : prose(formatDollars(result.cost)))],
    ["Time", ({ result }) => (result.durationMs === null ? "" : unbroken(formatDuration(result.durationMs)))],
];
/** One line a task, without pictures. `folded`: within a `<details>` of that title. */
function renderTasks(report, outcomes, extent, folded) {
    if (outcomes.length === 0)
        return "";
    const html = renderRows(report, outcomes, FIGURES, extent);
    return folded === undefined ? html : fold(folded, html);
}
/** A table of tasks with these columns after those that name a task. */
function renderRows(report, outcomes, figures, extent) {
    const shown = outcomes.slice(0, extent.rows);
    const columns = [
        ["Image", (outcome) => `${fileName(outcome)}${renderNotes(report, outcome, extent)}`],
        // A column with nothing in it would only take room.
        ...[...(hasRecipes(report) ? [RECIPE] : []), LOCALE, ...figures].filter(([, cell]) => shown.some((outcome) => cell(outcome) !== "")),
    ];
    const rows = shown.map((outcome) => `<tr>${columns.map(([, cell]) => `<td>${cell(outcome)}</td>`).join("")}</tr>`);
    const more = outcomes.length - rows.length;
    return html_table(columns.map(([name]) => name), rows, more === 0 ? "" : `and ${more} more: ${extent.rest}`);
}
/** What a reader should know of a task besides its figures: warnings, and what is wrong with its text. */
function listNotes(outcome, extent) {
    const warnings = warningsOf(outcome).slice(0, extent.failures);
    const faults = renderFaults(outcome.result.text, extent);
    return [...warnings.map((warning) => message(warning, extent.text)), ...(faults === "" ? [] : [faults])].map((note) => `⚠️ ${note}`);
}
function renderNotes(report, outcome, extent) {
    return [prose(fallbackText(outcome)), ...listNotes(outcome, extent), describeCandidates(report, outcome)]
        .filter((note) => note !== "")
        .map((note) => `<br>\n${note}`)
        .join("");
}
function tasks_sizeOf({ result: { width, height } }) {
    return width === null || height === null ? undefined : formatSize({ width, height });
}
/** `text 96 %`, as HTML that is not broken. */
function scoreOf({ result: { text } }) {
    return unbroken(formatScore(text));
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/report/localized.js








/** CSS pixels of a candidate in a row of them. */
const CANDIDATE = 120;
/** The picture of the source once, and beside it those of its locales. */
function renderLocales(report, locales, extent) {
    const [first] = locales.outcomes;
    if (!first)
        return "";
    const grid = chooseGrid(first, locales.outcomes.length);
    const wide = (html) => `<tr><td colspan="${grid.columns}">${html}</td></tr>`;
    const notes = localized_renderNotes(report, locales, extent);
    const rows = [wide(describeSource(first, locales)), ...renderGrid(report, first, locales.outcomes, grid)];
    const html = html_table([], [...rows, ...(notes === "" ? [] : [wide(notes)])]);
    const candidates = renderAllCandidates(report, locales.outcomes);
    return candidates === "" ? html : `${html}\n${candidates}`;
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
        `<b>${pathCode(result.source ?? result.output)}</b>`,
        before ? formatSize(before) : "",
        isMore ? `${outcomes.length} more locales` : plural(outcomes.length, "locale"),
        cost === null || cost === 0 ? "" : prose(formatDollars(cost)),
    ]);
}
function renderGrid(report, first, outcomes, grid) {
    const { columns, perRow, isStacked, column } = grid;
    const width = `width="${Math.floor(100 / columns)}%"`;
    const cells = outcomes.map((outcome) => `<td ${width} align="center">${showAfter(report, outcome, column)}<br>\n${describeLocale(outcome)}</td>`);
    const rows = [];
    for (let start = 0; start < cells.length; start += perRow) {
        const own = cells.slice(start, start + perRow);
        const empty = perRow - own.length;
        rows.push(`${own.join("")}${empty === 0 ? "" : `<td colspan="${empty}"></td>`}`);
    }
    const { sourceLocale } = first.task.order.recipe;
    const caption = sourceLocale === undefined ? "source" : `<b>${code(sourceLocale, 40)}</b>, source`;
    const source = `${showBefore(report, first, isStacked ? 2 * COLUMN : column)}<br>\n${caption}`;
    if (isStacked)
        return [`<td colspan="${columns}" align="center">${source}</td>`, ...rows].map((row) => `<tr>${row}</tr>`);
    const beside = `<td rowspan="${rows.length}" ${width} align="center">${source}</td>`;
    return rows.map((row, index) => `<tr>${index === 0 ? beside : ""}${row}</tr>`);
}
function describeLocale(outcome) {
    const { result, before, taken } = outcome;
    const size = tasks_sizeOf(outcome);
    return joinFacts([
        `<b>${localeCode(outcome)}</b>`,
        taken === undefined ? "" : `candidate ${taken} taken`,
        scoreOf(outcome),
        before && size !== formatSize(before) ? (size ?? "") : "",
        result.cost === null || result.cost === 0 ? "" : prose(formatDollars(result.cost)),
    ]);
}
/** Below the pictures: what is to be said of single locales, once where it holds for several; and those that failed. */
function localized_renderNotes(report, { outcomes, failed }, extent) {
    const notes = new Map();
    const add = (note, outcome) => {
        const names = notes.get(note) ?? [];
        notes.set(note, names);
        names.push(`<b>${localeCode(outcome)}</b>`);
    };
    for (const outcome of outcomes) {
        for (const note of listNotes(outcome, extent))
            add(note, outcome);
        // Those whose pictures are shown have a table of their own.
        const candidates = candidates_listCandidates(report, outcome).length > 0 ? "" : describeCandidates(report, outcome);
        if (candidates !== "")
            add(candidates, outcome);
    }
    for (const outcome of failed) {
        const { error } = outcome.result;
        const why = error ? ` (${code(error.code)})` : "";
        add(joinFacts([`<b>failed</b>${why}`, scoreOf(outcome), prose(fallbackText(outcome))]), outcome);
    }
    return [...notes].map(([note, names]) => `${names.join(", ")}: ${note}`).join("<br>\n");
}
/** A row of pictures for each locale that has candidates. */
function renderAllCandidates(report, outcomes) {
    const found = outcomes.flatMap((outcome) => {
        const candidates = candidates_listCandidates(report, outcome);
        return candidates.length > 0 ? [{ outcome, candidates }] : [];
    });
    const [first] = found;
    if (!first)
        return "";
    const rows = found.map(({ outcome, candidates }) => `<tr><td><b>${localeCode(outcome)}</b></td>${showCandidates(report, candidates, CANDIDATE).join("")}</tr>`);
    const other = first.candidates[1]?.number ?? 2;
    const title = `Candidates of ${plural(found.length, "locale")}`;
    return fold(title, `${explainTaking(first.outcome.task.output, other)}\n${html_table([], rows)}`);
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/report/pair.js







/** CSS pixels of a picture that stands alone. */
const ALONE = 560;
/** Before and after side by side, the facts below. A picture where there was none stands alone. */
function renderPairs(report, outcomes, extent) {
    return html_table(outcomes.every(isNew) ? [] : ["Before", "After"], outcomes.map((outcome) => renderPair(report, outcome, extent)));
}
function renderPair(report, outcome, extent) {
    const candidates = renderCandidates(report, outcome);
    const facts = [describePair(outcome), ...listNotes(outcome, extent)].join("<br>\n");
    const lines = [renderPictures(report, outcome), row(facts)];
    return [...lines, ...(candidates === "" ? [] : [row(candidates)])].join("\n");
}
function row(html) {
    return `<tr><td colspan="2">${html}</td></tr>`;
}
function renderPictures(report, outcome) {
    if (isNew(outcome))
        return `<tr><td colspan="2" align="center">${showAfter(report, outcome, ALONE)}</td></tr>`;
    const banner = isBanner(outcome.result);
    const column = banner ? 2 * COLUMN : COLUMN;
    const before = showBefore(report, outcome, column);
    const after = showAfter(report, outcome, column);
    if (banner)
        return row(`Before<br>\n${before}<br>\nAfter<br>\n${after}`);
    return `<tr><td width="50%" align="center">${before}</td><td width="50%" align="center">${after}</td></tr>`;
}
function describePair(outcome) {
    const { task, result, before, changedShare, taken } = outcome;
    return joinFacts([
        `<b>${taskName(outcome)}</b>`,
        isNew(outcome) ? "new" : "",
        taken === undefined ? "" : statusText(outcome),
        describeChange(before && `${before.width}×${before.height}`, tasks_sizeOf(outcome)),
        describeChange(before && formatBytes(before.bytes), result.bytes === null ? undefined : formatBytes(result.bytes)),
        changedShare === undefined ? "" : prose(`${formatShare(changedShare)} of pixels changed`),
        result.cost === null || result.cost === 0 ? "" : prose(formatDollars(result.cost)),
        result.durationMs === null ? "" : formatDuration(result.durationMs),
        // The picture on the left is then an earlier result, not what the model was given.
        !task.source || task.originBlob === task.source.blob || taken !== undefined
            ? ""
            : "edited anew from the original, not from the picture before",
    ]);
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/report/gallery.js








/** Pictures that are shown without a click; a reviewer's first look should not be a long scroll. */
const OPEN = 12;
/** Locales in one block; more of one source go into further blocks. */
const gallery_MAX_LOCALES = 9;
/** What the comment can show of the results: those in a commit, in a format that browsers know. In the order of the plan. */
function listExhibits({ outcomes, delivered }) {
    if (delivered?.commit === undefined)
        return [];
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
        return chunk(pictured).map((part, index) => ({ kind: "locales", recipe, outcomes: part, failed: index === 0 ? failed : [], isMore: index > 0 }));
    });
}
function isLocalized({ task, result }) {
    return task.order.recipe.mode === "localize" && result.source !== null;
}
/** The same for the locales of one source in one recipe, and for all else of one recipe. */
function groupKey(outcome) {
    const { recipe = "", source } = outcome.result;
    return JSON.stringify([recipe, ...(isLocalized(outcome) ? [source] : [])]);
}
function chunk(outcomes) {
    const count = Math.ceil(outcomes.length / gallery_MAX_LOCALES);
    return Array.from({ length: count }, (_, index) => outcomes.slice(index * gallery_MAX_LOCALES, (index + 1) * gallery_MAX_LOCALES));
}
/** That of the source is one; a picture that stands alone takes the room of two. */
function gallery_countPictures(report, { outcomes }) {
    return outcomes.reduce((sum, outcome) => sum + 1 + candidates_listCandidates(report, outcome).length, 1);
}
/** The first exhibits, of no more than so many pictures; of a source with many locales the first of these. */
function takeExhibits(report, exhibits, most) {
    const taken = [];
    let left = most;
    for (const exhibit of exhibits) {
        let outcomes = exhibit.outcomes;
        while (outcomes.length > 0 && gallery_countPictures(report, { outcomes }) > left)
            outcomes = outcomes.slice(0, -1);
        if (outcomes.length > 0)
            taken.push({ ...exhibit, outcomes });
        if (outcomes.length < exhibit.outcomes.length)
            break;
        left -= gallery_countPictures(report, exhibit);
    }
    return taken;
}
/** The pictures, recipe by recipe: the first ones open, the rest folded. */
function renderGallery(report, exhibits, extent) {
    const recipes = [...Map.groupBy(exhibits, ({ recipe }) => recipe)];
    let open = 0;
    return recipes.flatMap(([recipe, own]) => {
        const opened = countOpened(report, own, { share: OPEN / recipes.length, left: 2 * OPEN - open });
        const shown = own.slice(0, opened);
        const folded = own.slice(opened);
        open += shown.reduce((sum, exhibit) => sum + gallery_countPictures(report, exhibit), 0);
        const heading = hasRecipes(report) ? [`<h4>Recipe ${code(recipe, 80)}</h4>`] : [];
        const rest = folded.flatMap(({ outcomes }) => outcomes);
        const title = countImages(rest, shown.length > 0 ? "more" : "");
        return [
            ...heading,
            ...renderExhibits(report, shown, extent),
            ...(folded.length > 0 ? [fold(title, renderExhibits(report, folded, extent).join("\n"))] : []),
        ];
    });
}
/** How many of a recipe's exhibits are open: its share of pictures, and one in any case while there is room. */
function countOpened(report, exhibits, { share, left }) {
    let pictures = 0;
    const end = exhibits.findIndex((exhibit, index) => {
        pictures += gallery_countPictures(report, exhibit);
        return index === 0 ? left <= 0 : pictures > share;
    });
    return end === -1 ? exhibits.length : end;
}
/** Pairs that follow each other share a table. */
function renderExhibits(report, exhibits, extent) {
    const html = [];
    let pairs = [];
    const endPairs = () => {
        if (pairs.length > 0)
            html.push(renderPairs(report, pairs, extent));
        pairs = [];
    };
    for (const exhibit of exhibits) {
        if (exhibit.kind === "pair") {
            pairs.push(...exhibit.outcomes);
            continue;
        }
        endPairs();
        html.push(renderLocales(report, exhibit, extent));
    }
    endPairs();
    return html;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/report/plan.js






/** More tasks than this are counted first, and listed in a folded table. */
const MANY = 12;
const COLUMNS = [
    ["Plan", (outcome) => prose(statusText(outcome))],
    ["Estimate", ({ result: { status, cost } }) => (status === "planned" && cost !== null ? prose(formatDollars(cost)) : "")],
];
/** What a `dry-run` found: what would be made, with the price of each. */
function renderPlan(report, extent) {
    const outcomes = report.outcomes.filter(({ result }) => result.status !== "failed");
    if (outcomes.length === 0)
        return [];
    // What would be done, and paid for, comes first.
    const sorted = outcomes.toSorted((a, b) => Number(b.result.status === "planned") - Number(a.result.status === "planned"));
    const tasks = renderRows(report, sorted, COLUMNS, extent);
    const counts = renderCounts(report, extent);
    return counts === "" ? [tasks] : [counts, fold(`All ${plural(outcomes.length, "task")}`, tasks)];
}
/** How many images there are of each recipe and locale; empty where the tasks can be read one by one. */
function renderCounts(report, extent) {
    const due = report.outcomes.filter(({ result }) => result.status === "planned");
    const groups = [...Map.groupBy(due, ({ result: { recipe, locale } }) => JSON.stringify([recipe, locale])).values()];
    if (due.length <= MANY || groups.length < 2)
        return "";
    const several = hasRecipes(report);
    const rows = groups.slice(0, extent.rows).map((group) => {
        const [first] = group;
        const { recipe = "", locale = null } = first?.result ?? {};
        const named = several ? `<td>${code(recipe, 80)}</td>` : "";
        return `<tr>${named}<td>${locale === null ? "" : code(locale, 40)}</td><td>${group.length}</td><td>${plan_describePrice(group)}</td></tr>`;
    });
    const more = groups.length - rows.length;
    return html_table([...(several ? ["Recipe"] : []), "Locale", "Images", "Estimate"], rows, more === 0 ? "" : `and ${plural(more, "more row")}: ${extent.rest}`);
}
function plan_describePrice(outcomes) {
    const price = sumCosts(outcomes);
    return price === null ? "not known" : prose(formatDollars(price));
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/report/recipes.js





/** Locales that are named; of more their number is told. */
const recipes_MAX_LOCALES = 8;
/** Which recipe did what, one row each; empty where there is only one. */
function renderRecipes(report, extent) {
    if (!hasRecipes(report))
        return "";
    const recipes = [...Map.groupBy(report.outcomes, ({ result }) => result.recipe ?? "")];
    const columns = [
        [report.dryRun ? "Plan" : "Result", describeCounts],
        ["Locales", describeLocales],
        ["Model", describeModel],
        [report.dryRun ? "Estimate" : "Cost", describeCost],
    ];
    const used = columns.filter(([, cell]) => recipes.some(([, outcomes]) => cell(outcomes) !== ""));
    const rows = recipes
        .slice(0, extent.rows)
        .map(([name, outcomes]) => `<tr><td>${code(name, 80)}</td>${used.map(([, cell]) => `<td>${cell(outcomes)}</td>`).join("")}</tr>`);
    const more = recipes.length - rows.length;
    return html_table(["Recipe", ...used.map(([name]) => name)], rows, more === 0 ? "" : `and ${plural(more, "more recipe")}: ${extent.rest}`);
}
function describeCounts(outcomes) {
    const of = (...wanted) => outcomes.filter(({ result }) => wanted.includes(result.status));
    const parts = [
        ...[...listDone(of("edited")), ...listToDo(of("planned"))].map(({ count, word }) => `<b>${count}</b> ${word}`),
        ...(of("failed").length > 0 ? [`<b>${of("failed").length} failed</b>`] : []),
        ...(of("stale").length > 0 ? [`${of("stale").length} stale`] : []),
        ...(of("unchanged", "modified").length > 0 ? [`${of("unchanged", "modified").length} left unchanged`] : []),
    ];
    return parts.join(", ");
}
function describeLocales(outcomes) {
    const locales = [...new Set(outcomes.flatMap(({ result }) => result.locale ?? []))];
    return locales.length > recipes_MAX_LOCALES ? `${locales.length} locales` : locales.map((locale) => code(locale, 40)).join(" ");
}
function describeModel([first]) {
    if (!first)
        return "";
    const { provider, model } = first.result;
    return `${code(provider, 80)}${model === provider ? "" : ` ${code(model, 120)}`}`;
}
/** Empty where nothing was to be paid for. */
function describeCost(outcomes) {
    if (outcomes.every(({ result }) => result.status === "unchanged" || result.status === "modified"))
        return "";
    if (outcomes.every(({ result }) => result.provider === "sandbox"))
        return "no cost";
    const cost = sumCosts(outcomes);
    return cost === null ? "not known" : prose(formatDollars(cost));
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/report/sections.js









/*
 * The parts that the comment and the step summary have in common. Each is one HTML block (no blank line in it) or empty.
 */
function renderTitle(report) {
    return `### Retouch: ${headline(report)}`;
}
/** Counts, cost, models and time in one paragraph. */
function renderFacts(report) {
    const counts = tally(report.outcomes);
    const empty = report.outcomes.filter(isFoundEmpty).length;
    const facts = [
        ...describeWork(report),
        empty > 0 && `${empty} without text`,
        counts.unchanged > empty && `${counts.unchanged - empty} up to date`,
        counts.modified > 0 && `${counts.modified} changed by hand and kept`,
        counts.failed > 0 && `<b>${counts.failed} failed</b>`,
        counts.stale > 0 && `${counts.stale} stale`,
        prose(sections_describeCost(report)),
        ...describeModels(report),
        formatDuration(report.durationMs),
    ];
    return `<p>${joinFacts(facts.filter((fact) => typeof fact === "string"))}</p>`;
}
/** What was made, or is to be, by kind; also when it is nothing. */
function describeWork({ outcomes, dryRun }) {
    const wanted = outcomes.filter(({ result }) => result.status === (dryRun ? "planned" : "edited"));
    const counts = dryRun ? listToDo(wanted) : listDone(wanted);
    if (outcomes.length === 0)
        return [];
    if (counts.length === 0)
        return [`<b>0</b> ${dryRun ? `to ${doWord(outcomes)}` : doneWord(outcomes)}`];
    return counts.map(({ count, word }) => `<b>${count}</b> ${word}`);
}
/** More models than this are counted: with several recipes each is named with its own. */
const MAX_MODELS = 3;
/** By provider: `aimlapi` `a`, `b`. */
function describeModels({ models }) {
    const shown = [...Map.groupBy(models.slice(0, MAX_MODELS), ({ provider }) => provider)];
    const parts = shown.map(([provider, own]) => {
        const names = own.filter(({ model }) => model !== provider).map(({ model }) => code(model, 120));
        return `${code(provider, 80)}${names.length === 0 ? "" : ` ${names.join(", ")}`}`;
    });
    return models.length > MAX_MODELS ? [...parts, plural(models.length - MAX_MODELS, "more model")] : parts;
}
/** Whether a model was asked, or may have been. */
function isAsked(outcome) {
    const { status, cost } = outcome.result;
    // What failed before anything was sent has the cost 0.
    return status === "edited" || status === "stale" || (status === "failed" && cost === null) || isFoundEmpty(outcome);
}
function sections_describeCost(report) {
    if (report.sandbox)
        return "no cost";
    if (report.dryRun && report.outcomes.length > 0)
        return report.estimatedCost === null ? "price not known" : `about ${formatDollars(report.estimatedCost)}`;
    if (report.cost === null)
        return report.outcomes.some(isAsked) ? "cost not known" : "no cost";
    return `${formatDollars(report.cost)}${report.costIsEstimate && report.cost > 0 ? " (estimated)" : ""}`;
}
/** Why nothing was done, that no model was called, what went wrong with the whole run. */
function renderNotices(report, extent) {
    const nothing = explainNothing(report);
    const lines = [];
    if (nothing !== "")
        lines.push(`${message(nothing, extent.text)}${report.skipReason === "" ? "" : ` (<b>${code(report.skipReason, 40)}</b>)`}`);
    const taking = describeTaking(report);
    if (taking !== "")
        lines.push(taking);
    if (tellsOfSandbox(report))
        lines.push(`<b>Sandbox.</b> ${SANDBOX_NOTICE}`);
    for (const error of listErrors(report).slice(0, extent.failures)) {
        const [first = "", ...items] = error.code === "invalid-input" ? error.message.split("\n- ") : [error.message];
        lines.push(`<b>${code(error.code)}</b>: ${message(first, extent.text)} ${prose(errors/* ADVICE */.hc[error.code])}`);
        // Several wrong inputs, one a line.
        for (const item of items.slice(0, extent.failures))
            lines.push(`• ${message(item, extent.text)}`);
    }
    // What the reason says already is not said again.
    const said = cutEnd(toLine(nothing), extent.text);
    const warnings = listWarnings(report).filter((warning) => !said.includes(toLine(warning)));
    for (const warning of warnings.slice(0, extent.failures))
        lines.push(`⚠️ ${message(warning, extent.text)}`);
    return lines.length === 0 ? "" : `<p>${lines.join("<br>\n")}</p>`;
}
/** How to take another candidate than the one that was; one image stands for all. */
function describeTaking({ outcomes }) {
    const first = outcomes.find(({ taken, result }) => taken !== undefined && result.status === "edited");
    return first?.taken === undefined ? "" : explainTaking(first.result.output, first.taken === 1 ? 2 : 1);
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
    const several = hasRecipes(report);
    const groups = new Map();
    for (const outcome of report.outcomes) {
        const { status, error } = outcome.result;
        if (status !== "failed" || error === null)
            continue;
        const key = `${error.code} ${error.message}`;
        const group = groups.get(key) ?? { error, names: [] };
        group.names.push(nameFailure(outcome, several));
        groups.set(key, group);
    }
    if (groups.size === 0)
        return "";
    const rows = [...groups.values()].slice(0, extent.failures).map(({ error, names }) => {
        const shown = names.slice(0, extent.failures);
        const more = names.length > shown.length ? `<br>\nand ${names.length - shown.length} more` : "";
        return `<tr><td>${shown.join("<br>\n")}${more}</td><td><b>${code(error.code)}</b><br>${message(error.message, extent.text)}</td><td>${prose(errors/* ADVICE */.hc[error.code])}</td></tr>`;
    });
    const more = groups.size - rows.length;
    return html_table(["Failed", "Why", "What to do"], rows, more === 0 ? "" : `and ${plural(more, "other failure")}: ${extent.rest}`);
}
function nameFailure(outcome, several) {
    const { fallback, result } = outcome;
    const name = joinFacts([
        taskName(outcome),
        several && result.recipe !== undefined ? `recipe ${code(result.recipe, 40)}` : "",
        scoreOf(outcome),
    ]);
    return fallback === undefined ? name : `${name}<br>\n${prose(statusText(outcome))}`;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/report/sources.js





/** Locales in one row. */
const sources_MAX_LOCALES = 40;
/** Where there are no pictures: what became of each source, its locales in one row. Empty where nothing was localized. */
function renderSources(report, extent) {
    const { outcomes } = report;
    const localized = outcomes.filter(({ result }) => result.locale !== null && (result.status === "edited" || result.status === "failed"));
    const groups = [...Map.groupBy(localized, ({ result: { recipe, source } }) => JSON.stringify([recipe, source])).values()];
    const several = hasRecipes(report);
    const rows = groups.slice(0, extent.rows).map((group) => renderSource(group, several));
    const more = groups.length - rows.length;
    const head = ["Image", ...(several ? [RECIPE[0]] : []), "Locales", "Cost"];
    return groups.length === 0 ? "" : html_table(head, rows, more === 0 ? "" : `and ${more} more: ${extent.rest}`);
}
function renderSource(outcomes, several) {
    const [first] = outcomes;
    if (!first)
        return "";
    const shown = outcomes.slice(0, sources_MAX_LOCALES).map(sources_describeLocale);
    const more = outcomes.length > shown.length ? [`and ${outcomes.length - shown.length} more`] : [];
    const sum = sumCosts(outcomes);
    const cost = sum === null ? "not known" : prose(formatDollars(sum));
    const cells = [pathCode(first.result.source ?? first.result.output), ...(several ? [RECIPE[1](first)] : [])];
    return `<tr>${[...cells, joinFacts([...shown, ...more]), cost].map((cell) => `<td>${cell}</td>`).join("")}</tr>`;
}
function sources_describeLocale(outcome) {
    const { status, text } = outcome.result;
    const score = text && text.score !== null ? `&nbsp;${unbroken(formatShare(text.score))}` : "";
    return `${localeCode(outcome)}${status === "failed" ? "&nbsp;<b>failed</b>" : ""}${score}`;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/report/within.js

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

;// CONCATENATED MODULE: ./out/build-dist/compiled/report/comment.js










/** Characters (UTF-16 code units). GitHub's limit is 65,536; the rest is for the marker that finds the comment again. */
const COMMENT_LIMIT = 65_000;
/** More rows than this are folded. */
const comment_MANY = 12;
const REST = "see the summary of the run";
/** Says, unseen, that the comment tells of failures, so that a later run without any brings it up to date. */
const FAILURES = "<!-- retouch-state: failures -->";
/** Whether a comment that {@link renderComment} made tells of failures. */
function hasFailures(body) {
    return body.includes(FAILURES);
}
/** From all that is wanted to what always fits. */
const EXTENTS = [
    { pictures: 60, rows: 1000, failures: 50, text: 500, rest: REST },
    { pictures: 36, rows: 1000, failures: 50, text: 300, rest: REST },
    { pictures: 12, rows: 1000, failures: 30, text: 300, rest: REST },
    { pictures: 12, rows: 300, failures: 20, text: 300, rest: REST },
    { pictures: 12, rows: 180, failures: 20, text: 300, rest: REST },
    { pictures: 12, rows: 100, failures: 10, text: 200, rest: REST },
    { pictures: 6, rows: 30, failures: 5, text: 200, rest: REST },
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
    const recipes = renderRecipes(report, extent);
    const failures = renderFailures(report, extent);
    if (report.dryRun)
        return [...head, recipes, failures, ...renderPlan(report, extent), renderFooter(report)];
    const exhibits = takeExhibits(report, listExhibits(report), extent.pictures);
    const pictured = new Set(exhibits.flatMap(({ outcomes }) => outcomes));
    const rest = report.outcomes.filter((outcome) => !pictured.has(outcome));
    const edited = rest.filter(({ result }) => result.status === "edited");
    const stale = rest.filter(({ result }) => result.status === "stale");
    const untouched = rest.filter(({ result }) => result.status === "unchanged" || result.status === "modified");
    // Without any pictures the table of what was made is all there is to see, so that it is not folded.
    const isFolded = pictured.size > 0 || edited.length > comment_MANY;
    return [
        ...head,
        renderDelivery(report),
        recipes,
        failures,
        ...renderGallery(report, exhibits, extent),
        pictured.size === 0 && isFolded ? renderSources(report, extent) : "",
        renderTasks(report, edited, extent, isFolded ? `${edited.length} ${doneWord(edited)}, without pictures here` : undefined),
        renderTasks(report, stale, extent, `${stale.length} not committed, because the branch changed meanwhile`),
        renderTasks(report, untouched, extent, `${untouched.length} left unchanged`),
        renderFooter(report),
    ];
}
const OF_EDITS = "Revert a file to reject its edit, or touch it up: it is kept as you leave it, and not edited again by itself.";
const OF_REPLACED = "Revert a file to have the one before back, or touch it up: it is kept as you leave it, and not made again by itself.";
function renderFooter(report) {
    const edited = report.outcomes.filter(({ result }) => result.status === "edited");
    const hints = [];
    if (report.delivered?.commit !== undefined && edited.length > 0) {
        const replaced = edited.filter(comment_isReplaced);
        if (replaced.length > 0)
            hints.push(doneWord(replaced) === "edited" ? OF_EDITS : OF_REPLACED);
        if (!edited.every(comment_isReplaced))
            hints.push("Touch a new file up, and it is kept as you leave it. One that is deleted is made again.");
        hints.push("Click a picture to see it in full size; here its transparent parts have the colour of the page.");
    }
    // Outside GitHub there is no run to link.
    if (report.context.runId !== "")
        hints.push(markdown_link(runUrl(report.context), "Log and summary of this run"));
    return hints.length === 0 ? "" : `<p><sub>${hints.join("<br>\n")}</sub></p>`;
}
/** Whether there was a file of that name before, so that reverting brings it back. */
function comment_isReplaced({ task }) {
    return task.output === task.source?.path || task.outputIndexBlob !== undefined;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/report/summary.js








/** Bytes of UTF-8. The runner drops a summary of more than 1 MiB as a whole. */
const SUMMARY_LIMIT = 1_000_000;
const summary_REST = "the file that the output <code>results-file</code> names has them all, since a summary has at most 1 MiB";
const summary_EXTENTS = [
    { pictures: 120, rows: 10_000, failures: 10_000, text: 2000, rest: summary_REST },
    { pictures: 60, rows: 4000, failures: 2000, text: 500, rest: summary_REST },
    { pictures: 60, rows: 2000, failures: 500, text: 300, rest: summary_REST },
    { pictures: 12, rows: 1000, failures: 100, text: 200, rest: summary_REST },
    { pictures: 12, rows: 200, failures: 20, text: 200, rest: summary_REST },
    { pictures: 0, rows: 10, failures: 3, text: 100, rest: summary_REST },
];
/** More images than this that are up to date are counted and not listed: rows that say nothing new would hide those that do. */
const LISTED_UNCHANGED = 200;
/** The step summary: what the comment says, and every task and every error, in at most {@link SUMMARY_LIMIT} bytes. */
function renderSummary(report) {
    return renderWithin({ extents: summary_EXTENTS, limit: SUMMARY_LIMIT, measure: (text) => Buffer.byteLength(text), report, render: summary_render });
}
function summary_render(report, extent) {
    const head = [
        ...[renderTitle(report), renderFacts(report), renderNotices(report, extent), renderDelivery(report)],
        ...[renderRecipes(report, extent), renderFailures(report, extent)],
    ];
    if (report.dryRun)
        return [...head, ...renderPlan(report, extent)];
    const exhibits = takeExhibits(report, listExhibits(report), extent.pictures);
    return [...head, ...renderGallery(report, exhibits, extent), renderAll(report, extent)];
}
function renderAll(report, extent) {
    const { outcomes } = report;
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
    return fold(title, renderTasks(report, listed, extent));
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/publish.js













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
        core/* warning */.$e(`${what} could not be written: ${(0,redact/* redact */.E$)(error instanceof Error ? error.message : String(error))}`, { title: "Retouch" });
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
        report.warnings.push((0,redact/* redact */.E$)(error instanceof Error ? error.message : String(error)));
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

;// CONCATENATED MODULE: ./out/build-dist/compiled/report/explain.js



/** Why the recipes gave nothing to do. */
function explainNoMatch({ recipes, takeCandidate }, { eventName }, { idle, warnings }) {
    if (takeCandidate)
        return "Nothing was done: the lockfile records no other candidates of what is selected.";
    const known = [...idle, ...warnings];
    if (known.length > 0)
        return `Nothing was done: ${known.join(" ")}`;
    const images = recipes.flatMap((recipe) => recipe.images);
    const patterns = [...new Set(images)].map((pattern) => `\`${pattern}\``).join(", ");
    const isPullRequest = eventName.startsWith("pull_request");
    const changes = recipes.some(({ changedOnly }) => changedOnly === true || (changedOnly === "auto" && isPullRequest));
    return changes
        ? `Nothing was done: no image that ${patterns} selects was changed here (\`changed-only\`).`
        : `Nothing was done: ${patterns} selects no file. Is the repository checked out, and are the files not ignored by git?`;
}
/** Why nothing is made of the selected images. */
function explainUpToDate(tasks) {
    const modified = tasks.filter(({ action }) => action === "modified").length;
    const current = tasks.length - modified;
    const [was, it] = modified === 1 ? ["was", "it"] : ["were", "them"];
    const parts = [
        ...(current > 0 ? [`${plural(current, "image")} up to date by the lockfile`] : []),
        ...(modified > 0 ? [`${plural(modified, "file")} changed by a person since ${was} kept; \`force: true\` makes ${it} anew`] : []),
    ];
    return `Nothing was done: ${parts.join(". ")}.`;
}
/** What is about to be paid for, in one line of the log: `4 images to edit, 12 to localize with dashscope qwen-image-2.0-pro, about $0.9`. */
function announce(jobs, estimatedCost) {
    const recipes = [...new Set(jobs.map(({ task }) => task.order.recipe))];
    const counts = table/* MODES */.FN.map((mode) => ({ mode, count: jobs.filter(({ task }) => task.order.recipe.mode === mode).length }));
    const work = counts
        .filter(({ count }) => count > 0)
        .map(({ mode, count }, index) => `${index === 0 ? plural(count, "image") : count} to ${mode}`);
    const models = recipes.map(({ provider, modelName }) => provider.kind === "local" ? "the sandbox, which calls no model" : `${provider.name} ${toLogText(modelName)}`);
    const cost = estimatedCost === null ? "price not known" : `about ${formatDollars(estimatedCost)}`;
    const isPaid = recipes.some(({ provider }) => provider.kind === "http");
    return [`${work.join(", ")} with ${[...new Set(models)].join(" and ")}`, ...(isPaid ? [cost] : [])].join(", ");
}

// EXTERNAL MODULE: ./node_modules/undici/index.js
var undici = __webpack_require__(46752);
// EXTERNAL MODULE: external "node:dns"
var external_node_dns_ = __webpack_require__(40610);
// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/proxy.js
var lib_proxy = __webpack_require__(19783);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
;// CONCATENATED MODULE: ./out/build-dist/compiled/providers/provider.js
function isDataUri(value) {
    return typeof value === "object" && value !== null && "picture" in value && "toJSON" in value;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/run/request-body.js


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

;// CONCATENATED MODULE: ./out/build-dist/compiled/run/send.js




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

;// CONCATENATED MODULE: ./out/build-dist/compiled/run/outside.js







const LOOKUP_MS = 2_000;
/**
 * `https:` and public addresses only, also after DNS, with the connection pinned to the address that was checked. The configured origin is
 * trusted.
 *
 * @param what how errors name such an address.
 */
function createOutside({ baseUrl, what }) {
    const trusted = new URL(baseUrl).origin;
    const dispatchers = new Map();
    const refuse = (why) => new errors/* RetouchError */.tJ("untrusted-url", `${what} ${why}`);
    const refusePrivate = (host, addresses) => {
        const bad = addresses.find(({ address }) => !isPublicAddress(address));
        if (bad)
            throw refuse(`${host} resolves to ${bad.address}, which is not on the public internet`);
    };
    /** The `lookup` of a socket: what is checked here is what is connected to, so that a second answer of DNS cannot lead elsewhere. */
    const lookupPublic = (host, options, callback) => {
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
    };
    /**
     * Names and literal addresses are judged before a connection. Behind a proxy it is the proxy that resolves the name and decides what may
     * be reached; a name that resolves here to a private address is refused there too.
     */
    const checkAddress = async (url) => {
        const host = hostOf(url);
        if (isLocalHost(host))
            throw refuse(`is on ${host}, which is not on the public internet`);
        if (!(0,lib_proxy/* getProxyUrl */.s)(url))
            return;
        const addresses = await Promise.race([resolveAll(host).catch(() => []), (0,external_node_timers_promises_.setTimeout)(LOOKUP_MS, [], { ref: false })]);
        refusePrivate(host, addresses);
    };
    return {
        isTrusted: (url) => url.origin === trusted,
        // Relative addresses are the reply's own. `http:` of a public host is reached by `https:`, since some vendors sign such addresses.
        resolve: (address, base) => {
            if (!URL.canParse(address, base))
                throw refuse("is not a URL");
            const url = new URL(address, base);
            if (url.origin === trusted)
                return url;
            if (url.protocol === "http:")
                url.protocol = "https:";
            if (url.protocol !== "https:")
                throw refuse(`has the scheme ${url.protocol}, which is not fetched`);
            if (url.username || url.password)
                throw refuse("holds a user name or password");
            return url;
        },
        reach: async (url) => {
            const isTrusted = url.origin === trusted;
            if (!isTrusted)
                await checkAddress(url);
            const kind = isTrusted ? "trusted" : (0,lib_proxy/* getProxyUrl */.s)(url) ? "proxy" : "pinned";
            const known = dispatchers.get(kind);
            if (known)
                return known;
            const made = kind === "pinned" ? new undici/* Agent */.g6({ connect: { lookup: lookupPublic, timeout: 30_000 } }) : createDispatcher(url.href);
            dispatchers.set(kind, made);
            return made;
        },
        close: async () => {
            await Promise.all([...dispatchers.values()].map((dispatcher) => dispatcher.destroy()));
        },
    };
}
function resolveAll(host) {
    return new Promise((resolve, reject) => (0,external_node_dns_.lookup)(host, { all: true }, (error, addresses) => (error ? reject(error) : resolve(addresses))));
}
/** The refusal that an error has as its cause. */
function findRefusal(error) {
    for (let current = error; current instanceof Error; current = current.cause) {
        if (current instanceof errors/* RetouchError */.tJ)
            return current;
        if (current instanceof AggregateError)
            return current.errors.map(findRefusal).find(Boolean);
    }
    return undefined;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/run/perform.js



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
            if (error instanceof errors/* RetouchError */.tJ && !stop.aborted)
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
            if (next.kind === "unchanged") {
                pacer.recover();
                return next;
            }
            if (next.kind === "wait") {
                pacer.recover();
                return await perform_follow(next, options);
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
    if (!sent && stop.aborted && refusal instanceof errors/* RetouchError */.tJ) {
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
async function perform_follow(first, options) {
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
            if (next.kind === "unchanged")
                return next;
            if (next.kind === "wait") {
                // A call of several jobs goes on to the next one.
                if (next.job !== waiting.job) {
                    pause = FIRST_POLL_MS;
                    woken = wake.onJob(next.job);
                }
                waiting = next;
                unclear = 0;
                continue;
            }
            if (reply.status === 408 || reply.status === 429 || reply.status >= 500) {
                pause = Math.min(LONGEST_PAUSE_MS, Math.max(pause, retryAfter(reply.headers["retry-after"]) ?? 0));
                debug(`polling job ${waiting.job}: HTTP ${reply.status}`);
                continue;
            }
            // A job that was just accepted may not be known everywhere yet, and a gateway may answer in its own words.
            const isUnclear = next.code === "unexpected-reply" || reply.status === 404;
            if (!isUnclear)
                return takeMade(waiting, client) ?? { ...next, maybeBilled: reply.status >= 300 };
            unclear += 1;
            debug(`polling job ${waiting.job}: ${next.message}`);
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
            debug(`polling job ${waiting.job}: ${error instanceof Error ? error.message : String(error)}`);
        }
    }
}
/**
 * Cancels what is no longer waited for. A job that cannot be cancelled has perhaps just ended: then its result is taken, for it is paid, as
 * are the pictures of its call that were there before.
 */
async function giveUp({ cancel = [], poll, job, images = [] }, { client }, { code, what }) {
    const ask = async ({ request, read }) => {
        const reply = await client.send(request, AbortSignal.timeout(CANCEL_MS)).catch(() => undefined);
        return reply && { reply, next: read(reply) };
    };
    const answers = await Promise.all(cancel.map(ask));
    const isCancelled = answers.length > 0 && answers.every((answer) => answer?.next.kind === "done");
    // Also a job that ended before may be said to be cancelled; what its record says is the truth.
    let waiting = { kind: "wait", job, poll, images };
    for (let records = 0; records < MAX_JOBS; records++) {
        const last = await ask(waiting.poll);
        if (last?.next.kind === "done")
            return { ...last.next, replyUrl: last.reply.url };
        if (last?.next.kind !== "wait" || last.next.job === waiting.job)
            break;
        waiting = last.next;
    }
    const made = takeMade(waiting, client);
    if (made)
        return made;
    const fate = isCancelled ? "was cancelled at the provider" : "could not be cancelled and may be billed";
    return { kind: "failed", code, message: `${what}; job ${job} ${fate}`, maybeBilled: true };
}
/** The jobs that one call may have. */
const MAX_JOBS = 16;
/** The pictures of a call that were there before the rest came to nothing. */
function takeMade({ images = [], poll }, { baseUrl }) {
    return images.length > 0 ? { kind: "done", images, replyUrl: `${baseUrl}${poll.request.path}`, maybeBilled: true } : undefined;
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

;// CONCATENATED MODULE: ./out/build-dist/compiled/run/download.js






/** A result may have this many bytes. */
const MAX_BYTES = 64 * 1024 * 1024;
const MAX_REDIRECTS = 3;
const ATTEMPT_MS = 60_000;
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
    const outside = createOutside({ baseUrl, what: "the result's address" });
    const attempt = async (start, signal, headers) => {
        let url = start;
        for (let redirects = 0;; redirects++) {
            const isTrusted = outside.isTrusted(url);
            const reply = await (0,undici/* request */.Em)(url, {
                dispatcher: await outside.reach(url),
                signal,
                headers: { accept: "image/*", ...(isTrusted && redirects === 0 ? headers : {}) },
            });
            const { statusCode } = reply;
            const location = reply.headers.location;
            if (statusCode >= 300 && statusCode < 400 && typeof location === "string") {
                await reply.body.dump();
                if (redirects >= MAX_REDIRECTS)
                    throw new errors/* RetouchError */.tJ("untrusted-url", `the result's address redirects more than ${MAX_REDIRECTS} times`);
                url = outside.resolve(location, url.href);
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
            const url = outside.resolve(reference.url, replyUrl);
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
                        throw new errors/* RetouchError */.tJ("unavailable", `the finished result could not be downloaded from ${url.host}: ${send_describe(error)}`, {
                            cause: error,
                        });
                    await (0,external_node_timers_promises_.setTimeout)(Math.min(backoff(tries), 5000), undefined, { signal });
                }
            }
        },
        close: outside.close,
    };
}
function decodeBase64(base64) {
    // Some servers put a data URI where base64 is documented.
    const bytes = Buffer.from(base64.replace(/^data:[^,]*,/, ""), "base64");
    if (bytes.length > MAX_BYTES)
        throw new errors/* RetouchError */.tJ("too-large", `the result has ${bytes.length} bytes; at most ${MAX_BYTES} are accepted`);
    return bytes;
}
async function readBytes(body, announced) {
    const refuse = () => new errors/* RetouchError */.tJ("too-large", `the result has more than ${MAX_BYTES} bytes`);
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

;// CONCATENATED MODULE: ./out/build-dist/compiled/run/fetch-answer.js


/**
 * The pictures of a finished result, as many as can be had. Where an address is no longer good and the API keeps a record of the job, a fresh
 * one is read from it, at no cost; the credential goes along last of all, and to the API's own origin only.
 *
 * @throws RetouchError when not one can be had.
 */
async function fetchAnswer(done, options) {
    if (done.images.length === 0)
        throw new errors/* RetouchError */.tJ("unexpected-reply", "the reply holds no image");
    const fetched = await Promise.allSettled(done.images.map((image, index) => fetchOne(image, { done, index, ...options })));
    const pictures = fetched.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
    const [first] = fetched;
    if (pictures.length === 0 && first?.status === "rejected")
        throw first.reason;
    return pictures;
}
async function fetchOne(image, { done, index, client, downloader, signal, debug, credential }) {
    const fetch = (reference, headers = {}) => downloader.fetch(reference, { replyUrl: done.replyUrl, signal, headers });
    try {
        return { bytes: await fetch(image), ...("url" in image && { refetch: () => fetch(image) }) };
    }
    catch (error) {
        if (!(error instanceof ExpiredAddress) || !done.refresh)
            throw error;
        debug(`the result's address answered ${error.message}; its record is read again`);
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

;// CONCATENATED MODULE: ./out/build-dist/compiled/run/pacer.js


function newPace() {
    return { interval: 0, sentAt: Number.NEGATIVE_INFINITY, pausedUntil: 0, queue: Promise.resolve() };
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
 * @param pace of all who ask the same model; each keeps its own `requestsPerMinute`, counted from whosever request was the last.
 */
function createPacer({ requestsPerMinute, documentedRate }, pace = newPace()) {
    const base = requestsPerMinute ? 60_000 / requestsPerMinute : 0;
    const documented = documentedRate ? 60_000 / documentedRate : FIRST_INTERVAL;
    const interval = () => Math.max(base, pace.interval);
    const left = () => Math.max(pace.sentAt + interval(), pace.pausedUntil) - Date.now();
    const takeTurn = async (signal, patienceMs) => {
        // It grows while somebody waits, when another task is told to slow down.
        for (let wait = left(); wait > 0; wait = left()) {
            const pause = pace.pausedUntil - Date.now();
            if (pause > patienceMs)
                throw new errors/* RetouchError */.tJ("rate-limited", `the provider asked for a pause of ${Math.ceil(pause / 1000)} seconds, longer than \`timeout\``);
            await (0,external_node_timers_promises_.setTimeout)(Math.min(wait, MAX_TIMER), undefined, { signal });
        }
        signal.throwIfAborted();
        pace.sentAt = Date.now();
    };
    return {
        turn: (signal, patienceMs = Number.POSITIVE_INFINITY) => {
            const turn = pace.queue.then(() => takeTurn(signal, patienceMs));
            // Who gave up waiting does not hold up those behind.
            pace.queue = turn.catch(() => undefined);
            return turn;
        },
        slowDown: ({ askedMs, backoffMs, isFirst }) => {
            // Once is an accident. Who is told so again without being told how long keeps to what the vendor documents.
            const isGuess = askedMs === undefined && !isFirst;
            const wait = askedMs ?? Math.max(backoffMs, isGuess ? documented : 0);
            // The calls that were in flight together are all refused together: that is one reason to slow down, not many.
            if (Date.now() >= pace.pausedUntil)
                pace.interval = Math.min(Math.max(base, MAX_INTERVAL), Math.max(interval() * 2, isGuess ? documented : FIRST_INTERVAL));
            pace.pausedUntil = Math.max(pace.pausedUntil, Date.now() + wait);
            return wait;
        },
        recover: () => {
            pace.interval = pace.interval * 0.8 < Math.max(base, FIRST_INTERVAL / 4) ? 0 : pace.interval * 0.8;
        },
    };
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/run/upload.js









/** Why a picture could not be brought to where the model finds it. Nothing was billed. */
class UploadRefused extends errors/* RetouchError */.tJ {
    /** No other picture can be brought there either. */
    fatal;
    constructor({ code, message, fatal = false }) {
        super(code, `the picture could not be uploaded for the model: ${message}`);
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
/** A failure that may have gone by the next time. */
class Passing extends Error {
}
/** Brings pictures to the provider's temporary store: a policy from the API, then a form to the host that it names, without any credential. */
function createUploader({ protocol, client, model, retries }) {
    const outside = createOutside({ baseUrl: client.baseUrl, what: "the upload's address" });
    const uploaded = new Map();
    const askPolicy = async (filename, signal) => {
        const reply = await client.send(protocol.policy(model), signal);
        const read = protocol.read(reply, filename);
        if (read.kind === "upload")
            return { upload: read, reply };
        if (read.free || reply.status >= 500)
            throw new Passing(read.message, { cause: read });
        throw new UploadRefused(read);
    };
    const attempt = async (picture, signal) => {
        // The store takes no name twice.
        const filename = `${(0,external_node_crypto_.randomUUID)()}.${EXTENSIONS[picture.mediaType]}`;
        const { upload, reply } = await askPolicy(filename, signal);
        const url = outside.resolve(upload.url, reply.url);
        const body = encodeForm([...upload.fields, { name: "file", picture, filename }]);
        const answer = await (0,undici/* request */.Em)(url, {
            method: "POST",
            dispatcher: await outside.reach(url),
            signal,
            headers: { "content-type": body.type, "content-length": String(body.length) },
            body: external_node_stream_.Readable.from(body.chunks()),
        });
        await answer.body.dump();
        if (answer.statusCode >= 200 && answer.statusCode < 300)
            return upload.address;
        const message = `${url.host} answered HTTP ${answer.statusCode}`;
        if (answer.statusCode >= 500 || answer.statusCode === 429)
            throw new Passing(message);
        throw new UploadRefused({ kind: "failed", code: "unavailable", message });
    };
    const tryAgain = async (picture, signal) => {
        for (let tries = 0;; tries++) {
            try {
                return await attempt(picture, signal);
            }
            catch (error) {
                if (error instanceof UploadRefused || signal.aborted)
                    throw error;
                const refusal = findRefusal(error);
                if (refusal)
                    throw new UploadRefused({ kind: "failed", code: refusal.code, message: refusal.message });
                if (tries >= retries)
                    throw new UploadRefused(upload_failureOf(error));
                await (0,external_node_timers_promises_.setTimeout)(backoff(tries), undefined, { signal });
            }
        }
    };
    return {
        upload: async (picture, key, signal) => {
            const known = uploaded.get(key);
            try {
                if (known)
                    return await known;
            }
            catch (error) {
                // The time of another task was up, not that of this one.
                if (error instanceof UploadRefused || signal.aborted)
                    throw error;
            }
            const made = tryAgain(picture, signal);
            uploaded.set(key, made);
            // The next one with this picture tries for itself.
            made.catch(() => uploaded.delete(key));
            return made;
        },
        close: outside.close,
    };
}
function upload_failureOf(error) {
    if (error instanceof Passing && isFailure(error.cause))
        return error.cause;
    const message = error instanceof SendError || error instanceof Passing ? error.message : send_describe(error);
    return { kind: "failed", code: (0,errors/* toRetouchError */.sK)(error, "unavailable").code, message };
}
function isFailure(cause) {
    return typeof cause === "object" && cause !== null && "kind" in cause && cause.kind === "failed";
}

// EXTERNAL MODULE: ./node_modules/eventsource-parser/dist/parse.js + 1 modules
var parse = __webpack_require__(46085);
;// CONCATENATED MODULE: ./out/build-dist/compiled/run/wake.js

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

;// CONCATENATED MODULE: ./out/build-dist/compiled/run/ask.js









/** How long a result that is paid for is still fetched after a cancellation: it is to be finished within the run's own grace. */
const GRACE_MS = 3000;
/** The same after the task's own time. */
const LATE_MS = 4000;
async function createAsker(options) {
    const { provider } = options.recipe;
    return provider.kind === "local" ? createLocalAsker(provider, options) : createHttpAsker(provider, options);
}
/** Its words may be a provider's, which may echo the request. */
function refusal(error, cost = 0) {
    return { kind: "refusal", error: new errors/* RetouchError */.tJ(error.code, (0,redact/* toShown */.bh)(error.message), { cause: error }), cost };
}
function createLocalAsker(provider, { signal }) {
    return {
        ask: async (question) => {
            if (signal.aborted)
                return refusal(new errors/* RetouchError */.tJ("cancelled", "cancelled before it was begun"));
            if (question.kind === "translate")
                throw new Error("a local provider has no model that translates by itself");
            const { prompt, target, first, count } = question;
            const given = question.kind === "edit" ? { image: question.image, ...(question.locale !== undefined && { locale: question.locale }) } : {};
            try {
                const pictures = [];
                for (let candidate = first; candidate < first + count; candidate++)
                    pictures.push({ bytes: await provider.run({ ...given, prompt, target, candidate }) });
                return { kind: "answer", pictures, cost: 0 };
            }
            catch (error) {
                return refusal((0,errors/* toRetouchError */.sK)(error, "invalid-image"));
            }
        },
        refusal: () => undefined,
        [Symbol.asyncDispose]: async () => { },
    };
}
/** A client with the provider's credential, for the configured origin. */
function connect({ provider, baseUrl, apiKey }) {
    if (provider.kind !== "http" || !baseUrl)
        throw new Error("not a provider of the network");
    return createClient({ baseUrl, headers: apiKey ? provider.authorize(apiKey) : {} });
}
async function createHttpAsker(provider, options) {
    const { recipe, budget, pace, refused: known, maxCost, signal, debug, warn } = options;
    const { model, modelName, transport, retries, apiKey } = recipe;
    const client = connect(recipe);
    const downloader = createDownloader({ baseUrl: client.baseUrl });
    const uploader = provider.upload && createUploader({ protocol: provider.upload, client, model: modelName, retries });
    const pacer = createPacer({ requestsPerMinute: recipe.requestsPerMinute, documentedRate: model.requestsPerMinute }, pace);
    const closing = new AbortController();
    const wake = transport === "events" && provider.events
        ? await subscribe({ client, events: provider.events, signal: AbortSignal.any([signal, closing.signal]), warn })
        : NO_WAKE;
    const grace = new AbortController();
    signal.addEventListener("abort", () => setTimeout(() => grace.abort(signal.reason), GRACE_MS).unref(), { once: true });
    /** The account was refused: what has not been sent yet never will be. */
    const stop = new AbortController();
    if (known)
        stop.abort(known);
    const stopped = () => (stop.signal.reason instanceof errors/* RetouchError */.tJ ? stop.signal.reason : undefined);
    return {
        ask: async (question, deadline) => {
            if (signal.aborted)
                return refusal(new errors/* RetouchError */.tJ("cancelled", "cancelled before it was sent"));
            const { price, count } = question;
            const reservation = budget.reserve(price === undefined ? undefined : price * count);
            if (!reservation) {
                const spent = budget.spent().toFixed(4);
                return refusal(new errors/* RetouchError */.tJ("budget", `another call could go above \`max-cost\` (${maxCost} US dollars; ${spent} known to be spent)`));
            }
            let call;
            try {
                call = await makeCall(question, {
                    recipe,
                    uploader,
                    start: deadline.start,
                    signal: AbortSignal.any([deadline.signal, stop.signal]),
                });
            }
            catch (error) {
                reservation.settle(0);
                const code = deadline.expired() ? "timeout" : signal.aborted ? "cancelled" : "unavailable";
                const isRefused = error instanceof UploadRefused;
                // Another task's refusal by the account ends this one's upload.
                const refused = refusal((isRefused ? undefined : stopped()) ?? (0,errors/* toRetouchError */.sK)(error, code));
                if (isRefused && error.fatal)
                    stop.abort(refused.error);
                return refused;
            }
            const performed = await perform(call, { client, pacer, wake, deadline, stop: stop.signal, retries, debug });
            if (performed.kind === "failed") {
                reservation.settle(performed.maybeBilled ? undefined : 0);
                const { code, message, maybeBilled, fatal } = performed;
                const refused = refusal(new errors/* RetouchError */.tJ(code, message), maybeBilled ? null : 0);
                if (fatal)
                    stop.abort(refused.error);
                return refused;
            }
            const made = performed.kind === "done" ? performed.images.length : 1;
            const cost = performed.cost ?? (price === undefined ? null : price * made);
            const isShort = performed.kind === "done" && performed.maybeBilled === true;
            if (isShort)
                warn("A call of several pictures ended early; those that did not come may be billed too.");
            reservation.settle(isShort ? undefined : (cost ?? undefined));
            if (performed.kind === "unchanged")
                return { kind: "unchanged", message: (0,redact/* toShown */.bh)(performed.message), cost };
            try {
                // A job that ended in the very moment of the timeout is still fetched.
                const time = deadline.expired() ? AbortSignal.timeout(LATE_MS) : deadline.timeSignal;
                const fetching = { client, downloader, debug, signal: AbortSignal.any([time, grace.signal]) };
                const pictures = await fetchAnswer(performed, { ...fetching, ...(apiKey && { credential: provider.authorize(apiKey) }) });
                return { kind: "answer", pictures, cost };
            }
            catch (error) {
                const code = deadline.expired() ? "timeout" : signal.aborted ? "cancelled" : "unavailable";
                const why = error instanceof ExpiredAddress
                    ? new errors/* RetouchError */.tJ("unavailable", `the finished result could not be downloaded: ${error.message}`)
                    : error;
                return refusal((0,errors/* toRetouchError */.sK)(why, code), cost);
            }
        },
        refusal: stopped,
        [Symbol.asyncDispose]: async () => {
            closing.abort(new Error("done"));
            await Promise.all([client.close(), downloader.close(), uploader?.close()]);
        },
    };
}
async function makeCall(question, { recipe, uploader, start, signal }) {
    const { model, modelName, transport } = recipe;
    const { price: _price, first: _first, seed = recipe.seed, ...asked } = question;
    if (asked.kind === "translate") {
        if (!model.translate || !uploader)
            throw new Error("the model does not translate by itself");
        const { kind: _kind, image, key, ...words } = asked;
        start();
        const imageUrl = await uploader.upload(image, key, signal);
        const keepSubjectText = recipe.keepSubjectText !== undefined && model.takes.includes("keep-subject-text");
        return model.translate.call({
            ...words,
            model: modelName,
            imageUrl,
            ...(keepSubjectText && { keepSubjectText: recipe.keepSubjectText === true }),
        });
    }
    const common = { model: modelName, transport, ...optionsFor(model, recipe, seed) };
    const call = asked.kind === "edit" ? model.edit?.({ ...asked, ...common }) : model.generate?.({ ...asked, ...common });
    if (!call)
        throw new Error(`the model cannot ${asked.kind}`);
    return call;
}
/** What the user set, as far as the model takes it. */
function optionsFor({ takes }, recipe, seed) {
    const { negativePrompt, watermark, promptExtend, guidanceScale, safetyChecker } = recipe;
    return {
        ...(negativePrompt !== undefined && takes.includes("negative-prompt") && { negativePrompt }),
        ...(seed !== undefined && takes.includes("seed") && { seed }),
        ...(watermark !== undefined && takes.includes("watermark") && { watermark }),
        ...(promptExtend !== undefined && takes.includes("prompt-extend") && { promptExtend }),
        ...(guidanceScale !== undefined && takes.includes("guidance-scale") && { guidanceScale }),
        ...(safetyChecker !== undefined && takes.includes("safety-checker") && { safetyChecker }),
    };
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/run/price.js

const price_LOOKUP_MS = 10_000;
/** The models' prices from our dated tables, else from the providers' own catalogues, each asked once and at no cost. */
async function lookUpPrices(jobs, options) {
    const asked = new Map();
    const keyOf = ({ provider, modelName, baseUrl }) => JSON.stringify([provider.name, modelName, baseUrl]);
    for (const recipe of new Set(jobs.map(({ task }) => task.order.recipe))) {
        const { model, provider } = recipe;
        const key = keyOf(recipe);
        if (model.price || asked.has(key) || !options.mayAsk || provider.kind !== "http" || !provider.price)
            continue;
        asked.set(key, await askPrice(recipe, provider.price, options));
    }
    return ({ task, target }) => {
        const { recipe, references } = task.order;
        return recipe.model.price ? recipe.model.price(target, references.length) : asked.get(keyOf(recipe));
    };
}
async function askPrice(recipe, price, { signal, debug }) {
    const { modelName } = recipe;
    const call = price(modelName);
    const client = connect(recipe);
    try {
        const reply = await client.send(call.request, AbortSignal.any([signal, AbortSignal.timeout(price_LOOKUP_MS)]));
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

// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/sharp.js
var sharp = __webpack_require__(72744);
;// CONCATENATED MODULE: ./out/build-dist/compiled/run/budget.js
function newLearned() {
    return { overrun: 1, highest: 0, isBlind: false };
}
/** The budget of one recipe. */
function createBudget(limit, run = { spent: 0, held: 0 }, learned = newLearned()) {
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

// EXTERNAL MODULE: ./out/build-dist/compiled/pixels/encode.js
var encode = __webpack_require__(12328);
;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/geometry.js

const METHODS = { cover: "crop", contain: "pad", fill: "stretch" };
/**
 * Where the pixels of an answer go, in a result of the wanted size, or of the wanted ratio at the answer's own resolution.
 * @throws {RetouchError} `invalid-image` with `fit: fail`, when the answer has another ratio.
 */
function placeAnswer(answer, wanted) {
    const size = wanted.size ?? (wanted.ratio === undefined ? answer : geometry_sizeOfRatio(answer, wanted.ratio, wanted.fit));
    const across = size.width / answer.width;
    const down = size.height / answer.height;
    const place = (method, scale) => ({ width: size.width, height: size.height, method, scale });
    if (across === 1 && down === 1)
        return place("keep", 1);
    if (hasSameRatio(answer, size))
        return place("scale", Math.max(across, down));
    if (wanted.fit === "fail") {
        throw new errors/* RetouchError */.tJ("invalid-image", `The model answered ${geometry_formatSize(answer)}, another ratio than ${geometry_formatSize(size)}, and \`fit\` is \`fail\`.`);
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
function geometry_sizeOfRatio(answer, ratio, fit) {
    const unit = (fit === "contain" ? Math.max : Math.min)(answer.width / ratio.width, answer.height / ratio.height);
    const size = { width: Math.max(1, Math.round(ratio.width * unit)), height: Math.max(1, Math.round(ratio.height * unit)) };
    return hasSameRatio(answer, size) ? answer : size;
}
function geometry_formatSize(size) {
    return `${size.width}×${size.height}`;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/thumbnail.js

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

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/finish.js







/** An answer enlarged by more than this looks soft, and the user is told. */
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
    const { answer, source, header, wanted } = parts;
    const original = source && header && { bytes: source, header };
    const found = readAnswer(answer);
    const placement = placeAnswer(found, wanted);
    const [before, after] = await Promise.all([
        original && showOriginal(original, placement, wanted.fit),
        makeThumbnail(answer, reduceSize(placement), placement.method).catch((cause) => {
            throw new errors/* RetouchError */.tJ("invalid-image", `The model's image cannot be decoded: ${firstLine(cause)}`, { cause });
        }),
    ]);
    // An edit may rightly be flat where its source is; a picture that was asked for in words never is.
    if (after.flat && (original === undefined || before?.flat === false)) {
        throw new errors/* RetouchError */.tJ("invalid-image", "The model answered an image of one flat colour.");
    }
    const warnings = describePlacement(found, placement);
    const alpha = await settleAlpha({ original, placement, before, after, found, format: wanted.format, warnings });
    const lossless = header?.mediaType === "image/webp" && header.lossless;
    const bytes = keepBytes(answer, { found, placement, wanted, alpha }) ??
        (await (0,sharp/* inLane */.aU)(() => renderPicture(answer, { placement, alpha, format: wanted.format, lossless })));
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
    const found = (0,pixels_header/* readHeader */.ay)(answer);
    if (!found.complete)
        throw new errors/* RetouchError */.tJ("invalid-image", "The model's image is cut off.");
    if (found.width * found.height > sharp/* MAX_PIXELS */.jg) {
        throw new errors/* RetouchError */.tJ("too-large", `The model's image claims ${geometry_formatSize(found)} pixels, more than 100 megapixels.`);
    }
    return found;
}
/** The source as the result shows the answer: cut the same way when the result shall have another ratio. Undefined when it is damaged. */
async function showOriginal({ bytes, header }, placement, fit) {
    const method = hasSameRatio(header, placement)
        ? "scale"
        : placeAnswer(header, { size: placement, fit: fit === "fail" ? "fill" : fit }).method;
    return makeThumbnail(bytes, reduceSize(placement), method).catch(() => undefined);
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
    const { original } = at;
    const answered = at.found.alpha && at.after.transparent;
    const wanted = original?.header.alpha === true && at.before?.transparent === true;
    if (!encode/* ENCODERS */.O[at.format].alpha) {
        if (answered || wanted)
            at.warnings.push(`Transparency is lost: ${at.format.toUpperCase()} has none, so a white background was laid under it.`);
        return undefined;
    }
    if (answered || !wanted)
        return undefined;
    const { bytes, header } = original;
    const fits = hasSameRatio(header, at.placement) && (at.placement.method === "keep" || at.placement.method === "scale");
    if (!fits) {
        at.warnings.push("The model's image has no transparency, and the source's could not be put back: the ratios differ.");
        return undefined;
    }
    at.warnings.push("The model's image has no transparency; the source's was put back.");
    return (0,sharp/* inLane */.aU)(() => readAlpha(bytes, header, at.placement));
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
    return asWanted && plain ? (0,pixels_header/* stripMetadata */.qc)(answer, at.found.mediaType) : undefined;
}
async function renderPicture(answer, at) {
    const { placement, alpha, format, lossless } = at;
    const { width, height, method } = placement;
    const image = (0,sharp/* openPicture */.HX)(answer);
    const holdsAlpha = encode/* ENCODERS */.O[format].alpha;
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
}
function firstLine(cause) {
    return (cause instanceof Error ? cause.message : String(cause)).split("\n", 1)[0] ?? "";
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/mask.js



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
                throw new errors/* RetouchError */.tJ("invalid-input", `The mask has ${autoOrient.width}×${autoOrient.height} pixels, another ratio than the image.`);
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
        if (error instanceof errors/* RetouchError */.tJ)
            throw error;
        throw new errors/* RetouchError */.tJ("invalid-input", "The mask cannot be decoded.", { cause: error });
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

;// CONCATENATED MODULE: ./out/build-dist/compiled/run/prove.js






/** Sorts the model's pictures, in their order, into those that hold and those that do not. */
async function proveAll(pictures, job, material) {
    const all = { proven: [], refused: [] };
    for (const picture of pictures) {
        try {
            all.proven.push({ finished: await proveOne(picture, job, material), picture });
        }
        catch (error) {
            all.refused.push({ picture, error: (0,errors/* toRetouchError */.sK)(error, "invalid-image") });
        }
    }
    return all;
}
/** Decodes a picture completely, and bounds its difference from the source. @throws RetouchError */
async function proveOne(picture, job, material) {
    const finished = await decodeOne(picture, job, material);
    const { source, mask } = material;
    const { maxChange } = job.task.order.recipe;
    if (maxChange === undefined || !source)
        return finished;
    const drift = mask ? await measureDrift({ source, result: finished.bytes, size: finished, mask }) : finished.changedShare;
    if (drift !== undefined && drift > maxChange) {
        const where = mask ? "outside the mask" : "of the picture";
        throw new errors/* RetouchError */.tJ("drift", `${(drift * 100).toFixed(1)} % of the pixels ${where} differ; \`max-change\` allows ${(maxChange * 100).toFixed(1)} %.`);
    }
    return finished;
}
/** Decodes a picture completely. One that is damaged is fetched once more, which costs nothing. */
async function decodeOne(picture, { header, wanted }, { source }) {
    if (!picture)
        throw new errors/* RetouchError */.tJ("unexpected-reply", "the reply holds no image");
    const given = source && header ? { source, header } : {};
    const finishOnce = (bytes) => finishPicture({ answer: bytes, ...given, wanted });
    return finishOnce(picture.bytes).catch(async (error) => {
        const again = await picture.refetch?.().catch(() => undefined);
        if (!again || again.equals(picture.bytes))
            throw error;
        return finishOnce(again);
    });
}
/** The model's own bytes, under the name of the output, outside the workspace: they were paid for. Absent where there are none. */
async function keepAside({ tempDir }, task, pictures) {
    const rejected = [];
    for (const [index, bytes] of pictures.entries()) {
        const path = (0,external_node_path_.join)(tempDir, "retouch", rejectedPath(task.output, index));
        try {
            await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true });
            await (0,promises_.writeFile)(path, bytes);
            rejected.push(path);
        }
        catch {
            // A full disk must not hide why the picture was refused.
        }
    }
    return rejected.length > 0 ? { rejected } : {};
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/run/job-progress.js



function beginJob() {
    return { startedAt: Date.now(), cost: 0, isAsking: false, paid: [], step: 1, kept: [], warnings: [] };
}
/** Asks the model, and puts down what it came to. What was paid for before is on disk then. */
async function job_progress_ask(question, { task, progress }, { context, asker, deadline }) {
    await keepAside(context, task, progress.paid);
    progress.isAsking = task.order.recipe.provider.kind === "http";
    const answer = await asker.ask(question, deadline).finally(() => {
        progress.isAsking = false;
    });
    if (answer.kind === "answer")
        progress.paid.push(...answer.pictures.map(({ bytes }) => bytes));
    if (answer.kind === "refusal" && answer.cost === null)
        addUnknown(progress);
    else
        progress.cost = progress.cost === null || answer.cost === null ? null : progress.cost + answer.cost;
    return answer;
}
/** What is known to be billed stays known where the fate of a further request is not. */
function addUnknown(progress) {
    if (progress.cost)
        progress.warnings.push("A further request may have been billed on top of its cost; see the provider's usage log.");
    else
        progress.cost = null;
}
/** A job that comes to nothing. What was paid for is kept aside, with the steps that were done. */
async function endJob(task, error, progress, context) {
    const { cost, kept, paid, startedAt, step, warnings } = progress;
    const steps = task.order.prompts.length;
    const where = steps > 1 ? `step ${step} of ${steps}: ` : "";
    const outcome = failed(task, new errors/* RetouchError */.tJ(error.code, `${where}${error.message}`), { cost, durationMs: Date.now() - startedAt });
    outcome.result.warnings.push(...warnings);
    return { ...outcome, ...(await keepAside(context, task, paid)), ...(kept.length > 0 && { kept: [...kept] }) };
}
/** A job that a cancellation came before. */
function notBegun(task) {
    return failed(task, new errors/* RetouchError */.tJ("cancelled", "The run was cancelled before this image was begun."));
}
/** A job that a cancelled run has no more time for. */
async function leaveJob(task, progress, context) {
    const so = progress.isAsking
        ? "before there was an answer; the request may be billed"
        : progress.paid.length > 0
            ? "before the model's answer was finished; it is kept aside"
            : "before this image was finished";
    const state = { ...progress, warnings: [...progress.warnings] };
    if (progress.isAsking)
        addUnknown(state);
    return endJob(task, new errors/* RetouchError */.tJ("cancelled", `The run was cancelled ${so}.`), state, context);
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/run/kept.js





/** Puts a finished picture that is no output outside the workspace and into git's object store, where a later run finds it. */
async function keepPicture({ bytes, width, height }, { output, ...place }, { context, workspace }) {
    const file = (0,external_node_path_.join)(context.tempDir, "retouch", keptPath(place, output));
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(file), { recursive: true });
    await (0,promises_.writeFile)(file, bytes);
    await keepBlob(workspace, bytes);
    return { ...place, file, blob: identifyBytes(workspace, bytes, false), width, height };
}
/** The bytes of a kept picture: from the local clone, else from GitHub; undefined where they are not to be had any more. */
async function readKept({ outputBlob }, { workspace, readBlob }) {
    return findBlob(workspace, outputBlob, readBlob).catch(() => undefined);
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/prepare.js





/** Attempts at getting below `maxBytes`; each one aims at what is left to lose, so that a few are enough. */
const ATTEMPTS = 5;
/**
 * The picture as it is sent to the model: the same bytes but for metadata where it takes them (and then nothing is decoded), else an upright
 * copy in 8-bit sRGB within its limits. PNG is tried first, then JPEG where there is no transparency, then a smaller size.
 * @throws {RetouchError} `invalid-image`: cut off, damaged; `too-large`: it cannot be brought within the limits, is too long for
 *   its width, or has more than 100 megapixels.
 */
async function preparePicture(bytes, header, limits) {
    if (!header.complete)
        throw new errors/* RetouchError */.tJ("invalid-image", "The image is cut off: its end is missing.");
    if (header.width * header.height > sharp/* MAX_PIXELS */.jg) {
        throw new errors/* RetouchError */.tJ("too-large", `The image has ${geometry_formatSize(header)} pixels, more than 100 megapixels.`);
    }
    const size = prepare_fitSize(header, limits);
    const same = size.width === header.width && size.height === header.height;
    const flatten = limits.alpha === false && header.alpha;
    const taken = header.conversion.length === 0 && limits.mediaTypes.includes(header.mediaType) && !flatten;
    if (same && taken && bytes.length <= (limits.maxBytes ?? Number.POSITIVE_INFINITY)) {
        // Where and by whom a photograph was taken is nobody's business but the owner's.
        const clean = (0,pixels_header/* stripMetadata */.qc)(bytes, header.mediaType) ?? bytes;
        return { bytes: clean, mediaType: header.mediaType, width: header.width, height: header.height };
    }
    return convertPicture(bytes, { header, limits, size, flatten });
}
/** The nearest size that the model takes, in the same ratio. */
function prepare_fitSize(size, limits) {
    const { maxPixels = Number.POSITIVE_INFINITY, maxSide = Number.POSITIVE_INFINITY, minSide = 1, maxRatio } = limits;
    const long = Math.max(size.width, size.height);
    const short = Math.min(size.width, size.height);
    if (maxRatio !== undefined && long > short * maxRatio) {
        throw new errors/* RetouchError */.tJ("too-large", `An image of ${geometry_formatSize(size)} is too long and narrow: the model takes a longer side of at most ${maxRatio} times the shorter one.`);
    }
    const most = Math.min(maxSide / long, Math.sqrt(maxPixels / (size.width * size.height)));
    const least = minSide / short;
    if (least > most) {
        throw new errors/* RetouchError */.tJ("too-large", `An image of ${geometry_formatSize(size)} cannot be brought within the model's limits (${describeLimits(limits)}).`);
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
                const { mediaType, width, height } = (0,pixels_header/* readHeader */.ay)(encoded);
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
    throw new errors/* RetouchError */.tJ("too-large", `The image cannot be brought within the model's limits (${describeLimits(limits)}).`);
}
/** Formats to try, in order: no loss first, unless the source is a JPEG, whose losses are there already. */
function chooseFormats(header, limits, flatten) {
    const opaque = !header.alpha || flatten;
    const order = header.mediaType === "image/jpeg" ? ["jpeg", "png", "webp"] : ["png", "jpeg", "webp"];
    const formats = order.filter((format) => limits.mediaTypes.includes(encode/* ENCODERS */.O[format].mediaType) && (opaque || format !== "jpeg"));
    if (formats.length === 0) {
        throw new errors/* RetouchError */.tJ("unsupported-image", `The model takes ${limits.mediaTypes.join(", ")}, to none of which this image can be converted.`);
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
        throw new errors/* RetouchError */.tJ("invalid-image", "The image cannot be decoded: it is damaged.", { cause });
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

;// CONCATENATED MODULE: ./out/build-dist/compiled/run/material.js







/** @throws RetouchError `invalid-input`, `invalid-image` */
async function gatherMaterial({ task, maskPath }, { workspace, readBlob, references }) {
    if (!task.source)
        return { sourceBlob: "", references: [] };
    const { bytes: source, blob: sourceBlob } = await readOrigin(workspace, { originBlob: task.originBlob, source: task.source }, readBlob);
    const mask = maskPath === undefined ? undefined : await readMask(workspace, maskPath);
    return { source, sourceBlob, references: await references.prepare(task.order), ...(mask && { mask }) };
}
/** The pictures as the model takes them. */
async function prepareMaterial(source, { mask }, { recipe }) {
    const { limits, transparentMask } = recipe.model;
    const header = (0,pixels_header/* readHeader */.ay)(source);
    const image = await preparePicture(source, header, limits);
    return { image, header, ...(mask && { mask: await prepareMask(mask, image, { transparent: transparentMask === true }) }) };
}
async function readMask(workspace, path) {
    try {
        return await (0,promises_.readFile)((0,external_node_path_.join)(workspace.root, path));
    }
    catch (cause) {
        throw new errors/* RetouchError */.tJ("invalid-input", `The mask ${path} cannot be read.`, { cause });
    }
}
function createReferenceShelf(workspace) {
    const prepared = new Map();
    const prepareAll = ({ references, recipe }) => Promise.all(references.map(async ({ path }) => {
        try {
            const bytes = await (0,promises_.readFile)((0,external_node_path_.join)(workspace.root, path));
            return await preparePicture(bytes, (0,pixels_header/* readHeader */.ay)(bytes), recipe.model.limits);
        }
        catch (error) {
            const why = error instanceof Error ? error.message : String(error);
            throw new errors/* RetouchError */.tJ(error instanceof errors/* RetouchError */.tJ ? error.code : "invalid-input", `The reference ${path}: ${why}`, {
                cause: error,
            });
        }
    }));
    return {
        prepare: (order) => {
            const known = prepared.get(order) ?? prepareAll(order);
            prepared.set(order, known);
            return known;
        },
    };
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/run/job.js













/** Asks the model for a job: its steps one after another, then its candidates in as few calls as the model allows. */
async function askForJob(job, progress, options) {
    const { task } = job;
    const end = async (error) => ({
        kind: "ended",
        outcome: await endJob(task, error, progress, options.context),
    });
    try {
        const material = await gatherMaterial(job, options);
        const applied = await applySteps(job, { material, progress }, options);
        if (applied.refusal)
            return await end(applied.refusal);
        const prompt = job.prompts.at(-1) ?? "";
        const toQuestion = await createQuestion(job, { material, source: applied.source, prompt, priceOf: options.priceOf });
        const askPart = (part) => job_progress_ask(toQuestion(part), { task, progress }, options);
        const asked = await askCandidates(job, askPart);
        if (asked.refusal)
            return await end(asked.refusal.error);
        const { pictures, warnings, unchanged } = asked;
        if (unchanged)
            return { kind: "ended", outcome: await settleUnchanged(job, { material, progress, message: unchanged.message }, options) };
        progress.warnings.push(...warnings);
        const askAgain = (seed) => askPart({ count: 1, first: 1, seed });
        return { kind: "answered", material, pictures, ...(task.order.recipe.verify === "text" && { askAgain }) };
    }
    catch (error) {
        return end((0,errors/* toRetouchError */.sK)(error, "invalid-image"));
    }
}
async function createQuestion(job, { material, source, prompt, priceOf }) {
    const { task, target, header, words, wanted } = job;
    const { recipe } = task.order;
    const price = priceOf(job);
    if (!source || !header) {
        const format = wanted.format;
        return (part) => ({ kind: "generate", prompt, target, format, price, ...part });
    }
    const prepared = await prepareMaterial(source, material, task.order);
    if (recipe.model.translate && task.locale !== undefined) {
        const { image } = prepared;
        const { sourceLocale: from } = recipe;
        const asked = {
            image,
            key: material.sourceBlob,
            to: task.locale,
            ...words,
            ...(from !== undefined && { from }),
            ...(prompt !== "" && { hint: prompt }),
        };
        return (part) => ({ kind: "translate", ...asked, price, ...part });
    }
    const { image, mask } = prepared;
    // After a step it may have another size than the file in the repository.
    const size = { width: prepared.header.width, height: prepared.header.height };
    const { references } = material;
    const asked = {
        prompt,
        target,
        source: size,
        image,
        references,
        ...(mask && { mask }),
        ...(task.locale !== undefined && { locale: task.locale }),
    };
    return (part) => ({ kind: "edit", ...asked, price, ...part });
}
/** Another seed, within what every model takes. */
function otherSeed(seed, step) {
    return (seed + step) % 2 ** 31;
}
/** What is made is kept when a further call fails. */
async function askCandidates({ task }, askPart) {
    const { candidates, model, provider, transport, seed } = task.order.recipe;
    // A provider that has a queue makes several pictures of one request only there.
    const isSingle = provider.kind === "http" && provider.transports !== undefined && transport === "sync";
    const perCall = provider.kind === "local" ? candidates : isSingle ? 1 : (model.perCall ?? model.candidates ?? 1);
    const found = { pictures: [], warnings: [] };
    for (let asked = 0; asked < candidates; asked += perCall) {
        // The same seed would make the same pictures again.
        const other = seed !== undefined && asked > 0 ? { seed: otherSeed(seed, asked) } : {};
        const answer = await askPart({ count: Math.min(perCall, candidates - asked), first: asked + 1, ...other });
        if (answer.kind === "answer") {
            found.pictures.push(...answer.pictures);
            continue;
        }
        if (found.pictures.length === 0)
            return { ...found, ...(answer.kind === "refusal" ? { refusal: answer } : { unchanged: answer }) };
        const why = answer.kind === "refusal" ? `${answer.error.code}: ${answer.error.message}` : answer.message;
        found.warnings.push(`A further call came to nothing (${why}).`);
        break;
    }
    if (found.pictures.length < candidates)
        found.warnings.push(`${found.pictures.length} of ${candidates} candidates were made.`);
    return found;
}
/** All prompts but the last, each on what the one before made. What an earlier run made is used again. */
async function applySteps(job, { material, progress }, options) {
    const { task, prompts } = job;
    const done = await resumeSteps(job, material, options);
    let { source } = done;
    for (let index = done.count; index < prompts.length - 1; index++) {
        progress.step = index + 1;
        const toQuestion = await createQuestion(job, { material, source, prompt: prompts[index] ?? "", priceOf: options.priceOf });
        const answer = await job_progress_ask(toQuestion({ count: 1, first: 1 }), { task, progress }, options);
        if (answer.kind === "refusal")
            return { source, refusal: answer.error };
        if (answer.kind === "unchanged")
            return { source, refusal: new errors/* RetouchError */.tJ("unexpected-reply", answer.message) };
        // Without loss, whatever the output's format: it is not the last time that it is encoded.
        const finished = await decodeOne(answer.pictures[0], { ...job, wanted: { ...job.wanted, format: "png" } }, material);
        const number = index + 1;
        const key = stepKey(task.output, number);
        const kept = await keepPicture(finished, { key, kind: "step", number, output: task.output }, options);
        const recipe = task.recipes[index] ?? "";
        await options.lockFile.record(key, entryOf(task, { finished, outputBlob: kept.blob, recipe, cost: answer.cost, material }));
        progress.paid = [];
        progress.kept.push(kept);
        source = finished.bytes;
    }
    progress.step = prompts.length;
    return { source };
}
async function resumeSteps({ task, prompts }, { source, sourceBlob }, options) {
    for (let count = options.force ? 0 : prompts.length - 1; count > 0; count--) {
        const record = options.lockFile.entries.get(stepKey(task.output, count));
        if (record?.recipe !== task.recipes[count - 1] || record?.sourceBlob !== sourceBlob)
            continue;
        const bytes = record && (await readKept(record, options));
        if (bytes)
            return { source: bytes, count };
    }
    return { source, count: 0 };
}
function entryOf(task, { finished, outputBlob, recipe, cost, material }) {
    const { provider, modelName } = task.order.recipe;
    return {
        source: task.source?.path ?? "",
        sourceBlob: material.sourceBlob,
        recipe,
        outputBlob,
        sha256: finished.sha256,
        bytes: finished.bytes.length,
        provider: provider.name,
        model: modelName,
        cost: cost === null ? null : Number(formatDecimal(cost)),
        at: new Date().toISOString(),
    };
}
/** A picture in which the model found nothing to do: no file is written, and the lock says so, since it would be billed again. */
async function settleUnchanged({ task, header, warnings }, { material, progress: { cost, startedAt }, message }, { lockFile, workspace, lfsTracked }) {
    const { source = Buffer.alloc(0), sourceBlob } = material;
    // A picture of an earlier run stays where it is; recorded as what lies there, it is not taken for a person's work.
    const older = task.output === task.source?.path ? undefined : await (0,promises_.readFile)((0,external_node_path_.join)(workspace.root, task.output)).catch(() => undefined);
    const bytes = older ?? source;
    const outputBlob = older ? identifyBytes(workspace, older, lfsTracked.has(task.output)) : sourceBlob;
    const finished = { bytes, sha256: (0,external_node_crypto_.createHash)("sha256").update(bytes).digest("hex") };
    await lockFile.record(task.output, entryOf(task, { finished, outputBlob, recipe: recipeOf(task), cost, material }));
    const result = {
        ...emptyResult(task),
        status: "unchanged",
        cost,
        durationMs: Date.now() - startedAt,
        warnings: [...warnings, `${NOTHING_FOUND} (${message})`, ...(older ? [`The older image at ${task.output} was left as it is.`] : [])],
    };
    return { task, result, ...(header && { before: { width: header.width, height: header.height, bytes: source.length } }) };
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/run/fallback.js








/**
 * Puts the picture of the fallback locale in the place of each localized one that failed and has none yet. The task stays failed, and is not
 * recorded as done: the next run tries it again.
 */
async function placeFallbacks(outcomes, options) {
    for (const outcome of outcomes) {
        if (outcome.result.status !== "failed" || outcome.task.order.recipe.fallbackLocale === undefined)
            continue;
        try {
            await placeFallback(outcome, options);
        }
        catch (error) {
            outcome.result.warnings.push(`The fallback could not be put in its place: ${error instanceof Error ? error.message : String(error)}`);
        }
    }
}
async function placeFallback(outcome, { workspace, lockFile, lfsTracked }) {
    const { task, result } = outcome;
    const path = fallbackPath(task);
    if (path === undefined || path === task.output || (await exists((0,external_node_path_.join)(workspace.root, task.output))))
        return;
    const { fallbackLocale = "" } = task.order.recipe;
    // The source itself may have another format or size than is wanted of the results.
    if (!(await isPlainFile(workspace.root, path)) || formatOfName(path) !== formatOfName(task.output)) {
        result.warnings.push(`There is no image of ${fallbackLocale} to be put in its place.`);
        return;
    }
    const bytes = await (0,promises_.readFile)((0,external_node_path_.join)(workspace.root, path));
    await writeWorkspaceFile(workspace.root, task.output, bytes);
    outcome.outputBlob = identifyBytes(workspace, bytes, lfsTracked.has(task.output));
    outcome.fallback = fallbackLocale;
    result.warnings.push(`The image of ${fallbackLocale} was put in its place.`);
    // Without a record it would look like a person's work; without a recipe it is out of date.
    const finished = { bytes, sha256: (0,external_node_crypto_.createHash)("sha256").update(bytes).digest("hex") };
    const material = { sourceBlob: task.source?.blob ?? "" };
    await lockFile.record(task.output, entryOf(task, { finished, outputBlob: outcome.outputBlob, recipe: "", cost: 0, material }));
}
/** Where the picture of a task's fallback locale lies. */
function fallbackPath({ order, source, locale }) {
    const { fallbackLocale, sourceLocale, outputTemplate, outputFormat, size, aspectRatio } = order.recipe;
    if (fallbackLocale === undefined || !source || locale === undefined || locale === fallbackLocale)
        return undefined;
    const isSource = sourceLocale !== undefined && (0,localize_locales/* isSameLocale */.jD)(sourceLocale, fallbackLocale);
    if (isSource)
        return size || aspectRatio ? undefined : source.path;
    return fillPath(outputTemplate, source.path, { format: outputFormat, locale: fallbackLocale });
}
function exists(path) {
    return (0,promises_.lstat)(path).then(() => true, () => false);
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/run/deadline.js
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

// EXTERNAL MODULE: ./out/build-dist/compiled/verify/tesseract.js + 1 modules
var tesseract = __webpack_require__(68165);
;// CONCATENATED MODULE: ./out/build-dist/compiled/run/check-text.js


/** Languages that the text of a task's source is read in. */
function sourceLanguages({ order, words }) {
    const { sourceLocale } = order.recipe;
    return sourceLocale === undefined ? (0,tesseract/* scriptsOf */.S)((words?.terms ?? []).map(({ source }) => source)) : [sourceLocale];
}
/**
 * Reads source and result, and compares the result with what the glossary wants for the words that stand in the source.
 *
 * @throws RetouchError `verify`
 */
async function checkText({ task, result, readText, tempDir, signal }) {
    const { words = { terms: [], keep: [] }, locale } = task;
    const before = (await readText(task)) ?? "";
    const languages = [...(locale === undefined ? [] : [locale]), ...sourceLanguages(task)];
    const after = await (0,tesseract.readText)(result, languages, { tempDir, signal });
    const expected = occurring(before, words);
    const check = compareText(after, expected);
    // Kept words alone say nothing of the translation.
    return expected.terms.length === 0 ? { ...check, score: null } : check;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/run/finish-job.js












/** From the answer to the file in the workspace and the entry in the lock. What is refused here was paid for, and is kept aside. */
async function finishJob(job, answered, progress, options) {
    const { task, header } = job;
    const { material } = answered;
    const { workspace, lockFile, context } = options;
    const before = header && material.source ? { width: header.width, height: header.height, bytes: material.source.length } : job.before;
    try {
        const { finished, check, refused } = await chooseAnswer(job, answered, progress, options);
        const [chosen] = finished;
        const outputBlob = identifyBytes(workspace, chosen.bytes, options.lfsTracked.has(task.output));
        await writeWorkspaceFile(workspace.root, task.output, chosen.bytes);
        const { cost, startedAt } = progress;
        await lockFile.record(task.output, entryOf(task, { finished: chosen, outputBlob, recipe: recipeOf(task), cost, material }));
        const warnings = [...job.warnings, ...progress.warnings, ...chosen.warnings];
        // The output is finished and recorded: what fails here is told, and does not undo it.
        const candidates = await keepCandidates(task, finished, material, options).catch((error) => {
            warnings.push(`The other candidates could not be kept: ${(0,errors/* toRetouchError */.sK)(error, "delivery").message}`);
            return [];
        });
        const rejected = await keepAside(context, task, refused);
        const kept = [...progress.kept, ...candidates];
        const result = {
            ...emptyResult(task),
            status: "edited",
            width: chosen.width,
            height: chosen.height,
            bytes: chosen.bytes.length,
            sha256: chosen.sha256,
            cost,
            durationMs: Date.now() - startedAt,
            warnings,
            ...(check && { text: check }),
            ...(candidates.length > 0 && { candidates: candidates.length }),
        };
        const { changedShare } = chosen;
        return {
            ...{ task, result, outputBlob, ...rejected },
            ...(before && { before }),
            ...(changedShare !== undefined && { changedShare }),
            ...(kept.length > 0 && { kept }),
        };
    }
    catch (error) {
        const outcome = await endJob(task, (0,errors/* toRetouchError */.sK)(error, "delivery"), progress, context);
        if (error instanceof TextRefused)
            outcome.result.text = error.check;
        return { ...outcome, ...(before && { before }) };
    }
}
/** Of the pictures that hold, the first; with `verify: text` the first whose text is right. @throws RetouchError when there is none. */
async function chooseAnswer(job, answered, progress, options) {
    const { proven, refused: damaged } = await proveAll(answered.pictures, job, answered.material);
    const refused = damaged.map(({ picture }) => picture.bytes);
    const [first, ...others] = proven;
    if (!first)
        throw damaged[0]?.error ?? new errors/* RetouchError */.tJ("unexpected-reply", "the reply holds no image");
    progress.warnings.push(...damaged.map(({ error }) => `A candidate was refused: ${error.message}`));
    const { task } = job;
    if (task.order.recipe.verify !== "text")
        return { finished: [first.finished, ...others.map(({ finished }) => finished)], refused };
    return chooseByText(job, { answered, proven: [first, ...others], refused }, progress, options);
}
/** The text of the result is not what the glossary wants. */
class TextRefused extends errors/* RetouchError */.tJ {
    check;
    constructor(check) {
        const { score, missing, left } = check;
        const list = (texts) => texts.map((text) => JSON.stringify(text)).join(", ");
        const parts = [
            score === null ? "" : `${Math.round(score * 100)} % of the wanted text was found`,
            missing.length > 0 ? `missing: ${list(missing)}` : "",
            left.length > 0 ? `still in the source language: ${list(left)}` : "",
        ];
        super("verify", `The text of the result is not what the glossary wants: ${parts.filter((part) => part !== "").join("; ")}.`);
        this.name = "TextRefused";
        this.check = check;
    }
}
/**
 * Reads the results. Where none has the right text, the model is asked once more with another seed, where `max-cost` allows.
 *
 * @throws TextRefused
 */
async function chooseByText(job, { answered, proven, refused }, progress, options) {
    const { task } = job;
    const { readText, context, signal } = options;
    /** Undefined when the text cannot be read: the picture is paid for, and a person will look at it. */
    const read = async (finished) => {
        try {
            return await checkText({ task, result: finished.bytes, readText, tempDir: context.tempDir, signal });
        }
        catch (error) {
            progress.warnings.push(`The text of the result was not compared: ${(0,errors/* toRetouchError */.sK)(error, "verify").message}`);
            return undefined;
        }
    };
    let worst;
    for (const { finished } of proven) {
        const check = await read(finished);
        if (check && !passes(check)) {
            worst ??= check;
            continue;
        }
        if (check?.score === null)
            progress.warnings.push("No term of the glossary stands in the image, so that its text was not compared.");
        const others = proven.map((one) => one.finished).filter((one) => one !== finished);
        return { finished: [finished, ...others], refused, ...(check && { check }) };
    }
    const wrong = new TextRefused(worst ?? { score: null, missing: [], left: [] });
    const { provider, model, seed = 0, candidates } = task.order.recipe;
    // What runs in the process, or translates by itself, makes the same again.
    if (provider.kind === "local" || model.translate || !answered.askAgain)
        throw wrong;
    const again = await answered.askAgain(otherSeed(seed, candidates));
    if (again.kind !== "answer") {
        const why = again.kind === "refusal" ? `${again.error.code}: ${again.error.message}` : again.message;
        progress.warnings.push(`A second call came to nothing (${why}).`);
        throw wrong;
    }
    progress.warnings.push("The text of the first answer was wrong, so that the model was asked a second time.");
    const [last] = (await proveAll(again.pictures, job, answered.material)).proven;
    if (!last)
        throw wrong;
    const check = await read(last.finished);
    if (check && !passes(check))
        throw new TextRefused(check);
    return {
        finished: [last.finished],
        refused: [...refused, ...proven.map(({ picture }) => picture.bytes)],
        ...(check && { check }),
    };
}
async function keepCandidates(task, finished, material, options) {
    const kept = [];
    if (finished.length === 1)
        return kept;
    for (const [index, one] of finished.entries()) {
        const number = index + 1;
        const key = candidateKey(task.output, number);
        const picture = await keepPicture(one, { key, kind: "candidate", number, output: task.output }, options);
        // The whole is billed to the output.
        await options.lockFile.record(key, entryOf(task, { finished: one, outputBlob: picture.blob, recipe: recipeOf(task), cost: 0, material }));
        kept.push(picture);
    }
    return kept;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/run/jobs.js





/** Source and answer of pictures that wait to be finished may take this much memory before no further call is made. */
const MAX_UNFINISHED_BYTES = 48 * 1024 * 1024;
/**
 * Asks the model for every job of one recipe, at most `concurrency` at a time, and stores each answer as soon as it is there. A call's place
 * is free again once the answer has arrived: decoding and encoding go on beside the next call.
 */
async function runJobs(jobs, options) {
    const { recipe, signal, maxCost } = options;
    const unfinished = new Set();
    const queue = jobs.values();
    let unfinishedBytes = 0;
    const finish = (job, answered, progress, deadline) => {
        const weight = answered.pictures.reduce((sum, { bytes }) => sum + bytes.length, answered.material.source?.length ?? 0);
        unfinishedBytes += weight;
        const finishing = finishJob(job, answered, progress, { ...options, deadline })
            .then(options.onOutcome)
            .finally(() => {
            deadline[Symbol.dispose]();
            unfinishedBytes -= weight;
            unfinished.delete(finishing);
        });
        unfinished.add(finishing);
        return finishing;
    };
    const work = async () => {
        for (const job of queue) {
            const refusal = options.asker.refusal();
            if (refusal || signal.aborted) {
                options.onOutcome(refusal ? failed(job.task, refusal) : notBegun(job.task));
                continue;
            }
            const progress = beginJob();
            options.onStart(job, () => leaveJob(job.task, progress, options.context));
            const deadline = createDeadline(recipe.timeout * 1000, signal);
            const answered = await askForJob(job, progress, { ...options, deadline });
            if (answered.kind === "ended") {
                deadline[Symbol.dispose]();
                options.onOutcome(answered.outcome);
                continue;
            }
            const finishing = finish(job, answered, progress, deadline);
            // What is read and found wrong is asked for again, in the place of this call.
            if (recipe.verify === "text")
                await finishing;
            while (unfinishedBytes > MAX_UNFINISHED_BYTES && unfinished.size > 0)
                await Promise.race(unfinished);
        }
    };
    // With `max-cost` and a price that only the replies tell, one call at a time keeps what is in flight from going above it.
    const isBlind = maxCost !== undefined && jobs.some((job) => options.priceOf(job) === undefined);
    const workers = Math.min(jobs.length, isBlind ? 1 : (recipe.concurrency ?? recipe.provider.concurrency));
    await Promise.all(Array.from({ length: workers }, work));
    await Promise.all(unfinished);
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/run/take-candidate.js








const OUTDATED = "The candidate is of an earlier recipe or source: the next run makes the image anew.";
/** Puts a candidate of an earlier run in its output's place, at no cost. */
async function takeCandidate(task, choice, options) {
    try {
        return await take(task, choice, options);
    }
    catch (error) {
        return failed(task, (0,errors/* toRetouchError */.sK)(error, "invalid-image"));
    }
}
async function take(task, { candidate, record }, { workspace, lockFile, lfsTracked, readBlob }) {
    const startedAt = Date.now();
    const kept = await readKept(record, { workspace, readBlob });
    if (!kept) {
        throw new errors/* RetouchError */.tJ("invalid-input", `\`take-candidate\`: the candidate (blob ${record.outputBlob.slice(0, 12)}) is neither in the clone nor on GitHub. Take it from the artifact of the run that made it.`);
    }
    // It was written in the output's own format.
    const format = formatOfName(task.output);
    const { width, height, bytes, sha256 } = await finishPicture({ answer: kept, wanted: { fit: "fail", format } });
    const outputBlob = identifyBytes(workspace, bytes, lfsTracked.has(task.output));
    await writeWorkspaceFile(workspace.root, task.output, bytes);
    // What was paid for all of them stays.
    const { cost } = lockFile.entries.get(task.output) ?? record;
    const at = new Date().toISOString();
    await lockFile.record(task.output, { ...record, outputBlob, sha256, bytes: bytes.length, cost, at });
    const result = {
        ...emptyResult(task),
        status: "edited",
        ...{ width, height, bytes: bytes.length, sha256, cost: 0 },
        durationMs: Date.now() - startedAt,
        warnings: record.recipe === recipeOf(task) && record.sourceBlob === task.originBlob ? [] : [OUTDATED],
    };
    return { task, result, outputBlob, taken: candidate };
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/run/progress.js
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














/** Silence for longer than this makes a person who watches the log wonder. */
const HEARTBEAT_MS = 20_000;
/** Says in the log what is done and what is waited for. */
function createTeller(total, onOutcome) {
    let started = 0;
    let done = 0;
    let cost = 0;
    const heartbeat = setInterval(() => core/* info */.pq(waitingLine({ inFlight: started - done, done, total, cost })), HEARTBEAT_MS).unref();
    const count = (outcome) => {
        done += 1;
        started = Math.max(started, done);
        cost = cost === null || outcome.result.cost === null ? null : cost + outcome.result.cost;
        heartbeat.refresh();
        core/* info */.pq(taskLine({ n: done, m: total, outcome }));
    };
    return {
        count,
        onStart: () => {
            started += 1;
        },
        onOutcome: (outcome) => {
            count(outcome);
            onOutcome(outcome);
        },
        [Symbol.dispose]: () => clearInterval(heartbeat),
    };
}
/** After a cancellation; then there are seconds left to deliver what is finished. */
const progress_GRACE_MS = 4000;
/**
 * Does all jobs, recipe by recipe, each over connections of its own and with one budget for all of them. Of a run that is cancelled, what has
 * not ended soon after is told of as it stands, and nothing that it comes to later.
 */
async function runAll(jobs, taken, options) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { refused, signal } = options;
        const teller = __addDisposableResource(env_1, createTeller(refused.length + jobs.length + taken.length, options.onOutcome), false);
        for (const outcome of refused)
            teller.count(outcome);
        const unfinished = new Map([...jobs, ...taken].map(({ task }) => [task, async () => notBegun(task)]));
        let isOver = false;
        const listeners = {
            onStart: ({ task }, leave) => {
                if (isOver)
                    return;
                teller.onStart();
                unfinished.set(task, leave);
            },
            onOutcome: (outcome) => {
                if (isOver)
                    return;
                unfinished.delete(outcome.task);
                teller.onOutcome(outcome);
            },
            warn: (message) => {
                if (!isOver)
                    options.warn(message);
            },
        };
        try {
            await (0,cancel/* untilCancelled */.L)(runRecipes(jobs, taken, { ...options, ...listeners }), signal, progress_GRACE_MS);
        }
        finally {
            isOver = true;
        }
        for (const leave of unfinished.values())
            teller.onOutcome(await leave());
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
async function runRecipes(jobs, taken, { warn, refused, inputs, ...options }) {
    if (jobs.length + taken.length === 0)
        return;
    const { workspace, signal } = options;
    const lfsTracked = await findTracked(workspace, [...jobs, ...taken].map(({ task }) => task.output));
    const outcomes = [];
    const onOutcome = (outcome) => {
        outcomes.push(outcome);
        options.onOutcome(outcome);
    };
    for (const { task, taken: choice } of taken)
        if (choice)
            onOutcome(await takeCandidate(task, choice, { ...options, lfsTracked }));
    if (jobs.length > 0)
        warmUp();
    const spending = { spent: 0, held: 0 };
    const references = createReferenceShelf(workspace);
    /** Why an account, or a model of it, can do nothing more. */
    const fatal = new Map();
    const models = new Map();
    const debug = (message) => core/* debug */.Yz((0,redact/* redact */.E$)(message));
    for (const [{ recipe }, own] of groupByOrder(jobs)) {
        const env_2 = { stack: [], error: void 0, hasError: false };
        try {
            const keys = accountKeys(recipe);
            const { force, maxCost } = inputs;
            const { pace, learned } = models.get(keys.model) ?? { pace: newPace(), learned: newLearned() };
            models.set(keys.model, { pace, learned });
            const budget = createBudget(maxCost, spending, learned);
            const known = fatal.get(keys.account) ?? fatal.get(keys.model);
            const asker = __addDisposableResource(env_2, await createAsker({ recipe, budget, pace, refused: known, maxCost, signal, warn, debug }), true);
            await runJobs(own, { ...options, recipe, asker, references, lfsTracked, force, maxCost, onOutcome });
            const refusal = asker.refusal();
            if (refusal)
                fatal.set(OF_THE_ACCOUNT.includes(refusal.code) ? keys.account : keys.model, refusal);
        }
        catch (e_2) {
            env_2.error = e_2;
            env_2.hasError = true;
        }
        finally {
            const result_1 = __disposeResources(env_2);
            if (result_1)
                await result_1;
        }
    }
    if (!signal.aborted)
        await placeFallbacks([...refused, ...outcomes], { workspace, lockFile: options.lockFile, lfsTracked });
}
/** What holds for all models of an account. */
const OF_THE_ACCOUNT = ["unauthorized", "no-credit"];
function accountKeys({ provider, baseUrl, apiKey, modelName }) {
    const account = [provider.name, baseUrl, apiKey];
    return { account: JSON.stringify(account), model: JSON.stringify([...account, modelName]) };
}
const WARM_UP_MS = 50;
/** Loads the image library while the first requests are under way, and not when the first answer is there. */
function warmUp() {
    setTimeout(() => {
        try {
            (0,sharp/* loadSharp */.Pq)();
        }
        catch (error) {
            // The first picture fails by it, and tells it.
            core/* debug */.Yz(String(error));
        }
    }, WARM_UP_MS).unref();
}
function groupByOrder(jobs) {
    const groups = new Map();
    for (const job of jobs) {
        const group = groups.get(job.task.order);
        if (group)
            group.push(job);
        else
            groups.set(job.task.order, [job]);
    }
    return groups;
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/run/read-text.js




/** Reads the text of tasks' sources, each picture and language once, where `verify: text` allows it. */
function createTextReader({ workspace, readBlob, tempDir, signal }) {
    const read = new Map();
    return async (task) => {
        const { source, originBlob, order } = task;
        if (!source || order.recipe.verify !== "text")
            return undefined;
        const { readText } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 68165));
        const languages = sourceLanguages(task);
        const start = async () => {
            if (read.size === 0)
                core/* info */.pq("Reading the text of the images with Tesseract, before anything is paid for.");
            const { bytes } = await readOrigin(workspace, { originBlob, source }, readBlob);
            return readText(bytes, languages, { tempDir, signal });
        };
        const key = [originBlob, ...languages].join(" ");
        const known = read.get(key) ?? start();
        read.set(key, known);
        return known;
    };
}
/** @throws RetouchError `invalid-input` when `verify: text` is wanted and Tesseract, or one of its languages, is missing. */
async function checkTesseract(due) {
    const tasks = due.map(({ task }) => task).filter(({ order }) => order.recipe.verify === "text");
    if (tasks.length === 0)
        return;
    const { findMissingTesseract } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 68165));
    const locales = new Set(tasks.flatMap((task) => [...(task.locale === undefined ? [] : [task.locale]), ...sourceLanguages(task)]));
    const missing = await findMissingTesseract([...locales]);
    if (missing !== undefined)
        throw (0,inputs_problems/* invalidInputs */.Rg)([`\`verify: text\`: ${missing}`]);
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/action.js





























/** The whole run, from the environment to what the user sees. @returns the exit code. */
async function runAction(environment, { signal, listing }) {
    maskSecrets(environment);
    const startedAt = Date.now();
    const context = loadContext(environment);
    const report = emptyReport(context);
    let inputs;
    try {
        checkTrust(context);
        inputs = await loadInputs(environment, context);
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
    errors: [new errors/* RetouchError */.tJ("delivery", "The run was cancelled before the images were delivered. They are left in the workspace.")],
};
/** Discover, plan, edit, deliver. What is known is in the report at each step, so that it can be told whatever comes next. */
async function run(report, { context, inputs, signal, listing }) {
    const { dryRun } = inputs;
    Object.assign(report, { ...action_describeModels(inputs), dryRun });
    checkSkips(context, inputs);
    const github = once(() => createGitHub({ token: inputs.githubToken ?? "", context }));
    const workspace = await openWorkspace(context.workspace, listing);
    const { plan, lockFile, notices } = await prepare({ context, inputs, workspace, github });
    tellNotices([...notices, ...plan.idle]);
    report.warnings.push(...plan.warnings);
    if (lockFile.repaired)
        core/* info */.pq("The lockfile held leftovers of a merge conflict; both sides were kept.");
    if (plan.tasks.length === 0) {
        Object.assign(report, { cost: 0, estimatedCost: 0 });
        throw new Skip("no-match", explainNoMatch(inputs, context, plan));
    }
    const due = plan.tasks.filter(({ action }) => action === "edit");
    const taken = plan.tasks.filter(({ action }) => action === "take");
    report.outcomes = plan.tasks.filter(({ action }) => action === "unchanged" || action === "modified").map(settled);
    if (due.length + taken.length === 0) {
        Object.assign(report, { cost: 0, estimatedCost: 0 });
        throw new Skip("up-to-date", explainUpToDate(plan.tasks));
    }
    if (inputs.frozen)
        report.outcomes.push(...due.map(({ task }) => ({ task, result: emptyResult(task) })));
    checkAmount(due, inputs);
    await checkTesseract(due);
    const readBlob = async (blob) => {
        const bytes = inputs.githubToken && context.repo ? await readGitHubBlob(await github(), context, blob) : undefined;
        // A task is looked at before it is paid for, and read again then.
        if (bytes && !dryRun)
            await keepBlob(workspace, bytes);
        return bytes;
    };
    const readText = createTextReader({ workspace, readBlob, tempDir: context.tempDir, signal });
    const { jobs, rejected } = await inspectTasks(due, { workspace, readBlob, readText, dryRun });
    const refused = rejected.map(({ task, error }) => failed(task, error));
    report.outcomes.push(...refused);
    const priceOf = await lookUpPrices(jobs, { mayAsk: !dryRun && jobs.length > 0, signal, debug: core/* debug */.Yz });
    report.estimatedCost = estimateCost(jobs, priceOf);
    checkCost(jobs, priceOf, inputs);
    if (dryRun) {
        report.outcomes.push(...jobs.map((job) => planned(job, priceOfAll(job, priceOf))), ...taken.map(({ task, taken: choice }) => ({
            task,
            result: { ...emptyResult(task), cost: 0 },
            ...(choice && { taken: choice.candidate }),
        })));
        throw new Skip("dry-run", "Nothing was done: `dry-run` is set.");
    }
    await checkDelivery([...jobs, ...taken].map(({ task }) => task.output), { context, inputs });
    if (jobs.length > 0)
        core/* info */.pq(announce(jobs, report.estimatedCost));
    const warn = (message) => void report.warnings.push(message);
    const onOutcome = (outcome) => void report.outcomes.push(outcome);
    try {
        await runAll(jobs, taken, { context, inputs, workspace, lockFile, refused, readBlob, readText, priceOf, signal, warn, onOutcome });
    }
    catch (error) {
        // What was finished before is delivered all the same.
        report.errors.push(toReported(error));
    }
    // As planned, not as they happened to finish.
    const order = new Map(plan.tasks.map(({ task }, index) => [task, index]));
    report.outcomes.sort((a, b) => (order.get(a.task) ?? 0) - (order.get(b.task) ?? 0));
    // Of what a cancelled run could not finish, nothing may be on record.
    const told = new Set(report.outcomes.flatMap(keysOf));
    const untold = [...lockFile.recorded.keys()].filter((key) => !told.has(key));
    await lockFile.forget(untold).catch((error) => report.errors.push(toReported(error)));
    settleCost(report);
    tellNoText(report);
    const delivery = deliverResults(report, { context, inputs, lockFile, github, signal });
    report.delivered = (await (0,cancel/* untilCancelled */.L)(delivery, signal, DELIVERY_GRACE_MS)) ?? UNFINISHED_DELIVERY;
    const { stale } = report.delivered;
    await lockFile.forget(report.outcomes.flatMap((outcome) => (stale.includes(outcome.task.output) ? keysOf(outcome) : [])));
    for (const { result } of report.outcomes)
        result.status = statusOf(result, stale);
}
/** An error as the user is told it; what only we can make sense of goes to the debug log. */
function toReported(error) {
    const { code, message } = (0,errors/* toRetouchError */.sK)(error, "delivery");
    if (!(error instanceof errors/* RetouchError */.tJ))
        core/* debug */.Yz((0,redact/* redact */.E$)(String(error instanceof Error ? error.stack : error)));
    return new errors/* RetouchError */.tJ(code, (0,redact/* redact */.E$)(message));
}
/** The models of all recipes, for people. */
function action_describeModels({ recipes }) {
    const models = new Map(recipes.map(({ provider, modelName }) => [`${provider.name} ${modelName}`, { provider: provider.name, model: modelName }]));
    return { models: [...models.values()], sandbox: recipes.every(({ provider }) => provider.kind === "local") };
}
function priceOfAll(job, priceOf) {
    const price = priceOf(job);
    return price === undefined ? undefined : price * countPictures(job);
}
function tellNotices(notices) {
    if (notices.length === 0)
        return;
    core/* startGroup */.Oh(`Left out (${notices.length})`);
    for (const notice of notices)
        core/* info */.pq(toLogText(notice));
    core/* endGroup */.N4();
}
/** What would keep the results from being delivered is told before they are paid for. */
async function checkDelivery(outputs, { context, inputs }) {
    if (!inputs.deliver.includes("commit"))
        return;
    const problems = await checkCommit({ context, outputs, method: inputs.commitMethod });
    if (problems.length > 0)
        throw (0,inputs_problems/* invalidInputs */.Rg)(problems);
}
/** A run in which a model was asked, and found nothing to do, says so too. */
function tellNoText(report) {
    const isIdle = report.outcomes.every(({ result }) => result.status === "unchanged" || result.status === "modified");
    if (!isIdle || report.errors.length > 0)
        return;
    Object.assign(report, { skipReason: "no-text", skipMessage: "Nothing was made: the model found no text in the images." });
}
/** What is known to have been billed. Calls whose fate is not known are told of, not guessed. */
function settleCost(report) {
    const costs = report.outcomes.map(({ result }) => result);
    // A picture in which nothing was found to do is billed like any other.
    const done = costs.filter(({ status, durationMs }) => status === "edited" || (status === "unchanged" && durationMs !== null));
    const unknown = costs.filter(({ status, cost }) => status === "failed" && cost === null).length;
    report.cost = done.some(({ cost }) => cost === null) ? null : costs.reduce((sum, { cost }) => sum + (cost ?? 0), 0);
    report.costIsEstimate = report.outcomes.some(({ task }) => {
        const { provider } = task.order.recipe;
        return provider.kind === "http" && !provider.reportsCost;
    });
    if (unknown > 0)
        report.warnings.push(`${plural(unknown, "failed request")} may have been billed on top of what is shown; see the provider's usage log.`);
}
async function deliverResults({ outcomes }, { context, inputs, lockFile, github, signal }) {
    const { path } = lockFile;
    // As they are now: what a cancelled run was at may still be recorded, and is not delivered.
    const [recorded, entries] = [new Map(lockFile.recorded), new Map(lockFile.entries)];
    const merge = (tip, keys) => merge_lock_mergeLock(tip, { recorded, keys, force: inputs.force });
    const without = (left) => formatLock(new Map([...entries].filter(([key]) => !left.has(key))));
    const { commitMessage, commitMethod, artifactName, deliver: targets } = inputs;
    return deliver({
        ...{ context, github, outcomes, targets, commitMessage, commitMethod, artifactName, signal },
        ...(path && { lock: { path, recorded, merge }, artifactExtra: (left) => [{ path, content: without(left) }] }),
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

/***/ 82489:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   hc: () => (/* binding */ ADVICE),
/* harmony export */   sK: () => (/* binding */ toRetouchError),
/* harmony export */   tJ: () => (/* binding */ RetouchError)
/* harmony export */ });
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
    cancelled: "Run again. What is finished is in the artifact, or in the workspace with `deliver: none`; committed with the lockfile, it is not paid for twice.",
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


/***/ }),

/***/ 24793:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ OF_THE_PROVIDER),
/* harmony export */   L: () => (/* binding */ overlay)
/* harmony export */ });
/** Inputs that say the same thing in different ways: who gives one of them does not take over the others. `steps` stands in `config` alone. */
const ALTERNATIVES = [
    ["prompt", "prompt-file", "steps"],
    ["size", "aspect-ratio"],
];
/** What is one provider's, and does not go to another. */
const OF_THE_PROVIDER = ["api-key", "base-url", "model", "transport"];
/**
 * What holds for a recipe: what it says itself, and where it says nothing, what is behind it.
 *
 * @param own by input name; undefined says that what is behind does not hold.
 */
function overlay(own, behind, { hasSteps, isOtherProvider }) {
    const isSet = (name) => (name === "steps" ? hasSteps : own.get(name) !== undefined);
    const alternatives = ALTERNATIVES.filter((group) => group.some(isSet)).flat();
    const hidden = new Set([...own.keys(), ...alternatives, ...(isOtherProvider ? OF_THE_PROVIDER : [])]);
    const given = new Map([...behind].filter(([name]) => !hidden.has(name)));
    for (const [name, value] of own)
        if (value !== undefined)
            given.set(name, value);
    return given;
}


/***/ }),

/***/ 31998:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HL: () => (/* binding */ enumerate),
/* harmony export */   Rg: () => (/* binding */ invalidInputs),
/* harmony export */   ZA: () => (/* binding */ suggest),
/* harmony export */   _Y: () => (/* binding */ hintAtComma),
/* harmony export */   eF: () => (/* binding */ sortByLine),
/* harmony export */   hD: () => (/* binding */ quote),
/* harmony export */   pA: () => (/* binding */ nearest)
/* harmony export */ });
/* harmony import */ var fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(21916);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(82489);


/** One failure for all problems. */
function invalidInputs(problems) {
    const title = problems.length === 1 ? "An input is wrong:" : `${problems.length} inputs are wrong:`;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RetouchError */ .tJ("invalid-input", [title, ...problems.map((problem) => `- ${problem}`)].join("\n"));
}
/** A text of a file in a message: on one line, and not long. */
function quote(text) {
    return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
/** Those of a file, which begin with `<path>:<line>: `, in the order of lines, behind the others. */
function sortByLine(problems, path) {
    const lineOf = (problem) => (problem.startsWith(`${path}:`) ? Number.parseInt(problem.slice(path.length + 1), 10) : 0);
    return problems.toSorted((a, b) => lineOf(a) - lineOf(b));
}
/** What may be wrong with a glob that selects nothing; a sentence after another one, or empty. */
function hintAtComma(glob) {
    return /,\s/.test(glob.replace(/\{[^}]*\}/g, "")) ? " A comma does not separate globs: write one glob a line." : "";
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

/***/ 59276:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FN: () => (/* binding */ MODES),
/* harmony export */   ck: () => (/* binding */ leavesWorkspace),
/* harmony export */   mc: () => (/* binding */ INPUTS),
/* harmony export */   qy: () => (/* binding */ MAX_CANDIDATES)
/* harmony export */ });
/* unused harmony export PROVIDER_NAMES */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27597);
/* harmony import */ var _localize_locales_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(11025);



/** Providers by the name that a workflow uses. */
const PROVIDER_NAMES = ["sandbox", "aimlapi", "pixazo", "dashscope", "oxen", "openai-compatible"];
/** What one task is: see the contract's table. */
const MODES = ["edit", "localize", "generate"];
function text(allowed, parse = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()) {
    return { allowed, parse };
}
function oneOf(values) {
    const allowed = values.map((value) => `\`${value}\``).join(", ");
    return { allowed, values, parse: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(values) };
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
function boolean() {
    return {
        allowed: "`true` or `false`",
        parse: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
            .refine((value) => BOOLEANS.has(value))
            .transform((value) => BOOLEANS.get(value) === true),
    };
}
function number({ min, max, integer = false, unit }) {
    const schema = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
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
        list: true,
        split: splitLines,
        allowed: "globs relative to the workspace, one a line, at least one of them without `!`; they may not leave the workspace",
        parse: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
            .transform(splitLines)
            .pipe(zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().refine((pattern) => !leavesWorkspace(pattern))))
            .refine((patterns) => patterns.some((pattern) => !pattern.startsWith("!"))),
    };
}
/** True for an absolute path or one with a `..` segment, in a glob or a path. */
function leavesWorkspace(path) {
    const bare = path.replace(/^!/, "").replaceAll("\\", "/");
    return /^([/~]|[A-Za-z]:)/.test(bare) || bare.split(/[/{},]/).includes("..");
}
/** Git's own files hold credentials and hooks. */
function isOfGit(path) {
    return path.toLowerCase().split(/[\\/]/).includes(".git");
}
function path(extra = "") {
    return text(`the path of a file relative to the workspace, inside it and not in \`.git\`${extra}`, zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().refine((value) => !leavesWorkspace(value) && !isOfGit(value) && !value.includes("\0") && !/[\\/]$/.test(value)));
}
const LOCALE = "BCP 47 tags of known languages, such as `fr`, `pt-BR` or `zh-Hans`";
function locale() {
    return zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
        .transform((value) => (0,_localize_locales_js__WEBPACK_IMPORTED_MODULE_2__/* .canonicalLocale */ .hn)(value) ?? "")
        .refine((value) => value !== "");
}
function choices() {
    const line = /^(?:(.+)=\s*)?([1-9]\d?)$/;
    const choice = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
        .regex(line)
        .transform((text) => {
        const [, path, candidate] = line.exec(text) ?? [];
        return { ...(path !== undefined && { path: node_path__WEBPACK_IMPORTED_MODULE_0__.posix.normalize(path.trim()) }), candidate: Number(candidate) };
    });
    return {
        list: true,
        split: splitLines,
        allowed: "a number from 1, or lines of `path=number`, each path once",
        parse: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
            .transform(splitLines)
            .pipe(zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(choice))
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
const DELIVERIES = ["commit", "artifact"];
function ratio() {
    const schema = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
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
const MAX_CANDIDATES = 10;
function size() {
    const schema = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
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
    mode: {
        description: "`edit`: one image, one edited image. `localize`: one image and one locale, the image with its text in that language. `generate`: a prompt, one new image. Not set: `localize` with `locales`, `generate` without `images`, else `edit`.",
        ...oneOf(MODES),
    },
    images: {
        description: "Globs of the images to edit or localize, one a line; `!` excludes. Relative to the workspace. What git ignores never matches.",
        ...globs(),
    },
    "changed-only": {
        description: "`true`: only images changed in this pull request or push. `auto`: true on `pull_request*` events, else false. If the list of changes cannot be had, the run fails; it never falls back to all images.",
        default: "auto",
        allowed: "`auto`, `true` or `false`",
        parse: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
            .refine((value) => value === "auto" || BOOLEANS.has(value))
            .transform((value) => (value === "auto" ? "auto" : BOOLEANS.get(value) === true)),
    },
    prompt: {
        description: "The instruction for the model. `{path}` `{name}` `{width}` `{height}`, and with `locales` `{locale}` `{language}`, are replaced; `{{` is a literal brace. With `locales` it is added to what Retouch asks for.",
        ...text("an instruction"),
    },
    "prompt-file": { description: "A file of the workspace that holds the instruction, instead of `prompt`.", ...path() },
    "negative-prompt": { description: "What the result should not show, where the model takes it.", ...text("a text") },
    references: {
        description: "Globs of further input images that are sent with each one, in this order, where the model takes several: a product, a person, a style sheet.",
        ...globs(),
    },
    provider: {
        description: "Whose model works. `sandbox` runs inside the action, with no key and no network.",
        default: "sandbox",
        ...oneOf(PROVIDER_NAMES),
    },
    model: { description: "The provider's model. Not set: the provider's default, see [Providers](#providers).", ...text("a model name") },
    "api-key": {
        description: "The provider's API key, from a secret. Not set: `AIMLAPI_API_KEY`, `PIXAZO_API_KEY`, `DASHSCOPE_API_KEY`, `OXEN_API_KEY` or `OPENAI_API_KEY` of the environment. Always masked.",
        secret: true,
        // Header values cannot hold control characters; anything else is the provider's to judge.
        ...text("a key without spaces or line breaks", zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(/^[\x21-\x7e]+$/)),
    },
    "base-url": {
        description: "Origin and path prefix of the API: another region, a gateway, a self-hosted server. `http:` only to a loopback or private host. Required, and ends in `/v1`, for `openai-compatible`.",
        ...text("an `https:` address without user, query or fragment; `http:` only to a loopback or private host"),
    },
    transport: {
        description: "How to talk to a provider that has a choice (Oxen).",
        default: "auto",
        ...oneOf(["auto", "sync", "queue", "events"]),
    },
    "aspect-ratio": {
        description: "`source`: the result has exactly the source's pixel size. `W:H`: the result has this ratio.",
        default: "source",
        ...ratio(),
    },
    size: { description: "Exact size of the result, `WxH`. Excludes `aspect-ratio`.", ...size() },
    fit: {
        description: "When the model's answer has another ratio than wanted: `cover` crops, `contain` pads, `fill` stretches, `fail` fails the task.",
        default: "cover",
        ...oneOf(["cover", "contain", "fill", "fail"]),
    },
    "output-format": { description: "File format of the result.", default: "source", ...oneOf(["source", "png", "jpeg", "webp"]) },
    seed: { description: "Seed, where the model takes one.", ...number({ min: 0, max: 2_147_483_647, integer: true }) },
    watermark: { description: "Ask for the provider's watermark, or for none, where the model takes it.", ...boolean() },
    "prompt-extend": {
        description: "Let the provider rewrite the prompt before it is used, or not, where the model takes it. Not set: the model's own default.",
        ...boolean(),
    },
    "guidance-scale": {
        description: "How closely the model keeps to the prompt, where it takes this.",
        ...number({ min: 0, max: 50 }),
    },
    "safety-checker": { description: "The provider's safety check on or off, where the model takes it.", ...boolean() },
    candidates: {
        description: "Results wanted per task, in as few paid calls as the model allows; the first is delivered, the others go to the artifact and the comment.",
        default: "1",
        ...number({ min: 1, max: MAX_CANDIDATES, integer: true }),
    },
    "take-candidate": {
        description: "Put another candidate of an earlier run in the result's place, from the lock's record and without paying: a number for all that is selected, or `path=number`, one a line. Nothing else is done then.",
        scope: "run",
        ...choices(),
    },
    mask: {
        description: "Path template of a mask of the source's size (white = may change), for models that take one: `{dir}` `{name}` `{ext}`, as in `{dir}/{name}.mask.png`.",
        ...path(),
    },
    "max-change": {
        description: "Share (0–1) of pixels outside the mask (without a mask: of the whole picture) that may differ visibly before the task fails as `drift`.",
        ...number({ min: 0, max: 1 }),
    },
    locales: {
        description: "Languages that the text of the images is wanted in: BCP 47 tags, such as `fr, de, pt-BR, zh-Hans`.",
        list: true,
        split: splitList,
        meant: _localize_locales_js__WEBPACK_IMPORTED_MODULE_2__/* .hyphenate */ .Tg,
        allowed: LOCALE,
        parse: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
            .transform(splitList)
            .pipe(zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(locale()).min(1))
            .transform((tags) => [...new Set(tags)]),
    },
    "source-locale": {
        description: "Language of the text in the images; it is not localized into itself. `auto`: the model finds out.",
        default: "auto",
        allowed: "`auto`, or a BCP 47 tag of a known language",
        meant: _localize_locales_js__WEBPACK_IMPORTED_MODULE_2__/* .hyphenate */ .Tg,
        parse: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
            .transform((value) => (value === "auto" ? undefined : ((0,_localize_locales_js__WEBPACK_IMPORTED_MODULE_2__/* .canonicalLocale */ .hn)(value) ?? "")))
            .refine((value) => value !== ""),
    },
    "fallback-locale": {
        description: "Where a locale fails and has no image yet, put the image of this one there: one of `locales`, or the `source-locale`.",
        allowed: "a BCP 47 tag of a known language",
        meant: _localize_locales_js__WEBPACK_IMPORTED_MODULE_2__/* .hyphenate */ .Tg,
        parse: locale(),
    },
    glossary: {
        description: "JSON or YAML file: `terms` (source text and its text per locale), `keep` (never translated), `catalogues` (the app's own PO, `.strings`, `.xcstrings`, Android XML, ARB or JSON files). See [Glossary](#a-glossary-shared-with-the-app).",
        ...path(),
    },
    "keep-subject-text": { description: "Leave text on products, people and logos as it is.", ...boolean() },
    verify: {
        description: "`decode`: the result is decoded completely and compared with the source before it replaces a file. `text`: the text of a localized result is also read with Tesseract and compared with the glossary.",
        default: "decode",
        ...oneOf(["decode", "text"]),
    },
    output: {
        description: "Path template of the result: `{dir}` `{name}` `{ext}` `{index}`, and with `locales` `{locale}` `{language}`. Not set: `{dir}/{name}{ext}` (in place) to edit, `{dir}/{name}.{locale}{ext}` to localize. Required to generate.",
        ...path(),
    },
    config: {
        description: "YAML file with several recipes, see [Recipes in a file](#several-recipes-in-a-file). Inputs given in the workflow are defaults for each. `base-url`, `api-key` and `github-token` are refused in it.",
        scope: "run",
        ...path(),
    },
    recipes: {
        description: "Names of the recipes of `config` to run. Not set: all.",
        scope: "run",
        list: true,
        allowed: "names of recipes, separated by commas or line breaks",
        // None at all would be a run that does nothing.
        parse: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
            .transform(splitList)
            .refine((names) => names.length > 0),
    },
    deliver: {
        scope: "run",
        description: "`commit`, `artifact`, both, or `none` (files stay in the workspace).",
        default: "artifact",
        list: true,
        split: splitList,
        allowed: "`commit`, `artifact`, both separated by a comma, or `none` alone",
        parse: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
            .transform(splitList)
            .pipe(zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n([...DELIVERIES, "none"])).min(1))
            .refine((items) => items.length === 1 || !items.includes("none"))
            .transform((items) => DELIVERIES.filter((known) => items.includes(known))),
    },
    "commit-message": {
        scope: "run",
        description: "Template of the commit message: `{count}` `{paths}` `{locales}`. Not set: `chore(images): …`.",
        ...text("a message"),
    },
    "commit-method": {
        scope: "run",
        description: "`api`: verified commit through the GitHub API. `git`: the git command line. `auto`: `api`, and `git` when Git LFS tracks an output or the change is too large for the API.",
        default: "auto",
        ...oneOf(["auto", "api", "git"]),
    },
    "artifact-name": {
        scope: "run",
        description: "Name of the artifact.",
        default: "retouch",
        // The characters that the artifact service refuses in a name.
        ...text('a name without `" : < > | * ? \\ /` and line breaks', zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(/^[^":<>|*?\\/\r\n]{1,200}$/)),
    },
    comment: { scope: "run", description: "Write the before/after comment on the pull request.", default: "true", ...boolean() },
    "comment-key": {
        scope: "run",
        description: "Tells several comments on one pull request apart. Not set: the workflow's and job's name.",
        ...text("a text of at most 100 characters", zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().max(100)),
    },
    "max-images": {
        scope: "run",
        description: "More tasks than this: fail before the first paid call.",
        default: "100",
        ...number({ min: 1, max: 100_000, integer: true }),
    },
    "max-cost": {
        scope: "run",
        description: "US dollars. An estimate above it fails before the first paid call; reaching it during the run stops further calls.",
        ...number({ min: 0, max: 1_000_000 }),
    },
    "dry-run": {
        scope: "run",
        description: "Plan, estimate and report. No provider call; nothing is written or delivered; no key needed.",
        default: "false",
        ...boolean(),
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
        scope: "run",
        description: "Which failed tasks fail the step: `any`, `all` or `never`. What succeeded is delivered in each case.",
        default: "any",
        ...oneOf(["any", "all", "never"]),
    },
    lockfile: {
        scope: "run",
        description: "Where the record of finished edits is kept, so that nothing is paid for twice; or `none`.",
        default: ".github/retouch.lock.json",
        ...path(", or `none`"),
    },
    force: {
        scope: "run",
        description: "Edit again although the lock says up to date, and replace files that a person changed.",
        default: "false",
        ...boolean(),
    },
    frozen: { scope: "run", description: "Call nobody; fail if any task is out of date.", default: "false", ...boolean() },
    "skip-labels": {
        scope: "run",
        description: "Do nothing on pull requests with one of these labels.",
        list: true,
        allowed: "label names, separated by commas or line breaks",
        parse: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().transform(splitList),
    },
    "skip-drafts": { scope: "run", description: "Do nothing on draft pull requests.", default: "false", ...boolean() },
    "github-token": {
        scope: "run",
        description: "Token for the GitHub API, see [Permissions](#permissions).",
        default: "${{ github.token }}",
        secret: true,
        ...text("a token without spaces or line breaks", zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(/^[\x21-\x7e]+$/)),
    },
};


/***/ }),

/***/ 11025:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fl: () => (/* binding */ scriptOf),
/* harmony export */   Tg: () => (/* binding */ hyphenate),
/* harmony export */   WO: () => (/* binding */ foldBokmal),
/* harmony export */   cL: () => (/* binding */ languageName),
/* harmony export */   eX: () => (/* binding */ languageOf),
/* harmony export */   hn: () => (/* binding */ canonicalLocale),
/* harmony export */   jD: () => (/* binding */ isSameLocale),
/* harmony export */   jr: () => (/* binding */ isRightToLeft)
/* harmony export */ });
let names;
/** Names by CLDR, in English; undefined where there is none. Loading them takes as long as a good part of start-up. */
function displayName(tag) {
    names ??= new Intl.DisplayNames("en", { type: "language", fallback: "none" });
    return names.of(tag);
}
/** Codes that CLDR names, though they are no languages: several, none. */
const NO_LANGUAGES = ["mul", "zxx"];
/** Languages whose name alone leaves readers in doubt about the script. */
const OF_SEVERAL_SCRIPTS = ["zh", "yue", "sr"];
/** Scripts written from right to left that living languages use (ISO 15924). A table, since not every Node.js has `getTextInfo`. */
const RIGHT_TO_LEFT = ["Adlm", "Arab", "Aran", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi"];
/**
 * The canonical BCP 47 tag, such as `zh-Hans` for `ZH-hans` and `he` for `iw`; undefined for what is not BCP 47, for no
 * language at all (`und`, `x-…`), and where CLDR has no name for the language (`english`, `xx`) or for its region (`en-EN`).
 */
function canonicalLocale(text) {
    try {
        const locale = new Intl.Locale(text.trim());
        const known = !NO_LANGUAGES.includes(locale.language) && displayName(locale.baseName) !== undefined;
        return known ? locale.toString() : undefined;
    }
    catch {
        return undefined;
    }
}
/** The tag that is meant by one with underscores, such as `pt-BR` by `pt_BR`; undefined where that is none either. */
function hyphenate(text) {
    return canonicalLocale(text.replaceAll("_", "-"));
}
/**
 * English name for prompts, such as `Brazilian Portuguese`, `Simplified Chinese`, `French`. The script is named where it is not
 * the language's usual one, or the language has several: `Chinese (Traditional, Taiwan)` for `zh-TW`.
 */
function languageName(locale) {
    const { language, baseName } = new Intl.Locale(locale);
    const script = scriptOf(locale);
    const named = OF_SEVERAL_SCRIPTS.includes(language) || script !== scriptOf(language);
    const tag = named ? new Intl.Locale(baseName, { script }).baseName : baseName;
    return displayName(tag) ?? tag;
}
/** The language subtag alone: `zh` for `zh-Hans`. */
function languageOf(locale) {
    return new Intl.Locale(locale).language;
}
/** The script (ISO 15924), likely where the tag does not name it: `Hant` for `zh-TW`; `Zzzz` where CLDR knows none. */
function scriptOf(locale) {
    return new Intl.Locale(locale).maximize().script ?? "Zzzz";
}
function isRightToLeft(locale) {
    return RIGHT_TO_LEFT.includes(scriptOf(locale));
}
/** The tag with `no` for `nb`: apps write Bokmål as either. CLDR has its texts under `no`, and Node.js takes neither for the other. */
function foldBokmal(tag) {
    return tag.replace(/^nb\b/, "no");
}
/**
 * True where a picture in `source` needs no work for `target`: language, script and variant agree, and the region where both
 * name one. `en` is the same as `en-US`, `zh-TW` as `zh-Hant`, and `no` as `nb`; `pt-PT` is not the same as `pt-BR`.
 */
function isSameLocale(source, target) {
    const [a, b] = [new Intl.Locale(foldBokmal(source)), new Intl.Locale(foldBokmal(target))];
    const sameRegion = a.region === undefined || b.region === undefined || a.region === b.region;
    return a.language === b.language && scriptOf(source) === scriptOf(target) && variantsOf(a) === variantsOf(b) && sameRegion;
}
/** As in `ca-valencia` and `de-1996`: subtags of five and more characters, or of four that begin with a digit. */
function variantsOf({ baseName }) {
    const subtags = baseName.split("-").slice(1);
    return subtags.filter((subtag) => subtag.length > 4 || /^\d\w{3}$/.test(subtag)).join("-");
}


/***/ }),

/***/ 57498:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ meaningOf),
/* harmony export */   w: () => (/* binding */ matchLocale)
/* harmony export */ });
/* harmony import */ var _locales_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11025);

/**
 * Locales whose parent is not what their tag says without its last part, and which one may meet in an app.
 * https://github.com/unicode-org/cldr-json/blob/45.0.0/cldr-json/cldr-core/supplemental/parentLocales.json
 */
const PARENTS = new Map([
    ...childrenOf("es-419", "AR BO BR BZ CL CO CR CU DO EC GT HN JP MX NI PA PE PR PY SV US UY VE"),
    ...childrenOf("pt-PT", "AO CH CV FR GQ GW LU MO MZ ST TL"),
    ["nn", "no"],
    // CLDR has it the other way round; for Nynorsk, which has `no` as its parent, both are the same.
    ["no", "nb"],
]);
function childrenOf(parent, regions) {
    const [language] = parent.split("-");
    return regions.split(" ").map((region) => [`${language}-${region}`, parent]);
}
/**
 * How a locale finds its text among those of other locales: under its own tag, else under another tag of the same meaning (`zh-Hant`
 * for `zh-TW`, `de-DE` for `de`, `nb` for `no`), else under its nearest parent (`fr` for `fr-CA`, `es-419` for `es-MX`). A parent that is written in
 * another script is none: `zh` has nothing for `zh-HK`. Nor is a sister: `pt-BR` has nothing for `pt-PT`.
 *
 * @param locale a canonical BCP 47 tag, as are those to choose from.
 */
function matchLocale(locale) {
    const { baseName } = new Intl.Locale(locale);
    const meaning = meaningOf(locale);
    const script = (0,_locales_js__WEBPACK_IMPORTED_MODULE_0__/* .scriptOf */ .Fl)(locale);
    const own = [locale, baseName];
    const parents = [...parentsOf(baseName), ...parentsOf(meaning)].filter((parent) => (0,_locales_js__WEBPACK_IMPORTED_MODULE_0__/* .scriptOf */ .Fl)(parent) === script);
    // Glossaries hold the same few tags again and again.
    const meanings = new Map();
    const recall = (tag) => {
        const known = meanings.get(tag) ?? meaningOf(tag);
        meanings.set(tag, known);
        return known;
    };
    return (available) => {
        const tags = [...available];
        const find = (wanted) => wanted.find((tag) => tags.includes(tag));
        return find(own) ?? tags.find((tag) => recall(tag) === meaning) ?? find(parents);
    };
}
/** Nearest first. */
function parentsOf(tag) {
    const parent = PARENTS.get(tag) ?? tag.split("-").slice(0, -1).join("-");
    return parent === "" ? [] : [parent, ...parentsOf(parent)];
}
/**
 * The tag with its likely script and region: `zh-Hant-TW` for `zh-TW` and for `zh-Hant`, `no-Latn-NO` for `no` and for `nb`.
 * A tag that is none means itself.
 */
function meaningOf(tag) {
    try {
        return new Intl.Locale((0,_locales_js__WEBPACK_IMPORTED_MODULE_0__/* .foldBokmal */ .WO)(tag)).maximize().baseName;
    }
    catch {
        return tag;
    }
}


/***/ }),

/***/ 12328:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ encodePicture),
/* harmony export */   O: () => (/* binding */ ENCODERS)
/* harmony export */ });
/* harmony import */ var _sharp_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(72744);

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

/***/ 90308:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  NS: () => (/* binding */ isLfsPointer),
  ay: () => (/* binding */ readHeader),
  qc: () => (/* binding */ stripMetadata)
});

// UNUSED EXPORTS: FORMATS

// EXTERNAL MODULE: ./node_modules/image-size/dist/esm/index.js + 25 modules
var esm = __webpack_require__(72013);
// EXTERNAL MODULE: ./out/build-dist/compiled/errors.js
var errors = __webpack_require__(82489);
;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/formats/format.js
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

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/formats/avif.js


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

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/formats/gif.js

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

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/formats/exif.js
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

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/formats/icc.js
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

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/formats/jpeg.js



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
;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/formats/png.js




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

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/formats/tiff.js


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

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/formats/webp.js



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

;// CONCATENATED MODULE: ./out/build-dist/compiled/pixels/header.js








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
        throw new errors/* RetouchError */.tJ("invalid-image", "The file is empty.");
    if (isLfsPointer(buffer))
        throw new errors/* RetouchError */.tJ("lfs-pointer", "The file is a Git LFS pointer, not the image itself.");
    const format = FORMATS.find(({ matches }) => buffer.length >= 12 && matches(buffer));
    if (format === undefined)
        throw explainForeign(buffer);
    const facts = readFacts(format, buffer);
    const name = format.mediaType.slice("image/".length).toUpperCase();
    if (facts.unsupported !== undefined)
        throw new errors/* RetouchError */.tJ("unsupported-image", `The file is ${facts.unsupported}, which cannot be edited.`);
    if (facts.animated)
        throw new errors/* RetouchError */.tJ("unsupported-image", `The file is an animated ${name}; only still images are edited.`);
    if (facts.width < 1 || facts.height < 1)
        throw new errors/* RetouchError */.tJ("invalid-image", `The ${name} file says that it has no pixels.`);
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
        throw new errors/* RetouchError */.tJ("invalid-image", `The ${name} file is damaged or cut off in its header.`, { cause });
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
            return new errors/* RetouchError */.tJ("invalid-image", `The file is ${known.name}, not an image.`);
        return new errors/* RetouchError */.tJ("unsupported-image", `The file is ${known.name}, which cannot be edited.`);
    }
    if (/^[\t\n\r\x20-\x7e\x80-\xff]*$/.test(start))
        return new errors/* RetouchError */.tJ("invalid-image", "The file is text, not an image.");
    const type = detectRarerType(buffer);
    if (type !== undefined)
        return new errors/* RetouchError */.tJ("unsupported-image", `The file is of type ${type.toUpperCase()}, which cannot be edited.`);
    return new errors/* RetouchError */.tJ("invalid-image", "The file is not an image of a known type.");
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


/***/ }),

/***/ 72744:
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
    const listeners = process.listeners("exit");
    factory = load("sharp");
    // Its own would wait for a picture that a cancelled run is at, and throw.
    for (const listener of process.listeners("exit"))
        if (!listeners.includes(listener))
            process.removeListener("exit", listener);
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


/***/ }),

/***/ 68165:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  findMissingTesseract: () => (/* binding */ findMissingTesseract),
  readText: () => (/* binding */ readText),
  S: () => (/* binding */ scriptsOf)
});

// UNUSED EXPORTS: tesseractLanguage

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./out/build-dist/compiled/errors.js
var errors = __webpack_require__(82489);
;// CONCATENATED MODULE: ./out/build-dist/compiled/verify/languages.js
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
/** A language for each script, to read a picture in whose language is not known. Latin packs read one another's letters. */
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

;// CONCATENATED MODULE: ./out/build-dist/compiled/verify/tesseract.js




/** Processes at once: each keeps one core busy. */
const PROCESSES = 2;
/** Milliseconds for one reading, which takes about a second. */
const READING_LIMIT = 120_000;
/** All that Tesseract is given of the environment: the way to itself, its data and its libraries, and no secrets. */
const ENVIRONMENT = /^(PATH|PATHEXT|HOME|USERPROFILE|SYSTEMROOT|TEMP|TMP|TMPDIR|LANG|LC_\w+|TESSDATA_PREFIX|LD_LIBRARY_PATH|DYLD_\w*LIBRARY_PATH)$/i;
/** Share of the letters from which a script is read: an English catalogue that names 日本語 needs no Japanese. */
const SCRIPT_SHARE = 0.1;
/**
 * Tesseract's code for a language as BCP 47 tag: fr → fra, zh-Hans → chi_sim, zh-TW → chi_tra, sr-Latn → srp_latn. Undefined
 * where it has none for the language in that script.
 */
function tesseractLanguage(locale) {
    const { language, script } = new Intl.Locale(locale).maximize();
    const usualScript = new Intl.Locale(language).maximize().script;
    return PACKS[script === usualScript ? language : `${language}-${script}`];
}
/**
 * The languages, as BCP 47 tags, to read pictures in that these texts stand in, guessed by the scripts that the texts are
 * written in; the most frequent first.
 */
function scriptsOf(texts) {
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
let listing;
/**
 * What of Tesseract is missing to read these languages, as one sentence that says how to install it; undefined where nothing is.
 * Tesseract is asked once in the process.
 */
async function findMissingTesseract(locales) {
    const unknown = locales.filter((locale) => tesseractLanguage(locale) === undefined);
    if (unknown.length > 0)
        return `Tesseract has no language pack for ${quoteAll(unknown)}.`;
    const codes = languageCodes(locales);
    listing ??= listLanguages();
    const installed = await listing;
    if (installed === undefined)
        return explainMissing(codes);
    const missing = codes.filter((code) => !installed.has(code));
    if (missing.length === 0)
        return undefined;
    const packs = `${missing.length > 1 ? "packs" : "pack"} ${quoteAll(missing)}`;
    return `Tesseract lacks the language ${packs}: ${explainInstall(missing.map(packageOf), "brew install tesseract-lang")}.`;
}
/** Debian's and Homebrew's packages of Tesseract itself bring English along. */
function explainMissing(codes) {
    const others = codes.filter((code) => code !== "eng");
    const brew = `brew install tesseract${others.length > 0 ? " tesseract-lang" : ""}`;
    return `Tesseract is not installed: ${explainInstall(["tesseract-ocr", ...others.map(packageOf)], brew)}.`;
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
const quoteAll = (words) => words.map((word) => `\`${word}\``).join(", ");
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
/** The installed language packs; undefined where there is no Tesseract. */
async function listLanguages() {
    const reply = await within(() => run(["--list-langs"]), { limit: READING_LIMIT });
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
async function readText(picture, locales, { tempDir, signal }) {
    const codes = languageCodes(locales);
    if (codes.length === 0)
        throw new errors/* RetouchError */.tJ("verify", `Tesseract cannot read ${locales.join(", ") || "a picture without a language"}.`);
    const { makeLegible } = await __webpack_require__.e(/* import() */ 217).then(__webpack_require__.bind(__webpack_require__, 93217));
    const pages = await makeLegible(picture);
    const directory = await (0,promises_.mkdtemp)((0,external_node_path_.join)(tempDir, "text-"));
    const failure = new AbortController();
    const waiting = AbortSignal.any([failure.signal, ...(signal ? [signal] : [])]);
    const readings = pages.map((page, index) => readPage(page, { file: (0,external_node_path_.join)(directory, `${index}.pgm`), codes, signal, waiting }));
    try {
        return (await Promise.all(readings)).join("\n");
    }
    finally {
        // Where one page could not be read, the others need not wait for their turn.
        failure.abort();
        // One that still writes its file would keep the folder from being removed.
        await Promise.allSettled(readings);
        await (0,promises_.rm)(directory, { recursive: true, force: true });
    }
}
async function readPage({ pgm, segmentation }, { file, codes, signal, waiting }) {
    await (0,promises_.writeFile)(file, pgm);
    await takeTurn(waiting);
    const args = [file, "stdout", "-l", codes.join("+"), "--psm", String(segmentation)];
    // The toolkit cannot end a process: one that takes too long is left alone.
    const reply = await within(() => run(args), { limit: READING_LIMIT, signal }).finally(giveTurn);
    if (reply === undefined)
        throw new errors/* RetouchError */.tJ("verify", explainMissing(codes));
    if (reply.exitCode !== 0)
        throw new errors/* RetouchError */.tJ("verify", `Tesseract could not read the picture: ${summarize(reply.stderr)}`);
    return reply.stdout;
}
/** @throws RetouchError `verify` when it takes too long, `cancelled`. */
async function within(work, { limit, signal }) {
    const cancelled = new errors/* RetouchError */.tJ("cancelled", "The run was cancelled while the text was read.");
    if (signal?.aborted)
        throw cancelled;
    let timer;
    let onAbort = () => { };
    const end = new Promise((_, reject) => {
        onAbort = () => reject(cancelled);
        if (limit !== undefined)
            timer = setTimeout(() => reject(new errors/* RetouchError */.tJ("verify", `Tesseract took more than ${limit / 1000} seconds.`)), limit);
    });
    signal?.addEventListener("abort", onAbort);
    try {
        return await Promise.race([work(), end]);
    }
    finally {
        clearTimeout(timer);
        signal?.removeEventListener("abort", onAbort);
    }
}
let running = 0;
const queue = new Set();
/** Waits until a process may be started: one that hangs gives its turn back too. Who is cancelled leaves the queue. */
async function takeTurn(signal) {
    if (running < PROCESSES) {
        running += 1;
        return;
    }
    let begin = () => { };
    const turn = new Promise((resolve) => {
        begin = resolve;
    });
    queue.add(begin);
    await within(() => turn, { signal }).catch((error) => {
        // It may have come in this very moment.
        if (!queue.delete(begin))
            giveTurn();
        throw error;
    });
}
function giveTurn() {
    const [next] = queue;
    if (next === undefined)
        running -= 1;
    else {
        queue.delete(next);
        next();
    }
}
/** Runs Tesseract; undefined where it is not installed. */
async function run(args) {
    const { getExecOutput } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 81260));
    const env = Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value && ENVIRONMENT.test(name) ? [[name, value]] : [])));
    // Threads of one process that wait for one another make several processes very slow (https://github.com/tesseract-ocr/tesseract/issues/3109).
    const options = { env: { ...env, OMP_THREAD_LIMIT: "1" }, silent: true, ignoreReturnCode: true };
    try {
        return await getExecOutput("tesseract", [...args], options);
    }
    catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        if (message.includes("Unable to locate executable file"))
            return undefined;
        return { exitCode: 127, stdout: "", stderr: message };
    }
}
/** What Tesseract said, on one line. */
function summarize(stderr) {
    const lines = stderr.split(/[\r\n]+/).filter((line) => line.trim() !== "");
    return lines.join("; ").slice(0, 400) || "it gave no reason.";
}


/***/ })

};
