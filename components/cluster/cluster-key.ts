import * as aws from "@pulumi/aws";
import type { Children } from "../core";
import type { ClusterPlan } from "./pure/cluster-plan";

/** Children that {@link createKey} declares, with their arguments. */
export interface KeyChildren {
  key: aws.kms.KeyArgs;
  keyAlias: aws.kms.AliasArgs;
}

/** Longest deletion window that KMS offers: without the key the secrets are lost. */
const DELETION_WINDOW_DAYS = 30;

/** Declares the key that encrypts the cluster's secrets and its logs, and an alias to find it by. */
export function createKey(
  name: string,
  { region, keyPolicy, keyAlias }: ClusterPlan,
  children: Children<KeyChildren>,
): aws.kms.Key {
  const key = children.create("key", aws.kms.Key, `${name}-key`, {
    region,
    description: `Secrets and control plane logs of ${name}`,
    policy: keyPolicy,
    enableKeyRotation: true,
    deletionWindowInDays: DELETION_WINDOW_DAYS,
    tags: { Name: name },
  });
  children.create("keyAlias", aws.kms.Alias, `${name}-key-alias`, {
    region,
    name: keyAlias,
    targetKeyId: key.keyId,
  });
  return key;
}
