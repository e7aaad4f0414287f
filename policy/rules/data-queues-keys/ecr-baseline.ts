import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { cisEks, fsbp } from "../../rule/frameworks";
import { isFilled, isTrue } from "../../rule/predicates";
import { typesOf } from "../../world/resource-index";
import { resourceRule } from "../../rule/rule";

const NATIVE = "aws-native:ecr:Repository";
const REPOSITORIES = typesOf("aws:ecr/repository:Repository", NATIVE);

/** Settings under which tags cannot be moved, except for named exceptions. */
const IMMUTABLE: ReadonlySet<unknown> = new Set(["IMMUTABLE", "IMMUTABLE_WITH_EXCLUSION"]);

/** Images are scanned, and an image cannot be replaced under the same tag. */
export const ecrBaseline = resourceRule({
  id: "ecr-baseline",
  topic: "data-queues-keys",
  severity: "medium",
  description: "A repository scans images on push, has immutable tags and deletes old images.",
  remediation:
    "Set imageScanningConfiguration.scanOnPush to true and imageTagMutability to IMMUTABLE, and " +
    "give the repository a lifecycle policy.",
  frameworks: [
    fsbp("ECR.1", "ECR private repositories should have image scanning configured"),
    fsbp("ECR.2", "ECR private repositories should have tag immutability configured"),
    fsbp("ECR.3", "ECR repositories should have at least one lifecycle policy configured"),
    cisEks("5.1.1", "Ensure image vulnerability scanning"),
  ],
  checks: {
    scan: "Images are scanned when they are pushed.",
    "immutable-tags": "Tags cannot be moved to another image.",
    lifecycle: "The repository has a lifecycle policy.",
  },
  parameters: {},
  appliesTo: (type) => REPOSITORIES.has(type),
  check(repository, findings) {
    const scan = repository.get("imageScanningConfiguration", "scanOnPush");
    findings.of("scan").require(scan, isTrue, "images are not scanned when they are pushed");
    const isImmutable = (value: unknown) => IMMUTABLE.has(value);
    const mutability = repository.get("imageTagMutability");
    findings
      .of("immutable-tags")
      .require(mutability, isImmutable, "tags can be moved to another image");
    checkLifecycle(repository, findings.of("lifecycle"));
  },
});

/** The native provider has the policy in the repository, the classic one in a separate resource. */
function checkLifecycle(repository: Field, findings: Findings): void {
  if (repository.resource.type === NATIVE) {
    const policy = repository.get("lifecyclePolicy", "lifecyclePolicyText");
    findings.require(
      policy,
      isFilled,
      "the repository has no lifecycle policy, so it keeps images forever",
    );
  } else {
    findings.notEvaluated(repository, "declared apart from the repository: its lifecycle policy");
  }
}
