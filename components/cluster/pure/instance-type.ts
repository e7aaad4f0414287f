import { definedOnly } from "../../core/pure/defined-only";
/** Processor architecture of an instance type. */
export type Architecture = "arm64" | "x86_64";

/** Hardware beside the processor; each needs its drivers in the image. */
export type Accelerator = "nvidia" | "neuron" | "other";

/** What the name of an instance type tells. */
export interface InstanceType {
  readonly architecture: Architecture;
  /** Has a GPU or another accelerator, whose drivers the standard images lack. */
  readonly accelerated: boolean;
  /** Which one, where it has any. */
  readonly accelerator?: Accelerator;
  /** `nano`, `large`, `4xlarge`. */
  readonly size: string;
}

/** Family letters, generation, attributes, size: `c7gn.2xlarge`, `u-6tb1.56xlarge`, `p6-b200.48xlarge`. */
const INSTANCE_TYPE = /^([a-z]+)-?(\d+)([a-z0-9-]*)\.([a-z0-9-]+)$/;

/** Families with NVIDIA, Inferentia, Trainium, AMD, Gaudi or FPGA hardware. */
const ACCELERATED_FAMILIES: ReadonlyMap<string, Accelerator> = new Map([
  ["g", "nvidia"],
  ["gr", "nvidia"],
  ["p", "nvidia"],
  ["inf", "neuron"],
  ["trn", "neuron"],
  ["dl", "other"],
  ["f", "other"],
  ["vt", "other"],
]);

/** A GPU family whose hardware is AMD's: `g4ad`. */
const AMD_GPU = "g4ad";

/** Reads the name of an instance type; `undefined` when it is not one. */
export function parseInstanceType(name: string): InstanceType | undefined {
  const match = INSTANCE_TYPE.exec(name);
  if (match === null) return undefined;
  const [, family = "", generation = "", attributes = "", size = ""] = match;
  // Graviton is the attribute g, except that the first generation had a separate family.
  const graviton = attributes.includes("g") || `${family}${generation}` === "a1";
  const amd = `${family}${generation}${attributes}` === AMD_GPU;
  const accelerator = amd ? "other" : ACCELERATED_FAMILIES.get(family);
  const architecture: Architecture = graviton ? "arm64" : "x86_64";
  return definedOnly({
    architecture,
    accelerated: accelerator !== undefined,
    accelerator,
    size,
  });
}

/** Virtual processors of a size that has no multiplier. */
const SMALL_SIZES: Readonly<Record<string, number>> = { nano: 2, micro: 2, small: 2, medium: 1 };

/** Virtual processors of a size, as AWS scales them; `undefined` for bare metal without a number. */
export function sizeCpus(size: string): number | undefined {
  if (size === "large") return 2;
  const multiple = /^(?:metal-)?(\d*)xl(?:arge)?$/.exec(size)?.[1];
  if (multiple !== undefined) return 4 * (multiple === "" ? 1 : Number(multiple));
  return SMALL_SIZES[size];
}
