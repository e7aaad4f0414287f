import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  NAME_RULES,
  type NamedService,
  physicalName,
} from "../../../../components/core/pure/physical-name";

const services = Object.keys(NAME_RULES).filter(
  (service): service is NamedService => service in NAME_RULES,
);
const service = fc.constantFrom(...services);
const part = fc.string({ unit: "binary", minLength: 1, maxLength: 150 });

describe("physicalName", () => {
  it("joins the parts with hyphens", () => {
    expect(physicalName("iamRole", "dev-cluster", "nodes")).toBe("dev-cluster-nodes");
  });

  it("leaves empty parts out", () => {
    expect(physicalName("iamRole", "dev", "", "nodes")).toBe("dev-nodes");
  });

  it("keeps a name that is exactly as long as allowed", () => {
    const name = "a".repeat(64);
    expect(physicalName("iamRole", name)).toBe(name);
  });

  it("cuts a longer name and ends it with a hash", () => {
    const name = physicalName("iamRole", "a".repeat(65));
    expect(name).toMatch(/^a{55}-[0-9a-f]{8}$/);
  });

  it("gives a name that had to be altered a hash", () => {
    expect(physicalName("kubernetesLabel", "Team_A")).toMatch(/^team-a-[0-9a-f]{8}$/);
  });

  it("names what has no legal character by its hash alone", () => {
    expect(physicalName("kubernetesLabel", "§§")).toMatch(/^n-[0-9a-f]{8}$/);
  });

  it("keeps to the limits of every service, whatever the parts", () => {
    fc.assert(
      fc.property(service, fc.array(part, { minLength: 1, maxLength: 4 }), (target, parts) => {
        const { maxLength, allowed, lowerCase } = NAME_RULES[target];
        const name = physicalName(target, ...parts);
        return (
          name.length > 0 &&
          name.length <= maxLength &&
          [...name].every((char) => allowed.test(char)) &&
          (!lowerCase || name === name.toLowerCase())
        );
      }),
    );
  });

  it("gives a DNS label that starts and ends with a letter or digit", () => {
    fc.assert(
      fc.property(part, (text) =>
        /^[0-9a-z](?:[0-9a-z-]*[0-9a-z])?$/.test(physicalName("kubernetesLabel", text)),
      ),
    );
  });

  it("gives two different names two different results", () => {
    fc.assert(
      fc.property(service, part, part, (target, left, right) => {
        fc.pre(left !== right);
        return physicalName(target, left) !== physicalName(target, right);
      }),
    );
  });

  it("gives the same name the same result", () => {
    fc.assert(
      fc.property(service, part, (target, text) => {
        return physicalName(target, text) === physicalName(target, text);
      }),
    );
  });
});
