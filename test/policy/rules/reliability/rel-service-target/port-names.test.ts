import { describe, expect, it } from "vitest";
import { Field } from "../../../../../policy/rule/field";
import { portMistake } from "../../../../../policy/rules/reliability/rel-service-target/port-names";
import { manifest } from "../../../resources";

const [resource] = manifest({ apiVersion: "v1", kind: "Service" });
const mistakeOf = (value: unknown) => resource && portMistake(new Field(resource, "port", value));

describe("mistakes in ports", () => {
  it.each([1, 8080, 65_535, "http", "http-metrics", "8080-tcp", "a", "abcdefghijklmno", undefined])(
    "finds none in %s",
    (value) => {
      expect(mistakeOf(value)).toBeUndefined();
    },
  );

  it.each([0, 65_536, 80.5, "", "HTTP", "-http", "http-", "a--b", "a_b", "abcdefghijklmnop"])(
    "refuses %s",
    (value) => {
      expect(mistakeOf(value)).toBeDefined();
    },
  );

  it("says what is wrong with a number in quotes", () => {
    expect(mistakeOf("8080")).toContain("a number in quotes");
  });
});
