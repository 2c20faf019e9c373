import { z } from "zod";
import type { Context } from "../context.ts";
import { type ObjectId, toObjectId } from "../git/blob-identity.ts";
import type { GitHub } from "./github-client.ts";

/** What a commit has at some paths. */
export interface CommitFiles {
  sha: string;
  /** Git blob ids by path. */
  blobs: ReadonlyMap<string, ObjectId>;
}

export interface FileHistory {
  /** The newest commit of the base branch; absent where there is no such branch. */
  base?: CommitFiles;
  /** Likewise of the head branch. */
  head?: CommitFiles;
  /** The commits before each of the newest ones that changed the folder, the newest first. */
  previous: readonly CommitFiles[];
}

export interface HistoryOptions {
  base: string;
  head: string;
  /** Undefined for the whole repository. */
  folder: string | undefined;
  paths: readonly string[];
}

/** GitHub gives up on a query after ten seconds, and looks up each path in each commit. */
const MAX_COMMITS = 20;

/** Reads what two branches have at some paths, and what one of them had there before. One request. */
export async function readFileHistory(
  github: GitHub,
  { owner, repo }: Context,
  { base, head, folder, paths }: HistoryOptions,
): Promise<FileHistory> {
  const variables = Object.fromEntries(paths.map((path, index) => [`p${index}`, path]));
  const names = Object.keys(variables);
  const reply: unknown = await github.graphql(
    `query($owner: String!, $name: String!, $base: String!, $head: String!, $folder: String, ${names.map((name) => `$${name}: String!`).join(", ")}) {
      repository(owner: $owner, name: $name) {
        base: ref(qualifiedName: $base) { target { ...Files } }
        head: ref(qualifiedName: $head) { target { ...Files ...Previous } }
      }
    }
    fragment Files on Commit { oid ${names.map((name) => `${name}: file(path: $${name}) { oid }`).join(" ")} }
    fragment Previous on Commit { history(first: ${MAX_COMMITS}, path: $folder) { nodes { parents(first: 1) { nodes { ...Files } } } } }`,
    { owner, name: repo, base: `refs/heads/${base}`, head: `refs/heads/${head}`, folder, ...variables },
  );
  const { repository } = replySchema.parse(reply);
  const toFiles = (commit: z.infer<typeof commitSchema>): CommitFiles => ({
    sha: commit.oid,
    blobs: new Map(
      paths.flatMap((path, index) => {
        const file = fileSchema.parse(commit[`p${index}`]);
        return file ? [[path, toObjectId(file.oid)] as const] : [];
      }),
    ),
  });
  const target = repository.head?.target;
  return {
    base: repository.base ? toFiles(repository.base.target) : undefined,
    head: target && toFiles(target),
    previous: (target?.history?.nodes ?? []).flatMap((node) => node.parents.nodes.map(toFiles)),
  };
}

const fileSchema = z.object({ oid: z.string() }).nullish();
const commitSchema = z.looseObject({ oid: z.string() });
const historySchema = z.object({ nodes: z.array(z.object({ parents: z.object({ nodes: z.array(commitSchema) }) })) });
const replySchema = z.object({
  repository: z.object({
    base: z.object({ target: commitSchema }).nullable(),
    head: z.object({ target: commitSchema.extend({ history: historySchema.optional() }) }).nullable(),
  }),
});
