/** Why a rule of the pack is left to reviews and pipelines, by id. */
export const NOT_RENDERED: Readonly<Record<string, string>> = {
  ...because("It is advice on availability; refusing a rollout in an emergency would harm more.", [
    "rel-probes",
    "rel-probe-port",
    "rel-probes-identical",
    "rel-spread",
    "rel-rolling-update",
    "as-hpa-bounds",
    "as-keda-valid",
    "mon-alert-shape",
  ]),
  ...because("The API server refuses it by itself.", ["rel-selector-match", "rel-deprecated-api"]),
  ...because("It is advice at every level, and a warning at every request is read by nobody.", [
    "k8s-secret-env",
    "k8s-labels",
    "quota-cpu-limit",
    "quota-limit-ratio",
    "quota-ephemeral",
  ]),
  ...because(
    "It tells credentials from harmless values by dozens of patterns, too many for every request.",
    ["k8s-plaintext-credential"],
  ),
};

/** Why a rule over several objects is not rendered, with the one exception. */
export const SEVERAL_OBJECTS = "Its verdict hangs on several objects, and a request shows one.";

/** Why a rule over AWS resources is not rendered. */
export const NOT_KUBERNETES = "It judges resources that are no objects of the cluster.";

function because(reason: string, rules: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(rules.map((rule) => [rule, reason]));
}
