import type { Plan, PlannedResource, PlanProperties } from "../../plan/model";

/** A change for the worse, and the check of checkov that must notice it. */
interface Weakening {
  readonly rule: string;
  readonly type: string;
  readonly change: (inputs: PlanProperties) => PlanProperties;
}

/** One for each way in which values reach the scanner: members, blocks, lists and references. */
const WEAKENINGS: readonly Weakening[] = [
  {
    // A block of a resource.
    rule: "CKV_AWS_39",
    type: "aws:eks/cluster:Cluster",
    change: (inputs) => ({
      ...inputs,
      vpcConfig: { endpointPublicAccess: true, publicAccessCidrs: ["0.0.0.0/0"] },
    }),
  },
  {
    // A plain member.
    rule: "CKV_AWS_7",
    type: "aws:kms/key:Key",
    change: (inputs) => ({ ...inputs, enableKeyRotation: false }),
  },
  {
    // A nested block.
    rule: "CKV_AWS_79",
    type: "aws:ec2/launchTemplate:LaunchTemplate",
    change: (inputs) => ({ ...inputs, metadataOptions: { httpTokens: "optional" } }),
  },
  {
    // A reference between resources: the flow log no longer names the network.
    rule: "CKV2_AWS_11",
    type: "aws:ec2/flowLog:FlowLog",
    change: ({ vpcId: _vpcId, ...inputs }) => ({ ...inputs, subnetId: "subnet-1" }),
  },
];

/** The plan with every weakening applied, and the checks that must fail now. */
export function weaken(plan: Plan): { readonly plan: Plan; readonly rules: readonly string[] } {
  const resources = plan.resources.map(weakenResource);
  return { plan: { ...plan, resources }, rules: WEAKENINGS.map(({ rule }) => rule) };
}

function weakenResource(resource: PlannedResource): PlannedResource {
  return WEAKENINGS.filter(({ type }) => type === resource.type).reduce(
    (weaker, { change }) => ({ ...weaker, inputs: change(weaker.inputs) }),
    resource,
  );
}
