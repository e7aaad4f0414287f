import type * as pulumi from "@pulumi/pulumi";
import type { PolicyStatement } from "../../core/pure/iam-policy";

/** Which workflow runs get a role, and what they may do with it. */
export type DeployAccess =
  | {
      /** Runs for a pull request, of any branch; they may only read. */
      readonly kind: "preview";
      /**
       * What is read.
       * @default - what the provider reads of the types that this library declares, in one region
       */
      readonly statements?: readonly PolicyStatement[];
      /**
       * ARN of the policy that bounds the role.
       * @default - none: statements that change anything are refused here already
       */
      readonly boundaryArn?: pulumi.Input<string>;
    }
  | {
      /** Runs that a GitHub environment, with its reviewers and branches, has let through. */
      readonly kind: "deploy";
      /** Name of the environment, exactly. */
      readonly environment: string;
      /**
       * ARN of the policy that bounds the role. Required, because who deploys writes roles, and could
       * write itself any right.
       */
      readonly boundaryArn: pulumi.Input<string>;
      /** What the stack needs, at most 10,240 characters of it. @default [] */
      readonly statements?: readonly PolicyStatement[];
      /** ARNs of policies of the account, by a short stable key that names the attachment. @default {} */
      readonly policyArns?: Readonly<Record<string, pulumi.Input<string>>>;
    };

/** One of the kinds of {@link DeployAccess}. */
export type DeployKind = DeployAccess["kind"];
