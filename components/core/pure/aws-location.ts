/** Where resources are created. Plain values, because names and policies are built from them. */
export interface AwsLocation {
  /** Twelve digits. */
  readonly accountId: string;
  /** Region of every resource, whatever the provider's own region is. */
  readonly region: string;
  readonly partition: "aws" | "aws-cn" | "aws-us-gov";
}
