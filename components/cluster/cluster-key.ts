import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { applyTransform, type Transform } from "../core";
import type { ClusterPlan } from "./pure/cluster-plan";

/** Longest waiting time that KMS offers: without the key the secrets are lost for good. */
const DELETION_WINDOW_DAYS = 30;

/** Declares the key that encrypts the cluster's secrets and its logs, and an alias to find it by. */
export function createKey(
  name: string,
  { region, keyPolicy, keyAlias }: ClusterPlan,
  transform: Transform<aws.kms.KeyArgs> | undefined,
  opts: pulumi.CustomResourceOptions,
): aws.kms.Key {
  const planned = {
    region,
    description: `Secrets and control plane logs of ${name}`,
    policy: keyPolicy,
    enableKeyRotation: true,
    deletionWindowInDays: DELETION_WINDOW_DAYS,
    tags: { Name: name },
  };
  const key = new aws.kms.Key(`${name}-key`, applyTransform(transform, planned), opts);
  new aws.kms.Alias(`${name}-key-alias`, { region, name: keyAlias, targetKeyId: key.keyId }, opts);
  return key;
}
