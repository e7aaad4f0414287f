import { describe, expect, it } from "vitest";
import { clusterRules } from "../../../../components/cluster/pure/cluster-plan";
import type { ClusterInput } from "../../../../components/cluster/pure/cluster-input";
import type { RemoteNetworks } from "../../../../components/cluster/pure/cluster-settings";
import { findProblems } from "../../../../components/core/pure/validate";
import { clusterInput } from "./cluster-fixture";

const problemsOf = (change: Partial<ClusterInput>) =>
  findProblems(clusterRules({ ...clusterInput, ...change }));

const remote = (remoteNetworks: RemoteNetworks): Partial<ClusterInput> => ({
  operation: { ...clusterInput.operation, remoteNetworks },
});

describe("settingsRules", () => {
  it.each<[string, Partial<ClusterInput>]>([
    [
      "a given key",
      {
        secretsKey: {
          kind: "given",
          keyArn: "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        },
      },
    ],
    [
      "a given key that has replicas in other regions",
      {
        secretsKey: {
          kind: "given",
          keyArn: "arn:aws:kms:eu-central-1:111122223333:key/mrk-1234abcd12ab34cd56ef1234567890ab",
        },
      },
    ],
    ["Auto Mode with one pool", { compute: { kind: "auto", pools: ["system"] } }],
    ["a range of Services", { addressing: { family: "ipv4", serviceCidr: "172.20.0.0/16" } }],
    ["machines elsewhere", remote({ nodeCidrs: ["10.80.0.0/16"], podCidrs: ["10.85.0.0/16"] })],
  ])("accept %s", (_case, change) => {
    expect(problemsOf(change)).toEqual([]);
  });

  it.each<[string, Partial<ClusterInput>, readonly string[]]>([
    [
      "an alias in place of a key",
      {
        secretsKey: {
          kind: "given",
          keyArn: "arn:aws:kms:eu-central-1:111122223333:alias/secrets",
        },
      },
      [
        'secretsKey.keyArn: is not the ARN of a KMS key, got "arn:aws:kms:eu-central-1:111122223333:alias/secrets"; give the key\'s own ARN, not that of an alias',
      ],
    ],
    [
      "a key of another region",
      {
        secretsKey: {
          kind: "given",
          keyArn: "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        },
      },
      [
        'secretsKey.keyArn: is a key of another region than the cluster\'s, eu-central-1, got "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"; give a key of that region; a multi-region key has a replica there',
      ],
    ],
    [
      "a range of Services that EKS refuses",
      { addressing: { family: "ipv4", serviceCidr: "100.64.1.0/25" } },
      [
        'addressing.serviceCidr: is not a private range between /12 and /24, got "100.64.1.0/25"; take it from 10/8, 172.16/12 or 192.168/16, apart from the network\'s',
      ],
    ],
    [
      "a range of Services with host bits",
      { addressing: { family: "ipv4", serviceCidr: "10.1.2.3/16" } },
      [
        'addressing.serviceCidr: has bits set after the prefix, got "10.1.2.3/16"; write 10.1.0.0/16',
      ],
    ],
    [
      "what is not a range",
      { addressing: { family: "ipv4", serviceCidr: "fd00::/64" } },
      ['addressing.serviceCidr: is not an IPv4 CIDR, got "fd00::/64"; write it as "172.20.0.0/16"'],
    ],
    [
      "remote ranges that collide",
      remote({ nodeCidrs: ["10.80.0.0/16"], podCidrs: ["10.80.128.0/17"] }),
      [
        'operation.remoteNetworks.nodeCidrs[0]: overlaps 10.80.128.0/17, got "10.80.0.0/16"; machines, pods and Services need separate ranges',
      ],
    ],
    [
      "a public remote range",
      remote({ nodeCidrs: ["203.0.113.0/24"] }),
      [
        'operation.remoteNetworks.nodeCidrs[0]: is not a private IPv4 range, got "203.0.113.0/24"; write it as "10.80.0.0/16", without bits after the prefix',
      ],
    ],
    [
      "machines elsewhere in an IPv6 cluster",
      { ...remote({ nodeCidrs: ["10.80.0.0/16"] }), addressing: { family: "ipv6" } },
      [
        'operation.remoteNetworks: cannot be used in an IPv6 cluster: hybrid nodes support IPv4 only, got "ipv6"; use addressing { family: "ipv4" }; the family of a cluster cannot be changed',
      ],
    ],
  ])("refuse %s", (_case, change, problems) => {
    expect(problemsOf(change)).toEqual(problems);
  });
});
