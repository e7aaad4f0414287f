import { netOpenWorld } from "../../../../policy/rules/kubernetes-network/net-open-world";
import { describeRule, type RuleCase } from "../../describe-rule";
import { declared, manifest, namespaced, UNKNOWN } from "../../resources";

type Properties = Readonly<Record<string, unknown>>;

const policy = (spec: Properties, apiVersion = "networking.k8s.io/v1") =>
  namespaced(apiVersion, "NetworkPolicy", "shop", { podSelector: {}, ...spec });
const ingress = (rule: unknown) => policy({ ingress: [rule] });
const egress = (rule: unknown) => policy({ egress: [rule] });
const block = (cidr: unknown, ...except: readonly unknown[]) => ({ ipBlock: { cidr, except } });
const METADATA = "169.254.169.254/32";
const https = [{ port: 443, protocol: "TCP" }];
const CIDR = "ipBlock.cidr";

describeRule(netOpenWorld, {
  pass: [
    { name: "no rules", resources: policy({ policyTypes: ["Ingress", "Egress"] }) },
    {
      name: "one port from everywhere",
      resources: ingress({ from: [block("0.0.0.0/0")], ports: https }),
    },
    { name: "one port from everyone", resources: ingress({ ports: https }) },
    { name: "all ports from a network", resources: ingress({ from: [block("10.0.0.0/8")] }) },
    { name: "all ports from other pods", resources: ingress({ from: [{ podSelector: {} }] }) },
    { name: "half of the world", resources: ingress({ from: [block("0.0.0.0/1")] }) },
    {
      name: "one port to everywhere but the metadata",
      resources: egress({ to: [block("0.0.0.0/0", METADATA)], ports: https }),
    },
    {
      name: "one port to everywhere but all link-local addresses",
      resources: egress({ to: [block("0.0.0.0/0", "169.254.0.0/16")], ports: https }),
    },
    { name: "all ports to a network", resources: egress({ to: [block("10.0.0.0/8")] }) },
    { name: "names", resources: egress({ ports: [{ port: 53, protocol: "UDP" }] }) },
    { name: "a port by name", resources: egress({ ports: [{ port: "https" }] }) },
  ],
  fail: [
    ...[
      ["IPv4", "0.0.0.0/0"],
      ["IPv6", "::/0"],
      ["IPv6 written out", "0:0:0:0:0:0:0:0/0"],
      ["another address of the same block", "10.1.2.3/0"],
    ].map(([name = "", cidr]): RuleCase => ({
      name: `all ports from everywhere, ${name}`,
      resources: ingress({ from: [block(cidr)] }),
      findings: [
        [`spec.ingress[0].from[0].${CIDR}`, "the rule opens all ports from every address", "ports"],
      ],
    })),
    {
      name: "everywhere but a network",
      resources: ingress({ from: [block("0.0.0.0/0", "10.0.0.0/8")], ports: [] }),
      findings: [
        [`spec.ingress[0].from[0].${CIDR}`, "the rule opens all ports from every address", "ports"],
      ],
    },
    {
      name: "everywhere in two halves",
      resources: ingress({ from: [block("0.0.0.0/1"), block("128.0.0.0/1")] }),
      findings: [
        [`spec.ingress[0].from[0].${CIDR}`, "the rule opens all ports from every address", "ports"],
      ],
    },
    {
      name: "everywhere of IPv6 in two halves",
      resources: ingress({ from: [block("::/1"), block("8000::/1")] }),
      findings: [
        [`spec.ingress[0].from[0].${CIDR}`, "the rule opens all ports from every address", "ports"],
      ],
    },
    {
      name: "a range of all ports",
      resources: ingress({ from: [block("0.0.0.0/0")], ports: [{ port: 1, endPort: 65_535 }] }),
      findings: [
        [`spec.ingress[0].from[0].${CIDR}`, "the rule opens all ports from every address", "ports"],
      ],
    },
    {
      name: "all ports of a protocol",
      resources: ingress({ from: [block("0.0.0.0/0")], ports: [{ protocol: "TCP" }] }),
      findings: [
        [`spec.ingress[0].from[0].${CIDR}`, "the rule opens all ports from every address", "ports"],
      ],
    },
    {
      name: "empty rules",
      resources: [...ingress({}), ...ingress({ from: [] }), ...egress({})],
      findings: [
        ["spec.ingress[0]", "the rule opens all ports from everyone", "ports"],
        ["spec.ingress[0]", "the rule opens all ports from everyone", "ports"],
        ["spec.egress[0]", "the rule opens all ports to everyone", "ports"],
      ],
    },
    {
      name: "all ports to everywhere but the metadata",
      resources: egress({ to: [block("0.0.0.0/0", METADATA)] }),
      findings: [
        [`spec.egress[0].to[0].${CIDR}`, "the rule opens all ports to every address", "ports"],
      ],
    },
    {
      name: "the metadata among everything",
      resources: egress({ to: [block("0.0.0.0/0")], ports: https }),
      findings: [
        [
          "spec.egress[0].to[0].ipBlock.except",
          "the block includes the metadata service of the nodes",
          "metadata",
        ],
      ],
    },
    {
      name: "the metadata in a smaller block",
      resources: egress({ to: [block("169.254.0.0/16", "169.254.1.0/24")] }),
      findings: [
        [
          "spec.egress[0].to[0].ipBlock.except",
          "the block includes the metadata service of the nodes",
          "metadata",
        ],
      ],
    },
    {
      name: "the metadata by its port",
      resources: egress({ ports: [{ port: 80 }] }),
      findings: [
        ["spec.egress[0]", "the rule allows the metadata service of the nodes", "metadata"],
      ],
    },
    {
      name: "a policy of the old group extensions",
      resources: policy({ ingress: [{}] }, "extensions/v1beta1"),
      findings: [["spec.ingress[0]", "the rule opens all ports from everyone", "ports"]],
    },
    {
      name: "a patch",
      resources: declared("kubernetes:networking.k8s.io/v1:NetworkPolicyPatch", {
        spec: { ingress: [{}] },
      }),
      findings: [["spec.ingress[0]", "the rule opens all ports from everyone", "ports"]],
    },
  ],
  notApplicable: [
    { name: "a Service", resources: manifest({ apiVersion: "v1", kind: "Service" }) },
  ],
  unknown: [
    {
      name: "unknown rules",
      resources: policy({ egress: UNKNOWN }),
      reasons: ["unknown value at spec.egress"],
    },
    {
      name: "unknown peers",
      resources: ingress({ from: UNKNOWN }),
      reasons: ["unknown value at spec.ingress[0].from"],
    },
    {
      name: "an unknown block",
      resources: egress({ to: [block(UNKNOWN)], ports: https }),
      reasons: [`unknown value at spec.egress[0].to[0].${CIDR}`],
    },
    {
      name: "an unknown exception",
      resources: egress({ to: [block("0.0.0.0/0", UNKNOWN)], ports: https }),
      reasons: ["unknown value at spec.egress[0].to[0].ipBlock.except[0]"],
    },
    {
      name: "unknown ports",
      resources: ingress({ from: [block("0.0.0.0/0")], ports: UNKNOWN }),
      reasons: ["unknown value at spec.ingress[0].ports"],
    },
  ],
});
