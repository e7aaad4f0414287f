import { describe, expect, it } from "vitest";
import { comparePlans } from "../../../plan/diff/compare-plans";
import { formatDiff } from "../../../plan/diff/format-diff";
import { planned, planOf } from "../planned";

const vpc = planned({ type: "aws:ec2/vpc:Vpc", name: "net", inputs: { cidrBlock: "10.0.0.0/16" } });
const queue = planned({ type: "aws:sqs/queue:Queue", name: "q", inputs: { delaySeconds: 1 } });
const topic = planned({ type: "aws:sns/topic:Topic", name: "t" });

describe("formatDiff", () => {
  it("says so where nothing differs", () => {
    const plan = planOf([vpc]);
    expect(formatDiff(comparePlans(plan, plan), { color: false })).toBe("No differences.\n");
  });

  it("shows every kind of difference with its paths and counts them", () => {
    const parent = planned({ type: "shop:a:B", name: "b" });
    const moved = planned({ type: topic.type, name: "t", parent: parent.urn });
    const before = planOf([vpc, queue, topic, planned({ type: "a:b:C", name: "old" })]);
    const after = planOf([
      { ...vpc, inputs: { cidrBlock: { $unknown: true } } },
      { ...queue, inputs: { secret: { $secret: true } } },
      moved,
      planned({ type: "a:b:D", name: "new" }),
    ]);
    expect(formatDiff(comparePlans(before, after), { color: false })).toBe(
      [
        " +  a:b:D  new",
        " -  a:b:C  old",
        " +- aws:ec2:Vpc  net  replaced because of cidrBlock",
        '        ~ cidrBlock: "10.0.0.0/16" => [unknown]',
        " ~  aws:sqs:Queue  q",
        "        - delaySeconds: 1",
        "        + secret: [secret]",
        " >  aws:sns:Topic  t  moved from aws:sns/topic:Topic::t without an alias: it would be deleted and created again",
        "",
        "1 added, 1 removed, 1 changed, 1 moved, 1 replaced",
        "",
      ].join("\n"),
    );
  });

  it("names what a value follows, three of many, and where a replaced resource was", () => {
    const unknown = { $unknown: true } as const;
    const subnets = ["a", "b", "c", "d"].map((name) =>
      planned({ type: "aws:ec2/subnet:Subnet", name, inputs: { cidrBlock: `10.0.${name}.0/24` } }),
    );
    const group = planned({
      type: "aws:eks/nodeGroup:NodeGroup",
      name: "old",
      inputs: { subnetIds: subnets.map(() => unknown) },
      propertyDependencies: { subnetIds: subnets.map(({ urn }) => urn) },
    });
    const moved = planned({
      ...group,
      urn: group.urn.replace("::old", "::new"),
      name: "new",
      aliases: [group.urn],
    });
    const others = subnets.map((subnet) => ({ ...subnet, inputs: { cidrBlock: "10.1.0.0/24" } }));
    const diff = comparePlans(planOf([...subnets, group]), planOf([...others, moved]));
    expect(formatDiff(diff, { color: false }).split("\n").slice(8, 10)).toEqual([
      " +- aws:eks:NodeGroup  new  replaced because of " +
        "subnetIds[0], subnetIds[1], subnetIds[2], subnetIds[3], moved from aws:eks/nodeGroup:NodeGroup::old",
      "        ~ subnetIds[0]: follows a, b, c and 1 more",
    ]);
  });

  it("cuts a long value", () => {
    const long = (letter: string) => planOf([{ ...queue, inputs: { policy: letter.repeat(500) } }]);
    const line = formatDiff(comparePlans(long("a"), long("b")), { color: false }).split("\n")[1];
    expect(line).toHaveLength("        ~ policy:  => ".length + 2 * 160);
  });
});
