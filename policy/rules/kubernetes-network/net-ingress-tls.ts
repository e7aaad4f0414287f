import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { cisEks } from "../../rule/frameworks";
import {
  classOf,
  coversHost,
  hostsOf,
  INGRESS_TYPES,
  type IngressHost,
} from "./net-ingress-tls/ingresses";
import { listed } from "../../world/aws/policy-document";
import { stackRule } from "../../rule/rule";
import { INGRESS } from "../../world/kubernetes/ingress-type";

/** The AWS controller reads the certificate from here, and the hosts from the certificate. */
const CERTIFICATE_ANNOTATION = "alb.ingress.kubernetes.io/certificate-arn";

/** Annotations that add raw configuration to the proxy that all tenants share. */
const SNIPPET = /^nginx\.(?:ingress\.kubernetes\.io|org)\/.*snippets?$/;

/** Traffic without TLS can be read and changed on its way. */
export const netIngressTls = stackRule({
  id: "net-ingress-tls",
  topic: "kubernetes-network",
  severity: "high",
  description:
    "Every host of an Ingress has TLS and no wildcard, no two Ingresses share a host and path, and " +
    "no annotation is a snippet.",
  remediation:
    "List the host under spec.tls, write it without wildcard, give each path to one Ingress, and " +
    "replace snippets by the specific annotations of the controller.",
  frameworks: [cisEks("5.4.5", "Encrypt traffic to HTTPS load balancers with TLS certificates")],
  checks: {
    snippets: "No annotation adds raw configuration to the shared proxy.",
    hosts: "Every rule names a host, without wildcard.",
    tls: "Every host has TLS.",
    paths: "No host and path is declared twice.",
  },
  parameters: {},
  appliesTo: (type) => type === INGRESS,
  check(world, findings) {
    const seen = new Map<string, Field>();
    for (const root of world.of(INGRESS_TYPES)) {
      const hosts = hostsOf(root);
      checkSnippets(root, findings.of("snippets"));
      if (hosts.length === 0) checkDefault(root, findings);
      for (const host of hosts) {
        checkName(host, findings.of("hosts"));
        checkTls(host, root, findings.of("tls"));
        checkPaths(host, root, seen, findings.of("paths"));
      }
    }
  },
});

function checkSnippets(root: Field, findings: Findings): void {
  const annotations = root.get("metadata", "annotations");
  if (!annotations.isReadable) findings.notEvaluated(annotations);
  for (const [name, field] of annotations.entries()) {
    if (SNIPPET.test(name))
      findings.fail(field, "the annotation adds raw configuration to the shared proxy");
  }
}

/** An Ingress without rules takes the traffic of every host. */
function checkDefault(root: Field, findings: Findings): void {
  const backends = [root.get("spec", "defaultBackend"), root.get("spec", "backend")];
  const backend = backends.find((field) => field.isSet && field.isReadable);
  if (backend === undefined) return;
  checkName({ field: backend, host: undefined, paths: [] }, findings.of("hosts"));
  checkTls({ field: backend, host: undefined, paths: [] }, root, findings.of("tls"));
}

function checkName({ field, host }: IngressHost, findings: Findings): void {
  if (!field.isReadable) findings.notEvaluated(field);
  else if (host === undefined)
    findings.fail(field, "the Ingress names no host, so it takes the traffic of every host");
  else if (host.includes("*")) findings.fail(field, `host "${host}" has a wildcard`);
}

function checkTls({ field, host }: IngressHost, root: Field, findings: Findings): void {
  const tls = root.get("spec", "tls");
  const certificate = root.get("metadata", "annotations", CERTIFICATE_ANNOTATION);
  if (!field.isReadable || !certificate.isReadable || certificate.isSet) return;
  const entries = tls.items();
  const names = entries.map((entry) => entry.get("hosts"));
  const hidden = [tls, ...names.flatMap((hosts) => [hosts, ...hosts.items()])].find(
    (part) => !part.isReadable,
  );
  // An entry without hosts covers all of them.
  const isCovered = names.some(
    (hosts) =>
      hosts.isReadable &&
      (hosts.items().length === 0 ||
        listed(hosts).some(({ text }) => text !== undefined && coversHost(text, host ?? "*"))),
  );
  if (isCovered) return;
  const message =
    host === undefined ? "the traffic of every host has no TLS" : `host "${host}" has no TLS`;
  if (hidden !== undefined) findings.notEvaluated(hidden);
  else if (root.resource.partial && !tls.isSet) findings.failOrMissing(tls, message);
  else findings.fail(field, message);
}

function checkPaths(
  { field, host, paths }: IngressHost,
  root: Field,
  seen: Map<string, Field>,
  findings: Findings,
): void {
  if (!field.isReadable) return;
  const entries = paths.map((entry) => entry.get("path"));
  // A host without paths takes all paths.
  for (const path of entries.length === 0 ? [field] : entries) {
    if (!path.isReadable) {
      findings.notEvaluated(path);
      continue;
    }
    const text = path === field ? "/" : (path.text ?? "/");
    const key = JSON.stringify([classOf(root), host ?? "*", text]);
    const first = seen.get(key);
    if (first === undefined) seen.set(key, path);
    else
      findings.fail(
        path,
        `Ingress "${first.resource.name}" already has path ${text} of ${host === undefined ? "every host" : `host "${host}"`}`,
      );
  }
}
