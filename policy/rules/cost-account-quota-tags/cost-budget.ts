import { costLines, PRICED_TYPES } from "./cost-budget/cost-estimate";
import type { Findings } from "../../rule/findings";
import { pulumiExamples } from "../../rule/frameworks";
import { NAT_GATEWAY_TYPES } from "../../world/aws/nat-gateways";
import { integer } from "../../rule/parameters";
import { stackRule } from "../../rule/rule";
import type { World } from "../../world/world";

interface Budget {
  readonly monthlyBudget: number | undefined;
  readonly maxNatGateways: number | undefined;
}

/** The budget of a stack is checked before the first invoice. */
export const costBudget = stackRule<Budget>({
  id: "cost-budget",
  topic: "cost-account-quota-tags",
  severity: "medium",
  description:
    "The stack costs at most its budget, with every node group at its maximum size, and has at most " +
    "the allowed number of NAT gateways.",
  remediation:
    "Lower maxSize, choose smaller machines or share a NAT gateway; or raise monthlyBudget after " +
    "agreeing with the owner of the budget.",
  frameworks: [pulumiExamples("aws-ts-finops", "Costs stay within a budget")],
  checks: {
    "monthly-cost": "The estimated costs of the stack are within the budget.",
    "nat-gateways": "The number of NAT gateways is within the bound.",
  },
  parameters: {
    monthlyBudget: integer("Maximum costs in US dollars a month, by a table of list prices.", {
      dev: undefined,
      prod: undefined,
    }),
    maxNatGateways: integer("Maximum number of NAT gateways.", { dev: undefined, prod: undefined }),
  },
  appliesTo: (type) => PRICED_TYPES.has(type),
  check(world, findings, { settings }) {
    reportUnset(world, settings, findings);
    checkSum(world, settings.monthlyBudget, findings.of("monthly-cost"));
    checkGateways(world, settings.maxNatGateways, findings.of("nat-gateways"));
  },
});

function checkGateways(world: World, most: number | undefined, findings: Findings): void {
  const gateways = world.of(NAT_GATEWAY_TYPES);
  const tooMany = gateways[most ?? Infinity];
  if (tooMany === undefined) return;
  const message = `the stack has ${gateways.length} NAT gateways, where the bound is ${most}`;
  findings.fail(tooMany.get("subnetId"), message);
}

function reportUnset(world: World, settings: Budget, findings: Findings): void {
  const [first] = world.of(PRICED_TYPES);
  const hasGateways = world.of(NAT_GATEWAY_TYPES).length > 0;
  const unset = [
    ...(settings.monthlyBudget === undefined ? ["monthlyBudget"] : []),
    ...(settings.maxNatGateways === undefined && hasGateways ? ["maxNatGateways"] : []),
  ];
  if (first !== undefined && unset.length > 0) {
    findings.notEvaluated(first, `not configured: ${unset.join(", ")}`);
  }
}

/** Reports at the most expensive line, where a saving has the most effect. */
function checkSum(world: World, budget: number | undefined, findings: Findings): void {
  if (budget === undefined) return;
  const lines = costLines(world);
  const sum = lines.reduce((total, { monthly = 0 }) => total + monthly, 0);
  const [largest] = lines.toSorted((one, other) => (other.monthly ?? 0) - (one.monthly ?? 0));
  if (largest !== undefined && sum > budget) {
    const message = `the stack costs about ${Math.ceil(sum)} USD a month, where the budget is ${budget}`;
    findings.fail(largest.field, message);
    return;
  }
  for (const { field, monthly } of lines) {
    if (monthly !== undefined) continue;
    if (field.isReadable)
      findings.notEvaluated(field, `no price is known of what ${field.path} says`);
    else findings.notEvaluated(field);
  }
}
