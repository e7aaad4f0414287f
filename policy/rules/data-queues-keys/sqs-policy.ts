import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { awsMessaging } from "../../rule/frameworks";
import { readStatements } from "../../world/aws/iam-policies";
import { allows, documentIn } from "../../world/aws/policy-document";
import { everyoneIn } from "../../world/aws/principals";
import { resourceRule } from "../../rule/rule";
import { deniesPlainRequests } from "../../world/aws/tls-only";

/** Types that hold the policy of a queue, by the name of its field. */
const POLICIES: ReadonlyMap<string, string> = new Map([
  ["aws:sqs/queue:Queue", "policy"],
  ["aws:sqs/queuePolicy:QueuePolicy", "policy"],
  ["aws-native:sqs:QueuePolicy", "policyDocument"],
  ["aws-native:sqs:QueueInlinePolicy", "policyDocument"],
]);

/** The policy of a queue can give access to every AWS account. */
export const sqsPolicy = resourceRule({
  id: "sqs-policy",
  topic: "data-queues-keys",
  severity: "high",
  description:
    "The policy of a queue does not allow everybody to use it, and denies requests without TLS.",
  remediation:
    "Name the principals, or add a condition such as aws:SourceArn; deny all requests for which " +
    "aws:SecureTransport is false.",
  frameworks: [
    awsMessaging("security", "Make sure that queues are not publicly accessible"),
    awsMessaging("security", "Consider enforcing encryption of data in transit"),
  ],
  checks: {
    "public-access": "The policy does not allow everybody to use the queue.",
    tls: "The policy denies requests without TLS.",
  },
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
    const access = findings.of("public-access");
    if (!condition.isReadable) access.notEvaluated(condition);
    else if (condition.entries().length === 0) {
      access.fail(everyone, "the policy allows everybody to use the queue");
    }
  }
  const isWhole = documentIn(policy).isReadable && findings.gaps.length === gaps;
  if (isWhole && !deniesPlainRequests(statements)) {
    findings.of("tls").fail(policy, "the policy of the queue does not deny requests without TLS");
  }
}
