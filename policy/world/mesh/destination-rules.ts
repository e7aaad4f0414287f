import type { Field } from "../../rule/field";
import { DESTINATION_RULE } from "./istio-kinds";
import { qualifiedHost } from "./mesh-hosts";
import { namespaceResolver } from "../kubernetes/namespaces";
import { onceFor } from "../once";
import { typesOf } from "../resource-index";

const DESTINATION_RULES = typesOf(DESTINATION_RULE);

/** A DestinationRule and what it is about. */
export interface DestinationRule {
  readonly root: Field;
  /** Undefined while it is not known. */
  readonly namespace: string | undefined;
  readonly host: Field;
  /** The host as the mesh knows it; undefined while it is not known. */
  readonly name: string | undefined;
}

/** The DestinationRules of a stack under a DNS domain, patches included. */
export const destinationRulesOf = onceFor(
  (world, clusterDomain: string): readonly DestinationRule[] => {
    const namespaceOf = namespaceResolver(world);
    return world.of(DESTINATION_RULES).map((root) => {
      const namespace = namespaceOf(root.resource);
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
