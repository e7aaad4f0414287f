import fc from "fast-check";
import { ENVIRONMENTS } from "../../../components/core/pure/environments";
import type { JsonObject } from "./json-tree";
import { createdCluster, further, plain, withFitting } from "./sound-clusters";
import { fact, labelName, stackReference } from "./sound-names";
import { network, noNetwork } from "./sound-network";
import { services } from "./sound-workloads";

const created = fc
  .tuple(createdCluster, fc.boolean())
  .map(([cluster, says]) => (says ? { source: "create", ...cluster } : cluster));

const elsewhere = fc.oneof(
  fc.record({
    source: fc.constant("import"),
    name: labelName,
    context: fc.constantFrom(
      "kind-local",
      "arn:aws:eks:eu-west-1:111122223333:cluster/shop",
      "admin@shop.eu-west-1.example.com",
    ),
  }),
  fc.record({ source: fc.constant("stack"), stack: stackReference }),
);

/** A cluster of its own needs a network; any other may do without. */
const foundations = fc.oneof(
  { weight: 3, arbitrary: fc.record({ network, cluster: created }) },
  fc.record({ network: fc.oneof(network, noNetwork), cluster: elsewhere }),
);

const platform = fc.oneof(
  fc.record({ source: fc.constant("create"), storageClass: labelName }, { requiredKeys: [] }),
  fc.record({
    source: fc.constant("import"),
    monitoringNamespace: fc.constantFrom("monitoring", "observability-of-the-platform"),
  }),
);

/** Configurations that satisfy every rule, with each source of each layer. */
export const soundConfiguration: fc.Arbitrary<JsonObject> = fc
  .tuple(
    fc.record({
      environment: fc.constantFrom(...Object.keys(ENVIRONMENTS)),
      owner: fact,
      costCenter: fact,
      domain: fact,
      platform,
      services,
    }),
    foundations,
    fc.option(further, { nil: {}, freq: 1 }),
  )
  .map(([facts, layers, more]) => withFitting(plain({ ...facts, ...layers }), more));
