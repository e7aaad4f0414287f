/** Hands a configured and a generated secret to two clouds. */
import * as aws from "@pulumi/aws";
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";

const token = new pulumi.Config().requireSecret("token");
const password = new random.RandomPassword("password", { length: 24 }).result;

const provider = new kubernetes.Provider("cluster", {
  context: "secrets",
  clusterIdentifier: "secrets",
  enableServerSideApply: true,
});
new kubernetes.core.v1.Secret(
  "credentials",
  { metadata: { name: "credentials" }, stringData: { token, password } },
  { provider },
);
new aws.ssm.Parameter("token", { name: "/shop/token", type: "SecureString", value: token });

export const credentials = { token, password };
