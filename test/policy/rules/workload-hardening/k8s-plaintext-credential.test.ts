import { k8sPlaintextCredential } from "../../../../policy/rules/workload-hardening/k8s-plaintext-credential";
import { describeRule } from "../../describe-rule";
import { saidOf } from "../../pods";
import { manifest, pod, POD_OWNERS, SECRET, UNKNOWN } from "../../resources";

const variable = (name: string, value: unknown) =>
  pod({ containers: [{ name: "app", env: [{ name, value }] }] });
const configMap = (data: unknown, binaryData?: unknown) =>
  manifest({ apiVersion: "v1", kind: "ConfigMap", data, binaryData });
const path = "spec.containers[0].env[0].value";

/** Made up here, and put together so that no scanner takes this file for a leak. */
const KEY_ID = ["AKIA", "Q7XW2N5TBV3LMZ4D"].join("");
const PRIVATE_KEY = ["-----BEGIN RSA ", "PRIVATE KEY-----\nMIIE\n"].join("");

describeRule(k8sPlaintextCredential, {
  pass: [
    ...[
      ["LOG_LEVEL", "debug"],
      ["TOKEN_URL", "https://login.example.com/token"],
      ["PASSWORD_FILE", "/run/secrets/password"],
      ["DB_PASSWORD", "$(DATABASE_PASSWORD)"],
      ["DB_PASSWORD", "${DATABASE_PASSWORD}"],
      ["DB_PASSWORD", "/run/secrets/password"],
      ["DB_PASSWORD", ""],
      ["API_TOKEN", "vault:secret/data/app#token"],
      ["MAX_TOKENS", "4096"],
      ["PUBLIC_KEY", "AAAAB3NzaC1yc2E"],
      ["IMAGE_PULL_SECRET", "registry"],
      ["BYPASS", "cache"],
      ["NEXT_PAGE_TOKEN", "abc"],
      ["DATABASE_URL", "postgres://app@db:5432/shop"],
      ["DATABASE_URL", "postgres://app:${PASSWORD}@db:5432/shop"],
      ["REQUIRE_PASSWORD", "true"],
      ["ENDPOINT", "https://example.com/?token=${TOKEN}&page=2"],
      ["HELP", "for authorization bearer credentials are needed"],
      ["QUERY", 'kube_secret_info{secret="app"}'],
    ].map(([name = "", value]) => ({
      name: `${name} as ${value === "" ? "nothing" : value}`,
      resources: variable(name, value),
    })),
    {
      name: "a reference to a Secret",
      resources: pod({
        containers: [
          { env: [{ name: "PASSWORD", valueFrom: { secretKeyRef: { name: "db", key: "p" } } }] },
        ],
      }),
    },
    {
      name: "a ConfigMap of settings",
      resources: configMap({
        "app.properties": "log.level=info\npassword=${DB_PASSWORD}\n",
        "app.json": '{"token": "", "tokenUrl": "https://example.com"}',
        "page.json": "[1, 2]",
        "app.yaml":
          "password: |\n  none\nsecrets: []\ntoken: # none\n# password: hunter2\nsecret: {name: db}\n",
        "app.py": "password = getpass()\ntoken = os.environ['TOKEN']\n",
        "page.html": '<input type="password" name="password"><password>${P}</password>',
        "broken.json": "{ not json",
      }),
    },
    {
      name: "a name that the organisation knows to be harmless",
      parameters: { harmless: ["CSRF_TOKEN", "token"] },
      resources: [...variable("CSRF_TOKEN", "name"), ...configMap({ token: "name" })],
    },
  ],
  fail: [
    ...POD_OWNERS.map((owner) => ({
      name: `a key of AWS in a ${owner.kind}`,
      resources: owner.make({ containers: [{ env: [{ name: "ID", value: KEY_ID }] }] }),
      findings: [
        [
          `${owner.path}.containers[0].env[0].value`,
          "container has a variable that looks like a credential (value withheld)",
        ],
      ] as const,
    })),
    ...(["initContainers", "ephemeralContainers"] as const).map((list) => ({
      name: `a password in ${list}`,
      resources: pod({
        [list]: [{ env: [{ name: "A" }, { name: "PASSWORD", value: "hunter2" }] }],
      }),
      findings: [
        [
          `spec.${list}[0].env[1].value`,
          saidOf(list, "container has a variable that looks like a credential (value withheld)"),
        ],
      ] as const,
    })),
    ...[
      ["DB_PASSWORD", "hunter2"],
      ["PGPASSWORD", "hunter2"],
      ["MYSQL_PASS", "hunter2"],
      ["DB_PASSWORD_PROD", "hunter2"],
      ["clientSecret", "hunter2"],
      ["dbPassword", "hunter2"],
      ["db.password", 12_345],
      ["SECRET_KEY_BASE", "0a1b2c"],
      ["API_KEY", "0a1b2c"],
      ["DB_PASSWORD1", "hunter2"],
      ["SSH_KEY", "0a1b2c"],
      ["JWT", "0a1b2c"],
      ["DSN", "jdbc:postgresql://db/shop?user=app&password=hunter2"],
      ["OPTIONS", "--user=app --password=hunter2"],
      ["HEADER", "Authorization: Bearer 0a1b2c3d4e"],
      ["AWS_SECRET_ACCESS_KEY", "wJalr0a1b2c"],
      ["GITHUB", `ghp_${"a1".repeat(18)}`],
      ["DATABASE_URL", "postgres://app:hunter2@db:5432/shop"],
      ["CERTIFICATE", PRIVATE_KEY],
      ["CONNECTION", "Server=db;User=app;Password=hunter2"],
      ["DOCKER_CONFIG", '{"auths": {"reg.io": {"auth": "dXNlcjpodW50ZXIy"}}}'],
      ["SESSION", `eyJ${"a".repeat(12)}.eyJ${"b".repeat(12)}.${"c".repeat(12)}`],
    ].map(([name, value]) => ({
      name: `${name} with a value`,
      resources: variable(String(name), value),
      findings: [
        [path, 'container "app" has a variable that looks like a credential (value withheld)'],
      ] as const,
    })),
    {
      name: "an entry of a ConfigMap by its key",
      resources: configMap({ password: "hunter2", host: "db" }),
      findings: [
        [
          "data.password",
          "the ConfigMap has an entry that looks like a credential (value withheld)",
        ],
      ],
    },
    {
      name: "files in a ConfigMap",
      resources: configMap({
        "app.properties": "log.level=info\ndb.password = hunter2\n",
        "app.yaml": "db:\n  password: hunter2 # for now\n",
        "app.json": '{"db": [{"password": "hunter2"}]}',
        "tls.pem": PRIVATE_KEY,
      }),
      findings: ["app.properties", "app.yaml", "app.json", "tls.pem"].map(
        (key) =>
          [
            `data["${key}"]`,
            "the ConfigMap has an entry that looks like a credential (value withheld)",
          ] as const,
      ),
    },
    ...[
      'password = "two words"',
      "db.password=pa#ss,word",
      "export DB_PASSWORD=hunter2",
      "<config><password>hunter2</password></config>",
      '<property name="password" value="hunter2"/>',
      "db: {user: app, password: hunter2}",
      'module required username="app" password="hunter2";',
      "ALTER USER app WITH PASSWORD 'hunter2';",
      "requirepass hunter2",
      'proxy_set_header Authorization "Basic YXBwOmh1bnRlcjI=";',
    ].map((line) => ({
      name: `a file with the line ${line}`,
      resources: configMap({ file: `# settings\n${line}\n` }),
      findings: [
        ["data.file", "the ConfigMap has an entry that looks like a credential (value withheld)"],
      ] as const,
    })),
    {
      name: "binary data",
      resources: configMap({}, { key: Buffer.from(PRIVATE_KEY).toString("base64") }),
      findings: [
        [
          "binaryData.key",
          "the ConfigMap has an entry that looks like a credential (value withheld)",
        ],
      ],
    },
  ],
  notApplicable: [
    {
      name: "a Secret",
      resources: manifest({ apiVersion: "v1", kind: "Secret", stringData: { password: "x" } }),
    },
  ],
  unknown: [
    {
      name: "an unknown value",
      resources: variable("PASSWORD", UNKNOWN),
      reasons: [`unknown value at ${path}`],
    },
    {
      name: "a value that the program keeps secret",
      resources: variable("PASSWORD", SECRET),
      reasons: [`secret value at ${path}`],
    },
    {
      name: "unknown data of a ConfigMap",
      resources: configMap(UNKNOWN),
      reasons: ["unknown value at data"],
    },
  ],
});
