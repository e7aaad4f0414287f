type Properties = Readonly<Record<string, unknown>>;

/** An object in one situation that some rule has an opinion on. */
export interface ObjectCase {
  readonly name: string;
  readonly object: Properties;
}

const NAMESPACE = "team-a";

function namespaced(
  name: string,
  apiVersion: string,
  kind: string,
  fields: Properties,
): ObjectCase {
  return {
    name,
    object: { apiVersion, kind, metadata: { name: "it", namespace: NAMESPACE }, ...fields },
  };
}

const RBAC = "rbac.authorization.k8s.io";

function role(name: string, ...rules: readonly Properties[]): readonly ObjectCase[] {
  const apiVersion = `${RBAC}/v1`;
  return [
    namespaced(`a Role with ${name}`, apiVersion, "Role", { rules }),
    {
      name: `a ClusterRole with ${name}`,
      object: { apiVersion, kind: "ClusterRole", metadata: { name: "it" }, rules },
    },
  ];
}

function grant(apiGroup: string, resource: string, ...verbs: readonly string[]): Properties {
  return { apiGroups: [apiGroup], resources: [resource], verbs };
}

const ROLES: readonly ObjectCase[] = [
  ...role("nothing wrong", grant("", "pods", "get", "list")),
  ...role("no rules"),
  ...role("every verb", grant("", "pods", "*")),
  ...role("every resource", grant("apps", "*", "get")),
  ...role("every group", grant("*", "pods", "get")),
  ...role("bind", grant(RBAC, "roles", "bind")),
  ...role("bind in another group", grant("example.com", "roles", "bind")),
  ...role("escalate", grant(RBAC, "clusterroles", "get", "escalate")),
  ...role("impersonate", grant("", "users", "impersonate")),
  ...role("impersonate extras", grant("authentication.k8s.io", "userextras", "impersonate")),
  ...role(
    "webhooks read",
    grant("admissionregistration.k8s.io", "validatingwebhookconfigurations", "get"),
  ),
  ...role(
    "webhooks",
    grant("admissionregistration.k8s.io", "mutatingwebhookconfigurations", "patch"),
  ),
  ...role(
    "approval",
    grant("certificates.k8s.io", "certificatesigningrequests/approval", "update"),
  ),
  ...role("nodes/proxy", grant("", "nodes/proxy", "get")),
  ...role("any proxy", grant("", "*/proxy", "get")),
  ...role("nodes", grant("", "nodes", "get")),
  ...role("tokens", grant("", "serviceaccounts/token", "create")),
  ...role("volumes", grant("", "persistentvolumes", "create")),
  ...role("two rules", grant("", "pods", "get"), grant("", "persistentvolumes", "create")),
  {
    name: "a ClusterRole of paths",
    object: {
      apiVersion: `${RBAC}/v1`,
      kind: "ClusterRole",
      metadata: { name: "it" },
      rules: [{ nonResourceURLs: ["/metrics"], verbs: ["get"] }],
    },
  },
  {
    name: "an aggregated ClusterRole",
    object: {
      apiVersion: `${RBAC}/v1`,
      kind: "ClusterRole",
      metadata: { name: "it" },
      aggregationRule: { clusterRoleSelectors: [{ matchLabels: { part: "yes" } }] },
    },
  },
];

function binding(name: string, ...subjects: readonly Properties[]): readonly ObjectCase[] {
  const apiVersion = `${RBAC}/v1`;
  const roleRef = { apiGroup: RBAC, kind: "ClusterRole", name: "view" };
  return [
    namespaced(`a RoleBinding for ${name}`, apiVersion, "RoleBinding", { roleRef, subjects }),
    {
      name: `a ClusterRoleBinding for ${name}`,
      object: {
        apiVersion,
        kind: "ClusterRoleBinding",
        metadata: { name: "it" },
        roleRef,
        subjects,
      },
    },
  ];
}

const account = (name: string) => ({ kind: "ServiceAccount", name, namespace: NAMESPACE });
const group = (name: string) => ({ kind: "Group", apiGroup: RBAC, name });
const user = (name: string) => ({ kind: "User", apiGroup: RBAC, name });

function awsAuth(name: string, namespace: string, data: Properties): ObjectCase {
  const metadata = { name: "aws-auth", namespace };
  return { name, object: { apiVersion: "v1", kind: "ConfigMap", metadata, data } };
}

const MASTERS = "- rolearn: arn:aws:iam::111122223333:role/a\n  groups:\n    - system:masters\n";

const BINDINGS: readonly ObjectCase[] = [
  ...binding("an account", account("web")),
  ...binding("a group", group("developers")),
  ...binding("nobody"),
  ...binding("masters", group("system:masters")),
  ...binding("everybody", account("web"), group("system:authenticated")),
  ...binding("nobody in particular", user("system:anonymous")),
  ...binding("an account of a misleading name", account("system")),
  ...binding("the default account", account("default")),
  ...binding("a group called default", group("default")),
  ...binding("the default account by its user name", user("system:serviceaccount:team-a:default")),
  awsAuth("masters in aws-auth", "kube-system", { mapRoles: MASTERS }),
  awsAuth("masters as JSON", "kube-system", { mapUsers: '[{"groups":["system:masters"]}]' }),
  awsAuth("masters in a comment", "kube-system", { mapRoles: "# system:masters is not used\n" }),
  awsAuth("a group of a similar name", "kube-system", { mapRoles: "- system:masters-like\n" }),
  awsAuth("aws-auth elsewhere", "team-a", { mapRoles: MASTERS }),
];

const ENFORCE = "pod-security.kubernetes.io/enforce";

function namespace(name: string, labels: Properties, called = "team-b"): ObjectCase {
  return {
    name,
    object: { apiVersion: "v1", kind: "Namespace", metadata: { name: called, labels } },
  };
}

const pinned = { [`${ENFORCE}-version`]: "v1.36" };

const PLACES: readonly ObjectCase[] = [
  namespace("a restricted namespace", { [ENFORCE]: "restricted", ...pinned }),
  namespace("a baseline namespace", { [ENFORCE]: "baseline", ...pinned }),
  namespace("a namespace without labels", {}),
  namespace("a namespace of the newest version", {
    [ENFORCE]: "restricted",
    [`${ENFORCE}-version`]: "latest",
  }),
  namespace("a privileged namespace of the platform", {
    [ENFORCE]: "privileged",
    "orchestration-platform/namespace-role": "platform",
    ...pinned,
  }),
  namespace(
    "a privileged namespace called as the platform's",
    { [ENFORCE]: "privileged", ...pinned },
    "karpenter",
  ),
  namespaced("a ServiceAccount without tokens", "v1", "ServiceAccount", {
    automountServiceAccountToken: false,
  }),
  namespaced("a ServiceAccount with tokens", "v1", "ServiceAccount", {}),
  ...["default", "kube-system", "team-a"].map((place) => ({
    name: `a ConfigMap in ${place}`,
    object: { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "it", namespace: place } },
  })),
  {
    name: "the default account in default",
    object: {
      apiVersion: "v1",
      kind: "ServiceAccount",
      metadata: { name: "default", namespace: "default" },
      automountServiceAccountToken: false,
    },
  },
];

/** Objects that are not pods. */
export const OBJECT_CASES: readonly ObjectCase[] = [...ROLES, ...BINDINGS, ...PLACES];
