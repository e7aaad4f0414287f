/**
 * The one compatibility table: every version that the product declares. The data, with dates and
 * sources, are in `compatibility/`; the questions that can be put to them in `pure/compatibility.ts`.
 * Charts and add-ons are read from here and nowhere else, so an upgrade is a change to that folder.
 */
import { KUBERNETES_MINORS, type KubernetesMinor } from "./compatibility/kubernetes";

export { CHARTS, type ChartVersion } from "./compatibility/charts";
export {
  DEFAULT_KUBERNETES_MINOR,
  EKS_CALENDAR,
  KUBERNETES_MINORS,
  type KubernetesMinor,
  type SupportWindow,
} from "./compatibility/kubernetes";

/** True for a minor in the table; narrows the type. */
export function isSupportedKubernetes(version: string): version is KubernetesMinor {
  return KUBERNETES_MINORS.some((minor) => minor === version);
}
