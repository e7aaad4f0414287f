import type { CloudModel } from "../cloud-model";
import type { CloudLocation } from "../cloud-location";
import type { ResourceRequest } from "../provider";
import { hexFrom } from "../identifiers";
import { mergeOutputs } from "../outputs";
import { reveal, textOf } from "../properties";
import type { Properties } from "../properties";
import type { AwsType, ComputedWhen } from "./aws-type";
import { checkInputs } from "./check";
import { fillProperties, fillTemplates } from "./fill-template";
import type { TemplateFacts } from "./fill-template";
import { answerFunction } from "./functions";
import { lookUp } from "./look-up";
import { concludeReferences } from "./rules/conclude-references";
import { propertyAt } from "./rules/record-fields";
import { refuseChange } from "./rules/refuse-change";
import { AWS_TYPES } from "./types";
import { countVersions } from "./version-count";

/** The simulated AWS: everything particular to a type is data in the tables of this folder. */
export const AWS_MODEL: CloudModel = {
  name: "aws",
  hasUniqueIds: true,

  naturalId(resource, location) {
    const template = idTemplate(resource.type);
    // A made-up id depends on nothing that the caller chose; every other one does.
    if (/\{(hex|HEX|uuid)/.test(template)) return undefined;
    return fillId(template, resource, location, resource.urn);
  },

  mintId(resource, attempt) {
    const seed = attempt === 0 ? resource.urn : `${resource.urn}#${attempt}`;
    return fillId(idTemplate(resource.type), resource, NOWHERE, seed);
  },

  place(resource, location) {
    const { account, region } = factsOf(resource, "", location, "");
    return { account, region };
  },

  compute(resource, id, location, computeContext) {
    const { computed, nameFrom, when = [] } = typeOf(resource.type);
    // What AWS made up at the creation stays, whatever the thing is called by now.
    const facts = factsOf(resource, id, location, computeContext?.madeAs ?? resource.urn);
    const added = when.filter((condition) => holds(condition, resource.inputs));
    const whole = added.reduce((all, more) => mergeOutputs(more.computed, all), computed);
    const filled = {
      ...(nameFrom === undefined ? {} : { [nameFrom]: facts.name }),
      ...(resource.inputs.tags === undefined ? {} : { tagsAll: resource.inputs.tags }),
      ...fillProperties(whole, facts),
    };
    if (computeContext === undefined) return filled;
    const { view } = computeContext;
    const looked = mergeOutputs(lookUp(resource, view), filled);
    return { ...looked, ...countVersions(resource, computeContext) };
  },

  refuse: refuseChange,

  conclude: concludeReferences,

  importIds({ type, urn, id, outputs }) {
    const template = typeOf(type).importId;
    if (template === undefined) return [];
    // Outputs have the names that were made up, too.
    const facts = factsOf({ type, urn, inputs: outputs, name: "" }, id, NOWHERE, urn);
    return [String(fillTemplates(template, facts))];
  },

  isGlobal: (type) => GLOBAL_SERVICES.test(type),

  check: checkInputs,

  invoke: answerFunction,
};

/** Services whose names are the same in every region, or unique across all of them. */
const GLOBAL_SERVICES = /^aws:(?:cloudfront|iam|route53|s3)\//;

/** Made-up ids name no place. */
const NOWHERE: CloudLocation = { region: "", account: "" };

function typeOf(token: string): AwsType {
  const known = AWS_TYPES[token];
  if (known !== undefined) return known;
  throw new Error(`simulated aws: ${token} is not simulated; declare a type that is`);
}

function holds({ input, is }: ComputedWhen, inputs: Properties): boolean {
  const value = propertyAt(inputs, input);
  return is === undefined ? value !== undefined && value !== null : value === is;
}

function idTemplate(token: string): string {
  return typeOf(token).id ?? "{name}";
}

function fillId(
  template: string,
  resource: ResourceRequest,
  location: CloudLocation,
  seed: string,
): string {
  return String(fillTemplates(template, factsOf(resource, "", location, seed)));
}

function factsOf(
  resource: ResourceRequest,
  id: string,
  location: CloudLocation,
  seed: string,
): TemplateFacts {
  // Resources may name a region of their own, which wins over the provider's.
  const region = textOf(resource.inputs, "region") ?? location.region;
  return { ...location, region, resource, id, name: chosenName(resource), seed };
}

/** The name the caller gave, else one like the provider's own: logical name and seven digits. */
function chosenName(resource: ResourceRequest): string {
  const { nameFrom } = typeOf(resource.type);
  const given = nameFrom === undefined ? undefined : reveal(resource.inputs[nameFrom]);
  if (typeof given === "string") return given;
  return nameFrom === undefined ? resource.name : `${resource.name}-${hexFrom(resource.urn, 7)}`;
}
