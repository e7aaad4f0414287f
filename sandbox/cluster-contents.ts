import type { Clusters } from "./control-plane/cluster";
import type { Account, AccountRecord } from "./providers/account";
import { textOf } from "./providers/properties";
import { asFolderName } from "./providers/kubernetes/cluster-name";

const CLUSTER = "aws:eks/cluster:Cluster";

/** Where the objects of a stack's clusters are. */
export interface ClusterContents {
  /** What exists in the simulated AWS. */
  readonly aws: Account;
  /** Objects that are recorded only. */
  readonly recorded: Account;
  /** Objects on real API servers. @default - there are none */
  readonly clusters?: Clusters | undefined;
}

/**
 * What is removed before a resource of the simulated AWS: with an EKS cluster everything in it. An
 * engine does not ask for objects that die with their cluster, so they would otherwise stay.
 */
export function removeContents(contents: ClusterContents): (thing: AccountRecord) => Promise<void> {
  return async (thing) => {
    if (thing.type !== CLUSTER || hasNamesake(contents.aws, thing)) return;
    for (const name of sandboxNames(thing)) {
      await contents.clusters?.forget(name);
      const objects = contents.recorded.list().filter(({ place }) => place?.region === name);
      for (const object of objects) contents.recorded.remove(object);
    }
  };
}

/** Clusters of one name in two regions share one sandbox cluster, which the last one takes along. */
function hasNamesake(aws: Account, { type, id }: AccountRecord): boolean {
  return aws.withId(type, id).length > 1;
}

/** A kubeconfig calls a cluster by its name, or as `aws eks update-kubeconfig` does by its ARN. */
function sandboxNames({ id, outputs }: AccountRecord): readonly string[] {
  const names = [id, textOf(outputs, "arn") ?? id];
  return [...new Set(names.map(asFolderName))];
}
