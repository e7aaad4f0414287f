import { z } from "zod";
import { parseCidr } from "../../components/core/pure/cidr";
import type { ValidationRule } from "../../components/core/pure/validate";
import { layoutRules } from "../../components/network/pure/layout-rules";
import type { NetworkLayout } from "../../components/network/pure/network-settings";
import { SUBNET_LOCK_FORMAT } from "../../components/network/pure/subnet-lock";
import { planSubnets } from "../../components/network/pure/subnet-plan";
import { cidr } from "./fields";
import { rawObject, rawTexts } from "./raw-values";

/** Key of a subnet: tier and zone letter. */
const subnetKey = z.string().regex(/^[a-z][a-z0-9-]*-[a-f]$/, 'must be a key; use "private-a"');

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
  if (adopt === undefined) return { kind, lock };
  const { vpcId, internetGatewayId, subnetIds } = adopt;
  return {
    kind,
    lock,
    adopt: {
      ...(vpcId !== undefined && { vpcId }),
      ...(internetGatewayId !== undefined && { internetGatewayId }),
      ...(subnetIds !== undefined && { subnetIds }),
    },
  };
}

/** The component's own rules for a layout, as soon as the settings around it can be read. */
export function networkLayoutRules(path: string, created: unknown): readonly ValidationRule[] {
  const raw = rawObject(created);
  const parsed = layout.safeParse(raw.layout);
  const vpc = typeof raw.cidr === "string" ? parseCidr(raw.cidr) : undefined;
  if (!parsed.success || vpc === undefined) return [];
  const chosen = networkLayout(parsed.data);
  const zones = rawTexts(raw.zones);
  const { lock } = parsed.data;
  const subnets = planSubnets(vpc, { zones, tiers: {}, secondaryCidrs: {}, clusters: [], lock });
  return layoutRules(chosen, String(raw.cidr), {}, subnets).map((rule) => ({
    ...rule,
    path: `${path}.${rule.path}`,
  }));
}
