import type { Property, PropertyType, Resource, SpecDatabase } from "@aws-cdk/service-spec-types";
import type { Members, Shape } from "../../sandbox/providers/aws/schema/shape";
import { CLOUDFORMATION_TYPES } from "./cloudformation-types";
import type { CloudFormationType } from "./cloudformation-types";
import { CORRECTIONS } from "./corrections";
import type { Correction } from "./corrections";

/** Which inputs of a class replace it. */
export interface Replacement {
  /** Paths of inputs whose change replaces. */
  readonly replaces: readonly string[];
  /** Paths of inputs whose removal replaces. */
  readonly irremovable: readonly string[];
}

/** A path that the specification marks. */
interface Mark {
  readonly path: string;
  readonly isCertain: boolean;
}

/**
 * Joins CloudFormation's specification with the corrections. Everything that is not decided is an
 * error: a class in neither, a property without a counterpart, a "maybe" that is not resolved.
 */
export function findReplacement(
  database: SpecDatabase,
  className: string,
  inputs: Members,
): Replacement {
  const described = CLOUDFORMATION_TYPES[className];
  const correction = CORRECTIONS[className];
  if (described === undefined && correction === undefined) {
    throw new Error(`${className}: neither CloudFormation's type nor a correction is known`);
  }
  const decided: Partial<Correction> = correction ?? {};
  const { also = [], inPlace = [], irremovable = [] } = decided;
  const marks = described === undefined ? [] : readMarks(database, described, className, inputs);
  requireResolved(className, marks, [...also, ...inPlace]);
  const marked = marks.filter(({ path }) => !inPlace.includes(path)).map(({ path }) => path);
  const replaces = [...marked, ...also, ...regionOf(inputs)];
  const prefixes = replaces.map((path) => `${path}Prefix`);
  const all = [...replaces, ...prefixes.filter((path) => path in inputs.members)];
  requireKnown(className, [...also, ...inPlace, ...irremovable], inputs);
  return { replaces: [...new Set(all)].sort(), irremovable };
}

/** A resource that names its region is created again in another one. */
function regionOf(inputs: Members): readonly string[] {
  return "region" in inputs.members ? ["region"] : [];
}

function readMarks(
  database: SpecDatabase,
  described: CloudFormationType,
  className: string,
  inputs: Members,
): readonly Mark[] {
  const [resource] = database.lookup("resource", "cloudFormationType", "equals", described.type);
  if (resource === undefined) throw new Error(`${className}: no type ${described.type}`);
  return markedProperties(database, resource).flatMap(({ path, isCertain }) =>
    translate(path, described, className, inputs).map((ours) => ({ path: ours, isCertain })),
  );
}

/** The paths of a mark in @pulumi/aws. */
function translate(
  path: string,
  { names = {} }: CloudFormationType,
  className: string,
  inputs: Members,
): readonly string[] {
  const known = names[path];
  if (known !== undefined) return typeof known === "string" ? [known] : known;
  const guess = path
    .split(".")
    .map((name) => name.charAt(0).toLowerCase() + name.slice(1))
    .join(".");
  if (hasPath(inputs, guess)) return [guess];
  throw new Error(`${className}: ${path} has no counterpart; name it in cloudformation-types.ts`);
}

/** Outermost marks only: below them everything replaces. */
function markedProperties(database: SpecDatabase, resource: Resource): readonly Mark[] {
  const visit = (
    properties: Readonly<Record<string, Property>>,
    parent: string,
    seen: readonly string[],
  ): readonly Mark[] =>
    Object.entries(properties).flatMap(([name, property]) => {
      const path = parent === "" ? name : `${parent}.${name}`;
      const { causesReplacement = "no" } = property;
      if (causesReplacement !== "no") return [{ path, isCertain: causesReplacement === "yes" }];
      const definition = definitionOf(property.type);
      // Inside lists the bridge knows no single paths.
      if (definition === undefined || seen.includes(definition)) return [];
      const { properties: members } = database.get("typeDefinition", definition);
      return visit(members, path, [...seen, definition]);
    });
  return visit(resource.properties, "", []);
}

function definitionOf(type: PropertyType): string | undefined {
  return type.type === "ref" ? type.reference.$ref : undefined;
}

function requireResolved(
  className: string,
  marks: readonly Mark[],
  resolved: readonly string[],
): void {
  const open = marks.filter(({ path, isCertain }) => !isCertain && !resolved.includes(path));
  if (open.length === 0) return;
  const paths = open.map(({ path }) => path).join(", ");
  throw new Error(`${className}: ${paths} may replace; decide in corrections.ts`);
}

function requireKnown(className: string, paths: readonly string[], inputs: Members): void {
  const unknown = paths.filter((path) => !hasPath(inputs, path));
  if (unknown.length > 0) throw new Error(`${className}: no input ${unknown.join(", ")}`);
}

function hasPath(shape: Shape, path: string): boolean {
  const [name = "", ...rest] = path.split(".");
  if (typeof shape !== "object" || !("members" in shape)) return false;
  const member = shape.members[name];
  if (member === undefined) return false;
  return rest.length === 0 || hasPath(member, rest.join("."));
}
