import { describe, expect, it } from "vitest";
import { findProblems } from "../../../../components/core/pure/validate";
import { natRules, planNat } from "../../../../components/network/pure/nat-plan";
import type { Nat } from "../../../../components/network/pure/network-settings";

const plan = (nat: Nat, letters: readonly string[] = ["a", "b", "c"]) =>
  planNat("dev-network", {
    aws: { accountId: "111122223333", region: "eu-central-1", partition: "aws" },
    nat,
    zones: letters.map((letter) => `eu-central-1${letter}`),
    ranges: ["10.0.0.0/16"],
  });

describe("planNat", () => {
  it.each<[Nat["kind"], object]>([
    ["none", { kind: "none" }],
    ["regional", { kind: "regional" }],
    ["single", { kind: "gateways", letters: ["a"] }],
    ["per-zone", { kind: "gateways", letters: ["a", "b", "c"] }],
  ])("decides %s", (kind, decided) => {
    expect(plan({ kind })).toEqual(decided);
  });

  it("keeps a single gateway or instance where it is when zones are reordered", () => {
    expect(plan({ kind: "single" }, ["c", "b"])).toMatchObject({ letters: ["b"] });
    expect(plan({ kind: "instance" }, ["c", "b"])).toMatchObject({ letter: "b" });
  });

  it("names everything of an instance after the network", () => {
    expect(plan({ kind: "instance" })).toMatchObject({
      instanceType: "t4g.nano",
      templateName: "dev-network-nat",
      groupName: "dev-network-nat",
      roleName: "dev-network-nat",
      profileName: "dev-network-nat",
      trustPolicy:
        '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}',
      sessionPolicyArn: "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore",
    });
  });
});

describe("natRules", () => {
  it.each<Nat>([
    { kind: "none" },
    { kind: "instance" },
    { kind: "instance", instanceType: "c7gn.medium" },
    { kind: "instance", instanceType: "t3.nano", imageId: "ami-0123456789abcdef0" },
  ])("accepts %j", (nat) => {
    expect(findProblems(natRules(nat))).toEqual([]);
  });

  it.each<[Nat, string]>([
    [
      { kind: "instance", instanceType: "t3.nano" },
      'nat.instanceType: does not run the default image, which is for arm64, got "t3.nano"; use a Graviton type, or give nat.imageId',
    ],
    [
      { kind: "instance", instanceType: "large", imageId: "ami-0123456789abcdef0" },
      'nat.instanceType: is not an instance type, got "large"; write it as "t4g.nano"',
    ],
    [
      { kind: "instance", imageId: "al2023" },
      'nat.imageId: is not the id of an image, got "al2023"; write it as "ami-" and its hex digits, or leave it out',
    ],
  ])("refuses %j", (nat, message) => {
    expect(findProblems(natRules(nat))).toEqual([message]);
  });
});
