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

/** Path of the setting that says what proxies do with calls to unknown hosts. */
const MODE = ["outboundTrafficPolicy", "mode"] as const;

const CLOSED = "REGISTRY_ONLY";

interface EgressSettings {
  readonly gatewayHosts: readonly string[];
  readonly gatewayServices: readonly string[];
}

/** An intruder in a pod must not be able to send data to any host. */
export const meshEgress = stackRule({
  id: "mesh-egress",
  topic: "mesh-security",
  severity: "medium",
  description:
    "Pods of the mesh can call declared hosts only, no ServiceEntry declares a wildcard, and the " +
    "listed hosts are called through an egress gateway.",
  remediation:
    "Set meshConfig.outboundTrafficPolicy.mode to REGISTRY_ONLY, name each outside host in a " +
    "ServiceEntry, and route the listed hosts to the egress gateway by a VirtualService.",
  frameworks: [istioBestPractices("egress-traffic", "Control what leaves the mesh")],
  parameters: {
    rootNamespace: text("Namespace whose Sidecar holds mesh-wide.", "istio-system"),
    gatewayHosts: texts(
      "Hosts that must be called through an egress gateway; `*.example.com` too.",
      [],
    ),
    gatewayServices: texts("Names of the Services of egress gateroutes.", ["istio-egressgateway"]),
  },
  checks: {
    "unknown-hosts": "Proxies refuse calls to hosts that are not declared.",
    wildcards: "No ServiceEntry declares a wildcard host outside of the mesh.",
    "egress-gateway": "Listed hosts are called through an egress gateway.",
  },
  appliesTo: (type) =>
    [RELEASE, OPERATOR, SIDECAR, SERVICE_ENTRY, VIRTUAL_SERVICE].includes(type) ||
    SAIL_ISTIO.test(type),
  check(world, findings, { settings }) {
    const isClosed = hasClosedDefault(world, settings.rootNamespace);
    for (const resource of world.resources) {
      const mode = modeOf(Field.root(resource));
      if (mode !== undefined && !isClosed) checkMode(mode, findings.of("unknown-hosts"));
      if (resource.type === SIDECAR)
        checkSidecar(Field.root(resource), findings.of("unknown-hosts"));
      if (resource.type === SERVICE_ENTRY) {
        forbidWildcards(Field.root(resource), findings.of("wildcards"));
      }
    }
    checkGatewayHosts(world, settings, findings.of("egress-gateway"));
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
  // The profile `empty` installs gateroutes beside a control plane that is configured elsewhere.
  return spec.get("profile").value === "empty" && !mode.isSet ? undefined : mode;
}

function checkMode(mode: Field, findings: Findings): void {
  const files = Field.root(mode.resource).get("valueYamlFiles");
  if (!mode.isSet && files.isSet) findings.notEvaluated(files, "not read: the files with values");
  else {
    const message =
      "proxies let calls to undeclared hosts leave the mesh (outboundTrafficPolicy is not REGISTRY_ONLY)";
    findings.require(mode, (value) => value === CLOSED, message);
  }
}

/** A Sidecar without a selector in the root namespace overrides the setting of the mesh. */
function hasClosedDefault(world: World, place: string): boolean {
  const namespaceOf = world.namespaceOf;
  return world.resources
    .filter((resource) => resource.type === SIDECAR && namespaceOf(resource) === place)
    .map((resource) => Field.root(resource).get("spec"))
    .some((spec) => !spec.get("workloadSelector").isSet && spec.get(...MODE).value === CLOSED);
}

function checkSidecar(root: Field, findings: Findings): void {
  const message = "the Sidecar lets calls to undeclared hosts leave the mesh (ALLOW_ANY)";
  findings.forbid(root.get("spec", ...MODE), (mode) => mode === "ALLOW_ANY", message);
}

/** An entry for hosts inside of the mesh opens nothing to the outside. */
function forbidWildcards(root: Field, findings: Findings): void {
  const location = root.get("spec", "location");
  for (const host of root.get("spec", "hosts").items()) {
    if (!host.isReadable) findings.notEvaluated(host);
    else if (isWildcard(host.text ?? "") && location.value !== "MESH_INTERNAL") {
      if (!location.isReadable) findings.notEvaluated(location);
      else
        findings.fail(
          host,
          "the ServiceEntry declares a wildcard host, which lets calls to many hosts leave the mesh",
        );
    }
  }
}

/** A VirtualService of the mesh that routes hosts to an egress gateway. */
interface EgressRoute {
  readonly hosts: readonly Field[];
  readonly isFollowed: Answer;
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
    return { hosts, isFollowed: allOf([isOnMesh(service), anyOf(targets)]) };
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
    else for (const host of listed) checkRoute(host, routes, hiddenIn, namespace ?? "", findings);
  }
}

function checkRoute(
  host: Field,
  routes: readonly EgressRoute[],
  hiddenIn: BlindSpots,
  namespace: string,
  findings: Findings,
): void {
  const answer = anyOf(
    routes.map(({ hosts, isFollowed }) => {
      const hasHost = hosts.map((own) =>
        own.isReadable ? includesHost(own.text ?? "", host.text ?? "") : own,
      );
      return allOf([isFollowed, anyOf(hasHost)]);
    }),
  );
  if (answer instanceof Field) findings.notEvaluated(answer);
  else if (!answer) {
    const message = "no VirtualService routes calls to the host through an egress gateway";
    failUnlessHidden(host, message, hiddenIn(namespace), findings);
  }
}
