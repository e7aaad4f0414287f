import { DOMParser } from "@xmldom/xmldom";
import { describe, expect, it } from "vitest";
import { toJUnit } from "../../../policy/report/junit";
import { RICH_REPORT } from "./rich-report";

/** Throws on anything that is not well formed. */
function parse(xml: string) {
  const onError = (_level: string, message: string) => {
    throw new Error(message);
  };
  return new DOMParser({ onError }).parseFromString(xml, "text/xml");
}

function attributes(xml: string, tag: string, name: string): readonly (string | null)[] {
  return [...parse(xml).getElementsByTagName(tag)].map((element) => element.getAttribute(name));
}

const xml = toJUnit(RICH_REPORT);

describe("toJUnit", () => {
  it("has a suite a rule and a case a resource", () => {
    expect(attributes(xml, "testsuite", "name")).toEqual([
      "policy",
      "pss-host-namespaces",
      "k8s-labels",
      "sqs-encrypted",
    ]);
    expect(attributes(xml, "testcase", "name")).toEqual([
      "4 rules on 3 resources",
      "Pod team-a/web",
      "Pod team-a/web (waived)",
      "Pod team-a/web",
      "aws:sqs/queue:Queue orders",
      "aws:sqs/queue:Queue orders (not evaluated)",
    ]);
  });

  it("counts what it holds", () => {
    const [root] = parse(xml).getElementsByTagName("testsuites");
    const counts = ["tests", "failures", "skipped"].map((name) => root?.getAttribute(name));
    expect(counts).toEqual(["6", "3", "2"]);
  });

  it("fails with the level and every field", () => {
    expect(attributes(xml, "failure", "type")).toEqual(["mandatory", "advisory", "advisory"]);
    expect(attributes(xml, "failure", "message")[0]).toBe(
      "spec.hostPID: the pod shares the node's processes; " +
        "spec.hostIPC: the pod shares the node's memory",
    );
  });

  it("skips what is waived or could not be evaluated", () => {
    expect(attributes(xml, "skipped", "message")).toEqual([
      expect.stringMatching(/^waived: spec\.hostNetwork: .* node-agent of team-a until 2027-01-01/),
      "not evaluated: secret value at kmsMasterKeyId",
    ]);
  });

  it("keeps markup as text and drops what XML cannot hold", () => {
    const message = attributes(xml, "failure", "message")[1];
    expect(message).toContain("<b>bold</b> @team #12");
    expect(message).toContain("[31m & more");
    expect(message).not.toContain("\u001b");
  });

  it("has a case that passes when nothing was found", () => {
    const empty = toJUnit({ ...RICH_REPORT, findings: [], waived: [], notEvaluated: [] });
    expect(attributes(empty, "testcase", "name")).toEqual(["4 rules on 3 resources"]);
  });
});
