/**
 * Settings of the machine and of the checkout that would make a delivery another one, or stop it: each at the value that leaves it alone. All
 * others count as they are: where the remote is, how to log in there, filters, and the hooks of a commit and a push.
 */
export const DELIVERY_SETTINGS: readonly string[] = [
  "safe.bareRepository=explicit",
  "core.fsmonitor=false",
  "gc.auto=0",
  "maintenance.auto=false",

  // Keys that sign belong to persons, and the job cannot use them.
  "commit.gpgSign=false",
  "tag.gpgSign=false",
  "push.gpgSign=false",

  // Content is stored as it was made; what `.gitattributes` names as filter applies.
  "core.autocrlf=false",
  "core.safecrlf=false",
  "core.eol=lf",
  "core.attributesFile=",
  "i18n.commitEncoding=UTF-8",

  // A push is of one commit to one branch.
  "push.followTags=false",
  "push.recurseSubmodules=no",
  "push.pushOption=",
  "push.negotiate=false",
  "submodule.recurse=false",
  "fetch.prune=false",
  "fetch.pruneTags=false",
  "fetch.recurseSubmodules=no",
  "fetch.writeCommitGraph=false",

  // Messages are read, and repeated.
  "core.quotePath=false",
  "color.ui=false",
  "color.push=false",
  "color.remote=false",
  "color.transport=false",
  "rerere.enabled=false",
  ...(process.platform === "linux" ? ["core.ignoreCase=false"] : []),
];
