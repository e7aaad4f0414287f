import type { ValidationRule } from "../../core/pure/validate";

/** One VPC endpoint, fully decided. */
export interface EndpointPlan {
  /** Stable part of its name: `ecr-api`. */
  readonly key: string;
  /** Full name of the service in the region. */
  readonly serviceName: string;
  readonly kind: "Gateway" | "Interface";
}

/** Free, and they keep traffic off the NAT gateways. */
const GATEWAY_SERVICES: Readonly<Record<string, string>> = {
  dynamodb: "event stores and lock tables",
  s3: "image layers of ECR are stored in S3",
};

/** What each feature calls by an interface endpoint, and why. */
const FEATURE_SERVICES = {
  /** Nodes that join, run pods and pull images. */
  "cluster-nodes": {
    ec2: "the CNI attaches network interfaces",
    "ecr.api": "the kubelet asks for a registry token",
    "ecr.dkr": "the container runtime pulls image manifests",
    eks: "nodes read the cluster's endpoint when they join",
    sts: "nodes and add-ons take on their roles",
  },
  /** Roles of pods by EKS Pod Identity. */
  "pod-identity": { "eks-auth": "the agent exchanges a token for a role's credentials" },
  /** Roles of pods by the cluster's OIDC issuer. */
  irsa: { sts: "a service account's token is exchanged for a role's credentials" },
  /** Has no endpoint for IAM, and for prices in few regions: Karpenter then uses its own table. */
  karpenter: {
    ec2: "launches, describes and ends instances",
    eks: "reads the cluster's endpoint",
    sqs: "reads interruption notices",
    ssm: "resolves node images",
    sts: "takes on its role",
  },
  "cluster-autoscaler": {
    autoscaling: "reads and resizes scaling groups",
    ec2: "reads instance types and launch templates",
    eks: "reads labels and taints of empty node groups",
  },
  "ebs-volumes": {
    ec2: "the CSI driver creates and attaches volumes",
    kms: "volumes are encrypted",
  },
  "efs-volumes": { elasticfilesystem: "the CSI driver creates access points" },
  "load-balancers": {
    ec2: "the controller finds subnets and security groups",
    elasticloadbalancing: "the controller manages load balancers",
  },
  "session-manager": {
    ec2messages: "older agents receive commands",
    ssm: "the agent registers the node",
    ssmmessages: "a session's channel",
  },
  "container-logs": { logs: "agents ship logs to CloudWatch Logs" },
  secrets: { secretsmanager: "external secrets are read" },
  encryption: { kms: "applications encrypt and decrypt" },
  queues: { sqs: "workers receive messages" },
  /** By DynamoDB's gateway endpoint, which is always there. */
  "event-store": {},
  "managed-prometheus": { "aps-workspaces": "metrics are written and queried" },
  "cloud-map": { servicediscovery: "instances register, clients discover" },
  "hybrid-nodes": {
    "ecr.api": "the kubelet asks for a registry token",
    "ecr.dkr": "the container runtime pulls image manifests",
    eks: "nodes read the cluster's endpoint when they join",
    ssm: "hybrid activations",
    sts: "nodes take on their role",
  },
} as const satisfies Record<string, Readonly<Record<string, string>>>;

/** What a network is used for; each calls certain AWS services. */
export type NetworkFeature = keyof typeof FEATURE_SERVICES;

/** Which AWS services are reachable without leaving the VPC. */
export type Endpoints =
  | {
      readonly kind: "none";
    }
  | {
      /** S3 and DynamoDB, which are free. */
      readonly kind: "gateway";
    }
  | {
      /** What these features call, and S3 always. */
      readonly kind: "features";
      readonly features: readonly NetworkFeature[];
      /** Further services by name, as interface endpoints: `"secretsmanager"`. @default [] */
      readonly extra?: readonly string[];
    };

/** Why a service has an endpoint. */
export interface EndpointReason {
  /** Absent where the endpoint is there whatever the features are. */
  readonly feature?: NetworkFeature;
  readonly reason: string;
}

/** An endpoint with the features that need it. */
export interface ExplainedEndpoint {
  readonly service: string;
  readonly kind: EndpointPlan["kind"];
  readonly reasons: readonly EndpointReason[];
}

/** True for a feature that the table knows; narrows the type. */
export function isNetworkFeature(text: string): text is NetworkFeature {
  return Object.hasOwn(FEATURE_SERVICES, text);
}

/** All features, sorted. */
export const NETWORK_FEATURES: readonly NetworkFeature[] = Object.keys(FEATURE_SERVICES)
  .filter(isNetworkFeature)
  .toSorted();

/**
 * The endpoints that features need and why: the free ones, then the union of what the features
 * call. The order of the features does not matter.
 */
export function explainEndpoints(
  features: readonly NetworkFeature[],
): readonly ExplainedEndpoint[] {
  const reasons = new Map<string, EndpointReason[]>();
  for (const feature of NETWORK_FEATURES.filter((known) => features.includes(known))) {
    for (const [service, reason] of Object.entries(FEATURE_SERVICES[feature])) {
      reasons.set(service, [...(reasons.get(service) ?? []), { feature, reason }]);
    }
  }
  const interfaces = [...reasons].toSorted(([left], [right]) => (left < right ? -1 : 1));
  return [
    ...Object.entries(GATEWAY_SERVICES).map(([service, reason]) => ({
      service,
      kind: "Gateway" as const,
      reasons: [{ reason }],
    })),
    ...interfaces.map(([service, list]) => ({
      service,
      kind: "Interface" as const,
      reasons: list,
    })),
  ];
}

/** The endpoints of a network, sorted by key within each kind. */
export function planEndpoints(endpoints: Endpoints, region: string): readonly EndpointPlan[] {
  if (endpoints.kind === "none") return [];
  const features = endpoints.kind === "features" ? endpoints.features : [];
  const extra = endpoints.kind === "features" ? (endpoints.extra ?? []) : [];
  const explained = explainEndpoints(features);
  const servicesOf = (kind: EndpointPlan["kind"]): readonly string[] =>
    explained.filter((endpoint) => endpoint.kind === kind).map(({ service }) => service);
  const interfaces = [...new Set([...servicesOf("Interface"), ...extra])].toSorted();
  return [
    ...servicesOf("Gateway").map((service) => planEndpoint(service, "Gateway", region)),
    ...interfaces.map((service) => planEndpoint(service, "Interface", region)),
  ];
}

/** What must not hold of the endpoints that are asked for. */
export function endpointRules(endpoints: Endpoints, partition: string): readonly ValidationRule[] {
  const { features = [], extra = [] } = endpoints.kind === "features" ? endpoints : {};
  const unknown = features.filter((feature) => !isNetworkFeature(feature));
  const malformed = extra.filter((service) => !/^[a-z][a-z0-9-]*(?:\.[a-z0-9-]+)*$/.test(service));
  const free = extra.filter((service) => Object.hasOwn(GATEWAY_SERVICES, service));
  return [
    {
      when: partition === "aws-cn" && endpoints.kind !== "none",
      path: "endpoints.kind",
      problem: "cannot be planned in the China regions, where service names differ",
      got: endpoints.kind,
      fix: 'use "none" and declare the endpoints beside the network',
    },
    {
      when: unknown.length > 0,
      path: "endpoints.features",
      problem: "names something that is not a feature",
      got: unknown,
      fix: `use ${NETWORK_FEATURES.join(", ")}`,
    },
    {
      when: malformed.length > 0,
      path: "endpoints.extra",
      problem: "must be services without the region",
      got: malformed,
      fix: 'write them as "secretsmanager" or "ecr.api"',
    },
    {
      when: free.length > 0,
      path: "endpoints.extra",
      problem: "names what has a free gateway endpoint already",
      got: free,
      fix: "leave it out",
    },
  ];
}

function planEndpoint(service: string, kind: EndpointPlan["kind"], region: string): EndpointPlan {
  return {
    key: service.replaceAll(".", "-"),
    serviceName: `com.amazonaws.${region}.${service}`,
    kind,
  };
}
