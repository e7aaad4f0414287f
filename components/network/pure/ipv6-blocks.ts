import { formatIpv6Cidr, parseIpv6Cidr } from "../../core/pure/cidr";
import { ConfigurationError } from "../../core/pure/configuration-error";

/** Prefix length that AWS gives every subnet. */
const SUBNET_PREFIX = 64;

/** The `number`th /64 of the block that AWS gave a VPC. */
export function ipv6SubnetBlock(vpcBlock: string, number: number): string {
  const vpc = parseIpv6Cidr(vpcBlock);
  if (vpc === undefined || vpc.prefix > SUBNET_PREFIX - 8) {
    throw new ConfigurationError([
      `ipv6: the VPC has no /56 or larger to take subnets from, got ${JSON.stringify(vpcBlock)}; ` +
        "let AWS assign the block",
    ]);
  }
  return formatIpv6Cidr({
    base: vpc.base + (BigInt(number) << BigInt(128 - SUBNET_PREFIX)),
    prefix: SUBNET_PREFIX,
  });
}
