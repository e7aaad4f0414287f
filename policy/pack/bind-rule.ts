import type { PolicyEnvironment } from "../rule/environment";
import { DEFAULT_KUBERNETES_VERSION } from "../rule/kubernetes-version";
import type { BoundRule, Rule } from "../rule/rule";

/** Gives a rule made ready for an environment and a configuration. */
export type RuleBinder = (
  environment: PolicyEnvironment,
  settings: Readonly<Record<string, unknown>>,
) => BoundRule;

/** Binds a rule once for each configuration that the engine sends, not once for each resource. */
export function ruleBinder(rule: Rule): RuleBinder {
  const bound = new Map<string, BoundRule>();
  return (environment, settings) => {
    const key = JSON.stringify([environment, settings]);
    const known = bound.get(key);
    if (known !== undefined) return known;
    const setup = { environment, settings, kubernetesVersion: DEFAULT_KUBERNETES_VERSION };
    const fresh = rule.bind(setup);
    bound.set(key, fresh);
    return fresh;
  };
}
