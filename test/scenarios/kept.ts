import type { GithubEmulator } from "../emulators/github/github.ts";

export interface KeptRef {
  sha: string;
  /** Empty for a commit without parents. */
  parents: string;
  /** Blob ids by path. */
  files: Map<string, string>;
}

/** The refs for results, or others that are neither branches nor tags: all of them below an empty name. */
export async function readKeptRefs({ hub: { store } }: GithubEmulator, below = "results"): Promise<Record<string, KeptRef>> {
  const lines = (await store.text(["for-each-ref", "--format=%(refname) %(objectname) %(parent)", `refs/retouch/${below}`])).split("\n");
  const refs = lines.filter(Boolean).map(async (line) => {
    const [ref = "", sha = "", parents = ""] = line.split(" ");
    const files = new Map((await store.listTree(sha, { recursive: true })).map(({ path, oid }) => [path, oid]));
    return [ref, { sha, parents, files }] as const;
  });
  return Object.fromEntries(await Promise.all(refs));
}

export interface CachedRow {
  key: string;
  sha256: string;
  provider: string;
  cost: number | null;
  unchanged?: string;
  /** Git blob id of the image; absent where there is none. */
  blob?: string;
}

/** The results that the repository keeps beside its branches. */
export async function readCached(github: GithubEmulator): Promise<CachedRow[]> {
  const rows: CachedRow[] = [];
  for (const { files } of Object.values(await readKeptRefs(github))) {
    for (const [path, oid] of files) {
      if (!path.endsWith(".json")) continue;
      const record = JSON.parse(String((await github.hub.store.read(oid))?.content)) as CachedRow;
      const stem = path.slice(0, -"json".length);
      const image = [...files].find(([other]) => other !== path && other.startsWith(stem));
      rows.push({ ...record, blob: image?.[1] });
    }
  }
  return rows;
}

/** Git blob ids of the images of these results, sorted. */
export const blobsOf = (rows: readonly CachedRow[]) => rows.map(({ blob = "" }) => blob).sort();
