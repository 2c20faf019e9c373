export const id = 368;
export const ids = [368];
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

/***/ 72368:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   postAnswer: () => (/* binding */ postAnswer)
/* harmony export */ });
/* unused harmony export renderAnswer */
/* harmony import */ var _commands_answers_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83084);
/* harmony import */ var _commands_command_messages_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97267);
/* harmony import */ var _github_github_client_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(20363);
/* harmony import */ var _runner_log_writer_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(92006);
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(52019);
/* harmony import */ var _html_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(58026);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(25470);
/* harmony import */ var _reason_wording_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(63878);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(36833);
/* harmony import */ var _wording_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9723);










/** Characters of a sentence. */
const MAX_TEXT = 500;
const MAX_LINES = 50;
/** Answers the comment that started the run: a reaction, and a sentence for each image. */
async function postAnswer(report, inputs) {
    const { heard, context } = report;
    if (!heard)
        return;
    const github = await (0,_github_github_client_js__WEBPACK_IMPORTED_MODULE_2__/* .createGitHub */ .Cl)({ token: inputs?.githubToken ?? "", context });
    const options = { github, context, comment: heard.comment };
    await (0,_commands_answers_js__WEBPACK_IMPORTED_MODULE_0__/* .writeAnswer */ .QG)({ ...options, id: heard.answer, text: renderAnswer(report) });
    const isDone = (0,_report_js__WEBPACK_IMPORTED_MODULE_8__/* .listErrors */ .Gr)(report).length + heard.problems.length === 0 && report.outcomes.every(({ result }) => result.error === null);
    const isNothing = report.skip !== undefined && report.skip.reason !== "up-to-date" && heard.commands.length > 0;
    // The answer says the same.
    const forgive = (error) => (0,_runner_log_writer_js__WEBPACK_IMPORTED_MODULE_3__/* .debug */ .Yz)(`The comment got no reaction: ${error instanceof Error ? error.message : String(error)}`);
    await (0,_commands_answers_js__WEBPACK_IMPORTED_MODULE_0__/* .react */ .wv)({ ...options, content: isDone && !isNothing ? "+1" : "confused" }).catch(forgive);
}
/** One block of HTML: what other people wrote means nothing to Markdown there. */
function renderAnswer(report) {
    const { heard, outcomes, skip, comment, context } = report;
    const { problems = [], commands = [] } = heard ?? {};
    const errors = (0,_report_js__WEBPACK_IMPORTED_MODULE_8__/* .listErrors */ .Gr)(report).flatMap((error) => error.problems ?? [error.message]);
    const wrong = [...problems, ...errors].map((text) => (0,_html_js__WEBPACK_IMPORTED_MODULE_4__/* .html */ .qy) `<li>${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .message */ .iU)(text, MAX_TEXT)}</li>`);
    const lines = [...wrong, ...outcomes.slice(0, MAX_LINES).map(renderOutcome)];
    const more = outcomes.length > MAX_LINES ? (0,_html_js__WEBPACK_IMPORTED_MODULE_4__/* .html */ .qy) `<li>${outcomes.length - MAX_LINES} more</li>` : _html_js__WEBPACK_IMPORTED_MODULE_4__/* .NOTHING */ .K$;
    const isHelp = commands.length === 0;
    const why = outcomes.length > 0 || isHelp || skip === undefined ? _html_js__WEBPACK_IMPORTED_MODULE_4__/* .NOTHING */ .K$ : (0,_html_js__WEBPACK_IMPORTED_MODULE_4__/* .html */ .qy) `<p>${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .message */ .iU)((0,_reason_wording_js__WEBPACK_IMPORTED_MODULE_6__/* .explainNothing */ .t8)(report), MAX_TEXT)}</p>`;
    const links = (0,_html_js__WEBPACK_IMPORTED_MODULE_4__/* .joinFacts */ .gN)([
        comment ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .link */ .nf)(comment.url, (0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .prose */ .CS)("Before and after")) : _html_js__WEBPACK_IMPORTED_MODULE_4__/* .NOTHING */ .K$,
        context.runId === "" ? _html_js__WEBPACK_IMPORTED_MODULE_4__/* .NOTHING */ .K$ : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .link */ .nf)((0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .runUrl */ .Vp)(context), (0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .prose */ .CS)("Log of this run")),
    ]);
    return (0,_html_js__WEBPACK_IMPORTED_MODULE_4__/* .join */ .fj)([
        wrong.length > 0 && outcomes.length === 0 ? (0,_html_js__WEBPACK_IMPORTED_MODULE_4__/* .html */ .qy) `<p>${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .prose */ .CS)("Nothing was done:")}</p>` : _html_js__WEBPACK_IMPORTED_MODULE_4__/* .NOTHING */ .K$,
        why,
        lines.length > 0 ? (0,_html_js__WEBPACK_IMPORTED_MODULE_4__/* .html */ .qy) `<ul>${(0,_html_js__WEBPACK_IMPORTED_MODULE_4__/* .join */ .fj)([...lines, more])}</ul>` : _html_js__WEBPACK_IMPORTED_MODULE_4__/* .NOTHING */ .K$,
        isHelp ? renderHelp() : _html_js__WEBPACK_IMPORTED_MODULE_4__/* .NOTHING */ .K$,
        links.length > 0 ? (0,_html_js__WEBPACK_IMPORTED_MODULE_4__/* .html */ .qy) `<p><sub>${links}</sub></p>` : _html_js__WEBPACK_IMPORTED_MODULE_4__/* .NOTHING */ .K$,
    ], (0,_html_js__WEBPACK_IMPORTED_MODULE_4__/* .html */ .qy) `\n`);
}
function renderOutcome(outcome) {
    const { restored, result } = outcome;
    const { status, cost, error } = result;
    const kept = status === "modified" && !restored ? "kept as it is" : (0,_wording_js__WEBPACK_IMPORTED_MODULE_7__/* .statusText */ .qS)(outcome);
    const said = error === null ? kept : `${(0,_wording_js__WEBPACK_IMPORTED_MODULE_7__/* .failedWord */ .kh)(outcome)}. ${error.message}`;
    const facts = (0,_html_js__WEBPACK_IMPORTED_MODULE_4__/* .joinFacts */ .gN)([
        (0,_html_js__WEBPACK_IMPORTED_MODULE_4__/* .html */ .qy) `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .wholePath */ .nA)(outcome.task.output)}: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .message */ .iU)(said, MAX_TEXT)}`,
        cost ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .prose */ .CS)((0,_text_format_js__WEBPACK_IMPORTED_MODULE_9__/* .formatDollars */ .nT)(cost)) : _html_js__WEBPACK_IMPORTED_MODULE_4__/* .NOTHING */ .K$,
        ...(0,_wording_js__WEBPACK_IMPORTED_MODULE_7__/* .warningsOf */ .nZ)(outcome).map((warning) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .message */ .iU)(warning, MAX_TEXT)),
    ]);
    return (0,_html_js__WEBPACK_IMPORTED_MODULE_4__/* .html */ .qy) `<li>${facts}</li>`;
}
function renderHelp() {
    return (0,_html_js__WEBPACK_IMPORTED_MODULE_4__/* .html */ .qy) `<p>${(0,_html_js__WEBPACK_IMPORTED_MODULE_4__/* .joinLines */ .cT)(_commands_command_messages_js__WEBPACK_IMPORTED_MODULE_1__/* .HELP */ ._$.map(([command, meaning]) => (0,_html_js__WEBPACK_IMPORTED_MODULE_4__/* .html */ .qy) `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .code */ .aY)(command)} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .prose */ .CS)(meaning)}`))}</p>`;
}


/***/ })

};
