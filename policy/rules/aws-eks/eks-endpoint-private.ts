import { coversAll, isAnywhere, isWithin } from "../../../components/core/pure/cidr";
import { EKS_CLUSTER_TYPES, vpcConfigOf } from "../../support/eks-cluster";
import type { Field } from "../../support/field";
import type { Findings } from "../../support/findings";
import { cisEks, fsbp } from "../../support/frameworks";
import { texts } from "../../support/parameters";
import { isFalse, isTrue } from "../../support/predicates";
import { resourceRule } from "../../support/rule";

const NO_PRIVATE_ACCESS = "the cluster endpoint has no private access";

/** Whoever reaches the endpoint may try stolen credentials and the next bug of the API server. */
export const eksEndpointPrivate = resourceRule({
  id: "eks-endpoint-private",
  topic: "aws-eks",
  severity: "high",
  description:
    "The cluster endpoint is private only, or public for the allow-listed networks alone.",
  remediation:
    "Set endpointPublicAccess to false and endpointPrivateAccess to true, or limit " +
    "publicAccessCidrs to the networks of the allow-list.",
  frameworks: [
    fsbp("EKS.1", "EKS cluster endpoints should not be publicly accessible"),
    cisEks("5.4.1", "Restrict access to the control plane endpoint"),
    cisEks("5.4.2", "Private endpoint enabled and public access disabled"),
  ],
  parameters: {
    allowedCidrs: texts("Networks that may reach a public endpoint.", undefined),
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
      // Where nothing is said it is on, or there would be no cluster: EKS refuses to switch both off.
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

/** No list means everyone: that is what EKS fills in. */
function isOpen(sources: Field): boolean {
  if (!sources.isReadable) return false;
  const networks = sources.items();
  return networks.length === 0 || coversAll(networks.map(({ value }) => value));
}

function reportOpen(publicAccess: Field, sources: Field, findings: Findings): void {
  const networks = sources.items();
  // Several that are everyone between them are blamed on the first.
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
    findings.require(source, isAllowed, "the network is not on the allow-list of public access");
  }
}
