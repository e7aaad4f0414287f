import { objectsOf, refusal, textArgument, textsOf } from "./answer";
import type { Answer } from "./answer";

/** Zones of regions that have more or other ones than a, b and c. */
const ZONE_LETTERS: Readonly<Record<string, string>> = {
  "us-east-1": "abcdef",
  "us-west-2": "abcd",
  "ap-northeast-1": "acd",
  "ap-northeast-2": "abcd",
  "ca-central-1": "abd",
};

interface Zone {
  readonly name: string;
  readonly zoneId: string;
}

function zonesOf(region: string): readonly Zone[] {
  const prefix = shortName(region);
  return [...(ZONE_LETTERS[region] ?? "abc")].map((letter, index) => ({
    name: `${region}${letter}`,
    zoneId: `${prefix}-az${index + 1}`,
  }));
}

/** `euw1` for `eu-west-1`, as in zone ids. */
function shortName(region: string): string {
  const [area = "", direction = "", number = ""] = region.split("-");
  const initials = direction.replace(/(north|south)(east|west)/, "$1-$2").split("-");
  return `${area}${initials.map((word) => word.charAt(0)).join("")}${number}`;
}

/** What each filter looks at; every simulated zone is an ordinary one. */
const ZONE_FILTERS: Readonly<Record<string, (zone: Zone, region: string) => string>> = {
  "zone-name": ({ name }) => name,
  "zone-id": ({ zoneId }) => zoneId,
  "region-name": (_, region) => region,
  "group-name": (_, region) => region,
  "opt-in-status": () => "opt-in-not-required",
  "zone-type": () => "availability-zone",
  state: () => "available",
};

const availabilityZones: Answer = (args, { region }) => {
  const filters = objectsOf(args, "filters");
  const unknown = filters.find((filter) => !(textArgument(filter, "name") in ZONE_FILTERS));
  if (unknown !== undefined) {
    const name = textArgument(unknown, "name");
    throw refusal(`InvalidParameterValue: The filter '${name}' is invalid`);
  }
  const state = textArgument(args, "state");
  const zones = zonesOf(region).filter(
    (zone) =>
      (state === "" || state === "available") &&
      !textsOf(args, "excludeNames").includes(zone.name) &&
      !textsOf(args, "excludeZoneIds").includes(zone.zoneId) &&
      filters.every((filter) => {
        const value = ZONE_FILTERS[textArgument(filter, "name")]?.(zone, region) ?? "";
        return textsOf(filter, "values").includes(value);
      }),
  );
  return {
    id: region,
    names: zones.map(({ name }) => name),
    zoneIds: zones.map(({ zoneId }) => zoneId),
    groupNames: [region],
  };
};

const availabilityZone: Answer = (args, { region }) => {
  const [name, zoneId] = [textArgument(args, "name"), textArgument(args, "zoneId")];
  const zone = zonesOf(region).find((each) => each.name === name || each.zoneId === zoneId);
  if (zone === undefined) {
    throw refusal(`InvalidParameterValue: Invalid availability zone: [${name || zoneId}]`);
  }
  return {
    id: zone.name,
    ...zone,
    region,
    nameSuffix: zone.name.slice(region.length),
    groupName: region,
    state: "available",
    optInStatus: "opt-in-not-required",
  };
};

/** Who asks, and where. */
export const PLACE_ANSWERS: Readonly<Record<string, Answer>> = {
  "aws:index/getCallerIdentity:getCallerIdentity": (_, { account }) => ({
    id: account,
    accountId: account,
    arn: `arn:aws:iam::${account}:root`,
    userId: account,
  }),
  "aws:index/getRegion:getRegion": (_, { region }) => ({
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
  "aws:index/getAvailabilityZones:getAvailabilityZones": availabilityZones,
  "aws:index/getAvailabilityZone:getAvailabilityZone": availabilityZone,
};
