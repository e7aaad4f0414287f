import { describe, expect, it } from "vitest";
import { previewStatements } from "../../../../components/delivery/pure/preview-statements";
import { isRestrictable } from "../../../../policy/world/aws/iam-actions";
import { productSources, readRepositoryFile } from "../../../support/repository";

const aws = { accountId: "111122223333", region: "eu-central-1", partition: "aws" } as const;
const statements = previewStatements(aws);
const actions = statements.flatMap(({ Action }) => Action);

/** Services as IAM names them, where the SDK's module has another name. */
const SERVICES: Readonly<Record<string, readonly string[]>> = {
  cloudwatch: ["events", "logs"],
  vpc: ["ec2"],
};

describe("previewStatements", () => {
  it("only read", () => {
    expect(actions.filter((action) => !/^[\w-]+:(?:Describe|Get|List)\w+$/.test(action))).toEqual(
      [],
    );
  });

  it("read no data", () => {
    const data = /:(?:GetObject|GetItem|GetSecretValue|ReceiveMessage|GetLogEvents)/;
    expect(actions.filter((action) => data.test(action))).toEqual([]);
    const parameters = statements.find(({ Action }) => Action.includes("ssm:GetParameter"));
    expect(parameters?.Resource).toEqual(["arn:aws:ssm:eu-central-1::parameter/aws/*"]);
  });

  it("name resources wherever IAM knows any", () => {
    const open = statements.filter(({ Resource }) => Resource === "*");
    expect(open.flatMap(({ Action }) => Action).filter(isRestrictable)).toEqual([]);
    expect(open.map(({ Condition }) => Condition)).toEqual([
      { StringEquals: { "aws:RequestedRegion": "eu-central-1" } },
    ]);
  });

  it("stay in the account, the partition and, where there is one, the region", () => {
    const elsewhere = previewStatements({ ...aws, partition: "aws-cn", region: "cn-north-1" });
    const arns = elsewhere.flatMap(({ Resource }) => Resource).filter((arn) => arn !== "*");
    const place = /^arn:aws-cn:(?:[\w-]+:cn-north-1|iam:):111122223333:/;
    expect(arns.filter((arn) => !place.test(arn))).toEqual([
      "arn:aws-cn:route53:::hostedzone/*",
      "arn:aws-cn:ssm:cn-north-1::parameter/aws/*",
    ]);
  });

  it("cover every service of which a component declares something", () => {
    const declared = productSources()
      .filter((file) => file.startsWith("components/"))
      .flatMap((file) => [...readRepositoryFile(file).matchAll(/\baws\.(\w+)\.[A-Z]/g)])
      .map(([, service = ""]) => service);
    const services = [...new Set(declared)].flatMap((service) => SERVICES[service] ?? [service]);
    expect(services.length).toBeGreaterThan(5);
    const unread = services.filter((service) => !actions.some((a) => a.startsWith(`${service}:`)));
    expect(unread).toEqual([]);
  });

  it("leave room in the role for the state", () => {
    expect(JSON.stringify(statements).length).toBeLessThan(8_000);
  });
});
