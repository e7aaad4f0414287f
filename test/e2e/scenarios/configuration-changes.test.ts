import { afterAll, afterEach, describe, expect, it } from "vitest";
import { ChangingScenario } from "../../support/changing-scenario";
import { DEV_CHANGES } from "../../support/configuration-changes";
import { isComponent, labelOf, NO_CHANGES } from "../../support/scenario-changes";

/**
 * What a change of dev's configuration touches. Each change is seen alone: what is previewed is taken
 * back, what is applied becomes the ground of the next step.
 */
describe("a changed configuration of dev", () => {
  const stack = new ChangingScenario(DEV_CHANGES);
  const { scenario } = stack;

  afterAll(() => scenario.end());

  describe("before it is applied", () => {
    afterEach(() => scenario.reset());

    it("1. starts from a stack that is up", async () => {
      const run = await stack.start();
      expect([run.code, run.errors]).toEqual([0, []]);
    });

    it("2. a tag updates exactly what carries it", async () => {
      const carriers = scenario
        .resources()
        .filter(
          ({ type, inputs }) => !isComponent(type) && JSON.stringify(inputs).includes("cc-1000"),
        )
        .map(labelOf);
      expect(carriers.length).toBeGreaterThan(90);
      const { changes } = await stack.preview("a tag");
      expect(changes).toEqual({ ...NO_CHANGES, updated: carriers.toSorted() });
    });

    it("3. a range with access to the API updates the cluster in place", async () => {
      const { changes } = await stack.preview("a range with access to the API");
      expect(changes).toEqual({ ...NO_CHANGES, updated: ["Cluster dev-cluster-control-plane"] });
    });

    it("4. an administrator is added beside the others", async () => {
      const { changes } = await stack.preview("one more administrator");
      const created = [
        "AccessEntry dev-cluster-admin-second-admin",
        "AccessPolicyAssociation dev-cluster-admin-second-admin-policy",
      ];
      expect(changes).toEqual({ ...NO_CHANGES, created });
    });

    it("5. an image updates one deployment", async () => {
      const { changes } = await stack.preview("an image");
      expect(changes).toEqual({ ...NO_CHANGES, updated: ["Deployment dev-orders-deployment"] });
    });

    it("6. another range of the network replaces what lies in it", async () => {
      const kept = ["Eip", "InternetGateway", "LogGroup", "Role", "RolePolicy"];
      const inNetwork = scenario
        .resources()
        .map(labelOf)
        .filter((label) => label.includes(" dev-network-"))
        .filter((label) => !kept.includes(label.split(" ", 1).join()));
      const { changes } = await stack.preview("another range of the network");
      expect(changes).toEqual({
        ...NO_CHANGES,
        updated: ["InternetGateway dev-network-internet-gateway"],
        // Control plane and managed groups keep their subnets, and hold up the deletion of the old ones.
        replaced: inNetwork.toSorted(),
      });
    });
  });

  it("7. a zone more adds subnets and replaces none", async () => {
    const { changes, errors } = await stack.up("one more zone");
    expect(errors).toEqual([]);
    expect(changes).toEqual({
      created: [
        "Route dev-network-private-d-default-route",
        "RouteTable dev-network-private-d-route-table",
        "RouteTableAssociation dev-network-control-plane-d-association",
        "RouteTableAssociation dev-network-private-d-association",
        "RouteTableAssociation dev-network-public-d-association",
        "Subnet dev-network-control-plane-d",
        "Subnet dev-network-private-d",
        "Subnet dev-network-public-d",
      ],
      // EKS takes no other zones later: the control plane stays where it is.
      updated: ["VpcEndpoint dev-network-endpoint-dynamodb", "VpcEndpoint dev-network-endpoint-s3"],
      // A managed group keeps the subnets that it has until its pool is rotated.
      replaced: [],
      deleted: [],
    });
  });

  it("8. a Kubernetes minor replaces nothing", async () => {
    const { changes, errors } = await stack.up("a Kubernetes minor");
    expect(errors).toEqual([]);
    expect(changes).toEqual({
      ...NO_CHANGES,
      updated: [
        // Their builds are those of the minor.
        "Addon dev-cluster-coredns",
        "Addon dev-cluster-kube-proxy",
        "Cluster dev-cluster-control-plane",
        // Their pod security labels name the minor.
        "Namespace dev-mesh-namespace",
        "Namespace dev-monitoring-namespace",
        "Namespace dev-monitoring-node-namespace",
        "Namespace dev-orders-namespace",
        "Namespace dev-payments-namespace",
        "NodeGroup dev-batch-node-group",
        "NodeGroup dev-system-node-group",
      ],
    });
  });

  it("9. nothing is left to do", async () => {
    const { changes } = await scenario.preview();
    expect(changes).toEqual(NO_CHANGES);
  });

  it("10. saw every change, of which diff and the engine say the same", () => {
    expect(stack.left()).toEqual([]);
  });
});
