import { describe, expect, it } from "vitest";
import { commentMarker, LONGEST_COMMENT, toMarkdown } from "../../../policy/report/markdown";
import { RICH_REPORT } from "./rich-report";

/** A report with `amount` findings, the mandatory ones last. */
function longReport(amount: number) {
  const [first] = RICH_REPORT.findings;
  if (first === undefined) throw new Error("the rich report has findings");
  const findings = Array.from({ length: amount }, (_, at) => ({
    ...first,
    level: at < amount - 3 ? ("advisory" as const) : ("mandatory" as const),
    message: `finding ${at} ${"é".repeat(400)}`,
  }));
  return { ...RICH_REPORT, findings };
}

describe("toMarkdown", () => {
  const text = toMarkdown(RICH_REPORT);

  it("starts with the marker by which the comment is found", () => {
    expect(text.startsWith(`${commentMarker("prod")}\n`)).toBe(true);
  });

  it("counts everything", () => {
    expect(text).toContain("2 mandatory, 2 advisory, 1 waived, 1 not evaluated (3 resources");
  });

  it("shows fields, files, waivers and gaps", () => {
    for (const part of [
      "| pss-host-namespaces (high) | Pod team-a/web, apps/web pod.yaml:12 | spec.hostPID: ",
      "| node-agent of team-a until 2027-01-01: the agent reads the node's network |",
      "| sqs-encrypted | secret value at kmsMasterKeyId | aws:sqs/queue:Queue orders |",
    ]) {
      expect(text).toContain(part);
    }
  });

  it("lets no value mark anything up, mention anybody or add a cell", () => {
    const row = text.split("\n").find((line) => line.includes("k8s-labels")) ?? "";
    expect(row.split("|")).toHaveLength(6);
    expect(row).not.toMatch(/<b>|`|@team| #12|https:\/\/|\p{Cc}/u);
    expect(row).toContain("&lt;b&gt;bold&lt;/b&gt;");
  });

  it.each([1_000, 10_000])("fits into a comment with %i findings", (amount) => {
    const long = toMarkdown(longReport(amount));
    expect(Buffer.byteLength(long)).toBeLessThan(LONGEST_COMMENT);
    expect(long).toContain(`3 mandatory, ${amount - 3} advisory`);
    expect(long).toContain(`finding ${amount - 1} `);
    expect(long).toMatch(/\nand \d+ more\n/);
  });

  it("says that sections are left out which do not fit at all", () => {
    const many = toMarkdown(longReport(1_000), 4_400);
    expect(many).toContain("#### Waived\n\n1 rows, which do not fit here.");
  });
});
