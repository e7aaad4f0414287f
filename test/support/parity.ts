import { isPlainObject } from "../../components/core/pure/plain-object";
import { decodeProperties } from "../../plan/engine/wire-format";
import type { PlanProperties, PlannedResource } from "../../plan/model";
import { diffProperties } from "../../sandbox/providers/property-diff";
import type { CheckCall } from "../../sandbox/providers/provider-service";

/** What both engines can say of a resource. */
export interface ComparedResource {
  readonly urn: string;
  readonly type: string;
  readonly parent: string | null;
  readonly inputs: PlanProperties;
  /** True where the inputs are those sent to Check; else they come from the engine's report. */
  readonly isExact: boolean;
}

/** What the engine itself adds to the inputs of a provider. */
const ADDED_TO_PROVIDERS = ["version", "__internal"];

/** True for a provider that no program declared. */
export function isDefaultProvider(urn: string): boolean {
  return /::pulumi:providers:[\w-]+::default(_|$)/.test(urn);
}

/** A planned resource; `isExact` false makes its inputs as coarse as the engine's report. */
function comparedFromPlan(resource: PlannedResource, isExact: boolean): ComparedResource {
  const { urn, type, parent } = resource;
  const inputs = decodeProperties(resource.inputs);
  return { urn, type, parent, inputs: isExact ? inputs : mapMarkers(inputs), isExact };
}

/**
 * The resources of `pulumi preview --json`. Inputs are those sent to Check; where the engine sends
 * none (components, and providers whose configuration is unknown in a preview) its report has them.
 */
export function comparedFromPreview(
  report: unknown,
  checks: ReadonlyMap<string, CheckCall>,
): readonly ComparedResource[] {
  const steps: readonly unknown[] =
    isPlainObject(report) && Array.isArray(report.steps) ? report.steps : [];
  return steps.map((step) => {
    const state = isPlainObject(step) && isPlainObject(step.newState) ? step.newState : {};
    return comparedFromState(state, checks);
  });
}

/** One line a property that differs: `<urn>: inputs.spec.replicas`. */
export function parityDifferences(
  planned: readonly PlannedResource[],
  engine: ReadonlyMap<string, ComparedResource>,
): readonly string[] {
  return planned.flatMap((resource) => {
    const other = engine.get(resource.urn);
    const ours = comparedFromPlan(resource, other?.isExact ?? true);
    const paths = diffProperties({ ...other }, { ...ours }).map(({ path }) => path);
    return paths.map((path) => `${resource.urn}: ${path}`);
  });
}

function comparedFromState(
  state: Readonly<Record<string, unknown>>,
  checks: ReadonlyMap<string, CheckCall>,
): ComparedResource {
  const urn = String(state.urn);
  const type = String(state.type);
  const parent = typeof state.parent === "string" ? state.parent : null;
  const check = checks.get(urn);
  const reported = isPlainObject(state.inputs) ? state.inputs : {};
  const inputs = decodeProperties(check?.inputs ?? reported);
  return {
    urn,
    type,
    parent,
    inputs: withoutAdditions(type, check === undefined ? mapMarkers(inputs) : inputs),
    isExact: check !== undefined,
  };
}

function withoutAdditions(type: string, inputs: PlanProperties): PlanProperties {
  if (!type.startsWith("pulumi:providers:")) return inputs;
  return Object.fromEntries(
    Object.entries(inputs).filter(([key]) => !ADDED_TO_PROVIDERS.includes(key)),
  );
}

/** The report shows a secret as `[secret]`, and does not say of an unknown whether it is secret. */
function mapMarkers(inputs: PlanProperties): PlanProperties {
  const text = JSON.stringify(inputs, (_, value: unknown) => {
    if (value === "[secret]") return { $secret: true };
    if (isPlainObject(value) && value.$unknown === true) return { $unknown: true };
    return value;
  });
  return JSON.parse(text);
}
