import { FORMATS, type ImageFormat } from "../pixels/picture.ts";
import { formatExcess, formatShare } from "../text/format.ts";
import type { TextCheck } from "../verify/compare-text.ts";

/** Sentences about tasks and their calls that a user can read. */

/** The reason that a paid call failed. */
export const call = {
  cancelledUnsent: "The run was cancelled before the request was sent.",
  cancelledSent: "The run was cancelled while the provider was working. The request may be billed.",
  timeoutUnsent: "The request could not be sent in time.",
  timeoutSent: "The provider did not respond in time. It may still have run the request.",
  brokeOff: (reason: string) => `The connection broke after the request was sent: ${reason}`,
  noConnection: (reason: string) => `Could not connect to the provider: ${reason}`,
  redirect: (status: number) => `The API returned a redirect (HTTP ${status}), which is not followed. Check \`base-url\`.`,
  noResult: "The provider returned no result in time.",
  cancelled: "The run was cancelled.",
  unclearJob: (reason: string) => `The provider accepted the job, but its state could not be read (${reason}).`,
  givenUp: (why: string, job: string, isCancelled: boolean) =>
    `${why} Job ${job} ${isCancelled ? "was cancelled at the provider." : "could not be cancelled and may be billed."}`,
  overBudget: (maxCost: number | undefined, spent: number) =>
    `Another call could exceed \`max-cost\` (${maxCost} US dollars). The run has spent ${spent.toFixed(4)} US dollars so far.`,
  notDownloaded: (reason: string) => `The finished image could not be downloaded: ${reason}`,
};

/** The reason that a task failed. */
export const failure = {
  notStarted: "The run was cancelled before this image was started.",
  timeout: "The image was not finished in time.",
  timeoutWithImages:
    "The model returned an image, but Retouch could not finish processing it in time. The image is among the rejected images.",
  cancelledInCall: "The run was cancelled before the provider responded. The request may be billed.",
  cancelledWithImages:
    "The run was cancelled after the model returned an image but before Retouch finished processing it. The image is among the rejected images.",
  cancelled: "The run was cancelled before this image was finished.",
  ofTwin: (output: string, message: string) => `The same request, sent for ${output}, failed: ${message}`,
  inStep: (step: number, steps: number, message: string) => `Step ${step} of ${steps}: ${message}`,
  drift: ({ share, max, where }: { share: number; max: number; where: "outside the mask" | "outside the text" | "of the image" }) => {
    const shown = formatExcess(share, max);
    return `${shown.share} of the pixels ${where} differ. \`max-change\` allows ${shown.limit}.`;
  },
  earlierDiffers: "The result of an earlier run has a different size or format than requested.",
  mask: (path: string) => `The mask ${path} cannot be read.`,
  reference: (path: string, reason: string) => `The reference image ${path} cannot be used: ${reason}`,
  originalGone: (output: string) =>
    `The original of ${output} was found neither in the clone nor on GitHub. Restore the file from an older commit.`,
  candidateGone: (blob: string) =>
    `\`take-candidate\`: the candidate (blob ${blob.slice(0, 12)}) was found neither in the clone nor on GitHub. Take it from the artifact of the run that made it.`,
  otherFormat: (output: string, format: ImageFormat) =>
    `The image is a ${FORMATS[format].label}, which the name of ${output} does not say. It was not written.`,
  wrongText: ({ score, missing, left }: TextCheck) => {
    const parts = [
      score === null ? "" : `${formatShare(score)} of the wanted text was found`,
      missing.length > 0 ? `missing: ${quote(missing)}` : "",
      left.length > 0 ? `still in the source language: ${quote(left)}` : "",
    ];
    return `The text of the result does not match the glossary: ${parts.filter((part) => part !== "").join("; ")}.`;
  },
};

function quote(texts: readonly string[]): string {
  return texts.map((text) => JSON.stringify(text)).join(", ");
}
