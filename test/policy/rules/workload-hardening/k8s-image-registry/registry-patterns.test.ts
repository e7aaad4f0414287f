import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  namesRegistry,
  registryPatterns,
} from "../../../../../policy/rules/workload-hardening/k8s-image-registry/registry-patterns";
import {
  imageOrigin,
  isFromRegistry,
} from "../../../../../policy/rules/workload-hardening/k8s-image-registry/image-registry";

/** As the API server asks it. */
function isListed(image: string, registries: readonly string[]): boolean {
  const { withHost, ofHub } = registryPatterns(registries);
  const isLocal = image.startsWith("localhost/");
  return new RegExp(withHost).test(image) || (!isLocal && new RegExp(ofHub).test(image));
}

/** As the policy pack asks it. */
function isListedByPack(image: string, registries: readonly string[]): boolean {
  const origin = imageOrigin(image);
  return origin !== undefined && registries.some((entry) => isFromRegistry(origin, entry));
}

const HOSTS = [
  "reg.io",
  "reg.io.evil",
  "REG.io",
  "a.reg.io",
  "a.b.reg.io",
  "reg.io:5000",
  "localhost",
  "localhost:5000",
  "docker.io",
  "index.docker.io",
];
const PATHS = ["", "library", "library/nginx", "team", "team/web", "team-b"];

const entry = fc
  .tuple(
    fc.constantFrom("*.reg.io", ...HOSTS.filter((host) => host !== "REG.io")),
    fc.constantFrom(...PATHS),
  )
  .map(([host, path]) => (path === "" ? host : `${host}/${path}`));

const image = fc
  .tuple(
    fc.constantFrom("", ...HOSTS),
    fc.array(fc.constantFrom("library", "nginx", "team", "web", "team-b", "a.b", "A", ""), {
      minLength: 1,
      maxLength: 3,
    }),
    fc.constantFrom("", ":1", ":latest", ":1@sha256:ab", "@sha256:ab"),
  )
  .map(([host, parts, end]) => `${[...(host === "" ? [] : [host]), ...parts].join("/")}${end}`);

describe("registryPatterns", () => {
  it("lists the images that the policy pack lists", () => {
    fc.assert(
      fc.property(image, fc.array(entry, { maxLength: 3 }), (name, entries) => {
        expect(isListed(name, entries)).toBe(isListedByPack(name, entries));
      }),
      { numRuns: 5_000 },
    );
  });

  it("lists nothing for an empty list", () => {
    expect(isListed("nginx", [])).toBe(false);
  });
});

describe("namesRegistry", () => {
  it.each(["reg.io", "reg.io/team/web", "*.reg.io", "localhost:5000", "localhost"])(
    "takes %s",
    (name) => expect(namesRegistry(name)).toBe(true),
  );

  it.each(["nginx", "reg.io/Team", "https://reg.io", "", "*.", "reg.io/*"])("refuses %s", (name) =>
    expect(namesRegistry(name)).toBe(false),
  );
});
