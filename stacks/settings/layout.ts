import { z } from "zod";
import { definedOnly } from "../../components/core/pure/defined-only";
import type { NetworkLayout } from "../../components/network/pure/network-settings";
import { SUBNET_LOCK_FORMAT } from "../../components/network/pure/subnet-lock";
import { cidr } from "./fields";

/** Key of a subnet: tier and zone letter. */
export const SUBNET_KEY = /^[a-z][a-z0-9-]*-[a-f]$/;

const subnetKey = z.string().regex(SUBNET_KEY, 'must be a key; use "private-a"');

/**
 * Addresses that hold whatever the planner would say, as `orchestrate plan --lock` prints them; with
 * `adopt` the network takes over what exists.
 */
export const layout = z.strictObject({
  kind: z.literal("locked"),
  lock: z.strictObject({
    format: z.literal(SUBNET_LOCK_FORMAT),
    /** Range of the VPC that the lock was taken of. */
    cidr,
    subnets: z.record(subnetKey, cidr),
  }),
  adopt: z
    .strictObject({
      vpcId: z.string().optional(),
      internetGatewayId: z.string().optional(),
      subnetIds: z.record(subnetKey, z.string()).optional(),
    })
    .optional(),
});

/** A layout as it is configured. */
export type LayoutSetting = z.infer<typeof layout>;

/** A layout as a network takes it: keys that are not set are absent. */
export function networkLayout({ kind, lock, adopt }: LayoutSetting): NetworkLayout {
  return definedOnly({ kind, lock, adopt: adopt && definedOnly(adopt) });
}
