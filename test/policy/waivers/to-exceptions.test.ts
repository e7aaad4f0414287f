import { describe, expect, it } from "vitest";
import { evaluate } from "../../../policy/check/evaluate";
import { toExceptions } from "../../../policy/waivers/to-exceptions";
import type { NormalizedResource } from "../../../policy/rule/resource";
import type { Waiver } from "../../../policy/waivers/waiver";
import { named, pod, urnOf } from "../resources";
import { waiverNamed } from "../waivers";

const TODAY = "2026-11-24";
const QUEUE = "aws:sqs/queue:Queue";
const queues = (count: number) =>
  Array.from({ length: count }, (_, at) =>
    named(QUEUE, `q${String(at).padStart(3, "0")}`, {}),
  ).flat();
const urns = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) =>
    urnOf(QUEUE, `q${String(from + at).padStart(3, "0")}`),
  );

function convert(resources: readonly NormalizedResource[], waivers: readonly Waiver[]) {
  const only = ["tag-required", "sqs-encrypted", "pss-host-namespaces"];
  const report = evaluate(resources, { environment: "prod", today: TODAY, waivers, only });
  return toExceptions(report, waivers, TODAY);
}

describe("toExceptions", () => {
  it("names policies and URNs exactly, and says in the reason who answers until when", () => {
    const waivers = [waiverNamed("w", { rules: ["tag-*", "sqs-*"] })];
    expect(convert(queues(2), waivers)).toEqual({
      file: {
        exceptions: {
          w: {
            reason:
              "the agent reads the node's processes (owner team-a, ticket OPS-7, expires 2026-12-31)",
            match: [{ policies: ["sqs-encrypted", "tag-required"], targets: urns(0, 2) }],
          },
        },
      },
      leftOut: [],
    });
  });

  it("keeps to the most that Pulumi takes", () => {
    const long = waiverNamed("w", { rules: ["tag-required"], reason: "x".repeat(3000) });
    const { w } = convert(queues(150), [long]).file.exceptions;
    expect(w?.match.map(({ targets }) => targets)).toEqual([urns(0, 100), urns(100, 150)]);
    expect(w?.reason).toHaveLength(2048);
    expect(w?.reason).toMatch(/x \(owner team-a, ticket OPS-7, expires 2026-12-31\)$/);
  });

  it("writes none that would hide what nobody waived in the same resource", () => {
    const spec = { hostPID: true, hostIPC: true };
    const pods = named("kubernetes:core/v1:Pod", "web", { spec });
    const waiver = waiverNamed("w", { path: "spec.hostPID" });
    const urn = urnOf("kubernetes:core/v1:Pod", "web");
    expect(convert(pods, [waiver])).toEqual({
      file: { exceptions: {} },
      leftOut: [`w: pss-host-namespaces on ${urn} has findings that are not waived`],
    });
  });

  it("leaves out and names those that have run out, lack a term or waive nothing with a URN", () => {
    const waivers = [
      waiverNamed("old", { rules: ["tag-required"], expires: "2026-11-23" }),
      waiverNamed("nobody", { rules: ["tag-required"], owner: "" }),
      waiverNamed("pods"),
    ];
    expect(convert([...queues(1), ...pod({ hostPID: true })], waivers)).toEqual({
      file: { exceptions: {} },
      leftOut: [
        "old: has run out or lacks a term (2026-11-23)",
        "nobody: has run out or lacks a term (2026-12-31)",
        "pods: waives nothing that has a URN here",
      ],
    });
  });
});
