import type { GithubEmulator } from "../emulators/github/github.ts";

export interface KeptRef {
  sha: string;
  /** Empty for a commit without parents. */
  parents: string;
  /** Blob ids by path. */
  files: Map<string, string>;
}

/** The refs outside of branches, tags and pull requests. */
export async function readKeptRefs({ hub: { store } }: GithubEmulator): Promise<Record<string, KeptRef>> {
  const lines = (await store.text(["for-each-ref", "--format=%(refname) %(objectname) %(parent)", "refs/retouch"])).split("\n");
  const refs = lines.filter(Boolean).map(async (line) => {
    const [ref = "", sha = "", parents = ""] = line.split(" ");
    const files = new Map((await store.listTree(sha, { recursive: true })).map(({ path, oid }) => [path, oid]));
    return [ref, { sha, parents, files }] as const;
  });
  return Object.fromEntries(await Promise.all(refs));
}
