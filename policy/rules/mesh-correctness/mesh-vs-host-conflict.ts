import { Claims } from "../../world/mesh/claims";
import { exportScopes } from "../../world/mesh/export-scopes";
import { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { istioAnalysis } from "../../rule/frameworks";
import { VIRTUAL_SERVICE } from "../../world/mesh/istio-kinds";
import {
  MESH_HOST_PARAMETERS,
  type MeshHostSettings,
  qualifiedHost,
} from "../../world/mesh/mesh-hosts";
import { NAMESPACE, namespaceField } from "../../world/kubernetes/namespaces";
import { stackRule } from "../../rule/rule";
import { isOnMesh, type VirtualService } from "../../world/mesh/virtual-services";

/** Of two VirtualServices for the same host the proxies apply one, and which one is undefined. */
export const meshVsHostConflict = stackRule({
  id: "mesh-vs-host-conflict",
  topic: "mesh-correctness",
  severity: "high",
  description: "No two VirtualServices route the same host for the proxies of the mesh.",
  remediation: "Merge the routes into one VirtualService, or export each to different namespaces.",
  frameworks: [istioAnalysis("IST0109", "Hosts on the mesh gateway do not conflict")],
  parameters: MESH_HOST_PARAMETERS,
  appliesTo: (type) => type === VIRTUAL_SERVICE || type === NAMESPACE,
  check(world, findings, { settings }) {
    const claims = new Claims();
    const services = world.virtualServices;
    for (const service of services.filter(({ root }) => !root.resource.partial)) {
      const onMesh = isOnMesh(service);
      if (onMesh instanceof Field) findings.notEvaluated(onMesh);
      else if (onMesh) claimHosts(service, claims, findings, settings);
    }
    for (const [host, other] of claims.contested()) {
      findings.fail(
        host,
        `VirtualService "${other.name}" routes the same host for the proxies of the mesh`,
      );
    }
  },
});

function claimHosts(
  service: VirtualService,
  claims: Claims,
  findings: Findings,
  settings: MeshHostSettings,
): void {
  const { root, namespace } = service;
  const scopes = exportScopes(root.get("spec", "exportTo"), namespace);
  if (scopes instanceof Field) {
    findings.notEvaluated(scopes);
    return;
  }
  for (const host of root.get("spec", "hosts").items()) {
    if (!host.isReadable) findings.notEvaluated(host);
    if (host.text === undefined) continue;
    const name = qualifiedHost(host.text, namespace, settings);
    if (name === undefined) findings.notEvaluated(namespaceField(root.resource));
    // In a namespace, an export to it alone takes precedence over an export to all.
    else for (const scope of scopes) claims.add(`${scope}/${name}`, host);
  }
}
