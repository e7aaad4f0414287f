import { Network, type NetworkArgs } from "../../../components/network";
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
  return record(() => new Network("dev-network", { ...networkArgs, ...change }), { preview });
}

/** Names of all resources of a type, sorted. */
export function namesOf(recording: Recording, type: string): readonly string[] {
  return recording.inventory
    .filter((entry) => entry.startsWith(`${type} `))
    .map((entry) => entry.slice(type.length + 1));
}
