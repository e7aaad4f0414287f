import type { NormalizedResource } from "../../policy/rule/resource";
import { declared } from "./resources";

type Properties = Readonly<Record<string, unknown>>;

/** A statement that allows reading one bucket, unless told otherwise. */
export function allow(props: Properties = {}): Properties {
  return { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::shop/*", ...props };
}

/** A managed policy with these statements, as JSON text. */
export function policyWith(...statements: readonly unknown[]): readonly NormalizedResource[] {
  return declared("aws:iam/policy:Policy", { policy: documentOf(...statements) });
}

/** The text of a policy with these statements. */
export function documentOf(...statements: readonly unknown[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}

/** One statement in every place that a policy for principals stands, with its path there. */
export function everywhere(statement: Properties): readonly {
  readonly name: string;
  readonly path: string;
  readonly resources: readonly NormalizedResource[];
}[] {
  const object = { Statement: statement };
  const text = JSON.stringify(object);
  const places: readonly (readonly [type: string, props: Properties, path: string])[] = [
    ["aws:iam/policy:Policy", { policy: text }, "policy"],
    ["aws:iam/policy:Policy", { policy: object }, "policy"],
    ["aws:iam/rolePolicy:RolePolicy", { policy: text }, "policy"],
    ["aws:iam/userPolicy:UserPolicy", { policy: text }, "policy"],
    ["aws:iam/groupPolicy:GroupPolicy", { policy: text }, "policy"],
    ["aws:iam/role:Role", { inlinePolicies: [{ policy: text }] }, "inlinePolicies[0].policy"],
    ["aws-native:iam:ManagedPolicy", { policyDocument: object }, "policyDocument"],
    [
      "aws-native:iam:Role",
      { policies: [{ policyDocument: object }] },
      "policies[0].policyDocument",
    ],
  ];
  return places.map(([type, props, path]) => ({
    name: `${type} with ${typeof props.policy === "object" ? "an object" : "its policy"}`,
    path: `${path}.Statement`,
    resources: declared(type, props),
  }));
}
