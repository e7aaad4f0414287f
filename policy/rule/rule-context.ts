import type { PolicyEnvironment } from "./environment";
import type { KubernetesVersion } from "./kubernetes-version";

/** What a rule's check may ask besides the resource itself. */
export interface RuleContext<S> {
  readonly environment: PolicyEnvironment;
  readonly kubernetesVersion: KubernetesVersion;
  readonly settings: S;
}
