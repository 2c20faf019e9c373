import { RetouchError } from "../errors.ts";
import { explainGitHubError } from "../github/github-errors.ts";
import { type Proposal, type ProposalOptions, readProposal } from "../lock/proposal.ts";
import type { Committer, Tip } from "./commit-on-tip.ts";
import { COMMIT_FAILED } from "./delivery-messages.ts";

/** Commits to the run's own branch, which is made anew on the newest base, or merged with it where it has commits of other people. */
export interface ProposalCommitter extends Committer {
  /** The branch as the last try found it; undefined before. */
  readonly found: Proposal | undefined;
}

export interface ProposalCommitterOptions extends ProposalOptions {
  /** Writes the commit. */
  writer: Committer;
  /** Reads what is on GitHub alone. */
  reader: Committer;
}

export function createProposalCommitter({ writer, reader, ...options }: ProposalCommitterOptions): ProposalCommitter {
  let found: Proposal | undefined;
  return {
    get found() {
      return found;
    },
    async readTip() {
      found = await read(options);
      if (!found) throw new RetouchError("delivery", COMMIT_FAILED.branchGoneOrHidden(options.context.base ?? ""));
      return toTip(found);
    },
    readText: reader.readText,
    readCommit: reader.readCommit,
    write: writer.write,
    async [Symbol.asyncDispose]() {
      await writer[Symbol.asyncDispose]();
    },
  };
}

async function read(options: ProposalOptions): Promise<Proposal | undefined> {
  try {
    return await readProposal(options);
  } catch (error) {
    const doing = `reading the branch \`${options.context.branch}\``;
    throw explainGitHubError(error, { doing, permission: "contents: write", code: "delivery" });
  }
}

function toTip({ parents: [sha, ...merged], head, tree, delta, isBehind }: Proposal): Tip {
  // A commit on top of what people did.
  if (sha === head && merged.length === 0) return { sha, tree };
  return { sha, tree, rebuild: { head, merged, delta, isDue: isBehind } };
}
