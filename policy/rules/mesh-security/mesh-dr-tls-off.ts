import { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { istioBestPractices } from "../../rule/frameworks";
import { DESTINATION_RULE, PEER_AUTHENTICATION } from "../../world/mesh/istio-kinds";
import { meshMembership } from "../../world/mesh/mesh";
import {
  clusterNamespace,
  includesHost,
  MESH_HOST_PARAMETERS,
  qualifiedHost,
  type MeshHostSettings,
} from "../../world/mesh/mesh-hosts";
import type { MutualTls } from "../../world/mesh/mutual-tls";
import {
  namespaceField,
  usesNamespace,
  type UsedNamespace,
} from "../../world/kubernetes/namespaces";
import { text } from "../../rule/parameters";
import type { NormalizedResource } from "../../rule/resource";
import { stackRule, type RuleContext } from "../../rule/rule";
import { selectorsByHost } from "./mesh-dr-tls-off/service-selectors";
import { SERVICE } from "../../world/kubernetes/services";
import { tlsSettingsOf } from "../../world/mesh/traffic-tls";
import type { World } from "../../world/world";

interface Settings extends MeshHostSettings {
  readonly rootNamespace: string;
}

/** A workload with strict mutual TLS rejects callers that use no mesh certificate. */
export const meshDrTlsOff = stackRule<Settings>({
  id: "mesh-dr-tls-off",
  topic: "mesh-security",
  severity: "high",
  description: "No DestinationRule turns off mutual TLS for a host whose workloads require it.",
  remediation: "Set the tls.mode to ISTIO_MUTUAL, or remove the tls of the trafficPolicy.",
  frameworks: [istioBestPractices("mutual-tls", "Understand TLS modes of the client side")],
  parameters: {
    ...MESH_HOST_PARAMETERS,
    rootNamespace: text("Namespace whose policies hold mesh-wide.", "istio-system"),
  },
  appliesTo: (type) =>
    [DESTINATION_RULE, PEER_AUTHENTICATION, SERVICE].includes(type) || usesNamespace(type),
  check(world, findings, context) {
    const callees = new Callees(world, context);
    for (const resource of world.where((type) => type === DESTINATION_RULE)) {
      for (const tls of tlsSettingsOf(Field.root(resource))) checkMode(tls, callees, findings);
    }
  },
});

function checkMode(tls: Field, callees: Callees, findings: Findings): void {
  const mode = tls.get("mode");
  if (!mode.isReadable) findings.notEvaluated(mode);
  if (mode.value !== "SIMPLE" && mode.value !== "DISABLE") return;
  const answer = callees.requiresTls(Field.root(tls.resource), isOfPort(tls));
  if (answer instanceof Field) findings.notEvaluated(mode, `unknown value at ${answer.path}`);
  else if (answer)
    findings.fail(mode, "the mode turns off mutual TLS, but the workloads of the host require it");
}

function isOfPort(tls: Field): boolean {
  return tls.path.includes(".portLevelSettings[");
}

/** What the hosts of a stack require of their callers. */
class Callees {
  private readonly mutualTls: MutualTls;
  private readonly settings: Settings;
  private readonly namespaces: ReadonlyMap<string, UsedNamespace>;
  private readonly selectors: ReadonlyMap<string, Field>;
  private readonly namespaceOf: (resource: NormalizedResource) => string | undefined;

  constructor(world: World, { settings }: RuleContext<Settings>) {
    this.mutualTls = world.mutualTls(settings.rootNamespace);
    this.settings = settings;
    this.namespaces = new Map(world.usedNamespaces().map((used) => [used.name, used]));
    this.selectors = selectorsByHost(world, settings);
    this.namespaceOf = world.namespaceOf;
  }

  /** Whether mutual TLS is strict for the host of a DestinationRule, where that is of the mesh. */
  requiresTls(rule: Field, isForPort: boolean): boolean | Field {
    const host = rule.get("spec", "host");
    if (host.text === undefined) return host.isReadable ? false : host;
    const name = qualifiedHost(host.text, this.namespaceOf(rule.resource), this.settings);
    if (name === undefined) return namespaceField(rule.resource);
    const place = this.isMeshWide(name) ? undefined : clusterNamespace(name, this.settings);
    if (place === undefined && !this.isMeshWide(name)) return false;
    if (place !== undefined && !this.isInMesh(place)) return false;
    const answer = this.mutualTls.isStrict(place, this.selectors.get(name));
    // A port with its own mode may be the port that the rule is about.
    return answer === true && isForPort ? (this.mutualTls.portsOf(place) ?? true) : answer;
  }

  private isMeshWide(host: string): boolean {
    return includesHost(host, `it.it.svc.${this.settings.clusterDomain}`);
  }

  /** A namespace of another stack counts as one of the mesh. */
  private isInMesh(name: string): boolean {
    const used = this.namespaces.get(name);
    return used?.object === undefined || meshMembership(used) !== false;
  }
}
