/** Adopts a VPC and a subnet that exist, by the ids and inputs in the configuration. */
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

interface Existing<T> {
  readonly id: string;
  readonly inputs: T;
}

const config = new pulumi.Config();
const vpc = config.requireObject<Existing<aws.ec2.VpcArgs>>("vpc");
const subnet = config.requireObject<Existing<aws.ec2.SubnetArgs>>("subnet");

new aws.ec2.Vpc("adopted", vpc.inputs, { import: vpc.id });
new aws.ec2.Subnet("adopted", subnet.inputs, { import: subnet.id });
