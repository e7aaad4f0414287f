import { parseInstanceType, sizeCpus } from "../../../../components/cluster/pure/instance-type";

/**
 * On-demand list prices of us-east-1 in US dollars, Linux and MySQL, as of 2026-11-24. They are noted
 * from memory of the public price list of AWS, without a look-up: an estimate, not an invoice.
 */
const LARGE_HOURLY: Readonly<Record<string, number>> = {
  // Machines, by family, for the size large.
  c5: 0.085,
  c6a: 0.0765,
  c6g: 0.068,
  c6i: 0.085,
  c7g: 0.0725,
  c7i: 0.0893,
  c8g: 0.0798,
  m5: 0.096,
  m5a: 0.086,
  m6a: 0.0864,
  m6g: 0.077,
  m6gd: 0.0904,
  m6i: 0.096,
  m7a: 0.1159,
  m7g: 0.0816,
  m7gd: 0.1068,
  m7i: 0.1008,
  m8g: 0.0898,
  r5: 0.126,
  r6g: 0.1008,
  r6i: 0.126,
  r7g: 0.1071,
  r7i: 0.1323,
  r8g: 0.1178,
  t3: 0.0832,
  t3a: 0.0752,
  t4g: 0.0672,
  // Databases.
  "db.m5": 0.171,
  "db.m6g": 0.159,
  "db.m7g": 0.168,
  "db.r6g": 0.215,
  "db.r7g": 0.239,
  "db.t3": 0.136,
  "db.t4g": 0.129,
  // Caches.
  "cache.m6g": 0.149,
  "cache.m7g": 0.158,
  "cache.r6g": 0.206,
  "cache.r7g": 0.219,
  "cache.t3": 0.136,
  "cache.t4g": 0.13,
};

const HOURS_A_MONTH = 730;

/** Monthly list prices of resources with one size only; region, date and source as above. */
export const MONTHLY_PRICES = {
  cluster: 0.1 * HOURS_A_MONTH,
  natGateway: 0.045 * HOURS_A_MONTH,
  address: 0.005 * HOURS_A_MONTH,
  /** In one zone. */
  interfaceEndpoint: 0.01 * HOURS_A_MONTH,
  loadBalancer: 0.0225 * HOURS_A_MONTH,
  key: 1,
  /** One processor of a machine that Karpenter starts: half of a `m7g.large`. */
  processor: ((LARGE_HOURLY.m7g ?? 0) / 2) * HOURS_A_MONTH,
} as const;

/** Sizes below large, with their part of its price. */
const SMALL_FACTORS: Readonly<Record<string, number>> = {
  nano: 1 / 16,
  micro: 1 / 8,
  small: 1 / 4,
  medium: 1 / 2,
};

/** Dollars a month of an instance type, with the prefix of RDS or ElastiCache; undefined if unlisted. */
export function monthlyPrice(type: string): number | undefined {
  const [, prefix = "", name = ""] = /^((?:db\.|cache\.)?)(.+)$/.exec(type) ?? [];
  const size = parseInstanceType(name)?.size;
  const large = LARGE_HOURLY[`${prefix}${name.split(".")[0]}`];
  if (size === undefined || large === undefined) return undefined;
  const cpus = sizeCpus(size);
  const factor = SMALL_FACTORS[size] ?? (cpus === undefined ? undefined : cpus / 2);
  return factor === undefined ? undefined : large * factor * HOURS_A_MONTH;
}
