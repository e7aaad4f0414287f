import { coversAll, isAnywhere, isWithin } from "../../../components/core/pure/cidr";
import { EKS_CLUSTER_TYPES, vpcConfigOf } from "../../world/aws/eks-cluster";
import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { cisEks, fsbp } from "../../rule/frameworks";
import { texts } from "../../rule/parameters";
import { isFalse, isTrue } from "../../rule/predicates";
import { resourceRule } from "../../rule/rule";

const NO_PRIVATE_ACCESS = "the private access of the cluster endpoint is off";

/** Anyone who reaches the endpoint can try stolen credentials or exploit a bug of the API server. */
export const eksEndpointPrivate = resourceRule({
  id: "eks-endpoint-private",
  topic: "aws-eks",
  severity: "high",
  description: "The cluster endpoint is private, or public only for networks on the allow-list.",
  remediation:
    "Set endpointPublicAccess to false and endpointPrivateAccess to true, or limit " +
    "publicAccessCidrs to the networks of the allow-list.",
  frameworks: [
    fsbp("EKS.1", "EKS cluster endpoints should not be publicly accessible"),
    cisEks("5.4.1", "Restrict access to the control plane endpoint"),
    cisEks("5.4.2", "Private endpoint enabled and public access disabled"),
  ],
  parameters: {
    allowedCidrs: texts("Networks that may reach a public endpoint, in CIDR notation.", undefined),
  },
  appliesTo: (type) => EKS_CLUSTER_TYPES.has(type),
  check(cluster, findings, { settings }) {
    const vpcConfig = vpcConfigOf(cluster);
    const publicAccess = vpcConfig.get("endpointPublicAccess");
    if (!publicAccess.isReadable) {
      findings.notEvaluated(publicAccess);
      return;
    }
    if (isFalse(publicAccess.value)) {
      // Unset means on: EKS rejects a cluster whose public and private access are both off.
      const privateAccess = vpcConfig.get("endpointPrivateAccess");
      findings.forbid(privateAccess, isFalse, NO_PRIVATE_ACCESS);
      return;
    }
    const sources = vpcConfig.get("publicAccessCidrs");
    if (isOpen(sources)) {
      reportOpen(publicAccess, sources, findings);
      requirePrivate(vpcConfig, findings);
    } else {
      requireAllowed(sources, settings.allowedCidrs, findings);
    }
  },
});

function requirePrivate(vpcConfig: Field, findings: Findings): void {
  const field = vpcConfig.get("endpointPrivateAccess");
  findings.require(field, isTrue, NO_PRIVATE_ACCESS);
}

/** Without a list EKS allows every address. */
function isOpen(sources: Field): boolean {
  if (!sources.isReadable) return false;
  const networks = sources.items();
  return networks.length === 0 || coversAll(networks.map(({ value }) => value));
}

function reportOpen(publicAccess: Field, sources: Field, findings: Findings): void {
  const networks = sources.items();
  // Several that cover all addresses together are reported at the first.
  const source = networks.find(({ value }) => isAnywhere(value)) ?? networks[0];
  findings.fail(source ?? publicAccess, "the cluster endpoint is open to the internet");
}

function requireAllowed(
  sources: Field,
  allowed: readonly string[] | undefined,
  findings: Findings,
): void {
  if (allowed === undefined) {
    findings.notEvaluated(sources, "not configured: allowedCidrs");
    return;
  }
  const isAllowed = (value: unknown) =>
    typeof value === "string" && allowed.some((network) => isWithin(value, network));
  for (const source of sources.items()) {
    findings.require(
      source,
      isAllowed,
      "the network may reach the public endpoint but is not in allowedCidrs",
    );
  }
}
