import type { ValidationRule } from "../../core/pure/validate";

/** Refuses what is not an IAM role; AWS would only after the cluster stands. */
export function roleArnRule(path: string, arn: string): ValidationRule {
  return {
    when: !ROLE_ARN.test(arn),
    path,
    problem: "is not the ARN of an IAM role",
    got: arn,
    fix: 'write it as "arn:aws:iam::111122223333:role/platform"; users and sessions are refused',
  };
}

/** A path of any depth and a name of at most 64, as CreateRole takes them. */
const ROLE_ARN = /^arn:aws[a-z-]*:iam::\d{12}:role\/(?:[\x21-\x7e]{0,510}\/)?[\w+=,.@-]{1,64}$/;
