import { expect } from "vitest";
import { declaresField, findRow } from "../../coverage";
import { type FieldStep, parseFieldPath, valueAt, withoutField } from "./field-path";

/** What a proof needs of a resource, be it recorded under mocks or taken from a plan. */
export interface ProvingResource {
  readonly type: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/**
 * Proves that rows of the article are declared: the field has exactly this value, the assertion
 * fails on a copy without the field, and the field is one that each row's `declare` column names.
 * The rows stand in the test's title as well, in brackets: `it("spreads over zones [WL-2]", …)`.
 *
 * @example
 * provesRow("WL-2", deployment, "spec.template.spec.topologySpreadConstraints[0].maxSkew", 1);
 */
export function provesRow(
  rows: string | readonly string[],
  resource: ProvingResource,
  path: string,
  expected: unknown,
): void {
  const steps = parseFieldPath(path);
  assertField(resource.inputs, steps, expected, `${resource.type} ${path}`);
  assertRealProof(resource.inputs, steps, expected, path);
  for (const id of typeof rows === "string" ? [rows] : rows) {
    assertDeclared(id, resource.type, steps, expected);
  }
}

function assertField(
  inputs: unknown,
  steps: readonly FieldStep[],
  expected: unknown,
  what: string,
): void {
  expect(valueAt(inputs, steps), what).toEqual(expected);
}

function assertRealProof(
  inputs: unknown,
  steps: readonly FieldStep[],
  expected: unknown,
  path: string,
): void {
  const without = withoutField(inputs, steps);
  expect(
    () => assertField(without, steps, expected, path),
    `${path}: the assertion holds without the field too, so it proves nothing`,
  ).toThrow();
}

function assertDeclared(
  id: string,
  type: string,
  steps: readonly FieldStep[],
  value: unknown,
): void {
  const row = findRow(id);
  if (row === undefined) throw new Error(`the article has no row ${id}`);
  if (row.kind === "people") {
    throw new Error(`${id} is about people: no field of a resource can prove it`);
  }
  const path = steps.filter((step) => typeof step === "string");
  if (!declaresField(row, { type, path, value }, findRow)) {
    throw new Error(`${id} is not declared by ${type} ${path.join(".")}; see coverage/rows`);
  }
}
