import type { ValidationRule } from "../../../../components/core/pure/validate";
import { celText } from "../../../../components/security/pure/cel";
import { lastingContainersWhere } from "../../../admission/pods";

/** Most of each resource that may be asked for: `{ cpu: "4", memory: "8Gi" }`. */
type Ceilings = Readonly<Record<string, string>>;

const SECTIONS = ["requests", "limits"] as const;

type Section = (typeof SECTIONS)[number];

/** CEL of what exceeds the ceilings for a container or for a whole pod; undefined without any. */
export function breachesOf(
  container: Ceilings | undefined,
  pod: Ceilings | undefined,
): string | undefined {
  const parts = [...forEach(container, containersAbove), ...forEach(pod, podAbove)];
  return parts.length === 0 ? undefined : parts.join(" + ");
}

const QUANTITY = /^(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+|[numkMGTPE]|[KMGTPE]i)?$/;

/** Ceilings that CEL cannot read as quantities. */
export function ceilingMistakes(part: string, ceilings: Ceilings): readonly ValidationRule[] {
  return Object.entries(ceilings).map(([resource, ceiling]) => ({
    when: !QUANTITY.test(ceiling),
    path: `${part}.${resource}`,
    problem: "is not a quantity",
    got: ceiling,
    fix: 'write it as Kubernetes does: "4", "500m", "8Gi"',
  }));
}

function forEach(
  ceilings: Ceilings = {},
  render: (section: Section, resource: string, ceiling: string) => string,
): readonly string[] {
  return Object.entries(ceilings).flatMap(([resource, ceiling]) =>
    SECTIONS.map((section) => render(section, resource, ceiling)),
  );
}

/** CEL of an amount, which is absent where nothing is said. */
function amountIn(holder: string, section: Section, resource: string): string {
  return `${holder}.?resources.?${section}[?${celText(resource)}]`;
}

function isAbove(amount: string, ceiling: string): string {
  const isGreater = `quantity(amount).isGreaterThan(quantity(${celText(ceiling)}))`;
  return `${amount}.optMap(amount, ${isGreater}).orValue(false)`;
}

function containersAbove(section: Section, resource: string, ceiling: string): string {
  const amount = amountIn("c.it", section, resource);
  return lastingContainersWhere(isAbove(amount, ceiling), `resources.${section}`);
}

/**
 * What a pod takes of a node: what its containers and sidecars take together, or one of its init
 * containers beside the sidecars; what it carries itself counts instead of both.
 */
function podAbove(section: Section, resource: string, ceiling: string): string {
  const own = amountIn("variables.spec", section, resource);
  const most = `quantity(${celText(ceiling)}).asApproximateFloat()`;
  const limit = amountIn("c.it", "limits", resource);
  // A request that is left out is the limit.
  const said = section === "limits" ? limit : `${amountIn("c.it", section, resource)}.or(${limit})`;
  const amount = `quantity(${said}.orValue("0")).asApproximateFloat()`;
  const sumOf = (condition: string): string =>
    `variables.containers.filter(c, ${condition}).map(c, ${amount}).sum()`;
  const isStep = `c.list == "initContainers" && !(${IS_SIDECAR})`;
  const together = `${sumOf(`c.list == "containers" || ${IS_SIDECAR}`)} > ${most}`;
  const starting = `variables.containers.exists(c, ${isStep} && ${amount} + ${sumOf(IS_SIDECAR)} > ${most})`;
  const isTooMuch = `${own}.hasValue() ? ${isAbove(own, ceiling)} : ${together} || ${starting}`;
  return `((${isTooMuch}) ? ["resources.${section}"] : [])`;
}

/** An init container that stays. */
const IS_SIDECAR = '(c.list == "initContainers" && c.it.?restartPolicy.orValue("") == "Always")';
