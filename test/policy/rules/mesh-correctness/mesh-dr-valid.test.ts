import { meshDrValid } from "../../../../policy/rules/mesh-correctness/mesh-dr-valid";
import { describeRule } from "../../describe-rule";
import { destinationRule, meshObject, serviceEntry } from "../../mesh-traffic";
import { declared, namespaced, UNKNOWN } from "../../resources";
import { LABELS, service, workload } from "../../workloads";

const HOST = "spec.host";
const SUBSET_LABELS = "spec.subsets[0].labels";
const POLICY = { trafficPolicy: { loadBalancer: { simple: "RANDOM" } } };
const subset = (labels: unknown, name: unknown = "v1") => ({ subsets: [{ name, labels }] });
const versioned = (version: unknown) => workload({ labels: { ...LABELS, version } });
const v1 = subset({ version: "v1" });
const other = { name: "other" };
const api = { host: "api.example.com" };

describeRule(meshDrValid, {
  pass: [
    { name: "a known host", resources: [...service(), ...destinationRule({})] },
    {
      name: "a known host by its full name",
      resources: [
        ...service(),
        ...destinationRule(
          { host: "web.shop.svc.cluster.local" },
          { place: "edge", version: "v1beta1" },
        ),
      ],
    },
    { name: "a host outside", resources: [...serviceEntry(), ...destinationRule(api)] },
    { name: "a wildcard", resources: destinationRule({ host: "*.local", ...v1 }) },
    {
      name: "a subset of pods",
      resources: [...service(), ...versioned("v1"), ...destinationRule(v1)],
    },
    {
      name: "a subset of a pod on its own",
      resources: [
        ...service(),
        ...namespaced("v1", "Pod", "shop", { containers: [] }).map((resource) => ({
          ...resource,
          props: {
            ...resource.props,
            metadata: { labels: { ...LABELS, version: "v1" }, namespace: "shop" },
          },
        })),
        ...destinationRule(v1),
      ],
    },
    {
      name: "a subset without labels",
      resources: [...service(), ...destinationRule({ subsets: [{ name: "all" }] })],
    },
    {
      name: "labels that only nodes give",
      resources: [
        ...service(),
        ...workload(),
        ...destinationRule(subset({ "topology.kubernetes.io/zone": "eu-west-1a" })),
      ],
    },
    {
      name: "endpoints of a ServiceEntry",
      resources: [
        ...serviceEntry({ endpoints: [{ address: "192.0.2.1", labels: { version: "v1" } }] }),
        ...destinationRule({ ...api, ...v1 }),
      ],
    },
    {
      name: "machines of a ServiceEntry",
      resources: [
        ...serviceEntry({ workloadSelector: { labels: { app: "vm" } } }),
        ...meshObject("WorkloadEntry", {
          address: "192.0.2.1",
          labels: { app: "vm", version: "v1" },
        }),
        ...destinationRule({ ...api, ...v1 }),
      ],
    },
    {
      name: "endpoints written by hand, and those of another host",
      resources: [
        ...service({ selector: undefined }),
        ...service({ type: "ExternalName" }, "edge"),
        ...destinationRule(v1),
        ...destinationRule(v1, { place: "edge" }),
      ],
    },
    {
      name: "subsets spread over two",
      resources: [
        ...service(),
        ...versioned("v1"),
        ...destinationRule({ ...v1, ...POLICY }),
        ...destinationRule(subset({ version: "v1" }, "v2"), other),
      ],
    },
    {
      name: "one for callers of its own",
      resources: [
        ...service(),
        ...destinationRule(POLICY),
        ...destinationRule({ ...POLICY, workloadSelector: { matchLabels: LABELS } }, other),
        ...destinationRule({ ...POLICY, exportTo: ["."] }, { name: "third" }),
        ...destinationRule({ host: "web.shop.svc.cluster.local", ...POLICY }, { place: "edge" }),
      ],
    },
  ],
  fail: [
    {
      name: "an unknown host",
      resources: destinationRule({}),
      findings: [[HOST, "no Service or ServiceEntry defines the host", "host"]],
    },
    {
      name: "a short name of another namespace",
      resources: [...service(), ...destinationRule({}, { place: "edge" })],
      findings: [[HOST, "no Service or ServiceEntry defines the host", "host"]],
    },
    {
      name: "a host outside that no ServiceEntry names",
      resources: destinationRule(api),
      findings: [[HOST, "no Service or ServiceEntry defines the host", "host"]],
    },
    {
      name: "a ServiceEntry that is not exported",
      resources: [...serviceEntry({ exportTo: ["."] }, { place: "edge" }), ...destinationRule(api)],
      findings: [[HOST, "no Service or ServiceEntry defines the host", "host"]],
    },
    {
      name: "labels that no pod carries",
      resources: [...service(), ...versioned("v2"), ...destinationRule(v1)],
      findings: [[SUBSET_LABELS, "no endpoint of the host has these labels", "subsets"]],
    },
    {
      name: "labels of pods that the Service does not select",
      resources: [
        ...service(),
        ...workload({ labels: { app: "api", version: "v1" } }),
        ...destinationRule(v1),
      ],
      findings: [[SUBSET_LABELS, "no endpoint of the host has these labels", "subsets"]],
    },
    {
      name: "labels of pods elsewhere",
      resources: [
        ...service(),
        ...workload({ labels: { ...LABELS, version: "v1" } }, "Deployment", "apps/v1", "edge"),
        ...destinationRule(v1),
      ],
      findings: [[SUBSET_LABELS, "no endpoint of the host has these labels", "subsets"]],
    },
    {
      name: "a ServiceEntry without such endpoints",
      resources: [...serviceEntry(), ...destinationRule({ ...api, ...v1 })],
      findings: [[SUBSET_LABELS, "no endpoint of the host has these labels", "subsets"]],
    },
    {
      name: "the same subset twice",
      resources: [
        ...service(),
        ...versioned("v1"),
        ...destinationRule(v1),
        ...destinationRule({ host: "web.shop.svc.cluster.local", ...v1 }, other),
      ],
      findings: [
        [
          "spec.subsets[0].name",
          'DestinationRule "other" sets the same for this host',
          "duplicates",
        ],
        ["spec.subsets[0].name", 'DestinationRule "it" sets the same for this host', "duplicates"],
      ],
    },
    {
      name: "two that set the whole host",
      resources: [...service(), ...destinationRule(POLICY), ...destinationRule({}, other)],
      findings: [
        [HOST, 'DestinationRule "other" sets the same for this host', "duplicates"],
        [HOST, 'DestinationRule "it" sets the same for this host', "duplicates"],
      ],
    },
    {
      name: "two policies for the whole host beside subsets",
      resources: [
        ...service(),
        ...versioned("v1"),
        ...destinationRule(POLICY),
        ...destinationRule({ ...v1, ...POLICY }, { ...other, version: "v1alpha3" }),
      ],
      findings: [
        [HOST, 'DestinationRule "other" sets the same for this host', "duplicates"],
        [HOST, 'DestinationRule "it" sets the same for this host', "duplicates"],
      ],
    },
  ],
  notApplicable: [{ name: "a bucket", resources: declared("aws:s3/bucket:Bucket", {}) }],
  unknown: [
    {
      name: "an unknown host",
      resources: destinationRule({ host: UNKNOWN }),
      reasons: ["unknown value at spec.host"],
    },
    {
      name: "an unknown namespace",
      resources: destinationRule({}, { place: UNKNOWN }),
      reasons: ["unknown value at metadata.namespace"],
    },
    {
      name: "unknown labels of a subset",
      resources: [...service(), ...destinationRule(subset(UNKNOWN))],
      reasons: [`unknown value at ${SUBSET_LABELS}`],
    },
    {
      name: "an unknown label of a subset",
      resources: [
        ...service(),
        ...workload({ labels: { ...LABELS, version: "v1" } }),
        ...destinationRule(subset({ version: UNKNOWN })),
      ],
      reasons: [`unknown value at ${SUBSET_LABELS}.version`],
    },
    {
      name: "unknown labels of pods",
      resources: [...service(), ...workload({ labels: UNKNOWN }), ...destinationRule(v1)],
      reasons: ['unknown value at spec.template.metadata.labels of Deployment "web"'],
    },
    {
      name: "an unknown selector of the Service",
      resources: [...service({ selector: UNKNOWN }), ...versioned("v1"), ...destinationRule(v1)],
      reasons: ['unknown value at spec.selector of Service "web"'],
    },
    {
      name: "unknown endpoints",
      resources: [...serviceEntry({ endpoints: UNKNOWN }), ...destinationRule({ ...api, ...v1 })],
      reasons: ['unknown value at spec.endpoints of ServiceEntry "it"'],
    },
    {
      name: "an unknown name of a subset",
      resources: [...service(), ...destinationRule(subset(undefined, UNKNOWN))],
      reasons: ["unknown value at spec.subsets[0].name"],
    },
    {
      name: "a workload in an unknown namespace",
      resources: [
        ...service(),
        ...workload({}, "Deployment", "apps/v1", UNKNOWN),
        ...destinationRule(v1),
      ],
      reasons: ['unknown value at metadata.namespace of Deployment "web"'],
    },
  ],
});
