import { describe, expect, it } from "vitest";
import { accountIdRule } from "../../../../components/core/pure/aws-location";
import { findProblems } from "../../../../components/core/pure/validate";

describe("accountIdRule", () => {
  it("accepts twelve digits", () => {
    expect(findProblems([accountIdRule("111122223333")])).toEqual([]);
  });

  it.each(["", "11112222333", "1111222233334", "aaaabbbbcccc"])("refuses %j", (accountId) => {
    expect(findProblems([accountIdRule(accountId)])).toEqual([
      `aws.accountId: is not an AWS account id, got "${accountId}"; ` +
        "write its twelve digits, as a string",
    ]);
  });
});
