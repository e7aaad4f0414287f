/** A step into a value: the name of a property or the index of an item. */
export type FieldStep = string | number;

/** `spec.rules[0].labels["app.kubernetes.io/name"]` as steps; malformed text is an error. */
export function parseFieldPath(path: string): readonly FieldStep[] {
  const steps: FieldStep[] = [];
  const step = /\.?([A-Za-z_$][\w$-]*)|\[(\d+)\]|\["([^"]+)"\]/y;
  while (step.lastIndex < path.length) {
    const at = step.lastIndex;
    const match = step.exec(path);
    if (match === null) throw new Error(`unreadable field path ${path} at character ${at}`);
    const [, name, index, quoted] = match;
    steps.push(index === undefined ? (name ?? quoted ?? "") : Number(index));
  }
  return steps;
}

/** The value that the steps lead to, `undefined` where one of them leads nowhere. */
export function valueAt(value: unknown, steps: readonly FieldStep[]): unknown {
  return steps.reduce<unknown>((current, step) => childOf(current, step), value);
}

/** A copy of the value without the field; items of a list keep their places. */
export function withoutField(value: unknown, steps: readonly FieldStep[]): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) return undefined;
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) => (index === step ? withoutField(item, rest) : item));
  }
  if (!isRecord(value)) return value;
  const { [String(step)]: child, ...others } = value;
  return rest.length === 0 ? others : { ...others, [String(step)]: withoutField(child, rest) };
}

/** A copy of the value with the field set; objects on the way are made where there are none. */
export function withField(value: unknown, steps: readonly FieldStep[], field: unknown): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) return field;
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) =>
      index === step ? withField(item, rest, field) : item,
    );
  }
  const record = isRecord(value) ? value : {};
  return { ...record, [String(step)]: withField(record[String(step)], rest, field) };
}

function childOf(value: unknown, step: FieldStep): unknown {
  if (Array.isArray(value)) return typeof step === "number" ? value[step] : undefined;
  return isRecord(value) ? value[String(step)] : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
