import { iamBoundary } from "../../../../policy/rules/iam/iam-boundary";
import { describeRule } from "../../describe-rule";
import { declared, manifest, named, UNKNOWN, urnOf } from "../../resources";

const DETACHES = [
  "the exclusive attachment detaches the policy where it is attached elsewhere",
  "exclusive-attachments",
] as const;

type Properties = Readonly<Record<string, unknown>>;

const ROLE = "aws:iam/role:Role";
const POLICY = "aws:iam/policy:Policy";
const BOUNDARY = "arn:aws:iam::444455556666:policy/team-boundary";
const READ_ONLY = "arn:aws:iam::aws:policy/ReadOnlyAccess";
const parameters = { boundaries: ["arn:aws:iam::*:policy/*-boundary"] };

const role = (props: Properties = {}) =>
  named(ROLE, "orders", { name: "orders", permissionsBoundary: BOUNDARY, ...props });
const attachment = (policyArn: unknown = READ_ONLY, from: readonly string[] = []) =>
  named(
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    "attached",
    { role: UNKNOWN, policyArn },
    { role: [urnOf(ROLE, "orders")], policyArn: from },
  );
const inline = named("aws:iam/rolePolicy:RolePolicy", "inline", { role: "orders" });
const exclusive = (name: string, policyArn: unknown = READ_ONLY, from: readonly string[] = []) =>
  named("aws:iam/policyAttachment:PolicyAttachment", name, { policyArn }, { policyArn: from });
const list = (name = "list") =>
  named("aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive", name, {
    roleName: "orders",
    policyArns: [READ_ONLY],
  });

describeRule(iamBoundary, {
  pass: [
    { name: "a bounded role", parameters, resources: role() },
    {
      name: "a role of a service of AWS",
      parameters,
      resources: role({
        path: "/aws-service-role/eks.amazonaws.com/",
        permissionsBoundary: undefined,
      }),
    },
    { name: "attachments alone", parameters, resources: [...role(), ...attachment(), ...inline] },
    {
      name: "policies of the role alone",
      parameters,
      resources: role({ managedPolicyArns: [READ_ONLY], inlinePolicies: [{ name: "a" }] }),
    },
    {
      name: "a list in the role and inline policies apart",
      parameters,
      resources: [...role({ managedPolicyArns: [READ_ONLY] }), ...inline],
    },
    {
      name: "an exclusive list with its attachments",
      parameters,
      resources: [...role(), ...attachment(), ...list()],
    },
    {
      name: "exclusive attachments of two policies",
      parameters,
      resources: [...role(), ...exclusive("a"), ...exclusive("b", "arn:aws:iam::aws:policy/B")],
    },
  ],
  fail: [
    {
      name: "a role without a boundary",
      parameters,
      resources: role({ permissionsBoundary: undefined }),
      findings: [
        [
          "permissionsBoundary",
          "the role has no permissions boundary that is on the list",
          "boundary",
        ],
      ],
    },
    {
      name: "a boundary that is not on the list",
      parameters,
      resources: role({ permissionsBoundary: "arn:aws:iam::aws:policy/AdministratorAccess" }),
      findings: [
        [
          "permissionsBoundary",
          "the role has no permissions boundary that is on the list",
          "boundary",
        ],
      ],
    },
    {
      name: "a list in the role and an attachment, even an empty one",
      parameters,
      resources: [...role({ managedPolicyArns: [] }), ...attachment()],
      findings: [
        [
          "managedPolicyArns",
          "the list removes policies of the role that are declared separately",
          "policy-lists",
        ],
      ],
    },
    {
      name: "inline policies in the role and apart",
      parameters,
      resources: [...role({ inlinePolicies: [{ name: "a" }] }), ...inline],
      findings: [
        [
          "inlinePolicies",
          "the list removes policies of the role that are declared separately",
          "policy-lists",
        ],
      ],
    },
    {
      name: "an exclusive list beside the list of the role",
      parameters,
      resources: [...role({ managedPolicyArns: [READ_ONLY] }), ...list()],
      findings: [
        ["policyArns", "another list also declares the policies of the role", "policy-lists"],
      ],
    },
    {
      name: "two exclusive lists",
      parameters,
      resources: [...role(), ...list(), ...list("again")],
      findings: [
        ["policyArns", "another list also declares the policies of the role", "policy-lists"],
      ],
    },
    {
      name: "an exclusive attachment of what is attached elsewhere",
      parameters,
      resources: [...role(), ...attachment(), ...exclusive("a")],
      findings: [["policyArn", ...DETACHES]],
    },
    {
      name: "two exclusive attachments of one policy that does not exist yet",
      parameters,
      resources: [
        ...named(POLICY, "read", {}),
        ...exclusive("a", UNKNOWN, [urnOf(POLICY, "read")]),
        ...exclusive("b", UNKNOWN, [urnOf(POLICY, "read")]),
      ],
      findings: [["policyArn", ...DETACHES]],
    },
    {
      name: "an attachment to a user of what is attached exclusively",
      parameters,
      resources: [
        ...declared("aws:iam/userPolicyAttachment:UserPolicyAttachment", { policyArn: READ_ONLY }),
        ...exclusive("a"),
      ],
      findings: [["policyArn", ...DETACHES]],
    },
  ],
  notApplicable: [
    { name: "a user", resources: declared("aws:iam/user:User", {}) },
    { name: "a role of Kubernetes", resources: manifest({ apiVersion: "v1", kind: "Role" }) },
  ],
  unknown: [
    {
      name: "roles without a list, said once",
      resources: [...role(), ...named(ROLE, "other", { name: "other" })],
      reasons: ["not configured: boundaries"],
    },
    {
      name: "an unknown boundary",
      parameters,
      resources: role({ permissionsBoundary: UNKNOWN }),
      reasons: ["unknown value at permissionsBoundary"],
    },
    {
      name: "an exclusive attachment of nobody knows what",
      parameters,
      resources: exclusive("a", UNKNOWN),
      reasons: ["unknown value at policyArn"],
    },
  ],
});
