import {
  amounts,
  CONTAINER,
  CONTEXT,
  containerWith,
  contextWith,
  imageOf,
  type PodCase,
  podContextWith,
  podWith,
  volumeOf,
} from "./pod-specs";

const APPARMOR = "container.apparmor.security.beta.kubernetes.io/app";
const RUNTIME_DEFAULT = { type: "RuntimeDefault" };

/** Whether the node is kept apart: what the baseline of the Pod Security Standards asks. */
const BASELINE: readonly PodCase[] = [
  podWith("nothing wrong", {}),
  podWith("the node's network", { hostNetwork: true }),
  podWith("the node's processes", { hostPID: true }),
  podWith("the node's shared memory", { hostIPC: true }),
  podWith("namespaces of its own, said aloud", { hostNetwork: false, hostPID: false }),
  ...contextWith("privileged", { privileged: true, allowPrivilegeEscalation: true }),
  ...contextWith("not privileged, said aloud", { privileged: false }),
  ...contextWith("a capability of the baseline", {
    capabilities: { drop: ["ALL"], add: ["CHOWN", "SETUID"] },
  }),
  ...contextWith("a capability beyond the baseline", {
    capabilities: { drop: ["ALL"], add: ["NET_RAW"] },
  }),
  volumeOf("a path of the node", { hostPath: { path: "/var/log" } }),
  ...containerWith("a port", { ports: [{ containerPort: 80 }] }),
  ...containerWith("a port of the node", { ports: [{ containerPort: 80, hostPort: 80 }] }),
  ...["httpGet", "tcpSocket"].flatMap((call) => [
    podProbe(`a probe by ${call}`, { [call]: { port: 80 } }),
    podProbe(`a probe by ${call} of a host`, { [call]: { port: 80, host: "10.0.0.1" } }),
  ]),
  ...["postStart", "preStop"].map((hook) =>
    lifecycle(`${hook} calling a host`, { [hook]: { httpGet: { port: 80, host: "10.0.0.1" } } }),
  ),
  lifecycle("a hook that runs a command", { preStop: { exec: { command: ["true"] } } }),
  podContextWith("AppArmor's default", { appArmorProfile: RUNTIME_DEFAULT }),
  podContextWith("no AppArmor", { appArmorProfile: { type: "Unconfined" } }),
  ...contextWith("no AppArmor for one container", { appArmorProfile: { type: "Unconfined" } }),
  ...["runtime/default", "unconfined"].map((profile) => ({
    ...podWith(`the AppArmor annotation ${profile}`, {}),
    annotations: { [APPARMOR]: profile },
  })),
  ...["container_t", "container_engine_t", "spc_t"].flatMap((type) => [
    podContextWith(`the SELinux type ${type}`, { seLinuxOptions: { type } }),
    ...contextWith(`the SELinux type ${type} of a container`, { seLinuxOptions: { type } }),
  ]),
  podContextWith("an SELinux user", { seLinuxOptions: { user: "system_u" } }),
  ...contextWith("an SELinux role", { seLinuxOptions: { role: "system_r" } }),
  ...contextWith("/proc masked, said aloud", { procMount: "Default" }),
  podWith("/proc unmasked in a user namespace", {
    hostUsers: false,
    containers: [{ ...CONTAINER, securityContext: { ...CONTEXT, procMount: "Unmasked" } }],
  }),
  podContextWith("no seccomp", { seccompProfile: { type: "Unconfined" } }),
  podContextWith("a seccomp profile of the node", {
    seccompProfile: { type: "Localhost", localhostProfile: "a.json" },
  }),
  ...contextWith("no seccomp for one container", { seccompProfile: { type: "Unconfined" } }),
  ...[
    "kernel.shm_rmid_forced",
    "net.ipv4.tcp_rmem",
    "net.ipv4.tcp_notsent_lowat",
    "kernel.msgmax",
  ].map((name) => podContextWith(`the sysctl ${name}`, { sysctls: [{ name, value: "1" }] })),
];

/** What the restricted level of the Pod Security Standards asks besides. */
const RESTRICTED: readonly PodCase[] = [
  ...contextWith("privileges may be gained", { allowPrivilegeEscalation: true }),
  ...containerWith("no security context", { securityContext: undefined }),
  ...contextWith("one capability dropped", { capabilities: { drop: ["NET_RAW"] } }),
  ...contextWith("low ports", { capabilities: { drop: ["ALL"], add: ["NET_BIND_SERVICE"] } }),
  podContextWith("root not refused", { runAsNonRoot: undefined }),
  podContextWith("root allowed", { runAsNonRoot: false }),
  ...contextWith("root allowed for one container", { runAsNonRoot: false }),
  ...contextWith("root refused for one container", { runAsNonRoot: true }),
  podWith("root in a user namespace", {
    hostUsers: false,
    securityContext: { seccompProfile: RUNTIME_DEFAULT, runAsUser: 0 },
  }),
  podContextWith("user 0", { runAsUser: 0, runAsNonRoot: false }),
  podContextWith("user 1000", { runAsUser: 1000 }),
  podContextWith("no seccomp profile", { seccompProfile: undefined }),
  podWith("no security context of the pod", { securityContext: undefined }),
  volumeOf("a volume in memory", { emptyDir: { medium: "Memory" } }),
  volumeOf("a volume of no type", {}),
  volumeOf("a projected volume", { projected: { sources: [] } }),
  volumeOf("a file server", { nfs: { server: "nfs.example.com", path: "/" } }),
  podWith("a Windows pod", {
    os: { name: "windows" },
    securityContext: { runAsNonRoot: true },
    containers: [windowsContainer({})],
  }),
  podWith("a Windows pod with root allowed", {
    os: { name: "windows" },
    securityContext: {},
    containers: [windowsContainer({})],
  }),
  podWith("a process of the Windows node", {
    os: { name: "windows" },
    hostNetwork: true,
    securityContext: { runAsNonRoot: true, windowsOptions: { hostProcess: true } },
    containers: [windowsContainer({ securityContext: { windowsOptions: { hostProcess: true } } })],
  }),
];

/** Hardening beyond the standards. */
const HARDENING: readonly PodCase[] = [
  ...contextWith("a writable root", { readOnlyRootFilesystem: false }),
  ...contextWith("a root that nothing is said of", { readOnlyRootFilesystem: undefined }),
  podWith("a token", { automountServiceAccountToken: true }),
  podWith("a token by default", { automountServiceAccountToken: undefined }),
  podWith("a token of a listed account", {
    automountServiceAccountToken: undefined,
    serviceAccountName: "operator",
  }),
  podWith("the default account", { serviceAccountName: "default" }),
  podWith("no account", { serviceAccountName: undefined }),
  podWith("the old name of the field", {
    serviceAccountName: undefined,
    serviceAccount: "web",
  }),
];

const DIGEST = `@sha256:${"0".repeat(64)}`;

/** Where images come from and what they are called. */
const IMAGES: readonly PodCase[] = [
  ...[
    "registry.example.com/web",
    "REGISTRY.example.com/web:1",
    "registry.example.com.evil.io/web:1",
    "registry.example.com:5000/web:1",
    "evil.io/registry.example.com/web:1",
    "nginx",
    "nginx:latest",
    "nginx:1.29",
    "library/nginx:1.29",
    "docker.io/library/nginx:1.29",
    "index.docker.io/nginx:1.29",
    "bitnami/nginx:1",
    "docker.io/bitnami/nginx:1",
    "localhost/web:1",
    "localhost:5000/web:1",
    "quay.io/team/web:1",
    "quay.io/team-b/web:1",
    "eu.mirror.example.org/web:1",
    "a.eu.mirror.example.org/web:1",
    "mirror.example.org/web:1",
    "registry.example.com:443/web",
  ].flatMap((image) => [imageOf(image), imageOf(`${image}${DIGEST}`)]),
  imageOf("registry.example.com/web:1@sha256:"),
  volumeOf("an image of a listed registry as a volume", {
    image: { reference: "registry.example.com/data:1" },
  }),
  volumeOf("an image of another registry as a volume", {
    image: { reference: "evil.io/data:1" },
  }),
];

/** What pods ask for: at most 4 CPU a container and 6 a pod, 8 Gi and 12 Gi. */
const AMOUNTS: readonly PodCase[] = [
  ...containerWith("no resources", { resources: {} }),
  ...containerWith("no memory limit", {
    resources: { requests: { cpu: "1", memory: "1Gi" } },
  }),
  ...containerWith("a limit beyond the request", {
    resources: { requests: { cpu: "1", memory: "1Gi" }, limits: { memory: "2Gi" } },
  }),
  ...containerWith("a limit that is the request in other words", {
    resources: { requests: { cpu: "1", memory: "1Gi" }, limits: { memory: "1024Mi" } },
  }),
  ...containerWith("no request of memory", {
    resources: { requests: { cpu: "1" }, limits: { memory: "1Gi" } },
  }),
  podWith("resources of the pod as a whole", {
    resources: { requests: { cpu: "1", memory: "1Gi" }, limits: { memory: "1Gi" } },
    containers: [{ ...CONTAINER, resources: {} }],
  }),
  podWith("too much for the pod as a whole", {
    resources: { requests: { cpu: "7", memory: "1Gi" }, limits: { memory: "1Gi" } },
  }),
  amounts("the ceiling of a container", [ask("4000m", "8192Mi")]),
  amounts("more CPU than the ceiling", [ask("4001m", "1Gi")]),
  amounts("more memory than the ceiling", [ask("1", "8193Mi")]),
  amounts("the ceiling of a pod", [ask("3", "6Gi"), ask("3", "6Gi")]),
  amounts("more than the ceiling of a pod", [ask("3", "6Gi"), ask("3001m", "6Gi")]),
  amounts("steps that take turns", [ask("1", "1Gi")], [ask("4", "1Gi"), ask("4", "1Gi")]),
  amounts("a sidecar beside its container", [ask("4", "1Gi")], [sidecar("3", "1Gi")]),
  amounts("a step beside a sidecar", [ask("1", "1Gi")], [sidecar("3", "1Gi"), ask("4", "1Gi")]),
  amounts("a CPU limit beyond the ceiling", [
    { requests: { cpu: "1", memory: "1Gi" }, limits: { cpu: "5", memory: "1Gi" } },
  ]),
];

function ask(cpu: string, memory: string) {
  return { requests: { cpu, memory }, limits: { memory } };
}

function sidecar(cpu: string, memory: string) {
  return { ...ask(cpu, memory), restartPolicy: "Always" };
}

function podProbe(name: string, livenessProbe: object): PodCase {
  return podWith(name, { containers: [{ ...CONTAINER, livenessProbe }] });
}

function lifecycle(name: string, hooks: object): PodCase {
  return podWith(name, { containers: [{ ...CONTAINER, lifecycle: hooks }] });
}

function windowsContainer(fields: object) {
  return { ...CONTAINER, securityContext: undefined, ...fields };
}

/** Pods that some rule refuses, and others that it must not refuse. */
export const POD_CASES: readonly PodCase[] = [
  ...BASELINE,
  ...RESTRICTED,
  ...HARDENING,
  ...IMAGES,
  ...AMOUNTS,
];
