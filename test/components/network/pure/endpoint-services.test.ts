import { describe, expect, it } from "vitest";
import { findProblems } from "../../../../components/core/pure/validate";
import {
  endpointRules,
  explainEndpoints,
  isNetworkFeature,
  NETWORK_FEATURES,
  planEndpoints,
} from "../../../../components/network/pure/endpoint-services";
import type { Endpoints } from "../../../../components/network/pure/endpoint-services";

const keysOf = (endpoints: Endpoints): readonly string[] =>
  planEndpoints(endpoints, "eu-central-1").map(({ key }) => key);

describe("planEndpoints", () => {
  it("plans nothing for none", () => {
    expect(planEndpoints({ kind: "none" }, "eu-central-1")).toEqual([]);
  });

  it("plans the two free ones for gateway", () => {
    expect(planEndpoints({ kind: "gateway" }, "eu-central-1")).toEqual([
      { key: "dynamodb", serviceName: "com.amazonaws.eu-central-1.dynamodb", kind: "Gateway" },
      { key: "s3", serviceName: "com.amazonaws.eu-central-1.s3", kind: "Gateway" },
    ]);
  });

  it("keeps the free ones without any feature", () => {
    expect(keysOf({ kind: "features", features: [] })).toEqual(["dynamodb", "s3"]);
  });

  it("adds what nodes, Pod Identity and Karpenter of a private cluster call, each once", () => {
    const features = ["karpenter", "pod-identity", "cluster-nodes"] as const;
    const keys = [
      "dynamodb",
      "s3",
      "ec2",
      "ecr-api",
      "ecr-dkr",
      "eks",
      "eks-auth",
      "sqs",
      "ssm",
      "sts",
    ];
    expect(keysOf({ kind: "features", features })).toEqual(keys);
    expect(keysOf({ kind: "features", features: features.toReversed() })).toEqual(keys);
  });

  it("adds services by name", () => {
    const extra = ["monitoring", "ecr.api"];
    expect(planEndpoints({ kind: "features", features: [], extra }, "eu-west-1").slice(2)).toEqual([
      { key: "ecr-api", serviceName: "com.amazonaws.eu-west-1.ecr.api", kind: "Interface" },
      { key: "monitoring", serviceName: "com.amazonaws.eu-west-1.monitoring", kind: "Interface" },
    ]);
  });
});

describe("explainEndpoints", () => {
  it("names every feature that asked for a service, and why", () => {
    const explained = explainEndpoints(["karpenter", "irsa"]);
    expect(explained.map(({ service }) => service)).toEqual([
      "dynamodb",
      "s3",
      "ec2",
      "eks",
      "sqs",
      "ssm",
      "sts",
    ]);
    expect(explained.at(-1)).toEqual({
      service: "sts",
      kind: "Interface",
      reasons: [
        {
          feature: "irsa",
          reason: "a service account's token is exchanged for a role's credentials",
        },
        { feature: "karpenter", reason: "takes on its role" },
      ],
    });
  });

  it("gives a reason for every service of every feature", () => {
    const reasons = explainEndpoints(NETWORK_FEATURES).flatMap((endpoint) => endpoint.reasons);
    expect(reasons.filter(({ reason }) => reason === "")).toEqual([]);
  });

  it.each([
    ["cluster-autoscaler", ["autoscaling", "ec2", "eks"]],
    ["cloud-map", ["servicediscovery"]],
    ["container-logs", ["logs"]],
    ["ebs-volumes", ["ec2", "kms"]],
    ["event-store", []],
    ["load-balancers", ["ec2", "elasticloadbalancing"]],
    ["session-manager", ["ec2messages", "ssm", "ssmmessages"]],
  ] as const)("knows what %s calls", (feature, services) => {
    const explained = explainEndpoints([feature]).filter(({ kind }) => kind === "Interface");
    expect(explained.map(({ service }) => service)).toEqual(services);
  });
});

describe("isNetworkFeature", () => {
  it("knows the features of the table", () => {
    expect([isNetworkFeature("karpenter"), isNetworkFeature("toString")]).toEqual([true, false]);
  });
});

describe("endpointRules", () => {
  const problemsOf = (endpoints: Endpoints, partition = "aws") =>
    findProblems(endpointRules(endpoints, partition));

  it("accepts features and further services", () => {
    const features = [...NETWORK_FEATURES];
    expect(problemsOf({ kind: "features", features, extra: ["ecr.api"] })).toEqual([]);
  });

  it.each<[string, Endpoints, string]>([
    [
      "a service with its region",
      { kind: "features", features: [], extra: ["com.amazonaws.eu/s3"] },
      'endpoints.extra: must be services without the region, got ["com.amazonaws.eu/s3"]; write them as "secretsmanager" or "ecr.api"',
    ],
    [
      "a service that is free",
      { kind: "features", features: [], extra: ["s3"] },
      'endpoints.extra: names what has a free gateway endpoint already, got ["s3"]; leave it out',
    ],
  ])("refuses %s", (_case, endpoints, message) => {
    expect(problemsOf(endpoints)).toEqual([message]);
  });

  it("refuses a feature that a file made up", () => {
    const endpoints: Endpoints = JSON.parse('{"kind":"features","features":["mesh"]}');
    expect(problemsOf(endpoints)[0]).toMatch(
      /^endpoints\.features: names something that is not a feature, got \["mesh"\]; use cloud-map, /,
    );
  });

  it("refuses the China regions", () => {
    expect(problemsOf({ kind: "gateway" }, "aws-cn")).toEqual([
      'endpoints.kind: cannot be planned in the China regions, where service names differ, got "gateway"; use "none" and declare the endpoints beside the network',
    ]);
  });
});
