import { coversAll, isAnywhere } from "../../world/cidr";
import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { eksBestPractices } from "../../rule/frameworks";
import { texts } from "../../rule/parameters";
import { resourceRule } from "../../rule/rule";
import { isInternal } from "./net-exposure/service-exposure";

const SERVICE = "kubernetes:core/v1:Service";
const INGRESS = "kubernetes:networking.k8s.io/v1:Ingress";

const RANGES_ANNOTATION = "service.beta.kubernetes.io/load-balancer-source-ranges";
const SCHEME_ANNOTATION = "alb.ingress.kubernetes.io/scheme";
const INBOUND_ANNOTATION = "alb.ingress.kubernetes.io/inbound-cidrs";

/** The organisation decides what may face the internet, so the default is empty. */
const NOTHING: readonly string[] = [];

/** Everything that the internet reaches is attacked. */
export const netExposure = resourceRule({
  id: "net-exposure",
  topic: "kubernetes-network",
  severity: "high",
  description:
    "No Service or Ingress is open to everyone by node port, external address or load balancer.",
  remediation:
    "Use a ClusterIP behind a gateway or an internal load balancer, or list the source ranges.",
  frameworks: [eksBestPractices("network security", "Restrict the sources of load balancers")],
  checks: {
    addresses: "No Service takes traffic for external addresses.",
    "node-ports": "No Service is open on a port of every node.",
    sources: "Every load balancer is internal or limits the source ranges.",
  },
  parameters: {
    exposed: texts('Services and Ingresses that may face the internet: "namespace/name".', NOTHING),
  },
  appliesTo: (type) => type === SERVICE || type === INGRESS,
  check(root, findings, { settings: { exposed } }) {
    const { namespace, name, type } = root.resource;
    const isListed = exposed.includes(`${namespace ?? "default"}/${name}`);
    if (type === SERVICE) checkService(root, isListed, findings);
    else if (!isListed) checkIngress(root, findings.of("sources"));
  },
});

function checkService(root: Field, isListed: boolean, findings: Findings): void {
  const spec = root.get("spec");
  const type = spec.get("type");
  const addresses = spec.get("externalIPs");
  if (!addresses.isReadable) findings.of("addresses").notEvaluated(addresses);
  else if (addresses.items().length > 0) {
    findings.of("addresses").fail(addresses, "the Service takes traffic for external addresses");
  }
  const isNodePort = (value: unknown): boolean => value === "NodePort";
  findings.of("node-ports").forbid(type, isNodePort, "the Service is open on a port of every node");
  if (type.value === "LoadBalancer" && !isListed) checkBalancer(root, findings.of("sources"));
}

function checkBalancer(root: Field, findings: Findings): void {
  const annotations = root.get("metadata", "annotations");
  if (!annotations.isReadable) {
    findings.notEvaluated(annotations);
    return;
  }
  if (isInternal(root)) return;
  const ranges = root.get("spec", "loadBalancerSourceRanges");
  const listed = annotations.get(RANGES_ANNOTATION);
  const field = ranges.isSet || !listed.isSet ? ranges : listed;
  if (root.resource.partial && !field.isSet) {
    findings.notEvaluated(field, `not set by this patch: ${field.path}`);
  } else {
    requireRanges(field, root.get("spec", "type"), findings);
  }
}

/** The load balancer of an Ingress is internal unless the scheme of the AWS controller says otherwise. */
function checkIngress(root: Field, findings: Findings): void {
  const scheme = root.get("metadata", "annotations", SCHEME_ANNOTATION);
  if (!scheme.isReadable) findings.notEvaluated(scheme);
  else if (scheme.value === "internet-facing") {
    requireRanges(root.get("metadata", "annotations", INBOUND_ANNOTATION), scheme, findings);
  }
}

function requireRanges(ranges: Field, opened: Field, findings: Findings): void {
  if (!ranges.isReadable) {
    findings.notEvaluated(ranges);
    return;
  }
  const entries = ranges.text?.split(",").map((range) => range.trim()) ?? [];
  const fields = ranges.items();
  const unreadable = fields.find((range) => !range.isReadable);
  const isOpen = coversAll([...entries, ...fields.map(({ value }) => value)]);
  const open = fields.find(({ value }) => isAnywhere(value)) ?? ranges;
  if (unreadable !== undefined) findings.notEvaluated(unreadable);
  if (isOpen) findings.fail(open, "the source ranges of the load balancer include every address");
  else if (fields.length === 0 && entries.every((range) => range === "")) {
    findings.fail(opened, "the load balancer faces the internet and has no source ranges");
  }
}
