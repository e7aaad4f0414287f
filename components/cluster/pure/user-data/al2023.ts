import { definedOnly } from "../../../core/pure/defined-only";
import { stringify } from "yaml";
import { clusterDnsAddress, labelPairs, type UserDataInput } from "./node-settings";

/** Boundary of the one part; it occurs in no YAML that we write. */
const BOUNDARY = "//";

/** The node configuration of Amazon Linux 2023 as the MIME document that its `nodeadm` reads. */
export function al2023UserData({ settings, join }: UserDataInput): string {
  const spec = definedOnly({
    cluster:
      join === undefined
        ? undefined
        : {
            name: join.clusterName,
            apiServerEndpoint: join.endpoint,
            certificateAuthority: join.certificateAuthority,
            cidr: join.serviceCidr,
          },
    kubelet: kubelet(definedOnly({ os: "al2023" as const, settings, join })),
  });
  const config = stringify(
    { apiVersion: "node.eks.aws/v1alpha1", kind: "NodeConfig", spec },
    { lineWidth: 0 },
  );
  return [
    "MIME-Version: 1.0",
    `Content-Type: multipart/mixed; boundary="${BOUNDARY}"`,
    "",
    `--${BOUNDARY}`,
    "Content-Type: application/node.eks.aws",
    "",
    config,
    `--${BOUNDARY}--`,
    "",
  ].join("\n");
}

function kubelet({ settings, join }: UserDataInput): object {
  const { labels, taints, maxPods, kubelet: wanted } = settings;
  const config = definedOnly({
    clusterDNS: join === undefined ? undefined : [clusterDnsAddress(join.serviceCidr)],
    maxPods,
    kubeReserved: wanted.reserved && { ...wanted.reserved },
    systemReserved: wanted.systemReserved && { ...wanted.systemReserved },
    evictionHard:
      wanted.evictBelowMemory === undefined
        ? undefined
        : { "memory.available": wanted.evictBelowMemory },
    imageGCHighThresholdPercent: wanted.imageCleanup?.above,
    imageGCLowThresholdPercent: wanted.imageCleanup?.downTo,
    podPidsLimit: wanted.podProcesses,
    // EKS itself sets the labels and taints of the node's group.
    registerWithTaints:
      join === undefined || taints.length === 0 ? undefined : taints.map((taint) => ({ ...taint })),
  });
  const pairs = labelPairs(labels);
  const flags = join === undefined || pairs === "" ? {} : { flags: [`--node-labels=${pairs}`] };
  return { config, ...flags };
}
