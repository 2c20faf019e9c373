import { type Context, isOwnRepository } from "../context.ts";
import { invalidInputs } from "../errors.ts";
import type { Skip } from "../gate.ts";
import { readCarriedPull } from "../github/carried-pull.ts";
import type { GitHub } from "../github/github-client.ts";
import { explainGitHubError, readFailure } from "../github/github-errors.ts";
import { isAuthor, readViewer } from "../github/sticky-comment.ts";
import type { Inputs } from "../inputs/load.ts";
import { type CommandComment, isAnswered, isOwnText, writeAnswer } from "./answers.ts";
import { listTickedCommands } from "./box-commands.ts";
import { IGNORED, NEEDS_WHOLE_RUN, WORKING } from "./command-messages.ts";
import { listCommandLines, type ParsedCommands, parseCommands, parseTicked } from "./parse-commands.ts";

/** A comment of somebody who may give commands. */
export interface Heard extends ParsedCommands {
  comment: CommandComment;
  /** Of the answer, where it was begun. */
  answer?: number;
}

interface HearOptions {
  context: Context;
  inputs: Inputs;
  github: () => Promise<GitHub>;
}

/** What is known of the comment that the run is about; empty where it has no commands. */
export type Hearing = { skip?: Skip; heard?: Heard; inputs?: Inputs };

/**
 * Reads the commands of the comment that started the run, and lays them over the inputs. The text is anybody's: it counts only once
 * GitHub has said that the sender may write to the repository. The answer is begun before anything is paid for.
 */
export async function hearCommands({ context, inputs, github: open }: HearOptions): Promise<Hearing> {
  const { event } = context;
  const { comment, issue, sender, changes } = event;
  const body = comment?.body ?? "";
  // What a workflow's own condition lets through: anywhere, in any case. Without a command it must not become a run of another kind.
  if (!comment || !issue || !/\/retouch/i.test(body)) return {};
  const ignore = (why: string): Hearing => ({ skip: { reason: "no-command", why } });
  if (issue.pull_request == null) return ignore(IGNORED.issue);
  if (sender?.type === "Bot") return ignore(IGNORED.bot);
  // The text of Retouch's own comments may list commands: of them, boxes that somebody ticked are what counts.
  const isOwn = isOwnText(body);
  if (isOwn && event.action !== "edited") return ignore(IGNORED.bot);
  const list = isOwn ? listTickedCommands : listCommandLines;
  // Of a comment that was changed, what it said before was obeyed then, or was somebody else's.
  const before = new Set(event.action === "edited" ? list(changes?.body?.from ?? body) : []);
  const lines = list(body).filter((line) => !before.has(line));
  if (lines.length === 0 || event.action === "deleted") return ignore(IGNORED.nothingNew);
  if (inputs.isMerge || inputs.shard || inputs.frozen || inputs.dryRun) throw invalidInputs([NEEDS_WHOLE_RUN]);
  const github = await open();
  // What somebody else wrote to look like it may have boxes that do not do what they say.
  if (isOwn && comment.user !== undefined && !isAuthor(comment.user, await readViewer(github))) return ignore(IGNORED.notOwn);
  const login = sender?.login ?? "";
  if (!(await mayWrite(github, context, login))) return ignore(IGNORED.noAccess(login));
  const { id, updated_at: updatedAt } = comment;
  const { workflow, job, step = "" } = context;
  // Two boxes may be ticked within the second that the time of a change is told by.
  const ticked = isOwn ? lines : [];
  const asked: CommandComment = { id, updatedAt, pull: issue.number, step: [workflow, job, step, ...ticked].join(" / ") };
  const options = { github, context, comment: asked };
  if (await isAnswered(options)) return ignore(IGNORED.answered);
  const parsed = isOwn ? parseTicked(lines) : parseCommands(lines);
  const heard: Heard = { ...parsed, comment: asked };
  const { commands, problems } = parsed;
  if (commands.length === 0) return { heard, ...ignore(problems.length > 0 ? IGNORED.wrong : IGNORED.help) };
  if (await isOfFork(github, context)) return { heard, skip: { reason: "fork" } };
  const answer = await writeAnswer({ ...options, text: WORKING });
  return { heard: { ...heard, answer }, inputs: overlay(inputs, commands, id) };
}

/** @see https://docs.github.com/en/rest/collaborators/collaborators#get-repository-permissions-for-a-user */
async function mayWrite(github: GitHub, { owner, repo }: Context, username: string): Promise<boolean> {
  if (username === "") return false;
  try {
    const { data } = await github.rest.repos.getCollaboratorPermissionLevel({ owner, repo, username });
    return ["write", "maintain", "admin"].includes(data.permission);
  } catch (error) {
    if (readFailure(error).status === 404) return false;
    throw explainGitHubError(error, { doing: "reading who may write to the repository", permission: "contents: read" });
  }
}

async function isOfFork(github: GitHub, context: Context): Promise<boolean> {
  try {
    const pull = await readCarriedPull(github, context);
    return !isOwnRepository(pull?.head.repo?.full_name ?? "", context);
  } catch (error) {
    throw explainGitHubError(error, { doing: "reading the pull request", permission: "pull-requests: read" });
  }
}

/** The commands name the images, and the comment the pull request, so that nothing else decides what is worked on. */
function overlay(inputs: Inputs, commands: ParsedCommands["commands"], salt: number): Inputs {
  const deliver = inputs.deliver.map((target) => (target === "pull-request" ? "commit" : target));
  return {
    ...inputs,
    ...{ force: false, takeCandidate: undefined, deliver, branch: undefined, base: undefined },
    recipes: inputs.recipes.map((recipe) => ({ ...recipe, changedOnly: false })),
    commands: commands.map((command) => (command.word === "retry" ? { ...command, salt } : command)),
  };
}
