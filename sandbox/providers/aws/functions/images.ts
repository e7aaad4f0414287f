import { parseInstanceType } from "../../../../components/cluster/pure/instance-type";
import { hexFrom } from "../../identifiers";
import type { Properties } from "../../properties";
import { objectsOf, refusal, textArgument, textsOf } from "./answer";
import type { Answer } from "./answer";

/** GiB of memory for each virtual CPU, by the letter of the family. */
const MEMORY_PER_CPU: Readonly<Record<string, number>> = { c: 2, m: 4, r: 8, x: 16 };

/** Virtual CPUs of the sizes that are the same in every such family. */
const CPUS: Readonly<Record<string, number>> = { medium: 1, large: 2, xlarge: 4 };

/**
 * Size and architecture of the families whose names say it: https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html
 * Others (bursting, storage and accelerated ones) follow no rule.
 */
const instanceType: Answer = (args) => {
  const name = textArgument(args, "instanceType");
  const parsed = parseInstanceType(name);
  const perCpu = MEMORY_PER_CPU[/^[a-z]+/.exec(name)?.[0] ?? ""];
  const cpus = cpusOf(parsed?.size ?? "");
  if (parsed === undefined || perCpu === undefined || cpus === undefined) {
    throw refusal(`what ${name} has is known to AWS's own API only; use a c, m, r or x family`);
  }
  return {
    id: name,
    instanceType: name,
    defaultVcpus: cpus,
    memorySize: cpus * perCpu * 1024,
    supportedArchitectures: [parsed.architecture],
    currentGeneration: true,
    burstablePerformanceSupported: false,
    gpuses: [],
  };
};

function cpusOf(size: string): number | undefined {
  const multiple = /^(\d+)xlarge$/.exec(size)?.[1];
  return multiple === undefined ? CPUS[size] : Number(multiple) * 4;
}

/** Every type that is asked for is offered: what a zone really offers changes by the day. */
const offerings: Answer = (args, { region }) => {
  const types = valuesOfFilter(args, "instance-type");
  const places = valuesOfFilter(args, "location");
  const locations = places.length === 0 ? [region] : places;
  const pairs = locations.flatMap((place) => types.map((type) => [place, type] as const));
  return {
    id: region,
    instanceTypes: pairs.map(([, type]) => type),
    locations: pairs.map(([place]) => place),
    locationTypes: pairs.map(() => textArgument(args, "locationType") || "region"),
  };
};

function valuesOfFilter(args: Properties, name: string): readonly string[] {
  const filters = objectsOf(args, "filters").filter((each) => each.name === name);
  return filters.flatMap((filter) => textsOf(filter, "values"));
}

const image: Answer = (args, { region }) => {
  const id = `ami-${hexFrom(JSON.stringify([region, args.owners, args.filters, args.nameRegex]), 17)}`;
  const [name = "simulated"] = valuesOfFilter(args, "name");
  const [architecture = "x86_64"] = valuesOfFilter(args, "architecture");
  return {
    id,
    imageId: id,
    arn: `arn:aws:ec2:${region}::image/${id}`,
    name: name.replaceAll("*", "simulated"),
    architecture,
    state: "available",
    rootDeviceName: "/dev/xvda",
    creationDate: "2026-01-01T00:00:00.000Z",
    tags: {},
  };
};

/** Questions about machine images and machine types. */
export const IMAGE_ANSWERS: Readonly<Record<string, Answer>> = {
  "aws:ec2/getAmi:getAmi": image,
  "aws:ec2/getInstanceType:getInstanceType": instanceType,
  "aws:ec2/getInstanceTypeOfferings:getInstanceTypeOfferings": offerings,
};
