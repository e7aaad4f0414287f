import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import {
  BaseComponent,
  type Children,
  customResource,
  definedOnly,
  physicalName,
  type Transforms,
  type TypedCustomResource,
  type TypedCustomResourceArgs,
  validatedInput,
  withDefaults,
} from "../core";
import { MESH_SCRAPE, SERVICE_MONITOR, type ServiceMonitorSpec } from "../monitoring";
import { WorkloadAutoscaler, type WorkloadAutoscalerArgs } from "../scaling";
import { APP_CONTAINER } from "./pure/container";
import { imageRules } from "./pure/image-rules";
import type { ServiceDependency, ServiceIdentity } from "./pure/service-identity";
import { planService } from "./pure/service-plan";
import type {
  ServiceEnvironment,
  ServicePorts,
  ServiceProbes,
  ServiceResources,
  ServiceScaling,
  ServiceSettings,
} from "./pure/service-settings";
import {
  createServiceAccess,
  metadataOf,
  type ServiceContext,
  type ServiceAccessChildren,
  type ServiceAccessNodes,
} from "./service-access";
import {
  createServiceTraffic,
  type ServiceTrafficChildren,
  type ServiceTrafficNodes,
} from "./service-traffic";

/** What the platform offers to workloads; `PlatformOutputs` of the stacks has this shape. */
export interface ServicePlatform {
  /** What custom resources and pods with sidecars wait for. */
  readonly ready: readonly pulumi.Resource[];
  /** Namespace of the Prometheus that scrapes the service. */
  readonly monitoringNamespace: string;
}

/** Children of a {@link Microservice} that `transform` reaches, with their arguments. */
export interface MicroserviceChildren extends ServiceAccessChildren, ServiceTrafficChildren {
  deployment: kubernetes.apps.v1.DeploymentArgs;
  disruptionBudget: kubernetes.policy.v1.PodDisruptionBudgetArgs;
  /** A component: its argument `transform` reaches its own children. */
  autoscaler: WorkloadAutoscalerArgs;
  serviceMonitor: TypedCustomResourceArgs<ServiceMonitorSpec>;
}

/** Arguments of {@link Microservice}. */
export interface MicroserviceArgs {
  /** Namespace of the service, from a {@link TeamNamespace}. */
  readonly namespace: pulumi.Input<string>;
  /** Name that other services call it by. @default - the component's name */
  readonly serviceName?: string;
  /** Container image with its digest. */
  readonly image: pulumi.Input<string>;
  /** Ports that the application listens on; metrics have a separate port. */
  readonly ports: ServicePorts;
  /** Requests of a replica; its memory is limited to the request. @default 100m and 256Mi */
  readonly resources?: ServiceResources;
  /** Bounds of the replica count. @default 2 to 10 replicas */
  readonly scaling?: ServiceScaling;
  /** Services that may call this one. @default - none */
  readonly callers?: readonly ServiceIdentity[];
  /** Services that this one calls. @default - none */
  readonly dependencies?: readonly ServiceDependency[];
  /** HTTP paths of readiness and liveness; they must differ. @default "/readyz" and "/livez" */
  readonly probes?: ServiceProbes;
  /** Variables, and Secrets mounted as files. @default - nothing */
  readonly environment?: ServiceEnvironment;
  /**
   * What the service waits for and who scrapes it.
   * @default - the platform exists already, with Prometheus in `monitoring`
   */
  readonly platform?: ServicePlatform;
  /** Adjusts a child beyond these arguments. */
  readonly transform?: Transforms<MicroserviceChildren>;
}

/** Resources of a {@link Microservice}. */
export interface MicroserviceNodes extends ServiceAccessNodes, ServiceTrafficNodes {
  readonly deployment: kubernetes.apps.v1.Deployment;
  readonly disruptionBudget: kubernetes.policy.v1.PodDisruptionBudget;
  readonly autoscaler: WorkloadAutoscaler;
  /** Absent for a service without a metrics port. */
  readonly serviceMonitor: TypedCustomResource<ServiceMonitorSpec> | undefined;
}

/** Defaults of {@link Microservice}. */
export const MICROSERVICE_DEFAULTS = {
  resources: { cpu: "100m", memory: "256Mi" }, // a small service at rest; measure, then set
  scaling: { min: 2, max: 10 }, // survives a node; a bug cannot use up the quota
  callers: [], // none until they are named
  dependencies: [], // nothing, until named
  probes: { readiness: "/readyz", liveness: "/livez" }, // the names that Kubernetes itself serves
  environment: {},
  platform: { ready: [], monitoringNamespace: MESH_SCRAPE.namespace },
} as const satisfies Partial<MicroserviceArgs>;

/**
 * The golden path: a stateless HTTP service with everything around it that production needs.
 *
 * Creates:
 * 1. a ServiceAccount without a token, the service's identity in the mesh,
 * 2. a NetworkPolicy and an AuthorizationPolicy for exactly the declared callers and dependencies,
 * 3. a Deployment within the restricted Pod Security Standard, spread over zones and nodes,
 * 4. a Service that keeps traffic in the caller's zone,
 * 5. a DestinationRule: mutual TLS, the least busy pod, bounded calls, unreachable pods left out,
 * 6. a Sidecar, by which its own proxy knows the declared dependencies and nothing else,
 * 7. a PodDisruptionBudget that always lets a node be drained,
 * 8. a HorizontalPodAutoscaler, which owns the replica count,
 * 9. a ServiceMonitor, where the service has a metrics port.
 *
 * @example
 * new Microservice("orders", {
 *   namespace: shop.namespace,
 *   image: "registry.example/shop/orders:1.4.2@sha256:…",
 *   ports: { http: 8080, metrics: 9090 },
 *   callers: [{ namespace: "shop", name: "web" }],
 * }, { provider });
 *
 * **Cost**: `scaling.min` to `scaling.max` times its requests and those of a sidecar; with the
 * defaults 2 to 10 times 0.2 cores and 384 MiB, 15 to 75 dollars a month.
 *
 * **Failure modes**: an image without a digest, equal probes and the like are refused before
 * anything is declared. A caller that is not declared gets 403, or a time-out from outside the mesh;
 * a destination that is not declared answers 502. A caller with 100 calls under way to one service
 * gets 503 for the next. A pod that cannot be scheduled for lack of quota leaves the old ones serving.
 */
export class Microservice extends BaseComponent {
  /** Address inside the cluster: `<name>.<namespace>.svc.cluster.local:<port>`. */
  readonly endpoint: pulumi.Output<string>;
  readonly nodes: MicroserviceNodes;

  constructor(name: string, args: MicroserviceArgs, opts?: pulumi.ComponentResourceOptions) {
    super("service:Microservice", name, opts);
    const resolved = withDefaults(MICROSERVICE_DEFAULTS, args);
    const plan = planService(settingsOf(name, resolved));
    const context: ServiceContext = { name, namespace: args.namespace, plan };
    const children = this.children(args.transform);
    const custom = children.with({ dependsOn: [...resolved.platform.ready] });

    const access = createServiceAccess(context, children, custom);
    const deployment = createDeployment(context, access, custom);
    const traffic = createServiceTraffic(context, children, custom);
    const disruptionBudget = createDisruptionBudget(context, children);
    const autoscaler = createAutoscaler(context, resolved.scaling, children);
    const serviceMonitor = createServiceMonitor(context, custom);

    this.endpoint = pulumi.interpolate`${plan.serviceName}.${args.namespace}.svc.cluster.local:${args.ports.http}`;
    this.nodes = {
      ...access,
      ...traffic,
      deployment,
      disruptionBudget,
      autoscaler,
      serviceMonitor,
    };
    this.registerOutputs({ endpoint: this.endpoint });
  }
}

function settingsOf(
  name: string,
  args: MicroserviceArgs & Required<Pick<MicroserviceArgs, keyof typeof MICROSERVICE_DEFAULTS>>,
): ServiceSettings {
  const instance = physicalName("kubernetesLabel", name);
  return {
    ...args,
    serviceName: args.serviceName ?? instance,
    instance,
    image: typeof args.image === "string" ? args.image : validatedInput(args.image, imageRules),
    scraper: { ...MESH_SCRAPE, namespace: args.platform.monitoringNamespace },
  };
}

function createDeployment(
  context: ServiceContext,
  { serviceAccount }: ServiceAccessNodes,
  children: Children<MicroserviceChildren>,
): kubernetes.apps.v1.Deployment {
  return children.create(
    "deployment",
    kubernetes.apps.v1.Deployment,
    `${context.name}-deployment`,
    { metadata: metadataOf(context), spec: context.plan.deployment },
    { dependsOn: serviceAccount },
  );
}

function createDisruptionBudget(
  context: ServiceContext,
  children: Children<MicroserviceChildren>,
): kubernetes.policy.v1.PodDisruptionBudget {
  return children.create(
    "disruptionBudget",
    kubernetes.policy.v1.PodDisruptionBudget,
    `${context.name}-disruption-budget`,
    { metadata: metadataOf(context), spec: context.plan.disruptionBudget },
  );
}

function createAutoscaler(
  { name, namespace, plan }: ServiceContext,
  { min, max, cpuUtilization }: ServiceScaling,
  children: Children<MicroserviceChildren>,
): WorkloadAutoscaler {
  return children.create(
    "autoscaler",
    WorkloadAutoscaler,
    name,
    definedOnly({
      namespace,
      target: { name: plan.serviceName },
      container: APP_CONTAINER,
      minReplicas: min,
      maxReplicas: max,
      cpuUtilization,
    }),
  );
}

function createServiceMonitor(
  context: ServiceContext,
  children: Children<MicroserviceChildren>,
): TypedCustomResource<ServiceMonitorSpec> | undefined {
  const { serviceMonitor } = context.plan;
  if (serviceMonitor === undefined) return undefined;
  return children.create(
    "serviceMonitor",
    customResource(SERVICE_MONITOR),
    `${context.name}-service-monitor`,
    { metadata: metadataOf(context), spec: serviceMonitor },
  );
}
