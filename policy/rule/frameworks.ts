/** One requirement of a published standard that a rule enforces. */
export interface Framework {
  readonly name: string;
  readonly version: string;
  /** Number or id of the requirement. */
  readonly reference: string;
  /** What it asks for, in short. */
  readonly specification: string;
}

type Requirement = (reference: string, specification: string) => Framework;

function framework(name: string, version: string): Requirement {
  return (reference, specification) => ({ name, version, reference, specification });
}

/** Pod Security Standards; the reference is the level and the check of Pod Security Admission. */
export const podSecurityStandards = framework("Kubernetes Pod Security Standards", "1.36");

/** CIS Kubernetes Benchmark, section 5. */
export const cisKubernetes = framework("CIS Kubernetes Benchmark", "1.12");

/** CIS Amazon EKS Benchmark. */
export const cisEks = framework("CIS Amazon EKS Benchmark", "1.8.0");

/** CIS Amazon Web Services Foundations Benchmark. */
export const cisAws = framework("CIS AWS Foundations Benchmark", "5.0");

/** AWS Security Hub: Foundational Security Best Practices. */
export const fsbp = framework("AWS Foundational Security Best Practices", "1.0.0");

/** Amazon EKS Best Practices Guide, a living document. */
export const eksBestPractices = framework("Amazon EKS Best Practices Guide", "current");

/** Istio's security best practices. */
export const istioBestPractices = framework("Istio Security Best Practices", "1.31");

/** Messages of Istio's configuration analysis, by their code. */
export const istioAnalysis = framework("Istio Configuration Analysis", "1.31");

/** Best practices of the Amazon SQS Developer Guide, a living document. */
export const awsMessaging = framework("Amazon SQS Developer Guide", "current");

/** Security and Privacy Controls for Information Systems and Organizations. */
export const nist = framework("NIST SP 800-53", "5");

/** Example policy packs of Pulumi, by their folder. */
export const pulumiExamples = framework("Pulumi policy pack examples", "current");

/** Resource options in the documentation of Pulumi, a living document. */
export const pulumiOptions = framework("Pulumi resource options", "current");

/** Best practices of the Amazon VPC User Guide, a living document. */
export const awsVpc = framework("Amazon VPC User Guide", "current");

/** Security best practices of the IAM User Guide, a living document. */
export const awsIam = framework("IAM User Guide", "current");
