/** True for an absolute path or one with a `..` segment, in a glob or a path. */
export function leavesWorkspace(path: string): boolean {
  const bare = path.replace(/^!/, "").replaceAll("\\", "/");
  return /^([/~]|[A-Za-z]:)/.test(bare) || bare.split(/[/{},]/).includes("..");
}

const PICTURES =
  /\.(a?png|jpe?g?|jfif|webp|gif|avif|tiff?|bmp|svgz?|heic|heif|hif|jxl|jp2|j2k|jpx|psd|psb|xcf|kra|ico|cur|icns|tga|exr|hdr|dng|cr[23]|nef|arw|raf|orf|rw2|p[bgnp]m|pcx|dds|qoi|eps|ai)$/i;

/** Whether a file is a picture by its name, of whatever format. */
export function isPictureName(path: string): boolean {
  return PICTURES.test(path);
}
