import type { RowSource } from "../row";

/** Rows of the article that the delivery family answers. */
export const DELIVERY_ROWS: readonly RowSource[] = [
  ["IAC-1", "Version-controlled infrastructure definitions", "tags.git:sha labels.git:sha"],
  ["IAC-2", "Environment-specific configurations", ""],
  ["IAC-3", "State management and locking", "aws.kms.Key"],
  ["IAC-4", "Module reusability and composition", ""],
  ["IAC-5", "Dependency management", ""],
  ["IAC-6", "Change validation workflows", ""],
  [
    "IAC-7",
    "Secret management integration",
    "RandomPassword ExternalSecret aws.secretsmanager.SecretRotation",
  ],
  [
    "IAC-8",
    "Resource tagging standards",
    "tags.owner tags.domain tags.cost-center labels.owner labels.domain labels.cost-center",
  ],
  [
    "KO-5",
    "Rolling updates and rollback capabilities",
    "Deployment.strategy Deployment.revisionHistoryLimit Deployment.progressDeadlineSeconds Rollout Canary",
  ],
  [
    "AUT-5",
    '"infrastructure as code (IaC) principles to ensure consistency and repeatability across environments"',
    "IAC-2",
  ],
  ["CS-1", "declarative configurations", "aws.eks.Capability"],
  ["CS-2", "infrastructure as code", "IAC-1..IAC-8"],
  ["CS-3", "automated deployment pipelines", "Rollout Canary AnalysisTemplate OX-1"],
  ["OX-1", "CI/CD pipeline integration", "aws.codepipeline.Pipeline aws.iam.OpenIdConnectProvider"],
  ["OX-6", "Documentation systems", ""],
  [
    "OX-7",
    "Change management processes",
    "NodePool.budgets aws.ssm.MaintenanceWindow aws.ssm.Document aws.eks.Cluster.upgradePolicy",
  ],
  ["MAP-1", "Next-generation platforms", "aws.eks.Capability aws.eks.Cluster.computeConfig"],
  ["MAP-5", "Platform engineering", "aws.eks.Capability"],
  ["MAP-6", "DevOps automation", "MAP-5 OX-1 IAC-6"],
  ["SOL-1", "Platform innovation", "MAP-5"],
  ["SOL-2", "Integrated toolchains", ""],
];
