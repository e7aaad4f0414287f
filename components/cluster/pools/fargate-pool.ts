import * as aws from "@pulumi/aws";
import { type Children, clusterNameOf } from "../../core";
import {
  type FargatePoolPlan,
  planFargatePool,
  podExecutionTrust,
} from "../pure/pools/fargate-plan";
import type { RoleNodes } from "../role";
import { countSubnets, subnetIdList } from "../subnet-ids";
import type { FargatePoolArgs, FargatePoolChildren } from "./fargate-pool-args";

/** The resources of a Fargate pool. */
export interface FargatePoolNodes extends RoleNodes {
  readonly backend: "fargate";
  readonly profile: aws.eks.FargateProfile;
}

/** Declares a profile of pods that AWS runs, and the role that fetches their images. */
export function createFargatePool(
  name: string,
  args: FargatePoolArgs,
  children: Children<FargatePoolChildren>,
): FargatePoolNodes {
  const { selectors, subnetIds } = args;
  const subnetCount = countSubnets(subnetIds);
  const plan = planFargatePool(name, { aws: args.aws, selectors, subnetCount });
  const roleNodes = createPodRole(name, args, plan, children);
  const profileArgs: aws.eks.FargateProfileArgs = {
    region: plan.region,
    clusterName: clusterNameOf(args.cluster),
    fargateProfileName: plan.profileName,
    podExecutionRoleArn: roleNodes.role.arn,
    subnetIds: subnetIdList(subnetIds),
    selectors: plan.selectors.map(({ namespace, labels = {} }) => ({ namespace, labels })),
    tags: { Name: name },
  };
  const profile = children.create(
    "profile",
    aws.eks.FargateProfile,
    `${name}-profile`,
    profileArgs,
    {
      // Pods need the role until the profile is gone.
      dependsOn: [...roleNodes.policies],
      // A new zone may not replace what runs.
      ignoreChanges: ["subnetIds"],
    },
  );
  return { backend: "fargate", ...roleNodes, profile };
}

function createPodRole(
  name: string,
  { aws: location, cluster }: FargatePoolArgs,
  plan: FargatePoolPlan,
  children: Children<FargatePoolChildren>,
): RoleNodes {
  const role = children.create("role", aws.iam.Role, `${name}-role`, {
    name: plan.roleName,
    description: `Pods of ${name}`,
    assumeRolePolicy: clusterNameOf(cluster).apply((clusterName) =>
      podExecutionTrust(location, clusterName),
    ),
  });
  const policy = children.create(
    "policyAttachment",
    aws.iam.RolePolicyAttachment,
    `${name}-policy-pod-execution`,
    { role: role.name, policyArn: plan.policyArn },
  );
  return { role, policies: [policy] };
}
