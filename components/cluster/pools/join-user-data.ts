import * as pulumi from "@pulumi/pulumi";
import type { ClusterContract } from "../../core";
import type { OperatingSystem } from "../pure/node-image";
import type { JoinFacts, NodeSettings } from "../pure/user-data/node-settings";
import { encodeUserData, planUserData } from "../pure/user-data/user-data";

/** User data beside what EKS adds; nothing where there is nothing to say. */
export function mergedUserData(os: OperatingSystem, settings: NodeSettings): string | undefined {
  const text = planUserData({ os, settings });
  return text === undefined ? undefined : encodeUserData(text);
}

/** User data of a node that has to join by itself, once the facts of its cluster are known. */
export function joiningUserData(
  os: OperatingSystem,
  settings: NodeSettings,
  cluster: ClusterContract,
): pulumi.Output<string> {
  const { endpoint, certificateAuthority, serviceCidr } = cluster;
  return pulumi
    .all([cluster.clusterName, endpoint, certificateAuthority, serviceCidr])
    .apply(([clusterName, url, authority, cidr]) =>
      joinText(os, settings, {
        clusterName,
        endpoint: url,
        certificateAuthority: authority,
        serviceCidr: cidr,
      }),
    );
}

function joinText(os: OperatingSystem, settings: NodeSettings, join: JoinFacts): string {
  return encodeUserData(planUserData({ os, settings, join }) ?? "");
}
