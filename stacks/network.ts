import * as pulumi from "@pulumi/pulumi";
import { ConfigurationError } from "../components/core";
import { definedOnly } from "../components/core/pure/defined-only";
import { Network } from "../components/network";
import type { AwsAccount } from "./aws-account";
import type { NetworkOutputs } from "./contracts";
import type { LayerSettings, Settings } from "./settings";
import { networkLayout } from "./settings/layout";

/** The network layer: created here, imported by id, or taken from another stack; none without AWS. */
export function defineNetwork(
  settings: Settings,
  account: AwsAccount | undefined,
): NetworkOutputs | undefined {
  const { network } = settings;
  switch (network.source) {
    case "create":
      return account && createNetwork(settings, network, account);
    case "import":
      return importNetwork(network);
    case "stack":
      return networkFromStack(network.stack);
    case "none":
      return undefined;
  }
}

function createNetwork(
  { prefix, profile }: Settings,
  network: LayerSettings<"network", "create">,
  { location, provider }: AwsAccount,
): NetworkOutputs {
  const created = new Network(
    `${prefix}-network`,
    {
      aws: location,
      cidr: network.cidr,
      zones: network.zones.map((letter) => `${network.region}${letter}`),
      nat: profile.network.nat,
      endpoints: profile.network.endpoints,
      ...definedOnly({ layout: network.layout && networkLayout(network.layout) }),
      flowLog: { retentionDays: profile.logRetentionDays, key: profile.network.logKey },
    },
    { provider, protect: profile.protectState },
  );
  const { vpcId, cidr, privateSubnetIds, publicSubnetIds, controlPlaneSubnetIds } = created;
  return { vpcId, cidr, privateSubnetIds, publicSubnetIds, controlPlaneSubnetIds };
}

/** A network that exists already, as this program's own would look to a cluster. */
export function importNetwork(network: LayerSettings<"network", "import">): NetworkOutputs {
  const { vpcId, cidr, privateSubnetIds, publicSubnetIds, controlPlaneSubnetIds } = network;
  return { vpcId, cidr, privateSubnetIds, publicSubnetIds, controlPlaneSubnetIds };
}

/** The network that another stack of this project exports as `network`. */
export function networkFromStack(stack: string): NetworkOutputs {
  const exported = new pulumi.StackReference(stack).requireOutput("network");
  const read = (key: keyof NetworkOutputs) =>
    exported.apply((network) => {
      if (network !== null) return network[key];
      throw new ConfigurationError([
        `network.stack: exports no network, got ${stack}; name a stack that creates one`,
      ]);
    });
  return {
    vpcId: read("vpcId"),
    cidr: read("cidr"),
    privateSubnetIds: read("privateSubnetIds"),
    publicSubnetIds: read("publicSubnetIds"),
    controlPlaneSubnetIds: read("controlPlaneSubnetIds"),
  };
}
