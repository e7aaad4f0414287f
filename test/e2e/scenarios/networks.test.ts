import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { ChangingScenario } from "../../support/changing-scenario";
import { NETWORK_CHANGES } from "../../support/configuration-changes";
import { ROOT } from "../../support/repository";
import { Scenario } from "../../support/scenario";
import { NO_CHANGES } from "../../support/scenario-changes";

const programOf = (project: string) => ({
  project,
  entry: path.join(ROOT, `test/e2e/programs/${project}/index.ts`),
});
const zones = ["a", "b", "c"];
const perZone = (pattern: string) => zones.map((letter) => pattern.replace("*", letter));

describe("a network that grows", () => {
  const stack = new ChangingScenario(NETWORK_CHANGES);
  const { scenario } = stack;
  const routes = perZone("Route trial-network-private-*-default-route");
  const natInstance = [
    "Eip trial-network-nat-address",
    "Instance trial-network-nat-instance",
    "InstanceProfile trial-network-nat-profile",
    "LaunchTemplate trial-network-nat-template",
    "NetworkInterface trial-network-nat-interface",
    "Role trial-network-nat-role",
    "RolePolicyAttachment trial-network-nat-session-manager",
    "SecurityGroup trial-network-nat",
    "SecurityGroupEgressRule trial-network-nat-to-internet",
    "SecurityGroupIngressRule trial-network-nat-from-range-pods",
    "SecurityGroupIngressRule trial-network-nat-from-vpc",
  ];

  afterAll(() => scenario.end());

  it("1. comes up with a registry and a zone", async () => {
    const run = await stack.start();
    expect([run.code, run.errors]).toEqual([0, []]);
  });

  it("2. gains a zone, which replaces and deletes nothing", async () => {
    const { changes, errors } = await stack.up("one more zone");
    expect(errors).toEqual([]);
    expect(changes).toMatchObject({
      updated: [
        "VpcEndpoint trial-network-endpoint-dynamodb",
        "VpcEndpoint trial-network-endpoint-s3",
      ],
      replaced: [],
      deleted: [],
    });
  });

  it("3. gains IPv6, isolated subnets and a range for pods, which replaces nothing", async () => {
    const { changes, errors } = await stack.up("IPv6, isolated subnets and a range for pods");
    expect(errors).toEqual([]);
    expect(changes).toMatchObject({
      updated: [
        ...perZone("Subnet trial-network-control-plane-*"),
        ...perZone("Subnet trial-network-private-*"),
        ...perZone("Subnet trial-network-public-*"),
        "Vpc trial-network-vpc",
      ],
      replaced: [],
      deleted: [],
    });
  });

  it("4. goes out through an instance instead of a gateway, by the same routes", async () => {
    const { changes, errors } = await stack.up("an instance instead of a gateway");
    expect(errors).toEqual([]);
    expect(changes).toEqual({
      created: natInstance,
      updated: routes,
      replaced: [],
      deleted: ["Eip trial-network-nat-a-address", "NatGateway trial-network-nat-a"],
    });
  });

  it("5. gets another image for the instance, whose interface and address stay", async () => {
    const { changes, errors } = await stack.up("another image for the instance");
    expect(errors).toEqual([]);
    expect(changes).toEqual({
      ...NO_CHANGES,
      updated: ["LaunchTemplate trial-network-nat-template"],
      replaced: ["Instance trial-network-nat-instance"],
    });
  });

  it("6. goes out through a regional gateway", async () => {
    const { errors, changes } = await stack.up("a regional gateway");
    expect(errors).toEqual([]);
    expect(changes).toEqual({
      created: ["NatGateway trial-network-nat-regional"],
      updated: routes,
      replaced: [],
      deleted: natInstance,
    });
  });

  it("7. goes without leaving anything", async () => {
    const { errors } = await scenario.destroy();
    expect(errors).toEqual([]);
    expect(scenario.account("aws").list()).toEqual([]);
  });

  it("8. saw every change, of which diff and the engine say the same", () => {
    expect(stack.left()).toEqual([]);
  });
});

describe("a network that was made without this product", () => {
  const owner = new Scenario({ stack: "trial", program: programOf("old-network") });
  const adopter = new Scenario({ stack: "trial", program: programOf("networks") });
  const lock = {
    format: "subnet-lock/1",
    cidr: "10.64.0.0/18",
    subnets: { "private-a": "10.64.0.0/21", "private-b": "10.64.40.0/21" },
  };

  afterAll(() => {
    for (const scenario of [owner, adopter]) scenario.end();
  });

  it("1. exists", async () => {
    const run = await owner.up();
    expect([run.code, run.errors]).toEqual([0, []]);
  });

  it("2. is adopted with the addresses that it has", async () => {
    adopter.copyAccounts(owner);
    adopter.set("aws:region", "eu-central-1");
    const idOf = (type: string, name: string) => {
      const records = owner.account("aws").list();
      return records.find(({ urn }) => urn.includes(`:${type}::`) && urn.endsWith(`::${name}`))?.id;
    };
    const adopt = {
      vpcId: idOf("Vpc", "old"),
      internetGatewayId: idOf("InternetGateway", "old"),
      subnetIds: { "private-a": idOf("Subnet", "old-a"), "private-b": idOf("Subnet", "old-b") },
    };
    adopter.set("shape", { layout: { kind: "locked", lock, adopt } });
    const run = await adopter.up();
    expect([run.code, run.errors]).toEqual([0, []]);
    expect(run.changes).toMatchObject({
      updated: [
        "InternetGateway trial-network-internet-gateway",
        "Subnet trial-network-private-a",
        "Subnet trial-network-private-b",
        "Vpc trial-network-vpc",
      ],
      replaced: [],
      deleted: [],
    });
  });

  it("3. needs no ids once it is adopted", async () => {
    adopter.set("shape", { layout: { kind: "locked", lock } });
    expect((await adopter.up()).changes).toEqual(NO_CHANGES);
  });
});
