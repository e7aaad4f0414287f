import type * as pulumi from "@pulumi/pulumi";
import type { AwsLocation } from "../../core/pure/aws-location";
import type { AddonSettings } from "./addons";
import type {
  ClusterAddressing,
  ClusterCompute,
  ResolvedLogging,
  ResolvedOperation,
  SecretsKey,
} from "./cluster-settings";
import type { EndpointAccess } from "./endpoint-access";

/** The plain arguments of a cluster, defaults applied. */
export interface ClusterInput {
  readonly aws: AwsLocation;
  /** How many subnets there are, where that is known. */
  readonly subnetCount: number | undefined;
  readonly adminRoleArns: Readonly<Record<string, pulumi.Input<string>>>;
  readonly version: string;
  readonly endpointAccess: EndpointAccess;
  readonly logging: ResolvedLogging;
  readonly secretsKey: SecretsKey;
  readonly compute: ClusterCompute;
  readonly addressing: ClusterAddressing;
  readonly operation: ResolvedOperation;
  readonly addons: AddonSettings;
}
