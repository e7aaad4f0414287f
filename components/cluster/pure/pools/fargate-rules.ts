import { accountIdRule } from "../../../core/pure/aws-location";
import type { ValidationRule } from "../../../core/pure/validate";
import { subnetRules } from "../node-pool-rules";
import type { FargatePoolInput, FargateSelector } from "./fargate-settings";

/** EKS: CreateFargateProfile takes at most this many selectors, and labels in each. */
const MOST_SELECTORS = 5;
const MOST_LABELS = 5;

/** A name of a namespace with `*` and `?` for anything. */
const NAMESPACE = /^[a-z0-9*?](?:[a-z0-9*?-]{0,61}[a-z0-9*?])?$/;

/** A value of a label with the same. */
const LABEL_VALUE = /^(?:[A-Za-z0-9*?](?:[A-Za-z0-9*?._-]{0,61}[A-Za-z0-9*?])?)?$/;

/** What must not hold of a Fargate pool; mostly what AWS would refuse only minutes later. */
export function fargatePoolRules(input: FargatePoolInput): readonly ValidationRule[] {
  const { selectors, subnetCount } = input;
  return [
    accountIdRule(input.aws.accountId),
    ...subnetRules(subnetCount),
    {
      when: selectors.length === 0 || selectors.length > MOST_SELECTORS,
      path: "selectors",
      problem: `must be 1 to ${MOST_SELECTORS}`,
      got: selectors.length,
      fix: "make another pool for the rest",
    },
    ...selectors.flatMap((selector, index) => selectorRules(selector, `selectors[${index}]`)),
  ];
}

function selectorRules(
  { namespace, labels = {} }: FargateSelector,
  path: string,
): readonly ValidationRule[] {
  const count = Object.keys(labels).length;
  return [
    {
      when: !NAMESPACE.test(namespace),
      path: `${path}.namespace`,
      problem: "is not the name of a namespace",
      got: namespace,
      fix: 'name it, with * or ? for anything: "team-*"',
    },
    {
      when: /^[*?]+$/.test(namespace) && count === 0,
      path: `${path}.namespace`,
      problem:
        "takes every pod of the cluster, also those that need a node such as DaemonSets' own",
      got: namespace,
      fix: "name the namespaces, or add labels",
    },
    {
      when: count > MOST_LABELS,
      path: `${path}.labels`,
      problem: `must be at most ${MOST_LABELS}`,
      got: count,
      fix: "one label that says what is meant is enough",
    },
    ...Object.entries(labels).map(([key, value]) => ({
      when: !LABEL_VALUE.test(value),
      path: `${path}.labels.${key}`,
      problem: "is not the value of a label",
      got: value,
      fix: "write it as the pods carry it, with * or ? for anything",
    })),
  ];
}
