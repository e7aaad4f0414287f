import type { RowSource } from "../row";

/** Rows of the article that the security family answers. */
export const SECURITY_ROWS: readonly RowSource[] = [
  [
    "SA-1",
    "Authentication mechanisms",
    "RequestAuthentication SecurityPolicy.jwt SecurityPolicy.oidc SecurityPolicy.basicAuth SecurityPolicy.apiKeyAuth SecurityPolicy.extAuth aws.cognito.UserPool aws.apigatewayv2.Authorizer",
  ],
  [
    "SA-2",
    "Authorization policies",
    "AuthorizationPolicy SecurityPolicy.authorization.rules aws.verifiedpermissions.PolicyStore aws.vpclattice.AuthPolicy",
  ],
  [
    "SA-3",
    "SSL/TLS termination",
    "Gateway.listeners.tls BackendTLSPolicy Certificate aws.acm.Certificate aws.acm.CertificateValidation aws.lb.TrustStore",
  ],
  [
    "SA-4",
    "API key management",
    "aws.apigateway.ApiKey SecurityPolicy.apiKeyAuth RandomPassword aws.secretsmanager.Secret ExternalSecret",
  ],
  [
    "SA-5",
    "OAuth2 integration",
    "SecurityPolicy.oidc SecurityPolicy.oidc.provider.issuer SecurityPolicy.oidc.clientID SecurityPolicy.oidc.clientSecret SecurityPolicy.oidc.redirectURL SecurityPolicy.oidc.refreshToken aws.cognito.ResourceServer",
  ],
  [
    "SA-6",
    "JWT validation",
    "RequestAuthentication.jwtRules RequestAuthentication.jwtRules.issuer RequestAuthentication.jwtRules.jwksUri RequestAuthentication.jwtRules.audiences RequestAuthentication.jwtRules.outputClaimToHeaders AuthorizationPolicy.requestPrincipals SecurityPolicy.jwt.providers.remoteJWKS jwtConfiguration",
  ],
  [
    "SV-1",
    "Identity and access management",
    "aws.eks.PodIdentityAssociation aws.eks.AccessEntry aws.iam.Role",
  ],
  [
    "SV-3",
    "Secrets handling automation",
    "ExternalSecret.refreshPolicy aws.secretsmanager.SecretRotation",
  ],
  [
    "SV-4",
    "Compliance monitoring tools",
    "aws.cfg.Rule aws.cfg.ConformancePack aws.securityhub.StandardsSubscription aws.auditmanager.Assessment",
  ],
  [
    "SV-5",
    "Vulnerability scanning integration",
    "aws.inspector2.Enabler aws.ecr.RegistryScanningConfiguration",
  ],
  [
    "SV-6",
    "Access auditing systems",
    "aws.cloudtrail.Trail aws.eks.Cluster.enabledClusterLogTypes aws.accessanalyzer.Analyzer",
  ],
  ["SV-8", "Certificate automation", "Certificate aws.acm.CertificateValidation"],
  [
    "TF-6",
    "Security enforcement",
    "AuthorizationPolicy NetworkPolicy ValidatingPolicy ValidatingAdmissionPolicy aws.eks.PodIdentityAssociation",
  ],
  [
    "KI-5",
    "Security compliance automation",
    "pod-security.kubernetes.io/enforce ValidatingPolicy ValidatingAdmissionPolicy ImageValidatingPolicy aws.cfg.ConformancePack aws.securityhub.StandardsSubscription",
  ],
  [
    "GAP-3",
    "Security implications of automated orchestration workflows",
    "aws.iam.Role aws.eks.PodIdentityAssociation",
  ],
  [
    "ASE-1",
    "Zero-trust implementation",
    "PeerAuthentication AuthorizationPolicy NetworkPolicy aws.vpclattice.AuthPolicy aws.verifiedaccess.Instance",
  ],
  ["ASE-2", "Identity-first security", "aws.eks.PodIdentityAssociation"],
  ["ASE-3", "Automated compliance", "aws.cfg.ConformancePack ValidatingPolicy"],
  [
    "ASE-4",
    "Privacy engineering",
    "aws.cloudwatch.LogDataProtectionPolicy OpenTelemetryCollector.redaction aws.sns.DataProtectionPolicy",
  ],
  ["ASE-5", "Threat prediction", "aws.guardduty.DetectorFeature aws.detective.Graph"],
  [
    "ASE-6",
    "Security automation",
    "aws.securityhub.AutomationRuleV2 aws.cloudwatch.EventRule aws.sfn.StateMachine",
  ],
  ["ASE-7", "Risk analytics", "aws.securityhub.AccountV2 aws.securityhub.AggregatorV2"],
  ["AEV-5", "Automated governance", "aws.cfg.ConformancePack ValidatingPolicy"],
  ["SOL-7", "Security automation", "ASE-6 SV-3 SV-8"],
];
