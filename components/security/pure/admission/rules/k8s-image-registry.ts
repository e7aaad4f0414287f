import { celRecord, celText } from "../cel";
import { podRule } from "../pods";
import { registryPatterns } from "../registry-patterns";
import type { AdmissionRule } from "../rule";

const OF_CONTAINER = celRecord({ at: 'c.at + ".image"', it: 'c.it.?image.orValue("")' });
const OF_VOLUME = celRecord({
  at: '"volumes[" + v.name + "].image.reference"',
  it: "v.image.reference",
});

/** Images of containers, and those that are mounted as volumes. */
const IMAGES =
  `variables.containers.map(c, ${OF_CONTAINER}) + ` +
  "variables.spec.?volumes.orValue([]).filter(v, v.?image.?reference.hasValue())" +
  `.map(v, ${OF_VOLUME})`;

const OF_PODS = podRule({
  id: "k8s-image-registry",
  severity: "high",
  problem: "the image comes from a registry that is not listed",
  fix: "copy it into a registry of the list, or add its registry to the list",
  breaches: ({ parameters }) => {
    const registries = parameters["k8s-image-registry"]?.registries;
    if (registries === undefined) return undefined;
    const { withHost, ofHub } = registryPatterns(registries);
    const isListed =
      `image.it.matches(${celText(withHost)}) || ` +
      // The one host that has neither a dot nor a port.
      `(!image.it.startsWith("localhost/") && image.it.matches(${celText(ofHub)}))`;
    return `variables.images.filter(image, !(${isListed})).map(image, image.at)`;
  },
});

/** Whoever owns the registry decides what runs. */
export const k8sImageRegistry: AdmissionRule = {
  ...OF_PODS,
  variables: [...(OF_PODS.variables ?? []), { name: "images", expression: IMAGES }],
};
