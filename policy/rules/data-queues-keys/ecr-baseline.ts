import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { cisEks, fsbp } from "../../rule/frameworks";
import { isFilled, isTrue } from "../../rule/predicates";
import { typesOf } from "../../world/resource-index";
import { resourceRule } from "../../rule/rule";

const NATIVE = "aws-native:ecr:Repository";
const REPOSITORIES = typesOf("aws:ecr/repository:Repository", NATIVE);

/** Settings under which a tag stays what it was, apart from named exceptions. */
const IMMUTABLE: ReadonlySet<unknown> = new Set(["IMMUTABLE", "IMMUTABLE_WITH_EXCLUSION"]);

/** A registry decides what runs: an image is known, checked and not replaced behind its tag. */
export const ecrBaseline = resourceRule({
  id: "ecr-baseline",
  topic: "data-queues-keys",
  severity: "medium",
  description: "A repository scans what is pushed, never moves a tag and cleans up after itself.",
  remediation:
    "Set imageScanningConfiguration.scanOnPush to true and imageTagMutability to IMMUTABLE, and " +
    "give the repository a lifecycle policy.",
  frameworks: [
    fsbp("ECR.1", "ECR private repositories should have image scanning configured"),
    fsbp("ECR.2", "ECR private repositories should have tag immutability configured"),
    fsbp("ECR.3", "ECR repositories should have at least one lifecycle policy configured"),
    cisEks("5.1.1", "Ensure image vulnerability scanning"),
  ],
  parameters: {},
  appliesTo: (type) => REPOSITORIES.has(type),
  check(repository, findings) {
    const scan = repository.get("imageScanningConfiguration", "scanOnPush");
    findings.require(scan, isTrue, "what is pushed is not scanned");
    const isImmutable = (value: unknown) => IMMUTABLE.has(value);
    const mutability = repository.get("imageTagMutability");
    findings.require(mutability, isImmutable, "a tag may be moved to another image");
    checkLifecycle(repository, findings);
  },
});

/** The native provider keeps the policy in the repository, the classic one apart from it. */
function checkLifecycle(repository: Field, findings: Findings): void {
  if (repository.resource.type === NATIVE) {
    const policy = repository.get("lifecyclePolicy", "lifecyclePolicyText");
    findings.require(policy, isFilled, "images are kept forever");
  } else {
    findings.notEvaluated(repository, "declared apart from the repository: its lifecycle policy");
  }
}
