import { blobId, isObjectId, type ObjectId } from "../src/git/blob-identity.ts";
import { type OutputPath, protectPaths } from "../src/plan/protected-paths.ts";
import { type Dollars, isDollars } from "../src/text/dollars.ts";

/** An id by a nickname, the same for the same one; an id stands for itself. */
export function idOf(nickname: string): ObjectId {
  return isObjectId(nickname) ? nickname : blobId(nickname);
}

/** An id by a nickname, and none by none. */
export function idOrNone(nickname: string): ObjectId | "" {
  return nickname === "" ? "" : idOf(nickname);
}

export function outputOf(path: string): OutputPath {
  const paths = protectPaths([]);
  if (!paths.isOutput(path)) throw new Error(`${path} is no path of an output`);
  return path;
}

export function dollars(amount: number): Dollars {
  if (!isDollars(amount)) throw new Error(`${amount} is no amount`);
  return amount;
}
