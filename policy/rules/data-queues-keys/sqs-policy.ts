import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { awsMessaging } from "../../rule/frameworks";
import { readStatements } from "../../world/aws/iam-policies";
import { allows, documentIn } from "../../world/aws/policy-document";
import { everyoneIn } from "../../world/aws/principals";
import { resourceRule } from "../../rule/rule";
import { deniesPlainRequests } from "../../world/aws/tls-only";

/** Types that hold a queue's policy, by the name of the field. */
const POLICIES: ReadonlyMap<string, string> = new Map([
  ["aws:sqs/queue:Queue", "policy"],
  ["aws:sqs/queuePolicy:QueuePolicy", "policy"],
  ["aws-native:sqs:QueuePolicy", "policyDocument"],
  ["aws-native:sqs:QueueInlinePolicy", "policyDocument"],
]);

/** A queue's policy speaks to every account there is. */
export const sqsPolicy = resourceRule({
  id: "sqs-policy",
  topic: "data-queues-keys",
  severity: "high",
  description: "A queue's policy lets in nobody unconditionally and turns plain requests away.",
  remediation:
    "Name the principals, or add a condition such as aws:SourceArn; deny everybody's requests " +
    "for which aws:SecureTransport is false.",
  frameworks: [
    awsMessaging("security", "Make sure that queues are not publicly accessible"),
    awsMessaging("security", "Consider enforcing encryption of data in transit"),
  ],
  parameters: {},
  appliesTo: (type) => POLICIES.has(type),
  check(resource, findings) {
    const policy = resource.get(POLICIES.get(resource.resource.type) ?? "policy");
    if (policy.isSet) checkPolicy(policy, findings);
  },
});

function checkPolicy(policy: Field, findings: Findings): void {
  const gaps = findings.gaps.length;
  const statements = readStatements(policy, findings);
  for (const statement of statements.filter(allows)) {
    const everyone = everyoneIn(statement);
    const condition = statement.get("Condition");
    if (everyone === undefined) continue;
    if (!condition.isReadable) findings.notEvaluated(condition);
    else if (condition.entries().length === 0)
      findings.fail(everyone, "everybody may use the queue");
  }
  const isWhole = documentIn(policy).isReadable && findings.gaps.length === gaps;
  if (isWhole && !deniesPlainRequests(statements)) {
    findings.fail(policy, "requests without TLS are not denied");
  }
}
