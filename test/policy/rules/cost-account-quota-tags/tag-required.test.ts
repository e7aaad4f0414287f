import { tagRequired } from "../../../../policy/rules/cost-account-quota-tags/tag-required";
import { describeRule } from "../../describe-rule";
import { declared, manifest, UNKNOWN } from "../../resources";

const NO_TAGS = [
  "the tags owner, environment, cost-center, domain, managed-by are missing",
  "required",
] as const;
const NO_OWNER = ["the tag owner is missing or empty", "required"] as const;

type Properties = Readonly<Record<string, unknown>>;

const TAGS = {
  owner: "platform",
  environment: "dev",
  "cost-center": "cc-1",
  domain: "core",
  "managed-by": "pulumi",
};
const { owner: _, ...WITHOUT_OWNER } = TAGS;
const asList = (tags: Properties) =>
  Object.entries(tags).map(([key, value]) => ({ key, value, propagateAtLaunch: true }));

const vpc = (tags: unknown, provider: Properties | null = null) =>
  declared("aws:ec2/vpc:Vpc", { tags }, provider);
const group = (tags: unknown, provider: Properties | null = null) =>
  declared("aws:autoscaling/group:Group", { tags }, provider);
const template = (launched: Properties) =>
  declared("aws:ec2/launchTemplate:LaunchTemplate", {
    tags: TAGS,
    tagSpecifications: [{ resourceType: "instance", tags: launched }],
  });
const defaults = (tags: unknown) => ({ defaultTags: { tags } });

describeRule(tagRequired, {
  pass: [
    { name: "all tags", resources: vpc(TAGS) },
    { name: "all tags from the provider", resources: vpc(undefined, defaults(TAGS)) },
    {
      name: "tags from the provider as JSON text",
      resources: vpc(undefined, { defaultTags: JSON.stringify({ tags: TAGS }) }),
    },
    {
      name: "tags of the resource and of the provider together",
      resources: vpc(WITHOUT_OWNER, defaults({ owner: "platform" })),
    },
    { name: "the list of an Auto Scaling group", resources: group(asList(TAGS)) },
    { name: "a launch template and what it launches", resources: template(TAGS) },
    {
      name: "the list of a native resource",
      resources: declared("aws-native:ec2:Vpc", { tags: asList(TAGS) }),
    },
    {
      name: "a native resource without tags, which may not take any",
      resources: declared("aws-native:ec2:Route", {}),
    },
    { name: "the configured keys", parameters: { keys: ["team"] }, resources: vpc({ team: "a" }) },
    {
      name: "a value of the configured form",
      parameters: { patterns: { "cost-center": "^cc-" } },
      resources: vpc(TAGS),
    },
  ],
  fail: [
    {
      name: "no tags",
      resources: vpc(undefined),
      findings: [["tags", ...NO_TAGS]],
    },
    {
      name: "foreign tags alone",
      resources: vpc({ Name: "x" }),
      findings: [["tags", ...NO_TAGS]],
    },
    ...Object.keys(TAGS).map((key) => ({
      name: `a missing ${key}`,
      resources: vpc({ ...TAGS, [key]: undefined }),
      findings: [[`tags.${key}`, `the tag ${key} is missing or empty`, "required"] as const],
    })),
    {
      name: "an empty value",
      resources: vpc({ ...TAGS, owner: "" }),
      findings: [["tags.owner", ...NO_OWNER]],
    },
    {
      name: "a key in another case",
      resources: vpc({ ...WITHOUT_OWNER, Owner: "platform" }),
      findings: [["tags.owner", ...NO_OWNER]],
    },
    {
      name: "an Auto Scaling group, which inherits nothing from the provider",
      resources: group(undefined, defaults(TAGS)),
      findings: [["tags", ...NO_TAGS]],
    },
    {
      name: "a key that the list of an Auto Scaling group lacks",
      resources: group(asList(WITHOUT_OWNER)),
      findings: [["tags.owner", ...NO_OWNER]],
    },
    {
      name: "a launch template that does not tag its instances",
      resources: template(WITHOUT_OWNER),
      findings: [["tagSpecifications[0].tags.owner", ...NO_OWNER]],
    },
    {
      name: "a native resource that lacks a key",
      resources: declared("aws-native:ec2:Vpc", { tags: asList(WITHOUT_OWNER) }),
      findings: [["tags.owner", ...NO_OWNER]],
    },
    {
      name: "a value of another form than configured",
      parameters: { patterns: { "cost-center": "^[0-9]{4}$" } },
      resources: vpc(TAGS),
      findings: [
        [
          "tags.cost-center",
          "the value of the tag cost-center does not match its pattern",
          "values",
        ],
      ],
    },
  ],
  notApplicable: [
    { name: "a route, which takes no tags", resources: declared("aws:ec2/route:Route", {}) },
    { name: "a manifest", resources: manifest({ apiVersion: "v1", kind: "Namespace" }) },
  ],
  unknown: [
    { name: "unknown tags", resources: vpc(UNKNOWN), reasons: ["unknown value at tags"] },
    {
      name: "an unknown value",
      resources: vpc({ ...TAGS, owner: UNKNOWN }),
      reasons: ["unknown value at tags.owner"],
    },
    {
      name: "unknown tags of the provider",
      resources: vpc(WITHOUT_OWNER, { defaultTags: UNKNOWN }),
      reasons: ["unknown value at provider.defaultTags"],
    },
    {
      name: "an unknown key in the list of an Auto Scaling group",
      resources: group([...asList(WITHOUT_OWNER), { key: UNKNOWN, value: UNKNOWN }]),
      reasons: ["unknown value at tags[4].value"],
    },
  ],
});
