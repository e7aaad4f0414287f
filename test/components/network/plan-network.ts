import { Network, type NetworkArgs } from "../../../components/network";
import { type Plan, planProgram } from "../../../plan";
import type { PlannedResource } from "../../../plan/model";
import { type Recording, record } from "../../support/mocks";

/** A valid network in two zones, every default in place. */
export const networkArgs: NetworkArgs = {
  aws: { accountId: "111122223333", region: "eu-central-1", partition: "aws" },
  cidr: "10.0.0.0/16",
  zones: ["eu-central-1a", "eu-central-1b"],
};

/** What that network declares with some arguments changed. */
export function planNetwork(
  change: Partial<NetworkArgs> = {},
  preview = false,
): Promise<Recording> {
  return record(() => new Network("dev-network", { ...networkArgs, ...change }), {
    preview,
    computed: {
      "aws:ec2/vpc:Vpc": { ipv6CidrBlock: "2001:db8:0:1200::/56" },
      "aws:ec2/launchTemplate:LaunchTemplate": { latestVersion: 3 },
    },
  });
}

/** The same as a plan, which shows the options of resources too. */
export function planResources(change: Partial<NetworkArgs> = {}): Promise<Plan> {
  return planProgram({
    project: "networks",
    stack: "dev",
    environment: "dev",
    config: {},
    entry: () => {
      new Network("dev-network", { ...networkArgs, ...change });
    },
  });
}

/** The only resource of a name in a plan. */
export function named(plan: Plan, name: string): PlannedResource {
  const [match, ...others] = plan.resources.filter((resource) => resource.name === name);
  if (match === undefined || others.length > 0) throw new Error(`not one resource ${name}`);
  return match;
}

/** Names of all resources of a type, sorted. */
export function namesOf(recording: Recording, type: string): readonly string[] {
  return recording.inventory
    .filter((entry) => entry.startsWith(`${type} `))
    .map((entry) => entry.slice(type.length + 1));
}
