import { GraphQLError } from "graphql";
import { z } from "zod";
import { ZERO_OID } from "./git-store.ts";
import { allows, type Hub, type Identity, isProtected, RULE_VIOLATION, readRef, refreshPulls } from "./hub.ts";

const OID = z.string().regex(/^[0-9a-f]{40}$/);
const inputBody = z.object({
  repositoryId: z.string(),
  refUpdates: z.array(
    z.object({ name: z.string().regex(/^refs\//), afterOid: OID, beforeOid: OID.nullish(), force: z.boolean().nullish() }),
  ),
  clientMutationId: z.string().nullish(),
});

const failure = (type: string, message: string) => new GraphQLError(message, { extensions: { type } });

/**
 * Creates, moves and deletes refs, all or none. `beforeOid`: where the ref must be; zeros, that it must not exist. `afterOid`: zeros delete.
 * https://docs.github.com/graphql/reference/mutations#updaterefs
 */
export async function updateRefs(hub: Hub, who: Identity, input: unknown) {
  const parsed = inputBody.safeParse(input);
  if (!parsed.success) {
    hub.violations.push(`updateRefs: ${parsed.error.message}`);
    throw failure("UNPROCESSABLE", parsed.error.message);
  }
  const { repository } = hub;
  const { repositoryId, refUpdates, clientMutationId } = parsed.data;
  if (Buffer.from(repositoryId, "base64").toString() !== `Repository${repository.id}`)
    throw failure("NOT_FOUND", `Could not resolve to a node with the global id of '${repositoryId}'`);
  if (!allows(hub, who, repository, ["contents", "write"])) throw failure("FORBIDDEN", "Resource not accessible by integration");
  for (const { name, afterOid, beforeOid, force } of refUpdates) {
    const current = await readRef(hub, repository, name);
    if (isProtected(hub, repository, name)) throw failure("UNPROCESSABLE", RULE_VIOLATION);
    if (beforeOid && beforeOid !== (current ?? ZERO_OID)) throw failure("UNPROCESSABLE", `${name} does not point to ${beforeOid}`);
    if (afterOid === ZERO_OID) {
      await hub.store.run(["update-ref", "-d", name, current ?? ZERO_OID]);
      continue;
    }
    if ((await hub.store.read(afterOid))?.type !== "commit") throw failure("UNPROCESSABLE", `${afterOid} does not exist`);
    if (current && !force && !(await hub.store.isAncestor(current, afterOid)))
      throw failure("UNPROCESSABLE", `${name} is not a fast-forward`);
    if (!(await hub.store.updateRef(name, afterOid, current ?? ZERO_OID))) throw failure("UNPROCESSABLE", `${name} moved`);
  }
  await refreshPulls(hub);
  return { clientMutationId: clientMutationId ?? null };
}
