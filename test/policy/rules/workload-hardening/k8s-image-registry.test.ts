import { k8sImageRegistry } from "../../../../policy/rules/workload-hardening/k8s-image-registry";
import { describeRule } from "../../describe-rule";
import { saidOf } from "../../pods";
import { manifest, pod, POD_OWNERS, UNKNOWN } from "../../resources";

const allowing = (...registries: readonly string[]) => ({ parameters: { registries } });
const running = (image: unknown) => pod({ containers: [{ name: "app", image }] });
const path = "spec.containers[0].image";

describeRule(k8sImageRegistry, {
  pass: [
    ...[
      ["a listed host", "reg.io/app:1", "reg.io"],
      ["a host in other letters", "Reg.io/app:1", "reg.IO"],
      ["a listed host with its port", "reg.io:5000/app", "reg.io:5000"],
      ["a listed path", "reg.io/team/app@sha256:aa", "reg.io/team"],
      ["a listed repository", "reg.io/team/app:1", "reg.io/team/app"],
      ["an official image of Docker Hub", "nginx:1.27", "docker.io/library"],
      ["a user's image of Docker Hub", "grafana/grafana", "docker.io/grafana"],
      ["another name of Docker Hub", "index.docker.io/grafana/grafana", "docker.io"],
      ["a machine of the developer's", "localhost:5000/app", "localhost:5000"],
      [
        "one label below a wildcard",
        "1.dkr.ecr.eu-west-1.amazonaws.com/a",
        "*.dkr.ecr.eu-west-1.amazonaws.com",
      ],
    ].map(([name = "", image, registry = ""]) => ({
      name,
      ...allowing(registry),
      resources: running(image),
    })),
    {
      name: "an image that is mounted as a volume",
      ...allowing("reg.io"),
      resources: pod({ volumes: [{ image: { reference: "reg.io/model:1" } }] }),
    },
    { name: "a pod without images", resources: pod({}) },
  ],
  fail: [
    ...POD_OWNERS.map((owner) => ({
      name: `another host in a ${owner.kind}`,
      ...allowing("reg.io"),
      resources: owner.make({ containers: [{ image: "other.io/app" }] }),
      findings: [
        [
          `${owner.path}.containers[0].image`,
          "container uses an image from a registry that is not listed",
        ],
      ] as const,
    })),
    ...[
      ["a host that begins like a listed one", "reg.io.evil.com/app", "reg.io"],
      ["a host that ends like a listed one", "evilreg.io/app", "reg.io"],
      ["a listed host as a path", "evil.com/reg.io/app", "reg.io"],
      ["a listed host before an at sign", "reg.io@evil.com/app", "reg.io"],
      ["another port", "reg.io:5001/app", "reg.io:5000"],
      ["a path that begins like a listed one", "reg.io/team-evil/app", "reg.io/team"],
      ["a path that climbs out of a listed one", "reg.io/team/../evil", "reg.io/team"],
      ["a scheme", "https://reg.io/app", "reg.io"],
      ["two labels below a wildcard", "a.b.reg.io/app", "*.reg.io"],
      ["the bare domain of a wildcard", "reg.io/app", "*.reg.io"],
      ["Docker Hub without saying so", "reg/app", "reg.io"],
      ["no image", undefined, "reg.io"],
      ["an empty image", "", "reg.io"],
    ].map(([name = "", image, registry = ""]) => ({
      name,
      ...allowing(registry),
      resources: running(image),
      findings: [
        [path, 'container "app" uses an image from a registry that is not listed'],
      ] as const,
    })),
    ...(["initContainers", "ephemeralContainers"] as const).map((list) => ({
      name: `one of ${list}`,
      ...allowing("reg.io"),
      resources: pod({ [list]: [{ image: "nginx" }] }),
      findings: [
        [
          `spec.${list}[0].image`,
          saidOf(list, "container uses an image from a registry that is not listed"),
        ],
      ] as const,
    })),
    {
      name: "an image that is mounted as a volume",
      ...allowing("reg.io"),
      resources: pod({ volumes: [{ image: { reference: "nginx" } }, { emptyDir: {} }] }),
      findings: [
        [
          "spec.volumes[0].image.reference",
          "a volume uses an image from a registry that is not listed",
        ],
      ],
    },
    {
      name: "every image under an empty list",
      ...allowing(),
      resources: running("a"),
      findings: [[path, 'container "app" uses an image from a registry that is not listed']],
    },
  ],
  notApplicable: [{ name: "a Secret", resources: manifest({ apiVersion: "v1", kind: "Secret" }) }],
  unknown: [
    {
      name: "an unknown image",
      ...allowing("reg.io"),
      resources: running(UNKNOWN),
      reasons: [`unknown value at ${path}`],
    },
    {
      name: "a list that nobody has written",
      resources: running("reg.io/app"),
      reasons: ["not configured: registries"],
    },
  ],
});
