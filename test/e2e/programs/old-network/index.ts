/** A network that was made without this product: odd ranges, no tags, nothing but the least. */
import * as aws from "@pulumi/aws";

const region = "eu-central-1";
const vpc = new aws.ec2.Vpc("old", { region, cidrBlock: "10.64.0.0/18", enableDnsHostnames: true });
new aws.ec2.InternetGateway("old", { region, vpcId: vpc.id });
for (const [letter, cidrBlock] of [
  ["a", "10.64.0.0/21"],
  ["b", "10.64.40.0/21"],
] as const) {
  const availabilityZone = `${region}${letter}`;
  new aws.ec2.Subnet(`old-${letter}`, { region, vpcId: vpc.id, availabilityZone, cidrBlock });
}
