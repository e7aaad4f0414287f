import { Field } from "../../rule/field";
import { DESTINATION_RULE } from "./istio-kinds";
import { onceFor } from "../once";
import { qualifiedHost } from "./mesh-hosts";
import { namespaceResolver } from "../kubernetes/namespaces";

/** A DestinationRule and what it is about. */
export interface DestinationRule {
  readonly root: Field;
  /** Undefined while it is not known. */
  readonly namespace: string | undefined;
  readonly host: Field;
  /** The host as the mesh knows it; undefined while that cannot be told. */
  readonly name: string | undefined;
}

/** The DestinationRules of a stack, patches of such included. */
export const destinationRulesOf = onceFor(
  (world, clusterDomain: string): readonly DestinationRule[] => {
    const namespaceOf = namespaceResolver(world);
    return world.resources
      .filter(({ type }) => type === DESTINATION_RULE)
      .map((resource) => {
        const root = Field.root(resource);
        const namespace = namespaceOf(resource);
        const host = root.get("spec", "host");
        const name =
          host.text === undefined
            ? undefined
            : qualifiedHost(host.text, namespace, { clusterDomain });
        return { root, namespace, host, name };
      });
  },
);

/** The subsets of a DestinationRule. */
export function subsetsOf({ root }: Pick<DestinationRule, "root">): readonly Field[] {
  return root.get("spec", "subsets").items();
}
