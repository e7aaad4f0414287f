import type { CloudLocation } from "../cloud-model";
import type { Properties } from "../properties";

type Answer = (location: CloudLocation, args: Properties) => Properties;

const ZONE_LETTERS = ["a", "b", "c"];

const ANSWERS: Readonly<Record<string, Answer>> = {
  "aws:index/getCallerIdentity:getCallerIdentity": ({ account }) => ({
    id: account,
    accountId: account,
    arn: `arn:aws:iam::${account}:root`,
    userId: account,
  }),
  "aws:index/getRegion:getRegion": ({ region }) => ({
    id: region,
    name: region,
    region,
    description: `simulated ${region}`,
    endpoint: `ec2.${region}.amazonaws.com`,
  }),
  "aws:index/getPartition:getPartition": () => ({
    id: "aws",
    partition: "aws",
    dnsSuffix: "amazonaws.com",
    reverseDnsPrefix: "com.amazonaws",
  }),
  "aws:index/getAvailabilityZones:getAvailabilityZones": ({ region }) => ({
    id: region,
    names: ZONE_LETTERS.map((letter) => `${region}${letter}`),
    zoneIds: ZONE_LETTERS.map((_, index) => `${region}-az${index + 1}`),
    groupNames: [region],
  }),
};

/** The answer to an AWS function, or undefined for one that is not simulated. */
export function answerFunction(
  token: string,
  args: Properties,
  location: CloudLocation,
): Properties | undefined {
  const answer = ANSWERS[token]?.(location, args);
  return answer === undefined ? undefined : { ...args, ...answer };
}
