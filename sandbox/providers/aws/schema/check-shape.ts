import { didYouMean } from "../../../../components/core/pure/nearest-word";
import { isMarked, isProperties, isSecret, isUnknown, reveal } from "../../properties";
import type { Properties } from "../../properties";
import { memberPath } from "../../property-diff";
import type { CheckFailure } from "../../provider";
import type { ListShape, Literals, MapShape, Members, Shape, TypeSchema } from "./shape";

/** What is wrong with the names, presence and kinds of a resource's inputs. */
export function checkShape(inputs: Properties, schema: TypeSchema): readonly CheckFailure[] {
  return checkMembers(inputs, schema, "", schema.outputs);
}

/**
 * A value that is not known yet may turn out right. A message never quotes a value inside a secret.
 */
function checkValue(
  value: unknown,
  shape: Shape,
  path: string,
  isHidden: boolean,
): readonly CheckFailure[] {
  if (isSecret(value)) return checkSecret(reveal(value), shape, path);
  if (isUnknown(value) || isMarked(value) || shape === "any") return [];
  if (typeof shape === "string") return checkKind(value, shape, path);
  if ("list" in shape) return checkList(value, shape, path, isHidden);
  if ("map" in shape) return checkMap(value, shape, path, isHidden);
  if ("or" in shape) return checkChoice(value, shape.or, path, isHidden);
  if ("values" in shape) return checkLiterals(value, shape, path, isHidden);
  if (!isProperties(value)) return [wrongKind(value, "object", path)];
  return checkMembers(value, shape, path, [], isHidden);
}

/** The path inside a secret must not be shown. */
function checkSecret(value: unknown, shape: Shape, path: string): readonly CheckFailure[] {
  const failures = checkValue(value, shape, path, true);
  if (failures.every(({ property }) => property === path)) return failures;
  return [{ property: path, reason: "something inside is wrong, got a secret; check its members" }];
}

function checkMembers(
  given: Properties,
  { members, required = [] }: Members,
  path: string,
  outputs: readonly string[],
  isHidden = false,
): readonly CheckFailure[] {
  const missing = required
    .filter((name) => isAbsent(given[name]))
    .map((name) => ({ property: memberPath(path, name), reason: "required, but not set; set it" }));
  const wrong = Object.entries(given)
    .filter(([name, value]) => !isAbsent(value) && !isEngineKey(name))
    .flatMap(([name, value]) => {
      const shape = Object.hasOwn(members, name) ? members[name] : undefined;
      const property = memberPath(path, name);
      if (shape !== undefined) return checkValue(value, shape, property, isHidden);
      if (outputs.includes(name)) return [{ property, reason: "only AWS sets it; remove it" }];
      return [{ property, reason: unknownName(name, Object.keys(members)) }];
    });
  return [...missing, ...wrong];
}

function checkList(
  value: unknown,
  { list }: ListShape,
  path: string,
  isHidden: boolean,
): readonly CheckFailure[] {
  if (!Array.isArray(value)) return [wrongKind(value, "list", path)];
  return value.flatMap((item, index) => checkValue(item, list, `${path}[${index}]`, isHidden));
}

function checkMap(
  value: unknown,
  { map }: MapShape,
  path: string,
  isHidden: boolean,
): readonly CheckFailure[] {
  if (!isProperties(value)) return [wrongKind(value, "map", path)];
  return Object.entries(value)
    .filter(([name]) => !isEngineKey(name))
    .flatMap(([name, item]) => checkValue(item, map, memberPath(path, name), isHidden));
}

/** Of several shapes, what is wrong with the one that comes closest. */
function checkChoice(
  value: unknown,
  options: readonly Shape[],
  path: string,
  isHidden: boolean,
): readonly CheckFailure[] {
  const attempts = options.map((option) => checkValue(value, option, path, isHidden));
  if (attempts.some((failures) => failures.length === 0)) return [];
  const ofItsKind = options.findIndex((option) => kindOfShape(option) === kindOf(value));
  const closest = attempts[ofItsKind];
  if (closest !== undefined) return closest;
  return [wrongKind(value, options.map(kindOfShape).join(" or "), path)];
}

function checkLiterals(
  value: unknown,
  { values }: Literals,
  path: string,
  isHidden: boolean,
): readonly CheckFailure[] {
  if (typeof value !== "string") return [wrongKind(value, "string", path)];
  if (values.includes(value)) return [];
  const got = isHidden ? "a secret" : JSON.stringify(value);
  return [{ property: path, reason: `not a value of AWS, got ${got}; use ${values.join(", ")}` }];
}

function checkKind(value: unknown, expected: string, path: string): readonly CheckFailure[] {
  return kindOf(value) === expected ? [] : [wrongKind(value, expected, path)];
}

function wrongKind(value: unknown, expected: string, path: string): CheckFailure {
  return { property: path, reason: `wrong type, got ${kindOf(value)}; use a ${expected}` };
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return "list";
  return typeof value;
}

function kindOfShape(shape: Shape): string {
  if (typeof shape === "string") return shape;
  if ("list" in shape) return "list";
  return "values" in shape ? "string" : "object";
}

function unknownName(name: string, known: readonly string[]): string {
  return `unknown property; ${didYouMean(name, known) ?? "remove it"}`;
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}

/** `__defaults` and its like, which engines and providers leave in inputs. */
function isEngineKey(name: string): boolean {
  return name.startsWith("__");
}
