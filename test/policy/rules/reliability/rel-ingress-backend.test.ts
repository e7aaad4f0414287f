import { relIngressBackend } from "../../../../policy/rules/reliability/rel-ingress-backend";
import { describeRule } from "../../describe-rule";
import { namespaced, pod, UNKNOWN } from "../../resources";
import { service } from "../../workloads";

const ingress = (
  spec: Readonly<Record<string, unknown>>,
  version = "v1",
  place: unknown = "shop",
) => namespaced(`networking.k8s.io/${version}`, "Ingress", place, spec);
const ruled = (backend: unknown, version?: string) =>
  ingress(
    { rules: [{ host: "a.example.com", http: { paths: [{ path: "/", backend }] } }] },
    version,
  );
const named = (name: unknown, port: unknown) => ({ service: { name, port } });
const route = (rule: unknown, version = "v1", place = "shop") =>
  namespaced(`gateway.networking.k8s.io/${version}`, "HTTPRoute", place, { rules: [rule] });
const refs = (...backendRefs: readonly unknown[]) => ({ backendRefs });
const BACKEND = "spec.rules[0].http.paths[0].backend";
const REF = "spec.rules[0].backendRefs[0]";

describeRule(relIngressBackend, {
  pass: [
    { name: "a port by number", resources: [...service(), ...ruled(named("web", { number: 80 }))] },
    { name: "a port by name", resources: [...service(), ...ruled(named("web", { name: "http" }))] },
    {
      name: "a default backend",
      resources: [...service(), ...ingress({ defaultBackend: named("web", { number: 80 }) })],
    },
    {
      name: "a backend of the beta version",
      resources: [...service(), ...ruled({ serviceName: "web", servicePort: "http" }, "v1beta1")],
    },
    { name: "a backend that is no Service", resources: ruled({ resource: { kind: "Bucket" } }) },
    {
      name: "an action of the AWS controller",
      resources: ruled(named("redirect", { name: "use-annotation" })),
    },
    {
      name: "another name of a host elsewhere",
      resources: [
        ...service({ type: "ExternalName", ports: undefined }),
        ...ruled(named("web", { number: 443 })),
      ],
    },
    { name: "a route", resources: [...service(), ...route(refs({ name: "web", port: 80 }))] },
    {
      name: "a route into another namespace",
      resources: [
        ...service(),
        ...route(refs({ name: "web", namespace: "shop", port: 80 }), "v1beta1", "edge"),
      ],
    },
    {
      name: "a route to something else",
      resources: route(refs({ kind: "Import", group: "x", name: "web" })),
    },
  ],
  fail: [
    {
      name: "no Service",
      resources: ruled(named("web", { number: 80 })),
      findings: [[`${BACKEND}.service.name`, 'Service "web" does not exist in the namespace']],
    },
    {
      name: "a Service elsewhere",
      resources: [...service({}, "other"), ...ruled(named("web", { number: 80 }))],
      findings: [[`${BACKEND}.service.name`, 'Service "web" does not exist in the namespace']],
    },
    {
      name: "no port",
      resources: [...service(), ...ruled({ service: { name: "web" } })],
      findings: [[`${BACKEND}.service.port.number`, 'the backend sets no port of Service "web"']],
    },
    {
      name: "another port",
      resources: [...service(), ...ruled(named("web", { number: 8080 }))],
      findings: [[`${BACKEND}.service.port.number`, 'Service "web" has no port 8080']],
    },
    {
      name: "another name of a port",
      resources: [...service(), ...ruled(named("web", { name: "https" }))],
      findings: [[`${BACKEND}.service.port.name`, 'Service "web" has no port https']],
    },
    {
      name: "the beta version of a backend",
      resources: ruled({ serviceName: "web", servicePort: 80 }, "v1beta1"),
      findings: [[`${BACKEND}.serviceName`, 'Service "web" does not exist in the namespace']],
    },
    {
      name: "default backends, new and old",
      resources: [
        ...ingress({ defaultBackend: named("web", { number: 80 }) }),
        ...ingress({ backend: { serviceName: "web", servicePort: 80 } }, "v1beta1"),
      ],
      findings: [
        ["spec.defaultBackend.service.name", 'Service "web" does not exist in the namespace'],
        ["spec.backend.serviceName", 'Service "web" does not exist in the namespace'],
      ],
    },
    {
      name: "an Ingress of the old group extensions",
      resources: namespaced("extensions/v1beta1", "Ingress", "shop", {
        backend: { serviceName: "web", servicePort: 80 },
      }),
      findings: [["spec.backend.serviceName", 'Service "web" does not exist in the namespace']],
    },
    {
      name: "a route to nothing",
      resources: route(refs({ name: "web", port: 80 })),
      findings: [[`${REF}.name`, 'Service "web" does not exist in the namespace']],
    },
    {
      name: "a route to another port",
      resources: [...service(), ...route(refs({ name: "web", port: 8080 }))],
      findings: [[`${REF}.port`, 'Service "web" has no port 8080']],
    },
    {
      name: "a mirror to nothing",
      resources: route({
        filters: [
          { type: "RequestMirror", requestMirror: { backendRef: { name: "web", port: 80 } } },
        ],
      }),
      findings: [
        [
          "spec.rules[0].filters[0].requestMirror.backendRef.name",
          'Service "web" does not exist in the namespace',
        ],
      ],
    },
  ],
  notApplicable: [{ name: "a Pod", resources: pod({}) }],
  unknown: [
    {
      name: "an unknown Service",
      resources: ruled(named(UNKNOWN, { number: 80 })),
      reasons: [`unknown value at ${BACKEND}.service.name`],
    },
    {
      name: "an unknown port",
      resources: [...service(), ...ruled(named("web", UNKNOWN))],
      reasons: [`unknown value at ${BACKEND}.service.port`],
    },
    {
      name: "unknown ports of the Service",
      resources: [...service({ ports: UNKNOWN }), ...ruled(named("web", { number: 80 }))],
      reasons: ["unknown value at spec.ports"],
    },
    {
      name: "an unknown namespace",
      resources: ingress({ defaultBackend: named("web", { number: 80 }) }, "v1", UNKNOWN),
      reasons: ["unknown value at metadata.namespace"],
    },
    {
      name: "a Service in an unknown namespace",
      resources: [...service({}, UNKNOWN), ...ruled(named("web", { number: 80 }))],
      reasons: ['unknown value at metadata.namespace of Service "web"'],
    },
  ],
});
