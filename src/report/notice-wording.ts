import type { FileOwner, GlobHint, IdleReason, RunNotice, SkippedFile, TaskNotice } from "../notices.ts";
import { formatBytes, formatSize, plural, withArticle } from "../text/format.ts";

/** A sentence for a notice of one task. */
export function wordTaskNotice(notice: TaskNotice): string {
  switch (notice.code) {
    case "cropped":
    case "padded":
    case "stretched":
      return `The model returned ${formatSize(notice.from)}, a different aspect ratio. The image was ${notice.code} to ${formatSize(notice.to)}.`;
    case "enlarged":
      return `The model returned ${formatSize(notice.from)}. The image was enlarged to ${formatSize(notice.to)} and may look soft.`;
    case "grown":
      return `The file grew from ${formatBytes(notice.from)} to ${formatBytes(notice.to)}, more than twice the size of its source.`;
    case "misnamed":
      return `${notice.path} contains ${withArticle(notice.format)} image, which its extension does not say. It was edited as ${notice.format}, and its name was kept. Rename the file.`;
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
export function wordRunNotice(notice: RunNotice): string {
  switch (notice.code) {
    case "failed-maybe-billed":
      return `${plural(notice.count, "failed request")} may also have been billed. Check the provider's usage log.`;
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
      return `${plural(notice.count, "candidate or step image")} could not be stored in the repository: the GitHub API accepts at most 37.5 MB per file.`;
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

function listSome(paths: readonly string[]): string {
  const more = paths.length - MAX_LISTED;
  return `${paths.slice(0, MAX_LISTED).join(", ")}${more > 0 ? ` and ${plural(more, "more file")}` : ""}`;
}

const EXTRAS: Readonly<Record<string, string>> = {
  rejected: "rejected images",
  candidates: "other candidates",
  steps: "steps of failed edits",
};

function wordIdle(reason: IdleReason, isNamed: boolean): string {
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
const NO_CHECKOUT =
  "The workspace has no checkout: run actions/checkout before this step. If it has a `path`, begin the globs with that folder.";

function adviseOn({ globs, noCheckout }: Extract<IdleReason, { kind: "no-file" }>): string {
  const hints = [...new Set(globs.flatMap(({ hint }) => (hint ? wordHint(hint) : [])))];
  return [...hints, ...(noCheckout ? [NO_CHECKOUT] : hints.length === 0 ? [CHECK_FILES] : [])].join(" ");
}

function wordHint(hint: GlobHint): string {
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

function wordTooLong({ durationMs, isRateBound, shards }: Extract<RunNotice, { code: "too-long" }>): string {
  const hours = `about ${Math.round(durationMs / 3_600_000)} hours, and a job ends after 6 hours by default`;
  if (isRateBound)
    return `This run takes ${hours}. Shards share the rate limit, so they do not end in time either. Raise \`requests-per-minute\` if your account allows more, or run again after the job has ended: finished images are not paid for again.`;
  return `This run takes ${hours}. Split it into shards: ${shards} with \`shard: i/${shards}\`. Finished images are not paid for again.`;
}

const WORK = { edit: "edited", localize: "localized", generate: "generated" } as const;

/** A line of the log for a selected file without a task. */
export function wordSkippedFile(file: SkippedFile): string {
  switch (file.code) {
    case "symbolic-link":
      return `${file.path} is a symbolic link and is not read.`;
    case "no-pictures": {
      const more = file.count > 1 ? ` and ${plural(file.count - 1, "other file")} are` : " is";
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

function wordOwner(owner: FileOwner): string {
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

function recipePrefix(name: string): string {
  return name === "" ? "" : `recipe ${JSON.stringify(name)}: `;
}
