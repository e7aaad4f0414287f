import type { RuleCase } from "./describe-rule";
import { declared, manifest, pod, POD_OWNERS } from "./resources";

type Properties = Readonly<Record<string, unknown>>;

/** The lists of a pod that hold containers, and what a message calls one of each. */
const CONTAINER_NOUNS = {
  containers: "container",
  initContainers: "init container",
  ephemeralContainers: "ephemeral container",
} as const;

/** The lists of a pod that hold containers. */
export const CONTAINER_LISTS = ["containers", "initContainers", "ephemeralContainers"] as const;

/** The message for a container as it is said of one of another list. */
export function saidOf(list: (typeof CONTAINER_LISTS)[number], message: string): string {
  return message.replace("container", CONTAINER_NOUNS[list]);
}

/** What a case expects of one finding. */
function expected(path: string, message: string, check?: string): Partial<RuleCase> {
  return { findings: [check === undefined ? [path, message] : [path, message, check]] };
}

/** A pod spec in every kind that owns pods; the finding points at `below` inside it. */
export function everyOwner(
  spec: Properties,
  below: string,
  message: string,
  check?: string,
): readonly RuleCase[] {
  return POD_OWNERS.map(({ kind, path, make }) => ({
    name: `the pod of a ${kind}`,
    resources: make(spec),
    ...expected(`${path}.${below}`, message, check),
  }));
}

/**
 * A good container and a bad one in every list; the finding points at `below` inside the latter. The
 * message is the one for a container of `containers`.
 */
export function everyContainerList(
  good: Properties,
  bad: Properties,
  below: string,
  rest: Properties,
  message: string,
  check?: string,
): readonly RuleCase[] {
  return CONTAINER_LISTS.map((list) => ({
    name: `the second of ${list}`,
    resources: pod({ ...rest, [list]: [good, bad] }),
    ...expected(`spec.${list}[1].${below}`, saidOf(list, message), check),
  }));
}

/** A pod with an annotation in every kind that owns pods; the finding points at the annotation. */
export function everyAnnotatedOwner(
  key: string,
  value: unknown,
  spec: Properties,
  message: string,
): readonly RuleCase[] {
  return POD_OWNERS.map(({ kind, path, token }) => {
    const above = path.split(".").slice(0, -1);
    const annotated: Properties = { metadata: { annotations: { [key]: value } }, spec };
    return {
      name: `the annotated pod of a ${kind}`,
      resources: declared(
        token,
        above.reduceRight<Properties>((inner, name) => ({ [name]: inner }), annotated),
      ),
      ...expected(
        `${[...above, "metadata.annotations"].join(".")}[${JSON.stringify(key)}]`,
        message,
      ),
    };
  });
}

/** The same pod spec in objects that run no pods. */
export function noPods(spec: Properties): readonly RuleCase[] {
  return [
    {
      name: "a ConfigMap with such fields",
      resources: manifest({ apiVersion: "v1", kind: "ConfigMap", spec }),
    },
    {
      name: "a kind of the same name in a foreign group",
      resources: manifest({
        apiVersion: "example.com/v1",
        kind: "Deployment",
        spec: { template: { spec } },
      }),
    },
  ];
}
