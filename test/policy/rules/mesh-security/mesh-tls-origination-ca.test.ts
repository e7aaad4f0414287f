import { meshTlsOriginationCa } from "../../../../policy/rules/mesh-security/mesh-tls-origination-ca";
import { describeRule, type RuleCase } from "../../describe-rule";
import { declared, namespaced, UNKNOWN } from "../../resources";

const destination = (spec: Readonly<Record<string, unknown>>, version = "v1") =>
  namespaced(`networking.istio.io/${version}`, "DestinationRule", "team-a", spec);
const withTls = (tls: unknown, version?: string) =>
  destination({ trafficPolicy: { tls } }, version);

describeRule(meshTlsOriginationCa, {
  pass: [
    ...[
      { caCertificates: "/etc/ssl/certs/ca.pem" },
      { credentialName: "client" },
      { subjectAltNames: ["api.example.com"] },
      { caCertificates: UNKNOWN },
    ].map((trust) => ({
      name: `SIMPLE with ${Object.keys(trust).join()} ${JSON.stringify(Object.values(trust)[0])}`,
      resources: withTls({ mode: "SIMPLE", ...trust }),
    })),
    ...["ISTIO_MUTUAL", "DISABLE"].map((mode) => ({ name: mode, resources: withTls({ mode }) })),
    { name: "no TLS settings", resources: destination({ host: "api.example.com" }) },
  ],
  fail: [
    ...["v1", "v1beta1", "v1alpha3"].map((version): RuleCase => ({
      name: `SIMPLE without anything to trust, in ${version}`,
      resources: withTls({ mode: "SIMPLE" }, version),
      findings: [
        ["spec.trafficPolicy.tls.caCertificates", "the proxy trusts any certificate of the host"],
      ],
    })),
    {
      name: "MUTUAL with empty fields",
      resources: withTls({ mode: "MUTUAL", caCertificates: "", subjectAltNames: [] }),
      findings: [
        ["spec.trafficPolicy.tls.caCertificates", "the proxy trusts any certificate of the host"],
      ],
    },
    {
      name: "a port, beside one that is right",
      resources: destination({
        trafficPolicy: {
          portLevelSettings: [
            { tls: { mode: "SIMPLE", credentialName: "a" } },
            { tls: { mode: "SIMPLE" } },
          ],
        },
      }),
      findings: [
        [
          "spec.trafficPolicy.portLevelSettings[1].tls.caCertificates",
          "the proxy trusts any certificate of the host",
        ],
      ],
    },
    {
      name: "a subset",
      resources: destination({ subsets: [{ trafficPolicy: { tls: { mode: "SIMPLE" } } }] }),
      findings: [
        [
          "spec.subsets[0].trafficPolicy.tls.caCertificates",
          "the proxy trusts any certificate of the host",
        ],
      ],
    },
  ],
  notApplicable: [
    {
      name: "a DestinationRule of a foreign group",
      resources: namespaced("example.com/v1", "DestinationRule", "team-a", {}),
    },
  ],
  unknown: [
    {
      name: "an unknown mode",
      resources: withTls({ mode: UNKNOWN }),
      reasons: ["unknown value at spec.trafficPolicy.tls.mode"],
    },
    {
      name: "a patch of the mode alone",
      resources: declared("kubernetes:networking.istio.io/v1:DestinationRulePatch", {
        spec: { trafficPolicy: { tls: { mode: "SIMPLE" } } },
      }),
      reasons: ["not set by this patch: spec.trafficPolicy.tls.caCertificates"],
    },
  ],
});
