import type { CommandModule } from "../../command";
import { registerBaseline } from "./baseline";
import { registerCheck } from "./check";
import { registerExceptions } from "./exceptions";
import { registerExplain } from "./explain";
import { registerLint } from "./lint";
import { registerList } from "./list";
import { registerNew } from "./new";
import { registerTest } from "./test";

/** `orchestrate policy`: the rules on any manifests, plans and states, and all about them. */
export const policyCommand: CommandModule = {
  register(program, run) {
    const policy = program
      .command("policy")
      .description("check manifests, plans and states against the policy rules");
    registerCheck(policy, run);
    registerList(policy, run);
    registerExplain(policy, run);
    registerLint(policy, run);
    registerBaseline(policy, run);
    registerExceptions(policy, run);
    registerNew(policy, run);
    registerTest(policy, run);
  },
};
