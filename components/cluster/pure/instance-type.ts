/** Processor architecture of an instance type. */
export type Architecture = "arm64" | "x86_64";

/** What the name of an instance type tells. */
export interface InstanceType {
  readonly architecture: Architecture;
  /** Has a GPU or another accelerator, whose drivers the standard images lack. */
  readonly accelerated: boolean;
  /** `nano`, `large`, `4xlarge`. */
  readonly size: string;
}

/** Family letters, generation, attributes, size: `c7gn.2xlarge`. */
const INSTANCE_TYPE = /^([a-z]+)(\d+)([a-z-]*)\.([a-z0-9-]+)$/;

/** Families with NVIDIA, AMD, Inferentia, Trainium or FPGA hardware. */
const ACCELERATED_FAMILIES = new Set(["dl", "f", "g", "gr", "inf", "p", "trn", "vt"]);

/** Reads the name of an instance type; `undefined` when it is not one. */
export function parseInstanceType(name: string): InstanceType | undefined {
  const match = INSTANCE_TYPE.exec(name);
  if (match === null) return undefined;
  const [, family = "", generation = "", attributes = "", size = ""] = match;
  // Graviton is the attribute g, except that the first generation had a family of its own.
  const graviton = attributes.includes("g") || `${family}${generation}` === "a1";
  return {
    architecture: graviton ? "arm64" : "x86_64",
    accelerated: ACCELERATED_FAMILIES.has(family),
    size,
  };
}
