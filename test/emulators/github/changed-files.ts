import type { Hub, Repository } from "./hub.ts";
import { repoApi, repoWeb } from "./rest-json.ts";

const STATUS: Record<string, string> = { A: "added", D: "removed", M: "modified", R: "renamed", C: "copied", T: "changed" };

/** The files that differ between two commits, as GitHub lists them: sorted by path, renames found. */
export async function listChangedFiles(hub: Hub, repository: Repository, range: { from: string; to: string }) {
  const args = ["diff", "--raw", "--numstat", "-z", "--no-abbrev", "-M", range.from, range.to];
  const fields = (await hub.store.run(args)).toString("utf8").split("\0");
  const files: { filename: string; previous?: string; status: string; sha: string }[] = [];
  const counts = new Map<string, { additions: number; deletions: number; binary: boolean }>();
  for (let index = 0; index < fields.length; ) {
    const field = fields[index] ?? "";
    const raw = /^:\d+ \d+ ([0-9a-f]+) ([0-9a-f]+) ([A-Z])\d*$/.exec(field);
    const count = /^(\d+|-)\t(\d+|-)\t(.*)$/s.exec(field);
    index += 1;
    if (raw) {
      const [, before = "", after = "", letter = ""] = raw;
      const moved = letter === "R" || letter === "C";
      const first = fields[index] ?? "";
      const filename = moved ? (fields[index + 1] ?? "") : first;
      index += moved ? 2 : 1;
      files.push({
        filename,
        ...(moved ? { previous: first } : {}),
        status: STATUS[letter] ?? "changed",
        sha: letter === "D" ? before : after,
      });
    } else if (count) {
      const moved = count[3] === "";
      const filename = moved ? (fields[index + 1] ?? "") : (count[3] ?? "");
      index += moved ? 2 : 0;
      counts.set(filename, { additions: Number(count[1]) || 0, deletions: Number(count[2]) || 0, binary: count[1] === "-" });
    }
  }
  return files.map(({ filename, previous, status, sha }) => {
    const { additions = 0, deletions = 0, binary = true } = counts.get(filename) ?? {};
    const path = filename.split("/").map(encodeURIComponent).join("/");
    return {
      sha,
      filename,
      status,
      additions,
      deletions,
      changes: additions + deletions,
      blob_url: `${repoWeb(repository)}/blob/${range.to}/${path}`,
      raw_url: `${repoWeb(repository)}/raw/${range.to}/${path}`,
      contents_url: `${repoApi(repository)}/contents/${path}?ref=${range.to}`,
      // GitHub gives no patch for binary files and for pure renames.
      ...(binary || additions + deletions === 0 ? {} : { patch: "@@ emulated @@" }),
      ...(previous === undefined ? {} : { previous_filename: previous }),
    };
  });
}
