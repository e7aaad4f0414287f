import type { AwsTypes } from "./aws-type";

const IAM = "arn:aws:iam::{account}";

/** Identities and what they may do. */
export const IAM_TYPES: AwsTypes = {
  "aws:iam/role:Role": {
    nameFrom: "name",
    immutable: ["name", "namePrefix", "path"],
    computed: {
      arn: `${IAM}:role{input:path}/{id}`,
      uniqueId: "AROA{HEX:17}",
      createDate: "2026-01-01T00:00:00Z",
    },
  },
  "aws:iam/rolePolicy:RolePolicy": {
    nameFrom: "name",
    id: "{input:role}:{name}",
    immutable: ["name", "namePrefix", "role"],
    computed: {},
  },
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": {
    id: "{input:role}/{input:policyArn}",
    immutable: ["role", "policyArn"],
    computed: {},
  },
  "aws:iam/policy:Policy": {
    nameFrom: "name",
    id: `${IAM}:policy/{name}`,
    immutable: ["name", "namePrefix", "path", "description"],
    computed: { arn: "{id}", policyId: "ANPA{HEX:17}", attachmentCount: 0 },
  },
  "aws:iam/instanceProfile:InstanceProfile": {
    nameFrom: "name",
    immutable: ["name", "namePrefix", "path"],
    computed: { arn: `${IAM}:instance-profile/{id}`, uniqueId: "AIPA{HEX:17}" },
  },
  "aws:iam/openIdConnectProvider:OpenIdConnectProvider": {
    id: `${IAM}:oidc-provider/{input:url}`,
    immutable: ["url"],
    computed: { arn: "{id}" },
  },
  "aws:iam/serviceLinkedRole:ServiceLinkedRole": {
    id: `${IAM}:role/aws-service-role/{input:awsServiceName}`,
    immutable: ["awsServiceName", "customSuffix"],
    computed: { arn: "{id}", uniqueId: "AROA{HEX:17}" },
  },
};
