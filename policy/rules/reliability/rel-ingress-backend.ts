import { anyOf } from "../../rule/answers";
import { backendsOf, ROUTING_TYPES, type Backend } from "./rel-ingress-backend/backends";
import { failUnlessHidden } from "../../world/kubernetes/blind-spots";
import { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { eksBestPractices } from "../../rule/frameworks";
import { NAMESPACE, namespaceField } from "../../world/kubernetes/namespaces";
import { RELEASE } from "../../world/kubernetes/helm-releases";
import { stackRule } from "../../rule/rule";
import { isAlias, isService, SERVICE, type Service } from "../../world/kubernetes/services";

/** Requests to a Service that does not exist are answered with an error. */
export const relIngressBackend = stackRule({
  id: "rel-ingress-backend",
  topic: "reliability",
  severity: "high",
  description:
    "The backends of every Ingress and route are Services of the stack, at ports they have.",
  remediation: "Correct the name and the port of the backend, or declare the Service.",
  frameworks: [eksBestPractices("reliability: application", "Route traffic to pods that serve it")],
  parameters: {},
  appliesTo: (type) => ROUTING_TYPES.has(type) || [SERVICE, RELEASE, NAMESPACE].includes(type),
  check(world, findings) {
    const { namespaceOf } = world;
    const hiddenIn = world.blindSpots(isService);
    for (const root of world.of(ROUTING_TYPES)) {
      const { resource } = root;
      const own = namespaceOf(resource);
      for (const backend of backendsOf(root)) {
        const place = backend.namespace === undefined ? own : backend.namespace.text;
        if (place === undefined) {
          findings.notEvaluated(backend.namespace ?? namespaceField(resource));
        } else {
          checkBackend(backend, world.servicesIn(place), hiddenIn(place), findings);
        }
      }
    }
  },
});

function checkBackend(
  { service, port }: Backend,
  services: readonly Service[],
  hidden: string | undefined,
  findings: Findings,
): void {
  if (!service.isReadable) {
    findings.notEvaluated(service);
    return;
  }
  const found = services.find(({ root }) => root.resource.name === service.value);
  if (found === undefined) {
    const message = `Service "${service.text ?? ""}" does not exist in the namespace`;
    failUnlessHidden(service, message, hidden, findings);
  } else if (!port.isReadable) {
    findings.notEvaluated(port);
  } else if (!port.isSet) {
    findings.failOrMissing(
      port,
      `the backend sets no port of Service "${found.root.resource.name}"`,
    );
  } else if (!isAlias(found)) {
    checkPort(port, found, findings);
  }
}

function checkPort(port: Field, { root }: Service, findings: Findings): void {
  const hasPort = anyOf(
    root
      .get("spec", "ports")
      .items()
      .flatMap((own) => [own.get("name"), own.get("port")])
      .map((own) => (own.isReadable ? own.isSet && String(own.value) === String(port.value) : own)),
  );
  if (hasPort instanceof Field) findings.notEvaluated(port, `unknown value at ${hasPort.path}`);
  else if (!hasPort)
    findings.fail(port, `Service "${root.resource.name}" has no port ${String(port.value)}`);
}
