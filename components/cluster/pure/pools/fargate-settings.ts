import type { AwsLocation } from "../../../core/pure/aws-location";

/** Pods of a namespace; with labels, those that carry all of them. `*` and `?` match anything. */
export interface FargateSelector {
  readonly namespace: string;
  /** At most five. @default - every pod of the namespace */
  readonly labels?: Readonly<Record<string, string>>;
}

/** The plain arguments of a Fargate pool. */
export interface FargatePoolInput {
  readonly aws: AwsLocation;
  readonly selectors: readonly FargateSelector[];
  /** Where that is known. */
  readonly subnetCount: number | undefined;
}
