/** One thing to do. */
export interface UpgradeStep {
  /** Position from 1: each is done when the one before it is healthy. */
  readonly order: number;
  readonly what: string;
  readonly subject: string;
  /** Empty where there is no version before or after. */
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

/** A step before it has its place. */
export type StepDraft = Omit<UpgradeStep, "order">;

/** What a part of the plan contributes. */
export interface UpgradeFindings {
  readonly blockers: readonly string[];
  readonly steps: readonly StepDraft[];
  readonly warnings: readonly string[];
}
