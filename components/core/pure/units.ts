import { ConfigurationError } from "./configuration-error";
import { describeValue } from "./validate";

/** A span of time with its unit: `"30 seconds"`, `"1 hour"`, `"7 days"`. */
export type Duration = `${number} ${"second" | "minute" | "hour" | "day"}${"" | "s"}`;

/** Memory as Kubernetes writes it, binary units only: `"512Mi"`, `"2Gi"`. */
export type Memory = `${number}${"Ki" | "Mi" | "Gi" | "Ti"}`;

/** CPU as Kubernetes writes it: cores or thousandths of a core, `"2"` or `"250m"`. */
export type Cpu = `${number}` | `${number}m`;

const SECONDS = { second: 1, minute: 60, hour: 3_600, day: 86_400 } as const;
const BYTES = { Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40 } as const;

/** Seconds in a duration; throws a {@link ConfigurationError} naming `path` when it is malformed. */
export function durationSeconds(duration: string, path = "duration"): number {
  const match = /^(\d+(?:\.\d+)?) (second|minute|hour|day)s?$/.exec(duration);
  if (!match) return reject(path, "is not a duration", duration, 'write it as "30 seconds"');
  return Number(match[1]) * SECONDS[match[2] as keyof typeof SECONDS];
}

/** Bytes in a memory quantity; throws a {@link ConfigurationError} naming `path` when malformed. */
export function memoryBytes(memory: string, path = "memory"): number {
  const match = /^(\d+(?:\.\d+)?)(Ki|Mi|Gi|Ti)$/.exec(memory);
  if (!match) return reject(path, "is not a memory quantity", memory, 'write it as "512Mi"');
  return Number(match[1]) * BYTES[match[2] as keyof typeof BYTES];
}

/** Thousandths of a core; throws a {@link ConfigurationError} naming `path` when malformed. */
export function cpuMillicores(cpu: string, path = "cpu"): number {
  const match = /^(\d+(?:\.\d+)?)(m?)$/.exec(cpu);
  if (!match) return reject(path, "is not a CPU quantity", cpu, 'write it as "250m" or "2"');
  return match[2] === "m" ? Number(match[1]) : Number(match[1]) * 1_000;
}

/** Memory in the largest binary unit that writes it without a fraction. */
export function formatMemory(bytes: number): string {
  for (const [unit, size] of Object.entries(BYTES).reverse()) {
    if (bytes >= size && bytes % size === 0) return `${bytes / size}${unit}`;
  }
  return String(bytes);
}

/** Millicores as Kubernetes writes them: whole cores plainly, the rest with `m`. */
export function formatCpu(millicores: number): string {
  return millicores % 1_000 === 0 ? String(millicores / 1_000) : `${millicores}m`;
}

function reject(path: string, problem: string, got: string, fix: string): never {
  throw new ConfigurationError([`${path}: ${problem}, got ${describeValue(got)}; ${fix}`]);
}
