import { coversAll, isAnywhere } from "../../../components/core/pure/cidr";
import { exposedPlaces } from "./net-exposure/exposure-in-cel";
import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { eksBestPractices } from "../../rule/frameworks";
import { texts } from "../../rule/parameters";
import { resourceRule } from "../../rule/rule";
import { isInternal } from "./net-exposure/service-exposure";
import { INGRESS } from "../../world/kubernetes/ingress-type";
import { SERVICE } from "../../world/kubernetes/services";

const RANGES_ANNOTATION = "service.beta.kubernetes.io/load-balancer-source-ranges";
const SCHEME_ANNOTATION = "alb.ingress.kubernetes.io/scheme";
const INBOUND_ANNOTATION = "alb.ingress.kubernetes.io/inbound-cidrs";

/** The organisation decides what may be exposed to the internet. */
const NOTHING: readonly string[] = [];

/** Whatever is reachable from the internet is attacked. */
export const netExposure = resourceRule({
  id: "net-exposure",
  topic: "kubernetes-network",
  severity: "high",
  description:
    "Nothing is exposed by node ports, external addresses or load balancers open to everyone.",
  remediation:
    "Use a ClusterIP behind a gateway or an internal load balancer, or list the source ranges.",
  frameworks: [eksBestPractices("network security", "Restrict the sources of load balancers")],
  parameters: {
    exposed: texts(
      'Services and Ingresses that may be exposed to the internet: "namespace/name".',
      NOTHING,
    ),
  },
  checks: {
    "external-ips": "No Service sets externalIPs.",
    "node-ports": "No Service is of type NodePort.",
    "load-balancers": "No load balancer is open to everyone.",
  },
  appliesTo: (type) => type === SERVICE || type === INGRESS,
  check(root, findings, { settings: { exposed } }) {
    const { namespace, name, type } = root.resource;
    const isListed = exposed.includes(`${namespace ?? "default"}/${name}`);
    if (type === SERVICE) checkService(root, isListed, findings);
    else if (!isListed) checkIngress(root, findings.of("load-balancers"));
  },
  admission: {
    problem: "the object is open by node ports, external addresses or a load balancer for everyone",
    matched: [
      { group: "", versions: ["v1"], resources: ["services"] },
      { group: "networking.k8s.io", versions: ["v1"], resources: ["ingresses"] },
    ],
    variables: [
      { name: "spec", expression: "dyn(object).?spec.orValue({})" },
      { name: "annotations", expression: "dyn(object).metadata.?annotations.orValue({})" },
      { name: "isService", expression: 'request.resource.resource == "services"' },
    ],
    judged: (object) => [`dyn(${object}).?spec`, `dyn(${object}).metadata.?annotations`],
    breaches: ({ settings: { exposed } }) => exposedPlaces(exposed),
  },
});

function checkService(root: Field, isListed: boolean, findings: Findings): void {
  const spec = root.get("spec");
  const type = spec.get("type");
  const addresses = spec.get("externalIPs");
  const external = findings.of("external-ips");
  if (!addresses.isReadable) external.notEvaluated(addresses);
  else if (addresses.items().length > 0) {
    external.fail(
      addresses,
      "the Service sets externalIPs, so it can take over traffic for any address",
    );
  }
  findings
    .of("node-ports")
    .forbid(
      type,
      (value) => value === "NodePort",
      "the Service of type NodePort is open on a port of every node",
    );
  if (type.value === "LoadBalancer" && !isListed)
    checkBalancer(root, findings.of("load-balancers"));
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

/** An Ingress is internal unless its scheme is internet-facing. */
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
  if (isOpen) findings.fail(open, "the load balancer accepts traffic from every address");
  else if (fields.length === 0 && entries.every((range) => range === "")) {
    findings.fail(opened, "the load balancer is exposed to the internet without source ranges");
  }
}
