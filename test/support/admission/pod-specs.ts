type Properties = Readonly<Record<string, unknown>>;

/** A pod in one situation that some rule has an opinion on. */
export interface PodCase {
  readonly name: string;
  readonly spec: Properties;
  /** Annotations of the pod itself. */
  readonly annotations?: Readonly<Record<string, string>>;
}

const DIGEST = `sha256:${"0".repeat(64)}`;

/** Its security context. */
export const CONTEXT = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  capabilities: { drop: ["ALL"] },
};

/** A container that breaks no rule. */
export const CONTAINER = {
  name: "app",
  image: `registry.example.com/shop/web:1.2@${DIGEST}`,
  resources: { requests: { cpu: "100m", memory: "64Mi" }, limits: { memory: "64Mi" } },
  securityContext: CONTEXT,
};

const POD_CONTEXT = { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } };

const POD = {
  serviceAccountName: "web",
  automountServiceAccountToken: false,
  securityContext: POD_CONTEXT,
  containers: [CONTAINER],
};

/** A pod that breaks no rule, with some of its fields replaced. */
export function podWith(name: string, fields: Properties): PodCase {
  return { name, spec: { ...POD, ...fields } };
}

/** The same with fields of its security context replaced. */
export function podContextWith(name: string, fields: Properties): PodCase {
  return podWith(name, { securityContext: { ...POD_CONTEXT, ...fields } });
}

/** The same with a container whose fields are replaced, once in each list that takes it. */
export function containerWith(name: string, fields: Properties): readonly PodCase[] {
  const changed = { ...CONTAINER, ...fields };
  return [
    podWith(name, { containers: [CONTAINER, { ...changed, name: "other" }] }),
    podWith(`${name}, in an init container`, { initContainers: [{ ...changed, name: "init" }] }),
  ];
}

/** The same with fields of the container's security context replaced. */
export function contextWith(name: string, fields: Properties): readonly PodCase[] {
  return containerWith(name, { securityContext: { ...CONTEXT, ...fields } });
}

/** The same with its one container using an image. */
export function imageOf(image: string): PodCase {
  return podWith(`the image ${image}`, { containers: [{ ...CONTAINER, image }] });
}

/** The same with one volume. */
export function volumeOf(name: string, source: Properties): PodCase {
  return podWith(name, { volumes: [{ name: "data", ...source }] });
}

/** The same with containers that ask for amounts, and init containers before them. */
export function amounts(
  name: string,
  containers: readonly Properties[],
  initContainers: readonly Properties[] = [],
): PodCase {
  const ask = (prefix: string) => (resources: Properties, at: number) => {
    const { restartPolicy, ...rest } = resources;
    const own = restartPolicy === undefined ? {} : { restartPolicy };
    return { ...CONTAINER, name: `${prefix}${at}`, resources: rest, ...own };
  };
  return podWith(name, {
    containers: containers.map(ask("c")),
    ...(initContainers.length > 0 ? { initContainers: initContainers.map(ask("i")) } : {}),
  });
}
