import type { ResourceRequest } from "../../../sandbox/providers/provider";
import type { Properties } from "../../../sandbox/providers/properties";

/** A resource of the stack `dev`, as the engine would ask about it. */
export function request(type: string, name: string, inputs: Properties = {}): ResourceRequest {
  return { urn: `urn:pulumi:dev::shop::${type}::${name}`, type, name, inputs };
}

/** Where the tests' clouds are. */
export const LOCATION = { region: "eu-west-1", account: "111122223333" } as const;

/** A provider's configuration that leads there. */
export const CONFIGURATION = {
  region: LOCATION.region,
  allowedAccountIds: JSON.stringify([LOCATION.account]),
} as const;
