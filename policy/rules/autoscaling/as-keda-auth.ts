import { failUnlessHidden } from "../../world/kubernetes/blind-spots";
import { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { eksBestPractices } from "../../rule/frameworks";
import { RELEASE } from "../../world/kubernetes/helm-releases";
import { namespaceField } from "../../world/kubernetes/namespaces";
import { QUEUE_TYPES } from "../../world/aws/queues";
import type { ResourceIndex } from "../../world/resource-index";
import type { NormalizedResource } from "../../rule/resource";
import { stackRule } from "../../rule/rule";
import type { World } from "../../world/world";

const KEDA = "kubernetes:keda.sh/v1alpha1:";
const SCALERS: ReadonlySet<string> = new Set([`${KEDA}ScaledObject`, `${KEDA}ScaledJob`]);
const OF_NAMESPACE = `${KEDA}TriggerAuthentication`;
const OF_CLUSTER = `${KEDA}ClusterTriggerAuthentication`;

/** Providers that give a pod credentials that expire. */
const POD_IDENTITIES: ReadonlySet<unknown> = new Set(["aws", "aws-eks"]);

/** Region in the host of a queue's URL, in either of its forms. */
const REGION_IN_URL = /^https?:\/\/(?:sqs(?:-fips)?\.([a-z0-9-]+)|([a-z0-9-]+)\.queue)\./;

/** A scaler that cannot read its queue does not change the number of pods. */
export const asKedaAuth = stackRule({
  id: "as-keda-auth",
  topic: "autoscaling",
  severity: "high",
  description:
    "A trigger of KEDA names an authentication that exists; an SQS trigger reads a queue of the " +
    "stack, in its region, with a pod identity.",
  remediation:
    "Declare the TriggerAuthentication in the namespace of the scaler, with podIdentity.provider " +
    "aws for SQS, and take queueURL and awsRegion from the queue itself.",
  frameworks: [eksBestPractices("security: identity", "Give pods an identity of their own")],
  checks: {
    authentication: "The authentication that a trigger names exists.",
    identity: "An SQS trigger uses a pod identity.",
    queue: "An SQS trigger reads a queue of the stack, in its region.",
  },
  parameters: {},
  appliesTo: (type) => type.startsWith("kubernetes:") || QUEUE_TYPES.has(type),
  check(world, findings) {
    const index = world;
    for (const { trigger, authentication } of triggersOf(world, findings.of("authentication"))) {
      const type = trigger.get("type");
      if (!type.isReadable) findings.of("identity").notEvaluated(type);
      if (type.value !== "aws-sqs-queue") continue;
      checkIdentity(trigger, authentication, findings.of("identity"));
      checkQueue(trigger.get("metadata"), index, findings.of("queue"));
    }
  },
});

interface Trigger {
  readonly trigger: Field;
  /** The object that its reference leads to, where that is part of the stack. */
  readonly authentication: Field | undefined;
}

/** The triggers of all scalers, with their references followed. */
function triggersOf(world: World, findings: Findings): readonly Trigger[] {
  const scalers = world.where((type) => SCALERS.has(type));
  if (scalers.length === 0) return [];
  const authenticationOf = followerIn(world, findings);
  return scalers.flatMap((scaler) =>
    Field.root(scaler)
      .get("spec", "triggers")
      .items()
      .map((trigger) => ({ trigger, authentication: authenticationOf(trigger) })),
  );
}

/** True for an authentication of a namespace. */
function isAuthentication({ type }: NormalizedResource): boolean {
  return type === OF_NAMESPACE;
}

/** Follows the reference of a trigger, and reports a reference to an object that does not exist. */
function followerIn(world: World, findings: Findings): (trigger: Field) => Field | undefined {
  const namespaceOf = world.namespaceOf;
  const byKey = new Map(
    world
      .where((type) => type === OF_NAMESPACE || type === OF_CLUSTER)
      .map((resource) => [keyOf(resource.type, namespaceOf(resource), resource.name), resource]),
  );
  const hiddenIn = world.blindSpots(isAuthentication);
  const release = world.where((type) => type === RELEASE)[0];
  const ofRelease = release && `not part of the stack: what "${release.name}" brings`;
  return (trigger) => {
    const reference = trigger.get("authenticationRef");
    const [name, kind] = [reference.get("name"), reference.get("kind")];
    const unreadable = [kind, name].find((part) => !part.isReadable);
    if (unreadable !== undefined) findings.notEvaluated(unreadable);
    if (unreadable !== undefined || !name.isSet) return undefined;
    const namespace = namespaceOf(trigger.resource);
    const isCluster = kind.value === "ClusterTriggerAuthentication";
    const type = isCluster ? OF_CLUSTER : OF_NAMESPACE;
    const found = byKey.get(keyOf(type, namespace, String(name.value)));
    if (found !== undefined) return Field.root(found);
    if (!isCluster && namespace === undefined) {
      findings.notEvaluated(namespaceField(trigger.resource));
    } else {
      const hidden = isCluster ? ofRelease : hiddenIn(namespace ?? "");
      failUnlessHidden(
        name,
        `${type.slice(KEDA.length)} "${String(name.value)}" is not declared`,
        hidden,
        findings,
      );
    }
    return undefined;
  };
}

function keyOf(type: string, namespace: string | undefined, name: string): string {
  return type === OF_CLUSTER ? `${type}/${name}` : `${type}/${namespace}/${name}`;
}

function checkIdentity(
  trigger: Field,
  authentication: Field | undefined,
  findings: Findings,
): void {
  const reference = trigger.get("authenticationRef");
  if (authentication !== undefined) {
    findings.require(
      authentication.get("spec", "podIdentity", "provider"),
      (value) => POD_IDENTITIES.has(value),
      "the authentication of an SQS trigger uses no pod identity",
    );
    return;
  }
  if (reference.isSet) return;
  const owner = trigger.get("metadata", "identityOwner");
  if (!owner.isReadable) findings.notEvaluated(owner);
  // The pod of KEDA has an identity too.
  else if (owner.value !== "operator") {
    findings.fail(reference, "the SQS trigger has no authenticationRef, so it has no pod identity");
  }
}

function checkQueue(metadata: Field, index: ResourceIndex, findings: Findings): void {
  const url = metadata.get("queueURL");
  if (!url.isSet) return;
  const queues = ["name", "queueName"].flatMap((key) => index.named(url, QUEUE_TYPES, key));
  const [queue] = queues;
  const region = metadata.get("awsRegion");
  const regions = [regionOf(queue), regionIn(url)].filter((known) => known !== undefined);
  if (!region.isReadable) findings.notEvaluated(region);
  else if (region.isSet && regions.some((known) => known !== region.value)) {
    findings.fail(region, "awsRegion is not the region of the queue");
  }
  if (queue !== undefined) return;
  const all = index.of(QUEUE_TYPES);
  const isNamed = ({ text }: Field): boolean => text !== undefined;
  const areNamed = all.every((each) => isNamed(each.get("name")) || isNamed(each.get("queueName")));
  if (!url.isReadable) findings.notEvaluated(url);
  else if (all.length > 0 && areNamed)
    findings.fail(url, "queueURL does not name a queue of the stack");
  else findings.notEvaluated(url, "not part of the stack: the queue");
}

function regionOf(queue: Field | undefined): string | undefined {
  const own = queue?.get("region").text;
  const provided = queue?.resource.providerProps?.region;
  return own ?? (typeof provided === "string" ? provided : undefined);
}

function regionIn({ text = "" }: Field): string | undefined {
  const match = REGION_IN_URL.exec(text);
  return match?.[1] ?? match?.[2];
}
