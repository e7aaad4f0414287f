import { dependencyGraph, type DependencyGraph } from "../dependency-graph";
import type { Plan, PlannedResource } from "../model";
import { findGuards, findLeftBehind, findProblems } from "./find-problems";
import {
  type PhaseName,
  TEARDOWN_FORMAT,
  TEARDOWN_PHASES,
  type TeardownPhase,
  type TeardownPlan,
} from "./model";
import { PHASE_REASONS, phaseOf } from "./phase-of";

/** How a stack is taken down: what goes when, what must be unprotected first, what goes wrong. */
export function planTeardown(plan: Plan): TeardownPlan {
  const graph = dependencyGraph(plan);
  const managed = plan.resources.filter(isManaged);
  return {
    format: TEARDOWN_FORMAT,
    project: plan.project,
    stack: plan.stack,
    unprotect: findGuards(managed),
    phases: phases(
      managed.filter(({ retainOnDelete }) => !retainOnDelete),
      graph,
    ),
    problems: findProblems(plan, graph),
    leftBehind: findLeftBehind(managed),
  };
}

/** What a destroy takes out of the state: neither components and providers nor what is only read. */
function isManaged({ custom, type, externalId }: PlannedResource): boolean {
  return custom && !type.startsWith("pulumi:") && externalId === undefined;
}

function phases(
  managed: readonly PlannedResource[],
  graph: DependencyGraph,
): readonly TeardownPhase[] {
  const planned = new Set(managed.map(({ urn }) => urn));
  const isWithCluster = ({ deletedWith }: PlannedResource) =>
    deletedWith !== null && planned.has(deletedWith);
  const called = managed.filter((resource) => !isWithCluster(resource));
  const phaseByUrn = callPhases(called, graph);
  return TEARDOWN_PHASES.map((name) => ({
    name,
    reason: PHASE_REASONS[name],
    urns: called
      .filter(({ urn }) => phaseByUrn.get(urn) === name)
      .map(({ urn }) => urn)
      .toReversed(),
    withCluster: managed
      .filter((resource) => isWithCluster(resource) && phaseOf(resource) === name)
      .map(({ urn }) => urn),
  })).filter(({ urns, withCluster }) => urns.length + withCluster.length > 0);
}

/**
 * The phase of everything that is deleted by a call. The engine deletes what needs another before
 * it, so a resource can be in no later phase than anything that it needs.
 */
function callPhases(
  called: readonly PlannedResource[],
  graph: DependencyGraph,
): ReadonlyMap<string, PhaseName> {
  const found = new Map<string, PhaseName>();
  for (const resource of called) {
    const needed = graph.needs(resource.urn).flatMap((urn) => found.get(urn) ?? []);
    found.set(resource.urn, earliest([phaseOf(resource), ...needed]));
  }
  return found;
}

function earliest(names: readonly PhaseName[]): PhaseName {
  return TEARDOWN_PHASES.find((name) => names.includes(name)) ?? "foundations";
}
