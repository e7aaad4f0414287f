import { k8sImagePinned } from "../../../../policy/rules/workload-hardening/k8s-image-pinned";
import { describeRule } from "../../describe-rule";
import { CONTAINER_LISTS, saidOf } from "../../pods";
import { manifest, pod, POD_OWNERS, UNKNOWN } from "../../resources";

const DIGEST = `sha256:${"0123456789abcdef".repeat(4)}`;
const dev = { environment: "dev" } as const;

const running = (image: unknown) => pod({ containers: [{ name: "app", image }] });
const refused = (name: string, image: unknown, message: string) => ({
  name,
  ...dev,
  resources: running(image),
  findings: [["spec.containers[0].image", message]] as const,
});
const WITHOUT_TAG = 'container "app" uses an image without tag or digest';

describeRule(k8sImagePinned, {
  pass: [
    { name: "a digest", resources: running(`registry.example/app@${DIGEST}`) },
    { name: "a tag and a digest", resources: running(`registry.example/app:1.2@${DIGEST}`) },
    { name: "the tag latest beside a digest", resources: running(`app:latest@${DIGEST}`) },
    { name: "a tag in dev", ...dev, resources: running("app:1.2") },
    { name: "a tag behind a port in dev", ...dev, resources: running("localhost:5000/app:1.2") },
    {
      name: "a tag that only begins with latest in dev",
      ...dev,
      resources: running("app:latest-1"),
    },
    {
      name: "a tag in prod where the configuration allows it",
      parameters: { requireDigest: false },
      resources: running("app:1.2"),
    },
  ],
  fail: [
    ...POD_OWNERS.map(({ kind, path, make }) => ({
      name: `a tag alone in prod, in a ${kind}`,
      resources: make({ containers: [{ image: "app:1.2" }] }),
      findings: [
        [`${path}.containers[0].image`, "container uses an image without a digest"],
      ] as const,
    })),
    ...CONTAINER_LISTS.map((list) => ({
      name: `the second of ${list}`,
      resources: pod({ [list]: [{ image: `app@${DIGEST}` }, { image: "app" }] }),
      findings: [
        [`spec.${list}[1].image`, saidOf(list, "container uses an image without tag or digest")],
      ] as const,
    })),
    refused("no tag", "app", WITHOUT_TAG),
    refused("the tag latest", "app:latest", 'container "app" uses an image with the tag latest'),
    refused("a port that is not a tag", "localhost:5000/app", WITHOUT_TAG),
    refused("an empty tag", "app:", WITHOUT_TAG),
    refused("an empty digest", "app@", WITHOUT_TAG),
    refused("no image at all", undefined, 'container "app" does not name an image'),
    {
      name: "a tag in dev where the configuration demands digests",
      ...dev,
      parameters: { requireDigest: true },
      resources: running("app:1.2"),
      findings: [["spec.containers[0].image", 'container "app" uses an image without a digest']],
    },
  ],
  notApplicable: [
    {
      name: "a ConfigMap that mentions an image",
      resources: manifest({ apiVersion: "v1", kind: "ConfigMap", data: { image: "app:latest" } }),
    },
  ],
  unknown: [
    {
      name: "an unknown image, beside one that fails",
      resources: pod({ containers: [{ image: UNKNOWN }, { image: "app" }] }),
      findings: [["spec.containers[1].image", "container uses an image without tag or digest"]],
      reasons: ["unknown value at spec.containers[0].image"],
    },
  ],
});
