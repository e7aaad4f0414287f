import { stringify } from "yaml";
import { clusterDnsAddress, labelPairs, type UserDataInput } from "./node-settings";

/** Boundary of the one part; it occurs in no YAML that we write. */
const BOUNDARY = "//";

/** The node configuration of Amazon Linux 2023 as the MIME document that its `nodeadm` reads. */
export function al2023UserData({ settings, join }: UserDataInput): string {
  const spec = {
    ...(join === undefined
      ? {}
      : {
          cluster: {
            name: join.clusterName,
            apiServerEndpoint: join.endpoint,
            certificateAuthority: join.certificateAuthority,
            cidr: join.serviceCidr,
          },
        }),
    kubelet: kubelet({ os: "al2023", settings, ...(join === undefined ? {} : { join }) }),
  };
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
  const config = {
    ...(join === undefined ? {} : { clusterDNS: [clusterDnsAddress(join.serviceCidr)] }),
    ...(maxPods === undefined ? {} : { maxPods }),
    ...(wanted.reserved === undefined ? {} : { kubeReserved: { ...wanted.reserved } }),
    ...(wanted.systemReserved === undefined
      ? {}
      : { systemReserved: { ...wanted.systemReserved } }),
    ...(wanted.evictBelowMemory === undefined
      ? {}
      : { evictionHard: { "memory.available": wanted.evictBelowMemory } }),
    ...(wanted.imageCleanup === undefined
      ? {}
      : {
          imageGCHighThresholdPercent: wanted.imageCleanup.above,
          imageGCLowThresholdPercent: wanted.imageCleanup.downTo,
        }),
    ...(wanted.podProcesses === undefined ? {} : { podPidsLimit: wanted.podProcesses }),
    // EKS tells a node of its own group's labels and taints by itself.
    ...(join === undefined || taints.length === 0
      ? {}
      : { registerWithTaints: taints.map((taint) => ({ ...taint })) }),
  };
  const pairs = labelPairs(labels);
  const flags = join === undefined || pairs === "" ? {} : { flags: [`--node-labels=${pairs}`] };
  return { config, ...flags };
}
