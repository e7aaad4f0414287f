import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { applyTransform, assertValid, BaseComponent, type Transform, withDefaults } from "../core";
import { type PlannedAdmission, planAdmission } from "./pure/admission-plan";
import type { AdmissionRule } from "./pure/admission-rule";
import { admissionValidation } from "./pure/admission-validation";

type Policy = kubernetes.admissionregistration.v1.ValidatingAdmissionPolicy;
type PolicyArgs = kubernetes.admissionregistration.v1.ValidatingAdmissionPolicyArgs;
type Binding = kubernetes.admissionregistration.v1.ValidatingAdmissionPolicyBinding;

/** Arguments of {@link AdmissionPolicies}. */
export interface AdmissionPoliciesArgs {
  /** What to enforce: `admissionRules()` of the policy entry point, rules of your own, or both. */
  readonly rules: readonly AdmissionRule[];
  /** Namespaces that the rules leave alone; `rbac-system-groups` leaves none alone. @default ["kube-system"] */
  readonly exemptNamespaces?: readonly string[];
  /** Users that the rules leave alone. @default - parts of Kubernetes that write roles and accounts */
  readonly exemptUsers?: readonly string[];
  /** Adjusts every planned policy. */
  readonly transform?: { readonly policy?: Transform<PolicyArgs> };
}

/** Resources of an {@link AdmissionPolicies}, by rule. */
export interface AdmissionPoliciesNodes {
  readonly policies: ReadonlyMap<string, Policy>;
  readonly bindings: ReadonlyMap<string, Binding>;
}

/** Defaults of {@link AdmissionPolicies}. */
export const ADMISSION_POLICIES_DEFAULTS = {
  // Agents of Kubernetes and EKS need the node that others must not have, and so do the mesh's and the
  // monitoring's; the pack calls the same namespaces the platform's.
  exemptNamespaces: ["kube-system", "istio-system", "karpenter", "monitoring"],
  exemptUsers: [
    // Writes Kubernetes' own roles and namespaces when it starts, wildcards included.
    "system:apiserver",
    // Copies into `admin` and `edit` what was judged where it came from; these may impersonate.
    "system:serviceaccount:kube-system:clusterrole-aggregation-controller",
    // Puts the account `default` and the authority's certificate into every namespace.
    "system:serviceaccount:kube-system:service-account-controller",
    "system:serviceaccount:kube-system:root-ca-cert-publisher",
    // Installs EKS's add-ons, some of which may create volumes or read every node.
    "eks:addon-manager",
  ],
} as const;

/**
 * Rules for Kubernetes objects, enforced by the API server itself: what the policy pack refuses in a
 * pull request, the cluster refuses from everybody.
 *
 * Creates, for each rule
 * 1. a ValidatingAdmissionPolicy named after the rule,
 * 2. its binding: a mandatory rule refuses, an advisory one warns and leaves an audit entry.
 *
 * An update that leaves the judged part of an object as it is passes, so that what was there before
 * can still be scaled, labelled and deleted. Rules, and those that are not rendered: docs/admission.md.
 *
 * @example
 * import { admissionRules } from "orchestration-platform/policy";
 *
 * new AdmissionPolicies(
 *   "admission",
 *   {
 *     rules: admissionRules({
 *       environment: "prod",
 *       parameters: { "k8s-image-registry": { registries: ["registry.example.com"] } },
 *     }),
 *     exemptNamespaces: ["kube-system", "monitoring"],
 *   },
 *   { provider },
 * );
 *
 * **Cost** nothing in money. The API server takes some milliseconds longer for each workload it is given.
 *
 * **Failure modes** a workload that was admitted before and breaks a rule gets no new pods, as with
 * Pod Security Admission: start with `advisory` levels and read the audit log. Cluster roles are in no
 * namespace, so a chart that brings a wide one is refused unless whoever installs it is among
 * `exemptUsers`, or the rule is `advisory`. Names are cluster-wide, so a cluster has one set. A rule that
 * cannot be evaluated refuses.
 */
export class AdmissionPolicies extends BaseComponent {
  /** Ids of the rules that the cluster enforces. */
  readonly rules: readonly string[];
  readonly nodes: AdmissionPoliciesNodes;

  constructor(name: string, args: AdmissionPoliciesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("security:AdmissionPolicies", name, opts);
    const { transform, ...settings } = withDefaults(ADMISSION_POLICIES_DEFAULTS, args);
    assertValid(admissionValidation(settings), name);
    const planned = planAdmission(settings);

    const created = planned.map((plan) => {
      const policy = createPolicy(name, plan, transform?.policy, this.child());
      const binding = createBinding(name, plan, this.child({ dependsOn: [policy] }));
      return { id: plan.id, policy, binding };
    });

    this.rules = planned.map(({ id }) => id);
    this.nodes = {
      policies: new Map(created.map(({ id, policy }) => [id, policy])),
      bindings: new Map(created.map(({ id, binding }) => [id, binding])),
    };
    this.registerOutputs({ rules: this.rules });
  }
}

function createPolicy(
  name: string,
  plan: PlannedAdmission,
  transform: Transform<PolicyArgs> | undefined,
  opts: pulumi.CustomResourceOptions,
): Policy {
  const planned = { metadata: { name: plan.id }, spec: plan.policy };
  return new kubernetes.admissionregistration.v1.ValidatingAdmissionPolicy(
    `${name}-${plan.id}`,
    applyTransform<PolicyArgs>(transform, planned),
    opts,
  );
}

function createBinding(
  name: string,
  plan: PlannedAdmission,
  opts: pulumi.CustomResourceOptions,
): Binding {
  return new kubernetes.admissionregistration.v1.ValidatingAdmissionPolicyBinding(
    `${name}-${plan.id}-binding`,
    { metadata: { name: plan.id }, spec: plan.binding },
    opts,
  );
}
