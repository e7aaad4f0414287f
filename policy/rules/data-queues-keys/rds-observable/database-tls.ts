import type { Field } from "../../../rule/field";
import { typesOf, type Types } from "../../../world/resource-index";

/** Type tokens of a parameter group of databases. */
export const PARAMETER_GROUP_TYPES: Types = typesOf(
  "aws:rds/parameterGroup:ParameterGroup",
  "aws:rds/clusterParameterGroup:ClusterParameterGroup",
  "aws-native:rds:DbParameterGroup",
  "aws-native:rds:DBParameterGroup",
  "aws-native:rds:DbClusterParameterGroup",
  "aws-native:rds:DBClusterParameterGroup",
);

/** The parameter that makes an engine refuse connections without TLS. */
interface TlsParameter {
  readonly family: RegExp;
  readonly name: string;
  /** First major version that refuses them by default; undefined if no version does. */
  readonly onSince: number | undefined;
}

/** From the RDS User Guide, SSL/TLS with each engine. */
const TLS_PARAMETERS: readonly TlsParameter[] = [
  { family: /^postgres(\d+)/, name: "rds.force_ssl", onSince: 15 },
  { family: /^aurora-postgresql(\d+)/, name: "rds.force_ssl", onSince: 17 },
  { family: /^sqlserver-/, name: "rds.force_ssl", onSince: undefined },
  { family: /^(?:aurora-)?mysql(\d+)/, name: "require_secure_transport", onSince: undefined },
  { family: /^mariadb(\d+)/, name: "require_secure_transport", onSince: undefined },
];

/** The parameter that requires TLS, and whether a value of it does. */
export interface TlsDemand {
  readonly field: Field;
  readonly isOn: (value: unknown) => boolean;
}

/** The parameter of a group that requires TLS; undefined for an engine without such a parameter. */
export function demandOfTls(group: Field): TlsDemand | undefined {
  const family = group.get("family");
  if (!family.isReadable) return { field: family, isOn: () => false };
  const known = TLS_PARAMETERS.find(({ family: pattern }) => pattern.test(family.text ?? ""));
  if (known === undefined) return undefined;
  const major = Number(known.family.exec(family.text ?? "")?.[1]);
  const isDefault = known.onSince !== undefined && major >= known.onSince;
  return {
    field: parameterOf(group.get("parameters"), known.name),
    isOn: (value) => (value === undefined ? isDefault : /^(?:1|on|true)$/i.test(String(value))),
  };
}

/** The value of a parameter: of a list of names and values, or of a map. */
function parameterOf(parameters: Field, name: string): Field {
  if (!Array.isArray(parameters.value)) return parameters.get(name);
  const entries = parameters.items();
  const own = entries.find((entry) => entry.get("name").value === name);
  const hidden = entries.find((entry) => !entry.get("name").isReadable);
  if (own !== undefined) return own.get("value");
  return hidden?.get("name") ?? parameters.get(name);
}
