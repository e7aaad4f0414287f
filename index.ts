import * as pulumi from "@pulumi/pulumi";
import { readConfiguration } from "./stacks/config";
import { composeEnvironment } from "./stacks/environment";
import { parseSettings } from "./stacks/settings";

const settings = parseSettings(readConfiguration(pulumi.getProject()));
const environment = composeEnvironment(settings);

/** What another stack needs to take this one's network (`network.source: stack`); null without AWS. */
export const network = environment.network ?? null;

/** What another stack needs to run inside this cluster (`cluster.source: stack`). */
export const cluster = {
  clusterName: environment.cluster.clusterName,
  kubeconfig: environment.cluster.kubeconfig,
};

/** What another stack needs to run on this platform (`platform.source: import`). */
export const platform = { monitoringNamespace: environment.platform.monitoringNamespace };

/** Address inside the cluster of each workload. */
export const endpoints = environment.services.endpoints;

/** The same of every further cluster, by its key. */
export const clusters = environment.clusters;
