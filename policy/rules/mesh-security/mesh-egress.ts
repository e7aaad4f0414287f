import { allOf, anyOf, type Answer } from "../../rule/answers";
import { failUnlessHidden, type BlindSpots } from "../../world/kubernetes/blind-spots";
import { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { istioBestPractices } from "../../rule/frameworks";
import { chartOf, RELEASE } from "../../world/kubernetes/helm-releases";
import { SERVICE_ENTRY, SIDECAR, VIRTUAL_SERVICE } from "../../world/mesh/istio-kinds";
import { includesHost, isWildcard } from "../../world/mesh/mesh-hosts";
import { namespaceField } from "../../world/kubernetes/namespaces";
import { text, texts } from "../../rule/parameters";
import { stackRule } from "../../rule/rule";
import { destinationsOf, isOnMesh } from "../../world/mesh/virtual-services";
import type { World } from "../../world/world";

const OPERATOR = "kubernetes:install.istio.io/v1alpha1:IstioOperator";

const SAIL_ISTIO = /^kubernetes:sailoperator\.io\/v\w+:Istio$/;

/** Way to what proxies do with calls of hosts that the mesh does not know. */
const MODE = ["outboundTrafficPolicy", "mode"] as const;

const CLOSED = "REGISTRY_ONLY";

interface EgressSettings {
  readonly gatewayHosts: readonly string[];
  readonly gatewayServices: readonly string[];
}

/** Who gets into a pod looks for a way to carry data out. */
export const meshEgress = stackRule({
  id: "mesh-egress",
  topic: "mesh-security",
  severity: "medium",
  description:
    "Pods of the mesh reach known hosts only, none of them by a wildcard, and the listed ones " +
    "through an egress gateway.",
  remediation:
    "Set meshConfig.outboundTrafficPolicy.mode to REGISTRY_ONLY, name each outside host in a " +
    "ServiceEntry, and lead the listed hosts to the egress gateway by a VirtualService.",
  frameworks: [istioBestPractices("egress-traffic", "Control what leaves the mesh")],
  parameters: {
    rootNamespace: text("Namespace whose Sidecar holds mesh-wide.", "istio-system"),
    gatewayHosts: texts(
      "Hosts that must leave through an egress gateway; `*.example.com` too.",
      [],
    ),
    gatewayServices: texts("Names of the Services of egress gateways.", ["istio-egressgateway"]),
  },
  appliesTo: (type) =>
    [RELEASE, OPERATOR, SIDECAR, SERVICE_ENTRY, VIRTUAL_SERVICE].includes(type) ||
    SAIL_ISTIO.test(type),
  check(world, findings, { settings }) {
    const isClosed = hasClosedDefault(world, settings.rootNamespace);
    for (const resource of world.resources) {
      const mode = modeOf(Field.root(resource));
      if (mode !== undefined && !isClosed) checkMode(mode, findings);
      if (resource.type === SIDECAR) checkSidecar(Field.root(resource), findings);
      if (resource.type === SERVICE_ENTRY) forbidWildcards(Field.root(resource), findings);
    }
    checkGatewayHosts(world, settings, findings);
  },
});

/** The setting of whatever configures a whole mesh; undefined for all else. */
function modeOf(root: Field): Field | undefined {
  const { type } = root.resource;
  if (SAIL_ISTIO.test(type)) return root.get("spec", "values", "meshConfig", ...MODE);
  if (type === RELEASE && chartOf(root) === "istiod")
    return root.get("values", "meshConfig", ...MODE);
  if (type !== OPERATOR) return undefined;
  const spec = root.get("spec");
  const mode = spec.get("meshConfig", ...MODE);
  // Such a one installs gateways beside a control plane of another.
  return spec.get("profile").value === "empty" && !mode.isSet ? undefined : mode;
}

function checkMode(mode: Field, findings: Findings): void {
  const files = Field.root(mode.resource).get("valueYamlFiles");
  if (!mode.isSet && files.isSet) findings.notEvaluated(files, "not read: the files with values");
  else {
    const message = "proxies let calls of unknown hosts out of the mesh";
    findings.require(mode, (value) => value === CLOSED, message);
  }
}

/** The Sidecar of the root namespace without a selector is stronger than the mesh's own setting. */
function hasClosedDefault(world: World, place: string): boolean {
  const namespaceOf = world.namespaceOf;
  return world.resources
    .filter((resource) => resource.type === SIDECAR && namespaceOf(resource) === place)
    .map((resource) => Field.root(resource).get("spec"))
    .some((spec) => !spec.get("workloadSelector").isSet && spec.get(...MODE).value === CLOSED);
}

function checkSidecar(root: Field, findings: Findings): void {
  const message = "the proxies of the Sidecar let calls of unknown hosts out of the mesh";
  findings.forbid(root.get("spec", ...MODE), (mode) => mode === "ALLOW_ANY", message);
}

/** What is inside of the mesh is no way out. */
function forbidWildcards(root: Field, findings: Findings): void {
  const location = root.get("spec", "location");
  for (const host of root.get("spec", "hosts").items()) {
    if (!host.isReadable) findings.notEvaluated(host);
    else if (isWildcard(host.text ?? "") && location.value !== "MESH_INTERNAL") {
      if (!location.isReadable) findings.notEvaluated(location);
      else findings.fail(host, "the ServiceEntry opens the mesh to many hosts at once");
    }
  }
}

/** A VirtualService of the mesh that leads a host to an egress gateway. */
interface WayOut {
  readonly hosts: readonly Field[];
  readonly isTaken: Answer;
}

function checkGatewayHosts(
  world: World,
  { gatewayHosts, gatewayServices }: EgressSettings,
  findings: Findings,
): void {
  if (gatewayHosts.length === 0) return;
  const ways = world.virtualServices.map((service): WayOut => {
    const targets = destinationsOf(service).map(({ host }) =>
      host.isReadable ? gatewayServices.includes(host.text?.split(".")[0] ?? "") : host,
    );
    const hosts = service.root.get("spec", "hosts").items();
    return { hosts, isTaken: allOf([isOnMesh(service), anyOf(targets)]) };
  });
  const hiddenIn = world.blindSpots(({ type }) => type === VIRTUAL_SERVICE);
  const namespaceOf = world.namespaceOf;
  for (const entry of world.resources.filter(({ type }) => type === SERVICE_ENTRY)) {
    const root = Field.root(entry);
    const listed = root
      .get("spec", "hosts")
      .items()
      .filter(({ text: host }) => gatewayHosts.some((wide) => includesHost(wide, host ?? "")));
    const namespace = namespaceOf(entry);
    if (listed.length > 0 && namespace === undefined) findings.notEvaluated(namespaceField(entry));
    else for (const host of listed) checkWay(host, ways, hiddenIn, namespace ?? "", findings);
  }
}

function checkWay(
  host: Field,
  ways: readonly WayOut[],
  hiddenIn: BlindSpots,
  namespace: string,
  findings: Findings,
): void {
  const answer = anyOf(
    ways.map(({ hosts, isTaken }) => {
      const isMeant = hosts.map((own) =>
        own.isReadable ? includesHost(own.text ?? "", host.text ?? "") : own,
      );
      return allOf([isTaken, anyOf(isMeant)]);
    }),
  );
  if (answer instanceof Field) findings.notEvaluated(answer);
  else if (!answer) {
    const message = "calls of the host do not leave through an egress gateway";
    failUnlessHidden(host, message, hiddenIn(namespace), findings);
  }
}
