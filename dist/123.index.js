export const id = 123;
export const ids = [123];
export const modules = {

/***/ 83084:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   QG: () => (/* binding */ writeAnswer),
/* harmony export */   Qy: () => (/* binding */ isAnswered),
/* harmony export */   e_: () => (/* binding */ isOwnText),
/* harmony export */   wv: () => (/* binding */ react)
/* harmony export */ });
/* harmony import */ var _github_explain_gone_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(86229);
/* harmony import */ var _github_github_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34919);
/* harmony import */ var _github_sticky_comment_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(13319);



const markOf = ({ id, updatedAt, step }) => (0,_github_sticky_comment_js__WEBPACK_IMPORTED_MODULE_2__/* .makeMarker */ .N)(`answer ${id} ${updatedAt} ${step}`);
/** Whether a comment is of Retouch's own making: its text may list commands. */
const isOwnText = (body) => body.startsWith("<!-- retouch");
/** Whether a run has answered this version of the comment: its commands are never paid for again, also where the workflow is run again. */
async function isAnswered({ github, context, comment }) {
    const { owner, repo } = context;
    const mark = markOf(comment);
    const options = { owner, repo, issue_number: comment.pull, since: comment.updatedAt, per_page: 100 };
    try {
        for await (const { data } of github.paginate.iterator(github.rest.issues.listComments, options)) {
            const marked = data.filter(({ body }) => body?.startsWith(mark));
            if (marked.length === 0)
                continue;
            const viewer = await (0,_github_sticky_comment_js__WEBPACK_IMPORTED_MODULE_2__/* .readViewer */ .n)(github);
            // Somebody else may have copied it.
            if (marked.some(({ user }) => (0,_github_sticky_comment_js__WEBPACK_IMPORTED_MODULE_2__/* .isAuthor */ .ad)(user, viewer)))
                return true;
        }
        return false;
    }
    catch (error) {
        throw await explain(error, { github, context, comment }, { doing: "reading the comments", permission: "pull-requests: read" });
    }
}
/**
 * Writes the answer, or changes it.
 *
 * @param id of the answer that is there.
 * @param text Markdown.
 * @returns the answer's id.
 */
async function writeAnswer({ github, context, comment, id, text }) {
    const { owner, repo } = context;
    const body = `${markOf(comment)}\n${text}`;
    try {
        if (id !== undefined)
            return (await github.rest.issues.updateComment({ owner, repo, comment_id: id, body })).data.id;
        return (await github.rest.issues.createComment({ owner, repo, issue_number: comment.pull, body })).data.id;
    }
    catch (error) {
        throw await explain(error, { github, context, comment }, { doing: "the answer to the comment", permission: "pull-requests: write" });
    }
}
async function explain(error, { github, context, comment }, failed) {
    const named = [{ kind: "pull", number: comment.pull }];
    return (await (0,_github_explain_gone_js__WEBPACK_IMPORTED_MODULE_0__/* .explainGone */ .n)(error, { github, context, named, doing: failed.doing })) ?? (0,_github_github_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .explainGitHubError */ .P)(error, failed);
}
/** @see https://docs.github.com/en/rest/reactions/reactions#create-reaction-for-an-issue-comment */
async function react({ github, context, comment, content }) {
    const { owner, repo } = context;
    await github.rest.reactions.createForIssueComment({ owner, repo, comment_id: comment.id, content });
}


/***/ }),

/***/ 85123:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  hearCommands: () => (/* binding */ hearCommands)
});

// EXTERNAL MODULE: ./out/build-dist/compiled/context.js + 1 modules
var compiled_context = __webpack_require__(70150);
// EXTERNAL MODULE: ./out/build-dist/compiled/errors.js
var errors = __webpack_require__(82489);
// EXTERNAL MODULE: ./out/build-dist/compiled/github/carried-pull.js
var carried_pull = __webpack_require__(37298);
// EXTERNAL MODULE: ./out/build-dist/compiled/github/github-errors.js
var github_errors = __webpack_require__(34919);
// EXTERNAL MODULE: ./out/build-dist/compiled/github/sticky-comment.js
var sticky_comment = __webpack_require__(13319);
// EXTERNAL MODULE: ./out/build-dist/compiled/commands/answers.js
var answers = __webpack_require__(83084);
// EXTERNAL MODULE: ./out/build-dist/compiled/commands/box-commands.js
var box_commands = __webpack_require__(72289);
// EXTERNAL MODULE: ./out/build-dist/compiled/commands/command-messages.js
var command_messages = __webpack_require__(97267);
// EXTERNAL MODULE: ./node_modules/marked/lib/marked.esm.js
var marked_esm = __webpack_require__(48022);
// EXTERNAL MODULE: ./out/build-dist/compiled/text/glob.js + 1 modules
var glob = __webpack_require__(73389);
// EXTERNAL MODULE: ./out/build-dist/compiled/text/plain-text.js
var plain_text = __webpack_require__(93788);
;// CONCATENATED MODULE: ./out/build-dist/compiled/commands/parse-commands.js





/** Of one comment. */
const MAX_COMMANDS = 20;
/** Characters. */
const MAX_LINE = 3000;
const MAX_PROMPT = 2000;
/** As the input `seed` has it. */
const MAX_SEED = 2 ** 31 - 1;
/** What is further in looks like code. */
const COMMAND = /^ {0,3}\/retouch(?![\w-])(.*)$/i;
/**
 * The lines of a comment that are commands: not what it quotes, not what stands in code or HTML, and not what nobody sees. Lists are read
 * to any depth.
 */
function listCommandLines(body) {
    const blocks = listBlocks(body);
    const hiding = blocks.findIndex(({ type, raw }) => type === "html" && hidesWhatFollows(raw));
    const shown = hiding === -1 ? blocks : blocks.slice(0, hiding);
    const lines = shown.filter(({ type }) => TEXTS.has(type)).flatMap((block) => keepOnOneLine(block).split("\n"));
    return lines.filter((line) => COMMAND.test(line)).map((line) => line.trim());
}
/** Blocks with lines of a comment. A quotation is one: what is quoted in it begins with its mark, and what is written below that does not. */
const TEXTS = new Set(["paragraph", "text", "heading", "blockquote"]);
function listBlocks(body) {
    try {
        return marked_esm/* marked */.xI.lexer(body).flatMap(openBlock);
    }
    catch {
        // Nested deeper than anybody writes.
        return [];
    }
}
/** The blocks in a list, and the HTML in a quotation before it. */
function openBlock(block) {
    if (block.type === "blockquote")
        return [...(block.tokens ?? []).flatMap(openBlock).filter(({ type }) => type === "html"), block];
    if (block.type !== "list")
        return [block];
    // A box is not obeyed: it may be ticked or not.
    const items = block.items.filter(({ task }) => !task);
    return items.flatMap(({ tokens }) => tokens.flatMap(openBlock));
}
/** Whether HTML leaves a comment open. */
function hidesWhatFollows(raw) {
    return raw.replace(/<!--(?:-?>|[\s\S]*?-->)/g, "").includes("<!--");
}
/** The text of a block, in which no line begins within code or HTML. */
function keepOnOneLine(block) {
    let text = block.raw;
    marked_esm/* marked */.xI.walkTokens([block], ({ type, raw }) => {
        if (type === "codespan" || type === "html")
            text = text.replace(raw, () => raw.replaceAll("\n", " "));
    });
    return text;
}
/** Reads the lines of {@link listCommandLines}, which anybody may have written. One mistake, and none of them is run. */
function parseCommands(lines) {
    return parseLines(lines, (path) => (0,glob/* findGlobProblem */.RR)([path]) ?? { path });
}
/** Reads the lines of {@link listTickedCommands}. A box means the image that it names, and no other. */
function parseTicked(lines) {
    return parseLines(lines, (path) => ({ path: (0,box_commands/* decodePath */.q0)(path), isExact: true }));
}
function parseLines(lines, readPath) {
    if (lines.length > MAX_COMMANDS)
        return { commands: [], problems: [command_messages/* COMMANDS */.Lo.tooMany(lines.length, MAX_COMMANDS)] };
    const parsed = lines.map((line) => parseCommand(COMMAND.exec(line)?.[1] ?? "", readPath));
    const problems = parsed.flatMap((one) => (typeof one === "string" ? one : []));
    return { commands: problems.length > 0 ? [] : parsed.flatMap((one) => (typeof one === "string" ? [] : (one ?? []))), problems };
}
/** A path in quotation marks or backticks, or without blanks. */
const PATH = /^(?:"([^"]+)"|`([^`]+)`|(\S+))(?:\s+|$)/;
/** @returns undefined for `help`; what is wrong, as a sentence. */
function parseCommand(given, readPath) {
    if (given.length > MAX_LINE)
        return command_messages/* COMMANDS */.Lo.tooLong(MAX_LINE);
    const text = (0,plain_text/* toLine */.S5)(given);
    const [first = ""] = text.split(/\s/, 1);
    const rest = text.slice(first.length).trim();
    const word = first.toLowerCase();
    if (word === "help" || word === "")
        return undefined;
    if (word !== "retry" && word !== "take" && word !== "keep" && word !== "edit")
        return command_messages/* COMMANDS */.Lo.unknown(first);
    const [whole = "", quoted, ticked, plain] = PATH.exec(rest) ?? [];
    const name = (quoted ?? ticked ?? plain ?? "").replace(/^\.?\//, "");
    if (name === "")
        return command_messages/* COMMANDS */.Lo.noPath(word);
    const path = readPath(name);
    if (typeof path === "string")
        return path;
    const options = rest.slice(whole.length);
    if (word === "retry")
        return parseRetry(path, options);
    if (word !== "take")
        return options === "" ? { word, ...path } : command_messages/* COMMANDS */.Lo.more(word, options);
    return /^[1-9]\d?$/.test(options) ? { word, ...path, candidate: Number(options) } : command_messages/* COMMANDS */.Lo.noNumber(path.path);
}
const RETRY = /^(?:seed=(\d{1,10})(?:\s+|$))?(?:(prompt|add):\s*(.+))?$/i;
function parseRetry(path, options) {
    const [whole, seed, name, prompt = ""] = RETRY.exec(options) ?? [];
    const kind = name?.toLowerCase();
    if (whole === undefined)
        return command_messages/* COMMANDS */.Lo.more("retry", options);
    if (Number(seed ?? 0) > MAX_SEED)
        return command_messages/* COMMANDS */.Lo.seed(MAX_SEED);
    if (prompt.length > MAX_PROMPT)
        return command_messages/* COMMANDS */.Lo.promptTooLong(MAX_PROMPT);
    return {
        ...{ word: "retry", ...path, seed: seed === undefined ? undefined : Number(seed) },
        prompt: kind === "prompt" ? prompt : undefined,
        add: kind === "add" ? prompt : undefined,
    };
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/commands/hear-commands.js









/**
 * Reads the commands of the comment that started the run, and lays them over the inputs. The text is anybody's: it counts only once
 * GitHub has said that the sender may write to the repository. The answer is begun before anything is paid for.
 */
async function hearCommands({ context, inputs, github: open }) {
    const { event } = context;
    const { comment, issue, sender, changes } = event;
    const body = comment?.body ?? "";
    // What a workflow's own condition lets through: anywhere, in any case. Without a command it must not become a run of another kind.
    if (!comment || !issue || !/\/retouch/i.test(body))
        return {};
    const ignore = (why) => ({ skip: { reason: "no-command", why } });
    if (issue.pull_request == null)
        return ignore(command_messages/* IGNORED */.$h.issue);
    if (sender?.type === "Bot")
        return ignore(command_messages/* IGNORED */.$h.bot);
    // The text of Retouch's own comments may list commands: of them, boxes that somebody ticked are what counts.
    const isOwn = (0,answers/* isOwnText */.e_)(body);
    if (isOwn && event.action !== "edited")
        return ignore(command_messages/* IGNORED */.$h.bot);
    const list = isOwn ? box_commands/* listTickedCommands */.FT : listCommandLines;
    // Of a comment that was changed, what it said before was obeyed then, or was somebody else's.
    const before = new Set(event.action === "edited" ? list(changes?.body?.from ?? body) : []);
    const lines = list(body).filter((line) => !before.has(line));
    if (lines.length === 0 || event.action === "deleted")
        return ignore(command_messages/* IGNORED */.$h.nothingNew);
    if (inputs.isMerge || inputs.shard || inputs.frozen || inputs.dryRun)
        throw (0,errors/* invalidInputs */.Rg)([command_messages/* NEEDS_WHOLE_RUN */.k5]);
    const github = await open();
    // What somebody else wrote to look like it may have boxes that do not do what they say.
    if (isOwn && comment.user !== undefined && !(0,sticky_comment/* isAuthor */.ad)(comment.user, await (0,sticky_comment/* readViewer */.n)(github)))
        return ignore(command_messages/* IGNORED */.$h.notOwn);
    const login = sender?.login ?? "";
    if (!(await mayWrite(github, context, login)))
        return ignore(command_messages/* IGNORED */.$h.noAccess(login));
    const { id, updated_at: updatedAt } = comment;
    const { workflow, job, step = "" } = context;
    // Two boxes may be ticked within the second that the time of a change is told by.
    const ticked = isOwn ? lines : [];
    const asked = { id, updatedAt, pull: issue.number, step: [workflow, job, step, ...ticked].join(" / ") };
    const options = { github, context, comment: asked };
    if (await (0,answers/* isAnswered */.Qy)(options))
        return ignore(command_messages/* IGNORED */.$h.answered);
    const parsed = isOwn ? parseTicked(lines) : parseCommands(lines);
    const heard = { ...parsed, comment: asked };
    const { commands, problems } = parsed;
    if (commands.length === 0)
        return { heard, ...ignore(problems.length > 0 ? command_messages/* IGNORED */.$h.wrong : command_messages/* IGNORED */.$h.help) };
    if (await isOfFork(github, context))
        return { heard, skip: { reason: "fork" } };
    const answer = await (0,answers/* writeAnswer */.QG)({ ...options, text: command_messages/* WORKING */.mQ });
    return { heard: { ...heard, answer }, inputs: overlay(inputs, commands, id) };
}
/** @see https://docs.github.com/en/rest/collaborators/collaborators#get-repository-permissions-for-a-user */
async function mayWrite(github, { owner, repo }, username) {
    if (username === "")
        return false;
    try {
        const { data } = await github.rest.repos.getCollaboratorPermissionLevel({ owner, repo, username });
        return ["write", "maintain", "admin"].includes(data.permission);
    }
    catch (error) {
        if ((0,github_errors/* readFailure */.f)(error).status === 404)
            return false;
        throw (0,github_errors/* explainGitHubError */.P)(error, { doing: "reading who may write to the repository", permission: "contents: read" });
    }
}
async function isOfFork(github, context) {
    try {
        const pull = await (0,carried_pull/* readCarriedPull */.ou)(github, context);
        return !(0,compiled_context/* isOwnRepository */.nc)(pull?.head.repo?.full_name ?? "", context);
    }
    catch (error) {
        throw (0,github_errors/* explainGitHubError */.P)(error, { doing: "reading the pull request", permission: "pull-requests: read" });
    }
}
/** The commands name the images, and the comment the pull request, so that nothing else decides what is worked on. */
function overlay(inputs, commands, salt) {
    const deliver = inputs.deliver.map((target) => (target === "pull-request" ? "commit" : target));
    return {
        ...inputs,
        ...{ force: false, takeCandidate: undefined, deliver, branch: undefined, base: undefined },
        recipes: inputs.recipes.map((recipe) => ({ ...recipe, changedOnly: false })),
        commands: commands.map((command) => (command.word === "retry" ? { ...command, salt } : command)),
    };
}


/***/ })

};
