/** Bytes of a description that are looked at. */
const MAX_DESCRIPTION = 4096;

/**
 * True when an ICC profile describes sRGB, so that leaving it out changes nothing. Told by its description, as the bytes of
 * the many sRGB profiles differ. Layout: ICC.1:2022, sections 7.2 and 7.3. A damaged profile counts as another one.
 */
export function isSrgbProfile(profile: Buffer): boolean {
  try {
    const count = Math.min(profile.readUInt32BE(128), 100);
    for (let tag = 132; tag < 132 + count * 12; tag += 12) {
      if (profile.toString("latin1", tag, tag + 4) !== "desc") continue;
      const start = profile.readUInt32BE(tag + 4);
      const length = Math.min(profile.readUInt32BE(tag + 8), MAX_DESCRIPTION);
      // Version 2 profiles have ASCII here, version 4 UTF-16; without the zeros both read the same.
      const text = profile.toString("latin1", start, start + length).replaceAll("\0", "");
      return /sRGB|IEC ?61966-2[.-]1/i.test(text);
    }
    return false;
  } catch {
    return false;
  }
}
