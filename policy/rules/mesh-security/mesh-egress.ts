import { allOf, anyOf, type Answer } from "../../rule/answers";
import { failUnlessHidden, type BlindSpots } from "../../world/kubernetes/blind-spots";
import { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { istioBestPractices } from "../../rule/frameworks";
import { chartOf, RELEASE } from "../../world/kubernetes/helm-releases";
import {
  SERVICE_ENTRY,
  SIDECAR,
  VIRTUAL_SERVICE,
  isVirtualService,
} from "../../world/mesh/istio-kinds";
import { includesHost, isWildcard } from "../../world/mesh/mesh-hosts";
import { namespaceField } from "../../world/kubernetes/namespaces";
import { text, texts } from "../../rule/parameters";
import { typesOf } from "../../world/resource-index";
import { stackRule } from "../../rule/rule";
import { destinationsOf, isOnMesh } from "../../world/mesh/virtual-services";
import type { World } from "../../world/world";

const OPERATOR = "kubernetes:install.istio.io/v1alpha1:IstioOperator";

const SAIL_ISTIO = /^kubernetes:sailoperator\.io\/v\w+:Istio$/;

const EGRESS_TYPES = typesOf(RELEASE, OPERATOR, SIDECAR, SERVICE_ENTRY, VIRTUAL_SERVICE);

/** Path of the setting for requests to hosts that the mesh does not know. */
const MODE = ["outboundTrafficPolicy", "mode"] as const;

const CLOSED = "REGISTRY_ONLY";

interface EgressSettings {
  readonly gatewayHosts: readonly string[];
  readonly gatewayServices: readonly string[];
}

/** An attacker in a pod can send data to any host that the proxy lets it reach. */
export const meshEgress = stackRule({
  id: "mesh-egress",
  topic: "mesh-security",
  severity: "medium",
  description:
    "Pods of the mesh reach only hosts that are declared without wildcards, and reach the listed " +
    "hosts through an egress gateway.",
  remediation:
    "Set meshConfig.outboundTrafficPolicy.mode to REGISTRY_ONLY, name each external host in a " +
    "ServiceEntry, and route the listed hosts to the egress gateway with a VirtualService.",
  frameworks: [istioBestPractices("egress-traffic", "Control what leaves the mesh")],
  checks: {
    "unknown-hosts": "Proxies block requests to hosts that the mesh does not know.",
    wildcards: "No ServiceEntry for external hosts uses a wildcard.",
    "egress-gateway": "The listed hosts are reached through an egress gateway.",
  },
  parameters: {
    rootNamespace: text("Namespace whose Sidecar holds mesh-wide.", "istio-system"),
    gatewayHosts: texts(
      "Hosts that must leave through an egress gateway; `*.example.com` too.",
      [],
    ),
    gatewayServices: texts("Names of the Services of egress gateways.", ["istio-egressgateway"]),
  },
  appliesTo: (type) => isEgressType(type),
  check(world, findings, { settings }) {
    const isClosed = hasClosedDefault(world, settings.rootNamespace);
    for (const resource of world.where(isEgressType)) {
      const mode = modeOf(Field.root(resource));
      if (mode !== undefined && !isClosed) checkMode(mode, findings.of("unknown-hosts"));
      if (resource.type === SIDECAR)
        checkSidecar(Field.root(resource), findings.of("unknown-hosts"));
      if (resource.type === SERVICE_ENTRY)
        forbidWildcards(Field.root(resource), findings.of("wildcards"));
    }
    checkGatewayHosts(world, settings, findings.of("egress-gateway"));
  },
});

/** True for types that decide where requests may leave the mesh. */
function isEgressType(type: string): boolean {
  return EGRESS_TYPES.has(type) || SAIL_ISTIO.test(type);
}

/** The setting of a resource that configures a whole mesh; undefined for every other one. */
function modeOf(root: Field): Field | undefined {
  const { type } = root.resource;
  if (SAIL_ISTIO.test(type)) return root.get("spec", "values", "meshConfig", ...MODE);
  if (type === RELEASE && chartOf(root) === "istiod")
    return root.get("values", "meshConfig", ...MODE);
  if (type !== OPERATOR) return undefined;
  const spec = root.get("spec");
  const mode = spec.get("meshConfig", ...MODE);
  // An empty profile installs gateways next to a control plane that another resource configures.
  return spec.get("profile").value === "empty" && !mode.isSet ? undefined : mode;
}

function checkMode(mode: Field, findings: Findings): void {
  const files = Field.root(mode.resource).get("valueYamlFiles");
  if (!mode.isSet && files.isSet) findings.notEvaluated(files, "not read: the files with values");
  else {
    const message = "the proxies of the mesh allow requests to unknown hosts";
    findings.require(mode, (value) => value === CLOSED, message);
  }
}

/** The Sidecar of the root namespace without a selector overrides the setting of the mesh. */
function hasClosedDefault(world: World, place: string): boolean {
  const namespaceOf = world.namespaceOf;
  return world
    .where((type) => type === SIDECAR)
    .filter((resource) => namespaceOf(resource) === place)
    .map((resource) => Field.root(resource).get("spec"))
    .some((spec) => !spec.get("workloadSelector").isSet && spec.get(...MODE).value === CLOSED);
}

function checkSidecar(root: Field, findings: Findings): void {
  const message = "the Sidecar lets its proxies send requests to unknown hosts";
  findings.forbid(root.get("spec", ...MODE), (mode) => mode === "ALLOW_ANY", message);
}

/** Hosts inside the mesh are not egress. */
function forbidWildcards(root: Field, findings: Findings): void {
  const location = root.get("spec", "location");
  for (const host of root.get("spec", "hosts").items()) {
    if (!host.isReadable) findings.notEvaluated(host);
    else if (isWildcard(host.text ?? "") && location.value !== "MESH_INTERNAL") {
      if (!location.isReadable) findings.notEvaluated(location);
      else findings.fail(host, "the ServiceEntry allows a wildcard of external hosts");
    }
  }
}

/** A VirtualService of the mesh that may route hosts to an egress gateway. */
interface EgressRoute {
  readonly hosts: readonly Field[];
  readonly isUsed: Answer;
}

function checkGatewayHosts(
  world: World,
  { gatewayHosts, gatewayServices }: EgressSettings,
  findings: Findings,
): void {
  if (gatewayHosts.length === 0) return;
  const routes = world.virtualServices.map((service): EgressRoute => {
    const targets = destinationsOf(service).map(({ host }) =>
      host.isReadable ? gatewayServices.includes(host.text?.split(".")[0] ?? "") : host,
    );
    const hosts = service.root.get("spec", "hosts").items();
    return { hosts, isUsed: allOf([isOnMesh(service), anyOf(targets)]) };
  });
  const hiddenIn = world.blindSpots(isVirtualService);
  const namespaceOf = world.namespaceOf;
  for (const entry of world.where((type) => type === SERVICE_ENTRY)) {
    const root = Field.root(entry);
    const listed = root
      .get("spec", "hosts")
      .items()
      .filter(({ text: host }) => gatewayHosts.some((wide) => includesHost(wide, host ?? "")));
    const namespace = namespaceOf(entry);
    if (listed.length > 0 && namespace === undefined) findings.notEvaluated(namespaceField(entry));
    else
      for (const host of listed)
        checkEgressRoute(host, routes, hiddenIn, namespace ?? "", findings);
  }
}

function checkEgressRoute(
  host: Field,
  routes: readonly EgressRoute[],
  hiddenIn: BlindSpots,
  namespace: string,
  findings: Findings,
): void {
  const answer = anyOf(
    routes.map(({ hosts, isUsed }) => {
      const isMeant = hosts.map((own) =>
        own.isReadable ? includesHost(own.text ?? "", host.text ?? "") : own,
      );
      return allOf([isUsed, anyOf(isMeant)]);
    }),
  );
  if (answer instanceof Field) findings.notEvaluated(answer);
  else if (!answer) {
    const message = "requests to the host do not go through an egress gateway";
    failUnlessHidden(host, message, hiddenIn(namespace), findings);
  }
}
