/** True for an absolute path or one with a `..` segment, in a glob or a path. */
export function leavesWorkspace(path: string): boolean {
  const bare = path.replace(/^!/, "").replaceAll("\\", "/");
  return /^([/~]|[A-Za-z]:)/.test(bare) || bare.split(/[/{},]/).includes("..");
}
