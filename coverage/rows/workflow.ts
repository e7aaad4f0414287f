import type { RowSource } from "../row";

/** Rows of the article that the workflow family answers. */
export const WORKFLOW_ROWS: readonly RowSource[] = [
  [
    "WD-1",
    '"declarative specifications that describe the desired state, dependencies, and execution rules of services"',
    "aws.sfn.StateMachine.definition aws.sfn.StateMachine.type aws.sfn.StateMachine.publish aws.sfn.Alias.routingConfigurations",
  ],
  [
    "WD-2",
    '"configuration management, service specifications, and infrastructure requirements"',
    "ConfigMap aws.appconfig.ConfigurationProfile Deployment Service NodePool.requirements",
  ],
  [
    "WD-3",
    '"domain-specific languages (DSLs) or YAML-based configurations"',
    "aws.sfn.StateMachine.definition",
  ],
  ["WD-4", "conditional branching", "aws.sfn.StateMachine"],
  ["WD-5", "parallel execution paths", "aws.sfn.StateMachine"],
  ["WD-6", "error handling strategies", "aws.sfn.StateMachine"],
  ["TS-1", '"both synchronous and asynchronous operations"', "aws.sfn.StateMachine"],
  ["TS-2", '"handling distributed transactions"', "IP-5..IP-6 ST-4"],
  [
    "TS-3",
    '"maintaining state consistency across the workflow"',
    "aws.dynamodb.Table aws.sqs.Queue",
  ],
  ["TS-4", '"retry mechanisms, circuit breakers, and fallback strategies"', "IP-4"],
  ["TS-5", '"concurrent execution, race conditions, and deadlock prevention"', "TS-3"],
  ["IP-5", "Saga Pattern", "aws.sfn.StateMachine"],
  ["IP-6", "Compensating Transactions", "IP-5"],
  ["MAP-2", "Serverless orchestration", "aws.sfn.StateMachine"],
  [
    "AI-1",
    "Intelligent automation systems",
    "aws.devopsguru.ResourceCollection aws.sfn.StateMachine",
  ],
  [
    "AEV-4",
    "Intelligent workflows",
    "aws.sfn.StateMachine AnalysisTemplate ScaledObject.scalingModifiers",
  ],
  ["SOL-3", "Automated workflows", "aws.sfn.StateMachine WD-1..WD-6 TS-1..TS-5 REC-4"],
];
