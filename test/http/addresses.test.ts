import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hostOf, isLocalHost, isPublicAddress } from "../../src/http/addresses.ts";

/** Address blocks of the IANA special-purpose registries (RFC 6890 and later), multicast, and what is not given out. */
const SPECIAL_V4 = [
  ...["0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24"],
  ...["192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"],
  "255.255.255.255/32",
];
const SPECIAL_V6 = [
  ...["::/128", "::1/128", "::/96", "::ffff:0:0:0/96", "64:ff9b:1::/48", "100::/64", "100:0:0:1::/64", "2001::/32", "2001:2::/48"],
  ...["2001:10::/28", "2001:20::/28", "2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10"],
  ...["ff00::/8", "4000::/3", "8000::/1", "::/3"],
];

function toNumber(address: string): bigint {
  if (!address.includes(":")) return address.split(".").reduce((sum, part) => sum * 256n + BigInt(part), 0n);
  const [head = "", tail] = address.split("::");
  const groups = (text: string) => (text === "" ? [] : text.split(":"));
  const missing = tail === undefined ? 0 : 8 - groups(head).length - groups(tail).length;
  return [...groups(head), ...Array.from({ length: missing }, () => "0"), ...groups(tail ?? "")].reduce(
    (sum, group) => sum * 65536n + BigInt(`0x${group}`),
    0n,
  );
}

const toV4 = (number: bigint) => [24n, 16n, 8n, 0n].map((shift) => (number >> shift) & 255n).join(".");
const toV6 = (number: bigint) =>
  Array.from({ length: 8 }, (_, index) => ((number >> BigInt(112 - 16 * index)) & 0xffffn).toString(16)).join(":");

/** Any address of the block, its first and last one often. */
function within(block: string, bits: 32 | 128): fc.Arbitrary<bigint> {
  const [start = "", length = "0"] = block.split("/");
  const free = BigInt(bits - Number(length));
  const first = (toNumber(start) >> free) << free;
  const last = first + (1n << free) - 1n;
  return fc.oneof(fc.bigInt({ min: first, max: last }), fc.constantFrom(first, last));
}

const special4 = fc.constantFrom(...SPECIAL_V4).chain((block) => within(block, 32));
const special6 = fc.constantFrom(...SPECIAL_V6).chain((block) => within(block, 128));
/** Blocks of large networks, and 64:ff9b::/96 with them inside. */
const public4 = fc
  .constantFrom("1.1.1.0/24", "8.8.8.0/24", "47.88.0.0/14", "104.16.0.0/13", "140.82.112.0/20")
  .chain((block) => within(block, 32));
const public6 = fc
  .constantFrom("2606:4700::/32", "2a00:1450::/32", "2600:1f00::/24", "2400:3200::/32")
  .chain((block) => within(block, 128));

const MAPPED = 0xffffn << 32n;
const NAT64 = toNumber("64:ff9b::");

/** The ways to write an IPv4 address in a URL. */
function spellings(number: bigint): string[] {
  const [a = 0n, b = 0n] = [number >> 24n, (number >> 16n) & 255n];
  return [
    toV4(number),
    String(number),
    `0x${number.toString(16)}`,
    `0${number.toString(8)}`,
    toV4(number)
      .split(".")
      .map((part) => `0${Number(part).toString(8)}`)
      .join("."),
    toV4(number)
      .split(".")
      .map((part) => `0x${Number(part).toString(16)}`)
      .join("."),
    `${a}.${number & 0xffffffn}`,
    `${a}.${b}.${number & 0xffffn}`,
    `${toV4(number)}.`,
    toV4(number).replaceAll(".", "。"),
    `[::ffff:${toV4(number)}]`,
    `[64:ff9b::${toV4(number)}]`,
    `[::FFFF:${(number >> 16n).toString(16)}:${(number & 0xffffn).toString(16)}]`,
  ];
}

const hostsOf = (number: bigint) => spellings(number).map((text) => hostOf(new URL(`https://${text}/x`)));

describe("addresses of the special ranges", () => {
  it("are not public: IPv4, alone, mapped and by NAT64", () => {
    fc.assert(
      fc.property(special4, (number) => {
        expect(isPublicAddress(toV4(number))).toBe(false);
        expect(isPublicAddress(toV6(number | MAPPED))).toBe(false);
        expect(isPublicAddress(toV6(number | NAT64))).toBe(false);
      }),
      { numRuns: 600 },
    );
  });

  it("are not public: IPv6", () => {
    fc.assert(
      fc.property(special6, (number) => {
        // Of these two, the IPv4 address inside decides.
        fc.pre(number >> 32n !== MAPPED >> 32n && number >> 32n !== NAT64 >> 32n);
        expect(isPublicAddress(toV6(number))).toBe(false);
        expect(isLocalHost(hostOf(new URL(`https://[${toV6(number)}]/`)))).toBe(true);
      }),
      { numRuns: 600 },
    );
  });

  it("are recognised in every spelling that a URL can have", () => {
    fc.assert(
      fc.property(special4, (number) => {
        for (const host of hostsOf(number)) expect([host, isLocalHost(host)]).toEqual([host, true]);
      }),
      { numRuns: 150 },
    );
  });

  it.each(["127.0.0.1", "169.254.169.254", "100.100.100.200", "::1", "fd00:ec2::254", "::ffff:169.254.169.254", "64:ff9b::a9fe:a9fe"])(
    "%s is not public",
    (address) => {
      expect(isPublicAddress(address)).toBe(false);
    },
  );

  it.each(["", "localhost", "1.2.3.4.5", "::g", "1.2.3.4/8", "256.0.0.1", "fe80::1%eth0"])("%j is no public address", (text) => {
    expect(isPublicAddress(text)).toBe(false);
  });
});

describe("public addresses", () => {
  it("pass: IPv4, alone, mapped and by NAT64, in every spelling", () => {
    fc.assert(
      fc.property(public4, (number) => {
        for (const address of [toV4(number), toV6(number | MAPPED), toV6(number | NAT64)]) expect(isPublicAddress(address)).toBe(true);
        for (const host of hostsOf(number)) expect([host, isLocalHost(host)]).toEqual([host, false]);
      }),
    );
  });

  it("pass: IPv6", () => {
    fc.assert(
      fc.property(public6, (number) => {
        expect(isPublicAddress(toV6(number))).toBe(true);
      }),
    );
  });
});

describe("names", () => {
  it.each([
    ...["localhost", "LOCALHOST", "localhost.", "vllm", "a.localhost", "printer.local", "metadata.google.internal", "nas.lan"],
    ...["router.home.arpa", "host.localdomain", "Metadata.Google.INTERNAL.", "api.internal."],
  ])("%s is not on the public internet", (name) => {
    expect(isLocalHost(name)).toBe(true);
  });

  it.each([
    "example.com",
    "example.com.",
    "localhost.example.com",
    "internal.example.com",
    "mylocal.net",
    "dashscope-result-sgp.oss.aliyuncs.com",
  ])("%s may be", (name) => {
    expect(isLocalHost(name)).toBe(false);
  });
});
