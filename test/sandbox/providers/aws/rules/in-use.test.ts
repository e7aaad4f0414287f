import path from "node:path";
import { describe, expect, it } from "vitest";
import { scratchFolders } from "../../../../support/scratch-folder";
import { SmallAccount } from "./small-account";

const scratch = scratchFolders();

const network = () => new SmallAccount(path.join(scratch(), "aws.jsonl")).makeNetwork();
const bare = () => new SmallAccount(path.join(scratch(), "aws.jsonl"));

describe("refuseUsed", () => {
  it("keeps a subnet and a placement group that a scaling group uses", async () => {
    const account = await network();
    await account.make("placement", "near", { name: "near", strategy: "cluster" });
    await account.make("template", "template", { name: "nodes" });
    await account.make("scaling", "scaling", {
      minSize: 0,
      maxSize: 1,
      vpcZoneIdentifiers: [account.id("b")],
      launchTemplate: { id: account.id("template") },
      placementGroup: "near",
    });
    await expect(account.aws.delete(account.the("b"))).rejects.toThrow(
      `DependencyViolation: The subnet '${account.id("b")}' has dependencies`,
    );
    await expect(account.aws.delete(account.the("near"))).rejects.toThrow(
      "simulated aws: InvalidPlacementGroup.InUse: The placement group 'near' is in use and may not be deleted.",
    );
  });

  it("keeps the interface that is attached to a machine", async () => {
    const account = await network();
    const own = await account.make("interface", "own", { subnetId: account.id("a") });
    const machine = await account.make("machine", "machine", {
      networkInterfaces: [{ networkInterfaceId: own.id, deviceIndex: 0 }],
    });
    await expect(account.aws.delete(own)).rejects.toThrow(
      `simulated aws: InvalidParameterValue: Network interface '${own.id}' is currently in use.`,
    );
    await account.aws.delete(machine);
    await expect(account.aws.delete(own)).resolves.toBeUndefined();
  });

  it("keeps a VPC and its gateway that a regional NAT gateway uses", async () => {
    const account = bare();
    const vpc = await account.make("vpc", "vpc", { cidrBlock: "10.0.0.0/16" });
    const gateway = await account.make("gateway", "gateway", { vpcId: vpc.id });
    const nat = await account.make("nat", "nat", { availabilityMode: "regional", vpcId: vpc.id });
    await expect(account.aws.delete(gateway)).rejects.toThrow("has some mapped public address(es)");
    await account.aws.delete(nat);
    await account.aws.delete(gateway);
    await expect(account.aws.delete(vpc)).resolves.toBeUndefined();
  });

  it.each([
    ["httpNamespace", { name: "shop" }, "namespaceId"],
    ["privateNamespace", { name: "shop.local" }, "dnsConfig"],
  ] as const)(
    "keeps a %s that has services, and a service that has instances",
    async (...given) => {
      const [type, inputs, member] = given;
      const account = await network();
      const vpc = type === "privateNamespace" ? { vpc: account.id("vpc") } : {};
      const namespace = await account.make(type, "namespace", { ...inputs, ...vpc });
      const service = await account.make("discovered", "service", {
        name: "api",
        ...(member === "dnsConfig"
          ? { dnsConfig: { namespaceId: namespace.id, dnsRecords: [{ type: "A", ttl: 10 }] } }
          : { namespaceId: namespace.id }),
      });
      const instance = await account.make("registered", "instance", {
        serviceId: service.id,
        instanceId: "one",
        attributes: { AWS_INSTANCE_IPV4: "10.0.0.10" },
      });
      await expect(account.aws.delete(namespace)).rejects.toThrow(
        `ResourceInUse: Namespace with ID: ${namespace.id} can't be deleted because it still has services.`,
      );
      await expect(account.aws.delete(service)).rejects.toThrow(
        `ResourceInUse: Service with ID: ${service.id} can't be deleted because it still has instances.`,
      );
      for (const thing of [instance, service, namespace]) await account.aws.delete(thing);
    },
  );

  it("keeps an event rule that has targets", async () => {
    const account = bare();
    const rule = await account.make("eventRule", "rule", { name: "spot", eventPattern: "{}" });
    const target = await account.make("eventTarget", "target", { rule: "spot", arn: "arn" });
    await expect(account.aws.delete(rule)).rejects.toThrow(
      "simulated aws: ValidationException: Rule can't be deleted since it has targets.",
    );
    await account.aws.delete(target);
    await expect(account.aws.delete(rule)).resolves.toBeUndefined();
  });
});
