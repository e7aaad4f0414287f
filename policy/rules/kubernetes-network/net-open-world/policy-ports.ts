import type { Field } from "../../../rule/field";

const HIGHEST_PORT = 65_535;

/** True when a rule opens every port; an empty list means every port. */
export function opensAllPorts(ports: Field): boolean {
  const entries = ports.items();
  return entries.length === 0 || entries.some(isWholeRange);
}

/** An entry without a port means all ports of its protocol. */
function isWholeRange(entry: Field): boolean {
  const port = entry.get("port");
  if (!port.isReadable) return false;
  if (!port.isSet) return true;
  return Number(port.value) <= 1 && Number(entry.get("endPort").value) >= HIGHEST_PORT;
}

/** True when the ports of a rule include a TCP port. */
export function opensPort(ports: Field, wanted: number): boolean {
  const entries = ports.items();
  return entries.length === 0 || entries.some((entry) => holdsPort(entry, wanted));
}

function holdsPort(entry: Field, wanted: number): boolean {
  if ((entry.get("protocol").value ?? "TCP") !== "TCP") return false;
  const port = entry.get("port");
  if (!port.isReadable) return false;
  if (!port.isSet) return true;
  const first = Number(port.value);
  const last = Number(entry.get("endPort").value ?? first);
  return first <= wanted && wanted <= last;
}
