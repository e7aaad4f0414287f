import { servePack } from "./pack/serve-pack";

/** The CrossGuard pack: what `pulumi preview --policy-pack` loads, compiled, from dist. */
servePack({
  name: "orchestration-platform",
  displayName: "Orchestration platform",
  description: "Security, quotas and ownership of everything on AWS and Kubernetes.",
});
