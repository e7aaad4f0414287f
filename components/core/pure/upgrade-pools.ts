import { NODE_SKEW } from "../compatibility/kubernetes";
import { nodeSkew } from "./compatibility";
import type { ClusterFacts, PoolFact } from "./upgrade-facts";
import type { StepDraft, UpgradeFindings } from "./upgrade-step";

/** What the node pools ask of an upgrade. */
export interface PoolFindings extends UpgradeFindings {
  /** Pools that must move before the control plane takes a minor. */
  readonly before: (minor: string) => readonly StepDraft[];
}

/** @param minors - the stops of the control plane, the last one the target */
export function poolFindings(
  { version = "", pools }: ClusterFacts,
  minors: readonly string[],
): PoolFindings {
  const target = minors.at(-1) ?? version;
  const early = pools.flatMap((pool) => earlyMoves(pool, version, minors));
  return {
    blockers: pools.flatMap((pool) => aheadBlocker(pool, version)),
    before: (minor) => early.filter(({ stop }) => stop === minor).map(earlyStep),
    steps: pools.flatMap((pool) => {
      const last = early.findLast((move) => move.pool === pool);
      return lastStep(pool, last?.to ?? pool.version, target);
    }),
    warnings: pools.flatMap((pool) => driftWarning(pool, target)),
  };
}

/** A pool that would trail too far at a stop is taken to where the control plane stands before it. */
interface EarlyMove {
  readonly pool: PoolFact;
  readonly stop: string;
  readonly from: string;
  readonly to: string;
}

function earlyMoves(
  pool: PoolFact,
  cluster: string,
  minors: readonly string[],
): readonly EarlyMove[] {
  const moves: EarlyMove[] = [];
  for (const [index, stop] of minors.entries()) {
    const from = moves.at(-1)?.to ?? pool.version;
    const to = minors[index - 1] ?? cluster;
    if (from !== undefined && nodeSkew(stop, from) === "too-far-behind") {
      moves.push({ pool, stop, from, to });
    }
  }
  return moves;
}

function aheadBlocker({ name, version }: PoolFact, cluster: string): readonly string[] {
  if (version === undefined || nodeSkew(cluster, version) !== "ahead") return [];
  return [`${name}: is ahead of its control plane, got ${version}; bring it to ${cluster} first`];
}

function earlyStep({ pool, stop, from, to }: EarlyMove): StepDraft {
  const reason = `nodes may trail by ${NODE_SKEW.value} minors, and the control plane goes to ${stop}`;
  return { what: "pool", subject: pool.name, from, to, reason };
}

function lastStep(
  { name, pinnedImage }: PoolFact,
  from: string | undefined,
  to: string,
): readonly StepDraft[] {
  if (pinnedImage !== undefined) {
    const reason = "the image is named exactly: nodes keep its minor until another is named";
    return [{ what: "image", subject: name, from: pinnedImage, to: "", reason }];
  }
  if (from === undefined || from === to) return [];
  const reason = "nodes follow once the control plane and its add-ons are healthy";
  return [{ what: "pool", subject: name, from, to, reason }];
}

/** Nodes without a configured minor: they take the control plane's, sooner or later. */
function driftWarning({ name, kind, pinnedImage }: PoolFact, to: string): readonly string[] {
  if (kind === "group" || pinnedImage !== undefined) return [];
  return [
    kind === "fargate"
      ? `${name}: its pods run ${to} once they are restarted; restart them after the control plane`
      : `${name}: its nodes are replaced by themselves once the control plane runs ${to}; ` +
        "see that disruption budgets let them",
  ];
}
