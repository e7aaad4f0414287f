import type { input } from "@pulumi/kubernetes/types";
import { type Cpu, cpuMillicores, formatCpu } from "../../core/pure/units";
import { CONTAINER_SECURITY_DEFAULTS } from "./pod-security";
import { GREATEST_CONTAINER } from "./namespace-settings";
import type { ServicePorts, ServiceProbes, ServiceSettings } from "./service-settings";
import { volumeMounts } from "./volumes";

/** Name of the application's container in every pod; the autoscaler counts it alone. */
export const APP_CONTAINER = "app";

/** Names of the ports, the same on the container and on the Service. */
export const PORT_NAMES = { http: "http", metrics: "http-metrics" } as const;

/**
 * How long a pod keeps serving after the signal to stop: every client has to learn first that it
 * is gone. Its half must cover the deregistration delay of a load balancer.
 */
export const DRAIN_SECONDS = 15;

/** How far a container may burst above its request. */
const CPU_BURST = 4;

/** Scratch space and logs; more belongs on a volume. */
const EPHEMERAL_STORAGE = "256Mi";

/** The application's container, within the restricted Pod Security Standard. */
export function planContainer(settings: ServiceSettings): input.core.v1.Container {
  const { cpu, memory } = settings.resources;
  return {
    name: APP_CONTAINER,
    image: settings.image,
    imagePullPolicy: "IfNotPresent",
    ports: containerPorts(settings.ports),
    env: Object.entries(settings.environment.variables ?? {}).map(([name, value]) => ({
      name,
      value,
    })),
    resources: {
      requests: { cpu, memory, "ephemeral-storage": EPHEMERAL_STORAGE },
      limits: { cpu: burstLimit(cpu), memory, "ephemeral-storage": EPHEMERAL_STORAGE },
    },
    ...planProbes(settings.probes),
    lifecycle: { preStop: { sleep: { seconds: DRAIN_SECONDS } } },
    securityContext: CONTAINER_SECURITY_DEFAULTS,
    terminationMessagePolicy: "FallbackToLogsOnError",
    volumeMounts: volumeMounts(settings.environment.secrets ?? []),
  };
}

/**
 * Four times the request, the ratio that a namespace's quota allows, up to the namespace's greatest
 * container. Without a limit the container would get the namespace's default of one core.
 */
function burstLimit(cpu: Cpu): string {
  const request = cpuMillicores(cpu);
  return formatCpu(
    Math.max(request, Math.min(request * CPU_BURST, cpuMillicores(GREATEST_CONTAINER.cpu))),
  );
}

function containerPorts(ports: ServicePorts): input.core.v1.ContainerPort[] {
  const http = { name: PORT_NAMES.http, containerPort: ports.http, protocol: "TCP" };
  if (ports.metrics === undefined) return [http];
  return [http, { name: PORT_NAMES.metrics, containerPort: ports.metrics, protocol: "TCP" }];
}

/** A minute to start; out of rotation after 15 seconds; restarted after 30. */
function planProbes(
  probes: ServiceProbes,
): Pick<input.core.v1.Container, "startupProbe" | "readinessProbe" | "livenessProbe"> {
  return {
    startupProbe: probe(probes.liveness, { periodSeconds: 2, failureThreshold: 30 }),
    readinessProbe: probe(probes.readiness, { periodSeconds: 5, failureThreshold: 3 }),
    livenessProbe: probe(probes.liveness, { periodSeconds: 10, failureThreshold: 3 }),
  };
}

function probe(
  path: string,
  timing: { readonly periodSeconds: number; readonly failureThreshold: number },
): input.core.v1.Probe {
  return { httpGet: { path, port: PORT_NAMES.http }, timeoutSeconds: 2, ...timing };
}
