import type {
  KarpenterPoolInput,
  NodeClassInput,
} from "../../../../../components/cluster/pure/pools/karpenter-settings";

/** A valid node class, every default in place. */
export const nodeClassInput: NodeClassInput = {
  image: {},
  machine: {},
  reservations: [],
  tags: {},
  subnetCount: 3,
};

/** A valid pool, every default in place. */
export const karpenterInput: KarpenterPoolInput = {
  architectures: ["arm64"],
  capacity: ["on-demand"],
  requirements: [],
  limits: { cpu: "100", memory: "400Gi" },
  scheduling: {},
  disruption: {},
  nodeClass: nodeClassInput,
};
