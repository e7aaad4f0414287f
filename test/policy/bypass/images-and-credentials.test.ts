import { describeBypasses, podText, text } from "./describe-bypasses";

const settings = { "k8s-image-registry": { registries: ["reg.io"] } };
const PATH = "spec.containers[0].image";
const image = (name: string) => podText(`containers: [{name: a, image: "${name}"}]`);
const foreign = (name: string, value: string) => ({
  name,
  given: image(value),
  rule: "k8s-image-registry",
  path: PATH,
  settings,
});
const loose = (name: string, value: string) => ({
  name,
  given: image(value),
  rule: "k8s-image-pinned",
  path: PATH,
});

describeBypasses("registries, tags and credentials", [
  foreign("a host that begins like the listed one", "reg.io.evil/a:1"),
  foreign("a host that ends like the listed one", "evilreg.io/a:1"),
  foreign("a login in front of the host", "reg.io@evil.com/a:1"),
  foreign("another port of the host", "reg.io:5000/a:1"),
  foreign("an implied Docker Hub", "nginx:1"),
  foreign("a path that looks like the host", "docker.io/reg.io/a:1"),
  foreign("a subdomain", "x.reg.io/a:1"),
  foreign("an upper-case foreign host", "EVIL.IO/a:1"),
  {
    name: "an image that is mounted",
    given: podText("volumes: [{name: a, image: {reference: evil.io/a}}]"),
    rule: "k8s-image-registry",
    path: "spec.volumes[0].image.reference",
    settings,
  },
  loose("an implied latest", "reg.io/a"),
  loose("an implied latest after a port", "reg.io:5000/a"),
  loose("a tag latest", "reg.io/a:latest"),
  loose("a digest that is none", "reg.io/a:1@sha256"),
  loose("an empty tag", "reg.io/a:"),
  {
    name: "a credential in base64",
    given: text("v1", "ConfigMap", "binaryData: {a: QUtJQUlPU0ZPRE5ON0VYQU1QTEU=}"),
    rule: "k8s-plaintext-credential",
    path: "binaryData.a",
  },
  {
    name: "a credential in a file of a ConfigMap",
    given: text("v1", "ConfigMap", 'data: {app.properties: "user=a\\ndb.password=hunter2"}'),
    rule: "k8s-plaintext-credential",
    path: 'data["app.properties"]',
  },
  {
    name: "a credential of an init container",
    given: podText("initContainers: [{name: a, env: [{name: DB_PASSWORD, value: hunter2}]}]"),
    rule: "k8s-plaintext-credential",
    path: "spec.initContainers[0].env[0].value",
  },
]);
