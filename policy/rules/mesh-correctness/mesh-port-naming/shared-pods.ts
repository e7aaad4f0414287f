import { Field } from "../../../rule/field";
import type { Findings } from "../../../rule/findings";
import { areAtOdds, protocolOf } from "./port-protocols";
import type { NormalizedResource } from "../../../rule/resource";
import { hasLabels } from "../../../world/kubernetes/selectors";
import { isAlias, type Service } from "../../../world/kubernetes/services";
import { byNamespace, type Workload } from "../../../world/kubernetes/workloads";
import type { World } from "../../../world/world";

/** A port of a Service, as far as pods behind it are concerned. */
interface SharedPort {
  readonly service: NormalizedResource;
  readonly number: string;
  readonly target: string;
  readonly transport: string;
  /** The protocol that the mesh assumes, where it is declared. */
  readonly protocol: string | undefined;
}

/** Reports pods of two Services that disagree on the protocol or the number of a port. */
export function checkSharedPods(
  world: World,
  isJudged: (namespace: string) => boolean,
  findings: Findings,
): void {
  const services = byNamespace(world.services.filter((service) => !isAlias(service)));
  for (const workload of world.workloads) {
    const { namespace } = workload;
    if (namespace === undefined || !isJudged(namespace) || isLeftOut(workload)) continue;
    const own = services.get(namespace) ?? [];
    if (own.length > 1) checkWorkload(workload, own, findings);
  }
}

function checkWorkload(
  { labels }: Workload,
  services: readonly Service[],
  findings: Findings,
): void {
  const ports: SharedPort[] = [];
  for (const { root } of services) {
    const selector = root.get("spec", "selector");
    if (selector.isReadable && selector.entries().length === 0) continue;
    const isBehind = hasLabels(selector, labels);
    if (isBehind instanceof Field) findings.notEvaluated(isBehind);
    else if (isBehind) ports.push(...portsOf(root));
  }
  const problem = firstProblem(ports);
  if (problem !== undefined) findings.fail(labels, problem);
}

function firstProblem(ports: readonly SharedPort[]): string | undefined {
  for (const [at, one] of ports.entries()) {
    for (const other of ports.slice(at + 1)) {
      if (one.service === other.service) continue;
      const names = `Services "${one.service.name}" and "${other.service.name}" select these pods`;
      if (isClash(one, other)) return `${names} at the same port with different protocols`;
      if (isSplit(one, other)) return `${names} and map different ports to the same target port`;
    }
  }
  return undefined;
}

function isClash(one: SharedPort, other: SharedPort): boolean {
  if (one.number !== other.number) return false;
  return one.transport !== other.transport || areAtOdds(one.protocol, other.protocol);
}

function isSplit(one: SharedPort, other: SharedPort): boolean {
  const isSameTarget = one.target === other.target && one.transport === other.transport;
  return isSameTarget && one.number !== other.number;
}

/** Its readable ports; the others are reported with the Service. */
function portsOf(service: Field): readonly SharedPort[] {
  return service
    .get("spec", "ports")
    .items()
    .flatMap((port) => {
      const [number, target] = [port.get("port"), port.get("targetPort")];
      const known = protocolOf(port);
      if (!number.isReadable || !target.isReadable || known instanceof Field) return [];
      return [
        {
          service: service.resource,
          number: String(number.value),
          target: String(target.value ?? number.value),
          transport: port.get("protocol").text ?? "TCP",
          protocol: known.protocol,
        },
      ];
    });
}

/** True for pods that refuse the sidecar. */
function isLeftOut({ labels, pod }: Workload): boolean {
  const annotations = pod.metadata.get("annotations");
  return [labels, annotations].some(
    (words) => String(words.get("sidecar.istio.io/inject").value) === "false",
  );
}
