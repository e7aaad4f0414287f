import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { assertValid, BaseComponent, type Transforms, withDefaults } from "../core";
import { planAdmission } from "./pure/admission-plan";
import type { AdmissionRule } from "./pure/admission-rule";
import { admissionValidation } from "./pure/admission-validation";

type Policy = kubernetes.admissionregistration.v1.ValidatingAdmissionPolicy;
type Binding = kubernetes.admissionregistration.v1.ValidatingAdmissionPolicyBinding;

/** Children of {@link AdmissionPolicies} that `transform` reaches, with their arguments. */
export interface AdmissionPoliciesChildren {
  policy: kubernetes.admissionregistration.v1.ValidatingAdmissionPolicyArgs;
  binding: kubernetes.admissionregistration.v1.ValidatingAdmissionPolicyBindingArgs;
}

/** Arguments of {@link AdmissionPolicies}. */
export interface AdmissionPoliciesArgs {
  /** What to enforce: `admissionRules()` of the policy entry point, rules of your own, or both. */
  readonly rules: readonly AdmissionRule[];
  /** Namespaces that the rules leave alone; `rbac-system-groups` leaves none alone. @default ["kube-system"] */
  readonly exemptNamespaces?: readonly string[];
  /** Users that the rules leave alone. @default - parts of Kubernetes that write roles and accounts */
  readonly exemptUsers?: readonly string[];
  /** Adjusts a child beyond these arguments. */
  readonly transform?: Transforms<AdmissionPoliciesChildren>;
}

/** Resources of an {@link AdmissionPolicies}, by rule. */
export interface AdmissionPoliciesNodes {
  readonly policies: Readonly<Record<string, Policy>>;
  readonly bindings: Readonly<Record<string, Binding>>;
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
 * namespace, so a chart that brings a wide one is refused unless the user who installs it is among
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
    const children = this.children(transform);
    const { ValidatingAdmissionPolicy, ValidatingAdmissionPolicyBinding } =
      kubernetes.admissionregistration.v1;

    const created = planned.map((plan) => {
      const metadata = { name: plan.id };
      const policy = children.create("policy", ValidatingAdmissionPolicy, `${name}-${plan.id}`, {
        metadata,
        spec: plan.policy,
      });
      const binding = children.create(
        "binding",
        ValidatingAdmissionPolicyBinding,
        `${name}-${plan.id}-binding`,
        { metadata, spec: plan.binding },
        { dependsOn: [policy] },
      );
      return { id: plan.id, policy, binding };
    });

    this.rules = planned.map(({ id }) => id);
    this.nodes = {
      policies: Object.fromEntries(created.map(({ id, policy }) => [id, policy])),
      bindings: Object.fromEntries(created.map(({ id, binding }) => [id, binding])),
    };
    this.registerOutputs({ rules: this.rules });
  }
}
