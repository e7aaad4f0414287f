/** Which AWS services are reachable without leaving the VPC. */
export const ENDPOINT_MODES = ["none", "gateway", "private-cluster"] as const;

/** `none`; `gateway`, which is free; or all that a cluster without a way out calls. */
export type EndpointMode = (typeof ENDPOINT_MODES)[number];

/** One VPC endpoint, fully decided. */
export interface EndpointPlan {
  /** Stable part of its name: `ecr-api`. */
  readonly key: string;
  /** Full name of the service in the region. */
  readonly serviceName: string;
  readonly kind: "Gateway" | "Interface";
}

/** Free, and they keep traffic off the NAT gateways. */
const GATEWAY_SERVICES = {
  s3: "image layers of ECR are stored in S3",
  dynamodb: "event stores and lock tables",
} as const satisfies Record<string, string>;

/** What nodes and controllers of a cluster without a way to the internet call, and who calls it. */
const INTERFACE_SERVICES = {
  autoscaling: "node termination and the Cluster Autoscaler read groups",
  ec2: "the CNI attaches network interfaces, the CSI driver attaches volumes",
  "ecr.api": "the kubelet asks for a registry token",
  "ecr.dkr": "the container runtime pulls image manifests",
  eks: "nodes read the cluster's endpoint when they join",
  "eks-auth": "the Pod Identity agent exchanges a token for a role's credentials",
  elasticloadbalancing: "the load balancer controller",
  kms: "encrypted volumes and secrets",
  logs: "agents that ship logs",
  sqs: "interruption notices, and workloads that use queues",
  ssm: "Session Manager, and the parameters that name node images",
  sts: "service account roles",
} as const satisfies Record<string, string>;

/** The endpoints of a mode, sorted by key within each kind. */
export function planEndpoints(mode: EndpointMode, region: string): readonly EndpointPlan[] {
  const gateways = mode === "none" ? [] : Object.keys(GATEWAY_SERVICES).toSorted();
  const interfaces = mode === "private-cluster" ? Object.keys(INTERFACE_SERVICES).toSorted() : [];
  return [
    ...gateways.map((service) => planEndpoint(service, "Gateway", region)),
    ...interfaces.map((service) => planEndpoint(service, "Interface", region)),
  ];
}

function planEndpoint(service: string, kind: EndpointPlan["kind"], region: string): EndpointPlan {
  return {
    key: service.replace(".", "-"),
    serviceName: `com.amazonaws.${region}.${service}`,
    kind,
  };
}
