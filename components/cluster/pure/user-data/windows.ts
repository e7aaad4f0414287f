import {
  clusterDnsAddress,
  type JoinFacts,
  labelPairs,
  type NodeSettings,
  taintText,
} from "./node-settings";

/** The call by which a Windows node joins, as the PowerShell that EC2Launch runs once. */
export function windowsUserData(settings: NodeSettings, join: JoinFacts): string {
  const parameters = {
    EKSClusterName: join.clusterName,
    APIServerEndpoint: join.endpoint,
    Base64ClusterCA: join.certificateAuthority,
    DNSClusterIP: clusterDnsAddress(join.serviceCidr),
    KubeletExtraArgs: kubeletArguments(settings),
  };
  const call = Object.entries(parameters)
    .filter(([, value]) => value !== "")
    .map(([key, value]) => `-${key} ${quoted(value)}`)
    .join(" ");
  return [
    "<powershell>",
    '$join = "$env:ProgramFiles\\Amazon\\EKS\\Start-EKSBootstrap.ps1"',
    `& $join ${call}`,
    "</powershell>",
    "",
  ].join("\n");
}

function kubeletArguments({ labels, taints, maxPods }: NodeSettings): string {
  const pairs = labelPairs(labels);
  return [
    ...(pairs === "" ? [] : [`--node-labels=${pairs}`]),
    ...(taints.length === 0 ? [] : [`--register-with-taints=${taints.map(taintText).join(",")}`]),
    ...(maxPods === undefined ? [] : [`--max-pods=${maxPods}`]),
  ].join(" ");
}

/** A literal of PowerShell: nothing in it is expanded. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
