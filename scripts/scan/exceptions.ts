/** A failed check that we accept, and why. */
export interface ScanException {
  /** The scanner's rule, such as `CKV_AWS_158`. */
  readonly rule: string;
  /** Logical name of the resource in our plan. */
  readonly resource: string;
  readonly reason: string;
}

/** What the scanner finds in prod's plan and we keep; one that no longer fails is an error. */
export const EXCEPTIONS: readonly ScanException[] = [
  {
    rule: "CKV2_AWS_3",
    resource: "prod-threats-detector",
    reason:
      "wants aws_guardduty_organization_configuration, which only the organisation's administrator " +
      "account can declare; the detector of this account and region is on",
  },
];

/** Failed checks that prod may have in all, excepted or not. */
export const MOST_FAILED = 10;
