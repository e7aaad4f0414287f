import fc from "fast-check";
import { formatCidr, networkOf, parseCidr } from "../../../components/core/pure/cidr";
import { ZONE_LETTERS } from "../../../components/core/pure/zone";
import { stackReference } from "./sound-names";

/** Private ranges that share no address; the VPC lies in one, what is reserved in the others. */
const AREAS = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"] as const;

const place = {
  account: fc.integer({ min: 0, max: 999_999_999_999 }).map((id) => String(id).padStart(12, "0")),
  region: fc.constantFrom("eu-west-1", "us-east-1", "ap-southeast-2", "me-central-1"),
};

/** A block of an area, of a prefix length between two. */
function blockOf(area: string, least: number, most: number): fc.Arbitrary<string> {
  const { base, prefix } = parseCidr(area) ?? { base: 0, prefix: 0 };
  return fc
    .tuple(fc.integer({ min: Math.max(prefix, least), max: most }), fc.nat())
    .map(([length, offset]) =>
      formatCidr(networkOf({ base: base + (offset % 2 ** (32 - prefix)), prefix: length })),
    );
}

const created = fc.constantFrom(...AREAS).chain((area) =>
  fc.record(
    {
      source: fc.constant("create"),
      ...place,
      cidr: blockOf(area, 16, 20),
      zones: fc.shuffledSubarray([...ZONE_LETTERS], { minLength: 2 }),
      reservedCidrs: fc.array(
        fc
          .constantFrom(...AREAS.filter((other) => other !== area))
          .chain((other) => blockOf(other, 8, 32)),
        { maxLength: 3 },
      ),
    },
    { requiredKeys: ["account", "region", "cidr", "zones"] },
  ),
);

const subnetIds = fc.uniqueArray(
  fc.nat({ max: 0xffffff }).map((id) => `subnet-0${id.toString(16)}`),
  { minLength: 2, maxLength: 4 },
);

const imported = fc.record({
  source: fc.constant("import"),
  ...place,
  vpcId: fc.nat({ max: 0xffffff }).map((id) => `vpc-0${id.toString(16)}`),
  cidr: blockOf("10.0.0.0/8", 16, 24),
  privateSubnetIds: subnetIds,
  publicSubnetIds: subnetIds,
  controlPlaneSubnetIds: subnetIds,
});

const shared = fc.record({ source: fc.constant("stack"), ...place, stack: stackReference });

/** A network that a cluster can stand in. */
export const network = fc.oneof({ weight: 3, arbitrary: created }, imported, shared);

/** No network of AWS at all. */
export const noNetwork = fc.constant({ source: "none" });
