import { isPlainObject } from "../../components/core/pure/plain-object";
import type { ValidationRule } from "../../components/core/pure/validate";

/**
 * Rules over two layers. They read the raw configuration, so that they speak up together with the
 * problems of either layer instead of after them.
 */
export function layerRules(raw: Readonly<Record<string, unknown>>): readonly ValidationRule[] {
  const network = sourceOf(raw.network);
  const cluster = sourceOf(raw.cluster);
  return [
    {
      when: cluster === "create" && network === "none",
      path: "network.source",
      problem: "must not be none where cluster.source is create",
      got: network,
      fix: 'set it to "create", "import" or "stack", or import a cluster',
    },
  ];
}

function sourceOf(layer: unknown): unknown {
  return isPlainObject(layer) ? layer.source : undefined;
}
