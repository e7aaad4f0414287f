import { costLines, PRICED_TYPES } from "./cost-budget/cost-estimate";
import type { Findings } from "../../rule/findings";
import { pulumiExamples } from "../../rule/frameworks";
import { NAT_GATEWAY_TYPES } from "../../world/aws/nat-gateways";
import { integer } from "../../rule/parameters";
import type { ResourceIndex } from "../../world/resource-index";
import { stackRule } from "../../rule/rule";

interface Budget {
  readonly monthlyBudget: number | undefined;
  readonly maxNatGateways: number | undefined;
}

/** What a stack may cost at most is known before the first invoice. */
export const costBudget = stackRule<Budget>({
  id: "cost-budget",
  topic: "cost-account-quota-tags",
  severity: "medium",
  description:
    "The stack costs no more than its budget, with every node group at its greatest size.",
  remediation:
    "Lower maxSize, choose smaller machines or share a NAT gateway; or raise monthlyBudget together " +
    "with whoever pays.",
  frameworks: [pulumiExamples("aws-ts-finops", "Costs stay within a budget")],
  parameters: {
    monthlyBudget: integer("Most US dollars a month, by a table of list prices.", {
      dev: undefined,
      prod: undefined,
    }),
    maxNatGateways: integer("Most NAT gateways.", { dev: undefined, prod: undefined }),
  },
  appliesTo: (type) => PRICED_TYPES.has(type),
  check(world, findings, { settings }) {
    const index = world;
    reportUnset(index, settings, findings);
    checkSum(index, settings.monthlyBudget, findings);
    const gateways = index.of(NAT_GATEWAY_TYPES);
    const tooMany = gateways[settings.maxNatGateways ?? Infinity];
    if (tooMany !== undefined) {
      const message = `${gateways.length} NAT gateways, where the most is ${settings.maxNatGateways}`;
      findings.fail(tooMany.get("subnetId"), message);
    }
  },
});

function reportUnset(index: ResourceIndex, settings: Budget, findings: Findings): void {
  const [first] = index.of(PRICED_TYPES);
  const hasGateways = index.of(NAT_GATEWAY_TYPES).length > 0;
  const unset = [
    ...(settings.monthlyBudget === undefined ? ["monthlyBudget"] : []),
    ...(settings.maxNatGateways === undefined && hasGateways ? ["maxNatGateways"] : []),
  ];
  if (first !== undefined && unset.length > 0) {
    findings.notEvaluated(first, `not configured: ${unset.join(", ")}`);
  }
}

/** Points at the dearest line: that is where to begin. */
function checkSum(index: ResourceIndex, budget: number | undefined, findings: Findings): void {
  if (budget === undefined) return;
  const lines = costLines(index);
  const sum = lines.reduce((total, { monthly = 0 }) => total + monthly, 0);
  const [dearest] = lines.toSorted((one, other) => (other.monthly ?? 0) - (one.monthly ?? 0));
  if (dearest !== undefined && sum > budget) {
    const message = `the stack costs about ${Math.ceil(sum)} USD a month, where the budget is ${budget}`;
    findings.fail(dearest.field, message);
    return;
  }
  for (const { field, monthly } of lines) {
    if (monthly !== undefined) continue;
    if (field.isReadable)
      findings.notEvaluated(field, `no price is known of what ${field.path} says`);
    else findings.notEvaluated(field);
  }
}
