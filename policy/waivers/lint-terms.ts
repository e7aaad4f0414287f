import { waiverHygiene } from "../rules/cost-account-quota-tags/waiver-hygiene";
import { DEFAULT_ENVIRONMENT } from "../rule/environment";
import { Findings } from "../rule/findings";
import { DEFAULT_KUBERNETES_VERSION } from "../rule/kubernetes-version";
import { World } from "../world/world";
import type { ReadWaivers } from "./read-waivers";
import { coversRule } from "./waiver";
import { waiverResource } from "./waiver-resource";

const FIX = "renew the waiver, or delete it";

/** What the hygiene rule would report of the waivers of a file, apart from their use, with its lines. */
export function lintTerms(
  { value: waivers = [], document }: ReadWaivers,
  ruleNames: readonly string[],
  today: string,
): readonly string[] {
  const bound = waiverHygiene.bind({
    environment: DEFAULT_ENVIRONMENT,
    kubernetesVersion: DEFAULT_KUBERNETES_VERSION,
    settings: {},
  });
  return waivers.flatMap((waiver) => {
    const findings = new Findings();
    const isKnown = ruleNames.some((id) => coversRule(waiver, id));
    bound.check(new World([waiverResource(waiver, { today, isKnown })]), findings);
    return findings.violations.map(({ path, message }) => {
      const field = path.slice(path.lastIndexOf(".") + 1);
      const line = document.lineOf(["waivers", waiver.index, field]);
      return `${document.file}:${line}: ${path}: ${message}; ${FIX}`;
    });
  });
}
