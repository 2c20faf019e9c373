import ipaddr from "ipaddr.js";

/**
 * True for an address of the public internet. Loopback, private, link-local, carrier-grade NAT, multicast, documentation
 * and every other special range of the IANA registries are not. An IPv4 address inside IPv6 (mapped, NAT64) counts as itself.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (!(parsed instanceof ipaddr.IPv6)) return parsed.range() === "unicast";
  if (parsed.isIPv4MappedAddress()) return parsed.toIPv4Address().range() === "unicast";
  if (parsed.match(ipaddr.IPv6.parse("64:ff9b::"), 96)) return ipaddr.fromByteArray(parsed.toByteArray().slice(12)).range() === "unicast";
  // IANA has given out nothing but 2000::/3, and what lies outside may be IPv4 in disguise (::127.0.0.1 and the like).
  return parsed.range() === "unicast" && parsed.match(ipaddr.IPv6.parse("2000::"), 3);
}

/** The host of a URL without the brackets of an IPv6 address. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, "$1");
}

/**
 * True when the host's name alone says that it is not on the public internet: a special-use domain, a single label such as
 * a service container's name, or a literal address of a special range.
 */
export function isLocalHost(host: string): boolean {
  if (ipaddr.isValid(host)) return !isPublicAddress(host);
  const name = host.replace(/\.$/, "").toLowerCase();
  return !name.includes(".") || /\.(localhost|local|internal|lan|home\.arpa|localdomain)$/.test(name);
}
