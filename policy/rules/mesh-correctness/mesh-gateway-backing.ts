import { anyOf, type Answer } from "../../rule/answers";
import { failUnlessHidden, type BlindSpots } from "../../world/kubernetes/blind-spots";
import { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { istioBestPractices } from "../../rule/frameworks";
import { RELEASE } from "../../world/kubernetes/helm-releases";
import { ISTIO_GATEWAY } from "../../world/mesh/istio-kinds";
import type { NormalizedResource } from "../../rule/resource";
import { isKubernetesType } from "../../rule/type-tokens";
import { stackRule } from "../../rule/rule";
import { hasLabels } from "../../world/kubernetes/selectors";
import type { Service } from "../../world/kubernetes/services";
import { byNamespace, type Workload } from "../../world/kubernetes/workloads";
import type { World } from "../../world/world";

const SECRET = "kubernetes:core/v1:Secret";

/** Modes in which the gateway presents its own certificate. */
const TERMINATING: ReadonlySet<unknown> = new Set(["SIMPLE", "MUTUAL", "OPTIONAL_MUTUAL"]);

/** The API server accepts a Gateway that no proxy serves, but no request is answered. */
export const meshGatewayBacking = stackRule({
  id: "mesh-gateway-backing",
  topic: "mesh-correctness",
  severity: "high",
  description:
    "Every Gateway selects a workload whose Service has its ports, and the Secrets that it names exist.",
  remediation:
    "Correct spec.selector, add the port to the Service of the gateway, or declare the Secret in " +
    "the namespace of the gateway's pods.",
  frameworks: [istioBestPractices("gateways", "Secure the traffic that enters at gateways")],
  checks: {
    workload: "The selector selects a workload.",
    ports: "A Service of the workload has the ports.",
    secrets: "The Secrets are in the namespace of the workload.",
  },
  parameters: {},
  appliesTo: isKubernetesType,
  check(world, findings) {
    const backing = new Backing(world);
    for (const resource of world.where((type) => type === ISTIO_GATEWAY)) {
      if (resource.partial) continue;
      checkGateway(Field.root(resource), backing, findings);
    }
  },
});

/** The workloads, Services and Secrets that the gateways of a stack may use. */
class Backing {
  readonly workloads: readonly Workload[];
  /** Why there may be workloads that are not part of the stack. */
  readonly hidden: string | undefined;
  readonly hiddenSecrets: BlindSpots;
  private readonly services: ReadonlyMap<string | undefined, readonly Service[]>;
  private readonly secrets: ReadonlySet<string>;

  constructor(world: World) {
    this.workloads = world.workloads;
    const release = world.where((type) => type === RELEASE)[0];
    if (release !== undefined) {
      this.hidden = `not part of the stack: what Helm release "${release.name}" brings`;
    }
    const namespaceOf = world.namespaceOf;
    this.hiddenSecrets = world.blindSpots(isSecretObject);
    this.services = byNamespace(world.services);
    this.secrets = new Set(
      world
        .where(isKubernetesType)
        .flatMap((resource) =>
          secretNames(resource).map((name) => `${namespaceOf(resource)}/${name}`),
        ),
    );
  }

  /** The Services that lead to a workload. */
  servicesOf({ namespace, labels }: Workload): readonly Service[] {
    return (this.services.get(namespace) ?? []).filter(({ root }) => {
      const selector = root.get("spec", "selector");
      return selector.entries().length > 0 && hasLabels(selector, labels) === true;
    });
  }

  hasSecret(namespace: string, name: string): boolean {
    return this.secrets.has(`${namespace}/${name}`);
  }
}

/** True for a Secret. */
function isSecretObject({ type }: NormalizedResource): boolean {
  return type === SECRET;
}

/** The Secrets that an object is, or that its controller makes of it. */
function secretNames(resource: NormalizedResource): readonly string[] {
  const { type, kind, name } = resource;
  if (type === SECRET) return [name];
  const spec = Field.root(resource).get("spec");
  if (kind === "Certificate") return [spec.get("secretName").text ?? name];
  return kind === "ExternalSecret" ? [spec.get("target", "name").text ?? name] : [];
}

function checkGateway(gateway: Field, backing: Backing, findings: Findings): void {
  const selector = gateway.get("spec", "selector");
  const selection = findings.of("workload");
  if (!selector.isReadable) selection.notEvaluated(selector);
  if (selector.entries().length === 0) return;
  const answers = backing.workloads.map(
    (workload) => [workload, hasLabels(selector, workload.labels)] as const,
  );
  const proxies = answers.filter(([, answer]) => answer === true).map(([workload]) => workload);
  const unreadable = answers.map(([, answer]) => answer).find((answer) => answer instanceof Field);
  if (unreadable !== undefined) selection.notEvaluated(unreadable);
  else if (proxies.length === 0) {
    failUnlessHidden(selector, "the Gateway selects no workload", backing.hidden, selection);
  } else {
    const services = proxies.flatMap((proxy) => backing.servicesOf(proxy));
    for (const server of gateway.get("spec", "servers").items()) {
      checkPort(server.get("port", "number"), services, findings.of("ports"));
      checkSecret(server.get("tls"), proxies, backing, findings.of("secrets"));
    }
  }
}

function checkPort(number: Field, services: readonly Service[], findings: Findings): void {
  if (!number.isReadable) findings.notEvaluated(number);
  if (services.length === 0 || !number.isReadable || !number.isSet) return;
  const ports = services.flatMap(({ root }) => root.get("spec", "ports").items());
  const isServed: Answer = anyOf(
    ports
      .flatMap((port) => [port.get("port"), port.get("targetPort")])
      .map((port) => (port.isReadable ? String(port.value) === String(number.value) : port)),
  );
  if (isServed instanceof Field) findings.notEvaluated(number, `unknown value at ${isServed.path}`);
  else if (!isServed) {
    findings.fail(number, `no Service of the gateway workload has port ${String(number.value)}`);
  }
}

function checkSecret(
  tls: Field,
  proxies: readonly Workload[],
  backing: Backing,
  findings: Findings,
): void {
  const [mode, name] = [tls.get("mode"), tls.get("credentialName")];
  if (!name.isReadable) findings.notEvaluated(name);
  // A name with a scheme or a namespace is one of the Gateway API's.
  if (name.text === undefined || name.text === "" || name.text.includes("/")) return;
  if (mode.isReadable && mode.isSet && !TERMINATING.has(mode.value)) return;
  const places = proxies.map(({ namespace }) => namespace).filter((place) => place !== undefined);
  const { text } = name;
  if (places.length < proxies.length || places.some((place) => backing.hasSecret(place, text)))
    return;
  const hidden = places.map((place) => backing.hiddenSecrets(place)).find((reason) => reason);
  failUnlessHidden(
    name,
    "the Secret does not exist in the namespace of the gateway pods",
    hidden,
    findings,
  );
}
