import type { AwsTypes } from "./aws-type";

const IAM = "arn:aws:iam::{account}";

/** Nothing in the simulation depends on the clock. */
const CREATED = "2026-01-01T00:00:00Z";

/** Identities and what they may do. */
export const IAM_TYPES: AwsTypes = {
  "aws:iam/role:Role": {
    nameFrom: "name",
    computed: {
      arn: `${IAM}:role{path}{id}`,
      uniqueId: "AROA{HEX:17}",
      createDate: CREATED,
    },
  },
  "aws:iam/rolePolicy:RolePolicy": {
    nameFrom: "name",
    id: "{input:role}:{name}",
    computed: {},
  },
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": {
    id: "{input:role}/{input:policyArn}",
    computed: {},
  },
  "aws:iam/policy:Policy": {
    nameFrom: "name",
    id: `${IAM}:policy{path}{name}`,
    computed: { arn: "{id}", policyId: "ANPA{HEX:17}", attachmentCount: 0 },
  },
  "aws:iam/instanceProfile:InstanceProfile": {
    nameFrom: "name",
    computed: {
      arn: `${IAM}:instance-profile{path}{id}`,
      uniqueId: "AIPA{HEX:17}",
      createDate: CREATED,
    },
  },
  "aws:iam/openIdConnectProvider:OpenIdConnectProvider": {
    id: `${IAM}:oidc-provider/{host:url}`,
    computed: { arn: "{id}" },
  },
  "aws:iam/serviceLinkedRole:ServiceLinkedRole": {
    id: `${IAM}:role/aws-service-role/{input:awsServiceName}`,
    computed: {
      arn: "{id}",
      uniqueId: "AROA{HEX:17}",
      name: "AWSServiceRole{hex:8}",
      path: "/aws-service-role/{input:awsServiceName}/",
      createDate: CREATED,
    },
  },
};
