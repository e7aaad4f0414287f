import { describe, expect, it } from "vitest";
import { NO_CHANGES, parseChanges, parseErrors, parseOperations } from "./scenario-changes";

const urnOf = (chain: string, name: string) => `urn:pulumi:dev::shop::${chain}::${name}`;
const SUBNET = urnOf("orchestration-platform:network:Network$aws:ec2/subnet:Subnet", "a");
const COMPONENT = urnOf("orchestration-platform:network:Network", "net");

const event = (op: string, urn: string) =>
  JSON.stringify({ sequence: 1, resOutputsEvent: { metadata: { op, urn } } });
const report = (content: object) => `${JSON.stringify(content, null, 4)}\n`;

describe("parseChanges", () => {
  it("reads the events of an update and leaves components out", () => {
    const output = [event("create", SUBNET), event("update", COMPONENT), ""].join("\n");
    expect(parseChanges(output)).toEqual({ ...NO_CHANGES, created: ["Subnet a"] });
  });

  it("counts the three steps of a replacement once", () => {
    const steps = ["create-replacement", "replace", "delete-replaced"];
    const output = report({ steps: steps.map((op) => ({ op, urn: SUBNET })) });
    expect(parseChanges(output)).toEqual({ ...NO_CHANGES, replaced: ["Subnet a"] });
  });

  it("finds nothing where everything stays the same", () => {
    expect(parseChanges(event("same", SUBNET))).toEqual(NO_CHANGES);
  });
});

describe("parseOperations", () => {
  it("has one operation a resource, components included and default providers left out", () => {
    const provider = urnOf("pulumi:providers:aws", "default_7_48_0");
    const steps = [
      { op: "update", urn: COMPONENT },
      { op: "delete-replaced", urn: SUBNET },
      { op: "create-replacement", urn: SUBNET },
      { op: "create", urn: provider },
      { op: "same", urn: urnOf("pulumi:pulumi:Stack", "shop-dev") },
    ];
    expect([...parseOperations(report({ steps }))]).toEqual([
      [COMPONENT, "updated"],
      [SUBNET, "replaced"],
    ]);
  });
});

describe("parseErrors", () => {
  const messages = [
    { severity: "error", message: "refused\n" },
    { severity: "warning", message: "careful" },
  ];

  it("reads those of an update", () => {
    const lines = messages.map((diagnosticEvent) => JSON.stringify({ diagnosticEvent }));
    expect(parseErrors(lines.join("\n"))).toEqual(["refused"]);
  });

  it("reads those of a preview", () => {
    expect(parseErrors(report({ diagnostics: messages }))).toEqual(["refused"]);
  });
});
