import type { Field } from "../../rule/field";

/** Type token of a Helm release, whose objects are not visible before deployment. */
export const RELEASE = "kubernetes:helm.sh/v3:Release";

/** The chart of a release without repository or registry: `karpenter`. */
export function chartOf(release: Field): string | undefined {
  return release.get("chart").text?.split("/").at(-1);
}
