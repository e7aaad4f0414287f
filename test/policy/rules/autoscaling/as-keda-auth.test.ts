import { asKedaAuth } from "../../../../policy/rules/autoscaling/as-keda-auth";
import { describeRule } from "../../describe-rule";
import { declared, manifest, namespaced, UNKNOWN } from "../../resources";

type Properties = Readonly<Record<string, unknown>>;

const URL = "https://sqs.eu-west-1.amazonaws.com/111122223333/orders";
const POD = { podIdentity: { provider: "aws" } };
const KEYS = { secretTargetRef: [{ parameter: "awsAccessKeyID", name: "keys", key: "id" }] };
const at = (field: string) => `spec.triggers[0].${field}`;
const queueAway = ["not part of the stack: the queue"];

const scaled = (trigger: Properties, kind = "ScaledObject", place: unknown = "shop") =>
  namespaced("keda.sh/v1alpha1", kind, place, { triggers: [trigger] });
const kafka = (authenticationRef?: unknown) => ({ type: "kafka", authenticationRef });
const sqs = (metadata: Properties = {}, authenticationRef: unknown = { name: "it" }) => ({
  type: "aws-sqs-queue",
  metadata: { queueURL: URL, awsRegion: "eu-west-1", ...metadata },
  authenticationRef,
});
const authentication = (spec: Properties = POD, place: unknown = "shop") =>
  namespaced("keda.sh/v1alpha1", "TriggerAuthentication", place, spec);
const ofCluster = manifest({
  apiVersion: "keda.sh/v1alpha1",
  kind: "ClusterTriggerAuthentication",
  metadata: { name: "it" },
  spec: POD,
});
const queue = (props: Properties = { name: "orders" }) =>
  declared("aws:sqs/queue:Queue", props, { region: "eu-west-1" });
const release = declared("kubernetes:helm.sh/v3:Release", { chart: "web", namespace: "shop" });

describeRule(asKedaAuth, {
  pass: [
    {
      name: "a queue of the stack by the identity of a pod",
      resources: [...scaled(sqs()), ...authentication(), ...queue()],
    },
    {
      name: "the former name of that identity, for a ScaledJob",
      resources: [
        ...scaled(sqs(), "ScaledJob"),
        ...authentication({ podIdentity: { provider: "aws-eks" } }),
        ...queue(),
      ],
    },
    {
      name: "an authentication of the whole cluster",
      resources: [
        ...scaled(sqs({}, { name: "it", kind: "ClusterTriggerAuthentication" })),
        ...ofCluster,
        ...queue(),
      ],
    },
    {
      name: "the identity of KEDA itself",
      resources: [
        ...scaled({ ...sqs({ identityOwner: "operator" }), authenticationRef: undefined }),
        ...queue(),
      ],
    },
    { name: "a trigger that needs none", resources: scaled(kafka()) },
    {
      name: "keys for what is not a queue of AWS",
      resources: [...scaled(kafka({ name: "it" })), ...authentication(KEYS)],
    },
  ],
  fail: [
    {
      name: "no such authentication",
      resources: scaled(kafka({ name: "it" })),
      findings: [
        [
          at("authenticationRef.name"),
          'TriggerAuthentication "it" is not declared',
          "authentication",
        ],
      ],
    },
    {
      name: "an authentication of another namespace",
      resources: [...scaled(kafka({ name: "it" })), ...authentication(POD, "other")],
      findings: [
        [
          at("authenticationRef.name"),
          'TriggerAuthentication "it" is not declared',
          "authentication",
        ],
      ],
    },
    {
      name: "one of the namespace where one of the cluster is meant",
      resources: [
        ...scaled(kafka({ name: "it", kind: "ClusterTriggerAuthentication" })),
        ...authentication(),
      ],
      findings: [
        [
          at("authenticationRef.name"),
          'ClusterTriggerAuthentication "it" is not declared',
          "authentication",
        ],
      ],
    },
    {
      name: "keys for a queue",
      resources: [...scaled(sqs()), ...authentication(KEYS), ...queue()],
      findings: [
        [
          "spec.podIdentity.provider",
          "the authentication of an SQS trigger uses no pod identity",
          "identity",
        ],
      ],
    },
    {
      name: "a queue without any authentication",
      resources: [...scaled({ ...sqs(), authenticationRef: undefined }), ...queue()],
      findings: [
        [
          at("authenticationRef"),
          "the SQS trigger has no authenticationRef, so it has no pod identity",
          "identity",
        ],
      ],
    },
    {
      name: "a queue that the stack does not declare",
      resources: [...scaled(sqs()), ...authentication(), ...queue({ name: "payments" })],
      findings: [[at("metadata.queueURL"), "queueURL does not name a queue of the stack", "queue"]],
    },
    {
      name: "another region than that of the URL",
      resources: [...scaled(sqs({ awsRegion: "us-east-1" })), ...authentication()],
      findings: [[at("metadata.awsRegion"), "awsRegion is not the region of the queue", "queue"]],
      reasons: queueAway,
    },
    {
      name: "another region than that of the queue, which is called by its name",
      resources: [
        ...scaled(sqs({ queueURL: "orders", awsRegion: "us-east-1" })),
        ...authentication(),
        ...queue(),
      ],
      findings: [[at("metadata.awsRegion"), "awsRegion is not the region of the queue", "queue"]],
    },
  ],
  notApplicable: [{ name: "a VPC", resources: declared("aws:ec2/vpc:Vpc", {}) }],
  unknown: [
    {
      name: "an unknown name of the authentication",
      resources: scaled(kafka({ name: UNKNOWN })),
      reasons: [`unknown value at ${at("authenticationRef.name")}`],
    },
    {
      name: "an unknown type",
      resources: scaled({ type: UNKNOWN }),
      reasons: [`unknown value at ${at("type")}`],
    },
    {
      name: "an unknown namespace",
      resources: scaled(kafka({ name: "it" }), "ScaledObject", UNKNOWN),
      reasons: ["unknown value at metadata.namespace"],
    },
    {
      name: "an unknown URL and region",
      resources: [
        ...scaled(sqs({ queueURL: UNKNOWN, awsRegion: UNKNOWN })),
        ...authentication(KEYS),
        ...queue(),
      ],
      findings: [
        [
          "spec.podIdentity.provider",
          "the authentication of an SQS trigger uses no pod identity",
          "identity",
        ],
      ],
      reasons: ["awsRegion", "queueURL"].map((key) => `unknown value at ${at(`metadata.${key}`)}`),
    },
    {
      name: "a stack without queues",
      resources: [...scaled(sqs()), ...authentication()],
      reasons: queueAway,
    },
    {
      name: "a queue whose name AWS makes",
      resources: [...scaled(sqs()), ...authentication(), ...queue({})],
      reasons: queueAway,
    },
    {
      name: "an authentication that a chart may bring",
      resources: [...scaled(kafka({ name: "it" })), ...release],
      reasons: ['not part of the stack: what Helm release "it" brings'],
    },
  ],
});
