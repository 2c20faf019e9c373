import { readdir } from "node:fs/promises";
import { join } from "node:path";

/**
 * Lists what lies in a folder without git, also symbolic links, which are not followed; never what is in `.git`.
 *
 * @param isWanted says of each folder whether anything in it counts.
 * @returns paths relative to the folder, with forward slashes.
 */
export async function listFolder(root: string, isWanted: (folder: string) => boolean): Promise<string[]> {
  const paths: string[] = [];
  const folders = [""];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    // What cannot be read holds no image.
    for (const entry of await readdir(join(root, folder), { withFileTypes: true }).catch(() => [])) {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.name.toLowerCase() === ".git") continue;
      if (!entry.isDirectory()) paths.push(path);
      else if (isWanted(path)) folders.push(path);
    }
  }
  return paths;
}
