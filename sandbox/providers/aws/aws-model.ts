import type { CloudLocation, CloudModel } from "../cloud-model";
import type { ResourceRequest } from "../provider";
import { hexFrom } from "../identifiers";
import { reveal, textOf } from "../properties";
import type { AwsType } from "./aws-type";
import { fillProperties, fillTemplates } from "./fill-template";
import type { TemplateFacts } from "./fill-template";
import { answerFunction } from "./functions";
import { AWS_TYPES } from "./types";

/** A type that the tables do not have yet: an id and an ARN of the usual shapes. */
const UNLISTED: AwsType = {
  id: "{name}-{hex:8}",
  immutable: [],
  computed: { arn: "arn:aws:simulated:{region}:{account}:{id}" },
};

/** The simulated AWS: everything particular to a type is data in the tables of this folder. */
export const AWS_MODEL: CloudModel = {
  name: "aws",
  refusesDuplicates: true,

  naturalId(resource, location) {
    const template = idTemplate(resource.type);
    // A made-up id depends on nothing that the caller chose; every other one does.
    if (/\{(hex|uuid)/.test(template)) return undefined;
    return fillId(template, resource, location, resource.urn);
  },

  mintId(resource, attempt) {
    const seed = attempt === 0 ? resource.urn : `${resource.urn}#${attempt}`;
    return fillId(idTemplate(resource.type), resource, NOWHERE, seed);
  },

  compute(resource, id, location) {
    const { computed, nameFrom } = typeOf(resource.type);
    const facts = factsOf(resource, id, location, resource.urn);
    return {
      ...(nameFrom === undefined ? {} : { [nameFrom]: facts.name }),
      ...(resource.inputs.tags === undefined ? {} : { tagsAll: resource.inputs.tags }),
      ...fillProperties(computed, facts),
    };
  },

  immutable: (type) => typeOf(type).immutable,

  invoke: answerFunction,
};

/** Made-up ids name no place. */
const NOWHERE: CloudLocation = { region: "", account: "" };

function typeOf(token: string): AwsType {
  return AWS_TYPES[token] ?? UNLISTED;
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
