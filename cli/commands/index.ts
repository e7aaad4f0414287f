import type { Verb } from "../verb";

const POLICY: readonly Verb[] = [
  {
    name: "check",
    description: "check files and folders of Kubernetes manifests, plans and Pulumi state exports",
    load: () => import("./policy/check.js"),
  },
  {
    name: "list",
    description: "list the rules with their severity and levels",
    load: () => import("./policy/list.js"),
  },
  {
    name: "explain",
    description:
      "show what a rule requires, who requires it, how to fix and how to waive a finding",
    load: () => import("./policy/explain.js"),
  },
  {
    name: "lint",
    description: "find mistakes in configurations, waiver files and baselines",
    load: () => import("./policy/lint.js"),
  },
  {
    name: "baseline",
    description: "record today's findings, so that checks report new ones only",
    load: () => import("./policy/baseline.js"),
  },
  {
    name: "exceptions",
    description: "write waivers as Pulumi's policy exceptions",
    load: () => import("./policy/exceptions.js"),
  },
  {
    name: "new",
    description: "write a new rule, its test and its examples into this checkout",
    load: () => import("./policy/new.js"),
  },
  {
    name: "test",
    description: "run a folder of cases, and report where a rule decides otherwise than expected",
    load: () => import("./policy/test.js"),
  },
];

const ENGINE: readonly Verb[] = [
  {
    name: "install",
    description: "use the CLI on PATH, else download the official one, else build it with Go",
    load: () => import("./engine/install.js"),
  },
  {
    name: "status",
    description: "show which engine would be used; exit 1 where there is none",
    load: () => import("./engine/status.js"),
  },
  {
    name: "path",
    description: "print the path of the engine's program",
    load: () => import("./engine/path.js"),
  },
];

const DRIFT: readonly Verb[] = [
  {
    name: "list",
    description: "list what exists",
    load: () => import("./sandbox/drift/list.js"),
  },
  {
    name: "show",
    description: "print one resource with all its properties, as JSON; secrets are left out",
    load: () => import("./sandbox/drift/show.js"),
  },
  {
    name: "set",
    description: "change a property; the simulated cloud refuses what the real one would",
    load: () => import("./sandbox/drift/set.js"),
  },
  {
    name: "remove",
    description: "delete a resource; the simulated cloud refuses what the real one would",
    load: () => import("./sandbox/drift/remove.js"),
  },
  {
    name: "add",
    description: "create an AWS resource outside of every stack, for example to rehearse an import",
    load: () => import("./sandbox/drift/add.js"),
  },
];

const SANDBOX: readonly Verb[] = [
  {
    name: "start",
    description: "start a real Kubernetes API server for a stack; the first time it is built",
    load: () => import("./sandbox/start.js"),
  },
  {
    name: "status",
    description: "list the sandbox clusters and whether they run; exit 1 where none does",
    load: () => import("./sandbox/status.js"),
  },
  {
    name: "stop",
    description: "stop the clusters that start left running; their objects are kept",
    load: () => import("./sandbox/stop.js"),
  },
  {
    name: "drift",
    description: "change a stack's simulated account outside of Pulumi, for refresh to find",
    verbs: DRIFT,
  },
];

/** Every verb of `orchestrate`, in the order of `--help`. A new verb is one entry and one module. */
export const VERBS: readonly Verb[] = [
  {
    name: "preview",
    description: "show what a stack would create, with policy findings",
    load: () => import("./preview.js"),
  },
  {
    name: "plan",
    description: "write the resource graph of a stack as JSON, made without the Pulumi engine",
    load: () => import("./plan.js"),
  },
  {
    name: "render",
    description: "write a stack as files: Kubernetes manifests, Helm releases, AWS resources",
    load: () => import("./render.js"),
  },
  {
    name: "diff",
    description: "compare two plans: added, removed, changed, moved and replaced resources",
    load: () => import("./diff.js"),
  },
  {
    name: "policy",
    description: "check manifests, plans and states against the policy rules",
    verbs: POLICY,
  },
  {
    name: "pool",
    description: "work on the node pools of a stack",
    verbs: [
      {
        name: "rotate",
        description: "show the next of the two steps that replace a pool's nodes without a gap",
        load: () => import("./pool-rotate.js"),
      },
    ],
  },
  {
    name: "up",
    description: "create and update what a stack declares",
    load: () => import("./up.js"),
  },
  {
    name: "refresh",
    description: "compare a stack's state with what exists",
    load: () => import("./refresh.js"),
  },
  {
    name: "destroy",
    description: "delete everything a stack has created",
    load: () => import("./destroy.js"),
  },
  {
    name: "cancel",
    description: "release the locks that an interrupted operation left on a stack",
    load: () => import("./cancel.js"),
  },
  {
    name: "upgrade",
    description: "list what must change, in which order, for clusters to reach a Kubernetes minor",
    load: () => import("./upgrade.js"),
  },
  {
    name: "engine",
    description: "find or install the Pulumi engine, which up, refresh and destroy need",
    verbs: ENGINE,
  },
  {
    name: "sandbox",
    description: "run and inspect what stands in for clusters and a cloud account",
    verbs: SANDBOX,
  },
];
