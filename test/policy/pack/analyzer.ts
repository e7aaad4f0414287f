import {
  type HarnessAnswer,
  type Policies,
  PolicyHarness,
  type SentResource,
} from "../../../policy/kit";

/** Sends one resource to policies, as before its creation. */
export function analyze(policies: Policies, sent: SentResource): Promise<HarnessAnswer> {
  return new PolicyHarness(policies).analyze(sent);
}

/** Sends all resources together, as at the end of a preview. */
export function analyzeStack(
  policies: Policies,
  all: readonly SentResource[],
): Promise<HarnessAnswer> {
  return new PolicyHarness(policies).analyzeStack(all);
}
