/**
 * Actions that IAM cannot limit to a resource, by service, from the service authorization reference
 * of AWS; `*` stands for the rest of a name. All other actions of these services can be limited.
 */
const UNRESTRICTABLE: Readonly<Record<string, string>> = {
  acm: "GetAccountConfiguration ListCertificates PutAccountConfiguration RequestCertificate",
  "application-autoscaling": "Describe* GetPredictiveScalingForecast",
  autoscaling: "Describe* GetPredictiveScalingForecast",
  ce: "*",
  cloudformation:
    "DescribeAccountLimits DescribeType* EstimateTemplateCost ListExports ListImports ListStacks " +
    "ListStackSets ListType* ValidateTemplate CreateUploadBucket",
  cloudtrail: "DescribeTrails ListTrails ListPublicKeys LookupEvents",
  cloudwatch:
    "DescribeAlarmsForMetric DescribeAnomalyDetectors GetMetricData GetMetricStatistics " +
    "GetMetricWidgetImage ListDashboards ListMetric* PutMetricData PutAnomalyDetector",
  "cognito-idp": "ListUserPools CreateUserPool DescribeUserPoolDomain",
  dynamodb:
    "DescribeEndpoints DescribeLimits DescribeReserved* ListBackups ListContributorInsights " +
    "ListExports ListGlobalTables ListImports ListStreams ListTables",
  ec2: "Describe* CreateDefault* DisableEbsEncryptionByDefault EnableEbsEncryptionByDefault GetEbs*",
  ec2messages: "*",
  ecr:
    "GetAuthorizationToken DescribeRegistry GetRegistry* PutRegistry* PutReplicationConfiguration " +
    "DescribePullThroughCacheRules CreatePullThroughCacheRule GetAccountSetting",
  eks:
    "CreateCluster DescribeAddonConfiguration DescribeAddonVersions DescribeClusterVersions " +
    "ListAccessPolicies ListClusters RegisterCluster",
  elasticache:
    "DescribeCacheEngineVersions DescribeEngineDefaultParameters DescribeEvents " +
    "DescribeReservedCacheNodesOfferings DescribeServiceUpdates",
  elasticfilesystem: "CreateFileSystem DescribeAccountPreferences PutAccountPreferences",
  elasticloadbalancing: "Describe* SetWebAcl",
  events: "ListEvent* ListRule* ListConnections ListEndpoints PutPermission TestEventPattern",
  firehose: "ListDeliveryStreams",
  guardduty: "CreateDetector ListDetectors GetMember* ListMembers CreateMembers",
  iam:
    "GetAccount* ListAccountAliases GetCredentialReport GenerateCredentialReport ListGroups " +
    "ListInstanceProfiles ListOpenIDConnectProviders ListPolicies ListRoles ListSAMLProviders " +
    "ListServerCertificates ListUsers ListVirtualMFADevices GetServiceLast* SimulateCustomPolicy",
  kinesis: "DescribeLimits DescribeAccountSettings ListStreams",
  kms:
    "CreateKey CreateCustomKeyStore DescribeCustomKeyStores GenerateRandom ListAliases ListKeys " +
    "ListRetirableGrants",
  lambda:
    "CreateEventSourceMapping GetAccountSettings ListCodeSigningConfigs ListEventSourceMappings " +
    "ListFunctions ListLayer*",
  logs:
    "CreateLogDelivery DeleteLogDelivery DescribeDestinations DescribeExportTasks " +
    "DescribeLogGroups DescribeQueries DescribeQueryDefinitions DescribeResourcePolicies " +
    "GetLogDelivery ListLogDeliveries PutQueryDefinition PutResourcePolicy StopQuery " +
    "TestMetricFilter UpdateLogDelivery",
  organizations: "DescribeOrganization ListAccounts ListRoots ListPolicies ListHandshakes*",
  pricing: "*",
  rds:
    "DescribeAccountAttributes DescribeCertificates DescribeDBEngineVersions DescribeEngine* " +
    "DescribeEventCategories DescribeEvents DescribeOrderableDBInstanceOptions " +
    "DescribeReservedDBInstancesOfferings DescribeSourceRegions",
  route53:
    "CreateHealthCheck CreateHostedZone GetCheckerIpRanges GetGeoLocation GetHealthCheckCount " +
    "GetHostedZoneCount ListGeoLocations ListHealthChecks ListHosted* ListTrafficPolicies " +
    "TestDNSAnswer",
  s3: "GetAccountPublicAccessBlock ListAccessPoints* ListAllMyBuckets ListJobs ListStorage*",
  secretsmanager: "BatchGetSecretValue GetRandomPassword ListSecrets",
  servicediscovery:
    "CreateHttpNamespace CreatePrivateDnsNamespace CreatePublicDnsNamespace ListNamespaces " +
    "ListOperations ListServices",
  shield: "Create* DescribeSubscription Enable* Disable* Get* ListAttacks ListProtection*",
  sns: "ListTopics ListSubscriptions ListPlatformApplications GetSMS* SetSMS* Unsubscribe",
  sqs: "ListQueues",
  ssm:
    "DescribeActivations DescribeAvailablePatches DescribeInstanceInformation " +
    "DescribeInstanceProperties DescribeParameters DescribePatch* DescribeSessions " +
    "GetCommandInvocation GetInventory* ListAssociations ListCommand* ListDocuments PutInventory",
  ssmmessages: "*",
  states: "ListActivities ListStateMachines Send* ValidateStateMachineDefinition",
  sts:
    "DecodeAuthorizationMessage GetAccessKeyInfo GetCallerIdentity GetServiceBearerToken " +
    "GetSessionToken",
  tag: "*",
  wafv2: "CheckCapacity Describe* ListAvailable* ListIPSets ListRuleGroups ListWebACLs",
  xray:
    "Put* GetSampling* GetTrace* GetInsight* GetServiceGraph BatchGetTraces GetGroups " +
    "GetTimeSeriesServiceStatistics",
};

/** In most services that are not listed, reading actions cannot be limited. */
const READING = /^(?:List|Describe|Get)/i;

/** True when an action, which may hold wildcards, includes one that IAM can limit to a resource. */
export function isRestrictable(action: string): boolean {
  const colon = action.indexOf(":");
  if (colon === -1) return true;
  const [service, name] = [action.slice(0, colon).toLowerCase(), action.slice(colon + 1)];
  const listed = Object.hasOwn(UNRESTRICTABLE, service) ? UNRESTRICTABLE[service] : undefined;
  if (listed === undefined) return !READING.test(name);
  return !listed.split(" ").some((pattern) => contains(pattern, name));
}

/** True when the pattern covers everything that `name` covers. */
function contains(pattern: string, name: string): boolean {
  const [wanted, given] = [pattern.toLowerCase(), name.toLowerCase()];
  if (wanted.endsWith("*")) return given.startsWith(wanted.slice(0, -1));
  return wanted === given;
}

/** True when an action of a policy, which may hold wildcards, includes one action. */
export function includesAction(pattern: string, action: string): boolean {
  return wildcardExpression(pattern).test(action);
}

/** The wildcards of IAM as a regular expression; names of actions are case-insensitive. */
function wildcardExpression(pattern: string): RegExp {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll(/\*+/g, ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`, "i");
}
