import type { SeenRequest } from "./provider-server.ts";

/**
 * What a request was for, in the emulator's eyes. `paid` is the request that makes the vendor run the model; `policy` asks where a source
 * may be put, and `upload` puts it there.
 */
export type RequestKind = "paid" | "poll" | "download" | "cancel" | "events" | "models" | "policy" | "upload" | "other";

/**
 * What happens instead of, or to, the vendor's answer. `billed` says whether the vendor ran the model and charged for it
 * although the client does not get the picture; unless told, nothing is billed.
 */
export type FaultAction =
  | { kind: "status"; status: number; body?: unknown; headers?: Record<string, string>; billed?: boolean }
  /** The request is read in full, then the connection is reset. */
  | { kind: "reset-before-reply"; billed?: boolean }
  /** Status, headers and half of the body are sent, then the connection is reset. On `events`: instead of the next event. */
  | { kind: "reset-mid-reply"; billed?: boolean }
  /** No answer ever comes. */
  | { kind: "hang"; billed?: boolean }
  /** The answer comes later; other faults of the same request still apply. */
  | { kind: "delay"; ms: number }
  /** The body arrives in small pieces. */
  | { kind: "slow-drip"; chunkBytes?: number; everyMs?: number }
  /** `content-length` promises the whole body, half of it comes, the connection is closed in order. */
  | { kind: "truncate" }
  /** 200 with a body that is not JSON, or with `body`, JSON of another shape. On `events`: an event whose data is `body`. */
  | { kind: "garbage"; body?: unknown; billed?: boolean }
  /** A page as a gateway or captive portal sends it. */
  | { kind: "html"; status?: number; billed?: boolean }
  | { kind: "redirect"; to: string; status?: number }
  /** The vendor runs, bills and answers as ever, but the result's address (on `policy`: the store's) is this one. */
  | { kind: "url"; url: string }
  /** Other bytes than the result's, complete. */
  | { kind: "bytes"; bytes: Uint8Array; contentType?: string }
  /** A body of so many bytes, made as it is sent; `declared` announces the length. */
  | { kind: "huge"; bytes: number; declared?: boolean }
  /** Another documented course of the vendor, by the name its emulator gives it (see its `scenarios`). */
  | { kind: "variant"; name: string; detail?: string };

/**
 * One fault as data. It counts the requests of its kind (that `match`) from the moment it stands in `faults`, and strikes
 * from the `nth` (default 1) for `times` (default 1) requests; `nth: "every"` strikes all, or the first `times`.
 */
export interface Fault {
  on: RequestKind;
  nth?: number | "every";
  times?: number;
  match?: (seen: SeenRequest) => boolean;
  do: FaultAction;
}

/** Counts requests per fault and says which faults strike. */
export function createFaultPicker(faults: readonly Fault[]): (seen: SeenRequest) => FaultAction[] {
  const counts = new WeakMap<Fault, number>();
  return (seen) => {
    const struck: FaultAction[] = [];
    for (const fault of faults) {
      if (fault.on !== seen.kind || fault.match?.(seen) === false) continue;
      const count = (counts.get(fault) ?? 0) + 1;
      counts.set(fault, count);
      const first = typeof fault.nth === "number" ? fault.nth : 1;
      const times = fault.times ?? (fault.nth === "every" ? Number.POSITIVE_INFINITY : 1);
      if (count >= first && count < first + times) struck.push(fault.do);
    }
    return struck;
  };
}

/** True where the vendor's own handling takes place, so that money may be spent and the answer is its own. */
export function vendorRuns(action: FaultAction | undefined, kind: RequestKind): boolean {
  switch (action?.kind) {
    case "status":
    case "reset-before-reply":
    case "hang":
    case "html":
      return action.billed === true;
    case "reset-mid-reply":
      return action.billed === true || kind !== "paid";
    case "garbage":
      return action.billed === true || kind === "events";
    case "redirect":
      return false;
    default:
      return true;
  }
}
