import { lastingContainersWhere, podRule } from "../pods";

/** Without requests the scheduler guesses, and a quota cannot count. */
export const quotaRequests = podRule({
  id: "quota-requests",
  severity: "medium",
  problem: "the container requests no CPU or no memory",
  fix: "set requests.cpu and requests.memory to what it uses at peak",
  breaches: () => ["cpu", "memory"].map(withoutRequest).join(" + "),
});

/** A pod may carry the requests that its containers share. */
function withoutRequest(resource: string): string {
  const request = `?resources.?requests.?${resource}.hasValue()`;
  const containers = lastingContainersWhere(`!c.it.${request}`, `resources.requests.${resource}`);
  return `(variables.spec.${request} ? [] : ${containers})`;
}
