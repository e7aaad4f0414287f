import { PolicyPack } from "@pulumi/policy";
import { EngineSession, observeEngine } from "./pack/engine-session";
import { toPolicies } from "./pack/policies";
import { RULES } from "./rules/index";

const session = new EngineSession();
observeEngine(session);

/** The CrossGuard pack: what `pulumi preview --policy-pack` loads, compiled, from dist. */
new PolicyPack("orchestration-platform", {
  displayName: "Orchestration platform",
  description: "Security, quotas and ownership of everything on AWS and Kubernetes.",
  policies: toPolicies(RULES, session),
});
