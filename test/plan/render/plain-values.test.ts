import { describe, expect, it } from "vitest";
import { withoutMarkers } from "../../../plan/render/plain-values";

const unknown = { $unknown: true } as const;
const secret = { $secret: true } as const;

describe("withoutMarkers", () => {
  it.each([
    ["role-arn", "arn:aws:iam::000000000000:role/unknown"],
    ["eks.amazonaws.com/role-arn", "arn:aws:iam::000000000000:role/unknown"],
    ["targetGroupARN", "arn:aws:service:us-east-1:000000000000:unknown"],
    ["cidr", "192.0.2.0/24"],
    ["clusterIP", "192.0.2.1"],
    ["endpoint", "https://unknown.invalid"],
    ["jwksUri", "https://unknown.invalid"],
    ["host", "unknown.invalid"],
    ["image", "unknown.invalid/unknown:unknown"],
    ["caBundle", "dW5rbm93bg=="],
    ["memory", "1"],
    ["interval", "1s"],
    ["creationTimestamp", "1970-01-01T00:00:00Z"],
    ["value", "unknown"],
    ["team", "unknown"],
  ])("gives %s a placeholder of its kind", (field, placeholder) => {
    expect(withoutMarkers({ [field]: unknown })).toEqual({
      value: { [field]: placeholder },
      impossible: [],
    });
  });

  it("takes the field of a list for its items", () => {
    expect(withoutMarkers({ hosts: ["a.test", unknown] }).value).toEqual({
      hosts: ["a.test", "unknown.invalid"],
    });
  });

  it("redacts secrets, unknown ones too", () => {
    const both = { $unknown: true, $secret: true } as const;
    expect(withoutMarkers({ a: secret, b: both }).value).toEqual({ a: "redacted", b: "redacted" });
  });

  it.each([
    "replicas",
    "maxReplicas",
    "containerPort",
    "averageUtilizationPercent",
    "labels",
    "spec",
  ])("finds no placeholder for %s", (field) => {
    expect(withoutMarkers({ outer: { [field]: unknown } }).impossible).toEqual([`outer.${field}`]);
  });

  it("finds no placeholder for a list as a whole", () => {
    expect(withoutMarkers({ hosts: unknown }).impossible).toEqual(["hosts"]);
  });

  it("finds no placeholder for a secret number", () => {
    expect(withoutMarkers({ port: secret }).impossible).toEqual(["port"]);
  });
});
