import type { Answer } from "../../rule/answers";
import { isSelective } from "./authorization-policies";
import { Field } from "../../rule/field";
import { PEER_AUTHENTICATION } from "./istio-kinds";
import { namespaceField } from "../kubernetes/namespaces";
import { placementOf, type Placement } from "../kubernetes/placement";
import { hasLabels } from "../kubernetes/selectors";
import { onceFor } from "../once";
import type { ResourceIndex } from "../resource-index";

/** Mutual TLS of a stack whose mesh-wide policies are in a root namespace. */
export const mutualTlsOf = onceFor((world, root: string) => new MutualTls(world, root));

/** Where the PeerAuthentications of a stack require mutual TLS. */
export class MutualTls {
  private readonly placement: Placement;
  private readonly root: string;

  constructor(world: ResourceIndex, root: string) {
    this.placement = placementOf(world, PEER_AUTHENTICATION);
    this.root = root;
  }

  /** Whether workloads of a namespace reject plain text; of the whole mesh where none is given. */
  isStrict(namespace = this.root, labels?: Field): Answer {
    const own = this.placement.in(namespace).map(Field.root);
    const selected = own.filter(
      (policy) => labels !== undefined && isSelective(policy) === true && isFor(policy, labels),
    );
    const meshWide = this.placement.in(this.root).map(Field.root).filter(isWide);
    // The policy for the labels decides, then that of the namespace, then that of the whole mesh.
    for (const policies of [selected, own.filter(isWide), meshWide]) {
      const answer = decide(policies);
      if (answer !== undefined) return answer;
    }
    const unplaced = this.placement.unplaced[0];
    return unplaced === undefined ? false : namespaceField(unplaced);
  }

  /** The field of a policy of the namespace that sets the mode of single ports. */
  portsOf(namespace = this.root): Field | undefined {
    return this.placement
      .in(namespace)
      .map((policy) => Field.root(policy).get("spec", "portLevelMtls"))
      .find((ports) => !ports.isReadable || ports.entries().length > 0);
  }
}

function isWide(policy: Field): boolean {
  return isSelective(policy) === false;
}

function isFor(policy: Field, labels: Field): boolean {
  return hasLabels(policy.get("spec", "selector", "matchLabels"), labels) === true;
}

/** What policies of one rank decide; undefined where the next rank decides. */
function decide(policies: readonly Field[]): Answer | undefined {
  const modes = policies.map((policy) => policy.get("spec", "mtls", "mode"));
  const hidden = modes.find((mode) => !mode.isReadable);
  if (hidden !== undefined) return hidden;
  if (modes.some(({ value }) => value === "PERMISSIVE" || value === "DISABLE")) return false;
  return modes.some(({ value }) => value === "STRICT") ? true : undefined;
}
