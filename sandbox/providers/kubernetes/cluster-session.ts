import type { ClusterExtra } from "../../control-plane/cluster";
import type { ObjectApi } from "./object-api";
import type { ObjectKind } from "./object-type";
import type { Clock } from "../../clock";

/** A cluster that is open, and what one run has learnt about it. */
export interface ClusterSession {
  readonly api: ObjectApi;
  readonly extras: ReadonlySet<ClusterExtra>;
  readonly clock: Clock;
  readonly announced: AnnouncedKinds;
}

/** Kinds that the definitions of this run will bring, and that a preview cannot find served yet. */
export class AnnouncedKinds {
  private readonly kinds = new Set<string>();

  add(kinds: readonly ObjectKind[]): void {
    for (const kind of kinds) this.kinds.add(keyOf(kind));
  }

  has(kind: ObjectKind): boolean {
    return this.kinds.has(keyOf(kind));
  }
}

function keyOf({ apiVersion, kind }: ObjectKind): string {
  return `${apiVersion}/${kind}`;
}
