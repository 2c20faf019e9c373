import ipaddr from "ipaddr.js";

/**
 * True for an address of the public internet. Loopback, private, link-local, carrier-grade NAT, multicast, documentation
 * and every other special range of the IANA registries are not. An IPv4 address inside IPv6 (mapped, NAT64) counts as itself.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.kind() === "ipv6") {
    const six = parsed as ipaddr.IPv6;
    if (six.isIPv4MappedAddress()) return six.toIPv4Address().range() === "unicast";
    if (six.range() === "rfc6052") return ipaddr.fromByteArray(six.toByteArray().slice(12)).range() === "unicast";
  }
  return parsed.range() === "unicast";
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
