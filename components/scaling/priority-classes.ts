import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { BaseComponent, mapValues, type Transforms } from "../core";
import { PRIORITY_LEVELS, type PriorityLevel, planPriorityClasses } from "./pure/priority-levels";

/** Children of {@link PriorityClasses} that `transform` reaches, with their arguments. */
export type PriorityClassesChildren = Record<
  PriorityLevel,
  kubernetes.scheduling.v1.PriorityClassArgs
>;

/** Arguments of {@link PriorityClasses}. */
export interface PriorityClassesArgs {
  /** Adjusts a child beyond these arguments. */
  readonly transform?: Transforms<PriorityClassesChildren>;
}

/** The resources of {@link PriorityClasses}. */
export interface PriorityClassesNodes {
  readonly classes: Readonly<Record<PriorityLevel, kubernetes.scheduling.v1.PriorityClass>>;
}

/**
 * Three levels of importance that pods choose from by `priorityClassName`: under pressure batch work
 * makes room for services, and services for what they depend on. A pod that names none is a service.
 *
 * Creates
 * 1. the PriorityClass `platform`, for what other workloads depend on,
 * 2. `standard`, the default of every pod that names none,
 * 3. `batch`, which waits for room and never displaces another pod.
 *
 * @example
 * new PriorityClasses("dev-priorities", {}, { provider });
 *
 * **Cost** nothing.
 *
 * **Failure modes** a pod of a higher class evicts pods of a lower one when no node has room; a pod
 * disruption budget does not stop that. A value cannot be changed, only the class replaced. The
 * cluster must have no other default class: with two, the lower value wins.
 */
export class PriorityClasses extends BaseComponent {
  readonly nodes: PriorityClassesNodes;

  constructor(
    name: string,
    args: PriorityClassesArgs = {},
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("scaling:PriorityClasses", name, opts);
    const children = this.children(args.transform);
    const type = kubernetes.scheduling.v1.PriorityClass;
    const classes = mapValues(planPriorityClasses(), (plan, level) =>
      children.create(level, type, `${name}-${level}`, plan),
    );

    this.nodes = { classes };
    this.registerOutputs({ levels: PRIORITY_LEVELS });
  }
}
