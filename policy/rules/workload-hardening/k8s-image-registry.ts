import { namesRegistry, registryPatterns } from "./k8s-image-registry/registry-patterns";
import { celRecord, celText } from "../../../components/security/pure/cel";
import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { cisEks } from "../../rule/frameworks";
import { imageOrigin, isFromRegistry } from "./k8s-image-registry/image-registry";
import { texts } from "../../rule/parameters";
import { POD_PARAMETERS, podRule } from "../../rule/pod-rule";
import type { PodSpec } from "../../world/kubernetes/pod-specs";

/** The owner of a registry decides what its images contain. */
export const k8sImageRegistry = podRule({
  id: "k8s-image-registry",
  topic: "workload-hardening",
  severity: "high",
  description: "Every image comes from a registry of the allow-list.",
  remediation: "Copy the image into a registry of the list, or add its registry to the list.",
  frameworks: [cisEks("5.1.4", "Minimize Container Registries to only those approved")],
  parameters: {
    ...POD_PARAMETERS,
    registries: texts(
      'Allowed hosts, each with a path where only a part of it is: "registry.example.com", ' +
        '"docker.io/library", "*.dkr.ecr.eu-west-1.amazonaws.com".',
      undefined,
    ),
  },
  check(pod, findings, { settings: { registries } }) {
    const images = imagesOf(pod);
    if (registries !== undefined) {
      for (const [label, image] of images) checkImage(label, image, registries, findings);
    } else if (images.length > 0) {
      findings.notEvaluated(pod.spec, "not configured: registries");
    }
  },
  admission: {
    problem: "the image comes from a registry that is not listed",
    fix: "copy it into a registry of the list, or add its registry to the list",
    variables: [{ name: "images", expression: imagesInCel() }],
    breaches: ({ settings: { registries } }) => {
      if (registries === undefined) return undefined;
      const { withHost, ofHub } = registryPatterns(registries);
      const isListed =
        `image.it.matches(${celText(withHost)}) || ` +
        // The one host that has neither a dot nor a port.
        `(!image.it.startsWith("localhost/") && image.it.matches(${celText(ofHub)}))`;
      return `variables.images.filter(image, !(${isListed})).map(image, image.at)`;
    },
    mistakes: ({ registries = [] }) =>
      registries.map((entry, at) => ({
        when: !namesRegistry(entry),
        path: `registries[${at}]`,
        problem: "does not name a registry",
        got: entry,
        fix: 'write a host with a dot or a port, and a path where only a part is meant: "registry.example.com/team"',
      })),
  },
});

/** Images of containers, and those that are mounted as volumes. */
function imagesOf({ spec, containers }: PodSpec): readonly (readonly [string, Field])[] {
  const volumes = spec.get("volumes").isReadable ? spec.get("volumes").items() : [];
  return [
    ...containers.map(({ label, field }) => [label, field.get("image")] as const),
    ...volumes
      .map((volume) => volume.get("image", "reference"))
      .filter((reference) => reference.isSet)
      .map((reference) => ["a volume", reference] as const),
  ];
}

function checkImage(
  label: string,
  image: Field,
  registries: readonly string[],
  findings: Findings,
): void {
  const isAllowed = (value: unknown): boolean => {
    const origin = typeof value === "string" ? imageOrigin(value) : undefined;
    return origin !== undefined && registries.some((entry) => isFromRegistry(origin, entry));
  };
  findings.require(image, isAllowed, `${label} uses an image from a registry that is not listed`);
}

/** CEL of the images of containers and of those that are mounted as volumes. */
function imagesInCel(): string {
  const ofContainer = celRecord({ at: 'c.at + ".image"', it: 'c.it.?image.orValue("")' });
  const at = '"volumes[" + v.name + "].image.reference"';
  const ofVolume = celRecord({ at, it: "v.image.reference" });
  return (
    `variables.containers.map(c, ${ofContainer}) + ` +
    "variables.spec.?volumes.orValue([]).filter(v, v.?image.?reference.hasValue())" +
    `.map(v, ${ofVolume})`
  );
}
