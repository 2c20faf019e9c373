/** What the user reads about the delivery. `doing` fits into "GitHub refused …". */

export const ARTIFACT = {
  enterprise: "Artifacts are not available on GitHub Enterprise Server.",
  noAccess:
    "Artifacts are not available: ACTIONS_RUNTIME_TOKEN or ACTIONS_RESULTS_URL is not set. GitHub sets them for actions; check whether something in the job clears them.",
  failed: (reason: string) => `The artifact could not be uploaded: ${reason}`,
  noId: "the service returned no artifact ID",
  namesTaken: (first: string, last: string) => `the names \`${first}\` to \`${last}\` are taken`,
};

/** What the merge says of the shards. */
export const SHARDS = {
  notListed: (reason: string) => `The artifacts of this run could not be listed: ${reason}`,
  none: (name: string) =>
    `This run has no artifact \`${name}\`. Run the shards before the merge, in the same workflow run and with the same \`artifact-name\`.`,
  missing: (shards: readonly string[]) => {
    const [isOne, listed] = [shards.length === 1, shards.slice(0, 20).join(", ")];
    const what = isOne ? "The shard" : `${shards.length} shards`;
    return `${what} ${isOne ? listed : `(${listed}${shards.length > 20 ? ", …" : ""})`} left no results. Everything else was delivered. Re-run the failed jobs; finished images are not paid for again.`;
  },
  failed: (shard: string, message: string) => `Shard ${shard}: ${message}`,
  unknownModel: (model: string) => `A shard used the model ${model}, which this version does not know.`,
  unreadable: (name: string, reason: string) => `The artifact \`${name}\` is not the result of a shard: ${reason}.`,
  otherBytes: "the artifact has changed since it was uploaded",
  noImage: "The artifact of the shard does not have this image.",
  notAnOutput: (path: string) => `Results may not be written to ${path}.`,
};

/** Where the images, or the lockfile alone, are after a failed commit. */
export function describePlace(what: "images" | "lockfile", artifact: { name: string; url: string } | undefined): string {
  const subject = `The ${what} ${what === "images" ? "are" : "is"}`;
  return artifact ? `${subject} in the artifact \`${artifact.name}\`: ${artifact.url}` : `${subject} left in the workspace.`;
}

/** What would keep a commit from being made. */
export const CANNOT_COMMIT = {
  lfsByApi: (paths: readonly string[]) =>
    `\`commit-method: api\` cannot commit what Git LFS tracks (${quote(paths)}). Use \`auto\` or \`git\`.`,
  lfsMissing: (paths: readonly string[]) => `Git LFS tracks outputs (${quote(paths)}), but \`git-lfs\` is not installed on this runner.`,
  filteredByApi: (paths: readonly string[]) =>
    `\`commit-method: api\` cannot commit what a clean filter changes (${quote(paths)}). Use \`auto\` or \`git\`.`,
  filterMissing: (filter: string, path: string) =>
    `\`.gitattributes\` sends \`${path}\` through the filter \`${filter}\`, which is not set up on this runner. Set it up before this step, or the file would be stored without it.`,
  filterFails: (filter: string, path: string, reason: string) => `The filter \`${filter}\` fails for \`${path}\`: ${reason}`,
  hookFails: (hook: string, program: string) =>
    `The hook \`${hook}\` of the repository needs \`${program}\`, which is not on this runner. Install it in a step before Retouch.`,
  noCheckout: "`commit-method: git` needs a git checkout in the workspace. Run actions/checkout first, without `path`.",
  noBase: (base: string) => `\`base\`: there is no branch \`${base}\`.`,
  noBranch: "This run has no branch to commit to.",
  tooLarge: (path: string) => `\`${path}\` is larger than the 37.5 MB that the GitHub API accepts. Set \`commit-method: git\`.`,
  lockBlocked: (path: string) => `On the branch, \`${path}\` is a link or a folder, or is below a link.`,
};

const quote = (paths: readonly string[]) =>
  paths
    .slice(0, 3)
    .map((path) => `\`${path}\``)
    .join(", ");

/** Why a commit that was made is not pushed. */
export const NOT_PUSHED = {
  others: (paths: readonly string[]) =>
    `The commit changes more than the results (${quote(paths)}), so it was not pushed. A hook of the repository may have added files.`,
  otherMode: (path: string) =>
    `The commit changes the mode of \`${path}\`, so it was not pushed. A hook of the repository may have done that.`,
  otherBytes: (path: string) =>
    `The commit has something else at \`${path}\` than the result, so it was not pushed. A hook of the repository may have changed it.`,
};

export const replacedSince = (path: string) => `\`${path}\` changed after Retouch wrote it, so it was not delivered.`;

/** Why nothing is begun that could not be delivered. */
export const CANNOT_DELIVER = {
  submodule: (path: string, folder: string) =>
    `\`output\`: ${path} is inside the submodule \`${folder}\`, which is another repository. Choose another path.`,
  twin: (path: string, other: string) =>
    `\`output\`: ${path} and the existing ${other} are one file on Windows and macOS. Choose another path, or use the same spelling.`,
  windowsName: (path: string) => `\`output\`: ${path} is not a name that Windows can store. Choose another path.`,
  nothingSent: (reason: string) => `${reason} Nothing was sent to the provider.`,
};

const ANOTHER_WAY = "Use `deliver: artifact`, commit to another branch, or let the owner of the token in `github-token` bypass the rule.";

/** The branch that a rule is about. */
interface RuledBranch {
  branch: string;
  /** It is the run's own, for a pull request. */
  isOwn: boolean;
}

const wayAround = ({ isOwn }: RuledBranch) =>
  isOwn
    ? "Exclude this branch from the rule, use `deliver: artifact`, or let the owner of the token in `github-token` bypass the rule."
    : "Use `deliver: pull-request` or `deliver: artifact`, commit to another branch, or let the owner of the token in `github-token` bypass the rule.";

/** Which rule of the branch refuses the commit. */
export const BRANCH_RULES = {
  pullRequest: (to: RuledBranch) => `The rules of the branch \`${to.branch}\` let it change by pull request only. ${wayAround(to)}`,
  update: (to: RuledBranch) => `The rules of the branch \`${to.branch}\` let only those who may bypass them change it. ${wayAround(to)}`,
  statusChecks: (to: RuledBranch) =>
    `The rules of the branch \`${to.branch}\` require status checks, which a new commit does not have yet. ${wayAround(to)}`,
  deployments: (to: RuledBranch) =>
    `The rules of the branch \`${to.branch}\` require deployments, which a new commit does not have yet. ${wayAround(to)}`,
  signature: (branch: string) =>
    `The rules of the branch \`${branch}\` require signed commits, and the git command line does not sign. Use \`commit-method: api\`, or \`deliver: artifact\`.`,
  message: (branch: string, pattern: Pattern) =>
    `The rules of the branch \`${branch}\` refuse the commit message: ${describePattern(pattern)}. Set \`commit-message\`.`,
  email: (branch: string, { who, email, ...pattern }: Pattern & { who: string; email: string }) =>
    `The rules of the branch \`${branch}\` refuse the ${who} ${email}: ${describePattern(pattern)}. ${ANOTHER_WAY}`,
  path: (path: string) =>
    `The rules of the repository do not let ${path} be pushed. Choose another \`output\`, or use \`deliver: artifact\`.`,
  pathLength: (path: string, most: number) =>
    `The rules of the repository allow paths of at most ${most} characters, and ${path} is longer. Choose a shorter \`output\`.`,
};

interface Pattern {
  operator: string;
  pattern: string;
  negate?: boolean | null;
}

function describePattern({ operator, pattern, negate }: Pattern): string {
  return `it must ${negate ? "not " : ""}${OPERATORS[operator] ?? operator} ${JSON.stringify(pattern)}`;
}

const OPERATORS: Readonly<Record<string, string>> = {
  starts_with: "start with",
  ends_with: "end with",
  contains: "contain",
  regex: "match",
};

export const COMMIT_FAILED = {
  branchGone: (branch: string) => `The branch \`${branch}\` no longer exists.`,
  branchGoneOrHidden: (branch: string) => `The branch \`${branch}\` no longer exists, or the token may not read it.`,
  otherFilter: (path: string) => `On the branch, \`.gitattributes\` gives \`${path}\` another filter than in the checkout. Run again.`,
  otherBlob: (path: string) =>
    `Git would store \`${path}\` as something else than Retouch made: its clean filter gives another result each time.`,
  cancelled: "The run was cancelled while it committed, and the commit was not confirmed in time. Check the branch.",
  tries: (count: number) => `The commit failed in ${count} tries: each time, the branch had moved or GitHub did not answer.`,
};

/** Why the remote did not do what git asked. */
export const REMOTE_REFUSED = {
  credentials: (doing: string, said: string) =>
    `The remote refused ${doing}: neither the checkout's credentials nor \`github-token\` may do this. Leave \`persist-credentials\` of actions/checkout at its default. (${said})`,
  permission: (doing: string, said: string) => `The remote refused ${doing}: the token needs \`permissions: contents: write\`. (${said})`,
  other: (doing: string, said: string) => `Git could not complete ${doing}: ${said}`,
};

/** Why candidates are not in the repository. */
export const FILTERED = "a clean filter decides what the repository stores at these paths.";
