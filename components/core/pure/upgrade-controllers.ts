import type { ControllerRelease, KnownController } from "../compatibility/controllers";
import {
  compatibilityOf,
  controllerOfChart,
  controllerRelease,
  minorNumber,
  releaseSupports,
} from "./compatibility";
import type { ClusterFacts, ReleaseFact } from "./upgrade-facts";
import type { StepDraft, UpgradeFindings } from "./upgrade-step";

/** What the controllers in the cluster ask of an upgrade. */
export interface ControllerFindings extends UpgradeFindings {
  /** Those that follow the control plane instead of preceding it. */
  readonly afterControlPlane: readonly StepDraft[];
}

const NOTHING: ControllerFindings = {
  blockers: [],
  steps: [],
  warnings: [],
  afterControlPlane: [],
};

/** Controllers that do not support the target, those that follow it, and those of unknown support. */
export function controllerFindings(
  { releases }: ClusterFacts,
  from: string,
  to: string,
): ControllerFindings {
  const found = releases.flatMap((release) => {
    const controller = controllerOfChart(release.chart);
    return controller === undefined ? [] : [findingsOf(controller, release, from, to)];
  });
  return {
    blockers: found.flatMap(({ blockers }) => blockers),
    steps: found.flatMap(({ steps }) => steps),
    warnings: found.flatMap(({ warnings }) => warnings),
    afterControlPlane: found.flatMap(({ afterControlPlane }) => afterControlPlane),
  };
}

function findingsOf(
  controller: KnownController,
  release: ReleaseFact,
  from: string,
  to: string,
): ControllerFindings {
  switch (compatibilityOf(controller).rule) {
    case "ranges":
      return rangeFindings(controller, release, from, to);
    case "follows-minor":
      return followerFindings(controller, release, to);
    case "unknown":
      return warning(controller, release, to);
  }
}

function rangeFindings(
  controller: KnownController,
  release: ReleaseFact,
  from: string,
  to: string,
): ControllerFindings {
  const { name, version = "" } = release;
  const current = controllerRelease(controller, version);
  if (current === undefined) return warning(controller, release, to);
  if (releaseSupports(current, to)) return NOTHING;
  const next = compatibilityOf(controller).releases.find(
    (candidate) => releaseSupports(candidate, from) && releaseSupports(candidate, to),
  );
  if (next === undefined) {
    const problem = `${name}: ${controller} does not support ${to}, got ${version}`;
    return {
      ...NOTHING,
      blockers: [`${problem} (${rangeOf(current)}); move to a release that does first`],
    };
  }
  return {
    ...NOTHING,
    steps: [
      {
        what: "controller",
        subject: name,
        from: version,
        to: next.release,
        reason: `${controller} ${current.release} supports ${rangeOf(current)}, ${next.release} ${rangeOf(next)}`,
      },
    ],
  };
}

function followerFindings(
  controller: KnownController,
  { name, imageTag = "" }: ReleaseFact,
  to: string,
): ControllerFindings {
  if (minorNumber(imageTag) === minorNumber(to)) return NOTHING;
  return {
    ...NOTHING,
    afterControlPlane: [
      {
        what: "controller",
        subject: name,
        from: imageTag,
        to,
        reason: `${controller} is released for each minor and follows the control plane`,
      },
    ],
  };
}

function warning(
  controller: KnownController,
  { name, version = "" }: ReleaseFact,
  to: string,
): ControllerFindings {
  return {
    ...NOTHING,
    warnings: [
      `${name}: no source says whether ${controller} supports ${to}, got ${version || "no version"}; ` +
        "read its release notes",
    ],
  };
}

function rangeOf({ kubernetes: { value } }: ControllerRelease): string {
  return `${value.least} to ${value.most}`;
}
