import fc from "fast-check";
import { WORKLOAD_DEFAULTS } from "../../../stacks/settings/fields";
import type { JsonObject } from "./json-tree";
import { image, namespaceName } from "./sound-names";

/** Not a privileged port and none of the sidecar's. */
const port = fc.oneof(
  fc.integer({ min: 1_024, max: 14_999 }),
  fc.integer({ min: 15_091, max: 65_535 }),
);

const ports = fc.record({ port, metricsPort: port }, { requiredKeys: [] }).filter((chosen) => {
  const { port: http, metricsPort } = { ...WORKLOAD_DEFAULTS, ...chosen };
  return http !== metricsPort;
});

function workload(others: readonly string[]): fc.Arbitrary<JsonObject> {
  const rest = fc.record(
    {
      image,
      namespace: namespaceName,
      calls: fc.subarray([...others], { maxLength: Math.min(others.length, 4) }),
      maxReplicas: fc.integer({ min: 3, max: 200 }),
    },
    { requiredKeys: ["image"] },
  );
  return fc.tuple(rest, ports).map(([one, two]) => ({ ...one, ...two }));
}

/** Workloads and the calls between them. */
export const services = fc
  .uniqueArray(namespaceName, { maxLength: 5 })
  .chain((names) =>
    fc.record(
      Object.fromEntries(
        names.map((name) => [name, workload(names.filter((other) => other !== name))]),
      ),
    ),
  )
  .map((workloads) => ({ workloads }));
