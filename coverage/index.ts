import { PEOPLE } from "./people";
import { FAMILIES, type Family, parseRow, type Row, type RowSource } from "./row";
import { CLUSTER_ROWS } from "./rows/cluster";
import { COST_ROWS } from "./rows/cost";
import { DELIVERY_ROWS } from "./rows/delivery";
import { DOMAINS_ROWS } from "./rows/domains";
import { EDGE_ROWS } from "./rows/edge";
import { EVALUATION_ROWS } from "./rows/evaluation";
import { EVENTS_ROWS } from "./rows/events";
import { GATEWAY_ROWS } from "./rows/gateway";
import { MESH_ROWS } from "./rows/mesh";
import { MESSAGING_ROWS } from "./rows/messaging";
import { MONITORING_ROWS } from "./rows/monitoring";
import { NETWORK_ROWS } from "./rows/network";
import { RELIABILITY_ROWS } from "./rows/reliability";
import { SCALING_ROWS } from "./rows/scaling";
import { SECURITY_ROWS } from "./rows/security";
import { STATE_ROWS } from "./rows/state";
import { WORKFLOW_ROWS } from "./rows/workflow";

const BY_FAMILY: Readonly<Record<Family, readonly RowSource[]>> = {
  network: NETWORK_ROWS,
  cluster: CLUSTER_ROWS,
  scaling: SCALING_ROWS,
  mesh: MESH_ROWS,
  gateway: GATEWAY_ROWS,
  messaging: MESSAGING_ROWS,
  events: EVENTS_ROWS,
  state: STATE_ROWS,
  workflow: WORKFLOW_ROWS,
  security: SECURITY_ROWS,
  monitoring: MONITORING_ROWS,
  cost: COST_ROWS,
  delivery: DELIVERY_ROWS,
  reliability: RELIABILITY_ROWS,
  domains: DOMAINS_ROWS,
  edge: EDGE_ROWS,
  evaluation: EVALUATION_ROWS,
};

/** Every bullet, table row and figure of the article, by family. */
export const ROWS: readonly Row[] = FAMILIES.flatMap((family) =>
  BY_FAMILY[family].map((source) =>
    parseRow(source, family, source[0] in PEOPLE ? "people" : "resource"),
  ),
);

const BY_ID = new Map(ROWS.map((row) => [row.id, row]));

/** The row with this id, if the article has it. */
export function findRow(id: string): Row | undefined {
  return BY_ID.get(id);
}

export { CLAIMS, type ClaimSource } from "./claims";
export { LISTS } from "./lists";
export { declaresField, type ProvenField } from "./match";
export { PEOPLE } from "./people";
export { FAMILIES, type Family, type Row } from "./row";
