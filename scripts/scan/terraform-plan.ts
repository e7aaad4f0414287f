import { ConfigurationError } from "../../components/core/pure/configuration-error";
import {
  isSecretValue,
  isUnknownValue,
  type Plan,
  type PlannedResource,
  type PlanValue,
} from "../../plan/model";
import { isFreeMap, localName, terraformAddress, terraformName } from "./terraform-names";
import { TERRAFORM_TYPES } from "./terraform-types";

/** A value as it stands in a plan of Terraform. */
export type TerraformValue =
  | null
  | boolean
  | number
  | string
  | readonly TerraformValue[]
  | { readonly [key: string]: TerraformValue };

/** The part of Terraform's plan format (1.2) that scanners read. */
export interface TerraformPlan {
  readonly format_version: "1.2";
  readonly terraform_version: string;
  readonly planned_values: { readonly root_module: { readonly resources: readonly object[] } };
  readonly resource_changes: readonly object[];
  readonly configuration: { readonly root_module: { readonly resources: readonly object[] } };
}

const PROVIDER = "registry.terraform.io/hashicorp/aws";

/** An AWS resource with its name in Terraform. */
interface Converted {
  readonly resource: PlannedResource;
  readonly type: string;
  readonly address: string;
}

/**
 * Our plan as a plan of Terraform, AWS resources only. A type that has no name in Terraform here is
 * an error: what cannot be converted would not be scanned.
 */
export function toTerraformPlan(plan: Plan): TerraformPlan {
  const converted = convertible(plan.resources);
  const addresses = new Map(converted.map(({ resource, address }) => [resource.urn, address]));
  return {
    format_version: "1.2",
    terraform_version: "1.9.0",
    planned_values: { root_module: { resources: converted.map(plannedValue) } },
    resource_changes: converted.map(change),
    configuration: {
      root_module: { resources: converted.map((part) => configuration(part, addresses)) },
    },
  };
}

/** The names of resources by their address in Terraform, to report in our own words. */
export function namesByAddress(plan: Plan): ReadonlyMap<string, string> {
  return new Map(
    convertible(plan.resources).map(({ resource, address }) => [address, resource.name]),
  );
}

function convertible(resources: readonly PlannedResource[]): readonly Converted[] {
  const managed = resources.filter(
    ({ type, custom, externalId }) => custom && externalId === undefined && type.startsWith("aws:"),
  );
  const unnamed = new Set<string>();
  const named = managed.map((resource) => {
    const type = TERRAFORM_TYPES[resource.type];
    if (type === undefined) unnamed.add(resource.type);
    const stated = type ?? resource.type;
    return { resource, type: stated, address: terraformAddress(stated, resource.name) };
  });
  if (unnamed.size > 0) throw new ConfigurationError([...unnamed].map(describeUnnamed));
  return named;
}

function describeUnnamed(type: string): string {
  return (
    `${type}: has no name in Terraform here, so it would escape the scan; ` +
    "add it to scripts/scan/terraform-types.ts"
  );
}

function identity({ resource, type, address }: Converted) {
  return {
    address,
    mode: "managed",
    type,
    name: localName(resource.name),
    provider_name: PROVIDER,
  };
}

function plannedValue(part: Converted): object {
  return { ...identity(part), schema_version: 0, values: valuesOf(part) };
}

function change(part: Converted): object {
  return {
    ...identity(part),
    change: {
      actions: ["create"],
      before: null,
      after: valuesOf(part),
      after_unknown: unknownsOf(part),
    },
  };
}

/** What refers to what: without it, checks that follow a reference find nothing there. */
function configuration(part: Converted, addresses: ReadonlyMap<string, string>): object {
  const { resource, type, address } = part;
  const expressions = Object.entries(resource.inputs).map(([member, value]) => {
    const references = (resource.propertyDependencies[member] ?? []).flatMap((urn) => {
      const target = addresses.get(urn);
      return target === undefined ? [] : [`${target}.id`, target];
    });
    return [terraformName(type, member), expression(type, value, references)];
  });
  return {
    address,
    mode: "managed",
    type,
    name: localName(resource.name),
    provider_config_key: "aws",
    expressions: Object.fromEntries(expressions),
    schema_version: 0,
  };
}

/** A block's members have the block's references each; a plain member has them, or its value. */
function expression(type: string, value: PlanValue, references: readonly string[]): TerraformValue {
  if (isBlock(value)) {
    const members = Object.entries(value).map(([member, inner]) => [
      terraformName(type, member),
      expression(type, inner, references),
    ]);
    return [Object.fromEntries(members)];
  }
  return references.length > 0 ? { references: [...references] } : { constant_value: known(value) };
}

function valuesOf({ resource, type }: Converted): Readonly<Record<string, TerraformValue>> {
  return members(type, resource.inputs);
}

/** Members without those that only exist after deployment, as Terraform leaves them out too. */
function members(
  type: string,
  inputs: Readonly<Record<string, PlanValue>>,
): Readonly<Record<string, TerraformValue>> {
  return Object.fromEntries(
    Object.entries(inputs)
      .filter(([, value]) => !isWithheld(value))
      .map(([member, value]) => [
        terraformName(type, member),
        isFreeMap(type, member) ? known(value) : convert(type, value),
      ]),
  );
}

/** A single block is a list of one in Terraform. */
function convert(type: string, value: PlanValue): TerraformValue {
  if (isList(value)) {
    return value.filter((item) => !isWithheld(item)).map((item) => convertItem(type, item));
  }
  return isBlock(value) ? [members(type, value)] : known(value);
}

function convertItem(type: string, item: PlanValue): TerraformValue {
  return isBlock(item) ? members(type, item) : known(item);
}

function known(value: PlanValue): TerraformValue {
  if (isWithheld(value)) return null;
  if (isList(value)) return value.filter((item) => !isWithheld(item)).map(known);
  if (isBlock(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, known(inner)]));
  }
  return typeof value === "object" ? null : value;
}

/** Names of members that are known later. */
function unknownsOf({ resource, type }: Converted): Readonly<Record<string, true>> {
  return Object.fromEntries(
    Object.entries(resource.inputs)
      .filter(([, value]) => isWithheld(value))
      .map(([member]) => [terraformName(type, member), true]),
  );
}

function isWithheld(value: PlanValue): boolean {
  return isUnknownValue(value) || isSecretValue(value);
}

function isList(value: PlanValue): value is readonly PlanValue[] {
  return Array.isArray(value);
}

function isBlock(value: PlanValue): value is Readonly<Record<string, PlanValue>> {
  return typeof value === "object" && value !== null && !isList(value) && !isWithheld(value);
}
