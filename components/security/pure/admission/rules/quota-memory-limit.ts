import { lastingContainersWhere, podRule } from "../pods";

const PATH = "resources.limits.memory";

/** A leak without a limit takes the whole node down, not one container. */
export const quotaMemoryLimit = podRule({
  id: "quota-memory-limit",
  severity: "medium",
  problem: "the container has no memory limit, or one that differs from its request",
  fix: "set limits.memory; equal to the request, the pod is never overcommitted",
  breaches: ({ parameters }) => {
    const limit = "?resources.?limits.?memory";
    const unlimited = lastingContainersWhere(`!c.it.${limit}.hasValue()`, PATH);
    const missing = `(variables.spec.${limit}.hasValue() ? [] : ${unlimited})`;
    if (parameters["quota-memory-limit"]?.requireEqualRequest !== true) return missing;
    return `${missing} + ${lastingContainersWhere(DIFFERS, PATH)}`;
  },
});

/** An absent request defaults to the limit. */
const DIFFERS =
  "c.it.?resources.?limits.?memory.hasValue() && c.it.?resources.?requests.?memory.hasValue() && " +
  "quantity(c.it.resources.limits.memory).compareTo(quantity(c.it.resources.requests.memory)) != 0";
