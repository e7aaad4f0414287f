import { applyOwnership } from "../../components/core";
import { DeployRole } from "../../components/delivery";

applyOwnership({
  owner: "platform-team",
  environment: "prod",
  costCenter: "cc-1000",
  domain: "platform",
});

const aws = { accountId: "111122223333", region: "eu-central-1", partition: "aws" } as const;
const repository = "example/shop";
const state = {
  bucket: "example-pulumi-state",
  bucketKeyArn: "arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555",
};

// Pull requests read what their change would meet, and can change nothing.
const preview = new DeployRole("shop-preview", {
  aws,
  repository,
  access: { kind: "preview" },
  state,
});

// Runs that the environment "prod" of the repository has let through change the shop's queues.
const deploy = new DeployRole("shop-deploy", {
  aws,
  repository,
  access: {
    kind: "deploy",
    environment: "prod",
    boundaryArn: "arn:aws:iam::111122223333:policy/deploy-boundary",
    statements: [
      {
        Sid: "ManageQueues",
        Effect: "Allow",
        Action: [
          "sqs:CreateQueue",
          "sqs:DeleteQueue",
          "sqs:GetQueueAttributes",
          "sqs:ListQueueTags",
          "sqs:SetQueueAttributes",
          "sqs:TagQueue",
          "sqs:UntagQueue",
        ],
        Resource: "arn:aws:sqs:eu-central-1:111122223333:shop-*",
      },
    ],
  },
  providerArn: preview.providerArn, // an account trusts GitHub once
  state,
});

// What the repository's variables PREVIEW_ROLE_PROD and DEPLOY_ROLE_PROD are set to.
export const previewRoleArn = preview.roleArn;
export const deployRoleArn = deploy.roleArn;
export const subjects = [preview.subject, deploy.subject];
