import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { applyTransform, BaseComponent, type Transform } from "../core";
import {
  PRIORITY_LEVELS,
  type PriorityClassPlan,
  type PriorityLevel,
  planPriorityClasses,
} from "./pure/priority-levels";

type ClassTransform = Transform<kubernetes.scheduling.v1.PriorityClassArgs>;

/** Arguments of {@link PriorityClasses}. */
export interface PriorityClassesArgs {
  /** Adjusts a planned class. */
  readonly transform?: Readonly<Partial<Record<PriorityLevel, ClassTransform>>>;
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
 *
 * @covers WL-3 AL-3
 */
export class PriorityClasses extends BaseComponent {
  readonly nodes: PriorityClassesNodes;

  constructor(
    name: string,
    args: PriorityClassesArgs = {},
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("scaling:PriorityClasses", name, opts);
    const plans = planPriorityClasses();
    const create = (level: PriorityLevel) =>
      createClass(name, level, plans[level], args.transform?.[level], this.child());

    const classes = {
      platform: create("platform"),
      standard: create("standard"),
      batch: create("batch"),
    };

    this.nodes = { classes };
    this.registerOutputs({ levels: PRIORITY_LEVELS });
  }
}

function createClass(
  name: string,
  level: PriorityLevel,
  plan: PriorityClassPlan,
  transform: ClassTransform | undefined,
  opts: pulumi.CustomResourceOptions,
): kubernetes.scheduling.v1.PriorityClass {
  const args = applyTransform<kubernetes.scheduling.v1.PriorityClassArgs>(transform, plan);
  return new kubernetes.scheduling.v1.PriorityClass(`${name}-${level}`, args, opts);
}
