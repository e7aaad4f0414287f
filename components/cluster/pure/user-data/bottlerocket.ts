import type { KubeletSettings } from "../pools/machine";
import { clusterDnsAddress, type NodeSettings, type UserDataInput } from "./node-settings";

/** One TOML table; a value is text, a number or a list of texts. */
interface Table {
  readonly name: string;
  readonly values: Readonly<Record<string, string | number | readonly string[] | undefined>>;
}

/** Settings of Bottlerocket as TOML. */
export function bottlerocketUserData({ settings, join }: UserDataInput): string {
  const { kubelet } = settings;
  const tables: readonly Table[] = [
    {
      name: "settings.kubernetes",
      values: {
        "api-server": join?.endpoint,
        "cluster-certificate": join?.certificateAuthority,
        "cluster-dns-ip": join && clusterDnsAddress(join.serviceCidr),
        "cluster-name": join?.clusterName,
        "image-gc-high-threshold-percent": percentText(kubelet.imageCleanup?.above),
        "image-gc-low-threshold-percent": percentText(kubelet.imageCleanup?.downTo),
        "max-pods": settings.maxPods,
        "pod-pids-limit": kubelet.podProcesses,
      },
    },
    ...reservations(kubelet),
    // EKS itself sets the labels and taints of the node's group.
    ...(join === undefined ? [] : nodeTables(settings)),
  ];
  return `${tables.map(renderTable).filter(Boolean).join("\n\n")}\n`;
}

function reservations({ reserved, systemReserved, evictBelowMemory }: KubeletSettings): Table[] {
  return [
    { name: "settings.kubernetes.kube-reserved", values: { ...reserved } },
    { name: "settings.kubernetes.system-reserved", values: { ...systemReserved } },
    {
      name: "settings.kubernetes.eviction-hard",
      values: { "memory.available": evictBelowMemory },
    },
  ];
}

function nodeTables({ labels, taints }: NodeSettings): readonly Table[] {
  const byKey = new Map<string, string[]>();
  for (const { key, value = "", effect } of taints) {
    byKey.set(key, [...(byKey.get(key) ?? []), `${value}:${effect}`]);
  }
  return [
    { name: "settings.kubernetes.node-labels", values: labels },
    { name: "settings.kubernetes.node-taints", values: Object.fromEntries(byKey) },
  ];
}

/** The table with its keys in order; nothing where it has no value. */
function renderTable({ name, values }: Table): string {
  const lines = Object.keys(values)
    .sort()
    .flatMap((key) => {
      const value = values[key];
      return value === undefined ? [] : [`${tomlKey(key)} = ${tomlValue(value)}`];
    });
  return lines.length === 0 ? "" : [`[${name}]`, ...lines].join("\n");
}

function tomlKey(key: string): string {
  return /^[A-Za-z0-9_-]+$/.test(key) ? key : JSON.stringify(key);
}

/** A basic string of TOML escapes as JSON does. */
function tomlValue(value: string | number | readonly string[]): string {
  if (typeof value === "number") return String(value);
  return typeof value === "string"
    ? JSON.stringify(value)
    : `[${value.map((item) => JSON.stringify(item)).join(", ")}]`;
}

/** Bottlerocket takes these two as text. */
function percentText(percent: number | undefined): string | undefined {
  return percent === undefined ? undefined : String(percent);
}
