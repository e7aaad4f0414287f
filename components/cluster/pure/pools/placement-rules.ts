import type { ValidationRule } from "../../../core/pure/validate";
import type { InstancePoolInput } from "../node-pool-plan";

/** EC2: running instances of a spread placement group in one zone. */
const MOST_SPREAD = 7;

/** What must not hold of the placement of a pool. */
export function placementRules({
  machine: { placement },
  size,
  subnetCount,
}: InstancePoolInput & { readonly subnetCount: number | undefined }): readonly ValidationRule[] {
  const most = subnetCount === undefined ? undefined : subnetCount * MOST_SPREAD;
  return [
    {
      when: placement === "cluster" && subnetCount !== 1,
      path: "machine.placement",
      problem: "keeps instances close together, so all of them must be in one zone",
      got: subnetCount ?? "subnets of another stack",
      fix: "give one subnet, as a list in this program",
    },
    {
      when: placement === "spread" && most !== undefined && most > 0 && size.max > most,
      path: "size.max",
      problem: `must be at most ${MOST_SPREAD} nodes a zone (${most ?? 0}) where each has a dedicated host`,
      got: size.max,
      fix: 'lower it, or use machine.placement "partition"',
    },
  ];
}
