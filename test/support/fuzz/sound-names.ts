import fc from "fast-check";

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const LABEL_CHARACTERS = `${LETTERS}0123456789-`;

/** Names that would do harm where a plain object stands in for a map. */
const INHERITED = ["constructor", "prototype", "valueof"];

const LONGEST_LABEL = "l".repeat(63);

/** A DNS label that starts with a letter, now and then of the greatest length. */
export const labelName: fc.Arbitrary<string> = fc.oneof(
  { weight: 8, arbitrary: label(10) },
  { weight: 1, arbitrary: fc.constantFrom(...INHERITED) },
  { weight: 1, arbitrary: fc.constantFrom(LONGEST_LABEL, `${LONGEST_LABEL.slice(1)}z`) },
);

function label(maxLength: number): fc.Arbitrary<string> {
  const inner = fc.string({ unit: fc.constantFrom(...LABEL_CHARACTERS), maxLength });
  return fc
    .tuple(fc.constantFrom(...LETTERS), inner)
    .map(([first, rest]) => `${first}${rest}`.replace(/-+$/, ""));
}

/** Names that the cluster or the platform keeps for itself. */
const RESERVED = /^(?:default|kube-.*|istio-system|monitoring(?:-nodes)?|karpenter)$/;

/** A name that a team may give to a namespace, and to a workload that gets one of its own. */
export const namespaceName = labelName.filter((name) => !RESERVED.test(name));

/** A value that is a tag on AWS and a label in Kubernetes. */
export const fact: fc.Arbitrary<string> = fc
  .string({ unit: fc.constantFrom(..."aZ09._-"), maxLength: 61 })
  .map((text) => `t${text}0`);

/** Three parts, as a reference to another stack is written. */
export const stackReference = fc
  .tuple(labelName, labelName, labelName)
  .map((parts) => parts.join("/"));

/** An image that is pinned by its digest. */
export const image = fc
  .tuple(labelName, fc.constantFrom("", ":1.4.2", ":v2"), fc.constantFrom(..."0123456789abcdef"))
  .map(
    ([name, tag, digit]) => `registry.example.com/shop/${name}${tag}@sha256:${digit.repeat(64)}`,
  );

/** The ARN of a role; the name tells two apart. */
export const roleArn = fc
  .tuple(fc.constantFrom("", "team/", "a/b/"), labelName)
  .map(([path, name]) => `arn:aws:iam::111122223333:role/${path}${name}`);
