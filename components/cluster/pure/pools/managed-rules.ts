import { durationSeconds } from "../../../core/pure/units";
import type { ValidationRule } from "../../../core/pure/validate";
import { isWindows } from "../node-image";
import {
  type ImageFacts,
  instancePoolRules,
  instanceTypeRules,
  subnetRules,
} from "../node-pool-rules";
import { imageFacts, imageRules } from "./image-rules";
import type { ManagedPoolInput } from "./managed-input";
import type { NodeShare, PoolShape, RepairSettings } from "./managed-operation";
import { placementRules } from "./placement-rules";
import { warmPoolRules } from "./warm-pool-rules";

/** EKS: UpdateNodegroupConfig takes at most this many nodes at a time. */
const MOST_AT_ONCE = 100;

/** What must not hold of a managed pool's arguments. */
export function managedPoolRules(input: ManagedPoolInput): readonly ValidationRule[] {
  const facts = imageFacts(input);
  return [
    ...instancePoolRules(input, facts),
    ...subnetRules(input.subnetCount),
    ...("custom" in input.image
      ? []
      : imageRules(input.image, facts, input.instanceTypes, input.version)),
    ...mergeRules(input, facts),
    ...placementRules(input),
    ...blockRules(input),
    ...zoneRules(input),
    ...operationRules(input, facts),
  ];
}

/** EKS joins the Windows nodes of a managed group by itself and lets nothing be added. */
function mergeRules(
  { machine: { maxPods } }: ManagedPoolInput,
  { os }: ImageFacts,
): readonly ValidationRule[] {
  return [
    {
      when: isWindows(os) && maxPods !== undefined,
      path: "machine.maxPods",
      problem: "cannot be set for the Windows nodes of a managed group",
      got: maxPods,
      fix: 'leave it out, or use backend "self-managed"',
    },
  ];
}

function blockRules(input: ManagedPoolInput): readonly ValidationRule[] {
  if (input.purchase.kind !== "capacity-block") return [];
  return [
    {
      when: input.subnetCount !== 1,
      path: "subnetIds",
      problem: "must be one subnet: a capacity block is in one zone",
      got: input.subnetCount ?? "subnets of another stack",
      fix: "give the subnet of the block's zone",
    },
    {
      when: input.instanceTypes.length > 1,
      path: "instanceTypes",
      problem: "must be one type: a capacity block is of one type",
      got: input.instanceTypes,
      fix: "name the block's type",
    },
  ];
}

function zoneRules({ zones, size }: ManagedPoolInput): readonly ValidationRule[] {
  if (zones === undefined) return [];
  return [
    {
      when: zones.length > 0 && size.max < zones.length,
      path: "size.max",
      problem: `leaves some of the ${zones.length} zones without any node`,
      got: size.max,
      fix: "raise it to the number of zones, or give the subnets as one list",
    },
  ];
}

function operationRules(
  { operation, purchase }: ManagedPoolInput,
  { os, variant }: ImageFacts,
): readonly ValidationRule[] {
  const { update, repair = {}, warmPool, rotation } = operation;
  return [
    ...shareRules("operation.update", update),
    ...(repair === "off" ? [] : repairRules(repair)),
    ...warmPoolRules(warmPool, { os, purchase: purchase.kind }),
    ...(rotation?.retiring === undefined ? [] : retiringRules(rotation.retiring, { os, variant })),
  ];
}

/** The generation that leaves ran already, so only what is misspelt can be wrong with it. */
function retiringRules(
  { instanceTypes, image }: PoolShape,
  facts: ImageFacts,
): readonly ValidationRule[] {
  if (instanceTypes === undefined) return [];
  return instanceTypeRules(instanceTypes, image?.variant ?? facts.variant).map((rule) => ({
    ...rule,
    path: `operation.rotation.retiring.${rule.path}`,
  }));
}

function shareRules(path: string, share: NodeShare | undefined): readonly ValidationRule[] {
  if (share === undefined) return [];
  const isCount = "count" in share;
  const value = isCount ? share.count : share.percent;
  return [
    {
      when: !Number.isInteger(value) || value < 1 || value > MOST_AT_ONCE,
      path: `${path}.${isCount ? "count" : "percent"}`,
      problem: `must be a whole number from 1 to ${MOST_AT_ONCE}`,
      got: value,
      fix: "a third of the nodes suits most pools",
    },
  ];
}

function repairRules({
  parallel,
  stopAbove,
  overrides = [],
}: RepairSettings): readonly ValidationRule[] {
  const path = "operation.repair";
  return [
    ...shareRules(`${path}.parallel`, parallel),
    ...shareRules(`${path}.stopAbove`, stopAbove),
    ...overrides.map(({ after }, index) => ({
      when: durationSeconds(after, `${path}.overrides[${index}].after`) < 60,
      path: `${path}.overrides[${index}].after`,
      problem: "must be a minute or more",
      got: after,
      fix: 'write it as "10 minutes"',
    })),
  ];
}
