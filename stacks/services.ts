import type * as pulumi from "@pulumi/pulumi";
import { Microservice, TeamNamespace } from "../components/service";
import type { ClusterOutputs, PlatformOutputs, ServiceOutputs } from "./contracts";
import { kubernetesVersionOf } from "./platform";
import { type PlannedWorkload, planWorkloads } from "./pure/workload-plan";
import type { Settings } from "./settings";

/** What exists before the services layer. */
export interface ServicesUpstream {
  readonly cluster: ClusterOutputs;
  readonly platform: PlatformOutputs;
}

/** The services layer: the namespaces of the workloads, each with its quota, and the workloads. */
export function defineServices(settings: Settings, upstream: ServicesUpstream): ServiceOutputs {
  const plan = planWorkloads(settings.services.workloads);
  const namespaces = new Map(
    plan.namespaces.map((name) => [name, createNamespace(settings, name, upstream)]),
  );
  const endpoints = plan.workloads.map((workload) => {
    const namespace = namespaces.get(workload.namespace)?.namespace ?? workload.namespace;
    return [workload.name, createWorkload(settings, workload, namespace, upstream)] as const;
  });
  return { endpoints: Object.fromEntries(endpoints) };
}

function createNamespace(
  settings: Settings,
  namespace: string,
  { cluster: { provider } }: ServicesUpstream,
): TeamNamespace {
  const { quota } = settings.profile.workloads;
  const kubernetesVersion = kubernetesVersionOf(settings);
  return new TeamNamespace(
    `${settings.prefix}-${namespace}`,
    { namespace, quota, kubernetesVersion },
    { provider },
  );
}

function createWorkload(
  { prefix, profile }: Settings,
  workload: PlannedWorkload,
  namespace: pulumi.Input<string>,
  { cluster, platform }: ServicesUpstream,
): pulumi.Output<string> {
  const service = new Microservice(
    `${prefix}-${workload.name}`,
    {
      serviceName: workload.name,
      namespace,
      image: workload.image,
      ports: { http: workload.port, metrics: workload.metricsPort },
      scaling: { min: profile.workloads.minReplicas, max: workload.maxReplicas },
      callers: workload.callers,
      dependencies: workload.dependencies,
      platform,
    },
    { provider: cluster.provider },
  );
  return service.endpoint;
}
