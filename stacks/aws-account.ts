import * as aws from "@pulumi/aws";
import type { AwsLocation } from "../components/core";
import type { Settings } from "./settings";

/** The account and region of the stack's AWS resources, and their provider. */
export interface AwsAccount {
  readonly location: AwsLocation;
  readonly provider: aws.Provider;
}

/**
 * The account in the region of a network: every component names its region, so one provider serves
 * all.
 */
export function inRegionOf({ location, provider }: AwsAccount, { network }: Settings): AwsAccount {
  const { region } = network.source === "none" ? location : network;
  return { location: { ...location, region }, provider };
}

/**
 * The provider of the configured account and region. It refuses credentials of any other account,
 * so that a shell left logged in to prod cannot change dev. Nothing where the stack uses no AWS.
 */
export function openAwsAccount({ network }: Settings): AwsAccount | undefined {
  if (network.source === "none") return undefined;
  const { account, region } = network;
  return {
    location: { accountId: account, region, partition: "aws" },
    provider: new aws.Provider("aws", { region, allowedAccountIds: [account] }),
  };
}
